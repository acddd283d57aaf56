"""The checking workbook (可核对工作簿) put together: every figure of a result as a formula over data and parameters.

Each formula is tried in the arithmetic of spreadsheets before it is kept. Where it would not give the program's figure
(numbers longer than a spreadsheet holds, say) the cell holds the figure itself and is listed as not live.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from exchange.checking.columns import Column, Heading, Page, formula_text
from exchange.checking.data import item_columns, previous_column
from exchange.checking.desk import Book
from exchange.checking.events import Extra, extra
from exchange.checking.groups import add_weights, group_column, is_reference
from exchange.checking.leaf import leaf_column
from exchange.checking.parameters import Parameters
from exchange.checking.terms import Call, Term, Value
from exchange.checking.totals import add_totals
from exchange.checking.words import Words
from exchange.wording import word
from scoring.entries import Entries
from scoring.evaluate import veto_actions
from scoring.groups import subtree
from scoring.plan import Indicator, Plan
from scoring.points import Points
from scoring.result import Rank, Result, columns_of
from scoring.working import working_of

LONGEST: Final = 8000
"""Characters of a formula; Excel takes 8 192."""
DEEPEST: Final = 60
"""Levels of functions within functions; Excel takes 64."""
BUILT: Final = 4
"""Making a workbook takes one part of so many of the time, writing it the others."""
MOST_OPERANDS: Final = 255
CLOSE: Final = 1e-9
"""How far figures may lie apart that the plan does not round."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The finished workbook as data. `nodes` and `figures`: the columns of the tree's nodes, and those of the totals by
    the name of the result's field; `stuck`: so many cells hold a figure in place of a formula, by column."""

    book: Book
    nodes: Mapping[str, Column]
    figures: Mapping[str, Column]
    extra: Extra
    stuck: Sequence[tuple[Column, int]]

    @property
    def pages(self) -> tuple[Page, Page, Page]:
        return self.book.data, self.book.scores, self.book.totals


def checking(
    plan: Plan, entries: Entries, result: Result, *, language: str, report: Callable[[int, int], None] | None = None
) -> Checking:
    """The checking workbook of a result that was evaluated from these. `report`: told of every node; what it raises
    stops the work. Raises ValueError where the result is of something else."""
    book = _book(plan, result, language)
    words = book.words
    for item in plan.items:
        book.items[item.code] = item_columns(book.data, plan, book.working, item, book.rows, words)
    looked_back = {code for rule in book.working.rules for code in _previous(rule.items, book)}
    for item in plan.items:
        if item.code in looked_back:
            book.previous[item.code] = previous_column(book.data, item, book.working, book.rows, words)
    add_weights(book)
    book.parameters.heading("", words("section.leaves"), level=2)
    nodes = _tree(book, entries, report or (lambda _step, _steps: None))
    events = extra(book, word("checking.sheet.events", language))
    book.parameters.heading("", words("section.totals"), level=2)
    figures = add_totals(book, nodes, events)
    _hold_totals(book, result, figures)
    for page in (book.scores, book.totals):
        for column in page.columns:
            _hold_unfit(column)
    stuck = [(column, len(column.stuck)) for page in (book.scores, book.totals) for column in page.columns]
    return Checking(book, nodes, figures, events, [one for one in stuck if one[1]])


def _book(plan: Plan, result: Result, language: str) -> Book:
    working = working_of(result)
    words = Words(language)
    rows: list[int] = []
    spans: dict[str | None, tuple[int, int]] = {None: (0, len(plan.units))}
    for number, members in enumerate(working.frame.members):
        if number < len(working.frame.classes):
            spans[working.frame.classes[number]] = len(rows), len(rows) + len(members)
        rows += members.tolist()
    data, scores, totals = pages = [Page(words(f"sheet.{key}"), spans) for key in ("data", "scores", "totals")]
    book = Book(plan, working, words, rows, data, scores, totals, Parameters(words("sheet.parameters"), language))
    names = {kind.code: kind.name for kind in plan.classes}
    for page in pages:
        page.add(Heading("", words("code")), width=8, values=[unit.code for unit in book.units])
        page.add(Heading("", words("unit")), width=14, values=[unit.name for unit in book.units])
        kinds = [names.get(unit.class_code or "", unit.class_code or "") for unit in book.units]
        page.add(Heading("", words("class")), width=16, values=kinds)
    ranked = [words("yes") if unit.ranked else words("no") for unit in book.units]
    book.data.add(Heading("", words("ranked")), width=8, values=ranked)
    return book


