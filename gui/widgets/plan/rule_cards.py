"""The scoring rules as cards: typing looks one up, the arrows choose, Enter takes it and goes on to its numbers."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.theme import colours

CODE: Final = int(Qt.ItemDataRole.UserRole)
PURPOSE: Final = CODE + 1
ROWS_SHOWN: Final = 9


@dataclass(frozen=True, slots=True)
class Card:
    """One rule: `group` is the heading under which it stands, `purpose` what it is for in one line."""

    code: str
    name: str
    purpose: str
    group: str
    words: str = ""
    """What else finds it: its code and its name in the other language."""


class _Painter(QStyledItemDelegate):
    """A name, and fainter what it is for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, option.fontMetrics.height() + 7)  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        tokens = colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        code, name, purpose = index.data(CODE), str(index.data()), str(index.data(PURPOSE) or "")
        painter.save()
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setBold(not code)
        painter.setFont(font)
        if chosen:
            painter.fillRect(rect, QColor(tokens.selected.back))
        painter.setPen(QColor(tokens.selected.text if chosen else tokens.normal.text if code else tokens.blank.text))
        inner = rect.adjusted(18 if code else 6, 0, -4, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle, name)
        if purpose:
            painter.setPen(QColor(tokens.selected.text if chosen else tokens.blank.text))
            left = max(painter.fontMetrics().horizontalAdvance(name), painter.fontMetrics().height() * 6) + 10
            text = painter.fontMetrics().elidedText(purpose, Qt.TextElideMode.ElideRight, inner.width() - left)
            painter.drawText(inner.adjusted(left, 0, 0, 0), middle, text)
        painter.restore()


class RuleCards(QWidget):
    shown = Signal(str)
    """The card that the arrows stand on: the rule is drawn as it would be."""
    taken = Signal()
    """Enter or Tab: this one."""
    left = Signal()
    """Escape."""
    opened = Signal(bool)
    """The list of all cards is shown, or folded away."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.list = QLineEdit(), QListWidget()
        self._cards: tuple[Card, ...] = ()
        self._code = ""
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._filter)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemClicked.connect(lambda _: self.taken.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        self._cards = cards
        self._filter("")
        self._tell()

    def choose(self, code: str) -> None:
        """Show that this is the rule; emits nothing."""
        self._code = code
        blocked = self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(CODE) == code:
                self.list.setCurrentRow(row)
        self.list.blockSignals(blocked)
        self._tell()

    @property
    def code(self) -> str:
        return self._code

    def _tell(self) -> None:
        """The chosen card in the line, unless somebody is looking for another."""
        card = next((card for card in self._cards if card.code == self._code), None)
        self.line.setPlaceholderText(self.tr("type to look one up, ↑↓ to choose"))
        if not self.line.hasFocus():
            self.line.setText(f"{card.name}　{card.purpose}" if card else self._code)
            self.line.setCursorPosition(0)

    def _filter(self, text: str) -> None:
        """The cards whose name, purpose or code has the words typed."""
        wanted = text.strip().lower().split()
        blocked = self.list.blockSignals(True)
        self.list.clear()
        group = ""
        for card in self._cards:
            hay = f"{card.name} {card.purpose} {card.group} {card.words} {card.code}".lower()
            if not all(word in hay for word in wanted):
                continue
            if card.group != group:
                group = card.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            item = QListWidgetItem(card.name)
            item.setData(CODE, card.code)
            item.setData(PURPOSE, card.purpose)
            self.list.addItem(item)
        self.list.blockSignals(blocked)
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(CODE)]
        own = next((row for row in rows if self.list.item(row).data(CODE) == self._code), None)
        if rows:
            if wanted or own is None:
                self.list.setCurrentRow(rows[0] if wanted else -1)
            else:
                self.choose(self._code)
        self.list.scrollToItem(self.list.currentItem())

    def _show_current(self, item: QListWidgetItem | None) -> None:
        code = str(item.data(CODE) or "") if item is not None else ""
        if code and code != self._code:
            self._code = code
            self.shown.emit(code)

    def _step(self, rows: int) -> None:
        row = self.list.currentRow()
        while 0 <= (row := row + rows) < self.list.count():
            if self.list.item(row).data(CODE):
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(max(0, row - 1)))
                self.list.scrollToItem(self.list.item(row))
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QFocusEvent):
            self._opened(event.gotFocus())
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def fold(self) -> None:
        """Put the list away: the rule is chosen."""
        self._opened(False)

    def _opened(self, is_open: bool) -> None:
        if is_open:
            self.line.clear()
            self._filter("")
            self.list.setFixedHeight(ROWS_SHOWN * (self.fontMetrics().height() + 7) + 4)
        self.list.setVisible(is_open)
        self.opened.emit(is_open)
        if not is_open:
            card = next((card for card in self._cards if card.code == self._code), None)
            self.line.setText(f"{card.name}　{card.purpose}" if card else self._code)
            self.line.setCursorPosition(0)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self.taken.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                return False
        return True

    def retranslate(self) -> None:
        self.line.setAccessibleName(self.tr("Scoring rule"))
        self._tell()
