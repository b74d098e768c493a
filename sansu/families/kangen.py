"""還元算: what was done is undone from the end; □ of an equation; a calculation done wrongly."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Diagram, Flow, Part
from sansu.families.family import Family, Mistake, Taking, Wording
from sansu.families.kangen_steps import Kangen, Op, apply, explain, holds, render, text
from sansu.families.mentions import clean, within
from sansu.families.slips import slips
from sansu.quantity import DIMENSIONS, Quantity, dimension, number
from sansu.reading.undo import CLAUSES
from sansu.wording import Fact


def recognise(facts: Sequence[Fact]) -> Kangen | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    some, steps, slip, equation, things = (take.all(f"undo {kind}") for kind in ("some", "step", "slip", "eq", "things"))
    result, gap, ask = take.all("undo result"), take.all("undo gap"), take.all("ask")
    if not take.done or len(ask) != 1 or len(result) > 1 or len(things) > 1 or len(some) > 1:
        return None
    what, unit = ask[0].text("what"), ask[0].text("unit")
    told = result[0].quantity("c") if result else None
    if equation:
        return _equation(equation) if what == "box" and not (some or steps or slip or things or result or gap) and len(equation) == 1 else None
    if slip:
        return _slip(some, slip, told, gap, what) if not steps and not things and len(slip) == 1 else None
    if gap or told is None or not steps:
        return None
    if any(fact.get("base") for fact in steps[1:]):
        return None  # 全体の1/3, then 全体の1/4: parts of the beginning, not of what is left
    ops = [_op(fact) for fact in steps]
    if any(op is None for op in ops):
        return None
    kept = tuple(op for op in ops if op)
    if what == "some":
        begins = kept[0].sign in ("a−", "a÷")
        if things or told.unit or begins == bool(some) or any(op.sign in ("a−", "a÷") for op in kept[1:]) or any(fact.get("share") or _unit(fact) for fact in steps):
            return None
        return Kangen(kept, told.value, "", "", "もと")
    if bare := ask[0].text("bare"):
        if told.unit != "円" if bare == "いくら" else told.unit in ("円", "ページ", "") or dimension(told.unit) in DIMENSIONS:
            return None
        unit = told.unit
    if what != "はじめ" or some or told.unit != unit or any(_unit(fact) not in ("", unit) for fact in steps):
        return None
    if any(op.sign in ("a−", "a÷", "÷") for op in kept) or any(not (_unit(fact) or fact.get("k") or fact.get("share")) for fact in steps):
        return None
    names = [fact.text(role) for fact in (*things, *ask) for role in ("thing", "thing2") if fact.text(role)]
    units = [fact.text("unit") for fact in things if fact.text("unit")]
    if any(not (within(name, names[0]) or within(names[0], name)) for name in names[1:]) or any(one != unit for one in units):
        return None
    return Kangen(kept, told.value, unit, names[0] if names else "お金" if unit == "円" else "もの", "もと")


def _unit(fact: Fact) -> str:
    amount = fact.get("a")
    return amount.unit if isinstance(amount, Quantity) else ""


def _op(fact: Fact) -> Op | None:
    value = next((q for role in ("a", "k", "share") if isinstance(q := fact.get(role), Quantity)), None)
    if value is None:
        return None
    amount = value.value / {"%": 100, "割": 10}.get(value.unit, 1)
    if amount <= 0 or (fact.text("op") == "残" and amount >= 1):
        return None
    return Op(fact.text("op"), amount)


def _equation(equation: Sequence[Fact]) -> Kangen | None:
    fact = equation[0]
    first = Op(fact.text("first"), fact.quantity("a").value)
    ops = (first, Op(fact.text("second"), fact.quantity("b").value)) if fact.text("second") else (first,)
    if any(op.value <= 0 for op in ops):
        return None
    return Kangen(ops, fact.quantity("c").value, "", "", "もと", shape=fact.text("shape"))


def _slip(some: Sequence[Fact], slip: Sequence[Fact], told: Quantity | None, gap: Sequence[Fact], what: str) -> Kangen | None:
    fact = slip[0]
    a, b = fact.quantity("a").value, fact.get("b")
    wrong = Op(fact.text("wrong"), b.value if isinstance(b, Quantity) else a)
    right = Op(fact.text("right"), a)
    if not some or what not in ("some", "right") or wrong == right or min(wrong.value, right.value) <= 0:
        return None
    asked = "もと" if what == "some" else "正しい答え"
    if gap:
        if told is not None or len(gap) > 1 or not (wrong.sign == right.sign == "×"):
            return None
        return Kangen((wrong,), None, "", "", asked, right=right, gap=gap[0].quantity("d").value, way=gap[0].text("way"))
    if told is None or told.unit:
        return None
    return Kangen((wrong,), told.value, "", "", asked, right=right)


def facts(s: Kangen) -> tuple[Fact, ...]:
    ask = Fact.of("ask", what="right" if s.asked == "正しい答え" else "some")
    if s.shape:
        second = s.ops[1] if len(s.ops) > 1 else None
        roles = {"b": Quantity(second.value)} if second else {}
        assert s.result is not None
        return (
            Fact.of("undo eq", shape=s.shape, first=s.ops[0].sign, second=second.sign if second else "", a=Quantity(s.ops[0].value), c=Quantity(s.result), **roles),
            Fact.of("ask", what="box"),
        )  # fmt: skip
    if s.right:
        same = {} if s.ops[0].value == s.right.value and s.ops[0].sign != s.right.sign else {"b": Quantity(s.ops[0].value)}
        slip = Fact.of("undo slip", right=s.right.sign, wrong=s.ops[0].sign, a=Quantity(s.right.value), **same)
        told = Fact.of("undo gap", d=Quantity(s.gap), way=s.way) if s.gap is not None else Fact.of("undo result", c=Quantity(s.result or Fraction(0)))
        return (Fact.of("undo some"), slip, told, ask)
    assert s.result is not None
    if not s.thing:
        start = () if s.ops[0].sign in ("a−", "a÷") else (Fact.of("undo some"),)
        return (*start, *(Fact.of("undo step", op=op.sign, a=Quantity(op.value)) for op in s.ops), Fact.of("undo result", c=Quantity(s.result)), ask)
    out = [Fact.of("undo things", thing=s.thing) if s.unit == "円" else Fact.of("undo things", thing=s.thing, unit=s.unit)]
    for op in s.ops:
        role = {"残": {"share": Quantity(op.value)}, "×": {"k": Quantity(op.value, "倍")}}.get(op.sign, {"a": Quantity(op.value, s.unit)})
        out.append(Fact.of("undo step", op=op.sign, **role))
    return (*out, Fact.of("undo result", c=Quantity(s.result, s.unit)), Fact.of("ask", what="はじめ", unit=s.unit))


def line(s: Kangen) -> tuple[tuple[str, str], ...]:
    if s.right:
        out = [("正しい計算", render((s.right,), "□")), ("まちがえた計算", render(s.ops, "□"))]
        out.append(("まちがえた答え", number(s.result)) if s.result is not None else ("まちがえた答え", f"正しい答えより{number(s.gap or Fraction(0))}{s.way}"))
        return (*out, ("求めるもの", "正しい答え" if s.asked == "正しい答え" else "もとの数"))
    assert s.result is not None
    equation = f"{_shaped(s) if s.shape else render(s.ops, '□')}＝{number(s.result)}"
    if s.thing:
        return (("もの", s.thing), ("したこと", equation), ("求めるもの", f"はじめの{s.thing}（{s.unit}）"))
    return (("式", equation), ("求めるもの", "□にあてはまる数" if s.shape else "もとの数"))


def _shaped(s: Kangen) -> str:
    """The equation's left side as the text has it: 3×□＋5."""
    values = {"a": text(s.ops[0].value), "b": text(s.ops[-1].value), "[": "(", "]": ")"}
    return "".join(values.get(c, c) for c in s.shape)


