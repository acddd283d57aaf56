"""One entry with members (a series, tasks, ballots) as a small table: what the panel of the entry page shows."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from db.changes import Change
from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    ALIGNMENT,
    CENTRE,
    DISPLAY,
    EDIT,
    LEFT,
    LOOK,
    RIGHT,
    TOOL_TIP,
    Entry,
    GridModel,
    Look,
    Place,
    Written,
    plain_tip,
)
from gui.language import current
from gui.models.entry.entry_text import look_of, state_glyph, state_word
from gui.models.entry.members import (
    ABSTAIN,
    DONE,
    NAME,
    TARGET,
    VALUE,
    WITH_MEMBERS,
    MemberSheet,
    gather,
    known_members,
    part_of_text,
    spread,
)
from scoring.entries import Cell, State
from scoring.plan import Item, Json

AnyIndex = QModelIndex | QPersistentModelIndex
NOTHING = MemberSheet((), (), {})


class MemberTable(GridModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._item: Item | None = None
        self._unit = ""
        self._sheet = NOTHING
        document.opened.connect(self._close)
        document.changed.connect(self._follow)

    # what it shows

    def show_entry(self, item: str, unit: str) -> None:
        """Show the entry of a unit under an item that has members."""
        self.beginResetModel()
        self._item, self._unit = self._document.assessment.plan.item[item], unit
        self._sheet = self._read()
        self.endResetModel()

    @property
    def shows(self) -> tuple[str, str] | None:
        """The (item, unit) on show."""
        return None if self._item is None else (self._item.code, self._unit)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.columns)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        place = index.row(), index.column()
        cell = self._sheet.cells.get(place)
        if role == LOOK:
            return self._look(place, cell).value
        if role == ALIGNMENT:
            if self._sheet.columns[index.column()] == NAME:
                return LEFT
            return CENTRE if self._look(place, cell) is Look.NOT_APPLICABLE else RIGHT
        if role in (DISPLAY, EDIT):
            if cell is None:
                return ""
            if role == DISPLAY and cell.state is not None and cell.state is not State.PENDING:
                return state_glyph(cell.state)
            return cell.value if isinstance(cell.value, str) else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return plain_tip(str(self.headerData(section, orientation) or "")) if role == TOOL_TIP else None
        if orientation == Qt.Orientation.Horizontal:
            return self._heading(self._sheet.columns[section]) if section < len(self._sheet.columns) else None
        if section >= len(self._sheet.rows):
            return None
        row = self._sheet.rows[section]
        if len(row) == 2:
            return self.tr("Round {number} {group}").format(number=row[0], group=row[1])
        return row[0]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if self.writable(index.row(), index.column()) else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        return self.write(
            self.tr("Type {text}").format(text=str(value)[:20]), {(index.row(), index.column()): str(value)}
        ).done

    # the grid's questions

    def cell(self, row: int, column: int) -> Cell | None:
        return self._sheet.cells.get((row, column))

    def plain_text(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        if cell is None:
            return ""
        if cell.state is not None and cell.state is not State.PENDING:
            return state_word(cell.state)
        return cell.value if isinstance(cell.value, str) else ""

    def number(self, row: int, column: int) -> Decimal | None:
        cell = self.cell(row, column)
        if cell is None or not isinstance(cell.value, str) or self._sheet.columns[column] == NAME:
            return None
        number = parse_number(cell.value, self._unit_of())
        return number.value if isinstance(number, Number) and cell.state in (None, State.PENDING) else None

    def writable(self, row: int, column: int) -> bool:
        fixed_name = self._sheet.columns[column] == NAME and self._sheet.fixed_names
        return not self._document.read_only and not fixed_name

    def takes_text(self, row: int, column: int) -> bool:
        return self._sheet.columns[column] == NAME

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.tr("The names come from the list in the plan.")

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Members keep the order of their list."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        if self._item is None or self._document.read_only:
            return Written(read_only=len(edits))
        wanted: dict[Place, Cell | None] = {}
        refused = 0
        for (row, column), entry in edits.items():
            if not self.writable(row, column):
                refused += 1
                continue
            try:
                after = self._understand((row, column), entry)
            except ValueError:
                refused += 1
                continue
            if after != self._sheet.cells.get((row, column)):
                wanted[row, column] = after
        not_numbers = [cell for place, cell in wanted.items() if self._look(place, cell) is Look.ERROR]
        try:
            value = gather(self._item, self._sheet.with_cells(wanted))
        except ValueError as problem:
            self.objected.emit(self._why_no_name(str(problem)))
            return Written(done=False)
        written = Written(changed=len(wanted), read_only=refused, not_numbers=len(not_numbers))
        if wanted and value == self._value():
            # The name of a task that has no figures yet: it is stored with the first of them.
            self._take(self._sheet.with_cells(wanted))
        elif wanted and not self._store(label, value):
            return Written(done=False)
        if not_numbers and len(edits) == 1 and not_numbers[0] is not None:
            reason = parse_number(str(not_numbers[0].value), self._unit_of())
            if not isinstance(reason, Number):
                self.objected.emit(word(reason.reason, current(), **reason.facts))
        return written

    def set_state(self, label: str, places: list[Place], state: State | None) -> Written:
        """Mark members, where the item is a series: only those may be not applicable."""
        if self._item is None or self._item.kind != "series" or state not in (None, State.NOT_APPLICABLE):
            self.objected.emit(
                self.tr("Parts of a series can be not applicable; other marks belong to the whole entry.")
            )
            return Written(done=False)
        edits: dict[Place, Entry] = {}
        for place in places:
            before = self._sheet.cells.get(place)
            value = None if before is None else before.value
            edits[place] = None if state is None and value is None else Cell(value, state)
        return self.write(label, edits)

    # helpers

    def _value(self) -> Json:
        assert self._item is not None
        cell = self._document.assessment.entries.cell(self._item.code, self._unit)
        return None if cell is None else cell.value

    def _store(self, label: str, value: Json) -> bool:
        assert self._item is not None
        before = self._document.assessment.entries.cell(self._item.code, self._unit)
        keep = before is not None and before.state is State.PENDING
        cell = None if value is None else Cell(value, State.PENDING if keep else None)
        return self._document.cells(label, {(self._item.code, self._unit): cell}) is not None

    def _understand(self, place: Place, entry: Entry) -> Cell | None:
        if self._sheet.columns[place[1]] == NAME and isinstance(entry, str):
            return Cell(entry.strip()) if entry.strip() else None
        assert self._item is not None
        return part_of_text(self._item, entry)

    def _look(self, place: Place, cell: Cell | None) -> Look:
        name = self._sheet.columns[place[1]] == NAME
        if name and self._sheet.fixed_names:
            return Look.COMPUTED
        look = look_of(cell)
        if look is Look.NORMAL and cell is not None and not name:
            known = isinstance(parse_number(str(cell.value), self._unit_of()), Number)
            return Look.NORMAL if known else Look.ERROR
        return look

    def _unit_of(self) -> str:
        return "" if self._item is None else self._item.unit

    def _heading(self, column: str) -> str:
        words = {
            NAME: self.tr("Task"),
            VALUE: self.tr("Value"),
            TARGET: self.tr("Target"),
            DONE: self.tr("Done"),
            ABSTAIN: self.tr("Abstained"),
        }
        return words.get(column, column)

    def _why_no_name(self, name: str) -> str:
        if name:
            return self.tr("“{name}” is there already. Nothing was changed; choose another name.").format(name=name)
        return self.tr("First type the name of the task, then its figures. Nothing was changed.")

    def _read(self) -> MemberSheet:
        assessment = self._document.assessment
        if self._item is None or self._item.kind not in WITH_MEMBERS:
            return NOTHING
        cell = assessment.entries.cell(self._item.code, self._unit)
        known = known_members(assessment.plan, assessment.entries, self._item)
        return spread(self._item, None if cell is None else cell.value, known)

    def _close(self) -> None:
        self.beginResetModel()
        self._item, self._sheet = None, NOTHING
        self.endResetModel()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        if self._item is None:
            return
        plan = self._document.assessment.plan
        if self._item.code not in plan.item or self._unit not in plan.unit:
            self._close()
            return
        self._item = plan.item[self._item.code]
        self._take(self._read())

    def _take(self, sheet: MemberSheet) -> None:
        """Show another state of the same entry: rows come and go at the end, changed cells are told."""
        rows, columns = len(self._sheet.rows), len(self._sheet.columns)
        if sheet.columns != self._sheet.columns:
            self.beginResetModel()
            self._sheet = sheet
            self.endResetModel()
            return
        if len(sheet.rows) > rows:
            self.beginInsertRows(QModelIndex(), rows, len(sheet.rows) - 1)
            self._sheet = sheet
            self.endInsertRows()
        elif len(sheet.rows) < rows:
            self.beginRemoveRows(QModelIndex(), len(sheet.rows), rows - 1)
            self._sheet = sheet
            self.endRemoveRows()
        self._sheet = sheet
        if sheet.rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(sheet.rows) - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(sheet.rows) - 1)
