"""Shows what a check found: JSON for machines, a table for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from vibrief.checking.model import PairReport
from vibrief.figures import Figure
from vibrief.figures.record import finding_to_dict, plain

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS = {"error": "red", "notice": "yellow", "ok": "green"}


def to_json(report: PairReport) -> dict[str, Any]:
    """The report of one pair as the object that `vibrief check --json` prints on one line."""
    row: dict[str, Any] = {
        "line": report.line,
        "ok": report.ok,
        "findings": [finding_to_dict(finding) for finding in report.findings],
    }
    if report.skipped:
        row["skipped"] = report.skipped
    return row


def render_table(reports: Iterable[PairReport], console: Console, *, everything: bool = False) -> bool:
    """Prints what needs attention and a line of totals; gives whether no error was found.

    Findings that are fine are shown only with `everything`. The reports are read once, as they come.
    """
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in ("line", "", "Vietnamese", "English", "what is wrong"):
        table.add_column(heading, overflow="fold")
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for report in reports:
        counts["pairs"] += 1
        if report.skipped:
            skipped[report.skipped] += 1
        for finding in report.findings:
            counts[finding.severity] += 1
            if finding.severity == "ok" and not everything:
                continue
            colour = _COLOURS[finding.severity]
            table.add_row(
                str(report.line),
                f"[{colour}]{finding.severity}[/]",
                escape(finding.source.text) if finding.source else "–",
                escape(finding.target.text) if finding.target else "–",
                escape(finding.note or finding.verdict.replace("_", " ")),
            )
    if table.row_count:
        console.print(table)
    console.print(summary(counts, skipped), highlight=False)
    return counts["error"] == 0


def render_figures(figures: Sequence[Figure], console: Console, line: int | None = None) -> None:
    """Prints the figures of one text as a table; `line` numbers the rows where texts are lines of a file."""
    from rich.markup import escape
    from rich.table import Table

    if not figures:
        return
    table = Table(box=None, pad_edge=False)
    headings = ("text", "kind", "value", "unit", "hedge", "place")
    for heading in headings if line is None else ("line", *headings):
        table.add_column(heading, overflow="fold")
    for figure in figures:
        value = f"{plain(figure.value)}" + ("" if figure.high is None else f" – {plain(figure.high)}")
        hedge = "" if figure.hedge == "none" else figure.hedge.replace("_", " ")
        place = f"{figure.start}–{figure.end}"
        row = (escape(figure.text), figure.kind, value, figure.unit or "", hedge, place)
        table.add_row(*row if line is None else (str(line), *row))
    console.print(table)


def summary(counts: Counter[str], skipped: Counter[str]) -> str:
    """One line: "12 pairs, 31 figures: 2 errors, 1 notice; 3 skipped (2 fuzzy, 1 untranslated)"."""
    figures = counts["ok"] + counts["notice"] + counts["error"]
    line = (
        f"{_count(counts['pairs'], 'pair')}, {_count(figures, 'figure')}: "
        f"{_count(counts['error'], 'error')}, {_count(counts['notice'], 'notice')}"
    )
    if skipped:
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(skipped.items()))
        line += f"; {skipped.total()} skipped ({reasons})"
    return line


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
