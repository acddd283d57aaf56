"""Grades: the band of the total, conditions, the quota, and last the vetoes (§6 step 10)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from scoring.plan import Grades, Quota, Unit
from scoring.ranking import Key

Rate = Callable[[str], Fraction | None]
"""A node's rate (points / weight) for one unit; None where it is left out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the grade of one unit depends on. `key` is None where the unit has no rank."""

    unit: Unit
    total: Fraction
    key: Key | None
    rate: Rate
    actions: Sequence[str]


def grade(grades: Grades, candidates: Sequence[Candidate]) -> Mapping[str, str]:
    """The grade of every unit, by unit code."""
    names = [name for name, _ in grades.bands]
    if not names:
        return {}
    levels = {c.unit.code: reached(grades, c) for c in candidates}
    if grades.quota is not None and grades.quota.grade in names:
        level = names.index(grades.quota.grade)
        holding = [c for c in candidates if levels[c.unit.code] == level]
        for lost in over_quota(grades.quota, names, candidates, holding):
            levels[lost] = down(names, level, 1)
    return {c.unit.code: names[after_vetoes(names, levels[c.unit.code], c.actions)] for c in candidates}


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


def over_quota(
    quota: Quota, names: Sequence[str], candidates: Sequence[Candidate], holding: Sequence[Candidate]
) -> list[str]:
    """The units that hold the grade of the quota but have no seat."""
    if quota.scope == "all":
        return _over_seats(quota, names, seats(quota, sum(c.unit.ranked for c in candidates)), holding)
    lost: list[str] = []
    for class_code in {c.unit.class_code for c in holding} - {None}:
        count = sum(c.unit.ranked for c in candidates if c.unit.class_code == class_code)
        own = [c for c in holding if c.unit.class_code == class_code]
        lost += _over_seats(quota, names, seats(quota, count), own)
    return lost


def seats(quota: Quota, count: int) -> int:
    """floor(percent × ranked units), at least one where the plan says so."""
    found = int(Fraction(quota.percent) * count / 100)
    return max(found, 1) if quota.at_least_one else found


def _over_seats(quota: Quota, names: Sequence[str], free: int, holding: Sequence[Candidate]) -> list[str]:
    """Walk in rank order. Who will lose the grade by a veto takes no seat; ties across the last seat go together."""
    level = names.index(quota.grade)
    in_order = sorted((c for c in holding if c.key is not None), key=_key, reverse=True)
    lost: list[str] = []
    for _, tied in groupby(in_order, key=_key):
        together = list(tied)
        taking = sum(after_vetoes(names, level, c.actions) <= level for c in together)
        fits = taking <= free or (quota.ties == "include" and free > 0)
        if free <= 0 or not fits:
            lost += [c.unit.code for c in together]
            free = 0
        else:
            free = max(0, free - taking)
    return lost


def _key(candidate: Candidate) -> Key:
    return candidate.key or ()


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
