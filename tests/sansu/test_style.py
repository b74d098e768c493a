"""What no pupil before middle school has met is named; good explanations are left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.style import violations, width

MODEL = """(1) 間の数を求めます。
270÷9＝30（つ）
(2) 両はしにも植えるので、木の数は間の数より1多くなります。
30＋1＝31（本）
確かめ 間の数と間かくから、道の長さにもどします。
(31−1)×9＝270（m）
答え 31本"""

GOOD = [
    MODEL,
    "50×□＝750",
    "□＝12÷3＝4",
    "□＋5＝12 だから □＝12−5＝7",
    "50×□＝750 □＝750÷50",
    "③＝2700円 だから ①＝900円",
    "Aさん1日分を③とする",
    "1番目の町をAとする",
    "A→B",
    "Aの速さ",
    "A−B間の道のり",
    "A地点とB地点の間は3km",
    "AとBの比は3：2",
    "A：B＝3：2",
    "A：30分、B：20分",
    "A管 30分、B管 20分",
    "A君が8歩、B君が5歩",
    "P、Qが動く",
    "Aさんは3×4＝12（個）",
    "3×A君の分",
    "12×Aさんの分",
    "三角形ABCの面積 3×4÷2＝6（cm²）",
    "AB＝12cm",
    "AD：DB＝2：3",
    "2B鉛筆3本",
    "3m×4m＝12m²",
    "1cm²＝100mm²",
    "5a＋3a＝8a",
    "2t−1t＝1t",
    "2L＋3L＝5L",
    "1L＝10dL",
    "10mL＋5mL＝15mL",
    "5kg−2kg＝3kg",
    "2ha×3",
    "5m/秒×3秒＝15m",
    "速さ×時間＝道のり",
    "15÷2＝7あまり1",
    "27と3/11分",
    "270−9＝261",
    "(270−9)×2",
    "毎分60m−毎分40m＝毎分20m",
    "- 270÷9＝30",
    "3 x 4＝12",
    "差は2少ない",
    "置きかえる",
    "①.3×0.8＝1.04",
    "(1) 3＋4＝7\n(2) 7×2＝14",
    "（1）3＋4＝7\n（2）7×2＝14",
    "手順1 3＋4＝7\n手順2 7×2＝14",
    "○●●○がくり返し並ぶ",
    "(大−小)÷差",
    "大=(和+差)÷2、小=(和−差)÷2",
    "代金−20＝80",
]


@pytest.mark.parametrize("text", GOOD)
def test_no_false_alarm(text: str) -> None:
    assert violations(text) == []


BAD = [
    ("xとおく", "未知数"),
    ("りんごの数をx個とする", "未知数"),
    ("2つの数をx,yとする", "未知数"),
    ("2x＋3＝7", "未知数"),
    ("ｘ＋3", "未知数"),
    ("y＝3×4", "未知数"),
    ("nを求める", "未知数"),
    ("f(x)", "未知数"),
    ("値段をaとおく", "文字の計算"),
    ("A×12＋B×9＝100", "文字の計算"),
    ("A＋B＝10", "文字の計算"),
    ("A−B＝4", "文字の計算"),
    ("A÷2", "文字の計算"),
    ("ａ×３", "文字の計算"),
    ("12×A＝36", "文字の計算"),
    ("5A＋3B＝100", "文字の計算"),
    ("方程式を立てる", "中学の用語"),
    ("両辺を2でわる", "中学の用語"),
    ("移項すると", "中学の用語"),
    ("連立方程式", "中学の用語"),
    ("代入する", "中学の用語"),
    ("3の2乗", "中学の用語"),
    ("\\frac{1}{2}", "LaTeX"),
    ("3 \\times 4", "LaTeX"),
    ("$3+4$", "LaTeX"),
    ("3−5＝−2", "負の数"),
    ("答え −5本", "負の数"),
    ("答え：-5本", "負の数"),
    ("(−3)×2", "負の数"),
    ("5＋(-3)＝2", "負の数"),
    ("差はマイナス5", "負の数"),
    ("√2", "累乗・根号"),
    ("3^2", "累乗・根号"),
    ("5²", "累乗・根号"),
    ("4×□＋8＝6×□−2", "両側の□"),
    ("3＋4＝7\n7×2＝14", "手順の番号"),
    ("(1) 3＋4＝7\n(3) 7×2＝14", "手順の番号"),
    ("あ" * 61, "長い行"),
    ("(1) 短い\n" + "あ" * 61, "長い行"),
]


@pytest.mark.parametrize(("text", "rule"), BAD)
def test_names_the_rule(text: str, rule: str) -> None:
    found = violations(text)
    assert rule in {violation.rule for violation in found}
    for violation in found:
        assert 0 <= violation.start <= violation.end <= len(text)
        assert violation.message.endswith(("。", "ことばです。"))


def test_span_is_the_place() -> None:
    text = "(1) りんごの数をx個とする"
    (violation,) = violations(text)
    assert text[violation.start : violation.end] == "x"


def test_sixty_characters_are_allowed() -> None:
    assert violations("あ" * 60) == []
    assert violations("1" * 120) == []
    assert width("あ1×") == 5


@given(st.text(alphabet="xyzABab0123456789＋−×÷＝=+-□①（）()^√\\$\n あいmk円を", max_size=100))
def test_never_raises(text: str) -> None:
    for violation in violations(text):
        assert 0 <= violation.start <= violation.end <= len(text)


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from(["本", "m", "km", "cm²", "円", "g", "L", "分"]))
def test_the_model_form_is_clean(count: int, each: int, unit: str) -> None:
    text = (
        f"(1) 間の数を求めます。\n{count * each}÷{each}＝{count}（{unit}）\n"
        f"(2) 1多くなります。\n{count}＋1＝{count + 1}（{unit}）\n"
        f"確かめ もどします。\n({count + 1}−1)×{each}＝{count * each}（{unit}）\n答え {count + 1}{unit}"
    )
    assert violations(text) == []
