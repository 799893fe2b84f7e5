"""Places where articles come from and results go: folders, and by way of fsspec object stores and the like."""

from __future__ import annotations

import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from vibrief.errors import InputError, OutputError, UsageError, VibriefError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

CHANGED = ("mtime", "ETag", "etag", "md5Hash", "content_md5", "LastModified", "last_modified", "updated")
"""What file systems call what is another one when a file has changed."""


def is_url(place: str) -> bool:
    """Whether a place is none of this machine's folders, or at least says so."""
    return "://" in place


def absolute(place: str) -> str:
    """A place by a name that is the same wherever one is."""
    return place if is_url(place) else str(Path(place).absolute())


def filesystem(place: str) -> tuple[AbstractFileSystem, str]:
    """The file system of a place, and the place's name in it.

    Packages for fsspec (s3fs, gcsfs …) come first, because they know more ways to log in; without one pyarrow does it,
    which knows s3, gs and hdfs by itself. Raises UsageError where none can.
    """
    from fsspec.core import url_to_fs

    try:
        return url_to_fs(place)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        try:
            from fsspec.implementations.arrow import ArrowFSWrapper
            from pyarrow.fs import FileSystem

            inner, path = FileSystem.from_uri(place)
        except (ImportError, ValueError, OSError):
            raise UsageError(f"{place} cannot be reached: {one_line(error)}.") from None
        return ArrowFSWrapper(inner), path
    except Exception as error:  # whatever a package for a store says of its settings
        raise UsageError(f"{place} cannot be reached: {one_line(error)}.") from error


def open_binary(place: str) -> IO[bytes]:
    """Open a file for reading; raises OSError, or InputError where a store says something else."""
    if not is_url(place):
        return Path(place).open("rb")
    fs, path = filesystem(place)
    with told(place, InputError, "read"):
        return fs.open(path, "rb")  # type: ignore[no-any-return]


def version_of(info: dict[str, object]) -> str:
    """What is another one when a file has changed, as far as its file system tells."""
    return " ".join(str(info[name]) for name in ("size", *CHANGED) if info.get(name) is not None)


class Store:
    """A folder to write to: files in it are whole or not there. Raises OutputError."""

    def __init__(self, place: str) -> None:
        self.place = absolute(place)
        self._fs, self._root = filesystem(self.place)
        self._root = self._root.rstrip("/")

    def put(self, name: str, data: bytes, scratch: str) -> None:
        """Write a file, by way of one in the folder `scratch`, or replace it.

        A store without renaming copies instead: the copy, too, is there as a whole or not at all.
        """
        temporary = f"{self._root}/{scratch}/{secrets.token_hex(8)}.tmp"
        with told(f"{self.place}/{name}", OutputError, "written"):
            try:
                for path in (temporary, f"{self._root}/{name}"):
                    self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._fs.pipe_file(temporary, data)
                self._fs.mv(temporary, f"{self._root}/{name}")
            except BaseException:
                if self._fs.exists(temporary):
                    self._fs.rm_file(temporary)
                raise

    def get(self, name: str) -> bytes | None:
        """What a file holds; None where there is none."""
        with told(f"{self.place}/{name}", OutputError, "read"):
            try:
                return self._fs.cat_file(f"{self._root}/{name}")  # type: ignore[no-any-return]
            except FileNotFoundError:
                return None

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of the files of a folder with that ending, in order."""
        self._fs.invalidate_cache()
        with told(f"{self.place}/{folder}", OutputError, "read"):
            try:
                found = self._fs.ls(f"{self._root}/{folder}", detail=False)
            except (FileNotFoundError, NotADirectoryError):
                return []
        return sorted(path.rpartition("/")[2] for path in found if path.endswith(ending))

    def is_file(self, name: str) -> bool:
        """Whether there is a file of that name, where a folder is wanted."""
        with told(f"{self.place}/{name}", OutputError, "read"):
            return bool(self._fs.isfile(f"{self._root}/{name}"))

    def move(self, name: str, to: str) -> None:
        """Move a file that may be there."""
        with told(f"{self.place}/{name}", OutputError, "moved"):
            if self._fs.exists(f"{self._root}/{name}"):
                self._fs.makedirs(f"{self._root}/{to}".rpartition("/")[0], exist_ok=True)
                self._fs.mv(f"{self._root}/{name}", f"{self._root}/{to}")


def read_lines(place: str) -> Iterator[str]:
    """The lines of a file that is there, as they are."""
    with open_binary(place) as file, io.TextIOWrapper(file, encoding="utf-8") as lines:
        yield from lines


@contextmanager
def told(place: str, kind: type[VibriefError], what: str) -> Iterator[None]:
    """Whatever goes wrong in a file system as an error of ours; FileNotFoundError stays where it is asked for."""
    try:
        yield
    except VibriefError:
        raise
    except Exception as error:  # each package has errors of its own
        raise kind(f"{place} cannot be {what}: {one_line(error)}.") from error


def one_line(error: Exception) -> str:
    """An error as one line."""
    said = getattr(error, "strerror", None) or str(error)
    return " ".join(str(said).split()).rstrip(".") or type(error).__name__
