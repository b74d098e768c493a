"""What a file must hold, by the type of its weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convert.gguf_file import GgufTensor


@dataclass(frozen=True, slots=True)
class Limits:
    """Gates of one ggml type.

    error: a tensor's relative RMS error; a single row may have `row_error`.
    mean_kl, high_kl: KL divergence a token in nats, mean and 99th percentile.
    agreement: share of tokens whose likeliest successor is the same, or as likely.
    perplexity: how far the perplexities may lie apart, as a share.
    """

    error: float
    mean_kl: float
    high_kl: float
    agreement: float
    perplexity: float

    @property
    def row_error(self) -> float:
        return min(3 * self.error, 0.9)  # a row of zeros has 1, a row of another place about 1.4


# Measured by benchmarks/gates.py. `error`: 1.2 to 1.8 times the worst tensor among random ones (uniform to Student t
# with 3 degrees of freedom, steep columns, steep importance) and sansu-nano's; a tensor in another order has 141 %,
# zeros have 100 %. Probabilities: about twice sansu-nano's on text that it was not trained on; its 8 million weights
# suffer more than billions do. F16 leaves room for what rounding does to a mixture of experts, where a token goes to
# other experts now and then. From IQ3_S on no file type has these by itself (`--keep` may name them): their
# probabilities are estimates, as are those of the types that stand in for others (Q5_0, Q5_1, Q4_1, IQ4_NL).
GATES: Mapping[str, Limits] = {
    "F32": Limits(1e-6, 1e-4, 1e-3, 0.995, 0.001),
    "F16": Limits(1e-3, 2e-3, 0.01, 0.98, 0.005),
    "BF16": Limits(3e-3, 3e-3, 0.03, 0.97, 0.01),
    "Q8_0": Limits(0.015, 0.015, 0.2, 0.93, 0.03),
    "Q6_K": Limits(0.05, 0.04, 0.5, 0.88, 0.04),
    "Q5_K": Limits(0.08, 0.09, 1.0, 0.85, 0.06),
    "Q5_1": Limits(0.08, 0.09, 1.0, 0.85, 0.06),
    "Q5_0": Limits(0.11, 0.12, 1.5, 0.82, 0.08),
    "Q4_K": Limits(0.15, 0.18, 2.4, 0.77, 0.12),
    "Q4_1": Limits(0.15, 0.2, 2.4, 0.75, 0.12),
    "IQ4_NL": Limits(0.18, 0.24, 2.8, 0.75, 0.12),
    "IQ4_XS": Limits(0.18, 0.24, 2.8, 0.75, 0.12),
    "Q4_0": Limits(0.22, 0.3, 3.2, 0.7, 0.15),
    "Q3_K": Limits(0.3, 0.4, 4.0, 0.65, 0.2),
    "IQ3_S": Limits(0.36, 0.5, 4.0, 0.6, 0.3),
    "IQ3_XXS": Limits(0.45, 0.6, 5.0, 0.55, 0.4),
    "Q2_K": Limits(0.5, 1.0, 6.0, 0.5, 0.6),
    "IQ2_S": Limits(0.65, 1.2, 6.0, 0.45, 0.8),
    "IQ2_XS": Limits(0.6, 1.2, 6.0, 0.45, 0.8),
    "IQ2_XXS": Limits(0.7, 1.5, 7.0, 0.4, 1.0),
    "IQ1_M": Limits(0.75, 2.0, 8.0, 0.35, 1.5),
    "IQ1_S": Limits(0.8, 2.0, 8.0, 0.35, 1.5),
}


def limits_of(type_: str, gates: Mapping[str, Limits]) -> Limits:
    """The type's gates; those of the coarsest type where the type is not listed."""
    return gates.get(type_) or max(gates.values(), key=lambda one: one.error)


def looser(one: Limits, other: Limits) -> Limits:
    return Limits(
        error=max(one.error, other.error),
        mean_kl=max(one.mean_kl, other.mean_kl),
        high_kl=max(one.high_kl, other.high_kl),
        agreement=min(one.agreement, other.agreement),
        perplexity=max(one.perplexity, other.perplexity),
    )


def model_limits(tensors: Iterable[GgufTensor], gates: Mapping[str, Limits]) -> tuple[str, Limits]:
    """The gates of the coarsest type that holds at least a tenth of the weights, with the type's name.

    The weights decide and not `general.file_type`: a file's own word is no measure for it.
    """
    weights: dict[str, int] = {}
    for tensor in tensors:
        weights[tensor.type_name] = weights.get(tensor.type_name, 0) + tensor.rows * tensor.columns
    tenth = sum(weights.values()) / 10
    common = [type_ for type_, count in weights.items() if count >= tenth]
    coarsest = max(common, key=lambda type_: limits_of(type_, gates).error)
    return coarsest, limits_of(coarsest, gates)
