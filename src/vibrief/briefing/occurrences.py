"""Which syllables, or pairs of neighbouring syllables, each sentence has: flat arrays for numpy to count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Which items, numbered below `size`, each of `count` sentences has.

    `item[k]` occurs in sentence `row[k]`: each once, sorted by sentence.
    """

    row: Column
    item: Column
    size: int
    count: int

    @property
    def kinds(self) -> Column:
        """Different items of each sentence, at least 1."""
        return np.maximum(np.bincount(self.row, minlength=self.count), 1)

    @property
    def spread(self) -> Column:
        """Number of sentences that have each item."""
        return np.bincount(self.item, minlength=self.size)

    def total(self, weights: Column) -> Column:
        """For each sentence the sum of `weights`, one per occurrence."""
        return np.bincount(self.row, weights, minlength=self.count)

    def members(self, sentences: Column) -> Column:
        """(sentences, items) matrix, true where the sentence has the item."""
        ends = np.searchsorted(self.row, np.stack([sentences, sentences + 1]))
        result = np.zeros((len(sentences), self.size), dtype=bool)
        for place, (start, end) in enumerate(ends.T.tolist()):
            result[place, self.item[start:end]] = True
        return result


def neighbours(ids: Sequence[int], size: int) -> list[int]:
    """Codes of neighbouring ids in a vocabulary of `size`."""
    return [first * size + second for first, second in pairwise(ids)]


def marked(codes: Column, wanted: Iterable[int]) -> Column:
    """1 for each of the sorted `codes` that is wanted, else 0."""
    found = np.zeros(max(len(codes), 1))
    sought = np.array(list(wanted), dtype=np.int64)
    if len(codes) and len(sought):
        places = np.minimum(np.searchsorted(codes, sought), len(codes) - 1)
        found[places[codes[places] == sought]] = 1
    return found
