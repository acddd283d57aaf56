"""The worked calculation of a group from its children, and of the base from the first level."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.groups import aggregate
from scoring.plan import Indicator, Plan
from scoring.result import NodeScore
from scoring.worked.model import Note
from scoring.worked.paper import Paper, points_known
from scoring.worked.terms import Applied, Known, Term, compare, term, total, worth

Scores = Mapping[str, NodeScore]


def group(plan: Plan, node: Indicator, scores: Scores) -> Paper:
    """How a group of a unit came to its points."""
    paper = Paper(Known(Fraction(node.weight), "weight"))
    places = plan.rounding.leaf_places
    children = plan.children.get(node.code, ())
    present = _present(children, scores)
    if scores[node.code].points is None:
        paper.note("group_reference" if scores[node.code].state == "reference" else "group_left_out")
        return paper
    if node.aggregate == "sum":
        _sum(plan, children, present, scores, paper, places)
    else:
        _aggregated(plan, node, present, scores, paper)
    return paper


def base(plan: Plan, scores: Scores) -> Paper:
    """How the base of a unit came about."""
    paper = Paper(Known(Fraction(plan.full_score), "weight"))
    children = plan.children.get(None, ())
    places = plan.rounding.total_places
    present = _present(children, scores)
    redistributed = _some_left_out(children, scores)
    if not present or (redistributed and not any(node.weight for node in present)):
        paper.points("points", term(0), Fraction(0), places, label=Note("nothing_scored"))
    else:
        _sum(plan, children, present, scores, paper, places)
    return paper


def _sum(
    plan: Plan,
    children: Sequence[Indicator],
    present: Sequence[Indicator],
    scores: Scores,
    paper: Paper,
    places: int | None,
) -> None:
    """Σ points; where children are left out: weight × Σ points ÷ Σ weights."""
    found = total([_points(plan, child, scores) for child in present])
    if _some_left_out(children, scores):
        paper.policies.append("redistributed")
        found = paper.weight * found / total([_weight(child) for child in present])
    paper.points("points", found, worth(found), places)


def _aggregated(plan: Plan, node: Indicator, present: Sequence[Indicator], scores: Scores, paper: Paper) -> None:
    """The group's weight × the aggregate of the children's rates."""
    places = plan.rounding.leaf_places
    rated = [child for child in present if child.weight]
    rates: list[Term] = [_points(plan, child, scores) / _weight(child) for child in rated]
    value = aggregate(
        node.aggregate,
        Fraction(node.weight),
        [(worth(rate), Fraction(child.weight)) for rate, child in zip(rates, rated, strict=True)],
    )
    label = Note(f"aggregate_{node.aggregate}")
    none = [rate for rate in rates if worth(rate) <= 0]
    if node.aggregate == "min":
        least = Applied("min", tuple(rates)) if len(rates) > 1 else rates[0]
        paper.points("points", paper.weight * least, value, places, label=label)
    elif none:
        paper.points("points", term(0), value, places, compare(none[0], "<=", term(0)), label=label)
    elif node.aggregate == "harmonic":
        whole = total([_weight(child) for child in rated])
        parts = [_weight(child) / rate for rate, child in zip(rates, rated, strict=True)]
        paper.points("points", paper.weight * whole / total(parts), value, places, label=label)
    else:
        whole = Known(sum((Fraction(child.weight) for child in rated), Fraction(0)), "weight", "sum")
        powers = [
            Applied("^", (rate, _weight(child) / whole)) if len(rated) > 1 else rate
            for rate, child in zip(rates, rated, strict=True)
        ]
        paper.points("points", Applied("*", (paper.weight, *powers)), value, places, label=label)


def _points(plan: Plan, node: Indicator, scores: Scores) -> Known:
    points = scores[node.code].points
    assert points is not None
    return points_known(Fraction(points), plan.rounding.leaf_places, node.code)


def _weight(node: Indicator) -> Known:
    return Known(Fraction(node.weight), "weight", node.code)


def _present(children: Sequence[Indicator], scores: Scores) -> list[Indicator]:
    return [child for child in children if scores[child.code].points is not None]


def _some_left_out(children: Sequence[Indicator], scores: Scores) -> bool:
    return any(scores[c.code].points is None and scores[c.code].state != "reference" for c in children)
