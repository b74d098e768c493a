"""Clauses of the calendar: a date, its day of the week, days after and before, from day to day."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.wording import Clause

_DATE = "{m:number}月{d:count=日}"
_THEN = "{m2:number}月{d2:count=日}"
_YEAR = "[{year:count=年}]<|の|ある年の|今年の|ことしの|その年の|この年の>"
_IS = "(です。|<でした。|のとき、|とします。|とすると、|で、|だとすると、|とするとき、|ならば、|なら、|だとします。|とすれば、|であるとき、|のとき|だったとき、|だとき、>)"
_WHICH = "(何月何日|{month:number}月何日)"
_ASK = "(ですか。|でしょうか。|<になりますか。|でしたか。|か。|にあたりますか。|ですか|かを答えなさい。|か答えなさい。|か求めなさい。|かを求めなさい。|になるでしょうか。>)"
_TODAY = "(今日|<{day:word=今日/きょう/本日}|この日|その日|ある日>)"
_FROM = "(今日|<{since:word=今日/きょう/本日}|この日|その日>)"
_SINCE = "(今日から|<|{since:word=今日から/今日の/今日から数えて/きょうから/きょうの/本日から/本日の}|この日から|その日から|この日の|その日の|この日から数えて|その日から数えて>)"
_THEN_YEAR = "[{year2:count=年}]<|の>"
_WAYS = (("after", "(後|<のち|あと>)", "後"), ("before", "前", "前"))


def _asks() -> Iterator[Clause]:
    for key, word, way in _WAYS:
        n = "<|ちょうど>{days:count=日}" + word + "(は|の日は|<が|の日が|というと>)"
        yield clause(f"days.ask.weekday.{key}", "ask", _SINCE + n + "何曜日" + _ASK, what="曜日", way=way)
        yield clause(f"days.ask.weekday.{key}.then", "ask", "(この日から|その日から|この日の|その日の)" + n + "何曜日" + _ASK, what="曜日", way=way)
        yield clause(f"days.ask.weekday.{key}.date", "ask", _YEAR + _DATE + "(の|から|<から数えて|からかぞえて>)" + n + "何曜日" + _ASK, what="曜日", way=way)
        yield clause(f"days.ask.date.{key}", "ask", _SINCE + n + _WHICH + _ASK, what="月日", way=way)
        yield clause(f"days.ask.date.{key}.date", "ask", _YEAR + _DATE + "(の|から|<から数えて|からかぞえて>)" + n + _WHICH + _ASK, what="月日", way=way)
    nth = "{days:count=日}目(は|の日は|<が|にあたる日は|にあたるのは>)"
    counted = "(から数えて|<を1日目として|を1日目とすると、|を1日目とするとき、|を1日目として数えると、|から数えると、|を1日目と数えると、|から>)"
    yield clause("days.ask.weekday.nth", "ask", _FROM + counted + nth + "何曜日" + _ASK, what="曜日", way="目")
    yield clause("days.ask.weekday.nth.date", "ask", _YEAR + _DATE + counted + nth + "何曜日" + _ASK, what="曜日", way="目")
    yield clause("days.ask.date.nth", "ask", _FROM + counted + nth + _WHICH + _ASK, what="月日", way="目")
    yield clause("days.ask.date.nth.date", "ask", _YEAR + _DATE + counted + nth + _WHICH + _ASK, what="月日", way="目")
    event = _YEAR + _DATE + "(から|に)(始まった|始まる|<はじまった|はじまる|始めた|開始した>){thing:noun}"
    yield clause("days.ask.event.nth", "ask", event + "の" + nth + _WHICH + _ASK, what="月日", way="目")
    yield clause("days.ask.event.weekday", "ask", event + "の" + nth + "何曜日" + _ASK, what="曜日", way="目")


CLAUSES = (
    clause("days.today.weekday", "weekday", _TODAY + "(は|<が>){weekday:noun}曜日" + _IS),
    clause("days.date.weekday", "weekday", _YEAR + _DATE + "(は|が|<を>){weekday:noun}曜日" + _IS),
    clause("days.date.weekday.when", "weekday", _YEAR + _DATE + "が{weekday:noun}曜日(のとき、|だとすると、|<とすると、>)"),
    clause("days.today.date", "date", _TODAY + "は" + _YEAR + _DATE + _IS),
    clause("days.today.both", "weekday", _TODAY + "は" + _YEAR + _DATE + "、{weekday:noun}曜日" + _IS),
    clause("days.today.both.of", "weekday", _TODAY + "は" + _YEAR + _DATE + "の{weekday:noun}曜日" + _IS),
    clause("days.common.of", "year", "<|ある>平年の", leap="平年"),
    clause("days.leap.of", "year", "<|ある>うるう年の", leap="うるう年"),
    clause("days.common", "year", "<|ただし、>(この年は|今年は|<その年は|ことしは|この年が|今年が|その年が|>)(平年です。|平年とします。|<うるう年ではありません。|うるう年ではない。|うるう年ではないものとします。|うるう年でないとき、|平年で、|平年とする。|平年のとき、|平年だとすると、|平年とすると、|平年ならば、|平年であるとき、|平年であるものとします。>)", leap="平年"),
    clause("days.leap", "year", "<|ただし、>(この年は|今年は|<その年は|ことしは|この年が|今年が|その年が|>)(うるう年です。|うるう年とします。|<うるう年で、|うるう年とする。|うるう年のとき、|うるう年だとすると、|うるう年とすると、|うるう年ならば、|うるう年であるとき、|うるう年であるものとします。>)", leap="うるう年"),
    *_asks(),
    clause("days.event", "event", _YEAR + _DATE + "(から|に)(始まった|始まる|<はじまった|はじまる|始めた>){thing:noun}は、<全部で|>{days:count=日間}(続きました。|続きます。|<続き、|行われました。|行われます。|ありました。|あります。>)"),
    clause("days.event.of", "event", "<|ある|この>{thing:noun}は、" + _YEAR + _DATE + "(から始まって|から始めて|<に始まって|に始めて|に始まり|から始まり|から|から始まり、>)、<全部で|>{days:count=日間}(続きました。|かかりました。|<続きます。|かかります。|行われました。|行われます。|続き、|ありました。|あります。>)"),
    clause("days.ask.end", "ask", "<|この{thing2:noun}の|その{thing3:noun}の|この{thing4:noun}が|その{thing5:noun}が>(最後の日は|終わった日は|終わるのは|<終わったのは|最終日は|終わりの日は|終わる日は|終わったのは>)" + _WHICH + _ASK, what="月日", way="終わり"),
    clause("days.ask.of.date", "ask", "(同じ年の|この年の|<|その年の|今年の|ことしの>)" + _THEN + "(は|<が>)何曜日" + _ASK, what="曜日"),
    clause("days.ask.of.year", "ask", "{year2:count=年}<|の>" + _THEN + "(は|<が>)何曜日" + _ASK, what="曜日"),
    clause("days.ask.of.next", "ask", "(次の年の|翌年の|<来年の|よく年の>)" + _THEN + "(は|<が>)何曜日" + _ASK, what="曜日", when="次の年"),
    clause("days.ask.span", "ask", _YEAR + _DATE + "から" + "<同じ年の|その年の|この年の|>" + _THEN_YEAR + _THEN + "まで(は|の期間は|<に|の間は|の日数は|には>)何日間" + "(ですか。|ありますか。|でしょうか。|<になりますか。>)", what="日間"),
    clause("days.ask.span.within", "ask", "{thing:noun}は" + _YEAR + _DATE + "から" + _THEN + "まで(です。|続きます。|でした。|<あります。|行われます。|行われました。|で、>)(何日間|{thing2:noun}は<全部で|>何日間)(ありますか。|ですか。|<でしたか。|でしょうか。|ありましたか。|続きますか。|になりますか。>)", what="日間"),
    clause("days.ask.span.holiday", "ask", "{thing:word=夏休み/冬休み/春休み/秋休み}は、" + _YEAR + _DATE + "から" + _THEN + "まで(です。|続きます。|でした。|<あります。|で、>)(何日間|{thing2:word=夏休み/冬休み/春休み/秋休み}は<全部で|>何日間)(ありますか。|ですか。|<でしたか。|でしょうか。|ありましたか。|続きますか。|になりますか。>)", what="日間"),
    clause("days.ask.later", "ask", "<同じ年の|>" + _THEN_YEAR + _THEN + "は" + _YEAR + _DATE + "(の|<から|から数えて|からかぞえて>)何日後" + _ASK, what="日後"),
    clause("days.ask.later.from", "ask", _YEAR + _DATE + "から(数えて|<かぞえて|みて|数えると、|>)<同じ年の|その年の|>" + _THEN_YEAR + _THEN + "は何日後" + _ASK, what="日後"),
    clause("days.ask.place", "ask", "<同じ年の|>" + _THEN_YEAR + _THEN + "は" + _YEAR + _DATE + "から(数えて|<かぞえて|数えると>)何日目" + _ASK, what="日目"),
    clause("days.ask.place.from", "ask", _YEAR + _DATE + "から(数えて|<かぞえて|数えると、>)<同じ年の|その年の|>" + _THEN_YEAR + _THEN + "は何日目" + _ASK, what="日目"),
    clause("days.ask.place.first", "ask", _YEAR + _DATE + "を1日目(とすると、|として、|<とするとき、|と数えると、|として数えると、>)<同じ年の|その年の|>" + _THEN_YEAR + _THEN + "は何日目" + _ASK, what="日目"),
)  # fmt: skip
