"""Other readings of a figure: what the same words could mean where the language leaves it open.

`find_figures` gives the likeliest reading; a checker that finds it contradicted by the other language asks here
whether another reading agrees. What is ambiguous, and the readings offered:

| text | first reading | other readings |
|---|---|---|
| 11.460 (Vietnamese), 11.460 (English) | 11460; 11.46 | 11.46; 11460 |
| 1.5, 3,2 | by the language's rule or, where that fails, the other's | none: one reading only |
| 2017 | date 2017 or cardinal 2017, by context | the other of the two |
| 15/6 (Vietnamese) | date, or fraction behind a hedge or verb of share | the other; score; identifier |
| 5/8 (English) | fraction | dates in both orders; score |
| 03/04/2022 (English) | 2022-04-03 (day first) | 2022-03-04 |
| 3-2, 5-3 | score | date (day-month), range where it rises |
| 22.10 (Vietnamese) | 22.10 | date |
| 24/24 | identifier | round the clock: 24/7, 24 hours; fraction |
| 16-17 | range | score; day and month |
| 2:30, 8 giờ | 02:30, 08:00 | 14:30, 20:00; `N giờ` also a length of time |
| thứ năm | Thursday or fifth, by context | the other of the two |
| the 15th | ordinal | day of a month |
| $, đô la, dollar; pound; ¥; franc, peso, … | USD; GBP or lb; JPY … | the other currencies so called |
| 5 độ, 5 degrees | deg | Cel, degF |
| 1.5m (English) | metres, or million behind a currency sign | million |
| sáu bảy | 67 | 6 to 7 |
| 9X | code | born in the 1990s |
| 6 tháng đầu năm, first half | half-year | six months |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.english.words import ORDINALS
from vibrief.figures.fractions import fraction_value
from vibrief.figures.model import Figure, Language
from vibrief.figures.separators import other_reading, read_digits

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_BORN = re.compile(r"[5-9]X")
_PAIR = re.compile(r"(?<![0-9/])([0-9]{1,6})\s?([/:–-])\s?([0-9]{1,6})(?![0-9/])")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\.([01][0-9])")
_ROUND_THE_CLOCK = "24/24"
_SAME_NAME = (
    ("USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD"), ("GBP", "EGP", "LBP", "FKP"), ("JPY", "CNY"), ("FRF", "CHF"),
    ("MXN", "PHP", "ARS", "CLP", "COP", "CUP"), ("INR", "PKR"), ("SAR", "QAR", "IRR"),
    ("SEK", "NOK", "DKK"), ("ITL", "TRY"),
)  # fmt: skip
_PART = re.compile(r"^(?:a|an) (\w+)$")
_PLAIN_TIME = re.compile(r"(?<![\d.,])([01]?[0-9]|2[0-3])(?:\.|(?<=\d\d))([0-5][0-9])$")
_EXACT_MONEY = re.compile(r"(?i)us|mỹ|usd|[a-z]{1,2}\$|gbp|£|jpy|yên|yen|hoa kỳ")


def alternatives(figure: Figure, language: Language) -> tuple[Figure, ...]:
    """The other readings of the figure's text, likeliest first, each with the same span; the figure itself is not
    among them."""
    found: list[Figure] = []
    for other in _readings(figure, language):
        if other != figure and other not in found:
            found.append(other)
    return tuple(found)


def _readings(figure: Figure, language: Language) -> Iterator[Figure]:
    yield from _separators(figure, language)
    yield from _pairs(figure)
    if language == "vi":
        yield from _pointed_date(figure)
    yield from _numbers(figure)
    yield from _times(figure)
    yield from _units(figure, language)
    if language == "en":
        yield from _english_dates(figure)


def _separators(figure: Figure, language: Language) -> Iterator[Figure]:
    """Points and commas by the other language's rule."""
    if not isinstance(figure.value, Decimal) or not figure.value:
        return
    words = _NUMBER.findall(figure.text)
    factors = []
    for word in words:
        own, other = read_digits(word, language), other_reading(word, language)
        factors.append(other / own if own and other else Decimal(1))
    if len(factors) == 1 and factors[0] != 1:
        high = figure.high * factors[0] if isinstance(figure.high, Decimal) else None
        yield replace(figure, value=figure.value * factors[0], high=high)
    elif len(factors) == 2 and any(factor != 1 for factor in factors) and isinstance(figure.high, Decimal):
        yield replace(figure, value=figure.value * factors[0], high=figure.high * factors[1])


