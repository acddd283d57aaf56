"""Who is compared with whom, and what a method wants to know of them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from scoring.exact import Exact
from scoring.precise import sqrt


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
