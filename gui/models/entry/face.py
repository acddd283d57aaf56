"""Another face of the entry table: the same cells laid out otherwise. Everything is read from the table and written
through it, so that keys, undo, questions and findings are the same."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.grid_model import (
    ACCESSIBLE_TEXT,
    ALIGNMENT,
    DISPLAY,
    EDIT,
    GHOST,
    LOOK,
    MARKS,
    TOOL_TIP,
    Entry,
    Facets,
    GridModel,
    Look,
    Place,
    Written,
    plain_tip,
)
from gui.models.entry.entry_table import EntryTable
from scoring.entries import State

AnyIndex = QModelIndex | QPersistentModelIndex
TO_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Face(GridModel):
    """What is common: `under` says which cell of the table a place belongs to."""

    def __init__(self, table: EntryTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        # From before the table is another until it is: whoever asks in between asks for what was there.
        for about, done in (
            (table.modelAboutToBeReset, table.modelReset),
            (table.layoutAboutToBeChanged, table.layoutChanged),
        ):
            about.connect(lambda *_: self.beginResetModel())
            done.connect(lambda *_: self._load())
        table.dataChanged.connect(self._follow)
        table.objected.connect(self.objected)

    def under(self, row: int, column: int) -> Place | None:
        """The cell of the table that a place shows something of."""
        raise NotImplementedError

    def place_over(self, under: Place) -> Place | None:
        """Where a cell of the table stands here; None where it is not shown."""
        raise NotImplementedError

    def facets(self, row: int, column: int) -> Facets:
        raise NotImplementedError

    def is_in(self, look: Look, row: int, column: int) -> bool:
        raise NotImplementedError

    def set_state(self, label: str, places: Iterable[Place], state: State | None) -> Written:
        raise NotImplementedError

    def edit_text(self, row: int, column: int) -> str:
        """What an editor begins with."""
        raise NotImplementedError

    def _load(self) -> None:
        """Another lens, another plan, other rows."""
        self.take_structure()
        self.endResetModel()

    def take_structure(self) -> None:
        raise NotImplementedError

    def _follow(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # Qt's questions

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == EDIT:
            return self.edit_text(row, column)
        if role in (DISPLAY, LOOK, ALIGNMENT, GHOST, MARKS):
            one = self.facets(row, column)
            found: dict[int, object] = {DISPLAY: one.text, LOOK: one.look, ALIGNMENT: one.alignment, GHOST: one.ghost}
            return found.get(role, one.marks)
        if role in (ACCESSIBLE_TEXT, TOOL_TIP):
            said = self.describe(row, column)
            return said if role == ACCESSIBLE_TEXT else plain_tip(said)
        return None

    def describe(self, row: int, column: int) -> str:
        under = self.under(row, column)
        return "" if under is None else self.table.describe(*under)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        place = index.row(), index.column()
        free = self.writable(*place) and not self.opens_panel(*place)
        return TO_READ | Qt.ItemFlag.ItemIsEditable if free else TO_READ

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:20])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """The order is that of the plan."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        raise NotImplementedError
