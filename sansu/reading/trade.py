"""Clauses of buying, selling and of two kinds of things counted together (つるかめ算, 売買損益)."""

from __future__ import annotations

from fractions import Fraction

from sansu.quantity import Quantity
from sansu.reading.plain import clause

_ALL = "(合わせて|全部で|合計|<あわせて|合計で|合計して|あわせて全部で|合わせて全部で|みんなで|全部あわせて|全部合わせて|取りまぜて|とりまぜて|取り混ぜて|とり混ぜて|混ぜて|組み合わせて>)"
_IS = "(でした。|です。|になりました。|<になります。|だった。|である。|になった。|で、|でしたが、|となりました。>)"
_BUY = "買(いました。|うと、|ったら、|って、|<い、|ったところ、|いましたが、|った。|いましたら、>)"

_PLACE = "<|自転車置き場に|水そうの中に|おりに|池に|牧場に|庭に|公園に|動物園に|小屋に|ある小屋に|駐車場に|ちゅう車場に|駐輪場に|おりの中に|飼育小屋に|ある牧場に|島に|森に|虫かごに|水そうに|広場に|空き地に>"
_OF_THEM = "<|このうち、|そのうち、|この中に|この中で>"
_HAVE = "(あります。|あり、|<あって、|ある。|ありました。|入っています。|入っていて、|入っていました。|並んでいます。>)"
_PER = "<|重さ|重さが|長さ|長さが|定員|値段が>[{per:one}<|が|につき|あたり|の値段が|の重さが|分が|の長さが>]"
_SUM = "[(全部で|合計|合わせて|<合計で|あわせて>)]"
_SHOP = "(文ぼう具店|文房具店|店|スーパー|<お店|文具店|文房具屋|文ぼう具屋|くだもの屋|くだもの店|果物屋|果物店|八百屋|パン屋|おかし屋|お菓子屋|花屋|ケーキ屋|ケーキ店|コンビニ|売店|郵便局|ゆうびん局|だがし屋|本屋|書店|デパート|市場|バザー|お祭り|遊園地|動物園|美術館|博物館|水族館>)"
_OTHERS = "(兄|姉|母|父|妹|弟|わたし|ぼく|<私|お母さん|お父さん|お兄さん|お姉さん|先生|僕|祖母|祖父|おばさん|おじさん|ある人>)"
_ASK_END = "(ですか。|<でしょうか。|でしたか。|になりますか。|か。|だったでしょうか。|だったのですか。>)"
_BOUGHT_END = "(買いましたか。|<買えますか。|買ったのでしょうか。|買ったか求めなさい。|買ったかを求めなさい。|買ったでしょうか。|買ったのですか。|買ったことになりますか。|買いましたでしょうか。|買ったか。|買うことができますか。|買えばよいですか。>)"
_SET = "<|の数|の個数|の本数|の枚数|の冊数|の人数|の台数|の頭数|の匹数>"
_ON_FOOT = (("歩", "歩き", "歩いた", "歩く"), ("走", "走り", "走った", "走る"))
# coins and stamps are named after what they are worth, without の
_NAMED_BY_WORTH = ("玉", "硬貨", "こう貨", "切手", "はがき", "札", "部屋", "室", "シュート", "問題")
_SEATS = ("がけの", "乗りの", "用の", "入りの", "ずつの")
_ASKED = "何{unit:counter}(ですか。|ありますか。|<でしょうか。|でしたか。|買いましたか。|使いましたか。|はりましたか。|入っていますか。|ありましたか。|あるでしょうか。|あるでしょう。|でしょう。|決めましたか。|使っていますか。|入りましたか。|になりますか。>)"

