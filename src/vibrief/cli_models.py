"""The commands that look after models and glossaries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vibrief.console import UNRESOLVED, progress, standard_output
from vibrief.options import Device, DeviceOption, JsonOption, QuietOption

if TYPE_CHECKING:
    from vibrief.models import ModelStatus

models_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The embedded model and others.")
glossary_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Glossaries of official terms.")


@models_app.command("list")
def models_list(as_json: JsonOption = False) -> None:
    """List the models on this machine, and those that can be pulled."""
    from vibrief.models import list_models

    show_models(list_models(), as_json)


@models_app.command("pull")
def models_pull(
    name: Annotated[str, typer.Argument(help="A model that `vibrief models list` says can be pulled.")],
    as_json: JsonOption = False,
) -> None:
    """Fetch a model over the network, check its hash and make it ready."""
    from vibrief.models import pull, status

    with progress(f"Fetching {name}"):
        model = pull(name)
    show_models([status(model.name)], as_json)


@models_app.command("add")
def models_add(
    path: Annotated[Path, typer.Argument(help="Directory of a MarianMT vi→en model.")],
    name: Annotated[
        str | None, typer.Option("--name", help="What to call it [default: the directory's name].")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Copy a model of your own into the store, so that --model finds it by name."""
    from vibrief.models import add, status

    model = add(path, name=name)
    show_models([status(model.name)], as_json)


@models_app.command("verify")
def models_verify(
    names: Annotated[list[str] | None, typer.Argument(help="Models [default: the embedded one].")] = None,
    as_json: JsonOption = False,
) -> None:
    """Check every file of a model against its hashes, load it and let it translate a sentence."""
    from vibrief.models import verify

    with progress("Verifying"):
        verified = [verify(name) for name in names] if names else [verify()]
    show_models(verified, as_json)


@glossary_app.command("check")
def glossary_check(
    files: Annotated[list[Path], typer.Argument(help="Glossaries: TSV vi→en, or TBX.")],
) -> None:
    """Find bad rows, duplicates and clashes in glossaries; exits with 1 when there are any."""
    from vibrief.terms import check_glossary

    problems = [(path, problem) for path in files for problem in check_glossary(path)]
    for path, problem in problems:
        print(f"{path}: {problem}")
    if problems:
        raise typer.Exit(UNRESOLVED)
    print(f"{len(files)} {'glossary' if len(files) == 1 else 'glossaries'} checked: nothing to mend.")


def train(
    pairs: Annotated[
        list[Path],
        typer.Argument(
            help="Sentence pairs: TSV (vi→en, or source, vi, en; .xz too), TMX, XLIFF or PO files."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="Directory for the model; the same one resumes a run.")],
    init: Annotated[
        Path | None, typer.Option("--init", help="Model directory to go on from: fine-tuning.")
    ] = None,
    dev: Annotated[
        Path | None, typer.Option("--dev", help="Pairs to measure BLEU on, which are not trained on.")
    ] = None,
    minutes: Annotated[float | None, typer.Option("--minutes", help="Stop after so many minutes.")] = None,
    steps: Annotated[int | None, typer.Option("--steps", help="Stop after so many steps.")] = None,
    width: Annotated[int, typer.Option("--width", min=64, help="Width of a new model.")] = 256,
    encoder: Annotated[int, typer.Option("--encoder", min=1, help="Encoder layers of a new model.")] = 6,
    decoder: Annotated[int, typer.Option("--decoder", min=1, help="Decoder layers of a new model.")] = 2,
    pieces: Annotated[
        int, typer.Option("--pieces", min=200, help="Vocabulary of a new model, in pieces.")
    ] = 12_000,
    device: DeviceOption = Device.auto,
    resume: Annotated[
        bool, typer.Option("--resume/--anew", help="Go on from the last checkpoint; or begin again.")
    ] = True,
    quiet: QuietOption = False,
) -> None:
    """Train a Marian model on sentence pairs, or make one speak your translation memory.

    A run that is stopped or killed is resumed by the same command. Progress goes to standard error.
    """
    import sys

    from vibrief.training import train as run

    def tell(line: object) -> None:
        if not quiet:
            print(line, file=sys.stderr, flush=True)

    report = run(
        pairs, out, init=init, dev=dev, minutes=minutes, steps=steps, width=width, encoder=encoder, decoder=decoder,
        pieces=pieces, device=device.value, resume=resume, progress=tell,
    )  # fmt: skip
    if quiet:
        return
    print(f"{report.out}: {report.pairs:,} pairs, {report.steps:,} steps, {report.tokens:,} target tokens")
    if report.scores:
        print(f"BLEU {report.scores.bleu:.1f}  {report.scores.bleu_signature}")
        print(f"chrF {report.scores.chrf:.1f}  {report.scores.chrf_signature}")


def show_models(models: Iterable[ModelStatus], as_json: bool) -> None:
    """Print models as a table, or one JSON object a line."""
    from vibrief.json_text import dumps

    if as_json:
        for model in models:
            print(dumps({**asdict(model), "directory": model.directory and str(model.directory)}))
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in ("name", "origin", "MB", "sha256", "state"):
        table.add_column(heading, justify="right" if heading == "MB" else "left", overflow="fold")
    for model in models:
        ready = "ready" if model.converted else "converted at first use"
        state = model.problem or (ready if model.directory else f"fetch it: vibrief models pull {model.name}")
        size = f"{model.size / 1e6:.0f}" if model.size else ""
        table.add_row(model.name, model.origin, size, model.sha256[:12], state)
    standard_output().print(table, markup=False)
