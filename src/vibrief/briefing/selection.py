"""Which sentences become points: rank, redundancy and figures in balance under a word budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from vibrief.briefing.features import Document
from vibrief.briefing.occurrences import Column
from vibrief.briefing.pairs import overlaps
from vibrief.briefing.ranking import Ranker, Ranking
from vibrief.briefing.sentences import Sentence, is_gibberish
from vibrief.figures import is_soft
from vibrief.figures.model import Finding
from vibrief.repair.health import find_problems
from vibrief.segment import Segment

Length = Literal["short", "standard", "full"]


@dataclass(frozen=True, slots=True)
class Budget:
    """How many points a brief has (never more than half of the sentences, but for the fewest), and about how
    many English words in all."""

    fewest: int
    most: int
    words: int


BUDGETS: dict[Length, Budget] = {
    "short": Budget(2, 3, 80),
    "standard": Budget(3, 7, 200),
    "full": Budget(5, 14, 450),
}
PAIRED = 8
"""Sentences, best first, among which the two that open the choice are compared in pairs."""
SHORTLIST = 40
"""Sentences, best first, among which a brief chooses: work per brief stays bounded."""

# Costs and gains in the ranker's unit (summed ROUGE F1: a good sentence is about 0.2 above a middling one).
LEANING = -0.15
SPOKEN = -0.15
UNRESOLVED = -0.12
INCOMPLETE = -0.6
BROKEN = -0.5
FIGURE = 0.02
MOST_FIGURES = 4
WORD_TOO_MANY = -0.004
COMFORTABLE = 45
"""English words a sentence may have before each further one costs."""
SAME = 0.65
"""Share of the shorter sentence's pairs of syllables that two points must not have in common."""
REDUNDANCY = 0.5
"""Part of its score that a sentence loses whose pairs of syllables have all been said."""
AHEAD = 100.0
"""More than any sentence can be worth: what puts the opening pair first."""
CAPTION = -0.3
SAME_AS_CAPTION = 0.9
"""Overlap with a caption from which on a sentence is taken for one that leaked into the text."""


def shared_budget(length: Length, articles: int) -> Budget:
    """The budget of each of several articles that came in one file."""
    whole = BUDGETS[length]
    return Budget(
        max(whole.fewest // articles, 1), max(whole.most // articles, 1), max(whole.words // articles, 1)
    )


def select(
    ranker: Ranker, title: str, captions: Sequence[str], sentences: Sequence[Sentence], budget: Budget
) -> list[int]:
    """Numbers of the sentences to be points, in reading order; at least one where there is a sentence."""
    if not sentences:
        return []
    document = Document(title, tuple(captions), tuple(one.segment.source for one in sentences))
    ranking = ranker.rank(document)
    like_caption = np.asarray(ranking.features.table["closest caption"]) > SAME_AS_CAPTION
    quality = np.array([_quality(one) for one in sentences]) + CAPTION * like_caption
    merit = ranking.scores + quality
    shortlist = np.argsort(-merit, kind="stable")[:SHORTLIST].tolist()
    first = _best_pair(ranker, ranking, quality, shortlist[:PAIRED])
    return sorted(_fill(ranking, sentences, quality, np.array(shortlist), first, budget))


def _best_pair(
    ranker: Ranker, ranking: Ranking, quality: Column, shortlist: Sequence[int]
) -> tuple[int, ...]:
    """The two sentences that tell most together and read well alone; none where there are not two."""
    pairs = list(combinations(sorted(shortlist), 2))
    scores = ranker.pair_scores(ranking, pairs)
    return max(pairs, key=lambda pair: scores[pair] + quality[pair[0]] + quality[pair[1]], default=())


def _fill(
    ranking: Ranking,
    sentences: Sequence[Sentence],
    quality: Column,
    waiting: Column,
    first: tuple[int, ...],
    budget: Budget,
) -> list[int]:
    """Choose `first`, then of those waiting whichever adds most, until the budget is spent."""
    said = np.zeros(len(waiting))  # the largest part of each sentence that a chosen one has said
    chosen: list[int] = []
    words = 0
    most = min(budget.most, max(budget.fewest, -(-len(sentences) // 2)))
    while len(chosen) < most and len(waiting):
        added = ranking.scores[waiting] * (1 - REDUNDANCY * said) + quality[waiting]
        place = int(np.where(np.isin(waiting, first), added + AHEAD, added).argmax())
        best, repeats = int(waiting[place]), said[place] > SAME
        waiting, said = np.delete(waiting, place), np.delete(said, place)
        if repeats or not _affordable(sentences[best], len(chosen), words, budget):
            continue
        chosen.append(best)
        words += sentences[best].words
        shared = overlaps(ranking.features, np.full(len(waiting), best), waiting)["shared pairs"]
        said = np.maximum(said, shared)
    return chosen


def _affordable(sentence: Sentence, chosen: int, words: int, budget: Budget) -> bool:
    """Whether a sentence may join `chosen` ones with `words` words in all.

    A brief that has its fewest points takes only what fits and stands alone; before that, what does not
    double its length.
    """
    if not chosen:
        return True
    if chosen < budget.fewest:
        return words + sentence.words <= 2 * budget.words
    return words + sentence.words <= budget.words and sentence.stands_alone


def _quality(sentence: Sentence) -> float:
    """What the ranker does not know: how a sentence reads alone, its figures, whether they stand."""
    segment = sentence.segment
    figures = min(_figures(segment), MOST_FIGURES)
    return (
        LEANING * sentence.leaning
        + SPOKEN * sentence.spoken
        + UNRESOLVED * (not segment.resolved or segment.how in ("marked", "untranslated"))
        + BROKEN * bool(find_problems(segment.source, segment.english) or is_gibberish(segment.english))
        + INCOMPLETE * (not sentence.complete)
        + FIGURE * figures
        + WORD_TOO_MANY * max(0, sentence.words - COMFORTABLE)
    )


def _figures(segment: Segment) -> int:
    """Figures of the source that a brief would keep."""
    return sum(
        isinstance(finding, Finding) and finding.source is not None and not is_soft(finding.source)
        for finding in segment.findings
    )
