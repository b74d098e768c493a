"""Clauses of one who moves: how fast, how long, how far; stretch by stretch, there and back; units of speed.

A journey is told in fragments that follow one another: who, from where to where, which stretch (行きは, 残りの半分は) and
the stretch itself with its verb.  What belongs together is settled by `families/hayasa_told.py`, by the order.
"""

from __future__ import annotations

from collections.abc import Iterator

from sansu.wording import Clause, clause

# stem, dictionary form, masu stem, te form, ta form, ba form
_VERBS = (
    ("歩く", "歩き", "歩いて", "歩いた", "歩けば"),
    ("走る", "走り", "走って", "走った", "走れば"),
    ("進む", "進み", "進んで", "進んだ", "進めば"),
    ("行く", "行き", "行って", "行った", "行けば"),
    ("飛ぶ", "飛び", "飛んで", "飛んだ", "飛べば"),
    ("動く", "動き", "動いて", "動いた", "動けば"),
    ("移動する", "移動し", "移動して", "移動した", "移動すれば"),
    ("往復する", "往復し", "往復して", "往復した", "往復すれば"),
    ("帰る", "帰り", "帰って", "帰った", "帰れば"),
    ("もどる", "もどり", "もどって", "もどった", "もどれば"),
    ("泳ぐ", "泳ぎ", "泳いで", "泳いだ", "泳げば"),
    ("散歩する", "散歩し", "散歩して", "散歩した", "散歩すれば"),
    ("さまよう", "さまよい", "さまよって", "さまよった", "さまよえば"),
)


def _ends(verb: tuple[str, ...]) -> list[str]:
    plain, masu, te, ta, _ = verb
    return [f"{masu}ます。", f"{masu}ました。", f"{plain}。", f"{ta}。", f"{te}います。", f"{te}いました。", f"{te}いる。", f"{plain}とします。", f"{te}きました。", f"{te}いきました。", f"{te}、", f"{masu}、", f"{masu}ましたが、"]  # fmt: skip


def _ifs(verb: tuple[str, ...]) -> list[str]:
    plain, masu, te, ta, ba = verb
    return [f"{plain}と、", f"{ta}とき、", f"{plain}とき、", f"{ba}、", f"{ta}ら、", f"{ta}ところ、", f"{te}いくと、", f"{te}行くと、", f"{plain}とすると、", f"{plain}場合、", f"{ta}場合、", f"{ta}場合。", f"{ta}とすると、", f"{masu}続けると、", f"{masu}ますと、"]  # fmt: skip


def _takes(verb: tuple[str, ...]) -> list[str]:
    plain, _, te, ta, ba = verb
    return [f"{plain}と、", f"{plain}のに、", f"{plain}には、", f"{ba}、", f"{ta}ところ、", f"{ta}ら、", f"{te}、"]


def _choice(written: list[str], read: list[str]) -> str:
    rest = [form for form in dict.fromkeys(read) if form not in written]
    return f"({'|'.join(written)}|<{'|'.join(rest)}>)"


