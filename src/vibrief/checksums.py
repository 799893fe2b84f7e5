"""SHA-256 of files, and lists of them in the format of `sha256sum`: what a model's files should be."""

from __future__ import annotations

import hashlib
from pathlib import Path

from vibrief.errors import ModelError

SUMS = "SHA256SUMS"
BLOCK = 1 << 20


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; raises ModelError when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    return digest.hexdigest()


def read_sums(directory: Path) -> dict[str, str]:
    """SHA256SUMS of a directory: hash by relative path; {} where there is none."""
    sums: dict[str, str] = {}
    try:
        text = (directory / SUMS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return sums
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{directory / SUMS} cannot be read ({error}).") from error
    for line in text.splitlines():
        digest, _, name = line.partition("  ")
        if line.strip() and (len(digest) != 64 or not name):
            raise ModelError(f"{directory / SUMS} is damaged; get the model again.")
        sums[name] = digest
    sums.pop("", None)
    return sums


def check_sums(directory: Path) -> dict[str, str]:
    """Check every file listed in SHA256SUMS and give the list; raises ModelError where one differs."""
    sums = read_sums(directory)
    for name, digest in sums.items():
        path = directory / name
        if not path.is_file():
            raise ModelError(f"{path} is missing though {SUMS} lists it; get the model again.")
        if sha256_of(path) != digest:
            raise ModelError(f"{path} is not what {SUMS} says: damaged or altered; get the model again.")
    return sums


def write_sums(directory: Path) -> None:
    """List all files of a directory, folders inside included, in SHA256SUMS."""
    files = sorted(path for path in directory.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{sha256_of(path)}  {path.relative_to(directory).as_posix()}\n" for path in files]
    (directory / SUMS).write_text("".join(lines), encoding="utf-8")
