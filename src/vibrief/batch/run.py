"""A run on this machine: items in, groups of tasks out to the workers, outcomes into the journal."""

from __future__ import annotations

import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from types import FrameType

from vibrief.batch import articles, dataset, inputs
from vibrief.batch.dataset import Rows
from vibrief.batch.dispatch import Dispatch, hash_of, in_groups
from vibrief.batch.inputs import Item
from vibrief.batch.journal import Entry, Journal
from vibrief.batch.locks import only_run
from vibrief.batch.pool import Pool, places
from vibrief.batch.progress import Progress
from vibrief.batch.settings import STATE, Outcome, Settings
from vibrief.batch.storage import is_url
from vibrief.batch.summary import TOLD, Summary, write_summary
from vibrief.batch.worker import Place, Task
from vibrief.errors import UsageError


def run(
    inputs_: Sequence[str],
    output: Path | str,
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
    if is_url(str(output)):
        raise UsageError(f"{output} is no folder of this machine; object stores are written to with --ray.")
    output = Path(output)
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
        self.interrupted = False

    def make(self, paths: Sequence[str], where: Sequence[Place]) -> Summary:
        """Make the articles at `paths` with a worker at each place, and write the summary."""
        memory = self.settings.memory or self.output / STATE / "memory.sqlite"
        pool = Pool(self.settings, memory, self.output, where)
        try:
            with self._interruptible():
                work = Dispatch(
                    pool, self._settle, self.journal.count_death, lambda: self.interrupted, self.progress.show
                )
                work.work(in_groups(self._tasks(inputs.find_items(paths, self.output), work.alone)))
        except BaseException:
            pool.end(kill=True)
            raise
        pool.end()
        if self.rows and self.settings.to:
            rows = self.rows.get(self.journal.settled())
            scratch = self.output / STATE / self.settings.to
            dataset.write_dataset(rows, self.output / self.settings.to, scratch)
            self.rows.close()
        progress = self.progress
        seconds = time.monotonic() - progress.began
        failures = tuple(islice(self.journal.failures(), TOLD))
        summary = Summary.of(
            self.journal.totals(), failures, progress.done, progress.words, seconds, self.interrupted
        )
        write_summary(summary, self.journal.failures(), self.output)
        return summary

    def _tasks(self, items: Iterator[Item], alone: deque[Task]) -> Iterator[Task]:
        """The tasks that are to be done, but for those over which a worker has died: they go to `alone`."""
        for item in items:
            if self.interrupted:
                return
            self.progress.show()
            found = self._enter(item)
            if found is None:
                continue
            task, deaths = found
            if deaths:
                alone.append(task)
            else:
                yield task

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
