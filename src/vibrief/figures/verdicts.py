"""What two parts of figures say of each other, by their nature: amounts, times, dates, identifiers.

Each judgement carries a cost, so that the alignment pairs what agrees best.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from vibrief.figures.amounts import judge_amounts
from vibrief.figures.judgement import CHANGED, SAME, SAME_OTHERWISE, Judgement
from vibrief.figures.model import Figure
from vibrief.figures.parts import Part

MINUTES_PER_HALF_DAY = 720
MOST_ZEROS = 2
"""Zeros that a number in a name may gain or lose in front."""
DISEASES = frozenset({"covid19", "cov2", "sarscov2", "sarscov", "merscov", "ncov2019", "2019ncov"})
"""A disease and its viruses, named with a number, and one for the other."""
FORMULAS = frozenset({"co2", "h2o", "so2", "no2", "o2", "o3", "ch4"})
"""Substances that have a name as well: carbon dioxide."""


def judge(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    """The verdict on a pair of parts of the two `figures`; None where the parts have nothing to do with each
    other."""
    if source.tag == target.tag:
        return _JUDGES[source.tag](source, target, figures)
    return _across(source, target, figures)


def _clock(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    value, other = source.value, target.value
    assert isinstance(value, Decimal)
    assert isinstance(other, Decimal)
    if value == other:
        return SAME
    if abs(value - other) == 2 * MINUTES_PER_HALF_DAY:
        return SAME_OTHERWISE  # midnight, as the day's beginning and end
    if abs(value - other) == MINUTES_PER_HALF_DAY:
        halves = [HALF_OF_DAY.search(figure.text) for figure in figures]
        if not all(halves):
            return SAME_OTHERWISE
        return Judgement("value_changed", "error", CHANGED, "the other half of the day")
    return Judgement("value_changed", "error", CHANGED + 2)


HALF_OF_DAY = re.compile(
    r"(?<![^\W\d_])(?:[ap]\.?\s?m\b|morning|noon|afternoon|evening|night|sáng|trưa|chiều|tối|đêm|khuya)"
    r"|\b(?:0?0|1[3-9]|2[0-4])(?:[:h.]| giờ)",
    re.IGNORECASE,
)


def _codes(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    code, other = normalise_code(str(source.value)), normalise_code(str(target.value))
    if code == other:
        return SAME if zeros_agree(figures) else Judgement("value_changed", "error", CHANGED + 1)
    if digits_of(code) == digits_of(other):
        return SAME_OTHERWISE
    if code in DISEASES and other in DISEASES:
        return Judgement("same", "notice", CHANGED - 1, "another name with a number")
    return Judgement("value_changed", "error", CHANGED + 3)


def zeros_agree(figures: tuple[Figure, Figure]) -> bool:
    """Whether the zeros in front do not tell two codes apart: 05 and 5 agree, 000006 and 6 do not."""
    first, second = (len(figure.text) - len(figure.text.lstrip("0")) for figure in figures)
    return abs(first - second) <= MOST_ZEROS


def normalise_code(code: str) -> str:
    """An identifier as it is compared: no case, no signs, no leading zeros; under-23 is u23."""
    code = re.sub(r"\bunder(?=\W?\d)", "u", code.lower())
    code = re.sub(r"[^\w]", "", code)
    return re.sub(r"(?<!\d)0+(?=\d)", "", code)


def digits_of(text: str) -> tuple[str, ...]:
    """The runs of digits in a text, without leading zeros."""
    return tuple(run.lstrip("0") or "0" for run in re.findall(r"\d+", text))


def _exact(cost: float) -> Callable[[Part, Part, tuple[Figure, Figure]], Judgement | None]:
    """A judge of values that have no units: equal or changed."""

    def compare(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
        if source.value == target.value:
            return SAME
        return Judgement("value_changed", "error", CHANGED + cost)

    return compare


def _decades(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    """The 90s, without a century, are any nineties."""
    known = [str(part.value).lstrip("X") for part in (source, target)]
    if known[0].endswith(known[1]) or known[1].endswith(known[0]):
        return SAME
    return Judgement("value_changed", "error", CHANGED + 1)


_JUDGES = {
    "number": judge_amounts,
    "clock": _clock,
    "code": _codes,
    "decade": _decades,
    "year": _exact(1.0),
    "month": _exact(1.0),
    "hours": _exact(1.0),
    "minutes": _exact(1.0),
    "seconds": _exact(1.0),
    "day": _exact(2.0),
    "weekday": _exact(1.0),
    "quarter": _exact(1.0),
    "half": _exact(1.0),
    "century": _exact(1.0),
}
# 2:07:57 and two hours, seven minutes and 57 seconds
_LAPS = frozenset({("hours", "h"), ("minutes", "min"), ("seconds", "s")})
# Parts that a number without a unit may stand for: the 15th, 2008, thế kỷ 15.
_COUNTED = frozenset({"year", "day", "century", "quarter"})


def _across(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    """The verdict on parts of different nature, where the two languages may read the same words apart."""
    by_tag = {source.tag: source, target.tag: target}
    if "number" in by_tag:
        number = by_tag["number"]
        other = target if number is source else source
        assert isinstance(number.value, Decimal)
        if (other.tag, number.unit) in (("half", "mo"), ("quarter", "mo")):
            # the first six months, the first half; ba tháng đầu năm, the first quarter
            months = 6 if other.tag == "half" else 3
            return SAME_OTHERWISE if number.value == months else None
        if other.tag in _COUNTED and not number.soft and number.unit in (None, "a", "d"):
            before_christ = (
                number.unit == "a" and isinstance(other.value, Decimal) and number.value == -other.value
            )
            if number.value == other.value or before_christ:  # 1,500 years before Christ
                return SAME_OTHERWISE
            # A year in which a digit was lost or added is read as a number.
            return Judgement("value_changed", "error", CHANGED + 4) if other.tag == "year" else None
        if other.tag == "clock" and number.unit in (None, "h"):
            assert isinstance(other.value, Decimal)
            apart = abs(number.value * 60 - other.value)
            return SAME_OTHERWISE if number.value <= 24 and apart in (0, MINUTES_PER_HALF_DAY) else None
        if other.tag == "decade" and number.unit in (None, "a", "deg", "degF", "Cel"):
            # temperatures in the 90s
            tens, decade = f"{number.value:f}"[:-1], str(other.value)
            return SAME_OTHERWISE if tens and tens == decade[-len(tens) :] else None
        if other.tag == "code":
            # in digits: một is not the 1 of COVID-1
            figure = figures[0] if number is source else figures[1]
            same = digits_of(str(other.value)) == (f"{number.value:f}",) and zeros_agree(figures)
            in_digits = any(char.isdigit() for char in figure.text) or str(other.value).isdecimal()
            return SAME_OTHERWISE if same and in_digits and number.unit is None else None
        if (other.tag, number.unit) in _LAPS:
            return SAME_OTHERWISE if number.value == other.value else None
    if {"year", "code"} == set(by_tag):  # FY2020
        same = digits_of(str(by_tag["code"].value)) == (f"{by_tag['year'].value}",)
        return SAME_OTHERWISE if same else None
    if {"year", "decade"} == set(by_tag):
        digits = str(by_tag["year"].value)
        return SAME_OTHERWISE if digits == f"{by_tag['decade'].value}0" else None
    return None
