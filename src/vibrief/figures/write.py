"""Writes a figure in English as a newspaper would: nearly 9,500; 16 June 1967; VND 3.2 billion; tens of billions.

`find_figures(write_figure(figure), "en")` gives the figure's value, upper end, unit and hedge again.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import gcd

from vibrief.figures.currencies import english_name
from vibrief.figures.english.numerals import ONES, TENS
from vibrief.figures.english.words import ORDINALS
from vibrief.figures.model import Figure, Hedge
from vibrief.figures.units import english_unit
from vibrief.figures.write_dates import ordinal_digits, write_moment

HEDGES: dict[Hedge, str] = {
    "none": "", "about": "about ", "over": "more than ", "under": "less than ", "at_least": "at least ",
    "at_most": "no more than ", "up_to": "up to ",
}  # fmt: skip
# Words for a number that is just missed; the others of this hedge only say that it is not reached.
NEARLY = re.compile(r"(?i)gần|ngót|suýt soát|nearly|almost|close to")
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
BEHIND = {"JPY": "yen", "CNY": "yuan", "KRW": "won", "THB": "baht"}
SMALL = {value: word for word, value in reversed(list(ONES.items()))} | {
    value: word for word, value in TENS.items()
}
HALVES = {"h": "an hour", "mi": "a mile", "a": "a year", "mo": "a month", "km": "a kilometre", "d": "a day"}
_POINTS = re.compile(r"(?i)điểm|points?\b")
_STATED = re.compile(r"([0-9]{1,6})/([0-9]{1,6})$")
_YEAR_LIKE = re.compile(r"(?:19|20)[0-9]{2}")
_LATIN = str.maketrans("ĐƯ", "DU")  # as English papers write the names of laws
ORDINAL_WORDS = {value: word for word, value in ORDINALS.items()}


def write_figure(figure: Figure) -> str:
    """The figure in English with its hedge and unit.

    Numbers that the text spells are spelled where they are short, identifiers and scores are copied.
    """
    if figure.kind in ("date", "time", "period"):
        return HEDGES[figure.hedge] + write_moment(figure)
    if figure.kind == "score" and ":" in figure.text:
        return str(figure.value).replace("-", ":")  # a ratio
    if figure.kind in ("identifier", "score"):
        return figure.text.translate(_LATIN) if figure.kind == "identifier" else str(figure.value)
    if figure.kind == "magnitude" and figure.hedge == "about":
        return _write_quantity(figure)  # khoảng hàng chục: dozens are rough enough
    nearly = figure.hedge == "under" and NEARLY.match(figure.text)
    return ("nearly " if nearly else HEDGES[figure.hedge]) + _write_quantity(figure)


def _write_quantity(figure: Figure) -> str:
    value, high = figure.value, figure.high
    if figure.kind == "fraction":
        return _write_stated(figure.text) or write_fraction(value)
    assert isinstance(value, Decimal)
    if figure.kind == "magnitude":
        return _write_magnitude(value, figure.unit)
    if figure.kind == "ordinal":
        return write_ordinal(int(value))
    if figure.kind == "multiple":
        if isinstance(high, Decimal):
            return f"{write_range(value, high)} times"
        whole = int(value) if value == int(value) else 0
        return {2: "double", 3: "triple"}.get(whole) or f"{write_number(value, spelled=True)} times"
    upper = high if isinstance(high, Decimal) else None
    if figure.kind == "money":
        return _write_money(value, upper, figure.unit or "")
    number = write_range(value, upper, spelled=not any(char.isdigit() for char in figure.text))
    if figure.kind == "percent":
        return f"{write_range(value, upper)}{_percent(figure)}"
    if figure.unit in HALVES and value == Decimal("0.5") and upper is None:
        return f"half {HALVES[figure.unit]}"
    if figure.unit is None and upper is None and _YEAR_LIKE.fullmatch(figure.text):
        return figure.text  # Euro 2016
    if figure.unit == "a" and "tuổi" in figure.text.lower():
        return f"{english_unit(number, 'a', single=value == 1 and upper is None)} old"
    if figure.unit:
        return english_unit(number, figure.unit, single=value == 1 and upper is None)
    return number


def _percent(figure: Figure) -> str:
    """The sign, or percentage points where the text says so."""
    if not _POINTS.search(figure.text):
        return "%"
    return " percentage point" if figure.value == 1 and figure.high is None else " percentage points"


def _write_stated(text: str) -> str | None:
    """A share as its digits state it where these are no fraction in words: 30 of 63 is not 10 of 21."""
    stated = _STATED.search(text)
    if stated is None:
        return None
    top, bottom = int(stated[1]), int(stated[2])
    return None if top < bottom < 20 and gcd(top, bottom) == 1 else f"{top}/{bottom}"


def write_number(value: Decimal, *, spelled: bool = False) -> str:
    """A number: 354,422; 3.2 billion; words for whole numbers up to ten and round tens where `spelled`."""
    if spelled and 0 < value <= 10 and value == int(value):
        return SMALL[int(value)]
    sign, value = ("-", -value) if value < 0 else ("", value)
    for scale, name in SCALES:
        quotient = value / scale
        if quotient == round(quotient, 2) and (
            1 <= quotient < 1000 or (quotient >= 1 and name == "trillion")
        ):
            return f"{sign}{_group(quotient)} {name}"
    return sign + _group(value)


def _group(value: Decimal) -> str:
    """Digits in groups of three, without zeros at the end of the decimal places."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_range(low: Decimal, high: Decimal | None, *, spelled: bool = False) -> str:
    """A number or a range: 5–7 million, 500,000 to 1.2 million."""
    if high is None:
        return write_number(low, spelled=spelled)
    first, last = write_number(low), write_number(high)
    (head, _, scale), (mantissa, _, other) = first.partition(" "), last.partition(" ")
    if scale == other and low >= 0:
        return f"{head}–{last}"
    if not scale and low < Decimal(mantissa.replace(",", "")):  # 3 to 5 million are both millions
        return f"{first}–{_group(high)}" if low >= 0 else f"{first} to {_group(high)}"
    return f"{first} to {last}"


