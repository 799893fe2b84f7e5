"""Choosing sentences: vibrief's ranker against lead, sumy's methods and the oracle.

`python benchmarks/summary.py --data DEV.jsonl.xz [--limit N]` reads articles as JSON lines (`title`,
`abstract`, `sentences`, `captions`). Each method chooses two sentences (lead also one and three). ROUGE is
F1 of the rouge-score package on lower-cased syllables (`\\w+`, see rouge.py): its own tokenizer drops
Vietnamese letters. Figures: share of the abstract's figures whose value and unit the chosen sentences have
too. The oracle chooses the one or two sentences with the highest ROUGE-1 + 2 + L, knowing the abstract.
Articles per second are of one core's time, so that a busy machine says the same as an idle one.
"""

from __future__ import annotations

import argparse
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

from rouge import Reference, rouge_scorer
from train_ranker import document_of, read_articles

from vibrief.briefing.features import syllables
from vibrief.briefing.ranking import load_ranker
from vibrief.figures import find_figures, is_soft

CHOSEN = 2
SUMY = {
    "LexRank": ("lex_rank", "LexRankSummarizer"),
    "TextRank": ("text_rank", "TextRankSummarizer"),
    "LSA": ("lsa", "LsaSummarizer"),
    "Luhn": ("luhn", "LuhnSummarizer"),
    "SumBasic": ("sum_basic", "SumBasicSummarizer"),
    "KL-Sum": ("kl", "KLSummarizer"),
    "Reduction": ("reduction", "ReductionSummarizer"),
}

Article = dict[str, Any]
Method = Callable[[Article], list[str]]


def ours(article: Article) -> list[str]:
    ranker = load_ranker()
    sentences: list[str] = article["sentences"]
    return [sentences[number] for number in ranker.best_pair(ranker.rank(document_of(article)))]


def lead(count: int) -> Method:
    return lambda article: list(article["sentences"][:count])


def oracle(article: Article) -> list[str]:
    reference = Reference(article["abstract"])
    sentences = article["sentences"]
    words = [syllables(sentence) for sentence in sentences]
    choices: list[tuple[int, ...]] = [(number,) for number in range(len(words))]
    choices += combinations(range(len(words)), CHOSEN)
    best = max(
        choices, key=lambda choice: sum(reference.f1([word for place in choice for word in words[place]]))
    )
    return [sentences[place] for place in best]


class SyllableTokenizer:
    """What sumy asks of a tokenizer, on Vietnamese syllables."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """The text itself: sentences are given."""
        return (text,)

    def to_words(self, text: str) -> tuple[str, ...]:
        """Lower-cased syllables."""
        return tuple(syllables(text))


def sumy_method(module: str, name: str) -> Method:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    tokenizer = SyllableTokenizer()

    def choose(article: Article) -> list[str]:
        sentences = [Sentence(text, tokenizer) for text in article["sentences"]]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # numpy's remarks on articles of one sentence
            return [str(chosen) for chosen in summarizer(ObjectDocumentModel([Paragraph(sentences)]), CHOSEN)]

    return choose


def methods() -> Iterator[tuple[str, Method]]:
    yield "vibrief", ours
    for count in (1, 2, 3):
        yield f"lead-{count}", lead(count)
    for label, (module, name) in SUMY.items():
        yield f"sumy {label}", sumy_method(module, name)
    yield "oracle", oracle


@cache
def figures_of(text: str) -> Counter[tuple[object, ...]]:
    return Counter(
        (figure.value, figure.high, figure.unit) for figure in find_figures(text, "vi") if not is_soft(figure)
    )


def measure(choose: Method, articles: list[Article]) -> tuple[list[float], float, float]:
    """Mean ROUGE-1, -2 and -L F1 in percent, share of figures kept in percent, articles per second."""
    start = process_time()
    chosen = [choose(article) for article in articles]
    seconds = process_time() - start
    scorer = rouge_scorer()
    totals = [0.0, 0.0, 0.0]
    kept = stated = 0
    for article, sentences in zip(articles, chosen, strict=True):
        scores = scorer.score(article["abstract"], " ".join(sentences))
        for place, name in enumerate(("rouge1", "rouge2", "rougeL")):
            totals[place] += scores[name].fmeasure
        wanted = figures_of(article["abstract"])
        found: Counter[tuple[object, ...]] = Counter()
        for sentence in sentences:
            found += figures_of(sentence)
        kept += (wanted & found).total()
        stated += wanted.total()
    rouge = [100 * total / len(articles) for total in totals]
    return rouge, 100 * kept / max(stated, 1), len(articles) / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="articles as JSON lines, plain or .xz")
    parser.add_argument("--limit", type=int, help="only the first LIMIT articles")
    options = parser.parse_args()
    articles = list(read_articles(options.data, options.limit))
    load_ranker()
    print(f"{len(articles)} articles of {options.data.name}; ROUGE F1 on lower-cased syllables (\\w+)")
    print(f"{'':16}{'R-1':>7}{'R-2':>7}{'R-L':>7}{'figures':>10}{'articles/s':>12}")
    for name, choose in methods():
        rouge, figures, speed = measure(choose, articles)
        scores = "".join(f"{score:7.2f}" for score in rouge)
        print(f"{name:16}{scores}{figures:9.1f}%{speed:12,.0f}", flush=True)


if __name__ == "__main__":
    main()
