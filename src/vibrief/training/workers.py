"""The processes that train: they share weights and work, and each updates a part of the weights.

On a CPU two single-threaded processes are faster than one with two threads at this size. Weights, moments and
gradients lie in shared memory; a step's batches are taken from a common counter, so that a process held up
by other work does not hold up its fellow. On CUDA each process drives one GPU with its own copy of
everything, takes every n-th batch, and gradients are summed by NCCL.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.queues import SimpleQueue

import torch

from vibrief.training import checkpoint
from vibrief.training.checkpoint import Position
from vibrief.training.examples import Batch, Shard
from vibrief.training.job import Job, Report, Shared
from vibrief.training.layout import Layout
from vibrief.training.network import Network, guided_loss, sample_candidates
from vibrief.training.optimisation import Optimiser, State, guide_weight, rate_factor
from vibrief.training.shards import shard_path

Tensor = torch.Tensor

_POLL = 0.02
"""Seconds between looks at whether a shard is there."""
_PATIENCE = 600.0
"""Seconds to wait for a fellow before concluding that it is gone."""


def work(
    rank: int, job: Job, layout: Layout, shared: Shared, start: Position, events: SimpleQueue[Report]
) -> None:
    """One process from `start` to the end of the run; process 0 saves and reports to the queue `events`."""
    parent = os.getppid()
    torch.set_num_threads(1 if job.device == "cpu" else 4)
    torch.set_flush_denormal(True)
    try:
        worker = _Worker(rank, job, layout, shared, start, events)
        worker.run(lambda: os.getppid() == parent)
    except threading.BrokenBarrierError:
        raise SystemExit(1) from None  # a fellow died; the run's parent reports why


class _Worker:
    def __init__(
        self,
        rank: int,
        job: Job,
        layout: Layout,
        shared: Shared,
        start: Position,
        events: SimpleQueue[Report],
    ) -> None:
        self.rank, self.job, self.layout, self.shared, self.events = rank, job, layout, shared, events
        self.position = start
        self.began = time.monotonic() - start.seconds
        self.saved = self.reported = time.monotonic()
        self.tokens_reported = start.tokens
        self.device = torch.device("cpu" if job.device == "cpu" else f"cuda:{rank}")
        alone = job.device != "cpu"
        self.optimiser = Optimiser(layout, job.recipe, 0 if alone else rank, 1 if alone else job.processes)
        self.state, self.working, self.gradient = self._buffers(alone)
        self.network = Network(layout, self.working, job.recipe.dropout)
        self.sums = torch.zeros(4, dtype=torch.float64)

    def _buffers(self, alone: bool) -> tuple[State, Tensor, Tensor]:
        if not alone:
            return self.shared.state, self.shared.working, self.shared.gradients[self.rank]
        import torch.distributed as distributed

        if self.job.processes > 1:
            distributed.init_process_group(
                "nccl", f"tcp://127.0.0.1:{self.shared.port}", rank=self.rank, world_size=self.job.processes
            )
        there = self.shared.state
        state = State(*(part.to(self.device) for part in (there.weights, there.first, there.second)))
        return state, state.weights.bfloat16(), torch.zeros_like(state.weights)

    def run(self, wanted: Callable[[], bool]) -> None:
        """Train until the run is over or nobody wants it any more."""
        for shard, steps in self._shards(wanted):
            for batches, tokens in steps:
                if self._over(wanted):
                    self._finish()
                    return
                self._step(shard, batches, tokens)
            self.position = replace(self.position, shard=self.position.shard + 1, shard_step=0)
            if self.rank == 0:
                shard_path(self.job.directory, self.position.shard - 1).unlink(missing_ok=True)

    def _shards(
        self, wanted: Callable[[], bool]
    ) -> Iterator[tuple[Shard, Iterator[tuple[list[list[int]], int]]]]:
        recipe = self.job.recipe
        while True:
            if self.rank == 0:
                self._order_next()
            path = shard_path(self.job.directory, self.position.shard)
            while not path.is_file():
                if not wanted():
                    raise SystemExit(1)
                time.sleep(_POLL)
            shard = Shard.read(path)
            steps = shard.steps(recipe.tokens, recipe.batch_tokens, self.job.seed + self.position.shard)
            for _ in range(self.position.shard_step):
                next(steps, None)
            yield shard, steps

    def _order_next(self) -> None:
        """Have the shard after this one made. Whether it is late is settled as this one begins, so that a
        resumed run gets the same."""
        decay = self.job.recipe.decay
        if self.position.shard_step == 0:
            self.position = replace(self.position, late=decay > 0 and self._progress() >= 1 - decay)
        with self.shared.wanted.get_lock():
            self.shared.wanted[0], self.shared.wanted[1] = self.position.shard + 1, self.position.late

    def _over(self, wanted: Callable[[], bool]) -> bool:
        """Whether to stop here, as process 0 decides for all; it also opens the next step's batches."""
        if self.rank == 0:
            self.shared.next_batch.value = 0
            self.shared.stop.value = self._progress() >= self.job.until or not wanted()
        self._meet()
        return bool(self.shared.stop.value)

    def _progress(self) -> float:
        """Share of the run that is over."""
        return self.job.share_done(self.position.step, time.monotonic() - self.began)

    def _meet(self) -> None:
        self.shared.barrier.wait(_PATIENCE)

    def _step(self, shard: Shard, batches: list[list[int]], tokens: int) -> None:
        recipe = self.job.recipe
        guide = guide_weight(recipe, self.position.tokens)
        self.gradient.zero_()
        for number in self._take(len(batches)):
            self._learn(shard.batch(batches[number]), tokens, guide, number)
        self._meet()
        progress = self._progress()
        factor = rate_factor(recipe, self.position.step + 1, progress)
        self.optimiser.step(self.state, self._whole_gradient(), self.position.step + 1, factor)
        for start, end in self.optimiser.ranges:
            self.working[start:end].copy_(self.state.weights[start:end])
        self._meet()
        self.position = replace(
            self.position,
            step=self.position.step + 1,
            shard_step=self.position.shard_step + 1,
            tokens=self.position.tokens + tokens,
            seconds=time.monotonic() - self.began,
        )
        self._tell(recipe.rate * factor)

    def _take(self, count: int) -> Iterator[int]:
        """Numbers of the batches that fall to this process."""
        if self.job.device != "cpu":
            yield from range(self.rank, count, self.job.processes)
            return
        while True:
            with self.shared.next_batch.get_lock():
                number = self.shared.next_batch.value
                self.shared.next_batch.value += 1
            if number >= count:
                return
            yield number

    def _learn(self, batch: Batch, tokens: int, guide: float, number: int) -> None:
        """Add one batch's gradient. What is dropped depends on the batch alone, whoever takes it and when."""
        shape = self.layout.shape
        torch.manual_seed(self._seed_of(number))
        source, target = (torch.from_numpy(side).to(self.device) for side in (batch.source, batch.target))
        places = ((target >= 0) & (target < shape.producible)).view(-1).nonzero()[:, 0]
        known = target.clamp_min(0)
        states, scores = self.network.decode(known, self.network.encode(source))
        wanted = known.view(-1)[places]
        loss = self.network.loss(
            states.reshape(-1, shape.width).index_select(0, places),
            wanted,
            tokens,
            self.job.recipe.smoothing,
            self._candidates(wanted, number),
        )
        self.sums[0] += loss.item()
        self.sums[1] += len(places)
        if guide:
            links = torch.from_numpy(batch.links).to(self.device)
            misaligned = guided_loss(scores, links)
            self.sums[2] += misaligned.item() / len(scores)
            self.sums[3] += links.sum().item()
            loss = loss + misaligned * (guide / tokens)
        torch.autograd.backward(loss)
        with torch.no_grad():
            for name, weight in self.network.weights.items():
                if weight.grad is not None:
                    start = self.layout.items[name][0]
                    self.gradient[start : start + weight.numel()] += weight.grad.view(-1)
                    weight.grad = None

    def _candidates(self, wanted: Tensor, number: int) -> Tensor | None:
        sampled = self.job.recipe.sampled
        if not sampled:
            return None
        rng = torch.Generator().manual_seed(self._seed_of(number))
        found = sample_candidates(wanted, self.shared.frequent, self.layout.shape.producible, sampled, rng)
        return found if found is None else found.to(self.device)

    def _seed_of(self, number: int) -> int:
        """A seed for batch `number` of this step."""
        return self.job.seed + 1_000 * self.position.step + number

    def _whole_gradient(self) -> Callable[[int, int], Tensor]:
        if self.job.device == "cpu":
            gradients = self.shared.gradients
            return lambda start, end: gradients[:, start:end].sum(0)
        if self.job.processes > 1:
            import torch.distributed as distributed

            distributed.all_reduce(self.gradient)
        return lambda start, end: self.gradient[start:end].clone()

    def _tell(self, rate: float) -> None:
        """Share what was counted; process 0 saves and reports when it is time."""
        due = self.position.step % self.job.report_every == 0
        if due:
            self.shared.sums[self.rank].copy_(self.sums)
            self.sums.zero_()
            self._meet()
        if self.rank != 0:
            return
        now = time.monotonic()
        saved = now - self.saved > self.job.save_every
        if saved:
            self._save()
        if due or saved:
            self._send(rate, saved=saved)
            if due:
                self.reported, self.tokens_reported = now, self.position.tokens

    def _send(self, rate: float, *, saved: bool, done: bool = False) -> None:
        sums = self.shared.sums.sum(0).tolist()
        loss = sums[0] / sums[1] if sums[1] else math.nan
        aligned = sums[2] / sums[3] if sums[3] else math.nan
        since = max(1e-6, time.monotonic() - self.reported)
        speed = (self.position.tokens - self.tokens_reported) / since
        self.events.put(Report(self.position, loss, aligned, rate, speed, saved, done))

    def _save(self) -> None:
        checkpoint.save(self.job.directory, self.layout, self.state, self.position)
        self.saved = time.monotonic()

    def _finish(self) -> None:
        self.shared.sums[self.rank].add_(self.sums)
        self._meet()
        if self.rank == 0:
            self._save()
            self._send(0.0, saved=True, done=True)