# two kinds of things, each worth so much, and the two together
TOGETHER = (
    clause("trade.buyer", "buyer", "{who:name}(さん|君|くん|ちゃん)<は|が>"),
    clause("trade.buyer.family", "buyer", _OTHERS + "<は|が>"),
    clause("trade.shop", "shop", "<|ある|近くの|駅前の>" + _SHOP + "<で|に行き、|に行って、>"),
    clause("trade.where", "shop", "(財布の中に|貯金箱の中に|<算数のテストで|テストで|あるテストに|算数のテストに|テストに|さいふの中に|財布に|貯金箱に|箱の中に|ふくろの中に|袋の中に|箱に|さいふに|びんの中に>)"),
    clause("trade.price.and", "price", _PER + "{each:amount}の{thing:noun}と"),
    clause("trade.price.of", "price", _PER + "{each:amount}の{thing:noun}(を|<とを>)"),
    clause("trade.price.subject", "price", _PER + "{each:amount}の{thing:noun}が"),
    clause("trade.price.there", "price", _PER + "{each:amount}の{thing:noun}があります。"),
    clause("trade.price.is", "price", "{thing:noun}(は|<が|の値段は|の代金は|>){per:one}<|が|につき>{each:yen}(です。|で、|<|します。|だ。|の|と|を|のとき、>)"),
    clause("trade.price.is.of", "price", "{thing:noun}{per:one}(の値段は|<は|が|の代金は|のねだんは>){each:yen}(です。|で、|<|だ。>)"),
    clause("trade.price.is.bare", "price", "{thing:noun}(は|が){each:yen}(です。|で、|<します。|だ。>)"),
    clause("trade.prices", "prices", "{first:amount}と{second:amount}の{thing:noun}を"),
    clause("trade.prices.subject", "prices", "{first:amount}と{second:amount}の{thing:noun}が"),
    clause("trade.prices.fare", "prices.two", "[<|ある|この>{place:noun}の](入館料|入場料|料金|入園料|<運賃|電車賃|バス代|会費|乗車料金|入場券>)(は|が)大人<1人|が1人|は1人|が|は|>{first:yen}、(子ども|<子供|こども|小人|小学生>)<1人|が1人|は1人|が|は|>{second:yen}(です。|で、|<だ。|の>)", thing="大人", other="子ども"),
    clause("trade.bought", "counted", _ALL + "{count:count}" + _BUY),
    clause("trade.bought.and", "counted", _ALL + "{count:count}買(って、|い、|いました。)"),
    clause("trade.bought.plain", "counted", "{count:count}" + _BUY),
    clause("trade.bought.pair", "counted", "{first:noun}と{second:noun}を" + _ALL + "{count:count}" + _BUY),
    clause("trade.sold.all", "counted", _ALL + "{count:count}(売りました。|売って、|売ったところ、|<売り、|売れました。|売れて、|売れ、>)"),
    clause("trade.used.all", "counted", _ALL + "{count:count}(使いました。|使って、|<使い、|はりました。|はって、|使ったところ、|はったところ、|はると、|使うと、>)"),
    clause("trade.together", "counted", _ALL + "{count:count}" + _HAVE),
    clause("trade.number", "counted", "(個数は|枚数は|本数は|冊数は|人数は|<台数は|数は|問題数は>)" + _ALL + "{count:count}(です。|で、|<|でした。|あります。>)"),
    clause("trade.formed", "counted", _ALL + "{count:count}(作ると、|作りました。|<作って、|つくると、|作り、|できました。|つくりました。|作ったところ、>)"),
    clause("trade.entered", "counted", "<|ある日の入場者は|入場者は|ある日の入館者は|入館者は|この日の入場者は>大人と(子ども|<子供|こども|小人|小学生>)[が|<を|の人数は|、>]" + _ALL + "{count:count}(で入館し、|で入場し、|で入ると、|<が入館しました。|が入場しました。|が入館して、|で入館したところ、|で入場したところ、|で入りました。|が入りました。|で行きました。|で行き、|で行ったところ、|で乗ると、|で入館すると、|で入場すると、|が入館し、|が入場し、|で、|でした。|です。|います。|で入園し、|で入園したところ、|が入園しました。|で入園すると、|が入園し、|で入園して、|で行くと、|が入ると、|で乗ったところ、|が乗りました。|で乗り、|が乗ったところ、|で行ったら、|で入ったところ、>)"),
    clause("trade.entrants", "counted", "<|ある日の|この日の|その日の>(入園者|<入館者|入場者|お客さん|参加者|乗客>)<|の数|の人数>は<|大人と子どもを|大人と子ども><|合わせて|全部で|合計>{count:count=人}(でした。|<で、|です。|いて、|いました。|、>)"),
    clause("trade.total", "worth.total", "(代金は|代金の合計は|<運賃の合計は|運賃は|切手の代金は|品物の代金は|全部の代金は|代金の合計が|料金の合計が|合計金額が|入園料は|入園料の合計は|金額は|合計金額は|合計の代金は|代金が|料金は|入館料は|入場料は|料金の合計は|入館料の合計は|入場料の合計は>)[(全部で|合計|合わせて)]{total:yen}" + _IS),
    clause("trade.total.paid", "worth.total", "[(全部で|合計|合わせて|<代金は|代金として|代金|料金として|ちょうど>)]{total:yen}<|を>(はらいました。|払いました。|支払いました。|<はらった。|払った。|支はらいました。|はらいます。>)"),
    clause("trade.total.sum", "worth.total", "(合計金額|代金の合計|<合計|合計の金額|金額の合計>)は{total:yen}" + _IS),
    clause("trade.total.there", "worth.total", "<|全部で|合計|合わせて|合計で|あわせて>{total:yen}(ありました。|あります。|<あり、>)", of="ある金額"),
    clause("trade.total.bare", "worth.total", "(全部で|合計|合わせて|<|合計で|あわせて>){total:yen}(でした。|です。|になりました。|<になります。|だった。|である。|になった。|で、|でしたが、|となりました。>)"),
    clause("trade.total.sales", "worth.total", "(売り上げは|売り上げの合計は|<売上は|売り上げ金額は|売り上げ高は>)[(全部で|合計|合わせて)]{total:yen}" + _IS),
    clause("trade.total.weight", "worth.total", "(重さは|全体の重さは|重さの合計は|<重さが|合計の重さは|総重量は>)" + _SUM + "{worth:weight}" + _IS, of="重さ"),
    clause("trade.total.score", "worth.total", "(得点は|点数は|合計点は|<全部正解すると|全問正解すると|全部できると>|得点の合計は|<点数の合計は|得点が|総得点は>)" + _SUM + "{worth:count}" + _IS, of="点数"),
    clause("trade.total.long", "worth.total", "(長さは|長さの合計は|<全体の長さは|長さが>)" + _SUM + "{worth:length}" + _IS, of="長さ"),
    clause("trade.total.volume", "worth.total", "(かさは|かさの合計は|<水の量は|量は|体積は|容積の合計は|全体のかさは>)" + _SUM + "{worth:volume}" + _IS, of="かさ"),
    clause("trade.total.money", "worth.total", "(金額は|金額の合計は)" + _SUM + "{total:yen}" + _IS),
    clause("trade.total.worth", "worth.total", _ALL + "{worth:amount}" + _IS),
    clause("trade.total.when", "worth.total", "(代金|<合計金額|料金|金額|代金の合計>)が{total:yen}(のとき、|<であるとき、|だったとき、|のとき|でした。>)"),
    clause("trade.total.contents", "worth.total", "{stuff:noun}(は|が)(全部で|合わせて|<合計|合計で|あわせて>){worth:count}(あります。|です。|<入っています。|ありました。|でした。>)", of="中身の数"),
    clause("trade.scored", "counted", _ALL + "{count:count}(決めて、|決め、|<決めました。|入れて、|入れました。|入れ、|成功させて、>)"),
    clause("trade.total.just", "worth.total", "<|全部の長いすに|全部のベンチに|すべての長いすに|全部で>{worth:count}がちょうど(すわれます。|座れます。|乗れます。|とまれます。|泊まれます。|すわりました。)"),
    clause("trade.total.members", "worth.total", "全員で{worth:count}(です。|になります。|でした。|<になりました。|います。|だった。>)", of="席"),
    clause("trade.spent", "spent", "(ちょうど使い切りました。|<ちょうど使い切った。|全部使いました。|ちょうど使いきりました。|お金を使い切りました。|ちょうど買えました。>)"),
    clause("trade.total.perfect", "worth.total", "{worth:count}満点" + _IS, of="点数"),
    clause("trade.total.seats", "worth.total", _ALL + "{worth:count}<が|>(すわれます。|座れます。|すわることができます。|<すわりました。|座りました。|座ることができます。|使えます。|すわっています。>)", of="席"),
    clause("trade.total.ride", "worth.total", _ALL + "{worth:count}<が|>(乗れます。|乗ることができます。|<乗りました。|乗っています。>)", of="乗"),
    clause("trade.total.stay", "worth.total", _ALL + "{worth:count}<が|>(とまれます。|とまることができます。|<泊まれます。|とまりました。|泊まりました。|泊まることができます。>)", of="泊"),
    clause("trade.change", "change", "{paid:yen}<|を|札を|札で|札1枚を|札を1枚|玉を>(出すと、|出したところ、|はらったところ、|<出したら、|払ったところ、|はらうと、|払うと、|出して、|はらって、|払って、|出しました。|出し、|渡したところ、|わたしたところ、|渡すと、|わたすと、>)おつり(が|は|<を>){change:yen}<でした。|です。|になりました。|もらいました。|ありました。|をもらいました。|もらった。|だった。|でしたが、>"),
    clause("trade.have", "paid.with", "{paid:yen}<を|>(持って|<持って買い物に|持って店に>)(行き、|<行きました。|いき、|買い物に行き、|買い物に行きました。|店に行き、>)"),
    clause("trade.left", "paid.left", "{change:yen}<が|>(残りました。|余りました。|<あまりました。|残った。|余った。>)"),
    clause("trade.fee", "fee", "{fee:yen}の{box:noun}に(つめて、|入れてもらい、|<入れて、|入れてもらったところ、|つめてもらい、|つめてもらったところ、|つめると、|つめてもらうと、|入れてもらうと、|つめました。|入れました。|つめてもらって、|入れてもらって、>)"),
    clause("trade.fee.is", "fee", "{box:noun}代{fee:yen}<も|を>(ふくめて、|入れて、|<含めて、|加えて、|あわせて、|合わせて、>)"),
    clause("trade.pair", "pair.of", _PLACE + "{first:noun}と{second:noun}が" + _ALL + "{count:count}(います。|いて、|<いました。|いる。|おり、|います|いましたが、>)", of="足"),
    clause("trade.pair.only", "pair.of", _PLACE + "{first:noun}と{second:noun}が(います。|いて、|<いました。|いる。>)"),
    clause("trade.pair.heads", "heads", "頭の数は<|合わせて|全部で|合計>{count:plain}(で、|です。|<|でした。|あり、|あります。>)"),
    clause("trade.pair.things", "pair.of", _PLACE + "{first:noun}と{second:noun}が" + _ALL + "{count:count}(あります。|あって、|とまっています。|<ありました。|ある。|とまっていて、|とまっており、|あり、|停まっています。|止まっています。|とまっていました。>)", of="車輪"),
    clause("trade.limbs", "limbs", "{word:noun}の(数は|合計は|本数は|<数の合計は|数を数えると、|数を数えたら、|数が|数を調べると、|数をかぞえたら、|数をかぞえると、|数を数えたところ、|本数の合計は|総数は>)<|合わせて|全部で|合計|合計で|あわせて|みんなで>{total:count}" + _IS),
    clause("trade.limbs.when", "limbs", "{word:noun}の(数|<数の合計|本数>)が<|合わせて|全部で|合計>{total:count}(のとき、|<であるとき、|だったとき、|とすると、>)"),
    clause("trade.limbs.are", "limbs", "{word:noun}(は|が)" + _ALL + "{total:count}(です。|あります。|<でした。|ありました。|で、|ある。|である。>)"),
    clause("trade.limbs.each", "price", "{thing:noun}<|1匹|1羽|1頭|1台|1ぴき>の{word:noun}(は|<の数は|が>){each:count}(です。|で、|<|あります。|あり、>)"),
    clause("trade.ask.count", "ask", _OF_THEM + "<|買った>[{each:amount}の]{thing:noun}" + _SET + "は何{unit:counter}" + _ASK_END, what="組の個数"),
    clause("trade.ask.bought", "ask", _OF_THEM + "[{each:amount}の]{thing:noun}(は|を)何{unit:counter}" + _BOUGHT_END, what="組の個数"),
    clause("trade.ask.alive", "ask", _OF_THEM + "{thing:noun}は何{unit:counter}(いますか。|<いるでしょうか。|いましたか。|いるか。>)", what="組の個数"),
    clause("trade.ask.there", "ask", _OF_THEM + "[{each:amount}の]{thing:noun}は何{unit:counter}(ありますか。|<あるでしょうか。|ありましたか。|とまっていますか。|止まっていますか。|停まっていますか。|並んでいますか。|入園しましたか。|決めましたか。|入れましたか。|売れましたか。|売りましたか。|使いましたか。|入りましたか。|いますか。|いましたか。|入館しましたか。|入場しましたか。|入っていますか。>)", what="組の個数"),
    clause("trade.ask.number", "ask", _OF_THEM + "<|買った>[{each:amount}の]{thing:noun}の(数|個数|本数|枚数|<冊数|人数|台数>)(を求めなさい。|を答えなさい。|<を求めましょう。|はいくつですか。|を求めよ。>)", what="組の個数"),
    clause("trade.ask.some", "ask", _OF_THEM + "[{each:amount}の]{thing:noun}(は|を)いくつ(買いましたか。|ありますか。|<ですか。|できますか。|売れましたか。|あるでしょうか。|ありましたか。>)", what="組の個数"),
    clause("trade.ask.how.many", "ask", "何{unit:counter}の{thing:noun}(がいますか。|を買いましたか。|<がありますか。|がいるでしょうか。>)", what="組の個数"),
    *(
        one
        for thing in _NAMED_BY_WORTH
        for one in (
            clause(f"trade.price.{thing}.and", "price", _PER + "{each:any}" + thing + "と", thing=thing, join=""),
            clause(f"trade.price.{thing}.of", "price", _PER + "{each:any}" + thing + "を", thing=thing, join=""),
            clause(f"trade.price.{thing}.subject", "price", _PER + "{each:any}" + thing + "が<|あります。>", thing=thing, join=""),
            clause(f"trade.ask.{thing}", "ask", _OF_THEM + "{each:any}" + thing + _SET + "(は|<を|が>)" + _ASKED, what="組の個数", thing=thing, join=""),
        )
    ),
    *(
        one
        for join in _SEATS
        for one in (
            clause(f"trade.price.{join}.and", "price", "{each:count}" + join + "{thing:noun}と", join=join),
            clause(f"trade.price.{join}.of", "price", "{each:count}" + join + "{thing:noun}(に|<を>)", join=join),
            clause(f"trade.price.{join}.subject", "price", "{each:count}" + join + "{thing:noun}が", join=join),
            clause(f"trade.ask.{join}", "ask", _OF_THEM + "{each:count}" + join + "{thing:noun}" + _SET + "(は|<を|が>)" + _ASKED, what="組の個数", join=join),
        )
    ),
)  # fmt: skip

