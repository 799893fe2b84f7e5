"""Which sentences become points: rank, redundancy and figures in balance under a word budget."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from vibrief.briefing.features import Document
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
    merit = {
        number: float(ranking.scores[number]) + _quality(sentences[number])
        for number in range(len(sentences))
    }
    shortlist = sorted(merit, key=lambda number: -merit[number])[:SHORTLIST]
    return sorted(_fill(ranker, ranking, sentences, merit, shortlist, budget))


def _fill(
    ranker: Ranker,
    ranking: Ranking,
    sentences: Sequence[Sentence],
    merit: dict[int, float],
    shortlist: list[int],
    budget: Budget,
) -> list[int]:
    """Add the sentence that tells most together with those chosen, until the budget is spent."""
    chosen: list[int] = []
    words = 0
    most = min(budget.most, max(budget.fewest, -(-len(sentences) // 2)))
    together: dict[int, list[float]] = {number: [] for number in shortlist}
    while len(chosen) < most:
        best = max(
            together,
            key=lambda number: merit[number] + sum(together[number]) / max(len(together[number]), 1),
            default=None,
        )
        if best is None:
            break
        del together[best]
        cost = sentences[best].words
        needed = len(chosen) < budget.fewest
        if chosen and not needed and (words + cost > budget.words or not sentences[best].stands_alone):
            continue
        # Even a point that is needed must not double the brief.
        if chosen and words + cost > 2 * budget.words:
            continue
        chosen.append(best)
        words += cost
        for number in _repeats(ranking, best, together):
            del together[number]
        pairs = [(min(best, number), max(best, number)) for number in together]
        for (first, second), score in ranker.pair_scores(ranking, pairs).items():
            together[second if first == best else first].append(score)
    return chosen


def _quality(sentence: Sentence) -> float:
    """What the ranker does not know: how a sentence reads alone, its figures and whether they stand."""
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


def _repeats(ranking: Ranking, one: int, others: Collection[int]) -> list[int]:
    """Those of the other sentences that say the same as one in much the same words."""
    numbers = np.array(list(others), dtype=np.int64)
    if not len(numbers):
        return []
    shared = overlaps(ranking.features, np.full(len(numbers), one), numbers)["shared pairs"]
    return list(numbers[np.asarray(shared) > SAME].tolist())
