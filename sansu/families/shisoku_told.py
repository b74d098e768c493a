"""What the statements of an everyday problem tell: amounts of things with their owners, in order, and the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from sansu.quantity import Quantity
from sansu.reading.everyday import KIND
from sansu.reading.everyday_verbs import forms
from sansu.wording import Fact

# Verbs whose subject is the thing that is counted.
_MOVES_ITSELF = frozenset(
    ["ある", "いる", "はいる", "入る", "残る", "のこる", "余る", "あまる", "住む", "咲く", "来る", "くる", "帰る", "かえる", "去る", "降りる", "減る", "へる", "増える", "ふえる", "並ぶ", "待つ", "加わる", "参加する", "逃げる", "枯れる", "死ぬ", "売れる", "うれる", "漏れる", "落ちている", "降る", "ふる", "生まれる", "生える", "飛んでいく", "飛んで行く", "飛んでくる", "飛んで来る", "飛び立つ", "乗る", "座る", "すわる", "入学する", "転入する", "転校する", "退学する", "消える", "溶ける", "腐る", "くさる", "出る", "着陸する", "増殖する", "割れる", "破れる", "壊れる", "こわれる", "動作する", "動く", "落選する", "欠ける", "乗り込む", "流れる", "流出する", "積まれる", "泊まる", "遡上する", "傷む", "止まる", "とまる"]
)
_PRONOUNS = frozenset({"彼", "彼女", "かれ", "かのじょ", "自分"})
_PLURAL = re.compile(r"彼ら|彼女たち|彼女ら|ふたり|[二三四五六2-9]人|みんな|全員|皆|両者")
_TITLE = re.compile(r"(?:さん|くん|君|ちゃん)$")
# X's pet or car is X for the one who has: 太郎の猫が3匹産みました。彼は2匹あげました。
_OWN = re.compile(r"(?:犬|猫|ねこ|いぬ|ペット|うさぎ|ハムスター|銀行|コンピューター|パソコン|冷蔵庫|プレーヤー|ドライブ|チーム|クラス|コレクション|財布|貯金箱|かばん|バッグ|手元|在庫|蔵書|学校|高校|水そう|家)$")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SAME = (("キャンディー", "飴"), ("キャンディ", "飴"), ("あめ", "飴"), ("あめ玉", "飴"), ("ステッカー", "シール"), ("ピーナッツ", "ピーナツ"), ("お菓子", "菓子"), ("かぼちゃ", "カボチャ"), ("りんごの実", "りんご"), ("玉ねぎ", "たまねぎ"), ("玉葱", "たまねぎ"), ("人参", "にんじん"), ("卵", "たまご"), ("玉子", "たまご"), ("蜂蜜", "はちみつ"), ("貝がら", "貝殻"), ("鉛筆", "えんぴつ"), ("オーク", "樫"), ("オークの木", "樫の木"))
_COLOUR = re.compile(r"^(?:の)?(?P<c>[赤青白黒黄緑紫茶桃金銀]|オレンジ|ピンク|黄緑|水|灰|空|だいだい)(?:色)?(?:い|の|な)?(?=[^色])")

_COLOURS = re.compile(r"(?:[赤青白黒黄緑紫茶桃]|オレンジ|ピンク)色?")


@dataclass(frozen=True)
class Amount:
    """One amount told (q None: not told how much), or asked."""

    q: Quantity | None
    unit: str
    thing: str
    owner: str
    verb: str
    classes: frozenset[str]
    flags: frozenset[str]
    mods: frozenset[str]
    particle: str = ""
    to: str = ""
    source: str = ""
    at: str = ""
    day: str = ""
    than: str = ""
    relative: str = ""
    inside: str = ""  # the place of its relative clause
    holder: str = ""  # whose thing it is
    statement: int = 0
    place: int = 0  # in its statement
    other: str = ""  # a second noun that the amount may count

    @property
    def told(self) -> Quantity:
        assert self.q is not None
        return self.q


@dataclass(frozen=True)
class Story:
    """The amounts in order and the asked one."""

    amounts: tuple[Amount, ...]
    asked: Amount


@lru_cache(maxsize=4096)
def plain(noun: str) -> str:
    """One spelling for comparison: hiragana, known synonyms."""
    for other, one in _SAME:
        if noun == other or noun.endswith(("の" + other, "い" + other)):
            noun = noun.removesuffix(other) + one
    return re.sub("円(?:の?硬貨|玉)$", "円玉", noun.translate(_KATAKANA))


@lru_cache(maxsize=4096)
def parts(noun: str) -> tuple[str, str]:
    """The colour (or other adjective) of a thing and the thing."""
    match = _COLOUR.match(noun)
    if match:
        return match["c"], plain(noun[match.end() :])
    match = re.match(r"^(?P<a>.*[^ぁ-ん][ぁ-ん]{0,3}?(?:い|な|の)|.*の)(?=.)", noun)
    if match and not noun.startswith(("女の", "男の")):
        return match["a"].rstrip("の"), plain(noun[match.end() :])
    return "", plain(noun)


def same_thing(mention: str, thing: str) -> bool | None:
    """Whether a mention means a thing; None where that is open."""
    if mention == thing or plain(mention) == plain(thing):
        return True
    if not mention or not thing:
        return None
    kind, head = parts(mention)
    other, full = parts(thing)
    ends = full.endswith(head) or plain(thing).endswith(head)
    if not ends:
        mine, its = plain(mention), plain(thing)
        if re.fullmatch(re.escape(mine) + "の(?:木|花|実|き|み)", its) or re.fullmatch(re.escape(its) + "の(?:木|花|実)", mine):
            return True
        return None if mine[:2] == its[:2] or mine in its or its in mine or head in full or full in head else False
    if not kind:
        return True
    if kind == other and full.endswith(head):
        return True
    if plain(thing).startswith(plain(kind)) or plain(thing).endswith(plain(mention)):
        return True
    return False if other else None


def person(name: str) -> str:
    """A name without its title; 太郎の猫 is 太郎."""
    name = _TITLE.sub("", name.removeprefix("その").removeprefix("この")) or name
    first, of, last = name.partition("の")
    return (_TITLE.sub("", first) or first) if of and first and _OWN.search(last) else name


class _Reader:
    def __init__(self) -> None:
        self.owner = ""  # the last one spoken of
        self.owners: list[str] = []
        self.thing = ""
        self.topic = ""
        self.named: list[str] = []  # 村上の家に, 村上には: who may be meant where nobody else was spoken of

    def mention(self, place: str, exists: bool) -> None:
        """A place, or one who has: 村上の家には…, 村上には…."""
        first, of, _ = place.partition("の")
        if (of or exists) and first not in _PRONOUNS and person(first) not in self.named:
            self.named.append(person(first))

    def who(self, mention: str, apart: str = "") -> str:
        """The name that a mention means; "?" where a pronoun has nobody to mean."""
        first, of, last = mention.partition("の")
        if of and first in _PRONOUNS:
            base = self.who(first, apart)
            return base if base == "?" or _OWN.search(last) else f"{base}の{_TITLE.sub('', last)}"
        if mention == "自分" and apart:
            return apart
        if mention in _PRONOUNS:
            known = [one for one in self.owners if one != apart and "の" not in one] or [one for one in self.named if one != apart]
            return known[0] if len(known) == 1 else "?"
        return person(mention)

    def note(self, owner: str) -> None:
        if owner and owner != "?" and not _PLURAL.search(owner):
            self.owners = [one for one in self.owners if one != owner] + [owner]
            self.owner = owner


def story(facts: Sequence[Fact]) -> Story | None:
    """The amounts of the statements; None where something said may change one and is not understood."""
    reader, amounts = _Reader(), list[Amount]()
    asked: Amount | None = None
    joined = False
    for number, fact in enumerate(facts):
        if fact.kind != KIND or asked is not None:
            return None
        joined = joined or fact.text("v") == "合わせる"
        told = _amounts(fact, reader, number)
        if told is None:
            return None
        questions = [one for one in told if one.q is None and one.unit.startswith("何:")]
        if questions:
            if len(questions) > 1:
                return None
            asked = questions[0]
            told = [one for one in told if one is not asked]
            if "か" not in asked.flags and not asked.classes & {"be", "none", "adjective"}:
                return None
        amounts += told
    if asked is not None and joined:
        asked = replace(asked, mods=asked.mods | {"total"})
    if asked is None or any(one.q is not None and one.particle not in _PARTICLES for one in amounts):
        return None
    amounts = [_all_given(one, amounts) for one in amounts]
    if any("all" in one.mods for one in (*amounts, asked)):
        return None
    amounts = [one for one in amounts if not _passing(one) and not _they(one, amounts)]
    if any("get" in one.classes and "of" in one.mods and not one.holder and "の" not in one.thing for one in amounts):
        return None
    if any(one.unit in ("割", "%", "時刻") or "/" in one.unit for one in amounts):
        return None
    name = asked.unit.removeprefix("何:")
    for index, one in enumerate(amounts):
        if one.q is not None and not one.unit and one.thing.startswith(name) and name not in ("いくつ", "いくら", "どれ"):
            amounts[index] = one = replace(one, unit=name, q=Quantity(one.q.value, name), thing=one.thing[len(name) :].removeprefix("の"))
        if not one.thing and one.q is not None and not one.classes & {"be", "none", "adjective"} and one.unit not in ("円", "ドル"):
            before = {other.thing for other in amounts[:index] if other.unit == one.unit and other.thing}
            if len(before) == 1:
                amounts[index] = replace(one, thing=before.pop())
    if any(one.q is not None and not one.unit and same_thing(asked.thing, one.thing) is not True for one in amounts):
        return None  # a bare number
    return Story(tuple(amounts), replace(asked, unit=asked.unit.removeprefix("何:")))


def _all_given(one: Amount, amounts: Sequence[Amount]) -> Amount:
    """自分のあめを全部あげる: as many as the giver has."""
    has = [other for other in amounts if other.q is not None and other.owner == one.owner and other.statement < one.statement]
    if "all" not in one.mods or one.q is not None or "give" not in one.classes or not one.owner or not one.to or len(has) != 1:
        return one
    if not has[0].classes <= {"have"} or has[0].mods or (one.thing and same_thing(one.thing, has[0].thing) is not True):
        return one
    return replace(one, q=has[0].q, unit=has[0].unit, thing=has[0].thing, mods=one.mods - {"all"})


def _passing(one: Amount) -> bool:
    """一日で: how long it took, which changes nothing."""
    return one.q is not None and one.q.value == 1 and one.unit in ("日", "週間", "年", "年間", "日間") and one.particle == "で" and not one.thing


def _they(one: Amount, amounts: Sequence[Amount]) -> bool:
    """2人は: the ones spoken of before."""
    before = {other.owner for other in amounts if other.statement < one.statement and other.owner}
    if one.q is None or one.unit != "人" or one.particle not in ("は", "が", "も") or not one.q.value == len(before) > 1:
        return False
    return one.verb in ("洗う", "数える", "調べる") or (not one.thing and any(other.statement == one.statement and other is not one for other in amounts))


_PARTICLES = frozenset(["、", "を", "が", "は", "も", "の", "と", "で", "に", "には", "では", "につき", "あたり", "あたりに", "当たり", "ごとに", "として"]) | {""}
_HARMLESS = frozenset(["only", "now", "total", "each"])


def _amounts(fact: Fact, reader: _Reader, number: int) -> list[Amount] | None:
    roles = dict(fact.roles)
    verb, classes = fact.text("v"), frozenset(fact.text("vc").split())
    flags = frozenset(fact.text("g").split())
    indices = [i for i in range(1, 9) if f"a{i}" in roles] or [0]
    out: list[Amount] = []
    inherited: dict[str, str] = {}
    for index in indices:
        get = {name: fact.text(f"{name}{index}") for name in ["w", "o", "t", "f", "p", "n", "c", "s", "d", "r", "q", "u", "m", "w2", "o2", "x"]}
        for name in "wdfp" if index > 1 else "":
            get[name] = get[name] or fact.text(f"{name}{index - 1}") or inherited.get(name, "")
        inherited |= {name: get[name] for name in "wdfp" if get[name]}
        one = _amount(fact.get(f"a{index}"), get, verb, classes, flags, reader, number, index)
        if one is None:
            return None
        out.append(one)
    if indices == [0]:
        return _without_amount(out[0])
    things = [one.thing for one in out]
    for i, one in enumerate(out):  # 木村は9個、小林は7個の貝殻を
        if not one.thing:
            later = next((out[j].thing for j in range(i + 1, len(out)) if things[j] and out[j].unit == one.unit), "")
            before = next((out[j].thing for j in range(i - 1, -1, -1) if things[j] and out[j].unit == one.unit), "")
            out[i] = replace(one, thing=later or before)
        elif _COLOURS.fullmatch(one.thing):  # 緑32個、紫38個のビー玉
            later = next((parts(o.thing)[1] for o in out[i + 1 :] if parts(o.thing)[0] and o.unit == one.unit), "")
            if later:
                full = next(o.thing for o in out[i + 1 :] if parts(o.thing)[1] == later)
                out[i] = replace(one, thing=f"{one.thing}の{full[-len(later):]}")
    return out


# Behind another verb they turn it round: 2本返してもらいました.
_FAVOURS = frozenset({"もらう", "くれる", "あげる", "やる", "いただく", "くださる"})


def _without_amount(one: Amount) -> list[Amount] | None:
    """Something done without a number: an amount not told, or nothing that matters."""
    if "all" in one.mods and "give" in one.classes and one.owner and one.to:
        return [replace(one, thing=re.sub("^(?:自分|" + re.escape(one.owner) + ")の", "", one.thing))]
    if one.mods - _HARMLESS - {"first", "more"} and not (one.mods <= {"rest", "even", "only"} and one.verb in ("作る", "分ける", "分配する", "託す", "並べる", "入れる")):
        return None
    if "ない" in one.flags or (one.verb in _FAVOURS and not one.thing):
        return None
    if "ごと" in one.flags:
        return [replace(one, q=Quantity(Fraction(1), "回"), unit="回", thing="")] if one.classes & {"context"} else None
    if one.flags & {"when"} and not one.mods:
        return []
    if one.flags & {"purpose", "before"} or one.classes & {"context", "be", "none", "adjective"}:
        return [] if not one.classes & {"adjective"} else None
    if one.classes & {"gain", "lose", "give", "get", "part"} and one.thing:
        return [one]
    if one.classes & {"lose", "give"} and not one.classes & {"gain", "spend"} and not one.flags & {"when", "if", "ごと"}:
        return None  # 悪いものが5個あり、捨てました: how many is open
    return []


@lru_cache(maxsize=256)
def _relative_verb(told: str, flags: frozenset[str]) -> tuple[str, frozenset[str], frozenset[str]]:
    """The verb of a relative clause with its classes and flags: what is 3個 was done with."""
    verb = told.removesuffix("ない")
    classes = frozenset(name for known in forms().values() for form in known if form.verb == verb and not form.voice for name in form.classes)
    return (verb, classes or frozenset({"be"}), flags | {"ない"} if told.endswith("ない") else flags)


_HELD = re.compile("の(?:手札|持ち札|手持ち)$")
_AMOUNTS = frozenset(["お釣り", "おつり", "お会計", "代金", "値段", "ねだん", "残り", "収入", "支出"])


def _amount(
    value: object, get: dict[str, str], verb: str, classes: frozenset[str], flags: frozenset[str],
    reader: _Reader, number: int, index: int,
) -> Amount | None:  # fmt: skip
    mods = frozenset(get["m"].split())
    if "しか" in mods:
        if "ない" not in flags:
            return None
        mods, flags = mods - {"しか"}, flags - {"ない"}
    topic, thing = get["w"], get["o"]
    relative = get["r"]
    _, rel_who, rel_place = [*relative.split(":"), "", ""][:3]
    owner = to = source = ""
    counted_topic = verb in _MOVES_ITSELF or bool(classes & {"be", "adjective", "need", "none", "become"})
    if "受身" in flags or ("可能" in flags and verb == "する"):
        counted_topic = True
    if not thing and "be" in classes and (held := _HELD.search(topic)):
        get["w2"], topic = "", topic[: held.start()]  # 森の手札は6枚
        counted_topic = False
    if topic in _AMOUNTS:
        thing, topic = thing or topic, ""
    if topic and thing and topic != thing and not get["s"] and not _PLURAL.search(topic) and topic not in _PRONOUNS and (verb in ("ある", "いる", "残る", "余る") or "be" in classes) and "受身" not in flags:
        reader.note(person(topic))
    if topic and counted_topic and reader.who(topic) not in reader.owners and topic not in _PRONOUNS and not _PLURAL.search(topic):
        if thing and thing != topic:
            if get["s"]:
                return None
            get["w2"] = get["w2"] or topic
        else:
            thing = topic
        topic = ""
    if get["s"] and not thing and (verb in _MOVES_ITSELF or classes & {"be", "have", "adjective", "need"}):
        thing, get["s"] = get["s"], ""
    if get["s"]:
        topic, get["w2"] = get["s"], topic
    topic = topic or get["w2"] if not thing else topic
    if get["c"] and topic.partition("の")[0] in _PRONOUNS and not reader.owners:
        reader.mention(get["c"], True)
    if topic:
        owner = reader.who(topic)
    elif rel_who:
        owner = reader.who(rel_who)
    if owner == "?":
        return None
    to = reader.who(get["t"], owner) if get["t"] else ""
    source = reader.who(get["f"], owner) if get["f"] else ""
    if "?" in (to, source):
        return None
    if not owner and not counted_topic and len(reader.owners) > 1 and "受身" not in flags and classes & {"give", "lose", "get", "gain", "buy", "spend", "take"} and value != "何":
        owner = reader.owner  # the one spoken of last
        to = "" if to == owner else to
    if owner and not counted_topic:
        reader.note(owner)
    for place, exists in ((get["p"], False), (get["t"], verb in ("ある", "いる")), (get["w"] if classes & {"be", "have"} else "", "be" in classes and value is None), (get["w"] if "need" in classes else "", True)):
        if place and not reader.owners:
            reader.mention(place, exists)
    holder = reader.who(thing.split("の")[0], owner) if thing.startswith(("彼女の", "彼の")) else ""
    thing = re.sub(r"^(?:その|この|彼女の|彼の)", "", thing)
    if classes & {"split", "pack"}:
        thing = thing.removesuffix("のコレクション")
    if not owner and get["t"] and classes & {"have"} and "の" in get["t"] and _OWN.search(get["t"]):
        owner = person(get["t"])
        reader.note(owner)
    if get["q"] == "に" and classes & {"have"} and verb in ("ある", "いる") and not get["t"] and get["w"] == thing:
        classes, thing = classes | {"part"}, ""  # 4匹に斑点がありました
    if "be" in classes and get["q"] in ("が", "は") and (get["c"] or get["w"]) and value != "何":
        classes, thing, topic, owner = classes | {"part"}, "", "", ""  # 15冊が中古だとすると
    if get["q"] in ("から", "で") and verb in ("始める", "始まる", "スタートする") and isinstance(value, Quantity):
        classes, get["q"] = frozenset({"have"}), "を"  # 9個から始めました
    total = re.search("の(?:合計|合計額|合計金額)$", thing)
    if total and value != "何":
        mods, thing = mods | {"total"}, thing[: total.start()]
    if "be" in classes and relative and isinstance(value, Quantity):  # 食べたのは3個です
        verb, classes, flags, thing = *_relative_verb(relative.split(":")[0], flags), "" if thing == "こと" else thing
    unit, q = "", None
    if isinstance(value, Quantity):
        q, unit = value, value.unit
        if unit == "人分" and q.value == 1:
            q, unit, get["q"] = Quantity(q.value, "人"), "人", "分は"
    elif isinstance(value, str):
        unit = f"何:{get['u']}" if value == "何" else value
    return Amount(
        q, unit, thing, owner, verb, classes, flags, mods, get["q"], to, source, get["p"], get["d"], get["n"],
        relative, rel_place, holder, number, index, get["w2"] or get["c"] or get["o2"],
    )  # fmt: skip
