"""The tree of indicators of the open assessment, as a Qt model that follows the document.

An index holds the position of its line in `Rows`, never a Python object. A plan of another shape (indicators added,
removed or moved) resets the model; the view keeps selection and folding by identity.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from db.changes import Change
from exchange.wording import PHRASES, word
from gui.document import Document
from gui.figures import plain
from gui.language import current
from gui.models.plan.plan_cells import EDITABLE, Column, Refusal, entered, taken_over
from gui.models.plan.plan_rows import Row, Rows, rows_of
from gui.theme import colours
from scoring.checks import weight_sums
from scoring.legal import LAW, forbidden, forbidden_name
from scoring.plan import Indicator, Plan
from scoring.plan_edits.classes import folded

__all__ = ["LOCKED", "MIME", "Column", "PlanTree", "share"]

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS: Final = tuple(Column)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NUMBERS: Final = (Column.WEIGHT, Column.SHARE, Column.LAST)
LOCKED: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Is the weight of the line locked? True on the cell of the weight alone."""
SHOWN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
PLACED: Final = SHOWN | Qt.ItemFlag.ItemIsDropEnabled
TYPED: Final = PLACED | Qt.ItemFlag.ItemIsEditable
NAME_FLAGS: Final = TYPED | Qt.ItemFlag.ItemIsDragEnabled
"""Flags are put together once: Qt asks for them hundreds of times for each edit."""
ASKED: Final = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ForegroundRole,
    )
)
MIME: Final = "application/x-quanheng-indicator"


def share(node: Indicator, plan: Plan) -> str:
    """What part of its parent's weight an indicator has, in percent with at most one place; "" where there is none."""
    whole = plan.full_score if node.parent is None else plan.indicator[node.parent].weight
    return f"{plain((node.weight * 100 / whole).quantize(Decimal('0.1')))}%" if whole else ""


