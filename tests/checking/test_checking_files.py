"""What `vibrief check` reads, and what it says of input that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vibrief.checking import Pair, read_pairs
from vibrief.checking.paragraphs import align_paragraphs, split_paragraphs
from vibrief.errors import InputError, UsageError

VI, EN = "Có 12 người.", "There are 12 people."

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" adminlang="en"
 creationtool="x" creationtoolversion="1" o-tmf="x"/><body>
<tu><tuv xml:lang="en-US"><seg>There are <bpt i="1"/>12<ept i="1"/> people.</seg></tuv>
<tuv xml:lang="vi-VN"><seg>Có 12 người.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone.</seg></tuv></tu>
</body></tmx>"""
XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="{source}" target-language="{target}" datatype="plaintext"><body>
<trans-unit id="1"><source>Có <g id="1">12</g> người.</source>
<target>There are <g id="1">12</g> people.</target></trans-unit>
<trans-unit id="2"><source>Hai</source></trans-unit>
<trans-unit id="3"><source>Ba</source><target state="needs-translation">Ba</target></trans-unit>
<trans-unit id="4" translate="no"><source>Bốn</source><target>Bốn</target></trans-unit>
</body></file></xliff>"""
XLIFF_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="vi" trgLang="en"><file id="f">
<unit id="1"><segment><source>Có 12 người.</source><target>There are 12 people.</target></segment></unit>
<unit id="2"><segment state="initial"><source>Hai</source><target>Hai</target></segment></unit>
</file></xliff>"""
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"

msgid "Có 12 người."
msgstr "There are 12 people."

#, fuzzy
msgid "Có 13 người."
msgstr "There are 12 people."

msgid "Có 14 người."
msgstr ""

