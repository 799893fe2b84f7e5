"""English names of places and persons, and words for abbreviations: those of CLDR, and this package's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from vibrief.terms.fold import drop_diacritics, traditional_tones
from vibrief.terms.model import MentionKind

Entry = tuple[MentionKind, tuple[str, ...]]
"""Kind of a name and its English forms, the preferred one first."""

# CLDR calls these what no article does, or by a word that means more in running text.
UNUSUAL = {"ZZ", "QO", "001", "EZ", "VN", "GE", "TD", "IM", "MO", "HK", "MM", "GN", "NE"}


def read_table(name: str) -> Iterator[list[str]]:
    """Rows of a table of this package: tab-separated, `#` begins a comment line."""
    text = (files("vibrief.terms") / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, Entry]:
    """Names with an English form of their own, by their Vietnamese spelling (tones in the traditional place)."""
    entries: dict[str, Entry] = {}
    for row in read_table("vietnam.txt"):
        for name in row[0].split("|"):
            entries[traditional_tones(name)] = ("place", (drop_diacritics(name),))
    entries.update(cldr_places())
    for spellings, forms, kind in read_table("exonyms.tsv"):
        for name in spellings.split("|"):
            entries[traditional_tones(name)] = (kind, tuple(forms.split("|")))  # type: ignore[assignment]
    return entries


def cldr_places() -> Iterator[tuple[str, Entry]]:
    """Countries and regions as CLDR names them in both languages, with the words for their people."""
    from babel import Locale

    vietnamese, english = Locale("vi").territories, Locale("en").territories
    people = {code: tuple(forms.split("|")) for code, forms in read_table("demonyms.tsv")}
    for code, name in vietnamese.items():
        if code in english and code not in UNUSUAL:
            yield traditional_tones(name), ("place", (english[code], *people.get(code, ())))


@lru_cache(maxsize=1)
def languages() -> dict[str, tuple[str, ...]]:
    """English names of languages by what follows `tiếng` in Vietnamese: {"Đức": ("German",)}."""
    from babel import Locale

    vietnamese, english = Locale("vi").languages, Locale("en").languages
    names: dict[str, tuple[str, ...]] = {
        traditional_tones(name[6:]): (str(english[code]),)
        for code, name in vietnamese.items()
        if name.startswith("Tiếng ") and code in english
    }
    return names | {"Việt": ("Vietnamese",), "Hoa": ("Chinese",), "Trung": ("Chinese",), "Hàn": ("Korean",)}


@lru_cache(maxsize=1)
def acronyms() -> dict[str, tuple[str, ...]]:
    """What English makes of common Vietnamese abbreviations: {"CLB": ("club",)}."""
    return {acronym: tuple(words.split("|")) for acronym, words in read_table("acronyms.tsv")}


@lru_cache(maxsize=1)
def english_names() -> frozenset[str]:
    """The words of all English names above, in small letters: russia, russian, beijing."""
    forms = [form for _, forms in (*gazetteer().values(), *(("", found) for found in languages().values()))
             for form in forms]  # fmt: skip
    return frozenset(word.lower() for form in forms for word in form.split())
