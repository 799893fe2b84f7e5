"""A worker: one process with one engine. Reading, translating and writing overlap in it."""

from __future__ import annotations

import errno
import logging
import os
import queue
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from vibrief.article import Article
from vibrief.batch import articles
from vibrief.batch.inputs import Item
from vibrief.batch.locks import one_of_many
from vibrief.batch.settings import STATE, Outcome, Settings
from vibrief.errors import OutputError, VibriefError

if TYPE_CHECKING:
    from vibrief.segment import Translation
    from vibrief.translation import Translator

log = logging.getLogger("vibrief")

WAITING = 64
"""Translated articles that may wait to be written."""
HOPELESS = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.ENOENT)
)
"""Why an article's results cannot be written when those of the next cannot either."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be made, and the name of its folder."""

    item: Item
    name: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded its model."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The worker cannot go on, and no other could: why, in one line. `output`: results cannot be written."""

    message: str
    output: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a worker runs: CPU threads, and the number of its GPU (None: none of its own)."""

    threads: int
    gpu: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """A task whose article has been read in so many seconds, or could not be; `hashed` is None where there was nothing
    to hash."""

    task: Task
    hashed: str | None
    article: Article | None
    error: str = ""
    seconds: float = 0.0


def serve(
    connection: Connection, settings: Settings, memory: Path | None, output: Path | None, place: Place
) -> None:
    """Make what comes through `connection` in groups of tasks, and send an `Outcome` for each, until it is closed.

    `output` is the folder of the run; None where the parent takes care of results and of who may write them.
    """
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C is the parent's business: what is in flight is finished
    threading.Thread(target=end_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", str(place.threads))
    if place.gpu is not None:
        os.environ["CUDA_VISIBLE_DEVICES"] = place.gpu
    with one_of_many(output / STATE) if output else nullcontext():
        try:
            worker = Worker(connection, settings, load_translator(settings, memory), output)
            connection.send(Ready())
            worker.work()
        except VibriefError as error:
            connection.send(Refusal(str(error), output=False))
        except (BrokenPipeError, ConnectionError):
            os._exit(1)  # nobody is left to work for


def end_with_parent() -> None:
    """End this process at once when the one that started it has ended, however that was."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def load_translator(settings: Settings, memory: Path | None) -> Translator:
    """The translator that the settings ask for."""
    import vibrief
    from vibrief.engines.marian import MarianEngine

    translator = vibrief.load_translator(
        settings.model,
        engine=settings.engine,
        device=settings.device,
        beam=settings.beam,
        glossaries=settings.glossaries,
        diacritics=settings.diacritics,
        memory=memory,
    )
    if isinstance(translator.engine, MarianEngine):
        # A run that was killed and resumed forms other batches; what it makes has to be the same.
        translator.engine.equal_lengths = True
    return translator


class Worker:
    """The three steps of the work, each in a thread of its own: only the engine's is the main one."""

    def __init__(
        self, connection: Connection, settings: Settings, translator: Translator, output: Path | None
    ) -> None:
        self.connection = connection
        self.settings = settings
        self.translator = translator
        self.output = output
        self.inbox: queue.Queue[Sequence[Task] | None] = queue.Queue()
        self.room = threading.Semaphore(WAITING)

    def work(self) -> None:
        """Work until the connection is closed."""
        threading.Thread(target=self._receive, daemon=True).start()
        with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(1) as writer:
            ahead = reader.submit(self._read)
            while (jobs := ahead.result()) is not None:
                ahead = reader.submit(self._read)
                for job, translation, seconds in self._translate(jobs):
                    self.room.acquire()
                    writer.submit(self._finish, job, translation, seconds)

    def _receive(self) -> None:
        """Take in groups of tasks as they come, so that the parent never waits for this process."""
        try:
            while True:
                self.inbox.put(self.connection.recv())
        except (EOFError, OSError):
            self.inbox.put(None)

    def _read(self) -> list[Job] | None:
        tasks = self.inbox.get()
        return None if tasks is None else [read(task) for task in tasks]

    def _translate(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Translation | str, float]]:
        """Each job with its translation, or the reason why there is none, and its share of the seconds that took."""
        readable = []
        for job in jobs:
            if job.article is None:
                yield job, job.error, 0.0
            else:
                readable.append(job)
        began = time.perf_counter()
        translations: list[Translation | str]
        try:
            translations = list(self.translator.translate_many(contents(readable)))
        except Exception as error:  # noqa: BLE001 (whatever it is, it must not stop the other articles)
            log.debug("A group of articles could not be translated together: %s", error)
            # One by one: the fault is one article's, or that they were too many for the device.
            translations = [self._translate_alone(job) for job in readable]
        sizes = [length(job) for job in readable]
        share = (time.perf_counter() - began) / max(1, sum(sizes))
        for job, translation, size in zip(readable, translations, sizes, strict=True):
            yield job, translation, share * size

    def _translate_alone(self, job: Job) -> Translation | str:
        try:
            return next(self.translator.translate_many(contents([job])))
        except Exception as error:  # noqa: BLE001 (as above)
            return describe(error)

    def _finish(self, job: Job, translation: Translation | str, seconds: float) -> None:
        try:
            self._send(self._outcome(job, translation, seconds))
        finally:
            self.room.release()

    def _outcome(self, job: Job, translation: Translation | str, seconds: float) -> Outcome | Refusal:
        key = job.task.item.key
        if isinstance(translation, str):
            return Outcome(key, job.hashed, translation)
        try:
            folder = self.output / job.task.name if self.output and not self.settings.to else None
            spent = job.seconds + seconds
            return articles.write(translation, key, job.hashed or "", folder, self.settings, spent)
        except OutputError as error:
            if isinstance(error.__cause__, OSError) and error.__cause__.errno in HOPELESS:
                return Refusal(str(error), output=True)  # the parent ends the run
            return Outcome(key, job.hashed, str(error))
        except Exception as error:  # noqa: BLE001 (as above)
            return Outcome(key, job.hashed, describe(error))

    def _send(self, told: Outcome | Refusal) -> None:
        try:
            self.connection.send(told)
        except OSError:
            os._exit(1)  # nobody is left to work for


def read(task: Task) -> Job:
    """Read the article of a task, or note why that cannot be done."""
    hashed = None
    began = time.perf_counter()
    try:
        data = articles.load(task.item)
        hashed = articles.digest(data)
        article = articles.read(task.item, data)
        return Job(task, hashed, article, seconds=time.perf_counter() - began)
    except Exception as error:  # noqa: BLE001 (as above)
        return Job(task, hashed, None, describe(error))


def length(job: Job) -> int:
    """Words of a job's article."""
    return sum(len(block.text.split()) for block in job.article.content) if job.article else 0


def contents(jobs: Iterable[Job]) -> Iterator[Article]:
    """The articles of jobs that have one."""
    return (job.article for job in jobs if job.article is not None)


def describe(error: Exception) -> str:
    """An error as one line for the journal."""
    said = " ".join(str(error).split())
    return (
        said if isinstance(error, VibriefError) else f"A fault in vibrief ({type(error).__name__}: {said})."
    )
