"""Which tensor gets which type: for any network what llama_model_quantize gives the same tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from gguf import GGUFWriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stock_llama import stock_quantize

from convert.checkpoint import ConvertError
from convert.gguf_file import read_gguf
from convert.importance import Importance
from convert.mixture import BLOCK, MIXTURES, Choice, GgmlType, choose, parse_keep, row_bytes

QUANTIZED = [name for name in MIXTURES if name not in {"F32", "F16", "BF16"}]


@dataclass(frozen=True)
class Network:
    """What the rules look at; every matrix has two rows."""

    architecture: str = "llama"
    layers: int = 8
    heads: int = 4
    key_value_heads: int = 4
    experts: int = 0
    columns: tuple[int, ...] = (256,)
    tied: bool = False

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Tensors in an order that is not llama.cpp's own, rows of the lengths in turn."""
        names = ["token_embd.weight", "output_norm.weight", *([] if self.tied else ["output.weight"])]
        ffn = ["ffn_gate", "ffn_up", "ffn_down"]
        parts = ["attn_norm", "attn_q", "attn_k", "attn_v", "attn_output", "ffn_norm"]
        parts += ["ffn_gate_inp", *(f"{part}_exps" for part in ffn)] if self.experts else ffn
        names += [f"blk.{i}.{part}.weight" for i in range(self.layers) for part in parts]
        random.Random(self.layers).shuffle(names)
        shapes: dict[str, tuple[int, ...]] = {}
        for place, name in enumerate(names):
            columns = self.columns[place % len(self.columns)]
            outer = () if "norm" in name else (self.experts, 2) if "_exps" in name else (2,)
            shapes[name] = (*outer, columns)
        return shapes

    def write(self, path: Path) -> None:
        writer = GGUFWriter(path, self.architecture)
        writer.add_block_count(self.layers)
        writer.add_context_length(64)
        writer.add_embedding_length(256)
        writer.add_feed_forward_length(256)
        writer.add_head_count(self.heads)
        writer.add_head_count_kv(self.key_value_heads)
        writer.add_layer_norm_rms_eps(1e-5)
        writer.add_vocab_size(2)
        if self.experts:
            writer.add_expert_count(self.experts)
            writer.add_expert_used_count(1)
        for name, shape in self.shapes().items():
            writer.add_tensor(name, np.ones(shape, np.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    def choose(
        self, type_: str, importance: Importance | None = None, keep: Sequence[tuple[str, GgmlType]] = ()
    ) -> dict[str, Choice]:
        return choose(
            MIXTURES[type_],
            self.shapes(),
            architecture=self.architecture,
            layers=self.layers,
            heads=self.heads,
            key_value_heads=self.key_value_heads,
            experts=self.experts,
            importance=importance,
            keep=keep,
        )

    def importance(self) -> Importance:
        """Of every tensor but the norms."""
        shapes = {name: (1, *shape)[-3:] for name, shape in self.shapes().items() if len(shape) > 1}
        return Importance({name: np.ones((shape[0], shape[-1]), np.float32) for name, shape in shapes.items()}, {})


networks = st.builds(
    Network,
    architecture=st.sampled_from(["llama", "qwen3moe"]),
    layers=st.integers(1, 34),
    heads=st.sampled_from([8, 16]),
    key_value_heads=st.sampled_from([1, 2, 4, 8]),
    experts=st.sampled_from([0, 2, 4, 8, 9]),
    columns=st.lists(st.sampled_from([256, 96, 48]), min_size=1, max_size=3).map(tuple),
    tied=st.booleans(),
)
keeps = st.lists(
    st.sampled_from(
        [
            "attn_v=Q8_0",
            "blk.[0-3].*ffn_down=Q5_K",
            "attn=f16",
            "token_embd|output=Q4_1",
            r"\.(0|2)\.ff=IQ3_S",
            "up=F32",
        ]
    ).map(parse_keep),
    max_size=2,
)


@settings(max_examples=60, deadline=None)
@given(network=networks, type_=st.sampled_from(QUANTIZED), important=st.booleans(), keep=keeps)
@example(Network(layers=80, heads=8, key_value_heads=1), "Q4_K_M", False, [])
@example(Network(layers=80, heads=8, key_value_heads=1), "Q3_K_M", False, [])
@example(Network(layers=80, heads=8, key_value_heads=1), "Q4_K_S", False, [])
@example(Network(layers=80, heads=8, key_value_heads=8), "Q4_K_M", False, [])
@example(Network("qwen3moe", layers=80, heads=8, key_value_heads=2, experts=2), "Q4_K_M", False, [])
@example(Network(layers=16), "Q4_K_M", False, [("blk.0.attn_v", GgmlType.Q8_0)])
def test_any_networks_types_are_llama_cpps(
    network: Network, type_: str, important: bool, keep: list[tuple[str, GgmlType]]
) -> None:
    importance = network.importance() if important else None
    try:
        choices = network.choose(type_, importance, keep)
    except ConvertError as error:
        assert "names no tensor that is quantized" in str(error)
        return
    assert {name: choice.type for name, choice in choices.items()} == stock_types(network, type_, importance, keep)


@pytest.mark.parametrize("important", [False, True])
@pytest.mark.parametrize("type_", QUANTIZED)
def test_well_known_networks_types_are_llama_cpps(type_: str, important: bool) -> None:
    for network in (
        Network(layers=32, heads=32, key_value_heads=8),  # llm-jp-4-8b
        Network(
            "qwen3moe", layers=32, heads=40, key_value_heads=4, experts=128, columns=(256, 960)
        ),  # llm-jp-4-32b-a3b
        Network(layers=16, heads=32, key_value_heads=8, experts=8),  # the kind of Mixtral
        Network(layers=16, heads=32, key_value_heads=8, tied=True),  # Llama 3.2 1B
        Network(layers=16, heads=32, key_value_heads=32),  # the kind of Llama 2
    ):
        importance = network.importance() if important else None
        found = {name: choice.type for name, choice in network.choose(type_, importance).items()}
        assert found == stock_types(network, type_, importance, []), network


def stock_types(
    network: Network, type_: str, importance: Importance | None, keep: Sequence[tuple[str, GgmlType]]
) -> dict[str, GgmlType]:
    """What llama_model_quantize makes of the network."""
    with TemporaryDirectory() as folder:
        plain, out = Path(folder) / "plain.gguf", Path(folder) / "out.gguf"
        network.write(plain)
        stock_quantize(plain, out, MIXTURES[type_].file_type, importance.rows if importance else None, keep)
        return {name: GgmlType(tensor.type) for name, tensor in read_gguf(out).tensors.items()}


@pytest.mark.parametrize("type_", ["F32", "F16", "BF16"])
def test_plain_types_leave_norms_and_routers_in_float32(type_: str) -> None:
    network = Network("qwen3moe", layers=2, experts=4)
    for name, choice in network.choose(type_).items():
        kept = "norm" in name or "ffn_gate_inp" in name
        assert choice == Choice(GgmlType.F32 if kept else MIXTURES[type_].default), name


def test_q4_k_m_of_eight_layers_as_facts_md_says() -> None:
    choices = Network().choose("Q4_K_M")
    more = {i for i in range(8) if choices[f"blk.{i}.attn_v.weight"].type == GgmlType.Q6_K}
    assert more == {i for i in range(8) if choices[f"blk.{i}.ffn_down.weight"].type == GgmlType.Q6_K} == {0, 3, 6, 7}
    assert choices["output.weight"].type == GgmlType.Q6_K
    assert choices["token_embd.weight"].type == choices["blk.0.ffn_up.weight"].type == GgmlType.Q4_K


def test_a_fallback_says_what_it_stands_for() -> None:
    short = replace(Network(layers=1), columns=(96,)).choose("IQ4_XS")
    assert short["blk.0.attn_q.weight"] == Choice(GgmlType.IQ4_NL, GgmlType.IQ4_XS)
    assert short["output.weight"] == Choice(GgmlType.Q8_0, GgmlType.Q6_K)
    shorter = replace(Network(layers=1), columns=(48,)).choose("Q8_0")
    assert shorter["blk.0.attn_q.weight"] == shorter["output.weight"] == Choice(GgmlType.F16, GgmlType.Q8_0)


@pytest.mark.parametrize("type_", GgmlType)
def test_row_bytes_are_ggmls(type_: GgmlType) -> None:
    from gguf import GGML_QUANT_SIZES, GGMLQuantizationType

    assert BLOCK[type_] == GGML_QUANT_SIZES[GGMLQuantizationType[type_.name]]
    assert GGMLQuantizationType[type_.name] == type_
    assert row_bytes(type_, 512) == 512 // BLOCK[type_][0] * BLOCK[type_][1]


SMALL = Network(layers=2)
PIECES = [
    "blk",
    ".",
    r"\.",
    "0",
    "[0-9]",
    "[^a-f]",
    "[a-z_]",
    "attn_",
    "ffn",
    "v",
    "q",
    "weight",
    "output",
    r"\d",
    r"\w",
]
PIECES += ["*", "+", "?", "*?", "{2}", "{1,}", "{0,3}", "(", "(?:", ")", "|", "^", "$", r"\b", r"\S"]


class TestKeep:
    def test_pattern_and_type_in_any_case(self) -> None:
        assert parse_keep("attn_v=Q8_0") == parse_keep("ATTN_V=q8_0") == ("attn_v", GgmlType.Q8_0)
        assert parse_keep("ffn_down=q6_K") == ("ffn_down", GgmlType.Q6_K)

    def test_the_first_pattern_that_is_found_counts(self) -> None:
        keep = [parse_keep("blk.0.attn_v=Q8_0"), parse_keep("attn_v=Q5_1")]
        choices = Network(layers=2).choose("Q6_K", keep=keep)
        assert choices["blk.0.attn_v.weight"].type == GgmlType.Q8_0
        assert choices["blk.1.attn_v.weight"].type == GgmlType.Q5_1
        assert choices["blk.1.attn_k.weight"].type == GgmlType.Q6_K

    @pytest.mark.parametrize("text", ["attn_v", "=Q8_0", "attn_v=", ""])
    def test_no_pattern_or_no_type(self, text: str) -> None:
        with pytest.raises(ConvertError, match="is not PATTERN=TYPE: write for example attn_v=Q8_0"):
            parse_keep(text)

    @pytest.mark.parametrize("name", ["Q4_K_M", "Q8_1", "int8", "Q8_0 "])
    def test_unknown_type(self, name: str) -> None:
        with pytest.raises(ConvertError, match="is not known: choose one of F32, F16, Q4_0"):
            parse_keep(f"attn_v={name}")

    @pytest.mark.parametrize(
        ("pattern", "fault"),
        [
            ("attn_(v", "is broken"),
            ("attn_v)", "is broken"),
            ("[z-a]", "is broken"),
            ("a{3,2}", "is broken"),
            ("*attn", "can't be read from"),
            ("a**", "can't be read from"),
            ("a*+", "can't be read from"),
            ("attn[", "can't be read from"),
            ("[[:alpha:]]", "can't be read from"),
            (r"(.)\1", "can't be read from"),
            ("(?!attn)", "can't be read from"),
            ("注意", "can't be read from"),
            ("(a+)+$", "repeats a group"),
            ("([a-z]|[a-z_])*x", "repeats a group"),
            (".*.*.*.*.*x", "is too involved"),
            ("(.|.)" * 30, "is too involved"),
            (".?" * 30, "is too involved"),
        ],
    )
    def test_broken_or_endless_pattern(self, pattern: str, fault: str) -> None:
        with pytest.raises(ConvertError, match=r"^--keep pattern ") as caught:
            parse_keep(f"{pattern}=Q8_0")
        assert fault in str(caught.value)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize(
        "pattern",
        [
            r"blk\.(" + "|".join(map(str, range(64))) + r")\.ffn_(gate|up)(_exps)?\.weight$",
            r"^blk\.\d+\.attn_[qkv]\.",
            r"(?:token_embd|output)\.weight",
            "blk.[0-9].*exps",
        ],
    )
    def test_patterns_that_people_write(self, pattern: str) -> None:
        assert parse_keep(f"{pattern}=Q8_0") == (pattern, GgmlType.Q8_0)

    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
    def test_a_pattern_that_is_taken_finds_what_std_regex_finds(self, pattern: str) -> None:
        try:
            keep = [parse_keep(f"{pattern}=Q4_1")]
            ours = {name for name, choice in SMALL.choose("Q8_0", keep=keep).items() if choice.type == GgmlType.Q4_1}
        except ConvertError as error:
            assert "\n" not in str(error)
            return
        theirs = stock_types(SMALL, "Q8_0", None, keep)
        assert ours == {name for name, type_ in theirs.items() if type_ == GgmlType.Q4_1}

    def test_without_effect(self) -> None:
        with pytest.raises(ConvertError, match="--keep attn_w=Q8_0 names no tensor that is quantized"):
            Network().choose("Q4_K_M", keep=[parse_keep("attn_w=Q8_0")])
        with pytest.raises(ConvertError, match="--keep norm=F16 names no tensor that is quantized"):
            Network().choose("Q4_K_M", keep=[parse_keep("norm=F16")])
        with pytest.raises(ConvertError, match="--keep attn_v=Q8_0 has no effect with BF16"):
            Network().choose("BF16", keep=[parse_keep("attn_v=Q8_0")])


class TestImportance:
    @pytest.mark.parametrize("name", ["IQ1_S", "IQ1_M", "IQ2_XXS", "IQ2_XS", "IQ2_S", "IQ3_XXS"])
    def test_types_that_are_garbage_without(self, name: str) -> None:
        keep = [parse_keep(f"ffn_up={name}")]
        with pytest.raises(ConvertError, match=rf"blk.0.ffn_up.weight can't be {name} without importance values"):
            Network(layers=1).choose("Q4_K_M", keep=keep)
        some = Network(layers=1).importance()
        assert Network(layers=1).choose("Q4_K_M", some, keep)["blk.0.ffn_up.weight"].type == GgmlType[name]
        others = Importance({key: rows for key, rows in some.rows.items() if "ffn_up" not in key}, {})
        with pytest.raises(ConvertError, match="without importance values"):
            Network(layers=1).choose("Q4_K_M", others, keep)

    def test_embeddings_may_go_without_but_where_ggml_aborts(self) -> None:
        assert Network().choose("Q4_K_M", keep=[parse_keep("token_embd=IQ3_XXS")])
        with pytest.raises(ConvertError, match=r"token_embd.weight can't be IQ2_XS without importance values"):
            Network().choose("Q4_K_M", keep=[parse_keep("token_embd=IQ2_XS")])

    def test_rows_come_with_the_choice(self) -> None:
        network = Network("qwen3moe", layers=1, experts=3)
        counted_as_one = {"blk.0.ffn_up_exps.weight": np.arange(3 * 256, dtype=np.float32).reshape(1, -1)}
        choices = network.choose("Q4_K_M", Importance(counted_as_one, {}))
        rows = choices["blk.0.ffn_up_exps.weight"].importance
        assert rows is not None
        assert rows.shape == (3, 256)
        assert rows[1, 0] == 256
        assert choices["blk.0.attn_q.weight"].importance is None

    def test_another_models_matrix(self) -> None:
        other = replace(Network(), columns=(512,)).importance()
        with pytest.raises(ConvertError, match=r"has 512 values for .*, 256 are needed: make one with this model"):
            Network().choose("Q4_K_M", other)
        stranger = Importance({"blk.9.attn_q.weight": np.ones((1, 256), np.float32)}, {})
        with pytest.raises(ConvertError, match="names no tensor of this model: make one with this model"):
            Network().choose("Q4_K_M", stranger)
        only_embeddings = Importance({"token_embd.weight": other.rows["token_embd.weight"]}, {})
        assert Network().choose("Q4_K_M", only_embeddings)["token_embd.weight"].importance is None
