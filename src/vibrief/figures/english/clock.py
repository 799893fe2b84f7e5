"""Times of day of English: 9:30 a.m., 9.30am, 5 p.m., 17:30, five o'clock, 0230 UTC."""

from __future__ import annotations

from vibrief.figures.calendar import iso_time
from vibrief.figures.english.dates import number_at
from vibrief.figures.moment import Moment
from vibrief.figures.quantity import DASHES
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens, words_of


def read_clock(tokens: Tokens, index: int, *, joined: bool = True) -> Moment | None:
    """9:30 a.m., 9.30am, 5 p.m., 17:30, 15:23:24, five o'clock, 0230 UTC."""
    words = tokens.words
    word = words[index]
    if (
        len(word) == 4
        and word.isdecimal()
        and words[index + 1] in ("utc", "gmt", "hours", "hrs")
        and word < "2400"
        and word[2] < "6"
    ) and (words[index + 1] in ("utc", "gmt") or word[0] == "0"):
        return Moment("time", f"{word[:2]}:{word[2:]}", None, tokens.ends[index])
    minute, second, exact = 0, None, False
    end = index + 1
    hour = number_at(word)
    if hour is None and len(word) in (4, 5) and word[-3:-2] == "." and word.replace(".", "").isdecimal():
        hour, minute = int(word[:-3]), int(word[-2:])
        if _meridiem(tokens, end) is None:
            return None
    if hour is None and word[:1] not in ASCII_DIGITS:
        hour = _HOURS.get(word)
    if hour is None or hour > 24 or minute > 59:
        return None
    if (
        words[end] in (":", "h")
        and tokens.touches(end)
        and (found := _two_digits(tokens, end + 1)) is not None
    ):
        minute, end, exact = found, end + 2, True
        if words[end] == ":" and tokens.touches(end) and (found := _two_digits(tokens, end + 1)) is not None:
            second, end = found, end + 2
    if minute > 59 or (second or 0) > 59:
        return None
    if words[end] == "o" and words[end + 1] in ("'", "’") and words[end + 2] == "clock":
        end, exact = end + 3, True
    half = _meridiem(tokens, end)
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
        end, exact = half[1], True
    elif exact and (part := _daypart(words, end)) is not None and hour <= 12:
        hour = hour % 12 + (12 if part[0] == "p" else 0)
        end = part[1]
    if not exact or (hour == 24 and minute):
        return None
    value = iso_time(hour, minute, second)
    if joined and (words[end] in DASHES or words[end] == "to"):
        upper = read_clock(tokens, end + 1, joined=False)
        if upper is not None:
            return Moment("time", value, upper.value, upper.stop)
    return Moment("time", value, None, tokens.ends[end - 1])


def _two_digits(tokens: Tokens, index: int) -> int | None:
    """The value of two digits that touch what stands before them."""
    word = tokens.words[index]
    return (
        int(word)
        if tokens.touches(index) and len(word) == 2 and word[0] in ASCII_DIGITS and word.isdecimal()
        else None
    )


_HOURS = {
    word: value
    for value, word in enumerate(
        words_of("one two three four five six seven eight nine ten eleven twelve"), 1
    )
}


def _meridiem(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """a.m., pm and the like: (its first letter, index behind)."""
    words = tokens.words
    if words[index] in ("am", "pm"):
        return words[index][0], index + 1
    if (
        words[index] in ("a", "p")
        and words[index + 1] == "."
        and words[index + 2] == "m"
        and tokens.touches(index + 1)
    ):
        return words[index], index + 3 + (words[index + 3] == "." and tokens.touches(index + 3))
    return None


def _daypart(words: list[str], index: int) -> tuple[str, int] | None:
    """in the morning, in the afternoon, at night: (a or p, index behind)."""
    if words[index : index + 3] == ["in", "the", "morning"]:
        return "a", index + 3
    if words[index : index + 2] == ["in", "the"] and words[index + 2] in ("afternoon", "evening"):
        return "p", index + 3
    if words[index : index + 2] == ["at", "night"]:
        return "p", index + 2
    return None
