"""What pairing two parts of figures says, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from vibrief.figures.model import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a pair of parts, and what pairing them costs: below `CHANGED` they agree in value."""

    verdict: Verdict
    severity: Severity
    cost: float
    note: str = ""


CHANGED = 30.0
SAME = Judgement("same", "ok", 0.0)
SAME_OTHERWISE = Judgement("same", "ok", 1.0)
OTHERWISE = Judgement("same", "ok", 1.0, "in another reading")
AS_LENGTH = Judgement("same", "notice", 1.0, "a time of day or a length of time")
