"""Clauses of two amounts in a ratio that another ratio follows: after a gift, after both get or spend as much, after one does."""

from __future__ import annotations

from fractions import Fraction

from sansu.quantity import Quantity
from sansu.wording import clause

_ONE = Quantity(Fraction(1))
_R = "{p:number}(：|<対>){q:number}"
_FIRST = "<|ある{place:noun}の|はじめ、|はじめ|最初、|最初|いま、|今、|現在、>"
_PAIR = "{a:name}と{b:name}<|の2人>"
_KEPT = "(に入っている|<の中の|に入れた>)"
_INTO = "(に|<には>){amount:amount}の{thing:noun}を(加えると、|入れると、|<加えたところ、|入れたところ、|加えたら、|入れたら、|加えたので、|入れたので、|注ぐと、|つぎたすと、>)"
_OUT_OF = "から{amount:amount}の{thing:noun}を(取り出すと、|くみ出すと、|<取り出したところ、|くみ出したところ、|ぬくと、|ぬいたら、|ぬいたところ、|取り出したら、|取り出したので、|流すと、>)"
_ADDED = "を{amount:count}(加えると、|入れると、|<加えたところ、|入れたところ、|入れたら、|加えたら、|買い足すと、|買い足したので、|増やすと、>)"
_TAKEN = "を{amount:count}(取り出すと、|食べると、|<取り出したら、|取り出したところ、|取り出したので、|食べたら、|食べたので、|食べたところ、|取りのぞくと、|売ると、|売ったところ、|使うと、|使ったところ、|使ったので、>)"
_RATIO = "(比|<割合|数の比>)"
_WAS = "(です。|でした。|<で、|でしたが、|ですが、|である。|だった。|だったが、|であったが、|，>)"
_PAST = "(になりました。|となりました。|<になった。|となった。|でした。|になりました|となっていました。|になっていました。>)"
_WILL = "(になります。|となります。|<になる。|となる。|になるそうです。|になるといいます。>)"
_WHOSE = "<|その|男女の|2人の|2人の持っている|2人がもっている|2人が持っている|残りの|残った|残っている|{a:name}と{b:name}の>"
_THEIR = "<|{thing:noun}の|の>"
_GIVE = "(あげると、|あげたところ、|あげたので、|わたすと、|わたしたところ、|わたしたので、|<渡すと、|渡したところ、|渡したので、|あげたら、|わたしたら、|渡したら、|あげました。|わたしました。|渡しました。|あげ、|わたし、|渡し、|あげて、|あげれば、|あげます。|あげた。|わたした。|ゆずると、|ゆずったところ、>)"
_SPEND = "(使うと、|使ったところ、|使ったので、|<使ったら、|使いました。|使い、|使って、|使った。|使います。|食べると、|食べたところ、|食べたので、|食べました。|はらうと、|はらったところ、|はらいました。|出すと、|出したところ、|出しました。|なくすと、|なくしたので、|減ると、|減ったので、|減り、|減って、|減ったところ、|使う。|つかうと、|つかったところ、>)"
_GET = "(もらうと、|もらったところ、|もらったので、|<もらったら、|もらいました。|もらい、|もらって、|もらった。|もらいます。|買うと、|買ったので、|買ったところ、|買い足すと、|買い足したところ、|ひろうと、|ひろったところ、|貯金すると、|貯金したところ、|貯金したので、|貯金したら、|貯金しました。|増えると、|増えたので、|増え、|増えて、|増えたところ、>)"
_BOUGHT = "を(買うと、|買ったところ、|買ったので、|<買ったら、|買いました。|買い、|買って、|買った。>)"
_BOTH = "(2人とも|2人が|<2人は|それぞれ|2人それぞれ|2人とも、|それぞれが|2人がそれぞれ|2人ともに>)"
_FROM = "<|{source:noun}から>"
_SOME = "同じ(だけ|<だけお金を|金額|枚数|個数|本数|数|額|冊数>)<|を|だけ|ずつ|のお金を|のおこづかいを|のカードを>"
_REST = "(の残金|<の残り|の残りのお金|の残りの金額|の残ったお金>)"
_END = "(ですか。|でしたか。|<でしょうか。|になりますか。|か。>)"
_THEN = "<|そのとき、|そのあと、|その後、>"

