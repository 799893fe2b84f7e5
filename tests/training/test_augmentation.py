from __future__ import annotations

import random
import re

import pytest

from vibrief.training.alignment import align, symmetrize, tie_figures
from vibrief.training.augmentation import (
    shared_figures,
    vary,
    with_other_figures,
    write_english,
    write_vietnamese,
)
from vibrief.training.phrase_tables import FRAMES
from vibrief.training.phrases import make_phrase, make_phrases, without_marks
from vibrief.training.variant import Replacement, Variant, replaced
from vibrief.training.words import covering, word_key, word_spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 11.460 ca.", ["Có", "11.460", "ca", "."]),
        ("từ 3,2% lên ⟦N0⟧", ["từ", "3,2", "%", "lên", "⟦N0⟧"]),
        ("COVID-19", ["COVID", "-", "19"]),
        ("People's", ["People", "'", "s"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert [text[start:end] for start, end in word_spans(text)] == expected
    assert "".join(words(text)) == "".join(text.split())


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, (0, 1)), (3, 9, (1, 2)), (3, 13, (1, 4)), (3, 8, None), (4, 9, None), (0, 0, None)],
)
def test_words_that_cover_a_stretch_exactly(start: int, end: int, expected: object) -> None:
    assert covering(word_spans("Có 11.460 ca."), start, end) == expected


def test_a_figure_is_the_same_word_in_both_languages() -> None:
    assert word_key("11.460") == word_key("11,460") == "11460"
    assert word_key("Hà") == word_key("hà") != word_key("ha")


@pytest.mark.parametrize(
    ("vi", "en", "expected"),
    [
        ("Có 11.460 ca", "11,460 cases", [(1, 0, (11460, ""))]),
        ("tăng 3,2%", "up 3.2%", [(1, 1, (3, "2"))]),
        ("5 và 5", "5 and 5", []),
        ("12,8 km", "12.8 km", [(0, 0, (12, "8"))]),
        ("2.243 điểm", "2.243 points", []),
        ("năm người", "five people", []),
    ],
)
def test_figures_that_both_sides_share(vi: str, en: str, expected: list[object]) -> None:
    assert shared_figures(words(vi), words(en)) == expected


def test_other_figures_keep_their_kind_and_stay_equal() -> None:
    pair = Variant("Năm 1995 có 11.460 ca, 3,2% tử vong.", "In 1995 there were 11,460 cases, 3.2% died.", ())
    for seed in range(50):
        varied = with_other_figures(pair, random.Random(seed))
        found = shared_figures(words(varied.vi), words(varied.en))
        years, counts, shares = (
            (value for _, _, value in sorted(found)) if len(found) == 3 else ((0, "0"),) * 3
        )
        if len(found) == 3:
            assert 1900 <= years[0] <= 2030
            assert re.search(r"\b" + re.escape(write_vietnamese(*counts)) + " ca", varied.vi)
            assert write_english(*counts) + " cases" in varied.en
            assert shares[1]
        assert len(words(varied.vi)) == len(words(pair.vi))


def test_links_follow_the_words_they_join() -> None:
    pair = Variant(
        "Chi 3,2 tỷ đồng ở Huế", "It cost 3.2 billion dong in Hue", ((0, 1), (1, 2), (3, 5), (5, 6))
    )
    slotted = replaced(pair, [Replacement((1, 4), (2, 5), "⟦M0⟧", "⟦M0⟧")])
    assert (slotted.vi, slotted.en) == ("Chi ⟦M0⟧ ở Huế", "It cost ⟦M0⟧ in Hue")
    assert slotted.links == ((0, 1), (1, 2), (3, 4))
    longer = replaced(pair, [Replacement((5, 6), (6, 7), "Cà Mau", "Ca Mau")])
    assert {(5, 6), (6, 7)} <= set(longer.links)


def test_replacements_that_overlap_are_not_made() -> None:
    pair = Variant("một hai ba", "one two three", ())
    assert (
        replaced(pair, [Replacement((0, 2), (0, 1), "x", "x"), Replacement((1, 3), (2, 3), "y", "y")]) == pair
    )
    assert replaced(pair, []) == pair


def test_most_sources_are_spelt_as_translation_spells_them() -> None:
    pair = Variant("Hoà bình ở Thuỵ Sĩ", "Peace in Switzerland", ())
    found = [vary(pair, random.Random(seed)).vi.lower() for seed in range(300)]
    assert set(found) == {"hoà bình ở thuỵ sĩ", "hòa bình ở thụy sĩ"}
    assert 0.75 < found.count("hòa bình ở thụy sĩ") / len(found) < 0.95


def test_a_vocabulary_without_slots_sees_none() -> None:
    pair = Variant("Có 11.460 ca.", "There were 11,460 cases.", ())
    assert not any("⟦" in vary(pair, random.Random(seed)).vi for seed in range(100))
    assert any("⟦" in vary(pair, random.Random(seed), slots=("⟦N0⟧",)).vi for seed in range(100))


def test_made_up_phrases_fill_every_blank_alike() -> None:
    rng = random.Random(1)
    for vi_frame, en_frame in FRAMES:
        for _ in range(5):
            phrase = make_phrase(vi_frame, en_frame, rng)
            assert "{" not in phrase.vi + phrase.en
            vi, en = words(phrase.vi), words(phrase.en)
            assert all(s < len(vi) and t < len(en) for s, t in phrase.links)
    assert len(make_phrases(20, rng)) == 20


def test_names_lose_their_marks() -> None:
    assert without_marks("Bạc Liêu, Đắk Lắk") == "Bac Lieu, Dak Lak"


def test_alignment_is_learnt_from_the_pairs_alone() -> None:
    nouns = [("mèo", "cat"), ("chó", "dog"), ("gà", "hen"), ("bò", "cow")]
    verbs = [("ngủ", "sleeps"), ("ăn", "eats"), ("chạy", "runs")]
    pairs = [(f"con {n[0]} {v[0]}", f"the {n[1]} {v[1]}") for n in nouns for v in verbs] * 3
    for links, (vi, en) in zip(align(pairs), pairs, strict=True):
        assert (1, 1) in links, (vi, en, links)
        assert (2, 2) in links, (vi, en, links)


def test_directions_meet_and_grow() -> None:
    assert symmetrize({(0, 0), (1, 1)}, {(0, 0), (1, 1)}) == {(0, 0), (1, 1)}
    assert symmetrize({(0, 0), (0, 1)}, {(0, 0)}) == {(0, 0), (0, 1)}
    assert symmetrize({(3, 3)}, set()) == {(3, 3)}


def test_equal_figures_are_tied_in_order() -> None:
    links = {(0, 0), (1, 2)}
    assert tie_figures(links, ["Có", "1.200", "xe"], ["There", "are", "1,200", "cars"]) == ((0, 0), (1, 2))
    assert (1, 0) in tie_figures({(0, 0)}, ["Có", "12"], ["12", "cars"])
