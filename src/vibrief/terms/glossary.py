"""Glossaries: which terms a text holds and what they are in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from vibrief.terms.fold import drop_diacritics, traditional_tones
from vibrief.terms.gazetteer import gazetteer
from vibrief.terms.glossary_files import Row, RowProblem, read_rows
from vibrief.terms.model import Mention
from vibrief.terms.names import UPPER, at_break
from vibrief.terms.syllables import WORD, in_code, is_acronym, key_of

# What may stand between two words of a term; anything else ends it.
BETWEEN = re.compile(r"(?:,? |[ ]?[-–/][ ]?|, |[“”\"‘’']?[ ][“”\"‘’']?)")
NAME = re.compile(rf" (?:tỉnh |thành phố |huyện |xã )?([{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*){{0,4}})")
# British spelling and American: a rendering counts in either.
SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise ", "ize "), ("ogramme", "ogram"),
    ("efence", "efense"), ("abour", "abor"), ("entre", "enter"), ("skilful", "skillful"), ("dyke", "dike"),
    ("metre", "meter"), ("ighbour", "ighbor"), ("Viet Nam", "Vietnam"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as it is looked up: its words, whether a capital is asked for, its English forms."""

    words: tuple[str, ...]
    vietnamese: str
    renderings: tuple[str, ...]
    takes_name: bool


class Glossary:
    """Terms of one or several glossaries, looked up longest first.

    A term written in small letters is found in any case; one with a capital only where the text has one for its
    first letter, and not where a capital tells nothing (the beginning of a sentence) if it is short; an acronym
    only in capitals. `{}` as a term's last word takes the name that follows. Where glossaries disagree the later
    one wins. `problems` lists the rows that could not be used, `path: line N: …`.
    """

    def __init__(self, rows: Iterable[Row], problems: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        self.entries: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take in one row; it replaces the entry for the same words and the same use of {}."""
        takes_name = "{}" in row.vietnamese
        vietnamese = traditional_tones(row.vietnamese.replace("{}", "").strip())
        words = key_of(vietnamese)
        entry = Entry(words, vietnamese, spelled(row.renderings), takes_name)
        same_words = self.entries.setdefault(words[0], {}).setdefault(words, [])
        same_words[:] = [other for other in same_words if other.takes_name != takes_name]
        same_words.append(entry)
        same_words.sort(key=lambda entry: not entry.takes_name)

    def __len__(self) -> int:
        return sum(len(entries) for terms in self.entries.values() for entries in terms.values())

    def find(self, text: str) -> list[Mention]:
        """The terms of `text` (NFC), in order, not overlapping, the longest at each place."""
        text = traditional_tones(text)
        words = list(WORD.finditer(text))
        keys = [word[0] if is_acronym(word[0]) else word[0].lower() for word in words]
        mentions = []
        place = 0
        while place < len(words):
            terms = None if in_code(text, words[place].start()) else self.entries.get(keys[place])
            taken = self.longest(text, words, keys, place, terms) if terms else None
            if taken is None:
                place += 1
                continue
            mention, place = taken
            mentions.append(mention)
            while place < len(words) and words[place].start() < mention.end:
                place += 1
        return mentions

    def longest(
        self,
        text: str,
        words: list[re.Match[str]],
        keys: list[str],
        place: int,
        terms: dict[tuple[str, ...], list[Entry]],
    ) -> tuple[Mention, int] | None:
        """The longest term at word `place` and the number of the word after it."""
        reach = place + 1
        while reach < len(words) and reach - place < 20 and BETWEEN.fullmatch(
            text, words[reach - 1].end(), words[reach].start()
        ):  # fmt: skip
            reach += 1
        for end in range(reach, place, -1):
            for entry in terms.get(tuple(keys[place:end]), ()):
                start, stop = words[place].start(), words[end - 1].end()
                if not capitals_agree(entry, text, start):
                    continue
                renderings = entry.renderings
                if entry.takes_name:
                    name = NAME.match(text, stop)
                    if not name:
                        continue
                    stop, renderings = named(entry, name)
                return Mention("term", text[start:stop], start, stop, renderings), end
        return None


def capitals_agree(entry: Entry, text: str, start: int) -> bool:
    """Whether the capital at `start` is what the entry asks for."""
    if len(entry.words) == 1 and is_acronym(entry.words[0]):
        # In parentheses it only names what was said in full before: (UBND).
        return text[start - 1 : start] != "(" or not text.startswith(")", start + len(entry.vietnamese))
    if entry.vietnamese[0].islower() or is_acronym(entry.words[0]):
        return True
    numbered = text.startswith(" số ", start + len(entry.vietnamese))
    return text[start].isupper() and (len(entry.words) > 2 or numbered or not at_break(text, start))


def named(entry: Entry, name: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    """End and renderings of a term with the name that follows it."""
    words = name[1].split(" ")
    places = gazetteer()
    count = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in places), min(len(words), 3))
    vietnamese = " ".join(words[:count])
    english = places[vietnamese][1][0] if vietnamese in places else drop_diacritics(vietnamese)
    if vietnamese == "Hồ Chí Minh" and set(entry.words) & {"phố", "TP", "tp", "ủy"}:
        english = "Ho Chi Minh City"
    forms = [form.format(english).replace("City Municipal ", "City ").replace("City City", "City")
             for form in entry.renderings]  # fmt: skip
    return name.start(1) + len(vietnamese), tuple(dict.fromkeys(forms))


@lru_cache(maxsize=4096)
def spelled(renderings: tuple[str, ...]) -> tuple[str, ...]:
    """`renderings` in the order given, then each in the other spelling (programme, program)."""
    forms = list(renderings)
    for form in renderings:
        other = form
        for british, american in SPELLINGS:
            other = other.replace(british, american)
        forms.append(other)
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=1)
def built_in() -> Glossary:
    """The glossary of this package: official and settled English of Vietnamese public life."""
    with as_file(files("vibrief.terms") / "glossary.tsv") as path:
        rows, problems = read_rows(path)
    return Glossary(rows, [str(problem) for problem in problems])


def load_glossaries(paths: Sequence[str | Path] = ()) -> Glossary:
    """The built-in glossary with the user's own over it, later ones first in rank.

    Rows that cannot be used are named in `problems`; InputError where a file cannot be read.
    """
    if not paths:
        return built_in()
    with as_file(files("vibrief.terms") / "glossary.tsv") as path:
        rows, _ = read_rows(path)
    problems: list[str] = []
    for path in map(Path, paths):
        more, wrong = read_rows(path)
        rows += more
        problems += [f"{path}: {problem}" for problem in wrong if isinstance(problem, RowProblem)]
    return Glossary(rows, problems)
