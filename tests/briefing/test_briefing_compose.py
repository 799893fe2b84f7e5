"""The brief as a document, of good articles and bad ones."""

from __future__ import annotations

import pytest
from briefing_translations import HARBOUR, MODEL, Pair, segment, translated

from vibrief.article import Article, Block
from vibrief.briefing import brief
from vibrief.briefing.compose import standing_alone
from vibrief.briefing.selection import BUDGETS, Length
from vibrief.errors import InputError
from vibrief.segment import Segment, TranslatedBlock, Translation


def village(number: int) -> Pair:
    """A sentence of its own about one village of many."""
    things = (
        "trường học",
        "trạm y tế",
        "nhà văn hóa",
        "cây cầu",
        "tuyến đường",
        "giếng nước",
        "sân vận động",
    )
    works = ("schools", "clinics", "culture houses", "bridges", "roads", "wells", "sports grounds")
    thing = number % len(things)
    built = f"built {number + 2} {works[thing]}"
    return (
        f"Xã Tân An {number} đã xây {number + 2} {things[thing]} cho thôn số {number * 7} trong mùa khô.",
        f"Tan An {number} commune {built} for hamlet number {number * 7} in the dry season.",
    )


def test_the_parts_of_a_brief() -> None:
    made = brief(HARBOUR)
    assert made.headline == "Vinh Hai Port Handles 1.2 Million Tonnes of Cargo in Nine Months"
    assert made.source == "made-up.txt"
    assert made.published == "2023-10-05"
    assert "Vinh Hai" in made.places[0]
    assert len(made.key_figures) >= 8
    assert made.translation is HARBOUR
    assert made.provenance.model is MODEL
    assert made.provenance.words == sum(len(block.block.text.split()) for block in HARBOUR.blocks)
    assert 0 < made.provenance.figures_proved <= made.provenance.figures_read


@pytest.mark.parametrize("length", ["short", "standard", "full"])
def test_points_keep_to_the_length_and_the_reading_order(length: Length) -> None:
    made = brief(
        translated(*(("paragraph", [village(4 * n + k) for k in range(4)]) for n in range(30))), length=length
    )
    budget = BUDGETS[length]
    assert budget.fewest <= len(made.points) <= budget.most
    assert sum(len(point.english.split()) for point in made.points) <= budget.words
    places = [(point.block, point.segment) for point in made.points]
    assert places == sorted(set(places))
    assert all(point.paragraph == point.block + 1 for point in made.points)


def test_points_are_whole_sentences_that_stand_alone() -> None:
    points = [point.english for point in brief(HARBOUR).points]
    assert 3 <= len(points) <= 7
    assert any("412 ship calls" in point for point in points)
    assert not any(point.startswith(("This is", "Thereby")) for point in points)
    assert all(point[0].isupper() and point.endswith(".") for point in points)


def test_the_same_is_not_said_twice() -> None:
    bridge = (
        "Sáng 12/3, xã Tân Phú khánh thành cầu mới bắc qua sông Lá với 14,5 tỷ đồng.",
        "On 12 March, Tan Phu commune opened a new bridge over the La river for VND 14.5 billion.",
    )
    made = brief(
        translated(
            ("title", ("Xã Tân Phú khánh thành cầu mới", "Tan Phu commune opens a new bridge")),
            ("paragraph", [bridge, village(1), village(2)]),
            ("paragraph", [bridge, village(3), village(4)]),
        )
    )
    assert sum("La river" in point.english for point in made.points) == 1


def test_a_sentence_with_wrong_figures_gives_way_to_a_right_one() -> None:
    right = (
        "Sáng 12/3, xã Tân Phú khánh thành cầu mới trị giá 14,5 tỷ đồng cho 3 thôn.",
        "On 12 March, Tan Phu commune opened a new bridge worth VND 14.5 billion for 3 hamlets.",
    )
    wrong = (
        right[0].replace("Sáng", "Ngày"),
        "The commune opened a bridge worth 145 million for 13 hamlets.",
    )
    title = ("title", ("Xã Tân Phú khánh thành cầu mới", "Tan Phu commune opens a new bridge"))
    made = brief(translated(title, ("paragraph", [wrong, right, village(1), village(2)])))  # type: ignore[arg-type]
    assert right[1] in [point.english for point in made.points]
    assert wrong[1] not in [point.english for point in made.points]


