"""Quantities that begin with a word: five thousand, an estimate of two digits, hàng chục tỷ, gấp đôi, nửa triệu."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from vibrief.figures.fractions import fraction_figure
from vibrief.figures.model import Figure, FigureKind
from vibrief.figures.moment import Moment, moment_figure
from vibrief.figures.number import Number
from vibrief.figures.quantity import make_figure, read_hedges, read_quantity, read_tail
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese import clock, dates, words
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.lone import is_numeral
from vibrief.figures.vietnamese.numerals import CLOSING, DIGITS, NO_SCALE, SCALES, read_number

INSTALMENTS = frozenset({"mùa", "tập", "kỳ", "quyển", "bài", "chương", "kì"})
EVERY_HOUR = re.compile(r"\b(?:mỗi|một|1) (?:giờ|tiếng)(?: đi| chạy| di chuyển)?(?: được)?(?: \w+){0,2}$")
PRIZES = frozenset({"giải", "hạng"})
TENS_AND_HUNDREDS = {"chục": 10, "mươi": 10, "tá": 10, "trăm": 100}


def per_hour(tokens: Tokens, index: int, figure: Figure) -> Figure:
    """A distance that is one of every hour, as the weather report has it: mỗi giờ đi được khoảng 10km."""
    if figure.unit != "km" or not {"giờ", "tiếng"}.intersection(tokens.words[max(0, index - 6) : index]):
        return figure
    before = " ".join(tokens.words[max(0, index - 6) : index])
    return replace(figure, unit="km/h") if EVERY_HOUR.search(before) else figure


APOSTROPHES = frozenset("'’")


def read_at_word(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at a number word."""
    word = tokens.words[index]
    if tokens.word(index - 1) in APOSTROPHES and tokens.touches(index) and tokens.touches(index - 1):
        return None  # M'Ba
    number = read_number(tokens, index)
    if number is None:
        return _read_magnitude(tokens, index) if word in SCALES or word in TENS_AND_HUNDREDS else None
    if tokens.words[index + 1] in DIGITS and words.NOT_NUMBERS.after(tokens, index + 1):
        if number.end == index + 2:  # một tư lệnh
            number = number._replace(value=Decimal(DIGITS.get(word, 10)), end=index + 1)
    elif (estimate := _read_estimate(tokens, index, number)) is not None:  # hai ba người; not hai ba lô
        return estimate[0]
    after = tokens.words[number.end]
    if after == "tháng":
        date = dates.read_day_month(tokens, index)
        if date is not None:
            return moment_figure(tokens, index, date, GRAMMAR)
    if after in ("phần", "trên", "chia"):
        fraction = read_fraction(tokens, index, number)
        if fraction is not None:
            return fraction
    if after == "giờ":
        time = clock.read_clocks(tokens, index)
        if time is not None:
            return time
    if (
        number.fragile
        and tokens.word(index - 1) in PRIZES
        and word not in CLOSING
        and not (
            word == "năm" and after in words.YEAR_AFTER  # giải năm ngoái
        )
    ):
        return make_figure(tokens, index, number.end, "ordinal", number.value)
    if number.fragile and not is_numeral(tokens, index):
        return None
    if number.end == index + 2 and _is_place(tokens, index):
        return None
    return finish(tokens, index, number)


def _is_place(tokens: Tokens, index: int) -> bool:
    """Whether two digits in words with a capital each are a name: vịnh Ba Tư; not in a line of capitals."""
    if not tokens.is_capital(index) or not tokens.is_capital(index + 1):
        return False
    return not tokens.text[tokens.starts[index] : tokens.ends[index + 1]].isupper()


def _read_estimate(tokens: Tokens, index: int, number: Number) -> tuple[Figure | None] | None:
    """Two digits in words side by side: tens and ones in speech, but in print mostly an estimate (hai ba người).

    None where they are one number; else the figure, or nothing where they are none (sinh viên năm hai).
    """
    first, second, after = tokens.words[index : index + 3]
    if first not in DIGITS or second not in DIGITS or second in CLOSING or after in DIGITS:
        return None
    scaled, rising = after in SCALES or after in TENS_AND_HUNDREDS, DIGITS[second] == DIGITS[first] + 1 > 1
    if not (scaled and rising) and (number.end != index + 2 or after in SCALES):
        return None  # năm năm, chín lăm nghìn
    number = number._replace(end=index + 2)
    if after in ("phần", "trên", "chia", "tháng", "giờ", "phút", "giây") and (first, second) != (
        "một",
        "hai",
    ):
        return None
    end, factor = number.end, Decimal(1)
    while (
        scale := TENS_AND_HUNDREDS.get(tokens.words[end]) or SCALES.get(tokens.words[end])
    ) and factor < 10**12:
        end, factor = end + 1, factor * scale  # ba bốn chục, bảy tám trăm nghìn
    tail = read_tail(tokens, end, GRAMMAR)
    if index == 0 and tail.end == tokens.count and factor == 1:
        return None
    if DIGITS[second] != DIGITS[first] + 1 and (first, second) != ("năm", "bảy"):
        return None if tail.kind != "cardinal" else (None,)
    begin, hedge, end = read_hedges(tokens, index, tail.end, GRAMMAR)
    low, high = DIGITS[first] * factor * tail.factor, DIGITS[second] * factor * tail.factor
    return (make_figure(tokens, begin, end, tail.kind, low, high=high, unit=tail.unit, hedge=hedge),)


