"""What the ranker is trained and measured with: ROUGE on syllables, targets, and the export of trees."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge import Reference, rouge_scorer
from train_ranker import (
    average_with_partner,
    document_of,
    export,
    grow,
    label,
    learn_lexicon,
    read_articles,
    write,
)

from vibrief.briefing.features import syllables
from vibrief.briefing.forest import Forest
from vibrief.briefing.ranking import Ranker, load_ranker

DEV = Path(__file__).parents[3] / "shared" / "vietnews" / "dev.jsonl.xz"

ARTICLE: dict[str, Any] = {
    "title": "Xã Tân Phú có cầu mới",
    "abstract": "Xã Tân Phú khánh thành cầu mới.",
    "sentences": ["Xã Tân Phú khánh thành cầu.", "Cầu mới dài 120 m.", "Trời nắng."],
    "captions": [],
}

texts = st.lists(
    st.sampled_from(["cầu", "cau", "mới", "xã", "phú", "Phú", "12", "trời", "đường", "đương"]), max_size=25
).map(" ".join)


@pytest.mark.parametrize(
    ("abstract", "summary", "scores"),
    [
        ("cầu mới dài", "cầu mới dài", (1, 1, 1)),
        ("cầu mới dài", "Cầu Mới", (4 / 5, 2 / 3, 4 / 5)),
        ("cầu mới dài", "dài mới cầu", (1, 0, 1 / 3)),
        ("cầu", "cau", (0, 0, 0)),  # tokenisers that drop what is not ASCII find "c" and "u" in both
        ("cầu", "", (0, 0, 0)),
    ],
)
def test_rouge(abstract: str, summary: str, scores: tuple[float, float, float]) -> None:
    assert Reference(abstract).f1(syllables(summary)) == pytest.approx(scores)


@settings(deadline=None)  # the first example may wait for an import
@given(texts, texts)
def test_rouge_agrees_with_the_package(abstract: str, summary: str) -> None:
    pytest.importorskip("rouge_score", reason="comes with the benchmarks")
    scores = rouge_scorer().score(abstract, summary)
    expected = [scores[name].fmeasure for name in ("rouge1", "rouge2", "rougeL")]
    assert Reference(abstract).f1(syllables(summary)) == pytest.approx(expected)


def test_targets() -> None:
    labels = label(ARTICLE)
    assert np.array_equal(labels, labels.T)
    assert labels[0, 1] == pytest.approx(sum(Reference(ARTICLE["abstract"]).f1(
        syllables("Xã Tân Phú khánh thành cầu. Cầu mới dài 120 m."))))  # fmt: skip
    targets = average_with_partner(labels)
    assert targets[0] == pytest.approx((labels[0, 1] + labels[0, 2]) / 2)
    assert targets.argmax() == 0


def test_lexicon_holds_only_common_syllables() -> None:
    rare = {**ARTICLE, "sentences": [*ARTICLE["sentences"], "Hiếm."]}
    lexicon = learn_lexicon([ARTICLE] * 40 + [rare])
    assert "hiếm" not in lexicon.idf
    assert lexicon.pull["cầu"] > 0 > lexicon.pull["nắng"]


def test_articles_are_read_plain_or_packed(tmp_path: Path) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in [ARTICLE, {**ARTICLE, "sentences": []}, ARTICLE])
    plain, packed = tmp_path / "data.jsonl", tmp_path / "data.jsonl.xz"
    plain.write_text(lines, encoding="utf-8")
    packed.write_bytes(lzma.compress(lines.encode()))
    assert list(read_articles(plain)) == list(read_articles(packed)) == [ARTICLE, ARTICLE]
    assert list(read_articles(plain, 1)) == [ARTICLE]


def test_exported_trees_predict_as_the_trained_ones(tmp_path: Path) -> None:
    pytest.importorskip("lightgbm", reason="comes with the benchmarks")
    random = np.random.default_rng(5)
    rows = random.normal(size=(2000, 3))
    names = ["length", "title: rank", "position"]
    booster = grow(rows, rows[:, 0] * (rows[:, 1] > 0.3), names, 20, 1)
    exported = export(booster, names)
    forest = Forest.from_json(exported)
    columns = [names.index(name) for name in forest.features]
    assert forest.predict(rows[:, columns]) == pytest.approx(booster.predict(rows), abs=1e-3)
    ranker = {"about": "…", "alone": exported, "together": exported,
              "lexicon": {"unknown_idf": 4.0, "words": {"cầu": [2.0, 0.5]}}}  # fmt: skip
    path = tmp_path / "ranker.json"
    write(ranker, path)
    read = Ranker.from_json(json.loads(path.read_text(encoding="utf-8")))
    assert read.lexicon.pull == {"cầu": 0.5}
    assert np.array_equal(read.alone.predict(rows[:, columns]), forest.predict(rows[:, columns]))


@pytest.mark.skipif(not DEV.exists(), reason="the articles with abstracts lie beside the repository only")
def test_the_shipped_ranker_beats_the_lead() -> None:
    ranker = load_ranker()
    ours, lead = [], []
    for article in read_articles(DEV, 200):
        reference = Reference(article["abstract"])
        sentences = article["sentences"]
        chosen = [sentences[number] for number in ranker.best_pair(ranker.rank(document_of(article)))]
        ours.append(reference.f1(syllables(" ".join(chosen))))
        lead.append(reference.f1(syllables(" ".join(sentences[:2]))))
    gain = 100 * (np.mean(ours, axis=0) - np.mean(lead, axis=0))
    assert (gain > [3.5, 2.0, 2.5]).all()
