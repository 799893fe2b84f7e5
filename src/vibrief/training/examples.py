"""Pairs as the network takes them: piece numbers with their alignment, in shards, steps and batches."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vibrief.training.variant import Variant
from vibrief.training.vocabulary import Vocabulary
from vibrief.training.words import is_figure, word_key, words

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

MOST_SOURCE, MOST_TARGET = 130, 120
"""Pieces beyond which a pair is not trained on; what the finished model takes follows from it."""
SOURCE_ROOM = 1.6
"""Source tokens a batch may hold per target token it may hold."""


@dataclass(frozen=True, slots=True)
class Example:
    """Piece numbers of both sides, and (target place, source place) of each link."""

    source: list[int]
    target: list[int]
    links: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """`source` (sentences, pieces), `target` padded with -1, `links` (sentences, target, source) with rows
    that sum to 1, or to 0 where a piece has no link."""

    source: Array
    target: Array
    links: Array


def encode(variant: Variant, vocabulary: Vocabulary, rng: random.Random | None = None) -> Example:
    """Pieces of a pair, and its word links carried over to them; `rng` cuts the source at random."""
    vi, en = words(variant.vi), words(variant.en)
    source, target = vocabulary.source_pieces(variant.vi, rng), vocabulary.target_pieces(variant.en)
    source_words, target_words = _words_of(source, vi), _words_of(target, en)
    links = [(len(target), len(source))]  # the ends of both sentences
    if source_words is not None and target_words is not None:
        pieces_of: dict[int, list[int]] = {}
        for place, word in enumerate(source_words):
            pieces_of.setdefault(word, []).append(place)
        linked: dict[int, list[int]] = {}
        for s, t in variant.links:
            linked.setdefault(t, []).append(s)
        digits = _Digits(source, source_words)
        for place, word in enumerate(target_words):
            there = linked.get(word, [])
            if len(there) == 1 and is_figure(en[word]) and word_key(en[word]) == word_key(vi[there[0]]):
                links += [(place, s) for s in digits.match(target, target_words, place, there[0])]
            else:
                links += [(place, s) for w in there for s in pieces_of.get(w, ())]
    return Example(vocabulary.numbers(source), vocabulary.numbers(target), links)


class _Digits:
    """Finds for a digit of an English figure the same digit of the Vietnamese one: the third for the
    third."""

    def __init__(self, source: Sequence[str], source_words: Sequence[int]) -> None:
        self._places: dict[int, list[int]] = {}
        for place, word in enumerate(source_words):
            if source[place].strip("▁").isdigit():
                self._places.setdefault(word, []).append(place)

    def match(self, target: Sequence[str], target_words: Sequence[int], place: int, word: int) -> list[int]:
        """Source places for the piece at `place`; none for a separator, which the figure's size decides."""
        if not target[place].strip("▁").isdigit():
            return []
        first = place
        while first and target_words[first - 1] == target_words[place]:
            first -= 1
        order = sum(piece.strip("▁").isdigit() for piece in target[first:place])
        return self._places.get(word, [])[order : order + 1]


def _words_of(pieces: Sequence[str], sentence: Sequence[str]) -> list[int] | None:
    """The word each piece belongs to; None where pieces do not add up to the words. A lone space belongs to
    the word after it."""
    if not sentence:
        return None
    ends = list(itertools.accumulate(map(len, sentence)))
    found, at, word = [], 0, 0
    for piece in pieces:
        length = len(piece.replace("▁", ""))
        while word + 1 < len(ends) and at >= ends[word]:
            word += 1
        found.append(word)
        at += length
        if length and at > ends[word]:
            return None
    return found if at == ends[-1] else None


class Shard:
    """Many examples in flat arrays. `source[source_at[i]:source_at[i + 1]]` is the source of the i-th."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self.source, self.source_at = arrays["source"], arrays["source_at"]
        self.target, self.target_at = arrays["target"], arrays["target_at"]
        self.links, self.links_at = arrays["links"], arrays["links_at"]

    def __len__(self) -> int:
        return len(self.source_at) - 1

    @classmethod
    def read(cls, path: Path) -> Shard:
        """A shard from its file."""
        import numpy as np

        with np.load(path) as arrays:
            return cls({name: arrays[name] for name in arrays.files})

    @staticmethod
    def write(path: Path, examples: Sequence[Example]) -> None:
        """Write examples to `path`, whole or not at all."""
        import numpy as np

        def flat(parts: list[list[Any]], columns: tuple[int, ...], kind: type) -> tuple[Array, Array]:
            sizes = np.cumsum([0, *map(len, parts)])
            return np.array(list(itertools.chain.from_iterable(parts)), kind).reshape(-1, *columns), sizes

        source, source_at = flat([example.source for example in examples], (), np.int32)
        target, target_at = flat([example.target for example in examples], (), np.int32)
        links, links_at = flat([example.links for example in examples], (2,), np.int16)
        staging = path.with_name(f".{path.name}.tmp.npz")
        np.savez(
            staging, source=source, source_at=source_at, target=target, target_at=target_at, links=links,
            links_at=links_at,
        )  # fmt: skip
        staging.replace(path)

    def steps(self, tokens: int, batch_tokens: int, seed: int) -> Iterator[tuple[list[list[int]], int]]:
        """Batches of each step, as lists of examples, and the step's target tokens. A last half step is
        dropped, but a shard gives one step at least."""
        batches = self._batches(batch_tokens)
        random.Random(seed).shuffle(batches)  # noqa: S311
        lengths = self.target_at[1:] - self.target_at[:-1]
        step: list[list[int]] = []
        size, whole = 0, False
        for batch in batches:
            step.append(batch)
            size += int(lengths[batch].sum())
            if size >= tokens:
                yield step, size
                step, size, whole = [], 0, True
        if step and not whole:
            yield step, size

    def _batches(self, batch_tokens: int) -> list[list[int]]:
        """Examples of one source length and nearly one target length together: no padding in the source,
        little in the target."""
        import numpy as np

        sources = self.source_at[1:] - self.source_at[:-1]
        targets = self.target_at[1:] - self.target_at[:-1]
        batches: list[list[int]] = []
        for i in np.lexsort((targets, sources)).tolist():
            room = len(batches[-1]) + 1 if batches else 0
            if (
                batches
                and sources[batches[-1][0]] == sources[i]
                and targets[i] * room <= batch_tokens
                and sources[i] * room <= batch_tokens * SOURCE_ROOM
            ):
                batches[-1].append(i)
            else:
                batches.append([i])
        return batches

    def batch(self, examples: Sequence[int]) -> Batch:
        """The arrays of some examples of one source length."""
        import numpy as np

        spans = [(self.target_at[i], self.target_at[i + 1]) for i in examples]
        height = int(max(end - start for start, end in spans))
        source = np.stack([self.source[self.source_at[i] : self.source_at[i + 1]] for i in examples])
        target = np.full((len(examples), height), -1, np.int64)
        links = np.zeros((len(examples), height, source.shape[1]), np.float32)
        for row, i in enumerate(examples):
            target[row, : spans[row][1] - spans[row][0]] = self.target[slice(*spans[row])]
            places = self.links[self.links_at[i] : self.links_at[i + 1]].astype(np.int64)
            links[row, places[:, 0], places[:, 1]] = 1
        links /= np.maximum(links.sum(-1, keepdims=True), 1)
        return Batch(source.astype(np.int64), target, links)
