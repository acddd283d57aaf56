"""The sheet of totals: base, coefficient, bonus and deduction, total, ranks and grades of every unit."""

from collections.abc import Mapping
from decimal import Decimal

from exchange.checking.columns import Column, Heading
from exchange.checking.desk import Book
from exchange.checking.events import Extra
from exchange.checking.grades import add_grades
from exchange.checking.groups import is_reference, summed
from exchange.checking.ranking import Keys, add_ranks
from exchange.checking.terms import Named, Term, call, half_up, term
from scoring.evaluate import veto_actions

Figures = Mapping[str, Column]
"""The columns of the figures that a result has, by the name of its field."""


def add_totals(book: Book, nodes: Mapping[str, Column], extra: Extra) -> Figures:
    """Fill the sheet of totals from the nodes of the tree and the bonus and deduction of the registers."""
    plan, words, page = book.plan, book.words, book.totals
    places, scope = plan.rounding.total_places, plan.composition.coefficient
    first = [node for node in plan.children.get(None, ()) if not is_reference(book, node)]
    full = book.parameters.number(words("full_score"), "", plan.full_score)
    for node in first:
        shown = page.add(Heading(node.code, node.name, ""), places=book.leaf_places)
        shown.put(page.rows, nodes[node.code].here())

    def add(key: str, formula: Term | None, shown: int | None = places) -> Column:
        column = page.add(Heading("", words(key), ""), places=shown)
        if formula is not None:
            column.put(page.rows, formula)
        return column

    base = add("base", None)
    cells = [nodes[node.code].here() for node in first]
    for class_code, rows in book.sides:
        shares = [book.weight(node.code, class_code) for node in first]
        base.put(rows, summed(cells, shares, full, 0, places) if cells else term(0))
    coefficients = _coefficients(book) if scope != "none" else {}
    factor = add("coefficient", None, None)
    for row, unit in enumerate(book.units):
        factor.put([row], coefficients.get(unit.class_code, term(1)))
    adjusted = add("adjusted", None)
    if scope == "base":
        found = base.here() * factor.here()
        adjusted.put(page.rows, half_up(found, places, sign=base.here()))
    else:
        adjusted.put(page.rows, base.here())
    bonus, deduction = add("bonus", None), add("deduction", None)
    for row in page.rows:
        for column, of_unit in ((bonus, extra.bonus), (deduction, extra.deduction)):
            points = of_unit.get(row, term(0))
            column.put([row], half_up(points, places, sign=points))
    total = add("total", None)
    total.strong = True
    sum_ = adjusted.here() + bonus.here() - deduction.here()
    if scope == "all":
        sum_ = half_up(sum_, places, sign=sum_) * factor.here()
    total.put(page.rows, call("MAX", half_up(sum_, places, sign=sum_), 0))
    actions = veto_actions(plan, book.working.entries)
    ranked = {row for row, unit in enumerate(book.units) if unit.ranked}
    standing = {row for row in ranked if "exclude_from_rank" not in actions.get(book.units[row].code, ())}
    breakers: list[tuple[Column, int | None]] = []
    for code in plan.ranking.tie_breakers:
        if code == "base":
            breakers.append((base, places))
        elif code in nodes:
            breakers.append((nodes[code], book.leaf_places))
    keys = Keys.of(book, [(total, places), *breakers], standing)
    rank, in_class = add_ranks(book, keys, standing)
    figures = {
        "base": base,
        "adjusted_base": adjusted,
        "bonus": bonus,
        "deduction": deduction,
        "total": total,
        "rank": rank,
        "rank_in_class": in_class,
    }
    if plan.grades is not None and plan.grades.bands:
        figures["grade"] = add_grades(book, plan.grades, total, nodes, keys, standing, actions)
    return figures


def _coefficients(book: Book) -> Mapping[str | None, Named]:
    words = book.words
    by_class: dict[str, Decimal] = {kind.code: kind.coefficient for kind in reversed(book.plan.classes)}
    names = {kind.code: kind.name for kind in reversed(book.plan.classes)}
    return {
        code: book.parameters.number(
            words("coefficient"), code, coefficient, spoken=f"{words('coefficient')}　{names[code]}"
        )
        for code, coefficient in by_class.items()
    }
