"""Last year's values under this year's plan: what the units would have been given then by the rules of today.

Only what is the same in both years is taken along; everything else is named, and nothing is guessed.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from scoring.adjustments import event_points
from scoring.entries import Assessment, Cell, Decision, Entries, Event, State
from scoring.numbers import Gone, Value
from scoring.plan import Adjustment, Indicator, Item, Json, Plan, Previous, Unit
from scoring.problems import Problem
from scoring.rounding import half_up
from scoring.rules import read_rules
from scoring.years.previous import former, items_read, merged, number, shared

PLACES: Final = 30
"""Decimals of a mean over several former units, where it has so many."""

NAMED: Final = 5
"""So many items that do not merge are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Trial:
    """`assessment`: the plan of this year with the entries of last year, over the units that were there.

    `left_out`: unit of today → why it could not be tried. `without`: unit → the items that a scored rule reads and
    that had no value, or were not there at all (`new_items`): the policies of their leaves count instead.
    """

    assessment: Assessment
    left_out: Mapping[str, Problem]
    without: Mapping[str, tuple[str, ...]]
    new_items: tuple[str, ...]
    findings: tuple[Problem, ...]


def trial_of(old: Assessment, new: Assessment) -> Trial:
    """Last year's entries, under the codes of today, for this year's plan."""
    plan = new.plan
    scored = scored_items(plan)
    left_out = {unit.code: reason for unit in plan.units if (reason := _reason(old, plan, unit, scored)) is not None}
    units = tuple(unit for unit in plan.units if unit.code not in left_out)
    heirs: dict[str, list[str]] = {}
    for unit in units:
        for code in former(plan, unit.code):
            heirs.setdefault(code, []).append(unit.code)
    events, dropped = _events(old, plan, heirs)
    decisions, undecided = _decisions(old, plan, heirs)
    entries = Entries(_values(old, plan, units), events, decisions, old.entries.previous)
    return Trial(
        Assessment(_restricted(old.plan, plan, units), entries),
        left_out,
        {unit.code: _without(old, plan, unit, scored) for unit in units},
        tuple(code for code in scored if not _same_item(old.plan, plan.item[code])),
        (*shared(plan), *_before_that(old, plan), *dropped, *undecided),
    )


def scored_items(plan: Plan) -> tuple[str, ...]:
    """The items, in the order of the plan, that a scored leaf with a weight reads this year."""
    rules = (rule for rule in read_rules(plan) if rule.node.weight and not rule.node.reference_only)
    found = frozenset[str]().union(*(rule.items for rule in rules))
    return tuple(code for code in plan.item if code in found)


def _same_item(old: Plan, item: Item) -> bool:
    return item.code in old.item and old.item[item.code].kind == item.kind


def _reason(old: Assessment, plan: Plan, unit: Unit, scored: Sequence[str]) -> Problem | None:
    """Why a unit of today has no values of last year."""
    codes, place = former(plan, unit.code), ("units", unit.code)
    if not codes:
        return Problem("years.new", place, {"unit": unit.name}, "warning")
    unknown = [code for code in codes if code not in old.plan.unit]
    if unknown:
        return Problem("years.not_there", place, {"unit": unit.name, "codes": "、".join(unknown)}, "warning")
    if len(codes) == 1:
        return None
    parts = {"unit": unit.name, "codes": "、".join(codes)}
    if any(decision.unit in codes for decision in old.entries.decisions):
        return Problem("years.veto_of_part", place, parts, "warning")
    unmerged = [plan.item[code] for code in scored if _same_item(old.plan, plan.item[code])]
    names = [item.name for item in unmerged if item.merge == "none" or item.kind != "number"]
    told = {**parts, "items": "、".join(names[:NAMED]), "count": str(len(names))}
    return Problem("years.not_merged", place, told, "warning") if names else None


# What is taken along.


def _values(old: Assessment, plan: Plan, units: Sequence[Unit]) -> dict[str, dict[str, Cell]]:
    found: dict[str, dict[str, Cell]] = {}
    for item in plan.items:
        if _same_item(old.plan, item):
            column = old.entries.values.get(item.code, {})
            cells = ((unit.code, _cell(item, [column.get(c) for c in former(plan, unit.code)])) for unit in units)
            found[item.code] = {code: cell for code, cell in cells if cell is not None}
    return found


def _cell(item: Item, cells: Sequence[Cell | None]) -> Cell | None:
    """A unit's cell, of one former unit or of several."""
    if len(cells) == 1:
        return cells[0]
    if item.kind != "number":
        return None
    pending = any(cell is not None and cell.state is State.PENDING for cell in cells)
    return _written(merged(item.merge, [number(cell) for cell in cells]), pending=pending)


