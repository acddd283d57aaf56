"""Spreadsheet formulas as terms: what a formula says, and what it is worth in the binary numbers of a spreadsheet.

A term is written once for all units: where it names the cell of a column, it means the unit's own row. `text` gives
the formula for a row, `reader` a function that reckons it as Excel, WPS and LibreOffice do. So every formula is tried
before it is written, and no cell gets one that would not give the program's figure.

Only functions that Excel 2010 has: no LET, IFS, XLOOKUP, MAXIFS, no dynamic arrays.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from exchange.checking.columns import Column

Value = Any
"""What a cell holds: a number, a text, or None for nothing; in between also True, False and arrays of numbers."""
Reader = Callable[[int], Value]
ROW: Final = "\0"
"""Stands for the number of the row in a text that serves all rows."""


class Wrong(ArithmeticError):
    """Where a spreadsheet shows an error: a text in a sum, a division by zero."""


class Term:
    """A part of a formula. `sheet` is the one that the formula stands on: other sheets are named."""

    __slots__ = ()

    def text(self, sheet: str) -> str:
        raise NotImplementedError

    def reader(self) -> Reader:
        raise NotImplementedError

    def __add__(self, other: "Term | float") -> "Term":
        return Op("+", self, term(other))

    def __radd__(self, other: float) -> "Term":
        return Op("+", term(other), self)

    def __sub__(self, other: "Term | float") -> "Term":
        return Op("-", self, term(other))

    def __rsub__(self, other: float) -> "Term":
        return Op("-", term(other), self)

    def __mul__(self, other: "Term | float") -> "Term":
        return Op("*", self, term(other))

    def __rtruediv__(self, other: float) -> "Term":
        return Op("/", term(other), self)

    def __truediv__(self, other: "Term | float") -> "Term":
        return Op("/", self, term(other))

    def __lt__(self, other: "Term | float") -> "Term":
        return Op("<", self, term(other))

    def __le__(self, other: "Term | float") -> "Term":
        return Op("<=", self, term(other))

    def __gt__(self, other: "Term | float") -> "Term":
        return Op(">", self, term(other))

    def __ge__(self, other: "Term | float") -> "Term":
        return Op(">=", self, term(other))


def term(value: "Term | float | str") -> Term:
    return value if isinstance(value, Term) else Constant(value)


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Term):
    """A number or a text that stands in the formula itself."""

    value: float | str

    def text(self, _: str) -> str:
        if isinstance(self.value, str):
            doubled = self.value.replace('"', '""')
            return f'"{doubled}"'
        return number_text(self.value)

    def reader(self) -> Reader:
        value = self.value
        return lambda _: value


def number_text(value: float) -> str:
    """A number as it stands in a formula."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value)).upper()


@dataclass(frozen=True, slots=True, eq=False)
class Named(Term):
    """A parameter's cell, by the name that it has in the workbook."""

    name: str
    value: float

    def text(self, _: str) -> str:
        return self.name

    def reader(self) -> Reader:
        value = self.value
        return lambda _: value


@dataclass(frozen=True, slots=True, eq=False)
class Here(Term):
    """The cell of a column in the unit's own row."""

    column: "Column"

    def text(self, sheet: str) -> str:
        return f"{self.column.prefix(sheet)}${self.column.letters}{ROW}"

    def reader(self) -> Reader:
        values = self.column.values
        return lambda row: values[row]


@dataclass(frozen=True, slots=True, eq=False)
class Spot(Term):
    """One cell for all units, below them: the figure `kind` of a class, or (None) of all."""

    column: "Column"
    kind: str
    class_code: str | None
    value: Value

    def text(self, sheet: str) -> str:
        row = self.column.page.row_below(self.kind, self.class_code)
        return f"{self.column.prefix(sheet)}${self.column.letters}${row}"

    def reader(self) -> Reader:
        value = self.value
        return lambda _: value


@dataclass(frozen=True, slots=True, eq=False)
class Range(Term):
    """The cells of a column for the units from `first` to before `end`: those of a class, or all."""

    column: "Column"
    first: int
    end: int

    def text(self, sheet: str) -> str:
        letters, top = self.column.letters, self.column.top
        return f"{self.column.prefix(sheet)}${letters}${top + self.first}:${letters}${top + self.end - 1}"

    def reader(self) -> Reader:
        found = self.column.block(self.first, self.end)
        return lambda _: found


