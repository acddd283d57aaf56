"""A linear program over exact numbers, for comparison with closed forms."""

from collections.abc import Sequence
from fractions import Fraction


def maximum(rows: Sequence[Sequence[Fraction]], bounds: Sequence[Fraction]) -> list[Fraction]:
    """The x ≥ 0 with the largest sum under rows·x ≤ bounds, all bounds > 0; by the simplex method with Bland's rule.

    Raises ValueError where the sum has no largest value.
    """
    count = len(rows[0])
    table = [
        [*row, *(Fraction(i == k) for k in range(len(rows))), bound]
        for i, (row, bound) in enumerate(zip(rows, bounds, strict=True))
    ]
    goal = [Fraction(-1)] * count + [Fraction(0)] * (len(rows) + 1)
    basis = [count + i for i in range(len(rows))]
    while (entering := next((j for j, value in enumerate(goal[:-1]) if value < 0), None)) is not None:
        ratios = [(row[-1] / row[entering], basis[i], i) for i, row in enumerate(table) if row[entering] > 0]
        if not ratios:
            raise ValueError("unbounded")
        leaving = min(ratios)[2]
        pivot = table[leaving][entering]
        table[leaving] = [value / pivot for value in table[leaving]]
        for row in (*(row for i, row in enumerate(table) if i != leaving), goal):
            factor = row[entering]
            row[:] = [value - factor * top for value, top in zip(row, table[leaving], strict=True)]
        basis[leaving] = entering
    found = dict(zip(basis, (row[-1] for row in table), strict=True))
    return [found.get(j, Fraction(0)) for j in range(count)]
