"""Clauses of work done together: who needs how long alone, who works in turns or rests, pipes that fill a tank."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sansu.quantity import Quantity
from sansu.wording import Clause, Value, clause

_TWO, _THREE = Quantity(Fraction(2), "人"), Quantity(Fraction(3), "人")
_T = "{time:any=日/日間/時間/分/秒}"
_ALONE = "(1人で|だけで|が1人で|<が1人だけで|1人では|1人だと|だけだと|だけでは|は1人で|が1人だと|がひとりで|がひとりだと|ひとりでは|ひとりだと|ひとりで|1人だけで|1人だけでは|1人だけだと|だけ|だけが|が1人では|は1人だと|は1人だけで|1人なら|だけなら|は1人では>)"
_DOES = "(すると|やると|<|、|行うと|すれば|するのに|するのには|するには|仕上げるのに|仕上げるには|やれば|仕上げると|作業すると|働くと|行えば|終わらせるのに|終えるのに|この仕事をすると|この仕事をするのに|その仕事をすると|草取りをすると|そうじをすると|草むしりをすると|この作業をすると|作業をすると|仕事をすると|ペンキをぬると|取り組むと|すると、|やると、|行うと、|働けば|でこの仕事をすると>)"
_POURS = "(使うと|<入れると|開くと|開けると|を開くと|を開けると|を使うと|水を入れると|で水を入れると|使って水を入れると|で入れると|使えば>)"
_TAKES = "(かかります。|<かかり、|で終わります。|で終わり、|で仕上げます。|で仕上がります。|です。|、|かかる。|でできます。|でき、|で、|で終わらせます。|で終えます。|で終わらせることができます。|で終わらせることができ、|で終えることができます。|で終えることができ、|で仕上げることができます。|で仕上げることができ、|で完成します。|かかるとき、|かかりますが、|かかります|かかり|で終わらせ、|で仕上げ、|でする仕事です。|で終わりますが、|で仕上げることができる。|でします。|でし、|でやります。|でやり終えます。|で終わらせます|でぬり終えます。|で完成させます。|で行います。>)"
_FILLS = "(でいっぱいになります。|で満水になります。|<でいっぱいになり、|かかります。|かかり、|で満水になり、|でいっぱいにすることができます。|でいっぱいにでき、|、|で、|でいっぱいにできます。|でいっぱいにすることができ、|で満水にできます。|で満水にすることができます。|で満たせます。|で満たします。|かかって満水になります。|かかって満水になり、|です。|でいっぱいになりますが、|で満水にすることができ、>)"
_MANY = "(2人で|2人でいっしょに|2人が|<2人が一緒に|2人で一緒に|2人いっしょに|2人一緒に|2人で協力して|2人が協力して|2人がいっしょに|2人で力を合わせて|2人で同時に|2人同時に|2人だと|2人では|2人で共同で|2人で協力すると、|2人なら|2人で協力して行うと、|2人で一緒に働くと、|2人で力を合わせると、|2人がともに|2人そろって>)"
_THREES = "(3人で|3人でいっしょに|3人が|<3人が一緒に|3人で一緒に|3人いっしょに|3人で協力して|3人が協力して|3人がいっしょに|3人で力を合わせて|3人で同時に|3人だと|3人では|3人同時に>)"
_BOTH = "(両方(を|の管を|のじゃ口を)|<両方(のポンプを|の水道管を|)|2本の管を|2つのじゃ口を|2つの管を|2本を|2つを|2つのポンプを|2台のポンプを|2本の水道管を>)(使うと|使って水を入れると|<同時に開くと|同時に開けると|同時に使うと|いっしょに使うと|同時に使って水を入れると|使えば|開くと|開けると|一緒に使うと|いっしょに使えば|両方使うと|同時に使えば>)"
_BOTH_BY = "(両方の管で|両方のじゃ口で|両方で|<両方のポンプで|2つのじゃ口で|2本の管で|2つの管で>)(水を入れると|<いっしょに水を入れると|同時に水を入れると|入れると|同時に入れると|いっしょに入れると>)"
_PAIR = "{a:name}と{b:name}"
_TAKE_ASK = "(かかりますか。|で終わりますか。|<で終わるでしょうか。|かかるでしょうか。|で仕上がりますか。|で終えることができますか。|で完成しますか。|ですか。|で終わらせることができますか。|でできますか。|かかりますか|かかるか。|かかるか求めなさい。|で仕上げることができますか。|で終えられますか。|で仕上げられますか。|でできあがりますか。|でぬり終わりますか。|でぬり終えますか。|でやり終えますか。|で終えますか。|で仕上げますか。|でやり終わりますか。|でできあがるでしょうか。>)"
_FILL_ASK = "(でいっぱいになりますか。|で満水になりますか。|<かかりますか。|でいっぱいになるでしょうか。|でいっぱいにできますか。|ですか。|でいっぱいにすることができますか。|で満たせますか。|で満たすことができますか。|で満水にすることができますか。>)"
_THIS = "<|この仕事を|その仕事を|同じ仕事を>"
_HOW_LONG: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("", "何{unit:counter}", {}),
    (".mixed", "何時間何分", {"unit": "時間"}),
    (".seconds", "何分何秒", {"unit": "分"}),
)
_WORKED = "(しました。|した後、|したあと、|<働きました。|働いた後、|働いたあと、|し、|して、|働き、|働いて、|行い、|行った後、|行ったあと、|やった後、|やったあと、|作業した後、|作業をした後、|やり、|仕事をし、|仕事をした後、|仕事をしたあと、|仕事をしました。|した後に、|行いました。|した後で、|したあとで、|作業をし、|仕事をして、>)"


def _ask(key: str, before: str, after: str, **constants: Value) -> Iterator[Clause]:
    """The question in 何日, 何分 or 何時間何分."""
    for suffix, long, unit in _HOW_LONG:
        yield clause(key + suffix, "ask", before + long + after, **constants, **unit)


def _jobs() -> Iterator[Clause]:
    # the tank's word is a role: a pool that is told of and a bath that is filled are not one
    job, tank = "仕事", "水そう"
    yield clause("work.job", "job", "ある仕事を(するのに|仕上げるのに|終えるのに|<終わらせるのに|するとき|する場合|終わらせるには|仕上げるには|するには>)、", what=job)
    yield clause("work.job.exists", "job", "ある仕事があります。", what=job)
    yield clause("work.job.object", "job", "(ある仕事を|<ある作業を|同じ仕事を|ある仕事を、>)", what=job)
    yield clause("work.job.topic", "job", "(ある仕事は|<ある仕事で|ある仕事について|この仕事は>)", what=job)
    fill = "(をいっぱいにするのに|<に水を入れるのに|を満水にするのに|をいっぱいにするには|に水をいっぱい入れるのに|を水でいっぱいにするのに|を満たすのに|に水を満たすのに|に水をいっぱいに入れるのに|に水を入れるとき|に水をためるのに>)、"
    yield clause("work.tank", "job", f"<|空の|ある|からの|この>{{tank:noun}}{fill}", what=tank)
    yield clause("work.tank.exists", "job", "<|空の|ある>{tank:noun}があります。", what=tank)
    yield clause("work.tank.into", "job", "<|空の|この|ある>{tank:noun}に(水を入れます。|<水を入れるとき、|水を入れるのに、|、|>)", what=tank)
    yield clause("work.tank.object", "job", "<|空の|この|ある>{tank:noun}を(いっぱいにします。|<満水にします。|、|>)", what=tank)


def _alone() -> Iterator[Clause]:
    whose = "(かかる仕事があります。|で終わる仕事があります。|<かかる仕事を、|で終わる仕事を、|かかる仕事です。|でできる仕事があります。|で終わらせることができる仕事があります。|でできる仕事を、|で終えられる仕事があります。|で終えることができる仕事があります。|かかる仕事が|で仕上がる仕事があります。|かかる仕事があり、|で仕上げる仕事があります。|で終える仕事があります。|でぬり終える仕事があります。|でペンキをぬり終える仕事があります。|でやり終える仕事があります。|で完成する仕事があります。|で仕上げる仕事を、|で終える仕事を、|で完成する仕事を、|かかる作業があります。|かかる作業を、|で終わる作業があります。|で終わる作業を、|でできる作業を、>)"
    yield clause("work.alone", "work.alone", "{who:name}" + _ALONE + _DOES + _T + _TAKES)
    yield clause("work.alone.and", "work.alone", "{who:name}" + _ALONE + _DOES + _T + "(かかり、|、)")
    yield clause("work.alone.job", "work.alone", "{who:name}" + _ALONE + _DOES + _T + whose)
    does = "(仕事をすると|<すると|この仕事をすると|やると|働くと|行うと|では|だと|するのに>)"
    times = "(それぞれ|<>){one:any=日/日間/時間/分}、{two:any=日/日間/時間/分}"
    for kind, end in (("", _TAKES), (".job", whose)):
        yield clause(f"work.list.each{kind}", "work.list", "(1人ですると、|<1人でやると、|それぞれ1人ですると、|ひとりですると、|1人で行うと、|1人だけですると、>){a:name}は{one:any=日/日間/時間/分}、{b:name}は{two:any=日/日間/時間/分}" + end)
        yield clause(f"work.list.three{kind}", "work.list", "{a:name}，{b:name}，{c:name}(の3人が|<が|の3人は|は>)(それぞれ|<>)<1人で|それぞれ1人で|ひとりで|1人だけで>" + does + times + "、{three:any=日/日間/時間/分}" + end)
        yield clause(f"work.list.two{kind}", "work.list", "{a:name}(と|，){b:name}(の2人が|<が|の2人は|は>)(それぞれ|<>)<1人で|それぞれ1人で|ひとりで|1人だけで>" + does + times + end)
    # 1人で is not said: then the text must have named the job, and recognise asks for it
    yield clause("work.alone.loose", "work.alone", "{who:name}(がすると|は|<が行うと|がやると|では|なら|だと|がするのに>)" + _T + _TAKES, loose="は")
    yield clause("work.pipe", "work.alone", "{who:name}(だけを使うと|だけを開くと|だけで水を入れると|<だけで|だけで入れると|だけでは|だけだと|だけを開けると|だけを使って入れると|だけを使って水を入れると|のみを使うと|1本で|だけ使うと|だけから水を入れると|だけ開くと|だけ開けると>)" + _T + _FILLS)
    yield clause("work.pipe.loose", "work.alone", "{who:name}(では|を使うと|で入れると|を開くと|<で水を入れると|で|を開けると|だと|から入れると|からは>)" + _T + _FILLS, loose="は")


def _teams() -> Iterator[Clause]:
    whose = "(かかる仕事があります。|で終わる仕事があります。|<かかる仕事を、|で終わる仕事を、|かかる仕事です。|でできる仕事があります。|でできる仕事を、>)"
    two = "(の2人で|が2人で|の2人が|<でいっしょに|がいっしょに|の2人でいっしょに|が一緒に|の2人では|の2人だと|の2人が一緒に|の2人で一緒に|で|が|では|が協力して|の2人が協力して|の2人で協力して|が2人でいっしょに|の2人なら|がともに>)"
    yield clause("work.team", "work.team", _PAIR + two + _DOES + _T + _TAKES)
    yield clause("work.team.letters", "work.team", "{a:name}、{b:name}の2人(では|で|だと|が)" + _DOES + _T + _TAKES, comma="、")
    yield clause("work.team.job", "work.team", _PAIR + two + _DOES + _T + whose)
    yield clause("work.team.all", "work.team", _MANY + _DOES + _T + _TAKES, size=_TWO)
    yield clause("work.team.three", "work.team", _THREES + _DOES + _T + _TAKES, size=_THREE)
    yield clause("work.team.pipes", "work.team", _PAIR + "(の両方を|を同時に|<を両方|をいっしょに|を一緒に|の2本を|の2つを|を>)" + _POURS + _T + _FILLS)


def _turns() -> Iterator[Clause]:
    first = "<|はじめに|はじめ|まず|最初に|はじめは|最初は|初めに|初め>"
    yield clause("work.turn", "work.turn", f"{_THIS}{first}{{who:name}}(が1人で|だけで|<が、|が|は1人で|が1人だけで|はひとりで|がひとりで|1人で>){_T}{_WORKED}")
    yield clause("work.turn.first", "work.turn", f"{_THIS}(はじめの|<最初の|初めの>){_T}は、{{who:name}}(が1人で|だけで|<が|1人で>)(し、|行い、|しました。|<働き、|して、|やり、|行いました。|働きました。|仕事をし、>)")
    yield clause("work.turn.all", "work.turn", f"{_THIS}{first}(2人で|2人でいっしょに|<2人が|2人で一緒に|2人がいっしょに|いっしょに>){_T}<|いっしょに|一緒に>{_WORKED}", team="全員")
    yield from _by_days()
    rest = "(残りを|<|残りの仕事を|残りは|その後、|そのあと、|あとは|残りの仕事は|その後は>)"
    yield clause("work.last.will", "work.last", "(残りは|残りを|<残りの仕事は|残りの仕事を|あとは>){who:name}(が1人で|だけで|<が|1人で>)(します。|<行います。|仕上げます。|やります。|終わらせます。>)")
    yield clause("work.last", "work.last", f"{rest}{{who:name}}(が1人で|だけで|<が|1人で|が残りを>)(しました。|<行いました。|終えました。|仕上げました。|やりました。|終わらせました。|すると、|働きました。|して終わらせました。|して仕上げました。|したところ、>)")
    yield clause("work.last.all", "work.last", f"{rest}(2人で|<2人でいっしょに|2人で一緒に|2人が|2人がいっしょに>)(しました。|<行いました。|終えました。|仕上げました。|やりました。|終わらせました。|して終わらせました。>)", team="全員")
    yield clause("work.start.named", "work.start", f"{_THIS}{_PAIR}(の2人で|で|が|の2人が|<がいっしょに|でいっしょに|の2人でいっしょに|が同時に>)(始めましたが、|<始めました。|始めたところ、|この仕事を始めましたが、|仕事を始めましたが、|この仕事を始めました。|この仕事をしましたが、|仕事を始めました。|仕事をしましたが、|働き始めましたが、>)")
    yield clause("work.start", "work.start", f"{_THIS}(2人でいっしょに|2人で|<2人が同時に|2人がいっしょに|2人で同時に|2人で一緒に>)(始めましたが、|<始めました。|始めたところ、|この仕事を始めましたが、|仕事を始めましたが、|この仕事を始めました。|しましたが、|しました。|仕事をしましたが、|この仕事をしましたが、|働きましたが、>)")
    off = "(休みました。|<休んだので、|休んだため、|休んだところ、|休み、|休みましたが、|休んだとすると、|休んだとき、|休むと、>)"
    yield clause("work.rest", "work.rest", f"<|途中で、|途中、|とちゅうで、>{{who:name}}(が|は)<|途中で|とちゅうで|途中|病気で|途中で合わせて>{_T}{off}")
    yield clause("work.rest.unknown", "work.rest", "<|途中で、|途中、|とちゅうで、>{who:name}(が|は)(何日か休んだので、|<休んだので、|何日か休みました。|何日間か休んだので、|休んだため、|何日か休んだため、|休みました。|休んだところ、|何日か休んだところ、>)")
    yield clause("work.total", "work.total", f"(全部で|仕事が終わるまでに|<仕事を終えるのに|全体で|仕事が終わるのに|仕事を終えるまでに|完成までに|この仕事を終えるのに|仕上げるのに|終わるまでに>){_T}(かかりました。|かかります。|<でした。>)")


def _by_days() -> Iterator[Clause]:
    """A day each in turn; so many days of work, so many of rest."""
    does = "(します。|しました。|働きます。|すると、|<すると|働くと、|行います。|行うと、|仕事をします。|仕事をすると、|していきます。|していくと、|するとき、|進めます。|進めると、|働いていくと、|行っていくと、|することにしました。>)"
    turn = "(1日ずつ交代で|<1日おきに交代で|1日交代で|交代で1日ずつ|1日ごとに交代で|1日ずつ交互に|かわるがわる1日ずつ|1日ずつ順番に>)"
    yield clause("work.alternate", "work.alternate", f"{_THIS}{{a:name}}、{{b:name}}の順に{turn}{does}", ordered="順")
    yield clause("work.alternate.and", "work.alternate", f"{_THIS}{{a:name}}と{{b:name}}が、この順に{turn}{does}", ordered="順")
    yield clause("work.alternate.days", "work.alternate", f"{_THIS}1日目は{{a:name}}、2日目は{{b:name}}(、|<が、|、という順に|というように>)[3日目は{{c:name}}](と|<、|というように|、…と|…と|のように|、・・・と>)、{turn}{does}", ordered="順")
    yield clause("work.alternate.each", "work.alternate", f"{_THIS}1日ずつ{{a:name}}、{{b:name}}(の順に|の順で)<|交代で|交互に|順番に>{does}", ordered="順")
    first = "(から始めて|から始め|<が先に|から順に|が最初に働き|から先に>)"
    yield clause("work.alternate.first", "work.alternate", f"{_THIS}{{first:name}}{first}、{{a:name}}と{{b:name}}(が|<で|の2人が|の2人で|は>)、{turn}{does}")
    yield clause("work.alternate.from", "work.alternate", f"{_THIS}{{a:name}}と{{b:name}}(が|<で|の2人が|の2人で|は>)、{{first:name}}{first}、{turn}{does}")
    rests = "(休みます。|休み、|<休むとします。|休みながら働きます。|休んで、|休む。|休むことにします。|休むものとします。|休みをとります。|休みをとり、|休むことをくり返します。>)"
    on = "{on:any=日/日間}(働くごとに|<働いて|働くと|働くたびに|働いたら|続けて働くと|続けて働いて|仕事をするごとに|仕事をして|仕事をすると|働いては|働き>)"
    yield clause("work.cycle", "work.cycle", f"{{who:name}}(は|<が>){on}、{{off:any=日/日間}}{rests}")
    yield clause("work.cycle.all", "work.cycle", f"(2人とも|<どちらも|2人は|2人ともに|ともに>){on}、{{off:any=日/日間}}{rests}", team="全員")
    end = "何{unit:counter}目(に終わりますか。|<に仕上がりますか。|で終わりますか。|に終わるでしょうか。|に仕事が終わりますか。|に終えることができますか。|に完成しますか。|に終わるか。>)"
    begins = "<|2人で|2人が|同時に|2人で同時に|2人が同時に|2人でいっしょに|2人が一緒に><|この仕事を|仕事を><|始めると、|始めると|すると、|するとき、|始めたとき、|始めて|始めてから>"
    yield clause("work.ask.day", "ask", f"{_THIS}{begins}<|この仕事は|仕事は|仕事が>{end}", what="終わる日", suffix="目")
    yield clause("work.ask.day.is", "ask", "(仕事が終わるのは|<この仕事が終わるのは|終わるのは|仕事が終わるのは、始めてから|この仕事が終わるのは、始めてから>)何{unit:counter}目(ですか。|でしょうか。)", what="終わる日", suffix="目")
    yield clause("work.ask.days", "ask", f"{_THIS}<|全部で><|仕事を終えるのに|仕事が終わるまでに>何{{unit:counter}}{_TAKE_ASK}", what="終わる日")
    yield clause("work.answer.in", "answer.in", "<|ただし、|答えは>(分|<分の単位>)(に直して|で|<になおして>)(答えなさい。|答えましょう。|<求めなさい。|表しなさい。|答えよ。>)", unit="分")


def _questions() -> Iterator[Clause]:
    together = {"what": "いっしょの時間"}
    yield from _ask("work.ask.together", _THIS + _MANY + _DOES, _TAKE_ASK, **together, size=_TWO)
    yield from _ask("work.ask.three", _THIS + _THREES + _DOES, _TAKE_ASK, **together, size=_THREE)
    yield from _ask("work.ask.at.once", _THIS + "(いっしょに|<一緒に|同時に|協力して>)" + _DOES, _TAKE_ASK, **together)
    yield from _ask("work.ask.named", _THIS + _PAIR + "(の2人で|がいっしょに|の2人が|<でいっしょに|の2人でいっしょに|が一緒に|が2人で|が協力して|の2人が協力して|が同時に>)" + _DOES, _TAKE_ASK, **together)
    yield from _ask("work.ask.both", _BOTH + "<|{tank:noun}(は|が)>", _FILL_ASK, **together, size=_TWO)
    yield from _ask("work.ask.both.by", _BOTH_BY, _FILL_ASK, **together, size=_TWO)
    yield from _ask("work.ask.both.named", _PAIR + "(の両方を|を同時に|<を両方|をいっしょに|を一緒に|の2本を|の2つを>)" + _POURS, _FILL_ASK, **together)
    alone = {"what": "ひとりの時間"}
    yield from _ask("work.ask.alone", _THIS + "{who:name}" + _ALONE + _DOES, _TAKE_ASK, **alone)
    yield from _ask("work.ask.pipe", "{who:name}(だけを使うと|だけを開くと|だけで水を入れると|<だけで|だけで入れると|だけでは|だけだと|だけを開けると|だけを使って入れると|だけを使って水を入れると|のみを使うと|1本で|だけ使うと|だけから水を入れると>)", _FILL_ASK, **alone)
    rest = "(残りを|<残りの仕事を|残りは|あとを|その残りを>)"
    left = {"what": "残りの時間"}
    more = "<|あと|さらに|残り>"
    done = "(かかりますか。|<で終わりますか。|かかるでしょうか。|で終わるでしょうか。|で仕上がりますか。|かかりましたか。|ですか。>)"
    yield from _ask("work.ask.left", f"{rest}{{who:name}}(が1人で|だけで|<が|1人で|ひとりで|が1人だけで>)(すると、|<やると、|行うと、|すれば、|するとき、|するのに、|するには、>){more}", done, **left)
    yield from _ask("work.ask.left.all", f"{rest}(2人で|2人でいっしょに|<2人で一緒に|2人が|2人がいっしょに>)(すると、|<やると、|行うと、|すれば、|するとき、|するのに、>){more}", done, **left, team="全員")
    yield from _ask("work.ask.left.bare", "(あと|残りは|<残りの仕事は|残りの仕事を終えるのに>)", done, **left)
    yield from _ask("work.ask.left.more", "(2人で|2人でいっしょに|<2人で一緒に|2人が|2人がいっしょに>)(すると、|<やると、|行うと、|すれば、|するとき、>)(あと|<さらに|残り>)", done, **left, team="全員")
    worked = "(しましたか。|働きましたか。|<働くことになりますか。|働いたことになりますか。|することになりますか。|仕事をしましたか。|しましたか|働けばよいですか。|すればよいですか。|かかりましたか。|作業しましたか。|かかりますか。>)"
    yield from _ask("work.ask.left.alone", "(残りは|<|残りを|残りの仕事を|残りの仕事は|その後>){who:name}(は|が)(1人で|<ひとりで|1人だけで|あと>)", worked, **left)
    yield from _ask("work.ask.left.worked", "{who:name}(は|が)", worked, **left, days="すべて")
    yield from _ask("work.ask.left.days", "(2人でしたのは|2人で働いたのは|<2人がいっしょにしたのは|2人でいっしょにしたのは|2人でいっしょに働いたのは|2人で仕事をしたのは|2人でした日数は>)", "(ですか。|でしょうか。)", **left, team="全員")
    whole = {"what": "全部の時間"}
    total = "(全部で|仕事を終えるのに全部で|<この仕事を終えるのに全部で|仕事が終わるまでに全部で|はじめから全部で|仕事を終えるまでに全部で|完成するまでに全部で|終わるまでに全部で|仕事は全部で|この仕事は全部で|仕事が終わるのに全部で|仕上げるのに全部で|全体で|仕事を終えるのに|仕事が終わるまでに|この仕事が終わるのは始めてから|仕事を始めてから終わるまでに|仕事を終えるまでに>)"
    yield from _ask("work.ask.total", total, "(かかりましたか。|かかりますか。|<でしたか。|ですか。|かかるでしょうか。|かかることになりますか。>)", **whole)
    yield from _ask("work.ask.rested", "{who:name}(は|が)", "(休みましたか。|休んだことになりますか。|<休みましたか|休んだのですか。|休んだでしょうか。>)", what="休んだ時間")
    yield from _ask("work.ask.rested.days", "{who:name}(が休んだのは|が休んだ日数は)", "(ですか。|でしょうか。)", what="休んだ時間")


CLAUSES: tuple[Clause, ...] = (*_jobs(), *_alone(), *_teams(), *_turns(), *_questions())
