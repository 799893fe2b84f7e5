"""What a run tells: a line now and then, and a report at its end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vibrief.training.evaluation import Scores
    from vibrief.training.job import Report


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of progress. `loss` is per token, 0 before the first step of a session; `bleu` is that of the
    last checkpoint on some dev lines; `left` are seconds to go; both None where unknown. `note` is set instead
    of figures while something else is being done."""

    note: str = ""
    step: int = 0
    loss: float = 0.0
    alignment_loss: float = 0.0
    tokens: float = 0.0
    tokens_per_second: float = 0.0
    bleu: float | None = None
    left: float | None = None

    def __str__(self) -> str:
        if self.note:
            return self.note
        parts = [f"step {self.step}"]
        if self.loss:
            parts.append(f"loss {self.loss:.3f}")
        parts.append(f"{self.tokens / 1e6:.2f} M tokens")
        if self.tokens_per_second:
            parts.append(f"{self.tokens_per_second:.0f} tokens/s")
        if self.bleu is not None:
            parts.append(f"BLEU {self.bleu:.1f}")
        if self.left:
            parts.append(f"{self.left / 60:.0f} min left" if self.left >= 90 else f"{self.left:.0f} s left")
        return "  ".join(parts)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What came of a run: where the model is, pairs used, rows left out and why, steps, target tokens,
    seconds of all sessions, the last loss per token (0 where no step was left to do), and scores on the dev
    set where one was given."""

    out: Path
    pairs: int
    problems: tuple[str, ...]
    steps: int
    tokens: int
    seconds: float
    loss: float
    scores: Scores | None


def time_left(report: Report, steps: int | None, seconds: float | None) -> float | None:
    """Seconds until the run is over."""
    position = report.position
    ends = [] if seconds is None else [seconds - position.seconds]
    if steps is not None and position.step:
        ends.append((steps - position.step) * position.seconds / position.step)
    return max(0.0, min(ends)) if ends else None
