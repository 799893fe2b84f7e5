"""Numbers of English in digits, words and both: 3.2 million, two and a half million, twenty-one thousand and eleven."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.currencies import MONEY_SIGNS
from vibrief.figures.fractions import VULGAR, fraction_value
from vibrief.figures.number import Number
from vibrief.figures.separators import read_digits
from vibrief.figures.tokens import DIGITS as ASCII_DIGITS
from vibrief.figures.tokens import Tokens, word_set

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES: dict[str, int] = {word: value for value, word in enumerate(_ONES.split())} | {
    "naught": 0,
    "nought": 0,
    "nil": 0,
}
TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)} | {"fourty": 40}
SCALES: dict[str, int] = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "lakh": 10**5,
    "lakhs": 10**5, "lac": 10**5, "lkh": 10**5, "lkhs": 10**5, "crore": 10**7, "crores": 10**7, "cr": 10**7,
    "krores": 10**7, "koti": 10**7, "mln": 10**6, "bln": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12,
    "mn": 10**6, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
RARE_SCALES = frozenset({"lac", "lkh", "lkhs", "cr"})
AFTER_ARTICLE = SCALES.keys() | {"hundred", "dozen"}
SUFFIXES: dict[str, int] = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "g": 10**9, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
DOZENS = frozenset({"dozen", "dozens"})
CONTINUES = ONES.keys() | TENS.keys() | SCALES.keys() | DOZENS | {"hundred", "and", "-", "point"}
"""Words that can follow a number below twenty inside a number."""
LARGEST = 10**27


def read_number(tokens: Tokens, index: int) -> Number | None:
    """The longest number that begins at `index`; `a` begins one before hundred, dozen and the larger scales."""
    words = tokens.words
    word = words[index]
    if word[:1] in ASCII_DIGITS:
        return _read_with_digits(tokens, index)
    if word in ("a", "an"):
        scale = words[index + 1]
        if scale not in AFTER_ARTICLE or (scale in RARE_SCALES and tokens.is_capital(index + 1)):
            return None  # a lac; but An Lac is a place
        return _read_words(tokens, index + 1, 1)
    if word in ONES and words[index + 1] not in CONTINUES:
        return Number(Decimal(ONES[word]), index + 1, True)
    if word in ONES or word in TENS:
        return _read_words(tokens, index, None)
    return None


def _read_with_digits(tokens: Tokens, index: int) -> Number | None:
    """Digits, their suffix (1.5m, 10k) or scale words (3.2 million), and a half behind them."""
    words = tokens.words
    word, end = words[index], index + 1
    if len(word) <= 3 and word[0] != "0":
        while (
            len(words[end]) == 3 and words[end].isdecimal() and end - index < 6 and _joins_group(tokens, end)
        ):
            word += words[end]
            end += 1
        if words[end : end + 2] == [",", "000"] and tokens.touches(end) and tokens.gap(end + 1) == " ":
            word, end = word + "000", end + 2  # 400, 000 by a sloppy hand
    value = read_digits(word, "en")
    if value is None:
        return None
    scale = 1
    if words[end] in VULGAR and isinstance(part := fraction_value(*VULGAR[words[end]]), Decimal):
        value, end = value + part, end + 1
    elif (mixed := _mixed_part(tokens, end)) is not None:  # 5 1/2
        value, end = value + mixed[0], mixed[1]
    elif words[end] == "and" and words[end + 1] == "a" and words[end + 2] == "half":
        value, end = value + Decimal("0.5"), end + 3
    elif (
        words[end] == "point" and word.isdecimal() and words[end + 1].isdecimal() and len(words[end + 1]) < 12
    ):
        value, end = Decimal(f"{word}.{words[end + 1]}"), end + 2
    if words[end] in SUFFIXES and _is_suffix(tokens, index, end):
        return Number(value * SUFFIXES[words[end]], end + 1, False, SUFFIXES[words[end]])
    if words[end] == "hundred":
        value, end = value * 100, end + 1
    scale, end = _read_scales(tokens, end)
    total = value * scale
    if (
        scale > 1000
        and words[end][:1] in ASCII_DIGITS
        and words[end + 1] in SCALES
        and SCALES[words[end + 1]] < scale
    ):
        lower = read_digits(words[end], "en")
        if lower is not None:
            total, end = total + lower * SCALES[words[end + 1]], end + 2
    if words[end] in DOZENS:
        total, scale, end = total * 12, 12, end + 1
    return Number(total, end, False, scale)


SPACES = frozenset({" ", "\u00a0", "\u2009", "\u202f"})


def _joins_group(tokens: Tokens, end: int) -> bool:
    """Whether three digits behind a space continue a number: 216 000, 8 848 metres; not those of 10 150-metre races
    and of 24 737 MAX."""
    named = tokens.words[end + 1] in ("-", "/", ":") or tokens.is_capital(end + 1)
    return tokens.gap(end) in SPACES and (tokens.words[end] == "000" or not named)


def _mixed_part(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """The fraction behind a whole number, and the index behind it: 1/2 of 5 1/2 and of 5-1/2."""
    hyphen = tokens.words[index] == "-" and tokens.touches(index) and tokens.touches(index + 1)
    parted = hyphen or tokens.gap(index) == " "
    index += hyphen
    top, slash, bottom = tokens.words[index : index + 3]
    if slash != "/" or bottom not in ("2", "4", "5", "8") or not top.isdecimal() or not 0 < len(top) < 2:
        return None
    if not (parted and tokens.touches(index + 1) and tokens.touches(index + 2)):
        return None
    return (Decimal(top) / Decimal(bottom), index + 3) if 0 < int(top) < int(bottom) else None


# What comes in millions, so that 1.4m before it is no length.
IN_MILLIONS = word_set(
    """
    people viewers users subscribers visitors customers tourists units shares passengers voters followers workers jobs
    homes children doses cases votes dollars euros pounds copies members households vehicles students players fans
    """
)


def _is_suffix(tokens: Tokens, index: int, end: int) -> bool:
    """Whether letters behind digits are a scale: 3M, 10k, £1.5m, £3.2 m, 1.4m people; not 100m, 5g, 20b."""
    letter = tokens.text[tokens.starts[end] : tokens.ends[end]]
    signed = tokens.word(index - 1) in MONEY_SIGNS
    if not tokens.touches(end):
        return signed and letter in ("m", "b") and tokens.gap(end) == " "
    if letter in ("m", "b", "t", "T", "g"):
        return signed or (letter == "m" and tokens.words[end + 1] in IN_MILLIONS)
    if letter == "G":
        return not tokens.words[index].isdecimal() or tokens.word(index - 1) in (".", ",")
    return True


def _read_scales(tokens: Tokens, index: int) -> tuple[int, int]:
    """The scale words from `index` on, multiplied, and the index behind them; 5-million has a hyphen."""
    words = tokens.words
    scale = 1
    while True:
        at = index
        if words[at] == "-" and tokens.touches(at) and tokens.touches(at + 1):
            at += 1
        factor = SCALES.get(words[at])
        if factor is None or scale * factor > LARGEST:
            return scale, index
        scale, index = scale * factor, at + 1


def _read_words(tokens: Tokens, index: int, start: int | None) -> Number | None:
    """A number in words; `start` is 1 behind `a`."""
    words = tokens.words
    begin = index
    total = Decimal(0)  # closed by a scale
    current = start or 0  # the group below a thousand being read
    seen = start is not None
    last, scale = LARGEST * 10, 1
    while True:
        at = index
        if (seen and words[at] == "-" and tokens.touches(at) and tokens.touches(at + 1)) or (
            seen and words[at] == "and" and _joins(tokens, at, current, total)
        ):
            at += 1
        word = words[at]
        if word in ONES and (not seen or _takes(current, ONES[word], begin == index)):
            current = _append(current, ONES[word])
        elif word in TENS and (
            not seen or (_takes(current, TENS[word], False) and _is_year_or_closed(words, at, current))
        ):
            current = _append(current, TENS[word])
        elif word == "hundred" and 0 < current < 100 and seen:
            current *= 100
        elif word in DOZENS and seen and current:
            total += current * 12
            return Number(total, at + 1, True, 12)
        elif word in SCALES and seen and (current or total) and SCALES[word] * max(current, 1) < LARGEST:
            factor = SCALES[word]
            if not current:  # three thousand millions
                if at != index or index == begin:
                    break
                total *= factor
                scale *= factor
            elif factor < last:
                total += current * factor
                last = scale = factor
            else:
                break
            current = 0
        else:
            break
        seen, index = True, at + 1
    if not seen or index == begin:
        return None
    value = total + current
    if words[index] == "point":
        places = _read_places(tokens, index + 1)
        if places is not None:
            value, index = value + Decimal(f"0.{places[0]}"), places[1]
            scale, index = _read_scales(tokens, index)
            return Number(value * scale, index, True, scale)
    size, part = _part_behind(tokens, index)
    if size:
        index += size
        if scale > 1 and not current:  # a million and a half
            return Number(value + scale * part, index, True, scale)
        scale, index = _read_scales(tokens, index)
        return Number((value + part) * scale, index, True, scale)
    return Number(Decimal(value), index, True, scale if not current else 1)


# What can follow a number in words and what it adds: two and a half, three and a quarter.
PARTS_BEHIND = [
    (phrase.split(), Decimal(value))
    for phrases, value in (
        ("and a half|- and - a - half|and one half|and one - half|and a - half", "0.5"),
        ("and a quarter|- and - a - quarter", "0.25"),
        ("and three quarters|and three - quarters", "0.75"),
    )
    for phrase in phrases.split("|")
]


def _part_behind(tokens: Tokens, index: int) -> tuple[int, Decimal]:
    """How many tokens at `index` say and a half, and a quarter, and how much that is; (0, 0) where none do."""
    if tokens.words[index] in ("and", "-"):
        for phrase, value in PARTS_BEHIND:
            if tokens.words[index : index + len(phrase)] == phrase:
                return len(phrase), value
    return 0, Decimal(0)


def _is_year_or_closed(words: list[str], index: int, current: int) -> bool:
    """Whether tens behind a lone digit go on to ones (one twenty two), unlike those of four twenty-dollar bills."""
    return not 0 < current < 10 or words[index + 1 + (words[index + 1] == "-")] in ONES


def _takes(current: int, added: int, first: bool) -> bool:
    """Whether a group so far can take a further word: twenty + one, hundred + five, nineteen + ninety."""
    if added >= 10 and 0 < current < 100:  # one twenty two, nineteen ninety-five
        return (current < 10 and added >= 20) or (13 <= current <= 20 and (added >= 20 or current > 17))
    rest = current % 100
    return (current != 0 and added > 0 and (rest == 0 or (rest >= 20 and rest % 10 == 0 and added < 10))) or (
        current == 0 and not first
    )


def _append(current: int, added: int) -> int:
    if added >= 10 and 0 < current < 100:
        return current * 100 + added
    return current + added


def _joins(tokens: Tokens, index: int, current: int, total: Decimal) -> bool:
    """Whether `and` is inside a number: five hundred and four, thousand and twelve."""
    following = tokens.words[index + 1]
    if (following not in ONES and following not in TENS) or following == "zero":
        return False
    return (current >= 100 and current % 100 == 0) or (current == 0 and total > 0)


def _read_places(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Decimal places behind `point`."""
    words = tokens.words
    if words[index].isdecimal() and words[index][0] in ASCII_DIGITS and len(words[index]) < 12:
        return words[index], index + 1
    places = ""
    while words[index] in ONES and ONES[words[index]] < 10 and len(places) < 15:
        places += str(ONES[words[index]])
        index += 1
    return (places, index) if places else None
