"""A language's words that make a number a quantity: hedges, units and currencies, joints of ranges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from vibrief.figures.currencies import CURRENCIES
from vibrief.figures.model import FigureKind, Hedge, Language
from vibrief.figures.number import Number
from vibrief.figures.tokens import Phrases, Tokens
from vibrief.figures.units import UNITS

Counted = tuple[FigureKind, str | None, Decimal]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language that make a number a quantity."""

    language: Language
    read_number: Callable[[Tokens, int], Number | None]
    hedges_before: Phrases[Hedge]
    hedges_after: Phrases[Hedge]
    tails: Phrases[Counted | None]
    """What stands behind a number: percent, currencies, units; None for words that only begin like one."""
    minus: frozenset[str]
    """Words before a number that make it negative."""
    no_minus_behind: frozenset[str]
    """Words behind which a word of `minus` is none."""
    minus_of_all: str | None
    """A word that makes a number negative only where the two are the whole text (trừ: minus or except)."""
    range_openers: frozenset[str]
    """from, between: the range they open may be joined by `range_joins`."""
    range_joins: frozenset[str]
    """Words that join a range with an opener before it."""
    range_dashes: frozenset[str]
    """Words and signs that join a range without one."""
    half_more: list[str]
    """The words behind a unit that add half of it: 2 năm rưỡi, two years and a half."""
    hyphen_joins: bool
    """Whether a hyphen can stand between a number and its unit: 5-km."""
    shares: frozenset[str]
    """Hedges that mean `of` between two numbers."""
    qualities: frozenset[str]
    """Words between a number and a length of time: six straight months."""
    below_zero: list[list[str]]
    """Two words each behind a temperature that make it negative."""
    coin_joins: frozenset[str]
    """Words between a sum and its coins: 2 đô la và 23 xu."""


def tail_table(language: Language, percent: list[str]) -> Phrases[Counted | None]:
    """The table of what can stand behind a number; where a currency and a unit share a name, it is money."""
    entries: dict[str, Counted | None] = {}
    for phrase, unit in UNITS[language].items():
        entries[phrase] = ("measure", *unit) if unit else None
    for phrase, currency in CURRENCIES[language].items():
        entries[phrase] = ("money", *currency) if currency else None
    return Phrases(entries | dict.fromkeys(percent, ("percent", None, Decimal(1))))
