"""Identifiers: numbers that name a thing and count nothing.

Codes of letters and digits (Covid-19, F-16, U23, 5G, QL1A, 25R/07L), numbers of laws (12/2024/NĐ-CP), versions and
addresses (1.2.3), telephone numbers. Both languages write them alike.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vibrief.figures.currencies import CURRENCIES, SIGNS
from vibrief.figures.model import Figure
from vibrief.figures.separators import LONGEST, read_digits
from vibrief.figures.tokens import Tokens, word_set
from vibrief.figures.units import UNITS

_LETTER = r"[^\W\d_]"
# From the first character of a run of letters and digits. All repeats are of disjoint classes: linear time.
CODE = re.compile(
    rf"(?:{_LETTER}{{1,12}}[-–./]?)?[0-9]+(?:[.,][0-9]+)?{_LETTER}{{0,4}}(?:[-/–.]?(?:[0-9]+{_LETTER}{{0,3}}|[A-ZĐƯ]{{1,6}}(?![^\W_]))|{_LETTER}{{1,6}}(?![^\W_]))*"
)
LAW = re.compile(
    r"[0-9]{1,5}(?:/(?:[0-9]{4}/)?|-(?=[A-ZĐƯ]{1,6}/))[A-ZĐƯ]{1,6}[0-9]{0,2}(?:[-/][A-ZĐƯ]{1,8}[a-zđư]?[0-9]{0,2})*"
)
RUNWAY = re.compile(r"[0-9]{2}[LRC](?:\s?/\s?[0-9]{2}[LRC])+(?![^\W_])")
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){2,}(?![0-9])")
PHONE = re.compile(r"\+?(?:\(?0?[0-9]{2,4}\)?[ .-])?(?:[0-9]{3,4}[ .-]){1,3}[0-9]{3,4}(?![0-9])")
INTERNATIONAL = re.compile(r"[0-9]{1,3}(?:[ .-][0-9]{1,4}){2,5}(?![0-9])|[0-9]{10,12}(?![0-9])")
TOLL_FREE = re.compile(r"1-[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])")
PLATE = re.compile(
    r"[0-9]{2}\s?[A-Z]{1,2}\s?[0-9]?\s?[-–]\s?(?:[0-9]{3}\.?[0-9]{1,2}|[0-9]{2}\.?[0-9]{3})(?![0-9]|[.,][0-9])"
)
"""A number plate, however it is spaced: 29B1 - 193.25, 51F-059.93."""
CROSS = re.compile(r"[0-9]{1,4}[x×][0-9]{1,4}(?:[x×][0-9]{1,4})?(?![^\W_])")
SPACED_NAMES = frozenset({"covid", "pm"})
"""What may stand a space before its number: Covid 19, PM 2.5."""
PARTICLE_SIZES = frozenset({"2.5", "2,5", "10", "1.0", "1,0"})
"""The sizes of fine dust behind PM; elsewhere the letters tell the time."""
MONEY = frozenset(word for word in SIGNS.by_first if word.isalpha() and len(word) > 1)
# Names of units and currencies that may touch their number: 200Yên, 5Mbps.
COUNTED = frozenset(
    name
    for table in (*UNITS.values(), *CURRENCIES.values())
    for name in table
    if name.isalpha() and len(name) > 2
)
LENGTHS = frozenset({"m", "km", "cm", "mm", "dm", "ft"})
MONEY_OR_UNITS = MONEY | COUNTED
HOTLINES = ("1800", "1900", "1300")
MODEL_SUFFIX = re.compile(r"(?:-[0-9]+)*(?:\s?[A-Z]{1,3}(?:[0-9]|\s?-[0-9]|/[A-Z])?(?![\w-]))?")
MEASURES = frozenset({"độ", "°", "º", "%", "điểm", "degrees", "degree", "points"})
MAX_BACK = 16
"""Characters that a code may begin before its first digit."""


def normal_code(text: str) -> str:
    """The value of a code: upper case, plain hyphens, no zeros in front."""
    text = re.sub(r"\s?/\s?", "/", text.upper()).replace(",", ".").replace("×", "X")
    return re.sub(r"\s?[-–]\s?|\s", "-", text).lstrip("0") or "0"


def is_power(tokens: Tokens, index: int) -> bool:
    """Whether a digit is the power of a unit that no number stands before: đồng/m2, μg/m3; not the M2 motorway."""
    return (
        tokens.words[index] in ("2", "3")
        and tokens.touches(index)
        and tokens.words[index - 1] in LENGTHS
        and not tokens.is_capital(index - 1)
    )


def read_letter_code(tokens: Tokens, index: int) -> Figure | None:
    """The code whose letters touch the digits at `index`: Covid-19, F-16, U23, G7."""
    start = tokens.starts[index]
    text = tokens.text
    begin = start
    joined = False
    if begin > tokens.floor and text[begin - 1] in "-–./":
        if text[begin - 1] in "./" and not (begin > 1 and text[begin - 2].isupper()):
            return None
        begin -= 1
        joined = True
    if tokens.words[index - 1] in MONEY and not joined:  # USD5, Rs20
        return None
    if (name := _spaced_name(tokens, index)) is not None:
        return identifier(tokens, name, tokens.ends[index])
    if (model := _read_model(tokens, index)) is not None:
        return model
    limit = max(tokens.floor, start - MAX_BACK)
    while begin > limit and text[begin - 1].isalpha():
        begin -= 1
    letters = text[begin : start - joined]
    if not joined and letters.islower() and len(letters) > 2 and not _may_mark(tokens.words[index]):
        return None  # some13,500 people: only the space is lost
    if begin and text[begin - 1] in "'’" and letters == "s":
        return None  # the king's4,600-year-old boat
    if not letters or (begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "_")):
        return None
    if joined and not _is_name(letters):
        return None
    match = CODE.match(text, begin)
    if match is None or match.end() <= start:
        return None
    return identifier(tokens, begin, match.end())


def _may_mark(digits: str) -> bool:
    """Whether digits that touch a word may be its footnote or part of its name: prohibited1, sars2."""
    return len(digits) < 3


def _spaced_name(tokens: Tokens, index: int) -> int | None:
    """Where a name that is also written with a space before its number begins: Covid 19, Covid- 19."""
    first = index - 1 - (tokens.word(index - 1) in ("-", "–"))
    if not tokens.free(first) or (name := tokens.words[first]) not in SPACED_NAMES:
        return None
    if name == "pm" and not (tokens.is_capital(first) and tokens.words[index] in PARTICLE_SIZES):
        return None
    return tokens.starts[first]


def _read_model(tokens: Tokens, index: int) -> Figure | None:
    """A name with a number whose hyphen a sloppy hand set apart, and its letter: Hwasong -15, Su -24 M2; a minus
    stands before what is measured (Sa Pa -2 độ), or has decimals."""
    word, after = tokens.words[index : index + 2]
    if (
        tokens.word(index - 1) not in ("-", "–")
        or not tokens.touches(index)
        or tokens.gap(index - 1) != " "
        or not tokens.is_capital(index - 2)
        or not tokens.free(index - 2)
        or not word.isdecimal()
        or after in MEASURES
    ):
        return None
    suffix = MODEL_SUFFIX.match(tokens.text, tokens.ends[index])
    assert suffix is not None  # it may be empty
    model = identifier(tokens, tokens.starts[index - 2], suffix.end())
    return replace(model, value=normal_code(re.sub(r"\s", "", model.text)))


def _is_name(letters: str) -> bool:
    """Whether letters before a hyphen and digits name something: F, Covid, MiG; not `tháng-8`."""
    return letters[0].isupper() or letters in ("covid", "omega")


def read_digit_code(tokens: Tokens, index: int) -> Figure | None:
    """The code that begins with the digits at `index`: 12/2024/NĐ-CP, 25R/07L, 4x4, 5G, 24/7, a telephone number."""
    start, text, word = tokens.starts[index], tokens.text, tokens.words[index]
    if (
        (word[0] == "0" and len(word) > 1)
        or word.startswith(HOTLINES)
        or tokens.word(index - 1) in ("+", "(")
    ):
        match = PHONE.match(text, start)
        digits = re.sub(r"[^0-9]", "", match.group()) if match is not None else ""
        if word.startswith(HOTLINES) and word.isdigit() and len(word) == 8:  # 19001234
            return identifier(tokens, start, tokens.ends[index])
        if match is not None and len(digits) >= 8:
            return replace(identifier(tokens, start, match.end()), value=digits)
    dialled = None
    if word == "1" and tokens.words[index + 1] == "-":
        dialled = TOLL_FREE.match(text, start)
    elif tokens.word(index - 1) == "+" and tokens.touches(index):
        dialled = INTERNATIONAL.match(text, start)
    if dialled is not None:  # 1-800-123-4567, +84 24 1234 5678
        return replace(identifier(tokens, start, dialled.end()), value=re.sub(r"[^0-9]", "", dialled[0]))
    if word.count(".") > 1 and read_digits(word, "vi") is None and (match := VERSION.match(text, start)):
        return identifier(tokens, start, match.end())
    if len(word) == 2 and (match := PLATE.match(text, start)):
        return identifier(tokens, start, match.end())
    after = tokens.words[index + 1]
    if after and tokens.touches(index + 1) and (after in ("/", "-", "×") or after[0].isalpha()):
        for pattern in (LAW, CROSS, RUNWAY):
            if match := pattern.match(text, start):
                return identifier(tokens, start, match.end())
        if (
            after[0].isalpha()
            and not (word[0] == "0" and tokens.word(index - 1) in (".", ",") and tokens.touches(index))
            and after not in MONEY_OR_UNITS
            and (match := CODE.match(text, start))
            and _is_code(match.group())
        ):
            return identifier(tokens, start, match.end())
    if word.isdigit() and (len(word) > LONGEST or (word[0] == "0" and len(word) >= 6)):
        return identifier(tokens, start, tokens.ends[index])
    if len(word) > LONGEST:
        return identifier(tokens, start, tokens.ends[index])
    return None


def _is_code(text: str) -> bool:
    """Whether digits followed by letters are a code: 5G, 25R/07L, 1A; not 5km, 9h30, 10k."""
    digits = re.match(r"[0-9]+", text)
    assert digits is not None
    letters = text[digits.end() :]
    if len(letters) > 1 and letters.lower() in ABBREVIATIONS:  # 16Gb
        return False
    return letters[:1].isupper() and letters not in NOT_CODES and not letters.isdigit()


ABBREVIATIONS = frozenset(name for name in UNITS["vi"] if name.isalpha() and len(name) == 2) - {"cc"}
NOT_CODES = word_set(
    """
    K M B W V L C F MW KW GW KV KWh MWh GWh MWp kWp KWp GWp GHz MHz Hz GB MB TB KB Kg KG Km KM HA Ha Tr MHZ TR
    """
)


def identifier(tokens: Tokens, start: int, end: int) -> Figure:
    """The identifier from character `start` to `end`."""
    text = tokens.text[start:end]
    return Figure("identifier", normal_code(text), None, None, "none", text, start, end)
