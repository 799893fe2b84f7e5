"""Block kinds of whole pages. Each case is a page, its lines marked with the kind they are to get.

A line `.` stands for an empty line, `~` for one that holds a space, as sites leave below a picture.
"""

from __future__ import annotations

import pytest

from vibrief.reading import read_text
from vibrief.reading.kinds import is_name, is_navigation

# Filler of our own: two paragraphs as provincial papers have them.
LONG = (
    "Trong 6 tháng đầu năm, xã Tân Hòa đã vận động nhân dân đóng góp 320 triệu đồng và 1.150 ngày "
    "công để sửa 4 tuyến "
    "đường liên ấp. Nhờ vậy, việc đi lại của bà con thuận tiện hơn trước rất nhiều, nông sản làm ra "
    "không còn bị ép giá. "
    "Ông Phạm Văn Sáu, Chủ tịch UBND xã, cho biết năm tới xã sẽ làm tiếp 3 tuyến còn lại với kinh "
    "phí khoảng 500 triệu "
    "đồng, phấn đấu hoàn thành trước mùa mưa để học sinh đi học an toàn."
)
MORE = (
    "Cùng với giao thông, xã cũng chăm lo nhà ở cho hộ nghèo. Từ đầu năm đến nay đã có 17 căn nhà "
    "được bàn giao, mỗi căn "
    "trị giá trên 60 triệu đồng do các mạnh thường quân ủng hộ. Hiện toàn xã chỉ còn 23 hộ nghèo, "
    "chiếm 1,4%, giảm 11 hộ "
    "so với cùng kỳ. Xã đặt mục tiêu đến cuối năm 2024 không còn hộ nghèo nào phải ở nhà tạm, nhà dột nát."
)
SHORT = "Xã Tân Hòa có 1.640 hộ dân, trong đó hơn 70% sống bằng nghề trồng lúa và nuôi tôm."

