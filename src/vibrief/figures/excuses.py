"""Why a figure without a counterpart may be no error: it is soft, worded, said before, or follows from others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from vibrief.figures.alignment import Alignment
from vibrief.figures.conversions import agrees
from vibrief.figures.model import Figure, Language, Severity
from vibrief.figures.parts import Part
from vibrief.figures.verdicts import is_currency
from vibrief.figures.wordings import is_worded

_CALENDAR = frozenset({"year", "month", "day", "weekday", "quarter"})
_INFERRED = frozenset({"year", "month", "weekday"})


class Excuse(NamedTuple):
    """What a missing or added part is after all."""

    severity: Severity
    note: str


@dataclass(frozen=True, slots=True)
class Excuses:
    """Excuses by the index of the part: of the source (missing) and of the target (added)."""

    missing: dict[int, Excuse] = field(default_factory=dict)
    added: dict[int, Excuse] = field(default_factory=dict)


def find_excuses(alignment: Alignment, source: str, target: str) -> Excuses:
    """The free parts that the other side does state, though not as a figure of its own."""
    excuses = Excuses()
    parts, others = alignment.parts, alignment.others
    taken = _spans(alignment.figures, parts, [match.part for match in alignment.matches])
    other_taken = _spans(alignment.other_figures, others, [match.other for match in alignment.matches])
    stated, other_stated = {part.key for part in parts}, {other.key for other in others}
    dated: dict[int, list[Part]] = defaultdict(list)
    for match in alignment.matches:
        figure = parts[match.part].figure
        if others[match.other].tag in ("day", "month"):
            dated[others[match.other].figure] += [part for part in parts if part.figure == figure]
    for index in alignment.free:
        part = parts[index]
        excuse = _excuse(part, alignment.figures[part.figure], other_stated, target, "en", other_taken)
        if excuse is not None:
            excuses.missing[index] = excuse
    for index in alignment.other_free:
        other = others[index]
        excuse = _excuse(other, alignment.other_figures[other.figure], stated, source, "vi", taken)
        if excuse is None and other.tag in _INFERRED and other.figure in dated:
            # Where the source does state one, it has found another partner, and this one is invented.
            if any(part.tag == other.tag for part in dated[other.figure]):
                continue
            excuse = Excuse("notice", f"the source does not state the {other.tag}")
        if excuse is None and _is_derived(other, parts):
            excuse = Excuse("ok", "converted from another figure of the source")
        if excuse is None and _is_copied(alignment.other_figures[other.figure], source):
            excuse = Excuse("ok", "as in the source")
        if excuse is not None:
            excuses.added[index] = excuse
    return excuses


def excuse_soft(alignment: Alignment, excuses: Excuses) -> None:
    """Adds excuses for what found no partner and says little: soft figures, bare magnitudes, names with digits."""
    for parts, free, found in (
        (alignment.parts, alignment.free, excuses.missing),
        (alignment.others, alignment.other_free, excuses.added),
    ):
        for index in free - found.keys():
            part = parts[index]
            if part.soft:
                found[index] = Excuse("ok", "need not be said")
            elif part.tag == "weekday":
                found[index] = Excuse("notice", "the day of the week is on one side only")
            elif part.kind == "magnitude" and part.unit is None and found is excuses.missing:
                found[index] = Excuse("notice", "a magnitude is left out")


def _excuse(
    part: Part,
    figure: Figure,
    stated: set[tuple[object, ...]],
    text: str,
    language: Language,
    taken: list[tuple[int, int]],
) -> Excuse | None:
    if part.tag in _CALENDAR and part.key in stated:
        return Excuse("ok", f"the {part.tag} is stated once")
    if part.key in stated and (
        part.kind == "magnitude" or (part.kind == "identifier" and part.tag == "code")
    ):
        return Excuse("ok", "stated once")
    if part.key in stated and part.kind == "identifier" and language == "vi":
        return Excuse("ok", "stated once")  # 4x4 of a source that says 4
    if (
        not isinstance(part.value, Decimal)
        or part.tag != "number"
        or part.unit == "%"
        or is_currency(part.unit)
    ):
        return None
    spelled = not any(char.isdigit() for char in figure.text)
    if not spelled and part.value <= 1:
        return None
    worded = is_worded(part.value, text, language, taken, spelled=spelled)
    return Excuse("ok", "in words") if worded else None


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


def _is_copied(figure: Figure, source: str) -> bool:
    """Whether a number word is part of a foreign name that the source has as well: Six Flags."""
    text = figure.text
    return text[:1].isupper() and text.isalpha() and re.search(rf"\b{text}\b", source) is not None


def _spans(figures: Sequence[Figure], parts: Sequence[Part], matched: Sequence[int]) -> list[tuple[int, int]]:
    return [(figures[parts[index].figure].start, figures[parts[index].figure].end) for index in matched]
