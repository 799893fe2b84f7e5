"""Signs that a translation is broken whatever its figures say: nothing there, too short, too long, running in circles."""

from __future__ import annotations

import re
from typing import Literal

Problem = Literal["empty", "short", "long", "loop", "dropped"]

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W\d_a-zà-ỹ])")

# English words per Vietnamese syllable: human translations of news lie between 0.4 and 1.3 for all but one line
# in a thousand of those with ten syllables and more; short lines scatter and get an allowance in words.
SHORTEST, LONGEST, ALLOWANCE = 0.33, 1.7, 6
LOOP_REPEATS = 3
LOOP_SPAN = 8


def find_problems(source: str, english: str) -> tuple[Problem, ...]:
    """What is wrong with `english` as a translation of the Vietnamese `source`, () when nothing is.

    `empty`: no word stands there; `short` and `long`: a length no translation has; `loop`: a run of one to eight
    words said three times on end (runs the source itself repeats are let pass); `dropped`: the source has several
    sentences, the English fewer and too few words.
    """
    source_words, words = WORD.findall(source), WORD.findall(english)
    if not words:
        return ("empty",) if source_words else ()
    problems: list[Problem] = []
    if len(words) < SHORTEST * len(source_words) - ALLOWANCE / 3:
        problems.append("short")
    if len(words) > LONGEST * len(source_words) + ALLOWANCE:
        problems.append("long")
    if loops(words) > loops(source_words):
        problems.append("loop")
    sentences = len(SENTENCE_END.findall(source)) + 1
    if sentences > len(SENTENCE_END.findall(english)) + 1 and len(words) < 0.5 * len(source_words):
        problems.append("dropped")
    return tuple(problems)


def loops(words: list[str]) -> int:
    """How many places of `words` lie in a run said `LOOP_REPEATS` times or more on end."""
    words = [word.lower() for word in words]
    count = 0
    for span in range(1, LOOP_SPAN + 1):
        same = 0
        for place in range(span, len(words)):
            same = same + 1 if words[place] == words[place - span] else 0
            if same >= span * (LOOP_REPEATS - 1):
                count += 1
    return count