# one way at two speeds: 速さのつるかめ
PACES = (
    clause("trade.way.to", "pace.way", "{place:noun}から{distance:length}<はなれた|離れた|先の|先にある>{goal:noun}(まで|へ|<に>)(行くのに、|行きます。|<行くとき、|行きました。|、|向かいました。|行く途中、>)"),
    clause("trade.way.is", "pace.way", "{place:noun}から{goal:noun}までの道のりは{distance:length}(です。|あります。|<で、>)"),
    clause("trade.way.bare", "pace.way", "{place:noun}から{goal:noun}まで<は|の距離は|が|>{distance:length}<|の道のりが>(あります。|<です。|あり、|はなれています。>)"),
    clause("trade.way.of", "pace.way", "<家から駅までの|家から学校までの|学校から家までの|>{distance:length}の道のりを(行くのに、|<進むのに、|、|行くとき、>)"),
    *(
        one
        for verb, stem, past, _ in _ON_FOOT
        for one in (
            clause(f"trade.pace.first.{verb}", "pace", "(はじめは|はじめ|<最初は|初めは|途中まで|途中までは|とちゅうまで|はじめのうちは>){speed:speed}[の速さ]で(" + stem + "、|" + stem + "ました。|<" + stem + "ましたが、|" + {"歩": "歩いて", "走": "走って"}[verb] + "いましたが、|" + {"歩": "歩いて", "走": "走って"}[verb] + "いました。>)", verb=stem, nth="1"),
            clause(f"trade.pace.then.{verb}", "pace", "(途中から|<とちゅうから|そのあと|残りは|その後は|あとは|その後|残りの道のりは|途中からは>){speed:speed}[の速さ]で" + past + "(ところ、|ら、|<ので、>)", verb=stem, nth="2"),
            clause(f"trade.pace.then.{verb}.end", "pace", "(途中から|<とちゅうから|そのあと|残りは|その後は|あとは|その後|残りの道のりは|途中からは>){speed:speed}[の速さ]で" + stem + "(ました。|<、|、すると>)", verb=stem, nth="2"),
            clause(f"trade.pace.then.{verb}.and", "pace", "(途中から|<とちゅうから|そのあと|残りは|その後は|あとは|その後|残りの道のりは|途中からは>){speed:speed}[の速さ]で" + {"歩": "歩いて", "走": "走って"}[verb] + "、", verb=stem, nth="2"),
            clause(f"trade.ask.pace.{verb}", "ask", past + "(時間は|のは)何{unit:counter}<|間>(ですか。|<でしょうか。|でしたか。|か。>)", what="速さの時間", verb=stem),
        )
    ),
    clause("trade.took", "pace.took", "(全部で|<全体で|合わせて|合計|合計で|>){time:time}<|で>(かかりました。|<着きました。|かかった。|到着しました。|かかります。>)"),
)  # fmt: skip

