"""Where no search is needed: the best points are reached already, or only a few values are told apart."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.expression import Expression, Figure
from scoring.insight.slopes import Own, over_peers
from scoring.insight.span import Span
from scoring.insight.trends import no_less_for_more, points_of_others_hang_on
from scoring.method import MeasureMethod, Method
from scoring.methods.deduct import Deduct
from scoring.methods.formula import Formula
from scoring.methods.pass_fail import PassFail
from scoring.methods.rank_map import RankMap
from scoring.numbers import parse_decimal
from scoring.result import Result
from scoring.rounding import round_half_up
from scoring.rules import LeafRule


def at_best(result: Result, rules: Sequence[LeafRule], own: Own, span: Span) -> bool:
    """Does the unit have the most points that each of these leaves can give it, while nobody else's points hang on its
    value? Then no other value is better."""
    return no_less_for_more(own.plan) and all(_leaf_at_best(result, rule, own, span) for rule in rules)


def _leaf_at_best(result: Result, rule: LeafRule, own: Own, span: Span) -> bool:
    node, unit = rule.node, own.unit
    method = rule.method_for(unit.class_code, unit.code)
    if method is None or not _looks_at_its_own(method, rule.measure):
        return False
    if points_of_others_hang_on(result, rule, own):
        return False
    plain = method.reads_measure and _is_item(rule, span)
    nothing = node.missing == "zero" and node.zero_denominator in ("missing", "zero")
    if not plain and not nothing:
        return False  # a value that makes the measure no number might bring more
    points = result.units[own.plan.units.index(unit)].nodes[node.code].points
    most = round_half_up(method.bounds(Fraction(node.weight))[1], own.plan.rounding.leaf_places)
    return points is not None and Fraction(points) >= most


def _looks_at_its_own(method: Method, measure: Expression | None) -> bool:
    """Are the points made from the unit's own figures alone?"""
    match method:
        case Formula():
            return not over_peers(method.expression.tree)
        case Deduct():
            return not any(over_peers(rule.value.tree) for rule in method.rules)
        case MeasureMethod():
            alone = method.group in ("absolute", "converted") or isinstance(method, RankMap)
            return alone and measure is not None and not over_peers(measure.tree)
    return False


def _is_item(rule: LeafRule, span: Span) -> bool:
    return rule.measure is not None and rule.measure.tree == Figure(span.item)


def few_values(result: Result, rules: Sequence[LeafRule], own: Own, span: Span) -> tuple[int, ...] | None:
    """The steps worth trying, nearest first, where the one rule that reads the item tells only some values from all
    others (a rank in a table, exactly the target): those, and the nearest of the others. None: it is not so."""
    if len(rules) != 1 or own.plan.rounding.measure_places is not None:
        return None
    (rule,) = rules
    method = rule.method_for(own.unit.class_code, own.unit.code)
    if not _is_item(rule, span) or points_of_others_hang_on(result, rule, own):
        return None
    if isinstance(method, RankMap):
        told = [rank for text in method.map if (rank := parse_decimal(text)) is not None]
    elif isinstance(method, PassFail) and method.op == "=":
        told = [method.target]
    else:
        return None
    if method.zero_gets_zero:
        told.append(Fraction(0))
    exact = [span.nearest(value) for value in told]
    some = {below for below, above in exact if below == above}
    wanted = {k for k in some if k and span.down <= k <= span.up}
    others = (k for size in range(1, len(some) + 2) for k in (size, -size))
    wanted |= {next((k for k in others if k not in some and span.down <= k <= span.up), 0)} - {0}
    return tuple(sorted(wanted, key=lambda k: (abs(k), -k)))
