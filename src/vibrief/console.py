"""What commands share: reading what they are given, showing how things go, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from vibrief.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from vibrief.segment import Segment

UNRESOLVED = 1
"""Exit status of a run that is done but leaves errors, or found some."""


def name_standard_input_once(paths: list[str]) -> list[str]:
    """`paths`; raises UsageError when standard input, which can be read only once, is named twice."""
    if paths.count("-") > 1:
        raise UsageError("Standard input (-) is named more than once; name it once.")
    return paths


def read_lines(paths: list[str]) -> Iterator[str]:
    """The lines of all files one after the other, as a stream, without their line ends."""
    from vibrief.reading import read_lines as read

    for path in name_standard_input_once(paths):
        yield from read(path)


def standard_output() -> Console:
    """A rich console on standard output; wide where that is no terminal, so that nothing is folded away."""
    from rich.console import Console

    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=120)


@contextmanager
def progress(doing: str, quiet: bool = False) -> Iterator[None]:
    """Say on standard error what is being done, if somebody is looking."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(doing)):
        yield


def fail_unless_resolved(segments: Iterable[Segment]) -> None:
    """End with the exit status of unresolved errors if a segment has any."""
    if not all(segment.resolved for segment in segments):
        raise typer.Exit(UNRESOLVED)
