"""导入数据: the entries of a file beside those there are; what is ticked is written, as one step.

Nothing is written before. What was not understood is listed with its cells and is not taken.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.changes import Source
from exchange.reading.workbook import WorkbookSheet
from exchange.values.table import ValuesTable
from exchange.wording import problem_text
from gui.ask import Ask, FileToOpen, ask_person
from gui.dialogs.from_file import FromFileDialog
from gui.dialogs.source_view import SourceView
from gui.document import Document
from gui.language import current
from gui.models.plan.source_sheet import CellsRead, Use, place_of
from gui.models.returned.value_changes import Column, ValueChange, ValueChanges, value_changes
from gui.models.returned.values_file import DataRead, data_of_sheet, read_data
from gui.settings import SettingsFile
from gui.widgets.plan.reading_lines import ReadingLines
from scoring.problems import Problem, Refused


def data_file() -> FileToOpen:
    """The question for a file of data."""
    filters = QCoreApplication.translate(
        "TakeValuesDialog", "Workbooks (*.xlsx *.xls *.ods *.csv *.tsv *.et);;All files (*)"
    )
    return FileToOpen(QCoreApplication.translate("TakeValuesDialog", "Data from a workbook"), filters)


def _of_ledgers(changes: Sequence[ValueChange]) -> tuple[Problem, ...]:
    """That a file says otherwise than ledgers, which fill the cells."""
    places = tuple(one.place for one in changes if one.fed)
    return (Problem("values.fed", places, {"count": str(len(places))}),) if places else ()


def _cells_of(table: ValuesTable, changes: Sequence[ValueChange]) -> CellsRead:
    """The cells that were read; owners are positions in `changes`."""
    owners = {place: at for at, one in enumerate(changes) if (place := place_of(one.place)) is not None}
    uses = {place: Use.WEIGHT for text in table.places.values() if (place := place_of(text)) is not None}
    aside = {place: Use.ASIDE for one in table.unknown if (place := place_of(one.place)) is not None}
    return CellsRead({**uses, **aside}, owners)


class TakeValuesDialog(FromFileDialog):
    name = "take_values"

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        ask: Ask = ask_person,
        settings: SettingsFile | None = None,
    ) -> None:
        super().__init__(document, parent, ask, settings)
        self._source: DataRead | None = None
        self._table: ValuesTable | None = None
        self._leading = False
        self.model = ValueChanges(self)
        self.table, self.source, self.findings = QTableView(), SourceView(can_be_switched=False), ReadingLines()
        self.changes_title, self.findings_title = QLabel(), QLabel()
        self._build()
        self._retranslate()
        self._show_nothing()
        self.model.chosen.connect(self._refresh)
        self.table.selectionModel().currentChanged.connect(self._lead_to_cell)
        self.source.moved.connect(self._lead_to_row)
        self.findings.looked_at.connect(self._look_at_places)
        self.sheet_box.activated.connect(self._choose_sheet)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._restore_size()

    # widgets

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.table.installEventFilter(self)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(Column.ITEM, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.UNIT, 130), (Column.NOW, 90), (Column.FILE, 90), (Column.PLACE, 52)):
            header.resizeSection(column, width)
        top = QHBoxLayout()
        top.addWidget(self.file_button)
        top.addWidget(self.file_label, 1)
        top.addWidget(self.sheet_label)
        top.addWidget(self.sheet_box)
        left, halves = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        for title, pane in ((self.changes_title, self.table), (self.findings_title, self.findings)):
            title.setTextFormat(Qt.TextFormat.PlainText)
            box = QWidget()
            column_of = QVBoxLayout(box)
            column_of.setContentsMargins(0, 0, 0, 0)
            column_of.addWidget(title)
            column_of.addWidget(pane, 1)
            left.addWidget(box)
        left.setSizes([400, 170])
        halves.addWidget(left)
        halves.addWidget(self.source)
        halves.setSizes([640, 680])
        for splitter in (left, halves):
            splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.addLayout(top)
        whole.addWidget(self.banner)
        whole.addWidget(halves, 1)
        whole.addLayout(self._buttons())

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setWindowTitle(self.tr("Data from a workbook"))
        self.table.setAccessibleName(self.tr("What would change"))
        self.source.setAccessibleName(self.tr("The sheet of the file"))
        self.findings.setAccessibleName(self.tr("What was not taken, and what should be looked at"))

    # where the data come from

    def question(self) -> FileToOpen:
        return data_file()

    def read(self, path: Path) -> None:
        self.model.forget()
        self._show_nothing()
        self._read(path, "")

    def _read(self, path: Path, warning: str) -> None:
        self._stop_waiting()
        self.file_label.setText(path.name)
        self._wait(self.tr("Reading {file} …").format(file=path.name))

        def done(found: DataRead) -> None:
            self._wait("")
            self._source = found
            self._fill_sheets(found.book, found.sheet)
            self._warn(warning)
            if isinstance(found.table, Refused):
                self._show_refusal(found.table.problems)
            else:
                self._show(found.table)

        plan = self._document.assessment.plan
        self._task = self._document.tasks.run(
            read_data, path, plan, done=done, failed=self._could_not, progress=lambda *_: None
        )

    def _choose_sheet(self) -> None:
        if self._source is not None:
            self._stop_waiting()
            self._warn("")
            self._task = self._document.tasks.run(
                data_of_sheet,
                self._source.book,
                str(self.sheet_box.currentData() or self._source.sheet),
                self._document.assessment.plan,
                done=self._show,
                failed=self._cannot_understand,
            )

    # what is shown

    def _show_nothing(self) -> None:
        self._source = self._table = None
        self._show_sheet_box(False)
        self.file_label.setText(self.tr("Choose a table with units and items; you see first what would change."))
        self._warn("")
        self._clear()
        self.summary.clear()

    def _clear(self) -> None:
        self.model.show((), self._document.assessment.plan)
        self.findings.clear()
        self.changes_title.clear()
        self.findings_title.clear()
        self.source.show_sheet(WorkbookSheet("", {}), CellsRead())
        self.take_button.setEnabled(False)

    def _show(self, table: ValuesTable) -> None:
        first = self._table is None
        self._table = table
        assessment = self._document.assessment
        changes = value_changes(table, assessment.plan, assessment.entries)
        self.model.show(changes, assessment.plan)
        sheet = self._sheet()
        if sheet is not None:
            self.source.show_sheet(sheet, _cells_of(table, changes))
        unknown = [
            Problem("values.unknown", (one.place,), {"cell": one.place, "text": one.text}) for one in table.unknown
        ]
        wrong = [("", one) for one in (*table.problems, *unknown)]
        notes = [("", one) for one in (*_of_ledgers(changes), *table.notes)]
        self.findings.show_problems(wrong, notes)
        self.findings_title.setText(
            self.tr("Not taken: {count}; to look at: {notes}").format(count=len(wrong), notes=len(notes))
        )
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        if first:
            self.table.setFocus()
        self._refresh()

    def _show_refusal(self, problems: Sequence[Problem]) -> None:
        self._table = None
        self._clear()
        self._warn("\n".join(f"✕ {problem_text(problem, current())}" for problem in problems[:3]))
        self.summary.setText(self.tr("Nothing to take over from here."))
        sheet = self._sheet()
        if sheet is not None:
            self.source.show_sheet(sheet, CellsRead())
        if not self.sheet_box.hasFocus():
            self.file_button.setFocus()

    def _refresh(self) -> None:
        if self._table is None:
            return
        edits = self.model.edits()
        same = len(self._table.edits) - self.model.rowCount()
        self.changes_title.setText(
            self.tr("Differences: {count} (Space takes or leaves), the same: {same}").format(
                count=self.model.rowCount(), same=same
            )
        )
        self.summary.setText(
            self.tr("To take over: {count}, of these {replaced} replace an entry").format(
                count=len(edits), replaced=self.model.overwritten()
            )
        )
        self.take_button.setEnabled(bool(edits) and not self._document.read_only and not self._waiting)

    def _sheet(self) -> WorkbookSheet | None:
        if self._source is None:
            return None
        name = str(self.sheet_box.currentData() or self._source.sheet)
        return next((one for one in self._source.book.sheets if one.name == name), None)

    # one leads to the other

    def _lead_to_cell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._leading:
            self._choose_cells([self.model.changes[index.row()].place])

    def _choose_cells(self, places: Sequence[str]) -> None:
        model = self.source.sheet_model
        indexes = [model.at(place) for text in places if (place := place_of(text)) is not None]
        self.source.choose_cells([index for index in indexes if index.isValid()])

    def _lead_to_row(self) -> None:
        owner = self.source.sheet_model.owner(self.source.currentIndex())
        if owner is not None:
            self._leading = True
            try:
                self.table.setCurrentIndex(self.model.index(owner, 0))
            finally:
                self._leading = False

    def _look_at_places(self, places: Sequence[str]) -> None:
        if places:
            self._choose_cells(places)

    # writing

    def take(self) -> None:
        if self._table is None or self._source is None or self._waiting:
            return
        self._check(self._source.path, self._source.book, self._write, self._read_again)

    def _read_again(self, why: str) -> None:
        if self._source is not None:
            self._read(self._source.path, why)

    def _write(self) -> None:
        edits, uid = self.model.edits(), self._document.assessment.plan.uid
        if self._source is None or not edits:
            return
        book = self._source.book
        self._table = None  # what changes now is what was shown
        label = self.tr("Take over data: {source}").format(source=book.name)
        receipt = self._document.perform(label, lambda work: work.cells(uid, edits), Source(book.name, book.sha256))
        if receipt is None:
            self._read_again("")
            return
        self.taken.emit()
        self.said.emit(
            self.tr("Taken over from {source}: {count} entries. Ctrl+Z takes it back.").format(
                source=book.name, count=len(edits)
            )
        )
        self.accept()

    # following, keys

    def _follow(self) -> None:
        """Entries were changed meanwhile, or another assessment is shown."""
        if self._source is not None and self._table is not None:
            if self._document.is_open:
                self._choose_sheet()
            else:
                self._show_nothing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space takes or leaves the chosen rows; Enter has seen enough."""
        if watched is not self.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_button.setFocus()
        elif event.key() == Qt.Key.Key_Space:
            self.model.toggle(sorted({index.row() for index in self.table.selectionModel().selectedRows()}))
        else:
            return super().eventFilter(watched, event)
        return True
