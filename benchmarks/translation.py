"""BLEU, chrF and right figures of the embedded model, beside five systems; and how fast both engines are.

    python benchmarks/translation.py                   the sets under ../shared (FLORES dev, VLSP dev)
    python benchmarks/translation.py --data DIR        any folder with one Vietnamese and one English file of equal
                                                       length; further such files are systems' outputs
    python benchmarks/translation.py --model DIR       another Marian model
    python benchmarks/translation.py --lines 200       fewer lines, evenly spread

All outputs are the models' own words, before any repair. A line's figures are right when the check of its output
finds no error; the share is of the lines whose source states a figure. The human English stands in the same
column: what is missing there to 100 % are figures that people rendered differently, and false alarms.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from figures import SETS, Data, load

if TYPE_CHECKING:
    from vibrief.engines import Engine

ENGINES = ("ctranslate2", "transformers")


@dataclass(frozen=True, slots=True)
class Row:
    """One system on one set; `figures` and `speed` (source tokens a second) are None where not measured."""

    system: str
    bleu: float
    chrf: float
    figures: float | None
    speed: float | None = None
    empty: int = 0
    cut_off: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, action="append", help="folder with vi and en files")
    parser.add_argument("--model", type=Path, help="a Marian model; default: the embedded one")
    parser.add_argument("--lines", type=int, help="at most so many lines of each set")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    options = parser.parse_args(arguments)
    folders = options.data or [folder for folder in SETS if folder.is_dir()]
    if not folders:
        print("No data: name a folder with --data.")
        return 0
    engines = load_engines(options.model, options.device)
    for folder in folders:
        data = thin(load(folder), options.lines)
        rows = [measure_engine(engine, data, options.beam) for engine in engines]
        rows += [measure(name, data, lines) for name, lines in sorted(data.systems.items())]
        rows.append(Row("human English", 100.0, 100.0, right_figures(data.source, data.english)))
        show(data, rows)
    print(f"BLEU {signatures()[0]}\nchrF {signatures()[1]}")
    return 0


def load_engines(model: Path | None, device: str) -> list[Engine]:
    """The model in both engines, at the precisions users get on the device."""
    from vibrief.engines import load_engine

    return [load_engine(model, engine=name, device=device) for name in ENGINES]


def thin(data: Data, lines: int | None) -> Data:
    """At most `lines` of the set, evenly spread."""
    count = len(data.source)
    if not lines or lines >= count:
        return data
    kept = [i * count // lines for i in range(lines)]
    return Data(
        data.name,
        [data.source[i] for i in kept],
        [data.english[i] for i in kept],
        {name: [output[i] for i in kept] for name, output in data.systems.items()},
        {},
    )


def measure_engine(engine: Engine, data: Data, beam: int) -> Row:
    """Translate the set and score it; sources too long for the model are translated in parts, as vibrief does."""
    from dataclasses import replace

    from vibrief.clauses import join_clauses, split_to_reach

    parts = [split_to_reach(line, engine.count_tokens, engine.max_source_tokens) for line in data.source]
    pieces = [piece.strip() for line in parts for piece in line]
    tokens = sum(engine.count_tokens(pieces))
    engine.translate(pieces[:2], beam=beam)  # loads what is loaded lazily
    began = time.perf_counter()
    found = engine.translate(pieces, beam=beam)
    spent = time.perf_counter() - began
    english = iter(best[0].text for best in found)
    output = [join_clauses(line, [next(english) for _ in line]) for line in parts]
    row = measure(f"vibrief, {engine.name} {engine.precision}", data, output)
    return replace(
        row,
        speed=tokens / spent,
        empty=sum(not best[0].text for best in found),
        cut_off=sum(not best[0].finished for best in found),
    )


def measure(system: str, data: Data, output: list[str]) -> Row:
    """Score one system's output."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu = BLEU().corpus_score(output, [data.english]).score
    chrf = CHRF().corpus_score(output, [data.english]).score
    return Row(system, bleu, chrf, right_figures(data.source, output))


def right_figures(sources: list[str], output: list[str]) -> float | None:
    """Percentage of the lines with a figure in the source whose output has no wrong, missing or added one."""
    from vibrief.figures import find_figures
    from vibrief.figures.compare import compare

    judged = [
        not any(finding.severity == "error" for finding in compare(source, english))
        for source, english in zip(sources, output, strict=True)
        if find_figures(source, "vi")
    ]
    return 100 * sum(judged) / len(judged) if judged else None


def signatures() -> tuple[str, str]:
    """sacrebleu's signatures of the two metrics."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(), CHRF()
    bleu.corpus_score(["a"], [["a"]])
    chrf.corpus_score(["a"], [["a"]])
    return str(bleu.get_signature()), str(chrf.get_signature())


def show(data: Data, rows: list[Row]) -> None:
    print(f"{data.name}: {len(data.source)} lines\n")
    print(f"{'':36}{'BLEU':>7}{'chrF':>7}{'figures right':>15}{'tokens/s':>10}{'empty':>7}{'cut off':>9}")
    for row in rows:
        figures = "" if row.figures is None else f"{row.figures:.1f} %"
        speed = "" if row.speed is None else f"{row.speed:,.0f}"
        ours = f"{row.empty:7}{row.cut_off:9}" if row.speed is not None else ""
        print(f"{row.system:36}{row.bleu:7.1f}{row.chrf:7.1f}{figures:>15}{speed:>10}{ours}", flush=True)
    print()


if __name__ == "__main__":
    sys.exit(main())
