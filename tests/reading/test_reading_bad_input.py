"""Whatever cannot be read gives one clear line that says what to do."""

from __future__ import annotations

import io
import lzma
import zipfile
from pathlib import Path

import pytest

from vibrief.errors import InputError
from vibrief.reading import MAX_BYTES, read, read_bytes, read_text

VIETNAMESE = "Công an tỉnh đã trao 380 tấn gạo cho người dân có hoàn cảnh khó khăn ở vùng sâu.\n"
ENGLISH = (
    "The provincial police said on Monday that they had handed over 380 tonnes of rice to families "
    "in need. "
    "It was the third time this year that the force has done so, and more will follow after the "
    "rainy season.\n"
)
FRENCH = (
    "La police de la province a annoncé lundi avoir remis trois cent quatre-vingts tonnes de riz à "
    "des familles "
    "démunies, après une année particulièrement difficile pour les agriculteurs du delta.\n"
)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def message(data: bytes, name: str = "bai.txt") -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    text = str(caught.value)
    assert "\n" not in text
    assert text.endswith(".")
    return text


def file_message(path: Path | str, **options: int) -> str:
    with pytest.raises(InputError) as caught:
        read(path, **options)
    text = str(caught.value)
    assert "\n" not in text
    return text


FILES = [
    (b"", "is empty"),
    (b" \n\t\n", "is empty"),
    (b"\xef\xbb\xbf\n", "holds no text"),
    (b"... --- ...\n", "holds no words"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a PNG image"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "is a JPEG image"),
    (b"GIF89a\x01\x00\x01\x00", "is a GIF image"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "is a WebP image"),
    (b"\x00\x00\x00\x20ftypisom\x00\x00", "is an image or video file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "is an old Office document"),
    (rb"{\rtf1\ansi Xin ch\'e0o}", "is an RTF document"),
    (b"\x1f\x8b\x08\x00\x00\x00", "is a gzip archive"),
    (lzma.compress(b"x"), "is an xz archive"),
    (b"SQLite format 3\x00", "is a database"),
    (b"\x7fELF\x02\x01\x01\x00", "is a program"),
    (bytes(range(256)) * 8, "is a binary file"),
    (zipped("a.txt"), "is a ZIP archive"),
    (zipped("xl/workbook.xml"), "is an Excel workbook"),
    (zipped("ppt/presentation.xml"), "is a PowerPoint presentation"),
    (zipped("mimetype", "content.xml"), "is an OpenDocument file or an e-book"),
    (zipped("word/document.xml"), "is a damaged DOCX file"),
    (zipped("word/document.xml")[:-30], "is a ZIP archive"),
    (ENGLISH.encode(), "seems to be in English"),
    (FRENCH.encode(), "does not seem to be Vietnamese"),
    (("東京都は月曜日、新しい計画を発表した。" * 9).encode(), "does not seem to be Vietnamese"),
    (("東京都は月曜日、新しい計画を発表した。" * 9).encode("shift_jis"), "does not seem to be Vietnamese"),
    (b"<!DOCTYPE html><html><body><img src=a></body></html>", "is a page without text"),
]


@pytest.mark.parametrize(("data", "words"), FILES, ids=lambda value: value if isinstance(value, str) else "")
def test_files_that_hold_no_article(data: bytes, words: str) -> None:
    assert words in message(data)


def test_unknown_encoding() -> None:
    noise = bytes((index * 89 + index // 7) % 128 + 128 for index in range(4000))
    text = message(noise)
    assert "UTF-8" in text or "not seem to be Vietnamese" in text


def test_the_name_is_told() -> None:
    assert message(b"", "thu-muc/bai.txt").startswith("thu-muc/bai.txt is empty")
    assert message(b"", "-").startswith("Standard input is empty")


def test_missing_file(tmp_path: Path) -> None:
    assert "There is no file" in file_message(tmp_path / "khong-co.txt")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in file_message(tmp_path)


def test_name_that_no_file_can_have() -> None:
    assert "cannot be read" in file_message("x" * 5000)


def test_large_file(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "larger than 20 MB" in file_message(path)


def test_limit_is_a_choice(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(VIETNAMESE, encoding="utf-8")
    assert read(path).blocks
    assert "larger than" in file_message(path, max_bytes=10)
    assert MAX_BYTES == 20 * 1024 * 1024


def test_large_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a" * 100)))
    assert "Standard input is larger" in file_message("-", max_bytes=99)


def test_zip_bomb() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(210 * 1024 * 1024))
    assert "unpacks to more than 200 MB" in message(buffer.getvalue(), "bai.docx")


def test_empty_text() -> None:
    with pytest.raises(InputError, match="empty"):
        read_text(" \n")


@pytest.mark.parametrize(
    "text",
    [
        VIETNAMESE,
        "UBND TP.HCM",
        "16/6/2022",
        "Cong an tinh da trao 380 tan gao cho nguoi dan co hoan canh kho khan o vung sau.",  # without accents
        VIETNAMESE
        + "“The best of the best in the world is to be in the team”, ông Smith nói bằng tiếng Anh.",
    ],
)
def test_vietnamese_is_let_in(text: str) -> None:
    assert read_text(text).language == "vi"
