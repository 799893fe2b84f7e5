"""Figures: find, compare, write. Pure functions that know no model, no file and no command line."""

from vibrief.figures.model import Figure, Finding

__all__ = ["Figure", "Finding"]
