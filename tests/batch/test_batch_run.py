"""A batch on this machine: what it leaves, what it makes again, and what it survives."""

from __future__ import annotations

import json
import logging
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.batch_runs import article, children, finish, results, start, wait_for, write_articles
from vibrief import output as out
from vibrief.batch import Settings, Summary, run
from vibrief.batch.journal import Journal
from vibrief.batch.locks import only_run
from vibrief.batch.settings import Outcome
from vibrief.errors import OutputError, UsageError

FILES = ("brief.md", "translation.md", "review.html", "result.json")
ENGLISH = "This article is in English, and nobody should try to translate it from Vietnamese at all.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the test runs in, so that articles go by short names."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def settings(tiny_model: Path) -> Settings:
    return Settings(model=tiny_model, device="cpu", beam=1)


def counts(summary: Summary) -> tuple[int, int, int]:
    return summary.done, summary.skipped, summary.failed


def test_a_batch_leaves_what_brief_would_and_resumes_what_is_missing(here: Path, settings: Settings) -> None:
    """One story, because each run starts a process and loads a model."""
    import vibrief

    write_articles(here / "in", 12)
    (here / "in" / "bad.txt").write_text(ENGLISH, encoding="utf-8")
    (here / "in" / "big.txt").write_bytes(b"x" * (20 * 2**20 + 1))
    (here / "in" / "0" / "bài-000.md").write_text(
        article(0), encoding="utf-8"
    )  # its name is taken, but for the ending
    rows = [{"id": "r/1", "text": article(40)}, {"id": "r/1", "text": article(41)}, {"text": "?"}]
    lines = "\n".join(json.dumps(row) for row in rows)
    (here / "d.jsonl").write_text(lines, encoding="utf-8")

    first = run(["in", "d.jsonl", "in/bad.txt"], here / "out", settings)
    assert counts(first) == (15, 0, 3)
    told = dict(first.failures)
    assert list(told) == ["in/bad.txt", "in/big.txt", "d.jsonl#row 3"]
    assert "English" in told["in/bad.txt"]
    assert "20 MB" in told["in/big.txt"]
    assert "no id" in told["d.jsonl#row 3"]
    made = results(here / "out")
    folders = {name.partition("/")[0] for name in made}
    assert {"bài-000", "bài-000-2", "r-1", "r-1-2", "bài-011"} <= folders
    assert len(made) == 15 * len(FILES)
    record = json.loads((here / "out" / "summary.json").read_text("utf-8"))
    failures = record.pop("failures")
    assert record == first.record()
    assert [(one["article"], one["error"]) for one in failures] == list(first.failures)
    assert record["figures"]["read"] == first.figures > 15
    assert record["complete"] is True

    translator = vibrief.load_translator(settings.model, device="cpu", beam=1)
    alone = out.to_json(vibrief.brief(translator.translate(vibrief.read("in/0/bài-005.txt"))))
    assert made["bài-005/result.json"].decode() == alone

    began = {path: path.stat().st_mtime_ns for path in (here / "out").rglob("result.json")}
    second = run(["in", "d.jsonl"], here / "out", settings)
    assert counts(second) == (0, 15, 3)
    assert second.words == first.words
    assert second.failures == first.failures
    assert {path: path.stat().st_mtime_ns for path in began} == began

    (here / "in" / "bad.txt").write_text(article(50), encoding="utf-8")
    (here / "in" / "0" / "bài-001.txt").write_text(article(51), encoding="utf-8")
    shutil.rmtree(here / "out" / "bài-002")
    (here / "in" / "new.txt").write_text(article(3), encoding="utf-8")
    third = run(["in", "d.jsonl"], here / "out", settings)
    assert counts(third) == (4, 13, 2)  # mended, changed, lost and new ones
    assert made["bài-002/result.json"] == results(here / "out")["bài-002/result.json"]
    assert made["bài-001/result.json"] != results(here / "out")["bài-001/result.json"]

    again = run(["in/big.txt"], here / "out", replace(settings, retry_failed=True))
    assert counts(again) == (0, 0, 1)
    other = run(["in/0/bài-003.txt"], here / "out", replace(settings, length="short"))
    assert counts(other) == (1, 0, 0)