PAGES = {
    "a provincial page": """
        title: Tân Hòa làm đường từ sức dân
        .
        date: Thứ tư, 15/06/2022, 08:30 (GMT+7)
        lede: {short}
        .
        heading: Dân bàn, dân làm
        .
        paragraph: {long}
        .
        caption: Người dân xã Tân Hòa đổ bê tông tuyến đường ấp 3.
        .
        ~
        .
        paragraph: {more}
        .
        byline: Hồng Nhung - Minh Tâm
        boilerplate: Tìm kiếm
        boilerplate: Liên kết website""",
    "captions with credits": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        caption: Đường ấp 3 sau khi hoàn thành. Ảnh: Hồng Nhung
        paragraph: {more}
        caption: Ảnh minh hoạ
        paragraph: {long}
        caption: Ảnh: TTXVN
        caption: Cầu mới ở ấp 5 (Ảnh: CTV)
        paragraph: {more}
        byline: Bài và ảnh: Hồng Nhung""",
    "captions without any mark": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        caption: Lãnh đạo huyện trao nhà cho hộ nghèo xã Tân Hòa.
        paragraph: {more}
        caption: Các đại biểu chụp ảnh lưu niệm tại lễ khánh thành
        paragraph: {long}
        caption: Ông Phạm Văn Sáu (bìa trái) thăm hộ nghèo ấp 2.
        paragraph: {more}""",
    "a site's lines on every side": """
        boilerplate: Trang chủ
        boilerplate: Thời sự
        boilerplate: Trang chủ » Thời sự » Chính trị
        title: Tân Hòa làm đường từ sức dân
        date: 15/06/2022 08:30
        boilerplate: Chia sẻ | Bình luận
        lede: {short}
        paragraph: {long}
        boilerplate: Xem thêm: Khởi công cầu Kênh Mới
        paragraph: {more}
        byline: Theo VnExpress
        boilerplate: Tags: giao thông, nông thôn mới
        boilerplate: Từ khóa: cầu đường
        boilerplate: Tin liên quan
        boilerplate: Khởi công cầu Kênh Mới
        boilerplate: Bình luận (3)
        boilerplate: Gửi bình luận
        boilerplate: Quay lại
        boilerplate: Đọc tiếp""",
    "a portal's lines above": """
        boilerplate: CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN THUẬN
        boilerplate: Vì nhân dân phục vụ tận tình chu đáo
        boilerplate: Trang chủ | Giới thiệu | Tin tức
        boilerplate: Tin tức - Sự kiện
        title: Tân Hòa làm đường từ sức dân
        boilerplate: Chia sẻ
        date: Ngày đăng: 05/06/2023 - Lượt xem: 123
        boilerplate: Cỡ chữ: A- A A+
        lede: {short}
        paragraph: {long}
        byline: Tác giả: Hồng Nhung
        boilerplate: Các tin khác:
        boilerplate: - Giá lúa tăng 200 đồng/kg (04/06/2023)
        boilerplate: Ý kiến bạn đọc
        boilerplate: Mã bảo mật""",
    "a list at the end": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        paragraph: Ấp 1: 5 hộ
        paragraph: Ấp 2: 11 hộ""",
    "a line above the title": """
        heading: Sau 3 năm
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}""",
    "the date above": """
        boilerplate: Thời sự
        date: Thứ tư, 15/6/2022, 08:30 (GMT+7)
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        byline: Hồng Nhung""",
    "talk": """
        title: Cứu người giữa dòng lũ
        lede: {short}
        paragraph: - Anh có sợ không?
        paragraph: - Sợ chứ, nhưng không nghĩ được gì.
        paragraph: {long}
        paragraph: {more}""",
    "the author above": """
        title: Tân Hòa làm đường từ sức dân
        byline: Hồng Nhung
        date: 15-06-2022
        lede: {short}
        paragraph: {long}
        paragraph: {more}""",
    "date and author on one line": """
        title: Tân Hòa làm đường từ sức dân
        byline: Hồng Nhung - 15/06/2022 08:30
        lede: {short}
        paragraph: {long}
        paragraph: {more}""",
    "one sentence": """
        paragraph: {short}""",
    "a title and one paragraph": """
        title: Tân Hòa làm đường từ sức dân
        paragraph: {long}""",
    "no title": """
        paragraph: {short}
        paragraph: {long}
        paragraph: {more}""",
    "only captions": """
        caption: Ảnh: Lễ khánh thành cầu ấp 3
        caption: Ảnh 2: Người dân qua cầu
        caption: Bà con ấp 3 trên cây cầu mới (Ảnh: Hồng Nhung)""",
    "a headline that asks": """
        title: Vì sao Tân Hòa chưa thoát nghèo?
        lede: {short}
        paragraph: {long}
        heading: Bao giờ có nước sạch?
        paragraph: {more}""",
    "headings with numbers": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        heading: 1. Dân bàn, dân làm
        paragraph: {long}
        heading: II. KẾT QUẢ BƯỚC ĐẦU
        paragraph: {more}""",
    "a list": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: Xã tập trung vào các việc sau:
        paragraph: - Sửa 4 tuyến đường liên ấp
        paragraph: - Xây 17 căn nhà cho hộ nghèo
        paragraph: + Nạo vét 12 km kênh
        paragraph: {more}""",
    "a list without marks": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        paragraph: Ấp 1 còn 5 hộ nghèo
        paragraph: Ấp 2 còn 11 hộ nghèo
        paragraph: Ấp 3 còn 7 hộ nghèo
        paragraph: {more}""",
    "two articles": """
        title: Tân Hòa làm đường từ sức dân
        date: 15/06/2022
        lede: {short}
        paragraph: {long}
        byline: Hồng Nhung
        title: Long Thạnh bàn giao 17 căn nhà cho hộ nghèo
        date: 16/06/2022
        paragraph: {more}
        paragraph: {long}
        byline: Minh Tâm""",
    "dateline of an agency": """
        title: Tân Hòa làm đường từ sức dân
        lede: (TTXVN) {short}
        paragraph: {long}
        byline: (TTXVN)""",
    "no byline": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        paragraph: {more}
        boilerplate: Chia sẻ
        boilerplate: In bài viết""",
    "initials": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        byline: H.N - M.T""",
    "credits of all kinds": """
        title: Tân Hòa làm đường từ sức dân
        lede: {short}
        paragraph: {long}
        byline: Tin, ảnh: Hồng Nhung
        byline: Nguồn: Báo Tân Hòa
        byline: PV
        byline: Nhóm phóng viên
        byline: Theo TTXVN/Vietnam+""",
}


