"""What counts as an article of a batch, in which order, and what it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vibrief.batch.dispatch import GROUP_BYTES, in_groups
from vibrief.batch.inputs import Item, count_items, expand, find_items
from vibrief.batch.worker import Task
from vibrief.errors import UsageError

OUT = Path("out")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str = "Xin chào") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def keys(*inputs: str) -> list[str]:
    return [item.key for item in find_items(expand(inputs), OUT)]


def test_a_folder_gives_its_articles_and_those_of_its_folders_in_order_of_name() -> None:
    for name in (
        "a/z.txt",
        "a/b/c.html",
        "a/b/d.docx",
        "a/.hidden/e.txt",
        "a/.f.txt",
        "a/picture.png",
        "a/A.md",
    ):
        write(name)
    assert keys("a") == ["a/A.md", "a/z.txt", "a/b/c.html", "a/b/d.docx"]


def test_the_output_folder_is_never_an_input() -> None:
    for name in ("a.txt", "out/a/brief.md", "in/b.txt"):
        write(name)
    assert keys(".") == ["a.txt", "in/b.txt"]


def test_globs_are_matched_and_files_that_are_named_are_read_whatever_they_are_called() -> None:
    for name in ("n/1.txt", "n/2.txt", "n/deep/3.txt", "notes"):
        write(name)
    assert keys("n/**/*.txt", "notes") == ["n/1.txt", "n/2.txt", "n/deep/3.txt", "notes"]


def test_a_dash_is_a_list_of_paths() -> None:
    write("a b.txt")
    assert expand(["-"], ["a b.txt\n", "\n", "missing.txt\r\n"]) == ["a b.txt", "missing.txt"]


def test_what_is_not_there_is_a_mistake_of_the_command_line() -> None:
    with pytest.raises(UsageError, match=r"no-such\.txt"):
        expand(["no-such.txt"])
    with pytest.raises(UsageError, match=r"no\*such"):
        expand(["no*such"])


ROWS: list[tuple[str, str, str, str]] = [
    # a line, its key, its form, the problem
    ('{"id": "x1", "text": "Một"}', "d.jsonl#x1", "text", ""),
    ('{"id": 7, "html": "<p>Hai</p>", "text": "Hai"}', "d.jsonl#7", "html", ""),
    ('{"id": "e", "text": "  "}', "d.jsonl#e", "text", "no text"),
    ('{"text": "Ba"}', "d.jsonl#row 4", "text", "no id"),
    ("{broken", "d.jsonl#row 5", "text", "not JSON"),
    ("[1]", "d.jsonl#row 6", "text", "not a JSON object"),
    ("[" * 100_000, "d.jsonl#row 7", "text", "not JSON"),
]


def test_rows_of_json_lines_are_articles_and_bad_ones_say_why() -> None:
    write("d.jsonl", "\n".join(line for line, *_ in ROWS) + "\n\n")
    items = list(find_items(["d.jsonl"], OUT))
    assert [(item.key, item.form) for item in items] == [(key, form) for _, key, form, _ in ROWS]
    for item, (*_, problem) in zip(items, ROWS, strict=True):
        assert problem in item.problem if problem else item.problem == ""
    assert items[0].data.decode() == "Một"


def test_a_line_too_long_for_memory_does_not_hide_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vibrief.batch.inputs.LONGEST_LINE", 50)
    write("d.jsonl", json.dumps({"id": 1, "text": "x" * 120}) + '\n{"id": 2, "text": "Hai"}')
    long, short = find_items(["d.jsonl"], OUT)
    assert "too long" in long.problem
    assert (short.key, short.problem) == ("d.jsonl#2", "")


def test_rows_of_parquet_are_articles() -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pa.table(
        {"id": [1, 2, 3], "text": ["Một", None, "Ba"], "html": [None, "<p>Hai</p>", None], "x": [0, 0, 0]}
    )
    parquet.write_table(table, "d.parquet", row_group_size=2)
    items = list(find_items(["d.parquet"], OUT))
    assert [(item.key, item.form, item.data.decode()) for item in items] == [
        ("d.parquet#1", "text", "Một"), ("d.parquet#2", "html", "<p>Hai</p>"), ("d.parquet#3", "text", "Ba"),
    ]  # fmt: skip


def test_a_file_that_is_no_parquet_is_one_failure() -> None:
    pytest.importorskip("pyarrow")
    write("d.parquet", "PAR1 not really")
    (item,) = find_items(["d.parquet"], OUT)
    assert "Parquet" in item.problem


def test_items_are_counted_without_being_read() -> None:
    write("a/1.txt")
    write("a/d.jsonl", '{"id": 1}\n\n{"id": 2}\n')
    assert count_items(["a", "missing.txt"], OUT) == len(keys("a")) + 1 == 4


def test_a_huge_article_has_a_worker_to_itself() -> None:
    sizes = [10, GROUP_BYTES, 20, GROUP_BYTES - 20, 5]
    tasks = [Task(Item(str(number), "file", size), "") for number, size in enumerate(sizes)]
    groups = [[task.item.key for task in group] for group in in_groups(iter(tasks))]
    assert groups == [["1"], ["0", "2", "3"], ["4"]]
