"""What was read: an article as blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

BlockKind = Literal["title", "date", "lede", "heading", "paragraph", "caption", "byline", "boilerplate"]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article, a title or a paragraph for example.

    `index` counts the article's blocks from 0; `text` is NFC, one line, as the source has it.
    """

    kind: BlockKind
    text: str
    index: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article in reading order.

    `source` names where it came from (a file name, a URL, or "-" for standard input); `published` is an
    ISO 8601 date or None; `language` an ISO 639-1 code.
    """

    blocks: tuple[Block, ...]
    source: str
    published: str | None = None
    language: str = "vi"

    @property
    def title(self) -> str | None:
        """Text of the first title block, or None."""
        return next((block.text for block in self.blocks if block.kind == "title"), None)

    @property
    def content(self) -> tuple[Block, ...]:
        """The blocks that belong to the article: all but the site's own boilerplate."""
        return tuple(block for block in self.blocks if block.kind != "boilerplate")

    def paragraph_number(self, index: int) -> int | None:
        """The number readers cite (1 for the lede or first paragraph) of block `index`; None for other kinds."""
        if self.blocks[index].kind not in ("lede", "paragraph"):
            return None
        return sum(block.kind in ("lede", "paragraph") for block in self.blocks[: index + 1])
