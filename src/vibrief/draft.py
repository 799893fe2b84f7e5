"""A sentence with what the model made of it, before it is checked: what translation hands to repair."""

from __future__ import annotations

from dataclasses import dataclass

from vibrief.engines.engine import Hypothesis


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence and the model's hypotheses for it, best first (never none; their texts may be empty).

    `source` is the sentence as the article has it, outer whitespace included.
    """

    source: str
    hypotheses: tuple[Hypothesis, ...]

    @property
    def english(self) -> str:
        """The model's own choice."""
        return self.hypotheses[0].text
