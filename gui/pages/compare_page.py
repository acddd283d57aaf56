"""对比: places and totals beside those of last year or of the period before, each change split into performance and the
effect of the rules, and one unit's change leaf by leaf."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QSplitter, QVBoxLayout, QWidget

from db.errors import StoreError
from exchange.wording import problem_text, word
from exchange.year_change_words import overall_sentence, part_name, signed, then_word, unit_sentence
from gui.document import Document
from gui.figures import rank_text, rounded
from gui.grid_model import LEADS_TO
from gui.language import current
from gui.models.registers.text_rows import TextRow, TextRows
from gui.models.results.ranking_table import moved_text
from gui.pages.page import Page
from gui.tasks import Task
from gui.widgets.read_text import ReadText
from gui.widgets.table import ReadTable
from scoring.entries import Assessment
from scoring.problems import Place, Refused
from scoring.result import Result
from scoring.years.change import UnitChange, YearChange
from scoring.years.split import PartChange, by_movement, split_change

UNITS: Final = (6, 4.6, 4.6, 3.4, 4.6, 4.6, 4.2, 4.2, 4.2)
PARTS: Final = (10, 4.2, 4.2, 4.2, 4.2, 4.2)
"""Widths in characters of Chinese; the first column has what is over."""
ORDERS: Final = ("moved", "rank", "change", "performance", "rule")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two assessments beside each other."""

    old: Assessment
    new: Assessment
    change: YearChange


def compared(old: Assessment, new: Assessment, old_result: Result | None, new_result: Result | None) -> Compared:
    from scoring.years.change import compare_years

    return Compared(old, new, compare_years(old, new, old_result, new_result))


