"""Adding materials: files are copied into the folder beside the store, off the window's thread, and what they bear
out is stored as one step. Files dropped on a table and those chosen with Alt+A take this one way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTableView, QWidget

from exchange.wording import problem_text
from gui.ask import AskFiles, FilesToOpen, ask_person_for_files
from gui.document import Document
from gui.language import current
from scoring.entries import Entries
from scoring.materials import Material, next_code, with_cells
from scoring.problems import Refused

if TYPE_CHECKING:
    from db.store import Work
    from exchange.evidence_folder import Kept

TABLES = frozenset({".xlsx", ".xls", ".et", ".ods", ".csv", ".tsv", ".qheng", ".qpack", ".json"})
"""What the window itself takes when it is dropped: tables and stores are read, not attached."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What files are to bear out: cells by (item, unit), events and decisions by their number."""

    cells: tuple[tuple[str, str], ...] = ()
    events: tuple[int, ...] = ()
    decisions: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.events or self.decisions)


def dropped_materials(mime: QMimeData) -> list[Path]:
    """The files of a drag that are materials; none where a table or a folder is among them."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if not paths or any(path.suffix.lower() in TABLES or path.is_dir() for path in paths):
        return []
    return paths


class DropHere(QObject):
    """Files may be dropped on the cells of a table. What is no material goes on to the window."""

    dropped = Signal(object, QModelIndex)
    """list[Path], and the cell."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):  # the first two are drops, too
            paths = dropped_materials(event.mimeData())
            index = self._view.indexAt(event.position().toPoint())
            if not paths or not (index.isValid() or type(event) is QDragEnterEvent):
                event.ignore()
                return type(event) is not QDragEnterEvent
            event.acceptProposedAction()
            if type(event) is QDropEvent:
                self.dropped.emit(paths, index)
            return True
        return super().eventFilter(watched, event)


class Attaching(QObject):
    """`said` and `objected` are a page's signals of these names."""

    said = Signal(str)
    objected = Signal(str)

    def __init__(self, document: Document, parent: QWidget, ask: AskFiles = ask_person_for_files) -> None:
        super().__init__(parent)
        self._document, self._parent, self.ask = document, parent, ask

    def choose(self, borne: Borne) -> None:
        """Ask for files, and add them."""
        if not self._ready(borne):
            return
        title = self.tr("Evidence: choose scans or documents")
        self.add(self.ask(self._parent, FilesToOpen(title, self.tr("All files (*)"))), borne)

    def add(self, paths: Sequence[Path], borne: Borne) -> None:
        """Copy the files and store what they bear out. Nothing is stored where one of them cannot be taken."""
        store = self._document.store
        if not paths or not self._ready(borne) or store is None:
            return
        from exchange.evidence_folder import folder_of, keep

        name = _name(self._document, borne)
        uid = self._document.assessment.plan.uid
        self.said.emit(self.tr("Adding {count} files…").format(count=len(paths)))
        self._document.tasks.run(
            keep,
            folder_of(store.path),
            tuple(paths),
            (name,) * len(paths),
            done=lambda kept: self._store(kept, borne, uid),
            failed=self._refused,
            progress=self._progress,
        )

    def _ready(self, borne: Borne) -> bool:
        if self._document.read_only:
            self.objected.emit(self.tr("The file is open read-only: no material can be added."))
        elif not borne:
            self.objected.emit(self.tr("Choose a cell of an item, or a row that is stored; files are added to it."))
        else:
            return True
        return False

    def _progress(self, step: int, steps: int) -> None:
        self.said.emit(self.tr("Copying: {percent}%").format(percent=100 * step // max(steps, 1)))

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.objected.emit(" ".join(problem_text(problem, current()) for problem in error.problems))

    def _store(self, kept: "tuple[Kept, ...]", borne: Borne, uid: str) -> None:
        if self._document.assessment.plan.uid != uid:
            self.objected.emit(self.tr("Another assessment is open by now: nothing was stored."))
            return
        now = datetime.now().isoformat(timespec="seconds")
        entries = self._document.assessment.entries
        after, codes = _with_files(entries, kept, borne, now, self._document.user)
        label = self.tr("Add evidence {numbers}").format(numbers="、".join(codes))
        if self._document.perform(label, _write(uid, entries, after)) is not None:
            self.said.emit(self._told(kept, codes, borne))

    def _told(self, kept: "tuple[Kept, ...]", codes: Sequence[str], borne: Borne) -> str:
        text = self.tr("{numbers} added to {count} entries.").format(
            numbers="、".join(codes), count=len(borne.cells) + len(borne.events) + len(borne.decisions)
        )
        known = [one.file for one in kept if one.known]
        if known:
            text += " " + self.tr("In the folder already, not copied again: {files}.").format(files="、".join(known))
        return text


def _write(uid: str, before: Entries, after: Entries) -> "Callable[[Work], None]":
    def write(work: "Work") -> None:
        work.materials(uid, after.materials)
        if after.events != before.events:
            work.events(uid, after.events)
        if after.decisions != before.decisions:
            work.decisions(uid, after.decisions)

    return write


def _with_files(
    entries: Entries, kept: "Iterable[Kept]", borne: Borne, at: str, user: str
) -> tuple[Entries, tuple[str, ...]]:
    """The entries with the files as materials, and their numbers. What is a material already keeps its number."""
    materials = list(entries.materials)
    codes: list[str] = []
    for one in kept:
        number = next((n for n, known in enumerate(materials) if known.sha256 == one.sha256), None)
        if number is None:
            code = next_code(materials)
            new = Material(
                code=code, file=one.file, sha256=one.sha256, size=one.size, title=one.title, at=at, entered_by=user
            )
            materials.append(with_cells(new, borne.cells))
        else:
            code = materials[number].code
            materials[number] = with_cells(materials[number], borne.cells)
        codes.append(code)
    names = tuple(dict.fromkeys(codes))
    events = tuple(
        replace(event, evidence=tuple(dict.fromkeys((*event.evidence, *names)))) if n in borne.events else event
        for n, event in enumerate(entries.events)
    )
    decisions = tuple(
        replace(one, evidence=tuple(dict.fromkeys((*one.evidence, *names)))) if n in borne.decisions else one
        for n, one in enumerate(entries.decisions)
    )
    return replace(entries, materials=tuple(materials), events=events, decisions=decisions), names


def _name(document: Document, borne: Borne) -> str:
    """What the file is called before its own name: the unit and the item, or "several"."""
    assessment = document.assessment
    plan = assessment.plan
    units = {unit for _, unit in borne.cells}
    units |= {assessment.entries.events[n].unit for n in borne.events}
    units |= {assessment.entries.decisions[n].unit for n in borne.decisions}
    items = {item for item, _ in borne.cells}
    words = [plan.unit[unit].name for unit in units if len(units) == 1 and unit in plan.unit]
    words += [f"{item}{plan.item[item].name}" for item in items if len(items) == 1 and item in plan.item]
    return "_".join(words) or str(plan.year)
