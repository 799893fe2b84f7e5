"""What each format's reader hands on: pieces of text in reading order, some with a kind already."""

from __future__ import annotations

from dataclasses import dataclass

from vibrief.article import BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A title, paragraph, caption … before its kind is settled.

    `kind` is set where the format itself tells; `loose_after` tells that an empty-looking line with a space in it
    follows, which sites leave below an image and its caption; `row` that the piece is the row of a table, its cells
    parted by ` | `.
    """

    text: str
    kind: BlockKind | None = None
    loose_after: bool = False
    row: bool = False
