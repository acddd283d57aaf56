"""The materials of an assessment as a grid: what the list of materials says of each can be typed, the rest is found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
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
from gui.language import current
from scoring.entries import Cell
from scoring.materials import MOST_COPIES, Material

if TYPE_CHECKING:
    from exchange.evidence_folder import Found

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS: Final = ("code", "title", "borne_out", "document", "pages", "copies", "note", "standing", "file")
TYPED: Final = ("title", "document", "pages", "copies", "note")
LONGEST: Final = 500


class MaterialTable(GridModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._materials: tuple[Material, ...] = ()
        self._found: Mapping[str, Found] = {}
        document.opened.connect(self.load)
        document.changed.connect(self.load)
        self.load()

    @property
    def materials(self) -> tuple[Material, ...]:
        return self._materials

    def load(self, *_: object) -> None:
        """Show what is stored now."""
        materials = self._document.assessment.entries.materials
        same = [one.code for one in materials] == [one.code for one in self._materials]
        if not same:
            self.beginResetModel()
        self._materials = materials
        if not same:
            self.endResetModel()
        self._repaint()

    def show_standing(self, found: "Mapping[str, Found]") -> None:
        """How the files were found, by number."""
        self._found = found
        self._repaint()

    def _repaint(self) -> None:
        if self._materials:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._materials) - 1, len(COLUMNS) - 1))

    def row_of(self, code: str) -> int | None:
        """The row of a material by its number."""
        return next((row for row, one in enumerate(self._materials) if one.code == code), None)

    # what it shows

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._materials)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, EDIT):
            return self.plain_text(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.plain_text(row, column).replace("；", "\n"))
        if role == ALIGNMENT:
            return CENTRE if COLUMNS[column] in ("code", "pages", "copies") else LEFT
        return self._look(row, column).value if role == LOOK else None

    def _look(self, row: int, column: int) -> Look:
        if COLUMNS[column] in TYPED:
            return Look.NORMAL
        found = self._found.get(self._materials[row].code)
        if COLUMNS[column] == "standing" and found is not None and found.standing in ("gone", "changed"):
            return Look.DOUBT
        if COLUMNS[column] == "borne_out" and not self.plain_text(row, column):
            return Look.DOUBT
        return Look.COMPUTED

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.heading(COLUMNS[section]) if section < len(COLUMNS) else None

    def heading(self, column: str) -> str:
        """What stands above a column."""
        return {
            "code": self.tr("No."),
            "title": self.tr("Material"),
            "borne_out": self.tr("Bears out"),
            "document": self.tr("Document number"),
            "pages": self.tr("Pages"),
            "copies": self.tr("Copies"),
            "note": self.tr("Note"),
            "standing": self.tr("File"),
            "file": self.tr("File name"),
        }[column]

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
        one, name = self._materials[row], COLUMNS[column]
        if name == "borne_out":
            from exchange.sheets.evidence import borne_out

            assessment = self._document.assessment
            return "；".join(borne_out(assessment.plan, assessment.entries, one))
        if name == "standing":
            found = self._found.get(one.code)
            other = "" if found is None or found.path is None else found.path.name
            return "" if found is None else word(f"evidence.{found.standing.value}", current(), file=other)
        return str(getattr(one, name))

    def number(self, row: int, column: int) -> Decimal | None:
        return Decimal(self._materials[row].copies) if COLUMNS[column] == "copies" else None

    def writable(self, row: int, column: int) -> bool:
        return COLUMNS[column] in TYPED and row < len(self._materials) and not self._document.read_only

    def takes_text(self, row: int, column: int) -> bool:
        return COLUMNS[column] != "copies"

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.tr(
            "This is found by the program. Enter opens the file; cells and rows are added to on their pages."
        )

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Materials keep the order of their numbers."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        materials = list(self._materials)
        changed = read_only = not_numbers = 0
        for (row, column), entry in edits.items():
            if not self.writable(row, column):
                read_only += 1
                continue
            value = entry.value if isinstance(entry, Cell) else entry
            text = " ".join(str(value or "").split())[:LONGEST]
            name = COLUMNS[column]
            after = _with(materials[row], name, text)
            if after is None:
                not_numbers += 1
                if len(edits) == 1:
                    self.objected.emit(
                        self.tr("“{text}” is no number of copies. Nothing was changed.").format(text=text)
                    )
            elif after != materials[row]:
                materials[row] = after
                changed += 1
        if changed and not self.store(label, materials):
            return Written(done=False)
        return Written(changed=changed, read_only=read_only, not_numbers=not_numbers)

    def store(self, label: str, materials: Sequence[Material]) -> bool:
        """Make the materials these."""
        uid = self._document.assessment.plan.uid
        return self._document.perform(label, lambda work: work.materials(uid, materials)) is not None

    def path(self, row: int) -> Path | None:
        """Where the file of a row was found last."""
        found = self._found.get(self._materials[row].code)
        return None if found is None else found.path


def _with(material: Material, name: str, text: str) -> Material | None:
    """The material with another text; None where it is no number of copies."""
    if name != "copies":
        words: dict[str, Any] = {name: text}
        return replace(material, **words)
    number = parse_number(text) if text else None
    if not text:
        return replace(material, copies=1)
    if not isinstance(number, Number) or number.value != int(number.value) or not 0 <= number.value <= MOST_COPIES:
        return None
    return replace(material, copies=int(number.value))
