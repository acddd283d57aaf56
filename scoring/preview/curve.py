"""The curve of a rule: what the engine gives for each measure, as densely as the curve bends.

The measures are chosen so that nothing is missed: where parameters and peers stand, just beside them, and wherever a
straight line between two of them would lie. A jump is narrowed down until it is thinner than a line on the screen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from scoring.method import Method
from scoring.numbers import parse_decimal
from scoring.preview.span import span
from scoring.preview.stage import Stage
from scoring.rules import parameters_of

GRID: Final = 12
MOST: Final = 420
"""So many measures are scored at most."""
MOST_PEERS: Final = 60
"""With more peers the curve has no corner for each of them."""
DEPTH: Final = 9
FLAT: Final = 400
"""Bends of less than this part of the height are not seen."""


@dataclass(frozen=True, slots=True)
class Curve:
    """`points`: (measure, points) by rising measure, exact. `low`, `high`: the measures that are shown."""

    points: tuple[tuple[Fraction, Fraction], ...]
    low: Fraction
    high: Fraction
    top: Fraction
    """The height that is shown: the weight, or more where more can be had."""
    bottom: Fraction

    def is_jump(self, index: int) -> bool:
        """Do the points leap between this point and the next?"""
        (x0, y0), (x1, y1) = self.points[index], self.points[index + 1]
        thin = (x1 - x0) * 500 <= self.high - self.low
        return thin and abs(y1 - y0) * 50 > self.top - self.bottom


def corners(method: Method) -> tuple[Fraction, ...]:
    """The measures that the parameters name."""
    found: set[Fraction] = set()
    for _, value, parameter in parameters_of(method):
        if value is None:
            continue
        if parameter.of == ("measure",):
            found.update(value if isinstance(value, tuple) else [value])
        elif parameter.of[0] == "measure":
            found.update(pair[0] for pair in value)
        elif parameter.of[0] == "rank":
            found.update(rank for text in value if (rank := parse_decimal(text)) is not None)
    if method.code == "convert_rank":
        found |= {Fraction(1), Fraction(method.of)}  # type: ignore[attr-defined]
    elif method.code == "direct":
        found |= {Fraction(method.min)}  # type: ignore[attr-defined]
    return tuple(sorted(found))


def trace(stage: Stage, unit: str, also: Iterable[Fraction] = ()) -> Curve:
    """The curve that holds for a unit, from its lowest to its highest corner and over all measures that there are.

    `also`: measures that must lie on it, such as last year's."""
    stage = stage.seen_by(unit)
    method = stage.method_of(unit)
    named = corners(method)
    also = tuple(also)
    low, high = span(
        [*named, *stage.reach, *also, *(method.bounds(stage.table.weight) if method.code == "direct" else ())]
    )
    thin = (high - low) / 20_000
    among = stage.case_at(unit, low).peers if stage.compares and not stage.is_long(unit) else None
    values = getattr(among, "distinct", ())
    sharp = {*named, *(values if len(values) <= MOST_PEERS else ())}
    inner = {x + shift for x in sharp for shift in (-thin, 0, thin)}
    wanted = {
        low,
        high,
        *also,
        *few([dot.measure for dot in stage.dots if dot.measure is not None] if len(stage.dots) <= MOST_PEERS else ()),
        *inner,
        *(low + (high - low) * step / GRID for step in range(1, GRID)),
    }
    budget = [MOST]

    def at(x: Fraction) -> Fraction | None:
        budget[0] -= 1
        found = stage.points_at(unit, x, as_peer=True)
        return found if isinstance(found, Fraction) else None

    first = [(x, y) for x in sorted(wanted) if low <= x <= high and (y := at(x)) is not None]
    weight = stage.table.weight
    top, bottom = (bound(y for _, y in first) if first else Fraction(0) for bound in (max, min))
    top, bottom = max(top, weight), min(bottom, Fraction(0))
    finest = (top - bottom) / FLAT
    points: list[tuple[Fraction, Fraction]] = first[:1]
    for left, right in pairwise(first):
        points.extend(_between(left, right, at, finest, thin, DEPTH, budget))
        points.append(right)
    return Curve(tuple(points), low, high, top or Fraction(1), bottom)


def few(measures: Sequence[Fraction]) -> Sequence[Fraction]:
    """These, where each of them can be seen and reckoned at once; else none."""
    return measures if len(measures) <= MOST_PEERS else ()


Point = tuple[Fraction, Fraction]


def _between(
    left: Point,
    right: Point,
    at: Callable[[Fraction], Fraction | None],
    finest: Fraction,
    thin: Fraction,
    depth: int,
    budget: Sequence[int],
) -> Iterator[Point]:
    """The points between two where the curve is no straight line."""
    if not depth or budget[0] <= 0 or right[0] - left[0] <= 2 * thin:
        return
    x = (left[0] + right[0]) / 2
    y = at(x)
    if y is None:
        return
    straight = abs(y - (left[1] + right[1]) / 2) <= finest
    if straight and depth < DEPTH:
        return
    if straight and right[0] - left[0] < 1000 * thin:
        return
    if straight:  # a second look a little aside: a step may lie in the middle
        aside = left[0] + (right[0] - left[0]) * 5 / 16
        beside = at(aside)
        if beside is None or abs(beside - (left[1] + (right[1] - left[1]) * 5 / 16)) <= finest:
            return
    middle = (x, y)
    yield from _between(left, middle, at, finest, thin, depth - 1, budget)
    yield middle
    yield from _between(middle, right, at, finest, thin, depth - 1, budget)
