"""What the ranker knows of a sentence.

Everything is counted on lower-cased syllables (`\\w+`), the unit Vietnamese writes with spaces between, with
numpy over flat arrays of (sentence, syllable), in time linear in the length of the article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vibrief.briefing.occurrences import Column, Occurrences, marked, neighbours

Matrix = npt.NDArray[np.float64]
Table = dict[str, Column | float]

MAX_CAPTIONS = 30
"""Captions compared one by one; a photo gallery has more, and they add nothing."""
BEGINNING = 3
"""Sentences that make the beginning of an article."""

_SYLLABLE = re.compile(r"\w+")
_CAPITALS = "".join(char for char in map(chr, range(0x41, 0x1F00)) if char.isupper() and char.isalpha())
_NAME = re.compile(f" [{_CAPITALS}]")
_ENDS = (".", "!", "?", "…", "”", '"')


@dataclass(frozen=True, slots=True)
class Document:
    """What is ranked: the sentences of an article's running text, with the title and captions around them."""

    title: str
    captions: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Learned weights of syllables: `idf`, and `pull`, how much oftener than others an article's syllable
    gets into its abstract (log ratio). Syllables not listed have `unknown_idf` and no pull."""

    idf: Mapping[str, float]
    pull: Mapping[str, float]
    unknown_idf: float


@dataclass(frozen=True, slots=True)
class Features:
    """A column of n numbers for each feature of n sentences (a plain number where all share it), and which
    syllables (`terms`) and neighbouring syllables (`pairs`) each sentence has."""

    table: Table
    terms: Occurrences
    pairs: Occurrences
    title: tuple[int, ...]


def syllables(text: str) -> list[str]:
    """Lower-cased syllables of a text."""
    return _SYLLABLE.findall(text.lower())


def matrix(table: Mapping[str, Column | float], names: Sequence[str], length: int) -> Matrix:
    """The (length, names) matrix of named columns; a plain number fills its column."""
    result = np.empty((length, len(names)))
    for number, name in enumerate(names):
        result[:, number] = table[name]
    return result


def sentence_features(document: Document, lexicon: Lexicon) -> Features:
    """All features of all sentences of a document with at least one sentence."""
    count = len(document.sentences)
    numbers: dict[str, int] = {}

    def ids_of(text: str) -> list[int]:
        return [numbers.setdefault(word, len(numbers)) for word in syllables(text)]

    sentences = [ids_of(sentence) for sentence in document.sentences]
    title = ids_of(document.title)
    captions = [ids_of(caption) for caption in document.captions[:MAX_CAPTIONS]]
    size = max(len(numbers), 1)
    words = numbers or {"": 0}
    idf = np.array([lexicon.idf.get(word, lexicon.unknown_idf) for word in words])
    pull = np.array([lexicon.pull.get(word, 0.0) for word in words])
    digits = np.array([word[:1].isdigit() for word in words], dtype=float)

    lengths = np.array([len(one) for one in sentences])
    tokens = np.array([one for sentence in sentences for one in sentence], dtype=np.int64)
    owner = np.repeat(np.arange(count), lengths)
    keys, times = np.unique(owner * size + tokens, return_counts=True)
    terms = Occurrences(keys // size, keys % size, size, count)
    inside = owner[:-1] == owner[1:]
    codes, coded = np.unique((tokens[:-1] * size + tokens[1:])[inside], return_inverse=True)
    pair_size = max(len(codes), 1)
    keys = np.unique(owner[:-1][inside] * pair_size + coded)
    pairs = Occurrences(keys // pair_size, keys % pair_size, pair_size, count)

    table: Table = {
        **_places(lengths),
        **_title_features(terms, pairs, times, idf, title, marked(codes, neighbours(title, size)), lengths),
        **_caption_features(terms, pairs, times, captions, codes, lengths),
        **_content_features(terms, pairs, times, idf, lengths),
        "pull": terms.total(pull[terms.item]) / terms.kinds,
        "figures": terms.total(digits[terms.item] * times),
        **_surface(document.sentences),
    }
    ranked = np.column_stack([np.asarray(table[name]) for name in RANKED])
    ranks = np.argsort(np.argsort(-ranked, axis=0, kind="stable"), axis=0, kind="stable")
    below = ranked - ranked.max(axis=0)
    for place, name in enumerate(RANKED):
        table[f"{name}: rank"] = ranks[:, place]
        table[f"{name}: below best"] = below[:, place]
    return Features(table, terms, pairs, tuple(set(title)))


RANKED = (
    "title recall", "title pairs", "title share", "closest caption", "closeness to beginning", "centrality",
    "information", "pull",
)  # fmt: skip
"""Features also given relative to the other sentences of the article: rank, and distance from the best."""

SENTENCE_FEATURES: tuple[str, ...] = (
    "position", "relative position", "sentences", "length", "length against mean", "mean length",
    "length before", "title length", "title recall", "title share", "title pairs", "title pair recall",
    "title told", "captions", "caption share", "caption pairs", "closest caption", "centrality",
    "closeness to beginning", "closeness to first", "information", "information density", "first mentions",
    "repeated terms", "repeated pairs", "pull", "figures", "names", "quotation marks", "finished",
    *(f"{name}: {how}" for name in RANKED for how in ("rank", "below best")),
)  # fmt: skip


def _places(lengths: Column) -> Table:
    """Where a sentence stands, and how long it and those around it are."""
    count = len(lengths)
    mean = max(float(lengths.mean()), 1.0)
    return {
        "position": np.arange(count),
        "relative position": np.arange(count) / max(count - 1, 1),
        "sentences": count,
        "length": lengths,
        "length against mean": lengths / mean,
        "mean length": mean,
        "length before": np.concatenate([[0], lengths[:-1]]),
    }


def _title_features(
    terms: Occurrences,
    pairs: Occurrences,
    times: Column,
    idf: Column,
    title: list[int],
    in_title: Column,
    lengths: Column,
) -> Table:
    """What a sentence has of the title; `in_title` marks the pairs of syllables that the title has too."""
    member = np.zeros(terms.size)
    member[title] = 1
    shared = pairs.total(in_title[pairs.item])
    title_pairs = max(len(title) - 1, 1)
    return {
        "title length": len(title),
        "title recall": terms.total((member * idf)[terms.item]) / max(float(member @ idf), 1.0),
        "title share": terms.total(member[terms.item] * times) / np.maximum(lengths, 1),
        "title pairs": shared,
        "title pair recall": shared / title_pairs,
        "title told": float(in_title.sum()) / title_pairs,
    }


def _caption_features(
    terms: Occurrences,
    pairs: Occurrences,
    times: Column,
    captions: list[list[int]],
    codes: Column,
    lengths: Column,
) -> Table:
    """What a sentence has of all captions, and of the one most like it (Dice overlap of syllables)."""
    together = np.zeros(terms.size)
    closest = np.zeros(terms.count)
    kinds = terms.kinds
    for caption in captions:
        member = np.zeros(terms.size)
        member[caption] = 1
        together = np.maximum(together, member)
        closest = np.maximum(closest, 2 * terms.total(member[terms.item]) / (kinds + max(member.sum(), 1)))
    in_captions = marked(codes, (code for caption in captions for code in neighbours(caption, terms.size)))
    floor = np.maximum(lengths, 1)
    return {
        "captions": len(captions),
        "caption share": terms.total(together[terms.item] * times) / floor,
        "caption pairs": pairs.total(in_captions[pairs.item]) / floor,
        "closest caption": closest,
    }


def _content_features(
    terms: Occurrences, pairs: Occurrences, times: Column, idf: Column, lengths: Column
) -> Table:
    """How much a sentence says, how much of it is new, and how close it is (TF-IDF) to the rest."""
    row, term = terms.row, terms.item
    weight = times * idf[term]
    weight = weight / np.sqrt(np.maximum(terms.total(weight * weight), 1e-9))[row]

    def closeness(end: int) -> Column:
        """To the first sentences, up to place `end` in the occurrences."""
        centre = np.bincount(term[:end], weight[:end], minlength=terms.size)
        return terms.total(weight * centre[term]) / (math.sqrt(float(centre @ centre)) or 1.0)

    first = np.full(terms.size, terms.count)
    first[term[::-1]] = row[::-1]
    mass = terms.total(idf[term])
    return {
        "centrality": closeness(len(row)),
        "closeness to beginning": closeness(int(np.searchsorted(row, BEGINNING))),
        "closeness to first": closeness(int(np.searchsorted(row, 1))),
        "information": mass,
        "information density": mass / terms.kinds,
        "first mentions": terms.total(idf[term] * (first[term] == row)) / np.maximum(mass, 1e-9),
        "repeated terms": terms.total(terms.spread[term] - 1.0) / terms.kinds,
        "repeated pairs": pairs.total(1.0 * (pairs.spread[pairs.item] > 1)) / np.maximum(lengths, 1),
    }


def _surface(sentences: Sequence[str]) -> Table:
    """Features read off the letters."""
    return {
        "names": np.array([len(_NAME.findall(text)) for text in sentences]),
        "quotation marks": np.array(
            [text.count('"') + text.count("“") + text.count("”") for text in sentences]
        ),
        "finished": np.array([text.rstrip().endswith(_ENDS) for text in sentences]),
    }
