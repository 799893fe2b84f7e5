"""A draft, a candidate to take its place, and the check that decides between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from vibrief.engines.engine import Hypothesis
from vibrief.figures.model import Figure, Finding
from vibrief.repair.health import Problem, find_problems
from vibrief.repair.tidying import tidied
from vibrief.segment import Rung
from vibrief.terms.glossary import Glossary
from vibrief.terms.model import Mention, MentionFinding

AnyFinding = Finding | MentionFinding


class Checker:
    """The check every segment must pass: figures, names, and terms of `glossary` (the built-in one by default)."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        from vibrief.terms.mentions import find_mentions

        # A source is checked against candidate after candidate; what it names is looked for once.
        self.mentions: Callable[[str], list[Mention]] = lru_cache(maxsize=4096)(
            partial(find_mentions, glossary=glossary)
        )

    def __call__(self, source: str, english: str) -> tuple[AnyFinding, ...]:
        """The findings on figures, names and terms of an English sentence and its source."""
        from vibrief.figures.compare import compare
        from vibrief.terms.check import check_mentions

        return (*compare(source, english), *check_mentions(source, english, self.mentions(source)))


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as the model left it.

    `hypotheses` are what the model offered, best first (`english` normally the first of them); those a beam
    search finds anyway cost nothing, and save the ladder's first rung a second translation.
    """

    source: str
    english: str
    findings: tuple[AnyFinding, ...]
    hypotheses: tuple[Hypothesis, ...] = ()
    how: Rung = "model"


@dataclass(frozen=True, slots=True)
class Candidate:
    """English that may take a draft's place, with what the check says of it.

    `score` orders candidates of one rung: log-probability per token, higher is better.
    """

    english: str
    findings: tuple[AnyFinding, ...]
    problems: tuple[Problem, ...]
    score: float
    how: Rung

    @property
    def errors(self) -> int:
        """Findings that are errors."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def missed_terms(self) -> int:
        """Glossary terms of the source that the English lacks."""
        return sum(isinstance(finding, MentionFinding) and finding.source.kind == "term"
                   and finding.verdict != "same" for finding in self.findings)  # fmt: skip

    @property
    def passes(self) -> bool:
        """Whether the English may leave unmarked."""
        return not self.problems and not self.errors

    @property
    def rank(self) -> tuple[bool, int, int, int, float]:
        """The greater the better: passing, fewer problems, errors and missed terms, likelier."""
        return (self.passes, -len(self.problems), -self.errors, -self.missed_terms, self.score)


def examine(source: str, english: str, score: float, how: Rung, checker: Checker) -> Candidate:
    """`english`, tidied, with its findings and problems."""
    english = tidied(source, english, checker.mentions(source))
    return Candidate(english, checker(source, english), find_problems(source, english), score, how)


def needs_repair(draft: Draft) -> bool:
    """Whether a draft fails: a finding is an error, or the English is broken (see `find_problems`)."""
    return any(finding.severity == "error" for finding in draft.findings) or bool(
        find_problems(draft.source, draft.english)
    )


def rendering(source: Figure | Mention) -> str:
    """The right English of a figure, name or term of the source."""
    if isinstance(source, Mention):
        return source.renderings[0] if source.renderings else source.text
    from vibrief.figures.write import write_figure

    return write_figure(source)


def errors_with_places(candidate: Candidate) -> list[tuple[int, int, str]]:
    """(start, end, right rendering) for each error that stands at a place of the English, in order, disjoint."""
    places = sorted(
        (finding.target.start, finding.target.end, rendering(finding.source))
        for finding in candidate.findings
        if finding.severity == "error" and finding.source is not None and finding.target is not None
    )
    disjoint: list[tuple[int, int, str]] = []
    for start, end, right in places:
        if not disjoint or start >= disjoint[-1][1]:
            disjoint.append((start, end, right))
    return disjoint
