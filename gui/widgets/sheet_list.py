"""Documents to tick: each with the number of its pages. Ticks and the current one stay where they were when the list
is filled anew, whatever has come before them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from exchange.sheet import Sheet

IDENTITY: Final = int(Qt.ItemDataRole.UserRole)


class SheetList(QListWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the number of pages stands at the end
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sheets(self, sheets: Sequence[tuple[Sheet, int]]) -> None:
        """Sheets with the number of their pages. In an empty list the first one is ticked."""
        names = _identities([sheet for sheet, _ in sheets])
        listed = [self.item(row).data(IDENTITY) for row in range(self.count())]
        ticked = {listed[row] for row in self.ticked()} if listed else set(names[:1])
        row = max(0, self.currentRow())
        if row < len(listed) and listed[row] in names:
            row = names.index(listed[row])
        scrolled = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for name, (sheet, pages) in zip(names, sheets, strict=True):
            count = self.tr("{count} pp.").format(count=pages)
            item = QListWidgetItem(self.tr("{sheet}   {pages}").format(sheet=sheet.name, pages=count))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
            item.setData(IDENTITY, name)
            item.setToolTip(sheet.one_title)
            self.addItem(item)
        self.setCurrentRow(min(row, len(sheets) - 1))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)  # whoever reads further down is not called back

    def ticked(self) -> list[int]:
        """The rows with a tick."""
        return [row for row in range(self.count()) if self.item(row).checkState() == Qt.CheckState.Checked]

    def tick(self, rows: Sequence[int]) -> None:
        """Tick these rows and no others."""
        for row in range(self.count()):
            self.item(row).setCheckState(Qt.CheckState.Checked if row in rows else Qt.CheckState.Unchecked)


def _identities(sheets: Sequence[Sheet]) -> list[str]:
    """What each sheet is, whatever stands before it: its kind, and which of that kind."""
    keys = [sheet.key for sheet in sheets]
    return [f"{key} {keys[:number].count(key)}" for number, key in enumerate(keys)]
