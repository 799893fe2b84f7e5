"""The command line: parse, call, print. What is done is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import TyperException

import vibrief
from vibrief.cli_models import glossary_app, models_app, train
from vibrief.console import (
    UNRESOLVED,
    fail_unless_resolved,
    name_standard_input_once,
    progress,
    read_lines,
    standard_output,
)
from vibrief.errors import VibriefError
from vibrief.options import (
    Articles,
    BeamOption,
    Device,
    DeviceOption,
    Diacritics,
    DiacriticsOption,
    Engine,
    EngineOption,
    Form,
    FormOption,
    GlossaryOption,
    JsonOption,
    Language,
    Length,
    LengthOption,
    MemoryOption,
    ModelOption,
    QuietOption,
    StrictOption,
)

if TYPE_CHECKING:
    from vibrief.segment import Segment

# Plain help: importing rich for it would take half of the time that `--help` may take.
app = typer.Typer(
    name="vibrief",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(models_app, name="models")
app.add_typer(glossary_app, name="glossary")

BAD_INPUT = 2
INTERRUPTED = 130  # what shells report for a process ended by Ctrl-C


def print_version(asked: bool) -> None:
    """Print the version and stop, when --version is given."""
    if asked:
        print(f"vibrief {vibrief.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Vietnamese news into English briefs in which every figure is checked against the source."""


@app.command()
def brief(
    articles: Articles,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the results, one folder in it per article.")
    ] = Path("outputs"),
    length: LengthOption = Length.standard,
    form: FormOption = Form.md,
    digest: Annotated[bool, typer.Option("--digest", help="Also write one document of all briefs.")] = False,
    model: ModelOption = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
    beam: BeamOption = 4,
    glossary: GlossaryOption = None,
    diacritics: DiacriticsOption = Diacritics.drop,
    memory: MemoryOption = None,
    strict: StrictOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Translate articles, brief them and check every figure: the main job.

    Writes brief.md, translation.md, review.html and result.json into OUTPUT/NAME/ and prints the brief.
    """
    from vibrief import output as out

    read = [vibrief.read(path) for path in name_standard_input_once(articles)]
    with progress("Loading the model", quiet):
        translator = vibrief.load_translator(
            model,
            engine=engine.value,
            device=device.value,
            beam=beam,
            glossaries=glossary or (),
            diacritics=diacritics.value,
            memory=memory,
        )
    briefs = []
    for article, folder in zip(read, out.unique_directories(output, read), strict=True):
        with progress(f"Briefing {article.source}", quiet):
            made = vibrief.brief(translator.translate(article), length=length.value)
            out.write_all(made, folder, form=form.value)
        briefs.append(made)
        if as_json:
            print(out.dumps(out.to_dict(made)))
        elif not quiet:
            out.render_terminal(made, standard_output())
            print(f"Written to {folder}")
    if digest:
        out.write_digest(briefs, output, form=form.value)
    if strict:
        fail_unless_resolved(segment for made in briefs for segment in made.translation.segments)


@app.command()
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Articles, folders, globs, JSON Lines or Parquet files; - for a list of paths on standard input."
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="Folder for the results; the same one resumes an earlier run."),
    ],
    length: LengthOption = Length.standard,
    form: FormOption = Form.md,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", help="One data set (NAME.jsonl or NAME.parquet) instead of a folder per article."
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes [default: one per GPU, or per four cores]."),
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed in an earlier run.")
    ] = False,
    ray: Annotated[
        str | None,
        typer.Option(
            "--ray",
            help="Run on a Ray cluster: HOST:PORT, auto (the one of this machine), or local (for a try).",
        ),
    ] = None,
    ray_cpus: Annotated[float, typer.Option("--ray-cpus", min=0.1, help="CPUs of each worker on Ray.")] = 1,
    ray_gpus: Annotated[
        float | None,
        typer.Option(
            "--ray-gpus",
            min=0,
            help="GPUs of each worker on Ray, 0.5 for two on one [default: 1 if there are any].",
        ),
    ] = None,
    shard: Annotated[
        int, typer.Option("--shard", min=1, help="Articles that a worker on Ray makes at a time, at most.")
    ] = 128,
    model: ModelOption = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
    beam: BeamOption = 4,
    glossary: GlossaryOption = None,
    diacritics: DiacriticsOption = Diacritics.drop,
    memory: MemoryOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Translate and brief whole archives; what is interrupted is resumed by the same command.

    Writes a folder per article into OUTPUT, or one data set, and summary.json. One bad article never stops the
    others; exits with 1 when some failed. With --ray the data set is made on a cluster, in parts.
    """
    from vibrief.batch import Settings, read_summary, run

    settings = Settings(
        model=model,
        engine=engine.value,
        device=device.value,
        beam=beam,
        length=length.value,
        form=form.value,
        glossaries=tuple(glossary or ()),
        diacritics=diacritics.value,
        memory=memory,
        to=to,
        workers=workers,
        retry_failed=retry_failed,
    )
    listed = read_lines(["-"])
    if ray is None:
        summary = run(inputs, output, settings, listed=listed, quiet=quiet)
    else:
        from vibrief.batch.cluster import run_on_cluster
        from vibrief.batch.ray_cluster import Cluster

        cluster = Cluster(ray, ray_cpus, ray_gpus, shard)
        summary = run_on_cluster(inputs, output, settings, cluster, listed=listed, quiet=quiet)
    if as_json:
        for line in read_summary(output):
            print(line, end="")
    elif not quiet:
        print(summary)
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.failed:
        raise typer.Exit(UNRESOLVED)


