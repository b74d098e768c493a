"""Clauses of people who move: distances, speeds, starts, meetings and catching up."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.wording import Clause, clause

_SPEED = "{speed:speed}(|の速さ|<の一定の速さ|の自転車|の車|の速度>)"
_MOVES = "(進みます。|<歩きます。|走ります。|歩いています。|走っています。|(歩いて|走って|進んで|動いて|まわって|回って|向かって)(います。|いて、|いました。|いると、|いるとき、|いき、|いきます。|、|います|いて|行きます。|いきました。)|(歩き|走り|進み|動き|まわり|回り|向かい|行き|出発し)(ます。|ました。|、|始めました。|始めます。|続けます。|続けて、|始め、|ます|出しました。|)|(歩く|走る|進む|動く|まわる)(とします。|とき、|と、|ものとします。|とすると、)|で、|同時に出発します。|出かけました。|出ました。|移動します。|、>)"
# places are roles: whose start and whose goal they are decides whether two come together at all
_TO = "{to:noun}(に向かって|へ|<に向かい，|に向けて|へ向かって|まで|に>)"
_FROM = "{from:noun}(から|<を|を出発して|から出発して|を出て、|を出発し、|を出て>)"
_LEAVES = "<|歩いて|走って|自転車で>{from:noun}(を|<から>)(出発しました。|出発します。|<出ました。|出発し、|出ます。|出かけました。|歩き始めました。|走り始めました。|歩きます。|走ります。|歩きました。|走りました。|歩いています。|歩き、|出て、|出発して、>)"
_STATE = "(です。|<で、|、|とします。|であり、|である。|だとします。|のとき、|です|だとすると、|とすると、|でした。>)"
_START = "(出発しました。|出発します。|<歩き始めました。|(歩き|走り|進み|歩き出し|走り出し|出発し|スタートし|動き|動き始め|動き出し|進み始め|歩き始め|走り始め|まわり|回り|歩きはじめ|走りはじめ|出|まわり始め|歩いて行き|進んで行き|向かい)(ます。|ました。|たところ、|ましたが、|た。|て、|ました|ます|ましたところ、)|(歩く|走る|進む|出発する|歩き出す|走り出す|歩き始める|走り始める|スタートする|まわる|回る|動く|出る|進み始める|歩きはじめる|走りはじめる)(と、|とき、|とします。|場合、|と)|歩いたところ、|走ったところ、|進んだところ、|進んで、|歩いて、|走って、|まわったところ、|回ったところ、|進んだとき、|歩いたとき、|動いて、|(歩き|走り|進み|出発し|歩き始め|走り始め|回り|まわり)、>)"
_TWO = "(|2人は|<2人が|この2人が|この2人は|2人とも|ともに、|ともに|たがいに>)"
_SAME_PLACE = "(|同じ(地点|場所|<所|ところ|位置|点>)から|<(池|湖|公園)の同じ(地点|場所|所|ところ)から|同じ(地点|場所|所|ところ)を|同じ出発点から|ある地点から|A地点から|スタート地点から>)"
_FACING = "(向かい合って|たがいに向かって|<向かいあって|互いに向かって|おたがいに向かって|お互いに向かって|たがいに向かい合って|互いに向かい合って|両方から向かい合って|相手に向かって|おたがいに向かい合って|たがいに向き合って|向き合って>)"
_OPPOSITE = "(反対方向に|反対の方向に|反対向きに|<逆の方向に|逆方向に|逆向きに|反対の向きに|反対回りに|反対まわりに|たがいに反対方向に|たがいに反対の方向に|たがいに反対向きに|互いに反対方向に|互いに反対の方向に|互いに反対向きに|それぞれ反対方向に|反対方向へ|たがいに逆方向に|逆の向きに|おたがいに反対方向に|おたがいに反対の方向に|逆回りに|逆まわりに>)"
_SAME_WAY = "(同じ方向に|同じ向きに|<同じ方向へ|同じ向きへ|同方向に|同じまわりに|同じ方向で>)"
_ASK_END = "(ですか。|でしょうか。|<か。|ですか|になりますか。|か求めなさい。|か求めましょう。|でしたか。>)"
_AFTER = "<|出発してから|出発して|2人が出発してから|2人が出発して|歩き始めてから|2人は出発してから|スタートしてから|同時に出発してから|進み始めてから|走り始めてから|走り出してから|2人が歩き始めてから|動き始めてから|同時に出発して|歩きはじめてから>"
_WAY = "(道のり|距離|きょり|<へだたり|間かく|みちのり|間隔>)"
_PLACES = "(2地点|ところ|2つの地点|<場所|地点|所|2か所|2点|位置>)"
_SPEEDS = (
    ("", "(分速何m|<毎分何m|1分間に何m|1分に何m>)", "m/分"),
    (".hour", "(時速何km|<毎時何km|1時間に何km>)", "km/時間"),
    (".second", "(秒速何m|<毎秒何m|1秒間に何m>)", "m/秒"),
)
_FIRST = "(はじめて|最初に|<初めて|1回目に|1度目に>)"
_LONG: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("", "何{unit:counter}", {}),
    (".mixed", "何時間何分", {"unit": "時間"}),
    (".seconds", "何分何秒", {"unit": "分"}),
)


def _distances() -> Iterator[Clause]:
    far = "(はなれた|<離れた|へだたった|ある>)"
    is_far = "(はなれています。|離れています。|<はなれていて、|離れていて、|はなれている。|はなれており、|はなれています|はなれていました。>)"
    measures = "(あります。|です。|<で、|あり、|とします。|です|である。|、|だとします。>)"
    yield clause(
        "motion.apart",
        "apart",
        f"{{length:length}}{far}{{a:noun}}と{{b:noun}}(があります。|<があり、|の間を、|の間を|から|から、|に|にいる>)",
    )
    yield clause("motion.apart.is", "apart", f"{{a:noun}}と{{b:noun}}(は|<の間は|は、|間は>){{length:length}}{is_far}")
    yield clause(
        "motion.apart.between",
        "apart",
        f"{{a:noun}}と{{b:noun}}(の間は|の間の{_WAY}は|<の{_WAY}は|間の{_WAY}は|間は>){{length:length}}{measures}",
    )
    yield clause(
        "motion.apart.from.to",
        "apart",
        f"{{a:noun}}から{{b:noun}}まで(は|の{_WAY}は|<が|の間は|、|は、>){{length:length}}(です。|あります。|<はなれています。|で、|あり、|離れています。|、>)",
    )
    yield clause(
        "motion.apart.letters",
        "apart",
        f"{{ab:name}}間(は|の{_WAY}は|<が|は、>){{length:length}}(です。|あります。|<はなれています。|で、|あり、|離れています。|とします。>)",
    )
    yield clause(
        "motion.apart.far.place",
        "apart",
        "{a:noun}から{length:length}(はなれた|<離れた|ある|先の|先にある>){b:noun}(へ|に向かって|まで|<に|へ向かって|に向けて|へ、|まで行きます。|へ行きます。|まで歩きます。|に行きます。>)",
    )
    yield clause(
        "motion.apart.points",
        "apart",
        f"<|たがいに|2人が|2人は>{{length:length}}(はなれた|<離れた>){_PLACES}(から|<から、|にいます。|にいる2人が|にいる|に立っている|に立っています。|に2人がいます。>)",
    )
    yield clause(
        "motion.apart.people",
        "apart",
        f"(2人は|<|2人の間は|2人が|いま2人は|2人の間の{_WAY}は|今、2人は>){{length:length}}(はなれています。|はなれて立っています。|<離れています。|はなれたところにいます。|はなれた地点にいます。|離れた地点にいます。|離れたところにいます。|はなれた場所にいます。|です。|あります。|はなれて立っていて、|はなれて立ち、|はなれていて、>)",
    )
    yield clause(
        "motion.loop",
        "loop",
        "(1周が|1周|まわりが|<周りが|周囲が|1周の長さが|まわりの長さが|周りの長さが|周囲の長さが|周囲|まわり|周り|円周が>){length:length}<の|ある>{place:noun}(があります。|<のまわりを|の周りを|があり、|を|の道を|の周囲を|のまわりの道を|の周りの道を|のコースを|の周りに道があります。|のまわりに道があります。|の上を|の周上を|で、|の周囲の道を|のまわりで、>)",
    )
    yield clause(
        "motion.loop.is",
        "loop",
        "<|この|その|ある>{place:noun}(の1周は|のまわりの長さは|のまわりは|<の周りは|は1周|の周囲は|の周りの長さは|の周りの道は1周|のまわりの道は1周|の1周の長さは|の周囲の長さは|の周りには1周|のまわりには1周|の周りに1周|のまわりに1周>){length:length}(です。|あります。|<で、|あり、|、|の道があります。|とします。|の道があり、>)",
    )
    yield clause(
        "motion.loop.road",
        "loop",
        "{place:noun}(のまわりに|の周りに|<の周囲に>)(1周|<まわりが|1周が>){length:length}の(道があります。|<道があり、|道路があります。|遊歩道があります。|ジョギングコースがあります。>)",
    )
    yield clause(
        "motion.loop.again",
        "round",
        "<|この|その|ある>{place:noun}(のまわりを|の周りを|<の周囲を|の周りの道を|のまわりの道を|の周囲の道を>)",
    )
    back = "を(往復します。|<往復し続けます。|くり返し往復します。|往復しています。>)"
    yield clause("motion.shuttle", "shuttle", f"<|2人は>(この間|<2地点の間>){back}")
    yield clause("motion.shuttle.ends", "shuttle", f"<|2人は>{{ends:noun}}間{back}")
    yield clause("motion.shuttle.between", "shuttle", f"<|2人は>{{a:noun}}と{{b:noun}}(の間|<間>){back}")


def _movers() -> Iterator[Clause]:
    who = "{who:name}(は|<が>)"
    by = "<|歩いて|自転車で|走って|車で|バスで>"
    yield clause("motion.pair", "pair", "{a:name}(と|<，>){b:name}(がいます。|<が|は|の2人が|の2人は|の2人がいます。>)")
    fast = f"{by}{_SPEED}で"
    for key, start in (("", ""), (".from", _FROM)):
        yield clause(f"motion.speed{key}", "speed", f"{who}{start}{fast}{_MOVES}")
        yield clause(f"motion.speed{key}.to", "speed", f"{who}{start}{_TO}{fast}{_MOVES}")
        yield clause(f"motion.speed{key}.fast.to", "speed", f"{who}{start}{fast}{_TO}{_MOVES}")
    yield clause("motion.speed.to.from", "speed", f"{who}{_TO}{_FROM}{fast}{_MOVES}")
    yield clause("motion.speed.leaves", "speed", f"{who}{fast}{_LEAVES}")
    yield clause("motion.speed.to.leaves", "speed", f"{who}{_TO}{fast}{_LEAVES}")
    yield clause("motion.speed.toward.leaves", "speed", f"{who}{fast}{_TO}{_LEAVES}")
    yield clause("motion.speed.leaves.to", "speed", f"{who}{fast}{_FROM}{_TO}{_MOVES}")
    yield clause(
        "motion.speed.goal",
        "speed",
        f"{who}{{from:noun}}から{{goal:length}}(はなれた|<離れた|先の>){{to:noun}}(へ|に向かって|<まで|に|へ向かって|に向けて>)、{_SPEED}で{_MOVES}",
    )
    yield clause(
        "motion.speed.list",
        "speed",
        f"{who}{by}{{speed:speed}}(です。|<で、|、|とします。|であり、|です|である。|だとします。>)",
    )
    yield clause("motion.speed.from.list", "speed", f"{who}{_FROM}{{speed:speed}}、")
    yield clause("motion.speed.is", "speed", "{who:name}の<|歩く|走る|進む|自転車の|自転車で走る|歩く速さの>速さ(は|<が>){speed:speed}" + _STATE)
    yield clause("motion.speed.the", "speed", "{speed:speed}の{who:name}(は|が|<と>)")
    yield clause("motion.speed.the.from", "speed", "{speed:speed}の{who:name}(は|が){from:noun}から、")
    start = f"{who}{{from:noun}}(から、|<を、|を出発し、|から出発し、|から|を>)"
    yield clause("motion.start", "start", start)
    yield clause("motion.start.to", "start", start + _TO)
    for key, words, way in (
        ("facing", _FACING, "向かい合う"),
        ("opposite", _OPPOSITE, "反対"),
        ("same.way", _SAME_WAY, "同じ"),
    ):
        place = "" if key == "facing" else _SAME_PLACE
        yield clause(
            f"motion.{key}", "go", f"{_TWO}<|同時に>{place}(同時に{words}|{words}同時に|<{words}>)<|同時に>{_START}", way=way
        )
    yield clause(
        "motion.facing.homes",
        "go",
        f"{_TWO}<|同時に>(それぞれの家を出て|<それぞれの家から|それぞれ自分の家から|自分の家を出て|自分の家から>)、(同時に相手の家に向かって|<たがいに相手の家に向かって|相手の家に向かって同時に|相手の家に向かって>){_START}",
        way="向かい合う",
        place="家",
    )
    yield clause("motion.go", "go", f"{_TWO}同時に{_START}", way="")
    same = _SAME_PLACE.replace("(|", "(", 1)
    yield clause("motion.go.same.place", "go", f"{_TWO}{same}同時に{_START}", way="", place="同じ")


def _chases() -> Iterator[Clause]:
    yield clause(
        "motion.lead",
        "lead",
        "{first:name}(が|<は>)[{from:noun}を](出発してから|出発して|出てから|出て|<歩き始めてから|出かけてから|出発した>){time:time}(後に、|<後、>)",
    )
    yield clause(
        "motion.lead.speed",
        "lead",
        "{first:name}(が|は){speed:speed}<|の速さ>で{from:noun}を(出て|出発して)から{time:time}後に、",
    )
    yield clause("motion.lead.then", "lead", "(その|それから|<|>){time:time}(後に、|<後、>)")
    yield clause(
        "motion.lead.early", "lead", "{first:name}(が|は)(先に出発し、|<先に出発しました。>)その{time:time}後に、"
    )
    yield clause(
        "motion.chase.later",
        "chase",
        "{who:name}(は|<が>)(その|<|それから>){time:time}(後に|<後、>)<|家を出て|家を出発して|出発して|同じ道を>、<|自転車で|走って|歩いて>{speed:speed}(の速さで|で)<|{whom:name}を|後を|あとを>(追いかけました。|<追いかけます。|追いかけて、|追いかけると、>)",
    )
    yield clause(
        "motion.chase.after",
        "chase",
        "{who:name}(は|<が>)、{whom:name}が<|家を|学校を>(出発してから|<出てから|出発して|出て>){time:time}(後に|<後、>)、<|自転車で|走って|歩いて|家を出て|車で>[{speed:speed}(の速さで|で)]<|{again:name}を|後を|あとを>(追いかけました。|<追いかけます。|追いかけて、|追いかけると、>)",
    )
    late = "<|出発して|忘れ物に気づいて、|忘れ物に気がついて、|同じ道を|{from:noun}(を出て|を出発して|<から|を出て、|を出発し、>)>"
    chases = "(追いかけました。|追いかけます。|<追いかけると、|追いかけた。|追いかけ始めました。|追いました。|追いかけて、|追いかけることにしました。|追いかけるとき、|追いかけ、|追いかけ始め、|追いかけたところ、|追いかけ始めると、|追いかけましたが、|追います。|追いかけ始めます。|追いかけました|追いかけるとします。>)"
    by = "<|自転車で|自転車に乗って|車で|走って|歩いて|バイクで>"
    after, whose = "<|後を|あとを|同じ道を>", "{whom:name}(を|<の後を|のあとを>)"
    leaves = "{from:noun}(を出て|を出発して|<から|を出て、|を出発し、>)"
    yield clause("motion.chase", "chase", f"{{who:name}}(が|は){late}{by}{_SPEED}で{after}{chases}")
    yield clause("motion.chase.leaves", "chase", f"{{who:name}}(が|は){by}{_SPEED}で{leaves}{after}{chases}")
    yield clause("motion.chase.whom", "chase", f"{{who:name}}(が|は){late}{by}{_SPEED}で<|同じ道を>{whose}{chases}")
    yield clause("motion.chase.leaves.whom", "chase", f"{{who:name}}(が|は){by}{_SPEED}で{leaves}{whose}{chases}")
    yield clause("motion.chase.bare", "chase", f"{{who:name}}(が|は){late}<|後を|あとを>{by}{chases}")
    yield clause(
        "motion.chase.bare.whom", "chase", f"{{who:name}}(が|は){late}{by}{{whom:name}}(を|<の後を|のあとを>){chases}"
    )
    yield clause(
        "motion.ahead",
        "ahead",
        "{second:name}の{length:length}(前を|先を|<前方を|前方に|先に|前に>){first:name}(が|<は>)"
        + _SPEED
        + "で"
        + _MOVES,
    )
    yield clause(
        "motion.ahead.who",
        "ahead",
        "{first:name}(が|は)、{second:name}の{length:length}(前を|先を|<前方を>)"
        + _SPEED
        + "で"
        + _MOVES,
    )
    yield clause(
        "motion.behind",
        "behind",
        "{second:name}(が|は){first:name}の{length:length}(後ろから|うしろから|<後ろを|後方から|後方を>)、"
        + _SPEED
        + "で<|同じ方向に|同じ向きに>"
        + _MOVES,
    )
    yield clause(
        "motion.met",
        "met",
        f"{_TWO}<|出発してから|出発して|2人が出発してから>{{time:time}}後に<|はじめて|初めて>(出会いました。|出会います。|すれちがいました。|<出会った。|出会いました|すれちがいます。|会いました。|出会い、|すれちがい、|出会って、|会います。>)",
        how="出会う",
    )
    yield clause(
        "motion.met.caught",
        "met",
        "<|出発してから>{time:time}後に<|はじめて|初めて>{whom:name}(に追いつきました。|<に追いつきます。|を追いこしました。|を追いこします。|に追いつき、>)",
        how="追いつく",
    )
    yield clause(
        "motion.met.caught.who",
        "met",
        "{time:time}後に<|はじめて|初めて>{who:name}(が|は){whom:name}(に追いつきました。|に追いつきます。|<を追いこしました。|を追いこします。|を追いこし、|に追いつき、|を追い越します。|を追いぬきます。|を追い越し、|を追いぬき、>)",
        how="追いつく",
    )
    yield clause(
        "motion.met.caught.bare",
        "met",
        "{time:time}後に<|はじめて|初めて>(追いつきました。|追いつきます。|<追いこしました。|追いつき、>)",
        how="追いつく",
    )


def _times(key: str, pattern: str, what: str, suffix: str = "後", **more: str) -> Iterator[Clause]:
    """A question for a time: LONG stands for 何分, 何時間何分, 何分何秒."""
    for name, long, unit in _LONG:
        constants = {**unit, **more, **({"suffix": suffix} if suffix else {})}
        yield clause(key + name, "ask", pattern.replace("LONG", long), what=what, **constants)


def _meeting() -> Iterator[Clause]:
    meets = "(出会います|すれちがいます|<出会うことになります|会います|出あいます|出会うことができます|すれ違います|であいます|出会うでしょう|出会いました>)"
    meeting = "(出会うのは|すれちがうのは|<会うのは|出あうのは|すれ違うのは|であうのは|出会うときは|出会うのは、2人が>)"
    what = "出会う時間"
    two = "(|2人が|<2人は|2人の>)"
    yield from _times("motion.ask.meet.after", f"{_TWO}{_AFTER}LONG後に{meets}か。", what)
    yield from _times(
        "motion.ask.meet.after.first", f"{_TWO}{_AFTER}LONG後に{_FIRST}{meets}か。", what, order="はじめて"
    )
    yield from _times(
        "motion.ask.meet.first.after", f"{two}{_FIRST}{meeting}{_AFTER}LONG後{_ASK_END}", what, order="はじめて"
    )
    yield from _times("motion.ask.meet", f"{two}{meeting}{_AFTER}LONG後{_ASK_END}", what)
    yield from _times("motion.ask.meet.nth", f"{two}{{nth:count=回/度}}(目に|<めに>){meeting}{_AFTER}LONG後{_ASK_END}", what)
    yield from _times("motion.ask.meet.nth.after", f"{_TWO}{_AFTER}LONG後に{{nth:count=回/度}}(目に|<めに>){meets}か。", what)
    yield from _times(
        "motion.ask.meet.takes",
        f"{two}(出会うまでに|すれちがうまでに|<出会うまで|出会うのに>)LONG(かかりますか。|<かかるでしょうか。|ですか。>)",
        what,
        "",
    )


def _catching() -> Iterator[Clause]:
    who, when, whom = "{who:name}(は|<が>)", "{who:name}(が|<は>)", "{whom:name}"
    place = "<|{from:noun}を>"
    started = f"{place}(出発してから|出てから|<追いかけ始めてから|追いかけてから|出発して|追いかけはじめてから|出て|出発した>)"
    just = "<|(出発してから|追いかけ始めてから|追いかけてから|出発して|追いかけて|歩き始めてから|追いかけ始めて)|{from:noun}を(出てから|出発してから|出て|出発して)>"
    catches = "(に追いつきます|<を追いこします|に追い付きます|を追い越します|に追いつくことができます|を追いぬきます|を1周追いこします|に追いつけます>)"
    catching = "(に追いつくのは|<を追いこすのは|に追い付くのは|を追い越すのは|を追いぬくのは|を1周追いぬくのは|を1周追いこすのは|に1周差をつけるのは|を追い抜くのは|に追いつけるのは>)"
    chasing = "<|追いかけ始めてから|追いかけてから|追いかけ始めて|追いかけて>"
    at_first = "<|はじめて|初めて|最初に>"
    what = "追いつく時間"
    whose = (
        catching.replace("に追いつく", f"に{at_first}追いつく")
        .replace("を追いこす", f"を{at_first}追いこす")
        .replace("を追いぬく", f"を{at_first}追いぬく")
    )
    yield from _times("motion.ask.catch.after", f"{who}、{just}LONG後に{at_first}{whom}{catches}か。", what)
    yield from _times("motion.ask.catch", f"{when}{at_first}{whom}{whose}{chasing}LONG後{_ASK_END}", what)
    yield from _times(
        "motion.ask.catch.since.after", f"{who}、{{since:name}}が{started}LONG後に{whom}{catches}か。", what
    )
    yield from _times(
        "motion.ask.catch.since", f"{when}{whom}{catching}、{{since:name}}が{started}LONG後{_ASK_END}", what
    )
    yield from _times("motion.ask.catch.self", f"{{who:name}}が{started}LONG後に{whom}{catches}か。", what)
    yield from _times("motion.ask.caught.since", f"{{since:name}}(は|が){started}LONG後に{{who:name}}に追いつかれますか。", what)
    yield from _times("motion.ask.caught.since.when", f"{{since:name}}が{{who:name}}に追いつかれるのは、{started}LONG後{_ASK_END}", what)
    together = "(" + _AFTER.removeprefix("<|").removesuffix(">") + ")"
    yield from _times("motion.ask.catch.together", f"{when}{at_first}{whom}{whose}{together}LONG後{_ASK_END}", what, order="出発")
    passing = "(追いつきます|追いこします|<重なります|並びます|追い越します|追いぬきます>)か。"
    when = "(追いつくのは|追いこすのは|<重なるのは|2人が重なるのは|並ぶのは|追い越すのは|追いぬくのは|2人が並ぶのは>)"
    yield from _times("motion.ask.overtake.after", f"[2人は]LONG後に{at_first}{passing}", what)
    yield from _times("motion.ask.overtake", f"{at_first}{when}LONG後{_ASK_END}", what)
    nth = "{nth:count=回/度}(目に|<めに>)"
    yield from _times("motion.ask.overtake.nth", f"{nth}{when}LONG後{_ASK_END}", what)
    yield from _times("motion.ask.overtake.nth.who", f"{when}{nth}{whom}{catching}LONG後{_ASK_END}", what)
    # 出発してから: whose start, where they do not start together?
    start = "(" + _AFTER.removeprefix("<|").removesuffix(">") + ")"
    yield from _times("motion.ask.overtake.start.after", f"[2人は]{start}LONG後に{at_first}{passing}", what, order="出発")
    yield from _times("motion.ask.overtake.start", f"{at_first}{when}{start}LONG後{_ASK_END}", what, order="出発")
    yield from _times(
        "motion.ask.catch.takes",
        f"{who}{whom}(に追いつくまでに|に追いつくのに|<に追いつくには>)LONG(かかりますか。|<かかるでしょうか。>)",
        what,
        "",
    )


def _others() -> Iterator[Clause]:
    at = (
        "何{unit:counter}(のところ|の地点|はなれたところ|<の場所|離れたところ|はなれた地点|進んだところ|歩いたところ|の所|離れた地点|行ったところ|はなれた場所|離れた場所>)"
        + _ASK_END
    )
    yield clause(
        "motion.ask.where.meet",
        "ask",
        "(|2人が|<2人は>)(出会うのは|<すれちがうのは|出会う地点は|出会う場所は|会うのは|出会うのは、|2人が出会う地点は、>)、{place:noun}から"
        + at,
        what="出会う地点",
    )
    yield clause(
        "motion.ask.where.meet.nth",
        "ask",
        "(|2人が|<2人は>){nth:count=回/度}(目に|<めに>)(出会うのは|<すれちがうのは|出会う地点は|出会う場所は|会うのは>){place:noun}から"
        + at,
        what="出会う地点",
    )
    yield clause(
        "motion.ask.where.meet.after",
        "ask",
        _TWO
        + "{place:noun}から何{unit:counter}(のところで|の地点で|<はなれたところで|の場所で|離れたところで>)(出会いますか。|すれちがいますか。|<会いますか。>)",
        what="出会う地点",
    )
    yield clause(
        "motion.ask.where.catch",
        "ask",
        "{who:name}が{whom:name}に追いつくのは、{place:noun}から" + at,
        what="追いつく地点",
    )
    yield clause(
        "motion.ask.where.catch.bare",
        "ask",
        "(追いつくのは|<追いつく地点は|追いつく場所は|追いついたのは>)、{place:noun}から" + at,
        what="追いつく地点",
    )
    yield clause(
        "motion.ask.where.catch.after",
        "ask",
        "{who:name}(は|<が>){whom:name}に{place:noun}から何{unit:counter}(のところで|の地点で|<はなれたところで|の場所で>)追いつきますか。",
        what="追いつく地点",
    )
    for suffix, how, unit in _SPEEDS:
        yield clause(
            f"motion.ask.speed{suffix}", "ask", "{who:name}(の速さは|は)" + how + _ASK_END, what="速さ", unit=unit
        )
    yield clause(
        "motion.ask.apart",
        "ask",
        f"{{a:noun}}と{{b:noun}}(の間の{_WAY}は|の間は|<間の{_WAY}は|は|の{_WAY}は>)何{{unit:counter}}(ですか。|ありますか。|<はなれていますか。|離れていますか。>)",
        what="間",
    )
    yield clause(
        "motion.ask.people.apart", "ask", "[はじめ|はじめに]2人(は|<の間は|の間の道のりは|の間のきょりは>)<|はじめ|はじめに|最初>何{unit:counter}(はなれていましたか。|<ありましたか。|離れていましたか。>)", what="間"
    )
    yield clause(
        "motion.ask.homes.apart",
        "ask",
        f"2人の家(は|の間の{_WAY}は|<の間は|の{_WAY}は>)何{{unit:counter}}(はなれていますか。|ありますか。|<ですか。|離れていますか。|でしょうか。>)",
        what="間",
        place="家",
    )
    yield clause(
        "motion.ask.loop",
        "ask",
        "<|この|その>{place:noun}(の1周は|のまわりの長さは|<の周りの長さは|の1周の長さは|のまわりは|1周の長さは|の周りは|の周囲の長さは|1周は|の周囲は>)何{unit:counter}(ですか。|ありますか。|<でしょうか。>)",
        what="1周",
    )


def _laps() -> Iterator[Clause]:
    """Rounds told by the time that one takes, or by how many rounds the faster one has gone."""
    took = "(かかります。|<かかり、|かかる。|かかりました。|です。>)"
    round_ = "<|{place:noun}(を|のまわりを|の周りを|のまわりの道を)>1周するのに"
    yield clause("motion.lap.two", "laps", round_ + "、{a:name}は{one:time}、{b:name}は{two:time}" + took)
    yield clause("motion.lap.two.names", "laps", "{a:name}と{b:name}(が|は)、<|{place:noun}(を|のまわりを)>1周するのに、それぞれ{one:time}(と|、){two:time}" + took)
    yield clause("motion.lap", "lap", "{who:name}(は|が)、<|{place:noun}(を|のまわりを|の周りを)>1周するのに{time:time}" + took)
    yield clause("motion.pair.steady", "pair", "{a:name}と{b:name}(が|は)、それぞれ一定の速さで<|同じ地点から|同じ場所から>同時に(歩きます。|出発します。|進みます。|<走ります。|まわります。|回ります。|出発し、>)")
    yield clause("motion.lapped", "lapped", "{who:name}(が|は)<|ちょうど>{laps:count=周}(したときに|したとき|<まわったときに|まわったとき、|回ったときに|進んだときに>)はじめて{whom:name}(を追いこします。|に追いつきます。|<を追いこしました。|に追いつきました。|を追い越します。|を追いぬきます。>)")
    for name, long, unit in _LONG:
        yield clause(f"motion.ask.lap{name}", "ask", "{who:name}(が|は)<|この池を|池を|池のまわりを>1周するのに" + long + "(かかりますか。|<かかるでしょうか。|ですか。|かかるか求めなさい。>)", what="1周の時間", **unit)
    yield clause("motion.ask.lap.is", "ask", "{who:name}の1周は何{unit:counter}" + _ASK_END, what="1周の時間")


CLAUSES: tuple[Clause, ...] = (*_laps(), *_distances(), *_movers(), *_chases(), *_meeting(), *_catching(), *_others())
