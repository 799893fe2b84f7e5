"""A batch cut into shards: what one actor makes at a time, and what is made again when it gets lost.

A shard is a list of files, or a range of rows of a data set. Its name holds a hash of all that its results depend on,
so that a later run knows it again whatever has changed around it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO

from vibrief.batch.inputs import (
    LINES,
    Item,
    bounded_lines,
    key_of,
    open_parquet,
    parquet_items,
    row_of_line,
    unreadable,
)
from vibrief.batch.sources import Source
from vibrief.batch.storage import open_binary
from vibrief.errors import InputError

ARTICLES = 128
"""Articles of a shard at most: some minutes' work for a core, and no great loss."""
BYTES = 8 * 2**20
"""Bytes of the articles of a shard, but for one that is larger by itself."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles of the input. `hash` stands for what they hold and for the settings.

    Either `files`, (key, place, bytes) of articles that are files of their own. Or so many `rows` of the data set
    `key` at `place`, with `before` rows before them: in JSON Lines they begin at the byte `start`, in Parquet in the
    row group `start`, of which `skip` rows are passed over. `renamed` has the keys of rows whose id an earlier row
    has, by their number in the data set.
    """

    hash: str
    articles: int
    files: tuple[tuple[str, str, int], ...] = ()
    key: str = ""
    place: str = ""
    start: int = 0
    skip: int = 0
    before: int = 0
    rows: int = 0
    renamed: tuple[tuple[int, str], ...] = ()

    def dumps(self) -> str:
        """The shard as a line of JSON, to be sent somewhere."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> Shard:
        """The shard that `dumps` has written."""
        read = json.loads(text)
        for name in ("files", "renamed"):
            read[name] = tuple(tuple(one) for one in read[name])
        return cls(**read)


def cut_files(sources: Iterable[Source], settings: str, limit: int) -> Iterator[Shard]:
    """Shards of articles that are files of their own.

    Where one ends depends on the names of the files, too, so that a new file changes its own shard and hardly another.
    """
    files: list[Source] = []
    for source in sources:
        files.append(source)
        natural = len(files) >= limit // 2 and int(digest(source.key), 16) % max(1, limit // 4) == 0
        if natural or len(files) >= limit or sum(file.size for file in files) >= BYTES:
            yield shard_of_files(files, settings)
            files = []
    if files:
        yield shard_of_files(files, settings)


def shard_of_files(files: Iterable[Source], settings: str) -> Shard:
    """The shard of some files."""
    held = tuple((file.key, file.place, file.size) for file in files)
    return Shard(digest(settings, *(f"{file.key}\0{file.version}" for file in files)), len(held), held)


def cut_data_set(source: Source, settings: str, limit: int) -> Iterator[Shard]:
    """Shards of a data set, which is read for it; one that cannot be read is one shard, and the failure its article."""
    try:
        with open_binary(source.place) as file:
            if source.kind == "lines":
                yield from cut_lines(source, file, settings, limit)
            else:
                yield from cut_parquet(source, file, settings, limit)
    except (InputError, OSError):
        name = digest(settings, source.key, source.version, "unreadable")
        yield Shard(name, 1, key=source.key, place=source.place, rows=1)


def cut_lines(source: Source, file: IO[bytes], settings: str, limit: int) -> Iterator[Shard]:
    """Shards of a JSON Lines file; what they hash is the lines themselves, so that a file may grow."""
    names = Names(source.key)
    start = before = number = articles = 0
    held = hashlib.blake2b(digest_size=16)
    for number, line in enumerate(bounded_lines(file), 1):
        held.update(line or b"")
        item = row_of_line(source.key, number, line)
        if item is not None:
            articles += 1
            names.enter(number, item.key)
        if articles >= limit or file.tell() - start >= BYTES:
            made = digest(settings, source.key, str(before), held.hexdigest())
            yield Shard(
                made, articles, (), source.key, source.place, start, 0, before, number - before, names.take()
            )
            start, before, articles = file.tell(), number, 0
            held = hashlib.blake2b(digest_size=16)
    if articles:
        made = digest(settings, source.key, str(before), held.hexdigest())
        yield Shard(
            made, articles, (), source.key, source.place, start, 0, before, number - before, names.take()
        )


def cut_parquet(source: Source, file: IO[bytes], settings: str, limit: int) -> Iterator[Shard]:
    """Shards of a Parquet file, none of which reaches beyond its row group; of the rows only the ids are read."""
    table = open_parquet(source.key, file)
    names = Names(source.key)
    number = 0
    has_ids = "id" in table.schema_arrow.names
    for group in range(table.num_row_groups):
        facts = table.metadata.row_group(group)
        rows = facts.num_rows
        size = max(1, min(limit, int(BYTES * rows / max(1, facts.total_byte_size))))
        ids = table.read_row_group(group, columns=["id"])["id"].to_pylist() if has_ids else [None] * rows
        for skip in range(0, rows, size):
            before = number
            for name in ids[skip : skip + size]:
                number += 1
                names.enter(number, key_of(source.key, number, name))
            made = digest(settings, source.key, source.version, str(before), str(number))
            count = number - before
            yield Shard(made, count, (), source.key, source.place, group, skip, before, count, names.take())


class Names:
    """The keys of a data set's rows, told apart where they are the same."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._met: set[str] = set()
        self._renamed: list[tuple[int, str]] = []

    def enter(self, number: int, key: str) -> None:
        """Meet the row with that number."""
        name, times = key, 1
        while name in self._met:
            times += 1
            name = f"{key}#{times}"
        self._met.add(name)
        if times > 1:
            self._renamed.append((number, name))

    def take(self) -> tuple[tuple[int, str], ...]:
        """The rows renamed since the last call."""
        taken, self._renamed = tuple(self._renamed), []
        return taken


def items_of(shard: Shard) -> Iterator[Item]:
    """The articles of a shard, read where they are."""
    if shard.files:
        for key, place, size in shard.files:
            yield Item(key, "file", size, place=place)
        return
    renamed = dict(shard.renamed)
    try:
        with open_binary(shard.place) as file:
            rows = (
                lines_of(shard, file) if Path(shard.key).suffix.lower() in LINES else groups_of(shard, file)
            )
            for number, item in rows:
                yield replace(item, key=renamed[number]) if number in renamed else item
    except OSError as error:
        yield unreadable(shard.key, error)
    except InputError as error:
        yield Item(shard.key, "file", 0, problem=str(error))


def lines_of(shard: Shard, file: IO[bytes]) -> Iterator[tuple[int, Item]]:
    """Number and item of the rows of a shard of JSON Lines."""
    file.seek(shard.start)
    for number, line in enumerate(islice(bounded_lines(file), shard.rows), shard.before + 1):
        if (item := row_of_line(shard.key, number, line)) is not None:
            yield number, item


def groups_of(shard: Shard, file: IO[bytes]) -> Iterator[tuple[int, Item]]:
    """Number and item of the rows of a shard of Parquet."""
    table = open_parquet(shard.key, file)
    items = parquet_items(shard.key, table, shard.before - shard.skip, [shard.start])
    yield from enumerate(islice(items, shard.skip, shard.skip + shard.rows), shard.before + 1)


def digest(*parts: str) -> str:
    """A hash of texts, short enough for a file's name."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