_ATTRIBUTES = [form for verb in _VERBS for form in (verb[0], verb[3], f"{verb[2]}いる")]
_REST = _VERBS[1:]
_LOOSE = ["です。", "だとします。"]
# who walks and what runs: by verbs of their own, so that a text is read in one way
_BY = (
    ("walk", "歩く", _choice(["歩きます。"], _ends(_VERBS[0])), _choice(["歩くと、", "歩いたとき、"], _ifs(_VERBS[0]))),
    ("run", "走る", _choice(["走ります。"], [form for verb in _REST for form in _ends(verb)] + _LOOSE), _choice(["走ると、", "走ったとき、"], [form for verb in _REST for form in _ifs(verb)])),
)
_ON = "<|徒歩で|自転車で|車で|自動車で|バスで|歩いて|走って|電車で>"
_S = "{speed:speed}(の速さで|で|<の一定の速さで|の速さで、|で、|の自転車で|の車で|の自動車で|のバスで|の電車で|の列車で|のオートバイで|の船で|の速度で|ずつ|>)"
_SHAPES = (
    ("s", _S),
    ("st", f"{_S}<|ちょうど>{{time:time}}<|間|だけ>"),
    ("ts", f"{{time:time}}<|間>、{_S}"),
    ("sl", f"{_S}{{length:length}}<|の道のりを|の道を|を|だけ|ほど>"),
    ("ls", f"{{length:length}}(を|の道のりを|<の道を|の距離を|のきょりを|の道のりを、|は|の坂道を>)<|{{place:noun}}まで>{_S}"),
    ("lt", "{length:length}(を|の道のりを|<の道を|の距離を|のきょりを|の道のりを、|の坂道を|のコースを>){time:time}(で|<かけて|間で|かかって>)"),
    ("tl", "{time:time}(で|<かけて|間で|間に|に|かかって>){length:length}<|の道のりを|の道を|を>"),
)
_UNITS = tuple(
    (f"{time_key}.{length}", f"{length}/{time}", time_word, length)
    for time_key, time, time_word in (("hour", "時間", "時"), ("minute", "分", "分"), ("second", "秒", "秒"))
    for length in ("km", "m", "cm")
)
_IS = "(ですか。|でしょうか。|<でしたか。|になりますか。|か。|ですか|か求めなさい。|を求めなさい。|か答えなさい。|だったでしょうか。|でしょう。>)"
_LABELS = (
    ("go", "行き", "(行きは|<行きは、|行きには|行きが|行くときは|上りは|行きを>)"),
    ("back", "帰り", "(帰りは|<帰りは、|帰りには|帰りが|帰るときは|同じ道を帰りは|帰りは同じ道を|帰りを|下りは|帰りは同じ道のりを>)"),
    ("half", "前半", "(はじめの半分を|<ある道のりの半分を|全体の道のりの半分を|全体の半分を|ある道の半分を|家から学校までの道のりの半分を|真ん中の地点まで|真ん中まで|まん中まで|真ん中の地点までは|真ん中までは|まん中までは|中間の地点までは|中間地点までは|中間地点まで|半分の地点まで|半分の地点までは|道のりの半分を|道のりの半分は|道のりの前半は|道のりの前半を|はじめの半分は|はじめの半分の道のりを|前半は|前半を|その半分を|その半分は|半分を|半分は|最初の半分を|最初の半分は|ちょうど半分の地点まで|半分までは|半分まで>)"),
    ("other", "後半", "(残りの半分を|<残りの半分は|残りを|残りは|後半は|後半を|そこからは|そこから|その後は|残りの道のりを|残りの道のりは|残り半分を|残り半分は|あとの半分を|あとの半分は|あとは>)"),
    ("first", "はじめ", "(はじめは|はじめ|はじめに|<まず|最初は|最初に|最初|初めは|初めに|はじめの道を>)"),
    ("then", "次", "(続けて|その後|次に|<そのあと|それから|続いて|さらに|次は|その後は|そのあとは|そこから|そこからは|あとは|途中から|とちゅうから|残りを|残りは|その後、|そのあと、|途中からは|つぎに|つづけて>)"),
)  # fmt: skip


