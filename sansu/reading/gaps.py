"""Clauses of gaps without trees: logs cut, tapes joined, posts passed, stairs climbed, trees round a field."""

from __future__ import annotations

from sansu.reading.plain import clause

_CUT = "(切ります。|切り分けます。|<切りました。|切るとき、|切り分けるとき、|分けます。|切るのに、|切ります|切ることにしました。|切っていきます。|切り分けるのに、|切り分けました。|切ると、>)"
_JOINED = "(つなぎます。|つなぎ合わせます。|つなげました。|<つなぐと、|つなぎました。|つなげます。|はり合わせます。|はり合わせて、|つなぎ合わせました。|つなぎ合わせると、|つないでいきます。|つなげると、|つないで、>)"
_LONG = "(全体の長さ|つないだ長さ|<テープ全体の長さ|全体|テープの長さ|つないだ全体の長さ|つないだテープの長さ|できたテープの長さ|全体のテープの長さ>)"
_LAP = "(のりしろ|つなぎ目|<つなぎ目ののりしろ|重なり|つなぎ目の重なり|つなぎめ|のりしろの長さ>)"

CLAUSES = (
    clause("gaps.cut.each", "cut", "[長さ<が|>]{length:length}の{thing:noun}を{each:length}(ずつに|ずつ|<の長さに|ごとに|の長さずつに|ずつの長さに>)" + _CUT),
    clause("gaps.cut.pieces", "cut", "[長さ<が|>][{length:length}の]<|1本の>{thing:noun}を{pieces:count=本/個}に" + _CUT),
    clause("gaps.cut.equal", "cut", "[長さ<が|>][{length:length}の]<|1本の>{thing:noun}を(同じ長さに|等しい長さに|<等分して>){pieces:count=本/個}に" + _CUT),
    clause("gaps.cut.time", "cut time", "<|1か所を|1か所>(1回切るのに|<1か所切るのに|1回切るには|切るのに1回>)<|、>{time:time}(かかります。|かかり、|<かかるとき、|かかりました。|かかるとすると、|かかるので、|必要です。>)"),
    clause("gaps.cut.rest", "cut rest", "(1回切るごとに|1回切ったら|<1回切り終わるごとに|切るたびに|1回切るたびに|1回切ると|次に切るまでに|1回切り終わると|1回切るごとに、>){rest:time}(休みます。|ずつ休みます。|<休むと、|休むことにします。|休むとき、|休むとすると、|休むことにすると、|休みました。|ずつ休むと、>)"),
    clause("gaps.ask.cuts", "ask", "<|全部で|{thing:noun}を>何回(切ればよいですか。|切ることになりますか。|切りますか。|<切ればいいですか。|切るとよいですか。|切る必要がありますか。|切ればできますか。>)", what="切る回数", unit="回"),
    clause("gaps.ask.cut.time", "ask", "(全部切り終わるまでに|全部切るのに|<全部切り終わるのに|切り終わるまでに|すべて切り終わるまでに|全部を切り終えるまでに|切り終わるのに|全部切り終えるのに|すべて切るのに|全部を切るのに|全部切り終えるまでに>)<は|>何{unit:counter}(かかりますか。|<かかるでしょうか。|必要ですか。|かかりましたか。>)", what="切る時間"),
    clause("gaps.tape", "tape", "[長さ]<|が>{each:length}の{thing:noun}(を|<が>){count:count=本/枚}、<|それぞれ|どの>" + _LAP + "(を|は|<の長さを|がどこも>){lap:length}(にして、|として、|<ずつとって|とって|ずつにして|ずつとり|にし>)" + _JOINED),
    clause("gaps.tape.lapped", "tape", "[長さ]<|が>{each:length}の{thing:noun}(を|<が>){count:count=本/枚}、{lap:length}(ずつ重ねて、|ののりしろで、|<ずつのりしろをとって|ののりしろをとって|ずつ重ね合わせて|の重なりで|ずつのりではり合わせて>)" + _JOINED),
    clause("gaps.tape.of", "tape", "[長さ]<|が>{each:length}の{thing:noun}{count:count=本/枚}を、{lap:length}(ずつ重ねて、|<ののりしろで|ずつのりしろをとって|ののりしろをとって|ずつ重ね合わせて|の重なりで|ずつのりではり合わせて>)" + _JOINED),
    clause("gaps.tape.of.lap", "tape", "[長さ]<|が>{each:length}の{thing:noun}{count:count=本/枚}を、" + _LAP + "を{lap:length}(にして、|として、|<ずつとって|とって|ずつにして|ずつとり|にし>)" + _JOINED),
    clause("gaps.tape.whole", "tape", "[長さ]<|が>{each:length}の{thing:noun}を{count:count=本/枚}、同じ長さの" + _LAP + "(でつないだところ、|でつなぐと、|<でつなぎました。|でつなぎ合わせたところ、|をとってつないだところ、|をとってつなぐと>)" + _LONG + "<|が|は>{whole:length}(になりました。|でした。|<になります。>)"),
    clause("gaps.ask.tape", "ask", _LONG + "は何{unit:counter}(ですか。|になりますか。|<でしょうか。|ありますか。>)", what="全体の長さ"),
    clause("gaps.ask.lap", "ask", "<1か所の|1つの|>" + _LAP + "は<|1か所|1つ>何{unit:counter}(ですか。|<でしょうか。|にしましたか。|ずつですか。>)", what="のりしろ"),
    clause("gaps.posts", "posts", "<|道に|道路に>{each:length}(おきに|間隔で|<ごとに|の間隔で>){thing:noun}が(立っています。|並んでいます。|植えてあります。|<立っている。|植えられています。|立っていて、|並んでいる道があります。|植えてある道があります。>)"),
    clause("gaps.ask.walk", "ask", "{i:count=本}目<|の{thing:noun}>から{j:count=本}目<|の{thing2:noun}>まで(の道のりは|の長さは|歩くと、|<の距離は|のきょりは|は|歩くとき、|歩きました。|歩くと、全部で|まで>)何{unit:counter}(ですか。|<ありますか。|歩くことになりますか。|になりますか。|歩きますか。|歩きましたか。>)", what="道のり"),
    clause("gaps.climb", "climb", "{i:count=階}から{j:count=階}まで(上る|のぼる|<上がる|あがる|行く>)のに{time:time}(かかります。|かかりました。|<かかるとき、|かかる人が、|かかるとすると、|かかる。>)<|同じ速さで、|この速さで、|同じように、>"),
    clause("gaps.ask.climb", "ask", "<|同じ速さで|この速さで>{k:count=階}から{l:count=階}まで(上る|のぼる|<上がる|あがる|行く>)のに何{unit:counter}(かかりますか。|<かかるでしょうか。>)", what="上る時間"),
    clause("gaps.rectangle", "rectangle", "(たて|<縦>)<が|>{a:length}、横<が|>{b:length}の長方形の{place:noun}(のまわりに|の周りに|<の周囲に|のまわりに、|があります。そのまわりに|があります。このまわりに|があり、そのまわりに>)"),
    clause("gaps.corners", "corners", "<|ただし、>(四すみには必ず|四すみには必ず木を|<4すみには必ず|四すみに必ず|4つの角には必ず|四つの角には必ず|四すみにも必ず|4すみに必ず|四すみには|四隅には必ず|四隅に必ず|4隅には必ず>)(植えます。|植えることにします。|<植え、|植えて、|植えるものとします。|植えるとき、|植えるように>)"),
    clause("gaps.equal", "equal", "(等しい間隔で|同じ間隔で|<等間隔に|等間隔で|同じ間かくで|等しい間かくで>)"),
    clause("gaps.ask.fewest", "ask", "{thing:noun}の(本数|数)を(できるだけ少なく|最も少なく|<なるべく少なく|いちばん少なく>)(すると、|するとき、|<するには、>)<|{thing2:noun}は>何{unit:counter}(必要ですか。|いりますか。|<植えることになりますか。|植えればよいですか。|になりますか。|ですか。>)", what="少ない数"),
    clause("gaps.ask.fewest.at.least", "ask", "{thing:noun}は(最も少なくて|少なくとも|<最低>)何{unit:counter}(必要ですか。|いりますか。|<植えることになりますか。>)", what="少ない数"),
    clause("gaps.between", "between", "{thing:noun}と{other:noun}の間(に|には|<にはそれぞれ|にそれぞれ>)、{flower:noun}を{per:count}ずつ(植えます。|植えることにしました。|<植えるとき、|植えると、|植えました。|植えることにします。>)"),
)  # fmt: skip
