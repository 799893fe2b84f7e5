"""Fractions as values."""

from __future__ import annotations

from decimal import Decimal
from math import gcd

from vibrief.figures.grammar import Grammar
from vibrief.figures.model import Figure
from vibrief.figures.quantity import make_figure, read_hedges, read_tail
from vibrief.figures.tokens import Tokens

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
"""Fractions that are one character: (top, bottom)."""
CENTURY = ("a", Decimal(100))


def fraction_value(top: int, bottom: int) -> Decimal | str:
    """A Decimal where the fraction has one (3/4 is 0.75), else the reduced fraction as text ("2/3").

    >>> fraction_value(30, 100), fraction_value(4, 6)
    (Decimal('0.3'), '2/3')
    """
    divisor = gcd(top, bottom)
    top, bottom = top // divisor, bottom // divisor
    rest = bottom
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1 and bottom < 10**6:
        return Decimal(top) / Decimal(bottom)
    return f"{top}/{bottom}"


def fraction_figure(tokens: Tokens, first: int, top: int, bottom: int, stop: int, grammar: Grammar) -> Figure:
    """The figure of a fraction from token `first` to character `stop`, with its hedge; that of a century in years."""
    tail = read_tail(tokens, tokens.index_at(stop, first), grammar)
    first, hedge, _ = read_hedges(tokens, first, tokens.count, grammar)
    start = tokens.starts[first]
    if (tail.unit, tail.factor) == CENTURY:  # 1/4 thế kỷ
        years = top * tail.factor / bottom
        return make_figure(tokens, first, tail.end, "measure", years, unit=tail.unit, hedge=hedge)
    return Figure(
        "fraction", fraction_value(top, bottom), None, None, hedge, tokens.text[start:stop], start, stop
    )


def vulgar_figure(tokens: Tokens, index: int, grammar: Grammar) -> Figure:
    """The figure of a fraction that is one character: ½."""
    return fraction_figure(tokens, index, *VULGAR[tokens.words[index]], tokens.ends[index], grammar)
