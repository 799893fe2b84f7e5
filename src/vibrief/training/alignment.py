"""Word alignments of sentence pairs, from the pairs alone.

Each English word is explained by one Vietnamese word or by none: IBM model 1 with a preference for the
diagonal (Dyer, Chahuneau & Smith 2013, "A simple, fast, and effective reparameterization of IBM model 2"),
trained by expectation maximisation in both directions, then made symmetric by grow-diag-final-and (Koehn,
Och & Marcu 2003). The alignments supervise one attention head and make the embeddings start bilingual;
nothing else depends on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vibrief.training.words import Links, is_figure, word_key, words

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Floats = np.ndarray[Any, np.dtype[np.float32]]

ROUNDS = 5
DIAGONAL = 4.0
"""How steeply a link's prior falls with its distance from the diagonal (lambda of the paper)."""
EMPTY = 0.08
"""Prior of a word that nothing explains (p0 of the paper)."""
SMOOTHING = 0.01
"""Added to each count, so that a rare word does not explain everything beside it (alpha of the paper)."""
_CELLS = 4_000_000
"""Word pairs held in memory at a time."""
_MULTIPLIER = 0x9E3779B97F4A7C15  # Fibonacci hashing: spreads keys evenly over a table


def align(pairs: Sequence[tuple[str, str]], rounds: int = ROUNDS) -> list[Links]:
    """The symmetric word alignment of each (Vietnamese, English) pair."""
    vi_words = [words(vi) for vi, _ in pairs]
    en_words = [words(en) for _, en in pairs]
    vi, en = _number(vi_words), _number(en_words)
    forward = _one_way(vi, en, rounds)
    backward = _one_way(en, vi, rounds)
    return [
        tie_figures(
            symmetrize(
                {(s, t) for t, s in enumerate(there) if s >= 0},
                {(s, t) for s, t in enumerate(back) if t >= 0},
            ),
            source,
            target,
        )
        for there, back, source, target in zip(forward, backward, vi_words, en_words, strict=True)
    ]


