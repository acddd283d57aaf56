"""What is wrong or doubtful in a plan and its entries, without scoring: each finding with its place.

`structure` finds what makes a file unusable (unknown codes, duplicates, rules that cannot be read); a plan that is
being edited may have such findings, and is scored with what is left. The rest are weights that do not add up, cells
that are no numbers, and what the law asks to look at twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scoring import drafts, ledger_counts, panels, registers, upper
from scoring.adjustments import event_points
from scoring.entries import Entries, Event
from scoring.legal import LAW, legal_name
from scoring.plan import Indicator, Part, Plan
from scoring.plausible import beside
from scoring.problems import Place, Problem
from scoring.rules import LeafRule, read_rules
from scoring.years import previous

if TYPE_CHECKING:
    from scoring.cells import Readings

VETO_ACTIONS: Final = ("grade_max", "grade_set", "grade_down", "node_zero", "no_award", "exclude_from_rank")


@dataclass(frozen=True, slots=True)
class WeightSum:
    """The weights under one `sum` group (None: the first level) against what they should add up to."""

    parent: str | None
    wanted: Decimal
    found: Decimal

    @property
    def difference(self) -> Decimal:
        """What is missing; below 0: too much."""
        return self.wanted - self.found


def check(plan: Plan, entries: Entries) -> tuple[Problem, ...]:
    """Every finding that needs no scoring. Entries that a rule cannot use are found by `evaluate`."""
    from scoring.cells import Readings, read_items  # with NumPy, which the window does not wait for
    from scoring.frame import Frame

    frame = Frame(plan.units)
    readings = Readings(frame, read_items(plan, entries, frame), previous.previous_columns(plan, entries))
    return (
        *plan_findings(plan, read_rules(plan)),
        *events_findings(plan, entries),
        *cell_findings(plan, entries, readings),
        *beside(plan, entries),
        *registers.findings(plan, entries),
        *ledger_counts.findings(plan, entries),
        *panels.findings(plan, entries),
        *drafts.findings(entries),
        *previous_findings(plan, entries),
    )


def plan_findings(plan: Plan, rules: Sequence[LeafRule]) -> tuple[Problem, ...]:
    """What is wrong or doubtful in a plan whose rules were read."""
    return (
        *_structure(plan),
        *(problem for rule in rules for problem in rule.problems),
        *_weights(plan),
        *_legal_guard(plan, rules),
        *upper.findings(plan),
    )


def events_findings(plan: Plan, entries: Entries) -> tuple[Problem, ...]:
    """What is wrong in events and decisions."""
    return tuple(_events(plan, entries))


def cell_findings(plan: Plan, entries: Entries, readings: "Readings") -> tuple[Problem, ...]:
    """What is wrong or doubtful in cells that were read."""
    unknown = {code: reading.unknown for code, reading in readings.items.items()}
    return (*_cells(plan, {code: unknown.get(code, ()) for code in entries.values}), *readings.problems)


def previous_findings(plan: Plan, entries: Entries) -> tuple[Problem, ...]:
    """What is wrong or doubtful in looking back to the assessment before."""
    return (*previous.structure(plan, entries), *previous.findings(plan, entries))


def weight_sums(plan: Plan) -> tuple[WeightSum, ...]:
    """Wanted and found weight of the first level and under each `sum` group that has children."""
    found = [WeightSum(None, plan.full_score, _sum(plan.children.get(None, ())))]
    for node in plan.indicators:
        children = plan.children.get(node.code)
        if node.is_group and node.aggregate == "sum" and children:
            found.append(WeightSum(node.code, node.weight, _sum(children)))
    return tuple(found)


def class_sums(plan: Plan) -> tuple[tuple[str, WeightSum], ...]:
    """The sums that do not come out for the units of a class with weights of its own, by the code of the class."""
    plain = {one.parent: one for one in weight_sums(plan)}
    return tuple(
        (code, one)
        for code, view in plan.by_class.items()
        for one in weight_sums(view)
        if one.difference and one != plain[one.parent]
    )


def _sum(nodes: Sequence[Indicator]) -> Decimal:
    return sum((node.weight for node in nodes), Decimal(0))


def _weights(plan: Plan) -> Iterator[Problem]:
    for weights in weight_sums(plan):
        if weights.difference:
            yield _unequal(plan, weights)
    names = {one.code: one.name for one in plan.classes}
    for code, weights in class_sums(plan):
        yield _unequal(plan, weights, names.get(code, code))
    for node in plan.indicators:
        where = ("indicators", node.code, "weight")
        if node.reference_only and (node.weight or any(node.weight_by_class.values())):
            yield Problem("weights.reference", where, {"indicator": _label(node), "weight": f"{node.weight:f}"})
        elif min([node.weight, *node.weight_by_class.values()]) < 0:
            yield Problem("weights.negative", where, {"indicator": _label(node), "weight": f"{node.weight:f}"})


def _unequal(plan: Plan, weights: WeightSum, of_class: str = "") -> Problem:
    facts = {
        "wanted": f"{weights.wanted:f}",
        "found": f"{weights.found:f}",
        "difference": f"{weights.difference:+f}",
    }
    kind = "_of_class" if of_class else ""
    if of_class:
        facts["class"] = of_class
    if weights.parent is None:
        return Problem(f"weights.first_level{kind}", ("assessment", "full_score"), facts)
    node = plan.indicator[weights.parent]
    return Problem(f"weights.group{kind}", ("indicators", node.code, "weight"), {"group": _label(node), **facts})


def _label(node: Indicator) -> str:
    return f"{node.code} {node.name}"


def _legal_guard(plan: Plan, rules: Sequence[LeafRule]) -> Iterator[Problem]:
    """Fines, confiscated amounts and inspection frequency may be shown, never scored."""
    for rule in rules:
        node = rule.node
        if node.reference_only or not (node.weight or any(node.weight_by_class.values())):
            continue
        if name := legal_name(plan, rule):
            facts = {"indicator": _label(node), "name": name, "law": LAW}
            yield Problem("legal.scored", ("indicators", node.code, "weight"), facts, "warning")


# The structure: codes, references, order.


def structure(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """What makes a file unusable, apart from the rules of its leaves."""
    yield from _structure(plan)
    yield from _cells(plan, entries.values)
    yield from _cells(plan, entries.second, "second_values")
    yield from _events(plan, entries)
    yield from previous.structure(plan, entries)


def _structure(plan: Plan) -> Iterator[Problem]:
    yield from _duplicates(plan)
    yield from _tree(plan)
    yield from _references(plan)
    yield from _grades(plan)
    yield from _vetoes(plan)


def _place(code: str, where: Place, /, **facts: str) -> Problem:
    return Problem(code, where, {"place": "/".join(where), **facts})


def _duplicates(plan: Plan) -> Iterator[Problem]:
    for section, parts in (
        ("classes", plan.classes),
        ("units", plan.units),
        ("lists", plan.lists),
        ("items", plan.items),
        ("indicators", plan.indicators),
        ("adjustments", (*plan.bonus, *plan.deduction, *plan.veto)),
    ):
        for code in _twice(_code(part) for part in parts):
            yield _place("reference.twice", (section, code), code=code)
    for listed in plan.lists:
        for member in _twice(listed.members):
            yield _place("reference.twice", ("lists", listed.code, "members", member), code=member)
    if plan.grades is not None:
        for name in _twice(name for name, _ in plan.grades.bands):
            yield _place("reference.twice", ("assessment", "grades", "bands", name), code=name)


def _code(part: Part) -> str:
    return str(getattr(part, "code", ""))


def _twice(codes: Iterable[str]) -> list[str]:
    return [code for code, count in Counter(codes).items() if count > 1]


def _tree(plan: Plan) -> Iterator[Problem]:
    """Parents before children (which rules out cycles), leaves without children, groups with some."""
    seen: set[str] = set()
    for node in plan.indicators:
        where = ("indicators", node.code, "parent")
        if node.parent is not None and node.parent not in seen:
            known = node.parent in plan.indicator
            yield _place("tree.parent_later" if known else "reference.node", where, code=node.parent)
        elif node.parent is not None and not plan.indicator[node.parent].is_group:
            yield _place("tree.leaf_parent", where, code=node.parent)
        if node.is_group and not plan.children.get(node.code):
            yield Problem("tree.empty_group", ("indicators", node.code), {"indicator": _label(node)})
        if node.is_group and node.reference_only:
            yield _place("tree.reference_group", ("indicators", node.code, "reference_only"))
        seen.add(node.code)


def _references(plan: Plan) -> Iterator[Problem]:
    classes = {c.code for c in plan.classes}
    lists = {listed.code for listed in plan.lists}
    for unit in plan.units:
        if unit.class_code is not None and unit.class_code not in classes:
            yield _place("reference.class", ("units", unit.code, "class"), code=unit.class_code)
    for node in plan.indicators:
        for code in node.weight_by_class:
            if code not in classes:
                yield _place("reference.class", ("indicators", node.code, "weight_by_class", code), code=code)
    for item in plan.items:
        if item.list_code is not None and item.list_code not in lists:
            yield _place("reference.list", ("items", item.code, "list"), code=item.list_code)
    for code in plan.ranking.tie_breakers:
        if code != "base" and code not in plan.indicator:
            yield _place("reference.node", ("assessment", "ranking", "tie_breakers", code), code=code)


def _grades(plan: Plan) -> Iterator[Problem]:
    grades = plan.grades
    if grades is None:
        return
    where = ("assessment", "grades")
    names = [name for name, _ in grades.bands]
    bounds = [bound for _, bound in grades.bands]
    if bounds != sorted(bounds, reverse=True):
        yield _place("grades.order", (*where, "bands"))
    if grades.quota is not None and grades.quota.grade not in names:
        yield _place("reference.grade", (*where, "quota", "grade"), code=grades.quota.grade)
    for index, condition in enumerate(grades.conditions):
        place = (*where, "conditions", str(index))
        if condition.grade not in names:
            yield _place("reference.grade", (*place, "grade"), code=condition.grade)
        if condition.node not in plan.indicator:
            yield _place("reference.node", (*place, "node"), code=condition.node)


def _vetoes(plan: Plan) -> Iterator[Problem]:
    names = [name for name, _ in plan.grades.bands] if plan.grades else []
    for veto in plan.veto:
        for action in veto.actions:
            where = ("adjustments", "veto", veto.code, action)
            kind, colon, argument = action.partition(":")
            bare = kind in ("no_award", "exclude_from_rank")
            if kind not in VETO_ACTIONS or bare == bool(colon):
                yield _place("veto.action", where, action=action, known="、".join(VETO_ACTIONS))
            elif kind in ("grade_max", "grade_set") and argument not in names:
                yield _place("reference.grade", where, code=argument)
            elif kind == "grade_down" and not (argument.isascii() and argument.isdigit() and len(argument) < 4):
                yield _place("veto.action", where, action=action, known="grade_down:1")
            elif kind == "node_zero" and argument not in plan.indicator:
                yield _place("reference.node", where, code=argument)


def _cells(plan: Plan, cells: Mapping[str, Iterable[str]], part: str = "values") -> Iterator[Problem]:
    """Items with entries, and the codes of units there."""
    for item, units in cells.items():
        if item not in plan.item:
            yield _place("reference.item", (part, item), item=item)
            continue
        for unit in units:
            if unit not in plan.unit:
                yield _place("reference.unit", (part, item, unit), code=unit)


def _told(plan: Plan, event: Event) -> str:
    """An event as people know it: its unit, and its matter or else its day."""
    unit = plan.unit[event.unit].name if event.unit in plan.unit else event.unit
    return " · ".join(text for text in (unit, event.subject or event.date) if text)


def _events(plan: Plan, entries: Entries) -> Iterator[Problem]:
    rules = {rule.code: rule for rule in (*plan.bonus, *plan.deduction)}
    for index, event in enumerate(entries.events):
        where = ("events", str(index))
        if event.unit not in plan.unit:
            yield _place("reference.unit", (*where, "unit"), code=event.unit)
        rule = rules.get(event.rule)
        if rule is None:
            yield _place("reference.rule", (*where, "rule"), code=event.rule)
        elif event.level is not None and event.level not in rule.per_level:
            facts = {"code": event.level, "rule": rule.name, "place": _told(plan, event)}
            yield _place("reference.level", (*where, "level"), **facts)
        elif event_points(rule, event) is None:
            yield _place("event.no_points", where, rule=rule.name, place=_told(plan, event))
    for index, batch in enumerate(entries.batches):
        if batch.item not in plan.item:
            yield _place("reference.item", ("ballot_batches", str(index), "item"), item=batch.item)
    for index, row in enumerate(entries.ledger_rows):
        if row.unit not in plan.unit:
            yield _place("reference.unit", ("ledger_rows", str(index), "unit"), code=row.unit)
    vetoes = {veto.code for veto in plan.veto}
    for index, decision in enumerate(entries.decisions):
        where = ("decisions", str(index))
        if decision.unit not in plan.unit:
            yield _place("reference.unit", (*where, "unit"), code=decision.unit)
        if decision.rule not in vetoes:
            yield _place("reference.rule", (*where, "rule"), code=decision.rule)
