"""The plain work of the peers, as this product does it: min-max, weighted sum, competition rank, all of it exact.

The peers compute it in floats: X (units × indicators, NaN = missing), a direction and a weight for each indicator.
Here it is a plan of as many `min_max` leaves with whole weights; the points are rounded half-up to two places, what
is missing leaves its weight to the others, the total is rounded to two places, and the rank is that of the total.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from benchmarks.scored import read_already
from scoring.entries import Cell, Entries
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Item, Plan, Unit
from scoring.result import Result

Floats = NDArray[np.float64]
MOST_PARTS = 100_000
"""Weights of the peers are n ÷ Σn for whole n; no Σn is greater."""


@dataclass(slots=True)
class Plain:
    """The problem as a plan and its entries, and the newest result."""

    plan: Plan
    entries: Entries
    result: Result

    def score(self) -> Result:
        """Everything scored from the cells that were read: what a peer does to a matrix that it holds."""
        self.result = evaluate(self.plan, self.entries, after=read_already(self.result))
        return self.result

    def edit(self, unit: int, indicator: int, value: float) -> Result:
        """One cell set, and the new result."""
        cells = {(f"x{indicator}", f"u{unit}"): Cell(typed(value))}
        self.entries = self.entries.with_cells(cells)
        self.result = evaluate(self.plan, self.entries, after=self.result)
        return self.result


def prepare(values: Floats, directions: NDArray[np.int64], weights: Floats) -> Plain:
    """The problem as a plan and entries, scored once. Weights are made whole again: what sums to 1 never is exact."""
    parts = whole(weights)
    units, indicators = values.shape
    plan = Plan(
        id="plain",
        title="plain",
        year=2024,
        full_score=Decimal(sum(parts)),
        units=tuple(Unit(code=f"u{i}", name=f"u{i}") for i in range(units)),
        items=tuple(Item(code=f"x{j}", name=f"x{j}") for j in range(indicators)),
        indicators=tuple(
            Indicator(
                code=f"X{j}",
                parent=None,
                name=f"x{j}",
                weight=Decimal(part),
                method="min_max",
                measure=f"x{j}",
                direction="up" if direction > 0 else "down",
                missing="exclude",
            )
            for j, (part, direction) in enumerate(zip(parts, directions.tolist(), strict=True))
        ),
    )
    cells = {
        f"x{j}": {f"u{i}": Cell(typed(value)) for i, value in enumerate(values[:, j].tolist()) if value == value}
        for j in range(indicators)
    }
    entries = Entries(cells)
    return Plain(plan, entries, evaluate(plan, entries))


_newest: list[tuple[Floats, Plain]] = []


def prepared(values: Floats, directions: NDArray[np.int64], weights: Floats) -> Plain:
    """The problem of a matrix, prepared when the matrix is first seen."""
    if not _newest or _newest[-1][0] is not values:
        _newest[:] = [(values, prepare(values, directions, weights))]
    return newest()


def newest() -> Plain:
    """The problem that was prepared last."""
    return _newest[-1][1]


def typed(value: float) -> str:
    """The figure as somebody types it: at most four decimals."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def whole(weights: Floats) -> list[int]:
    """The whole numbers whose shares the weights are."""
    shares = [Fraction(weight).limit_denominator(MOST_PARTS) for weight in weights.tolist()]
    parts = lcm(*(share.denominator for share in shares))
    return [int(share * parts) for share in shares]
