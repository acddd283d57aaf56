"""The tree of a table of weights beside this year's plan, as a Qt model: what is taken over, and what it would do.

An index holds the position of its node in `WeightTable.nodes`. The check box of a row says whether its match with
an indicator of the plan is used; similar names start without it. What somebody said about a name is kept by its path,
so that it still holds when the file is read in another way.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from exchange.matching import NameMatch, most_alike
from exchange.weights.table import WeightTable
from exchange.weights.take_over import barred, match, new_weight, plan_paths, take_over, take_over_tree, unknown_classes
from exchange.wording import problem_text
from gui.figures import plain
from gui.language import current
from gui.theme import colours
from scoring.plan import Plan
from scoring.problems import Problem

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
Key = tuple[tuple[str, ...], int]
"""The path of a node, and how many nodes before it have the same one."""


class Column(IntEnum):
    NAME = 0
    KIND = 1
    LAST = 2
    NOW = 3
    MATCH = 4
    PLACE = 5


@dataclass(frozen=True, slots=True)
class Names:
    """How many names of the table were found in the plan, and how."""

    exact: int = 0
    normalised: int = 0
    confirmed: int = 0
    to_confirm: int = 0
    unmatched: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator of the plan that a name could stand for; `taken` where another name has it now."""

    code: str
    path: str
    taken: bool


