"""Figures of two numbers that a translation states one by one: 37/63 and 37 of the 63, 20% and one in five."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from vibrief.figures.model import Figure
from vibrief.figures.parts import Part
from vibrief.figures.verdicts import digits_of

LARGEST_SHARE = 20
"""The largest number of which a share is said to be so many: one in twenty."""
_LENGTH = re.compile(r"(?:\bgiờ\b|\dh\d).*\bphút$")


def two_numbers(figure: Figure) -> list[tuple[str, str | None]] | None:
    """The two numbers, with their units, that a figure is made of: 37/63; those of a share, for 20% is one in five."""
    if (
        figure.kind in ("fraction", "date", "score", "identifier")
        and len(digits := digits_of(figure.text)) == 2
    ):
        return [(number, None) for number in digits]
    if figure.kind == "time" and figure.high is None and _LENGTH.search(figure.text.lower()):
        hour, minute = str(figure.value).split(":")[:2]  # 5 giờ 53 phút: five hours 53 minutes
        return [(str(int(hour)), "h"), (str(int(minute)), "min")] if int(minute) else None
    if figure.high is None and figure.kind in ("fraction", "percent"):
        share = Fraction(figure.value) / (100 if figure.kind == "percent" else 1)
        if 0 < share < 1 and share.denominator <= LARGEST_SHARE:
            return [(str(share.numerator), None), (str(share.denominator), None)]
    return None


def states(part: Part, number: tuple[str, str | None]) -> bool:
    """Whether a part states one of these numbers."""
    digits, unit = number
    return part.tag == "number" and part.unit in (None, unit or "deg") and part.value == Decimal(digits)
