"""What the ranker knows of a sentence, and of two sentences together.

Everything is counted on lower-cased syllables (`\\w+`), the unit Vietnamese writes with spaces between, with
numpy over flat arrays of (sentence, syllable), in time linear in the length of the article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]
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


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Which items, numbered below `size`, each of `count` sentences has.

    `item[k]` occurs in sentence `row[k]`: each once, sorted by sentence.
    """

    row: Column
    item: Column
    size: int
    count: int

    @property
    def kinds(self) -> Column:
        """Different items of each sentence, at least 1."""
        return np.maximum(np.bincount(self.row, minlength=self.count), 1)

    @property
    def spread(self) -> Column:
        """Number of sentences that have each item."""
        return np.bincount(self.item, minlength=self.size)

    def total(self, weights: Column) -> Column:
        """For each sentence the sum of `weights`, one per occurrence."""
        return np.bincount(self.row, weights, minlength=self.count)

    def members(self, sentences: Column) -> Column:
        """(sentences, items) matrix, 1 where the sentence has the item."""
        ends = np.searchsorted(self.row, np.stack([sentences, sentences + 1]))
        result = np.zeros((len(sentences), self.size), dtype=np.float32)
        for place, (start, end) in enumerate(ends.T.tolist()):
            result[place, self.item[start:end]] = 1
        return result


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
        **_title_features(terms, pairs, times, idf, title, _found(codes, _neighbours(title, size)), lengths),
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


def _neighbours(ids: Sequence[int], size: int) -> list[int]:
    """Codes of neighbouring ids in a vocabulary of `size`."""
    return [first * size + second for first, second in pairwise(ids)]


def _found(codes: Column, wanted: Iterable[int]) -> Column:
    """1 for each of the sorted `codes` that is wanted, else 0."""
    found = np.zeros(max(len(codes), 1))
    sought = np.array(list(wanted), dtype=np.int64)
    if len(codes) and len(sought):
        places = np.minimum(np.searchsorted(codes, sought), len(codes) - 1)
        found[places[codes[places] == sought]] = 1
    return found


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
    in_captions = _found(codes, (code for caption in captions for code in _neighbours(caption, terms.size)))
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


PAIR_OWN = (
    "length", "title recall", "title share", "title pairs", "caption share", "closest caption", "centrality",
    "closeness to beginning", "closeness to first", "first mentions", "repeated terms", "repeated pairs",
    "figures", "names", "quotation marks", "pull",
)  # fmt: skip
"""Features of its own that each sentence brings into a pair."""

PAIR_FEATURES: tuple[str, ...] = (
    "first score", "second score", "scores", "scores below best", "better rank", "worse rank",
    "first position", "second position", "distance", "sentences", "length together", "length difference",
    "shared terms", "shared pairs", "title length", "title told together",
    *(f"first: {name}" for name in PAIR_OWN),
    *(f"second: {name}" for name in PAIR_OWN),
)  # fmt: skip


def pair_features(features: Features, scores: Column, pairs: Sequence[tuple[int, int]]) -> Table:
    """Features of pairs (first, second) of sentence numbers, first < second, given all sentences' scores."""
    table = features.table
    first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    length = np.asarray(table["length"])
    rank = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    together = scores[first] + scores[second]
    result: Table = {
        "first score": scores[first],
        "second score": scores[second],
        "scores": together,
        "scores below best": together - 2 * scores.max(),
        "better rank": np.minimum(rank[first], rank[second]),
        "worse rank": np.maximum(rank[first], rank[second]),
        "first position": first,
        "second position": second,
        "distance": second - first,
        "sentences": table["sentences"],
        "length together": length[first] + length[second],
        "length difference": np.abs(length[first] - length[second]),
        "title length": table["title length"],
        **overlaps(features, first, second),
    }
    for name in PAIR_OWN:
        column = np.asarray(table[name])
        result[f"first: {name}"] = column[first]
        result[f"second: {name}"] = column[second]
    return result


def overlaps(features: Features, first: Column, second: Column) -> Table:
    """What sentences share, as parts of the shorter's syllables and pairs of syllables.

    Also how much of the title's syllables they tell together.
    """
    sentences, places = np.unique(np.concatenate([first, second]), return_inverse=True)
    one, other = places[: len(first)], places[len(first) :]
    terms = features.terms.members(sentences)
    pairs = features.pairs.members(sentences)
    titled = terms[:, list(features.title)]
    told = titled.sum(axis=1)

    def shared(members: Column) -> Column:
        size = np.maximum(members.sum(axis=1), 1)
        return np.asarray((members @ members.T)[one, other] / np.minimum(size[one], size[other]))

    both = (titled @ titled.T)[one, other]
    return {
        "shared terms": shared(terms),
        "shared pairs": shared(pairs),
        "title told together": (told[one] + told[other] - both) / max(len(features.title), 1),
    }
