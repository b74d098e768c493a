"""Clauses of who has how much: totals, differences, a gift that makes things equal."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sansu.quantity import Quantity
from sansu.wording import Clause, clause

_HAVE = "<|を>(持っています。|<持っていて、|持っており、|もっています。|持っていました。|持っている。|持っていますが、|もっていて、>)"
_TWO = "{a:name}(と|<，>){b:name}<|の{n:count}|{n2:count}>"
_THREE = "{a:name}(，|と){b:name}(，|と){c:name}[<の|>{n:count}]"
_TOGETHER = "(合わせて|全部で|<あわせて|合計|{m:count}<で|合わせて|あわせて|の合計で>>)"
_IS = "(です。|<で、|，|である。|あります。|あり、|でした。|になります。|だそうです。>)"
_SPLIT = "(で分けます。|で分けました。|<で分けるとき、|で分けると、|で分ける。|で分けるのに、|に分けます。|に分けました。|に分けるのに、|に分けるとき、|で分けたところ、|で分けることにしました。|で分けることにします。|でわけます。|でわけました。>)"
_FROM = "[{per:one}<から|につき|あたり|>]{each:yen}ずつ(集めると、|出すと、|<集めれば、|だと、|出し合うと、|出しあうと、|出せば、|にすると、>)"
_SIT = "<|長いすに|会議室の長いすに|教室の長いすに|体育館の長いすに|ホールの長いすに|この長いすに|1つの長いすに|長いす1脚に|{sitter:noun}を|長いすに{sitter2:noun}を|{sitter3:noun}が|長いすに{sitter4:noun}が|{sitter5:noun}が長いすに>[{per:one=脚}に]{each:count=人}ずつ(すわると、|座ると、|<すわらせると、|座らせると、|かけると、|すわっていくと、|座っていくと、>)"
_SOME = "[<何個かの|何枚かの|何本かの|何冊かの|ある数の|いくつかの|たくさんの>]"
_DEALS = "<|同じ数ずつ|同じ個数ずつ|同じ枚数ずつ|同じ本数ずつ|等しく>(配ります。|分けます。|<配ることになりました。|分けることになりました。|配ることにしました。|分けることにしました。|配るのに、|分けるのに、|配るとき、|分けるとき、|配る。|分ける。|配りました。|配ろうと思います。|配ることにします。|分けることにします。|わけます。|くばります。|分けようと思います。|分けようとしています。|配ろうとしています。>)"
_COUNT = "<分|個数|数|枚数|本数|冊数|金額|所持金|お金|人数|>"
# word, the form before a verb, the key of its clauses
_WORDS = (
    ("多い", "多く", "more"), ("少ない", "少なく", "less"), ("長い", "長く", "longer"), ("短い", "短く", "shorter"), ("重い", "重く", "heavier"),
    ("軽い", "軽く", "lighter"), ("高い", "高く", "higher"), ("低い", "低く", "lower"), ("大きい", "大きく", "bigger"), ("小さい", "小さく", "smaller"), ("安い", "安く", "cheaper"),
)  # fmt: skip
_TO = "<|{thing:noun}を|{people:noun}に|{thing4:noun}を{people4:noun}に|{people5:noun}に{thing5:noun}を>[{per:one}(に|<につき|あたり|>)]<|{people2:noun}{per2:one}に|{per3:one}の{people3:noun}に>{each:amount}ずつ"
_EACH = "<|そこで、|しかし、><|先生が|先生は|お母さんが>" + _TO + "(配ると、|分けると、|<分けることにしたら、|配ることにしたら、|分けることにしたところ、|配ることにしたところ、|分けることにすると、|配ることにすると、|配ったら、|分けたら、|配ったところ、|分けたところ、|配ろうとしたら、|分けようとしたら、|配ろうとしたところ、|分けようとしたところ、|配っても、|分けても、|配るのには、|配っていくと、|分けていくと、|にすると、|だと、|配れば、|分ければ、|配るとすると、|配ろうとすると、|分けようとすると、|配った場合、|あげると、|渡すと、|配るには、|分けるには、|わけると、|くばると、|分けるとすると、>)"
_FEW = "<|そのうち|このうち|はじめの|最初の>{few:count=人}(に|<には>){each2:amount}ずつ、(残りの人に|残りに|残りの{people2:noun}に|<残りの人には|残りには|ほかの人に|その他の人に|ほかの人には|残りの全員に>){each:amount}ずつ(配ると、|分けると、|<配れば、|あげると、|分ければ、>)"
_PACKED = _TO + "(入れると、|<にすると、|とまると、|泊まると、|乗ると、|つめると、|詰めると、|入れていくと、|つめていくと、|入れれば、|入れるには、>)"
_OVER = "<|ちょうど>{rest:amount}(余ります。|余り、|あまります。|<余る。|余って、|あまり、|あまって、|余りが出て、|残ります。|残り、|余るが、|余りますが、|余りました。|あまりますが、|余ってしまいます。|余ってしまい、|あまってしまい、|余るので、|残りますが、|余るそうです。|余ったので、|余りましたが、|余ったため、>)"
_SHORT = "<|ちょうど|あと>{rest:amount}(足りません。|足りなくなります。|不足します。|<足りない。|足りず、|足りなくなり、|不足し、|不足する。|たりません。|たりなくなります。|たりない。|たりず、|足りませんが、|足りませんでした。|不足しますが、|足りないそうです。|不足するので、|足りないので、|足りなかったので、|足りなくなるので、|必要です。|足りなくなりました。|足りなくなってしまいます。|足りなかった。|足らず、|足りません>)"


def _totals(names: str, key: str) -> Iterator[Clause]:
    yield clause(f"sharing.{key}.have", "total", names + "(は|<が>)[、]" + _TOGETHER + "{amount:amount}[の{thing:noun}を]" + _HAVE)
    yield clause(f"sharing.{key}.have.things", "total", names + "(は、|<が>){thing:noun}を" + _TOGETHER + "{amount:amount}" + _HAVE)
    yield clause(f"sharing.{key}.is", "total", names + "の<|持っている|もっている>{thing:noun}(は合わせて|の合計は|<の合計点は|は、全部で|は全部で|の和は|をあわせると|は、合わせて|を合わせると|は、合わせると|の数の合計は>){amount:amount}" + _IS)
    yield clause(f"sharing.{key}.divide", "total", "<|長さ|長さが|重さ|重さが>{amount:amount}[の{thing:noun}]を" + names + _SPLIT)
    yield clause(f"sharing.{key}.divide.these", "total", "{thing:noun}が{amount:amount}(あります。|<あり、>)(これを|<それを|全部を|>)" + names + _SPLIT)
    yield clause(f"sharing.{key}.there", "total", names + "<|の{thing:noun}>が、" + _TOGETHER + "{amount:count}(あります。|<いて、|います。|あり、>)")
    yield clause(f"sharing.{key}.sum.with", "total", names + "の{thing:noun}の和(が|は){amount:length}の(長方形|<四角形>)があります。")
    yield clause(f"sharing.{key}.there.are", "total", names + "が(あります。|<あって、|あり、>)(合わせた長さは|<長さの合計は|長さの和は|合わせると|合計の長さは|2本の長さの和は|2本の長さの合計は|2本合わせた長さは>){amount:length}" + _IS)
    yield clause(f"sharing.{key}.there.are.weight", "total", names + "が(あります。|<あって、|あり、>)(合わせた重さは|<重さの合計は|重さの和は|合わせると>){amount:weight}" + _IS)
    yield clause(f"sharing.{key}.there.are.all", "total", names + "が(あります。|<あって、|あり、>)合わせると{amount:amount}" + _IS)


def _more(word: str, adverb: str, key: str) -> Iterator[Clause]:
    """The ways to say by how much one has more: with the other's name, with ほう, with neither, as a gap."""
    gets = f"|<{adverb}もらいました。|{adverb}なるように分けます。|{adverb}なるように分けました。|{adverb}なるようにします。|{adverb}なるようにしました。|{adverb}なるように分けると、|{adverb}なるように分けたい。|{adverb}なるようにすると、|{adverb}なるようにしたところ、|{adverb}します。|{adverb}しました。|{adverb}すると、>" if key in ("more", "less") else f"|<{adverb}なるようにします。|{adverb}なるように切ります。|{adverb}なるように切りました。|{adverb}なるようにしました。|{adverb}なるように分けます。|{adverb}なるように分けました。|{adverb}なるように分けると、|{adverb}なるようにすると、|{adverb}なるように切ると、|{adverb}します。|{adverb}しました。|{adverb}すると、>"
    have = f"|{adverb}持っています。|<{adverb}持っていて、|{adverb}持っており、|{adverb}持っている。|{adverb}もっています。|{adverb}もらいます。|{adverb}持っていました。>" if key in ("more", "less") else ""
    ends = f"({word}です。|<{word}。|{adverb}、|{word}そうです。|{word}とき、|{word}ので、|{word}といいます。|{word}とします。|{adverb}なっています。|{word[:-1]}かったです。|{word[:-1]}かった。|{word[:-1]}かったそうです。|{word[:-1]}かったので、|{word[:-1]}かったとき、|{word}ことがわかっています。>{have}{gets})"
    roles = {"way": word}
    yield clause(f"sharing.{key}", "more", "{who:name}(は|<が>){other:name}より[も]{amount:given}" + ends, **roles)
    yield clause(f"sharing.{key}.ga", "more", "{who:name}の(ほう|方)が{other:name}より[も]{amount:given}" + ends, **roles)
    yield clause(f"sharing.{key}.side", "more", "{who:name}の(ほう|方)が<|2人のうち>{amount:given}" + ends, **roles)
    yield clause(f"sharing.{key}.gap", "more", f"2人の(差|ちがい)は{{amount:given}}で、{{who:name}}の(ほう|方)が({word}です。|<{adverb}、|{adverb}持っています。|{word}。|{word}そうです。>)", **roles)
    yield clause(f"sharing.{key}.both", "more twice", "{who1:name}は{other1:name}より[も]{amount1:given}、{who2:name}は{other2:name}より[も]{amount2:given}" + ends, **roles)


