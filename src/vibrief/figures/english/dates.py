"""Dates of English: 16 June 1967, June 16, 15/06/2022."""

from __future__ import annotations

from vibrief.figures import calendar
from vibrief.figures.calendar import full_year, is_day, iso_date
from vibrief.figures.english.words import MONTHS
from vibrief.figures.moment import Moment
from vibrief.figures.quantity import DASHES
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens, word_set

SUFFIXES = frozenset({"st", "nd", "rd", "th"})


DATE_SIGNS = frozenset({"/", "-", "–", "."})
BEFORE_CHRIST = frozenset({"bc", "bce"})


def number_at(word: str, longest: int = 2) -> int | None:
    """The value of a word of at most `longest` digits."""
    return int(word) if word.isdecimal() and word[0] in ASCII_DIGITS and len(word) <= longest else None


def _day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of the month in digits: 16, 16th; (day, index behind)."""
    day = number_at(tokens.words[index])
    if day is None or not 1 <= day <= 31:
        return None
    index += 1
    if tokens.touches(index) and tokens.words[index].isalpha():
        if tokens.words[index] not in SUFFIXES:
            return None  # the Long March 5B
        index += 1
    return day, index


def read_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year of four digits (or any with BC or AD): (year, index behind)."""
    words = tokens.words
    if words[index] == "ad":
        year = number_at(words[index + 1], 4)
        return (year, index + 2) if year else None
    year = number_at(words[index], 4)
    if not year:
        return None
    era = index + 1
    if words[era] in BEFORE_CHRIST:
        return -year, era + 1
    if words[era] == "b" and words[era + 1 : era + 4] == [".", "c", "."]:
        return -year, era + 4
    if words[era] in ("ad", "ce") and tokens.is_capital(era):
        return year, era + 1
    return (year, era) if 1000 <= year <= 2150 and len(words[index]) == 4 else None


THANG = {str(number): number for number in range(1, 13)} | {"tam": 8}
"""Months as they stand in the names of streets: Cach Mang Thang 8, 3 Thang 2."""


def read_month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month by its name, with the point of an abbreviation: (month, index behind)."""
    word, after = tokens.words[index : index + 2]
    if word == "thang" and after in THANG and tokens.is_capital(index):
        return THANG[after], index + 2
    month = MONTHS.get(word)
    if month is None or not tokens.is_capital(index):
        return None
    index += 1
    if (
        len(tokens.words[index - 1]) <= 4
        and tokens.words[index] == "."
        and tokens.words[index - 1] not in ("may", "june", "july")
        and tokens.touches(index)
    ):
        index += 1
    return month, index


def read_year_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year behind a month or day: 1967; , 1967; of 1967."""
    words = tokens.words
    if words[index] in (",", "of") and number_at(words[index + 1], 4) is not None:
        index += 1
    if tokens.is_digits(index + 1) or words[index + 1] == "%":
        return None
    return read_year(tokens, index)


def read_at_month(tokens: Tokens, index: int) -> Moment | None:
    """What begins with the name of a month."""
    month = read_month(tokens, index)
    if month is None:
        return None
    words = tokens.words
    at = month[1]
    if words[index : index + 2] == ["may", "day"] and tokens.is_capital(at):
        return Moment("date", iso_date(None, 5, 1), None, tokens.ends[at])
    if words[at] == "the" and tokens.is_digits(at + 1):
        at += 1
    day = _day(tokens, at)
    if day is not None and is_day(day[0], month[0]) and not _is_counting(tokens, day[1]):
        end, high = day[1], None
        if words[end] in DASHES or words[end] in ("to", "and"):
            upper = _day(tokens, end + 1)
            if (
                upper is not None
                and day[0] < upper[0]
                and is_day(upper[0], month[0])
                and words[upper[1]] not in MONTHS
            ):
                high, end = upper
            elif (
                words[end] in DASHES
                and (second := read_month(tokens, end + 1))
                and (upper := _day(tokens, second[1]))
            ):
                year = read_year_behind(tokens, upper[1])
                number = year[0] if year else None
                return Moment(
                    "period",
                    iso_date(number, month[0], day[0]),
                    iso_date(number, second[0], upper[0]),
                    tokens.ends[(year or upper)[1] - 1],
                )
        year = read_year_behind(tokens, end)
        number = year[0] if year else None
        stop = tokens.ends[(year[1] if year else end) - 1]
        low = iso_date(number, month[0], day[0])
        return (
            Moment("period", low, iso_date(number, month[0], high), stop)
            if high
            else Moment("date", low, None, stop)
        )
    year = read_year_behind(tokens, month[1])
    if year is None and not _is_month(tokens, index):
        return None
    stop = tokens.ends[(year or month)[1] - 1]
    return Moment("date", iso_date(year[0] if year else None, month[0]), None, stop)


