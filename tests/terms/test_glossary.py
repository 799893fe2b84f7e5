"""Glossaries: what is found in a text, which rows are bad, where entries clash."""

from __future__ import annotations

from pathlib import Path

import pytest

from vibrief.errors import InputError
from vibrief.terms import Glossary, built_in, check_glossary, load_glossaries
from vibrief.terms.glossary_files import read_rows

TERMS = [
    ("Bộ Công an vừa ra quyết định.", ["Ministry of Public Security"]),
    ("bộ công an", ["Ministry of Public Security"]),  # small letters in the glossary: any case
    ("phát triển kinh tế-xã hội", ["socio-economic development"]),  # whatever stands between the words
    ("công tác phòng chống tội phạm", ["crime prevention and control"]),
    (
        "Phó Giám đốc Công an tỉnh Sóc Trăng",
        ["Deputy Director of the Soc Trang Provincial Police Department"],
    ),
    ("UBND thành phố Hồ Chí Minh", ["Ho Chi Minh City People's Committee"]),
    ("Ủy ban nhân dân tỉnh họp.", ["Provincial People's Committee"]),
    ("giữ gìn ANTT", ["maintaining security and order"]),
    ("Chỉ thị số 12 của Ban Bí thư", ["Directive", "Secretariat"]),
    ("Cô chỉ thị cho nhân viên.", []),  # an entry with a capital asks for one
    ("Thông báo cho mọi người biết.", []),  # which tells nothing at the beginning of a sentence
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_terms_of_the_built_in_glossary(text: str, expected: list[str]) -> None:
    assert [term.renderings[0] for term in built_in().find(text)] == expected


def test_the_built_in_glossary_is_sound() -> None:
    assert len(built_in()) >= 600
    assert built_in().problems == ()
    path = Path(str(__import__("vibrief.terms", fromlist=["x"]).__file__)).parent / "glossary.tsv"
    assert check_glossary(path) == []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            vietnamese, english, authority, domain = line.split("\t")
            assert all((vietnamese, english, domain))
            assert authority[0] in "CMLPVW"


def test_either_spelling_counts() -> None:
    [term] = built_in().find("chương trình mục tiêu quốc gia")
    assert "National Target Program" in term.renderings
    assert "National Target Programme" in term.renderings


def test_later_glossaries_win(tmp_path: Path) -> None:
    first, second = tmp_path / "first.tsv", tmp_path / "second.tsv"
    first.write_text("bộ công an\tPublic Security Department\n", encoding="utf-8")
    second.write_text("bộ công an\tMPS\n", encoding="utf-8")
    [term] = load_glossaries([first, second]).find("Bộ Công an")
    assert term.renderings == ("MPS",)
    assert len(load_glossaries([first, second])) == len(built_in())


TSV = """\
vi\ten
# a comment
hội chợ việc làm\tjob fair|employment fair
không có tab
\tno Vietnamese
chợ nổi\t
Hội chợ  việc làm\tlabour market
hội chợ việc làm\tjob fair|employment fair\textra\tcolumns
sở {} cũ\tformer {} department
tổ dân phố {}\t{} residential group
"""


def test_bad_rows_are_named_by_line_and_the_rest_is_used(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + TSV.replace("\n", "\r\n").encode() + b"r\xff\tx\r\n")
    assert [(problem.line, problem.kind) for problem in check_glossary(path)] == [
        (4, "bad row"), (5, "bad row"), (6, "bad row"), (7, "clash"), (8, "duplicate"), (9, "bad row"), (11, "bad row"),
    ]  # fmt: skip
    glossary = load_glossaries([path])
    assert all(str(path) in problem and "line" in problem for problem in glossary.problems)
    [term] = glossary.find("Đến với Tổ dân phố Tân Lập hôm nay")
    assert (term.text, term.renderings) == ("Tổ dân phố Tân Lập", ("Tan Lap residential group",))


TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX"><text><body>
<termEntry id="1">
  <langSet xml:lang="vi"><tig><term>hội chợ việc làm</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
  <langSet xml:lang="en-GB"><tig><term>job fair</term></tig><tig><term>employment fair</term></tig></langSet>
</termEntry>
<termEntry id="2">
  <langSet xml:lang="vi"><tig><term>chợ nổi</term></tig></langSet>
</termEntry>
</body></text></martif>
"""


def test_tbx(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(TBX, encoding="utf-8")
    rows, problems = read_rows(path)
    assert [(row.vietnamese, row.renderings) for row in rows] == [
        ("hội chợ việc làm", ("job fair", "employment fair"))
    ]
    assert [(problem.line, problem.kind) for problem in problems] == [(7, "bad row")]
    core = TBX.replace("termEntry", "conceptEntry").replace("langSet", "langSec").replace("tig>", "termSec>")
    path.write_text(core, encoding="utf-8")
    assert len(read_rows(path)[0]) == 1


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the glossary"):
        read_rows(tmp_path / "missing.tsv")
    broken = tmp_path / "broken.tbx"
    broken.write_text("<martif><text>", encoding="utf-8")
    with pytest.raises(InputError, match="not well-formed"):
        read_rows(broken)


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary([]).find("Bộ Công an") == []


def test_the_letters_of_a_numbered_code_are_no_terms() -> None:
    found = built_in().find("Theo Quyết định 15/2023/QĐ-UBND, UBND huyện họp mỗi quý.")
    assert [mention.start for mention in found if "UBND" in mention.text] == [33]
