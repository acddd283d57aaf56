"""Entries with parts as a matrix: units × the members of a list, of tasks, or numbered marks. 0, not applicable and
blank are three different things here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from exchange.numbers import Number, parse_number
from gui.grid_model import CENTRE, DISPLAY, GROUPS, RIGHT, TOOL_TIP, UNIT, Entry, Facets, Look, Mark, Place, Written
from gui.grid_model import plain_tip as tip
from gui.lens import PARTS
from gui.models.entry.entry_text import look_of, state_glyph, state_word
from gui.models.entry.face import Face
from gui.models.entry.lens import matrices
from gui.models.entry.members import (
    NOTHING_KNOWN,
    Known,
    MemberSheet,
    gather,
    known_members,
    part_of_text,
    spread,
)
from scoring.entries import Cell, State
from scoring.plan import Item

AnyIndex = QModelIndex | QPersistentModelIndex
NOTHING: Final = "·"
"""Stands palely in a part of which nothing is known, so that it is not taken for 0."""


@dataclass(frozen=True, slots=True)
class PartColumn:
    """One member of an item: where it stands in the item's own sheet, its name, and the heading above it."""

    item: Item
    column: int
    """Of the table."""
    place: Place
    name: str
    group: str
    numbered: bool = False


class PartsMatrix(Face):
    _columns: tuple[PartColumn, ...] = ()
    _sheets: dict[tuple[int, int], tuple[Cell | None, MemberSheet]]
    _known: Mapping[str, Known]

    def take_structure(self) -> None:
        table, lens = self.table, self.table.lens
        self._sheets, self._known = {}, {}
        items = matrices(table.plan).get(lens.which, ()) if lens.kind == PARTS else ()
        places = {column.item.code: number for number, column in table.numbered_items()}
        self._known = {item.code: known_members(table.plan, table.entries, item) for item in items}
        self._columns = tuple(
            part for item in items if item.code in places for part in self._parts(item, places[item.code], len(items))
        )

    def _parts(self, item: Item, column: int, count: int) -> Iterable[PartColumn]:
        sheet = spread(item, None, self._known[item.code])
        if item.kind == "tasks":
            for row, name in enumerate(self._known[item.code].members):
                yield PartColumn(item, column, (row, 1), self.tr("Target"), name)
                yield PartColumn(item, column, (row, 2), self.tr("Done"), name)
        elif sheet.fixed_names:
            for row, (name,) in enumerate(sheet.rows):
                yield PartColumn(item, column, (row, 0), name, item.name if count > 1 else "")
        else:
            longest = max(
                (_length(cell) for cell in self.table.entries.values.get(item.code, {}).values()),
                default=0,
            )
            for row in range(longest + 1):
                yield PartColumn(item, column, (row, 0), str(row + 1), "", numbered=True)

    def under(self, row: int, column: int) -> Place | None:
        return (row, self._columns[column].column) if column < len(self._columns) else None

    def place_over(self, under: Place) -> Place | None:
        column = next((number for number, one in enumerate(self._columns) if one.column == under[1]), None)
        return None if column is None else (under[0], column)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._columns else self.table.rowCount()

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self.table.headerData(section, orientation, role)
        if section >= len(self._columns):
            return None
        one = self._columns[section]
        if role == GROUPS:
            return ((f"{one.item.code}/{one.group}", one.group),) if one.group else ()
        if role == UNIT:
            return one.item.unit
        if role == TOOL_TIP:
            return tip(" · ".join(part for part in (one.item.name, one.group, one.name) if part))
        return one.name if role == DISPLAY else None

    # one part

    def _sheet(self, row: int, one: PartColumn) -> MemberSheet:
        """The entry of a unit as a sheet, worked out when it is first looked at."""
        cell = self.table.cell(row, one.column)
        known = self._sheets.get((row, one.column))
        if known is None or known[0] is not cell:
            value = None if cell is None else cell.value
            known = cell, spread(one.item, value, self._known.get(one.item.code, NOTHING_KNOWN))
            self._sheets[row, one.column] = known
        return known[1]

    def cell(self, row: int, column: int) -> Cell | None:
        one = self._columns[column]
        return self._sheet(row, one).cells.get(one.place)

    def _look(self, row: int, column: int) -> Look:
        whole = self.table.cell(row, self._columns[column].column)
        if whole is not None and whole.value is None and whole.state is not None:
            return Look(whole.state)
        cell = self.cell(row, column)
        look = look_of(cell)
        if look is Look.NORMAL and cell is not None:
            known = isinstance(parse_number(str(cell.value), self._columns[column].item.unit), Number)
            return Look.NORMAL if known else Look.ERROR
        return look

    def facets(self, row: int, column: int) -> Facets:
        look, cell = self._look(row, column), self.cell(row, column)
        text, marks = "", 0
        if look in (Look.NOT_APPLICABLE, Look.MISSING, Look.VOID):
            text = state_glyph(State(look))
        elif cell is not None and isinstance(cell.value, str):
            text = cell.value
        if cell is not None and cell.note:
            marks = Mark.NOTE.value
        centred = look in (Look.BLANK, Look.NOT_APPLICABLE, Look.MISSING, Look.VOID)
        ghost = NOTHING if look is Look.BLANK else ""
        return Facets(text, look.value, CENTRE if centred else RIGHT, ghost, marks)

    # the grid's questions

    def plain_text(self, row: int, column: int) -> str:
        look, cell = self._look(row, column), self.cell(row, column)
        if look in (Look.NOT_APPLICABLE, Look.MISSING, Look.VOID):
            return state_word(State(look))
        return self.edit_text(row, column) if cell is not None else ""

    def edit_text(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        return cell.value if cell is not None and isinstance(cell.value, str) else ""

    def number(self, row: int, column: int) -> Decimal | None:
        cell = self.cell(row, column)
        if cell is None or not isinstance(cell.value, str) or cell.state not in (None, State.PENDING):
            return None
        number = parse_number(cell.value, self._columns[column].item.unit)
        return number.value if isinstance(number, Number) else None

    def writable(self, row: int, column: int) -> bool:
        return self.table.writable(row, self._columns[column].column) and self._is_next(row, column)

    def _is_next(self, row: int, column: int) -> bool:
        """Marks without names stand one after the other: behind the last one, only the next place is free."""
        one = self._columns[column]
        return not one.numbered or one.place[0] < len(self._sheet(row, one).rows)

    def takes_text(self, row: int, column: int) -> bool:
        return False

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if not self._is_next(row, column):
            return self.tr("Marks stand one after the other: type into the first free place.")
        return self.tr("The file is open read-only: nothing can be entered.")

    def key_of(self, row: int, column: int) -> tuple[str, str]:
        one = self._columns[column]
        return self.table.unit(row).uid, f"{one.item.uid}/{one.place}"

    def place_of_key(self, key: tuple[str, str]) -> Place | None:
        column = next((n for n, one in enumerate(self._columns) if f"{one.item.uid}/{one.place}" == key[1]), None)
        row = next((n for n in range(self.table.rowCount()) if self.table.unit(n).uid == key[0]), None)
        return None if row is None or column is None else (row, column)

    def is_in(self, look: Look, row: int, column: int) -> bool:
        return self._look(row, column) is look

    def describe(self, row: int, column: int) -> str:
        one, unit = self._columns[column], self.table.unit(row)
        name = " ".join(part for part in (one.group if one.group != one.item.name else "", one.name) if part)
        words = {
            Look.BLANK: self.tr("blank: nothing is known yet"),
            Look.NOT_APPLICABLE: self.tr("not applicable: it does not count"),
        }
        look, text = self._look(row, column), self.plain_text(row, column)
        said = words.get(look, f"{text} {one.item.unit}".strip())
        if look is Look.NORMAL and self.number(row, column) == 0:
            said = self.tr("0: it was done nowhere")
        return self.tr("{unit} · {item} · {part}: {said}").format(
            unit=unit.name, item=one.item.name, part=name, said=said
        )

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        wanted: dict[tuple[int, int], dict[Place, Cell | None]] = {}
        refused = wrong = changed = 0
        parts: dict[int, PartColumn] = {}
        for (row, column), entry in sorted(edits.items()):
            one = self._columns[column]
            try:
                after = part_of_text(one.item, entry)
            except ValueError:
                refused += 1
                continue
            if not self.writable(row, column) and (row, one.column) not in wanted:
                refused += 1
            elif after != self.cell(row, column):
                wanted.setdefault((row, one.column), {})[one.place] = after
                parts[one.column] = one
                changed += 1
                number = None if after is None or after.state is not None else after.value
                wrong += number is not None and not isinstance(parse_number(str(number), one.item.unit), Number)
        cells: dict[Place, Entry] = {}
        for (row, under), part in wanted.items():
            sheet, before = self._sheet(row, parts[under]), self.table.cell(row, under)
            value = gather(parts[under].item, _long_enough(sheet, part).with_cells(part))
            pending = before is not None and before.state is State.PENDING
            cell = Cell(value, State.PENDING if pending else None, "" if before is None else before.note)
            cells[row, under] = None if cell == Cell() else cell
        written = self.table.write(label, cells) if cells else Written()
        if not written.done:
            return written
        return replace(written, changed=changed, read_only=refused + written.read_only, not_numbers=wrong)

    def set_state(self, label: str, places: Iterable[Place], state: State | None) -> Written:
        """Parts of a series may be not applicable; other marks belong to the whole entry."""
        places = list(places)
        tasks = any(self._columns[column].item.kind == "tasks" for _, column in places)
        if state not in (None, State.NOT_APPLICABLE) or (state is not None and tasks):
            self.objected.emit(
                self.tr("Parts of a series can be not applicable; other marks belong to the whole entry.")
            )
            return Written(done=False)
        edits: dict[Place, Entry] = {}
        for place in places:
            before = self.cell(*place)
            value = None if before is None else before.value
            edits[place] = None if state is None and value is None else Cell(value, state)
        return self.write(label, edits)


def _length(cell: Cell) -> int:
    return len(cell.value) if isinstance(cell.value, list | tuple) else 0


def _long_enough(sheet: MemberSheet, edits: Mapping[Place, Cell | None]) -> MemberSheet:
    """With rows for all that is pasted behind the last mark."""
    rows = max((row for row, _ in edits), default=0) + 1
    if sheet.fixed_names or rows <= len(sheet.rows) or sheet.columns != ("value",):
        return sheet
    return replace(sheet, rows=tuple((str(number + 1),) for number in range(rows)))
