"""A grid of plain texts: what every table that is typed and pasted into has in common, whatever stands in its rows.

A subclass says what its rows and columns are, and what `write` does with them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange.numbers import Number, parse_number
from gui.document import Document
from gui.grid_model import ALIGNMENT, DISPLAY, EDIT, LEFT, LOOK, RIGHT, TOOL_TIP, Facets, GridModel, Look, plain_tip
from scoring.entries import Cell

AnyIndex = QModelIndex | QPersistentModelIndex
LABEL: Final = 20
"""So many characters of a text stand in the name of its step."""


class TextTable(GridModel):
    spare = 0
    """Empty rows below the last one, to type and to paste into."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    # what each table says

    def filled(self) -> int:
        """How many rows say something."""
        raise NotImplementedError

    def width(self) -> int:
        """How many columns there are."""
        raise NotImplementedError

    def title(self, column: int) -> str:
        """What stands above a column."""
        raise NotImplementedError

    def fixed_text(self) -> str:
        """Why a place that is no fault of a read-only file cannot be typed into."""
        raise NotImplementedError

    def is_number(self, column: int) -> bool:
        """Do numbers stand in a column?"""
        return False

    def look(self, row: int, column: int) -> Look:
        return Look.NORMAL if self.writable(row, column) else Look.COMPUTED

    def shown_text(self, row: int, column: int) -> str:
        """What a cell shows; copying takes `plain_text`."""
        return self.plain_text(row, column)

    def facets(self, row: int, column: int) -> Facets:
        return Facets(self.shown_text(row, column), self.look(row, column).value, self.alignment(column))

    def alignment(self, column: int) -> int:
        return RIGHT if self.is_number(column) else LEFT

    # what Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.filled() + self.spare

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.width()

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self.shown_text(row, column)
        if role == EDIT:
            return self.plain_text(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.plain_text(row, column))
        if role == ALIGNMENT:
            return self.alignment(column)
        return self.look(row, column).value if role == LOOK else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.title(section) if section < self.width() else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if self.writable(index.row(), index.column()) else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:LABEL])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    # what the grid asks

    def cell(self, row: int, column: int) -> Cell | None:
        text = self.plain_text(row, column)
        return Cell(text) if text else None

    def number(self, row: int, column: int) -> Decimal | None:
        number = parse_number(self.plain_text(row, column)) if self.is_number(column) else None
        return number.value if isinstance(number, Number) else None

    def takes_text(self, row: int, column: int) -> bool:
        return not self.is_number(column)

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.fixed_text()

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Rows keep their order."""

    # following

    def repaint_all(self) -> None:
        """Every cell may show something else now."""
        if self.rowCount() and self.width():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.width() - 1))

    def follow(self, after: int, take: Callable[[], None]) -> None:
        """`take` makes the rows anew, of which there are `after` then. They come and go at the end, so that the current
        cell stays where it is."""
        before = self.filled()
        if after > before:
            self.beginInsertRows(QModelIndex(), before + self.spare, after + self.spare - 1)
            take()
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after + self.spare, before + self.spare - 1)
            take()
            self.endRemoveRows()
        else:
            take()
