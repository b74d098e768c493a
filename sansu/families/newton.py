"""ニュートン算: a stock that grows while it is used up."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Mistake, Taking, Wording
from sansu.families.newton_steps import Newton, explain
from sansu.families.possible import divisible
from sansu.quantity import TIME, Quantity, convert, dimension, written
from sansu.reading.draining import CLAUSES
from sansu.wording import Fact, refers

_ASKED = {"draining.time": "時間", "draining.count": "数", "draining.grow": "ふえる量", "draining.stock": "はじめの量", "draining.rate": "1つの量"}
_COUNTERS = {"つ", "台", "頭", "人", "か所", "匹", "本", "羽", "個"}
_STRANGE = re.compile("[とやでにはがも]$|^[とのはがもを]")


def _day(time: Quantity) -> Quantity:
    return Quantity(time.value, "日") if time.unit == "日間" else time


def recognise(facts: Sequence[Fact]) -> Newton | None:
    take = Taking(facts)
    scenes, stocks, grows, cases, rates = (take.all(f"draining.{kind}") for kind in ("scene", "stock", "grow", "case", "rate"))
    take.all("draining.same")
    ask = take.one("ask")
    if not take.done or ask is None or ask.text("what") not in _ASKED or not grows:
        return None
    if any(len({fact.roles for fact in found}) > 1 for found in (stocks, rates)) or len(cases) > 2:
        return None
    everything = [*scenes, *stocks, *grows, *cases, *rates, ask]
    scene = {fact.text("scene") or (fact.text("what") if fact is not ask else "") for fact in everything} - {""}
    told = [fact for fact in grows if fact.get("amount")]
    if len(scene) != 1 or len({fact.roles for fact in told}) > 1:
        return None
    pers = {per.unit for fact in (*told, *rates, ask) if isinstance(per := fact.get("per"), Quantity)}
    who, counter = _removers([*cases, *rates, ask], bool(rates and rates[0].text("alone")))
    if len(pers) > 1 or who is None or not counter:
        return None
    asked = _ASKED[ask.text("what")]
    unit = ask.text("unit").replace("日間", "日").replace("分間", "分")
    alone = bool(rates and rates[0].text("alone"))
    given = ask.get("count") if asked == "時間" else ask.get("time")
    if alone and (cases or asked != "時間" or given):
        return None
    if asked in ("時間", "数") and not alone and not isinstance(given, Quantity):
        return None
    if asked == "数" and unit != counter:
        return None
    s = Newton(
        next(iter(scene)),
        who,
        counter,
        stocks[0].quantity("amount") if stocks else None,
        told[0].quantity("amount") if told else None,
        rates[0].quantity("amount") if rates else None,
        next(iter(pers), ""),
        tuple((fact.quantity("count").value, _day(fact.quantity("time"))) for fact in cases),
        asked,
        _day(given) if isinstance(given, Quantity) else None,
        ask.text("way") == "以内",
        alone,
        unit,
    )
    return s if _settled(s) else None


def _removers(mentions: Sequence[Fact], alone: bool) -> tuple[str | None, str]:
    """What removes and how it is counted; (None, "") where two different things do."""
    if alone:
        return "", "台"
    names = [fact.text("who") for fact in mentions if fact.text("who")]
    who = max(names, key=len, default="")
    who = next((name for name in names if all(refers(other, name) for other in names)), who)
    if any(not refers(name, who) for name in names) or (who and _STRANGE.search(who)) or "と" in who:
        return None, ""
    counts = [count.unit for fact in mentions for role in ("count", "one") if isinstance(count := fact.get(role), Quantity)]
    if len(set(counts)) != 1 or counts[0] not in _COUNTERS:
        return None, ""
    return who, counts[0]


def _settled(s: Newton) -> bool:
    """Whether just as much is told as settles what is asked, in units that go together."""
    amounts = [q for q in (s.stock, s.grow, s.rate) if q]
    if len({q.unit for q in amounts}) > 1 or (s.scene == "行列" and any(q.unit != "人" for q in amounts)):
        return False
    if s.scene == "水" and any(dimension(q.unit) != "volume" for q in amounts):
        return False
    if s.per and any((t.unit in TIME) != (s.per in TIME) or (s.per not in TIME and t.unit != s.per) for t in s.times):
        return False
    if (s.grow or s.rate) and not s.per:
        return False
    asked_time = s.asked == "時間"
    if asked_time and s.times and (s.unit in TIME) != all(t.unit in TIME for t in s.times):
        return False
    if asked_time and (s.unit not in (*TIME, "日") or (s.per and (s.unit in TIME) != (s.per in TIME))):
        return False
    asked = {"はじめの量": s.stock, "ふえる量": s.grow, "1つの量": s.rate}
    if s.asked in asked and (asked[s.asked] or not amounts or s.unit != amounts[0].unit):
        return False
    if any(count.denominator != 1 or time.value <= 0 for count, time in s.cases):
        return False
    relative = not amounts and len(s.cases) == 2 and s.asked in ("時間", "数")
    return relative or (len(amounts) + len(s.cases) == 3 and bool(amounts) and (bool(s.cases) or s.asked in ("時間", "数")))


_PLACES = ("遊園地の入口", "映画館の窓口", "コンサート会場の入口", "駅の切符売り場", "美術館の入口", "水族館の入場口", "博物館の入口", "動物園の入口", "野球場の入口")


def _place(s: Newton) -> str:
    """Where the people stand: told, but of no matter for the answer."""
    return _PLACES[int(sum(time.value for time in s.times) + sum(q.value for q in (s.stock, s.grow, s.given) if q)) % len(_PLACES)]


def facts(s: Newton) -> tuple[Fact, ...]:
    per = Quantity(Fraction(1), s.per)
    one = Quantity(Fraction(1), s.counter)
    who = {"who": s.who} if s.who else {}
    out: list[Fact] = []
    if s.stock:
        place = {"行列": _place(s), "水": "水そう"}.get(s.scene, "")
        out.append(Fact.of("draining.stock", what=s.scene, amount=s.stock, **({"place": place} if place else {})))
    else:
        out.append(Fact.of("draining.scene", what=s.scene, **({"place": _place(s)} if s.scene == "行列" else {})))
    if s.grow:
        out.append(Fact.of("draining.grow", what=s.scene, amount=s.grow, per=per))
    else:
        out.append(Fact.of("draining.grow", what=s.scene))
    if s.rate and s.alone:
        out.append(Fact.of("draining.rate", what=s.scene, alone="はい", amount=s.rate, per=per))
    elif s.rate:
        out.append(Fact.of("draining.rate", what=s.scene, one=one, amount=s.rate, per=per, **who))
    for count, time in s.cases:
        out.append(Fact.of("draining.case", what=s.scene, count=Quantity(count, s.counter), time=time, **who))
    what = next(key for key, value in _ASKED.items() if value == s.asked)
    roles: dict[str, str | Quantity] = {"what": what, "scene": s.scene, "unit": s.unit}
    if s.asked == "時間" and s.given:
        roles |= {"count": s.given, **who}
    elif s.asked == "数" and s.given:
        roles |= {"time": s.given, **who, **({"way": "以内"} if s.within else {})}
    elif s.asked == "1つの量":
        roles |= {"one": one, "per": per, **who}
    elif s.asked == "ふえる量":
        roles |= {"per": per}
    return (*out, Fact.of("ask", **roles))


def line(s: Newton) -> tuple[tuple[str, str], ...]:
    amount = {"行列": "人数", "牧草": "草の量", "水": "水の量", "仕事": "仕事の量"}[s.scene]
    does = {"行列": "受け付ける", "牧草": "食べる", "水": "くみ出す", "仕事": "する"}[s.scene]
    one = "" if s.alone else f"{s.one}が"
    out = [("場面", s.scene)]
    out += [(f"はじめの{amount}", written(s.stock))] if s.stock else []
    out += [(f"1{s.per}に増える{amount}", written(s.grow))] if s.grow else [("増え方", "一定")]
    out += [(f"{one}1{s.per}に{does}{amount}", written(s.rate))] if s.rate else []
    out += [(f"{s.many(count)}でなくなる時間", written(time)) for count, time in s.cases]
    given = s.given
    if s.asked == "時間":
        asked = f"{s.many(given.value)}でなくなる時間" if given else "なくなる時間"
        return (*out, ("求めるもの", f"{asked}（{unit_name(s.unit)}）"))
    if s.asked == "数":
        assert given
        limit = "以内になくすための" if s.within else "でちょうどなくすための"
        return (*out, ("求めるもの", f"{written(given)}{limit}{s.who or '人'}の数（{s.unit}）"))
    asked = {"はじめの量": f"はじめの{amount}", "ふえる量": f"1{s.clock}に増える{amount}", "1つの量": f"{one}1{s.clock}に{does}{amount}"}[s.asked]
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def _rows(s: Newton, answer: Quantity) -> list[list[Fraction]]:
    """Everything that is told and the answer as rows of (stock, growth, rate) and what their sum comes to."""
    zero, clock = Fraction(0), s.clock

    def time(t: Quantity) -> Fraction:
        return convert(t, clock).value if clock in TIME else t.value

    rows = [[Fraction(1), time(t), -count * time(t), zero] for count, t in s.cases]
    known = [(0, s.stock), (1, s.grow), (2, s.rate)]
    place = {"はじめの量": 0, "ふえる量": 1, "1つの量": 2}.get(s.asked)
    known += [(place, answer)] if place is not None else []
    for index, q in known:
        if q:
            rows.append([*(Fraction(i == index) for i in range(3)), q.value])
    if not any(q for _, q in known):
        rows.append([zero, zero, Fraction(1), Fraction(1)])
    return rows


def _solve(rows: list[list[Fraction]]) -> list[Fraction] | None:
    """The one positive solution of the rows; None where there is none or more than one."""
    rows = [list(row) for row in rows]
    for done in range(3):
        pivot = next((i for i in range(done, len(rows)) if rows[i][done]), None)
        if pivot is None:
            return None
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [x / rows[done][done] for x in rows[done]]
        for i, row in enumerate(rows):
            if i != done and row[done]:
                rows[i] = [x - row[done] * y for x, y in zip(row, rows[done], strict=True)]
    if any(row[3] for row in rows[3:]) or any(rows[i][3] <= 0 for i in range(3)):
        return None
    return [rows[i][3] for i in range(3)]


def holds(s: Newton, answer: Quantity) -> bool:
    """Puts the answer among what is told: all of it together must have a solution, and a smaller number must not do."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    rows = _rows(s, answer)
    found = _solve(rows)
    if found is None or s.asked not in ("時間", "数"):
        return found is not None
    stock, grow, rate = found
    clock = s.clock
    count = answer.value if s.asked == "数" else s.given.value if s.given else Fraction(1)
    lasting = answer if s.asked == "時間" else s.given
    if lasting is None or (lasting.unit != clock and clock not in TIME):
        return False
    time = convert(lasting, clock).value if clock in TIME else lasting.value
    left = stock + grow * time - rate * count * time
    if not s.within:
        return left == 0
    return count.denominator == 1 and left <= 0 < left + rate * time


