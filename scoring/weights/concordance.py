"""How far several experts agree on an order: Kendall's coefficient of concordance."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's W, 0 (no agreement) to 1 (the same order), corrected for ties; `chi_square` = m(n − 1)W with
    `degrees` = n − 1 of freedom, for m `experts` who marked all n indicators."""

    w: Fraction
    chi_square: Fraction
    degrees: int
    experts: int


def concordance(marks: Sequence[Sequence[Fraction]]) -> Concordance | None:
    """Kendall's W of experts' marks, a row an expert: W = 12·S / (m²(n³ − n) − m·ΣT), S the squared deviations of the
    rank sums, T = Σ(t³ − t) over the ties of an expert, who get the mean rank (Kendall & Babington Smith 1939;
    Kendall & Gibbons 1990).

    None where it is not defined: fewer than two experts or two indicators, or no expert who makes a difference.
    """
    experts, count = len(marks), len(marks[0]) if marks else 0
    if experts < 2 or count < 2:
        return None
    ranks = [_ranks(row) for row in marks]
    ties = sum(times**3 - times for row in marks for times in Counter(row).values())
    possible = experts**2 * (count**3 - count) - experts * ties
    if not possible:
        return None
    mean = Fraction(experts * (count + 1), 2)
    squares = sum(((sum(column) - mean) ** 2 for column in zip(*ranks, strict=True)), Fraction(0))
    w = 12 * squares / possible
    return Concordance(w, experts * (count - 1) * w, count - 1, experts)


def _ranks(row: Sequence[Fraction]) -> list[Fraction]:
    """Mean ranks, the least mark first."""
    return [sum(other < mark for other in row) + Fraction(row.count(mark) + 1, 2) for mark in row]
