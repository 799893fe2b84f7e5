"""A pair to train on, and stretches of it replaced on both sides, the word alignment carried over."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from vibrief.training.words import Links, word_spans, words

Range = tuple[int, int]
"""First word of a stretch, and the one after its last."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A pair and its word alignment."""

    vi: str
    en: str
    links: Links


@dataclass(frozen=True, slots=True)
class Replacement:
    """The words of `vi` become `new_vi`, those of `en` become `new_en`."""

    vi: Range
    en: Range
    new_vi: str
    new_en: str


def replaced(pair: Variant, replacements: Sequence[Replacement]) -> Variant:
    """`pair` with the replacements made; `pair` itself where two of them overlap.

    What is put in is linked word by word where both sides have as many words, else every word to every other;
    links between what goes and what stays go, too.
    """
    there = sorted((one.vi, one.new_vi) for one in replacements)
    here = sorted((one.en, one.new_en) for one in replacements)
    if any(one[0][1] > two[0][0] for side in (there, here) for one, two in itertools.pairwise(side)):
        return pair
    vi, vi_places = _replace(pair.vi, there)
    en, en_places = _replace(pair.en, here)
    gone_vi = {word for one in replacements for word in range(*one.vi)}
    gone_en = {word for one in replacements for word in range(*one.en)}
    links = {
        (vi_places[s].start, en_places[t].start)
        for s, t in pair.links
        if s not in gone_vi and t not in gone_en
    }
    for one in replacements:
        new_vi, new_en = vi_places[one.vi[0]], en_places[one.en[0]]
        alike = len(new_vi) == len(new_en)
        links.update(zip(new_vi, new_en, strict=True) if alike else itertools.product(new_vi, new_en))
    return Variant(vi, en, tuple(sorted(links)))


def _replace(text: str, changes: Sequence[tuple[Range, str]]) -> tuple[str, list[range]]:
    """The changed text, and for each old word the places of the new words that stand for it."""
    spans = word_spans(text)
    parts: list[str] = []
    places: list[range] = []
    at = new = 0
    for (start, end), put in changes:
        while len(places) < start:
            places.append(range(new, new := new + 1))
        count = len(words(put))
        places += [range(new, new + count)] * (end - start)
        new += count
        parts += [text[at : spans[start][0]], put]
        at = spans[end - 1][1]
    while len(places) < len(spans):
        places.append(range(new, new := new + 1))
    return "".join(parts) + text[at:], places