#~ msgid "Cũ 15"
#~ msgstr "Old 16"
"""


Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("một\nhai\n", "one\ntwo\n", [("một", "one"), ("hai", "two")]),
        ("một\nhai", "one\ntwo\n", [("một", "one"), ("hai", "two")]),
        ("một\r\n\r\nhai\r\n", "one\n\ntwo\n", [("một", "one"), ("", ""), ("hai", "two")]),
        ("một\u2028hai\n", "one two\n", [("một\u2028hai", "one two")]),
        ("\ufeffmột\n", "one\n", [("một", "one")]),
        ("tỉ\u0309nh\n", "province\n", [("tỉ\u0309nh", "province")]),
    ],
)
def test_lines_pair_one_to_one(write: Write, source: str, target: str, pairs: list[tuple[str, str]]) -> None:
    import unicodedata

    found = list(read_pairs(write("a.vi", source), write("a.en", target), "lines"))
    assert found == [
        Pair(n, unicodedata.normalize("NFC", vi), en) for n, (vi, en) in enumerate(pairs, start=1)
    ]


def test_utf_16_is_told_by_its_mark(write: Write) -> None:
    found = list(read_pairs(write("a.vi", VI.encode("utf-16")), write("a.en", EN), "lines"))
    assert found == [Pair(1, VI, EN)]


def test_different_line_counts_are_refused(write: Write) -> None:
    with pytest.raises(InputError, match=r"has 2 lines and .* has 1"):
        read_pairs(write("a.vi", "a\nb\n"), write("a.en", "a\n"), "lines")


def test_tsv(write: Write) -> None:
    path = write("a.tsv", f"{VI}\t{EN}\tnote\n\nHai\tTwo\n")
    assert list(read_pairs(path, None, None)) == [Pair(1, VI, EN), Pair(3, "Hai", "Two")]


def test_tsv_without_a_tab_is_refused(write: Write) -> None:
    with pytest.raises(InputError, match="line 2: expected Vietnamese, a tab and English"):
        list(read_pairs(write("a.tsv", f"{VI}\t{EN}\nHai\n"), None, None))


def test_tmx_goes_by_the_languages_whatever_their_order(write: Write) -> None:
    pairs = list(read_pairs(write("a.tmx", TMX), None, None))
    assert pairs == [Pair(1, VI, EN), Pair(2, "", "Alone.", "no Vietnamese or no English")]


@pytest.mark.parametrize("name", ["a.xlf", "a.xliff", "a.sdlxliff"])
def test_xliff_1_leaves_out_what_is_not_translated(write: Write, name: str) -> None:
    pairs = list(read_pairs(write(name, XLIFF_1.format(source="vi", target="en-GB")), None, None))
    assert [(pair.source, pair.target, pair.skipped) for pair in pairs] == [
        (VI, EN, None),
        ("Hai", "", "untranslated"),
        ("Ba", "Ba", "untranslated"),
        ("Bốn", "Bốn", "not for translation"),
    ]


def test_xliff_2(write: Write) -> None:
    pairs = list(read_pairs(write("a.xlf", XLIFF_2), None, None))
    assert [(pair.source, pair.target, pair.skipped) for pair in pairs] == [
        (VI, EN, None),
        ("Hai", "Hai", "untranslated"),
    ]


def test_po_leaves_out_fuzzy_and_untranslated_units(write: Write) -> None:
    pairs = list(read_pairs(write("a.po", PO.format(language="en")), None, None))
    assert [(pair.source, pair.skipped) for pair in pairs] == [
        (VI, None),
        ("Có 13 người.", "fuzzy"),
        ("Có 14 người.", "untranslated"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlf", XLIFF_1.format(source="en", target="vi")), ("a.po", PO.format(language="vi"))],
)
def test_a_file_that_goes_the_other_way_is_refused(write: Write, name: str, content: str) -> None:
    with pytest.raises(InputError, match="vibrief checks Vietnamese to English"):
        list(read_pairs(write(name, content), None, None))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tmx", "<tmx><body>"),
        ("a.xlf", "<xliff"),
        ("a.xlf", "plain text"),
        ("a.tmx", b"\xff\x00\x01"),
        ("a.po", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a.po", "msgid nonsense"),
        ("a.tmx", ""),
        ("a.tsv", ""),
        ("a.tsv", b"\xc3\x28\t\n"),
    ],
)
def test_broken_files_are_refused_in_one_line(write: Write, name: str, content: str | bytes) -> None:
    with pytest.raises(InputError) as error:
        list(read_pairs(write(name, content), None, None))
    assert "\n" not in str(error.value)
    assert name in str(error.value)


def test_wrong_encoding_is_named(write: Write) -> None:
    with pytest.raises(InputError, match=r"is not UTF-8 text .* save it as UTF-8"):
        read_pairs(write("a.vi", "có".encode("cp1258")), write("a.en", EN), "lines")


def test_missing_files_and_folders(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_pairs(tmp_path / "none.vi", write("a.en", EN), "lines")
    with pytest.raises(InputError, match="is a folder"):
        read_pairs(tmp_path, write("a.en", EN), None)


def test_arguments_that_do_not_go_together(write: Write) -> None:
    with pytest.raises(UsageError, match="name the translation too"):
        read_pairs(write("a.vi", VI), None, None)
    with pytest.raises(UsageError, match="only one of the two"):
        read_pairs("-", "-", None)
    with pytest.raises(UsageError, match="holds both languages"):
        read_pairs(write("a.tmx", TMX), write("a.en", EN), "tmx")


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    wrapped = (
        "Cơ quan khí tượng cho biết cơn bão số 5 đang ở cách đảo\nkhoảng 200 km về phía đông nam.\n\n"
        "Dự báo trong 24 giờ tới bão đi theo hướng tây tây bắc và\nmạnh thêm.\n"
    )
    assert len(split_paragraphs(wrapped)) == 2
    assert split_paragraphs("Tiêu đề\nĐoạn một.\n\nĐoạn hai.\n") == ["Tiêu đề", "Đoạn một.", "Đoạn hai."]


def test_paragraphs_are_paired_also_where_one_was_split() -> None:
    sources = [
        "Mở đầu bài viết với 15 tỉnh và nhiều chi tiết khác nhau về tình hình chung của cả nước.",
        "Đoạn dài có 120 hộ dân và 45 trường học bị ảnh hưởng. Sau đó lực lượng chức năng hỗ trợ 300 suất quà.",
        "Kết thúc vào năm 2021.",
    ]
    targets = [
        "The article opens with 15 provinces and many other details of the general state of the country.",
        "The long paragraph has 120 households and 45 schools affected.",
        "Later the authorities gave out 300 gifts.",
        "It ended in 2021.",
    ]
    assert align_paragraphs(sources, targets) == [
        (sources[0], targets[0]),
        (sources[1], f"{targets[1]} {targets[2]}"),
        (sources[2], targets[3]),
    ]


def test_a_dropped_paragraph_is_paired_with_nothing() -> None:
    sources = [f"Đoạn văn số {n} nói về {n}00 người ở huyện {'X' * n} trong tỉnh." for n in range(1, 9)]
    targets = [f"Paragraph {n} is about {n}00 people in {'X' * n} district." for n in range(1, 9) if n != 4]
    assert align_paragraphs(sources, targets)[3] == (sources[3], "")
    assert len(align_paragraphs(sources, targets)) == 8
