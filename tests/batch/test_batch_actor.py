"""What runs on a node, without the cluster: shards whose engine dies, and failures that are tried again."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import vibrief
from tests.batch.batch_runs import article, write_articles
from vibrief.batch.actor import Plan, ShardMaker, Told
from vibrief.batch.parts import Parts
from vibrief.batch.pool import Pool
from vibrief.batch.settings import Settings
from vibrief.batch.shards import Shard, cut_files
from vibrief.batch.sources import find_sources
from vibrief.batch.worker import Task
from vibrief.models import resolve

pytest.importorskip("fsspec", reason="comes with vibrief[ray]")
PART = "part-00000.jsonl"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    main = sys.modules["__main__"]
    monkeypatch.setattr(main, "__file__", main.__file__)  # an actor has a process of its own, and changes it
    return tmp_path


def plan(here: Path, model: Path, **changes: object) -> Plan:
    """A plan for articles in `in`, with the output claimed for it."""
    settings = Settings(model=model, device="cpu", beam=1, to="all.jsonl", **changes)  # type: ignore[arg-type]
    sha256 = resolve(model).sha256
    fingerprint = settings.fingerprint(sha256)
    Parts(str(here / "out"), "all.jsonl", fingerprint).claim({})
    return Plan(settings, (), vibrief.__version__, sha256, fingerprint, str(here / "out"), "all.jsonl", 1)


def shard_of(folder: Path) -> Shard:
    """The one shard of a folder."""
    (shard,) = cut_files(find_sources([str(folder)], "out"), "s", 100)
    return shard


def make(maker: ShardMaker, shard: Shard) -> Told:
    """What an actor says of a shard."""
    return Told.loads(maker({"item": [json.dumps([PART, shard.dumps()])]})["told"][0])


def rows(here: Path) -> list[dict[str, object]]:
    """The rows of the part."""
    return [json.loads(line) for line in (here / "out" / "all.jsonl" / PART).read_text("utf-8").splitlines()]


def test_an_article_over_which_engines_die_is_found_and_a_retry_makes_it_alone(
    here: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(here / "in", 3)
    deadly = here / "in" / "0" / "deadly.txt"
    deadly.write_text(article(50), encoding="utf-8")
    maker = ShardMaker(plan(here, tiny_model))
    shard = shard_of(here / "in")
    killed: list[int] = []

    def give(pool: Pool, tasks: Sequence[Task], alone: bool = False) -> None:
        """Kill each engine that gets the article, before it can have made anything."""
        real_give(pool, tasks, alone)
        if any("deadly" in task.item.key for task in tasks):
            for member in pool._members:
                assert member.process.pid
                os.kill(member.process.pid, signal.SIGKILL)
                member.ready = True
                killed.append(member.process.pid)

    real_give = Pool.give
    monkeypatch.setattr("vibrief.batch.pool.Pool.give", give)
    told = make(maker, shard)
    assert len(killed) == 2
    assert told.refusal == ""
    assert told.record
    assert (told.record.totals.done, told.record.totals.failed) == (3, 1)
    assert [key for key, error in told.record.failures if "died over it twice" in error] == [str(deadly)]
    made = rows(here)
    assert [bool(row["error"]) for row in made] == [False, False, False, True]

    monkeypatch.setattr("vibrief.batch.pool.Pool.give", real_give)
    assert make(maker, shard).now.articles == 0  # it is done, failure and all
    again = make(ShardMaker(plan(here, tiny_model, retry_failed=True)), shard)
    assert again.record
    assert (again.now.done, again.record.totals.done, again.record.failures) == (1, 4, ())
    assert rows(here)[:3] == made[:3]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": "0.0.1"}, "vibrief .* here and 0.0.1"),
        ({"model_sha256": "0" * 64}, "is another one here"),
        ({"output": "elsewhere"}, "is not to be seen from here"),
    ],
)
def test_a_node_that_lacks_something_says_so(
    here: Path, tiny_model: Path, change: dict[str, str], said: str
) -> None:
    write_articles(here / "in", 1)
    told = make(ShardMaker(replace(plan(here, tiny_model), **change)), shard_of(here / "in"))  # type: ignore[arg-type]
    assert told.record is None
    assert re.search(f"On node .*: .*{said}", told.refusal)
