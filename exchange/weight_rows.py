"""Walking the rows of a table of weights: which are indicators, where they belong, what they weigh."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from exchange.weight_columns import Columns, outline_of
from exchange.weight_table import Ignored
from exchange.weight_words import (
    Weight,
    clean,
    is_filler,
    is_note,
    is_subtotal,
    is_total,
    read_weight,
    section_of,
    split_name,
)
from exchange.workbook import WorkbookSheet, place_name
from scoring.problems import Problem

_BLANK: Final = Weight("blank")

_Name = tuple[tuple[int, int], str, Weight]
"""Where a name stands, the name, and the weight written behind it."""


@dataclass(slots=True)
class Found:
    """A node while the rows are walked: where it stands and every weight written for it."""

    name: str
    parent: int | None
    row: int
    column: int
    weights: list[tuple[str, Weight]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    has_children: bool = False


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A printed 合计 or 小计."""

    row: int
    column: int
    label: str
    weight: Weight
    is_subtotal: bool


@dataclass(slots=True)
class Walk:
    """The state of reading a sheet from top to bottom."""

    sheet: WorkbookSheet
    columns: Columns
    nodes: list[Found] = field(default_factory=list)
    open: list[tuple[tuple[int, int], int] | None] = field(default_factory=list)
    groups: dict[tuple[int | None, str], int] = field(default_factory=dict)
    """(parent, name) → the last node of that name."""
    ignored: list[Ignored] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    section: str = ""
    outline: dict[int, int] = field(default_factory=dict)
    """Row → level, where one column holds all names and their numbering says which level they are."""


def walk_rows(sheet: WorkbookSheet, columns: Columns) -> Walk:
    """Read every row below the header."""
    walk = Walk(sheet, columns)
    walk.outline = outline_of(sheet, columns)
    walk.open = [None] * max(len(columns.names), *(level + 1 for level in walk.outline.values()), 1)
    for row in range(columns.bottom + 1, sheet.rows + 1):
        _read_row(walk, row)
    return walk


def _read_row(walk: Walk, row: int) -> None:
    sheet, columns = walk.sheet, walk.columns
    own = [
        (column, sheet.cells[row, column].text)
        for column in range(1, sheet.columns + 1)
        if (row, column) in sheet.cells
    ]
    if not own:
        return
    names = [(column, text) for column, text in own if column in columns.names]
    first = names[0][1] if names else own[0][1]
    text = " ".join(clean(text) for _, text in own)

    def ignore(reason: str) -> None:
        walk.ignored.append(Ignored(place_name(row, own[0][0]), text, f"weights.ignored.{reason}"))

    if is_note(own[0][1]) or is_note(first):
        walk.section = "note"
    label = next((text for _, text in own if is_total(text) or is_subtotal(text)), "")
    if label and walk.section != "note":
        walk.totals.append(TotalRow(row, own[0][0], clean(label), _row_weight(walk, row, label), is_subtotal(label)))
        ignore("subtotal" if is_subtotal(label) else "total")
        return
    if {clean(text) for _, text in own} <= {
        clean(sheet.text(columns.top, column)) for column in range(1, sheet.columns + 1)
    }:
        ignore("header")
        return
    struck = [sheet.cells[row, column].struck for column, _ in names]
    if struck and all(struck):
        ignore("struck")
        return
    _follow_section(walk, row)
    section = walk.section or next((found for _, text in names if (found := section_of(split_name(text)[0]))), "")
    if section:
        ignore(section)
        return
    _read_indicators(walk, row, ignore_row=ignore)


def _follow_section(walk: Walk, row: int) -> None:
    """Bonus, deduction and veto parts are opened by a first-level name and closed by the next one."""
    first = walk.columns.names[0]
    cell = walk.sheet.cells.get((row, first))
    if walk.section == "note":
        if not any(
            read_weight(walk.sheet.cells.get((row, column))).said == "weight" for column in walk.columns.weights
        ):
            return
        walk.section = ""
    if cell and not is_filler(cell.text):
        found = section_of(split_name(cell.text)[0])
        if found or not (walk.section and walk.outline.get(row)):
            walk.section = found


def _row_weight(walk: Walk, row: int, label: str) -> Weight:
    for column in sorted(walk.columns.weights, key=lambda column: -walk.columns.weights[column]):
        weight = read_weight(walk.sheet.cells.get((row, column)))
        if weight.said != "blank":
            return weight
    return split_name(label)[1]


def _read_indicators(walk: Walk, row: int, *, ignore_row: Callable[[str], None]) -> None:
    columns = walk.columns
    levels = _levels(walk, row)
    deepest = max((at for at, found in enumerate(levels) if found), default=None)
    if deepest is None:
        ignore_row("no_name")
        return
    for at in range(deepest):
        opened = walk.open[at]
        if levels[at] is None and opened is not None and _goes_on(walk, at):
            levels[at] = (opened[0], walk.nodes[opened[1]].name, _BLANK)
            if not walk.outline:
                walk.filled.append(place_name(row, columns.names[at]))
    if levels[0] is None:
        place = place_name(row, columns.names[0])
        named = levels[deepest]
        name = named[1] if named else ""
        walk.problems.append(Problem("weights.no_parent", (place,), {"cell": place, "name": name}))
        ignore_row("no_parent")
        return
    parent: int | None = None
    for at, found in enumerate(levels):
        if found is not None:
            parent = _enter(walk, at, found, parent)
    assert parent is not None
    _read_weights(walk, row, levels, parent)
    _read_texts(walk, row, parent)


