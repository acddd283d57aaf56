"""The tree of the plan with the keys of a spreadsheet: typing digits edits a weight, Enter goes down."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from gui.theme import colours, paint

Index = QModelIndex | QPersistentModelIndex
Objection = Callable[[Index, str], str]
"""Why a text cannot be the weight at an index; "" where it can."""


ROW_HEIGHT = 22


class RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)


class WeightDelegate(RowDelegate):
    """An editor for weights that stays open, marked, while what is typed is none."""

    objected = Signal(str)

    def __init__(self, objection: Objection, parent: QObject) -> None:
        super().__init__(parent)
        self._objection = objection

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        validator = _WeightValidator(self._objection, QPersistentModelIndex(index), editor)
        validator.objected.connect(self.objected)
        editor.setValidator(validator)
        return editor


class _WeightValidator(QValidator):
    """Lets everything be typed, but nothing be entered that is no weight."""

    objected = Signal(str)

    def __init__(self, objection: Objection, index: QPersistentModelIndex, editor: QLineEdit) -> None:
        super().__init__(editor)
        self._objection, self._index, self._editor = objection, index, editor
        self._reason = ""

    def validate(self, text: str, _position: int) -> QValidator.State:
        reason = self._objection(self._index, text) if self._index.isValid() else ""
        if reason != self._reason:
            self._reason = reason
            tokens = colours()
            paint(self._editor, tokens.wrong if reason else tokens.normal)
            self.objected.emit(reason)
        return QValidator.State.Intermediate if reason else QValidator.State.Acceptable

    def withdraw(self) -> None:
        """The editor closes: what was objected to is gone with it."""
        self._index = QPersistentModelIndex()
        self.validate("", 0)


class PlanView(QTreeView):
    objected = Signal(str)

    def __init__(self, weight_column: int, objection: Objection) -> None:
        super().__init__()
        self._weight_column, self._objection = weight_column, objection
        self.setItemDelegate(RowDelegate(self))
        delegate = WeightDelegate(objection, self)
        delegate.objected.connect(self.objected)
        self.setItemDelegateForColumn(weight_column, delegate)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(16)
        self.header().setStretchLastSection(True)

    def edit(  # type: ignore[override]
        self, index: Index, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        """Typing starts an editor in the weight column alone: elsewhere a letter looks for a name."""
        if trigger == QAbstractItemView.EditTrigger.AnyKeyPressed and index.column() != self._weight_column:
            return False
        return super().edit(index, trigger, event)

    def keyboardSearch(self, text: str) -> None:
        """Letters look for a name, except on a weight: there whoever types learns why it cannot be changed."""
        here = self.currentIndex()
        if here.isValid() and here.column() == self._weight_column:
            self.objected.emit(self._objection(here, text))
        else:
            super().keyboardSearch(text)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        validator = editor.validator() if isinstance(editor, QLineEdit) else None
        if isinstance(validator, _WeightValidator):
            validator.withdraw()
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not self._sideways(1 if key == Qt.Key.Key_Right else -1):
            super().keyPressEvent(event)

    def _sideways(self, columns: int) -> bool:
        """To the cell beside, as in a spreadsheet; on a name the keys first fold and unfold, and lead to its group."""
        here = self.currentIndex()
        folded = self.model().hasChildren(here) and not self.isExpanded(here)
        there = here.siblingAtColumn(here.column() + columns)
        if columns < 0 and here.column() == 0 and (folded or not self.model().hasChildren(here)):
            there = here.parent()
        if not there.isValid() or (columns > 0 and here.column() == 0 and folded):
            return False
        self.setCurrentIndex(there)
        return True

    def _step(self, rows: int) -> None:
        """Down or up by shown rows, in the same column."""
        here = self.currentIndex()
        there = self.indexBelow(here) if rows > 0 else self.indexAbove(here)
        if there.isValid():
            self.setCurrentIndex(there.siblingAtColumn(here.column()))
