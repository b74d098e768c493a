"""Expressions are computed exactly, and an equation holds only where what it says is true."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sansu.expression import Equation, ExpressionError, equations, value
from sansu.quantity import DIMENSIONS, Quantity, convert, number, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("270÷9", "30"),
        ("270/9", "30"),
        ("２７０÷９", "30"),
        ("(31−1)×9", "270"),
        ("（31－1）×9", "270"),
        ("30-1", "29"),
        ("30–1", "29"),
        ("30ー1", "29"),
        ("3*4", "12"),
        ("3x4", "12"),
        ("3 x 4", "12"),
        ("2＋3×4", "14"),
        ("20−3−4", "13"),
        ("24÷2×3", "36"),
        ("24÷(2×3)", "4"),
        ("{2×(3＋4)−4}÷5", "2"),
        ("[(3+4)×2]÷7", "2"),
        ("2.5×4", "10"),
        ("１．５＋0.5", "2"),
        ("3/4＋1/4", "1"),
        ("2÷3/4", "8/3"),
        ("2と3/11×11", "25"),
        ("11分の3＋11分の8", "1"),
        ("2と11分の3", "25/11"),
        ("200×15%", "30"),
        ("200×15％", "30"),
        ("200円の15%", "30"),
        ("12の1/3", "4"),
        ("3割5分", "7/20"),
        ("1000×3割5分", "350"),
        ("1000円の3割引き", "700"),
        ("1000円の2割増し", "1200"),
        ("270m÷9m", "30"),
        ("60(円)×3", "180"),
        ("60（円）×3", "180"),
        ("100円×2本＋30円", "230"),
        ("(3＋4)人×2", "14"),
        ("3グループ×5人", "15"),
        ("③÷3", "1"),
        ("⑮−⑦", "8"),
        ("①.3×0.8", "1.04"),
        ("1,200×3", "3600"),
        ("１，２００円×3", "3600"),
        ("1万2千÷4", "3000"),
        ("1.5万円×2", "30000"),
        ("2億5000万", "250000000"),
        ("1時間20分＋30分", "110"),
        ("1.5km÷60m", "25"),
        ("\\frac{1}{2}+\\frac{1}{3}", "5/6"),
        ("3 \\times (4+5)", "27"),
        ("12 \\div 4", "3"),
        ("−3＋5", "2"),
        ("1÷(1/12＋1/4)", "3"),
    ],
)
def test_value(text: str, expected: str) -> None:
    assert value(text) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "とちゅう"),
        ("3＋", "とちゅう"),
        ("3＋×4", "3文字め"),
        ("3(4+5)", "2文字め"),
        ("x＋3", "「x」"),
        ("速さ×時間", "「速」"),
        ("□＋3", "「□」"),
        ("3^2", "「^」"),
        ("5²", "「²」"),
        ("5÷0", "0でわって"),
        ("5÷(3−3)", "0でわって"),
        ("3/0", "分母が0"),
        ("3：5", "比"),
        ("3m＋20cm", "単位"),
        ("(" * 100 + "3" + ")" * 100, "深すぎ"),
        ("9" * 50, "長すぎ"),
        ("×".join(["9" * 30] * 10), "大きすぎ"),
        ("1＋" * 300 + "1", "長すぎ"),
        ("3＋4＝7", "「=」"),
    ],
)
def test_value_names_the_place(text: str, part: str) -> None:
    with pytest.raises(ExpressionError, match=part.replace("(", r"\(").replace("^", r"\^")):
        value(text)


HOLDING = """
270÷9＝30（つ）
(2) 30＋1＝31（本）
(31−1)×9＝270（m）
(1) (3＋4)×2＝14
（1）270÷9＝30
①270÷9＝30
① 270÷9＝30
1. 270÷9＝30
手順1 270÷9＝30
- 270÷9＝30
・270÷9＝30
**270÷9＝30**
270÷9＝**30**本
式：270÷9＝30
式 270÷9＝30
確かめ：30×9＝270
答え：270÷9＝30本
270m÷9m＝30
60(円)×3＝180（円）
100円×2本＋30円＝230円
りんご3個×100円＝300円
1人3個×5人＝15個
3グループ×5人＝15人
長さ150m＋300m＝450m
③÷3＝①
⑤−②＝③
[5]−[2]＝[3]
7÷2＝3あまり1
7÷2=3 余り 1
7÷2=3…1
7÷2=3...1
7.5÷2＝3あまり1.5
(50−2)÷7＝6あまり6
100÷7＝14(週)あまり2(日)
3：5＝6：10
12:18=2:3
1：2：3＝2：4：6
2m：50cm＝4：1
200×15%＝30
200円の15%＝30円
1000円の3割引き＝700円
3割5分＝0.35
5%＝0.05
30÷200＝15%
30÷200＝0.15
30÷200×100＝15%
30÷200×100＝15（%）
30÷200＝15（%）
100−30＝70%
60÷200＝3割
1時間＝60分
1.5（時間）＝90（分）
1.5km＝1500m
1L＝1000cm³
10dL＝1L
1ha＝10000m²
1m²＝10000cm²
1日＝24時間
時速72km＝秒速20m
72km/時＝20m/秒
1時間20分＝80分
2m30cm＝230cm
1kg200g＝1200g
3m×4m＝12m²
5cm×6cm×3cm＝90cm³
3m＋20cm＝320cm
1.5km÷60m＝25分
時速4km×30分＝2km
分速60m×5分＝300m
60m×5分＝300m
60×5＝300m
時速60km×1時間30分＝90km
90分÷60＝1.5時間
2.5時間×60＝150分
時速72km÷3.6＝秒速20m
8時間×5日＝40時間
1日8時間×5日＝40時間
270÷9＝30だから30＋1＝31
(12＋3)×2＝15×2＝30
30＝15×2
3.14×5×5＝78.5（cm²）
300÷11＝27と3/11
300÷11=27と3/11分
36/11＝3と3/11
8÷3＝2 と 2/3
2/3＋1/6＝5/6
3－0.5＝2.5
3 * 4 = 12
3x4=12
\\frac{1}{2}+\\frac{1}{3}=\\frac{5}{6}
$3 \\times 4 = 12$
3 \\times 4 = 12 \\text{ cm}
\\(270 \\div 9 = 30\\)
270÷9は30
270÷9で30
270÷9は30です
270÷9を計算すると30になります
5%は0.05です
60×3で180m進みます
1時間は60分です
8時30分−8時＝30分
1万2千円÷3＝4000円
7÷2は3余り1
270÷8＝33で、あまり6
7÷2＝3（人）で、1（個）あまる
7÷2＝3で1余る
2÷100000＝5万分の1
3割＝0.3倍
120%＝1.2倍
12の1/3＋4＝8
30＋1（両はしの1本）＝31
30＋1＝31（両はしの1本をふくむ）
2回目 30×2＝60
200円/g×5g＝1000円
毎分3L×5分＝15L
毎秒5m×1分＝300m
5a＝500m²
3t＝3000kg
3+4==7
6の2/3倍＝4
100cm÷30cm＝3あまり10cm
60m−50m＝毎分10m
3,000円−1,200円＝1,800円
2：4：6＝1：2：3
9割5分＝95%
100−(20＋30)＝50
270÷9 = 30 です
30＝270÷9
1−0.3＝0.7
よって、1時間＝60分
速さは時速72km＝秒速20m
8−3＝5％
50%−20%＝30%
1＋2＋3＝6
12÷3＝4→4＋1＝5
0.3×10＝3割
3/4km＝750m
1/2時間＝30分
5人×3日＝15人日
2人×4時間×3日＝24（時間）
10分間＝600秒間
80円×5本＋120円×3本＝760円
（31−1）×9＝270（m）
27÷(11÷2)＝4と10/11
1L2dL＝12dL
①＋②＝③
(③＋②)÷5＝①
30÷(1＋0.5)＝20
3.0×2＝6.0
7÷3＝2と1/3
2.50＋2.5＝5
0÷5＝0
15：20＝3：4
1.5：2＝3：4
1/2：1/3＝3：2
10％＝0.1
1000円の2割5分＝250円
1000円の2割5分引き＝750円
1/12＋1/6＝3/12＝1/4
150÷(60+40)=1.5(分)=90(秒)
4.5km÷40分＝0.1125km/分＝112.5m/分
8÷2＝4（ひき）…かめ
1500円×1.2＝1800円 ○
100÷7＝14週あまり2日
72×1000÷60÷60＝20より秒速20m
2日目−1日目＝1日
""".strip().splitlines()


@pytest.mark.parametrize("line", HOLDING)
def test_correct_school_notation_holds(line: str) -> None:
    found = equations(line)
    assert found, line
    assert [e.holds for e in found] == [True] * len(found), found


FALSE = """
270÷9＝31
270÷9＝3
270÷9＝30.1
(2) 30＋1＝32（本）
30+1=32本
1時間＝100分
1.5km＝150m
時速72km＝秒速30m
1m²＝100cm²
7÷2＝3あまり2
7÷2＝2あまり3
7÷2=2…3
10÷3＝3.33
10÷3＝3.3333333333
10÷3＝3.4…
3：5＝6：11
時速4km×30分＝120km
30÷200＝0.15%
30÷200＝0.15割
3＝4
5%は0.5です
200円の15%＝40円
270÷9は31
60×3で190m進みます
3m＋2cm＝5m
③−①＝③
10−8＝3（本）
\\frac{1}{2}+\\frac{1}{3}=\\frac{2}{6}
270÷9＝30＋1＝31
2＋3×4＝20
20−(3−1)＝16
24÷2×3＝4
2と3/11＝6/11
1時間20分＝120分
90分÷60＝1.6時間
1200m÷分速60m＝20時間
1,200円×3＝360円
30（分）＝30（秒）
60分−59分＝1時間
1−0.3＝0.7%
270÷8＝33で、あまり5
7÷2＝3で2余る
2：4：6＝1：2：4
100cm÷30cm＝3あまり20cm
1本＝2本
3+4==8
60m−20m＝50m
3m＋4m＝7cm
- 270÷9＝-30
270÷9＝3 0
(1) 3＋4＝(2) 8
""".strip().splitlines()


@pytest.mark.parametrize("line", FALSE)
def test_false_equations_are_found(line: str) -> None:
    assert False in [e.holds for e in equations(line)], equations(line)


UNCHECKED = """
□×3＝12
9＝□＋4
3：□＝2：5
△−5＝7
速さ×時間＝道のり
半径×半径×3.14＝78.5
合計−20＝80
A＋200＝500
花子の所持金の2/5−10＝50
全体の2/3＋1/4＝11/12
全体の3割＝60人
全体の3割は60人です
食塩水200g＝20g
りんご1個＝100円×2
1個＝100円
1ダース＝12本
③＝2700円
円周率＝3.14
x×3＋2＝5
3x＝12
x＝12
5÷0＝0
0/0＝1
10÷3＝約3.3
約10÷3＝3
10÷3≒3.33
10÷3 \\approx 3.33
10÷3＝3.33…
10÷3＝3くらい
A：B＝3：2
5^2＝25
5²＝25
3(4＋5)＝9
(3＋4)(5＋6)＝11
3＋(4×2＝8
2×(3＋4＝7)
3÷2＝1 1/2
3≠4
3≦4
3>=4
a=>3
999999999999999999999999999999999999999999999999999＝1
23時＋2時間＝1時
第3＝5
15×4で4人に配る
100×2で、3人分の代金
30は5の6倍
0：5：1＝0：7：9
3m＋4m＝7kg
2倍＝60
30と5＝35
30たす5×2＝10
30たす5＝5
10m引く5m＝500cm
5―1＝1
5―3＋1＝4
3〜5＝5
2.5.5＋1＝6
1,2345÷5＝469
5年3か月＝63か月
5年3か月＋2か月＝65か月
1年3か月＋2か月＝17か月
1個100円×3＋1個50円×2＝400円
100÷5の2倍＝40
1÷3＝0.33くらい
0:30×2＝1:00
午後3時−午前10時＝5時間
2**3＝3
3&times;4＝12
10^3＝1000
12＋3□＝15
①＝900円
3♥4＝4
5★3＋2＝5
7÷2＝3…
1週目＝3日
2：3＝6：x
全体の3/5＝30人
30％の200＝60
3の2倍の5＝30
20÷4の5＝1
""".strip().splitlines()


@pytest.mark.parametrize("line", UNCHECKED)
def test_what_states_nothing_checkable_neither_holds_nor_fails(line: str) -> None:
    assert [e.holds for e in equations(line) if e.holds is not None] == []


def test_an_approximation_says_so() -> None:
    for text in ("10÷3≒3.33", "10÷3＝約3.3", "10÷3＝3.33…"):
        (equation,) = equations(text)
        assert equation.holds is None
        assert "がい数" in equation.note


def test_spans_and_sides() -> None:
    text = "(1) 間の数は、\n270÷9＝30（つ）です。だから30＋1＝31（本）"
    first, second = equations(text)
    assert text[first.start : first.end] == "270÷9＝30（つ）"
    assert (first.left, first.right, first.value) == ("270÷9", "30（つ）", Fraction(30))
    assert text[second.start : second.end] == "30＋1＝31（本）"


def test_chain_gives_an_equation_for_every_sign() -> None:
    assert [(e.left, e.right, e.holds) for e in equations("(12＋3)×2＝15×2＝31")] == [
        ("(12＋3)×2", "15×2", True),
        ("15×2", "31", False),
    ]


def test_several_lines() -> None:
    assert [e.holds for e in equations("(12＋3)×2\n＝15×2\n＝30")] == [True, True]
    assert [e.holds for e in equations("270÷9＝\n30")] == [True]
    assert [e.holds for e in equations("270÷9＝\n31")] == [False]
    assert [e.holds for e in equations("270÷9＝30\n30＋1＝32")] == [True, False]


def test_an_operator_at_the_end_of_a_line_carries_on() -> None:
    assert [e.holds for e in equations("270÷\n9＝9")] == [None]
    assert [e.holds for e in equations("（12＋\n3＝3）")] == [None]


def test_unread_computations_can_be_told_from_words() -> None:
    assert [e.unread for e in equations("3(4＋5)＝27")] == [True]
    assert [e.unread for e in equations("速さ×時間＝道のり")] == []
    assert [e.unread for e in equations("270÷9＝30")] == [False]
    assert [e.unread for e in equations("③＝2700円")] == [False]
    assert [e.unread for e in equations("10÷3≒3.3")] == [False]


def test_the_last_equation_may_be_broken_off() -> None:
    assert [e.holds for e in equations("270÷9＝")] == [None]
    assert [e.holds for e in equations("270÷9＝30\n30＋")] == [True]


# --- properties ------------------------------------------------------------------------------------------------------

_DECIMALS = st.integers(1, 9999).map(lambda n: Fraction(n, 100))
_INTEGERS = st.integers(0, 2000).map(Fraction)
_FRACTIONS = st.builds(Fraction, st.integers(1, 50), st.integers(2, 30))
_STYLES = st.sampled_from(
    [("×", "÷", "＋", "−"), ("*", "÷", "+", "-"), (" × ", " ÷ ", " ＋ ", " － "), ("x", "÷", "+", "–")]
)

Tree = Fraction | tuple[str, "Tree", "Tree"]
_TREES = st.recursive(
    st.one_of(_INTEGERS, _DECIMALS, _FRACTIONS),
    lambda inner: st.tuples(st.sampled_from("+-*/"), inner, inner),
    max_leaves=8,
)


def _value(tree: Tree) -> Fraction:
    if isinstance(tree, Fraction):
        return tree
    a, b = _value(tree[1]), _value(tree[2])
    return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[tree[0]]()


def _render(tree: Tree, style: tuple[str, str, str, str]) -> str:
    """With only the parentheses that school precedence needs."""
    if isinstance(tree, Fraction):
        return number(tree)
    sign = dict(zip("*/+-", style, strict=True))[tree[0]]
    left, right = _render(tree[1], style), _render(tree[2], style)
    if tree[0] in "*/" and isinstance(tree[1], tuple) and tree[1][0] in "+-":
        left = f"（{left}）"
    if (
        isinstance(tree[2], tuple)
        and (tree[0] in "*/" or tree[2][0] in "+-")
        and not (tree[0] in "+-" and tree[2][0] in "*/")
    ):
        right = f"({right})"
    return f"{left}{sign}{right}"


def _exact(tree: Tree) -> Fraction:
    try:
        return _value(tree)
    except ZeroDivisionError:
        assume(False)
        raise


@given(_TREES, _STYLES)
def test_a_rendered_tree_has_its_value(tree: Tree, style: tuple[str, str, str, str]) -> None:
    exact = _exact(tree)
    assert value(_render(tree, style)) == exact


@given(_TREES, _STYLES, st.sampled_from(["", "（本）", "(m)", "円", "です。", " 答え 3本", "だから"]))
def test_a_right_result_holds_and_a_wrong_one_is_found(tree: Tree, style: tuple[str, str, str, str], tail: str) -> None:
    assume(isinstance(tree, tuple))
    exact = _exact(tree)
    assume(exact >= 0)
    left = _render(tree, style)
    assert equations(f"(1) 求めます。\n{left}＝{number(exact)}{tail}")[0].holds is True
    for wrong in (exact + 1, exact * 10 + 1, exact + Fraction(1, 10), exact / 2 + 1):
        if wrong != exact:
            assert equations(f"だから{left}＝{number(wrong)}{tail}")[0].holds is False


@given(st.integers(0, 5000), st.integers(1, 60))
def test_remainders(dividend: int, divisor: int) -> None:
    quotient, rest = divmod(dividend, divisor)
    assert equations(f"{dividend}÷{divisor}＝{quotient}あまり{rest}")[0].holds is True
    assert equations(f"{dividend}÷{divisor}＝{quotient}あまり{rest + 1}")[0].holds is False
    assert equations(f"{dividend}÷{divisor}＝{quotient + 1}あまり{rest}")[0].holds is False
    if quotient:
        assert equations(f"{dividend}÷{divisor}＝{quotient - 1}あまり{rest + divisor}")[0].holds is False


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 9), st.integers(1, 9))
def test_ratios(a: int, b: int, times: int, more: int) -> None:
    assert equations(f"{a}：{b}＝{a * times}：{b * times}")[0].holds is True
    assert equations(f"{a * times}:{b * times}={a}:{b}")[0].holds is True
    assert equations(f"{a}：{b}＝{a * times + more}：{b * times}")[0].holds is False


@given(st.integers(1, 200), st.integers(1, 30), st.permutations(["分", "時間", "秒"]), st.sampled_from(["m", "km"]))
def test_speeds(speed: int, times: int, units: list[str], length: str) -> None:
    """Distance, speed and time in all their units: physics decides."""
    rate = written(Quantity(Fraction(speed), f"{length}/{units[0]}"))
    other = number(convert(Quantity(Fraction(times), units[0]), units[1]).value)
    way = f"{speed * times}{length}"
    for text, holds in (
        (f"{rate}×{times}{units[0]}＝{way}", True),
        (f"{rate}×{times}{units[0]}＝{speed * times + 1}{length}", False),
        (f"{way}÷{rate}＝{times}{units[0]}", True),
        (f"{way}÷{rate}＝{times + 1}{units[0]}", False),
        (f"{way}÷{rate}＝{other}{units[1]}", True),
        (f"{way}÷{rate}＝{times}{units[1]}", False),
    ):
        assert [e.holds for e in equations(text)] == [holds], text


@given(
    st.sampled_from([(a, b) for units in DIMENSIONS.values() for a in units for b in units]),
    st.builds(Fraction, st.integers(1, 4000), st.sampled_from([1, 2, 4, 10, 3, 11])),
    st.sampled_from([2, 10, 60, 100]),
)
def test_every_conversion(units: tuple[str, str], value: Fraction, times: int) -> None:
    quantity = Quantity(value, units[0])
    right = convert(quantity, units[1])
    wrong = Quantity(right.value * times, units[1])
    assert [e.holds for e in equations(f"{written(quantity)}＝{written(right)}")] == [True]
    assert [e.holds for e in equations(f"{written(quantity)}＝{written(wrong)}")] == [False]


@given(st.integers(0, 200), st.integers(0, 59), st.integers(1, 120))
def test_units_are_converted(hours: int, minutes: int, wrong: int) -> None:
    total = hours * 60 + minutes
    assert equations(f"{hours}時間{minutes}分＝{total}分")[0].holds is True
    assert equations(f"{hours}時間{minutes}分＝{total + wrong}分")[0].holds is False


@given(
    st.text(alphabet="0123456789＝=+-×÷*/().,：:□x①③mkg円本%割分時間はで、。\n 約あまりと…\\frac{}^²（）", max_size=120)
)
@example("(" * 500 + "=" + ")" * 500)
@example("9^9^9^9＝9")
@example("9**9**9**9＝1")
@example("=" * 300)
@example("1＝" * 300)
@example("÷0＝")
@example("1/0＝1/0")
def test_equations_never_raise_and_keep_their_spans(text: str) -> None:
    for equation in equations(text):
        assert 0 <= equation.start <= equation.end <= len(text)
        assert isinstance(equation, Equation)
        assert equation.holds is not None or equation.note


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    equations(text)
    equations(f"{text}3＋4＝7{text}")


@pytest.mark.parametrize(
    "text",
    [
        "3" * 100_000 + "＝3",
        "(" * 50_000,
        "1+" * 50_000 + "1＝2",
        "3＝" * 20_000,
        "は3" * 20_000,
        "×".join(["99999"] * 9000) + "＝1",
    ],
    ids=["digits", "brackets", "sum", "chain", "prose", "product"],
)
def test_hostile_lengths_are_bounded(text: str) -> None:
    begin = time.process_time()
    assert all(e.holds is not True or e.left == e.right for e in equations(text))
    assert time.process_time() - begin < 5
