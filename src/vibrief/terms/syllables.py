"""Words of a text with their places: what terms are matched by, whatever stands between."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+")


def key_of(text: str) -> tuple[str, ...]:
    """The words of `text`, lower case but for acronyms: `Phòng, chống` and `phòng chống` are one key."""
    return tuple(word if is_acronym(word) else word.lower() for word in WORD.findall(text))


def is_acronym(word: str) -> bool:
    """Whether capitals belong to `word`: two letters or more, none of them small."""
    return len(word) > 1 and word.isupper()
