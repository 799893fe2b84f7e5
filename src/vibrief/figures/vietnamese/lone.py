"""Whether a number word that stands alone is a number: `năm` is also the year, `ba` the father, `chín` ripe."""

from __future__ import annotations

from vibrief.figures.quantity import read_tail
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.vietnamese import words
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import CLOSING, DIGITS, SCALES, read_number

QUOTES = frozenset('"“‘' + "'")
GOES_ON = SCALES.keys() | {"phần", "trăm", "mươi"}
OF_FIVE = frozenset({"một", "hai", "ba", "bốn"})
RANGE_JOINS = frozenset({"đến", "tới", "hoặc", "hay"})
LENGTHS_OF_TIME = frozenset({"ngày", "tuần", "giờ", "phút", "giây", "tháng", "năm"})
# Words before a number that ends a clause: hạng ba, tầng chín; elsewhere `ba` and `chín` need a word behind them.
FATHER_AND_MOTHER = frozenset({("và", "mẹ"), ("và", "má"), ("hay", "mẹ"), ("hoặc", "mẹ")})
NAMING = word_set("án số là hạng bằng tầng lầu lớp thế gấp lên cấp độ bậc mức khối bước bảng nhóm lần")


def is_numeral(tokens: Tokens, index: int) -> bool:
    """Whether the number word at `index`, which no other joins, is a number there."""
    word = tokens.words[index]
    if tokens.words[index + 1 : index + 3] == ["phần", "trăm"] and word not in CLOSING:
        return True
    if (
        word in CLOSING
        or words.NOT_NUMBERS.after(tokens, index)
        or (tokens.is_capital(index + 1) and words.PLACES.after(tokens, index))
        or words.NOT_NUMBERS.before(tokens, index + 1)
    ):
        return False
    if tokens.count == 1:
        return True
    before, after = tokens.word(index - 1), tokens.words[index + 1]
    if word == "không":
        return _is_zero(tokens, index, before, after)
    if _is_name(tokens, index):
        return False
    if before == "-" and tokens.touches(index) and tokens.word(index - 2) not in DIGITS:
        return False  # Cu-ba
    if (
        before in words.BEFORE_NOT_NUMBER
        and after != "lần"
        and read_tail(tokens, index + 1, GRAMMAR).kind == "cardinal"
    ):
        return False  # ông Ba, cô bảy; but: của cô bảy tuần trước
    if before in ("vài", "dăm") and word in ("ba", "bốn", "bảy"):
        return False  # vài ba ngày: a few days
    if word == "năm":
        return _is_five(tokens, index, before, after)
    if word == "ba" and (
        after in words.FATHER_AFTER or (after, tokens.words[index + 2]) in FATHER_AND_MOTHER
    ):
        return False
    if word == "chín" and (after in words.RIPE_AFTER or before in words.RIPE_BEFORE):
        return read_tail(tokens, index + 1, GRAMMAR).kind != "cardinal"
    if word not in ("ba", "chín", "một") or after[:1].isalpha() or after in QUOTES or before in NAMING:
        return True
    return read_tail(tokens, index + 1, GRAMMAR).kind != "cardinal"


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a capital makes the word part of a name: ông Năm, Ba Lan."""
    if not tokens.is_capital(index):
        return False
    if tokens.is_capital(index + 1):
        return not tokens.text[tokens.starts[index] : tokens.ends[index]].isupper()
    return not tokens.begins_sentence(index)


def _is_zero(tokens: Tokens, index: int, before: str, after: str) -> bool:
    """`không` is mostly the negation: it counts where a number is named, or where it and its unit are all there is."""
    if index and (before in ("bằng", "số", "về") or tokens.word(index - 2) == "con"):
        return not after[:1].isalpha()
    return index == 0 and read_tail(tokens, 1, GRAMMAR).end == tokens.count


def _is_five(tokens: Tokens, index: int, before: str, after: str) -> bool:
    """`năm` is mostly the year: it is five where no word around it speaks of years and something countable follows."""
    if before in DIGITS or before in SCALES or (before[:1] in ASCII_DIGITS and before):
        return False
    if after == "tuổi" or (after == "trong" and tokens.words[index + 2] in ("số", "tổng")):
        return True  # dưới năm tuổi, năm trong số 40 mẫu
    ordinal = tokens.word(index - 3) == "thứ"  # cơn bão thứ hai trong năm
    listed = before == "trong" and tokens.word(index - 2) in OF_FIVE and not ordinal
    if listed and after not in words.YEAR_AFTER:
        return True  # một trong năm thành phố
    if before in words.FIVE_THOUGH_BEFORE and any(
        tokens.words[index + 1 : index + 1 + len(noun)] == noun for noun in words.COUNTED_NOUNS
    ):
        return True
    if after == "năm":
        return not tokens.is_digits(index + 2) and tokens.words[index + 2] not in GOES_ON
    if after in LENGTHS_OF_TIME:
        if after == "tháng":
            return before in words.FIVE_BEFORE - {"qua"}  # qua năm tháng: over the years
        return before not in words.YEAR_BEFORE or before in ("trong", "qua", "suốt", "sau")
    if after == "," and tokens.words[index + 2] == "sáu":
        return True  # năm, sáu người
    if after in RANGE_JOINS and (upper := read_number(tokens, index + 2)):  # từ năm đến 16, năm tới sáu ngày
        return before == "từ" or (upper.spelled and upper.value == 6)
    if before in words.YEAR_BEFORE or after in words.YEAR_AFTER:
        return False
    return after[:1].isalpha() and not tokens.is_capital(index + 1)
