"""仕事算: times alone, together, in turns and with rests."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part, Table
from sansu.families import shigoto_days
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Mistake, Taking, Wording
from sansu.families.pairs import people, same_person
from sansu.families.shigoto_days import Days
from sansu.families.shigoto_steps import EVERYONE, Shigoto
from sansu.families.shigoto_steps import explain as explain_shared
from sansu.families.shigoto_steps import holds as holds_shared
from sansu.quantity import TIME, Quantity, convert, written
from sansu.reading.work import CLAUSES
from sansu.solution import Solution
from sansu.wording import Fact

# a name that took in more than a name
_SWALLOWED = re.compile(r"^の|を|(?:さん|くん|君|ちゃん|[A-Z]|[兄弟姉妹父母管])と|仕事|水そう|[がと]$|[にもへ]$|のに|するに|仕上|終え|終わ|^人|全体|はじめ|残り")
_KINDS = ("work.list", "work.alternate", "work.cycle", "answer.in", "job", "work.alone", "work.team", "work.turn", "work.last", "work.rest", "work.start", "work.total")


def recognise(facts: Sequence[Fact]) -> Shigoto | Days | None:
    take = Taking(facts)
    found = {kind: take.all(kind) for kind in _KINDS}
    ask = take.one("ask")
    if not take.done or ask is None or ask.text("unit") not in (*TIME, "日", "日間"):
        return None
    if any(len({fact.roles for fact in found[kind]}) > 1 for kind in ("work.last", "work.rest", "work.start", "work.total")):
        return None
    found["work.alone"] += [one for fact in found.pop("work.list") for one in _each(fact)]
    if not _one_job([*found["job"], ask]):
        return None
    loose = [fact.text("who") for fact in found["work.alone"] if fact.get("loose")]
    if loose and (not found["job"] or any("と" in name[1:] for name in loose)):
        return None  # Aは10日 alone could mean anything, and AとBでは12日 is not one person's time
    what = ask.text("what")
    if what == "終わる日" or found["work.alternate"] or found["work.cycle"]:
        return _by_days(found, ask)
    if found["answer.in"]:
        ask = _answered_in(found["answer.in"][0], ask)
        if ask is None:
            return None
    times = _times(found, ask, what)
    everyone = any(fact.text("team") for kind in ("work.turn", "work.last") for fact in found[kind]) or ask.text("team")
    if times is None or (everyone and len(times) != 2):  # 2人で of three is not all of them
        return None
    if not _team_agrees(tuple(times), [*found["work.team"], *found["work.start"], ask], len(found["work.team"]) == 3):
        return None
    return _settle(found, ask, what, times)


def _each(fact: Fact) -> list[Fact]:
    """AとBはそれぞれ10日、15日: as many facts as there are people."""
    pairs = (("a", "one"), ("b", "two"), ("c", "three"))
    return [Fact.of("work.alone", who=fact.text(who), time=fact.quantity(time)) for who, time in pairs if fact.text(who)]


def _by_days(found: dict[str, list[Fact]], ask: Fact) -> Days | None:
    """Nothing but times alone and how the days are shared out."""
    others = [kind for kind in _KINDS if found.get(kind) and kind not in ("job", "work.alone", "work.alternate", "work.cycle")]
    alternate = found["work.alternate"]
    if ask.text("what") != "終わる日" or others or len(alternate) > 1 or not (alternate or found["work.cycle"]):
        return None
    if any(fact.text("what") != "仕事" for fact in found["job"]):
        return None
    alone = [(fact.text("who"), _days(fact.quantity("time"))) for fact in found["work.alone"]]
    if not 1 <= len(alone) <= 2 or any(_SWALLOWED.search(name) for name, _ in alone):
        return None
    return shigoto_days.recognise(alone, alternate[0] if alternate else None, found["work.cycle"], ask)


def _answered_in(unit: Fact, ask: Fact) -> Fact | None:
    """何時間何分かかりますか。分に直して答えなさい: asked in the unit that the answer is to be written in."""
    if ask.text("unit") not in TIME or unit.text("unit") not in TIME:
        return None
    return Fact.of("ask", **{**dict(ask.roles), "unit": unit.text("unit")})


def _times(found: dict[str, list[Fact]], ask: Fact, what: str) -> dict[str, Quantity | None] | None:
    """Everyone who works, with the time alone (None: asked, or not known in a text of pairs)."""
    times: dict[str, Quantity | None] = {}
    for fact in found["work.alone"]:
        if any(same_person(fact.text("who"), name) for name in times):
            return None
        times[fact.text("who")] = _days(fact.quantity("time"))
    if any(fact.get("comma") and fact.text("b").startswith("と") for fact in found["work.team"]):
        return None  # AとBの2人 is another clause's
    named = [name for fact in found["work.team"] for name in (fact.text("a"), fact.text("b")) if name]
    if len(found["work.team"]) == 3:
        if times:
            return None
        times = dict.fromkeys(dict.fromkeys(named))
    elif what == "ひとりの時間":
        who = ask.text("who")
        full = next((name for name in named if same_person(who, name)), who)
        if any(same_person(full, name) for name in times):
            return None
        times[full] = None
    if len(times) < 2 or any(_SWALLOWED.search(name) for name in times):
        return None
    return times


def _doer(fact: Fact) -> str:
    return fact.text("team") or fact.text("who")


_TANK = re.compile(r"水そう|水槽|プール|タンク|水とう|浴そう|浴槽|おふろ|ふろ|池|バケツ")


def _one_job(mentions: Sequence[Fact]) -> bool:
    """Whether all that is filled is one and the same tank."""
    tanks = {re.sub(r"^(?:空の|からの)", "", fact.text("tank")) for fact in mentions} - {""}
    jobs = {fact.text("what") for fact in mentions if fact.kind == "job"}
    return len(tanks) <= 1 and len(jobs) <= 1 and all(_TANK.fullmatch(one) for one in tanks)


def _days(time: Quantity) -> Quantity:
    """12日間 is 12日."""
    return Quantity(time.value, "日") if time.unit == "日間" else time


def _team_agrees(names: Sequence[str], mentions: Sequence[Fact], pairs: bool) -> bool:
    """Every mention of a team names these workers or says how many they are."""
    for fact in mentions:
        said = [fact.text(role) for role in ("a", "b") if fact.text(role)]
        if said and not all(any(same_person(one, name) for name in names) for one in said):
            return False
        if said and len(said) != len(names) and not (pairs and fact.kind == "work.team"):
            return False
        size = fact.get("size")
        if isinstance(size, Quantity) and size.value != len(names):
            return False
    return True


def _settle(found: dict[str, list[Fact]], ask: Fact, what: str, times: dict[str, Quantity | None]) -> Shigoto | None:
    names = tuple(times)

    def person(name: str) -> str:
        if not name or name == EVERYONE:
            return name
        return next((full for full in names if same_person(name, full)), "?")

    teams, last, total = found["work.team"], found["work.last"], found["work.total"]
    turns = tuple((person(_doer(fact)), _days(fact.quantity("time"))) for fact in found["work.turn"])
    rests = [(person(fact.text("who")), fact.get("time")) for fact in found["work.rest"]]
    who = person(_doer(ask))
    lasting = person(_doer(last[0])) if last else ""
    if what == "残りの時間" and lasting and who and who != lasting:
        return None
    if ask.text("days") == "すべて" and any(name in (EVERYONE, who) for name, _ in turns):
        return None  # the asked one has worked before as well
    if what in ("残りの時間", "全部の時間"):
        who = who or lasting
    elif last:
        return None
    pairs = tuple((person(f.text("a")), person(f.text("b")), _days(f.quantity("time"))) for f in teams) if len(teams) == 3 else ()
    together = teams[0].quantity("time") if len(teams) == 1 else total[0].quantity("time") if total else None
    s = Shigoto(
        found["job"][0].text("what") if found["job"] else "",
        tuple(times.items()),
        _days(together) if together else None,
        pairs,
        turns,
        tuple((name, _days(time)) for name, time in rests if isinstance(time, Quantity)),
        what,
        who,
        "日" if ask.text("unit") == "日間" else ask.text("unit"),
    )
    if "?" in (who, lasting, *(name for name, _ in (*turns, *rests)), *(name for a, b, _ in pairs for name in (a, b))):
        return None
    unknown_rest = any(time is None for _, time in rests)
    if unknown_rest and (what != "休んだ時間" or rests[0][0] != who):
        return None
    if bool(total) != (what == "休んだ時間") or (found["work.start"] and not rests) or len(teams) not in (0, 1, 3):
        return None
    return s if _complete(s) else None


def _complete(s: Shigoto) -> bool:
    missing = sum(time is None for _, time in s.alone)
    plain = not s.turns and not s.rests
    if s.teams:
        return len(s.alone) == 3 and missing == 3 and plain and s.asked in ("いっしょの時間", "ひとりの時間") and len({frozenset(t[:2]) for t in s.teams}) == 3
    if s.asked == "ひとりの時間":
        return missing == 1 and s.together is not None and plain
    if missing:
        return False
    if s.asked == "休んだ時間":
        return s.together is not None and plain and len(s.alone) == 2 and s.who in dict(s.alone)
    if s.together is not None:
        return False
    if s.asked == "いっしょの時間":
        return plain
    if s.asked == "残りの時間":
        return bool(s.turns) and not s.rests and bool(s.who) and s.turns[-1][0] != s.who
    if s.asked == "全部の時間" and s.rests:
        return len(s.rests) == 1 and not s.turns and len(s.alone) == 2 and not s.who
    return s.asked == "全部の時間" and bool(s.turns) and bool(s.who) and s.turns[-1][0] != s.who


def _doing(who: str) -> dict[str, str]:
    """The role of who does a turn: all of them are told of by clauses of their own (2人で, never 全員が1人で)."""
    return {"team": EVERYONE} if who == EVERYONE else {"who": who}


def facts(s: Shigoto | Days) -> tuple[Fact, ...]:
    if isinstance(s, Days):
        return shigoto_days.facts(s)
    out = [Fact.of("job", what=s.job, **({"tank": s.job} if s.job == "水そう" else {}))] if s.job else []
    out += [Fact.of("work.alone", who=name, time=time) for name, time in s.alone if time]
    out += [Fact.of("work.team", a=a, b=b, time=time) for a, b, time in s.teams]
    if s.together and s.asked == "ひとりの時間":
        out.append(Fact.of("work.team", a=s.alone[0][0], b=s.alone[1][0], time=s.together))
    out += [Fact.of("work.turn", time=time, **_doing(name)) for name, time in s.turns]
    if s.asked == "休んだ時間" and s.together:
        out += [Fact.of("work.start"), Fact.of("work.rest", who=s.who), Fact.of("work.total", time=s.together)]
    if s.rests:
        out.append(Fact.of("work.start"))
        out += [Fact.of("work.rest", who=name, time=time) for name, time in s.rests]
    roles: dict[str, str | Quantity] = {"what": s.asked, "unit": s.unit}
    if s.asked == "全部の時間" and s.who:
        out.append(Fact.of("work.last", **_doing(s.who)))
    elif s.who:
        roles |= _doing(s.who)
    if s.asked == "いっしょの時間":
        roles["size"] = Quantity(Fraction(len(s.alone)), "人")
    return (*out, Fact.of("ask", **roles))


def line(s: Shigoto | Days) -> tuple[tuple[str, str], ...]:
    if isinstance(s, Days):
        return shigoto_days.line(s)
    out = [("場面", "水そうをいっぱいにする" if s.job == "水そう" else "仕事を終える")]
    out += [(f"{name}だけでかかる時間", written(time)) for name, time in s.alone if time]
    out += [(f"{a}と{b}でかかる時間", written(time)) for a, b, time in s.teams]
    if s.together:
        out.append((f"{s.everyone}でかかる時間" if s.asked == "ひとりの時間" else f"{s.who}が休んで全部でかかった時間", written(s.together)))
    out += [(f"はじめに{s.named(name)}がした時間", written(time)) for name, time in s.turns]
    out += [(f"{name}が休んだ時間", written(time)) for name, time in s.rests]
    if s.asked == "全部の時間" and s.who:
        out.append(("残りをする人", s.named(s.who)))
    asked = {
        "いっしょの時間": f"{s.everyone}でかかる時間",
        "ひとりの時間": f"{s.who}だけでかかる時間",
        "残りの時間": f"残りを{s.named(s.who)}がする時間",
        "全部の時間": "はじめから終わりまでの時間",
        "休んだ時間": f"{s.who}が休んだ時間",
    }[s.asked]
    return (*out, ("求めるもの", f"{asked}（{unit_name(s.unit)}）"))


_PIPES = (("A管", "B管"), ("じゃ口A", "じゃ口B"), ("ポンプA", "ポンプB"), ("大きい管", "小さい管"), ("A", "B"), ("ア管", "イ管"), ("P管", "Q管"))


def sample(rng: random.Random, level: int) -> Shigoto | Days:
    if level == 3 and rng.random() < 0.2:
        return shigoto_days.sample(rng)
    while True:
        s = _draw(rng, level)
        answer = explain_or_none(s)
        if answer is not None and answer.value <= 90 and (answer.value.denominator == 1 or (level == 3 and s.unit == "時間" and (answer.value * 60).denominator == 1)):
            return s


def explain_or_none(s: Shigoto) -> Quantity | None:
    """The answer, or None where the numbers do not fit."""
    try:
        return explain(s).answer
    except ValueError:
        return None


def _draw(rng: random.Random, level: int) -> Shigoto:
    job = rng.choice(["", "仕事", "仕事", "水そう"])
    asked = rng.choice({1: ["いっしょの時間"], 2: ["いっしょの時間", "ひとりの時間", "ひとりの時間", "残りの時間"], 3: ["いっしょの時間", "三人", "二人ずつ", "残りの時間", "残りの時間", "全部の時間", "全部の時間", "休み", "休んだ時間"]}[level])
    job = "仕事" if job == "水そう" and asked not in ("いっしょの時間", "ひとりの時間") else job
    unit = "日" if asked in ("休み", "休んだ時間") else rng.choice(["分", "分", "時間"] if job == "水そう" else ["日", "日", "日", "時間"])
    names = rng.choice(_PIPES) if job == "水そう" else people(rng, 3 if asked in ("三人", "二人ずつ") else 2)
    top = 12 + 14 * level

    def time(most: int = top) -> Quantity:
        return Quantity(Fraction(rng.randint(3, most)), unit)

    times = [time() for _ in names]
    if len(set(times)) < len(times):
        times[-1] = Quantity(times[-1].value + top, unit)
    alone: tuple[tuple[str, Quantity | None], ...] = tuple(zip(names, times, strict=True))
    if asked == "三人":
        return Shigoto(job, alone, None, (), (), (), "いっしょの時間", "", unit)
    if asked == "二人ずつ":
        teams = tuple((names[i], names[j], t) for (i, j), t in zip(((0, 1), (1, 2), (0, 2)), times, strict=True))
        nobody = tuple((name, None) for name in names)
        who = rng.choice(["", "", names[0], names[2]])
        return Shigoto(job, nobody, None, teams, (), (), "ひとりの時間" if who else "いっしょの時間", who, unit)
    if asked == "ひとりの時間":
        both = Quantity(Fraction(rng.randint(2, 20)), unit)
        return Shigoto(job, (alone[0], (names[1], None)), both, (), (), (), asked, names[1], unit)
    if asked == "休み":
        return Shigoto(job, alone, None, (), (), ((rng.choice(names), time(8)),), "全部の時間", "", unit)
    if asked == "休んだ時間":
        return Shigoto(job, alone, time(20), (), (), (), asked, rng.choice(names), unit)
    if asked in ("残りの時間", "全部の時間"):
        first = rng.choice([names[0], names[0], EVERYONE])
        last = rng.choice([names[1], EVERYONE] if first != EVERYONE else list(names))
        return Shigoto(job, alone, None, (), ((first, time(10)),), (), asked, last, unit)
    return Shigoto(job, alone, None, (), (), (), asked, "", unit)


def explain(s: Shigoto | Days) -> Solution:
    return shigoto_days.explain(s) if isinstance(s, Days) else explain_shared(s)


def holds(s: Shigoto | Days, answer: Quantity) -> bool:
    return shigoto_days.holds(s, answer) if isinstance(s, Days) else holds_shared(s, answer)


def _value(time: Quantity) -> Fraction:
    return convert(time, "分").value if time.unit in TIME else time.value


def _rates(s: Shigoto) -> dict[str, Fraction]:
    """What each does of the whole job in one day (or minute)."""
    if s.teams:
        pairs = [(frozenset((a, b)), 1 / _value(time)) for a, b, time in s.teams]
        return {name: sum((rate if name in pair else -rate for pair, rate in pairs), Fraction(0)) / 2 for name, _ in s.alone}
    answer = explain(s).answer
    return {name: 1 / _value(time or answer) for name, time in s.alone}


def diagram(s: Shigoto | Days) -> Bars | Table:
    """線分図: the whole job once for each time alone, and once as what each does of it."""
    if isinstance(s, Days):
        return shigoto_days.diagram(s)
    rates, answer = _rates(s), explain(s).answer
    whole = Fraction(1)
    bars = [Bar(name, (Part(whole, None, written(time)),)) for name, time in s.alone if time]
    bars += [Bar(f"{a}と{b}", (Part(whole, None, written(time)),)) for a, b, time in s.teams]
    box = f"□{s.unit}"
    rates[EVERYONE] = sum(rates.values(), Fraction(0))
    if s.asked == "ひとりの時間":
        if s.together:
            bars.append(Bar(s.everyone, (Part(whole, None, written(s.together)),)))
        bars.append(Bar(s.who, (Part(whole, None, box),)))
        return Bars(tuple(bars))
    days, total = _value(answer), _value(answer)
    if s.asked == "休んだ時間" or s.rests:
        off = dict((name, _value(time)) for name, time in s.rests) if s.rests else {s.who: days}
        total = _value(s.together) if s.together else total
        parts = [Part(rates[name] * (total - off.get(name, Fraction(0))), None, f"{name}がした分") for name, _ in s.alone]
        label = box if s.rests else written(s.together) if s.together else ""
        bars.append(Bar("全体", tuple(parts)))
        return Bars(tuple(bars), (Brace((len(bars) - 1,), Fraction(0), whole, None, label),))
    if not s.turns:
        bars.append(Bar("全体", tuple(Part(rates[name] * days, None, f"{name}がした分") for name, _ in s.alone)))
        return Bars(tuple(bars), (Brace((len(bars) - 1,), Fraction(0), whole, None, box),))
    parts, done = [], Fraction(0)
    for name, time in s.turns:
        parts.append(Part(rates[name] * _value(time), None, f"{s.named(name)}が{written(time)}"))
        done += parts[-1].length
    parts.append(Part(whole - done, None, f"{s.named(s.who)}が{box}" if s.asked == "残りの時間" else f"残りを{s.named(s.who)}"))
    bars.append(Bar("全体", tuple(parts)))
    braces = (Brace((len(bars) - 1,), Fraction(0), whole, None, box),) if s.asked == "全部の時間" else ()
    return Bars(tuple(bars), braces)


def mistakes(s: Shigoto | Days) -> tuple[Mistake, ...]:
    if isinstance(s, Days):
        return shigoto_days.mistakes(s)
    right, rates = explain(s).answer, _rates(s)
    every = sum(rates.values(), Fraction(0))
    times = [_value(time) for _, time in s.alone if time] or [_value(time) for *_, time in s.teams]
    mean = (sum(times, Fraction(0)) / len(times), "時間を平均していませんか。いっしょにすると、1人のときより早く終わります。")
    found: list[tuple[Fraction, str]] = []
    if s.asked == "いっしょの時間":
        found = [mean, (sum(times, Fraction(0)), "かかる時間をたしていませんか。1つの時間にする仕事の量をたしましょう。")]
        found.append((mean[0] / len(s.alone), "時間の平均を人数でわっていませんか。人によって仕事の速さはちがいます。"))
        if s.teams:
            found.append((1 / (every * 2), "3つの量をたすと、1人を2回ずつかぞえています。2でわりましたか。"))
    elif s.asked == "ひとりの時間" and s.together:
        both = _value(s.together)
        found = [(abs(times[0] - both), "時間どうしをひいていませんか。1つの時間にする仕事の量をくらべましょう。"), (times[0] + both, "かかる時間をたしていませんか。1つの時間にする仕事の量をくらべましょう。"), (both * 2, "2人の仕事の速さが同じだと考えていませんか。")]
    elif s.asked == "ひとりの時間":
        found = [(1 / every, "3人でかかる時間を答えていませんか。"), mean]
    elif s.asked == "休んだ時間" and s.together:
        total = _value(s.together)
        found = [(total - _value(right), "働いた時間ではなく、休んだ時間を答えましょう。"), (abs(total - 1 / every), "いっしょにする時間とのちがいが、休んだ時間ではありません。")]
    elif s.rests:
        found = [(1 / every, "休んだ分の仕事をわすれていませんか。"), (1 / every + _value(s.rests[0][1]), "休んでいる間も、もう1人は働いています。")]
    else:
        first = sum((_value(time) for _, time in s.turns), Fraction(0))
        last = every if s.who == EVERYONE else rates[s.who]
        left = _value(right) - (first if s.asked == "全部の時間" else 0)
        found = [(1 / last, "はじめにした分をひきわすれていませんか。")]
        found.append((left, "残りの時間だけを答えていませんか。") if s.asked == "全部の時間" else (left + first, "はじめからの時間を答えていませんか。残りの時間だけを答えましょう。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        shown = convert(Quantity(value, "分"), right.unit).value if right.unit in TIME else value
        if shown > 0 and shown != right.value and (shown.denominator == 1 or (right.unit in TIME and (shown * 60).denominator == 1)):
            kept.setdefault(shown, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_ORDERS = (
    "job alone alone ask.together",
    "job.object alone alone ask.together",
    "alone.and alone.job ask.together",
    "job alone.and alone ask.together.mixed",
    "alone.and alone ask.together",
    "job.exists alone alone ask.together",
    "tank pipe pipe ask.both",
    "tank.exists pipe pipe ask.both",
    "tank.into pipe pipe ask.both.by",
    "job alone team ask.alone",
    "alone team ask.alone",
    "job team alone ask.alone",
    "team.job alone ask.alone",
    "tank team.pipes pipe ask.pipe",
    "tank.into pipe team.pipes ask.pipe",
    "job alone alone alone ask.three",
    "alone.and alone.and alone.job ask.three",
    "job team team team ask.three",
    "job.object team team team ask.three",
    "job team team team ask.alone",
    "alone.and alone.job turn ask.left.alone",
    "job alone alone turn ask.left",
    "job alone alone turn.first ask.left",
    "job alone alone turn ask.left.all",
    "alone.and alone.job turn ask.left.more",
    "alone.and alone.job turn.all ask.left",
    "job.object alone alone turn.all ask.left.alone",
    "job alone alone turn last ask.total",
    "alone.and alone.job turn last.all ask.total",
    "job.object alone alone turn.all last ask.total",
    "job alone alone start rest ask.total",
    "alone.and alone.job start rest ask.total",
    "job alone alone start rest.unknown total ask.rested",
    "alone.and alone.job start rest.unknown total ask.rested.days",
    "alone alone alternate ask.day",
    "alone.and alone.job alternate.and ask.day.is",
    "alone.and alone.job alternate ask.days",
    "alone alone cycle cycle ask.day",
    "alone.and alone.job cycle cycle ask.day.is",
)
WORDINGS = tuple(Wording(f"shigoto-{index:02}", tuple(f"work.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("shigoto", "仕事算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
