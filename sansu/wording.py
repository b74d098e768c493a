"""Two-way clause patterns: one pattern writes a clause from a fact and reads the fact back from a text.

A pattern is text with four marks:

    {role:type}   a slot; the types are the lexer's kinds (sansu/reading/lexer.py), noun, name, counter, and the runs
                  terms (1、4、7、10、…) and marks (○●●○, 白、黒、黒、…); word=a/b/c is one of these words
    (a|b|c)       a choice: every branch is read, any of them is written
    [x]           optional: read with or without, written at random
    <a|b|c>       every branch is read, only the first is written; as a branch of a choice it is never written

`Clause("share", "1人に{each:count}ずつ(配る|分ける)と{rest:count}余り(ます。|、)", outcome="余り")` writes and reads
`Fact("share", each=5個, rest=12個, outcome=余り)`.  Commas are free in Japanese: every 、 of a pattern may be
missing in a text, and a text may have one behind every slot, choice or optional part.  A ， is a 、 that must
stand in the text: without it {a:name}，{b:name} would take 太郎 apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from sansu.quantity import CANONICAL, Quantity, written
from sansu.reading.lexer import ANY_QUANTITY, CLASSES, Lexed, block_of, blocks, lex

Value = Quantity | str


@dataclass(frozen=True)
class Fact:
    """What one clause states: a kind and named roles (`roles` sorted by name, so that equal facts are equal)."""

    kind: str
    roles: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, kind: str, **roles: Value) -> Fact:
        return cls(kind, tuple(sorted(roles.items())))

    def get(self, role: str) -> Value | None:
        return next((value for name, value in self.roles if name == role), None)

    def quantity(self, role: str) -> Quantity:
        """The quantity in a role.

        Raises:
            KeyError: the fact has no such quantity.
        """
        value = self.get(role)
        if not isinstance(value, Quantity):
            raise KeyError(f"{self.kind} has no quantity {role}")
        return value

    def text(self, role: str) -> str:
        """The name or word in a role ("" where it has none)."""
        value = self.get(role)
        return value if isinstance(value, str) else ""


# A noun may not contain what carries meaning for the reader: such a word has to be read, never swallowed.
_BARRED = re.compile(
    r"両[がはわ側端]|片[がはわ側]|端|はし[かまに]|側|がわ|手前|前$|"
    r"ない|ません|なく|だけ|以外|除|のぞい|のぞく|ふくめ|ふくむ|含|以上|以下|未満|以内|約|およそ|ほぼ|"
    r"ずつ|より|合わせ|あわせ|残|半分|倍|それぞれ|同じ|ちがい|違い|差(?:[がはを]|$)|和(?:[がはを]|$)|平均|合計|全部|(?<!クラス)全員|一部|"
    r"さらに|別|すでに|いっしょ|一緒|完全|最初|はじめ|初め|[このそ]のうち|のうち|途中|とちゅう|休|先に|逆|反対|往復|増|減|余|足り|不足|"
    r"何|いくら|いくつ|どれ|ごと|毎|おき|から|まで|ので|ました|ます|した|して|って|れば|ある|いる|もう|もらっ|もらう|あげ[たる]|"
    r"あと|ただし|ところ|とき|時(?!計)|来年|去年|昨年|翌|先月|来月|先週|来週|当時|昔|の速さ|(?<=[一-龥ァ-ヶーA-Za-z])と(?=[^う])"
)
# Words that have a particle in them: にわとりとうさぎ are にわとり and うさぎ.
_WHOLE = "にわとり|おとうと|いもうと|おとうさん|ことり|おはじき"
_LETTER = r"[^を\d\s、。,.?？!！（）()「」『』：:＝＋−×÷\ue000-\uf8ff]"
_NOUN = rf"(?:{_WHOLE}|(?!{_WHOLE}){_LETTER})"
_COUNTER = r"[^\d\s、。,.?？!！（）()「」をはがのにでと必要余多少\ue000-\uf8ff]{1,4}?"


# Runs: text of a fixed form, kept as it is written but for its commas and dots.
_DOTS = "(?:…+|‥+|・{2,}|\\.{3,})"
_MARK = "○●◎△▲□■☆★◇◆"
_COLOUR = "(?:赤|青|黄色?|緑|白|黒|茶色?|紫|ピンク|オレンジ)"
_RUNS = {
    "terms": rf"{CLASSES['number']}(?:[、,](?:{CLASSES['number']}|{_DOTS})){{1,60}}",
    "marks": rf"(?:[{_MARK}]{{2,60}}[、,]?{_DOTS}?|{_COLOUR}(?:[、,]{_COLOUR}){{1,30}}(?:[、,]?{_DOTS})?)",
}
_RUN_STARTS = {"terms": blocks("number"), "marks": frozenset(_MARK + "赤青黄緑白黒茶紫ピオ")}


@dataclass(frozen=True, slots=True)
class _Literal:
    text: str


@dataclass(frozen=True, slots=True)
class _Slot:
    role: str
    type: str


@dataclass(frozen=True, slots=True)
class _Choice:
    branches: tuple[tuple[_Part, ...], ...]
    mark: str  # "(" "[" or "<"


_Part = _Literal | _Slot | _Choice
_CLOSING = {"(": ")", "[": "]", "<": ">"}


def _parse(pattern: str, at: int, closing: str) -> tuple[tuple[tuple[_Part, ...], ...], int]:
    branches: list[tuple[_Part, ...]] = []
    parts: list[_Part] = []
    text = ""
    while at < len(pattern):
        character = pattern[at]
        if character in "([<{|" or character == closing:
            if text:
                parts.append(_Literal(text))
                text = ""
            if character == "{":
                end = pattern.index("}", at)
                role, _, kind = pattern[at + 1 : end].partition(":")
                parts.append(_Slot(role, kind))
                at = end
            elif character == "|":
                branches.append(tuple(parts))
                parts = []
            elif character == closing:
                branches.append(tuple(parts))
                return tuple(branches), at
            else:
                inner, at = _parse(pattern, at + 1, _CLOSING[character])
                parts.append(_Choice(inner, character))
        else:
            text += character
        at += 1
    if closing:
        raise ValueError(f"{pattern!r}: {closing} is missing")
    if text:
        parts.append(_Literal(text))
    branches.append(tuple(parts))
    return tuple(branches), at


def _slot_regex(slot: _Slot) -> str:
    kind = slot.type.partition("=")[0]
    if kind == "noun":
        inner = _NOUN + "{1,14}?"
    elif kind == "name":
        # With さん first: ひろとくん must not end at its と, nor はるとさん at its は.
        inner = f"(?:{_NOUN}{{1,7}}?(?:さん|くん|君|ちゃん)|{_NOUN}{{1,8}}?)"
    elif kind == "counter":
        inner = _COUNTER
    elif kind == "word":
        inner = "|".join(sorted(map(re.escape, slot.type.partition("=")[2].split("/")), key=len, reverse=True))
    else:
        inner = _RUNS.get(kind) or CLASSES[kind]
    return f"(?P<{slot.role}>{inner})"


# The numbers that literals may have: the groups of one literal -> what they may be together.
_Fixed = dict[tuple[str, ...], set[tuple[Quantity, ...]]]


def _literal_regex(text: str, fixed: _Fixed) -> str:
    """A literal's numbers are lexed like a text's: 1周 is one character there too, which must mean just that."""
    lexed = lex(text)
    used = sum(map(len, fixed))
    names: list[str] = []
    out = ""
    for character in lexed.text:
        if character in lexed.quantities:
            names.append(f"_{used + len(names)}")
            out += f"(?P<{names[-1]}>{ANY_QUANTITY})"
        else:
            out += {"、": "、?", ",": "[、,]"}.get(character) or re.escape(character)
    if names:
        fixed[tuple(names)] = {tuple(lexed.quantities.values())}
    return out


def _branch_regexes(branches: Iterable[Sequence[_Part]], fixed: _Fixed) -> Iterator[str]:
    """The branches of a choice.  Those that differ in a number alone (1回|2回) are one: else only the first is read."""
    seen: dict[str, tuple[str, ...]] = {}
    for branch in branches:
        lexed = lex(branch[0].text) if len(branch) == 1 and isinstance(branch[0], _Literal) else None
        if lexed and lexed.quantities:
            shape = re.sub(ANY_QUANTITY, "0", lexed.text)
            if shape in seen:
                fixed[seen[shape]].add(tuple(lexed.quantities.values()))
                continue
            yield _regex(branch, fixed)
            seen[shape] = next(reversed(fixed))
        else:
            yield _regex(branch, fixed)


def _reach(regex: str) -> int:
    """How much a branch reads; a 、 that need not stand in the text counts for nothing."""
    return len(regex.replace("、?", ""))


def _regex(parts: Sequence[_Part], fixed: _Fixed) -> str:
    out = ""
    for part in parts:
        match part:
            case _Literal(text):
                out += _literal_regex(text, fixed)
            case _Slot():
                out += _slot_regex(part) + "、?"
            case _Choice(branches, mark):
                # Longest first: に must not stop にそって from being read.
                inner = "|".join(sorted(_branch_regexes(_flat(branches), fixed), key=_reach, reverse=True))
                out += f"(?:{inner}){'?' if mark == '[' else ''}、?"
    return out


def _slots(parts: Sequence[_Part]) -> Iterator[_Slot]:
    for part in parts:
        if isinstance(part, _Slot):
            yield part
        elif isinstance(part, _Choice):
            for branch in part.branches:
                yield from _slots(branch)


def _write(parts: Sequence[_Part], roles: Mapping[str, Value], rng: random.Random) -> tuple[str, frozenset[str]]:
    """A writing of the pattern, and the roles that it says."""
    out = ""
    said: frozenset[str] = frozenset()
    for part in parts:
        match part:
            case _Literal(text):
                out += text.replace("，", "、")
            case _Slot(role, kind):
                value = roles[role]
                said |= {role}
                if kind == "part" and isinstance(value, Quantity) and not value.unit:
                    out += "半分" if value.value == Fraction(1, 2) else str(value.value)
                else:
                    out += value if isinstance(value, str) else written(value)
            case _Choice(branches, mark):
                usable = [branch for branch in _written(branches, mark) if mark == "<" or _usable(branch, roles)]
                if mark == "[":
                    needed = any(True for _ in _slots(branches[0]))
                    if not usable or not (needed or rng.random() < 0.5):
                        continue
                inner, told = _write(usable[0] if mark == "<" else rng.choice(usable), roles, rng)
                out += inner
                said |= told
    return out, said


def _starts(parts: Sequence[_Part]) -> tuple[frozenset[str] | None, bool]:
    """The first characters of all readings of the parts, None for any; and whether they can be empty."""
    found: frozenset[str] = frozenset()
    for part in parts:
        empty = False
        match part:
            case _Literal(text):
                # A 、 need not stand in the text.
                rest = text.lstrip("、")
                first = {block_of(lex(rest).text[0])} if rest else set()
                starts: frozenset[str] | None = frozenset(first | ({"、"} if rest != text else set()))
                empty = not rest
            case _Slot(_, typed):
                kind, _, words = typed.partition("=")
                starts = blocks(kind) if kind in CLASSES else _RUN_STARTS.get(kind)
                if kind == "word":
                    starts = frozenset(word[0] for word in words.split("/"))
            case _Choice(branches, mark):
                options = [_starts(branch) for branch in branches]
                known = [option for option, _ in options if option is not None]
                starts = frozenset().union(*known) if len(known) == len(options) else None
                empty = mark == "[" or any(option_empty for _, option_empty in options)
        if starts is None:
            return None, False
        found |= starts
        if not empty:
            return found, False
    return found, True


def _needs(parts: Sequence[_Part]) -> frozenset[str]:
    """Characters (quantities by their block) that stand in every reading of the parts."""
    found: frozenset[str] = frozenset()
    for part in parts:
        match part:
            case _Literal(text):
                found |= {block_of(c) for c in lex(text).text if c not in "、,"}
            case _Slot(_, kind):
                possible = blocks(kind.partition("=")[0]) if kind.partition("=")[0] in CLASSES else frozenset()
                found |= possible if len(possible) == 1 else frozenset()
            case _Choice(branches, mark):
                if mark != "[":
                    found |= frozenset.intersection(*(_needs(branch) for branch in _flat(branches)))
    return found


_SPLIT = re.compile("[、,，\ue000-\uf8ff]")


def _marks(parts: Sequence[_Part]) -> tuple[str, ...]:
    """Strings of which one stands in every reading of the parts; the choice that says most, () where there is none."""
    best: tuple[str, ...] = ()
    for part in parts:
        found: tuple[str, ...] = ()
        match part:
            case _Literal(text):
                found = (max(_SPLIT.split(lex(text).text), key=len),)
            case _Choice(branches, mark) if mark != "[":
                each = [_marks(branch) for branch in _flat(branches)]
                found = tuple({one for marks in each for one in marks}) if all(each) else ()
            case _:
                continue
        if found and all(found) and len(found) <= 12 and _rareness(found) > _rareness(best):
            best = found
    return best


def _rareness(marks: Sequence[str]) -> float:
    """How rarely texts have one of the strings: by the shortest one, and the fewer the better."""
    return min(map(len, marks)) - len(marks) / 12 if marks else 0


def _flat(branches: Sequence[tuple[_Part, ...]]) -> Iterator[tuple[_Part, ...]]:
    for branch in branches:
        if _read_only(branch) and isinstance(branch[0], _Choice):
            yield from branch[0].branches
        else:
            yield branch


def _read_only(branch: Sequence[_Part]) -> bool:
    return len(branch) == 1 and isinstance(branch[0], _Choice) and branch[0].mark == "<"


@dataclass(frozen=True)
class Clause:
    """One way to say one kind of fact.  `key` names it in wordings; `constants` are roles that the words fix."""

    key: str
    kind: str
    pattern: str
    constants: tuple[tuple[str, Value], ...] = ()

    @cached_property
    def parts(self) -> tuple[_Part, ...]:
        branches, _ = _parse(self.pattern, 0, "")
        if len(branches) != 1:
            raise ValueError(f"{self.key}: a choice needs its parentheses: {self.pattern}")
        return branches[0]

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], _Fixed]:
        fixed: _Fixed = {}
        return re.compile(_regex(self.parts, fixed)), fixed

    @cached_property
    def starts(self) -> frozenset[str] | None:
        """The characters (quantities by their block) that a reading can begin with; None where it is any."""
        starts, may_be_empty = _starts(self.parts)
        return None if starts is None or may_be_empty else starts

    @cached_property
    def needs(self) -> frozenset[str]:
        """The characters without which a text (quantities by their block) cannot be read by this clause anywhere."""
        return _needs(self.parts)

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Strings of which a lexed text must have one to be read by this clause anywhere; () where none is known."""
        return _marks(self.parts)

    @cached_property
    def slots(self) -> dict[str, str]:
        return {slot.role: slot.type for slot in _slots(self.parts)}

    @property
    def roles(self) -> frozenset[str] | None:
        """The roles that its facts may have; None where they may have any."""
        return frozenset(self.slots) | {name for name, _ in self.constants}

    def read(self, lexed: Lexed, start: int) -> tuple[Fact, int] | None:
        """The fact that this clause states at `start` of the lexed text, and where it ends; None if it does not."""
        regex, fixed = self._compiled
        match = regex.match(lexed.text, start)
        if match is None or match.end() == start:
            return None
        for names, allowed in fixed.items():
            if match[names[0]] is not None and tuple(lexed.quantities[match[name]] for name in names) not in allowed:
                return None
        roles: dict[str, Value] = dict(self.constants)
        for role, text in match.groupdict().items():
            if text is None or role not in self.slots:
                continue
            kind, _, unit = self.slots[role].partition("=")
            if kind in ("noun", "name"):
                if _BARRED.search(text):
                    return None
                roles[role] = _bare(text)
            elif kind == "counter":
                roles[role] = canonical_counter(text)
            elif kind == "word":
                roles[role] = text
            elif kind in _RUNS:
                shown = "".join(lexed.spellings.get(character, character) for character in text)
                shown = shown.replace(",", "、")
                roles[role] = re.sub(f"、?{_DOTS}", "、…" if "、" in shown else "…", shown)
            else:
                quantity = lexed.quantities[text]
                if unit and quantity.unit not in unit.split("/"):
                    return None
                roles[role] = quantity
        return Fact.of(self.kind, **roles), match.end()

    def writes(self, fact: Fact) -> bool:
        """Whether the clause can say exactly this fact: its constants agree and it has a slot for every other role."""
        if fact.kind != self.kind:
            return False
        roles = dict(fact.roles)
        if any(roles.pop(name, None) != value for name, value in self.constants):
            return False
        return frozenset(roles) in _said(self.parts, frozenset(roles))

    def write(self, fact: Fact, rng: random.Random) -> str:
        """One writing of the fact, drawn again where the branches drawn leave a role out.

        Raises:
            ValueError: no writing says the whole fact.
        """
        if not self.writes(fact):
            raise ValueError(f"the clause {self.key} cannot say {fact}")
        roles = dict(fact.roles)
        needed = roles.keys() - dict(self.constants).keys()
        while True:
            text, said = _write(self.parts, roles, rng)
            if needed <= said:
                return text


