"""通报: the bulletin as text to read beside a list of its parts. Every figure leads to its cell or indicator; what is
ticked is written; and what stands there is always that of the newest result."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QBrush, QColor, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QSpinBox,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exchange.file_names import free_path, sheet_file_name
from exchange.letter import Bulletin, Paragraph
from exchange.sheet import Options
from exchange.sheets.bulletin.figures import countable, usual_totals
from exchange.sheets.bulletin.groups import rankable, usual_tops
from exchange.sheets.bulletin.settings import MOST, Settings
from exchange.wording import reason_text, word
from gui.ask import Ask, FileToOpen, FileToSave, ask_person
from gui.document import Document
from gui.language import current
from gui.models.results.bulletin_desk import BulletinDesk
from gui.models.results.bulletin_text import shown
from gui.pages.page import Page
from gui.theme import colours, paint
from gui.widgets.bars.work_bar import WorkBar
from gui.widgets.bulletin_form import BulletinForm
from gui.widgets.tick_list import TickList
from scoring.entries import Assessment
from scoring.problems import Place, Refused
from scoring.result import Result

KEY = int(Qt.ItemDataRole.UserRole)
LEFT: Final = 330


class BulletinPage(Page):
    def __init__(self, document: Document, ask: Ask = ask_person) -> None:
        super().__init__()
        self._document, self._ask = document, ask
        self.desk = BulletinDesk(document, self)
        self.parts, self.text, self.tabs = QTreeWidget(), QTextBrowser(), QTabWidget()
        self.top, self.rise, self.losses, self.below = QSpinBox(), QSpinBox(), QSpinBox(), QSpinBox()
        self.tops, self.totals, self.form = TickList(), TickList(), BulletinForm()
        self._usual = QToolButton()
        self._hints, self._nothing = QLabel(), QLabel()
        self._labels = {name: QLabel() for name in ("top", "rise", "losses", "below", "tops", "totals")}
        self._copy, self._word, self._template = QAction(self), QAction(self), QAction(self)
        self._tabs = [QAction(self) for _ in range(3)]
        self._split, self._writing = QSplitter(Qt.Orientation.Horizontal), WorkBar()
        self._places: tuple[Place, ...] = ()
        self._stale, self._showing = True, False
        self._lay_out()
        self._connect()
        self.retranslate()

    # composing

    def _lay_out(self) -> None:
        self.parts.setHeaderHidden(True)
        self.parts.setUniformRowHeights(True)
        self.parts.setRootIsDecorated(False)
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(18)
        self.text.setUndoRedoEnabled(False)
        for label in (self._hints, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(8, 3, 8, 3)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.top.setRange(1, MOST)
        self.rise.setRange(1, MOST)
        self.losses.setRange(1, MOST)
        self.below.setRange(1, 100)
        self.below.setSuffix(" %")
        for field in (self.top, self.rise, self.losses, self.below):
            field.setKeyboardTracking(False)
        numbers = QFormLayout()
        for name, field in (("top", self.top), ("rise", self.rise), ("losses", self.losses), ("below", self.below)):
            self._labels[name].setBuddy(field)
            numbers.addRow(self._labels[name], field)
        contents, lists = QWidget(), QWidget()
        column = QVBoxLayout(contents)
        column.addWidget(self.parts, 1)
        column.addLayout(numbers)
        column = QVBoxLayout(lists)
        for name, ticks in (("tops", self.tops), ("totals", self.totals)):
            self._labels[name].setBuddy(ticks)
            column.addWidget(self._labels[name])
            column.addWidget(ticks, 1)
        column.addWidget(self._usual)
        for widget in (contents, lists, self.form):
            self.tabs.addTab(widget, "")
        self.tabs.setDocumentMode(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hints)
        column.addWidget(self._nothing)
        column.addWidget(self.text, 1)
        self._split.addWidget(self.tabs)
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([LEFT, 900])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._writing)
        self.setFocusProxy(self.parts)
        self._copy.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self._word.setShortcut(QKeySequence("Ctrl+Shift+W"))
        self._template.setShortcut(QKeySequence("Ctrl+Shift+T"))
        for number, action in enumerate(self._tabs, 1):
            action.setShortcut(QKeySequence(f"Alt+{number}"))
        for action in (self._copy, self._word, self._template, *self._tabs):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addActions([self._copy, self._word, self._template, *self._tabs])

    def _connect(self) -> None:
        self._document.opened.connect(self._refresh)
        self._document.result_changed.connect(self._refresh)
        self.desk.changed.connect(self._show)
        self.desk.failed.connect(self._broke)
        self.parts.itemChanged.connect(self._ticked)
        self.parts.currentItemChanged.connect(self._scroll_to_part)
        self.text.anchorClicked.connect(self._follow)
        self.top.valueChanged.connect(self._top_chosen)
        self.rise.valueChanged.connect(self._rise_chosen)
        self.losses.valueChanged.connect(self._losses_chosen)
        self.below.valueChanged.connect(self._below_chosen)
        self.tops.ticked.connect(self._tops_chosen)
        self.totals.ticked.connect(self._totals_chosen)
        self._usual.clicked.connect(self._as_usual)
        self._writing.said.connect(self.said)
        self.form.edited.connect(self._form_edited)
        self._copy.triggered.connect(self.copy_text)
        self._word.triggered.connect(lambda: self.export_word())
        self._template.triggered.connect(self.export_by_template)
        for number, action in enumerate(self._tabs):
            action.triggered.connect(lambda _=False, number=number: self.show_tab(number))

    def toolbar_actions(self) -> list[QAction]:
        return [self._copy, self._word, self._template]

    def retranslate(self) -> None:
        names = (self.tr("Parts"), self.tr("Indicators"), self.tr("Letter"))
        for number, name in enumerate(names):
            self.tabs.setTabText(number, name)
            self.tabs.setTabToolTip(number, f"{name} (Alt+{number + 1})")
            self._tabs[number].setText(name)
        for name, text in {
            "top": self.tr("First p&laces"),
            "rise": self.tr("Places &gained, at least"),
            "losses": self.tr("Indicators that cost &most"),
            "below": self.tr("&Behind means below"),
            "tops": self.tr("Who leads in, and how far &apart they are"),
            "totals": self.tr("&Totals of the city"),
        }.items():
            self._labels[name].setText(text)
        self._usual.setText(self.tr("Choose as &usual"))
        self._copy.setText(self.tr("Copy as text"))
        self._copy.setToolTip(self.tr("Copy the bulletin as text (Ctrl+Shift+C)"))
        self._word.setText(self.tr("Export Word…"))
        self._word.setToolTip(self.tr("Save as a Word file in the layout of an official letter (Ctrl+Shift+W)"))
        self._template.setText(self.tr("Own template…"))
        self._template.setToolTip(
            self.tr("Fill in a Word template of your own; its fields: docs/bulletin.md (Ctrl+Shift+T)")
        )
        self._say_why_empty()
        self.parts.setAccessibleName(self.tr("Parts of the bulletin"))
        self.text.setAccessibleName(self.tr("The bulletin"))
        self.form.retranslate()
        self._writing.retranslate()
        if self.desk.letter is None:
            self._refresh()
        else:
            self.desk.make()  # in the other language, seen or not

    def counters(self) -> tuple[str, ...]:
        letter = self.desk.letter
        if letter is None:
            return ()
        parts = [one for section in letter.sections for one in section.paragraphs]
        written = sum(one.shown for one in parts)
        return (self.tr("Written {count} of {parts} parts").format(count=written, parts=len(parts)),)

    # following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self, *_: object) -> None:
        """Written anew where it is seen; else as soon as it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._say_why_empty()
            self.desk.make()

    def _show(self) -> None:
        letter = self.desk.letter
        empty = letter is None or self._document.assessment.entries.is_empty
        self._say_why_empty()
        self._nothing.setVisible(empty)
        self.text.setVisible(not empty)
        self._hints.setVisible(not empty and letter is not None and bool(letter.hints))
        for action in (self._copy, self._word, self._template):
            action.setEnabled(not empty)
        self._showing = True
        try:
            self._show_settings()
            self._show_parts(letter)
        finally:
            self._showing = False
        if letter is None:
            self.text.clear()
            self._places = ()
        else:
            self._show_text(letter)
        self.counters_changed.emit()

    def recolour(self) -> None:
        self._show()

    def _say_why_empty(self) -> None:
        soon = self._document.result is not None and not self._document.assessment.entries.is_empty
        never = self.tr("There are no results yet. Open an assessment, or enter the first values.")
        self._nothing.setText(self.tr("The bulletin is being written …") if soon else never)

    def _show_text(self, letter: Bulletin) -> None:
        found, bar = shown(letter, colours(self)), self.text.verticalScrollBar()
        place = bar.value()
        self._places = found.places
        self.text.setHtml(found.html)
        bar.setValue(place)
        self._hints.setText("　".join(letter.hints))
        paint(self._hints, colours(self).doubtful)

    def _show_settings(self) -> None:
        plan, settings = self._document.assessment.plan, self.desk.settings
        self.top.setValue(settings.top or plan.ranking.top_n)
        self.rise.setValue(settings.rise)
        self.losses.setValue(settings.losses)
        self.below.setValue(int(settings.below))
        tops = usual_tops(plan) if settings.tops is None else settings.tops
        totals = usual_totals(plan) if settings.totals is None else settings.totals
        self.tops.show_lines([(leaf.code, f"{leaf.code} {leaf.name}") for leaf in rankable(plan)], tops)
        self.totals.show_lines([(item.code, item.name) for item in countable(plan)], totals)
        letter = self.desk.letter
        title, date = ("", "") if letter is None else (letter.title.replace("\n", ""), letter.date)
        self.form.show_settings(settings, title=title, date=date)

    def _show_parts(self, letter: Bulletin | None) -> None:
        sections = () if letter is None else letter.sections
        wanted = [one.key for section in sections for one in section.paragraphs]
        if wanted != [item.data(0, KEY) for item in self._items()]:
            self.parts.clear()
            for section in sections:
                top = QTreeWidgetItem(self.parts)
                top.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
                for one in section.paragraphs:
                    QTreeWidgetItem(top).setData(0, KEY, one.key)
            self.parts.expandAll()
            self.parts.setItemsExpandable(False)
        for top, section in zip(self._tops(), sections, strict=True):
            top.setText(0, section.title or self.tr("Opening"))
        paragraphs = [one for section in sections for one in section.paragraphs]
        for item, one in zip(self._items(), paragraphs, strict=True):
            self._show_part(item, one)
        if self.parts.currentItem() is None and self._items():
            self.parts.setCurrentItem(self._items()[0])

    def _show_part(self, item: QTreeWidgetItem, one: Paragraph) -> None:
        said = one.name if one.pieces else self.tr("{part} – {why}").format(part=one.name, why=one.why)
        item.setText(0, said)
        item.setToolTip(0, one.text or said)
        item.setCheckState(0, Qt.CheckState.Checked if one.on else Qt.CheckState.Unchecked)
        tokens = colours(self)
        item.setForeground(0, self.palette().text() if one.pieces else QBrush(QColor(tokens.blank.text)))

    def _tops(self) -> list[QTreeWidgetItem]:
        tops = (self.parts.topLevelItem(number) for number in range(self.parts.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def _items(self) -> list[QTreeWidgetItem]:
        return [top.child(number) for top in self._tops() for number in range(top.childCount())]

    # choosing

    def show_tab(self, number: int) -> None:
        """Parts, indicators, or the letter; with the keyboard there."""
        self.tabs.setCurrentIndex(number)
        (self.parts, self.tops, self.form.lines["title"])[number].setFocus()

    def _choose(self, label: str, change: Callable[[Settings], Settings]) -> None:
        if not self._showing:
            self.desk.choose(label, change)

    def _ticked(self, item: QTreeWidgetItem) -> None:
        key, on = item.data(0, KEY), item.checkState(0) == Qt.CheckState.Checked
        if key is None or self._showing:
            return

        def change(settings: Settings) -> Settings:
            return replace(settings, off=settings.off - {key} if on else settings.off | {key})

        label = self.tr("Bulletin with {part}") if on else self.tr("Bulletin without {part}")
        self._choose(label.format(part=item.text(0)), change)

    def _top_chosen(self, value: int) -> None:
        usual = self._document.assessment.plan.ranking.top_n
        top = None if value == usual else value
        self._choose(self.tr("First places in the bulletin"), lambda settings: replace(settings, top=top))

    def _rise_chosen(self, value: int) -> None:
        self._choose(self.tr("Places gained in the bulletin"), lambda settings: replace(settings, rise=value))

    def _losses_chosen(self, value: int) -> None:
        self._choose(self.tr("Losses in the bulletin"), lambda settings: replace(settings, losses=value))

    def _below_chosen(self, value: int) -> None:
        below = Decimal(value)
        self._choose(self.tr("Shortcomings in the bulletin"), lambda settings: replace(settings, below=below))

    def _tops_chosen(self, codes: tuple[str, ...]) -> None:
        self._choose(self.tr("Indicators of the bulletin"), lambda settings: replace(settings, tops=codes))

    def _totals_chosen(self, codes: tuple[str, ...]) -> None:
        self._choose(self.tr("Totals of the bulletin"), lambda settings: replace(settings, totals=codes))

    def _as_usual(self) -> None:
        label = self.tr("Indicators of the bulletin as usual")
        self._choose(label, lambda settings: replace(settings, tops=None, totals=None))

    def _form_edited(self, change: Callable[[Settings], Settings]) -> None:
        self._choose(self.tr("The bulletin as a letter"), change)

    # reading

    def go_to(self, place: Place) -> bool:
        """("bulletin",): the text, with the keyboard there."""
        self.text.setFocus()
        return place[:1] == ("bulletin",)

    def _scroll_to_part(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, KEY) and not self._showing:
            self.text.scrollToAnchor(item.data(0, KEY))

    def _follow(self, link: QUrl) -> None:
        number = link.toString().lstrip("#")
        if number.isdigit() and int(number) < len(self._places):
            self.place_wanted.emit(self._places[int(number)])

    def copy_text(self) -> None:
        """What is selected, or else all of it, as plain text."""
        letter = self.desk.letter
        if letter is None:
            return
        selected = self.text.textCursor().selection().toPlainText()
        QGuiApplication.clipboard().setText(selected or letter.text())
        self.said.emit(self.tr("The bulletin is copied."))

    # into a file

    def export_by_template(self) -> None:
        """Choose a template, then where the filled-in file goes."""
        question = FileToOpen(self.tr("Word template"), self.tr("Word files (*.docx)"))
        template = self._ask(self, question)
        if template is not None:
            self.export_word(template)

    def export_word(self, template: Path | None = None) -> None:
        """As an official letter, or in a template."""
        result, letter = self._document.result, self.desk.letter
        if result is None or letter is None:
            return
        store = self._document.store
        folder = None if store is None else store.path.parent
        title = letter.title.replace("\n", "")
        name = sheet_file_name(title, ".docx", day=datetime.now().date(), draft=letter.provisional)
        if folder is not None:
            name = free_path(folder, name).name
        question = FileToSave(self.tr("Export Word"), self.tr("Word files (*.docx)"), name, "docx", folder)
        path = self._ask(self, question)
        if path is None:
            return
        self._writing.run(
            self._document.tasks,
            path.name,
            save_letter,
            self.desk.assessment,
            result,
            self.desk.last,
            current(),
            self._document.user,
            path,
            template,
            done=lambda _: self.said.emit(self.tr("Exported to {path}").format(path=path)),
            failed=lambda error: self._not_written(error, path),
        )

    def _not_written(self, error: Exception, path: Path) -> None:
        if isinstance(error, Refused):
            self._document.refused.emit(error)
        elif isinstance(error, OSError):
            reason = reason_text(error, current())
            self.objected.emit(word("sheet.not_written", current(), path=str(path), reason=reason))
        else:
            raise error

    def _broke(self, error: Exception) -> None:
        raise error


def save_letter(
    assessment: Assessment,
    result: Result,
    last: Assessment | None,
    language: str,
    user: str,
    path: Path,
    template: Path | None,
    report: Callable[[int, int], None],
) -> None:
    """Beside the window: the bulletin as a Word file."""
    from exchange.sheets import make_sheets
    from exchange.word_file.template import fill_template
    from exchange.word_file.write import write_docx

    report(0, 0)
    options = Options(user=user, time=datetime.now(), last=last)
    sheets = make_sheets(
        assessment.plan, assessment.entries, result, language=language, keys=["bulletin"], options=options
    )
    if template is None:
        write_docx(path, sheets, report)
    else:
        fill_template(path, template.read_bytes(), sheets[0], report=report)