def test_a_damaged_journal_is_set_aside_and_nothing_finished_is_lost(
    here: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    write_articles(here / "in", 3)
    run(["in"], here / "out", settings)
    made = results(here / "out")
    journal = here / "out" / ".vibrief" / "journal.sqlite"
    journal.write_bytes(journal.read_bytes()[:3000])
    with caplog.at_level(logging.WARNING):
        assert counts(run(["in"], here / "out", settings)) == (3, 0, 0)
    assert "journal" in caplog.text
    assert "damaged" in caplog.text
    assert results(here / "out") == made


def test_a_second_run_is_refused_while_one_is_going_on(here: Path, settings: Settings) -> None:
    write_articles(here / "in", 1)
    (here / "out" / ".vibrief").mkdir(parents=True)
    with only_run(here / "out" / ".vibrief"), pytest.raises(UsageError, match="Another vibrief batch"):
        run(["in"], here / "out", settings)


def test_a_list_may_name_what_is_not_there(here: Path, settings: Settings) -> None:
    write_articles(here / "in", 1)
    summary = run(["-"], here / "out", settings, listed=["gone.txt\n", "in/0/bài-000.txt\n"])
    assert counts(summary) == (1, 0, 1)
    assert "no file gone.txt" in summary.failures[0][1]


def test_names_in_the_journal_never_clash_and_never_change(tmp_path: Path) -> None:
    names: dict[str, str] = {}
    for _ in range(2):
        journal = Journal(tmp_path / "journal.sqlite", "f")
        for key in (
            "a/Tin.txt",
            "b/tin.html",
            "tin-2.txt",
            "c/tin.md",
            "summary.json.txt",
            "../..",
            "x/con.txt",
        ):
            entry = journal.enter(key, key)
            assert entry
            assert names.setdefault(key, entry.name) == entry.name
        assert journal.enter("tin-2.txt", "tin-2.txt") is None
        journal.close()
    assert len({name.casefold() for name in names.values()}) == len(names)
    assert not any(name.startswith(".") or "/" in name or name == "summary.json" for name in names.values())


def test_a_journal_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite", "f")
    journal.enter("a", "a")
    journal._database.execute("PRAGMA query_only = 1")
    with pytest.raises(OutputError, match=r"journal.* cannot be written"):
        journal.finish(Outcome("a"))
    journal.close()


def done(output: Path) -> int:
    """Articles that the journal says are done."""
    path = output / ".vibrief" / "journal.sqlite"
    if not path.exists():
        return 0
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(database.execute("SELECT count(*) FROM articles WHERE state = 'done'").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        database.close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_a_worker_that_dies_is_replaced_and_the_article_it_dies_over_is_found(
    here: Path, tiny_model: Path
) -> None:
    write_articles(here / "in", 2)
    long = "\n\n".join(article(number).replace("Tân Phú", f"Tân Phú {number}") for number in range(1500))
    (here / "in" / "0" / "deadly.txt").write_text(long, encoding="utf-8")
    running = start("in", "-o", "out", "--model", tiny_model, "--json", "--workers", 1, folder=here)
    first = wait_for(lambda: children(running.pid))[0]
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: done(here / "out") == 2)  # each alone; then only the long one is left
    os.kill(wait_for(lambda: [one for one in children(running.pid) if one != first])[0], signal.SIGKILL)
    status, told, err = finish(running)
    assert (status, err) == (1, "")
    record = json.loads(told)
    assert (record["done"], record["failed"]) == (2, 1)
    assert record["failures"][0]["article"] == "in/0/deadly.txt"
    assert "died" in record["failures"][0]["error"]


def test_a_run_that_is_killed_again_and_again_leaves_what_an_uninterrupted_one_leaves(
    here: Path, tiny_model: Path
) -> None:
    """Killed at random moments: the command alone, or its worker with it. VIBRIEF_KILLS asks for more than a few."""
    write_articles(here / "in", 70)
    assert finish(start("in", "-o", "whole", "--model", tiny_model, "-q", folder=here))[0] == 0
    moments = random.Random(7)
    killed = 0
    while killed < int(os.environ.get("VIBRIEF_KILLS", "3")):
        running = start("in", "-o", "out", "--model", tiny_model, "-q", folder=here)
        goal = done(here / "out") + moments.randrange(30)
        while running.poll() is None and done(here / "out") < goal:
            time.sleep(moments.random() / 10)
        if running.poll() is not None:
            shutil.rmtree(here / "out")  # all is done: begin anew
            continue
        moments.choice((os.kill, os.killpg))(running.pid, signal.SIGKILL)
        running.communicate()
        killed += 1
    assert finish(start("in", "-o", "out", "--model", tiny_model, "-q", folder=here)) == (0, "", "")
    assert results(here / "out") == results(here / "whole")
    assert len(results(here / "out")) == 70 * len(FILES)
    assert list((here / "out").rglob("*.tmp")) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of little more than a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if mount("-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)):
        pytest.skip("only root may mount a small disk, and not everywhere")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def mount(*arguments: str) -> int:
    """Exit status of `mount ARGUMENTS`."""
    try:
        return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode
    except FileNotFoundError:
        return 1


def test_a_full_disk_ends_the_run_in_one_line_and_more_room_lets_it_go_on(
    here: Path, tiny_model: Path, small_disk: Path
) -> None:
    write_articles(here / "in", 40)
    options = ("in", "-o", small_disk / "out", "--model", tiny_model)
    status, told, err = finish(start(*options, "-q", folder=here))
    assert (status, told, len(err.splitlines())) == (2, "", 1)
    assert "full" in err
    finished = done(small_disk / "out")
    assert 0 < finished < 40
    assert list((small_disk / "out").rglob("*.tmp")) == []
    assert mount("-o", "remount,size=30m", str(small_disk)) == 0
    status, told, err = finish(start(*options, "--json", folder=here))
    assert (status, err) == (0, "")
    assert json.loads(told)["skipped"] == finished
    assert mount("-o", "remount,ro", str(small_disk)) == 0
    status, told, err = finish(start(*options, "--length", "short", folder=here))
    assert (status, told) == (2, "")
    assert (
        err
        == f"vibrief: Cannot write to {small_disk / 'out'}: Read-only file system; choose another folder.\n"
    )


def test_ctrl_c_finishes_what_is_under_way_and_says_how_to_go_on(here: Path, tiny_model: Path) -> None:
    write_articles(here / "in", 200)
    running = start("in", "-o", "out", "--model", tiny_model, "--workers", 1, folder=here)
    wait_for(lambda: done(here / "out"))
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    status, told, err = finish(running)
    assert status == 130
    assert "run the same command again" in told
    assert err == "Finishing what is under way; press Ctrl-C again to stop at once.\n"
    assert 0 < done(here / "out") < 200
    assert json.loads((here / "out" / "summary.json").read_text("utf-8"))["complete"] is False
