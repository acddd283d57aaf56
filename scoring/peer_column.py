"""Peers as a column, for many units at once."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from scoring.exact import Array, Exact
from scoring.rationals import Rationals


@dataclass(frozen=True)
class PeerColumn:
    """Peers as a column, for many units at once whose measures come from the same column."""

    values: Rationals

    @property
    def count(self) -> int:
        return len(self.values)

    @cached_property
    def ascending(self) -> Array:
        return np.sort(self.values.keys)

    @cached_property
    def distinct(self) -> Array:
        return np.unique(self.values.keys)

    @cached_property
    def mean(self) -> Exact:
        return self.values.enclosed().mean()

    @property
    def all_equal(self) -> bool:
        return bool(self.ascending[0] == self.ascending[-1])

    def deviation(self, lost: int) -> Exact:
        return self.values.enclosed().deviation(lost)

    @cached_property
    def lowest(self) -> Fraction:
        return self.values.at(int(np.argmin(self.values.keys)))

    @cached_property
    def highest(self) -> Fraction:
        return self.values.at(int(np.argmax(self.values.keys)))

    def better(self, value: Exact, up: bool, distinct: bool = False) -> Rationals:
        assert isinstance(value, Rationals)
        among = self.distinct if distinct else self.ascending
        if up:
            return _counts(len(among) - np.searchsorted(among, value.keys, "right"), len(among))
        return _counts(np.searchsorted(among, value.keys, "left"), len(among))

    def equal(self, value: Exact) -> Rationals:
        assert isinstance(value, Rationals)
        right, left = (np.searchsorted(self.ascending, value.keys, side) for side in ("right", "left"))
        return _counts(right - left, self.count)


def _counts(numbers: Array, most: int) -> Rationals:
    return Rationals(numbers.astype(np.int64), 1, most)
