"""The number suites of others, where they lie beside the repository, and a real article."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from figure_lines import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SUITES = SHARED / "suites"
ARTICLE = SHARED / "articles" / "bac-lieu-2022-06-15.txt"


@pytest.mark.skipif(
    not SUITES.is_dir(), reason="the suites of Duckling and NeMo are not beside the repository"
)
def test_reads_the_suites_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import suites

    results = list(suites.run(SUITES))
    assert {result.name.split()[0] for result in results} == {"Duckling", "NeMo"}
    shares = {result.name: (result.read + result.other) / result.fitting for result in results}
    assert sum(result.read + result.other for result in results) >= 0.97 * sum(
        result.fitting for result in results
    )
    assert min(shares.values()) >= 0.9, shares
    sys.modules.pop("suites", None)


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the real article is not beside the repository")
def test_reads_every_figure_of_a_real_article() -> None:
    figures = read(ARTICLE.read_text("utf-8"), "vi")
    assert len(figures) == 43
    assert {
        "date 1967-06-16", "date 2022-06-16", "identifier 5", "identifier 6", "period 2016..2025", "period 2017..2022",
        "cardinal 11460", "cardinal 354422", "identifier COVID-19", "cardinal 9500 under", "cardinal 1488 under",
        "measure 380 t", "magnitude 10000", "magnitude 10000000000 VND", "cardinal 490 over",
    } <= set(figures)  # fmt: skip
