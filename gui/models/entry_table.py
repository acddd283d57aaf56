"""Units × items over the document: what the entry grid shows, and its one way of writing."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.changes import Change
from exchange.wording import problem_text
from gui.document import Document
from gui.grid_model import (
    ACCESSIBLE_TEXT,
    ALIGNMENT,
    CENTRE,
    DISPLAY,
    EDIT,
    GROUPS,
    LOOK,
    RIGHT,
    TOOL_TIP,
    UNIT,
    Entry,
    GridModel,
    Look,
    Place,
    Written,
    plain_tip,
)
from gui.language import current
from gui.models.columns import SHARED, UNUSED, ItemColumn, item_columns
from gui.models.entry_cells import CENTRED, Shown, align, full_text, shown, understand, why_no_number
from gui.models.entry_text import consequence
from gui.models.members import WITH_MEMBERS
from gui.models.order import SortKey, reorder, sorted_rows
from scoring.entries import Cell, State
from scoring.plan import Unit
from scoring.problems import Problem

AnyIndex = QModelIndex | QPersistentModelIndex


class EntryTable(GridModel):
    counted = Signal()
    """The numbers of blank, missing, … cells have changed."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._columns: tuple[ItemColumn, ...] = ()
        self._units: list[Unit] = []
        self._shown: list[list[Shown]] = []
        """By row as seen, then by column."""
        self._row_of: dict[str, int] = {}
        self._column_of: dict[str, int] = {}
        self._findings: dict[tuple[str, str], Problem] = {}
        self._sorting: tuple[str, Qt.SortOrder] | None = None
        self._writing = False
        self._language = current()
        document.opened.connect(self._load)
        document.changed.connect(self._follow)
        document.result_changed.connect(self._mark)
        self._load()

    # what it holds

    @property
    def columns(self) -> tuple[ItemColumn, ...]:
        return self._columns

    def unit(self, row: int) -> Unit:
        return self._units[row]

    def place_of(self, item: str, unit: str) -> Place | None:
        """Where the cell of an item and a unit stands now."""
        row, column = self._row_of.get(unit), self._column_of.get(item)
        return None if row is None or column is None else (row, column)

    def look(self, row: int, column: int) -> Look:
        return self._shown[row][column].look

    def counts(self) -> dict[Look, int]:
        """How many cells are in each state; items that no rule uses do not count as blank."""
        found = dict.fromkeys(Look, 0)
        used = [bool(column.leaves) for column in self._columns]
        for line in self._shown:
            for one, counted in zip(line, used, strict=True):
                if counted or one.look is not Look.BLANK:
                    found[one.look] += 1
        return found

    def is_open_question(self, row: int, column: int) -> bool:
        """A blank cell of an item that some rule uses."""
        return self._shown[row][column].look is Look.BLANK and bool(self._columns[column].leaves)

    def describe(self, row: int, column: int) -> str:
        """One line about a cell: what it is, what was found about it, what its state does to the score."""
        one, item_column = self._shown[row][column], self._columns[column]
        item = item_column.item
        parts = [self.tr("{unit} · {item}").format(unit=self._units[row].name, item=item.name)]
        value = full_text(item, one.cell)
        counted = "" if item.kind in WITH_MEMBERS or one.look in CENTRED else item.unit
        if value:
            parts[0] += self.tr(": {value} {unit}").format(value=value, unit=counted).rstrip()
        finding = self._findings.get((item.code, self._units[row].code))
        why = "" if one.cell is None else why_no_number(item, one.cell.value)
        if why and one.look is Look.ERROR:
            parts.append(why)
        elif finding is not None:
            parts[0] = problem_text(finding, current())  # names unit, item and value itself
        words = consequence(item_column, one.cell)
        if words and one.look is not Look.ERROR:
            parts.append(words)
        bounds = [("≥", item.minimum), ("≤", item.maximum)]
        limits = " ".join(f"{sign} {bound:f}" for sign, bound in bounds if bound is not None)
        if limits:
            parts.append(self.tr("range {limits}").format(limits=limits))
        if item.note:
            parts.append(item.note)
        return self.tr(" | ").join(parts)

    # Qt's questions

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        one = self._shown[row][column]
        if role == DISPLAY:
            return one.text
        if role == LOOK:
            return one.look.value
        if role == ALIGNMENT:
            if one.look in CENTRED:
                return CENTRE
            return RIGHT if self._columns[column].item.kind == "number" else CENTRE
        if role == EDIT:
            return one.cell.value if one.cell is not None and isinstance(one.cell.value, str) else ""
        if role == ACCESSIBLE_TEXT:
            return self.describe(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical:
            if section >= len(self._units):
                return None
            unit = self._units[section]
            return unit.name if role == DISPLAY else plain_tip(unit.code) if role == TOOL_TIP else None
        if section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == DISPLAY:
            return column.item.name
        if role == UNIT:
            return column.item.unit
        if role == GROUPS:
            return self._groups(column)
        if role == TOOL_TIP:
            return self._about(column)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = not self._document.read_only and not self.opens_panel(index.row(), index.column())
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:20])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    # the grid's questions

    def cell(self, row: int, column: int) -> Cell | None:
        return self._shown[row][column].cell

    def plain_text(self, row: int, column: int) -> str:
        return full_text(self._columns[column].item, self._shown[row][column].cell)

    def number(self, row: int, column: int) -> Decimal | None:
        return self._shown[row][column].number

    def writable(self, row: int, column: int) -> bool:
        return not self._document.read_only

    def takes_text(self, row: int, column: int) -> bool:
        column_ = self._columns[column]
        if column_.item.kind == "number":
            return False
        maps = [leaf.params.get("map") for leaf in column_.leaves]
        grades = [grade for one in maps if isinstance(one, Mapping) for grade in one]
        return not grades or not all(grade.isascii() for grade in grades)

    def opens_panel(self, row: int, column: int) -> bool:
        return self._columns[column].item.kind in WITH_MEMBERS

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.tr("This entry has several parts. Enter or F4 opens them.")

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        if self._document.read_only:
            return Written(read_only=len(edits))
        wanted: dict[tuple[str, str], Cell | None] = {}
        refused = not_numbers = 0
        for (row, column), entry in edits.items():
            item_column, before = self._columns[column], self._shown[row][column].cell
            try:
                after = understand(item_column.item, before, entry)
            except ValueError:
                refused += 1
                continue
            if after != before:
                wanted[item_column.item.code, self._units[row].code] = after
                not_numbers += shown(item_column.item, after).look is Look.ERROR
        if wanted:
            self._writing = True
            try:
                if self._document.cells(label, wanted) is None:
                    return Written(done=False)
            finally:
                self._writing = False
        if not_numbers and len(edits) == 1:
            ((item, unit), cell) = next(iter(wanted.items()))
            place = self.place_of(item, unit)
            if place is not None and cell is not None:
                self.objected.emit(why_no_number(self._columns[place[1]].item, cell.value))
        return Written(changed=len(wanted), read_only=refused, not_numbers=not_numbers)

    def set_state(self, label: str, places: Iterable[Place], state: State | None) -> Written:
        """Mark cells; None takes the mark away. The value below a mark is kept."""
        edits: dict[Place, Entry] = {}
        for row, column in places:
            before = self._shown[row][column].cell
            value, note = (None, "") if before is None else (before.value, before.note)
            edits[row, column] = None if state is None and value is None else Cell(value, state, note)
        return self.write(label, edits)

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        self._sorting = None if order is None else (self._columns[column].item.code, order)
        units = self._document.assessment.plan.units
        stored = {unit.code: row for row, unit in enumerate(units)}
        if order is None:
            new = sorted(range(len(self._units)), key=lambda row: stored[self._units[row].code])
        else:
            new = sorted_rows([self._sort_key(line[column]) for line in self._shown], order)
        moved_to = {row: position for position, row in enumerate(new)}

        def change() -> None:
            self._units = [self._units[row] for row in new]
            self._shown = [self._shown[row] for row in new]
            self._number_places()

        reorder(self, [moved_to[row] for row in range(len(new))], change)

    @property
    def sorting(self) -> tuple[str, Qt.SortOrder] | None:
        """The item that the rows are sorted by, and how; None in the stored order."""
        return self._sorting

    def retranslate(self) -> None:
        """The words of states and summaries in the language of now."""
        if self._language == current():
            return
        self._language = current()
        self._reshow_everything()
        if self._columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    # words

    def _sort_key(self, one: Shown) -> SortKey:
        return one.number if one.number is not None else (one.text or None)

    def _groups(self, column: ItemColumn) -> tuple[tuple[str, str], ...]:
        plan = self._document.assessment.plan
        names = {
            SHARED: self.tr("Shared data"),
            UNUSED: self.tr("Not used by any rule"),
        }
        found = []
        for code in column.path:
            node = plan.indicator.get(code)
            text = names.get(code, code) if node is None else f"{node.name} {node.weight:f}"
            found.append((code, text))
        return tuple(found)

    def _about(self, column: ItemColumn) -> str:
        item = column.item
        lines = [f"{item.name} ({item.unit})" if item.unit else item.name]
        lines += [self.tr("used by {code} {name}").format(code=leaf.code, name=leaf.name) for leaf in column.leaves]
        lines += [text for text in (item.department, item.note) if text]
        return "\n".join(lines)

    # following the document

    def _load(self) -> None:
        self.beginResetModel()
        self._sorting = None
        self._take_structure()
        self._findings = self._found()
        self._fill()
        self.endResetModel()
        self.counted.emit()

    def _take_structure(self) -> None:
        plan = self._document.assessment.plan
        self._columns = item_columns(plan, self._document.users())
        self._units = list(plan.units)

    def _number_places(self) -> None:
        self._row_of = {unit.code: row for row, unit in enumerate(self._units)}
        self._column_of = {column.item.code: number for number, column in enumerate(self._columns)}

    def _fill(self) -> None:
        self._number_places()
        entries = self._document.assessment.entries
        columns = [(column, entries.values.get(column.item.code, {})) for column in self._columns]
        self._shown = [
            [shown(column.item, cells.get(unit.code), self._finding(column, unit)) for column, cells in columns]
            for unit in self._units
        ]
        for number in range(len(self._columns)):
            align([line[number] for line in self._shown])

    def _finding(self, column: ItemColumn, unit: Unit) -> Problem | None:
        return self._findings.get((column.item.code, unit.code))

    def _follow(self, changes: tuple[Change, ...]) -> None:
        plan = self._document.assessment.plan
        columns = item_columns(plan, self._document.users())
        if columns != self._columns or sorted(map(_identity, plan.units)) != sorted(map(_identity, self._units)):
            self._follow_structure(columns)
        items = {item.uid: item.code for item in plan.items}
        units = {unit.uid: unit.code for unit in plan.units}
        touched = []
        for change in changes:
            if change.table != "cell":
                continue
            item_uid, unit_uid = change.key
            place = self.place_of(items.get(item_uid, ""), units.get(unit_uid, ""))
            if place is not None:
                touched.append(place)
        self._reshow(touched)
        if touched and not self._writing:
            self.touched.emit(tuple(touched))

    def _follow_structure(self, columns: tuple[ItemColumn, ...]) -> None:
        """Units or items were added, removed, renamed or moved: everything is placed anew, the selection goes with
        what is still there."""
        rows = {unit.uid: row for row, unit in enumerate(self._units)}
        before = {column.item.uid: number for number, column in enumerate(self._columns)}
        same_columns = [c.item.uid for c in columns] == [c.item.uid for c in self._columns]
        same_units = {unit.uid for unit in self._document.assessment.plan.units} == set(rows)
        if same_columns and same_units:
            self._columns = columns
            named = {unit.uid: unit for unit in self._document.assessment.plan.units}
            self._units = [named[unit.uid] for unit in self._units]
            self._reshow_everything()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, len(self._units) - 1))
            return
        gone = [row for uid, row in rows.items() if uid not in {u.uid for u in self._document.assessment.plan.units}]
        for row in sorted(gone, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._units[row], self._shown[row]
            self.endRemoveRows()
        kept = {column.item.uid for column in columns}
        for number in sorted((n for uid, n in before.items() if uid not in kept), reverse=True):
            self.beginRemoveColumns(QModelIndex(), number, number)
            self._columns = (*self._columns[:number], *self._columns[number + 1 :])
            for line in self._shown:
                del line[number]
            self.endRemoveColumns()
        self._add_and_move(columns)

    def _add_and_move(self, columns: tuple[ItemColumn, ...]) -> None:
        units = self._document.assessment.plan.units
        new_units = [unit for unit in units if unit.uid not in {one.uid for one in self._units}]
        if new_units:
            self.beginInsertRows(QModelIndex(), len(self._units), len(self._units) + len(new_units) - 1)
            self._units += new_units
            self._shown += [[shown(column.item, None) for column in self._columns] for _ in new_units]
            self.endInsertRows()
        here = {column.item.uid for column in self._columns}
        new_columns = [column for column in columns if column.item.uid not in here]
        if new_columns:
            first = len(self._columns)
            self.beginInsertColumns(QModelIndex(), first, first + len(new_columns) - 1)
            self._columns = (*self._columns, *new_columns)
            for line in self._shown:
                line += [shown(column.item, None) for column in new_columns]
            self.endInsertColumns()
        row_order = {unit.uid: number for number, unit in enumerate(units)}
        column_order = {column.item.uid: number for number, column in enumerate(columns)}
        rows = [row_order[unit.uid] for unit in self._units]
        places = [column_order[column.item.uid] for column in self._columns]
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        after = [self.index(rows[index.row()], places[index.column()]) for index in before]
        self._columns, self._units, self._sorting = columns, list(units), None
        self._fill()
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.counted.emit()

    def _reshow_everything(self) -> None:
        self._fill()
        if self._units and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._units) - 1, len(self._columns) - 1))
        self.counted.emit()

    def _reshow(self, places: Iterable[Place]) -> None:
        """Work out some cells anew and tell exactly which are shown differently."""
        entries = self._document.assessment.entries
        columns: dict[int, set[int]] = {}
        for row, column in places:
            columns.setdefault(column, set()).add(row)
            item_column, unit = self._columns[column], self._units[row]
            cell = entries.cell(item_column.item.code, unit.code)
            self._shown[row][column] = shown(item_column.item, cell, self._finding(item_column, unit))
        for column, rows in columns.items():
            for first, last in _runs(rows | set(align([line[column] for line in self._shown]))):
                self.dataChanged.emit(self.index(first, column), self.index(last, column))
        if columns:
            self.counted.emit()

    def _mark(self) -> None:
        """The findings of the newest result: only cells whose finding has changed are shown anew."""
        before, self._findings = self._findings, self._found()
        differing = {key for key in before.keys() | self._findings.keys() if before.get(key) != self._findings.get(key)}
        places = [self.place_of(item, unit) for item, unit in differing]
        self._reshow([place for place in places if place is not None])

    def _found(self) -> dict[tuple[str, str], Problem]:
        result = self._document.result
        found: dict[tuple[str, str], Problem] = {}
        for problem in () if result is None else result.findings:
            if len(problem.where) >= 3 and problem.where[0] == "values":
                key = problem.where[1], problem.where[2]
                if key not in found or found[key].severity == "warning":
                    found[key] = problem
        return found


def _identity(unit: Unit) -> tuple[str, str, str]:
    return unit.uid, unit.code, unit.name


def _runs(rows: set[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as (first, last)."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
