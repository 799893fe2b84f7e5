from __future__ import annotations

import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from vibrief.errors import InputError
from vibrief.training.corpus import Pair, judge, normalize, read_corpus

Write = Callable[[str, str], Path]

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="vi" segtype="sentence" datatype="plaintext" adminlang="en" o-tmf="x"
 creationtool="x" creationtoolversion="1"/><body>
<tu><tuv xml:lang="vi"><seg>Trời mưa.</seg></tuv><tuv xml:lang="en"><seg>It rains.</seg></tuv></tu>
<tu><tuv xml:lang="vi"><seg>Trời nắng.</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize(
    ("vi", "en", "reason"),
    [
        ("Trời mưa to.", "It rains hard.", ""),
        ("", "It rains.", "one side empty"),
        ("Trời mưa.", "", "one side empty"),
        ("a " * 111, "b " * 60, "too long for one sentence"),
        ("một hai ba bốn năm sáu bảy tám chín mười mốt", "one two", "lengths too different"),
        ("www.example.org/a b c d", "www.example.org/a b c d", "not translated"),
        ("Có 12 người và 30 xe.", "There were 17 people and 45 cars.", "figures all different"),
        ("Có 1.200 người và 30 xe.", "There were 1,200 people and thirty cars.", ""),
    ],
)
def test_a_pair_is_judged(vi: str, en: str, reason: str) -> None:
    assert judge(Pair("x", vi.strip(), en.strip())) == reason


@pytest.mark.parametrize(
    ("raw", "clean"),
    [("  Hà\u00a0Nội \t", "Hà Nội"), ("Ho\u0300a", "Hòa"), ("ﬁve\u200b", "five"), ("１２", "12")],
)
def test_text_is_normalized(raw: str, clean: str) -> None:
    assert normalize(raw) == clean


def test_bad_rows_are_counted_and_named(write: Write) -> None:
    path = write(
        "memory.tsv", "Trời mưa.\tIt rains.\nmột cột\nnews\tTrời nắng.\tThe sun shines.\n\tx\na\tb\tc\td\n"
    )
    corpus = read_corpus([path])
    assert [(pair.source, pair.vi) for pair in corpus.pairs] == [
        ("memory", "Trời mưa."),
        ("news", "Trời nắng."),
    ]
    assert [(row.line, row.reason) for row in corpus.bad] == [
        (2, "1 column instead of 2 or 3"),
        (4, "one side empty"),
        (5, "4 columns instead of 2 or 3"),
    ]
    assert "1 row left out, one side empty (memory.tsv:4)" in corpus.problems()


def test_bytes_that_are_no_text_spoil_their_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "memory.tsv"
    path.write_bytes("Trời mưa.\tIt rains.\n".encode() + b"\xff\xfe\tx\n" + "Trời nắng.\tSunny.\n".encode())
    corpus = read_corpus([path])
    assert len(corpus.pairs) == 2
    assert corpus.bad[0].reason == "not UTF-8"


def test_repeats_are_left_out_across_files(write: Write) -> None:
    files = [write(f"{name}.tsv", "Trời mưa.\tIt rains.\n") for name in "ab"]
    corpus = read_corpus(files)
    assert len(corpus.pairs) == 1
    assert corpus.bad[0].path == files[1]
    assert corpus.bad[0].reason == "a repeat"


def test_packed_tables_and_translation_memories_are_read(tmp_path: Path, write: Write) -> None:
    packed = tmp_path / "pairs.tsv.xz"
    packed.write_bytes(lzma.compress("tin\tGió thổi.\tThe wind blows.\n".encode()))
    memory = write("office.tmx", TMX)
    corpus = read_corpus([packed, memory])
    assert [pair.en for pair in corpus.pairs] == ["The wind blows.", "It rains."]
    assert corpus.bad[0].reason == "no Vietnamese or no English"
    assert corpus.bad[0].line == 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("empty.tsv", "", "No usable sentence pair"),
        ("bad.tsv", "một cột\n", "column instead of"),
        ("picture.png", "x", "expected a .tsv"),
        ("swapped.tsv", "It rains here.\tỞ đây trời mưa.\n", "columns look swapped"),
        ("damaged.tsv.xz", "not packed", "not packed with xz"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(name: str, text: str, message: str, write: Write) -> None:
    with pytest.raises(InputError, match=message) as told:
        read_corpus([write(name, text)])
    assert "\n" not in str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_corpus([tmp_path / "nowhere.tsv"])
