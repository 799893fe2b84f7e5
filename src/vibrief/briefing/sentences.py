"""The sentences a brief may be made of, and what speaks against each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vibrief.briefing.openers import leans_back
from vibrief.segment import Segment, TranslatedBlock, Translation

SHORTEST, LONGEST = 6, 130
"""Syllables of a sentence that can stand in a brief; shorter ones are fragments, longer ones lists."""
_COMPLETE = re.compile(r"[.!?…][\s”\"’')\]]*$")
_STARTS = re.compile(r"[“\"'‘«*–-]*\s*(?P<first>\w)")
# What a weak model repeats: syllables or letters of a word (roadwayways, TTTTTT), or a word (average average).
_GIBBERISH = re.compile(
    r"([^\W\d_]{3,})\1|([^\W\d_]{2})\2{2,}|([^\W\d_])\3{4,}|\b(?!had\b|that\b)([^\W\d_]{2,}) \4\b"
)
# A quotation, or its beginning, with nothing after it that says whose it is.
_SAID = re.compile(r"\s*(?:“[^”]*”?|\"[^\"]*\"?|«[^»]*»?)[\s.!?…]*$")
_OPENING, _CLOSING = "“«", "”»"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment that can be ranked. `complete` tells a sentence from a fragment, a list or a table row;
    `spoken` one that is quoted without saying who speaks; `leaning` one that leans back on the one before it."""

    segment: Segment
    block: TranslatedBlock
    number: int
    complete: bool
    spoken: bool
    leaning: bool

    @property
    def stands_alone(self) -> bool:
        """Whether a reader who has nothing else can make sense of it."""
        return self.complete and not self.spoken and not self.leaning

    @property
    def words(self) -> int:
        """Words of the English."""
        return len(self.segment.english.split())


def is_gibberish(english: str) -> bool:
    """Whether a translation has a word that is none, or one twice over."""
    return _GIBBERISH.search(english) is not None


def running_text(translation: Translation) -> list[Sentence]:
    """The sentences of lede and paragraphs; where there is none, those of captions, then of headings."""
    for kinds in (("lede", "paragraph"), ("caption",), ("heading",)):
        found = [
            sentence
            for block in translation.blocks
            if block.block.kind in kinds
            for sentence in _of_block(block)
        ]
        if found:
            return found
    return []


def _of_block(block: TranslatedBlock) -> Iterator[Sentence]:
    inside = False
    for number, segment in enumerate(block.segments):
        source = segment.source
        if not segment.english.strip() or not any(map(str.isalpha, source)):
            continue
        yield Sentence(
            segment,
            block,
            number,
            complete=_is_complete(segment),
            spoken=inside or _SAID.match(source) is not None,
            leaning=leans_back(source),
        )
        opened = max(source.rfind(mark) for mark in _OPENING)
        closed = max(source.rfind(mark) for mark in _CLOSING)
        if opened != closed:
            inside = opened > closed
        elif source.count('"') % 2:
            inside = not inside


def _is_complete(segment: Segment) -> bool:
    source = segment.source.strip()
    words = source.split()
    if not SHORTEST <= len(words) <= LONGEST or not _COMPLETE.search(source):
        return False
    # Rows of a table are mostly numbers.
    numbers = sum(any(char.isdigit() for char in word) for word in words)
    start = _STARTS.match(source)
    return 2 * numbers < len(words) and start is not None and not start["first"].islower()
