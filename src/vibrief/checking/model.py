"""What is checked and what the check says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vibrief.figures.model import Finding

Skipped = Literal["untranslated", "fuzzy", "not for translation", "no Vietnamese or no English"]
"""Why a unit of a translator's file was not checked."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of the source and its translation, both NFC.

    `line` is its number from 1: the line, or where the form has no lines, the paragraph or unit. `skipped`
    says why there is nothing to check, else None.
    """

    line: int
    source: str
    target: str
    skipped: Skipped | None = None


@dataclass(frozen=True, slots=True)
class PairReport:
    """A pair and every finding on its figures; offsets in findings refer to `source` and `target`."""

    line: int
    source: str
    target: str
    findings: tuple[Finding, ...]
    skipped: Skipped | None = None

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity != "error" for finding in self.findings)
