"""What came of a run: a few lines for people, `summary.json` for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vibrief.batch.settings import STATE, Totals
from vibrief.batch.storage import read_lines
from vibrief.errors import OutputError
from vibrief.json_text import dumps

NAME = "summary.json"
TOLD = 20
"""Failures told to people; all of them are in summary.json."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run.

    `done` articles were made now, `skipped` ones by an earlier run, `failed` ones now or earlier; `interrupted`: some
    were not tried. `words` (of the source), `figures`, `proved` and `marked` are those of all finished articles,
    `words_now` those of this run, which took so many `seconds`. `failures` are pairs of article and reason, the first
    `TOLD` of them: an archive may have more than fit into memory.
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

    @classmethod
    def of(
        cls,
        totals: Totals,
        failures: tuple[tuple[str, str], ...],
        done: int,
        words: int,
        seconds: float,
        interrupted: bool,
    ) -> Summary:
        """The summary of a run with these totals, which itself finished `done` articles of so many `words`."""
        return cls(
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
            failures=failures,
        )

    @property
    def words_per_second(self) -> float:
        """Words of the source that were translated per second of this run, loading the model included."""
        return self.words_now / self.seconds if self.seconds else 0.0

    def record(self) -> dict[str, Any]:
        """The summary as plain data, as summary.json has it, but for the failures."""
        return {
            "format": "vibrief batch summary",
            "version": 1,
            "complete": not self.interrupted,
            "done": self.done,
            "skipped": self.skipped,
            "failed": self.failed,
            "words": self.words,
            "figures": {"read": self.figures, "proved": self.proved, "marked": self.marked},
            "seconds": round(self.seconds, 3),
            "words_per_second": round(self.words_per_second, 1),
        }

    def __str__(self) -> str:
        lines = [f"{self.done} articles done, {self.skipped} done before, {self.failed} failed"]
        lines += [f"  {key}: {error}" for key, error in self.failures]
        if self.failed > len(self.failures):
            lines.append(f"  … and {self.failed - len(self.failures)} more, see {NAME}")
        proved = f"{self.proved:,} of {self.figures:,} figures proved, {self.marked:,} marked"
        lines.append(f"{self.words:,} words; {proved}")
        lines.append(f"{self.seconds:,.0f} s, {self.words_per_second:,.0f} words/s")
        if self.interrupted:
            lines.append("Stopped. What is done stays; to go on, run the same command again.")
        return "\n".join(lines)


def json_lines(summary: Summary, failures: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The lines of summary.json: the record, and a line for each failure."""
    head = json.dumps(summary.record(), ensure_ascii=False, indent=2)
    yield head.removesuffix("\n}") + ',\n  "failures": ['
    between = "\n"
    for key, error in failures:
        yield f"{between}    {dumps({'article': key, 'error': error})}"
        between = ",\n"
    yield "\n  ]\n}\n" if between == ",\n" else "]\n}\n"


def write_summary(summary: Summary, failures: Iterable[tuple[str, str]], directory: Path) -> Path:
    """Write summary.json whole, with all failures; raises OutputError."""
    path, scratch = directory / NAME, directory / STATE / NAME
    try:
        with scratch.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(json_lines(summary, failures))
        scratch.replace(path)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


def read_summary(output: Path | str) -> Iterator[str]:
    """The lines of the summary.json that the last run has left in its output folder."""
    return read_lines(f"{output}/{NAME}")
