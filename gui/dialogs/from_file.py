"""A dialog that takes something over from a file: chosen or dropped, read beside the window, looked at, confirmed.

The file's hash is compared once more before anything is written; whoever changes a file meanwhile is told so.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from db.errors import StoreError
from exchange.reading.read_workbook import file_hash
from exchange.reading.workbook import Workbook
from exchange.wording import problem_text, word
from gui.ask import Ask, FileToOpen, ask_person
from gui.document import Document
from gui.errors import sentences
from gui.language import current
from gui.settings import SettingsFile
from gui.tasks import Task
from gui.theme import colours, paint
from scoring.problems import Problem, Refused

SIZE: Final = (1320, 690)


class FromFileDialog(QDialog):
    said = Signal(str)
    """What was taken over, for the message line."""
    taken = Signal()
    """Something was written: it is to be looked at."""
    name = ""
    """Under which its size is remembered."""

    def __init__(
        self, document: Document, parent: QWidget | None, ask: Ask = ask_person, settings: SettingsFile | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._document, self._ask, self._settings = document, ask, settings
        self._task: Task | None = None
        self._source: object | None = None
        """What was read; None: nothing, or it cannot be read."""
        self._waiting = False
        self.file_button, self.file_label = QPushButton(), QLabel()
        self.sheet_label, self.sheet_box = QLabel(), QComboBox()
        self.banner, self.summary, self.busy = QLabel(), QLabel(), QProgressBar()
        self.take_button, self.cancel_button = QPushButton(), QPushButton()
        for label in (self.file_label, self.sheet_label, self.banner, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.banner.setContentsMargins(8, 4, 8, 4)
        self.summary.setWordWrap(True)
        self.file_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sheet_label.setBuddy(self.sheet_box)
        self.sheet_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet_box.setMinimumContentsLength(10)
        self.busy.setTextVisible(False)
        for button in (self.take_button, self.cancel_button, self.file_button):
            button.setAutoDefault(False)  # an Enter too many, from choosing the file, must not write
        self.take_button.installEventFilter(self)
        self.file_button.clicked.connect(self.choose_file)
        self.take_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.reject)
        document.refused.connect(self._say_refused)

    def question(self) -> FileToOpen:
        """What is asked when a file is to be chosen."""
        raise NotImplementedError

    def read(self, path: Path) -> None:
        """Read a file beside the window and show what it says."""
        raise NotImplementedError

    def take(self) -> None:
        """Write exactly what is shown."""
        raise NotImplementedError

    def choose_file(self) -> None:
        path = self._ask(self, self.question())
        if path is not None:
            self.read(path)

    # parts of the layout

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.busy)
        row.addWidget(self.take_button)
        row.addWidget(self.cancel_button)
        return row

    def _restore_size(self) -> None:
        geometry = None if self._settings is None else self._settings.geometry(self.name)
        if geometry is None or not self.restoreGeometry(geometry):
            free = self.screen().availableGeometry()
            self.resize(min(SIZE[0], free.width() - 20), min(SIZE[1], free.height() - 50))

    def _retranslate(self) -> None:
        self.file_button.setText(self.tr("Choose &file…"))
        self.sheet_label.setText(self.tr("&Sheet:"))
        self.take_button.setText(self.tr("Take &over"))
        self.cancel_button.setText(self.tr("Cancel"))

    def _refresh(self) -> None:
        """Everything that follows from what is shown and chosen."""
        raise NotImplementedError

    # sheets

    def _fill_sheets(self, book: Workbook, chosen: str) -> None:
        self.sheet_box.clear()
        for sheet in book.sheets:
            name = self.tr("{name} (hidden)").format(name=sheet.name) if sheet.hidden else sheet.name
            self.sheet_box.addItem(name, sheet.name)
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findData(chosen)))
        self._show_sheet_box(self.sheet_box.count() > 1)

    def _show_sheet_box(self, some: bool) -> None:
        if not some:
            self.sheet_box.clear()
        self.sheet_box.setVisible(some)
        self.sheet_label.setVisible(some)

    # words

    def _warn(self, text: str) -> None:
        """Why something cannot be done, above everything; "" for nothing."""
        self.banner.setText(text)
        self.banner.setVisible(bool(text))
        paint(self.banner, colours(self).wrong)

    def _say_refused(self, refusal: StoreError | Refused) -> None:
        """The store did not take something: said where the person is looking."""
        if self.isVisible():
            self._warn("✕ " + "\n".join(sentences(refusal, current())))

    # the file once more

    def _check(self, path: Path, book: Workbook, write: Callable[[], None], changed: Callable[[str], None]) -> None:
        """Write where the file is still the one that was shown; else say how it changed."""

        def compare(sha256: str) -> None:
            self._wait("")
            if sha256 == book.sha256:
                write()
            else:
                problem = Problem("weights.changed_meanwhile", (book.name,), {"file": book.name})
                changed(f"! {problem_text(problem, current())}")

        self._wait(self.tr("Checking {file} …").format(file=path.name))
        self._task = self._document.tasks.run(file_hash, path, done=compare, failed=self._could_not)

    def _could_not(self, error: Exception) -> None:
        """The file cannot be read, or no longer."""
        self._wait("")
        self._source = None
        self._cannot_understand(error)

    def _cannot_understand(self, error: Exception) -> None:
        """The sheet can be read, but says nothing that is wanted."""
        if not isinstance(error, Refused):
            raise error
        self._show_refusal(error.problems)

    def _show_refusal(self, problems: Sequence[Problem]) -> None:
        """Why nothing can be taken over, and as much of the file as there is."""
        raise NotImplementedError

    # keys, waiting, leaving

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the button takes over, though it is no default button."""
        key = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if watched is self.take_button and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_button.click()
            return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Esc and Cancel: first what is being read, then the dialog."""
        if self._waiting:
            self._stop_waiting()
            self._refresh()
            self.summary.setText(word("workbook.cancelled", current()))
        else:
            super().reject()

    def done(self, result: int) -> None:
        self._stop_waiting()
        if self._settings is not None:
            self._settings.save_geometry(self.saveGeometry(), self.name)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_waiting()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._refresh()
        super().changeEvent(event)

    def _stop_waiting(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._wait("")

    def _wait(self, for_what: str) -> None:
        self._waiting = bool(for_what)
        if for_what:
            self.summary.setText(for_what)
            self.take_button.setEnabled(False)
            if self.focusWidget() in (None, self.file_button):
                self.setFocus()  # else it would go to the next field, and stay there when everything is read
        self.busy.setRange(0, 0 if for_what else 1)
        self.busy.setVisible(bool(for_what))
        self.file_button.setEnabled(not for_what)
