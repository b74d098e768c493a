"""What is in a file or folder: safetensors, an index, a checkpoint, an adapter or a GGUF, told from the headers alone.

No weight is read, nothing is unpickled, and a hostile file gets one line (`ConvertError`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError, read_header, read_json, read_places, read_text
from convert.gguf_file import GgufFile, read_gguf
from convert.mixture import MIXTURES
from convert.printing import amount, printable, size, table

_INDEX = "model.safetensors.index.json"
_ADAPTER = "adapter_config.json"
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
_LONGEST_VALUE, _TEMPLATE_LINES, _LISTED = 80, 6, 40
# config.json's values that say what kind of model it is.
_SIZES = (
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "num_key_value_heads",
    "head_dim",
    "intermediate_size",
    "num_experts",
    "num_experts_per_tok",
    "moe_intermediate_size",
    "vocab_size",
    "max_position_embeddings",
    "tie_word_embeddings",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """All tensors of one type: how many, their weights and their bytes."""

    tensors: int
    weights: int
    nbytes: int


@dataclass(frozen=True, slots=True)
class Content:
    """What was found.

    format: in words. facts: the few that matter, in order. metadata: key to value.
    tensors: name, type, shape (outermost first), bytes. template: the chat template, if there is one.
    notes: what is wrong or missing, one line each.
    """

    path: Path
    format: str
    nbytes: int
    facts: dict[str, Any]
    metadata: dict[str, Any]
    tensors: tuple[tuple[str, str, tuple[int, ...], int], ...]
    template: str | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def types(self) -> dict[str, Kind]:
        """By type, the one with the most bytes first."""
        count: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        nbytes: Counter[str] = Counter()
        for _, type_, shape, length in self.tensors:
            count[type_] += 1
            weights[type_] += math.prod(shape)
            nbytes[type_] += length
        ordered = sorted(count, key=lambda type_: -nbytes[type_])
        return {type_: Kind(count[type_], weights[type_], nbytes[type_]) for type_ in ordered}

    @property
    def weights(self) -> int:
        return sum(kind.weights for kind in self.types.values())


def inspect(path: Path) -> Content:
    """Reads the headers of whatever `path` is.

    Raises:
        ConvertError: nothing is there, it is of a kind that is not read (pickles above all), or it is broken.
    """
    if path.is_dir():
        if (path / _ADAPTER).is_file():
            return _adapter(path)
        return _checkpoint(path)
    if not path.is_file():
        raise ConvertError(f"{path} is not here: give a file or folder")
    with _opened(path) as file:
        first = file.read(10)
    if first.startswith(b"GGUF"):
        return _gguf(path)
    if path.name == _ADAPTER:
        return _adapter(path.parent)
    if path.name.endswith(".index.json"):
        return _index(path)
    if first.startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")) or path.suffix in _PICKLES:
        raise ConvertError(f"{path} is a pickle, which is never loaded: save the weights as safetensors")
    if path.suffix == ".safetensors" or first[8:9] == b"{":
        return _safetensors(path)
    raise ConvertError(f"{path} is neither safetensors, an index, an adapter nor a GGUF: give one of these")


def _opened(path: Path) -> Any:
    try:
        return path.open("rb")
    except OSError as error:
        raise ConvertError(f"{path} can't be read ({error.strerror}): check the file") from None


def _safetensors(path: Path) -> Content:
    file, metadata, stored = read_header(path)
    tensors = tuple((name, one.dtype, one.shape, one.end - one.start) for name, one in stored.items())
    return Content(path, "safetensors", file.size, {}, dict(metadata), tensors)


def _index(path: Path) -> Content:
    shards = sorted(set(read_places(path).values()))
    parts, notes = [], []
    for shard in shards:
        try:
            parts.append(_safetensors(path.parent / shard))
        except ConvertError as error:
            notes.append(str(error))
    return Content(
        path=path,
        format=f"safetensors index of {len(shards)} shards",
        nbytes=sum(part.nbytes for part in parts),
        facts={"shards": shards},
        metadata={},
        tensors=tuple(tensor for part in parts for tensor in part.tensors),
        notes=tuple(notes),
    )


def _checkpoint(folder: Path) -> Content:
    config = read_json(folder / "config.json")
    found = Content(folder, "", 0, {}, {}, ())
    if (folder / _INDEX).is_file():
        found = _index(folder / _INDEX)
    elif (folder / "model.safetensors").is_file():
        found = _safetensors(folder / "model.safetensors")
    notes = list(found.notes)
    if not found.tensors and not notes:
        pickles = sorted(path.name for path in folder.iterdir() if path.suffix in _PICKLES)
        notes.append(f"no safetensors{f', but {pickles[0]}, a pickle, which is never loaded' if pickles else ''}")
    tokenizers = [name for name in ("tokenizer.json", "tokenizer.model") if (folder / name).is_file()]
    if not tokenizers:
        notes.append("no tokenizer.json and no tokenizer.model")
    names = config.get("architectures")
    facts: dict[str, Any] = {"architecture": ", ".join(map(str, names)) if isinstance(names, list) else "none named"}
    facts |= {key: config[key] for key in _SIZES if config.get(key) is not None}
    facts |= {"shards": found.facts.get("shards", []), "tokenizer": tokenizers}
    return Content(
        path=folder,
        format="Hugging Face checkpoint",
        nbytes=found.nbytes,
        facts={key: value for key, value in facts.items() if value != []},
        metadata={},
        tensors=found.tensors,
        template=_template(folder),
        notes=tuple(notes),
    )


def _template(folder: Path) -> str | None:
    path = folder / "chat_template.jinja"
    if path.is_file():
        return read_text(path)
    settings = read_json(folder / "tokenizer_config.json") if (folder / "tokenizer_config.json").is_file() else {}
    template = settings.get("chat_template")
    return template if isinstance(template, str) else None


def _adapter(folder: Path) -> Content:
    config = read_json(folder / _ADAPTER)
    path = folder / "adapter_model.safetensors"
    found = _safetensors(path) if path.is_file() else Content(path, "", 0, {}, {}, ())
    notes = [] if path.is_file() else ["no adapter_model.safetensors"]
    pickles = [name for name in ("adapter_model.bin", "adapter_model.pt") if (folder / name).is_file()]
    if pickles:
        notes.append(f"{pickles[0]} is a pickle, which is never loaded")
    modules = Counter(name.partition(".lora_")[0].rpartition(".")[2] for name, *_ in found.tensors if ".lora_A" in name)
    facts = {
        "base": config.get("base_model_name_or_path"),
        "kind": config.get("peft_type"),
        "rank": config.get("r"),
        "alpha": config.get("lora_alpha"),
        "modules": ", ".join(f"{name} ({count})" for name, count in modules.items()),
    }
    # What is set besides: variants that change the result, and the rest of the settings.
    rest = {key: value for key, value in config.items() if value not in (None, False, [], {}, "")}
    for key in ("base_model_name_or_path", "peft_type", "r", "lora_alpha"):
        rest.pop(key, None)
    return Content(
        path=folder,
        format="PEFT adapter",
        nbytes=found.nbytes,
        facts={key: value for key, value in facts.items() if value not in (None, "")},
        metadata=rest,
        tensors=found.tensors,
        notes=tuple(notes),
    )


def _gguf(path: Path) -> Content:
    file = read_gguf(path)
    told = dict(file.metadata)
    template = told.pop("tokenizer.chat_template", None)
    architecture = told.get("general.architecture")
    facts = {
        "name": told.get("general.name"),
        "architecture": architecture,
        "kind": told.get("general.type"),
        "type": next((one.name for one in MIXTURES.values() if one.file_type == told.get("general.file_type")), None),
        "layers": told.get(f"{architecture}.block_count"),
        "experts": told.get(f"{architecture}.expert_count"),
        "context": told.get(f"{architecture}.context_length"),
        "vocabulary": _vocabulary(file),
    }
    return Content(
        path=path,
        format=f"GGUF version {file.version}",
        nbytes=file.nbytes,
        facts={key: value for key, value in facts.items() if value is not None},
        metadata=told,
        tensors=tuple((one.name, one.type_name, one.shape, one.nbytes) for one in file.tensors.values()),
        template=template if isinstance(template, str) else None,
        notes=(f"{file.trailing} bytes behind the last tensor",) if file.trailing else (),
    )


def _vocabulary(file: GgufFile) -> str | None:
    tokens = file.metadata.get("tokenizer.ggml.tokens")
    kind = file.metadata.get("tokenizer.ggml.model")
    return f"{len(tokens)} tokens, {kind}" if isinstance(tokens, list) else None


def show(content: Content, *, every: bool = False) -> str:
    """For the terminal; `every`: each tensor, not the types alone."""
    bits = f", {8 * content.nbytes / content.weights:.2f} bits a weight" if content.weights else ""
    lines = [
        f"{printable(str(content.path))}",
        f"{content.format}, {size(content.nbytes)}: {len(content.tensors)} tensors, "
        f"{amount(content.weights)} weights{bits}",
        *(f"note: {printable(note)}" for note in content.notes),
    ]
    if content.facts:
        lines += ["", table([(printable(key), _short(value, 160)) for key, value in content.facts.items()])]
    if content.types:
        rows = [("type", "tensors", "weights", "size")]
        rows += [
            (printable(name, 20), str(kind.tensors), amount(kind.weights), size(kind.nbytes))
            for name, kind in content.types.items()
        ]
        lines += ["", table(rows, right=(1, 2, 3))]
    if every and content.tensors:
        rows = [("tensor", "type", "shape", "size")]
        rows += [
            (printable(name), printable(type_, 20), " x ".join(map(str, shape)), size(nbytes))
            for name, type_, shape, nbytes in content.tensors
        ]
        lines += ["", table(rows, right=(3,))]
    if content.metadata:
        shown = list(content.metadata.items())
        left = len(shown) - _LISTED
        rest = [] if every or left <= 0 else [("…", f"{left} more: --tensors shows all")]
        rows_ = [(printable(key, 60), _short(value)) for key, value in (shown if not rest else shown[:_LISTED])]
        lines += ["", table([*rows_, *rest])]
    if content.template:
        template = content.template.splitlines()
        lines += ["", f"chat template, {len(template)} line{'s' if len(template) > 1 else ''}:"]
        lines += [f"  {printable(line, _LONGEST_VALUE)}" for line in template[:_TEMPLATE_LINES]]
        lines += ["  …"] if len(template) > _TEMPLATE_LINES else []
    return "\n".join(lines)


def as_json(content: Content) -> dict[str, Any]:
    """For machines: sizes in bytes; long arrays as their length and beginning."""
    return {
        "path": str(content.path),
        "format": content.format,
        "nbytes": content.nbytes,
        "weights": content.weights,
        "facts": {key: _plain(value) for key, value in content.facts.items()},
        "types": {
            name: {"tensors": kind.tensors, "weights": kind.weights, "nbytes": kind.nbytes}
            for name, kind in content.types.items()
        },
        "tensors": [
            {"name": name, "type": type_, "shape": list(shape), "nbytes": nbytes}
            for name, type_, shape, nbytes in content.tensors
        ],
        "metadata": {key: _plain(value) for key, value in content.metadata.items()},
        "chat_template": content.template,
        "notes": list(content.notes),
    }


def _short(value: Any, longest: int = _LONGEST_VALUE) -> str:
    if isinstance(value, Mapping):
        value = [f"{key}={one}" for key, one in value.items()]
    if isinstance(value, float):
        return f"{value:g}"
    if not isinstance(value, str) and (isinstance(value, Sequence) or hasattr(value, "tolist")):
        first = ", ".join(_short(one.item() if hasattr(one, "item") else one) for one in value[:6])
        value = f"{len(value)}: {first}, …" if len(value) > 6 else first
    return printable(str(value), longest)


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list) and len(value) > 100:
        return {"length": len(value), "first": [_plain(one) for one in value[:10]]}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
