"""The published figures of all units: as columns for lists and rankings, and unit by unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scoring.frame import Frame
from scoring.node_figures import NodeFigures
from scoring.points import Points
from scoring.result import LazyNodes, Rank, UnitResult


@dataclass(frozen=True, slots=True)
class Totals:
    """The way of all units from the base to the total, all rounded."""

    base: Points
    coefficients: Sequence[Decimal]
    """By class, as in `Frame.members`."""
    adjusted: Points
    bonus: Points
    deduction: Points
    total: Points


class Written(dict[int, Decimal]):
    """Whole numbers of the last place as figures, each written once: many units have the same, most often no bonus
    and no deduction. After an edit most figures are what they were: one result hands this on to the next."""

    def __init__(self, places: int | None) -> None:
        super().__init__()
        assert places is not None  # totals are always rounded
        self._places = places

    def __missing__(self, number: int) -> Decimal:
        found = self[number] = Decimal(f"{number}e-{self._places}")
        return found

    def one(self, points: Points, index: int) -> Decimal:
        return self[points.numbers[index].item() if points.numbers.dtype != object else points.numbers[index]]

    def column(self, points: Points) -> Sequence[Decimal]:
        return list(map(self.__getitem__, points.numbers.tolist()))


@dataclass(frozen=True)
class Figures:
    """The `scoring.result.Columns` of an evaluation: a column is written when it is first looked at."""

    frame: Frame
    totals: Totals
    rank: Sequence[Rank | None]
    rank_in_class: Sequence[Rank | None]
    grades: Sequence[str]
    nodes: NodeFigures
    written: Written

    @property
    def code(self) -> Sequence[str]:
        return self.frame.codes

    @cached_property
    def name(self) -> Sequence[str]:
        return [unit.name for unit in self.frame.units]

    @cached_property
    def class_code(self) -> Sequence[str | None]:
        return [unit.class_code for unit in self.frame.units]

    @cached_property
    def base(self) -> Sequence[Decimal]:
        return self.written.column(self.totals.base)

    @cached_property
    def coefficient(self) -> Sequence[Decimal]:
        return [self.totals.coefficients[place] for place in self.frame.class_at.tolist()]

    @cached_property
    def adjusted_base(self) -> Sequence[Decimal]:
        return self.written.column(self.totals.adjusted)

    @cached_property
    def bonus(self) -> Sequence[Decimal]:
        return self.written.column(self.totals.bonus)

    @cached_property
    def deduction(self) -> Sequence[Decimal]:
        return self.written.column(self.totals.deduction)

    @cached_property
    def total(self) -> Sequence[Decimal]:
        return self.written.column(self.totals.total)

    @cached_property
    def grade(self) -> Sequence[str | None]:
        return self.grades or [None] * len(self.frame)

    def unit(self, index: int) -> UnitResult:
        """All figures of one unit; no column is written for it."""
        unit, nodes, totals, written = self.frame.units[index], self.nodes, self.totals, self.written
        return UnitResult(
            code=unit.code,
            name=unit.name,
            class_code=unit.class_code,
            base=written.one(totals.base, index),
            coefficient=totals.coefficients[self.frame.class_at[index]],
            adjusted_base=written.one(totals.adjusted, index),
            bonus=written.one(totals.bonus, index),
            deduction=written.one(totals.deduction, index),
            total=written.one(totals.total, index),
            rank=self.rank[index],
            rank_in_class=self.rank_in_class[index],
            grade=self.grades[index] if self.grades else None,
            nodes=LazyNodes(nodes.codes, lambda: nodes.of_unit(index)),
        )
