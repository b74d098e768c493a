"""Chat templates of a checkpoint folder, found where transformers looks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convert.checkpoint import ConvertError
from convert.vocabulary.tokens import is_text

if TYPE_CHECKING:
    from convert.writer import Value


def chat_templates(base: Path, settings: Mapping[str, Any]) -> dict[str, Value]:
    """The GGUF keys of the default template and of the named ones (gguf-py, GGUFWriter.add_chat_template).

    chat_template.jinja and additional_chat_templates/*.jinja stand before tokenizer_config.json's `chat_template`,
    which is one template or a list of named ones; chat_template.json is an older place.
    """
    templates = _in_settings(settings.get("chat_template"))
    if not templates and (base / "chat_template.json").is_file():
        from convert.checkpoint import read_json

        templates = _in_settings(read_json(base / "chat_template.json").get("chat_template"))
    file = base / "chat_template.jinja"
    if file.is_file():
        templates = {"default": _text(file)}
    for path in sorted((base / "additional_chat_templates").glob("*.jinja")):
        templates.setdefault(path.stem, _text(path))

    keys: dict[str, Value] = {}
    if "default" in templates:
        keys["tokenizer.chat_template"] = templates.pop("default")
    named = {re.sub("[^A-Za-z0-9]", "_", name): text for name, text in sorted(templates.items())}
    keys |= {f"tokenizer.chat_template.{name}": text for name, text in named.items()}
    if named:
        keys["tokenizer.chat_templates"] = tuple(named)
    for key, text in keys.items():
        if isinstance(text, str) and not is_text(text):
            raise ConvertError(f"{base}: {key} holds half a surrogate pair: fetch the template again")
    return keys


def _in_settings(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        return {"default": value}
    entries = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    return {
        entry["name"]: entry["template"]
        for entry in entries
        if isinstance(entry.get("name"), str) and entry["name"] and isinstance(entry.get("template"), str)
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConvertError(f"{path} can't be read as UTF-8 text ({error}): fetch it again") from None
