"""Periods and years of English: 2016–2025, in 1990, the 1990s, the 20th century, the third quarter of 2024."""

from __future__ import annotations

from vibrief.figures import calendar
from vibrief.figures.calendar import is_day, iso_date, iso_year
from vibrief.figures.english.dates import (
    BEFORE_CHRIST,
    SUFFIXES,
    number_at,
    read_month,
    read_year,
    read_year_behind,
)
from vibrief.figures.english.numerals import SCALES, TENS
from vibrief.figures.english.words import ORDINALS, TENTHS
from vibrief.figures.moment import Moment
from vibrief.figures.tokens import Tokens, word_set

YEAR_BEFORE = word_set(
    """
    in since by from until till during before after year of early late mid through around fall
    spring summer winter autumn season circa and to ( , - –
    """
)


# Words that show a year to be a number of things instead.
COUNTED = word_set(
    """
    people men women children soldiers students users m km metres meters dollars euros pounds cases
    deaths tons tonnes acres and_or troops
    """
)


def read_years(tokens: Tokens, index: int) -> Moment | None:
    """2016–2025, the 1990s, in 1990, 300 BC."""
    words = tokens.words
    word = words[index]
    if not word.isdecimal() or len(word) > 4:
        return None
    match = calendar.YEARS.match(tokens.text, tokens.starts[index])
    if match is not None and match[0][4:].strip()[0] != "/":
        low, high = int(match[1]), int(match[2])
        high += low // 100 * 100 if len(match[2]) == 2 else 0
        behind = tokens.words[tokens.index_at(match.end(), index)]
        sure = tokens.word(index - 1) == "(" or behind == ")" or tokens.word(index - 1) in YEAR_BEFORE
        if low < high <= 2150 and (low >= 1700 or sure) and behind not in COUNTED and behind not in SCALES:
            return Moment("period", iso_year(low), iso_year(high), match.end())
    end = index + 1
    plural = end + (words[end] in ("'", "’"))
    if words[plural] == "s" and tokens.touches(plural) and word[-1] == "0" and len(word) in (2, 4):
        year = int(word) + (1900 if len(word) == 2 else 0)
        if len(word) == 4 or tokens.word(index - 1) in ("the", "'", "’", "early", "late", "mid"):
            return Moment("period", calendar.decade(year), None, tokens.ends[plural])
    year = read_year(tokens, index)
    if year is None or (tokens.touches(end) and words[end][0].isalnum()):
        return None
    if tokens.word(index - 1) in ("between", "from") and words[end] in (
        "and",
        "to",
        "until",
        "till",
        "through",
    ):
        upper = read_year(tokens, end + 1)
        if (
            upper is not None
            and abs(year[0]) >= 1000
            and upper[0] > year[0]
            and words[upper[1]] not in COUNTED | SCALES.keys()
        ):
            if not (tokens.touches(upper[1]) and words[upper[1]][0].isalnum()):
                return Moment("period", iso_year(year[0]), iso_year(upper[0]), tokens.ends[upper[1] - 1])
    if year[1] > end or _is_year(tokens, index):
        return Moment("date", iso_year(year[0]), None, tokens.ends[year[1] - 1])
    return None


def _is_year(tokens: Tokens, index: int) -> bool:
    """Whether four digits are a year: a preposition of time before them, and nothing behind that they could count."""
    before, after = tokens.word(index - 1), tokens.words[index + 1]
    if before not in YEAR_BEFORE:
        return before == "" and after == ","
    if after == "%" or after in SUFFIXES:
        return False
    return after not in COUNTED and not (
        after.endswith("s")
        and len(after) > 4
        and after not in ("census", "olympics", "games", "elections", "previous")
    )


def read_behind_ordinal(tokens: Tokens, first: int, end: int, value: int) -> Moment | None:
    """The century, quarter, half or month-day that an ordinal begins: 20th century, third quarter of 2024, 4th of July."""
    words = tokens.words
    at = end + (words[end] == "-")
    if words[at] in ("century", "centuries") and value <= 30:
        before = words[at + 1] in BEFORE_CHRIST or words[at + 1] == "b"
        return Moment(
            "period",
            calendar.century(value, before),
            None,
            tokens.ends[at + (1 if words[at + 1] in BEFORE_CHRIST else 0)],
        )
    if words[at] in ("and", "to", "–", "-", "or") and value <= 30:
        upper = _ordinal_at(tokens, at + 1 + (words[at + 1] in ("early", "late", "mid", "the")))
        if upper is not None and words[upper[1]] in ("century", "centuries") and value < upper[0] <= 30:
            return Moment(
                "period", calendar.century(value), calendar.century(upper[0]), tokens.ends[upper[1]]
            )
    if (words[at] == "quarter" and value <= 4) or (words[at] == "half" and value <= 2):
        letter = "Q" if words[at] == "quarter" else "H"
        year = _year_of(tokens, at + 1)
        if letter == "H" and year is None and "year" not in words[at + 1 : at + 4]:  # of a match, a chapter
            return None
        return Moment(
            "period",
            f"{iso_year(year[0]) if year else 'XXXX'}-{letter}{value}",
            None,
            tokens.ends[(year[1] if year else at + 1) - 1],
        )
    if words[end] == "of" and (month := read_month(tokens, end + 1)) and is_day(value, month[0]):
        year = read_year_behind(tokens, month[1])
        return Moment(
            "date",
            iso_date(year[0] if year else None, month[0], value),
            None,
            tokens.ends[(year or month)[1] - 1],
        )
    return None


def _ordinal_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    words = tokens.words
    if words[index] in ORDINALS or words[index] in TENTHS:
        return ORDINALS.get(words[index]) or TENTHS[words[index]], index + 1
    if words[index] in TENS and words[index + 2] in ORDINALS:  # twenty-first
        return TENS[words[index]] + ORDINALS[words[index + 2]], index + 3
    number = number_at(tokens.words[index])
    return (number, index + 2) if number and tokens.words[index + 1] in SUFFIXES else None


def _year_of(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year behind a quarter: of 2024, 2024, of the year 2024."""
    words = tokens.words
    for phrase in (["of", "the", "year"], ["of"], ["in"], [","], []):
        if words[index : index + len(phrase)] == phrase:
            found = index + len(phrase)
            return read_year(tokens, found) if len(words[found]) == 4 else None
    return None
