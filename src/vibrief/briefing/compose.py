"""Composes the brief of a translated article: headline, where and who, key figures, points, provenance."""

from __future__ import annotations

import re
from itertools import pairwise

from vibrief import __version__
from vibrief.briefing.headline import headline_style
from vibrief.briefing.key_figures import key_figures, paragraph_numbers
from vibrief.briefing.model import Brief, Point, Provenance
from vibrief.briefing.names import telling_names
from vibrief.briefing.ranking import load_ranker
from vibrief.briefing.selection import Length, select, shared_budget
from vibrief.briefing.sentences import Sentence, running_text
from vibrief.errors import InputError
from vibrief.figures.model import Finding
from vibrief.segment import Segment, TranslatedBlock, Translation

PROVED = frozenset(("same", "converted", "rounded"))
LONGEST_HEADLINE = 16
"""Words of a headline made from a sentence where the article has no title."""

# Linkers that tie a sentence to one the brief may not have; without them it says the same.
_LINKER = re.compile(
    r"(?:In addition|Additionally|Besides(?: that| this)?|Moreover|Furthermore|Accordingly|Meanwhile|However|"
    r"Therefore|Thus|Thereby|Also|At the same time|On the other hand|In particular|Specifically|"
    r"Along with that|As a result|Then|After that|From there|Since then|Through that|Thereafter),\s+(?=[^\W\d])"
)


def compose(translation: Translation, *, length: Length = "standard") -> Brief:
    """The brief of a translated article; see `vibrief.briefing.brief`."""
    sentences = running_text(translation)
    article = translation.article
    titles = [block for block in translation.blocks if block.block.kind == "title"]
    if not sentences and not titles:
        raise InputError(
            f"{article.source}: nothing to brief; the article has no title, paragraph or caption with words."
        )
    chosen = _choose(translation, sentences, length)
    numbers = paragraph_numbers(article)
    return Brief(
        headline=_headline(titles, chosen or sentences, article.source),
        source=article.source,
        published=article.published,
        places=telling_names(translation, "place"),
        organisations=telling_names(translation, "organisation"),
        key_figures=key_figures(
            translation, length=length, told={(one.block.block.index, one.number) for one in chosen}
        ),
        points=tuple(
            Point(
                standing_alone(one.segment),
                one.block.block.index,
                one.number,
                numbers.get(one.block.block.index),
            )
            for one in chosen
        ),
        provenance=_provenance(translation),
        translation=translation,
    )


def _choose(translation: Translation, sentences: list[Sentence], length: Length) -> list[Sentence]:
    """The sentences to be points; where several articles came in one file, some of each."""
    starts = [block.block.index for block in translation.blocks if block.block.kind == "title"][1:]
    chosen: list[Sentence] = []
    for start, end in pairwise([0, *starts, len(translation.article.blocks)]):
        blocks = [block.block for block in translation.blocks if start <= block.block.index < end]
        title = next((block.text for block in blocks if block.kind == "title"), "")
        captions = [block.text for block in blocks if block.kind == "caption"]
        own = [one for one in sentences if start <= one.block.block.index < end]
        budget = shared_budget(length, len(starts) + 1)
        chosen += [own[number] for number in select(load_ranker(), title, captions, own, budget)]
    return chosen


def standing_alone(segment: Segment) -> str:
    """The English of a segment as a sentence of its own: no linker first, a stop last, quotes closed.

    Nothing that a finding speaks of is touched.
    """
    text = segment.english.strip()
    found = _LINKER.match(text)
    if found:
        rest = text[found.end() :]
        text = rest[0].upper() + rest[1:]
    if text.count("“") > text.count("”"):
        text += "”"
    elif text.count('"') % 2:
        text += '"'
    if text and not re.search(r"[.!?…][”\"’')\]]*$", text):
        text = text.rstrip(" ,;:") + "."
    return text


def _headline(titles: list[TranslatedBlock], sentences: list[Sentence], source: str) -> str:
    """The title in headline style; without one, the first sentence that no finding speaks against."""
    if titles:
        text, errors = "", []
        for segment in titles[0].segments:
            text += " " if text else ""
            errors += [
                (len(text) + finding.target.start, len(text) + finding.target.end)
                for finding in segment.findings
                if finding.target and finding.severity == "error"
            ]
            text += segment.english
        # What is wrong stays letter for letter, or its mark would not find its place.
        return headline_style(text, errors) if text.strip() else f"“{titles[0].block.text}”"
    for sentence in sentences:
        if sentence.segment.resolved:
            return headline_style(_shortened(standing_alone(sentence.segment)))
    return source


def _shortened(text: str) -> str:
    """A sentence cut at its first clause mark that leaves enough to say something."""
    for mark in re.finditer(r"[,;:](?=\s)|\s[–—-]\s", text):
        if len(text[: mark.start()].split()) >= 5 and len(text.split()) > LONGEST_HEADLINE:
            return text[: mark.start()]
    return text


def _provenance(translation: Translation) -> Provenance:
    findings = [
        finding
        for segment in translation.segments
        for finding in segment.findings
        if isinstance(finding, Finding) and finding.source is not None
    ]
    return Provenance(
        words=sum(len(block.block.text.split()) for block in translation.blocks),
        model=translation.model,
        figures_read=len(findings),
        figures_proved=sum(finding.verdict in PROVED for finding in findings),
        vibrief=__version__,
    )
