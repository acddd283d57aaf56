"""与另一方案比较: everything that the plans of two assessments have different, each line a way to its place."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.errors import StoreError
from exchange.file_names import sheet_file_name
from exchange.sheet import Options
from exchange.sheets.difference_words import Worded, worded
from exchange.wording import reason_text, word
from gui.ask import Ask, FileToSave
from gui.document import Document
from gui.language import current
from gui.widgets.read_text import ReadText
from scoring.entries import Assessment
from scoring.plan import Plan
from scoring.problems import Place, Refused
from scoring.years.differences import Difference, differences

COLUMNS = ("subject", "part", "aspect", "was", "is")
WIDTHS = (84, 210, 96, 270, 270)


def write_differences(path: Path, old: Plan, new: Assessment, language: str, user: str, *, trial: bool = False) -> Path:
    """The differences of two plans as a workbook or, by the name of the file, a PDF; marked where it is a trial's.
    Raises OSError, Refused."""
    from exchange.sheets import make_sheets
    from scoring.evaluate import evaluate

    options = Options(user=user, time=datetime.now(), other=old)
    result = replace(evaluate(new.plan, new.entries), trial=trial)
    sheets = make_sheets(new.plan, new.entries, result, language=language, keys=["plan-differences"], options=options)
    if path.suffix.lower() == ".pdf":
        from gui.painting import to_pdf

        to_pdf(sheets, path)
    else:
        from exchange.write_xlsx import write_xlsx

        write_xlsx(path, sheets)
    return path


class ComparePlansDialog(QDialog):
    """It stays open while its lines lead to the pages."""

    place_wanted = Signal(object)
    """Place in the assessment that is shown now."""
    lists_wanted = Signal()
    """A list, a tag set or an upper-level item: they have a window of their own."""

    def __init__(self, document: Document, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._ask = document, ask
        self._old: Assessment | None = None
        self._new: Assessment | None = None
        self._found: tuple[Difference, ...] = ()
        self.old_box, self.new_box = QComboBox(), QComboBox()
        self.list, self.detail, self.said = _List(), ReadText(), QLabel()
        self.workbook, self.pdf = QPushButton(), QPushButton()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._fill_boxes()
        self.old_box.activated.connect(self._compare)
        self.new_box.activated.connect(self._compare)
        self.list.itemActivated.connect(self._go)
        self.list.currentItemChanged.connect(self._show_detail)
        self.workbook.clicked.connect(lambda: self._export("xlsx"))
        self.pdf.clicked.connect(lambda: self._export("pdf"))
        self._buttons.rejected.connect(self.reject)
        document.changed.connect(self._follow)
        self.setWindowTitle(self.tr("Compare with another plan"))
        self._compare()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Before"), self.old_box)
        form.addRow(self.tr("&Now"), self.new_box)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.list.setHeaderLabels([word(f"sheet.col.{key}", current()) for key in COLUMNS])
        self.list.setAccessibleName(self.tr("Differences"))
        for number, width in enumerate(WIDTHS):
            self.list.setColumnWidth(number, width)
        self.workbook.setText(self.tr("Export E&xcel…"))
        self.pdf.setText(self.tr("Export &PDF…"))
        self._buttons.addButton(self.workbook, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self.pdf, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.workbook, self.pdf, self._buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)  # Enter belongs to the line
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.detail)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 1)
        parts.setSizes([400, 130])
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(parts, 1)
        column.addWidget(self._buttons)
        self.resize(1000, 640)

    def _fill_boxes(self) -> None:
        """At first the assessment that is shown, and the one before it."""
        infos = self._document.assessments()
        plan = self._document.assessment.plan
        before = None if plan.previous is None else plan.previous.id
        for box in (self.old_box, self.new_box):
            for info in infos:
                box.addItem(info.title, info.uid)
        self.new_box.setCurrentIndex(max(0, self.new_box.findData(plan.uid)))
        others = [info for info in infos if info.uid != plan.uid]
        old = next((info for info in others if info.id == before), others[0] if others else None)
        self.old_box.setCurrentIndex(max(0, self.old_box.findData(plan.uid if old is None else old.uid)))

    # what differs

    def _read(self, uid: str) -> Assessment | None:
        document = self._document
        if uid == document.assessment.plan.uid:
            return document.assessment
        try:
            return None if document.store is None else document.store.read(uid)
        except (StoreError, Refused) as refusal:
            document.refused.emit(refusal)
            return None

    def _compare(self) -> None:
        self._old = self._read(str(self.old_box.currentData()))
        self._new = self._read(str(self.new_box.currentData()))
        self.list.clear()
        self._found = ()
        if self._old is None or self._new is None:
            self.said.setText(self.tr("One of the two is not in this file any more."))
            return
        old, new = self._old.plan, self._new.plan
        self._found = differences(old, new)
        self.list.addTopLevelItems([_row(worded(one, old, new, current())) for one in self._found])
        if self._found:
            self.said.setText(self.tr("{count} differences. Enter leads to the place.").format(count=len(self._found)))
            self._stand_at(0)
            self.list.setFocus()
        else:
            self.said.setText(word("sheet.plan-differences.same", current()))
        self._show_detail()

    def _follow(self) -> None:
        if self._document.store is not None:
            at = self.list.currentIndex().row()
            self._compare()
            self._stand_at(at)

    def _stand_at(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(max(0, min(row, len(self._found) - 1)), 0))

    def _show_detail(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            self.detail.clear()
            return
        item = self.list.itemFromIndex(index)
        language = current()
        lines = [(f"{word(f'sheet.col.{key}', language)}　", item.text(COLUMNS.index(key))) for key in ("was", "is")]
        self.detail.show_lines(f"{item.text(1)}　{item.text(2)}", lines)

    # from a line to its place

    def _go(self, item: QTreeWidgetItem) -> None:
        one = self._found[self.list.indexOfTopLevelItem(item)]
        side = self._old if one.after is None else self._new
        if side is None:
            return
        uid = side.plan.uid
        if uid != self._document.assessment.plan.uid and not self._document.choose(uid):
            return
        place = self._place(one, side.plan)
        if one.subject in ("list", "tag_set", "upper_item"):
            self.lists_wanted.emit()
        elif place is None:
            self.said.setText(self.tr("This has no place of its own in the window; it stands here in full."))
        else:
            self.place_wanted.emit(place)

    def _place(self, one: Difference, plan: Plan) -> Place | None:
        """Where the window shows it: an item at an indicator that is scored from it, a unit in the entry grid."""
        where = one.where
        if one.subject == "item":
            users = self._document.users().get(where[1], ())
            return ("indicators", users[0].code, "measure") if users else None
        if one.subject == "unit":
            return ("values", plan.items[0].code, where[1]) if plan.items else None
        return where if one.subject == "indicator" else None

    # onto paper

    def _export(self, suffix: str) -> None:
        old, new = self._old, self._new
        if old is None or new is None:
            return
        language = current()
        title = word("sheet.plan-differences.title", language, title=new.plan.title).replace("\n", "")
        name = sheet_file_name(title, f".{suffix}", day=datetime.now().date())
        filters = self.tr("PDF files (*.pdf)") if suffix == "pdf" else self.tr("Excel workbooks (*.xlsx)")
        path = self._ask(self, FileToSave(self.tr("Export differences"), filters, name, suffix))
        if path is not None:
            user, trial = self._document.user, self._document.trial is not None
            write = partial(write_differences, trial=trial)
            self._document.tasks.run(
                write, path, old.plan, new, language, user, done=self._say_written, failed=self._say_failed
            )

    def _say_written(self, path: Path) -> None:
        self.said.setText(self.tr("Exported to {path}").format(path=path))

    def _say_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._document.refused.emit(error)
        elif isinstance(error, OSError):
            reason = reason_text(error, current())
            self.said.setText(word("sheet.not_written", current(), path=str(error.filename or ""), reason=reason))
        else:
            raise error


def _row(said: Worded) -> QTreeWidgetItem:
    item = QTreeWidgetItem([said.subject, said.name, said.aspect, said.before, said.after])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemNeverHasChildren)
    return item


class _List(QTreeWidget):
    """Lines; Enter and a double click lead to the place of one."""

    def __init__(self) -> None:
        super().__init__()
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setColumnCount(len(COLUMNS))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index: QModelIndex = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.itemActivated.emit(self.itemFromIndex(index), 0)
        else:
            super().keyPressEvent(event)
