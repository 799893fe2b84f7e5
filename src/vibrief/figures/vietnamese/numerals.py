"""Numbers of Vietnamese in digits, words and both: 2 triệu 350 nghìn, một nghìn linh năm, ba phẩy năm, 1tr5.

The grammar follows the numeral system as reference grammars describe it (e.g. Thompson, A Vietnamese Reference
Grammar, 1965, § 8): groups below a thousand joined by descending scale words, `linh`/`lẻ` for an empty tens place,
`mốt`, `tư`, `lăm` in the ones place behind tens, and a last single digit that counts tenths of the scale before it
(một triệu hai = 1.2 million).
"""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.currencies import MONEY_SIGNS
from vibrief.figures.fractions import VULGAR, fraction_value
from vibrief.figures.number import Number
from vibrief.figures.separators import read_digits
from vibrief.figures.tokens import Tokens, word_set

DIGITS: dict[str, int] = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# These close a number but never begin one: (hai mươi) mốt, tư, lăm.
CLOSING = frozenset({"mốt", "tư", "lăm", "nhăm"})
OPENING = frozenset(DIGITS) - CLOSING
# A last single digit that counts tenths of the scale before it; `năm` is left to the year, `một` to the article.
SHORTHAND = frozenset({"mốt", "hai", "ba", "bốn", "tư", "lăm", "nhăm", "sáu", "bảy", "bẩy", "tám", "chín"})
PAIRED = frozenset(DIGITS) - {"không", "một", "năm"}
SCALES: dict[str, int] = {
    "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
SUFFIXES: dict[str, int] = {
    "k": 10**3, "tr": 10**6, "m": 10**6, "g": 10**9, "b": 10**9, "bn": 10**9, "tn": 10**12, "t": 10**9,
}  # fmt: skip
ZERO_TENS = frozenset({"linh", "lẻ"})
POINTS = frozenset({"phẩy", "chấm"})
TENS = frozenset({"mươi", "chục"})
CONTINUES = frozenset(DIGITS) | SCALES.keys() | ZERO_TENS | POINTS | TENS | {"trăm", "tá", "rưỡi"}
"""Words that can follow a digit in words inside a number."""
NO_SCALE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("tỷ", "tỉ"), word_set("lệ số giá trọng phú suất dụ mỉ lượng")),
    "triệu": frozenset(["phú", "tập", "hồi", "chứng", "đại"]),
    "vạn": frozenset(["lý", "vật", "sự"]),
}
"""Words behind a scale word that make it the beginning of another word: tỷ lệ, triệu phú."""
LARGEST = 10**27
"""Scale words multiply up to here; beyond it Decimal would round."""


def read_number(tokens: Tokens, index: int) -> Number | None:
    """The longest number that begins at `index`."""
    words = tokens.words
    digit = DIGITS.get(words[index])
    if digit is not None and words[index + 1] not in CONTINUES:  # most of all: một
        return None if words[index] in CLOSING else Number(Decimal(digit), index + 1, True, 1, True)
    total = Decimal(0)  # the closed groups: 2 triệu of 2 triệu 350 nghìn
    last = 0  # the scale of the last closed group; 0: none yet
    end = index
    while True:
        group = _read_decimal_group(tokens, end, last)
        if group is None:
            break
        value, stop, digits = group
        scale, after = _read_scales(tokens, stop, digits)
        if last and scale == last:  # the scales must fall: 2 triệu | 3 triệu are two numbers
            break
        if last and scale > last:  # a larger one multiplies all before it: một nghìn năm trăm tỷ
            if value >= last or total * scale > LARGEST:
                break
            total, last, end = (total + value) * scale, scale, after
            continue
        if last and scale == 1:
            if total % last:  # 2,5 triệu | hai tuần
                break
            closing = _close(tokens, end, value, stop, last, digits)
            if closing is not None:
                added, end = closing
                total += added
            break
        total += value * scale
        last, end = scale, after
        if words[end] == "rưỡi" and (scale > 1 or value == int(value)):  # một triệu rưỡi, hai rưỡi
            total += Decimal(scale) / 2
            end += 1
            break
        if scale == 1:
            break
    if end == index:
        return None
    spelled = not tokens.is_digits(index)
    if words[end] in POINTS and spelled and last != 1:  # ba tỷ phẩy không một
        fraction = _read_fraction(tokens, end + 1)
        if fraction is not None:
            total += Decimal(f"0.{fraction[0]}")
            end = fraction[1]
    fragile = spelled and end == index + 1
    return Number(total, end, spelled, max(last, 1), fragile)


