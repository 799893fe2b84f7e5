"""Words of a text with their places: what terms are matched by, whatever stands between."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+")
# Signs and letters of a numbered code, before its last part: "07/CT-".
CODE_BEFORE = re.compile(r"\d+/(?:[^\W_]+[-/])*$")


def key_of(text: str) -> tuple[str, ...]:
    """The words of `text`, lower case but for acronyms: `Phòng, chống` and `phòng chống` are one key."""
    return tuple(word if is_acronym(word) else word.lower() for word in WORD.findall(text))


def is_acronym(word: str) -> bool:
    """Whether capitals belong to `word`: two letters or more, none of them small."""
    return len(word) > 1 and word.isupper()


def in_code(text: str, start: int) -> bool:
    """Whether the word at `start` is part of a code: the UBND of the directive 07/CT-UBND names no committee."""
    return CODE_BEFORE.search(text[max(0, start - 20) : start]) is not None
