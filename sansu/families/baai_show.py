"""場合の数: the reading line, the diagrams and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial, perm

from sansu.diagram import Branch, Diagram, Figure, Shape, Table, Tree
from sansu.families.baai_check import counted
from sansu.families.baai_steps import Baai, dice_rows, listed
from sansu.families.family import Mistake
from sansu.quantity import Quantity


def line(s: Baai) -> tuple[tuple[str, str], ...]:
    asked = ("求めるもの", f"{_ASKED[s.kind]}（{s.unit}）")
    if s.kind == "cards":
        sort = {"": "整数", "倍数": f"{s.by}の倍数"}.get(s.sort, s.sort)
        use = "同じ数字を何回使ってもよい" if s.again else "1回ずつ"
        cards = "数字" if s.told == "numerals" else "カード"
        return ((cards, listed(s.cards)), ("使い方", use), ("作る数", f"{s.k}けたの{sort}"), asked)
    if s.kind == "colours":
        colours = f"{s.c}色をすべて使う" if s.rule else "並び方がちがえば別"
        return (("カード", f"{s.c}色に0から{s.cards[1]}まで"), ("作る数", "3けた、百の位は0でない"), ("色", colours), asked)
    who = s.names[0] if s.names and s.kind in ("row", "choose", "league", "knockout") else ""
    whole = f"{who}{s.n}{s.of}"
    if s.kind == "row":
        return (("全体", whole), ("並べる数", f"{s.k}{s.of}"), asked)
    if s.kind == "offices":
        return (("全体", f"{s.n}{s.of}"), ("選ぶ役", f"{listed(s.names)}を1人ずつ"), asked)
    if s.kind == "choose":
        return (("全体", whole), ("選ぶ数", f"{s.k}{s.of}"), asked)
    if s.kind == "two":
        a, b = s.names
        return (("全体", f"{a}{s.n}{s.of}、{b}{s.m}{s.of}"), ("選ぶ数", f"{a}{s.k}{s.of}、{b}{s.others}{s.of}"), asked)
    if s.kind in ("league", "knockout"):
        return (("全体", whole), ("試合のしかた", "総当たり" if s.kind == "league" else "勝ちぬき"), asked)
    if s.kind == "boxes":
        ball, box, *names = s.names
        empty = f"空の{box}が{'あってもよい' if s.rule == 'よい' else 'できない'}"
        return (("入れるもの", f"ちがう{ball}{s.n}{s.of}"), (box, listed(names)), ("きまり", empty), asked)
    if s.kind == "grid":
        return (("道", f"たて{s.m}マス、横{s.n}マス"), ("行き方", f"{s.names[0]}から{s.names[1]}まで遠回りしない"), asked)
    if s.kind == "strip":
        rule = "すべてちがう色" if s.rule == "すべて" else "となり合う色はちがう、使わない色があってよい"
        return (("並んだ部分", f"{s.k}つ"), ("色", f"{s.c}色"), ("きまり", rule), asked)
    if s.kind == "dice":
        return (("さいころ", "大小2つ"), ("条件", f"目の{s.sort}が{s.k}{'の' if s.rule == '倍数' else ''}{'' if s.rule == 'ちょうど' else s.rule}"), asked)
    rule = {"すべて": "どの出し方も数える", "あいこ": "あいこになる", "1人勝ち": "1人だけが勝つ"}[s.rule]
    return (("じゃんけん", f"{s.n}人で1回"), ("条件", rule), asked)


_ASKED = {
    "cards": "整数の個数", "colours": "並べ方", "row": "並べ方", "offices": "選び方", "choose": "選び方", "two": "選び方", "league": "試合の数", "knockout": "試合の数",
    "boxes": "入れ方", "grid": "道順", "strip": "ぬり方", "dice": "目の出方", "janken": "手の出し方",
}  # fmt: skip


def _tree(labels: list[str], again: list[list[str]], skip: str = "") -> Tree:
    """The first thing's branches with the next ones of the first branch; the others go on alike."""
    roots = []
    for index, label in enumerate(labels[:5]):
        below = tuple(Branch(one) for one in again[index][:5]) if index == 0 else ()
        roots.append(Branch(label, below, "" if index == 0 else "同じように"))
    if len(labels) > 5:
        roots.append(Branch("…", (), f"あと{len(labels) - 5}本"))
    return Tree(tuple(roots))


