"""What the figures of a table of weights mean: points, or percent of the parent. The reading that closes wins.

Nothing in a file says which it is (practice.md §4.2 no. 6, 7, 28), so every reading is tried on all sums.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Final

from exchange.weights.table import Closing
from scoring.weights.points import as_points
from scoring.weights.shares import weights as shares_of

_HUNDRED: Final = Decimal(100)
_THOUSAND: Final = Decimal(1000)
NOTHING_FORCED: Final[Mapping[int, str]] = {}
_SAYS: Final = {True: ("percent_of_parent",), False: ("points", "percent_of_total")}
"""What a choice may say where a level is read as a share of the one above, or is not."""


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
    """`points` per node; `checks`: first that of the whole table, then those of the parents.

    `modes`: how each level that has figures is read, one of READINGS. `is_fraction`: all figures as shares of 1.
    """

    points: tuple[Decimal | None, ...]
    checks: tuple[Closing, ...]
    full_score: Decimal
    modes: Mapping[int, str]
    is_fraction: bool

    @property
    def is_share(self) -> bool:
        """Whether some level is read as percent of the one above."""
        return "percent_of_parent" in self.modes.values()

    @property
    def total(self) -> Closing:
        return self.checks[0]


def choose_reading(
    raws: Sequence[Raw],
    declared: Decimal | None,
    forced: Mapping[int, str] = NOTHING_FORCED,
    fractions: bool | None = None,
) -> Reading:
    """The reading with the fewest sums that do not close; among equals the plainest (points before shares).

    `declared`: the total that the table prints. `forced`: level → one of READINGS that was chosen. `fractions`:
    whether plain figures up to 1 are shares of 1; None = where they add up to 1.
    """
    if fractions is None:
        fractions = _are_fractions(raws)
    if fractions:
        raws = [Raw(raw.name, raw.parent, _hundredfold(raw.value), True, raw.is_leaf) for raw in raws]
        declared = _hundredfold(declared) if declared is not None and declared <= 1 else declared
    levels = levels_of(raws)
    if declared is not None:
        part = declared / _HUNDRED
        raws = [
            replace(raw, value=raw.value * part)
            if forced.get(level) == "percent_of_total" and raw.value is not None
            else raw
            for raw, level in zip(raws, levels, strict=True)
        ]
    depth = max(levels)
    best: tuple[int, Reading] | None = None
    for shares in sorted(product((False, True), repeat=depth), key=sum):
        tried = (False, *shares)
        if any(forced.get(level, "") not in ("", *_SAYS[share]) for level, share in enumerate(tried) if level):
            continue
        reading = _read(raws, levels, tried, declared, fractions)
        open_sums = sum(not check.closes for check in reading.checks)
        if best is None or open_sums < best[0]:
            best = (open_sums, reading)
    assert best is not None
    return replace(best[1], modes={level: forced.get(level, mode) for level, mode in best[1].modes.items()})


def rescale(reading: Reading, raws: Sequence[Raw], how: str) -> Reading:
    """The reading brought to a full score of 100 ("to_100"), or with its leaves shared out anew so that they add up
    to the full score exactly ("normalise", at two decimals or more)."""
    if how == "to_100":
        factor = _HUNDRED / reading.full_score
        points = [
            None if point is None or raw.value is None else plain_decimal(point * factor)
            for point, raw in zip(reading.points, raws, strict=True)
        ]
        return _read(_with(raws, points), levels_of(raws), _no_shares(raws), _HUNDRED, fractions=False)
    leaves = [at for at, raw in enumerate(raws) if raw.is_leaf and reading.points[at] is not None]
    written = [reading.points[at] or Decimal(0) for at in leaves]
    if sum(written, Decimal(0)) <= 0:
        return reading
    places = max(2, *map(places_of, written))
    parts = as_points(
        shares_of("normalised", [str(at) for at in leaves], list(map(Fraction, written))), reading.full_score, places
    )
    shared = {at: plain_decimal(part) for at, part in zip(leaves, parts, strict=True)}
    points = [shared.get(at) for at in range(len(raws))]
    return _read(_with(raws, points), levels_of(raws), _no_shares(raws), reading.full_score, fractions=False)


def _with(raws: Sequence[Raw], points: Sequence[Decimal | None]) -> list[Raw]:
    return [replace(raw, value=point, percent=False) for raw, point in zip(raws, points, strict=True)]


def _no_shares(raws: Sequence[Raw]) -> tuple[bool, ...]:
    return (False,) * (max(levels_of(raws)) + 1)


def levels_of(raws: Sequence[Raw]) -> list[int]:
    """The level of each node, from 0."""
    levels: list[int] = []
    for raw in raws:
        levels.append(0 if raw.parent is None else levels[raw.parent] + 1)
    return levels


def places_of(value: Decimal) -> int:
    """The decimals with which a number is written."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain_decimal(value: Decimal) -> Decimal:
    """Without needless zeros, and without an exponent."""
    return Decimal(format(value.normalize(), "f"))


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
    checks: list[Closing] = []
    for position in reversed(range(len(raws))):  # children first: a group without a figure of its own is their sum
        below = children.get(position, [])
        if not below or any(points[child] is None and raws[child].value is None for child in below):
            continue
        if shares[levels[position] + 1]:
            found = sum((raws[child].value or Decimal(0) for child in below), Decimal(0))
            checks.insert(0, Closing(raws[position].name, "", _HUNDRED, found, position))
            continue
        found = sum((points[child] or Decimal(0) for child in below), Decimal(0))
        wanted = points[position]
        if wanted is None:
            points[position] = found
        else:
            checks.insert(0, Closing(raws[position].name, "", wanted, found, position))
    total = sum((points[position] or Decimal(0) for position in children[None]), Decimal(0))
    wanted_total = declared if declared is not None else _likely_total(total)
    checks.insert(0, Closing("", "", wanted_total, total))
    return Reading(tuple(points), tuple(checks), wanted_total, _modes(raws, levels, shares), fractions)


def _modes(raws: Sequence[Raw], levels: Sequence[int], shares: Sequence[bool]) -> dict[int, str]:
    percent: dict[int, bool] = {}
    for raw, level in zip(raws, levels, strict=True):
        if raw.value is not None:
            percent[level] = percent.get(level, True) and raw.percent
    return {
        level: "percent_of_parent" if shares[level] else "percent_of_total" if is_percent else "points"
        for level, is_percent in sorted(percent.items())
    }


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
    return plain_decimal((percent * whole).scaleb(-2))
