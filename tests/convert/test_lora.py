"""An adapter GGUF is what llama.cpp's own script writes, and llama.cpp with it is the merged model."""

from __future__ import annotations

import ctypes
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from gguf import GGUFReader
from gguf.quants import dequantize
from llama_cpp import llama_cpp
from stock_llama import stock
from tiny_adapters import LINEAR, SMALL, SMALL_MOE, Arrays, factors, peft_logits, trained, write_adapter
from tiny_checkpoints import edit_json, make_checkpoint, make_qwen3moe

from convert.checkpoint import ConvertError
from convert.conversion import convert
from convert.lora import TYPES, convert_adapter

IDS = [10, 300, 301, 24, 12, 333, 400, 2, 55]
EXPERTS = {
    f"model.layers.{layer}.mlp.experts.{expert}.{part}": (64, 32) if part == "down_proj" else (32, 64)
    for layer in range(2)
    for expert in range(4)
    for part in ("gate_proj", "up_proj", "down_proj")
}


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkpoint(tmp_path_factory.mktemp("llama") / "base", **SMALL, seed=3)


@pytest.fixture(scope="module")
def moe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_qwen3moe(tmp_path_factory.mktemp("moe") / "base", **SMALL_MOE, seed=3)


def read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Metadata, and tensors as gguf-py reads them."""
    file = GGUFReader(path)
    return {key: field.contents() for key, field in file.fields.items()}, {
        tensor.name: tensor for tensor in file.tensors
    }


# convert_lora_to_gguf.py is no package: it runs as a process, once for all jobs.
_SCRIPT = """
import runpy, sys
scripts, *jobs = sys.argv[1:]
sys.path.insert(0, scripts)
for folder, base, out, kind in zip(jobs[0::4], jobs[1::4], jobs[2::4], jobs[3::4]):
    sys.argv = ["convert_lora_to_gguf.py", folder, "--base", base, "--outfile", out, "--outtype", kind]
    runpy.run_path(scripts + "/convert_lora_to_gguf.py", run_name="__main__")
