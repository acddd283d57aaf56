"""The ranking without an indicator, without a group, and without a unit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scoring.entries import Cells, Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan
from scoring.problems import Refused
from scoring.result import Rank, Result
from scoring.robustness.acceptability import Ranks
from scoring.robustness.places import places_of
from scoring.robustness.rates import Rates

Names = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Omission:
    """The ranking without the node `code`: ranks (U) in the order of the units, 1-2-2-4; None where nothing else has a
    weight. The totals compared are those of `rates`: not rounded, and without the plan's tie-breakers."""

    code: str
    ranks: Ranks | None


@dataclass(frozen=True, slots=True)
class Departure:
    """The ranking without a unit, as the plan ranks. `reversals` are pairs (a, b) of which a was ahead of b, and now b
    is ahead of a; ties that come or go are none."""

    unit: str
    ranks: Mapping[str, Rank]
    reversals: tuple[tuple[str, str], ...]


def base_ranks(rates: Rates) -> Ranks:
    """The ranks (U) under the plan's weights, reckoned as those of an `Omission` are."""
    ranks: Ranks = places_of(rates.totals[None, :], rates.resolution)[0] + 1
    return ranks


def without_indicators(
    rates: Rates,
    *,
    groups: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Omission], None] | None = None,
) -> tuple[Omission, ...]:
    """The ranking without each leaf of some weight in turn, or (`groups`) without each group and all under it. The
    weights of the rest keep their proportions and make up the full score; rates stay. In the order of the plan; True
    from `cancelled` ends with what there is."""
    found = []
    for code, leaves in _groups(rates) if groups else [(code, frozenset([code])) for code in _leaves(rates)]:
        if cancelled():
            break
        omission = Omission(code, _ranks_without(rates, leaves))
        found.append(omission)
        if progress is not None:
            progress(omission)
    return tuple(found)


def without_units(
    plan: Plan,
    entries: Entries,
    result: Result,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Departure], None] | None = None,
) -> tuple[Departure, ...]:
    """Evaluate without each unit that others are compared with in turn: which pairs of the rest change places?

    Methods that compare units move then (rank reversal: Belton & Gear 1983). Each is an evaluation of its own; True
    from `cancelled` ends with what there is.
    """
    before = _ranks(result)
    found = []
    for unit in plan.units:
        if not unit.ranked:  # nobody's points depend on it
            continue
        if cancelled():
            break
        others = replace(plan, units=tuple(other for other in plan.units if other.code != unit.code))
        after = _ranks(evaluate(others, _entries_without(entries, unit.code))) if others.units else {}
        departure = Departure(unit.code, after, _reversals(before, after))
        found.append(departure)
        if progress is not None:
            progress(departure)
    return tuple(found)


def _leaves(rates: Rates) -> Sequence[str]:
    return [code for code in rates.columns if code in rates.leaves]


def _groups(rates: Rates) -> Sequence[tuple[str, frozenset[str]]]:
    """The groups of the plan with the leaves under each, where there are any."""
    under: dict[str, set[str]] = {node.code: set() for node in rates.plan.indicators if node.is_group}
    for leaf in rates.leaves:
        parent = rates.plan.indicator[leaf].parent
        while parent is not None:
            under[parent].add(leaf)
            parent = rates.plan.indicator[parent].parent
    return [(code, frozenset(leaves)) for code, leaves in under.items() if leaves]


def _ranks_without(rates: Rates, leaves: frozenset[str]) -> Ranks | None:
    try:
        return base_ranks(rates.without(leaves))
    except Refused:
        return None


def _entries_without(entries: Entries, unit: str) -> Entries:
    values: Cells = {
        item: {code: cell for code, cell in cells.items() if code != unit} for item, cells in entries.values.items()
    }
    return replace(
        entries,
        values=values,
        events=tuple(event for event in entries.events if event.unit != unit),
        decisions=tuple(decision for decision in entries.decisions if decision.unit != unit),
    )


def _ranks(result: Result) -> Mapping[str, Rank]:
    return {unit.code: unit.rank for unit in result.units if unit.rank is not None}


def _reversals(before: Mapping[str, Rank], after: Mapping[str, Rank]) -> tuple[tuple[str, str], ...]:
    codes = [code for code in before if code in after]
    was = np.array([float(before[code]) for code in codes])
    now = np.array([float(after[code]) for code in codes])
    turned = (was[:, None] < was[None, :]) & (now[:, None] > now[None, :])
    return tuple((codes[a], codes[b]) for a, b in np.argwhere(turned).tolist())
