"""Encodings: Unicode in all its forms, and the legacy Vietnamese ones."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vibrief.errors import InputError
from vibrief.reading.encodings import decode
from vibrief.reading.legacy import DECODERS, decode_tcvn3, decode_vni
from vibrief.reading.syllables import is_syllable, vietnamese_share

TEXT = (
    "Công an tỉnh đã xử lý 339 vụ, hỗ trợ 11.460 lượt người ở ấp Bình Thạnh.\n"
    "Ủy ban nhân dân xã Hưng Hội – nơi có 5% hộ nghèo – trao “40.000 phần quà” cho bà con.\n"
)
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
TONED = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES}
LOWER = TONED - set("aeiouy") | {"đ"}
LETTERS = sorted(LOWER | {letter.upper() for letter in LOWER})


@cache
def encoder(name: str) -> dict[str, bytes]:
    """The inverse of a decoder, found by trying all bytes and all pairs of a letter and a high byte."""

    def decoded(data: bytes) -> str:
        return DECODERS[name](b"x" + data)[1:]  # inside a word, where TCVN3's capitals are not guessed

    inverse: dict[str, bytes] = {chr(byte): bytes([byte]) for byte in range(0x20, 0x7F)} | {"\n": b"\n"}
    pairs = [
        bytes([first, second])
        for first in b"aeouyAEOUY\xf4\xf6\xd4\xd6\xe2\xca\xea\xe3\xc2\xc3\xd5\xf5\xdd\xfd\xe3iI"
        for second in range(0x80, 0x100)
    ]
    # Pairs first: a mark of VNI-Windows alone shows a letter too, but changes with what stands before it.
    for code in [*pairs, *(bytes([byte]) for byte in range(256))]:
        if len(text := decoded(code)) == 1:
            inverse.setdefault(text, code)
    return inverse


def legacy(text: str, name: str) -> bytes:
    """`text` in a legacy encoding; capitals that TCVN3 lacks become small letters, as its fonts have them."""
    inverse = encoder(name)
    return b"".join(inverse.get(character) or inverse[character.lower()] for character in text)


def test_there_are_134_accented_letters() -> None:
    assert len(LETTERS) == 134


@pytest.mark.parametrize("name", sorted(DECODERS))
def test_legacy_tables_are_complete(name: str) -> None:
    letters = LETTERS if name != "TCVN3" else [*sorted(LOWER), *"ĂÂÊÔƠƯĐ"]
    assert set(letters) <= set(encoder(name))


@pytest.mark.parametrize("name", ["VNI-Windows", "VISCII", "TCVN 5712", "Windows-1258"])
@settings(deadline=None)
@given(text=st.text(st.sampled_from([*LETTERS, *"aeiouyAEIOUYbctnghN 5.,"]), max_size=60))
def test_legacy_round_trip(name: str, text: str) -> None:
    assert DECODERS[name](legacy(text, name)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode(encoding: str, form: str) -> None:
    assert decode(unicodedata.normalize(form, TEXT).encode(encoding), "x.txt") == TEXT  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["TCVN3", "VNI-Windows", "Windows-1258"])
def test_legacy_encodings_are_told(name: str) -> None:
    assert decode(legacy(TEXT, name), "x.txt") == TEXT


@pytest.mark.parametrize("name", ["VISCII", "TCVN 5712"])
def test_legacy_encodings_without_typographic_signs_are_told(name: str) -> None:
    plain = TEXT.replace("–", "-").replace("“", '"').replace("”", '"')
    assert decode(legacy(plain, name), "x.txt") == plain


@pytest.mark.parametrize("name", ["TCVN3", "VNI-Windows"])
def test_text_typed_for_a_legacy_font_and_saved_as_unicode(name: str) -> None:
    typed = legacy(TEXT, name).decode("cp1252")
    assert typed != TEXT
    assert decode(typed.encode(), "x.txt") == TEXT


def test_utf8_saved_twice() -> None:
    twice = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in TEXT.encode())
    assert decode(twice.encode(), "x.txt") == TEXT


CAPITALS = [
    ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),  # typed for .VnTimeH
    ("UBND x· H­ng Héi", "UBND xã Hưng Hội"),
    ("ñy ban nh©n d©n x·. ë ®©y cã 5 hé.", "Ủy ban nhân dân xã. Ở đây có 5 hộ."),
    ("§¶ng vµ Nhµ n­íc", "Đảng và Nhà nước"),
]


@pytest.mark.parametrize(("typed", "meant"), CAPITALS)
def test_tcvn3_capitals(typed: str, meant: str) -> None:
    assert decode_tcvn3(typed.encode("cp1252")) == meant


def test_vni_words() -> None:
    assert decode_vni("ÑAÏI HOÄI Ñaûng boä tænh, Thuûy lôïi, nguyeãn, khuyû".encode("cp1252")) == (
        "ĐẠI HỘI Đảng bộ tỉnh, Thủy lợi, nguyễn, khuỷ"
    )


def test_file_cut_inside_a_letter() -> None:
    assert decode(TEXT.encode() + "ế".encode()[:2], "x.txt").startswith(TEXT)


def test_stray_bytes_do_not_change_the_encoding() -> None:
    assert decode((TEXT * 5).encode() + b"\xff" + TEXT.encode(), "x.txt").startswith(TEXT)


def test_tone_marks_stay_where_the_writer_put_them() -> None:
    text = "hòa hoà, thủy thuỷ, khỏe khoẻ, úy uý"
    assert decode(text.encode(), "x.txt") == text


def test_invisible_characters_and_line_ends() -> None:
    text = "\ufeffCông\u00ad an\u200b tỉnh\r\nBạc\rLiêu\u2028xã\x07 Hưng\u202e Hội"
    assert decode(text.encode(), "x.txt") == "Công an tỉnh\nBạc\nLiêu\nxã Hưng Hội"


def test_eth_stands_for_the_vietnamese_letter() -> None:
    assert decode("Ðảng bộ huyện Ðông Hải".encode(), "x.txt") == "Đảng bộ huyện Đông Hải"


def test_other_encodings_are_left_to_charset_normalizer() -> None:
    assert "日本" in decode(("日本語の文章です。これは新聞の記事です。" * 5).encode("shift_jis"), "x.txt")


def test_foreign_names_do_not_make_text_legacy() -> None:
    text = "Ông André Gómez và bà Müller gặp gỡ người dân ở Đà Nẵng, Huế và Cà Mau trong ba ngày."
    assert decode(text.encode(), "x.txt") == text
    english = "The café owner André met Zoë Müller in São Paulo."
    assert decode(english.encode(), "x.txt") == english


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "Nguyễn",
        "quyết",
        "giếng",
        "gì",
        "khuỷu",
        "oà",
        "y",
        "ý",
        "quốc",
        "xoong",
        "thuở",
        "ƯỚC",
        "đường",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Müller", "café", "được2", "ngè̉", "straße", "tôii", "ôtô"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_share_of_vietnamese() -> None:
    assert vietnamese_share(TEXT) == 1
    assert vietnamese_share("no accents at all") == 0
    assert vietnamese_share(TEXT.encode().decode("latin-1")) < 0.3


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(InputError):
        text = decode(data, "x")
        assert unicodedata.is_normalized("NFC", text)
        assert not any(
            unicodedata.category(character) == "Cc" and character not in "\n\t" for character in text
        )
