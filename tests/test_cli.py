"""The command line: what each command prints, writes and returns, and that nothing of it is undocumented."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli_runner import Runner
from tests.tiny_marian import PAIRS
from vibrief.cli import app

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "command-line.md"

ARTICLE = """Huyện Tân An khánh thành cầu mới

12/03/2024
Sáng 12/3, hơn 1.200 người dân xã Tân Phú đã dự lễ khánh thành cây cầu mới dài 86 m bắc qua kênh Ông Hai.

Theo Ủy ban nhân dân huyện, công trình có tổng vốn gần 14,5 tỷ đồng, hoàn thành sớm hai tháng so với kế hoạch.
"""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name."""

    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        for word, one in (inner or {}).items():
            yield from walk(f"{name} {word}", one)

    yield from walk("vibrief", typer.main.get_command(app))


def options(command: Any) -> set[str]:
    """The option names of a command, --help left out."""
    names = {
        name for one in command.params for name in (*one.opts, *one.secondary_opts) if name.startswith("-")
    }
    return names - {"--help"}


def section(command: str) -> str:
    """What the document says of a command: the text under its heading."""
    text = DOCUMENT.read_text("utf-8")
    found = re.search(rf"^## {command}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/command-line.md has no section on {command}"
    return found[0]


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=str)
def test_every_command_and_option_is_documented(name: str, command: Any) -> None:
    assert command.help
    assert all(one.help for one in command.params if hasattr(one, "help"))
    text = section(name)
    assert [option for option in options(command) if f"`{option}`" not in text] == []


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=str)
def test_the_document_names_no_option_that_is_not_there(name: str, command: Any) -> None:
    named = set(re.findall(r"^\| (`-.*?) \|", section(name), re.MULTILINE))
    assert {option.strip("`") for cell in named for option in cell.split(", ")} <= options(command)


# Every option stands in one of these: (arguments, exit status, what standard output shows).
# MODEL, ARTICLE, EMPTY and the other capitals name files that `files` makes.
CASES: list[tuple[str, int, str]] = [
    ("brief ARTICLE --model MODEL -o OUT", 0, "Written to"),
    ("brief ARTICLE --model MODEL --output OUT --format html --length short --digest", 0, "Written to"),
    ("brief ARTICLE --model MODEL -o OUT --format docx --length full -q", 0, ""),
    ("brief ARTICLE --model MODEL -o OUT --quiet --engine ctranslate2 --device cpu --beam 1", 0, ""),
    ("brief ARTICLE --model MODEL -o OUT --json --glossary TERMS --memory MEMORY", 0, '"vibrief result"'),
    ("brief ARTICLE --model MODEL -o OUT --diacritics keep --format json", 0, "Written to"),
    ("brief ARTICLE --model MODEL -o OUT --strict", 1, "Written to"),
    ("batch ARTICLE WRONG --model MODEL -o OUT --length short --format json --workers 1", 0, "2 articles done"),
    ("batch ARTICLE --model MODEL --output OUT --memory MEMORY --json", 0, '"done": 1'),
    ("batch ARTICLE ENGLISH --model MODEL -o OUT -q --retry-failed", 1, ""),
    ("batch ARTICLE --model MODEL -o OUT --to all.jsonl", 0, "1 articles done"),
    ("translate ARTICLE --model MODEL --engine transformers --device cpu --beam 2", 0, "1,200"),
    ("translate ARTICLE --model MODEL --glossary TERMS --memory MEMORY --repair", 0, "14.5"),
    ("translate WRONG --model MODEL --no-repair --strict", 1, ""),
    ("translate ARTICLE --model MODEL --json", 0, '"blocks"'),
    ("translate LINES --model MODEL --lines", 0, "86 m"),
    ("figures LINES --lines --lang vi", 0, "14,5 tỷ đồng"),
    ("figures LINES --json", 0, '"value": "14500000000"'),
    ("check ARTICLE ENGLISH", 0, "0 errors"),
    ("check ARTICLE ENGLISH --all", 0, "1,200"),
    ("check ARTICLE ENGLISH --format text --json", 0, '"ok": true'),
    ("check LINES ALTERED --lines", 1, "error"),
    ("train PAIRS --out NEW --steps 2 --width 64 --encoder 1 --decoder 1 --pieces 300 --device cpu -q", 0, ""),
    ("train PAIRS --out TUNED --init MODEL --dev PAIRS --minutes 0.02 --anew", 0, "BLEU"),
    ("models list", 0, "vibrief-vi-en"),
    ("models list --json", 0, '"origin": "embedded"'),
    ("models add MODEL --name mine --json", 0, '"name": "mine"'),
    ("models verify MODEL --json", 0, '"problem": ""'),
    ("glossary check TERMS", 0, "nothing to mend"),
    ("glossary check CLASH", 1, "clash"),
]  # fmt: skip
TRIED_ELSEWHERE = {
    "vibrief models pull": {"--json"},  # needs a network
    "vibrief batch": {"--ray", "--ray-cpus", "--ray-gpus", "--shard"},  # need a cluster: tests/batch
}


