"""Why a figure without a counterpart may be no error: it is soft, worded, said before, or follows from others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from vibrief.figures.alignment import Alignment
from vibrief.figures.conversions import agrees
from vibrief.figures.model import Figure, Language, Severity
from vibrief.figures.parts import Part
from vibrief.figures.verdicts import is_currency
from vibrief.figures.wordings import is_worded

_SOFT_VALUES = frozenset({Decimal(1), Decimal(2)})
_CALENDAR = frozenset({"year", "month", "day", "weekday", "quarter"})


class Excuse(NamedTuple):
    """What a missing or added part is after all."""

    severity: Severity
    note: str


def is_soft(part: Part, figure: Figure) -> bool:
    """một/one/a, hai/both, the first: words that come and go in translation and raise no error alone."""
    if (
        part.tag != "number"
        or part.unit not in (None, "a", "d", "mo", "wk", "h")
        or part.value not in _SOFT_VALUES
    ):
        return False
    return not any(char.isdigit() for char in figure.text)


def excuse_missing(alignment: Alignment, target: str) -> dict[int, Excuse]:
    """The free parts of the source that are no errors."""
    others = alignment.others
    stated = {other.key for other in others}
    spans = _spans(alignment.other_figures, others, [match.other for match in alignment.matches])
    excuses: dict[int, Excuse] = {}
    for index in alignment.free:
        part = alignment.parts[index]
        figure = alignment.figures[part.figure]
        excuse = _excuse(part, figure, stated, target, "en", spans)
        if excuse is not None:
            excuses[index] = excuse
    return excuses


def excuse_added(alignment: Alignment, source: str) -> dict[int, Excuse]:
    """The free parts of the target that are no errors."""
    parts = alignment.parts
    stated = {part.key for part in parts}
    spans = _spans(alignment.figures, parts, [match.part for match in alignment.matches])
    dated = {alignment.others[match.other].figure for match in alignment.matches}
    excuses: dict[int, Excuse] = {}
    for index in alignment.other_free:
        part = alignment.others[index]
        figure = alignment.other_figures[part.figure]
        excuse = _excuse(part, figure, stated, source, "vi", spans)
        if excuse is None and part.tag in ("year", "month", "weekday") and part.figure in dated:
            excuse = Excuse("notice", f"the source does not state the {part.tag}")
        if excuse is None and _is_derived(part, parts):
            excuse = Excuse("ok", "converted from another figure of the source")
        if excuse is not None:
            excuses[index] = excuse
    return excuses


def _excuse(
    part: Part,
    figure: Figure,
    stated: set[tuple[object, ...]],
    text: str,
    language: Language,
    taken: list[tuple[int, int]],
) -> Excuse | None:
    if is_soft(part, figure):
        return Excuse("ok", "need not be said")
    if part.tag in _CALENDAR and part.key in stated:
        return Excuse("ok", f"the {part.tag} is stated once")
    if part.tag == "weekday":
        return Excuse("notice", "the day of the week")
    if (
        isinstance(part.value, Decimal)
        and part.tag == "number"
        and part.unit != "%"
        and not is_currency(part.unit)
    ):
        if is_worded(part.value, text, language, taken):
            return Excuse("ok", "in words")
    return None


def _is_derived(part: Part, parts: Sequence[Part]) -> bool:
    """Whether the part is a conversion of a figure that the source states: (1.6 km) beside a mile."""
    if part.tag != "number" or part.unit is None:
        return False
    assert isinstance(part.value, Decimal)
    return any(
        other.tag == "number"
        and other.unit is not None
        and other.unit != part.unit
        and isinstance(other.value, Decimal)
        and agrees(other.value, other.unit, part.value, part.unit)
        for other in parts
    )


def _spans(figures: Sequence[Figure], parts: Sequence[Part], matched: Sequence[int]) -> list[tuple[int, int]]:
    return [(figures[parts[index].figure].start, figures[parts[index].figure].end) for index in matched]
