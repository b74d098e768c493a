"""A Llama for training on a CPU: transformers' LlamaForCausalLM, name for name, without what a step can do without.

The state dict loads into `transformers.LlamaForCausalLM` unchanged (a test compares the logits).  Two things make it
faster there: the head is computed only where the loss counts, and a batch of similar lengths, padded on the right,
needs no attention mask (a causal model never looks right, so padding is never looked at).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a Llama.  Row sizes (hidden, ffn) are multiples of 256 where K-quants are to apply."""

    vocabulary: int = 4096
    hidden: int = 256
    ffn: int = 768
    layers: int = 8
    heads: int = 8
    kv_heads: int = 8
    context: int = 1024
    rope_theta: float = 10000.0
    norm_eps: float = 1e-5

    @property
    def head_dim(self) -> int:
        return self.hidden // self.heads

    def config(self) -> dict[str, Any]:
        """config.json as transformers and the converter read it (ids: 1 bos, 2 <|return|>, 4 pad)."""
        return {
            "architectures": ["LlamaForCausalLM"],
            "model_type": "llama",
            "vocab_size": self.vocabulary,
            "hidden_size": self.hidden,
            "intermediate_size": self.ffn,
            "num_hidden_layers": self.layers,
            "num_attention_heads": self.heads,
            "num_key_value_heads": self.kv_heads,
            "head_dim": self.head_dim,
            "max_position_embeddings": self.context,
            "rope_theta": self.rope_theta,
            "rms_norm_eps": self.norm_eps,
            "hidden_act": "silu",
            "attention_bias": False,
            "mlp_bias": False,
            "tie_word_embeddings": True,
            "bos_token_id": 1,
            "eos_token_id": 2,
            "pad_token_id": 4,
            "torch_dtype": "bfloat16",
        }


class Norm(nn.Module):
    def __init__(self, width: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x, (x.shape[-1],), self.weight.to(x.dtype), self.eps)


class Attention(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = shape.heads, shape.kv_heads, shape.head_dim
        self.q_proj = nn.Linear(shape.hidden, shape.heads * shape.head_dim, bias=False)
        self.k_proj = nn.Linear(shape.hidden, shape.kv_heads * shape.head_dim, bias=False)
        self.v_proj = nn.Linear(shape.hidden, shape.kv_heads * shape.head_dim, bias=False)
        self.o_proj = nn.Linear(shape.heads * shape.head_dim, shape.hidden, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, future: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q = rotate(self.q_proj(x).view(batch, length, self.heads, self.head_dim).transpose(1, 2), cos, sin)
        k = rotate(self.k_proj(x).view(batch, length, self.kv_heads, self.head_dim).transpose(1, 2), cos, sin)
        v = self.v_proj(x).view(batch, length, self.kv_heads, self.head_dim).transpose(1, 2)
        if x.device.type == "cpu" and self.heads == self.kv_heads:
            # Written out: torch's fused attention takes 3 to 4 times as long here in bfloat16 (docs/training-log.md).
            scores = torch.matmul(q * self.head_dim**-0.5, k.transpose(-1, -2)) + future
            seen = torch.matmul(scores.softmax(-1, dtype=scores.dtype), v)
        else:
            seen = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=self.heads != self.kv_heads)
        return self.o_proj(seen.transpose(1, 2).reshape(batch, length, -1))  # type: ignore[no-any-return]


class FeedForward(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(shape.hidden, shape.ffn, bias=False)
        self.up_proj = nn.Linear(shape.hidden, shape.ffn, bias=False)
        self.down_proj = nn.Linear(shape.ffn, shape.hidden, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))  # type: ignore[no-any-return]


class Layer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.input_layernorm = Norm(shape.hidden, shape.norm_eps)
        self.self_attn = Attention(shape)
        self.post_attention_layernorm = Norm(shape.hidden, shape.norm_eps)
        self.mlp = FeedForward(shape)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, future: Tensor) -> Tensor:
        x = x + self.self_attn(self.input_layernorm(x), cos, sin, future)
        return x + self.mlp(self.post_attention_layernorm(x))  # type: ignore[no-any-return]


class Body(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(shape.vocabulary, shape.hidden)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.hidden, shape.norm_eps)


class Llama(nn.Module):
    """`forward(ids [B, T] int64)`: states [B, T, hidden]; `logits(states [N, hidden])`: [N, vocabulary] (head tied)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.model = Body(shape)
        angles = torch.outer(
            torch.arange(shape.context).float(),
            shape.rope_theta ** (-torch.arange(0, shape.head_dim, 2).float() / shape.head_dim),
        )
        self.register_buffer("cos", torch.cat([angles.cos()] * 2, dim=-1), persistent=False)
        self.register_buffer("sin", torch.cat([angles.sin()] * 2, dim=-1), persistent=False)
        self.apply(self._initialise)

    def _initialise(self, module: nn.Module) -> None:
        # Llama's 0.02, the two projections that write to the residual stream shrunk by its depth (GPT-2).
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        if isinstance(module, Layer):
            for projection in (module.self_attn.o_proj, module.mlp.down_proj):
                nn.init.normal_(projection.weight, std=0.02 / math.sqrt(2 * self.shape.layers))

    def forward(self, ids: Tensor) -> Tensor:
        x: Tensor = self.model.embed_tokens(ids)
        cos, sin = self.cos[: ids.shape[1]], self.sin[: ids.shape[1]]  # type: ignore[index]
        if torch.is_autocast_enabled(ids.device.type):
            half = torch.get_autocast_dtype(ids.device.type)
            x, cos, sin = x.to(half), cos.to(half), sin.to(half)
        future = torch.full((ids.shape[1],) * 2, -torch.inf, dtype=x.dtype, device=x.device).triu(1)
        for layer in self.model.layers:
            x = layer(x, cos, sin, future)
        return self.model.norm(x)  # type: ignore[no-any-return]

    def logits(self, states: Tensor) -> Tensor:
        return F.linear(states, self.model.embed_tokens.weight)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary positions, halves as in transformers: x [B, H, T, D], cos and sin [T, D]."""
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat((-second, first), dim=-1) * sin
