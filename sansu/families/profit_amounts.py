"""売買損益 step by step in yen: from any two of cost, list price, sale price and profit to the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.profit import Baibai, part, rate_text
from sansu.quantity import Quantity, number
from sansu.solution import Step


@dataclass
class Page:
    """The solution being written: steps so far, what is known in yen, what is known as a multiple of the cost."""

    s: Baibai
    steps: list[Step] = field(default_factory=list)
    yen: dict[str, Fraction] = field(default_factory=dict)
    times: dict[str, Fraction] = field(default_factory=dict)

    def find(self, what: str, say: str, expression: str, value: Fraction) -> None:
        if value <= 0:
            raise Impossible(f"{what}が0円より大きくなりません。条件を確かめてください。")
        about = "損" if what == "利益" and self.s.sign == "損" else what
        hint = f"{about}は、わかっている量からどう求められますか。線分図で考えましょう。"
        self.steps.append(Step(say, expression, Quantity(value, "円"), hint=hint))
        self.yen[what] = value

    def multiple(self, say: str, expression: str, value: Fraction) -> Fraction:
        if value <= 0:
            raise Impossible("割合が合いません。条件を確かめてください。")
        hint = "割合のもとになるのは、原価ですか、定価ですか。もとを1とみて考えましょう。"
        self.steps.append(Step(say, expression, Quantity(value, "倍"), hint=hint))
        return value


def forward(page: Page, wanted: str) -> bool:
    """Applies what can be calculated in yen until the asked amount (or all that its rate needs) is known."""
    needs = {"見こみ": {"原価", "定価"}, "値引き": {"定価", "売り値"}, "利益の割合": {"原価", "売り値"}}.get(
        wanted, {wanted}
    )
    for _ in range(6):
        if needs <= page.yen.keys():
            return True
        if not any(
            rule(page)
            for rule in (
                _list_from_cost,
                _sale_from_list,
                _sale_from_cost,
                _cost_from_sale,
                _list_from_sale,
                _cost_from_list,
                find_gain,
            )
        ):
            return False
    return False


def _list_from_cost(page: Page) -> bool:
    s, yen = page.s, page.yen
    if "定価" in yen or "原価" not in yen or not s.markup:
        return False
    cost = yen["原価"]
    if s.markup.unit == "円":
        page.find(
            "定価",
            "原価に見こんだ利益をたして、定価を求めます。",
            f"{number(cost)}＋{number(s.markup.value)}",
            cost + s.markup.value,
        )
        return True
    k = page.multiple("定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
    page.find("定価", "定価を求めます。", f"{number(cost)}×{number(k)}", cost * k)
    return True


def _cost_from_list(page: Page) -> bool:
    s, yen = page.s, page.yen
    if "原価" in yen or "定価" not in yen or not s.markup:
        return False
    price = yen["定価"]
    if s.markup.unit == "円":
        page.find(
            "原価",
            "定価から見こんだ利益をひいて、原価を求めます。",
            f"{number(price)}−{number(s.markup.value)}",
            price - s.markup.value,
        )
        return True
    k = page.multiple("定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
    page.find("原価", "定価をその倍の数でわって、原価を求めます。", f"{number(price)}÷{number(k)}", price / k)
    return True


def _sale_from_list(page: Page) -> bool:
    s, yen = page.s, page.yen
    if "売り値" in yen or "定価" not in yen or not s.discount:
        return False
    price = yen["定価"]
    if not s.discount.value:
        yen["売り値"] = price
        return True
    if s.discount.unit == "円":
        page.find(
            "売り値",
            "定価から値引きをひいて、売り値を求めます。",
            f"{number(price)}−{number(s.discount.value)}",
            price - s.discount.value,
        )
        return True
    k = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
    page.find("売り値", "売り値を求めます。", f"{number(price)}×{number(k)}", price * k)
    return True


def _list_from_sale(page: Page) -> bool:
    s, yen = page.s, page.yen
    if "定価" in yen or "売り値" not in yen or not s.discount:
        return False
    sale = yen["売り値"]
    if not s.discount.value:
        yen["定価"] = sale
        return True
    if s.discount.unit == "円":
        page.find(
            "定価",
            "売り値に値引きをたして、定価を求めます。",
            f"{number(sale)}＋{number(s.discount.value)}",
            sale + s.discount.value,
        )
        return True
    k = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
    page.find("定価", "売り値をその倍の数でわって、定価を求めます。", f"{number(sale)}÷{number(k)}", sale / k)
    return True


def _sale_from_cost(page: Page) -> bool:
    s, yen = page.s, page.yen
    if "売り値" in yen or "原価" not in yen or not s.gain:
        return False
    cost, plus = yen["原価"], s.sign == "利益"
    if s.gain.unit == "円":
        say = "原価に利益をたして、売り値を求めます。" if plus else "原価から損をひいて、売り値を求めます。"
        gain = s.gain.value
        page.find(
            "売り値", say, f"{number(cost)}{'＋' if plus else '−'}{number(gain)}", cost + gain if plus else cost - gain
        )
        return True
    k = page.multiple(
        "売り値が原価の何倍かを求めます。",
        f"1{'＋' if plus else '−'}{rate_text(s.gain)}",
        1 + part(s.gain) if plus else 1 - part(s.gain),
    )
    page.find("売り値", "売り値を求めます。", f"{number(cost)}×{number(k)}", cost * k)
    return True


def _cost_from_sale(page: Page) -> bool:
    s, yen = page.s, page.yen
    if "原価" in yen or "売り値" not in yen or not s.gain:
        return False
    sale, plus = yen["売り値"], s.sign == "利益"
    if s.gain.unit == "円":
        say = "売り値から利益をひいて、原価を求めます。" if plus else "売り値に損をたして、原価を求めます。"
        gain = s.gain.value
        page.find(
            "原価", say, f"{number(sale)}{'−' if plus else '＋'}{number(gain)}", sale - gain if plus else sale + gain
        )
        return True
    k = page.multiple(
        "売り値が原価の何倍かを求めます。",
        f"1{'＋' if plus else '−'}{rate_text(s.gain)}",
        1 + part(s.gain) if plus else 1 - part(s.gain),
    )
    page.find("原価", "売り値をその倍の数でわって、原価を求めます。", f"{number(sale)}÷{number(k)}", sale / k)
    return True


def find_gain(page: Page) -> bool:
    yen = page.yen
    if "利益" in yen or not {"原価", "売り値"} <= yen.keys():
        return False
    cost, sale = yen["原価"], yen["売り値"]
    if page.s.sign == "利益":
        page.find("利益", "売り値から原価をひいて、利益を求めます。", f"{number(sale)}−{number(cost)}", sale - cost)
    else:
        page.find("利益", "原価から売り値をひいて、損を求めます。", f"{number(cost)}−{number(sale)}", cost - sale)
    return True
