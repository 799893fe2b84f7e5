"""The figure and the finding: what is read in a text, and what a check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

FigureKind = Literal[
    "cardinal", "ordinal", "percent", "money", "measure", "date", "time", "period", "fraction", "multiple",
    "magnitude", "identifier", "score",
]  # fmt: skip
Hedge = Literal["none", "about", "over", "under", "at_least", "at_most", "up_to"]
Verdict = Literal[
    "same", "converted", "rounded", "hedge_changed", "unit_changed", "value_changed", "missing", "added"
]
Severity = Literal["ok", "notice", "error"]
Language = Literal["vi", "en"]

FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
HEDGES: tuple[Hedge, ...] = get_args(Hedge)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a text states it.

    `value` is a Decimal for quantities and a string where digits are not a quantity: ISO 8601 for dates and
    times (unknown parts as `XX`: `XXXX-06-15`), the normalised text for identifiers and scores. `high` is the
    upper end of a range. `unit` is an ISO 4217 code for money, a UCUM-like symbol for measures, else None.
    `start` and `end` are character offsets of `text` in the text read.
    """

    kind: FigureKind
    value: Decimal | str
    high: Decimal | str | None
    unit: str | None
    hedge: Hedge
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check says of one figure: of the source (`target` None when missing), or of the target
    (`source` None when added)."""

    verdict: Verdict
    source: Figure | None
    target: Figure | None
    severity: Severity
    note: str = ""
