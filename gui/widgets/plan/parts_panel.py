"""The parts of a blend: a small table of shares, measures and methods, and under it the numbers of the chosen part."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from exchange.expression_text import Offer
from exchange.rule_form import Field
from exchange.rule_reading import Reading
from gui.theme import colours, paint
from gui.widgets.field_line import FieldLine
from gui.widgets.plan.expression_line import ExpressionLine
from gui.widgets.plan.overrides_panel import OverridesPanel
from gui.widgets.plan.rule_form import RuleForm


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part: its own settings as text, and why they cannot be read."""

    share: str
    measure: str
    method: str
    direction: str
    peers: str
    reason: str = ""
    position: int = 0
    """Where its measure cannot be read on."""


class _Line(QWidget):
    """One part in the table."""

    def __init__(self) -> None:
        super().__init__()
        self.share, self.measure = FieldLine(), ExpressionLine()
        self.method, self.direction, self.peers = (QComboBox() for _ in range(3))
        self.reason = QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        paint(self.reason, colours(self).wrong)
        self.share.setFixedWidth(52)
        for box in (self.method, self.direction, self.peers):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setSpacing(3)
        grid.addWidget(self.share, 0, 0)
        grid.addWidget(self.measure, 0, 1, 1, 3)
        grid.addWidget(self.method, 1, 1)
        grid.addWidget(self.direction, 1, 2)
        grid.addWidget(self.peers, 1, 3)
        grid.addWidget(self.reason, 2, 0, 1, 4)


class PartsPanel(QWidget):
    typed = Signal(int, str, str)
    """Part, which of its settings, the text."""
    accepted = Signal()
    left = Signal()
    chosen = Signal(int)
    changed = Signal(str)
    """insert, delete, up or down: of the chosen part."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self.form, self.overrides = RuleForm(), OverridesPanel()
        self.overrides.left.connect(self.left)
        self.form.left.connect(self.left)
        self.form.accepted.connect(self.accepted)
        self.current = 0
        self._offers: tuple[Offer, ...] = ()
        self._choices: dict[str, Sequence[tuple[str, str]]] = {}
        self._rows = QVBoxLayout()
        self._title = QLabel()
        buttons = QHBoxLayout()
        self.buttons: dict[str, QToolButton] = {}
        for name in ("insert", "delete", "up", "down"):
            button = QToolButton()
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, name=name: self.changed.emit(name))
            buttons.addWidget(button)
            self.buttons[name] = button
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(self._rows)
        column.addLayout(buttons)
        column.addWidget(self._title)
        column.addWidget(self.form)
        column.addWidget(self.overrides)

    def set_choices(self, offers: tuple[Offer, ...], choices: dict[str, Sequence[tuple[str, str]]]) -> None:
        """What may be chosen for method, direction and peers; what measures may name."""
        if (offers, choices) == (self._offers, self._choices):
            return
        self._offers, self._choices = offers, choices
        for line in self.lines:
            self._equip(line)

    def _equip(self, line: _Line) -> None:
        line.measure.set_offers(self._offers)
        for name in ("method", "direction", "peers"):
            box: QComboBox = getattr(line, name)
            box.clear()
            for value, words in self._choices[name]:
                box.addItem(words, value)

    def show_parts(
        self,
        parts: Sequence[PartRow],
        fields: tuple[Field, ...],
        reading: Reading,
        *,
        anyhow: bool = False,
    ) -> None:
        """The parts, and the fields of the method of the chosen one."""
        while len(self.lines) > len(parts):
            line = self.lines.pop()
            line.hide()
            line.setParent(None)
            line.deleteLater()
        while len(self.lines) < len(parts):
            self._append()
        self.current = min(self.current, max(0, len(parts) - 1))
        for line, part in zip(self.lines, parts, strict=True):
            line.share.put(part.share, anyhow=anyhow)
            line.measure.put(part.measure, anyhow=anyhow)
            for name in ("method", "direction", "peers"):
                box: QComboBox = getattr(line, name)
                box.setCurrentIndex(box.findData(getattr(part, name)))
            line.share.mark(bool(part.reason) and not part.position)
            line.measure.mark(bool(part.position))
            line.measure.mark_at(part.position)
            line.reason.setText(f"! {part.reason}" if part.reason else "")
            line.reason.setVisible(bool(part.reason))
        self.form.show_fields(fields, reading, anyhow=anyhow)
        self._title.setText(self.tr("Part {number}").format(number=self.current + 1) if parts else "")
        self._title.setVisible(bool(parts))

    def _append(self) -> None:
        line, number = _Line(), len(self.lines)
        line.share.textEdited.connect(lambda text: self.typed.emit(number, "share", text))
        line.measure.textEdited.connect(lambda text: self.typed.emit(number, "measure", text))
        for field in (line.share, line.measure):
            field.accepted.connect(self.accepted)
            field.left.connect(self.left)
            field.selectionChanged.connect(lambda: self._choose(number))
            field.cursorPositionChanged.connect(lambda *_: self._choose(number))
        for name in ("method", "direction", "peers"):
            box: QComboBox = getattr(line, name)
            box.activated.connect(lambda at, name=name, box=box: self._set(number, name, str(box.itemData(at))))
        if self._choices:
            self._equip(line)
        line.share.setAccessibleName(self.tr("Share of part {number}").format(number=number + 1))
        line.measure.setAccessibleName(self.tr("Measure of part {number}").format(number=number + 1))
        line.method.setAccessibleName(self.tr("Rule of part {number}").format(number=number + 1))
        self._rows.addWidget(line)
        line.show()
        self.lines.append(line)

    def _set(self, number: int, name: str, value: str) -> None:
        self._choose(number)
        self.typed.emit(number, name, value)
        self.accepted.emit()

    def _choose(self, number: int) -> None:
        if number != self.current and number < len(self.lines):
            self.current = number
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Insert:
                self.changed.emit("insert")
            case Qt.Key.Key_Delete if control:
                self.changed.emit("delete")
            case Qt.Key.Key_Up if alt:
                self.changed.emit("up")
            case Qt.Key.Key_Down if alt:
                self.changed.emit("down")
            case _:
                super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.overrides.retranslate()
        for name, text in (
            ("insert", self.tr("Add a part (Insert)")),
            ("delete", self.tr("Delete (Ctrl+Delete)")),
            ("up", self.tr("Up (Alt+Up)")),
            ("down", self.tr("Down (Alt+Down)")),
        ):
            self.buttons[name].setText(text)
