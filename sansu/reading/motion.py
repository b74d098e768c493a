"""Clauses of people who move: distances, speeds, starts, meetings and catching up."""

from __future__ import annotations

from sansu.wording import Clause, clause

_GO = "(歩きます。|進みます。|走ります。|<歩いています。|進んでいます。|走っています。|歩き、|進み、|走り、|で、|、|歩いて、|走って、|進んで、|歩いていて、|向かいます。|向かい、|出発します。|出発しました。|出発し、|まわります。|まわり、|歩き|走り|進み|歩くとき、|進むとき、|走るとき、|です。|歩いて|走って|進んで|同時に出発します。|行きます。|出発して、|歩き始めました。|走り始めました。|回ります。|回り、|走るとします。|歩くものとします。|動きます。|動き、>)"
_START = "(出発しました。|出発します。|<出発すると、|出発して、|歩き始めました。|進みます。|歩き始めます。|進み始めました。|歩き出しました。|出発したとき、|スタートしました。|出発するとき、|歩きます。|進むと、|歩くと、|出発した。|歩き出すと、|歩き始めると、|走り始めました。|走り出しました。|出発しました|出ました。|出ます。|出ると、|スタートします。|スタートすると、|走ると、|進んで、|歩いて、|走って、|走り始めます。|走り始めると、|走ります。|進みました。|歩きました。|出発しましたが、>)"
_FAST = "{speed:speed}[の速さ|の一定の速さ]で"
_TWO = "[2人は|2人が|<この2人が|この2人は|ともに|ともに、>]"
_END = "(です。|で、|<あります。|とします。|であり、|あり、|だとします。|である。|、>)"
_ASK_END = "(ですか。|でしょうか。|<か。|ですか|になりますか。|か求めなさい。|か求めましょう。>)"
_AFTER = "[出発してから|<出発して|2人が出発してから|歩き始めてから|2人は出発してから|スタートしてから|同時に出発してから|進み始めてから|走り始めてから>]"
_WAY = "(道のり|距離|きょり|<道のりの長さ|へだたり|間かく|みちのり>)"
_ROUND = "(<|の>まわりを|<|の>周りを|<の周囲を|のコースを|を|の道を|の周りの道を|のまわりの道を>)"
_SPEEDS = (
    ("", "(分速何m|<毎分何m|1分間に何m|1分に何m>)", "m/分"),
    (".hour", "(時速何km|<毎時何km|1時間に何km>)", "km/時間"),
    (".second", "(秒速何m|<毎秒何m|1秒間に何m>)", "m/秒"),
)
_HOW_LONG = (("", "何{unit:counter}", ""), (".mixed", "何時間何分", "時間"), (".seconds", "何分何秒", "分"))


def _time(key: str, pattern: str, what: str) -> list[Clause]:
    """A question for a time: LONG stands for 何分, 何時間何分, 何分何秒; AT for 後 or かかる."""
    out = []
    for suffix, long, unit in _HOW_LONG:
        constants = {"unit": unit} if unit else {}
        out.append(clause(key + suffix, "ask", pattern.replace("LONG", long), what=what, suffix="後", **constants))
    return out


def _meeting() -> list[Clause]:
    meets = "(出会います|すれちがいます|<出会うことになります|会います|出あいます|出会うことができます|すれ違います|であいます>)"
    meeting = "(出会うのは|すれちがうのは|<会うのは|出あうのは|すれ違うのは|出会うのは、|であうのは>)"
    first = "[はじめて|<最初に|初めて>]"
    return [
        *_time("motion.ask.meet.after", _TWO + _AFTER + f"LONG後に{first}{meets}か。", "出会う時間"),
        *_time("motion.ask.meet", f"[2人が|<2人は>]{first}{meeting}" + _AFTER + "LONG後" + _ASK_END, "出会う時間"),
    ]


