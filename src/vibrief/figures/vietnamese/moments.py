"""Dates and periods that begin with a word: ngày 7, mùng 7, tháng 8-2021, năm 2017, những năm 1970, thế kỷ XX."""

from __future__ import annotations

import re

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

NOBLE_BEFORE = frozenset({"cao", "phú", "sang", "danh", "đá", "kim", "thanh", "vương"})
DAY_WORDS = frozenset({"mùng", "mồng"})
MONTH_POINT_YEAR = re.compile(r"(0?[1-9]|1[0-2])\.((?:19|20)[0-9]{2})")
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


# Behind a month that shares its word; elsewhere the number counts something (tháng 10 và 11 người).
LIST_ENDS = frozenset({"", ",", ".", ";", ")", "?", "!"})
MOST_LISTED = 4
MONTH_AFTER = LIST_ENDS | word_set(
    "năm tới này vừa qua và của sẽ đã là khi do để với hằng hàng thường âm dương"
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
    month = dates.month_of_list(tokens, end)
    return Moment("date", calendar.iso_date(None, month, value), None, tokens.ends[end - 1])


def _are_two_days(tokens: Tokens, start: int) -> bool:
    """Whether 16-17 behind `ngày` are two days and not the 16th of a month, as are 3 - 5 of mùng 3 - 5 Tết."""
    low, high, after = tokens.words[start], tokens.words[start + 2], tokens.words[start + 3]
    return low.isdecimal() and high.isdecimal() and (int(high) > 12 or after == "tết")


def read_month_name(tokens: Tokens, index: int) -> Figure | None:
    """tháng 8, tháng 8-2021, tháng năm, tháng mười hai năm 2022."""
    before = tokens.word(index - 1)
    if before[:1] in ASCII_DIGITS and before.isdecimal() and not tokens.free(index - 1):
        return None
    if pointed := MONTH_POINT_YEAR.fullmatch(tokens.words[index + 1]):  # tháng 4.2012
        date = Moment(
            "date", calendar.iso_date(int(pointed[2]), int(pointed[1])), None, tokens.ends[index + 1]
        )
        return moment_figure(tokens, index, date, GRAMMAR)
    month = dates.read_month(tokens, index + 1)
    if month is None:
        return None
    if tokens.words[index + 1] == "năm" and before in ("ngày", "những", "theo", "bao", "cùng"):
        return None  # ngày tháng năm sinh
    after = tokens.words[month[1]]
    if after == "tuổi" or (after == "ngày" and before in DIGITS):
        return None
    end, last = month[1], _read_last_month(tokens, month)
    if last is not None:
        end = last[1]
    year = dates.read_year_after(tokens, end)
    number, stop = year[0] if year else None, tokens.ends[(year[1] if year else end) - 1]
    value = calendar.iso_date(number, month[0])
    if last is not None:
        moment = Moment("period", value, calendar.iso_date(number, last[0]), stop)
        return moment_figure(tokens, index, moment, GRAMMAR)
    return moment_figure(tokens, index, Moment("date", value, None, stop), GRAMMAR)


def _read_last_month(tokens: Tokens, month: tuple[int, int]) -> tuple[int, int] | None:
    """The second month of tháng 7-8, tháng 9 đến tháng 12: (month, index behind)."""
    first, end = month
    if not tokens.is_digits(end - 1) or tokens.words[end] not in ("-", "–", "đến", "tới"):
        return None
    named = tokens.words[end + 1] == "tháng"
    last = dates.read_month(tokens, end + 1 + named)
    if last is None or not tokens.is_digits(last[1] - 1) or last[0] <= first:
        return None
    after = tokens.words[last[1]]
    shown = tokens.words[end] in "-–" or after in MONTH_AFTER  # tháng 5 đến 8 là; not đến 8 người
    if not named and (not shown or after in ("/", "tháng", "ngày")):
        return None
    return last


def read_listed_month(tokens: Tokens, index: int) -> Figure | None:
    """A month that shares the word with the one before it: tháng 10 và 11, tháng 7, 8 và 9 (index at the digits)."""
    joint = index - 1
    if tokens.word(joint) not in ("và", ",", "hoặc", "hay"):
        return None
    for _ in range(MOST_LISTED):
        if tokens.is_digits(joint - 1) and tokens.word(joint - 2) in (",", "và"):
            joint -= 2
    month = dates.read_month(tokens, index)
    if tokens.word(joint - 2) != "tháng" or not tokens.is_digits(joint - 1) or month is None:
        return None
    after = tokens.words[month[1]]
    if after not in MONTH_AFTER:
        return None
    year = dates.read_year_after(tokens, month[1])
    value = calendar.iso_date(year[0] if year else None, month[0])
    stop = tokens.ends[(year or month)[1] - 1]
    return moment_figure(tokens, index, Moment("date", value, None, stop), GRAMMAR)


def read_year_word(tokens: Tokens, index: int) -> Figure | None:
    """năm 2017, từ năm 2013 đến 2015, những năm 1970; or the number five (index at năm)."""
    if tokens.word(index - 1) == "những" and tokens.free(index - 1):
        part = tokens.words[index + 1] in ("đầu", "giữa", "cuối")  # những năm đầu 1990
        decade = periods.read_decade(tokens, index + 1 + part)
        if decade is not None:
            return moment_figure(tokens, index - 1, decade, GRAMMAR)
    after = tokens.words[index + 1]
    if after and after[0] in ASCII_DIGITS:
        years = periods.read_spoken_years(tokens, index + 1) or periods.read_years(tokens, index + 1)
        if years is not None:
            return moment_figure(tokens, index, years, GRAMMAR)
    elif after in DIGITS:
        year = dates.read_year(tokens, index + 1)
        # năm sáu trăm người: five or six hundred
        hundreds = year is not None and 0 < year[0] < 1000 and (after == "năm" or year[0] == 600)
        if year is not None and not hundreds:
            value = calendar.iso_year(year[0])
            return moment_figure(
                tokens, index, Moment("date", value, None, tokens.ends[year[1] - 1]), GRAMMAR
            )
    return read_at_word(tokens, index)


def read_quarter(tokens: Tokens, index: int) -> Figure | None:
    """quý III/2024, quý 4 của năm 2018, quý ba (index at quý); not một quý cô, cao quý đầu tiên."""
    if tokens.word(index - 1) in NOBLE_BEFORE:
        return None
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
