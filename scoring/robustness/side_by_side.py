"""Several methods side by side: what the ranking would be if every measure were scored by one and the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.insight.columns import measures_of, states_of
from scoring.plan import Indicator, Json, Plan
from scoring.result import Rank, Result
from scoring.robustness.rates import points_of

ALTERNATIVES: Final[Mapping[str, Mapping[str, Json]]] = {
    "min_max": {},
    "rank_linear": {},
    "t_score": {"t_min": "20", "t_max": "80"},
    "best_ratio": {},
}
"""Methods that need nothing but the peers' measures, with their parameters (T of 20 and 80: three standard
deviations to either side)."""

Scored = tuple[Fraction, Fraction]
"""A measure and its points."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The result under one method (None: the plan's own): ranks and totals in the order of the plan's units.

    `replaced` are the leaves that the method scored; `kept` those scored by measure that stayed as they are: the method
    does not fit, see `side_by_side`.
    """

    method: str | None
    ranks: tuple[Rank | None, ...]
    totals: tuple[Decimal, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]


def side_by_side(
    plan: Plan,
    entries: Entries,
    result: Result,
    methods: Mapping[str, Mapping[str, Json]] = ALTERNATIVES,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Standing], None] | None = None,
) -> tuple[Standing, ...]:
    """The plan's own standing, then that of each method, each an evaluation of a changed plan.

    Weights, measures, peers and policies stay. Whether more is better is taken from the points that the leaf gave: a
    leaf that did not follow its measure one way or the other (a range that is best in the middle) keeps its own method,
    and so does a leaf with a measure below 0 under `best_ratio`. Leaves without a measure keep theirs. True from
    `cancelled` ends with what there is.
    """
    ways = {leaf.code: _direction(plan, leaf, result) for leaf in plan.leaves if _has_measure(leaf, result)}
    found = [_standing(None, result, (), ())]
    if progress is not None:
        progress(found[0])
    for method, params in methods.items():
        if cancelled():
            break
        fits = [code for code, way in ways.items() if way is not None and _fits(method, code, result)]
        nodes = tuple(
            replace(node, method=method, params=params, direction=ways[node.code] or "") if node.code in fits else node
            for node in plan.indicators
        )
        kept = tuple(code for code in ways if code not in fits)
        standing = _standing(method, evaluate(replace(plan, indicators=nodes), entries, result), tuple(fits), kept)
        found.append(standing)
        if progress is not None:
            progress(standing)
    return tuple(found)


def _standing(method: str | None, result: Result, replaced: tuple[str, ...], kept: tuple[str, ...]) -> Standing:
    ranks = tuple(unit.rank for unit in result.units)
    return Standing(method, ranks, tuple(unit.total for unit in result.units), replaced, kept)


def _has_measure(leaf: Indicator, result: Result) -> bool:
    return not leaf.reference_only and any(measure is not None for measure in measures_of(result, leaf.code))


def _fits(method: str, code: str, result: Result) -> bool:
    """A ratio to the best says nothing of measures below 0."""
    return method != "best_ratio" or all(measure is None or measure >= 0 for measure in measures_of(result, code))


def _direction(plan: Plan, leaf: Indicator, result: Result) -> str | None:
    """up or down, as the points of the leaf follow its measures; as declared where they are all equal; None where they
    follow neither way. Class by class where the classes have rules or peers of their own."""
    apart = leaf.peers == "class" or "by_class" in leaf.params
    scored: dict[str | None, list[Scored]] = {}
    of_all = zip(
        plan.units,
        measures_of(result, leaf.code),
        states_of(result, leaf.code),
        points_of(result, leaf.code),
        strict=True,
    )
    for unit, measure, state, points in of_all:
        if measure is not None and points is not None and state in ("scored", "pending"):
            scored.setdefault(unit.class_code if apart else None, []).append((measure, points))
    steps = [step for units in scored.values() for step in _steps(units)]
    if all(step >= 0 for step in steps) and any(steps):
        return "up"
    if all(step <= 0 for step in steps) and any(steps):
        return "down"
    return None if any(steps) else leaf.direction


def _steps(scored: Sequence[Scored]) -> list[int]:
    """From each measure to the next higher one: do the points rise (1), fall (−1) or stay (0)? Units with the same
    measure but different points (a rule of their own) follow neither way."""
    by_measure: dict[Fraction, set[Fraction]] = {}
    for measure, points in scored:
        by_measure.setdefault(measure, set()).add(points)
    if any(len(points) > 1 for points in by_measure.values()):
        return [1, -1]
    rising = [points.pop() for _, points in sorted(by_measure.items())]
    return [(after > before) - (after < before) for before, after in pairwise(rising)]
