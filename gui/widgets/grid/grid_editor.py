"""How a cell is painted and edited: one glyph for each state, an editor that keeps its own undo."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.grid_model import ALIGNMENT, DISPLAY, EDIT, FONT, LOOK, RIGHT, GridModel, Look, Mark
from gui.theme import Colours, Pair, colours

if TYPE_CHECKING:
    from gui.widgets.grid.grid import Grid

AnyIndex = QModelIndex | QPersistentModelIndex
GLYPHS: Final = {Look.PENDING: "?", Look.ERROR: "!", Look.DOUBT: "!"}
"""Beside the text; the other states say what they are by the text itself."""
FIGURES: Final = "0123456789)"
FOUND: Final = Mark.FOUND.value
DIFFERS: Final = Mark.DIFFERS.value
STRUCK: Final = Mark.STRUCK.value
NUMBER: Final = re.compile(r"\(?-?[0-9,]+(\.[0-9]+)?…?%?\)?")
BAR: Final = 3
REMEMBERED: Final = 4096
MARGIN: Final = 5


SINGLE_LINE: Final = Qt.TextFlag.TextSingleLine.value
SELECTED: Final = QStyle.StateFlag.State_Selected
NO_BRUSH: Final = Qt.BrushStyle.NoBrush


def pair_of(look: str, tokens: Colours) -> Pair:
    """The colours of one state."""
    return _pairs(tokens).get(look, tokens.normal)


def _pairs(tokens: Colours) -> Mapping[str, Pair]:
    return {
        Look.MISSING.value: tokens.missing,
        Look.VOID.value: tokens.missing,
        Look.NOT_APPLICABLE.value: tokens.not_applicable,
        Look.PENDING.value: tokens.pending,
        Look.ERROR.value: tokens.wrong,
        Look.DOUBT.value: tokens.doubtful,
        Look.COMPUTED.value: tokens.computed,
        Look.BLANK.value: tokens.blank,
    }


@lru_cache(maxsize=64)
def _colour(name: str, opacity: int = 255) -> QColor:
    tinted = QColor(name)
    tinted.setAlpha(opacity)
    return tinted


class CellPainter(QStyledItemDelegate):
    """Paints a cell by its `LOOK`, with the row and column of the current cell tinted."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._palette_key = -1
        self._known_tokens = colours(view)
        self._pairs = _pairs(self._known_tokens)
        self._begun = False
        self._current = -1, -1
        self._model: GridModel | None = None
        self._widest = 0
        self._font: QFont | None = None
        self._fitted: dict[tuple[str, int], str] = {}
        """Of texts in the font of the table: what of each fits into a width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if not self._begun:
            self._look_around()
        row, column, model, own_font = index.row(), index.column(), self._model, None
        if model is not None:
            text, look, alignment, ghost, marks, bar = model.facets(row, column)
        else:
            own_font = index.data(FONT)
            painter.setFont(self._view.font() if own_font is None else own_font)  # the cell before may have its own
            text, look = index.data(DISPLAY) or "", index.data(LOOK) or Look.NORMAL.value
            alignment, ghost, marks, bar = index.data(ALIGNMENT), "", 0, 0
        tokens = self._known_tokens
        pair = self._pairs.get(look, tokens.normal)
        same_row, same_column = row == self._current[0], column == self._current[1]
        selected = option.state & SELECTED  # type: ignore[attr-defined]
        if selected or pair.back != tokens.normal.back or model is None:  # else the table has painted its ground
            painter.fillRect(rect, _colour(pair.back))
        if marks & DIFFERS:
            painter.fillRect(rect, _colour(tokens.doubtful.back))
        if marks & FOUND:
            painter.fillRect(rect, _colour(tokens.doubtful.text, 60))
        if selected:
            painter.fillRect(rect, _colour(tokens.selected.back, 50))
        elif same_row or same_column:
            painter.fillRect(rect, _colour(tokens.selected.back, 14))
        if bar:
            painter.fillRect(
                QRect(rect.left(), rect.bottom() - BAR, rect.width() * bar // 100, BAR), _colour(tokens.selected.back)
            )
        painter.setPen(_colour(pair.text))
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if look == Look.ERROR:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), _colour(pair.text))
        elif look == Look.NOT_APPLICABLE:
            painter.setPen(QPen(_colour(pair.text, 60), 1))
            painter.drawLine(rect.bottomLeft(), rect.topRight())
            painter.setPen(_colour(pair.text))
        if look in GLYPHS:
            inner = self._glyph(painter, rect, Look(look), inner)
        if marks:
            inner = self._corners(painter, rect, marks, inner, tokens)
        if not text and ghost:
            painter.setPen(_colour(tokens.blank.text))
            text = f"({ghost})"
        if text:
            width = inner.width()
            if model is None or len(text) * self._widest > width or text[-1] not in FIGURES:
                text = self._fitting(text, width) if own_font is None else fitting(text, painter.fontMetrics(), width)
            painter.drawText(inner, alignment | SINGLE_LINE, text)
            if marks & STRUCK:
                struck = painter.fontMetrics().horizontalAdvance(text)
                left = inner.right() - struck if alignment == RIGHT else inner.left()
                painter.drawLine(left, inner.center().y(), left + struck, inner.center().y())
        if same_row and same_column:
            painter.setPen(QPen(_colour(tokens.selected.back), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def begin(self) -> None:
        """Before a table paints many cells: look once at what is the same for all of them. `end` comes after."""
        self._look_around()
        self._begun = True

    def end(self) -> None:
        self._begun = False

    def _look_around(self) -> None:
        view, model = self._view, self._view.model()
        current = view.currentIndex()
        self._current = current.row(), current.column()
        self._model = model if isinstance(model, GridModel) else None
        key = view.palette().cacheKey()
        if key != self._palette_key:
            self._palette_key, self._known_tokens = key, colours(view)
            self._pairs = _pairs(self._known_tokens)
        if view.font() != self._font:  # no figure is wider: by it alone nearly every number is known to fit
            self._font = view.font()
            self._fitted.clear()
            self._widest = max(map(view.fontMetrics().horizontalAdvance, FIGURES + "-,.("))

    def _fitting(self, text: str, width: int) -> str:
        known = self._fitted.get((text, width))
        if known is None:
            if len(self._fitted) >= REMEMBERED:
                self._fitted.clear()
            known = self._fitted[text, width] = fitting(text, self._view.fontMetrics(), width)
        return known

    def _corners(self, painter: QPainter, rect: QRect, marks: int, inner: QRect, tokens: Colours) -> QRect:
        """A dot for a comment at the top right, a corner below it for evidence, at the left a triangle for a value far
        from last year's."""
        size = max(4, painter.fontMetrics().height() // 3)
        hints, pen = painter.renderHints(), painter.pen()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marks & Mark.NOTE:
            painter.setBrush(QColor(tokens.link.text))
            painter.drawEllipse(QRect(rect.right() - size, rect.top() + 1, size, size))
        if marks & Mark.EVIDENCE:
            right, bottom = rect.right(), rect.bottom()
            painter.setBrush(QColor(tokens.link.text))
            painter.drawPolygon([QPoint(right, bottom - size), QPoint(right, bottom), QPoint(right - size, bottom)])
        if marks & (Mark.RISEN | Mark.FALLEN):
            left, middle, half = rect.left() + MARGIN, rect.center().y(), size // 2 + 1
            tip = middle - half if marks & Mark.RISEN else middle + half
            foot = middle + half if marks & Mark.RISEN else middle - half
            corners = [QPoint(left, foot), QPoint(left + 2 * half, foot), QPoint(left + half, tip)]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(corners)
            inner = inner.adjusted(2 * half + 2, 0, 0, 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks & Mark.CONFIRMED:
            foot, left = rect.bottom() - 2, rect.left() + 2
            painter.setPen(QPen(QColor(tokens.link.text), 1.4))
            painter.drawPolyline([QPoint(left, foot - size // 2), QPoint(left + size // 2, foot)])
            painter.drawLine(QPoint(left + size // 2, foot), QPoint(left + size + 2, foot - size))
        if marks & Mark.DIFFERS:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), _colour(tokens.doubtful.text))
            painter.setPen(_colour(tokens.doubtful.text))
            width = painter.fontMetrics().horizontalAdvance("≠")
            place = QRect(rect.left() + BAR + 2, rect.top(), width, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "≠")
            inner = inner.adjusted(width + BAR, 0, 0, 0)
        painter.setRenderHints(hints)
        painter.setPen(pen)
        return inner

    def _glyph(self, painter: QPainter, rect: QRect, look: Look, inner: QRect) -> QRect:
        """Paint the mark of a state at the right end and give what is left for the text. An error is written
        solid, a doubt within a ring, so that the two differ without colour."""
        width = painter.fontMetrics().height()
        box = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, GLYPHS[look])
        if look == Look.DOUBT:
            painter.drawEllipse(box.center(), width // 2 - 2, width // 2 - 2)
        return inner.adjusted(0, 0, -width + 3, 0)


class CellDelegate(CellPainter):
    """And edits it in a line that keeps its own undo."""

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._text_before = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAutoFillBackground(True)
        editor.setMaxLength(2000)
        editor.textEdited.connect(self._grid.typing)
        editor.setTextMargins(MARGIN - 2, 0, MARGIN - 2, 0)
        editor.setAlignment(Qt.AlignmentFlag(index.data(ALIGNMENT)))
        wanted = self._grid.grid_model.takes_text(index.row(), index.column())
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, wanted)
        if texts := self._grid.grid_model.completions(index.row(), index.column()):
            completer = QCompleter(list(texts), editor)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        self._text_before = index.data(EDIT) or ""
        if isinstance(editor, QLineEdit):
            editor.setText(self._text_before)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit) and editor.text() != self._text_before:
            place = (index.row(), index.column())
            text = editor.text()
            label = self.tr("Type {text}").format(text=text[:20]) if text else self.tr("Clear")
            self._grid.write(label, {place: text})

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        super().destroyEditor(editor, index)
        self._grid.typing_ended.emit()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        editor.setGeometry(option.rect.adjusted(2, 2, -2, -2))  # type: ignore[attr-defined]

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._grid.typed(event):
            return True
        if event.type() == QEvent.Type.FocusOut and self._grid.editor is not editor:
            return False  # what it wrote made the table anew: it is of no cell any more
        return super().eventFilter(editor, event)


def fitting(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, or what of it fits. A number is never shown in part, where it could be read as a smaller one: it
    becomes ####, as in every spreadsheet."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    if NUMBER.fullmatch(text):
        return "#" * max(1, width // metrics.horizontalAdvance("#"))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
