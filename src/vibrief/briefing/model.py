"""The brief: what the reader reads."""

from __future__ import annotations

from dataclasses import dataclass

from vibrief.figures.model import Finding
from vibrief.segment import ModelIdentity, Translation


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One row of the key-figure table.

    `english` is the figure in English form with its hedge ("nearly 9,500"), `counts` what it counts, in
    English; rows that belong together share a `group` number. `block` is the index of the article's block,
    `paragraph` the number readers cite (None in a title or caption).
    """

    english: str
    counts: str
    group: int
    block: int
    paragraph: int | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence of the brief: segment number `segment` of block `block`, cited as `paragraph`."""

    english: str
    block: int
    segment: int
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the brief comes from: words of the source, the model, figures proved of figures read."""

    words: int
    model: ModelIdentity
    figures_read: int
    figures_proved: int
    vibrief: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief.

    `places` and `organisations` are the English names the article is about, most telling first; `published`
    is an ISO 8601 date or None.
    """

    headline: str
    source: str
    published: str | None
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...]
    points: tuple[Point, ...]
    provenance: Provenance
    translation: Translation
