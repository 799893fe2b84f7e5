"""Dates, times and periods of Vietnamese: ngày 7 tháng 10, 15-6, tháng 8-2021, quý III/2024, thế kỷ XX, 9h30."""

from __future__ import annotations



from vibrief.figures import calendar
from vibrief.figures.calendar import ROMAN, full_year, is_day, iso_date, iso_time, iso_year
from vibrief.figures.moment import Moment
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens
from vibrief.figures.vietnamese.numerals import DIGITS, read_group, read_number

DAY_WORDS = frozenset({"mùng", "mồng"})
MONTHS = {"giêng": 1, "chạp": 12, "tư": 4, "mười một": 11, "mười hai": 12}
WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6}
BC = (["trước", "công", "nguyên"], ["tcn"], ["tr", ".", "cn"], ["trước", "cn"])
MORNING = frozenset({"sáng", "khuya"})
EVENING = frozenset({"chiều", "tối", "đêm"})
DAYPARTS = MORNING | EVENING | {"trưa"}
CLOCK_BEFORE = frozenset("lúc hồi vào từ đến tới trước sau khoảng đúng quá và lẫn gần trên , ( -".split())
CLOCK_STRONG = frozenset("lúc hồi vào đúng".split())
LENGTH_BEFORE = frozenset("trong suốt mất kéo thêm hơn mỗi từng cả hàng cách dài tiếng chậm sớm muộn hết qua".split())
LENGTH_AFTER = frozenset(
    "đồng liền liên làm qua tới mỗi một sau trước nữa trời mới di bay lái đi bơi chạy tiếp vừa học lao đầu cuối trực".split()
)
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4,
            "nhất": 1, "đầu": 1}  # fmt: skip


def small_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number below 100 in digits or words: (value, index behind)."""
    word = tokens.words[index]
    if word[:1] in ASCII_DIGITS:
        return (int(word), index + 1) if len(word) <= 2 and word.isdecimal() else None
    group = read_group(tokens.words, index, followed=False)
    return group if group is not None and group[0] < 100 else None


def read_month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The month behind `tháng`: (1…12, index behind)."""
    word = tokens.words[index]
    if word == "mười" and tokens.words[index + 1] in ("một", "hai"):
        return 11 if tokens.words[index + 1] == "một" else 12, index + 2
    if word == "mười":
        return 10, index + 1
    number = MONTHS.get(word) or DIGITS.get(word)
    if number is None and word.isdecimal() and len(word) <= 2 and word[0] in ASCII_DIGITS:
        number = int(word)
    return (number, index + 1) if number and number <= 12 else None


def read_year(tokens: Tokens, index: int, *, bare: bool = False) -> tuple[int, int] | None:
    """The year at `index`: 2017, hai nghìn linh chín, một chín chín chín; (year, index behind)."""
    words = tokens.words
    word = words[index]
    year: int | None = None
    end = index + 1
    if word[:1] in ASCII_DIGITS:
        if word.isdecimal() and (len(word) == 4 or (len(word) == 3 and not bare)):
            year = int(word)
        elif word.isdecimal() and len(word) < 5 and _is_before_christ(words, end):
            year = int(word)
    else:
        year, end = _spelled_year(tokens, index)
    if year is None:
        return None
    for phrase in BC:
        if words[end : end + len(phrase)] == phrase:
            return -year, end + len(phrase)
    return year, end


def _is_before_christ(words: list[str], index: int) -> bool:
    return any(words[index : index + len(phrase)] == phrase for phrase in BC)


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
            elif word == "mười" and len(digits) == 2:
                group = read_group(words, end, followed=False)
                assert group is not None
                digits, end = f"{digits}{group[0]}", group[1]
            elif word in DIGITS and words[end + 1] == "mươi" and len(digits) == 2:
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
    high: int | None = None
    if tokens.words[end] in ("-", "–", "và", "đến", "tới"):
        upper = small_number(tokens, end + 1)
        if upper is not None and tokens.words[upper[1]] == "tháng" and upper[0] > day[0]:
            high, end = upper
    if tokens.words[end] == "tháng":
        end += 1
    elif tokens.words[end] in (",", "/") and tokens.words[end + 1] == "tháng":
        end += 2
    else:
        return None
    month = read_month(tokens, end)
    if month is None or not is_day(high or day[0], month[0]) or not day[0]:
        return None
    year = read_year_after(tokens, month[1])
    stop = tokens.ends[(year or month)[1] - 1]
    number = year[0] if year else None
    if high is not None:
        return Moment("period", iso_date(number, month[0], day[0]), iso_date(number, month[0], high), stop)
    return Moment("date", iso_date(number, month[0], day[0]), None, stop)