def _said(parts: Sequence[_Part], roles: frozenset[str]) -> set[frozenset[str]]:
    """The roles that the writings of the pattern say, of those that have a value."""
    found: set[frozenset[str]] = {frozenset()}
    for part in parts:
        match part:
            case _Slot(role, _):
                here = {frozenset({role})} if role in roles else set()
            case _Choice(branches, mark):
                usable = [branch for branch in _written(branches, mark) if _usable(branch, roles)]
                here = set().union(*(_said(branch, roles) for branch in usable))
                if mark == "[" and not usable:
                    here = {frozenset()}
            case _:
                continue
        found = {before | one for before in found for one in here}
    return found


def _usable(branch: Sequence[_Part], roles: Container[str]) -> bool:
    return all(slot.role in roles for slot in _slots(branch))


def _written(branches: Sequence[tuple[_Part, ...]], mark: str) -> Sequence[tuple[_Part, ...]]:
    if mark == "(":
        return [branch for branch in branches if not _read_only(branch)]
    return branches[:1] if mark == "<" else branches


def clause(key: str, kind: str, pattern: str, **constants: Value) -> Clause:
    """A clause; keyword arguments are the roles that the words themselves fix."""
    return Clause(key, kind, pattern, tuple(sorted(constants.items())))


_PREFIX = re.compile(r"^(?:その|この|ある|あの|これらの|それらの|次の|右の|下の|上の)+(?=.)")


