"""Dates and times as ISO 8601 writes them, with `X` for digits the text does not state.

| text | value |
|---|---|
| 15 June 2022, 15 June, June 2022, June, 2022 | 2022-06-15, XXXX-06-15, 2022-06, XXXX-06, 2022 |
| the 15th (of a month not named) | XXXX-XX-15 |
| Thursday | XXXX-WXX-4 |
| the third quarter of 2024, the first half of 2024 | 2024-Q3, 2024-H1 |
| the 1990s, the 20th century | 199X, 19XX (digits left open, as in the Extended Date/Time Format) |
| 300 BC, the 3rd century BC | -0300, -02XX (counted as historians do, without a year 0) |
| 9:30 a.m., 15:23:24 | 09:30, 15:23:24 |
"""

from __future__ import annotations

import re

DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(day: int, month: int | None = None) -> bool:
    """Whether the month has such a day."""
    if month is None:
        return 1 <= day <= 31
    return 1 <= month <= 12 and 1 <= day <= DAYS_IN_MONTH[month - 1]


def iso_date(year: int | None = None, month: int | None = None, day: int | None = None) -> str:
    """The value of a date of which at least one part is known."""
    text = "XXXX" if year is None else iso_year(year)
    if month is None and day is None:
        return text
    text += "-XX" if month is None else f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def iso_year(year: int) -> str:
    """Four digits; years before Christ with a minus."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def century(number: int, before_christ: bool = False) -> str:
    """The value of a century: 20 gives 19XX."""
    return f"{'-' if before_christ else ''}{number - 1:02d}XX"


def decade(year: int) -> str:
    """The value of the decade that begins in `year`: 1990 gives 199X."""
    return f"{year // 10:03d}X"


def weekday(number: int) -> str:
    """The value of a day of the week, 1 for Monday."""
    return f"XXXX-WXX-{number}"


def iso_time(hour: int, minute: int = 0, second: int | None = None) -> str:
    """The value of a time of day."""
    return f"{hour:02d}:{minute:02d}" if second is None else f"{hour:02d}:{minute:02d}:{second:02d}"


def full_year(digits: str) -> int:
    """A year of two or four digits; two-digit years lie between 1940 and 2039."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 40 else 1900)


# Numeric dates. The separator must be the same throughout; nothing that continues the number may follow.
_END = r"(?![0-9]|[/.,:-][0-9]|\s?%)"
ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_END}")
FULL = re.compile(rf"([0-9]{{1,2}})(\s?[/.–-]\s?)([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_END}")
PAIR = re.compile(rf"([0-9]{{1,2}})\s?([/.–-])\s?([0-9]{{1,2}}){_END}")
MONTH_YEAR = re.compile(rf"([0-9]{{1,2}})\s?([/.–-])\s?([12][0-9]{{3}}){_END}")
DAY_RANGE = re.compile(
    rf"([0-9]{{1,2}})\s?[–-]\s?([0-9]{{1,2}})([/.])([0-9]{{1,2}})(?:\3([0-9]{{4}}))?{_END}"
)
FULL_BEFORE_FULL = re.compile(  # 27/11/1941-5/1/1942: two dates
    rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}})(?=\s?[–-]\s?[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}{_END})"
)
DATE_RANGE = re.compile(  # the two share their year; where each has its own they are two dates
    r"([0-9]{1,2})([/.])([0-9]{1,2})\s?[–-]\s?([0-9]{1,2})\2([0-9]{1,2})(?:\2([0-9]{4}))?" + _END
)
YEARS = re.compile(r"([12][0-9]{3})\s?[–—/-]\s?([12][0-9]{3}|[0-9]{2})(?![0-9]|[/.,:-][0-9])")


def years_of(match: re.Match[str]) -> tuple[int, int]:
    """The two years of a match of `YEARS`; the second may leave out its century: 1995-96, 1999-00; not 2001 - 41."""
    low, high = int(match[1]), int(match[2])
    if len(match[2]) == 2 and " " not in match[0]:
        high += low // 100 * 100
        high += 100 if high < low and low % 100 == 99 else 0
    return low, high


_ROMAN_DIGITS = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def _roman(number: int) -> str:
    text = ""
    for digits, value in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        text += digits * count
    return text


ROMAN: dict[str, int] = {_roman(number): number for number in range(1, 40)}
"""Roman numerals in lower case."""
