"""Quantities: a number with what stands around it (range, unit, currency, hedge), in either language.

What differs between the languages is a `Grammar`: tables of words and a reader of numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from vibrief.figures.currencies import CURRENCIES, SIGNS, WITH_SCALE
from vibrief.figures.model import Figure, FigureKind, Hedge, Language
from vibrief.figures.number import Number
from vibrief.figures.tokens import Phrases, Tokens
from vibrief.figures.units import UNITS

DASHES = frozenset("-–—−")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language that make a number a quantity."""

    language: Language
    read_number: Callable[[Tokens, int], Number | None]
    hedges_before: Phrases[Hedge]
    hedges_after: Phrases[Hedge]
    percent: Phrases[None]
    minus: frozenset[str]
    """Words before a number that make it negative."""
    minus_of_all: str | None
    """A word that makes a number negative only where the two are the whole text (trừ: minus or except)."""
    range_openers: frozenset[str]
    """from, between: the range they open may be joined by `range_joins`."""
    range_joins: frozenset[str]
    """Words that join a range with an opener before it."""
    range_dashes: frozenset[str]
    """Words and signs that join a range without one."""
    half_more: str | None
    """The word behind a unit that adds half of it: 2 năm rưỡi."""
    coin_joins: frozenset[str]
    """Words between a sum and its coins: 2 đô la và 23 xu."""


class Tail(NamedTuple):
    """What a number counts: its kind, unit and the index behind them."""

    kind: FigureKind
    unit: str | None
    factor: Decimal
    end: int


_ONE = Decimal(1)
CENT = Decimal("0.01")


def read_tail(tokens: Tokens, index: int, grammar: Grammar) -> Tail:
    """Percent sign, currency or unit from `index` on."""
    word = tokens.words[index]
    if word == "%" or grammar.percent.after(tokens, index):
        found = grammar.percent.after(tokens, index)
        return Tail("percent", None, _ONE, found[1] if found else index + 1)
    unit = UNITS[grammar.language].after(tokens, index)
    money = CURRENCIES[grammar.language].after(tokens, index)
    if money and (not unit or money[1] >= unit[1]) and money[0] and _is_word(tokens, index, money[1]):
        (code, factor), end = money
        return Tail("money", code, factor, end)
    if unit and unit[0] and _is_word(tokens, index, unit[1]):
        (symbol, factor), end = unit
        return Tail("measure", symbol, factor, end)
    if word == "-" and grammar.language == "en" and tokens.touches(index) and tokens.touches(index + 1):
        joined = UNITS["en"].after(tokens, index + 1) or CURRENCIES["en"].after(
            tokens, index + 1
        )  # 5-km, 300-dollar
        if joined and joined[0] and tokens.words[index + 1].isalpha() and len(tokens.words[index + 1]) > 1:
            (symbol, factor), end = joined
            kind: FigureKind = "money" if len(symbol) == 3 and symbol.isupper() else "measure"
            return Tail(kind, symbol, factor, _with_old(tokens, end))
    return Tail("cardinal", None, _ONE, index)


def _with_old(tokens: Tokens, end: int) -> int:
    """The index behind `-old` of 48-year-old."""
    return end + 2 if tokens.words[end] == "-" and tokens.words[end + 1] in ("old", "olds") else end


