"""Times of day of Vietnamese: 9h30, 17 giờ 30 phút, 3 giờ rưỡi chiều, 11 giờ kém 15; 8 giờ is also a length of time."""

from __future__ import annotations

import re

from vibrief.figures.calendar import iso_time
from vibrief.figures.model import Figure
from vibrief.figures.moment import Moment, moment_figure
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese.dates import DAYPARTS, EVENING, small_number
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import DIGITS

SPACED_BEFORE = DAYPARTS | {"gmt", "utc", "giờ", "am", "pm"}
# Around `N giờ` without minutes: what shows a time of day, and what a length of time.
CLOCK_BEFORE = frozenset({"lúc", "hồi", "vào", "đúng"})
CLOCK_AFTER = DAYPARTS | word_set("cùng ngày hôm ( gmt cst utc est cet theo")
LENGTH_BEFORE = word_set(
    """
    trong suốt mất kéo thêm hơn mỗi từng cả hàng cách dài tiếng chậm sớm muộn hết qua
    """
)
LENGTH_AFTER = word_set(
    """
    đồng liền liên làm qua tới mỗi một hai sau trước nữa trời mới di bay lái đi bơi chạy tiếp vừa học
    lao đầu cuối trực /
    """
)
SIGNS = frozenset({"giờ", "h", "g", ":", "am", "pm", "utc", "gmt"})
GRAMS_NEVER_BEFORE = DAYPARTS | {"ngày", "hôm", "cùng"}
"""What follows `23g` where the letter stands for giờ."""
_SPLIT_MINUTES = re.compile(r"([0-5]) ([0-9])(?![0-9])")  # 16h4 5, as some archives have it
MINUTE_ENDS = DAYPARTS | word_set(", . ngày ) - – giờ gmt hôm thứ và tại") | {""}


def read_clocks(tokens: Tokens, index: int) -> Figure | None:
    """The time at `index`, or the range of times that it opens."""
    clock = read_clock(tokens, index)
    if clock is None:
        span = _read_hours(tokens, index)
        return moment_figure(tokens, span[0], span[1], GRAMMAR) if span is not None else None
    end = tokens.index_at(clock.stop, index)
    if tokens.words[end] in ("-", "–", "đến", "tới"):
        upper = read_clock(tokens, end + 1, certain=True)
        if upper is not None:
            part = tokens.word(tokens.index_at(upper.stop, end) - 1)
            late = part in EVENING and tokens.words[end - 1] not in DAYPARTS
            if late and clock.value < "12:00" and (value := _later(clock.value)) < upper.value:
                clock = clock._replace(value=value)  # từ 8h đến 10h tối
            first = index - (tokens.word(index - 1) == "từ" and tokens.free(index - 1))
            clock, index = Moment("time", clock.value, upper.value, upper.stop), first
    return moment_figure(tokens, index, clock, GRAMMAR)


def _later(value: str) -> str:
    """The same time in the second half of the day."""
    return f"{int(value[:2]) + 12}{value[2:]}"


def _read_hours(tokens: Tokens, index: int) -> tuple[int, Moment] | None:
    """Hours that share what is said behind the second: từ 4 đến 7 giờ tối; (index of its first word, the range)."""
    low = small_number(tokens, index)
    if low is None or tokens.words[low[1]] not in ("-", "–", "đến", "tới") or low[0] > 12:
        return None
    upper = read_clock(tokens, low[1] + 1, certain=True)
    if upper is None:
        return None
    part = tokens.word(tokens.index_at(upper.stop, index) - 1)
    if part not in DAYPARTS:
        return None
    value = iso_time(_in_daypart(low[0], part))
    if value >= upper.value:
        return None
    first = index - (tokens.word(index - 1) == "từ" and tokens.free(index - 1))
    return first, Moment("time", value, upper.value, upper.stop)