def _amounts(s: Newton) -> list[Fraction]:
    found = _solve(_rows(s, explain(s).answer))
    assert found is not None
    return found


def diagram(s: Newton) -> Bars:
    """One bar for each case: what was there at first and what grew until nothing was left."""
    stock, grow, _ = _amounts(s)
    answer = explain(s).answer

    def time(t: Quantity) -> Fraction:
        return convert(t, s.clock).value if s.clock in TIME else t.value

    rows = [(s.many(count), time(t), f"{written(t)}で増えた分") for count, t in s.cases]
    if s.asked == "時間":
        rows.append((s.many(s.given.value) if s.given else "", time(answer), f"□{s.unit}で増えた分"))
    elif s.asked == "数" and s.given:
        rows.append((f"{s.who}□{s.counter}", time(s.given), f"{written(s.given)}で増えた分"))
    first = written(s.stock) if s.stock else "□" + s.amount_unit if s.asked == "はじめの量" else ""
    bars, braces = [], []
    for index, (name, long, grown) in enumerate(rows):
        bars.append(Bar(name, (Part(stock, None, f"はじめ{first}"), Part(grow * long, None, grown, tone="dashed"))))
        braces.append(Brace((index,), Fraction(0), stock + grow * long, None, "減らした分"))
    return Bars(tuple(bars), tuple(braces))


