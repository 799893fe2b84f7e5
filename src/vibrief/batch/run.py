"""A run on this machine: items in, groups of tasks out to the workers, outcomes into the journal."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

from vibrief.batch import articles, dataset, inputs
from vibrief.batch.dataset import Rows
from vibrief.batch.inputs import Item
from vibrief.batch.journal import Entry, Journal
from vibrief.batch.locks import only_run
from vibrief.batch.pool import Pool, places
from vibrief.batch.progress import Progress
from vibrief.batch.settings import Outcome, Settings
from vibrief.batch.summary import Summary, summarise, write_summary
from vibrief.batch.worker import Place, Task
from vibrief.errors import InputError

log = logging.getLogger("vibrief")

GROUP_ITEMS, GROUP_BYTES = 64, 512 * 1024
"""A group of tasks: enough sentences for full batches, and little to lose when a worker dies."""
DEATHS = 2
"""A worker that dies takes all that was under way with it; who was there twice, once alone, is the reason."""
STATE = ".vibrief"
"""Folder inside the output folder for the journal, the sentence memory and the locks."""
PAUSE = 0.25
"""Seconds between two looks at the clock and at Ctrl-C."""


def run(
    inputs_: Sequence[str],
    output: Path,
    settings: Settings | None = None,
    *,
    listed: Iterable[str] = (),
    quiet: bool = True,
) -> Summary:
    """Translate and brief all articles of `inputs_` into `output`, on this machine.

    `inputs_` are files, folders, globs, JSON Lines and Parquet files, and `-` for the paths in `listed`. What an
    earlier run has done with the same input, model and settings is skipped. Ctrl-C finishes what is under way.
    Raises UsageError, InputError, ModelError, EngineError before anything is written, and OutputError when results
    cannot be written; a bad article is a failure of the summary. Programs that call this need the usual
    `if __name__ == "__main__"`, since workers are processes of their own.
    """
    from vibrief.models import resolve
    from vibrief.terms.glossary import load_glossaries

    settings = settings or Settings()
    if settings.to:
        dataset.check_name(settings.to)
    paths = inputs.expand(inputs_, listed)
    if settings.glossaries:
        load_glossaries(settings.glossaries)  # whatever is wrong with them is said before anything is done
    fingerprint = settings.fingerprint(resolve(settings.model).sha256)
    where = places(settings)
    state = output / STATE
    with only_run(state), closing(Journal(state / "journal.sqlite", fingerprint)) as journal:
        articles.remove_leftovers(output)
        total = 0 if quiet else inputs.count_items(paths, output)
        with Progress(total, quiet) as progress:
            return Run(output, settings, journal, progress).make(paths, where)


class Run:
    """One run: what is under way, what waits for a worker of its own, and whether Ctrl-C was pressed."""

    def __init__(self, output: Path, settings: Settings, journal: Journal, progress: Progress) -> None:
        self.output = output
        self.settings = settings
        self.journal = journal
        self.progress = progress
        self.rows = Rows(output / STATE / "rows.sqlite") if settings.to else None
        self.alone: deque[Task] = deque()
        self.interrupted = False

    def make(self, paths: Sequence[str], where: Sequence[Place]) -> Summary:
        """Make the articles at `paths` with a worker at each place, and write the summary."""
        memory = self.settings.memory or self.output / STATE / "memory.sqlite"
        pool = Pool(self.settings, memory, self.output, where)
        try:
            with self._interruptible():
                self._work(pool, self._groups(inputs.find_items(paths, self.output)))
        except BaseException:
            pool.end(kill=True)
            raise
        pool.end()
        if self.rows and self.settings.to:
            rows = self.rows.get(self.journal.finished())
            scratch = self.output / STATE / self.settings.to
            dataset.write_dataset(rows, self.output / self.settings.to, scratch)
            self.rows.close()
        progress = self.progress
        seconds = time.monotonic() - progress.began
        summary = summarise(self.journal, progress.done, progress.words, seconds, self.interrupted)
        write_summary(summary, self.output)
        return summary

    def _work(self, pool: Pool, groups: Iterator[list[Task]]) -> None:
        group = next(groups, None)
        while True:
            while group is not None and not self.interrupted and pool.room():
                pool.give(group)
                group = next(groups, None)
            while self.alone and group is None and not self.interrupted and pool.room(alone=True):
                pool.give([self.alone.popleft()], alone=True)
            if not pool.busy and (self.interrupted or (group is None and not self.alone)):
                return
            for heard in pool.hear(PAUSE):
                if isinstance(heard, Outcome):
                    self._settle(heard)
                else:
                    self._try_again(heard)
            self.progress.show()

    def _groups(self, items: Iterator[Item]) -> Iterator[list[Task]]:
        """Groups of the tasks that are to be done; those over which a worker has died wait in `alone`."""
        group: list[Task] = []
        size = 0
        for item in items:
            if self.interrupted:
                return
            self.progress.show()
            found = self._enter(item)
            if found is None:
                continue
            task, deaths = found
            if deaths:
                self.alone.append(task)
                continue
            group.append(task)
            size += item.size
            if len(group) >= GROUP_ITEMS or size >= GROUP_BYTES:
                yield group
                group, size = [], 0
        if group:
            yield group

    def _enter(self, item: Item) -> tuple[Task, int] | None:
        """The task of an item and how many workers died over it; None where there is nothing to do."""
        key, number = item.key, 1
        entry = self.journal.enter(key, item.stem)
        while entry is None and item.form != "file":  # another row with the same id
            number += 1
            key = f"{item.key}#{number}"
            entry = self.journal.enter(key, item.stem)
        if entry is None:  # a file that two inputs lead to
            self.progress.total -= 1
            return None
        if key != item.key:
            item = Item(key, item.form, item.size, item.data, item.problem)
        if self._is_settled(item, entry):
            self.progress.skip()
            return None
        deaths = entry.deaths
        if entry.state == "failed" and deaths:  # to be tried again, because it was asked for or has changed
            self.journal.forgive(key)
            deaths = 0
        return Task(item, entry.name), deaths

    def _is_settled(self, item: Item, entry: Entry) -> bool:
        """Whether an earlier run has done with the same input and settings what this one would do."""
        if entry.state == "open" or entry.settings != self.journal.fingerprint:
            return False
        if entry.state == "failed":
            return not self.settings.retry_failed and hash_of(item) == entry.input
        folder = self.output / entry.name
        there = self.rows.has(item.key) if self.rows else (folder / "result.json").is_file()
        return there and hash_of(item) == entry.input

    def _settle(self, outcome: Outcome) -> None:
        if self.rows and not outcome.error:
            self.rows.put(outcome.key, outcome.row)
        self.journal.finish(outcome)
        self.progress.count(outcome)

    def _try_again(self, tasks: Sequence[Task]) -> None:
        """Give each task that was under way in a worker that died another try, alone, unless that was it."""
        if tasks:
            log.info("A worker died; %d articles are tried again, one by one.", len(tasks))
        for task in tasks:
            if self.journal.count_death(task.item.key) < DEATHS:
                self.alone.append(task)
                continue
            error = (
                f"{task.item.key}: a worker died over it twice, killed or out of memory; split it, or give the "
                "machine more memory, and use --retry-failed."
            )
            self._settle(Outcome(task.item.key, hash_of(task.item), error))

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """The first Ctrl-C (or SIGTERM) lets what is under way finish, the second ends everything at once."""

        def interrupt(number: int, frame: FrameType | None) -> None:
            if self.interrupted:
                raise KeyboardInterrupt
            self.interrupted = True
            self.progress.say("Finishing what is under way; press Ctrl-C again to stop at once.")

        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, interrupt) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def hash_of(item: Item) -> str | None:
    """Hash of what an item holds now; None where that cannot be had."""
    try:
        return articles.digest(articles.load(item))
    except InputError:
        return None
