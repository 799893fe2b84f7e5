"""How often foreign names are altered in translation, and how often the check is wrong about human English.

    python benchmarks/names.py [--model MODEL] [--limit N]

A sentence counts as altered when a foreign name or person of its source is lost or changed in the English by the
check's own verdict; on human English the same verdict is a false alarm or a name the translator left out.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from vibrief.terms import check_mentions, find_names

SHARED = Path(__file__).resolve().parents[2] / "shared"
SYSTEMS = ("opusmt", "nllb", "bergamot-tiny", "microsoft", "google")


def read(path: str, limit: int | None) -> list[str]:
    return (SHARED / path).read_text(encoding="utf-8").splitlines()[:limit]


def report(name: str, sources: Sequence[str], english: Sequence[str]) -> None:
    start = time.process_time()
    foreign = altered = alarms = 0
    for source, target in zip(sources, english, strict=True):
        findings = check_mentions(source, target, find_names(source))
        errors = [finding.source.kind for finding in findings if finding.severity == "error"]
        foreign += any(finding.source.kind == "foreign" for finding in findings)
        altered += "foreign" in errors
        alarms += bool(errors)
    speed = len(sources) / (time.process_time() - start)
    print(
        f"{name:18} {foreign:7} {altered / max(1, foreign):8.2%} {alarms / len(sources):9.2%} {speed:10.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="a model's name or directory; the embedded one by default")
    parser.add_argument("--limit", type=int, help="sentences of each set")
    options = parser.parse_args()

    from vibrief.engines import load_engine
    from vibrief.models import resolve
    from vibrief.translation import Translator

    model = resolve(options.model)
    engine = load_engine(model)
    sets = {
        "flores-dev": (
            "flores-dev/dev.vi",
            "flores-dev/dev.ref",
            {name: f"flores-dev/dev.{name}" for name in SYSTEMS},
        ),
        "vlsp-dev": ("corpora/vlsp-dev/vi.txt", "corpora/vlsp-dev/en.txt", {}),
    }
    for name, (source_path, reference, systems) in sets.items():
        sources = read(source_path, options.limit)
        print(f"\n{name}\n{'':18} {'foreign':>7} {'altered':>8} {'sentences':>9} {'per second':>10}")
        find_names(sources[0])
        report("human", sources, read(reference, options.limit))
        for system, path in systems.items():
            report(system, sources, read(path, options.limit))
        for label, repairs in (("vibrief plain", False), ("vibrief repaired", True)):
            translator = Translator(engine, model, repair=repairs)
            report(label, sources, [segment.english for segment in translator.translate_lines(sources)])


if __name__ == "__main__":
    main()
