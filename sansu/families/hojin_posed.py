"""New 方陣算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from typing import Any

from sansu.families.family import Wording
from sansu.families.hojin_told import Hojin

_THINGS = (("ご石", "個"), ("おはじき", "個"), ("黒い石", "個"), ("コイン", "枚"), ("カード", "枚"), ("タイル", "枚"), ("白いご石", "個"), ("色紙", "枚"), ("生徒", "人"), ("植木ばち", "個"))  # fmt: skip


def sample(rng: random.Random, level: int) -> Hojin:
    thing, unit = rng.choice(_THINGS[2:3] + _THINGS[:2] + _THINGS[4:8])
    side = rng.randint(4, (9, 15, 24)[level - 1])
    kinds = {
        1: ("full", "outer", "grow", "total", "outer.side"),
        2: ("outer.total", "total.outer", "grow.side", "grow.total", "to", "ring", "hollow", "over.side", "over"),
        3: ("hollow", "hollow.side", "over", "over", "over.side", "ring", "total.outer", "total.grow", "grow.total"),
    }[level]
    kind = rng.choice(kinds)
    need = 2 * side + 1
    deep = rng.randint(2, max(2, (side - 1) // 2 - (side > 6)))
    over = rng.randint(1, need - 1)
    made: dict[str, dict[str, Any]] = {
        "full": {"asked": "数", "side": side},
        "outer": {"asked": "外側", "side": side},
        "grow": {"asked": "増やす数", "side": side},
        "total": {"asked": "1辺", "total": side * side},
        "outer.side": {"asked": "1辺", "outer": 4 * side - 4},
        "outer.total": {"asked": "数", "outer": 4 * side - 4},
        "total.outer": {"asked": "外側", "total": side * side},
        "total.grow": {"asked": "増やす数", "total": side * side},
        "grow.side": {"asked": "1辺", "grow": need},
        "grow.total": {"asked": "数", "grow": need},
        "to": {"asked": "増やす数", "side": side, "to": side + rng.randint(1, level)},
        "ring": {"asked": "内側のまわり", "side": side, "ring": rng.randint(2, side // 2)},
        "hollow": {"asked": "数", "side": max(side, 2 * deep + 1), "hollow": deep},
        "hollow.side": {"asked": "1辺", "total": (max(side, 2 * deep + 1) - deep) * deep * 4, "hollow": deep},
        "over": {"asked": "数", "over": over, "short": need - over},
        "over.side": {"asked": "1辺", "over": over, "short": need - over},
    }
    return Hojin(thing, unit, **made[kind])


WORDINGS = tuple(
    Wording(f"hojin-{index:02}", tuple(f"squares.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "full.thing ask.total",
            "full.first ask.total.of",
            "there ask.total",
            "lined ask.outer",
            "full.thing ask.outer",
            "made.thing ask.outer",
            "full.thing ask.grow",
            "made.first ask.grow",
            "full.total ask.side",
            "filling ask.side",
            "filling.of ask.side",
            "full.total.of ask.outer",
            "made.total ask.outer",
            "full.lay outer ask.side",
            "made.lay outer ask.total",
            "full.fill.lay outer ask.total",
            "full.lay grow ask.side",
            "made.lay grow ask.total",
            "full.thing ask.bigger",
            "there ask.bigger",
            "full.before ask.ring",
            "made.first ask.ring",
            "hollow ask.total",
            "hollow.first ask.total.of",
            "hollow.total ask.side",
            "hollow.total.thing ask.side",
            "any.tried over short ask.total",
            "any.tried over short ask.side",
            "full.total.of ask.grow",
            "any.tried over short ask.total.count",
        ),
        1,
    )
)
