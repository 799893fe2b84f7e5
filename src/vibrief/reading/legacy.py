"""The legacy Vietnamese encodings: TCVN3 (ABC), TCVN 5712, VNI-Windows, VISCII and Windows-1258.

Python has a codec for Windows-1258 only. Bytes outside an encoding's own letters are read as Windows-1252,
since the texts were typed on Windows and hold its quotation marks and dashes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# TCVN 5712:1993, by first byte of each run. VN3, the set of the ABC fonts, has seven accented capitals only.
_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
# VN1 adds the other capitals, some at control positions.
_TCVN_VN1_RUNS = _TCVN3_RUNS | {
    0x01: "ÚỤ", 0x04: "ỪỬỮ", 0x11: "ỨỰỲỶỸÝỴ", 0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ", 0xAF: "Ằ", 0xBA: "Ẳ",
    0xBF: "ẴẮẦẨẪẤỀ", 0xCD: "Ể", 0xD9: "ỄẾỒ", 0xE0: "Ổ", 0xF0: "Ỗ", 0xFF: "Ố",
}  # fmt: skip
# RFC 1456; six capitals sit at control positions.
_VISCII_RUNS = {
    0x02: "Ẳ", 0x05: "ẴẪ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ",
    0xC0: "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
}  # fmt: skip

_TONES = "\u0300\u0301\u0303\u0309\u0323"

# VNI-Windows, as Windows-1252 shows it: a base letter and a mark after it, or one sign for a whole letter.
_VNI_MARKS = {  # mark: what it makes of a base letter, as combining marks in canonical order
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300",
    "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300",
    "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_SIGNS = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI_BASES = {
    "a": "\u0302\u0306",
    "e": "\u0302",
    "o": "\u0302",
    "u": "",
    "y": "",
    "ô": "",
    "ö": "",
}  # and what they take


def _single_byte(runs: dict[int, str]) -> dict[int, str]:
    """A translation table from Latin-1 characters (bytes) to text."""
    table = {
        byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0x100)
    }
    for first, letters in runs.items():
        table |= {first + offset: letter for offset, letter in enumerate(letters)}
    return table


def _vni() -> dict[str, str]:
    """The pairs and signs of VNI-Windows and their letters."""
    table = dict(_VNI_SIGNS)
    for base, hats in _VNI_BASES.items():
        for mark, combining in _VNI_MARKS.items():
            if combining[0] in _TONES or combining[0] in hats:
                letter = unicodedata.normalize("NFC", _VNI_SIGNS.get(base, base) + combining)
                table[base + mark] = letter
                table[base.upper() + mark] = letter.upper()  # typed with Shift held for the base alone
    return table | {key.upper(): letter.upper() for key, letter in table.items()}


_TCVN3 = _single_byte(_TCVN3_RUNS)
_TCVN_VN1 = _single_byte(_TCVN_VN1_RUNS)
_VISCII = _single_byte(_VISCII_RUNS)
_LATIN = _single_byte({})
_VNI = _vni()
_VNI_UNIT = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_TONED = "".join(_TCVN3_RUNS.values())[14:]  # the letters without a capital of their own in VN3
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(rf"(^\W*|[^\W\d_]{{2}}[.?!][”\"]?\s+[“\"]?)([{_TONED}])", re.MULTILINE)


def decode_tcvn3(data: bytes) -> str:
    """TCVN3, with the capitals that its fonts drew from lower-case codes put back where the text shows them.

    In `.VnTimeH` every letter looks like a capital, so `CéNG HßA` stands for CỘNG HÒA: a word whose ASCII
    letters are capitals gets accented capitals too, and so does the first letter of a line or sentence.
    """
    text = data.decode("latin-1").translate(_TCVN3)
    lines = [_restore_capitals(line) for line in text.split("\n")]
    return _SENTENCE_START.sub(lambda match: match[1] + match[2].upper(), "\n".join(lines))


def _restore_capitals(line: str) -> str:
    words = _WORD.findall(line)
    ascii_letters = "".join(letter for word in words for letter in word if letter.isascii())
    if len(ascii_letters) > 1 and ascii_letters.isupper() and any(map(_is_half_capital, words)):
        return line.upper()
    return _WORD.sub(lambda match: match[0].upper() if _is_half_capital(match[0]) else match[0], line)


def _is_half_capital(word: str) -> bool:
    """Whether all letters that can be capitals are, with an accented one left small, as in `CộNG`.

    One capital in front does not tell: `Xã` is right as it is.
    """
    plain = [letter for letter in word if letter not in _TONED]
    return len(plain) < len(word) and "".join(plain).isupper() and (len(plain) > 1 or not word[0].isupper())


def decode_tcvn_vn1(data: bytes) -> str:
    """TCVN 5712 in its full form, with all capitals."""
    return data.decode("latin-1").translate(_TCVN_VN1)


def decode_viscii(data: bytes) -> str:
    """VISCII (RFC 1456)."""
    return data.decode("latin-1").translate(_VISCII)


def decode_vni(data: bytes) -> str:
    """VNI-Windows, where most accented letters are two bytes."""
    return _VNI_UNIT.sub(lambda match: _VNI[match[0]], data.decode("latin-1").translate(_LATIN))


def decode_windows_1258(data: bytes) -> str:
    """Windows-1258, where tone marks are combining characters; the result is composed."""
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


DECODERS: dict[str, Callable[[bytes], str]] = {
    "TCVN3": decode_tcvn3,
    "VNI-Windows": decode_vni,
    "VISCII": decode_viscii,
    "Windows-1258": decode_windows_1258,
    "TCVN 5712": decode_tcvn_vn1,
}
"""Decoders by the name a reader knows them under; on equal evidence the earlier one is meant."""
