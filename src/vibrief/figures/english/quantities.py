"""Quantities that begin with a word: five thousand, tens of billions, half a million, a dozen, twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from vibrief.figures.english import clock, dates, periods, words
from vibrief.figures.english.language import GRAMMAR
from vibrief.figures.english.numerals import SCALES, TENS, read_number
from vibrief.figures.english.ordinals import ordinal_figure, part_figure
from vibrief.figures.model import Figure
from vibrief.figures.moment import Moment, moment_figure
from vibrief.figures.number import Number
from vibrief.figures.quantity import make_figure, read_hedges, read_quantity, read_tail
from vibrief.figures.tokens import Tokens, word_set


def read_at_word(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at a number word."""
    number = read_number(tokens, index)
    if number is None or (tokens.touches(number.end) and tokens.is_digits(number.end)):  # Twenty20
        return None
    if tokens.word(index - 1) == "-" and tokens.touches(index) and tokens.is_digits(index - 2):
        return None  # 7-Eleven
    if tokens.words[number.end] in JOINING:
        figure = _read_joined(tokens, index, number)
        if figure is not None:
            return figure
    if number.end == index + 1 and (_is_name(tokens, index) or tokens.words[number.end] == "minds"):
        return None
    if (
        tokens.words[index] == "one"
        and number.end == index + 1
        and tokens.word(index - 1)
        in ("no", "this", "that", "every", "each", "any", "which", "another", "the", "some")
    ):
        return None
    return finish(tokens, index, number)


# Words behind a number that it may join: twenty-first, two thirds, five o'clock, half past.
CLOCK_AFTER = TENS.keys() | {"a", "p", "am", "pm", "past", "noon", "midnight", "minutes", "o"}
JOINING = CLOCK_AFTER | words.ORDINALS.keys() | words.PARTS.keys() | {"-", "—", "–"}