def read_fraction(tokens: Tokens, index: int, number: Number) -> Figure | None:
    """hai phần ba, một phần mười; một trên hai and một chia hai only where nothing else is said."""
    scale = SCALES.get(tokens.words[number.end + 1])
    if scale and number.value == 1 and tokens.words[number.end] == "phần":  # một phần nghìn giây
        return fraction_figure(tokens, index, 1, scale, tokens.ends[number.end + 1], GRAMMAR)
    if scale or tokens.words[number.end + 1] == "trăm":
        return None
    bottom = read_number(tokens, number.end + 1)
    if tokens.words[number.end + 1] == "tư":  # a closing digit elsewhere
        bottom = Number(Decimal(4), number.end + 2, True)
    if bottom is None or not bottom.value or any(part.value != int(part.value) for part in (number, bottom)):
        return None
    if tokens.is_digits(number.end + 1) and number.spelled:
        return None  # toàn bộ hoặc một phần 59 dự án
    if tokens.words[number.end] != "phần" and (bottom.end != tokens.count or index > 1):
        return None
    top, first = int(number.value), index
    if tokens.is_digits(index) and (not top < bottom.value or tokens.word(index - 1) in INSTALMENTS):
        return None  # mùa 2 phần 1, tập 1 phần 3
    if tokens.word(index - 1) in ("âm", "trừ"):
        top, first = -top, index - 1
    return fraction_figure(tokens, first, top, int(bottom.value), tokens.ends[bottom.end - 1], GRAMMAR)


def _read_magnitude(tokens: Tokens, index: int) -> Figure | None:
    """A magnitude without a number: hàng chục tỷ, vài trăm triệu, hàng nghìn, chục nghìn."""
    before = tokens.word(index - 1)
    value, end = 1, index
    while True:
        word = tokens.words[end]
        factor = TENS_AND_HUNDREDS.get(word) if end == index or tokens.words[end - 1] == "chục" else None
        factor = factor or SCALES.get(word)
        if factor is None or value * factor > 10**20 or tokens.words[end + 1] in NO_SCALE.get(word, ()):
            break
        value, end = value * factor, end + 1
    if end == index:
        return None
    tail = read_tail(tokens, end, GRAMMAR)
    first, vague = index, True
    if before in words.VAGUE and tokens.free(index - 1) and tokens.word(index - 2) not in ("cờ", "đánh"):
        if (
            before in ("cả", "những", "nhiều")
            and end == index + 1
            and tokens.words[index] in ("vạn", "tỷ", "tỉ")
        ):
            return None
        first = index - 1
    elif index == 0 and end == tokens.count:
        return make_figure(tokens, index, end, "cardinal", Decimal(value))
    else:
        hedged = words.HEDGES_BEFORE.before(tokens, index) is not None
        vague = not hedged
        priced = tail.kind == "money"  # hợp đồng triệu đô
        if not (end - index > 1 or hedged or priced) or before in ("phần", "một", "hết"):
            return None
        if words.NOT_NUMBERS.after(tokens, index):
            return None
    if tail.kind == "percent":
        return None
    first, hedge, stop = read_hedges(tokens, first, tail.end, GRAMMAR)
    kind: FigureKind = "magnitude" if vague else tail.kind  # gần trăm người: nearly a hundred people
    return make_figure(tokens, first, stop, kind, value * tail.factor, unit=tail.unit, hedge=hedge)


def finish(tokens: Tokens, index: int, number: Number) -> Figure:
    """The quantity that `number` at `index` begins, with what only Vietnamese says around it."""
    figure = read_quantity(tokens, index, number, GRAMMAR)
    if figure.kind == "measure":
        figure = per_hour(tokens, index, figure)
        scale = tokens.words[tokens.index_at(figure.end, index)]
        if figure.unit == "deg" and scale in ("richter", "ricter"):
            return replace(figure, kind="cardinal", unit=None)
        if figure.unit == "a" and scale in ("trước", "tcn"):
            return _before_christ(tokens, index, figure)
        return figure
    if figure.kind != "cardinal":
        return figure
    if number.fragile and number.value == 1 and figure.hedge in ("over", "under") and figure.high is None:
        return make_figure(
            tokens, index, index + 1, "cardinal", number.value
        )  # trên một con đường: on a road
    first = (
        index if figure.start == tokens.starts[index] else tokens.index_at(figure.start, max(0, index - 8))
    )
    before = tokens.word(first - 1)
    if before == "gấp" and tokens.free(first - 1):
        end = tokens.index_at(figure.end, index)
        first, hedge, _ = read_hedges(tokens, first - 1, tokens.count, GRAMMAR)
        figure = replace(figure, hedge=figure.hedge if hedge == "none" else hedge)
        return _widen(tokens, first, end + (tokens.words[end] == "lần"), figure, "multiple")
    end = tokens.index_at(figure.end, index)
    if tokens.words[end + 1] == "rưỡi" and tokens.words[end].isalpha() and isinstance(figure.value, Decimal):
        return replace(figure, value=figure.value + Decimal("0.5"))  # bốn trang rưỡi
    if before == "tuổi" or (before in ("từ", "là", "chỉ") and tokens.word(first - 2) == "tuổi"):
        return replace(figure, kind="measure", unit="a")  # ở tuổi 28, độ tuổi từ 18 đến 25
    return figure


