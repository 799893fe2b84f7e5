"""What the tests of batches share: articles of our own, runs in processes of their own, and what they leave."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def wait_for(what: Callable[[], Any], seconds: float = 500) -> Any:
    """What `what` gives as soon as that is something."""
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.01)
    return found


def children(process: int) -> list[int]:
    """The processes that a process has started, but for Python's own helper."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            line = (status.parent / "cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            continue
        if parent == process and b"resource_tracker" not in line:
            found.append(int(status.parent.name))
    return found
