"""Dates of Vietnamese: ngày 7 tháng 10, 15-6, tháng 8-2021, năm hai không mười ba."""

from __future__ import annotations

from vibrief.figures import calendar
from vibrief.figures.calendar import full_year, is_day, iso_date, iso_year
from vibrief.figures.moment import Moment
from vibrief.figures.quantity import read_tail
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import DIGITS, SCALES, read_group, read_number

MONTHS = {"giêng": 1, "chạp": 12, "tư": 4}
# Behind `tháng một`; elsewhere the words are a month and the article.
JANUARY_AFTER = frozenset({"năm", "tới", "này", "vừa", "và", "đến", "hoặc", "hay", "qua", "là"})
MONTH_BEFORE = frozenset({"hồi", "đầu", "cuối", "giữa"})
EVENING = frozenset({"chiều", "tối", "đêm"})
DAYPARTS = EVENING | {"sáng", "trưa", "khuya"}
DAY_BEFORE = DAYPARTS | {"mùng", "mồng", "hôm"}
DATE_SIGNS = frozenset({"/", "-", "–", "."})
DAY_JOINS = frozenset({"-", "–", "đến", "tới", "và"})
DAYS_BEGIN = DAY_BEFORE | {"từ", "("}
NEAR_YEARS = frozenset({"nay", "ngoái", "trước", "qua", "tới", "sau"})
DAY_LEADS = DAYPARTS | {"hôm", "rạng", "ngày"}
LIST_JOINS = frozenset({",", "và"})
BC = (["trước", "công", "nguyên"], ["tcn"], ["tr", ".", "cn"], ["trước", "cn"])


def iso_or_unknown(year: tuple[int, int] | None) -> str:
    """The year that a reader found, or XXXX."""
    return iso_year(year[0]) if year else "XXXX"


def small_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number below 100 in digits or words: (value, index behind)."""
    word = tokens.words[index]
    if word[:1] in ASCII_DIGITS:
        return (int(word), index + 1) if len(word) <= 2 and word.isdecimal() else None
    group = read_group(tokens.words, index, followed=False)
    return group if group is not None and group[0] < 100 else None


def read_month(tokens: Tokens, index: int, *, certain: bool = False) -> tuple[int, int] | None:
    """The month behind `tháng`: (1…12, index behind); `certain`: a day before it has shown that it is one."""
    word, after = tokens.words[index : index + 2]
    if word == "mười":
        number, end = (
            (11, index + 2) if after == "một" else (12, index + 2) if after == "hai" else (10, index + 1)
        )
    else:
        number, end = MONTHS.get(word) or DIGITS.get(word) or 0, index + 1
        if not number and word.isdecimal() and len(word) <= 2 and word[0] in ASCII_DIGITS:
            number = int(word)
    if not 1 <= number <= 12 or (
        tokens.words[end] == "lần" and (word in DIGITS or tokens.words[end + 1] not in ("đầu", "thứ"))
    ):  # 3 tháng một lần: every 3 months; but: ngày 3 tháng 1 lần đầu
        return None
    if (
        word == "một"
        and not certain
        and not tokens.is_capital(index)
        and tokens.words[end].isalpha()
        and tokens.words[end] not in JANUARY_AFTER
        and tokens.word(index - 2) not in MONTH_BEFORE
    ):
        return None
    return number, end


def read_year(tokens: Tokens, index: int, *, bare: bool = False) -> tuple[int, int] | None:
    """The year at `index`: 2017, hai nghìn linh chín, một chín chín chín; (year, index behind)."""
    words = tokens.words
    word = words[index]
    year: int | None = None
    end = index + 1
    if word[:1] in ASCII_DIGITS:
        if (word.isdecimal() and (len(word) == 4 or (len(word) == 3 and not bare))) or (
            word.isdecimal() and len(word) < 5 and era_behind(words, end)
        ):
            year = int(word)
    else:
        year, end = _spelled_year(tokens, index)
    if year is None or words[end] in SCALES:  # mỗi năm 100 triệu liều
        return None
    if era := era_behind(words, end):
        return -year, end + era
    return year, end


def era_behind(words: list[str], index: int) -> int:
    """How many words at `index` say before Christ: trước Công nguyên, TCN; 0 where none do."""
    return next((len(phrase) for phrase in BC if words[index : index + len(phrase)] == phrase), 0)


def _spelled_year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A year in words, counted (hai nghìn không trăm mười) or digit by digit (hai không mười ba)."""
    words = tokens.words
    first, second = words[index], words[index + 1]
    if first in ("một", "hai") and second in DIGITS and second != "mốt":
        end, digits = index, ""
        while len(digits) < 4:
            word = words[end]
            if word in ("linh", "lẻ") and words[end + 1] in DIGITS and len(digits) == 2:
                digits, end = f"{digits}0{DIGITS[words[end + 1]]}", end + 2
            elif (word == "mười" and len(digits) == 2) or (
                word in DIGITS and words[end + 1] == "mươi" and len(digits) == 2
            ):
                group = read_group(words, end, followed=False)
                assert group is not None
                digits, end = f"{digits}{group[0]}", group[1]
            elif word in DIGITS:
                digits, end = f"{digits}{DIGITS[word]}", end + 1
            else:
                break
        if len(digits) == 4:
            return int(digits), end
    number = read_number(tokens, index)
    if number is not None and 100 <= number.value < 2200 and number.value == int(number.value):
        return int(number.value), number.end
    return None, index


