"""Who is compared with whom, and what a method wants to know of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from scoring.plan import Unit


@dataclass(frozen=True)
class Peers:
    """The measures of a unit's peers. Never empty: without any peer a unit is its own."""

    values: tuple[Fraction, ...]

    @cached_property
    def ascending(self) -> tuple[Fraction, ...]:
        return tuple(sorted(self.values))

    @cached_property
    def distinct(self) -> tuple[Fraction, ...]:
        return tuple(sorted(set(self.values)))

    @cached_property
    def mean(self) -> Fraction:
        return sum(self.values, Fraction(0)) / len(self.values)

    @cached_property
    def squares(self) -> Fraction:
        """The sum of the squared distances from the mean."""
        return sum(((value - self.mean) ** 2 for value in self.values), Fraction(0))

    @property
    def lowest(self) -> Fraction:
        return self.ascending[0]

    @property
    def highest(self) -> Fraction:
        return self.ascending[-1]

    def better(self, value: Fraction, up: bool, distinct: bool = False) -> int:
        """How many peers (or different measures of peers) are better than `value`."""
        among = self.distinct if distinct else self.ascending
        return len(among) - bisect_right(among, value) if up else bisect_left(among, value)

    def equal(self, value: Fraction) -> int:
        """How many peers have exactly this measure."""
        return bisect_right(self.ascending, value) - bisect_left(self.ascending, value)


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