def diagram(s: Kangen) -> Diagram:
    if s.gap is not None:
        return _bars(s)
    middle = ["○"] * (len(s.ops) - 1)
    assert s.result is not None
    last = f"{number(s.result)}{s.unit}"
    return Flow((f"□{s.unit}", *middle, last), tuple(_there(op) for op in s.ops), tuple(_back(op) for op in s.ops))


def _there(op: Op) -> str:
    return {"a−": f"{text(op.value)}−□", "a÷": f"{text(op.value)}÷□", "残": f"{op.value}をひく"}.get(op.sign, op.sign + text(op.value))


def _back(op: Op) -> str:
    v = text(op.value)
    half = "×2" if op.value == Fraction(1, 2) else f"÷(1−{op.value})"
    return {"×": f"÷{v}", "÷": f"×{v}", "＋": f"−{v}", "−": f"＋{v}", "a−": f"{v}−○", "a÷": f"{v}÷○", "残": half}[op.sign]


def _bars(s: Kangen) -> Bars:
    assert s.right and s.gap is not None
    a, b = s.right.value, s.ops[0].value
    rows = (Bar("正しい答え", (Part(a, None, f"□の{number(a)}つ分"),)), Bar("まちがえた答え", (Part(b, None, f"□の{number(b)}つ分"),)))
    longer = 0 if a > b else 1
    return Bars(rows, (Brace((longer,), min(a, b), max(a, b), Quantity(s.gap)),))


