"""带入上年权重: choose a file or an earlier assessment, see what was understood, confirm. Nothing is written before.

The file is read beside the window; its hash is compared once more before anything is written, and what is written
is the very plan whose figures were shown.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from db.errors import StoreError
from exchange.read_workbook import file_hash
from exchange.take_over import weights_from_plan
from exchange.weight_table import WeightTable
from exchange.wording import problem_text, word
from gui.ask import Ask, FileToOpen, ask_person
from gui.document import Document
from gui.figures import plain
from gui.language import current
from gui.models.take_over_tree import Column, TakeOverTree
from gui.models.weights_file import Understood, read_weights
from gui.tasks import Task
from gui.widgets.weight_findings import WeightFindings
from scoring.checks import weight_sums
from scoring.plan import Plan
from scoring.problems import Problem, Refused

WIDTHS = {Column.LAST: 68, Column.NOW: 88, Column.PLACE: 48}
HASH_DIGITS = 16


class TakeOverDialog(QDialog):
    said = Signal(str)
    """What was taken over, for the message line."""

    def __init__(
        self, document: Document, parent: QWidget | None = None, *, path: Path | None = None, ask: Ask = ask_person
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._ask = document, ask
        self._task: Task | None = None
        self._waiting = False
        self._source: Understood | str | None = None
        self._table: WeightTable | None = None
        self._new: Plan | None = None
        self.tree_model = TakeOverTree(self)
        self._build()
        self._set_texts()
        self._fill_sources()
        self._show_nothing()
        self.tree_model.chosen.connect(self._refresh)
        document.changed.connect(self._follow)
        self.resize(1000, 640)
        if path is not None:
            self.read(path)

    # widgets

    def _build(self) -> None:
        self.file_button, self.source_box, self.sheet_box = QPushButton(), QComboBox(), QComboBox()
        self.source_label, self.sheet_label, self.title_label = QLabel(), QLabel(), QLabel()
        self.update_button, self.whole_button = QRadioButton(), QRadioButton()
        self.tree, self.findings = QTreeView(), WeightFindings()
        self.busy, self.summary = QProgressBar(), QLabel()
        self.take_button, self.cancel_button = QPushButton(), QPushButton()
        for label in (self.title_label, self.summary, self.source_label, self.sheet_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)
        self.summary.setWordWrap(True)
        self.source_label.setBuddy(self.source_box)
        self.sheet_label.setBuddy(self.sheet_box)
        self.source_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source_box.setMinimumContentsLength(24)
        self.sheet_box.setMinimumContentsLength(12)
        self.modes = QButtonGroup(self)
        self.modes.addButton(self.update_button)
        self.modes.addButton(self.whole_button)
        self.update_button.setChecked(True)
        self._set_up_tree()
        self.busy.setTextVisible(False)
        self.take_button.setAutoDefault(False)  # an Enter too many, from choosing the file, must not write
        self.cancel_button.setAutoDefault(False)
        self.file_button.setAutoDefault(False)
        self._lay_out()
        self.file_button.clicked.connect(self.choose_file)
        self.source_box.activated.connect(self._choose_source)
        self.sheet_box.activated.connect(self._choose_sheet)
        self.whole_button.toggled.connect(self.tree_model.take_whole_tree)
        self.findings.place_chosen.connect(self._go_to_cell)
        self.take_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.reject)

    def _set_up_tree(self) -> None:
        self.tree.setModel(self.tree_model)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.installEventFilter(self)
        self.take_button.installEventFilter(self)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in (Column.NAME, Column.MATCH):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)

    def _lay_out(self) -> None:
        sources = QHBoxLayout()
        for widget in (self.file_button, self.source_label, self.source_box, self.sheet_label, self.sheet_box):
            sources.addWidget(widget)
        sources.addStretch()
        modes = QHBoxLayout()
        modes.addWidget(self.update_button)
        modes.addWidget(self.whole_button)
        modes.addStretch()
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self.tree)
        self.halves.addWidget(self.findings)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes([740, 240])
        self.halves.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.busy)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.cancel_button)
        whole = QVBoxLayout(self)
        whole.addLayout(sources)
        whole.addWidget(self.title_label)
        whole.addLayout(modes)
        whole.addWidget(self.halves, 1)
        whole.addLayout(buttons)

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Take over last year's weights"))
        self.file_button.setText(self.tr("Choose &file…"))
        self.source_label.setText(self.tr("or &earlier assessment:"))
        self.sheet_label.setText(self.tr("&Sheet:"))
        self.update_button.setText(self.tr("&Weights of matching indicators only"))
        self.whole_button.setText(self.tr("The whole t&ree, as it stands there"))
        self.take_button.setText(self.tr("&Take over"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.tree.setAccessibleName(self.tr("What was understood"))
        self.findings.setAccessibleName(self.tr("Sums, assumptions and what was left out"))

    def _fill_sources(self) -> None:
        self.source_box.clear()
        self.source_box.addItem(self.tr("– choose –"), "")
        own = self._document.assessment.plan.uid
        for info in self._document.assessments():
            if info.uid != own:
                self.source_box.addItem(info.title, info.uid)
        self.source_box.setEnabled(self.source_box.count() > 1)

    # where the weights come from

    def choose_file(self) -> None:
        filters = self.tr("Workbooks (*.xlsx *.xls *.ods *.csv *.tsv *.et);;All files (*)")
        path = self._ask(self, FileToOpen(self.tr("Last year's weights"), filters))
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file beside the window and show what it says."""
        self._stop_waiting()
        self._show_nothing()
        self.summary.setText(self.tr("Reading {file} …").format(file=path.name))
        self._wait(True)
        self._task = self._document.tasks.run(
            read_weights, path, done=self._have_read, failed=self._could_not, progress=lambda *_: None
        )

    def _have_read(self, found: Understood) -> None:
        self._wait(False)
        self._source = found
        self.source_box.setCurrentIndex(0)
        self.sheet_box.clear()
        for sheet in found.book.sheets:
            name = self.tr("{name} (hidden)").format(name=sheet.name) if sheet.hidden else sheet.name
            self.sheet_box.addItem(name, sheet.name)
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findData(found.best)))
        self.sheet_box.setEnabled(self.sheet_box.count() > 1)
        self._choose_sheet()

    def _could_not(self, error: Exception) -> None:
        self._wait(False)
        if not isinstance(error, Refused):
            raise error
        self._show_refusal(error.problems)

    def _choose_sheet(self) -> None:
        if not isinstance(self._source, Understood):
            return
        table = self._source.tables.get(str(self.sheet_box.currentData()))
        if isinstance(table, WeightTable):
            self._show(table)
        else:
            self._show_refusal(table.problems if table else (Problem("workbook.empty"),))

    def _choose_source(self) -> None:
        uid = str(self.source_box.currentData())
        store = self._document.store
        if not uid or store is None:
            return
        try:
            plan = store.read(uid).plan
        except (StoreError, Refused) as refusal:
            self._document.refused.emit(refusal)
            return
        self.sheet_box.clear()
        self.sheet_box.setEnabled(False)
        self._source = plan.title
        self._show(weights_from_plan(plan))

    # what is shown

    def _show_nothing(self) -> None:
        self._source = self._table = self._new = None
        self.sheet_box.clear()
        self.sheet_box.setEnabled(False)
        self.title_label.setText(
            self.tr(
                "Choose last year's table of weights, or an earlier assessment of this store. "
                "You see first what was understood."
            )
        )
        self.findings.clear()
        self.tree_model.show(WeightTable(name=""), self._document.assessment.plan)
        self.take_button.setEnabled(False)
        self._wait(False)

    def _show(self, table: WeightTable) -> None:
        self._table = table
        plan = self._document.assessment.plan
        self.update_button.setEnabled(bool(plan.indicators))
        if not plan.indicators:
            self.whole_button.setChecked(True)
        self.title_label.setText(self._heading(table))
        self.tree_model.show(table, plan)
        self.tree.expandAll()
        self.tree.setCurrentIndex(self.tree_model.index(0, 0))
        if not self.source_box.hasFocus() and not self.sheet_box.hasFocus():  # whoever is choosing goes on choosing
            self.tree.setFocus()

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        self._table = self._new = None
        self.tree_model.show(WeightTable(name=""), self._document.assessment.plan)
        self.findings.clear()
        sentences = [problem_text(problem, current()) for problem in problems]
        self.title_label.setText(f"✕ {sentences[0]}")
        for sentence in sentences[1:]:
            self.findings.say(f"✕ {sentence}")
        self.summary.setText(self.tr("Nothing to take over from here."))
        self.take_button.setEnabled(False)

    def _heading(self, table: WeightTable) -> str:
        name = self._source.book.name if isinstance(self._source, Understood) else self.tr("Earlier assessment")
        return "　".join(part for part in (name, table.title) if part)

    def _refresh(self) -> None:
        """Everything that follows from the table, the mode and the check boxes."""
        if self._table is None:
            return
        problems: tuple[Problem, ...] = ()
        try:
            self._new = self.tree_model.new_plan()
        except Refused as refused:
            self._new, problems = None, refused.problems
        self.findings.show_table(self._table, problems)
        counts = self.tree_model.counts()
        parts = [self.tr("Weights changed: {count}, unchanged: {same}").format(count=counts.changed, same=counts.same)]
        if counts.new:
            parts.append(self.tr("{count} new").format(count=counts.new))
        elif counts.unmatched:
            parts.append(self.tr("{count} left out").format(count=counts.unmatched))
        if counts.to_confirm:
            parts.append(self.tr("{count} similar to confirm (Space)").format(count=counts.to_confirm))
        if self._new is not None:
            if removed := self._removed(self._new):
                parts.append(self.tr("{count} of this year's removed").format(count=removed))
            parts.append(self._sum_text(self._new))
        self.summary.setText("　".join(parts))
        writes = self._new is not None and self._new != self._document.assessment.plan
        self.take_button.setEnabled(writes and not self._document.read_only and not self._waiting)

    def _removed(self, new: Plan) -> int:
        """How many indicators of this year the whole tree of last year has no place for."""
        kept = {node.uid for node in new.indicators}
        return sum(node.uid not in kept for node in self._document.assessment.plan.indicators)

    def _sum_text(self, plan: Plan) -> str:
        total = next((one for one in weight_sums(plan) if one.parent is None), None)
        if total is None:
            return ""
        text = self.tr("then: sum {found} / {wanted}").format(found=plain(total.found), wanted=plain(total.wanted))
        return f"{text} ✓" if not total.difference else f"{text} ≠"

    def _go_to_cell(self, place: str) -> None:
        index = self.tree_model.at_place(place)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    # writing

    def take(self) -> None:
        """Write exactly what is shown, after a last look at whether the file is still the same."""
        if self._new is None or self._waiting:
            return
        if isinstance(self._source, Understood):
            self._wait(True)
            self.take_button.setEnabled(False)
            self._task = self._document.tasks.run(
                file_hash, self._source.path, done=self._write_if_same, failed=self._could_not
            )
        else:
            self._write(self.tr("Take over weights: {source}").format(source=self._source))

    def _write_if_same(self, sha256: str) -> None:
        self._wait(False)
        assert isinstance(self._source, Understood)
        book = self._source.book
        if sha256 != book.sha256:
            self._show_refusal((Problem("weights.changed_meanwhile", (book.name,), {"file": book.name}),))
            return
        label = self.tr("Take over weights: {file} (SHA-256 {hash})")
        self._write(label.format(file=book.name, hash=sha256[:HASH_DIGITS]))

    def _write(self, label: str) -> None:
        new = self._new
        if new is None:
            return
        counts = self.tree_model.counts()
        if self._document.perform(label, lambda work: work.plan(new)) is not None:
            self.said.emit(
                self.tr("Weights taken over: {count} changed, {new} new. Ctrl+Z takes it back.").format(
                    count=counts.changed, new=counts.new
                )
            )
            self.accept()

    # keys, cancelling, following

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space anywhere in a row ticks its match; Enter goes from the tree to the button, and there takes over."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.take_button and enter:
            self.take_button.click()
        elif watched is self.tree and enter:
            self.take_button.setFocus()
        elif watched is self.tree and event.key() == Qt.Key.Key_Space:
            self.tree_model.toggle(self.tree.currentIndex())
        else:
            return super().eventFilter(watched, event)
        return True

    def reject(self) -> None:
        """Esc and Cancel: first what is being read, then the dialog."""
        if self._waiting:
            self._stop_waiting()
            self._refresh()
            self.summary.setText(word("workbook.cancelled", current()))
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_waiting()
        super().closeEvent(event)

    def _follow(self) -> None:
        """The plan changed meanwhile: what is shown is worked out anew."""
        if self._table is not None and self.isVisible():
            self._show(self._table)

    def _stop_waiting(self) -> None:
        if self._waiting and self._task is not None:
            self._task.cancel()
        self._wait(False)

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self.busy.setRange(0, 0 if waiting else 1)
        self.busy.setVisible(waiting)
        self.file_button.setEnabled(not waiting)
