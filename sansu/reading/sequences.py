"""Clauses of things in a row by a rule: terms and marks that go on or repeat, decimals without end, sums of a range."""

from __future__ import annotations

from sansu.reading.plain import clause

_ON = "(と、|のように、|<の順に、|は、|というように、|、というように、>)"
_RULE = "(ある規則にしたがって|規則正しく|きまりにしたがって|<ある規則で|ある規則に従って|ある決まりで|ある決まりにしたがって|あるきまりで|一定のきまりで|一定の規則で|あるきまりにしたがって|ある規則によって|一定の規則にしたがって|あるきまりに従って|決まりにしたがって|ある法則にしたがって|>)"
_LINED = "(数が並んでいます。|数を並べました。|<数が並んでいる。|並んでいる。|並んでいます。|整数が並んでいます。|並ぶ数の列があります。|並んだ数の列があります。|並べた数の列があります。|数を並べます。|並べました。|並べます。|続く数の列があります。|続いています。|並んでいる数の列があります。|数字が並んでいます。|数が並べてあります。|並んでいる数があります。|整数を並べます。|整数を並べました。|整数が並べてあります。|数が続いています。>)"
_AGAIN = "(くり返し|<繰り返し|くりかえし|繰りかえし|くり返して>)"
_WHAT = "(いくつですか。|何ですか。|<いくつでしょうか。|何でしょうか。|いくらですか。|いくつになりますか。|何になりますか。>)"
_FIND = "(は(いくつですか。|何ですか。|<いくつでしょうか。|何でしょうか。|いくつになりますか。|何になりますか。|いくらになりますか。>)|を求め(なさい。|ましょう。|<よ。|てください。>))"
_FROM = "(はじめから|左から|<最初から|先頭から|はじめから数えて|左から数えて|この数列の|この列の|いちばん左から|左から順に|>)"
_UPTO = "{n:count=番目/個/枚/本}(まで|<目まで>)<の中|の間|>(に|で|<には|では>)<、|>"
_ARE = "(ありますか。|並んでいますか。|<並びますか。|使いますか。|出てきますか。|あるでしょうか。|必要ですか。|いますか。|ですか。|になりますか。|使われていますか。|現れますか。|あらわれますか。|並べますか。>)"

