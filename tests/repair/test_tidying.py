"""Slips of small models that are put right before the check."""

from __future__ import annotations

import pytest

from vibrief.repair import tidied
from vibrief.terms.mentions import find_mentions


def made_tidy(source: str, english: str) -> str:
    return tidied(source, english, find_mentions(source))


@pytest.mark.parametrize(
    ("source", "english", "once"),
    [
        ("Đó là cuộc sống.", "Life life is that.", "Life is that."),
        ("Ông nói ngôn ngữ.", "He speaks languages, languages and sings.", "He speaks languages and sings."),
        ("Họ đi mãi.", "They went on and on, more and more.", "They went on and on, more and more."),
        (
            "Ông nói rằng thế là đủ.",
            "He said that that had had its day.",
            "He said that that had had its day.",
        ),
        ("Có 100 100.", "There are 100 100.", "There are 100 100."),
        ("Ban Duran Duran hát.", "The band Duran Duran sings.", "The band Duran Duran sings."),
        ("Ban Duran Duran hát.", "The band Duran Duran Duran sings.", "The band Duran Duran sings."),
        ("Ông đã ăn.", "He had had had his meal.", "He had had his meal."),
    ],
)
def test_a_word_is_said_once(source: str, english: str, once: str) -> None:
    assert made_tidy(source, english) == once


@pytest.mark.parametrize(
    ("english", "right"),
    [
        ("Pupils of the 1th and 12nd grade.", "Pupils of the 1st and 12th grade."),
        ("Policys supplyed plays, many policys.", "Policys supplied plays, many policies."),
        ("Pupils of the 5 th grade.", "Pupils of the 5th grade."),
        ('It is "green," he said.', 'It is "green," he said.'),
        ('It is "green,", he said.', 'It is "green", he said.'),
        ('It is "green.", he said.', 'It is "green", he said.'),
        ('The "X Co.", he said.', 'The "X Co.", he said.'),
    ],
)
def test_endings_and_stops_are_put_right(english: str, right: str) -> None:
    assert made_tidy("", english) == right


@pytest.mark.parametrize(
    ("source", "english", "right"),
    [
        (
            "Họ giữ gìn an ninh, trật tự (ANTT) ở quê ông Nam (TPHCM).",
            "They keep security and order (A security) in Mr. Nam's home (Ho Chi Minh City).",
            "They keep security and order (ANTT) in Mr. Nam's home (Ho Chi Minh City).",
        ),
        (
            "Phong trào bảo vệ an ninh Tổ quốc (BVANTQ) ở Quảng Ngãi.",
            "The movement to protect national security (BVANTC) in Quang Ngai.",
            "The movement to protect national security (BVANTQ) in Quang Ngai.",
        ),
        ("Liên Hợp Quốc (LHQ) họp.", "The United Nations (UN) meets.", "The United Nations (UN) meets."),
        ("Tổ chức Y tế Thế giới (TYT) họp.", "The WHO (WHO) meets.", "The WHO (WHO) meets."),
        ("Họp về (ANTT) và (TTXH).", "It met on security (XYZ).", "It met on security (XYZ)."),
    ],
)
def test_acronyms_in_brackets_are_those_of_the_source(source: str, english: str, right: str) -> None:
    assert made_tidy(source, english) == right


@pytest.mark.parametrize(
    ("source", "english", "right"),
    [
        ("Lở đất ở tỉnh Tứ Xuyên.", "A landslide in Tu Xuyen Province.", "A landslide in Sichuan Province."),
        ("Ông Tập Cận Bình đến Bắc Kinh.", "Mr. Tap Can Binh came to Bac Kinh.", "Mr. Xi Jinping came to Beijing."),
        ("Ông đến Bắc Kinh.", "He came to Beijing, not Bắc Kinh.", "He came to Beijing, not Beijing."),
        # Names that Vietnam has as well: only the whole province or city is surely the foreign one.
        ("Thành phố Trùng Khánh.", "Trung Khanh City.", "Chongqing City."),
        ("Hạt dẻ huyện Trùng Khánh.", "Chestnuts of Trung Khanh District.", "Chestnuts of Trung Khanh District."),
        ("Tỉnh Hắc Long Giang.", "Hac Long Giang Province.", "Heilongjiang Province."),
        ("Chè Tân Cương.", "Tan Cuong tea.", "Tan Cuong tea."),
        ("Diễn viên Trường Giang đến.", "The actor Truong Giang came.", "The actor Truong Giang came."),
        ("Cầu sông Hàn.", "The Han River bridge.", "The Han River bridge."),
    ],
)  # fmt: skip
def test_names_have_their_english_form(source: str, english: str, right: str) -> None:
    assert made_tidy(source, english) == right
