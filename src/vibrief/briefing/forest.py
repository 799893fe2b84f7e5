"""Gradient-boosted regression trees, evaluated with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named features, all nodes in one table so that every tree steps down at once.

    `children` holds at 2·node the child taken when `feature <= threshold` and at 2·node + 1 the other; a
    leaf is its own child. `roots` has the first node of each tree, `depth` the longest way from a root.
    """

    features: tuple[str, ...]
    feature: npt.NDArray[np.intp]
    threshold: Matrix
    children: npt.NDArray[np.intp]
    value: Matrix
    roots: npt.NDArray[np.intp]
    depth: int

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Forest:
        """Read `{"features": [name…], "trees": [tree…]}`.

        A tree is `[feature name, threshold, tree if at most, tree if above]` or a leaf's value.
        Raises KeyError or ValueError where the data has another shape.
        """
        numbers = {name: number for number, name in enumerate(data["features"])}
        nodes: list[tuple[int, float, int, int, float]] = []

        def add(tree: Any, depth: int) -> tuple[int, int]:  # noqa: ANN401 (JSON)
            node = len(nodes)
            if isinstance(tree, (int, float)):
                nodes.append((0, 0.0, node, node, float(tree)))
                return node, depth
            name, threshold, below, above = tree
            nodes.append((0, 0.0, 0, 0, 0.0))
            left, left_depth = add(below, depth + 1)
            right, right_depth = add(above, depth + 1)
            nodes[node] = (numbers[name], float(threshold), left, right, 0.0)
            return node, max(left_depth, right_depth)

        roots, depths = zip(*(add(tree, 0) for tree in data["trees"]), strict=True)
        feature, threshold, left, right, value = zip(*nodes, strict=True)
        return cls(
            tuple(data["features"]),
            np.array(feature, dtype=np.intp),
            np.array(threshold),
            np.column_stack([left, right]).astype(np.intp).ravel(),
            np.array(value),
            np.array(roots, dtype=np.intp),
            max(depths),
        )

    def predict(self, rows: Matrix) -> Matrix:
        """Sum of all trees for each row of an (n, features) matrix: n numbers."""
        values = rows.ravel()
        start = np.arange(0, rows.size, rows.shape[1])[:, None]
        node = np.repeat(self.roots[None], len(rows), axis=0)
        for _ in range(self.depth):
            above = values.take(start + self.feature.take(node)) > self.threshold.take(node)
            node = self.children.take(2 * node + above)
        return np.asarray(self.value.take(node).sum(axis=1))
