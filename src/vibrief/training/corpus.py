"""Sentence pairs to train on: read, cleaned and judged. A bad row is counted and named, never fatal."""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vibrief.errors import InputError

LONGEST_VIETNAMESE, LONGEST_ENGLISH = 110, 90
"""Words (for Vietnamese: syllables) beyond which a row is a paragraph rather than a sentence."""
RATIO = (0.75, 3.2)
"""Vietnamese syllables per English word in honest translations; outside it the two sides tell different
things."""
JUDGED_FROM = 12
"""Words of both sides together from which the ratio says anything."""

_TABLES = frozenset({".tsv", ".tab", ".txt"})
_EXCHANGE = frozenset({".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po"})
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_VIETNAMESE_LETTER = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence pair and the name of the collection it comes from, by which it is weighted."""

    source: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is left out; `line` counts from 1 (in TMX, XLIFF and PO: the unit)."""

    path: Path
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read: usable pairs in file order without repeats, and the rows left out."""

    pairs: tuple[Pair, ...]
    bad: tuple[BadRow, ...]

    def problems(self, limit: int = 5) -> list[str]:
        """Lines for a person: how many rows were left out for which reason, each with the first rows'
        places."""
        reasons = Counter(row.reason for row in self.bad)
        lines = []
        for reason, count in reasons.most_common():
            places = [f"{row.path.name}:{row.line}" for row in self.bad if row.reason == reason]
            more = ", …" if count > limit else ""
            rows = "1 row" if count == 1 else f"{count} rows"
            lines.append(f"{rows} left out, {reason} ({', '.join(places[:limit])}{more})")
        return lines


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Read TSV (`vi<TAB>en` or `source<TAB>vi<TAB>en`), TMX, XLIFF or PO files; `.xz` is unpacked.

    Raises InputError when a file is missing or unreadable, when the columns are in the wrong order, or when
    no pair is usable.
    """
    pairs: dict[tuple[str, str], Pair] = {}
    bad: list[BadRow] = []
    for path in paths:
        for line, pair in _rows(path):
            reason = pair if isinstance(pair, str) else judge(pair)
            if not isinstance(pair, str) and (pair.vi, pair.en) in pairs:
                reason = "a repeat"
            if reason or isinstance(pair, str):
                bad.append(BadRow(path, line, reason))
            else:
                pairs[pair.vi, pair.en] = pair
    if not pairs:
        reasons = "; ".join(Corpus((), tuple(bad)).problems(1)[:2])
        raise InputError(
            f"No usable sentence pair in {', '.join(map(str, paths))}: {reasons or 'the files are empty'}."
        )
    _expect_order(pairs.values(), paths)
    return Corpus(tuple(pairs.values()), tuple(bad))


def normalize(text: str) -> str:
    """NFKC, single spaces, no control characters: the form in which the vocabulary sees text."""
    text = unicodedata.normalize("NFKC", text)
    kept = "".join(mark if unicodedata.category(mark)[0] != "C" else " " for mark in text)
    return " ".join(kept.split())


def judge(pair: Pair) -> str:
    """Why a pair should not be learnt from, as a few words; "" when it may."""
    vi, en = len(pair.vi.split()), len(pair.en.split())
    if not vi or not en:
        return "one side empty"
    if vi > LONGEST_VIETNAMESE or en > LONGEST_ENGLISH:
        return "too long for one sentence"
    if vi + en > JUDGED_FROM and not RATIO[0] < (vi + 2) / (en + 2) < RATIO[1]:
        return "lengths too different"
    if pair.vi == pair.en and vi > 3:
        return "not translated"
    there, here = _digits(pair.vi), _digits(pair.en)
    if len(there) > 1 and len(here) > 1 and not there & here:
        return "figures all different"
    return ""


def _rows(path: Path) -> Iterator[tuple[int, Pair | str]]:
    """Line number and pair of each row, or in place of the pair why it is none."""
    suffix = path.with_suffix("").suffix if path.suffix == ".xz" else path.suffix
    if suffix.lower() in _EXCHANGE:
        if path.suffix == ".xz":
            raise InputError(f"{path}: unpack it first; only tables are read packed")
        return _exchange_rows(path)
    if suffix.lower() in _TABLES or not suffix:
        return _table_rows(path)
    raise InputError(f"{path}: expected a .tsv (or .tsv.xz), .tmx, .xliff or .po file")


def _table_rows(path: Path) -> Iterator[tuple[int, Pair | str]]:
    try:
        with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                yield number, _table_row(line, path)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    except (lzma.LZMAError, EOFError):
        raise InputError(f"{path}: is damaged or not packed with xz; get it again") from None


def _table_row(line: bytes, path: Path) -> Pair | str:
    try:
        cells = line.decode("utf-8-sig").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return "not UTF-8"
    if len(cells) not in (2, 3):
        return f"{len(cells)} {'column' if len(cells) == 1 else 'columns'} instead of 2 or 3"
    source = cells[0] if len(cells) == 3 else path.name.split(".")[0]
    return Pair(source, normalize(cells[-2]), normalize(cells[-1]))


def _exchange_rows(path: Path) -> Iterator[tuple[int, Pair | str]]:
    from vibrief.checking.files import read_pairs

    for unit in read_pairs(path, None, None):
        if unit.skipped:
            yield unit.line, unit.skipped
        else:
            yield unit.line, Pair(path.name.split(".")[0], normalize(unit.source), normalize(unit.target))


def _digits(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text))


def _expect_order(pairs: Iterable[Pair], paths: Sequence[Path]) -> None:
    """Refuse files whose English column is the Vietnamese one."""
    there = here = 0
    for pair in pairs:
        there += bool(_VIETNAMESE_LETTER.search(pair.vi))
        here += bool(_VIETNAMESE_LETTER.search(pair.en))
    if here > there:
        raise InputError(
            f"{', '.join(map(str, paths))}: the columns look swapped; Vietnamese comes first, then English"
        )
