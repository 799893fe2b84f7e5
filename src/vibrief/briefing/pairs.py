"""What the ranker knows of two sentences together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vibrief.briefing.features import Features, Table
from vibrief.briefing.occurrences import Column

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

    def shared(members: Column) -> Column:
        size = np.maximum(members.sum(axis=1), 1)
        both = (members[one] & members[other]).sum(axis=1)
        return np.asarray(both / np.minimum(size[one], size[other]))

    return {
        "shared terms": shared(terms),
        "shared pairs": shared(pairs),
        "title told together": (titled[one] | titled[other]).sum(axis=1) / max(len(features.title), 1),
    }
