"""Words that state a number without being one: twice, a decade, cặp đôi, tứ kết.

A figure whose counterpart is worded this way is not missing. The tables are asked only about figures that have
found no counterpart, so a word in them never weighs against one that has.
"""

from __future__ import annotations

import re
from decimal import Decimal

from vibrief.figures.model import Language

# value: words, or beginnings of words (with *), phrases joined by _. The first table says what may stand for a
# figure in digits, too: 10 năm as a decade, 3 tháng as quarterly; the second only for one in words.
_STRONG: dict[Language, dict[str, str]] = {
    "en": {
        "0": "zero no none nil nothing",
        "0.5": "half halves halve halved halving halfway semi* biannual* bi-annual* semiannual* semi-annual* mid-year",
        "0.25": "quarter quarters",
        "2": "both two twice double* doubly doubling redouble* brace pair pairs paired couple couples"
        " twin twins dual duo neither bilateral",
        "3": "three thrice triple* tripling treble* trio triad quarterly trilogy hat-trick* hat_trick* trimester*"
        " triathlon tricycle* trilateral tripartite tripod*",
        "4": "four quadruple* quartet quarterly",
        "5": "quintuplet*",
        "6": "sextuplet*",
        "10": "ten decade* tenfold",
        "12": "dozen* twelve",
        "14": "fortnight*",
        "20": "twenties",
        "30": "thirties",
        "40": "forties",
        "50": "fifty fifties",
        "60": "sixties",
        "70": "seventies",
        "80": "eighties",
        "90": "nineties",
        "100": "hundred* century centuries centen*",
        "150": "sesquicentennial",
        "200": "bicenten*",
        "1000": "thousand* millenni*",
        "1000000": "million*",
        "1000000000": "billion*",
    },
    "vi": {
        "10": "thập_kỷ thập_niên thập_kỉ",
        "0.5": "một_nửa",
        "12": "một_tá hàng_tá",
        "20": "đôi_mươi",
        "24": "hai_tá",
        "100": "thế_kỷ thế_kỉ",
        "1000": "thiên_niên_kỷ",
    },
}
_WEAK: dict[Language, dict[str, str]] = {
    "en": {
        "1": "one a an single first once sole lone only another each per every",
        "2": "second secondly twofold half halves either latter bicycle bicycles",
        "3": "third* threefold triangle triangular triceratops",
        "4": "quarter* fourth* fourfold",
        "5": "five fifth* quintet quintuple*",
        "6": "six sixth*",
        "7": "seven sevens seventh*",
        "8": "eight eighth*",
        "9": "nine ninth*",
        "10": "tenth* dozen*",
        "11": "eleven eleventh",
        "12": "noon midday midnight",
        "13": "thirteen",
        "14": "fourteen",
        "15": "quarter fifteen",
        "16": "sixteen",
        "17": "seventeen",
        "18": "eighteen",
        "19": "nineteen",
        "20": "twenty",
        "30": "thirty",
        "40": "forty",
        "60": "sixty",
        "70": "seventy",
        "80": "eighty",
        "90": "ninety",
    },
    "vi": {
        "0.5": "nửa rưỡi bán_kết bán_cầu bán_thời_gian bán_niên",
        "1": "một nhất đầu_tiên duy_nhất mỗi từng độc đơn chính",
        "2": "hai đôi đúp cặp nhì song_phương song_sinh song_song song_ca cả_hai lưỡng kép"
        " lần_nữa vợ_chồng bố_mẹ cha_mẹ thứ_nhì",
        "3": "ba tam_giác tam_ca tam_tấu tam_thể bộ_ba hat-trick",
        "4": "bốn tứ thứ_tư ngã_tư",
        "5": "năm ngũ lăm nhăm",
        "6": "sáu lục_giác",
        "7": "bảy bẩy thất_tịch",
        "8": "tám bát_giác",
        "9": "chín",
        "10": "mười chục",
        "12": "chục",
        "40": "tứ_tuần",
        "50": "ngũ_tuần",
        "60": "lục_tuần",
        "70": "thất_tuần",
        "80": "bát_tuần",
        "100": "trăm",
        "1000": "nghìn ngàn",
        "10000": "vạn",
        "1000000": "triệu vạn_tượng",
        "1000000000": "tỷ tỉ",
    },
}
# Where a Vietnamese numeral is none: Poland, Persia and places at home; percent; năm as a year.
_NO_NUMERALS = re.compile(
    r"\bba (?:lan|tư|vì|đình|na|bể|tơ|tri|đồn|lê|chẽ)\b|\bphần trăm\b"
    r"|(?:[0-9]|\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|một|mỗi|hàng|nhiều|vài|mấy|cuối|đầu|những|các|cả|giữa|từ|vào|đến"
    r"|tới|suốt|bao|quanh|từng|nửa|rưỡi|theo|qua|của)) năm\b"
    r"|\bnăm (?:[0-9]|nay|ngoái|trước|sau|qua|tới|học|một|mới|đó|ấy|này)",
    re.IGNORECASE,
)


def _pattern(words: str) -> re.Pattern[str]:
    forms = [re.escape(word.replace("_", " ")).replace(r"\*", r"\w*") for word in words.split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)


def _patterns(table: dict[Language, dict[str, str]]) -> dict[Language, dict[Decimal, re.Pattern[str]]]:
    return {
        language: {Decimal(value): _pattern(words) for value, words in rows.items()}
        for language, rows in table.items()
    }


_STRONG_PATTERNS, _WEAK_PATTERNS = _patterns(_STRONG), _patterns(_WEAK)


def is_worded(
    value: Decimal, text: str, language: Language, taken: list[tuple[int, int]], *, spelled: bool
) -> bool:
    """Whether `text` states `value` by one of these words, outside the spans of figures that are `taken`.

    `spelled` tells whether the figure without counterpart is itself in words.
    """
    patterns = [_STRONG_PATTERNS[language].get(value)]
    if spelled:
        patterns.append(_WEAK_PATTERNS[language].get(value))
        if language == "vi":
            taken = taken + [name.span() for name in _NO_NUMERALS.finditer(text)]
    for pattern in filter(None, patterns):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(start < high and low < end for low, high in taken):
                return True
    return False
