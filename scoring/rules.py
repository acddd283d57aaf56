"""The plan's leaves made ready for scoring: measures and methods read once, and everything that is wrong with them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from scoring.expression import Expression, item_measure
from scoring.method import Method
from scoring.methods import BY_CODE
from scoring.parameter_reading import CHOICES, Setting, overridden, parse, place_of, read_expression, resolve
from scoring.parameters import Parameter, PartRule, Rule
from scoring.plan import Indicator, Json, Plan
from scoring.problems import Place, Problem
from scoring.treatment import Treatment, read_treatment

Variant = tuple[str | None, str | None]
"""The class and the unit that have params of their own; None: the params of everybody else."""


@dataclass(frozen=True, slots=True)
class LeafRule:
    """How one leaf is scored. `variants` is empty where something is wrong: then every unit is missing."""

    node: Indicator
    measure: Expression | None
    variants: Mapping[Variant, Method]
    classes: frozenset[str]
    units: frozenset[str]
    items: frozenset[str]
    """The codes of all items that the leaf uses."""
    problems: tuple[Problem, ...]
    treatment: Treatment | None = None
    """What is done to the measures before they are scored."""

    def method_for(self, class_code: str | None, unit_code: str) -> Method | None:
        return self.variants.get(variant(class_code, unit_code, self.classes, self.units))


def variant(class_code: str | None, unit_code: str, classes: frozenset[str], units: frozenset[str]) -> Variant:
    return class_code if class_code in classes else None, unit_code if unit_code in units else None


def read_rules(plan: Plan) -> tuple[LeafRule, ...]:
    """Every leaf of the plan."""
    return tuple(read_rule(plan, node) for node in plan.leaves)


def read_rule(plan: Plan, node: Indicator) -> LeafRule:
    """One leaf of the plan. It depends on the node and on what the plan has of units, classes, lists and items."""
    found: list[Problem] = []
    where: Place = ("indicators", node.code)
    checker = Setting(BY_CODE, None, None, found)
    for name, choices in CHOICES.items():
        if getattr(node, name) not in choices:
            checker.report(
                "param.choice", (*where, name), name=name, value=getattr(node, name), choices="、".join(choices)
            )
    classes, units = (frozenset(codes) for codes in overridden(node.params))
    _known(classes, {c.code for c in plan.classes}, (*where, "params", "by_class"), "reference.class", found)
    _known(units, plan.unit.keys(), (*where, "params", "by_unit"), "reference.unit", found)

    measure = _measure(plan, node.measure, node.code, (*where, "measure"), checker)
    variants: dict[Variant, Method] = {}
    special = [plan.unit[code] for code in units if code in plan.unit]
    wanted = {variant(unit.class_code, unit.code, classes, units) for unit in special}
    wanted |= {(code, None) for code in classes} or {(None, None)}
    others = plan.unit_classes - classes
    if others and any(unit.class_code in others and unit.code not in units for unit in plan.units):
        wanted.add((None, None))
    for class_code, unit_code in sorted(wanted, key=lambda pair: (pair[0] or "", pair[1] or "")):
        setting = Setting(BY_CODE, class_code, unit_code, found)
        method = parse(node.method or "", node.params, where, setting)
        if method is None:
            continue
        variants[class_code, unit_code] = method
        _check_method(plan, node, method, node.params, where, setting)
        if method.reads_measure and measure is None and not found:
            checker.report("measure.none", (*where, "measure"), name=node.name)
    treatment = read_treatment(node, found)
    items = set(measure.numbers | measure.series | measure.previous) if measure else set[str]()
    for method in variants.values():
        items |= _items_of_method(plan, node, method)
    problems = tuple({(p.code, p.where): p for p in found}.values())
    return LeafRule(node, measure, {} if problems else variants, classes, units, frozenset(items), problems, treatment)


def users_of_items(plan: Plan) -> Mapping[str, tuple[Indicator, ...]]:
    """For every item the leaves that are scored from it, in the order of the plan."""
    found: dict[str, list[Indicator]] = {item.code: [] for item in plan.items}
    for rule in read_rules(plan):
        for code in rule.items & found.keys():
            found[code].append(rule.node)
    return {code: tuple(leaves) for code, leaves in found.items()}


def measure_of(plan: Plan, text: str | None, code: str, setting: Setting, where: Place) -> Expression | None:
    """The measure that `text` says, by default the item of the same code as the leaf; None where there is none."""
    text = code if text is None else text
    if text in plan.item:
        return item_measure(text) if plan.item[text].kind == "number" else None
    return None if text == code else read_expression(text, where, setting)


def _measure(plan: Plan, text: str | None, code: str, where: Place, setting: Setting) -> Expression | None:
    measure = measure_of(plan, text, code, setting, where)
    if measure is not None:
        check_items(plan, measure, where, setting)
    return measure


def check_items(plan: Plan, expression: Expression, where: Place, setting: Setting) -> None:
    """Every name of an expression must be an item of the kind that is asked for there."""
    for names, kind in (
        (expression.numbers | expression.previous, "number"),
        (expression.series, "series"),
    ):
        for name in sorted(names):
            _check_item(plan, name, kind, where, setting)


def _check_item(plan: Plan, code: str, kind: str, where: Place, setting: Setting) -> None:
    item = plan.item.get(code)
    if item is None:
        setting.report("reference.item", where, item=code)
    elif item.kind != kind:
        setting.report(f"reference.not_{kind}", where, item=code, name=item.name)


def _check_method(
    plan: Plan, node: Indicator, method: Method, params: Mapping[str, Json], where: Place, setting: Setting
) -> None:
    """The items, members and expressions that the parameters name."""
    for name, value, parameter in parameters_of(method):
        place = place_of(name, params, where, setting)
        if parameter.kind == "item":
            _check_item(plan, value, parameter.item_kind, place, setting)
        elif parameter.kind == "formula":
            check_items(plan, value, place, setting)
        elif parameter.kind == "rules":
            for index, rule in enumerate(value):
                assert isinstance(rule, Rule)
                check_items(plan, rule.value, (*place, str(index)), setting)
        elif parameter.kind == "points":
            _check_members(plan, method, value, place, setting)
        elif parameter.kind == "parts":
            listed: Any = resolve(params, setting.class_code, setting.unit_code)[name]
            for index, part in enumerate(value):
                _check_part(plan, node, part, listed[index].get("params", {}), (*place, str(index)), setting)


def _check_members(
    plan: Plan, method: Method, value: Sequence[tuple[str, object]], place: Place, setting: Setting
) -> None:
    item = plan.item.get(getattr(method, "item", ""))
    listed = next((found.members for found in plan.lists if item and found.code == item.list_code), None)
    for name, _ in value:
        if listed is not None and name not in listed:
            setting.report("reference.member", place, member=name)


def _check_part(
    plan: Plan, node: Indicator, part: PartRule, params: Mapping[str, Json], where: Place, setting: Setting
) -> None:
    if part.method.reads_measure or part.measure is not None:
        measure = _measure(plan, part_measure(node, part), node.code, (*where, "measure"), setting)
        if measure is None and part.method.reads_measure:
            setting.report("measure.none", (*where, "measure"), name=node.name)
    _check_method(plan, node, part.method, params, where, setting)


def part_measure(node: Indicator, part: PartRule) -> str | None:
    """A part without a measure of its own has the leaf's."""
    return node.measure if part.measure is None else part.measure


