"""Walking the rows of a table of weights: which are indicators, where they belong, what they weigh."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Final

from exchange.numbers import plain_text
from exchange.reading.formulas import ErrorResult, NotComputed, evaluate
from exchange.reading.workbook import WorkbookCell, WorkbookSheet, place_name
from exchange.weights.choices import FILL_OPTIONS, ROW_OPTIONS, Choices, chosen
from exchange.weights.columns import NO_CHOICES, Columns
from exchange.weights.outline import outline_of
from exchange.weights.table import Ignored
from exchange.weights.words import (
    Weight,
    clean,
    is_filler,
    is_note,
    is_signed,
    is_subtotal,
    is_total,
    read_weight,
    section_of,
    split_name,
)
from scoring.problems import Problem

_BLANK: Final = Weight("blank")

_Name = tuple[tuple[int, int], str, Weight]
"""Where a name stands, the name, and the weight written behind it."""

Position = tuple[int, int]


@dataclass(slots=True)
class Found:
    """A node while the rows are walked: where it stands and every weight written for it (place, weight)."""

    name: str
    parent: int | None
    row: int
    column: int
    weights: list[tuple[Position, Weight]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    has_children: bool = False
    again: list[Position] = field(default_factory=list)
    """Where the heading of a group is repeated further down."""
    repeated: list[tuple[Position, Weight]] = field(default_factory=list)
    """The weights that stand beside its repeated heading."""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A printed 合计 or 小计."""

    row: int
    column: int
    label: str
    weight: Weight
    is_subtotal: bool
    computed: bool = False
    """Whether it is a formula: then it says what the weights add up to, not what they should."""


@dataclass(frozen=True, slots=True)
class SharedWeight:
    """One weight beside several indicators of a level: those whose row lies between `at` and `bottom`."""

    at: Position
    bottom: int
    weight: Weight


@dataclass(frozen=True, slots=True)
class RowRole:
    """What a row was taken for by itself ("" = an indicator), and what it is with the choices."""

    row: int
    column: int
    natural: str
    taken: str


@dataclass(slots=True)
class Walk:
    """The state of reading a sheet from top to bottom."""

    sheet: WorkbookSheet
    columns: Columns
    choices: Choices
    nodes: list[Found] = field(default_factory=list)
    open: list[tuple[Position, int] | None] = field(default_factory=list)
    groups: dict[tuple[int | None, str], int] = field(default_factory=dict)
    """(parent, name) → the last node of that name."""
    ignored: list[Ignored] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    shared: list[SharedWeight] = field(default_factory=list)
    roles: list[RowRole] = field(default_factory=list)
    """Rows that are no indicator by themselves, or were switched."""
    fills: dict[Position, tuple[str, list[Position]]] = field(default_factory=dict)
    """A name with blank cells under it → whether they go on with it, and which they are."""
    problems: list[Problem] = field(default_factory=list)
    section: str = ""
    outline: dict[int, int] = field(default_factory=dict)
    """Row → level, where one column holds all names."""
    levels_by: str = ""
    """numbering, indent or sums: how those levels are told."""


def walk_rows(sheet: WorkbookSheet, columns: Columns, choices: Choices = NO_CHOICES) -> Walk:
    """Read every row below the header."""
    walk = Walk(sheet, columns, choices)
    walk.levels_by, walk.outline = outline_of(sheet, columns)
    walk.open = [None] * max(len(columns.names), *(level + 1 for level in walk.outline.values()), 1)
    for row in range(columns.bottom + 1, sheet.rows + 1):
        _read_row(walk, row)
    return walk


def _read_row(walk: Walk, row: int) -> None:
    own = [
        (column, walk.sheet.cells[row, column].text)
        for column in range(1, walk.sheet.columns + 1)
        if (row, column) in walk.sheet.cells
    ]
    if not own:
        return
    natural, label = _role(walk, row, own)
    taken = _decide(walk, row, natural)
    if natural or taken:
        walk.roles.append(RowRole(row, own[0][0], natural, taken))
    if taken in ("total", "subtotal"):
        label = label or own[0][1]
        weight, computed = _row_weight(walk, row, label)
        walk.totals.append(TotalRow(row, own[0][0], clean(label), weight, taken == "subtotal", computed))
    if taken:
        _ignore(walk, row, taken)
    else:
        _read_indicators(walk, row)


