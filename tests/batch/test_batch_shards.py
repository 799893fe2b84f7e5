"""A batch in shards: cut alike every time, read as a run on one machine reads it, and committed whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batch_runs import article, write_articles
from vibrief.batch import articles
from vibrief.batch.inputs import Item, find_items
from vibrief.batch.parts import Parts, Record
from vibrief.batch.settings import Totals
from vibrief.batch.shards import Shard, cut_data_set, cut_files, items_of
from vibrief.batch.sources import Source, find_sources
from vibrief.batch.storage import Store, filesystem
from vibrief.errors import InputError, OutputError, UsageError

pytest.importorskip("fsspec", reason="comes with vibrief[ray]")

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": article(0)},
    {"id": "a", "html": f"<p>{article(1)}</p>"},
    {"id": 3, "text": ""},
    {"text": article(2)},
    {"id": "a", "text": article(3)},
    {"id": "b", "text": article(4)},
    {"id": 7, "text": article(5)},
]
LINES = "\n".join([*map(json.dumps, ROWS[:4]), "", "not JSON", *map(json.dumps, ROWS[4:])])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cut(source: Source, limit: int) -> list[Shard]:
    """Shards of a source, as they arrive where they are made."""
    made = cut_files([source], "s", limit) if source.kind == "file" else cut_data_set(source, "s", limit)
    return [Shard.loads(shard.dumps()) for shard in made]


def told(item: Item) -> tuple[str, str, bytes]:
    """What there is to an item, but for where it is."""
    try:
        return item.key, item.form, articles.load(item)
    except InputError as error:
        return item.key, item.form, str(error).encode()


def renamed(items: list[Item]) -> list[tuple[str, str, bytes]]:
    """Items as a run on one machine tells them apart."""
    met: dict[str, int] = {}
    found = []
    for item in items:
        key, form, data = told(item)
        met[key] = met.get(key, 0) + 1
        found.append((f"{key}#{met[key]}" if met[key] > 1 else key, form, data))
    return found


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_shards_hold_what_a_run_on_one_machine_finds(here: Path, limit: int) -> None:
    arrow = pytest.importorskip("pyarrow")
    write_articles(here / "in", 5)
    Path("in/rows.jsonl").write_text(LINES, encoding="utf-8")
    Path("in/broken.parquet").write_bytes(b"PAR1 and no more")
    table = arrow.Table.from_pylist([{"id": str(row.get("id", "")), "text": row.get("text")} for row in ROWS])
    pytest.importorskip("pyarrow.parquet").write_table(table, "in/rows.parquet", row_group_size=4)
    shards = [
        shard for source in find_sources(["in", "in/0"], str(here / "out")) for shard in cut(source, limit)
    ]
    found = [told(item) for shard in shards for item in items_of(shard)]
    assert found == renamed(list(find_items(["in"], here / "out")))
    assert sum(shard.articles for shard in shards) == len(found)
    assert max(shard.articles for shard in shards) <= limit
    assert len({shard.hash for shard in shards}) == len(shards)


def hashes(folder: str, limit: int) -> list[str]:
    """Hashes of the shards of a folder of articles."""
    return [shard.hash for shard in cut_files(find_sources([folder], "out"), "s", limit)]


def test_a_new_article_changes_its_own_shard_and_hardly_another(here: Path) -> None:
    write_articles(here / "in", 200)
    before = hashes("in", 16)
    (here / "in" / "3" / "bài-030-a.txt").write_text(article(1), encoding="utf-8")
    after = hashes("in", 16)
    assert 0 < len(set(before) - set(after)) < len(before) / 3
    (here / "in" / "3" / "bài-030-a.txt").unlink()
    assert hashes("in", 16) == before
    (here / "in" / "0" / "bài-000.txt").write_text("Another text.", encoding="utf-8")
    assert set(hashes("in", 16)) ^ set(before) == {hashes("in", 16)[0], before[0]}


def test_a_data_set_may_grow(here: Path) -> None:
    for count in (6, 7):
        lines = "".join(json.dumps({"id": number, "text": "x"}) + "\n" for number in range(count))
        Path(f"{count}.jsonl").write_text(lines, encoding="utf-8")
    sources = [Source("d.jsonl", str(here / f"{count}.jsonl"), 0, "") for count in (6, 7)]
    short, long = (cut(source, 2) for source in sources)
    assert [shard.hash for shard in short] == [shard.hash for shard in long[:3]]
    assert len(long) == 4


@pytest.fixture
def bucket() -> str:
    """A place in a file system that is no folder of this machine."""
    fs, _ = filesystem("memory://vibrief")
    fs.store.clear()
    fs.pipe({f"/in/{number}.txt": article(number).encode() for number in range(3)})
    fs.pipe(
        {
            "/in/x.png": b"",
            "/in/.hidden/a.txt": b"",
            "/in/out/all.jsonl/part.jsonl": b"{}",
            "/in/d.jsonl": LINES.encode(),
        }
    )
    return "memory://in"


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (
            "memory://in",
            ["memory:///in/0.txt", "memory:///in/1.txt", "memory:///in/2.txt", "memory:///in/d.jsonl"],
        ),
        ("memory://in/*.txt", ["memory:///in/0.txt", "memory:///in/1.txt", "memory:///in/2.txt"]),
        ("memory://in/d.jsonl", ["memory:///in/d.jsonl"]),
    ],
)
def test_a_store_is_listed_like_a_folder(bucket: str, path: str, keys: list[str]) -> None:
    assert [source.key for source in find_sources([path], "memory:///in/out")] == keys


def test_articles_are_read_from_a_store(bucket: str) -> None:
    shards = [shard for source in find_sources([bucket], "memory:///in/out") for shard in cut(source, 2)]
    found = [told(item) for shard in shards for item in items_of(shard)]
    assert found[:3] == [(f"memory:///in/{n}.txt", "file", article(n).encode()) for n in range(3)]
    names = ["a", "a#2", "3", "row 4", "row 6", "a#3", "b", "7"]
    assert [key for key, _, _ in found[3:]] == [f"memory:///in/d.jsonl#{name}" for name in names]


@pytest.mark.parametrize("place", ["memory://gone", "memory://gone/a.txt"])
def test_a_missing_place_is_told_in_one_line(bucket: str, place: str) -> None:
    with pytest.raises(InputError, match=r"memory://gone.* cannot be listed"):
        list(find_sources([place], "out"))


@pytest.mark.parametrize("place", ["nosuch://bucket/out", "abfs://container/out"])
def test_a_store_without_its_package_is_told_in_one_line(place: str) -> None:
    with pytest.raises(UsageError, match="cannot be reached") as told:
        Store(place)
    assert "\n" not in str(told.value)


RECORD = Record("part-0.jsonl", Totals(2, 1, 1, words=9), (("b", "Nothing there."),))


@pytest.mark.parametrize("output", ["memory://out", "FOLDER"])
def test_a_part_is_there_when_its_record_says_so(bucket: str, tmp_path: Path, output: str) -> None:
    parts = Parts(output.replace("FOLDER", str(tmp_path / "out")), "all.jsonl", "f")
    assert not parts.is_claimed()
    parts.claim({"--beam": 4})
    parts.claim({"--beam": 4})
    assert parts.is_claimed()
    assert list(parts.records()) == []
    parts.commit("h", RECORD, ['{"id": "a", "error": null}', '{"id": "b", "error": "Nothing there."}'])
    parts.commit("h", RECORD, ['{"id": "a", "error": null}', '{"id": "b", "error": "Nothing there."}'])
    assert list(parts.records()) == [("h", RECORD)]
    assert [row["id"] for row in parts.rows(RECORD)] == ["a", "b"]
    assert parts.store.names("all.jsonl", "") == ["part-0.jsonl"]
    parts.set_aside(RECORD)
    assert parts.store.names("all.jsonl", "") == []
    assert list(parts.records()) == [("h", RECORD)]
    parts.bring_back(RECORD)
    parts.bring_back(RECORD)
    assert parts.store.names("all.jsonl", "") == ["part-0.jsonl"]
    assert parts.store.names(".vibrief", ".tmp") == []

    parts.store.put(".vibrief/all.jsonl/other.json", b'{"part": "part-1.jsonl", "tot', ".vibrief")
    lost = Record("part-2.jsonl", Totals(1, 1), ())
    parts.store.put(".vibrief/all.jsonl/lost.json", lost.dumps().encode(), ".vibrief")
    assert list(parts.records()) == [("h", RECORD)]  # neither half a record nor a part that is gone


def test_other_settings_are_refused_by_name(tmp_path: Path) -> None:
    Parts(str(tmp_path), "all.jsonl", "f").claim({"--beam": 4, "--length": "short"})
    with pytest.raises(UsageError, match=r"other settings \(--beam\)"):
        Parts(str(tmp_path), "all.jsonl", "g").claim({"--beam": 1, "--length": "short"})
    (tmp_path / "one.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="without --ray"):
        Parts(str(tmp_path), "one.jsonl", "f").claim({})


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"file.* cannot be read: Not a directory\.$"):
        Parts(str(tmp_path / "file"), "all.jsonl", "f").claim({})