def _levels(walk: Walk, row: int) -> list[_Name | None]:
    """The name seen at each level in this row."""
    if not walk.outline:
        return [_name_at(walk, row, at) for at in range(len(walk.columns.names))]
    levels: list[_Name | None] = [None] * len(walk.open)
    if row in walk.outline:
        levels[walk.outline[row]] = _name_at(walk, row, 0)
    return levels


def _goes_on(walk: Walk, at: int) -> bool:
    """Whether a name goes on in the blank cells below it: always in an outline, else where nothing is merged."""
    return bool(walk.outline) or not _has_tall_merges(walk.sheet, walk.columns.names[at], walk.columns.bottom)


def _name_at(walk: Walk, row: int, at: int) -> _Name | None:
    """Where the name seen at this level stands, the name, and the weight written in it."""
    sheet, column = walk.sheet, walk.columns.names[at]
    anchor = sheet.anchor(row, column)
    cell = sheet.cells.get(anchor)
    if cell is None or cell.kind in ("error", "uncached") or anchor[1] != column or anchor[0] <= walk.columns.bottom:
        return None
    if is_filler(cell.text):
        return None
    name, weight = split_name(cell.text)
    return anchor, name, weight


def _enter(walk: Walk, at: int, found: _Name, parent: int | None) -> int:
    """The node of this name: the open one where the same cell or, in a group, the same name goes on."""
    anchor, name, weight = found
    opened = walk.open[at]
    if opened is not None:
        node = walk.nodes[opened[1]]
        goes_on = opened[0] == anchor or (node.name == name and node.parent == parent and at < len(walk.open) - 1)
        if goes_on:
            walk.open[at] = (anchor, opened[1])
            return opened[1]
    known = walk.groups.get((parent, name)) if at < len(walk.open) - 1 else None
    if known is not None and not walk.nodes[known].has_children:
        known = None
    position = len(walk.nodes) if known is None else known
    if known is None:
        walk.nodes.append(Found(name, parent, *anchor))
        walk.groups[parent, name] = position
        if parent is not None:
            walk.nodes[parent].has_children = True
        if weight.said != "blank":
            walk.nodes[position].weights.append((place_name(*anchor), weight))
    walk.open[at] = (anchor, position)
    walk.open[at + 1 :] = [None] * (len(walk.open) - at - 1)
    return position


def _read_weights(walk: Walk, row: int, levels: Sequence[_Name | None], leaf: int) -> None:
    """Give each weight cell that starts in this row to the node it weighs."""
    sheet, columns = walk.sheet, walk.columns
    chain = _chain(walk, leaf)
    for column, at in columns.weights.items():
        cell = sheet.cells.get((row, column))
        weight = read_weight(cell)
        if cell is None or weight.said == "blank":
            continue
        place = place_name(row, column)
        merge = sheet.merge(row, column)
        target = chain[-1] if walk.outline else _node_of_level(levels, at, chain)
        if target is None:
            continue
        if merge and merge.bottom > merge.top and not _ends_at(walk, target, merge.bottom):
            span = _spanned(walk, chain, merge.bottom)
            target = span if span is not None else target
            if span is None and _is_shared(walk, merge.bottom, row, at):
                problem = Problem("weights.shared", (place,), {"cell": place, "text": weight.written})
                walk.problems.append(problem)
                continue
        walk.nodes[target].weights.append((place, weight))


def _chain(walk: Walk, leaf: int) -> list[int]:
    chain = [leaf]
    while (parent := walk.nodes[chain[0]].parent) is not None:
        chain.insert(0, parent)
    return chain


def _node_of_level(levels: Sequence[_Name | None], at: int, chain: list[int]) -> int | None:
    """The node in this row that a weight of level `at` weighs: that level's, else the row's own leaf."""
    named = [level for level, found in enumerate(levels) if found is not None]
    if at in named:
        return chain[named.index(at)]
    return chain[-1] if at > named[-1] else None


def _spanned(walk: Walk, chain: list[int], bottom: int) -> int | None:
    """The node of this row whose merged name ends in the row where the merged weight ends."""
    return next((position for position in reversed(chain) if _ends_at(walk, position, bottom)), None)


def _ends_at(walk: Walk, position: int, bottom: int) -> bool:
    node = walk.nodes[position]
    merge = walk.sheet.merge(node.row, node.column)
    return merge is not None and merge.top < merge.bottom == bottom


def _is_shared(walk: Walk, bottom: int, row: int, at: int) -> bool:
    """Whether the rows under a merged weight hold more than one name of its level."""
    column = walk.columns.names[at]
    return len({walk.sheet.anchor(below, column) for below in range(row, bottom + 1)}) > 1


def _read_texts(walk: Walk, row: int, leaf: int) -> None:
    node = walk.nodes[leaf]
    for role, column in walk.columns.texts.items():
        if role == "number":
            continue
        cell = walk.sheet.cell(row, column)
        if cell and cell.kind in ("text", "number"):
            text = cell.text.strip() if role == "method" else clean(cell.text)
            if text and not is_filler(text) and text not in node.texts.setdefault(role, []):
                node.texts[role].append(text)
    for column in (walk.columns.names[-1], *walk.columns.weights):
        cell = walk.sheet.cells.get((row, column))
        if cell and cell.comment:
            node.texts.setdefault("note", []).append(clean(cell.comment))


def _has_tall_merges(sheet: WorkbookSheet, column: int, bottom: int) -> bool:
    return any(m.left <= column <= m.right and m.top > bottom and m.bottom > m.top for m in sheet.merges)
