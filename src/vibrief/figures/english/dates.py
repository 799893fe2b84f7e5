"""Dates, times and periods of English: 16 June 1967, June 16, 9:30 a.m., the 1990s, the third quarter of 2024."""

from __future__ import annotations

from vibrief.figures import calendar
from vibrief.figures.calendar import full_year, is_day, iso_date, iso_time, iso_year
from vibrief.figures.english.numerals import SCALES, TENS
from vibrief.figures.english.words import MONTHS, ORDINALS, TENTHS
from vibrief.figures.moment import Moment
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens

SUFFIXES = frozenset({"st", "nd", "rd", "th"})
DASHES = frozenset("-–—")
YEAR_BEFORE = frozenset(
    ["in", "since", "by", "from", "until", "till", "during", "before", "after", "year", "of", "early", "late", "mid", "through", "around", "fall", "spring", "summer", "winter", "autumn", "season", "circa", "and", "to", "(", ",", "-", "–"]
)
# Words that show a year to be a number of things instead.
COUNTED = frozenset(
    ["people", "men", "women", "children", "soldiers", "students", "users", "m", "km", "metres", "meters", "dollars", "euros", "pounds", "cases", "deaths", "tons", "tonnes", "acres", "and_or", "troops"]
)
BEFORE_CHRIST = frozenset({"bc", "bce"})


def _number(word: str, longest: int = 2) -> int | None:
    return int(word) if word.isdecimal() and word[0] in ASCII_DIGITS and len(word) <= longest else None


def _day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of the month in digits: 16, 16th; (day, index behind)."""
    day = _number(tokens.words[index])
    if day is None or not 1 <= day <= 31:
        return None
    index += 1
    if tokens.words[index] in SUFFIXES and tokens.touches(index):
        index += 1
    return day, index


def _year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year of four digits (or any with BC or AD): (year, index behind)."""
    words = tokens.words
    if words[index] == "ad":
        year = _number(words[index + 1], 4)
        return (year, index + 2) if year else None
    year = _number(words[index], 4)
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


def _month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month by its name, with the point of an abbreviation: (month, index behind)."""
    month = MONTHS.get(tokens.words[index])
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


def _year_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year behind a month or day: 1967; , 1967; of 1967."""
    words = tokens.words
    if words[index] in (",", "of") and _number(words[index + 1], 4) is not None:
        index += 1
    if tokens.is_digits(index + 1) or words[index + 1] == "%":
        return None
    return _year(tokens, index)


def read_at_month(tokens: Tokens, index: int) -> Moment | None:
    """What begins with the name of a month."""
    month = _month(tokens, index)
    if month is None:
        return None
    words = tokens.words
    at = month[1]
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
                and (second := _month(tokens, end + 1))
                and (upper := _day(tokens, second[1]))
            ):
                year = _year_behind(tokens, upper[1])
                number = year[0] if year else None
                return Moment(
                    "period",
                    iso_date(number, month[0], day[0]),
                    iso_date(number, second[0], upper[0]),
                    tokens.ends[(year or upper)[1] - 1],
                )
        year = _year_behind(tokens, end)
        number = year[0] if year else None
        stop = tokens.ends[(year[1] if year else end) - 1]
        low = iso_date(number, month[0], day[0])
        return (
            Moment("period", low, iso_date(number, month[0], high), stop)
            if high
            else Moment("date", low, None, stop)
        )
    year = _year_behind(tokens, month[1])
    if year is None and not _is_month(tokens, index):
        return None
    stop = tokens.ends[(year or month)[1] - 1]
    return Moment("date", iso_date(year[0] if year else None, month[0]), None, stop)


def _is_counting(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] == "%"


MODAL = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec", "august"})
MONTH_BEFORE = frozenset(
    ["in", "of", "since", "by", "until", "till", "from", "to", "through", "during", "last", "next", "this", "early", "late", "mid", "every", "each", "and", "before", "after", "-", "–", "(", "on", "around"]
)


def _is_month(tokens: Tokens, index: int) -> bool:
    """Whether a bare May or March is the month: it needs a preposition before it."""
    return tokens.words[index] not in MODAL or tokens.word(index - 1) in MONTH_BEFORE


def read_at_digits(tokens: Tokens, index: int) -> Moment | None:
    """A date, time or period that begins with digits."""
    return (
        _read_numeric(tokens, index)
        or _read_day_first(tokens, index)
        or read_clock(tokens, index)
        or _read_years(tokens, index)
    )