def read_numeric(tokens: Tokens, index: int) -> Moment | None:
    """A date in digits alone that cannot be anything else: 16/6/1967, 2022-06-15, 15/6-20/6, 16-17/12."""
    text, start = tokens.text, tokens.starts[index]
    word = tokens.words[index]
    if word[:1] not in ASCII_DIGITS:
        return None
    if (m := calendar.ISO.match(text, start)) and is_day(int(m[3]), int(m[2])):
        return Moment("date", m[0], None, m.end())
    if m := calendar.DATE_RANGE.match(text, start):
        low, high = (int(m[1]), int(m[3])), (int(m[5]), int(m[6]))
        if is_day(*low) and is_day(*high):
            year = int(m[7]) if m[7] else None
            first = int(m[4]) if m[4] else year
            return Moment("period", iso_date(first, low[1], low[0]), iso_date(year, high[1], high[0]), m.end())
    if (m := calendar.DAY_RANGE.match(text, start)) and is_day(int(m[2]), int(m[4])) and int(m[1]) < int(m[2]):
        year = int(m[5]) if m[5] else None
        month = int(m[4])
        if is_day(int(m[1]), month):
            return Moment("period", iso_date(year, month, int(m[1])), iso_date(year, month, int(m[2])), m.end())
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


def read_clock(tokens: Tokens, index: int) -> Moment | None:
    """A time of day: 9h30, 17 giờ 30 phút, 3 giờ rưỡi chiều, 11 giờ kém 15, 15:23:24, 9:30 sáng."""
    words = tokens.words
    hour_number = small_number(tokens, index)
    if hour_number is None or hour_number[0] > 24:
        return None
    hour, at = hour_number
    sign = words[at]
    minute, second, end = 0, None, at + 1
    exact = False
    if sign in ("h", "g", ":") and tokens.touches(at) and tokens.is_digits(index):
        if tokens.touches(at + 1) and len(words[at + 1]) == 2 and words[at + 1].isdecimal() and words[at + 1] < "60":
            minute, end, exact = int(words[at + 1]), at + 2, True
            if words[end] in (":", "'", "p") and tokens.touches(end) and len(words[end + 1]) == 2 and words[end + 1].isdecimal():
                if tokens.touches(end + 1) and words[end + 1] < "60":
                    second, end = int(words[end + 1]), end + 2
            elif words[end] in ("'", "p", "’", "phút") and tokens.touches(end):
                end += 1
            if words[end] == "giờ":
                end += 1
        elif sign == ":" or words[at + 1][:1] in ASCII_DIGITS and tokens.touches(at + 1):
            return None
        elif sign == "g" and words[at + 1] not in DAYPARTS:
            return None
    elif sign in ("giờ", "h"):
        minute, second, end, exact = _minutes(tokens, at + 1)
        if minute < 0:
            hour, minute = hour - 1, minute + 60
    elif sign in ("am", "pm") and 1 <= hour <= 12:
        hour, exact, end = hour % 12 + (12 if sign == "pm" else 0), True, at + 1
    else:
        return None
    part = words[end] if words[end] in DAYPARTS else None
    if sign != ":" and not exact and not _is_clock(tokens, index, end, hour):
        return None
    if exact and sign in ("giờ",) and tokens.word(index - 1) in LENGTH_BEFORE:
        return None
    if part is not None:
        hour = _in_daypart(hour, part)
        end += 1
        if words[end] == "nay" or words[end] == "qua":
            pass
    if not 0 <= hour <= 24:
        return None
    return Moment("time", iso_time(hour % 24 if hour == 24 and minute else hour, minute, second), None, tokens.ends[end - 1])


def _minutes(tokens: Tokens, index: int) -> tuple[int, int | None, int, bool]:
    """What follows the hour: (minutes, seconds, index behind, whether anything did); negative behind `kém`."""
    words = tokens.words
    if words[index] == "rưỡi":
        return 30, None, index + 1, True
    sign, start = 1, index
    if words[index] == "kém":
        sign, start = -1, index + 1
    elif words[index] in ("linh", "lẻ") or (words[index] == "không" and words[index + 1] in DIGITS):
        start += 1
    number = small_number(tokens, start)
    if number is None or number[0] >= 60:
        return 0, None, index, False
    minute, end = number
    if words[end] == "phút":
        end += 1
        seconds = small_number(tokens, end)
        if seconds is not None and seconds[0] < 60 and words[seconds[1]] == "giây":
            return sign * minute, seconds[0], seconds[1] + 1, True
        return sign * minute, None, end, True
    closed = words[end] in DAYPARTS or words[end] in ("", ",", ".", "ngày", ")", "-", "–", "giờ", "gmt", "hôm", "thứ")
    if sign < 0 or closed:
        return sign * minute, None, end, True
    return 0, None, index, False


