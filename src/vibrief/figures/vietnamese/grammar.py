"""Reads the figure that begins at a trigger word of Vietnamese, or at digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.codes import read_digit_code, read_letter_code
from vibrief.figures.fractions import fraction_value
from vibrief.figures.model import Figure, Hedge
from vibrief.figures.moment import Moment
from vibrief.figures.number import Number
from vibrief.figures.quantity import DASHES, Grammar, make_figure, read_hedges, read_quantity, read_tail
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens
from vibrief.figures.vietnamese import dates, words
from vibrief.figures.vietnamese.numerals import CLOSING, DIGITS, NO_SCALE, SCALES, read_number

GRAMMAR = Grammar(
    language="vi",
    read_number=read_number,
    hedges_before=words.HEDGES_BEFORE,
    hedges_after=words.HEDGES_AFTER,
    percent=words.PERCENT,
    minus=frozenset({"âm"}),
    minus_of_all="trừ",
    range_openers=frozenset({"từ", "giữa"}),
    range_joins=frozenset({"và", "đến", "tới"}),
    range_dashes=frozenset({"đến", "tới"}),
    half_more="rưỡi",
    coin_joins=frozenset({"và"}),
)

DATE_BEFORE = frozenset(
    "ngày hôm sáng trưa chiều tối đêm khuya mùng mồng từ đến tới dịp lễ rạng tết trước sau vào nhật hai ba tư năm sáu bảy".split()
)
FRACTION_BEFORE = frozenset("chiếm bằng hơn gần khoảng tới đến giảm tăng còn được trên dưới số cỡ chừng là có".split())
SCORE_WORDS = frozenset(
    "tỷ tỉ thắng thua hòa hoà dẫn điểm số kết quả set sức đè bại bởi gỡ quân loại hạ nâng vượt chung cuộc luân lưu thành nhẹ đậm sít sao".split()
)


def moment_figure(tokens: Tokens, first: int, moment: Moment) -> Figure:
    """The figure of a date, time or period whose text begins at token `first`."""
    first, hedge, _ = read_hedges(tokens, first, tokens.count, GRAMMAR) if moment.kind == "time" else (first, "none", 0)
    start = tokens.starts[first]
    text = tokens.text[start : moment.stop]
    return Figure(moment.kind, moment.value, moment.high, None, hedge, text, start, moment.stop)  # type: ignore[arg-type]


def read_at_digits(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at digits."""
    before = tokens.word(index - 1)
    if index and (tokens.touches(index) and (before[-1].isalpha() or before in ("-", "–", ".", "/"))):
        code = read_letter_code(tokens, index)
        if code is not None:
            return code
    date = dates.read_day_month(tokens, index)
    if date is not None:
        return moment_figure(tokens, index, date)
    code = read_digit_code(tokens, index)
    if code is not None:
        return code
    clock = dates.read_clock(tokens, index)
    if clock is not None:
        return _clock_figure(tokens, index, clock)
    after = tokens.words[index + 1]
    if after in ("/", "-", "–", ":") or "." in tokens.words[index]:
        joined = _read_joined(tokens, index, before)
        if joined is not None:
            return joined
    if before == "số":
        named = _read_named(tokens, index)
        if named is not None:
            return named
    number = read_number(tokens, index)
    if number is None:
        return None
    return _finish(tokens, index, number)


def _clock_figure(tokens: Tokens, index: int, clock: Moment) -> Figure:
    """A time, or the range of times that it opens."""
    end = tokens.index_at(clock.stop, index)
    if tokens.words[end] in ("-", "–", "đến", "tới"):
        upper = dates.read_clock(tokens, end + 1)
        if upper is not None:
            first = index - 1 if tokens.word(index - 1) == "từ" and tokens.free(index - 1) else index
            return moment_figure(tokens, first, Moment("time", clock.value, upper.value, upper.stop))
    return moment_figure(tokens, index, clock)


