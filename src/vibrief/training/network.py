"""The forward pass of a Marian model over flat weights, and its loss. Lean, because a CPU trains it.

Batches hold sources of one length, so nothing in the encoder is masked; targets are padded at their end,
where the causal mask and the loss hide it. Attention is written out: at sentence length it is faster on a
CPU than the fused kernels, whose backward pass is slow, and its weights are at hand for the guided head.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch.autograd.function import BackwardCFunction as Context
from torch.nn import functional

from vibrief.training.layout import POSITIONS, Layout

Tensor = torch.Tensor

_ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": functional.relu, "swish": functional.silu, "silu": functional.silu, "gelu": functional.gelu,
}  # fmt: skip
_MASKED = -3e4
_ROWS = 1024
"""Rows of the softmax made at a time; their logits stay in the processor's cache."""


class Network:
    """A model over `flat`, whose number format is the one it computes in.

    `dropout` falls on the embeddings and on the output of every sublayer, as in Vaswani et al. 2017.
    """

    def __init__(self, layout: Layout, flat: Tensor, dropout: float = 0.0) -> None:
        self.shape, self.dropout = layout.shape, dropout
        self.weights = {name: view.detach().requires_grad_() for name, view in layout.views(flat).items()}
        self._positions = sinusoids(POSITIONS, self.shape.width).to(flat)
        self._future = torch.ones(POSITIONS, POSITIONS, dtype=torch.bool, device=flat.device).triu_(1)
        self._activation: Callable[[Tensor], Tensor] = _ACTIVATIONS[self.shape.activation]

    def encode(self, source: Tensor) -> Tensor:
        """States (sentences, source pieces, width) of `source` (sentences, source pieces)."""
        states = self._drop(self._embed(source) + self._positions[: source.shape[1]])
        for n in range(self.shape.encoder):
            name = f"e{n}"
            states = self._add(states, self._self_attention(states, name, causal=False), f"{name}.norm1")
            states = self._add(states, self._feed_forward(states, name), f"{name}.norm2")
        return states

    def decode(self, target: Tensor, memory: Tensor) -> tuple[Tensor, list[Tensor]]:
        """States that predict each piece of `target` (sentences, pieces), and of each layer the scores,
        before the softmax, of its first cross-attention head (sentences, target pieces, source pieces)."""
        start = self._embed(target.new_full((len(target), 1), self.shape.padding))
        if not self.shape.starts_from_padding:
            start = torch.zeros_like(start)
        shifted = torch.cat([start, self._embed(target[:, :-1])], 1)
        states = self._drop(shifted + self._positions[: target.shape[1]])
        scores = []
        for n in range(self.shape.decoder):
            name = f"d{n}"
            states = self._add(states, self._self_attention(states, name, causal=True), f"{name}.norm1")
            crossed, score = self._cross_attention(states, memory, name)
            scores.append(score)
            states = self._add(states, crossed, f"{name}.norm2")
            states = self._add(states, self._feed_forward(states, name), f"{name}.norm3")
        return states, scores

    def logits(self, states: Tensor) -> Tensor:
        """Scores of the producible pieces, for `states` (…, width)."""
        return self._linear_to(
            states, self.weights["embeddings"][: self.shape.producible], self.weights["bias"]
        )

    def loss(
        self, states: Tensor, target: Tensor, norm: float, smoothing: float, candidates: Tensor | None
    ) -> Tensor:
        """Summed negative log-likelihood of `target` (rows) whose gradient is that of the smoothed loss /
        `norm`.

        `candidates` (sorted piece numbers with the targets among them, and the logarithm of how many pieces
        each stands for) restrict the softmax to a weighted sample, see `sample_candidates`.
        """
        weight, bias = self.weights["embeddings"][: self.shape.producible], self.weights["bias"]
        if candidates is not None:
            pieces = candidates[0].long()
            weight = weight.index_select(0, pieces)
            bias = bias.index_select(0, pieces) + candidates[1].to(bias.dtype)
            target = torch.searchsorted(pieces, target)
        total: Tensor = SoftmaxLoss.apply(states, weight, bias, target, norm, smoothing)  # type: ignore[no-untyped-call]
        return total

    def _embed(self, pieces: Tensor) -> Tensor:
        return functional.embedding(pieces, self.weights["embeddings"]) * math.sqrt(self.shape.width)

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout) if self.dropout else states

    def _add(self, states: Tensor, found: Tensor, name: str) -> Tensor:
        """A sublayer's output added to its input, and both normalised."""
        return functional.layer_norm(
            states + self._drop(found),
            (self.shape.width,),
            self.weights[name],
            self.weights[f"{name}.bias"],
            1e-5,
        )

    def _linear(self, states: Tensor, name: str) -> Tensor:
        return self._linear_to(states, self.weights[name], self.weights[f"{name}.bias"])

    def _linear_to(self, states: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        return functional.linear(states, weight, bias)

    def _feed_forward(self, states: Tensor, name: str) -> Tensor:
        inner = self._activation(self._linear(states, f"{name}.w1"))
        flat = torch.addmm(
            self.weights[f"{name}.w2.bias"], inner.view(-1, self.shape.inner), self.weights[f"{name}.w2"]
        )
        return flat.view_as(states)

    def _self_attention(self, states: Tensor, name: str, *, causal: bool) -> Tensor:
        query, key, value = self._linear(states, f"{name}.qkv").chunk(3, -1)
        attended, _ = self._attend(query, key, value, causal=causal)
        return self._linear(attended, f"{name}.o")

    def _cross_attention(self, states: Tensor, memory: Tensor, name: str) -> tuple[Tensor, Tensor]:
        key, value = self._linear(memory, f"{name}.ckv").chunk(2, -1)
        attended, scores = self._attend(self._linear(states, f"{name}.cq"), key, value, causal=False)
        return self._linear(attended, f"{name}.co"), scores

    def _attend(self, query: Tensor, key: Tensor, value: Tensor, *, causal: bool) -> tuple[Tensor, Tensor]:
        """Attention over all heads, and the first head's scores."""
        count, heads = len(query), self.shape.heads
        q, k, v = (
            part.reshape(count, -1, heads, self.shape.width // heads).transpose(1, 2).flatten(0, 1)
            for part in (query, key, value)
        )
        scores = torch.bmm(q, k.transpose(1, 2)) * (q.shape[2] ** -0.5)
        if causal:
            scores = scores.masked_fill(self._future[: scores.shape[1], : scores.shape[2]], _MASKED)
        attended = torch.bmm(torch.softmax(scores, -1), v).view(count, heads, query.shape[1], -1)
        return attended.transpose(1, 2).reshape_as(query), scores.view(count, heads, query.shape[1], -1)[:, 0]


class SoftmaxLoss(torch.autograd.Function):
    """Linear layer and label-smoothed cross-entropy in one, a block of rows at a time.

    The gradient is made in the forward pass, so the logits of a batch are never held at once: at 10,000
    pieces they would be by far the largest tensor, and their passes through memory the slowest step.
    """

    @staticmethod
    def forward(
        ctx: Context,
        states: Tensor,
        weight: Tensor,
        bias: Tensor,
        target: Tensor,
        norm: float,
        smoothing: float,
    ) -> Tensor:
        """Sum over rows of the unsmoothed negative log-likelihood."""
        pieces = len(weight)
        to_states, to_weight, to_bias = (
            torch.empty_like(states),
            torch.zeros_like(weight),
            bias.new_zeros(pieces),
        )
        total = states.new_zeros((), dtype=torch.float32)
        block = -(-len(states) // max(1, round(len(states) / _ROWS)))
        for at in range(0, len(states), max(1, block)):
            rows, wanted = states[at : at + block], target[at : at + block, None]
            gradient = torch.softmax(torch.addmm(bias, rows, weight.t()), -1)
            chosen = gradient.gather(1, wanted)
            total -= chosen.float().clamp_min(1e-9).log().sum()
            gradient -= smoothing / pieces
            gradient.scatter_add_(1, wanted, torch.full_like(chosen, smoothing - 1))
            torch.mm(gradient, weight, out=to_states[at : at + block])
            to_weight.addmm_(gradient.t(), rows)
            to_bias += gradient.sum(0)
        ctx.save_for_backward(to_states / norm, to_weight / norm, to_bias / norm)
        return total

    @staticmethod
    def backward(ctx: Context, *_: Tensor) -> tuple[Tensor | None, ...]:
        """Gradients, whatever the factor of the loss: it is always added to others, never scaled."""
        return (*ctx.saved_tensors, None, None, None)


def guided_loss(scores: list[Tensor], links: Tensor) -> Tensor:
    """Cross-entropy of the guided heads against `links` (sentences, target, source; rows sum to 1 or 0),
    summed (Chen, Matusov, Khadivi & Peter 2016, "Guided alignment training for topic-aware neural machine
    translation")."""
    return torch.stack([-(links * torch.log_softmax(score.float(), -1)).sum() for score in scores]).sum()


def sample_candidates(
    target: Tensor, frequent: Tensor, producible: int, sampled: int, rng: torch.Generator
) -> Tensor | None:
    """Pieces for a softmax by importance sampling: the frequent ones, those of `target`, and `sampled` of
    the rest.

    Shape (2, candidates): sorted numbers, and the logarithm of how many pieces each sampled one stands for.
    None where sampling would spare less than half.
    """
    kept = torch.zeros(producible, dtype=torch.bool)
    kept[frequent] = True
    kept[target.cpu()] = True
    rest = (~kept).nonzero()[:, 0]
    if len(rest) < 2 * sampled:
        return None
    picked = rest[torch.randperm(len(rest), generator=rng)[:sampled]]
    stands_for = torch.zeros(producible, dtype=torch.float64)
    stands_for[picked] = math.log(len(rest) / sampled)
    kept[picked] = True
    pieces = kept.nonzero()[:, 0]
    return torch.stack([pieces.double(), stands_for[pieces]])


def sinusoids(positions: int, width: int) -> Tensor:
    """Marian's position table: sines in the left half, cosines in the right; (positions, width)."""
    rates = torch.pow(10_000.0, -2 * torch.arange(width // 2) / width)
    angles = torch.arange(positions)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], 1)
