"""A figure as JSON."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.model import Figure


def plain(value: Decimal | str | None) -> str | None:
    """A value without exponent and without zeros at its end: 354422, 3.2; strings and None as they are."""
    if not isinstance(value, Decimal):
        return value
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text or "0"


def to_dict(figure: Figure) -> dict[str, str | int | None]:
    """The figure as the command line prints it with `--json`."""
    return {
        "kind": figure.kind,
        "value": plain(figure.value),
        "high": plain(figure.high),
        "unit": figure.unit,
        "hedge": figure.hedge,
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
    }
