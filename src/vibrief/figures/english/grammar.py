"""Reads the figure that begins at a trigger word of English, or at digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.codes import SPACED_NAMES, identifier, read_digit_code, read_letter_code
from vibrief.figures.english import dates, words
from vibrief.figures.english.numerals import ONES, SCALES, TENS, read_number
from vibrief.figures.fractions import fraction_value
from vibrief.figures.model import Figure
from vibrief.figures.moment import Moment
from vibrief.figures.number import Number
from vibrief.figures.quantity import Grammar, make_figure, read_hedges, read_quantity, read_tail
from vibrief.figures.tokens import Tokens

GRAMMAR = Grammar(
    language="en",
    read_number=read_number,
    hedges_before=words.HEDGES_BEFORE,
    hedges_after=words.HEDGES_AFTER,
    percent=words.PERCENT,
    minus=frozenset({"minus", "negative"}),
    minus_of_all=None,
    range_openers=frozenset({"from", "between"}),
    range_joins=frozenset({"and", "to"}),
    range_dashes=frozenset({"to"}),
    half_more=None,
    coin_joins=frozenset({"and"}),
)
AGED = frozenset(["his", "her", "their", "my", "your", "our", "its"])
SCORE_WORDS = frozenset(
    ["win", "won", "wins", "beat", "beating", "defeated", "defeat", "defeating", "lost", "loss", "lose", "draw", "drew", "score", "scoreline", "victory", "led", "leading", "lead", "trailed", "set", "sets", "record", "vote", "voted", "aggregate", "upset", "game", "match", "by"]
)

SPACED = SPACED_NAMES | {"-", "–"}


def moment_figure(tokens: Tokens, first: int, moment: Moment) -> Figure:
    """The figure of a date, time or period whose text begins at token `first`."""
    hedge = "none"
    if moment.kind == "time":
        first, hedge, _ = read_hedges(tokens, first, tokens.count, GRAMMAR)  # type: ignore[assignment]
    start = tokens.starts[first]
    return Figure(
        moment.kind,
        moment.value,
        moment.high,
        None,
        hedge,
        tokens.text[start : moment.stop],
        start,
        moment.stop,
    )  # type: ignore[arg-type]


def read_at_digits(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at digits."""
    before = tokens.word(index - 1)
    if (
        index
        and (tokens.touches(index) or tokens.word(index - 1) in SPACED)
        and (before[-1].isalpha() or before in "-–./")
    ):
        code = read_letter_code(tokens, index)
        if code is not None:
            return code
    moment = dates.read_at_digits(tokens, index)
    if moment is not None:
        return moment_figure(tokens, index, moment)
    after = tokens.words[index + 1]
    if after in ("st", "nd", "rd", "th") and tokens.touches(index + 1) and tokens.words[index].isdecimal():
        return _ordinal(tokens, index, index + 2, int(tokens.words[index][:9]))
    if after == "s" and tokens.touches(index + 1) and (before in AGED or tokens.word(index - 2) in AGED):
        age = Decimal(tokens.words[index]) if tokens.words[index].isdecimal() else Decimal(0)
        return make_figure(tokens, index, index + 2, "measure", age, unit="a")  # in her 20s
    code = read_digit_code(tokens, index)
    if code is not None:
        return code
    if after in ("/", "-", "–", ":"):
        joined = _read_joined(tokens, index)
        if joined is not None:
            return joined
    named = _read_named(tokens, index)
    if named is not None:
        return named
    number = read_number(tokens, index)
    if number is None:
        return None
    return _finish(tokens, index, number)


def _read_joined(tokens: Tokens, index: int) -> Figure | None:
    """Two numbers joined by a sign: a fraction 2/3, a score 5-3, a ratio 1:500."""
    text, start = tokens.text, tokens.starts[index]
    low, sign, high = tokens.words[index : index + 3]
    if not (
        low.isdecimal()
        and high.isdecimal()
        and len(low) < 7
        and len(high) < 7
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
    ):
        return None
    stop = tokens.ends[index + 2]
    top, bottom = int(low), int(high)
    if sign == "/":
        if tokens.words[index + 3] == "/" or not bottom:
            return None
        if (top, bottom) in ((24, 7), (9, 11)):
            return identifier(tokens, start, stop)
        first, hedge, _ = read_hedges(tokens, index, tokens.count, GRAMMAR)
        start = tokens.starts[first]
        return Figure(
            "fraction", fraction_value(top, bottom), None, None, hedge, text[start:stop], start, stop
        )
    near = any(word in SCORE_WORDS for word in tokens.words[max(0, index - 4) : index])
    if (
        sign == ":"
        or (bottom < 100
        and (near or bottom <= top < 30)
        and tokens.words[index + 3] not in ("%", "-", "–"))
    ):
        if read_tail(tokens, index + 3, GRAMMAR).kind == "cardinal":
            return Figure("score", f"{top}-{bottom}", None, None, "none", text[start:stop], start, stop)
    return None


