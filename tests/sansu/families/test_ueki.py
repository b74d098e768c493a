"""植木算: what is asked, every kind of end, and the traps."""

from __future__ import annotations

import pytest

from sansu.understanding import NotUnderstood, Understanding, understand

RIGHT = (
    ("長さ84mの道路の片側に、はしからはしまで7mおきに松の木を植えます。松の木は何本必要ですか。", "13本"),
    ("遊歩道が96mあります。両側に、端から端まで8m間隔でつつじを植えると、つつじは全部で何本いりますか。", "26本"),
    ("84mの道に7mごとに木を植えます。ただし、両はしには植えません。木は何本必要ですか。", "11本"),
    ("片方のはしにだけ植えることにします。84mの道に7mごとに木を植えます。木は何本必要ですか。", "12本"),
    ("まわりが120mの池のまわりに、8mおきに桜の木を植えます。桜の木は何本必要ですか。", "15本"),
    ("1周が0.12kmの公園のまわりに8mおきに木を植えます。木は何本いりますか。", "15本"),
    ("150mの道に、はしからはしまで等しい間隔で11本の木を植えました。木と木の間隔は何mですか。", "15m"),
    ("長さ9mの道に、端から端まで同じ間隔で7本の木を植えました。木と木の間は何cmですか。", "150cm"),
    ("道の両側に6mおきに42本の木を植えました。両はしにも植えます。道の長さは何mですか。", "120m"),
    ("八十四メートルの道の端から端まで、七メートルおきに木を植えます。木は何本必要ですか。", "13本"),
)
TRAPS = (
    "240mの道路に15mおきに木を植えます。木は何本必要ですか。",  # the ends are open
    "100mの道のはしからはしまで7mおきに木を植えます。木は何本必要ですか。",  # not whole
    "84mの道の端から端まで7mおきに桜といちょうを植えます。いちょうは何本必要ですか。",
    "84mの道の端から端まで7mおきに木を植えます。木は何円必要ですか。",
    "84mの道の端から端まで7mおきに木を植えます。そのうち5本は桜です。木は何本必要ですか。",
    "84mの道の端から端まで7mおきに木を植えます。2本はかれました。木は何本残りましたか。",
    "まわりが120mの池の北側に8mおきに木を植えます。木は何本必要ですか。",
    "84mの道の端から端まで7mおきに木を植え、木と木の間に花を3本ずつ植えます。木と花は何本必要ですか。",
    "84mの道の端から端まで7mおきに木を植えます。花は何本必要ですか。",
    "84mの道の端から端まで7mおきと6mおきに木を植えます。木は何本必要ですか。",
)


@pytest.mark.parametrize(("problem", "answer"), RIGHT)
def test_read_and_solved(problem: str, answer: str) -> None:
    understood = understand(problem)
    assert isinstance(understood, Understanding), understood
    assert (understood.family.key, understood.solution.answer_text) == ("ueki", answer)


@pytest.mark.parametrize("problem", TRAPS)
def test_a_trap_is_not_answered(problem: str) -> None:
    assert isinstance(understand(problem), NotUnderstood)
