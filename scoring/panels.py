"""Panels of judges (评委打分): who gave which mark, what is dropped, the mean, and the means of several panels on one
scale. The figures are those that the rule scores with; nothing here scores."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from scoring.double_entry import alike
from scoring.entries import Cell, Entries, State
from scoring.methods.panel import Balance, Panel, kept_of
from scoring.numbers import parse_decimal, plain
from scoring.plan import Indicator, ItemList, Json, Plan
from scoring.problems import Problem
from scoring.rules import LeafRule, read_rule

MarkState = Literal["given", "blank", "absent", "missing", "wrong"]
ABSENT: Json = {"state": State.NOT_APPLICABLE.value}
"""How the mark of a judge who was absent stands in an entry."""
MISSING: Json = {"state": State.MISSING.value}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one judge gave one unit. `blank`: nothing is entered; `missing`: declared so (缺报); `wrong`: no number.

    `dropped`: "high" or "low" where the mark is not counted; the others are the mean."""

    judge: str
    text: str
    value: Fraction | None
    state: MarkState
    dropped: Literal["", "high", "low"] = ""


@dataclass(frozen=True, slots=True)
class UnitMarks:
    """The marks of a unit in the order of the judges. `mean`: after dropping; None where there is none. `panel`: the
    number of the panel that the rule names; `balanced`: the mean on the scale of all panels."""

    unit: str
    marks: tuple[Mark, ...]
    mean: Fraction | None
    panel: Fraction | None
    balanced: Fraction | None

    @property
    def counted(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.state == "given" and not mark.dropped)


@dataclass(frozen=True, slots=True)
class Marking:
    """All marks under an item. `named`: the judges have names (a list); else they are counted."""

    item: str
    leaf: Indicator
    judges: tuple[str, ...]
    named: bool
    units: tuple[UnitMarks, ...]
    balance: Balance | None


def panel_leaf(plan: Plan, item: str) -> Indicator | None:
    """The first indicator that scores an item by a panel."""
    return next((leaf for leaf in plan.leaves if leaf.method == "panel" and leaf.params.get("item") == item), None)


def panel_items(plan: Plan) -> tuple[str, ...]:
    """The items that a panel marks, in the order of the plan."""
    return tuple(item.code for item in plan.items if item.kind == "series" and panel_leaf(plan, item.code))


def judges_of(plan: Plan, entries: Entries, item: str) -> tuple[tuple[str, ...], bool]:
    """The judges of an item, and whether they have names: those of its list, else as many as there are marks."""
    code = plan.item[item].list_code
    listed = next((one.members for one in plan.lists if one.code == code), None)
    column = [cell.value for cell in entries.values.get(item, {}).values()]
    if code is not None:
        more = (judge for value in column if isinstance(value, Mapping) for judge in value)
        return tuple(dict.fromkeys((*(listed or ()), *more))), True
    lists = (value for value in column if isinstance(value, Sequence) and not isinstance(value, str))
    most = max(map(len, lists), default=0)
    return tuple(str(number) for number in range(1, most + 1)), False


def given(value: Json, judges: Sequence[str]) -> Mapping[str, Json]:
    """What an entry has of each judge."""
    if isinstance(value, Mapping):
        return {judge: value[judge] for judge in judges if judge in value}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return dict(zip(judges, value, strict=False))
    return {}


def marking(plan: Plan, entries: Entries, item: str, *, second: bool = False) -> Marking | None:
    """The marks of all units under an item; None where no rule reads it as a panel's. `second`: those of the second
    pass, under the judges of the first."""
    leaf = panel_leaf(plan, item)
    if leaf is None:
        return None
    rule = read_rule(plan, leaf)
    judges, named = judges_of(plan, entries, item)
    if second:
        entries = replace(entries, values={item: entries.second.get(item, {})})
    units = [_unit(plan, entries, rule, item, unit.code, judges) for unit in plan.units]
    balance = _balance(plan, rule, units)
    return Marking(item, leaf, judges, named, tuple(_balanced(one, balance) for one in units), balance)


def _method(plan: Plan, rule: LeafRule, unit: str) -> Panel | None:
    found = rule.method_for(plan.unit[unit].class_code, unit)
    return found if isinstance(found, Panel) else None


def _unit(plan: Plan, entries: Entries, rule: LeafRule, item: str, unit: str, judges: Sequence[str]) -> UnitMarks:
    method = _method(plan, rule, unit)
    cell = entries.cell(item, unit) or Cell()
    counts = cell.state in (None, State.PENDING)
    known = given(cell.value, judges) if counts else {}
    marks = [_mark(judge, known.get(judge)) for judge in judges]
    rising = sorted((mark.value, at) for at, mark in enumerate(marks) if mark.value is not None)
    mean: Fraction | None = None
    if method is not None and rising and all(mark.state in ("given", "blank", "absent") for mark in marks):
        kept = kept_of(len(rising), method.drop_high, method.drop_low, method.min_n_to_drop)
        for place, (_, at) in enumerate(rising):
            if not kept.start <= place < kept.stop:
                end: Literal["high", "low"] = "low" if place < kept.start else "high"
                marks[at] = Mark(marks[at].judge, marks[at].text, marks[at].value, "given", end)
        values = [value for value, _ in rising[kept]]
        mean = sum(values, Fraction(0)) / len(values)
    panel = None if method is None or method.panels is None else method.panels.get(unit)
    return UnitMarks(unit, tuple(marks), mean, panel, mean)


