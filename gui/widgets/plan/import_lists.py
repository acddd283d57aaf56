"""What a table of weights adds up to, and what taking it over would change: two lists that lead to the rows behind."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem

from exchange.weights.table import Closing
from exchange.weights.take_over import NodeChange
from gui.figures import plain
from gui.theme import colours

CHECK: Final = int(Qt.ItemDataRole.UserRole)
CODE: Final = int(Qt.ItemDataRole.UserRole)
MOST_CHANGES: Final = 2_000


class SumList(QListWidget):
    looked_at = Signal(object)
    """Closing: the sum at which the keyboard stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filling = False
        self.currentItemChanged.connect(self._look)

    def show_checks(self, checks: Sequence[Closing]) -> None:
        """The sums, those that do not come out first; the current one stays."""
        here = self.currentRow()
        self._filling = True
        try:
            self.clear()
            for check in sorted(checks, key=lambda one: one.closes):
                self._add(check)
            self.setCurrentRow(min(max(here, 0), self.count() - 1))
        finally:
            self._filling = False

    def _add(self, check: Closing) -> None:
        name = check.name or self.tr("whole table")
        if check.closes:
            text = self.tr("✓ {name}: {found} of {wanted}")
        else:
            text = self.tr("≠ {name}: {found} of {wanted}, difference {difference}")
        facts = {"found": plain(check.found), "wanted": plain(check.wanted), "difference": plain(check.difference)}
        item = QListWidgetItem(text.format(name=name, **facts))
        item.setData(CHECK, check)
        item.setToolTip(item.text().replace("<", "‹"))
        if not check.closes:
            pair = colours(self).short
            item.setBackground(QColor(pair.back))
            item.setForeground(QColor(pair.text))
        self.addItem(item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look(self.currentItem())

    def _look(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.looked_at.emit(item.data(CHECK))


class ChangeList(QTreeWidget):
    looked_at = Signal(str)
    """The code of the indicator at which the keyboard stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._filling = False
        self.currentItemChanged.connect(self._look)

    def show_changes(self, changes: Sequence[NodeChange]) -> None:
        """What becomes of each indicator that does not stay as it is; the current one stays."""
        here = self.currentItem()
        code = "" if here is None else str(here.data(0, CODE))
        self._filling = True
        try:
            self.clear()
            items = [self._item(one) for one in changes[:MOST_CHANGES]]
            self.addTopLevelItems(items)
            for item in items[:1] + [item for item in items if item.data(0, CODE) == code]:
                self.setCurrentItem(item)
        finally:
            self._filling = False

    def _item(self, change: NodeChange) -> QTreeWidgetItem:
        before = "—" if change.before is None else plain(change.before)
        after = "—" if change.after is None else plain(change.after)
        own = " *" if change.of_class else ""
        name = f"{change.name_before} → {change.name}" if change.renamed else change.name
        item = QTreeWidgetItem([self._kind(change), name, (after if before == after else f"{before} → {after}") + own])
        item.setData(0, CODE, change.code)
        item.setToolTip(1, name.replace("<", "‹"))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        pair = colours(self).good if change.added else colours(self).missing if change.removed else None
        if pair is not None:
            item.setBackground(0, QColor(pair.back))
            item.setForeground(0, QColor(pair.text))
        return item

    def _kind(self, change: NodeChange) -> str:
        if change.added:
            return self.tr("added")
        if change.removed:
            return self.tr("removed")
        if change.renamed:
            return self.tr("renamed")
        return self.tr("weight") if change.weighed else self.tr("moved")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look(self.currentItem())

    def _look(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.looked_at.emit(str(item.data(0, CODE)))
