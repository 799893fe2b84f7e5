"""What the processes of a run are told, what they share, and what they report."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from multiprocessing.synchronize import Barrier
from pathlib import Path

from torch import Tensor

from vibrief.training.checkpoint import Position
from vibrief.training.optimisation import State
from vibrief.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Job:
    """What every process of a run is told. They stop when `until` (a share) of its steps or seconds is done."""

    directory: Path
    recipe: Recipe
    seed: int
    device: str
    processes: int
    steps: int | None
    seconds: float | None
    save_every: float
    report_every: int
    until: float = 1.0

    def share_done(self, step: int, seconds: float) -> float:
        """Share of the run that is over after so many steps and seconds, whichever is further."""
        parts = [0.0]
        if self.steps is not None:
            parts.append(step / max(1, self.steps))
        if self.seconds is not None:
            parts.append(seconds / self.seconds)
        return max(parts)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the processes of a CPU run share: state, the 16-bit working weights, each one's gradient, counts
    of the pieces, the next batch's number, and sums for the report (processes, 4)."""

    state: State
    working: Tensor
    gradients: Tensor
    frequent: Tensor
    next_batch: Synchronized[int]
    barrier: Barrier
    stop: Synchronized[int]
    sums: Tensor
    wanted: SynchronizedArray[int]
    """Number of the last shard to make, whether it is to be a late one, and the first not made yet."""
    port: int
    """TCP port at which the processes of several GPUs find each other."""


@dataclass(frozen=True, slots=True)
class Report:
    """Progress over the last steps: means per target token, and tokens per second of all processes
    together."""

    position: Position
    loss: float
    alignment_loss: float
    rate: float
    tokens_per_second: float
    saved: bool
    done: bool = False
