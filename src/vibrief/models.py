"""Models: where they live, what makes one usable, and how one is fetched, added and verified.

A model is a directory in Hugging Face's Marian layout (`config.json`, `model.safetensors`,
`source.spm`, `target.spm`, `vocab.json`), or one already converted for CTranslate2 that holds the same
tokenizer files. Optional in either: `vibrief.json` (see `engines.conversion.read_extras`), `ctranslate2/`
with a converted copy ready for use, and `SHA256SUMS`, against which what is listed is checked whenever
the model is loaded.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vibrief.checksums import SUMS, check_sums, sha256_of, write_sums
from vibrief.errors import ModelError

EMBEDDED = "vibrief-vi-en"
WEIGHTS = "model.safetensors"
CONVERTED = "model.bin"
TOKENIZER_FILES = ("source.spm", "target.spm", "vocab.json")
READY = "ctranslate2"
"""Folder inside a model directory that holds a copy converted to int8."""

KEPT_SUFFIXES = (".json", ".spm", ".safetensors", ".md")
KEPT_FILES = (CONVERTED, "LICENSE", "shared_vocabulary.txt")
KEPT_FOLDERS = (READY,)
"""What of a model directory is copied when it is added: nothing that could be run, no checkpoints."""

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
    """One row of `vibrief models list`.

    `size` in bytes; `converted`: ready for CTranslate2 without a conversion first; `problem` says in one line
    why a model cannot be used, "" where it can.
    """

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
    """The model of that name or directory (None: the embedded one), checked against its SHA256SUMS.

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
                f"The embedded model is missing ({directory}); install vibrief again, or use --model."
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
                f"{directory} holds its weights as a pickle, which could run anything when read; "
                "save them as safetensors first."
            )
    if missing:
        raise ModelError(f"{directory} is not a complete MarianMT model: {', '.join(missing)} missing.")
    if (directory / WEIGHTS).is_file():
        read_config(directory)
    read_extras(directory)


def installed_names() -> list[str]:
    """Names of the models in the store."""
    store = data_home() / "models"
    return sorted(path.name for path in store.glob("*") if path.is_dir() and valid_name(path.name))


def list_models() -> list[ModelStatus]:
    """The embedded model, the installed ones, then those that can be pulled."""
    from vibrief.hub import PINS

    installed = installed_names()
    rows = [status(name) for name in [EMBEDDED, *installed]]
    for name, pin in PINS.items():
        if name not in installed:
            rows.append(ModelStatus(name, "can be pulled", None, pin.size, "", False, ""))
    return rows


def status(name: str | Path) -> ModelStatus:
    """State of the model of that name or directory; a problem is told, not raised."""
    from vibrief.engines.loading import is_converted

    origin: Origin = "embedded" if str(name) == EMBEDDED else "installed"
    directory = None
    try:
        directory, origin = find_directory(name)
        model = resolve(name)
        return ModelStatus(
            model.name, origin, directory, size_of(directory), model.sha256, is_converted(model), ""
        )
    except ModelError as error:
        size = size_of(directory) if directory else 0
        return ModelStatus(Path(name).name, origin, directory, size, "", False, str(error))


def size_of(directory: Path) -> int:
    """Bytes of all files in a directory."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


def verify(name: str | Path | None = None) -> ModelStatus:
    """Check a model's files against their hashes, load it and translate a sentence; raises ModelError."""
    from vibrief.engines import load_engine

    model = resolve(name)
    engine = load_engine(model, device="cpu")
    if not engine.translate(["Xin chào Việt Nam."], beam=1)[0][0].text.strip():
        raise ModelError(f"Model {model.name} loads but translates nothing; get it again.")
    return status(model.directory if name is None or model.origin == "directory" else name)


def add(path: str | Path, *, name: str | None = None) -> Model:
    """Copy the model in directory `path` into the store, under `name` or the directory's own name.

    It has to be complete, and to load and translate. Adding what is installed already changes nothing;
    another model under a name in use raises ModelError.
    """
    source = Path(path).expanduser()
    if not source.is_dir():
        raise ModelError(f"{source} is not a directory; name the one that holds config.json.")
    verify(source)
    name = name or source.resolve().name
    with new_directory(name) as work:
        for entry in sorted(source.iterdir()):
            if entry.name in KEPT_FOLDERS and entry.is_dir():
                shutil.copytree(entry, work / entry.name)
            elif (entry.is_file() and entry.suffix in KEPT_SUFFIXES) or entry.name in KEPT_FILES:
                shutil.copyfile(entry, work / entry.name)
    return resolve(name)


def pull(name: str) -> Model:
    """Fetch a model from the hub, check it and install it; see `vibrief.hub`. Raises ModelError."""
    from vibrief.hub import fetch

    if name == EMBEDDED:
        return resolve(name)
    with new_directory(name) as work:
        fetch(name, work)
    return resolve(name)


@contextmanager
def new_directory(name: str) -> Iterator[Path]:
    """A folder to fill that becomes the installed model `name` when all went well, else leaves nothing."""
    if not valid_name(name) or name == EMBEDDED:
        raise ModelError(f"A model cannot be named {name!r}; give another name.")
    store = data_home() / "models"
    place = store / name
    try:
        store.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=store) as made:
            work = Path(made) / name
            work.mkdir()
            yield work
            write_sums(work)
            if place.exists():
                if (place / SUMS).is_file() and (place / SUMS).read_bytes() == (work / SUMS).read_bytes():
                    return
                raise ModelError(
                    f"Another model is installed as {name}; give a new name, or remove {place} first."
                )
            work.rename(place)
    except OSError as error:
        raise ModelError(f"The model cannot be stored in {store}: {error.strerror or error}.") from error
