"""The way in: from a path, bytes or text to an `Article`, with one clear line for whatever cannot be read."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

from vibrief.article import Article
from vibrief.errors import InputError
from vibrief.reading.docx import is_docx, read_docx, zip_kind
from vibrief.reading.encodings import clean, decode, undo_legacy_fonts
from vibrief.reading.html import read_html
from vibrief.reading.kinds import assign_kinds
from vibrief.reading.language import require_vietnamese
from vibrief.reading.markdown import read_markdown
from vibrief.reading.pieces import Piece, squeeze
from vibrief.reading.plain import read_plain

MAX_BYTES = 20 * 1024 * 1024
"""The largest file read as one article: a page saved with its images inside stays below it."""

_HTML = (".html", ".htm", ".xhtml", ".shtml", ".mhtml")
_MARKDOWN = (".md", ".markdown")
_PLAIN = (".txt", ".text")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_HEADING = re.compile(r"^#{1,3} \S", re.MULTILINE)


def read(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Article:
    """Read the article in the file `path`, or from standard input where it is `-`.

    Raises InputError where there is no such file, it is larger than `max_bytes`, holds no text, or the text
    is not Vietnamese.
    """
    return read_bytes(_load(path, max_bytes), str(path))


def _called(source: str) -> str:
    """What to call `source` at the beginning of a message, on one line."""
    return "Standard input" if source == "-" else squeeze(source)


def _load(path: str | Path, max_bytes: int) -> bytes:
    name = _called(str(path))
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            if Path(path).is_dir():
                raise InputError(f"{name} is a folder: name the files in it, or use vibrief batch.")
            with Path(path).open("rb") as file:
                data = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {name}: check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"{name} may not be read: check the permissions of the file.") from None
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror or error}.") from None
    if len(data) > max_bytes:
        limit = f"{max_bytes / 2**20:g} MB"
        raise InputError(
            f"{name} is larger than {limit}, too large for one article: split it into its articles."
        )
    return data


def load_text(path: str | Path, *, max_bytes: int = MAX_BYTES) -> str:
    """The text of the file `path` (`-` for standard input) in any language, lines as they are.

    Decoded and cleaned as articles are. Raises InputError as `read` does, but for the language.
    """
    return decode(_load(path, max_bytes), _called(str(path)))


def read_bytes(data: bytes, name: str) -> Article:
    """Read the article in `data`; `name` (a file name, a URL, `-`) is its source and hints at the format.

    Raises InputError as `read` does.
    """
    called = _called(name)
    if not data.strip():
        raise InputError(f"{called} is empty: give a file with an article in it.")
    if data.startswith(b"PK\x03\x04"):
        if not is_docx(data):
            raise InputError(
                f"{called} is {zip_kind(data)}, not an article: give a text, Markdown, HTML or DOCX file."
            )
        pieces, published = _undo_fonts(read_docx(data, called)), None
    else:
        text = decode(data, called)
        if not text.strip():
            raise InputError(f"{called} holds no text: give a file with an article in it.")
        pieces, published = _read_format(text, name, called)
    return _article(pieces, published, name, called)


def read_text(text: str, source: str = "-") -> Article:
    """Read the article in plain `text`."""
    if not text.strip():
        raise InputError("The text is empty: give an article.")
    return _article(read_plain(undo_legacy_fonts(clean(text))), None, source, "the text")


def _read_format(text: str, name: str, called: str) -> tuple[list[Piece], str | None]:
    suffix = Path(name).suffix.lower()
    if suffix in _HTML or _HTML_START.match(text):
        return read_html(text, called)
    if suffix in _MARKDOWN or (suffix not in _PLAIN and _MARKDOWN_HEADING.search(text)):
        return read_markdown(text)
    return read_plain(text), None


def _undo_fonts(pieces: list[Piece]) -> list[Piece]:
    """Pieces of a document set in a legacy Vietnamese font, as they were meant."""
    text = "\n".join(piece.text for piece in pieces)
    undone = clean(undo_legacy_fonts(text))
    lines = undone.split("\n")
    if undone == text or len(lines) != len(pieces):
        return pieces
    return [replace(piece, text=line) for piece, line in zip(pieces, lines, strict=True)]


def _article(pieces: list[Piece], published: str | None, source: str, called: str) -> Article:
    require_vietnamese("\n".join(piece.text for piece in pieces), called)
    blocks, stated = assign_kinds(pieces)
    return Article(blocks, source, stated or published)
