"""What an evaluation gives: frozen figures, rounded as the plan says. See `assessment_format.md` §7."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.problems import Problem

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
    rank: int | Fraction | None
    rank_in_class: int | Fraction | None
    grade: str | None
    nodes: Mapping[str, NodeScore]


@dataclass(frozen=True, slots=True)
class Result:
    """`units` in the order of the plan. `status` as in the format: problems over provisional over complete."""

    assessment: str
    status: Literal["complete", "provisional", "problems"]
    units: tuple[UnitResult, ...]
    problems: tuple[Problem, ...] = ()
