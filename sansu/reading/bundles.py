"""Clauses of several kinds bought or weighed together: りんご3個となし2個で480円, and how their prices stand to each other."""

from __future__ import annotations

from sansu.reading.plain import clause

_AFTER = "{thing1:noun}<|を>{n1:count}(と|<，>){thing2:noun}<|を>{n2:count}[(と|，){thing3:noun}<|を>{n3:count}]"
_BEFORE = "{n1:count}の{thing1:noun}(と|<，>){n2:count}の{thing2:noun}[(と|，){n3:count}の{thing3:noun}]"
_BUY = "を買(うと|ったら|ったところ|<い|って|えば|うとき|いました。>)"
# What is paid or weighed, kept where it is more than a price: the family looks whether it is the same everywhere.
_OTHER_WHAT = "word=入園料/入館料/入場料/運賃/電車賃/バス代/重さ/長さ/全体の重さ/得点"
_WHAT = "(代金|値段|<ねだん|料金|かさ|量|{what:" + _OTHER_WHAT + "}>)"
_ALL = "(合わせて|全部で|合計|<合計で|あわせて|ちょうど>)"
_FEE = "を{fee:yen}の{box:noun}に(つめてもらうと|入れてもらうと|<つめてもらったところ|入れてもらったところ|つめて買うと|入れて買うと|つめると|入れると|つめてもらい|入れてもらい|つめてもらって|入れてもらって|入れて買ったところ|つめて買ったところ>)、"
_FEE_TOO = "と{box:noun}代{fee:yen}(で|<を合わせて|を合わせると>)"
_COST = "[(代金は|<値段は|全部で|合わせて|合計で|合計|代金の合計は|合計金額は>)]"
_IS = "(です。|でした。|になります。|<になりました。|だった。|となりました。|，|で、|でしたが、|しました。|します。|かかります。|でしたので、|とします。|であり、|はらいました。|払いました。|のとき、>)"
_PLAIN = "(で|の" + _WHAT + "は|" + _BUY + "、|<の" + _WHAT.replace("{what:", "{what2:") + "の(合計|和)は|では、|で、|なら、|だと、|を(飲むと|食べると|食べたら|飲んだら|注文すると|たのむと|注文したら|たのんだら|注文したところ)、>)"
_PRICE = "<|の(値段|ねだん|代金|料金|{of1:word=重さ/長さ/入園料/入館料/入場料/運賃})>"
_ONE1, _ONE2 = "<|{one1:one}>", "<|{one2:one}>"
_MORE = "(高い|<重い|長い>)(です。|<。|そうです。|とします。|ので、|とき、|といいます。>)"
_MORE_ON = "(高く|<重く|長く>)(、|<なっています。>)"
_LESS = "(安い|<軽い|短い>)(です。|<。|そうです。|とします。|ので、|とき、|といいます。>)"
_LESS_ON = "(安く|<軽く|短く>)(、|<なっています。>)"
_WHO = "{who:noun}" + _ONE1 + _PRICE + "(は|<が>)"
_OTHER = "{other:noun}" + _ONE2 + _PRICE.replace("{of1:", "{of2:")
_IS_TIMES = "(です。|で、|<である。|，|だそうです。|とします。|にあたります。|のとき、|になっています。|の値段です。|のねだんです。|の値段で、|の重さです。|の重さで、>)"
_ASKED = "(ですか。|<でしょうか。|でしょう。|になりますか。|か。|しますか。|でしたか。>)"
_PRICES = "(代金|値段|<ねだん|料金|{of1:word=入園料/入館料/入場料/運賃/電車賃/バス代}>)"
_FIND = "|を求めなさい。|<を求めましょう。|を答えなさい。|を求めよ。|を求めてください。>)"

