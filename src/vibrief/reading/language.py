"""Is it Vietnamese? Told by accents, syllables and the commonest English words."""

from __future__ import annotations

import re

from vibrief.errors import InputError
from vibrief.reading.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
        the of and to in a is that for was on with as by it from at are be this an have has were which will or
        not his their they its had but been he she who said more than after also about you we would
        """,
    )
)
_SAMPLE = 5000  # words
_TOO_FEW = 6  # words to judge by


def require_vietnamese(text: str, name: str) -> None:
    """Raise InputError when `text` is not Vietnamese, with its language where that is English.

    In Vietnamese text two words of three are accented, and nearly all words are Vietnamese syllables; text
    typed without accents still has the syllables. A few words alone, or figures, are given the benefit of the
    doubt.
    """
    words = [match[0] for match, _ in zip(_WORD.finditer(text), range(_SAMPLE), strict=False)]
    if not words:
        if not any(map(str.isalnum, text)):
            raise InputError(f"{name} holds no words: give a file with an article in it.")
        return
    accented = sum(not word.isascii() and is_syllable(word) for word in words) / len(words)
    if accented >= 0.2:
        return
    english = sum(word.lower() in _ENGLISH for word in words) / len(words)
    if len(words) >= _TOO_FEW and english > max(0.12, accented):
        raise InputError(
            f"{name} seems to be in English: vibrief reads Vietnamese; give the Vietnamese article."
        )
    syllables = sum(map(is_syllable, words)) / len(words)
    if len(words) >= _TOO_FEW and syllables < 0.6:
        raise InputError(f"{name} does not seem to be Vietnamese: give the Vietnamese article.")
