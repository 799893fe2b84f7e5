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
from vibrief.reading.dates import split_date_line
from vibrief.reading.kinds import is_navigation
from vibrief.reading.pieces import Piece, row_text, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile("⦗([a-z]+)⦘")
_ROLES: tuple[
    tuple[BlockKind, re.Pattern[str], int], ...
] = (  # words of class names, and the most words of text
    (
        "caption",
        re.compile(
            r"\b(?:fig)?captions?\b|chu-?thich|photocms-caption|desc-cation|im(?:g|age)-?(?:desc|note)"
        ),
        80,
    ),
    (
        "lede",
        re.compile(r"\b(?:sapo|lead|lede|chapeau|standfirst|(?:bai-)?tom-?tat|article-?summary)\b"),
        200,
    ),
    ("byline", re.compile(r"\b(?:author|byline|tac-?gia|but-?danh|nguoi-?viet)s?\b"), 20),
    ("date", re.compile(r"\b(?:date|time|datetime|publish\w*|ngay-?dang|posted)\b"), 20),
)
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")
_BREAKING = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "figure",
    )
)
_INVISIBLE = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "form",
        "footer",
        "aside",
        "button",
        "select",
        "svg",
    )
)
_LONGEST_CAPTION = 80  # words


def read_html(text: str, name: str) -> tuple[list[Piece], str | None]:
    """The pieces of the article in the page `text`, and the ISO date in the page's metadata, if any.

    Raises InputError for a page without text.
    """
    import lxml.etree
    import lxml.html
    import trafilatura
    from trafilatura.settings import Document

    empty = InputError(f"{name} is a page without text: save the article's own page, and give that.")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(_MARK.sub("", text).encode(), parser=parser)
    except lxml.etree.ParserError:
        raise empty from None
    headline = next((line for heading in tree.iter("h1") if (line := squeeze(heading.text_content()))), None)
    marked = _mark(tree)
    pieces = [Piece(line) for line in _visible_lines(tree)]
    published = None
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        # The date in the metadata or address; not one that the text happens to mention.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if isinstance(document, Document):
        published = document.date
        headline = headline or document.title
        pieces = list(_pieces(document.body)) or pieces
    if not pieces:
        raise empty
    return _complete(pieces, marked, headline), published


def _mark(tree: HtmlElement) -> list[Piece]:
    """Turn the elements of `tree` whose role is plain into marked paragraphs; give them as pieces too."""
    marked: list[Piece] = []
    for element in list(tree.iter("figure", "table", "p", "div")):
        if element.find(".//img") is not None and _is_picture(element):
            _replace(element, "caption", marked)
    for element in list(tree.body.iter() if tree.body is not None else ()):
        if isinstance(element.tag, str) and (kind := _role(element)) is not None:
            _replace(element, kind, marked)
    for image in list(tree.iter("img")):
        block = image.getparent()
        following = block.getnext() if block is not None and not squeeze(block.text_content()) else None
        if following is not None and following.tag in ("p", "div") and _looks_like_caption(following):
            _replace(following, "caption", marked)
    return marked


def _is_picture(element: HtmlElement) -> bool:
    """Whether all an element with an image in it says is the image's caption."""
    words = len(element.text_content().split())
    inner = element.tag in ("p", "div") and any(
        child.tag in _BREAKING - {"br"} for child in element.iterdescendants()
    )
    return 0 < words <= _LONGEST_CAPTION and not inner and (element.tag == "figure" or words > 2)


def _role(element: HtmlElement) -> BlockKind | None:
    """The kind that an element's tag or class names tell."""
    text = element.text_content()
    words = len(text.split())
    if not words or _MARK.search(text):
        return None
    if element.tag == "figcaption":
        return "caption"
    names = _WORD_BREAK.sub("-", f"{element.get('class', '')} {element.get('itemprop', '')}").lower()
    if element.tag == "time":
        names += " time"
    for kind, pattern, longest in _ROLES:
        if words <= longest and pattern.search(names):
            return kind if kind != "date" or split_date_line(squeeze(text)) else None
    return None


