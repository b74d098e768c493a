"""Clauses of shapes of one form: shadows, maps, similar figures, areas side by side under one height."""

from __future__ import annotations

from sansu.reading.plain import clause
from sansu.wording import Clause

_IS = "(です。|<で、|である。|のとき、|であり、|でした。|だとします。|あります。|のとき|で|ありました。|なので、|ですから、|とします。|あり、>)"
_ASKED = "(ですか。|でしょうか。|<になりますか。|か。|か求めなさい。|ありますか。|と考えられますか。>)"
_FIND = "を求め(なさい。|ましょう。|<よ。>)"
_SHADOW = "(影の長さ|<かげの長さ|影|かげ>)"
_HIGH = "(高さ|<身長|長さ>)"
_MAP = "(地図|縮図|<地図の上|地図上|縮図上>)"
_REAL = "(実際の長さ|実際の道のり|実際のきょり|<実際の距離|本当の長さ>)"
_SIZES = (("小", "small", "小さ(い|な)"), ("大", "large", "大き(い|な)"))
_FORMS = "三角形|四角形|長方形|五角形|六角形|図形|平行四辺形|ひし形|円"


def _shadows() -> tuple[Clause, ...]:
    same = "(同じ時刻に、|このとき、|<|同じ時刻に|同じ時こくに|このとき、|同じとき、|同じ場所で同じ時刻に、|同じときに、|また、>)"
    return (
        clause("similar.shadow", "shadow", f"<|いま、|同じ時刻に、|ある時刻に、|ある時こくに>{_HIGH}(が|<|は>){{height:length}}の{{thing:noun}}の{_SHADOW}(は|<が|を測ると、|をはかると、|をはかったら|をはかったところ、>)<|地面に>{{shadow:length}}{_IS}"),
        clause("similar.shadow.short", "shadow", f"{{height:length}}の{{thing:noun}}の{_SHADOW}(は|<が>){{shadow:length}}{_IS}"),
        clause("similar.shadow.thing", "shadow", f"{{thing:noun}}の{_HIGH}は{{height:length}}で、{_SHADOW}は{{shadow:length}}{_IS}"),
        clause("similar.shadow.casts", "shadow", f"{_HIGH}(が|<|は>){{height:length}}の{{thing:noun}}が、<|地面に>{{shadow:length}}の影(をつくって|を作って|<ができて|を落として>)います。"),
        clause("similar.ask.height", "ask", f"{same}{_SHADOW}(が|<|は>){{shadow:length}}(の|<である|あった>){{thing:noun}}の高さは何{{unit:counter}}{_ASKED}", what="高さ"),
        clause("similar.ask.height.find", "ask", f"{same}{_SHADOW}(が|<|は>){{shadow:length}}(の|<である|あった>){{thing:noun}}の高さ{_FIND}", what="高さ"),
        clause("similar.ask.height.makes", "ask", f"{same}{{shadow:length}}の<|長さの>{_SHADOW}(ができる|をつくる|<を作る|ができている|のできる|がある>){{thing:noun}}の高さは何{{unit:counter}}{_ASKED}", what="高さ"),
        clause("similar.ask.height.thing", "ask", f"{same}{{thing:noun}}の{_SHADOW}(が|は){{shadow:length}}(でした。|です。|<のとき、|あります。|で、|ありました。>)(この|<その|>){{again:noun}}の高さは何{{unit:counter}}{_ASKED}", what="高さ"),
        clause("similar.ask.shadow", "ask", f"{same}{_HIGH}(が|<|は>){{height:length}}の{{thing:noun}}の{_SHADOW}は何{{unit:counter}}{_ASKED}", what="影"),
    )


def _maps() -> tuple[Clause, ...]:
    on = f"(の|<|の>){_MAP}(があります。|<で、|があります。|では、|上で、|上では、|の上で、|に、|上の|の>)"
    out = []
    for key, ratio in (("", "{scale:number}"), (".ratio", "1：{over:number}")):
        out.append(clause(f"similar.scale{key}", "scale", f"縮尺<|が>{ratio}{on}"))
        if not key:
            out.append(clause("similar.scale.bare", "scale", f"{ratio}の{_MAP}(で、|<では、|上で、|の上で、|上では、|の>)"))
        out.append(clause(f"similar.scale.of{key}", "scale", f"縮尺<|が>{ratio}の"))
        out.append(clause(f"similar.scale.is{key}", "scale", f"(この|ある)地図の縮尺は{ratio}です。"))
    return (
        *out,
        clause("similar.drawn", "drawn", f"<|この|その>{_MAP}(の上で|<で|では|上で|上では|の上で>)、{{length:length}}(の長さは、|の道のりは、|<のきょりは、|のところは、|は、|の距離は、|の長さの道のりは、|です。>)"),
        clause("similar.drawn.bare", "drawn", "{length:length}(の長さは、|<ある道のりは、|ある長さは、|あるところは、|で表された道のりは、|で表されている道のりは、|の道は、|離れた2地点の実際の距離は、|の道のりは、|のきょりは、|の距離は、|のところは、>)"),
        clause("similar.drawn.as", "drawn", f"<|この|ある>{_MAP}(の上で|<|で|では|上で|上では>)、{{length:length}}(で表されています。|<の長さで表しました。|に表しました。|で表しました。|に表しています。|に表しました。|で表されました。|で表します。>)"),
        clause("similar.real", "real", f"{_REAL}(が|<|は>){{length:length}}(のところは、|<の道を、|の道のりは、|のところを、|のきょりは、|の距離は、|あるところを、|の道のりが、|の道のりを、|の長さは、|のとき、|の土地のたての長さは、|です。|の道は、>)"),
        clause("similar.real.has", "real", "<実際|実さい>に{length:length}<の|ある>(道のりは、|<ところは、|きょりは、|距離は、|道は、|長さは、|道のりを、|ところを、|距離を、>)"),
        clause("similar.drawn.map", "drawn", "{length:length}(で|<に|の長さで|の長さに>)(表した|<かいた|かき表した>)(地図|縮図)があります。"),
        clause("similar.ask.real", "ask", f"<|この道のりの|この長さの|その>(実際には|<{_REAL}は|実際は>)、<|どれだけですか。>何{{unit:counter}}{_ASKED}", what="実際"),
        clause("similar.ask.drawn", "ask", f"<|この|その|ある>{_MAP}(の上では|<では|上では|上で|で|の上では>)、何{{unit:counter}}(ですか。|になりますか。|<でしょうか。|で表されますか。|で表せますか。>)", what="地図"),
        clause("similar.ask.scale", "ask", "<|この>(地図|縮図)の縮尺は(何分の1ですか。|<いくらですか。|何分の1になりますか。|何分の一ですか。>)", what="縮尺"),
        clause("similar.ask.scale.find", "ask", "<|この>(地図|縮図)の縮尺を(求めなさい。|<分数で求めなさい。|分数で表しなさい。>)", what="縮尺"),
    )  # fmt: skip


