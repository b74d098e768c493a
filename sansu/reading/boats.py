"""Clauses of boats on a river: speeds in still water, of the flow, up and down, distances and times."""

from __future__ import annotations

from sansu.wording import Clause, clause

_STILL, _FLOW, _UP, _DOWN = "静水時の速さ", "流れの速さ", "上りの速さ", "下りの速さ"
_SHIP = "<|この|その|ある>{boat:noun}"
_END = "(です。|で、|<であり、|とします。|である。|だとします。|だとすると、|とすると、|のとき、|のとき|で|として、>)"
_STILL_WATER = "(静水時|静水|静水上|流れのないところ|<静水中|静かな水面|静水時|流れのない水|流れがないところ|流れのない湖|流れのない所>)"

_SPEED_UNITS = (
    ("", "(時速何km|<毎時何km|1時間に何km>)", "km/時間"),
    (".m", "(分速何m|<毎分何m|1分間に何m>)", "m/分"),
    (".s", "(秒速何m|<毎秒何m>)", "m/秒"),
)


def _speeds() -> tuple[Clause, ...]:
    out = [
        clause("boats.still.of", "boat.speed", f"(静水での|静水時の|<静水上の|静水中の|流れのないところでの|静水上での|静水時での>){_SHIP}の速さは{{speed:speed}}" + _END, which=_STILL),
        clause("boats.still.speed", "boat.speed", f"[{_SHIP}の]{_STILL_WATER}<|で|における>の速さ(は|が){{speed:speed}}" + _END, which=_STILL),
        clause("boats.still.bare", "boat.speed", f"{_STILL_WATER}(では|で)<|の速さが|の速さは>{{speed:speed}}(の|で進む|<の速さで進む|の速さの|で走る>){{boat:noun}}(があります。|<が、|が|で、|は、|は>)", which=_STILL),
        clause("boats.flow", "boat.speed", "[<|この|その>川の]流れの速さ(は|が){speed:speed}" + _END, which=_FLOW),
        clause("boats.flow.river", "boat.speed", "[流れの速さが|<|流れが>]{speed:speed}(の|で流れる|<で流れている|の速さで流れる|の速さで流れている|の流れの>)川(があります。|を|<で|に、|で、>)", which=_FLOW),
        clause("boats.flow.short", "boat.speed", "<|この|その>川の流れは{speed:speed}" + _END, which=_FLOW),
    ]  # fmt: skip
    for key, word, which in (("up", "上", _UP), ("down", "下", _DOWN)):
        out += [
            clause(f"boats.{key}.speed", "boat.speed", f"[{_SHIP}の]{word}りの速さ(は|が){{speed:speed}}" + _END, which=which),
            clause(f"boats.{key}.goes", "boat.speed", f"[{_SHIP}(は|が)][川を]{{speed:speed}}<|の速さ>で{word}(りました。|り、|ります。|<るとき、|りました|って、>)", which=which),
        ]  # fmt: skip
    return tuple(out)


def _trips() -> tuple[Clause, ...]:
    out: list[Clause] = []
    for key, verb, way in (("up", "上", "上り"), ("down", "下", "下り")):
        goes = f"[<川を|同じところを|この川を|そこを|この間を|同じ区間を|同じ道のりを|同じ川を|同じきょりを|同じ距離を>]{verb}"
        out += [
            clause(f"boats.{key}.takes", "boat.trip", f"[{_SHIP}(は|が|で|<では>)]{goes}(るのに|ると、|ると|<るときは|りに|りには|るときには|るには|るのには>){{time:time}}(かかりました。|かかり、|かかります。|<で、|、|かかりました|かかって、|で|です。|かかり>)", way=way),
            clause(f"boats.{key}.stretch", "boat.trip", f"[{_SHIP}(は|が|で|<では>)][<|この|その|ある>川を]{{length:length}}{verb}(るのに|<ると、|ると|るときは|るには>){{time:time}}(かかりました。|かかり、|かかります。|<で、|かかって、|かかりました>)", way=way),
        ]  # fmt: skip
    return tuple(out)


def _asks() -> tuple[Clause, ...]:
    speeds = (
        ("still", f"(静水での|静水時の|<静水上の|流れのないところでの|静水中の>){_SHIP}の速さは", _STILL),
        ("still.short", f"[{_SHIP}の]{_STILL_WATER}<|で|における>の速さは", _STILL),
        ("flow", "[<|この|その>川の]流れの速さは", _FLOW),
        ("flow.short", "<|この|その>川の流れは", _FLOW),
        ("up.speed", f"[{_SHIP}の]上りの速さは", _UP),
        ("down.speed", f"[{_SHIP}の]下りの速さは", _DOWN),
    )
    end = "(ですか。|でしょうか。|<になりますか。|か。|か求めなさい。|ですか|か求めましょう。>)"
    out = [
        clause(f"boats.ask.{key}{suffix}", "ask", subject + f"{how}" + end, what=what, unit=unit)
        for key, subject, what in speeds
        for suffix, how, unit in _SPEED_UNITS
    ]
    for key, word, way in (("up", "上", "上りの時間"), ("down", "下", "下りの時間")):
        goes = f"[{_SHIP}(は|が|で|<では>)][<|この|その>川を|同じところを|<この間を|同じ区間を|同じ道のりを|同じ川を|そこを|川の同じ区間を|この道のりを>]{word}(るのに|ると|<るには|るときは|ると、|りには|るのには>)"
        out += _times(f"boats.ask.{key}", goes, way)
    out += _times("boats.ask.round", f"[{_SHIP}(は|が|で|<では>)][この間を|<|この|その>川を]往復(するのに|すると|<するには|するとき|すると、>)", "往復の時間")
    out += [
        clause("boats.ask.distance", "ask", "(A町とB町の間|2つの町の間|<この間|この区間|この川|2地点間|2つの町|2地点|AB間>)(の道のりは|のきょりは|<は|の距離は|の長さは>)何{unit:counter}(ですか。|ありますか。|<でしょうか。|はなれていますか。|離れていますか。>)", what="道のり"),
    ]  # fmt: skip
    return tuple(out)


def _times(key: str, goes: str, what: str) -> list[Clause]:
    end = "(かかりますか。|かかるでしょうか。|<ですか。|かかりますか|かかるか求めなさい。|で着きますか。|必要ですか。>)"
    return [
        clause(key, "ask", goes + "何{unit:counter}" + end, what=what),
        clause(f"{key}.mixed", "ask", goes + "何時間何分" + end, what=what, unit="時間"),
    ]


CLAUSES = (
    *_speeds(),
    *_trips(),
    clause("boats.span", "boat.span", "{length:length}(はなれた|<離れた|の間の>)(2つの町|2つの地点|<2地点>)(を、|の間を、|<の間を|を|があります。>)"),
    clause("boats.span.is", "boat.span", "川にそった(2つの町|A町とB町|P町とQ町|<2つの地点>)(の間は|は){length:length}(はなれています。|あります。|<離れています。>)"),
    clause("boats.span.river", "boat.span", "{length:length}の川を"),
    *_asks(),
)  # fmt: skip
