"""What two parts of figures say of each other: the same, converted, rounded, or not.

Each judgement carries a cost, so that the alignment pairs what agrees best.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from vibrief.figures.conversions import agrees, is_fair_rounding
from vibrief.figures.model import Figure, Severity, Verdict
from vibrief.figures.parts import Part

_VIETNAMESE_SEPARATORS = re.compile(
    r"[0-9],[0-9]{1,2}(?![0-9])|[0-9],[0-9]{4}|[0-9]\.[0-9]{3}\.[0-9]{3}|(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{2}0(?![0-9])"
)
_NO_SCALE = re.compile(r"(?:(?!triệu|tỷ|tỉ|nghìn|ngàn|trăm).)*")
_COIN = re.compile(r"\b(?:xu|cent|cents)$")  # of whatever currency
MINUTES_PER_HALF_DAY = 720
DISEASE = re.compile(r"covid|sars|mers|n?cov|hcov", re.IGNORECASE)
"""Diseases and their viruses: named with a number, and one for the other."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a pair of parts, and what pairing them costs: below `CHANGED` they agree in value."""

    verdict: Verdict
    severity: Severity
    cost: float
    note: str = ""


CHANGED = 30.0
SAME = Judgement("same", "ok", 0.0)
OTHERWISE = Judgement("same", "ok", 1.0, "in another reading")
_SAME_OTHERWISE = Judgement("same", "ok", 1.0)
# Dozens, scores and tens are one rough magnitude in either language (hàng chục, a dozen or so).
_ABOUT_TEN = frozenset({Decimal(10), Decimal(12), Decimal(20)})
# Symbols that the words for them do not tell apart: độ and °C, pounds of weight and of money.
_CONFUSED = (frozenset({"deg", "Cel"}), frozenset({"deg", "degF"}), frozenset({"lb", "GBP"}))


