"""Dates and periods that begin with a word: ngày 7, mùng 7, tháng 8-2021, năm 2017, những năm 1970, thế kỷ XX."""

from __future__ import annotations

from vibrief.figures import calendar
from vibrief.figures.model import Figure
from vibrief.figures.moment import Moment, moment_figure
from vibrief.figures.quantity import read_tail
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese import dates, periods
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import DIGITS, SCALES
from vibrief.figures.vietnamese.quantities import read_at_word

DAY_WORDS = frozenset({"mùng", "mồng"})
# Around `ngày` and a number that are no date: mỗi ngày 5 ca, ngày 3 bữa.
NOT_A_DATE_BEFORE = word_set(
    """
    mỗi một hai ba bốn nhiều vài mấy hàng hằng các những từng cả nửa trong bao 24
    """
)
NOT_A_DATE_AFTER = word_set(
    """
    lần người bữa ca con chiếc viên cuộc vụ cái đêm bộ quyển lượt chuyến trận tiếng đồng học giờ
    """
)


def read_day(tokens: Tokens, index: int) -> Figure | None:
    """ngày 7 tháng 10, ngày 15-6, ngày mùng 7, mùng 7, ngày 15, ngày 16-17."""
    start = index + 1
    if tokens.words[index] == "ngày" and tokens.words[start] in DAY_WORDS:
        start += 1
    date = dates.read_day_month(tokens, start)
    if date is None and tokens.is_digits(start):
        if calendar.MONTH_YEAR.match(tokens.text, tokens.starts[start]):
            return None
        if not (tokens.words[start + 1] in ("-", "–") and _are_two_days(tokens, start)):
            date = dates.read_pair(tokens, start)
    if date is None:
        date = _read_day_alone(tokens, index, start)
    return moment_figure(tokens, index, date, GRAMMAR) if date is not None else None


def _read_day_alone(tokens: Tokens, index: int, start: int) -> Moment | None:
    """A day or two of a month that is not named; `start` is where the number stands."""
    day = dates.small_number(tokens, start)
    if day is None or not calendar.is_day(day[0]):
        return None
    value, end = day
    after = tokens.words[end]
    if tokens.words[start - 1] not in DAY_WORDS:
        if tokens.word(index - 1) in NOT_A_DATE_BEFORE or after in NOT_A_DATE_AFTER or after in SCALES:
            return None
        # in words it takes two syllables to be a day: ngày mười lăm, not ngày hai
        if not (tokens.is_digits(start) or tokens.words[start] == "mười" or end - start > 1):
            return None
    if read_tail(tokens, end, GRAMMAR).kind != "cardinal":
        return None
    low = calendar.iso_date(day=value)
    if after in ("-", "–"):
        upper = dates.small_number(tokens, end + 1)
        if upper is not None and value < upper[0] <= 31:
            return Moment("period", low, calendar.iso_date(day=upper[0]), tokens.ends[upper[1] - 1])
    return Moment("date", low, None, tokens.ends[end - 1])


def _are_two_days(tokens: Tokens, start: int) -> bool:
    """Whether 16-17 behind `ngày` are two days and not the 16th of a month."""
    low, high = tokens.words[start], tokens.words[start + 2]
    return low.isdecimal() and high.isdecimal() and int(high) > 12


def read_month_name(tokens: Tokens, index: int) -> Figure | None:
    """tháng 8, tháng 8-2021, tháng năm, tháng mười hai năm 2022."""
    before = tokens.word(index - 1)
    if before[:1] in ASCII_DIGITS and before.isdecimal() and not tokens.free(index - 1):
        return None
    month = dates.read_month(tokens, index + 1)
    if month is None:
        return None
    if tokens.words[index + 1] == "năm" and before in ("ngày", "những", "theo", "bao", "cùng"):
        return None  # ngày tháng năm sinh
    after = tokens.words[month[1]]
    if after == "tuổi" or (after == "ngày" and before in DIGITS):
        return None
    year = dates.read_year_after(tokens, month[1])
    value = calendar.iso_date(year[0] if year else None, month[0])
    return moment_figure(
        tokens, index, Moment("date", value, None, tokens.ends[(year or month)[1] - 1]), GRAMMAR
    )


def read_year_word(tokens: Tokens, index: int) -> Figure | None:
    """năm 2017, từ năm 2013 đến 2015, những năm 1970; or the number five (index at năm)."""
    if tokens.word(index - 1) == "những" and tokens.free(index - 1):
        decade = periods.read_decade(tokens, index + 1)
        if decade is not None:
            return moment_figure(tokens, index - 1, decade, GRAMMAR)
    after = tokens.words[index + 1]
    if after and after[0] in ASCII_DIGITS:
        years = periods.read_spoken_years(tokens, index + 1) or periods.read_years(tokens, index + 1)
        if years is not None:
            return moment_figure(tokens, index, years, GRAMMAR)
    elif after in DIGITS:
        year = dates.read_year(tokens, index + 1)
        if year is not None and not (after == "năm" and year[0] < 1000):
            value = calendar.iso_year(year[0])
            return moment_figure(
                tokens, index, Moment("date", value, None, tokens.ends[year[1] - 1]), GRAMMAR
            )
    return read_at_word(tokens, index)


def read_quarter(tokens: Tokens, index: int) -> Figure | None:
    """quý III/2024, quý 4 của năm 2018, quý ba (index at quý)."""
    quarter = periods.read_quarter(tokens, index + 1)
    return moment_figure(tokens, index, quarter, GRAMMAR) if quarter is not None else None


def read_century_word(tokens: Tokens, index: int) -> Figure | None:
    """thế kỷ XX, thập kỷ 90, thập niên 1990 (index at kỷ or niên)."""
    before = tokens.word(index - 1)
    if before not in ("thế", "thập") or not tokens.free(index - 1):
        return None
    read = periods.read_century if before == "thế" else periods.read_decade
    moment = read(tokens, index + 1)
    return moment_figure(tokens, index - 1, moment, GRAMMAR) if moment is not None else None
