"""What an evaluation gives: frozen figures, rounded as the plan says. See `assessment_format.md` §7."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, Protocol, cast, overload

from scoring.problems import Problem
from scoring.treatment import Treated

Rank = int | Fraction
"""1 = best; a Fraction where ties share the mean of their places."""
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
class NodeColumn:
    """One node of all units, each kind of figure as a column in the order of the plan. The names are those of
    `NodeScore`."""

    points: Sequence[Decimal | Fraction | None]
    weight: Sequence[Decimal]
    effective_weight: Sequence[Decimal | Fraction]
    state: Sequence[NodeState]
    measure: Sequence[Fraction | None]


class Columns(Protocol):
    """The figures of all units, each kind as a column in the order of the plan: for lists, rankings and documents of
    many units, which need no object for each. The names are those of `UnitResult`."""

    @property
    def code(self) -> Sequence[str]: ...
    @property
    def name(self) -> Sequence[str]: ...
    @property
    def class_code(self) -> Sequence[str | None]: ...
    @property
    def base(self) -> Sequence[Decimal]: ...
    @property
    def coefficient(self) -> Sequence[Decimal]: ...
    @property
    def adjusted_base(self) -> Sequence[Decimal]: ...
    @property
    def bonus(self) -> Sequence[Decimal]: ...
    @property
    def deduction(self) -> Sequence[Decimal]: ...
    @property
    def total(self) -> Sequence[Decimal]: ...
    @property
    def rank(self) -> Sequence[Rank | None]: ...
    @property
    def rank_in_class(self) -> Sequence[Rank | None]: ...
    @property
    def grade(self) -> Sequence[str | None]: ...
    @property
    def nodes(self) -> Mapping[str, NodeColumn]: ...


class Lazy(Sequence[UnitResult]):
    """The units of a result, each made when it is first looked at."""

    def __init__(self, columns: Columns, make: Callable[[int], UnitResult]) -> None:
        self.columns = columns
        self._made: list[UnitResult | None] = [None] * len(columns.code)
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> UnitResult: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[UnitResult]: ...
    def __getitem__(self, index: int | slice) -> UnitResult | Sequence[UnitResult]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        found = self._made[index]
        if found is None:
            found = self._made[index] = self._make(index if index >= 0 else index + len(self))
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_equal, self, other))

    __hash__ = None  # type: ignore[assignment]


class _Columned:
    """Units that were made one by one, as columns."""

    def __init__(self, units: Sequence[UnitResult]) -> None:
        self._units = units

    def __getattr__(self, name: str) -> Sequence[object]:
        return [getattr(unit, name) for unit in self._units]

    @property
    def nodes(self) -> Mapping[str, NodeColumn]:
        codes = self._units[0].nodes if self._units else ()
        return {code: self._node([unit.nodes[code] for unit in self._units]) for code in codes}

    def _node(self, scores: Sequence[NodeScore]) -> NodeColumn:
        return NodeColumn(*([getattr(score, one.name) for score in scores] for one in fields(NodeColumn)))


def columns_of(units: Sequence[UnitResult]) -> Columns:
    """The units of a result as columns."""
    return units.columns if isinstance(units, Lazy) else cast("Columns", _Columned(units))


def _equal(a: object, b: object) -> bool:
    return a == b


class LazyNodes(Mapping[str, NodeScore]):
    """The nodes of one unit, worked out when they are first looked at."""

    def __init__(self, codes: Sequence[str], make: Callable[[], Mapping[str, NodeScore]]) -> None:
        self._codes = codes
        self._make = make

    @cached_property
    def _nodes(self) -> Mapping[str, NodeScore]:
        return self._make()

    def __getitem__(self, code: str) -> NodeScore:
        return self._nodes[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


@dataclass(frozen=True, slots=True)
class Result:
    """`units` in the order of the plan. `status` as in the format: problems over provisional over complete.

    `warnings` are doubts that somebody should look at; they change no figure and not the status.
    """

    assessment: str
    status: Literal["complete", "provisional", "problems"]
    units: Sequence[UnitResult]
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    treated: Mapping[str, Treated] = field(default_factory=dict)
    """What was done to the measures of a leaf before they were scored, by its code, where the plan has it done."""
    working: Any = field(default=None, compare=False, repr=False)
    """What the figures were made from (`scoring.working.Working`), so that the next evaluation need not begin anew."""
    trial: bool = False
    """Is it of a trial (试算) and not of the record? Then every document made of it says so."""

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What is wrong, then what is doubtful."""
        return self.problems + self.warnings


def rank_of(unit: UnitResult, class_code: str | None) -> Rank | None:
    """The rank within a class, or (None) among all."""
    return unit.rank if class_code is None else unit.rank_in_class


def ranks_of(columns: Columns, class_code: str | None) -> Sequence[Rank | None]:
    """The ranks within a class, or (None) among all."""
    return columns.rank if class_code is None else columns.rank_in_class


def places_in_order(columns: Columns, class_code: str | None = None) -> list[int]:
    """Where the units of a class, or (None) all, stand in the plan, by rank there, then as in the plan; those without a
    rank come last."""
    ranks: Sequence[Rank | None] = ranks_of(columns, class_code)
    places: Iterable[int] = range(len(ranks))
    if class_code is not None:
        places = [place for place, own in enumerate(columns.class_code) if own == class_code]
    last = len(ranks) + 1
    keys = [last if rank is None else rank for rank in ranks]
    return sorted(places, key=keys.__getitem__)


def in_order(units: Sequence[UnitResult], class_code: str | None = None) -> tuple[UnitResult, ...]:
    """The units of a class, or (None) all, by rank there, then as in the plan; those without a rank come last."""
    return tuple(units[place] for place in places_in_order(columns_of(units), class_code))
