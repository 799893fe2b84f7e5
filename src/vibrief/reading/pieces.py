"""What each format's reader hands on: pieces of text in reading order, some with a kind already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vibrief.article import BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A title, paragraph, caption … before its kind is settled.

    `kind` is set where the format itself tells; `loose_after` tells that an empty-looking line with a space
    in it follows, which sites leave below an image and its caption; `row` that the piece is the row of a
    table, its cells parted by ` | `.
    """

    text: str
    kind: BlockKind | None = None
    loose_after: bool = False
    row: bool = False


_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """`text` on one line, with single plain spaces."""
    return _SPACES.sub(" ", text).strip()


def row_text(cells: Sequence[str]) -> str:
    """The cells of a table's row as one line."""
    return " | ".join(filter(None, map(squeeze, cells)))
