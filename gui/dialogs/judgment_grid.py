"""A grid for judgments: Enter leads to the next one that is missing, and when none is, onward."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.models.registers.input_table import InputTable
from gui.widgets.grid.grid import Grid


class JudgmentGrid(Grid):
    finished = Signal()
    """Enter, and everything that must be filled is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.table = InputTable()
        super().__init__(self.table, parent)
        self.table.setParent(self)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def start(self) -> None:
        """The keyboard to the first judgment that is missing, or the first of all."""
        order = self.table.sheet.required
        place = self.table.next_required(None) or (order[0] if order else (0, 0))
        if self.table.rowCount() and self.table.columnCount():
            self.move_to(place)
        self.setFocus()

    def _enter(self, forward: bool) -> None:
        if not forward or not self.table.sheet.required:
            super()._enter(forward)
            return
        following = self.table.next_required(self.place)
        if following is None:
            self.finished.emit()
        else:
            self.move_to(following)
