"""Scores of a model on a dev set, by the engine that users run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vibrief.errors import InputError, UsageError

DEV_NAMES = (("vi.txt", "en.txt"), ("dev.vi", "dev.ref"), ("dev.vi", "dev.en"), ("test.vi", "test.en"))
"""Names under which a dev folder may hold its Vietnamese and its English lines."""


@dataclass(frozen=True, slots=True)
class DevSet:
    """Sentences with one reference each."""

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """BLEU and chrF with sacrebleu's signatures, which make them reproducible."""

    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str


def read_dev(path: Path, lines: int | None = None) -> DevSet:
    """A folder with Vietnamese and English lines (`vi.txt` and `en.txt`, or `dev.vi` and `dev.ref`), or a
    TSV file.

    `lines` takes so many of them, evenly spread. Raises InputError.
    """
    pairs = _read_folder(path) if path.is_dir() else _read_table(path)
    if not pairs:
        raise InputError(f"{path}: the dev set is empty")
    if lines and lines < len(pairs):
        pairs = [pairs[i * len(pairs) // lines] for i in range(lines)]
    return DevSet(path.name, tuple(vi for vi, _ in pairs), tuple(en for _, en in pairs))


def score(hypotheses: list[str], references: tuple[str, ...]) -> Scores:
    """BLEU and chrF of `hypotheses`. Raises UsageError where sacrebleu is not installed."""
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
    except ImportError:
        raise UsageError("scores need sacrebleu; install vibrief[train] or leave --dev out") from None
    bleu, chrf = BLEU(), CHRF()
    found = (
        bleu.corpus_score(hypotheses, [list(references)]),
        chrf.corpus_score(hypotheses, [list(references)]),
    )
    return Scores(found[0].score, found[1].score, str(bleu.get_signature()), str(chrf.get_signature()))


def evaluate(directory: Path, dev: DevSet, *, beam: int = 4) -> Scores:
    """Translate `dev` with the model of `directory` on the CPU and score it."""
    from vibrief.engines import load_engine

    engine = load_engine(directory, engine="ctranslate2", device="cpu")
    counts = engine.count_tokens(dev.sources)
    whole = [i for i, count in enumerate(counts) if count <= engine.max_source_tokens]
    found = engine.translate([dev.sources[i] for i in whole], beam=beam)
    hypotheses = [""] * len(dev.sources)
    for i, best in zip(whole, found, strict=True):
        hypotheses[i] = best[0].text
    return score(hypotheses, dev.references)


def _read_folder(path: Path) -> list[tuple[str, str]]:
    for vi_name, en_name in DEV_NAMES:
        if (path / vi_name).is_file() and (path / en_name).is_file():
            vi, en = (_lines(path / name) for name in (vi_name, en_name))
            if len(vi) != len(en):
                raise InputError(f"{path}: {vi_name} has {len(vi)} lines and {en_name} has {len(en)}")
            return list(zip(vi, en, strict=True))
    wanted = " or ".join(f"{vi} and {en}" for vi, en in DEV_NAMES[:2])
    raise InputError(f"{path}: expected {wanted} in the dev folder")


def _read_table(path: Path) -> list[tuple[str, str]]:
    from vibrief.training.corpus import read_corpus

    return [(pair.vi, pair.en) for pair in read_corpus([path]).pairs]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