def _pairs(figure: Figure) -> Iterator[Figure]:
    """Two numbers with a sign between them."""
    if figure.unit is not None or figure.kind not in (
        "date",
        "fraction",
        "score",
        "cardinal",
        "identifier",
        "period",
    ):
        return
    match = _PAIR.search(figure.text)
    if match is None or (figure.kind == "date" and str(figure.value)[:4] != "XXXX"):
        return
    low, sign, high = int(match[1]), match[2], int(match[3])
    plain = replace(figure, high=None, hedge=figure.hedge)
    if match[0] == _ROUND_THE_CLOCK:
        yield replace(plain, kind="identifier", value="24/7")
        yield replace(plain, kind="measure", value=Decimal(1), unit="d")  # 24 hours
    if calendar.is_day(low, high) and sign != ":":
        yield replace(plain, kind="date", value=calendar.iso_date(None, high, low))
    if calendar.is_day(high, low) and sign == "/":
        yield replace(plain, kind="date", value=calendar.iso_date(None, low, high))
    if (sign == "/" and high) or (sign == ":" and low < high):
        yield replace(plain, kind="fraction", value=fraction_value(low, high))
    if low < high and sign in "-–":
        yield replace(plain, kind="cardinal", value=Decimal(low), high=Decimal(high))
    yield replace(plain, kind="score", value=f"{low}-{high}")
    yield replace(plain, kind="identifier", value=f"{low}{'-' if sign == '–' else sign}{high}")


def _pointed_date(figure: Figure) -> Iterator[Figure]:
    """Day and month with a point between them, which parts no decimals in Vietnamese: đến 22.10."""
    match = _DAY_MONTH.fullmatch(figure.text)
    if match is not None and calendar.is_day(int(match[1]), int(match[2])):
        yield replace(figure, kind="date", value=calendar.iso_date(None, int(match[2]), int(match[1])))


def _numbers(figure: Figure) -> Iterator[Figure]:
    """Years and counts, days of the week and ordinals, names and counts."""
    value = figure.value
    if figure.kind == "date" and isinstance(value, str):
        if value.isdecimal() and len(value) == 4:
            yield replace(figure, kind="cardinal", value=Decimal(value))
        elif value.startswith("XXXX-WXX-") and value[-1] != "7":
            yield replace(figure, kind="ordinal", value=Decimal(int(value[-1]) + 1))
        elif value.startswith("XXXX-XX-"):
            yield replace(figure, kind="ordinal", value=Decimal(value[-2:]))
    elif (
        figure.kind == "cardinal"
        and figure.high is None
        and figure.hedge == "none"
        and isinstance(value, Decimal)
    ):
        if (figure.text.isdecimal() or figure.text[0].isalpha()) and 1000 <= value <= 2150:
            yield replace(figure, kind="date", value=f"{value:f}")
        if 10 < value < 100 and value == int(value) and len(figure.text.split()) == 2:
            low, high = divmod(int(value), 10)
            if high == low + 1 and figure.text[0].isalpha():
                yield replace(figure, value=Decimal(low), high=Decimal(high))
    elif figure.kind == "ordinal" and isinstance(value, Decimal) and value <= 31:
        if figure.text.lower().startswith("a ") and value > 2:
            yield replace(figure, kind="fraction", value=fraction_value(1, int(value)))
        yield replace(figure, kind="date", value=f"XXXX-XX-{int(value):02d}")
        if 2 <= value <= 7 and figure.text.lower().startswith("thứ"):
            yield replace(figure, kind="date", value=calendar.weekday(int(value) - 1))
    elif figure.kind == "identifier" and _BORN.fullmatch(str(value)):
        yield replace(figure, kind="period", value=f"19{value}")  # 9X: those of the 1990s
    elif figure.kind == "identifier" and isinstance(value, str) and value.isdecimal():
        yield replace(figure, kind="cardinal", value=Decimal(value))
    elif figure.kind == "fraction" and (part := _PART.search(figure.text.lower())) and part[1] in ORDINALS:
        yield replace(
            figure, kind="ordinal", value=Decimal(ORDINALS[part[1]])
        )  # possibly a third: a third person
    if figure.kind == "period" and isinstance(value, str):
        if "-H" in value:
            yield replace(figure, kind="measure", value=Decimal(6), unit="mo")
        if value.endswith("00X"):
            yield replace(figure, value=f"{value[:-2]}XX")