def mistakes(s: Kangen) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction, str]] = []
    if s.gap is not None:
        assert s.right
        found += [(s.gap / s.right.value, "答えのちがいは、かける数のちがいの分にあたります。"), (s.gap / s.ops[0].value, "答えのちがいは、かける数のちがいの分にあたります。"), (s.gap * s.right.value, "まず、もとの数を求めましょう。")]
    elif s.right:
        assert s.result is not None
        origin = s.result
        for op in reversed(s.ops):
            origin = _inverse(op, origin)
        if s.asked == "正しい答え":
            found += [(origin, "もとの数を答えていませんか。正しい計算をしたときの答えを求めます。"), (apply(s.right, s.result), "まちがえた答えを、もとの数にもどしてから計算しましょう。")]
        else:
            found += [(apply(s.right, origin), "正しい答えではなく、もとの数をきかれています。"), (_inverse(s.right, s.result), "もどすときは、まちがえたほうの計算の逆を考えます。")]
        found.append((apply(s.ops[0], s.result), "もどすときは、逆の計算をしましょう。"))
    else:
        assert s.result is not None
        forward = s.result
        for op in reversed(s.ops):
            forward = apply(op, forward) if op.sign != "a÷" or forward else Fraction(0)
        found.append((forward, "もどすときは、逆の計算をしましょう。たし算の逆はひき算、かけ算の逆はわり算です。"))
        order = s.result
        for op in s.ops:
            order = _inverse(op, order)
        found.append((order, "もどす順番をたしかめましょう。あとでしたことから、逆にもどします。"))
        wrong = s.result
        for op in reversed(s.ops):
            wrong = wrong + op.value if op.sign == "a−" else wrong * op.value if op.sign == "a÷" else _inverse(op, wrong)
        found.append((wrong, "ひく数やわる数が□のときは、逆の計算にはなりません。"))
        kept = s.result
        for op in reversed(s.ops):
            kept = kept / op.value if op.sign == "残" else _inverse(op, kept)
        found.append((kept, "残った割合でわりましょう。あげた割合でわっていませんか。"))
        found.append((_inverse(s.ops[-1], s.result), "とちゅうで止まっていませんか。はじめまでもどしましょう。"))
        last = s.result
        for op in s.ops[::-1][:-1]:
            last = _inverse(op, last)
        found.append((apply(s.ops[0], last), "はじめの1つをもどすとき、逆の計算をしていますか。"))
    return slips(right, found)


def _inverse(op: Op, after: Fraction) -> Fraction:
    """What there was before; 0 where that cannot be."""
    match op.sign:
        case "×":
            return after / op.value
        case "÷":
            return after * op.value
        case "＋":
            return after - op.value
        case "−":
            return after + op.value
        case "a−":
            return op.value - after
        case "a÷":
            return op.value / after if after else Fraction(0)
        case _:
            return after / (1 - op.value)


