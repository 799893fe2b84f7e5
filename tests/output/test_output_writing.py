"""The files of a result: which there are, and that they come together or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from output_briefs import flood_brief

from vibrief.article import Article
from vibrief.errors import OutputError
from vibrief.output import unique_directories, write_all, write_digest
from vibrief.output.writing import Form

USUAL = ["brief.md", "translation.md", "review.html", "result.json"]


@pytest.mark.parametrize(
    ("form", "more"),
    [("md", []), ("html", ["brief.html"]), ("docx", ["brief.docx"]), ("json", ["brief.json"])],
)
def test_the_files_of_a_result(tmp_path: Path, form: Form, more: list[str]) -> None:
    written = write_all(flood_brief(), tmp_path / "out", form=form)
    assert sorted(path.name for path in written) == sorted(USUAL + more)
    assert sorted(written) == sorted((tmp_path / "out").iterdir())
    assert all(path.stat().st_size > 500 for path in written)
    json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))


def test_equal_briefs_give_equal_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_all(flood_brief(), tmp_path / name, form="docx")
    for file in [*USUAL, "brief.docx"]:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_result_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    write_all(flood_brief(), tmp_path)
    (tmp_path / "brief.md").write_text("earlier")
    (tmp_path / "result.json").unlink()
    (tmp_path / "result.json").mkdir()
    with pytest.raises(OutputError, match="Earlier results are untouched"):
        write_all(flood_brief(), tmp_path)
    assert (tmp_path / "brief.md").read_text() == "earlier"


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_a_digest_is_one_file(tmp_path: Path, form: Form) -> None:
    path = write_digest([flood_brief(), flood_brief()], tmp_path / "new", form=form)
    assert list((tmp_path / "new").iterdir()) == [path]
    assert path.name == f"digest.{form}"


def test_articles_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    articles = [Article((), source) for source in ("a/tin.txt", "b/tin.txt", "-", "../../etc/passwd")]
    folders = unique_directories(tmp_path, articles)
    assert [folder.name for folder in folders] == ["tin", "tin-2", "stdin", "passwd"]
    assert {folder.parent for folder in folders} == {tmp_path}
