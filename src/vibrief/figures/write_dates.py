"""Writes dates, times and periods in English."""

from __future__ import annotations

import re

from vibrief.figures.model import Figure
from vibrief.figures.tokens import words_of

MONTHS = words_of(
    """
        January February March April May June July August September October November December
        """
)
WEEKDAYS = words_of("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
QUARTERS = ("first", "second", "third", "fourth")
_LISTED = re.compile(r"(?i)\bvà\b|\band\b|,")
_PERIOD_WORDS = re.compile(r"(?i)giai đoạn|thời kỳ|period")


def write_moment(figure: Figure) -> str:
    """16 June 1967; 9:30 a.m.; the third quarter of 2024; the 2016–2025 period; the 1990s; the 20th century."""
    value, high = str(figure.value), None if figure.high is None else str(figure.high)
    if figure.kind == "time":
        return _time(value) if high is None else f"{_first_time(value, high)} to {_time(high)}"
    if value.startswith("XXXX-W"):
        return WEEKDAYS[int(value[-1]) - 1]
    if re.fullmatch(r"-?[0-9]{2}XX|-?[0-9]{3}X", value):
        return _open(value, high, _joint(figure))
    if match := re.fullmatch(r"(-?[0-9X]{4})-([QH])([1-4])", value):
        number, part = QUARTERS[int(match[3]) - 1], "quarter" if match[2] == "Q" else "half"
        if high is not None:
            number, part = f"{number} {_joint(figure)} {QUARTERS[int(high[-1]) - 1]}", f"{part}s"
        name = f"the {number} {part}"
        if match[1] == "XXXX":
            return name if match[2] == "Q" else f"{name} of the year"
        return f"{name} of {_year(match[1])}"
    if high is None:
        return _date(value)
    if re.fullmatch(r"[0-9]{4}", value) and re.fullmatch(r"[0-9]{4}", high):
        years = f"{int(value)}–{int(high)}"
        return f"the {years} period" if _PERIOD_WORDS.search(figure.text) else years
    return _date_range(value, high)


def _joint(figure: Figure) -> str:
    """What stands between two periods: `and` where the text lists them."""
    return "and" if _LISTED.search(figure.text) else "to"


def _time(value: str) -> str:
    hour, minute, *second = (int(part) for part in value.split(":"))
    if value in ("00:00", "12:00", "24:00"):
        return "noon" if hour == 12 else "midnight"
    minutes = "".join(f":{part:02d}" for part in (minute, *second)) if minute or second else ""
    return f"{hour % 12 or 12}{minutes} {'a.m.' if hour < 12 else 'p.m.'}"


def _first_time(value: str, high: str) -> str:
    """The first of two times, without a.m. or p.m. where the second says it for both: 4 to 7 p.m."""
    time, last = _time(value), _time(high)
    shared = value.endswith(":00") and len(value) == 5 and time[-4:] == last[-4:] and time[-1] == "."
    return time[:-5] if shared else time


def _parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of a value; unknown ones empty."""
    match = re.fullmatch(r"(-?[0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?", value)
    assert match is not None, value
    year, month, day = ("" if part is None or "X" in part else part for part in match.groups())
    return year, month, day


def _year(year: str) -> str:
    if year.startswith("-"):
        return f"{int(year[1:])} BC"
    return year if int(year) >= 1000 else f"AD {int(year)}"


def _date(value: str) -> str:
    year, month, day = _parts(value)
    if not month:
        return _year(year) if year else f"the {ordinal_digits(int(day))}"
    text = MONTHS[int(month) - 1]
    if day:
        text = f"{int(day)} {text}"
    return f"{text} {_year(year)}" if year else text


def _date_range(low: str, high: str) -> str:
    (year, month, day), (last_year, last_month, last_day) = _parts(low), _parts(high)
    if (year, month) == (last_year, last_month) and day and last_day:
        if not month:
            return f"the {ordinal_digits(int(day))}–{ordinal_digits(int(last_day))}"
        return f"{int(day)}–{_date(high)}"
    first = _date("XXXX" + low[4:]) if year == last_year and month else _date(low)
    return f"{first} to {_date(high)}"


def ordinal_digits(number: int) -> str:
    """1st, 12th, 22nd."""
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _open(value: str, high: str | None, joint: str = "to") -> str:
    """A decade or century, or a range of them."""
    if value.endswith("XX"):
        era = " BC" if value.startswith("-") else ""
        first = ordinal_digits(int(value.strip("-")[:2]) + 1)
        if high is None:
            return f"the {first} century{era}"
        return f"the {first} {joint} {ordinal_digits(int(high.strip('-')[:2]) + 1)} centuries{era}"
    first = f"the {int(value[:-1])}0s"
    return first if high is None else f"{first} {joint} {_open(high, None)}"
