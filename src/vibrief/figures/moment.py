"""A date, time or period that a grammar has read."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Moment(NamedTuple):
    """Its kind, value, upper end (ISO 8601 as `vibrief.figures.calendar` writes it) and the character behind it."""

    kind: Literal["date", "time", "period"]
    value: str
    high: str | None
    stop: int
