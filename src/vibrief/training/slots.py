"""Slots in a pair, where repair puts them at translation time: the model learns to carry `⟦N0⟧` through."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from vibrief.repair.slots import LETTERS, MOST, merged
from vibrief.training.agreement import Agreement, agreements
from vibrief.training.variant import Range, Replacement, Variant, replaced
from vibrief.training.words import covering, word_spans

EVERYTHING = 0.55
"""Share of the slotted pairs in which all that agrees gets a slot; in the others each with one half."""
IN_ORDER = 0.75
"""Share of the slotted pairs whose slots are numbered from 0, as repair does; in the others at random, so that
the model copies numbers instead of counting."""
JOINTS = frozenset({" ", " of ", " of the ", ", "})
"""What English has between an office and its holder or its body where both fill one slot."""


class Place(NamedTuple):
    """Words on both sides that say the same thing, and what kind of figure or mention it is."""

    vi: Range
    en: Range
    kind: str


def with_slots(pair: Variant, rng: random.Random, known: Collection[str]) -> Variant:
    """`pair` with what agrees replaced by slots of `known`; `pair` itself where nothing can be."""
    places = slot_places(pair.vi, pair.en)
    if not places:
        return pair
    if rng.random() >= EVERYTHING:
        places = [place for place in places if rng.random() < 0.5] or [rng.choice(places)]
    numbers = list(range(MOST)) if rng.random() < IN_ORDER else rng.sample(range(MOST), MOST)
    replacements = []
    for place, number in zip(places, numbers, strict=False):
        options = (f"⟦{letter}{number}⟧" for letter in (LETTERS.get(place.kind, "N"), "N"))
        if slot := next((slot for slot in options if slot in known), None):
            replacements.append(Replacement(place.vi, place.en, slot, slot))
    return replaced(pair, replacements)


def slot_places(vi: str, en: str) -> list[Place]:
    """What can get a slot, in the order of `vi`: whole words on both sides, disjoint, an office with its holder
    or its body as one where the English has them so, too."""
    vi_spans, en_spans = word_spans(vi), word_spans(en)
    places: list[Place] = []
    for source, target, kind in _stretches(vi, en):
        there, here = covering(vi_spans, *source), covering(en_spans, *target)
        if there and here and all(here[1] <= place.en[0] or place.en[1] <= here[0] for place in places):
            places.append(Place(there, here, kind))
    return places


def _stretches(vi: str, en: str) -> Iterator[tuple[Range, Range, str]]:
    """Characters on both sides and the kind of each stretch that repair would mask."""
    agreed = agreements(vi, en)
    for whole in merged(vi, [one.source for one in agreed]):
        parts = [one for one in agreed if whole.start <= one.source.start < whole.end]
        if target := _together(parts, en):
            yield (whole.start, whole.end), target, whole.kind
        else:
            for one in parts:
                yield (one.source.start, one.source.end), (one.target.start, one.target.end), one.source.kind


def _together(parts: Sequence[Agreement], en: str) -> Range | None:
    """Where the English of neighbours stands, if they are neighbours in it, in the same order.

    Two may share words: `Bộ trưởng Bộ Y tế` is Minister, and Minister of Health.
    """
    start, end = parts[0].target.start, parts[0].target.end
    for _, target in parts[1:]:
        if target.start < start or (target.start >= end and en[end : target.start] not in JOINTS):
            return None
        end = max(end, target.end)
    return start, end
