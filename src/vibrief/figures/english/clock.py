"""Times of day of English: 9:30 a.m., 9.30am, 5 p.m., 17:30, five o'clock, 0230 UTC."""

from __future__ import annotations

import re

from vibrief.figures.calendar import iso_time
from vibrief.figures.english.dates import number_at
from vibrief.figures.english.numerals import ONES, TENS
from vibrief.figures.moment import Moment
from vibrief.figures.quantity import DASHES
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens, word_set, words_of


def read_clock(tokens: Tokens, index: int, *, joined: bool = True) -> Moment | None:
    """9:30 a.m., 9.30am, 5 p.m., 17:30, 15:23:24, five o'clock, 0230 UTC."""
    words = tokens.words
    word = words[index]
    if _is_military(word) and (
        _zoned(tokens, index + 1) or (words[index + 1] in ("hours", "hrs") and word[0] == "0")
    ):
        return Moment("time", f"{word[:2]}:{word[2:]}", None, tokens.ends[index])
    last = words[index + 2]
    if (
        words[index + 1] in ("to", *DASHES)
        and _is_military(word)
        and _is_military(last)
        and _zoned(tokens, index + 3)
    ):
        return Moment("time", f"{word[:2]}:{word[2:]}", f"{last[:2]}:{last[2:]}", tokens.ends[index + 2])
    if words[index + 1] in ("past", "to", "minutes") and (spoken := _past_hour(tokens, index)) is not None:
        return spoken
    minute, second, exact = 0, None, False
    end = index + 1
    hour = number_at(word)
    if hour is None and len(word) in (4, 5) and word[-3:-2] == "." and word.replace(".", "").isdecimal():
        hour, minute, exact = int(word[:-3]), int(word[-2:]), True
        if _meridiem(tokens, end) is None and not _zoned(tokens, end) and words[end] != "hrs":
            return None  # 9.30am, 01.37 local time
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
    if not exact and (spelled := _spelled_minutes(words, end)) is not None and _meridiem(tokens, spelled[1]):
        minute, end = spelled  # four thirty p.m.
    if hour == 12 and words[end] in ("noon", "midnight"):
        hour, end, exact = 12 if words[end] == "noon" else 0, end + 1, True
    half = _meridiem(tokens, end)
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
        end, exact = half[1], True
    elif exact and (part := _daypart(words, end)) is not None and hour <= 12:
        hour = hour % 12 + (12 if part[0] == "p" else 0)
        end = part[1]
    if not exact and joined and tokens.is_digits(index) and (words[end] in DASHES or words[end] == "to"):
        return _read_hours(tokens, hour, end + 1)
    if not exact or (hour == 24 and minute):
        return None
    value = iso_time(hour, minute, second)
    if joined and (words[end] in DASHES or words[end] == "to"):
        upper = read_clock(tokens, end + 1, joined=False)
        if upper is not None:
            return Moment("time", value, upper.value, upper.stop)
    return Moment("time", value, None, tokens.ends[end - 1])


def _read_hours(tokens: Tokens, hour: int, start: int) -> Moment | None:
    """The range of hours that share what is said behind the second, which stands at `start`: 4 to 7 p.m."""
    upper = read_clock(tokens, start, joined=False)
    if (
        upper is None
        or not 1 <= hour <= 12
        or not _MERIDIEM.search(tokens.low[max(0, upper.stop - 6) : upper.stop])
    ):
        return None
    last = int(upper.value[:2])
    first = hour % 12 + (12 if last >= 12 else 0)
    value = iso_time(first - 12 if first >= last and first >= 12 else first)  # 11 to 1 p.m.
    return Moment("time", value, upper.value, upper.stop) if value < upper.value else None


def _is_military(word: str) -> bool:
    """Whether a word can be a time of day without its sign: 0230, 1400."""
    return len(word) == 4 and word.isdecimal() and word[0] in ASCII_DIGITS and word < "2400" and word[2] < "6"


_MERIDIEM = re.compile(r"[ap]\.?\s?m\.?$")
ZONES = word_set(
    "utc gmt bst cet cest eet eest est edt cst cdt mst mdt pst pdt aest aedt ist jst kst hkt wib msk"
)


def _zoned(tokens: Tokens, index: int) -> bool:
    """Whether a time zone stands at `index`: GMT, local time, Eastern European Time."""
    words = tokens.words
    if words[index] in ZONES or words[index : index + 2] == ["local", "time"]:
        return True
    return tokens.is_capital(index) and any(
        words[at] == "time" and tokens.is_capital(at) for at in range(index + 1, index + 4)
    )


def _spelled_minutes(words: list[str], index: int) -> tuple[int, int] | None:
    """Minutes in words behind the hour: thirty, forty-five; (minutes, index behind)."""
    tens = TENS.get(words[index])
    if tens is None:
        ones = ONES.get(words[index])
        return (ones, index + 1) if ones is not None and 10 <= ones < 20 else None
    at = index + 1 + (words[index + 1] == "-")
    ones = ONES.get(words[at], 0)
    return (tens + ones, at + 1) if 0 < ones < 10 else (tens, index + 1)


def _past_hour(tokens: Tokens, index: int) -> Moment | None:
    """half past four, a quarter to six, ten past five, twenty minutes to nine; not ten to fifteen."""
    words = tokens.words
    named = {"half": 30, "quarter": 15}.get(words[index])
    spelled = ONES.get(words[index]) or TENS.get(words[index])
    at = index + 1 + (words[index + 1] == "minutes")
    if named is None and (spelled is None or spelled > 29 or (words[at] == "to" and at == index + 1)):
        return None
    hour = _HOURS.get(words[at + 1]) or number_at(words[at + 1])
    if words[at] not in ("past", "to") or hour is None or not 1 <= hour <= 12:
        return None
    minute = named or spelled or 0
    if words[at] == "to":
        hour, minute = (hour - 1) or 12, 60 - minute
    end = at + 2
    half = _meridiem(tokens, end) or _daypart(words, end)
    if half is not None:
        hour, end = hour % 12 + (12 if half[0] == "p" else 0), half[1]
    return Moment("time", iso_time(hour, minute), None, tokens.ends[end - 1])


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
