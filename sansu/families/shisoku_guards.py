"""What keeps an everyday problem unread though its numbers would come out: each of these was a wrong answer once."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.shisoku_kinds import of_another_kind
from sansu.families.shisoku_plans import Plan
from sansu.families.shisoku_told import Amount, Story, person, plain
from sansu.wording import Fact

_MONEY = ("円", "ドル")
_FIRSTS = {"rest", "now", "total", "of"}


def doubtful(read: Story) -> bool:
    """Whether a story leaves open what is asked."""
    told = [one for one in read.amounts if one.q is not None]
    return _known_at_first(read, told) or _from_nothing(read, told) or _only_wanted(read, told) or _made_of(told) or _of_one_work(read, told) or _asks_for_some(read) or _of_others(read, told) or _of_other_doing(read, told)


def _known_at_first(read: Story, told: Sequence[Amount]) -> bool:
    """20個持っていました。8個食べました。最初に何個 and はじめからいた人: what there was is told, or who stayed is asked."""
    if "first" not in read.asked.mods:
        return False
    changes = [one.statement for one in told if not one.classes <= {"have", "be"}]
    start = [one for one in told if one.classes <= {"have", "be"} and not one.mods & _FIRSTS and one.unit == read.asked.unit]
    return any(one.statement < change for one in start for change in changes)


def _from_nothing(read: Story, told: Sequence[Amount]) -> bool:
    """3枚捨てて、36枚買いました。何枚ありますか: nobody knows how many there were."""
    asked = read.asked
    if not asked.classes <= {"have", "be"} or asked.mods & {"first", "more"} or asked.than:
        return False
    mine = [one for one in told if one.unit == asked.unit]
    lost = [one for one in mine if one.classes & {"lose", "give"} and not one.classes & {"have", "be", "gain"}]
    later = [one for one in mine if one.classes & {"gain", "get"} and not one.classes & {"lose", "have"}]
    return bool(lost) and mine[0] in lost and bool(later) and not any(one.classes & {"have", "be"} for one in mine)


def _only_wanted(read: Story, told: Sequence[Amount]) -> bool:
    """5冊読みました。20冊読みたいです。全部で何冊読みましたか: what is wanted is not done yet."""
    flags = ["必要" in one.flags for one in told if one.verb == read.asked.verb]
    return len(set(flags)) > 1 and "必要" not in read.asked.flags and not read.asked.mods & {"rest", "more"}


def _asks_for_some(read: Story) -> bool:
    """乗った人, はじめから乗っている人, もらったあめは何個残って: some of them are asked about, told by what they did."""
    verb = read.asked.relative.split(":")[0]
    return bool(verb) and verb != "残る" and not verb.endswith("ない") and not read.asked.classes & {"need", "become"}


def _of_others(read: Story, told: Sequence[Amount]) -> bool:
    """客が47人いました。今、子どもは何人: people of another kind are told."""
    people = [plain(one.thing) for one in told if one.unit == "人" and one.thing]
    asked = plain(read.asked.thing)
    if read.asked.unit != "人" or asked in ("", "人", "全員", "みんな") or not people:
        return False
    return not any(asked.startswith(one) or one.startswith(asked) or one.endswith(asked) for one in people) and "total" not in read.asked.mods


_PAID_FOR = frozenset({"働く", "はたらく", "仕事する", "アルバイトする", "バイトする", "勤務する", "する"})


def _of_other_doing(read: Story, told: Sequence[Amount]) -> bool:
    """5冊借りました。何冊返しましたか: what is asked was never done; 3枚買いたいです: and there are none more yet."""
    asked = read.asked
    doing = {one.verb for one in told if one.classes & _DOING}
    paying = asked.unit in (*_MONEY, "いくら") or "可能" in asked.flags
    if asked.classes & _DOING and doing and asked.verb not in doing and not asked.mods & {"rest", "more"} and not asked.classes & {"pack", "split", "need"} and not paying:
        return True
    if asked.day and asked.day in _PAST and not any(one.day == asked.day for one in told):
        return True
    things = {one.thing for one in told if one.thing}
    if things and asked.thing not in things and any(asked.thing.endswith(one) and len(asked.thing) > len(one) for one in things):
        return True  # 古い本, where 本 is told
    state = asked.classes <= {"have", "be"} and not asked.mods & {"more", "rest"} and "必要" not in asked.flags
    if state and any("必要" in one.flags or one.verb == "欲しがる" or one.other in ("ほしい", "欲しい") for one in told):
        return True
    waged = any("時給" in word for one in told for word in (one.thing, one.owner, one.other))
    return waged and any(one.unit in ("時間", "分") and one.verb and one.verb not in _PAID_FOR for one in told)


_PAST = frozenset({"昨日", "きのう", "おととい", "先週", "先月", "去年", "昨年", "前日"})
_DOING = frozenset({"lose", "gain", "give", "get", "take"})


def unspoken(told: Sequence[Fact]) -> bool:
    """Whether a statement without a number is about a moment (食べる前は) or puts another thing bought beside (ノートとペンを買った)."""
    bare = [fact for fact in told if not any(role.startswith("a") for role, _ in fact.roles)]
    return any("before" in fact.text("g").split() or (fact.text("c0") and {"buy", "spend"} & set(fact.text("vc").split())) for fact in bare)


def _made_of(told: Sequence[Amount]) -> bool:
    """5本の花で花束を作る: they are used up, and nothing is added."""
    return any(one.particle == "で" and one.other and "gain" in one.classes and one.unit not in _MONEY for one in told)


def _of_one_work(read: Story, told: Sequence[Amount]) -> bool:
    """Aは10日、Bは15日かかります。2人でいっしょにすると何日かかりますか: times that are neither added nor told apart."""
    times = [one for one in told if one.unit not in ("人", *_MONEY) and one.verb == "かかる"]
    total = "total" in read.asked.mods
    return len(times) > 1 and read.asked.verb == "かかる" and not total and len({one.owner or one.thing for one in times}) > 1


def mismatched(read: Story, plan: Plan) -> bool:
    """Whether a plan takes amounts of one doing from each other, or counts what is surely of another kind."""
    given = dict(plan.given)
    told = [one for one in read.amounts if one.q is not None]
    compared = bool(read.asked.than) or read.asked.classes & {"adjective"} or any(one.than for one in told) or read.asked.mods & {"rest", "more"}
    for operation in plan.operations:
        parts = [one for name in operation.parts if name in given for one in told if one.q == given[name]]
        if operation.kind == "差" and len(operation.parts) == 2 == len(parts) and not compared:
            first, second = parts
            if first.verb == second.verb and first.classes == second.classes and first.classes & {"lose", "gain"} and not (first.mods | second.mods | first.flags | second.flags) & {"total", "of", "必要", "ない"}:
                return True
        if operation.kind in ("和", "差") and any(of_another_kind(read.asked.thing, one.thing) for one in parts if "each" not in one.mods):
            return True
    return False


def loosely_grouped(read: Story, plan: Plan) -> bool:
    """Whether a product or a quotient rests on more than one thing in equal groups, told of one owner and asked of it.

    Much else comes out too (boxes that were sold, gum where sweets are told, what another one has), and is not meant.
    """
    told = [one for one in read.amounts if one.q is not None]
    asked = read.asked
    if not any(operation.kind in ("積", "商") for operation in plan.operations):
        return False
    if asked.verb in ("残る", "余る", "もうかる", "儲かる", "あまる") and len(plan.operations) == 1:
        return True
    owners = {person(one.owner) for one in (*told, asked) if one.owner}
    # A rest that is named is dealt with (残りを4個ずつ); else there is one product or quotient.
    rest = any(one.mods & {"rest", "of"} for one in (*told, asked)) and len(plan.operations) == 2 and plan.operations[0].kind == "差"
    if not (rest or len(plan.operations) == 1) or len(owners) > 1 or (asked.owner and not any(one.owner for one in told)):
        return True
    if asked.mods - {"total", "each", "ずつ", "even", "only", "rest"} or any(one.mods & {"more", "first", *(() if rest else ("of",))} for one in told):
        return True
    if any(("可能" in one.flags) != ("可能" in asked.flags) and "可能" in one.flags for one in told) or any("必要" in one.flags for one in told):
        return True
    if "必要" in asked.flags and not asked.classes & {"pack", "split", "need"}:
        return True
    if any(one.unit == "人" and one.other for one in told) or asked.day:
        return True
    doing = {one.verb for one in told if one.classes & _DOING}
    if asked.classes & _DOING and doing and asked.verb not in doing:
        return True
    words = {plain(word) for one in told for word in (one.thing, one.to, one.other, one.at, one.inside) if word}
    return (bool(asked.thing) and plain(asked.thing) not in words and asked.unit not in (*_MONEY, "いくら")) or _of_two_things(told)


def _of_two_things(told: Sequence[Amount]) -> bool:
    """1箱にりんごが6個, みかんの箱が8箱: two things, and neither is what the other is in."""
    things = {one.thing for one in told} - {"", "これ", "それ"}
    holders = {word for one in told for word in (one.to, one.other, one.at, one.inside, one.unit) if word}
    things = {one for one in things if not any(plain(one).startswith(plain(other)) or plain(other).startswith(plain(one)) for other in holders)}
    return len({plain(one) for one in things}) > 1
