"""Clauses of a clock's hands and of clocks that gain or lose: when, in which hour, how the hands stand, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sansu.quantity import Quantity
from sansu.reading.plain import clause
from sansu.wording import Clause

_HANDS = "<|時計の|この時計の>(長針と短針|<短針と長針|長い針と短い針|短い針と長い針|2つの針|2本の針|両針>)"
_SUBJECT = f"{_HANDS}(が|<は|のつくる角が|のつくる角の大きさが|がつくる角が|のなす角が|の間の角が|の作る角が|のつくる角度が|の角度が>)"
_IS = "(ですか。|でしょうか。|<になりますか。|か求めなさい。|か答えなさい。|ですか>)"
_FIND = "を(求めなさい。|<答えなさい。|求めましょう。|求めよ。>)"
# event -> its key, as a thing that happens, as a question of how often
_EVENTS = (
    ("重なる", "meet", "(重なる|<ぴったり重なる|重なり合う|ちょうど重なる|ぴったりと重なる>)", "(重なりますか。|<重なるでしょうか。|重なり合いますか。>)"),
    ("180", "line", "(一直線になる|反対方向に一直線になる|<反対向きに一直線になる|反対側に一直線になる|正反対の方向をさす|正反対の方向を指す|正反対の向きになる|反対の方向に一直線になる|たがいに反対方向をさす|一直線に並ぶ|反対方向に一直線に並ぶ|反対の向きに一直線になる|一直線上で反対方向をさす>)", "(一直線になりますか。|反対方向に一直線になりますか。|<反対向きに一直線になりますか。>)"),
    ("90", "right", "(直角になる|<垂直になる|直角をつくる|直角に交わる|直角をなす|直角に開く>)", "(直角になりますか。|<垂直になりますか。>)"),
    ("角", "angle", "{angle:count=度}になる", ""),
    ("対称", "mirror", "", ""),
)  # fmt: skip
_MIRROR = "12と6を(結ぶ|<結んだ|通る>)(直線を折り目として|<直線を対称のじくとして|直線を軸として|直線を対称の軸として|直線について|線を折り目として|線について|直線に対して>)、"
_MIRRORED = "(左右対称の位置にくる|<左右対称になる|線対称の位置にくる|線対称になる|対称の位置にくる|左右対称の位置に来る|対称になる>)"
_ORDERS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("", "", {}),
    (".first", "(はじめて|<最初に|初めて|このあとはじめて|この後はじめて|このあと最初に|この後初めて|このあと初めて>)", {"order": "1"}),
    (".nth", "{nth:count=回/度}(目に|<めに>)", {}),
    (".next", "(次に|<このあと次に|この次に>)", {"order": "次"}),
)  # fmt: skip
_WHEN = "(のは|時刻は|<ときは|とき、時刻は|のは、|時間は|時刻は、>)"


def _moments() -> Iterator[Clause]:
    for event, name, words, _ in _EVENTS:
        for order, said, constants in _ORDERS if words else [one for one in _ORDERS if one[0] != ".nth"]:
            key, roles = f"clocks.{name}{order}", {"what": "時刻", "event": event, **constants}
            subject = f"<|このあと、|この後、|その後、>{_SUBJECT}"
            before = f"({said}、{_SUBJECT}|<{_SUBJECT}{said}、>)" if said else subject
            if order == ".nth":  # a slot stands once in a pattern
                before = f"{said}、{_SUBJECT}"
                yield clause(f"{key}.hands.hour", "ask", f"{_SUBJECT}{said}、{words}{_WHEN}{{hour:clock}}何分{_IS}", **roles)
                yield clause(f"{key}.hands.time", "ask", f"{_SUBJECT}{said}、{words}{_WHEN}何時何分{_IS}", **roles)
                yield clause(f"{key}.after.find", "ask", f"{_SUBJECT}{words}<、>{said[:-len('(目に|<めに>)')]}目の(時刻|<とき>)を(求めなさい。|<求めましょう。|答えなさい。>)", **roles)
                yield clause(f"{key}.after.time", "ask", f"{_SUBJECT}{words}<、>{said[:-len('(目に|<めに>)')]}目の(時刻は|<のは|ときは>)何時何分{_IS}", **roles)
                yield clause(f"{key}.hands.find", "ask", f"{_SUBJECT}{said}、{words}(時刻|<のは何時何分か>){_FIND}", **roles)
            elif said:
                before = f"<|このあと、|この後、|その後、>{before}"
            happens = f"{before}{words}"
            if event == "対称":
                happens = f"{_MIRROR}{before}{_MIRRORED}"
            yield clause(f"{key}.hour", "ask", f"{happens}{_WHEN}{{hour:clock}}何分{_IS}", **roles)
            yield clause(f"{key}.time", "ask", f"{happens}{_WHEN}何時何分{_IS}", **roles)
            yield clause(f"{key}.find", "ask", f"{happens}(時刻|<のは何時何分か>){_FIND}", **roles)
            if order in (".next", ".first") and event != "角" and words:
                yield clause(f"{key}.bare", "ask", f"{said}{words}{_WHEN}{{hour:clock}}何分{_IS}", **roles)
                yield clause(f"{key}.bare.time", "ask", f"{said}{words}{_WHEN}何時何分{_IS}", **roles)
            yield clause(f"{key}.after", "ask", f"{happens}<のは|時刻は|ときは|とき、時刻は|のは、|時間は|時刻は、><|今から|いまから>何分後{_IS}", **(roles | {"what": "分後"}))


def _angles() -> Iterator[Clause]:
    makes = f"{_HANDS}(がつくる|のつくる|<の作る|が作る|のなす|の間の|がなす|とがつくる|でできる|によってできる|でつくる|とでつくる|がつくっている|の間にできる>)"
    of = "(|角のうち、|<角で、|2つの角のうち、|角のうちの>)"
    size = "(角|角の大きさ|<角度|角の角度|ほうの角>)"
    sides = (
        ("", "", ""),
        (".small", f"{of}(小さいほうの|<小さい方の|180度より小さいほうの|180度より小さい|180度より小さい方の|180度以下の>)", "小さい"),
        (".large", f"{of}(大きいほうの|<大きい方の|180度より大きいほうの|180度より大きい>)", "大きい"),
    )
    for key, which, side in sides:
        roles = {"what": "角", "side": side}
        yield clause(f"clocks.ask.angle{key}", "ask", f"{makes}{which}{size}は何度{_IS}", **roles)
        yield clause(f"clocks.ask.angle.find{key}", "ask", f"{makes}{which}{size}{_FIND}", **roles)
        yield clause(f"clocks.ask.angle.then{key}", "ask", f"{makes}{which}{size}は、{{at:clock}}(のとき|<には|に|のときは>)、何度{_IS}", **roles)


def _counts() -> Iterator[Clause]:
    for event, name, _, often in _EVENTS[:3]:
        for suffix, span in (("", ""), (".day", "(1日に|<1日のうちに|1日で|1日の間に>)、"), (".span", "{span:time}(に|<の間に|で>)、")):
            day = {"day": "1日"} if suffix == ".day" else {}
            roles = {"what": "回数", "event": event, **day}
            hands = f"{_HANDS}(は|<が>)、"
            yield clause(f"clocks.count.{name}{suffix}", "ask", f"{span}{hands}<|全部で>何回{often}", **roles)
            if span:
                happens = dict((one[0], one[2]) for one in _EVENTS)[event]
                yield clause(f"clocks.count.{name}{suffix}.times", "ask", f"{_HANDS}(が|<は>){happens}(のは|<回数は>)、{span}<|全部で>何回(ありますか。|ですか。|<でしょうか。|あるでしょうか。>)", **roles)
                yield clause(f"clocks.count.{name}{suffix}.hands", "ask", f"{hands}{span}<|全部で>何回{often}", **roles)


_NOON = Quantity(Fraction(720), "時刻")
_DAYS: tuple[tuple[str, str, dict[str, str]], ...] = (("", "(|その日の|<同じ日の|この日の|この日、|その日>)", {}), (".next", "(次の日の|<翌日の|明日の|よく日の|あくる日の>)", {"day": "次の日"}))


def _drifts() -> Iterator[Clause]:
    for way, key, does, doing in (
        ("進む", "fast", "進む", "(進みます。|<進み、>)"),
        ("おくれる", "slow", "(おくれる|<遅れる>)", "(おくれます。|<遅れます。|おくれ、>)"),
    ):
        per = "({per:one=日}|{span:time})に{rate:time}<|ずつ>"
        yield clause(f"clocks.{key}", "clock.drift", f"<|ある>{per}{does}時計(があります。|を、|<が、|があり、|は、|が|を|がある。>)", way=way)
        yield clause(f"clocks.{key}.is", "clock.drift", f"(この|ある)時計は{per}{doing}", way=way)
    sets = "(正しい時刻に合わせました。|正しく合わせました。|<合わせました。|正しい時刻にあわせました。|正確な時刻に合わせました。|合わせると、|正しい時刻に合わせると、|正しい時刻に合わせておくと、|合わせておくと、|正しい時刻に合わせておきました。|正しい時刻に合わせたところ、|合わせたところ、>)"
    begins = "<|この時計を|これを|この時計を、|ある日の|この時計をある日の|この時計を、ある日の|今日の|この時計を今日の>"
    yield clause("clocks.set", "clock.set", f"{begins}{{at:clock}}に<|この時計を|時計を>{sets}")
    yield clause("clocks.set.noon", "clock.set", f"{begins}正午に{sets}", at=_NOON)
    shows = "(この時計は|<この時計が|この時計の針は|時計は>)何時何分を(さしていますか。|指していますか。|<さしますか。|示していますか。|示しますか。|指しますか。>)"
    half = shows.replace("何時何分", "{half:word=午前/午後}何時何分")
    for key, day, constants in _DAYS:
        roles = {"what": "ずれた時刻", **constants}
        yield clause(f"clocks.ask.shown.half{key}", "ask", f"<|正しい時刻が>{day}{{at:clock}}(に、|<のとき、|には、|になったとき、>){half}", **roles)
        yield clause(f"clocks.ask.shown{key}", "ask", f"<|正しい時刻が>{day}{{at:clock}}(に、|<のとき、|には、|になったとき、>){shows}", **roles)
        yield clause(f"clocks.ask.shown.noon{key}", "ask", f"<|正しい時刻が>{day}正午(に、|<のとき、|には、|になったとき、>){shows}", at=_NOON, **roles)
        is_now = "(をさしているとき、|を指しているとき、|<をさしたとき、|を指したとき、|を示しているとき、|を示したとき、>)"
        true = "(正しい時刻は|<本当の時刻は|実際の時刻は>)何時何分" + _IS
        for suffix, at, noon in (("", "{at:clock}", {}), (".noon", "正午", {"at": _NOON})):
            yield clause(f"clocks.ask.true{suffix}{key}", "ask", f"<この時計が{day}|{day}この時計が|{day}時計が>{at}{is_now}{true}", **(roles | noon | {"what": "正しい時刻"}))


CLAUSES: tuple[Clause, ...] = (
    clause("clocks.at", "clock.at", "{at:clock}(のとき、|のときの、|<をすぎてから、|を過ぎてから、|をすぎて、|を過ぎて、|に、|ちょうどのとき、|ちょうどに、|では、|における、|には、|の|のとき|に|における|のときの|ちょうどの>)"),
    clause("clocks.shows", "clock.at", "(時計が|<時計は|時計の針が|今、時計が|今、時計は|時計の針は>){at:clock}<|ちょうど>(をさしています。|を指しています。|<を示しています。|です。|をさしているとき、|を指しているとき、|を示しているとき、>)"),
    clause("clocks.now", "clock.at", "(今の時刻は|現在の時刻は|<今|いまの時刻は|いま|時刻は>){at:clock}<|ちょうど>(です。|<で、>)"),
    clause("clocks.met", "clock.met", f"{{at:clock}}(に|<ちょうどに>){_HANDS}が(重なりました。|<重なっています。|重なりますが、|重なります。|ぴったり重なりました。>)", event="重なる"),
    clause("clocks.between", "clock.between", "{from:clock}(と{to:clock}の間(で、|に、|<の、|には、|では>)|から{to2:clock}までの間(に、|で、|<の、|には、>)|<から{to3:clock}までに、|から{to4:clock}の間(で|に)、|から{to5:clock}まで(の間|)で、>)"),
    clause("clocks.form", "clock.form", "<|ただし、><|分は、|秒は、|答えは、>(分数で答えなさい。|<分数で求めなさい。|帯分数で答えなさい。|分数で表しなさい。|わり切れないときは分数で答えなさい。>)"),
    clause("clocks.side.small", "clock.side", "<|ただし、>(小さいほうの角|180度より小さい角|<小さい方の角|180度以下の角|180度より小さいほうの角|180度より小さい方の角>)(を答えなさい。|を求めなさい。|で答えなさい。|<とします。|を考えます。|について答えなさい。>)", side="小さい"),
    clause("clocks.side.large", "clock.side", "<|ただし、>(大きいほうの角|180度より大きい角|<大きい方の角|180度より大きいほうの角>)(を答えなさい。|を求めなさい。|で答えなさい。|<とします。|を考えます。>)", side="大きい"),
    clause("clocks.within", "clock.within", "{from:clock}台(に、|で、|<の、>)"),
    *_moments(),
    *_angles(),
    *_counts(),
    *_drifts(),
)  # fmt: skip
