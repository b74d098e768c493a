"""Clauses of ages: how old who is, sums and differences of ages, and when one is how many times another."""

from __future__ import annotations

from sansu.wording import clause

_AGE = "(の年れい|の年齢|の年令|<のとし|の歳|>)"
_MAY = "[の(年れい|<年齢|年令|とし>)]"
_NOW = "[いま、|<現在、|今年、|今、>]"
_SUM = "の年(れい|<齢|令>)の(和|合計)"
_TIMES = "の<|ちょうど>{times:multiple}"
_LATER = "(<|今から|いまから|現在から>何年後)(ですか。|でしょうか。|<でしょう。|か。|のことですか。|のことでしょうか。|になりますか。|かを求めなさい。|か求めなさい。|か答えなさい。|になるか答えなさい。|になるか求めなさい。>)"
_EARLIER = "(<|今から|いまから|現在から>何年前)(ですか。|でしょうか。|<でしょう。|か。|のことですか。|のことでしょうか。|のことでしたか。|でしたか。|になりますか。|か求めなさい。|か答えなさい。|になるか答えなさい。|になるか求めなさい。>)"
_BECOMES = "になる(のは|<ときは>)"
_WAS = "だった(のは|<ときは>)"
_OTHERS = "<|{n:count}の>{other:name}<|{n2:count}>"
_OLD = "(何才|<何歳|何さい|いくつ>)"
_KINDRED = "{a:name}(と|<，>){b:name}"

