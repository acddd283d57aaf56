"""A line for expressions: items and functions are offered while one types, the place of an error is underlined."""

from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from exchange.expression_text import Offer, function_at, word_at
from gui.theme import colours
from gui.widgets.field_line import FieldLine

TEXT: Final = int(Qt.ItemDataRole.UserRole)
WORDS: Final = TEXT + 1


class ExpressionLine(FieldLine):
    hinted = Signal(str)
    """The function inside which the cursor stands, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._wrong_at = 0
        self._by_words: dict[str, str] = {}
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self)
        self._completer.setModel(self._offers)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCompletionRole(WORDS)
        self._completer.setMaxVisibleItems(9)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)
        self.cursorPositionChanged.connect(lambda _old, new: self.hinted.emit(function_at(self.text(), new)))

    def set_offers(self, offers: tuple[Offer, ...]) -> None:
        """What is offered."""
        self._offers.clear()
        self._by_words = {offer.words: offer.text for offer in offers}
        for offer in offers:
            item = QStandardItem(offer.shown)
            item.setData(offer.text, TEXT)
            item.setData(offer.words, WORDS)
            self._offers.appendRow(item)

    def mark_at(self, position: int) -> None:
        """Underline where the text cannot be read on (1 = first character); 0: nowhere."""
        if position != self._wrong_at:
            self._wrong_at = position
            self.update()

    def _offer(self) -> None:
        _, found = word_at(self.text(), self.cursorPosition())
        if not found:
            self._completer.popup().hide()
            return
        self._completer.setCompletionPrefix(found)
        only = self._completer.completionCount() == 1
        if not self._completer.completionCount() or (only and self._first() == found):
            self._completer.popup().hide()
            return
        box = self.cursorRect()
        box.setWidth(max(260, self.width() - box.left()))
        self._completer.complete(box)
        self._completer.popup().setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _first(self) -> str:
        return str(self._completer.completionModel().index(0, 0).data(TEXT))

    def _take(self, words: str) -> None:
        """Put the chosen item or function in the place of the word before the cursor."""
        start, found = word_at(self.text(), self.cursorPosition())
        self.setSelection(start, len(found))
        self.insert(self._by_words[words])
        self.textEdited.emit(self.text())
        self._completer.popup().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While something is offered, Enter and Tab take it and Escape closes the list: the popup sees to it."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if self._completer.popup().isVisible() and event.key() in keys:
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._completer.setCompletionPrefix(word_at(self.text(), self.cursorPosition())[1])
            self._completer.complete()
            return
        super().keyPressEvent(event)

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
