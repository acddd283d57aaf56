"""Grades: the band of the total, conditions, the quota, and last the vetoes (§6 step 10)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

import numpy as np

from scoring.frame import Frame
from scoring.plan import Grades, Quota, Unit
from scoring.rationals import Rationals

Rate = Callable[[str], Fraction | None]
"""A node's rate (points / weight) for one unit; None where it is left out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the grade of one unit depends on. `order`: higher is better; None where the unit has no rank."""

    unit: Unit
    total: Fraction
    order: int | None
    rate: Rate
    actions: Sequence[str]


def grade(
    grades: Grades,
    frame: Frame,
    totals: Rationals,
    candidate: Callable[[int], Candidate],
    actions: Mapping[str, Sequence[str]],
) -> Sequence[str]:
    """The grade of every unit. `candidate` tells of the unit at a place, `actions` are the vetoes' by unit code."""
    names = [name for name, _ in grades.bands]
    levels = np.full(len(frame), len(names) - 1)
    for level, (_, bound) in reversed(list(enumerate(grades.bands))):
        levels[totals >= Fraction(bound)] = level
    demanding = [names.index(condition.grade) for condition in grades.conditions if condition.grade in names]
    for index in np.flatnonzero(np.isin(levels, demanding)).tolist():
        levels[index] = reached(grades, candidate(index))
    quota = grades.quota
    if quota is not None and quota.grade in names:
        level = names.index(quota.grade)
        holding = [(index, candidate(index)) for index in np.flatnonzero(levels == level).tolist()]
        lost = over_quota(quota, names, frame, [one for _, one in holding])
        for index, one in holding:
            if one.unit.code in lost:
                levels[index] = down(names, level, 1)
    for code, own in actions.items():
        if code in frame.at:
            levels[frame.at[code]] = after_vetoes(names, int(levels[frame.at[code]]), own)
    return [names[level] for level in levels.tolist()]


def reached(grades: Grades, candidate: Candidate) -> int:
    """The band of the total, or the next one down whose conditions hold; 0 = best."""
    last = len(grades.bands) - 1
    level = next((i for i, (_, bound) in enumerate(grades.bands) if candidate.total >= Fraction(bound)), last)
    while level < last and not holds(grades, grades.bands[level][0], candidate.rate):
        level += 1
    return level


def holds(grades: Grades, name: str, rate: Rate) -> bool:
    """Whether all conditions of a grade hold; one on a left-out node does."""
    for condition in grades.conditions:
        if condition.grade == name:
            found = rate(condition.node)
            if found is not None and found < Fraction(condition.min_rate):
                return False
    return True


def over_quota(quota: Quota, names: Sequence[str], frame: Frame, holding: Sequence[Candidate]) -> frozenset[str]:
    """The units that hold the grade of the quota but have no seat."""
    if quota.scope == "all":
        return frozenset(_over_seats(quota, names, seats(quota, int(frame.ranked.sum())), holding))
    lost: list[str] = []
    for number, class_code in enumerate(frame.classes):
        count = int(frame.ranked[frame.members[number]].sum())
        own = [one for one in holding if one.unit.class_code == class_code]
        lost += _over_seats(quota, names, seats(quota, count), own)
    return frozenset(lost)


def seats(quota: Quota, count: int) -> int:
    """floor(percent × ranked units), at least one where the plan says so."""
    found = int(Fraction(quota.percent) * count / 100)
    return max(found, 1) if quota.at_least_one else found


def _over_seats(quota: Quota, names: Sequence[str], free: int, holding: Sequence[Candidate]) -> list[str]:
    """Walk in rank order. Who will lose the grade by a veto takes no seat; ties across the last seat go together."""
    level = names.index(quota.grade)
    in_order = sorted((c for c in holding if c.order is not None), key=_order, reverse=True)
    lost: list[str] = []
    for _, tied in groupby(in_order, key=_order):
        together = list(tied)
        taking = sum(after_vetoes(names, level, c.actions) <= level for c in together)
        fits = taking <= free or (quota.ties == "include" and free > 0)
        if free <= 0 or not fits:
            lost += [c.unit.code for c in together]
            free = 0
        else:
            free = max(0, free - taking)
    return lost


def _order(candidate: Candidate) -> int:
    return candidate.order or 0


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
