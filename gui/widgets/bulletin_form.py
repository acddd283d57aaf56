"""What an office fills in about its bulletin: who issues it, on what grounds, how it is laid out."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from exchange.sheets.bulletin.settings import Settings

LINES: Final = ("title", "issuer", "addressee", "basis", "document", "approval", "date")
LAYOUTS: Final = ("exact", "usual")


class BulletinForm(QWidget):
    edited = Signal(object)
    """A function from the settings before to those after."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = {name: QLineEdit() for name in LINES}
        self.layouts, self.sealed, self.charts = QComboBox(), QCheckBox(), QCheckBox()
        self._labels = {name: QLabel() for name in (*LINES, "layout")}
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, line in self.lines.items():
            self._labels[name].setBuddy(line)
            form.addRow(self._labels[name], line)
            line.editingFinished.connect(lambda name=name: self._line_edited(name))
        for layout in LAYOUTS:
            self.layouts.addItem("", layout)
        self._labels["layout"].setBuddy(self.layouts)
        form.addRow(self._labels["layout"], self.layouts)
        form.addRow(self.sealed)
        form.addRow(self.charts)
        self.layouts.activated.connect(self._layout_chosen)
        self.sealed.clicked.connect(self._seal_chosen)
        self.charts.clicked.connect(self._charts_chosen)

    def show_settings(self, settings: Settings, *, title: str, date: str) -> None:
        """The settings as they are; `title` and `date` stand in while none is given."""
        for name, line in self.lines.items():
            value = getattr(settings, name).replace("\n", " ")
            if line.text() != value and not line.isModified():
                line.setText(value)
        self.lines["title"].setPlaceholderText(title)
        self.lines["date"].setPlaceholderText(date)
        self.layouts.setCurrentIndex(self.layouts.findData(settings.layout))
        self.sealed.setChecked(settings.sealed)
        self.charts.setChecked(settings.charts)

    def retranslate(self) -> None:
        texts = {
            "title": self.tr("&Title"),
            "issuer": self.tr("&Issued by"),
            "addressee": self.tr("A&ddressed to"),
            "basis": self.tr("&By the document"),
            "document": self.tr("Document &number"),
            "approval": self.tr("Appro&ved by"),
            "date": self.tr("Dat&e"),
            "layout": self.tr("&Layout"),
        }
        for name, label in self._labels.items():
            label.setText(texts[name])
        hints = {
            "issuer": self.tr("such as the assessment office"),
            "addressee": self.tr("all units"),
            "basis": self.tr("name of the regulation"),
            "document": self.tr("such as 〔2024〕12"),
            "approval": self.tr("such as a meeting"),
        }
        for name, hint in hints.items():
            self.lines[name].setPlaceholderText(hint)
        self.layouts.setItemText(0, self.tr("exactly by the standard"))
        self.layouts.setItemText(1, self.tr("usual margins 37/35/28/26"))
        self.sealed.setText(self.tr("&Sealed: the date four characters from the right"))
        self.charts.setText(self.tr("Attach &charts"))

    def _line_edited(self, name: str) -> None:
        line = self.lines[name]
        if line.isModified():
            line.setModified(False)
            text = line.text()
            self.edited.emit(lambda settings: replace(settings, **{name: text}))

    def _layout_chosen(self) -> None:
        chosen = self.layouts.currentData()
        self.edited.emit(lambda settings: replace(settings, layout=chosen))

    def _charts_chosen(self, attached: bool) -> None:
        self.edited.emit(lambda settings: replace(settings, charts=attached))

    def _seal_chosen(self, sealed: bool) -> None:
        self.edited.emit(lambda settings: replace(settings, sealed=sealed))
