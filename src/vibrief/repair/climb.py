"""A failed draft on its way up the ladder, and the best there is of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from vibrief.engines.engine import Hypothesis
from vibrief.repair.candidate import Candidate, Checker, Draft, examine
from vibrief.segment import Rung, Segment

# Share of the words that a candidate must keep of what it replaces.
KEPT = 0.6
# Missed terms that are many: then whole sentences are too much for the slots, and other rungs not worth their time.
MANY_TERMS = 2


@dataclass(slots=True)
class Climb:
    """A failed draft, its best candidate, and the alignments that were asked for."""

    draft: Draft
    checker: Checker
    best: Candidate
    alignments: dict[str, Hypothesis | None] = field(default_factory=dict)

    def offer(self, english: str, score: float, how: Rung) -> Candidate:
        """Take a candidate where it is better than what there is."""
        candidate = examine(self.draft.source, english, score, how, self.checker)
        better = candidate.rank[:4] > self.best.rank[:4]
        likelier = candidate.how == self.best.how and candidate.rank > self.best.rank
        if (better or likelier) and not self.cuts(candidate):
            self.best = candidate
        return candidate

    def cuts(self, candidate: Candidate) -> bool:
        """Whether a candidate drops much of what the best one says, unless that is broken and says too much."""
        return not self.best.problems and len(candidate.english.split()) < KEPT * len(
            self.best.english.split()
        )

    @property
    def rich_in_terms(self) -> bool:
        """Whether so many terms are missed that only the clauses of the sentence, with slots, can hold them."""
        return self.best.missed_terms > MANY_TERMS

    @property
    def divided(self) -> bool:
        """Whether the sentence is beyond the model's reach and was translated in parts."""
        return self.draft.how == "clauses"

    @property
    def segment(self) -> Segment:
        """The segment as it stands."""
        how = self.best.how if self.best.passes else "marked"
        return Segment(self.draft.source, self.best.english, self.best.findings, how)
