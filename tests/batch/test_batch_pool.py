"""Where the workers of a batch run."""

from __future__ import annotations

import pytest

from vibrief.batch.pool import places
from vibrief.batch.settings import Settings
from vibrief.engines import ctranslate2


@pytest.mark.parametrize(
    ("cores", "asked", "workers", "threads"),
    [(1, None, 1, 1), (2, None, 2, 2), (8, None, 2, 8), (64, None, 16, 8), (8, 1, 1, 8), (4, 8, 8, 1)],
)
def test_places_on_a_cpu(
    cores: int, asked: int | None, workers: int, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctranslate2, "available_cores", lambda: cores)
    found = places(Settings(device="cpu", workers=asked))
    assert [(place.threads, place.gpu) for place in found] == [(threads, None)] * workers
