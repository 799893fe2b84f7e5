"""The rungs of the repair ladder and the order in which failed segments climb them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vibrief.engines.engine import Engine, Hypothesis
from vibrief.figures.model import Finding
from vibrief.repair.health import find_problems
from vibrief.segment import Rung, Segment
from vibrief.terms.model import MentionFinding

Checker = Callable[[str, str], tuple[Finding | MentionFinding, ...]]
"""Checks one English sentence against its source: the findings on figures, names and terms."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as the model left it.

    `hypotheses` are what the model offered, best first (`english` normally the first of them); those a beam
    search finds anyway cost nothing, and save the ladder's first rung a second translation.
    """

    source: str
    english: str
    findings: tuple[Finding | MentionFinding, ...]
    hypotheses: tuple[Hypothesis, ...] = ()
    how: Rung = "model"


def make_checker() -> Checker:
    """The check every segment must pass."""
    return check_pair


def check_pair(source: str, english: str) -> tuple[Finding | MentionFinding, ...]:
    """Findings on the figures of a sentence and its English."""
    from vibrief import figures

    return tuple(figures.compare(source, english))


def needs_repair(draft: Draft) -> bool:
    """Whether a draft fails: a finding is an error, or the English is broken (see `find_problems`)."""
    return any(finding.severity == "error" for finding in draft.findings) or bool(
        find_problems(draft.source, draft.english)
    )


def repair(drafts: Sequence[Draft], engine: Engine, *, beam: int, checker: Checker) -> list[Segment]:
    """Segments made from `drafts`, in order; those that fail have climbed the ladder.

    All failed drafts climb together, so that each rung is one batch for the engine.
    """
    segments = [Segment(draft.source, draft.english, draft.findings, draft.how) for draft in drafts]
    for place, draft in enumerate(drafts):
        if not needs_repair(draft):
            continue
        segments[place] = Segment(draft.source, draft.english, draft.findings, "marked")
        for hypothesis in draft.hypotheses:
            candidate = Draft(draft.source, hypothesis.text, checker(draft.source, hypothesis.text))
            if not needs_repair(candidate):
                segments[place] = Segment(draft.source, candidate.english, candidate.findings, "n_best")
                break
    return segments
