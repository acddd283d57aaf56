"""Grades: the band of the total, conditions, the quota, and last the vetoes (§6 step 10)."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

import numpy as np

from scoring.exact import Array, Mask
from scoring.frame import Frame
from scoring.plan import Condition, Grades, Quota
from scoring.rationals import Rationals

Rate = Callable[[str], Fraction | None]
"""A node's rate (points / weight) for one unit; None where it is left out."""


def grade(
    grades: Grades,
    frame: Frame,
    totals: Rationals,
    below: Callable[[Condition], Mask],
    order: Array,
    actions: Mapping[str, Sequence[str]],
) -> Sequence[str]:
    """The grade of every unit. `below`: where a condition fails; `order` is higher for the better, -1 for no rank;
    `actions` are the vetoes' by unit code."""
    names = [name for name, _ in grades.bands]
    levels = np.full(len(frame), len(names) - 1)
    for level, (_, bound) in reversed(list(enumerate(grades.bands))):
        levels[totals >= Fraction(bound)] = level
    for level, name in enumerate(names[:-1]):
        for condition in grades.conditions:
            if condition.grade == name:
                levels[(levels == level) & below(condition)] = level + 1
    quota = grades.quota
    if quota is not None and quota.grade in names:
        level = names.index(quota.grade)
        levels[over_quota(quota, names, frame, np.flatnonzero(levels == level), order, actions)] = min(
            level + 1, len(names) - 1
        )
    for code, own in actions.items():
        if code in frame.at:
            levels[frame.at[code]] = after_vetoes(names, int(levels[frame.at[code]]), own)
    return [names[level] for level in levels.tolist()]


def holds(grades: Grades, name: str, rate: Rate) -> bool:
    """Whether all conditions of a grade hold; one on a left-out node does."""
    for condition in grades.conditions:
        if condition.grade == name:
            found = rate(condition.node)
            if found is not None and found < Fraction(condition.min_rate):
                return False
    return True


def over_quota(
    quota: Quota,
    names: Sequence[str],
    frame: Frame,
    holding: Array,
    order: Array,
    actions: Mapping[str, Sequence[str]],
) -> list[int]:
    """The units that hold the grade of the quota but have no seat."""
    circles = [frame.everyone] if quota.scope == "all" else frame.members[:-1]
    lost: list[int] = []
    for rows in circles:
        free = seats(quota, int(frame.ranked[rows].sum()))
        own = holding[np.isin(holding, rows) & (order[holding] >= 0)]
        lost += _over_seats(
            quota, names, free, own[np.argsort(-order[own], kind="stable")].tolist(), frame, order, actions
        )
    return lost


def seats(quota: Quota, count: int) -> int:
    """floor(percent × ranked units), at least one where the plan says so."""
    found = int(Fraction(quota.percent) * count / 100)
    return max(found, 1) if quota.at_least_one else found


def _over_seats(
    quota: Quota,
    names: Sequence[str],
    free: int,
    holding: Sequence[int],
    frame: Frame,
    order: Array,
    actions: Mapping[str, Sequence[str]],
) -> list[int]:
    """Walk in rank order. Who will lose the grade by a veto takes no seat; ties across the last seat go together."""
    level = names.index(quota.grade)
    lost: list[int] = []
    for _, tied in groupby(holding, key=lambda row: int(order[row])):
        together = list(tied)
        taking = sum(after_vetoes(names, level, actions.get(frame.codes[row], ())) <= level for row in together)
        fits = taking <= free or (quota.ties == "include" and free > 0)
        if free <= 0 or not fits:
            lost += together
            free = 0
        else:
            free = max(0, free - taking)
    return lost


def after_vetoes(names: Sequence[str], level: int, actions: Sequence[str]) -> int:
    """The grade after the vetoes' actions, in their order."""
    for action in actions:
        kind, _, argument = action.partition(":")
        if kind == "grade_max" and argument in names:
            level = max(level, names.index(argument))
        elif kind == "grade_set" and argument in names:
            level = names.index(argument)
        elif kind == "grade_down":
            level = down(names, level, int(argument))
        elif kind == "no_award" and level == 0:
            level = down(names, 0, 1)
    return level


def down(names: Sequence[str], level: int, by: int) -> int:
    return min(level + by, len(names) - 1)
