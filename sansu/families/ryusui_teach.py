"""流水算: how it is drawn (the three speeds one above the other) and how it goes wrong."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.family import Mistake
from sansu.families.ryusui_steps import DISTANCES, SPEEDS, Ryusui, explain, settled
from sansu.families.slips import slips
from sansu.quantity import convert


def diagram(s: Ryusui) -> Bars:
    """下り, 静水時 and 上り: one flow longer, one flow shorter; the asked speed as □."""
    still, flow = settled(s, explain(s).answer)
    given = dict(s.given)
    unit = next((q.unit for role, q in s.given if role in SPEEDS), s.unit if s.asked in SPEEDS else "m/分")

    def part(role: str, length: Fraction, label: str = "") -> Part:
        asked, told = s.asked == role, given.get(role)
        shown = convert(told, unit) if told else None
        return Part(length, shown, "□" if asked else "" if shown else label, asked)

    bars = (
        Bar("下り", (part("下りの速さ", still + flow),)),
        Bar("静水時", (part("静水時の速さ", still), part("流れの速さ", flow, "流れ"))),
        Bar("上り", (part("上りの速さ", still - flow), Part(flow, None, "流れ", tone="dashed"))),
    )
    if s.asked in SPEEDS:
        return Bars(bars)
    return Bars(bars, (Brace((0, 1, 2), Fraction(0), still + flow, None, f"{s.asked} □{s.unit}"),))


def mistakes(s: Ryusui) -> tuple[Mistake, ...]:
    right = explain(s).answer
    still, flow = settled(s, right)
    up, down, asked = still - flow, still + flow, s.asked
    given = {role: convert(q, {"s": "m/分", "l": "m", "t": "分"}[_kind(role)]).value for role, q in s.given}
    found: list[tuple[Fraction, str, str]] = []
    if asked == "流れの速さ":
        found = [(down - up, "m/分", "上りと下りの速さの差は、流れの速さの2つ分です。2でわりましたか。"), (still, "m/分", "静水時の速さを答えていませんか。")]
    elif asked == "静水時の速さ":
        found = [(flow, "m/分", "流れの速さを答えていませんか。"), (up + down, "m/分", "上りと下りの速さの和は、静水時の速さの2つ分です。2でわりましたか。"), (up, "m/分", "上りの速さを答えていませんか。流れの速さの分を考えましょう。"), (down, "m/分", "下りの速さを答えていませんか。流れの速さの分を考えましょう。")]
    elif asked in SPEEDS:
        found = [(down if asked == "上りの速さ" else up, "m/分", "上りは流れにおされておそくなり、下りは速くなります。"), (still, "m/分", "流れの速さをわすれていませんか。")]
    else:
        total = next((given[role] for role in ("道のり", f"{asked[:2]}の道のり", *DISTANCES) if role in given), Fraction(0))
        times = {"上りの時間": (up, down), "下りの時間": (down, up)}
        if asked in times and total:
            other = times[asked][1]
            found = [(total / other, "分", "上りは静水時の速さから流れの速さをひき、下りはたします。逆にしていませんか。"), (total / still, "分", "流れの速さをわすれていませんか。")]
        elif asked in times:
            time = next(given[role] for role in ("上りの時間", "下りの時間") if role in given)
            found = [(time, "分", "上りと下りでは、かかる時間がちがいます。速さの比はどうなりますか。"), (time * still / times[asked][0], "分", "流れの速さをわすれていませんか。")]
        elif asked == "往復の時間":
            found = [(total * 2 / still, "分", "往復でも、流れの速さは消えません。上りと下りに分けて求めましょう。"), (total / up, "分", "上りの時間だけを答えていませんか。"), (total / down, "分", "下りの時間だけを答えていませんか。")]
        else:
            spent = [given[role] for role in ("上りの時間", "下りの時間") if role in given]
            found = [(still * time, "m", "流れの速さをわすれていませんか。") for time in spent]
            found += [(flow * time, "m", "船の速さは、流れの速さだけではありません。") for time in spent]
    return slips(right, found)


def _kind(role: str) -> str:
    return "s" if role in SPEEDS else "l" if role in DISTANCES else "t"


