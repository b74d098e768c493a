"""Clauses of averages: single values, the average of so many, of groups and of all, and what a new value does to it."""

from __future__ import annotations

from sansu.wording import clause

_LIST = "{n1:name}(が|は<|>){v1:any}、{n2:name}(が|は<|>){v2:any}[、{n3:name}(が|は<|>){v3:any}][、{n4:name}(が|は<|>){v4:any}][、{n5:name}(が|は<|>){v5:any}]"
_BARE = "{v1:any}、{v2:any}[、{v3:any}][、{v4:any}][、{v5:any}][、{v6:any}][、{v7:any}][、{v8:any}]"
_ENDS = "(でした。|です。|<で、|で、|だった。|である。|のとき、>)"
_IS = "(です。|でした。|<である。|で、|でしたが、|ですが、|だった。>)"

CLAUSES = (
    # the values
    clause("averages.named", "values", "{thing:noun}は、" + _LIST + _ENDS),
    clause("averages.bare", "values", "{n:count}の{thing:noun}は、<それぞれ|>" + _BARE + _ENDS),
    clause("averages.bare.in.turn", "values", "{thing:noun}は、(順に|<それぞれ|>)" + _BARE + _ENDS),
    # averages of so many
    clause("averages.of", "mean", "(これまでの|<これまで|今までの|今まで>)、{count:count}の{thing:noun}の平均<点|>は{value:any}" + _IS),
    clause("averages.of.count", "mean", "{count:count}の<|{thing:noun}の>平均<|点>は{value:any}" + _IS),
    clause("averages.so.far", "mean so far", "(これまで|<今まで|前回まで>)の{thing:noun}の平均<点|>は{value:any}" + _IS),
    clause("averages.new", "new value", "(今回|<今度>)<、|の{thing:noun}で|は|>{value:any}を(とった|取った)(ので、|ところ、|<ため、>)平均<点|>は{mean:any}(になりました。|<になった。|に上がりました。|に下がりました。>)"),
    # groups
    clause("averages.group", "group", "{of:noun}{count:count}の<|{thing:noun}の>平均<|点>は{value:any}(です。|で、|、|<でした。|である。>)"),
    clause("averages.group.mean", "group", "{of:noun}の平均<|点>は{value:any}(です。|で、|、|<でした。|である。>)"),
    clause("averages.group.size", "group", "{of:noun}は{count:count}(です。|で、|、|<いて、|います。>)"),
    # what is asked
    clause("averages.ask.mean", "ask", "[{n:count}の]<|{thing:noun}の>平均<|点>は何{unit:counter}(ですか。|<になりますか。|でしょうか。|でしたか。>)", what="平均"),
    clause("averages.ask.missing", "ask", "{who:name}(は|の{thing:noun}は)何{unit:counter}(ですか。|でしたか。|<でしょうか。>)", what="1つの値"),
    clause("averages.ask.next", "ask", "{nth:count}目に何{unit:counter}(とれば、|とると、|<取れば、|取ると、>)[{n:count}の]平均<点|>(が|は){goal:any}になりますか。", what="次の値"),
    clause("averages.ask.next.aim", "ask", "[{n:count}の]平均<点|>を{goal:any}にするには、{nth:count}目に何{unit:counter}(とればよいですか。|とる必要がありますか。|<取ればよいですか。|とればいいですか。>)", what="次の値"),
    clause("averages.ask.which", "ask", "(今回|<今度>)は何回目の{thing:noun}ですか。", what="何回目"),
    clause("averages.ask.which.how.many", "ask", "(今回|<今度>)の{thing:noun}は何回目ですか。", what="何回目"),
    clause("averages.ask.whole", "ask", "[{of:noun}](全体|全員)の<|{thing:noun}の>平均<|点>は何{unit:counter}(ですか。|<になりますか。|でしょうか。>)", what="全体の平均"),
    clause("averages.whole", "whole", "[{of:noun}](全体|全員)の<|{thing:noun}の>平均<|点>は{value:any}" + _IS),
    clause("averages.ask.size", "ask", "{of:noun}(は|の人数は)何{unit:counter}(ですか。|いますか。|<でしょうか。>)", what="組の人数"),
    clause("averages.ask.group", "ask", "{of:noun}の平均<|点>は何{unit:counter}(ですか。|でしたか。|<でしょうか。>)", what="組の平均"),
)  # fmt: skip
