"""From an item to its results: the steps that the engine need not wait for."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path

from vibrief.article import Article
from vibrief.batch.dataset import row_of
from vibrief.batch.inputs import Item
from vibrief.batch.settings import Outcome, Settings
from vibrief.batch.storage import is_url, open_binary
from vibrief.errors import InputError
from vibrief.segment import Translation


def load(item: Item) -> bytes:
    """What the item holds; raises InputError where that cannot be had or is too large for an article."""
    from vibrief.reading import MAX_BYTES

    if item.problem:
        raise InputError(item.problem)
    data = item.data
    if item.form == "file":
        place = item.place or item.key
        if not is_url(place) and Path(place).exists() and not Path(place).is_file():
            # A pipe could make the run wait for ever.
            raise InputError(f"{item.key} is no file that could be read again.")
        try:
            with open_binary(place) as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            raise InputError(f"There is no file {item.key} any more, or there never was.") from None
        except OSError as error:
            raise InputError(f"{item.key} cannot be read: {error.strerror or error}.") from None
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{item.key} is larger than {MAX_BYTES / 2**20:g} MB, too large for one article: split it."
        )
    return data


def digest(data: bytes) -> str:
    """Hash of what was read, to know it again."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read(item: Item, data: bytes) -> Article:
    """The article in an item's data; raises InputError."""
    from vibrief.reading import read_bytes

    # The name tells the format where it ends like a file; that of a row is said by its column.
    article = read_bytes(data, item.key if item.form == "file" else f"{item.key}.{ROW_ENDINGS[item.form]}")
    return article if item.form == "file" else Article(article.blocks, item.key, article.published)


ROW_ENDINGS = {"html": "html", "text": "txt"}


def write(
    translation: Translation, key: str, hashed: str, folder: Path | None, settings: Settings, seconds: float
) -> Outcome:
    """Brief a translated article and write its results into `folder`, or give them as a row where it is None.

    `seconds`: what reading and translating took.

    Raises InputError where there is nothing to brief, OutputError where the results cannot be written.
    """
    from vibrief import briefing, output
    from vibrief.figures.model import Finding

    began = time.perf_counter()
    brief = briefing.brief(translation, length=settings.length)
    marked = sum(
        finding.severity == "error"
        for segment in translation.segments
        for finding in segment.findings
        if isinstance(finding, Finding)
    )
    row = ""
    if folder is None:
        row = row_of(brief, key, marked, seconds + time.perf_counter() - began)
    else:
        remove_leftovers(folder)
        output.write_all(brief, folder, form=settings.form)
    made = brief.provenance
    return Outcome(key, hashed, "", made.words, made.figures_read, made.figures_proved, marked, row)


def remove_leftovers(folder: Path) -> None:
    """Remove what a process that was killed while writing into `folder` has left there."""
    for path in folder.glob(".*.tmp"):
        shutil.rmtree(path, ignore_errors=True)
