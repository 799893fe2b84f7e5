"""Line by line: files whose lines belong together with those of another file, and streams without end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from vibrief.errors import InputError
from vibrief.reading.encodings import decode
from vibrief.reading.files import MAX_BYTES


def read_lines(path: str | Path) -> Iterator[str]:
    """The lines of a text file ("-": standard input) as they come, character by character as they are there.

    Only a line feed ends a line, so that the count is that of `wc -l`; a carriage return before it goes with
    it. UTF-8 is read as a stream of any length; another encoding is decoded whole. Raises InputError
    when the file cannot be read.
    """
    if str(path) == "-":
        yield from _utf8(sys.stdin.buffer, "Standard input")
        return
    try:
        with Path(path).open("rb") as file:
            if _is_utf8(file):
                yield from _utf8(file, str(path))
            else:
                yield from decode(file.read(MAX_BYTES), str(path)).removesuffix("\n").split("\n")
    except FileNotFoundError:
        raise InputError(f"There is no file {path}: check the name and the folder.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None


def _is_utf8(file: IO[bytes]) -> bool:
    """Whether the beginning of a file is UTF-8, a character cut off at the end of the sample aside."""
    sample = file.read(1 << 16)
    file.seek(0)
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        return len(sample) - error.start < 4 and len(sample) == 1 << 16
    return b"\0" not in sample


def _utf8(stream: Iterable[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(
                f"{name}, line {number} is not UTF-8: convert it, for example with iconv."
            ) from None
        yield text.removesuffix("\n").removesuffix("\r")
