"""Markdown (CommonMark with tables), by markdown-it-py's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vibrief.article import BlockKind
from vibrief.reading.dates import split_date_line
from vibrief.reading.pieces import Piece, row_text, squeeze

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FRONT_KEYS: dict[str, BlockKind] = {
    "title": "title", "date": "date", "published": "date", "author": "byline", "authors": "byline",
    "description": "lede", "summary": "lede",
}  # fmt: skip
_TAG = re.compile(r"<(?:(script|style)\b.*?</\1\s*|!--.*?--|/?[a-zA-Z][^<>]*)>", re.DOTALL | re.IGNORECASE)
_LONGEST_HEADING = 25  # words in bold that make a heading


def read_markdown(text: str) -> tuple[list[Piece], str | None]:
    """The pieces of Markdown `text`, and the ISO date of its front matter, if any.

    HTML inside it loses its tags. Front matter only adds what the text below does not say itself.
    """
    from markdown_it import MarkdownIt

    front: list[Piece] = []
    matter = _FRONT_MATTER.match(text)
    if matter:
        text = text[matter.end() :]
        front = list(_front_pieces(matter[1]))
    # Newspapers indent first lines; that makes no code of them.
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    pieces = list(_pieces(parser.parse(text)))
    dated = next((found[0] for piece in front if (found := split_date_line(piece.text))), None)
    said = "\n".join(piece.text for piece in pieces)
    kinds = {piece.kind for piece in pieces}
    kinds |= {"date" for piece in pieces if split_date_line(piece.text)}
    added = [piece for piece in front if piece.text not in said and piece.kind not in kinds]
    bylines = [piece for piece in added if piece.kind == "byline"]
    return [piece for piece in added if piece.kind != "byline"] + pieces + bylines, dated


def _front_pieces(matter: str) -> Iterator[Piece]:
    for line in matter.split("\n"):
        key, _, value = line.partition(":")
        kind = _FRONT_KEYS.get(key.strip().lower())
        value = squeeze(value).strip("\"'[]")
        if kind is not None and value:
            yield Piece(value, kind)


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    cells: list[str] | None = None  # of the table's row that is open
    items: list[int | None] = []  # the number of the current item of each open list; None for a bullet
    prefix = ""
    heading: BlockKind | None = None
    for token in tokens:
        if token.type == "heading_open":
            heading = "title" if token.tag == "h1" else "heading"
        elif token.type == "heading_close":
            heading = None
        elif token.type == "ordered_list_open":
            items.append(int(token.attrGet("start") or 1) - 1)
        elif token.type == "bullet_list_open":
            items.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items.pop()
        elif token.type == "list_item_open":
            number = items[-1]
            items[-1] = None if number is None else number + 1
            prefix = "- " if number is None else f"{number + 1}. "
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield Piece(row_text(cells or []), row=True)
            cells = None
        elif token.type in ("fence", "html_block"):
            for line in _TAG.sub(" ", token.content).split("\n"):
                if squeeze(line):
                    yield Piece(squeeze(line))
        elif token.type == "inline":
            text = squeeze(_TAG.sub(" ", _text(token)))
            if cells is not None:
                cells.append(text)
            elif text:
                yield Piece(prefix + text, heading or _kind_by_emphasis(token, text))
                prefix = ""


def _text(token: Token) -> str:
    """The text of an inline token, without markup; of an image its description."""
    parts = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type != "html_inline" or child.content.lower().startswith("<br"):
            parts.append(child.content if child.type != "html_inline" else " ")
    return "".join(parts)


def _kind_by_emphasis(token: Token, text: str) -> BlockKind | None:
    """The kind of a paragraph that is an image, or bold, from end to end."""
    children = [child for child in token.children or [] if child.type != "text" or child.content.strip()]
    if children and all(
        child.type in ("image", "softbreak", "link_open", "link_close") for child in children
    ):
        return "caption"
    whole = len(children) > 2 and children[0].type == "strong_open" and children[-1].type == "strong_close"
    if whole and sum(child.type == "strong_open" for child in children) == 1:
        return "heading" if len(text.split()) <= _LONGEST_HEADING and text[-1] not in ".…:;" else None
    return None
