"""The bar for finding, replacing and going to: Ctrl+F, Ctrl+H, Ctrl+G. A bar, not a box: the grid stays in reach.

Enter and F3 go to the next place, Shift+Enter and Shift+F3 to the one before, Esc goes back to the grid. Replacing
shows first what would become what; what is ticked is replaced in one step, and all means all.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.theme import colours, paint

FIND, REPLACE, GO_TO = "find", "replace", "go_to"


class SearchBar(QFrame):
    searched = Signal(str)
    """Look for this text anew."""
    stepped = Signal(bool)
    """To the next place (True), or the one before."""
    gone_to = Signal(str)
    """Go to the cell that these words name."""
    replaced = Signal(str, object)
    """Replace in these places, a tuple of their numbers in the list, by this text."""
    preview_wanted = Signal(str, str)
    """List what would become what: the text, and what takes its place."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.mode = FIND
        self.what, self.with_what = QLineEdit(), QLineEdit()
        self.count, self._label, self._with_label = QLabel(), QLabel(), QLabel()
        for label in (self.count, self._label, self._with_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.preview = QListWidget()
        self.next_button, self.replace_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._timer.timeout.connect(self._search)
        row = QHBoxLayout()
        for widget in (self._label, self.what, self._with_label, self.with_what, self.next_button):
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        for widget in (self.replace_button, self.count, self.close_button):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 4, 3)
        column.addLayout(row)
        column.addWidget(self.preview)
        self.preview.setMaximumHeight(7 * (self.fontMetrics().height() + 6))
        self.what.textChanged.connect(self._wait)
        self.with_what.textChanged.connect(self._wait)
        self.next_button.clicked.connect(self._step)
        self.replace_button.clicked.connect(self._replace)
        self.close_button.clicked.connect(self.close_bar)
        self.retranslate()
        self.hide()

    def open_as(self, mode: str, text: str = "") -> None:
        """Show the bar for finding, replacing or going to, with the keyboard in it."""
        self.mode = mode
        replacing = mode == REPLACE
        for widget in (self._with_label, self.with_what, self.replace_button):
            widget.setVisible(replacing)
        self.preview.setVisible(False)
        self.count.setText("")
        paint(self, colours(self).chrome)
        self.retranslate()
        if text:
            self.what.setText(text)
        self.show()
        self.what.setFocus()
        self.what.selectAll()
        self._timer.stop()
        self._search()

    def close_bar(self) -> None:
        self.hide()
        self._timer.stop()
        self.left.emit()

    def show_count(self, text: str) -> None:
        self.count.setText(text)

    def show_preview(self, lines: list[str]) -> None:
        """What would become what; everything is ticked at first."""
        self.preview.clear()
        for line in lines:
            item = QListWidgetItem(line)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.preview.addItem(item)
        self.preview.setVisible(bool(lines))
        self.replace_button.setEnabled(bool(lines))

    def _wait(self) -> None:
        self._timer.start()

    def _search(self) -> None:
        if self.mode == REPLACE:
            self.preview_wanted.emit(self.what.text(), self.with_what.text())
        if self.mode != GO_TO:
            self.searched.emit(self.what.text())

    def _step(self) -> None:
        self.settle()
        if self.mode == GO_TO:
            self.gone_to.emit(self.what.text())
        else:
            self.stepped.emit(True)

    def settle(self) -> None:
        """Look at once for what was typed a moment ago."""
        if self._timer.isActive():
            self._timer.stop()
            self._search()

    def _replace(self) -> None:
        self.settle()
        ticked = (n for n in range(self.preview.count()) if self.preview.item(n).checkState() == Qt.CheckState.Checked)
        self.replaced.emit(self.with_what.text(), tuple(ticked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            elif shift and self.mode != GO_TO:
                self.settle()
                self.stepped.emit(False)
            else:
                self._step()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        going = self.mode == GO_TO
        self._label.setText(self.tr("Go to") if going else self.tr("Find"))
        self.what.setPlaceholderText(
            self.tr("unit and item, such as: Meishan cases") if going else self.tr("value, name or comment")
        )
        self.what.setAccessibleName(self._label.text())
        self._with_label.setText(self.tr("replace by"))
        self.with_what.setAccessibleName(self._with_label.text())
        self.next_button.setText(self.tr("Go there (Enter)") if going else self.tr("Next (F3)"))
        self.replace_button.setText(self.tr("Replace what is ticked"))
        self.close_button.setText(self.tr("Close (Esc)"))
        self.preview.setAccessibleName(self.tr("What would become what"))
