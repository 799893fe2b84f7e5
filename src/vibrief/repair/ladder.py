"""The rungs of the repair ladder and the order in which failed segments climb them.

All failed segments climb together, so that each rung is one batch for the engine. A rung offers candidates; the
first rung with one that passes the whole check ends the climb, and among its passing candidates the likeliest
is taken. What no rung makes right keeps the candidate with the fewest errors, and its errors are marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from vibrief.clauses import join_clauses
from vibrief.engines.engine import Engine, Hypothesis
from vibrief.repair.candidate import Candidate, Checker, Draft, examine
from vibrief.repair.climb import Climb
from vibrief.repair.forced import align, forced_prefix, missing
from vibrief.repair.health import find_problems
from vibrief.repair.slotted import CLAUSE_WORDS, slotted
from vibrief.repair.substitution import substitute
from vibrief.segment import Segment
from vibrief.sentences import split_clauses

# Forced decoding repairs one place at a time, from left to right.
FORCED_ROUNDS = 3
# Log-probability per token that a hypothesis may lie behind the best and still be taken for its terms.
TERMS_WORTH = 0.15


def repair(drafts: Sequence[Draft], engine: Engine, *, beam: int, checker: Checker) -> list[Segment]:
    """Segments made from `drafts`, in order; those that fail have climbed the ladder.

    A draft that passes but lacks glossary terms is tried with other hypotheses and with slots, and keeps its
    English where those do not pass too.
    """
    climbs: list[Climb] = []
    for draft in drafts:
        best = Candidate(
            draft.english, draft.findings, find_problems(draft.source, draft.english), 0.0, draft.how
        )
        if draft.hypotheses:
            best = replace(best, score=draft.hypotheses[0].score)
        climbs.append(Climb(draft, checker, best))
    for rung in RUNGS:
        failing = [
            climb
            for climb in climbs
            if not climb.best.passes or (rung in FOR_TERMS and climb.best.missed_terms)
        ]
        if failing:
            rung(failing, engine, beam)
    return [climb.segment for climb in climbs]


def other_hypotheses(climbs: Sequence[Climb], engine: Engine, beam: int) -> None:
    """Rung 1: another of the n best; asked for again only where the draft brought none along."""
    bare = [climb for climb in climbs
            if len(climb.draft.hypotheses) < 2 and not climb.best.passes and not climb.divided]  # fmt: skip
    again = dict(zip(map(id, bare), translate(bare, engine, beam), strict=True))
    for climb in climbs:
        floor = climb.best.score - TERMS_WORTH if climb.best.passes else float("-inf")
        for hypothesis in again.get(id(climb), climb.draft.hypotheses):
            if hypothesis.finished and hypothesis.score >= floor:
                climb.offer(hypothesis.text, hypothesis.score, "n_best")


def forced_decoding(climbs: Sequence[Climb], engine: Engine, beam: int) -> None:
    """Rung 2: keep the English up to the error, force the right rendering, let the model finish.

    Of no use where the English is broken, and where many terms are missing besides: these go on to clauses and slots.
    """
    width = max(1, beam // 2)
    current = {id(climb): climb.best for climb in climbs}
    for _ in range(FORCED_ROUNDS):
        align_missing(climbs, engine)
        asked: list[tuple[Climb, str]] = []
        for climb in climbs:
            candidate = current[id(climb)]
            if climb.best.passes or candidate.problems or climb.divided or climb.rich_in_terms:
                continue
            prefix = forced_prefix(candidate, climb.alignments.get(candidate.english))
            if prefix is not None:
                asked.append((climb, prefix))
        if not asked:
            return
        sources, prefixes = [climb.draft.source for climb, _ in asked], [prefix for _, prefix in asked]
        found = engine.translate(sources, beam=width, n_best=width, prefixes=prefixes, align=True)
        for (climb, _), hypotheses in zip(asked, found, strict=True):
            offered = [climb.offer(one.text, one.score, "forced") for one in hypotheses if one.finished]
            climb.alignments.update((one.text, one) for one in hypotheses if one.alignment)
            if offered:
                current[id(climb)] = max(offered, key=lambda candidate: candidate.rank)
        climbs = [climb for climb, _ in asked]


def clause_by_clause(climbs: Sequence[Climb], engine: Engine, beam: int) -> None:
    """Rung 3: each clause translated alone, the best hypothesis that passes for each, and joined again."""
    climbs = [climb for climb in climbs if not climb.rich_in_terms]
    parts = [
        [part for part in split_clauses(climb.draft.source, longest=CLAUSE_WORDS) if part.strip()]
        for climb in climbs
    ]
    asked = [(climb, pieces) for climb, pieces in zip(climbs, parts, strict=True) if len(pieces) > 1]
    if not asked:
        return
    found = iter(
        engine.translate([part.strip() for _, pieces in asked for part in pieces], beam=beam, n_best=beam)
    )
    for climb, pieces in asked:
        chosen = [best_of(piece, next(found), climb.checker) for piece in pieces]
        score = sum(candidate.score for candidate in chosen) / len(chosen)
        climb.offer(join_clauses(pieces, [candidate.english for candidate in chosen]), score, "clauses")


def best_of(source: str, hypotheses: Iterable[Hypothesis], checker: Checker) -> Candidate:
    """The hypothesis for `source` that the check likes best."""
    candidates = [examine(source, one.text, one.score, "clauses", checker) for one in hypotheses]
    return max(candidates, key=lambda candidate: candidate.rank)


def right_renderings(climbs: Sequence[Climb], engine: Engine, beam: int) -> None:
    """Rung 5: the right rendering in place of an unambiguous wrong one."""
    align_missing(climbs, engine)
    for climb in climbs:
        candidate = climb.best
        for _ in range(2):  # what stood wrong twice may be right once, and show what else is wrong
            english = substitute(candidate, climb.alignments.get(candidate.english))
            if english == candidate.english:
                break
            candidate = climb.offer(english, candidate.score, "rendering")


def align_missing(climbs: Sequence[Climb], engine: Engine) -> None:
    """Align the best candidates that miss something, so that its place can be told; the others need no alignment."""
    asked = [climb for climb in climbs
             if not climb.best.passes and climb.best.english not in climb.alignments and missing(climb.best)
             and climb.best.english.strip()]  # fmt: skip
    pairs = [(climb.draft.source, climb.best.english) for climb in asked]
    for climb, alignment in zip(asked, align(pairs, engine), strict=True):
        climb.alignments[climb.best.english] = alignment


def translate(climbs: Sequence[Climb], engine: Engine, beam: int) -> list[list[Hypothesis]]:
    """The n best hypotheses of each draft."""
    return (
        engine.translate([climb.draft.source for climb in climbs], beam=beam, n_best=beam) if climbs else []
    )


Step = Callable[[Sequence[Climb], Engine, int], None]
RUNGS: tuple[Step, ...] = (other_hypotheses, forced_decoding, clause_by_clause, slotted, right_renderings)
"""The rungs in order; what passes none is marked."""
FOR_TERMS = frozenset({other_hypotheses, slotted})
"""The rungs that missed terms are worth."""
