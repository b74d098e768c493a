"""Clauses of things with a length that pass by: trains, bridges, tunnels, poles, other trains."""

from __future__ import annotations

from sansu.wording import Clause, clause

_RUN = "<走る|走っている|進む|走行する|走行している|進んでいる>"
_FAST = "(秒速何m|<毎秒何m|1秒間に何m>)"
_FAST_HOUR = "(時速何km|<毎時何km|1時間に何km>)"
_TOOK = "(かかりました。|かかります。|<かかった。|です。|でした。|かかり、|かかって、|かかる。|かかりました|かかるとき、|かかるとすると、|かかるそうです。>)"
_IS = "(ですか。|でしょうか。|<になりますか。|か。|か求めなさい。|か求めましょう。|ですか|でしたか。|と考えられますか。>)"
_LONG = "[長さ<が|は|>]{length:length}の"
_MOVES = f"{{speed:speed}}<の速さ|の一定の速さ>で{_RUN}"

# what begins the crossing and ends it
_BRIDGE = (
    "をわたり始めてから(わたり終わる|わたり終える|<わたりきる|完全にわたり終わる|完全にわたり終える|完全にわたりきる|最後尾がわたり終わる>)までに<は|>",
    "を(わたりきる|完全にわたる|<わたり終える|わたり終わる|わたりおわる|完全にわたり終える|完全にわたりきる|わたる|通過する|完全に通過する|通り過ぎる|通りすぎる|通りぬける|通り抜ける|完全に通りぬける|完全に通り抜ける|通過し終わる|渡る|渡りきる|渡り切る|完全に渡りきる|渡り終わる|渡り終える|完全に渡る|完全に渡り終わる>)(のに|までに|<には|のには|までには>)",
    "に入り始めてから(出終わる|完全に出る|<出てしまう|完全に出終わる|通りぬける|完全に通りぬける|出るまで完全に|出きる|すっかり出る|最後尾が出る|完全にぬける>)までに<は|>",
    "に<先頭が>さしかかってから(わたり終わる|完全にわたりきる|<わたり終える|わたりきる|完全に通り過ぎる|通り過ぎる|最後尾が出る|完全に出る|完全に通りぬける|通りぬける>)までに<は|>",
)  # fmt: skip
_POLE = "(の前を通り過ぎる|の前を通過する|の前を完全に通り過ぎる|<を通過する|の横を通り過ぎる|の横を通過する|の前を通りすぎる|の前を通りぬける|を通り過ぎる|の前を完全に通過する|の前を通り抜ける>)"

CLAUSES: tuple[Clause, ...] = (
    # trains
    clause("trains.both.runs", "train", _LONG + "{name:noun}(が|は){speed:speed}<の速さ|の一定の速さ>で(走っています。|進んでいます。|<走行しています。|走ります。|走っていて、|走って、|走っているとき、|走ると、|進みます。|>)"),
    clause("trains.both.with", "train", _LONG + "{name:noun}が、{speed:speed}<の速さ|の一定の速さ>で"),
    clause("trains.both.first", "train", "(長さ|<長さが|長さは>){length:length}(、|<で、|で>)<速さが|速さ|>{speed:speed}の{name:noun}(が|は)"),
    clause("trains.both.fast.first", "train", "<速さ|速さが|>{speed:speed}(、|<で、|で>)(長さ|<長さが>){length:length}の{name:noun}(が|は)"),
    clause("trains.both.running", "train", f"{_MOVES}、長さ<が|は|>{{length:length}}の{{name:noun}}(が|は)"),
    clause("trains.both.is", "train", "{name:noun}(は|の)、長さ(は|が){length:length}で、速さ(は|が){speed:speed}です。"),
    clause("trains.length", "train", _LONG + "{name:noun}(が|は)"),
    clause("trains.length.exists", "train", _LONG + "{name:noun}があります。"),
    clause("trains.length.is", "train", "{name:noun}の長さは{length:length}(です。|で、|<であり、>)"),
    clause("trains.speed", "train", f"{_MOVES}{{name:noun}}(が|は)"),
    clause("trains.speed.run", "train", "{name:noun}(が|は){speed:speed}<の速さ|の一定の速さ>で(走っています。|進んでいます。|<走行しています。|走ります。|走っていて、|走って、>)"),
    clause("trains.speed.the", "train", "{speed:speed}の{name:noun}(が|は)"),
    clause("trains.bare", "train", "<ある|この|>{name:noun}(が|は)"),
    # passing a place
    *(
        clause(f"trains.bridge.{index}", "pass", f"長さ<が|は|>{{span:length}}の{{thing:noun}}{words}[{{time:time}}{_TOOK}]", how="橋")
        for index, words in enumerate(_BRIDGE)
    ),
    *(
        clause(f"trains.bridge.bare.{index}", "pass", f"<ある|この|>{{thing:noun}}{words}[{{time:time}}{_TOOK}]", how="橋")
        for index, words in enumerate(_BRIDGE)
    ),
    clause("trains.pole", "pass", "{thing:noun}" + _POLE + "(のに|までに|<には|のには>)[{time:time}" + _TOOK + "]", how="電柱"),
    # what is asked
    clause("trains.ask.time", "ask", "何{unit:counter}(かかりますか。|かかるでしょうか。|<ですか。|かかりましたか。|かかるか求めなさい。|かかりますか>)", what="かかる時間"),
    clause("trains.ask.length", "ask", "{name:noun}の長さは何{unit:counter}" + _IS, what="長さ"),
    clause("trains.ask.speed", "ask", "{name:noun}の速さは" + _FAST + _IS, what="速さ", unit="m/秒"),
    clause("trains.ask.speed.hour", "ask", "{name:noun}の速さは" + _FAST_HOUR + _IS, what="速さ", unit="km/時間"),
)  # fmt: skip
