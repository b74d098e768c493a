"""四則の文章題: who has how many of what (read and trap cases are in cases/shisoku.tsv), the page, and the verbs."""

from __future__ import annotations

import random

import pytest

from sansu.families.shisoku import FAMILY
from sansu.quantity import Quantity
from sansu.reading.everyday_verbs import verb_at
from sansu.understanding import NotUnderstood, Understanding, understand

TRAPS = (
    "りんごを5個買い、みかんを3個買いました。りんごは何個買いましたか。",
    "兄はりんごを5個買い、母は3個買いました。父はりんごを何個買いましたか。",
    "りんごが5個あります。3個洗いました。りんごは全部で何個ありますか。",  # washing brings none
    "かごにみかんが8個あります。木からみかんを5個取りました。みかんは全部で何個ありますか。",  # into the basket or not
    "本を12冊持っています。5冊読みました。本は何冊ありますか。",
    "りんごが10個あります。毎日2個食べます。3日後に何個残りますか。",
    "太郎さんはあめを10個、次郎さんは6個持っています。彼は3個食べました。太郎さんは今、あめを何個持っていますか。",
    "12人の子どもに4個ずつ配ると、3個余りました。あめは全部で何個ありましたか。",
    "太郎さんと次郎さんは合わせて20個持っています。太郎さんは12個持っています。2人は何個持っていますか。",
    "りんごが10個あります。みかんはりんごより3個多いです。りんごは全部で何個ありますか。",
    "りんごを8個買って、1個100円でした。その後、2個食べました。りんごの代金はいくらですか。",
    "公園に男の子が8人、女の子が6人います。男の子が3人帰りました。女の子は何人いますか。",
)


@pytest.mark.parametrize("problem", TRAPS)
def test_a_trap_is_not_answered(problem: str) -> None:
    assert isinstance(understand(problem), NotUnderstood)


def test_the_page() -> None:
    found = understand("りんごが30個あります。そのうち6個を食べました。残りを4人で分けると、1人何個もらえますか。")
    assert isinstance(found, Understanding)
    assert found.solution.text.splitlines() == [
        "(1) はじめの数から食べた数をひきます。",
        "30−6＝24（個）",
        "(2) 残りの数を分ける人数でわります。",
        "24÷4＝6（個）",
        "確かめ 答えに分ける人数をかけて、残りの数にもどします。",
        "6×4＝24（個）",
        "答え 6個",
    ]


def test_counting_out_comes_to_the_same() -> None:
    """The answer counted by hand, change by change, for problems of one owner."""
    rng = random.Random(3)
    for _ in range(60):
        posed = FAMILY.pose(rng, 3, ["shisoku-26", "shisoku-27"])
        have = 0
        for fact in posed.situation.told:
            amount = fact.get("a1")
            if isinstance(amount, Quantity):
                sign = -1 if "give" in fact.text("vc").split() else 1
                for _one in range(int(amount.value)):
                    have += sign
        assert posed.solution.answer.value == have, posed.text


@pytest.mark.parametrize(
    ("text", "verb", "link"),
    [
        ("拾いましたか。", "拾う", "。"),
        ("売り、", "売る", "and"),
        ("もらって", "もらう", "and"),
        ("食べられてしまいました。", "食べる", "。"),
        ("洗わなければなりませんでした。", "洗う", "。"),
        ("あげたとすると、", "あげる", "if"),
        ("使ったら、", "使う", "if"),
        ("植える予定です。", "植える", "。"),
        ("終えたとき、", "終える", "when"),
    ],
)
def test_a_verb_is_known_in_its_forms(text: str, verb: str, link: str) -> None:
    forms, ending, stop = verb_at(text, 0)[0]
    assert (forms[0].verb, ending.link, stop) == (verb, link, len(text))
