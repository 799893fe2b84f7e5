"""The ranker that ships: its file, its features and what it prefers."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vibrief.briefing.features import (
    SENTENCE_FEATURES,
    Document,
    Lexicon,
    sentence_features,
    syllables,
)
from vibrief.briefing.pairs import PAIR_FEATURES, overlaps
from vibrief.briefing.ranking import load_ranker

LEXICON = Lexicon({"xã": 1.0, "cầu": 2.0}, {"cầu": 0.5}, 4.0)
BRIDGE = Document(
    "Xã Tân Phú khánh thành cầu mới",
    ("Người dân dự lễ khánh thành cầu mới.",),
    (
        "Sáng 12/3, xã Tân Phú khánh thành cầu mới bắc qua sông Lá với kinh phí 14,5 tỷ đồng.",
        "Cầu mới dài 120 m, rộng 5 m, nối xã Tân Phú với chợ huyện.",
        "Trời hôm ấy nắng nhẹ.",
        "Bà con mang theo nón lá, nước uống và ít bánh trái.",
        "Xã Tân Phú khánh thành cầu mới bắc qua sông Lá trong sáng 12/3.",
    ),
)


def test_syllables_keep_vietnamese_letters() -> None:
    assert syllables("Nghị quyết số 11-NQ/TU, 14,5 tỷ đồng.") == [
        "nghị", "quyết", "số", "11", "nq", "tu", "14", "5", "tỷ", "đồng",
    ]  # fmt: skip


def test_features_of_sentences() -> None:
    table = sentence_features(BRIDGE, LEXICON).table
    assert table["sentences"] == 5
    assert list(np.asarray(table["position"])) == [0, 1, 2, 3, 4]
    assert list(np.asarray(table["length"])) == [21, 15, 5, 12, 15]
    # "xã tân", "tân phú", "phú khánh", "khánh thành", "thành cầu", "cầu mới": all six, then two.
    assert list(np.asarray(table["title pairs"])) == [6, 3, 0, 0, 6]
    assert list(np.asarray(table["figures"])) == [4, 2, 0, 0, 2]
    assert np.asarray(table["title recall"])[0] == pytest.approx(1)
    assert np.asarray(table["centrality"]).argmin() in (2, 3)


def test_overlap_of_sentences() -> None:
    features = sentence_features(BRIDGE, LEXICON)
    shared = overlaps(features, np.array([0, 0, 2]), np.array([4, 2, 3]))
    assert np.asarray(shared["shared pairs"])[0] > 0.8
    assert list(np.asarray(shared["shared pairs"])[1:]) == [0, 0]
    assert list(np.asarray(shared["title told together"])) == [1, 1, 0]


def test_the_shipped_file_can_be_read_by_a_person() -> None:
    text = files("vibrief.briefing").joinpath("ranker.json").read_text(encoding="utf-8")
    assert len(text) < 400_000
    data = json.loads(text)
    assert set(data) == {"about", "alone", "together", "lexicon"}
    assert set(data["alone"]["features"]) <= set(SENTENCE_FEATURES)
    assert set(data["together"]["features"]) <= set(PAIR_FEATURES)


def test_what_tells_the_title_goes_before_what_does_not() -> None:
    ranking = load_ranker().rank(BRIDGE)
    assert set(ranking.order[:3]) == {0, 1, 4}


def test_the_best_pair_has_the_highest_score() -> None:
    ranker = load_ranker()
    ranking = ranker.rank(BRIDGE)
    pairs = [(first, second) for second in range(5) for first in range(second)]
    scores = ranker.pair_scores(ranking, pairs)
    assert ranker.best_pair(ranking) == max(pairs, key=scores.__getitem__)


def test_one_sentence_is_its_own_best_pair() -> None:
    ranker = load_ranker()
    document = Document("", (), ("Xã có cầu mới.",))
    assert ranker.best_pair(ranker.rank(document)) == (0,)


@settings(deadline=None)  # the first example may wait for an import
@given(
    st.lists(st.text(alphabet="aă cầ.5“”\n\u0300X", max_size=30), min_size=1, max_size=8),
    st.text(alphabet="ab c5", max_size=12),
)
def test_any_text_can_be_ranked(sentences: list[str], title: str) -> None:
    ranker = load_ranker()
    ranking = ranker.rank(Document(title, (title,), tuple(sentences)))
    assert np.isfinite(ranking.scores).all()
    pair = ranker.best_pair(ranking)
    assert len(pair) == min(2, len(sentences))
    assert list(pair) == sorted(set(pair))
