"""Results as files: which there are, what they are called, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from vibrief.article import Article
from vibrief.briefing.model import Brief
from vibrief.output.atomic import safe_names, write_bytes, write_files
from vibrief.output.docx import render_digest_docx, render_docx
from vibrief.output.markdown import render_digest_markdown, render_markdown, render_translation
from vibrief.output.page import render_digest_html, render_html, render_review
from vibrief.output.records import brief_to_json, render_digest_json, to_json

Form = Literal["md", "html", "docx", "json"]

_BRIEFS: dict[str, Callable[[Brief], str | bytes]] = {
    "md": render_markdown,
    "html": render_html,
    "docx": render_docx,
    "json": brief_to_json,
}
_DIGESTS: dict[str, Callable[[Sequence[Brief]], str | bytes]] = {
    "md": render_digest_markdown,
    "html": render_digest_html,
    "docx": render_digest_docx,
    "json": render_digest_json,
}


def write_all(brief: Brief, directory: Path, *, form: Form = "md") -> list[Path]:
    """Write brief.md, translation.md, review.html and result.json into `directory`, all of them or none.

    `form` adds the brief in another format (brief.html, brief.docx, brief.json). Gives the paths written;
    raises OutputError, and leaves what was there before, when one of them cannot be written.
    """
    files: dict[str, str | bytes] = {"brief.md": render_markdown(brief)}
    if form != "md":
        files[f"brief.{form}"] = _BRIEFS[form](brief)
    files["translation.md"] = render_translation(brief.translation)
    files["review.html"] = render_review(brief)
    files["result.json"] = to_json(brief)
    return write_files(directory, {name: _as_bytes(content) for name, content in files.items()})


def write_digest(briefs: Sequence[Brief], directory: Path, *, form: Form = "md") -> Path:
    """Write one document of all briefs into `directory`, digest.md (or .html, .docx, .json); give its path.

    Raises OutputError when it cannot be written; an earlier digest is then still there.
    """
    return write_bytes(directory / f"digest.{form}", _as_bytes(_DIGESTS[form](briefs)))


def unique_directories(output: Path, articles: Sequence[Article]) -> list[Path]:
    """A folder in `output` for each article, named after its source; no two articles share one."""
    return [output / name for name in safe_names(article.source for article in articles)]


def _as_bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")
