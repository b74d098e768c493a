"""Clauses of salt water: how strong and how heavy, what is mixed, added or evaporated, what it becomes."""

from __future__ import annotations

from sansu.reading.plain import clause

_STRONG = "[濃度が|濃度|<濃さが|濃さ|のう度が|のう度|こさが|濃度は>]"
_ADD = "(加え|<入れ|いれ|くわえ|混ぜ>)(ると、|ました。|<て、|たところ、|たら、|た。|ましたところ、|、|たあと、|てから、|ましたが、|たとき、|るとき、|てよくかき混ぜると、|てよく混ぜると、|てよくかき混ぜました。|てよくかき混ぜたところ、|てよく混ぜました。|て食塩水を作りました。|て食塩水を作ると、>)"
_SOLUTION = "(食塩水|<塩水>)"
_END = "(ですか。|<でしょうか。|になりますか。|でしたか。|か。|ありますか。|になりましたか。|必要ですか。|だったでしょうか。|ありましたか。>)"
_NEEDED = "(必要ですか。|いりますか。|<ですか。|使いますか。|必要でしょうか。|とかせばよいですか。|使えばよいですか。|いるでしょうか。>)"
_DRIED = "(蒸発|<じょう発>)させ(ると、|ました。|<て、|たところ、|たら、|た。|、|たあと、|てから、|ますと、>)"
_MADE_INTO = "に(します。|しました。|するには、|<したいと思います。|する。|した。|するとき、|するために、|するためには、|したい。|しようと思います。|したいとき、>)"
_THROWN = "(捨てて|取り出して|<捨て|取り出し|すてて|すて|くみ出して|くみ出し|取り除いて|取り除き|捨てました。|取り出しました。|捨てたあと|取り出したあと|捨ててから|とり出し|とり出して>)"
_ENOUGH = "(加えればよいですか。|加えましたか。|<加えるとよいですか。|入れればよいですか。|入れましたか。|加えたでしょうか。|加えますか。|加えたらよいですか。|加えればよいでしょうか。|加える必要がありますか。>)"

