"""A batch as one data set: its rows and columns, in the order of the inputs, resumed like folders."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.batch_runs import article, write_articles
from vibrief.batch import Settings, run
from vibrief.batch.dataset import check_name, schema
from vibrief.errors import UsageError


@pytest.mark.parametrize("name", ["all.csv", "all", "a/all.jsonl", ".jsonl", "..", ""])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="--to"):
        check_name(name)


def test_a_path_is_told_apart_into_folder_and_name() -> None:
    with pytest.raises(UsageError, match=r"--output out/year --to results\.jsonl"):
        check_name("out/year/results.jsonl")


def test_a_data_set_holds_every_finished_article_in_order_and_grows_with_later_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_model: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.chdir(tmp_path)
    settings = Settings(model=tiny_model, device="cpu", beam=1, to="all.jsonl")
    write_articles(Path("in"), 3)
    (tmp_path / "in" / "bad.txt").write_text(
        "Nothing of this is Vietnamese, so it is refused.", encoding="utf-8"
    )
    first = run(["in"], tmp_path / "out", settings)
    assert (first.done, first.failed) == (3, 1)
    rows = [json.loads(line) for line in (tmp_path / "out" / "all.jsonl").read_text("utf-8").splitlines()]
    assert [list(row) for row in rows] == [schema().names] * 4
    failed = rows.pop(0)
    assert (failed.pop("id"), "Vietnamese" in failed.pop("error")) == ("in/bad.txt", True)
    assert set(failed.values()) == {None}
    assert [row["id"] for row in rows] == [f"in/0/bài-{number:03}.txt" for number in range(3)]
    assert {row["error"] for row in rows} == {None}
    assert sum(row["words"] for row in rows) == first.words
    assert sum(row["figures_read"] for row in rows) == first.figures
    assert all(row["brief"].startswith("# ") and row["translation"] and row["seconds"] > 0 for row in rows)
    assert {finding["verdict"] for row in rows for finding in row["findings"]} >= {"same"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        ".vibrief",
        "all.jsonl",
        "summary.json",
    ]

    (tmp_path / "in" / "0" / "bài-000-a.txt").write_text(article(9), encoding="utf-8")
    second = run(["in"], tmp_path / "out", settings)
    assert (second.done, second.skipped) == (1, 3)
    later = [json.loads(line) for line in (tmp_path / "out" / "all.jsonl").read_text("utf-8").splitlines()]
    made = [row for row in later if not row["error"]]
    assert (len(later), len(made)) == (5, 4)
    assert [row["id"] for row in made] == sorted(row["id"] for row in made)
    assert [row for row in made if "000-a" not in row["id"]] == rows

    run(["in/0"], tmp_path / "out", replace(settings, to="all.parquet"))
    table = parquet.read_table(tmp_path / "out" / "all.parquet")
    assert table.schema.equals(schema())
    assert without_seconds(table.to_pylist()) == without_seconds(made)


def without_seconds(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows without what differs from run to run."""
    return [{name: value for name, value in row.items() if name != "seconds"} for row in rows]
