"""The tables of docs/figures.md hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vibrief.figures import compare, find_figures, to_dict

DOCUMENT = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


def rows(section: str) -> list[list[str]]:
    """The cells of the rows of the first table under a heading."""
    text = DOCUMENT.split(f"## {section}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(("kind", "text", "value", "unit"), rows("What is read"))
def test_is_read_as_documented(kind: str, text: str, value: str, unit: str) -> None:
    (figure,) = find_figures(text, "vi")
    found = to_dict(figure)
    assert (found["kind"], found["value"], found["unit"] or "") == (kind, value, unit)


@pytest.mark.parametrize(
    ("severity", "source", "target", "verdict"),
    [
        (severity, *row)
        for severity, section in (
            ("ok", "What is fine"),
            ("notice", "What is only a notice"),
            ("error", "What is an error"),
        )
        for row in rows(section)
    ],
)
def test_is_judged_as_documented(severity: str, source: str, target: str, verdict: str) -> None:
    findings = compare(source, target)
    worst = max(findings, key=lambda finding: ("ok", "notice", "error").index(finding.severity))
    assert worst.severity == severity
    assert verdict in {finding.verdict for finding in findings if finding.severity == severity}


def test_every_table_is_tested() -> None:
    assert len(re.findall(r"^\|---", DOCUMENT, re.MULTILINE)) == 4
