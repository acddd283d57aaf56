"""打印, print and export: which documents, how they look on paper, and onto paper or into a file with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exchange.file_names import free_path, sheet_file_name
from exchange.sheet import PAPERS, Options, Sheet
from exchange.wording import reason_text, word
from gui.ask import Ask, FileToSave, Folder, ask_person
from gui.checking_file import write_checking
from gui.document import Document
from gui.export_set import Wanted, Written, write_set
from gui.language import NAMES, current
from gui.last_year import last_assessment
from gui.models.results.prepared_sheets import KINDS, Laid, PreparedSheets
from gui.pages.page import Page
from gui.pages.print_files import (
    ChoosePrinter,
    ask_for_printer,
    print_sheets,
    save_pdf,
    save_tables,
    save_word,
    save_workbook,
)
from gui.pages.sets_box import SetsBox
from gui.painting import Page as Paper
from gui.widgets.bars.work_bar import WorkBar
from gui.widgets.fonts_label import FontsLabel
from gui.widgets.page_view import PageView
from gui.widgets.sheet_list import SheetList
from gui.widgets.signers_edit import SignersEdit
from scoring.entries import Assessment
from scoring.plan import Json, Signer
from scoring.problems import Place, Refused

SIGNERS = ("made", "checked", "chief", "leader")
"""Who signs where the plan names nobody."""


class PrintPage(Page):
    menu = "file"

    def __init__(
        self, document: Document, ask: Ask = ask_person, choose_printer: ChoosePrinter = ask_for_printer
    ) -> None:
        super().__init__()
        self._document, self._ask, self._choose_printer = document, ask, choose_printer
        self.prepared = PreparedSheets(document, self)
        self._wanted = ""
        """The kind of sheet that somebody asked for and that is not prepared yet."""
        self._own: dict[str, Json] = {}
        """Layouts chosen where the file is only read."""
        self._stale = True
        self._number = 0
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # composing

    def _build(self) -> None:
        self.sheet_list, self.all_sheets, self.view = SheetList(), QCheckBox(), PageView()
        self.paper, self.orientation, self.language = QComboBox(), QComboBox(), QComboBox()
        for value in (None, *PAPERS):
            self.paper.addItem(value or "", value)
        for lying in (None, False, True):
            self.orientation.addItem("", lying)
        for code, name in NAMES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(current()))
        self.signature, self.whole, self.signers = QCheckBox(), QCheckBox(), SignersEdit()
        self.signature.setChecked(True)
        self.back, self.forward = QToolButton(), QToolButton()
        self.back.setArrowType(Qt.ArrowType.LeftArrow)
        self.forward.setArrowType(Qt.ArrowType.RightArrow)
        self.buttons, self.checking = [QPushButton() for _ in range(5)], QPushButton()
        self.duplex = QCheckBox()
        self.sets = SetsBox(self._document, self._ask, self._wanted_set)
        self.work_bar = WorkBar()
        self._place, self._about, self._fonts_label, self._nothing = QLabel(), QLabel(), FontsLabel(), QLabel()
        self._labels = [QLabel(), QLabel(), QLabel(), QLabel()]
        self._signers_label = QLabel()
        self._signers_label.setBuddy(self.signers)
        for label in (self._place, self._about, self._fonts_label, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        for label, field in zip(self._labels[1:], (self.paper, self.orientation, self.language), strict=True):
            label.setBuddy(field)
        self._labels[0].setBuddy(self.sheet_list)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(6, 6, 0, 6)
        column.addWidget(self._labels[0])
        column.addWidget(self.sheet_list, 1)
        column.addWidget(self.all_sheets)

        middle = QWidget()
        top = QHBoxLayout()
        for widget in (self.back, self._place, self.forward, self.whole):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._about)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 6, 0, 6)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)

        right = QWidget()
        right.setFixedWidth(232)
        form = QFormLayout()
        for label, field in zip(self._labels[1:], (self.paper, self.orientation, self.language), strict=True):
            form.addRow(label, field)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 6, 6, 6)
        column.addLayout(form)
        column.addWidget(self.signature)
        column.addWidget(self.duplex)
        column.addWidget(self._signers_label)
        column.addWidget(self.signers)
        column.addSpacing(8)
        for button in (*self.buttons, self.checking):
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(self.sets)
        column.addStretch(1)
        column.addWidget(self._fonts_label)

        whole = QSplitter(Qt.Orientation.Horizontal)
        for part in (left, middle, right):
            whole.addWidget(part)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(1, 1)
        whole.setSizes([250, 700, 232])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole, 1)
        outer.addWidget(self.work_bar)
        self.setFocusProxy(self.sheet_list)

    def _connect(self) -> None:
        self._document.opened.connect(self._reset)
        self._document.result_changed.connect(self._refresh)
        self.prepared.wanted.connect(self._refresh)
        self.prepared.changed.connect(self._show_all)
        self.sheet_list.currentRowChanged.connect(self._show_sheet)
        self.sheet_list.itemChanged.connect(self._show_checks)
        self.all_sheets.clicked.connect(self._check_all)
        self.language.activated.connect(self._refresh)
        for field in (self.paper, self.orientation):
            field.activated.connect(self._choose_layout)
        self.signers.edited.connect(self._choose_signers)
        self.signature.clicked.connect(self._refresh)
        self.whole.clicked.connect(self.view.show_whole)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forward.clicked.connect(lambda: self.turn(1))
        self.view.turned.connect(self.turn)
        self.work_bar.said.connect(self.said)
        self.work_bar.changed.connect(self._show_checks)
        for button, slot in zip(
            self.buttons,
            (self.print_checked, self.export_pdf, self.export_xlsx, self.export_docx, self.export_csv),
            strict=True,
        ):
            button.clicked.connect(slot)
        self.checking.clicked.connect(self.export_checking)
        self.sets.chosen.connect(self._write_set)
        self.sets.objected.connect(self.objected)
        self.sets.failed.connect(self._say_failure)
        self.addActions(list(self.sets.actions_.values()))
        for keys, slot in (
            (Qt.Key.Key_PageDown, lambda: self.turn(1)),
            (Qt.Key.Key_PageUp, lambda: self.turn(-1)),
            (Qt.Key.Key_Return, self.buttons[0].click),
            (Qt.Key.Key_Enter, self.buttons[0].click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def retranslate(self) -> None:
        for label, text in zip(
            self._labels,
            (self.tr("&Sheets"), self.tr("Paper si&ze"), self.tr("&Orientation"), self.tr("&Language")),
            strict=True,
        ):
            label.setText(text)
        self.paper.setItemText(0, self.tr("Automatic"))
        for index, text in enumerate((self.tr("Automatic"), self.tr("Portrait"), self.tr("Landscape"))):
            self.orientation.setItemText(index, text)
        self.signature.setText(self.tr("Si&gnatures"))
        self._signers_label.setText(self.tr("Sig&ners, one a line"))
        self.signers.setPlaceholderText("\n".join(word(f"sheet.signer.{who}", current()) for who in SIGNERS))
        self.signers.setToolTip(self.tr("Role, and behind a colon the name where it is printed too"))
        self.whole.setText(self.tr("&Whole page"))
        self.all_sheets.setText(self.tr("&All sheets"))
        self.back.setToolTip(self.tr("Previous page (PgUp)"))
        self.back.setAccessibleName(self.tr("Previous page"))
        self.forward.setToolTip(self.tr("Next page (PgDn)"))
        self.forward.setAccessibleName(self.tr("Next page"))
        texts = (
            self.tr("P&rint…"),
            self.tr("Expor&t PDF…"),
            self.tr("Export E&xcel…"),
            self.tr("Export Word (&K)…"),
            self.tr("Export &CSV…"),
        )
        self.duplex.setText(self.tr("&Both sides"))
        self.duplex.setToolTip(self.tr("Every sheet begins on a front"))
        self.sets.retranslate()
        for button, text in zip(self.buttons, texts, strict=True):
            button.setText(text)
        self.buttons[0].setToolTip(self.tr("Print the ticked sheets (Enter)"))
        self.checking.setText(self.tr("Check&ing workbook…"))
        self.checking.setToolTip(self.tr("Every figure as a live formula, whatever is ticked (Alt+Shift+E)"))
        self.work_bar.retranslate()
        self._show_all()

    def menu_actions(self) -> Sequence[QAction]:
        return tuple(self.sets.actions_.values())

    def toolbar_actions(self) -> list[QAction]:
        return []

    def counters(self) -> tuple[str, ...]:
        pages = sum(len(one.pages) for one in self._ticked())
        return (self.tr("Ticked: {count} pp.").format(count=pages),)

    # following the document

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _reset(self) -> None:
        self._own, self._wanted = {}, ""
        self.signers.show_signers(self._document.assessment.plan.signers, anew=True)
        self._stale = True
        self.prepared.clear()

    def _refresh(self) -> None:
        """Make the documents anew; a page that nobody sees waits until it is shown."""
        self._stale = not self.isVisible()
        result = self._document.result
        if result is None:
            self.prepared.clear()
        elif not self._stale:
            self.prepared.make(
                self._with_own_layouts(),
                result,
                language=self.language.currentData(),
                signature=self.signature.isChecked(),
                first=self._wanted or self._shown_key() or KINDS[0],
            )

    # what the plan keeps: paper and direction of each kind of sheet, and who signs

    def _layouts(self) -> Mapping[str, Json]:
        return {**self._document.assessment.plan.layouts, **self._own}

    def _with_own_layouts(self) -> Assessment:
        """The assessment, in a file that is only read with what was chosen here."""
        assessment = self._document.assessment
        if not self._own:
            return assessment
        return replace(assessment, plan=replace(assessment.plan, layouts=self._layouts()))

    def _shown_key(self) -> str:
        """The kind of the sheet that is shown."""
        shown = self._shown()
        return "" if shown is None else shown.sheet.key

    def _choose_layout(self) -> None:
        key = self._shown_key()
        if not key:
            return
        chosen: dict[str, Json] = {"paper": self.paper.currentData(), "landscape": self.orientation.currentData()}
        chosen = {name: value for name, value in chosen.items() if value is not None}
        if self._document.read_only:
            self._own[key] = chosen
            self._refresh()
            return
        plan = self._document.assessment.plan
        layouts = {**plan.layouts, key: chosen} if chosen else {k: v for k, v in plan.layouts.items() if k != key}
        label = self.tr("Paper of {sheet}").format(sheet=word(f"sheet.{key}", current()))
        self._document.plan(label, replace(plan, layouts=layouts))

    def _choose_signers(self, signers: tuple[Signer, ...]) -> None:
        self._document.plan(self.tr("Signers"), replace(self._document.assessment.plan, signers=signers))

    def _show_kept(self) -> None:
        """What is kept for the sheet that is shown, and who signs."""
        layout = self._layouts().get(self._shown_key())
        known = layout if isinstance(layout, Mapping) else {}
        self.paper.setCurrentIndex(max(0, self.paper.findData(known.get("paper"))))
        self.orientation.setCurrentIndex(max(0, self.orientation.findData(known.get("landscape"))))
        self.signers.show_signers(self._document.assessment.plan.signers)
        self.signers.setReadOnly(self._document.read_only)

    def _show_all(self) -> None:
        laid = self.prepared.laid
        self.sheet_list.show_sheets([(one.sheet, len(one.pages)) for one in laid])
        self._nothing.setVisible(not laid)
        soon, never = self.tr("The sheets are being laid out …"), self.tr("Nothing to print yet: open an assessment.")
        self._nothing.setText(soon if self._document.is_open else never)
        self.view.setVisible(bool(laid))
        self._fonts_label.show_report(self.prepared.fonts)
        self._show_wanted()
        self._show_kept()
        self._show_page(self._number)
        self._show_checks()

    def go_to(self, place: Place) -> bool:
        """("sheets", kind): the first sheet of a kind."""
        if len(place) > 1 and place[0] == "sheets":
            self.show_kind(place[1])
            return True
        return False

    def show_kind(self, key: str) -> None:
        """Show the sheet of this kind and tick it alone, as soon as it is prepared."""
        self._wanted = key
        self._show_wanted()

    def _show_wanted(self) -> None:
        keys = [one.sheet.key for one in self.prepared.laid]
        if self._wanted in keys:
            row = keys.index(self._wanted)
            self.sheet_list.tick([row])
            self.sheet_list.setCurrentRow(row)
            self._wanted = ""

    def _show_sheet(self) -> None:
        self._show_kept()
        self._show_page(0)

    def _shown(self) -> Laid | None:
        laid, row = self.prepared.laid, self.sheet_list.currentRow()
        return laid[row] if 0 <= row < len(laid) else None

    def _pages(self) -> tuple[Paper, ...]:
        """The pages of the sheet that is shown."""
        shown = self._shown()
        return () if shown is None else shown.pages

    def turn(self, step: int) -> None:
        """To another page of the sheet that is shown."""
        self._show_page(self._number + step)

    def _show_page(self, number: int) -> None:
        pages = self._pages()
        self._number = max(0, min(number, len(pages) - 1))
        self.view.show_page(pages[self._number] if pages else None)
        self.back.setEnabled(self._number > 0)
        self.forward.setEnabled(self._number < len(pages) - 1)
        self._place.setText(f"{self._number + 1}/{len(pages)}" if pages else "")
        self._about.setText(self._about_words(pages))

    def _about_words(self, pages: Sequence[Paper]) -> str:
        """Such as: 2 pages, A4 landscape, signatures on page 2."""
        shown = self._shown()
        if not pages or shown is None:
            return ""
        sheet = shown.sheet
        said = [
            self.tr("{count} pp.").format(count=len(pages)),
            f"{sheet.paper} {self.tr('Landscape') if sheet.landscape else self.tr('Portrait')}",
        ]
        signed = next((page.number for page in pages if page.signed), None)
        if signed is not None:
            said.append(self.tr("signatures on page {page}").format(page=signed))
        return self.tr(", ").join(said)

    # ticks

    def _ticked(self) -> list[Laid]:
        laid = self.prepared.laid
        return [laid[row] for row in self.sheet_list.ticked()]

    def _sheets(self) -> list[Sheet]:
        """What is to be printed or written: nothing while what is ticked is still of before the last change."""
        sheets = [one.sheet for one in self._ticked()]
        return sheets if all(self.prepared.is_current(sheet.key) for sheet in sheets) else []

    def _check_all(self, wanted: bool) -> None:
        self.sheet_list.tick(range(self.sheet_list.count()) if wanted else ())

    def _show_checks(self) -> None:
        count = self.sheet_list.count()
        self.all_sheets.setChecked(count > 0 and len(self.sheet_list.ticked()) == count)
        self.all_sheets.setEnabled(count > 0)
        possible = bool(self._sheets()) and not self.work_bar.is_busy
        for button in self.buttons:
            button.setEnabled(possible)
        free = self._document.result is not None and not self.work_bar.is_busy
        self.checking.setEnabled(free)
        self.sets.allow(free)
        self.counters_changed.emit()

    # onto paper and into files

    def print_checked(self) -> None:
        sheets = self._sheets()
        if not sheets:
            return
        printer = self._choose_printer(self)
        if printer is None:
            return
        printer.setDocName(sheets[0].one_title)
        done = self.tr("Printed: {sheets}").format(sheets=self.tr(", ").join(sheet.name for sheet in sheets))
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
            path = Path(printer.outputFileName())  # written by us: Qt does not notice a full disk
            self._run(save_pdf, sheets, path, self.duplex.isChecked(), done=done, path=path)
        else:
            self._run(print_sheets, sheets, printer, self.duplex.isChecked(), done=done, path=None, name=sheets[0].name)

    def export_pdf(self) -> None:
        self._export(save_pdf, self.tr("Export PDF"), self.tr("PDF files (*.pdf)"), "pdf")

    def export_xlsx(self) -> None:
        self._export(save_workbook, self.tr("Export Excel"), self.tr("Excel workbooks (*.xlsx)"), "xlsx")

    def export_docx(self) -> None:
        self._export(save_word, self.tr("Export Word"), self.tr("Word files (*.docx)"), "docx")

    def export_csv(self) -> None:
        """Each ticked sheet as a file of its own, in a folder."""
        sheets = self._sheets()
        folder = self._ask(self, Folder(self.tr("Export CSV"), self._folder())) if sheets else None
        if folder is not None:
            done = self.tr("Exported to {path}").format(path=folder)
            self._run(save_tables, sheets, folder, done=done, path=folder)

    def export_checking(self) -> None:
        """The workbook with which everything can be reckoned again; it is no sheet, so that it cannot be ticked."""
        assessment, result = self._document.assessment, self._document.result
        if result is None:
            return
        from exchange.checking import checking_name

        folder, language = self._folder(), self.language.currentData()
        name = checking_name(assessment, result, language=language, day=datetime.now().date())
        name = name if folder is None else free_path(folder, name).name
        filters = self.tr("Excel workbooks (*.xlsx)")
        path = self._ask(self, FileToSave(self.tr("Export checking workbook"), filters, name, "xlsx", folder))
        if path is not None:
            done = self.tr("Exported to {path}").format(path=path)
            self._run(write_checking, path, assessment, result, language, done=done, path=path)

    def _wanted_set(self, kind: str, labels: Mapping[str, str] | None) -> Wanted:
        """A set as the page is set up now."""
        now = datetime.now()
        options = Options(
            signature=self.signature.isChecked(),
            user=self._document.user,
            time=now,
            last=last_assessment(self._document),
            before=self.prepared.before(),
        )
        return Wanted(
            kind=kind,
            language=self.language.currentData(),
            options=options,
            day=now,
            labels=labels,
            duplex=self.duplex.isChecked(),
        )

    def _write_set(self, wanted: Wanted, folder: Path) -> None:
        def done(written: object) -> str:
            assert isinstance(written, Written)
            return self.tr("{count} files: {path}").format(count=written.files, path=written.folder)

        result = self._document.result
        if result is not None:
            self._run(write_set, self._with_own_layouts(), result, wanted, folder, done=done, path=folder)

    def _folder(self) -> Path | None:
        """Where dialogs begin: beside the store."""
        return None if self._document.store is None else self._document.store.path.parent

    def _export(self, write: Callable[..., object], title: str, filters: str, suffix: str) -> None:
        sheets = self._sheets()
        if not sheets:
            return
        folder = self._folder()
        words = sheets[0].one_title if len(sheets) == 1 else self._document.assessment.plan.title
        draft = sheets[0].draft.word if sheets[0].draft is not None else ""
        name = sheet_file_name(words, f".{suffix}", day=datetime.now().date(), draft=draft)
        name = name if folder is None else free_path(folder, name).name
        path = self._ask(self, FileToSave(title, filters, name, suffix, folder))
        if path is not None:
            done = self.tr("Exported to {path}").format(path=path)
            more = (self.duplex.isChecked(),) if write is save_pdf else ()
            self._run(write, sheets, path, *more, done=done, path=path)

    def _run(
        self,
        work: Callable[..., object],
        *values: object,
        done: str | Callable[[object], str],
        path: Path | None,
        name: str = "",
    ) -> None:
        """Do it beside the window. `name`: what is under way, where it is no file."""

        def finished(answer: object) -> None:
            said = done if isinstance(done, str) else done(answer)
            self.said.emit(self.tr("The printer refused; nothing was printed.") if answer is False else said)

        def failed(error: Exception) -> None:
            self._say_failure(error, path)

        name = name or (path.name if path is not None else "")
        self.work_bar.run(self._document.tasks, name, work, *values, done=finished, failed=failed)

    def _say_failure(self, error: Exception, path: Path | None) -> None:
        if isinstance(error, Refused):
            self._document.refused.emit(error)
        elif isinstance(error, OSError):
            reason = reason_text(error, current())
            self.said.emit(word("sheet.not_written", current(), path=str(path or ""), reason=reason))
        else:
            raise error
