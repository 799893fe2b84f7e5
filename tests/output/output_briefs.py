"""Builds finished briefs by hand: every verdict, every rung, every kind of block, and hostile text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from vibrief.article import Article, Block, BlockKind
from vibrief.briefing.model import Brief, KeyFigure, Point, Provenance
from vibrief.figures.model import Figure, FigureKind, Finding, Hedge, Severity, Verdict
from vibrief.segment import ModelIdentity, Rung, Segment, TranslatedBlock, Translation
from vibrief.terms.model import Mention, MentionFinding, MentionKind, MentionVerdict

MODEL = ModelIdentity("vibrief-vi-en", "0123456789abcdef" * 4, "ctranslate2", "cpu", "int8", 4)

# What an article may try on the documents made from it.
ATTACKS = (
    "<script>document.title='HACKED'</script>",
    "<img src=x onerror=\"document.title='HACKED'\">",
    "</style><style>body{display:none}</style>",
    "[link](javascript:alert(1)) ![image](http://evil.example/x.png) https://evil.example www.evil.example",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# heading",
    "1. list",
    "&lt;b&gt; &amp; {{ 7*7 }} {% raw %} [bold red]rich[/] :smile:",
    "\x1b[31mred\x1b]0;title\x07 \x00\x0b\x9b1m bell\x08",
    "right‮to-left⁦ and \u200bzero\ufeff width \ud800 half",
    "`code` *stars* _lines_ ~~gone~~ $x$ ^[note] @cite\n===\n    indented",
)


def figure(
    text: str,
    phrase: str,
    value: str,
    kind: FigureKind = "cardinal",
    unit: str | None = None,
    hedge: Hedge = "none",
    high: str | None = None,
) -> Figure:
    """The figure that stands as `phrase` in `text`."""
    start = text.index(phrase)
    numeric = kind in (
        "cardinal",
        "ordinal",
        "percent",
        "money",
        "measure",
        "fraction",
        "multiple",
        "magnitude",
    )
    number = (lambda given: Decimal(given)) if numeric else str
    return Figure(
        kind,
        number(value),
        None if high is None else number(high),
        unit,
        hedge,
        phrase,
        start,
        start + len(phrase),
    )


class Sentence:
    """A segment under construction: `figure` and `name` add what the check found."""

    def __init__(self, source: str, english: str, how: Rung = "model") -> None:
        self.source, self.english, self.how = source, english, how
        self.findings: list[Finding | MentionFinding] = []

    def figure(
        self,
        verdict: Verdict,
        source: str | None,
        target: str | None,
        value: str = "",
        *,
        says: str = "",
        kind: FigureKind = "cardinal",
        unit: str | None = None,
        hedge: Hedge = "none",
        severity: Severity | None = None,
        note: str = "",
    ) -> Sentence:
        wrong = verdict in ("value_changed", "unit_changed", "missing", "added")
        self.findings.append(
            Finding(
                verdict,
                figure(self.source, source, value, kind, unit, hedge) if source else None,
                figure(self.english, target, says or value, kind, unit) if target else None,
                severity or ("error" if wrong else "notice" if verdict == "hedge_changed" else "ok"),
                note,
            )
        )
        return self

    def name(
        self,
        verdict: MentionVerdict,
        source: str,
        target: str | None,
        kind: MentionKind,
        *right: str,
        note: str = "",
    ) -> Sentence:
        start = self.source.index(source)
        place = self.english.index(target) if target else 0
        self.findings.append(
            MentionFinding(
                verdict,
                Mention(kind, source, start, start + len(source), right),
                Mention(kind, target, place, place + len(target)) if target else None,
                "ok" if verdict == "same" else "error" if kind in ("person", "foreign") else "notice",
                note,
            )
        )
        return self

    def done(self) -> Segment:
        return Segment(self.source, self.english, tuple(self.findings), self.how)


def make_brief(blocks: Sequence[tuple[BlockKind, Sequence[Segment]]], **changes: object) -> Brief:
    """A brief of an article of these blocks: all figures are key figures, first sentences are points."""
    article = Article(
        tuple(
            Block(kind, "".join(one.source for one in segments), n)
            for n, (kind, segments) in enumerate(blocks)
        ),
        cast(str, changes.pop("source", "articles/dong-thanh.txt")),
        cast("str | None", changes.pop("published", "2024-11-03")),
    )
    translated = tuple(
        TranslatedBlock(block, tuple(segments))
        for block, (_, segments) in zip(article.blocks, blocks, strict=True)
    )
    translation = Translation(
        article, tuple(one for one in translated if one.block.kind != "boilerplate"), MODEL
    )
    points = [
        Point(block.segments[0].english, block.block.index, 0, article.paragraph_number(block.block.index))
        for block in translation.blocks
        if block.block.kind in ("lede", "paragraph") and block.segments[0].english
    ]
    rows = [
        KeyFigure(
            finding.source.text.replace(".", ","),
            f"things counted by sentence {number + 1}",
            number,
            block.block.index,
            article.paragraph_number(block.block.index),
            finding,
        )
        for block in translation.blocks
        for number, segment in enumerate(block.segments)
        for finding in segment.findings
        if isinstance(finding, Finding) and finding.source
    ]
    proved = sum(row.finding.severity != "error" for row in rows)
    made = Brief(
        headline=translation.blocks[0].english or "Headline",
        source=article.source,
        published=article.published,
        places=("Dong Thanh", "Hau Lam"),
        organisations=("Dong Thanh Provincial People's Committee",),
        key_figures=tuple(rows),
        points=tuple(points),
        provenance=Provenance(412, MODEL, len(rows), proved, "0.1.0"),
        translation=translation,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def flood_brief() -> Brief:
    """A brief that reads like a real one, with every verdict, rung and kind of block in it."""
    title = Sentence(
        "Đồng Thành hỗ trợ hơn 2.400 hộ dân sau lũ",
        "Dong Thanh supports over 2,400 households after floods",
    ).figure("same", "2.400", "2,400", "2400")
    date = Sentence("03/11/2024", "3 November 2024")
    date.figure("same", "03/11/2024", "3 November 2024", "2024-11-03", kind="date")
    lede = Sentence(
        "Sáng 3-11, UBND tỉnh Đồng Thành cho biết gần 9.500 người đã về nhà, 3,2 tỷ đồng được giải ngân. ",
        "On the morning of 3 November, the People's Committee of Dong Thanh province said 9,500 people had "
        "returned home and VND 3.2 billion had been disbursed.",
    )
    lost = "The source says nearly; the English does not."
    lede.figure("same", "3-11", "3 November", "XXXX-11-03", kind="date")
    lede.figure("hedge_changed", "gần 9.500", "9,500", "9500", hedge="under", note=lost)
    lede.figure("same", "3,2 tỷ đồng", "VND 3.2 billion", "3200000000", kind="money", unit="VND")
    heading = Sentence("Khắc phục hậu quả", "Repairing the damage")
    first = Sentence(
        "Có 354.422 lượt người tham gia dọn dẹp, 300 triệu đồng được quyên góp, 197 km kênh được nạo vét. ",
        "354,432 people took part in the cleaning, $300 million was donated, and canals were dredged.",
        "marked",
    )
    dollars = "Dong became dollars."
    first.figure("value_changed", "354.422", "354,432", "354422", says="354432", note="The digits differ.")
    first.figure(
        "unit_changed", "300 triệu đồng", "$300 million", "3E+8", kind="money", unit="VND", note=dollars
    )
    first.figure("missing", "197 km", None, "197", kind="measure", unit="km")
    second = Sentence(
        "Ông Nguyễn Văn Thạch cho biết đoàn của Schumacher đã đến từ 645 dặm, cao khoảng 12,8 m. ",
        "Mr Nguyen Van Thach said that Kilimanjaro's team came from 1,038 km away, 13 m high, in 40 boats.",
        "forced",
    )
    second.figure("converted", "645 dặm", "1,038 km", "645", kind="measure", unit="[mi_i]", says="1038")
    second.figure("rounded", "12,8 m", "13 m", "12.8", kind="measure", unit="m", says="13")
    second.figure("added", None, "40", "40", note="No such figure in the source.")
    second.name("altered", "Schumacher", "Kilimanjaro", "foreign", "Schumacher")
    second.name("same", "Nguyễn Văn Thạch", "Nguyen Van Thach", "person", "Nguyen Van Thach")
    third = Sentence(
        "Trong đó, 1,1 tỷ đồng dành cho đường, 2,4 tỷ đồng cho trường học.",
        "Of this, VND 1.1 billion is for roads and VND 2.4 billion for schools.",
        "n_best",
    )
    third.figure("same", "1,1 tỷ đồng", "VND 1.1 billion", "1100000000", kind="money", unit="VND")
    third.figure("same", "2,4 tỷ đồng", "VND 2.4 billion", "2400000000", kind="money", unit="VND")
    rungs: tuple[Rung, ...] = ("n_best", "clauses", "slots", "rendering")
    mended = [Sentence(f"Câu thứ {n}. ", f"Sentence {n}.", how).done() for n, how in enumerate(rungs, 1)]
    looping = Sentence("Người dân vui mừng. ", "People were people were people were happy.", "marked")
    silent = Sentence("Phường 5 còn 12 hộ. ", "", "untranslated").figure("missing", "12", None, "12")
    silent.figure("missing", "5", None, "5", kind="identifier")
    caption = Sentence("Bộ đội trao 40 phần quà.", "Soldiers hand over 40 gifts.").figure(
        "same", "40", "40", "40"
    )
    byline = Sentence("Bài, ảnh: Minh Châu", "Text and photos: Minh Chau")
    brief = make_brief(
        [
            ("title", [title.done()]),
            ("date", [date.done()]),
            ("lede", [lede.done()]),
            ("heading", [heading.done()]),
            ("paragraph", [first.done(), second.done()]),
            ("caption", [caption.done()]),
            ("paragraph", [third.done()]),
            ("paragraph", [*mended, looping.done(), silent.done()]),
            ("byline", [byline.done()]),
            ("boilerplate", [Segment("Tìm kiếm", "", (), "model")]),
        ]
    )
    counts = {
        "gần 9.500": ("nearly 9,500", "people back in their homes"),
        "354.422": ("354,422", "participants in the cleaning"),
        "3,2 tỷ đồng": ("VND 3.2 billion", "disbursed in aid"),
        "300 triệu đồng": ("VND 300 million", "donated"),
        "197 km": ("197 km", "of canals dredged"),
        "1,1 tỷ đồng": ("VND 1.1 billion", "for roads"),
        "2,4 tỷ đồng": ("VND 2.4 billion", "for schools"),
        "2.400": ("over 2,400", "households supported"),
        "40": ("40", "gifts"),
    }
    rows = tuple(
        replace(row, english=counts[row.finding.source.text][0], counts=counts[row.finding.source.text][1])
        for row in brief.key_figures
        if row.finding.source and row.finding.source.text in counts
    )
    return replace(brief, key_figures=rows)


def hostile_brief() -> Brief:
    """A brief in which every text is an attack on the documents made from it."""
    segments = []
    for attack in ATTACKS:
        sentence = Sentence(f"{attack} 12 ", f"{attack} 13 {attack}", "marked")
        sentence.figure("value_changed", "12", "13", "12", says="13", note=attack)
        sentence.name("altered", attack, attack, "foreign", attack, note=attack)
        segments.append(sentence.done())
    everything = " ".join(ATTACKS)
    return make_brief(
        [
            ("title", segments[:1]),
            *[("paragraph", [one]) for one in segments],
            ("caption", segments),
        ],
        source=f"a/{everything}/b.txt",
        headline=everything,
        published=everything,
        places=ATTACKS,
        organisations=ATTACKS,
    )
