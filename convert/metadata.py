"""general.*: name, licence, origin and makers of a model, as its own files and folder tell them.

The rules are llama.cpp's (gguf-py/gguf/metadata.py, utility.py), so that a file is named and labelled as its own
converter would: README.md's front matter first, then config.json's _name_or_path, then the folder's name.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError
from convert.model_id import ModelId, parse_id, title
from convert.writer import Value

# GGUF's key after "general." and the front matter's keys for it; the first that says something counts.
_CARD_KEYS = {
    "name": ("name", "model_name"),
    "author": ("author", "model_author", "model_creator"),
    "version": ("version", "model_version"),
    "organization": ("organization", "model_organization"),
    "finetune": ("finetune", "model_finetune"),
    "basename": ("basename", "model_basename", "model_type"),
    "description": ("description", "model_description"),
    "size_label": ("size_label", "model_size_label"),
    "license": ("license",),
    "license.name": ("license_name",),
    "license.link": ("license_link",),
    "source.url": ("url", "model_url"),
    "source.doi": ("doi", "model_doi"),
    "source.uuid": ("uuid", "model_uuid"),
    "source.repo_url": ("repo_url", "model_repo_url"),
}
_RELATIVES = {
    "base_model": ("base_model", "base_models", "base_model_sources"),
    "dataset": ("datasets", "dataset", "dataset_sources"),
}
_RELATIVE_KEYS = ("name", "author", "version", "organization", "description", "url", "doi", "uuid", "repo_url")
_LISTS = {"tags": ("tags", "pipeline_tag"), "languages": ("languages", "language")}

# generation_config.json's keys for general.sampling.*
_COUNTS = {"top_k": "top_k", "penalty_last_n": "penalty_last_n", "mirostat": "mirostat"}
_REALS = {
    "top_p": "top_p",
    "min_p": "min_p",
    "xtc_probability": "xtc_probability",
    "xtc_threshold": "xtc_threshold",
    "temperature": "temp",
    "repetition_penalty": "penalty_repeat",
    "penalty_repeat": "penalty_repeat",
    "mirostat_tau": "mirostat_tau",
    "mirostat_eta": "mirostat_eta",
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """How many weights: of all tensors, of those that are no expert's, of one expert in all layers; experts or 0."""

    total: int
    shared: int
    expert: int = 0
    experts: int = 0

    @classmethod
    def count(cls, shapes: Mapping[str, Sequence[int]]) -> Parameters:
        """From GGUF tensor names and shapes (outermost first)."""
        stacks = {name: shape for name, shape in shapes.items() if "_exps." in name}
        total = sum(map(math.prod, shapes.values()))
        stacked = sum(map(math.prod, stacks.values()))
        experts = next((shape[0] for shape in stacks.values()), 0)
        return cls(total, total - stacked, stacked // experts if experts else 0, experts)

    @property
    def label(self) -> str:
        """As `8.6B`, or `128x2.2B` for experts (gguf-py/gguf/utility.py, size_label)."""
        return f"{self.experts}x{_rounded(self.shared + self.expert)}" if self.experts else _rounded(self.total)


def general_metadata(
    base: Path, config: Mapping[str, Any], parameters: Parameters, card: Mapping[str, Any]
) -> dict[str, Value]:
    """general.sampling.* and every other general.* key but architecture, type, file_type and quantization_version.

    Args:
        base: the checkpoint's folder.
        config: config.json's values.
        parameters: of the model, for its size label.
        card: README.md's front matter (`read_card`).
    """
    facts = {key: fact for key, names in _CARD_KEYS.items() if (fact := _first(card, names)) is not None}
    ids = [model_id(base)]
    path = config.get("_name_or_path")
    if isinstance(path, str) and path and path.count("/") <= 1:  # more: a place on its maker's computer
        ids.insert(0, path)
    for told in ids:
        facts = _facts(parse_id(told, parameters.total)) | facts
    facts.setdefault("size_label", parameters.label)

    metadata = _sampling(base)
    metadata |= {f"general.{key}": facts[key] for key in _CARD_KEYS if facts.get(key)}
    for kind, names in _RELATIVES.items():
        if present := [name for name in names if name in card]:
            metadata |= _relatives(kind, _listed(card[present[0]]), parameters.total)
    for kind, pair in _LISTS.items():
        texts = tuple(text for name in pair for text in _listed(card.get(name)) if isinstance(text, str))
        if texts:
            metadata[f"general.{kind}"] = tuple(map(_encodable, texts))
    return {key: _encodable(value) if isinstance(value, str) else value for key, value in metadata.items()}


def read_card(base: Path) -> dict[str, Any]:
    """README.md's YAML front matter; empty where there is none.

    Raises:
        ConvertError: it can't be read.
    """
    import yaml

    path = base / "README.md"
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        if lines[:1] != ["---"]:
            return {}
        end = lines.index("---", 1) if "---" in lines[1:] else len(lines)
        # As llama.cpp reads it: tabs for indents, and Norwegian is no falsehood.
        matter = yaml.safe_load("\n".join([*lines[1:end], ""]).replace("- no\n", '- "no"\n').replace("\t", "  "))
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        first = str(error).partition("\n")[0]
        raise ConvertError(f"{path}: the front matter can't be read as YAML ({first}): mend it") from None
    return matter if isinstance(matter, dict) else {}


def model_id(base: Path) -> str:
    """The folder's name, or owner/name where the folder lies in the Hub's cache."""
    base = base.resolve()
    hub = base.parent.parent.name
    if base.parent.name == "snapshots" and hub.startswith("models--"):
        return hub.removeprefix("models--").replace("--", "/", 1)
    return base.name


def _encodable(text: str) -> str:
    # JSON, YAML and folder names can hold half a surrogate pair, which UTF-8 has not.
    return text.encode("utf-8", "replace").decode("utf-8")


def _rounded(count: int) -> str:
    units = ((1e-12, "T"), (1e-9, "B"), (1e-6, "M"))
    unit, suffix = next(((unit, suffix) for unit, suffix in units if count * unit > 1), (1e-3, "K"))
    digits = max(2 - len(str(round(count * unit)).lstrip("0")), 0)
    return f"{count * unit:.{digits}f}{suffix}"


def _first(card: Mapping[str, Any], names: Sequence[str]) -> str | None:
    for name in names:
        if isinstance(value := card.get(name), list):
            return ",".join(map(str, value))
        if value is not None and not isinstance(value, dict | bool):
            return str(value)
    return None


def _facts(parsed: ModelId) -> dict[str, str]:
    facts = {
        "name": title(parsed.name),
        "organization": title(parsed.organization),
        "basename": parsed.basename,
        "finetune": parsed.finetune,
        "version": parsed.version,
        "size_label": parsed.size_label,
    }
    return {key: fact for key, fact in facts.items() if fact}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _relatives(kind: str, entries: Sequence[Any], total: int) -> dict[str, Value]:
    """general.base_model.* or general.dataset.*: Hub ids, URLs or tables of facts."""
    metadata: dict[str, Value] = {f"general.{kind}.count": len(entries)}
    for i, entry in enumerate(entries):
        facts = _relative(entry, total) if isinstance(entry, str) else entry if isinstance(entry, dict) else {}
        metadata |= {f"general.{kind}.{i}.{key}": str(facts[key]) for key in _RELATIVE_KEYS if facts.get(key)}
    return metadata


def _relative(told: str, total: int) -> dict[str, str]:
    url = told.startswith(("http://", "https://", "ssh://"))
    hub = re.fullmatch(r"https?://huggingface\.co/([^/]+/[^/]+)", told)
    if url and hub is None:
        return {"repo_url": told}
    parsed = parse_id(hub[1] if hub else told, total)
    facts = {key: fact for key, fact in _facts(parsed).items() if key in {"name", "organization", "version"}}
    if url:
        facts["repo_url"] = told
    elif parsed.organization:
        facts["repo_url"] = f"https://huggingface.co/{parsed.organization}/{parsed.name}"
    return facts


def _sampling(base: Path) -> dict[str, Value]:
    try:
        values = json.loads((base / "generation_config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}  # the vocabulary's reader says what is wrong with it
    if not isinstance(values, dict):
        return {}
    metadata: dict[str, Value] = {}
    for theirs, ours in _COUNTS.items():
        if type(count := values.get(theirs)) is int and 0 <= count < 1 << 31:
            metadata[f"general.sampling.{ours}"] = count
    for theirs, ours in _REALS.items():
        real = values.get(theirs)
        if isinstance(real, int | float) and not isinstance(real, bool) and abs(real) < 1e30:
            metadata[f"general.sampling.{ours}"] = float(real)
    return metadata
