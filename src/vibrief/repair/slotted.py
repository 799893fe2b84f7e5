"""Translation with slots: of what is wrong, of everything, clause by clause; and from the first of sentences full of
terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vibrief.clauses import join_clauses
from vibrief.engines.engine import Engine
from vibrief.figures import find_figures
from vibrief.figures.model import Figure
from vibrief.figures.soft import is_soft
from vibrief.repair.candidate import AnyFinding, Checker, Draft
from vibrief.repair.climb import MANY_TERMS, Climb
from vibrief.repair.slots import Masked, fill, mask
from vibrief.repair.tidying import tidied
from vibrief.sentences import split_clauses
from vibrief.terms.model import Mention

# Syllables of a clause that is translated alone.
CLAUSE_WORDS = 20
# Glossary terms in a sentence from which the model's own words are not worth waiting for: few drafts have them all.
FULL_OF_TERMS = 4
PASSES = ((False, False), (True, False), (True, True))
"""Whether everything goes into slots, and whether the sentence is divided into clauses."""


def slotted(climbs: Sequence[Climb], engine: Engine, beam: int) -> None:
    """Rung 4: what is wrong, and every missed term, replaced by slots the model copies; then all figures, names and
    terms; then these clause by clause. Skipped where the model knows no slots."""
    for everything, divided in PASSES:
        bearable = MANY_TERMS if divided else 0
        asked: list[tuple[Climb, list[Masked]]] = []
        for climb in climbs:
            if climb.best.passes and climb.best.missed_terms <= bearable:
                continue
            if not divided and climb.rich_in_terms:
                continue
            source = climb.draft.source
            parts = split_clauses(source, longest=CLAUSE_WORDS) if divided else [source]
            pieces = mask_pieces(parts, slot_worthy(climb.best.findings, everything), engine.slots)
            if len(pieces) > divided and any(piece.fillings for piece in pieces):
                asked.append((climb, pieces))
        made = iter(
            translate_masked([piece for _, pieces in asked for piece in pieces], engine, beam, divided)
        )
        for climb, pieces in asked:
            options = [next(made) for _ in pieces]
            if not divided:
                for english, score in options[0]:
                    climb.offer(english, score, "slots")
            elif all(options):
                score = sum(best[0][1] for best in options) / len(options)
                englishes = [best[0][0] for best in options]
                climb.offer(join_clauses([piece.source for piece in pieces], englishes), score, "slots")


def draft_with_slots(sources: Sequence[str], engine: Engine, beam: int, checker: Checker) -> list[Draft]:
    """Drafts of sentences that are full of terms (see `is_full_of_terms`), made clause by clause with slots."""
    pieces = []
    for source in sources:
        figures = [figure for figure in find_figures(source, "vi") if not is_soft(figure)]
        parts = split_clauses(source, longest=CLAUSE_WORDS)
        pieces.append(
            mask_pieces(parts, [*figures, *filter(has_slot, checker.mentions(source))], engine.slots)
        )
    made = iter(translate_masked([one for masked in pieces for one in masked], engine, beam, divided=True))
    drafts = []
    for source, masked in zip(sources, pieces, strict=True):
        best = [next(made)[:1] for _ in masked]
        english = join_clauses([one.source for one in masked], [one[0][0] if one else "" for one in best])
        english = tidied(source, english, checker.mentions(source))
        drafts.append(Draft(source, english, checker(source, english), how="slots"))
    return drafts


def is_full_of_terms(source: str, checker: Checker) -> bool:
    """Whether a sentence holds so many glossary terms that it is translated with slots from the first."""
    terms = [mention for mention in checker.mentions(source) if mention.kind == "term"]
    return len({mention.text for mention in terms}) >= FULL_OF_TERMS


def has_slot(mention: Mention) -> bool:
    """Whether a slot can hold a mention: its English is known, and no acronym's long form."""
    return bool(mention.renderings) and mention.kind != "acronym"


def mask_pieces(
    pieces: Sequence[str], figures: Sequence[Figure | Mention], slots: frozenset[str]
) -> list[Masked]:
    """Each of the consecutive `pieces` of a source with slots for those of `figures` that lie in it."""
    masked = []
    place = 0
    for piece in pieces:
        end = place + len(piece)
        inside = [replace(figure, start=figure.start - place, end=figure.end - place) for figure in figures
                  if place <= figure.start and figure.end <= end]  # fmt: skip
        one = mask(piece, inside, slots) or Masked(piece, piece, {})
        masked.append(replace(one, opening=place == 0))
        place = end
    return masked


def translate_masked(
    pieces: Sequence[Masked], engine: Engine, beam: int, divided: bool
) -> list[list[tuple[str, float]]]:
    """The English of each piece with its slots filled, and scores, best first; hypotheses that ran on or lost a slot
    are left out. A clause all of whose hypotheses lost one is translated as it stands."""
    if not pieces:
        return []
    width = max(1, beam // 2)
    found = engine.translate([piece.text.strip() for piece in pieces], beam=width, n_best=width)
    made = [
        [
            (english, one.score)
            for one in hypotheses
            if one.finished and (english := fill(one.text, piece)) is not None
        ]
        for piece, hypotheses in zip(pieces, found, strict=True)
    ]
    lost = [place for place, options in enumerate(made) if divided and not options]
    if lost:
        again = engine.translate([pieces[place].source.strip() for place in lost], beam=width)
        for place, hypotheses in zip(lost, again, strict=True):
            made[place] = [(one.text, one.score) for one in hypotheses if one.finished]
    return made


def slot_worthy(findings: Iterable[AnyFinding], everything: bool) -> list[Figure | Mention]:
    """Figures, names and terms of the source to be replaced by slots: those that are wrong, or all."""
    chosen: list[Figure | Mention] = []
    for finding in findings:
        source = finding.source
        if source is None or (isinstance(source, Figure) and is_soft(source)):
            continue
        if isinstance(source, Mention) and not has_slot(source):
            continue
        missed = isinstance(source, Mention) and source.kind == "term" and finding.verdict != "same"
        if everything or missed or finding.severity == "error":
            chosen.append(source)
    return chosen