@pytest.fixture
def vibrief(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    return Runner(capsys, monkeypatch)


@pytest.fixture
def files(tmp_path: Path, tiny_model: Path) -> dict[str, Path]:
    """Files by the names that stand for them in command lines."""
    paragraphs = [line for line in ARTICLE.splitlines() if line.endswith(".")]
    contents = {
        "ARTICLE": ("article.txt", ARTICLE),
        "LINES": ("lines.txt", "\n".join(paragraphs) + "\n"),
        "WRONG": (
            "wrong.txt",
            "Năm ngoái, 4.321 hộ dân của huyện đã có nước sạch, tăng 17% so với năm trước đó.\n",
        ),
        "ENGLISH": (
            "english.txt",
            "Tan An opens a new bridge\n\n12 March 2024\n"
            "On the morning of 12 March more than 1,200 people of Tan Phu commune attended the opening of "
            "a bridge of 86 m.\n\nThe district says it cost nearly 14.5 billion dong, two months early.\n",
        ),
        "ALTERED": (
            "altered.txt",
            "On 12 March over 1,300 people of Tan Phu commune attended the opening of a bridge of 86 m.\n"
            "The district says it cost nearly 14.5 million dong, two months early.\n",
        ),
        "TERMS": ("terms.tsv", "khánh thành\topening\n"),
        "PAIRS": ("pairs.tsv", "\n".join(f"{vi}\t{en}" for vi, en in PAIRS * 20) + "\n"),
        "CLASH": ("clash.tsv", "khánh thành\topening\nkhánh thành\tinauguration\n"),
    }
    made = {"MODEL": tiny_model, "OUT": tmp_path / "out", "MEMORY": tmp_path / "memory.db"}
    made |= {"NEW": tmp_path / "new", "TUNED": tmp_path / "tuned"}
    for name, (file, text) in contents.items():
        made[name] = tmp_path / file
        made[name].write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def run(vibrief: Runner, files: dict[str, Path]) -> Callable[..., Any]:
    """Runs one line of a command, its capital words standing for files."""

    def call(line: str, **options: Any) -> Any:
        return vibrief(*[files.get(word, word) for word in shlex.split(line)], **options)

    return call


def test_every_option_is_tried() -> None:
    tried: dict[str, set[str]] = {name: set(TRIED_ELSEWHERE.get(name, ())) for name, _ in commands()}
    for line, _, _ in CASES:
        name = max((one for one in tried if f"vibrief {line} ".startswith(f"{one} ")), key=len)
        tried[name] |= {word for word in line.split() if word.startswith("-")}
    for name in ("vibrief translate", "vibrief batch"):  # one path for all three
        tried[name] |= tried["vibrief brief"]
    untried = [
        f"{name} {one.opts[0]}"
        for name, command in commands()
        for one in command.params
        if one.opts[0].startswith("--")
        and one.name != "help"
        and not {*one.opts, *one.secondary_opts} & tried[name]
    ]
    assert untried == []


@pytest.mark.parametrize(("line", "status", "shown"), CASES, ids=[line for line, _, _ in CASES])
def test_a_command_does_what_it_says(run: Callable[..., Any], line: str, status: int, shown: str) -> None:
    outcome = run(line)
    assert outcome.status == status
    assert shown in outcome.out
    assert outcome.err == "" or line.startswith("train")  # which tells how it goes there
    if "-q" in line:
        assert outcome.out == ""


def test_brief_writes_the_four_files_and_the_form_asked_for(
    run: Callable[..., Any], files: dict[str, Path]
) -> None:
    run("brief ARTICLE --model MODEL -o OUT --format docx --digest")
    written = {
        path.relative_to(files["OUT"]).as_posix() for path in files["OUT"].rglob("*") if path.is_file()
    }
    names = {"brief.md", "brief.docx", "translation.md", "review.html", "result.json"}
    assert written == {f"article/{name}" for name in names} | {"digest.docx"}


def test_standard_input_is_read_as_a_dash(run: Callable[..., Any], files: dict[str, Path]) -> None:
    assert run("translate - --model MODEL", stdin=ARTICLE).out == run("translate ARTICLE --model MODEL").out
    assert "14500000000" in run("figures - --json", stdin="gần 14,5 tỷ đồng").out


def test_lines_in_are_lines_out_even_the_empty_ones(run: Callable[..., Any], files: dict[str, Path]) -> None:
    lines = ["", files["LINES"].read_text("utf-8").splitlines()[0], "   ", "Một. Hai! Ba?", "12,5%"]
    outcome = run("translate - --model MODEL --lines", stdin="\n".join(lines))
    assert len(outcome.out.splitlines()) == len(lines)
    assert outcome.out.splitlines()[0] == ""
    rows = [
        json.loads(row)
        for row in run("translate - --model MODEL --lines --json", stdin="\n".join(lines)).out.splitlines()
    ]
    assert [row["line"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["source"] for row in rows] == lines
    assert set(rows[1]) == {"line", "source", "english", "plain", "findings", "how"}


def test_figures_as_json_are_what_the_design_says(run: Callable[..., Any]) -> None:
    outcome = run("figures - --lines --json", stdin="Có 354.422 lượt người dự trong ngày 15/6/2022.\n\n")
    first, second = [json.loads(row) for row in outcome.out.splitlines()]
    assert first["line"] == 1
    assert first["figures"][0] == {
        "kind": "cardinal", "value": "354422", "high": None, "unit": None, "hedge": "none", "text": "354.422",
        "start": 3, "end": 10,
    }  # fmt: skip
    assert first["figures"][1]["value"] == "2022-06-15"
    assert second == {"line": 2, "figures": []}


# (arguments, what the one line on standard error says)
BAD_USAGE = [
    ("brief", "Missing argument"),
    ("frobnicate", "No such command"),
    ("brief ARTICLE --beam 99", "--beam"),
    ("brief ARTICLE --length epic", "--length"),
    ("brief no-such-file.txt", "no-such-file.txt"),
    ("brief /", "folder"),
    ("brief EMPTY", "empty"),
    ("brief BINARY", "PNG"),
    ("brief ENGLISH", "English"),
    ("brief ARTICLE --model no-such-model", "no-such-model"),
    ("brief ARTICLE --model BROKEN", "complete"),
    ("brief ARTICLE --model MODEL -o ARTICLE", "article.txt"),
    ("brief - -", "more than once"),
    ("brief ARTICLE --model MODEL -o OUT --glossary no-such.tsv", "no-such.tsv"),
    ("translate ARTICLE --model MODEL --device cuda", "CUDA"),
    ("batch", "Missing argument"),
    ("batch ARTICLE", "--output"),
    ("batch no-such-file.txt -o OUT", "no-such-file.txt"),
    ("batch ARTICLE -o OUT --to all.csv", ".parquet"),
    ("batch ARTICLE -o OUT --model no-such-model", "no-such-model"),
    ("batch ARTICLE -o OUT --model MODEL --glossary no-such.tsv", "no-such.tsv"),
    ("batch ARTICLE -o ARTICLE --model MODEL", "article.txt"),
    ("batch ARTICLE -o OUT --model MODEL --device cuda", "CUDA"),
    ("batch ARTICLE -o s3://bucket/out --model MODEL", "--ray"),
    ("batch s3://bucket/in -o OUT --model MODEL", "--ray"),
    ("batch ARTICLE -o OUT --model MODEL --ray auto", "--to"),
    ("batch ARTICLE -o OUT --model MODEL --ray 127.0.0.1:1 --to a.jsonl", "127.0.0.1:1"),
    ("figures no-such-file.txt", "no-such-file.txt"),
    ("check ARTICLE no-such-file.txt", "no-such-file.txt"),
    ("check LINES ENGLISH --lines", "lines"),
    ("check ARTICLE ENGLISH --format frob", "frob"),
    ("models pull no-such-model", "no-such-model"),
    ("models verify no-such-model", "no-such-model"),
    ("models add EMPTY", "directory"),
    ("glossary check no-such.tsv", "no-such.tsv"),
]


@pytest.mark.parametrize(("line", "said"), BAD_USAGE, ids=[line for line, _ in BAD_USAGE])
def test_bad_usage_is_one_clear_line_and_status_2(
    run: Callable[..., Any], files: dict[str, Path], tmp_path: Path, line: str, said: str
) -> None:
    files["EMPTY"] = tmp_path / "empty.txt"
    files["EMPTY"].touch()
    files["BINARY"] = tmp_path / "picture.txt"
    files["BINARY"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    files["BROKEN"] = tmp_path / "broken"
    files["BROKEN"].mkdir()
    before = sorted(tmp_path.rglob("*"))
    outcome = run(line)
    assert outcome.status == 2
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith("vibrief: ")
    assert said in outcome.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_fault_of_ours_is_one_line_too(vibrief: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("as a test")

    monkeypatch.setattr("vibrief.find_figures", break_down)
    outcome = vibrief("figures", "-", stdin="ba")
    assert (outcome.status, len(outcome.err.splitlines())) == (2, 1)
    assert "ZeroDivisionError" in outcome.err
    assert "VIBRIEF_DEBUG" in outcome.err
