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
_BY = "(で|ですると、|<で行うと、|ですれば、|でやると、|で働くと、|では、|だと、|が働いて|で仕上げると、|でするのに|が毎日働いて|でする場合、|で作業すると、|の場合、|がすると、|なら、|でこの仕事をすると、|でその仕事をすると、|で、|を使うと、|を使って、|が|でその仕事を行うと、|でこの仕事を行うと、|で取り組むと、|がすると>)"
_TAKES = "(かかります。|で終わります。|<かかり、|で仕上がります。|で終わり、|で仕上げます。|です。|でできます。|で完成します。|、|かかりました。|で終わりました。|で仕上げることができます。|でできあがります。|かかりますが、|で終える予定です。|で終わる予定です。|で仕上げる予定です。>)"
_WHOLE = "(かかる仕事があります。|で終わる仕事があります。|かかる仕事を、|で終わる仕事を、|<で仕上がる仕事があります。|で仕上がる仕事を、|でできる仕事があります。|でできる仕事を、|で仕上げる仕事があります。|で仕上げる仕事を、|かかる仕事が|かかる仕事は、|で終わる仕事は、|かかる仕事です。|で終わる仕事です。|で完成する仕事があります。|で完成する仕事を、|かかる工事があります。|かかる工事を、|で終わる工事を、|かかる作業を、|かかる作業があります。|で終える仕事を、|で終える仕事があります。>)"
_THIS = "<|この仕事を|この仕事を、|その仕事を|同じ仕事を|同じ仕事を、|これを|これを、|この仕事は|この工事を|もし、>"
_REST = "(残りを|残りの仕事を|<残りは|残りの仕事は|そのあとを|あとを|その後は|その後、|あとは>)"
_ASK = "(かかりますか。|で終わりますか。|<で仕上がりますか。|で終わるでしょうか。|かかるでしょうか。|で仕上げることができますか。|でできますか。|で完成しますか。|ですか。|で終えることができますか。|で終わらせることができますか。|で仕上げられますか。|でできあがりますか。|かかるか。|かかることになりますか。|かかりましたか。|で終わりましたか。>)"
_GOAL = "(で終わらせるには|で仕上げるには|<で終えるには|で終わらせるためには|で仕上げるためには|で終えるためには|で終わらせるのに|で仕上げるのに|で完成させるには|で終わらせるとき|でするには|でするのに|で終わるようにするには|で仕上げるとき|で終えるのに|でやり終えるには|で終えようとすると|でちょうど終わらせるには|でちょうど仕上げるには>)"
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
        yield clause(f"manpower.done{key}", "manpower.done", f"{_THIS}{_FIRST}{front}{_D}<|だけ>{_WORKED}")
        yield clause(f"manpower.ask.days{key}", "ask", f"{_THIS}{front}何{{unit:counter}}{_ASK}", what="manpower.days")
        yield clause(f"manpower.ask.days{key}.mixed", "ask", f"{_THIS}{front}何時間何分{_ASK}", what="manpower.days", unit="時間")
        left = f"{_REST}{front}<|あと|さらに>何{{unit:counter}}{_ASK}"
        yield clause(f"manpower.ask.left{key}", "ask", left, what="manpower.days", rest="残り")
    yield clause("manpower.ask.hours", "ask", f"{_THIS}{_WHO}で、{_D}{_GOAL}、{_HOURS_ASK}", what="manpower.hours")
    yield clause("manpower.done.days", "manpower.done", f"{_THIS}(はじめの|最初の){_D}(は|間は|<を|間を>){_WHO}(で|<が>){_WORKED}")
    yield clause("manpower.team", "manpower.team", "{count:count=人/台}で(仕事を始めましたが、|<始めましたが、|この仕事を始めましたが、|仕事を始めました。|始めました。>)")
    for key, by in (("", _GOAL), (".within", _WITHIN)):
        roles = {"way": "以内"} if key else {}
        least = "<|少なくとも>" if key else ""
        for front, rest in ((_THIS, {}), (_REST, {"rest": "残り"})):
            name = f"{key}{'.left' if rest else ''}"
            yield clause(f"manpower.ask.people{name}", "ask", f"{front}{_D}{by}、{least}[{{who:noun}}(は|が|を)]何{{unit:counter}}{_NEED}", what="manpower.people", **roles, **rest)
            yield clause(f"manpower.ask.people{name}.hours", "ask", f"{front}{_H}{_D}{by}、{least}[{{who:noun}}(は|が|を)]何{{unit:counter}}{_NEED}", what="manpower.people", **roles, **rest)
            yield clause(f"manpower.ask.more{name}", "ask", f"{front}{_D}{by}、<|人数を|{{who:noun}}を><|あと|さらに>何{{unit:counter}}{_MORE}", what="manpower.more", **roles, **rest)
            yield clause(f"manpower.ask.more{name}.need", "ask", f"{front}{_D}{by}、[{{who:noun}}(は|が)](あと|さらに)何{{unit:counter}}(必要ですか。|<いればよいですか。|多く必要ですか。|加わればよいですか。>)", what="manpower.more", **roles, **rest)
    total = "(全部で|<はじめから全部で|仕事が終わるまでに全部で|この仕事が終わるまでに全部で>)"
    yield clause("manpower.ask.total", "ask", f"{_REST}{_WHO}{_BY}{total}何{{unit:counter}}{_ASK}", what="manpower.days", rest="残り", total="全部")
    yield clause("manpower.same", "manpower.same", "<|ただし、>(どの人も仕事の速さは同じ|<どの人も1日にする仕事の量は同じ|1人が1日にする仕事の量はみんな同じ|1人が1日にする仕事の量は同じ|1人1人の仕事の速さは同じ|どの人も同じ速さで仕事をする|どの機械も同じ速さで仕事をする|1人の仕事の量はみな同じ|どの人も同じ量の仕事をする|1人が1日にする仕事の量はどの人も同じ|全員の仕事の速さは同じ>)(です。|とします。|ものとします。|<こととします。|とする。>)")