def parse(page: str) -> tuple[str, list[tuple[str, str]]]:
    lines, expected = [], []
    for line in page.format(short=SHORT, long=LONG, more=MORE).strip().splitlines():
        line = line.strip()
        if line == ".":
            lines.append("")
        elif line == "~":
            lines.append("\u00a0 ")
        else:
            kind, text = line.split(": ", 1)
            lines.append(text)
            expected.append((kind, text))
    return "\n".join(lines), expected


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    text, expected = parse(PAGES[name])
    article = read_text(text)
    assert [(block.kind, block.text) for block in article.blocks] == expected
    assert [block.index for block in article.blocks] == list(range(len(expected)))


@pytest.mark.parametrize("name", ["a provincial page", "the author above", "date and author on one line"])
def test_published(name: str) -> None:
    assert read_text(parse(PAGES[name])[0]).published == "2022-06-15"


def test_all_capitals() -> None:
    text, expected = parse(PAGES["a provincial page"])
    kinds = [block.kind for block in read_text(text.upper()).blocks]
    assert kinds == [kind for kind, _ in expected]


def test_boilerplate_is_no_content() -> None:
    article = read_text(parse(PAGES["a site's lines on every side"])[0])
    assert [block.kind for block in article.content] == [
        "title",
        "date",
        "lede",
        "paragraph",
        "paragraph",
        "byline",
    ]


NAVIGATION = [
    "Chia sẻ",
    "chia sẻ:",
    "Bình luận (12)",
    "Tags: kinh tế",
    "Từ khóa: nông thôn",
    "Từ khoá: nông thôn",
    "Xem thêm",
    ">> Xem thêm: Cầu mới",
    "Tin liên quan:",
    "Quay lại",
    "« Quay lại",
    "Đọc tiếp...",
    "[Đọc tiếp]",
    "Gửi bình luận",
    "Liên kết website",
    "Trang chủ / Thời sự",
    "© 2024 Báo Tân Hòa",
    "Copyright 2020",
    "Ghi rõ nguồn khi phát hành lại",
    "Giấy phép số 12/GP-BTTTT",
    "A+ | A-",
    "Facebook | Zalo | In bài",
]


@pytest.mark.parametrize("line", NAVIGATION)
def test_navigation(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ khó khăn với bà con vùng lũ",
        "Bình luận của ông Nam về giá lúa",
        "Xem thêm 3 ngày nữa mới biết kết quả.",
        "Liên kết bốn nhà trong sản xuất lúa",
        "Trang chủ trì hội nghị",
        "Điện thoại bị mất lúc 5 giờ",
        "Kinh tế - xã hội phát triển",
        "Thời sự nóng nhất là giá lúa",
    ],
)
def test_no_navigation(line: str) -> None:
    assert not is_navigation(line)


@pytest.mark.parametrize(
    "text", ["Trọng Nghĩa - Lan Anh", "H.L", "PHẠM HOA", "Hồng Nhung và Minh Tâm", "K.Nam – Q.Huy"]
)
def test_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["", "Dân bàn, dân làm", "Tin tức - Sự kiện", "Năm 2022"])
def test_no_name(text: str) -> None:
    assert not is_name(text)
