"""The measure with its numbers put in, and the cells that it and a method's entries come from."""

from collections.abc import Iterator
from fractions import Fraction

from scoring.entries import Entries
from scoring.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    Figure,
    Node,
    Operation,
    OverPeers,
    OverSeries,
    Rounded,
)
from scoring.method import Method
from scoring.parameters import Rule
from scoring.plan import Plan, shown
from scoring.rules import parameters_of
from scoring.treatment import Drawn, Imputed
from scoring.worked.expressions import put_in
from scoring.worked.look import Look
from scoring.worked.model import Note, Used
from scoring.worked.paper import MEASURE, Paper
from scoring.worked.terms import Known


def measure(look: Look, paper: Paper) -> Known:
    """Put down how the measure comes about; rounded and treated as the plan says."""
    found = _filled(look.filled, paper) if look.filled is not None else _reckoned(look, paper)
    return found if look.drawn is None else _drawn(found, look.drawn, paper)


def _reckoned(look: Look, paper: Paper) -> Known:
    """The measure's expression with its numbers, at the plan's places."""
    assert look.measure is not None
    assert isinstance(look.reckoned, Fraction)
    found = put_in(look.measure.tree, look.sight, paper)
    if look.places is None or look.rounded == look.reckoned:
        return paper.step("measure", found, least=MEASURE, value=look.reckoned)
    return paper.rounded("round" if isinstance(found, Known) else "measure", found, look.reckoned, look.places)


def _filled(step: Imputed, paper: Paper) -> Known:
    """An average of others in the place of what is missing."""
    paper.policies.append(f"treated.{step.how}")
    average = Known(step.after, "peers", step.how, MEASURE, among=step.count)
    count = Known(Fraction(step.count), "count", "peers")
    return paper.step("treated", average, least=MEASURE, label=Note(f"filled_{step.how}", {"count": count}))


def _drawn(found: Known, step: Drawn, paper: Paper) -> Known:
    """An outlier drawn in to the next measure."""
    paper.policies.append(f"treated.{step.side}")
    after = Known(step.after, "peers", "drawn", MEASURE)
    return paper.step("treated", after, least=MEASURE, label=Note(f"drawn_{step.side}", {"before": found}))


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
    """The items of an expression as they stand in it, and whether they are of the assessment before."""
    yield from _named(expression.tree)


def _named(node: Node) -> Iterator[tuple[str, bool]]:
    match node:
        case Figure(item, previous):
            yield item, previous
        case OverSeries(_, item):
            yield item, False
        case Rounded(inner) | OverPeers(_, inner):
            yield from _named(inner)
        case Choice(condition, then, otherwise):
            for operand in (condition, then, otherwise):
                yield from _named(operand)
        case Operation(_, operands) | Comparison(_, operands) | Call(_, operands):
            for operand in operands:
                yield from _named(operand)


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
