"""Slots: figures and names replaced by tokens the model copies, and filled afterwards with their English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from vibrief.figures.model import Figure
from vibrief.figures.write import write_ordinal
from vibrief.repair.candidate import rendering
from vibrief.repair.tidying import ORDINAL
from vibrief.terms.model import Mention
from vibrief.terms.words import word_set

SLOT = re.compile(r"⟦([A-Z])(\d)⟧")
PLURAL = re.compile(r"(⟦[A-Z]\d⟧)s\b")
CROWDED = re.compile(r"\s*(⟦[A-Z]\d⟧(?:[\"”](?=\w))?)(?!s\b)(?=(\w)?)")
AFTER_OPENING = re.compile(r"(?:(?<=\s)|^)([(“\"]) ")
# Letters of the slots by kind of figure or mention. All else goes into N, and so does what a model has no slots for.
LETTERS: dict[str, str] = {
    "percent": "P", "money": "M", "date": "D", "period": "D", "time": "D", "term": "T", "person": "A", "place": "A",
    "organisation": "A", "foreign": "A",
}  # fmt: skip
MOST = 8
# Last words of English terms that stand with an article: the Ministry of Health, the movement of …
DEFINITE = word_set(
    "committee department ministry bureau politburo secretariat front union court procuracy council board commission "
    "government assembly party movement force state army guard agency office administration association command "
    "inspectorate congress navy division"
)
DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|this|that|these|its|their|his|her|our|each|every|of|all|\w+'s?)|[\"“(])\s*$",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"^(?:the )?(.*?)(?: (?:of|for|on|at|against|about|with|among|building|protecting) .*)?$", re.IGNORECASE
)
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
GERUND = re.compile(r"(?!launching|outstanding|opening|closing|working|training|leading)[a-z]+ing \w")


@dataclass(frozen=True, slots=True)
class Masked:
    """A source, its text with slots, and what each slot stands for; `opening`: whether a sentence begins with it."""

    source: str
    text: str
    fillings: dict[str, str]
    opening: bool = True


class Replaced(NamedTuple):
    """A stretch of the source, the kind of figure or mention it is, and its English."""

    start: int
    end: int
    kind: str
    english: str


def mask(source: str, figures: Iterable[Figure | Mention], slots: frozenset[str]) -> Masked | None:
    """`source` with `figures` (of it) replaced by slots the model knows; None where none can be replaced."""
    pieces: list[str] = []
    fillings: dict[str, str] = {}
    place = 0
    for start, end, kind, english in merged(source, figures):
        slot = free_slot(kind, fillings, slots)
        if slot is None:
            continue
        pieces += [source[place:start], slot]
        place = end
        fillings[slot] = english
    if not fillings:
        return None
    return Masked(source, "".join([*pieces, source[place:]]), fillings)


def merged(source: str, figures: Iterable[Figure | Mention]) -> list[Replaced]:
    """What is replaced, in order: `figures` without those inside others, an office with its holder or its body as one.

    Vietnamese sets them side by side (Bộ trưởng Bộ Công an, Đại tá Trương Công Dũng); English says Minister of Public
    Security, Senior Colonel Truong Cong Dung.
    """
    found: list[Replaced] = []
    for figure in sorted(figures, key=lambda figure: (figure.start, -figure.end)):
        if found and figure.start < found[-1].end:
            continue
        new = Replaced(figure.start, figure.end, figure.kind, rendering(figure))
        if found and source[found[-1].end : new.start] == " " and (both := side_by_side(found[-1], new)):
            found[-1] = Replaced(found[-1].start, new.end, new.kind, both)
        else:
            found.append(new)
    return found


def side_by_side(left: Replaced, right: Replaced) -> str | None:
    """The English of two neighbours that are one phrase, else None."""
    if left.kind != "term":
        return None
    institution = head(right.english) in DEFINITE
    if right.kind in ("person", "foreign") and head(left.english) not in DEFINITE and left.english.istitle():
        return f"{left.english} {right.english}"
    if right.kind != "term" or not institution:
        return None
    if right.english.startswith("Ministry of ") and left.english.endswith("Minister"):
        return f"{left.english} of {right.english.removeprefix('Ministry of ')}"
    return f"{left.english} of the {right.english.removeprefix('the ')}"


def head(english: str) -> str:
    """The word of a rendering that its grammar hangs on: committee in `Standing Committee of the Party`."""
    match = HEAD.match(english)
    return match[1].rsplit(" ", 1)[-1].lower() if match else ""


def free_slot(kind: str, taken: dict[str, str], slots: frozenset[str]) -> str | None:
    """The next slot for a figure of `kind`. Numbers run through all kinds, as no number is used twice in a sentence."""
    number = len(taken)
    if number >= MOST:
        return None
    options = (f"⟦{letter}{number}⟧" for letter in (LETTERS.get(kind, "N"), "N"))
    return next((slot for slot in options if slot in slots), None)


def fill(english: str, masked: Masked) -> str | None:
    """`english` with its slots filled; None where a slot is lost, invented or used twice.

    A slot at the beginning of a sentence is filled with a capital.
    """
    found = [match[0] for match in SLOT.finditer(english)]
    if sorted(found) != sorted(masked.fillings):
        return None
    fillings = dict(masked.fillings)
    for match in PLURAL.finditer(english):
        fillings[match[1]] = plural(fillings[match[1]])
    text = PLURAL.sub(r"\1", english)
    text = CROWDED.sub(lambda match: " " + match[1] + (" " if match[2] else ""), text)
    text = SLOT.sub(lambda match: with_article(text, match.start(), fillings[match[0]]), text)
    for filling in fillings.values():
        if GERUND.match(filling):  # ensuring security and order, whatever the model took the slot for
            text = re.sub(rf"\b(?:the|an?) (?={re.escape(filling)})", "", text)
    text = AFTER_OPENING.sub(r"\1", text).strip()
    for pattern, right in DOUBLED:
        text = pattern.sub(right, text)
    # the model may make an ordinal of a slot, as of any number
    text = ORDINAL.sub(lambda match: write_ordinal(int(match[1])), text)
    return text[:1].upper() + text[1:] if english[:1] == "⟦" and masked.opening else text


def plural(filling: str) -> str:
    """The plural that a model asks for when it puts an s behind a slot."""
    if filling.endswith("s"):
        return filling
    return filling[:-1] + "ies" if re.search(r"[^aeiou]y$", filling) else filling + "s"


def with_article(text: str, start: int, filling: str) -> str:
    """`filling` as it stands at `start` of `text`: with an article where it is an institution's name without one."""
    before = text[max(0, start - 30) : start]
    if head(filling) not in DEFINITE or filling.lower().startswith("the "):
        return (
            filling.removeprefix("the ")
            if DETERMINED.search(before) and not before.endswith("of ")
            else filling
        )
    return filling if DETERMINED.search(before) and not re.search(r"\bof\s*$", before) else "the " + filling
