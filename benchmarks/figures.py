"""Checking figures: what is found, what is falsely flagged, and how fast, beside two rivals in the same run.

    python benchmarks/figures.py                       the sets under ../shared (FLORES dev, VLSP dev)
    python benchmarks/figures.py --data DIR            any folder with one Vietnamese and one English file of
                                                       equal length; further such files are systems' outputs
    python benchmarks/figures.py --list false-alarms   also print each clean line that is flagged (or: misses)

Errors of twelve kinds are planted into the human English (see planting.py), one per sentence and place. A
plant counts as found when the check of the altered sentence says something that the check of the untouched
one does not: an error, or for a lost hedge at least a notice. Lines where the human English itself states
other figures than the source are listed by number in human-differences.tsv; they are left out of the false
alarms and of the plants, and counted apart.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planting import KINDS, WANTED_SEVERITY, plant

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
SETS = (SHARED / "flores-dev", SHARED / "corpora" / "vlsp-dev")
SEED = "vibrief"

_VIETNAMESE = re.compile(r"(^|[._-])(vi|vie|vie_Latn)([._-]|$)")
_ENGLISH = re.compile(r"(^|[._-])(en|ref|eng|eng_Latn)([._-]|$)")

Complaints = Counter[tuple[str, ...]]
"""What a checker says of a sentence pair: each complaint with its severity first."""
Checker = Callable[[str, str], Complaints]


@dataclass(frozen=True, slots=True)
class Data:
    """Sentence pairs of one set, the outputs of systems for its sources, and the lines where the human
    English differs."""

    name: str
    source: list[str]
    english: list[str]
    systems: dict[str, list[str]]
    differs: dict[int, str]


@dataclass(slots=True)
class Score:
    """Counts of one checker on one set."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, int, str]] = field(default_factory=list)
    flagged: list[int] = field(default_factory=list)


def read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def load(folder: Path) -> Data:
    """The set in `folder`: one Vietnamese and one English file, told by `vi` and `en` or `ref` in their names."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    sources = [path for path in files if _VIETNAMESE.search(path.name)]
    references = [path for path in files if _ENGLISH.search(path.name)]
    if len(sources) != 1 or len(references) != 1:
        raise SystemExit(
            f"{folder}: expected one Vietnamese and one English file, found {[p.name for p in files]}"
        )
    source, english = read_lines(sources[0]), read_lines(references[0])
    others = {path: read_lines(path) for path in files if path not in (sources[0], references[0])}
    systems = {
        path.name.split(".", 1)[-1]: lines for path, lines in others.items() if len(lines) == len(source)
    }
    if len(source) != len(english):
        raise SystemExit(f"{folder}: {len(source)} Vietnamese lines, {len(english)} English ones")
    return Data(folder.name, source, english, systems, human_differences(folder.name))


def human_differences(name: str) -> dict[int, str]:
    with (HERE / "human-differences.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {int(row["line"]): row["what differs"] for row in rows if row["set"] == name}


def vibrief_checker() -> Checker:
    from vibrief.figures import compare

    def check(source: str, english: str) -> Complaints:
        return Counter(
            (
                finding.severity,
                finding.verdict,
                finding.source.text if finding.source else "",
                finding.target.text if finding.target else "",
            )
            for finding in compare(source, english)
            if finding.severity != "ok"
        )

    return check


def pofilter_checker() -> Checker:
    """translate-toolkit's `numbers` filter, as `pofilter -t numbers` runs it."""
    from translate.filters import checks

    filters = checks.StandardChecker(checks.CheckerConfig(targetlanguage="en"))

    def check(source: str, english: str) -> Complaints:
        try:
            filters.numbers(source, english)
        except checks.FilterFailure:
            return Counter([("error", "numbers")])
        return Counter()

    return check


