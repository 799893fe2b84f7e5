"""Trees are evaluated as their JSON says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vibrief.briefing.forest import Forest

NAMES = ["length", "position", "pull"]


def walk(tree: Any, row: dict[str, float]) -> float:
    """A tree's value, by the definition."""
    while isinstance(tree, list):
        name, threshold, below, above = tree
        tree = below if row[name] <= threshold else above
    return float(tree)


numbers = st.floats(-5, 5, allow_nan=False).map(lambda value: round(value, 3))
trees = st.recursive(
    numbers, lambda inner: st.tuples(st.sampled_from(NAMES), numbers, inner, inner).map(list), max_leaves=12
)


@settings(deadline=None)  # the first example may wait for an import
@given(
    st.lists(trees, min_size=1, max_size=5),
    st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=6),
)
def test_a_forest_adds_up_its_trees(made: list[Any], rows: list[tuple[float, float, float]]) -> None:
    forest = Forest.from_json({"features": NAMES, "trees": made})
    expected = [sum(walk(tree, dict(zip(NAMES, row, strict=True))) for tree in made) for row in rows]
    assert forest.predict(np.array(rows)) == pytest.approx(expected)


def test_a_value_at_the_threshold_goes_below() -> None:
    forest = Forest.from_json({"features": ["length"], "trees": [["length", 2.5, 1, 0]]})
    assert forest.predict(np.array([[2.5], [2.51]])).tolist() == [1.0, 0.0]


def test_a_tree_over_an_unknown_feature_is_refused() -> None:
    with pytest.raises(KeyError):
        Forest.from_json({"features": ["length"], "trees": [["width", 1, 0, 1]]})
