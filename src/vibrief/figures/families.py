"""Counts of a family: 3 mẹ con are three people, whom English calls a mother and her two children.

English names the elder and counts the others. A number before the others is therefore one less than the source's;
the same number there is an error, though the figures are equal, and so is one that counts elders (three mothers).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from vibrief.figures.model import Finding

_FAMILY = re.compile(
    r" (?:(?:mẹ|bố|cha) con|(?:ông|bà|cô|chú|bác|dì|cậu) cháu|(?:thầy|cô) trò)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?: \w+){0,2} (?:child(?:ren)?|kids?|sons?|daughters?|grand(?:children|child|sons?|daughters?)|nephews?|nieces?"
    r"|disciples?|pupils?|students?)\b",
    re.IGNORECASE,
)
_ELDERS = re.compile(
    r"(?: \w+)? (?:(?:grand)?(?:mothers|fathers|parents)|mums|moms|dads|aunts|uncles|teachers|monks)\b(?! and)",
    re.IGNORECASE,
)
_AND_THE = re.compile(r"\b(?:and|with)(?: \w+){0,2} $", re.IGNORECASE)


def count_others(findings: Iterable[Finding], source: str, target: str) -> list[Finding]:
    """The findings; those on the size of a family are judged by whom the English counts."""
    return [_judged(finding, source, target) for finding in findings]


def _judged(finding: Finding, source: str, target: str) -> Finding:
    family, counted = finding.source, finding.target
    if family is None or counted is None or family.kind != "cardinal" or family.high or counted.high:
        return finding
    if not _FAMILY.match(source, family.end):
        return finding
    if _ELDERS.match(target, counted.end):  # three mothers
        note = "only one of them is the elder"
        return replace(finding, verdict="value_changed", severity="error", note=note)
    if not _OTHERS.match(target, counted.end):
        return finding
    assert isinstance(family.value, Decimal)
    others = family.value - 1
    if counted.value == others and _AND_THE.search(target, 0, counted.start):
        return replace(finding, verdict="converted", severity="ok", note="besides the elder")
    if counted.value == family.value:
        note = f"the source counts the elder, too: {others} besides"
        if others > 1:  # what a repair has to write
            family = replace(family, value=others)
        return replace(finding, source=family, verdict="value_changed", severity="error", note=note)
    return finding
