"""What a base and a total are made of: addends and the residues of rounding, which add up exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.plan import Indicator, Plan
from scoring.result import UnitResult
from scoring.rounding import round_half_up

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Parts:
    """given of the addends + rounding = base; base + coefficient + bonus - deduction + settled + floor = total."""

    given: Mapping[str, Fraction]
    """What each node gives to the base: its points, more where it also carries the weight of what is left out."""
    addends: tuple[str, ...]
    """The lowest nodes that add up: leaves, and groups that take no sum, below which nothing adds up."""
    rounding: Mapping[str, Fraction]
    """group, or "base" → what its rounding added to the sum of its children; only where that is not nothing."""
    base: Fraction
    coefficient: Fraction
    """What the class coefficient adds."""
    bonus: Fraction
    deduction: Fraction
    settled: Fraction
    """What the roundings after the base add."""
    floor: Fraction
    """What it took to bring a total below 0 up to 0."""
    total: Fraction

    @property
    def roundings(self) -> Fraction:
        """All residues of rounding, from the leaves to the total."""
        return sum(self.rounding.values(), self.settled)


def parts_of(plan: Plan, unit: UnitResult) -> Parts:
    """Take one unit's printed total apart."""
    plan = plan.seen_by(unit.class_code)
    given: dict[str, Fraction] = {}
    addends: list[str] = []
    rounding: dict[str, Fraction] = {}

    def walk(node: Indicator, factor: Fraction) -> None:
        points = unit.nodes[node.code].points
        if points is None:
            return
        given[node.code] = Fraction(points) * factor
        if not node.is_group or node.aggregate != "sum":
            addends.append(node.code)
            return
        below(node.code, plan.children.get(node.code, ()), factor * _stretch(unit, plan, node.code))

    def below(code: str, children: Sequence[Indicator], factor: Fraction) -> None:
        for child in children:
            walk(child, factor)
        residue = given.get(code, base) - sum((given.get(child.code, ZERO) for child in children), ZERO)
        if residue:
            rounding[code] = residue

    base = Fraction(unit.base)
    if any(unit.nodes[node.code].points is not None for node in plan.children.get(None, ())):
        below("base", plan.children.get(None, ()), _stretch(unit, plan, None))
    coefficient, settled, floor = _after_the_base(plan, unit)
    total, bonus, deduction = Fraction(unit.total), Fraction(unit.bonus), Fraction(unit.deduction)
    return Parts(given, tuple(addends), rounding, base, coefficient, bonus, deduction, settled, floor, total)


def _stretch(unit: UnitResult, plan: Plan, parent: str | None) -> Fraction:
    """How much more the children under a sum count because others are left out (format §6, steps 4 and 5)."""
    children = plan.children.get(parent, ())
    scores = [(Fraction(child.weight), unit.nodes[child.code]) for child in children]
    if not any(score.points is None and score.state != "reference" for _, score in scores):
        return Fraction(1)
    whole = plan.full_score if parent is None else plan.indicator[parent].weight
    present = sum((weight for weight, score in scores if score.points is not None), ZERO)
    return Fraction(whole) / present if present else ZERO


def _after_the_base(plan: Plan, unit: UnitResult) -> tuple[Fraction, Fraction, Fraction]:
    """What coefficient, rounding and the floor at 0 add between the base and the total."""
    times = Fraction(unit.coefficient)
    base, adjusted = Fraction(unit.base), Fraction(unit.adjusted_base)
    balance = adjusted + Fraction(unit.bonus) - Fraction(unit.deduction)
    if plan.composition.coefficient == "all":
        exact = balance * times
        rounded = round_half_up(exact, plan.rounding.total_places)
        return exact - balance, rounded - exact, Fraction(unit.total) - rounded
    return base * (times - 1), adjusted - base * times, Fraction(unit.total) - balance