"""


def peer_adapters(jobs: Sequence[tuple[Path, Path, Path, str]]) -> None:
    """llama.cpp's own adapter files: adapter, base, file to write, type; skips the test where the script is absent."""
    scripts = Path(os.environ.get("SANSU_LLAMA_CPP", Path(__file__).parents[2] / "build" / "llama.cpp"))
    if not (scripts / "convert_lora_to_gguf.py").is_file():
        pytest.skip(f"{scripts} has no convert_lora_to_gguf.py: SANSU_LLAMA_CPP may name llama.cpp's sources")
    for module in ("torch", "transformers"):
        pytest.importorskip(module)
    run = [sys.executable, "-c", _SCRIPT, str(scripts), *(str(part) for job in jobs for part in job)]
    result = subprocess.run(run, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr


def _words(base: Path) -> int:
    return int(json.loads((base / "config.json").read_text())["vocab_size"])


def _llama_modules(base: Path) -> dict[str, tuple[int, int]]:
    layers = {
        f"model.layers.{layer}.{part}": shape
        for layer in range(2)
        for part, shape in {
            "self_attn.q_proj": (64, 64),
            "self_attn.k_proj": (32, 64),
            "self_attn.v_proj": (32, 64),
            "self_attn.o_proj": (64, 64),
            "mlp.gate_proj": (96, 64),
            "mlp.up_proj": (96, 64),
            "mlp.down_proj": (64, 96),
        }.items()
    }
    return layers | {"lm_head": (_words(base), 64)}


def _llama_adapter(folder: Path, base: Path) -> Path:
    """Ranks of 32, 8 and 4, so that Q8_0 meets rows that it can take and rows that it can't."""
    tensors = factors(_llama_modules(base), 32) | factors({"model.layers.0.mlp.up_proj": (96, 64)}, 4)
    dice = np.random.default_rng(2)
    tensors["model.embed_tokens.lora_embedding_A"] = dice.standard_normal((8, _words(base)), dtype=np.float32)
    tensors["model.embed_tokens.lora_embedding_B"] = dice.standard_normal((64, 8), dtype=np.float32)
    ranks = {r"0\.mlp\.up_proj": 4, "embed_tokens": 8}
    return write_adapter(folder, tensors, r=32, lora_alpha=48, rank_pattern=ranks)


def _moe_adapter(folder: Path) -> Path:
    shapes = {**EXPERTS, "model.layers.1.self_attn.q_proj": (64, 64), "model.layers.0.mlp.gate": (4, 64)}
    return write_adapter(folder, factors(shapes, 32), r=32, lora_alpha=16)


@pytest.fixture(scope="module")
def peers(llama: Path, moe: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two adapters, and llama.cpp's files of them in every type."""
    folder = tmp_path_factory.mktemp("peers")
    _llama_adapter(folder / "llama", llama)
    _moe_adapter(folder / "moe")
    peer_adapters(
        [
            (folder / name, base, folder / f"{name}-{kind}.gguf", kind.lower())
            for name, base in (("llama", llama), ("moe", moe))
            for kind in TYPES
        ]
    )
    return folder


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", ["llama", "moe"])
def test_tensors_equal_llama_cpps_own(
    llama: Path, moe: Path, peers: Path, tmp_path: Path, name: str, kind: str
) -> None:
    base = llama if name == "llama" else moe
    report = convert_adapter(peers / name, tmp_path / "ours.gguf", base=base, type=kind)
    ours, our_tensors = read(tmp_path / "ours.gguf")
    peer, peer_tensors = read(peers / f"{name}-{kind}.gguf")
    assert our_tensors.keys() == peer_tensors.keys()
    for tensor_name, tensor in peer_tensors.items():
        assert our_tensors[tensor_name].tensor_type == tensor.tensor_type, tensor_name
        assert our_tensors[tensor_name].shape.tolist() == tensor.shape.tolist(), tensor_name
        assert our_tensors[tensor_name].data.tobytes() == tensor.data.tobytes(), tensor_name
    decisive = {"general.architecture", "general.type", "adapter.type", "adapter.lora.alpha", "general.name"}
    decisive |= {"general.quantization_version"}
    assert {key: ours.get(key) for key in decisive} == {key: peer.get(key) for key in decisive}
    assert report.tensors * 2 == len(our_tensors) and report.nbytes == (tmp_path / "ours.gguf").stat().st_size
    assert report.notes == (("F16 where the rank is no multiple of 32, instead of Q8_0",) if _mixed(report) else ())


def _mixed(report: Any) -> bool:
    _, tensors = read(report.out)
    return len({tensor.tensor_type for tensor in tensors.values()}) > 1


# llama.cpp runs it ---------------------------------------------------------------------------------------------------


def stock_logits(gguf: Path, lora: Path | None = None) -> npt.NDArray[np.float32]:
    """llama.cpp's logits, with an adapter set in its context or without."""
    with stock(gguf) as loaded, pytest.MonkeyPatch.context() as patch:
        adapter: Any = None
        if lora is not None:
            adapter = llama_cpp.llama_adapter_lora_init(loaded.model, str(lora).encode())
            assert adapter, f"llama.cpp can't load {lora}"
        make = llama_cpp.llama_init_from_model

        def with_adapter(model: Any, params: Any) -> Any:
            params.n_threads = params.n_threads_batch = 1  # for a tiny model two would only wait for each other
            context = make(model, params)
            if adapter is not None:
                adapters = (ctypes.c_void_p * 1)(ctypes.cast(adapter, ctypes.c_void_p))
                pointer = ctypes.cast(adapters, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))
                assert llama_cpp.llama_set_adapters_lora(context, pointer, 1, (ctypes.c_float * 1)(1.0)) == 0
            return context

        patch.setattr(llama_cpp, "llama_init_from_model", with_adapter)
        logits = loaded.logits(IDS)
        if adapter is not None:
            llama_cpp.llama_adapter_lora_free(adapter)
        return logits


RUNS: Mapping[str, dict[str, Any]] = {
    "plain": {"target_modules": [*LINEAR]},
    "head and embeddings": {"target_modules": ["lm_head", "embed_tokens", "q_proj"]},
    "rsLoRA": {"target_modules": [*LINEAR], "use_rslora": True, "rank_pattern": {"k_proj": 2, "down_proj": 8}},
    "alphas": {"target_modules": [*LINEAR, "embed_tokens"], "alpha_pattern": {"q_proj": 3, "embed_tokens": 5, "up": 0}},
}


@pytest.mark.parametrize("name", RUNS)
def test_a_llama_with_the_adapter_is_the_merged_model_and_pefts(llama: Path, tmp_path: Path, name: str) -> None:
    folder = trained(llama, tmp_path / "adapter", **RUNS[name])
    _same_models(llama, folder, tmp_path)


MOE_RUNS: Mapping[str, dict[str, Any]] = {
    "attention and router": {"target_modules": ["q_proj", "k_proj"], "target_parameters": ["mlp.gate.weight"]},
    "experts": {
        "target_modules": ["o_proj"],
        "target_parameters": ["experts.gate_up_proj", "experts.down_proj"],
        "alpha_pattern": {"experts.down_proj": 5},
        "rank_pattern": {"experts.gate_up_proj": 6},
    },
}


@pytest.mark.parametrize("name", MOE_RUNS)
def test_a_qwen3moe_with_the_adapter_is_the_merged_model_and_pefts(moe: Path, tmp_path: Path, name: str) -> None:
    folder = trained(moe, tmp_path / "adapter", **MOE_RUNS[name])
    _same_models(moe, folder, tmp_path)


def test_experts_that_the_adapter_leaves_or_gives_other_ranks_run_too(moe: Path, tmp_path: Path) -> None:
    some = {name: shape for name, shape in EXPERTS.items() if "experts.2." not in name}
    small = {name: shape for name, shape in some.items() if "experts.0." in name}
    tensors: Arrays = factors(some, 4) | factors(small, 3, seed=1)
    folder = write_adapter(tmp_path / "adapter", tensors, rank_pattern={r"experts\.0\..*": 3})
    _same_models(moe, folder, tmp_path, peft=False)
    _, found = read(tmp_path / "lora.gguf")
    assert not found["blk.0.ffn_up_exps.weight.lora_b"].data[2].any()


def _same_models(base: Path, folder: Path, tmp_path: Path, *, peft: bool = True) -> None:
    convert(base, tmp_path / "base.gguf", "F32")
    convert(base, tmp_path / "merged.gguf", "F32", adapter=folder)
    report = convert_adapter(folder, tmp_path / "lora.gguf", base=base, type="F32")
    assert len(report.sha256) == 64
    merged, beside = stock_logits(tmp_path / "merged.gguf"), stock_logits(tmp_path / "base.gguf", report.out)
    assert np.abs(merged - stock_logits(tmp_path / "base.gguf")).max() > 0.1
    np.testing.assert_allclose(beside, merged, atol=1e-4, rtol=0)
    if peft:
        np.testing.assert_allclose(merged, peft_logits(base, folder, IDS), atol=1e-4, rtol=0)


def test_a_b_that_is_scaled_is_s_b_a_as_peft_has_it(llama: Path, tmp_path: Path) -> None:
    q, k = "model.layers.0.self_attn.q_proj", "model.layers.0.mlp.up_proj"
    tensors = factors({q: (64, 64), k: (96, 64), "lm_head": (_words(llama), 64)}, 4)
    folder = write_adapter(tmp_path / "adapter", tensors, alpha_pattern={"up_proj": 3}, use_rslora=True)
    report = convert_adapter(folder, tmp_path / "lora.gguf", base=llama, type="F32")
    metadata, found = read(report.out)
    assert metadata["adapter.lora.alpha"] == report.alpha == 16.0  # 8 / sqrt(4) * 4
    assert report.notes == ("B of 1 tensors is scaled, so that the one alpha 16 is right for all",)
    b = dequantize(found["blk.0.ffn_up.weight.lora_b"].data, found["blk.0.ffn_up.weight.lora_b"].tensor_type)
    np.testing.assert_allclose(b * (16.0 / 4), tensors[f"{k}.lora_B.weight"] * (3 / 2), rtol=1e-6)
    assert np.array_equal(found["output.weight.lora_b"].data, tensors["lm_head.lora_B.weight"])


def test_metadata_comes_from_the_adapters_own_files(llama: Path, tmp_path: Path) -> None:
    tensors = factors({"model.layers.0.self_attn.q_proj": (64, 64)}, 4)
    folder = write_adapter(tmp_path / "sansu-lora", tensors, base_model_name_or_path="llm-jp/llm-jp-4-8b-instruct")
    (folder / "README.md").write_text("---\nlicense: apache-2.0\nlanguage: [ja]\n---\n# A card\n", encoding="utf-8")
    metadata, _ = read(convert_adapter(folder, tmp_path / "lora.gguf", base=llama).out)
    assert metadata["general.license"] == "apache-2.0"
    assert metadata["general.languages"] == ["ja"]
    assert metadata["general.base_model.0.repo_url"] == "https://huggingface.co/llm-jp/llm-jp-4-8b-instruct"
    assert metadata["general.type"] == "adapter"


def test_the_base_that_the_adapter_names_is_taken(llama: Path, tmp_path: Path) -> None:
    tensors = factors({"model.layers.0.self_attn.q_proj": (64, 64)}, 4)
    folder = write_adapter(tmp_path / "adapter", tensors, base_model_name_or_path=str(llama))
    assert convert_adapter(folder, tmp_path / "lora.gguf").tensors == 1
    edit_json(folder / "adapter_config.json", base_model_name_or_path="llm-jp/llm-jp-4-8b")
    with pytest.raises(ConvertError, match="the base llm-jp/llm-jp-4-8b is no folder here: give --base FOLDER"):
        convert_adapter(folder, tmp_path / "lora.gguf")


def test_weights_of_the_base_are_not_needed(llama: Path, tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "config.json").write_bytes((llama / "config.json").read_bytes())
    folder = write_adapter(tmp_path / "adapter", factors(_llama_modules(llama), 4))
    assert convert_adapter(folder, tmp_path / "lora.gguf", base=tmp_path / "base").tensors == 15


# What is refused -----------------------------------------------------------------------------------------------------

Q = "model.layers.0.self_attn.q_proj"


@pytest.mark.parametrize(
    ("extra", "config", "says"),
    [
        ({f"{Q}.lora_magnitude_vector": np.ones(64, dtype=np.float32)}, {"use_dora": True}, "use_dora is set"),
        ({"model.norm.weight": np.ones(64, dtype=np.float32)}, {}, "replaces model.norm.weight or rows of it"),
        (
            {"model.embed_tokens.token_adapter.trainable_tokens_delta": np.ones((1, 64), dtype=np.float32)},
            {"trainable_token_indices": [3]},
            "replaces model.embed_tokens.weight or rows of it",
        ),
        ({"model.layers.9.lora_A.weight": np.ones((4, 64), dtype=np.float32)}, {}, "lacks its other half"),
        (factors({"model.layers.5.mlp.up_proj": (96, 64)}, 4), {}, "the base has no model.layers.5.mlp.up_proj.weight"),
        (factors({f"{Q}": (60, 64)}, 4), {}, "are for shape [60, 64], the base's"),
        ({}, {"alora_invocation_tokens": [1]}, "alora_invocation_tokens is set"),
    ],
)
def test_what_the_format_cant_say_is_refused(
    llama: Path, tmp_path: Path, extra: Arrays, config: dict[str, Any], says: str
) -> None:
    folder = write_adapter(tmp_path / "adapter", factors({Q: (64, 64)}, 4) | extra, **config)
    with pytest.raises(ConvertError, match=re.escape(says)):
        convert_adapter(folder, tmp_path / "lora.gguf", base=llama)
    assert not (tmp_path / "lora.gguf").exists() and not list(tmp_path.glob("*.part"))


def test_embeddings_and_head_of_a_tied_base_are_refused(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "base", **SMALL, tied=True)
    words = _words(base)
    table = {
        "model.embed_tokens.lora_embedding_A": np.ones((4, words), dtype=np.float32),
        "model.embed_tokens.lora_embedding_B": np.ones((64, 4), dtype=np.float32),
    }
    with pytest.raises(ConvertError, match=r"changes model\.embed_tokens, which is lm_head too"):
        convert_adapter(write_adapter(tmp_path / "a", table), tmp_path / "lora.gguf", base=base)
    with pytest.raises(ConvertError, match=r"the base has no lm_head\.weight"):
        folder = write_adapter(tmp_path / "b", factors({"lm_head": (words, 64)}, 4))
        convert_adapter(folder, tmp_path / "lora.gguf", base=base)


def test_nan_leaves_no_file(llama: Path, tmp_path: Path) -> None:
    tensors = factors({Q: (64, 64)}, 4)
    tensors[f"{Q}.lora_B.weight"][1, 1] = np.nan
    with pytest.raises(ConvertError, match=re.escape(f"tensor base_model.model.{Q}.lora_B.weight holds NaN or Inf")):
        convert_adapter(write_adapter(tmp_path / "adapter", tensors), tmp_path / "lora.gguf", base=llama)
    assert not (tmp_path / "lora.gguf").exists() and not list(tmp_path.glob("*.part"))


def test_what_f16_cant_hold_is_refused_by_name(llama: Path, tmp_path: Path) -> None:
    tensors = factors({Q: (64, 64)}, 4)
    tensors[f"{Q}.lora_A.weight"][1, 1] = 70000.0
    folder = write_adapter(tmp_path / "adapter", tensors)
    with pytest.raises(ConvertError, match=r"tensor blk\.0\.attn_q\.weight\.lora_a: a value is too large for F16"):
        convert_adapter(folder, tmp_path / "lora.gguf", base=llama)
    assert convert_adapter(folder, tmp_path / "lora.gguf", base=llama, type="F32").type == "F32"


def test_unknown_types_architectures_and_empty_adapters_are_refused(llama: Path, tmp_path: Path) -> None:
    folder = write_adapter(tmp_path / "adapter", {})
    with pytest.raises(ConvertError, match="type 'Q4_K_M' is not known: choose one of F32, F16, BF16, Q8_0"):
        convert_adapter(folder, tmp_path / "lora.gguf", base=llama, type="Q4_K_M")
    with pytest.raises(ConvertError, match="the adapter changes nothing"):
        convert_adapter(folder, tmp_path / "lora.gguf", base=llama)
    base = make_checkpoint(tmp_path / "base", **SMALL)
    edit_json(base / "config.json", architectures=["GemmaForCausalLM"])
    with pytest.raises(ConvertError, match=r"architecture .*GemmaForCausalLM.* is not supported"):
        convert_adapter(folder, tmp_path / "lora.gguf", base=base)