def _bare(noun: str) -> str:
    return _PREFIX.sub("", noun) or noun


@lru_cache(maxsize=256)
def canonical_counter(text: str) -> str:
    """本 for ほん, 匹 for びき: the unit that an asked 何… names."""
    return CANONICAL.get(text, text)


def refers(short: str, full: str) -> bool:
    """Whether a shorter mention may mean a thing named before: 木 for 桜の木, 太郎 for 太郎さん, "" for anything."""
    if not short or short == full:
        return True
    a, b = _HONORIFIC.sub("", short), _HONORIFIC.sub("", full)
    if a == b or (b.startswith(a) and not _GOES_ON.match(b, len(a))):
        return True  # A町 may be called A; 兄と弟 is not 兄, and 太郎さんの父 is not 太郎さん
    return (b.endswith(a, 1) and b[-len(a) - 1] != "と") or (a.endswith(b, 1) and a[-len(b) - 1] != "と")


_HONORIFIC = re.compile(r"(?:さん|くん|君|ちゃん)$")
_GOES_ON = re.compile(r"(?:さん|くん|君|ちゃん)?[とのや]")


def write(facts: Sequence[Fact], clauses: Sequence[Clause], rng: random.Random) -> str:
    """The facts as a text: every clause says the first fact left that it can say.

    Raises:
        ValueError: a clause finds no fact, or a fact is left unsaid.
    """
    left = list(facts)
    text = ""
    for one in clauses:
        fact = next((fact for fact in left if one.writes(fact)), None)
        if fact is None:
            raise ValueError(f"the clause {one.key} has nothing to say in {left}")
        left.remove(fact)
        text += one.write(fact, rng)
    if left:
        raise ValueError(f"left unsaid: {left}")
    return text
