"""Clauses of buying, selling and of two kinds of things counted together (つるかめ算, 売買損益)."""

from __future__ import annotations

from sansu.wording import clause

_ALL = "(合わせて|全部で|合計|<あわせて|合計で|合計して|あわせて全部で|合わせて全部で|みんなで|全部あわせて|全部合わせて|取りまぜて|とりまぜて|取り混ぜて|とり混ぜて|混ぜて|組み合わせて>)"
_IS = "(でした。|です。|になりました。|<になります。|だった。|である。|になった。|で、|でしたが、|となりました。>)"
_BUY = "買(いました。|うと、|ったら、|って、|<い、|ったところ、|いましたが、|った。|いましたら、>)"
_COUNT_ASKED = "何{unit:counter}(ですか。|<でしょうか。|でしたか。|になりますか。|か。>)"

# two kinds of things, each worth so much, and the two together
TOGETHER = (
    clause("trade.price.and", "price", "[{per:one}<|が|につき|あたり|の値段が>]{each:yen}の{thing:noun}と"),
    clause("trade.price.of", "price", "[{per:one}<|が|につき|あたり|の値段が>]{each:yen}の{thing:noun}(を|<とを>)"),
    clause("trade.price.subject", "price", "[{per:one}<|が|につき|あたり|の値段が>]{each:yen}の{thing:noun}が"),
    clause("trade.price.is", "price", "{thing:noun}[(は|が|の値段は|の代金は)]{per:one}<|が|につき>{each:yen}(です。|で、|<|します。|だ。>)"),
    clause("trade.bought", "bought", _ALL + "{count:count}" + _BUY),
    clause("trade.bought.pair", "bought", "{first:noun}と{second:noun}を" + _ALL + "{count:count}" + _BUY),
    clause("trade.total", "total", "代金<の合計|は|の合計は>は[(全部で|合計|合わせて)]{total:yen}" + _IS),
    clause("trade.total.paid", "total", "[(全部で|合計|合わせて|<代金は|代金として>)]{total:yen}<|を>(はらいました。|払いました。|支払いました。|<はらった。|払った。|支はらいました。>)"),
    clause("trade.total.sum", "total", "(合計金額|代金の合計)は{total:yen}" + _IS),
    clause("trade.change", "change", "{paid:yen}(出すと、|出したところ、|はらったところ、|<を出したら、|を出すと、|出したら、|を出したところ、|を払ったところ、|払ったところ、|札を出したところ、|札を出すと、|はらうと、>)おつり(が|は){change:yen}" + _IS),
    clause("trade.fee", "fee", "{fee:yen}の{box:noun}に(つめて、|入れてもらい、|<入れて、|入れてもらったところ、|つめてもらい、|つめてもらったところ、>)"),
    clause("trade.pair", "pair", "{first:noun}と{second:noun}が" + _ALL + "{count:count}(います。|いて、|<いました。|いる。>)", of="足"),
    clause("trade.pair.things", "pair", "{first:noun}と{second:noun}が" + _ALL + "{count:count}(あります。|あって、|<ありました。|ある。|とまっています。|とまっていて、>)", of="車輪"),
    clause("trade.limbs", "limbs", "{word:noun}の数は" + _ALL + "{total:count}" + _IS),
    clause("trade.limbs.each", "price", "{thing:noun}<|1匹|1羽|1頭|1台|1ぴき>の{word:noun}(は|<の数は>){each:count}(です。|で、|<、|本です。|あります。>)"),
    clause("trade.ask.count", "ask", "[{each:yen}の]{thing:noun}<|の数|の個数|の本数|の枚数>は" + _COUNT_ASKED, what="組の個数"),
    clause("trade.ask.bought", "ask", "[{each:yen}の]{thing:noun}(は|を)何{unit:counter}(買いましたか。|<買ったでしょうか。|買ったのですか。|買ったことになりますか。|買いましたでしょうか。>)", what="組の個数"),
    clause("trade.ask.alive", "ask", "{thing:noun}は何{unit:counter}(いますか。|<いるでしょうか。|いましたか。|いるか。>)", what="組の個数"),
    clause("trade.ask.there", "ask", "{thing:noun}は何{unit:counter}(ありますか。|<あるでしょうか。|ありましたか。|とまっていますか。>)", what="組の個数"),
)  # fmt: skip

_SOLD = "売(ったところ、|ると、|りました。|<ったので、|りましたが、|って、|っても、|れば、|った。|ったら、|ったとき、|り、|ったが、|れましたが、>)"
_COST = "(原価|<仕入れ値|仕入れね|仕入れ価格|仕入値|元値>)"
_PRICE_SET = "定価をつけ(ました。|ましたが、|、|<て、|た。|たが、|ています。|ると、|たところ、|ておきました。>)"
_GAINED = "(がありました。|になりました。|でした。|<が出ました。|があります。|になります。|を得ました。|が出ます。|があった。|になった。|が出た。|です。|を得た。|が得られました。|がありましたが、|があり、|となりました。>)"
_SALE_WORD = "(売り値|<売値|売りね|売った値段|売り上げた値段|売価>)"
_HOW_MUCH = "(は何{unit:counter}(ですか。|でしたか。|<でしょうか。|になりますか。|か。|だったでしょうか。>)|<はいくらですか。|はいくらでしたか。|はいくらでしょうか。|を求めなさい。|を求めましょう。|を答えなさい。>)"

