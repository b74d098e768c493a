"""Clauses of people times days: so many need so long, so many have worked, how long do others need; seats taken in turn."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.reading.work import CLAUSES as WORK
from sansu.wording import Clause

_JOBS = tuple(one for one in WORK if one.key in ("work.job", "work.job.exists", "work.job.object", "work.job.topic"))
_WHO = "[{who:noun}]{count:count=人/台}<|の{whom:noun}>"
_D = "{days:any=日/日間/時間/分}"
_H = "(毎日|1日に|<1日|1日あたり>){hours:time}(ずつ|<|ずつの>)(働いて、|働くと、|すると、|<働けば、|作業して、|作業すると、|働き、|の作業で|仕事をして、|仕事をすると、|行うと、|して、|作業をして、|作業をすると、|、|動かして、|動かすと、|使って、|使うと、>)"
_WHO_USED = "<|同じ|この>{who:noun}を{count:count=人/台}(使うと、|<動かすと、|使って、|使えば、|使うとき、|使った場合、>)"
_STEADY = _H.replace("(働いて、|働くと、|すると、|<", "(働いて、|<働くと、|すると、")
_DOING = "(で|<が|では|だけで|で働いて|、で|は>)"
_BY = "(で|ですると、|<で行うと、|ですれば、|でやると、|で働くと、|では、|では|だと、|が働いて|が働くと、|が働くと|で運ぶと、|でぬると、|で掘ると、|でほると、|で植えると、|で耕すと、|で仕上げると、|でするのに|が毎日働いて|でする場合、|で作業すると、|の場合、|がすると、|なら、|でこの仕事をすると、|でその仕事をすると、|で、|を使うと、|を使って、|が|でその仕事を行うと、|でこの仕事を行うと、|で取り組むと、|がすると>)"
_TAKES = "(かかります。|<で終わります。|かかり、|で仕上がります。|で終わり、|で仕上げます。|です。|でできます。|で完成します。|、|かかりました。|で終わりました。|で仕上げることができます。|でできあがります。|かかりますが、|で終える予定です。|で終わる予定です。|で仕上げる予定です。>)"
_WHOLE = "(かかる仕事があります。|で終わる仕事があります。|かかる仕事を、|で終わる仕事を、|<で仕上がる仕事があります。|で仕上がる仕事を、|でできる仕事があります。|でできる仕事を、|で仕上げる仕事があります。|で仕上げる仕事を、|かかる仕事が|かかる仕事は、|で終わる仕事は、|かかる仕事です。|で終わる仕事です。|で完成する仕事があります。|で完成する仕事を、|かかる工事があります。|かかる工事を、|で終わる工事を、|かかる荷物があります。|かかる荷物を、|で終わる荷物があります。|完成する仕事を、|完成する仕事があります。|かかる作業を、|かかる作業があります。|で終える仕事を、|で終える仕事があります。|で仕上げる予定の仕事があります。|で終わる工事があります。|で終わる作業があります。|で終わる作業を、|で完成する工事を、|で完成する工事があります。|でできる工事を、|でできる作業を、>)"
_THIS = "<|この仕事を|この仕事を、|その仕事を|同じ仕事を|同じ仕事を、|これを|これを、|この仕事は|この工事を|もし、>"
_TASK = "を(耕すのに、|<ほるのに、|作るのに、|つくるのに、|植えるのに、|運ぶのに、|片づけるのに、|そうじするのに、|ぬるのに、|刈るのに、|かり取るのに、|組み立てるのに、|完成させるのに、|たがやすのに、|仕上げるのに、|耕す仕事があります。|つくるのに|建てるのに、|印刷するのに、>)"
_REST = "(残りを|残りの仕事を|<そのあと|その後|あとは|途中から|その後は|残りは|残りの仕事は|そのあとを|あとを|その後は|その後、|あとは>)"
_ASK = "(かかりますか。|で終わりますか。|<で仕上がりますか。|で終わるでしょうか。|かかるでしょうか。|で仕上げることができますか。|でできますか。|で完成しますか。|ですか。|で終えることができますか。|で終わらせることができますか。|で仕上げられますか。|でできあがりますか。|かかるか。|かかることになりますか。|かかりましたか。|で終わりましたか。|でぬり終わりますか。|で運び終わりますか。|で植え終わりますか。|でほり終わりますか。|で耕し終わりますか。|で終わることになりますか。|で終えられますか。>)"
_GOAL = "(で終わらせるには|で仕上げるには|<で終えるには|で終わらせるためには|で仕上げるためには|で終えるためには|で終わらせるのに|で仕上げるのに|で完成させるには|で終わらせるとき|でするには|でするのに|で終わるようにするには|で仕上げるとき|で終えるのに|でやり終えるには|で終えようとすると|で耕し終えるには|でほり終えるには|で植え終えるには|で運び終えるには|でぬり終えるには|で作り終えるには|で完成させるためには|でするためには|でやり終えるためには|で耕すには|で終わらせたいとき|で終わらせたいとすると|でちょうど終わらせるには|でちょうど仕上げるには>)"
_WITHIN = "(以内に|<以内で>)(終わらせるには|仕上げるには|<終えるには|終わらせるためには|仕上げるためには|終えるためには|終わらせるのに|完成させるには>)"
_NEED = "(必要ですか。|いりますか。|<必要でしょうか。|いればよいですか。|で働けばよいですか。|ですればよいですか。|で仕事をすればよいですか。|働けばよいですか。|使えばよいですか。|で行えばよいですか。|でやればよいですか。|いるでしょうか。|になりますか。|の人が必要ですか。|でしたらよいですか。>)"
_MORE = "(増やせばよいですか。|<増やす必要がありますか。|増やすとよいですか。|ふやせばよいですか。|加えればよいですか。|増やさなければなりませんか。>)"
_HOURS_ASK = "(毎日|1日に|<1日>)何{unit:counter}(ずつ働けばよいですか。|<ずつすればよいですか。|働けばよいですか。|ずつ作業すればよいですか。|ずつ働く必要がありますか。|ずつ仕事をすればよいですか。|すればよいですか。|ずつ行えばよいですか。>)"
_WORKED = "(しました。|した後、|したあと、|<働きました。|働いた後、|働いたあと、|して、|行い、|行いました。|し、|働き、|行った後、|行ったあと、|働いて、|作業した後、|作業したあと、|仕事をした後、|仕事をしたあと、|仕事をしました。|やりました。|したところで、|働いたところで、|仕事をしたところで、|して、その後、>)"
_FIRST = "<|はじめに|はじめ|まず|最初に|はじめは|最初は|初めに|はじめの|最初の>"


def _work() -> Iterator[Clause]:
    for key, front in (("", f"{_WHO}{_BY}"), (".hours", f"{_H}{_WHO}{_BY}"), (".hours.after", f"{_WHO}(で|が){_H}")):
        for kind, end in (("", _TAKES), (".job", _WHOLE)):
            told = {"job": "仕事"} if kind else {}
            yield clause(f"manpower.whole{key}{kind}", "manpower.whole", f"{front}{_D}{end}", **told)
        doing = {"": f"{_WHO}{_DOING}", ".hours": f"{_STEADY}{_WHO}{_DOING}", ".hours.after": f"{_WHO}(で|が){_STEADY}"}[key]
        yield clause(f"manpower.done{key}", "manpower.done", f"{_THIS}{_FIRST}{doing}{_D}<|だけ>{_WORKED}")
        last = "(働きました。|しました。|<します。|働きます。|行います。|仕上げます。|しました|仕上げました。|終わらせました。|働くと、|すると、|行いました。|働いて、|して、|働いて仕上げました。|して仕上げました。|仕事をすると、|仕事をしました。|したところ、|行うと、|働いたところ、>)"
        yield clause(f"manpower.last{key}", "manpower.last", f"{_REST}{doing}{last}")
        yield clause(f"manpower.ask.days{key}", "ask", f"{_THIS}{front}何{{unit:counter}}{_ASK}", what="manpower.days")
        if not key:
            yield clause("manpower.ask.days.used", "ask", f"{_THIS}{_WHO_USED}何{{unit:counter}}{_ASK}", what="manpower.days")
        yield clause(f"manpower.ask.days{key}.mixed", "ask", f"{_THIS}{front}何時間何分{_ASK}", what="manpower.days", unit="時間")
        left = f"{_REST}{front}<|あと|さらに>何{{unit:counter}}{_ASK}"
        yield clause(f"manpower.ask.left{key}", "ask", left, what="manpower.days", rest="残り")
    yield clause("manpower.ask.hours", "ask", f"{_THIS}{_WHO}で、{_D}{_GOAL}、{_HOURS_ASK}", what="manpower.hours")
    yield clause("manpower.done.days", "manpower.done", f"{_THIS}(はじめの|最初の){_D}(は|<間は|を|間を>){_WHO}(で|<が>){_WORKED}")
    yield clause("manpower.ask.left.bare", "ask", f"(残りは|あと|<残りの工事は|残りの作業は|残りの仕事は|残りの仕事が|残りを終えるのに|残りの工事には|残りの仕事には|残りの工事を終えるのに|残りの仕事を終えるのに>)何{{unit:counter}}{_ASK}", what="manpower.days", rest="残り", crew="あと")
    yield clause("manpower.ask.total.bare", "ask", f"<|仕事は|この仕事は|工事は|この工事は|この仕事を終えるのに|仕事を終えるのに|仕事が終わるまでに|この仕事が終わるまでに|工事が終わるまでに>(全部で|<はじめから全部で>)何{{unit:counter}}{_ASK}", what="manpower.days", rest="残り", total="全部", crew="あと")
    yield clause("manpower.job", "job", f"<|ある>{{work:noun}}{_TASK}", what="仕事")
    yield clause("manpower.job.works", "job", "ある(工事|<作業>)(をするのに、|<を、|があります。|を|を仕上げるのに、|を完成させるのに、>)", what="仕事")
    yield clause("manpower.team", "manpower.team", "{count:count=人/台}で(仕事を始めましたが、|<始めましたが、|この仕事を始めましたが、|仕事を始めました。|始めました。>)")
    for key, by in (("", _GOAL), (".within", _WITHIN)):
        roles = {"way": "以内"} if key else {}
        least = "<|少なくとも>" if key else ""
        for front, rest in ((_THIS, {}), (_REST, {"rest": "残り"})):
            name = f"{key}{'.left' if rest else ''}"
            yield clause(f"manpower.ask.people{name}", "ask", f"{front}{_D}{by}、{least}[{{who:noun}}(は|<が|を>)]何{{unit:counter}}{_NEED}", what="manpower.people", **roles, **rest)
            yield clause(f"manpower.ask.people{name}.hours", "ask", f"{front}{_STEADY}{_D}{by}、{least}[{{who:noun}}(は|<が|を>)]何{{unit:counter}}{_NEED}", what="manpower.people", **roles, **rest)
            yield clause(f"manpower.ask.more{name}", "ask", f"{front}{_D}{by}、<|人数を|{{who:noun}}を><|あと|さらに>何{{unit:counter}}{_MORE}", what="manpower.more", **roles, **rest)
            yield clause(f"manpower.ask.more{name}.need", "ask", f"{front}{_D}{by}、[{{who:noun}}(は|<が>)](あと|さらに)何{{unit:counter}}(必要ですか。|<いればよいですか。|多く必要ですか。|加わればよいですか。>)", what="manpower.more", **roles, **rest)
    ask_by = "(ですると、|<で行うと、|でやると、|で働くと、|で|ですれば、>)"
    total = "(全部で|<はじめから全部で|仕事が終わるまでに全部で|この仕事が終わるまでに全部で>)"
    yield clause("manpower.ask.total", "ask", f"{_REST}{_WHO}{ask_by}{total}何{{unit:counter}}{_ASK}", what="manpower.days", rest="残り", total="全部")
    yield clause("manpower.same", "manpower.same", "<|ただし、>(どの人も仕事の速さは同じ|<どの人も1日にする仕事の量は同じ|1人が1日にする仕事の量はみんな同じ|1人が1日にする仕事の量は同じ|1人1人の仕事の速さは同じ|どの人も同じ速さで仕事をする|どの機械も同じ速さで仕事をする|1人の仕事の量はみな同じ|どの人も同じ量の仕事をする|1人が1日にする仕事の量はどの人も同じ|全員の仕事の速さは同じ>)(です。|とします。|ものとします。|<こととします。|とする。>)")


def _seats() -> Iterator[Clause]:
    turn = "(交代で|<交代しながら|かわるがわる|順番に|こうたいで>)"
    fair = "<|同じ時間ずつ|平等に|等しく|等しい時間ずつ|みんなが同じ時間ずつ|全員が同じ時間ずつ|同じ時間だけ>"
    used = "(使います。|使うことにしました。|<使うと、|使うとき、|使うことにします。|使いました。|使えるようにします。|使って遊びます。|使って遊ぶとき、>)"
    sits = "(座ります。|すわります。|座ることにしました。|<使います。|乗ります。|すわることにしました。|座るとき、|座ると、|すわると、|すわるとき、|座ることにします。|すわることにします。|使うことにしました。|使うとき、|使うと、|乗ることにしました。|乗ると、|遊びます。|遊ぶとき、|座りました。|すわりました。|使いました。|乗りました。|遊びました。|座るようにします。|乗るとき、|座れるようにします。|遊ぶと、|すわるようにします。|座っていくことにしました。|すわっていくことにしました。|座るようにしました。|すわるようにしました。|座っていきました。|座るものとします。|すわるものとします。|座り、|すわり、|座っていくと、>)"
    people = "{people:count=人}<|の{who:noun}>(が|<で|は|が、|は、>)"
    place = "(に|<を|で>)"
    for key, seats, does, how in (
        ("", f"{{seats:count}}<|だけ>の{{thing:noun}}{place}", sits, "座る"),
        (".use", "{seats:count}<|だけ>の{thing:noun}(を|<に|で>)", used, "使う"),
    ):
        way = f"{fair}{turn}{fair}"
        told = {"how": how}
        yield clause(f"manpower.turn{key}", "turn", f"{people}{seats}{way}{does}", **told)
        yield clause(f"manpower.turn.time{key}", "turn", f"{people}{{time:time}}<|の間|間>、{seats}{way}{does}", **told)
        yield clause(f"manpower.turn.time.first{key}", "turn", f"{{time:time}}(の間、|<に、|、|で、>){people}{seats}{way}{does}", **told)
        yield clause(f"manpower.turn.time.last{key}", "turn", f"{people}{seats}{turn}{{time:time}}<|、>{fair}{does}", **told)
    yield clause("manpower.turn.thing.first", "turn", f"{people}{{thing:noun}}{{seats:count}}(に|を|で){fair}{turn}{fair}{sits}", how="座る")
    bench = "{seats:count=人}(がけの|<用の|乗りの|すわれる|座れる>)<1台の|1つの|>{thing:noun}に"
    yield clause("manpower.turn.bench", "turn", f"{bench}、{people}{fair}{turn}{{time:time}}{fair}{sits}", how="座る")
    yield clause("manpower.turn.bench.first", "turn", f"{people}{{time:time}}、{bench}{fair}{turn}{fair}{sits}", how="座る")
    yield clause("manpower.turn.people", "turn.people", "{people:count=人}(の{who:noun}がいます。|<がいます。|で行きましたが、|で行きました。|で出かけました。|で乗りました。|で乗りましたが、|で乗ります。|が乗りました。|が乗ります。|の{who2:noun}が乗りました。>)")
    yield clause("manpower.turn.at", "turn.seats", "{seats:count}の{thing:noun}に")
    yield clause("manpower.turn.way.span", "turn.way.span", f"{turn}{{time:time}}、{fair}{sits}")
    yield clause("manpower.turn.for", "turn.for", "{people:count=人}<|の{who:noun}>(が|で|は)<|{ride:noun}(に|で)>{time:time}(乗ります。|遊びます。|<乗るとき、|乗りました。|遊ぶとき、|遊びました。|乗るのに、|使います。>)")
    yield clause("manpower.turn.seats", "turn.seats", "{thing:noun}(は|が){seats:count}(しかないので、|しかありません。|あります。|<しかなく、|しかあいていなかったので、|しか空いていなかったので、|しかあいていないので、|しか空いていないので、|しかなかったので、|しかあいていません。|しか空いていません。|しかあいていませんでした。|しか空いていませんでした。|なので、|です。|だけなので、|だけあります。|しかないため、|あり、|空いています。|空いているので、|だけ空いています。|だけ空いているので、>)")
    yield clause("manpower.turn.way", "turn.way", f"{fair}{turn}{fair}{sits}")
    yield clause("manpower.turn.span.from", "turn.span", "{from:noun}から{to:noun}まで(の|<行くのに|、>){time:time}(、|<かかります。|の間、|乗ります。|かかる電車に、|かかる電車に|かかるバスに>)")
    yield clause("manpower.turn.span", "turn.span", "<|{ride:noun}(に|で)>{time:time}(乗ります。|使えます。|<乗っている間、|の間、|乗るとき、|乗る間、|使うとき、|使えるとき、|遊べます。>)")
    can = "座れますか。|すわれますか。|<乗れますか。|座ることができますか。|すわることができますか。|乗ることができますか。|遊べますか。|座ることになりますか。|すわることになりますか。|座りましたか。|すわりましたか。|乗りましたか。|座りますか。|すわりますか。|乗りますか。|座っていられますか。|すわっていられますか。>"
    could = "使えますか。|使うことができますか。|<使うことになりますか。|使いますか。|使いましたか。>"
    one = "1人<|は|が|あたり|につき|平均>"
    minutes = "何{unit:counter}(ずつ|<|間ずつ>)"
    yield clause("manpower.turn.ask", "ask", f"{one}{minutes}({can})", what="turn", how="座る")
    yield clause("manpower.turn.ask.use", "ask", f"{one}{minutes}({could})", what="turn", how="使う")
    is_ = "<それぞれ|平均|平均して|>何{unit:counter}(ですか。|でしょうか。)"
    yield clause("manpower.turn.ask.is", "ask", f"1人(が|<の>)(座れる|すわれる|<乗れる|座る|すわる|乗る|遊べる|座った|すわった|座っていた|すわっていた|座っていられる|座ることのできる|座ることができる|すわることができる|乗っていた>)(時間|<の>)は、{is_}", what="turn", how="座る")
    yield clause("manpower.turn.ask.is.use", "ask", f"1人が(使える|<使う|使った|使うことができる>)(時間|<の>)は、{is_}", what="turn", how="使う")


CLAUSES: tuple[Clause, ...] = (*_JOBS, *_work(), *_seats())
