"""倍数算: two amounts in a ratio, and another ratio after something was handed over, spent or got."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.baisu_diagram import diagram, mistakes
from sansu.families.baisu_posed import WORDINGS, sample
from sansu.families.baisu_steps import Baisu, Change, Ratio, explain, holds
from sansu.families.family import Family
from sansu.families.mentions import clean, named, one_name
from sansu.quantity import Quantity, written
from sansu.reading import exchanges, portions, sharing
from sansu.wording import Clause, Fact

_BEFORE = ("ratio", "portion", "have two")
_CHANGES = ("handed", "both change", "one changes", "each changes")
_AFTER = ("ratio then", "portion then", "ratio", "portion")
_MONEY = ("お金", "金額", "所持金", "おこづかい", "こづかい", "貯金", "貯金額", "ちょ金", "残金", "")
_OTHER_MEASURES = {"身長", "体重", "年れい", "年齢", "年令", "重さ", "長さ", "速さ", "得点", "点数", "面積"}
_COUNTS = ("数", "個数", "枚数", "本数", "冊数", "人数", "量", "かさ", "")


def recognise(facts: Sequence[Fact]) -> Baisu | None:
    if not clean(facts) or any(fact.kind not in (*_BEFORE, *_CHANGES, *_AFTER, "ask") for fact in facts):
        return None
    happened = [i for i, fact in enumerate(facts) if fact.kind in _CHANGES]
    asks = [fact for fact in facts if fact.kind == "ask"]
    if not happened or len(asks) != 1:
        return None
    changes = [one for i in happened for one in _each(facts[i])]
    told = [(i, fact) for i, fact in enumerate(facts) if fact.kind in (*_BEFORE, "ratio then", "portion then")]
    start = [fact for i, fact in told if _is_first(fact, i, happened)]
    then = [fact for i, fact in told if not _is_first(fact, i, happened)]
    if len(start) != 1 or len(then) != 1 or (then[0].kind not in ("ratio then", "portion then", "portion")):
        return None
    first = _start(start[0])
    if first is None:
        return None
    names, before, has = first
    if any(named(changes[i].text(role), names) for i in range(len(changes)) for role in ("source", "people")):
        return None  # from the one to the other: neither stays as it was
    after = _then(then[0], names, start[0].kind == "portion")
    kind = _change(changes, names)
    if after is None or kind is None or not all(map(one_name, names)):
        return None
    unit = _unit(changes, has, asks[0])
    if unit is None or not _things(facts, unit):
        return None
    asked = _asked(asks[0], names, then[0], kind[0], kind[1], has)
    if asked and has and asked[0] == "あと" and kind[1][names.index(asked[1])] is None:
        return None
    if asked is None:
        return None
    known = [q for change in kind[1] if change and (q := change.amount)]
    if any(q.unit != unit for q in (*known, *(has or ()))) or (bool(known) == bool(has)):
        return None
    if before and any(change and change.amount is None for change in kind[1]):
        return None
    if kind[0] == "同じだけ" and (after.p == after.q or (before and before.p == before.q)):
        return None
    thing = _thing(facts)
    return Baisu(names, kind[0], before, has, kind[1], after, asked[0], asked[1], thing, unit)


def _each(change: Fact) -> list[Fact]:
    """兄が10枚、弟が12枚あげた: two changes."""
    if change.kind != "each changes":
        return [change]
    pairs = (("a", "amount1"), ("b", "amount2"))
    others = {role: change.text(role) for role in ("source", "people") if change.text(role)}
    return [Fact.of("one changes", who=change.text(who), amount=change.quantity(much), way=change.text("way"), **others) for who, much in pairs]


def _is_first(fact: Fact, at: int, happened: Sequence[int]) -> bool:
    if fact.kind in ("ratio then", "portion then"):
        return False
    return fact.text("when") == "はじめ" or at < happened[0]


def _start(fact: Fact) -> tuple[tuple[str, str], Ratio | None, tuple[Quantity, Quantity] | None] | None:
    if fact.kind == "have two":
        return (fact.text("a"), fact.text("b")), None, (fact.quantity("amount1"), fact.quantity("amount2"))
    if fact.kind == "portion":
        ratio = _multiple(fact)
        return ((fact.text("who"), fact.text("other")), ratio, None) if ratio and not fact.get("amount") else None
    names = (fact.text("a"), fact.text("b"))
    ratio = _ratio(fact)
    if not fact.text("thing") and any("の" in name for name in names):
        return None  # 弟のお金 is no name
    return (names, ratio, None) if ratio and all(names) and names[0] != names[1] else None


def _ratio(fact: Fact) -> Ratio | None:
    p, q = fact.quantity("p").value, fact.quantity("q").value
    return Ratio(p, q) if p > 0 and q > 0 and p.denominator == q.denominator == 1 else None


def _multiple(fact: Fact) -> Ratio | None:
    """3倍 as 3：1, 2/5 as 2：5."""
    times = fact.get("times") or fact.get("part")
    if not isinstance(times, Quantity) or times.value <= 0 or (fact.get("part") and times.value.denominator == 1):
        return None
    return Ratio(Fraction(times.value.numerator), Fraction(times.value.denominator), multiple=True)


def _then(fact: Fact, names: tuple[str, str], by_multiple: bool) -> Ratio | None:
    if fact.kind == "ratio then":
        told = [fact.text(role) for role in "ab" if fact.text(role)]
        found = [named(one, names) for one in told]
        ratio = _ratio(fact)
        if ratio is None or (found and set(found) != set(names)):
            return None
        return Ratio(ratio.q, ratio.p) if found and found[0] == names[1] else ratio
    ratio = _multiple(fact)
    if ratio and not fact.text("who") and fact.kind == "portion then":
        return ratio if by_multiple else None  # 4倍でしたが、…7倍になりました
    who, other = named(fact.text("who"), names), named(fact.text("other"), names)
    if ratio is None or fact.get("amount") or {who, other} != set(names):
        return None
    return ratio if who == names[0] else Ratio(ratio.q, ratio.p, multiple=True)


def _change(changes: Sequence[Fact], names: tuple[str, str]) -> tuple[str, tuple[Change | None, Change | None]] | None:
    def amount(fact: Fact) -> Quantity | None:
        value = fact.get("amount")
        return value if isinstance(value, Quantity) else None

    first = changes[0]
    if first.kind == "handed" and len(changes) == 1:
        giver, taker = named(first.text("giver"), names), named(first.text("taker"), names)
        if {giver, taker} != set(names):
            return None
        gives = names.index(giver) if giver else 0
        pair = [Change(-1 if i == gives else 1, amount(first)) for i in (0, 1)]
        return "やりとり", (pair[0], pair[1])
    if first.kind == "both change" and len(changes) == 1:
        change = Change(1 if first.text("way") == "増える" else -1, amount(first))
        return "同じだけ", (change, change)
    if any(fact.kind != "one changes" for fact in changes) or len(changes) > 2:
        return None
    whose = [named(fact.text("who"), names) for fact in changes]
    if None in whose or len(set(whose)) != len(whose):
        return None
    made = {who: Change(1 if fact.text("way") == "増える" else -1, amount(fact)) for who, fact in zip(whose, changes, strict=True)}
    both = (made.get(names[0]), made.get(names[1]))
    if len(changes) == 1:
        return "一方", both
    if any(change is None or change.amount is None for change in both):
        return None
    return "同じだけ" if both[0] == both[1] else "べつべつ", both


def _unit(changes: Sequence[Fact], has: tuple[Quantity, Quantity] | None, ask: Fact) -> str | None:
    units = {q.unit for fact in changes if isinstance(q := fact.get("amount"), Quantity)}
    units |= {q.unit for q in has or ()} | {fact.text("unit") for fact in (*changes, ask) if fact.text("unit")}
    return units.pop() if len(units) == 1 else None


def _thing(facts: Sequence[Fact]) -> str:
    things = [t for fact in facts if (t := fact.text("thing")) and t not in _MONEY and t not in _COUNTS]
    return min(things, key=len) if things else ""


def _things(facts: Sequence[Fact], unit: str) -> bool:
    """Whether everything that is named is one thing: お金 where yen are told, カード and カードの枚数."""
    measures = _MONEY if unit == "円" else _COUNTS
    told = {fact.text(role) for fact in facts for role in ("thing", "of1", "of2", "of3") if fact.text(role)}
    names = {one.partition("の")[0] if one.partition("の")[2] in _COUNTS else one for one in told if one not in measures}
    return len(names) <= 1 and not names & _OTHER_MEASURES and not (unit == "円" and names)


def _asked(
    ask: Fact, names: tuple[str, str], then: Fact, kind: str, changes: tuple[Change | None, Change | None], has: tuple[Quantity, Quantity] | None
) -> tuple[str, str] | None:
    what = ask.text("what")
    if what == "動いた分":
        return ("動いた", "") if has and _moved(ask, names, kind, changes) else None
    if what == "合計":
        same = kind == "やりとり" or ask.text("when") == "はじめ"  # else it is open at which moment
        return ("合計", "") if not has and same else None
    who = named(ask.text("who"), names)
    if who is None:
        return None
    if what == "はじめの分":
        return ("はじめ", who) if not has else None
    if what == "あとの分":
        return ("あと", who) if then.text("tense") == "過去" else None  # 「あげると…になります。今は」: before or after?
    if what == "1人の分" and not has and then.text("tense"):  # 持っていますか: now, whatever the story calls now
        return ("はじめ" if then.text("tense") == "現在" else "あと"), who
    return None


def _moved(ask: Fact, names: tuple[str, str], kind: str, changes: tuple[Change | None, Change | None]) -> bool:
    """Whether the question asks for what moved, as it moved: from whom to whom, by each of both, by the one."""
    if ask.text("giver"):
        giver, taker = (named(ask.text(role), names) for role in ("giver", "taker"))
        if kind != "やりとり" or giver is None or {giver, taker} != set(names):
            return False
        gives = changes[names.index(giver)]
        return gives is not None and gives.sign < 0
    if ask.text("who"):
        who = named(ask.text("who"), names)
        change = changes[names.index(who)] if kind == "一方" and who else None
    else:
        change = changes[0] if kind == "同じだけ" else None
    return change is not None and ask.text("way") in ("", "増える" if change.sign > 0 else "減る")


def facts(s: Baisu) -> tuple[Fact, ...]:
    a, b = s.names
    thing = {"thing": s.thing or "お金"} if s.thing or s.unit == "円" else {}
    out = []
    if s.has:
        out.append(Fact.of("have two", a=a, b=b, amount1=s.has[0], amount2=s.has[1]))
    elif s.before and s.before.multiple:
        out.append(Fact.of("portion", who=a, other=b, times=Quantity(s.before.p / s.before.q, "倍"), **thing))
    elif s.before:
        out.append(Fact.of("ratio", a=a, b=b, p=Quantity(s.before.p), q=Quantity(s.before.q), **thing))
    out += _change_facts(s)
    if s.after.multiple:
        out.append(Fact.of("portion then", who=a, other=b, times=Quantity(s.after.p / s.after.q, "倍"), tense="過去"))
    else:
        out.append(Fact.of("ratio then", p=Quantity(s.after.p), q=Quantity(s.after.q), tense="過去"))
    return (*out, _ask(s, thing))


def _change_facts(s: Baisu) -> list[Fact]:
    way = {1: "増える", -1: "減る"}
    amount: dict[str, str | Quantity] = {"amount": s.amount} if s.amount else {"unit": s.unit}
    if s.kind == "やりとり":
        giver, taker = s.names if s.mover == 0 else s.names[::-1]
        return [Fact.of("handed", giver=giver, taker=taker, **amount)]
    if s.kind == "同じだけ":
        change = s.changes[0]
        assert change
        return [Fact.of("both change", way=way[change.sign], **(amount if s.amount else {}))]
    return [
        Fact.of("one changes", who=name, way=way[change.sign], **({"amount": change.amount} if change.amount else {"unit": s.unit}))
        for name, change in zip(s.names, s.changes, strict=True)
        if change
    ]


def _ask(s: Baisu, thing: dict[str, str]) -> Fact:
    if s.asked == "合計":
        when = {} if s.kind == "やりとり" else {"when": "はじめ"}
        return Fact.of("ask", what="合計", unit=s.unit, **when, **thing)
    if s.asked == "動いた":
        way = {"way": "増える" if (change := s.changes[s.mover]) and change.sign > 0 else "減る"}
        if s.kind == "やりとり":
            giver, taker = s.names if s.mover == 0 else s.names[::-1]
            return Fact.of("ask", what="動いた分", giver=giver, taker=taker, unit=s.unit)
        if s.kind == "一方":
            return Fact.of("ask", what="動いた分", who=s.names[s.mover], unit=s.unit, **way)
        return Fact.of("ask", what="動いた分", unit=s.unit, **way)
    return Fact.of("ask", what=f"{s.asked}の分", who=s.who, unit=s.unit, **thing)


def _says(ratio: Ratio, names: tuple[str, str]) -> tuple[str, str]:
    if ratio.multiple:
        return "倍", f"{names[0]}が{names[1]}の{written(Quantity(ratio.p / ratio.q, '倍'))}"
    return "比", f"{names[0]}：{names[1]}＝{written(Quantity(ratio.p))}：{written(Quantity(ratio.q))}"


def line(s: Baisu) -> tuple[tuple[str, str], ...]:
    out: list[tuple[str, str]] = []
    if s.has:
        out += [(f"はじめの{name}の分", written(q)) for name, q in zip(s.names, s.has, strict=True)]
    elif s.before:
        word, says = _says(s.before, s.names)
        out.append((f"はじめの{word}", says))
    amount = written(s.amount) if s.amount else f"何{s.unit}か"
    if s.kind == "やりとり":
        giver, taker = s.names if s.mover == 0 else s.names[::-1]
        out.append(("やりとり", f"{giver}が{taker}に{amount}あげる"))
    elif s.kind == "同じだけ":
        change = s.changes[0]
        assert change
        out.append(("変わり方", f"2人とも{amount}{'ふえる' if change.sign > 0 else 'へる'}"))
    else:
        for name, change in zip(s.names, s.changes, strict=True):
            if change:
                told = written(change.amount) if change.amount else amount
                out.append(("変わり方", f"{name}が{told}{'ふえる' if change.sign > 0 else 'へる'}"))
    word, says = _says(s.after, s.names)
    out.append((f"あとの{word}", says))
    asked = {"合計": "はじめの2人の合計", "動いた": "動いた分"}.get(s.asked) or f"{s.asked}の{s.who}の分"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


_KEYS = ("sharing.ask.first", "sharing.ask.first.had", "sharing.ask.has", "sharing.ask.yen", "portions.times", "portions.times.has")
CLAUSES: tuple[Clause, ...] = tuple(
    dict.fromkeys((*exchanges.CLAUSES, *(one for one in (*sharing.CLAUSES, *portions.CLAUSES) if one.key in _KEYS)))
)

FAMILY = Family(
    "baisu", "倍数算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
