"""JSON: a result as plain data. `result.schema.json` beside this module says what every field holds.

`VERSION` rises when a field goes, or changes its meaning; new fields leave it as it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from vibrief.briefing.model import Brief, KeyFigure, Point
from vibrief.figures.model import Finding
from vibrief.figures.record import finding_to_dict
from vibrief.json_text import dumps
from vibrief.output.marks import AnyFinding, mark
from vibrief.output.wording import headline, paragraph_numbers, point_text
from vibrief.segment import ModelIdentity, Segment, Translation
from vibrief.terms.model import Mention

VERSION = 1


def to_json(brief: Brief) -> str:
    """Everything about one article as JSON, ending in a line end: what `result.json` holds."""
    return dumps(to_dict(brief)) + "\n"


def brief_to_json(brief: Brief) -> str:
    """The brief and its provenance without the translation, for readers who want no more than that."""
    record = to_dict(brief)
    del record["translation"]
    return dumps({**record, "format": "vibrief brief"}) + "\n"


def render_digest_json(briefs: Sequence[Brief]) -> str:
    """The results of several articles in one JSON document: {"format", "version", "results"}."""
    results = [to_dict(brief) for brief in briefs]
    return dumps({"format": "vibrief digest", "version": VERSION, "results": results}) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `to_dict`."""
    from importlib.resources import files

    text = (files("vibrief.output") / "result.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def to_dict(brief: Brief) -> dict[str, Any]:
    """A brief, its translation and all findings; numbers as strings, so that no reader rounds them."""
    made = brief.provenance
    return {
        "format": "vibrief result",
        "version": VERSION,
        "brief": {
            "headline": headline(brief),
            "source": brief.source,
            "published": brief.published,
            "places": list(brief.places),
            "organisations": list(brief.organisations),
            "key_figures": [_key_figure(figure) for figure in brief.key_figures],
            "points": [_point(brief, point) for point in brief.points],
        },
        "provenance": {
            "words": made.words,
            "figures_read": made.figures_read,
            "figures_proved": made.figures_proved,
            "vibrief": made.vibrief,
            "model": _model(made.model),
        },
        "translation": translation_dict(brief.translation),
    }


def translation_dict(translation: Translation) -> dict[str, Any]:
    """A translated article: {"source", "published", "language", "model", "blocks"}, boilerplate left out."""
    article = translation.article
    numbers = paragraph_numbers(article)
    return {
        "source": article.source,
        "published": article.published,
        "language": article.language,
        "model": _model(translation.model),
        "blocks": [
            {
                "index": block.block.index,
                "kind": block.block.kind,
                "paragraph": numbers.get(block.block.index),
                "segments": [segment_dict(segment) for segment in block.segments],
            }
            for block in translation.blocks
        ],
    }


def segment_dict(segment: Segment) -> dict[str, Any]:
    """{"source", "english", "plain", "findings", "how"}; `english` has marks, offsets are into `plain`."""
    return {
        "source": segment.source,
        "english": mark(segment),
        "plain": segment.english,
        "findings": [finding_dict(finding) for finding in segment.findings],
        "how": segment.how,
    }


def line_dict(number: int, segment: Segment) -> dict[str, Any]:
    """`segment_dict` with the number of its line in front, for `vibrief translate --lines --json`."""
    return {"line": number, **segment_dict(segment)}


def finding_dict(finding: AnyFinding) -> dict[str, Any]:
    """{"verdict", "severity", "source", "target", "note"}; the sides are figures or mentions, or null."""
    if isinstance(finding, Finding):
        return finding_to_dict(finding)
    return {
        "verdict": finding.verdict,
        "severity": finding.severity,
        "source": _mention(finding.source),
        "target": finding.target and _mention(finding.target),
        "note": finding.note,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "renderings": list(mention.renderings),
    }


def _key_figure(figure: KeyFigure) -> dict[str, Any]:
    return {
        "english": figure.english,
        "counts": figure.counts,
        "group": figure.group,
        "block": figure.block,
        "paragraph": figure.paragraph,
        "finding": finding_dict(figure.finding),
    }


def _point(brief: Brief, point: Point) -> dict[str, Any]:
    return {
        "english": point_text(brief, point),
        "plain": point.english,
        "block": point.block,
        "segment": point.segment,
        "paragraph": point.paragraph,
    }


def _model(model: ModelIdentity) -> dict[str, Any]:
    return {
        "name": model.name,
        "sha256": model.sha256,
        "engine": model.engine,
        "device": model.device,
        "precision": model.precision,
        "beam": model.beam,
    }
