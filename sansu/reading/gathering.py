"""Clauses of differences that gather: as many of each, the numbers swapped, one sum of money, arriving late or early."""

from __future__ import annotations

from sansu.reading import sharing, trade
from sansu.reading.plain import clause

_SHARED = tuple(one for one in trade.TOGETHER if one.key in ("trade.buyer", "trade.buyer.family", "trade.shop", "trade.price.and", "trade.price.of", "trade.price.subject", "trade.price.there", "trade.price.is", "trade.price.is.of", "trade.ask.bought", "trade.ask.count", "trade.ask.number"))
_RELATION = tuple(one for one in sharing.CLAUSES if one.key in ("sharing.cheaper", "sharing.cheaper.ga", "sharing.higher", "sharing.higher.ga"))
_NUMBER = "(数|<個数|本数|枚数|冊数|箱数|匹数>)"
_BUY = "買(うと、|ったところ、|いました。|<って、|ったら、|い、|います。|うとき、|いましたが、|えば、>)"
_COST = "<|2つの|全体の|それぞれの|合計の>(代金|<代金の合計|値段|合計金額|金額|合計の金額|ねだん|合計の代金>)"
_GAP_ENDS = "(でした。|になりました。|です。|になります。|<になったそうです。|のとき、|だったとき、|になったとき、|で、|になり、>)"
_MORE_ENDS = "(なりました。|なります。|<なるとき、|なったとき、|なった。|なるそうです。|なりましたが、>)"
_LEFT = "(余ります。|余り、|残ります。|<残り、|余りました。|残りました。|あまります。|あまり、|あまりました。|残るそうです。|余るそうです。|残りますが、|余りますが、|余って、|余るが、|残るが、|あまって、|残って、>)"
_LACK = "(足りません。|足りなくなります。|<足りず、|不足します。|不足しました。|足りませんでした。|たりません。|足りなくなりました。|足りなくなってしまいました。|足りなくなり、|不足し、|足りない。|足りませんが、|たりませんでした。|足りなくなってしまいます。|足りなかった。>)"
_MONEY = "<|持っているお金で|今持っているお金で|このお金で|そのお金で|同じお金で|同じ金額で|このお金では|そのお金では|ところが|このお金で、同じ店で>"
_WRONG_WAY = "<|まちがえて|間違えて|とちがえて|あやまって|うっかりして|うっかり><|買う><|2つの|りんごとみかんの|それぞれの>"
_MOVE = "(行くと、|進むと、|<歩くと、|走ると、|歩いて行くと、|歩いていくと、|歩けば、|行けば、|走れば、|歩いたところ、|行ったところ、|歩いたら、|走ったら、|走ったところ、|進めば、|自転車で行くと、|行ったら、|歩いて行ったところ、|歩いた場合、>)"
_AIM = "<|予定の時刻に|予定の時刻より|予定より|始業時刻に|始業時刻より|約束の時刻に|約束の時刻より|約束の時間に|約束の時間より|決められた時刻に|決められた時刻より|予定時刻に|予定時刻より|集合時刻に|集合時刻より|集合時間に|集合時間より|待ち合わせの時刻に|待ち合わせの時刻より|学校の始業時刻に|学校の始業時刻より|予定の時間より|始業の時刻より|始業の時刻に|予定していた時刻より|発車時刻に|電車の発車時刻に|開始時刻に|開始時刻より>"
_SOLD = "<|ずつ>で<|全部|すべて|みな>売(ると、|れば、|<ったところ、|ったとき、|ったら、|るとき、>)<|全体で|全部で>"
_TOTAL = "<|全部で|合わせて|合計で>"
_HOW_MUCH = "<は|は全部で>(何{unit:counter}|<いくら>)(ですか。|でしたか。|<でしょうか。|になりますか。|ありますか。|か。|ありましたか。|だったでしょうか。>)"