def _looks_like_caption(element: HtmlElement) -> bool:
    """Whether the paragraph after an image is set as captions are: short, and centred or all in italics."""
    text = squeeze(element.text_content())
    if not 0 < len(text.split()) <= _LONGEST_CAPTION or _MARK.match(text):
        return False
    style = f"{element.get('style', '')} {element.get('align', '')} {element.get('class', '')}".lower()
    slanted = sum(len(squeeze(part.text_content())) for part in element.iter("em", "i"))
    return "center" in style or "italic" in style or slanted * 10 >= len(text) * 9


def _replace(element: HtmlElement, kind: BlockKind, marked: list[Piece]) -> None:
    text = squeeze(element.text_content())
    marked.append(Piece(text, kind))
    tail = element.tail
    element.clear()
    element.tag = "p"
    element.text = f"⦗{kind}⦘{text}"
    element.tail = tail


def _pieces(body: HtmlElement) -> Iterator[Piece]:
    """The pieces of trafilatura's tree: head, p, list, item, quote, table."""
    for element in body:
        if element.tag in ("list", "quote"):
            if len(element):
                if element.text and element.text.strip():
                    yield Piece(squeeze(element.text))
                yield from _pieces(element)
            elif text := squeeze(
                element.text_content() if hasattr(element, "text_content") else element.text or ""
            ):
                yield Piece(text)
        elif element.tag == "table":
            for row in element.iter("row"):
                cells = ["".join(cell.itertext()) for cell in row.iter("cell")]
                if any(cell.strip() for cell in cells):
                    yield _marked_piece(row_text(cells), row=len(cells) > 1)
        else:
            text = squeeze("".join(element.itertext()))
            if not text:
                continue
            if element.tag == "head":
                yield Piece(text, "title" if element.get("rend") == "h1" else "heading")
            else:
                yield _marked_piece(text)


def _marked_piece(text: str, *, row: bool = False) -> Piece:
    mark = _MARK.search(text)
    if mark is None:
        return Piece(text, row=row)
    kind: BlockKind = mark[1]  # type: ignore[assignment]  # only _replace writes marks
    return Piece(squeeze(_MARK.sub("", text)), kind)


def _visible_lines(tree: HtmlElement) -> list[str]:
    """The text of a page that trafilatura finds no article in, a line for each block."""
    parts: list[str] = []

    def walk(element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in _INVISIBLE:
            return
        parts.append("\n" if element.tag in _BREAKING else "")
        parts.append(squeeze_inside(element.text))
        for child in element:
            walk(child)
            parts.append(squeeze_inside(child.tail))
        parts.append("\n" if element.tag in _BREAKING else "")

    def squeeze_inside(text: str | None) -> str:
        return re.sub(r"\s+", " ", text or "")

    walk(tree)
    return [line for line in map(squeeze, "".join(parts).split("\n")) if line]


def _complete(pieces: list[Piece], marked: list[Piece], headline: str | None) -> list[Piece]:
    """`pieces` with the headline, date, standfirst and author that trafilatura left out."""
    present = {piece.text for piece in pieces}
    first: dict[BlockKind, Piece] = {}
    for piece in marked:
        if piece.kind is not None and not is_navigation(piece.text):
            first.setdefault(piece.kind, piece)
    if headline:
        first["title"] = Piece(headline, "title")
    head: list[Piece] = []
    kinds: tuple[BlockKind, ...] = ("title", "date", "lede")
    for kind in kinds:
        here = next((piece for piece in pieces if piece.kind == kind), None)
        if here is None and kind in first and first[kind].text not in present:
            head.append(first[kind])
        elif here is not None and kind == "title" and here is not pieces[0]:
            continue
    title = next((index for index, piece in enumerate(pieces) if piece.kind == "title"), -1)
    pieces = pieces[: title + 1] + head + pieces[title + 1 :]
    if (
        not any(piece.kind == "byline" for piece in pieces)
        and "byline" in first
        and first["byline"].text not in present
    ):
        pieces.append(first["byline"])
    return pieces
