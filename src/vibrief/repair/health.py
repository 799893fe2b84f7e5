"""Signs that a translation is broken whatever its figures say: empty, too short, too long, running in circles."""

from __future__ import annotations

import re
from typing import Literal

from vibrief.sentences import split_sentences

Problem = Literal["empty", "short", "long", "loop", "dropped"]

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")

# English words per Vietnamese syllable: human translations of news lie between 0.4 and 1.3 for all but one line in
# a thousand of those with ten syllables or more; short lines scatter and get an allowance in words.
SHORTEST, LONGEST, ALLOWANCE = 0.33, 1.7, 6
# A part that is dropped from a line of several sentences takes its share of the length with it.
DROPPED = 0.5
LOOP_REPEATS, LOOP_SPAN = 3, 8


def find_problems(source: str, english: str) -> tuple[Problem, ...]:
    """What is wrong with `english` as a translation of the Vietnamese `source`, () when nothing is.

    `empty`: no word stands there; `short`, `long`: a length no translation has; `loop`: a run of one to eight words
    said three times on end (as often as the source says something on end is let pass); `dropped`: of several
    sentences some are gone.
    """
    source_words, words = WORD.findall(source), WORD.findall(english)
    if not words:
        return ("empty",) if source_words else ()
    problems: list[Problem] = []
    if len(words) < SHORTEST * len(source_words) - ALLOWANCE / 3:
        problems.append("short")
    if len(words) > LONGEST * len(source_words) + ALLOWANCE:
        problems.append("long")
    if looping(words) > looping(source_words):
        problems.append("loop")
    if len(words) < DROPPED * len(source_words) and sentences(source) > sentences(english):
        problems.append("dropped")
    return tuple(problems)


def looping(words: list[str]) -> int:
    """How many places of `words` lie in a run said `LOOP_REPEATS` times or more on end."""
    words = [word.lower() for word in words]
    count = 0
    for span in range(1, LOOP_SPAN + 1):
        same = 0
        for place in range(span, len(words)):
            same = same + 1 if words[place] == words[place - span] else 0
            count += same >= span * (LOOP_REPEATS - 1)
    return count


def sentences(text: str) -> int:
    """Number of sentences in `text`."""
    return len(split_sentences(text))
