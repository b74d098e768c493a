"""A right file passes, and every kind of wrong file fails in the check that names what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from gguf import GGUFReader
from safetensors.numpy import save_file
from stock_llama import stock
from tiny_checkpoints import edit_json, make_checkpoint, make_qwen3moe, write_json

from convert.architecture import rotary_order
from convert.checkpoint import ConvertError, read_tensors
from convert.conversion import convert
from convert.gguf_file import read_gguf
from convert.verify import GATES, Check, VerifyReport, verify
from convert.verify.gates import model_limits
from convert.verify.logits import compare
from convert.verify.stock import Stock, StockError
from convert.verify.token_ids import first_ids, read_tokenizer, windows_of

Q = "blk.0.attn_q.weight"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkpoint(tmp_path_factory.mktemp("verify") / "tiny", seed=1)


@pytest.fixture(scope="module")
def whole(base: Path) -> Path:
    """A right F32 file that no test changes."""
    convert(base, base.parent / "whole.gguf", "F32")
    return base.parent / "whole.gguf"


@pytest.fixture()
def file(whole: Path, tmp_path: Path) -> Path:
    """A right F32 file to break."""
    return Path(shutil.copy(whole, tmp_path / "file.gguf"))


def _checks(report: VerifyReport) -> dict[str, Check]:
    found = {check.name: check for check in report.checks}
    assert len(found) == len(report.checks)
    return found


def _failed(report: VerifyReport) -> set[str]:
    assert report.exit_code == (0 if report.ok else 1)
    return {check.name for check in report.checks if check.status == "fail"}


def _write_rows(path: Path, name: str, rows: npt.NDArray[np.float32]) -> None:
    tensor = read_gguf(path).tensors[name]
    assert tensor.type_name == "F32" and rows.nbytes == tensor.nbytes
    with path.open("r+b") as file:
        file.seek(tensor.offset)
        file.write(np.ascontiguousarray(rows).tobytes())


def _rows(path: Path, name: str) -> npt.NDArray[np.float32]:
    tensor = read_gguf(path).tensors[name]
    return tensor.read(0, tensor.rows)


@pytest.mark.parametrize("type_", ["F32", "Q8_0"])
def test_a_right_file_passes_every_check(base: Path, tmp_path: Path, type_: str) -> None:
    convert(base, tmp_path / "out.gguf", type_)
    stages: dict[str, list[tuple[int, int]]] = {}
    report = verify(
        tmp_path / "out.gguf",
        base,
        tokens=300,
        progress=lambda stage, done, total: stages.setdefault(stage, []).append((done, total)),
    )
    assert report.ok, report.table()
    assert [check.name for check in report.checks if check.status == "skipped"] == []
    ids = ["token ids, every piece", "token ids, built-in strings"]
    assert list(stages) == ["SHA-256", "tensors", *ids, "probabilities"]
    for steps in stages.values():
        assert [done for done, _ in steps] == sorted(done for done, _ in steps)
        assert steps[-1][0] == steps[-1][1] > 0
    checks = _checks(report)
    assert checks["tensors"].value == "21/21 there"
    assert [checks[name].number for name in ids] == [1, 1]
    assert len(report.tensors) == 21
    if type_ == "F32":
        assert checks["error of F32 (21 tensors)"].number == 0
        assert (checks["KL divergence, mean"].number or 0) < 1e-8
        assert checks["likeliest token equal"].number == 1


@pytest.mark.parametrize("sizes", [{}, {"fused": True}], ids=["one by one", "fused"])
def test_qwen3moe_passes(tmp_path: Path, sizes: dict[str, bool]) -> None:
    base = make_qwen3moe(tmp_path / "tiny", **sizes)
    convert(base, tmp_path / "out.gguf", "F32")
    report = verify(tmp_path / "out.gguf", base, tokens=200)
    assert report.ok, report.table()
    assert (_checks(report)["KL divergence, mean"].number or 0) < 1e-8


@pytest.mark.parametrize("type_", ["Q4_K_M", "Q6_K"])
def test_quantized_tensors_hold_their_gates_on_random_weights(base: Path, tmp_path: Path, type_: str) -> None:
    convert(base, tmp_path / "out.gguf", type_)
    report = verify(tmp_path / "out.gguf", base, probabilities=False)
    assert report.ok, report.table()
    assert _checks(report)["probabilities"].detail == "not asked for"
    assert report.tensors[0].error > 0.005
    shares = [one.error / one.gate for one in report.tensors]
    assert shares == sorted(shares, reverse=True) and shares[0] < 1


def test_q_in_the_checkpoints_order_of_rows_fails(base: Path, file: Path) -> None:
    rows = _rows(file, Q)
    unpermuted = np.empty_like(rows)
    unpermuted[rotary_order(len(rows), 4)] = rows
    _write_rows(file, Q, unpermuted)
    report = verify(file, base)
    assert _failed(report) == {"error of F32 (21 tensors)"}
    assert _checks(report)["error of F32 (21 tensors)"].detail.startswith(f"not the checkpoint's values: {Q} 1")
    assert [one.name for one in report.tensors if not one.ok] == [Q]
    assert report.tensors[0].error == pytest.approx(np.sqrt(2), rel=0.1)
    assert _checks(report)["probabilities"].detail == "mend what failed above first"


def test_two_tensors_swapped_fail_by_name(base: Path, file: Path) -> None:
    one, other = "blk.0.ffn_up.weight", "blk.1.ffn_up.weight"
    first, second = _rows(file, one), _rows(file, other)
    _write_rows(file, one, second)
    _write_rows(file, other, first)
    assert {found.name for found in verify(file, base).tensors if not found.ok} == {one, other}


def test_one_bad_value_is_not_averaged_away(base: Path, file: Path) -> None:
    rows = _rows(file, Q)
    rows[3, 5] = np.nan
    _write_rows(file, Q, rows)
    report = verify(file, base)
    assert _failed(report) == {"error of F32 (21 tensors)"}
    assert report.tensors[0].error == np.inf
    json.dumps(report.as_dict(), allow_nan=False)


def test_a_wrong_score_fails_in_the_vocabulary_and_the_ids(base: Path, file: Path) -> None:
    reader = GGUFReader(file, "r+")
    tokens = reader.fields["tokenizer.ggml.tokens"].contents()
    wrong = next(i for i, token in enumerate(tokens) if len(token) == 3 and "<" not in token)
    field = reader.fields["tokenizer.ggml.scores"]
    field.parts[field.data[wrong]][0] = -1e4
    reader.data.flush()
    report = verify(file, base)
    assert _failed(report) == {"vocabulary", "token ids, every piece"}
    assert _checks(report)["vocabulary"].detail.startswith(f"tokenizer.ggml.scores[{wrong}] is -10000.0, not ")


def test_a_renamed_token_fails_in_the_vocabulary_and_the_ids(base: Path, file: Path) -> None:
    reader = GGUFReader(file, "r+")
    tokens = reader.fields["tokenizer.ggml.tokens"]
    wrong = tokens.contents().index("木")
    tokens.parts[tokens.data[wrong]][:] = np.frombuffer("鬱".encode(), np.uint8)
    reader.data.flush()
    report = verify(file, base)
    assert _failed(report) == {"vocabulary", "token ids, every piece"}
    checks = _checks(report)
    assert checks["vocabulary"].detail == f"tokenizer.ggml.tokens[{wrong}] is '鬱', not '木'"
    ids = checks["token ids, every piece"]
    assert 0 < (ids.number or 0) < 1
    assert f"{wrong} '木'" in ids.detail and "in the checkpoint" in ids.detail and "in the file" in ids.detail


def test_a_changed_rope_base_fails_in_the_metadata(base: Path, file: Path) -> None:
    reader = GGUFReader(file, "r+")
    field = reader.fields["llama.rope.freq_base"]
    field.parts[field.data[0]][0] = 500000.0
    reader.data.flush()
    report = verify(file, base)
    assert _failed(report) == {"metadata"}
    assert _checks(report)["metadata"].detail == "llama.rope.freq_base is 500000.0, not 10000.0"


def test_another_checkpoint_of_other_sizes_fails(file: Path, tmp_path: Path) -> None:
    other = make_checkpoint(tmp_path / "other", seed=1, layers=3, middle=256)
    report = verify(file, other)
    assert _failed(report) >= {"metadata", "tensors"}
    assert "blk.0.ffn_gate.weight is [512, 256], not [256, 256]" in _checks(report)["tensors"].detail


def test_a_truncated_file_fails_before_anything_else(base: Path, file: Path) -> None:
    os.truncate(file, file.stat().st_size - 100)
    report = verify(file, base)
    assert _failed(report) == {"file"} and len(report.checks) == 1
    assert "is cut short" in report.checks[0].detail


def test_bytes_behind_the_end_fail(base: Path, file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(b"more")
    report = verify(file, base, probabilities=False)
    assert _failed(report) == {"file"}
    assert report.checks[0].detail == "4 bytes behind the last tensor"


def test_a_sum_beside_the_file_is_compared(base: Path, file: Path) -> None:
    report = verify(file, base, probabilities=False)
    beside = file.with_name("file.gguf.sha256")
    beside.write_text(f"{report.sha256}  file.gguf\n")
    assert _checks(verify(file, base, probabilities=False))["SHA-256"].status == "pass"
    beside.write_text(f"{report.sha256[::-1]}  file.gguf\n")
    assert _failed(verify(file, base, probabilities=False)) == {"SHA-256"}


def test_nothing_from_a_file_steers_the_terminal(base: Path, file: Path) -> None:
    data = file.read_bytes()
    for old, new in ((b"blk.1.attn_v.weight", b"\x1b[31m.attn_v.weight"), (b"<|reserved_5|>", b"\x1b]0;evil\x07\n ok")):
        new = new.ljust(len(old))[: len(old)]
        assert data.count(struct.pack("<Q", len(old)) + old) == 1
        data = data.replace(struct.pack("<Q", len(old)) + old, struct.pack("<Q", len(old)) + new)
    file.write_bytes(data)
    report = verify(file, base)
    assert {"tensors", "vocabulary"} <= _failed(report)
    assert all(character.isprintable() for character in report.table().replace("\n", ""))
    assert json.dumps(report.as_dict()).isprintable()


def test_the_table_is_aligned_and_ends_with_the_verdict(base: Path, file: Path) -> None:
    lines = verify(file, base, probabilities=False).table().split("\n")
    assert lines[0].startswith("file.gguf: ") and "SHA-256" in lines[0]
    column = lines[1].index("gate")
    rows = [line for line in lines[2:-1] if not line.startswith("    ")]
    assert all(line[column - 2 : column].isspace() and not line[column].isspace() for line in rows if "pass" in line)
    assert lines[-1].startswith("passed in ") and lines[-1].endswith(", 1 check skipped")


def test_the_text_is_checked_line_by_line(base: Path, whole: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("木は何本\n\n答え：31本\n ×÷＝ \n   \n薔薇\n", encoding="utf-8")
    check = _checks(verify(whole, base, text=text, tokens=40))["token ids, text.txt"]
    # Three lines of the vocabulary's characters but for 何; the whole holds 薔薇 too.
    assert check.value == "2/2 equal" and check.status == "pass"
    assert check.detail.startswith("4 more left out: characters outside the vocabulary")


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfe", "it is not UTF-8"), (b" \n", "is empty"), (None, "can't be read (No such file or directory)")],
)
def test_a_text_that_is_none_is_bad_input(
    base: Path, whole: Path, tmp_path: Path, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "text.txt").write_bytes(content)
    with pytest.raises(ConvertError) as refusal:
        verify(whole, base, text=tmp_path / "text.txt")
    assert says in str(refusal.value)


def test_no_file_or_no_checkpoint_is_bad_input(base: Path, whole: Path, tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match="give the GGUF file"):
        verify(tmp_path / "nowhere.gguf", base)
    with pytest.raises(ConvertError, match="is not a folder"):
        verify(whole, tmp_path / "nowhere")


def test_without_torch_the_tensors_alone_are_compared(base: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    report = verify(whole, base)
    assert report.ok
    assert _checks(report)["probabilities"].detail == "torch not installed (pip install 'sansu[verify]')"
    assert _checks(report)["error of F32 (21 tensors)"].status == "pass"


def test_without_torch_and_tokenizers_nothing_of_them_is_imported(base: Path, whole: Path) -> None:
    script = f"""
