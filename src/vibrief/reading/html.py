"""HTML: the article inside a saved news page, found by trafilatura.

Trafilatura finds the running text but drops what it takes for trimmings: captions, the standfirst, the
author's name. So before it looks, elements that the page's own markup names as one of these become plain
paragraphs that carry a mark, and afterwards the mark gives the kind. Nothing that a page refers to is
fetched, and no script runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vibrief.article import BlockKind
from vibrief.errors import InputError
from vibrief.reading.kinds import is_navigation
from vibrief.reading.marking import BREAKING, MARK, mark_roles, part_at_breaks, unwrap_layout_tables
from vibrief.reading.pieces import Piece, row_text, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INVISIBLE = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "form", "footer", "aside", "button", "svg")
)
_SPACES = re.compile(r"\s+")


def read_html(text: str, name: str) -> tuple[list[Piece], str | None]:
    """The pieces of the article in the page `text`, and the ISO date in the page's metadata, if any.

    Raises InputError for a page without text.
    """
    import lxml.etree
    import lxml.html
    import trafilatura
    from trafilatura.settings import Document

    empty = InputError(f"{name} is a page without text: save the article's own page, and give that.")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml.html.document_fromstring(MARK.sub("", text).encode(), parser=parser)
    except lxml.etree.ParserError:
        raise empty from None
    headings = [line for heading in tree.iter("h1") if (line := squeeze(heading.text_content()))]
    marked = mark_roles(tree)
    unwrap_layout_tables(tree)
    part_at_breaks(tree)
    pieces = [_marked_piece(line) for line in _visible_lines(tree)]
    published = title = None
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        # The date in the metadata or address; not one that the text happens to mention.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if isinstance(document, Document):
        published = document.date
        title = document.title
        found = list(_pieces(document.body))
        # Where it recognises no article, trafilatura gives all of the page in one paragraph.
        pieces = found if len(found) > 1 or not pieces else pieces
    if not pieces:
        raise empty
    return _complete(pieces, marked, _headline(headings, title)), published


def _headline(headings: list[str], title: str | None) -> str | None:
    """The headline, of the page's first-rank headings and the title in its metadata.

    The site's name may be a heading too, and stands at the end of many a title.
    """
    if not title:
        return headings[0] if headings else None
    matching = [heading for heading in headings if title.startswith(heading)]
    return max(matching, key=len, default=title)


def _pieces(body: HtmlElement) -> Iterator[Piece]:
    """The pieces of trafilatura's tree: head, p, list, item, quote, table."""
    for element in body:
        if element.tag == "table":
            for row in element.iter("row"):
                cells = [" ".join(cell.itertext()) for cell in row.iter("cell")]
                if any(map(squeeze, cells)):
                    yield _marked_piece(row_text(cells), row=len(cells) > 1)
        elif element.tag in ("list", "quote") and len(element):
            if text := squeeze(element.text or ""):
                yield Piece(text)
            yield from _pieces(element)
        elif text := _text(element):
            if element.tag == "head":
                yield Piece(text, "title" if element.get("rend") == "h1" else "heading")
            else:
                yield _marked_piece(text)


def _text(element: HtmlElement) -> str:
    """The text of an element, line breaks as spaces."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        parts += [" " * (child.tag == "lb"), child.text or "", child.tail or ""]
    return squeeze("".join(parts))


def _marked_piece(text: str, *, row: bool = False) -> Piece:
    """The piece that `text` makes, of the kind its mark tells; amid other text a mark tells nothing."""
    marks = MARK.findall(text)
    if not marks:
        return Piece(text, row=row)
    plain = squeeze(MARK.sub(" ", text))
    if len(marks) > 1 or row or not MARK.match(text):
        return Piece(plain, row=row)
    kind: BlockKind = marks[0]
    return Piece(plain, kind)


def _visible_lines(tree: HtmlElement) -> list[str]:
    """The text of a page that trafilatura finds no article in, a line for each block."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        hidden = element.tag in _INVISIBLE
        if event == "start":
            if hidden:
                walk.skip_subtree()
            parts += ["\n" * (element.tag in BREAKING), "" if hidden else _spaced(element.text)]
        else:
            parts += ["\n" * (element.tag in BREAKING), _spaced(element.tail)]
    return [line for line in map(squeeze, "".join(parts).split("\n")) if line]


def _spaced(text: str | None) -> str:
    """`text` with single spaces, those at its ends included."""
    return _SPACES.sub(" ", text or "")


def _complete(pieces: list[Piece], marked: list[Piece], headline: str | None) -> list[Piece]:
    """`pieces` with the headline, date, standfirst and author that trafilatura left out."""
    present = {piece.text for piece in pieces}
    kinds = {piece.kind for piece in pieces}
    missing: dict[BlockKind | None, Piece] = {}
    for piece in marked if headline is None else [Piece(headline, "title"), *marked]:
        if piece.kind not in kinds and piece.text not in present and not is_navigation(piece.text):
            missing.setdefault(piece.kind, piece)
    head = [missing[kind] for kind in ("title", "date", "lede") if kind in missing]
    title = next((index for index, piece in enumerate(pieces) if piece.kind == "title"), -1)
    byline = [missing["byline"]] if "byline" in missing else []
    return pieces[: title + 1] + head + pieces[title + 1 :] + byline
