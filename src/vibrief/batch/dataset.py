"""One data set instead of a folder per article: rows wait in SQLite and are written out whole, in order of input."""

from __future__ import annotations

import io
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from vibrief.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pyarrow import Schema

    from vibrief.briefing import Brief

ENDINGS = (".jsonl", ".parquet")
COLUMNS = (
    "id", "error", "published", "headline", "brief", "translation", "figures", "findings", "words", "figures_read",
    "figures_proved", "figures_marked", "vibrief", "model", "model_sha256", "engine", "device", "precision", "beam",
    "seconds",
)  # fmt: skip
ROWS = 500
"""Rows of a group of a Parquet file."""


def check_name(name: str) -> None:
    """Raise UsageError where a data set of that name cannot be written."""
    path = Path(name)
    if path.suffix not in ENDINGS or path.name.startswith("."):
        raise UsageError(f"--to takes a file name that ends in {' or '.join(ENDINGS)}, not {name}.")
    if path.name != name:
        raise UsageError(f"--to takes a name, not a path: --output {path.parent} --to {path.name}.")
    if path.suffix == ".parquet":
        from importlib.util import find_spec

        if find_spec("pyarrow") is None:
            raise UsageError("Parquet files need pyarrow; install it with: pip install vibrief[parquet]")


def row_of(brief: Brief, key: str, marked: int, seconds: float) -> str:
    """The row of an article as JSON; `schema` says what its columns are."""
    from vibrief import output

    record = output.to_dict(brief)
    findings = [
        finding
        for block in record["translation"]["blocks"]
        for segment in block["segments"]
        for finding in segment["findings"]
    ]
    made, model = record["provenance"], record["provenance"]["model"]
    row: dict[str, Any] = {
        "id": key,
        "error": None,
        "published": record["brief"]["published"],
        "headline": record["brief"]["headline"],
        "brief": output.render_markdown(brief),
        "translation": output.render_text(brief.translation),
        "figures": [
            {"english": one["english"], "counts": one["counts"], "paragraph": one["paragraph"]}
            for one in record["brief"]["key_figures"]
        ],
        "findings": [
            {
                "verdict": one["verdict"],
                "severity": one["severity"],
                "source": one["source"] and one["source"]["text"],
                "target": one["target"] and one["target"]["text"],
                "note": one["note"],
            }
            for one in findings
        ],
        "words": made["words"],
        "figures_read": made["figures_read"],
        "figures_proved": made["figures_proved"],
        "figures_marked": marked,
        "vibrief": made["vibrief"],
        "model": model["name"],
        "model_sha256": model["sha256"],
        "engine": model["engine"],
        "device": model["device"],
        "precision": model["precision"],
        "beam": model["beam"],
        "seconds": round(seconds, 3),
    }
    return output.dumps(row)


def failed_row(key: str, error: str) -> str:
    """The row of an article that could not be made: its id and why, every other column empty."""
    from vibrief import output

    return output.dumps({**dict.fromkeys(COLUMNS), "id": key, "error": error})


def schema() -> Schema:
    """The columns: id; the error of an article that failed, whose other columns are empty; the brief as Markdown, the
    translation as text with editor's brackets, key figures, findings of all sentences, counts, what made it, and the
    seconds it took (of a group translated together, its share by words).
    """
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    finding = [pa.field(name, text) for name in ("verdict", "severity", "source", "target", "note")]
    figure = [pa.field("english", text), pa.field("counts", text), pa.field("paragraph", number)]
    lists = {"figures": pa.list_(pa.struct(figure)), "findings": pa.list_(pa.struct(finding))}
    numbers = ("words", "figures_read", "figures_proved", "figures_marked", "beam")
    kinds = {**lists, **dict.fromkeys(numbers, number), "seconds": pa.float64()}
    return pa.schema([pa.field(name, kinds.get(name, text)) for name in COLUMNS])


class Rows:
    """The rows of finished articles, in the file `path`. Raises OutputError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            try:
                self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
                    raise
                for suffix in ("", "-wal", "-shm"):  # damaged: its articles are made again
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
                self._open()

    def _open(self) -> None:
        self._database = sqlite3.connect(self.path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID"
        )

    def put(self, key: str, row: str) -> None:
        """Keep the row of an article."""
        with self._told():
            self._database.execute(
                "INSERT OR REPLACE INTO rows VALUES (?, ?)", (key, zlib.compress(row.encode("utf-8")))
            )

    def has(self, key: str) -> bool:
        """Whether there is a row of the article."""
        with self._told():
            found = self._database.execute("SELECT 1 FROM rows WHERE key = ?", (key,)).fetchone()
            return found is not None

    def get(self, settled: Iterable[tuple[str, str]]) -> Iterator[str]:
        """The rows of articles, in their order; those that come with an error have none here."""
        with self._told():
            for key, error in settled:
                if error:
                    yield failed_row(key, error)
                    continue
                (row,) = self._database.execute("SELECT row FROM rows WHERE key = ?", (key,)).fetchone()
                yield zlib.decompress(row).decode("utf-8")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise OutputError(f"The rows in {self.path} cannot be kept: {error}.") from error


def write_dataset(rows: Iterator[str], path: Path, scratch: Path) -> None:
    """Write rows to `path` whole, by way of the file `scratch` on the same disk. Raises OutputError."""
    try:
        if path.suffix == ".parquet":
            write_parquet(rows, scratch)
        else:
            with scratch.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{row}\n" for row in rows)
        scratch.replace(path)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}; make room, then run the same command again."
        ) from error


def parquet_bytes(rows: Iterable[str]) -> bytes:
    """A Parquet file of rows."""
    made = io.BytesIO()
    write_parquet(iter(rows), made)
    return made.getvalue()


def read_rows(held: bytes, ending: str) -> list[dict[str, Any]]:
    """The rows of a data set that its file holds."""
    if ending == ".parquet":
        from pyarrow.parquet import read_table

        return read_table(io.BytesIO(held)).to_pylist()  # type: ignore[no-any-return]
    return [json.loads(line) for line in held.decode("utf-8").split("\n") if line]


def write_parquet(rows: Iterator[str], path: Path | IO[bytes]) -> None:
    """Write rows to a Parquet file, some hundred in memory at a time."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    with ParquetWriter(path, schema(), compression="zstd") as writer:
        while group := [json.loads(row) for row in islice(rows, ROWS)]:
            writer.write_table(pa.Table.from_pylist(group, schema=schema()))
