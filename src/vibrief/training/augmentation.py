"""Variants of a pair: other figures in the right English form, slots in place of figures, other case and
stops.

A model that has seen `11.460` become `11,460` once will copy these digits; one that has seen thousands of
figures in the same sentences copies digits. Slots teach it to carry `⟦N0⟧` through, for figures filled in
afterwards.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vibrief.training.words import Links, is_figure, word_spans, words

SLOTTED, REPLACED = 0.25, 0.35
"""Shares of the pairs with figures that get slots, and that get other figures."""
LEFT_AS_IT_IS = 0.15
"""Share of the figures of a slotted pair that stay figures, so that both kinds occur together."""
NO_STOP, LOWER, UPPER = 0.03, 0.01, 0.01
"""Shares of pairs that lose their final stop, or become lower or upper case."""

_VIETNAMESE = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?")
_ENGLISH = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,3}))?")
_MAGNITUDES = {"nghìn": "thousand", "ngàn": "thousand", "triệu": "million", "tỷ": "billion", "tỉ": "billion"}
_PERCENT = frozenset({"%", "percent", "pct"})
_JOINED = frozenset("/-")  # beside a figure: it is part of a date or a code
_DOLLAR = (("USD",), ("đô", "la", "Mỹ"), ("đô", "la"))
_DONG = frozenset({"dong", "Dong", "VND", "đồng"})

Value = tuple[int, str]
"""A figure's whole part, and its decimals as written."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A pair and its word alignment."""

    vi: str
    en: str
    links: Links


@dataclass(frozen=True, slots=True)
class _Change:
    """Words `start` to `end` (exclusive) become `text`."""

    start: int
    end: int
    text: str


def vary(pair: Variant, rng: random.Random, *, slots: Sequence[str] = ()) -> Variant:
    """A variant of `pair` to train on, which may be `pair` itself. `slots` are those the vocabulary knows."""
    pair = _vary_form(pair, rng)
    draw = rng.random()
    if slots and draw < SLOTTED:
        return with_slots(pair, rng)
    if SLOTTED <= draw < SLOTTED + REPLACED:
        return with_other_figures(pair, rng)
    return pair


def with_other_figures(pair: Variant, rng: random.Random) -> Variant:
    """Every figure that occurs once on both sides replaced by one of the same kind."""
    vi = words(pair.vi)
    there: list[_Change] = []
    here: list[_Change] = []
    for i, j, value in shared_figures(vi, words(pair.en)):
        whole, decimals = _another(value, "." in vi[i], rng)
        grouped = bool(decimals) or whole >= 10_000 or "." in vi[i]
        there.append(_Change(i, i + 1, write_vietnamese(whole, decimals) if grouped else str(whole)))
        here.append(_Change(j, j + 1, write_english(whole, decimals) if grouped else str(whole)))
    return _apply(pair, there, here)


def with_slots(pair: Variant, rng: random.Random) -> Variant:
    """Figures that occur once on both sides, with their unit where it agrees, replaced by typed slots."""
    vi, en = words(pair.vi), words(pair.en)
    numbers = list(range(8)) if rng.random() < 0.7 else rng.sample(range(8), 8)
    there: list[_Change] = []
    here: list[_Change] = []
    for i, j, _ in sorted(shared_figures(vi, en)):
        if len(there) == len(numbers):
            break
        if rng.random() < LEFT_AS_IT_IS or _at(vi, i - 1) in _JOINED or _at(vi, i + 1) in _JOINED:
            continue
        kind, source, target = _with_unit(vi, en, i, j)
        slot = f"⟦{kind}{numbers[len(there)]}⟧"
        there.append(_Change(*source, slot))
        here.append(_Change(*target, slot))
    return _apply(pair, there, here)


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


def _with_unit(
    vi: Sequence[str], en: Sequence[str], i: int, j: int
) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Kind of the figure at words `i` and `j`, and the words on both sides that belong to it."""
    start, end = i + 1, j + 1
    if _at(vi, start) == "%" and _at(en, end) in _PERCENT:
        return "P", (i, start + 1), (j, end + 1)
    if _MAGNITUDES.get(_at(vi, start), "-") == _at(en, end):
        start, end = start + 1, end + 1
    for name in _DOLLAR:
        if tuple(vi[start : start + len(name)]) == name:
            if _at(en, j - 1) == "$":
                return "M", (i, start + len(name)), (j - 1, end)
            if _at(en, end) == "USD":
                return "M", (i, start + len(name)), (j, end + 1)
    if _at(vi, start) == "đồng" and _at(en, end) in _DONG:
        return "M", (i, start + 1), (j, end + 1)
    if _at(vi, start) == "đồng" and _at(en, j - 1) == "VND":
        return "M", (i, start + 1), (j - 1, end)
    return "N", (i, start), (j, end)


def _at(sentence: Sequence[str], place: int) -> str:
    return sentence[place] if 0 <= place < len(sentence) else ""


def _apply(pair: Variant, there: list[_Change], here: list[_Change]) -> Variant:
    """Make the changes on both sides and carry the alignment over; `pair` itself where changes overlap."""
    there.sort(key=lambda change: change.start)
    here.sort(key=lambda change: change.start)
    overlapping = any(one.end > two.start for side in (there, here) for one, two in itertools.pairwise(side))
    if overlapping or not there:
        return pair
    vi, vi_places = _replace(pair.vi, there)
    en, en_places = _replace(pair.en, here)
    links = {(s, t) for i, j in pair.links for s in vi_places[i] for t in en_places[j]}
    return Variant(vi, en, tuple(sorted(links)))


def _replace(text: str, changes: Sequence[_Change]) -> tuple[str, list[range]]:
    """The changed text, and for each old word the places of the new words that stand for it."""
    spans = word_spans(text)
    parts: list[str] = []
    places: list[range] = []
    at = new = 0
    for change in changes:
        while len(places) < change.start:
            places.append(range(new, new := new + 1))
        count = len(words(change.text))
        places += [range(new, new + count)] * (change.end - change.start)
        new += count
        parts += [text[at : spans[change.start][0]], change.text]
        at = spans[change.end - 1][1]
    while len(places) < len(spans):
        places.append(range(new, new := new + 1))
    return "".join(parts) + text[at:], places


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
