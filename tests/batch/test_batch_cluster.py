"""A batch on a Ray cluster of two nodes: what a run on one machine makes, whatever dies meanwhile."""

from __future__ import annotations

import json
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batch_runs import article, children, finish, start, wait_for, write_articles
from vibrief.batch import Settings, run
from vibrief.batch.cluster import run_on_cluster
from vibrief.batch.ray_cluster import Cluster
from vibrief.errors import EngineError, UsageError

pytest.importorskip("ray", reason="comes with vibrief[ray]")
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")

STORE = 80 * 2**20
"""Bytes of a node's object store: the least that Ray takes; nothing large goes through it."""
SYSTEM = {
    "health_check_initial_delay_ms": 0,
    "health_check_period_ms": 1000,
    "health_check_failure_threshold": 5,  # a dead node is given up after seconds
    "worker_niceness": 0,  # or nothing moves where the machine has other work
}


@dataclass
class Nodes:
    """A cluster of two nodes on this machine; the second one may be killed, and comes back."""

    cluster: Any
    second: Any
    folder: Path

    def kill_second(self) -> None:
        """Kill a node at once, as a failing machine would."""
        self.cluster.remove_node(self.second, allow_graceful=False)
        self.second = None

    def add_second(self) -> None:
        """Add a node where it is missing."""
        self.second = self.second or self.cluster.add_node(num_cpus=1, object_store_memory=STORE)

    def engines_of_second(self) -> list[int]:
        """Processes that actors of the second node have started: each holds an engine."""
        raylet = self.second.all_processes["raylet"][0].process.pid
        return [one for actor in children(raylet) for one in children(actor)]


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    from ray.cluster_utils import Cluster as Local

    folder = Path(tempfile.mkdtemp(prefix="vb", dir="/tmp"))  # sockets in it need a short name
    base = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:  # as for every test, before the nodes inherit it
        patch.setenv("VIBRIEF_HOME", str(base / "home"))
        patch.setenv("XDG_CACHE_HOME", str(base / "cache"))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        options = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False}
        head = {**options, "temp_dir": str(folder), "_system_config": SYSTEM}
        made = Nodes(Local(initialize_head=True, head_node_args=head), None, folder)
        made.add_second()
        yield made
        made.cluster.shutdown()
    wait_for(lambda: not processes_in(folder))
    shutil.rmtree(folder)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def settings(tiny_model: Path) -> Settings:
    return Settings(model=tiny_model, device="cpu", beam=1, to="all.jsonl")


def processes_in(folder: Path) -> list[int]:
    """The processes that work for the cluster in that folder."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            told = line.read_bytes()
        except OSError:
            continue
        if str(folder).encode() in told:
            found.append(int(line.parent.name))
    return found


def rows_in(place: Path) -> list[dict[str, Any]]:
    """The rows of a data set, in one file or in parts, without what differs from run to run."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    if place.suffix == ".parquet":
        from pyarrow.parquet import read_table

        rows = [row for file in files for row in read_table(file).to_pylist()]
    else:
        rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [{name: value for name, value in row.items() if name != "seconds"} for row in rows]


def done(output: Path, name: str = "all.jsonl") -> list[Path]:
    """The shards that are done."""
    found = (output / ".vibrief" / name).glob("*.json")
    return [path for path in found if path.name != "settings.json"]


def long_article(number: int) -> str:
    """An article over which an engine sits for a while."""
    return "\n\n".join(article(one).replace("Tân Phú", f"Tân Phú {one}") for one in range(number, number + 6))


def test_a_node_dies_and_the_rows_are_those_of_one_machine(
    here: Path, settings: Settings, nodes: Nodes
) -> None:
    write_articles(here / "in", 6)
    (here / "in" / "bad.txt").write_text("Nothing of this is Vietnamese, so it is refused.", encoding="utf-8")
    rows = [{"id": number, "text": long_article(10 * number)} for number in range(14)]
    rows += [{"id": 3, "text": article(41)}, {"text": "?"}]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (here / "terms.tsv").write_text("cầu mới\tfootbridge\n", encoding="utf-8")
    settings = replace(settings, glossaries=(Path("terms.tsv"),))
    inputs = ["in", "d.jsonl", "in/bad.txt"]
    alone = run(inputs, here / "alone", settings)

    seen: list[int] = []

    def kill() -> None:
        wait_for(lambda: nodes.engines_of_second() and done(here / "out"))
        seen.append(len(done(here / "out")))
        nodes.kill_second()

    killer = threading.Thread(target=kill)
    killer.start()
    cluster = Cluster(nodes.cluster.address, shard=2)
    made = run_on_cluster(inputs, "out", settings, cluster)
    killer.join()
    assert rows_in(here / "out" / "all.jsonl") == rows_in(here / "alone" / "all.jsonl")
    assert 0 < seen[0] < len(done(here / "out"))
    assert (made.done, made.skipped, made.failed) == (alone.done, 0, alone.failed) == (21, 0, 2)
    assert made.failures == alone.failures
    record = json.loads((here / "out" / "summary.json").read_text("utf-8"))
    theirs = json.loads((here / "alone" / "summary.json").read_text("utf-8"))
    for one in (record, theirs):
        one.pop("seconds"), one.pop("words_per_second")
    assert record == theirs
    assert sorted(path.name for path in (here / "out").iterdir()) == [".vibrief", "all.jsonl", "summary.json"]
    assert list((here / "out").rglob("*.tmp")) == []


