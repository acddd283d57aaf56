"""The cells that files which came back say otherwise: what stands there, what they say, which are taken.

At first all are taken but those that files say differently (of these one can be chosen, never two) and those that a
ledger fills. What somebody ticked or left out stays so whatever else changes in the document, unless it would now be
something else that is taken: then it is asked again.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from exchange.values.merging import Difference, Key, difference_of
from gui.models.returned.value_changes import shown_cell
from gui.theme import colours
from scoring.entries import Cell
from scoring.kept import Keeper
from scoring.plan import Plan

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    UNIT = 0
    ITEM = 1
    NOW = 2
    THEIRS = 3
    CHANGE = 4
    PROBLEM = 5
    FILE = 6


class ReturnedCells(QAbstractTableModel):
    chosen = Signal()
    """Other rows are taken now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = Plan(id="", title="", year=0)
        self.rows: tuple[Difference, ...] = ()
        self._taken: dict[Key, str] = {}
        """The file that is taken for a cell; none: nothing is."""
        self._decided: dict[Key, tuple[str, object]] = {}
        """By hand: the file ("": none), and what there was to choose from."""

    def show(self, rows: Sequence[Difference], plan: Plan) -> None:
        self.beginResetModel()
        self.rows, self._plan = tuple(rows), plan
        self._taken = {one.key: one.file for one in rows if not one.waits}
        for key, choices in self._choices().items():
            file, among = self._decided.get(key, ("", None))
            if key in self._decided and not file:
                self._taken.pop(key, None)
            elif among == choices:
                self._taken[key] = file
        self.endResetModel()
        self.chosen.emit()

    def forget(self) -> None:
        """Nothing is decided any more: what was read is taken over, or put away."""
        self._decided.clear()

    def _choices(self) -> dict[Key, object]:
        """What can be taken for each cell, and why somebody has to choose."""
        found: dict[Key, list[object]] = {}
        for one in self.rows:
            found.setdefault(one.key, []).append((one.file, one.after, one.overtaken, one.kept))
        return {key: tuple(choices) for key, choices in found.items()}

    def row_of(self, one: Difference) -> int | None:
        """Where the same cell of the same file stands now."""
        return next((at for at, row in enumerate(self.rows) if (row.key, row.file) == (one.key, one.file)), None)

    def edits(self) -> Mapping[Key, Cell | None]:
        """What is taken, for the store."""
        return {one.key: one.after for one in self.rows if self._taken.get(one.key) == one.file}

    def undecided(self) -> int:
        """How many cells nothing was chosen for that wait for somebody's decision."""
        return len({one.key for one in self.rows if one.waits and one.key not in self._taken})

    def toggle(self, rows: Sequence[int]) -> None:
        """Take rows or leave them: all of them as the first one is not."""
        if not rows:
            return
        first = self.rows[rows[0]]
        take = self._taken.get(first.key) != first.file
        for row in rows:
            one = self.rows[row]
            if take:
                self._taken[one.key] = one.file
            elif self._taken.get(one.key) == one.file:
                del self._taken[one.key]
        choices = self._choices()
        for key in {self.rows[row].key for row in rows}:
            self._decided[key] = self._taken.get(key, ""), choices[key]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Column) - 1))
        self.chosen.emit()

    # what Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self.rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                text = self._text(one, column)
                return text.replace("<", "‹") if role == Qt.ItemDataRole.ToolTipRole else text
            case Qt.ItemDataRole.CheckStateRole if column is Column.UNIT:
                taken = self._taken.get(one.key) == one.file
                return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column in (Column.NOW, Column.THEIRS, Column.CHANGE):
                return RIGHT
            case Qt.ItemDataRole.BackgroundRole if one.waits and column is Column.PROBLEM:
                return QColor(colours().wrong.back)
            case Qt.ItemDataRole.ForegroundRole if one.waits and column is Column.PROBLEM:
                return QColor(colours().wrong.text)
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
        return (
            self.tr("Unit"),
            self.tr("Item"),
            self.tr("Now"),
            self.tr("Returned"),
            self.tr("Change"),
            self.tr("Problem"),
            self.tr("From"),
        )[section]

    def _why_kept(self, kept: Keeper) -> str:
        if kept == "marks":
            return self.tr("Marks of judges stand here: ticked, theirs replace them")
        if kept == "ballots":
            return self.tr("Counted from ballots that were read out: ticked, it is changed by hand")
        return self.tr("Counted from a ledger: ticked, it is entered by hand")

    def _text(self, one: Difference, column: Column) -> str:
        match column:
            case Column.UNIT:
                return self._plan.unit[one.unit].name
            case Column.ITEM:
                return self._plan.item[one.item].name
            case Column.NOW:
                return shown_cell(one.before)
            case Column.THEIRS:
                return shown_cell(one.after)
            case Column.CHANGE:
                return difference_of(one)
            case Column.PROBLEM:
                if one.kept:
                    return self._why_kept(one.kept)
                if one.overtaken:
                    return self.tr("Changed here, too: choose")
                return self.tr("Files differ: choose one") if one.conflict else ""
            case Column.FILE:
                return f"{one.file} {one.place}".strip()
