"""The style sheet: colours that can be read, in light and dark, and verdicts told by more than colour."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = (files("vibrief.output") / "templates" / "style.css").read_text(encoding="utf-8")
THEMES = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
VARIABLE = r"--([\w-]+): (#[0-9a-f]{3,6});"
LIGHT, DARK, PAPER = (dict(re.findall(VARIABLE, theme)) for theme in THEMES)
PAIRS = [
    ("ink", "page"), ("ink", "card"), ("soft", "page"), ("soft", "card"), ("link", "page"), ("link", "card"),
    ("ink", "hover"), ("ok", "ok-back"), ("fair", "fair-back"), ("notice", "notice-back"),
    ("error", "error-back"),
    ("ok", "card"), ("notice", "page"), ("error", "page"), ("notice", "card"), ("error", "card"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "back"), PAIRS)
@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_text_stands_out_from_its_ground(theme: dict[str, str], text: str, back: str) -> None:
    """At least 4.5 to 1, as WCAG 2.2 asks of text (1.4.3, level AA)."""
    lighter, darker = sorted((luminance(theme[text]), luminance(theme[back])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (".f mark", "underline 1.5px"),
        (".f.converted > mark, .f.rounded > mark", "dotted"),
        (".f.notice > mark", "dashed"),
        (".f.error > mark", "underline double"),
        (".f.added > mark", "line-through"),
    ],
)
def test_verdicts_differ_by_their_line_too(verdict: str, line: str) -> None:
    rules = re.findall(re.escape(verdict) + r" \{([^}]*)\}", STYLE)
    assert any(line in rule for rule in rules)


def test_the_sheet_loads_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
