"""What the tests of derived weights draw, and how they look at it."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import strategies as st

from scoring.problems import Problem, Refused
from scoring.weights.table import Column, Table

SAATY = [Fraction(1, k) for k in range(9, 1, -1)] + [Fraction(k) for k in range(1, 10)]
"""1/9 … 1 … 9"""
Cells = list[list[Fraction | None]]


def names(count: int) -> tuple[str, ...]:
    return tuple(f"指标{i}" for i in range(1, count + 1))


@st.composite
def upper_judgments(draw: st.DrawFn, least: int = 1, most: int = 7) -> Cells:
    """Judgments above the diagonal, nothing elsewhere."""
    count = draw(st.integers(least, most))
    return [[draw(st.sampled_from(SAATY)) if i < j else None for j in range(count)] for i in range(count)]


def consistent(weights: Sequence[int]) -> Cells:
    return [[Fraction(mine, other) for other in weights] for mine in weights]


@st.composite
def tables(draw: st.DrawFn, *, least_value: int = -50, columns: int = 5) -> Table:
    """2 to 8 units; values with two decimals, so that equal ones and constant columns occur."""
    units = draw(st.integers(2, 8))
    value = st.builds(Fraction, st.integers(least_value, 60), st.sampled_from([1, 4, 100]))
    drawn = draw(st.lists(st.lists(value, min_size=units, max_size=units), min_size=1, max_size=columns))
    ways = draw(st.lists(st.sampled_from(["up", "down"]), min_size=len(drawn), max_size=len(drawn)))
    return Table(
        tuple(f"单位{i}" for i in range(units)),
        tuple(Column(f"列{i}", tuple(v), way) for i, (v, way) in enumerate(zip(drawn, ways, strict=True))),
    )


def table(*columns: Sequence[object], directions: Sequence[str] = ()) -> Table:
    """A table from its columns."""
    ways = directions or ["up"] * len(columns)
    return Table(
        tuple(f"单位{i}" for i in range(1, len(columns[0]) + 1)),
        tuple(
            Column(f"列{i}", tuple(values), way)  # type: ignore[arg-type]  # also what is no number
            for i, (values, way) in enumerate(zip(columns, ways, strict=True), 1)
        ),
    )


def refusal(call: Callable[[], object]) -> tuple[Problem, ...]:
    """The findings of a call that must be refused."""
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.problems


def codes(findings: Sequence[Problem]) -> list[str]:
    return [finding.code for finding in findings]


def rounded(values: Sequence[Fraction], places: int) -> list[float]:
    return [round(float(value), places) for value in values]
