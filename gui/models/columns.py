"""Which items stand in the entry grid, in which order and under which headings: pure functions over a plan."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from scoring.expression import ExpressionError, parse_expression
from scoring.plan import Indicator, Item, Json, Plan

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


def item_columns(plan: Plan) -> tuple[ItemColumn, ...]:
    """Shared items first, then in the order of the tree, then what no rule uses."""
    users = users_of_items(plan)
    columns = [ItemColumn(item, users[item.code], _path(plan, item, users[item.code])) for item in plan.items]
    order = {node.code: number for number, node in enumerate(plan.indicators, start=1)}

    def position(column: ItemColumn) -> tuple[int, int]:
        if column.path == (UNUSED,):
            return len(order) + 1, 0
        return order.get(column.path[0], 0), order.get(column.path[-1], 0)

    return tuple(sorted(columns, key=position))


def users_of_items(plan: Plan) -> Mapping[str, tuple[Indicator, ...]]:
    """For every item the leaves whose measure or rule names it, in the order of the plan."""
    found: dict[str, list[Indicator]] = {item.code: [] for item in plan.items}
    for leaf in plan.leaves:
        for name in dict.fromkeys(_names(leaf)):
            if name in found:
                found[name].append(leaf)
    return {code: tuple(leaves) for code, leaves in found.items()}


def _names(leaf: Indicator) -> Iterator[str]:
    if leaf.measure is None and leaf.params.get("item") is None:
        yield leaf.code
    yield from _in_expression(leaf.measure)
    yield from _in_params(leaf.params)


def _in_params(params: Json) -> Iterator[str]:
    if not isinstance(params, Mapping):
        return
    item = params.get("item")
    if isinstance(item, str):
        yield item
    yield from _in_expression(params.get("expression"), with_weight=True)
    yield from _in_expression(params.get("measure"))
    for rule in _sequence(params.get("rules")):
        yield from _in_expression(next(iter(_sequence(rule)), None))
    for part in _sequence(params.get("parts")):
        yield from _in_params(part)
        yield from _in_params(part.get("params") if isinstance(part, Mapping) else None)
    for key in ("by_class", "by_unit"):
        special = params.get(key)
        for overriding in special.values() if isinstance(special, Mapping) else ():
            yield from _in_params(overriding)


def _in_expression(text: Json, *, with_weight: bool = False) -> Iterator[str]:
    """The items of an expression; one that cannot be read uses none (the plan's check says so)."""
    if isinstance(text, str):
        with suppress(ExpressionError):
            expression = parse_expression(text, with_weight)
            yield from sorted(expression.numbers | expression.series)


def _sequence(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


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
