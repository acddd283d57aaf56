"""Evidence on the entry page: files chosen or dropped bear out the cells selected."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from gui.attach import Attaching, Borne, DropHere
from gui.document import Document

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage


class EntryEvidence(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page = page
        self.attaching = Attaching(document, page)
        self.attaching.said.connect(page.said)
        self.attaching.objected.connect(page.objected)
        DropHere(page.grid).dropped.connect(self._take)

    def add(self) -> None:
        """Choose files that bear out the cells selected."""
        self._page.grid.commit()
        self.attaching.choose(Borne(cells=self._cells_of(self._page.grid.selectedIndexes())))

    def _take(self, paths: list[Path], index: QModelIndex) -> None:
        """Files dropped on a cell bear out the selection where they fall into it, else that cell."""
        chosen = self._page.grid.selectedIndexes()
        if index not in chosen:
            chosen = [index]
            self._page.grid.move_to((index.row(), index.column()))
        self.attaching.add(paths, Borne(cells=self._cells_of(chosen)))

    def _cells_of(self, indexes: Sequence[QModelIndex]) -> tuple[tuple[str, str], ...]:
        keys = (self._page.table.item_and_unit(index.row(), index.column()) for index in indexes)
        return tuple(dict.fromkeys(key for key in keys if key is not None))

    def show(self) -> None:
        """To the first material of the current cell."""
        place = self._page.grid.place
        codes = () if place is None else self._page.table.evidence(*place)
        if codes:
            self._page.place_wanted.emit(("materials", codes[0]))
        else:
            self._page.said.emit(self.tr("This cell has no evidence. Alt+A adds a file, or drop it here."))
