"""The options of the command line that several commands share, each with its help text."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Engine(str, Enum):
    """Values of --engine."""

    auto = "auto"
    ctranslate2 = "ctranslate2"
    transformers = "transformers"


class Device(str, Enum):
    """Values of --device."""

    auto = "auto"
    cpu = "cpu"
    cuda = "cuda"


class Length(str, Enum):
    """Values of --length."""

    short = "short"
    standard = "standard"
    full = "full"


class Form(str, Enum):
    """Values of --format."""

    md = "md"
    html = "html"
    docx = "docx"
    json = "json"


class Diacritics(str, Enum):
    """Values of --diacritics."""

    keep = "keep"
    drop = "drop"


class Language(str, Enum):
    """Values of --lang."""

    vi = "vi"
    en = "en"


Articles = Annotated[
    list[str], typer.Argument(help="Articles: text, Markdown, HTML or DOCX files; - for standard input.")
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="Name or directory of a MarianMT vi→en model [default: the embedded one]."),
]
EngineOption = Annotated[Engine, typer.Option("--engine", help="What runs the model.")]
DeviceOption = Annotated[Device, typer.Option("--device", help="Where the model runs.")]
BeamOption = Annotated[int, typer.Option("--beam", min=1, max=32, help="Width of the beam search.")]
GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option("--glossary", help="Glossary to enforce: TSV vi→en, or TBX. May be given several times."),
]
DiacriticsOption = Annotated[
    Diacritics, typer.Option("--diacritics", help="Vietnamese names with diacritics, or without.")
]
MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", help="Sentence memory: a file to take translations from and add them to."),
]
LengthOption = Annotated[Length, typer.Option("--length", help="How much the brief holds.")]
FormOption = Annotated[
    Form,
    typer.Option("--format", help="Form of the brief document, beside the files that are always written."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 when an error is left unresolved.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
