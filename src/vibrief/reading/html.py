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
_HOLDERS = ("div", "td", "p", "article", "section", "main", "body")  # of text with line breaks in it
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
_SPACES = re.compile(r"\s+")
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
    for holder in [element for element in tree.iter(*_HOLDERS) if element.find("br") is not None]:
        _part_at_breaks(holder)
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
    if element.tag == "figcaption":
        names = "caption"
    else:
        names = _WORD_BREAK.sub("-", f"{element.get('class', '')} {element.get('itemprop', '')}").lower()
        names += " time" * (element.tag == "time")
    for kind, pattern, longest in _ROLES:
        if pattern.search(names):
            text = squeeze(element.text_content())
            if 0 < len(text.split()) <= longest and not _MARK.search(text):
                return kind if kind != "date" or split_date_line(text) else None
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


def _part_at_breaks(holder: HtmlElement) -> None:
    """Make paragraphs of what stands between the `<br>` of `holder`: old pages part text by these alone.

    A line that goes on with a small letter belongs to the paragraph before.
    """
    from lxml.html import Element

    parts = [Element("p")]
    _append_text(parts[-1], holder.text)
    for child in list(holder):
        tail, child.tail = child.tail, None
        if child.tag == "br":
            said = squeeze(parts[-1].text_content())
            if (tail or "").lstrip()[:1].islower() and said[-1:] not in ("", *".!?…"):
                _append_text(parts[-1], " ")
            else:
                parts.append(Element("p"))
        elif child.tag in _BREAKING:
            parts += [child, Element("p")]
        else:
            parts[-1].append(child)
        _append_text(parts[-1], tail)
    holder.text = None
    holder[:] = [part for part in parts if len(part) or squeeze(part.text or "")]
    if holder.tag == "p":
        holder.tag = "div"


def _append_text(element: HtmlElement, text: str | None) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + (text or "")
    else:
        element.text = (element.text or "") + (text or "")


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
    mark = _MARK.search(text)
    if mark is None:
        return Piece(text, row=row)
    kind: BlockKind = mark[1]  # type: ignore[assignment]  # only _replace writes marks
    return Piece(squeeze(_MARK.sub("", text)), kind)


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
            parts += ["\n" * (element.tag in _BREAKING), "" if hidden else _spaced(element.text)]
        else:
            parts += ["\n" * (element.tag in _BREAKING), _spaced(element.tail)]
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
