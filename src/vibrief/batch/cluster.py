"""A run on a cluster: the input in shards, Ray Data hands them to actors, each with an engine, which write the parts.

Only the descriptions of shards and what became of them travel through Ray; articles are read and results written where
they are made. So nothing is lost but time when a node is: Ray gives its shards to others.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from importlib import import_module
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any

import vibrief
from vibrief.batch import dataset, inputs
from vibrief.batch.actor import Plan, ShardMaker, Told
from vibrief.batch.locks import only_run
from vibrief.batch.parts import Parts, Record
from vibrief.batch.progress import Progress
from vibrief.batch.ray_cluster import Cluster, actors_that_fit, check_installed, connected, gpus_of
from vibrief.batch.settings import STATE, Settings, Totals
from vibrief.batch.shards import Shard, cut_data_set, cut_files
from vibrief.batch.sources import Source, find_sources
from vibrief.batch.storage import absolute, is_url
from vibrief.batch.summary import NAME, TOLD, Summary, json_lines
from vibrief.checksums import sha256_of
from vibrief.errors import EngineError, UsageError

BLOCKS = 10_000
"""Tasks of Ray Data at most; there may be more shards."""


def run_on_cluster(
    inputs_: Sequence[str],
    output: str,
    settings: Settings,
    cluster: Cluster,
    *,
    listed: Iterable[str] = (),
    quiet: bool = True,
) -> Summary:
    """Translate and brief all articles of `inputs_` into the parts of a data set, `settings.to` in `output`, on Ray.

    Inputs are as for `run`, or URLs; they and `output` are to be seen from all nodes. A shard that an earlier run has
    made of the same input is skipped; `settings.workers` is the number of actors (None: as many as the cluster holds).
    Raises UsageError, InputError, ModelError before anything is done, EngineError and OutputError where nothing more
    can be; a bad article is a row with its error.
    """
    from vibrief.models import resolve
    from vibrief.terms.glossary import load_glossaries

    if not settings.to:
        raise UsageError("With --ray the results are one data set: add --to NAME.parquet or --to NAME.jsonl.")
    if settings.form != "md":
        raise UsageError("With --ray there are no documents: --format has no use there.")
    dataset.check_name(settings.to)
    check_installed()
    paths = inputs.expand(inputs_, listed, urls=True)
    if settings.glossaries:
        load_glossaries(settings.glossaries)
    model = resolve(settings.model)
    fingerprint = settings.fingerprint(model.sha256)
    output = absolute(output)
    parts = Parts(output, settings.to, fingerprint)
    with connected(cluster.address), nullcontext() if is_url(output) else only_run(Path(output) / STATE):
        parts.claim(told_settings(settings, model.name))
        sources = list(find_sources(paths, output))
        device = settings.device if gpus_of(settings, cluster) else "cpu"
        plan = Plan(
            replace(
                settings,
                device=device,
                memory=settings.memory and settings.memory.absolute(),
                model=model.directory if model.origin == "directory" else settings.model,
            ),
            tuple((path.name, path.read_bytes()) for path in settings.glossaries),
            vibrief.__version__,
            model.sha256,
            fingerprint,
            output,
            settings.to,
            threads=max(1, int(cluster.cpus)),
        )
        return Run(plan, parts, cluster).make(cut(sources, fingerprint, cluster.shard), quiet)


class Run:
    """One run: which shards are there and what became of them."""

    def __init__(self, plan: Plan, parts: Parts, cluster: Cluster) -> None:
        self.plan = plan
        self.parts = parts
        self.cluster = cluster
        self.records: dict[str, Record] = {}
        self.now = Totals()
        self.began = time.monotonic()

    def make(self, shards: Iterable[Shard], quiet: bool) -> Summary:
        """Have the shards made that are not yet, and write the summary."""
        wanted = {shard.hash: shard for shard in shards}
        stale = []
        for name, record in self.parts.records():
            if name in wanted:
                self.parts.bring_back(record)
                self.records[name] = record
            else:
                stale.append(record)
        todo = {name: number for number, name in enumerate(wanted) if not self._is_settled(name)}
        interrupted = False
        total = sum(shard.articles for shard in wanted.values())
        with Progress(total, quiet) as progress:
            progress.skip(total - sum(wanted[name].articles for name in todo))
            try:
                for told in self._tell([self._order(number, wanted[name]) for name, number in todo.items()]):
                    self._note(told)
                    progress.add(told.now)
                    progress.show()
            except KeyboardInterrupt:
                interrupted = True
                self._look_up(wanted)
        if not interrupted:
            for record in stale:
                self.parts.set_aside(record)
        return self._summary([self.records[name] for name in wanted if name in self.records], interrupted)

    def _look_up(self, wanted: Mapping[str, Shard]) -> None:
        """Count what was made though nobody has told us yet."""
        for name, record in self.parts.records():
            if name in wanted and name not in self.records:
                self.records[name] = record
                self.now += record.totals

    def _is_settled(self, name: str) -> bool:
        record = self.records.get(name)
        return record is not None and not (self.plan.settings.retry_failed and record.failures)

    def _order(self, number: int, shard: Shard) -> str:
        """What to tell an actor: the shard, and the file for its rows."""
        known = self.records.get(shard.hash)
        part = known.part if known else f"part-{number:05}-{shard.hash}{self.parts.ending}"
        return json.dumps([part, shard.dumps()])

    def _tell(self, orders: list[str]) -> Iterator[Told]:
        """Give the orders to actors, and give what they say."""
        if not orders:
            return
        data: Any = import_module("ray.data")

        gpus = gpus_of(self.plan.settings, self.cluster)
        size = min(len(orders), self.plan.settings.workers or actors_that_fit(self.cluster.cpus, gpus))
        told = data.from_items(orders, override_num_blocks=min(len(orders), BLOCKS)).map_batches(
            ShardMaker,
            fn_constructor_args=(self.plan,),
            batch_size=1,
            compute=data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=1),
            num_cpus=self.cluster.cpus,
            **({"num_gpus": gpus} if gpus else {}),
        )
        for row in told.iter_rows():
            yield Told.loads(row["told"])

    def _note(self, told: Told) -> None:
        if told.record is None:
            raise EngineError(f"{told.refusal} What is done stays; then run the same command again.")
        self.records[told.shard] = told.record
        self.now += told.now

    def _summary(self, records: Sequence[Record], interrupted: bool) -> Summary:
        totals = sum((record.totals for record in records), Totals())
        summary = Summary.of(
            totals,
            tuple(islice(failures_of(records), TOLD)),
            self.now.done,
            self.now.words,
            time.monotonic() - self.began,
            interrupted,
        )
        self.parts.store.put(NAME, "".join(json_lines(summary, failures_of(records))).encode(), STATE)
        return summary


def failures_of(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Article and reason of all failures."""
    return (failure for record in records for failure in record.failures)


def cut(sources: Iterable[Source], settings: str, limit: int) -> list[Shard]:
    """Shards of all sources, in their order; data sets are read for it, side by side on the cluster."""
    ray: Any = import_module("ray")

    index = ray.remote(num_cpus=1, max_retries=-1)(index_data_set)
    found: list[Any] = []
    for of_files, some in groupby(sources, lambda source: source.kind == "file"):
        if of_files:
            found += cut_files(some, settings, limit)
        else:
            found += [index.remote(source, settings, limit) for source in some]
    return list(chain.from_iterable([one] if isinstance(one, Shard) else ray.get(one) for one in found))


def index_data_set(source: Source, settings: str, limit: int) -> list[Shard]:
    """Shards of a data set; runs on a node."""
    return list(cut_data_set(source, settings, limit))


def told_settings(settings: Settings, model: str) -> dict[str, Any]:
    """The settings that decide what the results hold, by the names of their options."""
    return {
        "version": vibrief.__version__,
        "--model": model,
        "--engine": settings.engine,
        "--beam": settings.beam,
        "--length": settings.length,
        "--diacritics": settings.diacritics,
        "--glossary": [sha256_of(path) for path in settings.glossaries],
    }
