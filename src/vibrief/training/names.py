"""Other names in a pair, so that the model copies and strips names instead of remembering them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence

from vibrief.terms.fold import drop_diacritics, is_syllable
from vibrief.training import phrase_tables as tables
from vibrief.training.agreement import Agreement, agreements
from vibrief.training.variant import Replacement, Variant, replaced
from vibrief.training.words import covering, word_spans, words

RENAMED = 0.8
"""Share of the names of a pair that become others, where not all do."""

_FOREIGN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?:[A-Z][a-z]+)?(?: [A-Z][a-z]{2,}){0,2}\b")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_LONGEST = 4  # words of a person's name


def foreign_names(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The foreign names that stand letter for letter on both sides of (Vietnamese, English) pairs, sorted.

    A word that the English also has in small letters is no name, nor are Vietnamese syllables foreign.
    """
    names: set[str] = set()
    common: set[str] = set()
    for vi, en in pairs:
        common.update(_SMALL.findall(en))
        names.update(name for name in _FOREIGN.findall(en) if name in vi)
    return tuple(
        sorted(
            name
            for name in names
            if not any(word.lower() in common for word in name.split()) and not _vietnamese(name)
        )
    )


def with_other_names(pair: Variant, pool: Sequence[str], rng: random.Random) -> Variant:
    """`pair` with others in place of its foreign names (from `pool`) and its Vietnamese persons.

    A name of which a part occurs once more, as `Trump` does after `Donald Trump`, stays.
    """
    vi_words, en_words = words(pair.vi), words(pair.en)
    vi_spans, en_spans = word_spans(pair.vi), word_spans(pair.en)
    found: list[Replacement] = []
    for one in agreements(pair.vi, pair.en):
        there = covering(vi_spans, one.source.start, one.source.end)
        here = covering(en_spans, one.target.start, one.target.end)
        if not there or not here or _again(vi_words, there) or _again(en_words, here):
            continue
        before = en_words[here[0] - 1].lower() if here[0] else ""
        if new := _another(one, pool, rng, vowel_counts=before in ("a", "an")):
            found.append(Replacement(there, here, *new))
    return replaced(pair, [one for one in found if rng.random() < RENAMED] or found)


def _another(
    one: Agreement, pool: Sequence[str], rng: random.Random, *, vowel_counts: bool
) -> tuple[str, str] | None:
    """Another name of the same kind in both languages, or None where this is no name that can be replaced.

    Where an article stands before it, `vowel_counts`: it begins with a vowel as the old one does, or does not.
    """
    source, target = one.source.text, one.target.text
    if one.source.kind == "foreign" and source == target and source.isascii():
        fitting = [name for name in pool if _open(name) == _open(target)] if vowel_counts else pool
        if not fitting:
            return None
        name = rng.choice(fitting)
        return name, name
    parts = source.split()
    if one.source.kind == "person" and 1 < len(parts) <= _LONGEST and target == drop_diacritics(source):
        middle = rng.sample(tables.MIDDLE_NAMES, len(parts) - 2)
        name = " ".join((rng.choice(tables.FAMILY_NAMES), *middle, rng.choice(tables.GIVEN_NAMES)))
        return name, drop_diacritics(name)
    return None


def _again(sentence: Sequence[str], place: tuple[int, int]) -> bool:
    """Whether a word of this stretch occurs outside it."""
    inside = sentence[slice(*place)]
    return any(sentence.count(word) > inside.count(word) for word in inside if word.isalpha())


def _open(name: str) -> bool:
    return name[0] in "AEIOU"


def _vietnamese(name: str) -> bool:
    return all(map(is_syllable, name.split()))
