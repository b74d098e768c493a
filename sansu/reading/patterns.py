"""Clauses of figures that grow by a rule: shapes of sticks joined in a row, rows of a pile, integers of some digits."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.reading.sequences import CLAUSES as SEQUENCES
from sansu.wording import Clause

_LIKE = "<|図のように、|右の図のように、|下の図のように、|次の図のように、|上の図のように、>"
_JOIN = "(横に|<1列に|横1列に|横一列に|一列に|横に1列に|横に一列に|つなげて横に>)(つなげた形を作ります。|つないでいきます。|つなげて並べます。|<つなげていきます。|つなげます。|つなぎます。|つないだ形を作ります。|並べた形を作ります。|つなげて作ります。|つないで作ります。|ならべて作ります。|並べていきます。|並べて作ります。|つなげて作っていきます。|つなげた図形を作ります。|つないでいくと、|並べていくとき、|つなげていくとき、|つなげて作るとき、|つないだ図形を作ります。|つなげて並べました。|つなげました。|つなぎました。|並べます。|並べました。|つないで並べます。|つなげて並べていきます。|つなげた図形を作っていきます。|つないだ形を作っていきます。|並べた図形を作ります。|つなげて作りました。|並べて図形を作ります。|つなげていくと、|つなげると、|つないでいくとき、|並べていくと、|つなげて作ると、>)"
_NEED = "(必要ですか。|いりますか。|<使いますか。|必要でしょうか。|いるでしょうか。|ですか。|並べますか。|必要になりますか。|使いましたか。|いりましたか。|使うことになりますか。|並びますか。|必要でしたか。|ありますか。>)"
_MADE = "(作るには|作るとき|<つくるには|作ると|作るのに|つなげるには|並べるには|つなげると|つくるとき|つなげるとき|つないだとき|作ったとき|つなげるのに|つくるのに|並べるのに|並べるとき|並べると|つくるために|作るために|つくると|つなげたとき|並べたとき>)、"
_CAN = "(作れますか。|できますか。|<つくれますか。|作ることができますか。|できるでしょうか。|つながりますか。|つなげられますか。|並べられますか。|つくることができますか。|作れるでしょうか。|できあがりますか。>)"
_PUT = "(並べます。|並べていきます。|<並べました。|積みます。|積んでいきます。|積み上げます。|積み重ねます。|置きます。|置いていきます。|並べて、|ならべていきます。|積みました。|積み上げました。|並べるとき、|置きました。|並べていくとき、|並べていくと、|積んでいくとき、|重ねていきます。|積み上げていきます。|積み重ねていきます。|積んであります。|並べてあります。|積み上げていくとき、>)"


def _piles() -> Iterator[Clause]:
    for key, place in (("step", "段目"), ("turn", "番目")):
        yield clause(f"patterns.pile.{key}.first", "pile", _LIKE + f"1{place}(に|は){{a:count}}、2{place}(に|は){{b:count}}、3{place}(に|は){{c:count}}、[4{place}(に|は){{d:count}}、]<…|>(と、|<のように、|と順に|というように、>)" + _LIKE + "<|規則正しく|ある規則にしたがって|ある規則で|きまりにしたがって>{thing:noun}を" + _PUT, by=place)
        yield clause(f"patterns.pile.{key}", "pile", _LIKE + "{thing:noun}を、<|上から順に|上から|下から順に|左から順に|図のように|右の図のように|下の図のように|正三角形の形に|三角形の形に|ピラミッドの形に|階段の形に>"
                     + f"1{place}に{{a:count}}、2{place}に{{b:count}}、3{place}に{{c:count}}、[4{place}に{{d:count}}、]<…|>(と、|<のように、|と順に|というように、>)" + _LIKE + "<|三角形の形に|規則正しく|きまりよく|ある規則にしたがって|ある規則で|一定の規則で|正三角形の形に|ピラミッドの形に|きまりにしたがって|一定のきまりで|階段の形に|すきまなく>" + _PUT, by=place)
        yield clause(f"patterns.pile.{key}.is", "pile", _LIKE + "{thing:noun}を、<|上から順に|上から|下から順に|左から順に|図のように|右の図のように|下の図のように|正三角形の形に|三角形の形に|ピラミッドの形に|階段の形に>"
                     + f"1{place}は{{a:count}}、2{place}は{{b:count}}、3{place}は{{c:count}}、[4{place}は{{d:count}}、]<…|>(と、|<のように、|と順に|というように、>)" + _LIKE + "<|三角形の形に|規則正しく|きまりよく|ある規則にしたがって|ある規則で|一定の規則で|正三角形の形に|ピラミッドの形に|きまりにしたがって|一定のきまりで|階段の形に|すきまなく>" + _PUT, by=place)


CLAUSES = (
    clause("patterns.sticks", "sticks", _LIKE + "<|{who:name}は、><|同じ長さの|長さの等しい|長さが同じ|長さの同じ>{thing:noun}(を並べて、|を使って、|<で、|をならべて、|を使い、|をつかって、|を並べ、>)" + _LIKE + "{shape:noun}を<|1個、2個、3個、…と>" + _JOIN),
    clause("patterns.sticks.given", "sticks", "<|同じ長さの|長さの等しい>{thing:noun}が{used:count}(あります。|<あり、>)(この|これらの|<その>){thing2:noun}(を使って、|を並べて、|<で、|を使い、|をならべて、>)" + _LIKE + "{shape:noun}を" + _JOIN),
    clause("patterns.sticks.given.these", "sticks", "<|同じ長さの|長さの等しい>{thing:noun}が{used:count}(あります。|<あり、>)(これを使って、|これらを使って、|<これを並べて、|これで、>)" + _LIKE + "{shape:noun}を" + _JOIN),
    clause("patterns.sticks.form", "sticks", _LIKE + "{shape:noun}の形に<|同じ長さの>{thing:noun}を(並べ、|並べて、|<ならべて、>)" + _JOIN),
    clause("patterns.sticks.lined", "sticks", _LIKE + "<|同じ長さの|長さの等しい>{thing:noun}(を並べて、|を使って、|<で、|を使い、|をつかって、|をならべて、>)" + _LIKE + "{shape:noun}が(横に|<横1列に|1列に|横に1列に|横一列に|横に一列に>)(並んだ形を作ります。|つながった形を作ります。|<並んだ図形を作ります。|つながった図形を作ります。|並んだ形を作っていきます。|つながった形を作っていきます。|並ぶように並べます。|並ぶように並べていきます。>)"),
    clause("patterns.sticks.line", "sticks", _LIKE + "{shape:noun}を、<|同じ長さの>{thing:noun}(を並べて|で|<を使って>)、" + _LIKE + _JOIN),
    *_piles(),
    clause("patterns.digits", "digits among", "{p:number}と{q:number}を使わず<|に>、{terms:terms}のうち(少なくとも1つを使う|1つ以上を使う|<少なくとも1つを使った|少なくとも1つは使う|少なくともどれか1つを使う|少なくとも1つを用いる>)整数を(小さい順に|小さい方から順に|<小さいほうから順に|小さいものから順に>)並べ(ます。|ました。|<ると、|たとき、|るとき、|る。|た。|てあります。>)"),
    clause("patterns.digits.one", "digits among", "{p:number}を使わず<|に>、{terms:terms}のうち(少なくとも1つを使う|1つ以上を使う|<少なくとも1つを使った|少なくとも1つは使う|少なくともどれか1つを使う|少なくとも1つを用いる>)整数を(小さい順に|小さい方から順に|<小さいほうから順に|小さいものから順に>)並べ(ます。|ました。|<ると、|たとき、|るとき、|る。|た。|てあります。>)"),
    # what is asked
    clause("patterns.ask.sticks", "ask", "{shape:noun}を{made:count=個/つ}" + _MADE + "{thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="棒の数"),
    clause("patterns.ask.sticks.of", "ask", "{made:count=個/つ}の{shape:noun}を" + _MADE + "{thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="棒の数"),
    clause("patterns.ask.sticks.when", "ask", "{shape:noun}(が|<を>){made:count=個/つ}(できるとき、|できたとき、|<のとき、|つながるとき、|並ぶとき、>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="棒の数"),
    clause("patterns.ask.shapes", "ask", "{thing:noun}{used:count}(では|で|<を使うと|を使って|があると|を使うとき|を全部使うと|をすべて使うと|をちょうど使って>)、{shape:noun}(は|<を|が>)何{unit:counter}" + _CAN, what="形の数"),
    clause("patterns.ask.shapes.of", "ask", "{used:count}の{thing:noun}(では|で|<を使うと|を使って|があると|を使うとき|を全部使うと|をすべて使うと|をちょうど使って>)、{shape:noun}(は|<を|が>)何{unit:counter}" + _CAN, what="形の数"),
    clause("patterns.ask.shapes.most", "ask", "{thing:noun}{used:count}(では|で|<を使うと|を使って|があると>)、{shape:noun}(は|<を|が>)(最大|最も多くて|<最大で|最大何個まで>)何{unit:counter}" + _CAN, what="形の数", most="最大"),
    clause("patterns.ask.shapes.there", "ask", "{thing:noun}が{used:count}(あるとき、|あると、|あれば、|<あります。|あります。このとき、>)、{shape:noun}(は|<を|が>)(最大で|最大|<最も多くて|多くて|全部で>)何{unit:counter}" + _CAN, what="形の数", most="最大"),
    clause("patterns.ask.shapes.there.just", "ask", "{thing:noun}が{used:count}(あるとき、|あると、|あれば、|<あります。>)、{shape:noun}(は|<を|が>)<|ちょうど>何{unit:counter}" + _CAN, what="形の数"),
    clause("patterns.ask.shapes.used", "ask", "{thing:noun}を{used:count}(使うと、|使って、|使うとき、|<使ったとき、|使いました。|並べたとき、|並べると、>)、{shape:noun}(は|<を|が>)<|全部で>何{unit:counter}" + _CAN, what="形の数"),
    clause("patterns.ask.shapes.upto", "ask", "{thing:noun}{used:count}(では|で|<を使うと|を使って|があると>)、{shape:noun}(は|<を|が>)何{unit:counter}まで" + _CAN, what="形の数", most="最大"),
    clause("patterns.ask.pile.total", "ask", "{step:count=段}目まで(並べると、|並べたとき、|<並べるには、|並べるとき、|積むと、|積んだとき、|ならべると、|積むには、|積むとき、|積み上げると、|積み上げるには、|作るには、|作るとき、|ならべるとき、|積み上げたとき、|には、|に>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="全部の数", by="段目"),
    clause("patterns.ask.pile.all", "ask", "{step:count=段}(並べると、|並べたとき、|<並べるには、|並べるとき、|積むと、|積むには、|積むとき、|積んだとき、|積み上げるには、|積み上げるとき、|積み上げると、|積み上げるのに、|積むのに、|並べるのに、|並べるとき、>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="全部の数", by="段目"),
    clause("patterns.ask.pile.turns", "ask", "{step:count=番目}まで(並べると、|並べたとき、|<並べるには、|並べるとき、|置くと、|作るには、|作ると、|作るとき、>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="全部の数", by="番目"),
    clause("patterns.ask.pile.at", "ask", "{step:count=段}目(には|に|<では|の>)、{thing:noun}(は|<を|が>)何{unit:counter}(並べますか。|並びますか。|<ありますか。|必要ですか。|ですか。|置きますか。|使いますか。|必要でしょうか。|いりますか。|並んでいますか。|になりますか。>)", what="段の数", by="段目"),
    clause("patterns.ask.pile.turn", "ask", "{step:count=番目}(には|に|<では|の図形には|の形には|の図形では|の図形を作るには|の形を作るには|を作るには|の図形の|の図には|の図形に|の形に|の図形を作るとき|の>)、{thing:noun}(は|<を|が>)何{unit:counter}(並べますか。|並びますか。|<ありますか。|必要ですか。|ですか。|置きますか。|使いますか。|必要でしょうか。|いりますか。|並んでいますか。|になりますか。>)", what="段の数", by="番目"),
    clause("patterns.ask.pile.at.of", "ask", "{step:count=段}目(には|に|<では>)、何{unit:counter}の{thing:noun}(が並びますか。|を並べますか。|がありますか。|<が必要ですか。|を使いますか。|がいりますか。|を置きますか。|を積みますか。>)", what="段の数", by="段目"),
    clause("patterns.ask.pile.turn.of", "ask", "{step:count=番目}(には|に|<では|の図形には|の形には|の図形では|の図形を作るには>)、何{unit:counter}の{thing:noun}(が並びますか。|を並べますか。|がありますか。|<が必要ですか。|を使いますか。|がいりますか。|を置きますか。>)", what="段の数", by="番目"),
    clause("patterns.ask.pile.turn.number", "ask", "{step:count=番目}<|の図形|の形>の{thing:noun}の(数|個数|<枚数|本数>)は(全部で|<>)何{unit:counter}(ですか。|になりますか。|<でしょうか。|ありますか。>)", what="段の数", by="番目"),
    clause("patterns.ask.pile.step.number", "ask", "{step:count=段}目の{thing:noun}の(数|個数|<枚数|本数>)は(全部で|<>)何{unit:counter}(ですか。|になりますか。|<でしょうか。|ありますか。>)", what="段の数", by="段目"),
    clause("patterns.ask.shapes.most.bare", "ask", "{shape:noun}(は|<を|が>)(最大で|最大|<最も多くて|多くて|いちばん多くて>)何{unit:counter}" + _CAN, what="形の数", most="最大"),
    clause("patterns.ask.pile.total.of", "ask", "{step:count=段}目まで(並べると、|並べたとき、|<並べるには、|積むと、|積むには、|積んだとき、|積み上げると、|作るには、>)(全部で|<>)何{unit:counter}の{thing:noun}(が必要ですか。|を使いますか。|がいりますか。|<が並びますか。|がありますか。>)", what="全部の数", by="段目"),
    clause("patterns.ask.pile.where", "ask", "{thing:noun}(を|が|<の数が>){used:count}(使う|並べる|並ぶ|<になる|必要な|ある|置く|いる>)のは(、|)何番目(ですか。|の図形ですか。|<でしょうか。|の形ですか。|のときですか。>)", what="場所", by="番目"),
    clause("patterns.ask.pile.where.step", "ask", "{thing:noun}(を|が|<の数が>){used:count}(使う|並べる|並ぶ|<になる|必要な|ある|置く>)のは(、|)何段目(ですか。|<でしょうか。>)", what="場所", by="段目"),
    clause("patterns.ask.digits", "ask", "{value:number}は(小さい方から|はじめから|<小さい順に|>)<数えて|>何番目(ですか。|の整数ですか。|<でしょうか。|の数ですか。|になりますか。|か。>)", what="何番目"),
    *(one for one in SEQUENCES if one.key == "sequences.ask.index"),
)  # fmt: skip
