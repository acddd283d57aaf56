"""Measures and formulas of the plan as formulas of a spreadsheet.

What may be missing by itself (a choice, a root, a figure of the peers) gets a column of its own; an expression over
such cells and entries is then one formula: a number where all are there, else the word that says why not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from exchange.checking.columns import Column
from exchange.checking.desk import COMPARED, Table, exact, guarded
from exchange.checking.terms import (
    Across,
    Constant,
    Here,
    Op,
    Term,
    Written,
    all_of,
    any_of,
    call,
    differs,
    either,
    first_that,
    half_up,
    is_number,
    same,
    term,
)
from scoring.expression import (
    Call,
    Choice,
    Comparison,
    Figure,
    Node,
    Number,
    Operation,
    OverPeers,
    OverSeries,
    Rounded,
    Weight,
)
from scoring.reckoning import HOLDS

_SIGNS: Final = {"==": "=", "!=": "<>"}


@dataclass(eq=False)
class Strict:
    """What one formula is made of: the cells that must be numbers, and the divisors that must not be 0."""

    cells: list[Term] = field(default_factory=list)
    divisors: list[Term] = field(default_factory=list)

    def cell(self, found: Term) -> Term:
        if isinstance(found, Here) and all(
            not (isinstance(one, Here) and one.column is found.column) for one in self.cells
        ):
            self.cells.append(found)
        return found


def expression_column(table: Table, node: Node, part: str) -> Column:
    """A column with the value of an expression for every unit."""
    return table.helper(f"= {node!r}", part, lambda: value(table, node))


def value(table: Table, node: Node) -> Term:
    """The value of an expression: a number, or the word that says why there is none."""
    words = table.words
    match node:
        case Number(amount):
            return term(float(amount))
        case Weight():
            return table.weight_here()
        case Choice(condition, then, otherwise):
            test, yes, no = (_cell(table, one) for one in (condition, then, otherwise))
            chosen = either(differs(test, 0), _state_or_number(table, yes), _state_or_number(table, no))
            return either(is_number(test), chosen, _state(table, [test]))
        case OverSeries(name, item):
            return over_series(table, name, item)
        case OverPeers():
            return _over_peers(table, node)
        case Call("ln" | "sqrt" | "exp" as name, operands):
            inner = _cell(table, operands[0])
            defined = {
                "ln": inner > 0,
                "sqrt": inner >= 0,
                "exp": call("ABS", inner) <= 10_000,
            }[name]
            found = either(defined, call(name.upper(), inner), words.missing)
            return either(is_number(inner), found, _state(table, [inner]))
        case Figure():
            return _state_or_number(table, _cell(table, node))
        case _:
            strict = Strict()
            found = _reckoned(table, node, strict)
            for divisor in reversed(strict.divisors):
                found = either(is_zero(divisor), words.divided, found)
            if not strict.cells:
                return found
            return either(_all_numbers(strict.cells), found, _state(table, strict.cells))


def is_zero(found: Term) -> Term:
    return same(found if exact(found) else call("ROUND", found, COMPARED), 0)


def _all_numbers(cells: Sequence[Term]) -> Term:
    return is_number(cells[0]) if len(cells) == 1 else same(call("COUNT", *cells), len(cells))


def _state_or_number(table: Table, cell: Term) -> Term:
    if not isinstance(cell, Here):
        return cell
    if not exact(cell):
        return cell
    return either(is_number(cell), cell, _state(table, [cell]))


def _state(table: Table, cells: Sequence[Term]) -> Term:
    """Why there is no number, where these cells are not all numbers: the gravest reason."""
    words = table.words
    here = [cell for cell in cells if isinstance(cell, Here)]
    entered = [cell for cell in here if exact(cell)]
    made = [cell for cell in here if not exact(cell)]
    if not here:
        return Constant(words.missing)
    if len(here) == 1 and made:
        return made[0]
    nowhere = any_of([same(cell, words.not_applicable) for cell in here])
    lacking: Term = Constant(words.missing)
    if made:
        tests = [*(call("NOT", is_number(cell)) for cell in entered), *(same(cell, words.missing) for cell in made)]
        lacking = either(any_of(tests), words.missing, words.divided)
    return either(nowhere, words.not_applicable, lacking)


def _cell(table: Table, node: Node) -> Term:
    """A cell, or a number that stands in the formula."""
    match node:
        case Number(found):
            return term(float(found))
        case Weight():
            return table.weight_here()
        case Figure(item, previous):
            return (table.book.previous if previous else _states(table))[item].here()
        case Operation("neg", (Number(found),)):
            return term(-float(found))
        case _:
            return expression_column(table, node, _part(table, node)).here()


def _states(table: Table) -> dict[str, Column]:
    return {code: item.state for code, item in table.book.items.items()}


def _part(table: Table, node: Node) -> str:
    """What a column in between is called."""
    match node:
        case Call(name) | OverPeers(name) | OverSeries(name):
            return name
        case Comparison():
            return table.words("condition")
        case Choice():
            return "if"
        case _:
            return table.words("between")


def _reckoned(table: Table, node: Node, strict: Strict) -> Term:
    """An expression as arithmetic; everything in it that may be missing by itself is a cell."""
    match node:
        case Operation("+" | "-" | "*" | "/" as sign, (left, right)):
            a, b = _reckoned(table, left, strict), _reckoned(table, right, strict)
            if sign == "/":
                strict.divisors.append(b)
            return Op(sign, a, b)
        case Operation("neg", (inner,)):
            return 0 - _reckoned(table, inner, strict)
        case Operation("not", (inner,)):
            return either(is_zero(_reckoned(table, inner, strict)), 1, 0)
        case Operation(sign, operands):
            tests = [call("NOT", is_zero(_reckoned(table, one, strict))) for one in operands]
            return either(all_of(tests) if sign == "and" else any_of(tests), 1, 0)
        case Comparison(signs, operands):
            found = [_reckoned(table, one, strict) for one in operands]
            return either(
                all_of([holds(a, sign, b) for a, sign, b in zip(found, signs, found[1:], strict=False)]), 1, 0
            )
        case Call("min" | "max" | "abs" as name, operands):
            return call(name.upper(), *(_reckoned(table, one, strict) for one in operands))
        case Call("growth", (now, before)):
            a, b = _reckoned(table, now, strict), _reckoned(table, before, strict)
            return either(is_zero(b), call("SIGN", a) * 100, (a - b) / call("ABS", b) * 100)
        case Rounded(inner, places):
            cell = strict.cell(_cell(table, inner))
            return half_up(cell, places, sign=cell)
        case _:
            return strict.cell(_cell(table, node))


def holds(a: Term, sign: str, b: Term, places: int = COMPARED) -> Term:
    """A comparison that what binary arithmetic misses does not turn over."""
    assert sign in HOLDS
    sign = _SIGNS.get(sign, sign)
    if exact(a) and exact(b):
        return Op(sign, a, b)
    return Op(sign, call("ROUND", a - b, places), term(0))


def series_state(table: Table, item: str) -> tuple[Term, Term, Term]:
    """Of a series: the cell of its state, its members, and whether one of them is missing."""
    found = table.book.items[item]
    cells = Across(found.values)
    lacking = Written(
        'COUNTA({0})>COUNT({0})+COUNTIF({0},"' + table.words.not_applicable + '")',
        (cells,),
        lambda values: any(isinstance(one, str) and one and one != table.words.not_applicable for one in values),
    )
    return found.state.here(), cells, lacking


def state_or(table: Table, state: Term, otherwise: Term) -> Term:
    """What a series gives; nothing, where its state says that there is none."""
    words = table.words
    gone = either(same(state, words.not_applicable), words.not_applicable, words.missing)
    return either(same(state, ""), otherwise, gone)


def over_series(table: Table, name: str, item: str) -> Term:
    """The sum, mean or count of a series."""
    state, cells, lacking = series_state(table, item)
    found = {
        "sum": call("SUM", cells),
        "count": call("COUNT", cells),
        "mean": guarded(cells, call("AVERAGE", cells), table.words.divided),
    }[name]
    return state_or(table, state, either(lacking, table.words.missing, found))


def _over_peers(table: Table, node: OverPeers) -> Term:
    """The least, greatest, mean or sum over the peers, in a column: which cell it is depends on the class."""
    words = table.words
    inner = expression_column(table, node.inner, words("of_peers"))
    peers = table.peer_column(inner)
    name = {"peer_min": "MIN", "peer_max": "MAX", "peer_mean": "AVERAGE", "peer_sum": "SUM"}[node.name]
    key = f"peers {node!r}"
    if key not in table.helpers:
        found = table.helpers[key] = table.column(f"{node.name}()")
        alike: dict[tuple[str | None, bool], list[int]] = {}
        for row, unit in enumerate(table.book.units):
            alike.setdefault((unit.class_code, unit.ranked), []).append(row)
        for (class_code, ranked), rows in alike.items():
            figure: Term = table.spot(
                name, peers, class_code, lambda cells: guarded(cells, call(name, cells), words.missing)
            )
            if not ranked:
                own = inner.here()
                figure = first_that([(is_number(figure), figure), (is_number(own), own)], words.missing)
            found.put(rows, figure)
    return table.helpers[key].here()
