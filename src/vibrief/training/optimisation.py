"""Muon for the hidden matrices, AdamW for the rest, over ranges of the flat buffers; and the rate's
course."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch

from vibrief.training.layout import Layout
from vibrief.training.recipe import Recipe

Tensor = torch.Tensor
Range = tuple[int, int]

MOMENTUM = 0.95
BETAS = (0.9, 0.98)
EPSILON = 1e-9
UPDATE_RMS = 0.2
"""Root mean square of Muon's updates at rate 1, that of AdamW's in practice (Liu et al. 2025, "Muon is
scalable for LLM training"), so that both take similar rates."""
_QUINTIC = (3.4445, -4.7750, 2.0315)  # drives singular values to about 1 in five rounds (Jordan 2024, "Muon")


@dataclass(frozen=True, slots=True)
class State:
    """Flat float32 buffers of one size: weights and the two moments (Muon uses the first alone)."""

    weights: Tensor
    first: Tensor
    second: Tensor


class Optimiser:
    """Updates the part `share` of `shares` of all weights; each process takes another part."""

    def __init__(self, layout: Layout, recipe: Recipe, share: int, shares: int) -> None:
        d, f = layout.shape.width, layout.shape.inner
        self._recipe = recipe
        self._matrices = [
            (_part(0, layout.squares, d * d, share, shares), (d, d)),
            (_part(layout.squares, layout.wides, f * d, share, shares), (f, d)),
        ]
        self._vectors = _part(layout.wides, layout.size, 1, share, shares)

    @property
    def ranges(self) -> list[Range]:
        """The elements that this part updates."""
        return [*(part for part, _ in self._matrices), self._vectors]

    def step(self, state: State, gradient: Callable[[int, int], Tensor], number: int, factor: float) -> None:
        """Take step `number` (from 1) at `factor` of the peak rate; `gradient(start, end)` is float32."""
        with torch.no_grad():
            for (start, end), shape in self._matrices:
                if start < end:
                    self._muon(state, start, end, gradient(start, end), shape, factor)
            start, end = self._vectors
            if start < end:
                self._adam(state, start, end, gradient(start, end), number, factor)

    def _muon(
        self, state: State, start: int, end: int, gradient: Tensor, shape: tuple[int, int], factor: float
    ) -> None:
        rate = self._recipe.rate * factor
        momentum = state.first[start:end].mul_(MOMENTUM).add_(gradient)
        update = orthogonalize(gradient.add(momentum, alpha=MOMENTUM).view(-1, *shape)).reshape(-1)
        weights = state.weights[start:end].mul_(1 - rate * self._recipe.weight_decay)
        weights.add_(update, alpha=-rate * UPDATE_RMS * math.sqrt(max(shape)))

    def _adam(self, state: State, start: int, end: int, gradient: Tensor, number: int, factor: float) -> None:
        first = state.first[start:end].mul_(BETAS[0]).add_(gradient, alpha=1 - BETAS[0])
        second = state.second[start:end].mul_(BETAS[1]).addcmul_(gradient, gradient, value=1 - BETAS[1])
        root = (second / (1 - BETAS[1] ** number)).sqrt_().add_(EPSILON)
        state.weights[start:end].addcdiv_(
            first / (1 - BETAS[0] ** number), root, value=-self._recipe.embedding_rate * factor
        )


def orthogonalize(matrices: Tensor, rounds: int = 5) -> Tensor:
    """Matrices (count, rows, columns) with rows ≥ columns whose singular values become about 1, by
    Newton-Schulz iteration in bfloat16."""
    x = matrices.bfloat16().transpose(1, 2)
    x = x / (x.float().norm(dim=(1, 2), keepdim=True) + 1e-7).bfloat16()
    a, b, c = _QUINTIC
    for _ in range(rounds):
        square = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=b, alpha=c), x, beta=a)
    return x.transpose(1, 2).float()


def rate_factor(recipe: Recipe, step: int, progress: float) -> float:
    """Share of the peak rate at `step` (from 1), when `progress` of the run (0 to 1) is over: warm-up,
    plateau, linear decay."""
    warm = min(1.0, step / recipe.warmup)
    if not recipe.decay:
        return warm
    return warm * max(recipe.last_rate, min(1.0, (1 - progress) / recipe.decay))


def guide_weight(recipe: Recipe, tokens: float) -> float:
    """Weight of the alignment loss after so many target tokens."""
    if not recipe.guide:
        return 0.0
    halvings = tokens / recipe.guide_half_life
    return max(recipe.guide_least, recipe.guide * math.pow(0.5, halvings))


def _part(start: int, end: int, unit: int, share: int, shares: int) -> Range:
    count = (end - start) // unit
    return start + count * share // shares * unit, start + count * (share + 1) // shares * unit
