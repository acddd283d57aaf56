"""Cells of the entry page that come from a ledger or from judges: the way there, and the key to enter one by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage


class EntryLedgers(QObject):
    def __init__(self, page: "EntryPage") -> None:
        super().__init__(page)
        self._page = page
        self._open, self._by_hand = QAction(page), QAction(page)
        for action, keys, do in ((self._open, "Alt+T", self.open), (self._by_hand, "Alt+I", self.enter_by_hand)):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
        page.grid.panel_wanted.connect(self._asked)
        self.retranslate()

    @property
    def actions(self) -> tuple[QAction, QAction]:
        return self._open, self._by_hand

    def retranslate(self) -> None:
        self._open.setText(self.tr("Open the ledger or the marks of the cell"))
        self._by_hand.setText(self.tr("Enter by hand instead of from the ledger"))

    def _asked(self, row: int, column: int) -> None:
        if self._page.table.is_locked(row, column):
            self.open()

    def open(self) -> None:
        """Show where the cell comes from: the rows of the unit in the ledger, or the marks of the judges."""
        place = self._page.grid.place
        item_column = None if place is None else self._page.table.item_column(place[1])
        if place is not None and item_column is not None:
            item, unit = item_column.item, self._page.table.unit(place[0]).code
            if item.feed is not None:
                self._page.place_wanted.emit(("ledgers", item.feed.kind, unit))
                return
            if any(leaf.method == "panel" for leaf in item_column.leaves):
                self._page.place_wanted.emit(("panels", item.code, unit))
                return
        self._page.objected.emit(self.tr("This cell comes from no ledger and no panel."))

    def enter_by_hand(self) -> None:
        """Let the cells selected be typed over, though a ledger fills them."""
        table = self._page.table
        found = 0
        for row, column in self._page.grid.selected_places():
            cell = table.item_and_unit(row, column)
            if cell is not None and table.is_locked(row, column):
                table.fed.free(*cell)
                found += 1
        if not found:
            self._page.objected.emit(self.tr("These cells do not come from a ledger: simply type."))
            return
        text = self.tr(
            "{count} cells can be typed over now. What differs from the ledger stays, and is listed; the ledger page "
            "lets them follow again (Alt+R)."
        )
        self._page.said.emit(text.format(count=found))
