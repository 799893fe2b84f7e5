"""Slots: figures and names replaced by tokens the model copies, and filled afterwards with their English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vibrief.figures.model import Figure
from vibrief.repair.candidate import rendering
from vibrief.terms.model import Mention

SLOT = re.compile(r"⟦([A-Z])(\d)⟧")
# Letters of the slots by kind of figure or mention, the more telling first.
LETTERS: dict[str, str] = {
    "percent": "PN", "money": "MN", "date": "DN", "period": "DN", "time": "DN", "identifier": "AN",
    "person": "A", "foreign": "A", "place": "A", "organisation": "A", "acronym": "A", "term": "T",
}  # fmt: skip
MOST = 8
# What a model writes around a slot though the filling has it already.
DOUBLED = (
    (re.compile(r"(%|percent|per cent)[\s]*(?:%|per ?cent(?:age)?\b)"), r"\1"),
    (re.compile(r"[$€£]\s*(?=[$€£]|VND|US\$)"), ""),
    (re.compile(r"(?<=dong)\s+(?:VND|dong)\b"), ""),
    (re.compile(r"(\$[\d.,]+(?: [mb]illion| trillion)?)\s+(?:US )?(?:dollars|USD)\b"), r"\1"),
    (re.compile(r"\b(about|nearly|over|more than|at least|up to|less than|around|some|almost) (?=(?:about|nearly|more "
                r"than|at least|up to|less than|no more than|around|almost) )", re.IGNORECASE), ""),
    (re.compile(r"\b(in|on) (?=(?:in|on|from|at|between) )"), ""),
    (re.compile(r"\b[Aa]n? (?=\d[\d,.]* )"), ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Masked:
    """A source with slots, and what each slot stands for."""

    text: str
    fillings: dict[str, str]


def mask(source: str, figures: Iterable[Figure | Mention], slots: frozenset[str]) -> Masked | None:
    """`source` with `figures` (of it) replaced by slots the model knows; None where none can be replaced."""
    pieces: list[str] = []
    fillings: dict[str, str] = {}
    place = 0
    for figure in sorted(figures, key=lambda figure: figure.start):
        if figure.start < place:
            continue
        slot = free_slot(figure, fillings, slots)
        if slot is None:
            continue
        pieces += [source[place : figure.start], slot]
        place = figure.end
        fillings[slot] = rendering(figure)
    if not fillings:
        return None
    return Masked("".join([*pieces, source[place:]]), fillings)


def free_slot(figure: Figure | Mention, taken: dict[str, str], slots: frozenset[str]) -> str | None:
    """The next slot for `figure`. Numbers run through all kinds, as no number is used twice in a sentence."""
    number = len(taken)
    if number >= MOST:
        return None
    for letter in LETTERS.get(figure.kind, "N"):
        if (slot := f"⟦{letter}{number}⟧") in slots:
            return slot
    return None


def fill(english: str, masked: Masked) -> str | None:
    """`english` with its slots filled; None where a slot is lost, invented or used twice."""
    found = [match[0] for match in SLOT.finditer(english)]
    if sorted(found) != sorted(masked.fillings):
        return None
    text = re.sub(
        r"\s*(⟦[A-Z]\d⟧)(?=(\w)?)", lambda match: " " + match[1] + (" " if match[2] else ""), english
    )
    text = SLOT.sub(lambda match: masked.fillings[match[0]], text)
    text = re.sub(r"([(“\"]) ", r"\1", text).strip()
    for pattern, right in DOUBLED:
        text = pattern.sub(right, text)
    return text[:1].upper() + text[1:] if english[:1] == "⟦" else text


def fillable(englishes: Sequence[str], masked: Masked) -> list[str]:
    """Those of `englishes` whose slots can all be filled, filled."""
    return [text for english in englishes if (text := fill(english, masked)) is not None]
