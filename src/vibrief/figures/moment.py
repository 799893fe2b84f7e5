"""A date, time or period that a grammar has read."""

from __future__ import annotations

from typing import Literal, NamedTuple

from vibrief.figures.grammar import Grammar
from vibrief.figures.model import Figure, Hedge
from vibrief.figures.quantity import read_hedges
from vibrief.figures.tokens import Tokens


class Moment(NamedTuple):
    """Its kind, value, upper end (ISO 8601 as `vibrief.figures.calendar` writes it) and the character behind it."""

    kind: Literal["date", "time", "period"]
    value: str
    high: str | None
    stop: int


def moment_figure(tokens: Tokens, first: int, moment: Moment, grammar: Grammar) -> Figure:
    """The figure of a moment whose text begins at token `first`; times take any hedge, dates only about."""
    hedge: Hedge = "none"
    the = tokens.word(first - 1) == "the" and tokens.free(first - 1)  # around the 15th century
    begin, found, _ = read_hedges(tokens, first - the, tokens.count, grammar)
    if moment.kind == "time" or found == "about":
        first, hedge = begin, found
    start = tokens.starts[first]
    text = tokens.text[start : moment.stop]
    return Figure(moment.kind, moment.value, moment.high, None, hedge, text, start, moment.stop)
