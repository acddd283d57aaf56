"""The small square at the corner of a selection: dragged, it repeats what is selected, with Ctrl it goes on with the
series; a double click fills down as far as the column beside has entries."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from gui.grid_model import Entry, Place
from gui.theme import colours
from gui.widgets.grid.grid_moves import Span

if TYPE_CHECKING:
    from gui.widgets.grid.grid import Grid

REACH: Final = 4
"""Pixels around the corner where a press takes the handle, at a usual font; more at a larger one."""


class FillHandle(QObject):
    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._source: Span | None = None
        self._target: Span | None = None
        self._painted = QRect()
        """Where the square was painted last: it reaches into cells of which nothing else changes."""

    def rect(self) -> QRect:
        """Where the square is; empty where several ranges or nothing that can be typed into is selected."""
        spans = self._grid.spans()
        if len(spans) != 1 or self._grid.editor is not None:
            return QRect()
        span, model = spans[0], self._grid.grid_model
        if not model.writable(span.bottom, span.right) or model.opens_panel(span.bottom, span.right):
            return QRect()
        corner = self._grid.visualRect(model.index(span.bottom, span.right)).bottomRight()
        reach = max(REACH, self._grid.fontMetrics().height() // 4)
        return QRect(corner.x() - reach, corner.y() - reach, 2 * reach, 2 * reach)

    def press(self, event: QMouseEvent) -> bool:
        """Whether a press is on the square; then dragging begins."""
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return False
        self._source = self._grid.spans()[0]
        self._target = None
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self._source is None:
            return False
        place = self._grid.cell_near(event.position().toPoint())
        if place is not None:
            self._target = _reaching(self._source, place)
            self._grid.viewport().update()
        return True

    def release(self, event: QMouseEvent) -> bool:
        if self._source is None:
            return False
        source, target = self._source, self._target
        self._source = self._target = None
        if target is not None:
            self.fill(source, target, series=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        self._grid.viewport().update()
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        """Fill down beside the run of entries to the left, or to the right where there is none."""
        if not self.rect().contains(event.position().toPoint()):
            return False
        self._source = self._target = None
        self.fill_to_end()
        return True

    def fill_to_end(self) -> None:
        spans = self._grid.spans()
        if len(spans) != 1:
            return
        span, rows = spans[0], self._grid.size_[0]
        for beside in (span.left - 1, span.right + 1):
            last = span.bottom
            if not 0 <= beside <= self._grid.last_column:
                continue
            while last + 1 < rows and self._grid.filled(last + 1, beside):
                last += 1
            if last > span.bottom:
                self.fill(span, Span(span.top, span.left, last, span.right), series=False)
                return
        self._grid.said.emit(self.tr("Beside it nothing goes further down, so there is nothing to fill."))

    def fill(self, source: Span, target: Span, *, series: bool) -> None:
        """Repeat `source` over `target`, or go on with its numbers; one step."""
        edits: dict[Place, Entry] = {}
        down = target.height != source.height
        for row, column in target.places():
            if source.top <= row <= source.bottom and source.left <= column <= source.right:
                continue
            entry: Entry = self._next(source, row, column, down) if series else None
            if entry is None:
                at = (row - source.top) % source.height + source.top, (column - source.left) % source.width
                entry = self._grid.grid_model.cell(at[0], at[1] + source.left)
            edits[row, column] = entry
        label = self.tr("Fill series") if series else self.tr("Fill by dragging")
        self._grid.blocks.write(label, edits, partial(self._grid.blocks.report, label))
        self._grid.select_span(target)

    def _next(self, source: Span, row: int, column: int, down: bool) -> str | None:
        """The number that continues those of the source in one row or column; None where they are no series."""
        model = self._grid.grid_model
        if down:
            line = [(at, column) for at in range(source.top, source.bottom + 1)]
            steps = row - source.bottom if row > source.bottom else row - source.top
        else:
            line = [(row, at) for at in range(source.left, source.right + 1)]
            steps = column - source.right if column > source.right else column - source.left
        numbers = [model.number(*place) for place in line]
        known = [number for number in numbers if number is not None]
        if len(known) != len(numbers) or not known:
            return None
        step = known[1] - known[0] if len(known) > 1 else Decimal(1)
        return f"{(known[-1] if steps > 0 else known[0]) + step * steps:f}"

    def update(self) -> None:
        """Have it painted where it is now, and no more where it was."""
        self._grid.viewport().update(self._painted)
        self._grid.viewport().update(self.rect())

    def paint(self, painter: QPainter) -> None:
        """The square, and while dragging what would be filled."""
        tokens = colours(self._grid)
        box = self._painted = self.rect()
        if not box.isEmpty() and self._grid.hasFocus():
            middle = box.center()
            painter.fillRect(QRect(middle - QPoint(3, 3), middle + QPoint(2, 2)), QColor(tokens.selected.back))
        if self._target is not None:
            painter.setPen(QPen(QColor(tokens.selected.back), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._grid.rect_of(self._target).adjusted(0, 0, -1, -1))


def _reaching(source: Span, place: Place) -> Span | None:
    """The source grown towards a place, in the one direction in which it lies further away."""
    row, column = place
    up, down = max(0, source.top - row), max(0, row - source.bottom)
    left, right = max(0, source.left - column), max(0, column - source.right)
    if not (up or down or left or right):
        return None
    if max(up, down) >= max(left, right):
        return Span(min(source.top, row), source.left, max(source.bottom, row), source.right)
    return Span(source.top, min(source.left, column), source.bottom, max(source.right, column))
