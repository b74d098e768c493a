"""Clauses of averages: single values, the average of so many, of groups and of all, and what a new value does to it."""

from __future__ import annotations

from sansu.wording import clause

_LIST = "{n1:name}(が|は|<>){v1:any}，{n2:name}(が|は|<>){v2:any}[，{n3:name}(が|は|<>){v3:any}][，{n4:name}(が|は|<>){v4:any}][，{n5:name}(が|は|<>){v5:any}]"
_BARE = "{v1:any}，{v2:any}[，{v3:any}][，{v4:any}][，{v5:any}][，{v6:any}][，{v7:any}][，{v8:any}]"
_ENDS = "(でした。|です。|<で、|だった。|である。|のとき、|とりました。|をとりました。|ありました。>)"
_IS = "(です。|でした。|<である。|で、|でしたが、|ですが、|だった。|だそうです。|とします。>)"
# the measure is a role: 平均点 and 平均体重 are not averages of one thing
_M = "平均<|{m:noun}>"
_POINTS = "平均<点|{m:noun}|>"
_OF = "<|{thing:noun}の>"
_ALL = "[{of:noun}](全体|全員)"
_ASKED = "何{unit:counter}(ですか。|<になりますか。|でしょうか。|でしたか。|か。|になりましたか。>)"

