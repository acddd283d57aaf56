"""The grid of rows that are typed (`TypedLines`): Ctrl+Enter goes to a new row, Ctrl+D fills down."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.widgets.grid.grid import CTRL, Grid


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

    def new_row(self) -> None:
        """Go to the first row that is free."""
        self.move_to((self.grid_model.first_spare, 0))
