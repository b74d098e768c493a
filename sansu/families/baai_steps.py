"""場合の数: situations and explanations.  Choices are multiplied; what is counted several times is divided or taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby
from math import comb, factorial, perm, prod

from sansu.families.family import Impossible
from sansu.quantity import Quantity
from sansu.solution import Solution, Step

_FIRST = ("一", "十", "百", "千", "一万")


@dataclass(frozen=True)
class Baai:
    """kind "cards": the digits on `cards`, a number of k places, `sort` of number.  "colours": c colours × cards.

    "row": k of n in a row.  "offices": `names` to different people of n.  "choose": k of n.  "two": k of n and `others` of m.
    "league", "knockout": n teams.  "boxes": n balls, m boxes.  "grid": m down, n across.  "strip": k parts, c colours.
    "dice": two dice, `sort` 和 or 積, `rule` how it stands to k.  "janken": n people, `rule` what comes out.
    """

    kind: str
    n: int = 0
    k: int = 0
    m: int = 0
    others: int = 0
    c: int = 0
    cards: tuple[int, ...] = ()
    sort: str = ""
    by: int = 0
    again: bool = False
    told: str = ""
    rule: str = ""
    names: tuple[str, ...] = ()
    unit: str = "通り"
    of: str = ""  # the unit of n


def plain(value: int, unit: str = "") -> Quantity:
    return Quantity(Fraction(value), unit)


def product(numbers: Sequence[int]) -> str:
    return "×".join(map(str, numbers)) if len(numbers) > 1 else f"{numbers[0]}×1"


def down(n: int, k: int) -> list[int]:
    """5 and 3: 5, 4, 3."""
    return list(range(n, n - k, -1))


def chosen(n: int, k: int) -> str:
    """How many ways to choose k of n, as an expression: 7×6×5÷(3×2×1)."""
    if k in (0, n):
        return "1"
    if k == 1:
        return str(n)
    return f"{product(down(n, k))}÷({product(down(k, k))})"


def listed(numbers: Sequence[object]) -> str:
    return "、".join(map(str, numbers))


def eligible(s: Baai) -> tuple[int, ...]:
    """The digits that the last place may have."""
    digits = tuple(sorted(set(s.cards)))
    if s.sort == "偶数":
        return tuple(d for d in digits if d % 2 == 0)
    if s.sort == "奇数":
        return tuple(d for d in digits if d % 2)
    if s.sort == "倍数":
        return tuple(d for d in digits if d % s.by == 0)
    return digits


def explain(s: Baai) -> Solution:
    solution = _EXPLAIN[s.kind](s)
    if solution.answer.value <= 0:
        raise Impossible("そのような場合は1つもありません。")
    return solution


def _solved(s: Baai, steps: Sequence[Step], say: str, back: str, value: int, unit: str = "") -> Solution:
    return Solution(tuple(steps), Step(say, back, plain(value, unit)), Quantity(steps[-1].value.value, s.unit))


# --- numbers from cards ----------------------------------------------------------------------------------------------


def _explain_cards(s: Baai) -> Solution:
    if len(set(s.cards)) != len(s.cards):
        return _explain_equal_cards(s)
    if s.sort in ("", "整数"):
        return _explain_whole(s)
    return _explain_last_place(s)


def _place(s: Baai, index: int) -> str:
    return f"{_FIRST[s.k - 1 - index]}の位"


def _explain_whole(s: Baai) -> Solution:
    c, zero = len(s.cards), 0 in s.cards
    if not s.again and s.k > c:
        raise Impossible("カードの枚数が足りません。")
    head = c - zero
    rest = [c] * (s.k - 1) if s.again else down(c - 1, s.k - 1)
    steps = []
    if zero:
        say = f"{_place(s, 0)}に0は使えないので、選べる数字は1つ少なくなります。"
        steps.append(Step(say, f"{c}−1", plain(head, "通り"), hint=f"{_place(s, 0)}には、どの数字が使えますか。"))
    more = "次の位からも、同じ数字が使えます。" if s.again else "位を1つ決めるたびに、残りの数字は1つずつへります。"
    value = head * prod(rest)
    steps.append(Step(f"{more}{'位ごとの数をかけます。'}", product([head, *rest]), plain(value, s.unit), hint="それぞれの位には、何通りの数字が使えますか。"))
    back = f"{value}÷{head}"
    return _solved(s, steps, f"{_place(s, 0)}の数字で分けると、どれも同じ数ずつあります。", back, value // head, s.unit)


def _explain_last_place(s: Baai) -> Solution:
    c, zero, ends = len(s.cards), 0 in s.cards, eligible(s)
    name = {"偶数": "偶数", "奇数": "奇数", "倍数": f"{s.by}の倍数"}[s.sort]
    if not ends:
        raise Impossible(f"一の位に使える数字がないので、{name}はできません。")
    if s.k > c and not s.again:
        raise Impossible("カードの枚数が足りません。")
    steps: list[Step] = []
    say = f"{name}になるのは、一の位が{listed(ends)}のときです。"
    hint = f"{name}になるのは、一の位がどんな数字のときですか。"
    if s.again:
        numbers = [len(ends), c - zero, *[c] * (s.k - 2)]
        value = prod(numbers)
        other = f"{_place(s, 0)}は0のほかの数字です。" if zero else ""
        steps.append(Step(f"{say}{other}", product(numbers), plain(value, s.unit), hint=hint))
        return _solved(s, steps, "一の位の数字で分けると、どれも同じ数ずつあります。", f"{value}÷{len(ends)}", value // len(ends), s.unit)
    if not zero or 0 not in ends:
        head = c - 1 - zero
        numbers = [len(ends), head, *down(c - 2, s.k - 2)] if s.k > 1 else [len(ends)]
        value = prod(numbers)
        text = f"{say}{f'{_place(s, 0)}は0とその数字のほかです。' if zero else '残りの位は1つずつへります。'}"
        steps.append(Step(text, product(numbers), plain(value, s.unit), hint=hint))
        return _solved(s, steps, "一の位の数字で分けると、どれも同じ数ずつあります。", f"{value}÷{len(ends)}", value // len(ends), s.unit)
    first = perm(c - 1, s.k - 1)
    steps.append(Step(f"{say}一の位が0のとき、残りの位は0のほかの数字です。", product(down(c - 1, s.k - 1)), plain(first, s.unit), hint=hint))
    others = len(ends) - 1
    if not others:
        return _solved(s, steps, f"{_place(s, 0)}の数字で分けると、どれも同じ数ずつあります。", f"{first}÷{c - 1}", first // (c - 1), s.unit)
    numbers = [others, c - 2, *down(c - 2, s.k - 2)]
    second = prod(numbers)
    steps.append(Step(f"一の位が0でないとき、{_place(s, 0)}は0とその数字のほかです。", product(numbers), plain(second, s.unit), hint="一の位が0でないときは、何通りありますか。"))
    steps.append(Step("2つの場合をたします。", f"{first}＋{second}", plain(first + second, s.unit), hint="分けた場合を、どうすればよいですか。"))
    return _solved(s, steps, "一の位が0のときの数にもどします。", f"{first + second}−{second}", first, s.unit)


def patterns(counts: Sequence[int], k: int) -> Iterator[tuple[int, ...]]:
    """How k cards can share digits, most alike first: (3, 1) is three alike and one other."""

    def parts(left: int, most: int) -> Iterator[tuple[int, ...]]:
        if left == 0:
            yield ()
        for one in range(min(left, most), 0, -1):
            for rest in parts(left - one, one):
                yield (one, *rest)

    for pattern in parts(k, k):
        if _selections(counts, pattern)[1]:
            yield pattern


def _selections(counts: Sequence[int], pattern: Sequence[int]) -> tuple[list[tuple[int, int]], int]:
    """For each size of a pattern how many digits there are to choose from and how many are chosen; the product."""
    out, used, value = [], 0, 1
    for size, group in groupby(pattern):
        number = len(list(group))
        there = sum(1 for one in counts if one >= size) - used
        out.append((there, number))
        value *= comb(there, number) if there >= number else 0
        used += number
    return out, value


def _counted_equal(cards: Sequence[int], k: int, unit: str, note: str = "") -> tuple[list[Step], int]:
    counts = [list(cards).count(d) for d in sorted(set(cards))]
    steps, values = [], []
    for pattern in patterns(counts, k):
        choices, _ = _selections(counts, pattern)
        picks = "×".join(f"({chosen(n, r)})" if r > 1 and r < n else chosen(n, r) for n, r in choices)
        same = [one for one in pattern if one > 1]
        orders = product(down(k, k)) if not same else "1" if len(pattern) == 1 else f"({product(down(k, k))}÷({'×'.join(product(down(one, one)) for one in same)}))"
        value = _selections(counts, pattern)[1] * factorial(k) // prod(factorial(one) for one in pattern)
        alike = "と".join(f"{one}枚" for one in same)
        kind = f"同じ数字が{alike}{'' if sum(same) == k else 'とほかの数字'}のとき" if same else "数字がすべてちがうとき"
        say = f"{note}{kind}、数字の選び方と並べ方をかけます。"
        steps.append(Step(say, f"{picks}×{orders}", plain(value, unit), hint="同じ数字が何枚かで場合を分けましょう。"))
        values.append(value)
    total = sum(values)
    if len(values) > 1:
        steps.append(Step(f"{note}分けた場合をたします。", "＋".join(map(str, values)), plain(total, unit), hint="分けた場合を、どうすればよいですか。"))
    return steps, total


def _explain_equal_cards(s: Baai) -> Solution:
    if s.k > len(s.cards):
        raise Impossible("カードの枚数が足りません。")
    if s.sort not in ("", "整数"):
        raise ValueError("only all numbers of cards that are alike are counted")
    steps, total = _counted_equal(s.cards, s.k, s.unit)
    if not steps:
        raise Impossible("できる整数がありません。")
    if 0 not in s.cards:
        last = steps[-1] if len(steps) == 1 else steps[-2]
        if len(steps) == 1:
            return _solved(s, steps, "1通りずつ数えても同じです。", f"{total}×1", total, s.unit)
        value = int(last.value.value)
        return _solved(s, steps, "最後の場合をひくと、ほかの場合の数です。", f"{total}−{value}", total - value, s.unit)
    rest = list(s.cards)
    rest.remove(0)
    more, wrong = _counted_equal(rest, s.k - 1, s.unit, f"{_FIRST[s.k - 1]}の位が0で、")
    steps += more
    steps.append(Step(f"{_FIRST[s.k - 1]}の位が0になるものをのぞきます。", f"{total}−{wrong}", plain(total - wrong, s.unit), hint="いちばん上の位に0は使えますか。"))
    return _solved(s, steps, "のぞいたものをもどすと、全部の並べ方です。", f"{total - wrong}＋{wrong}", total, s.unit)


def _explain_colours(s: Baai) -> Solution:
    lo, hi = s.cards
    each = hi - lo + 1
    head = each - (lo == 0)
    steps: list[Step] = []
    if s.rule == "すべて":
        if s.k != s.c:
            raise ValueError("one card of each colour only")
        steps.append(Step(f"百の位には、{s.c}色とも0でないカードを使えます。", f"{s.c}×{head}", plain(s.c * head, "通り"), hint="百の位には、何枚のカードが使えますか。"))
        numbers = [s.c * head, *(each * left for left in range(s.c - 1, 0, -1))]
        says = [f"{name}の位には、残りの{left}色のどの数字も使えます。" for name, left in zip("十一", range(s.c - 1, 0, -1), strict=False)]
        for left, say in zip(range(s.c - 1, 0, -1), says, strict=False):
            steps.append(Step(say, f"{left}×{each}", plain(left * each, "通り"), hint=say.split("、")[0] + "、何枚のカードが使えますか。"))
    else:
        steps.append(Step("カードは全部で、色の数×数字の数だけあります。", f"{s.c}×{each}", plain(s.c * each, "枚"), hint="カードは全部で何枚ありますか。"))
        steps.append(Step("百の位には、0でないカードを使います。", f"{s.c}×{head}", plain(s.c * head, "通り"), hint="百の位には、何枚のカードが使えますか。"))
        numbers = [s.c * head, *down(s.c * each - 1, s.k - 1)]
    value = prod(numbers)
    steps.append(Step("位ごとの選び方をかけます。" if s.rule else "十の位、一の位と、残りのカードは1枚ずつへります。", product(numbers), plain(value, s.unit), hint="位ごとに、何通りの選び方がありますか。"))
    return _solved(s, steps, "百の位の選び方で分けると、どれも同じ数ずつあります。", f"{value}÷{numbers[0]}", value // numbers[0], s.unit)


# --- rows, offices, choices, matches ---------------------------------------------------------------------------------


def _explain_row(s: Baai) -> Solution:
    numbers = down(s.n, s.k)
    if s.k > s.n:
        raise Impossible("選ぶ数が、全体より多くなっています。")
    value = prod(numbers)
    what = "役" if s.kind == "offices" else "順番"
    say = f"{what}を1つ決めるたびに、選べるものは1つずつへります。"
    step = Step(say, product(numbers), plain(value, s.unit), hint=f"はじめの{what}は何通り、次の{what}は何通りありますか。")
    return _solved(s, [step], "はじめに何を選ぶかで分けると、どれも同じ数ずつあります。", f"{value}÷{s.n}", value // s.n, s.unit)


def _choice_steps(n: int, k: int, unit: str, name: str = "") -> tuple[list[Step], int]:
    if k > n:
        raise Impossible("選ぶ数が、全体より多くなっています。")
    value = comb(n, k)
    who = f"{name}の" if name else ""
    if k == 1:
        return [Step(f"{who}1つの選び方は、全体の数だけあります。", f"{n}×1", plain(n, unit), hint=f"{who}選び方は何通りありますか。")], n
    rows, same = perm(n, k), factorial(k)
    return [
        Step(f"{who}{k}つを順に並べるときの並べ方を求めます。", product(down(n, k)), plain(rows, unit), hint=f"{who}順番を考えると、何通りありますか。"),
        Step(f"同じ{k}つの並べ方は、{k}つの順番の数だけあります。", product(down(k, k)), plain(same, unit), hint="同じ組を何回数えていますか。"),
        Step(f"順番を考えないので、{'わります。' if not name else f'{name}の選び方はわり算です。'}", f"{rows}÷{same}", plain(value, unit), hint="同じ組を何回も数えています。どうすればよいですか。"),
    ], value


def _explain_choose(s: Baai) -> Solution:
    if 2 * s.k > s.n and s.k < s.n:
        left = s.n - s.k
        say = f"{s.k}つを選ぶことは、選ばない{left}つを選ぶことと同じです。"
        first = Step(say, f"{s.n}−{s.k}", plain(left), hint="選ばないものを選ぶと考えましょう。")
        steps, value = _choice_steps(s.n, left, s.unit)
        return _solved(s, [first, *steps], "選び方に並べ方をかけると、順番を考えた並べ方です。", f"{value}×{factorial(left)}", value * factorial(left), s.unit)
    steps, value = _choice_steps(s.n, s.k, s.unit)
    return _solved(s, steps, "選び方に並べ方をかけると、順番を考えた並べ方です。", f"{value}×{factorial(s.k)}", value * factorial(s.k), s.unit)


def _explain_two(s: Baai) -> Solution:
    a, first = _choice_steps(s.n, s.k, "通り", s.names[0])
    b, second = _choice_steps(s.m, s.others, "通り", s.names[1])
    last = Step(f"{s.names[0]}の選び方のそれぞれに、{s.names[1]}の選び方があります。", f"{first}×{second}", plain(first * second, s.unit), hint="2つの選び方を、どうすればよいですか。")
    return _solved(s, [*a, *b, last], f"{s.names[1]}の選び方でわると、{s.names[0]}の選び方です。", f"{first * second}÷{second}", first, "通り")


def _explain_league(s: Baai) -> Solution:
    value = s.n * (s.n - 1) // 2
    steps = [
        Step("どの1つも、自分のほかのすべてと試合をします。", f"{s.n}−1", plain(s.n - 1, "試合"), hint="1つのチームは何試合しますか。"),
        Step("全部の数をかけ、1つの試合を2回数えるので2でわります。", f"{s.n}×{s.n - 1}÷2", plain(value, s.unit), hint="同じ試合を2回数えていませんか。"),
    ]
    return _solved(s, steps, "1つずつ組にして順に数えても同じです。", "＋".join(map(str, range(s.n - 1, 0, -1))) if s.n > 2 else "1×1", value, s.unit)


def _explain_knockout(s: Baai) -> Solution:
    step = Step("1試合で1つ負けて消えます。優勝のほかがすべて負けます。", f"{s.n}−1", plain(s.n - 1, s.unit), hint="1試合で、いくつ負けて消えますか。")
    return _solved(s, [step], "負けたものと優勝したものをたすと、全部です。", f"{s.n - 1}＋1", s.n, s.of)


def _explain_boxes(s: Baai) -> Solution:
    total = s.m**s.n
    steps = [Step(f"1つずつ、どの入れ物に入れるかを決めると、{s.m}通りずつあります。", product([s.m] * s.n), plain(total, s.unit), hint="1つのものの入れ方は何通りですか。")]
    if s.rule == "よい":
        return _solved(s, steps, "1つ少ないときの何倍かを確かめます。", f"{total}÷{s.m}", total // s.m, s.unit)
    if s.m > s.n:
        raise Impossible("入れるものが足りないので、空のものができます。")
    if s.m == 2:
        steps.append(Step("全部を1つに入れる2通りをのぞきます。", f"{total}−2", plain(total - 2, s.unit), hint="空のものができるのは、どんなときですか。"))
        return _solved(s, steps, "のぞいたものをもどします。", f"{total - 2}＋2", total, s.unit)
    two = 2**s.n
    steps.append(Step("2つが空になるのは、全部を1つに入れるときで3通りです。", "3×1", plain(3, s.unit), hint="2つが空になるのは、どんなときですか。"))
    steps.append(Step("決まった2つに入れるとき、2通りずつの積から空の出る2通りをひきます。", f"{product([2] * s.n)}−2", plain(two - 2, s.unit), hint="1つだけが空になるのは、どんなときですか。"))
    steps.append(Step("1つだけ空になるのは、どれが空かの3通りずつあります。", f"3×{two - 2}", plain(3 * (two - 2), s.unit), hint="どれが空になるかは何通りですか。"))
    value = total - 3 - 3 * (two - 2)
    steps.append(Step("全部から、空ができるものをひきます。", f"{total}−3−{3 * (two - 2)}", plain(value, s.unit), hint="全部から何をのぞきますか。"))
    return _solved(s, steps, "3つの場合をたすと、全部の入れ方です。", f"{value}＋3＋{3 * (two - 2)}", total, s.unit)


def _explain_grid(s: Baai) -> Solution:
    steps = []
    row = [1] * (s.n + 1)
    for level in range(1, s.m + 1):
        new = [1]
        for one in row[1:]:
            new.append(new[-1] + one)
        say = f"{level}段目の角には、左と下の数をたして、{listed(new)}と書けます。"
        steps.append(Step(say, f"{new[-2]}＋{row[-1]}", plain(new[-1], s.unit), hint="曲がり角ごとに、そこまでの行き方をたして書きましょう。"))
        row = new
    total = comb(s.m + s.n, s.n)
    return _solved(s, steps, f"{s.m + s.n}回の進み方のうち、たての{s.m}回を選ぶ数と同じです。", chosen(s.m + s.n, s.m) + ("×1" if s.m == 1 else ""), total, s.unit)


def _explain_strip(s: Baai) -> Solution:
    numbers = down(s.c, s.k) if s.rule == "すべて" else [s.c, *[s.c - 1] * (s.k - 1)]
    if s.rule == "すべて" and s.k > s.c:
        raise Impossible("色の数が足りません。")
    say = "はしから順に決めます。使える色は1つずつへります。" if s.rule == "すべて" else "はしから順に決めます。2つ目からは、となりの色のほかです。"
    value = prod(numbers)
    step = Step(say, product(numbers), plain(value, s.unit), hint="はしから順にぬると、何色ずつ使えますか。")
    return _solved(s, [step], "はしの色で分けると、どれも同じ数ずつあります。", f"{value}÷{s.c}", value // s.c, s.unit)


def _lands(s: Baai, a: int, b: int) -> bool:
    value = a + b if s.sort == "和" else a * b
    return {"ちょうど": value == s.k, "以上": value >= s.k, "以下": value <= s.k, "倍数": value % s.k == 0}[s.rule]


def dice_rows(s: Baai) -> list[int]:
    """For each number of the big die how many numbers of the small one fit."""
    return [sum(_lands(s, a, b) for b in range(1, 7)) for a in range(1, 7)]


def _explain_dice(s: Baai) -> Solution:
    rows = dice_rows(s)
    total = sum(rows)
    if not total:
        raise Impossible("そのような目の出方はありません。")
    say = f"大きいさいころが1から6のとき、小さいほうは順に{listed(rows)}通りです。"
    steps = [Step(say, "＋".join(map(str, rows)), plain(total, s.unit), hint="大きいさいころの目ごとに、小さいほうの目を調べましょう。")]
    return _solved(s, steps, "あてはまらない出方とたすと、全部の36通りです。", f"{total}＋{36 - total}", 36, "通り")


def _explain_janken(s: Baai) -> Solution:
    total = 3**s.n
    whole = Step("1人の手の出し方は3通りずつあります。", product([3] * s.n), plain(total, s.unit), hint="1人の手の出し方は何通りですか。")
    if s.rule == "すべて":
        return _solved(s, [whole], "1人少ないときの3倍です。", f"{total}÷3", total // 3, s.unit)
    if s.rule == "1人勝ち":
        step = Step("だれが勝つかと、どの手で勝つかをかけます。", f"{s.n}×3", plain(3 * s.n, s.unit), hint="だれが、どの手で勝ちますか。")
        return _solved(s, [step], "手の3通りで分けると、勝つ人の数です。", f"{3 * s.n}÷3", s.n, "人")
    if s.n == 2:
        step = Step("2人が同じ手を出すのは、どの手かの3通りです。", "3×1", plain(3, s.unit), hint="あいこになるのは、どんなときですか。")
        return _solved(s, [step], "勝ち負けが決まるのは6通りで、合わせて9通りです。", "3＋6", 9, s.unit)
    two = 2**s.n - 2
    steps = [
        whole,
        Step("勝負が決まるのは手が2種類のときです。決まった2種類の出し方を求めます。", f"{product([2] * s.n)}−2", plain(two, s.unit), hint="勝負が決まるのは、手が何種類のときですか。"),
        Step("手の2種類の組は3通りあります。", f"3×{two}", plain(3 * two, s.unit), hint="2種類の手の組は何通りですか。"),
        Step("全部から、勝負が決まるものをひきます。", f"{total}−{3 * two}", plain(total - 3 * two, s.unit), hint="全部から何をのぞきますか。"),
    ]
    return _solved(s, steps, "あいこと勝負が決まるものをたすと、全部です。", f"{total - 3 * two}＋{3 * two}", total, s.unit)


_EXPLAIN = {
    "cards": _explain_cards, "colours": _explain_colours, "row": _explain_row, "offices": _explain_row, "choose": _explain_choose, "two": _explain_two,
    "league": _explain_league, "knockout": _explain_knockout, "boxes": _explain_boxes, "grid": _explain_grid, "strip": _explain_strip, "dice": _explain_dice,
    "janken": _explain_janken,
}  # fmt: skip
__all__ = ["Baai", "combinations", "explain", "plain"]