@pytest.mark.parametrize(
    ("english", "alone"),
    [
        ("In addition, the commune built 3 roads.", "The commune built 3 roads."),
        ("In particular, 7 models were praised.", "In particular, 7 models were praised."),
        ("However, rain slowed the work", "Rain slowed the work."),
        ("Mr. Luc said: “The port will grow.", "Mr. Luc said: “The port will grow.”"),
        ("They left early.", "They left early."),
        ("Who pays?", "Who pays?"),
    ],
)
def test_standing_alone(english: str, alone: str) -> None:
    assert standing_alone(segment("Một câu.", english)) == alone


def test_places_and_organisations() -> None:
    made = brief(
        translated(
            ("paragraph", [
                ("UBND tỉnh Vĩnh Hải giao Sở Y tế mở 12 trạm mới ở huyện Tân Hòa.",
                 "Vinh Hai Provincial People's Committee asked the Department of Health to open 12 stations in Tan Hoa "
                 "district."),
                ("Sở Y tế và UBND tỉnh sẽ kiểm tra huyện Tân Hòa trong tháng 6.",
                 "The Department of Health and the Provincial People's Committee will inspect Tan Hoa in June."),
            ])
        )
    )  # fmt: skip
    assert made.places[0] == "Tan Hoa district"
    assert set(made.organisations) == {"Vinh Hai Provincial People's Committee", "Department of Health"}


def test_without_a_title_the_headline_comes_from_a_sentence() -> None:
    made = brief(translated(("paragraph", [village(3), village(4), village(5)])))
    assert "Commune Built" in made.headline
    assert not made.headline.endswith(".")


def test_an_untranslated_title_is_given_in_the_original() -> None:
    made = brief(translated(("title", ("Cầu mới", "")), ("paragraph", village(1))))
    assert made.headline == "“Cầu mới”"


def test_a_wrong_figure_of_the_headline_stays_as_it_is() -> None:
    made = brief(
        translated(
            ("title", ("Cảng đón 1,2 triệu tấn hàng", "port handles 12 million tonnes of cargo")),
            ("paragraph", village(1)),
        )
    )
    assert made.headline.startswith("Port Handles 12 million tonnes")


# --- Bad input -------------------------------------------------------------------------------------------


def test_one_sentence() -> None:
    made = brief(translated(("paragraph", village(1))))
    assert [point.english for point in made.points] == [village(1)[1]]
    assert made.key_figures


def test_one_word() -> None:
    made = brief(translated(("paragraph", ("Chào.", "Hello."))))
    assert [point.english for point in made.points] == ["Hello."]


def test_only_captions() -> None:
    made = brief(translated(*(("caption", village(number)) for number in range(3))))
    assert 1 <= len(made.points) <= 3
    assert made.points[0].paragraph is None


def test_only_a_title() -> None:
    made = brief(translated(("title", ("Xã có cầu mới", "The commune has a new bridge"))))
    assert made.headline == "The Commune Has a New Bridge"
    assert made.points == ()


def test_nothing_is_one_clear_line() -> None:
    with pytest.raises(InputError, match=r"made-up\.txt: nothing to brief") as raised:
        brief(translated(("byline", ("Thanh Bình", "Thanh Binh"))))
    assert "\n" not in str(raised.value)


def test_no_figures_at_all() -> None:
    made = brief(
        translated(
            ("paragraph", ("Bà con vui mừng đón cầu mới sau bao năm.", "People welcomed the new bridge."))
        )
    )
    assert made.key_figures == ()
    assert len(made.points) == 1
    assert made.provenance.figures_read == 0