@dataclass(frozen=True, slots=True, eq=False)
class Across(Term):
    """The cells of neighbouring columns in the unit's own row."""

    columns: Sequence["Column"]

    def text(self, sheet: str) -> str:
        first, last = self.columns[0], self.columns[-1]
        return f"{first.prefix(sheet)}${first.letters}{ROW}:${last.letters}{ROW}"

    def reader(self) -> Reader:
        lists = [column.values for column in self.columns]
        return lambda row: [values[row] for values in lists]


@dataclass(frozen=True, slots=True, eq=False)
class Op(Term):
    """Two operands and a sign. Comparisons compare as spreadsheets do: any text is greater than any number."""

    sign: str
    left: Term
    right: Term

    def text(self, sheet: str) -> str:
        level = _LEVEL[self.sign]
        left, right = self.left.text(sheet), self.right.text(sheet)
        if _level(self.left) < level:
            left = f"({left})"
        if _level(self.right) <= level or right.startswith("-"):
            right = f"({right})"
        return f"{left}{self.sign}{right}"

    def reader(self) -> Reader:
        left, right = self.left.reader(), self.right.reader()
        if self.sign in _COMPARED:
            compare = _COMPARED[self.sign]
            return lambda row: _compared(compare, left(row), right(row))
        reckon = _RECKONED[self.sign]
        return lambda row: reckon(_number(left(row)), _number(right(row)))


@dataclass(frozen=True, slots=True, eq=False)
class Call(Term):
    """A function of the spreadsheet."""

    name: str
    operands: tuple[Term, ...]

    def text(self, sheet: str) -> str:
        return f"{self.name}({','.join(operand.text(sheet) for operand in self.operands)})"

    def reader(self) -> Reader:
        readers = [operand.reader() for operand in self.operands]
        if self.name == "IF":
            test, then, otherwise = readers
            return lambda row: then(row) if test(row) else otherwise(row)
        function = FUNCTIONS[self.name]
        if len(readers) == 1:
            (only,) = readers
            return lambda row: function(only(row))
        return lambda row: function(*[reader(row) for reader in readers])


@dataclass(frozen=True, slots=True, eq=False)
class Written(Term):
    """A formula that is written as such: `{0}` … are the operands, `worth` reckons it from their values."""

    pattern: str
    operands: tuple[Term, ...]
    worth: Callable[..., Value] = field(repr=False)

    def text(self, sheet: str) -> str:
        return self.pattern.format(*(operand.text(sheet) for operand in self.operands))

    def reader(self) -> Reader:
        readers = [operand.reader() for operand in self.operands]
        return lambda row: self.worth(*[reader(row) for reader in readers])


_LEVEL: Final = {"=": 1, "<>": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "+": 2, "-": 2, "*": 3, "/": 3}


def _level(part: Term) -> int:
    return _LEVEL[part.sign] if isinstance(part, Op) else 9


def _number(value: Value) -> Value:
    """A value in arithmetic: nothing counts as 0, a text is an error."""
    if value is None:
        return 0.0
    if isinstance(value, str | list):
        raise Wrong
    return value


def _divided(a: Value, b: Value) -> Value:
    if isinstance(b, int | float) and b == 0:
        raise Wrong
    return a / b


_RECKONED: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divided,
}
_COMPARED: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _compared(compare: Callable[[Value, Value], Value], a: Value, b: Value) -> Value:
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return compare(a, b) * 1
    if a is None:
        a = "" if isinstance(b, str) else 0.0
    if b is None:
        b = "" if isinstance(a, str) else 0.0
    if isinstance(a, str) and isinstance(b, str):
        return compare(a.casefold(), b.casefold())
    if isinstance(a, str) or isinstance(b, str):
        return compare(isinstance(a, str), isinstance(b, str))
    return compare(a, b)


# The functions.


def flat(values: Sequence[Value]) -> list[float]:
    """The numbers among cells and ranges, as COUNT and SUM see them."""
    found: list[float] = []
    for value in values:
        if isinstance(value, np.ndarray):
            found += value.tolist()
        elif isinstance(value, list):
            found += [cell for cell in value if isinstance(cell, int | float)]
        elif isinstance(value, int | float):
            found.append(value)
    return found


def rounded(value: Value, places: Value) -> float:
    """ROUND; what is rounded here never lies on a half, so that all programs agree."""
    value = _number(value)
    scale = 10.0 ** int(places)
    scaled = abs(value) * scale
    if scaled >= 2.0**52:
        return float(value)
    return math.copysign(math.floor(scaled + 0.5) / scale, value)


