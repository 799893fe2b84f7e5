"""The words that every format shares: verdicts, rungs, who, where and when, provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from vibrief.article import Article, BlockKind
from vibrief.briefing.model import Brief, KeyFigure, Point
from vibrief.output.marks import AnyFinding, marks
from vibrief.output.text import clean
from vibrief.segment import Rung, Segment
from vibrief.terms.model import MentionFinding

VERDICTS = {
    "same": "proved",
    "converted": "proved, converted",
    "rounded": "proved, rounded",
    "hedge_changed": "hedge differs",
    "unit_changed": "unit differs",
    "value_changed": "value differs",
    "missing": "missing in the English",
    "added": "not in the source",
    "altered": "differs",
}
# A sign for each severity, so that colour is never all there is to tell it by.
SIGNS = {"ok": "✓", "notice": "△", "error": "✗"}
# How a sentence was mended, for the rungs of the ladder that mend.
RUNGS: dict[Rung, str] = {
    "n_best": "another hypothesis of the model, because its first failed the check",
    "forced": "the right rendering was forced while the model wrote the sentence",
    "clauses": "translated clause by clause",
    "slots": "figures and names were kept out of the model's hands and put back",
    "rendering": "the right rendering was put in place of a wrong one",
}
BLOCKS: dict[BlockKind, str] = {
    "title": "Title", "date": "Date", "lede": "Lede", "heading": "Heading", "paragraph": "Paragraph",
    "caption": "Caption", "byline": "Byline", "boilerplate": "Site",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MOST_NAMES = 4  # of places and of organisations: the line stays one line


def dateline(brief: Brief) -> str:
    """When, where, who and from what: "15 June 2022 · Bac Lieu · Provincial Police · report.txt"."""
    parts = [
        long_date(brief.published) if brief.published else "",
        ", ".join(brief.places[:_MOST_NAMES]),
        ", ".join(brief.organisations[:_MOST_NAMES]),
        "standard input" if brief.source == "-" else re.split(r"[/\\]", brief.source)[-1] or brief.source,
    ]
    return " · ".join(clean(part).strip() for part in parts if part.strip())


def long_date(iso: str) -> str:
    """An ISO 8601 date in English, "15 June 2022"; what is no full date is given back as it is."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", iso)
    if not match or not 1 <= int(match[2]) <= 12:
        return iso
    return f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"


def provenance(brief: Brief) -> str:
    """One line that says what the brief was made from and by what, enough to make it again."""
    made = brief.provenance
    model = made.model
    figures = count(made.figures_read, "figure")
    proved = f"{made.figures_proved:,} of {figures} proved (value, unit, hedge; not the words around them)"
    return clean(
        f"From {count(made.words, 'word')} of Vietnamese · {proved if made.figures_read else 'no figures'}"
        f" · translated by {model.name} (sha256 {model.sha256[:12]}) on {model.engine}, {model.precision}, "
        f"{model.device}, beam {model.beam} · vibrief {made.vibrief}"
    )


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 figure", "1,234 figures"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def verdict(finding: AnyFinding) -> str:
    """The verdict in words: "proved", "value differs", "name missing in the English"."""
    if isinstance(finding, MentionFinding):
        what = "term" if finding.source.kind == "term" else "name"
        words = "differs" if finding.verdict == "same" else VERDICTS[finding.verdict]
        return "proved" if finding.severity == "ok" else f"{what} {words}"
    if finding.severity == "ok" and finding.verdict in ("missing", "added"):
        return "need not be stated"  # "một", "first": words that another language may leave out
    open_question = finding.verdict == "same" and finding.severity == "notice" and finding.note
    return f"proved; {finding.note}" if open_question else VERDICTS[finding.verdict]


def table_verdict(figure: KeyFigure) -> str:
    """The verdict of a row of the key-figure table; where the translation is wrong, what it says instead."""
    finding = figure.finding
    if finding.severity == "error" and finding.target:
        return f"{SIGNS['error']} the English has “{clean(finding.target.text)}”"
    return f"{SIGNS[finding.severity]} {verdict(finding)}"


def citation(brief: Brief, point: Point | KeyFigure) -> str:
    """Where a point or figure stands: "¶ 5", or the kind of block where paragraphs are not numbered."""
    if point.paragraph is not None:
        return f"¶ {point.paragraph}"
    return BLOCKS[brief.translation.article.blocks[point.block].kind].lower()


def paragraph_numbers(article: Article) -> dict[int, int]:
    """The numbers readers cite, by block index: `Article.paragraph_number` for all blocks at once."""
    numbered = [block.index for block in article.blocks if block.kind in ("lede", "paragraph")]
    return {index: number for number, index in enumerate(numbered, 1)}


def point_text(brief: Brief, point: Point) -> str:
    """The sentence of a point, with an editor's bracket for each error of the segment it comes from."""
    return _with_marks(point.english, [segment_of(brief, point)])


def headline(brief: Brief) -> str:
    """The headline, with an editor's bracket for each error of the title that it repeats."""
    titles = [block for block in brief.translation.blocks if block.block.kind == "title"]
    return _with_marks(brief.headline, titles[0].segments if titles else ())


def segment_of(brief: Brief, point: Point) -> Segment:
    """The segment that a point was made from."""
    block = next(block for block in brief.translation.blocks if block.block.index == point.block)
    return block.segments[point.segment]


def _with_marks(text: str, segments: Sequence[Segment]) -> str:
    """`text`, made from the English of `segments` and perhaps edited since, with their marks.

    A bracket goes where its place went in editing; where that is gone, or was the end, it goes to the end.
    Only what was wrong and has been left out loses its bracket.
    """
    if not any(marks(segment) for segment in segments):
        return text
    english = " ".join(segment.english for segment in segments)
    same = SequenceMatcher(None, english, text, autojunk=False).get_matching_blocks()
    found: list[tuple[int, str]] = []
    start = 0
    for segment in segments:
        for place in marks(segment):
            target = place.finding.target if place.finding else None
            if target and target.text not in text:
                continue
            offset = start + place.offset
            moved = [b + offset - a for a, b, size in same if a < offset <= a + size]
            if target and not moved and text.count(target.text) == 1:
                moved = [text.index(target.text) + len(target.text)]
            at_end = not moved or (not target and segment is segments[-1])
            found.append((len(text) if at_end else moved[0], place.bracket))
        start += len(segment.english) + 1
    for offset, bracket in sorted(found, key=lambda one: one[0])[::-1]:
        text = f"{text[:offset]} {bracket}{text[offset:]}"
    return text
