"""Checks the figures of a translation: every figure of the source, and every one that the English adds.

The parts of figures (see `parts`) are aligned one to one: equal ones first, then those that agree in other ways
(converted, rounded, read apart by the two grammars). What is left is excused where it is soft, worded or follows
from another figure (see `excuses`); what has no excuse is paired by likeness and place and called changed,
missing or added.
"""

from __future__ import annotations

from collections.abc import Sequence

from vibrief.figures.alignment import MANY, Alignment
from vibrief.figures.excuses import Excuses, excuse_soft, find_excuses
from vibrief.figures.families import count_others
from vibrief.figures.find import find_figures
from vibrief.figures.model import Figure, Finding
from vibrief.figures.parts import parts_of
from vibrief.figures.report import report
from vibrief.figures.swaps import mark_swaps


def compare(source: str, target: str) -> list[Finding]:
    """Checks the English `target` against the Vietnamese `source`, as `compare_figures` does."""
    return compare_figures(find_figures(source, "vi"), find_figures(target, "en"), source, target)


def compare_figures(
    source_figures: Sequence[Figure], target_figures: Sequence[Figure], source: str, target: str
) -> list[Finding]:
    """A finding for every figure of the source in order, then one for every figure that the target adds.

    A figure whose parts are found in several figures of the other side gets a finding for each of them.
    """
    if not source_figures and not target_figures:
        return []
    alignment = Alignment(
        parts_of(source_figures, "vi", source),
        parts_of(target_figures, "en", target),
        source_figures,
        target_figures,
    )
    alignment.match_equal()
    excuses = Excuses()
    if max(len(alignment.free), len(alignment.other_free)) > MANY:
        alignment.match_changed(alignment.free, alignment.other_free)
    elif alignment.free or alignment.other_free:
        alignment.match_agreeing()
        alignment.match_otherwise()
        alignment.match_split()
        alignment.match_within()
        excuses = find_excuses(alignment, source, target)
        alignment.match_changed(
            alignment.free - excuses.missing.keys(), alignment.other_free - excuses.added.keys()
        )
        excuse_soft(alignment, excuses, source, target)
    findings = count_others(report(alignment, excuses), source, target)
    return mark_swaps(findings, source, target)
