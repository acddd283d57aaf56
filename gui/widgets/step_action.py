"""Undo or redo in menu and toolbar, naming the step that it would take."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from gui.document import Document


class StepAction(QAction):
    said = Signal(str)
    """What was taken back or done again."""

    def __init__(self, document: Document, parent: QObject, *, back: bool = False) -> None:
        super().__init__(parent)
        self._document, self._stack, self._back = document, document.undo_group, back
        self._late = ""
        self.setShortcuts([QKeySequence(key) for key in (("Ctrl+Z",) if back else ("Ctrl+Y", "Ctrl+Shift+Z"))])
        self.triggered.connect(self._step)
        stack = self._stack
        document.changed.connect(self._say_late)
        for signal in (stack.canUndoChanged, stack.canRedoChanged, stack.undoTextChanged, stack.redoTextChanged):
            signal.connect(self.retranslate)
        self.retranslate()

    def _step(self) -> None:
        before = self._document.assessment
        if self._back:
            text = self.tr("Undone: {step}").format(step=self._stack.undoText())
            self._stack.undo()
        else:
            text = self.tr("Redone: {step}").format(step=self._stack.redoText())
            self._stack.redo()
        if self._document.assessment is not before:  # else it was refused, and the reason is what counts
            self.said.emit(text)
        self._late = text if self._document.under_way is not None else ""

    def _say_late(self) -> None:
        """A large step that was written beside the window has arrived."""
        if self._late and self._document.stepping:
            self.said.emit(self._late)
        self._late = ""

    def retranslate(self) -> None:
        can = self._stack.canUndo() if self._back else self._stack.canRedo()
        step = self._stack.undoText() if self._back else self._stack.redoText()
        verb = self.tr("Undo") if self._back else self.tr("Redo")
        self.setEnabled(can)
        self.setIconText(verb)  # the toolbar keeps its width whatever the step is called
        self.setText(f"{verb} {step}".replace("&", "&&") if can else verb)
        self.setToolTip(f"{verb} {step} ({self.shortcut().toString()})".replace("<", "‹"))
