"""Where a run stands, written whole or not at all, so that it can be killed at any moment."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from vibrief.errors import ModelError
from vibrief.training.layout import Layout, Shape
from vibrief.training.optimisation import State

NAME = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Position:
    """How far a run has come: steps done, the shard at work and its steps done, target tokens seen, and
    seconds spent training over all sessions."""

    step: int = 0
    shard: int = 0
    shard_step: int = 0
    tokens: float = 0.0
    seconds: float = 0.0
    late: bool = False


def save(directory: Path, layout: Layout, state: State, position: Position) -> None:
    """Write the checkpoint of `directory`."""
    record = {
        "shape": asdict(layout.shape), "position": asdict(position), "weights": state.weights,
        "first": state.first, "second": state.second,
    }  # fmt: skip
    staging = directory / f".{NAME}.tmp"
    torch.save(record, staging)
    staging.replace(directory / NAME)


def load(directory: Path) -> tuple[Layout, State, Position] | None:
    """The checkpoint of `directory`, None where there is none. Raises ModelError when it is damaged."""
    path = directory / NAME
    if not path.is_file():
        return None
    try:
        record: dict[str, Any] = torch.load(path, weights_only=True)
        layout = Layout(Shape(**record["shape"]))
        state = State(record["weights"], record["first"], record["second"])
        return layout, state, Position(**record["position"])
    except (RuntimeError, KeyError, TypeError, ValueError, EOFError) as error:
        raise ModelError(f"{path} is damaged; delete it to begin anew.") from error
