"""The charts, by the question that they answer; and, as a page of its own, how firm the ranking is.

Both are this one page with other kinds of charts. What is shown follows the result; everything is made beside the
window, what a chart says first, then its picture.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from exchange.charts import CHARTS
from exchange.charts.chart import Chart, Source
from exchange.charts.years import before_of
from exchange.file_names import free_path, sheet_file_name
from exchange.wording import reason_text, word
from gui.ask import Ask, FileToSave, ask_person
from gui.document import Document
from gui.language import current
from gui.models.results.chart_maker import ChartMaker, Drawn, Wish, save
from gui.models.results.explanation import view_of
from gui.models.results.last_ranking import LastRanking
from gui.pages.page import Page
from gui.theme import DARK, colours
from gui.widgets.bars.trial_bar import TrialBar
from gui.widgets.chart_view import ChartView
from scoring.problems import Place
from scoring.result import in_order

LIST_WIDTH = 176
KEY = int(Qt.ItemDataRole.UserRole)


class ChartsPage(Page):
    def __init__(self, document: Document, *, trial: bool = False, ask: Ask = ask_person) -> None:
        super().__init__()
        self._document, self._trial, self._ask = document, trial, ask
        self.kinds = [kind for kind in CHARTS if kind.trial == trial]
        self._maker = ChartMaker(document, self)
        self._last = LastRanking(document, self)
        self.list, self.view, self.trials = QListWidget(), ChartView(), TrialBar()
        self.classes, self.units = QComboBox(), QComboBox()
        self._class_label, self._unit_label = QLabel(), QLabel()
        self.sentences, self.mark, self._nothing = QLabel(), QLabel(), QLabel()
        self.charts: tuple[Chart, ...] = ()
        self._page = 0
        self._page_words = QLabel()
        self.twin = self._action("F7", self._show_twin)
        self.twin.setCheckable(True)
        self.copy_picture = self._action("Ctrl+Shift+C", self._copy)
        self.save_chart = self._action("Ctrl+Shift+S", self._save)
        self.save_all = self._action("", self._save_all)
        self.next_unit = self._action("Ctrl+Down", lambda: self._step_unit(1))
        self.previous_unit = self._action("Ctrl+Up", lambda: self._step_unit(-1))
        self.addActions([self.twin, self.copy_picture, self.save_chart, self.save_all])
        for action in (self.next_unit, self.previous_unit):
            self.view.addAction(action)
            self.list.addAction(action)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.list.setCurrentRow(0)

    def _action(self, key: str, slot: Any) -> QAction:
        action = QAction(self)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        return action

    # composing

    def _lay_out(self) -> None:
        for label in (self.sentences, self.mark, self._nothing, self._page_words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.sentences.setWordWrap(True)
        self.sentences.setContentsMargins(12, 2, 8, 4)
        self.sentences.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.mark.setContentsMargins(12, 1, 8, 1)
        self.mark.setMinimumHeight(self.fontMetrics().lineSpacing() + 4)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(20, 20, 20, 20)
        self._unit_label.setBuddy(self.units)
        self._class_label.setBuddy(self.classes)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        for kind in self.kinds:
            item = QListWidgetItem("")
            item.setData(KEY, kind.key)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 16))
            self.list.addItem(item)
        choosers = QHBoxLayout()
        choosers.setContentsMargins(8, 3, 8, 0)
        for widget in (self._class_label, self.classes, self._unit_label, self.units):
            choosers.addWidget(widget)
        choosers.addStretch(1)
        choosers.addWidget(self._page_words)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choosers)
        column.addWidget(self.trials)
        column.addWidget(self.view, 1)
        column.addWidget(self.mark)
        column.addWidget(self.sentences)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.list)
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([LIST_WIDTH, 1000])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(self._split, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose_kind)
        self.list.itemActivated.connect(lambda _: self.view.setFocus())
        self.classes.activated.connect(self._ask_anew)
        self.units.activated.connect(self._ask_anew)
        self.trials.changed.connect(self._ask_anew)
        self.trials.stopped.connect(self._maker.stop)
        self.view.resized.connect(self._wish)
        self.view.mark_reached.connect(self.mark.setText)
        self.view.turned.connect(self._turn)
        self._maker.found.connect(self._tell)
        self._maker.drawn.connect(self._show_drawn)
        self._maker.progressed.connect(self.trials.advance)
        self._maker.busy_changed.connect(self._show_busy)
        self._last.changed.connect(self._ask_anew)
        self._document.opened.connect(self._forget)
        self._document.result_changed.connect(self._follow)

    def retranslate(self) -> None:
        language = current()
        for row, kind in enumerate(self.kinds):
            item = self.list.item(row)
            item.setText(word(f"chart.{kind.key}.question", language))
            item.setToolTip(word(f"chart.{kind.key}.name", language))
        self.list.setAccessibleName(self.tr("Charts by what they answer"))
        self.view.setAccessibleName(self.tr("Chart"))
        self._class_label.setText(self.tr("&Class"))
        self._unit_label.setText(self.tr("&Unit"))
        self.units.setToolTip(self.tr("Ctrl+Up and Ctrl+Down go through the units"))
        self.copy_picture.setText(self.tr("Copy as picture"))
        self.save_chart.setText(self.tr("Save chart…"))
        self.save_all.setText(self.tr("All charts as PDF…"))
        self.next_unit.setText(self.tr("Next unit"))
        self.previous_unit.setText(self.tr("Previous unit"))
        for action in (self.copy_picture, self.save_chart, self.save_all):
            name, key = action.text().rstrip("…"), action.shortcut().toString()
            action.setToolTip(f"{name} ({key})" if key else name)
        self._nothing.setText(self.tr("There are no results yet. Open an assessment, or enter the first values."))
        self._fill_choosers()
        self._show_kind()
        if self.isVisible():
            self._wish()
        else:
            self._clear()

    def actions_by_menu(self) -> Mapping[str, Sequence[QAction]]:
        return {
            "file": [self.save_chart, self.save_all],
            "edit": [self.copy_picture],
            "view": [self.twin, self.previous_unit, self.next_unit],
        }

    # what is shown

    @property
    def key(self) -> str:
        item = self.list.currentItem()
        return "" if item is None else str(item.data(KEY))

    def unit(self) -> str:
        return str(self.units.currentData() or "") if self.units.isVisible() else ""

    def go_to(self, place: Place) -> bool:
        """("charts" or "robustness", key, unit): a kind of chart, of a unit where it is of one."""
        keys = [kind.key for kind in self.kinds]
        if len(place) > 1 and place[1] not in keys:
            return False
        if len(place) > 2 and (at := self.units.findData(place[2])) >= 0:
            self.units.setCurrentIndex(at)
        if len(place) > 1:
            self.list.setCurrentRow(keys.index(place[1]))
        self._ask_anew()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_choosers()
        self._wish()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._maker.wish(None)

    def _forget(self) -> None:
        self._clear()
        self._fill_choosers()

    def _clear(self) -> None:
        """Nothing of before stays: not of another assessment, not in another language."""
        self.charts = ()
        self.view.clear()
        for label in (self.sentences, self.mark, self._page_words):
            label.clear()

    def _follow(self) -> None:
        self._fill_choosers()
        self._wish()

    def _fill_choosers(self) -> None:
        """Classes, and the units in the order of the ranking; what was chosen stays chosen."""
        plan, result = self._document.assessment.plan, self._document.result
        empty = result is None or self._document.assessment.entries.is_empty
        self._nothing.setVisible(empty)
        self._split.setVisible(not empty)
        for action in (self.copy_picture, self.save_chart, self.save_all):
            action.setEnabled(not empty)
        classes = [(self.tr("All"), None), *((one.name, one.code) for one in plan.classes)]
        _refill(self.classes, classes)
        self.classes.setVisible(bool(plan.classes))
        self._class_label.setVisible(bool(plan.classes))
        units = [] if result is None else in_order(result.units, self.classes.currentData())
        _refill(self.units, [(unit.name, unit.code) for unit in units])
        self._show_kind()

    def _show_kind(self) -> None:
        """What can be chosen about the kind of chart that is shown."""
        kind = next((kind for kind in self.kinds if kind.key == self.key), None)
        if kind is None:
            return
        for widget in (self._unit_label, self.units):
            widget.setVisible(kind.of_unit)
        self.next_unit.setEnabled(kind.of_unit)
        self.previous_unit.setEnabled(kind.of_unit)
        self.twin.setEnabled(kind.twin)
        self.twin.setText(word(f"chart.{kind.key}.twin", current()) if kind.twin else self.tr("Other form"))
        self.twin.setToolTip(f"{self.twin.text()} (F7)")
        self.trials.setVisible(self._trial)
        self.trials.show_for(kind.key)

    def _choose_kind(self, _row: int) -> None:
        self.twin.setChecked(False)
        self._show_kind()
        self._ask_anew()

    def _show_twin(self) -> None:
        self._ask_anew()

    def _step_unit(self, step: int) -> None:
        at = self.units.currentIndex() + step
        if self.units.isVisible() and 0 <= at < self.units.count():
            self.units.setCurrentIndex(at)
            self._ask_anew()

    def _turn(self, step: int) -> None:
        if 0 <= self._page + step < len(self.charts):
            self._page += step
            self._wish()

    def _ask_anew(self) -> None:
        """Another chart: its first page."""
        self._page = 0
        self._fill_choosers()
        self._wish()

    def _source(self) -> Source | None:
        result = self._document.result
        view = view_of(result)
        if result is None or view is None or not self.isVisible():
            return None
        if not self._trial:
            self._last.want()
        last = self._last.result
        return Source(
            plan=view.plan,
            entries=view.entries,
            result=result,
            language=current(),
            class_code=self.classes.currentData(),
            unit=str(self.units.currentData() or ""),
            twin=self.twin.isChecked(),
            before=None if last is None else before_of(view.plan, last),
            trials=self.trials.trials,
        )

    def recolour(self) -> None:
        self._wish()

    def _wish(self) -> None:
        source = self._source()
        if source is None or not self.key or self._document.assessment.entries.is_empty:
            return
        width, height = self.view.room
        dark = colours(self) is DARK
        self._maker.wish(Wish(self.key, source, self._page, width, height, self.view.dpi, dark))

    def _tell(self, charts: tuple[Chart, ...]) -> None:
        """What a chart says, before it is drawn."""
        self.charts = charts
        chart = charts[0]
        self.sentences.setText("\n".join(chart.sentences))
        self.sentences.setVisible(bool(chart.sentences))
        if self.view.canvas.picture is None:
            self.mark.setText(chart.title)
        page = min(self._page, len(charts) - 1)
        more = self.tr("Page {page} of {pages} (Page Up, Page Down)").format(page=page + 1, pages=len(charts))
        self._page_words.setText(more if len(charts) > 1 else "")

    def _show_drawn(self, drawn: Drawn) -> None:
        self._tell(drawn.charts)
        self.mark.clear()
        self.view.show_picture(drawn.picture, drawn.pixels, drawn.wish.dpi)
        if drawn.lost:
            self.objected.emit(self.tr("No font has these characters: {characters}").format(characters=drawn.lost))

    def _show_busy(self, busy: bool) -> None:
        self.trials.show_busy(busy and self._trial)

    # on its way out

    def _copy(self) -> None:
        if self.view.copy():
            self.said.emit(self.tr("The chart is copied as a picture."))

    def _save(self) -> None:
        """The chart that is shown: all its pages as PDF, or the page that is shown as PNG or SVG."""
        if not self.charts:
            return
        filters = self.tr("PNG pictures (*.png);;PDF files (*.pdf);;SVG drawings (*.svg)")
        name = word(f"chart.{self.key}.name", current())
        path = self._where(f"{self.units.currentText()}{name}" if self.unit() else name, filters, "png")
        if path is None:
            return
        form = path.suffix.lower().lstrip(".")
        if form not in ("png", "pdf", "svg"):
            self.objected.emit(self.tr("Charts are saved as .png, .pdf or .svg; nothing was written."))
            return
        self._write(self.charts if form == "pdf" else (self.charts[min(self._page, len(self.charts) - 1)],), path, form)

    def _save_all(self) -> None:
        """Every chart of this page in one PDF."""
        source = self._source()
        if source is None:
            return
        title = self.tr("{title} {page}").format(title=source.plan.title, page=self._name())
        path = self._where(title, self.tr("PDF files (*.pdf)"), "pdf")
        if path is not None:
            keys = [kind.key for kind in self.kinds]
            self._run(_save_kinds, keys, source, path, path=path)

    def _name(self) -> str:
        return self.tr("robustness (what-if)") if self._trial else self.tr("charts")

    def _where(self, title: str, filters: str, suffix: str) -> Path | None:
        store = self._document.store
        folder = None if store is None else store.path.parent
        mark = self.charts[0].mark if self.charts else ""
        name = sheet_file_name(title, f".{suffix}", day=datetime.now().date(), draft=mark)
        if folder is not None:
            name = free_path(folder, name).name
        return self._ask(self, FileToSave(self.tr("Save chart"), filters, name, suffix, folder))

    def _write(self, charts: tuple[Chart, ...], path: Path, form: str) -> None:
        self._run(_save_charts, charts, path, form, path=path)

    def _run(self, work: Any, *values: object, path: Path) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            reason = reason_text(error, current())
            self.objected.emit(word("sheet.not_written", current(), path=str(path), reason=reason))

        def done(_answer: object) -> None:
            self.said.emit(self.tr("Saved as {path}").format(path=path))

        self._document.tasks.run(work, *values, done=done, failed=failed)


def _save_charts(charts: tuple[Chart, ...], path: Path, form: str) -> None:
    save(charts, path, [], form)


def _save_kinds(keys: list[str], source: Source, path: Path) -> None:
    charts = [chart for kind in CHARTS if kind.key in keys for chart in kind.build(source)]
    charts = [chart for chart in charts if chart.body is not None] or charts
    save(charts, path, [], "pdf")


def _refill(box: QComboBox, entries: list[tuple[str, str | None]]) -> None:
    """Other entries; the one that was chosen stays chosen where it is there still."""
    old = [(box.itemText(number), box.itemData(number)) for number in range(box.count())]
    if old == entries:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, code in entries:
        box.addItem(text, code)
    box.setCurrentIndex(max(0, next((n for n, (_, code) in enumerate(entries) if code == chosen), 0)))
    box.blockSignals(False)
