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
from vibrief.figures.english.language import GRAMMAR
from vibrief.figures.english.numerals import SCALES, TENS
from vibrief.figures.english.words import ORDINALS, TENTHS
from vibrief.figures.moment import Moment
from vibrief.figures.quantity import read_tail
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

# What has halves of a year: first-half net profit.
OF_A_COMPANY = word_set(
    "revenue revenues profit profits earnings results sales output loss losses income figures gdp growth exports"
)
DECADE_BEFORE = frozenset({"the", "'", "’", "‘", '"', "early", "late", "mid"})
OWNERS = frozenset({"his", "her", "their", "my", "your", "our", "its"})
YEAR_JOINS = frozenset({"and", "to", "until", "till", "through"})


def read_years(tokens: Tokens, index: int) -> Moment | None:
    """2016–2025, between 1492 and 1498, the 1990s, in 1990, 300 BC."""
    word = tokens.words[index]
    if not word.isdecimal() or len(word) > 4:
        return None
    span = _read_span(tokens, index) or _read_decade(tokens, index)
    if span is not None:
        return span
    year = read_year(tokens, index)
    if year is None and tokens.word(index - 1) == "ad" and tokens.is_capital(index - 1) and int(word):
        year = int(word), index + 1  # AD 79
    elif year is None or _goes_on(tokens, index + 1):
        return None
    return _read_joined_years(tokens, index, year) or (
        Moment("date", iso_year(year[0]), None, tokens.ends[year[1] - 1])
        if year[1] > index + 1 or tokens.word(index - 1) == "ad" or _is_year(tokens, index)
        else None
    )


def named_period(tokens: Tokens, index: int, moment: Moment) -> tuple[int, int]:
    """Where a span of years begins and ends with its name: the 2016–2025 period, the period 2016–2025."""
    first, stop = index, moment.stop
    if moment.kind != "period" or len(moment.value) != 4 or not moment.value.isdecimal():
        return first, stop
    end = tokens.index_at(stop, index)
    if tokens.words[end] == "period":
        stop = tokens.ends[end]
    elif tokens.word(index - 1) == "period" and tokens.free(index - 1):
        first -= 1
    else:
        return first, stop
    return first - (tokens.word(first - 1) == "the" and tokens.free(first - 1)), stop


def read_short(tokens: Tokens, index: int) -> Moment | None:
    """Q3 2024, H1 2024, Q3, where the digit stands at `index` and its letter before."""
    letter, number = tokens.word(index - 1), tokens.words[index]
    if letter not in ("q", "h") or not tokens.touches(index) or not tokens.is_capital(index - 1):
        return None
    if number not in ("1", "2", "3", "4") or (letter == "h" and number > "2") or _goes_on(tokens, index + 1):
        return None
    year = year_of(tokens, index + 1 + (tokens.words[index + 1] in ("/", "-")))
    if year is None and letter == "h":
        return None
    end = year[1] if year else index + 1
    value = f"{iso_year(year[0]) if year else 'XXXX'}-{letter.upper()}{number}"
    return Moment("period", value, None, tokens.ends[end - 1])


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether letters or digits touch what stands before `index`."""
    return tokens.touches(index) and tokens.words[index][0].isalnum()


def _read_span(tokens: Tokens, index: int) -> Moment | None:
    """2016–2025, 1995-96; not 1200–1500 people."""
    match = calendar.YEARS.match(tokens.text, tokens.starts[index])
    if match is None:
        return None
    low, high = calendar.years_of(match)
    if "/" in match[0] and high != low + 1:  # the 2013/14 season, but Decree 46/2016
        return None
    end = tokens.index_at(match.end(), index)
    before, behind = tokens.word(index - 1), tokens.words[end]
    sure = low >= 1500 or before == "(" or behind == ")" or before in YEAR_BEFORE
    if not low < high <= 2150 or not sure or behind in COUNTED or behind in SCALES:
        return None
    return Moment("period", iso_year(low), iso_year(high), match.end())


def _read_decade(tokens: Tokens, index: int, *, joined: bool = True) -> Moment | None:
    """the 1990s, the '90s, the 1970s to the 1980s."""
    words, word = tokens.words, tokens.words[index]
    plural = index + 1 + (words[index + 1] in ("'", "’"))
    if words[plural] != "s" or not tokens.touches(plural) or word[-1] != "0" or len(word) not in (2, 4):
        return None
    if len(word) == 2 and (tokens.word(index - 1) not in DECADE_BEFORE or tokens.word(index - 2) in OWNERS):
        listed = tokens.word(index - 2) == "s" and tokens.word(index - 3).isdecimal()  # the 1980s and 90s
        if tokens.word(index - 1) not in ("and", "or") or not listed:
            return None  # in his late 40s
    value = calendar.decade(int(word) + (1900 if len(word) == 2 else 0))
    if joined and words[plural + 1] in ("to", "and", "–", "-"):
        start = plural + 2 + (words[plural + 2] == "the")
        if words[start].isdecimal() and words[start] > word and len(words[start]) == 4:
            upper = _read_decade(tokens, start, joined=False)
            if upper is not None:
                return Moment("period", value, upper.value, upper.stop)
    return Moment("period", value, None, tokens.ends[plural])