_SOLD = "売(ったところ、|ると、|りました。|<ったので、|りましたが、|って、|っても、|れば、|った。|ったら、|ったとき、|り、|ったが、|れましたが、|ったときに、|ったときの|った場合、|っています。|ることにしました。|るとき、>)"
_BOUGHT = "買(うと、|ったら、|ったところ、|いました。|<って、|い、|った。|うとき、|えば、|いましたが、>)"
_COST = "(原価|<仕入れ値|仕入れね|仕入れ価格|仕入値|元値|仕入れた値段>)"
_HOPED = "を(見こんで|<見込んで|みこんで|加えて|ふくめて|含めて|のせて|見こんだ|見込んだ|つけて|見積もって>)"
_PRICE_SET = "定価をつけ(ました。|ましたが、|、|<て、|た。|たが、|ています。|ると、|たところ、|ておきました。|た品物を|た商品を|たものを|た品を|てある品物を|た商品があります。|た品物があります。|て売りました。|て売り出しました。|て売り出しましたが、|て売り出したところ、|て売り出した。|て売り出したが、|ます。|て、>)"
_PROFIT = "(利益|<もうけ|利えき|儲け>)"
_GAINED = "(がありました。|になりました。|でした。|<が出ました。|があります。|になります。|を得ました。|が出ます。|があった。|になった。|が出た。|です。|を得た。|が得られました。|がありましたが、|があり、|になり、|となりました。|がでました。|になるようにします。|があるようにします。|があるようにしたいと思います。|があるようにするには、|が出るようにするには、|になるようにするには、|を得るには、|を得たいと思います。|が得られます。|を得ます。|が得られるようにするには、|があるようにするために、|があるとき、|があったとき、|になるとき、|があるように売ります。|があるように売るには、|になるように売ります。|があるように売りたいと思います。|になるように売りたいと思います。|がありますか。|になりますか。|が得られますか。|が出ますか。>)"
_LOST = "(をしました。|になりました。|<になりますか。|をしますか。|でした。|になります。|が出ました。|をした。|になった。|です。|をします。|をしてしまいました。|となりました。|になり、|をして売りました。|が出ます。|をする。|となります。|が出た。|がでました。|をし、>)"
_SALE_WORD = "(売り値|<売値|売りね|売った値段|売価|売る値段|代金|値段|はらう金額|売り値段|実際の売り値|販売価格>)"
_HOW_MUCH = "(は<|全部で|合わせて|合計で>何{unit:counter}(ですか。|でしたか。|<でしょうか。|になりますか。|か。|だったでしょうか。|ですか|でしたか>)|<はいくらですか。|はいくらでしたか。|はいくらでしょうか。|を求めなさい。|を求めましょう。|を答えなさい。|はいくらになりますか。|はいくらか。|を求めよ。>)"
_ASK_RATE = "(ですか。|になりますか。|<でしたか。|でしょうか。|か。|にあたりますか。|になりましたか。>)"
_CUT = "<|これを|この品物を|この商品を>(値引きして|割引きして|<ねびきして|割り引いて|安くして|値下げして|定価から値引きして|何割か値引きして|何%か値引きして|割引して|何割引きかで|何割か引いて|定価の何割かを引いて|何割か安くして|定価を値引きして|定価を何割か値引きして|定価から何割か値引きして|定価の何割引きかで>)"

