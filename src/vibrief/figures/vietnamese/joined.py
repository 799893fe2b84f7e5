"""Numbers in digits joined by a sign: dates (15-6, 30/4, 8-2021), fractions (2/3), scores (5-3), ratios (1:500)."""

from __future__ import annotations

import re
from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.codes import identifier
from vibrief.figures.fractions import fraction_figure
from vibrief.figures.model import Figure
from vibrief.figures.moment import Moment, moment_figure
from vibrief.figures.quantity import make_figure, read_tail
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese import dates
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import SCALES
from vibrief.figures.vietnamese.periods import read_spoken_years, read_year_range

# What stands before two numbers shows what they are.
DAY_NAMES = dates.DAY_BEFORE | word_set("khánh hết lễ dịp tết ngày hồi nhật hai ba tư năm sáu bảy")
DATE_BEFORE = DAY_NAMES | word_set("từ đến tới rạng trước sau vào")
FRACTION_BEFORE = word_set(
    """
    lệ chiếm bằng hơn gần khoảng tới đến giảm tăng còn được trên dưới số cỡ chừng là có
    """
)
CLEAR_FRACTION_BEFORE = FRACTION_BEFORE - DATE_BEFORE
FRACTION_AFTER = word_set(
    """
    dân số tổng diện hộ người doanh lượng chiều quãng thị nhu sản giá ngân cổ học cử đại thành quốc nước tỉnh xã
    huyện đội phiếu phường quận phụ nam nữ trẻ khách sinh ca bệnh nhân trường vốn thu lợi mặt thế chặng đất rừng
    năng lực khối nguồn thời công nông lao các trong toàn gia nhóm mẫu địa chi dự chỉ tài loài chất cây lao nhà
    """
)
# The dates of feasts, which stand without `ngày`.
FEASTS = frozenset({(2, 9), (1, 5), (8, 3), (3, 2), (1, 6), (1, 1), (2, 4)})
FEAST_NAMES = frozenset({"động", "nhi", "nữ", "quà"})  # Quốc tế lao động 1-5, quà 1-6
ACCUSED = (["bị", "can"], ["bị", "cáo"], ["bị", "hại"])
TURNS = frozenset({"đợt", "kỳ", "lần"})
RANGE_WORDS = frozenset({"từ", "đến", "tới"})
_NAMED = re.compile(r"[0-9]{1,4}(?:[/-]([0-9]{1,4}))+(?![0-9A-Za-z])")
# The nearest of these words before 5-3 decides whether it is a score or the 5th of March.
SCORE_CUES = word_set(
    "tỷ tỉ thắng thua hòa hoà dẫn kết quả set đè bại bởi gỡ hạ nâng vượt luân lưu thuận hiệp trận đậm trước cầm"
)
EVERY = frozenset({"mỗi", "hàng", "hằng", "từng"})
DATE_CUES = word_set(
    "hồi ngày nay qua mai kia sáng trưa chiều tối đêm khuya hôm sớm tuần nhật thứ lễ dịp đợt"
)
# The number of a law behind these is no date: Nghị định 10/2015.
LAW_BEFORE = word_set("tư định quyết luật lệnh thị số văn điện")
DATE_AFTER = word_set(
    "từ đến tới này năm và trở sẽ hằng hàng âm dương tại ở với do của theo thì đã cho khi là"
)
PERIOD_NAMES = (["giai", "đoạn"], ["thời", "kỳ"])
YEARS_BEFORE = word_set("năm đoạn kỳ khóa khoá niên học mùa (")
NOT_A_NUMBERED_THING = word_set("con tổng trong một đa chỉ và tham đại hệ chữ trị tỷ tỉ điểm") | {""}
"""Words before số, định, luật … that make of them another word: con số, tỷ số."""


def read_joined(tokens: Tokens, index: int) -> Figure | None:
    """The figure of two numbers of which the first stands at `index`, or None where a quantity reads them better."""
    text, start, before = tokens.text, tokens.starts[index], tokens.word(index - 1)
    house = before == "số" or (before == "nhà" and tokens.word(index - 2) == "số")
    if (house or before in LAW_BEFORE) and tokens.word(index - 2) not in NOT_A_NUMBERED_THING:
        named = _NAMED.match(text, start)  # số nhà 12/5, số 59-61, Nghị định 10/2015
        if named is not None and (house or ("/" in named[0] and len(named[1]) == 4)):
            return identifier(tokens, start, named.end())
    years = read_year_range(tokens, index)
    if years is not None and (before in YEARS_BEFORE or not _counts(tokens, index, years)):
        of_period = tokens.words[max(0, index - 2) : index] in PERIOD_NAMES and tokens.free(index - 2)
        return moment_figure(tokens, index - 2 * of_period, years, GRAMMAR)
    match = calendar.MONTH_YEAR.match(text, start)
    if match is not None and before in TURNS:  # cổ tức đợt 1/2017
        return make_figure(tokens, index, index + 1, "cardinal", Decimal(match[1]))
    if match is not None and match[2] != "." and 1 <= int(match[1]) <= 12:
        month = Moment("date", calendar.iso_date(int(match[3]), int(match[1])), None, match.end())
        return moment_figure(tokens, index, month, GRAMMAR)
    pair = calendar.PAIR.match(text, start)
    if pair is None:
        return _read_ratio(tokens, index)
    tail = read_tail(tokens, tokens.index_at(pair.end(), index), GRAMMAR)
    if before == "lớp" and pair[2] == "/":
        return identifier(tokens, start, pair.end())
    if before == "vòng" and pair[2] == "/" and int(pair[1]) == 1 < int(pair[3]):
        return _read_round(tokens, index, int(pair[3]), pair.end())
    date = _date_of_pair(tokens, index, pair, tail.kind)
    if date is not None:
        return moment_figure(tokens, index, date, GRAMMAR)
    low, sign, high = int(pair[1]), pair[2], int(pair[3])
    if sign == "/":
        return _share(tokens, index, low, high, pair.end())
    told = _nearest_cue(tokens, index) == "score"
    falling = high <= low < 200 or low == 0 < high < 100  # 23-16, 0-40: neither a range nor a date
    counted = tail.kind != "cardinal" or tokens.words[tail.end] in SCALES
    score = not counted and (told or (falling and " " not in pair[0]))
    if sign != "." and score:
        return Figure("score", f"{low}-{high}", None, None, "none", pair[0], start, pair.end())
    return None


