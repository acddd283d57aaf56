"""A small table to type judgments, marks or ranks into: what it shows is a frozen sheet, what is typed is passed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.grid_model import (
    ALIGNMENT,
    CENTRE,
    DISPLAY,
    EDIT,
    LEFT,
    LOOK,
    TOOL_TIP,
    Entry,
    GridModel,
    Look,
    Place,
    Written,
    plain_tip,
)
from scoring.entries import Cell
from scoring.weights.shares import exact

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class InputSheet:
    """`typed`: what was typed, as it is edited and copied; `shown`: what stands there instead, where it differs, also
    in places that cannot be typed into (`fixed`). `marks`: how places are marked. `words`: columns that hold names.
    `required`: the places that must be filled, in the order of asking."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    typed: Mapping[Place, str] = field(default_factory=dict)
    shown: Mapping[Place, str] = field(default_factory=dict)
    fixed: frozenset[Place] = frozenset()
    marks: Mapping[Place, Look] = field(default_factory=dict)
    tips: Mapping[Place, str] = field(default_factory=dict)
    words: frozenset[int] = frozenset()
    required: tuple[Place, ...] = ()


class InputTable(GridModel):
    typed = Signal(object)
    """Mapping of `Place` to text ("" = cleared), as one edit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = InputSheet()
        self._read_only = False
        self.why_fixed = ""

    @property
    def sheet(self) -> InputSheet:
        return self._sheet

    def show(self, sheet: InputSheet, *, read_only: bool = False) -> None:
        """Show a sheet; the cursor stays where the table has the same shape."""
        old, self._read_only = self._sheet, read_only
        if (old.rows, old.columns) == (sheet.rows, sheet.columns):
            self._sheet = sheet
            if sheet.rows and sheet.columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(sheet.rows) - 1, len(sheet.columns) - 1))
            return
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def next_required(self, after: Place | None) -> Place | None:
        """The next place that must be filled and is not, from a place on and then from the beginning."""
        order = self._sheet.required
        start = order.index(after) + 1 if after in order else 0
        return next((place for place in (*order[start:], *order[:start]) if not self._sheet.typed.get(place)), None)

    # Qt

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.columns)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        place = index.row(), index.column()
        sheet = self._sheet
        if role == DISPLAY:
            return sheet.shown.get(place) or sheet.typed.get(place, "")
        if role == EDIT:
            return sheet.typed.get(place, "")
        if role == LOOK:
            return sheet.marks.get(place, Look.COMPUTED if place in sheet.fixed else Look.NORMAL).value
        if role == ALIGNMENT:
            return LEFT if place[1] in sheet.words else CENTRE
        if role == TOOL_TIP:
            return plain_tip(sheet.tips.get(place, ""))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        names = self._sheet.columns if orientation == Qt.Orientation.Horizontal else self._sheet.rows
        if section >= len(names) or role not in (DISPLAY, TOOL_TIP):
            return None
        return names[section] if role == DISPLAY else plain_tip(names[section])

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if self.writable(index.row(), index.column()) else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        return self.write("", {(index.row(), index.column()): str(value)}).done

    # the grid's questions

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        texts = {place: _text(entry) for place, entry in edits.items() if self.writable(*place)}
        changed = {place: text for place, text in texts.items() if text != self._sheet.typed.get(place, "")}
        if changed:
            self.typed.emit(changed)
        return Written(changed=len(changed), read_only=len(edits) - len(texts))

    def cell(self, row: int, column: int) -> Cell | None:
        text = self.plain_text(row, column)
        return Cell(text) if text else None

    def plain_text(self, row: int, column: int) -> str:
        place = row, column
        return self._sheet.typed.get(place) or self._sheet.shown.get(place, "")

    def number(self, row: int, column: int) -> Decimal | None:
        return None

    def writable(self, row: int, column: int) -> bool:
        return not self._read_only and (row, column) not in self._sheet.fixed

    def takes_text(self, row: int, column: int) -> bool:
        return column in self._sheet.words

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        return self.why_fixed

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Judgments stay in the order of the indicators."""


def _text(entry: Entry) -> str:
    """As typed; of a copied cell its text."""
    if isinstance(entry, Cell):
        return entry.value if isinstance(entry.value, str) else ""
    return (entry or "").strip()


def readable(text: str) -> bool:
    """Whether a text is an exact number such as 3, 0.5 or 1/3."""
    return exact(text) is not None
