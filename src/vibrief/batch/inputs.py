"""What a batch is made of: files, folders, globs, data sets and lists of paths, as a stream of items."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from vibrief.batch.storage import is_url
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
    with `#` and the row's id. `size` is in bytes. `problem` says why a row cannot be an article. `place` is where a
    file is to be found, unless that is its key.
    """

    key: str
    form: Form
    size: int
    data: bytes = b""
    problem: str = ""
    place: str = ""

    @property
    def stem(self) -> str:
        """What to name its results after."""
        return self.key if self.form == "file" else self.key.rpartition("#")[2].replace("/", "-")


def expand(inputs: Iterable[str], listed: Iterable[str] = (), *, urls: bool = False) -> list[str]:
    """Paths that inputs stand for: globs are matched, and `-` is a list of paths, one a line, in `listed`.

    Raises UsageError where there is nothing at an input; what is missing of a list is for the run to report. Only with
    `urls` may an input be one, and it is left as it is.
    """
    paths: list[str] = []
    for one in inputs:
        if is_url(one):
            if not urls:
                raise UsageError(f"{one} is no file of this machine; object stores are read with --ray.")
            paths.append(one)
        elif one == "-":
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
                if (item := row_of_line(str(path), number, line)) is not None:
                    yield item
    except OSError as error:
        yield unreadable(str(path), error)


def unreadable(key: str, error: Exception) -> Item:
    """The item of a data set that cannot be read: it is one failure."""
    said = getattr(error, "strerror", None) or error
    return Item(key, "file", 0, problem=f"{key} cannot be read: {said}.")


def bounded_lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Lines of a file; None for one that is too long to be held in memory."""
    while line := file.readline(LONGEST_LINE):
        if line.endswith(b"\n") or len(line) < LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def row_of_line(path: str, number: int, line: bytes | None) -> Item | None:
    """The item of one line of JSON, None for an empty one; the line is None where it was too long to be read."""
    if line is None:
        return bad_row(path, number, "the line is too long for one article")
    if not line.strip():
        return None
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return bad_row(path, number, "the line is not JSON")
    if not isinstance(row, dict):
        return bad_row(path, number, "the line is not a JSON object")
    return row_item(path, number, row)


def rows_of_parquet(path: Path) -> Iterator[Item]:
    """Items of a Parquet file with a column `id` and a column `text` or `html`, a few rows in memory at a time."""
    try:
        table = open_parquet(path)
    except InputError as error:
        yield Item(str(path), "file", 0, problem=str(error))
        return
    yield from parquet_items(str(path), table)


def parquet_items(
    key: str, table: ParquetFile, skip: int = 0, groups: Sequence[int] | None = None
) -> Iterator[Item]:
    """Items of a Parquet file, or of some of its row groups, when `skip` rows have gone before."""
    number = skip
    try:
        columns = [name for name in ("id", "html", "text") if name in table.schema_arrow.names]
        for batch in table.iter_batches(batch_size=ROWS, row_groups=groups, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield row_item(key, number, row)
    except (OSError, ValueError) as error:  # pyarrow's own errors are among them
        problem = f"{key} is damaged after row {number}: {' '.join(str(error).split())}"
        yield Item(f"{key}#after row {number}", "text", 0, problem=problem)


def open_parquet(path: Path | str, file: IO[bytes] | None = None) -> ParquetFile:
    """A Parquet file (`file` where it is open), its footer read.

    Raises InputError where it is none, UsageError where pyarrow is missing.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UsageError(
            "Parquet files need pyarrow; install it with: pip install vibrief[parquet]"
        ) from None
    try:
        return ParquetFile(file or path)
    except (OSError, ArrowException) as error:
        raise InputError(f"{path} is not a whole Parquet file ({' '.join(str(error).split())}).") from None


def key_of(path: str, number: int, name: object) -> str:
    """Key of the row with that number and, where it is one, that id."""
    return f"{path}#{name}" if is_id(name) else f"{path}#row {number}"


def is_id(name: object) -> bool:
    """Whether the value in a row's column `id` is one."""
    return isinstance(name, (str, int)) and bool(str(name).strip())


def row_item(path: str, number: int, row: dict[str, Any]) -> Item:
    """The item of a row of a data set."""
    name = row.get("id")
    if not is_id(name):
        return bad_row(path, number, "the row has no id")
    for column, form in TEXTS:
        text = row.get(column)
        if isinstance(text, str) and text.strip():
            data = text.encode("utf-8", "replace")
            return Item(key_of(path, number, name), form, len(data), data)
    return bad_row(path, number, f"the row with id {name} has no text and no html", name)


def bad_row(path: str, number: int, why: str, name: object = None) -> Item:
    """A row that cannot be an article."""
    return Item(key_of(path, number, name), "text", 0, problem=f"{path}, row {number}: {why}.")


def size_of(path: Path) -> int:
    """Bytes of a file, 0 where it is not to be had."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
