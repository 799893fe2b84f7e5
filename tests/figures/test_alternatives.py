"""Other readings of ambiguous text, and figures that prove nothing alone."""

from __future__ import annotations

import pytest
from figure_lines import spell

from vibrief.figures import alternatives, find_figures, is_soft
from vibrief.figures.model import Language


def other_readings(text: str, language: Language) -> list[str]:
    (figure,) = find_figures(text, language)
    return [spell(other) for other in alternatives(figure, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("11.465", "vi", "cardinal 11.465"),
        ("11.465", "en", "cardinal 11465"),
        ("3,125 triệu", "vi", "cardinal 3125000000"),
        ("2017 người", "vi", "date 2017"),
        ("in 2017", "en", "cardinal 2017"),
        ("ngày 5/8", "vi", "fraction 0.625"),
        ("5/8", "en", "date XXXX-08-05"),
        ("5/8", "en", "date XXXX-05-08"),
        ("03/04/2022", "en", "date 2022-03-04"),
        ("3-2", "vi", "date XXXX-02-03"),
        ("3-2", "vi", "identifier 3-2"),
        ("2:30", "vi", "time 14:30"),
        ("5:00", "en", "time 17:00"),
        ("8 giờ", "vi", "measure 8 h"),
        ("mất 8 giờ", "vi", "time 08:00"),
        ("thứ năm", "vi", "date XXXX-WXX-4"),
        ("thứ Năm", "vi", "ordinal 5"),
        ("the 15th", "en", "ordinal 15"),
        ("a fifth work there", "en", "fraction 0.2"),
        ("5 đô la", "vi", "money 5 AUD"),
        ("17 pounds", "en", "money 17 GBP"),
        ("20 độ", "vi", "measure 20 Cel"),
    ],
)
def test_offers(text: str, language: Language, expected: str) -> None:
    assert expected in other_readings(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("1.234.567", "vi"), ("0,75", "vi"), ("3.2", "vi"), ("354,422.5", "en"), ("24%", "en")],
)
def test_offers_none_where_the_text_is_clear(text: str, language: Language) -> None:
    assert other_readings(text, language) == []


def test_keeps_the_span() -> None:
    (figure,) = find_figures("có 11.465 người", "vi")
    assert all(
        (other.start, other.end, other.text) == (figure.start, figure.end, figure.text)
        for other in alternatives(figure, "vi")
    )


SOFT = [
    *[
        (text, "vi")
        for text in ("một người", "lần đầu tiên", "một năm", "một nửa", "hàng chục người", "dịch Covid-19")
    ],
    *[
        (text, "en")
        for text in (
            "one person",
            "the first time",
            "both sides",
            "half of them",
            "dozens of people",
            "the G7",
        )
    ],
]
HARD = [
    *[(text, "vi") for text in ("hai người", "1 người", "hàng chục tỷ đồng", "năm 2017", "Chỉ thị số 05")],
    *[(text, "en") for text in ("two people", "5%", "2/3", "on Thursday")],
]


@pytest.mark.parametrize(("text", "language"), SOFT)
def test_soft(text: str, language: Language) -> None:
    (figure,) = find_figures(text, language)
    assert is_soft(figure)


@pytest.mark.parametrize(("text", "language"), HARD)
def test_not_soft(text: str, language: Language) -> None:
    (figure,) = find_figures(text, language)
    assert not is_soft(figure)
