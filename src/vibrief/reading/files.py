"""The way in: from a path, bytes or text to an `Article`, with one clear line for whatever cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path

from vibrief.article import Article
from vibrief.errors import InputError
from vibrief.reading.encodings import clean, decode, undo_legacy_fonts
from vibrief.reading.kinds import assign_kinds
from vibrief.reading.plain import read_plain

MAX_BYTES = 20 * 1024 * 1024
"""The largest file read as one article: a saved page with its images inlined stays below, a corpus does not."""


def read(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Article:
    """Read the article in the file `path`, or from standard input where it is `-`.

    Raises InputError where there is no such file, it is larger than `max_bytes`, holds no text, or the text is not
    Vietnamese.
    """
    name = "standard input" if str(path) == "-" else str(path)
    data = _load(path, name, max_bytes)
    return read_bytes(data, "-" if str(path) == "-" else str(path))


def _load(path: str | Path, name: str, max_bytes: int) -> bytes:
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


def read_bytes(data: bytes, name: str) -> Article:
    """Read the article in `data`; `name` (a file name, a URL, `-`) is its source and helps to tell the format."""
    if not data.strip():
        raise InputError(
            f"{'Standard input' if name == '-' else name} is empty: give a file with an article in it."
        )
    return _article(decode(data, name), name)


def read_text(text: str, source: str = "-") -> Article:
    """Read the article in plain `text`."""
    if not text.strip():
        raise InputError("The text is empty: give an article.")
    return _article(undo_legacy_fonts(clean(text)), source)


def _article(text: str, source: str) -> Article:
    blocks, published = assign_kinds(read_plain(text))
    return Article(blocks, source, published)
