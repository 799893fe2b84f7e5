"""Words that state a number without being one: twice, a decade, cặp đôi, tứ kết.

A figure whose counterpart is worded this way is not missing. The tables are asked only about figures that have
found no counterpart, so a word in them never weighs against one that has.
"""

from __future__ import annotations

import re
from decimal import Decimal

from vibrief.figures.model import Language

# value: words, or beginnings of words (with *), phrases joined by _
_ENGLISH = {
    "0": "zero no none nil nothing",
    "0.5": "half halves halve halved halving halfway",
    "0.25": "quarter quarters",
    "1": "one a an single first once sole lone only another each per every",
    "2": "both two twice double* doubl* pair* couple* twin* dual* duo* bi* second* twofold half halves either"
    " neither latter duplex duet",
    "3": "three thrice triple* tripl* trio* tri* third* threefold hat-trick hat_trick",
    "4": "four quarter* quad* fourth* fourfold",
    "5": "five fifth* quint* pent*",
    "6": "six sixth* hex* sext*",
    "7": "seven seventh* hept*",
    "8": "eight eighth* oct*",
    "9": "nine ninth*",
    "10": "ten tenth* decade* tenfold dozen*",
    "11": "eleven",
    "12": "dozen* twelve noon midday midnight",
    "13": "thirteen",
    "14": "fortnight* fourteen",
    "15": "quarter fifteen",
    "16": "sixteen",
    "17": "seventeen",
    "18": "eighteen",
    "19": "nineteen",
    "20": "score twenty",
    "30": "thirty",
    "40": "forty",
    "50": "half fifty",
    "60": "sixty",
    "70": "seventy",
    "80": "eighty",
    "90": "ninety",
    "100": "hundred* century centuries centen*",
    "150": "sesquicentennial",
    "200": "bicenten*",
    "1000": "thousand* millenni*",
    "1000000": "million*",
    "1000000000": "billion*",
}
_VIETNAMESE = {
    "0": "không",
    "0.5": "nửa rưỡi bán",
    "1": "một nhất đầu_tiên duy_nhất mỗi từng độc đơn chính",
    "2": "đôi cặp nhì nhị song cả_hai lưỡng kép lần_nữa vợ_chồng bố_mẹ cha_mẹ thứ_nhì",
    "3": "tam bộ_ba",
    "4": "tứ",
    "5": "ngũ",
    "6": "lục",
    "7": "thất_tịch",
    "8": "bát",
    "9": "cửu",
    "10": "chục thập_kỷ thập_niên thập_kỉ",
    "12": "tá chục",
    "50": "nửa",
    "100": "trăm thế_kỷ thế_kỉ",
    "1000": "nghìn ngàn thiên_niên_kỷ",
    "10000": "vạn",
    "1000000": "triệu",
    "1000000000": "tỷ tỉ",
}
# Vietnamese numerals that are common words of other meaning too (ba father, năm year, tư private): where the
# grammar has left one unread, it may still stand for an English number, but only for one that is a word as well.
_VIETNAMESE_NUMERALS = {
    "1": "nhất",
    "2": "hai",
    "3": "ba",
    "4": "bốn tư",
    "5": "năm lăm nhăm",
    "6": "sáu",
    "7": "bảy bẩy",
    "8": "tám",
    "9": "chín",
    "10": "mười",
}


def _pattern(words: str) -> re.Pattern[str]:
    forms = [re.escape(word.replace("_", " ")).replace(r"\*", r"\w*") for word in words.split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)


_PATTERNS: dict[Language, dict[Decimal, re.Pattern[str]]] = {
    "en": {Decimal(value): _pattern(words) for value, words in _ENGLISH.items()},
    "vi": {Decimal(value): _pattern(words) for value, words in _VIETNAMESE.items()},
}
_NAMES = re.compile(
    r"\bBa (?:Lan|Tư|Vì|Đình|Na|Bể|Tơ|Tri|Đồn|Lê|Chẽ)\b|\bNăm Căn\b"
)  # Poland, Persia and others
_NUMERALS = {Decimal(value): _pattern(words) for value, words in _VIETNAMESE_NUMERALS.items()}


def is_worded(
    value: Decimal, text: str, language: Language, taken: list[tuple[int, int]], *, spelled: bool
) -> bool:
    """Whether `text` states `value` by one of these words, outside the spans of figures that are `taken`.

    `spelled` tells whether the figure without counterpart is itself in words.
    """
    patterns = [_PATTERNS[language].get(value)]
    if spelled:
        text = _NAMES.sub("", text)
        patterns.append(_NUMERALS.get(value) if language == "vi" else None)
    for pattern in filter(None, patterns):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(start < high and low < end for low, high in taken):
                return True
    return False
