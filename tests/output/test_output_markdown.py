"""Markdown: the brief, the translation and the digest, as a reader's program shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from output_briefs import ATTACKS, Sentence, flood_brief, hostile_brief, make_brief

from vibrief.output import (
    render_digest_markdown,
    render_markdown,
    render_text,
    render_translation,
)
from vibrief.output.text import clean

GFM = MarkdownIt("gfm-like", {"linkify": False})


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or []]


def test_the_brief_reads_as_a_brief() -> None:
    text = render_markdown(flood_brief())
    assert text.splitlines()[0] == "# Dong Thanh supports over 2,400 households after floods"
    assert "3 November 2024 · Dong Thanh, Hau Lam · Dong Thanh Provincial People's Committee" in text
    assert (
        "- 354,432 [source: 354,422] people took part in the cleaning, $300 million [source: VND 300 million]"
        in text
    )
    assert "canals were dredged. [source: 197 km] (¶ 2)" in text
    assert "| nearly 9,500 | people back in their homes | ¶ 1 | △ hedge differs |" in text
    assert "| 354,422 | participants in the cleaning | ¶ 2 | ✗ the English has “354,432” |" in text
    assert "| 40 | gifts | caption | ✓ proved |" in text
    assert text.splitlines()[-1] == (
        "From 412 words of Vietnamese · 10 of 15 figures proved (value, unit, "
        "hedge; not the words around them) · translated by vibrief-vi-en "
        "(sha256 0123456789ab) on ctranslate2, int8, cpu, beam 4 · vibrief 0.1.0"
    )


def test_the_translation_numbers_its_paragraphs_and_shows_all_blocks() -> None:
    assert [line for line in render_translation(flood_brief().translation).splitlines() if line] == [
        "# Dong Thanh supports over 2,400 households after floods",
        "*3 November 2024*",
        "**¶ 1** On the morning of 3 November, the People's Committee of Dong Thanh province said "
        "9,500 people had returned home and VND 3.2 billion had been disbursed.",
        "## Repairing the damage",
        "**¶ 2** 354,432 [source: 354,422] people took part in the cleaning, $300 million "
        "[source: VND 300 million] was donated, and canals were dredged. [source: 197 km] Mr Nguyen Van "
        "Thach said that Kilimanjaro's [source: Schumacher] team came from 1,038 km away, 13 m high, in 40 "
        "[not in source] boats.",
        "> Caption: Soldiers hand over 40 gifts.",
        "**¶ 3** Of this, VND 1.1 billion is for roads and VND 2.4 billion for schools.",
        "**¶ 4** Sentence 1. Sentence 2. Sentence 3. Sentence 4. People were people were people were happy. "
        "[translation doubtful] [not translated: Phường 5 còn 12 hộ.] [source: 12] [source: 5]",
        "*Text and photos: Minh Chau*",
    ]


def test_the_text_is_the_english_alone() -> None:
    paragraphs = render_text(flood_brief().translation).split("\n\n")
    assert paragraphs[0] == "Dong Thanh supports over 2,400 households after floods"
    assert paragraphs[4].startswith("354,432 [source: 354,422] people")
    assert len(paragraphs) == 9


def test_a_digest_has_a_contents_list_that_leads_to_its_articles() -> None:
    text = render_digest_markdown([flood_brief(), flood_brief()])
    tokens = GFM.parse(text)
    links = [token.attrs["href"] for token in inline(tokens) if token.type == "link_open"]
    assert links == ["#article-1", "#article-2"]
    assert text.count('<a id="article-') == 2
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h3", "h2", "h3"]


@pytest.mark.parametrize("render", [render_markdown, lambda brief: render_translation(brief.translation)])
def test_no_markup_of_an_article_reaches_markdown(render: object) -> None:
    brief = hostile_brief()
    assert callable(render)
    tokens = GFM.parse(render(brief))
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "hr",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
        "blockquote_open", "blockquote_close",
    }  # fmt: skip
    assert {token.type for token in inline(tokens)} <= {
        "text", "text_special", "entity", "em_open", "em_close", "strong_open", "strong_close",
    }  # fmt: skip
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == (4 * len(brief.key_figures) if cells else 0)
    shown = "".join(child.content for child in inline(tokens))
    for attack in ATTACKS:
        assert clean(attack).strip() in shown


def test_a_bracket_before_a_parenthesis_is_no_link() -> None:
    made = Sentence("Có 12 (x).", "There are 13(http://evil.example).").figure(
        "value_changed", "12", "13", "12", says="13"
    )
    text = render_translation(make_brief([("paragraph", [made.done()])]).translation)
    assert "<a" not in GFM.render(text)
    assert "[source: 12](http" in GFM.render(text)


def test_a_brief_with_nothing_in_it() -> None:
    bare = make_brief([("caption", [Sentence("Ảnh.", "A photo.").done()])], source="-", published=None)
    text = render_markdown(replace(bare, points=(), key_figures=(), places=(), organisations=()))
    assert text.startswith(
        "# A photo.\n\n*standard input*\n\n---\n\nFrom 412 words of Vietnamese · no figures · "
    )
