"""方案待办: what is still open in the plan, by kind; Enter or a click leads to the place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scoring.problems import Place

PLACE = int(Qt.ItemDataRole.UserRole)
Kind = tuple[str, Sequence[tuple[str, Place]], bool]
"""Heading, (sentence, place) of each, whether it is unfolded at first."""


class _Wrapped(QStyledItemDelegate):
    """A sentence over as many lines as it needs."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        level = 2 if index.parent().isValid() else 1
        width = self._tree.viewport().width() - level * self._tree.indentation() - 8
        room = QRect(0, 0, max(width, 60), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return QSize(width, self._tree.fontMetrics().boundingRect(room, flags, str(index.data())).height() + 6)


class _Tree(QTreeWidget):
    left = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item, 0)
        else:
            super().keyPressEvent(event)


class PointsList(QWidget):
    place_chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.tree = QLabel(), _Tree()
        bold = QFont(self.font())
        bold.setBold(True)
        self.title.setFont(bold)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setContentsMargins(8, 6, 8, 0)
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.tree.setItemDelegate(_Wrapped(self.tree))
        self.tree.setIndentation(14)
        self.tree.setRootIsDecorated(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tree.itemActivated.connect(self._go)
        self.tree.itemClicked.connect(self._go)
        self.tree.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def show_points(self, title: str, kinds: Sequence[Kind]) -> None:
        """All points; what was folded and chosen stays so."""
        folded = {self._heading(n): not self._top(n).isExpanded() for n in range(self.tree.topLevelItemCount())}
        current = self.tree.currentItem()
        chosen = None if current is None else current.data(0, PLACE)
        self.title.setText(title)
        self.tree.clear()
        for heading, points, is_open in kinds:
            top = QTreeWidgetItem([f"{heading}  {len(points)}"])
            top.setData(0, PLACE + 1, heading)
            top.setFont(0, self.title.font())
            self.tree.addTopLevelItem(top)
            for text, place in points:
                item = QTreeWidgetItem([text])
                item.setData(0, PLACE, place)
                item.setToolTip(0, text.replace("<", "‹"))
                top.addChild(item)
                if chosen is not None and place == tuple(chosen):
                    self.tree.setCurrentItem(item)
            top.setExpanded(not folded.get(heading, not is_open))
        if self.tree.currentItem() is None and self.tree.topLevelItemCount():
            first = self._top(0)
            self.tree.setCurrentItem(first.child(0) if first.isExpanded() else first)

    def _top(self, number: int) -> QTreeWidgetItem:
        found = self.tree.topLevelItem(number)
        assert found is not None
        return found

    def _heading(self, number: int) -> str:
        return str(self._top(number).data(0, PLACE + 1))

    def _go(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, PLACE)
        if place:
            self.place_chosen.emit(tuple(place))
        else:
            item.setExpanded(not item.isExpanded())
