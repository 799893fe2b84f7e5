"""Figures: find, compare, write. Pure functions that know no model, no file and no command line."""

from vibrief.figures.alternatives import alternatives
from vibrief.figures.compare import compare, compare_figures
from vibrief.figures.find import find_figures
from vibrief.figures.model import Figure, Finding
from vibrief.figures.record import to_dict
from vibrief.figures.soft import is_soft
from vibrief.figures.write import write_figure

__all__ = [
    "Figure",
    "Finding",
    "alternatives",
    "compare",
    "compare_figures",
    "find_figures",
    "is_soft",
    "to_dict",
    "write_figure",
]
