"""Reads glossaries: tab-separated text and TBX, the exchange format of terminology (ISO 30042)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vibrief.errors import InputError
from vibrief.terms.fold import traditional_tones
from vibrief.terms.syllables import key_of

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONCEPTS = ("termEntry", "conceptEntry")
LANGUAGE_PARTS = ("langSet", "langSec")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a glossary: a Vietnamese term, its English renderings (the preferred first), and where it stands."""

    vietnamese: str
    renderings: tuple[str, ...]
    line: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one line of a glossary."""

    line: int
    kind: Literal["bad row", "duplicate", "clash"]
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.kind}: {self.message}"


def read_rows(path: Path) -> tuple[list[Row], list[RowProblem]]:
    """The entries of a glossary file and the rows that cannot be used.

    TSV: Vietnamese, English (several forms separated by |), further columns ignored; `#` begins a comment line and a
    first line `vi<TAB>en` is a heading. TBX: basic or core, any dialect with `langSet` or `langSec` elements; parts
    of speech and other notes are ignored. Raises InputError where the file cannot be read at all.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read the glossary {path}: {error.strerror or error}") from None
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return read_tbx(data, path)
    return read_tsv(data.decode("utf-8-sig", errors="replace"))


def read_tsv(text: str) -> tuple[list[Row], list[RowProblem]]:
    """Entries and problems of tab-separated text."""
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.lstrip().startswith("#") or (number == 1 and is_heading(cells)):
            continue
        if "\ufffd" in line:
            problems.append(RowProblem(number, "bad row", "not valid UTF-8"))
        elif len(cells) < 2:
            problems.append(RowProblem(number, "bad row", "no tab between Vietnamese and English"))
        else:
            add_row(rows, problems, cells[0], cells[1], number, cells[2] if len(cells) > 2 else "")
    return rows, problems


def is_heading(cells: list[str]) -> bool:
    """Whether a first line names the columns."""
    return [cell.lower() for cell in cells[:2]] in (
        ["vi", "en"],
        ["vietnamese", "english"],
        ["source", "target"],
    )


def add_row(
    rows: list[Row], problems: list[RowProblem], vietnamese: str, english: str, line: int, note: str = ""
) -> None:
    """Append an entry, or say what is wrong with it."""
    renderings = tuple(form for form in (form.strip() for form in english.split("|")) if form)
    if not key_of(vietnamese.replace("{}", "")):
        problems.append(RowProblem(line, "bad row", "no Vietnamese term"))
    elif not renderings:
        problems.append(RowProblem(line, "bad row", f"no English for {vietnamese!r}"))
    elif "{}" in vietnamese and (not vietnamese.endswith(" {}") or vietnamese.count("{}") > 1):
        problems.append(RowProblem(line, "bad row", "{} may stand once, as the last word of the Vietnamese"))
    elif any(("{}" in form) != ("{}" in vietnamese) for form in renderings):
        problems.append(RowProblem(line, "bad row", "{} must stand on both sides or on neither"))
    else:
        rows.append(Row(vietnamese, renderings, line, note))


def read_tbx(data: bytes, path: Path) -> tuple[list[Row], list[RowProblem]]:
    """Entries and problems of a TBX file."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path} is not well-formed TBX: {error.msg}") from None
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for concept in root.iter(*(f"{{*}}{name}" for name in CONCEPTS)):
        terms: dict[str, list[str]] = defaultdict(list)
        for part in concept.iter(*(f"{{*}}{name}" for name in LANGUAGE_PARTS)):
            language = (part.get(LANG) or "").lower().split("-")[0]
            terms[language] += [
                text for term in part.iter("{*}term") if (text := "".join(term.itertext()).strip())
            ]
        line = concept.sourceline or 0
        if not terms["vi"] or not terms["en"]:
            missing = "Vietnamese" if not terms["vi"] else "English"
            problems.append(RowProblem(line, "bad row", f"an entry without a term in {missing}"))
        for vietnamese in terms["vi"] if terms["en"] else ():
            add_row(rows, problems, vietnamese, "|".join(terms["en"]), line)
    return rows, problems


def check_glossary(path: Path) -> list[RowProblem]:
    """Everything wrong with a glossary, by line: bad rows, duplicates, and clashes (one term, different English).

    Terms are one where they differ only in case (unless a capital tells them apart), tone placement, spaces or
    punctuation. Raises InputError where the file cannot be read.
    """
    rows, problems = read_rows(path)
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        earlier = first.setdefault(row_key(row), row)
        if earlier is row:
            continue
        same = {form.lower() for form in row.renderings} == {form.lower() for form in earlier.renderings}
        if same:
            message = f"{row.vietnamese!r} stands on line {earlier.line} already"
        else:
            other = f"{earlier.renderings[0]!r} on line {earlier.line}"
            message = f"{row.vietnamese!r} is {other}, {row.renderings[0]!r} here"
        problems.append(RowProblem(row.line, "duplicate" if same else "clash", message))
    return sorted(problems, key=lambda problem: problem.line)


def row_key(row: Row) -> tuple[str, ...]:
    """What makes two rows entries of the same term."""
    key = key_of(traditional_tones(row.vietnamese.replace("{}", "")))
    return (*key, "{}") if "{}" in row.vietnamese else key
