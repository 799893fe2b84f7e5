"""HTML pages, each one self-contained file: the review page, the brief alone, a digest of briefs.

The pages have no script at all and load nothing; a Content-Security-Policy says so to the browser, and allows
no style but the one sheet of the page (by its hash). Everything that an article says goes through Jinja2's
autoescape.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from vibrief.briefing.model import Brief
from vibrief.output.chart import charts
from vibrief.output.marks import split_brackets
from vibrief.output.review import Review, review
from vibrief.output.text import clean
from vibrief.output.wording import (
    citation,
    dateline,
    headline,
    long_date,
    point_text,
    provenance,
    table_verdict,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_LINKED = (
    200  # figures or sentences of one block that light up with their partner: a rule of CSS for each
)


def render_review(brief: Brief) -> str:
    """The review page: the brief, then source and English side by side, every figure with its verdict."""
    shown = review(brief.translation)
    return _page("review.html", headline(brief), [shown], brief=_brief(brief, shown))


def render_html(brief: Brief) -> str:
    """The brief as a page of its own, with the paragraphs that it cites in both languages."""
    shown = review(brief.translation, blocks=_cited(brief))
    return _page("brief.html", headline(brief), [shown], brief=_brief(brief, shown))


def render_digest_html(briefs: Sequence[Brief]) -> str:
    """Several briefs on one page with a contents list, each with the paragraphs that it cites."""
    prefixes = [f"a{number}" for number in range(1, len(briefs) + 1)]
    shown = [
        review(brief.translation, prefix=prefix, blocks=_cited(brief))
        for brief, prefix in zip(briefs, prefixes, strict=True)
    ]
    views = [
        _brief(brief, one, prefix=prefix) for brief, one, prefix in zip(briefs, shown, prefixes, strict=True)
    ]
    return _page("digest.html", "Digest", shown, briefs=views)


def _page(template: str, title: str, shown: Sequence[Review], **values: object) -> str:
    style = _style() + _partner_rules(shown)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return _environment().get_template(template).render(title=title, style=style, style_hash=digest, **values)


def _brief(brief: Brief, shown: Review, *, prefix: str = "") -> dict[str, Any]:
    """What the templates need of a brief, as plain text: they clean and escape it."""
    title = brief.translation.article.title
    return {
        "anchor": prefix,
        "headline": split_brackets(headline(brief)),
        "original": title or "",
        "language": brief.translation.article.language,
        "dateline": dateline(brief),
        "date": long_date(brief.published) if brief.published else "",
        "provenance": provenance(brief),
        "figures_read": brief.provenance.figures_read,
        "figures_proved": brief.provenance.figures_proved,
        "points": [
            {
                "text": split_brackets(point_text(brief, point)),
                "link": f"{prefix}b{point.block}",
                "cite": citation(brief, point),
            }
            for point in brief.points
        ],
        "groups": _groups(brief, prefix),
        "charts": charts(brief.key_figures),
        "review": shown,
    }


def _groups(brief: Brief, prefix: str) -> list[list[dict[str, str]]]:
    """The rows of the key-figure table; those that belong together share a list."""
    groups: list[list[dict[str, str]]] = []
    group = None
    for figure in brief.key_figures:
        if figure.group != group:
            groups.append([])
            group = figure.group
        groups[-1].append(
            {
                "figure": figure.english,
                "counts": figure.counts,
                "link": f"{prefix}b{figure.block}",
                "cite": citation(brief, figure),
                "severity": figure.finding.severity,
                "verdict": table_verdict(figure),
            }
        )
    return groups


def _cited(brief: Brief) -> frozenset[int]:
    return frozenset(
        [*(point.block for point in brief.points), *(figure.block for figure in brief.key_figures)]
    )


def _partner_rules(shown: Sequence[Review]) -> str:
    """Rules by which what is pointed at lights up its partner in the other language, without scripts."""
    rows = [row for one in shown for row in one.rows]
    pieces = [piece for row in rows for one in row.sentences for piece in (*one.source, *one.english)]
    pairs = [pair for piece in pieces for pair in piece.pairs]
    figures = min(max(pairs, default=-1) + 1, _MOST_LINKED)
    sentences = min(max((len(row.sentences) for row in rows), default=0), _MOST_LINKED)
    rules = [
        f".row:has(.q{n}:is(:hover,:focus)) .q{n}{{outline:2px solid currentColor}}" for n in range(figures)
    ]
    rules += [f".row:has(.s{n}:hover) .s{n}{{background:var(--hover)}}" for n in range(sentences)]
    return "\n".join(rules)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("vibrief.output"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: object) -> object:
    """What a template puts out, cleaned unless it is markup of ours; autoescape comes after."""
    return clean(value) if type(value) is str else value


@cache
def _style() -> str:
    from importlib.resources import files

    return (files("vibrief.output") / "templates" / "style.css").read_text(encoding="utf-8")
