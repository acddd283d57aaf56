"""Last year's weights: what a sheet says about the tree of indicators and its weights.

`understand` reads; nothing here guesses silently. What is not plainly said becomes an assumption or a problem
with its cells, and the sums that must come out are checked. `exchange/take_over.py` brings it into a plan.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from exchange.weight_columns import Columns, find_columns
from exchange.weight_readings import Raw, Reading, choose_reading
from exchange.weight_rows import Found, Walk, walk_rows
from exchange.weight_table import Closing, Ignored, WeightNode, WeightTable
from exchange.weight_words import clean
from exchange.workbook import Workbook, WorkbookSheet, place_name
from scoring.problems import Problem, Refused

_YEAR: Final = re.compile(r"(20[0-9]{2})\s*年?")


def understand(sheet: WorkbookSheet) -> WeightTable:
    """The table of weights on a sheet. Raises Refused where the sheet holds none that can be recognised."""
    columns = find_columns(sheet)
    if columns is None:
        raise Refused(Problem("weights.no_header", (sheet.name,), {"sheet": sheet.name}))
    walk = walk_rows(sheet, columns)
    if not walk.nodes or not any(node.weights for node in walk.nodes):
        raise Refused(Problem("weights.no_weights", (sheet.name,), {"sheet": sheet.name}))
    return _table(walk)


def understand_best(book: Workbook) -> tuple[str, WeightTable]:
    """The sheet that most likely holds the weights, and what it says. Raises Refused where none does.

    Sheets that are shown go before hidden ones, then the one that closes, then the one with more indicators.
    """
    found: list[tuple[tuple[bool, bool, int], str, WeightTable]] = []
    problems: list[Problem] = []
    for sheet in book.sheets:
        try:
            table = understand(sheet)
        except Refused as refused:
            problems += refused.problems
        else:
            found.append(((not sheet.hidden, table.closes, len(table.nodes)), sheet.name, table))
    if not found:
        raise Refused(*(problems or [Problem("workbook.empty")]))
    _, name, table = max(found, key=lambda one: one[0])
    return name, table


def _above(sheet: WorkbookSheet, columns: Columns) -> list[Ignored]:
    found = []
    for row in range(1, columns.top):
        texts = [clean(sheet.cells[place].text) for place in sorted(sheet.cells) if place[0] == row]
        if texts:
            found.append(Ignored(place_name(row, 1), " ".join(texts), "weights.ignored.title"))
    return found


def _table(walk: Walk) -> WeightTable:
    sheet = walk.sheet
    raws = [_raw(walk, node) for node in walk.nodes]
    declared = _declared_total(walk)
    reading = choose_reading(raws, declared)
    nodes = tuple(
        WeightNode(
            name=node.name,
            parent=node.parent,
            weight=reading.points[position],
            is_leaf=not node.has_children,
            written=" + ".join(weight.written for _, weight in node.weights),
            place=node.weights[0][0] if node.weights else place_name(node.row, node.column),
            method="\n".join(node.texts.get("method", ())),
            department="、".join(node.texts.get("department", ())),
            source="、".join(node.texts.get("source", ())),
            note="；".join(node.texts.get("note", ())),
        )
        for position, node in enumerate(walk.nodes)
    )
    above = _above(sheet, walk.columns)
    title = " ".join(row.text for row in above)
    year = _YEAR.search(title) or _YEAR.search(sheet.name)
    return WeightTable(
        name=sheet.name,
        title=title,
        year=int(year[1]) if year else None,
        full_score=reading.full_score,
        nodes=nodes,
        ignored=(*above, *walk.ignored),
        assumptions=(*_assumptions(walk), *reading.assumptions),
        checks=(*_named(reading, walk), *_printed_totals(walk, nodes, reading)),
        problems=tuple(walk.problems),
    )


def _raw(walk: Walk, node: Found) -> Raw:
    """The one weight that is written for a node; what is not clear is a problem and no weight."""
    good = [weight for _, weight in node.weights if weight.said in ("weight", "reference")]
    for place, weight in node.weights:
        if weight.said not in ("weight", "reference"):
            facts = {"cell": place, "text": weight.written, "name": node.name}
            walk.problems.append(Problem(f"weights.{weight.said}", (place,), facts))
    if len(good) > 1:
        values = {weight.value for weight in good}
        places = tuple(place for place, _ in node.weights)
        in_name = places[0] == place_name(node.row, node.column)
        if in_name:
            if len(values) > 1:
                facts = {"name": node.name, "cells": "、".join(places)}
                walk.problems.append(Problem("weights.two_weights", places, facts))
            good = good[1:]
    if not good:
        if not node.has_children and not node.weights:
            place = place_name(node.row, node.column)
            walk.problems.append(Problem("weights.blank", (place,), {"cell": place, "name": node.name}))
        return Raw(node.name, node.parent, None, percent=False, is_leaf=not node.has_children)
    value = sum((weight.value for weight in good if weight.value is not None), Decimal(0))
    percent = any(weight.percent for weight in good)
    return Raw(node.name, node.parent, value, percent=percent, is_leaf=not node.has_children)


def _declared_total(walk: Walk) -> Decimal | None:
    totals = [one.weight.value for one in walk.totals if not one.is_subtotal and one.weight.said == "weight"]
    return totals[-1] if totals else None


def _named(reading: Reading, walk: Walk) -> list[Closing]:
    """The checks of the reading with the place of each parent."""
    found = []
    for position, check in reading.checks:
        node = None if position is None else walk.nodes[position]
        place = place_name(node.row, node.column) if node else ""
        found.append(replace(check, place=place))
    return found


def _printed_totals(walk: Walk, nodes: Sequence[WeightNode], reading: Reading) -> list[Closing]:
    """小计 and 合计 as printed, against the leaves above them: since the last 小计, or all."""
    found = []
    since = 0
    for total in walk.totals:
        start = since if total.is_subtotal else 0
        leaves = [
            node.weight
            for node, at in zip(nodes, walk.nodes, strict=True)
            if node.is_leaf and node.weight is not None and start <= at.row < total.row
        ]
        if total.is_subtotal:
            since = total.row
        wanted = total.weight.value if total.weight.said == "weight" else None
        if wanted is not None and not (reading.is_share and total.is_subtotal):
            wanted = wanted * 100 if reading.is_fraction and wanted <= 1 else wanted
            place = place_name(total.row, total.column)
            found.append(Closing(total.label, place, wanted, sum(leaves, Decimal(0))))
    return found


def _assumptions(walk: Walk) -> list[Problem]:
    sheet, columns = walk.sheet, walk.columns
    found = []

    def assume(code: str, where: Sequence[str] = (), **facts: str) -> None:
        found.append(Problem(f"weights.{code}", tuple(where), facts, "warning"))

    for column, at in sorted(columns.weights.items()):
        heading = columns.headings.get(column, "")
        assume("weight_column", column=_letters(column), heading=heading, level=str(at + 1))
    if not columns.weights:
        assume("weights_in_names")
    if walk.outline:
        assume("outline", column=_letters(columns.names[0]))
    for column in columns.spare_weights:
        assume("other_weights", column=_letters(column), heading=columns.headings.get(column, ""))
    if walk.filled:
        assume("filled_down", walk.filled, cells="、".join(walk.filled[:8]), count=str(len(walk.filled)))
    text = [
        place for node in walk.nodes for place, weight in node.weights if weight.was_text and weight.said == "weight"
    ]
    if text:
        assume("text_numbers", text, count=str(len(text)), cells="、".join(text[:8]))
    percent = {weight.percent for node in walk.nodes for _, weight in node.weights if weight.said == "weight"}
    if percent == {True, False}:
        places = [p for node in walk.nodes for p, w in node.weights if w.percent]
        assume("mixed_percent", places, cells="、".join(places[:8]))
    hidden = sorted(
        {node.row for node in walk.nodes if node.row in sheet.hidden_rows}
        | {row for row in sheet.hidden_rows if any((row, column) in sheet.cells for column in columns.names)}
    )
    if hidden:
        assume("hidden_rows", [str(row) for row in hidden], rows="、".join(map(str, hidden)))
    if sheet.hidden_columns & {*columns.names, *columns.weights}:
        assume("hidden_columns", columns="、".join(map(_letters, sorted(sheet.hidden_columns))))
    if any(one.weight.said == "uncached" for one in walk.totals):
        assume("total_recomputed")
    summed = [node.name for node in walk.nodes if sum(w.said == "weight" for _, w in node.weights) > 1]
    if summed:
        assume("summed", names="、".join(summed[:5]), count=str(len(summed)))
    return found


def _letters(column: int) -> str:
    return place_name(1, column)[:-1]
