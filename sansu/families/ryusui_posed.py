"""流水算, posed: boats and rivers with whole hours, and the orders in which a text tells of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from fractions import Fraction

from sansu.families import ryusui_stop, ryusui_two
from sansu.families.family import Wording
from sansu.families.ryusui_steps import ROLES, Ryusui
from sansu.families.ryusui_stop import Stop
from sansu.families.ryusui_two import TwoBoats
from sansu.quantity import Quantity


def _natural(rng: random.Random, level: int) -> dict[str, Quantity]:
    """A boat, a river and a stretch with whole (level 3: half) hours both ways."""
    while True:
        if rng.random() < 0.7:
            speed, length, time = "km/時間", "km", "時間"
            flow = rng.randint(1, 3 + level)
            still = rng.randint(flow + 3, 14 + 8 * level)
            whole = (1,) if level < 3 else (1, 2)
        else:
            speed, length, time = "m/分", "m", "分"
            flow = rng.choice([10, 20, 30, 40, 50] if level < 3 else [10, 15, 20, 25, 30, 40, 50])
            still = rng.choice(range(60, 320, 10))
            whole = (1,)
        if still <= flow + 1:
            continue
        up, down = still - flow, still + flow
        total = up * down * rng.randint(1, 4) // rng.choice([1, 2, 3, 4, 5, 6])
        tu, td = Fraction(total, up), Fraction(total, down)
        if (
            total <= 0
            or tu.denominator not in whole
            or td.denominator not in whole
            or tu > (12 if time == "時間" else 90)
        ):
            continue
        return {
            "静水時の速さ": Quantity(Fraction(still), speed), "流れの速さ": Quantity(Fraction(flow), speed), "上りの速さ": Quantity(Fraction(up), speed),
            "下りの速さ": Quantity(Fraction(down), speed), "道のり": Quantity(Fraction(total), length), "上りの時間": Quantity(tu, time),
            "下りの時間": Quantity(td, time), "往復の時間": Quantity(tu + td, time),
        }  # fmt: skip


_BOATS = (
    "船",
    "ボート",
    "遊覧船",
    "モーターボート",
    "観光船",
    "定期船",
    "カヌー",
    "水上バス",
    "連絡船",
    "小舟",
    "貨物船",
    "ヨット",
)

# given -> asked, by level
_ASKED = {
    1: (
        ("静水時の速さ 流れの速さ 道のり", "上りの時間"), ("静水時の速さ 流れの速さ 道のり", "下りの時間"), ("上りの速さ 下りの速さ", "静水時の速さ"),
        ("上りの速さ 下りの速さ", "流れの速さ"), ("上りの速さ 下りの速さ", "流れの速さ"), ("上りの速さ 下りの速さ", "静水時の速さ"), ("静水時の速さ 流れの速さ", "上りの速さ"), ("静水時の速さ 流れの速さ", "下りの速さ"),
    ),
    2: (
        ("静水時の速さ 流れの速さ 道のり", "往復の時間"), ("道のり 上りの時間 下りの時間", "静水時の速さ"), ("道のり 上りの時間 下りの時間", "流れの速さ"),
        ("静水時の速さ 道のり 上りの時間", "流れの速さ"), ("静水時の速さ 道のり 下りの時間", "流れの速さ"), ("流れの速さ 道のり 下りの時間", "静水時の速さ"),
        ("静水時の速さ 流れの速さ 道のり", "上りの時間"),
    ),
    3: (
        ("流れの速さ 道のり 上りの時間", "下りの時間"), ("静水時の速さ 道のり 下りの時間", "上りの時間"), ("静水時の速さ 流れの速さ 上りの時間", "下りの時間"),
        ("流れの速さ 上りの時間 下りの時間", "道のり"), ("静水時の速さ 上りの時間 下りの時間", "流れの速さ"), ("流れの速さ 上りの時間 下りの時間", "静水時の速さ"),
        ("静水時の速さ 流れの速さ 下りの時間", "道のり"), ("道のり 上りの時間 下りの時間", "流れの速さ"), ("静水時の速さ 流れの速さ 道のり", "往復の時間"),
    ),
}  # fmt: skip


def sample(rng: random.Random, level: int) -> Ryusui | TwoBoats | Stop:
    if level == 3 and rng.random() < 0.25:
        return ryusui_two.sample(rng) if rng.random() < 0.6 else ryusui_stop.sample(rng, _BOATS)
    all_of = _natural(rng, level)
    given, asked = rng.choice(_ASKED[level])
    boat = rng.choice(_BOATS) if rng.random() < 0.6 else rng.choice(["", "船"])
    return Ryusui(
        tuple((role, all_of[role]) for role in ROLES if role in given.split()), asked, all_of[asked].unit, boat
    )


_ORDERS = (
    "still.of flow span.river ask.up",
    "still.of flow span.river ask.down",
    "still.speed flow.short span ask.up",
    "still.speed.boat flow.river span.is ask.down",
    "still.goes flow span ask.up",
    "still.told flow.river span.river ask.up",
    "flow.runs still.bare span.river ask.up",
    "up.speed down.speed ask.still.short",
    "up.speed.boat down.speed ask.flow",
    "up.goes.boat down.goes ask.still.short",
    "up.goes down.goes ask.flow",
    "up.speed.when.boat down.speed.when ask.flow.short",
    "up.speed.when down.speed.when ask.still.short",
    "still.speed flow ask.up.speed",
    "still.of flow.short ask.down.speed",
    "still.speed.boat flow ask.down.when",
    "still.goes flow.short ask.up.when",
    "still.speed flow span ask.round",
    "flow still.of span.is ask.round",
    "flow.river still.told span.is ask.round.way",
    "span up.takes down.takes ask.still.short",
    "span.river up.takes.boat down.takes ask.flow",
    "span.is up.takes.boat down.takes ask.flow.short",
    "span up.way down.way ask.still.short",
    "span.is up.way down.way ask.flow",
    "still.speed span.river up.takes ask.flow",
    "still.bare span.river down.takes ask.flow",
    "still.goes span down.takes ask.flow.short",
    "span.river down.takes.boat flow ask.still.short",
    "flow.river span down.takes ask.still.short",
    "flow.runs span up.takes.boat ask.down",
    "span.river up.takes flow ask.down",
    "still.of span.river down.takes ask.up",
    "still.told span.river down.takes ask.up",
    "still.speed flow up.takes ask.down",
    "up.takes down.takes flow ask.distance",
    "up.takes.boat down.takes flow.short ask.distance",
    "still.of up.takes down.takes ask.flow",
    "still.bare up.way down.way ask.flow.short",
    "flow up.takes down.takes ask.still.short",
    "flow.river up.takes.boat down.takes ask.still.short",
    "still.speed flow down.takes ask.distance",
    "two down.by up.by ask.flow",
    "two.is down.by up.by ask.flow.short",
    "two meet ask.meet",
    "two.is meet.river ask.meet.is",
    "still.told flow.river up.only stop ask.total",
    "still.bare flow.river up.only stop ask.total",
    "still.told flow.river down.only stop ask.total",
)
_SPEED_ASKED = re.compile(r"ask\.(?:still|flow|up\.speed|down\.speed)(?:\.short)?$")


def _wordings() -> Iterator[Wording]:
    """Each order of clauses; one that asks for a speed once with 時速何km and once with 分速何m (…m)."""
    for index, keys in enumerate(_ORDERS, 1):
        for suffix in ("", ".m") if _SPEED_ASKED.search(keys) and not keys.startswith("two") else ("",):
            clauses = tuple(f"boats.{key}" for key in (keys + suffix).split())
            yield Wording(f"ryusui-{index:02}{suffix[1:]}", clauses)


WORDINGS = tuple(_wordings())
