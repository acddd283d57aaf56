"""A line for expressions: items and functions are offered while one types, the place of an error is underlined.

The offers stand in a list over the window and not in a window of their own, which would take the input method away.
"""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from exchange.expression_text import Offer, function_at, word_at
from gui.theme import colours
from gui.widgets.field_line import FieldLine

TEXT: Final = int(Qt.ItemDataRole.UserRole)
MOST: Final = 40
ROWS: Final = 9
CHOOSING: Final = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
)
"""Keys that are the list's while it is shown."""


class ExpressionLine(FieldLine):
    hinted = Signal(str)
    """The function inside which the cursor stands, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong_at = 0
        self._offers: tuple[Offer, ...] = ()
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.list.itemClicked.connect(self._take)
        self.destroyed.connect(self.list.deleteLater)  # it stands in the window, and is not the line's any more
        self.textEdited.connect(self._offer)
        self.cursorPositionChanged.connect(lambda _old, new: self.hinted.emit(function_at(self.text(), new)))

    def set_offers(self, offers: tuple[Offer, ...]) -> None:
        """What is offered."""
        self._offers = offers

    def mark_at(self, position: int) -> None:
        """Underline where the text cannot be read on (1 = first character); 0: nowhere."""
        if position != self._wrong_at:
            self._wrong_at = position
            self.update()

    # what is offered

    def _offer(self, *_: object, anyhow: bool = False) -> None:
        """Show the items and functions that have the word before the cursor in their name or code."""
        found = word_at(self.text(), self.cursorPosition())[1].lower()
        fitting = [offer for offer in self._offers if found in offer.words.lower()] if found or anyhow else []
        fitting.sort(key=lambda offer: not offer.words.lower().startswith(found))
        self.list.clear()
        if not fitting or (len(fitting) == 1 and fitting[0].text == found):
            self.list.hide()
            return
        for offer in fitting[:MOST]:
            item = QListWidgetItem(offer.shown)
            item.setData(TEXT, offer.text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        """Under the line, over whatever stands there, as wide as the line."""
        window = self.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        rows = min(self.list.count(), ROWS)
        height = rows * max(self.list.sizeHintForRow(0), self.fontMetrics().height()) + 6
        at = self.mapTo(window, QPoint(0, self.height()))
        self.list.setGeometry(at.x(), min(at.y(), max(0, window.height() - height)), self.width(), height)
        self.list.show()
        self.list.raise_()

    def _take(self, item: QListWidgetItem) -> None:
        """Put the chosen item or function in the place of the word before the cursor."""
        start, found = word_at(self.text(), self.cursorPosition())
        self.setSelection(start, len(found))
        self.insert(str(item.data(TEXT)))
        self.textEdited.emit(self.text())
        self.list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While something is offered, the arrows choose, Enter and Tab take it, Escape closes the list."""
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._offer(anyhow=True)
        elif self.chooses(key):
            self._choose(key)
        else:
            super().keyPressEvent(event)

    def chooses(self, key: int) -> bool:
        """Is something offered, and the key one that chooses?"""
        return self.list.isVisible() and key in CHOOSING

    def _choose(self, key: int) -> None:
        row = self.list.currentRow()
        match key:
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(row + 1, self.list.count() - 1))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(row - 1, 0))
            case Qt.Key.Key_Escape:
                self.list.hide()
            case _:
                self._take(self.list.currentItem())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what is offered instead of leaving."""
        return False if self.list.isVisible() else super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.list.hide()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._wrong_at:
            return
        metrics, text = self.fontMetrics(), self.text()
        cursor = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        at = min(self._wrong_at - 1, len(text))
        start = cursor + metrics.horizontalAdvance(text[:at])
        width = max(metrics.horizontalAdvance(text[at : at + 1]), 6)
        base = self.rect().center().y() + metrics.height() / 2
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours(self).wrong.text), 1.4))
        points = [QPointF(start + x, base - (x // 2 % 2) * 2) for x in range(0, width + 2, 2)]
        painter.drawPolyline(QPolygonF(points))
        painter.end()