def diagram(s: Baai) -> Diagram:
    if s.kind == "cards":
        digits = sorted(set(s.cards))
        heads = [d for d in digits if d]
        left = [sorted({*digits} if s.again or s.cards.count(d) > 1 else {*digits} - {d}) for d in heads]
        return _tree([str(d) for d in heads], [[str(d) for d in one] for one in left])
    if s.kind in ("row", "offices", "choose"):
        names = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[: min(s.n, 8)]
        return _tree(names, [[one for one in names if one != name and (s.kind != "choose" or one > name)] or ["…"] for name in names])
    if s.kind == "two":
        a, b = s.names
        return Table(("", "全体", "選ぶ数"), ((a[:12], f"{s.n}{s.of}", f"{s.k}{s.of}"), (b[:12], f"{s.m}{s.of}", f"{s.others}{s.of}")))
    if s.kind in ("league", "knockout"):
        size = min(s.n, 6)
        names = [chr(ord("A") + i) for i in range(size)]
        rows = tuple((name, *("" if i == j else "○" if i < j else "" for j in range(size))) for i, name in enumerate(names))
        return Table(("", *names), rows) if s.kind == "league" else Tree((Branch("優勝", (Branch("勝ち", (Branch("A"), Branch("B"))), Branch("勝ち", (), "同じように")), ""),))
    if s.kind == "grid":
        lines = [Shape(((Fraction(0), Fraction(y)), (Fraction(s.n), Fraction(y))), closed=False) for y in range(s.m + 1)]
        lines += [Shape(((Fraction(one), Fraction(0)), (Fraction(one), Fraction(s.m))), closed=False) for one in range(s.n + 1)]
        return Figure(tuple(lines), ((Fraction(0), Fraction(0), s.names[0][:20]), (Fraction(s.n), Fraction(s.m), s.names[1][:20])))
    if s.kind == "boxes":
        names = list(s.names[2:])
        return _tree(names, [names] * len(names))
    if s.kind == "strip":
        names = [f"色{index}" for index in range(1, s.c + 1)]
        return _tree(names, [[one for one in names if one != name] for name in names])
    if s.kind == "dice":
        rows = tuple((str(a), *(str(a + b if s.sort == "和" else a * b) for b in range(1, 7))) for a in range(1, 7))
        return Table(("大＼小", *map(str, range(1, 7))), rows)
    if s.kind == "janken":
        hands = ["グー", "チョキ", "パー"]
        return _tree(hands, [hands] * 3)
    return Table(("色の数", "1色の枚数", "並べる枚数"), ((f"{s.c}色", f"{s.cards[1] + 1}枚", f"{s.k}枚"),))