def _read_round(tokens: Tokens, index: int, games: int, stop: int) -> Figure:
    """A round of a cup by its games: vòng 1/8 is the round of 16; the quarter-finals and semi-finals are fractions."""
    if games <= 4:
        return fraction_figure(tokens, index, 1, games, stop, GRAMMAR)
    return make_figure(tokens, index, tokens.index_at(stop, index), "cardinal", Decimal(2 * games))


def _nearest_cue(tokens: Tokens, index: int) -> str:
    """What the nearest telling word among the four before says of two numbers with a dash: date, score or nothing."""
    for word in reversed(tokens.words[max(0, index - 4) : index]):
        if word in SCORE_CUES:
            return "score"
        if word in DATE_CUES:
            return "date"
    return ""


def _share(tokens: Tokens, index: int, top: int, bottom: int, stop: int) -> Figure | None:
    """A fraction, or where it is no part of a whole, a name: huyết áp 120/80, mở cửa 24/24."""
    if top < bottom:
        return fraction_figure(tokens, index, top, bottom, stop, GRAMMAR)
    return identifier(tokens, tokens.starts[index], stop)


def _date_of_pair(tokens: Tokens, index: int, pair: re.Match[str], counted: str) -> Moment | None:
    """Day and month, where the words around them leave that open or show it: sáng 15-6, 30/4, chiều qua (7-6).

    `counted` is the kind of what stands behind: 1-3 nghìn tỷ and 5-7% are no dates, nor is 1/2 dặm.
    """
    before, sign = tokens.word(index - 1), pair[2]
    date = dates.read_pair(tokens, index)
    if date is None or before == "ngày" or dates.ends_list(tokens, index) or _behind_holiday(tokens, index):
        return date
    if sign != "/" and "tuổi" in tokens.words[max(0, index - 3) : index]:
        return None  # lứa tuổi từ 5 - 11
    if pair[0] == "24/7" and before not in DATE_BEFORE:
        return None  # round the clock
    low, high, end = int(pair[1]), int(pair[3]), tokens.index_at(pair.end(), index)
    if before in FEAST_NAMES and (low, high) in FEASTS:
        return date
    if tokens.words[end] in SCALES or counted in ("money", "percent"):
        return None
    if sign == "/" and before == "lệ" and low > high:
        return None  # tỷ lệ 3/1
    if sign == "/":
        after = tokens.words[end]
        named = (
            ((low, high) not in FEASTS and after in FRACTION_AFTER and after != before)
            or after == "số"
            or tokens.words[end : end + 2] in ACCUSED
            or before in CLEAR_FRACTION_BEFORE
        )
        part = counted == "measure" or (high <= 10 and named)
        return None if low < high and part else date
    if sign == "." and (counted == "measure" or before not in DATE_BEFORE - RANGE_WORDS):
        return None  # lên đến 30.8 điểm
    if before in RANGE_WORDS and low < high:  # từ 6-12 tên lửa, but từ 6-12 đến 8-12
        after = tokens.words[end]
        counts = after == "năm" and not tokens.is_digits(end + 1)  # từ 5-7 năm sau
        return None if counts or (after[:1].isalpha() and after not in DATE_AFTER) else date
    cue = _nearest_cue(tokens, index) if sign != "." else ""
    after = tokens.words[end]
    daily = before in DAY_NAMES and tokens.word(index - 2) not in EVERY  # mỗi đêm 5-6 chuyến
    counts = low < high and after[:1].isalpha() and after not in DATE_AFTER and not daily
    if cue == "score" or counts:  # qua 3-4 đời chủ, sau 5 - 6 cuộc gặp
        return None
    return date if before in DATE_BEFORE or cue == "date" or (high < low > 12 and sign != ".") else None


def _behind_holiday(tokens: Tokens, index: int) -> bool:
    """Whether a date that can be nothing else stands before, as in the pair of holidays 30-4, 1-5."""
    day, sign, month, join = (tokens.word(index - back) for back in (4, 3, 2, 1))
    if join not in (",", "và") or sign != "-" or not (day.isdecimal() and month.isdecimal()):
        return False
    return int(day) > 12 and calendar.is_day(int(day), int(month))


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
        if len(high) == 4 and "1900" < high < "2100":  # Nghị định 46/2016
            return identifier(tokens, tokens.starts[index], stop)
        return _share(tokens, index, int(low), int(high), stop)
    text = tokens.text[tokens.starts[index] : stop]
    return Figure("score", f"{int(low)}-{int(high)}", None, None, "none", text, tokens.starts[index], stop)


def read_named(tokens: Tokens, index: int) -> Figure | None:
    """The number of a name, behind `số`: Chỉ thị số 05; not trong số 5 người."""
    word, after = tokens.words[index], tokens.words[index + 1]
    if tokens.word(index - 2) in NOT_A_NUMBERED_THING or not word.isdecimal():
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