def _written(value: Value, *, pending: bool) -> Cell:
    if not isinstance(value, Fraction):
        return Cell(state=State.NOT_APPLICABLE if value is Gone.NOT_APPLICABLE else State.MISSING)
    text = f"{half_up(value, PLACES):f}".rstrip("0").rstrip(".")
    return Cell(text, State.PENDING if pending else None)


def _events(old: Assessment, plan: Plan, heirs: Mapping[str, Sequence[str]]) -> tuple[tuple[Event, ...], list[Problem]]:
    """The events whose rule gives them points this year, too; of the others each rule once."""
    mine = {"bonus": _by_code(plan.bonus), "deduction": _by_code(plan.deduction)}
    then = [("bonus", _by_code(old.plan.bonus)), ("deduction", _by_code(old.plan.deduction))]
    taken: list[Event] = []
    dropped: dict[str, Problem] = {}
    for event in old.entries.events:
        kind = next((kind for kind, rules in then if event.rule in rules), "bonus")
        rule = mine[kind].get(event.rule)
        if rule is not None and _earns(rule, event):
            taken += [replace(event, unit=unit) for unit in heirs.get(event.unit, ())]
        elif event.unit in heirs:
            known = dict(then)[kind].get(event.rule)
            dropped[event.rule] = _dropped(event.rule, known.name if known else "")
    return tuple(taken), list(dropped.values())


def _earns(rule: Adjustment, event: Event) -> bool:
    level_known = event.points is not None or event.level is None or event.level in rule.per_level
    return level_known and event_points(rule, event) is not None


def _by_code(rules: Sequence[Adjustment]) -> dict[str, Adjustment]:
    return {rule.code: rule for rule in rules}


def _decisions(
    old: Assessment, plan: Plan, heirs: Mapping[str, Sequence[str]]
) -> tuple[tuple[Decision, ...], list[Problem]]:
    """The same for vetoes."""
    known, names = {veto.code for veto in plan.veto}, {veto.code: veto.name for veto in old.plan.veto}
    taken: list[Decision] = []
    dropped: dict[str, Problem] = {}
    for decision in old.entries.decisions:
        if decision.rule in known:
            taken += [replace(decision, unit=unit) for unit in heirs.get(decision.unit, ())]
        elif decision.unit in heirs:
            dropped[decision.rule] = _dropped(decision.rule, names.get(decision.rule, ""))
    return tuple(taken), list(dropped.values())


def _dropped(code: str, name: str) -> Problem:
    return Problem("years.rule_gone", ("adjustments", code), {"rule": f"{code} {name}".strip()}, "warning")


# The plan, for those units only.


def _restricted(old: Plan, plan: Plan, units: Sequence[Unit]) -> Plan:
    codes = {unit.code for unit in units}
    previous = None
    if old.previous is not None:
        earlier = {code: (then for now in former(plan, code) for then in former(old, now)) for code in codes}
        previous = Previous(
            id=old.previous.id, units={code: tuple(dict.fromkeys(then)) for code, then in earlier.items()}
        )
    indicators = tuple(without_units(node, codes) for node in plan.indicators)
    return replace(plan, units=tuple(units), indicators=indicators, previous=previous)


def without_units(node: Indicator, codes: Set[str]) -> Indicator:
    """A leaf without the parameters of units that are left out: they would be unknown."""
    return replace(node, params={key: _kept(key, value, codes) for key, value in node.params.items()})


def _kept(name: str, value: Json, codes: Set[str]) -> Json:
    """A parameter of a leaf, or of a part of a blend."""
    if isinstance(value, Mapping):
        kept = value if name != "by_unit" else {code: params for code, params in value.items() if code in codes}
        return {key: _kept(key, part, codes) for key, part in kept.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_kept("", part, codes) for part in value]
    return value


# What is not there.


def _without(old: Assessment, plan: Plan, unit: Unit, scored: Sequence[str]) -> tuple[str, ...]:
    """The items that are read for a unit and had no value of its own."""
    codes = former(plan, unit.code)

    def blank(item: str) -> bool:
        return not _same_item(old.plan, plan.item[item]) or any(_is_blank(old.entries.cell(item, c)) for c in codes)

    return tuple(item for item in scored if blank(item))


def _is_blank(cell: Cell | None) -> bool:
    return cell is None or (cell.value is None and cell.state in (None, State.PENDING))


def _before_that(old: Assessment, plan: Plan) -> Iterator[Problem]:
    """Items whose value of two years ago the rules of today would have read."""
    for code in items_read(plan):
        if not old.entries.previous.get(code):
            facts = {"item": plan.item[code].name}
            yield Problem("years.no_values_before", ("previous_values", code), facts, "warning")
