"""带入上年权重: choose a file or an earlier assessment, see what was understood and what it would change, confirm.

Nothing is written before. The file is read beside the window; its hash is compared once more before anything is
written, and what is written is the very plan whose figures were shown. Without a plan a first one is begun with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.changes import Source
from db.errors import StoreError
from exchange.reading.workbook import Workbook
from exchange.weights.choices import Choices, choose
from exchange.weights.first_year import first_plan
from exchange.weights.table import WeightTable
from exchange.weights.take_over import NodeChange, changes, weights_from_plan
from exchange.wording import option_text, problem_text
from gui.ask import Ask, FileToOpen, ask_person
from gui.dialogs.from_file import FromFileDialog
from gui.dialogs.import_panes import ImportPanes
from gui.document import Document
from gui.figures import plain
from gui.language import current
from gui.models.plan.weights_file import FileRead, read_weights, understand_sheet
from gui.settings import SettingsFile
from scoring.checks import weight_sums
from scoring.entries import Assessment
from scoring.plan import Plan
from scoring.problems import Problem, Refused

SIZE: Final = (1320, 690)


def weights_file() -> FileToOpen:
    """The question for a file of last year's weights."""
    filters = QCoreApplication.translate(
        "TakeOverDialog", "Workbooks (*.xlsx *.xls *.ods *.csv *.tsv *.et);;All files (*)"
    )
    return FileToOpen(QCoreApplication.translate("TakeOverDialog", "Last year's weights"), filters)