def _seats() -> Iterator[Clause]:
    turn = "(交代で|<交代しながら|かわるがわる|順番に|こうたいで>)"
    fair = "<|同じ時間ずつ|平等に|等しく|等しい時間ずつ|みんなが同じ時間ずつ|全員が同じ時間ずつ|同じ時間だけ>"
    sits = "(座ります。|すわります。|座ることにしました。|使います。|乗ります。|<すわることにしました。|座るとき、|座ると、|すわると、|すわるとき、|座ることにします。|すわることにします。|使うことにしました。|使うとき、|使うと、|乗ることにしました。|乗ると、|遊びます。|遊ぶとき、|座りました。|すわりました。|使いました。|乗りました。|遊びました。|座るようにします。|乗るとき、|座れるようにします。|遊ぶと、|すわるようにします。|座っていくことにしました。|すわっていくことにしました。>)"
    yield clause("manpower.turn", "turn", f"{{people:count=人}}<|の{{who:noun}}>(が|で|は){{seats:count}}<|だけ>の{{thing:noun}}(に|を|で){turn}{fair}{sits}")
    yield clause("manpower.turn.thing.first", "turn", f"{{people:count=人}}<|の{{who:noun}}>(が|で|は){{thing:noun}}{{seats:count}}(に|を|で){turn}{fair}{sits}")
    yield clause("manpower.turn.time", "turn", f"{{people:count=人}}<|の{{who:noun}}>(が|で|は){{time:time}}、{{seats:count}}の{{thing:noun}}(に|を|で){turn}{fair}{sits}")
    yield clause("manpower.turn.time.first", "turn", f"{{time:time}}(の間、|に、|<、|で、>){{people:count=人}}<|の{{who:noun}}>(が|で|は){{seats:count}}の{{thing:noun}}(に|を|で){turn}{fair}{sits}")
    yield clause("manpower.turn.for", "turn.for", "{people:count=人}<|の{who:noun}>(が|で|は)<|{ride:noun}(に|で)>{time:time}(乗ります。|遊びます。|<乗るとき、|乗りました。|遊ぶとき、|遊びました。|乗るのに、|使います。>)")
    yield clause("manpower.turn.seats", "turn.seats", "{thing:noun}(は|が){seats:count}(しかないので、|しかありません。|あります。|<しかなく、|なので、|です。|だけなので、|だけあります。|しかないため、|あり、|空いています。|空いているので、|だけ空いています。|だけ空いているので、>)")
    yield clause("manpower.turn.way", "turn.way", f"{turn}{fair}{sits}")
    yield clause("manpower.turn.span", "turn.span", "{time:time}(乗ります。|使えます。|<乗っている間、|の間、|乗るとき、|乗る間、|使うとき、|使えるとき、|遊べます。>)")
    can = "(座れますか。|すわれますか。|使えますか。|乗れますか。|<座ることができますか。|すわることができますか。|使うことができますか。|乗ることができますか。|遊べますか。|座ることになりますか。|すわることになりますか。|使うことになりますか。|座りましたか。|すわりましたか。|乗りましたか。|座りますか。|すわりますか。|乗りますか。|使いますか。>)"
    yield clause("manpower.turn.ask", "ask", f"1人<|は|が|あたり|につき>何{{unit:counter}}(ずつ|<|間ずつ>){can}", what="turn")
    yield clause("manpower.turn.ask.is", "ask", "1人が(座れる|すわれる|使える|乗れる|<座る|すわる|使う|乗る|遊べる>)時間は<|それぞれ>何{unit:counter}(ですか。|でしょうか。)", what="turn")


CLAUSES: tuple[Clause, ...] = (*_JOBS, *_work(), *_seats())
