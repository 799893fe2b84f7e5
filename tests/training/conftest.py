"""Pairs written for these tests, and a recipe small enough for seconds."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vibrief.training import Recipe

WHO = [
    ("Người dân", "Residents"), ("Công nhân", "Workers"), ("Học sinh", "Students"), ("Bác sĩ", "Doctors"),
    ("Nông dân", "Farmers"), ("Giáo viên", "Teachers"),
]  # fmt: skip
DOES = [("đã nhận", "received"), ("đã mua", "bought"), ("đã trồng", "planted"), ("đã bán", "sold")]
WHAT = [("{} cây", "{} trees"), ("{} tấn gạo", "{} tonnes of rice"), ("{} cuốn sách", "{} books")]
WHERE = [("ở Hà Nội", "in Hanoi"), ("ở Đà Nẵng", "in Da Nang"), ("ở Cần Thơ", "in Can Tho")]


@pytest.fixture(scope="session")
def village() -> list[tuple[str, str]]:
    """Some two hundred pairs, each with a figure of its own."""
    pairs = []
    for number, parts in enumerate(itertools.product(WHO, DOES, WHAT, WHERE)):
        figure = 1200 + 37 * number
        vi, en = (" ".join(part[side] for part in parts) + "." for side in (0, 1))
        pairs.append((vi.format(f"{figure:,}".replace(",", ".")), en.format(f"{figure:,}")))
    return pairs


@pytest.fixture(scope="session")
def pairs_file(village: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pairs as a TSV file."""
    path = tmp_path_factory.mktemp("pairs") / "village.tsv"
    path.write_text("".join(f"{vi}\t{en}\n" for vi, en in village), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def recipe() -> Recipe:
    """Steps of a few hundred tokens, no long warm-up."""
    return Recipe(
        tokens=600, batch_tokens=300, warmup=5, shard=100, frequent=60, sampled=0, guide_half_life=1e5,
        sentences=0, terms=0,
    )  # fmt: skip


@pytest.fixture(scope="session")
def sizes() -> dict[str, Any]:
    """A model small enough to train in seconds."""
    return {"width": 32, "inner": 64, "encoder": 1, "decoder": 1, "heads": 2, "pieces": 400}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file of the test's own."""

    def to(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return to
