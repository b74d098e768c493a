"""平均算: what is averaged, and whose.  Averages of different things (算数 and 国語, points and weights) never meet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.families.goods import GOODS
from sansu.families.pairs import CHILDREN
from sansu.quantity import LENGTH, WEIGHT, Quantity
from sansu.wording import Fact, refers

_KINDS = {
    "点": "点", "点数": "点", "得点": "点", "成績": "点", "体重": "体重", "重さ": "重さ", "身長": "身長", "長さ": "長さ", "気温": "気温",
    "記録": "記録", "個数": "個数", "枚数": "枚数", "本数": "本数", "冊数": "冊数", "ページ数": "ページ数", "金額": "金額", "所持金": "所持金",
}  # fmt: skip
_UNITS = {"点": ("点",), "体重": tuple(WEIGHT), "重さ": tuple(WEIGHT), "身長": tuple(LENGTH), "長さ": tuple(LENGTH)}
_KIND = re.compile(r"(?:^|の|(?<=[^の]))(点数|得点|成績|体重|身長|重さ|長さ|気温)$")
_TEST = re.compile(r"の?(?:テスト|試験|ゲーム)(?:の結果)?$")
_SUBJECTS = ("国語", "算数", "理科", "社会", "英語", "音楽", "図工", "体育", "家庭科", "数学")
_DAY = re.compile(r"曜日?$|^[月火水木金土日]$|^(?:きのう|昨日|きょう|今日|おととい)$")
_KNOWN = frozenset(thing for things in GOODS.values() for thing in things)
_NO_PERSON = re.compile(r"最高|最低|一番|いちばん|満点|点$|得点|点数|結果|^(?:の|平均)")


def one_subject(told: Sequence[Fact], ask: Fact, aside: Sequence[str] = ()) -> bool:
    """Whether all facts and the question can be of one thing: one measure in its own unit, one subject.

    `aside`: mentions that stood elsewhere, as 算数 of 男子の算数.
    """
    said = [_said(fact.text("thing"), fact.text("m")) for fact in (*told, ask)] + [_said(word, "") for word in aside]
    if any(one is None for one in said):
        return False
    kinds = {kind for kind, _ in filter(None, said) if kind}
    subjects = [subject for _, subject in filter(None, said) if subject]
    units = {q.unit for fact in told for role, q in fact.roles if isinstance(q, Quantity) and role[0] in "vm"}
    if len(kinds) > 1 or any(units - set(_UNITS[kind]) for kind in kinds if kind in _UNITS):
        return False
    if not all(refers(a, b) or refers(b, a) for a in subjects for b in subjects):
        return False
    asked = said[len(told)]
    narrower = bool(asked and asked[1]) and all(one is None or not one[1] for one in said[: len(told)])
    return not narrower


def _said(thing: str, measure: str) -> tuple[str, str] | None:
    """The kind of measure and the subject that 算数のテストの平均点 names; None where the measure is not known."""
    measure = measure.removeprefix("の")
    if measure and measure not in _KINDS:
        return None
    found = _KIND.search(thing)
    kind = _KINDS[measure] if measure else _KINDS[found[1]] if found else ""
    return kind, _TEST.sub("", _KIND.sub("", thing))


def measure_of(fact: Fact) -> str:
    """The kind of measure that a fact names; "" where it names none."""
    return (_said(fact.text("thing"), fact.text("m")) or ("", ""))[0]


def one_of_them(who: str, names: Sequence[str]) -> bool:
    """Whether a mention can be one more of the listed: not 最高点, nor 太郎の弟 beside 太郎."""
    return bool(who) and not _NO_PERSON.search(who) and not any(who.startswith(f"{name}の") for name in names)


_TITLED = re.compile(r"(?:さん|くん|君|ちゃん|様)$")
_LETTER = re.compile(r"^(?:[A-ZＡ-Ｚア-ンあ-え甲乙丙丁]|[A-Z]組|\d+組|.*(?:組|班|チーム|グループ|クラス))$")
_FAMILY = re.compile(r"^(?:お?(?:父|母|兄|姉|弟|妹|祖父|祖母)(?:さん|親)?|おじいさん|おばあさん|わたし|私|ぼく|僕|先生)$")
_GIVEN = frozenset(CHILDREN)


def _sort(name: str) -> str:
    """What a mention is by its look: a person, a letter, a subject, a day; "" where that cannot be told."""
    if _FAMILY.search(name) or _TITLED.search(name) or name in _GIVEN:
        return "人"
    if _LETTER.search(name):
        return "記号"
    return "教科" if name.startswith(_SUBJECTS) else "日" if _DAY.search(name) else ""


def same_sort(who: str, names: Sequence[str], listed: Sequence[str]) -> bool:
    """Whether who is asked for is of the sort of those that are listed: a person beside persons, no tunnel and no dog."""
    if who in listed:
        return True
    sorts = {_sort(name) for name in names}
    return len(sorts) == 1 and _sort(who) in sorts and (_sort(who) != "" or all(name in _KNOWN for name in (who, *names)))


def subject(name: str) -> bool:
    """Whether a mention is a school subject."""
    return name.startswith(_SUBJECTS)


def counts(unit: str, names: Sequence[str]) -> bool:
    """Whether the counter counts what is listed: 人 people, 教科 subjects, 日 days."""
    if unit == "人":
        return not any(name.startswith(_SUBJECTS) or _DAY.search(name) for name in names)
    if unit in ("教科", "科目"):
        return all(name.startswith(_SUBJECTS) for name in names)
    return unit != "日" or all(_DAY.search(name) for name in names)
