"""The brief on the screen: nothing that an article says is obeyed by the terminal."""

from __future__ import annotations

from io import StringIO

from output_briefs import flood_brief, hostile_brief
from rich.console import Console

from vibrief.briefing.model import Brief
from vibrief.output import render_terminal


def printed(brief: Brief, *, terminal: bool, width: int = 100) -> str:
    out = StringIO()
    colours = "truecolor" if terminal else None
    render_terminal(brief, Console(file=out, force_terminal=terminal, width=width, color_system=colours))  # type: ignore[arg-type]
    return out.getvalue()


def test_in_a_pipe_it_is_plain_lines_that_are_never_wrapped() -> None:
    lines = printed(flood_brief(), terminal=False, width=20).splitlines()
    assert lines[0] == "Dong Thanh supports over 2,400 households after floods"
    assert lines[3].startswith("- On the morning of 3 November, the People's Committee")
    assert "nearly 9,500: people back in their homes (¶ 1) △ hedge differs" in lines
    assert "354,422: participants in the cleaning (¶ 2) ✗ the English has “354,432”" in lines
    assert "\x1b" not in "".join(lines)


def test_on_a_terminal_it_has_colours_and_a_table() -> None:
    text = printed(flood_brief(), terminal=True)
    assert "\x1b[1m" in text
    for words in (
        "Key figures",
        "What it counts",
        "nearly 9,500",
        "✗ the English has “354,432”",
        "10 of 15 figures",
    ):
        assert words in text


def test_a_narrow_terminal_loses_nothing() -> None:
    text = " ".join(printed(flood_brief(), terminal=True, width=50).split())
    for words in ("VND 300 million", "canals were", "0123456789ab"):
        assert words in text


def test_control_codes_and_markup_of_an_article_are_shown_not_obeyed() -> None:
    plain = printed(hostile_brief(), terminal=False)
    assert not {char for char in plain if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160}
    assert "[bold red]rich[/]" in plain
    assert ":smile:" in plain
    coloured = printed(hostile_brief(), terminal=True)
    assert "\x1b[31m" not in coloured
    assert "\x1b]0;" not in coloured
    assert "[bold red]rich[/]" in coloured.replace("\n", "")
