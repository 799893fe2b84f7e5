"""Train or fine-tune a Marian model on sentence pairs; stopped at any moment, it goes on where it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vibrief.errors import EngineError, UsageError
from vibrief.training.progress import Progress, TrainingReport, time_left
from vibrief.training.recipe import FINE_TUNING, Recipe

if TYPE_CHECKING:
    import torch

    from vibrief.training.checkpoint import Position
    from vibrief.training.evaluation import DevSet
    from vibrief.training.job import Job
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
    encoder: int = 6,
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
    `init`, a Marian directory, its model is fine-tuned and the sizes are its own; a new model has half of its
    `encoder` layers at first (see `Recipe.stacking`). The run ends after `minutes` of training over all
    sessions or after `steps`, whichever comes first; one of them is needed. Its state is kept beside `out`, in
    `OUT.training`, from which a stopped run is resumed unless `resume` is False; it may be deleted afterwards.
    `device` is auto, cpu or cuda; `processes` defaults to the cores, two at most, or to all GPUs.

    Raises InputError (no usable pairs), UsageError (options), ModelError (`init` unusable), EngineError (no
    such device), OutputError (disk), TrainingError (a process died; run again to resume).
    """
    if minutes is None and steps is None:
        raise UsageError("Say when to stop: give --minutes or --steps.")
    if (minutes is not None and minutes <= 0) or (steps is not None and steps <= 0):
        raise UsageError("--minutes and --steps must be greater than 0.")
    _expect_free(out, init)
    from vibrief.training.export import export
    from vibrief.training.job import Job

    tell = progress or (lambda _: None)
    chosen = _device(device)
    recipe = recipe or (FINE_TUNING if init else Recipe())
    directory = out.with_name(out.name + ".training")
    sizes = {"width": width, "inner": inner or 4 * width, "encoder": encoder, "decoder": decoder,
             "heads": heads or max(1, width // 64)}  # fmt: skip
    run = _Run(directory, out, recipe, seed, chosen, processes or _processes(chosen), tell)
    dev_set = run.read_dev(dev)
    begun, problems = run.begin(pairs, init, sizes, pieces, resume=resume)
    seconds = None if minutes is None else 60 * minutes
    job = Job(directory, recipe, seed, chosen, run.processes, steps, seconds, save_every, report_every)
    last = run.train(begun, encoder if init is None else begun.layout.shape.encoder, job, dev_set)
    layout, state, position = run.checkpoint()
    export(begun.prepared.vocabulary, layout, state.weights, recipe, out)
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
        from vibrief.output.atomic import write_text
        from vibrief.training import checkpoint, preparation
        from vibrief.training.corpus import read_corpus
        from vibrief.training.layout import from_marian
        from vibrief.training.processes import Begun
        from vibrief.training.stacking import first_layers
        from vibrief.training.vocabulary import Vocabulary

        corpus = read_corpus(pairs)
        problems = corpus.problems()
        for problem in problems:
            self.tell(Progress(note=problem))
        own = sizes | {"pieces": pieces} if init is None else {}
        wanted = preparation.fingerprint(pairs, self.recipe, init, seed=self.seed, **own)
        if resume and (self.directory / preparation.FINGERPRINT).is_file():
            preparation.expect_same(self.directory, wanted)
            if found := checkpoint.load(self.directory):
                done = found[2].step
                self.tell(
                    Progress(note=f"resuming {f'after step {done}' if done else 'before the first step'}")
                )
                return Begun(preparation.recall(self.directory), *found), problems
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True)
        self.tell(Progress(note=f"preparing {len(corpus.pairs)} pairs"))
        aligned = self.recipe.guide > 0 or init is None
        vocabulary = (
            preparation.new_vocabulary(corpus.pairs, pieces, self.recipe, self.seed)
            if init is None
            else Vocabulary.read(init)
        )
        prepared = preparation.prepare(corpus, self.directory, vocabulary, aligned=aligned)
        shallow = sizes | {"encoder": first_layers(sizes["encoder"], self.recipe.stacking)}
        layout, weights = from_marian(init) if init else _begin_new(prepared, shallow, self.seed)
        state = _fresh(weights)
        checkpoint.save(self.directory, layout, state, checkpoint.Position())
        write_text(
            self.directory / preparation.FINGERPRINT, json.dumps(wanted, indent=1)
        )  # last: now it counts
        return Begun(prepared, layout, state, checkpoint.Position()), problems

    def train(self, begun: Begun, encoder: int, job: Job, dev: DevSet | None) -> float:
        """Run the processes until the end, with half the encoder's layers at first where it is to be stacked;
        gives the last loss."""
        if _over(job, begun):
            self.tell(Progress(note="nothing is left to do; give more --steps or --minutes to go on"))
        else:
            count = "1 process" if self.processes == 1 else f"{self.processes} processes"
            self.tell(Progress(note=f"training on {self.device} with {count}"))
        loss = 0.0
        if begun.layout.shape.encoder < encoder:
            loss = self._stage(replace(job, until=self.recipe.stacking), begun, dev, loss)
            begun = self._deeper(begun.prepared)
        return self._stage(job, begun, dev, loss)

    def _stage(self, job: Job, begun: Begun, dev: DevSet | None, loss: float) -> float:
        """Run the processes, passing on their reports; gives the last loss, `loss` where there was no step."""
        from vibrief.training.processes import running

        if _over(job, begun):
            return loss
        bleu: float | None = None
        with running(job, begun) as reports:
            for report in reports:
                if report.loss == report.loss:  # nan: no step since the last report
                    loss = report.loss
                if report.saved and dev is not None and not report.done:
                    bleu = self._bleu(begun.prepared.vocabulary, dev)
                left = time_left(report, job.steps, job.seconds)
                position = report.position
                speed = report.tokens_per_second
                aligned, step, tokens = report.alignment_loss, position.step, position.tokens
                self.tell(Progress("", step, loss, aligned, tokens, speed, bleu, left))
        return loss

    def _deeper(self, prepared: Prepared) -> Begun:
        """The run with its encoder stacked, saved at once: what is killed from here on resumes deep."""
        from vibrief.training import checkpoint
        from vibrief.training.processes import Begun
        from vibrief.training.stacking import stack

        layout, state, position = self.checkpoint()
        layout, state = stack(layout, state)
        checkpoint.save(self.directory, layout, state, position)
        note = f"stacking the encoder after step {position.step}: {layout.shape.encoder} layers from here on"
        self.tell(Progress(note=note))
        return Begun(prepared, layout, state, position)

    def checkpoint(self) -> tuple[Layout, State, Position]:
        """The run's last checkpoint."""
        from vibrief.training import checkpoint
        from vibrief.training.processes import TrainingError

        found = checkpoint.load(self.directory)
        if found is None:
            raise TrainingError(f"The checkpoint in {self.directory} is gone; begin anew.")
        return found

    def _bleu(self, vocabulary: Vocabulary, dev: DevSet) -> float:
        from vibrief.training.evaluation import DevSet, evaluate
        from vibrief.training.export import export

        layout, state, _ = self.checkpoint()
        step = max(1, len(dev.sources) // DEV_LINES)
        some = DevSet(dev.name, dev.sources[::step], dev.references[::step])
        trial = self.directory / "trial"
        export(vocabulary, layout, state.weights, self.recipe, trial)
        return evaluate(trial, some).bleu


def _expect_free(out: Path, init: Path | None) -> None:
    """Refuse an `out` in whose place the model must not come: it replaces the whole directory."""
    if init is not None and out.resolve() == init.resolve():
        raise UsageError(f"{out} is the model of --init and would be replaced; choose another --out.")
    if out.is_file():
        raise UsageError(f"{out} is a file; --out is the directory for the model.")
    if out.is_dir() and any(out.iterdir()) and not (out / "vibrief.json").is_file():
        raise UsageError(
            f"{out} holds no model of an earlier run and would be replaced; choose another --out."
        )


def _over(job: Job, begun: Begun) -> bool:
    return job.share_done(begun.position.step, begun.position.seconds) >= job.until


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
