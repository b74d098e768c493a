"""How 規則性 is explained: what one more adds, or digits replaced by those of a base."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.kisoku_told import SIDES, Kisoku
from sansu.quantity import Quantity
from sansu.solution import Solution, Step


def _step(say: str, expression: str, value: int, unit: str, hint: str, remainder: int = 0) -> Step:
    return Step(say, expression, Quantity(Fraction(value), unit), Fraction(remainder) if remainder else None, hint)


def explain(s: Kisoku) -> Solution:
    return {"棒": _explain_sticks, "段": _explain_pile, "数字": _explain_digits}[s.kind](s)


def _explain_sticks(s: Kisoku) -> Solution:
    sides = SIDES[s.shape]
    more = sides - 1
    first = _step(f"1辺は前の{s.shape}と同じ棒なので、1個増えるごとに増える数を求めます。", f"{sides}−1", more, "本", f"{s.shape}が1個増えると、{s.thing}は何本増えますか。")
    if s.asked == "棒の数":
        added, total = more * (s.at - 1), sides + more * (s.at - 1)
        steps = [
            first,
            _step(f"はじめの1個のあとに増える{s.shape}の数を求めます。", f"{s.at}−1", s.at - 1, "個", "はじめの1個のあとに、何個つなげますか。"),
            _step("増える棒の数を求めます。", f"{more}×{s.at - 1}", added, s.unit, "増える分は、全部で何本ですか。"),
            _step(f"はじめの1個の{sides}本にたします。", f"{sides}＋{added}", total, s.unit, "はじめの1個には、何本いりますか。"),
        ]
        check = _step(f"1個ずつ{sides}本で作ったと考えて、重なる棒をひきます。", f"{sides}×{s.at}−({s.at}−1)", total, s.unit, "")
        return Solution(tuple(steps), check, Quantity(Fraction(total), s.unit))
    if s.at < sides:
        raise Impossible(f"{s.thing}が{s.at}本では、{s.shape}を1個も作れません。")
    made, rest = divmod(s.at - 1, more)
    if rest and not s.most:
        raise Impossible(f"{s.thing}{s.at}本では、ちょうど作れません。")
    steps = [
        first,
        _step("はじめの1本に、同じ数ずつつけたしていくと考えます。", f"{s.at}−1", s.at - 1, "本", "はじめに1本だけ置くと、あとは何本残りますか。"),
        _step("1個に増える数でわって、余りも見ます。" if rest else "1個に増える数でわります。", f"{s.at - 1}÷{more}", made, "" if rest else s.unit, "残りで、何個作れますか。", rest),
    ]
    if rest:
        steps.append(_step(f"余った棒ではもう作れないので、{made}{s.unit}です。", "", made, s.unit, "余った棒で、もう1個作れますか。"))
    back = f"{sides}＋{more}×({made}−1)" + (f"＋{rest}" if rest else "")
    say = "使った棒の数と余りから、全部の本数にもどします。" if rest else "作った数から、棒の本数にもどします。"
    return Solution(tuple(steps), _step(say, back, s.at, "本", ""), Quantity(Fraction(made), s.unit))


def _explain_place(s: Kisoku) -> Solution:
    more, rest = divmod(s.at - s.first, s.by)
    if more < 0 or rest:
        raise Impossible(f"{s.thing}が{s.at}{s.unit}になるところはありません。")
    unit = s.place.removesuffix("目")
    steps = [
        _step("1つ進むごとに増える数を求めます。", f"{s.first + s.by}−{s.first}", s.by, s.unit, "となりの数とのちがいは、いつも同じですか。"),
        _step("はじめの数から増えた数を求めます。", f"{s.at}−{s.first}", s.at - s.first, s.unit, "はじめの数から、いくつ増えましたか。"),
        _step("増えた数を1回に増える数でわります。", f"{s.at - s.first}÷{s.by}", more, "回", "何回増えると、その数になりますか。"),
        _step("増えた回数に、はじめの1つをたします。", f"{more}＋1", more + 1, unit, "1回増えると、何番目のところになりますか。"),
    ]
    check = _step("その場所に並ぶ数にもどします。", f"{s.first}＋{s.by}×({more + 1}−1)", s.at, s.unit, "")
    return Solution(tuple(steps), check, Quantity(Fraction(more + 1), unit), "目")


def _explain_pile(s: Kisoku) -> Solution:
    if s.asked == "場所":
        return _explain_place(s)
    last = s.first + s.by * (s.at - 1)
    steps = [
        _step("1つ進むごとに増える数を求めます。", f"{s.first + s.by}−{s.first}", s.by, s.unit, "となりの数とのちがいは、いつも同じですか。"),
        _step(f"1{s.place}から{s.at}{s.place}までの間の数を求めます。", f"{s.at}−1", s.at - 1, "つ", "はじめから、何回増えますか。"),
        _step(f"{s.at}{s.place}に並ぶ数を求めます。", f"{s.first}＋{s.by}×{s.at - 1}", last, s.unit, "はじめの数に、増える分をたすといくつですか。"),
    ]
    if s.asked == "段の数":
        check = _step("増える数でわって、場所にもどします。", f"({last}−{s.first})÷{s.by}＋1", s.at, "", "")
        return Solution(tuple(steps), check, Quantity(Fraction(last), s.unit))
    pair, total = s.first + last, (s.first + last) * s.at // 2
    steps += [
        _step("はじめと終わりの数をたします。", f"{s.first}＋{last}", pair, s.unit, "逆に並べたものをつけたすと、どこも同じ数になりませんか。"),
        _step("同じ和が並んだ分だけあり、2回分なので2でわります。", f"{pair}×{s.at}÷2", total, s.unit, "同じ和がいくつできて、それは何回分ですか。"),
    ]
    check = _step("全部の数の2倍を1つ分の和でわり、場所にもどします。", f"{total}×2÷{pair}", s.at, "", "")
    return Solution(tuple(steps), check, Quantity(Fraction(total), s.unit))


def _replaced(number: int, digits: Sequence[int]) -> list[int]:
    """The places of the number's digits among the digits that may be used: from 0, or from 1 where 0 may not."""
    start = 0 if 0 in digits else 1
    return [sorted(digits).index(int(one)) + start for one in str(number)]


