"""What both engines share: sentences to token batches, hypotheses back to text, in order.

An engine adds only `_decode`: beam search over one batch. Everything that decides the output otherwise,
from the tokens to the score of a hypothesis, is here, so that two engines differ by their arithmetic alone.
"""

from __future__ import annotations

import abc
from collections.abc import Sequence
from dataclasses import dataclass

from vibrief.engines.engine import Hypothesis
from vibrief.engines.tokenizer import Tokenizer

LIMIT_FACTOR, LIMIT_MARGIN, LIMIT_STEP = 2, 16, 16
"""The model is stopped at this many times the source's tokens, and some more, the source rounded up to a
multiple of the step. Of 30,000 human translations of news sentences two are longer; most are shorter than
their source."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a model goes, in tokens: the longest source it was trained on, and its number of positions."""

    source: int
    positions: int

    def output_limit(self, source: list[str], prefix: list[str]) -> int:
        """Greatest number of free target tokens, the end of sentence counted."""
        return min(
            LIMIT_FACTOR * LIMIT_STEP * size_class(source) + LIMIT_MARGIN, self.positions - 1 - len(prefix)
        )


def size_class(source: list[str]) -> int:
    """Sources of one class have the same output limit."""
    return -(-(len(source) + 1) // LIMIT_STEP)


Rows = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Decoded:
    """One hypothesis as beam search leaves it.

    `pieces` are all target pieces, prefix included, end of sentence not; `log_probability` is that of the
    free ones and of the end of sentence; `attention` has one row per target piece, one column per source
    piece.
    """

    pieces: list[str]
    log_probability: float
    finished: bool
    attention: Rows | None = None


class MarianEngine(abc.ABC):
    """Common part of the engines; see `vibrief.engines.engine.Engine` for what they promise."""

    name: str
    batch_tokens: int
    """Source tokens, padding counted, that make a batch; what suits the device."""
    mixes_prefixes = False
    """Whether forced prefixes of different lengths may go in one batch."""
    equal_lengths = False
    """May be set: only equally long sentences share a batch, so that with CTranslate2 on a CPU no bit of a result
    depends on a sentence's company. Costs 4 % of the speed with 1,600 sentences, a quarter with 100."""

    def __init__(
        self, tokenizer: Tokenizer, *, device: str, precision: str, reach: Reach, aligned: bool
    ) -> None:
        self.tokenizer = tokenizer
        self.device = device
        self.precision = precision
        self.reach = reach
        self.max_source_tokens = reach.source
        self.slots = tokenizer.slots
        self._aligned = aligned

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        """Number of source tokens of each sentence, the end of sentence counted."""
        return [len(self.tokenizer.encode(sentence)) + 1 for sentence in sentences]

    def translate(
        self,
        sentences: Sequence[str],
        *,
        beam: int,
        n_best: int = 1,
        prefixes: Sequence[str] | None = None,
        align: bool = False,
    ) -> list[list[Hypothesis]]:
        """The `n_best` best hypotheses of each sentence, see `Engine.translate`."""
        if not 1 <= n_best <= beam:
            raise ValueError(f"n_best must lie between 1 and beam ({beam}), not {n_best}")
        prefixes = prefixes or [""] * len(sentences)
        sources = [self.tokenizer.encode(sentence) for sentence in sentences]
        forced = [self.tokenizer.encode_prefix(prefix) for prefix in prefixes]
        align = align and self._aligned
        batches = form_batches(
            sources,
            forced,
            self.batch_tokens,
            self.reach.positions,
            self.slots,
            self.mixes_prefixes,
            self.equal_lengths,
        )
        results = [[Decoded([], 0.0, finished=not source)] * n_best for source in sources]
        for batch, found in zip(
            batches, self._decode_all(batches, sources, forced, beam, align), strict=True
        ):
            for place, hypotheses in zip(batch, found, strict=True):
                results[place] = hypotheses
        if self.mixes_prefixes:
            self._decode_apart_what_mixing_harmed(results, sources, forced, beam, align)
        return [
            [
                self._hypothesis(sentence, prefix, len(pieces), decoded)
                for decoded in sorted(found, key=lambda one: -score(one, len(pieces)))[:n_best]
            ]
            for sentence, prefix, pieces, found in zip(sentences, prefixes, forced, results, strict=True)
        ]

    def _decode_all(
        self,
        batches: list[list[int]],
        sources: list[list[str]],
        forced: list[list[str]],
        beam: int,
        align: bool,
    ) -> list[list[list[Decoded]]]:
        """`_decode` for every batch; an engine that can keep several under way overrides it."""
        return [
            self._decode([sources[place] for place in batch], [forced[place] for place in batch], beam, align)
            for batch in batches
        ]

    @abc.abstractmethod
    def _decode(
        self, sources: list[list[str]], prefixes: list[list[str]], beam: int, align: bool
    ) -> list[list[Decoded]]:
        """All `beam` hypotheses of each source of a batch: sources of one size class, all or none with slots, with
        equally long prefixes unless the engine mixes them. What `uninvited` names is in none of them.
        """

    def uninvited(self, sources: list[list[str]]) -> list[str]:
        """The slots, for a batch that has none: a model makes one up now and then, and nothing could fill it."""
        return [] if any(map(self.slots.intersection, sources)) else sorted(self.slots)

    def _decode_apart_what_mixing_harmed(
        self,
        results: list[list[Decoded]],
        sources: list[list[str]],
        forced: list[list[str]],
        beam: int,
        align: bool,
    ) -> None:
        """Decode alone each sentence that passed its own limit, or ended with its prefix.

        Where prefixes are mixed, a batch's limits are those of its longest and its shortest prefix.
        """
        for place, found in enumerate(results):
            if not forced[place] or not found[0].pieces:
                continue
            limit = self.reach.output_limit(sources[place], forced[place])
            free = [len(one.pieces) - len(forced[place]) for one in found]
            if min(free) < 1 or max(free) > limit:
                results[place] = self._decode([sources[place]], [forced[place]], beam, align)[0]

    def _hypothesis(self, sentence: str, prefix: str, prefix_length: int, decoded: Decoded) -> Hypothesis:
        text = self.tokenizer.decode(decoded.pieces)
        if (
            prefix_length
        ):  # as it was asked for, to the letter, whatever the vocabulary's normalisation made of it
            text = prefix.rstrip() + text[len(self.tokenizer.decode(decoded.pieces[:prefix_length])) :]
        alignment: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
        if decoded.attention is not None:
            alignment = align_spans(
                decoded.attention,
                self.tokenizer.target_spans(decoded.pieces, text),
                self.tokenizer.source_spans(sentence),
            )
        return Hypothesis(
            text, score(decoded, prefix_length), len(decoded.pieces), decoded.finished, alignment
        )


def score(decoded: Decoded, prefix_length: int) -> float:
    """Log-probability per token that the model chose: the end of sentence counts, a forced prefix not."""
    return decoded.log_probability / max(1, len(decoded.pieces) - prefix_length + decoded.finished)


def form_batches(
    sources: list[list[str]],
    forced: list[list[str]],
    tokens: int,
    positions: int,
    slots: frozenset[str],
    mixed: bool,
    equal: bool = False,
) -> list[list[int]]:
    """Places of the sentences that go together: longest first, at most `tokens` source tokens with padding.

    Sentences in one batch are of one size class, and all or none of them have slots, so that none depends on its
    company where the model runs on or may not say a slot. Their prefixes are equally long, since decoding goes
    in step, or `mixed`; free sentences are apart in any case. Sentences that are empty, or that a model of so
    many positions cannot read or write, are in no batch.
    """

    def kind(place: int) -> tuple[bool, int, int]:
        prefix = len(forced[place])
        size = len(sources[place]) if equal else size_class(sources[place])
        return not slots.isdisjoint(sources[place]), min(prefix, 1) if mixed else prefix, -size

    order = sorted(
        (
            place
            for place, source in enumerate(sources)
            if source and len(source) < positions and len(forced[place]) < positions - 1
        ),
        key=lambda place: (kind(place), -len(sources[place])),
    )
    batches: list[list[int]] = []
    for place in order:
        batch = batches[-1] if batches else []
        width = len(sources[batch[0]]) + 1 if batch else 0
        if batch and kind(batch[0]) == kind(place) and width * (len(batch) + 1) <= tokens:
            batch.append(place)
        else:
            batches.append([place])
    return batches


def align_spans(
    attention: Rows, target: list[tuple[int, int]], source: list[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Pair each target span with the source span that its row of `attention` looks at most."""
    pairs = []
    for row, span in zip(attention, target, strict=False):
        weights = list(row)[: len(source)]
        if not weights or span[0] == span[1]:
            continue
        pairs.append((span, source[max(range(len(weights)), key=weights.__getitem__)]))
    return tuple(pairs)
