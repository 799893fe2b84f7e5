"""How often the model breaks down: empty, looping, far too short or long output on many lines of plain news.

    python benchmarks/health.py [--lines 10000] [--model MODEL] [--device cpu|cuda]

The lines are spread evenly over ../shared/corpora/mono-vi.txt.xz. Printed are the problems (see
`vibrief.repair.health`) of the model's own words, and what the repair ladder leaves of them.
"""

from __future__ import annotations

import argparse
import lzma
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from vibrief.repair import find_problems
from vibrief.segment import Segment

NEWS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "mono-vi.txt.xz"
PROBLEMS = ("empty", "loop", "short", "long", "dropped")


def sample(path: Path, count: int) -> list[str]:
    """`count` lines of a compressed text file, evenly spread."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [line.strip() for line in file if line.strip()]
    return [lines[place * len(lines) // count] for place in range(min(count, len(lines)))]


def problems(segments: Iterable[Segment]) -> Counter[str]:
    """How many segments have each problem, and, under "any", how many have one."""
    found: Counter[str] = Counter()
    for segment in segments:
        told = find_problems(segment.source, segment.english)
        found.update(told)
        found["any"] += bool(told)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--model", help="a model's name or directory; the embedded one by default")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    options = parser.parse_args()
    if not NEWS.exists():
        raise SystemExit("The news lines this measures on are not beside the repository (corpora).")

    import vibrief

    lines = sample(NEWS, options.lines)
    print(
        f"{len(lines)} lines of news\n\n{'':12}"
        + "".join(f"{name:>9}" for name in (*PROBLEMS, "any"))
        + "   lines/s"
    )
    for name, repairs in (("model", False), ("repaired", True)):
        translator = vibrief.load_translator(options.model, device=options.device, repair=repairs)
        began = time.perf_counter()
        found = problems(translator.translate_lines(lines))
        speed = len(lines) / (time.perf_counter() - began)
        print(
            f"{name:12}" + "".join(f"{found[one]:9}" for one in (*PROBLEMS, "any")) + f"{speed:10.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