import sys
for name in ("torch", "transformers", "tokenizers", "peft", "gguf", "safetensors"):
    sys.modules[name] = None
from pathlib import Path
from convert.verify import verify
report = verify(Path({str(whole)!r}), Path({str(base)!r}))
assert report.ok
print(*(check.name for check in report.checks if check.status == "skipped"), sep=", ")
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout == "token ids, probabilities\n"


def test_too_little_memory_is_a_reason(base: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convert.verify.logits._free_memory", lambda: 1000)
    detail = _checks(verify(whole, base))["probabilities"].detail
    assert detail.endswith("GB of memory needed, 0.0 GB free")


def test_other_weights_fail_the_gates_of_the_probabilities(base: Path, whole: Path, tmp_path: Path) -> None:
    other = make_checkpoint(tmp_path / "other", seed=3)
    found = compare(whole, other, {}, [[10, 300, 301, 24, 12, 333, 400]], 10**6, lambda done, total: None)
    checks = {check.name: check for check in found.checks("F32", GATES["F32"])}
    assert checks["KL divergence, mean"].status == "fail"
    assert checks["KL divergence, 99th percentile"].status == "fail"
    assert checks["likeliest token equal"].status == "fail"
    assert checks["perplexity"].status == "fail"


def test_the_figures_are_torchs(base: Path, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    convert(base, tmp_path / "out.gguf", "Q4_K_M")
    ids = [10, 300, 301, 24, 12, 333, 400, 2, 55, 290, 288]
    found = compare(tmp_path / "out.gguf", base, {}, [ids], 10**6, lambda done, total: None)
    model = transformers.LlamaForCausalLM.from_pretrained(base, dtype=torch.float32, attn_implementation="eager")
    with torch.no_grad(), stock(tmp_path / "out.gguf") as loaded:
        p = model(torch.tensor([ids])).logits[0, :-1].double().log_softmax(-1)
        q = torch.from_numpy(loaded.logits(ids)[:-1]).double().log_softmax(-1)
    kl = torch.nn.functional.kl_div(q, p, log_target=True, reduction="none").sum(-1)
    assert kl.mean() > 1e-3
    np.testing.assert_allclose(found.divergences, kl.numpy(), rtol=1e-3)
    following = torch.tensor(ids[1:])
    assert found.found_loss == pytest.approx(torch.nn.functional.nll_loss(q, following).item(), rel=1e-5)
    assert found.expected_loss == pytest.approx(torch.nn.functional.nll_loss(p, following).item(), rel=1e-5)
    assert found.same == (p.argmax(-1) == q.argmax(-1)).double().mean().item()
    short_of_best = p.max(-1).values - p.gather(-1, q.argmax(-1, keepdim=True))[:, 0]
    assert found.agreement == (short_of_best <= 0.05).double().mean().item() >= found.same


def test_changed_tensors_reach_transformers_model(tmp_path: Path) -> None:
    """What an adapter changes is put into the reference, experts into their stack."""
    base = make_qwen3moe(tmp_path / "base")
    other = make_qwen3moe(tmp_path / "other", seed=2)
    shutil.copy(base / "tokenizer.json", other / "tokenizer.json")
    convert(other, tmp_path / "other.gguf", "F32")
    ids = [[10, 300, 301, 24, 12, 333, 400, 2, 55]]
    changed = dict(read_tensors(other))
    near = compare(tmp_path / "other.gguf", base, changed, ids, 10**6, lambda done, total: None)
    assert near.divergences.max() < 1e-8
    del changed["model.layers.1.mlp.experts.5.down_proj.weight"]
    del changed["model.layers.0.mlp.experts.2.up_proj.weight"]
    far = compare(tmp_path / "other.gguf", base, changed, ids, 10**6, lambda done, total: None)
    assert far.divergences.max() > 1e-6


def test_an_adapter_is_part_of_what_is_compared(base: Path, tmp_path: Path) -> None:
    adapter = tmp_path / "adapter"
    adapter.mkdir()
    settings = {
        "peft_type": "LORA",
        "r": 4,
        "lora_alpha": 8,
        "target_modules": ["layers.0.self_attn.q_proj"],
        "bias": "none",
    }
    write_json(adapter / "adapter_config.json", settings)
    dice, at = np.random.default_rng(0), "base_model.model.model.layers.0.self_attn.q_proj.lora_"
    factors = {"A": (4, 256), "B": (256, 4)}
    weights = {f"{at}{side}.weight": dice.standard_normal(shape, dtype=np.float32) for side, shape in factors.items()}
    save_file(weights, str(adapter / "adapter_model.safetensors"))
    convert(base, tmp_path / "out.gguf", "F32", adapter=adapter)

    report = verify(tmp_path / "out.gguf", base, adapter=adapter, tokens=200)
    assert report.ok, report.table()
    assert (_checks(report)["KL divergence, mean"].number or 0) < 1e-7
    assert report.as_dict()["adapter"] == str(adapter)
    assert [one.name for one in verify(tmp_path / "out.gguf", base).tensors if not one.ok] == [Q]


def test_a_file_that_llama_cpp_refuses_is_one_line(base: Path, file: Path) -> None:
    data = file.read_bytes()
    assert data.count(b"tokenizer.ggml.model") == 1
    file.write_bytes(data.replace(b"tokenizer.ggml.model", b"tokenizer.ggml.nodel"))
    check = _checks(verify(file, base))["token ids"]
    assert check.status == "fail" and check.detail.startswith("llama.cpp can't load the file: ")
    assert "tokenizer" in check.detail and "\n" not in check.detail


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_a_crash_and_a_hang_of_llama_cpp_are_one_line_each(whole: Path) -> None:
    with Stock(whole) as loaded:
        assert loaded.vocabulary == 570 and loaded.ids("木")
        os.kill(loaded.process_id, signal.SIGSEGV)
        with pytest.raises(StockError, match=r"^llama.cpp crashed \(SIGSEGV\)$"):
            loaded.ids("木")
    with Stock(whole, patience=60) as loaded:
        os.kill(loaded.process_id, signal.SIGSTOP)
        loaded.patience = 0.2
        with pytest.raises(StockError, match=r"^llama.cpp gave no answer in 0.2 s$"):
            loaded.ids("木")


def test_no_child_is_left(whole: Path) -> None:
    with Stock(whole) as loaded:
        number = loaded.process_id
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_windows_hold_every_id_once_behind_the_first_ones() -> None:
    ids = list(range(100, 123))
    windows = list(windows_of(ids, [1], 8, 1000))
    assert all(window[0] == 1 and len(window) <= 8 for window in windows)
    assert [i for window in windows for i in window[1:]] == ids
    assert [i for window in windows_of(ids, [], 8, 10) for i in window] == ids[:10]
    assert list(windows_of([7], [], 8, 10)) == []


def test_a_bos_that_the_tokenizer_adds_comes_first(own_checkpoint: Path) -> None:
    assert first_ids(read_tokenizer(own_checkpoint)) == []
    template = {
        "type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "<|startoftext|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
        "special_tokens": {"<|startoftext|>": {"id": "<|startoftext|>", "ids": [1], "tokens": ["<|startoftext|>"]}},
    }
    edit_json(own_checkpoint / "tokenizer.json", post_processor=template)
    assert first_ids(read_tokenizer(own_checkpoint)) == [1]
    convert(own_checkpoint, own_checkpoint / "out.gguf", "F32")
    report = verify(own_checkpoint / "out.gguf", own_checkpoint, tokens=60)
    assert report.ok, report.table()


def test_a_tensor_of_numbers_that_are_no_weights_fails(base: Path, file: Path) -> None:
    data = bytearray(file.read_bytes())
    place = data.index(Q.encode()) + len(Q) + 4 + 2 * 8
    assert struct.unpack_from("<I", data, place) == (0,)
    struct.pack_into("<I", data, place, 26)  # I32 takes as many bytes
    file.write_bytes(data)
    report = verify(file, base, probabilities=False)
    assert "error of I32 (1 tensor)" in _failed(report)
    assert report.tensors[0].name == Q and report.tensors[0].error == np.inf


def test_one_damaged_row_of_many_fails(base: Path, tmp_path: Path) -> None:
    """A large tensor's error alone would hide it."""
    convert(base, tmp_path / "out.gguf", "Q8_0")
    tensor = read_gguf(tmp_path / "out.gguf").tensors["token_embd.weight"]
    with (tmp_path / "out.gguf").open("r+b") as stream:
        stream.seek(tensor.offset + 7 * tensor.row_bytes)
        stream.write(bytes(tensor.row_bytes))
    report = verify(tmp_path / "out.gguf", base, probabilities=False)
    assert [one.name for one in report.tensors if not one.ok] == ["token_embd.weight"]
    assert report.tensors[0].row_error == pytest.approx(1)


def test_the_coarsest_common_type_sets_the_gates(base: Path, tmp_path: Path) -> None:
    convert(base, tmp_path / "out.gguf", "Q4_K_M")
    assert model_limits(read_gguf(tmp_path / "out.gguf").tensors.values(), GATES)[0] == "Q4_K"
