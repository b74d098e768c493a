"""Clauses of figures that grow by a rule: shapes of sticks joined in a row, rows of a pile, integers of some digits."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.reading.sequences import CLAUSES as SEQUENCES
from sansu.wording import Clause

_LIKE = "<|図のように、|右の図のように、|下の図のように、|次の図のように、|上の図のように、>"
_JOIN = "(横につなげた形を作ります。|横につないでいきます。|横につなげて並べます。|<横につなげていきます。|横につなげます。|横につないだ形を作ります。|横に並べた形を作ります。|横につなげて作ります。|横につないで作ります。|横にならべて作ります。|横に並べていきます。|横に並べて作ります。|横につなげて作っていきます。|1列につなげていきます。|横につなげた図形を作ります。|つなげて横に並べていきます。|横につないでいくと、|横に並べていくとき、|横につなげていくとき、|横につなげて作るとき、|横につないだ図形を作ります。>)"
_NEED = "(必要ですか。|いりますか。|<使いますか。|必要でしょうか。|いるでしょうか。|ですか。|並べますか。|必要になりますか。>)"
_MADE = "(作るには|作るとき|<つくるには|作ると|作るのに|つなげるには|並べるには|つなげると|つくるとき|つなげるとき|つないだとき|作ったとき>)、"
_CAN = "(作れますか。|できますか。|<つくれますか。|作ることができますか。|できるでしょうか。|つながりますか。>)"
_PUT = "(並べます。|並べていきます。|<並べました。|積みます。|積んでいきます。|積み上げます。|積み重ねます。|置きます。|置いていきます。|並べて、|ならべていきます。>)"


def _piles() -> Iterator[Clause]:
    for key, place in (("step", "段目"), ("turn", "番目")):
        yield clause(f"patterns.pile.{key}", "pile", _LIKE + "{thing:noun}を、<|上から順に|上から|下から順に|左から順に>"
                     + f"1{place}に{{a:count}}、2{place}に{{b:count}}、3{place}に{{c:count}}、[4{place}に{{d:count}}、]…(と、|<のように、|と順に|というように、>)" + _LIKE + "<|三角形の形に|規則正しく|きまりよく>" + _PUT, by=place)
        yield clause(f"patterns.pile.{key}.is", "pile", _LIKE + "{thing:noun}を、<|上から順に|上から|下から順に|左から順に>"
                     + f"1{place}は{{a:count}}、2{place}は{{b:count}}、3{place}は{{c:count}}、[4{place}は{{d:count}}、]…(と、|<のように、|と順に|というように、>)" + _LIKE + "<|三角形の形に|規則正しく|きまりよく>" + _PUT, by=place)


CLAUSES = (
    clause("patterns.sticks", "sticks", _LIKE + "<|同じ長さの>{thing:noun}(を並べて、|を使って、|<で、|をならべて、|を使い、|をつかって、|を並べ、>)" + _LIKE + "{shape:noun}を" + _JOIN),
    clause("patterns.sticks.line", "sticks", _LIKE + "{shape:noun}を、<|同じ長さの>{thing:noun}(を並べて|で|<を使って>)、" + _LIKE + _JOIN),
    *_piles(),
    clause("patterns.digits", "digits among", "{p:number}と{q:number}を使わず<|に>、{terms:terms}のうち(少なくとも1つを使う|1つ以上を使う|<少なくとも1つを使った|少なくとも1つは使う|少なくともどれか1つを使う|少なくとも1つを用いる>)整数を(小さい順に|小さい方から順に|<小さいほうから順に|小さいものから順に>)並べ(ます。|ました。|<ると、|たとき、|るとき、|る。|た。|てあります。>)"),
    clause("patterns.digits.one", "digits among", "{p:number}を使わず<|に>、{terms:terms}のうち(少なくとも1つを使う|1つ以上を使う|<少なくとも1つを使った|少なくとも1つは使う|少なくともどれか1つを使う|少なくとも1つを用いる>)整数を(小さい順に|小さい方から順に|<小さいほうから順に|小さいものから順に>)並べ(ます。|ました。|<ると、|たとき、|るとき、|る。|た。|てあります。>)"),
    # what is asked
    clause("patterns.ask.sticks", "ask", "{shape:noun}を{made:count=個/つ}" + _MADE + "{thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="棒の数"),
    clause("patterns.ask.sticks.of", "ask", "{made:count=個/つ}の{shape:noun}を" + _MADE + "{thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="棒の数"),
    clause("patterns.ask.sticks.when", "ask", "{shape:noun}(が|<を>){made:count=個/つ}(できるとき、|できたとき、|<のとき、|つながるとき、|並ぶとき、>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="棒の数"),
    clause("patterns.ask.shapes", "ask", "{thing:noun}{used:count}(では|で|<を使うと|を使って|があると|を使うとき>)、{shape:noun}(は|を|<が>)何{unit:counter}" + _CAN, what="形の数"),
    clause("patterns.ask.shapes.of", "ask", "{used:count}の{thing:noun}(では|で|<を使うと|を使って|があると|を使うとき>)、{shape:noun}(は|を|<が>)何{unit:counter}" + _CAN, what="形の数"),
    clause("patterns.ask.shapes.most", "ask", "{thing:noun}{used:count}(では|で|<を使うと|を使って|があると>)、{shape:noun}(は|を|<が>)(最大|最も多くて|<最大で|最大何個まで>)何{unit:counter}" + _CAN, what="形の数", most="最大"),
    clause("patterns.ask.shapes.upto", "ask", "{thing:noun}{used:count}(では|で|<を使うと|を使って|があると>)、{shape:noun}(は|を|<が>)何{unit:counter}まで" + _CAN, what="形の数", most="最大"),
    clause("patterns.ask.pile.total", "ask", "{step:count=段}目まで(並べると、|並べたとき、|<並べるには、|並べるとき、|積むと、|積んだとき、|ならべると、|に>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="全部の数", by="段目"),
    clause("patterns.ask.pile.all", "ask", "{step:count=段}(並べると、|並べたとき、|<並べるには、|並べるとき、|積むと、|積むには、>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="全部の数", by="段目"),
    clause("patterns.ask.pile.turns", "ask", "{step:count=番目}まで(並べると、|並べたとき、|<並べるには、|並べるとき、|置くと、>){thing:noun}は(全部で|<>)何{unit:counter}" + _NEED, what="全部の数", by="番目"),
    clause("patterns.ask.pile.at", "ask", "{step:count=段}目(には|に|<では>)、{thing:noun}(を|は|<が>)何{unit:counter}(並べますか。|並びますか。|<ありますか。|必要ですか。|ですか。|置きますか。>)", what="段の数", by="段目"),
    clause("patterns.ask.pile.turn", "ask", "{step:count=番目}(には|に|<では>)、{thing:noun}(を|は|<が>)何{unit:counter}(並べますか。|並びますか。|<ありますか。|必要ですか。|ですか。|置きますか。>)", what="段の数", by="番目"),
    clause("patterns.ask.digits", "ask", "{value:number}は(小さい方から|はじめから|<小さい順に|>)<数えて|>何番目(ですか。|の整数ですか。|<でしょうか。|の数ですか。|になりますか。|か。>)", what="何番目"),
    *(one for one in SEQUENCES if one.key == "sequences.ask.index"),
)  # fmt: skip
