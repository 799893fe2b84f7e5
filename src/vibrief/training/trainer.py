"""Train or fine-tune a Marian model on sentence pairs; stopped at any moment, it goes on where it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vibrief.errors import EngineError, UsageError
from vibrief.training.progress import Progress, TrainingReport, time_left
from vibrief.training.recipe import FINE_TUNING, Recipe

if TYPE_CHECKING:
    import torch

    from vibrief.training.checkpoint import Position
    from vibrief.training.evaluation import DevSet
    from vibrief.training.layout import Layout
    from vibrief.training.optimisation import State
    from vibrief.training.preparation import Prepared
    from vibrief.training.processes import Begun
    from vibrief.training.vocabulary import Vocabulary

SAVE_EVERY = 300.0
"""Seconds between checkpoints."""
REPORT_EVERY = 50
"""Steps between reports."""
DEV_LINES = 200
"""Lines of the dev set that are translated at each checkpoint; at the end all are."""


def train(
    pairs: Sequence[Path],
    out: Path,
    *,
    init: Path | None = None,
    dev: Path | None = None,
    minutes: float | None = None,
    steps: int | None = None,
    device: str = "auto",
    width: int = 256,
    inner: int | None = None,
    encoder: int = 3,
    decoder: int = 2,
    heads: int | None = None,
    pieces: int = 12_000,
    processes: int | None = None,
    recipe: Recipe | None = None,
    seed: int = 1,
    resume: bool = True,
    progress: Callable[[Progress], None] | None = None,
    save_every: float = SAVE_EVERY,
    report_every: int = REPORT_EVERY,
) -> TrainingReport:
    """Train a model on `pairs` and leave it in `out`, in Marian layout with a converted copy for CTranslate2.

    `pairs` are TSV (`vi<TAB>en` or `source<TAB>vi<TAB>en`, `.xz` allowed), TMX, XLIFF or PO files. With
    `init`, a Marian directory, its model is fine-tuned and the sizes are its own. The run ends after
    `minutes` of training over all sessions or after `steps`, whichever comes first; one of them is needed.
    Its state is kept beside `out`, in `OUT.training`, from which a stopped run is resumed unless `resume` is
    False; it may be deleted afterwards. `device` is auto, cpu or cuda; `processes` defaults to the cores,
    two at most, or to all GPUs.

    Raises InputError (no usable pairs), UsageError (options), ModelError (`init` unusable), EngineError (no
    such device), OutputError (disk), TrainingError (a process died; run again to resume).
    """
    if minutes is None and steps is None:
        raise UsageError("Say when to stop: give --minutes or --steps.")
    if (minutes is not None and minutes <= 0) or (steps is not None and steps <= 0):
        raise UsageError("--minutes and --steps must be greater than 0.")
    tell = progress or (lambda _: None)
    chosen = _device(device)
    recipe = recipe or (FINE_TUNING if init else Recipe())
    directory = out.with_name(out.name + ".training")
    sizes = {"width": width, "inner": inner or 4 * width, "encoder": encoder, "decoder": decoder,
             "heads": heads or max(1, width // 64)}  # fmt: skip
    run = _Run(directory, out, recipe, seed, chosen, processes or _processes(chosen), tell)
    dev_set = run.read_dev(dev)
    begun, problems = run.begin(pairs, init, sizes, pieces, resume=resume)
    last = run.train(begun, minutes, steps, dev_set, save_every, report_every)
    layout, state, position = run.checkpoint()
    run.export(begun.prepared, layout, state.weights, out)
    scores = None
    if dev_set is not None:
        from vibrief.training.evaluation import evaluate

        tell(Progress(note="scoring the finished model"))
        scores = evaluate(out, dev_set)
    count, tokens = len(begun.prepared.variants), int(position.tokens)
    return TrainingReport(out, count, tuple(problems), position.step, tokens, position.seconds, last, scores)


@dataclass(frozen=True, slots=True)
class _Run:
    directory: Path
    out: Path
    recipe: Recipe
    seed: int
    device: str
    processes: int
    tell: Callable[[Progress], None]

    def read_dev(self, path: Path | None) -> DevSet | None:
        """The dev set, read first, so that a wrong path costs no training."""
        if path is None:
            return None
        from vibrief.training.evaluation import read_dev, score

        found = read_dev(path)
        score([found.references[0]], found.references[:1])  # tells now if sacrebleu is missing
        return found

    def begin(
        self, pairs: Sequence[Path], init: Path | None, sizes: dict[str, int], pieces: int, *, resume: bool
    ) -> tuple[Begun, list[str]]:
        """Resume the run of `directory`, or prepare a new one; and what was wrong with the rows."""
        from vibrief.training import checkpoint, preparation
        from vibrief.training.corpus import read_corpus
        from vibrief.training.processes import Begun

        corpus = read_corpus(pairs)
        problems = corpus.problems()
        for problem in problems:
            self.tell(Progress(note=problem))
        own = sizes | {"pieces": pieces} if init is None else {}
        wanted = preparation.fingerprint(pairs, self.recipe, init, seed=self.seed, **own)
        if resume and (self.directory / preparation.FINGERPRINT).is_file():
            preparation.expect_same(self.directory, wanted)
            if found := checkpoint.load(self.directory):
                self.tell(Progress(note=f"resuming after step {found[2].step}"))
                return Begun(preparation.recall(self.directory), *found), problems
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True)
        self.tell(Progress(note=f"preparing {len(corpus.pairs)} pairs"))
        aligned = self.recipe.guide > 0 or init is None
        vocabulary = (
            preparation.new_vocabulary(corpus.pairs, pieces, self.recipe, self.seed)
            if init is None
            else _vocabulary_of(init)
        )
        prepared = preparation.prepare(corpus, self.directory, vocabulary, aligned=aligned)
        layout, weights = _begin_from(init) if init else _begin_new(prepared, sizes, self.seed)
        state = _fresh(weights)
        checkpoint.save(self.directory, layout, state, checkpoint.Position())
        (self.directory / preparation.FINGERPRINT).write_text(json.dumps(wanted, indent=1), encoding="utf-8")
        return Begun(prepared, layout, state, checkpoint.Position()), problems

    def train(
        self,
        begun: Begun,
        minutes: float | None,
        steps: int | None,
        dev: DevSet | None,
        save_every: float,
        report_every: int,
    ) -> float:
        """Run the processes until the end, passing on their reports; gives the last loss."""
        from vibrief.training.job import Job
        from vibrief.training.processes import free_port, running

        seconds = None if minutes is None else 60 * minutes
        job = Job(
            self.directory, self.recipe, self.seed, self.device, self.processes, steps, seconds, save_every,
            report_every, free_port(),
        )  # fmt: skip
        bleu: float | None = None
        loss = 0.0
        with running(job, begun) as reports:
            for report in reports:
                loss = (
                    report.loss if report.loss == report.loss else loss
                )  # nan: no step since the last report
                if report.saved and dev is not None and not report.done:
                    bleu = self._bleu(begun.prepared, dev)
                left = time_left(report, steps, seconds)
                position = report.position
                speed = report.tokens_per_second
                aligned, step, tokens = report.alignment_loss, position.step, position.tokens
                self.tell(Progress("", step, loss, aligned, tokens, speed, bleu, left))
        return loss

    def checkpoint(self) -> tuple[Layout, State, Position]:
        """The run's last checkpoint."""
        from vibrief.training import checkpoint
        from vibrief.training.processes import TrainingError

        found = checkpoint.load(self.directory)
        if found is None:
            raise TrainingError(f"The checkpoint in {self.directory} is gone; begin anew.")
        return found

    def export(self, prepared: Prepared, layout: Layout, weights: torch.Tensor, out: Path) -> None:
        """Write the model directory `out`, whole or not at all."""
        from vibrief.checksums import write_sums
        from vibrief.engines.conversion import convert
        from vibrief.models import READY
        from vibrief.output.atomic import replace_directory
        from vibrief.training.examples import MOST_SOURCE
        from vibrief.training.layout import model_files

        extras: dict[str, Any] = {
            "name": out.name, "max_source_tokens": MOST_SOURCE, "slots": list(prepared.vocabulary.slots),
            "recipe": asdict(self.recipe),
        }  # fmt: skip
        if self.recipe.guide:
            extras["alignment"] = {"layer": layout.shape.decoder - 1, "head": 0}
        with replace_directory(out) as staging:
            files = model_files(layout, weights) | prepared.vocabulary.files()
            files["vibrief.json"] = (json.dumps(extras, ensure_ascii=False, indent=1) + "\n").encode()
            for name, data in files.items():
                (staging / name).write_bytes(data)
            convert(staging, staging / READY, "int8")
            write_sums(staging)

    def _bleu(self, prepared: Prepared, dev: DevSet) -> float:
        from vibrief.training.evaluation import DevSet, evaluate

        layout, state, _ = self.checkpoint()
        step = max(1, len(dev.sources) // DEV_LINES)
        some = DevSet(dev.name, dev.sources[::step], dev.references[::step])
        trial = self.directory / "trial"
        self.export(prepared, layout, state.weights, trial)
        return evaluate(trial, some).bleu


def _begin_new(prepared: Prepared, sizes: dict[str, int], seed: int) -> tuple[Layout, torch.Tensor]:
    from vibrief.training.layout import Layout, Shape
    from vibrief.training.preparation import first_weights

    vocabulary = prepared.vocabulary
    count = len(vocabulary.pieces)
    shape = Shape(
        pieces=count,
        producible=vocabulary.producible,
        padding=count - 1,
        width=sizes["width"],
        inner=sizes["inner"],
        encoder=sizes["encoder"],
        decoder=sizes["decoder"],
        heads=sizes["heads"],
    )
    layout = Layout(shape)
    return layout, first_weights(prepared, layout, seed)


def _begin_from(init: Path) -> tuple[Layout, torch.Tensor]:
    from vibrief.training.layout import from_marian

    return from_marian(init)


def _vocabulary_of(init: Path) -> Vocabulary:
    from vibrief.training.vocabulary import Vocabulary

    return Vocabulary.read(init)


def _fresh(weights: torch.Tensor) -> State:
    import torch

    from vibrief.training.optimisation import State

    return State(weights, torch.zeros_like(weights), torch.zeros_like(weights))


def _device(name: str) -> str:
    import torch

    if name not in ("auto", "cpu", "cuda"):
        raise UsageError(f"--device is auto, cpu or cuda, not {name}.")
    if name == "cuda" and not torch.cuda.is_available():
        raise EngineError("No CUDA device is at hand; train with --device cpu.")
    return "cuda" if name != "cpu" and torch.cuda.is_available() else "cpu"


def _processes(device: str) -> int:
    import os

    import torch

    return torch.cuda.device_count() if device == "cuda" else min(2, os.cpu_count() or 1)