def _read_joined_years(tokens: Tokens, index: int, low: tuple[int, int]) -> Moment | None:
    """between 1492 and 1498, from 1990 to 1995."""
    words = tokens.words
    if tokens.word(index - 1) not in ("between", "from") or words[low[1]] not in YEAR_JOINS:
        return None
    high = read_year(tokens, low[1] + 1)
    if high is None or abs(low[0]) < 1000 or high[0] <= low[0] or _goes_on(tokens, high[1]):
        return None
    if words[high[1]] in COUNTED or words[high[1]] in SCALES:
        return None
    return Moment("period", iso_year(low[0]), iso_year(high[0]), tokens.ends[high[1] - 1])


def _is_year(tokens: Tokens, index: int) -> bool:
    """Whether four digits are a year: a preposition of time before them, and nothing behind that they could count."""
    before, after = tokens.word(index - 1), tokens.words[index + 1]
    if before not in YEAR_BEFORE:
        return before == "" and after == ","
    if after == "%" or after in SUFFIXES or read_tail(tokens, index + 1, GRAMMAR).kind == "measure":
        return False  # of 1450 MW
    return after not in COUNTED and not (
        after.endswith("s")
        and len(after) > 4
        and after not in ("census", "olympics", "games", "elections", "previous")
    )


def read_behind_ordinal(tokens: Tokens, first: int, end: int, value: int) -> Moment | None:
    """The century, quarter, half or month-day that an ordinal begins: 20th century, third quarter of 2024."""
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
    if words[end] in ("and", "to", "–", "-", "or") and value <= 30:
        upper = _ordinal_at(tokens, end + 1 + (words[end + 1] in ("early", "late", "mid", "the")))
        if upper is not None and words[upper[1]] in ("century", "centuries") and value < upper[0] <= 30:
            return Moment(
                "period", calendar.century(value), calendar.century(upper[0]), tokens.ends[upper[1]]
            )
    if words[at : at + 2] == ["lunar", "month"] and value <= 12:
        return Moment("date", iso_date(None, value), None, tokens.ends[at + 1])
    day_of = at + (words[at] == "day")
    if words[day_of : day_of + 2] == ["of", "the"] and value <= 31:
        month_of = (12, day_of + 3) if words[day_of + 2] == "last" else _ordinal_at(tokens, day_of + 2)
        if month_of is not None and words[month_of[1] : month_of[1] + 2] == ["lunar", "month"]:
            return Moment("date", iso_date(None, month_of[0], value), None, tokens.ends[month_of[1] + 1])
    if words[at] in ("and", "to", "–", "-", "or") and value <= 3:
        upper = _ordinal_at(tokens, at + 1)
        if upper is not None and words[upper[1]] in ("quarter", "quarters") and value < upper[0] <= 4:
            year = year_of(tokens, upper[1] + 1)
            known = f"{iso_year(year[0]) if year else 'XXXX'}-Q"
            stop = tokens.ends[(year[1] if year else upper[1] + 1) - 1]
            return Moment("period", f"{known}{value}", f"{known}{upper[0]}", stop)
    if (words[at] == "quarter" and value <= 4) or (words[at] == "half" and value <= 2):
        letter = "Q" if words[at] == "quarter" else "H"
        year = year_of(tokens, at + 1)
        earned = words[at + 1] in OF_A_COMPANY or words[at + 2] in OF_A_COMPANY
        if letter == "H" and year is None and not earned and "year" not in words[at + 1 : at + 4]:
            return None  # of a match, a chapter
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


def year_of(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year behind a quarter: of 2024, 2024, of the year 2024."""
    words = tokens.words
    for phrase in (["of", "the", "year"], ["of"], ["in"], [","], []):
        if words[index : index + len(phrase)] == phrase:
            found = index + len(phrase)
            return read_year(tokens, found) if len(words[found]) == 4 else None
    return None
