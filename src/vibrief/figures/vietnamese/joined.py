"""Numbers in digits joined by a sign: dates (15-6, 30/4, 8-2021), years, fractions (2/3), scores (5-3), ratios (1:500)."""

from __future__ import annotations

import re

from vibrief.figures import calendar
from vibrief.figures.codes import identifier
from vibrief.figures.fractions import fraction_figure
from vibrief.figures.model import Figure
from vibrief.figures.moment import Moment, moment_figure
from vibrief.figures.quantity import read_tail
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese import dates
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import SCALES
from vibrief.figures.vietnamese.periods import read_spoken_years, read_year_range

# What stands before two numbers shows what they are.
DATE_BEFORE = word_set(
    """
    ngày hôm sáng trưa chiều tối đêm khuya mùng mồng từ đến tới dịp lễ rạng tết trước sau vào nhật
    hai ba tư năm sáu bảy
    """
)
FRACTION_BEFORE = word_set(
    """
    chiếm bằng hơn gần khoảng tới đến giảm tăng còn được trên dưới số cỡ chừng là có
    """
)
FRACTION_AFTER = word_set(
    """
    dân số tổng diện hộ người doanh lượng chiều quãng thị nhu sản giá ngân cổ học cử đại thành quốc nước tỉnh xã huyện đội phiếu
    """
)
_ADDRESS = re.compile(r"[0-9]+(?:/[0-9]+)+")
SCORE_BEFORE = word_set(
    """
    tỷ tỉ thắng thua hòa hoà dẫn điểm số kết quả set sức đè bại bởi gỡ quân loại hạ nâng vượt chung
    cuộc luân lưu thành nhẹ đậm sít sao
    """
)
DAY_WORDS = frozenset({"qua", "nay", "mai", "kia", "hôm"})
DATE_AFTER = word_set("đến tới này năm và trở sẽ hằng hàng âm dương tại ở với do của theo thì đã cho khi là")
PERIOD_NAMES = (["giai", "đoạn"], ["thời", "kỳ"])
YEARS_BEFORE = word_set("năm đoạn kỳ khóa khoá niên học mùa (")


def read_joined(tokens: Tokens, index: int) -> Figure | None:
    """The figure of two numbers of which the first stands at `index`, or None where a quantity reads them better."""
    text, start, before = tokens.text, tokens.starts[index], tokens.word(index - 1)
    if before == "số" and tokens.words[index + 1] == "/":  # a house: số 12/5
        address = _ADDRESS.match(text, start)
        return identifier(tokens, start, address.end()) if address is not None else None
    years = read_year_range(tokens, index)
    if years is not None and (before in YEARS_BEFORE or not _counts(tokens, index, years)):
        named = tokens.words[max(0, index - 2) : index] in PERIOD_NAMES and tokens.free(index - 2)
        return moment_figure(tokens, index - 2 * named, years, GRAMMAR)
    match = calendar.MONTH_YEAR.match(text, start)
    if match is not None and match[2] != "." and 1 <= int(match[1]) <= 12:
        month = Moment("date", calendar.iso_date(int(match[3]), int(match[1])), None, match.end())
        return moment_figure(tokens, index, month, GRAMMAR)
    pair = calendar.PAIR.match(text, start)
    if pair is None:
        return _read_ratio(tokens, index)
    tail = read_tail(tokens, tokens.index_at(pair.end(), index), GRAMMAR)
    date = _date_of_pair(tokens, index, pair, tail.kind)
    if date is not None:
        return moment_figure(tokens, index, date, GRAMMAR)
    low, sign, high = int(pair[1]), pair[2], int(pair[3])
    if sign == "/":
        return fraction_figure(tokens, index, low, high, pair.end(), GRAMMAR) if high else None
    near = any(word in SCORE_BEFORE for word in tokens.words[max(0, index - 3) : index])
    if sign != "." and " " not in pair[0] and tail.kind == "cardinal" and (near or high <= low < 20):
        return Figure("score", f"{low}-{high}", None, None, "none", pair[0], start, pair.end())
    return None


