"""A model card and a SHA-256 beside the output: OUT's stem + `.md`, and OUT + `.sha256` as `sha256sum -c` reads it.

The card is named after its file: one folder holds many types of a model, and a README.md there may be somebody's own.
On the Hub it serves as README.md as it stands: it begins with the front matter that the Hub reads. Everything that
comes from a checkpoint stands in code spans (`printing.code`) or in JSON strings, which YAML reads too; folders are
named without the path to them, which is nobody's business.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convert.checkpoint import ConvertError
from convert.conversion import Report
from convert.metadata import model_id, read_card
from convert.plan import Plan
from convert.printing import amount, code, printable, size
from convert.quantizer import library

if TYPE_CHECKING:
    from convert.verify import VerifyReport

_OURS = "<!-- sansu-convert wrote this and writes it anew together with the file -->"
_VERIFY, _END = "<!-- verify -->", "<!-- /verify -->"
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_HUB = "https://huggingface.co/"


def write_beside(plan: Plan, report: Report) -> tuple[str, ...]:
    """Writes card and SHA-256 of a finished output; what could not be written is told, one line each."""
    path = card_path(report.out)
    if path.exists() and not _is_ours(path):
        told = [f"{path} is there and is not sansu-convert's: no card was written"]
    else:
        told = [*_attempt(path, card(plan, report))]
    return (*write_sum(report.out, report.sha256), *told)


def write_sum(out: Path, sha256: str) -> tuple[str, ...]:
    """Writes OUT.sha256; what could not be written is told."""
    return _attempt(out.with_name(out.name + ".sha256"), f"{sha256}  {out.name}\n")


def note_verification(report: VerifyReport) -> Path | None:
    """Puts a verification's table into the card beside the file; its path, or None where no card is of this very file.

    Raises:
        ConvertError: the card can't be written.
    """
    path = card_path(report.gguf)
    if not _is_ours(path):
        return None
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.rpartition(_VERIFY)  # the last one: a name in the front matter may read so too
    _, end, after = rest.partition(_END)
    if not (begin and end) or report.sha256 not in before:
        return None
    try:
        _replace(path, f"{before}{_VERIFY}\n{_verification(report)}\n{_END}{after}")
    except OSError as error:
        raise ConvertError(f"{path} can't be written ({error.strerror}): free some space") from None
    return path


def card_path(out: Path) -> Path:
    return out.with_suffix(".md") if out.suffix == ".gguf" else out.with_name(out.name + ".md")


def card(plan: Plan, report: Report) -> str:
    """The whole card, Markdown."""
    told = plan.metadata
    name = str(told.get("general.name") or model_id(plan.base))
    bits = 8 * plan.nbytes / plan.weights
    verify = f"sansu-convert verify {report.out.name} --against BASE{' --adapter DIR' if plan.adapter else ''}"
    notes = [note.replace(f"{plan.base}{os.sep}", "") for note in report.notes]
    parts = [
        "---",
        *_front_matter(plan),
        "---",
        _OURS,
        "",
        f"# {_span(name)}, {plan.type}",
        "",
        f"{_span(report.out.name)}: {size(report.nbytes)}, {amount(plan.weights)} weights, {bits:.2f} bits a weight.",
        "",
        *_table(("", ""), _facts(plan, report)),
        "",
        "## Tensors",
        "",
        *_table(("type", "tensors", "weights", "size"), _types(plan)),
        "",
        *[f"- {_span(note)}" for note in notes],
        *([""] if notes else []),
        "## Verification",
        "",
        _VERIFY,
        f"Not verified. {_span(verify)} puts its table here.",
        _END,
        "",
    ]
    return "\n".join(parts)


def versions() -> dict[str, str]:
    """What took part in a conversion, by name."""
    found = {}
    for package in ("sansu", "llama-cpp-python"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "from a source tree"
    with contextlib.suppress(ConvertError, AttributeError):  # an older ggml does not tell
        for name in ("ggml_version", "ggml_commit"):
            tell = library()[name]
            tell.restype = ctypes.c_char_p
            found[name.replace("_", " ")] = (tell() or b"").decode("ascii", "replace")
    return found


def _front_matter(plan: Plan) -> list[str]:
    told = plan.metadata
    bases = _bases(plan)
    fields: dict[str, Any] = {
        "license": told.get("general.license"),
        "license_name": told.get("general.license.name"),
        "license_link": told.get("general.license.link"),
        "language": told.get("general.languages"),
        "base_model": bases,
        "base_model_relation": "quantized" if bases else None,
        "tags": ["gguf", "llama.cpp"],
    }
    return [f"{key}: {_json(value)}" for key, value in fields.items() if value]


def _bases(plan: Plan) -> list[str]:
    """Hub ids of what was converted: the checkpoint itself, or what it names as its own base."""
    if _HUB_ID.fullmatch(name := model_id(plan.base)):
        return [name]
    urls = [
        str(value) for key, value in plan.metadata.items() if re.fullmatch(r"general\.base_model\.\d+\.repo_url", key)
    ]
    return [found for url in urls if _HUB_ID.fullmatch(found := url.removeprefix(_HUB))]


def _json(value: Any) -> str:
    clean = [printable(str(one)) for one in value] if isinstance(value, list | tuple) else printable(str(value))
    return json.dumps(clean, ensure_ascii=False)


def _facts(plan: Plan, report: Report) -> list[tuple[str, str]]:
    told = plan.metadata
    facts = [("base", _base(plan))]
    if plan.adapter is not None:
        facts += _adapter(plan.adapter)
    licence = [told.get(f"general.license{part}") for part in ("", ".name", ".link")]
    facts.append(("licence", ", ".join(_span(str(one)) for one in licence if one) or "none is named in the checkpoint"))
    facts.append(("type", _span(plan.type)))
    if plan.keep:
        facts.append(("kept", ", ".join(_span(f"{pattern}={type_.name}") for pattern, type_ in plan.keep)))
    if plan.importance is not None:
        facts.append(("importance matrix", _importance(plan)))
    facts.append(("SHA-256", _span(report.sha256)))
    facts.append(("made with", ", ".join(f"{name} {_span(number)}" for name, number in versions().items())))
    return facts


def _base(plan: Plan) -> str:
    name, folder = model_id(plan.base), plan.base.resolve()
    if _HUB_ID.fullmatch(name):
        return f"[{_span(name)}]({_HUB}{name}), revision {_span(folder.name)}"
    bases = [f"[{_span(base)}]({_HUB}{base})" for base in _bases(plan)]
    return f"the folder {_span(name)}{', made from ' + ', '.join(bases) if bases else ''}"


def _adapter(folder: Path) -> list[tuple[str, str]]:
    from convert.adapter_config import read_settings

    settings, told = read_settings(folder), read_card(folder)
    kind = "DoRA" if settings.dora else "rsLoRA" if settings.rslora else "LoRA"
    facts = [("adapter", f"{_span(model_id(folder))}: {kind}, rank {settings.rank}, alpha {settings.alpha:g}")]
    if settings.base:
        # A path on its maker's computer is cut to the folder's name.
        base = settings.base if _HUB_ID.fullmatch(settings.base) else _last(settings.base)
        facts.append(("adapter's base", _span(base)))
    if licence := told.get("license"):
        facts.append(("adapter's licence", _span(str(licence))))
    return facts


def _importance(plan: Plan) -> str:
    told = plan.metadata
    facts = [_span(plan.importance.name if plan.importance else "")]
    if dataset := told.get("quantize.imatrix.dataset"):
        facts.append(f"from {_span(_last(str(dataset)))}")
    if chunks := told.get("quantize.imatrix.chunks_count"):
        facts.append(f"{chunks} chunks")
    return ", ".join(facts)


def _types(plan: Plan) -> list[tuple[str, str, str, str]]:
    weights: Counter[str] = Counter()
    nbytes: Counter[str] = Counter()
    for entry in plan.entries:
        weights[entry.type.name] += entry.weights
        nbytes[entry.type.name] += entry.nbytes
    return [
        (_span(name), str(plan.tensor_types[name]), amount(weights[name]), size(nbytes[name]))
        for name in sorted(nbytes, key=lambda name: -nbytes[name])
    ]


def _verification(report: VerifyReport) -> str:
    rows = [
        (check.name, check.value, check.gate, check.status + (f": {check.detail}" if check.detail else ""))
        for check in report.checks
    ]
    spans = [tuple(_span(cell) if cell else "" for cell in row) for row in rows]
    verdict = "Every gate was passed." if report.ok else "A gate was **not** passed."
    against = f"Against {_span(model_id(report.base))}"
    if report.adapter is not None:
        against += f" with {_span(model_id(report.adapter))} merged"
    return "\n".join([f"{against}. {verdict}", "", *_table(("check", "value", "gate", "verdict"), spans)])


def _span(text: str) -> str:
    """`text` as code that can't pass for one of the card's own marks."""
    return code(text.replace("<!--", "<! --"))


def _last(path: str) -> str:
    """The last part of a path of any system."""
    return re.split(r"[/\\]", path.rstrip("/\\"))[-1]


def _table(head: tuple[str, ...], rows: list[Any]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    # In a cell a pipe is escaped even within a code span (GFM 4.10).
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def _is_ours(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return _OURS in file.read(100_000)
    except (OSError, ValueError):
        return False


def _attempt(path: Path, text: str) -> tuple[str, ...]:
    try:
        _replace(path, text)
    except OSError as error:
        return (f"{path} can't be written ({error.strerror}); the GGUF file is whole",)
    return ()


def _replace(path: Path, text: str) -> None:
    """Writes in one step: a reader sees the old text or the new one."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(text.encode("utf-8", "surrogateescape"))  # file names need not be Unicode
        os.replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