def _catching() -> list[Clause]:
    first = "[はじめて|<最初に|初めて>]"
    who, whom = "{who:name}(は|が)", "{whom:name}"
    started = "<|家を|学校を|駅を>(出発してから|出てから|<追いかけ始めてから|追いかけてから|出発して|追いかけはじめてから>)"
    just = "<|出発してから|追いかけ始めてから|追いかけてから|家を出てから|家を出発してから|出発して>"
    catches = "(に追いつきます|<を追いこします|においつきます|に追い付きます|を追い越します>)"
    catching = "(に追いつくのは|<を追いこすのは|に追い付くのは|を追い越すのは>)"
    return [
        *_time("motion.ask.catch.after", f"{who}、{just}LONG後に{whom}{catches}か。", "追いつく時間"),
        *_time("motion.ask.catch", f"{who}{whom}{catching}{just}LONG後" + _ASK_END, "追いつく時間"),
        *_time("motion.ask.catch.since.after", f"{who}、{{since:name}}が{started}LONG後に{whom}{catches}か。", "追いつく時間"),
        *_time("motion.ask.catch.since", f"{who}{whom}{catching}{{since:name}}が{started}LONG後" + _ASK_END, "追いつく時間"),
        *_time("motion.ask.catch.self", f"{{who:name}}が{started}LONG後に{whom}{catches}か。", "追いつく時間"),
        *_time("motion.ask.overtake.after", _TWO.replace("2人が|", "") + _AFTER + f"LONG後に{first}(追いつきます|追いこします|<重なります|並びます|追い越します>)か。", "追いつく時間"),
        *_time("motion.ask.overtake", f"{first}(追いつくのは|追いこすのは|<重なるのは|2人が重なるのは|並ぶのは|追い越すのは>)" + _AFTER + "LONG後" + _ASK_END, "追いつく時間"),
    ]


def _places() -> list[Clause]:
    at = "何{unit:counter}(のところ|の地点|はなれたところ|<の場所|離れたところ|はなれた地点|進んだところ|のところ|歩いたところ|の所|離れた地点|行ったところ>)" + _ASK_END
    return [
        clause("motion.ask.where.meet", "ask", "[2人が|<2人は>](出会うのは|<すれちがうのは|出会う地点は|出会う場所は|会うのは>){place:noun}から" + at, what="出会う地点"),
        clause("motion.ask.where.meet.after", "ask", _TWO + "{place:noun}から何{unit:counter}(のところで|の地点で|<はなれたところで|の場所で|離れたところで>)(出会いますか。|すれちがいますか。|<会いますか。>)", what="出会う地点"),
        clause("motion.ask.where.catch", "ask", "[{who:name}が{whom:name}に]追いつくのは{place:noun}から" + at, what="追いつく地点"),
        clause("motion.ask.where.catch.after", "ask", "{who:name}(は|が){whom:name}に{place:noun}から何{unit:counter}(のところで|の地点で|<はなれたところで|の場所で>)追いつきますか。", what="追いつく地点"),
    ]  # fmt: skip