def mistakes(s: Newton) -> tuple[Mistake, ...]:
    stock, grow, rate = _amounts(s)
    right, clock = explain(s).answer, s.clock
    found: list[tuple[Fraction, str]] = []
    if s.asked == "時間":
        count = s.given.value if s.given else Fraction(1)
        found = [
            (stock / (rate * count), "その間に増える分をわすれていませんか。"),
            (stock / (rate * count + grow), "減る量は、増える分をたすのではなくひいて求めます。"),
        ]
        if s.cases:
            first, t = s.cases[0]
            whole = convert(t, clock).value if clock in TIME else t.value
            found.append((first * whole / count, "数と時間が反比例すると考えていませんか。その間にも増える分があります。"))
        found = [(convert(Quantity(v, clock), right.unit).value if clock in TIME else v, thought) for v, thought in found]
    elif s.asked == "数" and s.given:
        time = convert(s.given, clock).value if clock in TIME else s.given.value
        found = [(stock / (rate * time), "その間に増える分をわすれていませんか。")]
        if s.within:
            found.append((right.value - 1, "余りの分を切り捨てていませんか。1つ少ないと間に合いません。"))
        if s.cases:
            first, t = s.cases[0]
            whole = convert(t, clock).value if clock in TIME else t.value
            found.append((first * whole / time, "数と時間が反比例すると考えていませんか。その間にも増える分があります。"))
    else:
        count, t = s.cases[0]
        time = convert(t, clock).value if clock in TIME else t.value
        if s.asked == "はじめの量":
            found = [(rate * count * time, "その間に増えた分をひきわすれていませんか。")]
        elif s.asked == "1つの量":
            found = [(stock / (count * time), "その間に増えた分をわすれていませんか。")]
            found += [(rate * count, "1つ分まで求めましたか。")]
        else:
            found = [(grow * time, "増えた分の合計で答えていませんか。1つの時間あたりに直しましょう。"), (rate * count, "増える分ではなく、減らす分を答えていませんか。")]
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value.denominator == 1 or divisible(right.unit)):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_WHO = {
    "行列": (("窓口", "つ"), ("入口", "つ"), ("入場口", "か所"), ("券売機", "台"), ("ゲート", "か所"), ("レジ", "台")),
    "牧草": (("牛", "頭"), ("馬", "頭"), ("羊", "頭"), ("ヤギ", "頭")),
    "水": (("ポンプ", "台"), ("排水ポンプ", "台")),
    "仕事": (("", "人"),),
}


