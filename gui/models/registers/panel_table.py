"""The marks of a panel as a grid: units × judges, with what is dropped struck through, and the means beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    ALIGNMENT,
    CENTRE,
    DISPLAY,
    LOOK,
    MARKS,
    RIGHT,
    TOOL_TIP,
    Entry,
    Facets,
    Look,
    Mark,
    Place,
    Written,
    plain_tip,
)
from gui.language import current
from gui.models.entry.second_pass import SecondPass
from gui.models.registers.node_points import NodePoints
from gui.models.registers.text_table import AnyIndex, TextTable
from scoring.double_entry import MARKS as MARKED
from scoring.entries import Cell, State
from scoring.numbers import plain
from scoring.panels import (
    ABSENT,
    MISSING,
    Deviation,
    Marking,
    UnitMarks,
    deviations,
    marking,
    panel_items,
    with_mark,
    with_panel,
)
from scoring.panels import Mark as GivenMark
from scoring.plan import Json
from scoring.rounding import half_up

if TYPE_CHECKING:
    from db.work import Work

CELLS: Final = ("cell", "second_cell")
COMPUTED: Final = ("count", "mean", "balanced", "points")
ABSENCES: Final = ("缺席", "请假", "回避", "未到", "/", "／", "—", "absent")
"""What is typed for a judge who was not there."""
LOOKS: Final = {
    "given": Look.NORMAL,
    "blank": Look.BLANK,
    "absent": Look.NOT_APPLICABLE,
    "missing": Look.MISSING,
    "wrong": Look.ERROR,
}


class PanelTable(TextTable):
    """Columns: the panel of the unit, the judges (one more where they have no names), what is worked out."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        self._item = ""
        self.is_second = False
        """Are the marks of the second pass shown?"""
        self.second_pass = SecondPass(document, self, MARKED)
        self.deviations: tuple[Deviation, ...] = ()
        """What the passes of the item have different, once they were compared."""
        self._differing: set[tuple[str, str]] = set()
        self.found: Marking | None = None
        self._earned = NodePoints()
        document.opened.connect(self.load)
        document.changed.connect(self.load)
        document.result_changed.connect(self.repaint_all)
        self.load()

    @property
    def item(self) -> str:
        """The code of the item on show; "" where no rule asks for a panel."""
        items = panel_items(self._document.assessment.plan)
        return self._item if self._item in items else items[0] if items else ""

    def show_item(self, item: str) -> None:
        self._item = item
        self.load()

    def show_second(self, wanted: bool) -> None:
        """Show the marks of the second pass, or those that count."""
        self.beginResetModel()
        self.is_second, self.found = wanted, None
        self.endResetModel()
        self.load()

    def load(self, changes: object = None) -> None:
        """Show what the document has now; what others enter under other items does not reach it."""
        assessment, item = self._document.assessment, self.item
        own = assessment.plan.item[item].uid if item else ""
        if isinstance(changes, tuple) and all(one.table in CELLS and one.key[0] != own for one in changes):
            return
        one = self.second_pass.one
        self.is_second = self.is_second and one is not None and item in one.items
        compared = one is not None and bool(one.compared) and item in one.items
        self.deviations = deviations(assessment.plan, assessment.entries, item) if compared else ()
        self._differing = {(found.unit, found.judge) for found in self.deviations}
        found = marking(assessment.plan, assessment.entries, item, second=self.is_second) if item else None
        before = self.found
        if found is not None and before is not None and _alike(found, before):
            self._take_columns(found, len(before.judges), len(found.judges))
        else:
            self.beginResetModel()
            self.found = found
            self.endResetModel()
        self.repaint_all()

    def _take_columns(self, found: Marking, before: int, after: int) -> None:
        """Judges without names come and go at the end: what is being typed beside them stays."""
        if after > before:
            self.beginInsertColumns(QModelIndex(), before + 2, after + 1)
        elif after < before:
            self.beginRemoveColumns(QModelIndex(), after + 2, before + 1)
        self.found = found
        if after > before:
            self.endInsertColumns()
        elif after < before:
            self.endRemoveColumns()

    @property
    def judges(self) -> tuple[str, ...]:
        """The judges in their columns; one more where they are only counted."""
        if self.found is None:
            return ()
        return self.found.judges if self.found.named else (*self.found.judges, str(len(self.found.judges) + 1))

    def unit_at(self, row: int) -> str:
        """The code of the unit of a row."""
        return self.found.units[row].unit if self.found is not None and row < len(self.found.units) else ""

    def row_of(self, unit: str) -> int | None:
        units = () if self.found is None else self.found.units
        return next((row for row, one in enumerate(units) if one.unit == unit), None)

    def filled(self) -> int:
        return 0 if self.found is None else len(self.found.units)

    def width(self) -> int:
        return 0 if self.found is None else self.entry_columns() + len(COMPUTED)

    def is_number(self, column: int) -> bool:
        return True

    def entry_columns(self) -> int:
        return 1 + len(self.judges)

    def _line(self, row: int) -> UnitMarks:
        assert self.found is not None
        return self.found.units[row]

    def _mark(self, row: int, column: int) -> GivenMark | None:
        """The mark in a place; None where there is none to be."""
        marks = self._line(row).marks
        return marks[column - 1] if 0 < column <= len(marks) else None

    def facets(self, row: int, column: int) -> Facets:
        mark = self._mark(row, column)
        struck = Mark.STRUCK.value if mark is not None and mark.dropped and not self.is_second else 0
        differs = mark is not None and (self._line(row).unit, mark.judge) in self._differing
        look = Look.COMPUTED if column >= self.entry_columns() else Look.NORMAL if mark is None else LOOKS[mark.state]
        centred = look in (Look.NOT_APPLICABLE, Look.MISSING)
        return Facets(
            self.shown_text(row, column),
            look.value,
            CENTRE if centred else RIGHT,
            "",
            struck | (Mark.DIFFERS.value if differs else 0),
        )

    def shown_text(self, row: int, column: int) -> str:
        mark = self._mark(row, column)
        if mark is not None and mark.state in ("absent", "missing"):
            return word(f"panel.{mark.state}", current())
        return self.plain_text(row, column)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid() or role not in (DISPLAY, TOOL_TIP, LOOK, ALIGNMENT, MARKS):
            return super().data(index, role)
        row, column = index.row(), index.column()
        facets = self.facets(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.tr("dropped") if facets.marks & Mark.STRUCK else facets.text)
        return {DISPLAY: facets.text, LOOK: facets.look, ALIGNMENT: facets.alignment, MARKS: facets.marks}[role]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role == DISPLAY and orientation == Qt.Orientation.Vertical:
            plan = self._document.assessment.plan
            return plan.unit[self.unit_at(section)].name if section < self.rowCount() else None
        return super().headerData(section, orientation, role)

    def title(self, column: int) -> str:
        if column == 0:
            return self.tr("Panel")
        if column < self.entry_columns():
            judge = self.judges[column - 1]
            named = self.found is not None and self.found.named
            return judge if named else word("panel.judge", current(), number=judge)
        names = (self.tr("Marks"), self.tr("Mean"), self.tr("Balanced"), self.tr("Points"))
        return names[column - self.entry_columns()]

    # the grid's questions

    def cell(self, row: int, column: int) -> Cell | None:
        mark = self._mark(row, column)
        if mark is not None and mark.state in ("absent", "missing"):
            return Cell(state=State.NOT_APPLICABLE if mark.state == "absent" else State.MISSING)
        text = self.plain_text(row, column)
        return Cell(text) if text else None

    def plain_text(self, row: int, column: int) -> str:
        line, mark = self._line(row), self._mark(row, column)
        if mark is not None:
            return mark.text if mark.state in ("given", "wrong") else self._word(mark.state)
        if column == 0:
            return "" if line.panel is None else plain(line.panel)
        if column < self.entry_columns() or self.is_second:
            return ""
        match COMPUTED[column - self.entry_columns()]:
            case "count":
                return str(sum(one.state == "given" for one in line.marks))
            case "mean":
                return _rounded(line.mean)
            case "balanced":
                return _rounded(line.balanced) if self.found is not None and self.found.balance is not None else ""
        return self._points(line.unit)

    def _word(self, state: str) -> str:
        return "" if state == "blank" else word(f"panel.{state}", current())

    def _points(self, unit: str) -> str:
        found = self.found
        return "" if found is None else self._earned.text(self._document.result, found.leaf.code, unit)

    def writable(self, row: int, column: int) -> bool:
        fixed = column == 0 and self.is_second
        return column < self.entry_columns() and not fixed and not self._document.read_only

    def fixed_text(self) -> str:
        return self.tr("This is worked out from the marks; the line below says how.")

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        if self.found is None or self._document.read_only:
            return Written(read_only=len(edits))
        found, held = self.found, self._cells()
        values: dict[str, Json] = {}
        panels = {one.unit: plain(one.panel) for one in found.units if one.panel is not None}
        grouped = dict(panels)
        changed = refused = wrong = 0
        for (row, column), entry in edits.items():
            if not self.writable(row, column):
                refused += 1
                continue
            unit, text = self.unit_at(row), _typed(entry)
            if column == 0:
                number = parse_number(text, "") if text else None
                if number is not None and not (isinstance(number, Number) and number.value == int(number.value) > 0):
                    wrong += 1
                    self.objected.emit(self.tr("A panel is a number: 1, 2, 3 … Nothing was changed."))
                    continue
                panels[unit] = "" if number is None else plain(number.value)
                changed += panels[unit] != grouped.get(unit, "")
                continue
            cell = held.get(unit)
            value = values.get(unit, None if cell is None else cell.value)
            mark = _meant(entry, text)
            wrong += isinstance(mark, str) and not isinstance(parse_number(mark, ""), Number)
            after = with_mark(value, self.judges, found.named, self.judges[column - 1], mark)
            if after != value:
                changed += 1
                values[unit] = after
        regrouped = {unit: panel for unit, panel in panels.items() if panel} != grouped
        if (values or regrouped) and not self._store(label, values, panels if regrouped else None):
            return Written(done=False)
        return Written(changed=changed, read_only=refused, not_numbers=wrong)

    def _cells(self) -> Mapping[str, Cell]:
        """The cells of the item that are shown and typed into."""
        entries, item = self._document.assessment.entries, self.item
        return (entries.second if self.is_second else entries.values).get(item, {})

    def settle(self, chosen: Sequence[Deviation], mark: Callable[[Deviation], Json]) -> bool:
        """Resolve differences of the second pass: both passes then say the mark."""
        if self.found is None or not chosen or self._document.read_only:
            return False
        entries, item, named = self._document.assessment.entries, self.found.item, self.found.named
        judges = self.found.judges

        def settled(column: Mapping[str, Cell]) -> dict[tuple[str, str], Cell | None]:
            after: dict[str, Cell] = {}
            for one in chosen:
                cell = after.get(one.unit) or column.get(one.unit) or Cell()
                value = with_mark(cell.value, judges, named, one.judge, mark(one))
                after[one.unit] = replace(cell, value=value)
            return {(item, unit): None if cell == Cell() else cell for unit, cell in after.items()}

        uid = self._document.assessment.plan.uid
        first, second = (settled(cells.get(item, {})) for cells in (entries.values, entries.second))

        def action(work: "Work") -> None:
            work.cells(uid, first)
            work.second(uid, second)

        label = self.tr("Double entry, {count} marks settled").format(count=len(chosen))
        return self._document.perform(label, action) is not None

    def _store(self, label: str, values: Mapping[str, Json], panels: Mapping[str, str] | None) -> bool:
        assert self.found is not None
        item, assessment = self.found.item, self._document.assessment
        cells: dict[tuple[str, str], Cell | None] = {}
        for unit, value in values.items():
            before = self._cells().get(unit) or Cell()
            state = before.state if before.state is State.PENDING else None
            gone = value is None and not before.note
            cells[item, unit] = None if gone else Cell(value, state if value is not None else None, before.note)

        if self.is_second:
            return self.second_pass.write(label, cells)

        def action(work: "Work") -> None:
            if panels is not None:
                work.plan(with_panel(assessment.plan, item, panels))
            if cells:
                work.cells(assessment.plan.uid, cells)

        return self._document.perform(label, action) is not None


def _alike(one: Marking, other: Marking) -> bool:
    """Are the columns the same, but for judges who are only counted?"""
    same = (one.item, one.named, [unit.unit for unit in one.units]) == (
        other.item,
        other.named,
        [unit.unit for unit in other.units],
    )
    return same and (not one.named or one.judges == other.judges)


def _typed(entry: Entry) -> str:
    value = entry.value if isinstance(entry, Cell) else entry
    return str(value or "").strip()


def _meant(entry: Entry, text: str) -> Json:
    """The mark that an entry means; None for none."""
    if isinstance(entry, Cell) and entry.state is not None and entry.state is not State.PENDING:
        return ABSENT if entry.state is State.NOT_APPLICABLE else MISSING
    if text.casefold() in ABSENCES:
        return ABSENT
    if text in ("缺报", "missing"):
        return MISSING
    number = parse_number(text, "") if text else None
    return number.text if isinstance(number, Number) else text or None


def _rounded(value: Fraction | None) -> str:
    return "" if value is None else f"{half_up(value, 4):f}".rstrip("0").rstrip(".")