def _is_counting(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] == "%"


MODAL = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec", "august"})


MONTH_BEFORE = word_set(
    """
    in of since by until till from to through during last next this early late mid every each and
    before after - – ( on around
    """
)


def _is_month(tokens: Tokens, index: int) -> bool:
    """Whether a bare May or March is the month: it needs a preposition before it."""
    word = tokens.words[index]
    if word not in MODAL or tokens.word(index - 1) in MONTH_BEFORE:
        return True
    if (len(word) > 3 or word == "may") and not (
        tokens.begins_sentence(index) or tokens.is_capital(index - 1)
    ):
        return True  # a capital inside a sentence: it was March; not Theresa May
    return (
        tokens.words[index + 1] in ("and", "or", "to", "–", "-", ",")
        and read_month(tokens, index + 2) is not None
    )


def read_numeric(tokens: Tokens, index: int) -> Moment | None:
    """2022-06-15, 15/06/2022 and 6/15/2022; where both orders fit, the day comes first, as in the source."""
    if tokens.words[index + 1] not in DATE_SIGNS and "." not in tokens.words[index]:
        return None
    text, start = tokens.text, tokens.starts[index]
    if (m := calendar.ISO.match(text, start)) and is_day(int(m[3]), int(m[2])):
        return Moment("date", m[0], None, m.end())
    m = calendar.FULL.match(text, start)
    if m is None or not (m[2].strip() == "/" or len(m[4]) == 4):
        return None
    day, month = int(m[1]), int(m[3])
    if not is_day(day, month):
        day, month = month, day
    return (
        Moment("date", iso_date(full_year(m[4]), month, day), None, m.end()) if is_day(day, month) else None
    )


def read_day_first(tokens: Tokens, index: int, *, joined: bool = True) -> Moment | None:
    """16 June 1967, 16th of June, 16–17 June, the 16th; with `joined` also 30 April to 2 May, the 16th–17th."""
    day = _day(tokens, index)
    if day is None:
        return None
    words = tokens.words
    low, end = day
    high: int | None = None
    if words[end] in DASHES or words[end] in ("and", "to", "&"):
        upper = _day(tokens, end + 1)
        if upper is not None and upper[0] > low and (read_month(tokens, upper[1]) or words[upper[1]] == "of"):
            high, end = upper
    if words[end] == "of":
        end += 1
    month = read_month(tokens, end)
    if month is None or not is_day(high or low, month[0]):
        return _read_bare_day(tokens, index, joined=joined)
    year = read_year_behind(tokens, month[1])
    number = year[0] if year else None
    end = (year or month)[1]
    stop = tokens.ends[end - 1]
    if high is not None:
        return Moment("period", iso_date(number, month[0], low), iso_date(number, month[0], high), stop)
    if joined and year is None and (words[end] in DASHES or words[end] == "to"):  # two full dates stay two
        upper_date = read_day_first(tokens, end + 1, joined=False)
        if upper_date is not None and upper_date.high is None and "-XX-" not in upper_date.value:
            first = upper_date.value[:4] + iso_date(None, month[0], low)[4:]
            return Moment("period", first, upper_date.value, upper_date.stop)
    return Moment("date", iso_date(number, month[0], low), None, stop)


def _read_bare_day(tokens: Tokens, index: int, *, joined: bool) -> Moment | None:
    """A day without its month: on the 16th, the 16th–17th; nothing may follow that it could count."""
    words = tokens.words
    if tokens.word(index - 1) not in ("the", "–", "-") or words[index + 1] not in SUFFIXES:
        return None
    day = _day(tokens, index)
    if day is None or words[day[1]][:1].isalpha():
        return None
    low, stop = iso_date(day=day[0]), tokens.ends[day[1] - 1]
    if joined and words[day[1]] in DASHES:
        behind = _day(tokens, day[1] + 1)
        if behind is not None and words[behind[1]] in ("century", "centuries"):
            return None  # the 17th-18th centuries
        upper = _read_bare_day(tokens, day[1] + 1, joined=False)
        if upper is not None and upper.value > low:
            return Moment("period", low, upper.value, upper.stop)
    return Moment("date", low, None, stop)