def _stretches() -> Iterator[Clause]:
    for shape, pattern in _SHAPES:
        for by, way, ends, ifs in _BY:
            if by == "run" and shape != "s":
                ends = ends.replace("|です。", "|，|です。", 1)  # 分速60mで10分、
            yield clause(f"speeds.{shape}.{by}", "stretch", f"{_ON}{pattern}{ends}", way=way)
            yield clause(f"speeds.{shape}.{by}.if", "stretch", f"{_ON}{pattern}{ifs}", way=way)
        yield clause(f"speeds.{shape}.which", "stretch", f"{pattern}{_choice(['進む', '走る'], _ATTRIBUTES)}", way="")
    walked, ran = ("|".join(form for verb in verbs for form in _takes(verb)) for verbs in (_VERBS[:1], _REST))
    took = "{time:time}(かかります。|<かかりました。|です。|かかりますが、|かかり、|かかりましたが、|でした。|で着きます。|で着きました。|で到着します。|かかる。|かかった。>)"
    for by, way, verbs in (("walk", "歩く", walked), ("run", "走る", ran)):
        yield clause(f"speeds.takes.{by}", "stretch", f"{_ON}{_S}({verbs}){took}", way=way, takes="はい")
        yield clause(f"speeds.takes.length.{by}", "stretch", f"{_ON}{{length:length}}(を|の道のりを|<の道を|の距離を|のきょりを|の坂道を|のコースを|>)({verbs}){took}", way=way, takes="はい")
    yield clause("speeds.list", "stretch", "{speed:speed}<|の速さ|の速度>(，|<で、|です。|とし、|とします。|だとします。>)")
    yield clause("speeds.bare", "stretch", "{speed:speed}(の|<で走る|で進む|で歩く>)", way="")


def _around() -> Iterator[Clause]:
    yield clause("speeds.who", "mover", "{who:name}(は|<が|は、|が、>)")
    yield clause("speeds.who.if", "mover", "{who:name}が")
    yield clause("speeds.route", "route", "{from:noun}から{to:noun}(まで|<へ|に|まで、|へ、|までを|までの道のりを|までの道を|に向かって|まで同じ道を|までの間を>)")
    yield clause("speeds.to", "route", "{to:noun}(まで|<へ|に|まで、|へ、|に向かって|までの道のりを|までを|へ向かって>)")
    yield clause("speeds.from", "route", "{from:noun}(を出発して|を出て|<を出発し、|を出て、|を出発して、|から|を出発し>)")
    yield clause("speeds.way", "way", "{from:noun}から{to:noun}まで(の道のり|の距離|<のきょり|>)(は|が|<、|>){length:length}(です。|あります。|<で、|あり、|はなれています。|離れています。|である。|ある。|とします。>)")
    yield clause("speeds.way.far", "way", "{length:length}(はなれた|<離れた|先の|先にある>){to:noun}(まで|へ|<に|まで、|へ、|に向かって|までを|との間を|へ向かって|まで行くのに>)")
    yield clause("speeds.way.from.far", "way", "{from:noun}から{length:length}(はなれた|<離れた|先の|先にある>){to:noun}(まで|へ|<に|まで、|へ、|に向かって|までを|との間を>)")
    yield clause("speeds.way.of", "way", "{length:length}(の道のりを|の道を|<の距離を|のきょりを|を、|の道のりを、|の山道を|の坂道を|の区間を>)")
    yield clause("speeds.way.loop", "way", "(1周|まわり|<周囲|1周の長さが|まわりの長さが|1周が|まわりが>){length:length}<の|ある>{place:noun}(を|のまわりを|<の周りを|の周囲を|のコースを>)")
    yield clause("speeds.way.between", "way", "{a:noun}と{b:noun}の間(の道のり|の距離|<>)(は|が){length:length}(です。|あります。|<で、|あり、>)")
    yield clause("speeds.way.one", "way", "(片道の道のりは|<片道は|片道が|片道の距離は>){length:length}(です。|あります。|<で、>)")
    yield clause("speeds.way.one.of", "way", "(片道|<片道が>){length:length}(の道のりを|の道を|<の距離を|のきょりを|の坂道を|を>)")
    yield clause("speeds.turn", "turn round", "(往復します。|往復しました。|<往復し、|往復した。|往復すると、|往復して、|往復したとき、|往復しました、|往復するとき、|往復する。>)")
    yield clause("speeds.turn.with", "turn round", "{from:noun}と{to:noun}の間を(往復します。|往復しました。|<往復し、|往復した。|往復すると、|往復するのに、|、>)")
    for key, name, words in _LABELS:
        yield clause(f"speeds.label.{key}", "label", words, of=name)
    yield clause("speeds.there", "mover.is", "{who:name}があ(ります。|<る。|り、>)")
    yield clause("speeds.start", "clock", "{clock:clock}(に|<に、|ちょうどに|きっかりに>)(出発して、|家を出て、|<出発し、|家を出発して、|家を出発し、|出て、|家を出ました。|出発しました。|家を出発しました。|家を出て|出発すると、|出て|出発して|>)")
    yield clause("speeds.same.time", "same.time", "(行きと同じ時間で|<行きと同じ時間だけかけて|行きとちょうど同じ時間で|行きにかかった時間と同じ時間で>)<|家に|もとの場所に|もとの地点に>(着きます。|帰ります。|<着きました。|帰りました。|帰り着きました。|もどりました。|着いた。|もどってきました。|帰ってきました。|もどりました。>)")
    yield clause("speeds.steady", "steady", "(一定の速さで|ずっと同じ速さで|ずっと一定の速さで|<同じ速さで|つねに同じ速さで|一定の速さで、>)(進み、|進みます。|<歩き、|歩きました。|走りました。|歩きます。|走ります。|走り、|進みました。|歩いた。|走った。|歩いて、|走って、|歩いたところ、|歩くと、|走ると、|走ったところ、|歩いたので、|もどると、|帰り、|行きました。|行きます。>)")
    yield clause("speeds.both", "both", "{a:name}と{b:name}(が|は)同時に{from:noun}(を出て|を出発して|<から|を出て、|を出発し、>)、<|同じ>{to:noun}(へ行きます。|に行きます。|<へ行きました。|まで行きます。|に向かいます。|へ向かいます。|まで行きました。|へ向かいました。>)")
    yield clause("speeds.both.arrive", "both.arrive", "2人が同時に(着いたとき、|着きます。|<着きました。|着くとき、|着いた。|着いたとすると、>)")
    yield clause("speeds.both.arrive.to", "both.arrive", "2人(は|が)同時に{to:noun}に(着きました。|<着いたとき、|着いた。|着きます。>)")


