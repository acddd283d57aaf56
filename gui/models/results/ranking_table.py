"""The ranking as a table: the whole field or one class, by rank, ties marked as ties."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.document import Document
from gui.figures import rank_text, rounded
from gui.grid_model import ACCESSIBLE_TEXT, ALIGNMENT, CENTRE, DISPLAY, LEFT, RIGHT, TOOL_TIP, plain_tip
from gui.models.results.last_ranking import LastRanking
from gui.ranked_rows import RankedRows
from scoring.result import Columns, Rank, Result, UnitResult, columns_of, places_in_order, rank_of, ranks_of

AnyIndex = QModelIndex | QPersistentModelIndex

COLUMNS: Final = (
    "rank",
    "unit",
    "class",
    "base",
    "coefficient",
    "rank_plain",
    "adjusted",
    "bonus",
    "deduction",
    "total",
    "gap",
    "record_rank",
    "record_total",
    "record_change",
    "last_rank",
    "moved",
    "grade",
    "rank_in_class",
)
TRIED: Final = ("record_rank", "record_total", "record_change")
"""What is shown only while something is tried out, instead of `NOT_TRIED`."""
NOT_TRIED: Final = ("rank_plain", "gap", "last_rank", "moved")
WORDS: Final = ("unit", "class", "grade")
CENTRED: Final = ("rank", "rank_plain", "record_rank", "last_rank", "moved", "rank_in_class")
UP: Final = "▲"
DOWN: Final = "▼"
SAME: Final = "—"
STAGES: Final = {
    "rank": "rank",
    "base": "base",
    "coefficient": "adjusted_base",
    "rank_plain": "adjusted_base",
    "adjusted": "adjusted_base",
    "bonus": "bonus",
    "deduction": "deduction",
    "grade": "grade",
    "rank_in_class": "rank",
}
"""What the columns are called in `scoring.worked`; the others are about the total."""


class Line(NamedTuple):  # there may be thousands, after every edit
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


def moved_text(before: Rank | None, now: Rank | None) -> str:
    """▲2, ▼1, or a dash; "" where there is nothing to compare."""
    if before is None or now is None:
        return ""
    if before == now:
        return SAME
    return f"{UP}{rank_text(before - now)}" if now < before else f"{DOWN}{rank_text(now - before)}"


class RankingTable(RankedRows[Line]):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.last = LastRanking(document, self)
        self.last.changed.connect(self._rewrite)
        self._recorded: tuple[Result | None, dict[str, int]] = None, {}
        self._plain: tuple[Result | None, Sequence[Rank | None]] = None, ()
        self._class_code: str | None = None
        self._class_names: dict[str, str] = {}
        self._units: Sequence[UnitResult] = ()
        self._assessment, self._result = document.assessment, document.result
        """What the rows show; while rows come and go, the document is ahead of them."""
        self._texts: dict[int, tuple[str, ...]] = {}
        """What was shown of the lines: of thousands, only those in view are written."""
        document.opened.connect(self._load)
        document.result_changed.connect(self._follow)
        self._load()

    def unit(self, row: int) -> UnitResult:
        return self._units[self.lines[row].place]

    def stage(self, column: int) -> str:
        """The stage on the way to the grade that a column shows: what `scoring.worked` explains."""
        return STAGES.get(COLUMNS[column], "total")

    def show_class(self, code: str | None) -> None:
        """Rank within one class, or (None) everybody."""
        self._class_code = code
        self._load()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

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
        if role == TOOL_TIP:
            return plain_tip(self._tip(index.row(), COLUMNS[index.column()]))
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
            self.tr("Rank without"),
            self.tr("Adjust."),
            self.tr("Bonus"),
            self.tr("Ded."),
            self.tr("Total"),
            self.tr("Gap"),
            self.tr("Rank on record"),
            self.tr("Total on record"),
            self.tr("Change"),
            self.tr("Last rank"),
            self.tr("Moved"),
            self.tr("Grade"),
            self.tr("In class"),
        )

    def _text(self, row: int) -> tuple[str, ...]:
        if row not in self._texts:
            self._texts[row] = self._written(self.lines[row], self.unit(row))
        return self._texts[row]

    def _written(self, line: Line, unit: UnitResult) -> tuple[str, ...]:
        places = self._assessment.plan.rounding.total_places
        rank = rank_text(line.rank) if line.rank is not None else self.tr("not ranked")
        if line.tied:
            rank = self.tr("{rank} tied").format(rank=rank)
        gap = "" if line.gap is None else rounded(line.gap, places)
        if line.tied and line.gap == 0:
            gap = self.tr("tied")
        in_class = self._class_code is not None
        last = self.last.rank(unit.code, in_class=in_class)
        moved = self.tr("new") if self.last.is_new(unit.code) else moved_text(last, line.rank)
        return (
            rank,
            unit.name,
            self._class_names.get(unit.class_code or "", unit.class_code or ""),
            rounded(unit.base, places),
            f"{unit.coefficient:f}",
            rank_text(self._rank_without(line.place)),
            rounded(unit.adjusted_base, places),
            rounded(unit.bonus, places),
            rounded(unit.deduction, places),
            rounded(unit.total, places),
            gap,
            *self._on_record(line, unit, places),
            rank_text(last),
            moved,
            self._grade(unit),
            rank_text(unit.rank_in_class),
        )

    def _on_record(self, line: Line, unit: UnitResult, places: int) -> tuple[str, str, str]:
        """Place and total on record, and what the trial changes: the total, and how many places."""
        result = self._document.record_result
        if self._document.trial is None or result is None:
            return "", "", ""
        if self._recorded[0] is not result:
            self._recorded = result, {code: place for place, code in enumerate(columns_of(result.units).code)}
        at = self._recorded[1].get(unit.code)
        if at is None:
            return "", "", self.tr("new")
        then = result.units[at]
        rank = rank_of(then, self._class_code)
        move = "" if rank == line.rank else moved_text(rank, line.rank)
        change = "" if then.total == unit.total else f"{unit.total - then.total:+f}"
        return rank_text(rank), rounded(then.total, places), f"{change} {move}".strip()

    def _rank_without(self, place: int) -> Rank | None:
        """The unit's place if all coefficients were 1."""
        result = self._result
        if result is not None and self._plain[0] is not result:
            from scoring.unweighted import ranks_without_coefficient

            self._plain = result, ranks_without_coefficient(result)[self._class_code is not None]
        return self._plain[1][place] if self._plain[1] else None

    def _grade(self, unit: UnitResult) -> str:
        """The grade, with what changed it."""
        reasons = self._reasons(unit)
        if not reasons:
            return unit.grade or ""
        return self.tr("{grade} ({reason})").format(grade=unit.grade, reason=self.tr("+").join(reasons))

    def _reasons(self, unit: UnitResult) -> list[str]:
        from scoring.worked.standing import grade_changes

        assessment = self._assessment
        words = {"condition": self.tr("condition"), "quota": self.tr("quota"), "veto": self.tr("veto")}
        return [words[change] for change in grade_changes(assessment.plan, assessment.entries, unit)]

    def _tip(self, row: int, column: str) -> str:
        unit = self.unit(row)
        if column == "grade" and self._reasons(unit):
            return self.tr("The total alone would give another grade. The line below says why.")
        if column == "moved" and (then := self.last.unit(unit.code)) is not None:
            places = self._document.assessment.plan.rounding.total_places
            return self.tr("Last year {total} points, rank {rank}").format(
                total=rounded(then.total, places), rank=rank_text(then.rank)
            )
        return self._text(row)[COLUMNS.index(column)]

    def _newest(self) -> Sequence[UnitResult]:
        result = self._document.result
        return () if result is None else result.units

    def _take(self, units: Sequence[UnitResult]) -> None:
        """Rows show these units from now on."""
        self._class_names = {one.code: one.name for one in self._document.assessment.plan.classes}
        self._units, self._texts = units, {}
        self._assessment, self._result = self._document.assessment, self._document.result
        self._plain = None, ()

    def needless(self) -> set[str]:
        """The columns that say nothing of this assessment: it has no coefficients, no year before it, no grades."""
        plan = self._document.assessment.plan
        found: set[str] = set(TRIED if self._document.trial is None else NOT_TRIED)
        if plan.composition.coefficient == "none" or all(one.coefficient == 1 for one in plan.classes):
            found |= {"coefficient", "rank_plain", "adjusted"}
        if not plan.bonus:
            found.add("bonus")
        if not plan.deduction:
            found.add("deduction")
        if plan.previous is None:
            found |= {"last_rank", "moved"}
        if plan.grades is None:
            found.add("grade")
        if not plan.classes:
            found |= {"class", "rank_in_class"}
        return found

    def _rewrite(self) -> None:
        """The same lines in other words."""
        self._texts = {}
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))

    def _load(self) -> None:
        self.beginResetModel()
        if self._class_code not in {one.code for one in self._document.assessment.plan.classes}:
            self._class_code = None
        units = self._newest()
        self._take(units)
        self.lines = ranked_lines(columns_of(units), self._class_code)
        self.endResetModel()

    def _follow(self) -> None:
        """A new result: rows change places, and the selection goes with its unit."""
        if self._class_code not in {None, *(one.code for one in self._document.assessment.plan.classes)}:
            self._class_code = None
        units = self._newest()
        self.put(ranked_lines(columns_of(units), self._class_code), partial(self._take, units))
