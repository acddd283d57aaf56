"""Lists with versions by year (8+4, 8+4+2, 16 fields): which belong together, who uses them, and the next version."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from scoring.entries import Cell, Entries
from scoring.names import normalised
from scoring.plan import Item, ItemList, Json, Plan, new_uid

_COUNT: Final = re.compile(r"[(（][^()（）]*[)）]\s*$|[0-9]+(?:\+[0-9]+)*类?$")
"""What tells one version from another in its name: （16类）, 8+4+2."""
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Switched:
    """An item under another version of its list. `edits`: (item, unit) → the cell with the members that stay, None
    where nothing is left; `kept` and `gone`: how many entries of members stay and go."""

    plan: Plan
    edits: Mapping[tuple[str, str], Cell | None]
    kept: int
    gone: int


def family(name: str) -> str:
    """What the versions of one list have in common in their names."""
    bare = _COUNT.sub("", name.strip()).strip()
    return normalised(bare or name)


def families(plan: Plan) -> tuple[tuple[ItemList, ...], ...]:
    """The lists of a plan, versions together, each family in the order of its years, the newest last."""
    found: dict[str, list[ItemList]] = {}
    for one in plan.lists:
        found.setdefault(family(one.name), []).append(one)
    return tuple(tuple(sorted(versions, key=lambda one: one.year or 0)) for versions in found.values())


def users(plan: Plan, code: str) -> tuple[Item, ...]:
    """The items that use a list."""
    return tuple(item for item in plan.items if item.list_code == code)


def new_version(plan: Plan, code: str, year: int) -> tuple[Plan, ItemList]:
    """The plan with a copy of a list for another year, and the copy: same members, a code of its own. No item uses it
    yet. Raises KeyError for an unknown list."""
    origin = next((one for one in plan.lists if one.code == code), None)
    if origin is None:
        raise KeyError(code)
    stem = _YEAR.sub("", code).strip("_-") or code
    made = replace(origin, uid=new_uid(), code=free_code(plan, f"{stem}_{year}"), year=year)
    at = plan.lists.index(origin) + 1
    return replace(plan, lists=(*plan.lists[:at], made, *plan.lists[at:])), made


def free_code(plan: Plan, wanted: str) -> str:
    """The code, with a number behind it where a list has it already."""
    taken = {one.code for one in plan.lists}
    code, number = wanted, 2
    while code in taken:
        code, number = f"{wanted}_{number}", number + 1
    return code


def switched(plan: Plan, entries: Entries, item: str, code: str) -> Switched:
    """An item under another list: what was entered for members that are in both is kept, digit for digit; what was
    entered for members that the new list has not goes. Raises KeyError for an unknown item or list."""
    members = next((frozenset(one.members) for one in plan.lists if one.code == code), None)
    if members is None:
        raise KeyError(code)
    changed = replace(plan.item[item], list_code=code)
    edits: dict[tuple[str, str], Cell | None] = {}
    kept = gone = 0
    for unit, cell in entries.values.get(item, {}).items():
        if not isinstance(cell.value, Mapping):
            continue
        left: dict[str, Json] = {name: entry for name, entry in cell.value.items() if name in members}
        kept += len(left)
        gone += len(cell.value) - len(left)
        if len(left) < len(cell.value):
            edits[item, unit] = replace(cell, value=left) if left else None
    items = tuple(changed if one.code == item else one for one in plan.items)
    return Switched(replace(plan, items=items), edits, kept, gone)


def without(plan: Plan, code: str) -> Plan:
    """The plan without a list that no item uses; as it is where one does."""
    if users(plan, code):
        return plan
    return replace(plan, lists=tuple(one for one in plan.lists if one.code != code))
