"""Clauses of shares told by one another: BはAの2倍より300円多い; how much all have together, and how far two are apart."""

from __future__ import annotations

from fractions import Fraction

from sansu.quantity import Quantity
from sansu.wording import clause

_TWO = Quantity(Fraction(2), "人")

# What was done to all of it: the family looks whether it is one thing that was done.
_DID = "word=折っ/集め/作っ/拾っ/ひろっ/とっ/つん/食べ/読ん/使っ/つかまえ"
_DID_IT = "word=折り/集め/作り/拾い/ひろい/とり/つみ/食べ/読み/使い/つかまえ"
# 姉の(持っている)枚数: what is counted, or only a word for the amount; the family looks whether it is.
_OF = "<|の<|持っている|もっている|もらう|もらった|ひろった>{of1:noun}>"
_OTHERS = "<|の<|持っている|もっている|もらう|もらった|ひろった>{of2:noun}>"
_TIMES = "{who:name}<|の(ほう|方)>" + _OF + "(は|<が>){other:name}" + _OTHERS + "の<|ちょうど>({times:multiple}|<{part:number}>)"
_DID_TIMES = "{who:name}が{v1:" + _DID + "}た{of1:noun}(は|<が>){other:name}<|(の|が)<|{v2:" + _DID + "}た>{of2:noun}>の<|ちょうど>{times:multiple}"
_GET = "<|の{of3:noun}を|だけ>"
_SPLIT = "<します。|しました。|すると、|なるように分けます。|なるように分けました。|なるようにします。|なるようにしました。|なるように分けると、|なるようにすると、|なるように分けるとき、|なるように切ります。|なるように切りました。|なるように切ると、|なるように分けたい。|なるように分けたいと思います。|なるように分けたところ、|なるようにするには、|なるように分けるには、>"
_IS = "(です。|で、|<にします。|にすると、|にしました。|である。|に，|，|になるように分けます。|になるように分けました。|になるようにします。|になるようにしました。|になるように分けると、|になるようにすると、|になるように切ります。|になるように切りました。|になるようにするには、|になるように分けるには、|になるようにするとき、|でしたが、|あります。|あり、|だそうです。|になります。|になっています。|になりました。|になり、|のとき、|にあたります。|にあたり、|でした。|とします。|であり、>)"
_HAS = "(持っています。|<持っていて、|持っており、|持っている。|もっています。|もらいます。|もらい、|もらうことにします。|もらいました。|持っていました。|ひろいました。|ひろい、|もらうように分けます。|もらうように分けました。>)"
_MORE = "(多い|<長い|重い|高い|大きい|多かった|長かった|重かった|高かった|大きかった>)(です。|<。|そうです。|ので、|とき、|とします。|といいます。>)"
_MORE_ON = "(多く|<長く|重く|高く|大きく>)(、|<なっています。|なり、|なります。|なりました。|" + _HAS[1:-1].replace("<", "").replace(">", "") + "|" + _SPLIT[1:-1] + ">)"
_LESS = "(少ない|<短い|軽い|安い|低い|小さい|少なかった|短かった|軽かった|安かった|低かった|小さかった>)(です。|<。|そうです。|ので、|とき、|とします。|といいます。>)"
_LESS_ON = "(少なく|<短く|軽く|安く|低く|小さく>)(、|<なっています。|なり、|なります。|なりました。|" + _HAS[1:-1].replace("<", "").replace(">", "") + "|" + _SPLIT[1:-1] + ">)"
_BY = "より[も]{amount:given}"
_BOTH = "{who1:name}は{other1:name}の{times1:multiple}<で|に|>，{who2:name}は{other2:name}の{times2:multiple}"

_GAP = "(差|ちがい|<違い>)(は|<が>){amount:given}(です。|<で、|である。|になります。|でした。|あります。|だそうです。|のとき、>)"

_NAMES = {
    "two": "{a:name}(と|<，>){b:name}<|の{n:count}|{n2:count}>",
    "three": "{a:name}(，|と){b:name}(，|と){c:name}[<の|>{n:count}]",
}
_SPLITS = "(分けます。|分けました。|<分けるのに、|分けると、|分けるとき、|分けたところ、|分けることにしました。|分けることにします。|わけます。|分ける。|分けたら、|分けました>)"

