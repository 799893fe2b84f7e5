"""Acronyms that a text expands itself: `an ninh, trật tự (ANTT)`."""

from __future__ import annotations

import re

from vibrief.terms.fold import fold
from vibrief.terms.names import UPPER

EXPANDED = re.compile(rf"\(([{UPPER}][{UPPER}\d]{{1,9}})\)")


def expansions(text: str) -> dict[str, str]:
    """Acronyms that `text` itself expands, with the words they stand for: {"ANTT": "an ninh, trật tự"}.

    The words before the parenthesis are taken back to the one whose initial begins the acronym; each letter must
    be the initial of a word in order.
    """
    found: dict[str, str] = {}
    for match in EXPANDED.finditer(text):
        words = list(re.finditer(r"[^\W_]+", text[: match.start()]))[-14:]
        initials = fold(match[1])
        place = len(words)
        for letter in reversed(initials):
            place -= 1
            while place >= 0 and fold(words[place][0][0]) != letter:
                place -= 1
            if place < 0:
                break
        if place >= 0 and len(words) - place <= len(initials) + 4:
            found[match[1]] = text[words[place].start() : match.start()].strip()
    return found
