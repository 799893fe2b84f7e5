"""Numbers in digits: what points and commas mean in each language.

Vietnamese writes 11.460 and 3,2, English 11,460 and 3.2, and Vietnamese newspapers use the English style now and
then. A string that has only one sensible reading (1.234.567, 1,234.5, 0,75) is read alike in both languages; one
that could be either is read by the language's own rule, and `other_reading` gives the second.
"""

from __future__ import annotations

import re
from decimal import Decimal

from vibrief.figures.model import Language

LONGEST = 28
"""Digits beyond which a number is a code, not a quantity; what Decimal keeps exactly."""

_GROUPED = {sep: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sep)}[0-9]{{3}})+") for sep in ".,"}
_ZEROS = {sep: re.compile(rf"[1-9][0-9]{{0,2}}{re.escape(sep)}[0-9]{{2}}0") for sep in ".,"}
_MARKS = {"vi": (".", ","), "en": (",", ".")}  # grouping mark, decimal mark


def read_digits(word: str, language: Language) -> Decimal | None:
    """The value of a number in digits, or None where it is no number (1.2.3, 01.02.2020) or too long.

    Three places that end in a zero (20,000 in Vietnamese, 11.460 in English) are thousands: nobody writes them as
    decimals.

    >>> read_digits("1.234,5", "vi"), read_digits("3.2", "vi"), read_digits("1.234", "en"), read_digits("1.230", "en")
    (Decimal('1234.5'), Decimal('3.2'), Decimal('1.234'), Decimal('1230'))
    """
    if len(word) > LONGEST:
        return None
    if word.isdigit():
        return Decimal(word)
    grouping, decimal = _marks(word, language)
    value = _read(word, grouping, decimal)
    return _read(word, decimal, grouping) if value is None else value


def _marks(word: str, language: Language) -> tuple[str, str]:
    """The grouping and the decimal mark that the language, or the string's own zeros, suggest first."""
    grouping, decimal = _MARKS[language]
    if _ZEROS[decimal].fullmatch(word):
        return decimal, grouping
    return grouping, decimal


def other_reading(word: str, language: Language) -> Decimal | None:
    """The value of an ambiguous string such as 1.234 by the other language's rule; None where there is none.

    >>> other_reading("11.460", "vi"), other_reading("3,2", "vi"), other_reading("0.125", "en")
    (Decimal('11.460'), None, None)
    """
    if len(word) > LONGEST or word.isdigit():
        return None
    grouping, decimal = _marks(word, language)
    first, second = _read(word, grouping, decimal), _read(word, decimal, grouping)
    return second if first is not None and second is not None and first != second else None


def _read(word: str, grouping: str, decimal: str) -> Decimal | None:
    """The value with the marks given, or None where the string breaks their rules."""
    whole, point, fraction = word.partition(decimal)
    if point and not fraction.isdigit():
        return None
    if not whole.isdigit():
        # 0.123.456 is no grouped number; 0.500 neither
        if not _GROUPED[grouping].fullmatch(whole) or whole[0] == "0":
            return None
        whole = whole.replace(grouping, "")
    return Decimal(f"{whole}.{fraction}" if point else whole)
