"""The conversion benchmark at tiny shapes: that it works and measures what it says, not how fast anything is."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import peers
from benchmarks.convert import MERGE, OURS, QUANTIZE, SMOKE, TO_GGUF
from benchmarks.cost import run
from benchmarks.random_llama import CONTROL, Shape, make, sentencepiece_model
from convert.checkpoint import read_tensors

ROOT = Path(__file__).resolve().parents[1]


def smoke(work: Path, *options: str) -> Any:
    command = [sys.executable, "-m", "benchmarks.convert", "--smoke", "--json", "--work", str(work), *options]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_ours_alone_merges_as_float32_can_and_leaves_what_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("a file of somebody's")
    result = smoke(tmp_path, "--ours-alone")
    assert list(result["steps"]) == [OURS]
    assert result["errors"]["ours, merged"]["relative"] < 1e-6
    assert 1e-3 < result["errors"]["ours, quantized"]["relative"] < 0.15
    assert result["output_bytes"] > 500_000
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_side_by_side_the_peers_files_are_as_good_as_16_bits_allow(tmp_path: Path) -> None:
    if peers.llama_cpp() is None:
        pytest.skip(peers.ABSENT)
    result = smoke(tmp_path, "--keep-files")
    assert list(result["steps"]) == [OURS, MERGE, TO_GGUF, QUANTIZE]
    errors = {name: error["relative"] for name, error in result["errors"].items()}
    assert errors["ours, merged"] < 1e-6 < 1e-3 < errors["peers, merged"] < 1e-2
    # The rotary order, the names, the rows: a mistake in any would give errors near 1.
    assert errors["peers, quantized"] == pytest.approx(errors["ours, quantized"], rel=0.05)
    assert (tmp_path / "peers.gguf").stat().st_size == pytest.approx(result["output_bytes"], rel=0.1)


def test_the_same_seed_makes_the_same_checkpoint_in_shards(tmp_path: Path) -> None:
    shape = replace(Shape(), **SMOKE)
    for name in ("once", "again"):
        make(tmp_path / name, tmp_path / f"{name}-adapter", shape)
    tensors = read_tensors(tmp_path / "once")
    assert {name: tensor.shape for name, tensor in tensors.items()} == shape.tensors()
    assert np.std(tensors["lm_head.weight"].rows(slice(0, 100))) == pytest.approx(0.02, rel=0.02)
    shards = sorted((tmp_path / "once").glob("*.safetensors"))
    assert len(shards) > 1
    for shard in shards:
        assert shard.read_bytes() == (tmp_path / "again" / shard.name).read_bytes()


def test_the_made_up_vocabulary_is_one_that_sentencepiece_takes() -> None:
    sentencepiece = pytest.importorskip("sentencepiece")
    processor = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(1024, 1))
    assert processor.vocab_size() == 1024
    assert [processor.IdToPiece(id_) for id_ in range(len(CONTROL))] == list(CONTROL)
    assert processor.Decode(processor.Encode("木が\n8本🍎")) == "木が\n8本🍎"


def test_a_command_costs_what_it_uses(tmp_path: Path) -> None:
    code = "import time; held = b'x' * 150_000_000; time.sleep(0.3); print(len(held))"
    cost = run([sys.executable, "-c", code], tmp_path / "log", tmp_path)
    assert cost.seconds > 0.3
    assert 150e6 < cost.peak < 250e6
    assert cost.own is None or 150e6 < cost.own <= cost.peak + 1e6
    assert (tmp_path / "log").read_text() == "150000000\n"


def test_a_failing_command_ends_the_benchmark_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such luck"):
        run([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path / "log", tmp_path)


def test_only_llama_cpps_scripts_are_unpacked_and_nothing_outside_the_folder(tmp_path: Path) -> None:
    names = ("convert_hf_to_gguf.py", "conversion/llama.py", "gguf-py/gguf/gguf.py", "src/llama.cpp")
    with tarfile.open(tmp_path / "sdist.tar.gz", "w:gz") as package:
        for name in names:
            add(package, peers.INSIDE + name)
        add(package, "llama_cpp_python-0.3.36/convert_mine.py")
        link = tarfile.TarInfo(peers.INSIDE + "conversion/link.py")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        package.addfile(link)
    peers.unpack(tmp_path / "sdist.tar.gz", tmp_path / "out")
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert files == {"convert_hf_to_gguf.py", "conversion/llama.py", "gguf-py/gguf/gguf.py"}

    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as package:
        add(package, peers.INSIDE + "conversion/../../outside.py")
    with pytest.raises(tarfile.FilterError):
        peers.unpack(tmp_path / "evil.tar.gz", tmp_path / "evil")
    assert not (tmp_path / "outside.py").exists()


def add(package: tarfile.TarFile, name: str) -> None:
    data = b"pass\n"
    member = tarfile.TarInfo(name)
    member.size = len(data)
    package.addfile(member, io.BytesIO(data))


def test_another_archive_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "llama.cpp").mkdir()
    (tmp_path / "sdist.tar.gz").write_bytes(b"something else")
    with pytest.raises(SystemExit, match="SHA-256"):
        peers.fetch(tmp_path / "llama.cpp", tmp_path / "sdist.tar.gz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["llama.cpp", "sdist.tar.gz"]