# how a text says that the number is the same at both prices
_AS_MANY = (
    ("", "その数", "(だと、|を買うと、|にすると、|<なら、|を買うとすると、|を買うには、>)"),
    (".some", "何個か", "を(何個か|いくつか|<何本か|何枚か|何冊か|何袋か>)(買うと、|<買うには、|買ったら、|買おうとすると、>)"),
    (".same", "同じ数", "(を|<なら|だと|は>)同じ(数だけ|<個数だけ|本数だけ|枚数だけ|冊数だけ|数|個数|本数|枚数|だけ>)(買うと、|<買うには、|買ったら、|買おうとすると、>)"),
)  # fmt: skip

CLAUSES = (
    *_SHARED,
    *_RELATION,
    # as many of one as of the other
    clause("gather.same", "gather.same", "<|それぞれ>同じ" + _NUMBER + "(ずつ|<だけ|だけそれぞれ|>)" + _BUY),
    clause("gather.same.pair", "gather.same", "{first:noun}と{second:noun}を<|それぞれ>同じ" + _NUMBER + "(ずつ|<だけ|だけそれぞれ|>)" + _BUY),
    clause("gather.gap", "gather.gap", _COST + "の(ちがい|差)(は|が)<|ちょうど>{gap:yen}" + _GAP_ENDS),
    clause("gather.gap.more", "gather.gap", "{thing:noun}の" + "(代金|<代金の合計>)(のほう|の方|<>)(が|は)[{other:noun}の代金より]<|も>{gap:yen}(高く|<多く>)" + _MORE_ENDS, way="高い"),
    clause("gather.gap.less", "gather.gap", "{thing:noun}の" + "(代金|<代金の合計>)(のほう|の方|<>)(が|は)[{other:noun}の代金より]<|も>{gap:yen}(安く|<少なく>)" + _MORE_ENDS, way="安い"),
    clause("gather.gap.equal", "gather.gap", "(代金は|代金が|<2つの代金は|代金の合計は|それぞれの代金は|それぞれの代金が>)<|ちょうど>(同じになりました。|等しくなりました。|同じになります。|<等しくなります。|同じでした。|同じです。>)", way="同じ"),
    clause("gather.price.than", "gather.price than", "[{per:one}]{each:yen}の{thing:noun}より"),
    clause("gather.extra", "gather.extra", "{extra:count}多く" + _BUY, way="多い"),
    clause("gather.extra.less", "gather.extra", "{extra:count}少なく" + _BUY, way="少ない"),
    clause("gather.more.of", "gather.extra", "{thing:noun}(を|は){other:noun}より<|も>{extra:count}多く" + _BUY, way="多い"),
    clause("gather.less.of", "gather.extra", "{thing:noun}(を|は){other:noun}より<|も>{extra:count}少なく" + _BUY, way="少ない"),
    clause("gather.ask.each.of", "ask", "それぞれ何{unit:counter}(買いましたか。|<買ったのでしょうか。|買ったのですか。|買ったでしょうか。|買いますか。>)", what="同じ数"),
    clause("gather.ask.each", "ask", "<|それぞれ>何{unit:counter}ずつ(買いましたか。|<買ったのでしょう。|買ったのでしょうか。>|買ったのですか。|<買ったでしょうか。|買いますか。|買ったことになりますか。|ですか。>)", what="同じ数"),
    # one sum of money and two things
    clause("gather.enough", "gather.buys", "{thing:noun}(が|を)ちょうど{count:count}買えるお金(があります。|を持っています。|<で、|を持って、|を持っていました。|がありました。|を持って買い物に行きました。|を持って店に行きました。>)", outcome="ちょうど"),
    clause("gather.worth", "gather.buys", "{thing:noun}{count:count}分(のお金|の代金|<の金額>)(で、|で|<があれば、|で買うと、>)", outcome="ちょうど"),
    clause("gather.cheaper", "more", _MONEY + "{other:noun}より<|も>[{per:one}(につき|<あたり|>)]{amount:yen}安い{who:noun}(を買うと、|は|が|<を|なら、|だと、>)", way="安い"),
    clause("gather.cheaper.is", "more", "{who:noun}[の<値段|ねだん>]は{other:noun}<の値段>より<|も>[{per:one}(につき|<あたり|>)]{amount:yen}安い(です。|そうです。|<とします。|。|ことがわかっています。>)", way="安い"),
    clause("gather.dearer.is", "more", "{who:noun}[の<値段|ねだん>]は{other:noun}<の値段>より<|も>[{per:one}(につき|<あたり|>)]{amount:yen}高い(です。|そうです。|<とします。|。|ことがわかっています。>)", way="高い"),
    clause("gather.dearer", "more", _MONEY + "{other:noun}より<|も>[{per:one}(につき|<あたり|>)]{amount:yen}高い{who:noun}(を買うと、|は|が|<を|なら、|だと、>)", way="高い"),
    clause("gather.buys.left", "gather.buys", _MONEY + "[{thing:noun}(が|を|なら|<だと|は>)]{count:count}(買えて、|買うと、|買え、|<買ったところ、|買えば、|買えますが、|買っても、|買って、>)<|ちょうど>{rest:yen}" + _LEFT, outcome="余る"),
    clause("gather.buys.short", "gather.buys", _MONEY + "[{thing:noun}(が|を|なら|<だと|は>)]{count:count}(買うには、|買うと、|<買おうとすると、|買おうとしたところ、|買うのに、>)<|ちょうど|あと>{rest:yen}" + _LACK, outcome="足りない"),
    clause("gather.buys.even", "gather.buys", _MONEY + "[{thing:noun}(が|を|なら|<だと|は>)]ちょうど{count:count}(買えます。|買うことができます。|<買え、|買えました。|買えて、>)", outcome="ちょうど"),
    clause("gather.buys.even.out", "gather.buys", _MONEY + "[{thing:noun}(が|を|なら|<だと|は>)]{count:count}(ちょうど買えます。|買うと、ちょうどなくなります。|<買うとちょうどなくなり、|買うとちょうど使い切ります。|買うとちょうど使い切り、|買うとちょうど足ります。|買うとちょうど足り、|買うとおつりがありません。|ちょうど買え、>)", outcome="ちょうど"),
    clause("gather.ask.money", "ask", "(持っているお金|<持っていたお金|はじめに持っていたお金|お金|今持っているお金|このお金|所持金|はじめのお金>)" + _HOW_MUCH, what="買うお金"),
    clause("gather.ask.have", "ask", "<|はじめに|今|いま>お金を(何{unit:counter}|<いくら>)持って(いますか。|いましたか。)", what="買うお金"),
    clause("gather.ask.price", "ask", "{thing:noun}[{one:one}](の値段|のねだん|<の代金|>)" + _HOW_MUCH, what="買う値段"),
    clause("gather.ask.price.of", "ask", "{thing:noun}は{one:one}(何{unit:counter}|<いくら>)(ですか。|でしたか。|<でしょうか。|か。>)", what="買う値段"),
    clause("gather.bought", "gather.idle", "<何本か|何個か|いくつか|それぞれ何本か|それぞれ何個か|>買(いました。|います。|<いに行きました。|って、|い、|うことにしました。>)"),
    # as many of another thing as were meant to be bought
    clause("gather.meant", "gather.meant", "[{per:one}]{each:yen}の{thing:noun}を(何個か|いくつか|<何本か|何枚か|何冊か|何袋か>)買う(予定でした。|予定でしたが、|<つもりでしたが、|つもりでした。|つもりで、|予定で、|つもりで店に行きましたが、|予定で店に行きましたが、|つもりでいましたが、|予定だったが、|つもりだったが、>)"),
    clause("gather.purse", "gather.idle", "(おつりのないように|おつりが出ないように|ちょうどの|<おつりがないように|ちょうど>)<お金を|代金を>(持って行きました。|持って出かけました。|<持って行きましたが、|持っていきましたが、|持っていきました。|持って出かけましたが、|用意しました。|用意しましたが、>)"),
    clause("gather.took", "gather.took", "<|ところが、|しかし、|実際には、|実際は、>[{per:one}]{each:yen}の{thing:noun}を同じ" + _NUMBER + "<だけ|ずつ|>買(ったので、|ったところ、|<ったら、|いました。|ったため、|うと、|うことにしたので、|うことにしたら、|うことにしたところ、>)"),
    clause("gather.ask.got", "ask", "買った{thing:noun}<の個数|の数|の本数|の枚数|の冊数|>は何{unit:counter}(ですか。|<でしょうか。|でしたか。>)", what="組の個数"),
    # one sum of money, used up by either thing
    clause("gather.exact", "gather.exact", _MONEY + "[{per:one}]{each:yen}の{thing:noun}(を|が)<|持っているお金で|今持っているお金で>ちょうど(何個か|いくつか|<何本か|何枚か|何冊か>)買え(ます。|<ますが、|ました。>)"),
    clause("gather.instead", "gather.instead", _MONEY + "[{per:one}]{each:yen}の{thing:noun}(にすると、|を買うと、|<だと、|なら、|にしたら、>)<|買える数は|買える数が|買える本数は|買える個数は>{extra:count}少なく(なりますが、|<なり、>)<やはり|同じように|これも|同じく>ちょうど買え(ます。|<ました。>)", way="少ない"),
    clause("gather.instead.more", "gather.instead", _MONEY + "[{per:one}]{each:yen}の{thing:noun}(にすると、|を買うと、|<だと、|なら、|にしたら、>)<|買える数は|買える数が|買える本数は|買える個数は>{extra:count}多く(なりますが、|<なり、>)<やはり|同じように|これも|同じく>ちょうど買え(ます。|<ました。>)", way="多い"),
    # the same number at two prices
    clause("gather.some", "gather.some", "<|持っているお金で|今持っているお金で><|ある>{thing:noun}を(何個か|いくつか|<何本か|何枚か|何冊か>)買(います。|うのに、|<おうと思います。|うとき、|おうとしています。|うことにしました。|いに行きました。|いに来ました。>)"),
    *(
        one
        for key, how, words in _AS_MANY
        for one in (
            clause(f"gather.at.left{key}", "gather.at", _MONEY + "[{per:one}]{each:yen}の{thing:noun}" + words + "<|ちょうど>{rest:yen}" + _LEFT, outcome="余る", how=how),
            clause(f"gather.at.short{key}", "gather.at", _MONEY + "[{per:one}]{each:yen}の{thing:noun}" + words + "<|ちょうど|あと>{rest:yen}" + _LACK, outcome="足りない", how=how),
        )
    ),
    clause("gather.ask.so.many", "ask", "何{unit:counter}(買う予定ですか。|買うつもりですか。|<買おうとしていますか。|買う予定でしたか。|買うつもりでしたか。|買おうとしましたか。|買おうと思っていますか。>)", what="買う個数"),
    clause("gather.ask.planned", "ask", "買(う予定の|うつもりの|<おうとしている|おうとした>){thing:noun}[の数]は何{unit:counter}(ですか。|<でしょうか。|でしたか。>)", what="買う個数"),
    # sold at two prices
    clause("gather.stocked", "gather.stocked", "<|店で|ある|ある店で、|ある店である>{thing:noun}を(何個か|いくつか|<何本か|何枚か|何冊か|まとめて>)仕入れ(ました。|、|<て、|ます。>)"),
    clause("gather.sold.loss", "gather.sold", "<|これを|この品物を|この商品を>{per:one}{each:yen}" + _SOLD + "{rest:yen}の(損|<損失>)(になります。|になり、|、|<をします。|をし、|で、|が出ます。|になりますが、|が出て、|をしますが、|が出るので、|となり、|です。|になるので、|になった。|になりました。|を出し、|が出、|となりますが、>)", outcome="損"),
    clause("gather.sold.gain", "gather.sold", "<|これを|この品物を|この商品を>{per:one}{each:yen}" + _SOLD + "{rest:yen}の(利益|もうけ|<得>)(になります。|があります。|になり、|<、|があり、|が出ます。|が出て、|で、|です。|を得ます。|が得られます。|になりますが、|がありますが、|が出ますが、|になるそうです。|となります。|になりました。|がありました。|になった。|が得られ、>)", outcome="利益"),
    clause("gather.ask.stocked", "ask", "(仕入れた|<この|>){thing:noun}[の(数|個数|<本数|枚数|冊数>)]は" + _TOTAL + "何{unit:counter}(ですか。|でしたか。|<でしょうか。|ありますか。|ありましたか。>)", what="買う個数"),
    clause("gather.ask.stocked.number", "ask", "仕入れた(個数|数|<本数|枚数|冊数|個数は何個ですか。|数は何個ですか。>)<を求めなさい。|を求めましょう。|を答えなさい。|を求めよ。|は何{unit:counter}ですか。|はいくつですか。|>", what="買う個数"),
    clause("gather.ask.stocked.many", "ask", "<|この品物を|品物を>何{unit:counter}仕入れ(ましたか。|たのですか。|<たでしょうか。|たか。>)", what="買う個数"),
    clause("gather.ask.unit.cost", "ask", "<|この品物の|品物の|この品物>{one:one}<の|あたりの|>(仕入れ値|原価|<仕入れ値段|元の値段>)" + _HOW_MUCH, what="1つの原価"),
    # the numbers swapped
    clause("gather.planned", "gather.planned", "(合わせて|全部で|<あわせて|合計>){count:count}買う(予定でした。|予定でしたが、|つもりでした。|<つもりでしたが、|予定で、|つもりで、|予定で店に行きましたが、|予定で買い物に行きましたが、|つもりで買い物に行きましたが、|つもりで店に行きましたが、|予定だったが、|つもりだったが、|予定でしたが|予定で行きましたが、|予定で出かけましたが、|予定で、お金をちょうど持って行きましたが、|つもりで、ちょうどのお金を持って行きましたが、|予定で、ちょうどのお金を持って行きましたが、>)"),
    clause("gather.planned.pair", "gather.planned", "{first:noun}と{second:noun}を(合わせて|全部で|<あわせて|合計>){count:count}買う(予定でした。|予定でしたが、|つもりでした。|<つもりでしたが、|予定で、|つもりで、|予定で店に行きましたが、|予定で買い物に行きましたが、|つもりで買い物に行きましたが、|つもりで店に行きましたが、|予定だったが、|つもりだったが、>)"),
    clause("gather.swapped", "gather.swapped", "<|ところが、|しかし、|実際には>" + _WRONG_WAY + _NUMBER + "を(逆にして|とりちがえて|反対にして|<取りちがえて|取り違えて|逆に|反対に|まちがえて逆に|まちがえて反対に|入れかえて|間違えて逆に|まちがえて>)買(ったので、|ったため、|ってしまい、|<い、|ったところ、|ってしまったので、|ってしまったため、|いました。|ってしまいました。|って、|うと、|ったら、>)"),
    clause("gather.than.left", "gather.than", "<|お金が|代金が>{rest:yen}" + _LEFT, way="安い"),
    clause("gather.than.short", "gather.than", "<|お金が|代金が>{rest:yen}" + _LACK, way="高い"),
    clause("gather.than.less", "gather.than", "<|代金は|代金が><|はじめの|><予定|予定の代金|予定していた代金|予定の金額|予定していた金額>より<|も>{rest:yen}(安くなりました。|少なくなりました。|<安くなった。|安くすみました。|少なくてすみました。|安くなってしまいました。>)", way="安い"),
    clause("gather.than.more", "gather.than", "<|代金は|代金が><|はじめの|><予定|予定の代金|予定していた代金|予定の金額|予定していた金額>より<|も>{rest:yen}(高くなりました。|多くなりました。|<高くなった。|多く払いました。|多くはらいました。|高くなってしまいました。|多くかかりました。>)", way="高い"),
    clause("gather.ask.plan", "ask", "(はじめ|はじめに|<最初|最初に|もともと|初めに|>){thing:noun}(を|は)何{unit:counter}買う(予定でしたか。|つもりでしたか。|<予定だったのですか。|つもりだったのですか。|予定だったか。|予定だったでしょうか。|つもりだったでしょうか。>)", what="予定の数"),
    clause("gather.ask.real", "ask", "実際に(買った{thing:noun}は何{unit:counter}ですか。|<買った{thing2:noun}の個数は何{unit2:counter}ですか。|{thing3:noun}を何{unit3:counter}買いましたか。|{thing4:noun}は何{unit4:counter}買いましたか。>)", what="実際の数"),
    # late or early
    clause("gather.trip", "gather.trip", "{place:noun}から{goal:noun}(まで|へ|<に>)(行くのに、|行きます。|行くとき、|<、|歩いて行くのに、|歩いて行くとき、|自転車で行くのに、|自転車で行くとき、|行くのに|通っています。|向かいます。>)"),
    clause("gather.late", "gather.pace at", "{speed:speed}<|の速さ>で" + _MOVE + _AIM + "{time:time}(おくれます。|おくれ、|遅刻します。|<遅れます。|遅れ、|遅刻し、|おくれて着きます。|おくれて着き、|おそく着きます。|おそく着き、|遅れて着きます。|遅れて着き、|遅く着き、|遅く着きます。|おくれますが、|遅れますが、|遅刻しますが、|おくれました。|遅れました。|遅刻しました。|おくれて到着し、|おくれて到着します。>)", outcome="おくれる"),
    clause("gather.early", "gather.pace at", "{speed:speed}<|の速さ>で" + _MOVE + _AIM + "{time:time}(早く着きます。|早く着き、|<早く着く。|早く着きますが、|早く着きました。|早く到着します。|早く到着し、|早くなります。|早くなり、|前に着きます。|前に着き、|はやく着きます。|はやく着き、|早く着くそうです。>)", outcome="早い"),
    clause("gather.on.time", "gather.pace at", "{speed:speed}<|の速さ>で" + _MOVE + _AIM + "ちょうど" + _AIM + "(着きます。|着き、|<着きますが、|間に合います。|到着します。|間に合い、|着きました。>)", outcome="ちょうど"),
    clause("gather.ask.way", "ask", "<|この>{place:noun}から{goal:noun}まで(の道のり|の距離|<のきょり|>)は<|全部で>何{unit:counter}(ですか。|ありますか。|<でしょうか。|あるでしょうか。|はなれていますか。|か。>)", what="通う道のり"),
    clause("gather.ask.way.bare", "ask", "(道のり|距離|<きょり>)は何{unit:counter}(ですか。|ありますか。|<でしょうか。>)", what="通う道のり"),
    clause("gather.ask.time", "ask", "(予定の時間|予定していた時間|<予定した時間|予定時間|予定では>)は<、>何{unit:counter}<|間>(ですか。|でしたか。|<でしょうか。|かかりますか。>)", what="出かける時間"),
    clause("gather.ask.time.left", "ask", "<|家を出たとき、|家を出てから、|家を出たのは、|家を出るのは、|出発するのは、|出発したのは、>(始業時刻|約束の時刻|<始業の時刻|集合時刻|予定の時刻|約束の時間>)(の何{unit:counter}前ですか。|<まで何{unit2:counter}ありますか。|まであと何{unit3:counter}ありますか。|の何{unit4:counter}前でしたか。|まで、何{unit5:counter}ありますか。>)", what="出かける時間"),
)  # fmt: skip
