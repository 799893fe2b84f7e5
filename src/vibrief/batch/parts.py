"""A data set in parts, each one shard's, and the records that say which parts are whole.

A part is written before its record, and whoever makes a shard again writes the same under the same name: so a run may
be killed at any moment, and two actors may make the same shard when a node was given up too early.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from vibrief.batch.dataset import parquet_bytes, read_rows
from vibrief.batch.settings import STATE, Totals
from vibrief.batch.storage import Store
from vibrief.errors import UsageError

SETTINGS = "settings.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a shard: the file of its rows, sums over its articles, and its failures (article, reason)."""

    part: str
    totals: Totals
    failures: tuple[tuple[str, str], ...]

    def dumps(self) -> str:
        """The record as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def loads(cls, text: str | bytes) -> Record:
        """The record that `dumps` has written; raises ValueError, KeyError or TypeError where it is none."""
        read = json.loads(text)
        failures = tuple((key, error) for key, error in read["failures"])
        return cls(read["part"], Totals(**read["totals"]), failures)


class Parts:
    """The parts of the data set `name` in the folder `output`, made with settings of that fingerprint.

    Raises UsageError where the folder cannot be reached, OutputError where it cannot be read or written.
    """

    def __init__(self, output: str, name: str, fingerprint: str) -> None:
        self.store = Store(output)
        self.name = name
        self.fingerprint = fingerprint
        self.ending = Path(name).suffix
        self._state = f"{STATE}/{name}"
        self._aside = f"{STATE}/{name}/aside"

    def claim(self, settings: dict[str, Any]) -> None:
        """Take the data set for these settings. Raises UsageError where it was begun with others."""
        if self.store.is_file(self.name):
            raise UsageError(
                f"{self.store.place}/{self.name} is a file of a run without --ray; choose another --to."
            )
        record = {"fingerprint": self.fingerprint, **settings}
        held = self.store.get(f"{self._state}/{SETTINGS}")
        if held is None:
            self.store.put(f"{self._state}/{SETTINGS}", json.dumps(record, indent=2).encode(), STATE)
            return
        before = load(held)
        if before.get("fingerprint") != self.fingerprint:
            other = ", ".join(name for name, value in settings.items() if before.get(name) != value)
            raise UsageError(
                f"{self.store.place}/{self.name} was begun with other settings ({other or 'unknown ones'}); "
                "use those, or choose another --to."
            )

    def is_claimed(self) -> bool:
        """Whether this machine sees that the data set was taken for these settings."""
        held = self.store.get(f"{self._state}/{SETTINGS}")
        return held is not None and load(held).get("fingerprint") == self.fingerprint

    def records(self) -> Iterator[tuple[str, Record]]:
        """Hash of the shard and record of each part that is whole."""
        there = {*self.store.names(self.name, self.ending), *self.store.names(self._aside, self.ending)}
        for name in self.store.names(self._state, ".json"):
            if (
                name != SETTINGS
                and (record := self.record(name.removesuffix(".json")))
                and record.part in there
            ):
                yield name.removesuffix(".json"), record

    def record(self, shard: str) -> Record | None:
        """The record of the shard with that hash; None where it is not done."""
        held = self.store.get(f"{self._state}/{shard}.json")
        try:
            return Record.loads(held) if held else None
        except (ValueError, KeyError, TypeError):
            return None

    def rows(self, record: Record) -> list[dict[str, Any]]:
        """The rows of a part."""
        held = self.store.get(f"{self.name}/{record.part}")
        return read_rows(held, self.ending) if held else []

    def commit(self, shard: str, record: Record, rows: list[str]) -> None:
        """Write the rows (JSON) of a shard, then its record."""
        made = (
            parquet_bytes(rows) if self.ending == ".parquet" else "".join(f"{row}\n" for row in rows).encode()
        )
        self.store.put(f"{self.name}/{record.part}", made, STATE)
        self.store.put(f"{self._state}/{shard}.json", record.dumps().encode(), STATE)

    def set_aside(self, record: Record) -> None:
        """Take a part out of the data set whose shard is none of this run's: its input has changed, or is another."""
        self.store.move(f"{self.name}/{record.part}", f"{self._aside}/{record.part}")

    def bring_back(self, record: Record) -> None:
        """Put a part into the data set again that was set aside."""
        self.store.move(f"{self._aside}/{record.part}", f"{self.name}/{record.part}")


def load(held: bytes) -> dict[str, Any]:
    """A JSON object, {} where it is none."""
    try:
        read = json.loads(held)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
