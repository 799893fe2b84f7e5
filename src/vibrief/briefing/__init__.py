"""Rank, select, compose: the extractive brief and its key-figure table."""

from vibrief.briefing.compose import brief
from vibrief.briefing.model import Brief, KeyFigure, Point, Provenance

__all__ = ["Brief", "KeyFigure", "Point", "Provenance", "brief"]