def judge(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    """The verdict on a pair of parts of the two `figures`; None where the parts have nothing to do with each
    other."""
    if source.tag == target.tag:
        return _JUDGES[source.tag](source, target, figures)
    return _across(source, target, figures)


def _numbers(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    value, other = source.value, target.value
    assert isinstance(value, Decimal)
    assert isinstance(other, Decimal)
    if value == other:
        judgement = _units(source, target)
        if judgement.severity == "error" and is_currency(source.unit) and _COIN.search(figures[0].text):
            return _SAME_OTHERWISE
        wrong = _separators(source, target, figures) if judgement.severity != "error" else None
        return wrong or judgement
    if source.alternative == other:
        return _units(source, target)
    if target.alternative is not None and target.alternative in (value, source.alternative):
        return Judgement("value_changed", "error", 8.0, f"separators: English readers read {target.value:,f}")
    if "magnitude" in (source.kind, target.kind) and _same_magnitude(value, other):
        return _SAME_OTHERWISE if source.unit == target.unit else _units(source, target)
    if other * 10 == value * 12 and "dozen" in figures[1].text.lower() and "chục" in figures[0].text.lower():
        return Judgement("rounded", "notice", 3.0, "chục is ten, a dozen twelve")
    if {source.kind, target.kind} == {"percent", "fraction"} and _is_share(source, target):
        return Judgement("converted", "ok", 2.0, "a share as a percentage")
    if source.unit and target.unit and source.unit != target.unit and "%" not in (source.unit, target.unit):
        if agrees(value, source.unit, other, target.unit):
            return Judgement("converted", "ok", 2.0, f"{source.unit} as {target.unit}")
    hedge = figures[1].hedge
    if source.unit == target.unit and figures[0].hedge == "none" and is_fair_rounding(value, other, hedge):
        return Judgement("rounded", "notice", 3.0, f"rounded from {figures[0].text}")
    cost = CHANGED + _unlikeness(value, other) + (0.0 if source.unit == target.unit else 2.0)
    return Judgement("value_changed", "error", cost)


def _units(source: Part, target: Part) -> Judgement:
    """The verdict on equal numbers by their units."""
    unit, other = source.unit, target.unit
    if unit == other:
        return SAME if source.kind == target.kind else Judgement("same", "ok", 0.5)
    if source.value == 0 and None in (unit, other):
        return _SAME_OTHERWISE  # zero, of whatever
    if "%" in (unit, other):
        if "fraction" in (source.kind, target.kind):
            return Judgement("value_changed", "error", CHANGED)
        note = "the percentage is lost" if unit == "%" else "is no percentage in the source"
        return Judgement("unit_changed", "error", 4.0, note)
    if unit is None or other is None:
        stated = unit or other
        if is_currency(stated):
            note = "the currency is not stated" if unit else f"the source does not say {stated}"
            return Judgement("unit_changed", "notice", 2.0, note)
        return _SAME_OTHERWISE
    if {unit, other} in _CONFUSED:
        return _SAME_OTHERWISE
    return Judgement("unit_changed", "error", 5.0, f"{unit} became {other}")


def _separators(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    """An error where equal numbers are written in English with the separators of Vietnamese."""
    text, value = figures[1].text, source.value
    assert isinstance(value, Decimal)
    if _VIETNAMESE_SEPARATORS.search(text):
        return Judgement(
            "value_changed", "error", 1.0, "separators: a Vietnamese comma or full stop in English"
        )
    if source.alternative is None or target.alternative is None:
        return None
    if (
        source.kind != "percent"
        and _NO_SCALE.fullmatch(figures[0].text)
        and (source.kind != "measure" or value >= 10)
    ):
        # 118,372 people in the source are thousands, and 118.372 in English are not.
        return Judgement("value_changed", "error", 8.0, f"separators: English readers read {target.value:,f}")
    return None


def is_currency(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def _same_magnitude(value: Decimal, other: Decimal) -> bool:
    return value == other or {value, other} <= _ABOUT_TEN


def _is_share(source: Part, target: Part) -> bool:
    share, percent = (source, target) if source.kind == "fraction" else (target, source)
    assert isinstance(share.value, Decimal)
    assert isinstance(percent.value, Decimal)
    return abs(share.value * 100 - percent.value) < Decimal("0.5")


def _unlikeness(value: Decimal, other: Decimal) -> float:
    """0 for numbers that differ as by a slip of the pen, up to 4 for numbers that have nothing in common."""
    digits, others = _significant(value), _significant(other)
    if digits == others or sorted(digits) == sorted(others):
        return 0.5
    if len(digits) == len(others) and sum(a != b for a, b in zip(digits, others, strict=True)) == 1:
        return 1.0
    if value <= 0 or other <= 0:
        return 4.0
    return 2.0 + min(2.0, abs(log10(value / other)))


def _significant(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).rstrip("0")


def _clock(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    value, other = source.value, target.value
    assert isinstance(value, Decimal)
    assert isinstance(other, Decimal)
    if value == other:
        return SAME
    if abs(value - other) == MINUTES_PER_HALF_DAY:
        halves = [HALF_OF_DAY.search(figure.text) for figure in figures]
        if not all(halves):
            return _SAME_OTHERWISE
        return Judgement("value_changed", "error", CHANGED, "the other half of the day")
    return Judgement("value_changed", "error", CHANGED + 2)


HALF_OF_DAY = re.compile(
    r"\b(?:[ap]\.?\s?m\b|morning|noon|afternoon|evening|night|sáng|trưa|chiều|tối|đêm|khuya)|\b(?:1[3-9]|2[0-4])(?:[:h.]| giờ)",
    re.IGNORECASE,
)


def _codes(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement | None:
    code, other = normalise_code(str(source.value)), normalise_code(str(target.value))
    if code == other:
        return SAME
    if digits_of(code) == digits_of(other):
        return _SAME_OTHERWISE
    names = [_leading_letters(code), _leading_letters(other)]
    if names[0] != names[1] and all(DISEASE.match(name) for name in names):
        return Judgement("same", "notice", CHANGED - 1, "another name with a number")
    return Judgement("value_changed", "error", CHANGED + 3)


def _leading_letters(code: str) -> str:
    return re.split(r"\d", code, maxsplit=1)[0]


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
    "number": _numbers,
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
_COUNTED = frozenset({"year", "month", "day", "century", "quarter"})


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
            return _SAME_OTHERWISE if number.value == months else None
        if other.tag in _COUNTED and number.unit in (None, "a", "d"):
            if number.value == other.value:
                return _SAME_OTHERWISE
            # A year in which a digit was lost or added is read as a number.
            return Judgement("value_changed", "error", CHANGED + 4) if other.tag == "year" else None
        if other.tag == "clock" and number.unit in (None, "h"):
            assert isinstance(other.value, Decimal)
            apart = abs(number.value * 60 - other.value)
            return _SAME_OTHERWISE if number.value <= 24 and apart in (0, MINUTES_PER_HALF_DAY) else None
        if other.tag == "decade" and number.unit in (None, "a", "deg", "degF", "Cel"):
            # temperatures in the 90s
            return _SAME_OTHERWISE if f"{number.value:f}"[:-1] == str(other.value)[-1:] else None
        if other.tag == "code":
            same = digits_of(str(other.value)) == (f"{number.value:f}",)
            return _SAME_OTHERWISE if same and number.unit is None else None
        if (other.tag, number.unit) in _LAPS:
            return _SAME_OTHERWISE if number.value == other.value else None
    if {"year", "decade"} == set(by_tag):
        digits = str(by_tag["year"].value)
        return _SAME_OTHERWISE if digits == f"{by_tag['decade'].value}0" else None
    return None