CLAUSES = (
    # the values
    clause("averages.named", "values", "{thing:noun}(は、|<を調べると、|を調べたら、|について、>)" + _LIST + _ENDS),
    clause("averages.list", "values", _LIST + _ENDS),
    clause("averages.respective", "values", "{n1:name}，{n2:name}[，{n3:name}][，{n4:name}][，{n5:name}]の{thing:noun}は、(それぞれ|順に)<、>{v1:any}，{v2:any}[，{v3:any}][，{v4:any}][，{v5:any}]" + _ENDS),
    clause("averages.bare", "values", "{n:count}の{thing:noun}は、<|それぞれ>" + _BARE + _ENDS),
    clause("averages.bare.in.turn", "values", "{thing:noun}は、(順に|<それぞれ|>)" + _BARE + _ENDS),
    clause("averages.bare.for", "values", "{n:count}の{thing:noun}を(調べると、|<調べたら、|はかったら、|はかると、|はかったところ、|調べたところ、>)" + _BARE + _ENDS),
    # averages of so many
    clause("averages.of", "mean", "(これまでの|<これまで|今までの|今まで|これまでに|前回までの>)、{count:count}の{thing:noun}の" + _POINTS + "は<|、>{value:any}" + _IS),
    clause("averages.of.range", "mean", "{from:one}目から{count:count}目まで<の{again:count}|>の" + _OF + _M + "は<|、>{value:any}" + _IS),
    clause("averages.of.whose", "mean", "{whose:name}の{count:count}の" + _OF + _M + "は<|、>{value:any}" + _IS),
    clause("averages.of.count", "mean", "{count:count}の" + _OF + _M + "は<|、>{value:any}" + _IS),
    clause("averages.of.all", "mean", "(全員|<みんな>)で{count:count}(います。|<いて、>)" + _OF + _M + "は<|、>{value:any}" + _IS),
    clause("averages.of.list", "mean", "{l1:name}(，|<と>){l2:name}[，{l3:name}][，{l4:name}][，{l5:name}]<の|><{count:count}|>の" + _OF + _M + "は<|、>{value:any}" + _IS[:-2] + "|、>)"),
    clause("averages.without", "mean without", "(このうち|そのうち|<うち|>)、{who:name}を(のぞく|のぞいた|<除いた|除く>){count:count}の" + _OF + _M + "は<|、>{value:any}" + _IS),
    clause("averages.joined.in", "mean with", "{who:name}(を入れた|を加えた|<もふくめた|をふくめた|も入れた|を含めた|も加えた|を合わせた|も合わせた|を入れて>)[{count:count}の]" + _OF + _M + "は<|、>{value:any}" + _IS),
    clause("averages.joined", "mean with", "(そこに|<これに|ここに|>)、{who:name}(が加わると、|が入ると、|<を加えると、|を入れると、|が加わって、|も入れると、>)[{count:count}の]" + _OF + _M + "は{value:any}(になりました。|になります。|<です。|になった。>)"),
    clause("averages.mean.then", "mean then", "{nth:count}目<の{thing:noun}|>(を合わせると、|<も合わせると、|を入れると、|も入れると、|を加えると、|もふくめると、|をふくめると、>)<|全部の|{n:count}の>" + _POINTS + "(は|が){goal:any}(になりました。|<です。|でした。|になります。|に上がりました。|に下がりました。>)"),
    clause("averages.tests", "mean tests", "{thing:noun}が<|全部で>{n:count}(あり、|ありました。|<あります。>)"),
    clause("averages.so.far", "mean so far", "(これまで|<今まで|前回まで>)の{thing:noun}の" + _POINTS + "は<|、>{value:any}" + _IS),
    clause("averages.new", "new value", "(今回|<今度>)<、|の{thing:noun}で|は|、テストで>{value:any}を(とった|取った)(ので、|ところ、|<ため、>)" + _POINTS + "(は|<が>){mean:any}(になりました。|<になった。|に上がりました。|に下がりました。|に上がった。|に下がった。>)"),
    clause("averages.new.if", "new value", "(今回|今度)<、|の{thing:noun}で|は|、テストで>{value:any}を(とると、|<取ると、|とれば、|取れば、>)" + _POINTS + "(は|が){mean:any}(になります。|<になる。|に上がります。|に下がります。>)"),
    clause("averages.more", "one more", "(次の|<次に受けた|その後の|>){nth:count}目(に|は|<で|のテストで|のテストは|の{thing:noun}で>){value:any}(をとりました。|でした。|<を取りました。|をとると、|を取ると、|をとったとき、|だったとき、|をとりましたが、|を取りましたが、|をとったので、|をとったところ、|をとり、|を取り、|をとったため、|をとったのですが、>)"),
    clause("averages.more.next", "one more", "(次に|次のテストで|<次のテストに>)、{value:any}(をとりました。|をとると、|<を取りました。|を取ると、|をとったとき、>)"),
    clause("averages.more.named", "one more", "{who:name}(が|は){value:any}(のとき、|だったとき、|<でした。|です。|なら、|だと、|とすると、|をとると、>)"),
    # a goal
    clause("averages.aim", "aim", "[{n:count}の]{thing:noun}の平均<点|>の目標を(立てました。|立てます。|決めました。|<立てて、|立てましたが、>)"),
    clause("averages.aim.value", "aim", "[{n:count}の][{thing:noun}の]平均<点|>を{goal:any}に(することを目標にしています。|することが目標です。|<するのが目標です。|したいと思っています。|したいです。|しようと思っています。|することを目標にしました。|することを目標にしましたが、|したいのですが、>)"),
    clause("averages.below", "below", "{count:count}<目|>まで<|に受けた{thing:noun}|の{thing2:noun}>の平均<点|>は、目標<|の平均点|の点|の平均>より<|も>{gap:any}低(く、|いです。|<かったです。|くなっています。|かったので、|い。|いので、|かったが、|いですが、|かったのですが、>)", way="低い"),
    clause("averages.below.short", "below", "{count:count}<目|>まで<|に受けた{thing:noun}|の{thing2:noun}>の平均<点|>は、目標<|の平均点|の点|の平均>に{gap:any}(足りません。|足りず、|<足りませんでした。|とどきません。|届きません。|足りませんが、|たりません。|足りませんでしたが、|およびません。|足りなかったので、|足りないので、>)", way="低い"),
    clause("averages.above", "below", "{count:count}<目|>まで<|に受けた{thing:noun}|の{thing2:noun}>の平均<点|>は、目標<|の平均点|の点|の平均>より<|も>{gap:any}高(く、|いです。|<かったです。|くなっています。|かったので、|い。|かったのですが、|かったが、>)", way="高い"),
    clause("averages.after.low", "after", "<|{n:count}の|全部の|全体の>平均<点|>は、目標<|の平均点|の点|の平均>より<|も>{gap:any}低く(なりました。|なってしまいました。|<なった。|なります。|なりました|なったそうです。>)", way="低い"),
    clause("averages.after.short", "after", "<|{n:count}の|全部の|全体の>平均<点|>は、目標<|の平均点|の点|の平均>に{gap:any}足り(ませんでした。|ません。|<なかった。>)", way="低い"),
    clause("averages.after.high", "after", "<|{n:count}の|全部の|全体の>平均<点|>は、目標<|の平均点|の点|の平均>より<|も>{gap:any}高く(なりました。|<なった。|なります。|なったそうです。>)", way="高い"),
    clause("averages.after.even", "after", "<|{n:count}の|全部の|全体の>平均<点|>は、(ちょうど目標の点になりました。|目標と同じになりました。|<目標の平均点になりました。|目標どおりになりました。|目標と等しくなりました。|ちょうど目標と同じになりました。|ちょうど目標になりました。|目標に達しました。|ちょうど目標の平均点になりました。>)", way="同じ"),
    # groups
    clause("averages.group", "group", "<|クラスの|このクラスの|あるクラスの|学級の>{of:noun}{count:count}の" + _OF + _M + "(は|<が>){value:any}(です。|で、|、|<でした。|である。|のとき、|だったとき、>)"),
    clause("averages.class.size", "group", "{count:count=人}の(クラス|<学級>)でテストを(したところ、|しました。|<すると、|受けたところ、|しましたが、>)", of="クラス"),
    clause("averages.group.mean", "group", "{of:noun}の" + _M + "(は|<が>){value:any}(です。|で、|、|<でした。|である。|だけの平均は、>)"),
    clause("averages.group.size", "group", "{of:noun}(は|<が|の人数は|の人数が>){count:count}(です。|で、|、|<いて、|います。|のとき、|とすると、|いるとき、>)"),
    clause("averages.sizes", "group sizes", "{of1:noun}{count1:count}(、|と){of2:noun}{count2:count}の(クラス|<組|学級|グループ>)(で、{thing:noun}をしました。|があります。|<で{thing2:noun}をしたところ、|で、>)"),
    clause("averages.whole", "whole", _ALL + "[{count:count}]<|で>の" + _OF + _M + "(は|<が>){value:any}" + _IS),
    # what is asked
    clause("averages.ask.mean", "ask", "[{n:count}の]" + _OF + _M + "は" + _ASKED, what="平均"),
    clause("averages.ask.mean.each", "ask", "<|{whose:noun}>{one:one}(平均|<の平均は|あたり平均|の平均の重さは|の重さの平均は|あたりの平均は|に平均>)" + _ASKED, what="平均"),
    clause("averages.ask.mean.find", "ask", "[{n:count}の]" + _OF + _M + "を求め(なさい。|ましょう。|<よ。>)", what="平均"),
    clause("averages.ask.missing", "ask", "{who:name}(は|<の{thing:noun}は>)" + _ASKED, what="1つの値"),
    clause("averages.ask.missing.goal", "ask", "{who:name}(で|<が|は>)何{unit:counter}<|を>(とれば、|なら、|<とると、|だと、|取れば、|であれば、>){n:count}の" + _OF + _M + "(が|は){goal:any}になりますか。", what="1つの値"),
    clause("averages.ask.nth", "ask", "{nth:count}目<の{thing:noun}>(は|<の点数は|の得点は>)" + _ASKED, what="何回目の値"),
    clause("averages.ask.next", "ask", "{nth:count}目<|の{thing:noun}>(に|<で|は>)何{unit:counter}<|を>(とれば、|とると、|<取れば、|取ると、|をとれば、>)[{n:count}の]" + _POINTS + "(が|は){goal:any}(になりますか。|<になるでしょうか。>)", what="次の値"),
    clause("averages.ask.next.aim", "ask", "[{n:count}の]<|{thing:noun}の>" + _POINTS + "を{goal:any}に(するには、|<したいとき、|したい。|するためには、>){nth:count}目(に|<で|は|のテストで|のテストでは>)何{unit:counter}(とればよいですか。|とる必要がありますか。|<取ればよいですか。|とればいいですか。|とらなければなりませんか。|必要ですか。>)", what="次の値"),
    clause("averages.ask.then", "ask", "<|全部の|全部で>[{n:count}の]" + _POINTS + "は" + _ASKED, what="新しい平均"),
    clause("averages.ask.which", "ask", "(今回|<今度>)は何回目の{thing:noun}ですか。", what="何回目"),
    clause("averages.ask.which.how.many", "ask", "(今回|<今度>)の{thing:noun}は何回目<|のテスト>ですか。", what="何回目"),
    clause("averages.ask.so.many", "ask", "(これまでに|<これまで|今までに>)<|{thing:noun}を>何回(受けましたか。|<ありましたか。|受けていましたか。>)", what="これまでの回数"),
    clause("averages.ask.whole", "ask", _ALL + "の" + _OF + _M + "は" + _ASKED, what="全体の平均"),
    clause("averages.ask.whole.find", "ask", _ALL + "の" + _OF + _M + "を求め(なさい。|<ましょう。|よ。>)", what="全体の平均"),
    clause("averages.ask.size", "ask", "{of:noun}(は|の人数は)<|全部で|全員で>何{unit:counter}(ですか。|<いますか。|でしょうか。|でしたか。>)", what="組の人数"),
    clause("averages.ask.group", "ask", "{of:noun}の" + _M + "は" + _ASKED, what="組の平均"),
    clause("averages.ask.goal", "ask", "<|はじめに立てた|立てた>目標<|の点|の平均|の平均点|にした平均点|としていた平均点>は" + _ASKED, what="目標"),
    clause("averages.ask.reach", "ask", "<目標を達成するには、|目標にするには、|目標の平均点にするには、|目標の平均にするには、|目標どおりにするには、|平均点を目標どおりにするには、|>{nth:count}目(に|<で|は|のテストで|のテストでは|のテストは>)何{unit:counter}(とればよいですか。|とる必要がありますか。|<取ればよいですか。|とればいいですか。|とらなければなりませんか。|とらなければいけませんか。|必要ですか。|以上とればよいですか。>)", what="目標に届く値"),
    clause("averages.ask.total", "ask", "<|{n:count}の><|{thing:noun}の>合計は" + _ASKED, what="合計"),
)  # fmt: skip