class TakeOverDialog(FromFileDialog):
    name = "take_over"

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        path: Path | None = None,
        ask: Ask = ask_person,
        settings: SettingsFile | None = None,
        new_store: Callable[[str], bool] | None = None,
    ) -> None:
        """`new_store`: asks where to keep a first assessment of this title and opens that store; False = not."""
        super().__init__(document, parent, ask, settings)
        self._new_store = new_store
        self._writing = False
        self._source: FileRead | str | None = None
        self._choices: dict[str, Choices] = {}
        self._sheet = ""
        self._table: WeightTable | None = None
        self._base = document.assessment.plan
        self._first: Plan | None = None
        self._proposed: Plan | None = None
        self._new: Plan | None = None
        self._changes: tuple[NodeChange, ...] = ()
        self._build()
        self._retranslate()
        self._fill_sources()
        self._show_nothing()
        self.panes.tree_model.chosen.connect(self._refresh)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._restore_size()
        if path is not None:
            self.read(path)

    # widgets

    def _build(self) -> None:
        self.source_box, self.source_label, self.panes = QComboBox(), QLabel(), ImportPanes()
        self.update_button, self.whole_button = QRadioButton(), QRadioButton()
        self.title_label, self.title_edit = QLabel(), QLineEdit()
        self.year_label, self.year_box = QLabel(), QSpinBox()
        for label in (self.source_label, self.title_label, self.year_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.source_label.setBuddy(self.source_box)
        self.title_label.setBuddy(self.title_edit)
        self.year_label.setBuddy(self.year_box)
        self.year_box.setRange(1949, 2999)
        self.year_box.setGroupSeparatorShown(False)
        self.source_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source_box.setMinimumContentsLength(16)
        self.modes = QButtonGroup(self)
        self.modes.addButton(self.update_button)
        self.modes.addButton(self.whole_button)
        self.update_button.setChecked(True)
        self._lay_out()
        self.source_box.activated.connect(self._choose_source)
        self.sheet_box.activated.connect(self._choose_sheet)
        self.whole_button.toggled.connect(self.panes.tree_model.take_whole_tree)
        self.title_edit.textChanged.connect(self._name_first)
        self.year_box.valueChanged.connect(self._name_first)
        self.panes.switched.connect(self._switch)
        self.panes.confirm_wanted.connect(self.take_button.setFocus)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.file_button)
        top.addWidget(self.file_label, 1)
        chosen: tuple[QWidget, ...] = (self.sheet_label, self.sheet_box, self.source_label, self.source_box)
        for widget in chosen:
            top.addWidget(widget)
        modes = QHBoxLayout()
        modes.addWidget(self.update_button)
        modes.addWidget(self.whole_button)
        modes.addWidget(self.title_label)
        modes.addWidget(self.title_edit, 1)
        modes.addWidget(self.year_label)
        modes.addWidget(self.year_box)
        modes.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addLayout(modes)
        whole.addWidget(self.banner)
        whole.addWidget(self.panes, 1)
        whole.addLayout(self._buttons())

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setWindowTitle(self.tr("Take over last year's weights"))
        self.source_label.setText(self.tr("or &earlier assessment:"))
        self.update_button.setText(self.tr("&Weights of matching indicators only"))
        self.whole_button.setText(self.tr("The whole t&ree, as it stands there"))
        self.title_label.setText(self.tr("New assessment, &title:"))
        self.year_label.setText(self.tr("&year:"))
        self.panes.retranslate()

    def _fill_sources(self) -> None:
        self.source_box.clear()
        self.source_box.addItem(self.tr("– choose –"), "")
        own = self._document.assessment.plan.uid
        for info in self._document.assessments():
            if info.uid != own:
                self.source_box.addItem(info.title, info.uid)
        some = self.source_box.count() > 1
        self.source_box.setVisible(some)
        self.source_label.setVisible(some)

    # where the weights come from

    def question(self) -> FileToOpen:
        return weights_file()

    def read(self, path: Path) -> None:
        """Read a file beside the window and show what it says."""
        self._choices.clear()
        self.panes.tree_model.forget()
        self._show_nothing()
        self._read(path, {}, "")

    def _read(self, path: Path, choices: Choices, warning: str) -> None:
        self._stop_waiting()
        self.file_label.setText(path.name)
        self._wait(self.tr("Reading {file} …").format(file=path.name))
        self._task = self._document.tasks.run(
            read_weights,
            path,
            choices,
            done=partial(self._have_read, warning),
            failed=self._could_not,
            progress=lambda *_: None,
        )

    def _have_read(self, warning: str, found: FileRead) -> None:
        self._wait("")
        self._source, self._sheet = found, found.sheet
        self.source_box.setCurrentIndex(0)
        self._fill_sheets(found.book, found.sheet)
        self._warn(warning)
        if isinstance(found.table, WeightTable):
            self._show(found.table)
        else:
            self._show_refusal(found.table.problems)

    def _choose_sheet(self) -> None:
        """Another sheet, read as it was chosen to be read before."""
        if isinstance(self._source, FileRead):
            name = str(self.sheet_box.currentData())
            self._understand(name, self._choices.get(name, {}), self._cannot_understand)

    def _switch(self, key: str, option: str) -> None:
        """Read one thing in the sheet in another way; where nothing could be read so, the way before stays."""
        if key == "sheet":
            self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findData(option)))
            self._choose_sheet()
        elif isinstance(self._source, FileRead):
            wanted = choose(self._choices.get(self._sheet, {}), key, option)
            self._understand(self._sheet, wanted, partial(self._cannot_read_so, wanted, option))

    def _understand(self, name: str, choices: Choices, failed: Callable[[Exception], None]) -> None:
        assert isinstance(self._source, FileRead)
        self._stop_waiting()
        self._sheet = name
        done = partial(self._have_understood, name, choices)
        self._task = self._document.tasks.run(
            understand_sheet, self._source.book, name, choices, done=done, failed=failed
        )

    def _have_understood(self, name: str, choices: Choices, table: WeightTable) -> None:
        self._choices[name] = choices
        self._warn("")
        self._show(table)

    def _cannot_read_so(self, choices: Choices, option: str, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        why = problem_text(error.problems[0], current())
        if self._table is None:  # nothing could be read before: header, names and weights are told one by one
            self._choices[self._sheet] = choices
            self._warn(self.tr("Not enough is known yet: {why}").format(why=why))
            return
        self._warn(
            self.tr("Nothing can be read with “{option}”: it stays as it was. {why}").format(
                option=option_text(option, current()), why=why
            )
        )

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
        self._stop_waiting()
        self.panes.tree_model.forget()
        self._show_sheet_box(False)
        self.file_label.clear()
        self._source = plan.title
        self._warn("")
        self._show(weights_from_plan(plan))

    # what is shown

    def _show_nothing(self) -> None:
        self._source = self._table = self._new = self._first = None
        self._base = self._document.assessment.plan
        self._show_sheet_box(False)
        self.file_label.setText(self.tr("Choose last year's table of weights; you see first what was understood."))
        self._warn("")
        self.panes.show_nothing(self._base)
        self._show_modes()
        self.summary.clear()
        self.take_button.setEnabled(False)
        self._wait("")

    def _show(self, table: WeightTable) -> None:
        first = self._table is None
        self._table = None  # nothing is worked out before all of it is there
        if self._document.is_open:
            self._base = self._document.assessment.plan
        else:
            proposed = first_plan(table, date.today().year)
            if self._first is None or self._first == self._proposed:  # nobody has named it otherwise
                self._first = self._proposed = proposed
                self._set_first(proposed)
            self._base = self._first
        self._show_modes(first_year=not self._document.is_open)
        file = self._source if isinstance(self._source, FileRead) else None
        if file is not None:
            self.file_label.setText("　".join(part for part in (file.book.name, table.title) if part))
            self.file_label.setToolTip(f"{file.path}\nSHA-256 {file.book.sha256}".replace("<", "‹"))
        self.panes.show_table(table, self._base, None if file is None else file.book)
        self._table = table
        self._refresh()
        if first and not self.source_box.hasFocus() and not self.sheet_box.hasFocus():
            self.panes.tree.setFocus()  # whoever is choosing goes on choosing

    def _show_modes(self, *, first_year: bool = False) -> None:
        """A plan can be updated or replaced; without one a first assessment gets a name."""
        has_plan = bool(self._base.indicators)
        for mode in (self.update_button, self.whole_button):
            mode.setVisible(has_plan)
        if not has_plan:
            self.whole_button.setChecked(True)
        for widget in (self.title_label, self.title_edit, self.year_label, self.year_box):
            widget.setVisible(first_year)

    def _set_first(self, plan: Plan) -> None:
        for widget in (self.title_edit, self.year_box):
            widget.blockSignals(True)
        self.title_edit.setText(plan.title)
        self.year_box.setValue(plan.year)
        for widget in (self.title_edit, self.year_box):
            widget.blockSignals(False)

    def _name_first(self) -> None:
        """The first assessment gets another title or year."""
        year, title = self.year_box.value(), self.title_edit.text().strip()
        if self.sender() is self.year_box and str(self._base.year) in title:
            title = title.replace(str(self._base.year), str(year))
            self._set_first(replace(self._base, title=title, year=year))
        self._base = self._first = replace(self._base, title=title, year=year, id=f"assessment-{year}")
        if self._table is not None:
            self.panes.show_table(self._table, self._base, self._book())
            self._refresh()

    def _show_refusal(self, problems: Sequence[Problem]) -> None:
        self._table = self._new = None
        sentences = [problem_text(problem, current()) for problem in problems]
        file = self._source if isinstance(self._source, FileRead) else None
        self._base = self._document.assessment.plan
        self.panes.show_nothing(self._base, sentences[1:], None if file is None else file.book, self._sheet)
        self._warn(f"✕ {sentences[0]}")
        self._show_modes()
        self.summary.setText(self.tr("Nothing to take over from here."))
        self.take_button.setEnabled(False)
        if not self.sheet_box.hasFocus():
            (self.file_button if file is None else self.panes.source).setFocus()

    def _refresh(self) -> None:
        """Everything that follows from the table, the mode and the names."""
        if self._table is None:
            return
        problems: tuple[Problem, ...] = ()
        try:
            self._new = self.panes.tree_model.new_plan()
            self._changes = changes(self._base, self._new)
        except Refused as refused:
            self._new, self._changes, problems = None, (), refused.problems
        self.panes.show_findings((*problems, *self.panes.tree_model.barred), self._changes, self._new or self._base)
        parts = [self.panes.counts_text(self._changes)]
        names = self.panes.tree_model.names()
        if self._base.indicators and names.to_confirm:
            parts.append(self.tr("{count} similar to confirm (Space)").format(count=names.to_confirm))
        if self._new is not None:
            parts.append(self._sum_text(self._new))
        self.summary.setText("　".join(part for part in parts if part))
        writes = self._new is not None and (self._new != self._base or not self._document.is_open)
        allowed = not self._document.read_only or self._document.store is None
        named = bool(self._base.title)
        self.take_button.setEnabled(writes and allowed and named and not self._waiting)

    def _sum_text(self, plan: Plan) -> str:
        total = next((one for one in weight_sums(plan) if one.parent is None), None)
        if total is None:
            return ""
        text = self.tr("then: sum {found} / {wanted}").format(found=plain(total.found), wanted=plain(total.wanted))
        return f"{text} ✓" if not total.difference else f"{text} ≠"

    def _book(self) -> Workbook | None:
        return self._source.book if isinstance(self._source, FileRead) else None

    # writing

    def take(self) -> None:
        """Write exactly what is shown, after a last look at whether the file is still the same."""
        if self._new is None or self._waiting:
            return
        if isinstance(self._source, FileRead):
            book = self._source.book
            write = partial(self._write, book.name, Source(book.name, book.sha256))
            self._check(self._source.path, book, write, self._read_again)
        else:
            self._write(str(self._source), None)

    def _read_again(self, why: str) -> None:
        """The file was changed meanwhile: what was chosen holds for what it says now."""
        if isinstance(self._source, FileRead):
            self._read(self._source.path, {**self._choices.get(self._sheet, {}), "sheet": self._sheet}, why)

    def _write(self, name: str, source: Source | None) -> None:
        new = self._new
        if new is None:
            return
        self._writing = True  # what changes now is what was shown
        try:
            written = self._perform(self.tr("Take over weights: {source}").format(source=name), new, source)
        finally:
            self._writing = False
        if not written:
            self._refresh()
            return
        counts = self.panes.counts_text(self._changes)
        self.taken.emit()
        self.said.emit(
            self.tr("Taken over from {source}: {counts}. Ctrl+Z takes it back.").format(source=name, counts=counts)
        )
        self.accept()

    def _perform(self, label: str, new: Plan, source: Source | None) -> bool:
        """One step: the plan of the assessment, or a first assessment, for which a store is made where none is open."""
        if self._document.is_open:
            return self._document.perform(label, lambda work: work.plan(new), source) is not None
        if self._document.store is None and (self._new_store is None or not self._new_store(new.title)):
            return False
        return self._document.perform(label, lambda work: work.add(Assessment(new)), source) is not None

    # following

    def _follow(self) -> None:
        """The plan changed meanwhile, or another one is shown: everything is worked out anew."""
        if self._writing:
            return
        self._fill_sources()
        if self._table is not None:
            self._show(self._table)
