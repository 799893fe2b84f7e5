"""The main job as a user runs it: the installed command, the embedded model, articles in, four files out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from vibrief.figures import compare, find_figures
from vibrief.output import schema
from vibrief.reading import read

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".txt", ".md", ".html"})
REAL = ROOT.parent / "shared" / "articles" / "bac-lieu-2022-06-15.txt"
FILES = ("brief.md", "translation.md", "review.html", "result.json")


def vibrief(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder of its own, as a user who has never used it."""
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "VIBRIEF_HOME": str(folder / "home"),
    }
    command = [sys.executable, "-m", "vibrief", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of results of every article there is, by the article's file name."""
    folder = tmp_path_factory.mktemp("main-job")
    articles = [*EXAMPLES, *([REAL] if REAL.exists() else [])]
    done = vibrief("brief", *articles, "--length", "full", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return {path.name: folder / "outputs" / path.stem for path in articles}


def result(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "result.json").read_text("utf-8"))
    return loaded


def segments(folder: Path) -> list[dict[str, Any]]:
    return [one for block in result(folder)["translation"]["blocks"] for one in block["segments"]]


def results_of(made: dict[str, Path], name: str) -> Path:
    if name not in made:
        pytest.skip(f"{name} lies beside the repository, and is not there")
    return made[name]


ARTICLES = [path.name for path in [*EXAMPLES, REAL]]


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_gives_four_whole_files(made: dict[str, Path], name: str) -> None:
    folder = results_of(made, name)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    jsonschema.validate(result(folder), schema())
    brief = (folder / "brief.md").read_text("utf-8")
    assert brief.startswith("# ")
    assert "figures proved" in brief


@pytest.mark.parametrize("name", ARTICLES)
def test_no_wrong_figure_leaves_unmarked(made: dict[str, Path], name: str) -> None:
    """The promise: what a fresh check of the plain English finds wrong is an error that the result shows."""
    for segment in segments(results_of(made, name)):
        told = [one for one in segment["findings"] if one["severity"] == "error"]
        wrong = [one for one in compare(segment["source"], segment["plain"]) if one.severity == "error"]
        assert len(told) >= len(wrong), segment
        if wrong:
            assert "[" in segment["english"].replace(segment["plain"], ""), segment


@pytest.mark.parametrize("name", ARTICLES)
def test_the_sentences_are_those_of_the_article(made: dict[str, Path], name: str) -> None:
    folder = results_of(made, name)
    article = read(REAL if name == REAL.name else ROOT / "examples" / name)
    told = [
        "".join(one["source"] for one in block["segments"])
        for block in result(folder)["translation"]["blocks"]
    ]
    assert told == [block.text for block in article.content]


def test_the_key_figures_of_the_real_article_are_those_a_careful_reader_marks(made: dict[str, Path]) -> None:
    brief = result(results_of(made, REAL.name))["brief"]
    shown = " ".join(row["english"] for row in brief["key_figures"])
    counts = (
        "11,460 354,422 11,533 69,993 277,778 9,500 197 339 6,131 248 1,488 18,212 4,615 367 208 380 40,000 "
        "235 170 490 255 13 307"
    )
    assert [count for count in counts.split() if count not in shown] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
def test_the_examples_are_full_of_figures(path: Path) -> None:
    assert sum(len(find_figures(block.text, "vi")) for block in read(path).content) >= 40


def test_earlier_results_stay_when_a_later_run_fails(tmp_path: Path) -> None:
    first = vibrief("brief", EXAMPLES[0], "-o", "out", "-q", folder=tmp_path)
    assert first.returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out" / EXAMPLES[0].stem).iterdir()}
    failed = vibrief("brief", EXAMPLES[0], "no-such-file.txt", "-o", "out", folder=tmp_path)
    assert failed.returncode == 2
    assert before == {
        path.name: path.read_bytes() for path in (tmp_path / "out" / EXAMPLES[0].stem).iterdir()
    }


def test_the_same_article_gives_the_same_bytes(made: dict[str, Path], tmp_path: Path) -> None:
    again = vibrief("brief", EXAMPLES[0], "--length", "full", "-q", folder=tmp_path)
    assert again.returncode == 0
    for name in FILES:
        one = made[EXAMPLES[0].name] / name
        assert one.read_bytes() == (tmp_path / "outputs" / EXAMPLES[0].stem / name).read_bytes()
