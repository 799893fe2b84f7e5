"""Date lines of news pages."""

from __future__ import annotations

import pytest

from vibrief.reading.dates import split_date_line

LINES = [
    ("15/06/2022", "2022-06-15", ""),
    ("15-06-2022", "2022-06-15", ""),
    ("15.6.2022", "2022-06-15", ""),
    ("15/6/22", "2022-06-15", ""),
    ("5/8/2023", "2023-08-05", ""),  # day first
    ("Thứ tư, 15/06/2022, 08:30 (GMT+7)", "2022-06-15", ""),
    ("Thứ Tư, 15-6-2022 | 8:30:12 AM", "2022-06-15", ""),
    ("Thứ 4, ngày 15/06/2022 - 08:30", "2022-06-15", ""),
    ("Chủ nhật, 19/6/2022 19h30", "2022-06-19", ""),
    ("CN, 19/06/2022 - 7 giờ 05", "2022-06-19", ""),
    ("Ngày 15 tháng 6 năm 2022", "2022-06-15", ""),
    ("Thứ tư, ngày 15 tháng 06 năm 2022", "2022-06-15", ""),
    ("15 Tháng Sáu, 2022", "2022-06-15", ""),
    ("Tháng Mười Một 5, 2022", "2022-11-05", ""),
    ("Bạc Liêu, ngày 15 tháng 6 năm 2022", "2022-06-15", ""),
    ("TP. Cà Mau, ngày 15/6/2022", "2022-06-15", ""),
    ("Ngày đăng: 15/06/2022 08:30", "2022-06-15", ""),
    ("Đăng lúc: 08:30 15/06/2022 | Lượt xem: 1.204", "2022-06-15", ""),
    ("Cập nhật lần cuối: 15/06/2022", "2022-06-15", ""),
    ("Cập nhật lúc 14:02, Thứ sáu, 17/06/2022 (GMT+7)", "2022-06-17", ""),
    ("2022-06-15", "2022-06-15", ""),
    ("2022-06-15T08:30:00+07:00", "2022-06-15", ""),
    ("08:30 | 15/06/2022", "2022-06-15", ""),
    ("(15/06/2022 08:30:00 SA)", "2022-06-15", ""),
    ("Trọng Nam - 15/06/2022 08:30", "2022-06-15", "Trọng Nam"),
    ("15/06/2022 | Minh Anh", "2022-06-15", "Minh Anh"),
]


@pytest.mark.parametrize(("line", "iso", "rest"), LINES)
def test_date_line(line: str, iso: str, rest: str) -> None:
    assert split_date_line(line) == (iso, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 15/6, mưa lớn trút xuống thị xã.",  # no year
        "31/02/2022",  # no such day
        "15/13/2022",
        "Số 12/2024/NĐ-CP",
        "1/6/1",
        "",
    ],
)
def test_no_full_date(line: str) -> None:
    assert split_date_line(line) is None


def test_sentence_with_a_date_keeps_its_words() -> None:
    found = split_date_line("Ngày 15/6/2022, đoàn công tác đến kiểm tra đê biển.")
    assert found is not None
    assert "đoàn công tác" in found[1]
