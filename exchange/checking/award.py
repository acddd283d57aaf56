"""What a method's formula needs of the unit it is for, and what it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange.checking.columns import Column
from exchange.checking.desk import Table, compared, exact, guarded
from exchange.checking.terms import (
    Constant,
    Named,
    Op,
    Term,
    call,
    either,
    first_that,
    is_number,
    same,
    term,
)
from exchange.checking.words import Words
from scoring.method import Method

Counted = Callable[[str | None], Term]
"""A figure over the units of a class, or (None) all."""

SENTINEL = -9e99
"""Worse than any measure: what stands in a ranking for units that are no peers."""


@dataclass(frozen=True, slots=True)
class Award:
    """Points before they are rounded. `cases`: what is given instead where a test holds, the first first; `clipped`:
    they are within their bounds as they stand."""

    points: Term
    cases: Sequence[tuple[Term, Term | float | str]] = ()
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """A leaf or a part for units with the same parameters, in the same class, all with a rank or all without one.

    `variant` names the class or unit whose parameters these are; empty: those of all."""

    table: Table
    method: Method
    rows: Sequence[int]
    class_code: str | None
    ranked: bool
    variant: str = ""

    @property
    def words(self) -> Words:
        return self.table.words

    @property
    def weight(self) -> Term:
        return self.table.weight_of(self.class_code)

    @property
    def points(self) -> Fraction:
        """The weight as a number."""
        return self.table.points_of(self.class_code)

    @property
    def up(self) -> bool:
        return self.table.up

    @property
    def measure(self) -> Column:
        assert self.table.measure is not None
        return self.table.measure

    @property
    def x(self) -> Term:
        return self.measure.here()

    def given(self, name: str, value: Fraction | int, part: str = "") -> Named:
        return self.table.parameter(name, value, part, variant=self.variant)

    def holds(self, a: Term, sign: str, b: Term | float) -> Term:
        """A comparison of measures, which what binary arithmetic misses does not turn over."""
        if exact(a) and exact(term(b)):
            return Op(sign, a, term(b))
        difference = a if isinstance(b, int | float) and b == 0 else a - b
        return Op(sign, call("ROUND", difference, compared([self.measure])), term(0))

    def out_of(self, percent: Term) -> Term:
        return self.weight * percent / 100

    # The peers.

    def _figure(self, kind: str, function: str, nobody: Term | float) -> Term:
        """A figure of the peers; of a unit outside the ranking, where there are none, its own."""
        peers = self.table.peer_column(self.measure)
        found = self.table.spot(kind, peers, self.class_code, lambda cells: guarded(cells, call(function, cells), 0))
        return found if self.ranked else either(same(self._counted(), 0), nobody, found)

    def _counted(self) -> Term:
        peers = self.table.peer_column(self.measure)
        return self.table.spot("count", peers, self.class_code, lambda cells: call("COUNT", cells))

    @property
    def count(self) -> Term:
        return self._counted() if self.ranked else call("MAX", self._counted(), 1)

    @property
    def lowest(self) -> Term:
        return self._figure("lowest", "MIN", self.x)

    @property
    def highest(self) -> Term:
        return self._figure("highest", "MAX", self.x)

    @property
    def mean(self) -> Term:
        return self._figure("mean", "AVERAGE", self.x)

    def deviation(self, sample: bool) -> Term:
        if not sample:
            return self._figure("deviation", "STDEVP", 0)
        peers = self.table.peer_column(self.measure)
        found = self.table.spot(
            "sample_deviation",
            peers,
            self.class_code,
            lambda cells: either(call("COUNT", cells) < 2, 0, call("STDEV", cells)),
        )
        return found if self.ranked else either(same(self._counted(), 0), 0, found)

    @property
    def all_equal(self) -> Term:
        return self.holds(self.highest - self.lowest, "=", 0)

    def rank(self, ties: str) -> Term:
        """1 = best, in a column of its own."""
        found = self.table.helpers.get(f"rank {ties}")
        if found is None:
            found = self.table.helpers[f"rank {ties}"] = self.table.column(self.words("rank_there"))
        found.put(self.rows, either(is_number(self.x), self._rank(ties), ""))
        return found.here()

    def _rank(self, ties: str) -> Term:
        keys = self._keys()
        own = keys.here() if self.ranked else self._key(self.x)
        if ties == "dense":
            return self._among(lambda kind: self._distinct(keys, own, kind)) + 1
        better = self._among(lambda kind: _count(self.table.page.range(keys, kind) > own))
        if ties != "average":
            return better + 1
        equal = self._among(lambda kind: _count(same(self.table.page.range(keys, kind), own)))
        return better + 1 + (equal - 1 if self.ranked else equal) / 2

    def _keys(self) -> Column:
        """The measures as they are ranked: rounded, the greater the better."""
        peers = self.table.peer_column(self.measure).here()
        return self.table.helper(
            "keys", self.words("key"), lambda: either(is_number(peers), self._key(peers), SENTINEL)
        )

    def _key(self, measure: Term) -> Term:
        found = call("ROUND", measure, compared([self.measure]))
        return found if self.up else 0 - found

    def _among(self, make: Counted) -> Term:
        """A figure over the class, where it has enough peers, else over all."""
        if self.table.least is None or self.class_code is None:
            return make(None)
        peers = self.table.peer_column(self.measure)
        return either(self.table.enough(peers, self.class_code), make(self.class_code), make(None))

    def _distinct(self, keys: Column, own: Term, kind: str | None) -> Term:
        """How many different measures are better: each unit counts as one of those with the same measure."""
        page, name = self.table.page, f"share {'class' if kind else 'all'}"
        if name not in self.table.helpers:
            column = self.table.helpers[name] = self.table.column(self.words("share_of_tie"))
            for code in page.spans if kind else [None]:
                rows = range(*page.spans[code])
                if kind is None or code is not None:
                    column.put(rows, 1 / _count(same(page.range(keys, code), keys.here())))
        shares = page.range(self.table.helpers[name], kind)
        return call("ROUND", call("SUMPRODUCT", (page.range(keys, kind) > own) * shares), 0)


def _count(tests: Term) -> Term:
    """How many of the tests hold."""
    return call("SUMPRODUCT", Constant(1) * tests)


def clip(found: Term, low: Term | float, high: Term | float) -> Term:
    """At least `low`, at most `high`."""
    return call("MIN", call("MAX", found, low), high)


def settled(award: Award, found: Term) -> Term:
    return first_that(award.cases, found)