@app.command()
def translate(
    articles: Articles,
    lines: Annotated[
        bool,
        typer.Option("--lines", help="A filter: one line of source in, one line of English out, in order."),
    ] = False,
    repair: Annotated[
        bool,
        typer.Option("--repair/--no-repair", help="Mend what fails the check; or the model's own words."),
    ] = True,
    model: ModelOption = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
    beam: BeamOption = 4,
    glossary: GlossaryOption = None,
    diacritics: DiacriticsOption = Diacritics.drop,
    memory: MemoryOption = None,
    strict: StrictOption = False,
    as_json: JsonOption = False,
) -> None:
    """Translate articles, or with --lines a stream of lines, and print the English."""
    from vibrief import output as out

    with progress("Loading the model"):
        translator = vibrief.load_translator(
            model,
            engine=engine.value,
            device=device.value,
            beam=beam,
            repair=repair,
            glossaries=glossary or (),
            diacritics=diacritics.value,
            memory=memory,
        )
    segments: list[Segment] = []
    if lines:
        for number, segment in enumerate(translator.translate_lines(read_lines(articles)), 1):
            print(out.dumps(out.line_dict(number, segment)) if as_json else out.render_line(segment))
            if not segment.resolved:
                segments = [segment]  # one is enough to know, and a stream may be endless
    else:
        for path in name_standard_input_once(articles):
            article = vibrief.read(path)
            with progress(f"Translating {article.source}"):
                translation = translator.translate(article)
            print(out.dumps(out.translation_dict(translation)) if as_json else out.render_text(translation))
            segments += translation.segments
    if strict:
        fail_unless_resolved(segments)


@app.command()
def figures(
    file: Annotated[str, typer.Argument(help="A text file; - for standard input.")],
    lang: Annotated[Language, typer.Option("--lang", help="Language of the text.")] = Language.vi,
    lines: Annotated[bool, typer.Option("--lines", help="Read each line on its own.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the figures of a text: kind, value, unit and hedge of each, and where it stands."""
    from vibrief.checking import render_figures
    from vibrief.figures import to_dict
    from vibrief.json_text import dumps

    texts: Iterable[str] = read_lines([file]) if lines else ["\n".join(read_lines([file]))]
    for number, text in enumerate(texts, 1):
        found = vibrief.find_figures(text, lang.value)
        if as_json:
            where = {"line": number} if lines else {}
            print(dumps({**where, "figures": [to_dict(figure) for figure in found]}))
        else:
            render_figures(found, standard_output(), number if lines else None)


@app.command()
def check(
    source: Annotated[
        str, typer.Argument(help="The Vietnamese; or a TSV, TMX, XLIFF or PO file with both languages.")
    ],
    target: Annotated[str | None, typer.Argument(help="The English, unless SOURCE holds both.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Pair the lines of the two files.")] = False,
    form: Annotated[
        str | None,
        typer.Option("--format", help="text, lines, tsv, tmx, xliff or po [default: by the file's ending]."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show the figures that are right, too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check the figures of any translation, a person's or another system's; loads no model.

    Exits with 1 when a figure is wrong, missing or invented, so that it can guard a translation.
    """
    from vibrief import checking

    reports = checking.check_files(source, target, lines=lines, form=form)
    if not as_json:
        if not checking.render_table(reports, standard_output(), everything=everything):
            raise typer.Exit(UNRESOLVED)
        return
    from vibrief.json_text import dumps

    wrong = False
    for report in reports:
        print(dumps(checking.to_json(report)))
        wrong |= not report.ok
    if wrong:
        raise typer.Exit(UNRESOLVED)


app.command("train")(train)


def stop(message: str, status: int) -> NoReturn:
    """End with one line on standard error."""
    print(f"vibrief: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(status)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; whatever can be foreseen to go wrong is one line on standard error."""
    try:
        status = app(arguments, prog_name="vibrief", standalone_mode=False)
    except VibriefError as error:
        stop(str(error), BAD_INPUT)
    except TyperException as error:  # an unknown command, a missing or wrong option
        stop(f"{error.format_message()} See: vibrief --help", BAD_INPUT)
    except (KeyboardInterrupt, typer.Abort):
        stop("stopped.", INTERRUPTED)
    except BrokenPipeError:  # who read our output has gone; Python would complain when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        stop(f"{error.filename or 'Output'}: {error.strerror or error}.", BAD_INPUT)
    except Exception as error:  # the edge: a fault of ours is told in one line, too
        if "VIBRIEF_DEBUG" in os.environ:
            raise
        stop(
            f"A fault in vibrief ({type(error).__name__}: {error}); please report it with the trace that "
            "VIBRIEF_DEBUG=1 shows.",
            BAD_INPUT,
        )
    sys.exit(status or 0)
