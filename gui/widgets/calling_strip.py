"""唱票: one ballot being read. Digits mark unit after unit; the same picture fills a screen in a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.ballot_keys import BACK, END, VOID
from gui.theme import colours

Key = Qt.Key
LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
COUNTS_FROM: Final = 0.48
"""The counts of the large view begin at this part of its width."""


@dataclass(frozen=True, slots=True)
class Calling:
    """What is shown: a title, which ballots these are (`about`, in the large view), each unit with its mark ("" not
    read, None not voted on), where the cursor is, hints, and
    for the large view the counts so far (heading and rows of words)."""

    title: str = ""
    about: str = ""
    units: tuple[tuple[str, str | None], ...] = ()
    at: int | None = None
    void: str = ""
    hint: str = ""
    keys: str = ""
    columns: tuple[str, ...] = ()
    counts: tuple[tuple[str, ...], ...] = ()


class CallingKeys(QWidget):
    """Takes the keys of a ballot."""

    pressed = Signal(str)
    undone = Signal()
    """Ctrl+Z while a ballot is half read."""
    large_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calling = Calling()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_calling(self, calling: Calling) -> None:
        if calling != self.calling:
            before, self.calling = self.calling, calling
            self.setAccessibleName(calling.title)
            self.setAccessibleDescription(self._spoken())
            self._follow(before)

    def _follow(self, before: Calling) -> None:
        """Show another ballot or mark; `before` is what is shown now."""
        self.update()

    def _spoken(self) -> str:
        at = self.calling.at
        return "" if at is None else self.calling.units[at][0]

    @property
    def half_read(self) -> bool:
        return bool(self.calling.void) or any(mark for _, mark in self.calling.units)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and self.half_read:
                event.accept()
                return True
            if event.modifiers() in (NO_KEY, KEYPAD) and _name_of(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = _name_of(event) if event.modifiers() in (NO_KEY, KEYPAD) else ""
        if name:
            self.pressed.emit(name)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        elif event.key() == Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


NO_KEY = Qt.KeyboardModifier.NoModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _name_of(event: QKeyEvent) -> str:
    if event.key() in (Key.Key_Return, Key.Key_Enter):
        return END
    if event.key() == Key.Key_Backspace:
        return BACK
    if event.key() == Key.Key_X:
        return VOID
    digit = event.key() - Key.Key_0
    return str(digit) if 0 <= digit <= 9 else ""


class CallingStrip(CallingKeys):
    """Beside the counts: the ballot as a row of boxes that wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(round(self.fontMetrics().height() * 8.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, line = colours(self), self.fontMetrics().height()
        painter.fillRect(self.rect(), QColor(tokens.normal.back))
        painter.setPen(QColor(tokens.selected.back if self.hasFocus() else tokens.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(tokens.normal.text))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(QRectF(10, 4, self.width() - 20, line + 4), Qt.AlignmentFlag.AlignLeft, self.calling.title)
        painter.setFont(self.font())
        left, top, height = 10.0, line + 12.0, line * 2 + 4.0
        for number, (name, mark) in enumerate(self.calling.units):
            width = max(QFontMetricsF(self.font()).horizontalAdvance(name), line * 2.5) + 14
            if left + width > self.width() - 10:
                left, top = 10.0, top + height + 4
            _box(painter, QRectF(left, top, width, height), name, mark, number == self.calling.at, self)
            left += width + 4
        painter.setPen(QColor(tokens.wrong.text if self.calling.void else tokens.faint.text))
        text = self.calling.void or self.calling.hint
        bottom = self.height() - 2 * line - 6
        painter.drawText(QRectF(10, bottom, self.width() - 20, line + 2), Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(QColor(tokens.faint.text))
        keys = QRectF(10, bottom + line + 1, self.width() - 20, line + 2)
        painter.drawText(keys, Qt.AlignmentFlag.AlignLeft, self.calling.keys)
        painter.end()

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()


def _box(painter: QPainter, box: QRectF, name: str, mark: str | None, here: bool, widget: QWidget) -> None:
    tokens, half = colours(widget), box.height() / 2
    pair = tokens.selected if here else tokens.not_applicable if mark is None else tokens.computed
    painter.fillRect(box, QColor(pair.back))
    painter.setPen(QColor(pair.text))
    centre = Qt.AlignmentFlag.AlignCenter
    painter.drawText(QRectF(box.left(), box.top(), box.width(), half), centre, name)
    painter.drawText(QRectF(box.left(), box.top() + half, box.width(), half), centre, "／" if mark is None else mark)


class LargeView(CallingKeys):
    """The whole screen, for a meeting: who is read now, the number of the ballot, the counts so far."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self._known_font: QFont | None = None
        self._known_letters: dict[int, tuple[QFont, QFontMetricsF]] = {}
        """The letters of each size; hundreds of words are painted with every ballot."""

    def _follow(self, before: Calling) -> None:
        """A mark changes nothing of the counts, which are most of the work."""
        if (before.columns, before.counts) == (self.calling.columns, self.calling.counts):
            self.update(0, 0, round(self.width() * COUNTS_FROM), self.height())
        else:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        height, width = float(self.height()), float(self.width())
        side = width * 0.42
        left = width * 0.03
        painter.setPen(QColor("#9FD3FF"))
        self._words(painter, QRectF(left, height * 0.02, side, height * 0.06), self.calling.about, height * 0.035)
        painter.setPen(QColor("#FFFFFF"))
        self._words(painter, QRectF(left, height * 0.08, side, height * 0.08), self.calling.title, height * 0.045)
        at = self.calling.at
        who = self.calling.void or ("" if at is None else self.calling.units[at][0])
        painter.setPen(QColor("#FFD400"))
        self._words(painter, QRectF(width * 0.03, height * 0.16, side, height * 0.26), who or "✓", height * 0.15)
        self._marks(painter, QRectF(width * 0.03, height * 0.45, side, height * 0.4))
        painter.setPen(QColor("#FFFFFF"))
        for number, text in enumerate((self.calling.hint, self.calling.keys)):
            top = height * (0.88 + 0.05 * number)
            self._words(painter, QRectF(width * 0.03, top, width * 0.94, height * 0.05), text, height * 0.028)
        if event.rect().right() >= width * COUNTS_FROM:
            self._counts(painter, QRectF(width * COUNTS_FROM, height * 0.04, width * 0.49, height * 0.8))
        painter.end()

    def _words(self, painter: QPainter, box: QRectF, text: str, size: float) -> None:
        """In letters of so many pixels, or as many as fit."""
        font, metrics = self._letters(max(8, round(size)))
        needed = metrics.horizontalAdvance(text)
        if needed > box.width():
            font, _ = self._letters(max(8, int(size * box.width() / needed)))
        painter.setFont(font)
        painter.drawText(box, LEFT_MIDDLE, text)

    def _letters(self, pixels: int) -> tuple[QFont, QFontMetricsF]:
        if self._known_font != self.font():
            self._known_font = self.font()
            self._known_letters.clear()
        known = self._known_letters.get(pixels)
        if known is None:
            font = QFont(self.font())
            font.setPixelSize(pixels)
            known = self._known_letters[pixels] = font, QFontMetricsF(font)
        return known

    def _marks(self, painter: QPainter, box: QRectF) -> None:
        """What was read of this ballot, in two columns."""
        rows = max(1, -(-len(self.calling.units) // 2))
        step = box.height() / max(rows, 5)
        for number, (name, mark) in enumerate(self.calling.units):
            column, row = divmod(number, rows)
            place = QRectF(box.left() + column * box.width() / 2, box.top() + row * step, box.width() / 2 - 10, step)
            painter.setPen(QColor("#FFD400" if number == self.calling.at else "#FFFFFF"))
            shown = "／" if mark is None else mark or "…"
            self._words(painter, place, f"{name}  {shown}", step * 0.62)

    def _counts(self, painter: QPainter, box: QRectF) -> None:
        table: Sequence[Sequence[str]] = (self.calling.columns, *self.calling.counts)
        if not self.calling.columns:
            return
        step = box.height() / max(len(table), 8)
        first = box.width() * 0.3
        others = len(self.calling.columns) - 1
        shares = [1.6 if number == others - 2 else 1.0 for number in range(others)]  # means have more digits
        widths = [first, *((box.width() - first) * share / sum(shares) for share in shares)]
        for row, words in enumerate(table):
            left = box.left()
            for wide, text in zip(widths, words, strict=True):
                painter.setPen(QColor("#9FD3FF" if row == 0 else "#FFFFFF"))
                self._words(painter, QRectF(left, box.top() + row * step, wide - 8, step), text, step * 0.5)
                left += wide
            painter.setPen(QColor("#555555"))
            below = round(box.top() + (row + 1) * step)
            painter.drawLine(round(box.left()), below, round(box.right()), below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_F11:
            self.left.emit()
        else:
            super().keyPressEvent(event)
