"""A small table of texts, made anew as a whole: what a few lines say, and where each leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.grid_model import ACCESSIBLE_TEXT, ALIGNMENT, DISPLAY, FONT, LEADS_TO, LEFT, RIGHT, TOOL_TIP, plain_tip
from scoring.problems import Place

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TextRow:
    """`strong`: in bold letters."""

    texts: tuple[str, ...]
    place: Place = ()
    strong: bool = False


class TextRows(QAbstractTableModel):
    def __init__(self, numbers: Sequence[int] = (), parent: QObject | None = None) -> None:
        """`numbers`: the columns that stand to the right."""
        super().__init__(parent)
        self._numbers = frozenset(numbers)
        self.rows: tuple[TextRow, ...] = ()
        self._headings: tuple[str, ...] = ()

    def show(self, headings: Sequence[str], rows: Sequence[TextRow]) -> None:
        """Show these; rows that stay in their place keep the keyboard."""
        if tuple(headings) != self._headings:
            self.beginResetModel()
            self._headings, self.rows = tuple(headings), tuple(rows)
            self.endResetModel()
            return
        common = min(len(rows), len(self.rows))
        if len(rows) < len(self.rows):
            self.beginRemoveRows(QModelIndex(), common, len(self.rows) - 1)
            self.rows = self.rows[:common]
            self.endRemoveRows()
        elif len(rows) > len(self.rows):
            self.beginInsertRows(QModelIndex(), common, len(rows) - 1)
            self.rows = (*self.rows, *rows[common:])
            self.endInsertRows()
        self.rows = tuple(rows)
        if common:
            self.dataChanged.emit(self.index(0, 0), self.index(common - 1, len(self._headings) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == DISPLAY:
            return row.texts[index.column()]
        if role == TOOL_TIP:
            return plain_tip(row.texts[index.column()])
        if role == LEADS_TO:
            return row.place
        if role == ALIGNMENT:
            return RIGHT if index.column() in self._numbers else LEFT
        if role == ACCESSIBLE_TEXT:
            return " ".join(text for text in row.texts if text)
        if role == FONT and row.strong:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY and section < len(self._headings):
            return self._headings[section]
        return None
