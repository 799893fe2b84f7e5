"""Bar charts of key figures that can be compared: sums of money, shares, lengths … of one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vibrief.briefing.model import KeyFigure
from vibrief.figures.currencies import english_name
from vibrief.figures.model import Figure
from vibrief.figures.units import english_unit
from vibrief.output.text import shorten

FEWEST, MOST = 3, 8  # bars: with two a sentence says as much, with more nothing is seen at a glance
MOST_CHARTS = 2
_SMALLEST = Decimal("0.02")  # of the longest bar: a price beside a budget is no comparison
_LABEL = 58  # characters that fit above a bar

# Kinds of figures that measure something; dates, identifiers and ordinals have no length to draw.
_DRAWN = ("cardinal", "percent", "money", "measure")


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: label, English form, length and that of its upper end, both in percent of the longest."""

    label: str
    figure: str
    length: float
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one unit, in the order of the table."""

    title: str
    bars: tuple[Bar, ...]


def charts(figures: Sequence[KeyFigure]) -> list[Chart]:
    """A chart for each unit, or thing counted, of which there are at least three figures, not all equal.

    Most bars first, at most two charts; only what has a label in English is drawn.
    """
    groups: dict[tuple[str, str], list[tuple[KeyFigure, Decimal]]] = {}
    for figure in figures:
        source = figure.finding.source
        title = _title(figure, source) if source else None
        if (
            source
            and title
            and source.kind in _DRAWN
            and isinstance(source.value, Decimal)
            and source.value > 0
        ):
            groups.setdefault((source.kind, title), []).append((figure, source.value))
    comparable = [(title, _comparable(members)) for (_, title), members in groups.items()]
    drawn = [
        _chart(title, members[:MOST])
        for title, members in comparable
        if len(members) >= FEWEST and len({value for _, value in members}) > 1
    ]
    return sorted(drawn, key=lambda chart: -len(chart.bars))[:MOST_CHARTS]


def _title(figure: KeyFigure, source: Figure) -> str | None:
    """What makes figures comparable: the unit, for bare counts the noun ("households"); or None."""
    if not figure.counts or figure.counts.startswith("“"):
        return None
    if source.kind == "percent":
        return "In percent"
    if source.kind == "money":
        return f"In {english_name(source.unit or '') or source.unit}"
    if source.unit:
        return "In " + english_unit("", source.unit, single=False).strip()
    noun = figure.counts.split()[0]
    return noun.capitalize() if noun.islower() and (noun.endswith("s") or noun == "people") else None


def _comparable(members: list[tuple[KeyFigure, Decimal]]) -> list[tuple[KeyFigure, Decimal]]:
    least = max(value for _, value in members) * _SMALLEST
    return [(figure, value) for figure, value in members if value >= least]


def _chart(title: str, members: list[tuple[KeyFigure, Decimal]]) -> Chart:
    highs = [_high(figure, value) for figure, value in members]
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
    return Chart(title, tuple(bars))


def _high(figure: KeyFigure, value: Decimal) -> Decimal:
    """The upper end of a range, or the value itself."""
    high = figure.finding.source.high if figure.finding.source else None
    return high if isinstance(high, Decimal) else value
