"""Embeddings that know both languages before training begins.

Pieces that keep like company lie close: co-occurrence within a language, and across the alignment between
them, as positive pointwise mutual information, reduced by a truncated singular value decomposition (Levy &
Goldberg 2014, "Neural word embedding as implicit matrix factorization"). A Vietnamese piece then starts
beside its translation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vibrief.training.examples import Example

if TYPE_CHECKING:
    import numpy as np
    import torch

WINDOW = (1.0, 0.6, 0.4)
"""Weight of a neighbour one, two and three pieces away."""
ACROSS = 6.0
"""Weight of a link beside that of a neighbour."""
CONTEXT_POWER = 0.75
"""Flattens the context distribution, so that rare contexts do not dominate."""
NOISE = 0.2
"""Share of noise that tells pieces apart which keep the same company, such as digits."""


def bilingual_embeddings(
    examples: Iterable[tuple[Example, float]], pieces: int, width: int, seed: int
) -> torch.Tensor:
    """Embeddings (pieces, width) with rows of about unit length, from examples and their weights."""
    import torch

    matrix = _information(_counts(examples, pieces), pieces)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        rank = min(width, pieces - 1)
        left, values, _ = torch.svd_lowrank(matrix, q=rank, niter=4)
        vectors = left * values.sqrt()
        vectors = _unit(_unit(vectors) - 0.9 * _unit(vectors).mean(0))
        spread, _ = torch.linalg.qr(torch.randn(width, rank)) if width >= rank else (torch.eye(rank), None)
        vectors = vectors @ spread.t()
        noise = torch.randn(pieces, width) * width**-0.5
    seen = torch.zeros(pieces, dtype=torch.bool)
    seen[matrix.indices()[0]] = True
    embeddings: torch.Tensor = torch.where(seen[:, None], 0.9 * vectors + NOISE * noise, noise)
    return embeddings


def _unit(vectors: torch.Tensor) -> torch.Tensor:
    units: torch.Tensor = vectors / (vectors.norm(dim=1, keepdim=True) + 1e-6)
    return units


def _counts(
    examples: Iterable[tuple[Example, float]], pieces: int
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Weighted co-occurrences: keys row × pieces + column, and their sums."""
    import numpy as np

    keys: list[np.ndarray[Any, Any]] = []
    sums: list[np.ndarray[Any, Any]] = []
    for example, weight in examples:
        source, target = np.array(example.source, np.int64), np.array(example.target, np.int64)
        for side in (source, target):
            for distance, share in enumerate(WINDOW, start=1):
                keys.append(side[:-distance] * pieces + side[distance:])
                sums.append(np.full(max(0, len(side) - distance), share, np.float32))
        places = np.array(example.links, np.int64)
        linked = np.bincount(places[:, 0], minlength=len(target))[places[:, 0]]
        keys.append(target[places[:, 0]] * pieces + source[places[:, 1]])
        sums.append((ACROSS * weight / linked).astype(np.float32))
    unique, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    return unique, np.bincount(inverse, np.concatenate(sums))


def _information(counts: tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]], pieces: int) -> torch.Tensor:
    """Symmetric matrix of positive pointwise mutual information, sparse (pieces, pieces)."""
    import numpy as np
    import torch

    rows, columns = np.divmod(counts[0], pieces)
    total = 2 * counts[1].sum()
    marginal = np.bincount(rows, counts[1], pieces) + np.bincount(columns, counts[1], pieces)
    context = marginal**CONTEXT_POWER
    context *= total / context.sum()
    together = torch.sparse_coo_tensor(
        torch.from_numpy(np.stack([np.concatenate([rows, columns]), np.concatenate([columns, rows])])),
        torch.from_numpy(np.concatenate([counts[1], counts[1]])),
        (pieces, pieces),
        check_invariants=False,
    ).coalesce()
    row, column = together.indices().numpy()
    ratio = np.log(together.values().numpy() * total)
    both = (
        ratio - 0.5 * np.log(marginal[row] * context[column]) - 0.5 * np.log(marginal[column] * context[row])
    )
    kept = both > 0
    return torch.sparse_coo_tensor(
        torch.from_numpy(np.stack([row[kept], column[kept]])),
        torch.from_numpy(both[kept].astype(np.float32)),
        (pieces, pieces),
        check_invariants=False,
    ).coalesce()
