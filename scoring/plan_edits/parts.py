"""Units, classes, data items, bonus, deduction and veto rules of a plan, changed as whole lists.

A part is known by its uid: what names it by its code follows where the code is another one, and forgets it where it is
gone. Formulas name items by code, so an item keeps its code, and stays while a rule reads it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from scoring.plan import Indicator, Json, Part, Plan, Previous
from scoring.problems import Problem, Refused
from scoring.rules import users_of_items

SECTIONS: Final = ("units", "classes", "items", "bonus", "deduction", "veto")
T = TypeVar("T")


def with_parts(plan: Plan, section: str, parts: Sequence[Part]) -> Plan:
    """The plan with these parts in one of `SECTIONS`, and everything that named one of them following.

    Raises Refused where a code stands twice or is empty, where an item has another code than before, or where one is
    gone that a rule reads."""
    held = getattr(plan, section)
    problems = [*_codes(section, parts)]
    if section == "items":
        problems += _read_items(plan, parts)
    if problems:
        raise Refused(*problems)
    changed: Any = {section: tuple(parts)}
    now = {part.uid: _code(part) for part in parts}
    codes = {_code(part): now.get(part.uid) for part in held}
    codes = {old: new for old, new in codes.items() if new != old}
    after: Plan = replace(plan, **changed)
    if not codes:
        return after
    if section == "units":
        return _units(after, codes)
    return _classes(after, codes) if section == "classes" else after


def _code(part: Part) -> str:
    return str(getattr(part, "code", ""))


def _codes(section: str, parts: Sequence[Part]) -> list[Problem]:
    seen: set[str] = set()
    found = []
    for part in parts:
        code = _code(part)
        if not code:
            found.append(Problem("parts.no_code", (section,), {"name": str(getattr(part, "name", ""))}))
        elif code in seen:
            found.append(Problem("parts.twice", (section, code), {"code": code}))
        seen.add(code)
    return found


def _read_items(plan: Plan, parts: Sequence[Part]) -> list[Problem]:
    now = {part.uid: _code(part) for part in parts}
    users = users_of_items(plan)
    found = []
    for item in plan.items:
        facts = {"item": item.name, "code": item.code, "users": "、".join(node.name for node in users[item.code][:5])}
        if item.uid in now and now[item.uid] != item.code:
            found.append(Problem("parts.item_code", ("items", item.code), facts))
        elif item.uid not in now and users[item.code]:
            found.append(Problem("parts.item_read", ("items", item.code), facts))
    return found


def _units(plan: Plan, codes: Mapping[str, str | None]) -> Plan:
    previous = plan.previous
    if previous is not None:
        previous = Previous(id=previous.id, units=_keys(previous.units, codes))
    indicators = tuple(_override(node, "by_unit", codes) for node in plan.indicators)
    return replace(plan, previous=previous, indicators=indicators)


def _classes(plan: Plan, codes: Mapping[str, str | None]) -> Plan:
    units = tuple(
        replace(unit, class_code=codes[unit.class_code])
        if unit.class_code is not None and unit.class_code in codes
        else unit
        for unit in plan.units
    )
    indicators = tuple(
        _override(replace(node, weight_by_class=_keys(node.weight_by_class, codes)), "by_class", codes)
        if node.weight_by_class.keys() & codes.keys()
        else _override(node, "by_class", codes)
        for node in plan.indicators
    )
    before = tuple(
        replace(node, weight_by_class=_keys(node.weight_by_class, codes)) for node in plan.previous_indicators
    )
    sets = tuple(
        replace(kept, weight_by_class={code: _keys(own, codes) for code, own in kept.weight_by_class.items()})
        if kept.weight_by_class
        else kept
        for kept in plan.weight_sets
    )
    return replace(plan, units=units, indicators=indicators, previous_indicators=before, weight_sets=sets)


def _keys(held: Mapping[str, T], codes: Mapping[str, str | None]) -> dict[str, T]:
    """The mapping with its keys renamed; without those that are gone."""
    renamed = ((codes.get(key, key), value) for key, value in held.items())
    return {key: value for key, value in renamed if key is not None}


def _override(node: Indicator, name: str, codes: Mapping[str, str | None]) -> Indicator:
    params = _renamed(node.params, name, codes)
    return node if params == node.params else replace(node, params=params)


def _renamed(params: Mapping[str, Json], name: str, codes: Mapping[str, str | None]) -> dict[str, Json]:
    """Parameters with the codes of their overrides renamed, in the parts of a blend, too."""
    found: dict[str, Json] = {}
    for key, value in params.items():
        if key == name and isinstance(value, Mapping):
            found[key] = _keys(value, codes)
        elif key == "parts" and isinstance(value, Sequence) and not isinstance(value, str):
            found[key] = [_renamed(part, name, codes) if isinstance(part, Mapping) else part for part in value]
        elif key == "params" and isinstance(value, Mapping):
            found[key] = _renamed(value, name, codes)
        else:
            found[key] = value
    return found
