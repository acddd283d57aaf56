"""The tree of a table of weights beside this year's plan, as a Qt model: what is taken over, and what it would do.

An index holds the position of its node in `WeightTable.nodes`. The check box of a row says whether its match with
an indicator of the plan is used; similar names start without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from exchange.matching import NameMatch
from exchange.take_over import match, new_weight, take_over, take_over_tree
from exchange.weight_table import WeightTable
from gui.figures import plain
from gui.theme import colours
from scoring.plan import Plan

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    NAME = 0
    LAST = 1
    NOW = 2
    MATCH = 3
    PLACE = 4


@dataclass(frozen=True, slots=True)
class Counts:
    changed: int
    same: int
    new: int
    to_confirm: int
    unmatched: int


class TakeOverTree(QAbstractItemModel):
    chosen = Signal()
    """Which matches are used, or how, has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = WeightTable(name="")
        self._plan = Plan(id="", title="", year=0)
        self._matches: tuple[NameMatch, ...] = ()
        self._used: set[int] = set()
        self._row: dict[int, int] = {}
        self.whole_tree = False

    def show(self, table: WeightTable, plan: Plan) -> None:
        """Start afresh with a table and the plan it would change."""
        self.beginResetModel()
        self._table, self._plan = table, plan
        self._matches = match(table, plan)
        self._used = {one.source for one in self._matches if one.sure}
        self._row = {at: row for siblings in table.children.values() for row, at in enumerate(siblings)}
        self.endResetModel()
        self.chosen.emit()

    def take_whole_tree(self, whole: bool) -> None:
        self.whole_tree = whole
        self._announce()
        self.chosen.emit()

    @property
    def used(self) -> tuple[NameMatch, ...]:
        """The matches that are taken: sure ones that were not unticked, similar ones that were ticked."""
        return tuple(one for one in self._matches if one.source in self._used)

    def new_plan(self) -> Plan:
        """What would be written. Raises Refused where a rule still needs an indicator that would vanish."""
        way = take_over_tree if self.whole_tree else take_over
        return way(self._table, self.used, self._plan)

    def counts(self) -> Counts:
        changed = same = new = to_confirm = unmatched = 0
        for one in self._matches:
            if one.source not in self._used:
                to_confirm += one.how == "similar"
                unmatched += one.how != "similar"
                new += self.whole_tree
            elif self._after(one) in (None, self._before(one)):
                same += 1
            else:
                changed += 1
        return Counts(changed, same, new, to_confirm, unmatched)

    # what there is

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(Column)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        below = self._below(parent)
        if not 0 <= row < len(below) or not 0 <= column < len(Column):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject's own parent() is another
        above = self._table.nodes[index.internalId()].parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(self._row[above], 0, above)

    def at_place(self, place: str) -> QModelIndex:
        """The row whose weight or name stands in this cell of the file."""
        for at, node in enumerate(self._table.nodes):
            if place and node.place == place:
                return self.createIndex(self._row[at], 0, at)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, column = index.internalId(), Column(index.column())
        one = self._matches[at]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(at, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._whole_text(at, column).replace("<", "‹")
            case Qt.ItemDataRole.CheckStateRole if column is Column.MATCH and one.target is not None:
                return Qt.CheckState.Checked if at in self._used else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column in (Column.LAST, Column.NOW):
                return RIGHT
            case Qt.ItemDataRole.FontRole if self._is_bold(at, column):
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.BackgroundRole if self._is_doubtful(one, column):
                return QColor(colours().doubtful.back)
            case Qt.ItemDataRole.ForegroundRole if self._is_doubtful(one, column):
                return QColor(colours().doubtful.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (Column.LAST, Column.NOW):
            return RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Indicator of last year"),
            self.tr("Last year"),
            self.tr("This year"),
            self.tr("Indicator of this year"),
            self.tr("Cell"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        matched = index.isValid() and self._matches[index.internalId()].target is not None
        return shown | Qt.ItemFlag.ItemIsUserCheckable if matched and index.column() == Column.MATCH else shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._used.add(index.internalId())
        else:
            self._used.discard(index.internalId())
        self._announce()
        self.chosen.emit()
        return True

    def toggle(self, index: Index) -> bool:
        """Use the match of a row, or do not; False where there is none."""
        box = self.index(index.row(), Column.MATCH, self.parent(index))
        state = self.data(box, Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return False
        other = Qt.CheckState.Unchecked if state is Qt.CheckState.Checked else Qt.CheckState.Checked
        return self.setData(box, other, Qt.ItemDataRole.CheckStateRole)

    # one row

    def _text(self, at: int, column: Column) -> str:
        node = self._table.nodes[at]
        match column:
            case Column.NAME:
                return node.name
            case Column.LAST:
                return "—" if node.weight is None else plain(node.weight)
            case Column.NOW:
                return self._change(self._matches[at])
            case Column.MATCH:
                return self._match_text(self._matches[at])
            case Column.PLACE:
                return node.place

    def _whole_text(self, at: int, column: Column) -> str:
        node = self._table.nodes[at]
        if column is Column.NAME:
            return " › ".join(self._table.paths[at])
        if column is Column.LAST and node.written:
            return self.tr("Written in the file: {text}").format(text=node.written)
        return self._text(at, column)

    def _change(self, one: NameMatch) -> str:
        """This year's weight as it is, and as it would be."""
        after = self._after(one)
        if one.target is None or one.source not in self._used:
            if self.whole_tree:
                return plain(after) if after is not None else "0"
            return "—" if one.target is None else plain(self._before(one))
        before = self._before(one)
        if after is None or after == before:
            return plain(before)
        return f"{plain(before)} → {plain(after)}"

    def _match_text(self, one: NameMatch) -> str:
        if one.target is None:
            return self.tr("new") if self.whole_tree else self.tr("none: left out")
        name = self._plan.indicator[one.target].name
        match one.how:
            case "exact":
                return name
            case "normalised":
                return self.tr("{name} (written differently)").format(name=name)
            case _:
                return self.tr("{name} (similar: confirm)").format(name=name)

    def _before(self, one: NameMatch) -> Decimal:
        assert one.target is not None
        return self._plan.indicator[one.target].weight

    def _after(self, one: NameMatch) -> Decimal | None:
        if one.target is not None and not self.whole_tree and self._plan.indicator[one.target].reference_only:
            return None
        return new_weight(self._table, self._table.nodes[one.source], self._plan)

    def _is_bold(self, at: int, column: Column) -> bool:
        if column is Column.NOW:
            return "→" in self._change(self._matches[at])
        return column <= Column.LAST and not self._table.nodes[at].is_leaf

    def _is_doubtful(self, one: NameMatch, column: Column) -> bool:
        return column is Column.MATCH and one.how == "similar" and one.source not in self._used

    def _below(self, index: Index) -> Sequence[int]:
        return self._table.children.get(index.internalId() if index.isValid() else None, ())

    def _announce(self, parent: QModelIndex = ROOT) -> None:
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, len(Column) - 1, parent))
        for row in range(rows):
            self._announce(self.index(row, 0, parent))
