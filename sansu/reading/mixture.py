"""Clauses of salt water: how strong and how heavy, what is mixed, added or evaporated, what it becomes."""

from __future__ import annotations

from sansu.wording import clause

_STRONG = "[濃度が|濃度|<濃さが|濃さ|のう度が|のう度|こさが>]"
_ADD = "加え(ると、|て、|ました。|たところ、|<たら、|た。|ましたところ、>)"
_SOLUTION = "(食塩水|<塩水>)"
_END = "(ですか。|<でしょうか。|になりますか。|でしたか。|か。|ありますか。|になりましたか。>)"

CLAUSES = (
    # what there is
    clause("mixture.solution.to", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "<|が|の>{weight:weight}に"),
    clause("mixture.solution.from", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "<|が|の>{weight:weight}から"),
    clause("mixture.solution.and", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "<|が|の>{weight:weight}と"),
    clause("mixture.solution.other", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "<|が|の>{weight:weight}を"),
    clause("mixture.solution.there", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "が{weight:weight}(あります。|<ある。>)"),
    clause("mixture.solution.heavy.to", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "に"),
    clause("mixture.solution.heavy.from", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "から"),
    clause("mixture.solution.heavy.and", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "と"),
    clause("mixture.solution.heavy.other", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "を"),
    clause("mixture.solution.strong.to", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "に"),
    clause("mixture.solution.strong.from", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "から"),
    clause("mixture.solution.strong.and", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "と"),
    clause("mixture.solution.strong.other", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "を"),
    clause("mixture.solution.in", "solution", _STRONG + "{percent:percent}の" + _SOLUTION + "<|が|の>{weight:weight}(には|の中には|<に|の中に|にふくまれる|にとけている|に含まれる|に含まれている>)"),
    clause("mixture.solution.salt", "solution", "食塩{salt:weight}(がとけている|をふくむ|<が入っている|がふくまれる|がふくまれている>)" + _SOLUTION + "が{weight:weight}(あります。|<ある。>)"),
    clause("mixture.solution.salt.of", "solution", "食塩{salt:weight}(がとけている|をふくむ|<が入っている|がふくまれる|がふくまれている>)" + _SOLUTION + "{weight:weight}<の|に|があります。>"),
    clause("mixture.solution.unknown.to", "solution", "ある" + _SOLUTION + "{weight:weight}に"),
    clause("mixture.solution.unknown.from", "solution", "ある" + _SOLUTION + "{weight:weight}から"),
    clause("mixture.solution.any", "solution", "ある" + _SOLUTION + "(に|から)"),
    clause("mixture.water", "part", "水{weight:weight}に", of="水"),
    clause("mixture.salt", "part", "食塩{weight:weight}を", of="食塩"),
    clause("mixture.water.of", "part", "{weight:weight}の水に", of="水"),
    clause("mixture.salt.of", "part", "{weight:weight}の食塩を", of="食塩"),
    # what is done
    clause("mixture.dissolve", "done", "(とかすと、|とかしました。|とかして|<とかしたところ、|入れてとかすと、|とかした。|溶かすと、|溶かしました。|入れると、|加えると、>)", what="とかす"),
    clause("mixture.mix", "done", "(混ぜると、|混ぜました。|混ぜて、|混ぜ合わせると、|<混ぜたところ、|混ぜ合わせたところ、|まぜると、|まぜて、|混ぜた。|混ぜ合わせました。>)", what="混ぜる"),
    clause("mixture.add", "done", _ADD, what="混ぜる"),
    clause("mixture.add.water", "part", "水を{weight:weight}" + _ADD, of="水"),
    clause("mixture.add.water.of", "part", "{weight:weight}の水を" + _ADD, of="水"),
    clause("mixture.add.salt", "part", "食塩を{weight:weight}" + _ADD, of="食塩"),
    clause("mixture.add.salt.of", "part", "{weight:weight}の食塩を" + _ADD, of="食塩"),
    clause("mixture.dry", "part", "水を{weight:weight}(蒸発|<じょう発>)させ(ると、|て、|ました。|たところ、|<たら、|た。>)", of="蒸発"),
    clause("mixture.dry.of", "part", "{weight:weight}の水を(蒸発|<じょう発>)させ(ると、|て、|ました。|たところ、|<たら、|た。>)", of="蒸発"),
    # what it becomes
    clause("mixture.becomes", "result", "(濃度|濃さ|<のう度>)(が|は){percent:percent}(になりました。|<になった。|になります。|でした。>)"),
    clause("mixture.becomes.solution", "result", "{percent:percent}の" + _SOLUTION + "(になりました。|ができました。|<になった。|ができた。|ができます。|になります。>)"),
    clause("mixture.make", "result", "{percent:percent}の" + _SOLUTION + "を{weight:weight}(作ります。|作りました。|<作る。|作るとき、|作るには、|つくります。|作りたいと思います。|作ろうと思います。|作るために、>)"),
    clause("mixture.make.when", "result", "{percent:percent}の" + _SOLUTION + "を{weight:weight}作る(には、|とき、)"),
    # what is asked
    clause("mixture.ask.percent", "ask", "何{unit:counter}の" + _SOLUTION + "(ができますか。|になりますか。|<ができましたか。|になりましたか。|になるでしょうか。|ができるでしょうか。>)", what="できた濃さ"),
    clause("mixture.ask.percent.is", "ask", "<|できた食塩水の|できる食塩水の|食塩水の|この食塩水の>(濃度|濃さ|<のう度>)は何{unit:counter}" + _END, what="できた濃さ"),
    clause("mixture.ask.salt", "ask", "何{unit:counter}の食塩が(ふくまれていますか。|とけていますか。|<入っていますか。|含まれていますか。|含まれますか。|ふくまれますか。>)", what="食塩"),
    clause("mixture.ask.salt.is", "ask", "食塩(は|が)何{unit:counter}(ふくまれていますか。|とけていますか。|<入っていますか。|含まれていますか。|含まれますか。|ふくまれますか。|ありますか。|ですか。>)", what="食塩"),
    clause("mixture.ask.water", "ask", "水(は|が)何{unit:counter}(ふくまれていますか。|<ありますか。|ですか。|含まれていますか。|入っていますか。>)", what="水"),
    clause("mixture.ask.add.water", "ask", "水を何{unit:counter}加え(ると、|れば、)", what="加える水"),
    clause("mixture.ask.added.water", "ask", "(加えた水は|<加える水は>)何{unit:counter}" + _END, what="加える水"),
    clause("mixture.ask.add.salt", "ask", "食塩を何{unit:counter}加え(ると、|れば、)", what="加える食塩"),
    clause("mixture.ask.added.salt", "ask", "(加えた食塩は|<加える食塩は>)何{unit:counter}" + _END, what="加える食塩"),
    clause("mixture.ask.dry", "ask", "水を何{unit:counter}(蒸発|<じょう発>)させ(ると、|れば、)", what="蒸発させる水"),
    clause("mixture.ask.dried", "ask", "(蒸発させた水は|<蒸発させる水は|蒸発した水は>)何{unit:counter}" + _END, what="蒸発させる水"),
    clause("mixture.ask.becomes", "result", "{percent:percent}の" + _SOLUTION + "(になりますか。|ができますか。|<にできますか。|になるでしょうか。|になりましたか。>)"),
    clause("mixture.ask.weight", "ask", "{percent:percent}の" + _SOLUTION + "(は|を)何{unit:counter}(必要ですか。|混ぜましたか。|<ですか。|いりますか。|混ぜればよいですか。|使いますか。|混ぜますか。|混ぜるとよいですか。|使いましたか。>)", what="重さ"),
    clause("mixture.ask.weight.mix", "ask", "{percent:percent}の" + _SOLUTION + "を何{unit:counter}(混ぜると、|<混ぜれば、|加えると、|加えれば、>)", what="重さ"),
    clause("mixture.ask.first.weight", "ask", "(はじめの|もとの|<最初の|初めの>)" + _SOLUTION + "は何{unit:counter}(ですか。|ありましたか。|<でしたか。|だったでしょうか。>)", what="はじめの重さ"),
    clause("mixture.ask.first.percent", "ask", "(はじめの|もとの|<最初の|初めの>)" + _SOLUTION + "の(濃度|濃さ|<のう度>)は何{unit:counter}(ですか。|でしたか。|<だったでしょうか。>)", what="はじめの濃さ"),
    clause("mixture.ask.made.weight", "ask", "何{unit:counter}の" + _SOLUTION + "(が|を)(できますか。|作れますか。|<つくれますか。|作ることができますか。>)", what="できた重さ"),
)  # fmt: skip
