from __future__ import annotations

import itertools
import random
import re

import pytest

from vibrief.repair.slots import mask
from vibrief.training.agreement import agreements
from vibrief.training.names import foreign_names, with_other_names
from vibrief.training.slots import slot_places, with_slots
from vibrief.training.variant import Variant
from vibrief.training.vocabulary import SLOTS


def slotted(vi: str, en: str, known: tuple[str, ...] = SLOTS) -> set[tuple[str, str]]:
    """Both sides with everything in slots, their numbers left out."""
    made = (with_slots(Variant(vi, en, ()), random.Random(seed), known) for seed in range(40))
    sides = {(re.sub(r"\d⟧", "⟧", one.vi), re.sub(r"\d⟧", "⟧", one.en)) for one in made}
    most = max(one.count("⟦") for one, _ in sides)
    return {side for side in sides if side[0].count("⟦") == most}


@pytest.mark.parametrize(
    ("vi", "en", "slotted_vi", "slotted_en"),
    [
        ("Có 11.460 ca.", "There were 11,460 cases.", "Có ⟦N⟧ ca.", "There were ⟦N⟧ cases."),
        ("Chi 3,2 tỷ đồng.", "It cost 3.2 billion dong.", "Chi ⟦M⟧.", "It cost ⟦M⟧."),
        ("Chi 3,2 tỷ đồng.", "It cost VND 3.2 billion.", "Chi ⟦M⟧.", "It cost ⟦M⟧."),
        ("Chi 5 triệu USD.", "It cost $5 million.", "Chi ⟦M⟧.", "It cost ⟦M⟧."),
        ("Tăng 7%.", "Up 7 percent.", "Tăng ⟦P⟧.", "Up ⟦P⟧."),
        ("Ngày 16/6/2021 trời mưa.", "It rained on June 16, 2021.", "⟦D⟧ trời mưa.", "It rained on ⟦D⟧."),
        ("Anh ở Đắk Lắk.", "He is in Dak Lak.", "Anh ở ⟦A⟧.", "He is in ⟦A⟧."),
        ("Bộ Y tế cho biết.", "The Ministry of Health said.", "⟦T⟧ cho biết.", "The ⟦T⟧ said."),
        # An office with its body, or with its holder, is one slot, as repair has it.
        (
            "Bộ trưởng Bộ Y tế phát biểu.", "The Minister of Health spoke.", "⟦T⟧ phát biểu.", "The ⟦T⟧ spoke.",
        ),
        (
            "Theo Đại tá Trần Văn Bình.", "According to Senior Colonel Tran Van Binh.", "Theo ⟦A⟧.",
            "According to ⟦A⟧.",
        ),
        # What disagrees, shares its English with another, or stands for itself stays.
        ("Có 11.460 ca.", "There were 11,640 cases.", "Có 11.460 ca.", "There were 11,640 cases."),
        ("Một người đến.", "One person came.", "Một người đến.", "One person came."),
    ],
)  # fmt: skip
def test_slots_stand_where_repair_puts_them(vi: str, en: str, slotted_vi: str, slotted_en: str) -> None:
    assert slotted(vi, en) == {(slotted_vi, slotted_en)}


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Ngày 3/5, Bộ Y tế công bố 1.250 ca mắc mới ở Đồng Nai.",
         "On May 3, the Ministry of Health announced 1,250 new cases in Dong Nai."),
        ("Đại tá Trần Văn Bình nhận 12 triệu đồng.", "Senior Colonel Tran Van Binh received 12 million dong."),
        ("Doanh thu của Samsung tăng 3,5% lên 9 tỷ USD.", "Revenue of Samsung rose 3.5% to $9 billion."),
    ],
)  # fmt: skip
def test_a_source_looks_as_repair_would_mask_it(vi: str, en: str) -> None:
    masked = mask(vi, [one.source for one in agreements(vi, en)], frozenset(SLOTS))
    assert masked
    made = {with_slots(Variant(vi, en, ()), random.Random(seed), SLOTS).vi for seed in range(40)}
    assert masked.text in made


def test_slots_of_a_kind_the_vocabulary_lacks_are_numbers() -> None:
    known = tuple(slot for slot in SLOTS if slot[1] == "N")
    assert slotted("Tăng 7% ở Huế.", "Up 7% in Hue.", known) == {("Tăng ⟦N⟧ ở ⟦N⟧.", "Up ⟦N⟧ in ⟦N⟧.")}


def test_numbers_run_from_nought_or_not_and_agree() -> None:
    vi, en = "Có 1.250 xe, 3.400 bò và 5.600 gà.", "There are 1,250 cars, 3,400 cows and 5,600 hens."
    found = [with_slots(Variant(vi, en, ()), random.Random(seed), SLOTS) for seed in range(80)]
    numbers = [re.findall(r"⟦N(\d)⟧", one.vi) for one in found]
    assert all(once == re.findall(r"⟦N(\d)⟧", one.en) for once, one in zip(numbers, found, strict=True))
    assert any(once == ["0", "1", "2"] for once in numbers)
    assert any(once != sorted(once) for once in numbers)
    assert any(len(once) < 3 for once in numbers)


def test_no_more_than_eight_slots() -> None:
    figures = [1000 + 37 * n for n in range(12)]
    vi = "Các số: " + ", ".join(f"{n:,}".replace(",", ".") for n in figures) + "."
    en = "Numbers: " + ", ".join(f"{n:,}" for n in figures) + "."
    most = max(
        with_slots(Variant(vi, en, ()), random.Random(seed), SLOTS).vi.count("⟦") for seed in range(20)
    )
    assert most == 8


def test_places_are_whole_words_and_disjoint() -> None:
    places = slot_places("Ngày 3/5 có 12.000 người ở Cà Mau", "On May 3 12,000 people were in Ca Mau")
    for side in ("vi", "en"):
        spans = sorted(getattr(place, side) for place in places)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    assert len(places) == 3


def test_foreign_names_are_those_of_both_sides() -> None:
    pairs = [
        ("Ông Karlsson gặp bà Anna Weber ở Minh Long.", "Mr Karlsson met Anna Weber in Minh Long."),
        ("Tập đoàn Apple công bố.", "They said Apple announced an apple."),
        ("Theo báo chí.", "They say Reuters reported."),
    ]
    assert foreign_names(pairs) == ("Anna Weber", "Karlsson")


def test_names_become_other_names_alike_on_both_sides() -> None:
    pair = Variant("Ông Karlsson gặp bà Trần Thị Bình.", "Mr Karlsson met Ms Tran Thi Binh.", ())
    found = [with_other_names(pair, ("Okafor",), random.Random(seed)) for seed in range(40)]
    assert any("Ông Okafor gặp" in one.vi for one in found)
    assert all(("Okafor" in one.vi) == ("Okafor" in one.en) for one in found)
    others = {one.en.removesuffix(".").split("Ms ")[1] for one in found} - {"Tran Thi Binh"}
    assert others
    assert all(len(name.split()) in (3, 4) and name.isascii() for name in others)


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Karlsson nói Karlsson đúng.", "Karlsson said he was right."),  # once more, as who knows what
        ("Ở Đà Nẵng trời mưa.", "It rained in Da Nang."),  # a place
        ("Một chiếc Airbus.", "An Airbus."),  # an: no name of the pool begins with a vowel
    ],
)
def test_names_that_stay(vi: str, en: str) -> None:
    pair = Variant(vi, en, ())
    assert {with_other_names(pair, ("Brandt",), random.Random(seed)) for seed in range(20)} == {pair}
