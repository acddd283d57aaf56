"""The counts of a batch as a grid: units × grades and abstentions, with sum, mean points and place beside them."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QObject, Qt

from exchange.numbers import Number, parse_number
from exchange.wording import problem_text, word
from gui.document import Document
from gui.grid_model import DISPLAY, RIGHT, TOOL_TIP, Entry, Look, Place, Written, plain_tip
from gui.language import current
from gui.models.registers.ballot_desk import BallotDesk
from gui.models.registers.node_points import NodePoints
from gui.models.registers.text_table import AnyIndex, TextTable
from scoring.ballot_counts import UnitVotes, disagreements, over_rounds, standing, with_votes
from scoring.batches import ABSTAIN
from scoring.entries import Cell
from scoring.problems import Problem
from scoring.rounding import half_up


class BallotTable(TextTable):
    def __init__(self, document: Document, desk: BallotDesk, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        self._desk = desk
        self._votes: tuple[str, ...] = ()
        self._computed: tuple[str, ...] = ()
        """Columns that are worked out: sum, mean, place, where there are several rounds the mean over them, points."""
        self._lines: tuple[UnitVotes, ...] = ()
        self._rounds: Mapping[str, Fraction] = {}
        self._earned = NodePoints()
        self.problems: tuple[Problem, ...] = ()
        desk.changed.connect(self.load)
        document.result_changed.connect(self._show_points)
        self.load()

    def load(self) -> None:
        """Show what the batch on the table has now."""
        assessment, batch, rule = self._document.assessment, self._desk.batch, self._desk.rule
        plan, entries = assessment.plan, assessment.entries
        lines = () if batch is None else standing(plan, entries, batch)
        votes = () if rule is None else (*rule.grades, ABSTAIN)
        several = batch is not None and any(one.item == batch.item and one.round > 1 for one in self._desk.batches())
        computed = ("sum", "mean", "place", *(("rounds",) if several else ()), "points")
        self.problems = () if batch is None else tuple(disagreements(plan, entries, batch, lines))
        self._rounds = over_rounds(plan, entries, batch.item) if several and batch is not None else {}
        same = (votes, computed) == (self._votes, self._computed)
        same = same and [line.unit for line in lines] == [line.unit for line in self._lines]
        if not same:
            self.beginResetModel()
        self._lines, self._votes, self._computed = lines, votes, computed
        if not same:
            self.endResetModel()
        else:
            self.repaint_all()

    def _show_points(self) -> None:
        if self._lines:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self._lines) - 1, last))

    @property
    def lines(self) -> tuple[UnitVotes, ...]:
        return self._lines

    def filled(self) -> int:
        return len(self._lines)

    def width(self) -> int:
        return len(self._votes) + len(self._computed) if self._votes else 0

    def entry_columns(self) -> int:
        return len(self._votes)

    def is_number(self, column: int) -> bool:
        return True

    def alignment(self, column: int) -> int:
        return RIGHT

    def title(self, column: int) -> str:
        if column < len(self._votes):
            vote = self._votes[column]
            return word("batch.abstain", current()) if vote == ABSTAIN else vote
        return {
            "sum": self.tr("Sum"),
            "mean": self.tr("Mean"),
            "place": self.tr("Place"),
            "rounds": self.tr("All rounds"),
            "points": self.tr("Points"),
        }[self._computed[column - len(self._votes)]]

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if role == TOOL_TIP and index.isValid():
            return plain_tip(self._why(index.row()))
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical and role == DISPLAY:
            lines = self._lines
            return self._document.assessment.plan.unit[lines[section].unit].name if section < len(lines) else None
        if role == TOOL_TIP:
            return plain_tip(str(self.headerData(section, orientation) or ""))
        return super().headerData(section, orientation, role)

    # the grid's questions

    def plain_text(self, row: int, column: int) -> str:
        line = self._lines[row]
        if column < len(self._votes):
            return line.votes.get(self._votes[column], "")
        match self._computed[column - len(self._votes)]:
            case "sum":
                return f"{half_up(line.total, 0)}" if line.votes else ""
            case "mean":
                return "" if line.mean is None else f"{half_up(line.mean, 2)}"
            case "place":
                return "" if line.place is None else str(line.place)
            case "rounds":
                mean = self._rounds.get(line.unit)
                return "" if mean is None else f"{half_up(mean, 2)}"
        return self._points(line.unit)

    def _points(self, unit: str) -> str:
        rule = self._desk.rule
        return "" if rule is None else self._earned.text(self._document.result, rule.code, unit)

    def writable(self, row: int, column: int) -> bool:
        batch = self._desk.batch
        own = batch is not None and self._lines[row].unit in batch.own
        return not self._document.read_only and not own and column < len(self._votes)

    def fixed_text(self) -> str:
        return self.tr("This is worked out from the votes.")

    def why_read_only(self, row: int, column: int) -> str:
        if not self._document.read_only and column < len(self._votes):
            return self.tr("These voters belong to the unit and do not vote on it.")
        return super().why_read_only(row, column)

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

    def look(self, row: int, column: int) -> Look:
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
