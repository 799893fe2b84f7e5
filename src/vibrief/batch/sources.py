"""The files that make up the input of a run on a cluster, in shared folders and in object stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vibrief.batch.inputs import ENDINGS, LINES, PARQUET, find_files
from vibrief.batch.storage import absolute, filesystem, is_url, told, version_of
from vibrief.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the input: its key, where it is, its size in bytes (0: unknown), and what changes when it does."""

    key: str
    place: str
    size: int
    version: str

    @property
    def kind(self) -> Literal["file", "lines", "parquet"]:
        """What is in it."""
        ending = Path(self.key).suffix.lower()
        return "lines" if ending in LINES else "parquet" if ending in PARQUET else "file"


def find_sources(paths: Iterable[str], leave_out: str) -> Iterator[Source]:
    """The files at `paths`, each once, in an order that depends on their names alone; nothing inside `leave_out`.

    Raises InputError where a store cannot be listed.
    """
    met = set()
    for path in paths:
        for source in stored(path, leave_out) if is_url(path) else here(path, leave_out):
            if source.place not in met:
                met.add(source.place)
                yield source


def here(path: str, leave_out: str) -> Iterator[Source]:
    """The files at a path of a file system that all nodes share."""
    for found in find_files([path], Path(leave_out)):
        size, version = 0, "not there"  # which is for the actor to find out again
        with suppress(OSError):
            facts = found.stat()
            size, version = facts.st_size, f"{facts.st_size} {facts.st_mtime_ns}"
        yield Source(str(found), absolute(str(found)), size, version)


def stored(url: str, leave_out: str) -> Iterator[Source]:
    """The files at a URL, which may be a pattern, by the rules of `find_files`."""
    fs, root = filesystem(url)
    with told(url, InputError, "listed"):
        if any(mark in root for mark in "*?["):
            found = fs.glob(root, detail=True)
        elif fs.isdir(root):
            found = {
                name: facts
                for name, facts in fs.find(root, detail=True).items()
                if is_article(name[len(root) :].strip("/"))
            }
        else:
            found = {root: fs.info(root)}
    for name, facts in sorted(found.items()):
        key = fs.unstrip_protocol(name)
        if facts["type"] == "file" and not key.startswith(f"{leave_out.rstrip('/')}/"):
            yield Source(key, key, int(facts.get("size") or 0), version_of(facts))


def is_article(name: str) -> bool:
    """Whether a file in a folder is read: nothing hidden, and nothing with another ending."""
    parts = name.split("/")
    return not any(part.startswith(".") for part in parts) and Path(name).suffix.lower() in (
        ENDINGS | LINES | PARQUET
    )