CLAUSES = (
    # how the two stand at first
    clause("exchange.ratio", "ratio", _FIRST + _PAIR + "の" + _RATIO + "は" + _R + _WAS),
    clause("exchange.ratio.hold", "ratio", _FIRST + _PAIR + "(が|の)(持っている|<もっている|持っていた|もっていた>){thing:noun}の" + _RATIO + "は" + _R + _WAS),
    clause("exchange.ratio.of", "ratio", _FIRST + _PAIR + "の{thing:noun}の" + _RATIO + "は" + _R + _WAS),
    clause("exchange.ratio.first", "ratio", "(はじめの|<最初の|もとの>)[{thing:noun}の]" + _RATIO + "は" + _R + _WAS, when="はじめ"),
    clause("exchange.have", "have two", "<|はじめ、|いま、|今、>{a:name}(は|が){amount1:amount}，{b:name}(は|が){amount2:amount}<|を|の{thing:noun}を>(持っています。|持っていました。|<持っていて、|持っていましたが、|もっています。|もっていました。|持っている。|持っていた。|持っていますが、>)"),
    clause("exchange.times", "portion", "<|はじめ、|はじめ|最初、|いま、|今、>{who:name}は{other:name}の{times:multiple}の{thing:noun}を(持っています。|持っていました。|<持っていて、|持っていましたが、|もっていました。|もっています。|持っていますが、>)"),
    # what happens
    clause("exchange.hand", "handed", "{giver:name}が{taker:name}に<|{thing:noun}を|、>{amount:amount}" + _GIVE),
    clause("exchange.hand.some", "handed", "{giver:name}が{taker:name}に<|{thing:noun}を>(何{unit:counter}か|<いくらか>)" + _GIVE),
    clause("exchange.both.spend", "both change", _BOTH + "<|{thing:noun}を>{amount:amount}ずつ" + _SPEND, way="減る"),
    clause("exchange.both.spend.bare", "both change", "(2人とも|<2人がそれぞれ|2人とも、>)<|{thing:noun}を>{amount:amount}" + _SPEND, way="減る"),
    clause("exchange.both.get", "both change", _BOTH + _FROM + "<|{thing:noun}を>{amount:amount}ずつ" + _GET, way="増える"),
    clause("exchange.both.get.bare", "both change", "(2人とも|<2人がそれぞれ|2人とも、>)" + _FROM + "<|{thing:noun}を>{amount:amount}" + _GET, way="増える"),
    clause("exchange.both.some.get", "both change", _BOTH + _FROM + _SOME + _GET, way="増える"),
    clause("exchange.both.some.spend", "both change", _BOTH + _SOME + _SPEND, way="減る"),
    clause("exchange.both.some.get.unit", "both change", _BOTH + _FROM + "(何{unit:counter}かずつ|<いくらかずつ|いくらか>)" + _GET, way="増える"),
    clause("exchange.both.some.spend.unit", "both change", _BOTH + "(何{unit:counter}かずつ|<いくらかずつ|いくらか>)" + _SPEND, way="減る"),
    clause("exchange.one.spend", "one changes", "{who:name}(が|だけが|<は|だけ>)<|、|{thing:noun}を>{amount:amount}" + _SPEND, way="減る"),
    clause("exchange.one.get", "one changes", "{who:name}(が|だけが|<は|だけ>)<|、>" + _FROM + "<|{thing:noun}を>{amount:amount}" + _GET, way="増える"),
    clause("exchange.one.buys", "one changes", "{who:name}(が|だけが|<は|だけ>){amount:yen}の{bought:noun}" + _BOUGHT, way="減る"),
    clause("exchange.both.get.first", "both change", "{source:noun}から(2人とも|2人が|<2人は|それぞれ>){amount:amount}<|ずつ>" + _GET, way="増える"),
    clause("exchange.both.buys", "both change", "(2人とも|<2人が|2人がそれぞれ|それぞれ|2人はそれぞれ>){amount:yen}の{bought:noun}" + _BOUGHT, way="減る"),
    clause("exchange.ratio.kept", "ratio", _FIRST + _PAIR + _KEPT + "{thing:noun}の" + _RATIO + "は" + _R + _WAS),
    clause("exchange.into", "one changes", "{who:name}" + _INTO, way="増える"),
    clause("exchange.out.of", "one changes", "{who:name}" + _OUT_OF, way="減る"),
    clause("exchange.moved", "handed", "{giver:name}から{taker:name}(に|へ){amount:amount}<|の{thing:noun}を>(移すと、|<うつすと、|移したところ、|うつしたところ、|移したので、|うつしたので、|移したら、|入れると、>)"),
    clause("exchange.added", "one changes", "{who:name}" + _ADDED, way="増える"),
    clause("exchange.taken", "one changes", "{who:name}" + _TAKEN, way="減る"),
    clause("exchange.each.gives", "each changes", "{a:name}(が|は){amount1:amount}，{b:name}(が|は){amount2:amount}<|ずつ><|、|を><|友だちに|{people:noun}に>(使うと、|使ったところ、|<使ったので、|使ったら、|使い、|あげると、|あげたところ、|あげたので、|あげたら、|食べると、|食べたところ、|食べたので、>)", way="減る"),
    clause("exchange.each.gets", "each changes", "{a:name}(が|は){amount1:amount}，{b:name}(が|は){amount2:amount}<|ずつ><|、|を>" + _FROM + "(もらうと、|もらったところ、|<もらったので、|もらったら、|もらい、>)", way="増える"),
    clause("exchange.one.some.spend", "one changes", "{who:name}(が|だけが|<は|だけ>)何{unit:counter}か" + _SPEND, way="減る"),
    clause("exchange.one.some.get", "one changes", "{who:name}(が|だけが|<は|だけ>)" + _FROM + "(何{unit:counter}か|<いくらか>)" + _GET, way="増える"),
    # one and then the other
    clause("exchange.first.spends", "one changes", "{who:name}が{amount:amount}使い、", way="減る"),
    clause("exchange.first.gets", "one changes", "{who:name}が{amount:amount}もらい、", way="増える"),
    clause("exchange.then.spends", "one changes", "{who:name}が{amount:amount}(使うと、|使ったので、|使ったところ、)", way="減る"),
    clause("exchange.then.gets", "one changes", "{who:name}が{amount:amount}(もらうと、|もらったので、|もらったところ、)", way="増える"),
    # how they stand then
    clause("exchange.then", "ratio then", _THEN + _WHOSE + _THEIR + _RATIO + "(は|が)" + _R + _PAST, tense="過去"),
    clause("exchange.then.will", "ratio then", _THEN + _WHOSE + _THEIR + _RATIO + "(は|が)" + _R + _WILL, tense="現在"),
    clause("exchange.then.bare", "ratio then", _THEN + "<|<|2人の>{thing:noun}は>" + _R + "(になりました。|<になった。|となりました。>)", tense="過去"),
    clause("exchange.then.bare.will", "ratio then", _THEN + "<|<|2人の>{thing:noun}は>" + _R + "(になります。|<になる。|となります。>)", tense="現在"),
    clause("exchange.then.same", "ratio then", _THEN + "<|2人の|{a:name}と{b:name}の>{thing:noun}(は|が)(同じに|等しく|<同じ数に>)(なりました。|<なった。>)", tense="過去", p=_ONE, q=_ONE),
    clause("exchange.then.same.will", "ratio then", _THEN + "<|2人の|{a:name}と{b:name}の>{thing:noun}(は|が)(同じに|等しく|<同じ数に>)(なります。|<なる。>)", tense="現在", p=_ONE, q=_ONE),
    clause("exchange.then.times", "portion then", _THEN + "{who:name}<|の<|持っている|もっている>{of1:noun}>(は|が){other:name}<|の<|持っている|もっている>{of2:noun}>の<|ちょうど>({times:multiple}|<{part:number}>)(になりました。|<になった。|となりました。>)", tense="過去"),
    clause("exchange.then.times.will", "portion then", _THEN + "{who:name}<|の<|持っている|もっている>{of1:noun}>(は|が){other:name}<|の<|持っている|もっている>{of2:noun}>の<|ちょうど>({times:multiple}|<{part:number}>)(になります。|<になる。|となります。>)", tense="現在"),
    clause("exchange.then.rest", "portion then", _THEN + "{who:name}" + _REST + "(は|が){other:name}" + _REST + "の<|ちょうど>({times:multiple}|<{part:number}>)(になりました。|<になった。|となりました。>)", tense="過去"),
    clause("exchange.then.rest.will", "portion then", _THEN + "{who:name}" + _REST + "(は|が){other:name}" + _REST + "の<|ちょうど>({times:multiple}|<{part:number}>)(になります。|<になる。|となります。>)", tense="現在"),
    clause("exchange.then.times.bare", "portion then", _THEN + "{times:multiple}(になりました。|<になった。|となりました。>)", tense="過去"),
    clause("exchange.then.times.bare.will", "portion then", _THEN + "{times:multiple}(になります。|<になる。|となります。>)", tense="現在"),
    clause("exchange.then.same.count", "ratio then", _THEN + "同じ(個数|数|枚数|本数|冊数|金額|量|<かさ>)に(なりました。|<なった。>)", tense="過去", p=_ONE, q=_ONE),
    clause("exchange.then.same.count.will", "ratio then", _THEN + "同じ(個数|数|枚数|本数|冊数|金額|量|<かさ>)に(なります。|<なる。>)", tense="現在", p=_ONE, q=_ONE),
    # what is asked
    clause("exchange.ask.first.find", "ask", "{who:name}の(はじめ|<最初|もと>)の{thing:noun}を(求めなさい。|<求めましょう。|答えなさい。|求めよ。>)", what="はじめの分"),
    clause("exchange.ask.first.find.of", "ask", "(はじめ|<最初|もと>)の{who:name}の{thing:noun}を(求めなさい。|<求めましょう。|答えなさい。|求めよ。>)", what="はじめの分"),
    clause("exchange.ask.first.find.had", "ask", "{who:name}が(はじめ|はじめに|<最初に|初めに>)(持っていた|<もっていた>){thing:noun}を(求めなさい。|<求めましょう。|答えなさい。|求めよ。>)", what="はじめの分"),
    clause("exchange.ask.first.was", "ask", "{who:name}の{thing:noun}は(はじめ|<最初|もとは|はじめは>)(何{unit:counter}|<いくら>)(でしたか。|<ありましたか。|だったか。>)", what="はじめの分"),
    clause("exchange.ask.first.who", "ask", "(はじめ|<最初|もと>)の{who:name}は何{unit:counter}" + _END, what="はじめの分"),
    clause("exchange.ask.first.had.of", "ask", "(はじめに|はじめ|<最初に>){who:name}が(持っていた|<もっていた>){thing:noun}は(何{unit:counter}|<いくら>)" + _END, what="はじめの分"),
    clause("exchange.ask.first.in", "ask", "(はじめに|<はじめ|最初|最初に>){who:name}に入っていた{thing:noun}は何{unit:counter}" + _END, what="はじめの分"),
    clause("exchange.ask.first.there", "ask", "(はじめに|<はじめ|最初|最初に>)(入っていた|あった|<いた>){who:name}は何{unit:counter}" + _END, what="はじめの分"),
    clause("exchange.ask.first.there.were", "ask", "<|はじめ、|はじめに|最初に|最初、>{who:name}は、?<|はじめ|はじめに|最初|最初に>何{unit:counter}(ありましたか。|いましたか。|入っていましたか。)".replace("、?", ""), what="はじめの分"),
    clause("exchange.ask.now.there", "ask", "{who:name}は何{unit:counter}(ありますか。|<いますか。|入っていますか。|になりますか。>)", what="1人の分"),
    clause("exchange.ask.now.have.yen", "ask", "(いま、|今、|<現在、|いま|今|現在>){who:name}は[{thing:noun}を]いくら(持っていますか。|<になりましたか。>)", what="あとの分", unit="円"),
    clause("exchange.ask.now.his", "ask", "{who:name}は、(いま|今|<現在>)、[{thing:noun}を](何{unit:counter}|<いくら>)(持っていますか。|<になりましたか。>)", what="あとの分"),
    clause("exchange.ask.his.now", "ask", "{who:name}の(いま|今|<現在>)の{thing:noun}は(何{unit:counter}|<いくら>)(ですか。|<でしょうか。|か。|になりましたか。>)", what="あとの分"),
    clause("exchange.ask.first", "ask", "{who:name}は[{thing:noun}を]何{unit:counter}持っていましたか。", what="はじめの分"),
    clause("exchange.ask.first.then", "ask", "{who:name}は、(はじめに|最初に|<はじめ|初めに|最初>)、[{thing:noun}を](何{unit:counter}|<いくら>)持っていましたか。", what="はじめの分"),
    clause("exchange.ask.first.amount", "ask", "(はじめ|<最初|もと>)の{who:name}の{thing:noun}は(何{unit:counter}|<いくら>)" + _END, what="はじめの分"),
    clause("exchange.ask.first.of", "ask", "{who:name}の(はじめ|<最初|もと>)の{thing:noun}は(何{unit:counter}|<いくら>)" + _END, what="はじめの分"),
    clause("exchange.ask.first.had", "ask", "{who:name}が(はじめ|はじめに|<最初に|初めに>)(持っていた|<もっていた>){thing:noun}は(何{unit:counter}|<いくら>)" + _END, what="はじめの分"),
    clause("exchange.ask.first.yen", "ask", "(はじめ、|はじめに、|<最初に、>){who:name}は[{thing:noun}を]いくら持っていましたか。", what="はじめの分", unit="円"),
    clause("exchange.ask.now", "ask", "(いま、|今、|<現在、|いま|今>){who:name}は[{thing:noun}を]何{unit:counter}(持っていますか。|<になりましたか。>)", what="あとの分"),
    clause("exchange.ask.now.of", "ask", "(いま|今|<現在>)の{who:name}の{thing:noun}は(何{unit:counter}|<いくら>)(ですか。|<でしょうか。|になりますか。|か。|になりましたか。>)", what="あとの分"),
    clause("exchange.ask.then", "ask", "{who:name}[の{thing:noun}]は何{unit:counter}になりましたか。", what="あとの分"),
    clause("exchange.ask.moved", "ask", "{giver:name}(は|が){taker:name}に[{thing:noun}を](何{unit:counter}|<いくら>)(あげましたか。|わたしましたか。|<渡しましたか。|あげたのですか。|あげたでしょうか。|ゆずりましたか。>)", what="動いた分"),
    clause("exchange.ask.got", "ask", "<|2人は|{source:noun}から>(何{unit:counter}|<いくら>)ずつ(もらいましたか。|<もらったのですか。|もらったでしょうか。>)", what="動いた分", way="増える"),
    clause("exchange.ask.spent", "ask", "<|2人は>(何{unit:counter}|<いくら>)ずつ(使いましたか。|<使ったのですか。|使ったでしょうか。|食べましたか。>)", what="動いた分", way="減る"),
    clause("exchange.ask.amount", "ask", "<|2人が><|1人が>(もらった|使った|<受け取った>)(金額|お金|<枚数|個数|本数|おこづかい>)は(何{unit:counter}|<いくら>)<|ずつ>" + _END, what="動いた分"),
    clause("exchange.ask.one.spent", "ask", "{who:name}(は|が)(何{unit:counter}|<いくら>)(使いましたか。|<使ったのですか。|食べましたか。|使ったでしょうか。>)", what="動いた分", way="減る"),
    clause("exchange.ask.one.got", "ask", "{who:name}(は|が)<|{source:noun}から>(何{unit:counter}|<いくら>)(もらいましたか。|<もらったのですか。|もらったでしょうか。>)", what="動いた分", way="増える"),
    clause("exchange.ask.total", "ask", "2人の<|持っている>{thing:noun}の(合計|<和>)は(何{unit:counter}|<いくら>)" + _END, what="合計"),
    clause("exchange.ask.total.first", "ask", "(はじめの2人|<はじめ、2人|はじめ2人|最初の2人>)の<|持っている|持っていた>{thing:noun}の(合計|<和>)は(何{unit:counter}|<いくら>)" + _END, what="合計", when="はじめ"),
    clause("exchange.ask.total.of.first", "ask", "2人の(はじめ|<最初>)の{thing:noun}の(合計|<和>)は(何{unit:counter}|<いくら>)" + _END, what="合計", when="はじめ"),
    clause("exchange.ask.total.with", "ask", "2人の{thing:noun}は(合わせて|<あわせて|全部で>)(何{unit:counter}|<いくら>)" + _END, what="合計"),
)  # fmt: skip
