"""Clauses of things set out along a line or a loop: length, interval, ends, sides, how many."""

from __future__ import annotations

from sansu.wording import clause

_PLACE = "(に|沿いに|にそって|に沿って|<の|を|で|があります。この道に|があります。その道に|があります。この道の|があります。この道路に|があります。この道路の|があります。>)<|、>"
_THING = "{thing:noun}"
_SET = "<植え|立て|打ち|置き|並べ|取りつけ>"

CLAUSES = (
    # how long
    clause("spacing.span", "span", "[長さ<が|は|>]{length:length}の{place:noun}" + _PLACE, shape="線"),
    clause("spacing.span.is", "span", "{place:noun}の(長さ|全長)は{length:length}(です。|で、|あります。)", shape="線"),
    clause("spacing.span.road", "span", "{place:noun}が{length:length}(あります。|続いています。)", shape="線"),
    clause("spacing.span.of", "span", "[長さ<が|は|>]{length:length}の{place:noun}の", shape="線"),
    clause("spacing.loop", "span", "(まわり|周囲|周り|<1まわり>)<が|の長さが|>{length:length}の<|円形の|円の形をした|丸い|まるい>{place:noun}(のまわりに|の周りに|<に|を囲んで|のまわりにそって|のまわりに沿って|の周りに沿って|にそって|に沿って|の周囲に>)", shape="輪"),
    clause("spacing.loop.round", "span", "1周[が|の長さが]{length:length}の<|円形の|円の形をした|丸い|まるい>{place:noun}(のまわりに|の周りに|<に|に沿って|のまわりにそって|のまわりに沿って|の周りに沿って|にそって|の周囲に|の>)", shape="輪"),
    clause("spacing.loop.is", "span", "{place:noun}の(まわり|周り)の長さは{length:length}です。", shape="輪"),
    clause("spacing.span.apart", "span", "{length:length}(はなれた|離れた|<はなれて立つ|離れて立つ|はなれて立っている|離れて立っている|はなれている|離れている>)(2本の|<2つの|2軒の>){place:noun}の間に", shape="間"),
    clause("spacing.loop.place", "span", "{place:noun}(のまわりに|の周りに|<に沿って1周|の周囲に|のまわりにそって|の周りに沿って|のまわりに沿って>)", shape="輪"),
    # how far apart
    clause("spacing.every", "interval", "{each:length}(おきに|ごとに|間隔で|の間隔で|<の間隔をあけて|間隔をあけて|の間をあけて|ずつはなして|ずつ間をあけて|の間かくで|間かくで>)"),
    clause("spacing.between", "interval", "{thing:noun}と{other:noun}の(間隔|間かく|間)<を|は|が|をすべて>{each:length}(にします。|とします。|<です。|にすると、|にして、|にして植えると、>)"),
    clause("spacing.gap", "interval", "(間隔|間かく)<を|は>{each:length}(にします。|とします。|<です。|にすると、|として、>)"),
    # the ends and the sides
    clause("spacing.end.to.end", "ends", "(端から端まで|はしからはしまで|<端からはしまで|はしから端まで|片方のはしからもう片方のはしまで|片方の端からもう一方の端まで|片方の端からもう片方の端まで|端から、もう一方の端まで>)<|ずっと>", where="両はし"),
    clause("spacing.ends.too", "ends", "<|ただし、|また、><|道の|道路の|この道の>両(はし|端)(に|<の両方に>)(も|<は必ず|は|も必ず|必ず>)<|木を|木も>(植えます。|植えることにします。|<植えるとき、|立てます。|置きます。|打ちます。|植えることにします。|植えるものとします。|植えると、|植えたとき、|植えたとすると、|植えました。|植えてあります。|立てるとき、|立てることにします。|立てるものとします。|打つものとします。|植えるとすると、|植えてあるとき、|植えるとします。>)", where="両はし"),
    clause("spacing.ends.not", "ends", "<|ただし、|また、><|道の|道路の|この道の>両(はし|端)には<|木を|木は>(植えません。|植えないことにします。|<植えないとき、|立てません。|植えないとすると、|植えないものとします。|植えていません。|植えないとします。|植えませんでした。|木がないものとします。|立てないものとします。|立てないことにします。|立てないとき、|植えないとすれば、|置きません。|打ちません。|植えないで、|家があるので植えません。|建物があるので植えません。|電柱が立っているので植えません。|電柱があるので植えません。|ビルがあるので植えません。|門があるので植えません。>)", where="なし"),
    clause("spacing.ends.only.one", "ends", "<|ただし、><|道の|道路の>(片方|<一方>)の(はし|端)にだけ<|木を>(植えます。|植えることにします。|<植えるとき、|植えるとすると、|立てます。>)", where="片はし"),
    clause("spacing.both.sides", "sides", "[道の|<道路の|通りの>]両(側|がわ)に", sides="両側"),
    clause("spacing.both.sides.bare", "sides", "両(側|がわ)に", sides="両側"),
    clause("spacing.one.side.bare", "sides", "片(側|がわ)に", sides="片側"),
    clause("spacing.both.sides.topic", "sides", "[道の|<道路の|通りの>]両(側|がわ)(には|にそれぞれ)", sides="両側"),
    clause("spacing.one.side", "sides", "[道の|<道路の|通りの>]片(側|がわ)に", sides="片側"),
    clause("spacing.one.side.topic", "sides", "[道の|<道路の|通りの>]片(側|がわ)には", sides="片側"),
    # what and how many
    clause("spacing.plant", "set", _THING + "を" + _SET + "(ます。|ていきます。|ることにしました。|<るとき、|ると、|るには、|ることにします。|る。|たいと思います。|ようと思います。|ることになりました。|ました。|たい。|ていくと、|ていくとき、|るとすると、|、>)"),
    clause("spacing.plant.when", "set", _THING + "を" + _SET + "(ると、|るとき、|るには、)"),
    clause("spacing.counted", "set", "{count:count}の" + _THING + "を" + _SET + "(ます。|ました。|<ると、|るとき、|ることにしました。|たとき、|たところ、|てあります。|ることにします。|たいと思います。|ようと思います。|るには、>)"),
    clause("spacing.counted.after", "set", "<|同じ間をあけて|等しい間隔で|同じ間隔で|等間隔に|等間隔で|同じ間かくで|等しい間かくで>" + _THING + "を<|同じ間をあけて|等しい間隔で|同じ間隔で|等間隔に|等間隔で|同じ間かくで>{count:count}" + _SET + "(ます。|ました。|<ると、|るとき、|ることにしました。|たとき、|たところ、|てあります。|ることにします。|たいと思います。|ようと思います。|るには、>)"),
    clause("spacing.equally.counted", "set", "(同じ間をあけて|等しい間隔で|同じ間隔で|<等間隔に|等間隔で|同じ間かくで>){count:count}の" + _THING + "を" + _SET + "(ます。|ました。|<ると、|るとき、|ることにしました。|たとき、|てあります。|ることにします。|たいと思います。|ようと思います。|るには、>)"),
    clause("spacing.stand", "set", "<同じ間をあけて|等しい間隔で|同じ間隔で|等間隔に|等間隔で|同じ間かくで|>{count:count}の" + _THING + "が(植えてあります。|立っています。|<植えられています。|並んでいます。|立ててあります。|立っているとき、|植えてあるとき、|並んでいるとき、>)"),
    clause("spacing.stand.after", "set", "<同じ間をあけて|等しい間隔で|同じ間隔で|等間隔に|等間隔で|同じ間かくで|>" + _THING + "が{count:count}(植えてあります。|立っています。|<植えられています。|並んでいます。|立ててあります。|立っているとき、|植えてあるとき、|並んでいるとき、>)"),
    clause("spacing.came", "set", _THING + "を" + _SET + "(ると、|たところ、|<たら、|ていくと、>)<|全部で|ちょうど>{count:count}(必要でした。|植えられました。|<になりました。|植えることができました。|いりました。|必要です。|植えることができます。|使いました。|植えることができた。|植わりました。|使います。|いります。>)"),
    # what is asked
    clause("spacing.ask.count", "ask", "{thing:noun}は[全部で]何{unit:counter}(必要ですか。|いりますか。|植えられますか。|<立ちますか。|ですか。|ありますか。|必要でしょうか。|になりますか。|植えることができますか。|いるでしょうか。|必要になりますか。|いることになりますか。|植えることになりますか。|植えればよいですか。|あればよいですか。|植えますか。|立てられますか。|立てますか。|打てばよいですか。|並びますか。|用意すればよいですか。|植えるとよいですか。>)", what="植える数"),
    clause("spacing.ask.count.set", "ask", "何{unit:counter}の{thing:noun}(が必要ですか。|がいりますか。|を使いますか。|を植えますか。|<を植えることになりますか。|を植えればよいですか。|があればよいですか。|が必要になりますか。|を用意すればよいですか。>)", what="植える数"),
    clause("spacing.ask.interval", "ask", "[{other:noun}と][{thing:noun}の](間隔|間かく|<間>)は何{unit:counter}(ですか。|になりますか。|<にすればよいですか。|にしましたか。|でしょうか。|ありますか。|にすればいいですか。|あければよいですか。>)", what="植える間かく"),
    clause("spacing.ask.interval.every", "ask", "何{unit:counter}おきに<|{thing:noun}を>(植えましたか。|植えればよいですか。|<立てましたか。|並べましたか。|植えますか。|植えるとよいですか。|立てればよいですか。|植えることになりますか。|植えたことになりますか。|植えてありますか。>)", what="植える間かく"),
    clause("spacing.ask.length", "ask", "{place:noun}の(長さは|全長は)何{unit:counter}(ですか。|ありますか。|<になりますか。|でしょうか。>)", what="道の長さ"),
    clause("spacing.ask.loop", "ask", "{place:noun}(のまわりは|のまわりの長さは|<の周りの長さは|の周囲の長さは|の周りは|の1周の長さは|の周囲は|1周は|のまわりは全部で>)何{unit:counter}(ですか。|ありますか。|<になりますか。|でしょうか。>)", what="道の長さ"),
)  # fmt: skip
