"""Special ids: where a text begins, where an answer ends, what is added around a text.

GGUF has no list of stop tokens. llama.cpp (llama-vocab.cpp, special_eog_ids) stops at the ids of eos, eot, eom,
fim_pad, fim_rep and fim_sep and at tokens that it knows by their text. So a stop that it doesn't know by text takes one
of these places, and what is still missing, or stops against the checkpoint's files, is said in a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError, read_json
from convert.vocabulary.tokens import Reading, Table, shown

# llama-vocab.cpp: the texts that it takes for eot, eom and the FIM tokens, and those at which it stops in any case.
# fmt: off
_EOT = (
    "<|eot_id|>", "<|im_end|>", "<|end|>", "<end_of_turn>", "<end_of_utterance>", "<EOT>", "_<EOT>", "[EOT]",
    "<|end_of_text|>", "<｜end▁of▁sentence｜>", "<|endoftext|>",
)
_ENDS = frozenset({
    *_EOT, "<|eom_id|>", "<|return|>", "<|call|>", "<|flush|>", "<|calls|>", "</s>", "[EOS]", "<eos>", "<turn|>",
    "<|tool_response>", "[e~[",
})
# fmt: on
_EOM = ("<|eom_id|>", "<|call|>")
_FIM_ENDS = {
    "fim_pad": ("<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]"),
    "fim_rep": ("<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"),
    "fim_sep": ("<|file_sep|>",),
}

# Texts that it makes control or user-defined tokens whatever the file says, so that a text is cut at them.
SEIZED = _ENDS.union(
    *_FIM_ENDS.values(),
    ("<|fim_prefix|>", "<fim-prefix>", "<fim_prefix>", "<｜fim▁begin｜>", "<PRE>", "▁<PRE>", "<|code_prefix|>"),
    ("<|fim_suffix|>", "<fim-suffix>", "<fim_suffix>", "<｜fim▁hole｜>", "<SUF>", "▁<SUF>", "<|code_suffix|>"),
    ("<|fim_middle|>", "<fim-middle>", "<fim_middle>", "<｜fim▁end｜>", "<MID>", "▁<MID>", "<|code_middle|>"),
    ("<|prefix|>", "<|suffix|>", "<|middle|>", "<|channel|>", "<|message|>", "<|start|>", "<|constrain|>"),
)

# GGUF's names (with its spelling of seperator) for what transformers calls bos_token, eos_token ...
_NAMES = {
    "bos": "bos",
    "eos": "eos",
    "unknown": "unk",
    "seperator": "sep",
    "padding": "pad",
    "cls": "cls",
    "mask": "mask",
}
_ORDER = ("bos", "eos", "eot", "eom", "unknown", "seperator", "padding", "cls", "mask", "fim_pad", "fim_rep", "fim_sep")


def post_processor(path: Path, tokenizer: Mapping[str, Any], table: Table) -> tuple[int | None, int | None]:
    """The ids that the published post-processor (not tokenizer_config's add_bos_token) puts before and after a text.

    Raises:
        ConvertError: it does more than add one token on either side, which GGUF can't say.
    """
    processor = tokenizer.get("post_processor") or {}
    if not isinstance(processor, dict):
        raise ConvertError(f"{path}: post_processor is no JSON object: fetch the file again")
    steps = processor.get("processors") if processor.get("type") == "Sequence" else [processor]
    steps = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    steps = [step for step in steps if step and step.get("type") != "ByteLevel"]  # ByteLevel changes offsets alone
    if not steps:
        return None, None
    single = steps[0].get("single")
    if len(steps) > 1 or steps[0].get("type") != "TemplateProcessing" or not isinstance(single, list):
        told = ", ".join(str(step.get("type")) for step in steps)
        raise ConvertError(f"{path}: post-processor {shown(told)} is not supported, only none or a template")
    kinds = ["text" if isinstance(part, dict) and "Sequence" in part else "token" for part in single]
    if kinds not in (["text"], ["token", "text"], ["text", "token"], ["token", "text", "token"]):
        raise ConvertError(f"{path}: the post-processor adds more than one token before or after, which GGUF can't say")
    front = _template_token(path, steps[0], single[0], table) if kinds[0] == "token" else None
    back = _template_token(path, steps[0], single[-1], table) if kinds[-1] == "token" else None
    return front, back


def _template_token(path: Path, processor: Mapping[str, Any], part: Any, table: Table) -> int:
    try:
        name = part["SpecialToken"]["id"]
        entry = (processor.get("special_tokens") or {}).get(name)
        ids = [table.tokens.index(name)] if entry is None else list(entry["ids"])
    except (AttributeError, KeyError, TypeError, ValueError):
        ids = []
    if len(ids) != 1 or type(ids[0]) is not int or not 0 <= ids[0] < len(table.tokens):
        raise ConvertError(f"{path}: the post-processor's template names no token of the vocabulary: fetch it again")
    return ids[0]


def special_keys(
    base: Path, settings: Mapping[str, Any], reading: Reading, *, bos_by_default: bool
) -> tuple[dict[str, int], tuple[str, ...]]:
    """`tokenizer.ggml.*_token_id` for GGUF, and notes on where stock llama.cpp stops otherwise than the files say.

    bos_by_default: llama.cpp takes some fixed id for bos where the file names none.

    Raises:
        ConvertError: no token that ends a text is named; llama.cpp would take a fixed id for it.
    """
    tokens = reading.table.tokens
    ids = {token: id_ for id_, token in enumerate(tokens)}
    config, generation = optional_json(base / "config.json"), optional_json(base / "generation_config.json")
    older = optional_json(base / "special_tokens_map.json")
    special: dict[str, int] = {} if reading.unknown is None else {"unknown": reading.unknown}
    for ours, theirs in _NAMES.items():
        named = [ids.get(_content(source.get(f"{theirs}_token"))) for source in (settings, older)]
        numbers = [*named, *_ids(generation, f"{theirs}_token_id"), *_ids(config, f"{theirs}_token_id")]
        if found := [number for number in numbers if number is not None and number < len(tokens)]:
            special.setdefault(ours, found[0])

    stops = {*_ids(generation, "eos_token_id"), *_ids(config, "eos_token_id")} & set(range(len(tokens)))
    stops |= {special["eos"]} if "eos" in special else set()
    if reading.front is not None:
        special["bos"] = reading.front
    if reading.back is not None:
        special["eos"] = reading.back
    if "eos" not in special:
        raise ConvertError(f"{base}: no file names a token that ends a text: set eos_token in tokenizer_config.json")
    if bos_by_default:
        special.setdefault("bos", special["eos"])
    special |= _stop_places(stops, special["eos"], tokens, ids)
    return {name: special[name] for name in _ORDER if name in special}, _stop_notes(stops, special, tokens, ids)


def _stop_places(stops: set[int], eos: int, tokens: Sequence[str], ids: Mapping[str, int]) -> dict[str, int]:
    """eot, eom and, where no token claims them, the FIM places, so that llama.cpp stops at every id of `stops`."""
    places = ["eot", "eom"]
    if not any(name in ids for names in _FIM_ENDS.values() for name in names):
        places += _FIM_ENDS
    unnamed = sorted(id_ for id_ in stops if id_ != eos and tokens[id_] not in _ENDS)
    taken = dict(zip(places, unnamed, strict=False))
    for place, names in (("eot", _EOT), ("eom", _EOM)):
        if place not in taken and (found := [ids[name] for name in names if name in ids]):
            taken[place] = found[0]
    return taken


def stock_ends(special: Mapping[str, int], ids: Mapping[str, int]) -> set[int]:
    """The ids at which stock llama.cpp stops with these `*_token_id` keys, as llama-vocab.cpp finds them."""
    ends = {id_ for token, id_ in ids.items() if token in _ENDS}
    ends |= {special[place] for place in ("eos", "eot", "eom") if place in special}
    for place, names in _FIM_ENDS.items():
        found = [special[place]] if place in special else [ids[name] for name in names if name in ids]
        ends |= set(found[:1])

    def stops(*names: str) -> bool:
        return any(ids.get(name) in ends for name in names)

    # In Harmony's form <|end|> ends a channel, not the answer, whatever the file says; Gemma 4 has a plain </s>.
    if stops("<|end|>") and stops("<|call|>", "<|calls|>") and stops("<|return|>", "<|flush|>"):
        ends -= {ids["<|end|>"]}
    if stops("<|tool_response>", "<|plamo:eos|>") and "</s>" in ids:
        ends -= {ids["</s>"]}
    return ends


def _stop_notes(
    stops: set[int], special: Mapping[str, int], tokens: Sequence[str], ids: Mapping[str, int]
) -> tuple[str, ...]:
    ends = stock_ends(special, ids)
    notes = []
    if missing := sorted(stops - ends):
        notes.append(f"stock llama.cpp does not stop at {_named(missing, tokens)}, though the checkpoint's files do")
    if extra := sorted(ends - stops):
        notes.append(f"stock llama.cpp also stops at {_named(extra, tokens)}, which it knows by name")
    return tuple(notes)


def _named(ids: Iterable[int], tokens: Sequence[str]) -> str:
    return ", ".join(f"{shown(tokens[id_])} ({id_})" for id_ in ids)


def _content(token: Any) -> str:
    content = token.get("content") if isinstance(token, dict) else token
    return content if isinstance(content, str) else ""


def _ids(config: Mapping[str, Any], key: str) -> list[int]:
    value = config.get(key)
    values = value if isinstance(value, list) else [value]
    return [id_ for id_ in values if type(id_) is int and id_ >= 0]


def optional_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file that a checkpoint may lack."""
    return read_json(path) if path.is_file() else {}