def _date_of_pair(tokens: Tokens, index: int, pair: re.Match[str], counted: str) -> Moment | None:
    """Day and month, where the words around them leave that open or show it: sáng 15-6, 30/4, chiều qua (7-6).

    `counted` is the kind of what stands behind: 1-3 nghìn tỷ and 5-7% are no dates, nor is 1/2 dặm.
    """
    before, sign = tokens.word(index - 1), pair[2]
    date = dates.read_pair(tokens, index)
    if date is None or before == "ngày":
        return date
    low, high, end = int(pair[1]), int(pair[3]), tokens.index_at(pair.end(), index)
    if tokens.words[end] in SCALES or counted in ("money", "percent"):
        return None
    if sign == "/":
        part = (
            counted == "measure"
            or (high <= 10 and tokens.words[end] in FRACTION_AFTER - {before})
            or (before in FRACTION_BEFORE - DATE_BEFORE and high <= 10)
        )
        return None if low < high and part else date
    if before in ("từ", "đến", "tới") and low < high:  # từ 6-12 tên lửa, but từ 6-12 đến 8-12
        after = tokens.words[end]
        return None if after[:1].isalpha() and after not in DATE_AFTER else date
    if before == "(" and not DAY_WORDS.isdisjoint(tokens.words[max(0, index - 4) : index - 1]):
        return date
    near = any(word in SCORE_BEFORE for word in tokens.words[max(0, index - 3) : index])
    return date if before in DATE_BEFORE or (high < low > 12 and not near) else None


def read_years(tokens: Tokens, index: int) -> Figure | None:
    """2011 đến 2017, where they count nothing."""
    years = read_spoken_years(tokens, index)
    if years is None or (tokens.word(index - 1) not in YEARS_BEFORE and _counts(tokens, index, years)):
        return None
    return moment_figure(tokens, index, years, GRAMMAR)


def _counts(tokens: Tokens, index: int, years: Moment) -> bool:
    """Whether what looks like a span of years counts something: 1000-2000 đồng, 1500-1600 tỷ."""
    end = tokens.index_at(years.stop, index)
    return (
        years.value < "1800"
        or tokens.words[end] in SCALES
        or read_tail(tokens, end, GRAMMAR).kind != "cardinal"
    )


def _read_ratio(tokens: Tokens, index: int) -> Figure | None:
    """A fraction of larger numbers or a ratio: 125/340, 1:500."""
    low, sign, high, after = tokens.words[index : index + 4]
    if sign not in ("/", ":") or not low.isdecimal() or not high.isdecimal() or len(low) > 6 or len(high) > 6:
        return None
    if not tokens.touches(index + 1) or not tokens.touches(index + 2) or after == "/" or int(high) == 0:
        return None
    stop = tokens.ends[index + 2]
    if sign == "/":
        return fraction_figure(tokens, index, int(low), int(high), stop, GRAMMAR)
    text = tokens.text[tokens.starts[index] : stop]
    return Figure("score", f"{int(low)}-{int(high)}", None, None, "none", text, tokens.starts[index], stop)


NOT_A_NAME_BEFORE = word_set("con tổng trong một đa chỉ và tham đại hệ chữ trị") | {""}


def read_named(tokens: Tokens, index: int) -> Figure | None:
    """The number of a name, behind `số`: Chỉ thị số 05; not trong số 5 người."""
    word, after = tokens.words[index], tokens.words[index + 1]
    if tokens.word(index - 2) in NOT_A_NAME_BEFORE or not word.isdecimal():
        return None
    if after in SCALES or read_tail(tokens, index + 1, GRAMMAR).kind != "cardinal":
        return None
    if tokens.touches(index + 1) and after in ("/", "-"):
        return None
    return Figure(
        "identifier",
        word.lstrip("0") or "0",
        None,
        None,
        "none",
        word,
        tokens.starts[index],
        tokens.ends[index],
    )