def symmetrize(forward: set[tuple[int, int]], backward: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Grow-diag-final-and of two directional alignments, both as (Vietnamese word, English word)."""
    links, union = forward & backward, forward | backward
    sources, targets = {s for s, _ in links}, {t for _, t in links}
    queue = sorted(links)
    while queue:
        s, t = queue.pop(0)
        for near in ((s + x, t + y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
            if near in union and near not in links and (near[0] not in sources or near[1] not in targets):
                links.add(near)
                sources.add(near[0])
                targets.add(near[1])
                queue.append(near)
    for direction in (forward, backward):
        for s, t in sorted(direction):
            if s not in sources and t not in targets:
                links.add((s, t))
                sources.add(s)
                targets.add(t)
    return links


def tie_figures(links: set[tuple[int, int]], vi: Sequence[str], en: Sequence[str]) -> Links:
    """`links` with equal figures linked to each other alone, in order, where both sides have as many of
    them."""
    there, here = _figures(vi), _figures(en)
    tied: set[tuple[int, int]] = set()
    for key, places in there.items():
        if len(places) == len(here.get(key, ())):
            tied.update(zip(places, here[key], strict=True))
    sources, targets = {s for s, _ in tied}, {t for _, t in tied}
    return tuple(sorted(tied | {(s, t) for s, t in links if s not in sources and t not in targets}))


def _figures(sentence: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(sentence):
        if is_figure(word):
            places.setdefault(word_key(word), []).append(place)
    return places


def _number(sentences: Iterable[Sequence[str]]) -> list[Ints]:
    """Words as numbers from 1; 0 is the empty word."""
    import numpy as np

    numbers: dict[str, int] = {}
    return [
        np.array([numbers.setdefault(word_key(word), len(numbers) + 1) for word in sentence], np.int64)
        for sentence in sentences
    ]


def _one_way(source: Sequence[Ints], target: Sequence[Ints], rounds: int) -> list[Ints]:
    """For each target word of each pair the place of the source word that explains it, -1 for none."""
    import numpy as np

    size = 1 << max(
        10, min(24, int(np.log2(1 + sum(len(s) * len(t) for s, t in zip(source, target, strict=True)))))
    )
    types = 1 + max((int(s.max()) for s in source if len(s)), default=0)
    counts, totals = np.ones(size, np.float32), np.full(types, size / types, np.float32)
    for _ in range(rounds):
        new_counts, new_totals = np.zeros(size), np.zeros(types)
        for _, heads, cells, prior in _chunks(source, target, size):
            posterior = _posterior(heads, cells, prior, counts, totals)
            new_counts += np.bincount(cells.ravel(), posterior.ravel(), size)
            new_totals += np.bincount(heads.ravel(), posterior.ravel(), types)
        counts, totals = new_counts.astype(np.float32), new_totals.astype(np.float32)
    best: list[Ints] = [np.zeros(0, np.int64)] * len(source)
    for places, heads, cells, prior in _chunks(source, target, size):
        choice = _posterior(heads, cells, prior, counts, totals).argmax(2) - 1
        for row, place in enumerate(places):
            best[place] = choice[row, : len(target[place])]
    return best


def _posterior(heads: Ints, cells: Ints, prior: Floats, counts: Floats, totals: Floats) -> Floats:
    """P(source word | target word, sentence), shape (pairs, target words, source words + 1); 0 where
    padded."""
    weight: Floats = prior * (counts[cells] + SMOOTHING) / (totals[heads] + SMOOTHING * len(totals))
    weight /= weight.sum(2, keepdims=True) + 1e-30
    return weight


def _chunks(
    source: Sequence[Ints], target: Sequence[Ints], size: int
) -> Iterator[tuple[list[int], Ints, Ints, Floats]]:
    """Pairs of like length together: their places, the source word and the count's cell of each word pair,
    and the prior. Place 0 on the source side is the empty word."""
    import numpy as np

    order = sorted(
        (place for place in range(len(source)) if len(source[place]) and len(target[place])),
        key=lambda place: (len(source[place]), len(target[place])),
    )
    at = 0
    while at < len(order):
        width = height = 0
        places: list[int] = []
        while at < len(order):
            new_width, new_height = len(source[order[at]]), max(height, len(target[order[at]]))
            if places and (new_width + 1) * new_height * (len(places) + 1) > _CELLS:
                break
            width, height = new_width, new_height
            places.append(order[at])
            at += 1
        left, right = np.zeros((len(places), width + 1), np.int64), np.zeros((len(places), height), np.int64)
        prior = np.zeros((len(places), height, width + 1), np.float32)
        for row, place in enumerate(places):
            m, n = len(source[place]), len(target[place])
            left[row, 1 : m + 1], right[row, :n] = source[place], target[place]
            prior[row, :n] = _prior(m, n, width)
        heads = np.broadcast_to(left[:, None], prior.shape)
        keys = (heads.astype(np.uint64) << np.uint64(32)) + right[:, :, None].astype(np.uint64)
        shift = np.uint64(64 - (size.bit_length() - 1))
        yield places, heads, ((keys * np.uint64(_MULTIPLIER)) >> shift).astype(np.int64), prior


_PRIORS: dict[tuple[int, int], Any] = {}


def _prior(m: int, n: int, width: int) -> Floats:
    """Prior of each source place for each target place, shape (n, width + 1)."""
    import numpy as np

    if (m, n) not in _PRIORS:
        distance = np.abs((np.arange(m) + 1)[None] / m - (np.arange(n) + 1)[:, None] / n)
        near = np.exp(-DIAGONAL * distance)
        table = np.concatenate([np.full((n, 1), EMPTY), (1 - EMPTY) * near / near.sum(1, keepdims=True)], 1)
        _PRIORS[m, n] = table.astype(np.float32)
    padded: Floats = np.pad(_PRIORS[m, n], ((0, 0), (0, width - m)))
    return padded
