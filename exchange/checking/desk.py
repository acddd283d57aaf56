"""Where a leaf's formulas are made: its columns on the sheet of scores, and the figures of its peers below them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor, log10
from typing import Final

from exchange.checking.columns import Column, Heading, Page
from exchange.checking.data import ItemColumns
from exchange.checking.parameters import Parameters, label_of, part_words
from exchange.checking.terms import (
    Constant,
    Here,
    Named,
    Spot,
    Term,
    call,
    either,
    flat,
    is_number,
    same,
    term,
)
from exchange.checking.words import Words
from scoring.plan import Indicator, Plan, Unit
from scoring.working import Working

COMPARED: Final = 9
"""Decimals to which measures are compared: what binary arithmetic misses stands far behind them."""
DIGITS: Final = 13
"""And no more digits than these in all."""


@dataclass(eq=False)
class Book:
    """What the workbook is made from, and its sheets."""

    plan: Plan
    working: Working
    words: Words
    rows: Sequence[int]
    """Where the unit of each row stands in the plan."""
    data: Page
    scores: Page
    totals: Page
    parameters: Parameters
    items: dict[str, ItemColumns] = field(default_factory=dict)
    previous: dict[str, Column] = field(default_factory=dict)
    weights: dict[tuple[str, str | None], Named] = field(default_factory=dict)
    """The weight of every node as a parameter; under a class where the node has another one for it."""
    notes: list[str] = field(default_factory=list)
    """What is not live, in words."""

    @cached_property
    def units(self) -> Sequence[Unit]:
        """In the order of the rows."""
        return [self.plan.units[at] for at in self.rows]

    def add_weight(self, node: Indicator, owner: str, lead: str = "") -> None:
        """The weight of a node in a cell, and those that it has for single classes."""
        label = self.words("weight")
        self.weights[node.code, None] = self.parameters.number(label, owner, node.weight, spoken=f"{lead}{label}")
        for kind in self.plan.classes:
            own = node.weight_by_class.get(kind.code, node.weight)
            if own != node.weight:
                spoken = f"{lead}{label}（{kind.name}）"
                found = self.parameters.number(label, f"{owner}_{kind.code}", own, spoken=spoken)
                self.weights[node.code, kind.code] = found

    def weight(self, code: str, class_code: str | None) -> Named:
        """What a node weighs for the units of a class."""
        return self.weights.get((code, class_code)) or self.weights[code, None]

    @cached_property
    def all_ranked(self) -> bool:
        return all(unit.ranked for unit in self.plan.units)

    @cached_property
    def sides(self) -> Sequence[tuple[str | None, Sequence[int]]]:
        """The rows of each class that has weights of its own, and under None the others."""
        own = {code: range(*self.scores.spans[code]) for code in self.plan.by_class if code in self.scores.spans}
        taken = {row for rows in own.values() for row in rows}
        return [*own.items(), (None, [row for row in self.scores.rows if row not in taken])]

    @property
    def leaf_places(self) -> int | None:
        return self.plan.rounding.leaf_places


@dataclass(eq=False)
class Table:
    """One leaf, or one part of a blend. `owner` goes into the names of its parameters, `lead` before the words over its
    columns. `least`: so many peers a class needs; None: the peers are all units."""

    book: Book
    code: str
    name: str
    owner: str
    lead: str
    weight: Term
    points: Fraction
    up: bool
    policy: str
    least: Term | None
    least_peers: Fraction
    measure: Column | None = None
    method: str = ""
    whole: bool = True
    """Is it a leaf, and not a part of a blend, which weighs 1?"""
    helpers: dict[str, Column] = field(default_factory=dict)
    peers: dict[int, Column] = field(default_factory=dict)
    spots: dict[tuple[int, str, str | None], Spot] = field(default_factory=dict)
    given: dict[tuple[str, str], Named] = field(default_factory=dict)
    parts: dict[str, "Table"] = field(default_factory=dict)
    """The parts of a blend."""

    @property
    def words(self) -> Words:
        return self.book.words

    def weight_of(self, class_code: str | None) -> Term:
        return self.book.weight(self.code, class_code) if self.whole else self.weight

    def points_of(self, class_code: str | None) -> Fraction:
        """The weight of a class as a number."""
        if not self.whole:
            return self.points
        node = self.book.plan.indicator[self.code]
        return Fraction(node.weight_by_class.get(class_code or "", node.weight))

    def weight_here(self) -> Term:
        """The weight in an expression: for each unit that of its class."""
        if not (self.whole and any(code == self.code and kind for code, kind in self.book.weights)):
            return self.weight
        if "weight" not in self.helpers:
            self.helpers["weight"] = self.column(self.words("weight"))
            for class_code, rows in self.book.sides:
                self.helpers["weight"].put(rows, self.weight_of(class_code))
        return self.helpers["weight"].here()

    @property
    def page(self) -> Page:
        return self.book.scores

    # Columns.

    def column(self, part: str, formula: Term | None = None, *, places: int | None = None) -> Column:
        """A new column of this table; `formula` for all units."""
        found = self.page.add(Heading(self.code, self.name, f"{self.lead}{part}"), places=places, width=9)
        if formula is not None:
            found.put(self.page.rows, formula)
        return found

    def helper(self, key: str, part: str, make: Callable[[], Term]) -> Column:
        """A column for something in between, made once."""
        if key not in self.helpers:
            self.helpers[key] = self.column(part, make())
        return self.helpers[key]

    def peer_column(self, column: Column) -> Column:
        """The numbers of a column that count as those of peers: of units with a rank."""
        units = self.book.units
        if self.book.all_ranked:
            return column
        if column.index not in self.peers:
            found = self.column(self.words("peers"))
            ranked = [row for row, unit in enumerate(units) if unit.ranked]
            here = column.here()
            found.put(ranked, either(is_number(here), here, ""))
            found.put((row for row, unit in enumerate(units) if not unit.ranked), Constant(""))
            self.peers[column.index] = found
        return self.peers[column.index]

    # Figures of peers.

    def enough(self, column: Column, class_code: str) -> Term:
        """Are there enough peers in the class?"""
        assert self.least is not None
        return call("COUNT", self.page.range(column, class_code)) >= self.least

    def spot(
        self, kind: str, column: Column, class_code: str | None, make: Callable[[Term], Term], by: Column | None = None
    ) -> Spot:
        """A figure of the peers of the units of a class: `make` gives it from a range of `column`. Who the peers are is
        counted in `by`."""
        own = class_code if self.least is not None else None
        key = column.index, kind, own
        if key not in self.spots:
            if own is None:
                formula = make(self.page.range(column))
            else:
                among_all = self.spot(kind, column, None, make, by)
                formula = either(self.enough(by or column, own), make(self.page.range(column, own)), among_all)
            self.spots[key] = self.page.spot(column, kind, own, formula)
        return self.spots[key]

    # Parameters.

    def parameter(
        self, name: str, value: Fraction | Decimal | int, part: str = "", *, variant: str = "", spoken: str = ""
    ) -> Named:
        """A parameter in a cell of its own; `part` tells those of a list apart, `variant` those of a class or unit."""
        key = f"{name} {part}", variant
        if key not in self.given:
            label = label_of(self.method, name, self.words.language)
            shown = f"{self.lead}{label}{part_words(self.method, name, part, self.words.language)}"
            shown += f"（{variant}）" if variant else ""
            self.given[key] = self.book.parameters.number(
                f"{label}{part}", f"{self.owner}{f'_{variant}' if variant else ''}", value, spoken=spoken or shown
            )
        return self.given[key]


def compared(columns: Sequence[Column]) -> int:
    """Decimals to which the numbers of columns are compared."""
    largest = max((abs(number) for column in columns for number in flat([column.values])), default=0)
    return COMPARED if largest < 1 else min(COMPARED, DIGITS - 1 - floor(log10(largest)))


def guarded(values: Term, found: Term, otherwise: Term | float | str) -> Term:
    """A figure of some numbers; another where there is none."""
    return either(same(call("COUNT", values), 0), otherwise, found)


def exact(value: Term) -> bool:
    """Is this a number as it was entered, and not one that was worked out?"""
    return isinstance(value, Constant | Named) or (isinstance(value, Here) and not value.column.made)


def number(value: Fraction | Decimal | int) -> Term:
    return term(float(value))
