"""A worked calculation as data: how one figure of one unit came about, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.result import NodeState
from scoring.worked.terms import Known, Term

Kind = Literal["leaf", "group", "base", "adjusted_base", "bonus", "deduction", "total", "rank", "grade"]
WAY: tuple[Kind, ...] = ("base", "adjusted_base", "bonus", "deduction", "total", "rank", "grade")
"""A unit's way from its nodes to its grade, in this order."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that is said in words. `key`: what; `facts`: the words and figures of the sentence."""

    key: str
    facts: Mapping[str, str | Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of arithmetic: `because` of these comparisons, `term` = `result`.

    `kind`: measure, round (to the plan's places), treated (by the plan's data treatment), condition (of an `if`: the
    result is 1 or 0), rate, count, part, score, cap, floor, policy, veto, points. `label`: what is said before it.
    The figures of `term` as shown give `result` as shown, rounded half-up at its places.
    """

    kind: str
    term: Term
    result: Known
    because: tuple[Term, ...] = ()
    label: Note | None = None


Segment = Note | Step


@dataclass(frozen=True, slots=True)
class Used:
    """A cell that the figure was made of. `state`: that of the cell, "blank", or "" for a plain value; `text`: the
    value as typed, for a number; `previous`: it is of the assessment before."""

    item: str
    name: str
    text: str
    state: str
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """How one figure came about. `code`: the node, or the name of the stage (`WAY`).

    `points` are those of the result: rounded, or exact Fractions with `leaf_places: null`; None: left out, or not a
    figure. `policies`: what was applied beside the method's formula, such as "missing.lowest", "cap", "redistributed".
    """

    unit: str
    code: str
    name: str
    kind: Kind
    segments: tuple[Segment, ...]
    points: Decimal | Fraction | None
    weight: Decimal | None = None
    effective_weight: Decimal | Fraction | None = None
    state: NodeState | None = None
    method: str | None = None
    used: tuple[Used, ...] = ()
    policies: tuple[str, ...] = ()