def digit_checker() -> Checker:
    """Digit strings without their separators, compared as multisets."""

    def digits(text: str) -> Counter[str]:
        return Counter(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", text)))

    def check(source: str, english: str) -> Complaints:
        return Counter([("error", "digits")]) if digits(source) != digits(english) else Counter()

    return check


CHECKERS: dict[str, Callable[[], Checker]] = {
    "vibrief": vibrief_checker,
    "pofilter": pofilter_checker,
    "digits": digit_checker,
}


def complains(complaints: Complaints, severity: str = "error") -> bool:
    wanted = ("error",) if severity == "error" else ("error", "notice")
    return any(complaint[0] in wanted for complaint in complaints)


def score(data: Data, name: str) -> Score:
    """Plants and clean lines of `data` under one checker. A rival that only says yes or no has found a plant
    when it complains; vibrief has to complain of something that it did not before."""
    check, result = CHECKERS[name](), Score()
    for number, (source, english) in enumerate(zip(data.source, data.english, strict=True), start=1):
        before = check(source, english)
        if complains(before):
            result.flagged.append(number)
        if number in data.differs:
            continue
        for kind in KINDS:
            for planted in plant(kind, source, english, f"{SEED}:{data.name}:{number}"):
                after = check(source, planted)
                new = after - before if name == "vibrief" else after
                result.planted[kind] += 1
                if complains(new, WANTED_SEVERITY[kind]):
                    result.found[kind] += 1
                else:
                    result.missed.append((kind, number, planted))
    return result


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def has_digit(data: Data, number: int) -> bool:
    return bool(re.search(r"\d", data.source[number - 1] + data.english[number - 1]))


def report_set(data: Data, results: dict[str, Score]) -> None:
    print(f"\n## {data.name}: {len(data.source)} sentence pairs\n")
    print("| planted | wanted | n | " + " | ".join(results) + " |")
    print("|---|---|---|" + "---|" * len(results))
    first = next(iter(results.values()))
    for kind in KINDS:
        cells = [percent(result.found[kind], result.planted[kind]) for result in results.values()]
        print(f"| {kind} | {WANTED_SEVERITY[kind]} | {first.planted[kind]} | " + " | ".join(cells) + " |")
    totals = [percent(result.found.total(), result.planted.total()) for result in results.values()]
    print(f"| **all** | | {first.planted.total()} | " + " | ".join(f"**{cell}**" for cell in totals) + " |")
    with_digits = [n for n in range(1, len(data.source) + 1) if has_digit(data, n)]
    differing = [n for n in with_digits if n in data.differs]
    clean = [n for n in with_digits if n not in data.differs]
    rest = [n for n in range(1, len(data.source) + 1) if not has_digit(data, n) and n not in data.differs]
    print("\n| flagged as error | n | " + " | ".join(results) + " |")
    print("|---|---|" + "---|" * len(results))
    for label, numbers in (
        ("lines with digits", with_digits),
        ("– where the human English agrees", clean),
        ("– where it states other figures", differing),
        ("lines without digits", rest),
    ):
        cells = [percent(len(set(r.flagged).intersection(numbers)), len(numbers)) for r in results.values()]
        print(f"| {label} | {len(numbers)} | " + " | ".join(cells) + " |")
    beyond = len(set(first.flagged).intersection(clean))
    print(
        f"\nFlagged wrongly: {beyond} of {len(with_digits)} lines with digits ({percent(beyond, len(with_digits))})."
    )


def report_systems(data: Data) -> None:
    """Share of the sentences with figures that a system renders with at least one wrong figure."""
    from vibrief.figures import find_figures

    check = vibrief_checker()
    bearing = [n for n, source in enumerate(data.source) if find_figures(source, "vi")]
    digits = [n for n in bearing if re.search(r"\d", data.source[n])]
    print(f"\n## Systems on {data.name}: sentences with a wrong, missing or invented figure\n")
    print(f"| system | of {len(bearing)} sentences with figures | of {len(digits)} with digits |")
    print("|---|---|---|")
    for system, lines in [*data.systems.items(), ("human", data.english)]:
        wrong = {n for n in bearing if complains(check(data.source[n], lines[n]))}
        print(
            f"| {system} | {percent(len(wrong), len(bearing))} | {percent(len(wrong & set(digits)), len(digits))} |"
        )


def report_speed(sets: Sequence[Data], seconds: float = 3.0) -> None:
    """Sentence pairs checked and megabytes read per second of processor time, the best of repeated passes."""
    from vibrief.figures import find_figures

    check = CHECKERS["vibrief"]()
    pairs = [pair for data in sets for pair in zip(data.source, data.english, strict=True)]
    size = sum(len(source.encode()) + len(english.encode()) for source, english in pairs)

    def best(run: Callable[[], None]) -> float:
        deadline, fastest = time.perf_counter() + seconds, float("inf")
        while time.perf_counter() < deadline:
            start = time.process_time()
            run()
            fastest = min(fastest, time.process_time() - start)
        return fastest

    def read() -> None:
        for source, english in pairs:
            find_figures(source, "vi")
            find_figures(english, "en")

    def check_all() -> None:
        for source, english in pairs:
            check(source, english)

    print("\n## Speed, one core\n")
    print(f"reading: {size / best(read) / 1e6:.1f} MB/s (wanted: 2)")
    print(f"checking: {len(pairs) / best(check_all):,.0f} sentence pairs/s (wanted: 3,000)")


def report_list(data: Data, result: Score, what: str, kind: str | None) -> None:
    check = CHECKERS["vibrief"]()
    if what == "false-alarms":
        for number in result.flagged:
            if number not in data.differs:
                source, english = data.source[number - 1], data.english[number - 1]
                print(f"\n{data.name} {number}\n  vi {source}\n  en {english}")
                for complaint in check(source, english):
                    print(f"  {' | '.join(complaint)}")
    else:
        for missed, number, planted in result.missed:
            if kind in (None, missed):
                print(f"\n{data.name} {number} {missed}\n  vi {data.source[number - 1]}\n  en {planted}")
                for complaint in check(data.source[number - 1], planted):
                    print(f"  {' | '.join(complaint)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--data", type=Path, action="append", help="a folder with a Vietnamese and an English file"
    )
    parser.add_argument(
        "--list", choices=("false-alarms", "misses"), help="print these lines of vibrief's and stop"
    )
    parser.add_argument("--kind", choices=KINDS, help="with --list misses: this kind alone")
    options = parser.parse_args()
    folders = options.data or [folder for folder in SETS if folder.is_dir()]
    if not folders:
        sys.exit(f"no data: neither --data nor {' nor '.join(map(str, SETS))}")
    sets = [load(folder) for folder in folders]
    if options.list:
        for data in sets:
            report_list(data, score(data, "vibrief"), options.list, options.kind)
        return
    print("# Checking figures: share of planted errors found, share of clean lines flagged")
    for data in sets:
        report_set(data, {name: score(data, name) for name in CHECKERS})
    for data in sets:
        if data.systems:
            report_systems(data)
    report_speed(sets)


if __name__ == "__main__":
    main()
