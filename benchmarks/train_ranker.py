"""Train the ranker of the briefing: `python benchmarks/train_ranker.py --data TRAIN.jsonl.xz`.

The data are articles as JSON lines (`title`, `abstract`, `sentences`, `captions`); nothing of them but
learned weights is written. Two forests are grown. The first predicts for a sentence the ROUGE (1 + 2 + L,
F1 against the abstract) it reaches on average together with another sentence of the article: the length
that F1 rewards is in the target. The second predicts for two of the best sentences the ROUGE they reach
together, against that of other pairs of the article; it learns from scores that the first gives to articles
it has not seen.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from rouge import Reference

from vibrief.briefing.features import (
    SENTENCE_FEATURES,
    Document,
    Features,
    Lexicon,
    Matrix,
    matrix,
    sentence_features,
    syllables,
)
from vibrief.briefing.pairs import PAIR_FEATURES, pair_features
from vibrief.briefing.ranking import SHORTLIST

RANKER = Path(__file__).parents[1] / "src/vibrief/briefing/ranker.json"
FOLDS = 4
MIN_ARTICLES = 30
"""Syllables of fewer articles are not listed: their weights would be chance."""
PARAMETERS = {
    "objective": "regression", "learning_rate": 0.08, "num_leaves": 16, "max_depth": 6,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 1, "verbose": -1,
}  # fmt: skip

Pairs = list[tuple[int, int]]


def read_articles(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The articles of a JSON-lines file, plain or .xz, that have sentences and an abstract."""
    with (
        lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")
    ) as file:
        for number, line in enumerate(file):
            if limit is not None and number >= limit:
                return
            article = json.loads(line)
            if article["sentences"] and article["abstract"]:
                yield article


def document_of(article: dict[str, Any]) -> Document:
    return Document(article["title"], tuple(article.get("captions", ())), tuple(article["sentences"]))


def label(article: dict[str, Any]) -> Matrix:
    """(n, n) ROUGE-1 + 2 + L F1 of every two sentences together; alone on the diagonal."""
    reference = Reference(article["abstract"])
    sentences = [syllables(sentence) for sentence in article["sentences"]]
    labels = np.zeros((len(sentences), len(sentences)))
    for place, one in enumerate(sentences):
        labels[place, place] = sum(reference.f1(one))
        for other in range(place + 1, len(sentences)):
            labels[place, other] = labels[other, place] = sum(reference.f1(one + sentences[other]))
    return labels


def average_with_partner(labels: Matrix) -> Matrix:
    """What each sentence reaches on average with another one of the article."""
    if len(labels) == 1:
        return np.asarray(labels[0])
    return np.asarray((labels.sum(axis=1) - labels.diagonal()) / (len(labels) - 1))


def learn_lexicon(articles: Iterable[dict[str, Any]]) -> Lexicon:
    """Inverse document frequency and pull of syllables."""
    held: Counter[str] = Counter()
    told: Counter[str] = Counter()
    total = 0
    for article in articles:
        words = {word for sentence in article["sentences"] for word in syllables(sentence)}
        held.update(words)
        told.update(words.intersection(syllables(article["abstract"])))
        total += 1
    usual = told.total() / held.total()
    prior = 10  # articles' worth of the usual rate, so that rare syllables stay near it
    listed = sorted(word for word, count in held.items() if count >= MIN_ARTICLES)
    return Lexicon(
        {word: round(math.log((total + 1) / (held[word] + 1)), 2) for word in listed},
        {
            word: round(math.log((told[word] + prior * usual) / (held[word] + prior) / usual), 2)
            for word in listed
        },
        round(math.log((total + 1) / 2), 2),
    )


def grow(rows: Matrix, targets: Matrix, names: Sequence[str], trees: int, threads: int) -> Any:
    import lightgbm

    data = lightgbm.Dataset(rows, targets, feature_name=[name.replace(":", "") for name in names])
    return lightgbm.train({**PARAMETERS, "num_threads": threads}, data, trees)


