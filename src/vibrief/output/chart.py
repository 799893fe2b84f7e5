"""Bar charts of key figures that can be compared: sums of money, shares, lengths … of one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vibrief.briefing.model import KeyFigure
from vibrief.figures.model import Figure
from vibrief.output.text import shorten

FEWEST, MOST = 3, 8  # bars: with two a sentence says as much, with more nothing is seen at a glance
_LABEL = 58  # characters that fit above a bar

# Kinds of figures that measure something; dates, identifiers and ordinals have no length to draw.
_DRAWN = ("cardinal", "percent", "money", "measure")
_UNIT_NAMES = {"VND": "Vietnamese dong", "USD": "US dollars", "EUR": "euros", "CNY": "yuan", "JPY": "yen"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: label, English form, length and that of its upper end, both in percent of the longest."""

    label: str
    figure: str
    length: float
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one unit, in the order of the article."""

    title: str
    bars: tuple[Bar, ...]


def charts(figures: Sequence[KeyFigure]) -> list[Chart]:
    """A chart for each unit, or thing counted, of which there are at least three figures, not all equal."""
    groups: dict[tuple[str, str], list[tuple[KeyFigure, Decimal]]] = {}
    for figure in figures:
        source = figure.finding.source
        unit = _unit(figure, source) if source else None
        if (
            source
            and unit
            and source.kind in _DRAWN
            and isinstance(source.value, Decimal)
            and source.value > 0
        ):
            groups.setdefault((source.kind, unit), []).append((figure, source.value))
    return [
        _chart(kind, unit, members[:MOST])
        for (kind, unit), members in groups.items()
        if len(members) >= FEWEST and len({value for _, value in members}) > 1
    ]


def _unit(figure: KeyFigure, source: Figure) -> str | None:
    """What makes figures comparable: the unit; for bare counts, the noun counted ("households")."""
    if source.kind == "percent":
        return "%"
    if source.kind == "cardinal" and not source.unit:
        words = figure.counts.lower().split()
        return words[0] if words and words[0].isalpha() and len(words[0]) > 2 else None
    return source.unit


def _chart(kind: str, unit: str, members: list[tuple[KeyFigure, Decimal]]) -> Chart:
    highs = [
        high if isinstance(high, Decimal) else value
        for high, value in (
            (figure.finding.source and figure.finding.source.high, value) for figure, value in members
        )
    ]
    longest = max(highs)
    bars = (
        Bar(
            shorten(figure.counts, _LABEL),
            figure.english,
            round(float(value / longest * 100), 2),
            round(float(high / longest * 100), 2),
        )
        for (figure, value), high in zip(members, highs, strict=True)
    )
    names = {"percent": "Percent", "cardinal": unit.capitalize(), "money": _UNIT_NAMES.get(unit, unit)}
    return Chart(names.get(kind, unit), tuple(bars))
