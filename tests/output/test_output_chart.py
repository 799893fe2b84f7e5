"""Charts: drawn only of what can be compared, and true to the figures."""

from __future__ import annotations

import pytest
from output_briefs import figure

from vibrief.briefing.model import KeyFigure
from vibrief.figures.model import FigureKind, Finding
from vibrief.output.chart import charts


def row(
    value: str,
    counts: str = "things",
    *,
    kind: FigureKind = "money",
    unit: str | None = "VND",
    high: str | None = None,
) -> KeyFigure:
    source = figure(value, value, value, kind, unit, high=high)
    return KeyFigure(f"VND {value}", counts, 0, 0, 1, Finding("same", source, source, "ok"))


def test_three_sums_make_a_chart_in_their_order() -> None:
    (chart,) = charts([row("50", "roads"), row("100", "schools"), row("25", "clinics")])
    assert chart.title == "In dong"
    assert [(bar.label, bar.figure, bar.length) for bar in chart.bars] == [
        ("roads", "VND 50", 50), ("schools", "VND 100", 100), ("clinics", "VND 25", 25),
    ]  # fmt: skip


def test_a_range_reaches_to_its_upper_end() -> None:
    (chart,) = charts([row("50", high="200"), row("100"), row("20")])
    assert [(bar.length, bar.high) for bar in chart.bars] == [(25, 100), (50, 50), (10, 10)]


@pytest.mark.parametrize(
    "rows",
    [
        [row("50"), row("100")],
        [row("50"), row("50"), row("50")],
        [row("50"), row("100"), row("25", unit="USD")],
        [row("50"), row("100"), row("25", kind="cardinal", unit=None)],
        [row("500"), row("1000"), row("1")],
        [row("50"), row("100"), row("25", "“đường”")],
        [row("50"), row("100"), row("25", "")],
        [row(value, kind="identifier", unit=None) for value in ("1", "2", "3")],
        [],
    ],
    ids=[
        "two", "all equal", "two currencies", "two kinds", "a price beside a budget", "no English label",
        "no label", "identifiers", "nothing",
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_not_drawn(rows: list[KeyFigure]) -> None:
    assert charts(rows) == []


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [
        (["households moved", "households helped", "households told"], "Households"),
        (["groups", "members", "models"], ""),
    ],
)
def test_bare_counts_are_compared_when_they_count_the_same(counts: list[str], drawn: str) -> None:
    rows = [row(str(10 + number), what, kind="cardinal", unit=None) for number, what in enumerate(counts)]
    assert "".join(chart.title for chart in charts(rows)) == drawn


@pytest.mark.parametrize(
    ("kind", "unit", "title"),
    [("percent", None, "In percent"), ("measure", "km", "In km"), ("money", "USD", "In dollars")],
)
def test_titles(kind: FigureKind, unit: str | None, title: str) -> None:
    (chart,) = charts([row(value, kind=kind, unit=unit) for value in ("1", "2", "3")])
    assert chart.title == title
