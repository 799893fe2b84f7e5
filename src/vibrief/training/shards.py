"""Draws shards: samples of the corpus in fresh variants, with phrases, sentences and terms of the project's own.

A shard depends on its number and the seed alone, so a run that was stopped goes on with the same data.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vibrief.training.augmentation import SLOTTED, vary
from vibrief.training.examples import MOST_SOURCE, MOST_TARGET, Example, Shard, encode
from vibrief.training.phrases import make_phrases
from vibrief.training.recipe import Recipe
from vibrief.training.sentences import make_sentences, make_terms
from vibrief.training.variant import Variant
from vibrief.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import SynchronizedArray

    import numpy as np

    Array = np.ndarray[Any, Any]

SENTENCES_SLOTTED = 0.7
"""Share of the project's own sentences that get slots: they are full of figures, names and terms."""
_POLL = 0.02
"""Seconds between looks at whether a shard is wanted."""


class ShardMaker:
    """Draws shards from a corpus whose pairs are `variants`, with a weight each, in general and late in the
    run. `names` are what its foreign names may become."""

    def __init__(
        self,
        variants: Sequence[Variant],
        weights: Array,
        late: Array,
        names: Sequence[str],
        vocabulary: Vocabulary,
        recipe: Recipe,
        seed: int,
    ) -> None:
        import numpy as np

        self._variants, self._weights, self._late, self._names = variants, weights, late, names
        self._vocabulary, self._recipe, self._seed = vocabulary, recipe, seed
        self._lengths = np.array([len(variant.en.split()) for variant in variants])

    def make(self, number: int, *, late: bool) -> list[Example]:
        """The examples of shard `number`: at most `recipe.shard` pairs of the corpus, none twice, and what the
        project adds."""
        rng = random.Random(f"{self._seed} {number} {late}")  # noqa: S311
        most = None if late else self._recipe.first_words + number * self._recipe.more_words
        drawn = self._draw(most, rng)
        examples = [self._example(pair, SLOTTED, rng) for pair in drawn]
        examples += [self._example(pair, SLOTTED, rng) for pair in self._made(len(drawn), rng)]
        own = make_sentences(self._recipe.sentences, rng)
        short = (pair for pair in own if most is None or len(pair.en.split()) <= most)
        examples += [self._example(pair, SENTENCES_SLOTTED, rng) for pair in short]
        return [
            example
            for example in examples
            if len(example.source) <= MOST_SOURCE and len(example.target) <= MOST_TARGET
        ]

    def _draw(self, most: int | None, rng: random.Random) -> list[Variant]:
        """Pairs of the corpus of at most so many English words, the heavier ones more often; any where all are
        longer."""
        import numpy as np

        weights = (self._late if most is None else self._weights).astype(np.float64)
        if most is not None and (short := self._lengths <= most).any():
            weights = weights * short
        count = min(self._recipe.shard, int((weights > 0).sum()))
        drawn = np.random.default_rng(rng.getrandbits(32)).choice(
            len(weights), count, replace=False, p=weights / weights.sum()
        )
        return [self._variants[i] for i in drawn]

    def _made(self, count: int, rng: random.Random) -> list[Variant]:
        return make_phrases(int(count * self._recipe.phrases), rng) + make_terms(self._recipe.terms, rng)

    def _example(self, pair: Variant, slotted: float, rng: random.Random) -> Example:
        varied = vary(pair, rng, slots=self._vocabulary.slots, names=self._names, slotted=slotted)
        return encode(varied, self._vocabulary, rng if rng.random() < self._recipe.resampled else None)


def shard_path(directory: Path, number: int) -> Path:
    """File of a shard."""
    return directory / f"shard-{number:05}.npz"


def make_shards(directory: Path, maker: ShardMaker, wanted: SynchronizedArray[int]) -> None:
    """The process that makes the shards that are asked for, for as long as its parent lives.

    `wanted`: the last shard to make, whether it is to be a late one, and the first not made yet.
    """
    parent = os.getppid()
    while os.getppid() == parent:
        with wanted.get_lock():
            last, late = wanted[0], bool(wanted[1])
        # The shard at work is there unless the run was stopped while it was being made.
        for number in (max(0, last - 1), last):
            path = shard_path(directory, number)
            if number >= wanted[2] and not path.is_file():
                Shard.write(path, maker.make(number, late=late))
                with wanted.get_lock():
                    wanted[2] = number + 1
        time.sleep(_POLL)