# one ware: 原価, 定価, 売り値, 利益 and the rates between them
PROFIT = (
    clause("trade.cost.of", "cost", _COST + "<が|は|の|>{cost:yen}の{ware:noun}に"),
    clause("trade.cost.of.wo", "cost", _COST + "<が|は|の|>{cost:yen}の{ware:noun}を"),
    clause("trade.cost.bought", "cost", "[ある]{ware:noun}を{cost:yen}で仕入れ(ました。|、|<て、|ましたが、|た。>)"),
    clause("trade.cost.bought.ware", "cost", "{cost:yen}で仕入れた{ware:noun}に"),
    clause("trade.cost.is", "cost", "[ある]{ware:noun}の" + _COST + "は{cost:yen}(です。|<で、|でした。>)"),
    clause("trade.ware", "ware", "[ある]{ware:noun}に"),
    clause("trade.ware.wo", "ware", "ある{ware:noun}を"),
    clause("trade.markup", "markup", _COST + "の{markup:rate}の(利益|<もうけ|利えき>)を(見こんで|<見込んで|みこんで|加えて|のせて|見こんだ>)" + _PRICE_SET),
    clause("trade.markup.yen", "markup", "{extra:yen}の利益を(見こんで|<見込んで|みこんで|加えて|のせて|見こんだ>)" + _PRICE_SET),
    clause("trade.markup.rate", "markup", "{markup:rate}の利益を(見こんで|<見込んで|みこんで|加えて|のせて|見こんだ>)" + _PRICE_SET),
    clause("trade.markup.more", "markup", _COST + "の{markup:rate}増し(の|<で|に>)" + _PRICE_SET),
    clause("trade.list.of", "list", "定価<が|は|の|>{price:yen}の{ware:noun}を"),
    clause("trade.list.is", "list", "[ある]{ware:noun}の定価は{price:yen}(です。|<で、|でした。>)"),
    clause("trade.discount", "discount", "定価の{discount:rate}引<き|>で" + _SOLD),
    clause("trade.discount.bare", "discount", "{discount:rate}引<き|>で" + _SOLD),
    clause("trade.discount.yen", "discount", "<|定価の|定価より|定価から>{off:yen}引<き|>で" + _SOLD),
    clause("trade.discount.cut", "discount", "定価から{off:yen}(値引きして|<引いて|ねびきして|安くして|値下げして>)" + _SOLD),
    clause("trade.discount.at", "discount", "定価の{discount:rate}引<き|>(の|<である|にあたる>)"),
    clause("trade.discount.then", "discount", "定価の{discount:rate}引<き|>(にして|<して>)"),
    clause("trade.sale", "sale", "{sale:yen}で" + _SOLD),
    clause("trade.gain", "gain", "{gain:yen}の(利益|<もうけ|利えき>)" + _GAINED, sign="利益"),
    clause("trade.gain.cut", "gain", "(値引きして|<ねびきして|割り引いて|安くして|値下げして|定価から値引きして>)" + _SOLD + "{gain:yen}の(利益|<もうけ|利えき>)" + _GAINED, sign="利益"),
    clause("trade.loss.cut", "gain", "(値引きして|<ねびきして|割り引いて|安くして|値下げして|定価から値引きして>)" + _SOLD + "{gain:yen}の損(をしました。|になりました。|<でした。|が出ました。|になった。>)", sign="損"),
    clause("trade.gain.is", "gain", "利益は{gain:yen}" + _IS, sign="利益"),
    clause("trade.gain.rate", "gain", _COST + "の{rate:rate}の(利益|<もうけ|利えき>)" + _GAINED, sign="利益"),
    clause("trade.loss", "gain", "{gain:yen}の損" + "(をしました。|になりました。|<でした。|になります。|が出ました。|をした。|になった。|です。|をします。|をしてしまいました。|となりました。>)", sign="損"),
    clause("trade.loss.rate", "gain", _COST + "の{rate:rate}の損" + "(をしました。|になりました。|<でした。|になります。|が出ました。|をした。|になった。|です。>)", sign="損"),
    clause("trade.ask.cost", "ask", "[この{ware:noun}の]" + _COST + _HOW_MUCH, what="原価"),
    clause("trade.ask.cost.bought", "ask", "[この{ware:noun}の](仕入れ値|<仕入れね|仕入値>)" + _HOW_MUCH, what="原価"),
    clause("trade.ask.list", "ask", "[この{ware:noun}の]<|もともとの|はじめの|もとの>定価" + _HOW_MUCH, what="定価"),
    clause("trade.ask.sale", "ask", "[この{ware:noun}の]" + _SALE_WORD + _HOW_MUCH, what="売り値"),
    clause("trade.ask.gain", "ask", "<|得た|得られる|得られた>利益" + _HOW_MUCH, what="利益"),
    clause("trade.ask.gain.yen", "ask", "何{unit:counter}の利益(がありますか。|になりますか。|<がありましたか。|になりましたか。|を得ましたか。|が出ますか。|が得られますか。|がでますか。|を得ますか。>)", what="利益"),
    clause("trade.ask.loss", "ask", "何{unit:counter}の損(になりますか。|をしましたか。|<ですか。|になりましたか。|をしますか。|でしたか。>)", what="損"),
    clause("trade.ask.markup", "ask", "[この{ware:noun}には]" + _COST + "の何{unit:counter}の利益を(見こんで|<見込んで|みこんで>)定価をつけ(ましたか。|<たのですか。|たでしょうか。|ればよいですか。|たことになりますか。>)", what="見こみ"),
    clause("trade.ask.markup.more", "ask", "定価は" + _COST + "の何{unit:counter}増し(ですか。|<にすればよいですか。|でしたか。|でしょうか。|になりますか。|にしましたか。|にすればよいでしょうか。>)", what="見こみ"),
    clause("trade.ask.discount", "ask", "定価の何{unit:counter}引<き|>(で売りましたか。|ですか。|<で売ったのですか。|でしたか。|で売ったことになりますか。|で売ったでしょうか。|になりますか。>)", what="値引き"),
)  # fmt: skip

CLAUSES = (*TOGETHER, *PROFIT)
