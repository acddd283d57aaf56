"""A name and a note for a set of weights that is put aside or renamed."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.theme import colours, paint


class WeightNameDialog(QDialog):
    named = Signal(str, str)
    """(name, note), once accepted."""

    def __init__(self, title: str, name: str, note: str, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._taken = taken
        self.name, self.note, self.reason = QLineEdit(name), QLineEdit(note), QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("N&ote"), self.note)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.reason)
        column.addWidget(self.buttons)
        self.setWindowTitle(title)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.resize(460, 130)
        self.name.selectAll()
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _accept(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._object(self.tr("A set needs a name."))
        elif name in self._taken:
            self._object(self.tr("There is a set “{name}” already. Choose another name.").format(name=name))
        else:
            self.named.emit(name, self.note.text().strip())
            self.accept()

    def _object(self, reason: str) -> None:
        paint(self.reason, colours(self).wrong)
        self.reason.setText(reason)
        self.reason.show()
        self.name.setFocus()