class TakeOverTree(QAbstractItemModel):
    chosen = Signal()
    """Which matches are used, or how, has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = WeightTable(name="")
        self._plan = Plan(id="", title="", year=0)
        self._matches: list[NameMatch] = []
        self._used: set[int] = set()
        self._barred: Mapping[int, Problem] = {}
        self._said: dict[Key, str | None] = {}
        self._keys: tuple[Key, ...] = ()
        self._row: dict[int, int] = {}
        self.whole_tree = False

    def show(self, table: WeightTable, plan: Plan) -> None:
        """Show a table and the plan it would change; what was said about names before still holds."""
        self.beginResetModel()
        self._table, self._plan = table, plan
        self._keys = _keys(table)
        self._row = {at: row for siblings in table.children.values() for row, at in enumerate(siblings)}
        self._match()
        self.endResetModel()
        self.chosen.emit()

    def forget(self) -> None:
        """Another file: nothing was said about its names yet."""
        self._said.clear()

    def take_whole_tree(self, whole: bool) -> None:
        self.whole_tree = whole
        self._announce()
        self.chosen.emit()

    @property
    def has_plan(self) -> bool:
        """Is there a plan to compare with, or does everything come from the table?"""
        return bool(self._plan.indicators)

    @property
    def used(self) -> tuple[NameMatch, ...]:
        """The matches that are taken: sure ones that were not unticked, others that were confirmed."""
        return tuple(one for one in self._matches if one.source in self._used)

    def new_plan(self) -> Plan:
        """What would be written. Raises Refused where a rule still needs an indicator that would vanish."""
        way = take_over_tree if self.whole_tree else take_over
        return way(self._table, self.used, self._plan)

    @property
    def barred(self) -> Sequence[Problem]:
        """What the table says and is not taken over: weights that the law forbids, those of unknown classes."""
        return (*self._barred.values(), *unknown_classes(self._table, self._plan))

    def names(self) -> Names:
        exact = normalised = confirmed = to_confirm = unmatched = 0
        for one in self._matches:
            if one.target is None:
                unmatched += 1
            elif one.source not in self._used:
                to_confirm += one.how == "similar"
                unmatched += one.how != "similar"
            else:
                exact += one.how == "exact"
                normalised += one.how == "normalised"
                confirmed += one.how == "similar"
        return Names(exact, normalised, confirmed, to_confirm, unmatched)

    # names

    def toggle(self, index: Index) -> bool:
        """Use the match of a row, or do not; False where there is none."""
        one = self._matches[index.internalId()] if index.isValid() else None
        if one is None or one.target is None:
            return False
        self._say(one.source, None if one.source in self._used else one.target)
        return True

    def assign(self, index: Index, code: str | None) -> None:
        """Let the name of a row stand for an indicator of the plan, or for none."""
        self._say(index.internalId(), code)

    def candidates(self, index: Index) -> tuple[Candidate, ...]:
        """What the name of a row could stand for, the most alike first: groups for groups, leaves for leaves."""
        if not index.isValid():
            return ()
        node = self._table.nodes[index.internalId()]
        paths = plan_paths(self._plan)
        fitting = {code: path for code, path in paths.items() if self._plan.indicator[code].is_group != node.is_leaf}
        taken = {one.target for one in self.used if one.source != index.internalId()}
        return tuple(
            Candidate(code, " › ".join(fitting[code]), code in taken) for code in most_alike(node.name, fitting)
        )

    def target(self, index: Index) -> str | None:
        """The indicator of the plan that the name of a row stands for now."""
        at = index.internalId() if index.isValid() else -1
        return self._matches[at].target if at in self._used else None

    def next_doubt(self, index: Index) -> QModelIndex:
        """The next row after this one, and round, whose name is only similar or not found; invalid for none."""
        order = list(self._in_order())
        here = order.index(index.internalId()) if index.isValid() else -1
        for at in (*order[here + 1 :], *order[: here + 1]):
            if at not in self._used and self._plan.indicators:
                return self.of(at)
        return QModelIndex()

    # what there is

    def of(self, at: int) -> QModelIndex:
        """The row of a node of the table."""
        return self.createIndex(self._row[at], 0, at)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(Column)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        below = self._below(parent)
        if not 0 <= row < len(below) or not 0 <= column < len(Column):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject's own parent() is another
        above = self._table.nodes[index.internalId()].parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(self._row[above], 0, above)

    def at_path(self, path: Sequence[str]) -> QModelIndex:
        """The first row with this path, where there is one."""
        key = (tuple(path), 0)
        return self.of(self._keys.index(key)) if key in self._keys else QModelIndex()

    def at_code(self, code: str, new: Plan) -> QModelIndex:
        """The row that stands for an indicator of the plan, or of the new plan that was made of the whole tree."""
        for one in self.used:
            if one.target == code:
                return self.of(one.source)
        if len(new.indicators) == len(self._table.nodes):  # the whole tree, in the same order
            for at, node in zip(self._in_order(), new.indicators, strict=True):
                if node.code == code:
                    return self.of(at)
        return QModelIndex()

    def path(self, index: Index) -> tuple[str, ...]:
        return self._table.paths[index.internalId()] if index.isValid() else ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, column = index.internalId(), Column(index.column())
        one = self._matches[at]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(at, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._whole_text(at, column).replace("<", "‹")
            case Qt.ItemDataRole.CheckStateRole if column is Column.MATCH and one.target is not None:
                return Qt.CheckState.Checked if at in self._used else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column in (Column.LAST, Column.NOW):
                return RIGHT
            case Qt.ItemDataRole.FontRole if self._is_bold(at, column):
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.BackgroundRole if self._is_doubtful(one, column):
                return QColor(colours().doubtful.back)
            case Qt.ItemDataRole.ForegroundRole if self._is_doubtful(one, column):
                return QColor(colours().doubtful.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (Column.LAST, Column.NOW):
            return RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Indicator of last year"),
            self.tr("Kind"),
            self.tr("Last year"),
            self.tr("This year"),
            self.tr("Indicator of this year"),
            self.tr("Cell"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        matched = index.isValid() and self._matches[index.internalId()].target is not None
        if index.column() != Column.MATCH or not self.has_plan:
            return shown
        shown |= Qt.ItemFlag.ItemIsEditable  # by F2: another indicator
        return shown | Qt.ItemFlag.ItemIsUserCheckable if matched else shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is (index.internalId() in self._used):
            return True
        return self.toggle(index)

    # names, inside

    def _match(self) -> None:
        self._matches = list(match(self._table, self._plan))
        self._used = {one.source for one in self._matches if one.sure}
        for at, key in enumerate(self._keys):
            if key not in self._said:
                continue
            code = self._said[key]
            if code is None:
                self._used.discard(at)
            elif code in self._plan.indicator and self._plan.indicator[code].is_group != self._table.nodes[at].is_leaf:
                self._give(at, code)
        self._barred = barred(self._table, self.used, self._plan)

    def _give(self, at: int, code: str) -> None:
        for other in self._matches:
            if other.target == code and other.source != at:
                self._matches[other.source] = NameMatch(other.source, None, "none", 0.0)
                self._used.discard(other.source)
        if self._matches[at].target != code:
            self._matches[at] = NameMatch(at, code, "similar")
        self._used.add(at)

    def _say(self, at: int, code: str | None) -> None:
        for key in [key for key, said in self._said.items() if said is not None and said == code]:
            del self._said[key]  # an indicator has one weight: the name that had it gives it up
        self._said[self._keys[at]] = code
        self._match()
        self._announce()
        self.chosen.emit()

    # one row

    def _text(self, at: int, column: Column) -> str:
        node = self._table.nodes[at]
        match column:
            case Column.NAME:
                return node.name
            case Column.KIND:
                return self._kind(at)
            case Column.LAST:
                own = [one.weights[at] for one in self._table.of_classes]
                return "／".join("—" if weight is None else plain(weight) for weight in (node.weight, *own))
            case Column.NOW:
                return self._change(self._matches[at])
            case Column.MATCH:
                return self._match_text(self._matches[at])
            case Column.PLACE:
                return node.place

    def _kind(self, at: int) -> str:
        node = self._table.nodes[at]
        if not node.is_leaf:
            return self.tr("group")
        if at in self._barred:
            return self.tr("not scored: law")
        return self.tr("reference") if node.weight == 0 else self.tr("indicator")

    def _whole_text(self, at: int, column: Column) -> str:
        node = self._table.nodes[at]
        if at in self._barred and column in (Column.KIND, Column.NOW):
            return problem_text(self._barred[at], current())
        if column is Column.NAME:
            return " › ".join(self._table.paths[at])
        if column is Column.LAST and node.written:
            return self.tr("Written in the file: {text}").format(text=node.written)
        return self._text(at, column)

    def _change(self, one: NameMatch) -> str:
        """This year's weight as it is, and as it would be."""
        after = self._after(one)
        if one.target is None or one.source not in self._used:
            if self.whole_tree:
                return plain(after) if after is not None else "0"
            return "—" if one.target is None else plain(self._before(one))
        before = self._before(one)
        if after is None or after == before:
            return plain(before)
        return f"{plain(before)} → {plain(after)}"

    def _match_text(self, one: NameMatch) -> str:
        if one.target is None:
            return self.tr("new") if self.whole_tree else self.tr("not found: left out")
        name = self._plan.indicator[one.target].name
        if one.how == "similar":
            if one.source in self._used:
                return self.tr("confirmed: {name}").format(name=name)
            return self.tr("similar? {name}").format(name=name)
        if one.source not in self._used:
            return self.tr("left out: {name}").format(name=name)
        return name if one.how == "exact" else self.tr("{name} (written differently)").format(name=name)

    def _before(self, one: NameMatch) -> Decimal:
        assert one.target is not None
        return self._plan.indicator[one.target].weight

    def _after(self, one: NameMatch) -> Decimal | None:
        if one.source in self._barred:
            return Decimal(0)
        if one.target is not None and not self.whole_tree and self._plan.indicator[one.target].reference_only:
            return None
        return new_weight(self._table, self._table.nodes[one.source], self._plan)

    def _is_bold(self, at: int, column: Column) -> bool:
        if column is Column.NOW:
            return "→" in self._change(self._matches[at])
        return column in (Column.NAME, Column.LAST) and not self._table.nodes[at].is_leaf

    def _is_doubtful(self, one: NameMatch, column: Column) -> bool:
        return column is Column.MATCH and one.how == "similar" and one.source not in self._used

    def _below(self, index: Index) -> Sequence[int]:
        return self._table.children.get(index.internalId() if index.isValid() else None, ())

    def _in_order(self, parent: int | None = None) -> Iterator[int]:
        for at in self._table.children.get(parent, ()):
            yield at
            yield from self._in_order(at)

    def _announce(self, parent: QModelIndex = ROOT) -> None:
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, len(Column) - 1, parent))
        for row in range(rows):
            self._announce(self.index(row, 0, parent))


def _keys(table: WeightTable) -> tuple[Key, ...]:
    seen: dict[tuple[str, ...], int] = {}
    keys = []
    for path in table.paths:
        keys.append((path, seen.setdefault(path, 0)))
        seen[path] += 1
    return tuple(keys)
