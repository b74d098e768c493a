"""弁償算's situations, explanations, mistakes and 面積図."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Areas, Rectangle
from sansu.families.family import Impossible, Mistake
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step

# by the word of the failure: all succeed, one fails, and what the successes and the failures are called
SAID = {
    "こわす": ("をこわさずに運んだ", "こわす", "こわさずに運んだ数", "こわした数"),
    "割る": ("を割らずに運んだ", "割る", "割らずに運んだ数", "割った数"),
    "正解": ("に正解した", "まちがえる", "正解の数", "まちがいの数"),
    "当たり": ("が当たった", "はずれる", "当たりの数", "はずれの数"),
    "表": ("で表が出た", "裏が出る", "表の回数", "裏の回数"),
    "勝ち": ("で勝った", "負ける", "勝った回数", "負けた回数"),
    "成功": ("で成功した", "失敗する", "成功の数", "失敗の数"),
}
_WORTH = {"円": "もらうお金", "点": "得点", "段": "上がる段数"}


@dataclass(frozen=True)
class Bensho:
    """`count` tries give `gain` each or cost `loss` each (None: they only give nothing); `total` comes out."""

    word: str  # a key of SAID
    thing: str  # what is carried; "" in a game
    count: Quantity
    gain: Quantity
    loss: Quantity | None
    start: Quantity | None
    total: Quantity
    asked: str  # good, bad
    unit: str

    @property
    def carried(self) -> bool:
        return self.word in ("こわす", "割る")

    @property
    def worth(self) -> str:
        """What the tries give: もらうお金, 得点."""
        return "持ち点" if self.start else _WORTH.get(self.gain.unit, "もらう数")


def line(s: Bensho) -> tuple[tuple[str, str], ...]:
    _, _, good, bad = SAID[s.word]
    out = [("運ぶもの", s.thing)] if s.thing else []
    out += [("全部の数", written(s.count))]
    out += [("はじめの持ち点", written(s.start))] if s.start else []
    out.append((f"{good}1{s.unit}", f"{written(s.gain)}増える"))
    out.append((f"{bad}1{s.unit}", f"{written(s.loss)}減る" if s.loss else "増えない"))
    out.append((f"実際の{s.worth}", written(s.total)))
    return (*out, ("求めるもの", f"{good if s.asked == 'good' else bad}（{s.unit}）"))


def explain(s: Bensho) -> Solution:
    won, _, good, bad = SAID[s.word]
    unit, worth = s.unit, s.gain.unit
    n, a = number(s.count.value), number(s.gain.value)
    head = f"{number(s.start.value)}＋" if s.start else ""
    assumed = s.count.value * s.gain.value + (s.start.value if s.start else 0)
    steps = [
        Step(f"{written(s.count)}全部{won}として、{s.worth}を求めます。", f"{head}{a}×{n}", Quantity(assumed, worth), hint=f"もし、全部{won}とすると、{s.worth}はどうなりますか。")
    ]  # fmt: skip
    gap = assumed - s.total.value
    if gap < 0:
        raise Impossible(f"全部{won}ときの{number(assumed)}{worth}より、実際の{written(s.total)}が多くなっています。")
    require_possible(Quantity(gap, unit), bad)
    steps.append(Step(f"実際の{s.worth}とのちがいを求めます。", f"{number(assumed)}−{number(s.total.value)}", Quantity(gap, worth), hint=f"実際の{s.worth}とくらべて、どれだけちがいますか。"))  # fmt: skip
    fall = s.gain.value + (s.loss.value if s.loss else 0)
    if s.loss:
        say = f"{_one(s)}と、{_unpaid(s)}ので、減る分を求めます。"
        steps.append(Step(say, f"{a}＋{number(s.loss.value)}", Quantity(fall, worth), hint=f"{_one(s)}と、全部{won}ときより、{s.worth}は何{worth}減りますか。"))  # fmt: skip
    found = gap / fall
    require_possible(Quantity(found, unit), bad)
    if found > s.count.value:
        raise Impossible(f"{bad}が、全部の数の{written(s.count)}より多くなります。")
    why = "" if s.loss else f"{_one(s)}ごとに{written(s.gain)}減るので、"
    steps.append(Step(f"{why}ちがいをわって、{bad}を求めます。", f"{number(gap)}÷{number(fall)}", Quantity(found, unit), hint=f"ちがいは、1{unit}の失敗がいくつ集まったものですか。"))  # fmt: skip
    x, answer = number(found), Quantity(found, unit)
    rest = f"({n}−{x})"
    if s.asked == "good":
        answer = Quantity(s.count.value - found, unit)
        require_possible(answer, good)
        rest = number(answer.value)
        steps.append(Step(f"全部の数からひいて、{good}を求めます。", f"{n}−{x}", answer, hint=f"求めたのは{bad}です。問題は何を聞いていますか。"))
    cost = f"−{number(s.loss.value)}×{x}" if s.loss else ""
    check = Step(f"{good}と{bad}から、{s.worth}にもどします。", f"{head}{a}×{rest}{cost}", s.total)
    return Solution(tuple(steps), check, answer)


def _one(s: Bensho) -> str:
    """One failure: 1個こわす, 1回裏が出る."""
    return f"1{s.unit}{SAID[s.word][1]}"


def _unpaid(s: Bensho) -> str:
    assert s.loss
    if s.carried:
        return f"{written(s.gain)}もらえず{written(s.loss)}はらう"
    if s.gain.unit == "段":
        return f"{written(s.gain)}上がらず{written(s.loss)}下がる"
    return f"{written(s.gain)}もらえず{written(s.loss)}ひかれる"


def holds(s: Bensho, answer: Quantity) -> bool:
    """Tries every number of failures, one try after another, and sees which one comes to the total."""
    if answer.unit != s.unit or s.count.value.denominator != 1 or s.count.value > 5000:
        return False
    n = int(s.count.value)
    ways = []
    state = (s.start.value if s.start else Fraction(0)) + sum([s.gain.value] * n, Fraction(0))
    for failures in range(n + 1):
        if state == s.total.value:
            ways.append(failures)
        state = state - s.gain.value - (s.loss.value if s.loss else 0)
    return [n - w if s.asked == "good" else w for w in ways] == [answer.value]


def diagram(s: Bensho) -> Areas:
    """Successes above the line, failures below it (or, where they only give nothing, dashed above)."""
    good = explain(s).answer.value
    good = good if s.asked == "good" else s.count.value - good
    bad = s.count.value - good
    labels = (f"□{s.unit}", "") if s.asked == "good" else ("", f"□{s.unit}")
    out = []
    if good > 0:
        out.append(Rectangle(Fraction(0), Fraction(0), good, s.gain.value, labels[0], written(s.gain), SAID[s.word][2]))
    if s.loss:
        out.append(Rectangle(good, -s.loss.value, bad, s.loss.value, labels[1], written(s.loss), SAID[s.word][3], "filled"))
    else:
        out.append(Rectangle(good, Fraction(0), bad, s.gain.value, labels[1], "", SAID[s.word][3], "dashed"))
    return Areas(f"数（全部で{written(s.count)}）", f"1{s.unit}で変わる{s.worth}（{s.gain.unit}）", tuple(out))


def mistakes(s: Bensho) -> tuple[Mistake, ...]:
    right = explain(s).answer
    _, _, good, bad = SAID[s.word]
    gap = s.count.value * s.gain.value + (s.start.value if s.start else 0) - s.total.value
    other = good if s.asked == "bad" else bad
    found = [(s.count.value - right.value, f"それは{other}ではありませんか。問題が聞いているのはどちらですか。")]
    if s.loss:
        thought = f"{_one(s)}と、{'下がる' if s.gain.unit == '段' else 'ひかれる'}分のほかに、{'上がる' if s.gain.unit == '段' else 'もらえる'}はずだった分もなくなります。"
        found.append((_asked(s, gap / s.loss.value), thought))
        found.append((_asked(s, gap / s.gain.value), f"{_one(s)}と、{'上がれない' if s.gain.unit == '段' else 'もらえない'}だけでなく、さらに減ることを考えましたか。"))
        if s.gain != s.loss:
            found.append((_asked(s, gap / abs(s.gain.value - s.loss.value)), f"1{s.unit}{SAID[s.word][1]}ときに減る分は、2つの数の差でしょうか、和でしょうか。"))
    if s.start:
        late = (s.count.value * s.gain.value - s.total.value) / (s.gain.value + (s.loss.value if s.loss else 0))
        found.append((_asked(s, late), "はじめの持ち点を入れて計算しましたか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value.denominator == 1 and 0 < value <= s.count.value and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, s.unit), thought) for value, thought in kept.items())


def _asked(s: Bensho, failures: Fraction) -> Fraction:
    return s.count.value - failures if s.asked == "good" else failures
