"""A deeper encoder from a shallow one: its layers copied on top of themselves.

Gong, He, Li, Qin, Wang & Liu 2019, "Efficient training of BERT by progressively stacking": the upper layers
of a trained encoder do much what the lower ones do, so a copy is a far better start for them than chance.
"""

from __future__ import annotations

import re
from dataclasses import replace

import torch

from vibrief.training.layout import Layout
from vibrief.training.optimisation import State

_ENCODER = re.compile(r"e(\d+)\.(.+)")


def first_layers(encoder: int, stacking: float) -> int:
    """Encoder layers to begin with so that `encoder` are reached: half of them, all where they cannot be halved
    or where `stacking` is 0."""
    return encoder // 2 if stacking and encoder % 2 == 0 else encoder


def stack(layout: Layout, state: State) -> tuple[Layout, State]:
    """Twice the encoder layers, layer n + k a copy of layer k of n; weights and both moments alike."""
    deep = Layout(replace(layout.shape, encoder=2 * layout.shape.encoder))
    return deep, State(*(_stacked(layout, deep, part) for part in (state.weights, state.first, state.second)))


def _stacked(shallow: Layout, deep: Layout, flat: torch.Tensor) -> torch.Tensor:
    there = shallow.views(flat)
    stacked = torch.zeros(deep.size)
    for name, view in deep.views(stacked).items():
        match = _ENCODER.fullmatch(name)
        view.copy_(there[f"e{int(match[1]) % shallow.shape.encoder}.{match[2]}" if match else name])
    return stacked
