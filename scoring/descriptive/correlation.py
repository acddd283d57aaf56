"""Which indicators move together, and with the total: correlation of columns over the units that both have.

Values are measured in 2**-100 of the range of their column. From there on everything is exact: a number is split into
limbs of 20 bits, of which the products, summed over 8192 units, are whole numbers that a float64 holds. So no figure
depends on the order of units, or on the machine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from scoring.descriptive.figures import rates, totals
from scoring.descriptive.moments import in_steps
from scoring.descriptive.undefined import Figure, Undefined
from scoring.plan import Plan
from scoring.precise import sqrt
from scoring.result import Result
from scoring.rounding import round_half_up

Kind = Literal["pearson", "spearman"]
Column = Mapping[str, Fraction]
Limbs = npt.NDArray[np.float64]
"""Limbs × units."""
PLACES: Final = 12
"""Decimals of a coefficient."""
FEWEST: Final = 3
"""Of two units every coefficient is 1 or -1."""
_BITS: Final = 20
_LIMBS: Final = 5
_ROWS: Final = 2 ** (53 - 2 * _BITS)


@dataclass(frozen=True, slots=True)
class Correlation:
    """The coefficient of two columns, from -1 to 1 at PLACES decimals, over `count` units; or why there is none:
    `too_few` units, or one column `constant` among them."""

    first: str
    second: str
    count: int
    coefficient: Figure

    @property
    def strength(self) -> Fraction:
        """|r|; 0 where there is none."""
        return abs(self.coefficient) if isinstance(self.coefficient, Fraction) else Fraction(0)


def correlations(columns: Mapping[str, Column], kind: Kind = "pearson") -> tuple[Correlation, ...]:
    """Every pair of columns (by name; each by unit code), in their order. `pearson`: of the values (Pearson, 1895);
    `spearman`: of their ranks among the units of the pair, ties at the mean of their places (Spearman, 1904)."""
    found = _columns(columns)
    return tuple(_pair(a, b, found[a], found[b], kind) for a, b in combinations(found, 2))


def with_total(plan: Plan, result: Result, kind: Kind = "pearson") -> tuple[Correlation, ...]:
    """How the rates of each leaf that is scored move with the totals; `second` is "". The leaf is part of the total."""
    leaves = [leaf.code for leaf in plan.leaves if not leaf.reference_only and leaf.weight]
    found = _columns({"": totals(plan, result)} | {code: rates(plan, result, code) for code in leaves})
    return tuple(_pair(code, "", found[code], found[""], kind) for code in leaves)


def redundant(pairs: Iterable[Correlation], threshold: Fraction = Fraction(9, 10)) -> tuple[Correlation, ...]:
    """The pairs of which one tells little that the other does not, |r| at least `threshold`; the strongest first."""
    strong = [pair for pair in pairs if isinstance(pair.coefficient, Fraction) and pair.strength >= threshold]
    return tuple(sorted(strong, key=lambda pair: pair.strength, reverse=True))


@dataclass(frozen=True, slots=True)
class _Whole:
    """A column as whole numbers from 0 to 2**100, in limbs from the lowest; `there`: which units have a value."""

    limbs: Limbs
    there: npt.NDArray[np.bool_]


def _columns(columns: Mapping[str, Column]) -> Mapping[str, _Whole]:
    """The columns over all units that are in any of them."""
    units = {unit: place for place, unit in enumerate(dict.fromkeys(unit for c in columns.values() for unit in c))}
    found = {}
    for name, column in columns.items():
        limbs, there = np.zeros((_LIMBS, len(units))), np.zeros(len(units), dtype=np.bool_)
        steps = in_steps(tuple(column.values()), 2 ** (_BITS * _LIMBS) - 1) if column else ()
        places = [units[unit] for unit in column]
        there[places] = True
        for limb in range(_LIMBS):
            limbs[limb, places] = [(step >> (_BITS * limb)) % 2**_BITS for step in steps]
        found[name] = _Whole(limbs, there)
    return found


def _pair(first: str, second: str, a: _Whole, b: _Whole, kind: Kind) -> Correlation:
    both = a.there & b.there
    x, y = a.limbs[:, both], b.limbs[:, both]
    count = x.shape[1]
    if count < FEWEST:
        return Correlation(first, second, count, Undefined.TOO_FEW)
    found = _coefficient(x, y) if kind == "pearson" else _coefficient(_ranks(x), _ranks(y))
    return Correlation(first, second, count, found)


def _coefficient(x: Limbs, y: Limbs) -> Figure:
    count, sum_x, sum_y = x.shape[1], _sum(x), _sum(y)
    spread = (count * _product(x, x) - sum_x**2) * (count * _product(y, y) - sum_y**2)
    if not spread:
        return Undefined.CONSTANT
    together = count * _product(x, y) - sum_x * sum_y
    strength = round_half_up(sqrt(Fraction(together**2, spread)), PLACES)
    return strength if together > 0 else -strength


def _ranks(x: Limbs) -> Limbs:
    """Twice the place of each number from below, ties at the mean of their places."""
    order = np.lexsort(x)  # by the highest limb first
    ascending = x[:, order]
    new = np.concatenate(([True], (ascending[:, 1:] != ascending[:, :-1]).any(axis=0)))
    group = np.cumsum(new) - 1
    last = np.cumsum(np.bincount(group))
    twice = last + 1 + np.concatenate(([0], last[:-1]))
    ranks = np.zeros((2, x.shape[1]))
    ranks[0, order], ranks[1, order] = twice[group] % 2**_BITS, twice[group] // 2**_BITS
    return ranks


def _sum(x: Limbs) -> int:
    return sum(int(part) << (_BITS * limb) for limb, part in enumerate(x.sum(axis=1)))


def _product(x: Limbs, y: Limbs) -> int:
    """Σ xy, exactly."""
    total = 0
    for start in range(0, x.shape[1], _ROWS):
        parts = x[:, start : start + _ROWS] @ y[:, start : start + _ROWS].T
        total += sum(int(part) << (_BITS * (i + j)) for (i, j), part in np.ndenumerate(parts))
    return total
