"""Forced decoding: the English up to the wrong figure or name, the right rendering, and the model goes on
from there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.engines.engine import Engine, Hypothesis
from vibrief.figures.model import Figure
from vibrief.repair.candidate import Candidate, errors_with_places, rendering
from vibrief.terms.model import Mention

LAST_STOP = re.compile(r"(?<=\w)[.!?]$")


def forced_prefix(candidate: Candidate, alignment: Hypothesis | None) -> str | None:
    """The beginning to force upon the model so that the first error of `candidate` is right; None where none is told.

    An error that stands in the English gives its place; something missing goes where the word after it stands,
    as far as `alignment` tells.
    """
    options: list[tuple[int, str]] = [(start, right) for start, _, right in errors_with_places(candidate)[:1]]
    for source in missing(candidate):
        place = aligned_place(alignment, source.start, source.end) if alignment else None
        if place is not None:
            options.append((place[0], rendering(source)))
    if not options:
        return None
    start, right = min(options)
    kept = LAST_STOP.sub("", candidate.english[:start].rstrip())
    return f"{kept} {right}" if kept else right[:1].upper() + right[1:]


def missing(candidate: Candidate) -> list[Figure | Mention]:
    """Figures and names of the source, errors all, that stand nowhere in the English."""
    return [finding.source for finding in candidate.findings
            if finding.severity == "error" and finding.target is None and finding.source is not None]  # fmt: skip


def aligned_place(hypothesis: Hypothesis, start: int, end: int) -> tuple[int, int] | None:
    """Where in the English the words stand that were made from characters `start` to `end` of the source."""
    spans = [target for target, source in hypothesis.alignment if source[0] < end and source[1] > start]
    if not spans:
        return None
    # The attention of a weak model strays: take the longest run of neighbouring pieces, not all of them.
    spans.sort()
    runs: list[list[tuple[int, int]]] = [[spans[0]]]
    for span in spans[1:]:
        if span[0] - runs[-1][-1][1] <= 1:
            runs[-1].append(span)
        else:
            runs.append([span])
    best = max(runs, key=lambda run: (run[-1][1] - run[0][0], -run[0][0]))
    return best[0][0], best[-1][1]


def align(pairs: Sequence[tuple[str, str]], engine: Engine) -> list[Hypothesis | None]:
    """Alignments of (source, English) pairs, as the model reads them; None where it does not align."""
    if not pairs:
        return []
    found = engine.translate(
        [source for source, _ in pairs], beam=1, prefixes=[english for _, english in pairs], align=True
    )
    return [best[0] if best[0].alignment else None for best in found]