def _read_decimal_group(tokens: Tokens, index: int, last: int) -> tuple[Decimal, int, bool] | None:
    """A group with its decimal places: (value, index behind it, whether in digits)."""
    words = tokens.words
    if tokens.is_digits(index):
        if words[index][0] == "0" and last:
            return None
        return _read_digit_group(tokens, index)
    group = read_group(words, index, followed=last > 0)
    if group is None:
        return None
    value, end = group
    if words[end] in POINTS:
        fraction = _read_fraction(tokens, end + 1)
        if fraction is not None:
            return Decimal(f"{value}.{fraction[0]}"), fraction[1], False
    return Decimal(value), end, False


def _read_digit_group(tokens: Tokens, index: int) -> tuple[Decimal, int, bool] | None:
    """Digits with their separators; groups of three parted by spaces; `2 chấm 23`."""
    words = tokens.words
    word = words[index]
    end = index + 1
    if len(word) <= 3 and word[0] != "0":
        while (
            len(words[end]) == 3
            and words[end].isdecimal()
            and tokens.gap(end) in THIN_SPACES
            and end - index < 6
        ):
            word += words[end]
            end += 1
    if end - index > 1 and "," in words[end]:  # 10 000,5
        head, _, tail = words[end].partition(",")
        if len(head) == 3 and tail.isdecimal() and tokens.gap(end) in THIN_SPACES:
            word += f"{head},{tail}"
            end += 1
    value = read_digits(word, "vi")
    if value is None:
        return None
    if words[end] in VULGAR and isinstance(part := fraction_value(*VULGAR[words[end]]), Decimal):
        return value + part, end + 1, True  # 1¼
    if words[end] in POINTS and word.isdecimal():
        fraction = _read_fraction(tokens, end + 1)
        if fraction is not None:
            return Decimal(f"{word}.{fraction[0]}"), fraction[1], False
    return value, end, True


THIN_SPACES = frozenset({" ", "\u00a0", "\u2009", "\u202f"})


