"""Patterns that write and read: the four marks, and what a slot may not swallow."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.quantity import Quantity
from sansu.reading.lexer import lex
from sansu.wording import Fact, clause, refers, write

SHARE = clause(
    "share", "share", "1人に{each:count}ずつ(配る|分ける|<わたす>)と[、]{rest:count}余り(ます。|<、>)", outcome="余り"
)


def q(value: int, unit: str) -> Quantity:
    return Quantity(Fraction(value), unit)


@given(each=st.integers(2, 99), rest=st.integers(2, 99), seed=st.integers(0, 1000))
def test_what_a_clause_writes_it_reads(each: int, rest: int, seed: int) -> None:
    fact = Fact.of("share", each=q(each, "個"), rest=q(rest, "個"), outcome="余り")
    text = write([fact], [SHARE], random.Random(seed))
    lexed = lex(text)
    assert SHARE.read(lexed, 0) == (fact, len(lexed.text))
    assert "わたす" not in text  # read, never written


def test_what_is_only_read_is_read_too() -> None:
    lexed = lex("1人に5個ずつわたすと12個余り、")
    result = SHARE.read(lexed, 0)
    assert result is not None and result[0].quantity("rest") == q(12, "個")


def test_a_number_in_a_pattern_means_just_that_number() -> None:
    assert SHARE.read(lex("2人に5個ずつ配ると12個余ります。"), 0) is None
    assert SHARE.read(lex("１人に五個ずつ配ると十二個余ります。"), 0) is not None


def test_branches_that_differ_in_a_number_alone_are_all_read() -> None:
    second = clause("second", "second", "(2回目に|2度目に|<3回目に>)出会う", which="2")
    for text, read in (("2回目に", True), ("2度目に", True), ("3回目に", True), ("4回目に", False), ("3度目に", False)):
        assert (second.read(lex(text + "出会う"), 0) is not None) == read, text


def test_a_writing_leaves_no_role_out() -> None:
    sends = clause("sends", "sends", "{a:noun}(と{b:noun}を|を)({c:noun}に|店に|)送る。")
    whole = Fact.of("sends", a="本", b="箱", c="町")
    for seed in range(40):
        text = write([whole], [sends], random.Random(seed))
        assert text == "本と箱を町に送る。"
        assert write([Fact.of("sends", a="本")], [sends], random.Random(seed)) in ("本を店に送る。", "本を送る。")
    assert not sends.writes(Fact.of("sends", b="箱"))
    either = clause("either", "sends", "({a:noun}|{b:noun})を送る。")
    assert not either.writes(Fact.of("sends", a="本", b="箱"))
    with pytest.raises(ValueError, match="cannot say"):
        either.write(Fact.of("sends", a="本", b="箱"), random.Random(1))


@pytest.mark.parametrize("noun", ["道の両側", "池の半分", "残りの道", "1つ目の道", "道、川"])
def test_a_noun_never_swallows_a_condition(noun: str) -> None:
    road = clause("road", "road", "{place:noun}に木を植えます。")
    result = road.read(lex(f"{noun}に木を植えます。"), 0)
    assert result is None


def test_the_longest_branch_is_read() -> None:
    along = clause("along", "along", "{length:length}の道(に|にそって|に沿って)")
    lexed = lex("30mの道にそって")
    assert along.read(lexed, 0) == (Fact.of("along", length=q(30, "m")), len(lexed.text))


def test_an_optional_slot_is_written_where_there_is_a_value() -> None:
    ask = clause("ask", "ask", "[{thing:noun}は]何{unit:counter}ですか。")
    rng = random.Random(1)
    assert ask.write(Fact.of("ask", thing="木", unit="本"), rng) == "木は何本ですか。"
    assert ask.write(Fact.of("ask", unit="本"), rng) == "何本ですか。"


def test_a_clause_says_only_the_fact_that_it_can_say_whole() -> None:
    assert not SHARE.writes(Fact.of("share", each=q(5, "個"), rest=q(12, "個"), outcome="不足"))
    assert not SHARE.writes(Fact.of("share", each=q(5, "個"), outcome="余り"))
    assert not SHARE.writes(Fact.of("share", each=q(5, "個"), rest=q(12, "個"), people=q(3, "人"), outcome="余り"))
    with pytest.raises(ValueError, match="left unsaid"):
        fact = Fact.of("share", each=q(5, "個"), rest=q(12, "個"), outcome="余り")
        write([fact, fact], [SHARE], random.Random(0))


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("木", "桜の木", True),
        ("太郎", "太郎さん", True),
        ("", "A", True),
        ("桜", "梅の木", False),
        ("B", "A", False),
        ("弟", "兄と弟", False),
        ("兄", "兄と弟", False),
        ("兄と弟", "弟", False),
        ("太郎", "太郎の弟", False),
        ("太郎さん", "太郎さんのお父さん", False),
        ("A", "A町", True),
    ],
)
def test_a_shorter_mention_may_mean_a_thing_named_before(short: str, full: str, same: bool) -> None:
    assert refers(short, full) is same
