"""分发收表: forms go out, what comes back is read beside the window, looked at cell by cell, and taken as one step."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.changes import Source
from exchange.values.forms import WAYS, Form, departments_of, forms_for
from exchange.values.merging import Difference, differences, with_returns, with_sendings, without_repeats
from exchange.values.reminders import recipient_name, reminder, standing
from exchange.values.returns import Return, files_in, form_of, read_returns
from exchange.wording import problem_text, reason_text, word
from gui.ask import Ask, FileToOpen, Folder, ask_person
from gui.document import Document
from gui.language import current
from gui.models.returned.recipients import Column as RecipientColumn
from gui.models.returned.recipients import Open, Recipients
from gui.models.returned.returned_cells import Column, ReturnedCells
from gui.tasks import Task
from gui.widgets.plan.reading_lines import ReadingLines
from scoring.collection import Sending
from scoring.entries import Assessment
from scoring.problems import Refused

if TYPE_CHECKING:  # the window comes before SQLAlchemy
    from db.work import Work


def make_forms(
    folder: Path, assessment: Assessment, forms: Sequence[Form], deadline: str, at: str, language: str
) -> tuple[Sending, ...]:
    """On a worker: write the forms. openpyxl is imported here only."""
    from exchange.values.templates import Sender, write_forms

    return write_forms(folder, assessment, forms, Sender(deadline=deadline, at=at), language)


def make_packets(folder: Path, assessment: Assessment, at: str, nobody: str) -> tuple[Sending, ...]:
    """On a worker: a packet for each department with the items that it answers for."""
    from exchange.values.packets import write_packets

    items: dict[str, list[str]] = {}
    for code, department in departments_of(assessment.plan).items():
        items.setdefault(department or nobody, []).append(code)
    return write_packets(folder, assessment, items, at)


PACKET, ANSWER = "packet", "answer"


class CollectDialog(QDialog):
    said = Signal(str)
    """What was done, for the message line."""

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        ask: Ask = ask_person,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self._document, self._ask, self._now = document, ask, now
        self._task: Task | None = None
        self._running = False
        self._returns: tuple[Return, ...] = ()
        self.recipients, self.model = Recipients(self), ReturnedCells(self)
        self.board, self.table, self.findings = QTableView(), QTableView(), ReadingLines()
        self.way, self.deadline = QComboBox(), QDateEdit()
        self.way_label, self.deadline_label, self.counts = QLabel(), QLabel(), QLabel()
        self.send_button, self.files_button, self.folder_button = QPushButton(), QPushButton(), QPushButton()
        self.remind_button, self.take_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self.changes_title, self.findings_title, self.summary = QLabel(), QLabel(), QLabel()
        self.progress = QProgressBar()
        self._build()
        self._retranslate()
        self._connect()
        self._follow()
        free = self.screen().availableGeometry()
        self.resize(min(1280, free.width() - 20), min(680, free.height() - 50))
        self.board.setFocus()

    # widgets

    def _build(self) -> None:
        for name in (*WAYS, PACKET, ANSWER):
            self.way.addItem("", name)
        self.deadline.setCalendarPopup(True)
        self.deadline.setDisplayFormat("yyyy-MM-dd")
        today = self._now().date()
        self.deadline.setDate(QDate(today.year, today.month, today.day).addDays(14))
        self.way_label.setBuddy(self.way)
        self.deadline_label.setBuddy(self.deadline)
        for label in (self.counts, self.changes_title, self.findings_title, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        top = QHBoxLayout()
        for widget in (self.way_label, self.way, self.deadline_label, self.deadline, self.send_button):
            top.addWidget(widget)
        top.addWidget(self.counts, 1)
        for button in (self.files_button, self.folder_button, self.remind_button):
            top.addWidget(button)
        for view, model in ((self.board, self.recipients), (self.table, self.model)):
            view.setModel(model)
            view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setTabKeyNavigation(False)
            view.setAlternatingRowColors(True)
            view.setWordWrap(False)
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.table.installEventFilter(self)
        self._widths(self.board, RecipientColumn.NAME, {1: 110, 2: 60, 3: 70, 4: 100, 5: 80, 6: 70, 7: 70, 8: 170})
        self._widths(self.table, Column.ITEM, {0: 140, 2: 100, 3: 100, 4: 90, 5: 160, 6: 300})
        for button in (self.send_button, self.files_button, self.folder_button, self.remind_button):
            button.setAutoDefault(False)
        for button in (self.take_button, self.close_button):
            button.setAutoDefault(False)
        halves, below = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Vertical)
        for title, pane in ((self.changes_title, self.table), (self.findings_title, self.findings)):
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(title)
            column.addWidget(pane, 1)
            below.addWidget(box)
        below.setSizes([240, 90])
        halves.addWidget(self.board)
        halves.addWidget(below)
        halves.setSizes([230, 360])
        for splitter in (halves, below):
            splitter.setChildrenCollapsible(False)
        bottom = QHBoxLayout()
        bottom.addWidget(self.summary, 1)
        bottom.addWidget(self.progress)
        bottom.addWidget(self.take_button)
        bottom.addWidget(self.close_button)
        self.progress.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.addLayout(top)
        whole.addWidget(halves, 1)
        whole.addLayout(bottom)

    def _widths(self, view: QTableView, wide: int, widths: dict[int, int]) -> None:
        header = view.horizontalHeader()
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            header.resizeSection(column, width)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Send out and collect forms"))
        self.way_label.setText(self.tr("&By"))
        names = (
            self.tr("department"),
            self.tr("unit"),
            self.tr("unit, self-assessment"),
            self.tr("department, work packet"),
            self.tr("answer to a work packet"),
        )
        for at, name in enumerate(names):
            self.way.setItemText(at, name)
        self.deadline_label.setText(self.tr("&Due"))
        self.send_button.setText(self.tr("&Make forms…"))
        self.files_button.setText(self.tr("Read &file…"))
        self.folder_button.setText(self.tr("Read f&older…"))
        self.remind_button.setText(self.tr("Copy &reminders"))
        self.take_button.setText(self.tr("&Take over"))
        self.close_button.setText(self.tr("Close"))
        self.findings_title.setText(self.tr("Not taken, and to look at"))
        self.board.setAccessibleName(self.tr("Recipients"))
        self.table.setAccessibleName(self.tr("Differences"))
        self.findings.setAccessibleName(self.tr("Not taken, and to look at"))

    def _connect(self) -> None:
        self.send_button.clicked.connect(self.send)
        self.files_button.clicked.connect(self.choose_file)
        self.folder_button.clicked.connect(self.choose_folder)
        self.remind_button.clicked.connect(self.copy_reminders)
        self.take_button.clicked.connect(self.take)
        self.close_button.clicked.connect(self.reject)
        self.model.chosen.connect(self._refresh)
        self._document.changed.connect(self._follow)
        self._document.opened.connect(self._leave_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._document.undo_stack.undo)

    # what is shown

    def _follow(self) -> None:
        """The plan or the entries were changed."""
        assessment = self._document.assessment
        found = differences(self._returns, assessment.plan, assessment.entries)
        today = self._now().date()
        here, form = self.table.currentIndex().row(), self.board.currentIndex().row()
        at = self.model.rows[here] if here >= 0 else None
        of = self.recipients.rows[form].template if form >= 0 else ""
        self.model.show(found, assessment.plan)
        self.recipients.show(assessment.plan, today, self._still_open(found))
        if at is not None and (row := self.model.row_of(at)) is not None:
            self.table.setCurrentIndex(self.model.index(row, 0))
        if (line := self.recipients.row_of(of)) is not None:
            self.board.setCurrentIndex(self.recipients.index(line, 0))
        states = [standing(form, today)[0] for form in assessment.plan.sendings]
        self.counts.setText(
            self.tr("Sent {sent}, returned {back}, overdue {late}").format(
                sent=len(states), back=states.count("returned"), late=states.count("overdue")
            )
        )
        for widget in (self.send_button, self.files_button, self.folder_button):
            widget.setEnabled(self._document.is_open and not self._document.read_only)
        self.remind_button.setEnabled(any(state != "returned" for state in states))

    def _still_open(self, found: Sequence[Difference]) -> Mapping[str, Open]:
        """For each form that was read what is not taken over yet."""
        counts: dict[str, Open] = {}
        for one in self._returns:
            form = None if one.refused else form_of(one, self._document.assessment.plan.sendings)
            if form is not None:
                own = counts.get(form.template, Open())
                different = sum(each.file == one.file for each in found)
                counts[form.template] = Open(own.different + different, own.problems + len(one.problems))
        return counts

    def _leave_files(self) -> None:
        """Another assessment is shown: what was read belonged to the one before."""
        self._returns = ()
        self.model.forget()
        self.findings.clear()
        self._follow()

    def _refresh(self) -> None:
        edits = self.model.edits()
        self.changes_title.setText(
            self.tr("Differences: {count} (Space takes or leaves, Enter takes over)").format(
                count=self.model.rowCount()
            )
        )
        kept = [one for one in self._returns if not one.refused]
        words = self.tr("Files: {files}; to take over: {count}; to decide: {open}").format(
            files=len(kept), count=len(edits), open=self.model.undecided()
        )
        hint = self.tr("Drop returned files or a folder here, or read them with the buttons above.")
        self.summary.setText(words if self._returns else hint)
        self.take_button.setEnabled(bool(kept) and not self._document.read_only and self._task is None)

    # out

    def send(self) -> None:
        way = str(self.way.currentData())
        if way == ANSWER:
            self.answer()
            return
        folder = self._ask(self, Folder(self.tr("Folder for the forms")))
        if folder is None:
            return
        assessment, language = self._document.assessment, current()
        deadline = self.deadline.date().toString(Qt.DateFormat.ISODate)
        at = self._now().isoformat(timespec="seconds")

        def done(made: tuple[Sending, ...]) -> None:
            self._stop()
            label = self.tr("Send out {count} forms").format(count=len(made))
            plan = with_sendings(self._document.assessment.plan, made)
            if self._document.plan(label, plan) is not None:
                self.summary.setText(
                    self.tr("{count} forms were written to {folder}.").format(count=len(made), folder=folder)
                )

        def failed(error: Exception) -> None:
            self._stop()
            if not isinstance(error, OSError):
                raise error
            reason = reason_text(error, current())
            self.summary.setText(self.tr("The forms were not written: {reason}").format(reason=reason))

        self._begin(self.tr("Writing forms …"), 0)
        run = self._document.tasks.run
        if way == PACKET:
            nobody = word("forms.nobody", language)
            self._keep(run(make_packets, folder, assessment, at, nobody, done=done, failed=failed))
        else:
            forms = forms_for(assessment.plan, way, language)
            self._keep(run(make_forms, folder, assessment, forms, deadline, at, language, done=done, failed=failed))

    def answer(self) -> None:
        """Send the items of a packet back as they are here now."""
        from exchange.values.packets import write_answer

        filters = self.tr("Work packets (*.qpack)")
        packet = self._ask(self, FileToOpen(self.tr("The packet that came"), filters))
        folder = None if packet is None else self._ask(self, Folder(self.tr("Folder for the answer")))
        if packet is None or folder is None:
            return
        try:
            path = write_answer(folder, self._document.assessment, packet)
        except Refused as refused:
            self.summary.setText(problem_text(refused.problems[0], current()))
        except OSError as error:
            reason = reason_text(error, current())
            self.summary.setText(self.tr("The answer was not written: {reason}").format(reason=reason))
        else:
            self.summary.setText(self.tr("The answer was written to {path}.").format(path=path))

    def copy_reminders(self) -> None:
        """Of the chosen recipients, or of all that have not returned theirs."""
        chosen = sorted({index.row() for index in self.board.selectionModel().selectedRows()})
        forms = [self.recipients.rows[row] for row in chosen] or list(self.recipients.rows)
        today, plan = self._now().date(), self._document.assessment.plan
        text = reminder(forms, plan, today, current()) or reminder(self.recipients.rows, plan, today, current())
        QGuiApplication.clipboard().setText(text)
        self.summary.setText(self.tr("Copied: {text}").format(text=text.partition("\n")[0]))

    # back

    def choose_file(self) -> None:
        filters = QCoreApplication.translate(
            "TakeValuesDialog", "Workbooks (*.xlsx *.xls *.ods *.csv *.tsv *.et);;All files (*)"
        )
        path = self._ask(self, FileToOpen(self.tr("A form that came back"), filters))
        if path is not None:
            self.read([path])

    def choose_folder(self) -> None:
        path = self._ask(self, Folder(self.tr("Folder of forms that came back")))
        if path is not None:
            self.read([path])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders beside the window; what was read before stays until it is taken."""
        files = [file for path in paths for file in files_in(path)]
        if not files:
            self.summary.setText(self.tr("There is no workbook in that folder."))
            return
        self._begin(self.tr("Reading {count} files …").format(count=len(files)), len(files))
        plan = self._document.assessment.plan

        def done(found: tuple[Return, ...]) -> None:
            self._stop()
            if self._document.assessment.plan.uid == plan.uid:
                self._show(found)

        self._keep(
            self._document.tasks.run(
                read_returns, files, plan, done=done, progress=lambda step, _: self.progress.setValue(step)
            )
        )

    def _show(self, found: Sequence[Return]) -> None:
        known = {one.sha256 for one in self._returns}
        fresh = [one for one in found if not one.sha256 or one.sha256 not in known]
        self._returns = without_repeats((*self._returns, *fresh), self._document.assessment.plan.sendings)
        bad = [(self._whose(one), problem) for one in self._returns for problem in (*one.refused, *one.problems)]
        notes = [(self._whose(one), problem) for one in self._returns for problem in one.notes]
        self.findings.show_problems(bad, notes)
        self._follow()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()
        elif bad:
            self.summary.setText(problem_text(bad[0][1], current()))

    def _whose(self, one: Return) -> str:
        """Who filled it in; of a file that is no form of ours, its name."""
        plan = self._document.assessment.plan
        form = next((form for form in plan.sendings if form.template == one.template), None)
        return one.file if form is None else recipient_name(form, plan, current())

    def take(self) -> None:
        """Write what is chosen of all files, and that they came back: one step."""
        kept = [one for one in self._returns if not one.refused]
        if not kept or self._task is not None:
            return
        edits, assessment = self.model.edits(), self._document.assessment
        uid = assessment.plan.uid
        plan = with_returns(assessment.plan, kept, self._now().isoformat(timespec="seconds"))
        names = "、".join(one.file for one in kept)
        label = self.tr("Collect {count} forms").format(count=len(kept))
        self._returns = ()

        def write(work: "Work") -> None:
            work.plan(plan)
            work.cells(uid, edits)

        if self._document.perform(label, write, Source(names, kept[0].sha256)) is None:
            self._returns = tuple(kept)
            self._follow()
            return
        self.model.forget()
        self.findings.clear()
        said = self.tr("Taken over from {count} files: {cells} entries. Ctrl+Z takes it back.").format(
            count=len(kept), cells=len(edits)
        )
        self.summary.setText(said)
        self.said.emit(said)
        self.board.setFocus()

    # waiting

    def _begin(self, words: str, steps: int) -> None:
        self._stop()
        self.summary.setText(words)
        self.progress.setRange(0, steps)
        self.progress.setValue(0)
        self.progress.show()
        self._running = True
        self.take_button.setEnabled(False)

    def _keep(self, task: Task) -> None:
        self._task = task if self._running else None

    def _stop(self) -> None:
        self._running = False
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self.progress.hide()

    def reject(self) -> None:
        """Esc: first what is being read, then the window."""
        if self._task is not None:
            self._stop()
            self._refresh()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    # dropping, keys

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space takes or leaves the chosen rows; Enter takes over."""
        if watched is not self.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Space:
            self.model.toggle(sorted({index.row() for index in self.table.selectionModel().selectedRows()}))
        else:
            return super().eventFilter(watched, event)
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._follow()
        super().changeEvent(event)
