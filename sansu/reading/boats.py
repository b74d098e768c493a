"""Clauses of boats on a river: speeds in still water, of the flow, up and down, distances and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from sansu.wording import Clause, clause

STILL, FLOW, UP, DOWN = "静水時の速さ", "流れの速さ", "上りの速さ", "下りの速さ"
_BOAT = "<|この|その|ある>{boat:noun}"
_WATER = "(静水|流れのないところ|<静水時|静水中|静水上|静かな水面|流れのない水|流れのない湖|流れのない水面|流れがないとき|流れのないとき|流れのない川|流れのない所|流れがないところ>)"
_OF_WATER = "(静水での|静水時の|流れのないところでの|<静水上の|静水中の|静水上での|静水時での|静水の|静水における|静水中での|流れのない水での|流れがないときの|流れのないときの|静水時における>)"
_END = "(です。|<で、|であり、|とします。|である。|だとします。|だとすると、|とすると、|のとき、|として、|、|のとき|でした。|ならば、|なら、|あります。>)"
_RIVER = "<|川を、|この川を、|その川を、|ある川を、|同じ川を、|同じところを、|同じ区間を、|同じ道のりを、|そこを、|この間を、|同じきょりを、|同じ距離を、|この道のりを、|その間を、|この区間を、|川の同じ区間を、>"
_TIME_TOOK = "{time:time}(かかりました。|<かかり、|かかります。|、|で、|かかって、|かかる。|です。|かかりました|で着きました。|かかった。|でした。|で、|かかるとき、|かかりましたが、|で着き、|で着きます。|かかるとすると、|かかる川があります。>)"
_WAYS = (("up", "上", UP, "上りの時間", "上り"), ("down", "下", DOWN, "下りの時間", "下り"))
_SPEED_UNITS = (
    ("", "(時速何km|<毎時何km|1時間に何km>)", "km/時間"),
    (".m", "(分速何m|<毎分何m|1分間に何m>)", "m/分"),
    (".s", "(秒速何m|<毎秒何m>)", "m/秒"),
)


def _speeds() -> Iterator[Clause]:
    who = "(があります。|<が、|で、|は、|が|は|で|を使って、|に乗って、>)"
    still = {"which": STILL}
    yield clause("boats.still.of", "boat.speed", f"{_OF_WATER}{_BOAT}の速さ(は|<が>){{speed:speed}}{_END}", **still)
    yield clause(
        "boats.still.speed", "boat.speed", f"[BOAT{_BOAT}の]{_OF_WATER}速さ(は|<が>){{speed:speed}}{_END}", **still
    )
    yield clause(
        "boats.still.bare",
        "boat.speed",
        f"{_WATER}(で|<を|では|に|上を|では、>){{speed:speed}}(で進む|で走る|<の速さで進む|の速さで走る|の|の速さの|で進むことができる|の速さで進むことのできる>){{boat:noun}}{who}",
        **still,
    )
    yield clause(
        "boats.still.told", "boat.speed", f"<|ある|この>{_OF_WATER}速さが{{speed:speed}}の{{boat:noun}}{who}", **still
    )
    yield clause(
        "boats.still.goes",
        "boat.speed",
        f"{_BOAT}は、{_WATER}(では|<で|を|なら|に>){{speed:speed}}<|の速さ>(で進みます。|で走ります。|です。|<で進み、|進みます。|進むことができます。|で、|です|で進むことができます。>)",
        **still,
    )
    flow = {"which": FLOW}
    yield clause("boats.flow", "boat.speed", "<|この|その|ある>[川の]流れの速さ(は|<が>){speed:speed}" + _END, **flow)
    river = "川(があります。|<で、|を、|に、|を|に|で|では、>)"
    yield clause(
        "boats.flow.river", "boat.speed", "<|ある>(流れの速さが|<流れの速さ|流れが>){speed:speed}の" + river, **flow
    )
    yield clause(
        "boats.flow.runs",
        "boat.speed",
        "<|ある|流れの速さが|流れが>{speed:speed}(で|<の速さで>)(流れる|流れている)" + river,
        **flow,
    )
    yield clause("boats.flow.short", "boat.speed", "<|この|その|ある>川の流れ(は|<が>){speed:speed}" + _END, **flow)
    for key, verb, which, _, _ in _WAYS:
        to = {"which": which}
        yield clause(
            f"boats.{key}.speed", "boat.speed", f"[BOAT{_BOAT}の]{verb}りの速さ(は|<が>){{speed:speed}}{_END}", **to
        )
        yield clause(
            f"boats.{key}.speed.of",
            "boat.speed",
            f"<|ある|この>{verb}りの速さが{{speed:speed}}の{{boat:noun}}{who}",
            **to,
        )
        yield clause(
            f"boats.{key}.speed.when",
            "boat.speed",
            f"[BOAT{_BOAT}(が|は)]{_RIVER}{verb}る(速さ|<ときの速さ>)(は|<が>){{speed:speed}}{_END}",
            **to,
        )
        yield clause(
            f"boats.{key}.goes",
            "boat.speed",
            f"[BOAT{_BOAT}(が|は)、]{_RIVER}{{speed:speed}}<|の速さ>で{verb}(ります。|<りました。|り、|るとき、|って、|りました|った。>)",
            **to,
        )


def _trips() -> Iterator[Clause]:
    for key, verb, _, _, way in _WAYS:
        to = {"way": way}
        whole = "下流から上流まで" if key == "up" else "上流から下流まで"
        does = "(るのに|<ると、|るときは、|るときに、|るには、|るのには、|ったところ、|ったら、|るのに、>)"
        yield clause(
            f"boats.{key}.takes",
            "boat.trip",
            f"[BOAT{_BOAT}(は|が|で|<では>)、]{_RIVER}<|{{a:noun}}から{{b:noun}}まで>{verb}{does}{_TIME_TOOK}",
            **to,
        )
        yield clause(f"boats.{key}.way", "boat.trip", f"<|川の>{verb}り(に|には|<は|が>){_TIME_TOOK}", **to)
        yield clause(
            f"boats.{key}.stretch",
            "boat.trip",
            f"[BOAT{_BOAT}(は|が|で|<では>)、]{_RIVER}<|{{a:noun}}から{{b:noun}}まで>{{length:length}}<|を>{verb}{does}{_TIME_TOOK}",
            **to,
        )
        yield clause(
            f"boats.{key}.whose",
            "boat.trip",
            f"{_RIVER}{verb}{does}{{time:time}}かかる{{boat:noun}}(があります。|<が、>)",
            **to,
        )
        yield clause(
            f"boats.{key}.whose.stretch",
            "boat.trip",
            f"{{length:length}}の川を{verb}{does}{{time:time}}かかる{{boat:noun}}(があります。|<が、>)",
            **to,
        )
        yield clause(
            f"boats.{key}.only",
            "boat.trip",
            f"[BOAT{_BOAT}(は|が|で)、]{_RIVER}[{{length:length}}]{verb}ります。",
            **to,
        )
        yield clause(
            f"boats.{key}.in",
            "boat.trip",
            f"[BOAT{_BOAT}(は|が|で)、]{_RIVER}<|{whole}>{{time:time}}(かけて|<で|かかって|間|>){verb}(りました。|ります。|<り、|って、>)",
            **to,
        )
    yield clause(
        "boats.goes.to",
        "boat.trip",
        f"[BOAT{_BOAT}(は|が|で)、]{{a:noun}}から{{b:noun}}まで(行くのに|<進むのに|行くと|着くのに>){_TIME_TOOK}",
        way="",
    )
    yield clause(
        "boats.round",
        "boat.round",
        f"[BOAT{_BOAT}(は|が|で)、]<|{{a:noun}}から{{b:noun}}まで|{{a2:noun}}と{{b2:noun}}の間を>{_RIVER}往復(しました。|します。|<する船があります。|すると、|しました|したところ、>)",
    )


def _spans() -> Iterator[Clause]:
    far = "(はなれた|<離れた|の間の>)"
    towns = "(2つの町|2つの地点|<2地点|2つの港|2つの村|2点|船着き場AとB>)"
    yield clause(
        "boats.span",
        "boat.span",
        f"<|川にそって|川ぞいに|川沿いに|川に沿って|ある川にそって|ある川に沿って>{{length:length}}{far}{towns}(があります。|<を、|の間を、|の間を|を|があり、>)",
    )
    yield clause(
        "boats.span.towns",
        "boat.span",
        f"<|川にそって|川ぞいに|川沿いに|川に沿って|ある川にそって|ある川に沿って>{{length:length}}{far}{{a:noun}}と{{b:noun}}(があります。|<の間を、|を、|の間を|を|があり、>)",
    )
    yield clause(
        "boats.span.is",
        "boat.span",
        "(川にそった|川ぞいの|<川沿いの|川にそって|ある川にそった>)(2つの町|<2つの地点|2地点|2つの港|2つの船着き場>)(の間は|<は>){length:length}(はなれています。|あります。|<です。|離れています。|はなれていて、>)",
    )
    yield clause(
        "boats.span.between",
        "boat.span",
        "{a:noun}と{b:noun}(は、川にそって|は川ぞいに|<は川沿いに|の間の川の長さは|の間は川にそって>){length:length}(はなれています。|あります。|です。|<離れています。|はなれていて、>)",
    )
    yield clause(
        "boats.span.plain",
        "boat.span",
        "{a:noun}から{b:noun}まで(は|の道のりは|<の距離は|のきょりは|が|>)"
        + "{length:length}(です。|あります。|<はなれています。|で、|あり、>)",
    )
    upper = "(川の上流の|川上の|上流の|<川上にある|上流にある|川の上流にある>)"
    lower = "(川の下流の|川下の|下流の|<川下にある|下流にある|川の下流にある>)"
    length = "{length:length}(はなれています。|あります。|です。|<離れています。|はなれていて、|あり、>)"
    yield clause(
        "boats.span.down",
        "boat.span",
        f"<|ある>{upper}{{upper:noun}}(と|から)、{lower}{{lower:noun}}(は|の間は|まで|<までは|まで、|の間の道のりは|の間の距離は|は、川にそって|までの道のりは>)"
        + length,
    )
    yield clause(
        "boats.span.up",
        "boat.span",
        f"<|ある>{lower}{{lower:noun}}(と|から)、{upper}{{upper:noun}}(は|の間は|まで|<までは|まで、|の間の道のりは|の間の距離は|は、川にそって|までの道のりは>)"
        + length,
    )
    yield clause("boats.span.river", "boat.span", "<|長さ>{length:length}の川(を|<を、|があります。>)")
    yield clause("boats.span.points", "boat.span", "<|ある川の|川の|川ぞいの>{length:length}(はなれた|<離れた>)(2地点間を|<2つの地点の間を|2点間を|2つの町の間を|川の上流と下流の間を|上流と下流の間を|川の上流と下流を>)")
    yield clause(
        "boats.river",
        "boat.river",
        "(ある川を|この川を|<その川を|同じ川を|川を|川ぞいの2つの町の間を|川にそった2つの町の間を|同じ所を|ある川の2地点の間を|同じ2地点間を|川の2地点間を|川ぞいの2つの地点の間を>)",
    )
    yield clause("boats.name", "subject", "<|この|その|ある>{name:noun}(が|は|<で>)、")


def _asks() -> Iterator[Clause]:
    subjects = (
        ("still", f"{_OF_WATER}{_BOAT}の速さは", STILL),
        ("still.short", f"[BOAT{_BOAT}の]{_OF_WATER}速さは", STILL),
        ("still.itself", "{boat:noun}(の速さそのものは|自体の速さは|自身の速さは|<の静水時速さは>)", STILL),
        ("flow", "<|この|その>[川の]流れの速さは", FLOW),
        ("flow.short", "<|この|その>川の流れは", FLOW),
        ("up.speed", f"[BOAT{_BOAT}の]上りの速さは", UP),
        ("down.speed", f"[BOAT{_BOAT}の]下りの速さは", DOWN),
        ("up.when", f"[BOAT{_BOAT}(が|は)]{_RIVER}上る(速さは|<ときの速さは|とき、速さは|ときの<|この>船の速さは|とき、<|この>船の速さは>)", UP),
        ("down.when", f"[BOAT{_BOAT}(が|は)]{_RIVER}下る(速さは|<ときの速さは|とき、速さは|ときの<|この>船の速さは|とき、<|この>船の速さは>)", DOWN),
    )
    end = "(ですか。|でしょうか。|<になりますか。|か。|か求めなさい。|ですか|か求めましょう。>)"
    for key, subject, what in subjects:
        for suffix, how, unit in _SPEED_UNITS:
            yield clause(f"boats.ask.{key}{suffix}", "ask", subject + how + end, what=what, unit=unit)
        find = "を求め(なさい。|ましょう。|<よ。|てください。>)"
        yield clause(f"boats.ask.{key}.find", "ask", subject.removesuffix("は").replace("は>)", ">)").replace("は|", "|") + find, what=what)
    for key, verb, _, what, _ in _WAYS:
        who = f"[BOAT{_BOAT}(は|が|で|<では>)、]"
        does = f"{verb}(るのに|ると|<るには|るときは|ると、|るのには|るのに、>)"
        route = "<|{a:noun}から{b:noun}まで>"
        yield from _times(f"boats.ask.{key}", f"{who}{_RIVER}{route}{does}", what)
        yield from _times(f"boats.ask.{key}.stretch", f"{who}{_RIVER}{{length:length}}<|を>{does}", what)
        yield from _times(f"boats.ask.{key}.way", f"<|川の>{verb}り(は|に|には)", what)
    for suffix, long, constants in _LONG:
        yield clause(
            f"boats.ask.to{suffix}",
            "ask",
            f"[BOAT{_BOAT}(は|が|で)、]{{a:noun}}から{{b:noun}}まで(行くのに|<行くには>){long}{_TIMES_END}",
            what="行く時間",
            **constants,
        )
    yield from _times(
        "boats.ask.round",
        f"[BOAT{_BOAT}(は|が|で|<では>)、](|この間を|<この川を|川を|その川を|同じところを>)往復(するのに|すると|<するには|するとき|すると、>)",
        "往復の時間",
    )
    yield from _times("boats.ask.round.way", "往復(に|には)", "往復の時間")
    places = "(2つの町の間|この間|<2つの町|この区間|この川|川|2地点間|2地点|2つの地点の間|2つの地点|2つの港の間|上流から下流まで|下流から上流まで|2つの町の間の川>)"
    yield clause(
        "boats.ask.distance",
        "ask",
        f"{places}(の道のりは|<の長さは|は|の距離は|のきょりは>)何{{unit:counter}}(ですか。|ありますか。|<でしょうか。|はなれていますか。|離れていますか。>)",
        what="道のり",
    )
    for key, verb, _, _, way in _WAYS:
        yield clause(f"boats.ask.{key}.far", "ask", f"何{{unit:counter}}{verb}(りましたか。|ることができますか。|<れますか。|りますか。>)", what=f"{way}の道のり")
    yield clause("boats.ask.far", "ask", "(船は|<この船は|>)何{unit:counter}(進みましたか。|<進むことができますか。|進みますか。>)", what="道のり")
    yield clause(
        "boats.ask.distance.towns",
        "ask",
        "{a:noun}(と|から){b:noun}(の間の道のりは|の間は|まで|<までは|までの道のりは|の間のきょりは|の間の距離は|は|までのきょりは|までの距離は>)何{unit:counter}(ですか。|ありますか。|<でしょうか。|はなれていますか。|離れていますか。>)",
        what="道のり",
    )


def _stops() -> Iterator[Clause]:
    """An engine that stops for a while, so that the boat drifts."""
    yield clause("boats.stop", "boat.stop", "<|ところが、|しかし、|ところが|しかし>(途中で|とちゅうで|<上る途中で|上るとちゅうで|下る途中で|途中、>)、{time:time}<|だけ|の間>エンジンが(止まり、|止まって、|<故障し、|故障して、|こわれて、|止まってしまい、>)<|船は|川に|下流に|流れに|その間、船は|その間>(流されました。|<流されてしまいました。>)")
    for name, long, unit in _LONG:
        yield clause(f"boats.ask.total{name}", "ask", f"(全部で|<上るのに全部で|下るのに全部で|出発してから着くまでに>){long}(かかりましたか。|かかりますか。)", what="かかる時間", **unit)


def _two_boats() -> Iterator[Clause]:
    """Two boats told together, which of them takes how long, and that they come towards each other."""
    still = f"{_OF_WATER}速さ"
    yield clause("boats.two", "boat.two", f"{still}が{{one:speed}}の{{a:noun}}と<|{still}が>{{two:speed}}の{{b:noun}}(があります。|<が、|があり、|が|は、>)")
    yield clause("boats.two.is", "boat.two", f"{still}は、{{a:noun}}が{{one:speed}}、{{b:noun}}が{{two:speed}}(です。|<で、|であり、>)")
    for key, verb, way, ends in (("down", "下", "下り", "(川上の町から川下の町まで|上流の町から下流の町まで|<川上から川下まで|上流から下流まで>)"), ("up", "上", "上り", "(川下の町から川上の町まで|下流の町から上流の町まで|<川下から川上まで|下流から上流まで>)")):
        does = "(ると|るのに|<るには、|ると、|ったところ、>)"
        yield clause(f"boats.{key}.by", "boat.trip", f"{ends}{{boat:noun}}(で|が|<は>){verb}{does}{_TIME_TOOK}", way=way)
    ends = "(上流と下流|2地点|2つの町|<川上と川下|2つの港|両はし>)"
    starts = "から(同時に向かい合って|向かい合って同時に)(出発しました。|出発します。|<出発すると、|進みます。|出発したところ、|出発するとき、>)"
    who = "<|2せきの船が、|2せきが|この2せきが|2せきは|同時に>"
    yield clause("boats.meet", "boat.meet", f"{who}{{length:length}}(はなれた|<離れた>)<|川の|ある川の>{ends}{starts}")
    yield clause("boats.meet.river", "boat.meet", f"{who}<|長さ>{{length:length}}の川の{ends}{starts}")
    for name, long, unit in _LONG:
        yield clause(f"boats.ask.meet{name}", "ask", f"(2せきは|<2せきの船は|>){long}後に(出会いますか。|すれちがいますか。|<出会うでしょうか。>)", what="出会う時間", suffix="後", **unit)
        yield clause(f"boats.ask.meet.is{name}", "ask", f"2せきが出会うのは<|出発してから>{long}後(ですか。|でしょうか。|<か。>)", what="出会う時間", suffix="後", **unit)


_LONG: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("", "何{unit:counter}", {}),
    (".mixed", "何時間何分", {"unit": "時間"}),
)
_TIMES_END = "(かかりますか。|かかるでしょうか。|<ですか。|かかりますか|かかるか求めなさい。|で着きますか。|必要ですか。|でしょうか。>)"


def _times(key: str, goes: str, what: str) -> Iterator[Clause]:
    for suffix, long, constants in _LONG:
        yield clause(key + suffix, "ask", goes + long + _TIMES_END, what=what, **constants)


def _with_and_without_boat(clauses: Iterator[Clause]) -> Iterator[Clause]:
    """A clause that may name the boat first, once so and once not: a regular expression tries only one of the two."""
    for one in clauses:
        if one.pattern.startswith("[BOAT"):
            end = one.pattern.index("]")
            yield replace(one, key=f"{one.key}.boat", pattern=one.pattern[5:end] + one.pattern[end + 1 :])
            one = replace(one, pattern=one.pattern[end + 1 :].removeprefix("、"))
        yield one


CLAUSES: tuple[Clause, ...] = tuple(_with_and_without_boat(chain(_speeds(), _trips(), _spans(), _two_boats(), _stops(), _asks())))
