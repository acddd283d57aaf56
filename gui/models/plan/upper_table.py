"""上级考核项 as a table: code, name, source, weight, note, and (to read) the own indicators that answer to each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QObject

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    Entry,
    Place,
    Written,
)
from gui.language import current
from gui.models.registers.text_table import TextTable
from scoring.entries import Cell
from scoring.numbers import plain
from scoring.plan import UpperItem
from scoring.upper import coverage, with_upper_items

COLUMNS: Final = ("code", "name", "source", "weight", "note", "own")
HEADINGS: Final = ("code", "upper", "upper_source", "upper_weight", "upper_note", "own")
CODE, NAME, WEIGHT, OWN = 0, 1, 3, 5

Row = tuple[str, ...]


class UpperTable(TextTable):
    spare = 200

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        self._rows: tuple[Row, ...] = self._read()
        document.opened.connect(self._reset)
        document.changed.connect(self._follow)

    def item_at(self, row: int) -> UpperItem | None:
        items = self._document.assessment.plan.upper_items
        return items[row] if 0 <= row < len(items) else None

    # what it shows

    # the grid's questions

    def filled(self) -> int:
        return len(self._rows)

    def width(self) -> int:
        return len(COLUMNS)

    def title(self, column: int) -> str:
        return word(f"sheet.col.{HEADINGS[column]}", current())

    def fixed_text(self) -> str:
        return self.tr("Own indicators are ticked in the list beside the table.")

    def is_number(self, column: int) -> bool:
        return column == WEIGHT

    def plain_text(self, row: int, column: int) -> str:
        return self._rows[row][column] if row < len(self._rows) else ""

    def writable(self, row: int, column: int) -> bool:
        return column != OWN and not self._document.read_only

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """An item without a code gets one; a row without anything goes, and indicators forget it."""
        rows = [
            list(self._rows[row]) if row < len(self._rows) else [""] * len(COLUMNS) for row in range(self.rowCount())
        ]
        changed = read_only = not_numbers = 0
        for (row, column), entry in edits.items():
            if not self.writable(row, column):
                read_only += 1
                continue
            value = entry.value if isinstance(entry, Cell) else entry
            text = " ".join(str(value or "").split())
            if column == WEIGHT and text:
                number = parse_number(text)
                if not isinstance(number, Number):
                    not_numbers += 1
                    continue
                text = number.text
            changed += rows[row][column] != text
            rows[row][column] = text
        items = self._items(rows)
        if items is None:
            return Written(done=False)
        if not_numbers and len(edits) == 1:
            self.objected.emit(self.tr("A weight is a number. Nothing was changed."))
        if changed:
            plan = self._document.assessment.plan
            renamed = {
                old[CODE]: new[CODE]
                for old, new in zip(self._rows, rows, strict=False)
                if new[CODE] and old[CODE] != new[CODE]
            }
            if self._document.plan(label, with_upper_items(plan, items, renamed)) is None:
                return Written(done=False)
        return Written(changed=changed, read_only=read_only, not_numbers=not_numbers)

    def _items(self, rows: Sequence[list[str]]) -> tuple[UpperItem, ...] | None:
        taken = {row[CODE] for row in rows if row[CODE]}
        items: list[UpperItem] = []
        for row in rows:
            if not any(row[:OWN]):
                continue
            if not row[CODE]:
                row[CODE] = next(code for n in range(1, len(taken) + 2) if (code := f"S{n}") not in taken)
                taken.add(row[CODE])
            if any(item.code == row[CODE] for item in items):
                text = self.tr("The code {code} is there already. Nothing was changed; choose another one.")
                self.objected.emit(text.format(code=row[CODE]))
                return None
            weight = Decimal(row[WEIGHT]) if row[WEIGHT] else None
            items.append(
                UpperItem(code=row[CODE], name=row[NAME] or row[CODE], source=row[2], weight=weight, note=row[4])
            )
        return tuple(items)

    # following the document

    def _read(self) -> tuple[Row, ...]:
        return tuple(
            (
                one.item.code,
                one.item.name,
                one.item.source,
                "" if one.item.weight is None else plain(one.item.weight),
                one.item.note,
                "、".join(node.name for node in one.indicators),
            )
            for one in coverage(self._document.assessment.plan).items
        )

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = self._read()
        self.endResetModel()

    def _follow(self, _changes: object = None) -> None:
        rows = self._read()
        self.follow(len(rows), lambda: self._take(rows))

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
