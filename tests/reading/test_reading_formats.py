"""HTML, Markdown and DOCX, told by content and by name."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from vibrief.article import Article
from vibrief.reading import load_text, read, read_bytes

TITLE = "Khánh thành cầu Kênh Mới"
LEDE = (
    "Sáng 5/6, UBND huyện Tân Thuận tổ chức lễ khánh thành cầu Kênh Mới dài 86 m, tổng vốn 14,2 tỷ "
    "đồng, nối hai xã "
    "Phước Lợi và An Hòa."
)
FIRST = (
    "Cầu được khởi công tháng 9/2022, hoàn thành sớm 2 tháng so với hợp đồng. Trước đây, hơn 3.400 "
    "người dân hai xã phải "
    "qua sông bằng đò ngang, mỗi lượt mất 5.000 đồng; mùa mưa bão, học sinh thường đến lớp trễ."
)
SECOND = (
    "Phát biểu tại buổi lễ, ông Lê Hữu Phước, Chủ tịch UBND huyện, yêu cầu hai xã giữ gìn cây cầu, "
    "cấm xe trên 5 tấn. "
    "Từ nay đến năm 2025, huyện sẽ xây thêm 12 cây cầu với kinh phí khoảng 160 tỷ đồng."
)
CAPTION = "Đại biểu cắt băng khánh thành cầu Kênh Mới."
BYLINE = "Hồng Nhung - Minh Tâm"


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.blocks]


EXPECTED = [
    ("title", TITLE),
    ("date", "05/06/2023 10:15"),
    ("lede", LEDE),
    ("heading", "Hết cảnh lụy đò"),
    ("paragraph", FIRST),
    ("caption", CAPTION),
    ("paragraph", SECOND),
    ("byline", BYLINE),
]

PAGES = {
    "figure and figcaption": """
        <article><h1>{title}</h1><time datetime="2023-06-05">05/06/2023 10:15</time><p class="sapo">{lede}</p>
        <h2>Hết cảnh lụy đò</h2><p>{first}</p>
        <figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>
        <p>{second}</p><p class="author"><b>{byline}</b></p></article>""",
    "a table around the picture": """
        <div class="detail"><h1 class="title">{title}</h1><span class="date">05/06/2023 10:15</span>
        <h2 class="lead">{lede}</h2><div class="content"><p><strong>Hết cảnh lụy đò</strong></p><p>{first}</p>
        <table class="picture"><tr><td><img src="a.jpg"></td></tr><tr><td>{caption}</td></tr></table>
        <p>{second}</p><p style="text-align:right">{byline}</p></div></div>""",
    "a centred paragraph below the picture": """
        <div id="main"><h1>{title}</h1><div class="post-time">05/06/2023 10:15</div><div class="article-body">
        <p><b>{lede}</b></p><h3>Hết cảnh lụy đò</h3><p>{first}</p><p align="center"><img src="a.jpg"></p>
        <p style="text-align: center"><em>{caption}</em></p><p>{second}</p><p>{byline}</p></div></div>""",
    "divisions with class names": """
        <main><h1>{title}</h1><div class="publish-date">05/06/2023 10:15</div><div class="sapo">{lede}</div>
        <div class="noidung"><h3>Hết cảnh lụy đò</h3><p>{first}</p>
        <div class="PhotoCMS_Caption"><p>{caption}</p></div><p>{second}</p>
        <div class="tac-gia">{byline}</div></div></main>""",
}


def page(name: str) -> str:
    body = PAGES[name].format(
        title=TITLE, lede=LEDE, first=FIRST, second=SECOND, caption=CAPTION, byline=BYLINE
    )
    return (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{TITLE} - Báo Tân Thuận</title>"
        "<script>var a = 'Quảng cáo';</script><style>p { color: red }</style></head><body>"
        "<nav><ul><li><a href='/'>Trang chủ</a></li><li><a href='/ts'>Thời sự</a></li></ul></nav>"
        f"{body}"
        "<div class='related'><h3>Tin liên quan</h3><a href='/1'>Giá lúa tăng 200 đồng/kg</a></div>"
        "<footer><p>© Báo Tân Thuận. Giấy phép số 1/GP-BTTTT.</p></footer></body></html>"
    )


@pytest.mark.parametrize("name", PAGES)
def test_html(name: str) -> None:
    article = read_bytes(page(name).encode(), "bai.html")
    assert kinds(article) == EXPECTED
    assert article.published == "2023-06-05"


def test_html_is_told_by_content() -> None:
    assert kinds(read_bytes(page("figure and figcaption").encode(), "-")) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_html_in_other_encodings(encoding: str) -> None:
    assert kinds(read_bytes(page("figure and figcaption").encode(encoding), "bai.htm")) == EXPECTED


def test_nothing_in_a_page_runs_or_is_fetched() -> None:
    text = page("figure and figcaption").replace(
        "<h2>",
        "<iframe src='http://127.0.0.1:9/x'></iframe><link rel=stylesheet href='http://127.0.0.1:9/y'><h2>",
    )
    doctype = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    article = read_bytes(text.replace("<!DOCTYPE html>", doctype).encode(), "bai.html")
    assert kinds(article) == EXPECTED


def test_markup_shown_as_text_stays_text() -> None:
    text = page("figure and figcaption").replace("Cầu được", "&lt;script&gt;alert(1)&lt;/script&gt; Cầu được")
    paragraph = next(
        block.text for block in read_bytes(text.encode(), "bai.html").blocks if "Cầu được" in block.text
    )
    assert paragraph == f"<script>alert(1)</script> {FIRST}"


def test_table_in_a_page() -> None:
    table = "<table><tr><th>Xã</th><th>Số cầu</th></tr><tr><td>An Hòa</td><td>7</td></tr></table>"
    text = page("figure and figcaption").replace("<figure>", f"{table}<figure>")
    blocks = kinds(read_bytes(text.encode(), "bai.html"))
    assert blocks[5:7] == [("paragraph", "Xã | Số cầu"), ("paragraph", "An Hòa | 7")]


def test_page_laid_out_by_tables() -> None:
    menu = '<table><tr><td><a href="/">Trang chủ</a></td><td><a href="/tt">Tin tức</a></td></tr></table>'
    head = f'<span class="news_title">{TITLE}</span><br><span class="news_date">05/06/2023 10:15</span><br>'
    body = f'<p>{FIRST}</p><p align="center"><img src="a.jpg"><br>{CAPTION}</p><p>{SECOND}</p><p>{BYLINE}</p>'
    article = f"<table><tr><td>{head}<span>{LEDE}</span><br><div>{body}</div></td></tr></table>"
    others = "<table><tr><td>Các tin khác</td></tr><tr><td><a>Giá lúa tăng (04/06/2023)</a></td></tr></table>"
    text = f"<html><head><title>Cong thong tin</title></head><body>{menu}{article}{others}</body></html>"
    blocks = kinds(read_bytes(text.encode(), "bai.html"))
    assert [block for block in blocks if block[0] != "boilerplate"] == [
        block for block in EXPECTED if block[0] != "heading"
    ]


def test_name_of_the_site_is_no_headline() -> None:
    text = page("a table around the picture").replace("<nav>", "<h1>Báo Tân Thuận</h1><nav>")
    assert kinds(read_bytes(text.encode(), "bai.html")) == EXPECTED


def test_paragraphs_parted_by_line_breaks() -> None:
    body = f"{LEDE}<br><br>{FIRST}<br/>\n<br/>{SECOND}<br>{BYLINE}"
    text = f"<html><body><div class='noidung'><h1>{TITLE}</h1><div>{body}</div></div></body></html>"
    blocks = kinds(read_bytes(text.encode(), "bai.html"))
    assert blocks == [
        ("title", TITLE),
        ("lede", LEDE),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("byline", BYLINE),
    ]


def test_line_break_inside_a_sentence() -> None:
    text = page("figure and figcaption").replace("hoàn thành sớm", "hoàn thành<br>sớm")
    assert ("paragraph", FIRST) in kinds(read_bytes(text.encode(), "bai.html"))


def test_deeply_nested_page() -> None:
    text = f"<html><body>{'<div>' * 1000}<p>{FIRST}</p>{'</div>' * 1000}</body></html>"
    assert ("paragraph", FIRST) in kinds(read_bytes(text.encode(), "bai.html"))


def test_page_with_marks_but_hardly_any_text(capfd: pytest.CaptureFixture[str]) -> None:
    picture = f"<figure><figcaption>{CAPTION}</figcaption></figure>"
    text = f"<html><body><?x y?><div>{LEDE}</div>{picture}</body></html>"
    assert kinds(read_bytes(text.encode(), "bai.html")) == [("paragraph", LEDE), ("caption", CAPTION)]
    assert capfd.readouterr() == ("", "")


def test_page_with_hardly_any_text() -> None:
    article = read_bytes(f"<html><body><div>{LEDE}</div></body></html>".encode(), "bai.html")
    assert kinds(article) == [("paragraph", LEDE)]


MARKDOWN = f"""# {TITLE}

