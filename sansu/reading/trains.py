"""Clauses of things with a length that pass by: trains, bridges, tunnels, poles, people, other trains."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.wording import Clause, clause

_RUN = "(走る|走っている|<進む|走行する|走行している|進んでいる|一定の速さで走る>)"
_RUNS = "(走っています。|進んでいます。|<走行しています。|走ります。|走っていて、|走って、|走っているとき、|走るとき、|走ると、|進みます。|進むとき、|走り、|走っている。|走行していて、|進んでいて、|進み、|進むと、|走っていると、>)"
_FAST = "{speed:speed}[の速さ|の一定の速さ]で"
_SECOND = "(秒速何m|<毎秒何m|1秒間に何m|1秒に何m>)"
_HOUR = "(時速何km|<毎時何km|1時間に何km>)"
_TOOK = "(かかりました。|かかります。|<かかった。|です。|でした。|かかり、|かかって、|かかる。|かかりました|かかるとき、|かかるとすると、|かかるそうです。|でわたり終わりました。|で通過しました。|、|かかりましたが、|かかったとき、|かかったとすると、|かかります|かかりましたので、|のとき、>)"
_IS = "(ですか。|でしょうか。|<になりますか。|か。|か求めなさい。|か求めましょう。|ですか|でしたか。|と考えられますか。|で走っていますか。|で走りましたか。|で走っていましたか。|で進んでいますか。|で走っていたでしょうか。>)"
_STATES = "(です。|で、|<だとすると、|とすると、|であり、|とします。|のとき、|である。|ならば、|なら、|でした。|とすれば、|だとします。>)"
_TILL = "(までに|<まで|までの時間は|のにかかる時間は|までにかかる時間は|までには|までの時間が|までにかかった時間は>)"
_TO = "(のに|までに|<には|のには|までには|時間は|のにかかる時間は|のにかかった時間は|とき>)"

# what begins the crossing and ends it
_FROM = "(わたり始めて|<渡り始めて|通過し始めて|わたりはじめて|渡りはじめて|先頭がわたり始めて|さしかかって|渡りだして>)から、"
_OFF = "(わたり終わる|わたり終える|<わたりきる|完全にわたり終わる|完全にわたり終える|完全にわたりきる|最後尾がわたり終わる|わたりおわる|渡り終わる|渡り終える|渡りきる|渡り切る|完全に渡り終わる|完全に渡り終える|完全に渡りきる|完全に渡り切る|通過し終わる|通過し終える|完全に通過する|完全に通過し終わる|通りすぎる|通り過ぎる|最後尾が渡り終わる|完全にわたる|わたり切る|完全にわたり切る|渡りおわる|最後尾がわたりきる>)"
_IN = "(入り始めて|<先頭が入って|入りはじめて|さしかかって|先頭が入り始めて|先頭がさしかかって|進入し始めて>)から、"
_OUT = "(出終わる|完全に出る|<出てしまう|完全に出終わる|通りぬける|通り抜ける|完全に通りぬける|完全に通り抜ける|出きる|すっかり出る|最後尾が出る|完全にぬける|完全に抜ける|ぬけ終わる|完全に通過する|最後尾が出終わる|完全に出てしまう|最後尾が出るまで|出おわる|出切る|完全に出きる|ぬけ出る|通りぬけ終わる|通過し終わる|全部出る|列車全体が出る|最後尾が完全に出る|通り終わる|通りぬけ終える|出終える>)"
_BRIDGE = (
    "を" + _FROM + _OFF + _TILL,
    "を(わたりきる|完全にわたる|<わたり終える|わたり終わる|わたりおわる|完全にわたり終える|完全にわたりきる|わたる|通過する|完全に通過する|通り過ぎる|通りすぎる|通りぬける|通り抜ける|完全に通りぬける|完全に通り抜ける|通過し終わる|渡る|渡りきる|渡り切る|完全に渡りきる|渡り終わる|渡り終える|完全に渡る|完全に渡り終わる|通りきる|通過し終える|通り終わる|ぬける>)"
    + _TO,
    "に" + _IN + _OUT + _TILL,
    "に<|先頭が>さしかかってから、(わたり終わる|完全にわたりきる|<わたり終える|わたりきる|完全に通り過ぎる|通り過ぎる|最後尾が出る|完全に出る|完全に通りぬける|通りぬける|最後尾がはなれる>)"
    + _TILL,
)
_POLE = "(の前を通り過ぎる|の前を通過する|の前を完全に通り過ぎる|<を通過する|の横を通り過ぎる|の横を通過する|の前を通りすぎる|の前を通りぬける|を通り過ぎる|の前を完全に通過する|の前を通り抜ける|のそばを通り過ぎる|のわきを通り過ぎる|の真横を通り過ぎる|の横を完全に通り過ぎる>)"
_STANDING = "<|(線路|線路の|踏切|ふみきり|踏み切り|ホーム|駅のホーム|線路のわき|線路わき|線路ぎわ|線路のそば|線路ぞい|駅)(に|で|のわきに|のそばに|ぞいに|沿いに)(立っている|立つ|待っている|いる|立って見ている|ある|立っていた)|立っている|止まっている|線路わきの|線路ぎわの|線路ぞいの|線路のわきの|線路沿いの|ホームの|駅の|立ち止まっている>"
_HIDDEN = "(に完全にかくれているのは|の中に完全にかくれているのは|に完全に入っているのは|<(の中に|に)<|完全に|すっかり|全体が|電車全体が|列車全体が|すべて>(かくれている|入っている|隠れている|かくれて見えない|かくれていた|入っていた|隠れていた|入りきっている|かくれている)(のは|時間は|間は|時間が)>)"
_HIDES = "(です。|でした。|<間です。|間でした。|であった。|で、|のとき、|だとすると、|とすると、|間だけです。>)"
_MEETS = "(とすれちがうのに|と出会ってからはなれるまでに|とすれちがい始めてからすれちがい終わるまでに|<と(すれ違う|完全にすれちがう|すれちがう|完全にすれ違う)(のに|には|までに|のには)|と出会ってから、(完全にはなれる|すれちがい終わる|完全にすれちがう|離れる|完全に離れる|すれ違い終わる|完全にすれちがい終わる)(までに|まで)|と(すれ違い|すれちがい)始めてから(すれ違い終わる|すれちがい終わる|終わる|すれちがい終える)(までに|まで)>)"
_OVERTAKES = "(を追いこすのに|に追いついてから追いこすまでに|<を(完全に|)(追いこす|追い越す|追いぬく|追い抜く|追いこしてしまう)(のに|には|までに)|に追いついてから、(完全に|)(追いこす|追いこし終わる|追い越す|追い越し終わる|追いぬく|追い抜く|追いぬき終わる|はなれる|離れる|追い抜き終わる)(までに|まで)|を(追いこし|追い越し)始めてから(追いこし終わる|追い越し終わる|追いこす)(までに|まで)|に追いついて完全に追いこすまでに|に追いつき、(完全に|)(追いこす|追い越す)(までに|まで)>)"
_MEET = "(出会ってからはなれるまでに|すれちがうのに|すれちがい始めてからすれちがい終わるまでに|<出会ってから、(はなれる|完全にはなれる|すれちがい終わる|離れる|完全に離れる|完全にすれちがう|完全にすれちがい終わる|すれ違い終わる)(までに|まで)|(完全に|)(すれちがう|すれ違う)(のに|には|までに)|(先頭どうしが|先頭が)出会ってから、(最後尾どうしが|最後尾が)(はなれる|離れる)(までに|まで)|(すれちがい|すれ違い)始めてから、(終わる|すれちがい終わる|すれ違い終わる)(までに|まで)>)"
_TWO = "<|(この|その|)(2つの列車|2つの電車|2本の列車|両列車|2つ|2本の電車|2台の電車|列車どうし)(が|は)、>"
# told in front of a train: its length, its speed, both
_L = "[(長さ|<全長>)<|が|は>]{length:length}の"
_V = "{speed:speed}(の|で走る|で走っている|<の速さで走る|の速さで走っている|の速さの|で進む|の速さで進む|で走行する|の一定の速さで走る|で走ってくる|の速さで走行する|で進んでいる>)"
_LV = "(長さ|<長さが|長さは>){length:length}(、|で|<で、速さが|で速さが|、速さが|、速さ|で、|で速さ>){speed:speed}の"
_VL = "<|速さが|速さ>{speed:speed}(、長さ|で走る、長さ|で走る長さ|<で、長さ|で、長さが|で長さ|の速さで走る長さ|の速さで走る、長さ|、長さが|の長さ|の、長さ|で進む長さ|で走っている長さ|で走っている、長さ|で走る長さが|の速さで走っている長さ>){length:length}の"
_END = (
    (
        "",
        "(が、|は、|<という列車が|が(たがいに|互いに|)(反対方向から|反対側から|向かい合って)(来てすれちがいます|走ってきました|走ってきます|走っています|走ってきてすれちがいます|進んできました|進んでいます|やってきました)。|がすれちがいます。|があり、>)",
    ),
    (".exists", "があります。"),
    (".and", "と、"),
    (".front", "の先頭が"),
)


def _trains() -> Iterator[Clause]:
    for key, told in (("length", _L), ("speed", _V), ("both", _LV), ("both.fast", _VL)):
        for suffix, end in _END:
            yield clause(f"trains.{key}{suffix}", "train", f"<|ある|この>{told}{{name:noun}}{end}")
    yield clause("trains.both.runs", "train", _L + "{name:noun}(が|は)" + _FAST + _RUNS)
    crosses = "(渡ります。|わたります。|<通過します。|通りぬけます。|通り抜けます。|渡るとき、|わたるとき、|通過するとき、>)"
    yield clause("trains.both.crosses", "train", _L + "{name:noun}(が|は)" + _FAST + crosses)
    yield clause("trains.place.through", "place", "<|ある|この>[(長さ|<全長>)<|が|は>]{span:length}の{thing:noun}を、{speed:speed}(|の速さ)で(通過します。|通りぬけます。|<わたります。|渡ります。|通り抜けます。|通過しています。>)")
    yield clause("trains.both.with", "train", _L + "{name:noun}が、" + _FAST + "、")
    yield clause(
        "trains.both.is", "train", "{name:noun}(は|<の>)、長さ(が|<は>){length:length}で、<|速さ(は|が)>{speed:speed}です。"
    )
    yield clause("trains.both.fact", "train", "{name:noun}は、長さが{length:length}、速さが{speed:speed}" + _STATES)
    yield clause(
        "trains.both.end",
        "train",
        _L
        + "{name:noun}が{speed:speed}<|の速さ>で(走っています。|進んでいます。|<走っていて、|向かい合って走っています。|反対方向に走っています。|すれちがいます。|走ってきました。|走っています|反対方向から走ってきました。|反対方向に進んでいます。>)",
    )
    yield clause("trains.both.clause", "train", _L + "{name:noun}が{speed:speed}(で、|<、>)")
    yield clause("trains.both.topic", "train", _L + "{name:noun}は{speed:speed}(で、|<、>)")
    yield clause("trains.length.is", "train", "<|この|その>{name:noun}の長さ(は|が){length:length}" + _STATES)
    yield clause("trains.speed.is", "speed", "<|この|その>{who:noun}の速さ(は|が){speed:speed}" + _STATES)
    yield clause("trains.speed.run", "speed", "<|この|その|ある>{who:noun}(が|は)" + _FAST + _RUNS)
    yield clause("trains.speed.list", "speed", "{who:noun}は{speed:speed}(、|<で、>)")
    yield clause("trains.speed.with", "speed", "<|この|その|ある>{who:noun}(が、|は、)" + _FAST)
    yield clause("trains.bare", "subject", "<|ある|この|その>{name:noun}(が|は)、")
    yield clause(
        "trains.steady",
        "subject",
        "<|ある>(一定の速さで走る|一定の速さで走っている|<一定の速さで進む>){name:noun}(があります。|が、|<は、>)",
    )
    yield clause("trains.steadily", "subject", "<|ある>{name:noun}が一定の速さで(走っています。|<進んでいます。|走り、>)")


def _places() -> Iterator[Clause]:
    took = f"[{{time:time}}{_TOOK}]"
    for index, words in enumerate(_BRIDGE):
        yield clause(
            f"trains.bridge.{index}", "pass", f"[(長さ|<全長>)<|が|は>]{{span:length}}の{{thing:noun}}{words}{took}", how="橋"
        )
        yield clause(f"trains.bridge.bare.{index}", "pass", f"<|ある|この|その>{{thing:noun}}{words}{took}", how="橋")
    yield clause("trains.bridge.begin", "pass", f"<{_FROM}{_OFF}{_TILL}|{_IN}{_OUT}{_TILL}>{took}", how="橋")
    yield clause(
        "trains.bridge.within",
        "pass",
        "[(長さ|<全長>)<|が|は>]{span:length}の{thing:noun}を{time:time}で(わたり終わりました。|通過しました。|わたりました。|<通りぬけました。|わたりきりました。|わたり終えました。|渡り終わりました。|通過します。|わたります。|通りぬけます。|渡りました。|渡り終えました。|通り過ぎました。|通り抜けました。>)",
        how="橋",
    )
    yield clause("trains.pole", "pass", _STANDING + "{thing:noun}" + _POLE + _TO + took, how="電柱")
    yield clause(
        "trains.pole.within",
        "pass",
        _STANDING
        + "{thing:noun}(の前を|<の横を|のそばを|の目の前を>){time:time}で(通過しました。|通り過ぎました。|<通りすぎました。|通過します。|通り過ぎます。|通過し、|通り過ぎ、|通りぬけました。|通過した。>)",
        how="電柱",
    )
    yield clause("trains.pole.at", "pass", _STANDING + "{thing:noun}(の前を|<の横を|のそばを|の目の前を>)", how="電柱")
    for suffix, place in (
        ("", "[(長さ|<全長>)<|が|は>]{span:length}の{thing:noun}"),
        (".bare", "<|ある|この|その>{thing:noun}"),
    ):
        yield clause(f"trains.hidden{suffix}", "pass", f"<|{{who:noun}}が>{place}{_HIDDEN}[{{time:time}}{_HIDES}]", how="かくれる")
    yield clause(
        "trains.hidden.within",
        "pass",
        f"<(完全に|すっかり|全体が|電車全体が|列車全体が|列車がすべて)<|トンネルの中に|トンネルに|中に>(かくれている|入っている|隠れている|かくれていた|入っていた)(のは|時間は|間は|時間が)>[{{time:time}}{_HIDES}]",
        how="かくれる",
    )
    enter = "(入り始めてから完全に入るまでに|先頭が入ってから最後尾が入るまでに|<(入り始めて|先頭が入って|さしかかって|先頭が入り始めて)から、(入り終わる|最後尾が入り終わる|完全に入る|全部入る|すっかり入る|最後尾が入る|完全に入り終わる|全体が入る)(までに|まで|までの時間は)>)"
    yield clause("trains.enter", "pass", f"<|この|ある>{{thing:noun}}に{enter}{took}", how="入りきる")
    yield clause("trains.enter.bare", "pass", enter + took, how="入りきる")
    yield clause(
        "trains.front",
        "pass",
        "<|この|ある>{thing:noun}に(先頭が入ってから先頭が出るまでに|<入ってから先頭が出るまでに|先頭が入ってから、その先頭が出るまでに|(先頭が|)入ってから、(その先頭が|先頭が)<|トンネルを|トンネルから|鉄橋を|橋を>出るまで(に|)>)"
        + took,
        how="先頭",
    )
    yield clause(
        "trains.front.long",
        "pass",
        "[(長さ|<全長>)<|が|は>]{span:length}の{thing:noun}に(先頭が入ってから先頭が出るまでに|<入ってから先頭が出るまでに|先頭が入ってから、その先頭が出るまでに|(先頭が|)入ってから、(その先頭が|先頭が)<|トンネルを|トンネルから|鉄橋を|橋を>出るまで(に|)>)"
        + took,
        how="先頭",
    )
    yield clause("trains.place.object", "place", "<|ある|この>[(長さ|<全長>)<|が|は>]{span:length}の{thing:noun}を、")
    goes = "(をわたります。|に入ります。|<を通過します。|に入りました。|をわたりました。|を渡ります。|を通りぬけます。|を通過しました。|を渡りました。|にさしかかりました。|をわたるとき、|に入るとき、|を通過するとき、|を渡るとき、>)"
    yield clause("trains.place", "place", f"<|ある|この>{{thing:noun}}{goes}")
    yield clause("trains.place.long", "place", f"<|ある|この>[(長さ|<全長>)<|が|は>]{{span:length}}の{{thing:noun}}{goes}")
    yield clause("trains.place.exists", "place", "<|ある|この>[(長さ|<全長>)<|が|は>]{span:length}の{thing:noun}があります。")
    yield clause("trains.place.is", "place", "<|この|その|ある>{thing:noun}の長さ(は|が){span:length}" + _STATES)


def _moving(key: str, events: str, how: str) -> Iterator[Clause]:
    """What is passed told in the same breath, with as much of its length and speed as is known."""
    took = events + "[{time:time}" + _TOOK + "]"
    facing = "前から来る|前から|反対方向から来る|反対方向から|向こうから来る|向こうから|反対側から来る|前方から来る|前方から|向こうからくる|反対向きに"
    along = "前を|前方を|同じ方向に|同じ向きに|線路ぞいの道を同じ方向に|線路に平行な道を同じ方向に|線路にそって同じ方向に|前を同じ方向に|となりの線路を同じ方向に|平行な線路を同じ方向に"
    turn = "<|反対方向に|反対向きに>" if how == "すれちがい" else "<|同じ方向に|同じ向きに>"
    side = f"<|線路ぞいを|線路ぞいの道を|線路にそった道を|{facing if how == 'すれちがい' else along}>"
    comes = side.replace("|前から|", "|").replace("|反対方向から|", "|")
    moves = "(の|で走る|で進む|<の速さで走る|で走っている|で走ってくる|で走って来る|で進んでくる|の速さで走っている|の速さで進む|で走行する>)"
    walks = f"[の速さ]で{turn}(歩いている|走っている|歩く|進む|<走る|歩いてくる|走ってくる|歩いて来る|走って来る|進んでいる|進んでくる|向かってくる>)"
    roles = {"how": how}
    yield clause(
        f"trains.{key}.full",
        "pass",
        f"{comes}長さ<|が>{{span:length}}(、|<で、|で|で速さが>){{other_speed:speed}}の{{thing:noun}}{took}",
        **roles,
    )
    yield clause(
        f"trains.{key}.full.apart",
        "pass",
        f"{side}{{other_speed:speed}}[の速さ]で(走る|走ってくる|進む|<走っている|走って来る|進んでいる|進んでくる>)、長さ<|が>{{span:length}}の{{thing:noun}}{took}",
        **roles,
    )
    yield clause(f"trains.{key}.long", "pass", f"{comes}長さ<|が>{{span:length}}の{{thing:noun}}{took}", **roles)
    yield clause(f"trains.{key}.fast", "pass", f"{side}{{other_speed:speed}}{moves}{{thing:noun}}{took}", **roles)
    yield clause(f"trains.{key}.walker", "pass", f"{side}{{other_speed:speed}}{walks}{{thing:noun}}{took}", **roles)


CLAUSES: tuple[Clause, ...] = (
    *_trains(),
    *_places(),
    *_moving("meet", _MEETS, "すれちがい"),
    *_moving("overtake", _OVERTAKES, "追いこし"),
    clause("trains.meet", "pass", _TWO + _MEET + "[{time:time}" + _TOOK + "]", how="すれちがい"),
    clause("trains.meet.two", "pass", "{who:noun}と{thing:noun}(が|は)" + _MEET + "[{time:time}" + _TOOK + "]", how="すれちがい"),
    clause("trains.meet.with", "pass", "{who:noun}(が|は){thing:noun}" + _MEETS + "[{time:time}" + _TOOK + "]", how="すれちがい"),
    clause("trains.overtake", "pass", "{who:noun}(が|は){thing:noun}" + _OVERTAKES + "[{time:time}" + _TOOK + "]", how="追いこし"),
    clause("trains.heading.facing", "heading", "(たがいに反対方向に|<互いに反対方向に|反対方向に|たがいに向かい合って|向かい合って|たがいに反対の方向に|反対の方向に|反対向きに>)(走っています。|進んでいます。|<走っているとき、|走るとき、|走ると、>)", way="すれちがい"),
    clause("trains.heading.along", "heading", "<|たがいに>(同じ方向に|<同じ向きに|同じ方向へ>)(走っています。|進んでいます。|<走っているとき、|走るとき、|走ると、|進むとき、>)", way="追いこし"),
    clause("trains.same.speed", "same", "<|また、|次に、>(同じ速さで|<同じ速さで、>)"),
    # what is asked
    clause("trains.ask.seconds", "ask", "何秒間(かかりますか。|ですか。|<かかるでしょうか。|かかりましたか。|でしょうか。>)", what="かかる時間", unit="秒"),
    clause("trains.ask.is", "ask", "何{unit:counter}(ですか。|でしょうか。)", what="かかる時間"),
    clause("trains.ask.time", "ask", "何{unit:counter}(かかりますか。|かかるでしょうか。|<ですか。|かかりましたか。|かかるか求めなさい。|かかりますか|でしょうか。|ですか|で通過しますか。|で通り過ぎますか。|で通りすぎますか。|でわたり終わりますか。|で通過するでしょうか。>)", what="かかる時間"),
    clause("trains.ask.length", "ask", "<|この|その>{name:noun}の長さは何{unit:counter}" + _IS, what="長さ"),
    clause("trains.ask.speed", "ask", "<|この|その>{name:noun}(の速さは|<は>)" + _SECOND + _IS, what="速さ", unit="m/秒"),
    clause("trains.ask.speed.hour", "ask", "<|この|その>{name:noun}(の速さは|<は>)" + _HOUR + _IS, what="速さ", unit="km/時間"),
)  # fmt: skip
