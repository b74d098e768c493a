"""`sansu-convert verify`: every check in its order, the cheap ones first."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from convert.architecture import Model, read_model
from convert.checkpoint import ConvertError, TensorLike, read_json, read_tensors, refuse_links
from convert.gguf_file import GgufFile, read_gguf
from convert.verify.gates import GATES, Limits, model_limits
from convert.verify.logits import WINDOW, compare, why_not
from convert.verify.report import Check, TensorError, VerifyReport
from convert.verify.stock import Stock, StockError
from convert.verify.tensors import error_checks, tensor_errors
from convert.verify.token_ids import (
    built_in_texts,
    first_ids,
    ids_check,
    pieces_of,
    posed_problems,
    read_tokenizer,
    vocabulary_texts,
    windows_of,
)

# Called with the stage's name, what is done of it and all of it (bytes, weights, strings or windows).
Progress = Callable[[str, int, int], None]
Tell = Callable[[int, int], None]

_LONGEST_TEXT = 64 * 10**6
_TOKENS = 4096  # whose probabilities are compared
_CHUNK = 1 << 22
_SCALARS = (bool, int, float, str)


def verify(
    gguf: Path,
    base: Path,
    *,
    adapter: Path | None = None,
    text: Path | None = None,
    gates: Mapping[str, Limits] | None = None,
    probabilities: bool = True,
    tokens: int = _TOKENS,
    progress: Progress | None = None,
) -> VerifyReport:
    """Checks that the file `gguf` is the checkpoint folder `base`, with the LoRA of the folder `adapter` merged.

    Args:
        text: a UTF-8 file whose lines the token ids and probabilities are checked on, besides or instead of built-in
            texts.
        gates: limits by ggml type in the place of GATES.
        probabilities: compare the models' probabilities too, where torch, transformers and the memory are there.
        tokens: how many tokens of the text at most for that.
        progress: called often, in this thread.

    Raises:
        ConvertError: `gguf`, `base`, `adapter` or `text` is missing or `base`, `adapter` or `text` is broken. A broken
            `gguf` is a failed check.
    """
    started = time.perf_counter()
    gates = gates or GATES

    def tell(stage: str) -> Tell:
        return (lambda done, total: progress(stage, done, total)) if progress else (lambda done, total: None)

    words = _read_text(text)
    if not gguf.is_file():
        raise ConvertError(f"{gguf} is no file: give the GGUF file to check")
    plain: dict[str, TensorLike] = dict(read_tensors(base))
    tensors = _merged(base, plain, adapter)
    model = read_model(base, tensors)

    checks: list[Check] = []
    errors: list[TensorError] = []
    sha256, nbytes = _sha256(gguf, tell("SHA-256"))
    try:
        file = read_gguf(gguf)
    except ConvertError as error:
        checks.append(Check("file", "fail", "unreadable", "whole GGUF", str(error)))
    else:
        checks += [_file_check(file), *_sum_check(gguf, sha256), _metadata_check(file, model)]
        checks += [_vocabulary_check(file, base, model), _tensors_check(file, model)]
        errors = tensor_errors(model.tensors, file.tensors, gates, tell("tensors"))
        checks += error_checks(errors)
        tokenizer = read_tokenizer(base)
        checks += _ids_checks(file, tokenizer, text, words, tell)
        changed = {name: tensor for name, tensor in tensors.items() if tensor is not plain.get(name)}
        reason = None if probabilities else "not asked for"
        if reason is None and any(check.status == "fail" for check in checks):
            reason = "mend what failed above first"
        reason = reason or (tokenizer if isinstance(tokenizer, str) else None)
        checks += (
            [Check("probabilities", "skipped", detail=reason)]
            if reason
            else _probability_checks(file, base, model, changed, tokenizer, words, tokens, gates, tell("probabilities"))
        )
    return VerifyReport(
        gguf=gguf,
        base=base,
        adapter=adapter,
        nbytes=nbytes,
        sha256=sha256,
        checks=tuple(checks),
        tensors=tuple(errors),
        seconds=time.perf_counter() - started,
    )


def _merged(base: Path, plain: dict[str, TensorLike], adapter: Path | None) -> Mapping[str, TensorLike]:
    """The tensors as a conversion takes them (plan.make_plan)."""
    if adapter is None:
        return plain
    from convert.adapter import merged

    if adapter.is_dir():
        refuse_links(adapter)
    return merged(plain, adapter, tied=bool(read_json(base / "config.json").get("tie_word_embeddings", False)))


def _read_text(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        if path.stat().st_size > _LONGEST_TEXT:
            raise ConvertError(f"{path} is longer than {_LONGEST_TEXT / 1e6:.0f} MB: give a part of it")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConvertError(f"{path} can't be read ({why}): give a text file in UTF-8") from None
    if not text.strip():
        raise ConvertError(f"{path} is empty: give some text")
    return text


def _sha256(path: Path, tell: Tell) -> tuple[str, int]:
    digest, done = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            total = path.stat().st_size
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                done += len(chunk)
                tell(done, total)
    except OSError as error:
        raise ConvertError(f"{path} can't be read ({error.strerror}): check the disk") from None
    return digest.hexdigest(), done


def _file_check(file: GgufFile) -> Check:
    value = f"GGUF {file.version}, {len(file.metadata)} keys, {len(file.tensors)} tensors"
    if file.trailing:
        return Check("file", "fail", value, "whole GGUF", f"{file.trailing} bytes behind the last tensor")
    return Check("file", "pass", value, "whole GGUF")


def _sum_check(gguf: Path, sha256: str) -> list[Check]:
    """Against the sum that stands beside the file, where one does."""
    beside = gguf.with_name(gguf.name + ".sha256")
    if not beside.is_file():
        return []
    with beside.open("rb") as file:
        noted = file.read(64).decode("ascii", "replace").lower()
    if noted == sha256:
        return [Check("SHA-256", "pass", "equal", f"as in {beside.name}")]
    return [Check("SHA-256", "fail", "another", f"as in {beside.name}", f"{beside.name} says {noted}")]


def _metadata_check(file: GgufFile, model: Model) -> Check:
    """What llama.cpp computes with: the architecture and its own keys. Names and licences may be edited freely."""
    kind = str(model.metadata["general.architecture"])
    wanted = {
        key: value
        for key, value in model.metadata.items()
        if key == "general.architecture" or key.startswith(f"{kind}.")
    }
    return _equal_keys("metadata", wanted, file.metadata)


def _vocabulary_check(file: GgufFile, base: Path, model: Model) -> Check:
    from convert.vocabulary import read_vocabulary

    name = "vocabulary"
    try:
        wanted: Mapping[str, Any] = read_vocabulary(base, model.vocabulary_size).metadata
    except ConvertError as error:
        return Check(name, "skipped", detail=f"token ids alone decide: {error}")
    kind, expected = file.metadata.get("tokenizer.ggml.model"), wanted.get("tokenizer.ggml.model")
    if kind != expected:
        return Check(name, "skipped", detail=f"token ids alone decide: kind {_short(kind)}, not {_short(expected)}")
    return _equal_keys(name, wanted, file.metadata)


def _equal_keys(name: str, wanted: Mapping[str, Any], found: Mapping[str, Any]) -> Check:
    unlike = [key for key, value in wanted.items() if not _equal(value, found.get(key))]
    detail = "; ".join(_unlike(key, wanted[key], found.get(key)) for key in unlike[:4])
    return Check(
        name=name,
        status="fail" if unlike else "pass",
        value=f"{len(wanted) - len(unlike)}/{len(wanted)} keys equal",
        gate="all equal",
        detail=detail + (f"; and {len(unlike) - 4} more" if len(unlike) > 4 else ""),
    )


def _equal(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, float):
        return isinstance(found, float) and np.float32(wanted) == np.float32(found)
    if isinstance(wanted, _SCALARS) or isinstance(found, _SCALARS):
        return bool(type(wanted) is type(found) and wanted == found)
    if isinstance(wanted, np.ndarray) != isinstance(found, np.ndarray):
        return False
    return bool(np.array_equal(wanted, found)) if isinstance(wanted, np.ndarray) else list(wanted) == list(found)


def _unlike(key: str, wanted: Any, found: Any) -> str:
    if found is None:
        return f"{key} is missing"
    if isinstance(wanted, _SCALARS) or isinstance(found, _SCALARS):
        return f"{key} is {_short(found)}, not {_short(wanted)}"
    if len(wanted) != len(found):
        return f"{key} has {len(found)} entries, not {len(wanted)}"
    at = next((i for i, (a, b) in enumerate(zip(wanted, found, strict=True)) if a != b), None)
    if at is None:
        return f"{key} is of another kind of array"
    return f"{key}[{at}] is {_short(found[at])}, not {_short(wanted[at])}"


def _short(value: Any) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    shown = repr(value) if value is None or isinstance(value, _SCALARS) else f"an array of {len(value)}"
    return shown if len(shown) <= 60 else shown[:60] + "…"


def _tensors_check(file: GgufFile, model: Model) -> Check:
    wanted = {name: source.shape for name, source in model.tensors.items()}
    found = {name: tensor.shape for name, tensor in file.tensors.items()}
    wrong = [
        f"{name} is missing" if name not in found else f"{name} is {list(found[name])}, not {list(shape)}"
        for name, shape in wanted.items()
        if found.get(name) != shape
    ]
    strange = [f"{name} has no place in the checkpoint" for name in found if name not in wanted]
    unlike = [*wrong, *strange]
    return Check(
        name="tensors",
        status="fail" if unlike else "pass",
        value=f"{len(wanted) - len(wrong)}/{len(wanted)} there",
        gate="all, in the checkpoint's shapes",
        detail="; ".join(unlike[:4]) + (f"; and {len(unlike) - 4} more" if len(unlike) > 4 else ""),
    )


def _ids_checks(
    file: GgufFile, tokenizer: Any, path: Path | None, words: str | None, tell: Callable[[str], Tell]
) -> list[Check]:
    if isinstance(tokenizer, str):
        return [Check("token ids", "skipped", detail=tokenizer)]
    if find_spec("llama_cpp") is None:
        return [Check("token ids", "skipped", detail="llama-cpp-python is not installed")]
    special = [token.content for _, token in sorted(tokenizer.get_added_tokens_decoder().items()) if token.special]
    sets: list[tuple[str, Sequence[str]]] = [
        ("token ids, every piece", vocabulary_texts(tokenizer)),
        ("token ids, built-in strings", built_in_texts(special)),
    ]
    if path is not None and words is not None:
        sets.append((f"token ids, {path.name}", pieces_of(words)))
    try:
        with Stock(file.path) as stock:
            return [ids_check(name, texts, tokenizer, stock, tell(name)) for name, texts in sets]
    except StockError as error:
        return [Check("token ids", "fail", "none", "all equal", str(error))]


def _probability_checks(
    file: GgufFile,
    base: Path,
    model: Model,
    changed: Mapping[str, TensorLike],
    tokenizer: Any,
    words: str | None,
    tokens: int,
    gates: Mapping[str, Limits],
    tell: Tell,
) -> list[Check]:
    weights = sum(math.prod(source.shape) for source in model.tensors.values())
    if reason := why_not(weights, file.nbytes, model.vocabulary_size):
        return [Check("probabilities", "skipped", detail=reason)]
    text = words if words is not None else "\n\n".join(posed_problems(40, seed=6))
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    context = model.metadata[f"{model.metadata['general.architecture']}.context_length"]
    window = min(WINDOW, context) if isinstance(context, int) else WINDOW
    windows = list(windows_of(ids, first_ids(tokenizer), window, tokens))
    if not windows:
        return [Check("probabilities", "skipped", detail="the text is one token long")]
    type_, limits = model_limits(file.tensors.values(), gates)
    try:
        return compare(file.path, base, changed, windows, weights, tell).checks(type_, limits)
    except StockError as error:
        return [Check("probabilities", "fail", "none", "", str(error))]
