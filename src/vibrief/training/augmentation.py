"""Variants of a pair: other figures in the right English form, slots, other names, other case and stops.

A model that has seen `11.460` become `11,460` once will copy these digits; one that has seen thousands of
figures in the same sentences copies digits.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Collection, Sequence

from vibrief.terms.fold import traditional_tones
from vibrief.training.names import with_other_names
from vibrief.training.slots import with_slots
from vibrief.training.variant import Replacement, Variant, replaced
from vibrief.training.words import is_figure, words

SLOTTED = 0.3
"""Share of the pairs that get slots, where figures, names or terms agree …"""
RENAMED = 0.2
"""… and of those that get other names …"""
REPLACED = 0.35
"""… and, of the pairs without slots, of those that get other figures."""
SPELT_AS_THEY_WERE = 0.15
"""Share of the sources whose tones stay where they are; in the others they stand in the traditional place, as
translation has them."""
NO_STOP, LOWER, UPPER = 0.03, 0.01, 0.01
"""Shares of pairs that lose their final stop, or become lower or upper case."""

_VIETNAMESE = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?")
_ENGLISH = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,3}))?")

Value = tuple[int, str]
"""A figure's whole part, and its decimals as written."""


def vary(
    pair: Variant,
    rng: random.Random,
    *,
    slots: Collection[str] = (),
    names: Sequence[str] = (),
    slotted: float = SLOTTED,
) -> Variant:
    """A variant of `pair` to train on, which may be `pair` itself.

    `slots` are those the vocabulary knows, `slotted` the share of the pairs that get some where they can;
    `names` are those that foreign names may become.
    """
    pair = _vary_form(pair, rng)
    draw = rng.random()
    if slots and draw < slotted:
        return _with_usual_tones(with_slots(pair, rng, slots), rng)
    if slotted <= draw < slotted + RENAMED:
        pair = with_other_names(pair, names, rng)
    if rng.random() < REPLACED:
        pair = with_other_figures(pair, rng)
    return _with_usual_tones(pair, rng)


def with_other_figures(pair: Variant, rng: random.Random) -> Variant:
    """Every figure that occurs once on both sides replaced by one of the same kind."""
    vi = words(pair.vi)
    changes = []
    for i, j, value in shared_figures(vi, words(pair.en)):
        whole, decimals = _another(value, "." in vi[i], rng)
        grouped = bool(decimals) or whole >= 10_000 or "." in vi[i]
        there = write_vietnamese(whole, decimals) if grouped else str(whole)
        here = write_english(whole, decimals) if grouped else str(whole)
        changes.append(Replacement((i, i + 1), (j, j + 1), there, here))
    return replaced(pair, changes)


def shared_figures(vi: Sequence[str], en: Sequence[str]) -> list[tuple[int, int, Value]]:
    """Figures whose value occurs exactly once on both sides: their words' places, and the value."""
    there, here = _values(vi, _VIETNAMESE, "."), _values(en, _ENGLISH, ",")
    once_there = Counter(value for _, value in there)
    once_here = Counter(value for _, value in here)
    places = {value: place for place, value in here}
    return [
        (place, places[value], value) for place, value in there if once_there[value] == 1 == once_here[value]
    ]


def write_vietnamese(whole: int, decimals: str = "") -> str:
    """`11.460`, `3,2`."""
    return f"{whole:,}".replace(",", ".") + ("," + decimals if decimals else "")


def write_english(whole: int, decimals: str = "") -> str:
    """`11,460`, `3.2`."""
    return f"{whole:,}" + ("." + decimals if decimals else "")


def _values(sentence: Sequence[str], form: re.Pattern[str], thousands: str) -> list[tuple[int, Value]]:
    found = []
    for place, word in enumerate(sentence):
        if is_figure(word) and (match := form.fullmatch(word)):
            found.append((place, (int(match[1].replace(thousands, "")), match[2] or "")))
    return found


_BANDS = ((1, 1), (2, 12), (2, 31), (11, 99), (100, 999), (1000, 9999))
"""A figure up to a band's end (and above the band before) becomes another of this band. 1 stays: "1 case"."""


def _another(value: Value, grouped: bool, rng: random.Random) -> Value:
    """A figure of the same kind: small counts, days, years, large numbers and decimals stay what they are."""
    whole, decimals = value
    if decimals and len(decimals) <= 2:
        return rng.randrange(10 ** min(4, len(str(whole)))), "".join(
            rng.choices("0123456789", k=rng.choice((1, 1, 2)))
        )
    if grouped or whole >= 10_000:
        return rng.randrange(1000, 10 ** rng.randint(4, 8)), ""
    if 1900 <= whole <= 2099:
        return rng.randint(rng.choice((1900, 1990)), 2030), ""
    if whole < 1:
        return value
    low, high = next(band for band in _BANDS if whole <= band[1])
    return rng.randint(low, high), ""


def _vary_form(pair: Variant, rng: random.Random) -> Variant:
    draw = rng.random()
    if draw < NO_STOP:
        if pair.vi.endswith(".") and pair.en.endswith("."):
            last = len(words(pair.vi)) - 1, len(words(pair.en)) - 1
            kept = tuple((s, t) for s, t in pair.links if s < last[0] and t < last[1])
            return Variant(pair.vi[:-1], pair.en[:-1], kept)
    elif draw < NO_STOP + LOWER:
        return Variant(pair.vi.lower(), pair.en.lower() if rng.random() < 0.5 else pair.en, pair.links)
    elif draw < NO_STOP + LOWER + UPPER and len(pair.vi.upper()) == len(pair.vi):
        return Variant(pair.vi.upper(), pair.en.upper() if rng.random() < 0.5 else pair.en, pair.links)
    return pair


def _with_usual_tones(pair: Variant, rng: random.Random) -> Variant:
    if rng.random() < SPELT_AS_THEY_WERE:
        return pair
    return Variant(traditional_tones(pair.vi), pair.en, pair.links)
