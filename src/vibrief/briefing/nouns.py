"""Nouns that figures count or measure, for where a translation is too poor to tell them.

The table, nouns.tsv, gives the English of some 250 nouns. A translation that has one of the words given
for the source's noun is believed, and its phrase, which says more, is kept; else the table's word stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vibrief.figures.model import Figure

_WORD = re.compile(r"\w+|,")
_LONGEST = 6
"""Words of the longest entry, commas counted."""
_REACH = 60
"""Characters before a figure in which a sum's noun is looked for."""
_CUT = re.compile(r"[;:.!?](?=\s|$)|\d,?\s")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the table: English forms, preferred first; `general` ones say little (people, cases)."""

    english: tuple[str, ...]
    general: bool

    def told_by(self, phrase: str) -> bool:
        """Whether an English phrase has the head of one of the forms."""
        words = [word.lower() for word in re.findall(r"[^\W\d_]+", phrase)]
        return any(
            word.startswith(_stem(form.split()[-1].lower())) for form in self.english for word in words
        )


def _stem(word: str) -> str:
    """A word without its ending, so that "companies" meets "company"."""
    return word[:-3] if len(word) > 6 else word[:-1] if len(word) > 4 and word.endswith("s") else word


def noun_of(figure: Figure, text: str) -> Noun | None:
    """The noun that a figure of the Vietnamese `text` counts or measures, if the table has it."""
    if figure.kind in ("money", "percent") or (figure.kind == "magnitude" and figure.unit):
        before = text[max(0, figure.start - _REACH) : figure.start]
        after = _leading(text[figure.end :], "c") if figure.kind == "percent" else None
        return after or _nearest(_CUT.split(before)[-1])
    if figure.kind == "measure":
        before = text[max(0, figure.start - _REACH) : figure.start]
        return _leading(text[figure.end :], "m") or _nearest(_CUT.split(before)[-1])
    return _leading(text[figure.end :], "c")


def noun_named(label: str) -> Noun | None:
    """The noun that the label of a table's row names: "Số vụ tai nạn" (number of accidents)."""
    words = re.sub(r"^\s*(?:tổng\s+)?(?:số\s+)?(?:lượng\s+)?", "", label, flags=re.IGNORECASE)
    return _leading(words, "c") or _nearest(label)


def _leading(text: str, kind: str) -> Noun | None:
    """The longest entry that `text` begins with."""
    words = [match[0].lower() for match in _WORD.finditer(text[:60])][:_LONGEST]
    for end in range(len(words), 0, -1):
        if noun := _table().get((kind, " ".join(words[:end]))):
            return noun
    return None


def _nearest(text: str) -> Noun | None:
    """The entry for a sum that ends last in `text`, the longest of those that end there."""
    words = [match[0].lower() for match in _WORD.finditer(text)]
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            if noun := _table().get(("s", " ".join(words[start:end]))):
                return noun
    return None


@cache
def _table() -> dict[tuple[str, str], Noun]:
    table = {}
    text = files("vibrief.briefing").joinpath("nouns.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, vietnamese, english, *general = line.split("\t")
            words = " ".join(_WORD.findall(vietnamese))
            table[kind, words] = Noun(tuple(english.split("|")), bool(general))
    return table
