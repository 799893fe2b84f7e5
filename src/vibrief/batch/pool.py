"""The parent's side of the workers: starting them, giving them work, hearing from them, replacing the dead."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from vibrief.batch.settings import Outcome, Settings
from vibrief.batch.worker import Place, Ready, Refusal, Task, serve
from vibrief.errors import EngineError, OutputError

AHEAD = 2
"""Groups of tasks a worker has: one is translated, the next is read meanwhile."""
CORES_PER_WORKER = 4
"""A worker on the CPU keeps so many cores busy; with more of them, they would wait for its Python too often."""


@dataclass(slots=True)
class Member:
    """One worker: its process, and the tasks it has not told the outcome of, by group."""

    process: SpawnProcess
    connection: Connection
    place: Place
    groups: list[dict[str, Task]] = field(default_factory=list)
    ready: bool = False
    alone: bool = False
    """Whether it is to get nothing more until its one task is done."""

    def has_room(self) -> bool:
        """Whether another group may be given to it."""
        return len(self.groups) < AHEAD and not self.alone


class Pool:
    """Up to as many workers as `places`, started when there is work for them; see `serve` for `output`."""

    def __init__(
        self, settings: Settings, memory: Path | None, output: Path | None, places: Sequence[Place]
    ) -> None:
        self._arguments = (settings, memory, output)
        self._free = list(places)
        self._members: list[Member] = []
        self._stillborn = 0
        self._context = multiprocessing.get_context("spawn")

    @property
    def busy(self) -> bool:
        """Whether any task is under way."""
        return any(member.groups for member in self._members)

    def room(self, alone: bool = False) -> bool:
        """Whether another group of tasks can be taken on now; `alone`: one that must have a worker to itself."""
        return self._choose(alone) is not None or bool(self._free)

    def give(self, tasks: Sequence[Task], alone: bool = False) -> None:
        """Hand a group of tasks to the worker with the least to do."""
        member = self._choose(alone)
        if member is None or (member.groups and self._free):
            member = self._start()
        member.groups.append({task.item.key: task for task in tasks})
        member.alone = alone
        with suppress(OSError):  # where it has died, `hear` finds out
            member.connection.send(tasks)

    def _choose(self, alone: bool) -> Member | None:
        able = [one for one in self._members if one.has_room() and not (alone and one.groups)]
        return min(able, key=lambda member: len(member.groups), default=None)

    def _start(self) -> Member:
        place = self._free.pop(0)
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, *self._arguments, place), name="vibrief-worker"
        )
        with without_interrupts():  # which the worker takes over
            process.start()
        theirs.close()
        member = Member(process, ours, place)
        self._members.append(member)
        return member

    def hear(self, seconds: float) -> Iterator[Outcome | list[Task]]:
        """What has come from the workers, after at most so many seconds: outcomes, and tasks that were under way in
        a worker that died.

        Raises OutputError or EngineError where a worker says that no work can be done.
        """
        for connection in wait([member.connection for member in self._members], seconds):
            member = next(one for one in self._members if one.connection is connection)
            try:
                message = member.connection.recv()
            except (EOFError, OSError):
                yield self._bury(member)
                continue
            if isinstance(message, Refusal):
                raise OutputError(message.message) if message.output else EngineError(message.message)
            if isinstance(message, Ready):
                member.ready = True
                self._stillborn = 0
                continue
            for group in member.groups:
                group.pop(message.key, None)
            member.groups = [group for group in member.groups if group]
            member.alone = member.alone and bool(member.groups)
            yield message

    def _bury(self, member: Member) -> list[Task]:
        """Forget a worker that has died; gives the tasks that were under way in it."""
        member.process.join()
        member.connection.close()
        self._members.remove(member)
        self._free.append(member.place)
        if not member.ready:
            self._stillborn += 1
            if self._stillborn > 1:
                raise EngineError(
                    f"A worker ended while it loaded the model (status {member.process.exitcode}); perhaps there "
                    "is too little memory: use fewer --workers."
                )
        return [task for group in member.groups for task in group.values()]

    def end(self, kill: bool = False) -> None:
        """Let the workers end, which have nothing left to do; or `kill` them."""
        for member in self._members:
            member.connection.close()
            if kill:
                member.process.kill()
        for member in self._members:
            member.process.join()
        self._members.clear()


class without_interrupts:  # noqa: N801 (reads as a statement)
    """Processes started meanwhile ignore Ctrl-C."""

    def __enter__(self) -> None:
        self._main = threading.current_thread() is threading.main_thread()
        if self._main:
            self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __exit__(self, *_: object) -> None:
        if self._main:
            signal.signal(signal.SIGINT, self._before)


def places(settings: Settings) -> list[Place]:
    """Where the workers run: unless their number is given one per GPU, or on the CPU one for every few cores, two at
    least, so that the engine of one works while another checks and repairs.

    Raises EngineError where a GPU is asked for and there is none.
    """
    from vibrief.engines.ctranslate2 import available_cores

    gpus = visible_gpus() if settings.device != "cpu" else []
    if settings.device == "cuda" and not gpus:
        raise EngineError("There is no usable CUDA GPU here; use --device cpu, or auto.")
    cores = available_cores()
    count = settings.workers or len(gpus) or min(cores, max(2, cores // CORES_PER_WORKER))
    # Twice a worker's share of the cores: there is always one that leaves them idle, or has not been started.
    threads = min(cores, max(1, 2 * cores // count))
    if len(gpus) > 1:
        return [Place(threads, gpus[number % len(gpus)]) for number in range(count)]
    return [Place(threads, None)] * count


def visible_gpus() -> list[str]:
    """The GPUs this process may use, as CUDA_VISIBLE_DEVICES names them."""
    import ctranslate2

    count = ctranslate2.get_cuda_device_count()
    named = [one.strip() for one in os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",") if one.strip()]
    return named[:count] or [str(number) for number in range(count)]
