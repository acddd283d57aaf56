"""The measure with its numbers put in, and the cells that it and a method's entries come from."""

from collections.abc import Iterator
from fractions import Fraction

from scoring.entries import Entries
from scoring.expression import Expression, Figure
from scoring.method import Method
from scoring.parameters import Rule
from scoring.plan import Plan, shown
from scoring.rules import parameters_of
from scoring.worked.expressions import put_in
from scoring.worked.look import Look
from scoring.worked.model import Note, Step, Used
from scoring.worked.paper import MEASURE, Paper
from scoring.worked.terms import Known


def measure(look: Look, paper: Paper) -> Known:
    """Put down how the measure comes about; rounded and treated as the plan says."""
    assert look.case is not None
    assert look.measure is not None
    x = look.case.measure
    assert isinstance(x, Fraction)
    if not isinstance(look.reckoned, Fraction):
        return treated(x, paper)
    places = look.places
    found = put_in(look.measure.tree, look.sight, paper)
    if places is not None and look.rounded != look.reckoned:
        known = paper.rounded("measure" if not isinstance(found, Known) else "round", found, look.reckoned, places)
    else:
        known = paper.step("measure", found, least=MEASURE, value=look.reckoned)
    return known if known.value == x else treated(x, paper)


def treated(x: Fraction, paper: Paper) -> Known:
    """A measure that the plan's data treatment replaced."""
    paper.policies.append("treated")
    found = Known(x, "number", "treated", MEASURE)
    paper.segments.append(Step("treated", found, found, label=Note("treated")))
    return found


def used(plan: Plan, entries: Entries, look: Look) -> tuple[Used, ...]:
    """The unit's cells that a figure was made of, in the order in which the rule names them."""
    found: dict[tuple[str, bool], Used] = {}
    for item, previous in _items(look):
        found.setdefault((item, previous), _cell(plan, entries, item, look, previous))
    return tuple(found.values())


def _items(look: Look) -> Iterator[tuple[str, bool]]:
    if look.method.reads_measure and look.measure is not None:
        yield from items_of(look.measure)
    yield from _items_of_method(look.method)
    for part in look.parts:
        yield from _items(part)


def items_of(expression: Expression) -> Iterator[tuple[str, bool]]:
    """The items of an expression, those of the assessment before after the others."""
    if isinstance(expression.tree, Figure):
        yield expression.tree.item, expression.tree.previous
        return
    yield from ((item, False) for item in sorted(expression.numbers | expression.series))
    yield from ((item, True) for item in sorted(expression.previous))


def _items_of_method(method: Method) -> Iterator[tuple[str, bool]]:
    for _, value, parameter in parameters_of(method):
        if parameter.kind == "item":
            yield str(value), False
        elif isinstance(value, Expression):
            yield from items_of(value)
        elif parameter.kind == "rules":
            for rule in value:
                assert isinstance(rule, Rule)
                yield from items_of(rule.value)


def _cell(plan: Plan, entries: Entries, code: str, look: Look, previous: bool) -> Used:
    item = plan.item.get(code)
    name = code if item is None else item.name
    if previous:
        value = look.sight.previous(code)
        return Used(code, name, shown(str(value)) if isinstance(value, Fraction) else "", "", True)
    cell = entries.cell(code, look.unit.code)
    if cell is None or (cell.value is None and cell.state is None):
        return Used(code, name, "", "blank")
    text = cell.value if isinstance(cell.value, str) else ""
    return Used(code, name, text, "" if cell.state is None else cell.state.value)
