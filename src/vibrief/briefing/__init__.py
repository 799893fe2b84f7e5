"""Rank, select, compose: the extractive brief and its key-figure table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vibrief.briefing.model import Brief, KeyFigure, Point, Provenance

if TYPE_CHECKING:
    from vibrief.briefing.selection import Length
    from vibrief.segment import Translation

__all__ = ["Brief", "KeyFigure", "Point", "Provenance", "brief"]


def brief(translation: Translation, *, length: Length = "standard") -> Brief:
    """The brief of a translated article.

    Raises InputError where the article holds nothing to brief: no title, sentence, caption or heading.
    """
    # What only looks at briefs needs neither numpy nor the ranker.
    from vibrief.briefing.compose import compose

    return compose(translation, length=length)