def read_year_after(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year that continues a month or quarter: năm 2017, /2017, -2021, của năm 2018."""
    words = tokens.words
    start = index
    if words[index] in ("/", "-", "–", ".") and len(words[index + 1]) == 4:
        return read_year(tokens, index + 1, bare=True)
    if words[start] in ("của", ",") and words[start + 1] == "năm":
        start += 1
    if words[start] == "năm":
        return read_year(tokens, start + 1)
    if words[start] == "," and len(words[start + 1]) == 4 and _is_year_like(words[start + 1]):
        return read_year(tokens, start + 1, bare=True)
    if len(words[start]) == 4 and _is_year_like(words[start]):
        return read_year(tokens, start, bare=True)
    return None


def _is_year_like(word: str) -> bool:
    return word.isdecimal() and "1000" <= word <= "2100"


def read_day_month(tokens: Tokens, index: int) -> Moment | None:
    """A date whose day stands at `index`: 7 tháng 10 năm 2020, 7/10, 16-17.12; the month must be named."""
    numeric = read_numeric(tokens, index)
    if numeric is not None:
        return numeric
    day = small_number(tokens, index)
    if day is None:
        return None
    end = day[1]
    if (days := _read_days(tokens, index, *day)) is not None:
        return days
    if tokens.word(index - 1) in DAY_BEFORE and (month_of := _month_of_next_day(tokens, end, day[0])):
        return Moment("date", iso_date(None, month_of, day[0]), None, tokens.ends[end - 1])
    high: int | None = None
    if tokens.words[end] in ("-", "–", "và", "đến", "tới"):
        upper = small_number(tokens, end + 1)
        if upper is not None and tokens.words[upper[1]] == "tháng" and upper[0] > day[0]:
            high, end = upper
    before = tokens.word(index - 1)
    dated = before == "ngày" or before in DAY_BEFORE
    if tokens.words[end] == "tháng":
        end += 1
        if (
            not dated
            and tokens.words[end] == "năm"
            and len(tokens.words[end + 1]) == 4
            and tokens.is_digits(end + 1)
        ):
            return None  # 9 tháng năm 2023
    elif tokens.words[end] in (",", "/") and tokens.words[end + 1] == "tháng":
        end += 2
    else:
        return None
    month = read_month(tokens, end, certain=tokens.word(index - 1) == "ngày")
    if month is None or not is_day(high or day[0], month[0]) or not day[0]:
        return None
    if not dated and tokens.words[month[1]] in ("ngày", "tuần"):
        return None  # 3 tháng 10 ngày
    if not dated and tokens.words[end] == "năm" and tokens.words[end + 1] in NEAR_YEARS:
        return None  # 9 tháng năm nay
    if not dated and tokens.words[end : end + 2] == ["một", "năm"] and not tokens.is_digits(end + 2):
        return None  # 10 tháng một năm
    year = read_year_after(tokens, month[1])
    stop = tokens.ends[(year or month)[1] - 1]
    number = year[0] if year else None
    if high is not None:
        return Moment("period", iso_date(number, month[0], day[0]), iso_date(number, month[0], high), stop)
    return Moment("date", iso_date(number, month[0], day[0]), None, stop)


def _read_days(tokens: Tokens, index: int, day: int, end: int) -> Moment | None:
    """Days of one month, the first of them at `index`: ngày 24 đến 26/4, từ 5 đến 7/6, từ 1 đến 20-4.

    Behind `từ` alone they could be numbers: to 7/6 is no fraction, 20-4 no range, and neither counts anything.
    """
    before, last = tokens.word(index - 1), read_pair(tokens, end + 1) if tokens.is_digits(end + 1) else None
    if last is None or tokens.words[end] not in DAY_JOINS:
        return None
    month, last_day = int(last.value[5:7]), int(last.value[8:])
    if not is_day(day, month) or day >= last_day:
        return None
    if before != "ngày":
        sign, behind = tokens.words[end + 2], tokens.index_at(last.stop, end)
        no_number = sign == "/" or (sign in ("-", "–") and last_day > month)
        if (
            before not in DAYS_BEGIN
            or tokens.words[end] not in ("đến", "tới")
            or not no_number
            or tokens.words[behind] in SCALES
            or read_tail(tokens, behind, GRAMMAR).kind != "cardinal"
        ):
            return None
    return Moment("period", f"{last.value[:8]}{day:02d}", last.value, last.stop)


def _month_of_next_day(tokens: Tokens, index: int, day: int) -> int | None:
    """The month of the next day, which this day shares: đêm (25) đến rạng sáng 26-5, khuya (18) và sáng 19-5."""
    begun = index + (tokens.words[index] in (*DAY_JOINS, ","))  # đêm 11 rạng sáng 12/12
    index = begun
    while tokens.words[index] in DAY_LEADS:
        index += 1
    last = read_pair(tokens, index) if index > begun and tokens.is_digits(index) else None
    return int(last.value[5:7]) if last is not None and day < int(last.value[8:]) else None


def month_of_list(tokens: Tokens, index: int) -> int | None:
    """The month that the last of the listed days states, whose list goes on at `index`: (ngày 5), 6 và 7/6."""
    while tokens.words[index] in LIST_JOINS and tokens.is_digits(index + 1):
        if (pair := read_pair(tokens, index + 1)) is not None:
            return int(pair.value[5:7])
        if tokens.words[index + 2] == "tháng" and (month := read_month(tokens, index + 3)) is not None:
            return month[0]
        index += 2
    return None


def ends_list(tokens: Tokens, index: int) -> bool:
    """Whether the number at `index` is the last of listed days: ngày 5, 6, (7-6)."""
    first = index
    while tokens.word(first - 1) in LIST_JOINS and first > 1 and tokens.is_digits(first - 2):
        first -= 2
    return first < index and tokens.word(first - 1) == "ngày"


def read_numeric(tokens: Tokens, index: int) -> Moment | None:
    """A date in digits alone that cannot be anything else: 16/6/1967, 2022-06-15, 15/6-20/6, 16-17/12."""
    text, start = tokens.text, tokens.starts[index]
    word = tokens.words[index]
    if word[:1] not in ASCII_DIGITS or (tokens.words[index + 1] not in DATE_SIGNS and "." not in word):
        return None
    if (m := calendar.ISO.match(text, start)) and is_day(int(m[3]), int(m[2])):
        return Moment("date", m[0], None, m.end())
    if (m := calendar.FULL_BEFORE_FULL.match(text, start)) and is_day(int(m[1]), int(m[2])):
        return Moment("date", iso_date(int(m[3]), int(m[2]), int(m[1])), None, m.end())
    if m := calendar.DATE_RANGE.match(text, start):
        low, high = (int(m[1]), int(m[3])), (int(m[4]), int(m[5]))
        if is_day(*low) and is_day(*high):
            year = int(m[6]) if m[6] else None
            return Moment("period", iso_date(year, *low[::-1]), iso_date(year, *high[::-1]), m.end())
    if (
        (m := calendar.DAY_RANGE.match(text, start))
        and is_day(int(m[2]), int(m[4]))
        and int(m[1]) < int(m[2])
    ):
        year = int(m[5]) if m[5] else None
        month = int(m[4])
        if is_day(int(m[1]), month):
            return Moment(
                "period", iso_date(year, month, int(m[1])), iso_date(year, month, int(m[2])), m.end()
            )
    if m := calendar.FULL.match(text, start):
        sep = m[2].strip()
        if is_day(int(m[1]), int(m[3])) and (sep == "/" or len(m[4]) == 4):
            return Moment("date", iso_date(full_year(m[4]), int(m[3]), int(m[1])), None, m.end())
    return None


def read_pair(tokens: Tokens, index: int) -> Moment | None:
    """Day and month in digits where the context has said that it is a date: 15-6, 15/6, 15.6."""
    match = calendar.PAIR.match(tokens.text, tokens.starts[index])
    if match is None or not is_day(int(match[1]), int(match[3])):
        return None
    return Moment("date", iso_date(None, int(match[3]), int(match[1])), None, match.end())