def sample(rng: random.Random, level: int) -> Newton:
    while True:
        s = _draw(rng, level)
        if s is None:
            continue
        try:
            solution = explain(s)
        except ValueError:
            continue
        if all((step.value.value * 10).denominator == 1 for step in solution.steps) and solution.answer.value <= 3000 and holds(s, solution.answer):
            return s


def _draw(rng: random.Random, level: int) -> Newton | None:
    scene = rng.choice(["行列", "水"]) if level == 1 else rng.choice(["行列", "牧草", "水", "仕事"])
    who, counter = rng.choice(_WHO[scene])
    t = {"行列": "分", "牧草": "日", "水": rng.choice(["分", "分", "時間"]), "仕事": "日"}[scene]
    unit = {"行列": "人", "水": "L"}.get(scene, "")
    grow = Fraction(rng.randint(2, 24), 2) if scene in ("牧草", "仕事") else Fraction(rng.randint(1, 6), 2)
    low = int(grow) + 1
    counts = rng.sample(range(low, low + (20 if scene in ("牧草", "仕事") else 6)), 3)
    stock = Fraction(rng.randint(2, 80) * rng.choice([1, 5, 10]))
    times = [stock / (count - grow) for count in counts]
    if any(time.denominator != 1 or time > 150 for time in times):
        return None
    cases = tuple((Fraction(count), Quantity(time, t)) for count, time in zip(counts[:2], times[:2], strict=True))
    count, lasting = Quantity(Fraction(counts[2]), counter), Quantity(times[2], t)
    if level == 1 or (level == 3 and unit and rng.random() < 0.5):
        return _told(rng, level, Newton(scene, who, counter, None, None, None, t, cases, "時間", count, False, False, t), unit, (stock, grow))
    s = Newton(scene, who, counter, None, None, None, "", cases, "時間", count, False, False, t)
    if level == 3:
        limit = Quantity(Fraction(rng.randint(2, 30)), t)
        s = replace(s, asked="数", given=lasting, unit=counter) if rng.random() < 0.5 else replace(s, asked="数", given=limit, unit=counter, within=True)
    return s