CLAUSES = (
    # who is how old
    clause("ages.is", "age", "<|いま|現在|今年|今>{who:name}(は|<の年れいは|の年齢は|の年令は|が>)<|今|いま|現在|今年|ことし>{age:age}(です。|<である。|になりました。|だ。|とします。>)"),
    clause("ages.and", "age", "<|いま|現在|今年|今>{who:name}(は|<の年れいは|の年齢は|の年令は|が>)<|今|いま|現在|今年|ことし>{age:age}(、|で、)"),
    clause("ages.bare", "age", "{who:name}{age:age}(，|です。|で、)"),
    clause("ages.aged.and", "age", "[いま|現在|<今年|今>]{age:age}の{who:name}と"),
    clause("ages.aged", "age", "[いま|現在|<今年|今>]{age:age}の{who:name}が(います。|<いる。>)"),
    clause("ages.pair", "age pair", _NOW + _KINDRED + "の年(れい|<齢|令>)は、<|それぞれ>{age1:age}(と|、){age2:age}(です。|<で、|である。>)"),
    clause("ages.children", "children", "<|{n:count}の>{age1:age}(と|<、>){age2:age}[(と|<、>){age3:age}]の<|{n2:count}の>子どもが(います。|<いる。|いて、>)"),
    clause("ages.children.are", "children", "<|{n:count}の>子ども<|たち|の年れい|たちの年れい|の年齢|の年令><|{n2:count}>は、<|それぞれ>{age1:age}(と|<、>){age2:age}[(と|<、>){age3:age}]です。"),
    # sums, differences, multiples
    clause("ages.sum", "age sum", _NOW + _KINDRED + "[の{n:count}<家族|>]" + _SUM + "は<|、いま|、現在|、今|いま|現在|今|、>{amount:age}(です。|<で、|である。|になります。|、>)"),
    clause("ages.sum.together", "age sum", _NOW + _KINDRED + "の年(れい|<齢|令>)を(合わせると|たすと|<合計すると|あわせると>)、{amount:age}(です。|になります。|<で、>)"),
    clause("ages.sum.bare", "age sum", "(|2人の)年(れい|齢|令)の(和|合計)は{amount:age}(です。|で、|である。|になります。)"),
    clause("ages.difference", "age difference", "(" + _KINDRED + "の年(れい|<齢|令>)の|<2人の年れいの|2人の年齢の|2人の年令の|年れいの|>)(差|ちがい|<違い>)は{amount:age}(です。|<で、|である。>)"),
    clause("ages.older", "age older", "{a:name}<|の年れい|の年齢|の年令>(は){b:name}<|の年れい|の年齢|の年令>より<|も>{amount:age}(年上です。|<年上で、|上です。|年上である。|上で、>)"),
    clause("ages.younger", "age older", "{b:name}は{a:name}より<|も>{amount:age}(年下です。|<年下で、|下です。|年下である。|下で、>)"),
    clause("ages.then", "age multiple", "<|いまから|今から>{years:count=年}後[に<は|>]、{who:name}" + _AGE + "(は|<が>){other:name}" + _MAY + _TIMES + "(になります。|です。|<になる。|となります。|になり、|になるそうです。>)", way="後"),
    clause("ages.before", "age multiple", "<|いまから|今から>{years:count=年}前[に<は|>]、{who:name}" + _AGE + "(は|<が>){other:name}" + _MAY + _TIMES + "(でした。|<だった。|であった。|で、>)", way="前"),
    clause("ages.now", "age multiple", "(いま|現在|<今|>)、{who:name}" + _AGE + "(は){other:name}" + _MAY + _TIMES + "(です。|<で、|である。|ですが、|だが、|にあたります。|にあたり、|になっています。>)", way="いま"),
    clause("ages.then.again", "age multiple", "<|いまから|今から>{years:count=年}後(には|に|<は|>)、<|ちょうど>{times:multiple}(になります。|<になる。|となります。>)", way="後"),
    clause("ages.sums.then", "age multiple", "{years:count=年}後[に<は|>]、{who:name}" + _SUM + "(は|が){other:name}" + _SUM + _TIMES + "(になります。|です。|<となります。>)", way="後", sum="両方"),
    clause("ages.sums.before", "age multiple", "{years:count=年}前[に<は|>]、{who:name}" + _SUM + "(は|が){other:name}" + _SUM + _TIMES + "(でした。|<だった。>)", way="前", sum="両方"),
    # a family one of whom was not born then
    clause("ages.family", "family sum", _NOW + "{a:name}，{b:name}，{c:name}[，{d:name}]の{n:count}家族" + _SUM + "は<|、いま|、現在|、今|いま|現在|今|、>{amount:age}(です。|<で、|である。>)"),
    clause("ages.unborn", "unborn", "{years:count=年}前(は|には)<|まだ>{who:name}(が|は)<|まだ>(生まれていなくて|<生まれておらず|生まれていなかったので|生まれていないので>)、{n:count}<の年れい|の年齢|の年令|家族の年れい|>の(合計|和)は{amount:age}(でした。|<だった。|です。>)"),
    clause("ages.unborn.plain", "unborn", "{years:count=年}前の{n:count}" + _SUM + "は{amount:age}で、{who:name}はまだ(生まれていませんでした。|<生まれていない。|生まれていなかった。>)"),
    clause("ages.same", "age same", "<|いまから|今から>{years:count=年}後[に<は|>]、{a:name}と{b:name}" + _SUM + "(が|<は>){who:name}" + _AGE + "(と同じに|と等しく|<に等しく>)(なります。|<なる。|なりました。|なるそうです。>)"),
    # what is asked
    clause("ages.ask.gap", "ask", "{a:name}と{b:name}の年(れい|<齢|令>)の(差|<ちがい|違い>)は" + _OLD + "(ですか。|<でしょうか。>)", what="年れいの差"),
    clause("ages.ask.later", "ask", "{who:name}" + _AGE + "(が){other:name}" + _MAY + _TIMES + _BECOMES + "、" + _LATER, what="何年", way="後"),
    clause("ages.ask.earlier", "ask", "{who:name}" + _AGE + "(が){other:name}" + _MAY + _TIMES + _WAS + "、" + _EARLIER, what="何年", way="前"),
    clause("ages.ask.when", "ask", "(何年後に|<何年後、|今から何年後に|いまから何年後に>)、{who:name}" + _AGE + "(は|が){other:name}" + _MAY + _TIMES + "に(なりますか。|<なるでしょうか。|なるか。>)", what="何年", way="後"),
    clause("ages.ask.when.earlier", "ask", "(何年前に|<何年前、|今から何年前に|いまから何年前に>)、{who:name}" + _AGE + "(は|が){other:name}" + _MAY + _TIMES + "(でしたか。|<だったか。|だったでしょうか。>)", what="何年", way="前"),
    clause("ages.ask.sum.equal", "ask", "{who:name}" + _AGE + "(が)" + _OTHERS + _SUM + "(と等しく|と同じに|<に等しく>)なるのは、" + _LATER, what="何年", way="後", sum="等しい"),
    clause("ages.ask.sum.times", "ask", "{who:name}" + _AGE + "(が)" + _OTHERS + _SUM + _TIMES + _BECOMES + "、" + _LATER, what="何年", way="後", sum="和"),
    clause("ages.ask.two.equal", "ask", "{who:name}" + _AGE + "(が){other:name}と{other2:name}" + _SUM + "(と等しく|と同じに|<に等しく>)なるのは、" + _LATER, what="何年", way="後", sum="等しい"),
    clause("ages.ask.two.times", "ask", "{who:name}" + _AGE + "(が){other:name}と{other2:name}" + _SUM + _TIMES + _BECOMES + "、" + _LATER, what="何年", way="後", sum="和"),
    clause("ages.ask.sums.times", "ask", "{who:name}" + _SUM + "(が)" + _OTHERS + _SUM + _TIMES + _BECOMES + "、" + _LATER, what="何年", way="後", sum="両方"),
    clause("ages.ask.pairs.times", "ask", "{who:name}と{who2:name}" + _SUM + "が、{other:name}と{other2:name}" + _SUM + _TIMES + _BECOMES + "、" + _LATER, what="何年", way="後", sum="両方"),
    clause("ages.ask.reach", "ask", "{who:name}と{other:name}" + _SUM + "が<|ちょうど>{amount:age}" + _BECOMES + "、" + _LATER, what="和の年"),
    clause("ages.ask.then", "ask", "{who:name}" + _AGE + "(が){other:name}" + _MAY + _TIMES + "になるとき、{whom:name}は" + _OLD + "(ですか。|<になりますか。|になっていますか。>)", what="そのとき", way="後"),
    clause("ages.ask.then.is", "ask", "{who:name}" + _AGE + "(が){other:name}" + _MAY + _TIMES + "になるのは、{whom:name}が" + _OLD + "のときですか。", what="そのとき", way="後"),
    clause("ages.ask.equal.sum", "ask", "{who:name}" + _AGE + "と" + _OTHERS + _SUM + "が(等しく|同じに)なるのは、" + _LATER, what="何年", way="後", sum="等しい"),
    clause("ages.ask.sum.equals", "ask", _OTHERS + _SUM + "(が){who:name}" + _AGE + "(と等しく|と同じに|に等しく)なるのは、" + _LATER, what="何年", way="後", sum="等しい"),
    clause("ages.ask.when.equal", "ask", "(何年後に|何年後、|今から何年後に|いまから何年後に)、{who:name}" + _AGE + "(が|は|と)" + _OTHERS + _SUM + "(と等しく|と同じに|に等しく|が等しく|が同じに)(なりますか。|なるでしょうか。|なるか。)", what="何年", way="後", sum="等しい"),
    clause("ages.ask.then.was", "ask", "{who:name}" + _AGE + "(が){other:name}" + _MAY + _TIMES + "だったのは、{whom:name}が" + _OLD + "のとき(ですか。|でしたか。|でしょうか。)", what="そのとき", way="前"),
    clause("ages.ask.age", "ask", "(いまの|現在の|<今の|>){who:name}の年(れい|<齢|令>)は<|いま|現在|今>" + _OLD + "(ですか。|<でしょうか。>)", what="年れい"),
    clause("ages.ask.is", "ask", "{who:name}は(いま|現在|<今|>)、" + _OLD + "(ですか。|<でしょうか。>)", what="年れい"),
    clause("ages.ask.is.now", "ask", "(いま|現在|<今>)、{who:name}は" + _OLD + "(ですか。|<でしょうか。>)", what="年れい"),
    clause("ages.ask.sum.now", "ask", "(いまの|現在の|<今の|>){who:name}" + _SUM + "は" + _OLD + "ですか。", what="年れいの和"),
)  # fmt: skip