def _is_clock(tokens: Tokens, index: int, end: int, hour: int) -> bool:
    """Whether `N giờ` without minutes is a time of day and not a length of time."""
    before, after = tokens.word(index - 1), tokens.words[end]
    if before in LENGTH_BEFORE or (after in LENGTH_AFTER and after != "sau") or after in ("/",):
        return False
    if after in DAYPARTS:
        return True
    if before in CLOCK_STRONG:
        return True
    if after in ("ngày", "hôm", "(", "gmt", "cst", "utc", "est", "cet", "theo"):
        return True
    if before in ("từ", "đến", "tới", "trước", "sau"):
        return hour >= 4 and after != "kể"
    return before in (",", "") and after in (",", "")


def _in_daypart(hour: int, part: str) -> int:
    """The hour of 24: 3 giờ chiều is 15, 12 giờ đêm is 0, 1 giờ trưa 13."""
    if part in EVENING:
        if part == "đêm" and hour in (12, 1, 2, 3):
            return hour % 12
        return hour + 12 if hour < 12 else hour
    if part == "trưa":
        return hour + 12 if hour < 3 else hour
    return hour % 12 if hour == 12 else hour


def read_decade(tokens: Tokens, index: int) -> Moment | None:
    """The decade whose number stands at `index`, behind `những năm` or `thập niên`: 1990, 90, 2000."""
    words = tokens.words
    word = words[index]
    year: int | None = None
    end = index + 1
    if word.isdecimal() and word[0] in ASCII_DIGITS and len(word) in (2, 4) and word[-1] == "0":
        year = int(word)
    elif (group := read_group(words, index, followed=False)) is not None and group[0] % 10 == 0:
        year, end = group
    if year is None or not (10 <= year < 100 or 1000 <= year < 2100):
        return None
    if year < 100:
        year += 1900
        if words[end : end + 3] == ["thế", "kỷ", "trước"]:
            end += 3
        elif words[end] in ("của", "thế") and (found := _century_behind(tokens, end)) is not None:
            year = (found[0] - 1) * 100 + year % 100
            end = found[1]
    value = calendar.decade(year)
    if words[end] in ("-", "–", "đến") and words[end + 1].isdecimal() and len(words[end + 1]) == len(word) and words[end + 1][-1] == "0":
        upper = int(words[end + 1])
        return Moment("period", value, calendar.decade(upper + 1900 if upper < 100 else upper), tokens.ends[end + 1])
    return Moment("period", value, None, tokens.ends[end - 1])


def _century_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    words = tokens.words
    if words[index] == "của":
        index += 1
    if words[index] == "thế" and words[index + 1] in ("kỷ", "kỉ"):
        return century_number(tokens, index + 2)
    return None


def century_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The number of a century behind `thế kỷ`: XX, 20, thứ 20, thứ mười chín."""
    words = tokens.words
    if words[index] == "thứ":
        index += 1
    word = words[index]
    if word in ROMAN and tokens.is_capital(index):
        return ROMAN[word], index + 1
    return small_number(tokens, index)


def read_century(tokens: Tokens, index: int) -> Moment | None:
    """The century or centuries whose number stands at `index`, behind `thế kỷ`."""
    words = tokens.words
    number = century_number(tokens, index)
    if number is None or not 1 <= number[0] <= 30:
        return None
    high, end = None, number[1]
    if words[end] in ("-", "–", "đến", "và", "tới"):
        start = end + 1
        if words[start] == "thế" and words[start + 1] in ("kỷ", "kỉ"):
            start += 2
        upper = century_number(tokens, start)
        if upper is not None and number[0] < upper[0] <= 30:
            high, end = upper
    before = _is_before_christ(words, end)
    if before:
        end += next(len(phrase) for phrase in BC if words[end : end + len(phrase)] == phrase)
    return Moment(
        "period", calendar.century(number[0], before), calendar.century(high, before) if high else None, tokens.ends[end - 1]
    )


def read_year_range(tokens: Tokens, index: int) -> Moment | None:
    """Years in digits joined by a dash: 2016 – 2025, 1995-96."""
    match = calendar.YEARS.match(tokens.text, tokens.starts[index])
    if match is None:
        return None
    low, high = int(match[1]), int(match[2])
    if len(match[2]) == 2:
        high += low // 100 * 100
    return Moment("period", iso_year(low), iso_year(high), match.end()) if low < high <= 2150 else None


def read_years(tokens: Tokens, index: int) -> Moment | None:
    """Years in digits joined by a dash, or a single year: 2016 – 2025, 1995-96, 2017."""
    years = read_year_range(tokens, index)
    if years is not None:
        return years
    year = read_year(tokens, index)
    return Moment("date", iso_year(year[0]), None, tokens.ends[year[1] - 1]) if year else None
