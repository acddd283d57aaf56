"""How a cell is painted and edited: one glyph for each state, an editor that keeps its own undo."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gui.grid_model import ALIGNMENT, DISPLAY, EDIT, FONT, LOOK, Facets, GridModel, Look, Mark
from gui.theme import Colours, Pair, colours

if TYPE_CHECKING:
    from gui.widgets.grid import Grid

AnyIndex = QModelIndex | QPersistentModelIndex
GLYPHS: Final = {Look.PENDING: "?", Look.ERROR: "!", Look.DOUBT: "!"}
"""Beside the text; the other states say what they are by the text itself."""
NUMBER: Final = re.compile(r"\(?-?[0-9,]+(\.[0-9]+)?…?%?\)?")
BAR: Final = 3
MARGIN: Final = 5


def pair_of(look: str, tokens: Colours) -> Pair:
    """The colours of one state."""
    return {
        Look.MISSING: tokens.missing,
        Look.VOID: tokens.missing,
        Look.NOT_APPLICABLE: tokens.not_applicable,
        Look.PENDING: tokens.pending,
        Look.ERROR: tokens.wrong,
        Look.DOUBT: tokens.doubtful,
        Look.COMPUTED: tokens.computed,
        Look.BLANK: tokens.blank,
    }.get(Look(look), tokens.normal)


class CellPainter(QStyledItemDelegate):
    """Paints a cell by its `LOOK`, with the row and column of the current cell tinted."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view: QStyleOptionViewItem = option
        rect: QRect = view.rect  # type: ignore[attr-defined]
        tokens = colours(self._view)
        model, font = self._view.model(), self._view.font()
        if isinstance(model, GridModel):
            facets = model.facets(index.row(), index.column())
        else:
            look, font = index.data(LOOK) or Look.NORMAL, index.data(FONT) or font
            facets = Facets(index.data(DISPLAY) or "", look, index.data(ALIGNMENT))
        pair = pair_of(facets.look, tokens)
        current = self._view.currentIndex()
        painter.setFont(font)
        painter.fillRect(rect, QColor(pair.back))
        if facets.marks & Mark.FOUND:
            painter.fillRect(rect, _veil(tokens.doubtful.text, 60))
        if view.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, _veil(tokens.selected.back, 50))
        elif index.row() == current.row() or index.column() == current.column():
            painter.fillRect(rect, _veil(tokens.selected.back, 14))
        painter.setPen(QColor(pair.text))
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if facets.look == Look.ERROR:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(pair.text))
        elif facets.look == Look.NOT_APPLICABLE:
            painter.setPen(QPen(_veil(pair.text, 60), 1))
            painter.drawLine(rect.bottomLeft(), rect.topRight())
            painter.setPen(QColor(pair.text))
        if facets.look in GLYPHS:
            inner = self._glyph(painter, rect, Look(facets.look), inner)
        if facets.marks:
            inner = self._corners(painter, rect, facets.marks, inner, tokens)
        text = facets.text
        if not text and facets.ghost:
            painter.setPen(QColor(tokens.blank.text))
            text = f"({facets.ghost})"
        if text:
            shown = fitting(text, painter.fontMetrics(), inner.width())
            painter.drawText(inner, facets.alignment | Qt.TextFlag.TextSingleLine, shown)
        if index.row() == current.row() and index.column() == current.column():
            painter.setPen(QPen(QColor(tokens.selected.back), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _corners(self, painter: QPainter, rect: QRect, marks: int, inner: QRect, tokens: Colours) -> QRect:
        """A dot for a comment at the top right, a triangle for a value far from last year's at the left."""
        size = max(4, painter.fontMetrics().height() // 3)
        hints = painter.renderHints()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marks & Mark.NOTE:
            painter.setBrush(QColor(tokens.link.text))
            painter.drawEllipse(QRect(rect.right() - size, rect.top() + 1, size, size))
        if marks & (Mark.RISEN | Mark.FALLEN):
            left, middle, half = rect.left() + MARGIN, rect.center().y(), size // 2 + 1
            tip = middle - half if marks & Mark.RISEN else middle + half
            foot = middle + half if marks & Mark.RISEN else middle - half
            corners = [QPoint(left, foot), QPoint(left + 2 * half, foot), QPoint(left + half, tip)]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(corners)
            inner = inner.adjusted(2 * half + 2, 0, 0, 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHints(hints)
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
        editor.setTextMargins(MARGIN - 2, 0, MARGIN - 2, 0)
        editor.setAlignment(Qt.AlignmentFlag(index.data(ALIGNMENT)))
        wanted = self._grid.grid_model.takes_text(index.row(), index.column())
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, wanted)
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

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        editor.setGeometry(option.rect.adjusted(2, 2, -2, -2))  # type: ignore[attr-defined]

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._grid.typed(event):
            return True
        return super().eventFilter(editor, event)


def fitting(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, or what of it fits. A number is never shown in part, where it could be read as a smaller one: it
    becomes ####, as in every spreadsheet."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    if NUMBER.fullmatch(text):
        return "#" * max(1, width // metrics.horizontalAdvance("#"))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _veil(colour: str, opacity: int) -> QColor:
    tinted = QColor(colour)
    tinted.setAlpha(opacity)
    return tinted
