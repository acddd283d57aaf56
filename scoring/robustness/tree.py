"""The tree of weights over all units at once, and the points it gives for many sets of weights.

What `scoring.groups` does for one unit in exact numbers is done here for every unit and every draw in floating
point, without rounding in between. Axes: draws × units; a row of weights holds one number for each column.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.plan import Indicator, Plan

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_PIECE: Final = 1 << 18
"""Multiplications in one piece of a product of matrices."""
HEIGHT: Final = 24
"""Rows in one piece, at least: a multiple of what the processor's matrix routine takes at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A group over all U units. `code` is None for the whole, whose weight is the full score.

    The leaves are its L children of some weight that are leaves: `rates` is L × U, 0 where left out; `here` is 1 or 0,
    and None where nothing is left out; `columns` are their places among the weights. `fixed` are the points of leaves
    without a weight. `column` is the place of the group's own weight, where it has one to vary: that of a `sum` follows
    from its children's, which weigh `nominal` together in the plan.
    """

    code: str | None
    aggregate: str
    weight: float
    nominal: float
    column: int | None
    leaves: tuple[str, ...]
    columns: slice | NDArray[np.intp]
    rates: Floats
    here: Floats | None
    fixed: Floats | None
    groups: tuple["Group", ...]
    present: Flags
    """For which units is the group not left out?"""
    short: Flags
    """For which units is a child left out?"""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Leaf points, leaves × units (0 where left out); `here`: not left out; `row`: where each leaf stands."""

    row: Mapping[str, int]
    points: Floats
    here: Flags


def columns_of(plan: Plan, leaves: frozenset[str]) -> tuple[Indicator, ...]:
    """The nodes that have a weight to vary: the given leaves, and the groups above them that are no sums."""
    alive = _alive(plan, leaves)
    return tuple(
        node
        for node in plan.indicators
        if node.code in alive and node.weight and (node.code in leaves or (node.is_group and node.aggregate != "sum"))
    )


def grow(plan: Plan, table: Table, leaves: frozenset[str]) -> Group:
    """The tree over the given leaves of the table. Where leaves of the plan are not among them, the rest keep their
    proportions and make up the full score."""
    places = {node.code: place for place, node in enumerate(columns_of(plan, leaves))}
    return _Grower(plan, table, _alive(plan, leaves), places).grow(None)


def _alive(plan: Plan, leaves: frozenset[str]) -> frozenset[str]:
    """The leaves and every group above one; also groups that have no children at all: they count as left out."""
    alive = set(leaves)
    for node in reversed(plan.indicators):  # children before their parents
        if node.is_group and not plan.children.get(node.code):
            alive.add(node.code)
        if node.code in alive and node.parent is not None:
            alive.add(node.parent)
    return frozenset(alive)


@dataclass(frozen=True, slots=True)
class _Grower:
    plan: Plan
    table: Table
    alive: frozenset[str]
    places: Mapping[str, int]

    def grow(self, node: Indicator | None) -> Group:
        code = node.code if node else None
        all_children = self.plan.children.get(code, ())
        children = [child for child in all_children if child.code in self.alive]
        leaves = [child for child in children if not child.is_group and child.weight]
        weightless = [child for child in children if not child.is_group and not child.weight]
        groups = tuple(self.grow(child) for child in children if child.is_group)

        rows = [self.table.row[leaf.code] for leaf in leaves]
        spare = [self.table.row[leaf.code] for leaf in weightless]
        here, other = self.table.here[rows], self.table.here[spare]
        own_weights = np.array([float(leaf.weight) for leaf in leaves])
        below = np.array([group.present for group in groups], bool).reshape(len(groups), here.shape[1])
        weighty = _any(here) | _any(below[[bool(group.weight) for group in groups]])
        some = weighty | _any(other) | _any(below)
        short = _any(~here) | _any(~other) | _any(~below)
        aggregate = node.aggregate if node else "sum"
        fixed = self.table.points[spare].sum(axis=0)

        whole = float(sum(child.weight for child in all_children))
        left = sum((group.weight for group in groups), float(own_weights.sum()))
        weight = float(node.weight if node else self.plan.full_score)
        if node and aggregate == "sum" and whole:
            weight *= left / whole  # a group gives away the weight of what was taken out of it
        return Group(
            code=code,
            aggregate=aggregate,
            weight=weight,
            nominal=left if node else whole,
            column=self.places.get(code) if code else None,
            leaves=tuple(leaf.code for leaf in leaves),
            columns=_places([self.places[leaf.code] for leaf in leaves]),
            rates=self.table.points[rows] / own_weights[:, None],
            here=None if here.all() else here.astype(np.float64),
            fixed=fixed if fixed.any() else None,
            groups=groups,
            # Points without a weight are a sum as long as nothing has to move; they are no rate.
            present=weighty | (some & ~short) if aggregate == "sum" else weighty,
            short=short,
        )