def _mark(judge: str, value: Json) -> Mark:
    if value is None or value == "":
        return Mark(judge, "", None, "blank")
    if isinstance(value, Mapping):
        state = value.get("state")
        if state == State.NOT_APPLICABLE:
            return Mark(judge, "", None, "absent")
        if state != State.PENDING:
            return Mark(judge, "", None, "missing")
        value = value.get("value")
    number = parse_decimal(value) if isinstance(value, str) else None
    return Mark(judge, str(value), number, "wrong" if number is None else "given")


def _balance(plan: Plan, rule: LeafRule, units: Sequence[UnitMarks]) -> Balance | None:
    """As the rule reckons it; with rules of their own for classes or units, as each of them does."""
    found: dict[Fraction, list[Fraction]] = {}
    for one in units:
        if one.panel is not None and one.mean is not None and plan.unit[one.unit].ranked:
            found.setdefault(one.panel, []).append(one.mean)
    if not found or rule.classes or rule.units:
        return None
    means = {panel: sum(own, Fraction(0)) / len(own) for panel, own in sorted(found.items())}
    return Balance(means, sum(means.values(), Fraction(0)) / len(means))


def _balanced(one: UnitMarks, balance: Balance | None) -> UnitMarks:
    scaled = one.mean if balance is None or one.mean is None else balance.scaled(one.mean, one.panel)
    return UnitMarks(one.unit, one.marks, one.mean, one.panel, scaled)


def with_mark(value: Json, judges: Sequence[str], named: bool, judge: str, mark: Json) -> Json:
    """An entry with the mark of one judge set (None: none); None where nothing is left of it. Where judges are only
    counted, a gap between two marks is declared missing: the others must not move up."""
    marks = dict(given(value, judges))
    if mark is None:
        marks.pop(judge, None)
    else:
        marks[judge] = mark
    if not marks:
        return None
    if named:
        more = value if isinstance(value, Mapping) else {}
        rest = {name: more[name] for name in more if name not in judges}
        return {**{name: marks[name] for name in judges if name in marks}, **rest}
    last = max(int(name) for name in marks)
    return [marks.get(str(number), MISSING) for number in range(1, last + 1)]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A mark that the second pass has otherwise; None: none."""

    unit: str
    judge: str
    first: Json
    second: Json


def deviations(plan: Plan, entries: Entries, item: str) -> tuple[Deviation, ...]:
    """Where the two passes of an item differ, unit by unit, in the order of the judges."""
    judges, _ = judges_of(plan, entries, item)
    found: list[Deviation] = []
    for unit in plan.units:
        both = (column.get(item, {}).get(unit.code) or Cell() for column in (entries.values, entries.second))
        one, two = (given(cell.value, judges) for cell in both)
        pairs = ((judge, one.get(judge), two.get(judge)) for judge in judges)
        found += [Deviation(unit.code, judge, a, b) for judge, a, b in pairs if not alike(a, b)]
    return tuple(found)


def findings(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """Judges who gave no mark where others of the unit's panel did, and units without a panel."""
    for item in panel_items(plan):
        found = marking(plan, entries, item)
        if found is None:
            continue
        name = plan.item[item].name
        seen = {(mark.judge, one.panel) for one in found.units for mark in one.marks if mark.state == "given"}
        for one in found.units:
            where, facts = ("values", item, one.unit), {"unit": plan.unit[one.unit].name, "item": name}
            lacking = [m.judge for m in one.marks if m.state == "blank" and (m.judge, one.panel) in seen]
            count = sum(mark.state == "given" for mark in one.marks)
            if found.named and lacking and count:
                told = {**facts, "judges": "、".join(lacking), "count": str(count)}
                yield Problem("panel.no_mark", where, told, "warning")
            if found.balance is not None and one.panel is None and one.mean is not None:
                yield Problem("panel.no_panel", where, {**facts, "mean": plain(one.mean)}, "warning")


def with_judges(plan: Plan, entries: Entries, item: str, names: Sequence[str]) -> tuple[Plan, dict[str, Cell | None]]:
    """The plan in which the judges of an item have these names, in their order, and its cells by unit. The list is the
    item's own. Raises ValueError where a judge who gave marks would be left without a name, or a name stands twice."""
    judges, _ = judges_of(plan, entries, item)
    if len(set(names)) != len(names) or any(not name.strip() for name in names):
        raise ValueError("twice")
    column = entries.values.get(item, {})
    left = set(judges[len(names) :])
    if any(left & set(given(cell.value, judges)) for cell in column.values()):
        raise ValueError("fewer")
    code = f"judges_{item}"
    before = next((one for one in plan.lists if one.code == code), None)
    own = ItemList(code=code, name=plan.item[item].name) if before is None else before
    own = replace(own, members=tuple(names))
    others = tuple(own if one.code == code else one for one in plan.lists)
    lists = others if before is not None else (*plan.lists, own)
    items = tuple(replace(one, list_code=code) if one.code == item else one for one in plan.items)
    renamed = dict(zip(judges, names, strict=False))
    edits: dict[str, Cell | None] = {}
    for unit, cell in column.items():
        marks = {renamed[judge]: mark for judge, mark in given(cell.value, judges).items()}
        if marks and marks != cell.value:
            edits[unit] = replace(cell, value=marks)
    return replace(plan, lists=lists, items=items), edits


def with_panel(plan: Plan, item: str, panels: Mapping[str, str]) -> Plan:
    """The plan in which the rule of an item says which panel (a number) marks which unit; none: one for all."""
    leaf = panel_leaf(plan, item)
    if leaf is None:
        return plan
    params = {name: value for name, value in leaf.params.items() if name != "panels"}
    kept = {unit.code: panels[unit.code] for unit in plan.units if panels.get(unit.code)}
    return plan.with_indicator(replace(leaf, params={**params, "panels": kept} if kept else params))
