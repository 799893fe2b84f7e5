"""The engine: what translates a batch of sentences, whatever runs the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one sentence.

    `score` is the log-probability per token that the model chose, the end of sentence counted and a forced
    prefix not (higher is better); `tokens` the number of target tokens, the end of sentence not counted.
    `finished` is false where the model was stopped at the length limit before it ended the sentence.
    `alignment` pairs character spans of the target with character spans of the source,
    ((target start, end), (source start, end)), where the model was trained to align and the caller asked;
    else it is empty.
    """

    text: str
    score: float
    tokens: int
    finished: bool = True
    alignment: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


class Engine(Protocol):
    """A loaded vi→en model. Not thread-safe; one call holds the device."""

    name: str
    """`ctranslate2` or `transformers`."""
    device: str
    """`cpu` or `cuda`."""
    precision: str
    """Number format of the weights in use: `int8`, `float32`, `float16`, `bfloat16` …"""
    max_source_tokens: int
    """The longest source, in tokens, that the model was trained on; longer ones are best split."""
    slots: frozenset[str]
    """Slot tokens (`⟦N0⟧` …) the model was trained to copy; empty where it knows none."""

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        """Number of source tokens of each sentence, the end of sentence counted."""
        ...

    def translate(
        self,
        sentences: Sequence[str],
        *,
        beam: int,
        n_best: int = 1,
        prefixes: Sequence[str] | None = None,
        align: bool = False,
    ) -> list[list[Hypothesis]]:
        """The `n_best` best hypotheses of each sentence, best first, in the order of `sentences`.

        `prefixes`, one per sentence, are English beginnings that the output is forced to start with (""
        leaves the model free); the hypothesis's text includes its prefix, and something after it. A sentence
        or beginning longer than the model's positions gets empty, unfinished hypotheses: nothing is cut.
        Raises EngineError when the device runs out of memory.
        """
        ...