def blocks(root: Group, count: int) -> tuple[NDArray[np.intp], ...]:
    """The places of the weights that are weighed against each other: those of the whole, and those inside each group
    that is no sum. Every one of the `count` weights is in one block."""
    found: list[list[int]] = []

    def collect(group: Group, block: list[int]) -> None:
        if group.aggregate != "sum" or group.code is None:
            block = []
            found.append(block)
        block += np.arange(count)[group.columns].tolist()
        for child in group.groups:
            if child.column is not None:
                block.append(child.column)
            collect(child, block)

    collect(root, [])
    return tuple(np.array(block, np.intp) for block in found if block)


def group_points(group: Group, weights: Floats) -> tuple[Floats, Floats]:
    """Points (draws × units; 0 where the group is left out) and weight (draws) of a group under sets of weights.

    `weights` (draws × columns) are above 0. Only their proportions count: the whole always weighs the full score.
    """
    if group.aggregate != "sum":
        own = np.zeros(len(weights)) if group.column is None else weights[:, group.column]
        return _rates(group, weights) * own[:, None], own

    points, present, total = _sums(group, weights)
    own = np.full(len(weights), group.weight)
    if group.code is not None and group.nominal:
        own *= total / group.nominal
    kept = np.ones(len(weights)) if group.code is not None else group.nominal / total
    if present is None:
        points *= kept[:, None]
        return points, own
    absent = np.flatnonzero(~group.present)
    present[:, absent] = 1
    np.divide(own[:, None], present, out=present)
    if not isclose(group.weight, group.nominal, rel_tol=1e-12):  # else nothing is left out or not: it comes to the same
        present = np.where(group.short, present, kept[:, None])
    points *= present  # what is left out gives its weight to the rest
    points[:, absent] = 0
    return points, own


def _sums(group: Group, weights: Floats) -> tuple[Floats, Floats | None, Floats]:
    """Of the children of a sum: points (draws × units), weight of those that are not left out (None where none ever
    is), weight of all (draws)."""
    leaf_weights = weights[:, group.columns]
    points = product(leaf_weights, group.rates)
    total = leaf_weights.sum(axis=1)
    present = None
    if group.here is not None:
        present = product(leaf_weights, group.here)
    elif group.short.any():
        present = np.repeat(total[:, None], points.shape[1], axis=1)
    if group.fixed is not None:
        points += group.fixed
    for child in group.groups:
        below, weight = group_points(child, weights)
        points += below
        total = total + weight
        if present is not None:
            present += weight[:, None] * child.present
    return points, present, total


def product(left: Floats, right: Floats) -> Floats:
    """`left @ right` in pieces that the processor's cache holds, and too small to be shared out among threads: as fast
    as in one piece on one core, and the others stay free for the window."""
    (rows, inner), columns = left.shape, right.shape[1]
    found = np.empty((rows, columns))
    height = max(HEIGHT, _PIECE // max(1, inner * columns))
    width = max(8, _PIECE // max(1, inner * height) // 8 * 8)
    for top in range(0, rows, height):
        for first in range(0, columns, width):
            part = found[top : top + height, first : first + width]
            np.matmul(left[top : top + height], right[:, first : first + width], out=part)
    return found


def _rates(group: Group, weights: Floats) -> Floats:
    """The rate (draws × units) of a group that is no sum; 0 where it is left out."""
    leaf_weights = weights[:, group.columns]
    here = np.ones_like(group.rates) if group.here is None else group.here
    shape = len(weights), len(group.present)
    below = [(child, *group_points(child, weights)) for child in group.groups if child.weight]

    if group.aggregate == "min":
        lowest = np.broadcast_to(np.min(np.where(here > 0, group.rates, np.inf), axis=0, initial=np.inf), shape)
        for child, points, weight in below:
            lowest = np.minimum(lowest, np.where(child.present, points / weight[:, None], np.inf))
        return np.where(group.present, lowest, 0)

    # The mean of the logarithms, or of the reciprocals; a rate of 0 or less gives 0.
    there, back = (np.log, np.exp) if group.aggregate == "geometric" else (np.reciprocal, np.reciprocal)
    positive = group.rates > 0
    nothing = np.broadcast_to(((here > 0) & ~positive).any(axis=0), shape)
    mean = product(leaf_weights, there(np.where(positive, group.rates, 1)) * here)
    whole = product(leaf_weights, here)
    for child, points, weight in below:
        rates = points / weight[:, None]
        nothing = nothing | (child.present & (rates <= 0))
        mean += weight[:, None] * there(np.where(rates > 0, rates, 1)) * child.present
        whole += weight[:, None] * child.present
    counts = group.present & ~nothing
    return np.where(counts, back(np.where(counts, mean, 1) / np.where(counts, whole, 1)), 0)


def _any(flags: Flags) -> Flags:
    """For each unit: does any row say so?"""
    found: Flags = np.logical_or.reduce(flags, axis=0)
    return found


def _places(found: list[int]) -> "slice | NDArray[np.intp]":
    """Places among the weights; as a slice where they stand together, so that nothing is copied."""
    if found and found == list(range(found[0], found[0] + len(found))):
        return slice(found[0], found[0] + len(found))
    return np.array(found, np.intp)
