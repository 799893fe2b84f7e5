"""Starts the processes of a run, passes on what they report, and ends them with it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue

import torch
import torch.multiprocessing

from vibrief.errors import EngineError
from vibrief.training.checkpoint import Position
from vibrief.training.job import Job, Report, Shared
from vibrief.training.layout import Layout
from vibrief.training.optimisation import State
from vibrief.training.preparation import Prepared, piece_counts
from vibrief.training.shards import make_shards
from vibrief.training.workers import work

_POLL = 0.02
"""Seconds between looks at whether something has come."""


class TrainingError(EngineError):
    """A training process ended before its work was done."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A run as it stands: its data, the model's layout, the weights and moments, and how far it has come."""

    prepared: Prepared
    layout: Layout
    state: State
    position: Position


@contextmanager
def running(job: Job, begun: Begun) -> Iterator[Iterator[Report]]:
    """Start the processes of a run; gives their reports as they come, and ends them with the block."""
    context = torch.multiprocessing.get_context("spawn")
    shared = _share(job, begun, context)
    events = context.SimpleQueue()
    maker = begun.prepared.shard_maker(job.recipe, job.seed)
    helpers = [context.Process(target=make_shards, args=(job.directory, maker, shared.wanted), daemon=True)]
    helpers += [
        context.Process(
            target=work, args=(rank, job, begun.layout, shared, begun.position, events), daemon=True
        )
        for rank in range(job.processes)
    ]
    for process in helpers:
        process.start()
    try:
        yield _listen(events, helpers)
        for process in helpers[1:]:
            process.join(60)
    finally:
        for process in helpers:
            process.terminate()
            process.join()


def _listen(events: SimpleQueue[Report], helpers: Sequence[BaseProcess]) -> Iterator[Report]:
    while True:
        while events.empty():
            if any(process.exitcode not in (None, 0) for process in helpers) and events.empty():
                raise TrainingError("A training process ended early (out of memory?); run again to resume.")
            time.sleep(_POLL)
        report = events.get()
        yield report
        if report.done:
            return


def _share(job: Job, begun: Begun, context: SpawnContext) -> Shared:
    shape = begun.layout.shape
    state = State(*(_shared(part) for part in (begun.state.weights, begun.state.first, begun.state.second)))
    sample = begun.prepared.shard_maker(job.recipe, job.seed).make(0, late=False)
    counts = piece_counts(sample, shape.producible)
    frequent = torch.topk(counts, min(job.recipe.frequent, shape.producible)).indices
    wanted = context.Array("q", [begun.position.shard, begun.position.late, begun.position.shard])
    on_cpu = job.device == "cpu"
    return Shared(
        state,
        _shared(state.weights.bfloat16() if on_cpu else torch.empty(0)),
        _shared(torch.zeros(job.processes, begun.layout.size) if on_cpu else torch.empty(0)),
        _shared(frequent),
        context.Value("q", 0),
        context.Barrier(job.processes),
        context.Value("b", 0),
        _shared(torch.zeros(job.processes, 4, dtype=torch.float64)),
        wanted,
        free_port(),
    )


def _shared(tensor: torch.Tensor) -> torch.Tensor:
    tensor.share_memory_()  # type: ignore[no-untyped-call]
    return tensor


def free_port() -> int:
    """A TCP port on which nothing listens, for the processes to find each other."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
