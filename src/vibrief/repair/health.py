"""Signs that a translation is broken whatever its figures say: empty, too short, too long, running in circles."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from itertools import groupby, pairwise
from operator import eq
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
# The share of word pairs in a sentence that are different, against that of its source: a sentence that circles without
# repeating itself exactly ("of the committee of the party of the committee") has few. No human translation is near.
VARIETY, VARIETY_WORDS = 0.7, 12
# The same longer word so often within so few words: "the Committee of the Committee for the Committee of …".
CROWD, CROWD_SPAN, CROWD_LETTERS = 4, 12, 5
# The source, which has more and shorter words, may crowd over a longer way: quận 4 với quận 7, quận 5 với quận 8.
SOURCE_SPAN, SOURCE_LETTERS = 18, 2
STUTTER = re.compile(r"([^\W\d_]{1,4}?)\1{3,}", re.IGNORECASE)
"""One to four letters said four times on end inside a word, as in "TTTTTT"."""


def find_problems(source: str, english: str) -> tuple[Problem, ...]:
    """What is wrong with `english` as a translation of the Vietnamese `source`, () when nothing is.

    `empty`: no word stands there; `short`, `long`: a length no translation has; `loop`: a run of one to eight words
    said three times on end (as often as the source says something on end is let pass), few different words for
    its length, one word again and again, or a stutter inside a word; `dropped`: of several sentences some are gone.
    """
    source_words, words = WORD.findall(source), WORD.findall(english)
    if not words:
        return ("empty",) if source_words else ()
    problems: list[Problem] = []
    if len(words) < SHORTEST * len(source_words) - ALLOWANCE / 3:
        problems.append("short")
    if len(words) > LONGEST * len(source_words) + ALLOWANCE:
        problems.append("long")
    circling = len(words) >= VARIETY_WORDS and variety(words) < VARIETY * variety(source_words)
    stuttering = STUTTER.search(english) and not STUTTER.search(source)
    crowding = crowd(words) and not crowd(source_words, SOURCE_LETTERS, SOURCE_SPAN)
    if circling or crowding or stuttering or 0 < looping(words) > looping(source_words):
        problems.append("loop")
    if len(words) < DROPPED * len(source_words) and sentences(source) > sentences(english):
        problems.append("dropped")
    return tuple(problems)


def looping(words: list[str]) -> int:
    """How many places of `words` lie in a run said `LOOP_REPEATS` times or more on end."""
    words = [word.lower() for word in words]
    count = 0
    for span in range(1, LOOP_SPAN + 1):
        repeated = list(map(eq, words[span:], words))
        enough = span * (LOOP_REPEATS - 1)
        if repeated.count(True) < enough:
            continue
        runs = (len(list(run)) for same, run in groupby(repeated) if same)
        count += sum(max(0, run - enough + 1) for run in runs)
    return count


def variety(words: list[str]) -> float:
    """The share of the word pairs in `words` that are different, 1 where there is no pair."""
    pairs = list(pairwise(word.lower() for word in words))
    return len(set(pairs)) / len(pairs) if pairs else 1.0


def crowd(words: list[str], letters: int = CROWD_LETTERS, span: int = CROWD_SPAN) -> bool:
    """Whether a word of so many letters stands `CROWD` times within `span` words."""
    places: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=CROWD))
    for place, word in enumerate(words):
        if len(word) >= letters:
            seen = places[word.lower()]
            seen.append(place)
            if len(seen) == CROWD and place - seen[0] < span:
                return True
    return False


def sentences(text: str) -> int:
    """Number of sentences in `text`."""
    return len(split_sentences(text))
