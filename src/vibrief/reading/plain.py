"""Plain text: which line breaks part paragraphs and which only wrap them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from vibrief.reading.pieces import Piece, row_text, squeeze

_CELLS = re.compile(r"\s*\t\s*|\s*\|\s*| {3,}")
_RULE = re.compile(r"[\s|+=_*~.–—-]{3,}|\W*o0o\W*")  # a drawn line between parts, or one of a table
_STOPS = ".!?…”"
_WIDEST = 100  # columns; longer lines were not wrapped by hand or by a mail program
_NARROWEST = 40
_SLACK = 12  # columns a line may fall short of the width although the next word would have fitted


def read_plain(text: str) -> list[Piece]:
    """The paragraphs of plain `text` (clean: NFC, `\\n` line ends)."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    pieces: list[Piece] = []
    held: list[str] = []  # lines of the paragraph being gathered

    def close() -> None:
        if held:
            pieces.append(_piece(held))
            held.clear()

    for line in lines:
        if not line.strip() or _RULE.fullmatch(line):
            close()
            if line and not line.strip() and pieces:
                pieces[-1] = replace(pieces[-1], loose_after=True)
            continue
        if held and not (width and _continues(held[-1], line, width)):
            close()
        held.append(line)
    close()
    return pieces


def _piece(lines: list[str]) -> Piece:
    if len(lines) == 1:
        cells = [cell for cell in _CELLS.split(lines[0].strip()) if cell.strip()]
        if len(cells) > 1:
            return Piece(row_text(cells), row=True)
    return Piece(squeeze(" ".join(lines)))


def _wrap_width(lines: list[str]) -> int | None:
    """The width that the paragraphs were wrapped to, or None when each line is a paragraph of its own.

    Wrapped lines run on: the next one begins in the middle of a sentence, mostly with a small letter, and
    its first word would not have fitted on the line before.
    """
    pairs = [
        (line.rstrip(), following.strip())
        for line, following in pairwise(lines)
        if line.strip() and following.strip()
    ]
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not pairs or widths[-1] > _WIDEST or widths[-1] < _NARROWEST:
        return None
    width = widths[-1]
    full = [(line, following) for line, following in pairs if _is_full(line, following, width)]
    if len(full) * 2 < len(pairs):
        return None
    capitals = sum(line.isupper() for line, _ in full) * 2 > len(full)
    running_on = sum(
        following[0].islower() or (line[-1] not in _STOPS and (capitals or not following[0].isupper()))
        for line, following in full
    )
    return width if running_on * 5 >= len(full) * 2 else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether `line` is so long that the first word of `following` had no place on it.

    A line that ends a sentence may end its paragraph too, so there the word must truly not have fitted.
    """
    slack = 0 if line[-1] in _STOPS else _SLACK
    return len(line) + 1 + len(following.split(None, 1)[0]) > width - slack


def _continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line` in a text wrapped to `width`."""
    line = line.rstrip()
    if following.startswith((" ", "\t", "\u00a0")) and not line.startswith((" ", "\t", "\u00a0")):
        return False  # an indented first line
    following = following.strip()
    if following[0].islower() and line[-1] not in _STOPS:
        return True
    return _is_full(line, following, width)
