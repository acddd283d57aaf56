"""The results: the ranking, whole or by class, why it is not final yet, how each unit was scored, and how every
figure came about."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exchange.sheets.notes import veto_note
from gui.document import Document
from gui.figures import rank_text
from gui.initials import initials
from gui.language import current
from gui.models.results.explanation import Explainer, Explanation, Question
from gui.models.results.findings_list import FindingsList
from gui.models.results.ranking_table import COLUMNS as RANKING_COLUMNS
from gui.models.results.ranking_table import RankingTable
from gui.models.results.score_list import COLUMNS as SCORE_COLUMNS
from gui.models.results.score_list import ScoreList
from gui.pages.page import Page
from gui.pages.why_panel import WhyPanel
from gui.theme import colours, paint
from gui.widgets.grid.column_widths import ColumnWidths
from gui.widgets.read_text import ReadText
from gui.widgets.table import ReadTable
from scoring.problems import Place

WIDTHS: Final = {
    "rank": 4.6,
    "unit": 5.6,
    "class": 8,
    "base": 3.7,
    "coefficient": 3,
    "rank_plain": 3.4,
    "adjusted": 3.7,
    "bonus": 2.9,
    "deduction": 2.9,
    "total": 3.9,
    "gap": 4,
    "record_rank": 3.4,
    "record_total": 4.2,
    "record_change": 5.6,
    "last_rank": 3,
    "moved": 3,
    "grade": 6.2,
    "rank_in_class": 3.2,
}
HIDDEN: Final = ("class", "adjusted", "rank_in_class")
"""What only the column menu shows: at 1366 pixels the others have room."""
SCORE_WIDTHS: Final = {"name": 13, "measure": 8, "rule": 6, "points": 3.7, "weight": 4.2, "rate": 4.4, "state": 4.2}
"""Widths in characters of Chinese; at 1366 pixels both tables fit side by side."""
STANDING_LINES: Final = 4
"""So long is the sentence about most units: with as much room for the others the table under it stays where it is."""
EXPLAINED_LINES: Final = 8
FINDINGS_SHOWN: Final = 7
"""Lines of what is open under the ranking; the others are scrolled to."""
SCORED, WHY = range(2)
"""What stands beside the ranking."""


class ResultsPage(Page):
    menu = "view"

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.ranking, self.scores = RankingTable(document, self), ScoreList(document, self)
        self.findings = FindingsList(document, self)
        self.table = ReadTable(self.ranking)
        self.score_table = ReadTable(self.scores, whole_rows=False)
        self.finding_list = QListView()
        self.classes, self.views = QTabBar(), QTabBar()
        self.why, self._beside = WhyPanel(document), QStackedWidget()
        self._status, self._rules, self._nothing = QToolButton(), QLabel(), QLabel()
        self._unit_title, self._standing, self._vetoes = QLabel(), QLabel(), QLabel()
        self.explanation = ReadText()
        self._explainer = Explainer(document, self)
        self._explained: Explanation | None = None
        self._looked_at = self.table
        self._copy_action = QAction(self)
        self._copy_action.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self._copy_action.triggered.connect(self._copy_explanation)
        self._scores_action = QAction(self)
        self._scores_action.setShortcut(QKeySequence("Alt+F9"))
        self._scores_action.triggered.connect(self.show_scores)
        self.addActions([self._scores_action, self._copy_action])
        self._open_action = QAction(self)
        self._open_action.setShortcut(QKeySequence("Alt+O"))
        self._open_action.triggered.connect(self._show_open)
        self._columns_action = QAction(self)
        self._columns_action.setShortcut(QKeySequence("Alt+C"))
        self._columns_action.triggered.connect(self._choose_columns)
        self.addActions([self._columns_action, self._open_action])
        self._lay_out()
        self._connect()
        self.retranslate()
        self._load()

    # composing

    def _lay_out(self) -> None:
        for label in (self._rules, self._unit_title, self._standing, self._vetoes, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._status.setAutoRaise(True)
        self._unit_title.setContentsMargins(8, 5, 8, 2)
        self._standing.setContentsMargins(8, 0, 8, 4)
        self._standing.setMinimumHeight(self.fontMetrics().lineSpacing() * STANDING_LINES)
        self._standing.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._standing.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._vetoes.setContentsMargins(8, 2, 8, 4)
        font = self._unit_title.font()
        font.setBold(True)
        self._unit_title.setFont(font)
        for tabs in (self.classes, self.views):
            tabs.setDrawBase(False)
            tabs.setExpanding(False)
        self.views.addTab("")
        self.views.addTab("")
        self._beside.addWidget(self.score_table)
        self._beside.addWidget(self.why)
        self.finding_list.setModel(self.findings)
        self.finding_list.setUniformItemSizes(True)
        self.finding_list.setFrameShape(QFrame.Shape.NoFrame)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 6, 0)
        top.addWidget(self.classes)
        top.addStretch(1)
        top.addWidget(self._status)
        title = QHBoxLayout()
        title.setContentsMargins(0, 0, 0, 0)
        title.addWidget(self._unit_title, 1)
        title.addWidget(self.views)
        self._figures = QSplitter(Qt.Orientation.Vertical)
        self._figures.addWidget(self._beside)
        self._figures.addWidget(self.explanation)
        self._figures.setChildrenCollapsible(False)
        self._figures.setStretchFactor(0, 1)
        self._figures.setSizes([1, self.fontMetrics().lineSpacing() * EXPLAINED_LINES])
        left, right = QWidget(), QWidget()
        for side, widgets in (
            (left, (self.table, self._rules, self.finding_list)),
            (right, (self._standing, self._vetoes, self._figures)),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addLayout(top if side is left else title)
            for widget in widgets:
                column.addWidget(widget, 1 if isinstance(widget, ReadTable | QSplitter) else 0)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(left)
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 9)
        self._split.setStretchFactor(1, 7)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(self._split, 1)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(20, 20, 20, 20)
        em = self.fontMetrics().horizontalAdvance("国")
        widths = {number: round(em * WIDTHS[name]) for number, name in enumerate(RANKING_COLUMNS)}
        least = {number: round(width * 0.8) for number, width in widths.items()}
        hidden, grows = [[RANKING_COLUMNS.index(name) for name in names] for names in (HIDDEN, ("unit", "grade"))]
        self.columns = ColumnWidths(self.table, widths, least, grows, hidden, self._heading)
        self.table.horizontalHeader().setFixedHeight(self.fontMetrics().height() * 2 + 6)
        widths = {number: round(em * SCORE_WIDTHS[name]) for number, name in enumerate(SCORE_COLUMNS)}
        least = {number: round(width * 0.75) for number, width in widths.items()}
        self.score_columns = ColumnWidths(self.score_table, widths, least, [0], [], self._score_heading)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.row_shown.connect(self._show_row)
        self.table.chosen.connect(self._choose_figure)
        self.score_table.chosen.connect(self._go_to_source)
        for table in (self.table, self.why.table):
            table.typed.connect(self._find_unit)
        for table in (self.table, self.score_table):
            table.looked_at.connect(partial(self._look_at, table))
        self.views.currentChanged.connect(self._choose_view)
        self.why.looked_at.connect(self._explain)
        self.why.chosen.connect(self._go_to_reason)
        self.why.unit_wanted.connect(self._next_unit)
        self.why.left.connect(self.table.setFocus)
        self.why.trial_wanted.connect(self.place_wanted)
        self._explainer.explained.connect(self._say)
        self._status.clicked.connect(self._show_open)
        self.finding_list.clicked.connect(self._go_to_finding)
        self.finding_list.activated.connect(self._go_to_finding)
        self.classes.currentChanged.connect(self._choose_class)
        self._document.opened.connect(self._load)
        self._document.changed.connect(self._follow)
        self._document.result_changed.connect(self._show)

    # what it says

    def go_to(self, place: Place) -> bool:
        """("result", unit, …): the unit in the ranking; with "scores" at the end how it was scored, with "why" why it
        stands there, with an indicator what it scored there. An empty code is the unit at which the page stands."""
        if len(place) < 2 or place[0] != "result" or not (place[1] == "" or self.show_unit(place[1])):
            return False
        if place[-1] == "why":
            self.show_why()
        elif len(place) > 2:
            self.show_scores()
            codes = [self.scores.code(row) for row in range(self.scores.rowCount())]
            if place[2] in codes:
                self.score_table.setCurrentIndex(self.scores.index(codes.index(place[2]), 0))
        return True

    def unit(self) -> str:
        row = self.table.currentIndex().row()
        return self.ranking.unit(row).code if 0 <= row < self.ranking.rowCount() else ""

    def show_unit(self, code: str) -> bool:
        """Make a unit the current one, in the ranking of all where it is not in the class on show."""
        if self.ranking.row_of(code) is None:
            self.classes.setCurrentIndex(0)
        row = self.ranking.row_of(code)
        if row is None:
            return False
        self.table.show_row(row)
        self.table.setFocus()
        return True

    def show_why(self, *_cell: int) -> None:
        """Why the current unit stands where it stands, with the keyboard there."""
        self.views.setCurrentIndex(WHY)
        self.why.setFocus()

    def show_scores(self) -> None:
        """How the current unit was scored, with the keyboard there."""
        self.views.setCurrentIndex(SCORED)
        if not self.score_table.currentIndex().isValid() and self.scores.rowCount():
            self.score_table.setCurrentIndex(self.scores.index(0, 0))
        self.score_table.setFocus()

    def counters(self) -> tuple[str, ...]:
        lines = self.ranking.lines
        ties = len({line.rank for line in lines if line.tied})
        return (
            self.tr("Ranked {count}").format(count=sum(1 for line in lines if line.rank is not None)),
            self.tr("Groups of ties {count}").format(count=ties),
        )

    def toolbar_actions(self) -> list[QAction]:
        return [self._scores_action, self._copy_action]

    def menu_actions(self) -> Sequence[QAction]:
        return (self._columns_action, self._open_action)

    def layout_state(self) -> str:
        return self.columns.state()

    def restore_layout(self, state: str) -> None:
        self.columns.restore(state)

    def retranslate(self) -> None:
        for model in (self.ranking, self.scores, self.why):
            model.retranslate()
        self.views.setTabText(SCORED, self.tr("Scores"))
        self.views.setTabText(WHY, self.tr("Why"))
        self.views.setTabToolTip(SCORED, self.tr("How the unit was scored (Alt+F9)"))
        self.views.setTabToolTip(WHY, self.tr("Why the unit stands there (Shift+F9, Enter)"))
        self._open_action.setText(self.tr("What is &open"))
        self._columns_action.setText(self.tr("&Columns of the ranking…"))
        self._scores_action.setText(self.tr("How the unit was scored"))
        self.findings.load()
        self._nothing.setText(self.tr("There are no results yet. Open an assessment, or enter the first values."))
        self.table.setAccessibleName(self.tr("Ranking"))
        self.score_table.setAccessibleName(self.tr("How the unit was scored"))
        self.explanation.setAccessibleName(self.tr("How the figure came about"))
        self._copy_action.setText(self.tr("Copy the explanation"))
        self.finding_list.setAccessibleName(self.tr("Why the ranking is not final"))
        if self.classes.count():
            self.classes.setTabText(0, self.tr("All"))
        self._show()
        self._explain()

    # following

    def _load(self) -> None:
        """Another assessment: its classes, its ranking from the top."""
        self._fill_classes()
        self._show()

    def _follow(self, _changes: object) -> None:
        names = [self.classes.tabText(number) for number in range(1, self.classes.count())]
        if names != [one.name for one in self._document.assessment.plan.classes]:
            self._fill_classes()

    def _fill_classes(self) -> None:
        self.classes.blockSignals(True)
        while self.classes.count():
            self.classes.removeTab(0)
        self.classes.addTab(self.tr("All"))
        for one in self._document.assessment.plan.classes:
            self.classes.addTab(one.name.replace("&", "&&"))
        self.classes.blockSignals(False)
        self.classes.setVisible(bool(self._document.assessment.plan.classes))
        self.classes.setMinimumSize(self.classes.sizeHint())  # Qt asks for it before it has laid out the tabs
        self.ranking.show_class(None)

    def _show(self) -> None:
        result = self._document.result
        empty = result is None or self._document.assessment.entries.is_empty
        self._nothing.setVisible(empty)
        self._split.setVisible(not empty)
        if result is None:
            return
        self.columns.leave_out([RANKING_COLUMNS.index(name) for name in self.ranking.needless()])
        if self.isVisible():
            self.ranking.last.want()
        tokens = colours(self)
        counts = Counter(reason.kind for reason in self.findings.reasons)
        words, pair = {
            "complete": (self.tr("Complete: every entry is there"), tokens.good),
            "provisional": (self.tr("Provisional: {count} open").format(count=counts["open"]), tokens.banner),
            "problems": (self.tr("Has problems: {count}").format(count=counts["problem"]), tokens.wrong),
        }[result.status]
        self._status.setText(words)
        self._status.setToolTip(self.tr("What is open (Alt+O)"))
        paint(self._status, pair)
        self.finding_list.setVisible(bool(self.findings.reasons))
        rows = min(len(self.findings.reasons), FINDINGS_SHOWN)
        self.finding_list.setFixedHeight(max(1, self.finding_list.sizeHintForRow(0)) * rows + 2)
        self._rules.setText(self._in_words())
        if not self.table.currentIndex().isValid() and self.ranking.rowCount():
            self.table.show_row(0)
        else:
            self._show_row(self.table.currentIndex().row())
            if self.isVisible():  # else when it is shown: nobody waits for it after an edit on another page
                self._explain()
        self.counters_changed.emit()

    def _in_words(self) -> str:
        ties = {
            "competition": self.tr("Tied units share a rank, the next ranks are left free (1, 2, 2, 4)."),
            "dense": self.tr("Tied units share a rank, the next rank follows (1, 2, 2, 3)."),
            "average": self.tr("Tied units share the mean of their ranks (1, 2.5, 2.5, 4)."),
        }
        return ties.get(self._document.assessment.plan.ranking.ties, "")

    def _show_row(self, row: int) -> None:
        if not 0 <= row < self.ranking.rowCount():
            self.scores.show_unit("")
            self._unit_title.setText("")
            self._vetoes.hide()
            return
        line, unit = self.ranking.lines[row], self.ranking.unit(row)
        self.scores.show_unit(unit.code)
        text = self.tr("{unit}: {total} points").format(unit=unit.name, total=f"{unit.total:f}")
        if line.rank is not None:
            text = self.tr("{unit}: {total} points, rank {rank}").format(
                unit=unit.name, total=f"{unit.total:f}", rank=rank_text(line.rank)
            )
        self._unit_title.setText(text)
        self._show_vetoes(unit.code)
        self._show_reasons()

    def _show_vetoes(self, unit: str) -> None:
        """Why a unit is graded lower than its total would have it."""
        plan, decisions = self._document.assessment.plan, self._document.assessment.entries.decisions
        notes = [veto_note(plan, decision, current()) for decision in decisions if decision.unit == unit]
        self._vetoes.setText("\n".join(notes))
        self._vetoes.setVisible(bool(notes))
        paint(self._vetoes, colours(self).doubtful)

    # why

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ranking.last.want()
        self._show_reasons()
        self._explain()

    def _look_at(self, table: ReadTable) -> None:
        if table.hasFocus():
            self._looked_at = table
        self._explain()

    def _explain(self) -> None:
        """The figure at which the keyboard is, or was last: of an indicator, or of the unit as a whole."""
        shown, node = self.table.currentIndex(), self.score_table.currentIndex()
        if not shown.isValid():
            self._explainer.ask(None)
            return
        if self.views.currentIndex() == WHY:
            line = self.why.line
            figure = line.figure if line is not None and line.figure else "total"
        elif self._looked_at is self.score_table and node.isValid():
            figure = self.scores.code(node.row())
        else:
            figure = self.ranking.stage(shown.column())
        unit = self.ranking.unit(shown.row())
        self._explainer.ask(Question(unit.code, figure, self.classes.currentIndex() > 0, current()))
        self._show_explained()

    def _say(self, found: Explanation | None) -> None:
        self._explained = found
        self._show_explained()

    def _show_explained(self) -> None:
        found = self._explained
        if found is None:
            self._standing.setText(self.tr("Working it out …"))
            self.explanation.clear()
            return
        self._standing.setText(found.standing)
        line = self.why.line if self.views.currentIndex() == WHY else None
        if line is not None and line.sentence:
            self.explanation.show_lines(line.texts[0], [("", line.sentence)] if line.sentence != line.texts[0] else [])
            return
        lines = (
            ("", found.line),
            (self.tr("Entries: "), found.entries),
            (self.tr("Rule: "), found.rule),
        )
        self.explanation.show_lines(found.heading, [(name, text) for name, text in lines if text])

    def _show_reasons(self) -> None:
        """The why of the current unit, where it is looked at: nobody waits for it elsewhere."""
        at = self.table.currentIndex()
        if self.views.currentIndex() == WHY and self.isVisible() and at.isValid():
            self.why.show_unit(self.ranking.unit(at.row()).code, in_class=self.classes.currentIndex() > 0)

    def _copy_explanation(self) -> None:
        """The unit's sentence and the figure's explanation, or all that is said of why it stands there, as text."""
        explained = (self._standing.text(), self.explanation.toPlainText())
        text = self.why.text() if self.views.currentIndex() == WHY else "\n".join(one for one in explained if one)
        if text:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("The explanation is copied."))

    def _score_heading(self, column: int) -> str:
        return str(self.scores.headerData(column, Qt.Orientation.Horizontal))

    def _heading(self, column: int) -> str:
        return str(self.ranking.headerData(column, Qt.Orientation.Horizontal))

    # what is done

    def _choose_columns(self) -> None:
        """The columns to switch on and off, under the heading."""
        menu = self.columns.menu("", self.tr("Usual columns"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.mapToGlobal(self.table.horizontalHeader().geometry().bottomLeft()))

    def _choose_figure(self, row: int, column: int) -> None:
        """Where a figure of the ranking comes from; of the unit itself, why it stands there."""
        name, unit = RANKING_COLUMNS[column], self.ranking.unit(row)
        if name in ("base", "coefficient", "adjusted", "rank_plain"):
            self.show_scores()
        elif name in ("bonus", "deduction"):
            self.place_wanted.emit(("events", name, unit.code))
        elif name in ("last_rank", "moved"):
            self.place_wanted.emit(("comparison", unit.code))
        else:
            self.show_why()

    def _choose_class(self, number: int) -> None:
        classes = self._document.assessment.plan.classes
        self.ranking.show_class(classes[number - 1].code if 0 < number <= len(classes) else None)
        if self.ranking.rowCount():
            self.table.show_row(0)
        self._show()

    def _choose_view(self, view: int) -> None:
        self._beside.setCurrentIndex(view)
        if view == SCORED:
            self.why.stop()
        self._show_reasons()
        self._explain()

    def _find_unit(self, letters: str) -> None:
        """The next unit whose name begins with these letters (or has them in it), as they are or as pinyin initials."""
        wanted = letters.casefold()
        names = [self.ranking.unit(row).name for row in range(self.ranking.rowCount())]
        spoken = [(name.casefold(), initials(name)) for name in names]
        begins = [row for row, forms in enumerate(spoken) if any(form.startswith(wanted) for form in forms)]
        within = [row for row, forms in enumerate(spoken) if any(wanted in form for form in forms)]
        found = begins or within
        if found:
            here = self.table.currentIndex().row()
            after = [row for row in found if row > here] if len(letters) == 1 else [row for row in found if row >= here]
            self.table.show_row((after or found)[0])
        else:
            self.said.emit(self.tr("No unit is called {letters}.").format(letters=letters))

    def _next_unit(self, step: int) -> None:
        row = self.table.currentIndex().row() + step
        if 0 <= row < self.ranking.rowCount():
            self.table.show_row(row)

    def _go_to_reason(self, row: int, column: int) -> None:
        node = self.why.model.lines[row].node
        items = self.scores.items_of(node) if node else []
        self.place_wanted.emit(self.why.model.place(row, column, self.why.unit, items))

    def _go_to_source(self, row: int, column: int) -> None:
        place = self.scores.place(row, column)
        if place is not None:
            self.place_wanted.emit(place)

    def _show_open(self) -> None:
        """What keeps the ranking from being final, with the keyboard there: Enter leads to each."""
        if self.findings.rowCount():
            self.finding_list.setCurrentIndex(self.findings.index(0))
            self.finding_list.setFocus()

    def _go_to_finding(self, index: QModelIndex) -> None:
        self.place_wanted.emit(self.findings.reasons[index.row()].place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
