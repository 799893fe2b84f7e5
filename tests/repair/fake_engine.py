"""What the engines of these tests have in common; each says by itself how it translates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class FakeEngine:
    """An engine without a model, which notes what it is asked."""

    slots: frozenset[str] = frozenset()
    name: str = "fake"
    device: str = "cpu"
    precision: str = "float32"
    max_source_tokens: int = 512
    asked: list[str] = field(default_factory=list)

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return [len(sentence.split()) + 1 for sentence in sentences]
