"""Formulas whose result is not in the file, recomputed: + - * /, %, references, ranges, SUM, PRODUCT and ROUND.

Exact in fractions, shown with 15 digits as a spreadsheet does. A formula with anything else stays without a result:
its cell is told, never taken for blank or 0. As in a spreadsheet, SUM and PRODUCT pass over texts and blank cells.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from exchange.numbers import Number, parse_number, plain_text
from exchange.reading.guards import MAX_COLUMNS, MAX_ROWS, column_number
from exchange.reading.workbook import WorkbookCell, WorkbookSheet

_DEEPEST: Final = 40
"""Formulas that lean on each other, followed in one go; longer chains are worked off from where they begin."""
_LONGEST: Final = 2_000
_DIGITS: Final = Context(prec=15, rounding=ROUND_HALF_UP)
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]+\.?[0-9]*|\.[0-9]+)(?![0-9A-Za-z])|(?P<word>SUM|PRODUCT|ROUND)(?=\s*\()"
    r"|(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(?:\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9][0-9]{0,6})(?![0-9A-Za-z(_.])|\$?(?P<whole>[A-Z]{1,3})(?=:\$?[A-Z]{1,3}(?![0-9A-Za-z]))"
    r"|(?<=:)\$?(?P<last>[A-Z]{1,3})(?![0-9A-Za-z(_.]))"
    r"|(?P<mark>[-+*/%(),:]))",
)

Place = tuple[int, int]
Read = Callable[[str, int, int], WorkbookCell | None]
"""A cell by sheet ("" = the formula's own), row and column."""


class NotComputed(Exception):
    """A formula that is not computed here; it stays without a result."""


class ErrorResult(Exception):
    """The result is an error value, such as #DIV/0!."""


def recomputed(sheets: Sequence[WorkbookSheet]) -> tuple[WorkbookSheet, ...]:
    """The sheets with a result for every formula without one that can be computed."""
    if not any(cell.kind == "uncached" for sheet in sheets for cell in sheet.cells.values()):
        return tuple(sheets)
    cells: dict[str, dict[Place, WorkbookCell]] = {sheet.name: dict(sheet.cells) for sheet in sheets}
    waiting = [(name, place) for name, held in cells.items() for place, cell in held.items() if cell.kind == "uncached"]
    for order in (waiting, waiting[::-1]):
        for name, place in order:
            if cells[name][place].kind == "uncached":
                _Book(cells).result(name, place, ())
    return tuple(replace(sheet, cells=cells[sheet.name]) for sheet in sheets)


class _Book:
    def __init__(self, cells: dict[str, dict[Place, WorkbookCell]]) -> None:
        self._cells = cells

    def result(self, name: str, place: Place, above: tuple[tuple[str, Place], ...]) -> None:
        """Put the result of a formula in its cell, if it has one."""
        here = (name, place)
        if here in above or len(above) > _DEEPEST:
            raise NotComputed
        cell = self._cells[name][place]

        def read(sheet: str, row: int, column: int) -> WorkbookCell | None:
            held = self._cells.get(sheet or name)
            if held is None:
                raise NotComputed
            found = held.get((row, column))
            if found is not None and found.kind == "uncached":
                self.result(sheet or name, (row, column), (*above, here))
                found = held[row, column]
            return found

        try:
            value = evaluate(cell.formula, read, self._cells[name])
        except ErrorResult as error:
            self._cells[name][place] = replace(cell, text=str(error), kind="error", recomputed=True)
        except NotComputed:
            if above:
                raise
        else:
            self._cells[name][place] = replace(cell, text=value, kind="number", recomputed=True)


def evaluate(formula: str, read: Read, filled: Mapping[Place, object]) -> str:
    """The result of a formula ("=SUM(D4:D9)"), as plain decimal text. `filled`: the places of its sheet that hold
    something. Raises NotComputed or ErrorResult."""
    if len(formula) > _LONGEST or not formula.startswith("="):
        raise NotComputed
    parser = _Parser(list(_tokens(formula[1:])), read, filled)
    value = parser.whole()
    if value.denominator > 10**40 or abs(value) >= 10**15:
        raise NotComputed
    rounded = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return plain_text(rounded.normalize()) if rounded else "0"


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if not found or found.end() == at:
            raise NotComputed
        kind = next(kind for kind, value in found.groupdict().items() if value is not None and kind != "sheet")
        yield kind, found
        at = found.end()


class _Parser:
    """sum := product (± product)*; product := power (*|/ power)*; with percent signs, signs, brackets, functions."""

    def __init__(self, tokens: list[tuple[str, re.Match[str]]], read: Read, filled: Mapping[Place, object]) -> None:
        self._tokens = tokens
        self._at = 0
        self._read = read
        self._filled = filled
        self._depth = 0

    def whole(self) -> Fraction:
        value = self._sum()
        if self._at < len(self._tokens):
            raise NotComputed
        return value

    def _mark(self, *marks: str) -> str:
        """The next token, if it is one of these marks."""
        if self._at < len(self._tokens):
            kind, found = self._tokens[self._at]
            if kind == "mark" and found["mark"] in marks:
                self._at += 1
                return found["mark"]
        return ""

    def _sum(self) -> Fraction:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotComputed
        value = self._product()
        while mark := self._mark("+", "-"):
            other = self._product()
            value = value + other if mark == "+" else value - other
        self._depth -= 1
        return value

    def _product(self) -> Fraction:
        value = self._signed()
        while mark := self._mark("*", "/"):
            other = self._signed()
            if mark == "/" and not other:
                raise ErrorResult("#DIV/0!")
            value = value * other if mark == "*" else value / other
        return value

    def _signed(self) -> Fraction:
        sign = 1
        while mark := self._mark("+", "-"):
            sign = -sign if mark == "-" else sign
        value = self._atom()
        while self._mark("%"):
            value /= 100
        return sign * value

    def _atom(self) -> Fraction:
        if self._mark("("):
            value = self._sum()
            self._close()
            return value
        kind, found = self._next()
        if kind == "number":
            return Fraction(found["number"])
        if kind == "word":
            return self._function(found["word"])
        if kind != "column" or self._mark(":"):
            raise NotComputed
        return _one(self._read(_sheet(found), int(found["row"]), column_number(found["column"])))

    def _next(self) -> tuple[str, re.Match[str]]:
        if self._at >= len(self._tokens):
            raise NotComputed
        self._at += 1
        return self._tokens[self._at - 1]

    def _close(self) -> None:
        if not self._mark(")"):
            raise NotComputed

    def _function(self, name: str) -> Fraction:
        self._mark("(")
        if name == "ROUND":
            value = self._sum()
            if not self._mark(","):
                raise NotComputed
            places = self._sum()
            self._close()
            return _round(value, places)
        values = self._values()
        while self._mark(","):
            values += self._values()
        self._close()
        if name == "SUM":
            return sum(values, Fraction(0))
        product = Fraction(1 if values else 0)
        for value in values:
            product *= value
        return product

    def _values(self) -> list[Fraction]:
        """One argument: a range, a cell (both without their texts), or an expression."""
        if self._at < len(self._tokens):
            kind, first = self._tokens[self._at]
            after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
            is_range = after is not None and after[0] == "mark" and after[1]["mark"] == ":"
            if is_range:
                self._at += 2
                return self._range(kind, first)
            alone = after is None or (after[0] == "mark" and after[1]["mark"] in ",)")
            if kind == "column" and alone:
                self._at += 1
                cell = self._read(_sheet(first), int(first["row"]), column_number(first["column"]))
                return _counted(cell)
        return [self._sum()]

    def _range(self, kind: str, first: re.Match[str]) -> list[Fraction]:
        other, last = self._next()
        if kind == "column" and other == "column":
            rows = sorted((int(first["row"]), int(last["row"])))
            columns = sorted((column_number(first["column"]), column_number(last["column"])))
        elif kind == "whole" and other == "last":
            rows = [1, MAX_ROWS]
            columns = sorted((column_number(first["whole"]), column_number(last["last"])))
        else:
            raise NotComputed
        area = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)
        if area > MAX_ROWS * 4 or columns[1] > MAX_COLUMNS:
            raise NotComputed
        sheet = _sheet(first)
        places = [(row, column) for row in range(rows[0], rows[1] + 1) for column in range(columns[0], columns[1] + 1)]
        if not sheet:
            places = [place for place in places if place in self._filled]
        return [value for row, column in places for value in _counted(self._read(sheet, row, column))]


def _sheet(found: re.Match[str]) -> str:
    name = found["sheet"] or ""
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _one(cell: WorkbookCell | None) -> Fraction:
    """A cell in an expression: blank is 0, a text must say a number."""
    if cell is None:
        return Fraction(0)
    if cell.kind == "number":
        return Fraction(cell.text)
    if cell.kind == "error":
        raise ErrorResult(cell.text)
    if cell.kind == "text":
        number = parse_number(cell.text)
        if isinstance(number, Number):
            return Fraction(number.text)
    raise NotComputed


def _counted(cell: WorkbookCell | None) -> list[Fraction]:
    """A cell in a range: only numbers count."""
    if cell is None or cell.kind in ("text", "bool"):
        return []
    return [_one(cell)]


def _round(value: Fraction, places: Fraction) -> Fraction:
    """Half away from zero, as a spreadsheet does."""
    if places.denominator != 1 or abs(places) > 15:
        raise NotComputed
    scale = Fraction(10) ** int(places)
    steps = (abs(value) * scale * 2 + 1) // 2
    return Fraction(steps if value >= 0 else -steps) / scale
