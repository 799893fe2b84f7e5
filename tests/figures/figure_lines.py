"""How the tests write figures down: `kind value[..high] [unit] [hedge]`."""

from __future__ import annotations

from vibrief.figures import Figure, find_figures, to_dict
from vibrief.figures.model import Language


def spell(figure: Figure) -> str:
    """A figure as one line: `money 5..7 USD about`."""
    entry = to_dict(figure)
    value = entry["value"] if entry["high"] is None else f"{entry['value']}..{entry['high']}"
    parts = [figure.kind, str(value), figure.unit or "", figure.hedge if figure.hedge != "none" else ""]
    return " ".join(part for part in parts if part)


def read(text: str, language: Language) -> list[str]:
    """The figures of a text, one line each."""
    return [spell(figure) for figure in find_figures(text, language)]
