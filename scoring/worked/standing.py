"""A unit's rank and its grade, each with its reason."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

from scoring.entries import Entries
from scoring.evaluate import veto_actions
from scoring.grades import after_vetoes, down, holds, seats
from scoring.plan import Condition, Plan
from scoring.result import Result, UnitResult
from scoring.worked.model import Note, Step
from scoring.worked.paper import Paper, points_known
from scoring.worked.terms import Known, Term, compare

GradeChange = Literal["condition", "quota", "veto"]
GRADE_NOTES: Final[Mapping[GradeChange, str]] = {
    "condition": "grade_condition",
    "quota": "grade_quota",
    "veto": "grade_veto",
}


def rank(plan: Plan, result: Result, unit: UnitResult) -> Paper:
    """The rank, with whom it is shared, and what separated equal totals."""
    paper = Paper(Known(Fraction(plan.full_score), "weight"))
    if unit.rank is None:
        paper.note("not_ranked")
        return paper
    ranked = [other for other in result.units if other.rank is not None]
    paper.note("rank", rank=_whole(unit.rank), count=_whole(len(ranked)))
    same = [other for other in ranked if other.total == unit.total and other.code != unit.code]
    shared = [other.name for other in same if other.rank == unit.rank]
    apart = [other.name for other in same if other.rank != unit.rank]
    if shared:
        paper.note("rank_shared", units="、".join(shared))
    if apart:
        nodes = [plan.indicator[code].name for code in plan.ranking.tie_breakers if code in plan.indicator]
        paper.note("tie_broken", units="、".join(apart), nodes="、".join(nodes))
    if unit.rank_in_class is not None:
        count = sum(other.class_code == unit.class_code for other in ranked)
        name = next((kind.name for kind in plan.classes if kind.code == unit.class_code), "")
        paper.note("rank_in_class", name=name, rank=_whole(unit.rank_in_class), count=_whole(count))
    return paper


def _whole(value: Fraction | int) -> Known:
    return Known(Fraction(value), "rank")


def grade(plan: Plan, entries: Entries, unit: UnitResult) -> Paper:
    """The grade with its reason: the band, conditions that fail, the quota, vetoes."""
    paper = Paper(Known(Fraction(plan.full_score), "weight"))
    grades = plan.grades
    if grades is None or unit.grade is None:
        paper.note("no_grade")
        return paper
    names, last = [name for name, _ in grades.bands], len(grades.bands) - 1
    total = points_known(Fraction(unit.total), plan.rounding.total_places, "total")
    bounds = [Known(Fraction(bound), "parameter", "bands") for _, bound in grades.bands]
    level = next((i for i, bound in enumerate(bounds) if total.value >= bound.value), last)
    sign = ">=" if total.value >= bounds[level].value else "<"
    _holds(paper, compare(total, sign, bounds[level]), Note("grade_band", {"grade": names[level]}))
    while level < last and not holds(grades, names[level], lambda code: _rate(plan, unit, code)):
        for condition in grades.conditions:
            if condition.grade == names[level]:
                _failed(plan, unit, condition, names[level + 1], paper)
        level += 1
    level = _after_quota(plan, entries, unit, level, names, paper)
    for decision in entries.decisions:
        veto = next((veto for veto in plan.veto if veto.code == decision.rule), None)
        if decision.unit == unit.code and veto is not None:
            after = after_vetoes(names, level, veto.actions)
            if after != level:
                paper.note("grade_veto", name=veto.name, grade=names[after])
            level = after
    paper.note("grade", grade=names[level])
    return paper


def grade_changes(plan: Plan, entries: Entries, unit: UnitResult) -> tuple[GradeChange, ...]:
    """What gave a unit another grade than the band of its total does; quick where nothing did."""
    grades = plan.grades
    if grades is None or unit.grade is None:
        return ()
    band = next((name for name, bound in grades.bands if unit.total >= bound), grades.bands[-1][0])
    if band == unit.grade:
        return ()
    said = (part.label if isinstance(part, Step) else part for part in grade(plan, entries, unit).segments)
    keys = {one.key for one in said if one is not None}
    return tuple(change for change, key in GRADE_NOTES.items() if key in keys)


def _holds(paper: Paper, condition: Term, label: Note) -> None:
    paper.segments.append(Step("condition", condition, Known(Fraction(1), "step", "condition", text="1"), label=label))


def _rate(plan: Plan, unit: UnitResult, code: str) -> Fraction | None:
    """A node's points ÷ weight; None where it is left out."""
    score, node = unit.nodes.get(code), plan.indicator.get(code)
    if score is None or score.points is None or node is None or not node.weight:
        return None
    return Fraction(score.points) / Fraction(node.weight)


def _failed(plan: Plan, unit: UnitResult, condition: Condition, then: str, paper: Paper) -> None:
    """Put down a condition of a grade, if it fails."""
    rate = _rate(plan, unit, condition.node)
    if rate is None or rate >= Fraction(condition.min_rate):
        return
    node, points = plan.indicator[condition.node], unit.nodes[condition.node].points
    assert points is not None
    found = points_known(Fraction(points), plan.rounding.leaf_places, node.code) / Known(
        Fraction(node.weight), "weight"
    )
    wanted = Known(Fraction(condition.min_rate) * 100, "parameter", "min_rate")
    facts: dict[str, str | Known] = {"grade": condition.grade, "node": node.name, "wanted": wanted, "then": then}
    _holds(paper, compare(found * 100, "<", wanted), Note("grade_condition", facts))


def _after_quota(plan: Plan, entries: Entries, unit: UnitResult, level: int, names: Sequence[str], paper: Paper) -> int:
    """One grade less where the quota left the unit no seat: its printed grade tells."""
    quota = plan.grades.quota if plan.grades is not None else None
    if quota is None or quota.grade not in names or names.index(quota.grade) != level:
        return level
    if names[after_vetoes(names, level, veto_actions(plan, entries).get(unit.code, ()))] == unit.grade:
        return level
    among = [one for one in plan.units if quota.scope == "all" or one.class_code == unit.class_code]
    count, then = sum(one.ranked for one in among), down(names, level, 1)
    paper.note(
        "grade_quota",
        grade=quota.grade,
        percent=Known(Fraction(quota.percent), "parameter", "quota"),
        count=_whole(count),
        seats=_whole(seats(quota, count)),
        then=names[then],
    )
    return then