05/06/2023 10:15

**{LEDE}**

## Hết cảnh lụy đò

{FIRST.replace("hơn 3.400", "*hơn 3.400*").replace("đò ngang", "[đò ngang](https://vi-du.vn)")}

![{CAPTION}](anh.jpg)

{SECOND}

{BYLINE}
"""


@pytest.mark.parametrize("name", ["bai.md", "bai.markdown", "-"])
def test_markdown(name: str) -> None:
    article = read_bytes(MARKDOWN.encode(), name)
    assert kinds(article) == EXPECTED
    assert article.published == "2023-06-05"


def test_markdown_front_matter() -> None:
    body = MARKDOWN.split("\n", 4)[4].replace(f"\n{BYLINE}\n", "")
    text = f'---\ntitle: "{TITLE}"\ndate: 2023-06-05\nauthor: {BYLINE}\ntags: [cầu]\n---\n{body}'
    article = read_bytes(text.encode(), "bai.md")
    assert kinds(article) == [("title", TITLE), ("date", "2023-06-05"), *EXPECTED[2:]]
    assert article.published == "2023-06-05"


def test_markdown_lists_tables_and_html() -> None:
    text = (
        f"# {TITLE}\n\n{LEDE}\n\nHuyện giao:\n\n1. Xã An Hòa trồng 200 cây xanh.\n2. Xã Phước Lợi lắp "
        f"15 trụ đèn.\n\n"
        "- Cấm xe trên 5 tấn.\n\n| Xã | Hộ |\n|---|---|\n| An Hòa | 1.215 |\n\n"
        "<div onclick='x()'>Cầu <b>rộng</b> 5,5 m.</div>\n\n<script>alert(1)</script>\n"
    )
    assert [block.text for block in read_bytes(text.encode(), "bai.md").blocks] == [
        TITLE,
        LEDE,
        "Huyện giao:",
        "1. Xã An Hòa trồng 200 cây xanh.",
        "2. Xã Phước Lợi lắp 15 trụ đèn.",
        "- Cấm xe trên 5 tấn.",
        "Xã | Hộ",
        "An Hòa | 1.215",
        "Cầu rộng 5,5 m.",
    ]


def test_indented_paragraphs_are_no_code() -> None:
    text = f"# {TITLE}\n\n    {FIRST}\n\n    {SECOND}\n"
    assert [block.text for block in read_bytes(text.encode(), "bai.md").blocks] == [TITLE, FIRST, SECOND]


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def styled_document() -> Document:
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("05/06/2023 10:15")
    document.add_paragraph(LEDE)
    document.add_paragraph("Hết cảnh lụy đò", style="Heading 2")
    document.add_paragraph(FIRST)
    document.add_paragraph(CAPTION, style="Caption")
    document.add_paragraph(SECOND)
    document.add_paragraph(BYLINE)
    return document


def test_docx_by_styles() -> None:
    article = read_bytes(saved(styled_document()), "bai.docx")
    assert kinds(article) == EXPECTED
    assert article.published == "2023-06-05"


def test_docx_without_styles() -> None:
    document = docx.Document()
    document.add_paragraph().add_run(TITLE).bold = True
    document.add_paragraph("05/06/2023 10:15")
    document.add_paragraph(LEDE)
    document.add_paragraph().add_run("Hết cảnh lụy đò").bold = True
    document.add_paragraph(FIRST)
    document.add_paragraph().add_run().add_picture(io.BytesIO(png()))
    document.add_paragraph(CAPTION)
    document.add_paragraph(SECOND)
    document.add_paragraph(BYLINE)
    assert kinds(read_bytes(saved(document), "bai.docx")) == EXPECTED


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")


def test_docx_is_told_by_content() -> None:
    assert kinds(read_bytes(saved(styled_document()), "-")) == EXPECTED


def test_docx_table_and_line_breaks() -> None:
    document = styled_document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ["Xã", "Hộ", "An Hòa", "1.215"], strict=True
    ):
        cell.text = text
    document.add_paragraph("Dòng một của xã.\nDòng hai của xã.")
    texts = [block.text for block in read_bytes(saved(document), "bai.docx").blocks]
    assert texts[-4:] == ["Xã | Hộ", "An Hòa | 1.215", "Dòng một của xã.", "Dòng hai của xã."]


def test_docx_keeps_insertions_and_leaves_deletions_out() -> None:
    document = styled_document()
    paragraph = document.add_paragraph("Xã có ")
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for tag, inner, text in (("ins", "t", "1.215"), ("del", "delText", "1.200")):
        xml = f'<w:{tag} xmlns:w="{word}"><w:r><w:{inner}>{text}</w:{inner}></w:r></w:{tag}>'
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" hộ dân.")
    assert read_bytes(saved(document), "bai.docx").blocks[-1].text == "Xã có 1.215 hộ dân."


def test_docx_in_a_legacy_font() -> None:
    document = docx.Document()
    document.add_paragraph("C«ng an tØnh B¹c Liªu x©y dùng thÕ trËn lßng d©n")
    document.add_paragraph("L·nh ®¹o tØnh ®· trao 380 tÊn g¹o cho 208 hé nghÌo ë 5 x· vïng s©u.")
    assert [block.text for block in read_bytes(saved(document), "bai.docx").blocks] == [
        "Công an tỉnh Bạc Liêu xây dựng thế trận lòng dân",
        "Lãnh đạo tỉnh đã trao 380 tấn gạo cho 208 hộ nghèo ở 5 xã vùng sâu.",
    ]


def test_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "bai.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    article = read(path)
    assert kinds(article) == EXPECTED
    assert article.source == str(path)


def test_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MARKDOWN.encode())))
    article = read("-")
    assert kinds(article) == EXPECTED
    assert article.source == "-"


def test_load_text_takes_any_language(tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_bytes("Line one of the text.\r\nLine two of the text.\r\n".encode("utf-16"))
    assert load_text(path) == "Line one of the text.\nLine two of the text.\n"
