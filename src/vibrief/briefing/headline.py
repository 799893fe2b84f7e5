"""English headline style: title case after the Chicago Manual of Style (8.159), without a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

# Small inside a headline, unless first, last or after a colon. Chicago puts all prepositions small,
# newspapers those of up to four letters.
SMALL = frozenset((
    "a", "an", "the", "and", "but", "or", "nor", "for", "as", "at", "by", "in", "of", "off", "on", "per",
    "to", "up", "via", "vs", "from", "into", "like", "near", "onto", "over", "past", "than", "till", "upon",
    "with",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_BREAK = re.compile(r"[:!?–—]\s*[\"“‘(]*$|[.]\s+[\"“‘(]*$")
_FULL_STOP = re.compile(r"(?<!\.)(?<!\.[A-Z])\.$")  # not of an ellipsis, nor of "U.S."
_MOSTLY = 0.7  # of the letters in capitals: the title was set so, and says nothing of names


def headline_style(text: str, kept: Sequence[Span] = ()) -> str:
    """`text`, a title or sentence, as a headline; the characters in `kept` stay as they are.

    Words with capitals or digits of their own stay too. A title all in capitals is set in lower case first.
    """
    protected = {place for start, end in kept for place in range(start, end)}
    letters = [char for char in text if char.isalpha()]
    shouting = len(letters) > 8 and sum(char.isupper() for char in letters) > _MOSTLY * len(letters)
    words = list(_WORD.finditer(text))
    capitals = sum(word[0][0].isupper() for word in words)
    titled = len(words) > 3 and capitals > _MOSTLY * len(words)
    out = list(text)
    for number, word in enumerate(words):
        if not protected.isdisjoint(range(word.start(), word.end())):
            continue
        piece = word[0]
        if shouting and len(piece) > 1 and not any(char.isdigit() for char in piece):
            piece = piece.lower()
        ends = number in (0, len(words) - 1) or _SENTENCE_BREAK.search(text, 0, word.start())
        after_hyphen = text[word.start() - 1 : word.start()] == "-"
        if titled and piece.istitle() and piece.lower() in SMALL and not ends:
            piece = piece.lower()  # set in title case already; elsewhere a capital is a name's: Tan An
        elif piece.islower() and (ends or piece not in SMALL) and not (after_hyphen and piece in SMALL):
            piece = piece[0].upper() + piece[1:]
        out[word.start() : word.end()] = piece
    return _FULL_STOP.sub("", "".join(out).strip())
