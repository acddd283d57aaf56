"""What each node gives to a unit's base, and how it stands against the mean of the class and of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.insight.columns import mean_points
from scoring.insight.parts import parts_of
from scoring.plan import Plan
from scoring.result import NodeState, Result, UnitResult


@dataclass(frozen=True, slots=True)
class Contribution:
    """One node. None: left out or for reference only; `given` and `share` also below a group that takes no sum."""

    code: str
    state: NodeState
    weight: Decimal
    effective_weight: Decimal | Fraction
    points: Decimal | Fraction | None
    given: Fraction | None
    """What it gives to the base: its points, more where it also carries the weight of what is left out."""
    share: Fraction | None
    """`given` ÷ base; None also where the base is 0."""
    mean: Fraction | None
    """The mean of the points of all units that have some."""
    class_mean: Fraction | None
    """The same in the unit's class; None also for a unit without a class."""

    @property
    def against_all(self) -> Fraction | None:
        """Points above the mean of all (below 0: under it)."""
        return _above(self.points, self.mean)

    @property
    def against_class(self) -> Fraction | None:
        """Points above the mean of the class (below 0: under it)."""
        return _above(self.points, self.class_mean)


@dataclass(frozen=True, slots=True)
class Contributions:
    """sum(`given` of the addends) + sum(`rounding`) = `base`, exactly."""

    unit: str
    base: Decimal
    nodes: tuple[Contribution, ...]
    """In the order of the plan."""
    addends: tuple[str, ...]
    """The nodes that add up: leaves, and groups that take no sum."""
    rounding: Mapping[str, Fraction]
    """group, or "base" → what its rounding added."""


def contributions(plan: Plan, result: Result, unit_code: str) -> Contributions:
    """What every node gives to the base of one unit. Raises KeyError for an unknown unit."""
    unit = unit_of(result, unit_code)
    parts = parts_of(plan, unit)
    everybody = range(len(plan.units))
    own_class = unit.class_code is not None
    classmates = [row for row in everybody if own_class and plan.units[row].class_code == unit.class_code]
    nodes = []
    for node in plan.indicators:
        score, given = unit.nodes[node.code], parts.given.get(node.code)
        nodes.append(
            Contribution(
                code=node.code,
                state=score.state,
                weight=score.weight,
                effective_weight=score.effective_weight,
                points=score.points,
                given=given,
                share=given / parts.base if given is not None and parts.base else None,
                mean=mean_points(result, node.code, everybody),
                class_mean=mean_points(result, node.code, classmates),
            )
        )
    return Contributions(unit.code, unit.base, tuple(nodes), parts.addends, parts.rounding)


def unit_of(result: Result, code: str) -> UnitResult:
    """The result of one unit. Raises KeyError for an unknown code."""
    for unit in result.units:
        if unit.code == code:
            return unit
    raise KeyError(code)


def _above(points: Decimal | Fraction | None, mean: Fraction | None) -> Fraction | None:
    return None if points is None or mean is None else Fraction(points) - mean
