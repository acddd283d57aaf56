"""Files that are being written beside the window: which, how far it is, and a way to stop it. What was stopped leaves
nothing behind."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from gui.tasks import Done, Failed, Runner, Task
from gui.theme import colours, paint


class WorkBar(QFrame):
    said = Signal(str)
    changed = Signal()
    """Something is being written now, or no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._name = ""
        self._task: Task | None = None
        self.is_busy = False
        self._text, self.progress, self.stop_button = QLabel(), QProgressBar(), QPushButton()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.progress.setFixedWidth(220)
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whoever goes on typing does not stop it
        self.stop_button.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.addWidget(self._text, 1)
        row.addWidget(self.progress)
        row.addWidget(self.stop_button)
        self._key = QShortcut(QKeySequence("Shift+Esc"), self)
        for pressed in (self._key.activated, self._key.activatedAmbiguously):  # two bars: one after the other
            pressed.connect(self.stop)
        self.hide()
        self.retranslate()

    def run(
        self,
        tasks: Runner,
        name: str,
        work: Callable[..., object],
        *values: object,
        done: Done,
        failed: Failed,
    ) -> None:
        """Do `work(*values, report=…)` beside the window; one file after the other, not two at once."""
        if self.is_busy:
            waiting = self.tr("{name} is still being written: wait for it, or stop it with Shift+Esc.")
            self.said.emit(waiting.format(name=self._name))
            return
        self._name, self.is_busy = name, True
        self.progress.setRange(0, 0)
        paint(self, colours(self).banner)
        self.retranslate()
        self.show()
        self.changed.emit()

        def finished(answer: object) -> None:
            self._end()
            done(answer)

        def broke(error: Exception) -> None:
            self._end()
            failed(error)

        self._task = tasks.run(work, *values, done=finished, failed=broke, progress=self._advance)

    def stop(self) -> None:
        if self.is_busy and self._task is not None:
            self._task.cancel()
            self._end()
            self.said.emit(self.tr("Stopped; {name} was not written.").format(name=self._name))

    def _advance(self, step: int, steps: int) -> None:
        self.progress.setRange(0, steps)
        self.progress.setValue(step)

    def _end(self) -> None:
        self.is_busy = False
        self.hide()
        self.changed.emit()

    def retranslate(self) -> None:
        self._text.setText(self.tr("Writing {name} …").format(name=self._name))
        self.stop_button.setText(self.tr("Stop (Shift+Esc)"))