def export(booster: Any, names: Sequence[str]) -> dict[str, Any]:
    """A LightGBM model in the form that `Forest.from_json` reads, with the unused features left out."""
    used: set[int] = set()

    def tree_of(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return float(f"{node['leaf_value']:.4g}")
        used.add(node["split_feature"])
        threshold = float(f"{node['threshold']:.7g}")
        if abs(threshold) < 1e-30:
            threshold = 0.0
        return [
            names[node["split_feature"]],
            threshold,
            tree_of(node["left_child"]),
            tree_of(node["right_child"]),
        ]

    trees = [tree_of(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    return {"features": [names[number] for number in sorted(used)], "trees": trees}


def by_article(values: Matrix, features: Sequence[Features]) -> list[Matrix]:
    sizes = [one.terms.count for one in features]
    return np.split(values, np.cumsum(sizes)[:-1])


def sentence_rows(features: Sequence[Features]) -> Matrix:
    return np.vstack([matrix(one.table, SENTENCE_FEATURES, one.terms.count) for one in features])


def train(path: Path, limit: int | None, trees: tuple[int, int], threads: int) -> dict[str, Any]:
    articles = list(read_articles(path, limit))
    folds = [range(fold, len(articles), FOLDS) for fold in range(FOLDS)]
    with ProcessPoolExecutor(threads) as pool:
        labels = list(pool.map(label, articles, chunksize=50))
    features: dict[int, Features] = {}
    for fold in folds:
        # Pulls are learned on the other folds, or each article would see its own abstract in them.
        own = set(fold)
        lexicon = learn_lexicon(article for number, article in enumerate(articles) if number not in own)
        for number in fold:
            features[number] = sentence_features(document_of(articles[number]), lexicon)
    print(f"{len(articles)} articles read and labelled", flush=True)
    targets = [average_with_partner(one) for one in labels]

    scores: dict[int, Matrix] = {}
    for fold in folds:
        others = sorted(set(range(len(articles))).difference(fold))
        rows_of_others = sentence_rows([features[i] for i in others])
        targets_of_others = np.concatenate([targets[i] for i in others])
        booster = grow(rows_of_others, targets_of_others, SENTENCE_FEATURES, trees[0], threads)
        held_out = [features[i] for i in fold]
        scores.update(zip(fold, by_article(booster.predict(sentence_rows(held_out)), held_out), strict=True))

    print("first forest grown on all folds", flush=True)
    rows, together = [], []
    for number, labelled in enumerate(labels):
        pairs = list(combinations(sorted(np.argsort(-scores[number], kind="stable")[:SHORTLIST].tolist()), 2))
        if len(pairs) > 1:
            rows.append(
                matrix(pair_features(features[number], scores[number], pairs), PAIR_FEATURES, len(pairs))
            )
            reached = np.array([labelled[pair] for pair in pairs])
            together.append(reached - reached.mean())

    all_rows = sentence_rows([features[i] for i in range(len(articles))])
    alone = grow(all_rows, np.concatenate(targets), SENTENCE_FEATURES, trees[0], threads)
    both = grow(np.vstack(rows), np.concatenate(together), PAIR_FEATURES, trees[1], threads)
    lexicon = learn_lexicon(articles)
    return {
        "about": "Learned by benchmarks/train_ranker.py from news and its abstracts. Lexicon: "
        "syllables with [idf, pull]. Trees: [feature, threshold, tree if at most, tree if above] or a value.",
        "lexicon": {
            "unknown_idf": lexicon.unknown_idf,
            "words": {word: [idf, lexicon.pull[word]] for word, idf in lexicon.idf.items()},
        },
        "alone": export(alone, SENTENCE_FEATURES),
        "together": export(both, PAIR_FEATURES),
    }


def write(ranker: dict[str, Any], path: Path) -> None:
    """One tree and one syllable a line, so that a person can read it and git can compare it."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def forest(one: dict[str, Any]) -> str:
        trees = ",\n".join(line(tree) for tree in one["trees"])
        return f'{{"features": {line(one["features"])},\n"trees": [\n{trees}]}}'

    words = ",\n".join(
        f"{line(word)}: {line(weights)}" for word, weights in ranker["lexicon"]["words"].items()
    )
    path.write_text(
        f'{{"about": {line(ranker["about"])},\n"alone": {forest(ranker["alone"])},\n'
        f'"together": {forest(ranker["together"])},\n'
        f'"lexicon": {{"unknown_idf": {ranker["lexicon"]["unknown_idf"]}, "words": {{\n{words}}}}}}}\n',
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="train on the first LIMIT articles")
    parser.add_argument("--out", type=Path, default=RANKER)
    parser.add_argument(
        "--trees", type=int, nargs=2, default=(150, 150), help="of the first and second forest"
    )
    parser.add_argument("--threads", type=int, default=1, help="more only help on idle cores")
    options = parser.parse_args()
    write(train(options.data, options.limit, tuple(options.trees), options.threads), options.out)


if __name__ == "__main__":
    main()