def read_clock(tokens: Tokens, index: int, *, certain: bool = False) -> Moment | None:
    """The time of day at `index`; `certain`: what stands before has said that it is no length of time."""
    words = tokens.words
    if tokens.is_digits(index) and words[index + 1] not in SIGNS:
        return None
    zone = index + 1 + (words[index + 1] == "giờ")
    zoned = words[zone] in ("utc", "gmt") or (
        words[index + 1] == "giờ" and (tokens.is_capital(zone) or words[zone] in ("địa", "theo"))
    )
    if len(words[index]) == 4 and zoned and words[index].isdecimal():  # 0230 (giờ) UTC, 1930 giờ Anh
        return _checked(tokens, int(words[index][:2]), int(words[index][2:]), None, index + 1)
    number = small_number(tokens, index)
    if number is None or number[0] > 24:
        return None
    hour, at = number
    sign = words[at]
    if sign in ("am", "pm") and 1 <= hour <= 12:
        return _checked(tokens, hour % 12 + (12 if sign == "pm" else 0), 0, None, at + 1)
    touching = tokens.is_digits(index) and tokens.touches(at) and tokens.touches(at + 1)
    spaced = sign == ":" and tokens.touches(at) and words[at + 2] in SPACED_BEFORE  # 11: 30 sáng
    if (
        sign in ("h", "g", ":")
        and (touching or spaced)
        and len(words[at + 1]) == 2
        and words[at + 1].isdecimal()
    ):
        minute, second, end = _digital(tokens, at)
    elif sign == "h" and touching and (split := _SPLIT_MINUTES.match(tokens.text, tokens.starts[at + 1])):
        minute, second, end = int(split[1] + split[2]), None, at + 3
    elif sign in ("giờ", "h") and not (sign == "h" and touching and words[at + 1].isdecimal()):
        minute, second, end, exact = _minutes(tokens, at + 1)
        if exact and tokens.word(index - 1) in LENGTH_BEFORE:
            return None
        certain = certain or (
            sign == "h" and tokens.touches(at) and tokens.word(index - 1) not in LENGTH_BEFORE
        )
        if (
            not exact
            and not (certain and words[end] not in LENGTH_AFTER)
            and not _is_clock(tokens, index, end, hour)
        ):
            return None
        if minute < 0:
            hour, minute = hour - 1, minute + 60
    elif sign == "g" and words[at + 1] in GRAMS_NEVER_BEFORE:
        minute, second, end = 0, None, at + 1
    else:
        return None
    if words[end] in DAYPARTS:
        hour, end = _in_daypart(hour, words[end]), end + 1
    elif words[end] in ("am", "pm") and 1 <= hour <= 12:  # 3:45 pm
        hour, end = hour % 12 + (12 if words[end] == "pm" else 0), end + 1
    return _checked(tokens, hour, minute, second, end)


def _checked(tokens: Tokens, hour: int, minute: int, second: int | None, end: int) -> Moment | None:
    """The time, if there is such a one."""
    if not 0 <= hour <= 24 or minute > 59 or (hour == 24 and minute) or (second or 0) > 59:
        return None
    return Moment("time", iso_time(hour, minute, second), None, tokens.ends[end - 1])


def _digital(tokens: Tokens, at: int) -> tuple[int, int | None, int]:
    """Minutes and seconds of 9h30, 15:23:24, 9h30' behind the sign at `at`: (minutes, seconds, index behind)."""
    words = tokens.words
    minute, end, second = int(words[at + 1]), at + 2, None
    if words[end] in (":", "'", "p", "’") and tokens.touches(end):
        if tokens.touches(end + 1) and len(words[end + 1]) == 2 and words[end + 1].isdecimal():
            second, end = int(words[end + 1]), end + 2
        elif words[end] != ":":
            end += 1
    elif words[end] == "phút":
        end += 1
    return minute, second, end + (words[end] == "giờ")


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
    if words[start] == "một" and words[end] == "ngày":  # 2 giờ một ngày: two hours a day
        return 0, None, index, False
    if sign < 0 or words[end] in MINUTE_ENDS:
        return sign * minute, None, end, True
    return 0, None, index, False


def _is_clock(tokens: Tokens, index: int, end: int, hour: int) -> bool:
    """Whether `N giờ` without minutes is a time of day and not a length of time."""
    before, after = tokens.word(index - 1), tokens.words[end]
    if (
        before in LENGTH_BEFORE
        or (after in LENGTH_AFTER and after != "sau")
        or (hour == 24 and before == "sau")
    ):
        return False
    if before in CLOCK_BEFORE or after in CLOCK_AFTER:
        return True
    if after in ("-", "–") and small_number(tokens, end + 1) and "giờ" in tokens.words[end + 2 : end + 4]:
        return True  # 8 giờ – 17 giờ
    if before in ("từ", "đến", "tới", "trước", "sau"):
        return hour >= 4
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
