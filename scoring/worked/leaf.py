"""The worked calculation of one leaf: the method's formula, or the policy for what has no value."""

from fractions import Fraction

from scoring.numbers import Gone, Value
from scoring.plan import Indicator
from scoring.result import NodeScore
from scoring.worked.expressions import put_in
from scoring.worked.look import Look, View
from scoring.worked.measure import used
from scoring.worked.model import Note, Used
from scoring.worked.paper import FIGURE, MEASURE, Paper, points_known
from scoring.worked.rules import award, within_bounds
from scoring.worked.terms import Known, Term, term, total, worth

LONGEST_LIST = 20
"""The points of more peers are not listed under a mean."""


def leaf(view: View, node: Indicator, unit: str, score: NodeScore) -> tuple[Paper, tuple[Used, ...], str | None]:
    """How a leaf of a unit came to its points: the paper, the cells used, the code of the method."""
    paper = Paper(Known(Fraction(node.weight), "weight"))
    if node.reference_only:
        return paper, _shown_only(view, node, unit, paper), None
    look = view.look(node.code, unit)
    if look is None:
        paper.note("rule_faulty")
        _missing(view, node, unit, None, paper)
        return paper, (), node.method
    cells = used(view.plan, view.entries, look)
    if score.state == "pending":
        paper.note("pending")
    _settle(view, look, look.settled, cells, paper)
    return paper, cells, look.method.code


def at_measure(view: View, look: Look) -> Paper:
    """How a unit would come to its points with the measure that is tried in `look`."""
    paper = Paper(Known(Fraction(look.node.weight), "weight"))
    _settle(view, look, look.settled, (), paper)
    return paper


def _settle(view: View, look: Look, value: Value, cells: tuple[Used, ...], paper: Paper) -> None:
    """The method's points, or those of a policy."""
    node, places = look.node, view.plan.rounding.leaf_places
    if isinstance(look.value, Fraction):
        found = within_bounds(look, award(look, paper), paper)
        paper.points("points", found.term, look.value, places, *found.because, label=found.label)
        return
    _say_why(look, cells, paper)
    if look.value is Gone.ZERO_DIVISION:
        if isinstance(value, Fraction):
            paper.policies.append(f"zero_denominator.{look.policy}")
            paper.points("policy", _full(value, paper), value, places, label=Note(f"zero_denominator_{look.policy}"))
            return
        paper.policies.append(f"zero_denominator.{look.policy}")
        paper.note("zero_denominator")
    if value is Gone.NOT_APPLICABLE:
        _not_applicable(view, node, look.unit.code, paper)
    else:
        _missing(view, node, look.unit.code, look, paper)


def _full(value: Fraction, paper: Paper) -> Term:
    return paper.weight if value else term(0)


def _say_why(look: Look, cells: tuple[Used, ...], paper: Paper) -> None:
    """The cells for which there is no value, where the policy does not say enough."""
    if look.value is Gone.ZERO_DIVISION:
        return
    states = {"not_applicable"} if look.value is Gone.NOT_APPLICABLE else {"blank", "missing", "void", "pending"}
    lacking = [cell for cell in cells if cell.state in states and not (cell.state == "pending" and cell.text)]
    if not lacking and look.value is Gone.MISSING:
        paper.note("cannot_be_scored")
    for cell in lacking:
        if len(cells) > 1 or cell.state not in ("missing", "not_applicable"):
            paper.note(f"cell_{'blank' if cell.state == 'pending' else cell.state}", item=cell.name)


def _missing(view: View, node: Indicator, unit: str, look: Look | None, paper: Paper) -> None:
    places, weight = view.plan.rounding.leaf_places, Fraction(node.weight)
    given = None if look is None else look.method.when_missing
    if given is not None:
        points = min(max(given, Fraction(0)), weight)
        paper.policies.append("missing.given")
        paper.points("policy", Known(points, "parameter", "absent"), points, places, label=Note("missing_given"))
        return
    paper.policies.append(f"missing.{node.missing}")
    label = Note(f"missing_{node.missing}")
    if node.missing == "exclude":
        paper.segments.append(label)
    elif node.missing == "zero":
        paper.points("policy", term(0), Fraction(0), places, label=label)
    else:
        _of_peers(view, node, unit, label, node.missing == "mean", paper)


def _not_applicable(view: View, node: Indicator, unit: str, paper: Paper) -> None:
    places, weight = view.plan.rounding.leaf_places, Fraction(node.weight)
    paper.policies.append(f"not_applicable.{node.not_applicable}")
    label = Note(f"not_applicable_{node.not_applicable}")
    if node.not_applicable == "redistribute":
        paper.segments.append(label)
    elif node.not_applicable == "mean":
        _of_peers(view, node, unit, label, True, paper)
    else:
        full = node.not_applicable == "full"
        points = weight if full else Fraction(0)
        paper.points("policy", paper.weight if full else term(0), points, places, label=label)


def _of_peers(view: View, node: Indicator, unit: str, label: Note, mean: bool, paper: Paper) -> None:
    """The lowest or the mean of the points that the peers earned."""
    places = view.plan.rounding.leaf_places
    earned = view.peer_points(node.code, unit)
    if not earned:
        paper.note("no_peer")
        paper.points("policy", term(0), Fraction(0), places, label=label)
        return
    each = [points_known(points, places, code) for code, points in earned.items()]
    if not mean:
        lowest = min(each, key=lambda known: known.value)
        paper.points("policy", lowest, lowest.value, places, label=label)
        return
    count = Known(Fraction(len(each)), "count", "peers")
    found = total(each) / count if len(each) > 1 else each[0]
    value = worth(found)
    if len(each) > LONGEST_LIST:
        found = Known(value, "peers", "mean_points", FIGURE, among=len(each))
    paper.points("policy", found, value, places, label=label)


def _shown_only(view: View, node: Indicator, unit: str, paper: Paper) -> tuple[Used, ...]:
    """A leaf for reference: its measure, where it has one."""
    expression, value, sight = view.measure(node.code, unit)
    if expression is not None and isinstance(value, Fraction):
        found = put_in(expression.tree, sight, paper)
        known = paper.step("measure", found, least=MEASURE, value=value)
        paper.note("reference_measure", measure=known)
    else:
        paper.note("reference")
    return ()
