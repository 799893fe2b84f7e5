"""A sentence, its English and what the checks said: the unit that travels from translation to output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vibrief.article import Article, Block
from vibrief.figures.model import Finding
from vibrief.terms.model import MentionFinding

Rung = Literal["model", "n_best", "forced", "clauses", "slots", "rendering", "marked", "untranslated"]
"""How a segment's English was made: by the model at once, or by a rung of the repair ladder (see
`vibrief.repair`). `marked` still holds errors, which outputs show; `untranslated` has no English. A sentence
from the sentence memory keeps the rung that made it, so that results do not depend on what was remembered."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of the source with its English.

    `source` is the sentence as the article has it, outer whitespace included, so that the sources of a block
    joined give the block's text. `english` is plain: marks for unresolved findings are made from `findings`
    when it is written out (`vibrief.output.marks`). Offsets in findings refer to `source` and `english`.
    """

    source: str
    english: str
    findings: tuple[Finding | MentionFinding, ...]
    how: Rung

    @property
    def resolved(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity != "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class TranslatedBlock:
    """A block of the article and its sentences in order."""

    block: Block
    segments: tuple[Segment, ...]

    @property
    def english(self) -> str:
        """The plain English of the whole block: its segments with one space between."""
        return " ".join(segment.english for segment in self.segments if segment.english)


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What made a translation: enough to make it again."""

    name: str
    sha256: str
    engine: str
    device: str
    precision: str
    beam: int


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated article: its content blocks (boilerplate left out) in reading order."""

    article: Article
    blocks: tuple[TranslatedBlock, ...]
    model: ModelIdentity

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in reading order."""
        return tuple(segment for block in self.blocks for segment in block.segments)
