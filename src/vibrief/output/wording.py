"""The words that every format shares: verdicts, rungs, who, where and when, provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.article import BlockKind
from vibrief.briefing.model import Brief, KeyFigure, Point
from vibrief.output.marks import AnyFinding, mark, marks, rendering
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
    proved = f"{made.figures_proved:,} of {figures} proved"
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
    words = VERDICTS[finding.verdict]
    if isinstance(finding, MentionFinding):
        return (
            "proved"
            if finding.verdict == "same"
            else f"{'term' if finding.source.kind == 'term' else 'name'} {words}"
        )
    return words


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
    """`text`, made from `segments` and perhaps edited since, with their marks: no error loses its bracket."""
    if len(segments) == 1 and text == segments[0].english:
        return mark(segments[0])
    for segment in segments:
        for place in marks(segment):
            target = place.finding.target if place.finding else None
            if target and target.text not in text:
                continue  # what was wrong has been left out
            if target and text.count(target.text) == 1:
                text = text.replace(target.text, f"{target.text} {place.bracket}")
            else:
                text = f"{text} {place.bracket}"
    return text


def describe(finding: AnyFinding) -> str:
    """A finding in one line: verdict, source phrase with its right rendering, English, note."""
    parts = [verdict(finding).capitalize()]
    if finding.source:
        right = rendering(finding.source)
        parts.append(
            f"source “{finding.source.text}”" + (f" = {right}" if right != finding.source.text else "")
        )
    if finding.target:
        parts.append(f"English “{finding.target.text}”")
    return clean("; ".join(parts) + (f". {finding.note}" if finding.note else ""))
