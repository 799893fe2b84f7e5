"""Figures, and findings about them, as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from vibrief.figures.model import Figure, Finding


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


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """{"verdict", "severity", "source", "target", "note"}; a side is a figure, or null where it has none."""
    return {
        "verdict": finding.verdict,
        "severity": finding.severity,
        "source": finding.source and to_dict(finding.source),
        "target": finding.target and to_dict(finding.target),
        "note": finding.note,
    }
