"""Words shared by all formats: dates, marks carried into edited sentences, provenance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from output_briefs import Sentence, flood_brief, make_brief

from vibrief.briefing.model import Brief
from vibrief.output.wording import dateline, headline, long_date, paragraph_numbers, point_text, provenance


@pytest.mark.parametrize(
    ("iso", "english"),
    [
        ("2022-06-15", "15 June 2022"),
        ("2022-06-01T08:30:00+07:00", "1 June 2022"),
        ("2022-13-01", "2022-13-01"),
        ("2022-06", "2022-06"),
    ],
)
def test_long_date(iso: str, english: str) -> None:
    assert long_date(iso) == english


def with_point(text: str) -> Brief:
    """A brief whose one point is `text`, made from a sentence with a wrong and a missing figure."""
    made = Sentence(
        "Ngoài ra, có 12 xã, 40 ấp bị ngập", "In addition, there were 13 communes under water, and hamlets"
    )
    made.figure("value_changed", "12", "13", "12", says="13").figure("missing", "40", None, "40")
    brief = make_brief([("paragraph", [made.done()])])
    return replace(brief, points=(replace(brief.points[0], english=text),))


@pytest.mark.parametrize(
    ("edited", "marked"),
    [
        (
            "In addition, there were 13 communes under water, and hamlets",
            "In addition, there were 13 [source: 12] communes under water, and hamlets [source: 40]",
        ),
        (
            "There were 13 communes under water, and hamlets.",
            "There were 13 [source: 12] communes under water, and hamlets. [source: 40]",
        ),
        ("There were communes under water.", "There were communes under water. [source: 40]"),
        ("Communes: 13.", "Communes: 13 [source: 12]. [source: 40]"),
    ],
)
def test_marks_follow_a_sentence_through_editing(edited: str, marked: str) -> None:
    brief = with_point(edited)
    assert point_text(brief, brief.points[0]) == marked


def test_marks_follow_the_title_into_the_headline() -> None:
    title = Sentence("Hơn 2.400 hộ được giúp.", "Help for 2,500 households came.")
    title.figure("value_changed", "2.400", "2,500", "2400", says="2500")
    brief = make_brief([("title", [title.done()])], headline="Help for 2,500 Households Came")
    assert headline(brief) == "Help for 2,500 [source: 2,400] Households Came"


def test_the_dateline_says_when_where_who_and_from_what() -> None:
    brief = flood_brief()
    assert dateline(brief) == (
        "3 November 2024 · Dong Thanh, Hau Lam · Dong Thanh Provincial People's Committee · dong-thanh.txt"
    )
    assert (
        dateline(replace(brief, published=None, places=(), organisations=(), source="-")) == "standard input"
    )
    many = replace(brief, places=tuple("ABCDEFG"))
    assert "A, B, C, D ·" in dateline(many)


def test_provenance_is_one_line() -> None:
    brief = flood_brief()
    assert "10 of 15 figures proved" in provenance(brief)
    one = replace(brief.provenance, words=1, figures_read=1, figures_proved=1)
    assert provenance(replace(brief, provenance=one)).startswith(
        "From 1 word of Vietnamese · 1 of 1 figure proved (value, unit, hedge; not the words around them) · "
    )
    assert "\n" not in provenance(brief)


def test_paragraph_numbers_are_those_of_the_article() -> None:
    article = flood_brief().translation.article
    numbers = paragraph_numbers(article)
    assert numbers == {2: 1, 4: 2, 6: 3, 7: 4}
    for block in article.blocks:
        assert numbers.get(block.index) == article.paragraph_number(block.index)
