"""Editor's marks: an error is said at its place, and taking the brackets out gives the English back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from output_briefs import Sentence

from vibrief.figures.model import Figure, Finding, Severity, Verdict
from vibrief.output.marks import mark, marks, split_brackets
from vibrief.segment import Segment
from vibrief.terms.model import Mention, MentionFinding, MentionVerdict


def test_without_errors_the_english_is_left_alone() -> None:
    made = Sentence("Có gần 9.500 người.", "There were 9,500 people.").figure(
        "hedge_changed", "9.500", "9,500", "9500"
    )
    assert mark(made.done()) == "There were 9,500 people."


def test_a_wrong_figure_is_followed_by_the_right_one() -> None:
    made = Sentence("Có 354.422 lượt người dự.", "There were 354,432 participants.")
    made.figure("value_changed", "354.422", "354,432", "354422", says="354432")
    assert mark(made.done()) == "There were 354,432 [source: 354,422] participants."


def test_a_missing_figure_stands_at_the_end() -> None:
    made = Sentence("Có 354.422 lượt người dự.", "Many came.").figure("missing", "354.422", None, "354422")
    assert mark(made.done()) == "Many came. [source: 354,422]"


def test_missing_figures_stand_in_the_order_of_the_source() -> None:
    made = (
        Sentence("Có 12 xã, 40 ấp.", "Many came.")
        .figure("missing", "12", None, "12")
        .figure("missing", "40", None, "40")
    )
    assert mark(made.done()) == "Many came. [source: 12] [source: 40]"


def test_an_added_figure_is_called_so() -> None:
    made = Sentence("Nhiều người dự.", "All 40 came.").figure("added", None, "40", "40")
    assert mark(made.done()) == "All 40 [not in source] came."


def test_the_right_rendering_has_hedge_and_currency() -> None:
    made = Sentence("Chi gần 300 triệu đồng.", "It cost $300 million.")
    made.figure(
        "unit_changed",
        "gần 300 triệu đồng",
        "$300 million",
        "300000000",
        kind="money",
        unit="VND",
        hedge="under",
    )
    assert mark(made.done()) == "It cost $300 million [source: nearly VND 300 million]."


@pytest.mark.parametrize(
    ("verdict", "target", "expected"),
    [
        ("altered", "Kilimanjaro", "Kilimanjaro's [source: Schumacher] team won."),
        ("missing", None, "Kilimanjaro's team won. [source: Schumacher]"),
    ],
)
def test_names_are_marked_as_figures_are(verdict: MentionVerdict, target: str | None, expected: str) -> None:
    made = Sentence("Đội của Schumacher thắng.", "Kilimanjaro's team won.")
    made.name(verdict, "Schumacher", target, "foreign", "Schumacher")
    assert mark(made.done()) == expected


def test_a_lost_place_is_a_notice_and_not_marked() -> None:
    made = Sentence("Xã Hưng Hội thắng.", "The commune won.").name(
        "missing", "Hưng Hội", None, "place", "Hung Hoi"
    )
    assert mark(made.done()) == "The commune won."


@pytest.mark.parametrize(
    ("english", "target", "expected"),
    [
        ("It is 12km long.", "12", "It is 12km [source: 13] long."),
        ("It is 12,500 long.", "12", "It is 12,500 [source: 13] long."),
        ("It is 12% of all.", "12", "It is 12% [source: 13] of all."),
        ("It is 12, no more.", "12", "It is 12 [source: 13], no more."),
        ("It is 12.", "12", "It is 12 [source: 13]."),
    ],
)
def test_a_bracket_never_splits_a_word(english: str, target: str, expected: str) -> None:
    made = Sentence("Dài 13 m.", english).figure("value_changed", "13", target, "13", says="12")
    assert mark(made.done()) == expected


def test_brackets_of_overlapping_figures_wait_for_the_end_of_the_longer_one() -> None:
    made = Sentence("Có 20 đến 30 người.", "There were 10 to 30 people.")
    made.figure("value_changed", "20", "10", "20", says="10").figure("same", "20 đến 30", "10 to 30", "20")
    assert mark(made.done()) == "There were 10 to 30 [source: 20] people."


def test_brackets_inside_a_rendering_do_not_end_the_mark() -> None:
    mention = Mention("quoted", "[x]", 0, 3, ("a [b]\nc",))
    segment = Segment("[x]", "y", (MentionFinding("missing", mention, None, "error"),), "marked")
    assert mark(segment) == "y [source: a (b) c]"


def test_a_sentence_without_english_says_so_and_keeps_its_figures() -> None:
    made = Sentence("Phường có 12 hộ.", "", "untranslated").figure("missing", "12", None, "12")
    assert mark(made.done()) == "[not translated] [source: 12]"


def test_a_sentence_the_ladder_gave_up_on_is_called_doubtful() -> None:
    assert (
        mark(Sentence("Vui.", "He was was was.", "marked").done()) == "He was was was. [translation doubtful]"
    )


def test_brackets_are_found_again() -> None:
    assert split_brackets("a 12 [source: 13], b [x].") == [
        ("a 12 ", False),
        ("[source: 13]", True),
        (", b [x].", False),
    ]


PLAIN = st.text(st.characters(exclude_characters="[]"), max_size=60)


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    """Segments with findings anywhere, overlapping, nested, or out of bounds."""
    english = draw(PLAIN)
    findings = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(english) + 2))
        end = draw(st.integers(start, len(english) + 2))
        verdict: Verdict = draw(
            st.sampled_from(("same", "hedge_changed", "value_changed", "missing", "added"))
        )
        severity: Severity = draw(st.sampled_from(("ok", "notice", "error")))
        source = Figure("cardinal", Decimal(12), None, None, "none", "12", 0, 2)
        target = Figure("cardinal", Decimal(13), None, None, "none", english[start:end], start, end)
        findings.append(
            Finding(
                verdict,
                None if verdict == "added" else source,
                None if verdict == "missing" else target,
                severity,
            )
        )
    return Segment("12 người", english, tuple(findings), draw(st.sampled_from(("model", "forced", "marked"))))


@given(segments())
def test_without_its_brackets_the_text_is_plain_again(segment: Segment) -> None:
    bare = mark(segment)
    for place in marks(segment):  # each stands at its place, once those before it have been taken out
        spaced = (
            f" {place.bracket}"
            if segment.english or place.offset < bare.find(place.bracket)
            else place.bracket
        )
        assert bare.startswith(spaced, place.offset)
        bare = bare[: place.offset] + bare[place.offset + len(spaced) :]
    assert bare == segment.english


@given(segments())
def test_every_error_has_its_bracket(segment: Segment) -> None:
    errors = sum(finding.severity == "error" for finding in segment.findings)
    brackets = sum(is_bracket for _, is_bracket in split_brackets(mark(segment)))
    assert brackets == errors + any(place.finding is None for place in marks(segment))
