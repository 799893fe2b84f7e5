"""Markdown: the brief, the translation, and a digest of several briefs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.briefing.model import Brief
from vibrief.output.marks import NOT_TRANSLATED, mark
from vibrief.output.text import clean, escape_markdown
from vibrief.output.wording import (
    citation,
    dateline,
    headline,
    paragraph_numbers,
    point_text,
    provenance,
    table_verdict,
)
from vibrief.segment import Segment, TranslatedBlock, Translation


def render_markdown(brief: Brief) -> str:
    """The brief as Markdown: headline, who/where/when, points, key figures, provenance."""
    return "\n\n".join(_brief(brief, level=1)) + "\n"


def render_translation(translation: Translation) -> str:
    """The whole English as Markdown, paragraphs numbered as the brief cites them."""
    numbers = paragraph_numbers(translation.article)
    blocks = [_block(block, numbers.get(block.block.index)) for block in translation.blocks]
    return "\n\n".join(block for block in blocks if block) + "\n"


def render_text(translation: Translation) -> str:
    """The English as plain text, a paragraph a block with an empty line between, errors marked."""
    blocks = (" ".join(filter(None, map(mark, block.segments))) for block in translation.blocks)
    return "\n\n".join(filter(None, (clean(block).strip() for block in blocks)))


def render_line(segment: Segment) -> str:
    """One segment as one line of plain text, errors marked."""
    return clean(mark(segment))


def render_digest_markdown(briefs: Sequence[Brief]) -> str:
    """Several briefs in one document with a contents list."""
    contents = "\n".join(
        f"{number}. [{_text(headline(brief))}](#article-{number})" for number, brief in enumerate(briefs, 1)
    )
    parts = ["# Digest", f"{len(briefs)} articles", contents]
    for number, brief in enumerate(briefs, 1):
        parts += [f'<a id="article-{number}"></a>', *_brief(brief, level=2)]
    return "\n\n".join(parts) + "\n"


# Our own brackets are kept readable. They cannot become links: nothing that an article says defines one, and
# a bracket that "(", "[" or ":" follows stays escaped.
_BRACKETS = re.compile(
    r"\\\[((?:source: |not in source|not translated|translation doubtful)[^\[\]]*)\\\](?![(:\[])"
)


def _text(text: str) -> str:
    """Text from the article, with editor's marks, as Markdown."""
    return _BRACKETS.sub(r"[\1]", escape_markdown(text))


def _brief(brief: Brief, level: int) -> list[str]:
    """The paragraphs of one brief; `level` is that of its headline."""
    parts = [f"{'#' * level} {_text(headline(brief))}", f"*{escape_markdown(dateline(brief))}*"]
    if brief.points:
        parts.append(
            "\n".join(
                f"- {_text(point_text(brief, point))} ({citation(brief, point)})" for point in brief.points
            )
        )
    if brief.key_figures:
        parts += [f"{'#' * (level + 1)} Key figures", _table(brief)]
    return [*parts, f"---\n\n{escape_markdown(provenance(brief))}"]


def _table(brief: Brief) -> str:
    rows = ["| Figure | What it counts | Where | Verdict |", "| ---: | --- | --- | --- |"]
    for figure in brief.key_figures:
        cells = (figure.english, figure.counts, citation(brief, figure), table_verdict(figure))
        rows.append("| " + " | ".join(escape_markdown(cell) for cell in cells) + " |")
    return "\n".join(rows)


def _block(block: TranslatedBlock, number: int | None) -> str:
    """One block of the translation; "" when it has no text at all."""
    text = " ".join(filter(None, (_segment(segment) for segment in block.segments)))
    if not text:
        return ""
    match block.block.kind:
        case "title":
            return f"# {text}"
        case "heading":
            return f"## {text}"
        case "date" | "byline":
            return f"*{text}*"
        case "caption":
            return f"> Caption: {text}"
        case _:
            return f"**¶ {number}** {text}"


def _segment(segment: Segment) -> str:
    text = mark(segment)
    if NOT_TRANSLATED in text and not segment.english.strip():
        text = text.replace(NOT_TRANSLATED, f"[not translated: {clean(segment.source).strip()}]", 1)
    return _text(text)
