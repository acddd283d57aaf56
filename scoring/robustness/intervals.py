"""Weight stability intervals: how far one weight moves before the first k places change (Mareschal 1988).

The others give way in proportion, so that the full score stays. The rates stay too: what holds here are the totals
from the published leaf points, without the rounding of groups, base and total, and without the plan's tie-breakers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from scoring.problems import Problem, Refused
from scoring.robustness.draws import LEAST_SHARE
from scoring.robustness.lines import Lines, exact_bases, lines
from scoring.robustness.places import places_of
from scoring.robustness.rates import Rates, totals
from scoring.robustness.tree import Floats, blocks

TOLERANCE: Final = 1e-9
"""How far a bound found by search may fall short of where somebody draws level, to within the resolution of the totals;
as a part of what the weights add up to."""
STEPS: Final = 128
"""Steps of the search between a weight's place and its end; a change that is undone within one is not seen."""
_BEYOND: Final = 1e-4
"""How far beyond such a bound it is looked up who is ahead; a part likewise."""
_CLEAR: Final = 1e-6
"""Differences that floating point has right beyond doubt, as a part of the full score."""

Number = Fraction | float
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """How far the weight `code` moves from `weight` without any change among the first k.

    `kind`: "exact": fractions; "narrowed": floats found by search, to `TOLERANCE`;
    "fixed": the only weight of its block, which cannot move. Where `low_open` (`high_open`) the bound itself is out:
    there somebody draws level. `below` (`above`) are the units on the first k places just beyond the bound, best first;
    None where the weight reaches its end, 0 (all of what its block weighs), without any change.
    """

    code: str
    weight: Fraction
    low: Number
    high: Number
    low_open: bool
    high_open: bool
    below: Names | None
    above: Names | None
    kind: Literal["exact", "narrowed", "fixed"]


@dataclass(frozen=True, slots=True)
class Stability:
    """The intervals of all weights for the units `top` on the first `k` places (more than k where they tie across the
    last). `ordered`: a change of their order counts; else only who they are."""

    k: int
    ordered: bool
    top: Names
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class _End:
    """How far a weight moves to one side."""

    way: Number
    is_open: bool
    beyond: tuple[int, ...] | None


def stability(
    rates: Rates,
    k: int = 3,
    *,
    ordered: bool = True,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Interval], None] | None = None,
) -> Stability:
    """The stability interval of every weight, 1 <= k <= U. `progress` gets each as it is found; `cancelled` is asked
    before each, and True ends with those that are found. Raises Refused (`robustness.top`)."""
    if not 1 <= k <= len(rates.units):
        raise Refused(Problem("robustness.top", (), {"value": str(k), "most": str(len(rates.units))}))
    bases = exact_bases(rates)
    apart = blocks(rates.root, len(rates.columns))
    found = []
    for column, code in enumerate(rates.columns):
        if cancelled():
            break
        block = next(own for own in apart if column in own)
        straight = lines(rates, bases, code) if bases is not None and len(block) > 1 else None
        if straight is not None:
            interval = _exact(rates, straight, code, k, ordered)
        else:
            interval = _narrowed(rates, column, block, k, ordered)
        found.append(interval)
        if progress is not None:
            progress(interval)
    places = places_of(rates.totals[None, :], rates.resolution)[0]
    return Stability(k, ordered, tuple(rates.units[unit] for unit in _holders(places, k)), tuple(found))


def _exact(rates: Rates, straight: Lines, code: str, k: int, ordered: bool) -> Interval:
    weight, full = Fraction(rates.plan.indicator[code].weight), Fraction(rates.plan.full_score)
    down = _first_change(straight.mirrored(), weight, k, ordered)
    up = _first_change(straight, full - weight, k, ordered)
    low, high = weight - Fraction(down.way), weight + Fraction(up.way)
    return _interval(rates, code, (weight, low, high), down, up, "exact")


def _interval(
    rates: Rates,
    code: str,
    bounds: tuple[Fraction, Number, Number],
    down: _End,
    up: _End,
    kind: Literal["exact", "narrowed", "fixed"],
) -> Interval:
    below, above = (None if end.beyond is None else tuple(rates.units[u] for u in end.beyond) for end in (down, up))
    return Interval(code, *bounds, down.is_open, up.is_open, below, above, kind)


def _first_change(straight: Lines, limit: Fraction, k: int, ordered: bool) -> _End:
    """How far x goes from 0 to `limit` before the first k places change. They can only change where one of those who
    hold them now draws level with somebody."""

    def at(x: Fraction) -> tuple[object, tuple[int, ...]]:
        """What must stay the same; the units on the first k places."""
        ranked = _first(straight, x, k)
        units = tuple(unit for _, unit in ranked)
        return tuple(ranked) if ordered else frozenset(units), units

    now, holders = at(Fraction(0))
    for nearest in (64, None):  # nearly always one of the nearest meetings changes something
        meetings, horizon = _meetings(straight, holders, limit, nearest)
        for x, following in pairwise([*meetings, limit]):
            if x >= horizon:
                break
            after, beyond = at((x + min(following, horizon)) / 2)
            if at(x)[0] != now:
                return _End(x, True, beyond)
            if after != now:
                return _End(x, False, beyond)
        if horizon > limit:
            break
    return _End(limit, False, None)


