"""推导权重: choose a group and a method, enter what it needs, compare the proposal, take it or put it aside.

What is entered is a frozen `Derivation`; every edit makes another one, so that Ctrl+Z needs nothing but the ones
before. It is kept with the plan as a weight set: soon after the last edit, and whenever the window closes.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from exchange.wording import problem_text, word
from gui.dialogs.weight_input import WeightInput
from gui.dialogs.weight_name import WeightNameDialog
from gui.document import Document
from gui.language import current
from gui.last_year import last_assessment
from gui.models.plan.weight_columns import WeightColumn, WeightColumns
from gui.models.plan.weight_methods import CARDS, LEAVES, card_words, groups
from gui.models.plan.weight_work import Answer, propose_weights
from gui.models.results.ranking_columns import RankingColumn, RankingColumns
from gui.newest import Newest
from gui.widgets.read_text import ReadText
from gui.widgets.side_table import SideTable
from scoring.entries import Assessment
from scoring.plan import Plan, WeightSet
from scoring.problems import Problem
from scoring.weights.derivation import Derivation, from_json, to_json, weighed
from scoring.weights.proposal import weight_places, weighted
from scoring.weights.sets import free_name, last_set, present_set, present_weights, with_set

AUTOSAVE: Final = 5000
"""Milliseconds of rest after which what was entered is kept."""
NAMED: Final = 4
METHOD, TEXT = int(Qt.ItemDataRole.UserRole), 0


class DeriveWeightsDialog(QDialog):
    said = Signal(str)
    """What was taken or kept, for the message line."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, go_on: WeightSet | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._newest = Newest(document.tasks)
        self._derivation, self._kept = Derivation(), Derivation()
        self._name = ""
        """Of the set in which what was entered is kept; "" before it is."""
        self._before: list[Derivation] = []
        self._answer: Answer | None = None
        self._old: Assessment | None = None
        self._asked_for_old = self._onward = False
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE)
        self._autosave.timeout.connect(self.keep)
        self._build()
        self._lay_out()
        self._set_texts()
        self._fill()
        self._connect()
        if go_on is not None:
            self._go_on(go_on)
        self._show()
        self.cards.setFocus()

    # widgets

    def _build(self) -> None:
        self.group_box, self.places_box, self.earlier_box = QComboBox(), QComboBox(), QComboBox()
        self.group_label, self.places_label, self.earlier_label = QLabel(), QLabel(), QLabel()
        for label, box in (
            (self.group_label, self.group_box),
            (self.places_label, self.places_box),
            (self.earlier_label, self.earlier_box),
        ):
            label.setBuddy(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group_box.setMinimumContentsLength(22)
        self.earlier_box.setMinimumContentsLength(16)
        self.places_box.setMinimumContentsLength(10)
        self.cards, self.input = QListWidget(), WeightInput()
        self.findings = ReadText()
        self.weights, self.rankings = WeightColumns(self), RankingColumns(self)
        self.weight_view, self.ranking_view = SideTable(self.weights, 150), SideTable(self.rankings, 110)
        self.data_box, self.data_label, self.summary = QComboBox(), QLabel(), QLabel()
        self.data_label.setBuddy(self.data_box)
        self.take_button, self.aside_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        for button in (self.take_button, self.aside_button, self.close_button):
            button.setAutoDefault(False)  # an Enter from a judgment must not write
        self.take_button.installEventFilter(self)
        self.cards.installEventFilter(self)
        for label in (self.summary, self.data_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.cards.setWordWrap(True)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings.setMaximumHeight(92)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for widget in (self.group_label, self.group_box, self.places_label, self.places_box):
            top.addWidget(widget)
        top.addStretch()
        top.addWidget(self.earlier_label)
        top.addWidget(self.earlier_box)
        middle, right = QWidget(), QWidget()
        entered = QVBoxLayout(middle)
        entered.setContentsMargins(0, 0, 0, 0)
        entered.addWidget(self.input, 1)
        entered.addWidget(self.findings)
        proposed = QVBoxLayout(right)
        proposed.setContentsMargins(0, 0, 0, 0)
        proposed.addWidget(self.weight_view, 4)
        data = QHBoxLayout()
        data.addWidget(self.data_label)
        data.addWidget(self.data_box)
        data.addStretch()
        proposed.addLayout(data)
        proposed.addWidget(self.ranking_view, 5)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.cards, middle, right):
            self.halves.addWidget(part)
        self.halves.setStretchFactor(1, 1)
        self.halves.setSizes([196, 640, 430])
        self.halves.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.summary, 1)
        for button in (self.take_button, self.aside_button, self.close_button):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self.halves, 1)
        whole.addLayout(buttons)
        self.resize(1280, 660)

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Derive weights"))
        self.group_label.setText(self.tr("&Weigh:"))
        self.places_label.setText(self.tr("&Decimals:"))
        self.earlier_label.setText(self.tr("&Go on with:"))
        self.data_label.setText(self.tr("Ranking on values &of:"))
        self.take_button.setText(self.tr("&Take"))
        self.aside_button.setText(self.tr("&Put aside…"))
        self.close_button.setText(self.tr("Close"))
        self.cards.setAccessibleName(self.tr("Method"))
        self.weight_view.setAccessibleName(self.tr("Proposal beside present and last year's weights"))
        self.ranking_view.setAccessibleName(self.tr("What the proposal does to the ranking"))
        self.findings.setAccessibleName(self.tr("What to look at"))

    def _fill(self) -> None:
        plan = self._plan
        for method, *_ in CARDS:
            name, purpose = card_words(method)
            item = QListWidgetItem(f"{name}\n{purpose}")
            item.setData(METHOD, method)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().height() + 14))
            self.cards.addItem(item)
        self.cards.setCurrentRow(0)
        for key, name, level, count in groups(plan):
            fixed = {"": self.tr("First level"), LEAVES: self.tr("All leaves against each other")}
            text = self.tr("{name} ({count})").format(name=fixed.get(key, name), count=count)
            self.group_box.addItem("\u3000" * level + text, key)
        self.places_box.addItem(self.tr("{count} (as the plan)").format(count=weight_places(plan)), None)
        for places in range(4):
            self.places_box.addItem(str(places), places)
        self.earlier_box.addItem(self.tr("– new –"), "")
        for kept in plan.weight_sets:
            if from_json(kept.derivation) is not None:
                self.earlier_box.addItem(kept.name, kept.name)
        self.earlier_box.setEnabled(self.earlier_box.count() > 1)
        self.data_box.addItem(self.tr("this year"), "this")
        self.data_box.addItem(self.tr("last year"), "last")

    def _connect(self) -> None:
        self.cards.currentRowChanged.connect(self._choose_method)
        self.group_box.activated.connect(self._choose_group)
        self.places_box.activated.connect(
            lambda: self._edit(replace(self._derivation, places=self.places_box.currentData()))
        )
        self.earlier_box.activated.connect(self._choose_earlier)
        self.data_box.activated.connect(lambda: self._ask())
        self.input.changed.connect(self._edit)
        self.input.finished.connect(self._finish)
        self.input.said.connect(self.summary.setText)
        self.take_button.clicked.connect(self.take)
        self.aside_button.clicked.connect(self.put_aside)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo)
        QShortcut(QKeySequence("F6"), self, self._next_pane)

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    # what is entered

    def _choose_method(self, row: int) -> None:
        self._edit(replace(self._derivation, method=CARDS[row][0]))

    def _choose_group(self) -> None:
        key = str(self.group_box.currentData())
        self._edit(replace(self._derivation, leaves=key == LEAVES, parent=key if key not in ("", LEAVES) else None))

    def _choose_earlier(self) -> None:
        name = str(self.earlier_box.currentData())
        self.keep()
        kept = next((one for one in self._plan.weight_sets if one.name == name), None)
        if kept is not None:
            self._go_on(kept)
        else:
            self._name, self._derivation, self._before = "", Derivation(), []
        self._show()

    def _go_on(self, kept: WeightSet) -> None:
        found = from_json(kept.derivation)
        if found is not None:
            self._name, self._derivation, self._kept, self._before = kept.name, found, found, []

    def _edit(self, derivation: Derivation) -> None:
        if derivation != self._derivation:
            self._before.append(self._derivation)
            self._derivation = derivation
            if not self._document.read_only:
                self._autosave.start()
        self._show()

    def undo(self) -> None:
        """Back to what was entered before."""
        if self._before:
            self._derivation = self._before.pop()
            self._show()
            self.summary.setText(self.tr("Taken back."))

    def _show(self) -> None:
        """The entries at once, what comes of them as soon as it is worked out."""
        one = self._derivation
        self._answer = None
        self.cards.blockSignals(True)
        self.cards.setCurrentRow(next(row for row, card in enumerate(CARDS) if card[0] == one.method))
        self.cards.blockSignals(False)
        self.group_box.setCurrentIndex(max(0, self.group_box.findData(LEAVES if one.leaves else one.parent or "")))
        self.places_box.setCurrentIndex(0 if one.places is None else self.places_box.findData(one.places))
        self.earlier_box.setCurrentIndex(max(0, self.earlier_box.findData(self._name)))
        self.input.show_input(weighed(self._plan, one), one, None)
        self._allow(False)
        self._ask()
        if self._newest.waiting:
            self.summary.setText(self.tr("Working it out …"))

    # what comes of it

    def _ask(self) -> None:
        one = self._derivation
        last = self.data_box.currentData() == "last"
        if last or one.data == "last":
            self._find_old()
        self._newest.ask(
            propose_weights,
            one,
            self._document.assessment,
            self._document.result,
            self._old,
            last,
            done=self._have,
            failed=self._broke,
        )

    def _find_old(self) -> None:
        if not self._asked_for_old:
            self._asked_for_old, self._old = True, last_assessment(self._document)

    def _broke(self, error: Exception) -> None:
        raise error

    def _have(self, answer: Answer) -> None:
        if answer.derivation != self._derivation:
            return
        self._answer = answer
        self.input.show_input(weighed(self._plan, self._derivation), self._derivation, answer)
        self._show_findings(answer)
        self._show_weights(answer)
        self._show_rankings(answer)
        self._allow(answer.proposal is not None)
        if self._onward and answer.proposal is not None:
            self.take_button.setFocus()
        self._onward = False

    def _show_findings(self, answer: Answer) -> None:
        sentences = [self._sentence(problem) for problem in answer.problems]
        missing = [p for p in answer.problems if p.code == "weighting.judgment_missing"]
        if len(missing) > NAMED:  # a matrix that was just begun: what is left to do is said beside it
            sentences = [self._sentence(p) for p in answer.problems if p not in missing]
        if answer.proposal is not None and answer.proposal.kept:
            names = "、".join(self._plan.indicator[code].name for code in answer.proposal.kept)
            sentences.append(self.tr("Locked, and left as they are: {names}").format(names=names))
        trial = None if answer.rankings is None else answer.rankings.trial
        if trial is not None:
            sentences += [self._sentence(problem) for problem in list(trial.left_out.values())[:NAMED]]
        self.findings.setPlainText("\n".join(f"· {text}" for text in sentences))
        self.findings.setVisible(bool(sentences))

    def _sentence(self, problem: Problem) -> str:
        return problem_text(problem, current())

    def _show_weights(self, answer: Answer) -> None:
        plan, weights = self._plan, answer.proposal.weights if answer.proposal is not None else {}
        columns = [WeightColumn(self.tr("Present"), present_weights(plan))]
        last = last_set(plan)
        if last is not None:
            columns.insert(0, WeightColumn(self.tr("Last year"), last.weights))
        base = len(columns) - 1
        if weights:
            columns.append(WeightColumn(self.tr("Proposal"), {**present_weights(plan), **weights}))
        self.weights.show(plan, columns, base, only=[node.code for node in weighed(plan, self._derivation)])
        for column in range(self.weights.columnCount()):
            self.weight_view.setColumnWidth(column, 48 if self.weights.is_difference(column) else 54)

    def _show_rankings(self, answer: Answer) -> None:
        plan, found = self._plan, answer.rankings
        if found is None or len(found.results) < 2:
            self.rankings.clear()
            return
        columns = [
            RankingColumn(self.tr("Present"), found.results[0]),
            RankingColumn(self.tr("Proposal"), found.results[1]),
        ]
        self.rankings.show(plan, columns, 0)
        for column in range(self.rankings.columnCount()):
            self.ranking_view.setColumnWidth(column, 50 if self.rankings.is_rank(column) else 60)

    def _allow(self, can: bool) -> None:
        writable = not self._document.read_only
        self.take_button.setEnabled(can and writable and self._changes())
        self.aside_button.setEnabled(writable and (can or self._derivation.has_input))
        if self._document.read_only:
            self.summary.setText(self.tr("The file is opened for reading only: nothing can be taken or kept."))
        elif not can:
            self.summary.setText("")
        elif self.data_box.currentData() == "last" and self._old is None:
            self.summary.setText(self.tr("Last year's assessment is not in this file: no ranking on its values."))
        else:
            self.summary.setText(self._summary())

    def _summary(self) -> str:
        answer, plan = self._answer, self._plan
        if answer is None or answer.proposal is None:
            return ""
        changed = sum(plan.indicator[code].weight != weight for code, weight in answer.proposal.weights.items())
        if self._derivation.leaves:
            words = self.tr("Weights that change: {count}, groups included. Units that change places: {moved}.")
        else:
            words = self.tr("Weights that change: {count}, with those below. Units that change places: {moved}.")
        return words.format(count=changed, moved=self.rankings.moves())

    def _changes(self) -> bool:
        answer = self._answer
        return answer is not None and answer.proposal is not None and self._taken(answer) is not self._plan

    def _taken(self, answer: Answer) -> Plan:
        assert answer.proposal is not None
        return weighted(self._plan, answer.proposal.weights)

    # taking and keeping

    def _finish(self) -> None:
        """Everything is entered: on to the button, as soon as there is something to take."""
        if self._answer is not None and self.take_button.isEnabled():
            self.take_button.setFocus()
        else:
            self._onward = self._newest.waiting

    def take(self) -> None:
        """The proposed weights, and what they were derived from, as one step."""
        answer = self._answer
        if answer is None or answer.proposal is None or not self.take_button.isEnabled():
            return
        plan = self._taken(answer)
        count = sum(a.weight != b.weight for a, b in zip(plan.indicators, self._plan.indicators, strict=True))
        label = self.tr("Weights by {method}: {group}").format(method=self._method(), group=self._group())
        if self._derivation.has_input:
            plan = with_set(plan, self._set(self._name or free_name(plan, self._proposed_name()), answer))
        if self._document.plan(label, plan) is not None:
            self._kept = self._derivation
            self.said.emit(self.tr("Weights taken: {count} changed. Ctrl+Z takes it back.").format(count=count))
            self.accept()

    def put_aside(self) -> None:
        """Keep the proposal as a set of weights under a name."""
        self.input.commit()
        taken = {one.name for one in self._plan.weight_sets} - {self._name}
        name = self._name or free_name(self._plan, self._proposed_name())
        note = next((one.note for one in self._plan.weight_sets if one.name == self._name), "")
        dialog = WeightNameDialog(self.tr("Put weights aside"), name, note, taken, self)
        dialog.named.connect(self._put_aside)
        dialog.open()

    def _put_aside(self, name: str, note: str) -> None:
        kept = replace(self._set(name, self._answer), note=note)
        plan = self._plan
        if self._name and self._name != name:
            plan = replace(plan, weight_sets=tuple(one for one in plan.weight_sets if one.name != self._name))
        label = self.tr("Put weights aside: {name}").format(name=name)
        if self._document.plan(label, with_set(plan, kept)) is not None:
            self._name, self._kept = name, self._derivation
            self._autosave.stop()
            self.summary.setText(self.tr("Put aside as “{name}”.").format(name=name))
            self.said.emit(self.summary.text())

    def keep(self) -> None:
        """Keep what was entered as a set, so that it can be gone on with: nothing typed here is lost."""
        self._autosave.stop()
        one = self._derivation
        if not one.has_input or one == self._kept or self._document.read_only:
            return
        name = self._name or free_name(self._plan, self._proposed_name())
        kept = self._set(name, self._answer)
        old = next((before for before in self._plan.weight_sets if before.name == name), None)
        if old is not None:
            kept = replace(kept, note=old.note)
        label = self.tr("Keep what was entered: {name}").format(name=name)
        if self._document.plan(label, with_set(self._plan, kept)) is not None:
            self._name, self._kept = name, one
            self.said.emit(self.tr("What was entered is kept in the weight set “{name}”.").format(name=name))

    def _set(self, name: str, answer: Answer | None) -> WeightSet:
        """A set with the whole plan's weights under the proposal; without weights while there is none."""
        kept = WeightSet(name=name, weights={}, derivation=to_json(self._derivation))
        if answer is None or answer.proposal is None or answer.derivation != self._derivation:
            return kept
        present = present_set(self._plan)
        weights = {**present.weights, **answer.proposal.weights}
        return replace(kept, weights=weights, weight_by_class=present.weight_by_class)

    def _proposed_name(self) -> str:
        return f"{self._method()} {self._group()}"

    def _method(self) -> str:
        one = self._derivation
        method = one.form if one.method == "rank_order" else one.method
        return word(f"weights_method.{method}", current())

    def _group(self) -> str:
        one = self._derivation
        if one.leaves:
            return self.tr("all leaves")
        return self.tr("first level") if one.parent is None else self._plan.indicator[one.parent].name

    # keys and closing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from the cards to what is to be entered; on the button it takes."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if watched is self.take_button:
            self.take_button.click()
        elif self._derivation.method == "equal":
            self._finish()
        else:
            self.input.page.start()
        return True

    def _next_pane(self) -> None:
        """From the cards to the input, to the proposal, to the ranking, to the button, and round."""
        self.input.commit()
        entered = self.input.page.panes()
        panes = [self.cards, *entered, self.weight_view, self.ranking_view, self.take_button]
        focus = self.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        pane = next(pane for pane in (*panes[at + 1 :], *panes[: at + 1]) if pane.isEnabled())
        if entered and pane is entered[0]:
            self.input.page.start()
        else:
            pane.setFocus()

    def done(self, result: int) -> None:
        self.input.commit()
        self.keep()
        self._autosave.stop()
        self._newest.stop()
        super().done(result)
