"""The tree of indicators of the open assessment, as a Qt model that follows the document.

An index holds the position of its indicator in `plan.indicators`, never a Python object. A plan of another shape
(indicators added, removed or moved) resets the model; the page keeps selection and folding by uid.
"""

from dataclasses import replace
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.figures import plain
from gui.language import current
from gui.theme import colours
from scoring.checks import weight_sums
from scoring.plan import Indicator, Plan

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    NAME = 0
    WEIGHT = 1
    SHARE = 2
    UNIT = 3
    METHOD = 4
    DEPARTMENT = 5


def share(node: Indicator, plan: Plan) -> str:
    """What part of its parent's weight an indicator has, in percent with at most one place; "" where there is none."""
    whole = plan.full_score if node.parent is None else plan.indicator[node.parent].weight
    return f"{plain((node.weight * 100 / whole).quantize(Decimal('0.1')))}%" if whole else ""


class PlanTree(QAbstractItemModel):
    refused = Signal(str)
    """Why something typed was not taken over."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._take(document.assessment.plan)
        document.opened.connect(self._reset)
        document.changed.connect(self._follow)

    # what there is

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._below.get(self._code(parent), ()))

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(Column)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        below = self._below.get(self._code(parent), ())
        if not 0 <= row < len(below) or not 0 <= column < len(Column):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject's own parent() is another
        if not index.isValid():
            return QModelIndex()
        code = self.indicator(index).parent
        return QModelIndex() if code is None else self.place(code)

    def indicator(self, index: Index) -> Indicator:
        return self.plan.indicators[index.internalId()]

    def place(self, code: str, column: int = Column.NAME) -> QModelIndex:
        """Where an indicator stands; an invalid index for an unknown code."""
        position = self._position.get(code)
        if position is None:
            return QModelIndex()
        row = self._below[self.plan.indicators[position].parent].index(position)
        return self.createIndex(row, column, position)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node, column = self.indicator(index), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(node, column)
            case Qt.ItemDataRole.EditRole:
                return plain(node.weight) if column is Column.WEIGHT else self._text(node, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column in (Column.WEIGHT, Column.SHARE) else None
            case Qt.ItemDataRole.ToolTipRole:
                return f"{node.code}  {node.name}".replace("<", "‹") if column is Column.NAME else None
            case Qt.ItemDataRole.FontRole if node.is_group and column <= Column.SHARE:
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.BackgroundRole if column is Column.WEIGHT and self._unequal(node) is not None:
                return QColor(colours().short.back)
            case Qt.ItemDataRole.ForegroundRole if column is Column.WEIGHT and self._unequal(node) is not None:
                return QColor(colours().short.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (Column.WEIGHT, Column.SHARE):
            return RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Indicator"),
            self.tr("Weight"),
            self.tr("% of parent"),
            self.tr("Unit"),
            self.tr("Scoring rule"),
            self.tr("Department"),
        )[section]

    def _text(self, node: Indicator, column: Column) -> str:
        match column:
            case Column.NAME:
                return node.name
            case Column.WEIGHT:
                found = self._unequal(node)
                return plain(node.weight) if found is None else f"{plain(node.weight)} ≠ {plain(found)}"
            case Column.SHARE:
                return share(node, self.plan)
            case Column.UNIT:
                return node.unit
            case Column.METHOD:
                if node.method is None:
                    return self.tr("{count} items").format(count=len(self.plan.children.get(node.code, ())))
                return word(f"method.{node.method}", current())
            case Column.DEPARTMENT:
                return node.department

    def _unequal(self, node: Indicator) -> Decimal | None:
        return self._sums.get(node.code)

    # editing

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._document.read_only:
            return shown
        locked = index.column() == Column.WEIGHT and self.indicator(index).reference_only
        editable = index.column() in (Column.NAME, Column.WEIGHT, Column.DEPARTMENT) and not locked
        return shown | Qt.ItemFlag.ItemIsEditable if editable else shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        node, text = self.indicator(index), str(value).strip()
        if index.column() == Column.WEIGHT:
            return self._set_weight(node, text)
        if index.column() == Column.DEPARTMENT:
            label = self.tr("Department of {name}").format(name=node.name)
            return self._store(label, node, replace(node, department=text))
        if not text:
            self.refused.emit(self.tr("An indicator needs a name: it stays “{name}”.").format(name=node.name))
            return False
        return self._store(self.tr("Rename {name}").format(name=node.name), node, replace(node, name=text))

    def objection(self, index: Index, text: str) -> str:
        """Why `text` cannot be the weight at `index`; "" where it can."""
        if self._document.read_only:
            return self.tr("Nothing can be changed here: the file is opened for reading only.")
        if self.indicator(index).reference_only:
            return self.tr("This indicator is shown but never scored: its weight stays 0.")
        number, weight = parse_number(text), plain(self.indicator(index).weight)
        if not text.strip():
            return self.tr("A weight cannot be left blank: it stays {weight}. What is not scored weighs 0.").format(
                weight=weight
            )
        if not isinstance(number, Number):
            return self.tr(
                "“{text}” is not a number: the weight stays {weight}. Write digits, with a point before decimals."
            ).format(text=text.strip(), weight=weight)
        if number.value < 0:
            return self.tr("A weight cannot be below 0: it stays {weight}.").format(weight=weight)
        return ""

    def _set_weight(self, node: Indicator, text: str) -> bool:
        reason = self.objection(self.place(node.code), text)
        number = parse_number(text)
        if reason or not isinstance(number, Number):
            self.refused.emit(reason)
            return False
        label = self.tr("Weight of {name} {old} → {new}").format(
            name=node.name, old=plain(node.weight), new=plain(number.value)
        )
        return self._store(label, node, replace(node, weight=number.value))

    def _store(self, label: str, old: Indicator, new: Indicator) -> bool:
        if new == old:
            return True
        return self._document.plan(label, self.plan.with_indicator(new)) is not None

    # following

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        self._position = {node.code: number for number, node in enumerate(plan.indicators)}
        self._below: dict[str | None, list[int]] = {}
        for number, node in enumerate(plan.indicators):
            self._below.setdefault(node.parent, []).append(number)
        self._sums = {total.parent: total.found for total in weight_sums(plan) if total.parent and total.difference}

    def _code(self, index: Index) -> str | None:
        return self.indicator(index).code if index.isValid() else None

    def _reset(self) -> None:
        self.beginResetModel()
        self._take(self._document.assessment.plan)
        self.endResetModel()

    def _follow(self) -> None:
        new, old = self._document.assessment.plan, self.plan
        if [(node.uid, node.code, node.parent) for node in new.indicators] != [
            (node.uid, node.code, node.parent) for node in old.indicators
        ]:
            self._reset()
            return
        self._take(new)
        if new is not old:
            self._announce(QModelIndex())

    def _announce(self, parent: QModelIndex) -> None:
        """One weight moves the sums above and the shares below: every row may look different."""
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, len(Column) - 1, parent))
        for row in range(rows):
            self._announce(self.index(row, 0, parent))

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._announce(QModelIndex())