class ComparePage(Page):
    menu = "view"

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._found: Compared | None = None
        self._made_of: tuple[object, object] = None, None
        self._task: Task | None = None
        self._old: dict[str, Assessment] = {}
        self._old_result: tuple[str, Result] | None = None
        self._wanted = ""
        self.units, self.parts = TextRows(range(1, 9), self), TextRows(range(1, 6), self)
        self.table, self.part_table = ReadTable(self.units), ReadTable(self.parts)
        self.others, self.order = QComboBox(), QComboBox()
        self._others_label, self._order_label, self._summary, self._rules = QLabel(), QLabel(), QLabel(), QLabel()
        self._nothing = QLabel()
        self.sentence = ReadText()
        self._copy_action, self._order_action = QAction(self), QAction(self)
        self._copy_action.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self._order_action.setShortcut(QKeySequence("Alt+O"))
        self._copy_action.triggered.connect(self._copy)
        self._order_action.triggered.connect(self._next_order)
        self.addActions([self._copy_action, self._order_action])
        self._lay_out()
        self.others.activated.connect(self._choose_other)
        self.order.activated.connect(self._show)
        self.table.row_shown.connect(self._show_unit)
        self.table.chosen.connect(lambda *_: self._look_at_parts())
        self.table.typed.connect(self._find)
        self.part_table.chosen.connect(self._go)
        document.opened.connect(self._load)
        document.result_changed.connect(self._follow)
        self.retranslate()

    def _lay_out(self) -> None:
        for label in (self._summary, self._rules, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(8, 3, 8, 3)
        self._summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._others_label.setBuddy(self.others)
        self._order_label.setBuddy(self.order)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 2)
        for label, box in ((self._others_label, self.others), (self._order_label, self.order)):
            top.addWidget(label)
            top.addWidget(box)
            top.addSpacing(16)
        top.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.sentence)
        column.addWidget(self.part_table, 1)
        self.sentence.setFixedHeight(self.fontMetrics().lineSpacing() * 7)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._summary)
        whole.addWidget(self._nothing, 1)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._rules)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._split.setSizes([640, 610])
        for table, widths in ((self.table, UNITS), (self.part_table, PARTS)):
            table.horizontalHeader().setFixedHeight(self.fontMetrics().height() * 2 + 6)
            table.model().modelReset.connect(lambda table=table, widths=widths: self._fit(table, widths))
        self.setFocusProxy(self.table)

    def _fit(self, table: ReadTable, widths: Sequence[float]) -> None:
        header, em = table.horizontalHeader(), self.fontMetrics().horizontalAdvance("国")
        for column, width in enumerate(widths[: header.count()]):
            header.resizeSection(column, round(em * width))
        if header.count():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def retranslate(self) -> None:
        self._others_label.setText(self.tr("&Beside"))
        self._order_label.setText(self.tr("&Sorted by"))
        self.others.setAccessibleName(self.tr("Assessment to compare with"))
        self.order.setAccessibleName(self.tr("Order of the units"))
        self._copy_action.setText(self.tr("Copy the comparison"))
        self._order_action.setText(self.tr("Sort by the &next figure"))
        chosen = max(0, self.order.currentIndex())
        self.order.clear()
        self.order.addItems(
            [
                self.tr("Movement"),
                self.tr("Place"),
                self.tr("Change of the total"),
                self.tr("Performance"),
                self.tr("Effect of the rules"),
            ]
        )
        self.order.setCurrentIndex(chosen)
        self.table.setAccessibleName(self.tr("Units beside last year"))
        self.part_table.setAccessibleName(self.tr("One unit's change leaf by leaf"))
        self._load()

    def toolbar_actions(self) -> list[QAction]:
        return [self._copy_action]

    def menu_actions(self) -> Sequence[QAction]:
        return (self._order_action,)

    def go_to(self, place: Place) -> bool:
        """("comparison", unit): the unit's change; an empty code is the unit at which the page stands."""
        if len(place) < 2 or place[0] != "comparison":
            return False
        self._wanted = place[1]
        self._choose_wanted()
        return True

    def unit(self) -> str:
        row = self.table.currentIndex().row()
        return str(self.units.rows[row].place[1]) if 0 <= row < len(self.units.rows) else ""

    # which assessment is beside

    def _load(self) -> None:
        """Another assessment: those that it can be compared with, the one before it first of all."""
        self._old, self._old_result, self._found, self._made_of = {}, None, None, (None, None)
        plan = self._document.assessment.plan
        infos = [info for info in self._document.assessments() if info.uid != plan.uid]
        self.others.clear()
        for info in infos:
            self.others.addItem(info.title, info.uid)
        named = plan.previous.id if plan.previous else ""
        before = [n for n, info in enumerate(infos) if (info.year, info.number or 0) < (plan.year, plan.number or 0)]
        at = next((n for n, info in enumerate(infos) if info.id == named), before[0] if before else 0)
        if infos:
            self.others.setCurrentIndex(at)
        self._show()
        self._follow()

    def _choose_other(self) -> None:
        self._follow()

    def _other(self) -> Assessment | None:
        """The assessment to compare with; read once."""
        uid, store = self.others.currentData(), self._document.store
        if uid is None or store is None:
            return None
        if uid not in self._old:
            try:
                self._old[uid] = store.read(uid)
            except (StoreError, Refused) as refusal:
                self._document.refused.emit(refusal)
                return None
        return self._old[uid]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        """Compare anew, beside the window, where it is looked at and something is another one."""
        if not self.isVisible():
            return
        new, old, result = self._document.assessment, self._other(), self._document.result
        if old is None or result is None:
            self._found = None
            self._show()
            return
        if self._made_of[0] is old and self._made_of[1] is result:
            return
        if self._task is not None:
            self._task.cancel()
        known = self._old_result[1] if self._old_result and self._old_result[0] == old.plan.uid else None
        self._made_of = old, result
        self._task = self._document.tasks.run(compared, old, new, known, result, done=self._take, failed=self._break)
        if self._found is None:
            self._show()

    def _take(self, found: Compared) -> None:
        self._task, self._found = None, found
        self._old_result = found.old.plan.uid, found.change.old
        self._show()

    def _break(self, error: Exception) -> None:
        self._task, self._found = None, None
        self._show()
        raise error

    # what it shows

    def _show(self) -> None:
        found = self._found
        self._nothing.setVisible(found is None)
        self._split.setVisible(found is not None)
        self._summary.setVisible(found is not None)
        self._rules.setVisible(found is not None)
        if found is None:
            waiting = self._task is not None
            empty = self.tr("This file has no other assessment to compare with. Ctrl+N makes next year's of this one.")
            self._nothing.setText(self.tr("Working it out …") if waiting else empty)
            return
        here, language = self.unit(), current()
        then = then_word(found.old.plan, found.new.plan, language)
        self._summary.setText(overall_sentence(found.change, found.new.plan, language))
        notes = [word("years.said.all.rules", language, then=then)]
        notes += [problem_text(problem, language) for problem in found.change.findings[:2]]
        self._rules.setText(" ".join(notes))
        self._rules.setToolTip("\n".join(problem_text(problem, language) for problem in found.change.findings))
        headings = (
            found.new.plan.unit_label or self.tr("Unit"),
            self.tr("Place then"),
            self.tr("Place now"),
            self.tr("Moved"),
            self.tr("Total then"),
            self.tr("Total now"),
            self.tr("Change"),
            self.tr("Performance"),
            self.tr("Rules"),
        )
        self.units.show(headings, [self._row(unit) for unit in self._sorted(found)])
        self._wanted = self._wanted or here
        self._choose_wanted()

    def _sorted(self, found: Compared) -> list[UnitChange]:
        units = by_movement(found.change.units)
        order = ORDERS[max(0, self.order.currentIndex())]
        if order == "rank":
            return sorted(units, key=lambda one: (one.rank is None, one.rank or 0))
        if order == "moved":
            return units
        name = {"change": "change", "performance": "performance", "rule": "rule_effect"}[order]
        figures = {one.code: getattr(one.total, name) for one in units}
        return sorted(units, key=lambda one: (figures[one.code] is None, -(figures[one.code] or 0)))

    def _row(self, unit: UnitChange) -> TextRow:
        places, total = self._document.assessment.plan.rounding.total_places, unit.total
        moved = self.tr("new") if unit.kind == "new" else moved_text(unit.rank_before, unit.rank)
        return TextRow(
            (
                unit.name,
                rank_text(unit.rank_before),
                rank_text(unit.rank),
                moved,
                "" if total.before is None else rounded(total.before, places),
                "" if total.now is None else rounded(total.now, places),
                signed(total.change, places),
                signed(total.performance, places),
                signed(total.rule_effect, places),
            ),
            ("comparison", unit.code),
        )

    def _choose_wanted(self) -> None:
        row = next((n for n, one in enumerate(self.units.rows) if one.place[1] == self._wanted), None)
        if row is not None:
            self._wanted = ""
        if self.units.rows:
            self.table.show_row(row if row is not None else max(0, self.table.currentIndex().row()))
        self._show_unit()

    def _show_unit(self, *_row: int) -> None:
        found, code = self._found, self.unit()
        unit = next((one for one in found.change.units if one.code == code), None) if found else None
        if found is None or unit is None:
            self.parts.show((), ())
            self.sentence.clear()
            return
        language = current()
        parts = split_change(found.change, found.old.plan, found.new.plan, code)
        self.sentence.show_lines(
            unit.name, [("", unit_sentence(unit, parts, found.old.plan, found.new.plan, language))]
        )
        headings = (
            self.tr("Part of the total"),
            self.tr("Then"),
            self.tr("Now"),
            self.tr("Change"),
            self.tr("Performance"),
            self.tr("Rules"),
        )
        ordered = sorted(parts, key=lambda part: -abs(part.change if part.change is not None else part.now))
        rows = [self._part_row(part, code) for part in ordered]
        self.parts.show(headings, [*rows, self._total_row(unit)])

    def _part_row(self, part: PartChange, unit: str) -> TextRow:
        places = self._document.assessment.plan.rounding.total_places
        return TextRow(
            (
                part_name(part, current()),
                "—" if part.before is None else rounded(part.before, places),
                rounded(part.now, places),
                signed(part.change, places),
                signed(part.performance, places),
                signed(part.rule_effect, places),
            ),
            self._place(part, unit),
        )

    def _place(self, part: PartChange, unit: str) -> Place:
        """The entry that a part of the total is scored from, else its rule, its register, or the unit's scores."""
        if part.kind in ("bonus", "deduction"):
            return ("events", part.kind, unit)
        if part.kind != "node":
            return ("result", unit, "scores")
        items = (code for code, nodes in self._document.users().items() if any(n.code == part.code for n in nodes))
        item = next(items, None)
        return ("indicators", part.code) if item is None else ("values", item, unit)

    def _total_row(self, unit: UnitChange) -> TextRow:
        row = self._row(unit)
        texts = (word("years.part.total", current()), *row.texts[4:6], *row.texts[6:9])
        return TextRow(texts, ("result", unit.code, "why"), strong=True)

    # what is done

    def _look_at_parts(self) -> None:
        if self.parts.rows:
            self.part_table.setFocus()
            if not self.part_table.currentIndex().isValid():
                self.part_table.show_row(0)

    def _go(self, row: int, _column: int) -> None:
        place = self.parts.index(row, 0).data(LEADS_TO)
        if place:
            self.place_wanted.emit(place)

    def _next_order(self) -> None:
        self.order.setCurrentIndex((self.order.currentIndex() + 1) % self.order.count())
        self._show()

    def _find(self, letters: str) -> None:
        """The unit whose name begins so, as it is or by pinyin initials."""
        from gui.initials import initials

        wanted = letters.casefold()
        for row, one in enumerate(self.units.rows):
            if any(form.startswith(wanted) for form in (one.texts[0].casefold(), initials(one.texts[0]))):
                self.table.show_row(row)
                return

    def _copy(self) -> None:
        """The sentences and the table, for a letter or a spreadsheet."""
        lines = [self._summary.text(), self.sentence.toPlainText(), ""]
        heading = [str(self.units.headerData(n, Qt.Orientation.Horizontal)) for n in range(self.units.columnCount())]
        lines += ["\t".join(texts) for texts in (heading, *(row.texts for row in self.units.rows))]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit(self.tr("The comparison is copied."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
