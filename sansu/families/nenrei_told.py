"""A 年齢算 situation as facts and as the reading line."""

from __future__ import annotations

from fractions import Fraction

from sansu.families import nenrei_same
from sansu.families.nenrei_same import SameSum
from sansu.families.nenrei_steps import Group, Nenrei, Situation, Unborn
from sansu.quantity import Quantity, number, written
from sansu.wording import Fact


def facts(s: Situation) -> tuple[Fact, ...]:
    if isinstance(s, SameSum):
        return nenrei_same.facts(s)
    if isinstance(s, Unborn):
        members = dict(zip("abcd", s.names, strict=False))
        return (
            Fact.of("family sum", n=Quantity(Fraction(s.count), "人"), amount=s.now, **members),
            Fact.of("unborn", years=s.years, who=s.who, n=Quantity(Fraction(s.count - 1), "人"), amount=s.then),
            Fact.of("ask", what="年れい", who=s.who),
        )
    if s.kind == "years":
        return _year_facts(s)
    out = [fact for group in (s.elder, s.younger) if group.ages for fact in _age_facts(group)]
    if s.kind == "reach":
        assert s.amount
        return (*out, Fact.of("ask", what="和の年", who=s.elder.label, other=s.younger.label, amount=s.amount))
    pair = {"a": s.elder.label, "b": s.younger.label}
    people = {"n": Quantity(Fraction(s.elder.count + s.younger.count), "人")} if s.elder.count > 1 else {}
    if s.amount:
        out.append(
            Fact.of("age sum" if s.kind != "difference" else "age difference", amount=s.amount, **pair, **people)
        )
    if s.gap:
        out.append(Fact.of("age older", amount=s.gap, **pair))
    for m in s.moments:
        roles = {
            "who": s.elder.label,
            "other": s.younger.label,
            "way": m.way,
            **({"sum": "両方"} if s.elder.count > 1 else {}),
        }
        out.append(
            Fact.of("age multiple", times=Quantity(m.times, "倍"), **roles, **({"years": m.years} if m.years else {}))
        )
    asked = s.elder if s.asked == "elder" else s.younger
    return (*out, Fact.of("ask", what="年れいの和" if asked.count > 1 else "年れい", who=asked.label))


def _year_facts(s: Nenrei) -> tuple[Fact, ...]:
    (moment,) = s.moments
    out = [fact for group in (s.elder, s.younger) for fact in _age_facts(group)]
    roles = {"who": s.elder.label, "other": s.younger.label, "what": "何年", "way": moment.way}
    if s.asked != "years":
        roles |= {"what": "そのとき", "whom": s.elder.label if s.asked == "elder" else s.younger.label}
    if s.younger.count > 1:
        roles["sum"] = "両方" if s.elder.count > 1 else "等しい" if moment.times == 1 else "和"
        if len(s.younger.names) == 2 and s.elder.count == 1:
            roles |= {"other": s.younger.names[0], "other2": s.younger.names[1]}
    times = {} if roles.get("sum") == "等しい" else {"times": Quantity(moment.times, "倍")}
    return (*out, Fact.of("ask", **times, **roles))


def _age_facts(group: Group) -> list[Fact]:
    if group.count == 1:
        return [Fact.of("age", who=group.label, age=group.ages[0])]
    if group.names:
        return [Fact.of("age", who=name, age=amount) for name, amount in zip(group.names, group.ages, strict=True)]
    return [Fact.of("children", **{f"age{index}": amount for index, amount in enumerate(group.ages, 1)})]


def _shown(group: Group) -> str:
    if group.names:
        return "と".join(f"{name}{written(amount)}" for name, amount in zip(group.names, group.ages, strict=True))
    return f"{group.label}{'と'.join(written(amount) for amount in group.ages)}"


def line(s: Situation) -> tuple[tuple[str, str], ...]:
    if isinstance(s, SameSum):
        return nenrei_same.line(s)
    if isinstance(s, Unborn):
        return (
            ("家族", f"{'と'.join(s.names)}の{s.count}人"),
            ("いまの年れいの和", written(s.now)),
            (f"{written(s.years)}前", f"{s.who}は生まれていない、{s.count - 1}人の和は{written(s.then)}"),
            ("求めるもの", f"いまの{s.who}の年れい（才）"),
        )
    relation = f"{s.elder.said}が{s.younger.said}の"
    if s.kind == "years":
        (moment,) = s.moments
        asked = (
            "何年" + moment.way
            if s.asked == "years"
            else f"そのときの{(s.elder if s.asked == 'elder' else s.younger).label}の年れい"
        )
        unit = "年" if s.asked == "years" else "才"
        ages = f"{_shown(s.elder)}、{_shown(s.younger)}"
        return (
            ("いまの年れい", ages),
            (f"□年{moment.way}", f"{relation}{number(moment.times)}倍"),
            ("求めるもの", f"{asked}（{unit}）"),
        )
    pair = f"{s.elder.label}と{s.younger.label}"
    if s.kind == "reach":
        ages = f"{_shown(s.elder)}、{_shown(s.younger)}"
        return (
            (
                ("いまの年れい", ages),
                ("□年後", f"{pair}の年れいの和が{written(s.amount)}"),
                ("求めるもの", "何年後（年）"),
            )
            if s.amount
            else ()
        )
    people = f"の{s.elder.count + s.younger.count}人" if s.elder.count > 1 else ""
    out = [("いまの年れい", _shown(group)) for group in (s.elder, s.younger) if group.ages]
    if s.amount:
        name = "年れいの差" if s.kind == "difference" else "いまの年れいの和"
        out.append((name, f"{pair}{people}で{written(s.amount)}"))
    if s.gap:
        # As the asked one sees it, which is what the explanation needs.
        other, way = (s.younger, "下") if s.asked == "elder" else (s.elder, "上")
        out.append(("年れいの差", f"{other.label}が{written(s.gap)}{way}"))
    out += [(m.name, f"{relation}{number(m.times)}倍") for m in s.moments]
    asked_group = s.elder if s.asked == "elder" else s.younger
    return (*out, ("求めるもの", f"いまの{asked_group.said}（才）"))
