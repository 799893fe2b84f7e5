"""The key-figure table: which of an article's figures carry the story, and what each of them counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from vibrief.article import Article
from vibrief.briefing.amounts import KINDS, counts_something
from vibrief.briefing.counted import counted_in_english, counted_in_vietnamese
from vibrief.briefing.model import KeyFigure
from vibrief.briefing.nouns import noun_named, noun_of
from vibrief.briefing.selection import Length
from vibrief.briefing.sentences import is_gibberish
from vibrief.figures import write_figure
from vibrief.figures.model import Figure, Finding
from vibrief.repair.health import find_problems
from vibrief.segment import Segment, TranslatedBlock, Translation

MOST_ROWS: dict[Length, int | None] = {"short": 6, "standard": 12, "full": None}
FEWEST_ROWS = 8
"""Rows that the standard table has where the article has them, however weak."""

_TOTAL = re.compile(r"\b(?:tổng|cộng|lũy kế|luỹ kế)\b", re.IGNORECASE)
_REACH_OF_TOTAL = 45  # characters before the figure
TOGETHER = 0.5
"""Part of a figure's worth that is that of the best in its group."""
_LINK = 14  # syllables that may stand between two figures that belong together
_CUT = re.compile(r"[;:.!?…](?=\s|$|[”\"])")
_BLOCKS_WITH_FIGURES = ("lede", "paragraph", "title", "caption")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure that may get a row."""

    finding: Finding
    figure: Figure
    block: TranslatedBlock
    number: int
    """Of the segment in its block."""
    segment: Segment
    place: float
    """How far into the article, 0 to 1."""
    total: bool


def key_figures(
    translation: Translation, *, length: Length = "standard", told: Collection[tuple[int, int]] = ()
) -> tuple[KeyFigure, ...]:
    """The rows of the table, groups with totals and shares first, else in the article's order.

    `told` are the (block, segment) numbers of the brief's points: their figures are worth more.
    """
    groups = _groups(_distinct(_candidates(translation)))
    chosen = _choose(groups, MOST_ROWS[length], told)
    kept = [[one for one in group if id(one) in chosen] for group in groups]
    kept = [sorted(group, key=lambda one: not _leads(one)) for group in kept if group]
    kept.sort(key=lambda group: not any(map(_leads, group)))
    numbers = paragraph_numbers(translation.article)
    return tuple(
        KeyFigure(
            write_figure(one.figure),
            _counts(one),
            number,
            one.block.block.index,
            numbers.get(one.block.block.index),
            one.finding,
        )
        for number, group in enumerate(kept)
        for one in group
    )


def _candidates(translation: Translation) -> Iterator[_Candidate]:
    """Figures that say how much or how many, of the running text first, then of title and captions."""
    blocks = [block for block in translation.blocks if block.block.kind in _BLOCKS_WITH_FIGURES]
    last = max((block.block.index for block in blocks), default=0) or 1
    for block in sorted(blocks, key=lambda block: block.block.kind in ("title", "caption")):
        for number, segment in enumerate(block.segments):
            seen: set[int] = set()
            for finding in segment.findings:
                if not isinstance(finding, Finding) or finding.source is None or finding.source.start in seen:
                    continue
                seen.add(finding.source.start)
                figure = finding.source
                # A figure excused for being absent has neither proof nor mark to show.
                if (finding.target is None and finding.severity != "error") or not counts_something(
                    figure, segment.source
                ):
                    continue
                before = segment.source[max(0, figure.start - _REACH_OF_TOTAL) : figure.start]
                total = figure.kind != "magnitude" and bool(_TOTAL.search(_CUT.split(before)[-1]))
                yield _Candidate(finding, figure, block, number, segment, block.block.index / last, total)


def _distinct(candidates: Iterator[_Candidate]) -> list[_Candidate]:
    """Without repeats, back in the article's order."""
    kept: dict[tuple[object, ...], _Candidate] = {}
    for one in candidates:
        figure = one.figure
        alone = figure.kind in ("money", "measure") or _telling(figure.value)
        noun = () if alone else tuple((_source_phrase(one) or "").lower().split()[:2])
        kept.setdefault((figure.kind, figure.value, figure.high, figure.unit, noun), one)
    return sorted(kept.values(), key=lambda one: (one.block.block.index, one.number, one.figure.start))


def _telling(value: Decimal | str) -> bool:
    """Whether a number is so particular (three digits) that meeting it again is a repeat."""
    if isinstance(value, str):
        return True
    return len(value.normalize().as_tuple().digits) >= 3


