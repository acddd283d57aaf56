"""What a lens on the entries can look at, and what is seen through it: pure functions over a plan."""

from collections.abc import Sequence

from gui.lens import ALL, DEPARTMENT, INDICATOR, PARTS, SECOND, UNIT, Lens
from gui.models.entry.columns import LAST, PLACE, POINTS, TARGET, Column, ItemColumn, ScoreColumn
from gui.models.entry.members import WITH_MEMBERS
from scoring.plan import Item, Plan


def matrices(plan: Plan) -> dict[str, tuple[Item, ...]]:
    """Items with parts, together where they have one list: its code, or the item's own where it has none."""
    found: dict[str, tuple[Item, ...]] = {}
    for item in plan.items:
        if item.kind in WITH_MEMBERS and item.kind != "ballots":  # ballots have a page of their own
            key = item.list_code if item.list_code is not None and item.kind == "series" else f"item:{item.code}"
            found[key] = (*found.get(key, ()), item)
    return found


def choices(plan: Plan, kind: str, nobody: str) -> tuple[tuple[str, str], ...]:
    """What a lens of a kind may look at, with its name; `nobody`: what no department is called."""
    if kind == DEPARTMENT:
        from exchange.values.forms import departments_of

        names = dict.fromkeys(departments_of(plan).values())
        return tuple((name, name or nobody) for name in sorted(names, key=lambda name: not name))
    if kind == INDICATOR:
        return tuple((node.code, f"{node.code} {node.name}") for node in plan.leaves)
    if kind == UNIT:
        return tuple((unit.code, unit.name) for unit in plan.units)
    if kind == PARTS:
        lists = {one.code: one.name for one in plan.lists}
        return tuple((key, lists.get(key, items[0].name)) for key, items in matrices(plan).items())
    return ()


def is_there(plan: Plan, lens: Lens) -> bool:
    """Is what the lens looks at still a part of the plan?"""
    return lens.kind in (ALL, SECOND) or any(which == lens.which for which, _ in choices(plan, lens.kind, ""))


def items_seen(plan: Plan, lens: Lens, columns: Sequence[ItemColumn]) -> frozenset[str] | None:
    """The codes of the items that are seen as columns; None: all of them."""
    if lens.kind == DEPARTMENT:
        from exchange.values.forms import departments_of

        return frozenset(item for item, name in departments_of(plan).items() if name == lens.which)
    if lens.kind == INDICATOR:
        return frozenset(
            column.item.code for column in columns if any(leaf.code == lens.which for leaf in column.leaves)
        )
    return None


def with_beside(columns: Sequence[Column], lens: Lens) -> tuple[Column, ...]:
    """The columns of one indicator with what stands beside them: last year, the target, points and the place."""
    if lens.kind != INDICATOR:
        return tuple(columns)
    found: list[Column] = []
    path = columns[0].path if columns else ()
    for column in columns:
        found.append(column)
        if isinstance(column, ItemColumn) and column.item.kind == "number":
            found.append(ScoreColumn(column.item.code, column.path, kind=LAST))
    return (*found, *(ScoreColumn(lens.which, path, kind=kind) for kind in (TARGET, POINTS, PLACE)))
