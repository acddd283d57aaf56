"""Weights side by side as a table: an indicator a row, indented as in the tree, a set of weights a column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import MAX_PREC, Context, Decimal
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.figures import plain
from gui.grid_model import ALIGNMENT, CENTRE, DISPLAY, FONT, LEFT, LOOK, RIGHT, TOOL_TIP, Look, plain_tip
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
    """Every column but the one that is compared with has its difference from it in the column behind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[WeightColumn, ...] = ()
        self._base = 0
        self._rows: list[tuple[Indicator | None, str]] = []
        self._cells: list[list[_Shown]] = []
        self._owners: list[tuple[int, bool]] = []

    def show(
        self, plan: Plan, columns: Sequence[WeightColumn], base: int, levels: int = 0, only: Sequence[str] = ()
    ) -> None:
        """Show sets of weights compared with the one at `base`. `levels`: no deeper ones (0: all); `only`: just these
        indicators, without the sum."""
        self.beginResetModel()
        self._columns, self._base = tuple(columns), base
        self._owners = [(0, False)] * 0
        for number in range(len(columns)):
            self._owners.append((number, False))
            if number != base:
                self._owners.append((number, True))
        chosen = set(only)
        self._rows = []
        for node, level in _walk(plan, None, 0):
            if chosen and node.code in chosen:
                self._rows.append((node, node.name))
            elif not chosen and (not levels or level < levels):
                self._rows.append((node, INDENT * level + node.name))
        if not chosen:
            self._rows.append((None, self.tr("Sum of the first level")))
        self._cells = [[self._cell(plan, node, *owner) for owner in self._owners] for node, _ in self._rows]
        self.endResetModel()

    def column_of(self, section: int) -> WeightColumn | None:
        """The set that a column of the table belongs to."""
        return self._columns[self._owners[section - 1][0]] if 0 < section <= len(self._owners) else None

    def section_of(self, name: str) -> int:
        """The column of the table with the weights of a set; 0 where there is none."""
        for section, (number, difference) in enumerate(self._owners, 1):
            if not difference and self._columns[number].name == name:
                return section
        return 0

    def is_difference(self, section: int) -> bool:
        return section > 0 and self._owners[section - 1][1]

    # what is in a cell

    def _cell(self, plan: Plan, node: Indicator | None, number: int, difference: bool) -> _Shown:
        weights, base = self._columns[number].weights, self._columns[self._base].weights
        bold = node is None or node.is_group
        if difference:
            change = _difference(_of(plan, node, weights), _of(plan, node, base))
            return _Shown(change, Look.COMPUTED, change not in ("", NONE))
        weight = _of(plan, node, weights)
        if weight is None:
            return _Shown(NONE, Look.BLANK)
        wanted = plan.full_score if node is None else weight
        found = weight if node is None else _below(plan, node, weights)
        if found is not None and found != wanted:
            return _Shown(f"{plain(wanted)} ≠ {plain(found)}", Look.MISSING, bold)
        return _Shown(plain(weight), Look.NORMAL, bold)

    # Qt

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._owners) + 1

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        node, name = self._rows[row]
        if column == 0:
            match role:
                case _ if role == DISPLAY:
                    return name
                case _ if role == ALIGNMENT:
                    return LEFT
                case _ if role == TOOL_TIP and node is not None:
                    return plain_tip(f"{node.code}  {node.name}")
                case _ if role == FONT and (node is None or node.is_group):
                    return _bold()
            return None
        cell = self._cells[row][column - 1]
        if role == DISPLAY:
            return cell.text
        if role == LOOK:
            return cell.look.value
        if role == ALIGNMENT:
            return RIGHT
        return _bold() if role == FONT and cell.bold else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is not Qt.Orientation.Horizontal or section > len(self._owners):
            return None
        if role == ALIGNMENT:
            return CENTRE
        if section == 0:
            return self.tr("Indicator") if role == DISPLAY else None
        number, difference = self._owners[section - 1]
        column = self._columns[number]
        if role == TOOL_TIP:
            return plain_tip("\n".join(part for part in (column.title, column.note) if part))
        if role != DISPLAY:
            return None
        return self.tr("±") if difference else column.title


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _walk(plan: Plan, parent: str | None, level: int) -> Iterator[tuple[Indicator, int]]:
    for node in plan.children.get(parent, ()):
        yield node, level
        yield from _walk(plan, node.code, level + 1)


def _of(plan: Plan, node: Indicator | None, weights: Mapping[str, Decimal]) -> Decimal | None:
    """The weight of an indicator, or the sum of the first level; None where a set has nothing of it."""
    if node is not None:
        return weights.get(node.code)
    return _sum(plan.children.get(None, ()), weights)


def _below(plan: Plan, node: Indicator, weights: Mapping[str, Decimal]) -> Decimal | None:
    """What stands below a group adds up to; None where that need not be its weight."""
    below = plan.children.get(node.code, ())
    return _sum(below, weights) if node.is_group and node.aggregate == "sum" and below else None


def _sum(nodes: Sequence[Indicator], weights: Mapping[str, Decimal]) -> Decimal | None:
    found = [weights[node.code] for node in nodes if node.code in weights]
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
