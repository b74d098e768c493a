"""The plain style is derived from the polite one, read and never written."""

from __future__ import annotations

import random

import pytest

from sansu.reading.lexer import lex
from sansu.reading.plain import clause, plain
from sansu.wording import Fact


@pytest.mark.parametrize(
    ("polite", "forms"),
    [
        ("買いましたか。", ("買ったか。",)),
        ("いますか。", ("いるか。",)),
        ("ですか。", ("か。", "であるか。")),
        ("でした。", ("だった。", "であった。")),
        ("加えました。", ("加えた。",)),
        ("できますか。", ("できるか。",)),
        ("になりました。", ("になった。",)),
        ("買って、", ()),
    ],
)
def test_plain_forms(polite: str, forms: tuple[str, ...]) -> None:
    assert plain(polite) == forms


def test_a_clause_reads_both_styles_and_writes_the_polite_one() -> None:
    bought = clause("bought", "bought", "{thing:noun}を{count:count}(買いました。|買って、)")
    fact = Fact.of("bought", thing="りんご", count=lex("3個").quantities[lex("3個").text])
    for text in ("りんごを3個買いました。", "りんごを3個買った。"):
        assert bought.read(lex(text), 0) == (fact, len(lex(text).text))
    written = {bought.write(fact, random.Random(seed)) for seed in range(20)}
    assert written == {"りんごを3個買いました。", "りんごを3個買って、"}