def _read_named(tokens: Tokens, index: int) -> Figure | None:
    """The number in a name: No. 05, Number 5."""
    word = tokens.words[index]
    if not word.isdecimal():
        return None
    before = tokens.word(index - 1)
    if (
        (before == "." and tokens.word(index - 2) in ("no", "nos"))
        or (before in ("number", "№")
        and tokens.is_capital(index - 1))
    ):
        return make_figure(tokens, index, index + 1, "identifier", word.lstrip("0") or "0")
    return None


def _ordinal(tokens: Tokens, first: int, end: int, value: int) -> Figure:
    """An ordinal, or the century, quarter or part that it begins."""
    period = dates.read_behind_ordinal(tokens, first, end, value)
    if period is not None:
        return moment_figure(tokens, first, period)
    return make_figure(tokens, first, end, "ordinal", Decimal(value))


def read_at_word(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at a number word."""
    number = read_number(tokens, index)
    if number is None:
        return None
    words_ = tokens.words
    end = number.end
    joint = end + (words_[end] in ("-", "—", "–") and tokens.touches(end))
    if (
        words_[joint] in words.ORDINALS
        and number.value >= 20
        and number.value % 10 == 0
        and words.ORDINALS[words_[joint]] < 10
    ):
        return _ordinal(tokens, index, joint + 1, int(number.value) + words.ORDINALS[words_[joint]])
    part = words.PARTS.get(words_[joint])
    if (
        part
        and number.value == int(number.value)
        and number.scale == 1
        and (number.value > 1 or words_[joint] not in ("half",))
    ):
        if number.value > 1 or words_[joint + 1] in ("of", "the", "", ",", ".") or joint > end:
            return _fraction(tokens, index, joint + 1, int(number.value), part)
    if words_[end] == "o" and words_[end + 1] in ("'", "’") and words_[end + 2] == "clock":
        clock = dates.read_clock(tokens, index)
        if clock is not None:
            return moment_figure(tokens, index, clock)
    if 1 <= number.value <= 12 and words_[end] in ("a", "p", "am", "pm"):
        clock = dates.read_clock(tokens, index)
        if clock is not None:
            return moment_figure(tokens, index, clock)
    if number.end == index + 1 and _is_name(tokens, index):
        return None
    if (
        words_[index] == "one"
        and number.end == index + 1
        and tokens.word(index - 1)
        in ("no", "this", "that", "every", "each", "any", "which", "another", "the", "some")
    ):
        return None
    return _finish(tokens, index, number)


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a number word is part of a name: in Six Flags, of Five Lands; not where all words have capitals."""
    if not (tokens.is_capital(index) and tokens.is_capital(index + 1)) or tokens.begins_sentence(index):
        return False
    before = tokens.word(index - 1)
    return before.isalpha() and not tokens.is_capital(index - 1)


def _fraction(tokens: Tokens, first: int, end: int, top: int, bottom: int) -> Figure:
    first, hedge, end = read_hedges(tokens, first, end, GRAMMAR)
    return make_figure(tokens, first, end, "fraction", fraction_value(top, bottom), hedge=hedge)


def read_scale(tokens: Tokens, index: int) -> Figure | None:
    """A scale word: a million, several hundred thousand, hundreds of thousands, tens of billions of dollars."""
    words_ = tokens.words
    before = tokens.word(index - 1)
    if before in ("a", "an") and tokens.free(index - 1) and words_[index] not in words.MAGNITUDES:
        number = read_number(tokens, index - 1)
        if number is not None:
            return _finish(tokens, index - 1, number)
    value, end = Decimal(1), index
    vague = before in words.FEW and tokens.free(index - 1)
    first = index - 1 if vague else index
    if before == "of" and tokens.word(index - 2) == "couple":
        first, vague = index - 2, True
    if words_[index] == "scores" and words_[index + 1] != "of":
        return None
    if vague and tokens.word(first - 1) == "a":
        first -= 1
    while len(str(value)) < 20:
        factor = words.MAGNITUDES.get(words_[end]) or (
            SCALES.get(words_[end]) or {"hundred": 100, "dozen": 10}.get(words_[end])
        )
        if factor is None or (end == index and not vague and words_[end] not in words.MAGNITUDES):
            break
        value, end = value * factor, end + 1
        if words_[end] == "of" and (words_[end + 1] in words.MAGNITUDES or words_[end + 1] in SCALES):
            end += 1
    if end == index:
        return None
    tail = read_tail(tokens, end + (words_[end] == "of"), GRAMMAR)
    if tail.kind not in ("money", "measure"):
        tail = read_tail(tokens, end, GRAMMAR)
    if tail.kind == "percent":
        return None
    first, hedge, stop = read_hedges(tokens, first, tail.end, GRAMMAR)
    return make_figure(tokens, first, stop, "magnitude", value * tail.factor, unit=tail.unit, hedge=hedge)


def read_dozen(tokens: Tokens, index: int) -> Figure | None:
    """a dozen, a couple, a pair."""
    if tokens.word(index - 1) not in ("a", "an", "first") or not tokens.free(index - 1):
        return read_scale(tokens, index) if tokens.words[index] in ("dozen", "dozens") else None
    value = 12 if tokens.words[index] == "dozen" else 2
    return _finish(tokens, index - 1, Number(Decimal(value), index + 1, True, 1, True))


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
        return _fraction(tokens, index - 1, index + 1, 1, words.PARTS[word])
    if word == "second" and (
        (before in ("per", "each", "every", "split", "a")
        and after not in ("time",))
        or tokens.word(index - 1) in ("-",)
    ):
        if before != "a" or after in ("", ".", ",", "or", "later", "to"):
            return None
    value = words.ORDINALS.get(word) or words.TENTHS.get(word) or words.LARGE_ORDINALS.get(word)
    if value is None:
        return None
    if (
        word in words.PARTS and before == "a" and tokens.free(index - 1)
    ):  # a fifth work there: the text keeps both readings
        return make_figure(tokens, index - 1, index + 1, "ordinal", Decimal(value))
    return _ordinal(tokens, index, index + 1, value)


def read_fused(tokens: Tokens, index: int) -> Figure | None:
    """twentyfifth, written without its hyphen."""
    return _ordinal(tokens, index, index + 1, words.FUSED_ORDINALS[tokens.words[index]])


def read_both(tokens: Tokens, index: int) -> Figure | None:
    """both."""
    return make_figure(tokens, index, index + 1, "cardinal", Decimal(2))


def read_coin(tokens: Tokens, index: int) -> Figure | None:
    """a dollar, a grand."""
    if tokens.word(index - 1) != "a" or not tokens.free(index - 1):
        return None
    if read_tail(tokens, index, GRAMMAR).kind != "money":
        return None
    return _finish(tokens, index - 1, Number(Decimal(1), index, True, 1, True))


def read_half(tokens: Tokens, index: int) -> Figure | None:
    """half, half a million, one and a half (read at its number), a half."""
    words_ = tokens.words
    first = index - 1 if tokens.word(index - 1) in ("a", "one") and tokens.free(index - 1) else index
    at = index + 1
    if words_[at] == "-" and tokens.touches(at):
        at += 1
    if words_[at] in ("a", "an"):
        at += 1
    scale = SCALES.get(words_[at]) or {"dozen": 12, "hundred": 100}.get(words_[at])
    if scale:
        tail = read_tail(tokens, at + 1, GRAMMAR)
        first, hedge, end = read_hedges(tokens, first, tail.end, GRAMMAR)
        return make_figure(
            tokens, first, end, tail.kind, Decimal(scale) / 2 * tail.factor, unit=tail.unit, hedge=hedge
        )
    if at > index + 1:
        tail = read_tail(tokens, at, GRAMMAR)
        if tail.kind == "measure":
            first, hedge, end = read_hedges(tokens, first, tail.end, GRAMMAR)
            return make_figure(tokens, first, end, "measure", tail.factor / 2, unit=tail.unit, hedge=hedge)
    if tokens.word(first - 1) in ("first", "second", "second-", "and") or words_[index + 1] in (
        "-",
        "time",
        "way",
        "past",
    ):
        return None
    return _fraction(tokens, first, index + 1, 1, 2)


def read_quarter(tokens: Tokens, index: int) -> Figure | None:
    """a quarter of; the quarters of a year are read at their ordinal."""
    if (
        tokens.word(index - 1) in ("a", "one")
        and tokens.free(index - 1)
        and tokens.words[index + 1] in ("of", "", ",", ".", "century", "million")
    ):
        return _fraction(tokens, index - 1, index + 1, 1, 4)
    return None


def read_multiple(tokens: Tokens, index: int) -> Figure | None:
    """twice, doubled, threefold."""
    return make_figure(tokens, index, index + 1, "multiple", words.MULTIPLES[tokens.words[index]])


def read_month(tokens: Tokens, index: int) -> Figure | None:
    """June 16, 1967; June 2022; June."""
    moment = dates.read_at_month(tokens, index)
    return moment_figure(tokens, index, moment) if moment else None


def read_weekday(tokens: Tokens, index: int) -> Figure | None:
    """Monday."""
    if not tokens.is_capital(index):
        return None
    return make_figure(
        tokens, index, index + 1, "date", calendar.weekday(words.WEEKDAYS[tokens.words[index]])
    )


def read_decade(tokens: Tokens, index: int) -> Figure | None:
    """the nineties."""
    if tokens.word(index - 1) in ("his", "her", "their", "my", "your", "our"):
        return None
    return make_figure(tokens, index, index + 1, "period", f"{words.DECADES[tokens.words[index]]}X")


def read_roman(tokens: Tokens, index: int) -> Figure | None:
    """A Roman numeral in capitals: World War II, Pope John XXIII."""
    if not tokens.text[tokens.starts[index] : tokens.ends[index]].isupper() or index == 0:
        return None
    if tokens.touches(index) or (tokens.touches(index + 1) and tokens.words[index + 1][0].isalnum()):
        return None
    if not tokens.is_capital(index - 1):
        return None
    return make_figure(tokens, index, index + 1, "ordinal", Decimal(calendar.ROMAN[tokens.words[index]]))


def read_noon(tokens: Tokens, index: int) -> Figure | None:
    """noon, midnight."""
    value = "00:00" if tokens.words[index] == "midnight" else "12:00"
    return make_figure(tokens, index, index + 1, "time", value)


def _finish(tokens: Tokens, index: int, number: Number) -> Figure:
    """The quantity, with what only English says around it."""
    figure = read_quantity(tokens, index, number, GRAMMAR)
    end = tokens.index_at(figure.end, index)
    words_ = tokens.words
    if figure.kind == "cardinal" and figure.high is None:
        hyphen = words_[end] == "-" and tokens.touches(end)
        if (
            tokens.word(tokens.index_at(figure.start, max(0, index - 6)) - 1) in ("aged", "age", "ages")
            and figure.value < 130
        ):
            return replace(figure, kind="measure", unit="a")
        if words_[end + hyphen] == "fold":
            return _widened(tokens, figure, end + hyphen + 1, "multiple")
        if words_[end] == "times" and words_[end + 1] not in (
            "in",
            "a",
            "per",
            "before",
            "since",
            "and",
            "during",
        ):
            return _widened(tokens, figure, end + 1, "multiple")
        if words_[end] == "x" and tokens.touches(end):
            return _widened(tokens, figure, end + 1, "multiple")
    return figure


def _widened(tokens: Tokens, figure: Figure, end: int, kind: str) -> Figure:
    stop = tokens.ends[end - 1]
    return replace(figure, kind=kind, end=stop, text=tokens.text[figure.start : stop])  # type: ignore[arg-type]


HANDLERS: dict[str, Callable[[Tokens, int], Figure | None]] = {
    **dict.fromkeys([word for word in calendar.ROMAN if len(word) > 1], read_roman),
    **dict.fromkeys([*ONES, *TENS], read_at_word),
    **dict.fromkeys([*SCALES, "hundred", *words.MAGNITUDES], read_scale),
    **dict.fromkeys([*words.ORDINALS, *words.TENTHS, *words.LARGE_ORDINALS], read_ordinal),
    **dict.fromkeys(words.MONTHS, read_month),
    **dict.fromkeys(words.WEEKDAYS, read_weekday),
    **dict.fromkeys(words.MULTIPLES, read_multiple),
    **dict.fromkeys(words.DECADES, read_decade),
    "dozen": read_dozen, "couple": read_dozen, "pair": read_dozen, "half": read_half, "quarter": read_quarter,
    **dict.fromkeys(words.FUSED_ORDINALS, read_fused),
    **dict.fromkeys(["dollar", "euro", "grand", "dime", "nickel"], read_coin),
    "both": read_both, "noon": read_noon, "midnight": read_noon,
}  # fmt: skip
