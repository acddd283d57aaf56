"""What the menus do: each method is one use case of a few lines, over the document's one gate.

Workbooks and stores are imported where they are needed: the first window comes before them.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from db.errors import StoreError
from gui.ask import Ask, FileToOpen, FileToSave
from gui.document import Document
from gui.settings import SettingsFile
from scoring import VERSION
from scoring.entries import Assessment
from scoring.problems import Refused

SAMPLE = Path(__file__).parent.parent / "samples" / "city_2024.json"


class Commands(QObject):
    said = Signal(str)
    """What a command has done, for the message line."""

    def __init__(self, document: Document, settings: SettingsFile, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._ask, self._window = document, settings, ask, window

    # stores

    def open(self) -> None:
        path = self._ask(self._window, FileToOpen(self.tr("Open"), self._stores(), self._folder()))
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        if self._document.open_store(path):
            self._settings.save(self._settings.settings.with_recent(path))

    def close_store(self) -> None:
        self._document.close()

    def new_sample(self) -> None:
        self._new_from(SAMPLE)

    def open_sample(self, path: Path) -> None:
        """The sample city in a store of its own: made the first time, opened as it was left from then on."""
        assessment = None if path.exists() else self._read_json(SAMPLE)
        if assessment is None:
            self.open_path(path)
        else:
            self.create(path, assessment)

    def new_json(self) -> None:
        question = FileToOpen(self.tr("Assessment as JSON"), self._json(), self._folder())
        path = self._ask(self._window, question)
        if path is not None:
            self._new_from(path)

    def new_year(self) -> None:
        """A new assessment beside an earlier one of the open store, or of one that is chosen now."""
        if self._document.store is None:
            self.open()
        if not self._document.is_open:
            return
        from gui.dialogs.new_assessment import NewAssessmentDialog

        dialog = NewAssessmentDialog(self._document, self._window)
        dialog.accepted.connect(self._say_new_year)
        dialog.open()

    def _say_new_year(self) -> None:
        plan = self._document.assessment.plan
        self.said.emit(
            self.tr("New: {title}. Taken over: indicators {indicators}, units {units}; values are blank.").format(
                title=plan.title, indicators=len(plan.leaves), units=len(plan.units)
            )
        )

    def backup(self) -> None:
        store = self._document.store
        if store is None:
            return
        name = f"{store.path.stem}-{datetime.now():%Y%m%d-%H%M}.qheng"
        path = self._ask(self._window, FileToSave(self.tr("Back up to"), self._stores(), name, "qheng", self._folder()))
        if path is None:
            return
        try:
            store.backup(path)
        except StoreError as refusal:
            self._document.refused.emit(refusal)
        else:
            self.said.emit(self.tr("Backed up to {path}").format(path=path))

    def _new_from(self, source: Path) -> None:
        assessment = self._read_json(source)
        if assessment is None:
            return
        question = FileToSave(
            self.tr("Save the new store as"),
            self._stores(),
            f"{assessment.plan.id}.qheng",
            "qheng",
            self._folder(),
            may_replace=False,
        )
        path = self._ask(self._window, question)
        if path is not None:
            self.create(path, assessment)

    def create(self, path: Path, assessment: Assessment) -> None:
        """A new store with one assessment, shown at once. A file that is there already is never replaced."""
        from db.store import Store

        if path.exists():
            self.said.emit(
                self.tr("{name} is there already and was left alone. Open it, or choose another name.").format(
                    name=path.name
                )
            )
            return
        try:
            store = Store.create(path, user=self._document.user)
            with store.work(self.tr("New assessment")) as work:
                work.add(assessment)
        except StoreError as refusal:
            self._document.refused.emit(refusal)
            return
        if self._document.take(store):
            self._settings.save(self._settings.settings.with_recent(path))

    # JSON

    def import_json(self) -> None:
        """Add an assessment from a file to the open store and show it: one undoable step."""
        path = self._ask(self._window, FileToOpen(self.tr("Import JSON"), self._json(), self._folder()))
        assessment = None if path is None else self._read_json(path)
        if path is None or assessment is None:
            return
        label = self.tr("Import {name}").format(name=path.name)
        if self._document.perform(label, lambda work: work.add(assessment)) is not None:
            self._document.choose(assessment.plan.uid)
            self.said.emit(self.tr("Imported: {title}").format(title=assessment.plan.title))

    def export_json(self) -> None:
        from exchange.assessment_json import write_assessment

        name = f"{self._document.assessment.plan.id}.json"
        question = FileToSave(self.tr("Export JSON"), self._json(), name, "json", self._folder())
        path = self._ask(self._window, question)
        if path is not None:
            text = write_assessment(self._document.assessment)
            self._write(path, lambda target: target.write_text(text, encoding="utf-8"))

    def _read_json(self, path: Path) -> Assessment | None:
        from exchange.assessment_json import read_assessment

        try:
            return read_assessment(path.read_bytes())
        except Refused as refusal:
            self._document.refused.emit(refusal)
        except OSError as error:
            self.said.emit(self.tr("{path} cannot be read: {reason}").format(path=path, reason=error.strerror))
        return None

    # results

    def export_workbook(self) -> None:
        """Ranking, summary and rules as one workbook, written beside the window."""

    def _write(self, path: Path, write: Callable[[Path], object]) -> None:
        """Write a whole file or none: beside the target first, then in its place."""
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            write(beside)
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            self.said.emit(
                self.tr("{path} was not written: {reason}. No part of it is left behind.").format(
                    path=path, reason=error.strerror
                )
            )
        else:
            self.said.emit(self.tr("Exported to {path}").format(path=path))

    # plan and help

    def take_over(self) -> None:
        from gui.dialogs.take_over import TakeOverDialog

        dialog = TakeOverDialog(self._document, self._window, ask=self._ask)
        dialog.said.connect(self.said)
        dialog.open()

    def about(self) -> None:
        QMessageBox.about(
            self._window,
            self.tr("About Quanheng"),
            self.tr(
                "Quanheng {version}\nThe desk of an assessment office. MIT licence.\n\n"
                "Uses Qt and PySide6 under the LGPL 3; their libraries are separate files and may be replaced. "
                "All notices: docs/third_party_notices.txt.\n\nThe program opens no network connection."
            ).format(version=VERSION),
        )

    def _folder(self) -> Path | None:
        folder = self._settings.settings.folder
        return Path(folder) if folder else None

    def _stores(self) -> str:
        return self.tr("Assessment files (*.qheng)")

    def _json(self) -> str:
        return self.tr("Assessment as JSON (*.json)")