def _alike() -> tuple[Clause, ...]:
    sides = "(辺の長さの比|相似比|<対応する辺の比|対応する辺の長さの比|辺の比>)"
    out = [
        clause("similar.sides", "alike", f"(相似な|形が同じ|<相似である>)2つの(図形|三角形|四角形|五角形|<{_FORMS}>)(があり、|があります。|<の>){sides}は{{one:number}}：{{two:number}}{_IS}"),
        clause("similar.sides.of", "alike", f"{sides}が{{one:number}}：{{two:number}}の<|相似な>2つの({_FORMS})(があります。|<の|について、|があり、>)"),
        clause("similar.ask.areas", "ask", f"<|この2つの({_FORMS})の|2つの>面積の比(は何対何ですか。|を求めなさい。|<はいくつですか。|を最も簡単な整数の比で表しなさい。|はいくらですか。|を、最も簡単な整数の比で答えなさい。>)", what="面積の比"),
    ]
    for which, key, word in _SIZES:
        of = f"{word}(ほう|方|<図形|三角形|長方形|四角形|五角形>)の<|図形の|三角形の|長方形の|四角形の>面積"
        out.append(clause(f"similar.area.{key}", "area", f"{of}(は|<が>){{area:area}}{_IS}", which=which))
        out.append(clause(f"similar.ask.area.{key}", "ask", f"{of}は何{{unit:counter}}{_ASKED}", what="面積", which=which))
    grows = "を<|それぞれ>{times:times}に(すると、|したとき、|<のばすと、|すれば、|した図形の>)"
    flat = "(正方形の1辺の長さ|円の半径|円の直径|正三角形の1辺の長さ|<正方形の1辺|長方形のたてと横の長さ|長方形のたてと横の長さを両方とも|三角形の底辺と高さ|正三角形の1辺|ある図形のすべての辺の長さ|平行四辺形の底辺と高さ>)"
    out.append(clause("similar.times.area", "ask", f"{flat}{grows}面積は<|もとの>何倍(になりますか。|ですか。|<でしょうか。>)", what="面積の倍"))
    for one, flats in (("円", "(円の半径|円の直径)"), ("正方形", "(正方形の1辺|正方形の1辺の長さ)"), ("正三角形", "(正三角形の1辺|正三角形の1辺の長さ)")):
        out.append(clause(f"similar.times.area.{one}", "ask", f"{flats}{grows}<|その><|この>{one}の面積は<|もとの|もとの{one}の>何倍(になりますか。|ですか。|<でしょうか。>)", what="面積の倍"))
    solid = "(立方体の1辺の長さ|<立方体の1辺|直方体のたて、横、高さ|直方体のすべての辺の長さ|立方体のすべての辺の長さ>)"
    out.append(clause("similar.times.volume", "ask", f"{solid}{grows}体積は<|もとの>何倍(になりますか。|ですか。|<でしょうか。>)", what="体積の倍"))
    out.append(clause("similar.times.surface", "ask", f"{solid}{grows}表面積は<|もとの>何倍(になりますか。|ですか。|<でしょうか。>)", what="面積の倍"))
    return tuple(out)


def _splits() -> tuple[Clause, ...]:
    return (
        clause("similar.split", "split", "三角形{triangle:name}(の|で、|<において、>)辺{side:name}(の上に|上に)点{point:name}(があります。|<があり、|をとり、|をとります。|をとると、|があって、>)"),
        clause("similar.split.ratio", "split.ratio", "{one:name}：{two:name}＝{m:number}：{n:number}(です。|<とします。|で、|のとき、|である。|となっています。>)"),
        clause("similar.split.ratio.is", "split.ratio", "{one:name}と{two:name}の(長さの比|比)(は|<が>){m:number}：{n:number}(です。|<で、|のとき、|である。>)"),
        clause("similar.split.area", "split.area", "三角形{triangle:name}の面積(は|<が>){area:area}(です。|<のとき、|で、|である。|とします。>)"),
        clause("similar.ask.split", "ask", f"三角形{{triangle:name}}の面積は何{{unit:counter}}{_ASKED}", what="三角形"),
        clause("similar.ask.split.find", "ask", f"三角形{{triangle:name}}の面積{_FIND}", what="三角形"),
    )  # fmt: skip


CLAUSES: tuple[Clause, ...] = (*_shadows(), *_maps(), *_alike(), *_splits())