# one ware: 原価, 定価, 売り値, 利益 and the rates between them
PROFIT = (
    clause("trade.cost.of", "cost", _COST + "<が|は|の|>{cost:yen}の{ware:noun}に"),
    clause("trade.cost.of.wo", "cost", _COST + "<が|は|の|>{cost:yen}の{ware:noun}を"),
    clause("trade.cost.bought", "cost", "[ある]{ware:noun}を{cost:yen}で仕入れ(ました。|、|<て、|ましたが、|た。|ました>)"),
    clause("trade.cost.bought.ware", "cost", "{cost:yen}で仕入れた{ware:noun}に"),
    clause("trade.cost.bought.ware.wo", "cost", "{cost:yen}で仕入れた{ware:noun}を"),
    clause("trade.cost.bought.ware.subject", "cost", "{cost:yen}で仕入れた{ware:noun}が"),
    clause("trade.cost.is", "cost", "[ある]{ware:noun}の" + _COST + "は{cost:yen}(です。|<で、|でした。>)"),
    clause("trade.seller.at", "seller", "ある(商店|店|<お店|商人の店>)で、"),
    clause("trade.cost.when", "cost", _COST + "(が|は){cost:yen}(のとき、|であるとき、|<です。|で、|ならば、|なら、|だとすると、>)"),
    clause("trade.seller", "seller", "[ある](店|お店|<商店|店屋|商人|スーパー|デパート|くだもの屋|八百屋|文ぼう具店>)では"),
    clause("trade.unsold", "idle", "<|しかし、|ところが、|でも、|けれども、|なかなか>売れ(ないので|なかったので|<なかったため|ないため|なかったことから|なかったので、|ず>)"),
    clause("trade.but", "idle", "(しかし|ところが|実際には|けれども)"),
    clause("trade.markup", "markup", "[[ある]{ware:noun}に]" + _COST + "の{markup:rate}の" + _PROFIT + _HOPED + _PRICE_SET),
    clause("trade.markup.set", "markup", "[[ある]{ware:noun}に]" + _COST + "の{markup:rate}の利益" + _HOPED + "定価をつけました。"),
    clause("trade.markup.more.set", "markup", "[[ある]{ware:noun}に]" + _COST + "の{markup:rate}増しの定価をつけました。"),
    clause("trade.markup.yen", "markup", "[ある]{ware:noun}に{extra:yen}の" + _PROFIT + _HOPED + _PRICE_SET),
    clause("trade.markup.yen.bare", "markup", "<|原価に|仕入れ値に>{extra:yen}の" + _PROFIT + _HOPED + _PRICE_SET),
    clause("trade.markup.rate", "markup", "[ある]{ware:noun}に{markup:rate}の" + _PROFIT + _HOPED + _PRICE_SET),
    clause("trade.markup.rate.bare", "markup", "<|原価に|仕入れ値に>{markup:rate}の" + _PROFIT + _HOPED + _PRICE_SET),
    clause("trade.markup.priced", "markup", "[ある]{ware:noun}に" + "<|原価の|仕入れ値の>{markup:rate}の" + _PROFIT + _HOPED + "{price:yen}の" + _PRICE_SET),
    clause("trade.markup.priced.bare", "markup", "<|原価に|仕入れ値に|原価の|仕入れ値の>{markup:rate}の" + _PROFIT + _HOPED + "定価を{price:yen}(にしました。|<としました。|とした。|にした。|にしています。>)"),
    clause("trade.markup.named", "markup", "[ある]{ware:noun}に" + _COST + "の{markup:rate}の" + _PROFIT + _HOPED + "つけた定価は{price:yen}です。"),
    clause("trade.markup.more.bare", "markup", "{markup:rate}増し(の|<で|に>)" + _PRICE_SET),
    clause("trade.markup.passive", "markup", "[ある]{ware:noun}(は|には)" + _COST + "の{markup:rate}(増しで|増しの|<の利益を見こんで|の利益を見込んで>)定価が(つけられています。|つけてあります。|<ついています。|つけられていました。>)"),
    clause("trade.markup.hidden", "idle", "<原価に|仕入れ値に|原価の|仕入れ値の|><|何割かの|何%かの>利益" + _HOPED + "定価をつけ(ました。|ましたが、|<て、|た。|たが、|、>)"),
    clause("trade.priced", "idle", "[ある]{ware:noun}に定価をつけ(、|ました。|て、)"),
    clause("trade.markup.more", "markup", "[[ある]{ware:noun}に]" + _COST + "の{markup:rate}増し(の|<で|に>)" + _PRICE_SET),
    clause("trade.list.of", "list", "定価<が|は|の|>{price:yen}の{ware:noun}を"),
    clause("trade.discount.sold", "discount", "<|定価の|その>{discount:rate}引<き|>で売(られています。|られていました。|っています。|<られている。|られていて、>)"),
    clause("trade.ask.list.old", "ask", "[この{ware:noun}の](もとの値段|<元の値段|もともとの値段|値引き前の値段>)(は何{unit:counter}|<はいくら>)(ですか。|でしたか。|<でしょうか。|でしょう。>)", what="定価"),
    clause("trade.list.set", "list", "利益" + _HOPED + "{price:yen}の" + _PRICE_SET),
    clause("trade.list.is", "list", "[ある]{ware:noun}の定価は{price:yen}(です。|<で、|でした。>)"),
    clause("trade.list.when", "list", "定価(が|は|を){price:yen}(のとき、|にすると、|<にしました。|です。|として、|とすると、|であるとき、>)"),
    clause("trade.discount", "discount", "[[ある]{ware:noun}を]<定価の|その|その定価の|この定価の>{discount:rate}引<き|><で|にして>" + _SOLD),
    clause("trade.discount.end", "discount", "[[ある]{ware:noun}を]<定価の|その|その定価の|この定価の>{discount:rate}引<き|>で売(ると、|りました。)"),
    clause("trade.discount.bare", "discount", "[[ある]{ware:noun}を]{discount:rate}引<き|>で" + _SOLD),
    clause("trade.discount.yen", "discount", "[[ある]{ware:noun}を]<|定価の|定価より|定価から>{off:yen}引<き|>で" + _SOLD),
    clause("trade.discount.cut", "discount", "定価(から|より){off:yen}(値引きして|<引いて|ねびきして|安くして|値下げして|安く>)" + _SOLD),
    clause("trade.discount.at", "discount", "[[ある]{ware:noun}を]<定価の|その|その定価の|この定価の>{discount:rate}引<き|>(の|<である|にあたる>)"),
    clause("trade.discount.then", "discount", "[[ある]{ware:noun}を]<定価の|その|その定価の|この定価の>{discount:rate}引<き|>(にして|<して>)"),
    clause("trade.discount.bought", "discount", "[[ある]{ware:noun}を]<定価の|その|その定価の|この定価の>{discount:rate}引<き|>で" + _BOUGHT),
    clause("trade.discount.bought.bare", "discount", "[[ある]{ware:noun}を]{discount:rate}引<き|>で" + _BOUGHT),
    clause("trade.off.sold", "off", "{price:yen}の{ware:noun}を{discount:rate}引<き|>で(売りました。|売ると、|<売ります。|売って|売ったところ、|売る。>)"),
    clause("trade.off.bought", "off", "{price:yen}の{ware:noun}を{discount:rate}引<き|>で" + _BOUGHT),
    clause("trade.discount.none", "discount", "定価(で|どおりに|<のままで|どおり|通りに>)" + _SOLD, at="定価"),
    clause("trade.discount.if", "discount", "[[ある]{ware:noun}を]<定価の|その|その定価の|この定価の>{discount:rate}引<き|>で売ると"),
    clause("trade.discount.bare.if", "discount", "{discount:rate}引<き|>で売ると"),
    clause("trade.discount.none.if", "discount", "[[ある]{ware:noun}を]定価(で|<どおりに|通りに|のままで|どおりで|のまま>)売ると", at="定価"),
    clause("trade.sale", "sale", "[[ある]{ware:noun}を]{sale:yen}で<売りました。|売ったところ、|売ると、|売って、|売った。|売れました。|売ったとき、|売られています。|売られていました。|売っています。|売ったので、>"),
    clause("trade.list.subject", "list", "定価<が|は|の|>{price:yen}の{ware:noun}が"),
    clause("trade.gain.and", "gain", "{gain:yen}の利益(があり、|になり、|<、|になりますが、|がありますが、|が出ますが、|があるが、|が出て、>)", sign="利益"),
    clause("trade.gain.then", "gain", "{gain:yen}の利益(があります。|になります。|<しかありません。|にしかなりません。|だけになります。>)", sign="利益"),
    clause("trade.gain.zero", "gain", "利益(も損もありません。|<も損もない。|はありません。|はない。|も損も出ません。|も損失もありません。>)", sign="利益", gain=Quantity(Fraction(0), "円")),
    clause("trade.loss.and", "gain", "{gain:yen}の損(があり、|になり、|をし、)", sign="損"),
    clause("trade.loss.then", "gain", "{gain:yen}の損(になります。|をします。)", sign="損"),
    clause("trade.sale.bought", "sale", "[[ある]{ware:noun}を]{sale:yen}で" + _BOUGHT),
    clause("trade.sale.was", "sale", "(代金は|<値段は|売り値は|>){sale:yen}" + _IS),
    clause("trade.gain", "gain", "{gain:yen}の" + _PROFIT + _GAINED, sign="利益"),
    clause("trade.gain.cut", "gain", _CUT + _SOLD + "{gain:yen}の" + _PROFIT + _GAINED, sign="利益"),
    clause("trade.loss.cut", "gain", _CUT + _SOLD + "{gain:yen}の損" + _LOST, sign="損"),
    clause("trade.gain.is", "gain", "利益(は|<が>){gain:yen}" + _IS, sign="利益"),
    clause("trade.gain.hoped", "gain", "[[ある]{ware:noun}を]<原価の|仕入れ値の|原価に|仕入れ値に|>{rate:rate}の利益" + _HOPED + "売(ったところ、|りました。|<ると、|って、|った。|ったら、|ります。|る。>)", sign="利益"),
    clause("trade.gain.rate.bare", "gain", "{rate:rate}の" + _PROFIT + _GAINED, sign="利益"),
    clause("trade.loss.rate.bare", "gain", "{rate:rate}の損<|失>" + _LOST, sign="損"),
    clause("trade.gain.makes", "gain", "{gain:yen}(もうかりました。|もうかります。|<もうかり、|もうかった。|の得をしました。|もうかる。|の黒字になりました。|得をします。|得をしました。|もうかりますが、>)", sign="利益"),
    clause("trade.gain.exists", "gain", "利益が{gain:yen}(ありました。|出ました。|<ある。|あります。|あった。|出た。|あり、|出ます。|得られました。>)", sign="利益"),
    clause("trade.gain.rate", "gain", _COST + "の{rate:rate}の" + _PROFIT + _GAINED, sign="利益"),
    clause("trade.gain.rate.cut", "gain", _CUT + _SOLD + _COST + "の{rate:rate}の" + _PROFIT + _GAINED, sign="利益"),
    clause("trade.loss", "gain", "{gain:yen}の損<|失>" + _LOST, sign="損"),
    clause("trade.loss.rate", "gain", _COST + "の{rate:rate}の損<|失>" + _LOST, sign="損"),
    clause("trade.ask.cost", "ask", "[この{ware:noun}の]" + _COST + _HOW_MUCH, what="原価"),
    clause("trade.ask.cost.bought", "ask", "[この{ware:noun}の](仕入れ値|<仕入れね|仕入値>)" + _HOW_MUCH, what="原価"),
    clause("trade.ask.list", "ask", "[この{ware:noun}の]<|もともとの|はじめの|もとの>定価" + _HOW_MUCH, what="定価"),
    clause("trade.ask.sale", "ask", "[この{ware:noun}の]" + _SALE_WORD + _HOW_MUCH, what="売り値"),
    clause("trade.ask.paid", "ask", "(代金|<はらったお金|支払った代金>)" + _HOW_MUCH, what="売り値"),
    clause("trade.ask.sale.set", "ask", "売り値を(何{unit:counter}|<いくら>)に(すればよいですか。|<したらよいですか。|しましたか。|するとよいですか。>)", what="売り値"),
    clause("trade.ask.list.set", "ask", "定価を(何{unit:counter}|<いくら>)に(すればよいですか。|<したらよいですか。|しましたか。|つけましたか。|するとよいですか。>)", what="定価"),
    clause("trade.ask.sale.at", "ask", "(何{unit:counter}で|<いくらで>)(売りましたか。|売ればよいですか。|<買えますか。|買いましたか。|売ったでしょうか。|売りますか。|売ることになりますか。>)", what="売り値"),
    clause("trade.ask.gain", "ask", "<|得た|得られる|得られた|このときの|売った>" + _PROFIT + _HOW_MUCH, what="利益"),
    clause("trade.ask.gain.yen", "ask", "何{unit:counter}の" + _PROFIT + "(がありますか。|になりますか。|<がありましたか。|になりましたか。|を得ましたか。|が出ますか。|が得られますか。|がでますか。|を得ますか。|が出ましたか。>)", what="利益"),
    clause("trade.ask.loss", "ask", "何{unit:counter}の損(になりますか。|をしましたか。|<ですか。|になりましたか。|をしますか。|でしたか。>)", what="損"),
    clause("trade.ask.loss.is", "ask", "損<|失|した金額>" + _HOW_MUCH, what="損"),
    clause("trade.ask.gain.margin", "ask", "<|このときの>利益率は何{unit:counter}" + _ASK_RATE, what="利益の割合"),
    clause("trade.ask.gain.rate", "ask", "<得た|>" + _PROFIT + "は" + _COST + "の何{unit:counter}" + _ASK_RATE, what="利益の割合"),
    clause("trade.ask.gain.rate.of", "ask", _COST + "の何{unit:counter}の" + _PROFIT + "(がありましたか。|になりますか。|<がありますか。|になりましたか。|を得ましたか。|が出ますか。>)", what="利益の割合"),
    clause("trade.ask.loss.rate.of", "ask", _COST + "の何{unit:counter}の損(をしましたか。|になりますか。|<ですか。|になりましたか。|をしますか。>)", what="損の割合"),
    clause("trade.ask.loss.rate", "ask", "損<|失>は" + _COST + "の何{unit:counter}" + _ASK_RATE, what="損の割合"),
    clause("trade.ask.gain.wari", "ask", "<得た|>" + _PROFIT + "は" + _COST + "の何割何分" + _ASK_RATE, what="利益の割合", unit="割"),
    clause("trade.ask.discount.wari", "ask", "<定価の|>何割何分引<き|>(で売りましたか。|ですか。|<でしたか。|で売ればよいですか。>)", what="値引き", unit="割"),
    clause("trade.ask.markup.wari", "ask", "定価は" + _COST + "の何割何分増し(ですか。|<でしたか。|にすればよいですか。>)", what="見こみ", unit="割"),
    clause("trade.ask.markup", "ask", "[この{ware:noun}には]" + _COST + "の何{unit:counter}の利益を(見こんで|<見込んで|みこんで>)定価をつけ(ましたか。|<たのですか。|たでしょうか。|ればよいですか。|たことになりますか。>)", what="見こみ"),
    clause("trade.ask.markup.more", "ask", "定価は" + _COST + "の何{unit:counter}増し(ですか。|<にすればよいですか。|でしたか。|でしょうか。|になりますか。|にしましたか。|にすればよいでしょうか。|でつけましたか。>)", what="見こみ"),
    clause("trade.ask.markup.hoped", "ask", "見(こんだ|<込んだ>)利益は" + _COST + "の何{unit:counter}" + _ASK_RATE, what="見こみ"),
    clause("trade.ask.markup.set", "ask", _COST + "の何{unit:counter}増しの定価をつけ(ましたか。|ればよいですか。|<たらよいですか。|ますか。|るとよいですか。>)", what="見こみ"),
    clause("trade.ask.discount.if", "ask", "[[ある]{ware:noun}を]定価の何{unit:counter}引<き|>で売(ると、|れば、)", what="値引き"),
    clause("trade.ask.discount", "ask", "<|これは|売り値は><|定価の>何{unit:counter}引<き|>(で売りましたか。|ですか。|<で売ったのですか。|でしたか。|で売ったことになりますか。|で売ったでしょうか。|になりますか。|で売ればよいですか。|で売りますか。|で買いましたか。|で買ったことになりますか。|にしましたか。|にすればよいですか。>)", what="値引き"),
)  # fmt: skip

