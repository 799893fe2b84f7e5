"""What a check prints: JSON for machines, a table for people."""

from __future__ import annotations

import json
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from vibrief.checking import PairReport, check_files, form_of_options, render_figures, render_table, to_json
from vibrief.errors import UsageError
from vibrief.figures.model import Figure, Finding

SOURCE = Figure("money", Decimal("1E+12"), None, "VND", "over", "hơn 1 nghìn tỷ đồng", 3, 22)
TARGET = Figure("money", Decimal(1000), None, "USD", "none", "$1,000", 0, 6)
DATE = Figure("date", "XXXX-06-15", None, None, "none", "15/6", 30, 34)
ERROR = Finding("value_changed", SOURCE, TARGET, "error", "VND became USD")
NOTICE = Finding("missing", DATE, None, "notice", "")
FINE = Finding("same", DATE, DATE, "ok")


def printed(reports: list[PairReport], **options: bool) -> tuple[str, bool]:
    console = Console(file=StringIO(), width=200, color_system=None)
    fine = render_table(reports, console, **options)
    output = console.file.getvalue()  # type: ignore[attr-defined]
    return output, fine


def test_json_gives_figures_whole_and_decimals_as_plain_strings() -> None:
    row = json.loads(json.dumps(to_json(PairReport(7, "…", "…", (ERROR, NOTICE)))))
    assert row == {
        "line": 7,
        "ok": False,
        "findings": [
            {
                "verdict": "value_changed",
                "severity": "error",
                "source": {
                    "kind": "money", "value": "1000000000000", "high": None, "unit": "VND", "hedge": "over",
                    "text": "hơn 1 nghìn tỷ đồng", "start": 3, "end": 22,
                },
                "target": {
                    "kind": "money", "value": "1000", "high": None, "unit": "USD", "hedge": "none",
                    "text": "$1,000", "start": 0, "end": 6,
                },
                "note": "VND became USD",
            },
            {
                "verdict": "missing",
                "severity": "notice",
                "source": {
                    "kind": "date", "value": "XXXX-06-15", "high": None, "unit": None, "hedge": "none",
                    "text": "15/6", "start": 30, "end": 34,
                },
                "target": None,
                "note": "",
            },
        ],
    }  # fmt: skip


def test_a_pair_is_ok_when_nothing_is_an_error() -> None:
    assert to_json(PairReport(1, "", "", (NOTICE, FINE)))["ok"] is True
    assert to_json(PairReport(1, "", "", (NOTICE, ERROR)))["ok"] is False


def test_a_skipped_unit_says_why() -> None:
    assert to_json(PairReport(3, "a", "", (), "untranslated")) == {
        "line": 3, "ok": True, "findings": [], "skipped": "untranslated",
    }  # fmt: skip


def test_the_table_shows_what_needs_attention_and_counts_the_rest() -> None:
    reports = [
        PairReport(1, "", "", (ERROR, FINE)),
        PairReport(2, "", "", (NOTICE,)),
        PairReport(3, "", "", (), "fuzzy"),
    ]
    output, fine = printed(reports)
    assert not fine
    lines = [line.split() for line in output.splitlines()]
    assert lines[1][:2] == ["1", "error"]
    assert lines[2] == ["2", "notice", "15/6", "–", "missing"]
    assert output.splitlines()[-1] == "3 pairs, 3 figures: 1 error, 1 notice; 1 skipped (1 fuzzy)"
    assert "\n1     ok" in printed(reports, everything=True)[0]


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    odd = Figure("cardinal", Decimal(5), None, None, "none", "[bold]5[/]", 0, 1)
    assert "[bold]5[/]" in printed([PairReport(1, "", "", (Finding("added", None, odd, "error"),))])[0]


def test_figures_are_listed_with_their_values() -> None:
    console = Console(file=StringIO(), width=120, color_system=None)
    render_figures([SOURCE, DATE], console, line=4)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert lines[1].split() == [
        "4",
        "hơn",
        "1",
        "nghìn",
        "tỷ",
        "đồng",
        "money",
        "1000000000000",
        "VND",
        "over",
        "3–22",
    ]


@pytest.mark.parametrize(
    ("lines", "form", "expected"),
    [
        (False, None, None),
        (True, None, "lines"),
        (False, "tmx", "tmx"),
        (True, "tsv", "tsv"),
        (True, "lines", "lines"),
    ],
)
def test_lines_and_format_go_together(lines: bool, form: str | None, expected: str | None) -> None:
    assert form_of_options(lines=lines, form=form) == expected


@pytest.mark.parametrize(("lines", "form"), [(True, "tmx"), (False, "docx")])
def test_options_that_contradict_each_other_are_refused(lines: bool, form: str) -> None:
    with pytest.raises(UsageError):
        form_of_options(lines=lines, form=form)


def test_bad_input_is_refused_before_the_first_report() -> None:
    with pytest.raises(UsageError):
        check_files("-", "-")
