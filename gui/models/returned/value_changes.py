"""What a file of data would change: for every entry that differs what stands there now and what the file says.

The check box of a row says whether it is taken; at first all are but those that a ledger fills.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from exchange.values.table import ValuesTable
from gui.models.entry.entry_text import state_word
from gui.theme import colours
from scoring.entries import Cell, Entries
from scoring.ledger_counts import following_cells, says
from scoring.plan import Plan

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    UNIT = 0
    ITEM = 1
    NOW = 2
    FILE = 3
    PLACE = 4


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One entry that the file would change. `place`: the cell of the file."""

    item: str
    unit: str
    before: Cell | None
    after: Cell
    place: str
    fed: bool = False
    """A ledger fills the cell, and the file says otherwise."""

    @property
    def overwrites(self) -> bool:
        """Something else stands there now."""
        return self.before is not None and (self.before.value is not None or self.before.state is not None)


def value_changes(table: ValuesTable, plan: Plan, entries: Entries) -> tuple[ValueChange, ...]:
    """The entries of a table that differ from those there are, unit by unit, in the order of the plan. The note that
    an entry has stays with it."""
    found = []
    fed = following_cells(plan, entries)
    for unit in plan.units:
        for item in plan.items:
            key = (item.code, unit.code)
            after, before = table.edits.get(key), entries.cell(*key)
            if after is None:
                continue
            if before is not None:
                after = Cell(after.value, after.state, before.note)
            if after != before:
                by_hand = key in fed and not says(after, fed[key])
                found.append(ValueChange(*key, before, after, table.places.get(key, ""), by_hand))
    return tuple(found)


class ValueChanges(QAbstractTableModel):
    chosen = Signal()
    """Other rows are taken now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = Plan(id="", title="", year=0)
        self.changes: tuple[ValueChange, ...] = ()
        self._decided: dict[tuple[str, str], bool] = {}
        """Is a row taken? Those that nobody has decided about are, but for what a ledger fills."""

    def show(self, changes: tuple[ValueChange, ...], plan: Plan) -> None:
        """Show changes; rows that were left out before stay left out."""
        self.beginResetModel()
        self.changes, self._plan = changes, plan
        self.endResetModel()
        self.chosen.emit()

    def forget(self) -> None:
        """Another file: nothing is decided yet."""
        self._decided.clear()

    def takes(self, one: ValueChange) -> bool:
        return self._decided.get((one.item, one.unit), not one.fed)

    def edits(self) -> Mapping[tuple[str, str], Cell]:
        """What is taken, for the store."""
        return {(one.item, one.unit): one.after for one in self.changes if self.takes(one)}

    def overwritten(self) -> int:
        """How many rows that are taken replace something else."""
        return sum(one.overwrites and self.takes(one) for one in self.changes)

    def toggle(self, rows: list[int]) -> None:
        """Take rows or leave them: all of them as the first one is not."""
        if rows:
            take = not self.takes(self.changes[rows[0]])
            self._decided |= {(self.changes[row].item, self.changes[row].unit): take for row in rows}
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))
        self.chosen.emit()

    # what Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        change, column = self.changes[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                text = self._text(change, column)
                return text.replace("<", "‹") if role == Qt.ItemDataRole.ToolTipRole else text
            case Qt.ItemDataRole.CheckStateRole if column is Column.UNIT:
                return Qt.CheckState.Checked if self.takes(change) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column in (Column.NOW, Column.FILE):
                return RIGHT
            case Qt.ItemDataRole.BackgroundRole if column is Column.NOW and change.overwrites:
                return QColor(colours().doubtful.back)
            case Qt.ItemDataRole.ForegroundRole if column is Column.NOW and change.overwrites:
                return QColor(colours().doubtful.text)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.UNIT:
            return False
        self.toggle([index.row()])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.UNIT else shown

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Unit"), self.tr("Item"), self.tr("Now"), self.tr("In the file"), self.tr("Cell"))[section]

    def _text(self, change: ValueChange, column: Column) -> str:
        match column:
            case Column.UNIT:
                return self._plan.unit[change.unit].name
            case Column.ITEM:
                return self._plan.item[change.item].name
            case Column.NOW:
                return shown_cell(change.before)
            case Column.FILE:
                return shown_cell(change.after)
            case Column.PLACE:
                return change.place


def shown_cell(cell: Cell | None) -> str:
    """What a cell says, in a table of differences."""
    if cell is None or (cell.value is None and cell.state is None):
        return "—"
    if cell.value is None:
        return "" if cell.state is None else state_word(cell.state)
    return str(cell.value)
