"""Which names a Vietnamese text holds, and what they may be called in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vibrief.terms import expansions, find_names
from vibrief.terms.fold import drop_diacritics, fold, is_syllable, traditional_tones

NAMES = [
    # persons, told by title, word of address or surname
    ("Đại tá Trần Văn Hải phát biểu tại lễ khai mạc.", [("person", "Trần Văn Hải", "Tran Van Hai")]),
    ("Theo ông Sơn, vụ mùa năm nay thuận lợi.", [("person", "Sơn", "Son")]),
    ("Chị Phạm Thị Lan Hương mở lớp học miễn phí.", [("person", "Phạm Thị Lan Hương", "Pham Thi Lan Huong")]),
    ("Hôm qua Nguyễn Đức Minh về nhất.", [("person", "Nguyễn Đức Minh", "Nguyen Duc Minh")]),
    # places with what they are
    ("Mưa lớn ở tỉnh Quảng Ngãi.", [("place", "tỉnh Quảng Ngãi", "Quang Ngai province")]),
    ("xã Tân Thạnh, huyện Giá Rai", [("place", "xã Tân Thạnh", "Tan Thanh commune"),
                                     ("place", "huyện Giá Rai", "Gia Rai district")]),
    ("Xe rẽ vào đường Trần Phú.", [("place", "đường Trần Phú", "Tran Phu Street")]),
    ("Anh sống ở TP.HCM.", [("place", "TP.HCM", "Ho Chi Minh City")]),
    ("Anh sống ở TP. HCM.", [("place", "TP. HCM", "Ho Chi Minh City")]),
    ("Xe đến TX. Sơn Tây.", [("place", "TX. Sơn Tây", "Son Tay town")]),
    ("Bệnh viện ở TP Biên Hòa.", [("place", "TP Biên Hòa", "Bien Hoa city")]),
    ("Hạt dẻ của huyện Trùng Khánh.", [("place", "huyện Trùng Khánh", "Trung Khanh district")]),
    ("Chuyến bay đến Hà Nội trễ.", [("place", "Hà Nội", "Hanoi")]),
    # exonyms
    ("Tàu của Nga neo ngoài khơi.", [("place", "Nga", "Russia")]),
    ("Ông học tiếng Đức ba năm.", [("place", "Đức", "German")]),
    ("Giá gạo ở Cộng hòa Séc tăng.", [("place", "Cộng hòa Séc", "Czech Republic")]),
    ("Đoàn rời Bắc Kinh sáng nay.", [("place", "Bắc Kinh", "Beijing")]),
    ("Chủ tịch Tập Cận Bình thăm châu Phi.", [("person", "Tập Cận Bình", "Xi Jinping"),
                                              ("place", "châu Phi", "Africa")]),
    # foreign names: to the letter
    ("Vận động viên Usain Bolt giải nghệ.", [("foreign", "Usain Bolt", "Usain Bolt")]),
    ("Danh họa Vincent van Gogh vẽ bức này.", [("foreign", "Vincent van Gogh", "Vincent van Gogh")]),
    ("Theo Reuters, giá dầu giảm.", [("foreign", "Reuters", "Reuters")]),
    # organisations and acronyms
    ("Bệnh nhân nằm ở Bệnh viện Chợ Rẫy.", [("organisation", "Bệnh viện Chợ Rẫy", "Cho Ray Hospital")]),
    ("Báo cáo của UNESCO nêu rõ.", [("acronym", "UNESCO", "UNESCO")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(name.kind, name.text, name.renderings[0]) for name in find_names(text)] == expected


NO_NAMES = [
    "Camera ghi lại toàn bộ sự việc.",  # a loanword at the beginning
    "Anh nói sẽ quay lại.",  # he, not Britain
    "Tổng thống đã ký sắc lệnh.",  # an office
    "CHƯƠNG TRÌNH NGHỆ THUẬT MỪNG XUÂN",  # a headline in capitals
    "The committee met in Geneva and adopted the report without a vote.",  # not Vietnamese
    "Năm nay, nông dân được mùa.",
    "Dịp Tết Đinh Dậu, chợ đông.",  # a year
    "Chủ tịch Phòng Thương mại phát biểu.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_names(text: str) -> None:
    assert find_names(text) == []


def test_titles_in_quotation_marks() -> None:
    [title] = find_names("Mô hình “Cổng nhà an toàn” được nhân rộng.")
    assert (title.kind, title.text) == ("quoted", "“Cổng nhà an toàn”")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giữ gìn an ninh, trật tự (ANTT)", {"ANTT": "an ninh, trật tự"}),
        ("phong trào bảo vệ an ninh Tổ quốc (BVANTQ)", {"BVANTQ": "bảo vệ an ninh Tổ quốc"}),
        ("phòng cháy, chữa cháy (PCCC) và cứu nạn", {"PCCC": "phòng cháy, chữa cháy"}),
        ("một tổ chức khác (WHO)", {}),
    ],
)
def test_acronyms_the_text_expands(text: str, expected: dict[str, str]) -> None:
    assert expansions(text) == expected


@pytest.mark.parametrize(
    "word", ["Nguyễn", "nghiêng", "Khuyến", "quý", "gì", "Yên", "thuở", "Huỳnh", "oằn", "kia", "Đức"]
)
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["Kat", "Met", "Bolt", "Schumacher", "Jang", "Wang", "Zara", "Clinton", "Park", "Los"]
)
def test_what_no_syllable_can_be(word: str) -> None:
    assert not is_syllable(word)


def test_spelling() -> None:
    assert drop_diacritics("Đặng Thùy Trâm") == "Dang Thuy Tram"
    assert fold("Đắk Lắk") == "dak lak"
    assert traditional_tones("hoà bình, thuý, quỳ, Uỷ") == "hòa bình, thúy, quỳ, Ủy"


@given(st.text())
def test_any_text_can_be_read_and_offsets_hold(text: str) -> None:
    for name in find_names(text):
        assert text[name.start : name.end] == name.text
    assert len(fold(text)) == len(text)
