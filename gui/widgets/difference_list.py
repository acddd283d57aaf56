"""What a second pass has different, a row each: 1 the first value is right, 2 the second, Enter another, Esc back."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

LINES: Final = 7
FIRST, SECOND, OTHER = "first", "second", "other"


class _List(QTreeWidget):
    decided = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {"1": FIRST, "2": SECOND}
        if event.text() in ways:
            self.decided.emit(ways[event.text()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.decided.emit(OTHER)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DifferenceList(QWidget):
    decided = Signal(str, object)
    """`FIRST`, `SECOND` or `OTHER`, and the chosen rows (tuple[int, ...])."""
    current_moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _List()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMaximumHeight(self.fontMetrics().height() * (LINES + 3))
        self.list.decided.connect(self._decide)
        self.list.left.connect(self.left)
        self.list.currentItemChanged.connect(self._tell)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = {way: QPushButton() for way in (FIRST, SECOND, OTHER)}
        top = QHBoxLayout()
        top.setContentsMargins(8, 2, 4, 2)
        top.addWidget(self._title, 1)
        for way, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, way=way: self._decide(way))
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._filling = False
        self.retranslate()
        self.hide()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """(unit, item, first, second, difference) of each; the current row stays where it was."""
        at = max(0, self.list.indexOfTopLevelItem(self.list.currentItem())) if self.list.topLevelItemCount() else 0
        self._filling = True
        self.list.clear()
        items = [QTreeWidgetItem(list(row)) for row in rows]
        for item in items:
            for column in (2, 3, 4):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.addTopLevelItems(items)
        self._filling = False
        if items:
            self.list.setCurrentItem(items[min(at, len(items) - 1)])
        self._title.setText(self.tr("{count} differences between the two passes").format(count=len(rows)))
        self.setVisible(bool(rows))

    def _decide(self, way: str) -> None:
        rows = sorted(self.list.indexOfTopLevelItem(item) for item in self.list.selectedItems())
        if rows:
            self.decided.emit(way, tuple(rows))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.current_moved.emit(self.list.indexOfTopLevelItem(item))

    def retranslate(self) -> None:
        headings = [self.tr("Unit"), self.tr("Item"), self.tr("First"), self.tr("Second"), self.tr("Difference")]
        self.list.setHeaderLabels(headings)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2, 3, 4):
            header.resizeSection(column, self.fontMetrics().horizontalAdvance("国") * 9)
        self.list.setAccessibleName(self.tr("Differences between the two passes"))
        words = (self.tr("1 The first is right"), self.tr("2 The second is right"), self.tr("Enter Another value…"))
        for button, text in zip(self.buttons.values(), words, strict=True):
            button.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