def parameters_of(method: Method) -> Iterator[tuple[str, Any, Parameter]]:
    """Each parameter of a method: name, value, declaration."""
    for declared in fields(method):
        yield declared.name, getattr(method, declared.name), declared.metadata["parameter"]


def _items_of_method(plan: Plan, node: Indicator, method: Method) -> set[str]:
    found: set[str] = set()
    for _, value, parameter in parameters_of(method):
        if parameter.kind == "item":
            found.add(str(value))
        elif isinstance(value, Expression):
            found |= value.numbers | value.series | value.previous
        elif parameter.kind == "rules" and isinstance(value, tuple):
            for rule in value:
                found |= rule.value.numbers | rule.value.series | rule.value.previous
        elif parameter.kind == "parts" and isinstance(value, tuple):
            for part in value:
                measure = measure_of(plan, part_measure(node, part), node.code, Setting(BY_CODE, None, None, []), ())
                found |= (measure.numbers | measure.series | measure.previous) if measure else set()
                found |= _items_of_method(plan, node, part.method)
    return found


def _known(codes: frozenset[str], known: Container[str], where: Place, code: str, found: list[Problem]) -> None:
    found += [
        Problem(code, (*where, unknown), {"place": "/".join((*where, unknown)), "code": unknown})
        for unknown in sorted(codes)
        if unknown not in known
    ]