class PlanTree(QAbstractItemModel):
    refused = Signal(str)
    """Why something typed was not taken over."""
    said = Signal(str)
    """What else there is to know about what was taken over."""
    touched = Signal(object)
    """list[tuple[str, Column]]: what undo or redo changed: the codes of indicators, and where."""
    followed = Signal()
    """The model shows the plan as it is now: after a change of any kind, once."""
    move_wanted = Signal(str, object, object)
    """An indicator was dropped: its code, the code of the new parent (or None), and of the one that comes after it."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.class_code: str | None = None
        """The class whose weights are shown and edited; None: those of all."""
        self._take(document.assessment.plan, rows_of(document.assessment.plan))
        document.opened.connect(self._reset)
        document.changed.connect(self._follow)

    def show_class(self, code: str | None) -> None:
        """Show and edit the weights of one class, or (None) those of all that have none of their own."""
        if code != self.class_code:
            self.class_code = code
            self._reset()
            self.followed.emit()

    @property
    def whole(self) -> Plan:
        """The plan of the document; `plan` is what the chosen class sees of it."""
        return self._document.assessment.plan

    # what there is

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
        if not index.isValid():
            return QModelIndex()
        above = self.row(index).parent
        return QModelIndex() if above is None else self._index(above)

    def row(self, index: Index) -> Row:
        return self.rows.all[index.internalId()]

    def indicator(self, index: Index) -> Indicator:
        return self.row(index).node

    def is_gone(self, index: Index) -> bool:
        """Is this an indicator of last year that is no more?"""
        return index.isValid() and self.row(index).gone

    def place(self, code: str, column: int = Column.NAME) -> QModelIndex:
        """Where an indicator stands; an invalid index for an unknown code."""
        position = self.rows.position.get(code)
        return QModelIndex() if position is None else self._index(position, column)

    def everything(self) -> Iterator[QModelIndex]:
        """The first cell of every line, from top to bottom."""
        return (self._index(position) for position in range(len(self.rows.all)))

    def _index(self, position: int, column: int = Column.NAME) -> QModelIndex:
        return self.createIndex(self.rows.all[position].number, column, position)

    def _below(self, parent: Index) -> tuple[int, ...]:
        return self.rows.below.get(parent.internalId() if parent.isValid() else None, ())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LOCKED:
            row = self.row(index)
            return index.column() == Column.WEIGHT and (
                row.node.locked or (row.node.code in self.banned and not row.gone)
            )
        if role not in ASKED or not index.isValid():
            return None
        row, column = self.rows.all[index.internalId()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.EditRole:
                return plain(row.node.weight) if column is Column.WEIGHT else self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column in NUMBERS else None
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column).replace("<", "‹") or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.FontRole if row.node.is_group and not row.gone and column <= Column.SHARE:
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.BackgroundRole if column is Column.WEIGHT and self._unequal(row) is not None:
                return QColor(colours().short.back)
            case Qt.ItemDataRole.ForegroundRole if row.gone:
                return QColor(colours().blank.text)
            case Qt.ItemDataRole.ForegroundRole if column is Column.WEIGHT and self._unequal(row) is not None:
                return QColor(colours().short.text)
            case Qt.ItemDataRole.ForegroundRole if column is Column.CHANGE:
                return QColor(colours().link.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return RIGHT
        return self.heading(Column(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def heading(self, column: Column) -> str:
        return (
            self.tr("Indicator"),
            self.tr("Weight"),
            self.tr("% of parent"),
            self.tr("Last year"),
            self.tr("Change"),
            self.tr("Reason for the change"),
            self.tr("Scoring rule"),
            self.tr("Department"),
            self.tr("Unit"),
            self.tr("Tags"),
            self.tr("Code"),
        )[column]

    def _text(self, row: Row, column: Column) -> str:
        node = row.node
        match column:
            case Column.NAME:
                return self.tr("(dropped) {name}").format(name=node.name) if row.gone else node.name
            case Column.LAST:
                return "" if row.change.previous is None else plain(row.change.previous)
            case Column.CHANGE:
                return self._change(row)
            case Column.CODE:
                return node.code
        return "" if row.gone else self._of_today(node, column)

    def _of_class(self, node: Indicator) -> bool:
        """Does it weigh something else for the class that is shown, or (where all are) for some class?"""
        if self.class_code is not None:
            return self.class_code in node.weight_by_class
        return bool(node.weight_by_class)

    def _class_weights(self, node: Indicator) -> str:
        names = {one.code: one.name for one in self.whole.classes}
        base = self.whole.indicator[node.code].weight
        own = "、".join(f"{names.get(code, code)} {plain(weight)}" for code, weight in node.weight_by_class.items())
        return self.tr("Weights of classes: {own}; all others {weight}").format(own=own, weight=plain(base))

    def _of_today(self, node: Indicator, column: Column) -> str:
        match column:
            case Column.WEIGHT:
                found = self._sums.get(node.code)
                own = "*" if self._of_class(node) else ""
                return f"{plain(node.weight)}{own}" if found is None else f"{plain(node.weight)}{own} ≠ {plain(found)}"
            case Column.SHARE:
                return share(node, self.plan)
            case Column.REASON:
                return node.reason
            case Column.METHOD:
                if node.method is None:
                    return self.tr("{count} items").format(count=len(self.plan.children.get(node.code, ())))
                key = f"method.{node.method}"
                return word(key, current()) if key in PHRASES else node.method
            case Column.DEPARTMENT:
                return node.department
            case Column.UNIT:
                return node.unit
            case Column.TAGS:
                return "、".join(node.tags)
        return ""

    def _change(self, row: Row) -> str:
        if not self.rows.compared:
            return ""
        change = row.change.change
        match row.change.kind:
            case "added":
                return self.tr("new")
            case "dropped":
                return self.tr("dropped")
            case _ if change:
                return f"{'▲' if change > 0 else '▼'}{plain(abs(change))}"
            case "renamed":
                return self.tr("renamed")
            case "moved":
                return self.tr("moved")
            case "reweighted":
                return self.tr("classes")
        return ""

    def _tip(self, row: Row, column: Column) -> str:
        node = row.node
        match column:
            case Column.NAME:
                return f"{node.code}  {node.name}"
            case Column.WEIGHT | Column.SHARE if node.code in self.banned and not row.gone:
                return self._law(node)
            case Column.WEIGHT if node.weight_by_class and not row.gone:
                return self._class_weights(node)
            case Column.WEIGHT if node.locked:
                return self.tr("Locked (Alt+L): it stays when others are balanced or scaled.")
            case Column.CHANGE if self.rows.compared and row.change.kind in ("renamed", "moved"):
                return self.tr("Last year: {code}  {name}").format(
                    code=row.change.former or "", name=row.change.former_name
                )
            case Column.CHANGE if row.change.of_classes:
                names = {one.code: one.name for one in self.whole.classes}
                return self.tr("The weights of these classes changed otherwise: {names}. Alt+C shows them.").format(
                    names="、".join(names[code] for code in row.change.of_classes)
                )
        return self._text(row, column)

    def _spoken(self, row: Row, column: Column) -> str | None:
        """What a screen reader says of a cell."""
        text = self._text(row, column)
        if column is Column.NAME:
            return text
        locked = self.tr(", locked") if column is Column.WEIGHT and row.node.locked else ""
        return f"{row.node.name}, {self.heading(column)}: {text}{locked}"

    def _unequal(self, row: Row) -> Decimal | None:
        return None if row.gone else self._sums.get(row.node.code)

    # editing

    @property
    def read_only(self) -> bool:
        return self._document.read_only

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.read_only else Qt.ItemFlag.ItemIsDropEnabled
        row, column = self.rows.all[index.internalId()], index.column()
        if row.gone or self.read_only:
            return SHOWN
        if column == Column.NAME:
            return NAME_FLAGS
        fixed = row.node.reference_only and column in (Column.WEIGHT, Column.SHARE)
        return TYPED if column in EDITABLE and not fixed else PLACED

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        node, column = self.indicator(index), Column(index.column())
        found = entered(self.plan, node, column, str(value))
        if isinstance(found, Refusal):
            self.refused.emit(self._why(found, node))
            return False
        if found.node == node:
            return True
        done = self.perform(self._label(column, node, found.node), self.plan.with_indicator(found.node))
        if done and found.unscored:
            self.said.emit(self._law(self.plan.indicator[found.node.code]))
        if done and found.exact:
            self.said.emit(
                self.tr("{share}% is {exact} points, rounded to {weight}.").format(
                    share=found.share, exact=found.exact, weight=plain(found.node.weight)
                )
            )
        return done

    def objection(self, index: Index, text: str) -> str:
        """Why `text` cannot stand at `index`; "" where it can."""
        if self.read_only:
            return self.tr("Nothing can be changed here: the file is opened for reading only.")
        if self.row(index).gone:
            return self.tr("This indicator was dropped: it is shown because it stood in last year's plan.")
        found = entered(self.plan, self.indicator(index), Column(index.column()), text)
        return self._why(found, self.indicator(index)) if isinstance(found, Refusal) else ""

    def write(self, label: str, edits: Mapping[tuple[str, Column], str]) -> tuple[int, list[Refusal]] | None:
        """Take over many texts as one step, by (code, column): how many, and what was not. None: nothing was stored."""
        new, done, refused = taken_over(self.plan, edits)
        if new is self.plan:
            return done, refused
        return (done, refused) if self.perform(label, new) else None

    def perform(self, label: str, new: Plan) -> bool:
        """Store another plan as one step. False where it was refused."""
        if new is self.plan:
            return True
        if self.class_code is not None:
            new = folded(self.whole, new, self.class_code)
            name = next((one.name for one in self.whole.classes if one.code == self.class_code), self.class_code)
            label = self.tr("{label} ({name})").format(label=label, name=name)
        return self._document.plan(label, new) is not None

    def why(self, refusal: Refusal) -> str:
        """A refusal of `write` in words."""
        return self._why(refusal, self.plan.indicator[refusal.code])

    def _why(self, refusal: Refusal, node: Indicator) -> str:
        weight, text = plain(node.weight), refusal.text.strip()
        match refusal.reason:
            case "law":
                return self._law(node)
            case "reference":
                return self.tr("This indicator is shown but never scored: its weight stays 0.")
            case "blank":
                return self.tr("A weight cannot be left blank: it stays {weight}. What is not scored weighs 0.").format(
                    weight=weight
                )
            case "no_number":
                return self.tr(
                    "“{text}” is not a number: the weight stays {weight}. Write digits, with a point before decimals."
                ).format(text=text, weight=weight)
            case "negative":
                return self.tr("A weight cannot be below 0: it stays {weight}.").format(weight=weight)
            case "nothing":
                return self.tr(
                    "What it is a part of weighs 0, and a share of that says nothing. Type points, or the weight above "
                    "first."
                )
            case "name":
                return self.tr("An indicator needs a name: it stays “{name}”.").format(name=node.name)
        return self.tr("This cell is worked out: it cannot be typed into.")

    def _law(self, node: Indicator) -> str:
        name = forbidden_name(self.plan, node) or node.name
        return word("consequence.legal", current(), name=name, law=LAW)

    def _label(self, column: Column, old: Indicator, new: Indicator) -> str:
        match column:
            case Column.WEIGHT | Column.SHARE:
                return self.tr("Weight of {name} {old} → {new}").format(
                    name=old.name, old=plain(old.weight), new=plain(new.weight)
                )
            case Column.NAME:
                return self.tr("Rename {name}").format(name=old.name)
            case Column.DEPARTMENT:
                return self.tr("Department of {name}").format(name=old.name)
            case Column.REASON:
                return self.tr("Reason for {name}").format(name=old.name)
        return self.tr("Change {name}").format(name=old.name)

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        codes = list(dict.fromkeys(self.indicator(index).code for index in indexes))
        if len(codes) == 1:
            mime.setData(MIME, f"{self.plan.uid}\n{codes[0]}".encode())
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._dropped(data) in self.plan.indicator and not self.is_gone(parent) and not self.read_only

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Asks for the move; what is dropped on an indicator becomes its last part."""
        code = self._dropped(data)
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        below = [self.rows.all[position] for position in self._below(parent)]
        after = next((other.node.code for other in below[row:] if not other.gone), None) if row >= 0 else None
        self.move_wanted.emit(code, self.indicator(parent).code if parent.isValid() else None, after)
        return True

    def _dropped(self, data: QMimeData) -> str:
        """The code of an indicator of this plan; "" for anything else."""
        plan, _, code = bytes(data.data(MIME).data()).decode(errors="replace").partition("\n")
        return code if plan == self.plan.uid else ""

    # following

    def _take(self, plan: Plan, rows: Rows) -> None:
        """`plan` is what the chosen class sees."""
        self.plan, self.rows = plan, rows
        self.banned = forbidden(plan)
        self._about = plan.full_score, plan.classes, rows.compared, self.banned
        """What else than an indicator itself its row depends on."""
        self._sums = {total.parent: total.found for total in weight_sums(plan) if total.parent and total.difference}

    def _reset(self) -> None:
        self.beginResetModel()
        plan = self._seen()
        self._take(plan, rows_of(plan, self.class_code))
        self.endResetModel()

    def _seen(self) -> Plan:
        if self.class_code is not None and self.class_code not in {one.code for one in self.whole.classes}:
            self.class_code = None
        return self.whole.seen_by(self.class_code)

    def _follow(self, changes: Sequence[Change] = ()) -> None:
        new, old = self._seen(), self.plan
        if new is old:
            return
        rows, before, sums, about = rows_of(new, self.class_code), self.rows.all, self._sums, self._about
        if rows.shape() == self.rows.shape():
            self._take(new, rows)
            same = about == self._about
            self._announce(_other(before, rows.all, sums.items() ^ self._sums.items()) if same else None)
        else:
            self.beginResetModel()
            self._take(new, rows)
            self.endResetModel()
        self.followed.emit()
        if self._document.stepping:
            self.touched.emit(_differences(old, new))

    def _announce(self, other: Collection[int] | None = None) -> None:
        """Rows look different: those that are `other` (None: all), and the shares below them."""
        for above, below in self.rows.below.items():
            told = below if other is None or above in other else [at for at in below if at in other]
            if told:
                self.dataChanged.emit(self._index(told[0]), self._index(told[-1], len(Column) - 1))

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._announce()


