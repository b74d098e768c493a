"""Clauses of things set out in a square: its side, its whole, its outermost ring, and the next larger square."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.reading.sharing import CLAUSES as SHARING
from sansu.wording import Clause

_FILL = "(すきまなく|ぎっしりと|<しきつめて|つめて|ぎっしり|中をつめて|中までつめて|すき間なく|びっしりと|びっしり|中まで|隙間なく>)"
_FILLED = "(しきつめて|すきまなく並べて|<ぎっしり並べて|ぎっしりと並べて|すき間なく並べて|すきまなく|ぎっしり|ぎっしりと|つめて|中までつめて|すき間なく|すきまなくならべて|すき間なくしきつめて|すきまなくしきつめて>)<、|>"
_LAY = "(並べました。|並べます。|<並べてあります。|並べて、|並べたとき、|並べると、|並べるとき、|並べたら、|並べたところ、|並べ、|並べました|並びました。|並びます。|並ぶと、|並んで、|並んだところ、|並んだら、|並んでいます。|並べてできた正方形があります。|並べていきます。|並べています。|並べてあり、>)"
_SIDE = "(1辺|<一辺|1つの辺|たても横も|たて、横とも|たてと横に|たてにも横にも|たて、横に|1辺の個数|1辺の数|1辺の枚数|1辺の人数|1辺の本数>)(が|<に|の|を|>){side:count}<|ずつ>"
_LINED_SIDE = "(1辺|<一辺|1つの辺|たても横も|たてと横に|たてにも横にも|たて、横に>)(に|<が|を|>){side:count}"
_SQUARE_MADE = "(正方形|<方陣|真四角|正方形の形>)を作(りました。|ります。|<ると、|ったとき、|ったところ、|ったら、|るとき、|っています。|り、|りました>)"
_OF = "(の|<になるように|となるように|で|>)"
_SOME = "<|何個かの|何枚かの|何人かの|何本かの|いくつかの|ある個数の>"
_FORM = "(正方形|<真四角|方陣>)(に|の形に|<状に|になるように|となるように|の形になるように>)"
_FULL = "(中のつまった|<中がつまった|中の詰まった|中まですきまのない|すきまのない|すき間のない>)"
_HOLLOW = "(中空の|中のあいた|<中空|中のあいた|中があいた|まん中があいた|中の空いた|真ん中があいた|中が空いた|まん中のあいた>)<|の>"
_OUTSIDE = "(いちばん外側|<一番外側|最も外側|外側|もっとも外側>)"
_RING = "(のひとまわり|のまわり|<の一まわり|の1まわり|のひと回り|の周り|の周囲|の1周|>)"
_IS = "(です。|でした。|<で、|になりました。|になります。|あります。|並んでいます。|ありました。|あり、|並んでいました。|必要でした。|使いました。|並べたとき、|並べました。|並べると、|並べます。|のとき、|並んでいるとき、|並びます。|並んでいて、|でした>)"
_ASK = "(ですか。|ありますか。|並んでいますか。|必要ですか。|<でしょうか。|になりますか。|いりますか。|並びますか。|でしたか。|ありましたか。|いますか。|あるでしょうか。|使いますか。|あればよいですか。|必要でしょうか。|並べましたか。|並べますか。|使いましたか。|並びましたか。|必要でしたか。|ありますか|いましたか。|いるでしょうか。|必要になりますか。|いることになりますか。|並ぶでしょうか。>)"
_BOTH = "(たて、横|<たてと横|縦、横|縦と横|たて・横|縦・横|たても横も>)(ともに|とも|<に|を|も|にも|にそれぞれ|>)1列ずつ"


def _squares() -> Iterator[Clause]:
    for key, fill, form in (("full", _FILL, _FORM), ("made", "", _FULL + _FORM), ("any", "", _FORM)):
        how = {"fill": "つまった"} if key != "any" else {}
        yield clause(f"squares.{key}.thing", "square", "{thing:noun}(を|<が|で>)" + _SIDE + _OF + form + fill + _LAY, **how)
        yield clause(f"squares.{key}.first", "square", _SIDE + _OF + form + "{thing:noun}(を|<が|で>)" + fill + _LAY, **how)
        yield clause(f"squares.{key}.lay", "square", _SOME + "{thing:noun}(を|<が|で>)" + fill + form + _LAY, **how)
        yield clause(f"squares.{key}.total", "square", "{thing:noun}{total:count}(を|<が|で>)" + fill + form + _LAY, **how)
        yield clause(f"squares.{key}.total.of", "square", "<|全部で>{total:count}の{thing:noun}(を|<が|で>)" + fill + form + _LAY, **how)
    yield clause("squares.full.after", "square", "{thing:noun}(を|<が>)" + _SIDE + _OF + _FILL + _FORM + _LAY, fill="つまった")
    yield clause("squares.full.before", "square", "{thing:noun}(を|<が>)" + _FILL + _SIDE + _OF + _FORM + _LAY, fill="つまった")
    yield clause("squares.full.fill.lay", "square", "{thing:noun}(を|<が>)" + _FORM + _FILL + _LAY, fill="つまった")
    yield clause("squares.filling", "square", "{thing:noun}{total:count}を" + _FILLED + _SQUARE_MADE, fill="つまった")
    yield clause("squares.any.tried", "square", _SOME + "{thing:noun}(を|<が>)" + _FORM + "(並べたところ、|並べたら、|<並べると、>)")
    yield clause("squares.side.lined", "square", _LINED_SIDE + "(ずつ|<>){thing:noun}を(並べて、|<ならべて、|並べ、>)" + _FULL + _SQUARE_MADE, fill="つまった")
    yield clause("squares.side.lined.fill", "square", _LINED_SIDE + "(ずつ|<>){thing:noun}を" + _FILL + "(並べて、|<ならべて、|並べ、>)" + _SQUARE_MADE, fill="つまった")
    yield clause("squares.hollow.used", "square", "{total:count}の{thing:noun}(を使って、|を並べて、|<で、|を使い、>){layers:count=列}の" + _HOLLOW + _SQUARE_MADE, fill="中空")
    yield clause("squares.hollow.used.thing", "square", "{thing:noun}{total:count}(を使って、|を並べて、|<で、|を使い、>){layers:count=列}の" + _HOLLOW + _SQUARE_MADE, fill="中空")
    yield clause("squares.made.used", "square", "{total:count}の{thing:noun}(を使って、|を並べて、|<で、|を使い、>)" + _FULL + _SQUARE_MADE, fill="つまった")
    yield clause("squares.full.so", "square", _SIDE + "の(正方形|<方陣>)になるように、{thing:noun}(を|<が>)" + _FILL + _LAY, fill="つまった")
    yield clause("squares.full.laid", "square", "{thing:noun}を" + _FILL + "(並べて|<ならべて|敷いて>)、(正方形|<方陣>)を作(りました。|<ります。|ると、|ったところ、|ったら、>)", fill="つまった")
    yield clause("squares.side.filling", "square", _SIDE + "の{thing:noun}を" + _FILL + "(正方形|<方陣>)を作(りました。|<ります。>)", fill="つまった")
    yield clause("squares.ring.full", "square", _OUTSIDE + _RING + "に{outer:count}の{thing:noun}が(並んだ|<並んでいる|ある>)、" + _FULL + "(正方形|<方陣>)があります。", fill="つまった")
    for key, fill, form, how in (("full", _FILL, _FORM, {"fill": "つまった"}), ("made", "", _FULL + _FORM, {"fill": "つまった"})):
        yield clause(f"squares.{key}.these", "square", "{thing:noun}が<|全部で>{total:count}(あります。|います。|<あり、|いて、>)(これを|<これらを|これを全部|このご石を|これを使って|が|>)" + fill + form + _LAY, **how)
    yield clause("squares.hollow.these", "square", "{thing:noun}が<|全部で>{total:count}(あります。|います。|<あり、|いて、>)(これを|<これらを|これを全部|このご石を|これを使って>){layers:count=列}の" + _HOLLOW + _FORM + _LAY, fill="中空")
    yield clause("squares.hollow.open", "square", "(まん中をあけて、|中をあけて、|<真ん中をあけて、|中央をあけて、|まん中を空けて、|中を空けて、>)<いちばん外側の|外側の|一番外側の|>" + _SIDE + "(で、|の|<である|になるように>){layers:count=列}の" + _FORM + "{thing:noun}(を|<が>)" + _LAY, fill="中空")
    yield clause("squares.hollow.there", "square", "<いちばん外側の|外側の|一番外側の|>" + _SIDE + "の{thing:noun}(が並んだ|<を並べた|で作った|でできた>)、{layers:count=列}の" + _HOLLOW + "(正方形|<方陣>)があります。", fill="中空")
    yield clause("squares.filling.of", "square", "{total:count}の{thing:noun}(を|<を使って>)" + _FILLED + _SQUARE_MADE, fill="つまった")
    yield clause("squares.there", "square", _LINED_SIDE + "<|ずつ>" + "の{thing:noun}が並んだ、" + _FULL + "(正方形|<方陣>)があります。", fill="つまった")
    yield clause("squares.lined", "square", _LINED_SIDE + "(ずつ|<>){thing:noun}(を|<が>)(並べた|<並んだ|並べて作った>)" + _FULL + "(正方形|<方陣>)があります。", fill="つまった")
    yield clause("squares.hollow", "square", "{thing:noun}(を|<が>)<|いちばん外側の|外側の|一番外側の>" + _SIDE + "(で、|の|<である|になるように|となるように|にして>){layers:count=列}の" + _HOLLOW + _FORM + _LAY, fill="中空")
    yield clause("squares.hollow.first", "square", "<いちばん外側の|外側の|一番外側の|>" + _SIDE + "(で、|の|<である|になるように|となるように|にして>){layers:count=列}の" + _HOLLOW + _FORM + "{thing:noun}(を|<が>)" + _LAY, fill="中空")
    yield clause("squares.hollow.lay", "square", "{thing:noun}(を|<が>){layers:count=列}の" + _HOLLOW + _FORM + _LAY, fill="中空")
    yield clause("squares.hollow.total", "square", "{total:count}の{thing:noun}(を|<が>){layers:count=列}の" + _HOLLOW + _FORM + _LAY, fill="中空")
    yield clause("squares.hollow.total.thing", "square", "{thing:noun}{total:count}(を|<が>){layers:count=列}の" + _HOLLOW + _FORM + _LAY, fill="中空")


CLAUSES = (
    *_squares(),
    clause("squares.side.is", "side", "(いちばん外側の|<外側の|一番外側の|>)(1辺|<一辺>)(の{thing:noun}は|は|<の数は|の個数は|の人数は|の枚数は|の個数が|の数が|には|が|に>){side:count}<|ずつ>" + _IS),
    clause("squares.side.of", "side", "<いちばん外側の|外側の|一番外側の|>(1辺|<一辺>)(には|に){side:count}の{thing:noun}が(並んでいます。|あります。|<並びました。|並んで、>)"),
    clause("squares.outer", "outer", _OUTSIDE + _RING + "(の{thing:noun}は|は|<には|の数は|の個数は|の人数は|の枚数は|の数が|の個数が|の枚数が|の人数が|が|に>)<|全部で|ちょうど>{outer:count}<|が>(です。|でした。|<で、|になりました。|になります。|あります。|並んでいます。|ありました。|あり、|並んでいました。|のとき、|いました。|いて、|並びました。|になるとき、|になった。>)"),
    clause("squares.outer.counted", "outer", "<|いちばん外側の|一番外側の|外側の|最も外側の>(まわり|<周り|周囲|ひとまわり|一まわり>)(に並んだ|に並んでいる|の|<にある>){thing:noun}<|の数|の個数|の枚数|の人数>(を数えると、|は|<を数えたところ、|を数えたら、|が>)<|全部で|ちょうど>{outer:count}(です。|でした。|<で、|ありました。|あります。|いました。|になりました。|のとき、>)"),
    clause("squares.outer.of", "outer", _OUTSIDE + _RING + "に<は|>{outer:count}の{thing:noun}が(あります。|並んでいます。|<並びました。|ありました。>)"),
    clause("squares.grow", "grow", "(これを|この正方形を|<この正方形の|これの|>)" + _BOTH + "(増やすには、|増やすのに、|<増やすと、|ふやすには、|ふやすのに、>)[{thing:noun}が]<|あと|さらに>{grow:count}(必要です。|必要でした。|<いります。|使いました。|必要になります。|かかりました。>)"),
    clause("squares.over", "over", "{rest:count}(余りました。|<余ります。|余り、|あまりました。|あまり、|余ったので、|余ったため、|余ったから、|余るので、|余りましたが、|あまったので、|あまります。|余った。|余っています。>)"),
    clause("squares.short", "short", "(そこで、|<これを|この正方形を|次に|さらに|>)(たて、横とも1列ずつ|たてと横を1列ずつ|もう1列ずつ|<たて、横1列ずつ|たて・横とも1列ずつ|縦、横とも1列ずつ|たても横も1列ずつ|たて、横ともに1列ずつ|縦と横を1列ずつ|たて、横をそれぞれ1列ずつ|たてと横に1列ずつ|もう1列|たて、横にもう1列ずつ|たて、横もう1列ずつ|縦も横も1列ずつ|縦横1列ずつ|たて横1列ずつ|(たて、横|たてと横|縦、横|縦と横|たて・横|縦・横|たて横|縦横|たても横も|縦も横も)(とも|ともに|を|に|をともに|をそれぞれ|にそれぞれ|それぞれ|も|)(もう|あと|さらに|)1列ずつ|たてと横1列ずつ|たて、横に1列ずつ|縦、横に1列ずつ|たて横ともに1列ずつ|たて横とも1列ずつ|たて、横ともにもう1列ずつ|たて、横とももう1列ずつ|たてと横にもう1列ずつ|たて、横にあと1列ずつ>)(増やそうとすると、|増やそうとしたら、|増やすには、|<増やそうとしたところ、|ふやそうとすると、|ふやそうとしたら、|増やすと、|ふやすには、|増やすのに、|増やして正方形にしようとすると、|増やして正方形を作るには、|増やした正方形を作るには、|ふやすと、|増やそうとしましたが、|増やそうとしたが、|増やして並べようとすると、|増やして並べるには、|増やして並べると、|増やすためには、|増やした正方形にするには、|増やした正方形にしようとすると、>)<|あと>{lack:count}(足りませんでした。|足りません。|<不足しました。|足りなくなりました。|たりません。|たりませんでした。|不足します。|足りないそうです。>)"),
    # what is asked
    clause("squares.ask.total", "ask", "<|はじめに|使った|並べた|この|はじめ、>{thing:noun}は(全部で|<ぜんぶで|みんなで|合わせて|>)何{unit:counter}" + _ASK, what="数"),
    clause("squares.ask.total.of", "ask", "(全部で|<ぜんぶで|みんなで>)何{unit:counter}の{thing:noun}(がありますか。|が必要ですか。|を使いますか。|<を並べましたか。|が並んでいますか。|がいりますか。|が並びますか。|を使いましたか。>)", what="数"),
    clause("squares.ask.total.count", "ask", "{thing:noun}の(数|<個数|人数|枚数|本数>)は(全部で|<>)何{unit:counter}" + _ASK, what="数"),
    clause("squares.ask.outer", "ask", _OUTSIDE + _RING + "(には|の{thing:noun}は|<は|の数は|の個数は|の人数は|の枚数は|に|の本数は>)(全部で|<>)何{unit:counter}" + _ASK, what="外側"),
    clause("squares.ask.outer.things", "ask", _OUTSIDE + _RING + "の{thing:noun}の(数は|個数は|<枚数は|人数は>)(全部で|<>)何{unit:counter}" + _ASK, what="外側"),
    clause("squares.ask.outer.of", "ask", _OUTSIDE + _RING + "に<は|>(全部で|<>)何{unit:counter}の{thing:noun}が(ありますか。|並んでいますか。|<並びますか。|いますか。|必要ですか。>)", what="外側"),
    clause("squares.ask.outer.lying", "ask", _OUTSIDE + _RING + "に(並んでいる|<並ぶ|ある|並べた>){thing:noun}は(全部で|<>)何{unit:counter}" + _ASK, what="外側"),
    clause("squares.ask.round", "ask", "(まわり|<周り|まわりの1列>)(に並んでいる|の|<に並ぶ|にある>){thing:noun}は(全部で|<>)何{unit:counter}" + _ASK, what="外側"),
    clause("squares.ask.ring", "ask", "外側から{ring:count=番目}(のひとまわり|のまわり|<の周り|の1まわり|の一まわり>)(には|の{thing:noun}は|<は|の数は|の個数は>)(全部で|<>)何{unit:counter}" + _ASK, what="内側のまわり"),
    clause("squares.ask.side", "ask", "<|いちばん外側の|外側の|一番外側の|この正方形の|はじめに並べた正方形の|はじめの正方形の|正方形の|その>(1辺|<一辺>)(は|には|<の数は|の個数は|に並んでいる数は|に>)何{unit:counter}" + _ASK, what="1辺"),
    clause("squares.ask.side.of", "ask", "<|いちばん外側の|外側の|一番外側の|この正方形の|はじめに並べた正方形の|はじめの正方形の|正方形の|その>(1辺|<一辺>)(の|に並んでいる|に並ぶ|<には>){thing:noun}(の数は|は|<の個数は>)何{unit:counter}" + _ASK, what="1辺"),
    clause("squares.ask.side.number", "ask", "<|いちばん外側の|外側の|一番外側の|この正方形の|はじめに並べた正方形の|はじめの正方形の|正方形の|その>(1辺|<一辺>)(には|に)何{unit:counter}の{thing:noun}が" + _ASK, what="1辺"),
    clause("squares.ask.grow", "ask", "(これを|この正方形を|<この正方形の|これの|>)" + _BOTH + "(増やすには、|増やすとき、|<増やすのに、|ふやすには、|ふやすとき、>)[{thing:noun}(は|が)](あと|<さらに|>)何{unit:counter}(必要ですか。|いりますか。|<あればよいですか。|必要でしょうか。|いるでしょうか。|必要になりますか。>)", what="増やす数"),
    clause("squares.ask.grow.of", "ask", "(これを|この正方形を|<この正方形の|これの|>)" + _BOTH + "(増やすには、|増やすとき、|<増やすのに、|ふやすには、|ふやすとき、>)(あと|<さらに|>)何{unit:counter}の{thing:noun}が(必要ですか。|いりますか。|<あればよいですか。|必要でしょうか。|必要になりますか。>)", what="増やす数"),
    clause("squares.ask.outer.there", "ask", _OUTSIDE + _RING + "(には|に)、{thing:noun}(が|は)(全部で|<>)何{unit:counter}" + _ASK, what="外側"),
    clause("squares.ask.outer.find", "ask", _OUTSIDE + _RING + "(に並んでいる{thing:noun}の個数|<の数|の個数|の人数|の枚数|に並んでいる数|に並ぶ数|の本数>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="外側"),
    clause("squares.ask.outer.things.find", "ask", _OUTSIDE + _RING + "(の|に並ぶ|<にある>){thing:noun}の(数|個数|<枚数|人数>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="外側"),
    clause("squares.ask.side.find", "ask", "<|いちばん外側の|外側の|一番外側の|この正方形の|はじめの正方形の|正方形の|その>(1辺|<一辺>)(に並ぶ{thing:noun}の数|の個数|の数|<の人数|の枚数|に並んでいる数|に並ぶ数>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="1辺"),
    clause("squares.ask.ring.row", "ask", "外側から{ring:count=列}目(には|の{thing:noun}は|<は|の数は|の個数は>)(全部で|<>)何{unit:counter}" + _ASK, what="内側のまわり"),
    clause("squares.ask.ring.rounds", "ask", "外側から{ring:number}まわり目(には|の{thing:noun}は|<は|の数は|の個数は>)(全部で|<>)何{unit:counter}" + _ASK, what="内側のまわり"),
    clause("squares.ask.bigger", "ask", "(これを|この正方形を|<>)(1辺|<一辺>)(が|<に|を>){to:count}の正方形(にするには、|に広げるには、|<にするとき、|にするためには、|に並べかえるには、>)[{thing:noun}(は|が)](あと|<さらに|>)何{unit:counter}(必要ですか。|いりますか。|<あればよいですか。|必要でしょうか。|いるでしょうか。|必要になりますか。>)", what="増やす数"),
    *(one for one in SHARING if one.key in ("sharing.ask.number.find",)),
)  # fmt: skip
