"""The brief on the screen: colours and a table on a terminal, plain lines in a pipe or file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vibrief.briefing.model import Brief
from vibrief.output.text import clean
from vibrief.output.wording import citation, dateline, headline, point_text, provenance, table_verdict

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS = {"ok": "green", "notice": "yellow", "error": "bold red"}


def render_terminal(brief: Brief, console: Console) -> None:
    """Print the brief on `console`; article text is never read as rich's markup or as control codes."""
    if console.is_terminal:
        _print_rich(brief, console)
    else:
        for line in _plain_lines(brief):
            console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


def _print_rich(brief: Brief, console: Console) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console.print()
    console.print(Text(clean(headline(brief)), "bold"))
    console.print(Text(dateline(brief), "dim"))
    console.print()
    for point in brief.points:
        row = Table.grid(padding=(0, 1))
        row.add_row(
            "•", Text.assemble(clean(point_text(brief, point)), (f"  {citation(brief, point)}", "dim"))
        )
        console.print(Padding(row, (0, 0, 0, 1)))
    if brief.key_figures:
        console.print()
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("Key figures", justify="right", no_wrap=True)
        table.add_column("What it counts")
        table.add_column("Where", no_wrap=True)
        table.add_column("Verdict")
        for figure in brief.key_figures:
            table.add_row(
                Text(clean(figure.english), "bold"),
                Text(clean(figure.counts)),
                Text(citation(brief, figure), "dim"),
                Text(table_verdict(figure), _COLOURS[figure.finding.severity]),
            )
        console.print(table)
    console.print()
    console.print(Text(provenance(brief), "dim"))


def _plain_lines(brief: Brief) -> list[str]:
    """The brief as lines without any drawing, one figure or point a line: good for grep."""
    lines = [clean(headline(brief)), dateline(brief), ""]
    lines += [f"- {clean(point_text(brief, point))} ({citation(brief, point)})" for point in brief.points]
    if brief.key_figures:
        lines += ["", "Key figures"]
        for figure in brief.key_figures:
            what = f"{clean(figure.english)}: {clean(figure.counts)} ({citation(brief, figure)})"
            lines.append(f"{what} {table_verdict(figure)}")
    return [*lines, "", provenance(brief)]
