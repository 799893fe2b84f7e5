"""How long the commands take from cold and what they hold, and how much faster CTranslate2 is than
transformers.

    python benchmarks/speed.py [--model NAME] [--runs N]

Prints wall time (the best of some runs: the others measure what else the machine does), processor time and
peak memory of each command in a process of its own; then both engines' tokens a second on the same weights,
sentences and beam in one run. The article is ../shared/articles/bac-lieu-2022-06-15.txt beside the
repository, or examples/.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REAL_ARTICLE = ROOT.parent / "shared" / "articles" / "bac-lieu-2022-06-15.txt"
VIBRIEF = [sys.executable, "-m", "vibrief"]
SOURCE = "Hội chợ thu hút 354.422 lượt người, tăng 12,5% so với năm 2021.\n"
TARGET = "The fair drew 354,432 visitors, 12.5% more than in 2021.\n"


@dataclass(frozen=True)
class Cost:
    """What one run of a command cost: seconds on the clock and on the processor, MB at its peak."""

    wall: float
    processor: float
    memory: float


def measure(command: list[str]) -> Cost:
    """Run `command` in a process of its own."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: figures are wrong, as they are in what is checked here
            output.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{output.read().decode()}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(command: list[str], runs: int) -> Cost:
    """The cheapest of several runs, after one that fills the file cache and makes what is made once."""
    measure(command)
    return min((measure(command) for _ in range(runs)), key=lambda cost: cost.wall)


def commands(folder: Path, model: list[str]) -> dict[str, tuple[list[str], float, float]]:
    """Each command with the seconds and the MB it may take."""
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "target.txt").write_text(TARGET, encoding="utf-8")
    article = REAL_ARTICLE if REAL_ARTICLE.exists() else min((ROOT / "examples").glob("*.txt"))
    out = ["-o", str(folder / "outputs")]
    return {
        "vibrief --help": ([*VIBRIEF, "--help"], 0.3, 700),
        "vibrief check": (
            [*VIBRIEF, "check", str(folder / "source.txt"), str(folder / "target.txt")],
            0.5,
            700,
        ),
        "vibrief brief": ([*VIBRIEF, "brief", str(article), "--device", "cpu", *out, *model], 3.0, 700),
    }


def tokens_per_second(name: str | None, sentences: list[str], beam: int) -> dict[str, tuple[float, float]]:
    """Tokens (source and target) a second of each engine on the CPU: by the clock, and by processor time."""
    from vibrief.engines import load_engine
    from vibrief.models import resolve

    model = resolve(name)
    speeds: dict[str, tuple[float, float]] = {}
    for engine_name in ("ctranslate2", "transformers"):
        engine = load_engine(model, engine=engine_name, device="cpu")
        fitting = [
            sentence
            for sentence, count in zip(sentences, engine.count_tokens(sentences), strict=True)
            if count <= engine.max_source_tokens
        ]
        engine.translate(fitting[:2], beam=beam)
        started, busy = time.perf_counter(), process_seconds()
        found = engine.translate(fitting, beam=beam)
        wall, busy = time.perf_counter() - started, process_seconds() - busy
        tokens = sum(engine.count_tokens(fitting)) + sum(one[0].tokens for one in found)
        speeds[f"{engine_name} {engine.precision}"] = (tokens / wall, tokens / busy)
    return speeds


def process_seconds() -> float:
    """Processor seconds of this process so far, all threads together."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def sentences_of(article: Path) -> list[str]:
    """The sentences of an article."""
    import vibrief
    from vibrief.sentences import split_sentences

    return [part.strip() for block in vibrief.read(article).content for part in split_sentences(block.text)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="model to use instead of the embedded one")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--beam", type=int, default=4)
    arguments = parser.parse_args()

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{cores} cores{load}\n")
    print(f"{'command':16}{'wall s':>9}{'limit':>8}{'processor s':>13}{'peak MB':>9}{'limit':>8}")
    with tempfile.TemporaryDirectory() as folder:
        model = ["--model", arguments.model] if arguments.model else []
        for name, (command, seconds, megabytes) in commands(Path(folder), model).items():
            cost = best(command, arguments.runs)
            print(
                f"{name:16}{cost.wall:9.2f}{seconds:8.1f}{cost.processor:13.2f}{cost.memory:9.0f}{megabytes:8.0f}",
                flush=True,
            )

    articles = [REAL_ARTICLE] if REAL_ARTICLE.exists() else sorted((ROOT / "examples").glob("*.txt"))
    sentences = [sentence for article in articles for sentence in sentences_of(article)]
    speeds = tokens_per_second(arguments.model, sentences, arguments.beam)
    print(f"\n{len(sentences)} sentences, beam {arguments.beam}")
    print(f"{'engine':24}{'tokens/s':>10}{'tokens/processor s':>20}")
    for name, (wall, busy) in speeds.items():
        print(f"{name:24}{wall:10.0f}{busy:20.0f}")
    (fast, fast_busy), (slow, slow_busy) = speeds.values()
    print(f"{'ratio (wanted: 3)':24}{fast / slow:10.1f}{fast_busy / slow_busy:20.1f}")


if __name__ == "__main__":
    main()
