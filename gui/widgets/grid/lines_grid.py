"""The grid of rows that are typed (`TypedLines`): Ctrl+Enter goes to a new row, Ctrl+D fills down."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent

from gui.widgets.grid.grid import CTRL, Grid

BESIDE: Final = 10
"""Pixels beside the text of a heading."""


class LinesGrid(Grid):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & ~self._KEYPAD == CTRL:
            self.new_row()
        else:
            super().keyPressEvent(event)

    _KEYPAD = Qt.KeyboardModifier.KeypadModifier

    def typed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & ~self._KEYPAD == CTRL:
            self.commit()
            self.new_row()
            return True
        return super().typed(event)

    def fit_columns(self, widths: Sequence[float]) -> None:
        """Make columns so many characters of the writing wide, or as wide as their heading, which is bold at times."""
        bold = self.font()
        bold.setBold(True)
        em, letters = self.fontMetrics().horizontalAdvance("国"), QFontMetrics(bold)
        for column, wide in enumerate(widths):
            title = str(self.grid_model.headerData(column, Qt.Orientation.Horizontal) or "")
            self.setColumnWidth(column, max(round(em * wide), letters.horizontalAdvance(title) + BESIDE))

    def new_row(self) -> None:
        """Go to the first row that is free."""
        self.move_to((self.grid_model.first_spare, 0))
