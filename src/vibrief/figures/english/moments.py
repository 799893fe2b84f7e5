"""Dates and times that begin with a word: June 16, Monday, the nineties, noon."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.english import dates, words
from vibrief.figures.english.language import GRAMMAR
from vibrief.figures.model import Figure
from vibrief.figures.moment import moment_figure
from vibrief.figures.quantity import make_figure
from vibrief.figures.tokens import Tokens


def read_month(tokens: Tokens, index: int) -> Figure | None:
    """June 16, 1967; June 2022; June."""
    moment = dates.read_at_month(tokens, index)
    return moment_figure(tokens, index, moment, GRAMMAR) if moment else None


def read_weekday(tokens: Tokens, index: int) -> Figure | None:
    """Monday."""
    if not tokens.is_capital(index):
        return None
    return make_figure(
        tokens, index, index + 1, "date", calendar.weekday(words.WEEKDAYS[tokens.words[index]])
    )


def read_decade(tokens: Tokens, index: int) -> Figure | None:
    """the nineties."""
    before = tokens.word(index - 1 - (tokens.word(index - 1) in ("early", "late", "mid")))
    if before in ("his", "her", "their", "my", "your", "our"):
        decade = words.DECADES[tokens.words[index]] % 10
        return make_figure(tokens, index, index + 1, "measure", Decimal(10 * decade), unit="a")
    return make_figure(tokens, index, index + 1, "period", f"{words.DECADES[tokens.words[index]]}X")


def read_noon(tokens: Tokens, index: int) -> Figure | None:
    """noon, midnight."""
    value = "00:00" if tokens.words[index] == "midnight" else "12:00"
    return make_figure(tokens, index, index + 1, "time", value)
