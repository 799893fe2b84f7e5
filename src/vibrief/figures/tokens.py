"""Words, numbers and signs of a text, with their places, and tables of phrases looked up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

# A number keeps its inner separators, but 3,4,5 are three (the second alternative matches only behind the first);
# everything that is neither letter, digit nor space is a sign of its own.
TOKEN = re.compile(
    r"(?<![0-9.,])[0-9]{1,2}(?=(?:,[0-9]{1,2}){2,}(?![0-9]|[.,][0-9]))|(?<=[0-9],)[0-9]{1,2}"
    r"|[0-9]+(?:[.,][0-9]+)*|[^\W0-9_]+|[^\w\s]|_"
)
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
        found = list(TOKEN.finditer(low))
        self.count = len(found)
        self.words = [match[0] for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
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
        # by the word at the edge, then by the one beside it (None for phrases of one word)
        self.by_first: dict[str, dict[str | None, list[tuple[list[str], T]]]] = {}
        self.by_last: dict[str, dict[str | None, list[tuple[list[str], T]]]] = {}
        for phrase, entry in pairs:
            words = TOKEN.findall(phrase)
            single = len(words) == 1
            for table, edge, beside in ((self.by_first, 0, 1), (self.by_last, -1, -2)):
                options = table.setdefault(words[edge], {}).setdefault(None if single else words[beside], [])
                options.append((words, entry))
        for table in (self.by_first, self.by_last):
            for group in table.values():
                for options in group.values():
                    options.sort(key=lambda option: -len(option[0]))

    def after(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The entry whose phrase begins at `index`, and the index behind the phrase."""
        group = self.by_first.get(tokens.words[index])
        if group is None:
            return None
        for words, entry in group.get(tokens.words[index + 1], ()):
            size = len(words)
            if size == 2 or tokens.words[index : index + size] == words:
                return entry, index + size
        single = group.get(None)
        return (single[0][1], index + 1) if single else None

    def before(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The entry whose phrase ends just before `index`, and the index of its first word."""
        group = self.by_last.get(tokens.words[index - 1]) if index > 0 else None
        if group is None:
            return None
        if index > 1:
            for words, entry in group.get(tokens.words[index - 2], ()):
                first = index - len(words)
                if first >= 0 and tokens.words[first:index] == words:
                    return entry, first
        single = group.get(None)
        return (single[0][1], index - 1) if single else None