def _read_numeric(tokens: Tokens, index: int) -> Moment | None:
    """2022-06-15, 15/06/2022 and 6/15/2022; where both orders fit, the day comes first, as in the source."""
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


def _read_day_first(tokens: Tokens, index: int) -> Moment | None:
    """16 June 1967, 16th of June, 16–17 June."""
    day = _day(tokens, index)
    if day is None:
        return None
    words = tokens.words
    low, end = day
    high: int | None = None
    if words[end] in DASHES or words[end] in ("and", "to"):
        upper = _day(tokens, end + 1)
        if upper is not None and upper[0] > low and (_month(tokens, upper[1]) or words[upper[1]] == "of"):
            high, end = upper
    if words[end] == "of":
        end += 1
    month = _month(tokens, end)
    if month is None or not is_day(high or low, month[0]):
        return None
    year = _year_behind(tokens, month[1])
    number = year[0] if year else None
    stop = tokens.ends[(year or month)[1] - 1]
    if high is not None:
        return Moment("period", iso_date(number, month[0], low), iso_date(number, month[0], high), stop)
    return Moment("date", iso_date(number, month[0], low), None, stop)


def read_clock(tokens: Tokens, index: int) -> Moment | None:
    """9:30 a.m., 9.30am, 5 p.m., 17:30, 15:23:24, five o'clock, 0230 UTC."""
    words = tokens.words
    word = words[index]
    if (
        len(word) == 4
        and word.isdecimal()
        and words[index + 1] in ("utc", "gmt", "hours", "hrs")
        and word < "2400"
        and word[2] < "6"
    ):
        if words[index + 1] in ("utc", "gmt") or word[0] == "0":
            return Moment("time", f"{word[:2]}:{word[2:]}", None, tokens.ends[index])
    minute, second, exact = 0, None, False
    end = index + 1
    hour = _number(word)
    if hour is None and len(word) in (4, 5) and word[-3:-2] == "." and word.replace(".", "").isdecimal():
        hour, minute = int(word[:-3]), int(word[-2:])
        if _meridiem(tokens, end) is None:
            return None
    if hour is None and word[:1] not in ASCII_DIGITS:
        hour = _HOURS.get(word)
    if hour is None or hour > 24 or minute > 59:
        return None
    if (
        words[end] == ":"
        and tokens.touches(end)
        and tokens.touches(end + 1)
        and len(words[end + 1]) == 2
        and words[end + 1].isdecimal()
    ):
        minute, end, exact = int(words[end + 1]), end + 2, True
        if (
            words[end] == ":"
            and tokens.touches(end)
            and tokens.touches(end + 1)
            and len(words[end + 1]) == 2
            and words[end + 1].isdecimal()
        ):
            second, end = int(words[end + 1]), end + 2
    elif words[end] == "h" and tokens.touches(end):
        if tokens.touches(end + 1) and len(words[end + 1]) == 2 and words[end + 1].isdecimal():
            minute, end, exact = int(words[end + 1]), end + 2, True
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
    if words[end] in DASHES or words[end] == "to":
        upper = read_clock(tokens, end + 1)
        if upper is not None:
            return Moment("time", value, upper.value, upper.stop)
    return Moment("time", value, None, tokens.ends[end - 1])


_HOURS = {
    word: value
    for value, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)
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


def _read_years(tokens: Tokens, index: int) -> Moment | None:
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
    year = _year(tokens, index)
    if year is None or (tokens.touches(end) and words[end][0].isalnum()):
        return None
    if tokens.word(index - 1) in ("between", "from") and words[end] in (
        "and",
        "to",
        "until",
        "till",
        "through",
    ):
        upper = _year(tokens, end + 1)
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
    if words[end] == "of" and (month := _month(tokens, end + 1)) and is_day(value, month[0]):
        year = _year_behind(tokens, month[1])
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
    number = _number(tokens.words[index])
    return (number, index + 2) if number and tokens.words[index + 1] in SUFFIXES else None


def _year_of(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year behind a quarter: of 2024, 2024, of the year 2024."""
    words = tokens.words
    for phrase in (["of", "the", "year"], ["of"], ["in"], [","], []):
        if words[index : index + len(phrase)] == phrase:
            found = index + len(phrase)
            return _year(tokens, found) if len(words[found]) == 4 else None
    return None