def _questions() -> Iterator[Clause]:
    goes = "(進みますか。|<進みましたか。|進めますか。|行けますか。|進むことができますか。|進むことになりますか。|進むか。|移動しますか。|移動しましたか。|進むでしょうか。|行きますか。|行きましたか。|進んだでしょうか。|移動したでしょうか。>)"
    # 何m走りましたか asks for what was run alone, where some of the way was walked
    walks = "(歩きますか。|歩きましたか。|<歩けますか。|歩くことができますか。|歩くでしょうか。|歩いたでしょうか。|歩いたのでしょうか。>)"
    runs = "(走りますか。|走りましたか。|<走れますか。|走ることができますか。|飛びますか。|動きますか。|走るでしょうか。|泳ぎますか。|泳ぎましたか。|泳げますか。|飛びましたか。|走ったでしょうか。|走ったのでしょうか。>)"
    far = "何{unit:counter}"
    total = "<|全部で|合わせて|合計で|ぜんぶで|全体で>"
    yield clause("speeds.ask.length", "ask", f"{total}{far}{goes}", what="speeds.length")
    for key, verbs in (("walk", walks), ("run", runs)):
        yield clause(f"speeds.ask.length.{key}", "ask", f"{total}{far}{verbs}", what="speeds.length", verb=key)
    pace = "<|この速さで|同じ速さで|{who:name}(は|が)|この速さで進むと、|同じ速さで進むと、>{time:time}(で|では|<間で|間では|に|走ると|進むと|歩くと>)、"
    yield clause("speeds.ask.length.in", "ask", f"{pace}{far}(進みますか。|<進みましたか。|進めますか。|行けますか。|進むことができますか。|進むか。|移動しますか。|歩きますか。|歩けますか。|走りますか。|走れますか。|飛びますか。|泳ぎますか。>)", what="speeds.length")
    yield clause("speeds.ask.length.is", "ask", f"(進む|<進んだ|移動した|移動する|全体の|全部の|このときの|>)(道のり|距離|<きょり>)は{total}{far}{_IS}", what="speeds.length")
    during = "(で|<間で|間に|に>)(進む|走る|歩く|<進める|進むことができる|走れる|飛ぶ|泳ぐ|動く|移動する|行ける|進んだ|走った|歩いた>)"
    yield clause("speeds.ask.length.during", "ask", f"<|この速さで|同じ速さで>{{time:time}}{during}(道のり|距離|<きょり>)は{far}{_IS}", what="speeds.length")
    yield clause("speeds.ask.length.is.verb", "ask", f"(歩いた|走った|<歩く|走る|飛んだ|泳いだ>)(道のり|距離|<きょり>)は{total}{far}{_IS}", what="speeds.length", verb="その")
    yield clause("speeds.ask.length.route", "ask", f"{{from:noun}}から{{to:noun}}まで(の道のり|の距離|<のきょり|>)は{total}{far}(ですか。|ありますか。|<でしょうか。|はなれていますか。|か。|あるでしょうか。|でしたか。>)", what="speeds.length")
    yield clause("speeds.ask.length.to", "ask", f"{{to:noun}}まで(の道のり|の距離|<のきょり>)は{far}{_IS}", what="speeds.length")
    yield clause("speeds.ask.length.one", "ask", f"片道(の道のり|<|の距離>)は{far}{_IS}", what="speeds.length", part="片道")
    for key, long, unit in (("", "何{unit:counter}", {}), (".mixed", "何時間何分", {"unit": "時間"}), (".seconds", "何分何秒", {"unit": "分"})):
        takes = "(かかりますか。|<かかりましたか。|かかるでしょうか。|で着きますか。|で着きましたか。|で行けますか。|かかることになりますか。|かかるか。|で進みますか。|で行くことができますか。|で進めますか。|で到着しますか。>)"
        yield clause(f"speeds.ask.time{key}", "ask", f"{total}{long}{takes}", what="speeds.time", **unit)
        yield clause(f"speeds.ask.time.verb{key}", "ask", f"{long}(で走りますか。|で歩きますか。|<で走れますか。|で歩けますか。|で走りましたか。|で歩きましたか。|で走り終わりますか。>)", what="speeds.time", verb="その", **unit)
        yield clause(f"speeds.ask.time.for{key}", "ask", f"<|この速さで|同じ速さで>{{length:length}}(進むのに|<歩くのに|走るのに|進むと|走ると|歩くと|を進むと|を走ると|を歩くと|泳ぐのに|泳ぐと|進むには|を進むには|を走るには|を歩くには|の道のりを進むと|の道のりを歩くと|の道のりを走ると|の道を走るのに|の道を歩くのに|を進むのに|を走るのに|を歩くのに|の道のりを進むのに|の道のりを歩くのに|の道のりを走るのに|進むには|走るには|歩くには|を行くのに|の道のりを行くのに|行くのに|飛ぶのに|移動するのに|では>)、{long}{takes}", what="speeds.time", **unit)
        yield clause(f"speeds.ask.time.is{key}", "ask", f"(かかる時間|かかった時間|<時間|かかる時間の合計|行きにかかる時間>)は{total}{long}{_IS}", what="speeds.time", **unit)
        yield clause(f"speeds.ask.time.round{key}", "ask", f"往復(で|するのに|<にかかる時間は|では|するには>){total}{long}(かかりますか。|<かかりましたか。|ですか。|でしたか。|でしょうか。>)", what="speeds.time", part="往復", **unit)
    yield clause("speeds.ask.clock", "ask", "<|{to:noun}に>(着くのは|到着するのは|<着く時刻は|到着時刻は|着いたのは>)(何時何分|<午前何時何分|午後何時何分|何時>)(ですか。|でしょうか。|<になりますか。|でしたか。>)", what="speeds.clock", unit="時刻")
    yield clause("speeds.ask.clock.at", "ask", "<|{to:noun}に(は|)>(何時何分|<午前何時何分|午後何時何分|何時>)に(着きますか。|到着しますか。|<着くでしょうか。|着きましたか。|{to2:noun}に着きますか。>)", what="speeds.clock", unit="時刻")
    for key, speed, time, length in _UNITS:
        each = {"時": "1時間", "分": "1分間", "秒": "1秒間"}[time]
        how = f"({time}速何{length}|<毎{time}何{length}|{each}に何{length}|1{time}に何{length}>)" if time != "時" else f"(時速何{length}|<毎時何{length}|1時間に何{length}>)"
        bare = f"<|このとき、|それは>(速さは|<速さが|>){how}"
        moved = "(ですか。|<でしょうか。|でしたか。|で歩きましたか。|で走りましたか。|で進みましたか。|の速さですか。|の速さで歩きましたか。|の速さで走りましたか。|の速さで進みましたか。|で歩きますか。|で走りますか。|で進みますか。|の速さで進みますか。|の速さで歩けばよいですか。|の速さで走ればよいですか。|で歩けばよいですか。|で走ればよいですか。|進みますか。|走りますか。|歩きますか。|の速さで走りますか。|の速さで歩きますか。|になりますか。|の速さでしたか。|進みましたか。|走りましたか。|歩きましたか。|か。|の速さになりますか。|の速さで移動しましたか。|で飛びますか。|の速さで飛びますか。|で行けばよいですか。|の速さで行けばよいですか。|の速さで進めばよいですか。|で進めばよいですか。>)"
        yield clause(f"speeds.ask.speed.{key}", "ask", f"{bare}{moved}", what="speeds.speed", unit=speed)
        yield clause(f"speeds.ask.speed.per.{key}", "ask", f"<|この><|速さは>{time}速は何{length}{_IS}", what="speeds.speed", unit=speed)
        yield clause(f"speeds.ask.speed.of.{key}", "ask", f"{{who:name}}の(速さは|<走る速さは|歩く速さは|進む速さは|泳ぐ速さは|飛ぶ速さは|速さが|速度は>)<|このとき、>{how}{_IS}", what="speeds.speed", unit=speed)
        yield clause(f"speeds.ask.speed.back.{key}", "ask", f"帰りの速さは{how}{_IS}", what="speeds.speed", part="帰り", unit=speed)
        yield clause(f"speeds.ask.average.{key}", "ask", f"<|往復の|行き帰りの|このときの|全体の|往復するときの|往復したときの|行きと帰りの>(平均の速さは|<平均の速さが|平均速度は|平均の時速は|平均の分速は|平均すると>)<|往復で>{how}{_IS}", what="speeds.average", unit=speed)
        if key in ("hour.km", "minute.m", "second.m"):
            yield clause(f"speeds.ask.average.seek.{key}", "ask", f"<|往復の|行き帰りの|このときの|全体の|往復するときの|往復したときの|行きと帰りの>平均の{time}速を求めなさい。", what="speeds.average", unit=speed)
        yield clause(f"speeds.ask.average.of.{key}", "ask", f"{{who:name}}の(平均の速さは|<平均の速さが|平均速度は>)<|往復で>{how}{_IS}", what="speeds.average", unit=speed)
        yield clause(f"speeds.convert.{key}", "ask", f"{{speed:speed}}(は|<は、|の速さは|を直すと|を別の単位で表すと>)、{how}(ですか。|でしょうか。|<になりますか。|にあたりますか。|と同じですか。|か。|の速さですか。|と表せますか。|に直せますか。|に等しいですか。>)", what="speeds.convert", unit=speed)
        yield clause(f"speeds.convert.to.{key}", "ask", f"{{speed:speed}}<|の速さ>を{time}速(に直すと|で表すと|<に直すと、|になおすと|に直しなさい。|で表すと、|で表しなさい。>)、{how}(ですか。|でしょうか。|<になりますか。|と表せますか。|か。>)", what="speeds.convert", unit=speed)


CLAUSES: tuple[Clause, ...] = (*_stretches(), *_around(), *_questions())