def _ignore(walk: Walk, row: int, reason: str) -> None:
    texts = [(column, walk.sheet.cells[row, column].text) for column in _filled(walk, row)]
    text = " ".join(clean(text) for _, text in texts)
    key = f"weights.ignored.{reason}"
    walk.ignored.append(Ignored(place_name(row, texts[0][0]), text, key, row, f"row.{row}"))


def _filled(walk: Walk, row: int) -> list[int]:
    return [column for column in range(1, walk.sheet.columns + 1) if (row, column) in walk.sheet.cells]


def _decide(walk: Walk, row: int, natural: str) -> str:
    """What the row is taken for: as was chosen for it or for rows of its kind, else what it is by itself."""
    default = natural if natural in ("total", "subtotal") else "ignore" if natural else "indicator"
    if natural == "hidden":
        default = "indicator"
    said = chosen(walk.choices, ROW_OPTIONS, default, f"row.{row}", *([f"rows.{natural}"] if natural else []))
    if said == "indicator":
        return ""
    return said if said in ("total", "subtotal") else natural or "chosen"


def _role(walk: Walk, row: int, own: Sequence[tuple[int, str]]) -> tuple[str, str]:
    """Why a row is no indicator ("" = it is one), and the word 合计 or 小计 where that is why."""
    sheet, columns = walk.sheet, walk.columns
    names = [(column, text) for column, text in own if column in columns.names]
    first = names[0][1] if names else own[0][1]
    if is_note(own[0][1]) or is_note(first):
        walk.section = "note"
    if all(is_signed(text) for _, text in own):
        return "note", ""
    label = next((text for _, text in own if is_total(text) or is_subtotal(text)), "")
    if label and walk.section != "note":
        return ("subtotal" if is_subtotal(label) else "total"), label
    if _repeats_header(walk, own) or _titles_header(walk, row, own):
        return "header", ""
    struck = [sheet.cells[row, column].struck for column, _ in names]
    if struck and all(struck):
        return "struck", ""
    _follow_section(walk, row)
    section = walk.section or next((found for _, text in names if (found := section_of(split_name(text)[0]))), "")
    return section or ("hidden" if row in sheet.hidden_rows else ""), ""


def _repeats_header(walk: Walk, own: Sequence[tuple[int, str]]) -> bool:
    headings = {
        clean(walk.sheet.text(header, column))
        for header in range(walk.columns.top, walk.columns.bottom + 1)
        for column in range(1, walk.sheet.columns + 1)
    }
    return {clean(text) for _, text in own} <= headings


def _titles_header(walk: Walk, row: int, own: Sequence[tuple[int, str]]) -> bool:
    """Whether a row is the title of a further part: a line across the table, with the header again below it."""
    column, text = own[0]
    merge = walk.sheet.merge(row, column)
    below = [(at, walk.sheet.cells[row + 1, at].text) for at in _filled(walk, row + 1)]
    across = len(own) == 1 and merge is not None and merge.right - merge.left >= len(below) - 1
    return across and len(below) > 1 and split_name(text)[1].said == "blank" and _repeats_header(walk, below)


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


def _row_weight(walk: Walk, row: int, label: str) -> tuple[Weight, bool]:
    """What a total row says, and whether a formula says it; a formula is computed with the weights as they are read
    here (a sum in the file passes over those that are texts)."""
    for column in sorted(walk.columns.weights, key=lambda column: -walk.columns.weights[column]):
        cell = walk.sheet.cells.get((row, column))
        weight = read_weight(cell)
        if cell and cell.formula:
            try:
                value = Decimal(evaluate(cell.formula, partial(_as_weight, walk.sheet), walk.sheet.cells))
            except (NotComputed, ErrorResult):
                return weight, True
            return replace(weight, said="weight", value=value), True
        if weight.said != "blank":
            return weight, False
    return split_name(label)[1], False