CLAUSES = (
    clause("sharing.people", "people", "<|ある>{thing:noun}(の人数は|は|<の生徒数は|の児童数は>)<|全部で>{amount:count=人}(です。|で、|<います。|いて、>)"),
    clause("sharing.people.class", "people", "[{grade:count=年}]{room:count=組}(の人数は|の児童数は|<の生徒数は|は|には>)<|全部で>{amount:count=人}(です。|で、|<います。|いて、|おり、>)"),
    clause("sharing.two.price", "total", "{a:name}と{b:name}を{one1:one}ずつ買(うと、|<ったら、|ったところ、|うとき、>)<|代金は|代金の合計は|合わせて|全部で|合計>{amount:yen}(です。|になります。|<で、|，|しました。|でした。|になりました。>)"),
    clause("sharing.two.price.sum", "total", "{a:name}{one1:one}と{b:name}{one2:one}の(代金|値段|<ねだん>)(は合わせて|の合計は|<の和は|は全部で>){amount:yen}(です。|<で、|でした。>)"),
    *_totals(_TWO, "two"),
    *_totals(_THREE, "three"),
    clause("sharing.two.cut", "total", "[長さ<が|>]{amount:length}の{thing:noun}を2本に(切ります。|切り分けます。|<切り、|分けます。|切って、|切りました。|切り分けて、|切り分けました。>)", a="長いほう", b="短いほう"),
    clause("sharing.two.numbers", "total", "<|ある>[大小]2つの(数|<{whole:word=整数}>)(があります。|<があり、|がある。>)[その|この]<|2つの数の|2数の>和は{amount:number}(です。|で、|<、|である。|になります。|で>)", a="大きいほう", b="小さいほう"),
    clause("sharing.two.numbers.sum", "total", "<|ある>[大小]2つの(数|<{whole:word=整数}>)の和(は|<が>){amount:number}(です。|で、|<、|のとき、|である。|になるとき、>)", a="大きいほう", b="小さいほう"),
    clause("sharing.two.numbers.there", "two numbers", "<|ある>[大小]2つの(数|<{whole:word=整数}>)(があります。|<がある。|があり、|があって、>)"),
    clause("sharing.two.letters.sum", "total", "{a:name}と{b:name}<|の2つの数|という2つの数>の和は{amount:number}(です。|<で、|，|である。>)"),
    clause("sharing.numbers.difference", "more", "<|その|2つの数の|2数の>差(は|<が>){amount:number}(です。|<で、|である。|のとき、|だそうです。>)", who="大きいほう", other="小さいほう", way="大きい"),
    *(one for word, adverb, key in _WORDS for one in _more(word, adverb, key)),
    # a gift
    clause("sharing.give", "give", "{giver:name}が{taker:name}に<|{thing:noun}を>{amount:amount}(あげると、|わたすと、|<渡すと、|あげたところ、|あげたら、|渡したところ、|わたしたところ、|あげれば、>)2人の[持っている]" + _COUNT + "(は同じになります。|が等しくなります。|<は等しくなります。|が同じになります。|は同じになりました。|が等しくなりました。|は等しくなりました。|が同じになりました。>)"),
    clause("sharing.spent", "more", "{who:name}が{amount:amount}(使うと、|使ったので、|<使ったところ、|食べると、|食べたので、|使ったら、|なくしたので、|なくすと、>)2人の[持っている]" + _COUNT + "(は同じになります。|が等しくなります。|<は等しくなります。|が同じになります。|は同じになりました。|が等しくなりました。|は等しくなりました。|が同じになりました。>)", way="多い", when="はじめ"),
    clause("sharing.give.same", "give", "{giver:name}が{taker:name}に{amount:amount}(あげると、|わたすと、|<渡すと、|あげたところ、|あげたら、|渡したところ、|わたしたところ、>)2人<|とも>は同じ" + _COUNT + "に(なります。|なりました。)"),
    clause("sharing.give.still", "give", "{giver:name}が{taker:name}に{amount:amount}(あげても、|わたしても、|<渡しても、|あげたあとも、|あげたのに、|あげてもまだ、>)[まだ]{who:name}の(ほう|方)が[{other:name}より]{left:amount}(多いです。|多く持っています。|<多く残ります。|多い。>)"),
    clause("sharing.give.then", "give", "{giver:name}が{taker:name}に{amount:amount}(あげると、|わたすと、|<渡すと、|あげたところ、|あげたら、>){who:name}の(ほう|方)が[{other:name}より]{left:amount}(多くなります。|多くなりました。)"),
    # what is asked
    clause("sharing.ask.has", "ask", "{who:name}は[{thing:noun}を]何{unit:counter}持って(いますか。|<いるでしょうか。|いるか。|いることになりますか。>)", what="1人の分"),
    clause("sharing.ask.gets", "ask", "{who:name}は[{thing:noun}を]何{unit:counter}(もらえますか。|もらいますか。|<もらうことになりますか。|受け取りますか。|もらいましたか。|もらうことができますか。|もらえるでしょうか。|もらえばよいですか。|もらえばいいですか。|もらえばよいでしょうか。|もらうとよいですか。>)", what="1人の分"),
    clause("sharing.ask.yen", "ask", "{who:name}は[{thing:noun}を]いくら(持っていますか。|<もらえますか。|もらいますか。|もらいましたか。|ですか。>)", what="1人の分", unit="円"),
    clause("sharing.ask.of", "ask", "{who:name}の{thing:noun}は何{unit:counter}(ですか。|になりますか。|<ありますか。|でしょうか。|でしたか。>)", what="1人の分"),
    clause("sharing.ask.is", "ask", "{who:name}は何{unit:counter}(ですか。|<になりますか。|でしょうか。|でしたか。|ありますか。|いますか。|あるでしょうか。|いるでしょうか。|にすればよいですか。|にすればいいですか。>)", what="1人の分"),
    clause("sharing.ask.which", "ask", "{who:name}の{thing:noun}は(いくつですか。|<いくらですか。|何ですか。|いくつでしょうか。|いくつになりますか。>)", what="1人の分"),
    clause("sharing.ask.what", "ask", "{who:name}はいくつ(ですか。|<でしょうか。|になりますか。>)", what="1人の分"),
    clause("sharing.ask.find", "ask", "{who:name}<|の数|の{thing:noun}|の分>を求め(なさい。|ましょう。|<よ。>)", what="1人の分"),
    clause("sharing.ask.first", "ask", "(はじめに|<はじめ、|最初に|初めに|最初>){who:name}は[{thing:noun}を]何{unit:counter}持っていましたか。", what="はじめの分"),
    clause("sharing.ask.first.had", "ask", "{who:name}(ははじめ|は最初|<ははじめに|は最初に|は初めに|がはじめに>)、[{thing:noun}を]何{unit:counter}持っていましたか。", what="はじめの分"),
    clause("sharing.ask.first.yen", "ask", "(はじめに|はじめ|<最初に|初めに|最初>)、{who:name}はいくら持っていましたか。", what="はじめの分", unit="円"),
    clause("sharing.ask.first.had.yen", "ask", "{who:name}(ははじめ|は最初|<ははじめに|は最初に|は初めに|がはじめに>)、いくら持っていましたか。", what="はじめの分", unit="円"),
    clause("sharing.ask.give", "ask", "{giver:name}が{taker:name}に[{thing:noun}を]何{unit:counter}(あげると|わたすと|<渡せば|あげれば|わたせば|渡すと>)、2人の[持っている]" + _COUNT + "(は同じになりますか。|が等しくなりますか。|<は等しくなりますか。|が同じになりますか。>)", what="あげる数"),
    clause("sharing.ask.give.to.make", "ask", "2人の[持っている]" + _COUNT + "を(同じに|等しく)するには、{giver:name}が{taker:name}に[{thing:noun}を]何{unit:counter}(あげれば|わたせば|<渡せば>)よいですか。", what="あげる数"),
    clause("sharing.ask.gap", "ask", "(はじめ、|はじめに|<最初>){who:name}は{other:name}より<|も>何{unit:counter}多く持っていましたか。", what="はじめのちがい"),
    # dealing out: to whom and what, then how it comes out
    clause("sharing.deal", "deal", "[<何人かの|何人もの>]{people:noun}に" + _SOME + "{thing:noun}を" + _DEALS),
    clause("sharing.deal.thing.first", "deal", _SOME + "{thing:noun}を[<何人かの|何人もの>]{people:noun}に" + _DEALS),
    clause("sharing.deal.pack", "deal", _SOME + "{thing:noun}を<|何箱かの|いくつかの>{people:noun}に(入れます。|<つめます。|つめるのに、|入れるのに、|詰めます。|入れていきます。|入れることにしました。>)", how="入れる"),
    clause("sharing.deal.among", "deal", _SOME + "{thing:noun}を何人か(で分けます。|<で分けるのに、|に配ります。|の人に配ります。|に分けます。|で分けるとき、>)"),
    clause("sharing.deal.there.are", "deal", "{thing:noun}が(何個か|いくつか|<何枚か|何本か|何冊か|たくさん|>)(あります。|<あり、>)[<これを|それを>]"),
    clause("sharing.deal.over", "share", _EACH + _OVER, outcome="余る"),
    clause("sharing.deal.short", "share", _EACH + _SHORT, outcome="足りない"),
    clause("sharing.deal.even", "share", _EACH + "(ちょうど分けられます。|余りなく配れます。|<ちょうど分けることができます。|ちょうど配れます。|ぴったり分けられます。|過不足なく配れます。|ちょうど配ることができますが、|ちょうど分けることができますが、|ちょうど配れますが、|ちょうど分けられますが、|ちょうど配ることができ、|ちょうど配れ、|過不足なく分けられます。|余りも不足もなく配れます。|ちょうどなくなります。|ちょうど配ることができます。|余りなく分けられます。|ちょうど分けられ、|ぴったり配れます。|ちょうど全部配れます。|ちょうど足ります。|ぴったりになります。|ちょうど入ります。|過不足がありません。|ちょうど配れました。|ちょうど分けられました。|ちょうど足りました。|ぴったり配れました。|余りなく配れました。|余りが出ません。>)", outcome="ちょうど"),
    clause("sharing.deal.few.over", "share", _FEW + _OVER, outcome="余る"),
    clause("sharing.deal.few.short", "share", _FEW + _SHORT, outcome="足りない"),
    clause("sharing.deal.few.even", "share", _FEW + "(ちょうど分けられます。|ちょうど配れます。|<ちょうどなくなります。|ちょうど配ることができます。|余りなく配れます。|ぴったり配れます。>)", outcome="ちょうど"),
    clause("sharing.deal.portions", "share", _EACH + "<|あと>{portions:count=人分}(足りません。|足りなくなります。|<足りず、|不足します。|不足し、|足りなくなり、>)", outcome="もらえない"),
    clause("sharing.pack.over", "share", _PACKED + _OVER, outcome="余る", how="入れる"),
    clause("sharing.pack.short", "share", _PACKED + _SHORT, outcome="足りない", how="入れる"),
    clause("sharing.pack.space", "share", _PACKED + "{rest:count}分(空きができます。|<空きます。|空きができ、|空き、|余ります。|の空きができます。|入るところが余ります。>)", outcome="足りない", how="入れる"),
    clause("sharing.stay.space", "share", _PACKED + "{spare:count=人分}(空きます。|の空きができます。|<空き、|の空きができ、|余ります。|の場所が空きます。>)", outcome="足りない", how="入れる"),
    clause("sharing.stay.left", "share", _PACKED + "{rest:count=人}(がとまれません。|がとまれず、|<が泊まれません。|が泊まれず、|が乗れません。|が乗れず、|が入れません。|とまれません。|とまれず、|が乗れなくなり、|がとまれなくなり、|が入れなくなります。>)", outcome="余る", how="入れる"),
    clause("sharing.stay", "deal", "{people:noun}に{thing:noun}が(とまります。|乗ります。|<泊まります。|とまるのに、|泊まるのに、|分かれてとまります。|分かれて乗ります。>)", how="入れる"),
    clause("sharing.pack.even", "share", _PACKED + "(ちょうど入ります。|<ちょうど全部入ります。|ぴったり入ります。|余りなく入ります。|全部ちょうど入ります。>)", outcome="ちょうど", how="入れる"),
    clause("sharing.deal.last", "share", _EACH + "最後の(1人|<子|子ども|人|1人の子>)(は|<には|の分は|だけは|だけ>){last:amount}(しかもらえません。|<になります。|しか配れません。|だけになります。|しか残りません。|しかもらえません|だけでした。|しかもらえなくなります。>)", outcome="最後"),
    clause("sharing.deal.none", "share", _EACH + "<|最後の>{empty:count}(は|<には|が>){zero:one}も(もらえません。|<配れません。|もらえなくなります。>)", outcome="もらえない"),
    clause("sharing.deal.last.two", "share", _EACH + "最後の1人の前の<子|人|子ども>は{last:amount}(だけになり、|<しかもらえず、>)最後の<子|人|子ども|1人>は{zero:one}も(もらえません。|<配れません。|もらえなくなります。>)", outcome="最後", empty=Quantity(Fraction(1), "人")),
    # collecting money for something, and buying with it
    clause("sharing.collect", "collect", "{thing:noun}の(代金|費用)を{people:noun}(から|で)集めます。"),
    clause("sharing.collect.fee", "collect", "{thing:noun}(代|<費>)を集め(ます。|<るのに、|ることになりました。|ることにしました。>)"),
    clause("sharing.collect.by", "collect", "{people:noun}(で|から)<、>{thing:noun}の(代金|費用)を集めます。"),
    clause("sharing.collect.gather", "collect", "{thing:noun}の(代金|費用)を集めます。"),
    clause("sharing.seat", "seats", "{thing:noun}が長いすに(すわります。|座ります。|<すわるのに、|座るのに、|かけます。>)"),
    clause("sharing.seat.first", "seats", "長いすに{thing:noun}が(すわります。|座ります。|<すわるのに、|座るのに、|かけます。>)"),
    clause("sharing.seat.over", "seated", _SIT + "{rest:count=人}(がすわれません。|がすわれず、|<が座れません。|が座れず、|すわれません。|座れません。|がすわれなくなります。|が座れなくなります。|がすわれなくなり、|が座れなくなり、|すわれなくなり、|座れなくなり、|すわれなくなります。|座れなくなります。|すわれないので、|すわれず、|座れず、>)", outcome="余る"),
    clause("sharing.seat.even", "seated", _SIT + "(ちょうど全員すわれます。|ちょうど全員がすわれます。|<ちょうどすわれます。|ちょうど座れます。|ちょうど全員座れます。|ちょうど全員が座れます。>)", outcome="ちょうど"),
    clause("sharing.seat.left", "seated", _SIT + "<|長いすが>ちょうど{empty:count=脚}(余ります。|<余り、|あまります。|空きます。>)", outcome="もらえない"),
    clause("sharing.seat.last", "seated", _SIT + "最後の(1脚|<長いす>)(は|<には|だけ|だけは>){last:count=人}(になります。|<がすわることになります。|すわることになります。|座ることになります。|が座ることになります。|がすわります。|が座ります。|になり、|だけになります。|だけすわることになります。|だけ座ることになります。|だけすわります。|だけ座ります。|だけがすわります。|だけが座ります。|になりました。|だけになり、>)", outcome="最後"),
    clause("sharing.seat.empty", "seated", _SIT + "<|長いすが|だれもすわらない長いすが|だれも座らない長いすが|だれもすわっていない長いすが>{empty:count=脚}(余り、|<あまり、|空き、|でき、|できて、|余って、>)最後の(1脚|<長いす>)(は|<には|だけ|だけは>){last:count=人}(になります。|<がすわります。|が座ります。|になり、|だけになります。>)", outcome="最後"),
    clause("sharing.seat.empty.after", "seated", _SIT + "最後の(1脚|<長いす>)(は|<には|だけ|だけは>){last:count=人}(になり、|<がすわり、|が座り、|で、|だけになり、>)<長いすが||だれもすわらない長いすが|だれも座らない長いすが|だれもすわっていない長いすが>{empty:count=脚}(余ります。|<あまります。|できます。|できました。|余りました。|残ります。|空きます。>)", outcome="最後"),
    clause("sharing.seat.more", "seated", _SIT + "<|全員がすわるには、|全員が座るには、|全員すわるには、|全員座るには、|みんながすわるには、|みんなが座るには、|全員がすわるのに、|全員が座るのに、>(あと|長いすがあと|<長いすが>){missing:count=脚}(必要です。|必要になります。|足りません。|<必要で、|足りず、|足りなくなります。|いります。|不足します。|不足し、|必要となります。|必要でした。|必要になり、|足りなくなり、>)", outcome="脚不足"),
    clause("sharing.seat.short", "seated", _SIT + "<長いすが>{missing:count=脚}(足りません。|<足りなくなります。|不足します。|足りず、|足りなくなり、|不足し、>)", outcome="脚不足"),
    clause("sharing.seat.spare", "seated", _SIT + "<|ちょうど>{spare:count=人分/席}<|の席|分の席>(が|<>)(余ります。|あまります。|<余り、|あまり、|空きます。|空き、|余りました。|あいています。>)", outcome="足りない"),
    clause("sharing.collect.to.buy", "collect", "{people:noun}(でお金を出し合って|<がお金を出しあって|がお金を出し合って|でお金を集めて|でお金を出しあって>)、{thing:noun}を(買います。|<買うことにしました。|買うのに、|買おうと思います。|買うことになりました。>)"),
    clause("sharing.collect.over", "collected", _FROM + _OVER, outcome="余る"),
    clause("sharing.collect.short", "collected", _FROM + _SHORT, outcome="足りない"),
    clause("sharing.collect.even", "collected", _FROM + "(ちょうど足ります。|<ちょうどになります。|ぴったりになります。|ちょうどです。|過不足がありません。>)", outcome="ちょうど"),
    clause("sharing.buy.over", "bought", "<|持っているお金で|今持っているお金で|持っているお金では>[<|同じ>{thing:noun}を]{each:count}(買うと、|<買えば、|買ったら、>)" + _OVER, outcome="余る"),
    clause("sharing.buy.short", "bought", "<|持っているお金で|今持っているお金で|持っているお金では>[<|同じ>{thing:noun}を]{each:count}(買うと、|<買うには、|買おうとすると、>)" + _SHORT, outcome="足りない"),
    clause("sharing.buy.even", "bought", "<|持っているお金で|今持っているお金で|持っているお金では>[<|同じ>{thing:noun}を]{each:count}(買うと、|<買えば、>)(ちょうどなくなります。|ちょうど使い切ります。|<ちょうど足ります。|おつりがありません。>)", outcome="ちょうど"),
    clause("sharing.buy.with", "buy", "<|{who:name}は>持っているお金で{thing:noun}を(買います。|買おうと思います。|<買うのに、|買うとき、|買いに行きました。>)"),
    # what is asked
    clause("sharing.ask.count", "ask", "<|はじめに|最初に|はじめ>{thing:noun}は(全部で|<ぜんぶで|みんなで|>)何{unit:counter}(ですか。|でしょうか。|<いますか。|ありますか。|いるでしょうか。|あるでしょうか。|ありましたか。|いましたか。>)", what="数"),
    clause("sharing.ask.number.people", "ask", "{thing:noun}の人数は何人(ですか。|でしょうか。|<になりますか。>)", what="数", unit="人"),
    clause("sharing.ask.count.are", "ask", "{thing:noun}は(全部で|<ぜんぶで|みんなで|>)何{unit:counter}(ありますか。|あるでしょうか。)", what="数"),
    clause("sharing.ask.number.of", "ask", "{thing:noun}の(数|<人数|個数|枚数|本数|冊数>)は何{unit:counter}(ですか。|でしょうか。|<になりますか。>)", what="数"),
    clause("sharing.ask.number.find", "ask", "{thing:noun}の(数|<人数|個数|枚数|本数|冊数>)を求め(なさい。|ましょう。|<よ。|てください。>)", what="数"),
    clause("sharing.ask.some", "ask", "何{unit:counter}の{thing:noun}が(いますか。|ありますか。|<いましたか。|ありましたか。>)", what="数"),
    clause("sharing.ask.dealt", "ask", "何{unit:counter}(で分けますか。|に配りますか。|<に分けますか。|に配りましたか。|に分けましたか。|で分けましたか。|に配るのですか。>)", what="数", of="相手"),
    clause("sharing.ask.dealt.number", "ask", "(配る|配った|<分ける|分けた|お金を出す>)人数は何人(ですか。|<でしょうか。|でしたか。>)", what="数", of="相手", unit="人"),
    clause("sharing.ask.cost", "ask", "{thing:noun}の(代金|費用)は<|全部で>(何円|<いくら>)(ですか。|<になりますか。|でしょうか。>)", what="費用"),
    clause("sharing.ask.price", "ask", "{thing:noun}{one:one}の(値段|ねだん)は(何円|<いくら>)(ですか。|<でしょうか。>)", what="1つの値段"),
    clause("sharing.ask.price.of", "ask", "{thing:noun}は{one:one}(何円|いくら)(ですか。|<でしょうか。>)", what="1つの値段"),
    clause("sharing.ask.money", "ask", "(持っているお金|<はじめに持っていたお金|持っていたお金|所持金>)は(何円|<いくら>)(ですか。|<でしょうか。|でしたか。>)", what="お金"),
)  # fmt: skip
