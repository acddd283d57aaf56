"""What a scoring method is: a frozen dataclass that names its parameters, and the points it gives one unit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from scoring.exact import Exact, Mask, Undecided, choose, clip, floor
from scoring.expression import Expression
from scoring.numbers import Gone, Value
from scoring.parameters import PartRule, flag
from scoring.peers import Peers

Points = Exact | Gone
"""Points, or why there are none; in `Exact` of one unit or of many."""
Group = Literal["absolute", "relative", "converted", "judged", "combined"]
Fault = tuple[str, str, Mapping[str, str]]
"""The parameter, the problem's code, its facts."""
T = TypeVar("T")
Members = Mapping[str, Fraction | Gone]
"""A series by member (marks: by position). Blank members are not in it."""


class Sight(Protocol):
    """What a method may look at beside the measure: the unit's own entries, and the parts of a blend."""

    def evaluate(self, expression: Expression) -> Points: ...
    def grade(self, item: str) -> str | Gone: ...
    def series(self, item: str) -> Members | Gone: ...
    def members(self, item: str) -> Sequence[str]:
        """The members that the unit is asked for: those of the item's list, else those entered."""
        ...

    def blank_member(self) -> None:
        """Takes note that a member is not entered yet: the result is provisional."""
        ...

    def tasks(self, item: str) -> Sequence[tuple[Fraction, Fraction]] | Gone:
        """(target, done) of each task that applies."""
        ...

    def ballots(self, item: str) -> Sequence[Mapping[str, Mapping[str, Fraction]]] | Gone: ...

    @property
    def unit(self) -> str:
        """The code of the unit."""
        ...

    def ranked_series(self, item: str) -> Iterator[tuple[str, Members | Gone]]:
        """The codes of all ranked units with their series."""
        ...

    def once(self, method: object, make: Callable[["Sight"], T]) -> T:
        """What a method makes of all units together: reckoned for the first unit, and kept for the others."""
        ...

    def part(self, part: PartRule) -> Value:
        """The rate of a part: its points for a weight of 1."""
        ...

    def problem(self, code: str, **facts: str) -> None:
        """Takes note of an entry that cannot be scored; the method then answers Gone.MISSING."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """One unit under one leaf, or many with the same peers and parameters: then `measure` is their column.

    `measure` is 0 for methods that do not read it. `sight` is the unit's; of many units nothing is read.
    """

    weight: Fraction
    measure: Exact
    up: bool
    peers: Peers
    is_peer: bool | Mask
    sight: Sight

    def rank(self, ties: str) -> Exact:
        """1 = best in the leaf's direction. Ties: competition 1-2-2-4, dense 1-2-2-3, average 1-2.5-2.5-4."""
        better = self.peers.better(self.measure, self.up, distinct=ties == "dense")
        if ties != "average":
            return better + 1
        others = self.peers.equal(self.measure) - choose(self.is_peer, Fraction(1), Fraction(0))
        return better + 1 + others / 2


@dataclass(frozen=True, kw_only=True)
class Method:
    """A way to score. Fields are parameters, see `scoring.parameters`."""

    code: ClassVar[str]
    group: ClassVar[Group]
    reads_measure: ClassVar[bool] = False
    by_itself: ClassVar[bool] = False
    """Does a unit get its points by its own entries alone, whatever others have?"""

    def expressions(self) -> Sequence[Expression] | None:
        """The expressions that a method is made of which asks for nothing else; None for all others."""
        return None

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the parameters together."""
        yield from ()

    def award(self, case: Case) -> Points:
        """The points before rounding, or why there are none."""
        raise NotImplementedError

    @property
    def when_missing(self) -> Fraction | None:
        """The points for a unit without a value, where the method and not the leaf's policy says so."""
        return None

    def bounds(self, weight: Fraction) -> tuple[Fraction, Fraction]:
        """Between which points lie."""
        return Fraction(0), weight

    def score(self, case: Case) -> Points:
        """Points within their bounds, or why there are none."""
        value = self.award(case)
        if isinstance(value, Gone):
            return value
        low, high = self.bounds(case.weight)
        return clip(value, low, high)


@dataclass(frozen=True, kw_only=True)
class MeasureMethod(Method):
    """A method that scores a measure."""

    reads_measure: ClassVar[bool] = True
    compares: ClassVar[bool] = False
    """Does it look at the peers?"""
    spread: ClassVar[bool] = False
    """Does it ask for their mean or their spread, whose exact forms are long?"""
    zero_gets_zero: bool = flag()

    def score(self, case: Case) -> Points:
        one = isinstance(case.measure, Fraction)
        if self.zero_gets_zero and one and not case.measure:
            return Fraction(0)
        found = super().score(case)
        if one or not self.zero_gets_zero:
            return found
        if isinstance(found, Gone):
            raise Undecided  # some are gone and some are 0
        return choose(case.measure == 0, Fraction(0), found)

    def misfits(self, case: Case) -> Mask | None:
        """Of many units those whose measure cannot be scored: each of them is a problem of its own."""
        return None


def steps(count: Exact, mode: str) -> Exact:
    """`count` as it is (proportional), or only its whole steps."""
    return count if mode == "proportional" else floor(count)


HOLDS: Mapping[str, Callable[[Any, Fraction], Any]] = {
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
}
