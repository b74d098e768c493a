"""Every clause of every family compiles: a broken one would crash far from home."""

from __future__ import annotations

from sansu.families import families
from sansu.reading.lexer import lex


def test_every_clause_compiles_and_keys_are_unique() -> None:
    clauses = dict.fromkeys(clause for family in families() for clause in family.clauses)
    lexed = lex("3人で5個ずつ分けます。")
    for clause in clauses:
        clause.read(lexed, 0)
        assert clause.starts is None or clause.starts
    keys = [clause.key for clause in clauses]
    assert len(keys) == len(set(keys))


def test_every_wording_names_clauses_that_are_there() -> None:
    for family in families():
        keys = {clause.key for clause in family.clauses}
        ids = [wording.id for wording in family.wordings]
        assert len(ids) == len(set(ids)), family.key
        for wording in family.wordings:
            assert set(wording.clauses) <= keys, (wording.id, set(wording.clauses) - keys)
