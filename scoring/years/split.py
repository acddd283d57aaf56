"""One unit's change from year to year taken apart: leaf by leaf, each part into performance and the effect of rules.

sum(change of all parts) = total now - total then, and the same for the two halves, exactly
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scoring.insight.parts import ZERO, Parts, parts_of
from scoring.plan import Plan
from scoring.result import Result, UnitResult, columns_of
from scoring.years.change import UnitChange, YearChange
from scoring.years.same import same_indicators

Kind = Literal["node", "dropped", "coefficient", "bonus", "deduction", "rounding", "floor"]


@dataclass(frozen=True, slots=True)
class PartChange:
    """One addend of the totals. `code`: of the node, in last year's plan for a "dropped" one; `is_new`: last year's
    plan had no such node. What counted nowhere is 0; None: there is no such total at all."""

    kind: Kind
    code: str
    name: str
    before: Fraction | None
    trial: Fraction | None
    now: Fraction
    is_new: bool = False

    @property
    def change(self) -> Fraction | None:
        return None if self.before is None else self.now - self.before

    @property
    def rule_effect(self) -> Fraction | None:
        return None if self.before is None or self.trial is None else self.trial - self.before

    @property
    def performance(self) -> Fraction | None:
        return None if self.trial is None else self.now - self.trial


def split_change(change: YearChange, old: Plan, new: Plan, unit_code: str) -> tuple[PartChange, ...]:
    """The parts of a unit's totals in the order of the new plan, then dropped nodes, then what is added to the base.
    What is nothing in all three totals is left out. Raises KeyError for an unknown unit."""
    unit = next((one for one in change.units if one.code == unit_code), None)
    if unit is None:
        raise KeyError(unit_code)
    now = parts_of(new, _found(change.new, unit.code))
    trial = None if unit.total.trial is None else parts_of(new, _found(change.trial, unit.code))
    before = None if unit.total.before is None else parts_of(old, _found(change.old, unit.former[0]))
    found = (*_nodes(old, new, before, trial, now), *_rest(before, trial, now))
    return tuple(part for part in found if part.before or part.trial or part.now)


def _found(result: Result, code: str) -> UnitResult:
    return result.units[columns_of(result.units).code.index(code)]


def _nodes(old: Plan, new: Plan, before: Parts | None, trial: Parts | None, now: Parts) -> Iterator[PartChange]:
    """The nodes that add up in any of the three totals."""
    same = same_indicators(old.indicators, new.indicators)
    given_before, given_trial, given_now = _given(before), _given(trial), _given(now)
    taken: set[str] = set()
    for node in new.indicators:
        then = same.get(node.code, "")
        if then in given_before:
            taken.add(then)
        elif node.code not in given_trial and node.code not in given_now:
            continue
        yield PartChange(
            "node",
            node.code,
            node.name,
            None if before is None else given_before.get(then, ZERO),
            None if trial is None else given_trial.get(node.code, ZERO),
            given_now.get(node.code, ZERO),
            is_new=node.code not in same,
        )
    for code, points in given_before.items():
        if code not in taken:
            yield PartChange("dropped", code, old.indicator[code].name, points, None if trial is None else ZERO, ZERO)


def _given(parts: Parts | None) -> Mapping[str, Fraction]:
    return {} if parts is None else {code: parts.given[code] for code in parts.addends}


def _rest(before: Parts | None, trial: Parts | None, now: Parts) -> Iterator[PartChange]:
    """What is added to the base, or taken from it."""
    kinds: tuple[Kind, ...] = ("coefficient", "bonus", "deduction", "rounding", "floor")
    for kind in kinds:
        yield PartChange(
            kind,
            "",
            "",
            None if before is None else _amount(before, kind),
            None if trial is None else _amount(trial, kind),
            _amount(now, kind),
        )


def _amount(parts: Parts, kind: Kind) -> Fraction:
    if kind == "deduction":
        return -parts.deduction
    amount: Fraction = parts.roundings if kind == "rounding" else getattr(parts, kind)
    return amount


def by_movement(units: tuple[UnitChange, ...]) -> list[UnitChange]:
    """Who gained most places first, who lost most last; among equals who performed better; those without last."""

    def key(unit: UnitChange) -> tuple[bool, Fraction, Fraction]:
        gained = unit.places_gained
        better = unit.total.performance if unit.total.performance is not None else unit.total.change
        return gained is None, -Fraction(gained or 0), -Fraction(better or 0)

    return sorted(units, key=key)
