"""What the ranker knows of a sentence, and of two sentences together.

Everything is counted on lower-cased syllables (`\\w+`), the unit Vietnamese writes with spaces between, and
in time linear in the length of the article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from vibrief.briefing.openers import leans_back

Column = npt.NDArray[Any]
Matrix = npt.NDArray[np.float64]

MAX_CAPTIONS = 30
"""Captions compared one by one; a photo gallery has more, and they add nothing."""

_SYLLABLE = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHARE = re.compile(r"%|phần trăm")
_MONEY = re.compile(r"\b(?:đồng|USD|đô la|tỉ|tỷ|triệu|euro|EUR)\b|\$")
_NAME = re.compile(r"(?<=[^\W\d_] )[^\W\d_]\w*")
_QUOTE = re.compile(r'["“”]')
_EARLY_TIME = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm nay|hôm qua|tháng|năm)\b", re.IGNORECASE)
_SPEECH = re.compile(
    r"\b(?:cho biết|cho hay|cho rằng|theo|nói|khẳng định|nhận định|chia sẻ|xác nhận|tuyên bố|kết luận)\b",
    re.IGNORECASE,
)


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


def matrix(table: Mapping[str, Column | float], names: Sequence[str], length: int) -> Matrix:
    """The (length, names) matrix of named columns; a plain number fills its column."""
    result = np.empty((length, len(names)))
    for number, name in enumerate(names):
        result[:, number] = table[name]
    return result


def syllables(text: str) -> list[str]:
    """Lower-cased syllables of a text."""
    return _SYLLABLE.findall(text.lower())


@dataclass(frozen=True, slots=True)
class Features:
    """One column of n numbers for each feature of n sentences (a plain number where all share it)."""

    table: dict[str, Column | float]
    terms: tuple[frozenset[int], ...]
    bigrams: tuple[frozenset[int], ...]
    title: frozenset[int]


def sentence_features(document: Document, lexicon: Lexicon) -> Features:
    """All features of all sentences of a document with at least one sentence."""
    count = len(document.sentences)
    numbers: dict[str, int] = {}
    ids: list[int] = []
    lengths = np.zeros(count)
    for position, sentence in enumerate(document.sentences):
        found = syllables(sentence)
        lengths[position] = len(found)
        ids.extend([numbers.setdefault(word, len(numbers)) for word in found])
    title = [numbers.setdefault(word, len(numbers)) for word in syllables(document.title)]
    captions = [
        [numbers.setdefault(word, len(numbers)) for word in syllables(caption)]
        for caption in document.captions[:MAX_CAPTIONS]
    ]
    size = max(len(numbers), 1)
    idf = np.array([lexicon.idf.get(word, lexicon.unknown_idf) for word in numbers] or [1.0])
    pull = np.array([lexicon.pull.get(word, 0.0) for word in numbers] or [0.0])

    tokens = np.array(ids, dtype=np.int64)
    owner = np.repeat(np.arange(count), lengths.astype(np.int64))
    key, times = np.unique(owner * size + tokens, return_counts=True)
    row, term = key // size, key % size
    floor = np.maximum(lengths, 1)
    kinds = np.maximum(np.bincount(row, minlength=count), 1)

    def per_sentence(weights: Column) -> Column:
        return np.bincount(row, weights, minlength=count)

    # TF-IDF, unit length: closeness to the whole article, to its beginning and to its first sentence.
    weight = times * idf[term]
    weight /= np.sqrt(np.maximum(per_sentence(weight * weight), 1e-9))[row]

    def closeness(part: Column) -> Column:
        centre = np.bincount(term[part], weight[part], minlength=size)
        return per_sentence(weight * centre[term]) / (math.sqrt(float(centre @ centre)) or 1.0)

    in_title = np.zeros(size)
    in_title[title] = 1
    in_caption = np.zeros(size)
    for caption in captions:
        in_caption[caption] = 1
    spread = np.bincount(term, minlength=size)
    first = np.full(size, count)
    np.minimum.at(first, term, row)
    mass = per_sentence(idf[term])

    pair_key = tokens[:-1] * size + tokens[1:]
    inside = owner[:-1] == owner[1:]
    codes, pair = np.unique(pair_key[inside], return_inverse=True)
    pair_size = max(len(codes), 1)
    both = np.unique(owner[:-1][inside] * pair_size + pair)
    pair_row, pair_term = both // pair_size, both % pair_size
    pair_spread = np.bincount(pair_term, minlength=pair_size)
    title_codes = np.unique(_bigrams(title, size))
    caption_codes = np.array(
        [code for caption in captions for code in _bigrams(caption, size)], dtype=np.int64
    )
    title_pairs = np.isin(codes, title_codes)
    caption_pairs = np.isin(codes, caption_codes)

    def per_sentence_pairs(weights: Column) -> Column:
        return np.bincount(pair_row, weights, minlength=count)

    shared = per_sentence_pairs(title_pairs[pair_term].astype(float)) if len(codes) else np.zeros(count)
    table: dict[str, Column | float] = {
        "position": np.arange(count, dtype=float),
        "relative position": np.arange(count) / max(count - 1, 1),
        "sentences": float(count),
        "length": lengths,
        "length against mean": lengths / max(float(lengths.mean()), 1.0),
        "mean length": float(lengths.mean()),
        "length before": np.concatenate([[0.0], lengths[:-1]]),
        "length after": np.concatenate([lengths[1:], [0.0]]),
        "title length": float(len(title)),
        "title recall": per_sentence(in_title[term] * idf[term]) / max(float(in_title @ idf), 1.0),
        "title share": per_sentence(in_title[term] * times) / floor,
        "title pairs": shared,
        "title pair recall": shared / max(len(title_codes), 1),
        "title told": float(title_pairs.sum()) / max(len(title_codes), 1),
        "captions": float(len(document.captions)),
        "caption share": per_sentence(in_caption[term] * times) / floor,
        "caption pairs": per_sentence_pairs(caption_pairs[pair_term].astype(float)) / floor
        if len(codes)
        else np.zeros(count),
        "closest caption": _closest_caption(captions, row, term, kinds, size),
        "centrality": closeness(np.ones(len(term), dtype=bool)),
        "closeness to beginning": closeness(row < 3),
        "closeness to first": closeness(row < 1),
        "information": mass,
        "information density": mass / kinds,
        "first mentions": per_sentence(idf[term] * (first[term] == row)) / np.maximum(mass, 1e-9),
        "repeated terms": per_sentence(spread[term] - 1.0) / kinds,
        "repeated pairs": per_sentence_pairs(1.0 * (pair_spread[pair_term] > 1)) / floor,
        "pull": per_sentence(pull[term]) / kinds,
        **_surface(document.sentences),
    }
    for name in RANKED:
        column = np.asarray(table[name])
        table[f"{name}: rank"] = np.argsort(np.argsort(-column, kind="stable"), kind="stable").astype(float)
        table[f"{name}: below best"] = column - column.max()
    return Features(
        table,
        tuple(frozenset(part.tolist()) for part in np.split(term, np.searchsorted(row, np.arange(1, count)))),
        tuple(
            frozenset(part.tolist())
            for part in np.split(pair_term, np.searchsorted(pair_row, np.arange(1, count)))
        ),
        frozenset(title),
    )


RANKED = (
    "title recall", "title pairs", "title share", "closest caption", "closeness to beginning", "centrality",
    "information", "pull",
)  # fmt: skip
"""Features also given relative to the other sentences of the article: rank, and distance from the best."""

_SURFACE = ("figures", "shares", "money", "names", "quotation marks", "opens a quotation", "leans back",
            "early time", "speech", "commas", "finished")  # fmt: skip

SENTENCE_FEATURES: tuple[str, ...] = (
    "position", "relative position", "sentences", "length", "length against mean", "mean length",
    "length before", "length after", "title length", "title recall", "title share", "title pairs",
    "title pair recall", "title told", "captions", "caption share", "caption pairs", "closest caption",
    "centrality", "closeness to beginning",
    "closeness to first", "information", "information density", "first mentions", "repeated terms",
    "repeated pairs", "pull", *_SURFACE,
    *(f"{name}: {how}" for name in RANKED for how in ("rank", "below best")),
)  # fmt: skip


def _bigrams(ids: Sequence[int], size: int) -> list[int]:
    """Codes of neighbouring ids in a vocabulary of `size`."""
    return [first * size + second for first, second in pairwise(ids)]


def _closest_caption(
    captions: Sequence[Sequence[int]], row: Column, term: Column, kinds: Column, size: int
) -> Column:
    """Dice overlap of each sentence with the caption most like it."""
    best = np.zeros(len(kinds))
    for caption in captions:
        member = np.zeros(size)
        member[list(caption)] = 1
        overlap = np.bincount(row, member[term], minlength=len(kinds))
        best = np.maximum(best, 2 * overlap / (kinds + max(len(set(caption)), 1)))
    return best


def _surface(sentences: Sequence[str]) -> dict[str, Column | float]:
    """Features read off the letters: figures and their kinds, names, quotation, speech, discourse marks."""
    rows = [
        (
            len(_NUMBER.findall(text)),
            len(_SHARE.findall(text)),
            len(_MONEY.findall(text)),
            sum(name[0].isupper() for name in _NAME.findall(text)),
            len(_QUOTE.findall(text)),
            text.lstrip()[:1] in ('"', "“"),
            leans_back(text),
            len(_EARLY_TIME.findall(text[:40])),
            len(_SPEECH.findall(text)),
            text.count(","),
            text.rstrip()[-1:] in (".", "!", "?", "…", "”", '"'),
        )
        for text in sentences
    ]
    return dict(zip(_SURFACE, np.array(rows, dtype=float).T, strict=True))


PAIR_OWN = (
    "length", "title recall", "title share", "title pairs", "caption share", "closest caption", "centrality",
    "closeness to beginning", "closeness to first", "first mentions", "repeated terms", "repeated pairs",
    "figures", "names", "quotation marks", "leans back", "speech", "pull",
)  # fmt: skip
"""Features of its own that each sentence brings into a pair."""

PAIR_FEATURES: tuple[str, ...] = (
    "first score", "second score", "scores", "scores below best", "better rank", "worse rank",
    "first position", "second position", "distance", "sentences", "length together", "length difference",
    "shared terms", "shared pairs", "title length", "title told together",
    *(f"first: {name}" for name in PAIR_OWN),
    *(f"second: {name}" for name in PAIR_OWN),
)  # fmt: skip


def pair_features(
    features: Features, scores: Column, pairs: Sequence[tuple[int, int]]
) -> dict[str, Column | float]:
    """Features of pairs (first, second) of sentence numbers, first < second, given all sentences' scores."""
    table = features.table
    first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    length = np.asarray(table["length"])
    rank = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    together = scores[first] + scores[second]
    overlaps = np.array([_overlaps(features, one, other) for one, other in pairs]).reshape(-1, 3)
    result: dict[str, Column | float] = {
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
        "shared terms": overlaps[:, 0],
        "shared pairs": overlaps[:, 1],
        "title length": table["title length"],
        "title told together": overlaps[:, 2],
    }
    for name in PAIR_OWN:
        column = np.asarray(table[name])
        result[f"first: {name}"] = column[first]
        result[f"second: {name}"] = column[second]
    return result


def _overlaps(features: Features, first: int, second: int) -> tuple[float, float, float]:
    """Shared syllables and pairs of syllables (of the shorter's), and the part of the title told together."""
    one, other = features.terms[first], features.terms[second]
    pairs_one, pairs_other = features.bigrams[first], features.bigrams[second]
    return (
        len(one & other) / max(min(len(one), len(other)), 1),
        len(pairs_one & pairs_other) / max(min(len(pairs_one), len(pairs_other)), 1),
        len((one | other) & features.title) / max(len(features.title), 1),
    )
