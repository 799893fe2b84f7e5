"""What both sides of a pair say alike, as the check of translations finds it: figures, names, terms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vibrief.figures.model import Figure
from vibrief.figures.soft import is_soft
from vibrief.terms.model import Mention

if TYPE_CHECKING:
    from vibrief.repair.candidate import AnyFinding, Checker


class Agreement(NamedTuple):
    """A figure, name or term of the source, and where it stands in the English."""

    source: Figure | Mention
    target: Figure | Mention


def agreements(vi: str, en: str) -> list[Agreement]:
    """What `vi` states and `en` repeats, in the order of `vi`, the longest of what overlaps there.

    Soft figures, acronyms and quotations are left out: repair puts no slots in their place. So are figures that
    share their English (`from 3 to 5 million`) with others. Takes about a millisecond.
    """
    findings = _checker()(vi, en)
    targets = [one.target for one in findings if isinstance(one.target, Figure)]
    found: list[Agreement] = []
    for one in sorted(_agreed(findings), key=lambda one: (one.source.start, -one.source.end)):
        shared = isinstance(one.target, Figure) and sum(_overlap(one.target, other) for other in targets) > 1
        if not shared and (not found or one.source.start >= found[-1].source.end):
            found.append(one)
    return found


def _agreed(findings: Iterable[AnyFinding]) -> Iterable[Agreement]:
    for finding in findings:
        source, target = finding.source, finding.target
        if source is None or target is None or finding.verdict != "same" or finding.severity != "ok":
            continue
        if isinstance(source, Mention):
            if source.kind not in ("acronym", "quoted") and source.renderings:
                yield Agreement(source, target)
        elif not is_soft(source):
            yield Agreement(source, target)


def _overlap(one: Figure, other: Figure) -> bool:
    return one.start < other.end and other.start < one.end


@cache
def _checker() -> Checker:
    from vibrief.repair.candidate import Checker

    return Checker()
