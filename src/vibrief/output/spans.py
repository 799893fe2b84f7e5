"""A text cut into runs: what a finding speaks of, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    """A stretch of text with all that is attached to it; nothing, for the text between."""

    text: str
    attached: tuple[T, ...] = ()


def cut(text: str, spans: Iterable[tuple[int, int, T]]) -> list[Run[T]]:
    """`text` as runs, given (start, end, what) spans in any order; the runs joined give the text back.

    Spans that overlap share one run, so that none is lost; those outside the text are moved to its edge, and
    may then be an empty run.
    """
    runs: list[Run[T]] = []
    done = 0
    for start, end, attached in _merged(len(text), spans):
        if start > done:
            runs.append(Run(text[done:start]))
        runs.append(Run(text[start:end], attached))
        done = end
    if done < len(text) or not runs:
        runs.append(Run(text[done:]))
    return runs


def _merged(length: int, spans: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, tuple[T, ...]]]:
    inside = [(min(max(start, 0), length), min(max(end, 0), length), what) for start, end, what in spans]
    merged: list[tuple[int, int, tuple[T, ...]]] = []
    for start, end, what in sorted(inside, key=lambda span: (span[0], span[1])):
        end = max(start, end)
        if merged and start < merged[-1][1]:
            first, last, whats = merged[-1]
            merged[-1] = (first, max(last, end), (*whats, what))
        else:
            merged.append((start, end, (what,)))
    return merged
