"""The journal: what became of each article, in one SQLite file beside the results.

Results are in their place before the journal says so, hence a run that is killed has at worst to make again what it
was about to enter.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vibrief.batch.settings import Outcome, Totals
from vibrief.errors import OutputError
from vibrief.output.atomic import safe_name

log = logging.getLogger("vibrief")

FORMAT = 1
RESERVED = frozenset(("summary.json",))
"""Names in the output folder that are no article's."""
TABLES = """
CREATE TABLE IF NOT EXISTS articles (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,               -- of its folder
    folded TEXT NOT NULL UNIQUE,      -- the name without regard to case
    state TEXT NOT NULL DEFAULT 'open',
    input TEXT,                       -- hash of what was read
    settings TEXT,                    -- hash of what it was made with
    error TEXT NOT NULL DEFAULT '',
    deaths INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL DEFAULT 0,
    figures INTEGER NOT NULL DEFAULT 0,
    proved INTEGER NOT NULL DEFAULT 0,
    marked INTEGER NOT NULL DEFAULT 0,
    run INTEGER NOT NULL,             -- the last run that met it
    place INTEGER NOT NULL            -- its number in that run
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_run ON articles (run, place);
CREATE TABLE IF NOT EXISTS names (folded TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the journal knows of an article when a run meets it; `state` is open, done or failed."""

    name: str
    state: str
    input: str | None
    settings: str | None
    deaths: int


class Journal:
    """The journal in the file `path`, for one run with the settings of that fingerprint.

    Raises OutputError where it cannot be written. A damaged one is set aside: what it told is made again, mostly
    out of the sentence memory.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self.path = path
        self.fingerprint = fingerprint
        with self._told():
            try:
                self._database = self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
                    raise
                self._set_aside()
            last = self._database.execute("SELECT max(run) FROM articles").fetchone()[0]
            self.run = (last or 0) + 1
            self._place = 0

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            if database.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
                raise sqlite3.DatabaseError("of another format")
            if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("malformed")
            database.executescript(TABLES)
            database.execute(f"PRAGMA user_version = {FORMAT}")
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _set_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.name}.damaged")
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self.path.replace(aside)
        self._database = self._open()
        log.warning(
            "The journal %s was damaged; it is now %s. Finished articles are made again, out of the sentence memory.",
            self.path,
            aside.name,
        )

    def enter(self, key: str, stem: str) -> Entry | None:
        """Note that this run has met the article `key`; None where it has met it before."""
        with self._told(), self._database:
            self._database.execute("BEGIN")
            found = self._database.execute(
                "SELECT run, name, state, input, settings, deaths FROM articles WHERE key = ?", (key,)
            ).fetchone()
            if found and found[0] == self.run:
                return None
            self._place += 1
            if found:
                self._database.execute(
                    "UPDATE articles SET run = ?, place = ? WHERE key = ?", (self.run, self._place, key)
                )
                return Entry(*found[1:])
            name = self._new_name(stem)
            self._database.execute(
                "INSERT INTO articles (key, name, folded, run, place) VALUES (?, ?, ?, ?, ?)",
                (key, name, name.casefold(), self.run, self._place),
            )
            return Entry(name, "open", None, None, 0)

    def _new_name(self, stem: str) -> str:
        """A name that no other article has; numbered where the plain one is taken."""
        plain = safe_name(stem)
        if plain.casefold() in RESERVED:
            plain += "-article"
        known = self._database.execute("SELECT next FROM names WHERE folded = ?", (plain.casefold(),))
        number = (known.fetchone() or (1,))[0]
        name = plain if number == 1 else f"{plain}-{number}"
        while self._database.execute(
            "SELECT 1 FROM articles WHERE folded = ?", (name.casefold(),)
        ).fetchone():
            number += 1
            name = f"{plain}-{number}"
        self._database.execute("INSERT OR REPLACE INTO names VALUES (?, ?)", (plain.casefold(), number + 1))
        return name

    def finish(self, outcome: Outcome) -> None:
        """Enter what became of an article."""
        with self._told():
            self._database.execute(
                "UPDATE articles SET state = ?, input = ?, settings = ?, error = ?, words = ?, figures = ?, "
                "proved = ?, marked = ?, deaths = CASE WHEN ? THEN deaths ELSE 0 END WHERE key = ?",
                (
                    "failed" if outcome.error else "done",
                    outcome.input,
                    self.fingerprint,
                    outcome.error,
                    outcome.words,
                    outcome.figures,
                    outcome.proved,
                    outcome.marked,
                    bool(outcome.error),
                    outcome.key,
                ),
            )

    def count_death(self, key: str) -> int:
        """Note that a worker died over this article, among others; gives how often that has happened."""
        with self._told():
            self._database.execute("UPDATE articles SET deaths = deaths + 1 WHERE key = ?", (key,))
            row = self._database.execute("SELECT deaths FROM articles WHERE key = ?", (key,)).fetchone()
            return int(row[0])

    def forgive(self, key: str) -> None:
        """Forget earlier deaths over an article, because it is to be tried again."""
        with self._told():
            self._database.execute("UPDATE articles SET deaths = 0 WHERE key = ?", (key,))

    def totals(self) -> Totals:
        """Sums over the articles that this run has met."""
        with self._told():
            row = self._database.execute(
                "SELECT count(*), ifnull(sum(state = 'done'), 0), ifnull(sum(state = 'failed'), 0), "
                "ifnull(sum(words * (state = 'done')), 0), ifnull(sum(figures * (state = 'done')), 0), "
                "ifnull(sum(proved * (state = 'done')), 0), ifnull(sum(marked * (state = 'done')), 0) "
                "FROM articles WHERE run = ?",
                (self.run,),
            ).fetchone()
            return Totals(*row)

    def failures(self) -> Iterator[tuple[str, str]]:
        """Key and error of each failed article of this run, in order."""
        with self._told():
            yield from self._database.execute(
                "SELECT key, error FROM articles WHERE run = ? AND state = 'failed' ORDER BY place",
                (self.run,),
            )

    def settled(self) -> Iterator[tuple[str, str]]:
        """Key and error ("" where all went well) of each article of this run that was tried, in order."""
        with self._told():
            yield from self._database.execute(
                "SELECT key, error FROM articles WHERE run = ? AND state != 'open' ORDER BY place",
                (self.run,),
            )

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise OutputError(
                f"The journal {self.path} cannot be written ({error}); make room or see to the permissions, "
                "then run the same command again: finished articles stay."
            ) from error
