"""Words that state a number without being one: twice, a decade, cặp đôi, tứ kết.

A figure whose counterpart is worded this way is not missing. The tables are asked only about figures that have
found no counterpart, so a word in them never weighs against one that has.
"""

from __future__ import annotations

import re
from decimal import Decimal

from vibrief.figures.model import Language

# value: words or beginnings of words (with *)
_ENGLISH = {
    "0": "zero no none nil nothing without",
    "0.5": "half halves halved halving semi* mid*",
    "0.25": "quarter quarters",
    "1": "one a an single first once sole lone only another unique each per every",
    "2": "both two twice double* doubl* pair* couple* twin* dual* duo bi* second* twofold half halves either"
    " neither other former latter another duplex binary duet",
    "3": "three thrice triple* tripl* trio* tri* third* threefold",
    "4": "four quarter* quad* fourth* fourfold",
    "5": "five fifth* quint* pent*",
    "6": "six sixth* hex* sext*",
    "7": "seven seventh* week weeks weekly hept*",
    "8": "eight eighth* oct*",
    "9": "nine ninth*",
    "10": "ten tenth* decade* tenfold dozen*",
    "12": "dozen* twelve year* noon midday midnight annual*",
    "14": "fortnight*",
    "15": "quarter",
    "20": "score twent*",
    "24": "day daily midnight",
    "30": "half month*",
    "50": "half fift*",
    "60": "hour* minute*",
    "100": "hundred* century centuries centen* cent",
    "150": "sesquicentennial",
    "200": "bicenten*",
    "365": "year*",
    "1000": "thousand* millenni* kilo*",
    "1000000": "million*",
    "1000000000": "billion*",
}
_VIETNAMESE = {
    "0": "không",
    "0.5": "nửa rưỡi bán",
    "0.25": "một_phần_tư",
    "1": "một nhất đầu_tiên duy_nhất mỗi từng độc đơn đơn_vị chính",
    "2": "hai đôi cặp nhì nhị song cả_hai lưỡng kép lần_nữa gấp vợ_chồng bố_mẹ cha_mẹ nửa thứ_nhì nhau"
    " tư_gia bên này_và",
    "3": "ba tam bộ_ba",
    "4": "bốn tư tứ tứ_kết bốn_phương quý",
    "5": "năm ngũ lăm nhăm",
    "6": "sáu lục",
    "7": "bảy bẩy thất tuần",
    "8": "tám bát",
    "9": "chín cửu",
    "10": "mười chục thập_kỷ thập_niên thập_kỉ",
    "12": "tá mười_hai chục năm",
    "20": "hai_mươi hai_chục",
    "24": "ngày",
    "50": "nửa năm_mươi",
    "100": "trăm thế_kỷ thế_kỉ",
    "1000": "nghìn ngàn thiên_niên_kỷ",
    "10000": "vạn",
    "1000000": "triệu",
    "1000000000": "tỷ tỉ",
}


def _pattern(words: str) -> re.Pattern[str]:
    forms = [re.escape(word.replace("_", " ")).replace(r"\*", r"\w*") for word in words.split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)


_PATTERNS: dict[Language, dict[Decimal, re.Pattern[str]]] = {
    "en": {Decimal(value): _pattern(words) for value, words in _ENGLISH.items()},
    "vi": {Decimal(value): _pattern(words) for value, words in _VIETNAMESE.items()},
}


def is_worded(value: Decimal, text: str, language: Language, taken: list[tuple[int, int]]) -> bool:
    """Whether `text` states `value` by one of these words, outside the spans of figures that are `taken`."""
    pattern = _PATTERNS[language].get(value)
    if pattern is None:
        return False
    spans = (match.span() for match in pattern.finditer(text))
    return any(not any(start < high and low < end for low, high in taken) for start, end in spans)