def _is_word(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a short abbreviation is one and not the beginning of something longer (m-v, đ/c, 5 t.)."""
    length = tokens.ends[end - 1] - tokens.starts[index]
    if length > 2 or tokens.words[end - 1] in "°º%$€":
        return True
    return not (tokens.touches(end) and (tokens.words[end][0].isalnum()))


def read_quantity(tokens: Tokens, index: int, number: Number, grammar: Grammar) -> Figure:
    """The figure that the number beginning at `index` is part of."""
    first, value = index, number.value
    if (
        tokens.word(index - 1) in (".", ",")
        and tokens.touches(index)
        and tokens.free(index - 1)
        and tokens.is_digits(index)
    ):
        fraction = _leading_point(tokens, index, number)
        if fraction is not None:
            first, value = index - 1, fraction
    sign = SIGNS.before(tokens, first)
    if sign is not None and not tokens.free(sign[1]):
        sign = None
    if sign is not None:
        first = sign[1]
    tail = read_tail(tokens, number.end, grammar)
    if number.scale >= 1000 and (code := WITH_SCALE[grammar.language].get(tokens.words[number.end])):
        tail = Tail("money", code, _ONE, number.end + 1)
    if sign is not None and tail.kind == "cardinal":
        tail = Tail("money", sign[0][0], sign[0][1], number.end)
    first, negative = _minus(tokens, first, grammar)
    if (
        negative
        and tail.kind == "measure"
        and tail.unit not in ("deg", "Cel", "degF")
        and tokens.words[first] == "âm"
    ):
        first, negative = first + 1, False  # phim âm 35 mm
    if negative:
        value = -value
    value *= tail.factor
    high: Decimal | None = None
    end = tail.end
    upper = _read_upper(tokens, first, number, value, tail, grammar)
    if upper is not None:
        value, high, tail, end = upper
        if tokens.word(first - 1) in grammar.range_openers and tokens.free(first - 1):
            first -= 1
    elif grammar.half_more and tokens.words[end] == grammar.half_more and tail.kind in ("measure", "money"):
        value += tail.factor * number.scale / 2
        end += 1
    if tokens.word(first - 1) == grammar.minus_of_all and first == 1 and end == tokens.count:
        first, value = 0, -value
    if tail.kind == "money" and high is None:
        value, end = _read_coins(tokens, value, tail, end, grammar)
    first, hedge, end = read_hedges(tokens, first, end, grammar)
    return make_figure(tokens, first, end, tail.kind, value, high=high, unit=tail.unit, hedge=hedge)


def make_figure(
    tokens: Tokens,
    first: int,
    end: int,
    kind: FigureKind,
    value: Decimal | str,
    *,
    high: Decimal | str | None = None,
    unit: str | None = None,
    hedge: Hedge = "none",
) -> Figure:
    """The figure whose text reaches from token `first` to the token before `end`."""
    start, stop = tokens.starts[first], tokens.ends[end - 1]
    return Figure(kind, value, high, unit, hedge, tokens.text[start:stop], start, stop)


def read_hedges(tokens: Tokens, first: int, end: int, grammar: Grammar) -> tuple[int, Hedge, int]:
    """The hedge around the tokens `first` … `end` - 1, and how far it reaches: (first, hedge, end)."""
    hedge: Hedge = "none"
    while (found := grammar.hedges_before.before(tokens, first)) is not None:
        if not tokens.free(found[1]):
            break
        hedge = found[0] if hedge == "none" else hedge
        first = found[1]
    behind = grammar.hedges_after.after(tokens, end)
    if behind is not None:
        hedge, end = behind
        if tokens.word(first - 1) in grammar.range_openers and tokens.free(first - 1):
            first -= 1
    return first, hedge, end


def _leading_point(tokens: Tokens, index: int, number: Number) -> Decimal | None:
    """The value of digits behind a point that begins a number: .77, ,77; a comma only at the beginning of a text."""
    word, place = tokens.words[index], tokens.starts[index - 1]
    before = tokens.text[place - 1] if place else ""
    if not word.isdecimal() or not (
        before == "" or (before in " ($£€-" and (tokens.words[index - 1] == "." or place == 1))
    ):
        return None
    return number.value / 10 ** len(word)


def _minus(tokens: Tokens, first: int, grammar: Grammar) -> tuple[int, bool]:
    """Whether a minus sign or word stands before the number, and where the number begins then."""
    before = tokens.word(first - 1)
    if not tokens.free(first - 1):
        return first, False
    if before in grammar.minus:
        return first - 1, True
    if before in ("-", "−", "–") and tokens.touches(first):
        # A minus follows a space or an opening bracket; 5-3, F-16 and list items have their own readings.
        position = tokens.starts[first - 1]
        if position == 0 or tokens.text[position - 1] in " (\u00a0\t":
            return first - 1, True
    return first, False


def _read_upper(
    tokens: Tokens, first: int, number: Number, value: Decimal, tail: Tail, grammar: Grammar
) -> tuple[Decimal, Decimal, Tail, int] | None:
    """The upper end of a range: (low, high, what it counts, index behind)."""
    join = tail.end
    word = tokens.words[join]
    opened = tokens.word(first - 1) in grammar.range_openers
    if not (word in DASHES or word in grammar.range_dashes or (opened and word in grammar.range_joins)):
        return None
    start = join + 1
    sign = SIGNS.after(tokens, start)
    if sign is not None:
        start = sign[1]
    upper = grammar.read_number(tokens, start)
    if upper is None or (upper.fragile and word in DASHES):
        return None
    after = read_tail(tokens, upper.end, grammar)
    if sign is not None and after.kind == "cardinal":
        after = Tail("money", sign[0][0], sign[0][1], upper.end)
    low = value
    if (
        tail.end == number.end
        and upper.scale > 1
        and number.scale == 1
        and number.value < upper.value / upper.scale
    ):
        low *= upper.scale  # 5–7 triệu: both ends in millions
    if tail.kind == "cardinal":
        low *= after.factor
    elif after.kind == "cardinal" and after.end == upper.end and tail.kind in ("percent", "money"):
        after = Tail(tail.kind, tail.unit, tail.factor, upper.end)
    elif (after.kind, after.unit) != (tail.kind, tail.unit):
        return None
    high = upper.value * after.factor
    if high <= low:
        return None
    return low, high, after, after.end


def _read_coins(
    tokens: Tokens, value: Decimal, tail: Tail, end: int, grammar: Grammar
) -> tuple[Decimal, int]:
    """Adds the cents behind a sum: 2 đô la và 23 xu, 20 dollars 43."""
    index = end + (tokens.words[end] in grammar.coin_joins)
    coins = grammar.read_number(tokens, index)
    if coins is None or not 0 < coins.value < 100 or coins.value != int(coins.value) or coins.scale > 1:
        return value, end
    unit = CURRENCIES[grammar.language].after(tokens, coins.end)
    if unit is not None and unit[0] and unit[0][1] == CENT:
        return value + coins.value / 100, unit[1]
    if tokens.words[coins.end] == "c" and tokens.touches(coins.end):
        return value + coins.value / 100, coins.end + 1
    if coins.end == tokens.count and value == int(value):  # nothing follows that they could count
        return value + coins.value / 100, coins.end
    return value, end
