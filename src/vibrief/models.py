"""Models: where they live, what makes one usable, and how one is fetched, added and verified.

A model is a directory in Hugging Face's Marian layout (`config.json`, `model.safetensors`, `source.spm`,
`target.spm`, `vocab.json`), or one already converted for CTranslate2 that holds the same tokenizer files. Optional
in either: `vibrief.json` (see `engines.conversion.read_extras`), `ctranslate2/` with a converted copy ready for use,
and `SHA256SUMS`, against which what is listed is checked whenever the model is loaded.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vibrief.errors import ModelError

EMBEDDED = "vibrief-vi-en"
WEIGHTS = "model.safetensors"
CONVERTED = "model.bin"
TOKENIZER_FILES = ("source.spm", "target.spm", "vocab.json")
SUMS = "SHA256SUMS"
READY = "ctranslate2"
"""Folder inside a model directory that holds a copy converted to int8."""

Origin = Literal["embedded", "installed", "directory"]


@dataclass(frozen=True, slots=True)
class Model:
    """A model on this machine. `sha256` is that of its weights and names it in every result."""

    name: str
    directory: Path
    sha256: str
    origin: Origin

    @property
    def weights(self) -> Path | None:
        """The safetensors file, or None where the model is there in CTranslate2's format only."""
        path = self.directory / WEIGHTS
        return path if path.is_file() else None


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One row of `vibrief models list`. `problem` says in one line why a model cannot be used, "" where it can."""

    name: str
    origin: Origin | Literal["can be pulled"]
    directory: Path | None
    size: int
    sha256: str
    converted: bool
    problem: str


def data_home() -> Path:
    """Where installed models live: $VIBRIEF_HOME, else the user's data directory (XDG)."""
    if home := os.environ.get("VIBRIEF_HOME"):
        return Path(home)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "vibrief"


def cache_home() -> Path:
    """Where conversions are kept: the user's cache directory (XDG). Can be deleted at any time."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vibrief"


def embedded_directory() -> Path:
    """The model that comes with the package: inside it when installed, beside `src` in a checkout."""
    inside = Path(__file__).parent / "_models" / EMBEDDED
    return inside if inside.is_dir() else Path(__file__).parents[2] / "models" / EMBEDDED


def resolve(name: str | Path | None = None) -> Model:
    """The model of that name or directory (None: the embedded one), its listed files checked against SHA256SUMS.

    Raises ModelError when it is unknown, incomplete or altered.
    """
    directory, origin = find_directory(name)
    check_complete(directory)
    sums = check_sums(directory)
    weights = WEIGHTS if (directory / WEIGHTS).is_file() else CONVERTED
    return Model(directory.name, directory, sums.get(weights) or sha256_of(directory / weights), origin)


def find_directory(name: str | Path | None) -> tuple[Path, Origin]:
    """Directory and origin of a model; raises ModelError when there is none."""
    if name is None or str(name) == EMBEDDED:
        directory = embedded_directory()
        if not directory.is_dir():
            raise ModelError(
                f"The embedded model is missing ({directory}); reinstall vibrief, or name another with --model."
            )
        return directory, "embedded"
    installed = data_home() / "models" / str(name)
    if isinstance(name, str) and valid_name(name) and installed.is_dir():
        return installed, "installed"
    directory = Path(name).expanduser()
    if directory.is_dir():
        return directory.resolve(), "directory"
    from vibrief.hub import PINS

    if str(name) in PINS:
        raise ModelError(f"Model {name} is not on this machine; fetch it with: vibrief models pull {name}")
    known = ", ".join([EMBEDDED, *installed_names(), *PINS])
    raise ModelError(f"There is no model {name}; known are {known}, and any directory in MarianMT layout.")


def valid_name(name: str) -> bool:
    """Whether `name` can be a folder of the store: no path, nothing hidden."""
    return bool(name) and not name.startswith(".") and not set(name) & set("/\\\0")


def check_complete(directory: Path) -> None:
    """Raise ModelError when a file without which nothing works is missing."""
    from vibrief.engines.conversion import read_config, read_extras

    needed = [*TOKENIZER_FILES, "config.json"]
    if not (directory / WEIGHTS).is_file():
        needed.append(CONVERTED)
    missing = [name for name in needed if not (directory / name).is_file()]
    if CONVERTED in missing:
        missing[-1] = WEIGHTS
        if (directory / "pytorch_model.bin").is_file():
            raise ModelError(
                f"{directory} holds its weights as a pickle, which could run anything; save them as safetensors first."
            )
    if missing:
        raise ModelError(f"{directory} is not a complete MarianMT model: {', '.join(missing)} missing.")
    if (directory / WEIGHTS).is_file():
        read_config(directory)
    read_extras(directory)


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
    """Check every file listed in SHA256SUMS and give the list; raises ModelError on the first that differs."""
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


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; raises ModelError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return (
                hashlib.file_digest(file, "sha256").hexdigest()
                if hasattr(hashlib, "file_digest")
                else hash_whole(path)
            )
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error


def hash_whole(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def installed_names() -> list[str]:
    """Names of the models in the store."""
    store = data_home() / "models"
    return sorted(path.name for path in store.glob("*") if path.is_dir() and valid_name(path.name))
