"""What a batch is asked to do, and what came of it."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal

STATE = ".vibrief"
"""Folder inside the output folder for the journal, the sentence memory and the locks."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How articles are translated and briefed, and by whom.

    `model` is a name or directory (None: the embedded one); `memory` the sentence memory (None: one in the output
    folder); `to` the name of a data set to write instead of a folder per article, ending in .jsonl or .parquet;
    `workers` the number of processes (None: one per GPU, or one for every four cores, two at least).
    """

    model: str | Path | None = None
    engine: str = "auto"
    device: str = "auto"
    beam: int = 4
    length: Literal["short", "standard", "full"] = "standard"
    form: Literal["md", "html", "docx", "json"] = "md"
    glossaries: tuple[Path, ...] = ()
    diacritics: Literal["keep", "drop"] = "drop"
    memory: Path | None = None
    to: str | None = None
    workers: int | None = None
    retry_failed: bool = False

    def fingerprint(self, model_sha256: str) -> str:
        """Hash of all that decides what the results hold. The device is not part of it: a run may be moved."""
        from vibrief import __version__
        from vibrief.checksums import sha256_of

        decisive = (
            __version__, model_sha256, self.engine, self.beam, self.length, self.form, self.diacritics,
            Path(self.to).suffix if self.to else "folders", *map(sha256_of, self.glossaries),
        )  # fmt: skip
        return hashlib.sha256("\0".join(map(str, decisive)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article. `error` is one line, "" where all went well.

    `input` is the hash of what was read (None where nothing could be); `figures` are those of the source,
    `proved` the ones the English has, `marked` those that bear a mark; `row` the row of a data set.
    """

    key: str
    input: str | None = None
    error: str = ""
    words: int = 0
    figures: int = 0
    proved: int = 0
    marked: int = 0
    row: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the articles of a run; words and figures are those of finished articles."""

    articles: int = 0
    done: int = 0
    failed: int = 0
    words: int = 0
    figures: int = 0
    proved: int = 0
    marked: int = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))
