"""DOCX, by python-docx: paragraphs, tables, text boxes and content controls in document order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vibrief.article import BlockKind
from vibrief.errors import InputError
from vibrief.reading.pieces import Piece, row_text, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _TAB, _BREAKS = f"{_W}t", f"{_W}tab", (f"{_W}br", f"{_W}cr")
_PARAGRAPH, _TABLE, _BOX = f"{_W}p", f"{_W}tbl", f"{_W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STYLES: dict[str, BlockKind] = {
    "title": "title",
    "caption": "caption",
    "heading": "heading",
    "subtitle": "lede",
}
_MOST_UNPACKED = 200 * 1024 * 1024  # bytes; a document of text stays far below, a zip bomb does not
_LONGEST_HEADING = 25  # words in bold that make a heading
_LONGEST_CAPTION = 60


def is_docx(data: bytes) -> bool:
    """Whether `data` is a Word document by its content."""
    return "word/document.xml" in _members(data)


def zip_kind(data: bytes) -> str:
    """What a ZIP file that is no Word document is, for a message."""
    members = _members(data)
    if any(name.startswith("xl/") for name in members):
        return "an Excel workbook"
    if any(name.startswith("ppt/") for name in members):
        return "a PowerPoint presentation"
    if "mimetype" in members:
        return "an OpenDocument file or an e-book"
    return "a ZIP archive"


def _members(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except zipfile.BadZipFile:
        return frozenset()


def read_docx(data: bytes, name: str) -> list[Piece]:
    """The pieces of the Word document in `data`. Raises InputError for a damaged one."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    damaged = f"{name} is a damaged DOCX file: open it in a word processor, save it again, and retry."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise InputError(
                    f"{name} unpacks to more than {_MOST_UNPACKED >> 20} MB: give the text alone."
                )
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, EOFError, OSError) as error:
        raise InputError(damaged) from error
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    return list(_pieces(document.element.body, styles))


def _pieces(parent: Element, styles: dict[str, str]) -> Iterator[Piece]:
    """The pieces below `parent`, in document order."""
    after_image = False
    for element in parent.iterchildren():
        if element.tag == _PARAGRAPH:
            text = _text(element)
            for line in text.split("\n"):
                if squeeze(line):
                    yield Piece(squeeze(line), _kind(element, squeeze(line), styles, after_image=after_image))
            if squeeze(text) or _has_image(element):
                after_image = _has_image(element) and not squeeze(text)
            for box in element.iter(_BOX):
                if not any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors()):
                    yield from _pieces(box, styles)
        elif element.tag == _TABLE:
            yield from _table_pieces(element, styles)
        elif element.tag == f"{_W}sdt":
            for content in element.iterchildren(f"{_W}sdtContent"):
                yield from _pieces(content, styles)


def _table_pieces(table: Element, styles: dict[str, str]) -> Iterator[Piece]:
    """A row for each row of cells; paragraphs where the table only holds a picture or sets the page."""
    for row in table.iterchildren(f"{_W}tr"):
        cells = list(row.iterchildren(f"{_W}tc"))
        texts = [squeeze(" ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))) for cell in cells]
        if sum(map(bool, texts)) > 1:
            yield Piece(row_text(texts), row=True)
        else:
            for cell in cells:
                yield from _pieces(cell, styles)


def _text(paragraph: Element) -> str:
    """The text of a paragraph, insertions included, deletions and text boxes left out."""
    parts = []
    stack = list(reversed(list(paragraph.iterchildren())))
    while stack:
        element = stack.pop()
        if element.tag == _TEXT:
            parts.append(element.text or "")
        elif element.tag == _TAB:
            parts.append(" ")
        elif element.tag in _BREAKS:
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif element.tag not in (_BOX, _FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}del"):
            stack.extend(reversed(list(element.iterchildren())))
    return "".join(parts)


def _has_image(paragraph: Element) -> bool:
    return next(paragraph.iter(f"{_W}drawing", f"{_W}pict"), None) is not None


def _kind(paragraph: Element, text: str, styles: dict[str, str], *, after_image: bool) -> BlockKind | None:
    """The kind that style and formatting tell."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    for start, kind in _STYLES.items():
        if name.startswith(start):
            return "title" if name == "heading 1" else kind
    words = len(text.split())
    if after_image and words <= _LONGEST_CAPTION:
        return "caption"
    bold = _whole(paragraph, f"{_W}b")
    if bold and words <= _LONGEST_HEADING and text[-1] not in ".…:;":
        return "heading"
    return None


def _whole(paragraph: Element, mark: str) -> bool:
    """Whether every run of text of a paragraph carries the formatting `mark`."""
    runs = [run for run in paragraph.iter(f"{_W}r") if run.find(_TEXT) is not None]
    marks = [run.find(f"{_W}rPr/{mark}") for run in runs]
    return bool(runs) and all(
        found is not None and found.get(f"{_W}val") not in ("0", "false") for found in marks
    )