def _spread(values: Sequence[Value], lost: int) -> float:
    numbers = flat(values)
    if len(numbers) <= lost:
        raise Wrong
    mean = math.fsum(numbers) / len(numbers)
    return math.sqrt(math.fsum((number - mean) ** 2 for number in numbers) / (len(numbers) - lost))


def _mean(*values: Value) -> float:
    numbers = flat(values)
    if not numbers:
        raise Wrong
    return sum(numbers) / len(numbers)


def _median(*values: Value) -> float:
    numbers = sorted(flat(values))
    if not numbers:
        raise Wrong
    middle = len(numbers) // 2
    return numbers[middle] if len(numbers) % 2 else (numbers[middle - 1] + numbers[middle]) / 2


def _at_place(descending: bool) -> Callable[[Value, Value], float]:
    def find(cells: Value, place: Value) -> float:
        numbers = sorted(flat([cells]), reverse=descending)
        if not 1 <= place <= len(numbers):
            raise Wrong
        return numbers[int(place) - 1]

    return find


def _defined(function: Callable[[float], float]) -> Callable[[Value], float]:
    def reckon(value: Value) -> float:
        try:
            return function(_number(value))
        except (ValueError, OverflowError) as error:
            raise Wrong from error

    return reckon


def _sum_of_products(first: Value, *others: Value) -> float:
    product = first
    for other in others:
        product = product * other
    return float(np.sum(product))


FUNCTIONS: Final[dict[str, Callable[..., Value]]] = {
    "ROUND": rounded,
    "INT": lambda value: float(math.floor(_number(value))),
    "ABS": lambda value: abs(_number(value)),
    "SIGN": lambda value: float((_number(value) > 0) - (_number(value) < 0)),
    "MIN": lambda *values: min(flat(values), default=0.0),
    "MAX": lambda *values: max(flat(values), default=0.0),
    "SUM": lambda *values: float(sum(flat(values))),
    "COUNT": lambda *values: float(len(flat(values))),
    "AVERAGE": _mean,
    "MEDIAN": _median,
    "STDEVP": lambda *values: _spread(values, 0),
    "STDEV": lambda *values: _spread(values, 1),
    "LARGE": _at_place(True),
    "SMALL": _at_place(False),
    "SUMPRODUCT": _sum_of_products,
    "ISNUMBER": lambda value: isinstance(value, int | float),
    "N": lambda value: value if isinstance(value, int | float) else 0.0,
    "NOT": lambda value: not value,
    "AND": lambda *values: all(values),
    "OR": lambda *values: any(values),
    "LN": _defined(math.log),
    "EXP": _defined(math.exp),
    "SQRT": _defined(math.sqrt),
}


def call(name: str, *operands: Term | float | str) -> Term:
    return Call(name, tuple(term(operand) for operand in operands))


def either(test: Term, then: Term | float | str, otherwise: Term | float | str) -> Term:
    return call("IF", test, then, otherwise)


def same(a: Term, b: Term | float | str) -> Term:
    return Op("=", a, term(b))


def differs(a: Term, b: Term | float | str) -> Term:
    return Op("<>", a, term(b))


def is_number(value: Term) -> Term:
    return call("ISNUMBER", value)


def all_of(tests: Sequence[Term]) -> Term:
    return tests[0] if len(tests) == 1 else call("AND", *tests)


def any_of(tests: Sequence[Term]) -> Term:
    return tests[0] if len(tests) == 1 else call("OR", *tests)


def total(terms: Sequence[Term]) -> Term:
    """The sum of terms; of none 0."""
    found = terms[0] if terms else term(0)
    for one in terms[1:]:
        found = found + one
    return found


def first_that(cases: Sequence[tuple[Term, Term | float | str]], otherwise: Term | float | str) -> Term:
    """The value of the first case whose test holds."""
    found = term(otherwise)
    for test, value in reversed(cases):
        found = either(test, value, found)
    return found


NUDGE: Final = 7
"""So many places behind the last one that is kept a number is moved away from 0 before it is rounded: what binary
arithmetic misses of an exact half is less by orders of magnitude."""
FINEST: Final = 12


def nudge(places: int) -> float:
    return 10.0 ** -min(places + NUDGE, FINEST)


def half_up(value: Term, places: int, *, sign: Term | None = None) -> Term:
    """`value` rounded half-up, away from 0. `sign`: a term with its sign, where it may be less than 0."""
    small = Constant(nudge(places))
    return call("ROUND", value + (small if sign is None else call("SIGN", sign) * small), places)
