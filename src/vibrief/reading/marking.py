"""Marks in a page's tree for what trafilatura would drop or run together.

Elements that the page's own markup names as caption, standfirst, author or date become plain paragraphs that
begin with a mark of their kind, and text parted by line breaks alone becomes paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vibrief.article import BlockKind
from vibrief.reading.dates import split_date_line
from vibrief.reading.pieces import Piece, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARK = re.compile("⦗([a-z]+)⦘")
BREAKING = frozenset(
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
        "figure",
        "br",
        "hr",
    )
).union(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that begin on a line of their own."""

_ROLES: tuple[tuple[BlockKind, re.Pattern[str], int], ...] = (  # words of class names, the most words of text
    (
        "title",
        re.compile(r"\b(?:news|article|post|detail|entry|bai-?viet)-?(?:title|headline)\b|\btieu-?de\b"),
        40,
    ),
    ("caption", re.compile(r"\b(?:fig)?captions?\b|chu-?thich|desc-cation|im(?:g|age)-?(?:desc|note)"), 80),
    (
        "lede",
        re.compile(r"\b(?:sapo|lead|lede|chapeau|standfirst|(?:bai-)?tom-?tat|article-?summary)\b"),
        200,
    ),
    ("byline", re.compile(r"\b(?:author|byline|tac-?gia|but-?danh|nguoi-?viet)s?\b"), 20),
    ("date", re.compile(r"\b(?:date|time|datetime|publish\w*|ngay-?dang|posted)\b"), 20),
)
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")
_HOLDERS = ("div", "td", "p", "article", "section", "main", "body")  # of text with line breaks in it
_LONGEST_CAPTION = 80  # words
_LONGEST_CELL = 40


def mark_roles(tree: HtmlElement) -> list[Piece]:
    """Turn the elements of `tree` whose role is plain into marked paragraphs; give them as pieces too."""
    marked: list[Piece] = []
    for element in list(tree.iter("figure", "table", "p", "div")):
        if element.find(".//img") is not None and _is_picture(element):
            _replace(element, "caption", marked)
    titled = tree.find(".//h1") is not None
    for element in list(tree.body.iter() if tree.body is not None else ()):
        kind = _role(element)
        if kind is not None and not (kind == "title" and titled):
            titled = titled or kind == "title"
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
        child.tag in BREAKING - {"br"} for child in element.iterdescendants()
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
            if 0 < len(text.split()) <= longest and not MARK.search(text):
                return kind if kind != "date" or split_date_line(text) else None
    return None


def _looks_like_caption(element: HtmlElement) -> bool:
    """Whether the paragraph after an image is set as captions are: short, and centred or all in italics."""
    text = squeeze(element.text_content())
    if not 0 < len(text.split()) <= _LONGEST_CAPTION or MARK.match(text):
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


def unwrap_layout_tables(tree: HtmlElement) -> None:
    """Make plain divisions of the tables in `tree` that set the page, as old sites do, and hold no data."""
    for table in list(tree.iter("table")):
        cells = list(table.iter("td", "th"))
        if (
            len(cells) == 1
            or next(table.iterdescendants("table", "div", "h1", "h2", "h3", "ul"), None) is not None
            or any(len(cell.text_content().split()) > _LONGEST_CELL for cell in cells)
        ):
            for element in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                element.tag = "div"


def part_at_breaks(tree: HtmlElement) -> None:
    """Make paragraphs of what stands between line breaks in `tree`: old pages part text by these alone."""
    for holder in [element for element in tree.iter(*_HOLDERS) if element.find("br") is not None]:
        _part_holder(holder)


def _part_holder(holder: HtmlElement) -> None:
    """Make paragraphs of the lines of `holder`; one that goes on with a small letter is not parted."""
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
        elif child.tag in BREAKING:
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
