"""Files are written whole or not at all, earlier results survive failures, names stay in their folder."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vibrief.errors import OutputError
from vibrief.output.atomic import replace_directory, safe_name, safe_names, write_files, write_text

FILES = {"brief.md": b"new brief", "result.json": b"{}"}


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder with an earlier result and a file of the user's own."""
    folder = tmp_path / "outputs" / "article"
    folder.mkdir(parents=True)
    (folder / "brief.md").write_text("earlier brief")
    (folder / "my notes.txt").write_text("mine")
    return folder


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond 4 KiB: the operating system refuses the rest, as it does on a full disk.

    No fixture: while it lasts pytest cannot write either, where its own output goes to a file.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_holds_all_files_and_nothing_else(tmp_path: Path) -> None:
    written = write_files(tmp_path / "a" / "b", FILES)
    assert written == [tmp_path / "a" / "b" / "brief.md", tmp_path / "a" / "b" / "result.json"]
    assert contents(tmp_path) == {"a/b/brief.md": b"new brief", "a/b/result.json": b"{}"}
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["b"]


def test_the_folder_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    write_files(tmp_path / "ours", FILES)
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_earlier_result_is_replaced_and_other_files_stay(earlier: Path) -> None:
    write_files(earlier, FILES)
    assert contents(earlier) == {**FILES, "my notes.txt": b"mine"}


def test_a_full_disk_leaves_the_earlier_result(earlier: Path) -> None:
    before = contents(earlier)
    said = r"^Cannot write to .*article: .*\. Earlier results are untouched\.$"
    with full_disk(), pytest.raises(OutputError, match=said) as caught:
        write_files(earlier, {**FILES, "review.html": b"x" * 10_000})
    assert "\n" not in str(caught.value)
    assert contents(earlier) == before
    assert list(earlier.parent.iterdir()) == [earlier]


def test_a_full_disk_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    with full_disk(), pytest.raises(OutputError):
        write_files(tmp_path / "new", {"brief.md": b"x" * 10_000})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_brings_all_others_back(earlier: Path) -> None:
    (earlier / "result.json").mkdir()
    before = contents(earlier)
    with pytest.raises(OutputError, match="a folder of that name is in the way"):
        write_files(earlier, FILES)
    assert contents(earlier) == before


def test_a_file_in_place_of_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("not a folder")
    with pytest.raises(OutputError, match="a file of that name is in the way"):
        write_files(tmp_path / "outputs" / "article", FILES)
    with pytest.raises(OutputError, match="a file of that name is in the way"):
        write_files(tmp_path / "outputs", FILES)
    assert (tmp_path / "outputs").read_text() == "not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(OutputError, match="you may not write there"):
        write_files(tmp_path / "new", FILES)
    tmp_path.chmod(0o755)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write to")
def test_a_file_system_that_cannot_be_written() -> None:
    with pytest.raises(OutputError, match=r"^Cannot write to /proc/vibrief: "):
        write_files(Path("/proc/vibrief"), FILES)


def test_one_text_file(tmp_path: Path) -> None:
    assert write_text(tmp_path / "new" / "digest.md", "Bạc Liêu\n").read_text("utf-8") == "Bạc Liêu\n"


def test_a_link_to_a_folder_is_followed(earlier: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(earlier)
    write_files(tmp_path / "link", FILES)
    assert contents(earlier) == {**FILES, "my notes.txt": b"mine"}
    assert (tmp_path / "link").is_symlink()


def test_a_directory_takes_the_place_of_the_earlier_one(earlier: Path) -> None:
    with replace_directory(earlier) as staging:
        (staging / "model.bin").write_bytes(b"weights")
        assert (earlier / "brief.md").exists()
    assert contents(earlier) == {"model.bin": b"weights"}
    assert list(earlier.parent.iterdir()) == [earlier]


def interrupted(folder: Path) -> None:
    with replace_directory(folder) as staging:
        (staging / "model.bin").write_bytes(b"half")
        raise KeyboardInterrupt


def test_a_directory_that_is_not_finished_changes_nothing(earlier: Path) -> None:
    before = contents(earlier)
    with pytest.raises(KeyboardInterrupt):
        interrupted(earlier)
    assert contents(earlier) == before
    assert list(earlier.parent.iterdir()) == [earlier]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("examples/lu-lut.txt", "lu-lut"),
        ("/tmp/Bài báo số 1.docx", "Bài-báo-số-1"),
        ("C:\\Users\\Lan\\bao.html", "bao"),
        ("-", "stdin"),
        ("https://bao.example/2022/06/tin-tuc.html?id=3#top", "tin-tuc"),
        ("https://bao.example/", "bao"),
        ("report.2022.06.txt", "report.2022.06"),
        (".hidden", "hidden"),
        ("..", "article"),
        ("", "article"),
        ("///", "article"),
        ("con.txt", "con-article"),
        ("a/../../etc/passwd", "passwd"),
        ("evil\x00\n\x1b[31mname.txt", "evil-31mname"),
        ("x" * 300 + ".txt", "x" * 80),
    ],
)
def test_safe_name(source: str, name: str) -> None:
    assert safe_name(source) == name


@given(st.text())
@example("a..b")
@example("../..\\..")
@example("ạ" * 300)
def test_a_name_is_one_component_that_every_system_takes(source: str) -> None:
    name = safe_name(source)
    assert name == Path(name).name
    assert name not in ("", ".", "..")
    assert not name.startswith((".", "-"))
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert len(name.encode("utf-8")) <= 255


def test_names_of_articles_do_not_clash() -> None:
    assert safe_names(["a/tin.txt", "b/Tin.txt", "c/tin.html", "tin-2.txt"]) == [
        "tin",
        "Tin-2",
        "tin-3",
        "tin-2-2",
    ]
