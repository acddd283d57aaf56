"""前 N 位: who leads, with everybody who ties. Only data: which places, who shares them, whether the list grew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result, in_order, rank_of
from scoring.rounding import round_half_up


@dataclass(frozen=True, slots=True)
class Place:
    """One place and who holds it, in the order of the plan. `value` as printed; `exact`: the unrounded values are
    equal too (always, of a single unit)."""

    place: int
    value: Fraction
    units: tuple[str, ...]
    exact: bool = True

    @property
    def tied(self) -> bool:
        """并列."""
        return len(self.units) > 1


@dataclass(frozen=True, slots=True)
class Leaders:
    """Everybody whose place is at most `wanted`, the best first. `passed_over`: units that a veto keeps from the list
    although their total would be on it."""

    wanted: int
    places: tuple[Place, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(place.units) for place in self.places)

    @property
    def longer(self) -> bool:
        """Are there more units than wanted, for the last place is shared? Then a sentence says how many (共4个)."""
        return self.count > self.wanted


def leaders(
    values: Mapping[str, Fraction],
    wanted: int,
    *,
    up: bool = True,
    ties: str = "competition",
    places: int | None = None,
    zeros: bool = True,
) -> Leaders:
    """The first `wanted` places (at least 1) of a column by unit code.

    `up`: more is better. `ties`: competition 1-2-2-4, dense 1-2-2-3 (`average` counts places as competition does).
    `places`: decimals of the printed figure, on which equality is decided; None: the exact one. `zeros=False`: a unit
    with nothing leads in nothing.
    """
    printed = {code: round_half_up(value, places) for code, value in values.items()}
    steps = sorted({value for value in printed.values() if zeros or value}, reverse=up)
    groups = ((step, tuple(code for code, value in printed.items() if value == step)) for step in steps)
    found = _first(groups, wanted, dense=ties == "dense")
    return Leaders(
        wanted,
        tuple(Place(place, value, units, len({values[code] for code in units}) == 1) for place, value, units in found),
    )


def leading_units(
    plan: Plan, entries: Entries, result: Result, *, wanted: int | None = None, class_code: str | None = None
) -> Leaders:
    """The first places of the ranking (None: all units, or those of a class) by the ranks of the result, so that
    tie-breakers count; `wanted` is the plan's `top_n` unless given.

    A unit whose veto says `no_award` keeps its place and is not listed; one that is out of the ranking has none.
    """
    wanted = plan.ranking.top_n if wanted is None else wanted
    units = [unit for unit in in_order(result.units, class_code) if plan.unit[unit.code].ranked]
    total = {unit.code: Fraction(unit.total) for unit in units}
    barred = _barred(plan, entries)
    groups: dict[Fraction, tuple[str, ...]] = {}
    for unit in units:
        rank = rank_of(unit, class_code)
        if rank is not None:
            groups[Fraction(rank)] = (*groups.get(Fraction(rank), ()), unit.code)
    dense = plan.ranking.ties == "dense"
    found = list(_first(groups.items(), wanted, dense=dense))
    ranked = [total[code] for codes in groups.values() for code in codes]
    holders = {code for _, _, codes in found for code in codes}

    def would_be_listed(code: str) -> bool:
        better = [other for other in ranked if other > total[code]]
        return code in holders or len(set(better) if dense else better) < wanted

    return Leaders(
        wanted,
        tuple(
            Place(place, total[listed[0]], listed)
            for place, _, codes in found
            if (listed := tuple(code for code in codes if code not in barred))
        ),
        tuple(code for code in total if code in barred and would_be_listed(code)),
    )


def _first(
    groups: Iterable[tuple[Fraction, tuple[str, ...]]], wanted: int, *, dense: bool
) -> Iterable[tuple[int, Fraction, tuple[str, ...]]]:
    """The groups, the best first, up to the last wanted place: place, what they share, units."""
    place = 1
    for value, units in groups:
        if place > wanted:
            return
        yield place, value, units
        place += 1 if dense else len(units)


def _barred(plan: Plan, entries: Entries) -> frozenset[str]:
    """The units that a veto keeps from honours, or from the ranking."""
    rules = {veto.code for veto in plan.veto if {"no_award", "exclude_from_rank"} & set(veto.actions)}
    return frozenset(decision.unit for decision in entries.decisions if decision.rule in rules)
