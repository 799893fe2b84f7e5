"""DOCX: the brief as a word processor reads it back."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx import Document
from lxml import etree
from output_briefs import ATTACKS, Sentence, flood_brief, hostile_brief, make_brief

from vibrief.output import render_digest_docx, render_docx
from vibrief.output.text import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_document_reads_as_a_brief() -> None:
    document = Document(BytesIO(render_docx(flood_brief())))
    paragraphs = [
        (getattr(paragraph.style, "name", ""), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.text
    ]
    assert paragraphs[0] == ("Heading 1", "Dong Thanh supports over 2,400 households after floods")
    assert paragraphs[1][1].startswith("3 November 2024 · Dong Thanh, Hau Lam")
    bullets = [text for style, text in paragraphs if style == "List Bullet"]
    assert len(bullets) == 4
    assert bullets[1].startswith("354,432 [source: 354,422] people took part")
    assert bullets[1].endswith("[source: 197 km] (¶ 2)")
    assert paragraphs[-2] == ("Heading 2", "Key figures")
    assert paragraphs[-1][1].startswith("From 412 words of Vietnamese · 10 of 15 figures proved")
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Figure", "What it counts", "Where", "Verdict"]
    assert rows[2] == ["nearly 9,500", "people back in their homes", "¶ 1", "△ hedge differs"]
    assert len(rows) == 10


def test_brackets_are_set_apart() -> None:
    document = Document(BytesIO(render_docx(flood_brief())))
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert bold == ["[source: 354,422]", "[source: VND 300 million]", "[source: 197 km]"]


def test_properties_name_the_article_and_equal_briefs_give_equal_files() -> None:
    properties = Document(BytesIO(render_docx(flood_brief()))).core_properties
    assert properties.title == "Dong Thanh supports over 2,400 households after floods"
    assert properties.author == "vibrief"
    assert properties.created.isoformat().startswith("2024-11-03")


def test_text_of_an_article_is_text() -> None:
    data = render_docx(hostile_brief())
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
    for attack in ATTACKS:
        assert clean(attack).strip() in text
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "evil.example" not in relations
    assert "TargetMode" not in relations


def test_a_digest_links_its_contents_to_its_articles() -> None:
    document = Document(BytesIO(render_digest_docx([flood_brief(), hostile_brief()])))
    anchors = [link.get(f"{W}anchor") for link in document.element.iter(f"{W}hyperlink")]
    bookmarks = [mark.get(f"{W}name") for mark in document.element.iter(f"{W}bookmarkStart")]
    assert anchors == bookmarks == ["article1", "article2"]
    assert len(document.tables) == 2


def test_an_article_without_figures_has_no_table() -> None:
    brief = make_brief([("paragraph", [Sentence("Không.", "No.").done()])], published="unknown")
    assert not Document(BytesIO(render_docx(brief))).tables
