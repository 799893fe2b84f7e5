"""Whole articles: the examples of this project and a real page."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from vibrief.reading import read
from vibrief.sentences import split_sentences

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "articles" / "bac-lieu-2022-06-15.txt"

EXAMPLES = {
    "giu-nuoc-mua-kho.txt": ("2024-03-22", 3, 3, 1),
    "duong-len-khau-lang.md": ("2023-09-08", 3, 2, 1),
    "an-toan-giao-thong-vinh-an.html": ("2024-10-04", 3, 3, 1),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str) -> None:
    published, headings, captions, bylines = EXAMPLES[name]
    article = read(ROOT / "examples" / name)
    counts = Counter(block.kind for block in article.content)
    assert article.published == published
    assert (counts["heading"], counts["caption"], counts["byline"]) == (headings, captions, bylines)
    assert [block.kind for block in article.content][:3] == ["title", "date", "lede"]
    assert counts["paragraph"] >= 7


def test_every_example_is_tested() -> None:
    assert {path.name for path in (ROOT / "examples").iterdir()} == set(EXAMPLES)


@pytest.mark.skipif(not REAL.exists(), reason="the real article is not beside the repository")
def test_real_article() -> None:
    article = read(REAL)
    assert article.published == "2022-06-15"
    assert Counter(block.kind for block in article.blocks) == {
        "title": 1, "date": 1, "lede": 1, "heading": 3, "paragraph": 10, "caption": 7, "byline": 1,
        "boilerplate": 3,
    }  # fmt: skip
    order = [kind for kind, _ in groupby(block.kind for block in article.blocks)]
    assert order[:3] == ["title", "date", "lede"]
    assert order[-3:] == ["caption", "byline", "boilerplate"]
    assert all("".join(split_sentences(block.text)) == block.text for block in article.blocks)


@pytest.mark.skipif(not REAL.exists(), reason="the real article is not beside the repository")
def test_real_article_without_its_empty_looking_lines() -> None:
    """Most captions are told without the site's habit of a spaced line below them."""
    from vibrief.reading import read_text

    text = "\n".join(line.strip() for line in REAL.read_text(encoding="utf-8").split("\n"))
    counts = Counter(block.kind for block in read_text(text).blocks)
    assert counts["caption"] >= 6
    assert counts["heading"] == 3


def test_reading_is_imported_lightly() -> None:
    heavy = {"trafilatura", "lxml", "docx", "markdown_it", "charset_normalizer"}
    code = f"import sys, vibrief.reading; print(*sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