def counted_in_base(number: int, digits: Sequence[int]) -> tuple[str, int]:
    """How many of the integers from 1 up to the number have these digits only: by the weight of the places."""
    places = _replaced(number, digits)
    text, value = str(places[0]), places[0]
    for index, place in enumerate(places[1:]):
        text = f"({text})" if index else text
        text, value = f"{text}×{len(digits)}＋{place}", value * len(digits) + place
    return text, value


def written_with(number: int, digits: Sequence[int]) -> bool:
    return all(int(one) in digits for one in str(number))


def _explain_digits(s: Kisoku) -> Solution:
    usable = [digit for digit in range(10) if digit not in s.banned]
    others = [digit for digit in usable if digit not in s.wanted]
    if not written_with(s.at, usable) or written_with(s.at, others):
        raise Impossible(f"{s.at}はこの列に出てきません。")
    if len(others) < 2 or len(usable) < 2:
        raise Impossible("使える数字が足りません。")

    def stage(number: int, digits: Sequence[int], what: str) -> list[Step]:
        text, value = counted_in_base(number, digits)
        start = 0 if 0 in digits else 1
        turned = int("".join(map(str, _replaced(number, digits))))
        names = "、".join(map(str, digits))
        return [
            _step(f"{what}数字は{names}の{len(digits)}個です。", "", len(digits), "個", "使える数字は、どれとどれですか。"),
            _step(f"数字を小さい順に{start}から置きかえると、{number}は{turned}になります。", "", turned, "", "数字を小さい順に、続いた数に置きかえてみましょう。"),
            _step(f"上の位から順に、{len(digits)}をかけて次の位をたします。", text, value, "番", "1つ上の位の1は、下の位のいくつ分ですか。"),
        ]

    steps = stage(s.at, usable, "使える")
    every = int(steps[-1].value.value)
    largest = next((one for one in range(s.at, 0, -1) if written_with(one, others)), 0)
    names = "、".join(map(str, s.wanted))
    if largest:
        steps.append(_step(f"このうち{names}を1つも使わない、いちばん大きい数は{largest}です。", "", largest, "", "ひかなければならない数は、どんな数ですか。"))
        steps += stage(largest, others, "そこで使う")
        few = int(steps[-1].value.value)
        steps.append(_step(f"{names}を1つも使わない数をひきます。", f"{every}−{few}", every - few, "番", "数えてはいけない数をひきましたか。"))
        check = _step("ひいた数をもどして、使える数字だけの数にもどします。", f"{every - few}＋{few}", every, "番", "")
        return Solution(tuple(steps), check, Quantity(Fraction(every - few), "番"), "目")
    raise Impossible("1つずつ数えるほうが早い数です。")
