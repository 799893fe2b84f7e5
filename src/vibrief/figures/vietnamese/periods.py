"""Periods of Vietnamese: 2016 – 2025, từ năm 2013 đến 2015, thập niên 90, thế kỷ XX, quý III/2024."""

from __future__ import annotations

from vibrief.figures import calendar
from vibrief.figures.calendar import ROMAN, iso_year
from vibrief.figures.moment import Moment
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens
from vibrief.figures.vietnamese.dates import (
    era_behind,
    iso_or_unknown,
    read_year,
    read_year_after,
    small_number,
)
from vibrief.figures.vietnamese.numerals import read_group

QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4,
    "tư": 4, "đầu": 1, "nhất": 1, "nhì": 2,
}  # fmt: skip


def read_quarter(tokens: Tokens, index: int) -> Moment | None:
    """The quarter whose number stands at `index`, behind `quý`."""
    index += tokens.words[index] == "thứ"
    if tokens.words[index] == "nhất" and tokens.words[index - 1] != "thứ":
        return None  # the most precious
    number = QUARTERS.get(tokens.words[index])
    if number is None:
        return None
    if tokens.words[index] == "đầu":  # quý đầu tiên
        index += tokens.words[index + 1] == "tiên"
    end, high = index + 1, None
    if tokens.words[end] in ("và", ",", "-", "–"):  # quý I và II
        upper = QUARTERS.get(tokens.words[end + 1])
        written = tokens.is_capital(end + 1) or tokens.is_digits(end + 1)
        if upper is not None and upper > number and written and tokens.words[end + 2] not in ("/", "%"):
            high, end = upper, end + 2
    year = read_year_after(tokens, end)
    stop = tokens.ends[(year[1] if year else end) - 1]
    value = f"{iso_or_unknown(year)}-Q"
    return Moment("period", f"{value}{number}", f"{value}{high}" if high else None, stop)


def read_decade(tokens: Tokens, index: int) -> Moment | None:
    """The decade whose number stands at `index`, behind `những năm` or `thập niên`: 1990, 90, 2000."""
    words = tokens.words
    word = words[index]
    year: int | None = None
    end = index + 1
    if word.isdecimal() and word[0] in ASCII_DIGITS and len(word) in (2, 4) and word[-1] == "0":
        year = int(word)
    elif (group := read_group(words, index, followed=False)) is not None and group[0] % 10 == 0:
        year, end = group
    if year is None or words[end] == "tuổi" or not (10 <= year < 100 or 1000 <= year < 2100):
        return None
    if year < 100:
        year += 1900
        if words[end : end + 3] == ["thế", "kỷ", "trước"]:
            end += 3
        elif words[end] in ("của", "thế") and (found := _century_behind(tokens, end)) is not None:
            year = (found[0] - 1) * 100 + year % 100
            end = found[1]
    value = calendar.decade(year)
    if (
        words[end] in ("-", "–", "đến", "và", ",")
        and words[end + 1].isdecimal()
        and len(words[end + 1]) == len(word)
        and words[end + 1][-1] == "0"
        and words[end + 1] > word
    ):
        upper = int(words[end + 1])
        return Moment(
            "period", value, calendar.decade(upper + 1900 if upper < 100 else upper), tokens.ends[end + 1]
        )
    return Moment("period", value, None, tokens.ends[end - 1])


def _century_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    words = tokens.words
    if words[index] == "của":
        index += 1
    if words[index] == "thế" and words[index + 1] in ("kỷ", "kỉ"):
        return century_number(tokens, index + 2)
    return None


def century_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The number of a century behind `thế kỷ`: XX, 20, thứ 20, thứ mười chín."""
    words = tokens.words
    if words[index] == "thứ":
        index += 1
    word = words[index]
    if word == "nhất" or (word == "đầu" and words[index + 1] == "tiên"):
        return 1, index + 1 + (word == "đầu")
    if word in ROMAN and tokens.is_capital(index):
        return ROMAN[word], index + 1
    return small_number(tokens, index)


def read_century(tokens: Tokens, index: int) -> Moment | None:
    """The century or centuries whose number stands at `index`, behind `thế kỷ`."""
    words = tokens.words
    number = century_number(tokens, index)
    if number is None or not 1 <= number[0] <= 30:
        return None
    high, end = None, number[1]
    if words[end] in ("-", "–", "đến", "và", "tới"):
        start = end + 1
        if words[start] == "thế" and words[start + 1] in ("kỷ", "kỉ"):
            start += 2
        upper = century_number(tokens, start)
        if upper is not None and number[0] < upper[0] <= 30:
            high, end = upper
    before = era_behind(words, end)
    end += before
    return Moment(
        "period",
        calendar.century(number[0], before > 0),
        calendar.century(high, before > 0) if high else None,
        tokens.ends[end - 1],
    )


def read_year_range(tokens: Tokens, index: int) -> Moment | None:
    """Years in digits joined by a dash: 2016 – 2025, 1995-96."""
    match = calendar.YEARS.match(tokens.text, tokens.starts[index])
    if match is None:
        return None
    low, high = calendar.years_of(match)
    return Moment("period", iso_year(low), iso_year(high), match.end()) if low < high <= 2150 else None


def read_spoken_years(tokens: Tokens, index: int) -> Moment | None:
    """The years of (từ năm) 2013 đến (năm) 2015."""
    words = tokens.words
    low = read_year(tokens, index, bare=True)
    if low is None or words[low[1]] not in ("đến", "tới"):
        return None
    start = low[1] + 1 + (words[low[1] + 1] == "năm")
    high = read_year(tokens, start, bare=True)
    if (
        high is None
        or not 1000 <= low[0] < high[0] <= 2150
        or (tokens.touches(high[1]) and words[high[1]] in "/-–")
    ):
        return None
    return Moment("period", iso_year(low[0]), iso_year(high[0]), tokens.ends[high[1] - 1])


def read_years(tokens: Tokens, index: int) -> Moment | None:
    """Years in digits joined by a dash, or a single year: 2016 – 2025, 1995-96, 2017."""
    years = read_year_range(tokens, index)
    if years is not None:
        return years
    year = read_year(tokens, index)
    return Moment("date", iso_year(year[0]), None, tokens.ends[year[1] - 1]) if year else None
