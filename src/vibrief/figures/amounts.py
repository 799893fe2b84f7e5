"""What two amounts say of each other: value, unit, separators, conversion and rounding."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from math import log10

from vibrief.figures.conversions import agrees, is_fair_rounding
from vibrief.figures.judgement import CHANGED, SAME, SAME_OTHERWISE, Judgement
from vibrief.figures.model import Figure
from vibrief.figures.parts import Part

# Dozens, scores and tens are one rough magnitude in either language (hàng chục, a dozen or so).
_ABOUT_TEN = frozenset({Decimal(10), Decimal(12), Decimal(20)})
# Symbols that the words for them do not tell apart: độ and °C, pounds of weight and of money.
_CONFUSED = (frozenset({"deg", "Cel"}), frozenset({"deg", "degF"}), frozenset({"lb", "GBP"}))
_TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_POINTS = re.compile(r"(?i)points?\b|\bpp\b")
_COIN = re.compile(r"\b(?:xu|cent|cents)$")  # of whatever currency
_CUT_PERCENT = re.compile(r"(?:%|per ?cent) ?(?:-|–|to|and) ?[0-9.,]+$")  # 10% to 70
_OPEN = "a decimal comma, or thousands: look at the source"
_SCALE = re.compile(r"triệu|tỷ|tỉ|nghìn|ngàn|trăm")
# In English: 3,2; 1,2345; 1.234.567; 20.600
_VIETNAMESE_SEPARATORS = re.compile(
    r"[0-9],[0-9]{1,2}(?![0-9])|(?<![0-9.,])0,[0-9]{3}|[0-9],[0-9]{4}|[0-9]\.[0-9]{3}\.[0-9]{3}"
    r"|(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{2}0(?![0-9])"
)


def judge_amounts(source: Part, target: Part, figures: tuple[Figure, Figure]) -> Judgement:
    """The verdict on two numbers with their units, which belong to the two `figures`."""
    value, other = source.value, target.value
    assert isinstance(value, Decimal)
    assert isinstance(other, Decimal)
    if source.unit == target.unit == "%" and _CUT_PERCENT.search(figures[1].text):
        return Judgement("unit_changed", "error", 4.0, "the percentage is lost")
    judgement = _agreement(source, target, figures, value, other)
    if judgement is None:
        cost = CHANGED + _unlikeness(value, other) + (0.0 if source.unit == target.unit else 2.0)
        return Judgement("value_changed", "error", cost)
    if judgement.severity == "error":
        return judgement
    if _VIETNAMESE_SEPARATORS.search(figures[1].text):
        return _misread(other, judgement.cost + 1.0)
    if source.alternative is None or other not in (value, source.alternative):
        return judgement
    return _judge_comma(source, other, figures[0].text, judgement)


def _judge_comma(source: Part, other: Decimal, text: str, judgement: Judgement) -> Judgement:
    """The verdict on three places behind a comma, which Vietnamese reads as decimals and its newspapers also write for
    thousands; `other` is one of the two.

    Of 46 such numbers before scale words and units in Viet Nam news 44 are decimals. Percentages always are, before
    scale words they nearly always are (1,407 triệu), before a unit either is possible (17,316 m3, 8,848 m); what
    counts without one is thousands (118,372 người).
    """
    decimals = other == source.value
    decimals_only = source.kind == "percent" or _SCALE.search(text) is not None
    thousands_only = not decimals_only and source.unit is None
    if (thousands_only and decimals) or (decimals_only and not decimals):
        return _misread(other, judgement.cost + 1.0)
    if thousands_only or source.kind == "percent":
        return judgement
    verdict = judgement.verdict if decimals else "value_changed"
    return replace(judgement, verdict=verdict, severity="notice", note=_OPEN)


def _misread(other: Decimal, cost: float) -> Judgement:
    return Judgement("value_changed", "error", cost, f"separators: English readers read {other:,f}")


def _agreement(
    source: Part, target: Part, figures: tuple[Figure, Figure], value: Decimal, other: Decimal
) -> Judgement | None:
    """The verdict on amounts that agree in value by one way or another; None where they do not."""
    figure, another = figures
    if other == value and source.unit == target.unit == "%" and _points_lost(figure, another):
        return Judgement("unit_changed", "error", 4.0, "percent and percentage points")
    if other in (value, source.alternative):
        judgement = judge_units(source, target)
        coins = is_currency(source.unit) and _COIN.search(figure.text)
        return SAME_OTHERWISE if judgement.severity == "error" and coins else judgement
    if target.alternative is not None and target.alternative in (value, source.alternative):
        return _misread(other, 8.0)
    if "magnitude" in (source.kind, target.kind) and {value, other} <= _ABOUT_TEN:
        return SAME_OTHERWISE if source.unit == target.unit else judge_units(source, target)
    if other * 10 == value * 12 and "dozen" in another.text.lower() and "chục" in figure.text.lower():
        return Judgement("rounded", "notice", 3.0, "chục is ten, a dozen twelve")
    if {source.kind, target.kind} == {"percent", "fraction"} and _is_share(source, target):
        return Judgement("converted", "ok", 2.0, "a share as a percentage")
    units = (source.unit, target.unit)
    if None not in units and "%" not in units and source.unit != target.unit:
        assert source.unit is not None
        assert target.unit is not None
        if agrees(value, source.unit, other, target.unit):
            return Judgement("converted", "ok", 2.0, f"{source.unit} as {target.unit}")
    if (
        source.unit == target.unit
        and figure.hedge == "none"
        and is_fair_rounding(value, other, another.hedge)
    ):
        return Judgement("rounded", "notice", 3.0, f"rounded from {figure.text}")
    return None


def _points_lost(figure: Figure, another: Figure) -> bool:
    """Whether one side states percentage points and the other percent."""
    return ("điểm" in figure.text.lower()) != (_POINTS.search(another.text) is not None)


def judge_units(source: Part, target: Part) -> Judgement:
    """The verdict on equal numbers by their units."""
    unit, other = source.unit, target.unit
    soft = source.soft or target.soft or source.value == 1
    if (
        unit == other
        and not soft
        and None not in (source.named, target.named)
        and source.named != target.named
    ):
        return Judgement("unit_changed", "error", 5.0, f"{source.named} became {target.named}")
    if unit == other:
        return SAME if source.kind == target.kind else replace(SAME_OTHERWISE, cost=0.5)
    if source.value == 0 and None in (unit, other):
        return SAME_OTHERWISE  # zero, of whatever
    if "%" in (unit, other):
        note = "the percentage is lost" if unit == "%" else "is no percentage in the source"
        return Judgement("unit_changed", "error", 4.0, note)
    if unit is None or other is None:
        stated = unit or other
        if is_currency(stated):
            note = "the currency is not stated" if unit else f"the source does not say {stated}"
            return Judgement("unit_changed", "notice", 2.0, note)
        named = source.named or target.named
        if named and not soft and stated in _TIMES and named != stated:
            return Judgement(
                "unit_changed", "error", 5.0, f"{source.named or unit} became {target.named or other}"
            )
        if unit is None and source.kind == "cardinal" and not source.soft:
            return Judgement("unit_changed", "notice", 2.0, f"the source does not say {other}")
        return SAME_OTHERWISE
    if source.kind == target.kind == "magnitude" and agrees(Decimal(1), unit, Decimal(1), other, loose=True):
        return Judgement("unit_changed", "notice", 3.0, f"{unit} became {other}")
    if {unit, other} in _CONFUSED:
        return SAME_OTHERWISE
    return Judgement("unit_changed", "error", 5.0, f"{unit} became {other}")


def is_currency(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


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
