"""从上年新建: the plan of an earlier assessment under another year, with nothing entered yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.errors import StoreError
from db.rows import with_new_uids
from gui.document import Document
from gui.theme import colours, paint
from scoring.problems import Refused
from scoring.years.new_year import Carried, carried, for_year, title_for


class NewAssessmentDialog(QDialog):
    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._earlier = document.assessment
        self.carried: Carried | None = None
        """What came along, once the new assessment is made."""
        self.source, self.year, self.title = QComboBox(), QSpinBox(), QLineEdit()
        self.reason = QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.year.setRange(1949, 2999)
        self.year.setGroupSeparatorShown(False)
        for info in document.assessments():
            self.source.addItem(info.title, info.uid)
        self.source.setCurrentIndex(max(0, self.source.findData(document.assessment.plan.uid)))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        form.addRow(self.tr("Plan &from"), self.source)
        form.addRow(self.tr("&Year"), self.year)
        form.addRow(self.tr("&Title"), self.title)
        note = QLabel(
            self.tr(
                "Units, indicators, weights, rules, departments and what is not assessed come along. Values, events "
                "and ballots start blank; last year's weights stay beside the new ones."
            )
        )
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(self.reason)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setWindowTitle(self.tr("New assessment from last year"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Create"))
        self.resize(560, 240)
        self.source.activated.connect(self._take_source)
        self.year.valueChanged.connect(self._propose_title)
        self.buttons.accepted.connect(self._create)
        self.buttons.rejected.connect(self.reject)
        document.refused.connect(self._say)
        self._take_source()

    def _take_source(self) -> None:
        store, uid = self._document.store, self.source.currentData()
        if store is not None and uid != self._earlier.plan.uid:
            try:
                self._earlier = store.read(str(uid))
            except StoreError as refusal:
                self._document.refused.emit(refusal)
                return
        self.year.setValue(self._earlier.plan.year + 1)
        self._propose_title()

    def _propose_title(self) -> None:
        self.title.setText(title_for(self._earlier.plan, self.year.value()))

    def _create(self) -> None:
        taken = frozenset(info.id for info in self._document.assessments())
        earlier = self._earlier
        new = with_new_uids(for_year(earlier, self.year.value(), title=self.title.text().strip(), taken=taken))
        label = self.tr("New assessment {year}").format(year=self.year.value())
        if self._document.perform(label, lambda work: work.add(new)) is not None:
            self._document.choose(new.plan.uid)
            self.carried = carried(earlier, new)
            self.accept()

    def _say(self, refusal: StoreError | Refused) -> None:
        from gui.errors import sentences
        from gui.language import current

        self.reason.setText("\n".join(sentences(refusal, current())))
        paint(self.reason, colours(self).wrong)
        self.reason.show()