CLAUSES = (
    # what there is
    clause("mixture.solution.to", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "<|が|の>{weight:weight}に"),
    clause("mixture.solution.from", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "<|が|の>{weight:weight}から"),
    clause("mixture.solution.and", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "<|が|の>{weight:weight}と"),
    clause("mixture.solution.other", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "<|が|の>{weight:weight}を"),
    clause("mixture.solution.there", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "(が{weight:weight}あります。|<があります。>)"),
    clause("mixture.solution.there.is", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "{weight:weight}があります。"),
    clause("mixture.solution.list", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "{weight:weight}"),
    clause("mixture.solution.heavy.to", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "に"),
    clause("mixture.solution.heavy.from", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "から"),
    clause("mixture.solution.heavy.and", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "と"),
    clause("mixture.solution.heavy.other", "solution", "{weight:weight}の{percent:percent}の" + _SOLUTION + "を"),
    clause("mixture.solution.strong.to", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "に"),
    clause("mixture.solution.strong.from", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "から"),
    clause("mixture.solution.strong.and", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "と"),
    clause("mixture.solution.strong.other", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "を"),
    clause("mixture.solution.pair", "solution.pair", "{percent:percent}と{percent2:percent}の" + _SOLUTION + "を"),
    clause("mixture.solution.unknown.other", "solution", "ある" + _SOLUTION + "{weight:weight}を"),
    clause("mixture.solution.in", "solution", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "<|が|の>{weight:weight}(には|の中には|<に|の中に|にふくまれる|にふくまれている|にとけている|に含まれる|に含まれている|にとけこんでいる>)"),
    clause("mixture.solution.salt", "solution", "食塩{salt:weight}(がとけている|をふくむ|<が入っている|がふくまれる|がふくまれている|を含む|が溶けている|がとけた>)" + _SOLUTION + "が{weight:weight}(あります。|<ある。>)"),
    clause("mixture.solution.salt.of", "solution", "食塩{salt:weight}(がとけている|をふくむ|<が入っている|がふくまれる|がふくまれている|を含む|が溶けている|がとけた>)" + _SOLUTION + "{weight:weight}<の|に|があります。>"),
    clause("mixture.solution.salt.in", "solution", _SOLUTION + "{weight:weight}(に|の中に)(は|)食塩が{salt:weight}(ふくまれています。|とけています。|<含まれています。|入っています。|溶けています。>)"),
    clause("mixture.solution.made", "solution", "食塩{salt:weight}(で|を使って|を水にとかして|<をとかして|に水を加えて>)" + _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "を(作ると|作ります。|作りました。|<つくると、>)"),
    clause("mixture.solution.unknown.to", "solution", "ある" + _SOLUTION + "{weight:weight}に"),
    clause("mixture.solution.unknown.from", "solution", "ある" + _SOLUTION + "{weight:weight}から"),
    clause("mixture.solution.unclear.to", "solution", "<濃度のわからない|濃さのわからない|濃度の分からない|濃さの分からない|ある濃度の|ある濃さの|濃度がわからない|濃度が分からない>" + _SOLUTION + "{weight:weight}に"),
    clause("mixture.solution.unclear.and", "solution", "<濃度のわからない|濃さのわからない|濃度の分からない|濃さの分からない|ある濃度の|ある濃さの|濃度がわからない|濃度が分からない>" + _SOLUTION + "{weight:weight}と"),
    clause("mixture.solution.unclear.other", "solution", "<濃度のわからない|濃さのわからない|濃度の分からない|濃さの分からない|ある濃度の|ある濃さの|濃度がわからない|濃度が分からない>" + _SOLUTION + "{weight:weight}を"),
    clause("mixture.solution.any", "solution", "ある" + _SOLUTION + "(に|があります。|<から|がある。>)"),
    clause("mixture.solution.weight", "solution", _SOLUTION + "が{weight:weight}あります。"),
    clause("mixture.inside", "inside", "食塩が{salt:weight}(ふくまれています。|とけています。|<含まれています。|入っています。|溶けています。>)"),
    clause("mixture.solution.salt.dissolved", "solution", "{weight:weight}の" + _SOLUTION + "(に|の中に){salt:weight}の食塩が(ふくまれています。|とけています。|<含まれています。|入っています。|溶けています。>)"),
    clause("mixture.this", "this", "(これに|<この食塩水に|これから|この食塩水から|この食塩水を|これを|この中に|その中に|ここに|ここへ|これへ|熱して|加熱して|火にかけて|煮つめて|につめて>)"),
    clause("mixture.water", "part", "水{weight:weight}に", of="水"),
    clause("mixture.salt", "part", "食塩{weight:weight}を", of="食塩"),
    clause("mixture.water.of", "part", "{weight:weight}の水に", of="水"),
    clause("mixture.salt.of", "part", "{weight:weight}の食塩を", of="食塩"),
    clause("mixture.salt.to", "part", "食塩{weight:weight}に", of="食塩"),
    clause("mixture.salt.and", "part", "食塩{weight:weight}と", of="食塩"),
    clause("mixture.water.other", "part", "水{weight:weight}を", of="水"),
    # what is done
    clause("mixture.dissolve", "done", "(とかすと、|とかしました。|<とかして|とかしたところ、|入れてとかすと、|とかした。|溶かすと、|溶かしました。|溶かして|溶かしたところ、|入れると、|加えると、|混ぜると、|混ぜて|とかしたとき、|とかして作った|混ぜて食塩水を作りました。|とかして食塩水を作りました。|混ぜました。>)", what="とかす"),
    clause("mixture.mix", "done", "<|何gか|何gかずつ>(混ぜると、|混ぜました。|混ぜ合わせると、|<混ぜて、|混ぜたところ、|混ぜ合わせたところ、|まぜると、|まぜて、|混ぜた。|混ぜ合わせました。|混ぜ合わせて、|混ぜ、|まぜ合わせると、|混ぜたら、|混ぜたあと、|混ぜてから、|まぜました。|まぜ合わせて、|混ぜましたところ、|混ぜるとき|混ぜたときの|混ぜてできる|混ぜ合わせてできる|混ぜ合わせたときの|混ぜた|混ぜ合わせた|混ぜてできた|混ぜ合わせてできた|混ぜる。|混ぜ合わせる。|混ぜて食塩水を作りました。|混ぜて食塩水を作ります。|混ぜて食塩水を作ると、>)", what="混ぜる"),
    clause("mixture.mix.to", "done", "混ぜ(て、|合わせて、)", what="混ぜる"),
    clause("mixture.add", "done", "<|何gか>" + _ADD, what="混ぜる"),
    clause("mixture.add.water", "part", "水を{weight:weight}" + _ADD, of="水"),
    clause("mixture.add.water.of", "part", "{weight:weight}の水を" + _ADD, of="水"),
    clause("mixture.add.water.heavy", "part", "水{weight:weight}を" + _ADD, of="水"),
    clause("mixture.add.salt", "part", "食塩を{weight:weight}" + _ADD, of="食塩"),
    clause("mixture.add.salt.of", "part", "{weight:weight}の食塩を" + _ADD, of="食塩"),
    clause("mixture.add.salt.heavy", "part", "食塩{weight:weight}を" + _ADD, of="食塩"),
    clause("mixture.dry", "part", "<|熱して|加熱して|温めて|火にかけて>水を{weight:weight}" + _DRIED, of="蒸発"),
    clause("mixture.dry.of", "part", "<|熱して|加熱して|温めて|火にかけて>{weight:weight}の水を" + _DRIED, of="蒸発"),
    clause("mixture.dry.heavy", "part", "水{weight:weight}を" + _DRIED, of="蒸発"),
    clause("mixture.add.water.then", "part", "水を{weight:weight}加え(、|て、|、さらに、)", of="水"),
    clause("mixture.dry.then", "part", "水を{weight:weight}蒸発させ(、|て、|たあと、|てから、)", of="蒸発"),
    clause("mixture.throw.then", "part", "{weight:weight}を(捨てて|捨て|取り出して|取り出し)", of="捨てる"),
    clause("mixture.throw", "part", "<|食塩水を>{weight:weight}<|を|の食塩水を|だけ>" + _THROWN, of="捨てる"),
    clause("mixture.add.same.water", "part", "(かわりに|<|代わりに>)同じ(重さ|量)の水を" + _ADD, of="水", same="捨てる"),
    clause("mixture.instead", "this", "(かわりに|<代わりに>)"),
    # what it becomes
    clause("mixture.becomes", "result", "(濃度|濃さ|<のう度>)(が|は){percent:percent}(になりました。|<になった。|になります。|でした。>)"),
    clause("mixture.becomes.solution", "result", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "(になりました。|ができました。|<になった。|ができた。|ができます。|になります。>)"),
    clause("mixture.becomes.bare", "result", "{percent:percent}(になりました。|<になった。|になります。>)"),
    clause("mixture.make", "result", "<|水に食塩をとかして|食塩を水にとかして>" + _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "を{weight:weight}(作ります。|作りました。|<作る。|作るとき、|作るには、|つくります。|作りたいと思います。|つくりたいと思います。|作ろうと思います。|作るために、|作りたい。|作った。>)"),
    clause("mixture.make.plain", "result", _STRONG + "{percent:percent}の" + _SOLUTION + "を(作ります。|作りました。|<作る。|作るとき、|作るには、|作りたいと思います。|つくりたいと思います。|作ろうと思います。|作るために、|作りたい。|作った。>)"),
    clause("mixture.make.there", "result", _STRONG + "{percent:percent}の" + _SOLUTION + "が{weight:weight}(できました。|できた。|<できます。|作れました。>)"),
    clause("mixture.make.when", "result", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "を{weight:weight}(作|<つく>)る(には、|とき、)"),
    clause("mixture.make.of", "result", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "{weight:weight}を(作ります。|作るには、|<作りました。|作る。|作るとき、|つくります。|つくるには、|つくるとき、|作りたいと思います。|つくりたいと思います。|作ろうと思います。|作るために、>)"),
    clause("mixture.make.into", "result", "<|濃度を|濃さを>{percent:percent}<の食塩水|>" + _MADE_INTO),
    *(
        one
        for name, by, verbs in (
            ("water", "水", "水を加えて|水を加えたところ、|水を加えたら、|水を加えると、|水でうすめて|水を入れて|水を何gか加えて|水を何gか加えたところ、|水を何gか加えると、|水を何gか入れたところ、|水を入れたところ、|水を何gか加えたら、"),
            ("salt", "食塩", "食塩を加えて|食塩を加えたところ、|食塩を加えたら、|食塩を加えると、|食塩をとかして|食塩を入れて|食塩を何gか加えて|食塩を何gか加えたところ、|食塩を何gか加えると、|食塩を何gかとかして|食塩を何gか加えたら、"),
            ("drying", "蒸発", "水を蒸発させて|水を蒸発させたところ、|水を蒸発させると、|水を何gか蒸発させて|水を何gか蒸発させたところ、|水を何gか蒸発させると、|熱して水を蒸発させて|水を蒸発させたら、|熱して水を蒸発させたところ、"),
        )
        for one in (
            clause(f"mixture.make.with.{name}", "result", f"<{verbs}>、<|濃度を|濃さを>" + "{percent:percent}<の食塩水|の濃度の食塩水|>" + _MADE_INTO, by=by),
            clause(f"mixture.made.with.{name}", "result", f"<{verbs}>、<|濃度が|濃さが>" + "{percent:percent}の" + _SOLUTION + "(を作ります。|を作りました。|になりました。|ができました。|<を作るには、|を作る。|を作った。|を作りたいと思います。|になった。|を作りたい。|になります。|を作ろうと思います。>)", by=by),
            clause(f"mixture.became.with.{name}", "result", f"<{verbs}>、<|濃度が|濃さが|濃度は>" + "{percent:percent}(になりました。|<になった。|になります。>)", by=by),
        )
    ),
    clause("mixture.rises", "rise", "(濃度|濃さ|<のう度>)(が|は){percent:percent}(上がり、|高くなり、|<上がります。|高くなります。|上がりました。|高くなりました。|こくなり、|濃くなり、|濃くなります。>)"),
    clause("mixture.falls", "fall", "(濃度|濃さ|<のう度>)(が|は){percent:percent}(下がります。|低くなります。|<下がり、|低くなり、|下がりました。|低くなりました。|うすくなります。|うすくなり、|うすくなりました。>)"),
    clause("mixture.salt.if", "part", "食塩を{weight:weight}(加えると、|<とかすと、|入れると、>)", of="食塩"),
    clause("mixture.salt.of.if", "part", "{weight:weight}の食塩を(加えると、|<とかすと、|入れると、>)", of="食塩"),
    clause("mixture.water.if", "part", "水を{weight:weight}(加えると、|<入れると、>)", of="水"),
    clause("mixture.water.of.if", "part", "{weight:weight}の水を(加えると、|<入れると、>)", of="水"),
    # what is asked
    clause("mixture.ask.percent", "ask", "<|濃度が|濃さが>何{unit:counter}の" + _SOLUTION + "(ができますか。|になりますか。|<ができましたか。|になりましたか。|になるでしょうか。|ができるでしょうか。|ができるか。|になるか。>)", what="できた濃さ"),
    clause("mixture.ask.percent.is", "ask", "<|できた食塩水の|できる食塩水の|食塩水の|この食塩水の|このときの|この食塩水の>(濃度|濃さ|<のう度>)は何{unit:counter}" + _END, what="できた濃さ"),
    clause("mixture.ask.percent.seek", "ask", "<|できた食塩水の|できる食塩水の|食塩水の|この食塩水の>(濃度|濃さ|<のう度>)を(求めなさい。|<求めましょう。|答えなさい。>)", what="できた濃さ"),
    clause("mixture.ask.salt", "ask", "何{unit:counter}の食塩が(ふくまれていますか。|とけていますか。|<入っていますか。|含まれていますか。|含まれますか。|ふくまれますか。|必要ですか。>)", what="食塩"),
    clause("mixture.ask.salt.is", "ask", "<|この食塩水に|この中に|とけている|この食塩水にふくまれる|この食塩水にとけている|この食塩水にふくまれている|ふくまれている|ふくまれる|この食塩水の中に>食塩(は|が|<の量は|の重さは>)何{unit:counter}(ふくまれていますか。|とけていますか。|<入っていますか。|含まれていますか。|含まれますか。|ふくまれますか。|ありますか。|ですか。|溶けていますか。>)", what="食塩"),
    clause("mixture.ask.salt.needed", "ask", "食塩(は|を)何{unit:counter}" + _NEEDED, what="食塩"),
    clause("mixture.ask.water", "ask", "水(は|が)何{unit:counter}(ふくまれていますか。|<ありますか。|ですか。|含まれていますか。|入っていますか。>)", what="水"),
    clause("mixture.ask.water.needed", "ask", "水(は|を)何{unit:counter}" + _NEEDED, what="水"),
    clause("mixture.ask.add.water", "ask", "水を何{unit:counter}(加え|<入れ>)(ると、|れば、|<て、|たら、>)", what="加える水"),
    clause("mixture.ask.add.water.enough", "ask", "水を何{unit:counter}" + _ENOUGH, what="加える水"),
    clause("mixture.ask.water.of", "ask", "何{unit:counter}の水(を加えると、|<を加えれば、|を加えたら、|を入れると、|にとかすと、|にとかせば、|を加えればよいですか。|を加えましたか。|が必要ですか。|を入れましたか。|にとかせばよいですか。>)", what="加える水"),
    clause("mixture.ask.salt.of", "ask", "何{unit:counter}の食塩を(加えると、|<加えれば、|加えたら、|入れると、|とかすと、|とかせば、|加えればよいですか。|加えましたか。|入れましたか。>)", what="加える食塩"),
    clause("mixture.ask.dry.of", "ask", "何{unit:counter}の水を(蒸発|<じょう発>)させ(ると、|<れば、|たら、|ればよいですか。|ましたか。>)", what="蒸発させる水"),
    clause("mixture.ask.added.water", "ask", "(加えた水は|<加える水は>)何{unit:counter}" + _END, what="加える水"),
    clause("mixture.ask.add.salt", "ask", "食塩を何{unit:counter}(加え|<とかし|入れ>)(ると、|れば、|<て、|たら、|ば、>)", what="加える食塩"),
    clause("mixture.ask.dissolve.salt", "ask", "食塩を何{unit:counter}とか(すと、|せば、)", what="加える食塩"),
    clause("mixture.ask.add.salt.enough", "ask", "食塩を何{unit:counter}" + _ENOUGH, what="加える食塩"),
    clause("mixture.ask.added.salt", "ask", "(加えた食塩は|<加える食塩は>)何{unit:counter}" + _END, what="加える食塩"),
    clause("mixture.ask.dry", "ask", "水を何{unit:counter}(蒸発|<じょう発>)させ(ると、|れば、)", what="蒸発させる水"),
    clause("mixture.ask.dry.enough", "ask", "水を何{unit:counter}(蒸発|<じょう発>)(させればよいですか。|させましたか。|<させるとよいですか。|させますか。|させる必要がありますか。|させたらよいですか。>)", what="蒸発させる水"),
    clause("mixture.ask.dried", "ask", "(蒸発させた水は|<蒸発させる水は|蒸発した水は>)何{unit:counter}" + _END, what="蒸発させる水"),
    clause("mixture.ask.becomes", "result", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "(になりますか。|ができますか。|<にできますか。|になるでしょうか。|になりましたか。>)"),
    clause("mixture.ask.becomes.bare", "result", "<|濃度が|濃度は|濃さが|濃さは>{percent:percent}(になりますか。|<にできますか。|になるでしょうか。|になりましたか。>)"),
    clause("mixture.ask.weight", "ask", "<|加えた|混ぜた|加える|混ぜる>" + _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "(は|を)何{unit:counter}(必要ですか。|混ぜましたか。|<ですか。|いりますか。|混ぜればよいですか。|使いますか。|混ぜますか。|混ぜるとよいですか。|使いましたか。|ありましたか。|加えればよいですか。|加えましたか。|混ぜたでしょうか。|ありますか。|使えばよいですか。|混ぜたのですか。|でしたか。|入れましたか。>)", what="重さ"),
    clause("mixture.ask.weight.needed", "ask", "{percent:percent}の" + _SOLUTION + "(は|を)何{unit:counter}(必要ですか。|混ぜればよいですか。|使えばよいですか。)", what="重さ"),
    clause("mixture.ask.weight.mix", "ask", _STRONG + "{percent:percent}<の|である>" + _SOLUTION + "を何{unit:counter}(混ぜると、|<混ぜれば、|加えると、|加えれば、|まぜると、|混ぜ合わせると、|入れると、|混ぜたら、|加えたら、>)", what="重さ"),
    clause("mixture.ask.first.weight", "ask", "(はじめの|もとの|<最初の|初めの|はじめにあった>)" + _SOLUTION + "(は|の重さは|の量は)何{unit:counter}(ですか。|ありましたか。|<でしたか。|だったでしょうか。|あったでしょうか。|ありますか。>)", what="はじめの重さ"),
    clause("mixture.ask.this.weight", "ask", "この" + _SOLUTION + "(は|の重さは)何{unit:counter}(ありますか。|<ですか。|でしょうか。>)", what="この重さ"),
    clause("mixture.ask.first.percent", "ask", "(はじめの|もとの|<最初の|初めの>)" + _SOLUTION + "の(濃度|濃さ|<のう度>)は何{unit:counter}(ですか。|でしたか。|<だったでしょうか。|でしょうか。>)", what="はじめの濃さ"),
    clause("mixture.ask.first.percent.seek", "ask", "(はじめの|もとの|<最初の|初めの>)" + _SOLUTION + "の(濃度|濃さ|<のう度>)を(求めなさい。|<求めましょう。|答えなさい。>)", what="はじめの濃さ"),
    clause("mixture.ask.unclear.percent", "ask", "(濃度のわからない食塩水|混ぜた食塩水|<加えた食塩水|濃さのわからない食塩水>)の(濃度|濃さ|<のう度>)は何{unit:counter}(ですか。|でしたか。|<だったでしょうか。|でしょうか。>)", what="わからない濃さ"),
    clause("mixture.ask.made.weight.is", "ask", "<|できる|できた>" + _SOLUTION + "(は|が)何{unit:counter}(できますか。|<作れますか。|ですか。|になりますか。|できましたか。>)", what="できた重さ"),
    clause("mixture.ask.made.weight", "ask", "何{unit:counter}の" + _SOLUTION + "(ができますか。|を作れますか。|<がつくれますか。|が作れますか。|を作ることができますか。|ができましたか。|をつくれますか。|ができるでしょうか。>)", what="できた重さ"),
)  # fmt: skip
