"""Clauses of figures told without a picture: what they are, how long their sides are, what of them is asked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sansu.quantity import Quantity
from sansu.reading.plain import clause
from sansu.wording import Clause

# role -> key, its words, the slot that measures it
LENGTHS = (
    ("たて", "long", "(たて|<縦>)"), ("横", "wide", "(横|<よこ>)"), ("1辺", "side", "<|どの>(1辺|<1つの辺>)"), ("底辺", "base", "底辺"), ("高さ", "high", "(高さ|<深さ>)"),
    ("上底", "top", "上底"), ("下底", "bottom", "下底"), ("半径", "radius", "<|底面の|底面の円の>半径"), ("直径", "across", "<|底面の|底面の円の>直径"),
    ("まわりの長さ", "round", "(まわりの長さ|<周りの長さ|周囲の長さ|まわり|周囲|周の長さ>)"), ("円周", "circle", "(円周|円周の長さ)"), ("弧の長さ", "arc", "(弧の長さ|<弧>)"),
    ("辺の長さの合計", "edges", "(辺の長さの合計|<すべての辺の長さの和|辺の長さの和|全部の辺の長さの和|すべての辺の長さの合計>)"), ("対角線", "diagonal", "対角線"),
    ("もう1つの対角線", "other", "(もう1つの対角線|<もう一方の対角線>)"),
)  # fmt: skip
AREAS = (("面積", "area", "(面積|<広さ>)"), ("底面積", "floor", "(底面積|<底面の面積>)"), ("表面積", "surface", "表面積"), ("側面積", "wall", "(側面積|<側面の面積>)"))
PLANE = (
    ("長方形", "oblong", "(長方形)"), ("正方形", "square", "(正方形)"), ("三角形", "triangle", "(三角形|<直角三角形>)"), ("正三角形", "even", "(正三角形)"),
    ("平行四辺形", "slanted", "(平行四辺形)"), ("台形", "trapezoid", "(台形)"), ("ひし形", "rhombus", "(ひし形)"), ("円", "disc", "(円)"),
    ("半円", "half", "(半円)"), ("おうぎ形", "sector", "(おうぎ形|<扇形>)"),
)  # fmt: skip
SOLID = (
    ("直方体", "box", "(直方体)"), ("立方体", "cube", "(立方体)"), ("円柱", "cylinder", "(円柱)"), ("角柱", "prism", "(角柱|三角柱|四角柱|五角柱|六角柱)"),
)  # fmt: skip
_THINGS = "土地|畑|花だん|花壇|部屋|公園|紙|庭|教室|池|田|水田|校庭|広場|タイル|板|折り紙|運動場|ハンカチ|箱|積み木|つみ木|ブロック|テーブル|皿|コースター|倉庫|プール|水そう|容器|箱|柱|石|ケース"
_IS = "(です。|<で、|である。|で|とします。|のとき、|であり、|だとします。|だとすると、|にします。>)"
_ASKED = "(ですか。|でしょうか。|<になりますか。|か。|か求めなさい。|ありますか。>)"
_FIND = "を求め(なさい。|ましょう。|<よ。|てください。>)"


def _dimensions() -> Iterator[Clause]:
    measures = [(role, key, words, "length") for role, key, words in LENGTHS]
    measures += [(role, key, words, "area") for role, key, words in AREAS]
    measures.append(("体積", "volume", "(体積|<容積>)", "volume"))
    for role, key, words, kind in measures:
        of = "<|の長さ>" if kind == "length" and not role.endswith(("の長さ", "合計")) else ""
        value = f"{{value:{kind}}}"
        roles = {"role": role}
        yield clause(f"figures.{key}", "figure.size", f"{words}{of}(が|<|は|を>){value}(、|で、|<，|、また、>)", **roles)
        yield clause(f"figures.{key}.of", "figure.size", f"{words}{of}(が|<|は>){value}の", **roles)
        yield clause(f"figures.{key}.is", "figure.size", f"<|この|その>{words}{of}は{value}{_IS}", **roles)
        yield clause(f"figures.{key}.when", "figure.size", f"{words}{of}が{value}(のとき、|<です。|である|の場合、|ならば、>)", **roles)
    yield clause("figures.angle", "figure.size", "中心角<|の大きさ>(が|<|は>){value:count=度}(、|で、|<の|です。|とします。>)", role="中心角")
    yield clause("figures.angle.of", "figure.size", "中心角<|の大きさ>(が|<|は>){value:count=度}の", role="中心角")
    yield clause("figures.angle.is", "figure.size", f"中心角<|の大きさ>は{{value:count=度}}{_IS}", role="中心角")
    yield clause("figures.diagonals", "figure.diagonals", "<|2本の|2つの>対角線<|の長さ>が<|それぞれ>{one:length}(と|、|<，>){two:length}(の|です。|<で、|である|>)")
    yield clause("figures.pi", "figure.pi", "<|ただし、>円周率(は|を)<|、>{value:number}(とします。|として計算しなさい。|<として、|として計算します。|です。|とする。|として|とします|で計算しなさい。|として計算しましょう。|として求めなさい。>)")


def _shapes() -> Iterator[Clause]:
    end = "(があります。|の、|<の|で、|が|は、|は|が、|です。|について、|を考えます。|をかきました。|をかきます。|を作ります。>)"
    for shape, key, words in (*PLANE, *SOLID):
        thing = f"<|の形をした({_THINGS})|の形の({_THINGS})|の({_THINGS})|の形をした容器|の容器|の水そう>"
        yield clause(f"figures.is.{key}", "figure.shape", f"<|この|その|ある|次の>{words}{thing}があります。", shape=shape)
        yield clause(f"figures.{key}.whose", "figure.shape", f"<|この|その|ある|次の>{words}{thing}の", shape=shape)
        yield clause(f"figures.{key}.told", "figure.shape", f"<|この|その|ある|次の>{words}{thing}{end}", shape=shape)
    yield clause("figures.inner", "figure.thing", "<|この|その>(内のり|<内側の長さ|水そうの内のり|容器の内のり>)(が|は)、")
    yield clause("figures.water", "figure.thing", "<|この|その>(水そう|<容器|入れ物|水そういっぱい>)(に入る水の|<の|いっぱいに入る水の|に入れることができる水の>)")
    yield clause("figures.thing", "figure.thing", f"(この|その)({_THINGS}|図形|立体|形)(の|は)")


def _asks() -> Iterator[Clause]:
    measures = [(role, key, words) for role, key, words in LENGTHS]
    measures += [(role, key, words) for role, key, words in AREAS]
    measures += [("体積", "volume", "(体積|<容積>)"), ("中心角", "angle", "(中心角|<中心角の大きさ>)")]
    for role, key, words in measures:
        of = "<|の長さ|の大きさ>"
        yield clause(f"figures.ask.{key}", "ask", f"{words}{of}は何{{unit:counter}}{_ASKED}", what=role)
        yield clause(f"figures.ask.{key}.find", "ask", f"{words}{of}{_FIND}", what=role)


_NAMES = {3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十", 12: "十二", 15: "十五", 18: "十八", 20: "二十"}


def _polygons() -> Iterator[Clause]:
    for key, regular, word in (("regular", "正", "正"), ("plain", "", "")):
        end = "(の|<で、|は、|において、|が|があります。>)"
        yield clause(f"figures.{key}.polygon", "figure.polygon", f"{word}{{count:number}}角形{end}", regular=regular)
        for count, name in _NAMES.items():
            number = Quantity(Fraction(count), "")
            yield clause(f"figures.{key}.{count}", "figure.polygon", f"<|この|ある>{word}{name}角形{end}", regular=regular, count=number)
    yield clause("figures.ask.inner", "ask", f"(内角の和|<内角の大きさの和|角の大きさの和|すべての内角の和>)は何度{_ASKED}", what="内角の和", unit="度")
    yield clause("figures.ask.inner.count", "ask", f"{{corners:count=つ}}の(内角の和|<内角の大きさの和|角の大きさの和|角の和>)は何度{_ASKED}", what="内角の和", unit="度")
    yield clause("figures.ask.inner.find", "ask", f"(内角の和|<内角の大きさの和|角の大きさの和>){_FIND}", what="内角の和", unit="度")
    yield clause("figures.ask.inner.one", "ask", f"<1つの|一つの>(内角|<内角の大きさ|角の大きさ|角>)は何度{_ASKED}", what="1つの内角", unit="度")
    yield clause("figures.ask.inner.one.find", "ask", f"<1つの|一つの>(内角の大きさ|<内角|角の大きさ|角>){_FIND}", what="1つの内角", unit="度")
    yield clause("figures.ask.outer.one", "ask", f"1つの外角<|の大きさ>は何度{_ASKED}", what="1つの外角", unit="度")
    yield clause("figures.ask.diagonals", "ask", "対角線は<|全部で>何本(ありますか。|引けますか。|<ひけますか。|ですか。>)", what="対角線の数", unit="本")


def _angles() -> Iterator[Clause]:
    sizes = "{one:count=度}(と|、|<，>){two:count=度}"
    yield clause("figures.two.angles", "figure.angles", f"三角形(の|<で、|があり、>)2つの角(が|<の大きさが|は|の大きさは>)<|それぞれ>{sizes}(のとき、|です。|<で、|である。>)", shape="三角形")
    yield clause("figures.two.angles.of", "figure.angles", f"2つの角(が|<の大きさが>)<|それぞれ>{sizes}の三角形(があります。|の|<で、>)", shape="三角形")
    yield clause("figures.three.angles", "figure.angles", f"四角形(の|<で、>)3つの角(が|<の大きさが|は|の大きさは>)<|それぞれ>{{zero:count=度}}(、|<，|と>){sizes}(のとき、|です。|<で、|である。>)", shape="四角形")
    yield clause("figures.ask.rest", "ask", f"(残りの角|<残りの1つの角|残りの角の大きさ|残りの1つの角の大きさ|もう1つの角|もう1つの角の大きさ>)は何度{_ASKED}", what="残りの角", unit="度")
    yield clause("figures.ask.rest.find", "ask", f"(残りの角の大きさ|<残りの角|残りの1つの角の大きさ|もう1つの角の大きさ>){_FIND}", what="残りの角", unit="度")
    for role, key in (("頂角", "tip"), ("底角", "foot")):
        yield clause(f"figures.{key}.angle", "figure.angles", f"<|1つの>{role}<|の大きさ>(が|<|は>){{value:count=度}}の二等辺三角形(の|<で、|があります。|において、>)", role=role)
        yield clause(f"figures.{key}.angle.is", "figure.angles", f"二等辺三角形(の|<で、>)<|1つの>{role}<|の大きさ>が{{value:count=度}}のとき、", role=role)
        yield clause(f"figures.ask.{key}", "ask", f"<|1つの>{role}<|の大きさ>は何度{_ASKED}", what=role, unit="度")
        yield clause(f"figures.ask.{key}.find", "ask", f"<|1つの>{role}<|の大きさ>{_FIND}", what=role, unit="度")


CLAUSES: tuple[Clause, ...] = (*_dimensions(), *_shapes(), *_asks())
ANGLES: tuple[Clause, ...] = (*_polygons(), *_angles())
UNITS: tuple[Clause, ...] = (
    clause("figures.change", "figure.change", "{value:area}(は|<を>)"),
    clause("figures.change.are", "figure.change.are", "{value:number}a(は|<を>)"),
    clause("figures.change.volume", "figure.change", "{value:volume}(は|<を>)"),
    clause("figures.ask.unit", "ask", f"何{{unit:counter}}{_ASKED}", what="単位"),
)