CLAUSES = (
    # the row
    clause("sequences.row", "row", "{terms:terms}" + _ON + _RULE + _LINED),
    clause("sequences.row.of", "row", "{terms:terms}(という|<の|で表される>)(数列|数の列|<数の並び|等差数列>)(があります。|について、|<で、|において、|の>)"),
    clause("sequences.row.named", "row", "(数列|数の列|<次の数列|等差数列|次の数の列>)、{terms:terms}(の|について、|<で、|において、|があります。>)"),
    clause("sequences.row.below", "row", "次の(数列|数の列|<ような数の列|ように並んだ数>)があります。{terms:terms}(。|<>)"),
    clause("sequences.rule.steps", "rule", "(最初|はじめ)の数が{first:number}で、{by:number}ずつ(増える|大きくなる|<増えていく|増加する|大きくなっていく>)(数の列があります。|数列があります。|<ように数を並べます。|数の列で、>)", way="増える"),
    clause("sequences.rule.down", "rule", "(最初|はじめ)の数が{first:number}で、{by:number}ずつ(減る|小さくなる|<減っていく>)(数の列があります。|数列があります。|<ように数を並べます。|数の列で、>)", way="減る"),
    clause("sequences.rule.from", "rule", "{first:number}から(始めて|始まって|<はじめて|順に>)、{by:number}ずつ(増える|大きくなる|<増やして|増えるように>)(数を並べます。|数の列があります。|<数が並んでいます。|数を並べました。>)", way="増える"),
    clause("sequences.rule.from.down", "rule", "{first:number}から(始めて|始まって|<はじめて|順に>)、{by:number}ずつ(減る|小さくなる|<減らして|減るように>)(数を並べます。|数の列があります。|<数が並んでいます。|数を並べました。>)", way="減る"),
    clause("sequences.rule.two", "rule", "(3番目からあとの数|どの数も、3番目からは|<3番目以降の数|3番目からの数|3番目以降>)は、<|すべて|その>(前の2つの数の和|その前の2つの数の和|<前の2つの数をたした数|直前の2つの数の和>)(です。|になっています。|<になります。>)", way="前の2つの和"),
    clause("sequences.cycle", "row", "{terms:terms}(の順に、|と、|のように、|<の数字が|の数が|の順で、|という数字を|をこの順に、>)" + "(数が|数字が|<>)" + _AGAIN + "(並んでいます。|並びます。|<並んでいる。|並べます。|並べました。|数が並んでいます。|数字が並んでいます。|続いています。|続きます。|数を並べます。|並べていきます。|並べてあります。>)", rule="くり返し"),
    clause("sequences.marks", "row", "{thing:noun}(を|<が>)(左から順に|<左から|次のように|1列に|横1列に|>){marks:marks}(の順に|のように、|<と、|の順で|というように>)" + _AGAIN + "(並べます。|並べました。|<並んでいる。|並んでいます。|並べていきます。|並びます。|並べてあります。|つなげます。|つなぎます。|置きます。|植えます。>)", rule="くり返し"),
    clause("sequences.marks.first", "row", "{marks:marks}(の順に|のように|<と|の順で|というように>)、{thing:noun}(を|<が>)" + _AGAIN + "(並べます。|並べました。|<並んでいる。|並んでいます。|並べていきます。|並びます。|並べてあります。|置きます。|つなげます。|植えます。>)", rule="くり返し"),
    clause("sequences.marks.regular", "row", "{thing:noun}(を|<が>)(左から順に|<左から|次のように|1列に|>){marks:marks}(のように|と|<の順に|というように>)、" + "(ある規則にしたがって|規則正しく|きまりにしたがって|<ある規則で|ある規則に従って|あるきまりで|一定のきまりで|一定の規則で|あるきまりにしたがって|一定の規則にしたがって>)(並べます。|並べました。|<並んでいる。|並んでいます。|並べてあります。|並びます。>)", rule="規則"),
    clause("sequences.marks.bare", "row", "{marks:marks}(のように|と|<の順に|というように>)、(規則正しく|<ある規則で|ある規則にしたがって|>){thing:noun}が(並んでいます。|<並んでいる。|並べてあります。|並びます。>)", rule="規則"),
    clause("sequences.counts", "row", "{thing:noun}(を|<が>)(左から順に|<左から|1列に|>){a:noun}{p:count}、{b:noun}{q:count}[、{c:noun}{r:count}](の順に|<の順で|と>)" + _AGAIN + "(並べます。|並べました。|<並んでいる。|並んでいます。|並べていきます。|並びます。|並べてあります。|つなげます。|植えます。>)", rule="くり返し"),
    clause("sequences.counts.first", "row", "{a:noun}{p:count}、{b:noun}{q:count}[、{c:noun}{r:count}](の順に|<の順で|と>)<、|>" + _AGAIN + "<、|>{thing:noun}を(並べます。|並べていきます。|<並べました。|つなげます。|植えます。>)", rule="くり返し"),
    clause("sequences.decimal", "decimal", "{f:number}を小数(で表すと、|に直すと、|になおすと、|で表したとき、|<にすると、|に直したとき、|になおしたとき、|にしたとき、|で表すとき、|で表します。|に直します。>)"),
    clause("sequences.divide", "decimal", "{p:number}÷{q:number}を計算(すると、|したとき、|<して小数で表すと、|して、小数で表すと、|し、答えを小数で表すと、|していくと、|します。>)"),
    clause("sequences.power", "power", "{base:number}を{times:count=回/個}(かけ合わせた|かけた|<かけあわせた|掛け合わせた|かけ合わせてできる>)(数の|<とき、|とき、その数の|ときの|答えの|積の|数を計算したとき、>)"),
    clause("sequences.mountain", "mountain", "[{terms:terms}のように、]{a:number}から{b:number}まで{one:number}ずつ(増えて|増え|<大きくなって|大きくなり>)、(また|そのあと|<再び|次に|ふたたび|今度は>){c:number}まで{one2:number}ずつ(減る|<小さくなる>)(数の列|<数列|数の並び>)があります。"),
    clause("sequences.range", "range", "{a:number}から{b:number}までの(整数|<すべての整数|整数すべて|数|自然数|連続する整数>)", which="整数"),
    clause("sequences.range.even", "range", "{a:number}から{b:number}までの(偶数|<すべての偶数>)", which="偶数"),
    clause("sequences.range.odd", "range", "{a:number}から{b:number}までの(奇数|<すべての奇数>)", which="奇数"),
    clause("sequences.range.multiples", "range", "{a:number}から{b:number}までの整数のうち、{by:number}の倍数", which="倍数"),
    clause("sequences.sum", "sum", "{a:number}＋{b:number}＋{c:number}＋[{d:number}＋]…＋{z:number}(を計算しなさい。|を計算しましょう。|はいくつですか。|の答えはいくつですか。|<の和を求めなさい。|を求めなさい。|はいくつになりますか。|の計算をしなさい。>)"),
    # what is asked
    clause("sequences.ask.nth", "ask", _FROM + "{n:count=番目}(の数|<の整数|の数字|にある数|にくる数|に並ぶ数|>)は" + _WHAT, what="番目の数"),
    clause("sequences.ask.nth.find", "ask", _FROM + "{n:count=番目}(の数|<の整数|の数字|にある数>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。|書きなさい。|求めてください。>)", what="番目の数"),
    clause("sequences.ask.sum", "ask", "(はじめから|1番目から|左から|<最初から|はじめの数から|1番目の数から|先頭から>){n:count=番目}(までの数の和は|までの和は|までの数をすべてたすと、|までの数の合計は|<までの数を全部たすと、|までをすべてたすと|までの数をたすと、|の数までの和は|の数までをすべてたすと、>)" + _WHAT, what="和"),
    clause("sequences.ask.sum.find", "ask", "(はじめから|1番目から|左から|<最初から|はじめの数から|1番目の数から|先頭から>){n:count=番目}(までの数の和|までの和|<の数までの和|までの数の合計>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="和"),
    clause("sequences.ask.index", "ask", "{value:number}は" + _FROM + "何番目(ですか。|の数ですか。|<でしょうか。|の数でしょうか。|に並びますか。|に出てきますか。|になりますか。|にありますか。|か。>)", what="何番目"),
    clause("sequences.ask.count", "ask", _FROM + _UPTO + "{target:noun}(は|が)(全部で|<>)何{unit:counter}" + _ARE, what="個数"),
    clause("sequences.ask.count.when", "ask", "(全部で|<はじめから|左から|>){laid:count=個/枚/本}(並べたとき、|並べると、|<並べるとき、|のとき、|並べたときの、|並べました。|植えるとき、|つなげたとき、|つなげると、|あるとき、>){target:noun}(は|が)(全部で|<>)何{unit:counter}" + _ARE, what="個数"),
    clause("sequences.ask.count.number", "ask", _FROM + "{n:count=番目}までに<、|>{value:number}(は|が)(全部で|<>)何{unit:counter}" + _ARE, what="個数"),
    clause("sequences.ask.digit", "ask", "(小数第|小数点以下第|<小数点第>){n:number}位(の数字|の数|<>)は" + _WHAT, what="位の数字"),
    clause("sequences.ask.digit.find", "ask", "(小数第|小数点以下第|<小数点第>){n:number}位(の数字|の数|<>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="位の数字"),
    clause("sequences.ask.digits.sum", "ask", "小数第1位から小数第{n:number}位までの(数字の和|数の和|<各位の数の和|数字の合計|各位の数字の和|数をすべてたした和>)は" + _WHAT, what="位の和"),
    clause("sequences.ask.ones", "ask", "一の位(の数字|の数|<>)は" + _WHAT, what="一の位"),
    clause("sequences.ask.ones.find", "ask", "一の位(の数字|の数|<>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="一の位"),
    clause("sequences.ask.whole", "ask", "(全部の数の和|すべての数の和|<数の和|全部の和|これらの数の和|この数列の和|数の合計|これらの和|並んでいる数の和>)(はいくつですか。|を求めなさい。|<を求めましょう。|は何ですか。|はいくつになりますか。|を求めよ。>)", what="全部の和"),
    clause("sequences.ask.range", "ask", "(の和は|をすべてたすと、|をすべて加えると、|<をたすと、|を全部たすと、|の合計は|をすべてたした和は|の総和は|をすべてたした数は>)" + _WHAT, what="範囲の和"),
    clause("sequences.ask.range.find", "ask", "(の和|<の合計|の総和|をすべてたした和>)を(求めなさい。|求めましょう。|<求めよ。|答えなさい。>)", what="範囲の和"),
)  # fmt: skip
