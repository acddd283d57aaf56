"""How every figure of a result came about, worked out with the numbers put in.

    view = View(plan, entries, result)                           # once for many lines
    worked(plan, entries, result, "U01", "A1.1", view)           # one leaf or group
    worked_unit(plan, entries, result, "U01", view)              # all of them, then the way to the grade

A line is data (`model`); `exchange.wording.worked` speaks it. What it shows gives, on a calculator, what is printed.
"""

from fractions import Fraction

from scoring.entries import Entries
from scoring.groups import subtree
from scoring.plan import Plan
from scoring.result import NodeScore, Result, UnitResult, columns_of
from scoring.rounding import half_up
from scoring.sides import seen_by
from scoring.worked import group, standing, way
from scoring.worked.digits import with_digits
from scoring.worked.leaf import at_measure, leaf
from scoring.worked.look import View
from scoring.worked.model import WAY, Kind, Note, Step, Used, Worked
from scoring.worked.paper import FIGURE, Paper
from scoring.worked.terms import Known, term

__all__ = ["View", "Worked", "worked", "worked_at", "worked_unit"]


def worked(plan: Plan, entries: Entries, result: Result, unit: str, code: str, view: View | None = None) -> Worked:
    """How one figure of a unit came about: a leaf or group by its code, or a stage of `WAY`.

    `result` is that of the same plan and entries. Raises KeyError for an unknown unit or code.
    """
    codes = columns_of(result.units).code
    if unit not in codes:
        raise KeyError(unit)
    found = result.units[codes.index(unit)]
    if code in plan.indicator:
        plan, result = seen_by(plan, result, unit)
        if view is None or view.plan is not plan:
            view = View(plan, entries, result)
        return _node(plan, entries, found, code, view)
    stage = next((stage for stage in WAY if stage == code), None)
    if stage is None:
        raise KeyError(code)
    return _stage(plan, entries, result, found, stage)


def worked_unit(
    plan: Plan, entries: Entries, result: Result, unit: str, view: View | None = None
) -> tuple[Worked, ...]:
    """Every figure of a unit: the nodes in the order of the plan, then the stages of `WAY`. Raises KeyError."""
    seen = View(*_parts(plan, entries, result, unit)) if view is None or plan.by_class else view
    codes = [*(node.code for node in plan.indicators), *WAY]
    return tuple(worked(plan, entries, result, unit, code, seen) for code in codes)


def _parts(plan: Plan, entries: Entries, result: Result, unit: str) -> tuple[Plan, Entries, Result]:
    view, seen = seen_by(plan, result, unit)
    return view, entries, seen


def worked_at(view: View, unit: str, code: str, measure: Fraction) -> Worked | None:
    """How a unit would come to its points under a leaf that scores a measure, if this were its measure; the others
    stay as they are. None where the rule cannot be read. Raises KeyError for an unknown unit or leaf."""
    look = view.look_at(code, unit, measure)
    if look is None:
        return None
    paper, node = at_measure(view, look), look.node
    last = paper.segments[-1]
    points = last.result.value if isinstance(last, Step) else None
    places = view.plan.rounding.leaf_places
    return Worked(
        unit,
        code,
        node.name,
        "leaf",
        with_digits(paper.segments),
        points if points is None or places is None else half_up(points, places),
        node.weight,
        method=look.method.code,
        policies=tuple(dict.fromkeys(paper.policies)),
    )


def _node(plan: Plan, entries: Entries, unit: UnitResult, code: str, view: View) -> Worked:
    node, score = plan.indicator[code], unit.nodes[code]
    used: tuple[Used, ...] = ()
    method = None
    kind: Kind = "group" if node.is_group else "leaf"
    if node.is_group:
        paper = group.group(plan, node, unit.nodes)
    else:
        paper, used, method = leaf(view, node, unit.code, score)
        _veto(plan, entries, unit.code, code, score, paper)
    if score.points is not None and score.effective_weight != score.weight:
        effective = Known(Fraction(score.effective_weight), "weight", "effective", FIGURE)
        paper.note("effective_weight", weight=paper.weight, effective=effective)
    return Worked(
        unit.code,
        code,
        node.name,
        kind,
        with_digits(paper.segments),
        score.points,
        node.weight,
        score.effective_weight,
        score.state,
        method,
        used,
        tuple(dict.fromkeys(paper.policies)),
    )


def _veto(plan: Plan, entries: Entries, unit: str, code: str, score: NodeScore, paper: Paper) -> None:
    """A leaf that a veto took: whatever it was worth, it is 0."""
    if score.points is None:
        return
    for decision in entries.decisions:
        veto = next((veto for veto in plan.veto if veto.code == decision.rule), None)
        if decision.unit != unit or veto is None:
            continue
        zeroed = [action.partition(":")[2] for action in veto.actions if action.startswith("node_zero:")]
        if any(code in subtree(plan, one) for one in zeroed):
            paper.policies.append("veto")
            label = Note("veto_zero", {"name": veto.name})
            paper.points("veto", term(0), Fraction(0), plan.rounding.leaf_places, label=label)
            return


def _stage(plan: Plan, entries: Entries, result: Result, unit: UnitResult, stage: Kind) -> Worked:
    points = None
    match stage:
        case "base":
            paper, points = group.base(plan, unit.nodes), unit.base
        case "adjusted_base":
            paper, points = way.adjusted_base(plan, unit), unit.adjusted_base
        case "bonus" | "deduction":
            paper = way.adjustment(plan, entries, unit, stage)
            points = unit.bonus if stage == "bonus" else unit.deduction
        case "total":
            paper, points = way.total_points(plan, unit), unit.total
        case "rank":
            paper = standing.rank(plan, result, unit)
        case _:
            paper = standing.grade(plan, entries, unit)
    policies = tuple(dict.fromkeys(paper.policies))
    return Worked(unit.code, stage, stage, stage, with_digits(paper.segments), points, policies=policies)
