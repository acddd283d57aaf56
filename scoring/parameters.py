"""The parameters of a scoring method: named and typed.

A method declares them as fields of its dataclass with the functions below; what each takes, its default and its
limits stand in the field's metadata, so that a form can be made of them. `scoring.parameter_reading` reads them.
"""

from dataclasses import MISSING, dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from scoring.expression import Expression

if TYPE_CHECKING:
    from scoring.method import Method

Kind = Literal[
    "number", "whole", "flag", "choice", "item", "formula", "numbers", "pairs", "points", "table", "rules", "parts"
]

What = Literal["", "measure", "gap", "points", "percent", "scaled", "rate", "score", "count", "rank", "unit"]
"""What a number is of: the measure, a distance between two measures, points, percent, one of these two as `scale`
says, a share of 1, a mark, things, a rank. What a name is of: a rank, or the code of a unit."""
Blank = Literal["", "weight", "unlimited", "either"]
"""What it means that an optional number is left out: nothing said, the weight, no limit, the other one counts."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What one parameter takes. `least` is inclusive, `above` is not. `of`: of each column, for a list of rows."""

    kind: Kind
    least: Fraction | None = None
    above: Fraction | None = None
    choices: tuple[str, ...] = ()
    item_kind: str = ""
    optional: bool = False
    """May be null: none, or the leaf's weight, as `blank` says."""
    of: tuple[What, ...] = ("",)
    blank: Blank = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a deduction method: so many points for each one of the value, at most `most`."""

    value: Expression
    points: Fraction
    most: Fraction | None = None


@dataclass(frozen=True)
class PartRule:
    """One part of a blend: a method of its own with its measure, scored for a weight of 1."""

    share: Fraction
    method: "Method"
    measure: str | None
    up: bool
    peers: str | None
    min_peers: Fraction | None
    zero_denominator: str | None


def _field(parameter: Parameter, default: Any) -> Any:
    return field(default=default, metadata={"parameter": parameter})


def _fraction(value: int | str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def number(
    default: int | str | None = None,
    *,
    required: bool = False,
    least: int | None = None,
    above: int | None = None,
    of: What = "",
    blank: Blank = "",
) -> Any:
    """A decimal number. Without a default, and not required: None, which means what `blank` says."""
    optional = default is None and not required
    parameter = Parameter("number", _fraction(least), _fraction(above), optional=optional, of=(of,), blank=blank)
    return _field(parameter, MISSING if required else _fraction(default))


def whole(default: int) -> Any:
    """A number of things: 0, 1, 2 …"""
    return _field(Parameter("whole", least=Fraction(0), of=("count",)), default)


def flag() -> Any:
    """Yes or no; no by default."""
    return _field(Parameter("flag"), False)


def choice(*choices: str) -> Any:
    """One of these words; the first by default."""
    return _field(Parameter("choice", choices=choices), choices[0])


def item_code(kind: str) -> Any:
    """The code of an item of this kind."""
    return _field(Parameter("item", item_kind=kind), MISSING)


def expression() -> Any:
    """An expression that may use W."""
    return _field(Parameter("formula"), MISSING)


def number_list(of: What) -> Any:
    """A list of numbers, at least one."""
    return _field(Parameter("numbers", of=(of,)), MISSING)


def pair_list(*of: What) -> Any:
    """A list of [number, number], at least one."""
    return _field(Parameter("pairs", of=of), MISSING)


def point_list() -> Any:
    """A list of [name, number], at least one, no name twice."""
    return _field(Parameter("points", of=("", "points")), MISSING)


def name_table(of: What, *, name: What = "", required: bool = True) -> Any:
    """An object name → number, with at least one entry where required."""
    return _field(Parameter("table", optional=not required, of=(name, of)), MISSING if required else None)


def rule_list() -> Any:
    """A list of [expression, points, at most?]."""
    return _field(Parameter("rules", of=("", "points", "points")), MISSING)


def part_list() -> Any:
    """A list of the parts of a blend."""
    return _field(Parameter("parts"), MISSING)
