"""Peers as a column, for many units at once."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

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
    def mean(self) -> Exact:
        return self.values.enclosed().mean()

    @property
    def all_equal(self) -> bool:
        return bool(self.values.keys.min() == self.values.keys.max())

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
        places = self._distinct if distinct else self._all
        return _counts(places.above(value.keys) if up else places.below(value.keys), places.count)

    def equal(self, value: Exact) -> Rationals:
        assert isinstance(value, Rationals)
        return _counts(self.count - self._all.above(value.keys) - self._all.below(value.keys), self.count)

    @cached_property
    def _all(self) -> "_Places":
        return _Places(self.values.keys)

    @cached_property
    def _distinct(self) -> "_Places":
        return _Places(np.unique(self.values.keys))


class _Places:
    """How many of some keys are above or below others."""

    def __init__(self, keys: Array) -> None:
        self.count = len(keys)
        self._low = keys.min()
        span = int(keys.max()) - int(self._low) + 1
        self._upto: Array | None = None
        """How many keys are the lowest + 0, 1, 2 … or less: quicker than looking each place up, where it is short."""
        if span <= 4 * self.count + 10_000:
            counted = np.bincount((keys - self._low).astype(np.int64), minlength=span)
            self._upto = np.concatenate((np.zeros(1, np.int64), np.cumsum(counted)))
        else:
            self._ascending = np.sort(keys)

    def above(self, keys: Array) -> Array:
        return self.count - self._look_up(keys, 1, "right")

    def below(self, keys: Array) -> Array:
        return self._look_up(keys, 0, "left")

    def _look_up(self, keys: Array, ahead: int, side: Literal["left", "right"]) -> Array:
        if self._upto is None:
            return np.searchsorted(self._ascending, keys, side)
        at = np.clip(keys - self._low + ahead, 0, len(self._upto) - 1)
        found: Array = self._upto[at.astype(np.int64)]
        return found


def _counts(numbers: Array, most: int) -> Rationals:
    return Rationals(numbers, 1, most)
