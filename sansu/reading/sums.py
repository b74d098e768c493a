"""More clauses of sums and differences: a difference told first, two parts, a rectangle's sides, numbers in a row."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.wording import Clause, clause

_ENDS = "(です。|で、|<である。|だそうです。|，|になります。|のとき、|でした。>)"
_GAP = "(差|ちがい|<違い>)(は|<が>)"
_SUM = "<|その|これらの>(和|<合計>)(は|<が>)"
_ASKED = "(ですか。|<でしょうか。|になりますか。|か。|でしたか。>)"
_SAME = "(同じになりますか。|等しくなりますか。|<同じ金額になりますか。|同じ個数になりますか。|同じ枚数になりますか。|同じ本数になりますか。|同じ数になりますか。|同じですか。|等しいですか。>)"
_GIVE = "(あげると、|わたすと、|<渡すと、|あげたところ、|あげたら、|渡したところ、|わたしたところ、|あげれば、|渡せば、|わたせば、>)"
_HOLD = "<の|が持っている|がもっている|の持っている|のもっている>"
# word, its form before a verb, who is so, who is the other
PARTS = (("長い", "長く", "長いほう", "短いほう"), ("多い", "多く", "多いほう", "少ないほう"), ("重い", "重く", "重いほう", "軽いほう"), ("大きい", "大きく", "大きいほう", "小さいほう"))
_LESS = {"短い": ("短く", "長い"), "少ない": ("少なく", "多い"), "軽い": ("軽く", "重い"), "小さい": ("小さく", "大きい")}
_ONE = "(一方|<片方>)(が|は|<を>)<|他方より|もう一方より|もう片方より|残りより|もう1本より>[も]"
_CUT = "(切ります。|切りました。|<分けます。|分けました。|切り分けます。|切り分けました。|切って、|切り、|分けて、|分けるのに、|切るのに、|切ったところ、|切ると、|分けると、|分けたところ、|分けるとき、|切るとき、|切り分けるのに、|切り分けると、|切りわけます。>)"


def _one_side(word: str, adverb: str, who: str, other: str) -> Iterator[Clause]:
    ends = f"({word}です。|{adverb}、|<{word}。|{adverb}なりました。|{adverb}なります。|{adverb}なるようにします。|{adverb}なるように切ります。|{adverb}なるように分けます。|{adverb}なるように切りました。|{adverb}なるようにすると、|{adverb}します。|{adverb}しました。|{adverb}すると、|{adverb}するには、|{adverb}なるようにするには、|{word}とき、|{adverb}なるように切ると、|{adverb}切りました。>)"
    yield clause(f"sums.one.{adverb}", "more", _ONE + "{amount:given}" + ends, who=who, other=other, way=word)


CLAUSES = (
    # the difference told together with the sum
    clause("sums.numbers.gap", "sum and gap", "<|ある>[大小]2つの(数|<{whole:word=整数}>)(があります。|の)[その]" + _GAP + "{gap:number}" + _ENDS + _SUM + "{amount:number}" + _ENDS, a="大きいほう", b="小さいほう"),
    clause("sums.named.gap", "sum and gap", "{a:name}と{b:name}<|の2人>" + _HOLD + "{thing:noun}の" + _GAP + "{gap:any}" + _ENDS + _SUM + "{amount:any}" + _ENDS),
    clause("sums.named.sum", "sum and gap", "{a:name}と{b:name}<|の2人>" + _HOLD + "{thing:noun}の(和|合計)(は|<が>){amount:any}" + _ENDS + "<|その>" + _GAP + "{gap:any}" + _ENDS),
    clause("sums.pair", "pair", "{a:name}と{b:name}<の2人>が(います。|あります。|<いて、|あり、>)"),
    clause("sums.bare.gap", "sum and gap", "<2人の|>{thing:noun}の" + _GAP + "{gap:any}" + _ENDS + _SUM + "{amount:any}" + _ENDS),
    clause("sums.bare.sum", "sum and gap", "<2人の|>{thing:noun}の(和|合計)(は|<が>){amount:any}" + _ENDS + "<|その>" + _GAP + "{gap:any}" + _ENDS),
    clause("sums.bigger", "bigger", "{who:name}の(ほう|方)が(多い|大きい|<長い|重い|高い|年上|多く持っている>)(です。|<とき、|ので、|とします。|である。>)", way="多い"),
    clause("sums.bigger.than", "bigger", "{who:name}(は|の(ほう|方)が){other:name}より(多い|大きい|<長い|重い|高い|年上|多く持っている>)(です。|<とき、|ので、|とします。|である。>)", way="多い"),
    # two parts of one thing
    clause("sums.parts", "total", "[長さ<が|>|全長<が|>]{amount:length}の{thing:noun}を{n2:count}に" + _CUT, a="長いほう", b="短いほう"),
    clause("sums.cut", "total", "<全長|全長が|全長は>{amount:length}の{thing:noun}を2本に" + _CUT, a="長いほう", b="短いほう"),
    clause("sums.parts.weight", "total", "<|重さ|重さが>{amount:weight}の{thing:noun}を{n2:count}に" + _CUT, a="重いほう", b="軽いほう"),
    clause("sums.parts.count", "total", "{amount:count}の{thing:noun}を{n2:count}に" + _CUT, a="多いほう", b="少ないほう"),
    clause("sums.parts.number", "total", "{amount:number}を2つの数に" + _CUT, a="大きいほう", b="小さいほう"),
    *(one for part in PARTS for one in _one_side(*part)),
    *(one for word, (adverb, longer) in _LESS.items() for one in _one_side(word, adverb, *next((p[3], p[2]) for p in PARTS if p[0] == longer))),
    clause("sums.cut.gap", "more", "2本の<長さの|>(差|ちがい|<違い>)(は|<が>){amount:length}" + _ENDS, who="長いほう", other="短いほう", way="長い"),
    # a rectangle
    clause("sums.around", "around", "(まわり|<周り|周囲>)の長さ(が|<は>){amount:length}の(長方形|<四角形の土地|長方形の土地|長方形の紙>)があります。"),
    clause("sums.around.of", "around", "<|ある>長方形の(まわり|<周り|周囲>)の長さ(は|<が>){amount:length}" + _ENDS),
    # a gift after which the one has so much more or less
    clause("sums.give.than", "give", "{giver:name}が{taker:name}に<|{thing:noun}を>{amount:amount}" + _GIVE + "{who:name}(は|<が>){other:name}より[も]{left:amount}(多くなります。|多くなりました。|<多くなる。|多くなった。>)"),
    clause("sums.give.less", "give", "{giver:name}が{taker:name}に<|{thing:noun}を>{amount:amount}" + _GIVE + "{other:name}(は|<が>){who:name}より[も]{left:amount}(少なくなります。|少なくなりました。|<少なくなる。|少なくなった。>)"),
    # how much is to be handed over
    clause("sums.have", "have two", "{a:name}(は|が){amount1:amount}，{b:name}(は|が){amount2:amount}<|を|の{thing:noun}を>(持っています。|持っていました。|<持っていて、|もっています。|もっていました。|持っている。|持っていますが、>)"),
    clause("sums.ask.give", "ask", "{giver:name}が{taker:name}に<|{thing:noun}を>(何{unit:counter}|<いくら>)(あげると|わたすと|<渡せば|あげれば|わたせば|渡すと>)、<|2人は|2人の<持っている|>{of1:noun}(は|が)>" + _SAME, what="あげる数"),
    clause("sums.ask.give.best", "ask", "(2人の分を同じにするには、|2人の分を等しくするには、|<2人の<持っている|>{of1:noun}を(同じに|等しく)するには、|2人を同じにするには、|同じにするには、|等しくするには、|2人が同じになるには、>){giver:name}(が|は){taker:name}に<|{thing:noun}を>(何{unit:counter}|<いくら>)(あげれば|わたせば|<渡せば>)(よいですか。|<いいですか。|よいでしょうか。>)", what="あげる数"),
    clause("sums.ask.to.be", "ask", "{who:name}(を|は)何{unit:counter}にすれば(よいですか。|<いいですか。|よいでしょうか。>)", what="1人の分"),
    # numbers in a row
    clause("sums.row", "number row", "(連続する|<連続した|続いた|続く>){n:count}の整数の和(は|が){total:number}" + _ENDS, what="整数"),
    clause("sums.row.there", "number row", "(連続する|<連続した|続いた|続く>){n:count}の整数があります。<|この{n2:count}の<整数の|数の|>|その>和は{total:number}" + _ENDS, what="整数"),
    clause("sums.row.even", "number row", "(連続する|<連続した|続いた|続く>){n:count}の(偶数|<ぐう数>)の和(は|が){total:number}" + _ENDS, what="偶数"),
    clause("sums.row.odd", "number row", "(連続する|<連続した|続いた|続く>){n:count}の(奇数|<き数>)の和(は|が){total:number}" + _ENDS, what="奇数"),
    clause("sums.row.whole", "number row", "(連続する|<連続した|続いた|続く>){n:count}の整数をたすと、{total:number}(になります。|になりました。|<になるとき、>)", what="整数"),
    clause("sums.row.down", "number row", "{n:count}の(数|<整数>)(の和は{total:number}(で、|です。)|<があります。和は{total2:number}です。|があります。和は{total3:number}で、|があり、和は{total4:number}で、|があり、その和は{total5:number}で、|があります。その和は{total6:number}で、>)(大きい|<大きいほう|大きい方>)<から|>順に<並べると、|>{step:number}ずつ(ちがいます。|小さくなっています。|<ちがっています。|小さくなります。|へっています。|違います。>)", what="数"),
    clause("sums.row.up", "number row", "{n:count}の(数|<整数>)(の和は{total:number}(で、|です。)|<があります。和は{total2:number}です。|があります。和は{total3:number}で、|があり、和は{total4:number}で、|があり、その和は{total5:number}で、|があります。その和は{total6:number}で、>)(小さい|<小さいほう|小さい方>)<から|>順に<並べると、|>{step:number}ずつ(大きくなっています。|ちがいます。|<大きくなります。|ふえています。|ちがっています。|違います。>)", what="数"),
    clause("sums.ask.row.most", "ask", "<|この{n:count}の(数|整数)のうち、>(もっとも|いちばん|<最も|一番>)大きい(数|<整数|偶数|奇数>)(は(いくつ|<何>)" + _ASKED + "|を求めなさい。|<を求めましょう。|を答えなさい。>)", what="列の数", which="大きい"),
    clause("sums.ask.row.least", "ask", "<|この{n:count}の(数|整数)のうち、>(もっとも|いちばん|<最も|一番>)小さい(数|<整数|偶数|奇数>)(は(いくつ|<何>)" + _ASKED + "|を求めなさい。|<を求めましょう。|を答えなさい。>)", what="列の数", which="小さい"),
    clause("sums.ask.row.middle", "ask", "<|この{n:count}の(数|整数)のうち、>(まん中|<真ん中>)の(数|<整数|偶数|奇数>)(は(いくつ|<何>)" + _ASKED + "|を求めなさい。|<を求めましょう。|を答えなさい。>)", what="列の数", which="まん中"),
    clause("sums.ask.row.big", "ask", "大きい(ほう|方)の(数|<整数|偶数|奇数>)は(いくつ|<何>)" + _ASKED, what="列の数", which="大きいほう"),
    clause("sums.ask.row.small", "ask", "小さい(ほう|方)の(数|<整数|偶数|奇数>)は(いくつ|<何>)" + _ASKED, what="列の数", which="小さいほう"),
)  # fmt: skip
