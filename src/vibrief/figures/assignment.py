"""The cheapest one-to-one pairing of two lists: the assignment problem."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

SMALL = 40
"""Up to so many on a side the optimum is computed; cubic time would hurt beyond, so there greed is taken."""


_PRICES = 200_000
"""Pairs that are priced at most; the longer the lists, the nearer to the diagonal a row looks."""


def assign(rows: int, columns: int, cost: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Pairs (row, column) of the cheapest one-to-one assignment, by row; infinite cost forbids a pair.

    A pair is made only where its cost is finite, and never one fewer than possible: costs decide which, not how
    many. Optimal up to `SMALL` on a side (Hungarian method with potentials, Jonker & Volgenant 1987); beyond,
    the cheapest pair first, each row looking no further than `SMALL` columns from its place on the diagonal.
    """
    if not rows or not columns:
        return []
    if max(rows, columns) <= SMALL:
        return _optimal([[cost(row, column) for column in range(columns)] for row in range(rows)])
    return _greedy(rows, columns, cost)


def _greedy(rows: int, columns: int, cost: Callable[[int, int], float]) -> list[tuple[int, int]]:
    options = []
    reach = max(1, min(SMALL, _PRICES // rows))
    for row in range(rows):
        centre = row * columns // rows
        for column in range(max(0, centre - reach), min(columns, centre + reach + 1)):
            price = cost(row, column)
            if price < math.inf:
                options.append((price, row, column))
    taken_rows: set[int] = set()
    taken_columns: set[int] = set()
    pairs = []
    for _, row, column in sorted(options):
        if row not in taken_rows and column not in taken_columns:
            taken_rows.add(row)
            taken_columns.add(column)
            pairs.append((row, column))
    return sorted(pairs)


def _optimal(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    rows, columns = len(costs), len(costs[0])
    if rows > columns:
        turned = _optimal([[costs[row][column] for row in range(rows)] for column in range(columns)])
        return sorted((row, column) for column, row in turned)
    finite = [price for line in costs for price in line if price < math.inf]
    # Dearer than any set of allowed pairs, so that a forbidden one is taken only when nothing else is left.
    forbidden = (max(finite, default=0.0) + 1.0) * (rows + 1)
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        column = 0
        least, done = [math.inf] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            done[column] = True
            here, step, following = row_of[column], math.inf, 0
            for other in range(1, columns + 1):
                if done[other]:
                    continue
                price = costs[here - 1][other - 1]
                reduced = (price if price < math.inf else forbidden) - row_price[here] - column_price[other]
                if reduced < least[other]:
                    least[other], way[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if done[other]:
                    row_price[row_of[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    pairs = [(row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column]]
    return sorted((row, column) for row, column in pairs if costs[row][column] < math.inf)
