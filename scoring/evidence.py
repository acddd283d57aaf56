"""What should be borne out by a material and is not, and materials that bear nothing out."""

from collections.abc import Iterator

from scoring.entries import Entries
from scoring.materials import Material
from scoring.plan import Plan
from scoring.problems import Problem
from scoring.rules import users_of_items


def lacking(plan: Plan, entries: Entries) -> tuple[Problem, ...]:
    """What has no material although its rule asks for one: cells with a value, events, and every veto that applies.

    Places as everywhere: ("values", item, unit), ("events", number), ("decisions", number)."""
    return (*_cells(plan, entries), *_events(plan, entries))


def _cells(plan: Plan, entries: Entries) -> Iterator[Problem]:
    items = [
        plan.item[item]
        for item, leaves in users_of_items(plan).items()
        if any(leaf.needs_evidence for leaf in leaves) and item in plan.item
    ]
    borne_out = {cell for one in entries.materials for cell in one.cells}
    for item in items:
        column = entries.values.get(item.code, {})
        for unit in plan.units:
            cell = column.get(unit.code)
            if cell is not None and cell.value is not None and (item.code, unit.code) not in borne_out:
                facts = {"unit": unit.name, "item": item.name}
                yield Problem("evidence.cell", ("values", item.code, unit.code), facts, "warning")


def _events(plan: Plan, entries: Entries) -> Iterator[Problem]:
    known = {one.code for one in entries.materials}
    rules = {rule.code: rule for rule in (*plan.bonus, *plan.deduction)}
    for number, event in enumerate(entries.events):
        rule = rules.get(event.rule)
        if rule is not None and rule.needs_evidence and known.isdisjoint(event.evidence):
            facts = {"unit": _name(plan, event.unit), "rule": rule.name}
            yield Problem("evidence.event", ("events", str(number)), facts, "warning")
    vetoes = {veto.code: veto.name for veto in plan.veto}
    for number, decision in enumerate(entries.decisions):
        if known.isdisjoint(decision.evidence):
            facts = {"unit": _name(plan, decision.unit), "rule": vetoes.get(decision.rule, decision.rule)}
            yield Problem("evidence.event", ("decisions", str(number)), facts, "warning")


def _name(plan: Plan, code: str) -> str:
    return plan.unit[code].name if code in plan.unit else code


def unused(plan: Plan, entries: Entries) -> tuple[Material, ...]:
    """Materials that bear nothing out any more."""
    named = {code for event in entries.events for code in event.evidence}
    named |= {code for decision in entries.decisions for code in decision.evidence}
    return tuple(
        one
        for one in entries.materials
        if one.code not in named and not any(item in plan.item and unit in plan.unit for item, unit in one.cells)
    )
