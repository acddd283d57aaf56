"""Which items stand in the entry grid, in which order and under which headings: pure functions over a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.plan import Indicator, Item, Plan

SHARED: Final = "shared"
UNUSED: Final = "unused"
TOTAL: Final = "total"
RANK: Final = "rank"
POINTS: Final = "points"
LAST: Final = "last"
TARGET: Final = "target"
PLACE: Final = "place"
LEVELS: Final = 2


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """An item with the leaves that use it. `path` are the codes of the indicators that it belongs to, top down;
    or `(SHARED,)`, `(UNUSED,)` or a department where it belongs to none."""

    item: Item
    leaves: tuple[Indicator, ...]
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """Points that were worked out: of a folded group (`code` is its node), the total, or the rank. Never typed into.

    `folded` is the path of the group that stands folded in this column; empty for total and rank. `kind`: what else
    stands beside entries: last year's value of an item, the target of an indicator, the place under it."""

    code: str
    path: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    kind: str = POINTS


Column = ItemColumn | ScoreColumn
TOTALS: Final = (ScoreColumn(TOTAL), ScoreColumn(RANK))
"""Always at the right end of the grid."""


def key_of(column: Column) -> str:
    """What a column is known by, whatever is folded or hidden beside it."""
    return column.item.code if isinstance(column, ItemColumn) else f"{column.kind}:{column.code}"


def visible(
    columns: Sequence[ItemColumn], folded: frozenset[tuple[str, ...]], hidden: frozenset[str]
) -> tuple[Column, ...]:
    """The columns without hidden items; of a folded group only the column of its points."""
    found: list[Column] = []
    for column in columns:
        path = next((column.path[:n] for n in range(1, len(column.path) + 1) if column.path[:n] in folded), None)
        if path is None:
            if column.item.code not in hidden:
                found.append(column)
        elif not (found and isinstance(found[-1], ScoreColumn) and found[-1].folded == path):
            found.append(ScoreColumn(path[-1], path, path))
    return tuple(found)


def in_order(columns: Sequence[Column], keys: Sequence[str]) -> tuple[Column, ...]:
    """The columns as somebody moved them: by `keys`; what is new stands behind the one that it follows in the plan."""
    known = {key_of(column): column for column in columns}
    order = [key for key in keys if key in known]
    before = ""
    for key in known:
        if key not in keys:
            order.insert(order.index(before) + 1 if before else 0, key)
        before = key
    return tuple(known[key] for key in order)


def folds_of_level(columns: Sequence[ItemColumn], level: int) -> frozenset[tuple[str, ...]]:
    """What is folded where `level` lines of groups are to be seen; more than there are: nothing."""
    return frozenset(column.path[:level] for column in columns if level <= LEVELS and len(column.path) >= level)


def weight_in_heading(column: ItemColumn) -> str:
    """The weight of the one indicator that scores from an item; empty where several do, or none."""
    scored = [leaf for leaf in column.leaves if not leaf.reference_only]
    return f"{scored[0].weight:f}" if len(scored) == 1 and len(column.leaves) == 1 else ""


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
