"""A tiny Marian model, made once per test run; a store and a cache that belong to the tests alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tiny_marian import learn_by_heart, new_model, write_vocabulary


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Models this small are no faster with more, and much slower where the machine is shared."""
    os.environ["OMP_NUM_THREADS"] = "1"


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Directory of a Marian model that translates PAIRS and nothing else; copy it before changing it."""
    directory = tmp_path_factory.mktemp("models") / "tiny"
    directory.mkdir()
    model = new_model(write_vocabulary(directory, 320))
    learn_by_heart(model, directory, 250)
    model.save_pretrained(directory)
    return directory


@pytest.fixture(autouse=True)
def _own_directories(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the user's store; conversions are kept for the run."""
    base = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("VIBRIEF_HOME", str(base / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))