def _previous(codes: frozenset[str], book: Book) -> frozenset[str]:
    return codes & book.working.readings.previous.keys()


def _tree(book: Book, entries: Entries, report: Callable[[int, int], None]) -> Mapping[str, Column]:
    """Every node that hangs on the tree, children before their group."""
    steps = round(len(book.plan.indicators) * BUILT)
    rules = {rule.node.code: rule for rule in book.working.rules}
    zeroed = _zeroed(book, entries)
    nodes: dict[str, Column] = {}

    def add(node: Indicator) -> None:
        for child in book.plan.children.get(node.code, ()):
            add(child)
        report(len(nodes), steps)
        if node.is_group:
            nodes[node.code] = group_column(book, node, nodes)
        else:
            nodes[node.code] = leaf_column(book, rules[node.code], zeroed.get(node.code, frozenset()))
        _hold_points(book, node, nodes[node.code])

    for node in book.plan.children.get(None, ()):
        add(node)
    return nodes


def _zeroed(book: Book, entries: Entries) -> Mapping[str, frozenset[int]]:
    """The rows whose points under a leaf a veto takes."""
    at = {unit.code: row for row, unit in enumerate(book.units)}
    found: dict[str, set[int]] = {}
    for unit, actions in veto_actions(book.plan, entries).items():
        for action in actions:
            kind, _, code = action.partition(":")
            if kind == "node_zero" and unit in at:
                for hit in subtree(book.plan, code):
                    found.setdefault(hit, set()).add(at[unit])
    return {code: frozenset(rows) for code, rows in found.items()}


# What does not give the program's figure is not kept.


def _hold_points(book: Book, node: Indicator, column: Column) -> None:
    scores = book.working.nodes[node.code]
    nothing = "" if is_reference(book, node) else book.words.out
    for row, at in enumerate(book.rows):
        expected: Value = nothing if scores.out[at] else _number(scores.points, at)
        if not agrees(column.values[row], expected, exactly=scores.points.places is not None):
            column.hold(row, expected)


def _number(points: Points, at: int) -> float:
    return float(points.at(at))


def agrees(found: Value, expected: Value, *, exactly: bool = True) -> bool:
    """Are these the same text, or the same number (but for what binary arithmetic misses, where it is not rounded)?"""
    if isinstance(found, str) or isinstance(expected, str) or found is None:
        return bool(found == expected)
    return bool(found == expected or (not exactly and abs(found - expected) <= CLOSE * max(1.0, abs(expected))))


def _hold_totals(book: Book, result: Result, figures: Mapping[str, Column]) -> None:
    columns = columns_of(result.units)
    for key, column in figures.items():
        known: Sequence[Decimal | Rank | str | None] = getattr(columns, key)
        for row, at in enumerate(book.rows):
            expected = shown(known[at], book.words)
            if not agrees(column.values[row], expected):
                column.hold(row, expected)


def shown(figure: Decimal | Rank | str | None, words: Words) -> Value:
    """A figure of a result as a cell holds it."""
    if figure is None:
        return words("no_rank")
    return figure if isinstance(figure, str) else float(figure)


def _hold_unfit(column: Column) -> None:
    """A formula that is too long, or too deep, for Excel."""
    fitting: dict[int, bool] = {}
    for row, formula in enumerate(column.terms):
        if formula is not None:
            if id(formula) not in fitting:
                fitting[id(formula)] = fits(formula, column.page.name)
            if not fitting[id(formula)]:
                column.hold(row, column.values[row])


def fits(formula: Term, sheet: str) -> bool:
    text = formula_text(formula, sheet)
    if len(text) > LONGEST or (isinstance(formula, Call) and len(formula.operands) > MOST_OPERANDS):
        return False
    depth = deepest = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest <= DEEPEST
