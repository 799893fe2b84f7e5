"""What came of a run: a few lines for people, `summary.json` for machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vibrief.batch.journal import Journal
from vibrief.output.atomic import write_text

TOLD = 20
"""Failures told to people; all of them are in summary.json."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run.

    `done` articles were made now, `skipped` ones by an earlier run, `failed` ones now or earlier; `interrupted`: some
    were not tried. `words` (of the source), `figures`, `proved` and `marked` are those of all finished articles,
    `words_now` those of this run, which took so many `seconds`. `failures` are pairs of article and reason.
    """

    done: int
    skipped: int
    failed: int
    words: int
    figures: int
    proved: int
    marked: int
    words_now: int
    seconds: float
    interrupted: bool
    failures: tuple[tuple[str, str], ...]

    @property
    def words_per_second(self) -> float:
        """Words of the source that were translated per second of this run, loading the model included."""
        return self.words_now / self.seconds if self.seconds else 0.0

    def record(self) -> dict[str, Any]:
        """The summary as plain data, as summary.json has it."""
        return {
            "format": "vibrief batch summary",
            "version": 1,
            "complete": not self.interrupted,
            "done": self.done,
            "skipped": self.skipped,
            "failed": self.failed,
            "failures": [{"article": key, "error": error} for key, error in self.failures],
            "words": self.words,
            "figures": {"read": self.figures, "proved": self.proved, "marked": self.marked},
            "seconds": round(self.seconds, 3),
            "words_per_second": round(self.words_per_second, 1),
        }

    def __str__(self) -> str:
        lines = [f"{self.done} articles done, {self.skipped} done before, {self.failed} failed"]
        lines += [f"  {key}: {error}" for key, error in self.failures[:TOLD]]
        if self.failed > TOLD:
            lines.append(f"  … and {self.failed - TOLD} more, see summary.json")
        proved = f"{self.proved:,} of {self.figures:,} figures proved, {self.marked:,} marked"
        lines.append(f"{self.words:,} words; {proved}")
        lines.append(f"{self.seconds:,.0f} s, {self.words_per_second:,.0f} words/s")
        if self.interrupted:
            lines.append("Stopped. What is done stays; to go on, run the same command again.")
        return "\n".join(lines)


def summarise(journal: Journal, done: int, words: int, seconds: float, interrupted: bool) -> Summary:
    """The summary of the journal's run, which finished `done` articles of so many `words`."""
    totals = journal.totals()
    return Summary(
        done=done,
        skipped=totals.done - done,
        failed=totals.failed,
        words=totals.words,
        figures=totals.figures,
        proved=totals.proved,
        marked=totals.marked,
        words_now=words,
        seconds=seconds,
        interrupted=interrupted,
        failures=tuple(journal.failures()),
    )


def write_summary(summary: Summary, directory: Path) -> Path:
    """Write summary.json; raises OutputError."""
    text = json.dumps(summary.record(), ensure_ascii=False, indent=2)
    return write_text(directory / "summary.json", text + "\n")
