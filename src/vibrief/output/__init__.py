"""Results as documents: each format renders a finished brief or translation.

Every format escapes what the article says for itself, so that text from strangers never becomes markup.
"""

from vibrief.json_text import dumps
from vibrief.output.docx import render_digest_docx, render_docx
from vibrief.output.markdown import (
    render_digest_markdown,
    render_line,
    render_markdown,
    render_text,
    render_translation,
)
from vibrief.output.marks import mark
from vibrief.output.page import render_digest_html, render_html, render_review
from vibrief.output.records import (
    brief_to_json,
    line_dict,
    render_digest_json,
    schema,
    segment_dict,
    to_dict,
    to_json,
    translation_dict,
)
from vibrief.output.terminal import render_terminal
from vibrief.output.writing import unique_directories, write_all, write_digest

__all__ = [
    "brief_to_json",
    "dumps",
    "line_dict",
    "mark",
    "render_digest_docx",
    "render_digest_html",
    "render_digest_json",
    "render_digest_markdown",
    "render_docx",
    "render_html",
    "render_line",
    "render_markdown",
    "render_review",
    "render_terminal",
    "render_text",
    "render_translation",
    "schema",
    "segment_dict",
    "to_dict",
    "to_json",
    "translation_dict",
    "unique_directories",
    "write_all",
    "write_digest",
]
