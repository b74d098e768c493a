"""割合's situation from the facts of a text, and the facts of a situation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.families.family import Taking
from sansu.families.mentions import clean, within
from sansu.families.wariai_steps import Change, Wariai
from sansu.quantity import Quantity
from sansu.wording import Fact

_RATE_UNITS = ("%", "割", "倍")
# What a rate 全体の… may be a rate of, without そのうち before the part.
_GROUPS = ("学年", "児童", "児童数", "生徒", "生徒数", "人口", "乗客", "観客", "会員", "定員", "クラス", "学年", "全校児童", "全校生徒", "全体", "入場者", "くじ", "参加者", "社員")
_PLACE = re.compile(r"の(?:学校|小学校|中学校|クラス|町|市|村|会社|組|学年)の")
_COUNTED = re.compile("の(?:人数|生徒数|児童数|数)$")
_PAIRS = ({"男子", "女子"}, {"男の子", "女の子"}, {"大人", "子ども"}, {"男性", "女性"}, {"当たり", "はずれ"}, {"当たりくじ", "はずれくじ"})


def recognise(facts: Sequence[Fact]) -> Wariai | None:
    if not clean(facts):
        return None
    if len([fact for fact in facts if fact.kind == "rate place"]) > 1:
        return None
    facts = [fact for fact in facts if fact.kind != "rate place"]
    if any(_PLACE.search(value) for fact in facts for role, value in fact.roles if isinstance(value, str) and role in ("thing", "of")):
        return None  # whose school it is must be known of all
    kinds = {fact.kind for fact in facts}
    for kind, reading in (("rate three", _three), ("rate convert", _convert), ("discount", _bought), ("off", _bought), ("price step", _steps), ("rate grew", _moments), ("rate moment", _moments)):
        if kind in kinds:
            return reading(Taking(facts))
    return _of_the_whole(Taking(facts))


def _quantity(fact: Fact | None, role: str) -> Quantity | None:
    value = fact.get(role) if fact else None
    return value if isinstance(value, Quantity) else None


def _three(take: Taking) -> Wariai | None:
    told, ask = take.one("rate three"), take.one("ask")
    if told is None or not take.done:
        return None
    asked, way = told.text("asked"), told.text("way") or "of"
    base, rate, part = _quantity(told, "base"), _quantity(told, "rate"), _quantity(told, "part")
    boxed = told.get("unit") is not None
    if told.text("thing"):  # ある数: the text must ask for it
        if ask is None or ask.text("what") != "some":
            return None
    elif ask is not None and (ask.text("what") != "box" or not boxed):
        return None
    unit = told.text("unit")
    known = base or part
    if known and not _fits_bare(told, known):
        return None
    if known is None or (base and part and base.unit != part.unit) or (known.unit in ("倍", "割", "%")):
        return None
    if asked == "rate":
        return Wariai(base, (Change(None, way),), part, "割合", "もと", "くらべる量", unit) if unit in _RATE_UNITS else None
    if rate is None or (told.get("unit") is not None and unit != known.unit):
        return None
    if rate.unit == "" and not (rate.value.denominator > 1):
        return None  # 「60の3は」
    asked = {"part": "くらべる", "base": "もと"}[asked]
    return Wariai(base, (Change(rate, way),), part, asked, told.text("thing") or "もと", "くらべる量", known.unit)


def _fits_bare(ask: Fact, known: Quantity) -> bool:
    """いくら asks for yen, いくつ for plain numbers and 個."""
    return {"いくら": ("円",), "いくつ": ("", "個")}.get(ask.text("bare"), (known.unit,)).count(known.unit) > 0


def _does(fact: Fact) -> str:
    """めがねをかけ, where what is done tells who is meant."""
    return f"{fact.text('thing')}を{fact.text('does')}ている人" if fact.text("does") else fact.text("thing")


def _convert(take: Taking) -> Wariai | None:
    told = take.one("rate convert")
    if told is None or not take.done:
        return None
    rate, unit = told.quantity("rate"), told.text("unit")
    if rate.unit == unit or rate.unit == "倍" or (rate.unit == "" and unit == ""):
        return None
    return Wariai(None, (Change(rate, "of"),), None, "換算", "", "", unit, story="換算")


def _bought(take: Taking) -> Wariai | None:
    """「定価の2割引きで買うと2400円」: the words are those of 売買損益."""
    off, sale, listed, ask = [*take.all("discount"), *take.all("off")], take.one("sale"), take.one("list"), take.one("ask")
    if not take.done or len(off) != 1 or ask is None or ask.text("what") not in ("定価", "売り値"):
        return None
    rate = _quantity(off[0], "discount")
    price, paid = _quantity(off[0], "price") or _quantity(listed, "price"), _quantity(sale, "sale")
    if rate is None or ask.text("unit") not in ("", "円") or (listed and off[0].get("price")):
        return None
    asked = "もと" if ask.text("what") == "定価" else "くらべる"
    known = paid if asked == "もと" else price
    if known is None or known.unit != "円" or (price if asked == "もと" else paid):
        return None
    wares = {fact.text("ware") for fact in (*off, sale, listed) if fact and fact.text("ware")} - {"品物", "商品"}
    if len(wares) > 1:
        return None
    return Wariai(price, (Change(rate, "down"),), paid, asked, "定価", "代金", "円", story="定価")


def _steps(take: Taking) -> Wariai | None:
    """A price that is put up and down, once or more."""
    steps, again, became, ask = take.all("price step"), take.all("price again"), take.all("price now"), take.one("ask")
    if not take.done or len(steps) != 1 or ask is None or len(became) > 1 or len(again) > 2:
        return None
    first = steps[0]
    changes = tuple(Change(fact.quantity("rate"), fact.text("way")) for fact in (first, *again))
    if first.get("became") and (became or again or first.get("amount")):
        return None
    base, result, what, unit = _quantity(first, "amount"), _quantity(became[0] if became else None, "amount") or _quantity(first, "became"), ask.text("what"), ask.text("unit")
    ware = ask.text("ware")
    if ware and not (ware in ("品物", "商品") or within(ware, first.text("ware"))):
        return None
    if what == "chain":
        if base or result or unit not in _RATE_UNITS or len(changes) < 2:
            return None
        return Wariai(None, changes, None, "通し", "はじめの値段", "あとの値段", unit, story="値段")
    if unit not in ("", "円"):
        return None
    if what == "now" and base and not result:
        return Wariai(base, changes, None, "くらべる", "はじめの値段", "あとの値段", "円", story="値段")
    if what == "first" and result and not base:
        return Wariai(None, changes, result, "もと", "はじめの値段", "あとの値段", "円", story="値段")
    return None


def _moments(take: Taking) -> Wariai | None:
    """去年 and 今年."""
    changes, moments, ask = take.all("rate grew"), take.all("rate moment"), take.one("ask")
    if not take.done or ask is None or len(changes) > 1:
        return None
    change = changes[0] if changes else None
    told = [fact for fact in (change, *moments, ask) if fact]
    thing, word = next((fact.text("thing") for fact in told if fact.text("thing")), ""), told[0].text("word")
    if any(fact.text("word") != word or not (not fact.text("thing") or within(fact.text("thing"), thing) or within(thing, fact.text("thing"))) for fact in told):
        return None
    if any(fact.text(role) and not within(fact.text(role), thing) for fact in told for role in ("thing2", "thing3")):
        return None
    base = [q for fact in moments if fact.text("when") == "before" and (q := _quantity(fact, "amount"))]
    result = [q for fact in moments if fact.text("when") == "after" and (q := _quantity(fact, "amount"))]
    if change and (q := _quantity(change, "amount")):
        result.append(q)
    if len(base) > 1 or len(result) > 1:
        return None
    before, after = base[0] if base else None, result[0] if result else None
    later = {"去年": "今年", "昨年": "今年", "先月": "今月", "先週": "今週", "前回": "今回", "昨日": "今日"}[word]
    names = (f"{word}の{thing}", f"{later}の{thing}")
    known = before or after
    if known is None or not _fits_bare(ask, known):
        return None
    unit = ask.text("unit") or known.unit
    if ask.text("what") == "growth":
        if change or not before or not after or before.unit != after.unit or unit not in ("%", "割"):
            return None
        return Wariai(before, (Change(None, ask.text("way")),), after, "割合", *names, unit, story="時", word=word)
    rate = _quantity(change, "rate")
    if ask.text("what") != "moment" or change is None or known is None or rate is None or known.unit != unit or (before and after):
        return None
    if rate.unit == "倍" or (rate.unit == "" and rate.value.denominator == 1):
        return None
    asked = "くらべる" if before else "もと"
    if (ask.text("when") == "after") != (asked == "くらべる"):
        return None
    return Wariai(before, (Change(rate, change.text("way")),), after, asked, *names, unit, story="時", word=word)


def _of_the_whole(take: Taking) -> Wariai | None:
    portion, amounts, ask = take.one("rate portion"), take.all("rate amount"), take.one("ask")
    if not take.done or ask is None or ask.text("what") not in ("量", "割合"):
        return None
    if ask.text("what") == "割合":
        return _rate_of_the_whole(portion, amounts, ask)
    if portion is None:
        return None
    part, of, rate = _does(portion), _COUNTED.sub("", portion.text("of")), portion.quantity("rate")
    if rate.unit == "" and rate.value.denominator == 1:
        return None
    if (whole_told := _quantity(portion, "whole")) is not None:
        amounts = [*amounts, Fact.of("rate amount", thing=of, amount=whole_told)]
    if any(fact.get("whole") or fact.text("of") for fact in amounts) and part != "これ":
        return None
    if (inside := _quantity(portion, "amount")) is not None:
        amounts = [*amounts, Fact.of("rate amount", thing=part, amount=inside)]
    if len(amounts) != 1:
        return None
    amount, name = amounts[0].quantity("amount"), amounts[0].text("thing")
    unit = ask.text("unit") or amount.unit
    if unit != amount.unit or unit in _RATE_UNITS or not _fits_bare(ask, amount):
        return None
    if part == "これ":
        return _this_is(ask, of, rate, amounts[0], unit)
    other = _counterpart(part)
    asks = _which(ask, part, other, of)
    tells = "whole" if name == of else "part" if within(name, part) else "rest" if name == other else "whole"
    if asks == "" or (asks == "whole") == (tells == "whole"):
        return None
    if tells == "whole":
        if amounts[0].text("among") or not _is_whole(name, of, portion):
            return None
        way = "rest" if asks == "rest" else "of"
        return Wariai(amount, (Change(rate, way),), None, "くらべる", name, other if way == "rest" else part, unit, part if way == "rest" else "", "全体")
    way = "rest" if tells == "rest" else "of"
    whole = ask.text("thing")
    return Wariai(None, (Change(rate, way),), amount, "もと", whole, other if way == "rest" else part, unit, part if way == "rest" else "", "全体")


def _this_is(ask: Fact, of: str, rate: Quantity, told: Fact, unit: str) -> Wariai | None:
    """96ページ読みました。これは全体の40%です: what was told last is the part; all of the same thing is asked for."""
    whole, thing = ask.text("thing"), told.text("thing")
    if told.text("of") != "する" or not (within(whole, thing) or whole == of or thing.endswith(whole)) or of not in ("全体", thing, whole):
        return None
    return Wariai(None, (Change(rate, "of"),), told.quantity("amount"), "もと", whole, "くらべる量", unit, story="全体")


def _counterpart(part: str) -> str:
    return next((next(iter(pair - {part})) for pair in _PAIRS if part in pair), "")


def _which(ask: Fact, part: str, other: str, of: str) -> str:
    thing = _does(ask)
    if of == "定員" and thing.endswith("の定員"):
        thing = "定員"
    if thing == of:
        return "whole"
    if within(thing, part):
        return "part"
    if other and thing == other:
        return "rest"
    if within(thing, of) or (of == "全体" and (ask.text("all") or thing.endswith(_GROUPS))):
        return "whole"
    return ""


def _is_whole(name: str, of: str, portion: Fact) -> bool:
    """Whether an amount is what a rate of `of` is taken of: never some other part."""
    if of != "全体":
        return within(of, name) or name == "全体"
    return name.endswith(_GROUPS) or _among(portion)


def _among(portion: Fact) -> bool:
    return portion.text("among") != ""


def _rate_of_the_whole(portion: Fact | None, amounts: Sequence[Fact], ask: Fact) -> Wariai | None:
    unit, of = ask.text("unit"), ask.text("of")
    out = [fact for fact in amounts if fact.get("whole")]
    if len(out) == 1 == len(amounts):
        amounts = [Fact.of("rate amount", thing="全体", amount=out[0].quantity("whole")), Fact.of("rate amount", thing=out[0].text("thing"), amount=out[0].quantity("amount"), among="うち")]
    if portion is not None or len(amounts) != 2 or unit not in _RATE_UNITS or any(fact.text("of") for fact in amounts):
        return None
    thing = ask.text("thing")
    parts = [fact for fact in amounts if (within(thing, fact.text("thing")) if thing else fact.text("thing") == "乗客")]
    wholes = [fact for fact in amounts if fact not in parts]
    if len(parts) != 1 or len(wholes) != 1 or wholes[0].text("among"):
        return None
    whole, part = wholes[0], parts[0]
    name = whole.text("thing")
    if not (within(of, name) if of != "全体" else name.endswith(_GROUPS) or part.text("among")):
        return None
    base, result = whole.quantity("amount"), part.quantity("amount")
    if base.unit != result.unit:
        return None
    return Wariai(base, (Change(None, "of"),), result, "割合", name, part.text("thing"), unit, story="全体")


def facts(s: Wariai) -> tuple[Fact, ...]:
    return {"数": _three_facts, "換算": _convert_facts, "定価": _bought_facts, "値段": _step_facts, "時": _moment_facts, "全体": _whole_facts}[s.story](s)


def _roles(**roles: Quantity | str | None) -> dict[str, Quantity | str]:
    return {name: value for name, value in roles.items() if value is not None}


def _three_facts(s: Wariai) -> tuple[Fact, ...]:
    asked = {"くらべる": "part", "もと": "base", "割合": "rate"}[s.asked]
    way = s.changes[0].way if s.changes[0].way != "of" else None
    some = s.base_name if s.base_name != "もと" else None
    told = Fact.of("rate three", **_roles(base=s.base, rate=s.changes[0].rate, part=s.result, asked=asked, way=way, unit=s.unit, thing=some))
    return (told, Fact.of("ask", what="some")) if some else (told,)


def _convert_facts(s: Wariai) -> tuple[Fact, ...]:
    return (Fact.of("rate convert", **_roles(rate=s.changes[0].rate, unit=s.unit)),)


def _bought_facts(s: Wariai) -> tuple[Fact, ...]:
    rate = s.changes[0].rate
    if s.base:
        return (Fact.of("list", price=s.base, ware="品物"), Fact.of("discount", **_roles(discount=rate)), Fact.of("ask", what="売り値", unit="円"))
    return (Fact.of("discount", **_roles(discount=rate)), Fact.of("sale", **_roles(sale=s.result)), Fact.of("ask", what="定価", unit="円"))


def _step_facts(s: Wariai) -> tuple[Fact, ...]:
    first = Fact.of("price step", **_roles(amount=s.base, rate=s.changes[0].rate, way=s.changes[0].way, ware="品物"))
    more = [Fact.of("price again", **_roles(rate=c.rate, way=c.way)) for c in s.changes[1:]]
    became = [Fact.of("price now", amount=s.result)] if s.result else []
    what = {"くらべる": "now", "もと": "first", "通し": "chain"}[s.asked]
    return (first, *more, *became, Fact.of("ask", what=what, unit=s.unit))


def _moment_facts(s: Wariai) -> tuple[Fact, ...]:
    thing = s.base_name.partition("の")[2]
    word = {"thing": thing, "word": s.word}
    out = []
    if s.base:
        out.append(Fact.of("rate moment", when="before", amount=s.base, **word))
    if s.asked == "割合":
        out.append(Fact.of("rate moment", **_roles(when="after", amount=s.result, **word)))
        return (*out, Fact.of("ask", what="growth", way=s.changes[0].way, unit=s.unit, **word))
    out.append(Fact.of("rate grew", **_roles(rate=s.changes[0].rate, way=s.changes[0].way, amount=s.result, **word)))
    return (*out, Fact.of("ask", what="moment", when="after" if s.base else "before", unit=s.unit, **word))


def _whole_facts(s: Wariai) -> tuple[Fact, ...]:
    part, of = s.other or s.result_name, "全体" if s.base_name.endswith(_GROUPS) and s.base_name != "定員" else s.base_name
    if s.asked == "割合":
        assert s.base and s.result
        whole = Fact.of("rate amount", thing=s.base_name, amount=s.base)
        return (whole, Fact.of("rate amount", thing=part, amount=s.result), Fact.of("ask", what="割合", thing=part, of=of, unit=s.unit))
    portion = Fact.of("rate portion", **_roles(thing=part, of=of, rate=s.changes[0].rate))
    name = s.base_name if s.base else s.result_name
    amount = Fact.of("rate amount", **_roles(thing=name, amount=s.base or s.result))
    asked = s.result_name if s.base else s.base_name
    return (portion, amount, Fact.of("ask", what="量", thing=asked, unit=s.unit))
