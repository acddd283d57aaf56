"""Units × items over the document: what the entry grid shows, and its one way of writing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.changes import Receipt, Report
from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    ACCESSIBLE_TEXT,
    ALIGNMENT,
    CENTRE,
    DISPLAY,
    EDIT,
    FILTERED,
    GHOST,
    GROUPS,
    LOOK,
    MARKS,
    RIGHT,
    TOOL_TIP,
    UNIT,
    Entry,
    Facets,
    Look,
    Mark,
    Place,
    Written,
    plain_tip,
)
from gui.language import current
from gui.models.entry import entry_words
from gui.models.entry.columns import (
    POINTS,
    RANK,
    ItemColumn,
    ScoreColumn,
    key_of,
)
from gui.models.entry.doubts import KEEP, Doubt, doubts_of, meaning, nothing_word, read_as
from gui.models.entry.entry_cells import CENTRED, Shown, full_text, is_odd, is_plain, understand, why_no_number
from gui.models.entry.entry_view import EntryView
from gui.models.entry.fed_cells import FedCells
from gui.models.entry.members import WITH_MEMBERS
from gui.models.entry.shelf import Shelf
from gui.models.results.summary import Part
from gui.under_way import MANY
from scoring.entries import Cell, State
from scoring.ledger_counts import says
from scoring.materials import Material, by_cell
from scoring.numbers import plain
from scoring.plan import Item
from scoring.problems import Problem

if TYPE_CHECKING:
    from db.store import Work

AnyIndex = QModelIndex | QPersistentModelIndex
TO_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TO_WRITE = TO_READ | Qt.ItemFlag.ItemIsEditable
PERCENT = ("%", "％", "﹪")


@dataclass(slots=True)
class Meant:
    """What many edits come to: the cells that they make, and what is to be said of them."""

    cells: dict[tuple[str, str], Cell | None] = field(default_factory=dict)
    unsure: list[tuple[Item, str, str]] = field(default_factory=list)
    refused: int = 0
    not_numbers: int = 0
    percents: int = 0
    example: str = ""


class EntryTable(EntryView):
    doubted = Signal(object)
    """tuple[Doubt, ...]: texts that were written, and may mean several things."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        self.meanings: dict[str, str] = {}
        """What words for nothing mean in this assessment, as was agreed: a state, "blank" or "keep"."""
        self._materials: tuple[Material, ...] = ()
        self._evidence: Mapping[tuple[str, str], tuple[str, ...]] = {}
        self.fed = FedCells(document)
        self.bars = False
        """Are points shown with bars?"""
        super().__init__(document, parent)

    # what it holds

    def look(self, row: int, column: int) -> Look:
        return self._one(row, column).look

    def counts(self) -> Counter[Look]:
        """How many cells are in each state, shown or not; items that no rule uses do not count as blank."""
        found: Counter[Look] = Counter()
        units = len(self._document.assessment.plan.units)
        for column in self._all:
            counts = self._shelves[column.item.code].counts(units)
            if not column.leaves:
                del counts[Look.BLANK]
            found.update(counts)
        return found

    def is_open_question(self, row: int, column: int) -> bool:
        """A blank cell of an item that some rule uses."""
        item_column = self.item_column(column)
        return item_column is not None and bool(item_column.leaves) and self._one(row, column).look is Look.BLANK

    def is_in(self, look: Look, row: int, column: int) -> bool:
        """Whether a cell counts among those of a state in the status bar."""
        if look is Look.BLANK:
            return self.is_open_question(row, column)
        return self._at_or_none(column) is not None and self._one(row, column).look is look

    def is_confirmed(self, row: int, column: int) -> bool:
        """Was the value typed twice, and found the same?"""
        shelf = self._at_or_none(column)
        return shelf is not None and self._units[row].code in self.second_pass.confirmed(shelf.item.code)

    def describe(self, row: int, column: int) -> str:
        """One line about a cell: what it is, what was found about it, what its state does to the score."""
        return entry_words.describe(self, row, column)

    def finding(self, row: int, column: int) -> Problem | None:
        shelf = self._at_or_none(column)
        return None if shelf is None else shelf.findings.get(self._units[row].code)

    def _borne_out(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The numbers of the materials of every cell that has some."""
        materials = self._document.assessment.entries.materials
        if materials is not self._materials:
            self._materials, self._evidence = materials, by_cell(materials)
        return self._evidence

    def is_locked(self, row: int, column: int) -> bool:
        """Does the cell come from a ledger, and follow it?"""
        shelf = self._at_or_none(column)
        if shelf is None or shelf.item.feed is None:
            return False
        unit = self._units[row].code
        return self.fed.locked(shelf.item, unit, shelf.cells.get(unit))

    def item_and_unit(self, row: int, column: int) -> tuple[str, str] | None:
        """Codes of the item and the unit of a cell; None where it shows points."""
        item_column = self.item_column(column)
        return None if item_column is None else (item_column.item.code, self._units[row].code)

    def evidence(self, row: int, column: int) -> tuple[str, ...]:
        """The numbers of the materials that bear out a cell."""
        cell = self.item_and_unit(row, column)
        return () if cell is None else self._borne_out().get(cell, ())

    def last_value(self, row: int, column: int) -> Fraction | None:
        """The unit's number of the year before."""
        item_column = None if self.is_second else self.item_column(column)
        return None if item_column is None else self.last_year.value(item_column.item, self._units[row].code)

    def before(self, row: int, column: int) -> str:
        value = self.last_value(row, column)
        text = "" if value is None else plain(value)
        return "" if text.endswith("…") else text  # what has no end cannot be entered digit for digit

    # Qt's questions

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._all else len(self._columns) + len(self._totals)

    def entry_columns(self) -> int:
        return len(self._columns)

    def facets(self, row: int, column: int) -> Facets:
        shelf = self._at[column] if column < len(self._at) else None
        one = self._one(row, column) if shelf is None else shelf.shown(self._units[row].code)
        look = one.look
        if shelf is None:
            return Facets(one.text, look.value, RIGHT, bar=self._bar(column, one) if self.bars else 0)
        if look is Look.NORMAL and shelf.item.feed is not None and self.is_locked(row, column):
            look = Look.COMPUTED
        centred = look in CENTRED or shelf.item.kind != "number"
        last = self.last_value(row, column) if look is Look.BLANK else None
        ghost = "" if last is None else plain(last)
        return Facets(one.text, look.value, CENTRE if centred else RIGHT, ghost, self._marks(row, shelf, one))

    def _bar(self, column: int, one: Shown) -> int:
        """How much of what can be reached, per cent; 0 where nothing of the kind is shown."""
        found, plan = self.column(column), self._document.assessment.plan
        if not isinstance(found, ScoreColumn) or found.kind != POINTS or one.number is None or found.code == RANK:
            return 0
        node = plan.indicator.get(found.code)
        whole = plan.full_score if node is None else node.weight
        return max(0, min(100, round(100 * one.number / whole))) if whole > 0 else 0

    def _marks(self, row: int, shelf: Shelf, one: Shown) -> int:
        marks = Mark.NOTE.value if one.cell is not None and one.cell.note else 0
        unit = self._units[row].code
        if (shelf.item.code, unit) in self._borne_out():
            marks |= Mark.EVIDENCE.value
        if self._document.assessment.entries.passes:
            if self.is_second and self.second_pass.differs(shelf.item.code, unit):
                marks |= Mark.DIFFERS.value
            elif unit in self.second_pass.confirmed(shelf.item.code):
                marks |= Mark.CONFIRMED.value
        compared = not self.is_second and shelf.item.code not in self.places
        if one.number is not None and one.look is not Look.ERROR and compared:
            turn = entry_words.turn(one.number, self.last_year.value(shelf.item, unit))
            marks |= turn
        if self._found_marks and (shelf.item.code, unit) in self._found_marks:
            marks |= Mark.FOUND.value
        return marks

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self._one(row, column).text
        if role == LOOK:
            return self._one(row, column).look.value
        if role == EDIT:
            cell = self._one(row, column).cell
            return cell.value if cell is not None and isinstance(cell.value, str) else ""
        if role in (ALIGNMENT, GHOST, MARKS):
            facets = self.facets(row, column)
            return {ALIGNMENT: facets.alignment, GHOST: facets.ghost}.get(role, facets.marks)
        if role == ACCESSIBLE_TEXT:
            return self.describe(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.describe(row, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical:
            if section >= len(self._units):
                return None
            unit = self._units[section]
            if role == FILTERED:
                return bool(self._filter)
            return unit.name if role == DISPLAY else plain_tip(unit.code) if role == TOOL_TIP else None
        if section >= self.columnCount():
            return None
        column = self.column(section)
        plan = self._document.assessment.plan
        if role == DISPLAY:
            return entry_words.name_of(column, plan)
        if role == UNIT:
            return entry_words.last_line(column, plan)
        if role == GROUPS:
            return entry_words.groups(column, plan)
        if role == TOOL_TIP:
            return entry_words.about(column, plan)
        if role == FILTERED:
            return key_of(column) in self._filter.columns
        if role == MARKS:
            return Mark.FOLDED.value if isinstance(column, ScoreColumn) and column.folded else 0
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = index.column()
        shelf = self._at[column] if column < len(self._at) else None
        if shelf is None or shelf.item.kind in WITH_MEMBERS or not self.writable(index.row(), column):
            return TO_READ
        return TO_WRITE

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:20])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    # the grid's questions

    def row_names(self) -> Sequence[str]:
        return [unit.name for unit in self._units]

    def cell(self, row: int, column: int) -> Cell | None:
        shelf = self._at_or_none(column)
        if shelf is not None:
            return shelf.cells.get(self._units[row].code)
        text = self._one(row, column).text
        return Cell(text) if text else None

    def measure(self, column: int) -> str:
        item_column = self.item_column(column)
        return "" if item_column is None else item_column.item.unit

    def plain_text(self, row: int, column: int) -> str:
        item_column = self.item_column(column)
        if item_column is None:
            return self._one(row, column).text
        return full_text(item_column.item, self.cell(row, column))

    def number(self, row: int, column: int) -> Decimal | None:
        return self._one(row, column).number

    def writable(self, row: int, column: int) -> bool:
        shown = self._at_or_none(column) is not None
        free = not self._document.read_only and self._document.under_way is None
        return shown and free and not self.is_locked(row, column)

    def takes_text(self, row: int, column: int) -> bool:
        item_column = self.item_column(column)
        if item_column is None or item_column.item.kind == "number":
            return False
        grades = self.choices(row, column)
        return not grades or not all(grade.isascii() for grade in grades)

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        item_column = self.item_column(column)
        if item_column is None or item_column.item.kind != "grade":
            return ()
        maps = [leaf.params.get("map") for leaf in item_column.leaves]
        return tuple(dict.fromkeys(grade for one in maps if isinstance(one, Mapping) for grade in one))

    def completions(self, row: int, column: int) -> tuple[str, ...]:
        """What can be chosen, and what stands elsewhere in a column of texts."""
        item_column = self.item_column(column)
        if item_column is None or item_column.item.kind != "grade":
            return ()
        cells = self.entries.values.get(item_column.item.code, {}).values()
        typed = (cell.value for cell in cells if isinstance(cell.value, str) and cell.state is None)
        return tuple(dict.fromkeys((*self.choices(row, column), *typed)))

    def opens_panel(self, row: int, column: int) -> bool:
        item_column = self.item_column(column)
        if item_column is None:
            return False
        return item_column.item.kind in WITH_MEMBERS or self.is_locked(row, column)

    def why_read_only(self, row: int, column: int) -> str:
        if self._at_or_none(column) is None:
            return self.tr("These points are worked out and cannot be typed. On “Results” stands how they came about.")
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        if self._document.under_way is not None:
            return word("store.under_way", current(), label=self._document.under_way.label)
        if self.is_locked(row, column):
            return self.tr("This is counted from a ledger: Enter or F4 opens it. Alt+I lets you enter it by hand.")
        return self.tr("This entry has several parts. Enter or F4 opens them.")

    def key_of(self, row: int, column: int) -> tuple[str, str]:
        found = self.column(column)
        return self._units[row].uid, found.item.uid if isinstance(found, ItemColumn) else key_of(found)

    def place_of_key(self, key: tuple[str, str]) -> Place | None:
        row = next((n for n, unit in enumerate(self._units) if unit.uid == key[0]), None)
        keys = (one.item.uid if isinstance(one, ItemColumn) else key_of(one) for one in self.shown_columns)
        column = next((n for n, one in enumerate(keys) if one == key[1]), None)
        if row is None or column is None or column >= self.columnCount():
            return None
        return row, column

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        if self._document.read_only:
            return Written(read_only=len(edits))
        meant = self._meant(self._placed(edits))
        if meant.cells and not self._store(label, meant.cells):
            return Written(done=False)
        return self._told(meant, alone=len(edits) == 1)

    def write_then(self, label: str, edits: Mapping[Place, Entry], then: Callable[[Written], None]) -> None:
        if len(edits) < MANY or self._document.read_only:
            then(self.write(label, edits))
            return
        placed, uid = self._placed(edits), self.plan.uid
        found: list[Meant] = []

        def action(work: "Work", report: Report) -> None:
            found.append(self._meant(placed))
            (work.second if self.is_second else work.cells)(uid, found[0].cells, report)

        def done(receipt: Receipt | None) -> None:
            self._writing = False
            then(Written(done=False) if receipt is None else self._told(found[0]))

        self._writing = True
        self._document.perform_beside(label, action, done)

    def _placed(self, edits: Mapping[Place, Entry]) -> list[tuple[Shelf | None, str, Entry]]:
        """The edits with what stands at their places now, whatever is sorted or folded meanwhile."""
        return [(self._at_or_none(column), self._units[row].code, entry) for (row, column), entry in edits.items()]

    def _meant(self, edits: Iterable[tuple[Shelf | None, str, Entry]]) -> Meant:
        """What edits make of the cells; it may be called beside the window, while nothing else is changed."""
        meant = Meant()
        for shelf, unit, entry in edits:
            if shelf is None:
                meant.refused += 1
                continue
            item, before = shelf.item, shelf.cells.get(unit)
            try:
                after = self._agreed(item, before, entry)
            except ValueError:
                meant.refused += 1
                continue
            if self.fed.locked(item, unit, before) and not says(after, self.fed.wanted(item, unit)):
                meant.refused += 1
                continue
            if isinstance(entry, str) and after is not None and after.state is None and after.value is not None:
                if is_odd(item, after):
                    meant.unsure.append((item, unit, str(after.value)))
                elif entry.rstrip().endswith(PERCENT) and item.kind == "number":
                    meant.percents += 1
                    meant.example = meant.example or f"{entry.strip()} → {after.value}"
            if after != before:
                meant.cells[item.code, unit] = after
                meant.not_numbers += is_odd(item, after) and item.kind == "number"
        return meant

    def _told(self, meant: Meant, *, alone: bool = False) -> Written:
        """What is to be said of what was written; `alone`: it was one cell that somebody typed."""
        if meant.not_numbers and alone:
            ((code, _), cell) = next(iter(meant.cells.items()))
            if cell is not None:
                self.objected.emit(why_no_number(self._shelves[code].item, cell.value))
        doubts = doubts_of(meant.unsure)
        if doubts:
            self.doubted.emit(doubts)
        return Written(
            changed=len(meant.cells),
            read_only=meant.refused,
            not_numbers=meant.not_numbers,
            percents=meant.percents,
            example=meant.example,
        )

    def _store(self, label: str, wanted: Mapping[tuple[str, str], Cell | None]) -> bool:
        self._writing = True
        try:
            if self.is_second:
                return self.second_pass.write(label, wanted)
            return self._document.cells(label, wanted) is not None
        finally:
            self._writing = False

    def _agreed(self, item: Item, before: Cell | None, entry: Entry) -> Cell | None:
        """The cell that an entry means; a word for nothing means what was agreed. Raises ValueError."""
        if isinstance(entry, str) and item.kind in ("number", "grade") and not is_plain(entry):
            said = nothing_word(entry) if len(entry) < 8 else ""
            if said and said in self.meanings:
                return meaning(said, self.meanings, before)
        return understand(item, before, entry)

    def write_cells(self, label: str, edits: Mapping[tuple[str, str], Entry]) -> Written:
        """As `write`, by (item, unit): also what is folded or filtered away, where somebody has seen what changes."""
        wanted: dict[tuple[str, str], Cell | None] = {}
        refused = 0
        for (code, unit), entry in edits.items():
            shelf = self._shelves[code]
            before = shelf.cells.get(unit)
            try:
                after = understand(shelf.item, before, entry)
            except ValueError:
                refused += 1
                continue
            if after != before:
                wanted[code, unit] = after
        if self._document.read_only or (wanted and not self._store(label, wanted)):
            return Written(done=False)
        return Written(changed=len(wanted), read_only=refused)

    def stored(self, item: str, unit: str) -> Cell | None:
        """What is stored for an item and a unit."""
        return self.entries.cell(item, unit)

    def first_value(self, item: str, unit: str) -> Cell | None:
        """What was typed first, also while it is typed a second time."""
        return self._document.assessment.entries.cell(item, unit)

    def texts_of(self, column: int) -> list[str]:
        """Every text that is shown in a column, whatever rows are filtered away: numbers first, in order."""
        shelf = self._at_or_none(column)
        units = self._document.assessment.plan.units
        if shelf is not None:
            ones = [shelf.shown(unit.code) for unit in units]
        else:
            score = self.column(column)
            assert isinstance(score, ScoreColumn)
            ones = [self._scores.shown(score, unit.code) for unit in units]
        found = {one.text: one.number for one in ones}
        return sorted(found, key=lambda text: (found[text] is None, found[text] or 0, text))

    def parts(self, top: int, bottom: int, left: int, right: int) -> Iterator[Part]:
        """What is stored in a rectangle, for sums over many cells."""
        units = [unit.code for unit in self._units[top : bottom + 1]]
        for column in range(left, right + 1):
            shelf = self._at_or_none(column)
            if shelf is not None and shelf.item.kind == "number":
                yield shelf.cells, shelf.item.unit, units

    def settle(self, doubt: Doubt, how: str) -> int:
        """Do with the cells of a doubt what was decided: a state, "blank", "keep", "same" (the number as it stands)
        or "hundredths". The word for nothing means the same from then on. Gives how many cells have changed."""
        if doubt.kind == "nothing":
            self.meanings[doubt.text] = how
        values = self.entries
        wanted: dict[tuple[str, str], Cell | None] = {}
        for item, unit in doubt.cells:
            before = values.cell(item, unit)
            if before is None or not isinstance(before.value, str):
                continue
            if doubt.kind != "nothing":
                text = read_as(doubt.kind, before.value, hundredths=how == "hundredths")
                if text:
                    wanted[item, unit] = Cell(text, before.state, before.note)
            elif how != KEEP and nothing_word(before.value) == doubt.text:
                wanted[item, unit] = meaning(doubt.text, self.meanings, before)
        if wanted:
            label = self.tr("Settle {count} cells").format(count=len(wanted))
            return len(wanted) if self._store(label, wanted) else 0
        return 0

    def set_state(self, label: str, places: Iterable[Place], state: State | None) -> Written:
        """Mark cells; None takes the mark away. The value below a mark is kept."""
        edits: dict[Place, Entry] = {}
        for row, column in places:
            if self._at_or_none(column) is None:
                edits[row, column] = None  # counted as what cannot be written
                continue
            before = self.cell(row, column)
            value, note = (None, "") if before is None else (before.value, before.note)
            gone = state is None and value is None and not note
            edits[row, column] = None if gone else Cell(value, state, note)
        return self.write(label, edits)

    def retranslate(self) -> None:
        """The words of states and summaries in the language of now."""
        if self._language == current():
            return
        self._language = current()
        for shelf in self._shelves.values():
            shelf.forget()
        self._repaint()
        self.counted.emit()
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
