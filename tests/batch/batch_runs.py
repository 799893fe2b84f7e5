"""What the tests of batches share: articles of our own, runs in processes of their own, and what they leave."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TITLES = ["Cầu mới ở xã Tân Phú", "Chợ quê họp phiên đầu năm", "Trường học vùng cao đón học sinh"]
BODY = (
    "Sáng {day}/3, hơn {count}.200 người dân xã Tân Phú đã dự lễ khánh thành cầu mới.\n\n"
    "Công trình có tổng vốn gần {count},5 tỷ đồng, hoàn thành sớm hai tháng so với kế hoạch.\n"
)


def article(number: int) -> str:
    """The text of an article; the same number gives the same text."""
    title = TITLES[number % len(TITLES)]
    return f"{title}\n\n" + BODY.format(day=number % 28 + 1, count=number + 1)


def write_articles(folder: Path, count: int) -> Path:
    """A folder of so many articles, in folders of ten."""
    for number in range(count):
        place = folder / f"{number // 10}" / f"bài-{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(article(number), encoding="utf-8")
    return folder


def results(output: Path) -> dict[str, bytes]:
    """All that a run leaves for its reader, by name: not its state, and not how long it took."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".vibrief" not in path.parts and path.name != "summary.json"
    }


def command(*arguments: object) -> list[str]:
    """The command line of `vibrief batch ARGUMENTS`."""
    return [sys.executable, "-m", "vibrief", "batch", *map(str, arguments), "--beam", "1"]


def start(*arguments: object, folder: Path) -> subprocess.Popen[str]:
    """`vibrief batch ARGUMENTS` as a process of its own group."""
    return subprocess.Popen(
        command(*arguments),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ},
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit status and both outputs of a process, when it has ended."""
    out, err = process.communicate(timeout=600)
    return process.returncode, out, err