def _meetings(
    straight: Lines, holders: tuple[int, ...], limit: Fraction, nearest: int | None
) -> tuple[list[Fraction], Fraction]:
    """Where a holder draws level with somebody, ascending from 0 on, and up to where the list is complete (beyond the
    limit: wholly). Floats choose whom to look at, fractions decide."""
    level, slope = straight.floats
    those = np.array(holders)
    lead, gain = level[those, None] - level, slope[those, None] - slope
    clear = _CLEAR * max(1.0, float(np.abs(level).max()))
    meet = np.divide(-lead, gain, out=np.full(lead.shape, np.inf), where=lead * gain < 0)
    meet[np.abs(lead) < clear] = 0  # perhaps level already: never left out
    holder, other = np.nonzero(meet <= float(limit) * (1 + _CLEAR))
    chosen = meet[holder, other]
    horizon = limit + 1
    if nearest is not None and np.count_nonzero(chosen) > nearest:
        cut = np.partition(chosen[chosen > 0], nearest)[nearest]
        holder, other = holder[chosen < cut], other[chosen < cut]
        horizon = min(horizon, Fraction(float(cut) * (1 - _CLEAR)))
    found = set()
    for a, b in zip(those[holder].tolist(), other.tolist(), strict=True):
        if difference := straight.slope[a] - straight.slope[b]:
            x = (straight.level[b] - straight.level[a]) / difference
            if 0 <= x <= limit:
                found.add(x)
    return sorted(found), horizon


def _first(straight: Lines, x: Fraction, k: int) -> list[tuple[int, int]]:
    """(rank, unit) of the units that hold the first k places at x, in order."""
    level, slope = straight.floats
    about = level + slope * float(x)
    least = np.partition(about, len(about) - k)[len(about) - k] - _CLEAR * max(1.0, float(np.abs(about).max()))
    near = np.flatnonzero(about >= least).tolist()
    there = {u: straight.level[u] + straight.slope[u] * x for u in near}
    ranked = ((1 + sum(other > own for other in there.values()), u) for u, own in there.items())
    return sorted((rank, unit) for rank, unit in ranked if rank <= k)


def _narrowed(rates: Rates, column: int, block: NDArray[np.intp], k: int, ordered: bool) -> Interval:
    """The interval by search: in steps to the first change, then in steps within that step, and so on."""
    code, weight, whole = rates.columns[column], float(rates.weights[column]), float(rates.weights[block].sum())
    exact = Fraction(rates.plan.indicator[code].weight)
    if len(block) == 1:
        still = _End(0.0, False, None)
        return _interval(rates, code, (exact, exact, exact), still, still, "fixed")

    def places(ways: Floats) -> NDArray[np.int64]:
        """Places (steps × U) with the weight moved by so much."""
        weights = np.repeat(rates.weights[None, :], len(ways), axis=0)
        weights[:, block] *= ((whole - weight - ways) / (whole - weight))[:, None]
        weights[:, column] = weight + ways
        return places_of(totals(rates, np.maximum(weights, LEAST_SHARE * whole)), rates.resolution)

    now = places(np.zeros(1))

    def end(limit: float) -> _End:
        same, changed = 0.0, limit
        while abs(changed - same) > TOLERANCE * whole:
            ways = np.linspace(same, changed, STEPS + 1)[1:]
            differs = np.flatnonzero(_changed(places(ways), now, k, ordered))
            if not differs.size:  # only in the first round
                return _End(limit, False, None)
            step = int(differs[0])
            same, changed = float(ways[step - 1]) if step else same, float(ways[step])
        # At the bound itself they are level: a little further on, it shows who is ahead.
        onwards = np.copysign(min(abs(limit), abs(changed) + _BEYOND * whole), limit)
        at, after = places(np.array([changed, onwards]))
        return _End(same, False, _holders(after if _changed(after[None], now, k, ordered)[0] else at, k))

    down, up = end(-weight), end(whole - weight)
    low, high = weight + float(down.way), weight + float(up.way)
    return _interval(rates, code, (exact, low, high), down, up, "narrowed")


def _changed(places: NDArray[np.int64], now: NDArray[np.int64], k: int, ordered: bool) -> NDArray[np.bool_]:
    """For each row of places: do others hold the first k than in the row `now`, or in another order?"""
    first, first_now = places < k, now < k
    moved = (first != first_now) | ((places != now) & first) if ordered else first != first_now
    changed: NDArray[np.bool_] = np.logical_or.reduce(moved, axis=1)
    return changed


def _holders(places: NDArray[np.int64], k: int) -> tuple[int, ...]:
    """The units on the first k places, in order."""
    order = np.argsort(places, kind="stable")
    return tuple(int(unit) for unit in order[places[order] < k])