def test_a_killed_driver_is_resumed_and_urls_pass_through(
    here: Path, settings: Settings, nodes: Nodes
) -> None:
    nodes.add_second()
    write_articles(here / "in", 2)
    rows = [{"id": number, "text": long_article(10 * number)} for number in range(10)]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = replace(settings, to="all.parquet")
    inputs, output = [f"file://{here}/{name}" for name in ("in", "d.jsonl")], f"file://{here}/out"
    options = ["--ray", nodes.cluster.address, "--shard", "1", "--device", "cpu", "--to", "all.parquet"]
    running = start(*inputs, "-o", output, "--model", settings.model, *options, folder=here)
    wait_for(lambda: len(done(here / "out", "all.parquet")) > 2)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    left = {path: path.stat().st_mtime_ns for path in done(here / "out", "all.parquet")}
    assert 2 < len(left) < 12
    (here / "in" / "bad.txt").write_text("Nothing of this is Vietnamese, so it is refused.", encoding="utf-8")
    run(["in", "d.jsonl"], here / "alone", settings)
    status, told, err = finish(
        start(*inputs, "-o", output, "--model", settings.model, *options, "-q", "--json", folder=here)
    )
    assert (status, err) == (1, "")
    summary = json.loads(told)
    assert (summary["done"] + summary["skipped"], summary["failed"]) == (12, 1)
    assert summary["skipped"] >= len(left)
    assert {path: path.stat().st_mtime_ns for path in left} == left
    wanted = {f"file://{here}/{row['id']}": row for row in rows_in(here / "alone" / "all.parquet")}
    found = {row["id"]: row for row in rows_in(here / "out" / "all.parquet")}
    assert found.keys() == wanted.keys()
    for key, row in found.items():
        assert bool(row["error"]) == key.endswith("bad.txt")
        assert {**row, "id": "", "error": ""} == {**wanted[key], "id": "", "error": ""}


@pytest.mark.parametrize(
    ("address", "changes", "error", "told"),
    [
        ("127.0.0.1:1", {}, EngineError, "no Ray cluster at 127.0.0.1:1"),
        ("nobody.invalid:6379", {}, EngineError, "no Ray cluster at nobody"),
        ("ray://127.0.0.1:10001", {}, UsageError, "ray job submit"),
        ("here", {}, UsageError, "HOST:PORT"),
        ("auto", {"to": None}, UsageError, "add --to"),
        ("auto", {"to": "all.csv"}, UsageError, "--to takes"),
        ("auto", {"form": "docx"}, UsageError, "--format"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    here: Path, settings: Settings, address: str, changes: dict[str, Any], error: type[Exception], told: str
) -> None:
    write_articles(here / "in", 1)
    with pytest.raises(error, match=told) as raised:
        run_on_cluster(["in"], "out", replace(settings, **changes), Cluster(address))
    assert "\n" not in str(raised.value)


def test_without_ray_it_is_told_how_to_install_it(
    here: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vibrief.batch.ray_cluster.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'vibrief\[ray\]'"):
        run_on_cluster(["in"], "out", settings, Cluster())


def test_a_gpu_that_the_cluster_has_not_is_told(here: Path, settings: Settings, nodes: Nodes) -> None:
    write_articles(here / "in", 1)
    with pytest.raises(EngineError, match="no GPU"):
        run_on_cluster(["in"], "out", replace(settings, device="cuda"), Cluster(nodes.cluster.address))
    with pytest.raises(UsageError, match="contradict"):
        run_on_cluster(["in"], "out", settings, Cluster(nodes.cluster.address, gpus=1))