_PLACES: Final[tuple[tuple[Callable[[Indicator], object], Column], ...]] = (
    (lambda node: (node.parent, node.name, node.code), Column.NAME),
    (lambda node: (node.weight, node.locked, node.weight_by_class), Column.WEIGHT),
    (lambda node: node.reason, Column.REASON),
    (lambda node: node.department, Column.DEPARTMENT),
    (lambda node: node.unit, Column.UNIT),
    (lambda node: node.tags, Column.TAGS),
)


def _other(before: Sequence[Row], now: Sequence[Row], sums: AbstractSet[tuple[str, Decimal]]) -> set[int]:
    """The places of rows that are not what they were; `sums`: what differs of the sums that do not come out."""
    groups = {code for code, _ in sums}
    pairs = enumerate(zip(before, now, strict=True))
    return {at for at, (was, row) in pairs if was != row or row.node.code in groups}


def _differences(old: Plan, new: Plan) -> list[tuple[str, Column]]:
    """What differs between two plans, of what is still there: an indicator that came, moved or changed."""
    before = {node.uid: node for node in old.indicators}
    found = []
    for node in new.indicators:
        was = before.get(node.uid)
        if was is None:
            found.append((node.code, Column.NAME))
        elif was != node:
            places = (column for value, column in _PLACES if value(was) != value(node))
            found.append((node.code, next(places, Column.METHOD)))
    if not found and [node.uid for node in old.indicators] != [node.uid for node in new.indicators]:
        order = {node.uid: at for at, node in enumerate(old.indicators)}
        kept = [node for node in new.indicators if node.uid in order]
        moved = [one for one, next_ in pairwise(kept) if order[one.uid] > order[next_.uid]]
        found += [(node.code, Column.NAME) for node in moved[:1]]
    return found
