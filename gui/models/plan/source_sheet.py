"""A sheet of the file as it stands there, read only: what each cell is used for, and for which indicator.

Model rows and columns count from 0, places in the file from 1, as everywhere else (`exchange/reading/workbook.py`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from exchange.reading.guards import column_letters, column_number
from exchange.reading.workbook import Merge, WorkbookCell, WorkbookSheet
from exchange.weights.table import SourceCell, WeightTable
from gui.figures import plain
from gui.theme import Colours, Pair, colours

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
ROOT = QModelIndex()
TOTALS: Final = ("weights.ignored.total", "weights.ignored.subtotal")
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
MOST_MERGES: Final = 5_000
"""Merged ranges that are shown merged; a sheet with more of them is no table of weights."""


class Use(Enum):
    """What a cell of the file was read as."""

    NAME = "name"
    WEIGHT = "weight"
    TOTAL = "total"
    ASIDE = "aside"


def place_of(text: str) -> Place | None:
    """Row and column of a place such as "D4"; None for what names no cell."""
    found = _CELL.fullmatch(text)
    return None if found is None else (int(found[2]), column_number(found[1]))


def pair_of(use: Use, tokens: Colours) -> Pair:
    """The colours of what a cell was read as."""
    return {
        Use.NAME: tokens.pending,
        Use.WEIGHT: tokens.good,
        Use.TOTAL: tokens.missing,
        Use.ASIDE: tokens.not_applicable,
    }[use]


@dataclass(frozen=True, slots=True)
class CellsRead:
    """What the cells of a sheet were read as. `owners`: the line (an indicator, an entry) that a cell belongs to;
    `reasons`: row → why it was left aside, as a key of `exchange.wording`."""

    uses: Mapping[Place, Use] = field(default_factory=dict)
    owners: Mapping[Place, int] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)


def cells_of_weights(sheet: WorkbookSheet, table: WeightTable) -> CellsRead:
    """The cells that a table of weights was read from; owners are positions in `WeightTable.nodes`."""
    reasons = {one.row: one.reason for one in table.ignored}
    return CellsRead(_uses(sheet, table), _owners(sheet, table), reasons)


def _uses(sheet: WorkbookSheet, table: WeightTable) -> dict[Place, Use]:
    """Which cells of the sheet were read, and as what; rows left aside are all their cells."""
    rows = {one.row: Use.TOTAL if one.reason in TOTALS else Use.ASIDE for one in table.ignored}
    found = {place: rows[place[0]] for place in sheet.cells if place[0] in rows}
    for node in table.nodes:
        for cell, use in (*((cell, Use.WEIGHT) for cell in node.weight_cells), (node.name_cell, Use.NAME)):
            if cell is not None and cell.sheet == sheet.name:
                found[cell.row, cell.column] = use
    return found


def _owners(sheet: WorkbookSheet, table: WeightTable) -> dict[Place, int]:
    """The indicator that each cell names or weighs, as its position in `WeightTable.nodes`; weights go first."""
    found: dict[Place, int] = {}
    for position, node in enumerate(table.nodes):
        if node.name_cell is not None and node.name_cell.sheet == sheet.name:
            found.setdefault((node.name_cell.row, node.name_cell.column), position)
    for position, node in enumerate(table.nodes):
        for cell in node.weight_cells:
            place = (cell.row, cell.column)
            if cell.sheet == sheet.name and cell != node.name_cell:
                found[place] = position
    return found


class SourceSheet(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = WorkbookSheet(name="", cells={})
        self._read = CellsRead()

    @property
    def sheet(self) -> WorkbookSheet:
        return self._sheet

    def show(self, sheet: WorkbookSheet, read: CellsRead) -> bool:
        """Show a sheet and what it was read as. False where only the reading is new: the cells stay as they are."""
        if sheet is self._sheet:
            self._read = read
            if self.rowCount() and self.columnCount():
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return False
        self.beginResetModel()
        self._sheet, self._read = sheet, read
        self.endResetModel()
        return True

    @property
    def spans(self) -> tuple[Merge, ...]:
        """The merged ranges, cut to what is shown."""
        inside = (one for one in self._sheet.merges if one.top <= self.rowCount() and one.left <= self.columnCount())
        cut = (
            Merge(one.top, one.left, min(one.bottom, self.rowCount()), min(one.right, self.columnCount()))
            for one in inside
        )
        return tuple(one for one in cut if (one.top, one.left) != (one.bottom, one.right))[:MOST_MERGES]

    def owner(self, index: Index) -> int | None:
        """The line that the cell belongs to."""
        return self._read.owners.get(self._anchor(index)) if index.isValid() else None

    def use(self, index: Index) -> Use | None:
        return self._read.uses.get(self._anchor(index)) if index.isValid() else None

    def reason(self, index: Index) -> str:
        """Why the row of the cell was left aside: a key of `exchange.wording`, or nothing."""
        return self._read.reasons.get(index.row() + 1, "") if index.isValid() else ""

    def at(self, place: Place) -> QModelIndex:
        """The index of a place of the file, through merged ranges."""
        row, column = self._sheet.anchor(*place)
        return self.index(row - 1, column - 1)

    def places(self, cells: Iterable[SourceCell]) -> list[QModelIndex]:
        """The indexes of cells of this sheet."""
        found = (self.at((cell.row, cell.column)) for cell in cells if cell.sheet == self._sheet.name)
        return [index for index in found if index.isValid()]

    def whole_text(self, index: Index) -> str:
        """All that stands in a cell, in one line."""
        cell = self._cell(index)
        return "" if cell is None else " ".join(_shown(cell).split())

    # what Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._sheet.rows

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._sheet.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                cell = self._cell(index)
                return None if cell is None else _shown(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index)
            case Qt.ItemDataRole.BackgroundRole if (pair := self._pair(index)) is not None:
                return QColor(pair.back)
            case Qt.ItemDataRole.ForegroundRole if (pair := self._pair(index)) is not None:
                return QColor(pair.text)
            case Qt.ItemDataRole.FontRole if (font := self._font(index)) is not None:
                return font
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column_letters(index.column() + 1)}{index.row() + 1} {self.whole_text(index)}".strip()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        across = orientation is Qt.Orientation.Horizontal
        hidden = section + 1 in (self._sheet.hidden_columns if across else self._sheet.hidden_rows)
        name = column_letters(section + 1) if across else str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Hidden in the file") if hidden else None
        return self.tr("{name} hidden").format(name=name) if hidden else name

    # one cell

    def _anchor(self, index: Index) -> Place:
        return self._sheet.anchor(index.row() + 1, index.column() + 1)

    def _cell(self, index: Index) -> WorkbookCell | None:
        return self._sheet.cell(index.row() + 1, index.column() + 1) if index.isValid() else None

    def _alignment(self, index: Index) -> int:
        merge = self._sheet.merge(index.row() + 1, index.column() + 1)
        if merge is not None and merge.right > merge.left:
            return CENTRE
        cell = self._cell(index)
        return RIGHT if cell is not None and cell.kind == "number" else LEFT

    def _pair(self, index: Index) -> Pair | None:
        use = self.use(index)
        return None if use is None else pair_of(use, colours())

    def _font(self, index: Index) -> QFont | None:
        cell = self._cell(index)
        hidden = index.row() + 1 in self._sheet.hidden_rows or index.column() + 1 in self._sheet.hidden_columns
        if not (hidden or (cell is not None and cell.struck)):
            return None
        font = QFont()
        font.setItalic(hidden)
        font.setStrikeOut(cell is not None and cell.struck)
        return font

    def _tip(self, index: Index) -> str | None:
        cell = self._cell(index)
        if cell is None:
            return None
        lines = [cell.text]
        if cell.formula:
            lines.append(self.tr("computed by the file"))
        if cell.comment:
            lines.append(self.tr("Comment: {text}").format(text=cell.comment))
        return "\n".join(lines).replace("<", "‹")


def _shown(cell: WorkbookCell) -> str:
    """A cell as the file shows it: 0.05 in a percent format is 5%."""
    if cell.percent and cell.kind == "number":
        try:
            return f"{plain(Decimal(cell.text) * 100)}%"
        except InvalidOperation:
            return cell.text
    return cell.text
