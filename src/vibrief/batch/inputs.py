"""What a batch is made of: files, folders, globs, data sets and lists of paths, as a stream of items."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from vibrief.errors import InputError, UsageError

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

ENDINGS = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".docx"))
"""What is read as an article in a folder; a file that is named is read whatever it is called."""
LINES = frozenset((".jsonl", ".ndjson"))
PARQUET = frozenset((".parquet",))
TEXTS: tuple[tuple[str, Form], ...] = (("html", "html"), ("text", "text"))
"""Columns of a data set that may hold the article; the first that holds one counts."""
LONGEST_LINE = 64 * 2**20
"""Bytes of a line of JSON: an article of the largest size with every letter escaped."""
ROWS = 64
"""Rows of a Parquet file in memory at a time."""

Form = Literal["file", "html", "text"]


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be: where it comes from, and what it holds unless it is a file of its own.

    `key` names it within a run and in every later run of the same inputs: the path, or the path of the data set
    with `#` and the row's id. `size` is in bytes. `problem` says why a row cannot be an article.
    """

    key: str
    form: Form
    size: int
    data: bytes = b""
    problem: str = ""

    @property
    def stem(self) -> str:
        """What to name its results after."""
        return self.key if self.form == "file" else self.key.rpartition("#")[2].replace("/", "-")


def expand(inputs: Iterable[str], listed: Iterable[str] = ()) -> list[str]:
    """Paths that inputs stand for: globs are matched, and `-` is a list of paths, one a line, in `listed`.

    Raises UsageError where there is nothing at an input; what is missing of a list is for the run to report.
    """
    paths: list[str] = []
    for one in inputs:
        if one == "-":
            paths += [line.rstrip("\r\n") for line in listed if line.strip()]
        elif Path(one).exists():
            paths.append(one)
        elif found := sorted(glob.glob(one, recursive=True)):  # noqa: PTH207 (a pattern, absolute or not)
            paths += found
        else:
            raise UsageError(f"There is nothing at {one}: check the name and the folder.")
    return paths


def find_items(paths: Iterable[str], leave_out: Path) -> Iterator[Item]:
    """The articles at `paths`, in an order that depends on their names alone; nothing inside `leave_out`."""
    for path in find_files(paths, leave_out):
        kind = path.suffix.lower()
        if kind in LINES:
            yield from rows_of_lines(path)
        elif kind in PARQUET:
            yield from rows_of_parquet(path)
        else:
            yield Item(str(path), "file", size_of(path))


def count_items(paths: Iterable[str], leave_out: Path) -> int:
    """How many items `find_items` gives, found out without reading articles."""
    count = 0
    for path in find_files(paths, leave_out):
        kind = path.suffix.lower()
        try:
            if kind in LINES:
                with path.open("rb") as file:
                    count += sum(1 for line in file if line.strip())
            elif kind in PARQUET:
                count += open_parquet(path).metadata.num_rows
            else:
                count += 1
        except (OSError, InputError):
            count += 1  # it is one failure
    return count


def find_files(paths: Iterable[str], leave_out: Path) -> Iterator[Path]:
    """The files at `paths`: folders with all that is in them, but for hidden files and other endings."""
    leave_out = leave_out.resolve()
    wanted = ENDINGS | LINES | PARQUET
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            here = Path(folder)
            folders[:] = sorted(
                name for name in folders if name[0] != "." and (here / name).resolve() != leave_out
            )
            if here.resolve() == leave_out:
                folders.clear()
                continue
            for name in sorted(files):
                if name[0] != "." and Path(name).suffix.lower() in wanted:
                    yield here / name


def rows_of_lines(path: Path) -> Iterator[Item]:
    """Items of a JSON Lines file: objects with an `id` and `text` or `html`."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(bounded_lines(file), 1):
                if line is None:
                    yield bad_row(path, number, "the line is too long for one article")
                elif line.strip():
                    yield row_of_line(path, number, line)
    except OSError as error:
        yield Item(str(path), "file", 0, problem=f"{path} cannot be read: {error.strerror or error}.")


def bounded_lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Lines of a file; None for one that is too long to be held in memory."""
    while line := file.readline(LONGEST_LINE):
        if line.endswith(b"\n") or len(line) < LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def row_of_line(path: Path, number: int, line: bytes) -> Item:
    """The item of one line of JSON."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return bad_row(path, number, "the line is not JSON")
    if not isinstance(row, dict):
        return bad_row(path, number, "the line is not a JSON object")
    return row_item(path, number, row)


def rows_of_parquet(path: Path) -> Iterator[Item]:
    """Items of a Parquet file with a column `id` and a column `text` or `html`, a few rows in memory at a time."""
    number = 0
    try:
        table = open_parquet(path)
        columns = [name for name in ("id", "html", "text") if name in table.schema_arrow.names]
        for batch in table.iter_batches(batch_size=ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield row_item(path, number, row)
    except InputError as error:
        yield Item(str(path), "file", 0, problem=str(error))
    except (OSError, ValueError) as error:  # pyarrow's own errors are among them
        problem = f"{path} is damaged after row {number}: {' '.join(str(error).split())}"
        yield Item(f"{path}#after row {number}", "text", 0, problem=problem)


def open_parquet(path: Path) -> ParquetFile:
    """A Parquet file, its footer read. Raises InputError where it is none, UsageError where pyarrow is missing."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UsageError(
            "Parquet files need pyarrow; install it with: pip install vibrief[parquet]"
        ) from None
    try:
        return ParquetFile(path)
    except (OSError, ArrowException) as error:
        raise InputError(f"{path} is not a whole Parquet file ({' '.join(str(error).split())}).") from None


def row_item(path: Path, number: int, row: dict[str, Any]) -> Item:
    """The item of a row of a data set."""
    name = row.get("id")
    if not isinstance(name, (str, int)) or not str(name).strip():
        return bad_row(path, number, "the row has no id")
    for column, form in TEXTS:
        text = row.get(column)
        if isinstance(text, str) and text.strip():
            data = text.encode("utf-8", "replace")
            return Item(f"{path}#{name}", form, len(data), data)
    return bad_row(path, number, f"the row with id {name} has no text and no html", str(name))


def bad_row(path: Path, number: int, why: str, name: str = "") -> Item:
    """A row that cannot be an article."""
    key = f"{path}#{name or f'row {number}'}"
    return Item(key, "text", 0, problem=f"{path}, row {number}: {why}.")


def size_of(path: Path) -> int:
    """Bytes of a file, 0 where it is not to be had."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