def _before_christ(tokens: Tokens, index: int, figure: Figure) -> Figure:
    """The year of 7.200 năm trước Công nguyên."""
    end = tokens.index_at(figure.end, index)
    era, value = dates.era_behind(tokens.words, end), figure.value
    if (
        not era
        or figure.high is not None
        or not isinstance(value, Decimal)
        or value != int(value)
        or value > 9999
    ):
        return figure
    return _widen(
        tokens, tokens.index_at(figure.start, max(0, index - 8)), end + era,
        replace(figure, value=f"-{int(value):04d}", unit=None), "date",
    )  # fmt: skip


def _widen(tokens: Tokens, first: int, end: int, figure: Figure, kind: FigureKind) -> Figure:
    start, stop = min(tokens.starts[first], figure.start), max(tokens.ends[end - 1], figure.end)
    return replace(figure, kind=kind, start=start, end=stop, text=tokens.text[start:stop])


MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}


def read_multiple(tokens: Tokens, index: int) -> Figure | None:
    """gấp đôi, gấp rưỡi (index at gấp); gấp 3 lần is read at its number."""
    value = MULTIPLES.get(tokens.words[index + 1])
    if value is None:
        return None
    first, hedge, _ = read_hedges(tokens, index, tokens.count, GRAMMAR)
    return make_figure(tokens, first, index + 2, "multiple", value, hedge=hedge)


NOT_HALF_AFTER = word_set(
    "đêm vời chừng đường mùa ngày vòng người kia này úp lời đầu cuối sau trên dưới trận trước phong hiệp"
)
HALF_OF_YEAR = {"đầu": 1, "cuối": 2, "sau": 2}


def read_half(tokens: Tokens, index: int) -> Figure | None:
    """một nửa, nửa triệu, nửa năm, nửa đầu năm 2024 (index at nửa)."""
    first = index - 1 if tokens.word(index - 1) in ("một", "phân") and tokens.free(index - 1) else index
    after, second = tokens.words[index + 1 : index + 3]
    at = index + 2 + (second == "của")
    if after in HALF_OF_YEAR and tokens.words[at] == "năm":
        year = dates.read_year(tokens, at + 1)
        value = f"{dates.iso_or_unknown(year)}-H{HALF_OF_YEAR[after]}"
        stop = tokens.ends[(year[1] if year else at + 1) - 1]
        return moment_figure(tokens, first, Moment("period", value, None, stop), GRAMMAR)
    scale = SCALES.get(after) or {"chục": 10, "tá": 12}.get(after)
    if scale and second not in NO_SCALE.get(after, ()):
        tail = read_tail(tokens, index + 2, GRAMMAR)
        first, hedge, end = read_hedges(tokens, first, tail.end, GRAMMAR)
        value_ = Decimal(scale) / 2 * tail.factor
        return make_figure(tokens, first, end, tail.kind, value_, unit=tail.unit, hedge=hedge)
    if after in NOT_HALF_AFTER:
        return None
    first, hedge, _ = read_hedges(tokens, first, index + 1, GRAMMAR)
    tail = read_tail(tokens, index + 1, GRAMMAR)
    if tail.kind == "measure":
        return make_figure(tokens, first, tail.end, "measure", tail.factor / 2, unit=tail.unit, hedge=hedge)
    return make_figure(tokens, first, index + 1, "fraction", Decimal("0.5"), hedge=hedge)


def read_split_measure(tokens: Tokens, index: int) -> Figure | None:
    """1m70, 3kg5: decimal places behind the unit (index at the whole number); 2m2 are square metres."""
    whole, unit, places = tokens.words[index : index + 3]
    if not (whole.isdecimal() and places.isdecimal() and len(whole) < 4 and 0 < len(places) < 3):
        return None
    if not tokens.touches(index + 2) or (len(places) == 1 and unit != "kg" and places in "23"):
        return None
    if tokens.touches(index + 3) and (
        tokens.words[index + 3][0].isalnum() or tokens.words[index + 3] in "/:"
    ):
        return None
    first, hedge, end = read_hedges(tokens, index, index + 3, GRAMMAR)
    return make_figure(tokens, first, end, "measure", Decimal(f"{whole}.{places}"), unit=unit, hedge=hedge)
