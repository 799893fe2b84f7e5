"""One spelling of each name in a document."""

from __future__ import annotations

import pytest

from vibrief.terms import check_terms
from vibrief.terms.spelling import Spelling

SOURCE = "Ông Trần Văn Hải, quê tỉnh Quảng Ngãi, đến Hà Nội và Nga."
CASES = [
    ("drop", "Mr Trần Văn Hải of Quang Ngai Province came to Ha Noi and Russia.",
     "Mr Tran Van Hai of Quang Ngai Province came to Ha Noi and Russia."),
    ("drop", "Mr Trần Văn Hải of Quảng Ngãi came.", "Mr Tran Van Hai of Quang Ngai came."),
    ("keep", "Mr Tran Van Hai of Quang Ngai province came to Russia.",
     "Mr Trần Văn Hải of Quảng Ngãi province came to Russia."),
]  # fmt: skip


@pytest.mark.parametrize(("diacritics", "english", "expected"), CASES)
def test_diacritics(diacritics: str, english: str, expected: str) -> None:
    spelling = Spelling(diacritics)  # type: ignore[arg-type]
    assert spelling.spell(SOURCE, english, check_terms(SOURCE, english)) == expected


def test_the_generic_word_of_places_has_its_capital_as_at_first() -> None:
    source = "Đoàn đến huyện Hòa Bình, tỉnh Bạc Liêu."
    said = [
        "The group came to Hoa Binh district, Bac Lieu Province.",
        "Hoa Binh District in Bac Lieu province was visited.",
        "The Hoa Binh District Court in Bac Lieu Province was visited.",
    ]
    document, lines = Spelling(), Spelling(connected=False)
    assert [document.spell(source, english, check_terms(source, english)) for english in said] == [
        "The group came to Hoa Binh district, Bac Lieu Province.",
        "Hoa Binh district in Bac Lieu Province was visited.",
        "The Hoa Binh District Court in Bac Lieu Province was visited.",
    ]
    assert [lines.spell(source, english, check_terms(source, english)) for english in said] == said


def test_acronyms_are_explained_where_they_first_stand() -> None:
    spelling = Spelling()
    said = [
        ("UBND tỉnh họp về an ninh, trật tự (ANTT).", "The UBND met on security and order (ANTT)."),
        ("ANTT được giữ vững.", "ANTT is maintained."),
        ("UBND kết luận.", "The UBND concluded."),
    ]
    assert [spelling.spell(source, english, check_terms(source, english)) for source, english in said] == [
        "The People's Committee (UBND) met on security and order (ANTT).",
        "ANTT is maintained.",
        "The UBND concluded.",
    ]


def test_foreign_names_are_left_alone() -> None:
    source, english = "Danh thủ Pelé đến Rio.", "Pelé came to Rio."
    assert Spelling("drop").spell(source, english, check_terms(source, english)) == english