def _told(rng: random.Random, level: int, s: Newton, unit: str, relative: tuple[Fraction, Fraction]) -> Newton | None:
    """The same with amounts told: the growth, the stock, what one remover does."""
    each = Fraction(rng.randint(2, 12) if unit == "L" else rng.randint(2, 20))
    stock, grow, rate = (Quantity(v, unit) for v in (relative[0] * each, relative[1] * each, each))
    if any(q.value.denominator != 1 for q in (stock, grow)):
        return None
    case = s.cases[:1]
    if level == 1:
        way = rng.choice(["すべて", "すべて", "1つの場合", "1本"])
        if way == "1本":
            return replace(s, stock=stock, grow=grow, rate=Quantity(s.given.value * each if s.given else each, unit), cases=(), given=None, who="", counter="台", alone=True)
        return replace(s, stock=stock, grow=grow, cases=case) if way == "1つの場合" else replace(s, stock=stock, grow=grow, rate=rate, cases=())
    way = rng.choice(["増える量", "1つの量", "はじめの量", "二つから", "台数", "以内"])
    match way:
        case "増える量":
            return replace(s, stock=stock, rate=rate, cases=s.cases[:1], asked="ふえる量", given=None, unit=unit)
        case "1つの量":
            return replace(s, stock=stock, grow=grow, cases=s.cases[:1], asked="1つの量", given=None, unit=unit)
        case "はじめの量":
            return replace(s, grow=grow, asked="はじめの量", given=None, unit=unit)
        case "二つから":
            asked = rng.choice(["1つの量", "ふえる量"])
            plain = replace(s, asked=asked, given=None, unit=unit)
            return replace(plain, grow=grow) if asked == "1つの量" else replace(plain, stock=stock)
    limit = Quantity(Fraction(rng.randint(2, 30)), s.per)
    return replace(s, stock=stock, grow=grow, cases=s.cases[:1], asked="数", given=limit, unit=s.counter, within=way == "以内")


_ORDERS = (
    "queue.stock queue.grow.minute queue.rate.minute queue.by.ask",
    "queue.stock.people queue.grow.minute queue.of queue.of.ask",
    "queue.stock queue.grow.minute queue.out.minute queue.ask.time",
    "water.stock water.grow.minute water.out.minute water.ask.time",
    "water.stock.in water.grow.minute water.rate.minute water.by.ask",
    "water.stock.of water.grow.minute water.out.minute water.ask.time",
    "water.stock.in water.grow.hour water.rate.of.hour water.many.ask",
    "water.stock water.grow.minute water.by water.many.ask",
    "grass.scene grass.steady grass.of grass.of grass.of.ask",
    "grass.scene grass.steady grass.by grass.by grass.is.ask",
    "grass.scene grass.steady grass.many.of grass.many grass.many.ask",
    "queue.scene queue.steady queue.of queue.of queue.of.ask",
    "queue.place queue.steady queue.is queue.many queue.is.ask",
    "water.scene water.steady water.of water.of water.of.ask",
    "water.scene water.steady water.by water.many water.by.ask",
    "work.scene work.steady work.bare work.bare work.bare.ask",
    "grass.scene grass.steady grass.of grass.by grass.count",
    "grass.scene grass.steady grass.by grass.by grass.count.within",
    "queue.scene queue.steady queue.of queue.of queue.count.so",
    "queue.scene queue.steady queue.of queue.of queue.count.within",
    "water.scene water.steady water.of water.of water.count",
    "water.scene water.steady water.by water.by water.count.within",
    "work.scene work.steady work.bare work.bare work.count.people",
    "work.scene work.steady work.bare work.bare work.count.within.people",
    "queue.stock queue.steady queue.rate.minute queue.of queue.ask.grow.minute",
    "queue.stock queue.grow.minute queue.of queue.ask.rate.minute",
    "queue.scene queue.grow.minute queue.of queue.of queue.ask.stock",
    "water.stock.in water.steady water.rate.minute water.by water.ask.grow.minute",
    "water.scene water.grow.minute water.by water.by water.ask.stock",
    "queue.scene queue.grow.minute queue.of queue.many queue.ask.rate.of.minute",
    "queue.stock queue.steady queue.of queue.of queue.ask.grow.minute",
    "queue.stock queue.grow.minute queue.of queue.count.within",
    "water.stock water.grow.minute water.by water.count",
    "water.scene water.grow.hour water.of water.of water.ask.rate.hour",
)
WORDINGS = tuple(Wording(f"newton-{index:02}", tuple(f"draining.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("newton", "ニュートン算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
