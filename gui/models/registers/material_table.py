"""The materials of an assessment as a grid: what the list of materials says of each can be typed, the rest is found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.grid_model import (
    CENTRE,
    LEFT,
    Entry,
    Look,
    Place,
    Written,
)
from gui.language import current
from gui.models.registers.text_table import TextTable
from scoring.entries import Cell
from scoring.materials import MOST_COPIES, Material

if TYPE_CHECKING:
    from exchange.evidence_folder import Found

COLUMNS: Final = ("code", "title", "borne_out", "document", "pages", "copies", "note", "standing", "file")
TYPED: Final = ("title", "document", "pages", "copies", "note")
LONGEST: Final = 500


class MaterialTable(TextTable):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
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
        self.repaint_all()

    def show_standing(self, found: "Mapping[str, Found]") -> None:
        """How the files were found, by number."""
        self._found = found
        self.repaint_all()

    def row_of(self, code: str) -> int | None:
        """The row of a material by its number."""
        return next((row for row, one in enumerate(self._materials) if one.code == code), None)

    # what it shows

    def look(self, row: int, column: int) -> Look:
        if COLUMNS[column] in TYPED:
            return Look.NORMAL
        found = self._found.get(self._materials[row].code)
        if COLUMNS[column] == "standing" and found is not None and found.standing in ("gone", "changed"):
            return Look.DOUBT
        if COLUMNS[column] == "borne_out" and not self.plain_text(row, column):
            return Look.DOUBT
        return Look.COMPUTED

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

    # the grid's questions

    def filled(self) -> int:
        return len(self._materials)

    def width(self) -> int:
        return len(COLUMNS)

    def title(self, column: int) -> str:
        return self.heading(COLUMNS[column])

    def fixed_text(self) -> str:
        return self.tr(
            "This is found by the program. Enter opens the file; cells and rows are added to on their pages."
        )

    def is_number(self, column: int) -> bool:
        return COLUMNS[column] == "copies"

    def alignment(self, column: int) -> int:
        return CENTRE if COLUMNS[column] in ("code", "pages", "copies") else LEFT

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

    def writable(self, row: int, column: int) -> bool:
        return COLUMNS[column] in TYPED and row < len(self._materials) and not self._document.read_only

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
