"""Where a rule changes its mind: targets, bounds, limits and the figures of other units, as steps of a span."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from scoring.expression import Expression, Node, Number
from scoring.insight.columns import measures_of
from scoring.insight.slopes import Own, children
from scoring.insight.span import Span, entered
from scoring.method import Method
from scoring.methods import BY_CODE
from scoring.numbers import parse_decimal
from scoring.parameter_reading import Setting
from scoring.parameters import Parameter, PartRule
from scoring.plan import Indicator, Plan
from scoring.reckoning import reckon
from scoring.result import Result
from scoring.rules import LeafRule, measure_of, parameters_of, part_measure

MOST: Final = 16
"""The marks nearest to what stands now are kept."""
PEERS: Final = 6
"""So many other units, those nearest to the unit, are looked at."""
Measure = Callable[[int], Fraction | None]
"""What a measure is at a step; None: no number."""


def marks(result: Result, rules: Sequence[LeafRule], own: Own, span: Span) -> tuple[int, ...]:
    """The steps of the span at which something may change, nearest first."""
    plan, unit = own.plan, own.unit
    figures = [entered(own.entries, span.item, one.code) for one in plan.units if one.code != unit.code]
    values = _near(span.now, [figure for figure in figures if figure is not None])
    found: set[int] = set()
    for rule in rules:
        method = rule.method_for(unit.class_code, unit.code)
        if method is None:
            continue
        measures = measures_of(result, rule.node.code)
        now = measures[plan.units.index(unit)]
        peers = [] if now is None else _near(now, [measure for measure in measures if measure is not None])
        for measure, targets in _targets(plan, rule.node, method, rule.measure):
            values += targets
            found |= _reached(measure, [*targets, *peers], own, span)
    found.update(k for value in values for k in span.nearest(value))
    inside = (k for k in found if k and span.down <= k <= span.up)
    return tuple(sorted(inside, key=lambda k: (abs(k), -k))[:MOST])


def _near(value: Fraction, others: Sequence[Fraction]) -> list[Fraction]:
    return sorted(set(others) - {value}, key=lambda other: abs(other - value))[:PEERS]


def _targets(
    plan: Plan, node: Indicator, method: Method, measure: Expression | None
) -> Iterator[tuple[Expression | None, list[Fraction]]]:
    """Each measure of a rule (None: it has none) with the numbers that its parameters name."""
    own = list(_literals(measure.tree)) if measure is not None else []
    for _, value, parameter in parameters_of(method):
        if parameter.kind == "parts":
            for part in value:
                assert isinstance(part, PartRule)
                setting = Setting(BY_CODE, None, None, [])
                inner = measure_of(plan, part_measure(node, part), node.code, setting, ())
                yield from _targets(plan, node, part.method, inner)
        else:
            own += _numbers(value, parameter)
    yield measure, own


def _numbers(value: object, parameter: Parameter) -> Iterator[Fraction]:
    """The numbers that one parameter names, on the side of the measure."""
    match parameter.kind, value:
        case "number", Fraction():
            yield value
        case "numbers", tuple():
            yield from value
        case "pairs", tuple():
            yield from (x for x, _ in value)
        case "table", dict():
            yield from (number for key in value if (number := parse_decimal(key)) is not None)
        case "formula", Expression():
            yield from _literals(value.tree)
        case "rules", tuple():
            for rule in value:
                yield from _literals(rule.value.tree)


def _literals(node: Node) -> Iterator[Fraction]:
    """The numbers that stand in an expression."""
    if isinstance(node, Number):
        yield node.value
    for child in children(node):
        yield from _literals(child)


def _reached(measure: Expression | None, targets: Sequence[Fraction], own: Own, span: Span) -> set[int]:
    """The steps between which a measure passes a target."""
    if measure is None or span.item not in measure.numbers:
        return set()

    def value(k: int) -> Fraction | None:
        found = reckon(measure, replace(own, changed={span.item: span.at(k)}))
        return found if isinstance(found, Fraction) else None

    samples = {0, span.down, span.up}
    size = 1
    while size < max(-span.down, span.up):
        samples |= {k for k in (size, -size) if span.down <= k <= span.up}
        size *= 2
    known = [(k, found) for k in sorted(samples) if (found := value(k)) is not None]
    passed: set[int] = set()
    for target in targets:
        for (left, a), (right, b) in pairwise(known):
            if (a - target) * (b - target) <= 0 and a != b:
                passed |= _between(value, target, left, right, a <= b)
    return passed


def _between(measure: Measure, target: Fraction, left: int, right: int, rising: bool) -> set[int]:
    """The neighbouring steps between which the measure passes the target."""
    while right - left > 1:
        middle = (left + right) // 2
        found = measure(middle)
        if found is None:
            break
        if found == target:
            return {middle}
        if (found < target) == rising:
            left = middle
        else:
            right = middle
    return {left, right}