_THINGS = (("カード", "枚"), ("あめ", "個"), ("おはじき", "個"), ("色紙", "枚"), ("お金", "円"), ("お金", "円"), ("ビー玉", "個"), ("シール", "枚"), ("えんぴつ", "本"), ("どんぐり", "個"))


def sample(rng: random.Random, level: int) -> Kangen:
    kind = rng.choice({1: ("式", "式", "数"), 2: ("式", "数", "物", "物", "まちがい"), 3: ("物", "物", "数", "まちがい", "ちがい", "式")}[level])
    while True:
        found = _DRAW[kind](rng, level)
        if found is not None:
            return found


def _equation_drawn(rng: random.Random, level: int) -> Kangen | None:
    short = [one for one in CLAUSES if one.kind == "undo eq" and (len(one.slots) == 2) == (level == 1)]
    roles = dict(rng.choice(short).constants)
    first, second, shape = (str(roles[role]) for role in ("first", "second", "shape"))
    for _ in range(200):
        found = _drawn(rng, [sign for sign in (first, second) if sign])
        if found is not None:
            return Kangen(*found, "", "", "もと", shape=shape)
    return None


_CHAINS = (
    ("×",), ("÷",), ("＋",), ("−",), ("a−",), ("a÷",), ("×", "＋"), ("×", "−"), ("÷", "＋"), ("÷", "−"), ("＋", "×"), ("−", "×"), ("＋", "÷"), ("−", "÷"), ("×", "÷"), ("÷", "×"),
    ("a−", "×"), ("a−", "÷"), ("a÷", "＋"), ("a÷", "−"), ("×", "＋", "÷"), ("＋", "×", "−"), ("−", "×", "＋"), ("÷", "−", "×"), ("×", "−", "÷"), ("÷", "＋", "×"), ("＋", "÷", "−"),
)  # fmt: skip


def _number_drawn(rng: random.Random, level: int) -> Kangen | None:
    signs = rng.choice([one for one in _CHAINS if len(one) == level or (level == 2 and len(one) == 1 and "a" in one[0])])
    for _ in range(200):
        found = _drawn(rng, signs)
        if found is not None:
            return Kangen(*found, "", "", "もと")
    return None


def _drawn(rng: random.Random, signs: Sequence[str]) -> tuple[tuple[Op, ...], Fraction] | None:
    """Operations of these kinds on a whole number that stay whole and above 0, and what comes out."""
    value = Fraction(rng.randint(2, 40))
    ops: list[Op] = []
    for sign in signs:
        v = Fraction(rng.randint(2, 9 if sign in "×÷" else 40))
        if sign == "a−":
            v = value + rng.randint(2, 40)
        elif sign == "a÷":
            v = value * rng.randint(2, 9)
        ops.append(Op(sign, v))
        value = apply(ops[-1], value)
        if value <= 0 or value.denominator != 1:
            return None
    return tuple(ops), value


def _things_drawn(rng: random.Random, level: int) -> Kangen | None:
    thing, unit = rng.choice(_THINGS)
    size = 50 if unit == "円" else 1
    value = Fraction(rng.randint(4, 60) * size)
    signs = rng.choice({2: (("残", "＋"), ("＋", "残"), ("残", "−"), ("−", "残"), ("×", "−")), 3: (("残", "＋", "×"), ("−", "残", "＋"), ("残", "−", "×"), ("＋", "残", "−"), ("残", "残", "＋"))}[max(level, 2)])
    ops: list[Op] = []
    for sign in signs:
        if sign == "残":
            bottom = rng.choice((2, 2, 3, 4, 5))
            v = Fraction(rng.randint(1, bottom - 1), bottom)
        else:
            v = Fraction(rng.randint(2, 3)) if sign == "×" else Fraction(rng.randint(2, 30) * size)
        ops.append(Op(sign, v))
        value = apply(ops[-1], value)
        if value <= 0 or value.denominator != 1 or value % size:
            return None
    return Kangen(tuple(ops), value, unit, thing, "もと")


