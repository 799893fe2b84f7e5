"""The words and frames of `phrases.tsv`, written for this project: kind, Vietnamese, English."""

from __future__ import annotations

from pathlib import Path

Pairs = tuple[tuple[str, str], ...]


def _read() -> dict[str, Pairs]:
    tables: dict[str, list[tuple[str, str]]] = {}
    path = Path(__file__).with_name("phrases.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, vi, en = (*line.split("\t"), "")[:3]
        tables.setdefault(kind, []).append((vi, en))
    return {kind: tuple(rows) for kind, rows in tables.items()}


def _vietnamese(rows: Pairs) -> tuple[str, ...]:
    return tuple(vi for vi, _ in rows)


_TABLES = _read()
HEDGES = _TABLES["hedge"]
COUNTED = _TABLES["counted"]
MAGNITUDES = _TABLES["magnitude"]
SUMS = _TABLES["sum"]
CITIES = _TABLES["city"]
TITLES = _TABLES["title"]
OFFICES = _TABLES["office"]
AGENCIES = _TABLES["agency"]
DOCUMENTS = _TABLES["document"]
CENTURIES = _TABLES["century"]
QUARTERS = _TABLES["quarter"]
FRAMES = _TABLES["frame"]
"""Phrases and sentences with blanks, `{sum}` or `{sum 2}`, that `phrases.FILLERS` fills."""
PROVINCES = _vietnamese(_TABLES["province"])
FAMILY_NAMES = _vietnamese(_TABLES["family name"])
MIDDLE_NAMES = _vietnamese(_TABLES["middle name"])
GIVEN_NAMES = _vietnamese(_TABLES["given name"])
SYMBOLS = _vietnamese(_TABLES["symbol"])
"""What follows the number of an official document."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
