"""How a run is getting on: a bar where somebody looks, a plain line now and then where nobody does."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from vibrief.batch.settings import Outcome, Totals

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

INTERVAL = 30.0
"""Seconds between plain lines."""


class Progress:
    """Counts outcomes and shows them on standard error, unless `quiet`."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.total = total
        self.met = self.made = self.done = self.failed = self.words = self.figures = 0
        self.began = self._told = time.monotonic()
        self._quiet = quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if not self._quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), TextColumn("{task.description}", markup=False))
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("Loading the model", total=self.total)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def count(self, outcome: Outcome) -> None:
        """Count an article that has been tried."""
        self.met += 1
        self.made += 1
        self.failed += bool(outcome.error)
        self.done += not outcome.error
        self.words += outcome.words
        self.figures += outcome.figures

    def add(self, totals: Totals) -> None:
        """Count articles that have been tried together."""
        self.met += totals.articles
        self.made += totals.articles
        self.failed += totals.failed
        self.done += totals.done
        self.words += totals.words
        self.figures += totals.figures

    def skip(self, articles: int = 1) -> None:
        """Count articles that an earlier run has settled."""
        self.met += articles

    def show(self) -> None:
        """Bring the bar up to date, or print a line if it is time."""
        now = time.monotonic()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self.met, description=self.line(now))
        elif not self._quiet and now - self._told >= INTERVAL:
            self._told = now
            print(self.line(now), file=sys.stderr, flush=True)  # noqa: T201

    def line(self, now: float) -> str:
        """Articles, speed, figures, failures and the time left in one line."""
        seconds = now - self.began
        told = [
            f"{self.met} of {self.total} articles",
            f"{self.words / seconds if seconds else 0:.0f} words/s",
            f"{self.figures} figures",
            f"{self.failed} failed",
        ]
        if self.made:
            told.append(f"{duration(seconds / self.made * max(0, self.total - self.met))} left")
        return ", ".join(told)

    def say(self, line: str) -> None:
        """Print a line that must not be missed."""
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        elif not self._quiet:
            print(line, file=sys.stderr, flush=True)  # noqa: T201


def duration(seconds: float) -> str:
    """A duration in the unit that suits it."""
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
