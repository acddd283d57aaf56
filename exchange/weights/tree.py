"""Last year's weights: what a sheet says about the tree of indicators and its weights.

`understand` reads; nothing here guesses silently. What is not plainly said becomes an assumption that can be
switched, or a problem with its cells, and the sums that must come out are checked. The same sheet and the same
choices always give the same table. `exchange/weights/take_over.py` brings it into a plan.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from exchange.reading.workbook import Workbook, WorkbookSheet, place_name
from exchange.weights.assumptions import assumptions
from exchange.weights.choices import (
    FRACTION_OPTIONS,
    PERCENT_OPTIONS,
    READINGS,
    SUMMED_OPTIONS,
    TOTAL_OPTIONS,
    TWO_OPTIONS,
    Assumption,
    Choices,
    chosen,
)
from exchange.weights.classes import with_columns, with_sheets
from exchange.weights.columns import NO_CHOICES, Columns, find_columns
from exchange.weights.readings import Raw, Reading, choose_reading, levels_of, rescale
from exchange.weights.rows import Found, Position, TotalRow, Walk, walk_rows
from exchange.weights.settling import settle
from exchange.weights.table import Closing, Ignored, SourceCell, WeightNode, WeightTable
from exchange.weights.words import Weight, clean, read_weight
from scoring.problems import Problem, Refused

_YEAR: Final = re.compile(r"(20[0-9]{2})\s*年?")
_HUNDRED: Final = Decimal(100)
_FULL_SCORES: Final = (_HUNDRED, Decimal(1000))


def understand(sheet: WorkbookSheet, choices: Choices = NO_CHOICES) -> WeightTable:
    """The table of weights on a sheet. Raises Refused where the sheet holds none that can be recognised.

    `choices`: what was chosen other than by itself, see `exchange.weights.choices`; what does not fit is passed over.
    """
    return with_columns(_understand(sheet, choices), sheet, choices, _understand)


def _understand(sheet: WorkbookSheet, choices: Choices) -> WeightTable:
    columns = find_columns(sheet, choices)
    if columns is None:
        raise Refused(Problem("weights.no_header", (sheet.name,), {"sheet": sheet.name}))
    walk = walk_rows(sheet, columns, choices)
    if not walk.nodes or (not any(node.weights or node.repeated for node in walk.nodes) and not walk.shared):
        raise Refused(Problem("weights.no_weights", (sheet.name,), {"sheet": sheet.name}))
    return _table(walk)


def understand_best(book: Workbook, choices: Choices = NO_CHOICES) -> tuple[str, WeightTable]:
    """The sheet that most likely holds the weights, or the one chosen as "sheet", and what it says.

    Sheets that are shown go before hidden ones, then the one that closes, then the one with more indicators. Which
    sheet it was is the first assumption of the table. Raises Refused where no sheet holds weights.
    """
    found: dict[str, WeightTable] = {}
    problems: list[Problem] = []
    for sheet in book.sheets:
        try:
            found[sheet.name] = understand(sheet, choices)
        except Refused as refused:
            problems += refused.problems
    if not found:
        raise Refused(*(problems or [Problem("workbook.empty")]))
    hidden = {sheet.name for sheet in book.sheets if sheet.hidden}
    best = max(found, key=lambda name: (name not in hidden, found[name].closes, len(found[name].nodes)))
    name = chosen(choices, tuple(found), best, "sheet")
    twins = [other for other in found.values() if other.name != name and other.paths == found[name].paths]
    return name, with_sheets(_with_sheet(name, found, hidden), twins, choices)


def _with_sheet(name: str, found: dict[str, WeightTable], hidden: set[str]) -> WeightTable:
    """The table, with the sheets it could have been: those with the same names are its twins (one for each class)."""
    table = found[name]
    twins = [other for other in found if other != name and found[other].paths == table.paths]
    code = "weights.sheet_hidden" if name in hidden else "weights.sheet_twins" if twins else "weights.sheet"
    facts = {"sheet": name, "others": "、".join(twins or [other for other in found if other != name])}
    sheet = Assumption(code, (name,), facts, "warning", "sheet", tuple(found), name)
    return replace(table, assumptions=(sheet, *table.assumptions))


@dataclass(frozen=True, slots=True)
class _Settled:
    """The figure of a node, and what was found on the way to it."""

    raw: Raw
    problems: tuple[Problem, ...] = ()
    two: bool = False
    summed: bool = False


def _table(walk: Walk) -> WeightTable:
    sheet, choices = walk.sheet, walk.choices
    settled_weights = settle(walk)
    settled = [_settled(walk, node) for node in walk.nodes]
    raws = [one.raw for one in settled]
    written = choose_reading(raws, _declared_total(walk), _forced(walk, raws), _fractions(walk))
    how = chosen(choices, TOTAL_OPTIONS, "keep", "total")
    if written.full_score <= 0 or (how == "to_100" and written.full_score == _HUNDRED):
        how = "keep"
    reading = written if how == "keep" else rescale(written, raws, how)
    nodes = tuple(_node(walk, node, reading.points[at]) for at, node in enumerate(walk.nodes))
    above = _above(sheet, walk.columns)
    title = " ".join(row.text for row in above)
    year = _YEAR.search(title) or _YEAR.search(sheet.name)
    two = [node for node, one in zip(walk.nodes, settled, strict=True) if one.two]
    summed = [node for node, one in zip(walk.nodes, settled, strict=True) if one.summed]
    return WeightTable(
        name=sheet.name,
        title=title,
        year=int(year[1]) if year else None,
        full_score=reading.full_score,
        nodes=nodes,
        ignored=(*above, *walk.ignored),
        assumptions=(*assumptions(walk, written, how, two, summed), *settled_weights),
        checks=(*_placed(reading, walk), *_printed_totals(walk, nodes, written, reading, how)),
        problems=(*walk.problems, *(problem for one in settled for problem in one.problems)),
    )


def _above(sheet: WorkbookSheet, columns: Columns) -> list[Ignored]:
    found = []
    for row in range(1, columns.top):
        texts = [clean(sheet.cells[place].text) for place in sorted(sheet.cells) if place[0] == row]
        if texts:
            found.append(Ignored(place_name(row, 1), " ".join(texts), "weights.ignored.title", row))
    return found


def _node(walk: Walk, node: Found, points: Decimal | None) -> WeightNode:
    def cell(place: Position) -> SourceCell:
        return SourceCell(walk.sheet.name, *place)

    name_at = (node.row, node.column)
    return WeightNode(
        name=node.name,
        parent=node.parent,
        weight=points,
        is_leaf=not node.has_children,
        written=" + ".join(weight.written for _, weight in node.weights),
        place=place_name(*(node.weights[0][0] if node.weights else name_at)),
        method="\n".join(node.texts.get("method", ())),
        department="、".join(node.texts.get("department", ())),
        source="、".join(node.texts.get("source", ())),
        note="；".join(node.texts.get("note", ())),
        name_cell=cell(name_at),
        weight_cells=tuple(cell(place) for place, _ in (*node.weights, *node.repeated)),
    )


# figures --------------------------------------------------------------------------------------------------


def _settled(walk: Walk, node: Found) -> _Settled:
    """The one weight that is written for a node; what is not clear is a problem and no weight."""
    problems = []
    for place, weight in node.weights:
        if weight.said not in ("weight", "reference"):
            facts = {"cell": place_name(*place), "text": weight.written, "name": node.name}
            problems.append(Problem(f"weights.{weight.said}", (facts["cell"],), facts))
    good = [(place, weight) for place, weight in node.weights if weight.said in ("weight", "reference")]
    named = good[:1] if good and good[0][0] == (node.row, node.column) and len(good) > 1 else []
    beside = good[len(named) :]
    two = bool(named) and _value(walk, beside) != _value(walk, named)
    if named:
        good = named if two and chosen(walk.choices, TWO_OPTIONS, "column", "two_weights") == "in_name" else beside
    summed = len(good) > 1
    if summed:
        said = chosen(walk.choices, SUMMED_OPTIONS, "sum", "summed")
        good = good[:1] if said == "first" else good[-1:] if said == "last" else good
    leaf = not node.has_children
    if good:
        percent = any(weight.percent for _, weight in good) and not _as_stored(walk)
        raw = Raw(node.name, node.parent, _value(walk, good), percent=percent, is_leaf=leaf)
    else:
        raw = Raw(node.name, node.parent, None, percent=False, is_leaf=leaf)
        if leaf and not node.weights and not _waits(walk, node):
            at = place_name(node.row, node.column)
            problems.append(Problem("weights.blank", (at,), {"cell": at, "name": node.name}))
    return _Settled(raw, tuple(problems), two, summed)


def _waits(walk: Walk, node: Found) -> bool:
    """Whether the node shares a weight with others: that is told once, at the weight."""
    return any(shared.at[0] <= node.row <= shared.bottom for shared in walk.shared)


def _value(walk: Walk, weights: Sequence[tuple[Position, Weight]]) -> Decimal:
    stored = _as_stored(walk)
    values = (
        weight.value / _HUNDRED if stored and weight.percent else weight.value
        for _, weight in weights
        if weight.value is not None
    )
    return sum(values, Decimal(0))


def _as_stored(walk: Walk) -> bool:
    return chosen(walk.choices, PERCENT_OPTIONS, "hundredths", "percent") == "stored"


def _fractions(walk: Walk) -> bool | None:
    said = chosen(walk.choices, FRACTION_OPTIONS, "", "fractions")
    return None if not said else said == "percent"


def _forced(walk: Walk, raws: Sequence[Raw]) -> dict[int, str]:
    """Level → the reading that was chosen for its column, or for the level itself."""
    found = {}
    for level in set(levels_of(raws)):
        columns = [] if walk.outline else [column for column, at in walk.columns.weights.items() if at == level]
        keys = (*(f"column.{place_name(1, column)[:-1]}" for column in columns), f"level.{level + 1}")
        if said := chosen(walk.choices, READINGS, "", *keys):
            found[level] = said
    if walk.outline and walk.columns.weights:
        column = next(iter(walk.columns.weights))
        if said := chosen(walk.choices, READINGS, "", f"column.{place_name(1, column)[:-1]}"):
            found = {level: found.get(level, said) for level in set(levels_of(raws))}
    return found


# checks ---------------------------------------------------------------------------------------------------


def _declared_total(walk: Walk) -> Decimal | None:
    """The last printed total that is no formula: what the weights should add up to."""
    totals = [_without_bonus(walk, one) for one in walk.totals if not (one.is_subtotal or one.computed)]
    return next((value for value in reversed(totals) if value is not None), None)


def _without_bonus(walk: Walk, total: TotalRow) -> Decimal | None:
    """What a total row says of the weights alone: 110 under weights of 100 and 加分项 10 counts those in."""
    value = _total_value(walk, total)
    if value is None or value in _FULL_SCORES:
        return value
    rows = [one.row for one in walk.roles if one.taken == "bonus" and one.row < total.row]
    cells = [walk.sheet.cells.get((row, column)) for row in rows for column in walk.columns.weights]
    alone = value - sum((read_weight(cell).value or Decimal(0) for cell in cells), Decimal(0))
    return alone if alone in _FULL_SCORES else value


def _total_value(walk: Walk, total: TotalRow) -> Decimal | None:
    """What a total row says. Beside percentages, a total of up to 1 is one without its format."""
    weight = total.weight
    if weight.said != "weight" or weight.value is None:
        return None
    percent = [one.percent for node in walk.nodes for _, one in node.weights if one.said == "weight"]
    bare = all(percent) and percent and not (weight.percent or total.computed) and weight.value <= 1
    return weight.value * _HUNDRED if bare else weight.value


def _placed(reading: Reading, walk: Walk) -> list[Closing]:
    """The checks of the reading with the place of each parent."""
    found = []
    for check in reading.checks:
        node = None if check.parent is None else walk.nodes[check.parent]
        found.append(replace(check, place=place_name(node.row, node.column) if node else ""))
    return found


def _printed_totals(
    walk: Walk, nodes: Sequence[WeightNode], written: Reading, reading: Reading, how: str
) -> list[Closing]:
    """小计 and 合计 as printed, against the leaves above them: since the last 小计, or all."""
    if how == "normalise":
        return []  # the printed sums are those of the weights before
    factor = reading.full_score / written.full_score if written.full_score else Decimal(1)
    found = []
    since = 0
    for total in walk.totals:
        start = since if total.is_subtotal else 0
        leaves = [
            node.weight
            for node, at in zip(nodes, walk.nodes, strict=True)
            if node.is_leaf and node.weight is not None and start <= at.row < total.row
        ]
        if not total.is_subtotal and all(at.row > total.row for at in walk.nodes):  # 合计 above all that it counts
            leaves = [node.weight for node in nodes if node.is_leaf and node.weight is not None]
        if total.is_subtotal:
            since = total.row
        wanted = _total_value(walk, total) if total.is_subtotal else _without_bonus(walk, total)
        if wanted is not None and not (written.is_share and total.is_subtotal):
            wanted = wanted * 100 if written.is_fraction and wanted <= 1 else wanted
            place = place_name(total.row, total.column)
            found.append(Closing(total.label, place, wanted * factor, sum(leaves, Decimal(0))))
    return found
