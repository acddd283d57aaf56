"""One list of a plan's parts (units, classes, items, rules) as a grid, with empty rows below to type and paste into.

A row that is emptied goes; one that is typed into gets a code where it has none. All of a paste is one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange.numbers import Number, parse_number
from exchange.wording import problem_text, word
from gui.document import Document
from gui.grid_model import (
    ALIGNMENT,
    DISPLAY,
    EDIT,
    LEFT,
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
from gui.models.part_fields import Field, Section, Unreadable
from scoring.entries import Cell
from scoring.plan import Part, Plan
from scoring.plan_edits.parts import with_parts
from scoring.problems import Refused

AnyIndex = QModelIndex | QPersistentModelIndex
SPARE: Final = 100


class PartTable(GridModel):
    def __init__(self, document: Document, section: Section, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self.section = document, section
        self._parts: tuple[Part, ...] = self._held()
        document.opened.connect(self._reset)
        document.changed.connect(self._follow)

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    def _held(self) -> tuple[Part, ...]:
        parts: tuple[Part, ...] = getattr(self._plan, self.section.name)
        return parts

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.section.fields

    @property
    def count(self) -> int:
        """Rows that are stored."""
        return len(self._parts)

    def row_of(self, code: str) -> int | None:
        """The row of a part by its code."""
        return next((row for row, part in enumerate(self._parts) if getattr(part, "code", "") == code), None)

    # what it shows

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._parts) + SPARE

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, EDIT):
            return self.plain_text(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.plain_text(row, column))
        if role == ALIGNMENT:
            return RIGHT if self.fields[column].numeric else LEFT
        if role == LOOK:
            return (Look.NORMAL if self.writable(row, column) else Look.COMPUTED).value
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return word(self.fields[section].heading, current()) if section < len(self.fields) else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
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
        return self.fields[column].show(self._plan, self._parts[row]) if row < len(self._parts) else ""

    def number(self, row: int, column: int) -> Decimal | None:
        number = parse_number(self.plain_text(row, column)) if self.fields[column].numeric else None
        return number.value if isinstance(number, Number) else None

    def writable(self, row: int, column: int) -> bool:
        kept = self.fields[column].fixed and row < len(self._parts)
        return not kept and not self._document.read_only

    def takes_text(self, row: int, column: int) -> bool:
        return not self.fields[column].numeric

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.tr("A data item keeps its code: formulas name it.")

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return tuple(self.fields[column].choices(self._plan))

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Parts keep the order of the plan."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """Rows are read whole: what cannot be read in one cell leaves that cell as it was, and is told."""
        rows: dict[int, dict[str, str]] = {}
        read_only = 0
        for (row, column), entry in edits.items():
            if not self.writable(row, column):
                read_only += 1
                continue
            value = entry.value if isinstance(entry, Cell) else entry
            rows.setdefault(row, {})[self.fields[column].name] = " ".join(str(value or "").split())
        parts: list[Part | None] = list(self._parts)
        taken = {str(getattr(part, "code", "")) for part in self._parts}
        changed, refused = 0, 0
        for row, texts in sorted(rows.items()):
            before = self._parts[row] if row < len(self._parts) else None
            after, count, reasons = self._read(before, texts, taken)
            refused += len(reasons)
            if reasons:
                self.objected.emit(reasons[0])
            if after is not before:
                changed += count
                if before is None:
                    parts.append(after)
                else:
                    parts[row] = after
        if changed and not self._store(label, [part for part in parts if part is not None]):
            return Written(done=False)
        return Written(changed=changed, read_only=read_only, not_numbers=refused if len(edits) > 1 else 0)

    def _read(
        self, before: Part | None, texts: Mapping[str, str], taken: set[str]
    ) -> tuple[Part | None, int, list[str]]:
        """The part that a row says (None: the row was emptied), how many cells were taken, and why others were not."""
        if before is None and not any(texts.values()):
            return None, 0, []
        shown = {field.name: "" if before is None else field.show(self._plan, before) for field in self.fields}
        told = {name for name in shown if name not in ("code", "kind", "ranked", "dedupe")}
        if before is not None and not any((shown | dict(texts))[name] for name in told - _FLAGS):
            return None, len(texts), []
        part = before or self.section.make(self._free(taken, texts.get("code", "")), texts.get("name", ""))
        taken.add(str(getattr(part, "code", "")))
        values: dict[str, Any] = {}
        reasons: list[str] = []
        for field in self.fields:
            if field.name not in texts or (field.name == "code" and not texts["code"]):
                continue
            try:
                value = field.read(self._plan, texts[field.name])
            except Unreadable as why:
                reasons.append(str(why))
            else:
                if before is None or value != getattr(part, field.name):
                    values[field.name] = value
        if not values and before is not None:
            return before, 0, reasons
        return replace(part, **values), max(1, len(values)), reasons

    def _free(self, taken: set[str], wanted: str) -> str:
        if wanted:
            return wanted
        numbers = [int(code[1:]) for code in taken if code[:1] == self.section.prefix and code[1:].isdecimal()]
        number = max(numbers, default=0) + 1
        width = 2 if self.section.name == "units" else 1
        return f"{self.section.prefix}{number:0{width}d}"

    def _store(self, label: str, parts: Sequence[Part]) -> bool:
        try:
            plan = with_parts(self._plan, self.section.name, parts)
        except Refused as refusal:
            self.objected.emit(problem_text(refusal.problems[0], current()))
            return False
        return self._document.plan(label, plan) is not None

    # following the document

    def _reset(self) -> None:
        self.beginResetModel()
        self._parts = self._held()
        self.endResetModel()

    def _follow(self, _changes: object = None) -> None:
        """Rows come and go at the end, so that the current cell stays where it is."""
        after, before = self._held(), len(self._parts)
        if len(after) > before:
            self.beginInsertRows(QModelIndex(), before + SPARE, len(after) + SPARE - 1)
            self._parts = after
            self.endInsertRows()
        elif len(after) < before:
            self.beginRemoveRows(QModelIndex(), len(after) + SPARE, before + SPARE - 1)
            self._parts = after
            self.endRemoveRows()
        self._parts = after
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.fields) - 1))


_FLAGS: Final = frozenset({"integer", "needs_evidence"})
