"""The translation as the review page shows it: sentences cut into pieces, each with what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vibrief.figures.model import Finding
from vibrief.output.marks import DOUBTFUL, NOT_TRANSLATED, AnyFinding, Mark, bracket, marks, rendering
from vibrief.output.spans import cut
from vibrief.output.text import shorten
from vibrief.output.wording import BLOCKS, RUNGS, SIGNS, paragraph_numbers, verdict
from vibrief.segment import Segment, TranslatedBlock, Translation

Severity = Literal["ok", "notice", "error"]
_WORST: tuple[Severity, ...] = ("error", "notice", "ok")
_SEGMENT_NOTES = {
    NOT_TRANSLATED: "The model found no English for this sentence.",
    DOUBTFUL: "The English repeats itself, or is too short or too long: read it beside its source.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What one finding says to the reader who points at a figure; "" where there is nothing to say.

    `about` is "figure", "name" (terms too), or "sentence".
    """

    about: Literal["figure", "name", "sentence"]
    severity: Severity
    sign: str
    verdict: str
    source: str
    right: str
    english: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; with notes, a figure or name that can be pointed at.

    `pairs` number what it speaks of within its block, the same on both sides; `anchor` is set on the
    English side of what is not ok; `bracket` is the editor's mark that follows.
    """

    text: str
    notes: tuple[Note, ...] = ()
    style: str = ""
    pairs: tuple[int, ...] = ()
    anchor: str = ""
    bracket: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages; `repaired` says how its English was mended, "" when it was not."""

    source: tuple[Piece, ...]
    english: tuple[Piece, ...]
    repaired: str


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the article in both languages; `label` is what stands in the margin."""

    anchor: str
    kind: str
    label: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A link from the summary to a finding that is not ok."""

    anchor: str
    where: str
    severity: Severity
    note: Note


@dataclass(frozen=True, slots=True)
class Review:
    """The whole translation for the page: its rows, and what to jump to: errors, and notices of two kinds."""

    rows: tuple[Row, ...]
    errors: tuple[Jump, ...]
    figures: tuple[Jump, ...]
    names: tuple[Jump, ...]


def review(translation: Translation, *, prefix: str = "", blocks: frozenset[int] | None = None) -> Review:
    """`translation` prepared for the page, or only the blocks with an index in `blocks`.

    `prefix` begins every anchor, so that several articles can share one page.
    """
    rows, jumps = [], []
    numbers = paragraph_numbers(translation.article)
    for block in translation.blocks:
        if blocks is None or block.block.index in blocks:
            row = _row(block, numbers.get(block.block.index), prefix)
            rows.append(row)
            where = f"¶ {row.label}" if row.label.isdecimal() else row.label
            jumps += [
                Jump(piece.anchor, where, note.severity, note)
                for sentence in row.sentences
                for piece in sentence.english
                for note in piece.notes
                if note.severity != "ok"
            ]
    notices = [jump for jump in jumps if jump.severity == "notice"]
    return Review(
        tuple(rows),
        tuple(jump for jump in jumps if jump.severity == "error"),
        tuple(jump for jump in notices if jump.note.about == "figure"),
        tuple(jump for jump in notices if jump.note.about == "name"),
    )


def _row(block: TranslatedBlock, number: int | None, prefix: str) -> Row:
    anchor = f"{prefix}b{block.block.index}"
    sentences: list[Sentence] = []
    pairs = 0
    for place, segment in enumerate(block.segments):
        sentences.append(_sentence(segment, f"{anchor}s{place}", pairs))
        pairs += len(segment.findings) + 1
    return Row(anchor, block.block.kind, str(number or BLOCKS[block.block.kind]), tuple(sentences))


def _sentence(segment: Segment, anchor: str, first_pair: int) -> Sentence:
    pairs = {id(finding): first_pair + place for place, finding in enumerate(segment.findings)}
    shown = [finding for finding in segment.findings if _is_shown(finding)]
    source = [(finding.source.start, finding.source.end, finding) for finding in shown if finding.source]
    return Sentence(
        tuple(_piece(run.text, run.attached, pairs, "", "") for run in cut(segment.source, source)),
        tuple(_english(segment, shown, pairs, anchor)),
        RUNGS.get(segment.how, "") if segment.english.strip() else "",
    )


def _english(
    segment: Segment, shown: Sequence[AnyFinding], pairs: dict[int, int], anchor: str
) -> Iterator[Piece]:
    """The pieces of the English, then a bracket for each figure or name that is missing there."""
    places = marks(segment)
    by_finding = {id(place.finding): place for place in places if place.finding}
    spans = []
    for finding in shown:
        if finding.target:
            place = by_finding.get(id(finding))
            end = max(finding.target.end, place.offset) if place else finding.target.end
            spans.append((finding.target.start, end, finding))
    for number, run in enumerate(cut(segment.english, spans)):
        brackets = " ".join(by_finding[id(one)].bracket for one in run.attached if id(one) in by_finding)
        yield _piece(run.text, run.attached, pairs, f"{anchor}n{number}", brackets)
    for place in places:
        if place.finding is None:
            yield _about_segment(place, f"{anchor}w")
    missing = [finding for finding in shown if not finding.target]
    for number, finding in enumerate(finding for finding in missing if finding.severity == "error"):
        yield _piece("", (finding,), pairs, f"{anchor}m{number}", bracket(finding))
    # One flag for all notices: what is missing has no place of its own.
    if noticed := [finding for finding in missing if finding.severity == "notice"]:
        yield _piece("", noticed, pairs, f"{anchor}m", "")


def _piece(
    text: str, findings: Sequence[AnyFinding], pairs: dict[int, int], anchor: str, brackets: str
) -> Piece:
    if not findings:
        return Piece(text)
    worst = min(findings, key=lambda finding: _WORST.index(finding.severity))
    style = f"{worst.severity} {worst.verdict}"
    if worst.severity == "ok" and not (worst.source and worst.target):
        style = "free"
    elif not isinstance(worst, Finding):
        style += " name"
    return Piece(
        text,
        tuple(_note(finding) for finding in findings),
        style,
        tuple(pairs[id(finding)] for finding in findings),
        anchor if worst.severity != "ok" else "",
        brackets,
    )


def _about_segment(place: Mark, anchor: str) -> Piece:
    note = Note(
        "sentence",
        "error",
        SIGNS["error"],
        place.bracket.strip("[]"),
        "",
        "",
        "",
        _SEGMENT_NOTES[place.bracket],
    )
    return Piece("", (note,), "error missing", (), anchor, place.bracket)


def _note(finding: AnyFinding) -> Note:
    right = rendering(finding.source) if finding.source else ""
    source = finding.source.text if finding.source else ""
    return Note(
        "figure" if isinstance(finding, Finding) else "name",
        finding.severity,
        SIGNS[finding.severity],
        verdict(finding),
        shorten(source, 120),
        right if right != source else "",
        shorten(finding.target.text, 120) if finding.target else "",
        finding.note,
    )


def _is_shown(finding: AnyFinding) -> bool:
    """Every figure is shown with its verdict; names and terms only where something is the matter."""
    return isinstance(finding, Finding) or finding.severity != "ok"
