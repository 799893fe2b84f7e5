"""DOCX: the brief, or a digest of several, as a document for a word processor."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime, timezone
from io import BytesIO
from typing import TYPE_CHECKING

from vibrief.briefing.model import Brief
from vibrief.output.marks import split_brackets
from vibrief.output.text import clean, shorten
from vibrief.output.wording import citation, dateline, headline, point_text, provenance, table_verdict

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

_FONT = "Calibri"  # has every Vietnamese letter; where it is missing word processors fall back to Carlito
_SOFT, _LINK = "5A6068", "14508C"
_COLOURS = {"ok": "17603A", "notice": "7A4B00", "error": "A1121C"}
_WIDTHS = (1.4, 2.3, 0.75, 1.8)  # inches of the table's columns: an A4 page but for an inch on all sides
_PROPERTY = 255  # characters that python-docx lets a document property have
_EPOCH = datetime(
    2000, 1, 1, tzinfo=timezone.utc
)  # for articles without a date: equal briefs give equal files


def render_docx(brief: Brief) -> bytes:
    """The brief as a DOCX file: headline, who/where/when, points, key figures, provenance."""
    document = _new_document(headline(brief), brief.published)
    _add_brief(document, brief, level=1)
    return _saved(document)


def render_digest_docx(briefs: Sequence[Brief]) -> bytes:
    """Several briefs in one DOCX file, with a contents list whose entries link to them."""
    document = _new_document("Digest", max((brief.published or "" for brief in briefs), default=""))
    document.add_heading("Digest", 0)
    for number, brief in enumerate(briefs, 1):
        _link(document.add_paragraph(style="List Number"), clean(headline(brief)), f"article{number}")
    for number, brief in enumerate(briefs, 1):
        document.add_page_break()  # type: ignore[no-untyped-call]
        _add_brief(document, brief, level=1, bookmark=f"article{number}")
    return _saved(document)


def _new_document(title: str, published: str | None) -> Document:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Inches, Mm, Pt

    document = Document()
    normal = document.styles["Normal"]
    for style in document.styles:
        fonts = style.element.rPr.rFonts if getattr(style.element, "rPr", None) is not None else None
        if fonts is not None:  # the template's headings name theme fonts that lack Vietnamese letters
            for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{attribute}"), None)
            for attribute in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{attribute}"), _FONT)
    normal.font.name = _FONT
    normal.font.size = Pt(11)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(6)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(1)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = shorten(clean(title), _PROPERTY), "vibrief", ""
    properties.language = "en"
    properties.created = properties.modified = _as_datetime(published)
    return document


def _as_datetime(published: str | None) -> datetime:
    try:
        return datetime.fromisoformat((published or "")[:10]).replace(tzinfo=timezone.utc)
    except ValueError:
        return _EPOCH


def _add_brief(document: Document, brief: Brief, *, level: int, bookmark: str = "") -> None:
    heading = document.add_heading(clean(headline(brief)), level)
    if bookmark:
        _bookmark(heading, bookmark)
    _soft(document.add_paragraph(), dateline(brief))
    for point in brief.points:
        paragraph = document.add_paragraph(style="List Bullet")
        _marked(paragraph, point_text(brief, point))
        _soft(paragraph, f" ({citation(brief, point)})")
    if brief.key_figures:
        document.add_heading("Key figures", level + 1)
        _add_table(document, brief)
        document.add_paragraph()
    _soft(document.add_paragraph(), provenance(brief), size=8.5)


def _add_table(document: Document, brief: Brief) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Inches, RGBColor

    table = document.add_table(rows=1, cols=4, style="Light Shading")
    table.autofit = False
    # No grey bands (OOXML, w:tblLook: first row and first column only): they take verdicts their contrast.
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:val"), "06A0")
    for cell, text in zip(table.rows[0].cells, ("Figure", "What it counts", "Where", "Verdict"), strict=True):
        cell.text = text
    _repeat_heading(table.rows[0])
    for figure in brief.key_figures:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = clean(figure.english), clean(figure.counts)
        cells[2].text = citation(brief, figure)
        run = cells[3].paragraphs[0].add_run(table_verdict(figure))
        run.font.color.rgb = RGBColor.from_string(_COLOURS[figure.finding.severity])
    for column, width in zip(table.columns, _WIDTHS, strict=True):  # LibreOffice heeds these, Word the cells'
        column.width = Inches(width)
    for row in table.rows:
        row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Inches(width)


def _soft(paragraph: Paragraph, text: str, *, size: float | None = None) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor.from_string(_SOFT)
    if size:
        run.font.size = Pt(size)


def _marked(paragraph: Paragraph, text: str) -> None:
    """Text with its editor's brackets set apart."""
    from docx.shared import RGBColor

    for part, is_bracket in split_brackets(clean(text)):
        run = paragraph.add_run(part)
        if is_bracket:
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(_COLOURS["error"])


def _repeat_heading(row: _Row) -> None:
    """Have the row repeated on every page that the table covers (OOXML, w:tblHeader)."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _bookmark(paragraph: Paragraph, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), name.removeprefix("article"))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def _link(paragraph: Paragraph, text: str, bookmark: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string(_LINK), True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    run._r.addprevious(link)
    link.append(run._r)


def _saved(document: Document) -> bytes:
    saved, dated = BytesIO(), BytesIO()
    document.save(saved)
    # The files in it would carry the time of writing: with one date for all, equal briefs give equal files.
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return dated.getvalue()
