"""How fast `vibrief batch` is: against its own engine fed with ideal batches, a plain loop of transformers with the
same weights, and one `vibrief brief` per article.

    python benchmarks/batch.py [--limit ARTICLES] [--sample ARTICLES] [--model NAME] [--device cpu|cuda]
    python benchmarks/batch.py --memory [ARTICLES]

Articles are those of ../shared/vietnews/dev.jsonl.xz beside the repository. The loop and the single commands, which
are slow, get the first `--sample` of them. Words are those of the source, seconds those on the clock, with the time
to load the model where a command is measured; peak memory is that of the largest process. Measure on a quiet machine.

With `--memory` it is measured how memory grows with the number of articles instead: a thousand of them against a
hundred thousand, made of sentences that soon repeat, so that this takes minutes; memory is that of the command and
its worker, each at its peak.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "vietnews" / "dev.jsonl.xz"
VIBRIEF = [sys.executable, "-m", "vibrief"]
PARAGRAPH = 3
"""Sentences that make a paragraph of an article that comes as a list of sentences."""


@dataclass(frozen=True)
class Speed:
    """Words translated in so many seconds, and the MB of the largest process (0: not measured)."""

    words: int
    seconds: float
    memory: float = 0.0

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def texts(limit: int) -> Iterator[str]:
    """The articles as plain text: title, abstract, paragraphs."""
    with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
        for line in islice(lines, limit):
            row = json.loads(line)
            sentences = row["sentences"]
            paragraphs = [
                " ".join(sentences[start : start + PARAGRAPH])
                for start in range(0, len(sentences), PARAGRAPH)
            ]
            yield "\n\n".join([row["title"], row["abstract"], *paragraphs]) + "\n"


def command(arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak MB of `vibrief ARGUMENTS`, its workers included."""
    began = time.perf_counter()
    process = subprocess.Popen([*VIBRIEF, *arguments], stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"vibrief {' '.join(arguments)} failed.")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def peak_of_all(process: int) -> float:
    """Peak MB of a process and those it has started, each at its own; needs Linux."""
    known = [facts for path in Path("/proc").glob("[0-9]*/status") if "VmHWM" in (facts := facts_in(path))]
    ours = [facts for facts in known if process in (int(facts["Pid"]), int(facts["PPid"]))]
    return sum(int(facts["VmHWM"].split()[0]) for facts in ours) / 1024


def facts_in(path: Path) -> dict[str, str]:
    """What the system tells of a process; {} where it has ended."""
    try:
        return dict(line.split(":", 1) for line in path.read_text().splitlines())
    except OSError:
        return {}


def repeating(number: int) -> str:
    """An article of sentences that others have, too."""
    choose = random.Random(number)
    sentences = [
        f"Sáng {choose.randrange(1, 10)}/3, hơn {choose.randrange(1, 10)}.200 người dự lễ khánh thành cầu mới."
        for _ in range(2)
    ]
    return "Cầu mới ở xã Tân Phú\n\n" + "\n\n".join(sentences)


def memory(folder: Path, count: int) -> float:
    """Peak MB of `vibrief batch` over so many articles."""
    place = folder / f"{count}.jsonl"
    with place.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": number, "text": repeating(number)}) + "\n")
    options = ["-o", str(folder / f"out-{count}"), "--to", "all.jsonl", "--device", "cpu", "-q"]
    began = time.perf_counter()
    process = subprocess.Popen([*VIBRIEF, "batch", str(place), *options], cwd=ROOT)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, peak_of_all(process.pid))
        time.sleep(0.5)
    if process.returncode:
        raise SystemExit("vibrief batch failed.")
    print(f"{count:>10,} articles{time.perf_counter() - began:10.0f} s{peak:10.0f} MB", flush=True)
    return peak


def batch(folder: Path, articles: list[str], options: list[str]) -> Speed:
    """`vibrief batch` over all articles."""
    place = folder / "articles.jsonl"
    rows = (json.dumps({"id": number, "text": text}) for number, text in enumerate(articles))
    place.write_text("\n".join(rows), encoding="utf-8")
    seconds, memory = command(["batch", str(place), "-o", str(folder / "batch"), "-q", *options])
    summary = json.loads((folder / "batch" / "summary.json").read_text("utf-8"))
    if summary["failed"]:
        print(f"{summary['failed']} articles failed: {summary['failures'][0]['error']}")
    return Speed(summary["words"], seconds, memory)


def engine_alone(articles: list[str], model: str | None, device: str) -> Speed:
    """The engine over the sentences of all articles, each different one once, many thousands together."""
    from vibrief.engines import load_engine
    from vibrief.reading import read_text
    from vibrief.sentences import split_sentences

    words, sentences = 0, dict[str, None]()
    for text in articles:
        for block in read_text(text).content:
            words += len(block.text.split())
            sentences.update(dict.fromkeys(part.strip() for part in split_sentences(block.text)))
    engine = load_engine(model, device=device)
    engine.translate(["Xin chào."], beam=4, n_best=4)
    began = time.perf_counter()
    engine.translate(list(sentences), beam=4, n_best=4)
    return Speed(words, time.perf_counter() - began)