def mistakes(s: Baai) -> tuple[Mistake, ...]:
    value = counted(s)
    found: list[tuple[int, str]] = []
    if s.kind == "cards":
        kinds = len(set(s.cards))
        found += [(perm(len(s.cards), s.k), "いちばん上の位の0や、同じ数字のカードに気をつけましょう。"), (kinds**s.k, "同じカードを何回も使っていませんか。"), (comb(len(s.cards), s.k), "並べ方がちがえば、別の整数です。")]
        if not s.again and kinds == len(s.cards) and s.k <= kinds:
            found += [(perm(kinds, s.k) - perm(kinds - 1, s.k - 1) if 0 in s.cards else perm(kinds, s.k), "一の位の条件を考えていますか。"), (perm(kinds, s.k) // 2, "0をふくむときは、偶数と奇数が同じ数とはかぎりません。")]
        if s.again:
            found += [(perm(kinds, s.k), "同じ数字を何回使ってもよいことをわすれていませんか。"), ((kinds - 1) ** s.k, "0が使えないのは、いちばん上の位だけです。")]
    elif s.kind == "colours":
        whole = s.c * (s.cards[1] + 1)
        found += [(perm(whole, 3), "百の位に0が使えないことを考えていますか。"), (s.cards[1] * (s.cards[1] + 1) ** 2, "色のちがいも考えましょう。"), (whole**3, "同じカードは1回しか使えません。")]
    elif s.kind in ("row", "offices"):
        found += [(comb(s.n, s.k), "順番や役がちがえば、別の場合です。"), (s.n**s.k, "同じものを2回選んでいませんか。"), (s.n * s.k, "1つ決めるたびに、選べるものが1つずつへります。"), (sum(range(s.n - s.k + 1, s.n + 1)), "たすのではなく、かけ合わせます。")]
    elif s.kind == "choose":
        found += [(perm(s.n, s.k), "順番を考えないので、同じ組を何回も数えています。"), (s.n * s.k, "順番を考えずに、何通りあるか考えましょう。"), (perm(s.n, s.k) // s.k, "同じ組を何回数えているか、確かめましょう。")]
    elif s.kind == "two":
        found += [(comb(s.n, s.k) + comb(s.m, s.others), "2つの選び方は、たすのではなくかけ合わせます。"), (comb(s.n + s.m, s.k + s.others), "分けて選ぶことをわすれていませんか。"), (perm(s.n, s.k) * perm(s.m, s.others), "順番を考えないので、同じ組を何回も数えています。")]
    elif s.kind == "league":
        found += [(s.n * (s.n - 1), "1つの試合を2回数えていませんか。"), (s.n * s.n // 2, "自分とは試合をしません。"), (s.n - 1, "1チームの試合の数で答えていませんか。")]
    elif s.kind == "knockout":
        found += [(s.n, "優勝したものは負けません。"), (s.n * (s.n - 1) // 2, "総当たりの数になっています。"), (s.n // 2, "1回戦の数だけで答えていませんか。")]
    elif s.kind == "boxes":
        found += [(s.m**s.n, "空の入れ物ができる場合をのぞいていますか。"), (s.n**s.m, "1つずつ、どこに入れるかを考えましょう。"), (s.n * s.m, "1つずつ、どこに入れるかを決めてかけ合わせます。"), (s.m**s.n - s.m, "1つだけ空になる場合ものぞきましょう。"), (s.m**s.n - s.m * 2**s.n, "空が2つになる場合を2回ひいていませんか。")]
    elif s.kind == "grid":
        found += [(s.m * s.n, "たてと横をかけるだけでは求められません。角に数を書きこみましょう。"), (comb(s.m + s.n + 2, s.m + 1), "マスの数と道の本数を取りちがえていませんか。"), ((s.m + 1) * (s.n + 1), "角の数ではなく、行き方の数を求めましょう。"), (s.m + s.n, "道のりではなく、行き方の数を求めましょう。"), (2 ** (s.m + s.n), "たてと横に進む回数は決まっています。")]
    elif s.kind == "strip":
        found += [(s.c**s.k, "となり合う色のきまりを考えていますか。"), (s.c * (s.c - 1) ** (s.k - 1), "2つ目からあとの色のきまりを確かめましょう。"), (perm(s.c, s.k) if s.k <= s.c else 0, "はなれた部分には、前に使った色も使えます。"), (comb(s.c, min(s.k, s.c)), "色の順番がちがえば、別のぬり方です。")]
    elif s.kind == "dice":
        rows = dice_rows(s)
        found += [((sum(rows) + 1) // 2, "大小のさいころは区別します。"), (36 - value, "あてはまらない場合を数えていませんか。"), (value + 1, "表に書いて、落ちや重なりがないか確かめましょう。"), (value - 1, "表に書いて、落ちや重なりがないか確かめましょう。")]
    else:
        found += [(3**s.n, "条件に合わない出し方も数えていませんか。"), (s.n**3, "1人ずつ3通りの手があります。"), (3 * s.n, "1人ずつの手の数は、かけ合わせます。"), (3, "3つの手がすべてちがうときも、あいこです。"), (s.n, "勝つ手は3通りあります。"), (factorial(s.n), "1人ずつ3通りの手があります。")]
    kept: dict[int, str] = {}
    for wrong, thought in found:
        if wrong > 0 and wrong != value:
            kept.setdefault(wrong, thought)
    return tuple(Mistake(Quantity(Fraction(wrong), s.unit), thought) for wrong, thought in kept.items())
