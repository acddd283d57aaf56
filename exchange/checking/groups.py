"""Groups of the tree as formulas: sums, weights that move where something is left out, the other aggregates."""

from collections.abc import Mapping, Sequence

from exchange.checking.columns import Column, Heading
from exchange.checking.desk import Book
from exchange.checking.terms import (
    Constant,
    Named,
    Term,
    any_of,
    call,
    either,
    first_that,
    half_up,
    is_number,
    same,
    total,
)
from scoring.plan import Indicator


def group_column(book: Book, node: Indicator, nodes: Mapping[str, Column]) -> Column:
    """Add the column of a group whose children have theirs."""
    words = book.words
    found = book.scores.add(Heading(node.code, node.name, words("group")), places=book.leaf_places, width=9)
    found.strong = True
    children = [child for child in book.plan.children.get(node.code, ()) if not is_reference(book, child)]
    if not children:
        reference = is_reference(book, node)
        found.put(book.scores.rows, Constant("" if reference else words.out))
        return found
    cells = [nodes[child.code].here() for child in children]
    for class_code, rows in book.sides:
        shares = [book.weight(child.code, class_code) for child in children]
        own = book.weight(node.code, class_code)
        if node.aggregate == "sum":
            formula = summed(cells, shares, own, words.out, book.leaf_places)
        else:
            formula = _aggregated(book, node.aggregate, cells, shares, own)
        found.put(rows, formula)
    return found


def is_reference(book: Book, node: Indicator) -> bool:
    """Is a node only shown? A group is, where all its children are."""
    if not node.is_group:
        return node.reference_only
    children = book.plan.children.get(node.code, ())
    return bool(children) and all(is_reference(book, child) for child in children)


def summed(
    cells: Sequence[Term], shares: Sequence[Term], own: Term, nothing: Term | float | str, places: int | None
) -> Term:
    """Σ points; where something is left out own · Σ points / Σ weights of the rest; `nothing` where all is."""
    found = call("SUM", *cells)
    there = total([either(is_number(cell), share, 0) for cell, share in zip(cells, shares, strict=True)])
    moved = own * found / there
    count = call("COUNT", *cells)
    whole: Term = found
    if places is not None:
        whole, moved = half_up(found, places, sign=found), half_up(moved, places, sign=found)
    if len(cells) == 1:
        # A single child that is there is never a part of the whole.
        return either(is_number(cells[0]), whole, nothing)
    return first_that(
        [(same(count, len(cells)), whole), (same(count, 0), nothing), (same(call("ROUND", there, 9), 0), nothing)],
        moved,
    )


def _aggregated(
    book: Book,
    kind: str,
    cells: Sequence[Term],
    shares: Sequence[Named],
    own: Term,
) -> Term:
    """Groups of the other kinds, from the children's rates."""
    words, places = book.words, book.leaf_places
    weighing = [(cell, share) for cell, share in zip(cells, shares, strict=True) if share.value]
    if not weighing:
        return Constant(words.out)
    here = [cell for cell, _ in weighing]
    none = same(call("COUNT", *here), 0)
    if kind == "min":
        least = call("MIN", *(either(is_number(cell), call("N", cell) / share, 9e99) for cell, share in weighing))
        found: Term = own * least
        return either(none, words.out, found if places is None else half_up(found, places, sign=least))
    weighed = total([either(is_number(cell), share, 0) for cell, share in weighing])
    # Rates of 0 or less are caught before, so that nothing is divided by 0.
    low = any_of([either(is_number(cell), cell, 1) <= 0 for cell in here])
    if kind == "harmonic":
        parts = [either(is_number(cell), share / (call("N", cell) / share), 0) for cell, share in weighing]
        found = own * weighed / total(parts)
    else:
        parts = [either(is_number(cell), share * call("LN", call("N", cell) / share), 0) for cell, share in weighing]
        found = own * call("EXP", total(parts) / weighed)
    return first_that([(none, words.out), (low, 0)], found if places is None else half_up(found, places))


def add_weights(book: Book) -> None:
    """The weights of groups as parameters; those of leaves come with their rules."""
    book.parameters.heading("", book.words("section.groups"), level=2)
    for node in book.plan.indicators:
        if node.is_group:
            book.add_weight(node, node.code, f"{node.code} {node.name}　")
