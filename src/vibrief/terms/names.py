"""Finds the names of a Vietnamese text: persons, places, organisations, acronyms, foreign names, quoted titles.

Capitals are the guide. A run of capitalised words is a foreign name where a word of it cannot be a Vietnamese
syllable; else it is a person, place or organisation by the word before it, its surname, or the gazetteer. What none of
these tell is left alone: a missed name costs less than a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from vibrief.terms.fold import drop_diacritics, fold, is_marked, is_syllable, traditional_tones
from vibrief.terms.gazetteer import Entry, acronyms, gazetteer, languages
from vibrief.terms.model import Mention
from vibrief.terms.syllables import in_code
from vibrief.terms.words import (
    ADDRESSES,
    BRANCHES,
    FOREIGN_SYLLABLES,
    LOANWORDS,
    LOCAL_UNITS,
    ORGANISATION_PATTERNS,
    PARTICLES,
    PERSON_WORDS,
    PLACE_PATTERNS,
    STARTERS,
    STEMS,
    STRONG_SURNAMES,
    WEAK_SURNAMES,
)

UPPER = "".join(chr(code) for code in range(0x41, 0x1F00) if chr(code).isupper() and chr(code).isalpha() and
                (code < 0x250 or code >= 0x1E00))  # fmt: skip
WORD = re.compile(rf"(?<![\w@/.])[{UPPER}](?:[\w]|(?<=\w)[.'’&‐‑-](?=\w))*")
ACRONYM = re.compile(rf"[{UPPER}](?:[{UPPER}\d&]|\.(?=[{UPPER}])|-(?=[{UPPER}\d]))+")
QUOTED = re.compile(r"[“\"«]([^“”\"«»]{2,120})[”\"»]")
BREAK = re.compile(r"(?:^|[.!?:;…–•(\[\"“‘«*/-]|[.!?]\s[\"“]|\d\.)\s*$")
# A Vietnamese letter with a diacritic, or too few words to tell: else the text is in another language.
NATIVE = re.compile(r"[À-ỹđ]|^(?:\W*\w+){1,5}\W*$")
LONGEST_NAME = 6
LAST_WORD = re.compile(r"(?<!\w)[^\W\d_]+ $")
MORE_WORDS = {length: re.compile(rf"(?: [^\W\d_]+){{{length}}}(?!\w)") for length in (1, 2, 3)}


class Span(NamedTuple):
    """Where a name stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word of the text."""

    text: str
    start: int
    end: int
    native: bool
    """Whether it can be a Vietnamese syllable."""


def find_names(text: str) -> list[Mention]:
    """The names in `text` (one sentence or a whole article, NFC), in order, not overlapping but for quotations.

    Each mention's `renderings` are the English forms that count as right, the preferred one first; they are empty
    where the English cannot be told from the Vietnamese (a title in quotation marks).
    """
    if mostly_capitals(text) or not NATIVE.search(text):
        return []
    mentions = [mention for run in runs(text) for mention in read_run(text, run)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    apart: list[Mention] = []
    for mention in mentions:
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return sorted([*apart, *quotations(text)], key=lambda mention: (mention.start, -mention.end))


def runs(text: str) -> Iterator[list[Word]]:
    """Capitalised words of `text`, those with one space or a foreign particle between them together."""
    run: list[Word] = []
    for match in WORD.finditer(text):
        piece = match[0]
        word = Word(piece, match.start(), match.end(), all(map(is_syllable, piece.split("-"))))
        if run and not joined(text[run[-1].end : word.start], run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def joined(between: str, left: Word, right: Word) -> bool:
    """Whether two capitalised words with `between` in the middle belong to one run."""
    if between in (" ", " - ", " – ", "-", "–") or (between == ". " and left.text.lower() in PLACE_PATTERNS):
        return True  # TP. HCM
    return not (left.native or right.native) and between.strip() in PARTICLES and between.count(" ") == 2


def read_run(text: str, run: list[Word]) -> Iterator[Mention]:
    """The names that a run of capitalised words holds."""
    place = 0
    while place < len(run):
        taken = (
            known_name(text, run, place)
            or acronym(text, run, place)
            or foreign_name(text, run, place)
            or native_name(text, run, place)
        )
        if taken is None:
            place += 1
        else:
            mention, count = taken
            place += count
            if mention is not None:
                yield mention
                while place < len(run) and run[place].start < mention.end:
                    place += 1


def mostly_capitals(text: str) -> bool:
    """Whether capitals tell nothing, as in a headline all in capitals."""
    letters = [letter for letter in text[:200] if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters) and len(letters) > 12


def at_break(text: str, start: int) -> bool:
    """Whether a sentence, clause or quotation begins at `start`, so that a capital there tells nothing."""
    return bool(BREAK.search(text, max(0, start - 6), start)) if start else True


def words_before(text: str, start: int) -> tuple[str, str]:
    """The word and the two words before `start`, lower case."""
    tail = text[max(0, start - 40) : start].rstrip("“\"' ").lower().split()
    if not tail or text[max(0, start - 1) : start] not in (" ", "", '"', "“"):
        return "", ""
    return tail[-1], " ".join(tail[-2:])


def known_name(text: str, run: list[Word], place: int) -> tuple[Mention | None, int] | None:
    """A name of the gazetteer that begins at word `place`, the longest one; a generic word before it counts in."""
    names = gazetteer()
    for count in range(min(LONGEST_NAME, len(run) - place), 0, -1):
        start, end = run[place].start, run[place + count - 1].end
        # Names go on in lower case now and then: Cộng hòa Séc, Tết Nguyên đán.
        entry = (
            begun_before(text, start, end)
            or names.get(traditional_tones(text[start:end]))
            or longer_name(text, start, end)
        )
        if entry is None:
            continue
        if isinstance(entry[0], Span):
            (start, end), entry = entry
        kind, forms = entry
        if count == 1 and kind == "place" and not alone(text, run, place):
            return None
        before, two = words_before(text, start)
        if before == "tiếng" and (language := languages().get(traditional_tones(text[start:end]))):
            return Mention("place", text[start:end], start, end, (*language, *forms)), count
        if before in LOCAL_UNITS:
            forms = (drop_diacritics(text[start:end]),)
        start, forms = with_generic(text, start, forms, before, two) if kind == "place" else (start, forms)
        return Mention(kind, text[start:end], start, end, forms), count
    return None


def begun_before(text: str, start: int, end: int) -> tuple[Span, Entry] | None:
    """A name of the gazetteer that begins with a small word before `start` (châu Phi), with its span."""
    before = LAST_WORD.search(text, max(0, start - 12), start)
    if before and (entry := gazetteer().get(traditional_tones(text[before.start() : end]))):
        return Span(before.start(), end), entry
    return None


def longer_name(text: str, start: int, end: int) -> tuple[Span, Entry] | None:
    """A name of the gazetteer that goes on in small letters after `end` (Cộng hòa Séc), with its span."""
    names = gazetteer()
    for more in (MORE_WORDS[length].match(text, end) for length in (3, 2, 1)):
        if more and (entry := names.get(traditional_tones(text[start : more.end()]))):
            return Span(start, more.end()), entry
    return None


def alone(text: str, run: list[Word], place: int) -> bool:
    """Whether the one-word name at `place` (Nga, Anh, Đức, Huế) is a place here and not a word or part of a person."""
    word = run[place]
    if not word.native:
        return True
    before, two = words_before(text, word.start)
    if before in (
        "nước",
        "tại",
        "ở",
        "tiếng",
        "quân",
        "người",
        "sang",
        "từ",
        "giữa",
        "của",
        "với",
        "đội",
        "hải",
        "tỉnh",
    ):
        return before != "người" or word.text != "Anh"
    if is_person_before(before, two) or (
        at_break(text, word.start) and word.text in STARTERS | {"Áo", "Ý", "Đức", "Thái"}
    ):
        return False
    neighbours = [run[other] for other in (place - 1, place + 1) if 0 <= other < len(run)]
    return not any(other.native and other.text not in STARTERS for other in neighbours)


def is_person_before(before: str, two: str) -> bool:
    """Whether the words before a name say that a person follows."""
    return before in PERSON_WORDS and two not in (
        "tổng thống",
        "chính phủ",
        "hải quân",
        "không quân",
        "lính thủy",
    )


def with_generic(
    text: str, start: int, forms: tuple[str, ...], before: str, two: str
) -> tuple[int, tuple[str, ...]]:
    """A place with the word before it that says what it is: (start, forms) of `tỉnh Bạc Liêu`."""
    for generic in (two, before):
        if generic in PLACE_PATTERNS and start:
            name = forms[0]
            if name.endswith(" City") and generic in ("thành phố", "tp", "tp."):
                patterns: tuple[str, ...] = ()
            else:
                patterns = tuple(pattern.format(name) for pattern in PLACE_PATTERNS[generic])
            found = text.lower().rfind(generic, 0, start)
            return found, (*patterns, *forms)
    return start, forms


def acronym(text: str, run: list[Word], place: int) -> tuple[Mention | None, int] | None:
    """An acronym at word `place`: two capitals or more, digits allowed; no loanword, Roman numeral or code."""
    word = run[place]
    if not ACRONYM.fullmatch(word.text) or len(word.text) > 12:
        return None
    if fold(word.text) in LOANWORDS or re.fullmatch(r"[IVXLCM]+", word.text) or in_code(text, word.start):
        return None, 1
    if word.text.lower() in PLACE_PATTERNS and place + 1 < len(run):
        return None, 1  # TP Biên Hòa: read with the name behind it
    forms = (drop_diacritics(word.text), *acronyms().get(word.text, ()))
    return Mention("acronym", word.text, word.start, word.end, forms), 1


def foreign_name(text: str, run: list[Word], place: int) -> tuple[Mention | None, int] | None:
    """A foreign name at word `place`: words no Vietnamese syllables, and unmarked syllables among them (Kim
    Jong Un)."""
    end = place
    while end < len(run) and (not run[end].native or not is_marked(run[end].text)):
        if end > place and ACRONYM.fullmatch(run[end].text):
            break
        end += 1
    if run[place].native and run[place].text not in FOREIGN_SYLLABLES:
        return None
    words = run[place:end]
    while words and words[-1].native and len(words) > 1 and not any(not word.native for word in words):
        words = words[:-1]
    if not words or all(word.native for word in words):
        return None
    if not re.search("[a-zA-Z]{2}", words[0].text) and len(words) == 1:
        return None, 1
    if len(words) == 1 and fold(words[0].text) in LOANWORDS:
        return None, 1
    if any(is_marked(word.text) and "-" in word.text and not fold(word.text).isascii() for word in words):
        return None, len(words)
    if transliterated(words):
        return None, len(words)
    start, stop = words[0].start, words[-1].end
    name = text[start:stop]
    return Mention("foreign", name, start, stop, (name,)), len(words)


def transliterated(words: list[Word]) -> bool:
    """Whether a foreign name is spelt the Vietnamese way (Ác-hen-ti-na, Lốt An-giơ-lét): its English is not told."""
    return any(
        "-" in word.text and is_marked(word.text) and sum(map(is_syllable, word.text.split("-"))) > 1
        for word in words
    )


def native_name(text: str, run: list[Word], place: int) -> tuple[Mention | None, int] | None:
    """A Vietnamese name at word `place`, told by its title, its surname, or the word that says what it is."""
    end = place
    while end < len(run) and run[end].native and end - place < LONGEST_NAME:
        if end > place and text[run[end - 1].end : run[end].start] != " ":
            break
        end += 1
    words = run[place:end]
    if not words:
        return None
    before, two = words_before(text, words[0].start)
    inside = place and text[run[place - 1].end : words[0].start] == " "
    if at_break(text, words[0].start) or (inside and run[place - 1].text not in STARTERS):
        before = two = ""
    start, stop = words[0].start, words[-1].end
    name = drop_diacritics(text[start:stop])
    for table, kind in ((PLACE_PATTERNS, "place"), (ORGANISATION_PATTERNS, "organisation")):
        for generic in (two, before):
            if generic in table and len(words) > 1:
                begin = text.lower().rfind(generic, 0, start)
                forms = (*(pattern.format(name) for pattern in table[generic]), name)
                return Mention(kind, text[begin:stop], begin, stop, forms), len(words)  # type: ignore[arg-type]
    follows = text[stop : stop + 2]
    addressed = before in ADDRESSES and not (
        follows[:1] == " " and run[place + len(words) - 1].text in STARTERS
    )
    return person_name(text, words, is_person_before(before, two), addressed)


def person_name(
    text: str, words: list[Word], titled: bool, addressed: bool
) -> tuple[Mention | None, int] | None:
    """A person at the beginning of `words`, told by a title before or by the surname.

    One word alone is a name only after a word of address (ông Dũng): after a rank it is the next rank's capital.
    """
    if len(words) == 2 and words[0].text in STEMS and words[1].text in BRANCHES:
        return None  # Tết Đinh Dậu
    if len(words) > 2 and words[0].text in STARTERS and words[1].text in STRONG_SURNAMES:
        return None
    surname = words[0].text
    strong = surname in STRONG_SURNAMES and len(words) in (2, 3, 4)
    weak = surname in WEAK_SURNAMES and len(words) in (3, 4) and not at_break(text, words[0].start)
    called = titled and (len(words) in (2, 3, 4) or addressed) and surname not in STARTERS
    if not (strong or weak or called):
        return None
    if strong and len(words) == 2 and not titled and at_break(text, words[0].start) and surname in STARTERS:
        return None
    start, stop = words[0].start, words[-1].end
    return Mention("person", text[start:stop], start, stop, (drop_diacritics(text[start:stop]),)), len(words)


def quotations(text: str) -> Iterator[Mention]:
    """Titles in quotation marks: short, beginning with a capital, no sentence."""
    for match in QUOTED.finditer(text):
        inside = match[1].strip()
        if inside[:1].isupper() and not re.search(r"[.!?,;…]$|[.!?] ", inside) and len(inside.split()) <= 14:
            yield Mention("quoted", match[0], match.start(), match.end())
