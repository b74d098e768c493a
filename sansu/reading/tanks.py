"""Clauses of water in a tank: its base and height, how deep the water is, water poured in, a stone put in."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.wording import Clause

_TANK = "<|底面が|底面の|直方体の形をした|直方体の|直方体の形の|円柱の形をした|空の|からの|内のりが|立方体の形をした>"
_HAS = "(があります。|<に、|があり、|に|が、|の中に、|の中に|の中へ|へ|が|について、|を用意しました。>)"
_SIDES = "(たて|<縦>){depth:length}、横{width:length}"
_END = "(ですか。|<でしょうか。|になりますか。|でしたか。|か。|ありますか。|になりましたか。>)"
_POUR = "(入れると、|入れました。|<入れます。|注ぐと、|注ぎました。|入れたとき、|注いだとき、|入れ、|注ぎます。|入れたら、|加えると、|加えました。|流し入れると、|入れてから、|入れて、|入れたところ、>)"
_RATE = "(毎分|1分間に|<1分に|1分あたり>)"
_INTO = "<|{thing2:noun}(に|には|の中に)|ここに|これに|ここへ>"
_SHAPED = "<|の|である><|直方体の|直方体の形をした|直方体の形の|円柱の形をした|円柱の|四角柱の形をした><|空の>"


def _tanks() -> Iterator[Clause]:
    thing = "{thing:noun}"
    yield clause("tanks.base", "tank", f"{_TANK}(底面積が|底面積|<底面の面積が|底の面積が>){{base:area}}<の|である|><|直方体の|直方体の形をした|円柱の形をした><|空の>{thing}{_HAS}")
    yield clause("tanks.base.high", "tank", f"{_TANK}(底面積が|底面積|<底面の面積が|底の面積が>){{base:area}}(、|で、|<で>)(高さが|深さが|<高さ|深さ>){{height:length}}の<|直方体の|直方体の形をした|円柱の形をした><|空の>{thing}{_HAS}")
    yield clause("tanks.box", "tank", f"{_TANK}{_SIDES}、(高さ|深さ){{height:length}}の<|直方体の|直方体の形をした><|空の>{thing}{_HAS}")
    yield clause("tanks.box.open", "tank", f"{_TANK}(底面のたてが|たてが|<縦が>){{depth:length}}、横が{{width:length}}<|、高さが{{height:length}}>の<|直方体の|直方体の形をした><|空の>{thing}{_HAS}")
    yield clause("tanks.box.first", "tank", f"{_TANK}(高さ|深さ)<が|>{{height:length}}、<|底面の>(たて|縦)<が|>{{depth:length}}、横<が|>{{width:length}}の{_SHAPED}{thing}{_HAS}")
    yield clause("tanks.box.inner", "tank", f"{_TANK}(内のりの|<底面の|>)<たてが|たて|縦が|縦>{{depth:length}}、横<が|>{{width:length}}、(深さが|<高さが|深さ|高さ>){{height:length}}の{_SHAPED}{thing}{_HAS}")
    yield clause("tanks.square", "tank", f"{_TANK}(底面が|<底面は>)1辺<|が|の長さが>{{side:length}}の正方形<|で、(高さが|深さが|高さ|深さ){{height:length}}>の{_SHAPED}{thing}{_HAS}")
    yield clause("tanks.cube", "tank", f"<|空の|内のりが>1辺<|が|の長さが>{{cube:length}}の立方体<の形をした|の形の|の>{thing}{_HAS}")
    yield clause("tanks.floor", "tank", f"<|{thing}の|入れ物の>底面は、<1つの|>{_SIDES}<|の長方形>(です。|で、|<である。>)")
    yield clause("tanks.some", "water.some", f"{_TANK}{thing}(に|には)水が(入っています。|<入っていて、|はいっています。|入れてあります。|何cmか入っています。>)")
    yield clause("tanks.some.bare", "water.some", "水(を入れて、|<を入れ、|が入っています。|が入っていて、|を入れました。|を何cmか入れて、>)")
    yield clause("tanks.brim", "water.full", f"{_INTO}水が(いっぱいに|いっぱい|<満水に|口まで>)(入っています。|<入っていて、|はいっています。|入れてあります。>)")
    yield clause("tanks.box.low", "tank", f"{_TANK}{_SIDES}の<|長方形の|直方体の|直方体の形をした|長方形の底面をもつ><|空の>{thing}{_HAS}")
    yield clause("tanks.whole", "tank", f"<|容積が|容積>{{whole:volume}}(の|入る|<まで入る|入りの|はいる|の水が入る>)<|空の>{thing}{_HAS}")
    deep_of = "{deep:length}の(深さまで|<高さまで|ところまで>)"
    yield clause("tanks.water.of", "water", f"<|{{thing:noun}}に(は|)><|、>水が{deep_of}(入っています。|<入っていて、|入っており、|入っていました。>)")
    yield clause("tanks.rate.for", "rate.for", f"{_INTO}{_RATE}{{amount:volume}}(の割合で|ずつ|<の水を|ずつ水を|の割合で水を>){{time:time}}<|間>(水を入れると、|入れると、|<入れました。|水を入れました。|入れたとき、|水を入れたとき、|入れたところ、>)")
    deep = "(深さ|<|水の深さが>){deep:length}(まで|のところまで|<の深さまで|の高さまで>)"
    yield clause("tanks.water", "water", f"<|{{thing:noun}}に(は|)>水が{deep}(入っています。|<入っていて、|入っており、|入っていました。|入っている。|入っています|はいっています。>)")
    yield clause("tanks.water.after", "water", f"<|{{thing:noun}}に(は|)>{deep}水が(入っています。|<入っていて、|入っており、|入っていました。|入っている。|はいっています。|入れてあります。|あります。>)")
    yield clause("tanks.water.deep", "water", "<|はじめ|今|いま>(水の深さは|<入っている水の深さは|深さは>){deep:length}(です。|で、|<でした。|であり、>)")
    yield clause("tanks.pour", "pour", f"{_INTO}水を{{amount:volume}}<|だけ>{_POUR}")
    yield clause("tanks.pour.of", "pour", f"{_INTO}{{amount:volume}}の水を{_POUR}")
    yield clause("tanks.pour.to", "pour.to", f"{_INTO}水を{deep}{_POUR}")
    yield clause("tanks.pour.to.after", "pour.to", f"{_INTO}{deep}水を(入れるには、|<入れるのに、|入れました。|入れると、|入れるとき、|入れたいと思います。>)")
    yield clause("tanks.rate", "rate", f"{_INTO}{_RATE}{{amount:volume}}(ずつ水を|の割合で水を|<ずつ|の水を|の割合で|ずつの水を>)(入れます。|<入れると、|入れていったところ、|入れていく。|入れました。|注ぐと、|注ぎます。|入れていくと、|入れていきます。|入れるとき、|入れ、|入れて、|入れました。|注いでいくと、|流し入れます。|流し入れると、>)")
    yield clause("tanks.rate.when", "rate", f"{_INTO}{_RATE}{{amount:volume}}(ずつ|の割合で)水を(入れると、|<入れるとき、>)")
    yield clause("tanks.rate.first", "rate", f"{_INTO}水を{_RATE}{{amount:volume}}(ずつ|の割合で)(入れます。|<入れると、|入れました。|注ぐと、|注ぎます。|入れていくと、|入れていきます。|入れるとき、|入れて、|流し入れます。>)")
    yield clause("tanks.for", "time", "{time:time}<|間|だけ>(入れると、|<入れました。|入れたとき、|注ぐと、|入れたところ、|注ぎました。|たつと、|後に、|後、>)")
    yield clause("tanks.for.pour", "time", _INTO + "水を{time:time}<|間|だけ>(入れると、|入れました。|<入れたとき、|入れたところ、>)")
    yield clause("tanks.filled", "full", _INTO + "(水を入れると、|<|水を入れたところ、|一定の割合で水を入れたところ、|一定の割合で水を入れると、|水を入れていくと、|水を入れていったところ、>){time:time}で(いっぱいになりました。|満水になりました。|<いっぱいになります。|満水になります。|いっぱいになった。>)")
    yield clause("tanks.now.deep", "now", "(水の深さが|<深さが|水面の高さが|水の深さは|深さは>){now:length}(になりました。|<になった。|になります。|になり、|になったとき、>)")
    yield clause("tanks.now.from", "now", "(水の深さが|<深さが|水面の高さが|水面が>){deep:length}から{now:length}(に|<まで>)(なりました。|<上がりました。|なった。|高くなりました。>)")
    yield clause("tanks.stone", "stone", "<|この中に|ここに|これに|その中に|水そうの中に|容器の中に|この水の中に>{stone:noun}を<|完全に|全部|すべて>(しずめると、|しずめました。|入れると、|<しずめたところ、|入れたところ、|入れたら、|しずめたら、|入れて完全にしずめたところ、|入れて完全にしずめると、|完全に水の中にしずめたところ、|水の中に完全にしずめたところ、|水の中にしずめたところ、|沈めると、|沈めました。|沈めたところ、|完全にしずめると、|水の中にしずめると、|水の中に完全にしずめると、|入れました。|水にしずめると、>)")
    yield clause("tanks.stone.of", "stone", "<|この中に|ここに|これに|その中に>(体積が|体積|<>){volume:volume}の{stone:noun}を<|完全に|全部|すべて>(しずめると、|しずめました。|入れると、|<しずめたところ、|入れたところ、|沈めると、|沈めました。|沈めたところ、|水の中にしずめると、|水の中に完全にしずめると、|入れました。|水にしずめると、>)")
    yield clause("tanks.rises", "rise", "(水の深さが|水面が|<深さが|水面の高さが|水の深さは|水面は|水位が>){rise:length}<|だけ>(上がりました。|高くなりました。|<上がります。|高くなります。|増えました。|深くなりました。|上がった。|高くなった。|深くなります。|上がり、>)")


def _questions() -> Iterator[Clause]:
    far = "何{unit:counter}"
    yield clause("tanks.ask.deep", "ask", f"<|このとき|そのとき|このとき、|そのときの|このときの>(水の深さは|<深さは|水面の高さは|水の高さは>)<|全部で>{far}{_END}", what="tanks.deep")
    yield clause("tanks.ask.deep.becomes", "ask", f"(水の深さは|<深さは|水面の高さは>){far}(になりますか。|<になりましたか。|まで上がりますか。|になるでしょうか。>)", what="tanks.deep")
    yield clause("tanks.ask.water", "ask", f"<|入れた|入っている|この|{{thing:noun}}の中の|{{thing2:noun}}に入っている>水(は|の量は|の体積は|<は全部で>){far}(ですか。|ありますか。|入っていますか。|<でしょうか。|入りましたか。|か。|でしたか。|になりますか。>)", what="tanks.water")
    yield clause("tanks.ask.whole", "ask", f"(この{{thing:noun}}|<>)の容積は{far}{_END}", what="tanks.whole")
    yield clause("tanks.ask.holds", "ask", f"<|この>{{thing:noun}}(に|には)<|全部で>{far}の水が(入りますか。|<はいりますか。|入るでしょうか。>)", what="tanks.whole")
    yield clause("tanks.ask.holds.water", "ask", f"<|この>{{thing:noun}}に(は|)水が<|全部で|最大で>{far}(入りますか。|<はいりますか。|入るでしょうか。>)", what="tanks.whole")
    for key, long, unit in (("", far, {}), (".mixed", "何時間何分", {"unit": "時間"}), (".seconds", "何分何秒", {"unit": "分"})):
        yield clause(f"tanks.ask.full{key}", "ask", f"<|この|空の><|{{thing:noun}}(は|が)>{long}(でいっぱいになりますか。|で満水になりますか。|<でいっぱいになるでしょうか。|でいっぱいになるか。>)", what="tanks.full", **unit)
        yield clause(f"tanks.ask.full.when{key}", "ask", f"<|{{thing:noun}}が>(いっぱいになるのは|満水になるのは|<いっぱいになるのは、水を入れ始めてから|いっぱいになるのは水を入れ始めてから>){long}後(ですか。|でしょうか。)", what="tanks.full", **unit)
        yield clause(f"tanks.ask.full.takes{key}", "ask", f"(いっぱいになるまでに|いっぱいにするのに|<いっぱいになるまで|満水になるまで|満水になるまでに|満水にするのに|いっぱいになるのに|水そうがいっぱいになるまでに|水そうをいっぱいにするのに>){long}(かかりますか。|<かかるでしょうか。|ですか。>)", what="tanks.full", **unit)
        yield clause(f"tanks.ask.deep.when{key}", "ask", f"(水の深さが|深さが|<水面の高さが|水の深さを>){{now:length}}(になるのは|になるのは、|<になるまでに|になるまで|になるのに|にするには|にするのに|になるのは水を入れ始めてから|になるのは、水を入れ始めてから|になるのは入れ始めてから|まで水を入れるのに|になるまで水を入れると>){long}(後ですか。|かかりますか。|<ですか。|後でしょうか。>)", what="tanks.when", **unit)
    yield clause("tanks.ask.rate", "ask", f"{_RATE}何{{unit:counter}}(ずつ水を入れましたか。|の割合で水を入れましたか。|<ずつ入れましたか。|ずつの水を入れましたか。|の水を入れましたか。|ずつ水を入れていますか。|ずつ水が入りましたか。|の割合で入れましたか。>)", what="tanks.rate")
    yield clause("tanks.ask.pour", "ask", f"<|あと|あと、>水を<|あと|さらに>{far}(入れると|入れれば|<加えると|加えれば|入れたら>)(いっぱいになりますか。|<満水になりますか。|よいですか。>)", what="tanks.rest")
    yield clause("tanks.ask.water.needed", "ask", f"<|水は|水を>{far}(の水が|<>)(必要ですか。|<いりますか。|必要でしょうか。|入れればよいですか。|の水を入れればよいですか。|入れましたか。>)", what="tanks.water", needed="はい")
    yield clause("tanks.ask.stone.seek", "ask", "<|この|その>{stone:noun}の体積を(求めなさい。|<求めましょう。|答えなさい。>)", what="tanks.stone", unit="cm³")
    yield clause("tanks.ask.pour.of", "ask", f"<|あと|さらに>{far}の水を(入れると、|入れれば、|<加えると、|加えれば、>)(いっぱいになりますか。|<満水になりますか。|いっぱいになるでしょうか。>)", what="tanks.rest")
    yield clause("tanks.ask.deep.later", "ask", f"<|水を入れ始めてから|入れ始めてから>{{time:time}}後(の|に、|、)(水の深さは|<深さは|水面の高さは>){far}{_END}", what="tanks.deep")
    yield clause("tanks.ask.stone", "ask", f"<|この|その>{{stone:noun}}の体積は{far}{_END}", what="tanks.stone")
    yield clause("tanks.ask.rise", "ask", f"(水の深さは|水面は|<深さは|水面の高さは|水位は>){far}(上がりますか。|高くなりますか。|<上がりましたか。|高くなりましたか。|深くなりますか。|増えますか。>)", what="tanks.rise")


CLAUSES: tuple[Clause, ...] = (*_tanks(), *_questions())