CLAUSES: tuple[Clause, ...] = (
    # how far apart, how long a round
    clause("motion.apart", "apart", "{length:length}(はなれた|<離れた|へだたった>){a:noun}と{b:noun}(があります。|<があり、|の間を、|の間を|から|から、>)"),
    clause("motion.apart.is", "apart", "{a:noun}と{b:noun}(は|<の間は>){length:length}(はなれています。|<離れています。|はなれていて、|離れていて、|はなれている。|はなれており、>)"),
    clause("motion.apart.between", "apart", "{a:noun}と{b:noun}(の間は|の間の" + _WAY + "は|<の" + _WAY + "は|間の" + _WAY + "は|間は>){length:length}(あります。|です。|<で、|あり、|とします。|です|である。>)"),
    clause("motion.apart.from.to", "apart", "{a:noun}から{b:noun}まで(は|の" + _WAY + "は|<が|の間は>){length:length}(です。|あります。|<はなれています。|で、|あり、>)"),
    clause("motion.apart.points", "apart", "{length:length}(はなれた|<離れた>)(2地点から|ところから|2つの地点から|<場所から|2地点にいる2人が|ところにいる2人が|地点から|2か所から>)"),
    clause("motion.apart.people", "apart", "[2人は|2人の間は|<2人が>]{length:length}(はなれています。|はなれて立っています。|<離れています。|はなれたところにいます。|はなれた地点にいます。|離れた地点にいます。|離れたところにいます。>)"),
    clause("motion.loop", "loop", "(1周が|1周|まわりが|<周りが|周囲が|1周の長さが|まわりの長さが|周りの長さが|周囲の長さが|周囲>){length:length}の{place:noun}(があります。|のまわりを|の周りを|<があり、|を|の道を|の周囲を|のまわりの道を|の周りの道を|のコースを|の周りに道があります。|のまわりに道があります。>)"),
    clause("motion.loop.is", "loop", "{place:noun}(の1周は|のまわりの長さは|のまわりは|<の周りは|は1周|の周囲は|の周りの長さは|の周りの道は1周|のまわりの道は1周|の1周の長さは>){length:length}(です。|あります。|<で、|あり、>)"),
    clause("motion.loop.again", "round", "<|この|その>{place:noun}(のまわりを|の周りを|<の周囲を|の周りの道を|のまわりの道を>)"),
    # who moves, and how fast
    clause("motion.pair", "pair", "{a:name}と{b:name}(が|は|<の2人が|の2人は>)"),
    clause("motion.speed", "speed", "{who:name}(は|が)" + _FAST + _GO),
    clause("motion.speed.from", "speed", "{who:name}(は|が){from:noun}(から|<を|を出て、>)" + _FAST + _GO),
    clause("motion.speed.list", "speed", "{who:name}(は|が){speed:speed}(、|で、)"),
    clause("motion.speed.is", "speed", "{who:name}の速さは{speed:speed}" + _END),
    clause("motion.speed.the", "speed", "{speed:speed}の{who:name}(は|が)[{from:noun}から]"),
    # how they start
    clause("motion.facing", "go", _TWO + "(同時に向かい合って|向かい合って同時に|同時にたがいに向かって|<向かい合って|同時に、向かい合って|同時に互いに向かって|おたがいに向かって同時に|同時におたがいに向かって|同時にお互いに向かって|たがいに向かって同時に|同時に向かいあって|向かいあって同時に|互いに向かって同時に|互いに向かい合って同時に|同時に反対側から>)" + _START, way="向かい合う"),
    clause("motion.opposite", "go", _TWO + "[同じ<地点|場所|ところ>から|<同じところを|同じ場所を|同じ地点を>](同時に反対方向に|反対方向に同時に|同時に反対の方向に|同時に反対向きに|反対向きに同時に|同時に逆の方向に|<反対方向に|反対の方向に|反対向きに|同時に逆方向に|同時に逆向きに|逆向きに|逆方向に|同時にたがいに反対の方向に|たがいに反対方向に同時に|反対の向きに同時に|同時に反対の向きに|反対の方向に同時に|たがいに反対の方向に|それぞれ反対方向に同時に|たがいに反対方向に|互いに反対方向に|同時に反対まわりに|反対まわりに|同時に互いに反対方向に|互いに反対方向に同時に>)" + _START, way="反対"),
    clause("motion.same.way", "go", _TWO + "[同じ<地点|場所|ところ>から|<同じところを|同じ場所を|同じ地点を>](同時に同じ方向に|同じ方向に同時に|同時に同じ向きに|同じ向きに同時に|<同じ方向に|同じ向きに|同時に同じ方向へ|同じ方向へ同時に>)" + _START, way="同じ"),
    clause("motion.lead", "lead", "{first:name}が[<家|学校|駅|公園>を](出発してから|出発して|出てから|出て|<歩き始めてから|出かけてから|家を出て|家を出発して>){time:time}後に、"),
    clause("motion.chase", "chase", "{who:name}(が|は)[" + _FAST + "](追いかけました。|追いかけます。|<追いかけると、|後を追いかけました。|あとを追いかけました。|追いかけた。|追いかけ始めました。|あとを追いました。|後を追いました。|追いかけて、|追いかけることにしました。|追いかけるとき、|あとを追いかけます。|後を追いかけます。>)"),
    clause("motion.ahead", "ahead", "{second:name}の{length:length}(前を|先を|<前方を|先に|前に>){first:name}(が|は)" + _FAST + _GO),
    clause("motion.met", "met", "[2人は|<2人が>][出発してから|<出発して>]{time:time}後に(出会いました。|出会います。|すれちがいました。|<出会った。|出会いました|はじめて出会いました。|はじめて出会います。|すれちがいます。|会いました。>)", how="出会う"),
    clause("motion.met.caught", "met", "[{since:name}が出発してから|<>]{time:time}後に{whom:name}に追いつきました。", how="追いつく"),
    # questions
    *_meeting(),
    *_catching(),
    *_places(),
    *(clause(f"motion.ask.speed{suffix}", "ask", "{who:name}(の速さは|は)" + how + _ASK_END, what="速さ", unit=unit) for suffix, how, unit in _SPEEDS),
    clause("motion.ask.apart", "ask", "{a:noun}と{b:noun}(の間の" + _WAY + "は|の間は|<間の" + _WAY + "は|は>)何{unit:counter}(ですか。|ありますか。|<はなれていますか。|離れていますか。>)", what="間"),
    clause("motion.ask.people.apart", "ask", "[はじめ|はじめに]2人は何{unit:counter}はなれていましたか。", what="間"),
    clause("motion.ask.loop", "ask", "{place:noun}(の1周は|のまわりの長さは|<の周りの長さは|の1周の長さは|のまわりは|1周の長さは|の周りは|の周囲の長さは>)何{unit:counter}(ですか。|ありますか。)", what="1周"),
)  # fmt: skip
