"""What the menus do: each method is one use case of a few lines, over the document's one gate.

Workbooks and stores are imported where they are needed: the first window comes before them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from db.errors import StoreError
from exchange.file_names import free_path, safe_name, sheet_file_name, whole_file
from exchange.wording import problem_text, reason_text
from gui.ask import Ask, FileToOpen, FileToSave, Folder
from gui.checking_file import write_checking
from gui.document import Document
from gui.language import current
from gui.settings import SettingsFile
from gui.widgets.bars.under_way_bar import UnderWayBar
from gui.widgets.bars.work_bar import WorkBar
from scoring import VERSION
from scoring.entries import Assessment
from scoring.plan import WeightSet
from scoring.problems import Place, Refused
from scoring.result import Result

if TYPE_CHECKING:
    from gui.dialogs.take_over import TakeOverDialog
    from scoring.years.new_year import Carried

Read = TypeVar("Read")
Report = Callable[[int, int], None]


def write_results(path: Path, assessment: Assessment, result: Result, language: str, report: Report) -> Path:
    """Every printed document of a result as one workbook; gives the path back. Raises OSError."""
    from exchange.sheets import make_sheets
    from exchange.write_xlsx import write_xlsx

    report(0, 0)
    write_xlsx(path, make_sheets(assessment.plan, assessment.entries, result, language=language), report)
    return path


@contextmanager
def busy() -> Iterator[None]:
    """The pointer says that the program is at work."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class Commands(QObject):
    said = Signal(str)
    """What a command has done, for the message line."""
    objected = Signal(str)
    """Why something was not done."""
    plan_wanted = Signal()
    """A new year begins with its plan."""
    place_wanted = Signal(object)
    """Place: show it, on whatever page has it."""

    def __init__(self, document: Document, settings: SettingsFile, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._ask_person, self._window = document, settings, ask, window
        self._preview: TakeOverDialog | None = None
        self.work_bar = WorkBar()
        self.under_way_bar = UnderWayBar(document)
        self.work_bar.said.connect(self.said)

    # stores

    def open(self) -> None:
        path = self._ask(self._window, FileToOpen(self.tr("Open"), self._stores()))
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        with busy():
            opened = self._document.open_store(path)
        if opened:
            self._settings.save(self._settings.settings.with_recent(path))

    def close_store(self) -> None:
        self._document.close()

    def new_sample(self) -> None:
        self._save_as_new(*self._sample())

    def open_sample(self, path: Path) -> None:
        """The sample city in a store of its own: made the first time, opened as it was left from then on."""
        years = () if path.exists() else self._sample()
        if years:
            self.create(path, *years)
        else:
            self.open_path(path)

    def _sample(self) -> tuple[Assessment, ...]:
        from gui.sample import SAMPLES, sample_city

        return self._read(SAMPLES, sample_city) or ()

    def new_json(self) -> None:
        question = FileToOpen(self.tr("Assessment as JSON"), self._json())
        path = self._ask(self._window, question)
        assessment = None if path is None else self._read_json(path)
        if assessment is not None:
            self._save_as_new(assessment)

    def new_year(self) -> None:
        """A new assessment beside an earlier one: of the open store, else of the file that was open last, else of one
        that is chosen now."""
        if self._document.store is None:
            latest = next((path for path in map(Path, self._settings.settings.recent) if path.exists()), None)
            if latest is None:
                self.open()
            else:
                self.open_path(latest)
        if not self._document.is_open:
            return
        from gui.dialogs.new_assessment import NewAssessmentDialog

        dialog = NewAssessmentDialog(self._document, self._window)
        dialog.accepted.connect(lambda: self._say_new_year(dialog.carried))
        dialog.open()

    def _say_new_year(self, carried: "Carried | None") -> None:
        from exchange.year_words import carried_text

        self.plan_wanted.emit()
        if carried is not None:
            self.said.emit(carried_text(carried, self._document.assessment.plan, current()))

    def backup(self) -> None:
        store = self._document.store
        if store is None:
            return
        name = f"{store.path.stem}-{datetime.now():%Y%m%d-%H%M}.qheng"
        path = self._ask(self._window, FileToSave(self.tr("Back up to"), self._stores(), name, "qheng"))
        if path is None:
            return
        try:
            store.backup(path)
        except StoreError as refusal:
            self._document.refused.emit(refusal)
        else:
            self.said.emit(self.tr("Backed up to {path}").format(path=path))

    def _save_as_new(self, *assessments: Assessment) -> None:
        if not assessments:
            return
        question = FileToSave(
            self.tr("Save the new store as"),
            self._stores(),
            f"{assessments[0].plan.id}.qheng",
            "qheng",
            may_replace=False,
        )
        path = self._ask(self._window, question)
        if path is not None:
            self.create(path, *assessments)

    def create(self, path: Path, *assessments: Assessment) -> None:
        """A new store; of several assessments, the newest is shown at once. A file that is there already is never
        replaced."""
        from db.store import Store

        if path.exists():
            self.objected.emit(
                self.tr("{name} is there already and was left alone. Open it, or choose another name.").format(
                    name=path.name
                )
            )
            return
        try:
            with busy():
                store = Store.create(path, user=self._document.user)
                with store.work(self.tr("New assessment")) as work:
                    for assessment in reversed(assessments):
                        work.add(assessment)
        except StoreError as refusal:
            self._document.refused.emit(refusal)
            return
        if self._document.take(store):
            self._settings.save(self._settings.settings.with_recent(path))

    # JSON

    def import_json(self) -> None:
        """Add an assessment from a file to the open store and show it: one undoable step."""
        path = self._ask(self._window, FileToOpen(self.tr("Import JSON"), self._json()))
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
        question = FileToSave(self.tr("Export JSON"), self._json(), name, "json")
        path = self._ask(self._window, question)
        if path is not None:
            try:
                with whole_file(path) as beside:
                    beside.write_text(write_assessment(self._document.assessment), encoding="utf-8")
            except OSError as error:
                self._say_not_written(path, error)
            else:
                self._say_exported(path)

    def _read_json(self, path: Path) -> Assessment | None:
        from exchange.assessment_json import read_assessment

        return self._read(path, lambda: read_assessment(path.read_bytes()))

    def _read(self, path: Path, read: Callable[[], Read]) -> Read | None:
        """What is read of `path`; what is wrong with it is said."""
        try:
            return read()
        except Refused as refusal:
            self._document.refused.emit(refusal)
        except OSError as error:
            self.objected.emit(
                self.tr("{path} cannot be read: {reason}").format(path=path, reason=reason_text(error, current()))
            )
        return None

    # results

    def export_workbook(self) -> None:
        """Ranking, summary and rules as one workbook, written beside the window."""
        document = self._document
        if document.result is None:
            self.said.emit(self.tr("The ranking is still being worked out: try again in a moment."))
            return
        name = sheet_file_name(document.assessment.plan.title, ".xlsx", day=datetime.now().date())
        filters = self.tr("Excel workbooks (*.xlsx)")
        path = self._ask(self._window, FileToSave(self.tr("Export results"), filters, name, "xlsx"))
        if path is not None:
            self.work_bar.run(
                document.tasks,
                path.name,
                write_results,
                path,
                document.assessment,
                document.result,
                current(),
                done=self._say_exported,
                failed=partial(self._say_not_written, path),
            )

    def export_checking(self) -> None:
        """The workbook whose figures are formulas, for whoever wants to reckon them again."""
        document = self._document
        if document.result is None:
            self.said.emit(self.tr("The ranking is still being worked out: try again in a moment."))
            return
        from exchange.checking import checking_name

        today = datetime.now().date()
        name = checking_name(document.assessment, document.result, language=current(), day=today)
        filters = self.tr("Excel workbooks (*.xlsx)")
        path = self._ask(self._window, FileToSave(self.tr("Export checking workbook"), filters, name, "xlsx"))
        if path is not None:
            self.work_bar.run(
                document.tasks,
                path.name,
                write_checking,
                path,
                document.assessment,
                document.result,
                current(),
                done=self._say_exported,
                failed=partial(self._say_not_written, path),
            )

    def _say_exported(self, path: Path) -> None:
        self.said.emit(self.tr("Exported to {path}").format(path=path))

    def _say_not_written(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self.objected.emit(
            self.tr("{path} was not written: {reason}. No part of it is left behind.").format(
                path=path, reason=reason_text(error, current())
            )
        )

    # plan and help

    def take_over(self) -> None:
        """Last year's weights from a file; without one, where the store has earlier assessments, from one of those."""
        from gui.dialogs.take_over import weights_file

        if self._preview is not None and isValid(self._preview) and self._preview.isVisible():
            self._preview.activateWindow()
            return
        path = self._ask(self._window, weights_file())
        if path is not None:
            self.take_over_from(path)
        elif any(info.uid != self._document.assessment.plan.uid for info in self._document.assessments()):
            self.take_over_from(None)

    def take_over_from(self, path: Path | None) -> None:
        """Show what a file says about last year's weights. The window stays usable meanwhile."""
        from gui.dialogs.take_over import TakeOverDialog

        if self._preview is not None and isValid(self._preview):
            self._preview.close()
        if path is not None:
            self._settings.save(replace(self._settings.settings, folder=str(path.parent)))
        dialog = TakeOverDialog(
            self._document, self._window, ask=self._ask, settings=self._settings, new_store=self._new_store
        )
        dialog.said.connect(self.said)
        dialog.taken.connect(self.plan_wanted)
        self._preview = dialog
        dialog.show()
        if path is not None:
            dialog.read(path)

    def take_values(self) -> None:
        """Data from a file into the entries."""
        from gui.dialogs.take_values import data_file

        path = self._ask(self._window, data_file())
        if path is not None:
            self.take_values_from(path)

    def take_values_from(self, path: Path) -> None:
        """Show what a file of data would change. The window stays usable meanwhile."""
        from gui.dialogs.take_values import TakeValuesDialog

        self._settings.save(replace(self._settings.settings, folder=str(path.parent)))
        dialog = TakeValuesDialog(self._document, self._window, ask=self._ask, settings=self._settings)
        dialog.said.connect(self.said)
        dialog.show()
        dialog.read(path)

    def collect(self) -> None:
        """Forms out to departments and units, and back."""
        self.collect_from([])

    def collect_from(self, paths: Sequence[Path]) -> None:
        """The board, with files and folders that came back."""
        from gui.dialogs.collect import CollectDialog

        dialog = CollectDialog(self._document, self._window, ask=self._ask)
        dialog.said.connect(self.said)
        dialog.show()
        if paths:
            dialog.read(paths)

    def take_packet(self, path: Path) -> None:
        """A work packet: of the assessment that is open it comes back; otherwise it begins a store of its own here."""
        from exchange.json_format.json_text import LARGEST
        from exchange.values.packets import check_fits, read_packet

        try:
            with path.open("rb") as file:
                packet = read_packet(file.read(LARGEST + 1))
        except (OSError, Refused) as error:
            self._refuse_packet(path, error)
            return
        try:
            check_fits(packet, self._document.assessment.plan)
        except Refused:
            self._save_as_new(packet.assessment)
        else:
            self.collect_from([path])

    def _refuse_packet(self, path: Path, error: OSError | Refused) -> None:
        reason = problem_text(error.problems[0], current()) if isinstance(error, Refused) else str(error.strerror)
        self.objected.emit(f"{path.name}: {reason}")

    def _new_store(self, title: str) -> bool:
        """Ask where to keep a first assessment and open an empty store there."""
        from db.store import Store

        question = FileToSave(
            self.tr("Save the new store as"),
            self._stores(),
            safe_name(title, ".qheng"),
            "qheng",
            may_replace=False,
        )
        path = self._ask(self._preview or self._window, question)
        if path is None:
            return False
        try:
            with busy():
                store = Store.create(path, user=self._document.user)
        except StoreError as refusal:
            self._document.refused.emit(refusal)
            return False
        if not self._document.take(store):
            return False
        self._settings.save(self._settings.settings.with_recent(path))
        return True

    def office(self) -> None:
        self.office_at(())

    def office_at(self, place: Place) -> None:
        """The settings, at a place of them."""
        from gui.dialogs.office import OfficeDialog

        dialog = OfficeDialog(self._document, self._window)
        dialog.show()
        dialog.go_to(place)

    def lists(self) -> None:
        from gui.dialogs.lists import ListsDialog

        ListsDialog(self._document, self._window).show()

    def compare_plans(self) -> None:
        from gui.dialogs.compare_plans import ComparePlansDialog

        dialog = ComparePlansDialog(self._document, self._ask, self._window)
        dialog.place_wanted.connect(self.place_wanted)
        dialog.lists_wanted.connect(self.lists)
        dialog.show()

    def weight_sets(self) -> None:
        self._compare_weights(last=False)

    def rank_last_year(self) -> None:
        self._compare_weights(last=True)

    def _compare_weights(self, *, last: bool) -> None:
        from gui.dialogs.weight_sets import WeightSetsDialog

        dialog = WeightSetsDialog(self._document, self._window, last=last)
        dialog.said.connect(self.said)
        dialog.derive_wanted.connect(self._derive)
        dialog.open()

    def derive_weights(self) -> None:
        self._derive(None)

    def _derive(self, go_on: WeightSet | None) -> None:
        from gui.dialogs.derive_weights import DeriveWeightsDialog

        dialog = DeriveWeightsDialog(self._document, self._window, go_on=go_on)
        dialog.said.connect(self.said)
        dialog.open()

    def shortcuts(self) -> None:
        from gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window.findChildren(QAction), self._window).open()

    def about_qt(self) -> None:
        QMessageBox.aboutQt(self._window)

    def about(self) -> None:
        QMessageBox.about(
            self._window,
            self.tr("About Quanheng"),
            self.tr(
                "Quanheng {version}\nThe desk of an assessment office. MIT licence.\n\n"
                "Uses Qt and PySide6 under the LGPL 3; their libraries are separate files and may be replaced. "
                "All notices: THIRD_PARTY_NOTICES.md.\n\nThe program opens no network connection."
            ).format(version=VERSION),
        )

    def _ask(self, parent: QWidget | None, question: FileToOpen | FileToSave | Folder) -> Path | None:
        """Ask for a file, from the folder used last; the folder of the answer is the next one."""
        settings = self._settings.settings
        question = replace(question, folder=Path(settings.folder) if settings.folder else None)
        if isinstance(question, FileToSave) and question.folder is not None:
            question = replace(question, name=free_path(question.folder, question.name).name)
        path = self._ask_person(parent, question)
        if path is not None:
            self._settings.save(replace(self._settings.settings, folder=str(path.parent)))
        return path

    def _stores(self) -> str:
        return self.tr("Assessment files (*.qheng)")

    def _json(self) -> str:
        return self.tr("Assessment as JSON (*.json)")