def _groups(candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """Figures of one clause that stand close together."""
    groups: list[list[_Candidate]] = []
    for one in candidates:
        if groups and _linked(groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _linked(left: _Candidate, right: _Candidate) -> bool:
    if left.segment is not right.segment or left.block is not right.block:
        return False
    between = left.segment.source[left.figure.end : right.figure.start]
    return not _CUT.search(between) and len(between.split()) <= _LINK


def _choose(groups: list[list[_Candidate]], most: int | None, told: Collection[tuple[int, int]]) -> set[int]:
    """Ids of the candidates that get a row."""
    if most is None or sum(map(len, groups)) <= most:
        return {id(one) for group in groups for one in group}
    worth = {}
    for group in groups:
        own = [_worth(one, told) for one in group]
        # What belongs to a strong figure is worth telling with it.
        worth.update(
            {
                id(one): (1 - TOGETHER) * value + TOGETHER * max(own)
                for one, value in zip(group, own, strict=True)
            }
        )
    candidates = [one for group in groups for one in group]
    ranked = sorted(candidates, key=lambda one: -worth[id(one)])
    strong = [one for one in ranked[:most] if worth[id(one)] >= 1]
    return {id(one) for one in (strong if len(strong) >= FEWEST_ROWS else ranked[: min(most, FEWEST_ROWS)])}


def _worth(one: _Candidate, told: Collection[tuple[int, int]]) -> float:
    """How much a figure carries of the story."""
    figure = one.figure
    worth = KINDS[figure.kind] - 0.4 * one.place
    if figure.kind in ("cardinal", "measure") and isinstance(figure.value, Decimal):
        # Large numbers tell totals, small ones details: full worth from ten thousand on.
        worth += min(max(figure.value.adjusted(), 0), 4) / 4 - 0.5
    worth += 0.8 * one.total
    worth += 0.5 * (one.block.block.kind in ("lede", "title"))
    worth += 0.5 * ((one.block.block.index, one.number) in told)
    worth -= 0.6 * (_source_phrase(one) is None)
    return worth


def _leads(one: _Candidate) -> bool:
    return one.total or one.figure.kind == "percent"


def _counts(one: _Candidate) -> str:
    """What the figure counts: the translation's words, the table's, or the source's in quotation marks."""
    if label := _row_label(one.segment.source):
        named = noun_named(label)
        return named.english[0] if named else f"“{label}”"
    phrase = _english_phrase(one)
    noun = noun_of(one.figure, one.segment.source)
    if (
        phrase
        and not is_gibberish(phrase)
        and (noun.told_by(phrase) if noun and not noun.general else _healthy(one.segment))
    ):
        return phrase
    if noun:
        return noun.english[0]
    return f"“{_source_phrase(one) or _around(one)}”"


def _healthy(segment: Segment) -> bool:
    """Whether nothing speaks against a segment's English."""
    return segment.resolved and segment.how != "marked" and not find_problems(segment.source, segment.english)


def _english_phrase(one: _Candidate) -> str | None:
    """The phrase around the figure in the translation."""
    target = one.finding.target
    if target is None:
        return None
    if target.kind == "multiple" and one.figure.kind == "cardinal" and target.text.endswith(" times"):
        # Read alone "11,460 times" is a multiple; the source has it that something was done so often.
        target = replace(target, kind="cardinal", end=target.end - len(" times"))
    others = [
        (finding.target.start, finding.target.end)
        for finding in one.segment.findings
        if isinstance(finding, Finding) and finding.target and finding.target.start != target.start
    ]
    return counted_in_english(target, one.segment.english, others)


def _around(one: _Candidate) -> str:
    """The source's words from just before the figure to just after it."""
    source, figure = one.segment.source, one.figure
    before = source[: figure.start].split()[-3:]
    return " ".join([*before, figure.text, *source[figure.end :].split()[:3]])


def _row_label(source: str) -> str | None:
    """The first cell of a row of a table set as text ("Số vụ | 228 | 187")."""
    label, *cells = (cell.strip() for cell in source.split("|"))
    words = any(map(str.isalpha, label)) and not any(map(str.isdigit, label))
    return label if len(cells) >= 2 and words else None


def _source_phrase(one: _Candidate) -> str | None:
    if label := _row_label(one.segment.source):
        return label
    others = [
        (finding.source.start, finding.source.end)
        for finding in one.segment.findings
        if isinstance(finding, Finding) and finding.source and finding.source.start != one.figure.start
    ]
    return counted_in_vietnamese(one.figure, one.segment.source, others)


def paragraph_numbers(article: Article) -> dict[int, int]:
    """The numbers readers cite by block index; `Article.paragraph_number` for all blocks at once."""
    numbered = [block.index for block in article.blocks if block.kind in ("lede", "paragraph")]
    return {index: number for number, index in enumerate(numbered, 1)}