# a stock of it: so many bought, some sold, the rest cheaper or thrown away
STOCK = (
    clause("trade.stock", "stock", "[ある]<|店で、|ある店で、>{ware:noun}を{per:one}{cost:yen}で{count:count}仕入れ(ました。|、|<て、|ましたが、|た。>)"),
    clause("trade.stock.of", "stock", "{per:one}{cost:yen}の{ware:noun}を{count:count}仕入れ(ました。|、|<て、|ましたが、|た。>)"),
    clause("trade.stock.sold", "stock.sold", "<|このうち|そのうち|定価で>{sold:count}(は売れましたが、|だけ売れました。|<売れました。|は定価で売れましたが、|売れましたが、|は定価で売れました。|しか売れませんでした。|しか売れなかったので、|だけ売れたので、|売れたので、|売れ、|を売り、|が売れました。|が売れたので、|は定価で売れ、|を定価で売り、|しか売れず、>)"),
    clause("trade.stock.rest", "stock.rest", "残りは(すべて|<全部|みな|>)定価の{discount:rate}引<き|>で<|全部|すべて>売(りました。|ると、|<ったところ、|って、|り、|った。|りきりました。|り切りました。>)"),
    clause("trade.stock.rest.wo", "stock.rest", "残りを(すべて|<全部|みな|>)定価の{discount:rate}引<き|>で<|全部|すべて>売(りました。|ると、|<ったところ、|って、|り、|った。|りきりました。|り切りました。>)"),
    clause("trade.stock.thrown", "stock.rest", "残りは(すべて|<全部|みな|>)(捨てました。|<すてました。|捨てた。|売れ残りました。|売れませんでした。|捨てることになりました。>)", way="捨てる"),
    clause("trade.ask.gain.all", "ask", "(全体の|<全体で|全部の|全部で|合計の>)利益は<|全部で>" + "何{unit:counter}(ですか。|<でしょうか。|でしたか。|になりますか。>)", what="利益"),
    clause("trade.ask.loss.all", "ask", "(全体の|<全体で|全部の|全部で|合計の>)損<失|>は<|全部で>何{unit:counter}(ですか。|<でしょうか。|でしたか。|になりますか。>)", what="損"),
)  # fmt: skip

CLAUSES = (*TOGETHER, *PACES, *PROFIT, *STOCK)
