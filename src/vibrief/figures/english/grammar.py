"""Where figures of English begin: at digits, or at the words of `HANDLERS`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.codes import SPACED_NAMES, is_power, read_digit_code, read_letter_code
from vibrief.figures.currencies import MONEY_SIGNS
from vibrief.figures.english import clock, dates, joined, moments, ordinals, periods, quantities, words
from vibrief.figures.english.language import GRAMMAR
from vibrief.figures.english.numerals import ONES, SCALES, TENS, read_number
from vibrief.figures.fractions import VULGAR, vulgar_figure
from vibrief.figures.model import Figure
from vibrief.figures.moment import moment_figure
from vibrief.figures.quantity import make_figure, read_hedges
from vibrief.figures.tokens import Tokens, word_set

AGED = word_set("his her their my your our its mid- late- early-")
SPACED = SPACED_NAMES | {"-", "–"}


def read_at_digits(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at digits, or at the letters that touch them."""
    before, after = tokens.word(index - 1), tokens.words[index + 1]
    if before in MONEY_SIGNS and tokens.touches(index):  # an amount, whatever else digits can be
        number = read_number(tokens, index)
        return quantities.finish(tokens, index, number) if number is not None else None
    if is_power(tokens, index):
        return None
    if before and (tokens.touches(index) or before in SPACED) and (before[-1].isalpha() or before in "-–./"):
        short = periods.read_short(tokens, index)
        if short is not None and tokens.free(index - 1):
            return moment_figure(tokens, index - 1, short, GRAMMAR)
        code = read_letter_code(tokens, index)
        if code is not None:
            return code
    moment = (
        dates.read_numeric(tokens, index)
        or dates.read_day_first(tokens, index)
        or clock.read_clock(tokens, index)
        or periods.read_years(tokens, index)
    )
    if moment is not None:
        first, stop = periods.named_period(tokens, index, moment)
        return moment_figure(tokens, first, moment._replace(stop=stop), GRAMMAR)
    word = tokens.words[index]
    if (
        after == "century"
        and word.isdecimal()
        and 0 < int(word) < 22
        and before in ("in", "the", "of", "from")
    ):
        return ordinals.ordinal_figure(tokens, index, index + 1, int(word))  # in 19 century
    if after in words.LARGE_ORDINALS and word.isdecimal() and len(word) < 4:  # the 100 millionth visitor
        value = int(word) * words.LARGE_ORDINALS[after]
        return ordinals.ordinal_figure(tokens, index, index + 2, value)
    if word.isdecimal() and len(word) < 10 and tokens.touches(index + 1):
        if after in dates.SUFFIXES:
            return ordinals.ordinal_figure(tokens, index, index + 2, int(word))
        if after == "s" and before in ("over", "under", "-") and _limits_age(tokens, index):
            first, hedge, _ = read_hedges(tokens, index, tokens.count, GRAMMAR)
            return make_figure(tokens, first, index + 2, "measure", Decimal(word), unit="a", hedge=hedge)
        if after == "s" and not AGED.isdisjoint(
            (before, tokens.word(index - 2), f"{tokens.word(index - 2)}{before}")
        ):
            return make_figure(tokens, index, index + 2, "measure", Decimal(word), unit="a")  # in her 20s
    figure = read_digit_code(tokens, index)
    if figure is None and after in ("/", "-", "–", ":"):
        figure = joined.read_joined(tokens, index)
    figure = figure or joined.read_named(tokens, index)
    if figure is not None:
        return figure
    number = read_number(tokens, index)
    return quantities.finish(tokens, index, number) if number is not None else None


def _limits_age(tokens: Tokens, index: int) -> bool:
    """Whether digits with an s are ages: over 18s, under-5s."""
    return tokens.word(index - 1) != "-" or tokens.word(index - 2) in ("over", "under")


HANDLERS: dict[str, Callable[[Tokens, int], Figure | None]] = {
    **dict.fromkeys([numeral for numeral in calendar.ROMAN if len(numeral) > 1], ordinals.read_roman),
    **dict.fromkeys([*ONES, *TENS], quantities.read_at_word),
    **dict.fromkeys([*SCALES, "hundred", *words.MAGNITUDES], quantities.read_scale),
    **dict.fromkeys(["dozen", "couple", "pair"], quantities.read_dozen),
    **dict.fromkeys(["dollar", "euro", "grand", "dime", "nickel"], quantities.read_coin),
    **dict.fromkeys([*words.ORDINALS, *words.TENTHS, *words.LARGE_ORDINALS], ordinals.read_ordinal),
    **dict.fromkeys(words.FUSED_ORDINALS, ordinals.read_fused),
    **dict.fromkeys([*words.MONTHS, "thang"], moments.read_month),
    **dict.fromkeys(words.WEEKDAYS, moments.read_weekday),
    **dict.fromkeys(words.DECADES, moments.read_decade),
    **dict.fromkeys(["noon", "midnight"], moments.read_noon),
    **dict.fromkeys(words.MULTIPLES, quantities.read_multiple),
    **dict.fromkeys(VULGAR, lambda tokens, index: vulgar_figure(tokens, index, GRAMMAR)),
    "both": quantities.read_both,
    "half": quantities.read_half,
    "quarter": quantities.read_quarter,
}
"""Words at which a figure can begin or show itself, and what reads it."""
