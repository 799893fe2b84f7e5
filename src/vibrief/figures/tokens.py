"""Words, numbers and signs of a text, with their places, and tables of phrases looked up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

# A number keeps its inner separators; everything that is neither letter, digit nor space is a sign of its own.
TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W0-9_]+|[^\w\s]|_")
PADDING = 12
"""Empty words behind the last one, so that a grammar may look ahead without asking where the text ends."""


def words_of(table: str) -> list[str]:
    """The words of a table, which blanks and line ends part."""
    return table.split()


def word_set(table: str) -> frozenset[str]:
    """The words of a table as a set."""
    return frozenset(table.split())


def phrases_of(table: str) -> list[str]:
    """The phrases of a table, which bars and line ends part."""
    return [phrase for line in table.splitlines() for phrase in line.strip().split("|") if phrase]


class Tokens:
    """The tokens of one text, lower-cased, in order.

    `words[i]` stands at `text[starts[i]:ends[i]]`; indices from `count` to `count + PADDING - 1` are empty words.
    `floor` is the character offset below which no figure may reach back: the end of the figure before.
    """

    __slots__ = ("count", "ends", "floor", "low", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        low = text.lower()
        if len(low) != len(text):  # İ becomes two characters; offsets must not shift
            low = "".join(lower if len(lower := char.lower()) == 1 else char for char in text)
        self.low = low
        self.words: list[str] = TOKEN.findall(low)
        self.count = len(self.words)
        spans = [match.span() for match in TOKEN.finditer(low)]
        self.starts = [span[0] for span in spans]
        self.ends = [span[1] for span in spans]
        self.words += [""] * PADDING
        self.starts += [len(text)] * PADDING
        self.ends += [len(text)] * PADDING
        self.floor = 0

    def word(self, index: int) -> str:
        """The word at `index`; empty before the first and behind the last one."""
        return self.words[index] if 0 <= index < self.count else ""

    def is_digits(self, index: int) -> bool:
        """Whether the token is a number in digits."""
        return self.words[index][:1] in DIGITS

    def is_capital(self, index: int) -> bool:
        """Whether the word at `index` is written with a capital."""
        return 0 <= index < self.count and self.text[self.starts[index]].isupper()

    def touches(self, index: int) -> bool:
        """Whether no space stands between the tokens `index - 1` and `index`."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def gap(self, index: int) -> str:
        """What stands between the tokens `index - 1` and `index`."""
        return self.text[self.ends[index - 1] : self.starts[index]]

    def free(self, index: int) -> bool:
        """Whether the token exists and belongs to no figure found before."""
        return 0 <= index < self.count and self.starts[index] >= self.floor

    def begins_sentence(self, index: int) -> bool:
        """Whether a capital at `index` is owed to its place and says nothing about the word."""
        return index <= 0 or self.words[index - 1] in SENTENCE_ENDS

    def index_at(self, position: int, start: int) -> int:
        """The index of the first token from `start` on that begins at or behind character `position`."""
        while start < self.count and self.starts[start] < position:
            start += 1
        return start


DIGITS = frozenset("0123456789")
SENTENCE_ENDS = frozenset(".!?…:;\"“”‘'-–—•*()[]")


class Phrases(Generic[T]):
    """A table from phrases to entries, looked up at a place in a text; the longest phrase wins."""

    def __init__(self, entries: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self.by_first: dict[str, list[tuple[list[str], T]]] = {}
        self.by_last: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, entry in pairs:
            words = TOKEN.findall(phrase)
            self.by_first.setdefault(words[0], []).append((words, entry))
            self.by_last.setdefault(words[-1], []).append((words, entry))
        for table in (self.by_first, self.by_last):
            for options in table.values():
                options.sort(key=lambda option: -len(option[0]))

    def after(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The entry whose phrase begins at `index`, and the index behind the phrase."""
        options = self.by_first.get(tokens.words[index])
        if options is None:
            return None
        for words, entry in options:
            size = len(words)
            if size == 1 or tokens.words[index : index + size] == words:
                return entry, index + size
        return None

    def before(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The entry whose phrase ends just before `index`, and the index of its first word."""
        if index <= 0:
            return None
        options = self.by_last.get(tokens.words[index - 1])
        if options is None:
            return None
        for words, entry in options:
            first = index - len(words)
            if first >= 0 and tokens.words[first:index] == words:
                return entry, first
        return None
