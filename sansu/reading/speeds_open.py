"""Clauses of one who goes to a place: the place first and the time after, and questions that name no unit (どのくらいの距離)."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.wording import Clause, clause

_GONE = "歩き|走り|行き|向かい|駆けつけ|かけつけ|出かけ|移動し"
_GONE_PLAIN = "歩いた|走った|行った|向かった|駆けつけた|出かけた|移動した"
_OPEN = "(どのくらい|<どれくらい|どれぐらい|どのぐらい|どれだけ>)"


def _clauses() -> Iterator[Clause]:
    yield clause("speeds.went", "route", f"{{to:noun}}(まで|へ|<に>)(({_GONE})(ました。|<ます。>)|<{_GONE_PLAIN}|歩く|走る|行く>。)")
    yield clause("speeds.there.takes", "stretch", "そこ(まで|に|<へ>)(行くのに|着くのに|<行くまでに|着くまでに|歩くのに|走るのに>){time:time}(かかりました。|<かかります。|かかった。>)", way="", takes="はい")
    yield clause("speeds.ask.length.open", "ask", f"<|全部で|合計で>{_OPEN}(の距離を|の道のりを|<の距離|の道のり>)(歩|走|<進|移動|散歩|行>)(きますか。|きましたか。|いたでしょうか。|いたのでしょうか。|りますか。|りましたか。|ったでしょうか。|ったのでしょうか。|<みますか。|みましたか。|んだでしょうか。|んだのでしょうか。|しますか。|しましたか。|したでしょうか。|したのでしょうか。>)", what="speeds.length", unit="", verb="その")
    yield clause("speeds.ask.length.route.open", "ask", f"{{from:noun}}から{{to:noun}}まで(の距離は|の道のりは|<は>){_OPEN}(ですか。|でしょうか。|<でしょう。|ありますか。>)", what="speeds.length", unit="")
    yield clause("speeds.ask.speed.open", "ask", f"{_OPEN}の速さで(走|歩|<行|進>)(きましたか。|りましたか。|いたでしょうか。|ったでしょうか。|<いたのでしょうか。|ったのでしょうか。|みましたか。|んだのでしょうか。>)", what="speeds.speed", unit="")


CLAUSES: tuple[Clause, ...] = tuple(_clauses())
