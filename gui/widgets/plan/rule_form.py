"""A form of fields as data (`exchange.rule_form`): one line for each, its unit beside it, what is wrong under it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from exchange.expression_text import Offer
from exchange.rule_form import LISTS, Field
from exchange.rule_reading import Reading
from gui.theme import colours, paint
from gui.widgets.field_line import FieldLine
from gui.widgets.grid.rows_table import RowsTable
from gui.widgets.plan.expression_line import ExpressionLine

Path = tuple[str, ...]
LINE_WIDTH: Final = 92


class RuleForm(QWidget):
    typed = Signal(object, object)
    """Field, str or rows: what stands in it now; nothing counts yet."""
    accepted = Signal()
    """A field was left with something new in it."""
    left = Signal()
    """Escape, with nothing to put back."""
    asked_for = Signal(object)
    """Field: the keyboard is in it."""

    def __init__(self, *, headed: bool = True) -> None:
        """`headed`: does every field have its name above or before it?"""
        super().__init__()
        self._headed = headed
        self.fields: tuple[Field, ...] = ()
        self.editors: dict[Path, QWidget] = {}
        self._reasons: dict[Path, QLabel] = {}
        self._offers: tuple[Offer, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(2, 1)

    def show_fields(self, fields: tuple[Field, ...], reading: Reading, *, anyhow: bool = False) -> None:
        """The fields with what stands in them. `anyhow`: over what is being typed, too: it counts now."""
        fields = tuple(field for field in fields if field.kind != "parts")
        same = [_shape(field) for field in fields] == [_shape(field) for field in self.fields]
        self.fields = fields
        if not same:
            self._build()
        for field in fields:
            self._fill(field, reading, anyhow)

    def set_offers(self, offers: tuple[Offer, ...]) -> None:
        """What is offered where an expression is typed."""
        self._offers = offers
        for editor in self.editors.values():
            self._equip(editor)

    def _equip(self, editor: QWidget) -> None:
        if isinstance(editor, ExpressionLine):
            editor.set_offers(self._offers)
        elif isinstance(editor, RowsTable):
            editor.offers = tuple(offer for offer in self._offers if offer.text != "W")

    def first(self) -> QWidget | None:
        """Where the keyboard goes first."""
        return next(iter(self.editors.values()), None)

    def field(self, path: Path) -> Field:
        return next(field for field in self.fields if field.path == path)

    # building

    def _build(self) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.editors, self._reasons = {}, {}
        row, before = 0, None
        for field in self.fields:
            listed = field.kind in LISTS
            label = QLabel(f"{field.label}　{field.hint}" if listed and field.hint else field.label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            editor = self._editor(field)
            editor.setAccessibleName(field.label)
            label.setBuddy(editor)
            if listed:
                self._grid.addWidget(label, row, 0, 1, 3)
                self._grid.addWidget(editor, row + 1, 0, 1, 3)
                row += 1
            else:
                self._grid.addWidget(label, row, 0)
                if field.kind in ("choice", "item", "formula"):
                    self._grid.addWidget(editor, row, 1, 1, 2)
                else:
                    self._grid.addWidget(editor, row, 1)
                    self._grid.addWidget(self._beside(field), row, 2)
            reason = QLabel()
            reason.setTextFormat(Qt.TextFormat.PlainText)
            reason.setWordWrap(True)
            paint(reason, colours(self).wrong)
            reason.hide()
            self._grid.addWidget(reason, row + 1, 0, 1, 3)
            if not self._headed:
                label.hide()
            for widget in (label, editor) if self._headed else (editor,):
                widget.show()  # a layout shows what is added only later, and the keyboard may go there at once
            self.editors[field.path], self._reasons[field.path] = editor, reason
            if before is not None:
                self.setTabOrder(before, editor)
            before = editor
            row += 2
        self._grid.setRowStretch(row, 1)

    def _beside(self, field: Field) -> QWidget:
        words = "　".join(word for word in (field.unit, field.hint) if word)
        found = QLabel(words)
        found.setTextFormat(Qt.TextFormat.PlainText)
        found.setForegroundRole(found.palette().ColorRole.PlaceholderText)
        return found

    def _editor(self, field: Field) -> QWidget:
        path = field.path
        if field.kind in LISTS:
            table = RowsTable(expressions=(0,) if field.kind == "rules" else ())
            self._equip(table)
            table.typed.connect(lambda rows: self.typed.emit(self.field(path), rows))
            table.accepted.connect(self.accepted)
            table.left.connect(self.left)
            return table
        if field.choices:
            return self._choice(field)
        if field.kind == "flag":
            box = QCheckBox()
            box.clicked.connect(lambda on: self._choose(path, "true" if on else "false"))
            return box
        line = ExpressionLine() if field.kind == "formula" else FieldLine()
        self._equip(line)
        if field.kind != "formula":
            line.setFixedWidth(max(LINE_WIDTH, self.fontMetrics().horizontalAdvance("0") * 12))
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.textEdited.connect(lambda text: self.typed.emit(self.field(path), text))
        line.accepted.connect(self.accepted)
        line.left.connect(self.left)
        return line

    def _choice(self, field: Field) -> QComboBox:
        path = field.path
        box = QComboBox()
        for value, words in field.choices:
            box.addItem(words, value)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda at: self._choose(path, str(box.itemData(at))))
        return box

    def _choose(self, path: Path, value: str) -> None:
        self.typed.emit(self.field(path), value)
        self.accepted.emit()

    # filling

    def _fill(self, field: Field, reading: Reading, anyhow: bool) -> None:
        editor = self.editors[field.path]
        reasons = [reading.reasons.get(path, "") for path in (field.path, *field.paths[1:])]
        reason = next((reason for reason in reasons if reason), "")
        if isinstance(editor, RowsTable):
            wrong = _wrong_rows(field, reading)
            headings = [f"{name} ({unit})" if unit else name for name, unit in field.columns]
            at = {int(path[-1]): at for path, at in reading.positions.items() if path[:-1] == field.path}
            editor.show_rows(headings, field.rows, wrong, positions=at)
            reason = reason or next(iter(wrong.values()), "")
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(field.text))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(field.text == "true")
        elif isinstance(editor, FieldLine):
            editor.setPlaceholderText(field.hint if field.kind == "formula" else "")
            editor.put(field.text, anyhow=anyhow)
            editor.mark(bool(reason))
            if isinstance(editor, ExpressionLine):
                editor.mark_at(reading.positions.get(field.path, 0) if reason else 0)
        label = self._reasons[field.path]
        label.setText(f"! {reason}" if reason else "")
        label.setVisible(bool(reason))
        editor.setAccessibleDescription(reason or field.hint)


def _wrong_rows(field: Field, reading: Reading) -> Mapping[int, str]:
    return {row: said for (path, row), said in reading.rows.items() if path in field.paths}


def _shape(field: Field) -> tuple[object, ...]:
    return field.path, field.kind, field.label, field.unit, field.hint, field.choices


def beside(*widgets: QWidget, stretch: int = -1) -> QWidget:
    """Widgets in a row; the one at `stretch` takes what room is left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for number, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if number == stretch else 0)
    return row
