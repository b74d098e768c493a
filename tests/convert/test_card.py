"""The card says what was done, the sum is right, and nothing from a checkpoint can steer either."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file
from tiny_checkpoints import edit_json, make_checkpoint, write_json

from convert.card import card_path, note_verification, write_beside
from convert.conversion import Report, carry_out
from convert.mixture import GgmlType
from convert.plan import Plan, make_plan
from convert.printing import code, printable
from convert.verify import Check, VerifyReport


def _readme(base: Path, **matter: Any) -> None:
    (base / "README.md").write_text(f"---\n{yaml.safe_dump(matter, allow_unicode=True)}---\n", encoding="utf-8")


def _written(base: Path, out: Path, type_: str = "Q8_0", **options: Any) -> tuple[Plan, Report]:
    plan = make_plan(base, type_, **options)
    report = carry_out(plan, out)
    assert write_beside(plan, report) == ()
    return plan, report


def _matter(text: str) -> dict[str, Any]:
    matter: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return matter


def test_card_and_sum_stand_beside_the_file(own_checkpoint: Path, tmp_path: Path) -> None:
    _readme(own_checkpoint, license="apache-2.0", language=["ja", "en"], base_model="llm-jp/llm-jp-4-8b")
    out = tmp_path / "tiny-Q8_0.gguf"
    _, report = _written(own_checkpoint, out, keep=[("attn_v", GgmlType.F16)])
    assert (tmp_path / "tiny-Q8_0.gguf.sha256").read_text() == f"{report.sha256}  tiny-Q8_0.gguf\n"
    text = (tmp_path / "tiny-Q8_0.md").read_text(encoding="utf-8")
    assert _matter(text) == {
        "license": "apache-2.0",
        "language": ["ja", "en"],
        "base_model": ["llm-jp/llm-jp-4-8b"],
        "base_model_relation": "quantized",
        "tags": ["gguf", "llama.cpp"],
    }
    for line in (
        "| base | the folder `tiny`, made from [`llm-jp/llm-jp-4-8b`](https://huggingface.co/llm-jp/llm-jp-4-8b) |",
        "| licence | `apache-2.0` |",
        "| type | `Q8_0` |",
        "| kept | `attn_v=F16` |",
        f"| SHA-256 | `{report.sha256}` |",
        "| `F16` | 2 | 65.5 k | 131 kB |",
        "Not verified. `sansu-convert verify tiny-Q8_0.gguf --against BASE` puts its table here.",
    ):
        assert line in text.splitlines()
    assert re.search(r"\| made with \| sansu `[^`]+`, llama-cpp-python `[^`]+`, ggml version `\d", text)
    assert str(tmp_path) not in text


def test_a_checkpoint_of_the_hubs_cache_is_named_as_on_the_hub(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "models--llm-jp--tiny" / "snapshots" / "0123abc")
    _written(base, tmp_path / "out.gguf")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "| base | [`llm-jp/tiny`](https://huggingface.co/llm-jp/tiny), revision `0123abc` |" in text.splitlines()
    assert _matter(text)["base_model"] == ["llm-jp/tiny"]


def test_the_adapter_is_told_with_its_licence_and_without_anybodys_path(checkpoint: Path, tmp_path: Path) -> None:
    import numpy as np

    lora = tmp_path / "sansu-lora"
    lora.mkdir()
    stem = "base_model.model.model.layers.0.self_attn.v_proj.lora_"
    weights = {f"{stem}A.weight": np.ones((2, 256), np.float32), f"{stem}B.weight": np.ones((128, 2), np.float32)}
    save_file(weights, str(lora / "adapter_model.safetensors"))
    config = {"peft_type": "LORA", "r": 2, "lora_alpha": 4, "target_modules": ["v_proj"], "layers_to_transform": [0]}
    write_json(lora / "adapter_config.json", config | {"base_model_name_or_path": "/home/hana/models/base-8b"})
    _readme(lora, license="cc-by-4.0")
    _written(checkpoint, tmp_path / "out.gguf", adapter=lora)
    lines = (tmp_path / "out.md").read_text(encoding="utf-8").splitlines()
    assert "| adapter | `sansu-lora`: LoRA, rank 2, alpha 4 |" in lines
    assert "| adapter's base | `base-8b` |" in lines
    assert "| adapter's licence | `cc-by-4.0` |" in lines


EVIL = "`x` | <script>\n# owned \x1b[31m\u202e <!-- verify --> <!-- /verify --> [a](javascript:b)"


def test_nothing_from_a_checkpoint_gets_out_of_its_place(own_checkpoint: Path, tmp_path: Path) -> None:
    (own_checkpoint / "README.md").write_text(
        f"---\nlicense: other\nlicense_name: {yaml.safe_dump(EVIL, default_style=chr(34))}"
        f"name: {yaml.safe_dump(EVIL, default_style=chr(34))}---\n",
        encoding="utf-8",
    )
    plan, report = _written(own_checkpoint, tmp_path / "out.gguf")
    assert plan.metadata["general.license.name"] == EVIL.replace("\t", "  ")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert _matter(text)["license_name"] == printable(EVIL)
    assert all(character.isprintable() or character == "\n" for character in text)
    assert not [line for line in text.splitlines() if line.startswith("# owned")]
    # Outside of code spans and of the front matter's strings, no character of it is left.
    body = text.split("---\n", 2)[2]
    assert body.count("<!-- verify -->") == body.count("<!-- /verify -->") == 1
    plain = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", body)
    assert "script" not in plain and "javascript" not in plain and "owned" not in plain
    rows = [line for line in body.splitlines() if line.startswith("| licence")]
    assert len(rows) == 1 and len(re.split(r"(?<!\\)\|", rows[0])) == 4
    assert note_verification(_verification(tmp_path / "out.gguf", report.sha256, ok=True))
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith(text[: text.rindex("<!-- verify -->")])


@given(st.text())
def test_a_code_span_is_never_left(text: str) -> None:
    span = code(text)
    fence = re.match("`+", span)
    assert fence is not None
    inner = span[len(fence[0]) : -len(fence[0])]
    assert span.endswith(fence[0]) and "\n" not in span
    assert fence[0] not in re.findall("`+", inner)
    assert not inner.startswith("`") and not inner.endswith("`")


def test_a_file_of_somebody_elses_is_left_alone(checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "out.md").write_text("my notes")
    plan = make_plan(checkpoint, "F16")
    (note,) = write_beside(plan, carry_out(plan, tmp_path / "out.gguf"))
    assert note == f"{tmp_path / 'out.md'} is there and is not sansu-convert's: no card was written"
    assert (tmp_path / "out.md").read_text() == "my notes"
    assert sorted(os.listdir(tmp_path)) == ["out.gguf", "out.gguf.sha256", "out.md"]


def test_a_card_that_can_not_be_written_is_a_note(checkpoint: Path, tmp_path: Path) -> None:
    plan = make_plan(checkpoint, "F16")
    report = carry_out(plan, tmp_path / "out.gguf")
    (tmp_path / "out.md.part").mkdir()
    (note,) = write_beside(plan, report)
    assert note.endswith("; the GGUF file is whole")


@pytest.mark.parametrize(
    ("out", "card"), [("a.gguf", "a.md"), ("a.b.gguf", "a.b.md"), ("model", "model.md"), ("a.bin", "a.bin.md")]
)
def test_the_cards_name(out: str, card: str) -> None:
    assert card_path(Path("x") / out) == Path("x") / card


def _verification(out: Path, sha256: str, *, ok: bool) -> VerifyReport:
    checks = (
        Check("token ids", "pass", "1200/1200", "all equal"),
        Check("Q8_0 error", "pass" if ok else "fail", "0.5 %", "at most 1 %", EVIL),
    )
    return VerifyReport(out, Path("/home/hana/tiny"), None, 1, sha256, checks, (), 1.0)


def test_a_verification_replaces_the_one_before(own_checkpoint: Path, tmp_path: Path) -> None:
    edit_json(own_checkpoint / "config.json", max_position_embeddings=64)
    out = tmp_path / "out.gguf"
    _, report = _written(own_checkpoint, out)
    before = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert note_verification(_verification(out, report.sha256, ok=False)) == tmp_path / "out.md"
    assert "Against `tiny`. A gate was **not** passed." in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert note_verification(_verification(out, report.sha256, ok=True)) == tmp_path / "out.md"
    after = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "not** passed" not in after
    assert "| `token ids` | `1200/1200` | `all equal` | `pass` |" in after.splitlines()
    start = after.index("<!-- verify -->")
    assert after[:start] == before[: before.index("<!-- verify -->")]
    assert after[after.index("<!-- /verify -->") :] == before[before.index("<!-- /verify -->") :]


def test_a_verification_of_another_file_does_not_touch_the_card(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    _written(checkpoint, out)
    before = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert note_verification(_verification(out, "0" * 64, ok=True)) is None
    assert note_verification(_verification(tmp_path / "other.gguf", "0" * 64, ok=True)) is None
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == before
