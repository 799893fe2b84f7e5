"""Quantities: a number with what stands around it (range, unit, currency, hedge), in either language.

What differs between the languages is a `Grammar`: tables of words and a reader of numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from vibrief.figures.currencies import SIGNS, WITH_SCALE, Currency
from vibrief.figures.grammar import Grammar
from vibrief.figures.model import Figure, FigureKind, Hedge
from vibrief.figures.number import Number
from vibrief.figures.tokens import Tokens

DASHES = frozenset("-–—−")


class Tail(NamedTuple):
    """What a number counts: its kind, unit and the index behind them."""

    kind: FigureKind
    unit: str | None
    factor: Decimal
    end: int


_ONE = Decimal(1)
TIMES = frozenset({"a", "mo", "wk", "d", "h", "min"})
CENT = Decimal("0.01")
DEGREES = frozenset({"deg", "Cel", "degF"})


def read_tail(tokens: Tokens, index: int, grammar: Grammar) -> Tail:
    """Percent sign, currency or unit from `index` on."""
    found = grammar.tails.after(tokens, index)
    if found is not None:
        entry, end = found
        word = tokens.words[index]
        if (
            entry is not None
            and (word != "pc" or tokens.touches(index))
            and not (word == "grand" and tokens.is_capital(index))  # the 2007 Grand National
            and (word == "%" or _is_word(tokens, index, end))
        ):
            return Tail(*entry, end)
    elif grammar.hyphen_joins and tokens.words[index] == "-":
        return _read_hyphened(tokens, index, grammar)
    elif tokens.words[index] in grammar.qualities:
        found = grammar.tails.after(tokens, index + 1)
        if found is not None and found[0] is not None and found[0][1] in TIMES:
            return Tail(*found[0], found[1])
    return Tail("cardinal", None, _ONE, index)


def _read_hyphened(tokens: Tokens, index: int, grammar: Grammar) -> Tail:
    """The unit behind a hyphen: a 5-km road, a 300-dollar fine, a 48-year-old man."""
    start = index + 1
    if tokens.touches(index) and tokens.touches(start) and len(tokens.words[start]) > 1:
        entry, end = grammar.tails.after(tokens, start) or (None, index)
        if entry is not None and entry[0] == "money" and tokens.touches(end) and tokens.is_digits(end):
            entry = None  # VND401,000-VND520,000
        if entry is not None:
            return Tail(*entry, _with_old(tokens, end) if entry[0] == "measure" else end)
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
    first, value = (index, number.value) if number.spelled else _leading_point(tokens, index, number)
    first, tail = _what_it_counts(tokens, first, number, grammar)
    if tail.unit in DEGREES and any(
        tokens.words[tail.end : tail.end + len(phrase)] == phrase for phrase in grammar.below_zero
    ):
        tail, value = tail._replace(end=tail.end + 2), -value  # 5 degrees below zero
    first, negative = _minus(tokens, first, tail, grammar)
    value = (-value if negative else value) * tail.factor
    high: Decimal | None = None
    end = tail.end
    upper = _read_upper(tokens, first, number, value, tail, grammar)
    if upper is not None:
        value, high, tail, end = upper
        if tokens.word(first - 1) in grammar.range_openers and tokens.free(first - 1):
            first -= 1
    elif tail.kind in ("measure", "money"):
        if tokens.words[end : end + len(grammar.half_more)] == grammar.half_more:
            value, end = value + tail.factor * number.scale / 2, end + len(grammar.half_more)
        if tail.kind == "money" and tail.unit != "VND":  # which has no coins today
            value, end = _read_coins(tokens, value, end, grammar)
    if first == 1 and tokens.words[0] == grammar.minus_of_all and end == tokens.count:
        first, value = 0, -value
    first, hedge, end = read_hedges(tokens, first, end, grammar)
    return make_figure(tokens, first, end, tail.kind, value, high=high, unit=tail.unit, hedge=hedge)


def _what_it_counts(tokens: Tokens, first: int, number: Number, grammar: Grammar) -> tuple[int, Tail]:
    """What a number counts, by the sign before it or the words behind it, and where the figure begins then."""
    tail = read_tail(tokens, number.end, grammar)
    code = WITH_SCALE[grammar.language].get(tokens.words[number.end])
    if number.scale < 1000 and tokens.words[number.end + 1] != "(":  # 8 bảng (10 đô la)
        # 37,50 bảng and 250.000 bảng are money, 4 bảng are groups
        many = grammar.language == "vi" and (number.value >= 20 or number.value != int(number.value))
        code = code if many else None
    if code is not None:
        tail = Tail("money", code, _ONE, number.end + 1)
    sign = None if number.spelled else _sign_before(tokens, first, grammar)
    if sign is None or not tokens.free(sign[1]):
        return first, tail
    if tail.kind in ("cardinal", "measure"):  # $5 a year, $4,300 year on year
        tail = Tail("money", *sign[0], number.end)
    elif tail.unit == "USD" and sign[0][0] != "USD":  # AU$1 million dollars
        tail = tail._replace(unit=sign[0][0])
    return sign[1], tail


def _sign_before(tokens: Tokens, first: int, grammar: Grammar) -> tuple[Currency, int] | None:
    """The sign before a number: A$5 and US $5, but the plain dollar of `a $5 ticket` and `the firm's $5`."""
    sign = SIGNS.before(tokens, first)
    if sign is None or first - sign[1] < 2 or tokens.words[first - 1] != "$":
        return sign
    letters = tokens.words[sign[1]]
    # the article of `a $5 ticket`; Vietnamese has none
    apart = grammar.language == "en" and len(letters) == 1 and not tokens.touches(sign[1] + 1)
    if letters.isalpha() and (apart or not tokens.is_capital(sign[1])):
        single = SIGNS.by_last[tokens.words[first - 1]].get(None)
        return (single[0][1], first - 1) if single else None
    return sign


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
        if (
            tokens.words[found[1]] in grammar.shares
            and tokens.floor
            and tokens.ends[found[1] - 1] == tokens.floor
        ):
            break  # 3 trên 10 người: three of ten
        hedge = found[0] if hedge == "none" else hedge
        first = found[1]
    if tokens.words[end] == "+" and tokens.touches(end) and not tokens.is_digits(end + 1):
        return first, "at_least" if hedge == "none" else hedge, end + 1  # 300+
    behind = grammar.hedges_after.after(tokens, end)
    if behind is not None:
        hedge, end = behind
        if tokens.word(first - 1) in grammar.range_openers and tokens.free(first - 1):
            first -= 1
    return first, hedge, end


def _leading_point(tokens: Tokens, index: int, number: Number) -> tuple[int, Decimal]:
    """Where the number begins, and its value: .77 and ,77 begin with a point; a comma only at the text's start."""
    point, word = tokens.word(index - 1), tokens.words[index]
    if index == 1 and point == "point" and word.isdecimal():
        return 0, number.value.scaleb(-len(word))
    if (
        point not in (".", ",")
        or not tokens.touches(index)
        or not tokens.free(index - 1)
        or not word.isdecimal()
    ):
        return index, number.value
    place = tokens.starts[index - 1]
    if place and (tokens.text[place - 1] not in " ($£€-" or (point == "," and place > 1)):
        return index, number.value
    return index - 1, number.value.scaleb(-len(word))


