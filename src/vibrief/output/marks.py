"""Editor's marks: what the checks found wrong, said in the English at its place.

A wrong figure or name is followed by the right rendering, `354,432 [source: 354,422]`; one that is missing
stands at the segment's end, `[source: 354,422]`; one the source does not state is followed by `[not in
source]`. Only errors are marked: notices are for the review page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from vibrief.figures.model import Figure, Finding
from vibrief.segment import Segment
from vibrief.terms.model import Mention, MentionFinding

AnyFinding: TypeAlias = Finding | MentionFinding

NOT_IN_SOURCE = "[not in source]"
NOT_TRANSLATED = "[not translated]"
# A segment the ladder gave up on though its figures agree: a loop, a dropped sentence, an implausible length.
DOUBTFUL = "[translation doubtful]"

_BRACKET = re.compile(r"(\[(?:source: [^\[\]]*|not in source|not translated|translation doubtful)\])")
_REST_OF_WORD = re.compile(
    r"\w*(?:[.,]\d+)*\w*(?:['’]s\b)?[%°]*"
)  # of "12,500", "12km", "Schumacher's", "5%"


@dataclass(frozen=True, slots=True)
class Mark:
    """A bracket to stand before character `offset` of a segment's English, with the finding it comes from.

    `finding` is None where the bracket is about the segment as a whole.
    """

    offset: int
    bracket: str
    finding: AnyFinding | None


def mark(segment: Segment) -> str:
    """The English of a segment with an editor's bracket for every error."""
    english = segment.english
    # From right to left, so that the offsets of marks still to be set stay true.
    for place in reversed(marks(segment)):
        english = f"{english[: place.offset]} {place.bracket}{english[place.offset :]}"
    return english.lstrip() if not segment.english else english


def split_brackets(text: str) -> list[tuple[str, bool]]:
    """Marked text as (stretch, whether it is an editor's bracket), for formats that set brackets apart."""
    return [(part, place % 2 == 1) for place, part in enumerate(_BRACKET.split(text)) if part]


def marks(segment: Segment) -> list[Mark]:
    """The brackets of a segment in the order of their places; several may share one place."""
    return sorted([*_about_segment(segment), *_about_findings(segment)], key=lambda place: place.offset)


def bracket(finding: AnyFinding) -> str:
    """What stands in the text for an error: the right rendering, or that there is nothing to render."""
    if finding.source is None:
        return NOT_IN_SOURCE
    return f"[source: {rendering(finding.source)}]"


def rendering(source: Figure | Mention) -> str:
    """The right English of a figure, name or term of the source, without brackets of its own."""
    if isinstance(source, Mention):
        text = source.renderings[0] if source.renderings else source.text
    else:
        from vibrief.figures import write_figure

        text = write_figure(source)
    return " ".join(text.translate(str.maketrans("[]", "()")).split())


def _about_segment(segment: Segment) -> Iterator[Mark]:
    if segment.source.strip() and not segment.english.strip():
        yield Mark(len(segment.english), NOT_TRANSLATED, None)
    elif segment.how == "marked" and segment.resolved:
        yield Mark(len(segment.english), DOUBTFUL, None)


def _about_findings(segment: Segment) -> Iterator[Mark]:
    for finding in segment.findings:
        if finding.severity == "error":
            end = finding.target.end if finding.target else len(segment.english)
            yield Mark(_after_word(segment, end), bracket(finding), finding)


def _after_word(segment: Segment, end: int) -> int:
    """The next place from `end` on where a bracket splits neither a word nor another figure or name."""
    english = segment.english
    end = min(max(end, 0), len(english))
    moved = True
    while moved:
        start = end
        for finding in segment.findings:
            if finding.target and finding.target.start < end < finding.target.end:
                end = min(finding.target.end, len(english))
        if end and english[end - 1].isalnum() and (rest := _REST_OF_WORD.match(english, end)):
            end = rest.end()
        moved = end != start
    return end
