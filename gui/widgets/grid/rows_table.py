"""A small table that is typed into: rows of text, and always a blank one at the end to go on with.

Enter goes down, Tab to the right and from the last cell out of the table; Insert puts a row in, Ctrl+Delete takes one
out, Alt+Up and Alt+Down move it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from exchange.expression_text import Offer
from gui.theme import colours
from gui.widgets.plan.expression_line import ExpressionLine

AnyIndex = QModelIndex | QPersistentModelIndex
Rows = tuple[tuple[str, ...], ...]
TALLEST: Final = 7
"""Rows that are shown without scrolling."""


class _Cell(QStyledItemDelegate):
    """Tells what is being typed, before it is taken over."""

    def __init__(self, table: "RowsTable") -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        row, column = index.row(), index.column()
        if column in self._table.expressions:
            self._table.line = ExpressionLine(parent)
            self._table.line.set_offers(self._table.offers)
        editor = self._table.line or QLineEdit(parent)
        editor.setMaxLength(500)
        editor.setFrame(False)
        editor.textEdited.connect(lambda text: self._table.typing(row, column, text))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """While something is offered, its keys are the line's and not the table's."""
        if isinstance(editor, ExpressionLine) and isinstance(event, QKeyEvent) and editor.chooses(event.key()):
            return False
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Once, when the line opens: a mark on the cell must not undo what is being typed."""
        if isinstance(editor, QLineEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class RowsTable(QTableWidget):
    typed = Signal(object)
    """Rows: what stands in the table, with what is being typed."""
    accepted = Signal()
    """A cell was left: what stands there counts."""
    left = Signal()
    """Escape, with no cell being typed into."""

    def __init__(self, expressions: tuple[int, ...] = ()) -> None:
        """`expressions`: the columns in which one is typed; `offers` is what it may name."""
        super().__init__(0, 0)
        self.expressions = expressions
        self.offers: tuple[Offer, ...] = ()
        self.line: ExpressionLine | None = None
        """The one that is open."""
        self._fixed: tuple[int, ...] = ()
        self.tallest = TALLEST
        self.grows = True
        """Is there a blank row at the end, and may rows come and go?"""
        self.setItemDelegate(_Cell(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        trigger = self.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.cellChanged.connect(self._changed)

    def show_rows(
        self,
        headings: Sequence[str],
        rows: Rows,
        wrong: Mapping[int, str] | None = None,
        *,
        grows: bool = True,
        fixed: tuple[int, ...] = (),
        positions: Mapping[int, int] | None = None,
    ) -> None:
        """`wrong`: why a row cannot be read, by row; `positions`: where in its expression; `fixed`: columns that are
        not typed into."""
        if self.state() == self.State.EditingState:
            self.mark(wrong or {})
            if self.line is not None:
                self.line.mark_at((positions or {}).get(self.currentRow(), 0))
            return
        self.grows, self._fixed = grows, fixed
        blocked = self.blockSignals(True)
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        wanted = [*rows, ("",) * len(headings)] if grows else list(rows)
        at = (max(self.currentRow(), 0), max(self.currentColumn(), 0))
        self.setRowCount(len(wanted))
        for row, cells in enumerate(wanted):
            for column, text in enumerate(cells):
                self._put(row, column, text)
        if wanted:
            self.setCurrentCell(min(at[0], len(wanted) - 1), min(at[1], len(headings) - 1))
        self.blockSignals(blocked)
        if not self.hasFocus():
            self.clearSelection()
        self.mark(wrong or {})
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags if column in self._fixed else flags | Qt.ItemFlag.ItemIsEditable)

    def mark(self, wrong: Mapping[int, str]) -> None:
        """Show which rows cannot be read, and why."""
        blocked = self.blockSignals(True)
        tokens = colours(self)
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item is None:
                    continue
                reason = wrong.get(row, "")
                item.setToolTip(reason.replace("<", "‹"))
                item.setData(Qt.ItemDataRole.BackgroundRole, QColor(tokens.wrong.back) if reason else None)
                item.setData(Qt.ItemDataRole.ForegroundRole, QColor(tokens.wrong.text) if reason else None)
        self.blockSignals(blocked)

    def rows(self) -> Rows:
        """What stands in the table, without the blank rows."""
        return self._without_blank([self._texts(row) for row in range(self.rowCount())])

    def _texts(self, row: int) -> list[str]:
        found = []
        for column in range(self.columnCount()):
            item = self.item(row, column)
            found.append("" if item is None else item.text())
        return found

    def _without_blank(self, rows: list[list[str]]) -> Rows:
        if not self.grows:
            return tuple(tuple(row) for row in rows)
        return tuple(tuple(row) for row in rows if any(cell.strip() for cell in row))

    def typing(self, row: int, column: int, text: str) -> None:
        """What is being typed into a cell."""
        rows = [self._texts(number) for number in range(self.rowCount())]
        rows[row][column] = text
        self.typed.emit(self._without_blank(rows))

    def _changed(self, _row: int, _column: int) -> None:
        self.typed.emit(self.rows())
        self.accepted.emit()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == self.State.EditingState:  # a key that the line did not want: the delegate sees to it
            super().keyPressEvent(event)
            return
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            last = self.currentColumn() == self.columnCount() - 1
            self._go(self.currentRow() + 1, 0 if last else self.currentColumn())
        elif key == Qt.Key.Key_Insert:
            self.insert_row()
        elif key == Qt.Key.Key_Delete and control:
            self.delete_row()
        elif key == Qt.Key.Key_Delete:
            self._clear()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and from the last one (and from a blank row) out of the table."""
        row, column = self.currentRow(), self.currentColumn() + (1 if forward else -1)
        if column >= self.columnCount():
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, self.columnCount() - 1
        blank = forward and column != 0 and self.grows and not any(cell.strip() for cell in self._texts(row))
        if 0 <= row < self.rowCount() and not blank:
            self.setCurrentCell(row, column)
            return True
        return super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.line = None
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            last = self.currentColumn() == self.columnCount() - 1
            self._go(self.currentRow() + (1 if last else 0), 0 if last else self.currentColumn() + 1)
        elif hint == QAbstractItemDelegate.EndEditHint.EditNextItem:
            self.focusNextPrevChild(True)
        elif hint == QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            self.focusNextPrevChild(False)
        elif hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.typed.emit(self.rows())

    def _go(self, row: int, column: int) -> None:
        while column in self._fixed and column < self.columnCount() - 1:
            column += 1
        if row >= self.rowCount() and self.grows:
            blocked = self.blockSignals(True)
            self.setRowCount(row + 1)
            for number in range(self.columnCount()):
                self._put(row, number, "")
            self.blockSignals(blocked)
        if row < self.rowCount():
            self.setCurrentCell(row, column)

    def _set(self, rows: Sequence[Sequence[str]], current: int) -> None:
        heads = [self.horizontalHeaderItem(column) for column in range(self.columnCount())]
        headings = ["" if head is None else head.text() for head in heads]
        self.show_rows(headings, tuple(tuple(row) for row in rows), grows=self.grows, fixed=self._fixed)
        self.setCurrentCell(current, max(0, self.currentColumn()))
        self.typed.emit(self.rows())
        self.accepted.emit()

    def insert_row(self) -> None:
        """A blank row above the current one, to be typed into."""
        if not self.grows:
            return
        at = max(0, self.currentRow())
        blocked = self.blockSignals(True)
        self.insertRow(at)
        for column in range(self.columnCount()):
            self._put(at, column, "")
        self.setCurrentCell(at, 0)
        self.blockSignals(blocked)
        self.setFixedHeight(self.sizeHint().height())

    def delete_row(self) -> None:
        """Take the current row out."""
        rows, at = [self._texts(row) for row in range(self.rowCount())], self.currentRow()
        if self.grows and 0 <= at < len(rows) and any(cell.strip() for cell in rows[at]):
            del rows[at]
            self._set(self._without_blank(rows), at)

    def move_row(self, step: int) -> None:
        """Exchange the current row with the one above or below."""
        rows, at = list(self.rows()), self.currentRow()
        if self.grows and 0 <= at < len(rows) and 0 <= at + step < len(rows):
            rows[at], rows[at + step] = rows[at + step], rows[at]
            self._set(rows, at + step)

    def _clear(self) -> None:
        item = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            item.setText("")

    def _menu(self, at: QPoint) -> None:
        if not self.grows:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Insert a row (Insert)"), self.insert_row)
        menu.addAction(self.tr("Delete the row (Ctrl+Delete)"), self.delete_row)
        menu.addAction(self.tr("Move up (Alt+Up)"), lambda: self.move_row(-1))
        menu.addAction(self.tr("Move down (Alt+Down)"), lambda: self.move_row(1))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def sizeHint(self) -> QSize:
        rows = min(max(self.rowCount(), 2), self.tallest)
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + 4
        return QSize(super().sizeHint().width(), height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentItem() is not None:
            self.currentItem().setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.state() != self.State.EditingState:
            self.clearSelection()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        super().changeEvent(event)
