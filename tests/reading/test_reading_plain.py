"""Plain text: which line breaks part paragraphs."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vibrief.reading import read_text
from vibrief.reading.plain import read_plain

PARAGRAPHS = [
    "Sáng 5/6, UBND huyện Tân Thuận tổ chức lễ khánh thành cầu Kênh Mới dài 86 m, rộng 5,5 m, tổng "
    "vốn 14,2 tỷ đồng. "
    "Cầu nối hai xã Phước Lợi và An Hòa, rút ngắn gần 7 km đường đến trung tâm huyện.",
    "Ông Lê Văn Chín, 63 tuổi, ngụ ấp 4, cho biết trước đây bà con phải qua sông bằng đò ngang, mỗi "
    "lượt mất 5.000 đồng. "
    "Mùa mưa bão, học sinh hay đến lớp trễ.",
    "Theo kế hoạch, từ nay đến năm 2025, huyện sẽ xây thêm 12 cây cầu thay cầu khỉ.",
]
TITLE = "Khánh thành cầu Kênh Mới"


def texts(text: str) -> list[str]:
    return [piece.text for piece in read_plain(text)]


@pytest.mark.parametrize("width", [60, 72, 76, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_wrapped_paragraphs_are_joined(width: int, gap: str) -> None:
    wrapped = gap.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert texts(f"{TITLE}\n\n{wrapped}") == [TITLE, *PARAGRAPHS]


def test_wrapped_and_indented_paragraphs() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 72, initial_indent="    ") for paragraph in PARAGRAPHS)
    assert texts(f"{TITLE}\n{wrapped}") == [TITLE, *PARAGRAPHS]


def test_wrapped_capitals_are_joined() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph.upper(), 72) for paragraph in PARAGRAPHS)
    assert texts(wrapped) == [paragraph.upper() for paragraph in PARAGRAPHS]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n \n", "\n\u00a0\n\n"])
def test_a_paragraph_on_each_line(gap: str) -> None:
    read = [block.text for block in read_text(gap.join([TITLE, *PARAGRAPHS])).blocks]
    assert read == [TITLE, *PARAGRAPHS]


def test_short_lines_are_not_joined() -> None:
    lines = ["Ấp 1 có 215 hộ dân sinh sống", "Ấp 2 có 318 hộ dân sinh sống", "Ấp 3 có 127 hộ dân sinh sống"]
    assert texts("\n".join(lines)) == lines


def test_one_sentence_captions_of_like_length_are_not_joined() -> None:
    lines = [
        "Bà con ấp 3, xã Tân Hòa chung tay đổ bê tông tuyến đường mới.",
        "Lãnh đạo huyện Tân Thuận cắt băng khánh thành cây cầu mới.",
        "Học sinh Trường Tiểu học Tân Hòa 2 đi học trên cây cầu mới.",
    ]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize("between", ["\t", " | ", "     "])
def test_table_rows(between: str) -> None:
    rows = [
        ("Xã", "Số hộ", "Kinh phí"),
        ("Tân Hòa", "1.640", "2,5 tỷ đồng"),
        ("An Hòa", "1.215", "1,8 tỷ đồng"),
    ]
    pieces = read_plain("\n".join(between.join(row) for row in rows))
    assert [piece.text for piece in pieces] == [" | ".join(row) for row in rows]
    assert all(piece.row for piece in pieces)


@pytest.mark.parametrize("rule", ["-----", "***", "* * *", "=====", "_____", "+----+-----+", "o0o"])
def test_drawn_lines_part_paragraphs(rule: str) -> None:
    assert texts(f"{PARAGRAPHS[0]}\n{rule}\n{PARAGRAPHS[1]}") == PARAGRAPHS[:2]


def test_empty_looking_line_is_told() -> None:
    pieces = read_plain(f"{PARAGRAPHS[0]}\n\n\u00a0\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}")
    assert [piece.loose_after for piece in pieces] == [True, False, False]


@settings(deadline=None)
@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(piece.text for piece in read_plain(text))
    assert [c for c in kept if c.isalnum() and c not in "oO0"] == [
        c for c in text if c.isalnum() and c not in "oO0"
    ]
