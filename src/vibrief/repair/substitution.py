"""Puts right renderings in place of wrong ones in the English, without asking the model."""

from __future__ import annotations

import re

from vibrief.engines.engine import Hypothesis
from vibrief.repair.candidate import Candidate, errors_with_places
from vibrief.repair.forced import aligned_place
from vibrief.terms.model import MentionFinding

CAPITALISED = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
# A figure in parentheses that the source does not state: a conversion or a date the model made up.
PARENTHESES = re.compile(r"\s*\([^()]{1,40}\)")


def substitute(candidate: Candidate, alignment: Hypothesis | None) -> str:
    """The English of `candidate` with every wrong figure and name that has one right rendering replaced by it.

    A lost name takes the place of the capitalised word that `alignment` says was made from it. Figures in
    parentheses that the source does not state go.
    """
    english = candidate.english
    edits = errors_with_places(candidate)
    edits += [
        edit for finding in candidate.findings if (edit := name_in_place(candidate, finding, alignment))
    ]
    edits += added_in_parentheses(candidate)
    done = len(english)
    for start, end, right in sorted(edits, reverse=True):
        if end > done:
            continue
        english = english[:start] + fitted(english, start, end, right) + english[end:]
        done = start
    return english


def fitted(english: str, start: int, end: int, right: str) -> str:
    """`right` as it must stand at its place: a capital at the beginning, no second article or hedge word."""
    if start == 0 and right[:1].islower():
        right = right[0].upper() + right[1:]
    if right and end < len(english) and english[end].isalnum():
        right += " "
    return right


def name_in_place(
    candidate: Candidate, finding: object, alignment: Hypothesis | None
) -> tuple[int, int, str] | None:
    """The edit that puts a lost name where the model wrote another one for it."""
    if (
        not isinstance(finding, MentionFinding)
        or finding.severity != "error"
        or finding.target
        or not alignment
    ):
        return None
    place = aligned_place(alignment, finding.source.start, finding.source.end)
    if place is None:
        return None
    kept = [(other.target.start, other.target.end) for other in candidate.findings
            if other.target is not None and other.severity != "error"]  # fmt: skip
    for match in CAPITALISED.finditer(candidate.english):
        start, end = match.span()
        if start < place[1] and end > place[0] and not any(a < end and b > start for a, b in kept):
            return start, end, finding.source.renderings[0]
    return None


def added_in_parentheses(candidate: Candidate) -> list[tuple[int, int, str]]:
    """Edits that take out parentheses holding nothing but figures the source does not state."""
    added = [finding.target for finding in candidate.findings
             if finding.severity == "error" and finding.source is None and finding.target is not None]  # fmt: skip
    return [
        (match.start(), match.end(), "")
        for match in PARENTHESES.finditer(candidate.english)
        if any(match.start() < target.start and target.end < match.end() for target in added)
    ]