def _minus(tokens: Tokens, first: int, tail: Tail, grammar: Grammar) -> tuple[int, bool]:
    """Whether a minus sign or word stands before the number, and where the figure begins then."""
    before = tokens.word(first - 1)
    if not tokens.free(first - 1):
        return first, False
    if before in grammar.minus:
        # only temperatures and bare numbers are below zero: phim âm 35 mm is a negative film
        below = tail.kind != "measure" or tail.unit in DEGREES
        below = below and tokens.word(first - 2) not in grammar.no_minus_behind
        return (first - 1, True) if below else (first, False)
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
    if upper is None or (word in DASHES and (upper.fragile or _is_series(tokens, first, upper.end))):
        return None
    if word == "-" and upper.spelled and not number.spelled and tokens.is_capital(start):
        return None  # 7-Eleven
    if upper.spelled and tokens.is_digits(upper.end):
        return None  # giai đoạn một đến năm 2025
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
        if tail.kind == "percent" and word not in DASHES and not opened:
            return None  # rose 1.4% to 1,416
        after = Tail(tail.kind, tail.unit, tail.factor, upper.end)
    elif (after.kind, after.unit) != (tail.kind, tail.unit):
        return None
    high = upper.value * after.factor
    if high <= low:
        return None
    return low, high, after, after.end


def _is_series(tokens: Tokens, first: int, end: int) -> bool:
    """Whether dashes join more than two numbers, as those of a lottery: 23 – 33 – 37."""
    before = tokens.word(first - 1) in DASHES and tokens.is_digits(first - 2)
    return before or (tokens.words[end] in DASHES and tokens.is_digits(end + 1))


def _read_coins(tokens: Tokens, value: Decimal, end: int, grammar: Grammar) -> tuple[Decimal, int]:
    """Adds the cents behind a sum: 2 đô la và 23 xu, 20 dollars 43."""
    index = end + (tokens.words[end] in grammar.coin_joins)
    coins = grammar.read_number(tokens, index)
    if coins is None or not 0 < coins.value < 100 or coins.value != int(coins.value) or coins.scale > 1:
        return value, end
    unit = read_tail(tokens, coins.end, grammar)
    if unit.kind == "money" and unit.factor == CENT:
        return value + coins.value / 100, unit.end
    if tokens.words[coins.end] == "c" and tokens.touches(coins.end):
        return value + coins.value / 100, coins.end + 1
    if coins.end == tokens.count and value == int(value):  # nothing follows that they could count
        return value + coins.value / 100, coins.end
    return value, end
