"""The counts of a batch as a grid: units × grades and abstentions, with sum, mean points and place beside them."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange.numbers import Number, parse_number
from exchange.wording import problem_text, word
from gui.document import Document
from gui.grid_model import (
    ALIGNMENT,
    DISPLAY,
    EDIT,
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
from gui.models.ballot_desk import BallotDesk
from scoring.ballot_counts import UnitVotes, disagreements, standing, with_votes
from scoring.batches import ABSTAIN
from scoring.entries import Cell
from scoring.problems import Problem
from scoring.rounding import half_up

AnyIndex = QModelIndex | QPersistentModelIndex
COMPUTED = 4
"""Columns that are worked out: sum, mean, place, points of the indicator."""


class BallotTable(GridModel):
    def __init__(self, document: Document, desk: BallotDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._desk = document, desk
        self._votes: tuple[str, ...] = ()
        self._lines: tuple[UnitVotes, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        desk.changed.connect(self.load)
        document.result_changed.connect(self._show_points)
        self.load()

    def load(self) -> None:
        """Show what the batch on the table has now."""
        assessment, batch, rule = self._document.assessment, self._desk.batch, self._desk.rule
        lines = () if batch is None else standing(assessment.plan, assessment.entries, batch)
        votes = () if rule is None else (*rule.grades, ABSTAIN)
        self.problems = () if batch is None else tuple(disagreements(assessment.plan, assessment.entries, batch))
        same = votes == self._votes and [line.unit for line in lines] == [line.unit for line in self._lines]
        if not same:
            self.beginResetModel()
        self._lines, self._votes = lines, votes
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))

    def _show_points(self) -> None:
        if self._lines:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self._lines) - 1, last))

    @property
    def lines(self) -> tuple[UnitVotes, ...]:
        return self._lines

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._votes else len(self._votes) + COMPUTED

    def entry_columns(self) -> int:
        return len(self._votes)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == LOOK:
            return self._look(row, column).value
        if role == ALIGNMENT:
            return RIGHT
        if role in (DISPLAY, EDIT):
            return self.plain_text(row, column)
        return plain_tip(self._why(row)) if role == TOOL_TIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return plain_tip(str(self.headerData(section, orientation) or "")) if role == TOOL_TIP else None
        if orientation == Qt.Orientation.Vertical:
            if section < len(self._lines):
                return self._document.assessment.plan.unit[self._lines[section].unit].name
            return None
        if section < len(self._votes):
            vote = self._votes[section]
            return word("batch.abstain", current()) if vote == ABSTAIN else vote
        names = (self.tr("Sum"), self.tr("Mean"), self.tr("Place"), self.tr("Points"))
        return names[section - len(self._votes)] if section < self.columnCount() else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if self.writable(index.row(), index.column()) else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:20])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    # the grid's questions

    def cell(self, row: int, column: int) -> Cell | None:
        text = self.plain_text(row, column)
        return Cell(text) if text else None

    def plain_text(self, row: int, column: int) -> str:
        line = self._lines[row]
        if column < len(self._votes):
            return line.votes.get(self._votes[column], "")
        match column - len(self._votes):
            case 0:
                return f"{half_up(line.total, 0)}" if line.votes else ""
            case 1:
                return "" if line.mean is None else f"{half_up(line.mean, 2)}"
            case 2:
                return "" if line.place is None else str(line.place)
        return self._points(line.unit)

    def _points(self, unit: str) -> str:
        rule, result = self._desk.rule, self._document.result
        found = None if result is None else next((one for one in result.units if one.code == unit), None)
        node = None if found is None or rule is None else found.nodes.get(rule.code)
        if node is None or node.points is None:
            return ""
        return f"{node.points}" if isinstance(node.points, Decimal) else f"{half_up(node.points, 4)}"

    def number(self, row: int, column: int) -> Decimal | None:
        found = parse_number(self.plain_text(row, column), "")
        return found.value if isinstance(found, Number) else None

    def writable(self, row: int, column: int) -> bool:
        batch = self._desk.batch
        own = batch is not None and self._lines[row].unit in batch.own
        return not self._document.read_only and not own and column < len(self._votes)

    def takes_text(self, row: int, column: int) -> bool:
        return False

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        if column >= len(self._votes):
            return self.tr("This is worked out from the votes.")
        return self.tr("These voters belong to the unit and do not vote on it.")

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Units keep the order of the paper."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        batch = self._desk.batch
        if batch is None or self._document.read_only:
            return Written(read_only=len(edits))
        votes: dict[int, dict[str, str]] = {}
        refused = changed = wrong = 0
        for (row, column), entry in edits.items():
            if not self.writable(row, column):
                refused += 1
                continue
            typed = entry.value if isinstance(entry, Cell) else entry
            text = typed.strip() if isinstance(typed, str) else ""
            number = parse_number(text, "")
            wrong += bool(text) and not isinstance(number, Number)
            found = number.text if isinstance(number, Number) else text
            line = votes.setdefault(row, dict(self._lines[row].votes))
            if found != line.get(self._votes[column], ""):
                changed += 1
                if found:
                    line[self._votes[column]] = found
                else:
                    line.pop(self._votes[column], None)
        entries = self._document.assessment.entries
        cells = {
            (batch.item, self._lines[row].unit): with_votes(entries, batch, self._lines[row].unit, line)
            for row, line in votes.items()
            if line != dict(self._lines[row].votes)
        }
        if cells and self._document.cells(label, cells) is None:
            return Written(done=False)
        return Written(changed=changed, read_only=refused, not_numbers=wrong)

    def _look(self, row: int, column: int) -> Look:
        line = self._lines[row]
        if column >= len(self._votes):
            return Look.DOUBT if column == len(self._votes) and self._why(row) else Look.COMPUTED
        batch = self._desk.batch
        if batch is not None and line.unit in batch.own:
            return Look.NOT_APPLICABLE
        text = line.votes.get(self._votes[column], "")
        if not text:
            return Look.BLANK
        return Look.NORMAL if isinstance(parse_number(text, ""), Number) else Look.ERROR

    def _why(self, row: int) -> str:
        unit = self._lines[row].unit
        return "\n".join(problem_text(one, current()) for one in self.problems if one.where[-1] == unit)
