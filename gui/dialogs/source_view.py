"""The sheet of a file as a grid to read: merged cells merged, the cells of one indicator chosen together."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStyledItemDelegate, QWidget

from exchange.reading.guards import column_letters
from exchange.reading.workbook import WorkbookSheet
from exchange.weights.choices import COLUMN_OPTIONS, ROW_OPTIONS
from exchange.wording import option_text
from gui.language import current
from gui.models.plan.source_sheet import CellsRead, SourceSheet, Use, pair_of
from gui.theme import colours, paint
from gui.widgets.table import ReadTable

NARROWEST: Final = 44
WIDEST: Final = 190
LOOKED_AT: Final = 120
"""Rows that decide how wide a column is."""
MOST_SPANS: Final = 2_000


class SourceView(ReadTable):
    moved = Signal()
    """Somebody went to another cell, by mouse or key."""
    switched = Signal(str, str)
    """Key and option: read the current rows or column so."""

    def __init__(self, parent: QWidget | None = None, *, can_be_switched: bool = True) -> None:
        """`can_be_switched`: rows and columns offer other ways of reading them."""
        self._can_be_switched = can_be_switched
        self.sheet_model = SourceSheet()
        super().__init__(self.sheet_model, parent, whole_rows=False)
        self.sheet_model.setParent(self)
        self.setItemDelegate(QStyledItemDelegate(self))  # tints, fonts and wrapping are those of the model
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().show()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._following = False
        self.selectionModel().currentChanged.connect(self._tell)

    def show_sheet(self, sheet: WorkbookSheet, read: CellsRead) -> None:
        """Show a sheet with what was read from it; the current cell stays where only the reading is new."""
        self._following = True
        try:
            if self.sheet_model.show(sheet, read):
                self.clearSpans()
                for merge in self.sheet_model.spans[:MOST_SPANS]:
                    height, width = merge.bottom - merge.top + 1, merge.right - merge.left + 1
                    self.setSpan(merge.top - 1, merge.left - 1, height, width)
                self._fit_columns(sheet)
        finally:
            self._following = False

    def choose_cells(self, indexes: Sequence[QModelIndex]) -> None:
        """Choose cells together and bring the last one, which is the weight, into view; without telling `moved`."""
        self._following = True
        try:
            chosen = QItemSelection()
            for index in indexes:
                chosen.select(index, index)
            flag = QItemSelectionModel.SelectionFlag
            if indexes:
                self.selectionModel().setCurrentIndex(indexes[-1], flag.NoUpdate)
                for index in (indexes[0], indexes[-1]):
                    self.scrollTo(index)
            self.selectionModel().select(chosen, flag.ClearAndSelect)
        finally:
            self._following = False

    def readings_menu(self) -> QMenu | None:
        """What the chosen rows and the current column can be read as; None where no cell is current."""
        index = self.currentIndex()
        if not index.isValid() or not self._can_be_switched:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = {one.row() + 1 for one in self.selectionModel().selectedIndexes()} | {index.row() + 1}
        top, bottom = min(rows), max(rows)
        shown = str(top) if top == bottom else f"{top}—{bottom}"
        header = menu.addAction(self.tr("Row {rows} is the header").format(rows=shown))
        header.triggered.connect(partial(self.switched.emit, "header", f"{top}-{bottom}"))
        column = column_letters(index.column() + 1)
        menu.addSeparator()
        self._offer(menu, self.tr("Column {column}: {way}"), {"column": column}, f"column.{column}", COLUMN_OPTIONS)
        menu.addSeparator()
        if top == bottom:
            self._offer(menu, self.tr("Row {row}: {way}"), {"row": str(top)}, f"row.{top}", ROW_OPTIONS)
        return menu

    def _offer(self, menu: QMenu, text: str, facts: Mapping[str, str], key: str, options: Sequence[str]) -> None:
        for option in options:
            action = menu.addAction(text.format(way=option_text(option, current()), **facts))
            action.triggered.connect(partial(self.switched.emit, key, option))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_menu(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click, or the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self._open_menu(event.globalPos())
        else:
            self._open_menu(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def _open_menu(self, at: QPoint) -> None:
        menu = self.readings_menu()
        if menu is not None:
            menu.popup(at)
            menu.setActiveAction(menu.actions()[0])

    def _tell(self) -> None:
        if not self._following:
            self.moved.emit()

    def _fit_columns(self, sheet: WorkbookSheet) -> None:
        metrics = self.fontMetrics()
        for column in range(sheet.columns):
            widths = [metrics.horizontalAdvance(text) for text in self._texts(sheet, column + 1)]
            self.setColumnWidth(column, min(WIDEST, max([NARROWEST, *(width + 14 for width in widths)])))

    def _texts(self, sheet: WorkbookSheet, column: int) -> Iterable[str]:
        """What stands in a column alone: a title over the whole table does not make its first column wide."""
        for row in range(1, min(sheet.rows, LOOKED_AT) + 1):
            cell, merge = sheet.cells.get((row, column)), sheet.merge(row, column)
            if cell is not None and (merge is None or merge.left == merge.right):
                yield from str(self.sheet_model.index(row - 1, column - 1).data() or "").splitlines()


class UseLegend(QWidget):
    """What the tints of the cells mean."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = {use: QLabel() for use in Use}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for use, label in self._labels.items():
            label.setContentsMargins(5, 0, 5, 0)
            paint(label, pair_of(use, colours(self)))
            row.addWidget(label)
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            Use.NAME: self.tr("name"),
            Use.WEIGHT: self.tr("weight"),
            Use.TOTAL: self.tr("total"),
            Use.ASIDE: self.tr("left aside"),
        }
        for use, label in self._labels.items():
            label.setText(words[use])
