"""The work behind `vibrief check`: any translation, by a person or a system, checked figure by figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vibrief.checking.files import FORMS, Form, read_pairs
from vibrief.checking.model import Pair, PairReport
from vibrief.checking.report import render_figures, render_table, to_json

__all__ = [
    "FORMS",
    "Form",
    "Pair",
    "PairReport",
    "check_files",
    "check_pair",
    "read_pairs",
    "render_figures",
    "render_table",
    "to_json",
]


def check_files(
    source: Path | str, target: Path | str | None = None, *, lines: bool = False, form: str | None = None
) -> Iterator[PairReport]:
    """Checks a translation, pair by pair in file order.

    `source` and `target` are two texts, paired paragraph by paragraph, or with `lines` line by line; `target`
    None means that `source` holds both languages. `form` is one of `FORMS`, None goes by the file's ending;
    "-" is standard input. Files are read at once, so that bad input raises before the first report.

    Raises `InputError` for files that cannot be read as what they should be, `UsageError` for arguments that
    do not go together.
    """
    return (check_pair(pair) for pair in read_pairs(source, target, form_of_options(lines=lines, form=form)))


def form_of_options(*, lines: bool, form: str | None) -> Form | None:
    """The form that `--lines` and `--format` together ask for."""
    from vibrief.errors import UsageError

    if form is not None and form not in FORMS:
        raise UsageError(f"{form}: unknown format; known are {', '.join(FORMS)}")
    if lines and form not in (None, "lines", "tsv"):
        raise UsageError(f"--lines pairs the lines of two texts; it does not go with the format {form}")
    if lines and form is None:
        return "lines"
    return next((known for known in FORMS if known == form), None)


def check_pair(pair: Pair) -> PairReport:
    """The report of one pair; a skipped one has no findings."""
    from vibrief.figures import compare

    findings = () if pair.skipped else tuple(compare(pair.source, pair.target))
    return PairReport(pair.line, pair.source, pair.target, findings, pair.skipped)
