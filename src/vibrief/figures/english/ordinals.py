"""Ordinals of English: 15th, twenty-first, second, a third, World War II."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.english import periods, words
from vibrief.figures.english.language import GRAMMAR
from vibrief.figures.english.numerals import SCALES
from vibrief.figures.fractions import fraction_value
from vibrief.figures.model import Figure
from vibrief.figures.moment import moment_figure
from vibrief.figures.quantity import Tail, make_figure, read_hedges, read_tail
from vibrief.figures.tokens import Tokens, word_set

NO_ORDINALS = frozenset(
    {("third", "party"), ("third", "parties"), ("third", "world"), ("third", "person"), ("second", "hand")}
    | {
        ("second", "thoughts"),
        ("second", "thought"),
        ("second", "nature"),
        ("second", "guess"),
        ("first", "aid"),
    }
)
"""Ordinals that rank nothing: a third party, second-hand."""


NUMBERED = word_set(
    "region zone type class grade phase stage term volume part chapter level category group area plan congress"
    " legislature"
)
"""What is numbered in Roman though written small: region IV."""


def part_figure(tokens: Tokens, first: int, end: int, top: int, bottom: int) -> Figure:
    """A fraction of the tokens `first` … `end` - 1, with its hedge."""
    whole = _read_whole(tokens, end)
    if whole is not None and (bottom in (2, 4, 5, 10) or whole.factor > 1):
        amount = (whole.factor * top / bottom).normalize()
        first, hedge, end = read_hedges(tokens, first, whole.end, GRAMMAR)
        return make_figure(tokens, first, end, whole.kind, amount, unit=whole.unit, hedge=hedge)
    first, hedge, end = read_hedges(tokens, first, end, GRAMMAR)
    return make_figure(tokens, first, end, "fraction", fraction_value(top, bottom), hedge=hedge)


def _read_whole(tokens: Tokens, index: int) -> Tail | None:
    """What a fraction is taken of, where that is one of something: of an hour, of a million, of one percent."""
    words_ = tokens.words
    if words_[index] != "of" or words_[index + 1] not in ("a", "an", "one"):
        return None
    scale = SCALES.get(words_[index + 2])
    if scale is not None:
        tail = read_tail(tokens, index + 3, GRAMMAR)
        return tail._replace(factor=tail.factor * scale)
    tail = read_tail(tokens, index + 2, GRAMMAR)
    return tail if tail.kind == "percent" or tail.unit in ("h", "min", "mi", "km", "a") else None


def ordinal_figure(tokens: Tokens, first: int, end: int, value: int) -> Figure:
    """An ordinal, or the century, quarter or part that it begins."""
    period = periods.read_behind_ordinal(tokens, first, end, value)
    if period is not None:
        return moment_figure(tokens, first, period, GRAMMAR)
    return make_figure(tokens, first, end, "ordinal", Decimal(value))


def read_ordinal(tokens: Tokens, index: int) -> Figure | None:
    """first, second, third … ninetieth; fractions behind `a`: a third, a fifth of."""
    words_ = tokens.words
    word, before, after = words_[index], tokens.word(index - 1), words_[index + 1]
    if (
        word in words.PARTS
        and before in ("a", "an")
        and tokens.free(index - 1)
        and after in ("of", "", ",", ".", "the", "more", "less", "higher", "lower")
    ):
        return part_figure(tokens, index - 1, index + 1, 1, words.PARTS[word])
    if (
        word == "second"
        and (
            (before in ("per", "each", "every", "split", "a") and after != "time")
            or tokens.word(index - 1) == "-"
        )
        and (before != "a" or after in ("", ".", ",", "or", "later", "to"))
    ):
        return None
    at = index + 1 + (after == "-")
    if (word, words_[at]) in NO_ORDINALS and words_[at + 1] != "war":
        return None
    value = words.ORDINALS.get(word) or words.TENTHS.get(word) or words.LARGE_ORDINALS.get(word)
    if value is None:
        return None
    if (
        word in words.PARTS and before == "a" and tokens.free(index - 1)
    ):  # a fifth work there: the text keeps both readings
        return make_figure(tokens, index - 1, index + 1, "ordinal", Decimal(value))
    return ordinal_figure(tokens, index, index + 1, value)


def read_fused(tokens: Tokens, index: int) -> Figure | None:
    """twentyfifth, written without its hyphen."""
    return ordinal_figure(tokens, index, index + 1, words.FUSED_ORDINALS[tokens.words[index]])


def read_roman(tokens: Tokens, index: int) -> Figure | None:
    """A Roman numeral in capitals: World War II, Pope John XXIII."""
    if not tokens.text[tokens.starts[index] : tokens.ends[index]].isupper() or index == 0:
        return None
    if tokens.touches(index) or (tokens.touches(index + 1) and tokens.words[index + 1][0].isalnum()):
        return None
    if not tokens.is_capital(index - 1) and tokens.word(index - 1) not in NUMBERED:
        return None
    return make_figure(tokens, index, index + 1, "ordinal", Decimal(calendar.ROMAN[tokens.words[index]]))