def _read_joined(tokens: Tokens, index: int, before: str) -> Figure | None:
    """Two numbers joined by a sign: a date 15-6 or 30/4, a month 8-2021, years, a fraction 2/3, a score 5-3."""
    text, start = tokens.text, tokens.starts[index]
    years = dates.read_year_range(tokens, index)
    if years is not None and (before in YEARS_BEFORE or not _counts(tokens, index, years)):
        return moment_figure(tokens, index, years)
    match = calendar.MONTH_YEAR.match(text, start)
    if match is not None and match[2] != "." and 1 <= int(match[1]) <= 12:
        return moment_figure(tokens, index, Moment("date", calendar.iso_date(int(match[3]), int(match[1])), None, match.end()))
    match = calendar.PAIR.match(text, start)
    if match is None:
        return _read_ratio(tokens, index)
    low, sign, high = int(match[1]), match[2], int(match[3])
    is_date = dates.read_pair(tokens, index)
    if is_date is not None and before in DATE_BEFORE:
        return moment_figure(tokens, index, is_date)
    if sign == ".":
        return None
    if sign == "/":
        end = tokens.index_at(match.end(), index)
        if low < high and read_tail(tokens, end, GRAMMAR).kind == "measure" and before != "ngày":
            return _fraction(tokens, index, low, high, match.end())
        if high and (is_date is None or (low < high <= 10 and before in FRACTION_BEFORE)):
            return _fraction(tokens, index, low, high, match.end())
        return moment_figure(tokens, index, is_date) if is_date is not None else None
    if " " not in match.group() and (_near_score(tokens, index) or (high <= low and high < 20)):
        return Figure("score", f"{low}-{high}", None, None, "none", match.group(), start, match.end())
    return None


YEARS_BEFORE = frozenset("năm đoạn kỳ khóa khoá niên học mùa (".split())


def _counts(tokens: Tokens, index: int, years: Moment) -> bool:
    """Whether what looks like a span of years counts something: 1000-2000 đồng, 1500-1600 tỷ."""
    end = tokens.index_at(years.stop, index)
    before_1800 = years.value < "1800"
    return before_1800 or tokens.words[end] in SCALES or read_tail(tokens, end, GRAMMAR).kind != "cardinal"


def _read_ratio(tokens: Tokens, index: int) -> Figure | None:
    """A fraction of larger numbers or a ratio: 125/340, 1:500."""
    words_ = tokens.words
    low, sign, high = words_[index], words_[index + 1], words_[index + 2]
    if sign not in ("/", ":") or not low.isdecimal() or not high.isdecimal() or len(low) > 6 or len(high) > 6:
        return None
    if not tokens.touches(index + 1) or not tokens.touches(index + 2) or words_[index + 3] == "/" or int(high) == 0:
        return None
    stop = tokens.ends[index + 2]
    if sign == "/":
        return _fraction(tokens, index, int(low), int(high), stop)
    text = tokens.text[tokens.starts[index] : stop]
    return Figure("score", f"{int(low)}-{int(high)}", None, None, "none", text, tokens.starts[index], stop)


def _fraction(tokens: Tokens, index: int, top: int, bottom: int, stop: int) -> Figure:
    first, hedge, _ = read_hedges(tokens, index, tokens.count, GRAMMAR)
    start = tokens.starts[first]
    return Figure("fraction", fraction_value(top, bottom), None, None, hedge, tokens.text[start:stop], start, stop)


def _near_score(tokens: Tokens, index: int) -> bool:
    """Whether one of the words before speaks of a match."""
    return any(word in SCORE_WORDS for word in tokens.words[max(0, index - 3) : index])


def _read_named(tokens: Tokens, index: int) -> Figure | None:
    """The number in a name: Chỉ thị số 05."""
    word = tokens.words[index]
    if tokens.word(index - 2) in ("con", "tổng", "trong", "một", "đa", "chỉ", "và", "") or not word.isdecimal():
        return None
    tail = read_tail(tokens, index + 1, GRAMMAR)
    if tail.kind != "cardinal" or tokens.words[index + 1] in SCALES or (tokens.touches(index + 1) and tokens.words[index + 1] in "/-"):
        return None
    return make_figure(tokens, index, index + 1, "identifier", word.lstrip("0") or "0")


