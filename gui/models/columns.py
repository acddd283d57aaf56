"""Which items stand in the entry grid, in which order and under which headings: pure functions over a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.plan import Indicator, Item, Plan

SHARED: Final = "shared"
UNUSED: Final = "unused"
LEVELS: Final = 2


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """An item with the leaves that use it. `path` are the codes of the indicators that it belongs to, top down;
    or `(SHARED,)`, `(UNUSED,)` or a department where it belongs to none."""

    item: Item
    leaves: tuple[Indicator, ...]
    path: tuple[str, ...]


def item_columns(plan: Plan, users: Mapping[str, tuple[Indicator, ...]]) -> tuple[ItemColumn, ...]:
    """Shared items first, then in the order of the tree, then what no rule uses. `users`: see `users_of_items`."""
    columns = [ItemColumn(item, users[item.code], _path(plan, item, users[item.code])) for item in plan.items]
    order = {node.code: number for number, node in enumerate(plan.indicators, start=1)}

    def position(column: ItemColumn) -> tuple[int, int]:
        if column.path == (UNUSED,):
            return len(order) + 1, 0
        return order.get(column.path[0], 0), order.get(column.path[-1], 0)

    return tuple(sorted(columns, key=position))


def _path(plan: Plan, item: Item, leaves: Sequence[Indicator]) -> tuple[str, ...]:
    if not leaves:
        return (UNUSED,)
    paths = [_ancestors(plan, leaf) for leaf in leaves]
    common: list[str] = []
    for codes in zip(*paths, strict=False):
        if len(set(codes)) > 1:
            break
        common.append(codes[0])
    if common:
        return tuple(common[:LEVELS])
    return (item.department,) if item.department else (SHARED,)


def _ancestors(plan: Plan, leaf: Indicator) -> tuple[str, ...]:
    """The groups above a leaf, top down; the leaf itself where it stands on the first level."""
    codes: list[str] = []
    parent = leaf.parent
    while parent is not None and parent in plan.indicator and parent not in codes:
        codes.insert(0, parent)
        parent = plan.indicator[parent].parent
    return tuple(codes) or (leaf.code,)
