"""Where figures of Vietnamese begin: at digits, or at the words of `HANDLERS`."""

from __future__ import annotations

from collections.abc import Callable

from vibrief.figures.calendar import ROMAN
from vibrief.figures.codes import SPACED_NAMES, identifier, is_power, read_digit_code, read_letter_code
from vibrief.figures.currencies import MONEY_SIGNS
from vibrief.figures.fractions import VULGAR, vulgar_figure
from vibrief.figures.model import Figure
from vibrief.figures.moment import moment_figure
from vibrief.figures.tokens import Tokens
from vibrief.figures.vietnamese import clock, dates, joined, moments, ordinals, quantities
from vibrief.figures.vietnamese.language import GRAMMAR
from vibrief.figures.vietnamese.numerals import CLOSING, DIGITS, SCALES, read_number

HEIGHT_UNITS = frozenset({"m", "kg", "km"})
DECADES_OF_BIRTH = frozenset("56789")
CODE_JOINTS = frozenset("-–./")


def read_at_digits(tokens: Tokens, index: int) -> Figure | None:
    """The figure that begins at digits, or at the letters that touch them."""
    before, after = tokens.word(index - 1), tokens.words[index + 1]
    if before in MONEY_SIGNS and tokens.touches(index):  # an amount, whatever else digits can be
        number = read_number(tokens, index)
        return quantities.finish(tokens, index, number) if number is not None else None
    if is_power(tokens, index):
        return None
    near = before != "" and (tokens.touches(index) or before in SPACED_NAMES or before in ("-", "–"))
    if near and (before[-1].isalpha() or before in CODE_JOINTS):
        code = read_letter_code(tokens, index)
        if code is not None:
            return code
    if after == "x" and tokens.touches(index + 1) and tokens.words[index] in DECADES_OF_BIRTH:  # thế hệ 9x
        return identifier(tokens, tokens.starts[index], tokens.ends[index + 1])
    date = dates.read_day_month(tokens, index)
    if date is not None:
        return moment_figure(tokens, index, date, GRAMMAR)
    figure = moments.read_listed_month(tokens, index) if before in ("và", ",", "hoặc", "hay") else None
    figure = figure or read_digit_code(tokens, index) or clock.read_clocks(tokens, index)
    if figure is None and (after in ("/", "-", "–", ":") or "." in tokens.words[index]):
        figure = joined.read_joined(tokens, index)
    if figure is None and after in ("đến", "tới") and len(tokens.words[index]) == 4:
        figure = joined.read_years(tokens, index)
    if figure is None and before == "số":
        figure = joined.read_named(tokens, index)
    if figure is not None:
        return figure
    if after in HEIGHT_UNITS and tokens.touches(index + 1):
        height = quantities.read_split_measure(tokens, index)
        if height is not None:
            return height
    number = read_number(tokens, index)
    if after == "phần" and number is not None:  # 1 phần 3
        figure = quantities.read_fraction(tokens, index, number)
        if figure is not None:
            return figure
    return quantities.finish(tokens, index, number) if number is not None else None


HANDLERS: dict[str, Callable[[Tokens, int], Figure | None]] = {
    **dict.fromkeys(
        [word for word in DIGITS if word not in CLOSING or word == "tư"], quantities.read_at_word
    ),
    **dict.fromkeys(["mười", *SCALES, "trăm", "chục", "mươi", "tá"], quantities.read_at_word),
    **dict.fromkeys([numeral for numeral in ROMAN if len(numeral) > 1], ordinals.read_roman),
    **dict.fromkeys([numeral for numeral in ROMAN if len(numeral) == 1], ordinals.read_roman_letter),
    **dict.fromkeys(["ngày", "mùng", "mồng"], moments.read_day),
    **dict.fromkeys(["quý", "quí"], moments.read_quarter),
    **dict.fromkeys(["kỷ", "kỉ", "niên"], moments.read_century_word),
    **dict.fromkeys(VULGAR, lambda tokens, index: vulgar_figure(tokens, index, GRAMMAR)),
    "tháng": moments.read_month_name,
    "năm": moments.read_year_word,
    "thứ": ordinals.read_ordinal,
    "nhật": ordinals.read_sunday,
    "nhì": ordinals.read_second,
    "tiên": ordinals.read_first,
    "gấp": quantities.read_multiple,
    "nửa": quantities.read_half,
}
"""Words at which a figure can begin or show itself, and what reads it."""
