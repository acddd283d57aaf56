"""Rankings side by side as a table: a unit a row, and for each set of weights its rank, total and places gained."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.figures import plain, rank_text, rounded
from gui.grid_model import ALIGNMENT, CENTRE, DISPLAY, FONT, LOOK, RIGHT, TOOL_TIP, Look, plain_tip
from scoring.plan import Plan
from scoring.result import Result, UnitResult, in_order

AnyIndex = QModelIndex | QPersistentModelIndex
NONE: Final = "—"
LONGEST: Final = 5
"""Characters of a title above a narrow column; the tool tip has all of it."""


@dataclass(frozen=True, slots=True)
class RankingColumn:
    """A ranking under its title."""

    title: str
    result: Result


class RankingColumns(QAbstractTableModel):
    """Units in the order of the last ranking; places gained or lost against the one at `base`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[RankingColumn, ...] = ()
        self._units: list[str] = []
        self._names: dict[str, str] = {}
        self._found: list[dict[str, UnitResult]] = []
        self._fields: list[tuple[int, str]] = []
        self._base, self._places = 0, 2
        self._former: dict[str, str] = {}

    def show(
        self, plan: Plan, columns: Sequence[RankingColumn], base: int, former: dict[str, str] | None = None
    ) -> None:
        """Show rankings compared with the one at `base`. `former`: unit of today → its code in the first column,
        where that is the ranking of last year."""
        self.beginResetModel()
        self._columns, self._base, self._places = tuple(columns), base, plan.rounding.total_places
        self._former = former or {}
        self._found = [{unit.code: unit for unit in column.result.units} for column in columns]
        last = [unit.code for unit in in_order(columns[-1].result.units)] if columns else []
        ranked = set(last)
        self._units = [*last, *(unit.code for unit in plan.units if unit.code not in ranked)]
        self._names = {unit.code: unit.name for unit in plan.units}
        self._fields = []
        for number in range(len(columns)):
            self._fields += [(number, "rank"), (number, "total")]
            if number > base:
                self._fields.append((number, "moved"))
        self.endResetModel()

    def clear(self) -> None:
        self.beginResetModel()
        self._columns, self._units, self._fields, self._found = (), [], [], []
        self.endResetModel()

    def moves(self) -> int:
        """How many units the last ranking puts on another place than the one compared with."""
        if len(self._columns) < 2:
            return 0
        return sum(bool(self._moved(code, len(self._columns) - 1)) for code in self._units)

    def is_rank(self, section: int) -> bool:
        return self._fields[section][1] == "rank"

    def _unit(self, code: str, number: int) -> UnitResult | None:
        if number == 0 and self._former:
            code = self._former.get(code, "")
        return self._found[number].get(code)

    def _moved(self, code: str, number: int) -> str:
        now, before = self._unit(code, number), self._unit(code, self._base)
        if now is None or before is None or now.rank is None or before.rank is None or now.rank == before.rank:
            return ""
        return f"{'▲' if now.rank < before.rank else '▼'}{plain(abs(Fraction(before.rank) - now.rank))}"

    def _text(self, code: str, number: int, field: str) -> str:
        unit = self._unit(code, number)
        if field == "moved":
            return self._moved(code, number)
        if unit is None:
            return NONE
        return rank_text(unit.rank) if field == "rank" else rounded(unit.total, self._places)

    # Qt

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        code, column = self._units[index.row()], index.column()
        number, field = self._fields[column]
        if role == DISPLAY:
            return self._text(code, number, field)
        if role == ALIGNMENT:
            return RIGHT if field == "total" else CENTRE
        if role == LOOK:
            return (Look.COMPUTED if field == "moved" else Look.NORMAL).value
        if role == FONT and field == "moved":
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Vertical:
            code = self._units[section] if section < len(self._units) else ""
            return self._names.get(code, code) if role == DISPLAY else None
        if section >= len(self._fields):
            return None
        number, field = self._fields[section]
        title = self._columns[number].title
        if role == TOOL_TIP:
            return plain_tip(title)
        if role != DISPLAY:
            return None
        words = {"rank": self.tr("Rank"), "total": self.tr("Total"), "moved": self.tr("Places")}
        short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
        return f"{short}\n{words[field]}" if field == "rank" else f"\n{words[field]}"
