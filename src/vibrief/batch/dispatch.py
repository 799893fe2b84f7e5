"""Handing groups of tasks to workers until all are settled; a worker that dies takes none of them with it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from vibrief.batch import articles
from vibrief.batch.inputs import Item
from vibrief.batch.pool import Pool
from vibrief.batch.settings import Outcome
from vibrief.batch.worker import Task
from vibrief.errors import InputError

log = logging.getLogger("vibrief")

GROUP_ITEMS, GROUP_BYTES = 64, 512 * 1024
"""A group of tasks: enough sentences for full batches, and little to lose when a worker dies."""
DEATHS = 2
"""A worker that dies takes all that was under way with it; who was there twice, once alone, is the reason."""
PAUSE = 0.25
"""Seconds between two looks at the clock and at Ctrl-C."""


class Dispatch:
    """Work for the workers of `pool`. `settle` is told each outcome, `count_death` counts the deaths over an article
    and gives their number; `stopped` says whether nothing more is to be begun, `look` is called now and then.

    Tasks in `alone` wait for a worker of their own.
    """

    def __init__(
        self,
        pool: Pool,
        settle: Callable[[Outcome], None],
        count_death: Callable[[str], int],
        stopped: Callable[[], bool] = lambda: False,
        look: Callable[[], None] = lambda: None,
    ) -> None:
        self.pool = pool
        self.alone: deque[Task] = deque()
        self._settle = settle
        self._count_death = count_death
        self._stopped = stopped
        self._look = look

    def work(self, groups: Iterator[list[Task]]) -> None:
        """Have all groups made, or end what is under way when it is stopped."""
        pool = self.pool
        group = next(groups, None)
        while True:
            while group is not None and not self._stopped() and pool.room():
                pool.give(group)
                group = next(groups, None)
            while self.alone and group is None and not self._stopped() and pool.room(alone=True):
                pool.give([self.alone.popleft()], alone=True)
            if not pool.busy and (self._stopped() or (group is None and not self.alone)):
                return
            for heard in pool.hear(PAUSE):
                if isinstance(heard, Outcome):
                    self._settle(heard)
                else:
                    self._try_again(heard)
            self._look()

    def _try_again(self, tasks: Sequence[Task]) -> None:
        """Give each task that was under way in a worker that died another try, alone, unless that was it."""
        if tasks:
            log.info("A worker died; %d articles are tried again, one by one.", len(tasks))
        for task in tasks:
            if self._count_death(task.item.key) < DEATHS:
                self.alone.append(task)
                continue
            error = (
                f"{task.item.key}: a worker died over it twice, killed or out of memory; split it, or give the "
                "machine more memory, and use --retry-failed."
            )
            self._settle(Outcome(task.item.key, hash_of(task.item), error))


def in_groups(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    """Tasks by groups of a size that suits a worker."""
    group: list[Task] = []
    size = 0
    for task in tasks:
        if task.item.size >= GROUP_BYTES:  # nobody else should have to wait for it, or die with it
            yield [task]
            continue
        group.append(task)
        size += task.item.size
        if len(group) >= GROUP_ITEMS or size >= GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def hash_of(item: Item) -> str | None:
    """Hash of what an item holds now; None where that cannot be had."""
    try:
        return articles.digest(articles.load(item))
    except InputError:
        return None
