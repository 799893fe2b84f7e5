"""What a figure counts is cut cleanly from the words around it."""

from __future__ import annotations

import pytest

from vibrief.briefing.counted import counted_in_english, counted_in_vietnamese
from vibrief.figures import find_figures
from vibrief.figures.model import Language


def counted(text: str, number: int, language: Language) -> str | None:
    """What the figure `number` (0: the first) of a text counts."""
    figures = find_figures(text, language)
    others = [(figure.start, figure.end) for figure in figures if figure is not figures[number]]
    cut = counted_in_english if language == "en" else counted_in_vietnamese
    return cut(figures[number], text, others)


@pytest.mark.parametrize(
    ("english", "number", "counts"),
    [
        ("The district has built 248 models, with nearly 1,488 groups and 18,212 members.", 0, "models"),
        ("The district has built 248 models, with nearly 1,488 groups and 18,212 members.", 1, "groups"),
        ("The district has built 248 models, with nearly 1,488 groups and 18,212 members.", 2, "members"),
        ("They gave 380 tonnes of rice and 40,000 gifts to poor households.", 0, "rice"),
        ("They gave 380 tonnes of rice and 40,000 gifts to poor households.", 1, "gifts to poor households"),
        ("The gifts had a total value of tens of billions of dong.", 0, "total value"),
        ("Total revenue reached VND 327 billion.", 0, "Total revenue"),
        ("The port paid nearly VND 58 billion to the budget.", 0, "port paid to the budget"),
        ("Exports rose by 12% over the same period.", 0, "Exports rose"),
        ("The port received 412 ships, up 18.5% over the same period.", 1, "increase over the same period"),
        ("In 2023, 88% of households had clean water.", 1, "of households"),
        ("Police mediated 339 conflicts and disputes among neighbours.", 0,
         "conflicts and disputes among neighbours"),
        ("It has 18,212 members and consolidated 4,615 groups.", 0, "members"),
        ("Last year 7 models were recognised by the Ministry of Health.", 0,
         "models recognised by the Ministry of Health"),
        ("They held talks with villagers in 69,993 sessions.", 0, "sessions (held talks with villagers)"),
        ("They spoke on the radio and in markets… 69,993 sessions.", 0,
         "sessions (spoke on the radio and in markets)"),
        ("They gave 20,500 to the poor.", 0, "They gave"),
        ("The gifts cost VND 3 billion to the value of nearly VND 4 billion.", 1, "value"),
        ("Officers seized 31.5 kg of heroin.", 0, "heroin"),
        ("The new road is 12 km long.", 0, "new road"),
        ("Accidents fell, killing 96 people and injuring 141 people.", 1, "people (injuring)"),
        ("It fell: 45.", 0, None),
    ],
)  # fmt: skip
def test_in_english(english: str, number: int, counts: str | None) -> None:
    assert counted(english, number, "en") == counts


@pytest.mark.parametrize(
    ("vietnamese", "number", "counts"),
    [
        ("Toàn huyện có 248 mô hình, với gần 1.488 tổ.", 0, "mô hình"),
        ("Toàn huyện có 248 mô hình, với gần 1.488 tổ.", 1, "tổ"),
        ("Lực lượng đã hòa giải 339 vụ mâu thuẫn trong nhân dân.", 0, "vụ mâu thuẫn"),
        ("Tổng trị giá 3,2 tỷ đồng.", 0, "Tổng trị giá"),
        ("Số vụ giảm 15,2%.", 0, "Số vụ giảm"),
    ],
)
def test_in_vietnamese(vietnamese: str, number: int, counts: str) -> None:
    assert counted(vietnamese, number, "vi") == counts
