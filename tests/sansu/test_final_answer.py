"""The final answer of a text, exactly, or None where there is not exactly one."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.final_answer import CLOCK, RATIO, final_answer, parse_answer, same_answer
from sansu.quantity import Quantity, same, written

PROBLEMS = Path(os.environ.get("SANSU_SHARED", Path(__file__).parents[2].parent / "shared")) / "data" / "problems"


@pytest.mark.parametrize(
    ("line", "expected", "unit", "suffix"),
    [
        ("答え 31本", "31", "本", ""),
        ("答え　31本", "31", "本", ""),
        ("答え：31本です。", "31", "本", ""),
        ("答え: ３１本", "31", "本", ""),
        ("答えは31本です。", "31", "本", ""),
        ("こたえ 31本", "31", "本", ""),
        ("答 31本", "31", "本", ""),
        ("解答：31本", "31", "本", ""),
        ("【答え】31本", "31", "本", ""),
        ("（答え）31本", "31", "本", ""),
        ("**答え** 31本", "31", "本", ""),
        ("**答え：31本**", "31", "本", ""),
        ("### 答え\n31本", "31", "本", ""),
        ("A. 31本", "31", "本", ""),
        ("したがって、答えは31本です。", "31", "本", ""),
        ("答え 三十一本", "31", "本", ""),
        ("答え 1,200円", "1200", "円", ""),
        ("答え 1万2千円", "12000", "円", ""),
        ("答え 30＋1＝31（本）", "31", "本", ""),
        ("答え 31（本）", "31", "本", ""),
        ("答え 31本（両はしをふくむ）", "31", "本", ""),
        ("答え (1)で求めた31本", "31", "本", ""),
        ("答え 20", "20", "", ""),
        ("答え 5年後", "5", "年", "後"),
        ("答え 10分前", "10", "分", "前"),
        ("答え 52日目", "52", "日", "目"),
        ("答え 5792番目", "5792", "番", "目"),
        ("答え 27と3/11分後", "300/11", "分", "後"),
        ("答え 2.5秒", "2.5", "秒", ""),
        ("答え 2/3倍", "2/3", "倍", ""),
        ("答え 7時間12分", "432", "分", ""),
        ("答え 1時間30分20秒", "5420", "秒", ""),
        ("答え 7時間12分（432分）", "432", "分", ""),
        ("答え 2m30cm", "230", "cm", ""),
        ("答え 分速60m", "60", "m/分", ""),
        ("答え 時速4.8km", "4.8", "km/時間", ""),
        ("答え 毎秒20m", "20", "m/秒", ""),
        ("答え 4.8km/時", "4.8", "km/時間", ""),
        ("答え 3割5分", "3.5", "割", ""),
        ("答え 4割増し", "4", "割", "増し"),
        ("答え 15%", "15", "%", ""),
        ("答え 午前9時20分", "560", CLOCK, ""),
        ("答え 午後2時", "840", CLOCK, ""),
        ("答え 6月18日", "618", "月日", ""),
        ("答え 水曜日", "3", "曜日", ""),
        ("答え 100円のノート 14冊", "14", "冊", ""),
        ("答え 1人あたり5個", "5", "個", ""),
        ("答え 10%の食塩水300g", "300", "g", ""),
        ("答え −5本", "-5", "本", ""),
        ("答え 1時間半", "1.5", "時間", ""),
        ("答え 72km/h", "72", "km/時間", ""),
        ("答え 300cm3", "300", "cm³", ""),
        ("答え $31$本", "31", "本", ""),
        ("- 答え: 31本", "31", "本", ""),
        ("> 答え 31本", "31", "本", ""),
        ("答え＝31本", "31", "本", ""),
        ("答え 木の数は30＋1＝31で、31本", "31", "本", ""),
        ("答え 31本\n以上です。", "31", "本", ""),
        ("答え 31本\n答え 31本", "31", "本", ""),
        ("確かめ 答えは正しいです。\n答え 9本", "9", "本", ""),
    ],
)
def test_one_answer(line: str, expected: str, unit: str, suffix: str) -> None:
    answer = final_answer(f"(1) 求めます。\n270÷9＝30（つ）\n{line}")
    assert answer is not None
    assert answer.quantities == (Quantity(Fraction(expected), unit),)
    assert (answer.suffix, answer.stated) == (suffix, True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("答え 大きいほう48、小さいほう32", [("48", ""), ("32", "")]),
        ("答え 75人、78人、81人", [("75", "人"), ("78", "人"), ("81", "人")]),
        ("答え 兄 750円、弟 150円", [("750", "円"), ("150", "円")]),
        ("答え 赤い花が20本、白い花が10本", [("20", "本"), ("10", "本")]),
        ("答え ノート1冊80円、えんぴつ1本50円", [("80", "円"), ("50", "円")]),
        ("答え 3：2", [("3", RATIO), ("2", RATIO)]),
    ],
)
def test_several_values(line: str, expected: list[tuple[str, str]]) -> None:
    answer = final_answer(line)
    assert answer is not None
    assert [(str(q.value), q.unit) for q in answer.quantities] == expected


@pytest.mark.parametrize(
    "text", ["よって31本です", "だから、木は31本です。", "したがって 30＋1＝31（本）", "31本です。"]
)
def test_a_closing_sentence_is_a_weaker_answer(text: str) -> None:
    answer = final_answer(f"(1) 求めます。\n{text}")
    assert answer is not None
    assert (answer.quantity, answer.stated) == (Quantity(Fraction(31), "本"), False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "270÷9＝30",
        "答えを確かめます",
        "答え",
        "答え ありません",
        "答え 約30本",
        "答え 30本以上",
        "答え 30本くらい",
        "答え 31〜32本",
        "答え 3/0",
        "答え 31本\n答え 32本",
        "答え 7時間12分（400分）",
        "A：31本",
        "Aは31本",
    ],
)
def test_no_answer(text: str) -> None:
    assert final_answer(text) is None


@pytest.mark.parametrize(
    ("answer", "unit", "expected"),
    [
        ("31", None, [("31", "")]),
        ("2.5", "秒", [("5/2", "秒")]),
        ("21/2", "分", [("21/2", "分")]),
        ("10と1/2", "分", [("21/2", "分")]),
        ("75,78,81", "人", [("75", "人"), ("78", "人"), ("81", "人")]),
        ("100,120,140", "円", [("100", "円"), ("120", "円"), ("140", "円")]),
        ("1,200", "円", [("1200", "円")]),
        ("1,234,567", "円", [("1234567", "円")]),
        ("42/5", "km/時", [("42/5", "km/時間")]),
        ("42/5", "km/時間", [("42/5", "km/時間")]),
        ("391/5", "m/分", [("391/5", "m/分")]),
        ("5年後", None, [("5", "年")]),
        ("15", "分後", [("15", "分")]),
        ("31本", "本", [("31", "本")]),
        ("4", "ぴき", [("4", "匹")]),
        ("225", "", [("225", "")]),
    ],
)
def test_parse_answer(answer: str, unit: str | None, expected: list[tuple[str, str]]) -> None:
    parsed = parse_answer(answer, unit)
    assert parsed is not None
    assert [(str(q.value), q.unit) for q in parsed.quantities] == expected


def test_parse_answer_suffix_and_refusal() -> None:
    after = parse_answer("15", "分後")
    assert after is not None
    assert after.suffix == "後"
    assert parse_answer("まんなか") is None
    assert parse_answer("") is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("31本", "31本", True),
        ("31", "31本", True),
        ("31本", "32本", False),
        ("31本", "31個", False),
        ("90分", "1.5時間", True),
        ("7時間12分", "432分", True),
        ("分速60m", "時速3.6km", True),
        ("4ぴき", "4匹", True),
        ("5年後", "5年", True),
        ("5年後", "5年前", False),
        ("75,78,81", "81人、75人、78人", True),
        ("75,78,81", "75人、78人", False),
        ("3割", "30%", True),
        ("8時43と7/11分", "43と7/11分", True),
        ("3：2", "6：4", True),
        ("3：2", "2：3", False),
    ],
)
def test_same_answer(left: str, right: str, expected: bool) -> None:
    a, b = parse_answer(left), parse_answer(right)
    assert a is not None and b is not None
    assert same_answer(a, b) is expected
    assert same_answer(b, a) is expected


@given(
    st.builds(Fraction, st.integers(0, 9999), st.integers(1, 40)),
    st.sampled_from(["本", "匹", "円", "m", "分", "時間", "km/時間", "m/分", "個", "g", "%", "割", "倍", "才", ""]),
    st.sampled_from(["", "後", "前"]),
)
def test_reads_what_is_written(value: Fraction, unit: str, suffix: str) -> None:
    quantity = Quantity(value, unit)
    answer = final_answer(
        f"(1) 求めます。\n3＋4＝7\n答え {written(quantity)}{suffix if unit in ('分', '時間') else ''}"
    )
    assert answer is not None
    assert len(answer.quantities) == 1
    assert same(answer.quantity, quantity)  # 1.5分 is written 1分30秒


@given(
    st.text(alphabet="答えこたA.：は0123456789/と時間分速km本人、。（）()−-【】\n*よって", max_size=60),
    st.text(max_size=8),
)
def test_never_raises(text: str, unit: str) -> None:
    final_answer(text)
    final_answer("答え " + text)
    parse_answer(text, unit)


@pytest.mark.parametrize("name", ["juken_dev.jsonl", "mgsm_ja.jsonl", "mawps_ja.jsonl"])
def test_every_answer_of_the_shared_rows_is_read(name: str) -> None:
    path = PROBLEMS / name
    if not path.is_file():
        pytest.skip(f"{path} is absent: the shared problems are not part of the project")
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert parse_answer(row["answer"], row["unit"]) is not None, row["id"]
