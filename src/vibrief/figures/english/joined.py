"""Numbers in digits joined by a sign (2/3, 5-3, 1:500) and numbers of names (No. 05)."""

from __future__ import annotations

import re

from vibrief.figures.codes import identifier
from vibrief.figures.english.language import GRAMMAR
from vibrief.figures.english.numerals import SCALES
from vibrief.figures.fractions import fraction_value
from vibrief.figures.model import Figure
from vibrief.figures.quantity import make_figure, read_hedges, read_tail
from vibrief.figures.tokens import Tokens, word_set

SCORE_WORDS = word_set(
    """
    win won wins beat beating defeated defeat defeating lost loss lose draw drew score scoreline
    victory led leading lead trailed tied tie level levelled leveled drawn ahead behind closed result final set
    sets record vote voted aggregate upset game match by
    """
)


_NAMED_PAIR = re.compile(r"[0-9]{1,4}-[0-9]{1,4}(?![\w-])")  # No. 53-60
_SPACED_SCORE = re.compile(r"([0-9]{1,2}) [-–] ([0-9]{1,2})(?![0-9])")


def read_joined(tokens: Tokens, index: int) -> Figure | None:
    """Two numbers joined by a sign: a fraction 2/3, a score 5-3, a ratio 1:500."""
    text, start = tokens.text, tokens.starts[index]
    low, sign, high = tokens.words[index : index + 3]
    near = any(word in SCORE_WORDS for word in tokens.words[max(0, index - 4) : index])
    if (
        near
        and (spaced := _SPACED_SCORE.match(text, start))
        and tokens.word(index - 1) not in ("from", "between")
    ):
        score = f"{int(spaced[1])}-{int(spaced[2])}"
        if read_tail(tokens, index + 3, GRAMMAR).kind == "cardinal":
            return Figure("score", score, None, None, "none", spaced[0], start, spaced.end())
    if not (
        low.isdecimal()
        and high.isdecimal()
        and len(low) < 7
        and len(high) < 7
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
    ):
        return None
    stop = tokens.ends[index + 2]
    top, bottom = int(low), int(high)
    if sign != "/" and (tokens.words[index + 3] in SCALES or tokens.words[index + 3] == "/"):
        return None  # by 20-60 million, 2-1/2 years
    if sign == "/":
        if tokens.words[index + 3] == "/" or not bottom:
            return None
        if top >= bottom or (top, bottom) == (9, 11):  # 24/7, 120/80, house 12/5: no part of a whole
            return identifier(tokens, start, stop)
        first, hedge, _ = read_hedges(tokens, index, tokens.count, GRAMMAR)
        start = tokens.starts[first]
        return Figure(
            "fraction", fraction_value(top, bottom), None, None, hedge, text[start:stop], start, stop
        )
    falling = bottom <= top < 200 or top == 0  # 44-44, 0-40: no ranges
    if (
        sign == ":" or (bottom < 200 and (near or falling) and tokens.words[index + 3] not in ("%", "-", "–"))
    ) and read_tail(tokens, index + 3, GRAMMAR).kind == "cardinal":
        return Figure("score", f"{top}-{bottom}", None, None, "none", text[start:stop], start, stop)
    return None


def read_named(tokens: Tokens, index: int) -> Figure | None:
    """The number in a name: No. 05, Number 5."""
    word = tokens.words[index]
    if not word.isdecimal():
        return None
    before, two = tokens.word(index - 1), tokens.word(index - 2)
    if not (
        (before == "." and two in ("no", "nos"))
        or (before in ("number", "№") and tokens.is_capital(index - 1))
        # the No 2 seed
        or (before == "no" and tokens.is_capital(index - 1) and not tokens.begins_sentence(index - 1))
    ):
        return None
    start = tokens.starts[index]
    if two != "nos" and (pair := _NAMED_PAIR.match(tokens.text, start)):
        return identifier(tokens, start, pair.end())
    return make_figure(tokens, index, index + 1, "identifier", word.lstrip("0") or "0")
