"""Slots: what is replaced in the source, and how the English is filled."""

from __future__ import annotations

import pytest

from vibrief.figures import find_figures
from vibrief.repair.slots import Masked, fill, mask
from vibrief.terms import find_mentions

SLOTS = frozenset(f"⟦{letter}{number}⟧" for letter in "NMP" for number in range(8))


def test_figures_are_replaced_in_order() -> None:
    source = "Lãi 12% trên 3,2 tỷ đồng của 45 hộ."
    masked = mask(source, find_figures(source, "vi"), SLOTS)
    assert masked is not None
    assert masked.text.replace("⟦P0⟧", "#").count("⟦") == 2
    assert list(masked.fillings) == ["⟦P0⟧", "⟦M1⟧", "⟦N2⟧"]


@pytest.mark.parametrize(
    ("known", "slots"),
    [("NMPDAT", ["⟦T0⟧", "⟦D1⟧", "⟦A2⟧", "⟦M3⟧", "⟦N4⟧"]), ("NM", ["⟦N0⟧", "⟦N1⟧", "⟦N2⟧", "⟦M3⟧", "⟦N4⟧"])],
)
def test_every_kind_has_slots_of_its_own_where_the_model_knows_them(known: str, slots: list[str]) -> None:
    source = "Bộ Y tế ngày 16/6/2022 mời Maria Callas, chi 3 tỷ đồng cho 45 hộ."
    spellings = frozenset(f"⟦{letter}{number}⟧" for letter in known for number in range(8))
    masked = mask(source, [*find_figures(source, "vi"), *find_mentions(source)], spellings)
    assert masked is not None
    assert list(masked.fillings) == slots


def test_nothing_to_replace() -> None:
    assert mask("Trời mưa.", [], SLOTS) is None
    assert mask("Có 45 hộ.", find_figures("Có 45 hộ.", "vi"), frozenset()) is None


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Bộ trưởng Bộ Công an", "Minister of Public Security"),
        ("Đại tá Trần Văn Hải", "Senior Colonel Tran Van Hai"),
        ("Giám đốc Sở Y tế", "Director of the Department of Health"),
    ],
)
def test_neighbours_that_are_one_phrase(source: str, english: str) -> None:
    masked = mask(source, find_mentions(source), SLOTS)
    assert masked is not None
    assert list(masked.fillings.values()) == [english]


FILLED = [
    ("⟦N0⟧ people came.", {"⟦N0⟧": "about 300"}, "About 300 people came."),
    ("It rose ⟦P0⟧ percent.", {"⟦P0⟧": "12%"}, "It rose 12%."),
    ("It is for ⟦N0⟧th graders.", {"⟦N0⟧": "1"}, "It is for first graders."),
    ("It cost $⟦M0⟧.", {"⟦M0⟧": "$3 million"}, "It cost $3 million."),
    ("It took a ⟦N0⟧ days.", {"⟦N0⟧": "15"}, "It took 15 days."),
    ("Some of⟦N0⟧households", {"⟦N0⟧": "45"}, "Some of 45 households"),
    (
        "The work of the ⟦N0⟧.",
        {"⟦N0⟧": "ensuring security and order"},
        "The work of ensuring security and order.",
    ),
    ("They set ⟦N0⟧s.", {"⟦N0⟧": "policy"}, "They set policies."),
    ("They fight ⟦N0⟧s.", {"⟦N0⟧": "social evils"}, "They fight social evils."),
    ("They help ⟦N0⟧s.", {"⟦N0⟧": "poor household"}, "They help poor households."),
    ('The "⟦N0⟧"of the year', {"⟦N0⟧": "Job Fair"}, 'The "Job Fair" of the year'),
    ("He met ⟦N0⟧.", {"⟦N0⟧": "Ministry of Health"}, "He met the Ministry of Health."),
    ("He met its ⟦N0⟧.", {"⟦N0⟧": "Party Committee"}, "He met its Party Committee."),
    ("He studies ⟦N0⟧.", {"⟦N0⟧": "traffic safety"}, "He studies traffic safety."),
]


@pytest.mark.parametrize(("english", "fillings", "expected"), FILLED)
def test_filling(english: str, fillings: dict[str, str], expected: str) -> None:
    assert fill(english, Masked("", "", fillings)) == expected


@pytest.mark.parametrize("english", ["No slot.", "⟦N0⟧ and ⟦N0⟧", "⟦N0⟧ and ⟦N1⟧"])
def test_lost_doubled_and_invented_slots(english: str) -> None:
    assert fill(english, Masked("", "", {"⟦N0⟧": "300"})) is None
