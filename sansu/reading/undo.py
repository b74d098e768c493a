"""Clauses of operations one after another on an unknown number or amount, of a calculation done wrongly, and of □."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.reading.rates import CLAUSES as RATES
from sansu.wording import Clause

_IT = "その数|その答え|その結果|それ|そこ|これ|その和|その差|その積|その商|できた数|その値|出た答え|さらにその数"
_THEN = "<|さらに|さらに、|そのあと|次に|つぎに|それから|続けて>"
# sign -> the particle of what it is done to, how the number stands, the stems before て, ると, た, and る
_OPS = {
    "×": ("に", "を", (("かけ", "かけ", "かけ", "かける"),)),
    "＋": ("に", "を", (("たし", "たす", "たし", "たす"), ("加え", "加える", "加え", "加える"), ("足し", "足す", "足し", "足す"))),
    "−": ("から", "を", (("ひい", "ひく", "ひき", "ひく"), ("引い", "引く", "引き", "引く"))),
    "÷": ("を", "で", (("わっ", "わる", "わり", "わる"), ("割っ", "割る", "割り", "割る"))),
}  # fmt: skip


def _ends(te: str, dictionary: str, stem: str) -> tuple[str, ...]:
    dictionary = dictionary if dictionary.endswith(("る", "す", "く")) else dictionary + "る"
    return (f"{te}て、", f"{dictionary}と、", f"{te}たら、", f"{te}たところ、", f"{stem}、", f"{te}た数は、", f"{te}た数が、", f"{te}た答えは、", f"{te}てから、", f"{te}た数", f"{stem}ます。", f"{stem}ました。", f"{te}たものは", f"{te}たので、", f"{te}た後、", f"{te}たあと、")


def _choice(forms: list[str], written: int) -> str:
    return f"({'|'.join(forms[:written])}|<{'|'.join(dict.fromkeys(forms[written:]))}>)"


def _number_steps() -> Iterator[Clause]:
    for sign, (particle, mark, stems) in _OPS.items():
        forms = [end for te, dictionary, stem, _ in stems for end in _ends(te, dictionary, stem)]
        for key, written in (("then", forms[0]), ("last", forms[1])):
            others = [form for form in forms if form != written]
            yield clause(f"undo.{sign}.first.{key}", "undo step", f"{particle}{{a:number}}{mark}" + _choice([written, *others], 1), op=sign)
            yield clause(f"undo.{sign}.{key}", "undo step", _THEN + f"<|{'|'.join(one + particle for one in _IT.split('|'))}>" + f"{{a:number}}{mark}" + _choice([written, *others], 1), op=sign)
        for right, (_, right_mark, right_stems) in _OPS.items():
            wrong = [te for te, *_ in stems]
            slip = [te + end for te in wrong for end in ("たので、", "てしまい、", "たため、", "たところ、", "てしまったので、", "て、", "たら、", "てしまったため、", "てしまったところ、", "てしまいました。", "てしまうと、")]
            does = f"({'|'.join(plain for *_, plain in right_stems[:1])}|<{'|'.join(plain for *_, plain in right_stems)}>)"
            front = f"{_OPS[right][0]}{{a:number}}{right_mark}{does}(ところを、|<のを、|はずが、|ところ、>)(まちがえて|<あやまって|誤って|間違えて|間違って|まちがって|>)、"
            yield clause(f"undo.slip.{right}.{sign}", "undo slip", front + f"<|{particle}>{{b:number}}{mark}" + _choice(slip, 2), right=right, wrong=sign)
            if right != sign:
                yield clause(f"undo.slip.{right}.{sign}.same", "undo slip", front + _choice(slip, 2), right=right, wrong=sign)


_LOSE = (("あげ", "あげ", "あげる"), ("使い", "使っ", "使う"), ("食べ", "食べ", "食べる"), ("わたし", "わたし", "わたす"), ("配り", "配っ", "配る"), ("売り", "売っ", "売る"), ("なくし", "なくし", "なくす"), ("飲み", "飲ん", "飲む"), ("捨て", "捨て", "捨てる"), ("出し", "出し", "出す"))
_GAIN = (("もらい", "もらっ", "もらう"), ("買い", "買っ", "買う"), ("拾い", "拾っ", "拾う"), ("買い足し", "買い足し", "買い足す"), ("買いたし", "買いたし", "買いたす"), ("入れ", "入れ", "入れる"), ("加え", "加え", "加える"), ("たし", "たし", "たす"))
_TIMES = (("買い足し", "買い足し", "買い足す"), ("買いたし", "買いたし", "買いたす"), ("もらい", "もらっ", "もらう"), ("買い", "買っ", "買う"), ("増やし", "増やし", "増やす"), ("入れ", "入れ", "入れる"))
_TO = "(友だちに|弟に|妹に|<|友達に|兄に|姉に|母に|妹と弟に>)"
_WHO = "<|友だちへ|友達に|友だちに|弟に|妹に|兄に|姉に|母に>"
_FROM = "<|友だちから|友達から|弟から|妹から|兄から|姉から|母から|お母さんから|父から|お父さんから|おじさんから|おばさんから|祖母から|お店で>"


def _thing_ends(stem: str, te: str, plain: str) -> list[str]:
    d = "だ" if te.endswith("ん") else "た"
    t = "で" if te.endswith("ん") else "て"
    return [f"{stem}、", f"{te}{d}ところ、", f"{te}{t}、", f"{stem}ました。", f"{plain}と、", f"{te}{d}ら、", f"{te}{d}ので、", f"{stem}ましたが、", f"{te}{d}あと、", f"{te}{d}後、"]


def _thing_steps() -> Iterator[Clause]:
    when = "<|まず|はじめに|次に|つぎに|そのあと|その後|さらに|それから|また|最後に|そのうちの|そのうち>"
    of = "<|ちょうど|その|持っているお金の|持っている数の|残りの|その残りの|残ったお金の|残りのお金の|残った数の|{base:word=持っていたお金の/持っていた数の/全体の/はじめの/所持金の}>"  # base: of the beginning, wrong later
    for key, verbs in (("share", _LOSE), ("lose", _LOSE), ("gain", _GAIN)):
        for last in ("", ".last"):
            ends = [end for verb in verbs for end in _thing_ends(*verb)]
            mine = ends[1 if last else 0]
            said = _choice([mine, *(end for end in ends if end != mine)], 1)
            if key == "share":
                yield clause(f"undo.thing.share{last}", "undo step", when + "<|{aim:noun}を作るのに|{aim2:noun}を折るのに|{aim3:noun}を作るために|工作に>" + of + "{share:part}を" + _TO + said, op="残")
            elif key == "lose":
                yield clause(f"undo.thing.lose{last}", "undo step", when + _TO + "{a:amount}<|を>" + _WHO + said, op="−")
            else:
                yield clause(f"undo.thing.gain{last}", "undo step", when + _FROM + "{a:amount}<|を>" + said, op="＋")
    ends = [end for verb in _TIMES for end in _thing_ends(*verb)]
    for last, mine in (("", ends[0]), (".last", ends[4])):
        yield clause(f"undo.thing.times{last}", "undo step", when + "<|持っている枚数が|持っている数が|持っている個数が|持っている本数が|枚数が|個数が|数が|お金が|持っているお金が>{k:times}になるように" + _choice([mine, *(end for end in ends if end != mine)], 1), op="×")


_SHAPES = ("□{o}a", "a{o}□")
_EQUATION_END = "(のとき、|です。|<の、|で、|であるとき、|>)"


def _equations() -> Iterator[Clause]:
    """□ with one or two operations on the left side; o is done first, p second."""
    slots = {"a": "{a:number}", "b": "{b:number}"}
    shapes = [(f"□{o}a", o, "") for o in "×÷＋−"] + [(f"a{o}□", "a" + o if o in "−÷" else o, "") for o in "×÷＋−"]
    for p in "×÷＋−":
        for o in "×÷＋−":
            strong = p in "×÷" and o in "＋−"
            inner, turned = f"□{o}a", f"a{o}□"
            for first, op in ((inner, o), (turned, "a" + o if o in "−÷" else o)):
                whole = f"[{first}]" if strong else first
                shapes.append((f"{whole}{p}b", op, p))
                if not (p in "−÷" and o in "＋−") and not (p in "×÷" and o in "×÷"):
                    shapes.append((f"b{p}{whole}", op, "a" + p if p in "−÷" else p))
                if p in "−÷" and o in "＋−":
                    shapes.append((f"b{p}[{first}]", op, "a" + p))
    done: set[str] = set()
    for shape, first, second in shapes:
        looks = shape.replace("a", "n").replace("b", "n")
        if looks in done:
            continue
        done.add(looks)
        pattern = "".join(slots.get(c, {"[": "<(>", "]": "<)>"}.get(c, c)) for c in shape)
        pattern = pattern.replace("<(>", "（").replace("<)>", "）")
        yield clause(f"undo.eq.{shape}", "undo eq", pattern + "＝{c:number}" + _EQUATION_END, first=first, second=second, shape=shape)


CLAUSES = (
    clause("undo.some", "undo some", "ある(数|整数|<分数|小数>)"),
    clause("undo.times", "undo step", "の{k:times}(に|から|<を|は|が>)", op="×"),
    *_number_steps(),
    clause("undo.times.do", "undo step", "を{k:times}(して、|し、|<してから、|すると、|したら、|したところ、|した数に|した数から|した数を|した答えを|したものに|したものから|した後、|したあと、|する。|した数は|した数が>)", op="×"),
    clause("undo.times.then", "undo step", _THEN + "<|それを|その数を|その答えを|その結果を|これを|その和を|その差を>{k:times}(すると、|して、|<し、|してから、|したら、|したところ、|した数に|した数から|した数は|した数が|した後、|したあと、|したものは|したので、>)", op="×"),
    clause("undo.from.then", "undo step", "<|まず>{a:number}からある(数|整数|<分数|小数>)を(ひいて、|<引いて、>)", op="a−"),
    clause("undo.by.then", "undo step", "<|まず>{a:number}をある(数|整数|<分数|小数>)で(わって、|<割って、>)", op="a÷"),
    clause("undo.from", "undo step", "<|まず>{a:number}からある(数|整数|<分数|小数>)を(ひくと、|<ひいて、|引いて、|引くと、|ひいたら、|引いたら、>)", op="a−"),
    clause("undo.by", "undo step", "<|まず>{a:number}をある(数|整数|<分数|小数>)で(わると、|<わって、|割って、|割ると、|わったら、|割ったら、>)", op="a÷"),
    *_equations(),
    *_thing_steps(),
    clause("undo.things", "undo things", "<|{who:name}は，|{who2:name}さんは|{who3:name}くんは|{who4:name}君は>{thing:noun}を(何{unit:counter}か|<いくつか>)持って(いました。|います。|<いて、|いましたが、>)"),
    clause("undo.things.are", "undo things", "(何{unit:counter}かの|<いくつかの>){thing:noun}(があります。|がありました。|<を持っています。|を持っていました。>)"),
    clause("undo.things.some", "undo things", "{thing:noun}が(何{unit:counter}か|<いくつか>)(あります。|ありました。)"),
    clause("undo.money", "undo things", "<|{who:name}は，|{who2:name}さんは|{who3:name}くんは|{who4:name}君は>(お金を持っていました。|いくらかのお金を持っていました。|<お金をいくらか持っていました。|いくらかお金を持っています。>)", thing="お金"),
    clause("undo.result", "undo result", "<|答えは|答えが|結果は|全部で|残りは|残りが|ちょうど>{c:given}<に|が|>(なりました。|なります。|<なった。|なる。|残りました。|残った。>)"),
    clause("undo.result.is", "undo result", "<|答えは|答えが|結果は|全部で|残りは|残りが>{c:given}(です。|でした。|<だった。|である。|となりました。|となる。|になり、|になって、|残っています。|になりますが、|になりましたが、>)"),
    clause("undo.gap.less", "undo gap", "<|答えが|答えは>正しい答えより[も]{d:number}(小さくなりました。|小さくなります。|<小さくなった。|少なくなりました。|小さい答えになりました。|だけ小さくなりました。>)", way="小さい"),
    clause("undo.gap.more", "undo gap", "<|答えが|答えは>正しい答えより[も]{d:number}(大きくなりました。|大きくなります。|<大きくなった。|多くなりました。|大きい答えになりました。|だけ大きくなりました。>)", way="大きい"),
    clause("undo.ask.right", "ask", "(正しい答え|<正しく計算した答え|正しい計算の答え|正しく計算すると、答え>)(はいくつですか。|を求めなさい。|<は何ですか。|はいくつになりますか。|を求めましょう。|はいくつでしょうか。|はいくつでしょう。|を答えなさい。|はいくつでしたか。>)", what="right"),
    clause("undo.ask.had", "ask", "(はじめに|はじめは|最初に|<はじめ|初めに|最初は|もともと>)、<|{thing:noun}は|{thing2:noun}を|お金を>(何{unit:counter}|<{bare:word=いくら/いくつ}>)(持っていましたか。|ありましたか。|<持っていたでしょうか。|あったでしょうか。|持っていたのですか。|でしたか。>)", what="はじめ"),
    clause("undo.ask.first", "ask", "{thing:noun}は(はじめに|はじめ|最初に|<最初|初めに|もともと>)(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ありましたか。|あったでしょうか。|<でしたか。|でしょうか。>)", what="はじめ"),
    clause("undo.ask.money", "ask", "(はじめに|最初に|<はじめ|初めに>)持っていたお金は(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|でしたか。|<でしょうか。>)", what="はじめ"),
    *(one for one in RATES if one.key in ("rates.number.some.ask", "rates.number.box.ask")),
    clause("undo.box.ask", "ask", "□(を求めなさい。|はいくつですか。|<に入る数を求めなさい。|に入る数はいくつですか。|の数を求めなさい。|の値を求めなさい。|にあてはまる数はいくつでしょうか。>)", what="box"),
)  # fmt: skip