def _as_weight(sheet: WorkbookSheet, name: str, row: int, column: int) -> WorkbookCell | None:
    """A cell as the weight that it says."""
    if name and name != sheet.name:
        raise NotComputed
    cell = sheet.cells.get((row, column))
    weight = read_weight(cell)
    return WorkbookCell(plain_text(weight.value), "number") if weight.value is not None else cell


def _read_indicators(walk: Walk, row: int) -> None:
    columns = walk.columns
    levels = _levels(walk, row)
    deepest = max((at for at, found in enumerate(levels) if found), default=None)
    if deepest is None:
        _ignore(walk, row, "no_name")
        return
    for at in range(deepest):
        opened = walk.open[at]
        if levels[at] is None and opened is not None and _fills(walk, at, opened[0], row):
            levels[at] = (opened[0], walk.nodes[opened[1]].name, _BLANK)
    if levels[0] is None:
        place = place_name(row, columns.names[0])
        named = levels[deepest]
        name = named[1] if named else ""
        walk.problems.append(Problem("weights.no_parent", (place,), {"cell": place, "name": name}))
        _ignore(walk, row, "no_parent")
        return
    parent: int | None = None
    for at, found in enumerate(levels):
        if found is not None:
            parent = _enter(walk, at, found, parent)
    assert parent is not None
    _read_weights(walk, row, levels, parent)
    _read_texts(walk, row, parent)


def _fills(walk: Walk, at: int, opened: Position, row: int) -> bool:
    """Whether a name goes on in the blank cell below it: always in an outline; else as chosen, and by default where
    nothing in its column is merged."""
    if walk.outline:
        return True
    column = walk.columns.names[at]
    default = "blank" if _has_tall_merges(walk.sheet, column, walk.columns.bottom) else "fill"
    said = chosen(walk.choices, FILL_OPTIONS, default, f"fill.{place_name(*opened)}", "fill")
    walk.fills.setdefault(opened, (said, []))[1].append((row, column))
    return said == "fill"


def _levels(walk: Walk, row: int) -> list[_Name | None]:
    """The name seen at each level in this row."""
    if not walk.outline:
        return [_name_at(walk, row, at) for at in range(len(walk.columns.names))]
    levels: list[_Name | None] = [None] * len(walk.open)
    if row in walk.outline:
        levels[walk.outline[row]] = _name_at(walk, row, 0)
    return levels


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
            if opened[0] != anchor and node.has_children:
                node.again.append(anchor)
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
            walk.nodes[position].weights.append((anchor, weight))
    else:
        walk.nodes[position].again.append(anchor)
    walk.open[at] = (anchor, position)
    walk.open[at + 1 :] = [None] * (len(walk.open) - at - 1)
    return position


def _read_weights(walk: Walk, row: int, levels: Sequence[_Name | None], leaf: int) -> None:
    """Give each weight cell that starts in this row to the node it weighs."""
    sheet, columns = walk.sheet, walk.columns
    chain = _chain(walk, leaf)
    for column, at in columns.weights.items():
        weight = read_weight(sheet.cells.get((row, column)))
        if weight.said == "blank":
            continue
        merge = sheet.merge(row, column)
        target = chain[-1] if walk.outline else _node_of_level(levels, at, chain)
        if target is None:
            continue
        anchors = {position: found[0] for position, found in zip(chain, filter(None, levels), strict=False)}
        if merge and merge.bottom > merge.top and not _ends_at(walk, anchors.get(target), merge.bottom):
            ending = (position for position in reversed(chain) if _ends_at(walk, anchors.get(position), merge.bottom))
            span = next(ending, None)
            target = span if span is not None else target
            if span is None and _is_shared(walk, merge.bottom, row, at):
                walk.shared.append(SharedWeight((row, column), merge.bottom, weight))
                continue
        node = walk.nodes[target]
        beside_again = any(place[0] == row for place in node.again)
        (node.repeated if beside_again else node.weights).append(((row, column), weight))


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


def _ends_at(walk: Walk, anchor: Position | None, bottom: int) -> bool:
    """Whether the merged name at this place ends in the row where a merged weight ends."""
    merge = walk.sheet.merge(*anchor) if anchor else None
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