def _slip_drawn(rng: random.Random, level: int) -> Kangen | None:
    origin = Fraction(rng.randint(3, 40))
    right, wrong = rng.choice((("×", "÷"), ("÷", "×"), ("＋", "−"), ("−", "＋"), ("×", "＋"), ("＋", "×"), ("×", "×"), ("÷", "÷")))
    a = Fraction(rng.randint(2, 12))
    b = a if rng.random() < 0.5 and right != wrong else Fraction(rng.randint(2, 12))
    if "÷" in (right, wrong):
        origin = a * b * rng.randint(1, 4) if right == wrong else (a if right == "÷" else b) * rng.randint(2, 12)
    one, two = Op(right, a), Op(wrong, b)
    results = [apply(one, origin), apply(two, origin)]
    if one == two or any(r <= 0 or r.denominator != 1 for r in results) or results[0] == results[1]:
        return None
    return Kangen((two,), results[1], "", "", rng.choice(("もと", "正しい答え", "正しい答え")), right=one)


def _gap_drawn(rng: random.Random, level: int) -> Kangen | None:
    origin, a, b = Fraction(rng.randint(3, 60)), Fraction(rng.randint(2, 30)), Fraction(rng.randint(2, 30))
    if a == b:
        return None
    return Kangen((Op("×", b),), None, "", "", rng.choice(("もと", "正しい答え")), right=Op("×", a), gap=abs(a - b) * origin, way="小さい" if b < a else "大きい")


_DRAW = {"式": _equation_drawn, "数": _number_drawn, "物": _things_drawn, "まちがい": _slip_drawn, "ちがい": _gap_drawn}


def _wordings() -> tuple[Wording, ...]:
    out = [f"{one.key} undo.box.ask" for one in CLAUSES if one.kind == "undo eq" and len(one.slots) == 2]
    out += [f"{one.key} rates.number.box.ask" for one in CLAUSES if one.kind == "undo eq" and len(one.slots) > 2]
    end = "undo.result rates.number.some.ask"
    for signs in _CHAINS:
        names = [{"a−": "from", "a÷": "by"}.get(sign, sign) for sign in signs]
        last = len(signs) - 1
        told = [name + ".then" * (i < last) if name in ("from", "by") else f"{name}.{'first.' * (not i)}{'last' if i == last else 'then'}" for i, name in enumerate(names)]
        start = "" if names[0] in ("from", "by") else "undo.some "
        out.append(start + " ".join(f"undo.{one}" for one in told) + f" {end}")
    for ask in ("rates.number.some.ask", "undo.ask.right"):
        for right, wrong in (("×", "÷"), ("÷", "×"), ("＋", "−"), ("−", "＋"), ("×", "＋"), ("＋", "×"), ("×", "×"), ("÷", "÷")):
            out.append(f"undo.some undo.slip.{right}.{wrong} undo.result {ask}")
            if right != wrong:
                out.append(f"undo.some undo.slip.{right}.{wrong}.same undo.result {ask}")
        out += [f"undo.some undo.slip.×.× undo.gap.{way} {ask}" for way in ("less", "more")]
    keys = {"残": "share", "＋": "gain", "−": "lose", "×": "times"}
    chains = (("残", "＋"), ("＋", "残"), ("残", "−"), ("−", "残"), ("×", "−"), ("残", "＋", "×"), ("−", "残", "＋"), ("残", "−", "×"), ("＋", "残", "−"), ("残", "残", "＋"))
    for signs in chains:
        steps = " ".join(f"undo.thing.{keys[sign]}" + (".last" if index == len(signs) - 1 else "") for index, sign in enumerate(signs))
        out += [f"undo.things {steps} undo.result undo.ask.had", f"undo.money {steps} undo.result undo.ask.had"]
    return tuple(Wording(f"kangen-{index:03}", tuple(keys.split())) for index, keys in enumerate(out, 1))


WORDINGS = _wordings()
FAMILY = Family("kangen", "還元算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes, frozenset({"undo step"}))