CLAUSES = (
    *(
        one
        for key, names in _NAMES.items()
        for one in (
            clause(f"portions.{key}.divide", "total", names + "で{amount:amount}[の{thing:noun}]を" + _SPLITS),
            clause(f"portions.{key}.that.have", "total", names + "<が|の>(持っている|<もっている|ひろった|集めた|作った>){thing:noun}<|の数|の個数|の枚数>(は合わせて|の合計は|<は全部で|の和は|を合わせると|をあわせると|は、合わせて>){amount:amount}(です。|<で、|である。|あります。|になります。|でした。>)"),
            clause(f"portions.{key}.divide.topic", "total", names + "(は|<が>){amount:amount}の{thing:noun}を" + _SPLITS),
            clause(f"portions.{key}.among.thing", "total", "<|長さ|長さが|重さ|重さが|全長>{amount:amount}の{thing:noun}を" + names + "で" + _SPLITS),
        )
    ),
    clause("portions.members", "members", "{a:name}，{b:name}[，{c:name}]の{n:count}(の数があります。|の整数があります。|がいます。|<の数がある。|の整数がある。|があります。|の荷物があります。|の品物があります。>)"),
    clause("portions.members.plain", "members", "{n:count}の(数|整数|<おもり|荷物|品物>)、?{a:name}，{b:name}[，{c:name}](があります。|があり、|<がある。|について、>)".replace("、?", "")),
    clause("portions.numbers.sum", "total", "{n:count}の(数|<整数>){a:name}，{b:name}[，{c:name}](の和は|の合計は|<の和が|があり、和は|があり、その和は>){amount:number}(です。|で、|<である。|のとき、>)"),
    clause("portions.whole", "shared whole", "{n:count=人}<|の兄弟|兄弟|の姉妹|姉妹|のきょうだい|の子ども|の人>で{amount:amount}[の{thing:noun}]を" + _SPLITS),
    clause("portions.whole.first", "shared whole", "<|長さ|長さが|重さ|重さが|全長>{amount:amount}[の{thing:noun}]を{n:count=人}で" + _SPLITS),
    clause("portions.whole.there", "shared whole", "{thing:noun}が{amount:amount}(あります。|<あり、>)(これを|<それを|全部を|>){n:count=人}で" + _SPLITS),
    clause("portions.whole.did", "shared whole", "<|姉妹|兄弟>{n:count=人}(で|は|が)<|合わせて|全部で>({thing:noun}を<|合わせて|全部で>{amount:amount}|<{amount2:amount}の{thing2:noun}を>)<|ずつ>{v:" + _DID_IT + "}(ました。|<、|ましたが、>)"),
    clause("portions.whole.both", "shared whole", "(男女|2人|<両方|男女で|2人で>)(合わせて|<あわせて|合わせると|の合計は>){amount:amount}(います。|です。|あります。|<いて、|で、|あり、|になります。>)", n=_TWO),
    *(
        one
        for key, names in _NAMES.items()
        for one in (
            clause(f"portions.{key}.in", "total", names + "<の{n3:count}の{place:noun}|の{place2:noun}>(には|に|<の中に>)、?(合わせて|全部で|<あわせて>){amount:amount}の{thing:noun}が(入っています。|あります。|<入っていて、|入っており、|入っている。|いる。|ある。|います。>)".replace("、?", "")),
            clause(f"portions.{key}.in.thing", "total", names + "<の{n3:count}の{place:noun}|の{place2:noun}>(には|に|<の中に>){thing:noun}が(合わせて|全部で|<あわせて>){amount:amount}(入っています。|あります。|<入っていて、|入っており、|入っている。|いる。|ある。|います。>)"),
        )
    ),
    *(
        clause(f"portions.more.of.{key}", "more of", "{who:name}(の|が)<|持っている|もっている|もらった|{v1:" + _DID + "}た>{of1:noun}(は|<が>|のほうが|の方が){other:name}<|(の|が)<|持っている|もっている|もらった|{v2:" + _DID + "}た>{of2:noun}>より[も]{amount:given}" + f"({word}です。|<{word}。|{on}、|{word}そうです。|{word}とき、|{word}とします。|{past}です。|{past}。|{past}そうです。|{word}ことがわかっています。>)", way=word)
        for key, word, on, past in (("more", "多い", "多く", "多かった"), ("less", "少ない", "少なく", "少なかった"), ("longer", "長い", "長く", "長かった"), ("shorter", "短い", "短く", "短かった"), ("heavier", "重い", "重く", "重かった"), ("lighter", "軽い", "軽く", "軽かった"), ("higher", "高い", "高く", "高かった"), ("lower", "低い", "低く", "低かった"), ("cheaper", "安い", "安く", "安かった"))
    ),
    clause("portions.did.times", "portion of", _DID_TIMES + _IS),
    clause("portions.did.more", "portion of", _DID_TIMES + _BY + "(" + _MORE + "|" + _MORE_ON + ")", way="多い"),
    clause("portions.did.less", "portion of", _DID_TIMES + _BY + "(" + _LESS + "|" + _LESS_ON + ")", way="少ない"),
    clause("portions.ask.did", "ask", "{who:name}は[{thing:noun}を]何{unit:counter}{v:" + _DID_IT + "}(ましたか。|<ましたでしょうか。>)", what="1人の分"),
    clause("portions.ask.in", "ask", "{who:name}(には|に|<の中には>)何{unit:counter}の{thing:noun}が(入っていますか。|ありますか。|<入っているか。|いますか。|あるか。>)", what="1人の分"),
    clause("portions.ask.his.find", "ask", "{who:name}(が|<の>)(持っている|<もっている|もらう|もらえる|もらった>){thing:noun}を求め(なさい。|ましょう。|<よ。>)", what="1人の分"),
    clause("portions.whole.joined", "shared whole", "{n:count}の{thing:noun}(を合わせると、|をつなぐと、|の長さは合わせて|<の長さの合計は|の重さの合計は|の重さは合わせて|をたすと|をつなげると、|の長さを合わせると、|の長さの和は>)<|全部で|合わせて>{amount:amount}(です。|になります。|<で、|になり、|でした。|になりました。|のとき、|になるとき、>)"),
    clause("portions.whole.of", "shared whole", "{n:count=人}の<|持っている|もっている>{thing:noun}(の合計は|は合わせて|<の合計が|の和は|の和が|を合わせると|は全部で>){amount:amount}(です。|になります。|<で、|になり、|でした。|のとき、|になるとき、|である。>)"),
    clause("portions.divided", "portion", "{who:name}を{other:name}で(わると、|割ると、|<わったら、|割ったら、|わったところ、|割ったところ、>)<|その>商(は|が){times:number}(で、|になり、|<となり、|、>)(余り|<あまり>)(は|が){amount:number}(です。|になります。|<になりました。|でした。|となります。|になる。|で、|である。|になり、>)", way="多い", by="わり算"),
    clause("portions.times", "portion", _TIMES + _GET + _IS),
    clause("portions.times.has", "portion", _TIMES + "[の{of3:noun}を]<|だけ>" + _HAS),
    clause("portions.more", "portion", _TIMES + _BY + "(" + _MORE + "|" + _MORE_ON + ")", way="多い"),
    clause("portions.less", "portion", _TIMES + _BY + "(" + _LESS + "|" + _LESS_ON + ")", way="少ない"),
    clause("portions.ask.his", "ask", "{who:name}(が|<の>)(持っている|<もっている|もらう|もらえる|もらった>){thing:noun}は(何{unit:counter}|<いくら|いくつ>)(ですか。|<でしょうか。|でしたか。|になりますか。|ありますか。>)", what="1人の分"),
    clause("portions.gap", "shares apart", "<|その|この>{two:count}の<|<|持っている>{of1:noun}の>" + _GAP),
    clause("portions.gap.numbers", "shares apart", "(大小|<ある大小|ある>){two:count=つ}の(数|<{whole:word=整数}>)の" + _GAP),
    clause("portions.gap.bare", "shares apart", "<その|この|>" + _GAP),
    clause("portions.gap.named", "shares apart", "{a:name}と{b:name}" + _OF + "の" + _GAP),
)  # fmt: skip
