"""Who is compared with whom, and what a method wants to know of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Protocol

import numpy as np

from scoring.exact import Array, Exact
from scoring.plan import Unit
from scoring.precise import sqrt
from scoring.rationals import Rationals


class Peers(Protocol):
    """The measures of a unit's peers. Never empty: without any peer a unit is its own."""

    @property
    def count(self) -> int: ...
    @property
    def lowest(self) -> Fraction: ...
    @property
    def highest(self) -> Fraction: ...
    @property
    def mean(self) -> Exact: ...
    @property
    def all_equal(self) -> bool: ...
    def deviation(self, lost: int) -> Exact:
        """The standard deviation over count - lost; they are not all equal."""
        ...

    def better(self, value: Exact, up: bool, distinct: bool = False) -> Exact:
        """How many peers (or different measures of peers) are better than `value`."""
        ...

    def equal(self, value: Exact) -> Exact:
        """How many peers have exactly this measure."""
        ...


@dataclass(frozen=True)
class PeerNumbers:
    """Peers as single numbers, for one unit."""

    values: tuple[Fraction, ...]

    @property
    def count(self) -> int:
        return len(self.values)

    @cached_property
    def ascending(self) -> tuple[Fraction, ...]:
        return tuple(sorted(self.values))

    @cached_property
    def distinct(self) -> tuple[Fraction, ...]:
        return tuple(sorted(set(self.values)))

    @cached_property
    def mean(self) -> Fraction:
        return sum(self.values, Fraction(0)) / len(self.values)

    @property
    def all_equal(self) -> bool:
        return self.lowest == self.highest

    def deviation(self, lost: int) -> Fraction:
        squares = sum(((value - self.mean) ** 2 for value in self.values), Fraction(0))
        return sqrt(squares / (len(self.values) - lost))

    @property
    def lowest(self) -> Fraction:
        return self.ascending[0]

    @property
    def highest(self) -> Fraction:
        return self.ascending[-1]

    def better(self, value: Exact, up: bool, distinct: bool = False) -> Fraction:
        assert isinstance(value, Fraction)
        among = self.distinct if distinct else self.ascending
        return Fraction(len(among) - bisect_right(among, value) if up else bisect_left(among, value))

    def equal(self, value: Exact) -> Fraction:
        assert isinstance(value, Fraction)
        return Fraction(bisect_right(self.ascending, value) - bisect_left(self.ascending, value))


@dataclass(frozen=True)
class PeerColumn:
    """Peers as a column, for many units at once whose measures come from the same column (`Rationals.with_keys`)."""

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
    return Rationals(numbers.astype(np.int64), 1, most, 1)


@dataclass(frozen=True, slots=True)
class Circle:
    """The rule by which peers are found: among all units, or in the class unless there are too few."""

    units: Sequence[Unit]
    by_class: bool
    min_peers: Decimal | Fraction

    def groups(self, present: Container[str]) -> Mapping[str | None, tuple[str, ...]]:
        """For each class (None: units without one) the codes of its peers among the units that are present."""
        ranked = [unit for unit in self.units if unit.ranked and unit.code in present]
        everyone = tuple(unit.code for unit in ranked)
        found: dict[str | None, tuple[str, ...]] = {}
        for class_code in {unit.class_code for unit in self.units}:
            own = tuple(unit.code for unit in ranked if unit.class_code == class_code)
            enough = self.by_class and class_code is not None and len(own) >= self.min_peers
            found[class_code] = own if enough else everyone
        return found


def lowest_or_mean(points: Iterable[Fraction], mean: bool) -> Fraction:
    """What the policies `mean` and `lowest` give for the points of the peers; without peers 0."""
    known = list(points)
    if not known:
        return Fraction(0)
    return sum(known, Fraction(0)) / len(known) if mean else min(known)
