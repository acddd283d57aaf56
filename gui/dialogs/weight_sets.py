"""权重方案: last year's weights, the present ones and every set that was put aside, side by side, and the ranking that
each of them gives on this year's values or on last year's."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from exchange.wording import problem_text
from gui.clipboard import texts_to_mime
from gui.dialogs.weight_name import WeightNameDialog
from gui.document import Document
from gui.language import current
from gui.last_year import last_assessment
from gui.models.plan.weight_columns import WeightColumn, WeightColumns
from gui.models.plan.weight_work import rank_by
from gui.models.results.ranking_columns import RankingColumn, RankingColumns
from gui.newest import Newest
from gui.widgets.side_table import SideTable
from gui.widgets.step_action import StepAction
from scoring.entries import Assessment
from scoring.plan import Plan, WeightSet
from scoring.weights.derivation import from_json
from scoring.weights.proposal import Proposal, from_set, weighted
from scoring.weights.sets import (
    Rankings,
    free_name,
    last_set,
    present_set,
    renamed_set,
    seen_by,
    with_set,
    without_set,
)
from scoring.years.previous import former

NAMED: Final = 3
TWO_LINES: Final = 10
"""Characters that fit above a column of the usual width."""


class WeightSetsDialog(QDialog):
    said = Signal(str)
    """What was done, for the message line."""
    derive_wanted = Signal(object)
    """WeightSet to go on with, or None: the window to derive weights in; this one closes."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, last: bool = False) -> None:
        """`last`: begin with the ranking on last year's values."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._newest = Newest(document.tasks)
        self._old: Assessment | None = None
        self._asked_for_old = False
        self._columns: list[WeightColumn] = []
        self._sets: list[WeightSet] = []
        """What the columns show, with the weights of all classes."""
        self._build()
        self._lay_out()
        self._set_texts()
        self._connect()
        if last:
            self.data_box.setCurrentIndex(self.data_box.findData("last"))
        self._show()
        self.weight_view.setFocus()

    # widgets

    def _build(self) -> None:
        self.weights, self.rankings = WeightColumns(self), RankingColumns(self)
        self.weight_view, self.ranking_view = SideTable(self.weights, 190), SideTable(self.rankings, 116)
        self.levels_box, self.data_box, self.set_box = QComboBox(), QComboBox(), QComboBox()
        self.class_box = QComboBox()
        """Whose weights are shown: those of all, or of one class."""
        self.levels_label, self.data_label, self.set_label = QLabel(), QLabel(), QLabel()
        for label, box in (
            (self.levels_label, self.levels_box),
            (self.data_label, self.data_box),
            (self.set_label, self.set_box),
        ):
            label.setBuddy(box)
        self.set_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_box.setMinimumContentsLength(16)
        self.locked_box, self.note_label, self.summary = QCheckBox(), QLabel(), QLabel()
        for label in (self.note_label, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.aside_button, self.derive_button, self.copy_button = QPushButton(), QPushButton(), QPushButton()
        self.take_button, self.rename_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        self.go_on_button, self.close_button = QPushButton(), QPushButton()
        for button in self._buttons:
            button.setAutoDefault(False)
        self.undo_action, self.redo_action = (
            StepAction(self._document, self, back=True),
            StepAction(self._document, self),
        )
        self.addActions([self.undo_action, self.redo_action])

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.aside_button,
            self.derive_button,
            self.copy_button,
            self.take_button,
            self.rename_button,
            self.remove_button,
            self.go_on_button,
            self.close_button,
        )

    def _lay_out(self) -> None:
        top, own, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in (self.aside_button, self.derive_button, self.copy_button):
            top.addWidget(button)
        top.addStretch()
        top.addWidget(self.class_box)
        for label, box in ((self.levels_label, self.levels_box), (self.data_label, self.data_box)):
            top.addWidget(label)
            top.addWidget(box)
        for widget in (self.set_label, self.set_box, self.take_button, self.locked_box, *self._buttons[4:7]):
            own.addWidget(widget)
        own.addStretch()
        last.addWidget(self.summary, 1)
        last.addWidget(self.close_button)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self.weight_view)
        self.halves.addWidget(self.ranking_view)
        self.halves.setSizes([660, 600])
        self.halves.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self.halves, 1)
        whole.addLayout(own)
        whole.addWidget(self.note_label)
        whole.addLayout(last)
        self.resize(1280, 660)

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Weight sets"))
        self.aside_button.setText(self.tr("&Put the present weights aside…"))
        self.derive_button.setText(self.tr("&Derive weights…"))
        self.copy_button.setText(self.tr("Copy the t&ables"))
        self.levels_label.setText(self.tr("&Levels:"))
        self.data_label.setText(self.tr("Ranking on values &of:"))
        self.set_label.setText(self.tr("&Set:"))
        self.take_button.setText(self.tr("&Take"))
        self.locked_box.setText(self.tr("loc&ked ones too"))
        self.rename_button.setText(self.tr("&Rename…"))
        self.remove_button.setText(self.tr("Delete"))
        self.go_on_button.setText(self.tr("&Go on deriving…"))
        self.close_button.setText(self.tr("Close"))
        self.weight_view.setAccessibleName(self.tr("Weights side by side"))
        self.ranking_view.setAccessibleName(self.tr("Rankings side by side"))
        self.class_box.setAccessibleName(self.tr("Whose weights are shown"))
        self.class_box.addItem(self.tr("Weights of all classes"), None)
        for kind in self._plan.classes:
            self.class_box.addItem(self.tr("Weights: {name}").format(name=kind.name), kind.code)
        self.class_box.setVisible(self.class_box.count() > 1)
        self.levels_box.addItem(self.tr("all"), 0)
        self.levels_box.addItem(self.tr("first"), 1)
        self.levels_box.addItem(self.tr("first and second"), 2)
        self.data_box.addItem(self.tr("this year"), "this")
        self.data_box.addItem(self.tr("last year"), "last")

    def _connect(self) -> None:
        self.aside_button.clicked.connect(self.put_aside)
        self.derive_button.clicked.connect(lambda: self._derive(None))
        self.copy_button.clicked.connect(self.copy)
        self.take_button.clicked.connect(self.take)
        self.rename_button.clicked.connect(self.rename)
        self.remove_button.clicked.connect(self.remove)
        self.go_on_button.clicked.connect(lambda: self._derive(self._chosen()))
        self.close_button.clicked.connect(self.reject)
        self.levels_box.activated.connect(lambda: self._show())
        self.class_box.activated.connect(lambda: self._show())
        self.data_box.activated.connect(lambda: self._show())
        self.set_box.currentIndexChanged.connect(lambda: self._choose())
        self.locked_box.toggled.connect(lambda: self._show_chosen())
        self.weight_view.looked_at.connect(self._choose_here)
        self.weight_view.chosen.connect(lambda *_: self.take_button.setFocus())
        for step in (self.undo_action, self.redo_action):
            step.said.connect(self.summary.setText)
        for key, slot in (
            ("F2", self.rename),
            ("Del", self.remove),
            ("F6", self._next_pane),
            ("Alt+C", self._next_class),
        ):
            QShortcut(QKeySequence(key), self, slot)
        self._document.changed.connect(self._follow)

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    # what is shown

    def _follow(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        plan = self._plan
        if self.data_box.currentData() == "last" and not self._asked_for_old:
            self._asked_for_old, self._old = True, last_assessment(self._document)
        name, of_class = self.set_box.currentData(), self.class_box.currentData()
        last = last_set(plan, None if self._old is None else self._old.plan, self.tr("Last year"))
        known = [present_set(plan, self.tr("Present"))]
        if last is not None:
            known.insert(0, last)
        base = len(known) - 1
        self._sets = [*known, *plan.weight_sets]
        self._columns = [WeightColumn(one.name, seen_by(plan, one, of_class)) for one in known]
        for kept in plan.weight_sets:
            title = kept.name if kept.weights else self.tr("{name} (not finished)").format(name=kept.name)
            self._columns.append(WeightColumn(title, seen_by(plan, kept, of_class), kept.name, kept.note))
        here = self.weight_view.currentIndex()
        self.weights.show(plan, self._columns, base, int(self.levels_box.currentData() or 0))
        for column in range(self.weights.columnCount()):
            title = str(self.weights.headerData(column, Qt.Orientation.Horizontal))
            wide = 82 if len(title) <= TWO_LINES else 120
            self.weight_view.setColumnWidth(column, 50 if self.weights.is_difference(column) else wide)
        row = max(0, min(here.row(), self.weights.rowCount() - 1))
        self.set_box.blockSignals(True)
        self.set_box.clear()
        for kept in plan.weight_sets:
            self.set_box.addItem(kept.name, kept.name)
        self.set_box.setCurrentIndex(max(0 if plan.weight_sets else -1, self.set_box.findData(name)))
        self.set_box.blockSignals(False)
        column = self.weights.section_of(str(self.set_box.currentData())) if plan.weight_sets else base
        self.weight_view.setCurrentIndex(self.weights.index(row, column))
        self._show_chosen()
        self._rank()

    def _choose_here(self) -> None:
        """The set in whose column the keyboard stands is the chosen one."""
        column = self.weights.column_of(self.weight_view.currentIndex().column())
        if column is not None and column.name and column.name != self.set_box.currentData():
            self.set_box.setCurrentIndex(self.set_box.findData(column.name))

    def _choose(self) -> None:
        """The keyboard's column follows the chosen set."""
        here = self.weight_view.currentIndex()
        column = self.weights.column_of(here.column())
        if here.isValid() and (column is None or column.name != self.set_box.currentData()):
            section = self.weights.section_of(str(self.set_box.currentData()))
            self.weight_view.setCurrentIndex(self.weights.index(here.row(), section))
        self._show_chosen()

    def _chosen(self) -> WeightSet | None:
        name = self.set_box.currentData()
        return next((kept for kept in self._plan.weight_sets if kept.name == name), None)

    def _show_chosen(self) -> None:
        kept, writable = self._chosen(), not self._document.read_only
        for widget in (self.rename_button, self.remove_button):
            widget.setEnabled(kept is not None and writable)
        self.aside_button.setEnabled(writable and bool(self._plan.indicators))
        self.go_on_button.setEnabled(kept is not None and from_json(kept.derivation) is not None and writable)
        self.take_button.setEnabled(False)
        self.set_box.setEnabled(kept is not None)
        if kept is None:
            self.locked_box.setEnabled(False)
            self.note_label.setText(
                self.tr("No set is put aside yet. Put the present weights aside, or derive some, to compare them here.")
            )
            return
        held = from_set(self._plan, kept).kept
        self.locked_box.setEnabled(bool(held) and writable)
        proposal = from_set(self._plan, kept, locked_too=self.locked_box.isChecked())
        self.take_button.setEnabled(writable and self._taken(proposal) is not self._plan)
        self.note_label.setText("　".join(self._about(kept, held)))

    def _about(self, kept: WeightSet, held: tuple[str, ...]) -> list[str]:
        parts = [kept.note] if kept.note else []
        if not kept.weights:
            parts.append(
                self.tr("“{name}” has no weights yet: what was entered is not complete.").format(name=kept.name)
            )
            return parts
        missing = [n for n in self._plan.indicators if n.code not in kept.weights and not n.reference_only]
        gone = [code for code in kept.weights if code not in self._plan.indicator]
        if missing:
            parts.append(
                self.tr("Not in “{name}”, and left as they are: {names}").format(
                    name=kept.name, names=self._names([n.code for n in missing])
                )
            )
        if gone:
            parts.append(self.tr("{count} of its indicators are no longer there").format(count=len(gone)))
        if kept.weight_by_class is None and self._plan.by_class:
            parts.append(self.tr("It says nothing of single classes: their own weights stay as they are"))
        if held and not self.locked_box.isChecked():
            parts.append(self.tr("Locked, and left as they are: {names}").format(names=self._names(held)))
        return parts

    def _names(self, codes: tuple[str, ...] | list[str]) -> str:
        names = "、".join(self._plan.indicator[code].name for code in codes[:NAMED])
        if len(codes) > NAMED:
            return self.tr("{names} and {count} more").format(names=names, count=len(codes) - NAMED)
        return names

    # the rankings

    def _rank(self) -> None:
        last = self.data_box.currentData() == "last"
        if last and self._old is None:
            self._newest.stop()
            self.rankings.clear()
            self.summary.setText(
                self.tr("Last year's assessment is not in this file: no ranking on its values can be shown.")
            )
            return
        shown = [column for column in self._columns if column.weights]
        sets = tuple(one for one in self._sets if one.weights)
        if not shown:
            self.rankings.clear()
            self._newest.stop()
            return
        self._newest.ask(
            rank_by,
            self._document.assessment,
            self._document.result,
            self._old,
            last,
            sets,
            done=partial(self._have, shown),
            failed=self._broke,
        )
        if self._newest.waiting:
            self.summary.setText(self.tr("Working out the rankings …"))

    def _broke(self, error: Exception) -> None:
        raise error

    def _have(self, shown: Sequence[WeightColumn], found: Rankings) -> None:
        titles = [column.title for column in shown]
        if titles[0] == self.tr("Last year"):
            titles[0] = self.tr("Last year's weights")
        columns = [RankingColumn(title, result) for title, result in zip(titles, found.results, strict=True)]
        base, codes, plan = 0, None, self._plan
        if found.former is not None:
            columns.insert(0, RankingColumn(self.tr("Last year as it was"), found.former))
            base = 1
            codes = {unit.code: (*former(plan, unit.code), "")[0] for unit in plan.units}
        self.rankings.show(plan, columns, base, codes)
        for section in range(self.rankings.columnCount()):
            self.ranking_view.setColumnWidth(section, 72 if self.rankings.is_rank(section) else 62)
        self.summary.setText(self._summary(found, titles[0]))

    def _summary(self, found: Rankings, base: str) -> str:
        if found.trial is None:
            return self.tr("Places are compared with “{title}”.").format(title=base)
        parts = [
            self.tr("Last year's values under this year's rules; places are compared with “{title}”.").format(
                title=base
            )
        ]
        trial = found.trial
        if trial.left_out:
            parts.append(problem_text(next(iter(trial.left_out.values())), current()))
        if trial.new_items:
            parts.append(self.tr("{count} items are new and had no value then").format(count=len(trial.new_items)))
        return "　".join(parts)

    # what is done with sets

    def put_aside(self) -> None:
        """The present weights under a name."""
        plan = self._plan
        name = free_name(plan, self.tr("Set {number}").format(number=len(plan.weight_sets) + 1))
        taken = {kept.name for kept in plan.weight_sets}
        dialog = WeightNameDialog(self.tr("Put the present weights aside"), name, "", taken, self)
        dialog.named.connect(self._put_aside)
        dialog.open()

    def _put_aside(self, name: str, note: str) -> None:
        kept = present_set(self._plan, name, note)
        if self._document.plan(self.tr("Put weights aside: {name}").format(name=name), with_set(self._plan, kept)):
            self.set_box.setCurrentIndex(self.set_box.findData(name))
            self._say(self.tr("Put aside as “{name}”.").format(name=name))

    def rename(self) -> None:
        kept = self._chosen()
        if kept is None or not self.rename_button.isEnabled():
            return
        taken = {one.name for one in self._plan.weight_sets} - {kept.name}
        dialog = WeightNameDialog(self.tr("Rename the weight set"), kept.name, kept.note, taken, self)
        dialog.named.connect(lambda name, note: self._rename(kept.name, name, note))
        dialog.open()

    def _rename(self, old: str, name: str, note: str) -> None:
        label = self.tr("Rename weight set {old}: {name}").format(old=old, name=name)
        if self._document.plan(label, renamed_set(self._plan, old, name, note)):
            self.set_box.setCurrentIndex(self.set_box.findData(name))

    def remove(self) -> None:
        kept = self._chosen()
        if kept is None or not self.remove_button.isEnabled():
            return
        label = self.tr("Delete weight set {name}").format(name=kept.name)
        if self._document.plan(label, without_set(self._plan, kept.name)):
            self._say(self.tr("Weight set “{name}” deleted. Ctrl+Z brings it back.").format(name=kept.name))

    def take(self) -> None:
        """The weights of the chosen set as one step."""
        kept = self._chosen()
        if kept is None or not self.take_button.isEnabled():
            return
        proposal = from_set(self._plan, kept, locked_too=self.locked_box.isChecked())
        new = self._taken(proposal)
        count = sum(a != b for a, b in zip(new.indicators, self._plan.indicators, strict=True))
        if self._document.plan(self.tr("Take weight set {name}").format(name=kept.name), new):
            self._say(
                self.tr("Weights of “{name}” taken: {count} changed. Ctrl+Z takes it back.").format(
                    name=kept.name, count=count
                )
            )

    def _taken(self, proposal: Proposal) -> Plan:
        return weighted(self._plan, proposal.weights, proposal.of_classes)

    def copy(self) -> None:
        """Both tables as text, one below the other."""
        lines = [*self.weight_view.everything(), [], *self.ranking_view.everything()]
        QGuiApplication.clipboard().setMimeData(texts_to_mime(lines))
        self._say(self.tr("Weights and rankings copied."))

    def _say(self, text: str) -> None:
        self.summary.setText(text)
        self.said.emit(text)

    def _derive(self, kept: WeightSet | None) -> None:
        self.accept()
        self.derive_wanted.emit(kept)

    # keys and closing

    def _next_class(self) -> None:
        """The weights of the next class, and after the last one those of all."""
        self.class_box.setCurrentIndex((self.class_box.currentIndex() + 1) % self.class_box.count())
        self._show()

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.weight_view, self.ranking_view, self.take_button]
        focus = self.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        next(pane for pane in (*panes[at + 1 :], *panes) if pane.isEnabled()).setFocus()

    def done(self, result: int) -> None:
        self._newest.stop()
        self._document.changed.disconnect(self._follow)
        super().done(result)
