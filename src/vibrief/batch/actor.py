"""What runs on the nodes of a cluster: an actor that makes one shard after the other, with one engine."""

from __future__ import annotations

import json
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import vibrief
from vibrief.batch.dataset import failed_row
from vibrief.batch.dispatch import Dispatch, in_groups
from vibrief.batch.parts import Parts, Record
from vibrief.batch.pool import Pool
from vibrief.batch.settings import Outcome, Settings, Totals
from vibrief.batch.shards import Shard, items_of
from vibrief.batch.worker import Place, Task
from vibrief.errors import ModelError, UsageError, VibriefError
from vibrief.json_text import dumps
from vibrief.models import resolve


@dataclass(frozen=True, slots=True)
class Plan:
    """What an actor needs to know: settings, name and bytes of each glossary, the model's hash, where results go."""

    settings: Settings
    glossaries: tuple[tuple[str, bytes], ...]
    version: str
    model_sha256: str
    fingerprint: str
    output: str
    name: str
    threads: int


@dataclass(frozen=True, slots=True)
class Told:
    """What an actor says of a shard: its record, sums over the articles that were made `now`, or in one line why it
    can make none, on this node at least.
    """

    shard: str
    record: Record | None
    now: Totals = Totals()  # noqa: RUF009 (cannot be changed)
    refusal: str = ""

    def dumps(self) -> str:
        """As JSON."""
        return json.dumps([self.shard, self.record and self.record.dumps(), asdict(self.now), self.refusal])

    @classmethod
    def loads(cls, text: str) -> Told:
        """What `dumps` has written."""
        shard, record, now, refusal = json.loads(text)
        return cls(shard, record and Record.loads(record), Totals(**now), refusal)


class ShardMaker:
    """Makes shards in a worker process of its own, so that an article over which that dies is found out."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._pool: Pool | None = None

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str]]:
        """Make a batch of shards: of the column `item`, file name and shard as JSON, the column `told`."""
        return {"told": [self._told(*json.loads(text)).dumps() for text in batch["item"]]}

    def _told(self, part: str, text: str) -> Told:
        shard = Shard.loads(text)
        try:
            return self._make(part, shard)
        except VibriefError as error:
            if self._pool:
                self._pool.end(kill=True)
                self._pool = None
            return Told(shard.hash, None, refusal=f"On node {socket.gethostname()}: {error}")

    def _make(self, part: str, shard: Shard) -> Told:
        plan = self.plan
        parts = Parts(plan.output, plan.name, plan.fingerprint)
        earlier = parts.record(shard.hash)
        kept: dict[str, str] = {}
        if earlier is not None:  # made by an earlier run, or by an actor that was taken for dead
            if not (plan.settings.retry_failed and earlier.failures):
                return Told(shard.hash, earlier)
            kept = {row["id"]: dumps(row) for row in parts.rows(earlier) if row["error"] is None}
        self._pool = self._pool or self._start(parts)
        keys: list[str] = []
        rows: dict[str, str] = dict(kept)
        deaths: Counter[str] = Counter()

        def settle(outcome: Outcome) -> None:
            rows[outcome.key] = failed_row(outcome.key, outcome.error) if outcome.error else outcome.row

        def count_death(key: str) -> int:
            deaths[key] += 1
            return deaths[key]

        def tasks() -> Iterator[Task]:
            for item in items_of(shard):
                keys.append(item.key)
                if item.key not in kept:
                    yield Task(item, "")

        Dispatch(self._pool, settle, count_death).work(in_groups(tasks()))
        record = record_of(part, (rows[key] for key in keys))
        parts.commit(shard.hash, record, [rows[key] for key in keys])
        return Told(
            shard.hash, record, record_of(part, (rows[key] for key in keys if key not in kept)).totals
        )

    def _start(self, parts: Parts) -> Pool:
        """The worker, when this node has what it needs. Raises UsageError or ModelError where it has not."""
        plan = self.plan
        if vibrief.__version__ != plan.version:
            raise UsageError(
                f"there is vibrief {vibrief.__version__} here and {plan.version} where the run was started; "
                "install the same version everywhere."
            )
        if not parts.is_claimed():
            raise UsageError(
                f"the output {plan.output} is not to be seen from here; choose a folder that all nodes share, or an "
                "object store."
            )
        if resolve(plan.settings.model).sha256 != plan.model_sha256:
            raise ModelError(
                f"the model {plan.settings.model} is another one here than where the run was started; install the "
                "same one everywhere."
            )
        self._folder = tempfile.TemporaryDirectory(prefix="vibrief-")
        glossaries = []
        for number, (name, data) in enumerate(plan.glossaries):
            path = Path(self._folder.name) / f"{number}-{name}"
            path.write_bytes(data)
            glossaries.append(path)
        settings = replace(plan.settings, glossaries=tuple(glossaries))
        # Python would run this process's main module, Ray's, in the worker too: seconds and 100 MB for nothing.
        sys.modules["__main__"].__file__ = None
        return Pool(settings, plan.settings.memory, None, [Place(plan.threads, None)])


def record_of(part: str, rows: Iterable[str]) -> Record:
    """The record of a part that holds these rows."""
    sums: Counter[str] = Counter()
    failures = []
    for row in map(json.loads, rows):
        sums["articles"] += 1
        if row["error"] is not None:
            failures.append((row["id"], row["error"]))
            continue
        sums["done"] += 1
        for name in ("words", "figures_read", "figures_proved", "figures_marked"):
            sums[name] += row[name]
    totals = Totals(
        sums["articles"],
        sums["done"],
        len(failures),
        sums["words"],
        sums["figures_read"],
        sums["figures_proved"],
        sums["figures_marked"],
    )
    return Record(part, totals, tuple(failures))
