"""Ranks from keys: equal keys tie."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from scoring.exact import Array
from scoring.result import Rank


def order_of(keys: Sequence[Array]) -> Array:
    """One number for each row, in the order of its keys (the first decides first), equal where all keys are."""
    if len(keys) == 1 and keys[0].dtype != object:
        return keys[0]
    columns = [np.unique(key, return_inverse=True)[1] for key in keys]
    found = columns[0]
    for column in columns[1:]:
        found = np.unique(found * (int(column.max(initial=0)) + 1) + column, return_inverse=True)[1]
    return found


def ranks(order: Array, ties: str) -> list[Rank]:
    """The rank of each row, 1 = the highest. Ties: competition 1-2-2-4, dense 1-2-2-3, average 1-2½-2½-4 (as
    Fractions)."""
    if ties == "dense":
        distinct = np.unique(order)
        places: Array = 1 + len(distinct) - np.searchsorted(distinct, order, "right")
        return [*places.tolist()]
    ascending = np.sort(order)
    right = np.searchsorted(ascending, order, "right")
    better = len(ascending) - right
    if ties == "competition":
        return [*(1 + better).tolist()]
    equal = right - np.searchsorted(ascending, order, "left")
    return [1 + above + Fraction(same - 1, 2) for above, same in zip(better.tolist(), equal.tolist(), strict=True)]
