"""Clauses of ages: how old who is, sums and differences of ages, and when one is how many times another."""

from __future__ import annotations

from sansu.wording import clause

_AGE = "の(年れい|<年齢|年令|とし|歳>)"
_MAY = "[の(年れい|<年齢|年令|とし>)]"
_NOW = "[いま、|<現在、|今年、|今、>]"
_SUM = "の年(れい|<齢|令>)の(和|合計)"
_WHEN_LATER = "(何年後ですか。|<今から何年後ですか。|いまから何年後ですか。|何年後でしょうか。|何年後か。|何年たったときですか。>)"
_WHEN_EARLIER = "(何年前ですか。|<今から何年前ですか。|いまから何年前ですか。|何年前でしょうか。|何年前のことですか。>)"
_BECOMES = "になる(のは|<ときは>)"
_WAS = "だった(のは|<ときは>)"

CLAUSES = (
    # who is how old
    clause("ages.is", "age", "[いま|現在|<今年|今>]{who:name}は{age:age}(です。|<である。|になりました。>)"),
    clause("ages.and", "age", "[いま|現在|<今年|今>]{who:name}は{age:age}(、|で、)"),
    clause("ages.aged.and", "age", "[いま|現在|<今年|今>]{age:age}の{who:name}と"),
    clause("ages.aged", "age", "{age:age}の{who:name}が(います。|<いる。>)"),
    clause("ages.children", "children", "{age1:age}と{age2:age}[と{age3:age}]の子どもが(います。|<いる。>)"),
    clause("ages.children.are", "children", "<|{n:count}の>子ども<|たち>は{age1:age}と{age2:age}[と{age3:age}]です。"),
    # sums, differences, multiples
    clause("ages.sum", "age sum", _NOW + "{a:name}と{b:name}" + _SUM + "は{amount:age}(です。|<で、|である。>)"),
    clause("ages.sum.together", "age sum", _NOW + "{a:name}と{b:name}の年(れい|<齢|令>)を(合わせると|たすと|<合計すると>){amount:age}(です。|になります。|<で、>)"),
    clause("ages.difference", "age difference", "{a:name}と{b:name}の年(れい|<齢|令>)の(差|ちがい|<違い>)は{amount:age}(です。|<で、|である。>)"),
    clause("ages.older", "age older", "{a:name}は{b:name}より<|も>{amount:age}(年上です。|<年上で、|上です。|年上である。>)"),
    clause("ages.then", "age multiple", "{years:count=年}後[に<は|>]、{who:name}" + _AGE + "は{other:name}" + _MAY + "の<|ちょうど>{times:multiple}(になります。|です。|<になる。|となります。>)", way="後"),
    clause("ages.before", "age multiple", "{years:count=年}前[に<は|>]、{who:name}" + _AGE + "は{other:name}" + _MAY + "の<|ちょうど>{times:multiple}(でした。|<だった。|であった。>)", way="前"),
    clause("ages.now", "age multiple", "(いま|現在)、{who:name}" + _AGE + "は{other:name}" + _MAY + "の<|ちょうど>{times:multiple}(です。|<で、|である。|ですが、>)", way="いま"),
    # what is asked
    clause("ages.ask.later", "ask", "{who:name}" + _AGE + "が{other:name}" + _MAY + "の<|ちょうど>{times:multiple}" + _BECOMES + "、" + _WHEN_LATER, what="何年", way="後"),
    clause("ages.ask.earlier", "ask", "{who:name}" + _AGE + "が{other:name}" + _MAY + "の<|ちょうど>{times:multiple}" + _WAS + "、" + _WHEN_EARLIER, what="何年", way="前"),
    clause("ages.ask.when", "ask", "(何年後に|<何年後、|今から何年後に|いまから何年後に>)、{who:name}" + _AGE + "(は|が){other:name}" + _MAY + "の<|ちょうど>{times:multiple}に(なりますか。|<なるでしょうか。>)", what="何年", way="後"),
    clause("ages.ask.sum.equal", "ask", "{who:name}" + _AGE + "が{other:name}" + _SUM + "(と等しく|と同じに|<に等しく>)なるのは" + _WHEN_LATER, what="何年", way="後", sum="等しい"),
    clause("ages.ask.sum.times", "ask", "{who:name}" + _AGE + "が{other:name}" + _SUM + "の<|ちょうど>{times:multiple}" + _BECOMES + _WHEN_LATER, what="何年", way="後", sum="和"),
    clause("ages.ask.sums.times", "ask", "{who:name}" + _SUM + "が{other:name}" + _SUM + "の<|ちょうど>{times:multiple}" + _BECOMES + _WHEN_LATER, what="何年", way="後", sum="両方"),
    clause("ages.ask.age", "ask", "(いまの|現在の|<今の>){who:name}" + _AGE + "は何(才|<歳|さい>)ですか。", what="年れい"),
    clause("ages.ask.is", "ask", "{who:name}は(いま|現在|<今>)、何(才|<歳|さい>)ですか。", what="年れい"),
    clause("ages.ask.is.now", "ask", "(いま|現在|<今>)、{who:name}は何(才|<歳|さい>)ですか。", what="年れい"),
)  # fmt: skip
