"""One unit across all items, as a form: last year, value, unit of measure, points, place and comment of each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from gui.grid_model import (
    CENTRE,
    DISPLAY,
    GROUPS,
    LEFT,
    RIGHT,
    TOOL_TIP,
    Entry,
    Facets,
    Look,
    Place,
    Written,
    plain_tip,
)
from gui.lens import UNIT
from gui.models.entry import entry_words
from gui.models.entry.columns import PLACE, POINTS, ItemColumn, ScoreColumn
from gui.models.entry.entry_cells import Shown, understand
from gui.models.entry.face import Face
from scoring.entries import Cell, State
from scoring.numbers import plain

AnyIndex = QModelIndex | QPersistentModelIndex
LAST, VALUE, MEASURED, EARNED, STANDING, NOTE = range(6)
COLUMNS: Final = 6


class UnitForm(Face):
    _row: int | None = None
    """The row of the table that is shown."""
    _items: tuple[tuple[int, ItemColumn], ...] = ()
    """The columns of the table that stand as rows."""

    def take_structure(self) -> None:
        table, lens = self.table, self.table.lens
        self._row = table.row_of(lens.which) if lens.kind == UNIT else None
        self._items = () if self._row is None else table.numbered_items()

    def under(self, row: int, column: int) -> Place | None:
        return None if self._row is None or row >= len(self._items) else (self._row, self._items[row][0])

    def place_over(self, under: Place) -> Place | None:
        row = next((row for row, (column, _) in enumerate(self._items) if column == under[1]), None)
        return None if row is None or under[0] != self._row else (row, VALUE)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._items else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal:
            words = (
                self.tr("Last year"),
                self.tr("Value"),
                self.tr("Unit of measure"),
                self.tr("Points"),
                self.tr("Place"),
                self.tr("Comment"),
            )
            return words[section] if role == DISPLAY and section < COLUMNS else None
        if section >= len(self._items):
            return None
        column = self._items[section][1]
        if role == TOOL_TIP:
            return plain_tip(entry_words.about(column, self.table.plan))
        if role == GROUPS:
            return entry_words.groups(column, self.table.plan)
        return column.item.name if role == DISPLAY else None

    def facets(self, row: int, column: int) -> Facets:
        under = self.under(row, column)
        assert under is not None
        if column == VALUE:
            one = self.table.facets(*under)
            return one._replace(ghost="")  # it stands beside
        computed = Look.COMPUTED.value
        if column == NOTE:
            return Facets(self._note(under).replace("\n", " "), Look.NORMAL.value, LEFT)
        if column == LAST:
            last = self.table.last_value(*under)
            return Facets("" if last is None else plain(last), computed, RIGHT)
        if column == MEASURED:
            return Facets(self._items[row][1].item.unit, computed, CENTRE)
        return Facets(self._score(row, column).text, computed, RIGHT)

    def _score(self, row: int, column: int) -> Shown:
        """Points or place, where one indicator alone is scored from the item."""
        leaves = self._items[row][1].leaves
        if len(leaves) != 1 or self._row is None:
            return Shown(None, Look.COMPUTED, None, "")
        kind = POINTS if column == EARNED else PLACE
        return self.table.score(ScoreColumn(leaves[0].code, kind=kind), self._row)

    def _note(self, under: Place) -> str:
        cell = self.table.cell(*under)
        return "" if cell is None else cell.note

    # the grid's questions

    def cell(self, row: int, column: int) -> Cell | None:
        under = self.under(row, column)
        if under is None:
            return None
        if column == VALUE:
            return self.table.cell(*under)
        text = self._note(under) if column == NOTE else self.facets(row, column).text
        return Cell(text) if text else None

    def plain_text(self, row: int, column: int) -> str:
        under = self.under(row, column)
        if under is None:
            return ""
        if column == VALUE:
            return self.table.plain_text(*under)
        return self._note(under) if column == NOTE else self.facets(row, column).text

    def edit_text(self, row: int, column: int) -> str:
        under = self.under(row, column)
        if under is None or column not in (VALUE, NOTE):
            return ""
        if column == NOTE:
            return self._note(under)
        cell = self.table.cell(*under)
        return cell.value if cell is not None and isinstance(cell.value, str) else ""

    def number(self, row: int, column: int) -> Decimal | None:
        under = self.under(row, column)
        if under is None or column not in (VALUE, EARNED):
            return None
        return self.table.number(*under) if column == VALUE else self._score(row, column).number

    def writable(self, row: int, column: int) -> bool:
        under = self.under(row, column)
        return under is not None and column in (VALUE, NOTE) and self.table.writable(*under)

    def takes_text(self, row: int, column: int) -> bool:
        under = self.under(row, column)
        return column == NOTE or (under is not None and column == VALUE and self.table.takes_text(*under))

    def is_long(self, row: int, column: int) -> bool:
        return column == NOTE

    def opens_panel(self, row: int, column: int) -> bool:
        under = self.under(row, column)
        return under is not None and column == VALUE and self.table.opens_panel(*under)

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        under = self.under(row, column)
        return self.table.choices(*under) if under is not None and column == VALUE else ()

    def before(self, row: int, column: int) -> str:
        under = self.under(row, column)
        return self.table.before(*under) if under is not None and column == VALUE else ""

    def why_read_only(self, row: int, column: int) -> str:
        under = self.under(row, column)
        if under is not None and column in (VALUE, NOTE):
            return self.table.why_read_only(*under)
        return self.tr("Only the value and the comment are typed here; the rest stands beside them.")

    def key_of(self, row: int, column: int) -> tuple[str, str]:
        return self._items[row][1].item.uid, str(column)

    def place_of_key(self, key: tuple[str, str]) -> Place | None:
        row = next((row for row, (_, one) in enumerate(self._items) if one.item.uid == key[0]), None)
        return None if row is None else (row, int(key[1]))

    def is_in(self, look: Look, row: int, column: int) -> bool:
        under = self.under(row, column)
        return under is not None and column == VALUE and self.table.is_in(look, *under)

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        wanted: dict[Place, Entry] = {}
        refused = 0
        for (row, column), entry in sorted(edits.items()):
            under = self.under(row, column)
            if under is None or column not in (VALUE, NOTE):
                refused += 1
            elif column == VALUE:
                wanted[under] = entry
            else:
                wanted[under] = self._with_note(row, under, wanted, entry)
        written = self.table.write(label, wanted) if wanted else Written()
        return replace(written, read_only=written.read_only + refused)

    def _with_note(self, row: int, under: Place, wanted: Mapping[Place, Entry], entry: Entry) -> Entry:
        """The cell with another comment, and with the value that the same step gives it."""
        note = entry.value if isinstance(entry, Cell) else entry
        before = self.table.cell(*under)
        if under in wanted:
            before = understand(self._items[row][1].item, before, wanted[under])
        cell = replace(before or Cell(), note=str(note or "").strip())
        return None if cell == Cell() else cell

    def set_state(self, label: str, places: Iterable[Place], state: State | None) -> Written:
        unders = [self.under(row, column) for row, column in places if column == VALUE]
        return self.table.set_state(label, [under for under in unders if under is not None], state)