CLAUSES = (
    clause("bundles.after", "bundle", _AFTER + _PLAIN + "<|合わせて、|全部で、|合計>{total:given}" + _IS),
    clause("bundles.before", "bundle", _BEFORE + _PLAIN + "<|合わせて、|全部で、|合計>{total:given}" + _IS),
    clause("bundles.cost", "bundle", _AFTER + _BUY + "、" + _COST + "{total:yen}" + _IS),
    clause("bundles.sum", "bundle", _AFTER + "の" + _WHAT + "(は合わせて|の合計は|<の和は|は全部で|は合計>){total:given}" + _IS),
    clause("bundles.weight", "bundle", _AFTER + "の(重さ|全体の重さ)(は合わせて|の合計は|<は|の和は|は全部で|は合計>){weight:weight}" + _IS),
    clause("bundles.box", "bundle", _AFTER + _FEE + _COST + "{total:yen}" + _IS),
    clause("bundles.box.too", "bundle", _AFTER + _FEE_TOO + "{total:yen}" + _IS),
    clause("bundles.fee", "bundle fee", "(どちらも|<それぞれ、|いずれも>){box:noun}代{fee:yen}(をふくみます。|がふくまれています。|<を含みます。|が含まれています。|をふくんでいます。|が入っています。>)"),
    clause("bundles.more", "more", _WHO + _OTHER + "より[も]{amount:given}(" + _MORE + "|" + _MORE_ON + ")", way="高い"),
    clause("bundles.less", "more", _WHO + _OTHER + "より[も]{amount:given}(" + _LESS + "|" + _LESS_ON + ")", way="安い"),
    clause("bundles.times", "portion", _WHO + _OTHER + "の<|ちょうど>{times:multiple}" + _IS_TIMES),
    clause("bundles.same", "bundle swap", "{who:noun}{n1:count}" + _PRICE + "(は|<と>){other:noun}{n2:count}(の値段と|の代金と|<のねだんと|と|の値段は|の代金は|{of2:word=の重さと/の重さは}>)(同じです。|等しいです。|<同じで、|等しく、|同じ値段です。|等しい。|同じねだんです。|同じ重さです。|同じとします。>)"),
    clause("bundles.ask", "ask", "{thing:noun}{one:one}の" + _PRICES + "(は(何円|<いくら>)" + _ASKED + _FIND, what="1つの値段", unit="円"),
    clause("bundles.ask.weight", "ask", "{thing:noun}{one:one}の(重さ|<かさ|量|{of1:word=長さ}>)は何{unit:counter}" + _ASKED, what="1つの値段"),
    clause("bundles.ask.weight.find", "ask", "{thing:noun}{one:one}の{of1:word=重さ/長さ}を(求めなさい。|<求めましょう。|答えなさい。|求めよ。>)", what="1つの値段"),
    clause("bundles.topic", "bundle topic", "{place:noun}の{of1:word=入園料/入館料/入場料/運賃/料金/電車賃}(は|<が>)，"),
    clause("bundles.in", "bundle", "{thing1:noun}{n1:count}に{thing2:noun}{n2:count}を(入れて買うと、|<入れて買ったところ、|入れて買ったら、|つめて買うと、|のせて買うと、|入れると、|つめると、>)" + _COST + "{total:yen}" + _IS),
    clause("bundles.in.same", "bundle", "同じ{thing1:noun}<{n1:count}|>に{thing2:noun}{n2:count}を(入れて買うと、|<入れて買ったところ、|入れて買ったら、|つめて買うと、|のせて買うと、|入れると、|つめると、>)" + _COST + "{total:yen}" + _IS, same="同じ"),
    clause("bundles.ask.is", "ask", "{thing:noun}{one:one}は(何{unit:counter}|<いくら>)" + _ASKED, what="1つの値段"),
    clause("bundles.ask.each", "ask", "{thing:noun}は{one:one}<あたり|の値段は|につき|>(何{unit:counter}|<いくら>)" + _ASKED, what="1つの値段"),
    # as many of one kind as of another
    clause("bundles.equal", "bundle same", "{a:noun}と{b:noun}(は同じ数ずつ、|を同じ数ずつ、|の数を同じにして、|<(は|を|の(個数|数|本数|枚数|冊数)は|の個数を)同じ(数|個数|本数|枚数|冊数)(にして、|ずつ、|で、|です。|だけ、|ずつ買い、|買い、|ずつにして、)>)"),
    clause("bundles.kinds", "bundle kinds", "{n:count}(を|の{of:noun}を)"),
)  # fmt: skip