def _read_joined(tokens: Tokens, index: int, number: Number) -> Figure | None:
    """The ordinal, the fraction or the time of day that `number` begins with the word behind it."""
    words_, end = tokens.words, number.end
    joint = end + (words_[end] in ("-", "—", "–") and tokens.touches(end))
    ordinal = words.ORDINALS.get(words_[joint], 10)
    if ordinal < 10 and number.value >= 20 and number.value % 10 == 0:
        return ordinal_figure(tokens, index, joint + 1, int(number.value) + ordinal)
    part = words.PARTS.get(words_[joint])
    if number.value > 1 and words_[joint] in words.ORDINALS and words_[joint + 1] == "-":
        part = None  # four sixth-grade girls
    if number.value == 2 and words_[joint] == "quarters":
        part = None  # two quarters of the year
    if (part and number.value == int(number.value) and number.scale == 1 and number.value < part) and (
        number.value > 1 or words_[joint + 1] in ("of", "the", "", ",", ".") or joint > end
    ):
        return part_figure(tokens, index, joint + 1, int(number.value), part)
    if words_[end] in CLOCK_AFTER and number.value == int(number.value):
        time = clock.read_clock(tokens, index)
        if time is not None:
            return moment_figure(tokens, index, time, GRAMMAR)
    return None


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a number word is part of a name: in Six Flags, of Five Lands; not where all words have capitals."""
    if not (tokens.is_capital(index) and tokens.is_capital(index + 1)) or tokens.begins_sentence(index):
        return False
    before = tokens.word(index - 1)
    return before.isalpha() and not tokens.is_capital(index - 1)


def read_scale(tokens: Tokens, index: int) -> Figure | None:
    """A scale word: a million, several hundred thousand, hundreds of thousands, tens of billions of dollars."""
    words_ = tokens.words
    before = tokens.word(index - 1)
    if before in ("a", "an") and tokens.free(index - 1) and words_[index] not in words.MAGNITUDES:
        number = read_number(tokens, index - 1)
        if number is not None:
            return finish(tokens, index - 1, number)
    value, end = Decimal(1), index
    vague = before in words.FEW and tokens.free(index - 1)
    first = index - 1 if vague else index
    if before == "of" and tokens.word(index - 2) == "couple":
        first, vague = index - 2, True
    if words_[index] == "scores" and (
        words_[index + 1] != "of" or before in MARKED or words_[index + 2] in MARKED
    ):  # the scores of the exam
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
        return _read_priced(tokens, index)
    tail = read_tail(tokens, end + (words_[end] == "of"), GRAMMAR)
    if tail.kind not in ("money", "measure"):
        tail = read_tail(tokens, end, GRAMMAR)
    if tail.kind == "percent":
        return None
    first, hedge, stop = read_hedges(tokens, first, tail.end, GRAMMAR)
    return make_figure(tokens, first, stop, "magnitude", value * tail.factor, unit=tail.unit, hedge=hedge)


def _read_priced(tokens: Tokens, index: int) -> Figure | None:
    """billion-dollar, multi-million-dong (index at the scale word)."""
    scale, tail = SCALES.get(tokens.words[index]), read_tail(tokens, index + 1, GRAMMAR)
    if not scale or tokens.words[index + 1] != "-" or tail.kind != "money":
        return None
    multi = tokens.word(index - 1) == "-" and tokens.word(index - 2) == "multi"
    first = index - 2 * multi
    return make_figure(tokens, first, tail.end, "magnitude", scale * tail.factor, unit=tail.unit)


MARKED = word_set(
    "credit test exam average high low total final their his her its the these those cutoff off admission"
    " benchmark box crash aptitude"
)
COUPLED = frozenset({"hundred", "thousand", "million", "billion", "dozen"})


def read_dozen(tokens: Tokens, index: int) -> Figure | None:
    """a dozen, a couple, a pair."""
    if tokens.word(index - 1) not in ("a", "an", "first") or not tokens.free(index - 1):
        return read_scale(tokens, index) if tokens.words[index] in ("dozen", "dozens") else None
    after = tokens.words[index + 1 : index + 3]
    if tokens.words[index] == "couple" and after[after[0] == "of"] in COUPLED:
        return None  # a couple of hundred is read at hundred
    value = 12 if tokens.words[index] == "dozen" else 2
    return finish(tokens, index - 1, Number(Decimal(value), index + 1, True, 1, True))


def read_both(tokens: Tokens, index: int) -> Figure | None:
    """both."""
    return make_figure(tokens, index, index + 1, "cardinal", Decimal(2))


GRAND_AFTER = frozenset({"", ".", ",", ";", ")", "a", "per", "each", "in", "for", "and", "or", "on", "to"})


def read_coin(tokens: Tokens, index: int) -> Figure | None:
    """a dollar, a grand."""
    if tokens.word(index - 1) != "a" or tokens.word(index - 2) == "on" or not tokens.free(index - 1):
        return None
    if read_tail(tokens, index, GRAMMAR).kind != "money":
        return None
    if tokens.words[index] == "grand" and tokens.words[index + 1] not in GRAND_AFTER:
        return None  # a grand welcome
    return finish(tokens, index - 1, Number(Decimal(1), index, True, 1, True))


# Halves of a match, and words that half begins: each half, half time.
NOT_HALF_BEFORE = word_set("first second and each either own fly scrum opening this that every later latter")
NOT_HALF_AFTER = word_set("- time way past mast staff brother brothers sister sisters sibling siblings")
HALF_BEHIND = ["and", "a"]
HALF_ENDS = frozenset({"", ".", ",", ";", ")", "with", "and", "when", "as", "to"})


def read_half(tokens: Tokens, index: int) -> Figure | None:
    """half, half a million, one and a half (read at its number), a half."""
    words_ = tokens.words
    behind_unit = _read_unit_and_a_half(tokens, index)
    if behind_unit is not None:
        return behind_unit
    if words_[index + 1] == "past":
        time = clock.read_clock(tokens, index)
        return moment_figure(tokens, index, time, GRAMMAR) if time is not None else None
    if tokens.word(index - 1) in dates.SUFFIXES and tokens.touches(index - 1):
        return None  # the 2nd half
    before, after = tokens.word(index - 1), words_[index + 1]
    if (before == "in" and after not in ("a", "an", "-")) or (before == "the" and after in HALF_ENDS):
        return None  # snapped in half, the end of the half
    first = index - 1 if tokens.word(index - 1) in ("a", "one") and tokens.free(index - 1) else index
    at = index + 1
    if words_[at] == "-" and tokens.touches(at):
        at += 1
    if words_[at] in ("a", "an"):
        at += 1
        at += words_[at] == "-" and tokens.touches(at)  # half-a-billion
    scale = SCALES.get(words_[at]) or {"dozen": 12, "hundred": 100}.get(words_[at])
    if scale:
        tail = read_tail(tokens, at + 1, GRAMMAR)
        first, hedge, end = read_hedges(tokens, first, tail.end, GRAMMAR)
        return make_figure(
            tokens, first, end, tail.kind, Decimal(scale) / 2 * tail.factor, unit=tail.unit, hedge=hedge
        )
    if at > index + 1 or words_[at] in HALVED:
        tail = read_tail(tokens, at, GRAMMAR)
        if tail.kind == "measure":
            first, hedge, end = read_hedges(tokens, first, tail.end, GRAMMAR)
            return make_figure(tokens, first, end, "measure", tail.factor / 2, unit=tail.unit, hedge=hedge)
    if tokens.word(index - 1) in ("later", "latter", "last", "closing"):
        year = periods.year_of(tokens, index + 1)
        if year is not None:
            stop = tokens.ends[year[1] - 1]
            return moment_figure(tokens, index, Moment("period", f"{year[0]:04d}-H2", None, stop), GRAMMAR)
    joint = first - 1 - (tokens.word(first - 1) == "-")
    if tokens.word(joint) in NOT_HALF_BEFORE or words_[index + 1] in NOT_HALF_AFTER:
        return None
    return part_figure(tokens, first, index + 1, 1, 2)


BEFORE_UNIT_AND_A_HALF = word_set("a an past last next first coming final")


def _read_unit_and_a_half(tokens: Tokens, index: int) -> Figure | None:
    """an hour and a half, the past year and a half (index at half)."""
    unit_end = index - len(HALF_BEHIND)
    if tokens.words[max(0, unit_end) : index] != HALF_BEHIND:
        return None
    found = GRAMMAR.tails.before(tokens, unit_end)
    if found is None:
        return None
    entry, first = found
    if entry is None or entry[0] not in ("measure", "money"):
        return None
    kind, unit, factor = entry
    before = tokens.word(first - 1)
    if before not in BEFORE_UNIT_AND_A_HALF or not tokens.free(first - 1):
        return None
    first -= before in ("a", "an")
    first, hedge, end = read_hedges(tokens, first, index + 1, GRAMMAR)
    value = factor * Decimal("1.5")
    return make_figure(tokens, first, end, kind, value, unit=unit, hedge=hedge)


def read_quarter(tokens: Tokens, index: int) -> Figure | None:
    """a quarter of, quarter past three; the quarters of a year are read at their ordinal."""
    century = index + 1 + (tokens.words[index + 1] == "-")
    if tokens.words[century] == "century":
        first = index - (tokens.word(index - 1) == "a" and tokens.free(index - 1))
        first, hedge, end = read_hedges(tokens, first, century + 1, GRAMMAR)
        return make_figure(tokens, first, end, "measure", Decimal(25), unit="a", hedge=hedge)
    if tokens.words[index + 1] in ("past", "to"):
        time = clock.read_clock(tokens, index)
        first = index - (tokens.word(index - 1) == "a" and tokens.free(index - 1))
        return moment_figure(tokens, first, time, GRAMMAR) if time is not None else None
    if (
        tokens.word(index - 1) in ("a", "one")
        and tokens.free(index - 1)
        and tokens.words[index + 1] in ("of", "", ",", ".", "century", "million", "the")
    ):
        return part_figure(tokens, index - 1, index + 1, 1, 4)
    return None


def read_multiple(tokens: Tokens, index: int) -> Figure | None:
    """twice, doubled, threefold; not to think twice, nor a slip doubling as a receipt."""
    serves = tokens.words[index] in ("double", "doubles", "doubling") and tokens.words[index + 1] == "as"
    if serves or tokens.word(index - 1) in ("think", "thinking", "thought", "thinks"):
        return None
    return make_figure(tokens, index, index + 1, "multiple", words.MULTIPLES[tokens.words[index]])


# Units that half stands before without an article: half hour, half decade.
HALVED = word_set(
    "hour decade century mile kilometre kilometer metre meter day year inch tonne ton pound acre"
)
LENGTHS_OF_TIME = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
MORE_BEFORE = word_set("for well just after lasted lasting took takes of in by is was to aged") | {""}
# Behind `three times`, these words show occasions and not a multiple.
OCCASION_AFTER = word_set("in a an per before since and during this last each every daily weekly")


def finish(tokens: Tokens, index: int, number: Number) -> Figure:
    """The quantity that `number` at `index` begins, with what only English says around it."""
    figure = read_quantity(tokens, index, number, GRAMMAR)
    if figure.hedge == "over" and figure.unit in LENGTHS_OF_TIME:
        return _without_during(tokens, index, figure)
    if figure.kind != "cardinal":
        return figure
    words_, end = tokens.words, tokens.index_at(figure.end, index)
    plain = figure.start == tokens.starts[index]
    before = tokens.word((index if plain else tokens.index_at(figure.start, max(0, index - 6))) - 1)
    if before in ("aged", "age", "ages") and number.value < 130:
        return replace(figure, kind="measure", unit=_unit_of_age(tokens, end))
    if words_[end] == "times" and words_[end + 1] not in OCCASION_AFTER:
        return _widened(tokens, figure, end + 1)
    fold = end + (words_[end] == "-" and tokens.touches(end))
    if words_[fold] == "fold":
        return _widened(tokens, figure, fold + 1)
    if words_[end] == "x" and tokens.touches(end):
        return _widened(tokens, figure, end + 1)
    return figure


def _unit_of_age(tokens: Tokens, index: int) -> str:
    """The unit that a second age names for both: ages 2 and 4 months."""
    upper = read_number(tokens, index + 1) if tokens.words[index] in ("and", "or") else None
    tail = read_tail(tokens, upper.end, GRAMMAR) if upper is not None else None
    return tail.unit if tail is not None and tail.kind == "measure" and tail.unit in LENGTHS_OF_TIME else "a"


def _without_during(tokens: Tokens, index: int, figure: Figure) -> Figure:
    """`over five years` is mostly the time in which, and more than five years only behind words like for and after."""
    first = tokens.index_at(figure.start, max(0, index - 6))
    if tokens.words[first] != "over" or tokens.word(first - 1) in MORE_BEFORE:
        return figure
    start = tokens.starts[first + 1]
    return replace(figure, hedge="none", start=start, text=tokens.text[start : figure.end])


def _widened(tokens: Tokens, figure: Figure, end: int) -> Figure:
    """The multiple whose text reaches to the token before `end`."""
    stop = tokens.ends[end - 1]
    return replace(figure, kind="multiple", end=stop, text=tokens.text[figure.start : stop])
