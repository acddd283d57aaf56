"""What the figures of a table of weights mean: points, or percent of the parent. The reading that closes wins.

Nothing in a file says which it is (practice.md §4.2 no. 6, 7, 28), so every reading is tried on all sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from exchange.weight_table import Closing
from scoring.problems import Problem

_HUNDRED: Final = Decimal(100)
_THOUSAND: Final = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Raw:
    """A node with the figure that is written for it."""

    name: str
    parent: int | None
    value: Decimal | None
    percent: bool
    is_leaf: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """`points` per node; `checks` with the position of the parent (None: the whole table).

    `is_share`: some level is read as percent of the one above; `is_fraction`: all figures as shares of 1.
    """

    points: tuple[Decimal | None, ...]
    checks: tuple[tuple[int | None, Closing], ...]
    full_score: Decimal
    assumptions: tuple[Problem, ...]
    is_share: bool
    is_fraction: bool


def choose_reading(raws: Sequence[Raw], declared: Decimal | None) -> Reading:
    """The reading with the fewest sums that do not close; among equals the plainest (points before shares)."""
    fractions = _are_fractions(raws)
    if fractions:
        raws = [Raw(raw.name, raw.parent, _hundredfold(raw.value), True, raw.is_leaf) for raw in raws]
        declared = _hundredfold(declared) if declared is not None and declared <= 1 else declared
    levels = [_level(raws, position) for position in range(len(raws))]
    depth = max(levels)
    best: tuple[int, Reading] | None = None
    for shares in sorted(product((False, True), repeat=depth), key=sum):
        reading = _read(raws, levels, (False, *shares), declared, fractions)
        open_sums = sum(not check.closes for _, check in reading.checks)
        if best is None or open_sums < best[0]:
            best = (open_sums, reading)
    assert best is not None
    return best[1]


def _read(
    raws: Sequence[Raw], levels: Sequence[int], shares: Sequence[bool], declared: Decimal | None, fractions: bool
) -> Reading:
    children: dict[int | None, list[int]] = {}
    for position, raw in enumerate(raws):
        children.setdefault(raw.parent, []).append(position)
    points: list[Decimal | None] = []
    for position, raw in enumerate(raws):
        own = raw.value
        if own is not None and shares[levels[position]] and raw.parent is not None:
            parent = points[raw.parent]
            own = None if parent is None else _product(own, parent)
        points.append(own)
    checks: list[tuple[int | None, Closing]] = []
    for position in reversed(range(len(raws))):  # children first: a group without a figure of its own is their sum
        below = children.get(position, [])
        if not below or any(points[child] is None and raws[child].value is None for child in below):
            continue
        if shares[levels[position] + 1]:
            found = sum((raws[child].value or Decimal(0) for child in below), Decimal(0))
            checks.insert(0, (position, Closing(raws[position].name, "", _HUNDRED, found)))
            continue
        found = sum((points[child] or Decimal(0) for child in below), Decimal(0))
        wanted = points[position]
        if wanted is None:
            points[position] = found
        else:
            checks.insert(0, (position, Closing(raws[position].name, "", wanted, found)))
    total = sum((points[position] or Decimal(0) for position in children[None]), Decimal(0))
    wanted_total = declared if declared is not None else _likely_total(total)
    checks.insert(0, (None, Closing("", "", wanted_total, total)))
    assumptions = _assumptions(raws, levels, shares, wanted_total, fractions)
    return Reading(tuple(points), tuple(checks), wanted_total, assumptions, any(shares), fractions)


def _assumptions(
    raws: Sequence[Raw], levels: Sequence[int], shares: Sequence[bool], full: Decimal, fractions: bool
) -> tuple[Problem, ...]:
    found = []
    if fractions:
        found.append(Problem("weights.fractions", severity="warning"))
    share_levels = [str(level + 1) for level, share in enumerate(shares) if share and level in levels]
    if share_levels:
        facts = {"levels": "、".join(share_levels)}
        found.append(Problem("weights.percent_of_parent", facts=facts, severity="warning"))
    elif any(raw.percent for raw in raws):
        found.append(Problem("weights.percent_of_total", severity="warning"))
    if full != _HUNDRED:
        found.append(Problem("weights.full_score", facts={"full": format(full, "f")}, severity="warning"))
    return tuple(found)


def _are_fractions(raws: Sequence[Raw]) -> bool:
    """Whether the figures are shares of 1 written as plain numbers (0.3, 0.25)."""
    figures = [raw.value for raw in raws if raw.value is not None]
    if any(raw.percent for raw in raws) or not figures or max(figures) > 1:
        return False
    top = [raw.value for raw in raws if raw.parent is None and raw.value is not None]
    leaves = [raw.value for raw in raws if raw.is_leaf and raw.value is not None]
    return sum(top, Decimal(0)) == 1 or sum(leaves, Decimal(0)) == 1


def _likely_total(found: Decimal) -> Decimal:
    return _THOUSAND if found > 500 else _HUNDRED


def _hundredfold(value: Decimal | None) -> Decimal | None:
    return None if value is None else value * 100


def _product(percent: Decimal, whole: Decimal) -> Decimal:
    """Percent of a whole, exactly, without needless zeros."""
    part = (percent * whole).scaleb(-2).normalize()
    return part.quantize(Decimal(1)) if part == part.to_integral_value() else part


def _level(raws: Sequence[Raw], position: int) -> int:
    level = 0
    parent = raws[position].parent
    while parent is not None:
        level += 1
        parent = raws[parent].parent
    return level
