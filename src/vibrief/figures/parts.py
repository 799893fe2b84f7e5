"""The parts of a figure that are compared: the ends of a range; the year, month and day of a date.

A translation may break a date up, state a range as two figures, or leave out a month that it has just named; so
parts are aligned, not figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vibrief.figures.model import Figure, FigureKind, Language
from vibrief.figures.separators import other_reading, read_digits

Tag = Literal[
    "number", "year", "month", "day", "weekday", "quarter", "half", "decade", "century", "clock", "hours", "minutes",
    "seconds", "code"
]  # fmt: skip

_DATE = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?")
_WEEKDAY = re.compile(r"[0-9X]{4}-W[0-9X]{2}-(?P<weekday>[1-7])")
_FRACTION_OF_YEAR = re.compile(r"(?P<year>-?[0-9X]{4})-(?P<tag>[QH])(?P<number>[1-4])")
_SOFT_VALUES = frozenset({Decimal(1), Decimal(2)})
_SOFT_UNITS = frozenset({None, "a", "mo", "wk", "d", "h"})
_DIMENSIONS = re.compile(r"[0-9]{1,6}(?:X[0-9]{1,6})+")
_PAIR_OF_CODES = re.compile(r"[0-9]+[A-Z]/[0-9]+[A-Z]")
_SCORED = re.compile(r"\s+(?:points?|seconds?)\b")  # gymnasts and sprinters get three decimals
_FRACTION = re.compile(r"(-?[0-9]+)/([1-9][0-9]*)")
_SEPARATED = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_TIMES = {
    "giây": "s", "phút": "min", "giờ": "h", "ngày": "d", "tuần": "wk", "tháng": "mo", "năm": "a",
    "second": "s", "minute": "min", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a",
}  # fmt: skip
_TIME_BEFORE = re.compile(r"(?i)\b(giây|phút|giờ|ngày|tuần|tháng|năm) (?:thứ )?$")
_TIME_BEHIND = re.compile(
    r"(?i)[ -](?:(?:consecutive|straight|successive|full)[ -])?(minute|hour|day|week|month|year)s?\b"
)
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Part:
    """One value inside a figure.

    `unit` is the figure's, "%" for percentages; `kind` its kind; `figure` its index in the list compared;
    `place` the middle of the figure as a share of the text's length; `alternative` the value by the other
    language's separators where these could be meant: 20,600 in Vietnamese, 20.600 in English; `soft` whether
    it raises no error alone; `named` the unit of time that the words beside a number without unit name: phút thứ
    15, the seventh straight year.
    """

    tag: Tag
    value: Decimal | str
    unit: str | None
    kind: FigureKind
    figure: int
    place: float
    alternative: Decimal | None = None
    soft: bool = False
    named: str | None = None

    @property
    def key(self) -> tuple[Tag, Decimal | str, str | None]:
        """What makes two parts the same without a second look."""
        return self.tag, self.value, self.unit


def parts_of(figures: Sequence[Figure], language: Language, text: str) -> list[Part]:
    """The parts of all figures of a text in `language`, in order."""
    parts: list[Part] = []
    for index, figure in enumerate(figures):
        place = (figure.start + figure.end) / 2 / max(len(text), 1)
        unit = "%" if figure.kind == "percent" else figure.unit
        ratios = _separator_ratios(figure, language, text)
        named = _named_unit(figure, language, text)
        for tag, value in read_values(figure):
            alternative = None
            if ratios and isinstance(value, Decimal):
                alternative = value * (ratios[-1] if value == figure.high else ratios[0])
            parts.append(
                Part(tag, value, unit, figure.kind, index, place, alternative, is_soft(figure), named)
            )
    return parts


def _named_unit(figure: Figure, language: Language, text: str) -> str | None:
    """The unit of time that stands beside a number without one, where it can be told."""
    if figure.unit is not None or figure.high is not None or figure.kind not in ("cardinal", "ordinal"):
        return None
    if language == "vi":
        match = _TIME_BEFORE.search(text[max(0, figure.start - 12) : figure.start])
    else:
        match = _TIME_BEHIND.match(text, figure.end)
    return _TIMES[match[1].lower()] if match is not None else None


def is_soft(figure: Figure) -> bool:
    """một/one/a, hai/both, the first: words that come and go in translation and raise no error alone."""
    return (
        figure.kind in ("cardinal", "ordinal", "measure")
        and figure.value in _SOFT_VALUES
        and figure.unit in _SOFT_UNITS
        and figure.high is None
        and not any(char.isdigit() for char in figure.text)
    )


def _separator_ratios(figure: Figure, language: Language, context: str) -> list[Decimal]:
    """By how much each number in digits changes under the other language's rule; empty where none does.

    Vietnamese newspapers do write 20,600 for thousands, but never 20.600 for a decimal; English ones never write
    20,600 for a decimal, and 20.600 for thousands is the slip that a checker must find.
    """
    text = figure.text
    if language == "en" and _SCORED.match(context, figure.end):
        return []
    if not isinstance(figure.value, Decimal) or ("," if language == "vi" else ".") not in text:
        return []
    ratios = []
    for word in _SEPARATED.findall(text):
        value, other = read_digits(word, language), other_reading(word, language)
        ratios.append(other / value if value and other and other > value else Decimal(1))
    return ratios if any(ratio != 1 for ratio in ratios) else []


def read_values(figure: Figure) -> list[tuple[Tag, Decimal | str]]:
    """The tagged values of a figure; what both ends of a range share is listed once."""
    values = _values(figure.value, figure.kind)
    if figure.high is not None:
        values += [value for value in _values(figure.high, figure.kind) if value not in values]
    return values


def _values(value: Decimal | str, kind: FigureKind) -> list[tuple[Tag, Decimal | str]]:
    if isinstance(value, Decimal):
        return [("number", value)]
    if match := _FRACTION.fullmatch(value):
        return [("number", Decimal(match[1]) / Decimal(match[2]))]
    if kind == "identifier" and _DIMENSIONS.fullmatch(value):
        return [("number", Decimal(side)) for side in value.split("X")]
    if kind == "identifier" and _PAIR_OF_CODES.fullmatch(value):
        return [("code", code) for code in value.split("/")]
    if kind in ("identifier", "score"):
        return [("code", value)]
    if match := _CLOCK.fullmatch(value):
        hour, minute = Decimal(match["hour"]), Decimal(match["minute"])
        if match["second"]:
            return [("hours", hour), ("minutes", minute), ("seconds", Decimal(match["second"]))]
        return [("clock", hour * 60 + minute)]
    if match := _WEEKDAY.fullmatch(value):
        return [("weekday", Decimal(match["weekday"]))]
    if match := _FRACTION_OF_YEAR.fullmatch(value):
        tag: Tag = "quarter" if match["tag"] == "Q" else "half"
        return [*_year(match["year"]), (tag, Decimal(match["number"]))]
    if match := _DATE.fullmatch(value):
        values = _year(match["year"])
        for tag in ("month", "day"):
            if match[tag] and match[tag].isdecimal():
                values.append((tag, Decimal(match[tag])))
        return values
    return [("code", value)]


def _year(text: str) -> list[tuple[Tag, Decimal | str]]:
    """Year, decade or century; nothing where it is unknown."""
    digits = text.lstrip("-")
    if digits == "XXXX":
        return []
    if digits.isdecimal():
        return [("year", Decimal(text))]
    if digits.endswith("XX"):
        number = Decimal(digits[:2]) + 1 if digits[:2].isdecimal() else Decimal(0)
        return [("century", -number if text.startswith("-") else number)]
    return [("decade", digits[:3])]
