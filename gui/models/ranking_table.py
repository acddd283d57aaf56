"""The ranking as a table: the whole field or one class, by rank, ties marked as ties."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.document import Document
from gui.figures import rank_text, rounded
from gui.grid_model import ACCESSIBLE_TEXT, ALIGNMENT, CENTRE, DISPLAY, LEFT, RIGHT
from scoring.result import Columns, Rank, UnitResult, columns_of, places_in_order, ranks_of

AnyIndex = QModelIndex | QPersistentModelIndex

COLUMNS: Final = (
    "rank",
    "unit",
    "class",
    "base",
    "coefficient",
    "adjusted",
    "bonus",
    "deduction",
    "total",
    "gap",
    "grade",
    "rank_in_class",
)
WORDS: Final = ("unit", "class")
CENTRED: Final = ("rank", "grade", "rank_in_class")
STAGES: Final = {
    "rank": "rank",
    "base": "base",
    "coefficient": "adjusted_base",
    "adjusted": "adjusted_base",
    "bonus": "bonus",
    "deduction": "deduction",
    "grade": "grade",
    "rank_in_class": "rank",
}
"""What the columns are called in `scoring.worked`; the others are about the total."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit as ranked, by its place in the plan. `gap` is the distance to the unit above; None for the first and the
    unranked."""

    place: int
    code: str
    rank: Rank | None
    tied: bool
    gap: Decimal | None


def ranked_lines(columns: Columns, class_code: str | None) -> list[Line]:
    """The units of a class (None: all) from the first to the last; those without a rank at the end."""
    order = places_in_order(columns, class_code)
    ranks, totals, codes = ranks_of(columns, class_code), columns.total, columns.code
    sharing = Counter(ranks[place] for place in order)
    lines = []
    for above, place in zip((None, *order), order, strict=False):
        rank = ranks[place]
        gap = None if above is None or rank is None else totals[place] - totals[above]
        lines.append(Line(place, codes[place], rank, rank is not None and sharing[rank] > 1, gap))
    return lines


class RankingTable(QAbstractTableModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._class_code: str | None = None
        self._class_names: dict[str, str] = {}
        self._lines: list[Line] = []
        self._units: Sequence[UnitResult] = ()
        self._texts: dict[int, tuple[str, ...]] = {}
        """What was shown of the lines: of thousands, only those in view are written."""
        document.opened.connect(self._load)
        document.result_changed.connect(self._follow)
        self._load()

    @property
    def lines(self) -> list[Line]:
        return self._lines

    def unit(self, row: int) -> UnitResult:
        return self._units[self._lines[row].place]

    def row_of(self, code: str) -> int | None:
        return next((row for row, line in enumerate(self._lines) if line.code == code), None)

    def stage(self, column: int) -> str:
        """The stage on the way to the grade that a column shows: what `scoring.worked` explains."""
        return STAGES.get(COLUMNS[column], "total")

    def show_class(self, code: str | None) -> None:
        """Rank within one class, or (None) everybody."""
        self._class_code = code
        self._load()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self._text(index.row())[index.column()]
        if role == ALIGNMENT:
            name = COLUMNS[index.column()]
            return LEFT if name in WORDS else CENTRE if name in CENTRED else RIGHT
        if role == ACCESSIBLE_TEXT:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{self.unit(index.row()).name} {heading} {self._text(index.row())[index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY or section >= len(COLUMNS):
            return None
        return self._headings()[section]

    def retranslate(self) -> None:
        self._follow()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Rank"),
            self._document.assessment.plan.unit_label or self.tr("Unit"),
            self.tr("Class"),
            self.tr("Base"),
            self.tr("Coeff."),
            self.tr("Adjust."),
            self.tr("Bonus"),
            self.tr("Ded."),
            self.tr("Total"),
            self.tr("Gap"),
            self.tr("Grade"),
            self.tr("In class"),
        )

    def _text(self, row: int) -> tuple[str, ...]:
        if row not in self._texts:
            self._texts[row] = self._written(self._lines[row], self.unit(row))
        return self._texts[row]

    def _written(self, line: Line, unit: UnitResult) -> tuple[str, ...]:
        plan = self._document.assessment.plan
        places = plan.rounding.total_places
        rank = rank_text(line.rank) if line.rank is not None else self.tr("not ranked")
        if line.tied:
            rank = self.tr("{rank} tied").format(rank=rank)
        gap = "" if line.gap is None else rounded(line.gap, places)
        if line.tied and line.gap == 0:
            gap = self.tr("tied")
        return (
            rank,
            unit.name,
            self._class_names.get(unit.class_code or "", unit.class_code or ""),
            rounded(unit.base, places),
            f"{unit.coefficient:f}",
            rounded(unit.adjusted_base, places),
            rounded(unit.bonus, places),
            rounded(unit.deduction, places),
            rounded(unit.total, places),
            gap,
            unit.grade or "",
            rank_text(unit.rank_in_class),
        )

    def _rank(self) -> list[Line]:
        """The lines of the newest result, whose units these are from now on."""
        self._class_names = {one.code: one.name for one in self._document.assessment.plan.classes}
        result = self._document.result
        self._units = () if result is None else result.units
        self._texts = {}
        return ranked_lines(columns_of(self._units), self._class_code)

    def _load(self) -> None:
        self.beginResetModel()
        if self._class_code not in {one.code for one in self._document.assessment.plan.classes}:
            self._class_code = None
        self._lines = self._rank()
        self.endResetModel()

    def _follow(self) -> None:
        """A new result of the same units: rows change places, and the selection goes with its unit."""
        lines = self._rank()
        if {line.code for line in lines} != {line.code for line in self._lines}:
            self._load()
            return
        moved_to = {line.code: row for row, line in enumerate(lines)}
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        after = [self.index(moved_to[self._lines[index.row()].code], index.column()) for index in before]
        self._lines, self._texts = lines, {}
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
