"""The ranking as it would be without the coefficients of the classes: what a coefficient did to a place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from scoring.evaluate import order_of_totals, ranked, ranks_in, veto_actions
from scoring.figures import Figures
from scoring.points import Points
from scoring.result import Lazy, Rank, Result
from scoring.working import working_of


def ranks_without_coefficient(result: Result) -> Mapping[bool, Sequence[Rank | None]]:
    """Every unit's place, in the order of the plan, if all coefficients were 1: among all (False), and within its class
    (True). Raises ValueError where the result was not evaluated here."""
    working = working_of(result)
    plan, frame = working.plan, working.frame
    assert isinstance(result.units, Lazy)
    figures = result.units.columns
    assert isinstance(figures, Figures)
    if plan.composition.coefficient == "none" or all(one == 1 for one in figures.totals.coefficients):
        return {False: figures.rank, True: figures.rank_in_class}
    old = figures.totals
    total = Points.total([old.base, old.bonus], len(frame), plan.rounding.total_places).less(old.deduction)
    standing = ranked(frame, veto_actions(plan, working.entries))
    order = order_of_totals(plan, replace(old, total=total.at_least_zero()), working.nodes, standing)
    in_class = [np.flatnonzero(frame.class_at[standing] == number) for number in range(len(frame.classes))]
    return {
        False: ranks_in(plan, frame, [np.arange(len(standing))], standing, order),
        True: ranks_in(plan, frame, in_class, standing, order),
    }
