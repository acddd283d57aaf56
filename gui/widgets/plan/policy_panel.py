"""What holds for an indicator beside its method: direction, peers, missing values; each choice with what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from gui.theme import colours, paint
from gui.widgets.field_line import FieldLine


@dataclass(frozen=True, slots=True)
class Policy:
    """One choice: `consequence` says what the chosen one means."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    consequence: str


class PolicyPanel(QWidget):
    chosen = Signal(str, str)
    """Name of the policy, its value."""
    reference = Signal(bool)
    evidence = Signal(bool)
    peers_typed = Signal(str)
    worded = Signal(str, str)
    """Name of a text about the indicator, the text."""
    accepted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._titles: dict[str, QLabel] = {}
        self._words: dict[str, tuple[QLabel, QLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.least, self.least_words, self.least_reason = FieldLine(), QLabel(), QLabel()
        self.reference_box, self.reference_words = QCheckBox(), QLabel()
        paint(self.least_reason, colours(self).wrong)
        for label in (self.least_words, self.least_reason, self.reference_words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.least.setFixedWidth(60)
        self.least.textEdited.connect(self.peers_typed)
        self.least.accepted.connect(self.accepted)
        self.least.left.connect(self.left)
        self.reference_box.clicked.connect(self.reference)
        self.evidence_box = QCheckBox(self)
        self.evidence_box.clicked.connect(self.evidence)
        self.evidence_box.hide()
        self._rows = 0
        for widget in (self.least, self.least_words, self.least_reason, self.reference_box, self.reference_words):
            widget.setParent(self)
            widget.hide()
        self._referenced = False
        self.lines: dict[str, FieldLine] = {}

    def show_policies(self, policies: Sequence[Policy]) -> None:
        for policy in policies:
            if policy.name not in self.boxes:
                self._add(policy.name)
            box, (label, words) = self.boxes[policy.name], self._words[policy.name]
            label.setText(policy.label)
            if [box.itemText(n) for n in range(box.count())] != [text for _, text in policy.choices]:
                box.clear()
                for value, text in policy.choices:
                    box.addItem(text, value)
            box.setCurrentIndex(box.findData(policy.chosen))
            box.setAccessibleName(policy.label)
            box.setAccessibleDescription(policy.consequence)
            words.setText(policy.consequence)

    def _add(self, name: str) -> None:
        box, label, words = QComboBox(), QLabel(), QLabel()
        box.activated.connect(lambda at: self.chosen.emit(name, str(box.itemData(at))))
        for one in (label, words):
            one.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setForegroundRole(words.palette().ColorRole.PlaceholderText)
        self._grid.addWidget(label, self._rows, 0)
        self._grid.addWidget(box, self._rows, 1)
        self._grid.addWidget(words, self._rows + 1, 1)
        self.boxes[name], self._words[name] = box, (label, words)
        self._rows += 2
        if name == "peers":
            self._grid.addWidget(self.least_words, self._rows, 0)
            self._grid.addWidget(self.least, self._rows, 1)
            self._grid.addWidget(self.least_reason, self._rows + 1, 1)
            self._rows += 2

    def show_texts(self, texts: Sequence[tuple[str, str, str]], *, anyhow: bool = False) -> None:
        """(name, label, text) of what else is said of the indicator."""
        for name, label, text in texts:
            if name not in self.lines:
                line, title = FieldLine(), QLabel()
                title.setTextFormat(Qt.TextFormat.PlainText)
                line.textEdited.connect(lambda text, name=name: self.worded.emit(name, text))
                line.accepted.connect(self.accepted)
                line.left.connect(self.left)
                self._grid.addWidget(title, self._rows, 0)
                self._grid.addWidget(line, self._rows, 1)
                self.lines[name], self._titles[name] = line, title
                self._rows += 1
            self._titles[name].setText(label)
            self.lines[name].setAccessibleName(label)
            self.lines[name].put(text, anyhow=anyhow)

    def show_least(self, label: str, text: str, reason: str, *, shown: bool, anyhow: bool = False) -> None:
        """How few units a class may have to be compared with itself."""
        self.least_words.setText(label)
        self.least.setAccessibleName(label)
        self.least.put(text, anyhow=anyhow)
        self.least.mark(bool(reason))
        self.least_reason.setText(f"! {reason}" if reason else "")
        self.least_reason.setVisible(bool(reason) and shown)
        self.least_words.setVisible(shown)
        self.least.setVisible(shown)

    def show_evidence(self, label: str, on: bool) -> None:
        """Whether what the leaf is scored from should be borne out."""
        self.evidence_box.setText(label)
        self.evidence_box.setChecked(on)

    def show_reference(self, label: str, on: bool, words: str, *, locked: bool) -> None:
        """Whether the leaf is shown only; `locked`: the law leaves no choice."""
        if not self._referenced:
            self._referenced = True
            self.reference_box.show()
            self._grid.addWidget(self.reference_box, self._rows, 0, 1, 2)
            self._grid.addWidget(self.reference_words, self._rows + 1, 0, 1, 2)
            self.evidence_box.show()
            self._grid.addWidget(self.evidence_box, self._rows + 2, 0, 1, 2)
            self._grid.setRowStretch(self._rows + 3, 1)
        self.reference_box.setText(label)
        self.reference_box.setChecked(on)
        self.reference_box.setEnabled(not locked)
        self.reference_words.setText(words)
        self.reference_words.setVisible(bool(words))
