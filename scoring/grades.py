"""Grades: the band of the total, conditions, the quota, and last the vetoes (§6 step 10)."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

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
        lost = over_quota(quota, names, frame, np.flatnonzero(levels == level), order, actions)
        levels[lost] = down(names, level, 1)
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
) -> Array:
    """The units that hold the grade of the quota but have no seat. Who will lose it by a veto takes no seat."""
    level = names.index(quota.grade)
    takes = np.ones(len(frame), np.int64)
    for code, decided in actions.items():
        if code in frame.at and after_vetoes(names, level, decided) > level:
            takes[frame.at[code]] = 0
    lost = [np.zeros(0, np.int64)]
    for rows in [frame.everyone] if quota.scope == "all" else frame.members[:-1]:
        free = seats(quota, int(frame.ranked[rows].sum()))
        own = holding[np.isin(holding, rows) & (order[holding] >= 0)]
        own = own[np.argsort(-order[own], kind="stable")]
        lost.append(own[seated(order[own], takes[own], free, quota.ties == "include") :])
    return np.concatenate(lost)


def seated(order: Array, takes: Array, free: int, include: bool) -> int:
    """How many of these, the best first, find one of the free seats. Ties across the last seat go together: in, where
    ties are included, else out."""
    first = np.flatnonzero(np.concatenate(([True], order[1:] != order[:-1])))[: len(order)]
    taken = np.concatenate(([0], np.cumsum(takes)))
    after = np.append(first[1:], len(order))
    full = taken[first] >= free
    over = full if include else full | (taken[after] > free)
    return int(first[over][0]) if over.any() else len(order)


def seats(quota: Quota, count: int) -> int:
    """floor(percent × ranked units), at least one where the plan says so."""
    found = int(Fraction(quota.percent) * count / 100)
    return max(found, 1) if quota.at_least_one else found


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
