"""N進法: the page letter for letter, and every place against a count (its cases are in test_cases.py)."""

from __future__ import annotations

from itertools import count, islice

from sansu.families.nshin_steps import Nshin, explain
from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "使える数字が0、4、7、9だけになった機械で、製品に 4、7、9、40、44、47、… と順に番号をつけます。50番目の製品の番号は何ですか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == "N進法｜使える数字：0、4、7、9｜並べ方：4、7、9、40、…と小さい順｜求めるもの：50番目の数"
    assert found.solution.text.splitlines() == [
        "(1) 4でくり返しわり、余りを書いておきます。",
        "50÷4＝12あまり2",
        "(2) 商をまた4でわり、余りを書きます。",
        "12÷4＝3あまり0",
        "(3) 最後の商と余りを下から順に読むと、302です。",
        "(4) 0、1、2、3を、順に0、4、7、9に置きかえると、907です。",
        "確かめ 位の重みをかけてたし、番目にもどします。",
        "3×4×4＋0×4＋2＝50（番目）",
        "答え 907",
    ]


def test_every_place_of_every_row() -> None:
    for digits in ((0, 1), (1, 2), (0, 4, 7, 9), (1, 2, 3), (2, 5, 9), (0, 1, 2, 3, 5, 6, 7, 8)):
        for start in (0, 1) if 0 in digits else (1,):
            allowed = {str(d) for d in digits}
            row = islice((n for n in count(start) if set(str(n)) <= allowed), 200)
            for place, number in enumerate(row, 1):
                if place > 1 or start:
                    assert explain(Nshin("nth", place, digits, start)).answer.value == number
                assert explain(Nshin("index", number, digits, start)).answer.value == place
