"""The sentence memory remembers, forgets the oldest, and never stops a translation."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from vibrief import memory as module
from vibrief.memory import Remembered, SentenceMemory, sentence_key

CAT = Remembered("The cat sleeps.", "model")
DOG = Remembered("The dog barks 3 times.", "forced")


def test_remembers_across_openings(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "memory.db"
    with SentenceMemory(path) as memory:
        memory.remember({b"cat": CAT, b"dog": DOG})
        assert memory.recall([b"dog", b"cow", b"cat"]) == {b"cat": CAT, b"dog": DOG}
    with SentenceMemory(path) as memory:
        assert memory.recall([b"cat"]) == {b"cat": CAT}
        memory.remember({b"cat": DOG})
        assert memory.recall([b"cat"]) == {b"cat": DOG}


def test_keys_tell_settings_and_sentences_apart() -> None:
    pairs = [("a", "bc"), ("ab", "c"), ("a", "b"), ("", "abc")]
    assert len({sentence_key(*pair) for pair in pairs}) == len(pairs)
    assert sentence_key("a", "b") == sentence_key("a", "b")


def test_the_least_recently_used_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(1, 10_000))
    monkeypatch.setattr("vibrief.memory.time.time", lambda: float(next(now)))
    with SentenceMemory(tmp_path / "memory.db", limit=20) as memory:
        for number in range(20):
            memory.remember({b"%d" % number: CAT})
        memory.recall([b"0"])  # used again
        memory.remember({b"new": DOG})
        keys = [b"%d" % number for number in range(20)]
        left = memory.recall([*keys, b"new"])
    assert len(left) == 18  # nine tenths of the limit
    assert {b"0", b"new", b"19"} <= left.keys()
    assert not {b"1", b"2", b"3"} & left.keys()


def test_many_keys_at_once(tmp_path: Path) -> None:
    entries = {b"%d" % number: Remembered(str(number), "model") for number in range(1700)}
    with SentenceMemory(tmp_path / "memory.db") as memory:
        memory.remember(entries)
        assert memory.recall([*entries, b"more"]) == entries


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be one" * 40, b"SQLite format 3\0xx"]
)
def test_a_damaged_file_is_set_aside(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "memory.db"
    path.write_bytes(content)
    with SentenceMemory(path) as memory:
        memory.remember({b"cat": CAT})
        assert memory.recall([b"cat"]) == {b"cat": CAT}
    assert (tmp_path / "memory.db.damaged").read_bytes() == content
    assert len(caplog.messages) == 1
    assert "was damaged" in caplog.messages[0]


def test_a_file_that_breaks_while_in_use(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    with SentenceMemory(path) as memory:
        memory.remember({b"%d" % number: CAT for number in range(5000)})
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    with SentenceMemory(path) as memory:
        memory.recall([b"%d" % number for number in range(5000)])
        memory.remember({b"cat": CAT})
        assert memory.recall([b"cat"]) == {b"cat": CAT}


def test_the_memory_of_another_version_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with SentenceMemory(path) as memory:
        memory.remember({b"cat": CAT})
        assert memory.recall([b"cat"]) == {b"cat": CAT}
    assert (tmp_path / "memory.db.damaged").exists()


def test_a_locked_file_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    path = tmp_path / "memory.db"
    with SentenceMemory(path) as memory:
        memory.remember({b"cat": CAT})
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        memory.remember({b"dog": DOG})
        assert memory.recall([b"cat"]) == {}
        other.close()
    assert ["cannot be used" in message for message in caplog.messages] == [True]
    with SentenceMemory(path) as memory:
        assert memory.recall([b"cat"]) == {b"cat": CAT}  # the file was sound


@pytest.mark.parametrize("place", ["file/memory.db", "folder"])
def test_a_place_that_cannot_be_a_file(tmp_path: Path, place: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with SentenceMemory(tmp_path / place) as memory:
        memory.remember({b"cat": CAT})
        assert memory.recall([b"cat"]) == {}
    assert "cannot be used" in caplog.text


def write_many(path: Path, name: str) -> None:
    with SentenceMemory(path) as memory:
        for number in range(50):
            memory.remember({f"{name} {number}".encode(): Remembered(name, "model")})


def test_processes_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_many, args=(path, name)) for name in "abc"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    with SentenceMemory(path) as memory:
        assert (
            len(memory.recall([f"{name} {number}".encode() for name in "abc" for number in range(50)])) == 150
        )
