"""The learned ranker: how well each sentence, and each two sentences together, tell an article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from vibrief.briefing.features import (
    Document,
    Features,
    Lexicon,
    Matrix,
    matrix,
    sentence_features,
)
from vibrief.briefing.forest import Forest
from vibrief.briefing.pairs import pair_features

SHORTLIST = 8
"""Sentences, best scores first, among which pairs are compared."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """`scores` of all sentences of a document (expected ROUGE with a chance partner, about 0 to 3), and
    `order`, sentence numbers from best to worst."""

    features: Features
    scores: Matrix
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Two forests over one lexicon: `alone` scores sentences, `together` scores pairs of them."""

    lexicon: Lexicon
    alone: Forest
    together: Forest

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Ranker:
        """The ranker that `benchmarks/train_ranker.py` wrote."""
        lexicon = data["lexicon"]
        words = lexicon["words"]
        return cls(
            Lexicon(
                {word: idf for word, (idf, _) in words.items()},
                {word: pull for word, (_, pull) in words.items()},
                lexicon["unknown_idf"],
            ),
            Forest.from_json(data["alone"]),
            Forest.from_json(data["together"]),
        )

    def rank(self, document: Document) -> Ranking:
        """Score every sentence of a document that has at least one."""
        features = sentence_features(document, self.lexicon)
        rows = matrix(features.table, self.alone.features, len(document.sentences))
        scores = self.alone.predict(rows)
        return Ranking(features, scores, tuple(np.argsort(-scores, kind="stable").tolist()))

    def pair_scores(self, ranking: Ranking, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
        """The score of each pair of sentence numbers (first < second): the higher the better."""
        wanted = list(pairs)
        if not wanted:
            return {}
        table = pair_features(ranking.features, ranking.scores, wanted)
        scores = self.together.predict(matrix(table, self.together.features, len(wanted)))
        return dict(zip(wanted, scores.tolist(), strict=True))

    def best_pair(self, ranking: Ranking) -> tuple[int, ...]:
        """The two sentences that tell most together, in reading order; or the only one there is."""
        shortlist = sorted(ranking.order[:SHORTLIST])
        pairs = [
            (first, second) for place, first in enumerate(shortlist) for second in shortlist[place + 1 :]
        ]
        scores = self.pair_scores(ranking, pairs)
        if not pairs:
            return tuple(shortlist)
        best: tuple[int, int] = max(pairs, key=scores.__getitem__)
        return best


@lru_cache(maxsize=1)
def load_ranker() -> Ranker:
    """The ranker that ships with vibrief."""
    text = files("vibrief.briefing").joinpath("ranker.json").read_text(encoding="utf-8")
    return Ranker.from_json(json.loads(text))
