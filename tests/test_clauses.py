"""Sentences beyond the model's reach are cut, and their English is joined again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vibrief.clauses import join_clauses, split_to_reach


def count_characters(texts: Sequence[str]) -> list[int]:
    """Tokens of a vocabulary that cuts text into letters, four for what it does not know."""
    return [sum(1 if letter.isascii() or letter.isalpha() else 4 for letter in text) + 1 for text in texts]


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) + 1 for text in texts]


@pytest.mark.parametrize("reach", [8, 20, 60])
@given(text=st.text(alphabet=st.sampled_from("aăâđ ,;:.–(\n\t…😀12"), max_size=200))
def test_parts_joined_give_the_sentence_and_fit(text: str, reach: int) -> None:
    parts = split_to_reach(text, count_characters, reach)
    assert "".join(parts) == text
    assert max(count_characters(parts)) <= reach


def test_cut_at_clause_marks_first() -> None:
    sentence = (
        "Huyện đã xây 17 cây cầu trong năm nay; xã Tân Phú vận động được 350 hộ dân hiến đất làm đường; "
        "trường học mới sẽ khánh thành vào tháng 9 tới."
    )
    parts = split_to_reach(sentence, count_words, 16)
    assert [part.strip()[-1] for part in parts] == [";", ";", "."]


def test_cut_between_words_where_there_is_no_mark() -> None:
    sentence = " ".join(["từ"] * 100)
    parts = split_to_reach(sentence, count_words, 30)
    assert "".join(parts) == sentence
    assert all(10 <= len(part.split()) <= 29 for part in parts)


@pytest.mark.parametrize(
    ("sources", "englishes", "joined"),
    [
        (["Trời mưa to, ", "nên lễ bị hoãn."], ["It rained hard.", "So the ceremony was put off."],
         "It rained hard, so the ceremony was put off."),
        (["Có ba việc: ", "làm đường; ", "xây cầu."], ["There are three tasks.", "The road;", "The bridge."],
         "There are three tasks: the road; the bridge."),
        (["Xã vận động, ", "xây dựng đường, ", "Lan góp đất, ", "họp vào tháng ba."],
         ["The commune campaigned", "Building roads", "Lan gave land", "March is for meetings."],
         "The commune campaigned, building roads, Lan gave land, March is for meetings."),
        (["Xã mời khách, ", "trao quà cho Lan, ", "cùng người Nga trồng cây, ", "thăm làng của Mai."],
         ["They invited guests.", "Giving Lan gifts.", "Russian friends planted trees.", "Mai has a village."],
         "They invited guests, giving Lan gifts, Russian friends planted trees, Mai has a village."),
        (["Ngăn chặn, ", "đẩy lùi dịch bệnh."], ["preventing and", "Pushing back epidemics."],
         "Preventing, pushing back epidemics."),
        (["Ông đến – ", "Bà đi."], ["He comes", "Lan goes."], "He comes – Lan goes."),
        (["Câu một. ", "Câu hai."], ["One.", "The second."], "One. The second."),
        (["Xây 3,5 ", "km đường."], ["Built 3.5", "km of road."], "Built 3.5 km of road."),
        (["một, ", "hai"], ["", "Two"], "Two"),
        ([], [], ""),
    ],
)  # fmt: skip
def test_joining(sources: list[str], englishes: list[str], joined: str) -> None:
    assert join_clauses(sources, englishes) == joined