def _write_money(value: Decimal, high: Decimal | None, unit: str) -> str:
    number = write_range(value, high)
    if high is None and re.fullmatch(r"-?[0-9]+\.[0-9]", number):
        number += "0"  # $0.30
    if unit in BEHIND:
        return f"{number} {BEHIND[unit]}"
    if value < 0:
        return f"-{_with_sign(number[1:], unit)}"
    return _with_sign(number, unit)


def _with_sign(number: str, unit: str) -> str:
    return f"{SIGNS[unit]}{number}" if unit in SIGNS else f"{unit} {number}"


def _write_magnitude(value: Decimal, unit: str | None) -> str:
    """dozens, hundreds of thousands, tens of billions of dong."""
    exponent = len(f"{value:f}".partition(".")[0]) - 1
    large, small = divmod(exponent, 3)
    names = [("", "tens", "hundreds")[small]] if small else []
    names += {0: [], 1: ["thousands"], 2: ["millions"], 3: ["billions"], 4: ["trillions"]}.get(large) or (
        ["thousands"] * (large - 4) + ["trillions"] if large else []
    )
    text = " of ".join(names) if names != ["tens"] else "dozens"
    if unit is None:
        return text or "several"
    name = english_name(unit) or english_unit("", unit, single=False).strip()
    return f"{text} of {name}"


def write_ordinal(value: int) -> str:
    """first … ninth, 10th, 21st."""
    if value in ORDINAL_WORDS and value < 10:
        return ORDINAL_WORDS[value]
    return ordinal_digits(value)


def write_fraction(value: Decimal | str) -> str:
    """half, a quarter, two-thirds, 17/40."""
    if isinstance(value, Decimal):
        top, bottom = value.as_integer_ratio()
    else:
        top, bottom = (int(part) for part in value.split("/"))
    if (top, bottom) == (1, 2):
        return "half"
    if bottom == 4 and top in (1, 3):
        return "a quarter" if top == 1 else "three-quarters"
    if 0 < top < 20 and 2 < bottom < 20:
        return f"{SMALL[top]}-{ORDINAL_WORDS[bottom]}{'s' if top > 1 else ''}"
    return f"{top}/{bottom}"
