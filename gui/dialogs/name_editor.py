"""Choosing the indicator that a name of the file stands for, in the cell of its row: the most alike come first."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from gui.models.plan.take_over_tree import TakeOverTree

AnyIndex = QModelIndex | QPersistentModelIndex


class _Names(QComboBox):
    """A combo box that knows whether its list was opened: a choice there is made, an arrow key only looks."""

    opened = False

    def showPopup(self) -> None:
        self.opened = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name, by the delegate; the table around must not hear of it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)


class NameEditor(QStyledItemDelegate):
    """A combo box: the first line leaves the name out, the others are this year's indicators."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        box = _Names(parent)
        box.setMaxVisibleItems(14)
        box.setAccessibleName(self.tr("Indicator of this year"))
        box.addItem(self.tr("– left out –"), None)
        for one in _tree(index).candidates(index):
            text = self.tr("{path} (has a name already)").format(path=one.path) if one.taken else one.path
            box.addItem(text, one.code)
        metrics = box.fontMetrics()
        widest = max(metrics.horizontalAdvance(box.itemText(at)) for at in range(box.count()))
        box.view().setMinimumWidth(min(560, widest + 36))
        box.activated.connect(self._take)
        return box

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        box = cast("QComboBox", editor)
        box.setCurrentIndex(max(0, box.findData(_tree(index).target(index))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        box = cast("QComboBox", editor)
        tree = _tree(index)
        if box.currentData() != tree.target(index):
            tree.assign(index, box.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]

    def _take(self) -> None:
        box = self.sender()
        if isinstance(box, _Names) and box.opened:
            self.commitData.emit(box)
            self.closeEditor.emit(box)


def _tree(index: AnyIndex) -> TakeOverTree:
    return cast("TakeOverTree", index.model())