def read_at_word(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at a number word."""
    word = tokens.words[index]
    number = read_number(tokens, index)
    if number is None:
        return _read_magnitude(tokens, index) if word in SCALES or word in ("trăm", "chục") else None
    end = number.end
    pair = _read_pair(tokens, index, number)
    if pair is not None:
        return pair[0]
    if tokens.words[end] == "tháng":
        date = dates.read_day_month(tokens, index)
        if date is not None:
            return moment_figure(tokens, index, date)
    if tokens.words[end] in ("phần", "trên", "chia"):
        fraction = _read_spelled_fraction(tokens, index, number)
        if fraction is not None:
            return fraction
    if tokens.words[end] == "giờ":
        clock = dates.read_clock(tokens, index)
        if clock is not None:
            return _clock_figure(tokens, index, clock)
    if number.fragile and not _is_numeral(tokens, index):
        return None
    return _finish(tokens, index, number)


def _read_pair(tokens: Tokens, index: int, number: Number) -> tuple[Figure | None] | None:
    """Two digits in words side by side: tens and ones in speech, but in print mostly an estimate (hai ba người).

    None where they are one number; else the figure, or nothing where they are none (sinh viên năm hai).
    """
    first, second, after = tokens.words[index : index + 3]
    if number.end != index + 2 or first not in DIGITS or second not in DIGITS or second in CLOSING:
        return None
    if after in ("phần", "trên", "chia", "tháng", "giờ", "phút", "giây"):
        return None
    if DIGITS[second] != DIGITS[first] + 1 and (first, second) != ("năm", "bảy"):
        return None if index == 0 or read_tail(tokens, number.end, GRAMMAR).kind != "cardinal" else (None,)
    tail = read_tail(tokens, number.end, GRAMMAR)
    if tail.kind != "cardinal" and index == 0 and tail.end == tokens.count:
        return None
    begin, hedge, end = read_hedges(tokens, index, tail.end, GRAMMAR)
    low, high = Decimal(DIGITS[first]) * tail.factor, Decimal(DIGITS[second]) * tail.factor
    return (make_figure(tokens, begin, end, tail.kind, low, high=high, unit=tail.unit, hedge=hedge),)


def _read_spelled_fraction(tokens: Tokens, index: int, number: Number) -> Figure | None:
    """hai phần ba, một phần mười, một trên hai (the last only where nothing else is said)."""
    joint = tokens.words[number.end]
    if tokens.words[number.end + 1] in ("trăm", "nghìn", "triệu", "vạn"):
        return None
    bottom = read_number(tokens, number.end + 1)
    if bottom is None or number.value != int(number.value) or bottom.value != int(bottom.value) or not bottom.value:
        return None
    if joint != "phần" and (bottom.end != tokens.count or index > 1):
        return None
    top = int(number.value)
    first = index
    if tokens.word(index - 1) in ("âm", "trừ"):
        top, first = -top, index - 1
    return _fraction(tokens, first, top, int(bottom.value), tokens.ends[bottom.end - 1])


def _is_numeral(tokens: Tokens, index: int) -> bool:
    """Whether a lone number word is a number here: not a name, not `năm` the year, not `ba` the father."""
    word = tokens.words[index]
    if word in CLOSING or words.NOT_NUMBERS.after(tokens, index):
        return False
    alone = index == 0 and tokens.count == 1
    if alone:
        return True
    before, after = tokens.word(index - 1), tokens.words[index + 1]
    if word == "không":
        if index and (before in ("bằng", "số", "về") or tokens.word(index - 2) == "con"):
            return not after[:1].isalpha()
        return index == 0 and read_tail(tokens, 1, GRAMMAR).end == tokens.count
    if tokens.is_capital(index) and not tokens.begins_sentence(index) and not tokens.is_capital(index + 1) or (
        tokens.is_capital(index) and tokens.is_capital(index + 1) and not tokens.text[tokens.starts[index] : tokens.ends[index]].isupper()
    ):
        return False
    if before in words.BEFORE_NOT_NUMBER:
        return False
    if word != "năm" or after not in ("năm", "ngày", "tháng", "tuần", "giờ"):
        if read_tail(tokens, index + 1, GRAMMAR).kind != "cardinal":
            return True
    if word == "năm":
        return _is_five(tokens, index, before, after)
    return after not in (",", ".", "") or before in ("số", "là", "hạng", "bằng") or word not in ("ba", "chín", "một")


def _is_five(tokens: Tokens, index: int, before: str, after: str) -> bool:
    """Whether `năm` is the number: no word around it speaks of a year, and something countable follows."""
    if before in DIGITS or before in SCALES or before[:1] in ASCII_DIGITS and before or before in words.YEAR_BEFORE:
        return False
    if after in words.YEAR_AFTER or not after[:1].isalpha() or tokens.is_capital(index + 1):
        return False
    return before != "tháng" and (after != "tháng" or before not in ("", "ngày"))


def _read_magnitude(tokens: Tokens, index: int) -> Figure | None:
    """A magnitude without a number: hàng chục tỷ, vài trăm triệu, hàng nghìn, chục nghìn."""
    words_ = tokens.words
    before = tokens.word(index - 1)
    value, end = 1, index
    tens = {"chục": 10, "trăm": 100}
    while True:
        factor = tens.get(words_[end]) if end == index or words_[end - 1] in ("chục",) else None
        factor = factor or SCALES.get(words_[end])
        if factor is None or value * factor > 10**20:
            break
        value, end = value * factor, end + 1
    vague = before in words.VAGUE and tokens.free(index - 1)
    if not vague:
        if index == 0 and end == tokens.count:
            return make_figure(tokens, index, end, "cardinal", Decimal(value))
        hedged = words.HEDGES_BEFORE.before(tokens, index)
        if not (end - index > 1 or hedged):
            return None
        if words.NOT_NUMBERS.after(tokens, index) or before in ("phần", "một", "hết"):
            return None
    elif before in ("cả", "những", "đến", "nhiều") and end == index + 1 and words_[index] in ("vạn", "tỷ", "tỉ") :
        return None
    tail = read_tail(tokens, end, GRAMMAR)
    first = index - 1 if vague else index
    if vague and before == "chục":
        value *= 10
        first -= tokens.word(first - 1) in words.VAGUE and tokens.free(first - 1)
    first, hedge, stop = read_hedges(tokens, first, tail.end, GRAMMAR)
    if tail.kind == "percent":
        return None
    return make_figure(tokens, first, stop, "magnitude", value * tail.factor, unit=tail.unit, hedge=hedge)


def _finish(tokens: Tokens, index: int, number: Number) -> Figure:
    """The quantity, with what only Vietnamese says around it."""
    figure = read_quantity(tokens, index, number, GRAMMAR)
    end = tokens.index_at(figure.end, index)
    if figure.kind == "measure" and figure.unit == "deg" and tokens.words[end] in ("richter", "ricter"):
        return replace(figure, kind="cardinal", unit=None)
    first = tokens.index_at(figure.start, max(0, index - 8))
    if figure.kind == "cardinal" and tokens.word(first - 1) == "gấp" and tokens.free(first - 1):
        return _extended(tokens, first - 1, end + (tokens.words[end] == "lần"), figure, "multiple")
    if figure.kind == "cardinal" and _is_age(tokens, first):
        return replace(figure, kind="measure", unit="a")
    return figure


def _is_age(tokens: Tokens, first: int) -> bool:
    """Whether `tuổi` stands before the number: ở tuổi 28, độ tuổi từ 18 đến 25."""
    return tokens.word(first - 1) == "tuổi" or (tokens.word(first - 1) in ("từ", "là") and tokens.word(first - 2) == "tuổi")


def _extended(tokens: Tokens, first: int, end: int, figure: Figure, kind: str) -> Figure:
    start, stop = min(tokens.starts[first], figure.start), max(tokens.ends[end - 1], figure.end)
    return replace(figure, kind=kind, start=start, end=stop, text=tokens.text[start:stop])  # type: ignore[arg-type]


def read_day(tokens: Tokens, index: int) -> Figure | None:
    """ngày 7 tháng 10, ngày 15-6, ngày mùng 7, mùng 7, ngày 15."""
    start = index + 1
    if tokens.words[index] == "ngày" and tokens.words[start] in dates.DAY_WORDS:
        start += 1
    lunar = tokens.words[start - 1] in dates.DAY_WORDS
    date = dates.read_day_month(tokens, start)
    if date is not None:
        return moment_figure(tokens, index, date)
    if tokens.is_digits(start):
        pair = dates.read_pair(tokens, start)
        if pair is not None and not (tokens.words[start + 1] in "-–" and _is_day_range(tokens, start)):
            return moment_figure(tokens, index, pair)
        match = calendar.MONTH_YEAR.match(tokens.text, tokens.starts[start])
        if match is not None:
            return None
    day = dates.small_number(tokens, start)
    if day is None or not 1 <= day[0] <= 31:
        return None
    after = tokens.words[day[1]]
    if not lunar and (
        tokens.word(index - 1) in NOT_A_DATE_BEFORE or after in NOT_A_DATE_AFTER or after in SCALES or not _is_spelled_day(tokens, start, after)
    ):
        return None
    if read_tail(tokens, day[1], GRAMMAR).kind != "cardinal":
        return None
    high = None
    end = day[1]
    if tokens.words[end] in ("-", "–"):
        upper = dates.small_number(tokens, end + 1)
        if upper is not None and day[0] < upper[0] <= 31:
            high, end = calendar.iso_date(day=upper[0]), upper[1]
    moment = Moment("period" if high else "date", calendar.iso_date(day=day[0]), high, tokens.ends[end - 1])
    return moment_figure(tokens, index, moment)


NOT_A_DATE_BEFORE = frozenset("mỗi một hai ba bốn nhiều vài mấy hàng các những từng cả nửa trong bao".split()) | frozenset({"24"})
NOT_A_DATE_AFTER = frozenset("lần người bữa ca con chiếc viên cuộc vụ cái đêm bộ quyển lượt chuyến trận tiếng đồng".split())


def _is_spelled_day(tokens: Tokens, start: int, after: str) -> bool:
    """A day in words without its month needs more than one syllable (ngày mười lăm) to be one."""
    return tokens.is_digits(start) or tokens.words[start] == "mười" or after == "mươi"


def _is_day_range(tokens: Tokens, start: int) -> bool:
    """Whether 16-17 behind `ngày` are two days and not the 16th of a month."""
    low, high = tokens.words[start], tokens.words[start + 2]
    return low.isdecimal() and high.isdecimal() and (int(high) > 12 or (int(low) + 1 == int(high)))


def read_month_name(tokens: Tokens, index: int) -> Figure | None:
    """tháng 8, tháng 8-2021, tháng năm, tháng mười hai năm 2022, tháng 3 - tháng 5."""
    if tokens.word(index - 1)[:1] in ASCII_DIGITS and tokens.word(index - 1) and tokens.word(index - 1).isdecimal() and not tokens.free(index - 1):
        return None
    month = dates.read_month(tokens, index + 1)
    if month is None:
        return None
    after = tokens.words[month[1]]
    if after in ("tuổi",) or (after == "ngày" and tokens.word(index - 1) in DIGITS):
        return None
    year = dates.read_year_after(tokens, month[1])
    value = calendar.iso_date(year[0] if year else None, month[0])
    stop = tokens.ends[(year or month)[1] - 1]
    return moment_figure(tokens, index, Moment("date", value, None, stop))


def read_year_word(tokens: Tokens, index: int) -> Figure | None:
    """năm 2017, những năm 1970, or the number five."""
    before = tokens.word(index - 1)
    if before in ("những", "thập") or (before == "thập" and tokens.word(index - 1) == "niên"):
        decade = dates.read_decade(tokens, index + 1)
        if decade is not None and tokens.free(index - 1):
            return moment_figure(tokens, index - 1, decade)
    after = tokens.words[index + 1]
    if after[:1] in ASCII_DIGITS and after:
        years = dates.read_years(tokens, index + 1)
        if years is not None:
            return moment_figure(tokens, index, years)
    elif after in DIGITS:
        year = dates.read_year(tokens, index + 1)
        if year is not None and not (after == "năm" and year[0] < 1000):
            return moment_figure(tokens, index, Moment("date", calendar.iso_year(year[0]), None, tokens.ends[year[1] - 1]))
    return read_at_word(tokens, index)


def read_quarter(tokens: Tokens, index: int) -> Figure | None:
    """quý III/2024, quý 4 của năm 2018, quý ba."""
    words_ = tokens.words
    number = dates.QUARTERS.get(words_[index + 1])
    if number is None:
        return None
    end = index + 2
    year = dates.read_year_after(tokens, end)
    value = f"{calendar.iso_year(year[0]) if year else 'XXXX'}-Q{number}"
    return moment_figure(tokens, index, Moment("period", value, None, tokens.ends[(year[1] if year else end) - 1]))


def read_century_word(tokens: Tokens, index: int) -> Figure | None:
    """thế kỷ XX, thập kỷ 90, thập niên 1990 (index at kỷ, niên)."""
    before = tokens.word(index - 1)
    if before == "thế":
        moment = dates.read_century(tokens, index + 1)
    elif before == "thập":
        moment = dates.read_decade(tokens, index + 1)
    else:
        return None
    if moment is None or not tokens.free(index - 1):
        return None
    return moment_figure(tokens, index - 1, moment)


WEEKDAY_BEFORE = frozenset("sáng chiều tối trưa đêm hôm ngày vào mỗi hàng".split())
WEEKDAY_AFTER = frozenset("tuần này tới vừa hàng , ( ngày qua hằng sau rồi mùng mồng".split())


def read_ordinal(tokens: Tokens, index: int) -> Figure | None:
    """thứ hai: Monday or second; thứ 15."""
    word, after = tokens.words[index + 1], tokens.words[index + 2]
    special = {"nhất": 1, "nhì": 2}.get(word)
    if special:
        return make_figure(tokens, index, index + 2, "ordinal", Decimal(special))
    number = read_number(tokens, index + 1)
    if number is None:
        if word not in ("tư", "bốn"):
            return None
        number = Number(Decimal(4), index + 2, True, 1, True)
    if number.end == index + 2 and word in dates.WEEKDAYS:
        named = tokens.is_capital(index + 1) and not tokens.is_capital(index) or tokens.is_capital(index + 1)
        if named or tokens.word(index - 1) in WEEKDAY_BEFORE or after in WEEKDAY_AFTER:
            return make_figure(tokens, index, index + 2, "date", calendar.weekday(dates.WEEKDAYS[word]))
    if number.value != int(number.value):
        return None
    return make_figure(tokens, index, number.end, "ordinal", number.value)


def read_sunday(tokens: Tokens, index: int) -> Figure | None:
    """chủ nhật, chúa nhật (index at nhật)."""
    if tokens.word(index - 1) not in ("chủ", "chúa") or not tokens.free(index - 1):
        return None
    return make_figure(tokens, index - 1, index + 1, "date", calendar.weekday(7))


def read_first(tokens: Tokens, index: int) -> Figure | None:
    """đầu tiên (index at tiên)."""
    if tokens.word(index - 1) != "đầu" or not tokens.free(index - 1):
        return None
    return make_figure(tokens, index - 1, index + 1, "ordinal", Decimal(1))


MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), "bội": None, "hai": Decimal(2), "ba": Decimal(3), "bốn": Decimal(4), "tư": Decimal(4)}


def read_multiple(tokens: Tokens, index: int) -> Figure | None:
    """gấp đôi, gấp rưỡi; gấp 3 lần is read at its number."""
    value = MULTIPLES.get(tokens.words[index + 1])
    if value is None or read_number(tokens, index + 1) is not None and tokens.words[index + 1] not in ("đôi", "rưỡi"):
        return None
    return make_figure(tokens, index, index + 2, "multiple", value)


def read_half(tokens: Tokens, index: int) -> Figure | None:
    """một nửa, nửa triệu, nửa đầu năm 2024 (index at nửa)."""
    words_ = tokens.words
    first = index - 1 if tokens.word(index - 1) == "một" and tokens.free(index - 1) else index
    scale = SCALES.get(words_[index + 1])
    if scale and words_[index + 2] not in NO_SCALE.get(words_[index + 1], ()):
        tail = read_tail(tokens, index + 2, GRAMMAR)
        first, hedge, _ = read_hedges(tokens, first, tail.end, GRAMMAR)
        return make_figure(tokens, first, tail.end, tail.kind, Decimal(scale) / 2 * tail.factor, unit=tail.unit, hedge=hedge)
    if words_[index + 1] in ("đêm", "vời", "chừng", "đường", "mùa", "ngày", "vòng", "người", "kia", "này"):
        return None
    if words_[index + 1] in ("đầu", "cuối") and words_[index + 2] == "năm":
        year = dates.read_year(tokens, index + 3)
        half = 1 if words_[index + 1] == "đầu" else 2
        value = f"{calendar.iso_year(year[0]) if year else 'XXXX'}-H{half}"
        return moment_figure(tokens, first, Moment("period", value, None, tokens.ends[(year[1] if year else index + 3) - 1]))
    first, hedge, _ = read_hedges(tokens, first, index + 1, GRAMMAR)
    tail = read_tail(tokens, index + 1, GRAMMAR)
    if tail.kind == "measure":
        return make_figure(tokens, first, tail.end, "measure", tail.factor / 2, unit=tail.unit, hedge=hedge)
    return make_figure(tokens, first, index + 1, "fraction", Decimal("0.5"), hedge=hedge)


def read_roman(tokens: Tokens, index: int) -> Figure | None:
    """A Roman numeral in capitals: khóa XIII, Thế chiến II."""
    if not tokens.text[tokens.starts[index] : tokens.ends[index]].isupper() or index == 0:
        return None
    if tokens.touches(index) or tokens.touches(index + 1) and tokens.words[index + 1][0].isalnum():
        return None
    before = tokens.text[tokens.starts[index - 1] : tokens.ends[index - 1]]
    if not before[0].isalpha() or (before.isupper() and len(before) > 1):
        return None
    return make_figure(tokens, index, index + 1, "ordinal", Decimal(calendar.ROMAN[tokens.words[index]]))


HANDLERS: dict[str, Callable[[Tokens, int], Figure | None]] = {
    **dict.fromkeys([*DIGITS, "mười", *SCALES, "trăm", "chục"], read_at_word),
    **dict.fromkeys([word for word in calendar.ROMAN if len(word) > 1], read_roman),
    "ngày": read_day, "mùng": read_day, "mồng": read_day, "tháng": read_month_name, "năm": read_year_word,
    "quý": read_quarter, "quí": read_quarter, "kỷ": read_century_word, "kỉ": read_century_word, "niên": read_century_word,
    "thứ": read_ordinal, "nhật": read_sunday, "tiên": read_first, "gấp": read_multiple, "nửa": read_half,
}  # fmt: skip
for _word in (*CLOSING,):
    HANDLERS.pop(_word, None)
HANDLERS["tư"] = read_at_word
