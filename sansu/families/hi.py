"""比: sharing in a ratio, linked ratios, a known difference, inverse ratios, simplifying, and the two books."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Diagram, Part, Table
from sansu.families.family import Family, Mistake, Taking
from sansu.families.hi_posed import WORDINGS, sample
from sansu.families.hi_steps import Hi, Plain, Ratio, explain, holds, names_of, raw, shares
from sansu.families.mentions import clean, named, one_name
from sansu.families.slips import slips
from sansu.notation import CIRCLED
from sansu.quantity import DIMENSIONS, Quantity, dimension, number, written
from sansu.reading.ratios import CLAUSES
from sansu.wording import Fact

# 兄の枚数 is what 兄 has.
_MEASURE = re.compile(r"の(?:ほう|方|人数|数|個数|枚数|本数|冊数|長さ|重さ|面積|所持金|お金|金額|ページ数|得点|分|持っているお金|おこづかい|貯金|体重|身長|量)$")
_SIDES = ({"たて", "横"}, {"縦", "横"}, {"たて", "よこ"})
_KINDS = {"値": "値", "簡単": "簡単"}


def recognise(facts: Sequence[Fact]) -> Hi | Plain | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    plain, box, equal, ask = take.all("ratio plain"), take.all("ratio box"), take.all("equal parts"), take.all("ask")
    if plain or box or equal:
        return _plain(plain, box, equal, ask) if take.done else None
    ratios, divide = take.all("ratio"), take.all("divide")
    books, read, rest = take.all("two books"), take.all("read same"), take.all("rest ratio")
    known = [*take.all("total"), *take.all("ratio sum"), *take.all("ratio gap"), *take.all("more"), *take.all("around"), *take.all("rate amount")]
    if not take.done or len(ask) != 1 or len(divide) > 1 or len(ratios) > 2 or len(known) + len(divide) > 1:
        return None
    if divide:
        ratios, known = [*ratios, divide[0]], divide
    if any(fact.text("a") == "その1" for fact in ratios):  # of those told of together
        both = [fact for fact in known if fact.kind == "total" and not fact.get("c")]
        if len(ratios) != 1 or len(both) != 1:
            return None
        ratios = [Fact.of("ratio", **{**dict(ratios[0].roles), "a": both[0].text("a"), "b": both[0].text("b")})]
    if read or rest or books:
        return _books(books, read, rest, known, ask[0]) if not ratios else None
    return _story(ratios, known, ask[0])


def _plain(plain: Sequence[Fact], box: Sequence[Fact], equal: Sequence[Fact], ask: Sequence[Fact]) -> Plain | None:
    if len(plain) + len(box) + len(equal) != 1 or len(ask) > 1:
        return None
    what = ask[0].text("what") if ask else ""
    if plain:
        return None if ask else Plain(plain[0].text("asked"), (plain[0].quantity("ra").value, plain[0].quantity("rb").value))
    if box:
        terms = {role[1]: q.value for role, q in box[0].roles if isinstance(q, Quantity)}
        if what != "box" or min(terms.values()) <= 0:
            return None
        return Plain(next(c for c in "abcd" if c not in terms), tuple(terms[c] for c in "abcd" if c in terms))
    a, b = (_bare(equal[0].text(role)) for role in "ab")
    if what != "比" or a == b or not (one_name(a) and one_name(b)):
        return None
    shares_ = [equal[0].quantity("fa"), equal[0].quantity("fb")]
    suffix = f"の{ask[0].text('thing')}" if ask[0].text("thing") else ""
    asked = [named(name, (a, b)) or named(name + suffix, (a, b)) for role in "ab" if (name := _bare(ask[0].text(role)))]
    if len(asked) != 2 or {*asked} != {a, b}:
        return None
    parts = [q.value / {"%": 100, "割": 10}.get(q.unit, 1) for q in shares_]
    if asked[0] == b:
        (a, b), parts = (b, a), parts[::-1]
    return Plain("等しい", tuple(parts), (a, b))


def _bare(mention: str) -> str:
    return _MEASURE.sub("", mention)


def _ratio(fact: Fact) -> Ratio | None:
    names = tuple(_bare(fact.text(role)) for role in "abc" if fact.get(role))
    terms = tuple(fact.quantity(f"r{role}").value for role in "abc" if fact.get(f"r{role}"))
    good = len(names) == len(terms) == len(set(names)) and all(map(one_name, names))
    if not good or any(t <= 0 or t.denominator != 1 for t in terms):
        return None
    if names == ("大きいほう", "小さいほう") and terms[0] <= terms[1]:
        return None
    return Ratio(names, terms)


def _story(facts: Sequence[Fact], known: Sequence[Fact], ask: Fact) -> Hi | None:
    ratios = [ratio for fact in facts if (ratio := _ratio(fact))]
    if not ratios or len(ratios) != len(facts):
        return None
    names = names_of(tuple(ratios))
    if len(ratios) == 2:
        common = set(ratios[0].names) & set(ratios[1].names)
        if len(common) != 1 or len(names) != 3:
            return None
    if ask.text("what") == "比":
        front, back = (named(_bare(ask.text(role)), names) for role in "ab")
        if known or len(ratios) != 2 or front is None or back is None or front == back:
            return None
        if any({front, back} <= set(ratio.names) for ratio in ratios):
            return None
        return Hi(tuple(ratios), "", None, "比", (front, back), "比")
    if len(known) != 1:
        return None
    found = _known(known[0], names)
    asked = _asked(ask, names, ratios)
    if found is None or asked is None:
        return None
    kind, amount, pair = found
    unit = ask.text("unit") or amount.unit
    bare = ask.text("bare")
    if bare and (unit != "円" if bare == "いくら" else unit in ("円", "ページ") or dimension(unit) in DIMENSIONS):
        return None
    if unit != amount.unit or asked == kind or (asked == "和" and kind == "まわり"):
        return None
    if kind == "まわり" and (set(names) not in _SIDES or len(ratios) > 1):
        return None
    if len(_measured((*facts, *known, ask))) > 1:
        return None
    thing = ask.text("thing")
    if thing and not _MEASURE.search("の" + thing):
        things = [fact.text("thing") for fact in (*facts, *known) if fact.text("thing")]
        if things and not any(thing in one or one in thing for one in things):
            return None
    if kind == "差" and not pair[0]:
        if len(names) != 2:
            return None
        terms = dict(zip(ratios[0].names, ratios[0].terms, strict=True))
        if terms[names[0]] == terms[names[1]]:
            return None
        pair = (names[0], names[1]) if terms[names[0]] > terms[names[1]] else (names[1], names[0])
    return Hi(tuple(ratios), kind, amount, asked, pair, unit)


# What a ratio may be of: two of one row are the same thing, 体重 and 身長 are not.
_SAME_MEASURE = (
    ("人数", "数", "個数", "枚数", "本数", "冊数", "ページ数", "台数"), ("所持金", "お金", "金額", "おこづかい", "こづかい", "貯金", "持っているお金", "代金"), ("長さ",), ("重さ",), ("面積",), ("得点", "点数"), ("体重",),
    ("身長",), ("年れい", "年齢", "年令"), ("速さ",), ("時間",), ("高さ",), ("値段", "ねだん"), ("体積", "容積"),
)  # fmt: skip


def _measured(facts: Sequence[Fact]) -> set[int]:
    """The measures that the facts name, by their row."""
    words = [value for fact in facts for role, value in fact.roles if isinstance(value, str) and role in ("a", "b", "c", "thing", "who", "other")]
    return {row for row, same in enumerate(_SAME_MEASURE) for word in words if word in same or word.endswith(tuple(f"の{one}" for one in same))}


def _known(fact: Fact, names: Sequence[str]) -> tuple[str, Quantity, tuple[str, str]] | None:
    amount = fact.quantity("amount")
    if amount.unit in ("%", "割", "倍"):
        return None
    if not _counted(fact, names):
        return None
    match fact.kind:
        case "divide" | "ratio sum":
            return "和", amount, ("", "")
        case "total":
            told = {named(_bare(fact.text(role)), names) for role in "abc" if fact.get(role)}
            return ("和", amount, ("", "")) if told == set(names) else None
        case "around":
            return "まわり", amount, ("", "")
        case "ratio gap":
            return "差", amount, ("", "")
        case "more":
            if fact.get("when"):
                return None
            who, other = named(_bare(fact.text("who")), names), named(_bare(fact.text("other")), names)
            if fact.text("who") == "大きいほう" and fact.text("other") == "小さいほう":
                return "差", amount, ("", "")
            if who is None or who == other or (other is None and (fact.text("other") or len(names) != 2)):
                return None
            other = other or next(name for name in names if name != who)
            return ("差", amount, (who, other) if fact.text("way") in ("多い", "長い", "重い", "高い", "大きい") else (other, who))
        case _:
            who = named(_bare(fact.text("thing")), names)
            return (who, amount, ("", "")) if who and not fact.get("among") else None


def _counted(fact: Fact, names: Sequence[str]) -> bool:
    """Whether 2人の, 3つの count the names that there are."""
    roles = ("m", "m2", "m3", "m4", "n", "n2")
    return all(q.value == len(names) for role in roles if isinstance(q := fact.get(role), Quantity))


def _asked(ask: Fact, names: Sequence[str], ratios: Sequence[Ratio]) -> str | None:
    what = ask.text("what")
    if what == "和":
        told = {named(_bare(ask.text(role)), names) for role in "ab" if ask.get(role)}
        return "和" if (not told or told == set(names)) and _counted(ask, names) else None
    if what in ("大きいほう", "小さいほう"):
        if len(ratios) != 1 or len(names) != 2 or len(set(ratios[0].terms)) == 1:
            return None
        order = sorted(names, key=lambda name: -ratios[0].terms[ratios[0].names.index(name)])
        return order[0] if what == "大きいほう" else order[1]
    return named(_bare(ask.text("who")), names) if what == "1人の分" else None


def _books(books: Sequence[Fact], read: Sequence[Fact], rest: Sequence[Fact], known: Sequence[Fact], ask: Fact) -> Hi | None:
    if len(read) != 1 or len(rest) != 1 or len(known) != 1 or len(books) > 1 or known[0].kind != "more":
        return None
    names = (read[0].text("a"), read[0].text("b"))
    told = [tuple(fact.text(role) for role in "ab") for fact in (*books, *rest) if fact.get("a")]
    rate = read[0].quantity("rate")
    found = _known(known[0], names)
    asked = named(_bare(ask.text("who")), names) if ask.text("what") == "1人の分" else None
    if names[0] == names[1] or read[0].text("a2") != names[0] or any(one != names for one in told) or found is None or asked is None:
        return None
    share = rate.value / {"%": 100, "割": 10}.get(rate.unit, 1)
    terms = tuple(rest[0].quantity(role).value for role in ("ra", "rb"))
    if not 0 < share < 1 or any(t <= 0 or t.denominator != 1 for t in terms) or found[1].unit != "ページ" or ask.text("unit") != "ページ":
        return None
    return Hi((Ratio(names, terms),), "差", found[1], asked, found[2], "ページ", read=share)


# What a ratio is said to be of: 兄と弟の所持金の比.
_COUNTS = {"人": "人数", "個": "個数", "枚": "枚数", "冊": "冊数", "円": "所持金", "mL": "量", "g": "重さ"}
_OFTEN = {"赤": "個", "青": "個", "白": "個", "Aさん": "枚", "Bさん": "枚", "Cさん": "枚"}


def facts(s: Hi | Plain) -> tuple[Fact, ...]:
    if isinstance(s, Plain):
        return _plain_facts(s)
    if s.read is not None:
        (a, b), (p, q) = s.ratios[0].names, s.ratios[0].terms
        return (
            Fact.of("two books", a=a, b=b), Fact.of("read same", a=a, b=b, a2=a, rate=Quantity(s.read)),
            Fact.of("rest ratio", ra=Quantity(p), rb=Quantity(q)), _more(s), Fact.of("ask", what="1人の分", who=s.asked, unit=s.unit),
        )  # fmt: skip
    out = []
    for ratio in s.ratios:
        roles = {role: name for role, name in zip("abc", ratio.names, strict=False)}
        counted = {"thing": _COUNTS[counter]} if (counter := s.unit if s.unit != "比" else _OFTEN.get(ratio.names[0], "円")) in _COUNTS and ratio.names[0] not in ("A", "B") and s.known != "まわり" else {}
        out.append(Fact.of("ratio", **roles, **counted, **{f"r{role}": Quantity(term) for role, term in zip("abc", ratio.terms, strict=False)}))
    if s.asked == "比":
        return (*out, Fact.of("ask", what="比", a=s.pair[0], b=s.pair[1]))
    assert s.amount
    names = names_of(s.ratios)
    if s.known == "和":
        out.append(Fact.of("ratio sum", amount=s.amount))
    elif s.known == "まわり":
        out.append(Fact.of("around", amount=s.amount))
    elif s.known == "差":
        out.append(_more(s) if len(names) > 2 else Fact.of("ratio gap", amount=s.amount))
    else:
        out.append(Fact.of("rate amount", thing=s.known, amount=s.amount))
    if s.asked == "和":
        return (*out, Fact.of("ask", what="和", unit=s.unit))
    unit = {"unit": s.unit} if s.unit else {}
    return (*out, Fact.of("ask", what="1人の分", who=s.asked, **unit))


def _more(s: Hi) -> Fact:
    assert s.amount
    return Fact.of("more", who=s.pair[0], other=s.pair[1], amount=s.amount, way="多い")


def _plain_facts(s: Plain) -> tuple[Fact, ...]:
    if s.kind in _KINDS:
        return (Fact.of("ratio plain", asked=s.kind, ra=Quantity(s.terms[0]), rb=Quantity(s.terms[1])),)
    if s.kind == "等しい":
        a, b = s.names
        told = Fact.of("equal parts", a=a, b=b, fa=Quantity(s.terms[0]), fb=Quantity(s.terms[1]))
        return (told, Fact.of("ask", what="比", a=a, b=b))
    roles = {f"r{c}": Quantity(t) for c, t in zip([c for c in "abcd" if c != s.kind], s.terms, strict=True)}
    return (Fact.of("ratio box", **roles), Fact.of("ask", what="box"))


def _written_ratio(ratio: Ratio) -> str:
    return f"{'：'.join(ratio.names)}＝{'：'.join(number(term) for term in ratio.terms)}"


def line(s: Hi | Plain) -> tuple[tuple[str, str], ...]:
    if isinstance(s, Plain):
        return _plain_line(s)
    if s.read is not None:
        (a, b), gap = s.ratios[0].names, s.pair
        return (
            ("本", f"{a}と{b}"), ("読んだページ", f"{a}の{s.read.numerator}/{s.read.denominator}と同じページ数を{b}も読む"), ("残りの比", _written_ratio(s.ratios[0])),
            ("ちがい", f"{gap[0]}が{gap[1]}より{written(s.amount) if s.amount else ''}多い"), ("求めるもの", f"{s.asked}（{s.unit}）"),
        )  # fmt: skip
    out = [("比", _written_ratio(ratio)) for ratio in s.ratios]
    if s.asked == "比":
        return (*out, ("求めるもの", f"{s.pair[0]}：{s.pair[1]}（比）"))
    assert s.amount
    amount = written(s.amount)
    names = names_of(s.ratios)
    told = {"和": ("合わせて", amount), "まわり": ("まわりの長さ", amount), "差": ("ちがい", f"{s.pair[0]}が{s.pair[1]}より{amount}多い")}
    out.append(told.get(s.known, (s.known, amount)))
    asked = f"{len(names)}つの合計" if s.asked == "和" else s.asked
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))


def _plain_line(s: Plain) -> tuple[tuple[str, str], ...]:
    terms = [raw(term) for term in s.terms]
    if s.kind == "簡単":
        return (("比", "：".join(terms)), ("求めるもの", "最も簡単な整数の比（比）"))
    if s.kind == "値":
        return (("比", "：".join(terms)), ("求めるもの", "比の値"))
    if s.kind == "等しい":
        return (("等しい量", f"{s.names[0]}の{s.terms[0]}と{s.names[1]}の{s.terms[1]}"), ("求めるもの", f"{s.names[0]}：{s.names[1]}（比）"))
    terms.insert("abcd".index(s.kind), "□")
    return (("等しい比", f"{terms[0]}：{terms[1]}＝{terms[2]}：{terms[3]}"), ("求めるもの", "□にあてはまる数"))


def _circled(value: Fraction) -> str:
    return CIRCLED[int(value) - 1] if value.denominator == 1 and 1 <= value <= 20 else f"{number(value)}つ分"


def diagram(s: Hi | Plain) -> Diagram:
    """One bar a name, as long as its number of parts; a table where there is only the ratio."""
    if isinstance(s, Plain):
        return _plain_diagram(s)
    parts = shares(s)
    one = None
    if s.amount:
        answer = explain(s).answer.value
        one = answer / (sum(parts.values()) if s.asked == "和" else parts[s.asked])
    bars = []
    for name, part in parts.items():
        told = Quantity(one * part, s.unit) if one and name in (s.known, s.asked) else None
        label = f"{_circled(part)} {written(told)}" if told and name == s.known else _circled(part)
        bars.append(Bar(name, (Part(part, told, label, asked=name == s.asked),)))
    rows = tuple(range(len(bars)))
    longest, braces = max(parts.values()), []
    if s.known in ("和", "まわり") and s.amount:
        value = s.amount.value / (2 if s.known == "まわり" else 1)
        braces.append(Brace(rows, Fraction(0), longest, Quantity(value, s.unit)))
    if s.asked == "和" and one:
        braces.append(Brace(rows, Fraction(0), longest, Quantity(one * sum(parts.values()), s.unit), asked=True))
    if s.known == "差" and s.amount:
        big, small = s.pair
        row = list(parts).index(big)
        braces.append(Brace((row,), parts[small], parts[big], s.amount))
    return Bars(tuple(bars), tuple(braces))


def _plain_diagram(s: Plain) -> Table:
    terms = [raw(term) for term in s.terms]
    if s.kind == "簡単":
        return Table(("", "前の数", "後ろの数"), (("もとの比", *terms), ("簡単な比", "□", "□")), ((1, 1), (1, 2)))
    if s.kind == "値":
        return Table(("前の数", "後ろの数", "比の値"), ((*terms, "□"),), ((0, 2),))
    if s.kind == "等しい":
        rows = tuple((name, term, "1", "□") for name, term in zip(s.names, terms, strict=True))
        return Table(("", "割合", "等しい量", "もとの量"), rows, ((0, 3), (1, 3)))
    terms.insert("abcd".index(s.kind), "□")
    at = "abcd".index(s.kind)
    return Table(("前の数", "後ろの数"), ((terms[0], terms[1]), (terms[2], terms[3])), ((at // 2, at % 2),))


def mistakes(s: Hi | Plain) -> tuple[Mistake, ...]:
    right = explain(s).answer
    if isinstance(s, Plain):
        return _plain_mistakes(s, right)
    parts = shares(s)
    if s.asked == "比":
        a, b = s.pair
        terms = [next(r.terms[r.names.index(name)] for r in s.ratios if name in r.names) for name in s.pair]
        return slips(right, ((terms[0] / terms[1], "2つの比で同じ文字の数がちがいます。まず同じ数にそろえましょう。"), (parts[b] / parts[a], "比の順番が逆になっていませんか。")))
    assert s.amount
    amount = s.amount.value / (2 if s.known == "まわり" else 1)
    total = sum(parts.values(), Fraction(0))
    found: list[tuple[Fraction, str]] = []
    asked = total if s.asked == "和" else parts[s.asked]
    others = [name for name in parts if name != s.asked]
    if s.known in ("和", "まわり"):
        if s.known == "まわり":
            found.append((s.amount.value * asked / total, "まわりの長さには、たてと横が2つずつあります。たてと横の和は、その半分です。"))
        found += [(amount * parts[name] / total, "求めるのはどちらの分ですか。比の数をもう一度たしかめましょう。") for name in others]
        found += [(amount * asked / parts[name], "全体は、比の数をたした数にあたります。もう一方の数でわっていませんか。") for name in others]
        found.append((amount / len(parts), "同じ数ずつに分けていませんか。比の数に合わせて分けましょう。"))
        found.append((amount / total, "1つ分を答えていませんか。求めるのは、そのいくつ分ですか。"))
    elif s.known == "差":
        found += [(amount * asked / part, "ちがいは、比の数の差にあたります。1つの数でわっていませんか。") for part in parts.values()]
        found.append((amount * asked / total, "ちがいは、比の数の和ではなく差にあたります。"))
        gap = parts[s.pair[0]] - parts[s.pair[1]]
        found += [(amount * parts[name] / gap, "求めるのはどちらの分ですか。比の数をもう一度たしかめましょう。") for name in others]
        found.append((amount / gap, "1つ分を答えていませんか。求めるのは、そのいくつ分ですか。"))
    else:
        found.append((amount * parts[s.known] / asked, "比が逆になっていませんか。どちらが何つ分かをたしかめましょう。"))
        found.append((amount + asked - parts[s.known], "比の数の差だけをたしたりひいたりしていませんか。何倍になるかを考えましょう。"))
        found.append((amount * asked / total, "わかっているのは全体ではなく、1つの量です。"))
        found.append((amount / parts[s.known], "1つ分を答えていませんか。求めるのは、そのいくつ分ですか。"))
    return slips(right, found)


def _plain_mistakes(s: Plain, right: Quantity) -> tuple[Mistake, ...]:
    if s.kind in ("簡単", "値", "等しい"):
        turned = "どちらの数が前か、比の順番をたしかめましょう。" if s.kind != "等しい" else "等しい量をつくるのに、割合の大きいほうは、もとの量が小さくなります。"
        a, b = s.terms
        found = [(1 / right.value, turned)]
        if s.kind == "簡単" and a.denominator == b.denominator == 1:
            found.append((right.value.numerator / b, "前の数だけをわっていませんか。前の数と後ろの数を、同じ数でわります。"))
        return slips(right, found)
    place = "abcd".index(s.kind)
    terms = [*s.terms[:place], None, *s.terms[place:]]
    mate, above, mate_above = terms[place ^ 1], terms[place ^ 2], terms[(place ^ 2) ^ 1]
    assert mate is not None and above is not None and mate_above is not None
    return slips(right, (
        (above + mate - mate_above, "同じ数をたしても、比は等しくなりません。何倍になっているかを考えましょう。"),
        (above * mate_above / mate, "何倍するのかが逆になっていませんか。"),
    ))  # fmt: skip


FAMILY = Family("hi", "比", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
