"""Column headings in several lines: groups over groups over the name over the unit of measurement."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QStyle, QTableView, QToolTip

from gui.grid_model import DISPLAY, FILTERED, GROUPS, MARKS, TOOL_TIP, UNIT, GridModel, Mark, plain_tip
from gui.theme import colours

NAME_LINES: Final = 2
MARGIN: Final = 3
GRIP: Final = QStyle.PixelMetric.PM_HeaderGripMargin

Group = tuple[str, str]


class GroupedHeader(QHeaderView):
    """Reads `GROUPS`, the name and `UNIT` of each column from the model; a click on a group selects its columns."""

    menu_wanted = Signal(int)
    """A right click on the heading of a column, or a click on its arrow."""
    move_wanted = Signal(int, int, int)
    """Selected columns were dragged: the first, the last, and the one before which they should stand."""
    fold_wanted = Signal(object)
    """A double click on a group: the path of its keys."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMinimumSectionSize(24)
        self._levels = 0
        self._has_units = False
        self.covered = 0
        """Pixels at the right end over which something else lies: names are centred in what can be seen."""
        self.resizing = False
        """Is somebody dragging a width?"""
        self.arrows = self.folds = self.moves = False
        """Whether columns have a menu, groups can be folded, and selected columns be dragged elsewhere."""
        self._held: tuple[int, int, QPoint] | None = None
        """Selected columns under the pressed button, and where it was pressed."""
        self._drop = -1
        """Before which column those that are dragged would be put; -1 while nothing is dragged."""
        view.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def measure(self) -> None:
        """Find out anew how many lines the headings need; call when the model has other columns."""
        sections = range(self.count())
        model = self.model()
        groups = [model.headerData(n, self.orientation(), GROUPS) or () for n in sections]
        self._levels = max((len(group) for group in groups), default=0)
        self._has_units = any(model.headerData(n, self.orientation(), UNIT) for n in sections)
        self.updateGeometry()
        view = self.parent()
        if isinstance(view, QAbstractItemView):
            view.updateGeometries()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        line = self._line()
        name = self.fontMetrics().height() * (NAME_LINES if self._levels or self._has_units else 1) + 2 * MARGIN
        return QSize(super().sizeHint().width(), self._levels * line + name + (line if self._has_units else 0))

    def _line(self) -> int:
        return self.fontMetrics().height() + MARGIN

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours(self).chrome.back))
        first = max(0, self.visualIndexAt(event.rect().left()))
        last = self.visualIndexAt(event.rect().right())
        visual = range(first, (self.count() - 1 if last < 0 else last) + 1)
        for number in visual:
            section = self.logicalIndex(number)
            if not self.isSectionHidden(section):
                self._paint_name(painter, section)
        for level in range(self._levels):
            painted: set[int] = set()
            for number in visual:
                section = self.logicalIndex(number)
                if section not in painted:
                    painted.update(self._paint_group(painter, section, level))
        if self._drop >= 0:
            after = self._drop == self.count()
            x = self.length() - self.offset() if after else self.sectionViewportPosition(self._drop)
            painter.fillRect(QRect(x - 1, 0, 3, self.height()), QColor(colours(self).selected.back))
        painter.end()

    def _paint_name(self, painter: QPainter, section: int) -> None:
        tokens = colours(self)
        rect = self._name_rect(section)
        model, line = self.model(), self._line()
        view = self.parent()
        current = isinstance(view, QAbstractItemView) and view.currentIndex().column() == section
        if current:
            tint = QColor(tokens.selected.back)
            tint.setAlpha(40)
            painter.fillRect(rect, tint)
        self._lines(painter, rect)
        self._paint_arrow(painter, section, rect)
        font = self.font()
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(QColor(tokens.chrome.text))
        name_rect = rect.adjusted(MARGIN, MARGIN, -MARGIN, -line if self._has_units else -MARGIN)
        name = str(model.headerData(section, self.orientation(), DISPLAY) or "")
        painter.drawText(name_rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere, self._fit(name, rect))
        if self._has_units:
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(QColor(tokens.faint.text))
            unit_rect = QRect(rect.left(), rect.bottom() - line, rect.width(), line)
            unit = str(model.headerData(section, self.orientation(), UNIT) or "")
            painter.drawText(unit_rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, unit)

    def _arrow(self, rect: QRect) -> QRect:
        """Where a click opens the menu of a column: the lower right corner of its heading."""
        size = self._line()
        return QRect(rect.right() - size, rect.bottom() - size, size, size)

    def _paint_arrow(self, painter: QPainter, section: int, rect: QRect) -> None:
        if not self.arrows:
            return
        filtered = bool(self.model().headerData(section, self.orientation(), FILTERED))
        tokens, box = colours(self), self._arrow(rect)
        middle, half = box.center(), max(3, box.width() // 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.link.text if filtered else tokens.faint.text))
        top = [middle + QPoint(-half, -half // 2), middle + QPoint(half, -half // 2)]
        if filtered:  # a funnel: told apart by its shape, too
            stem = [middle + QPoint(1, half // 2), middle + QPoint(1, half + 2), middle + QPoint(-1, half + 2)]
            painter.drawPolygon([*top, *stem, middle + QPoint(-1, half // 2)])
        else:
            painter.drawPolygon([*top, middle + QPoint(0, half)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _fit(self, name: str, rect: QRect) -> str:
        """As much of the name as its lines hold, with an ellipsis; the whole stands in the tool tip."""
        metrics, width = self.fontMetrics(), rect.width() - 2 * MARGIN
        lines, rest = [], name
        for number in range(NAME_LINES):
            if number == NAME_LINES - 1:
                lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            taken = len(rest)
            while taken > 1 and metrics.horizontalAdvance(rest[:taken]) > width:
                taken -= 1
            lines.append(rest[:taken])
            rest = rest[taken:]
            if not rest:
                break
        return "\n".join(line for line in lines if line)

    def _paint_group(self, painter: QPainter, section: int, level: int) -> list[int]:
        """Paint the joined heading that `section` is part of, its text centred in what can be seen of it."""
        members = self._members(section, level)
        tokens, line = colours(self), self._line()
        left = self.sectionViewportPosition(members[0])
        width = sum(self.sectionSize(member) for member in members)
        rect = QRect(left, level * line, width, line)
        groups = self._groups(section)
        painter.setFont(self.font())
        painter.fillRect(rect, QColor(tokens.chrome.back))
        self._lines(painter, rect)
        if level < len(groups):
            uncovered = self.viewport().rect().adjusted(0, 0, -self.covered, 0)
            seen = rect.intersected(uncovered).adjusted(MARGIN, 0, -MARGIN, 0)
            text = painter.fontMetrics().elidedText(
                self._fold_sign(section, level) + groups[level][1], Qt.TextElideMode.ElideRight, seen.width()
            )
            painter.setPen(QColor(tokens.chrome.text))
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
        return members

    def _fold_sign(self, section: int, level: int) -> str:
        """Before the name of a group: whether a double click folds or unfolds it."""
        if not self.folds:
            return ""
        folded = int(self.model().headerData(section, self.orientation(), MARKS) or 0) & Mark.FOLDED
        last = level == len(self._groups(section)) - 1
        return "＋ " if folded and last else "－ "

    def _lines(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(QColor(colours(self).line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _groups(self, section: int) -> tuple[Group, ...]:
        found = self.model().headerData(section, self.orientation(), GROUPS)
        return tuple(found) if found else ()

    def _members(self, section: int, level: int) -> list[int]:
        """The neighbouring sections that share the groups down to `level`."""

        def path(other: int) -> tuple[str, ...]:
            return tuple(key for key, _ in self._groups(other)[: level + 1])

        wanted = path(section)
        if not wanted:
            return [section]
        first = last = section
        while first > 0 and path(first - 1) == wanted:
            first -= 1
        while last < self.count() - 1 and path(last + 1) == wanted:
            last += 1
        return list(range(first, last + 1))

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        level, section = point.y() // self._line(), self.logicalIndexAt(point)
        view = self.parent()
        self.resizing = True  # whatever width changes until the release was dragged there
        if (event.button() == Qt.MouseButton.RightButton and section >= 0) or (
            self.arrows and section >= 0 and self._arrow(self._name_rect(section)).contains(point)
        ):
            self.menu_wanted.emit(section)
        elif level < self._levels and section >= 0 and isinstance(view, QAbstractItemView):
            members = self._members(section, level)
            model, rows = view.model(), view.model().rowCount()
            if rows:
                corners = model.index(0, members[0]), model.index(rows - 1, members[-1])
                select = QItemSelectionModel.SelectionFlag
                view.selectionModel().setCurrentIndex(corners[0], select.NoUpdate)
                view.selectionModel().select(QItemSelection(*corners), select.ClearAndSelect)
                view.setFocus()
        elif (held := self._selected_at(point)) is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._held = (*held, point)
        else:
            super().mousePressEvent(event)

    def _selected_at(self, point: QPoint) -> tuple[int, int] | None:
        """The whole selected columns around a point, the first and the last; None also where widths are dragged."""
        view, section = self.parent(), self.logicalIndexAt(point)
        model = self.model()
        if not self.moves or not isinstance(view, QTableView) or not isinstance(model, GridModel):
            return None
        left, grip = self.sectionViewportPosition(section), self.style().pixelMetric(GRIP)
        if section < 0 or not grip < point.x() - left < self.sectionSize(section) - grip:
            return None
        rows, last = model.rowCount(), model.entry_columns() - 1
        for span in view.selectionModel().selection().toList():
            if span.top() == 0 and span.bottom() == rows - 1 and span.left() <= section <= min(span.right(), last):
                return span.left(), min(span.right(), last)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        if self._drop >= 0 or (point - self._held[2]).manhattanLength() >= QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._drop = self._gap_at(point.x())
            self.viewport().update()

    def _gap_at(self, x: int) -> int:
        """The column before which something would be put that is let go here."""
        model, section = self.model(), self.logicalIndexAt(x)
        last = model.entry_columns() if isinstance(model, GridModel) else self.count()
        if section < 0:
            return 0 if x < 0 else last
        half = self.sectionViewportPosition(section) + self.sectionSize(section) // 2
        return min(last, section + (x > half))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, drop = self._held, self._drop
        self._held, self._drop = None, -1
        if held is None:
            super().mouseReleaseEvent(event)
        elif drop < 0:  # a click after all: this column alone
            super().mousePressEvent(event)
            super().mouseReleaseEvent(event)
        else:
            self.unsetCursor()
            self.viewport().update()
            if not held[0] <= drop <= held[1] + 1:
                self.move_wanted.emit(held[0], held[1], drop)
        self.resizing = False

    def fit(self, section: int) -> None:
        """As wide as the name and what can be seen of the column; as a double click between two headings."""
        view = self.parent()
        if isinstance(view, QTableView):
            self.resizing = True
            metrics, name = self.fontMetrics(), str(self.model().headerData(section, self.orientation()) or "")
            heading = metrics.horizontalAdvance(name[: (len(name) + 1) // NAME_LINES]) + 4 * MARGIN
            self.resizeSection(section, max(view.sizeHintForColumn(section) + 2 * MARGIN, heading))
            self.resizing = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        level, section = point.y() // self._line(), self.logicalIndexAt(point)
        if level >= self._levels or section < 0:
            super().mouseDoubleClickEvent(event)
        elif self.folds and level < len(self._groups(section)):
            self.fold_wanted.emit(tuple(key for key, _ in self._groups(section)[: level + 1]))

    def _name_rect(self, section: int) -> QRect:
        top = self._levels * self._line()
        return QRect(self.sectionViewportPosition(section), top, self.sectionSize(section), self.height() - top)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            section, level = self.logicalIndexAt(event.pos()), event.pos().y() // self._line()
            groups = self._groups(section) if section >= 0 else ()
            if section >= 0:
                tip = (
                    groups[level][1]
                    if level < len(groups)
                    else self.model().headerData(section, self.orientation(), TOOL_TIP)
                )
                QToolTip.showText(event.globalPos(), plain_tip(str(tip or "")), self.viewport())
                return True
        return super().viewportEvent(event)
