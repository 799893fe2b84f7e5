"""Sentence memory: the English of sentences translated before, in one SQLite file.

What is remembered depends on the sentence, the model and the settings alone (see `sentence_key`), so a
remembered translation is the one that would be made again. The memory is a convenience: whatever is wrong
with its file is said once and never stops a translation.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import cast, get_args

from vibrief.segment import Rung

log = logging.getLogger("vibrief")

LIMIT = 500_000
"""Sentences kept, about 200 MB; the least recently used tenth goes when there are more."""
PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
BATCH = 500
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was made of a sentence."""

    english: str
    how: Rung


def sentence_key(settings: str, sentence: str) -> bytes:
    """Key of a sentence under `settings`: the model's hash and all else that decides the output."""
    return hashlib.blake2b(f"{settings}\0{sentence}".encode(), digest_size=16).digest()


class SentenceMemory:
    """The memory in the file `path`, made when it is not there. Several processes may share it."""

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self.path = path
        self.limit = limit
        self._database: sqlite3.Connection | None = None
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
                self._give_up(error)  # locked, no room, no permission: the file itself may be sound
            else:
                self._set_aside()

    def __enter__(self) -> SentenceMemory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise sqlite3.OperationalError(error.strerror) from error
        database = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            if database.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
                raise sqlite3.DatabaseError("of another format")
            database.execute(
                "CREATE TABLE IF NOT EXISTS sentences "
                "(key BLOB PRIMARY KEY, english TEXT NOT NULL, how TEXT NOT NULL, used REAL NOT NULL) "
                "WITHOUT ROWID"
            )
            database.execute("CREATE INDEX IF NOT EXISTS by_use ON sentences (used)")
            database.execute(f"PRAGMA user_version = {FORMAT}")
            if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("malformed")
        except sqlite3.Error:
            database.close()
            raise
        self._database = database

    def _set_aside(self) -> None:
        """Rename a file that is no memory and start a new one."""
        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            for suffix in ("-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self.path.replace(aside)
            self._open()
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
        else:
            log.warning(
                "The sentence memory %s was damaged; it is now %s, and a new one is begun.", self.path, aside
            )

    def _give_up(self, error: Exception) -> None:
        self.close()
        log.warning("The sentence memory %s cannot be used (%s); going on without it.", self.path, error)

    def recall(self, keys: Iterable[bytes]) -> dict[bytes, Remembered]:
        """What is remembered of `keys`; they count as used now."""
        wanted = list(keys)
        found: dict[bytes, Remembered] = {}
        if self._database is None:
            return found
        try:
            for start in range(0, len(wanted), BATCH):
                part = wanted[start : start + BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, english, how FROM sentences WHERE key IN ({marks})"  # noqa: S608 (only marks)
                for key, english, how in self._database.execute(query, part):
                    if how in get_args(Rung):
                        found[key] = Remembered(english, cast("Rung", how))
            if found:
                now = time.time()
                with self._database:
                    self._database.execute("BEGIN IMMEDIATE")
                    self._database.executemany(
                        "UPDATE sentences SET used = ? WHERE key = ?", [(now, key) for key in found]
                    )
        except sqlite3.Error as error:
            self._fail(error)
        return found

    def remember(self, entries: Mapping[bytes, Remembered]) -> None:
        """Keep `entries`, and let go of the least recently used when there are too many."""
        if self._database is None or not entries:
            return
        now = time.time()
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany(
                    "INSERT OR REPLACE INTO sentences VALUES (?, ?, ?, ?)",
                    [(key, entry.english, entry.how, now) for key, entry in entries.items()],
                )
                count = self._database.execute("SELECT count(*) FROM sentences").fetchone()[0]
                if count > self.limit:
                    self._database.execute(
                        "DELETE FROM sentences "
                        "WHERE key IN (SELECT key FROM sentences ORDER BY used LIMIT ?)",
                        (count - int(0.9 * self.limit),),
                    )
        except sqlite3.Error as error:
            self._fail(error)

    def _fail(self, error: sqlite3.Error) -> None:
        """A damaged file is set aside, whatever else goes wrong ends the use of the memory."""
        self.close()
        if isinstance(error, sqlite3.OperationalError):
            self._give_up(error)
        else:
            self._set_aside()

    def close(self) -> None:
        """Close the file; nothing is remembered or recalled any more."""
        if self._database is not None:
            self._database.close()
            self._database = None
