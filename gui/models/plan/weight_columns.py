"""Weights side by side as a table: an indicator a row, indented as in the tree, a set of weights a column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import MAX_PREC, Context, Decimal
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.figures import plain
from gui.grid_model import ALIGNMENT, DISPLAY, FONT, LOOK, RIGHT, TOOL_TIP, Look, plain_tip
from scoring.plan import Indicator, Plan

AnyIndex = QModelIndex | QPersistentModelIndex
NONE: Final = "—"
INDENT: Final = "\u3000"
_EXACT: Final = Context(prec=MAX_PREC)


@dataclass(frozen=True, slots=True)
class WeightColumn:
    """`weights` by code; an indicator that is not there has none. `name`: of a set that was put aside; else ""."""

    title: str
    weights: Mapping[str, Decimal]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    text: str
    look: Look = Look.NORMAL
    bold: bool = False


class WeightColumns(QAbstractTableModel):
    """The set at `base` (the present one) is compared with the one before it (last year's), those behind it with it;
    the difference stands in a column of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[WeightColumn, ...] = ()
        self._base = 0
        self._rows: list[tuple[Indicator | None, str]] = []
        self._cells: list[list[_Shown]] = []
        self._owners: list[tuple[int, bool]] = []
        self._summed: tuple[str, ...] = ()
        self._wanted: Decimal | None = None

    def show(
        self, plan: Plan, columns: Sequence[WeightColumn], base: int, levels: int = 0, only: Sequence[str] = ()
    ) -> None:
        """Show sets of weights. `levels`: no deeper ones (0: all); `only`: just these indicators."""
        self.beginResetModel()
        self._columns, self._base = tuple(columns), base
        self._owners = []
        for number in range(len(columns)):
            self._owners.append((number, False))
            if number >= max(1, base):
                self._owners.append((number, True))
        chosen = set(only)
        self._rows = []
        for node, level in _walk(plan, None, 0):
            if chosen and node.code in chosen:
                self._rows.append((node, node.name))
            elif not chosen and (not levels or level < levels):
                self._rows.append((node, INDENT * level + node.name))
        self._rows.append((None, self.tr("Sum") if chosen else self.tr("Sum of the first level")))
        self._summed = tuple(only) or tuple(node.code for node in plan.children.get(None, ()))
        self._wanted = None if chosen else plan.full_score
        self._cells = [[self._cell(plan, node, *owner) for owner in self._owners] for node, _ in self._rows]
        self.endResetModel()

    def column_of(self, section: int) -> WeightColumn | None:
        """The set that a column of the table belongs to."""
        return self._columns[self._owners[section][0]] if 0 <= section < len(self._owners) else None

    def section_of(self, name: str) -> int:
        """The column of the table with the weights of a set; 0 where there is none."""
        for section, (number, difference) in enumerate(self._owners):
            if not difference and self._columns[number].name == name:
                return section
        return 0

    def is_difference(self, section: int) -> bool:
        return self._owners[section][1]

    def _compared(self, number: int) -> WeightColumn:
        """What a set is compared with."""
        return self._columns[self._base if number > self._base else self._base - 1]

    # what is in a cell

    def _cell(self, plan: Plan, node: Indicator | None, number: int, difference: bool) -> _Shown:
        weights = self._columns[number].weights
        bold = node is None or node.is_group
        if difference:
            change = _difference(self._of(node, weights), self._of(node, self._compared(number).weights))
            return _Shown(change, Look.COMPUTED, change not in ("", NONE))
        weight = self._of(node, weights)
        if weight is None:
            return _Shown(NONE, Look.BLANK)
        wanted = self._wanted if node is None else weight
        found = weight if node is None else _below(plan, node, weights)
        if found is not None and wanted is not None and found != wanted:
            return _Shown(f"{plain(wanted)} ≠ {plain(found)}", Look.MISSING, bold)
        return _Shown(plain(weight), Look.NORMAL, bold)

    def _of(self, node: Indicator | None, weights: Mapping[str, Decimal]) -> Decimal | None:
        """The weight of an indicator, or the sum; None where a set has nothing of it."""
        return weights.get(node.code) if node is not None else _sum(self._summed, weights)

    # Qt

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._owners)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        cell = self._cells[index.row()][index.column()]
        if role == DISPLAY:
            return cell.text
        if role == LOOK:
            return cell.look.value
        if role == ALIGNMENT:
            return RIGHT
        return _bold() if role == FONT and cell.bold else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._row_heading(section, role) if section < len(self._rows) else None
        if section >= len(self._owners):
            return None
        number, difference = self._owners[section]
        column = self._columns[number]
        if role == TOOL_TIP and difference:
            other = self._compared(number).title
            return plain_tip(self.tr("{title} compared with {other}").format(title=column.title, other=other))
        if role == TOOL_TIP:
            return plain_tip("\n".join(part for part in (column.title, column.note) if part))
        if role != DISPLAY:
            return None
        return self.tr("±") if difference else column.title

    def _row_heading(self, row: int, role: int) -> object:
        node, name = self._rows[row]
        if role == DISPLAY:
            return name
        if role == TOOL_TIP and node is not None:
            return plain_tip(f"{node.code}  {node.name}")
        return _bold() if role == FONT and (node is None or node.is_group) else None


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _walk(plan: Plan, parent: str | None, level: int) -> Iterator[tuple[Indicator, int]]:
    for node in plan.children.get(parent, ()):
        yield node, level
        yield from _walk(plan, node.code, level + 1)


def _below(plan: Plan, node: Indicator, weights: Mapping[str, Decimal]) -> Decimal | None:
    """What stands below a group adds up to; None where that need not be its weight."""
    below = plan.children.get(node.code, ())
    summed = node.is_group and node.aggregate == "sum" and below
    return _sum([child.code for child in below], weights) if summed else None


def _sum(codes: Sequence[str], weights: Mapping[str, Decimal]) -> Decimal | None:
    found = [weights[code] for code in codes if code in weights]
    total = Decimal(0)
    for weight in found:
        total = _EXACT.add(total, weight)
    return total if found else None


def _difference(weight: Decimal | None, base: Decimal | None) -> str:
    if weight is None or base is None:
        return NONE
    change = _EXACT.subtract(weight, base)
    if not change:
        return ""
    return f"{'▲' if change > 0 else '▼'}{plain(abs(change))}"
