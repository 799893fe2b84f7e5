"""Results are written whole or not at all: beside the place they belong to, then renamed into it.

A rename within one folder is atomic, so whoever looks sees the earlier result or the new one, never half of
one. Nothing is synced to the disk before the rename: a killed process or a full disk does no harm, and
syncing every file of an archive of articles would take longer than translating them.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from vibrief.errors import OutputError

# What the operating system says, and what the user can do about it.
_ADVICE = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another folder",
    errno.EFBIG: "the file would be larger than this system allows; choose another folder",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "it is on a read-only disk; choose another folder",
    errno.EEXIST: "a file of that name is in the way; move it or choose another folder",
    errno.ENOTDIR: "a file of that name is in the way; move it or choose another folder",
    errno.EISDIR: "a folder of that name is in the way; move it or choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}
# Names Windows keeps for devices, with any extension.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NAME_LENGTH = 80  # characters: at most 240 bytes in UTF-8 for Vietnamese, under the 255 of most file systems


def write_text(path: Path, text: str) -> Path:
    """Write `text` as UTF-8 to `path` whole or not at all; the folder is made where it is missing.

    Raises OutputError when it cannot be written; what stood at `path` before is then untouched.
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> Path:
    """`write_text` for bytes."""
    write_files(path.parent, {path.name: data})
    return path


def write_files(directory: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write `files` (name → content) into `directory`, all of them or none, and give their paths in order.

    Other files of the directory stay. Raises OutputError; then no file has been added, changed or removed.
    """
    with _one_line(directory):
        new = not directory.exists()
        if new:
            directory.parent.mkdir(parents=True, exist_ok=True)
        # Inside an existing directory, because the one above may be on another disk or not ours to write.
        with _temporary(directory.parent if new else directory, directory.name) as staging:
            for name, data in files.items():
                (staging / name).write_bytes(data)
            if new:
                staging.rename(directory)
            else:
                _move_in(staging, directory, list(files))
    return [directory / name for name in files]


@contextmanager
def replace_directory(directory: Path) -> Iterator[Path]:
    """Fill a new directory in the `with` block; it takes the place of `directory` when the block ends well.

    Everything that stood in `directory` goes: this is for folders that are ours alone, such as a converted
    model. When the block raises, `directory` is untouched. Raises OutputError when the disk refuses.
    """
    with _one_line(directory):
        directory.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(directory.parent, directory.name) as staging:
            yield staging
            if not directory.is_dir():
                staging.rename(directory)
                return
            with _temporary(directory.parent, directory.name) as grave:
                directory.rename(grave / "earlier")
                try:
                    staging.rename(directory)
                except BaseException:
                    (grave / "earlier").rename(directory)
                    raise


def safe_name(source: str) -> str:
    """A folder name for the article read from `source` (a path, a URL, or "-" for standard input).

    Its last part without the extension; letters, digits, `.`, `_` and `-` stay, whatever else becomes `-`.
    Never empty, hidden, a path, or a device name of Windows, so that it cannot lead out of the folder it is
    put into.
    """
    if source == "-":
        return "stdin"
    path = re.sub(r"[?#].*$", "", source) if "://" in source else source
    last = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    stem = re.sub(r"(?<=.)\.\w{1,8}$", "", unicodedata.normalize("NFC", last))
    name = re.sub(r"[^\w.-]+", "-", stem)[:_NAME_LENGTH].strip(".-_ ")
    name = re.sub(r"\.{2,}", ".", name)
    return f"{name}-article" if _RESERVED.fullmatch(name) else name or "article"


def safe_names(sources: Iterable[str]) -> list[str]:
    """`safe_name` of each source, with -2, -3 … where names would clash, letter case ignored."""
    taken: set[str] = set()
    names = []
    for source in sources:
        name = stem = safe_name(source)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _move_in(staging: Path, directory: Path, names: list[str]) -> None:
    """Rename the staged files into `directory`; on a failure put everything back as it was."""
    with _temporary(directory, "earlier") as earlier:
        kept: list[str] = []
        moved: list[str] = []
        try:
            for name in names:
                target = directory / name
                if target.is_dir() and not target.is_symlink():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
                if target.is_symlink() or target.exists():
                    target.rename(earlier / name)
                    kept.append(name)
                (staging / name).rename(target)
                moved.append(name)
        except BaseException:
            for name in moved:
                (directory / name).unlink(missing_ok=True)
            for name in kept:
                (earlier / name).rename(directory / name)
            raise


@contextmanager
def _temporary(parent: Path, name: str) -> Iterator[Path]:
    """An empty hidden folder in `parent`; removed at the end if it still is there."""
    path = parent / f".{name[:40]}-{secrets.token_hex(4)}.tmp"
    path.mkdir()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _one_line(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _ADVICE.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"Cannot write to {directory}: {reason}. Earlier results are untouched.") from error
