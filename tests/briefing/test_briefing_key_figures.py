"""Which figures get a row, in which order, and what a row says."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_translations import HARBOUR, MODEL, segment, translated

from vibrief.briefing.amounts import counts_something
from vibrief.briefing.key_figures import FEWEST_ROWS, MOST_ROWS, key_figures
from vibrief.briefing.selection import Length
from vibrief.figures import find_figures, write_figure
from vibrief.reading import read
from vibrief.segment import TranslatedBlock, Translation
from vibrief.sentences import split_sentences

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "bac-lieu-2022-06-15.txt"


@pytest.mark.parametrize(
    "text",
    [
        "11.460 cuộc", "gần 9.500 đối tượng", "380 tấn gạo", "3,2 tỷ đồng", "hàng chục tỷ đồng", "giảm 15,2%",
        "tăng gấp đôi", "phạt 12 năm tù", "3 HTX", "tổng số 250 hộ", "đã cấp 120 thẻ", "trong số 14 người",
        "14.000 ngày công", "Ông nói: “Xã mất 300 ha lúa.”",
        "“Cả xã mất 300 ha lúa”, ông nói", "có 07 mô hình", "từ 20 đến 25 hộ",
    ],
)  # fmt: skip
def test_how_much_and_how_many_count(text: str) -> None:
    assert counts_something(find_figures(text, "vi")[-1], text)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 16/6/1967", "trong 05 năm qua", "Chỉ thị số 05", "giai đoạn 2016 - 2025", "ông Lực, 52 tuổi",
        "lúc 9h30", "lớp 10", "quận 3", "đường 30 mét số 8", "lần thứ ba", "câu lạc bộ “3 tích cực”", "QL1A",
        "điện thoại 0203 355 0115", "dịch Covid-19", "một người dân", "3 tháng cuối năm", "Điều 5", "đường tỉnh 927",
        "quán bar 212 Lý Thái Tổ", "Đoàn phường 3", "từ đầu 2014 đến nay", "trực 24/24", "hai người",
        "chiếc Boeing 787.", "tên lửa S - 300.", "Bệnh viện 198.", "năm Bính Thìn (1496)",
    ],
)  # fmt: skip
def test_when_how_old_and_which_do_not(text: str) -> None:
    figures = find_figures(text, "vi")
    assert not figures or not counts_something(figures[-1], text)


def test_rows_tell_figure_counts_paragraph_and_verdict() -> None:
    rows = key_figures(HARBOUR, length="full")
    assert [(row.english, row.counts, row.paragraph) for row in rows] == [
        ("18.5%", "increase over the same period", 1),
        ("412", "ship calls", 1),
        ("1.2 million tonnes", "cargo", 1),
        ("VND 327 billion", "total revenue", 2),
        ("41%", "warehouse services", 2),
        ("nearly VND 58 billion", "port paid to the budget", 2),
        ("VND 95 billion", "port will invest", 3),
        ("4", "shore cranes", 3),
        ("16", "forklifts", 3),
        ("7.5 km", "channel", 3),
        ("double", "its handling capacity", 3),
    ]
    assert {row.finding.verdict for row in rows} == {"same"}
    assert [row.group for row in rows] == [0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 4]


def test_totals_and_shares_come_first() -> None:
    made = translated(
        ("paragraph", ("Xã có 4.210 hộ dân.", "The commune has 4,210 households.")),
        ("paragraph", ("Các hộ góp 812 ngày công, 96 triệu đồng; tổng kinh phí 1,4 tỷ đồng.",
                       "They gave 812 working days and VND 96 million; the total was VND 1.4 billion.")),
        ("paragraph", ("Hộ nghèo còn 2,1%.", "Poor households are down to 2.1%.")),
    )  # fmt: skip
    assert [row.english for row in key_figures(made, length="full")] == [
        "VND 1.4 billion",
        "2.1%",
        "4,210",
        "812 days",
        "VND 96 million",
    ]


def test_no_figure_twice() -> None:
    made = translated(
        ("title", ("Xã Tân Phú có 4.210 hộ có nước sạch", "Tan Phu has 4,210 households with clean water")),
        ("paragraph", [
            ("Toàn xã có 4.210 hộ dùng nước sạch.", "The commune has 4,210 households with clean water."),
            ("Trong 4.210 hộ, 35 hộ lắp đồng hồ.", "Of those 4,210 households, 35 households have meters."),
            ("Có 35 hộ lắp đồng hồ và 35 xe nước.", "There are 35 households with meters and 35 carts."),
        ]),
    )  # fmt: skip
    assert [(row.english, row.paragraph) for row in key_figures(made, length="full")] == [
        ("4,210", 1),
        ("35", 1),
        ("35", 1),
    ]


def test_a_wrong_figure_has_the_right_rendering_and_its_mark() -> None:
    made = translated(
        ("paragraph", ("Có 354.422 lượt người tham dự.", "There were 354,432 participants attending."))
    )
    (row,) = key_figures(made)
    assert (row.english, row.counts) == ("354,422", "participants attending")
    assert row.finding.verdict == "value_changed"
    assert row.finding.severity == "error"


def test_a_missing_figure_is_told_in_the_words_of_the_source() -> None:
    made = translated(("paragraph", ("Đã phát 277.778 áp phích tuyên truyền.", "Posters were put up.")))
    (row,) = key_figures(made)
    assert (row.english, row.counts) == ("277,778", "“áp phích tuyên truyền”")
    assert row.finding.severity == "error"


@pytest.mark.parametrize("length", ["short", "standard", "full"])
def test_many_figures_are_cut_to_the_length(length: Length) -> None:
    made = translated(
        *(
            ("paragraph", (f"Xã này có {households} hộ.", f"This commune has {households:,} households."))
            for households in range(4000, 4510, 17)
        )
    )  # fmt: skip
    rows = key_figures(made, length=length)
    most = MOST_ROWS[length]
    assert len(rows) == 30 if most is None else len(rows) <= most
    assert length == "short" or len(rows) >= FEWEST_ROWS


@pytest.mark.parametrize(
    ("vietnamese", "english", "counts"),
    [
        ("Toàn xã có 18.212 thành viên.", "The commune has 18,212 active members.", "active members"),
        ("Toàn xã có 18.212 thành viên.", "The commune has 18,212 cities.", "members"),
        ("Toàn xã có 18.212 thành viên.", "The commune has cities.", "members"),
        ("Xã trao 380 tấn gạo.", "The commune gave 380 tonnes of trays.", "rice"),
        ("Doanh thu đạt 327 tỷ đồng.", "The scenes reached VND 327 billion.", "revenue"),
        ("Có 1.200 người lính trẻ.", "There are 1,200 young soldiers.", "young soldiers"),
        ("Thu nhập tăng 11,7 triệu đồng.", "Income average average VND 11.7 million.", "increase"),
        ("Số vụ tai nạn | 2.280 | Toàn tỉnh", "Number 2,280 All", "accidents"),
        ("Số ca trực | 2.280 | Toàn tỉnh", "Number 2,280 All", "“Số ca trực”"),
        ("Có 1.200 người.", "There are 1,200 waterwaterwater.", "people"),
        ("Đạt 103% kế hoạch.", "It reached 103% of the plan.", "of the plan"),
    ],
)
def test_a_poor_translation_does_not_tell_what_is_counted(vietnamese: str, english: str, counts: str) -> None:
    (row,) = key_figures(translated(("paragraph", (vietnamese, english))))
    assert row.counts == counts


def test_times_something_was_done_say_what() -> None:
    made = translated(
        (
            "paragraph",
            ("Công an phát động phong trào 1.460 cuộc.", "Police launched the movement 1,460 times."),
        )
    )
    (row,) = key_figures(made)
    assert (row.english, row.counts) == ("1,460", "times (Police launched the movement)")


def test_no_figures_no_rows() -> None:
    assert key_figures(translated(("paragraph", ("Trời đẹp.", "The weather is fine.")))) == ()


@pytest.mark.skipif(not ARTICLE.exists(), reason="the real article lies beside the repository only")
def test_the_real_article_has_the_table_of_a_careful_reader() -> None:
    article = read(ARTICLE)
    # An English that holds every figure and says nothing else: choosing does not depend on a model.
    blocks = tuple(
        TranslatedBlock(
            block,
            tuple(
                segment(
                    sentence,
                    ", ".join(f"{write_figure(one)} things" for one in find_figures(sentence, "vi"))
                    or "Nothing.",
                )
                for sentence in split_sentences(block.text)
            ),
        )
        for block in article.content
    )
    translation = Translation(article, blocks, MODEL)
    values = [row.english for row in key_figures(translation, length="full")]
    assert values == [
        "11,460", "354,422", "11,533", "69,993", "277,778", "nearly 9,500", "197", "339", "6,131", "248",
        "nearly 1,488", "18,212", "4,615", "7", "367", "23", "11", "208", "380 tonnes", "40,000", "235",
        "170", "tens of thousands", "tens of billions of dong", "more than 490", "255", "13", "307",
    ]  # fmt: skip
    assert FEWEST_ROWS <= len(key_figures(translation)) <= 12
