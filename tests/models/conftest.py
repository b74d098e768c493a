"""Tiny models made on the spot, so that no test needs a download.

The vocabulary is sansu-nano's form in small: control tokens and bytes at their ids, pieces from 270, written as
llama.cpp's `t5` (UGM). A *script* model is a Llama whose layers do nothing, whose embedding is one row a token and
whose output matrix says which token follows which: its answers can be written down in the test. A *random* model
attends to all it has read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import gguf
import numpy as np
import pytest

from models.llama import LlamaModel
from models.store import ModelFile

CONTROL = {
    1: "<|startoftext|>",
    2: "<|return|>",
    4: "<|endoftext|>",
    8: "<|constrain|>",
    9: "<|channel|>",
    10: "<|start|>",
    11: "<|end|>",
    12: "<|message|>",
    13: "<|call|>",
}
PIECES = [
    "\u2581",
    *"0123456789",
    *"＝＋−×÷（）、。①②③：",
    *"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    *"本個円道木間数求答abcdefghijklmnopqrstuvwxyz<|>.,_",
    "です。",
    "ます",
    "＝3",
    "＝\u25813",
    "（本）",
    "\u2581間",
    "system",
    "user",
    "assistant",
    "final",
    "木の",
    "の数",
]
SIZE = 512
TokenIds = dict[str, int]
Script = dict[str, Sequence[str]]
MakeModel = Callable[..., LlamaModel]


@pytest.fixture(scope="session")
def token_ids() -> TokenIds:
    """Spelling -> id, for every token of the tiny vocabulary."""
    return _ids_by_text()


@pytest.fixture(scope="session")
def vocabulary_rows() -> list[tuple[str, float, int]]:
    """Spelling, score and gguf.TokenType of every token, as the GGUF holds them."""
    return _vocabulary()


def _ids_by_text() -> TokenIds:
    return {text: i for i, (text, _, _) in enumerate(_vocabulary())}


def _vocabulary() -> list[tuple[str, float, int]]:
    kinds = gguf.TokenType
    rows: list[tuple[str, float, int]] = [("<unk>", 0.0, kinds.UNKNOWN)]
    rows += [(CONTROL.get(i, f"<|reserved_{i}|>"), 0.0, kinds.CONTROL) for i in range(1, 14)]
    rows += [(f"<0x{byte:02X}>", 0.0, kinds.BYTE) for byte in range(256)]
    rows += [(piece, -5.0 - i / 100 + 2 * (len(piece) - 1), kinds.NORMAL) for i, piece in enumerate(PIECES)]
    lowest = min(score for _, score, _ in rows)
    for character in "\n\t\r":
        rows[14 + ord(character)] = (character, lowest - 10, kinds.NORMAL)
    rows += [(f"<|reserved_{i}|>", 0.0, kinds.CONTROL) for i in range(len(rows), SIZE)]
    return rows


def _write(
    path: Path, width: int, layers: int, context: int, tensor: Callable[[str, tuple[int, ...]], np.ndarray]
) -> Path:
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(64)
    writer.add_head_count(4)
    writer.add_head_count_kv(4)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // 4)
    writer.add_vocab_size(SIZE)
    rows = _vocabulary()
    writer.add_tokenizer_model("t5")
    writer.add_token_list([text for text, _, _ in rows])
    writer.add_token_scores([score for _, score, _ in rows])
    writer.add_token_types([kind for _, _, kind in rows])
    writer.add_add_space_prefix(True)
    writer.add_remove_extra_whitespaces(False)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_pad_token_id(4)
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (SIZE, width),
        "output_norm.weight": (width,),
        "output.weight": (SIZE, width),
    }
    for layer in range(layers):
        for name, shape in {
            "attn_norm": (width,),
            "attn_q": (width, width),
            "attn_k": (width, width),
            "attn_v": (width, width),
            "attn_output": (width, width),
            "ffn_norm": (width,),
            "ffn_gate": (64, width),
            "ffn_up": (64, width),
            "ffn_down": (width, 64),
        }.items():
            shapes[f"blk.{layer}.{name}.weight"] = shape
    for name, shape in shapes.items():
        writer.add_tensor(name, tensor(name, shape).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _file(path: Path, form: str | None = "llm-jp-4") -> ModelFile:
    return ModelFile(path.stem, path, None, path.stat().st_size, "Apache-2.0", form, 0, 0)


def _write_script(path: Path, follows: Script, *, context: int = 512) -> ModelFile:
    """A model in which each token is followed by one of those listed, equally likely, and else by itself."""
    ids = _ids_by_text()
    output = np.eye(SIZE)
    for text, successors in follows.items():
        output[:, ids[text]] = 0
        for successor in successors:
            output[ids[successor], ids[text]] = 1

    def tensor(name: str, shape: tuple[int, ...]) -> np.ndarray:
        if name == "token_embd.weight":
            return np.eye(SIZE)
        if name == "output.weight":
            return output
        return np.ones(shape) if "norm" in name else np.zeros(shape)

    return _file(_write(path, SIZE, 1, context, tensor))


def _chain(tokens: Sequence[str]) -> Script:
    assert len(set(tokens)) == len(tokens)
    chain = ["<|message|>", *tokens, "<|return|>"]
    return {first: [second] for first, second in pairwise(chain)}


@pytest.fixture(scope="session")
def random_model_file(tmp_path_factory: pytest.TempPathFactory) -> ModelFile:
    """Three layers of large random weights: every token read changes what follows. It never ends by itself."""
    random = np.random.default_rng(3)

    def tensor(name: str, shape: tuple[int, ...]) -> np.ndarray:
        weights: np.ndarray = np.ones(shape) if "norm" in name else random.normal(0, 0.4, shape)
        if name == "output.weight":
            weights[[2, 4, 11, 13]] = 0
        return weights

    return _file(_write(tmp_path_factory.mktemp("models") / "random.gguf", 64, 3, 1024, tensor))


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[MakeModel]:
    """Makes models that follow a script and closes them at the end.

    A list is what the model writes behind the chat's opening, token by token, none of them twice.
    """
    opened: list[LlamaModel] = []

    def make(script: Script | Sequence[str], *, context: int = 512) -> LlamaModel:
        follows = script if isinstance(script, dict) else _chain(script)
        model = LlamaModel(_write_script(tmp_path / f"script{len(opened)}.gguf", follows, context=context), threads=1)
        opened.append(model)
        return model

    yield make
    for model in opened:
        model.close()


@pytest.fixture
def random_model(random_model_file: ModelFile) -> Iterator[LlamaModel]:
    model = LlamaModel(random_model_file, threads=1)
    yield model
    model.close()