def _times(figure: Figure) -> Iterator[Figure]:
    """The two halves of the day; o'clock and hours."""
    value = figure.value
    plain = _PLAIN_TIME.search(figure.text)
    if (
        plain is not None
        and figure.kind in ("cardinal", "date")
        and figure.unit is None
        and figure.high is None
    ):
        yield replace(figure, kind="time", value=f"{int(plain[1]):02d}:{plain[2]}")  # at 1830, at 10.30
    if figure.kind == "time" and isinstance(value, str):
        hour = int(value[:2])
        if (
            not re.search(r"(?i)sáng|chiều|tối|trưa|đêm|khuya|[ap]\.?\s?m|noon|night", figure.text)
            and figure.high is None
        ):
            yield replace(figure, value=f"{(hour + 12) % 24:02d}{value[2:]}")
        if figure.high is None and "giờ" in figure.text.lower():
            minutes = Decimal(value[3:5])
            if not minutes:
                yield replace(figure, kind="measure", value=Decimal(hour), unit="h")
            else:
                yield replace(figure, kind="measure", value=hour + minutes / 60, unit="h")
    elif (
        (
            figure.kind == "measure"
            and figure.unit == "h"
            and isinstance(value, Decimal)
            and figure.high is None
        )
        and value <= 24
        and value == int(value)
    ):
        yield replace(figure, kind="time", value=calendar.iso_time(int(value)), unit=None)
        yield replace(figure, kind="time", value=calendar.iso_time((int(value) + 12) % 24), unit=None)


def _units(figure: Figure, language: Language) -> Iterator[Figure]:
    """Currencies and units that share a name."""
    text = figure.text.lower()
    if figure.unit == "deg":
        yield replace(figure, unit="Cel")
        yield replace(figure, unit="degF")
    if figure.kind == "measure" and figure.unit == "lb" and "pound" in text:
        yield replace(figure, kind="money", unit="GBP")
    if figure.kind == "money" and figure.unit == "GBP" and "pound" in text:
        yield replace(figure, kind="measure", unit="lb")
    if figure.kind == "money" and not _EXACT_MONEY.search(text):
        for group in _SAME_NAME:
            if figure.unit in group:
                yield from (replace(figure, unit=code) for code in group if code != figure.unit)
    million = re.search(r"[0-9]\s?m$", figure.text)
    if language == "vi" and text.endswith((" quý", " quí")) and isinstance(figure.value, Decimal):
        yield replace(
            figure, kind="cardinal", value=figure.value / 3, unit=None
        )  # quarters, no unit in English
    if figure.unit == "m" and million and language == "en" and isinstance(figure.value, Decimal):
        high = figure.high * 10**6 if isinstance(figure.high, Decimal) else None
        yield replace(figure, kind="cardinal", value=figure.value * 10**6, high=high, unit=None)


def _english_dates(figure: Figure) -> Iterator[Figure]:
    """3/4/2022 with the month first."""
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})", figure.text)
    if figure.kind == "date" and match and isinstance(figure.value, str):
        day, month = int(match[1]), int(match[2])
        if calendar.is_day(month, day):
            yield replace(figure, value=f"{figure.value[:4]}-{day:02d}-{month:02d}")
