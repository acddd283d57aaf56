"""Which rows and columns of the entry grid are seen, in which order, and how they follow the document.

Nothing is worked out before it is seen (`shelf`). What is folded, hidden or filtered away is no part of the table,
so that no paste and no fill can reach it; sums and ranks never look here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from db.changes import Change
from gui.document import Document
from gui.grid_model import GridModel, Look, Place
from gui.language import current
from gui.last_values import LastYear
from gui.lens import ALL, DEPARTMENT, PARTS, SECOND, UNIT, Lens
from gui.models.entry.columns import (
    TOTALS,
    Column,
    ItemColumn,
    ScoreColumn,
    folds_of_level,
    in_order,
    item_columns,
    key_of,
    visible,
)
from gui.models.entry.entry_cells import Shown
from gui.models.entry.lens import is_there, items_seen, with_beside
from gui.models.entry.order import SortKey, reorder, sorted_rows
from gui.models.entry.row_filter import STATES, RowFilter
from gui.models.entry.second_pass import SecondPass
from gui.models.entry.shelf import NO_FINDINGS, Shelf
from gui.models.results.scores import Scores
from scoring.entries import Cell, Entries
from scoring.plan import Plan, Unit
from scoring.plausible import places
from scoring.problems import Problem

NO_CELLS: Mapping[str, Cell] = {}
MANY_SHOWN = 500
"""So many figures of a column are not compared one by one: it is painted anew."""


class EntryView(GridModel):
    counted = Signal()
    """The numbers of blank, missing, … cells have changed."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.last_year = LastYear(document, self)
        self.second_pass = SecondPass(document, self)
        self._scores = Scores(document, self.last_year)
        self._lens = Lens()
        self._totals: tuple[ScoreColumn, ...] = TOTALS
        self._all: tuple[ItemColumn, ...] = ()
        self._columns: tuple[Column, ...] = ()
        """Those with entries, and folded groups; behind them stand `TOTALS`."""
        self._units: list[Unit] = []
        self._shelves: dict[str, Shelf] = {}
        self._at: list[Shelf | None] = []
        """By column: None where it shows points."""
        self._row_of: dict[str, int] = {}
        self._column_of: dict[str, int] = {}
        self._folded: frozenset[tuple[str, ...]] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._order: tuple[str, ...] = ()
        """The keys of the columns as somebody moved them; empty: as in the plan."""
        self._filter = RowFilter()
        self._changed: set[tuple[str, str]] = set()
        """(item, unit) of every cell that was changed since the assessment was opened."""
        self._found_marks: frozenset[tuple[str, str]] = frozenset()
        self._sorting: tuple[str, Qt.SortOrder] | None = None
        self._thousands = False
        self.places: frozenset[str] = frozenset()
        """The items that are places: they stand beside last year's, and are not compared with them."""
        self._writing = False
        self._language = current()
        document.opened.connect(self._load)
        document.changed.connect(self._follow)
        document.result_changed.connect(self._mark)
        self.last_year.loaded.connect(self._show_last_year)
        self._load()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """With the points at the right."""
        return (*self._columns, *self._totals)

    @property
    def lens(self) -> Lens:
        return self._lens

    @property
    def is_second(self) -> bool:
        """Is something typed a second time? Then nothing of the first values is shown."""
        return self._lens.kind == SECOND

    @property
    def plan(self) -> Plan:
        return self._document.assessment.plan

    @property
    def entries(self) -> Entries:
        """What is entered; while something is typed a second time, the second values in place of the first."""
        entries = self._document.assessment.entries
        return replace(entries, values=entries.second) if self.is_second else entries

    @property
    def thousands(self) -> bool:
        """Are there commas between thousands?"""
        return self._thousands

    @property
    def all_columns(self) -> tuple[ItemColumn, ...]:
        """Those of folded groups and hidden ones, too."""
        return self._all

    def column(self, number: int) -> Column:
        return self._columns[number] if number < len(self._columns) else self._totals[number - len(self._columns)]

    def item_column(self, number: int) -> ItemColumn | None:
        """The item under which a column stands; None where it shows points."""
        column = self._columns[number] if number < len(self._columns) else None
        return column if isinstance(column, ItemColumn) else None

    def unit(self, row: int) -> Unit:
        return self._units[row]

    def row_of(self, unit: str) -> int | None:
        return self._row_of.get(unit)

    def numbered_items(self) -> tuple[tuple[int, ItemColumn], ...]:
        """The items that are shown, each with the number of its column."""
        return tuple((number, one) for number, one in enumerate(self._columns) if isinstance(one, ItemColumn))

    def score(self, column: ScoreColumn, row: int) -> Shown:
        """Points or a place of the unit in a row, whether such a column is shown or not."""
        return self._scores.shown(column, self._units[row].code)

    def place_of(self, item: str, unit: str) -> Place | None:
        """Where the cell of an item and a unit stands now; None where it is not shown."""
        row, column = self._row_of.get(unit), self._column_of.get(item)
        return None if row is None or column is None else (row, column)

    def _at_or_none(self, column: int) -> Shelf | None:
        return self._at[column] if column < len(self._at) else None

    def _one(self, row: int, column: int) -> Shown:
        shelf = self._at_or_none(column)
        if shelf is not None:
            return shelf.shown(self._units[row].code)
        score = self.column(column)
        assert isinstance(score, ScoreColumn)
        return self._scores.shown(score, self._units[row].code)

    # how it is seen

    @property
    def folded(self) -> frozenset[tuple[str, ...]]:
        return self._folded

    @property
    def hidden(self) -> frozenset[str]:
        return self._hidden

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the columns where somebody moved them; empty: as in the plan."""
        return self._order

    @property
    def row_filter(self) -> RowFilter:
        return self._filter

    @property
    def sorting(self) -> tuple[str, Qt.SortOrder] | None:
        """The key of the column that the rows are sorted by, and how; None in the stored order."""
        return self._sorting

    @property
    def changed_cells(self) -> frozenset[tuple[str, str]]:
        """(item, unit) of every cell that was changed since the assessment was opened."""
        return frozenset(self._changed)

    def look_through(self, lens: Lens) -> None:
        """See other items, or what is typed a second time; filters and sorting end where the cells are others."""
        others = SECOND in (lens.kind, self._lens.kind)
        self.beginResetModel()
        self._lens, self._totals = lens, () if lens.kind == SECOND else TOTALS
        if others:
            self._sorting, self._filter, self._found_marks = None, RowFilter(), frozenset()
            self._shelves = {}
            self._take_structure()
        else:
            self._arrange()
        self.endResetModel()
        self.counted.emit()

    def fold(self, path: tuple[str, ...]) -> None:
        """Fold a group to the column of its points, or unfold it."""
        folded = self._folded - {path} if path in self._folded else self._folded | {path}
        self._see(folded=folded)

    def fold_to_level(self, level: int) -> None:
        """Show so many lines of groups; more than there are: every item."""
        self._see(folded=folds_of_level(self._all, level))

    def hide(self, items: Iterable[str]) -> None:
        """Hide items in this view; they are scored as ever."""
        self._see(hidden=self._hidden | frozenset(items))

    def show_all_columns(self) -> None:
        self._see(folded=frozenset(), hidden=frozenset())

    def move_columns(self, first: int, last: int, before: int) -> int:
        """Have columns stand before another one in this view; gives where the first is then. Nothing stored moves."""
        keys = [key_of(column) for column in self._columns]
        moved = keys[first : last + 1]
        left, right = ([key for key in part if key not in moved] for part in (keys[:before], keys[before:]))
        self._see(order=(*left, *moved, *right))
        return len(left)

    def reset_order(self) -> None:
        """The columns as in the plan."""
        self._see(order=())

    def see(self, folded: frozenset[tuple[str, ...]], hidden: frozenset[str], order: tuple[str, ...] = ()) -> None:
        """Fold, hide and move just this."""
        if (folded, hidden, order) != (self._folded, self._hidden, self._order):
            self._see(folded=folded, hidden=hidden, order=order)

    def filter_rows(self, wanted: RowFilter) -> None:
        """Show only some rows. Nothing that is stored, summed or ranked changes."""
        self._see(row_filter=wanted)

    def reveal(self, item: str, unit: str) -> Place | None:
        """Where a cell stands, after unfolding, unhiding or lifting the filter if that is what keeps it from view."""
        if not any(one.item.code == item for one in self._seen()) and item in self._document.assessment.plan.item:
            if self.is_second:
                return None
            self.look_through(Lens())
        if unit not in self._row_of and unit in self._document.assessment.plan.unit:
            self._see(row_filter=RowFilter())
        column = next((one for one in self._all if one.item.code == item), None)
        if item not in self._column_of and column is not None:
            inside = {column.path[:n] for n in range(1, len(column.path) + 1)}
            self._see(folded=self._folded - inside, hidden=self._hidden - {item})
        return self.place_of(item, unit)

    def _see(
        self,
        *,
        folded: frozenset[tuple[str, ...]] | None = None,
        hidden: frozenset[str] | None = None,
        row_filter: RowFilter | None = None,
        order: tuple[str, ...] | None = None,
    ) -> None:
        self.beginResetModel()
        self._order = self._order if order is None else order
        self._folded = self._folded if folded is None else folded
        self._hidden = self._hidden if hidden is None else hidden
        self._filter = self._filter if row_filter is None else row_filter
        self._arrange()
        self.endResetModel()

    def show_found(self, cells: frozenset[tuple[str, str]]) -> None:
        """Mark the cells, (item, unit), that a search has found."""
        if cells != self._found_marks:
            self._found_marks = cells
            self._repaint()

    def repaint(self) -> None:
        """Something is shown otherwise everywhere."""
        self._repaint()

    def write_thousands(self, wanted: bool) -> None:
        """Show commas between thousands, or none."""
        self._thousands = wanted
        for shelf in self._shelves.values():
            shelf.thousands = wanted
            shelf.forget()
        self._repaint()

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        self._sorting = None if order is None else (key_of(self.column(column)), order)
        units = self._document.assessment.plan.units
        if order is None:
            stored = {unit.code: row for row, unit in enumerate(units)}
            new = sorted(range(len(self._units)), key=lambda row: stored[self._units[row].code])
        else:
            new = sorted_rows(self._sort_keys(column), order)
        moved_to = {row: position for position, row in enumerate(new)}

        def change() -> None:
            self._units = [self._units[row] for row in new]
            self._row_of = {unit.code: row for row, unit in enumerate(self._units)}

        reorder(self, [moved_to[row] for row in range(len(new))], change)

    # following the document

    def _load(self) -> None:
        self.beginResetModel()
        self._writing = False
        self._sorting, self._filter, self._found_marks = None, RowFilter(), frozenset()
        self._folded, self._hidden, self._order = frozenset(), frozenset(), ()
        self._lens, self._totals = Lens(), TOTALS
        self._changed.clear()
        self._shelves = {}
        self._take_structure()
        self.endResetModel()
        self.counted.emit()

    def _take_structure(self) -> None:
        """The plan's items and units of now; what is known of cells that are the same stays."""
        assessment = self._document.assessment
        plan, values = assessment.plan, self.entries.values
        if not is_there(plan, self._lens):
            self._lens = Lens()
        self._all = self._known_columns()
        self.places = places(plan)
        findings = self._findings()
        before, self._shelves = self._shelves, {}
        for column in self._all:
            code = column.item.code
            cells, found = values.get(code, NO_CELLS), findings.get(code, NO_FINDINGS)
            old = before.get(code)
            if old is None or old.item != column.item or old.cells is not cells:
                old = Shelf(column.item, cells, found)
                old.thousands = self._thousands
            self._shelves[code] = old
            old.find(found)
        self._arrange()

    def _known_columns(self) -> tuple[ItemColumn, ...]:
        columns = item_columns(self._document.assessment.plan, self._document.users())
        typed = self.second_pass.items
        return tuple(one for one in columns if one.item.code in typed) if self.is_second else columns

    def _seen(self) -> tuple[ItemColumn, ...]:
        """The items that the lens lets be seen, folded and hidden ones, too."""
        wanted = items_seen(self._document.assessment.plan, self._lens, self._all)
        return self._all if wanted is None else tuple(one for one in self._all if one.item.code in wanted)

    def _arrange(self) -> None:
        whole = self._lens.kind not in (ALL, DEPARTMENT)  # what was asked for by name is not folded away
        folded, hidden = (frozenset(), frozenset()) if whole else (self._folded, self._hidden)
        self._columns = with_beside(visible(self._seen(), folded, hidden), self._lens)
        if self._order and not whole:
            self._columns = in_order(self._columns, self._order)
        self._at = [self._shelves[one.item.code] if isinstance(one, ItemColumn) else None for one in self._columns]
        self._column_of = {
            one.item.code: number for number, one in enumerate(self._columns) if isinstance(one, ItemColumn)
        }
        faced = self._lens.kind in (UNIT, PARTS)
        units = list(self._document.assessment.plan.units)
        self._units = [unit for unit in units if self._passes(unit.code)] if self._filter and not faced else units
        self._row_of = {unit.code: row for row, unit in enumerate(self._units)}
        if self._sorting is not None:
            key, order = self._sorting
            number = next((n for n, one in enumerate(self.shown_columns) if key_of(one) == key), None)
            if number is None:
                self._sorting = None
                return
            self._units = [self._units[row] for row in sorted_rows(self._sort_keys(number), order)]
            self._row_of = {unit.code: row for row, unit in enumerate(self._units)}

    def _sort_keys(self, column: int) -> list[SortKey]:
        """What the rows are sorted by: nothing is written for it that nobody looks at."""
        units = [unit.code for unit in self._units]
        shelf, shown = self._at_or_none(column), self.column(column)
        if shelf is not None:
            return shelf.sort_keys(units)
        assert isinstance(shown, ScoreColumn)
        return self._scores.sort_keys(shown, units)

    def _passes(self, unit: str) -> bool:
        def at(key: str) -> Shown | None:
            if key in self._shelves:
                return self._shelves[key].shown(unit)
            score = next((one for one in self.shown_columns if key_of(one) == key), None)
            return self._scores.shown(score, unit) if isinstance(score, ScoreColumn) else None

        def looks() -> frozenset[Look]:
            wanted = self._filter.looks
            return frozenset(
                look
                for column in self._all
                for look in (self._shelves[column.item.code].shown(unit).look,)
                if look in wanted and (look is not Look.BLANK or column.leaves)
            )

        if self._filter.changed and not any((item, unit) in self._changed for item in self._shelves):
            return False
        return self._filter.passes(at, looks)

    def _follow(self, changes: tuple[Change, ...]) -> None:
        plan = self._document.assessment.plan
        if {change.table for change in changes} - {
            "cell",
            "event",
            "decision",
            "ballot_batch",
            "material",
            "second_cell",
            "double_entry",
            "ledger_row",
            "draft",
            "ballot_paper",
        }:
            self._follow_plan()
        items, units = plan.item_codes, plan.unit_codes
        edited: dict[str, list[str]] = {}
        beside: dict[str, list[str]] = {}
        seen = "second_cell" if self.is_second else "cell"
        for change in changes:
            if change.table in ("cell", "second_cell"):
                item, unit = items.get(change.key[0]), units.get(change.key[1])
                if item is not None and unit is not None:
                    (edited if change.table == seen else beside).setdefault(item, []).append(unit)
                    if change.table == "cell":
                        self._changed.add((item, unit))
        self._reshow(edited)
        for item, changed in beside.items():
            self._tell(item, changed, False)
        if any(change.table == "double_entry" for change in changes):
            self._follow_pass()
        elif beside:
            self.counted.emit()
        if edited and not self._writing:
            self._show_touched(edited)

    def _follow_pass(self) -> None:
        """A pass began, was compared, is over; or one of these was undone."""
        if self.is_second and self.second_pass.items != {one.item.code for one in self._all}:
            self.look_through(Lens(SECOND) if self.second_pass.one is not None else Lens())
            return
        self._repaint()
        self.counted.emit()

    def _show_touched(self, edited: Mapping[str, Iterable[str]]) -> None:
        """Undo, redo or an import changed these: what is folded or filtered away comes into view again."""
        item, units = next(iter(edited.items()))
        self.reveal(item, next(iter(units)))
        found = [self.place_of(item, unit) for item, units in edited.items() for unit in units]
        self.touched.emit(tuple(place for place in found if place is not None))

    def _follow_plan(self) -> None:
        """Units or items were added, removed, renamed or moved."""
        plan = self._document.assessment.plan
        columns = self._known_columns()
        same_columns = [one.item.uid for one in columns] == [one.item.uid for one in self._all]
        same_paths = [one.path for one in columns] == [one.path for one in self._all]
        before = {unit.uid for unit in self._units}
        if same_columns and same_paths and not self._filter and before == {unit.uid for unit in plan.units}:
            order = {unit.uid: number for number, unit in enumerate(self._units)}
            self._take_structure()
            self._units.sort(key=lambda unit: order[unit.uid])
            self._row_of = {unit.code: row for row, unit in enumerate(self._units)}
            self._repaint()
            if self._units and self._all:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._units) - 1)
        else:
            self.beginResetModel()
            if before != {unit.uid for unit in plan.units}:
                self._sorting = None
            self._take_structure()
            self.endResetModel()
        self.counted.emit()

    def _repaint(self) -> None:
        if self._units and self._all:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._units) - 1, self.columnCount() - 1))

    def _reshow(self, edited: Mapping[str, Iterable[str]]) -> None:
        """Take other cells, by item and unit, and tell exactly which are shown differently."""
        values = self.entries.values
        for item, units in edited.items():
            shelf = self._shelves.get(item)
            if shelf is not None:
                self._tell(item, units, shelf.take(values.get(item, NO_CELLS), units))
        if edited:
            self.counted.emit()

    def _tell(self, item: str, units: Iterable[str], whole_column: bool) -> None:
        column = self._column_of.get(item)
        if column is None or not self._units:
            return
        rows = {row for unit in units for row in (self._row_of.get(unit),) if row is not None}
        for first, last in [(0, len(self._units) - 1)] if whole_column else _runs(rows):
            self.dataChanged.emit(self.index(first, column), self.index(last, column))

    def _mark(self) -> None:
        """The findings and points of the newest result: only cells whose finding has changed are shown anew."""
        findings = self._findings()
        found = False
        for item, shelf in self._shelves.items():
            differing = shelf.find(findings.get(item, NO_FINDINGS))
            if differing:
                found = True
                self._tell(item, differing, False)
        self._tell_scores(self._scores.forget())
        if found:
            self.counted.emit()

    def _tell_scores(self, before: Mapping[str, Mapping[str, Shown]]) -> None:
        """Which points and places are shown differently. `before`: those that anybody has asked for, by column."""
        for number, column in enumerate(self.shown_columns if self._all else ()):
            known = before.get(key_of(column)) if isinstance(column, ScoreColumn) else None
            if known is None or not isinstance(column, ScoreColumn):
                continue
            if len(known) > MANY_SHOWN:
                self.dataChanged.emit(self.index(0, number), self.index(len(self._units) - 1, number))
                continue
            rows = {row for unit in known for row in (self._row_of.get(unit),) if row is not None}
            differing = {row for row in rows if self.score(column, row) != known[self._units[row].code]}
            for first, last in _runs(differing):
                self.dataChanged.emit(self.index(first, number), self.index(last, number))

    def _findings(self) -> dict[str, dict[str, Problem]]:
        result = None if self.is_second else self._document.result
        found: dict[str, dict[str, Problem]] = {}
        for problem in () if result is None else result.findings:
            if len(problem.where) >= 3 and problem.where[0] == "values":
                column = found.setdefault(problem.where[1], {})
                if problem.where[2] not in column or column[problem.where[2]].severity == "warning":
                    column[problem.where[2]] = problem
        return found

    def _show_last_year(self, item: str) -> None:
        column = self._column_of.get(item)
        if column is not None and self._units:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._units) - 1, column))


def only(look: Look, before: RowFilter) -> RowFilter:
    """A filter on the rows with a cell in one state, whatever else is filtered."""
    return replace(before, looks=frozenset({look}) if look in STATES else frozenset())


def _runs(rows: set[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as (first, last)."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
