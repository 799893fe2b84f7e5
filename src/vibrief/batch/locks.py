"""Who may write to an output folder: one run at a time, and no worker that an earlier run has left behind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from vibrief.errors import OutputError, UsageError

PATIENCE = 60.0
"""Seconds to wait for the workers of a killed run to notice; they take a fraction of one."""


@contextmanager
def only_run(state: Path) -> Iterator[None]:
    """Hold the folder with the state `state`, made where it is missing, for this run.

    Raises UsageError where another run holds it, OutputError where it cannot be written.
    """
    try:
        state.mkdir(parents=True, exist_ok=True)
        file = (state / "lock").open("a")
    except OSError as error:
        raise OutputError(
            f"Cannot write to {state.parent}: {error.strerror or error}; choose another folder."
        ) from error
    with file as run:
        if not lock(run, wait=0):
            raise UsageError(
                f"Another vibrief batch is writing to {state.parent}; wait for it, or choose another folder."
            )
        with (state / "workers.lock").open("a") as workers:
            if not lock(workers, wait=PATIENCE):
                raise UsageError(
                    f"Workers of an earlier run are still writing to {state.parent}; end them first."
                )
        yield


@contextmanager
def one_of_many(state: Path) -> Iterator[None]:
    """Held by each worker, so that a later run can wait until all are gone."""
    import fcntl

    with (state / "workers.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def lock(file: IO[str], wait: float) -> bool:
    """Lock a file for oneself; False where somebody else holds it for longer than `wait` seconds."""
    end = time.monotonic() + wait
    while not try_lock(file):
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    return True


def try_lock(file: IO[str]) -> bool:
    """Lock a file for oneself unless somebody else holds it."""
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
