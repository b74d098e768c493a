"""SentencePiece's own BPE (Llama 2, Mistral 7B) -> llama.cpp's `llama` vocabulary (SPM), which merges pairs by score.

SPM (src/llama-vocab.cpp) is SentencePiece's algorithm: of all neighbours whose text together is a token, it merges
those with the highest score, the leftmost first. tokenizer.json has a list of merges instead of scores. They say the
same where every way to make a token out of two is listed and the ways to make one token stand together; this is
checked. One thing is left: where two ways to make one token overlap, as a+aa and aa+a in "aaaa", the list prefers the
first way and scores the leftmost place, so a text that repeats itself may be cut otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError
from convert.vocabulary.special import post_processor
from convert.vocabulary.tokens import Reading, Table, TokenType, added_tokens, shown
from convert.vocabulary.unigram import BYTE, space_prefix


def read_pairs(path: Path, tokenizer: Mapping[str, Any], size: int) -> Reading:
    """tokenizer.json's BPE model with byte fallback, for embeddings of `size` rows.

    Raises:
        ConvertError: it is broken, or no list of scores merges as its merges do.
    """
    model = tokenizer["model"]
    if model.get("ignore_merges"):
        raise ConvertError(f"{path}: BPE with byte fallback and ignore_merges is not supported by llama.cpp")
    prefix = space_prefix(path, tokenizer)
    added = added_tokens(path, tokenizer)
    for token in added:
        if token.normalized:
            raise ConvertError(
                f"{path}: added token {shown(token.text)} is sought in normalized text, which llama.cpp can't follow"
            )
    table = bpe_table(path, model, scored=True)
    special = {token.text for token in added if token.id < len(table.tokens)}
    _score(path, model, table, special)
    for id_, text in enumerate(table.tokens):
        if BYTE.fullmatch(text):
            table.types[id_] = TokenType.BYTE
    table.place(added)
    unknown = _unknown(path, model, table)
    front, back = post_processor(path, tokenizer, table)
    note = "a text that repeats one string (spaces, 'ababab') may be cut otherwise by llama.cpp's order of merges"
    return pair_reading(table, unknown, prefix, front, back, size, (note,))


def pair_reading(
    table: Table,
    unknown: int,
    prefix: bool,
    front: int | None,
    back: int | None,
    size: int,
    notes: tuple[str, ...] = (),
) -> Reading:
    """The keys of SPM. `table` has every byte token, or a ConvertError says which is missing."""
    known = set(table.tokens)
    if missing := [byte for byte in range(256) if f"<0x{byte:02X}>" not in known]:
        raise ConvertError(f"{table.path}: byte fallback needs all 256 byte tokens, <0x{missing[0]:02X}> is missing")
    table.types[unknown] = TokenType.UNKNOWN
    table.fill(size, TokenType.UNUSED)
    keys: dict[str, Any] = {"tokenizer.ggml.add_space_prefix": prefix}
    return Reading("llama", "default", table, unknown, front, back, keys, notes)


def bpe_table(path: Path, model: Mapping[str, Any], *, scored: bool) -> Table:
    """The tokens of a BPE model's vocab by their ids.

    Raises:
        ConvertError: the ids are not the numbers from 0 on, each once.
    """
    vocab = model.get("vocab")
    if not isinstance(vocab, dict) or not vocab or not all(type(id_) is int for id_ in vocab.values()):
        raise ConvertError(f"{path} has a broken BPE vocabulary: fetch it again")
    if sorted(vocab.values()) != list(range(len(vocab))):
        raise ConvertError(f"{path}: the ids of the BPE vocabulary are not 0 to {len(vocab) - 1}: fetch it again")
    table = Table(path, scored=scored)
    for text in sorted(vocab, key=vocab.__getitem__):
        table.append(text, TokenType.NORMAL)
    return table


def read_merges(path: Path, model: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The pairs of a BPE model in their order; "a b" and ["a", "b"] are two spellings of one.

    Raises:
        ConvertError: a merge of or into something that is no token, one that stands twice, or none at all.
    """
    vocab, listed = model["vocab"], model.get("merges")
    pairs: dict[tuple[str, str], None] = {}
    for merge in listed if isinstance(listed, list) else []:
        parts = merge.split(" ") if isinstance(merge, str) else merge
        if (
            not isinstance(parts, list)
            or len(parts) != 2
            or not all(isinstance(part, str) and part in vocab for part in parts)
            or "".join(parts) not in vocab
        ):
            raise ConvertError(f"{path}: merge {shown(str(merge))} is not of two tokens into a third: fetch it again")
        if (parts[0], parts[1]) in pairs:
            raise ConvertError(f"{path}: merge {shown(str(merge))} stands there twice: fetch it again")
        pairs[parts[0], parts[1]] = None
    if not pairs:
        raise ConvertError(f"{path} has no BPE merges: fetch it again")
    return list(pairs)


def _score(path: Path, model: Mapping[str, Any], table: Table, special: set[str]) -> None:
    merges = read_merges(path, model)
    listed = set(merges)
    vocab = model["vocab"]
    for token in vocab:
        for cut in range(1, len(token)):
            pair = (token[:cut], token[cut:])
            if token not in special and pair[0] in vocab and pair[1] in vocab and pair not in listed:
                raise ConvertError(
                    f"{path}: no merge makes {shown(token)} out of {shown(pair[0])} and {shown(pair[1])}, which"
                    " llama.cpp would: this BPE is not SentencePiece's"
                )
    levels = _levels(path, merges)
    for id_, token in enumerate(table.tokens):
        if token in levels:
            table.scores[id_] = -float(levels[token])  # below 2**24: exact in float32


def _levels(path: Path, merges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The rank of each token that merges make. Those whose merges are mixed get one rank: Llama 2's runs of spaces."""
    last = {left + right: at for at, (left, right) in enumerate(merges)}
    levels: dict[str, int] = {}
    level, until, opened = 0, -1, ""
    for at, (left, right) in enumerate(merges):
        token = left + right
        if at > until:
            level, opened = level + 1, token
        elif token not in levels and (len(set(token)) > 1 or len(set(opened)) > 1):
            raise ConvertError(
                f"{path}: the merges into {shown(token)} and others are mixed: no scores can say their order"
            )
        levels.setdefault(token, level)
        until = max(until, last[token])
    return levels


def _unknown(path: Path, model: Mapping[str, Any], table: Table) -> int:
    if model.get("unk_token") not in model["vocab"]:
        raise ConvertError(f"{path}: the BPE model has no unk_token among its tokens, which llama.cpp needs")
    return int(model["vocab"][model["unk_token"]])
