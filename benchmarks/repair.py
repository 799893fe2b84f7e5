"""What the repair ladder does: figures right before and after, by which rung, at what cost, and what it does to BLEU.

    python benchmarks/repair.py [--model MODEL] [--sets flores,vlsp,article] [--limit N]

Times are seconds of CPU, all threads together. Prints a table for FLORES-101 dev and VLSP 2020 dev with the
systems whose English lies beside it, and one for the real article. A sentence is right when no finding on
its figures is an error; marked ones count as not right.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vibrief.figures.compare import compare
from vibrief.figures.find import find_figures
from vibrief.figures.model import Finding
from vibrief.figures.soft import is_soft
from vibrief.output.marks import mark
from vibrief.segment import Rung, Segment
from vibrief.sentences import split_sentences
from vibrief.terms.model import MentionFinding

SHARED = Path(__file__).resolve().parents[2] / "shared"
SYSTEMS = ("opusmt", "nllb", "bergamot-tiny", "microsoft", "google")
RUNGS: tuple[Rung, ...] = (
    "model",
    "n_best",
    "forced",
    "clauses",
    "slots",
    "rendering",
    "marked",
    "untranslated",
)


@dataclass(frozen=True)
class Suite:
    """Source lines, reference lines where there are any, and the English of other systems."""

    name: str
    source: list[str]
    reference: list[str] | None
    systems: dict[str, list[str]]


def suites(names: Sequence[str], limit: int | None) -> list[Suite]:
    def read(path: str) -> list[str]:
        return (SHARED / path).read_text(encoding="utf-8").splitlines()[:limit]

    found = []
    if "flores" in names:
        systems = {name: read(f"flores-dev/dev.{name}") for name in SYSTEMS}
        found.append(Suite("flores-dev", read("flores-dev/dev.vi"), read("flores-dev/dev.ref"), systems))
    if "vlsp" in names:
        found.append(Suite("vlsp-dev", read("corpora/vlsp-dev/vi.txt"), read("corpora/vlsp-dev/en.txt"), {}))
    if "article" in names:
        text = next((SHARED / "articles").glob("*.txt")).read_text(encoding="utf-8")
        sentences = [one.strip() for line in text.splitlines() for one in split_sentences(line)]
        found.append(Suite("article", [one for one in sentences if one][:limit], None, {}))
    return found


def figures_right(findings: Sequence[Finding | MentionFinding]) -> bool:
    return all(finding.severity != "error" for finding in findings if isinstance(finding, Finding))


def names_right(findings: Sequence[Finding | MentionFinding]) -> bool:
    return all(finding.severity != "error" for finding in findings if isinstance(finding, MentionFinding))


def scores(english: list[str], reference: list[str] | None) -> str:
    if reference is None:
        return f"{'-':>6} {'-':>6}"
    import sacrebleu

    bleu = sacrebleu.corpus_bleu(english, [reference]).score
    return f"{bleu:6.2f} {sacrebleu.corpus_chrf(english, [reference]).score:6.2f}"


def unmarked_errors(segments: Sequence[Segment]) -> int:
    """Figure errors that the marked English does not show: one bracket at least for every error."""
    return sum(
        not figures_right(segment.findings) and mark(segment).count("[") <= segment.english.count("[")
        for segment in segments
    )


def report(suite: Suite, plain: list[Segment], repaired: list[Segment], seconds: tuple[float, float]) -> None:
    bearing = [any(not is_soft(one) for one in find_figures(source, "vi")) for source in suite.source]
    count = max(1, sum(bearing))

    def share(right: Sequence[bool]) -> str:
        return f"{sum(r for r, b in zip(right, bearing, strict=True) if b) / count:8.2%}"

    print(f"\n{suite.name}: {len(suite.source)} sentences, {count} with figures")
    print(f"{'':16} {'figures':>8} {'names':>8} {'BLEU':>6} {'chrF':>6}")
    for name, english in suite.systems.items():
        right = [
            all(f.severity != "error" for f in compare(s, e))
            for s, e in zip(suite.source, english, strict=True)
        ]
        print(f"{name:16} {share(right)} {'':8} {scores(english, suite.reference)}")
    for name, segments in (("vibrief plain", plain), ("vibrief repaired", repaired)):
        right = [figures_right(segment.findings) for segment in segments]
        names = sum(names_right(segment.findings) for segment in segments) / len(segments)
        english = [segment.english for segment in segments]
        print(f"{name:16} {share(right)} {names:8.2%} {scores(english, suite.reference)}")
    rungs = Counter(segment.how for segment in repaired)
    failed = len(repaired) - rungs["model"]
    print("rungs: " + ", ".join(f"{rung} {rungs[rung] / max(1, failed):.1%}" for rung in RUNGS[1:] if rungs[rung])
          + f" of {failed} failed sentences")  # fmt: skip
    print(f"unmarked errors: {unmarked_errors(repaired)}; time: {seconds[0]:.1f} s plain, {seconds[1]:.1f} s repaired, "
          f"{seconds[1] / seconds[0]:.2f}×")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="a model's name or directory; the embedded one by default")
    parser.add_argument("--sets", default="flores,vlsp,article")
    parser.add_argument("--limit", type=int, help="sentences of each set")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument(
        "--show", action="store_true", help="print every sentence that the ladder changed or marked"
    )
    options = parser.parse_args()

    from vibrief.engines import load_engine
    from vibrief.models import resolve
    from vibrief.translation import Translator

    model = resolve(options.model)
    engine = load_engine(model)
    for suite in suites(options.sets.split(","), options.limit):
        made, seconds = [], []
        for repairs in (False, True):
            translator = Translator(engine, model, beam=options.beam, repair=repairs)
            translator.translate_sentences(suite.source[:8])
            start = time.process_time()
            made.append(list(translator.translate_lines(suite.source)))
            seconds.append(time.process_time() - start)
        report(suite, made[0], made[1], (seconds[0], seconds[1]))
        if options.show:
            show(made[0], made[1])


def show(plain: list[Segment], repaired: list[Segment]) -> None:
    for before, after in zip(plain, repaired, strict=True):
        if after.how != "model":
            print(f"\n{after.how}\n  {after.source}\n  {before.english}\n  {mark(after)}")


if __name__ == "__main__":
    main()
