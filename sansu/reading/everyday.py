"""Statements of everyday problems: who has, gets, gives, uses how many of what, and what is asked.

A statement ends with its verb; a sentence holds one or more.  One fact tells one statement: its verb, how the verb ends,
and a group of roles for every amount in it, numbered from 1 (0 where it has none):

    w who (は, が)   o thing   a amount (何:本 asked, ? not told)   t to or into   f from   p at, with   n than   c and
    s who does it where somebody else is the topic   d day or time   m words about the amount   q the amount's particle
    r the relative clause before the thing: its verb, who does it
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sansu.reading.everyday_verbs import Form
from sansu.reading.everyday_words import BARE_THINGS, Token, tokens
from sansu.reading.lexer import Lexed, lex
from sansu.wording import Clause, Fact, Value

KIND = "everyday"
_SLOTS = {
    "は": "w", "が": "w", "も": "w", "を": "o", "に": "t", "へ": "t", "には": "t", "にも": "t", "へは": "t", "から": "f", "からは": "f", "からも": "f",
    "で": "p", "では": "p", "でも": "p", "より": "n", "よりも": "n", "と": "c", "や": "c", "、": "c", "": "c", "まで": "u", "として": "x",
    "のために": "x", "のため": "x", "など": "o", "とも": "c", "の": "c", "までに": "x",
}  # fmt: skip
_UNREAD = re.compile("だけ")


_IN = re.compile(r"の(?:中|上|なか|うえ|ところ)$")


@dataclass
class _Phrase:
    noun: str = ""
    amount: str = ""
    particle: str = ""
    mods: list[str] = field(default_factory=list)
    time: str = ""
    relative: str = ""


def _by_the_way(found: list[Token], index: int) -> bool:
    """6人が待ちくたびれ、帰った: what those who did the second thing did before, which counts nothing itself."""
    token, after = found[index], found[index + 1 : index + 3]
    if token.kind != "verb" or token.ending is None or token.ending.link != "and" or token.ending.negative or not token.forms[0].classes <= {"context"}:
        return False
    told = found[max(0, index - 3) : index]
    who = len(told) > 1 and told[-1].kind == "particle" and told[-1].text == "が" and "number" in (one.kind for one in told[:-1])
    return who and bool(after) and (after[0].kind == "verb" or (after[0].kind == "comma" and after[-1].kind == "verb"))


def _statements(found: list[Token]) -> Iterator[list[Token]]:
    found = [token for index, token in enumerate(found) if not _by_the_way(found, index)]
    start = 0
    for index, token in enumerate(found):
        topics = [one for one in found[start:index] if one.kind == "particle" and one.text in ("は", "が")]
        if token.kind == "copula" and token.text == "で" and not topics:
            found[index] = replace(token, kind="particle")
            continue  # この2日間で、
        if token.kind == "verb" and token.text in ("ある", "いる") and _loaded(found[start : index + 1]):
            one = found[start : index + 1]
            place = one[-3]
            yield [*(replace(t, text="が") if t.kind == "particle" and t.text == "を" else t for t in one[:-4]), place, replace(one[-2], text="に"), token]
            start = index + 1
            continue
        if token.kind in ("verb", "copula", "needed") or (token.kind == "adjective" and index == len(found) - 1):
            yield found[start : index + 1]
            start = index + 1
    if start < len(found):
        yield found[start:]


def _loaded(found: list[Token]) -> bool:
    """5トンの荷物を積んだ船がある: there is a load in a ship."""
    kinds = [token.kind for token in found]
    return kinds[-4:] == ["attr", "noun", "particle", "verb"] and found[-4].text in ("積む", "入れる", "載せる", "のせる") and kinds.count("number") == 1 and kinds.index("number") < len(kinds) - 4


def _phrases(found: list[Token]) -> list[_Phrase] | None:
    """The phrases of a statement up to its predicate."""
    out: list[_Phrase] = []
    mods: list[str] = []
    time = relative = ""
    at = 0
    while at < len(found):
        token = found[at]
        if token.kind == "mod":
            mods.append(token.text)
            at += 1
        elif token.kind == "time":
            time = token.text
            at += 1
        elif token.kind == "comma":
            at += 1
        elif token.kind == "adjective":
            mods.append("adj" + token.text)
            at += 1
        elif token.kind == "attr":
            cut = max((i for i, one in enumerate(out) if one.particle == "は" or (one.amount and one.noun and one.particle == "と")), default=-1) + 1
            inner, out = out[cut:], out[:cut]
            people = [one.amount for one in inner if one.amount and not one.noun and one.particle == "が"]
            if relative or len(people) != sum(bool(one.amount) for one in inner):
                return None
            who = people[0] if people else next((one.noun for one in inner if one.particle in ("が", "の")), "")
            place = next((_IN.sub("", one.noun) for one in inner if one.particle in ("に", "で", "には")), "")
            mods += [mod for one in inner for mod in one.mods]
            assert token.ending is not None
            relative = f"{token.text}{'ない' if token.ending.negative else ''}:{who}:{place}"
            at += 1
        elif token.kind in ("noun", "number", "some", "asked"):
            phrase = _Phrase(mods=mods, time=time, relative=relative)
            mods, time, relative = [], "", ""
            at = _fill(phrase, found, at)
            if at < 0:
                return None
            out.append(phrase)
        else:
            return None
    if mods or time:
        out.append(_Phrase(mods=mods, time=time))
    return None if relative else out


def _fill(phrase: _Phrase, found: list[Token], at: int) -> int:
    """One noun with its amount and particle from `at` on; -1 where they do not make a phrase."""

    def kind(index: int) -> str:
        return found[index].kind if index < len(found) else ""

    def text(index: int) -> str:
        return found[index].text if index < len(found) else ""

    while True:
        if kind(at) == "noun":
            if phrase.noun and not phrase.noun.endswith("の"):
                return -1
            phrase.noun += text(at)
        elif kind(at) in ("number", "some", "asked") and not phrase.amount:
            phrase.amount = {"some": "?", "asked": f"何:{text(at)}"}.get(kind(at), text(at))
            if kind(at) == "number" and not phrase.noun and kind(at + 1) == "noun" and text(at + 1) in BARE_THINGS:
                phrase.amount, phrase.noun = f"{phrase.amount}個", text(at + 1)
                at += 1
            if kind(at + 1) == "particle" and text(at + 1) == "ずつ":
                phrase.mods.append("ずつ")
                at += 1
        elif kind(at) == "mod":
            phrase.mods.append(text(at))
        elif kind(at) == "attr" and phrase.amount and not phrase.noun:
            return -1
        else:
            return -1
        at += 1
        if kind(at) == "particle" and text(at) == "の" and kind(at + 1) in ("noun", "number", "asked", "mod", "some"):
            if phrase.noun and not phrase.noun.endswith("の"):
                phrase.noun += "の"
            at += 1
            if kind(at) == "mod" and text(at) == "rest":
                phrase.mods.append("rest")
                at += 1
                if kind(at) == "noun":
                    continue
                phrase.noun = phrase.noun.removesuffix("の")
                phrase.particle = "は"
                return at
            if kind(at) == "mod" and text(at) != "of":
                return -1
            continue
        if kind(at) == "particle" and text(at) == "の" and kind(at + 1) == "attr" and kind(at + 2) == "noun" and not phrase.noun:
            attr = found[at + 1]
            assert attr.ending is not None
            phrase.relative = f"{attr.text}{'ない' if attr.ending.negative else ''}::"
            at += 2
            continue
        if phrase.noun and not phrase.amount and kind(at) in ("number", "asked", "some"):
            continue
        if phrase.noun and not phrase.amount and kind(at) == "mod" and kind(at + 1) in ("number", "asked", "some"):
            phrase.mods.append(text(at))
            at += 1
            continue
        break
    phrase.noun = phrase.noun.removesuffix("の")
    if kind(at) == "particle":
        phrase.particle = text(at)
        at += 1
        if kind(at) == "particle" and phrase.particle == "ずつ":
            phrase.particle = text(at)
            at += 1
    elif kind(at) == "comma":
        phrase.particle = "、"
        at += 1
    return at


def _groups(phrases: list[_Phrase]) -> list[dict[str, str]] | None:
    """The roles of every amount; one group without amount where there is none."""
    groups: list[dict[str, str]] = []
    pending: dict[str, str] = {}
    for one in phrases:
        if _UNREAD.search(one.particle):
            return None
        slot = _SLOTS.get(one.particle, "x") if not one.amount else ""
        noun = re.sub("^(?:長さ|重さ|高さ)の(?=.)", "", _IN.sub("", one.noun))
        if one.particle == "しか":
            one.particle, one.mods = "", [*one.mods, "しか"]
        if noun.endswith("のうち"):
            noun = noun.removesuffix("のうち")
            one.mods = [*one.mods, "of"]
        if noun.endswith("以前") and one.particle in ("は", "には", "、", "まで") and not one.amount:
            pending["d"] = noun
            continue
        if one.relative:
            pending["r"] = one.relative
        if one.time:
            pending["d"] = one.time.rstrip("にはも、の")
        if one.mods:
            pending["m"] = " ".join([*pending.get("m", "").split(), *one.mods])
        if not one.amount:
            if not noun:
                continue
            if slot == "w" and "w" in pending:
                slot = "s" if one.particle == "が" else "w2"
            if slot == "c" and "c" in pending:
                pending["c"] += "、" + noun
                continue
            if slot == "t" and groups and "t" not in groups[-1] and "t" not in groups[0]:
                groups[-1]["t"] = noun
                continue
            if slot == "t" and slot in pending and not any(later.amount for later in phrases):
                continue
            if slot in pending and slot not in ("x", "p"):
                return None
            pending[slot] = noun
        else:
            group = dict(pending)
            pending = {}
            group["a"], group["q"] = one.amount, one.particle
            if noun:
                if "o" in group:
                    group["o2"] = group["o"]
                group["o"] = noun
            groups.append(group)
    if not groups:
        return [pending]
    for role, value in pending.items():
        for group in groups if role not in ("o", "m") else groups[-1:]:
            if role == "m":
                group["m"] = f"{group.get('m', '')} {value}".strip()
            elif role == "o" and role in group:
                group["o2"] = value
            elif role in group and group is groups[-1] and role not in ("t",):
                return None
            else:
                group.setdefault(role, value)
    return groups


def _flags(token: Token) -> tuple[str, frozenset[str], str]:
    """The predicate: its verb, its classes and how it ends."""
    if token.kind == "verb":
        assert token.ending is not None
        end = token.ending
        flags = [name for name, on in (("ない", end.negative), ("ている", end.progressive), ("必要", end.need), ("か", end.asked)) if on]
        flags += [end.link] if end.link != "。" else []
        forms: tuple[Form, ...] = token.forms
        flags += [forms[0].voice] if forms[0].voice else []
        return forms[0].verb, frozenset(name for form in forms for name in form.classes), " ".join(flags)
    kind = {"copula": "be", "needed": "need", "adjective": "adjective"}.get(token.kind, "none")
    asked = "か" if token.text.endswith("?") else ""
    return token.text.rstrip("?") if kind == "adjective" else "", frozenset([kind]), asked


def _fact(statement: list[Token], lexed: Lexed) -> Fact | None:
    last = statement[-1]
    predicate = last.kind in ("verb", "copula", "needed", "adjective")
    phrases = _phrases(statement[:-1] if predicate else statement)
    groups = _groups(phrases) if phrases is not None else None
    if groups is None:
        return None
    verb, classes, flags = _flags(last) if predicate else ("", frozenset(["none"]), "")
    roles: dict[str, Value] = {"v": verb, "vc": " ".join(sorted(classes)), **({"g": flags} if flags else {})}
    for index, group in enumerate(groups, 1 if "a" in groups[0] else 0):
        for role, text in group.items():
            if role == "a" and text[:1] in lexed.quantities:
                quantity = lexed.quantities[text[:1]]
                if text[1:] and (quantity.unit if text[1:] != "間" else quantity.unit != "か月"):
                    return None  # 13個ブロック
                roles[f"a{index}"] = replace(quantity, unit=text[1:]) if text[1:] not in ("", "間") else quantity
            elif role == "a" and text.startswith("何:"):
                roles |= {f"a{index}": "何", f"u{index}": text[2:]}
            elif text:
                roles[f"{role}{index}"] = _shown(text, lexed)
    return Fact.of(KIND, **roles)


def _shown(text: str, lexed: Lexed) -> str:
    return "".join(lexed.spellings.get(c, c) for c in text)


_SENTENCE = re.compile(r"[^。？?！!]*[。？?！!]+|[^。？?！!]+$")


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[tuple[int, int, tuple[Token, ...]], ...]:
    """The statements from the first on, as far as the text can be read: start, end, tokens."""
    out = []
    for match in _SENTENCE.finditer(text):
        found = tokens(re.sub("[？?！!。]+$", "。", match.group()))
        if found is None:
            break
        start = match.start()
        statements = list(_statements(found))
        for one in statements:
            stop = match.end() if one is statements[-1] else match.start() + one[-1].stop
            out.append((start, stop, tuple(one)))
            start = stop
    return tuple(out)


_OVERLAP = re.compile("どちら|両方")  # sets that may overlap are no sums


class Statement(Clause):
    """Reads every statement of everyday problems; it is written by the clauses of `Told`."""

    @property
    def roles(self) -> None:
        return None

    def read(self, lexed: Lexed, start: int) -> tuple[Fact, int] | None:
        if _OVERLAP.search(lexed.text):
            return None
        for at, stop, statement in _read(lexed.text):
            if at == start:
                fact = _fact(list(statement), lexed)
                return None if fact is None else (fact, stop)
        return None


class Told(Clause):
    """One way to say a statement; what it says is read by `Statement`."""

    def read(self, lexed: Lexed, start: int) -> tuple[Fact, int] | None:
        return None


STATEMENT = Statement("everyday.statement", KIND, "{v:noun}")


# What stands in the slots of a pattern while it is found out what the pattern says.
_MODEL = {"name": ("山本さん", "中村さん", "田中さん"), "noun": ("りんご", "みかん", "えんぴつ", "ノート"), "counter": ("個",)}


def told(key: str, pattern: str, **units: str) -> Told:
    """A way to say a statement.  The roles that its words fix are those that the reader finds in it.

    `units` has the amounts (a1="円") that are no 個.

    Raises:
        ValueError: the reader cannot read it, or finds a slot's word in another role.
    """
    clause = Told(f"everyday.{key}", KIND, pattern)
    models = {kind: iter(words) for kind, words in _MODEL.items()}
    filled: dict[str, Value] = {}
    for role, kind in clause.slots.items():
        if kind in models:
            filled[role] = next(models[kind])
        else:
            number = str(3 + 2 * len(filled))
            filled[role] = next(iter(lex(number + units.get(role, "個")).quantities.values()))
    lexed = lex(clause.write(Fact.of(KIND, **filled), random.Random(0)))
    statements = _read(lexed.text)
    fact = _fact(list(statements[0][2]), lexed) if len(statements) == 1 else None
    if fact is None or any(fact.get(role) != value for role, value in filled.items()):
        raise ValueError(f"{key}: {pattern} is not read as it is written: {fact}")
    constants = tuple((role, value) for role, value in fact.roles if role not in filled)
    return Told(clause.key, KIND, pattern, constants)
