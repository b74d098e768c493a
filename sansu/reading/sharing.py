"""Clauses of who has how much: a total, differences, a gift that makes things equal."""

from __future__ import annotations

from sansu.wording import clause

_HAVE = "(持っています。|<持っていて、|持っており、|もっています。|持っていました。|持っている。>)"
_EACH = "[{per:one}(に|<につき|あたり|>)]{each:amount}ずつ(配ると、|分けると、|<にすると、|だと、|配れば、|配ろうとすると、|分けようとすると、|配った場合、|あげると、|渡すと、>)"
_AB = "{a:name}と{b:name}"

CLAUSES = (
    # the total of two or three
    clause("sharing.total.have", "total", _AB + "は(合わせて|全部で|<あわせて|2人合わせて>){amount:amount}の{thing:noun}を" + _HAVE),
    clause("sharing.total.have.things", "total", _AB + "は、{thing:noun}を(合わせて|2人合わせて|<あわせて|全部で>){amount:amount}" + _HAVE),
    clause("sharing.total.is", "total", _AB + "の持っている{thing:noun}(は合わせて|の合計は|<は全部で|の和は>){amount:amount}(です。|<で、|である。|あります。>)"),
    clause("sharing.total.divide", "total", "{amount:amount}の{thing:noun}を" + _AB + "(で|の2人で)(分けます。|分けました。|<分けるとき、|分けると、|分ける。|分けるのに、>)"),
    clause("sharing.total.three.have", "total", "{a:name}、{b:name}、{c:name}<の3人|>は(合わせて|3人で|<3人合わせて|全部で>){amount:amount}の{thing:noun}を" + _HAVE),
    clause("sharing.total.three.is", "total", "{a:name}と{b:name}と{c:name}の持っている{thing:noun}(は合わせて|の合計は){amount:amount}(です。|<で、|あります。>)"),
    clause("sharing.total.three.divide", "total", "{amount:amount}の{thing:noun}を{a:name}、{b:name}、{c:name}の3人で(分けます。|分けました。|<分けるとき、|分けると、|分けるのに、>)"),
    # differences
    clause("sharing.more", "more", "{who:name}は{other:name}より[も]{amount:amount}(多く持っています。|多いです。|<多い。|多く、|多く持っていて、|多くもらいます。|多く持っており、>)", way="多い"),
    clause("sharing.less", "more", "{who:name}は{other:name}より[も]{amount:amount}(少ないです。|<少なくもらいます。|少ない。|少なく、|少なく持っています。|少なく持っていて、>)", way="少ない"),
    clause("sharing.more.ga", "more", "{who:name}の(ほう|方)が{other:name}より[も]{amount:amount}(多いです。|多く持っています。|<多く、|多い。|多いとき、>)", way="多い"),
    clause("sharing.more.side", "more", "{who:name}の(ほう|方)が{amount:amount}(多いです。|多くなるようにします。|<多く、|多く持っています。|多いそうです。|多くもらいました。|多くもらいます。>)", way="多い"),
    clause("sharing.less.side", "more", "{who:name}の(ほう|方)が{amount:amount}(少ないです。|少なくなるようにします。|<少なく、|少なく持っています。>)", way="少ない"),
    # a gift that makes two equal
    clause("sharing.give", "give", "{giver:name}が{taker:name}に{amount:amount}(あげると、|わたすと、|<渡すと、|あげたところ、|あげたら、>)2人の[持っている]<個数|数|枚数|本数|金額|>(は同じになります。|が等しくなります。|<は等しくなります。|が同じになります。|は同じになりました。>)"),
    # what is asked
    clause("sharing.ask.has", "ask", "{who:name}は[{thing:noun}を]何{unit:counter}持って(いますか。|<いるでしょうか。|いるか。>)", what="1人の分"),
    clause("sharing.ask.gets", "ask", "{who:name}は[{thing:noun}を]何{unit:counter}(もらえますか。|もらいますか。|<もらうことになりますか。|受け取りますか。>)", what="1人の分"),
    clause("sharing.ask.of", "ask", "{who:name}の{thing:noun}は何{unit:counter}(ですか。|になりますか。|<ありますか。|でしょうか。>)", what="1人の分"),
    clause("sharing.ask.first", "ask", "(はじめに|<はじめ、|最初に|初めに|最初>){who:name}は[{thing:noun}を]何{unit:counter}持っていましたか。", what="はじめの分"),
    clause("sharing.ask.give", "ask", "{giver:name}が{taker:name}に[{thing:noun}を]何{unit:counter}(あげると|わたすと|<渡せば|あげれば|わたせば|渡すと>)、2人の[持っている]<個数|数|枚数|本数|金額|>(は同じになりますか。|が等しくなりますか。|<は等しくなりますか。|が同じになりますか。>)", what="あげる数"),
    # dealing out: to whom and what, then how it comes out
    clause("sharing.deal", "deal", "[<何人かの|何人もの>]{people:noun}に[<何個かの|何枚かの|何本かの|何冊かの|ある数の>]{thing:noun}を(配ります。|分けます。|<配ることにしました。|分けることにしました。|配るのに、|分けるのに、|配るとき、|分けるとき、|配る。|分ける。|配りました。|配ろうと思います。>)"),
    clause("sharing.deal.thing.first", "deal", "[<何個かの|何枚かの|何本かの|何冊かの|ある数の>]{thing:noun}を[<何人かの|何人もの>]{people:noun}に(配ります。|分けます。|<配ることにしました。|分けることにしました。|配るのに、|分けるのに、|配るとき、|分けるとき、|配る。|分ける。|配りました。|配ろうと思います。>)"),
    clause("sharing.deal.over", "share", _EACH + "<ちょうど|>{rest:amount}(余ります。|余り、|あまります。|<余る。|余って、|あまり、|あまって、|余りが出て、|残ります。|残り、|余るが、|余りますが、|余りました。|あまりますが、>)", outcome="余る"),
    clause("sharing.deal.short", "share", _EACH + "<ちょうど|>{rest:amount}(足りません。|足りなくなります。|不足します。|<足りない。|足りず、|足りなくなり、|不足し、|不足する。|たりません。|たりなくなります。|たりない。|たりず、|足りませんが、|足りませんでした。|不足しますが、|足りないそうです。>)", outcome="足りない"),
    clause("sharing.deal.even", "share", _EACH + "(ちょうど分けられます。|余りなく配れます。|<ちょうど分けることができます。|ちょうど配れます。|ぴったり分けられます。|過不足なく配れます。|過不足なく分けられます。|余りも不足もなく配れます。|ちょうどなくなります。|ちょうど配ることができます。|余りなく分けられます。|ちょうど分けられ、|ぴったり配れます。>)", outcome="ちょうど"),
    clause("sharing.ask.count", "ask", "{thing:noun}は(全部で|<ぜんぶで|みんなで|>)何{unit:counter}(ですか。|いますか。|ありますか。|<いるでしょうか。|あるでしょうか。|ありましたか。|いましたか。|でしょうか。>)", what="数"),
    clause("sharing.ask.number.of", "ask", "{thing:noun}の(数|人数|<個数|枚数|本数|>)は何{unit:counter}(ですか。|でしょうか。|<になりますか。>)", what="数"),
    clause("sharing.ask.some", "ask", "何{unit:counter}の{thing:noun}が(いますか。|ありますか。|<いましたか。|ありましたか。>)", what="数"),
)  # fmt: skip
