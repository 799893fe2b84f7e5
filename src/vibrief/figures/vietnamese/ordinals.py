"""Ordinals and days of the week: thứ 15, đầu tiên, khóa XIII; thứ hai is Monday or second."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures import calendar
from vibrief.figures.model import Figure
from vibrief.figures.number import Number
from vibrief.figures.quantity import make_figure
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese.numerals import DIGITS, read_number

WEEKDAYS = {
    "hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6,
}  # fmt: skip
# Words around a day of the week; a capital (thứ Hai) shows it too.
WEEKDAY_BEFORE = word_set("sáng chiều tối trưa đêm hôm vào mỗi hàng rạng")
WEEKDAY_AFTER = word_set("tuần này tới vừa hàng ngày qua hằng mùng mồng hôm")
DAY_BEFORE = word_set("vào đến từ sáng chiều tối đêm trước hôm tới trong")
COUNTED_AFTER = word_set("liên liền của kể trong sau kế")
TERMS_BEFORE = frozenset({"khóa", "khoá", "vùng", "thứ"})
SPECIAL = {"nhất": 1, "nhì": 2}


def read_ordinal(tokens: Tokens, index: int) -> Figure | None:
    """thứ hai, thứ Hai, thứ 15 (index at thứ)."""
    word, after = tokens.words[index + 1 : index + 3]
    if word in SPECIAL:
        return make_figure(tokens, index, index + 2, "ordinal", Decimal(SPECIAL[word]))
    number = read_number(tokens, index + 1)
    if number is not None and word in DIGITS and after in DIGITS:
        number = Number(Decimal(DIGITS[word]), index + 2, True)  # lần thứ ba hai lãnh đạo gặp nhau
    if number is None or tokens.words[number.end] == "tiếng":  # ba thứ tiếng has none
        if word != "tư":
            return None
        number = Number(Decimal(4), index + 2, True)
    named = tokens.is_capital(index + 1) or tokens.word(index - 1) in WEEKDAY_BEFORE or after in WEEKDAY_AFTER
    named = named or begins_date(tokens, index + 2)
    if (
        tokens.word(index - 1) == "ngày"
        and tokens.word(index - 2) in DAY_BEFORE
        and after not in COUNTED_AFTER
    ):
        named = True  # vào ngày thứ ba; ngày thứ ba liên tiếp is the third in a row
    if named and word in WEEKDAYS and number.end == index + 2:
        return make_figure(tokens, index, index + 2, "date", calendar.weekday(WEEKDAYS[word]))
    if number.value != int(number.value):
        return None
    return make_figure(tokens, index, number.end, "ordinal", number.value)


def begins_date(tokens: Tokens, index: int) -> bool:
    """Whether a date in digits follows, as it does a day of the week: `, 22/03/2024`, ` (22/3)`, ` ngày 22/3`."""
    index += tokens.word(index) in (",", "(", "-", "–")
    index += tokens.word(index) == "ngày"
    return tokens.is_digits(index) and tokens.word(index + 1) in ("/", "-", "tháng")


def read_second(tokens: Tokens, index: int) -> Figure | None:
    """giải nhì, hạng nhì (index at nhì)."""
    if tokens.word(index - 1) not in ("giải", "hạng"):
        return None
    return make_figure(tokens, index, index + 1, "ordinal", Decimal(2))


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


def read_roman_letter(tokens: Tokens, index: int) -> Figure | None:
    """A Roman numeral of one letter where nothing else can be meant: khóa X, Đại hội V."""
    congress = tokens.word(index - 2) == "đại" and tokens.word(index - 1) == "hội"
    return read_roman(tokens, index) if congress or tokens.word(index - 1) in TERMS_BEFORE else None


def read_roman(tokens: Tokens, index: int) -> Figure | None:
    """A Roman numeral in capitals behind a word that is no abbreviation: khóa XIII, Thế chiến II."""
    text = tokens.text
    if index == 0 or not text[tokens.starts[index] : tokens.ends[index]].isupper():
        return None
    if tokens.touches(index) or (tokens.touches(index + 1) and tokens.words[index + 1][0].isalnum()):
        return None
    before = text[tokens.starts[index - 1] : tokens.ends[index - 1]]
    if before in (",", "và") and tokens.word(index - 2) in calendar.ROMAN and tokens.is_capital(index - 2):
        before = "khóa"  # khóa XI, XII
    if not before[0].isalpha() or (before.isupper() and len(before) > 1):
        return None
    return make_figure(tokens, index, index + 1, "ordinal", Decimal(calendar.ROMAN[tokens.words[index]]))