def _read_fraction(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Decimal places in words or digits behind `phẩy`: không năm = 05, hai tư = 24, mười lăm = 15."""
    words = tokens.words
    if tokens.is_digits(index):
        return (words[index], index + 1) if words[index].isdecimal() and len(words[index]) < 12 else None
    if words[index] not in DIGITS and words[index] != "mười":
        return None
    group = read_group(words, index, followed=False)
    if group is not None and group[1] > index + 1 and group[0] < 100 and words[index] != "không":
        closed = words[group[1]] not in DIGITS
        if closed:
            return str(group[0]), group[1]
    places = ""
    while words[index] in DIGITS and len(places) < 15:
        if words[index] == "năm" and places and words[index - 1] == "năm" and words[index + 1] not in DIGITS:
            break  # ba phẩy năm năm: three and a half years
        places += str(DIGITS[words[index]])
        index += 1
    return (places, index) if places else None


def _read_scales(tokens: Tokens, index: int, digits: bool) -> tuple[int, int]:
    """The scale words from `index` on, multiplied (nghìn tỷ), and the index behind them; suffixes (1tr, 10K) too."""
    words = tokens.words
    scale = 1
    if digits and tokens.touches(index):
        suffix = SUFFIXES.get(words[index])
        if suffix is not None and _is_suffix(tokens, index):
            return suffix, index + 1
    if words[index] == "tá":  # 2 tá: two dozen
        return 12, index + 1
    if words[index] == "trăm" and digits:  # 3 trăm nghìn
        scale, index = 100, index + 1
    while (factor := SCALES.get(words[index])) is not None and scale * factor <= LARGEST:
        if words[index + 1] in NO_SCALE.get(words[index], ()):
            break
        scale *= factor
        index += 1
    return scale, index


def _is_suffix(tokens: Tokens, index: int) -> bool:
    """Whether letters touching digits are a scale: 3M and 10k are, 3m and 5g are metres and grams."""
    letter = tokens.text[tokens.starts[index] : tokens.ends[index]]
    if letter == "m" and tokens.word(index - 2) in MONEY_SIGNS:
        return True  # £4.7m
    if letter in ("m", "g", "b", "t", "T"):
        return False
    if letter == "G":  # 5G is the network, 0.0012G a number
        return not tokens.words[index - 1].isdecimal() or tokens.word(index - 2) in (".", ",")
    return True


def _close(
    tokens: Tokens, index: int, value: Decimal, stop: int, last: int, digits: bool
) -> tuple[Decimal, int] | None:
    """What a group without a scale adds behind a scale `last`: (amount, index behind), or None where it is not
    part of the number."""
    words = tokens.words
    if digits:
        single = stop == index + 1 and words[index].isdecimal() and len(words[index]) == 1
        return (value * last / 10, stop) if single and _stands_alone(tokens, stop) else None
    if stop == index + 1 and words[index] != "mười":
        if words[index] in SHORTHAND and last >= 1000:
            return value * last / 10, stop
        return None
    return value, stop


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """Whether a digit before `index` can be shorthand (1 tỷ 2 đồng, 1tr5): money or nothing follows."""
    return tokens.words[index] in ("đồng", "đ", "usd", "đô", "vnđ", "vnd", "", ".", ",", ")", ";", "/")


def read_group(words: list[str], index: int, *, followed: bool) -> tuple[int, int] | None:
    """A whole number below 1000 in words: (value, index behind it).

    `followed`: another group stands before it, so that it may begin with `linh` or `không trăm`.
    """
    word = words[index]
    if word in ZERO_TENS and followed and words[index + 1] in DIGITS:
        return DIGITS[words[index + 1]], index + 2
    if word in DIGITS:
        if words[index + 1] == "trăm" and (word in OPENING):
            return _behind_hundreds(words, index + 2, DIGITS[word] * 100)
        if word in CLOSING and not followed:
            return None
    return _tens(words, index, followed=followed)


def _behind_hundreds(words: list[str], index: int, value: int) -> tuple[int, int]:
    """Tens and ones behind `trăm`."""
    word = words[index]
    if word in ZERO_TENS and words[index + 1] in DIGITS:
        return value + DIGITS[words[index + 1]], index + 2
    if word == "rưỡi":
        return value + 50, index + 1
    if word == "mười" or word in DIGITS:
        tens = _tens(words, index, followed=True)
        if tens is not None and (tens[1] > index + 1 or word == "mười"):
            return value + tens[0], tens[1]
        if word in SHORTHAND and words[index + 1] not in ("phần", "phẩy", "chấm"):
            return value + DIGITS[word] * 10, index + 1  # năm trăm tư = 540
    return value, index


def _tens(words: list[str], index: int, *, followed: bool) -> tuple[int, int] | None:
    """A number below 100: mười hai, hai mươi mốt, hai chục, hai mốt, sáu bảy, chín."""
    word, second = words[index], words[index + 1]
    if word == "mười":
        if second in DIGITS and second not in ("mốt", "tư", "không", "năm"):
            return 10 + DIGITS[second], index + 2
        return 10, index + 1
    if word not in DIGITS:
        return None
    if second in TENS and word in OPENING:
        third = words[index + 2]
        if third in ZERO_TENS and words[index + 3] in DIGITS:
            return DIGITS[word] * 10 + DIGITS[words[index + 3]], index + 4
        if third in DIGITS and third not in ("không", "năm") and second == "mươi":
            return DIGITS[word] * 10 + DIGITS[third], index + 3
        return DIGITS[word] * 10, index + 2
    # Two digits spoken together: ba mốt, hai tư, chín lăm; but `ba năm` are three years.
    if second in PAIRED and word in OPENING and word != "không":
        return DIGITS[word] * 10 + DIGITS[second], index + 2
    return DIGITS[word], index + 1