def translator_alone(articles: list[str], model: str | None, device: str) -> Speed:
    """The engine with all that checks and mends figures, in one process that reads and writes nothing meanwhile."""
    import vibrief
    from vibrief.reading import read_text

    read = [read_text(text) for text in articles]
    words = sum(len(block.text.split()) for article in read for block in article.content)
    translator = vibrief.load_translator(model, device=device)
    began = time.perf_counter()
    for _ in translator.translate_many(read):
        pass
    return Speed(words, time.perf_counter() - began)


def plain_loop(articles: list[str], model: str | None, device: str) -> Speed:
    """What one would write first: transformers' MarianMT, one paragraph after the other, 32-bit floats."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    from vibrief.models import resolve

    directory = resolve(model).directory
    tokenizer = MarianTokenizer.from_pretrained(directory)
    network: Any = MarianMTModel.from_pretrained(directory)
    network = network.to("cuda" if device == "cuda" else "cpu")  # in evaluation mode, as it is loaded
    words = 0
    began = time.perf_counter()
    for text in articles:
        for paragraph in text.split("\n\n"):
            words += len(paragraph.split())
            given = tokenizer([paragraph], return_tensors="pt", truncation=True).to(network.device)
            with torch.inference_mode():
                made = network.generate(**given, num_beams=4, max_length=512)
            tokenizer.batch_decode(made, skip_special_tokens=True)
    return Speed(words, time.perf_counter() - began)


def one_by_one(folder: Path, articles: list[str], options: list[str]) -> Speed:
    """A `vibrief brief` of its own for each article."""
    seconds, words, memory = 0.0, 0, 0.0
    for number, text in enumerate(articles):
        place = folder / f"{number}.txt"
        place.write_text(text, encoding="utf-8")
        spent, peak = command(["brief", str(place), "-o", str(folder / "single"), "-q", *options])
        result = json.loads((folder / "single" / str(number) / "result.json").read_text("utf-8"))
        seconds, words, memory = seconds + spent, words + result["provenance"]["words"], max(memory, peak)
    return Speed(words, seconds, memory)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=200, help="articles")
    parser.add_argument("--sample", type=int, default=6, help="articles for what is slow")
    parser.add_argument("--model", help="model to use instead of the embedded one")
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument(
        "--memory", type=int, nargs="?", const=100_000, help="measure memory, with so many articles"
    )
    arguments = parser.parse_args()
    if arguments.memory:
        with tempfile.TemporaryDirectory() as made:
            few = memory(Path(made), min(1000, arguments.memory))
            print(f"{memory(Path(made), arguments.memory) / few:.2f} times as much (wanted: at most 1.20)")
        return
    if not ARTICLES.exists():
        raise SystemExit("The articles this measures on are not beside the repository (vietnews).")

    articles = list(texts(arguments.limit))
    sample = articles[: arguments.sample]
    options = ["--device", arguments.device, *(["--model", arguments.model] if arguments.model else [])]
    model, device = arguments.model, arguments.device
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"{len(articles)} articles, {len(sample)} for what is slow; {device}, {os.cpu_count()} cores{load}\n"
    )
    print(f"{'':32}{'words':>9}{'seconds':>9}{'words/s':>9}{'peak MB':>9}{'batch is':>10}{'wanted':>8}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ours = batch(folder, articles, options)
        show("vibrief batch", ours, "", "")
        # Before this process has loaded a model itself: what it starts would seem as large as it is.
        single = one_by_one(folder, sample, options)
        show("vibrief brief, an article a time", single, f"{ours.rate / single.rate:.1f}×", "10×")
        alone = engine_alone(articles, model, device)
        show("its engine, ideal batches", alone, f"{ours.rate / alone.rate:.0%}", "85%")
        mended = translator_alone(articles, model, device)
        show("the same with checks and repair", mended, f"{ours.rate / mended.rate:.0%}", "")
        loop = plain_loop(sample, model, device)
        show("transformers, a paragraph a time", loop, f"{ours.rate / loop.rate:.1f}×", "8×")


def show(name: str, speed: Speed, ratio: str, wanted: str) -> None:
    """One row of the table."""
    memory = f"{speed.memory:.0f}" if speed.memory else ""
    print(
        f"{name:32}{speed.words:9}{speed.seconds:9.1f}{speed.rate:9.1f}{memory:>9}{ratio:>10}{wanted:>8}",
        flush=True,
    )


if __name__ == "__main__":
    main()
