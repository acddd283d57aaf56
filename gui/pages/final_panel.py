"""定稿: what still keeps the assessment from being made final, and the one question that is asked; or how to withdraw.

A strip in the window, no box: the list leads to what is open, and the grid can be used meanwhile.
"""

from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout

from exchange.check_code import code_of_hex, fingerprint
from gui.document import Document
from gui.figures import moment
from gui.models.results.findings_list import FindingsList
from gui.theme import colours, paint
from scoring.entries import Assessment
from scoring.sealing import Version

ROWS = 6


class _List(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FinalPanel(QFrame):
    go = Signal(object)
    """Place: show it."""
    said = Signal(str)
    objected = Signal(str)
    sheet_wanted = Signal()
    """The sheet to sign, on the print page."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._reasons: FindingsList | None = None
        self._working = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.title, self.told, self.label = QLabel(), QLabel(), QLabel()
        self.list, self.field = _List(), QLineEdit()
        self.take, self.print_sheet, self.leave = QPushButton(), QPushButton(), QPushButton()
        bold = QFont(self.font())
        bold.setBold(True)
        self.title.setFont(bold)
        for text in (self.title, self.told, self.label):
            text.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.label.setBuddy(self.field)
        self.field.setMaxLength(200)
        self.field.setMinimumWidth(320)
        self.list.setFixedHeight(ROWS * (self.fontMetrics().height() + 4))
        row = QHBoxLayout()
        for part in (self.label, self.field, self.take, self.print_sheet, self.leave):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 5)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.list)
        column.addLayout(row)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self.field.textChanged.connect(self._enable)
        self.field.returnPressed.connect(self._do)
        self.take.clicked.connect(self._do)
        self.print_sheet.clicked.connect(self.sheet_wanted)
        self.leave.clicked.connect(self.hide)
        document.result_changed.connect(self._show)
        document.opened.connect(self.hide)
        self.hide()

    def open(self) -> None:
        """Ask; open already: close."""
        if self.isVisible():
            self.hide()
            return
        if self._reasons is None:
            self._reasons = FindingsList(self._document, self)
            self._reasons.modelReset.connect(self._show)
            self.list.setModel(self._reasons)
        paint(self, colours(self).banner)
        self.field.setText("" if self._document.final is not None else self._document.user)
        self.show()
        self._show()
        (self.list if self.list.isVisible() and not self.take.isEnabled() else self.field).setFocus()

    def _open_points(self) -> int:
        """How many things must be settled first."""
        return 0 if self._reasons is None else sum(one.kind != "warning" for one in self._reasons.reasons)

    def _show(self) -> None:
        if not self.isVisible():
            return
        version = self._document.final
        self.list.setVisible(version is None and self._reasons is not None and bool(self._reasons.rowCount()))
        self.print_sheet.setVisible(version is not None)
        if version is None:
            self._show_open()
        else:
            self._show_final(version)
        self.leave.setText(self.tr("Not now (Esc)") if version is None else self.tr("Close (Esc)"))
        self.print_sheet.setText(self.tr("&Print the final sheet"))
        self._enable()

    def _show_open(self) -> None:
        assessment, result = self._document.assessment, self._document.result
        plan = assessment.plan
        self.title.setText(self.tr("Make final: {title}").format(title=plan.title))
        self.take.setText(self.tr("&Make final"))
        self.label.setText(self.tr("&Who makes it final:"))
        self.field.setPlaceholderText("")
        if result is None:
            self.told.setText(self.tr("The ranking is still being worked out."))
            return
        count = self._open_points()
        if count:
            text = self.tr(
                "{count} things are open; they must be settled before it can be made final. Entering goes on as ever. "
                "Enter on a line leads to its place."
            )
            self.told.setText(text.format(count=count))
            return
        ranks = [unit.rank for unit in result.units if unit.rank is not None]
        tied = len({rank for rank in ranks if ranks.count(rank) > 1})
        text = self.tr(
            "Once it is final nothing of it can be changed; to correct it, it is withdrawn with a reason. Steps before "
            "it can no longer be undone. This time: {units} assessed, {leaves} indicators, {tied} places tied, "
            "{vetoes} vetoes."
        )
        self.told.setText(
            text.format(
                units=len(plan.units), leaves=len(plan.leaves), tied=tied, vetoes=len(assessment.entries.decisions)
            )
        )

    def _show_final(self, version: Version) -> None:
        self.title.setText(self.tr("Final, version {number}").format(number=version.number))
        text = self.tr("Made final {at} by {by}. Check code {code}. To correct something, withdraw it with a reason.")
        self.told.setText(text.format(at=moment(version.at), by=version.by, code=code_of_hex(version.sha256)))
        self.take.setText(self.tr("&Withdraw"))
        self.label.setText(self.tr("&Reason:"))
        self.field.setPlaceholderText(self.tr("kept in the record and on the next final sheet"))

    def _enable(self) -> None:
        ready = bool(self.field.text().strip()) and not self._working and not self._document.read_only
        if self._document.final is None:
            ready = ready and self._document.result is not None and not self._open_points()
        self.take.setEnabled(ready)

    def _go(self, index: QModelIndex) -> None:
        if self._reasons is not None and index.isValid():
            self.go.emit(self._reasons.reasons[index.row()].place)

    # making final, withdrawing

    def _do(self) -> None:
        if not self.take.isEnabled():
            if self._document.final is None and self._open_points():
                self.objected.emit(self.tr("Something is open yet: it stands in the list."))
            return
        if self._document.final is not None:
            self._withdraw()
            return
        assessment, result = self._document.assessment, self._document.result
        self._working = True
        self._enable()
        self._document.tasks.run(
            _fingerprint,
            assessment,
            result,
            done=lambda sha256: self._finalise(assessment, sha256),
        )

    def _finalise(self, seen: Assessment, sha256: str) -> None:
        self._working = False
        if seen is not self._document.assessment:
            self.objected.emit(self.tr("The data were changed meanwhile: look once more, then make it final."))
            self._show()
            return
        number = max([version.number for version in seen.plan.versions], default=0) + 1
        by = self.field.text().strip()
        version = Version(number, sha256, f"{datetime.now():%Y-%m-%dT%H:%M:%S}", by)
        label = self.tr("Made final: version {number}").format(number=number)
        done = self._document.perform(label, lambda work: work.finalise(seen.plan.uid, version), undoable=False)
        if done is not None:
            text = self.tr("Version {number} is final. Check code {code}. Sheets are printed without a draft mark now.")
            self.said.emit(text.format(number=number, code=code_of_hex(sha256)))
            self.field.clear()
        self._show()

    def _withdraw(self) -> None:
        version, plan = self._document.final, self._document.assessment.plan
        if version is None:
            return
        reason, by = self.field.text().strip(), self._document.user
        label = self.tr("Version {number} withdrawn: {reason}").format(number=version.number, reason=reason)
        at = f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
        if self._document.perform(label, lambda work: work.withdraw(plan.uid, at, by, reason), undoable=False):
            self.said.emit(label)
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._show()


def _fingerprint(assessment: Assessment, result: object) -> str:
    from scoring.result import Result

    assert isinstance(result, Result)
    return fingerprint(assessment.plan, assessment.entries, result).hex()
