"""Words as the aligner and the figure augmentation see them: letters, figures, marks and slots, one by
one."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"⟦[A-Z]\d⟧|[^\W\d_]+|\d+(?:[.,:]\d+)*|[^\w\s]|_")
"""A slot, a run of letters, a figure with its separators, or a single mark. Spaces alone stand between
words."""

Links = tuple[tuple[int, int], ...]
"""A word alignment: pairs of (Vietnamese word, English word), counted from 0."""


def words(text: str) -> list[str]:
    """The words of `text`, in order; joined they give the text without its spaces."""
    return WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Character span of each word of `text`."""
    return [match.span() for match in WORD.finditer(text)]


def covering(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The words (first, one after the last) that cover exactly the characters `start` to `end`, else None."""
    first = next((place for place, span in enumerate(spans) if span[0] == start), None)
    last = next((place for place, span in enumerate(spans) if span[1] == end), None)
    return None if first is None or last is None or last < first else (first, last + 1)


def is_figure(word: str) -> bool:
    """Whether a word is written in digits."""
    return word[0].isdigit()


def word_key(word: str) -> str:
    """What makes two words the same to the aligner: the digits of a figure, else the word in lower case.

    `11.460` and `11,460` share a key, so that figures align although the languages write them differently.
    """
    return re.sub(r"\D", "", word) if is_figure(word) else word.lower()
