"""From bytes to text: which encoding a file is in, and what kind of file it is when it holds no text."""

from __future__ import annotations

import re
import unicodedata

from vibrief.errors import InputError
from vibrief.reading.legacy import DECODERS
from vibrief.reading.syllables import accented_words, vietnamese_share

_BOMS = {  # the longer ones first
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_SIGNATURES = {  # how files begin that are no text
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive",
    b"PK\x05\x06": "a ZIP archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"\xd0\xcf\x11\xe0": "an old Office document (DOC, XLS or PPT)",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b\x08": "a gzip archive",
    b"BZh9": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"(\xb5/\xfd": "a Zstandard archive",
    b"ID3\x03": "an audio file",
    b"ID3\x04": "an audio file",
    b"OggS": "an audio file",
    b"fLaC": "an audio file",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
_CONTAINERS = {  # what stands after the length in files of parts
    b"WEBP": "a WebP image",
    b"WAVE": "an audio file",
    b"AVI ": "a video",
}
_REMEDIES = {
    "a PDF": "save its text first (for example with pdftotext) and give that file",
    "an RTF document": "save it as DOCX or as plain text first",
    "an old Office document (DOC, XLS or PPT)": "save it as DOCX or as plain text first",
    "a ZIP archive": "unpack it and give the text, HTML or DOCX file inside",
}
_REMEDY = "give a text, Markdown, HTML or DOCX file"

_SAMPLE = 200_000  # bytes or characters to judge an encoding by
_LEGACY_SHARE = 0.7  # of accented words being Vietnamese syllables, for a legacy decoding to be believed
_LEAST_WORDS = 2  # accented ones; fewer say nothing about an encoding

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ue000-\uf8ff]"  # the last range is private use: symbols of fonts that nobody else has
)
_ETH = str.maketrans("Ðð", "Đđ")  # Icelandic letters that look the same, from Windows-1252 texts


def decode(data: bytes, name: str) -> str:
    """The text in `data`, composed (NFC) and with line ends as `\\n`; `name` is for the error message.

    Tried in this order: a byte order mark, UTF-16 without one, UTF-8, the legacy Vietnamese encodings (by how
    many of the words they give are Vietnamese syllables), then whatever charset-normalizer finds.

    Raises InputError for files that hold no text or whose encoding cannot be told.
    """
    text = _decode_unicode(data, name)
    if text is None:
        text = _decode_legacy(data) or _decode_other(data, name)
    return clean(undo_legacy_fonts(text))


def clean(text: str) -> str:
    """`text` composed, with `\\n` line ends, without control characters and invisible marks."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).translate(_ETH)


def undo_legacy_fonts(text: str) -> str:
    """Text typed for a legacy Vietnamese font and then saved as Unicode (`C«ng an tØnh`), as it was meant.

    UTF-8 that was read as Windows-1252 and saved again (`CÃ´ng an`) is undone too. Text that reads as
    Vietnamese, or cannot have come about so, is given back unchanged.
    """
    sample = text[:_SAMPLE]
    if len(accented_words(sample)) < _LEAST_WORDS or vietnamese_share(sample) >= _LEGACY_SHARE:
        return text
    data = b"".join(map(_windows_byte, text))
    try:
        twice = data.decode()
    except UnicodeDecodeError:
        return (
            _decode_legacy(data, without="Windows-1258") or text
        )  # whose letters Unicode has at their places
    return twice if vietnamese_share(twice[:_SAMPLE]) >= _LEGACY_SHARE else text


def _windows_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", errors="replace")


def _decode_unicode(data: bytes, name: str) -> str | None:
    """`data` as UTF-8, UTF-16 or UTF-32, or None; raises InputError when it holds no text."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    kind = file_kind(data)
    if kind is not None:
        raise InputError(f"{name} is {kind}, not an article: {_REMEDIES.get(kind, _REMEDY)}.")
    if (utf16 := _utf16_byte_order(data)) is not None:
        return data.decode(utf16, errors="replace")
    if b"\x00" in data:
        raise InputError(f"{name} is a binary file, not an article: {_REMEDY}.")
    try:
        return data.decode()
    except UnicodeDecodeError:
        # A file cut inside a letter, or with a stray byte, is UTF-8 all the same.
        text = data.decode(errors="replace")
        broken = text.count("\ufffd")
        whole = sum(not character.isascii() for character in text) - broken
        return text if broken * 20 <= whole else None


def file_kind(data: bytes) -> str | None:
    """What `data` is by the first bytes, for files that are no text: `a PDF`, `a PNG image`; else None."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF"):
        return _CONTAINERS.get(data[8:12], "an audio or video file")
    return "an image or video file" if data[4:8] == b"ftyp" else None


def _utf16_byte_order(data: bytes) -> str | None:
    """The UTF-16 codec of `data` without a byte order mark, or None.

    ASCII letters, spaces and line ends, more than half of any Vietnamese text, have a zero as their high
    byte, and the other letters of Vietnamese a small one (U+00xx, U+01xx, U+03xx, U+1Exx, U+20xx).
    """
    sample = data[: _SAMPLE // 2 * 2]
    if len(data) < 4 or b"\x00" not in sample:
        return None
    for encoding, low, high in (
        ("utf-16-le", sample[::2], sample[1::2]),
        ("utf-16-be", sample[1::2], sample[::2]),
    ):
        if high.count(0) * 2 > len(high) and low.count(0) * 20 < len(low) and max(high) <= 0x20:
            return encoding
    return None


def _decode_legacy(data: bytes, without: str | None = None) -> str | None:
    """`data` as the legacy Vietnamese encoding that makes most of its words Vietnamese, or None."""
    sample = data[:_SAMPLE]
    shares = {}
    for name, decoder in DECODERS.items():
        text = decoder(sample)
        if name != without and len(accented_words(text)) >= _LEAST_WORDS:
            shares[name] = vietnamese_share(text)
    best = max(shares, key=shares.__getitem__, default=None)
    return DECODERS[best](data) if best is not None and shares[best] >= _LEGACY_SHARE else None


def _decode_other(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE]).best()
    if match is None:
        raise InputError(
            f"{name} is in an encoding that vibrief cannot tell: save it as UTF-8 and try again."
        )
    return data.decode(match.encoding, errors="replace")