def test_five_thousand_sentences() -> None:
    # Checked once and reused: what is tried here is the brief, not the check.
    segments = [segment(*village(number)) for number in range(50)]
    blocks = []
    for index in range(1000):
        parts = [
            Segment(one.source.replace("Tân An", f"Tân An {index}"), one.english, one.findings, one.how)
            for one in segments[index % 10 * 5 : index % 10 * 5 + 5]
        ]
        blocks.append(
            TranslatedBlock(Block("paragraph", " ".join(one.source for one in parts), index), tuple(parts))
        )
    article = Article(tuple(one.block for one in blocks), "long.txt")
    made = brief(Translation(article, tuple(blocks), MODEL), length="full")
    assert BUDGETS["full"].fewest <= len(made.points) <= BUDGETS["full"].most


def test_all_capitals() -> None:
    pairs = [(source.upper(), english.upper()) for source, english in map(village, range(4))]
    made = brief(
        translated(("title", ("XÃ CÓ CẦU MỚI", "THE COMMUNE HAS A NEW BRIDGE")), ("paragraph", pairs))
    )
    assert made.headline == "The Commune Has a New Bridge"
    assert len(made.points) >= 3


def test_a_table_pasted_as_text_gives_no_points_where_sentences_serve() -> None:
    rows = [
        (
            "paragraph",
            (f"Huyện {name} {n} 1.{n}20 {n},5% 3.{n}11", f"District {name} {n} 1,{n}20 {n}.5% 3,{n}11"),
        )
        for n, name in enumerate("ABCDE", 1)
    ]
    made = brief(translated(("paragraph", [village(1), village(2), village(3)]), *rows))  # type: ignore[arg-type]
    assert len(made.points) == 3
    assert {point.block for point in made.points} == {0}


def test_a_table_alone_is_still_briefed() -> None:
    rows = [
        ("paragraph", (f"Huyện {name} 1.{n}20 {n},5%", f"District {name} 1,{n}20 {n}.5%"))
        for n, name in enumerate("ABC", 1)
    ]
    made = brief(translated(*rows))  # type: ignore[arg-type]
    assert made.points
    assert made.key_figures


def test_two_articles_in_one() -> None:
    made = brief(
        translated(
            ("title", ("Xã Tân An xây trường", "Tan An commune builds a school")),
            ("paragraph", [village(0), village(7), village(14)]),
            ("title", ("Cảng Vĩnh Hải đón tàu", "Vinh Hai port receives ships")),
            ("paragraph", [
                ("Cảng Vĩnh Hải đón 412 lượt tàu trong chín tháng đầu năm nay.",
                 "Vinh Hai port received 412 ship calls in the first nine months of this year."),
                ("Cảng nộp ngân sách gần 58 tỷ đồng trong cùng thời gian.",
                 "The port paid nearly VND 58 billion to the budget in the same period."),
            ]),
        )
    )  # fmt: skip
    assert made.headline == "Tan An Commune Builds a School"
    assert {point.block for point in made.points} == {1, 3}


def test_nothing_translated() -> None:
    made = brief(
        translated(("title", ("Xã có cầu mới", "")), ("paragraph", ("Xã có cầu mới dài 120 m ở chợ.", "")))
    )
    assert made.headline == "“Xã có cầu mới”"
    assert made.points == ()
    assert [row.finding.severity for row in made.key_figures] == ["error"]


def test_words_of_a_speaker_without_his_name_are_left_out_where_others_serve() -> None:
    pairs = [
        village(0),
        (
            "“Con đường này đã thay đổi cả làng chúng tôi từ năm ngoái.",
            "“This road has changed our whole village.",
        ),
        (
            "Trẻ em đến trường không còn lội bùn trong mùa mưa.”",
            "Children no longer wade through mud to school.”",
        ),
        village(8),
        village(16),
        village(24),
    ]
    points = brief(translated(("paragraph", pairs))).points
    assert {point.segment for point in points} <= {0, 3, 4, 5}
