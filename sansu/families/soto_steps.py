"""相当算's situation and its worked solution: an amount and the part that it corresponds to, from the last stage back."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Stage:
    """What was taken: a share of 全体 or 残り (of), and so much more; of "" takes the amount `more` alone."""

    of: str
    share: Quantity | None
    more: Fraction = Fraction(0)  # below 0: less than the share


@dataclass(frozen=True)
class Soto:
    """A whole, the stages in order, what is left: the whole or what is left is None and asked."""

    thing: str
    total: Quantity | None
    stages: tuple[Stage, ...]
    left: Quantity | None
    unit: str
    verb: str = "使う"


DONE = {"読む": "読んだ", "使う": "使った", "切る": "切り取った", "食べる": "食べた", "飲む": "飲んだ"}


_BEFORE = {"読む": "読む", "使う": "使う", "切る": "切り取る", "食べる": "食べる", "飲む": "飲む"}


def part(share: Quantity) -> Fraction:
    return share.value / {"%": 100, "割": 10}.get(share.unit, 1)


def token(share: Quantity) -> str:
    """A share inside an expression and on the line: 2/5, 30÷100."""
    if share.unit == "%":
        return f"{number(share.value)}÷100"
    if share.unit == "割":
        return f"{number(share.value)}÷10" if share.value.denominator == 1 else f"{number(share.value * 10)}÷100"
    return str(share.value)


def told(share: Quantity) -> str:
    return written(share) if share.unit in ("%", "割") else str(share.value)


def _times(share: Quantity) -> str:
    return f"({token(share)})" if "÷" in token(share) else token(share)


def grouped(stages: tuple[Stage, ...]) -> int:
    """How many of the first stages are parts of the whole or plain amounts: they are undone at once."""
    return next((i for i, stage in enumerate(stages) if stage.of == "残り"), len(stages))


def explain(s: Soto) -> Solution:
    return _forwards(s) if s.total else _backwards(s)


def _forwards(s: Soto) -> Solution:
    assert s.total
    steps: list[Step] = []
    whole = left = s.total.value
    taken: list[str] = []
    for index, stage in enumerate(s.stages):
        if stage.share is None:
            left -= stage.more
            say = f"{_th(s, index)}の分をひいて、残りを求めます。"
            steps.append(Step(say, f"{number(left + stage.more)}−{number(stage.more)}", Quantity(left, s.unit), hint="残りはどうなりましたか。"))
            taken.append(number(stage.more))
            continue
        base = whole if stage.of == "全体" else left
        amount = base * part(stage.share) + stage.more
        extra = f"{'＋' if stage.more > 0 else '−'}{number(abs(stage.more))}" if stage.more else ""
        steps.append(Step(f"{_th(s, index)}の量を求めます。もとになるのは{stage.of}です。", f"{number(base)}×{_times(stage.share)}{extra}", Quantity(amount, s.unit), hint="割合のもとになるのは、全体ですか、残りですか。"))
        left -= amount
        if amount <= 0 or left < 0:
            raise Impossible(f"{_th(s, index)}の量が、残りより多くなっています。")
        steps.append(Step("残りを求めます。", f"{number(left + amount)}−{number(amount)}", Quantity(left, s.unit), hint="残りはどうなりましたか。"))
        taken.append(number(amount))
    answer = Quantity(left, s.unit)
    require_possible(answer, "残り")
    check = Step("残りと、それまでの分をたして、全体にもどします。", "＋".join([number(left), *taken]), s.total)
    return Solution(tuple(steps), check, answer)


def _th(s: Soto, index: int) -> str:
    return f"{index + 1}番目に{DONE[s.verb]}分" if len(s.stages) > 1 else f"{DONE[s.verb]}分"


def _backwards(s: Soto) -> Solution:
    assert s.left
    steps: list[Step] = []
    group = grouped(s.stages)
    value = s.left.value
    for index in range(len(s.stages) - 1, group - 1, -1):
        stage = s.stages[index]
        value = _undo(s, [stage], [index], value, steps)
    if group:
        value = _undo(s, list(s.stages[:group]), list(range(group)), value, steps)
    answer = Quantity(value, s.unit)
    require_possible(answer, s.thing or "全体")
    return Solution(tuple(steps), _check(s, value), answer)


def _undo(s: Soto, stages: list[Stage], indexes: list[int], left: Fraction, steps: list[Step]) -> Fraction:
    """What there was before these stages, from what is left after them."""
    extra = [stage.more for stage in stages if stage.more]
    value, expression = left, number(left)
    for more in extra:
        value += more
        expression += f"{'＋' if more > 0 else '−'}{number(abs(more))}"
    if value <= 0:
        raise Impossible("残りの量と、少なくした分が合いません。")
    shares = [stage.share for stage in stages if stage.share]
    if extra:
        if not shares:
            say = f"{_th(s, indexes[0])}をたして、その前の量にもどします。"
        elif len(extra) > 1:
            say = "はんぱの分をもどして、割合だけにあたる量にします。"
        elif extra[0] > 0:
            say = f"はんぱの{number(extra[0])}{s.unit}を残りにたすと、割合だけで考えられます。"
        else:
            say = f"少なくした{number(-extra[0])}{s.unit}を残りからひくと、割合だけで考えられます。"
        steps.append(Step(say, expression, Quantity(value, s.unit), hint="線分図に表して、はんぱの分を、たすかひくか考えましょう。"))
    if not shares:
        return value
    rest = 1 - sum((part(share) for share in shares), Fraction(0))
    if rest <= 0:
        raise Impossible("割合の合計が1以上になり、何も残りません。")
    tokens = "−".join(token(share) for share in shares)
    of = "全体" if stages[0].of != "残り" else f"{indexes[0] + 1}番目に{_BEFORE[s.verb]}前の残り"
    say = f"{number(value)}{s.unit}は、{of}の（1−{tokens}）にあたるので、わります。"
    if len(say) > 52:
        say = f"これは{of}の（1−割合の合計）にあたるので、わります。"
    found = value / rest
    steps.append(Step(say, f"{number(value)}÷(1−{tokens})", Quantity(found, s.unit), hint="わかっている量は、もとの量のどれだけの割合にあたりますか。"))
    return found


def _check(s: Soto, whole: Fraction) -> Step:
    """From the whole forwards to what is left."""
    assert s.left
    left, terms = whole, [number(whole)]
    for stage in s.stages:
        if stage.share is None:
            amount, text = stage.more, number(stage.more)
        else:
            base = whole if stage.of == "全体" else left
            amount = base * part(stage.share) + stage.more
            extra = f"{'＋' if stage.more > 0 else '−'}{number(abs(stage.more))}" if stage.more else ""
            text = f"({number(base)}×{_times(stage.share)}{extra})"
        left -= amount
        if amount <= 0 or left <= 0:
            raise Impossible("とちゅうで残りがなくなってしまいます。")
        terms.append(text)
    return Step("はじめから順にひいて、残りを確かめます。", "−".join(terms), s.left)


def holds(s: Soto, answer: Quantity) -> bool:
    """Takes part after part away from a pile of the answer's size, or puts them back, and looks what there is."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    whole = s.total.value if s.total else answer.value
    pile = whole
    for stage in s.stages:
        pieces = Fraction(0)
        if stage.share:
            unit = (whole if stage.of == "全体" else pile) / stage.share.value.denominator
            pieces = unit * stage.share.value.numerator / {"%": 100, "割": 10}.get(stage.share.unit, 1)
        pieces += stage.more
        if pieces <= 0:
            return False
        pile -= pieces
    return pile > 0 and pile == (s.left.value if s.left else answer.value)
