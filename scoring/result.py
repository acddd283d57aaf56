"""What an evaluation gives: frozen figures, rounded as the plan says. See `assessment_format.md` §7."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.problems import Problem
from scoring.ranking import Rank

NodeState = Literal["scored", "missing", "not_applicable", "pending", "reference"]


@dataclass(frozen=True, slots=True)
class NodeScore:
    """One node of one unit. `points` is None where the node is left out or for reference only.

    Rounded figures are Decimals with the plan's places; with `leaf_places: null` they are exact Fractions.
    """

    points: Decimal | Fraction | None
    weight: Decimal
    effective_weight: Decimal | Fraction
    state: NodeState
    measure: Fraction | None = None


@dataclass(frozen=True, slots=True)
class UnitResult:
    code: str
    name: str
    class_code: str | None
    base: Decimal
    coefficient: Decimal
    adjusted_base: Decimal
    bonus: Decimal
    deduction: Decimal
    total: Decimal
    rank: Rank | None
    rank_in_class: Rank | None
    grade: str | None
    nodes: Mapping[str, NodeScore]


@dataclass(frozen=True, slots=True)
class Result:
    """`units` in the order of the plan. `status` as in the format: problems over provisional over complete.

    `warnings` are doubts that somebody should look at; they change no figure and not the status.
    """

    assessment: str
    status: Literal["complete", "provisional", "problems"]
    units: tuple[UnitResult, ...]
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What is wrong, then what is doubtful."""
        return self.problems + self.warnings


def rank_of(unit: UnitResult, class_code: str | None) -> Rank | None:
    """The rank within a class, or (None) among all."""
    return unit.rank if class_code is None else unit.rank_in_class


def in_order(units: Sequence[UnitResult], class_code: str | None = None) -> tuple[UnitResult, ...]:
    """The units of a class, or (None) all, by rank there, then as in the plan; those without a rank come last."""

    def place(unit: UnitResult) -> tuple[bool, Rank]:
        rank = rank_of(unit, class_code)
        return rank is None, rank or 0

    return tuple(sorted((unit for unit in units if class_code in (None, unit.class_code)), key=place))
