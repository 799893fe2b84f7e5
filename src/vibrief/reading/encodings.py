"""From bytes to text: which encoding a file is in, and what kind of file it is when it holds no text."""

from __future__ import annotations

import re
import unicodedata

from vibrief.errors import InputError
from vibrief.reading.legacy import DECODERS
from vibrief.reading.syllables import accented_words, vietnamese_share

_BOMS = {
    b"\xef\xbb\xbf": "utf-8", b"\xff\xfe\x00\x00": "utf-32-le", b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be",
}  # fmt: skip

_SIGNATURES = (  # how files begin that hold no plain text
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive"), (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"), (b"\x00\x00\x01\x00", "an icon"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (DOC, XLS or PPT)"), (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"), (b"Rar!", "a RAR archive"), (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"ID3", "an audio file"), (b"OggS", "an audio file"), (b"fLaC", "an audio file"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet file"),
)  # fmt: skip
_REMEDIES = {
    "a PDF": "save its text first (for example with pdftotext) and give that file",
    "an RTF document": "save it as DOCX or as plain text first",
    "an old Office document (DOC, XLS or PPT)": "save it as DOCX or as plain text first",
    "a ZIP archive": "unpack it and give the text, HTML or DOCX file inside",
}

_LEGACY_SHARE = 0.7  # of accented words being Vietnamese syllables, for a legacy decoding to be believed
_SAMPLE = 200_000  # bytes or characters to judge an encoding by


def decode(data: bytes, name: str) -> str:
    """The text in `data`, composed (NFC) and with line ends as `\\n`; `name` is for the error message.

    Tried in this order: a byte order mark, UTF-16 without one, UTF-8, the legacy Vietnamese encodings (by
    how many of the words they give are Vietnamese syllables), then whatever charset-normalizer finds.

    Raises InputError for files that hold no text or whose encoding cannot be told.
    """
    text = _decode_unicode(data, name)
    if text is None:
        text = _decode_legacy(data) or _decode_other(data, name)
    return clean(undo_legacy_fonts(text))


def clean(text: str) -> str:
    """`text` composed, with `\\n` line ends, without control characters and invisible marks.

    Icelandic eth, which looks the same and comes from Windows-1252 texts, becomes the Vietnamese letter it
    stands for."""
    text = unicodedata.normalize("NFC", text)
    if "\u00d0" in text or "\u00f0" in text:
        text = text.replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff]"  # private use: symbols of fonts that nobody else has
)


def undo_legacy_fonts(text: str) -> str:
    """Text typed for a legacy Vietnamese font and then saved as Unicode (`C«ng an tØnh`), as it was meant.

    Text that reads as Vietnamese, or cannot have come from such a font, is given back unchanged.
    """
    sample = text[:_SAMPLE]
    if not accented_words(sample) or vietnamese_share(sample) >= _LEGACY_SHARE:
        return text
    if len(doubled := _undo_double_encoding(text)) < len(text):
        return doubled
    data = b"".join(map(_latin_byte, text))
    return _decode_legacy(data, without=("Windows-1258",)) or text


def _latin_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", errors="replace")


def _undo_double_encoding(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 and saved again (`CÃ´ng an`), as it was; else `text` itself."""
    try:
        undone = b"".join(map(_latin_byte, text)).decode()
    except UnicodeDecodeError:
        return text
    return undone if vietnamese_share(undone[:_SAMPLE]) >= _LEGACY_SHARE else text


def _decode_unicode(data: bytes, name: str) -> str | None:
    """`data` as UTF-8, UTF-16 or UTF-32, or None; raises InputError when it holds no text."""
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    kind = _file_kind(data)
    if kind is not None:
        remedy = _REMEDIES.get(kind, "give a text, Markdown, HTML or DOCX file")
        raise InputError(f"{name} is {kind}, not an article: {remedy}.")
    if (encoding := _utf16_byte_order(data)) is not None:
        return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        raise InputError(
            f"{name} is a binary file, not an article: give a text, Markdown, HTML or DOCX file."
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        # A file cut in the middle of a letter, or with a stray byte, is UTF-8 all the same.
        if (
            error.start >= len(data) - 3
            or text.count("\ufffd") * 100 < sum(map(str.isalpha, text)) - len(data) * 0.7
        ):
            return text
    return None


def _file_kind(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\x00" in data[:64]):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP image"
    if data[:4] == b"RIFF":
        return "an audio or video file"
    if data[4:8] == b"ftyp":
        return "an image or video file"
    return None


def _utf16_byte_order(data: bytes) -> str | None:
    """The UTF-16 codec of `data` without a byte order mark, or None.

    Spaces and line ends are a sixth of any text; as UTF-16 their other byte is zero, at odd or even places.
    """
    sample = data[: _SAMPLE // 2 * 2]
    if len(data) < 4 or b"\x00" not in sample:
        return None
    for encoding, low, high in (
        ("utf-16-le", sample[::2], sample[1::2]),
        ("utf-16-be", sample[1::2], sample[::2]),
    ):
        zeros = high.count(0)
        if (
            zeros * 4 > len(high)
            and low.count(0) * 20 < zeros
            and max(high) < 0x21 + (zeros * 2 > len(high)) * 0xDF
        ):
            return encoding
    return None


def _decode_legacy(data: bytes, without: tuple[str, ...] = ()) -> str | None:
    """`data` as the legacy Vietnamese encoding that makes most of its words Vietnamese, or None."""
    sample = data[:_SAMPLE]
    shares = {
        name: vietnamese_share(decoder(sample)) for name, decoder in DECODERS.items() if name not in without
    }
    best = max(shares, key=shares.__getitem__)
    return DECODERS[best](data) if shares[best] >= _LEGACY_SHARE else None


def _decode_other(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE], explain=False).best()
    if match is None:
        raise InputError(f"{name} is in an encoding vibrief cannot tell: save it as UTF-8 and try again.")
    return data.decode(match.encoding, errors="replace")
