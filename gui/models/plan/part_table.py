"""One list of a plan's parts (units, classes, items, rules) as a grid, with empty rows below to type and paste into.

A row that is emptied goes; one that is typed into gets a code where it has none. All of a paste is one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject

from exchange.wording import problem_text, word
from gui.document import Document
from gui.grid_model import (
    Entry,
    Place,
    Written,
)
from gui.language import current
from gui.models.plan.part_fields import Field, Section, Unreadable
from gui.models.registers.text_table import TextTable
from scoring.entries import Cell
from scoring.plan import Part, Plan
from scoring.plan_edits.parts import with_parts
from scoring.problems import Refused


class PartTable(TextTable):
    spare = 100

    def __init__(self, document: Document, section: Section, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        self.section = section
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

    def row_of(self, code: str) -> int | None:
        """The row of a part by its code."""
        return next((row for row, part in enumerate(self._parts) if getattr(part, "code", "") == code), None)

    # what it shows

    # the grid's questions

    def filled(self) -> int:
        return len(self._parts)

    def width(self) -> int:
        return len(self.fields)

    def title(self, column: int) -> str:
        return word(self.fields[column].heading, current())

    def fixed_text(self) -> str:
        return self.tr("A data item keeps its code: formulas name it.")

    def is_number(self, column: int) -> bool:
        return self.fields[column].numeric

    def plain_text(self, row: int, column: int) -> str:
        return self.fields[column].show(self._plan, self._parts[row]) if row < len(self._parts) else ""

    def writable(self, row: int, column: int) -> bool:
        kept = self.fields[column].fixed and row < len(self._parts)
        return not kept and not self._document.read_only

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return tuple(self.fields[column].choices(self._plan))

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
        self._take()
        self.endResetModel()

    def _follow(self, _changes: object = None) -> None:
        self.follow(len(self._held()), self._take)

    def _take(self) -> None:
        self._parts = self._held()


_FLAGS: Final = frozenset({"integer", "needs_evidence"})
