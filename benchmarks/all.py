"""Runs every benchmark, one after the other, so that each has the machine to itself.

    python benchmarks/all.py

Ends with 1 when one of them failed; the others have run all the same.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared"
# In the order of the README's tables; what each needs beside the repository.
BENCHMARKS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("figures.py", (), "flores-dev"),
    ("suites.py", (), "suites"),
    ("translation.py", (), "flores-dev"),
    ("health.py", (), "corpora"),
    ("repair.py", (), "flores-dev"),
    ("names.py", (), "flores-dev"),
    ("summary.py", ("--data", str(DATA / "vietnews" / "dev.jsonl.xz"), "--limit", "500"), "vietnews"),
    ("speed.py", (), "articles"),
    ("batch.py", ("--limit", "200", "--sample", "4"), "vietnews"),
    ("batch.py", ("--memory", "20000"), "vietnews"),
)


def main() -> int:
    failed = []
    for script, arguments, needs in BENCHMARKS:
        print(f"\n━━━ {script} {'━' * (100 - len(script))}\n", flush=True)
        if not (DATA / needs).exists():
            print(f"Left out: the data it measures on ({needs}) is not beside the repository.", flush=True)
            continue
        began = time.monotonic()
        done = subprocess.run([sys.executable, str(HERE / script), *arguments], check=False)
        print(f"\n{script}: {time.monotonic() - began:.0f} s", flush=True)
        if done.returncode:
            failed.append(script)
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
