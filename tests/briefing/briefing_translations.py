"""Translated articles written by hand, checked by the real checks."""

from __future__ import annotations

from collections.abc import Sequence

from vibrief.article import Article, Block, BlockKind
from vibrief.figures.compare import compare
from vibrief.segment import ModelIdentity, Rung, Segment, TranslatedBlock, Translation
from vibrief.terms import check_terms

MODEL = ModelIdentity("by-hand", "0" * 64, "none", "cpu", "float32", 1)

Pair = tuple[str, str]


def segment(source: str, english: str, how: Rung = "model") -> Segment:
    """A segment with the findings of the real checks."""
    return Segment(source, english, (*compare(source, english), *check_terms(source, english)), how)


def translated(*blocks: tuple[BlockKind, Sequence[Pair] | Pair], published: str | None = None) -> Translation:
    """A translation of blocks given as (kind, sentence or sentences), a sentence being (source, English)."""
    made = []
    for index, (kind, given) in enumerate(blocks):
        pairs: Sequence[Pair] = [given] if isinstance(given[0], str) else given  # type: ignore[list-item,assignment]
        segments = [
            segment(source + (" " if number < len(pairs) - 1 else ""), english)
            for number, (source, english) in enumerate(pairs)
        ]
        made.append(
            TranslatedBlock(Block(kind, "".join(one.source for one in segments), index), tuple(segments))
        )
    article = Article(tuple(one.block for one in made), "made-up.txt", published)
    return Translation(article, tuple(made), MODEL)


HARBOUR = translated(
    ("title", ("Cảng Vĩnh Hải đón 1,2 triệu tấn hàng trong chín tháng",
               "Vinh Hai port handles 1.2 million tonnes of cargo in nine months")),
    ("date", ("05/10/2023", "5 October 2023")),
    ("lede", (
        "Chín tháng đầu năm 2023, cảng Vĩnh Hải đón 412 lượt tàu với 1,2 triệu tấn hàng, tăng 18,5% so với "
        "cùng kỳ.",
        "In the first nine months of 2023, Vinh Hai port received 412 ship calls with 1.2 million tonnes of "
        "cargo, up 18.5% over the same period.",
    )),
    ("paragraph", [
        ("Theo Ban quản lý cảng, tổng doanh thu đạt 327 tỷ đồng, trong đó dịch vụ kho bãi chiếm 41%.",
         "According to the port management board, total revenue reached VND 327 billion, of which warehouse "
         "services accounted for 41%."),
        ("Cảng nộp ngân sách gần 58 tỷ đồng.", "The port paid nearly VND 58 billion to the budget."),
        ("Qua đó, cảng góp phần thúc đẩy xuất khẩu gạo và thủy sản của tỉnh Vĩnh Hải.",
         "Thereby, the port helps promote rice and seafood exports of Vinh Hai province."),
    ]),
    ("caption", ("Tàu hàng cập cảng Vĩnh Hải sáng 3/10.",
                 "A cargo ship docks at Vinh Hai port on the morning of 3 October.")),
    ("paragraph", [
        ("Năm 2024, cảng sẽ đầu tư 95 tỷ đồng mua 4 cẩu bờ và 16 xe nâng, nạo vét 7,5 km luồng.",
         "In 2024, the port will invest VND 95 billion to buy 4 shore cranes and 16 forklifts, and dredge "
         "7.5 km of channel."),
        ("Giám đốc cảng Trần Văn Lực, 52 tuổi, cho biết điện thoại đường dây nóng là 0203 355 0115.",
         "Port director Tran Van Luc, 52 years old, said the hotline is 0203 355 0115."),
        ("Đây là dự án lớn nhất từ trước đến nay của cảng, giúp tăng năng lực bốc dỡ lên gấp đôi.",
         "This is the largest project of the port so far, helping to double its handling capacity."),
    ]),
    published="2023-10-05",
)  # fmt: skip
