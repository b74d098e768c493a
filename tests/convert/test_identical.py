"""Every tensor's bytes equal those of llama.cpp's own tools on the same weights, for every type and architecture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFReader
from peer_converter import peer_convert
from stock_llama import Counted, stock_imatrix, stock_quantize, write_imatrix
from tiny_checkpoints import make_checkpoint, make_qwen3moe

from convert.conversion import convert
from convert.gguf_file import read_gguf
from convert.mixture import MIXTURES, parse_keep

# Eight layers, so that the first, the last and every third of the others differ (use_more_bits).
MODELS: Mapping[str, tuple[str, Callable[[Path], Path]]] = {
    "llama": ("BF16", lambda folder: make_checkpoint(folder, layers=8, middle=256, dtype="BF16")),
    "llama, tied": (
        "F16",
        lambda folder: make_checkpoint(folder, layers=3, heads=8, key_value_heads=2, tied=True, dtype="F16", seed=1),
    ),
    "llama, rows of 96 and 160": (
        "BF16",
        lambda folder: make_checkpoint(folder, hidden=96, middle=160, layers=8, dtype="BF16", seed=2),
    ),
    "llama, rows of 96, tied": (
        "BF16",
        lambda folder: make_checkpoint(folder, hidden=96, middle=160, layers=2, tied=True, dtype="BF16", seed=3),
    ),
    "llama, rows of 48 and 80": (
        "F32",
        lambda folder: make_checkpoint(folder, hidden=48, middle=80, layers=2, seed=4),
    ),
    "qwen3moe": (
        "BF16",
        lambda folder: make_qwen3moe(folder, layers=8, experts=3, expert_middle=64, dtype="BF16", seed=5),
    ),
    "qwen3moe, 8 experts of 256, fused, tied": (
        "F16",
        lambda folder: make_qwen3moe(folder, layers=1, expert_middle=256, fused=True, tied=True, dtype="F16", seed=6),
    ),
}
# Q8_0 takes no importance; the others do.
WEIGHED = [name for name in MIXTURES if name not in {"F32", "F16", "BF16", "Q8_0"}]


@dataclass(frozen=True)
class Model:
    """A checkpoint, its own weights as a GGUF, and an importance matrix for them."""

    name: str
    base: Path
    dtype: str
    plain: Path
    imatrix: Path
    counted: Counted


@pytest.fixture(scope="module", params=MODELS)
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("identical")
    dtype, make = MODELS[request.param]
    base = make(folder / "base")
    plain, imatrix = folder / "plain.gguf", folder / "imatrix.gguf"
    convert(base, plain, dtype)
    counted = count(plain)
    write_imatrix(imatrix, counted)
    return Model(request.param, base, dtype, plain, imatrix, counted)


def count(plain: Path) -> Counted:
    """Random activations' squares for every matrix but the embeddings; one expert of a stack sees no token."""
    dice = np.random.default_rng(11)
    counted = {}
    for name, tensor in read_gguf(plain).tensors.items():
        if len(tensor.shape) < 2 or name == "token_embd.weight":
            continue
        matrices = tensor.shape[0] if len(tensor.shape) > 2 else 1
        seen = dice.integers(1, 4000, matrices).astype(np.float32)
        seen[1:2] = 0
        sums = dice.lognormal(0, 3, (matrices, tensor.columns)).astype(np.float32) * seen[:, None]
        counted[name] = (sums, seen)
    return counted


def assert_identical(what: str, ours: Path, theirs: Path) -> None:
    """Names, shapes, types and bytes of all tensors; the message and the test's output count them."""
    found = {tensor.name: tensor for tensor in GGUFReader(ours).tensors}
    expected = {tensor.name: tensor for tensor in GGUFReader(theirs).tensors}
    different = [
        name
        for name in sorted(found.keys() | expected.keys())
        if name not in found
        or name not in expected
        or found[name].tensor_type != expected[name].tensor_type
        or list(found[name].shape) != list(expected[name].shape)
        or found[name].data.tobytes() != expected[name].data.tobytes()
    ]
    total = len(found.keys() | expected.keys())
    report = f"{what}: {total - len(different)} identical tensors / {total}"
    print(report)
    assert total and not different, f"{report}; others: {', '.join(different[:9])}"


@pytest.mark.parametrize("type_", MIXTURES)
def test_as_llama_model_quantize(model: Model, tmp_path: Path, type_: str) -> None:
    convert(model.base, tmp_path / "ours.gguf", type_)
    stock_quantize(model.plain, tmp_path / "theirs.gguf", MIXTURES[type_].file_type)
    assert_identical(f"{model.name}, {type_}", tmp_path / "ours.gguf", tmp_path / "theirs.gguf")


@pytest.mark.parametrize("type_", WEIGHED)
def test_with_an_importance_matrix(model: Model, tmp_path: Path, type_: str) -> None:
    convert(model.base, tmp_path / "ours.gguf", type_, importance=model.imatrix)
    stock_quantize(
        model.plain, tmp_path / "theirs.gguf", MIXTURES[type_].file_type, imatrix=stock_imatrix(model.counted)
    )
    what = f"{model.name}, {type_} with an importance matrix"
    assert_identical(what, tmp_path / "ours.gguf", tmp_path / "theirs.gguf")


def test_with_types_kept(model: Model, tmp_path: Path) -> None:
    """The first pattern that is found counts, and what it takes is not counted as a layer of the mixture."""
    keep = [parse_keep("blk.0.attn_v=Q8_0"), parse_keep("attn_v|output=Q5_1"), parse_keep("ffn_down=IQ4_NL")]
    convert(model.base, tmp_path / "ours.gguf", "Q4_K_M", importance=model.imatrix, keep=keep)
    stock_quantize(
        model.plain,
        tmp_path / "theirs.gguf",
        MIXTURES["Q4_K_M"].file_type,
        imatrix=stock_imatrix(model.counted),
        overrides=keep,
    )
    assert_identical(f"{model.name}, Q4_K_M with types kept", tmp_path / "ours.gguf", tmp_path / "theirs.gguf")


def test_as_convert_hf_to_gguf(tmp_path: Path) -> None:
    """The weights as they are, of every model; one run of their converter, for it imports torch."""
    jobs = []
    for place, (dtype, make) in enumerate(MODELS.values()):
        base = make(tmp_path / f"base{place}")
        convert(base, tmp_path / f"ours{place}.gguf", dtype)
        jobs.append((base, tmp_path / f"theirs{place}.gguf", dtype.lower()))
    peer_convert(jobs)
    for place, (name, (dtype, _)) in enumerate(MODELS.items()):
        theirs = tmp_path / f"theirs{place}.gguf"
        assert_identical(f"{name}, {dtype} by convert_hf_to_gguf", tmp_path / f"ours{place}.gguf", theirs)
