"""平均算: a goal for the average, and how far the average of the tests so far is from it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Areas, Rectangle
from sansu.families.family import Impossible, Mistake
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class Goal:
    """`count` tests average `before` under (低い) or over (高い) the goal; one more makes it `after` (None: even).

    goal None: it is asked, and `value` is what the next test brought.  value None: it is asked, to come to the goal.
    """

    thing: str
    count: Quantity
    before: Quantity
    way: str
    value: Quantity | None
    after: Quantity | None
    after_way: str  # 低い, 高い, 同じ
    goal: Quantity | None
    unit: str


def recognise_goal(given: Mapping[str, Sequence[Fact]], ask: Fact) -> Goal | None:
    aim, below, after, more = (given[kind] for kind in ("aim", "below", "after", "one more"))
    if len(below) != 1 or len(aim) > 1 or len(after) > 1 or len(more) > 1:
        return None
    (told,) = below
    count, gap, unit = told.quantity("count"), told.quantity("gap"), ask.text("unit")
    nth = Quantity(count.value + 1, count.unit)
    said = [fact.get(role) for fact in (*aim, *after, *more, ask) for role in ("n", "nth")]
    if any(isinstance(n, Quantity) and n != nth for n in said) or gap.unit != unit or count.unit not in ("回", "教科", "科目"):
        return None
    things = {fact.text(role) for fact in (*aim, told) for role in ("thing", "thing2") if fact.text(role)}
    goal = aim[0].get("goal") if aim else None
    if len(things) > 1 or any(one.text("who") for one in more):
        return None
    thing = things.pop() if things else ""
    if ask.text("what") == "目標" and len(after) == len(more) == 1 and goal is None:
        value, left = more[0].quantity("value"), after[0].get("gap")
        if value.unit != unit or (isinstance(left, Quantity) and left.unit != unit):
            return None
        return Goal(thing, count, gap, told.text("way"), value, left if isinstance(left, Quantity) else None, after[0].text("way"), None, unit)
    if ask.text("what") == "目標に届く値" and isinstance(goal, Quantity) and goal.unit == unit and not after and not more:
        return Goal(thing, count, gap, told.text("way"), None, None, "同じ", goal, unit)
    return None


def goal_facts(s: Goal) -> tuple[Fact, ...]:
    nth = Quantity(s.count.value + 1, s.count.unit)
    thing = {"thing": s.thing} if s.thing else {}
    below = Fact.of("below", count=s.count, gap=s.before, way=s.way)
    if s.goal:
        aim = Fact.of("aim", n=nth, goal=s.goal, **thing)
        return (aim, below, Fact.of("ask", what="目標に届く値", nth=nth, unit=s.unit))
    assert s.value
    gap = {"gap": s.after} if s.after else {}
    after = Fact.of("after", way=s.after_way, **gap)
    return (Fact.of("aim", n=nth, **thing), below, Fact.of("one more", nth=nth, value=s.value), after, Fact.of("ask", what="目標", unit=s.unit))


def goal_line(s: Goal) -> tuple[tuple[str, str], ...]:
    nth = Quantity(s.count.value + 1, s.count.unit)
    out = [(f"{written(s.count)}の平均", f"目標より{written(s.before)}{s.way}")]
    if s.goal:
        return (("目標の平均", written(s.goal)), *out, ("求めるもの", f"{written(nth)}目（{s.unit}）"))
    assert s.value
    after = f"目標より{written(s.after)}{s.after_way}" if s.after else "目標と同じ"
    return (*out, (f"{written(nth)}目", written(s.value)), (f"{written(nth)}の平均", after), ("求めるもの", f"目標の平均（{s.unit}）"))


def explain_goal(s: Goal) -> Solution:
    up = s.way == "高い"
    n, gap = number(s.count.value), number(s.before.value)
    so_far = Quantity(s.before.value * s.count.value, s.unit)
    word = "こえている" if up else "足りない"
    steps = [Step(f"{written(s.count)}で、目標の合計より{word}点数を求めます。".replace("点数", _amount(s)), f"{gap}×{n}", so_far, hint="これまでの全部を合わせると、目標の合計とどれだけちがいますか。")]  # fmt: skip
    if s.goal:
        answer = Quantity(s.goal.value - so_far.value if up else s.goal.value + so_far.value, s.unit)
        if answer.value < 0:
            raise Impossible("次の値が0より小さくなります。")
        require_possible(answer, "次の値", zero=True)
        sign = "−" if up else "＋"
        say = "こえている分だけ、次は目標より少なくてすみます。" if up else "足りない分を、次の1回で取りもどします。"
        steps.append(Step(say, f"{number(s.goal.value)}{sign}{number(so_far.value)}", answer, hint="次の1回では、目標とくらべてどれだけとればよいですか。"))
        mean = f"({number(s.goal.value)}{'＋' if up else '−'}{gap})"
        back = f"({mean}×{n}＋{number(answer.value)})÷({n}＋1)"
        return Solution(tuple(steps), Step("平均にもどすと、目標になります。", back, s.goal), answer)
    assert s.value
    whole_over = (s.after.value if s.after else Fraction(0)) * (s.count.value + 1) * (1 if s.after_way == "高い" else -1)
    before_over = so_far.value * (1 if up else -1)
    last_over = whole_over - before_over  # by how much the last value is over the goal
    nth = Quantity(s.count.value + 1, s.count.unit)
    if s.after:
        say = f"{written(nth)}で、目標の合計より{'こえている' if whole_over > 0 else '足りない'}{_amount(s)}を求めます。"
        steps.append(Step(say, f"{number(s.after.value)}×{number(nth.value)}", Quantity(abs(whole_over), s.unit), hint="今回も入れた全部では、目標の合計とどれだけちがいますか。"))
        a, b = abs(whole_over), so_far.value
        same = (whole_over > 0) == up
        expression = f"{number(max(a, b))}−{number(min(a, b))}" if same else f"{number(a)}＋{number(b)}"
        if last_over == 0:
            raise Impossible("今回の値が、目標とちょうど同じになります。")
        word = "こえた" if last_over > 0 else "足りなかった"
        steps.append(Step(f"今回だけで、目標より{word}{_amount(s)}を求めます。", expression, Quantity(abs(last_over), s.unit), hint="今回の分で、足りない分やこえた分はどう変わりましたか。"))
    goal = Quantity(s.value.value - last_over, s.unit)
    if goal.value <= 0:
        raise Impossible("目標が0より大きくなりません。")
    sign = "−" if last_over > 0 else "＋"
    steps.append(Step("今回の値から、目標を求めます。", f"{number(s.value.value)}{sign}{number(abs(last_over))}", goal, hint="今回の値は、目標よりどれだけ高いですか、低いですか。"))
    mean = f"({number(goal.value)}{'＋' if up else '−'}{gap})"
    after = Quantity(goal.value + whole_over / nth.value, s.unit)
    check = Step(f"{written(nth)}の平均を出して、目標とくらべます。", f"({mean}×{n}＋{number(s.value.value)})÷{number(nth.value)}", after)
    return Solution(tuple(steps), check, goal)


def _amount(s: Goal) -> str:
    return "点数" if s.unit == "点" else "分"


def goal_holds(s: Goal, answer: Quantity) -> bool:
    """Writes all the values down, those so far at their average, and averages them."""
    if answer.unit != s.unit or s.count.value.denominator != 1 or s.count.value > 1000:
        return False
    goal = (s.goal or answer).value
    last = (s.value or answer).value
    so_far = goal + s.before.value * (1 if s.way == "高い" else -1)
    values = [so_far] * int(s.count.value) + [last]
    mean = sum(values, Fraction(0)) / len(values)
    after = {"高い": 1, "低い": -1, "同じ": 0}[s.after_way] * (s.after.value if s.after else Fraction(0))
    return mean == goal + after and last >= 0


def goal_diagram(s: Goal) -> Areas:
    answer = explain_goal(s).answer
    goal, last = (s.goal or answer).value, (s.value or answer).value
    so_far = goal + s.before.value * (1 if s.way == "高い" else -1)
    labels = (f"□{s.unit}", written(s.value)) if s.value else (written(s.goal) if s.goal else "", f"□{s.unit}")
    out = [Rectangle(Fraction(0), Fraction(0), s.count.value, so_far, written(s.count), "", "これまで")]
    if last > 0:
        out.append(Rectangle(s.count.value, Fraction(0), Fraction(1), last, "", labels[1], "今回"))
    out.append(Rectangle(Fraction(0), Fraction(0), s.count.value + 1, goal, "", labels[0], "目標", "dashed"))
    return Areas("回数", f"平均（{s.unit}）", tuple(out))


def goal_mistakes(s: Goal) -> tuple[Mistake, ...]:
    right = explain_goal(s).answer.value
    sign = 1 if s.way == "高い" else -1
    found: list[tuple[Fraction, str]] = []
    if s.goal:
        found = [
            (s.goal.value - sign * s.before.value, "平均のちがいは、1回分だけではありません。これまでの何回分ですか。"),
            (s.goal.value - sign * s.before.value * (s.count.value + 1), "足りないのは、これまでの回数の分だけです。"),
            (s.goal.value, "目標と同じ点では、平均は目標になりません。"),
            (s.goal.value + sign * s.before.value * s.count.value, "足りない分は、たすのですか、ひくのですか。"),
        ]
    else:
        assert s.value
        end = (s.after.value if s.after else Fraction(0)) * (1 if s.after_way == "高い" else -1)
        found = [
            (s.value.value - (end - sign * s.before.value), "平均のちがいは、1回分ではなく、全部の回数の分で考えましょう。"),
            (s.value.value + sign * s.before.value * s.count.value, "今回のあとの平均も、目標とくらべましたか。"),
            (s.value.value + (end * (s.count.value + 1) - sign * s.before.value * s.count.value), "今回の値は、目標より高いですか、低いですか。"),
            (s.value.value - (end - sign * s.before.value) * s.count.value, "今回も入れると、全部で何回の平均ですか。"),
        ]
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, s.unit), thought) for value, thought in kept.items())


_TESTS = ("テスト", "算数のテスト", "国語のテスト", "漢字テスト", "計算テスト", "理科のテスト")


def sample_goal(rng: random.Random) -> Goal:
    count, goal, gap = rng.randint(3, 9), rng.randint(60, 90), rng.randint(1, 5)
    way, thing = rng.choice(["低い", "低い", "高い"]), rng.choice(_TESTS)
    so_far = goal + gap * (1 if way == "高い" else -1)
    if rng.random() < 0.4:
        answer = goal * (count + 1) - so_far * count
        if 40 <= answer <= 100:
            return Goal(thing, _q(count, "回"), _q(gap, "点"), way, None, None, "同じ", _q(goal, "点"), "点")
        return sample_goal(rng)
    after = rng.choice([0, 0, 1, 2, -1, -2])
    value = (goal + after) * (count + 1) - so_far * count
    if not 40 <= value <= 100 or value == goal:
        return sample_goal(rng)
    after_way = "高い" if after > 0 else "低い" if after < 0 else "同じ"
    return Goal(thing, _q(count, "回"), _q(gap, "点"), way, _q(value, "点"), _q(abs(after), "点") if after else None, after_way, None, "点")


def _q(value: int, unit: str) -> Quantity:
    return Quantity(Fraction(value), unit)
