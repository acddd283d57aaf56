"""Undo or redo in menu and toolbar, naming the step that it would take."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack


class StepAction(QAction):
    def __init__(self, stack: QUndoStack, parent: QObject, *, back: bool = False) -> None:
        super().__init__(parent)
        self._stack, self._back = stack, back
        self.setShortcuts([QKeySequence(key) for key in (("Ctrl+Z",) if back else ("Ctrl+Y", "Ctrl+Shift+Z"))])
        self.triggered.connect(self._step)
        for signal in (stack.canUndoChanged, stack.canRedoChanged, stack.undoTextChanged, stack.redoTextChanged):
            signal.connect(self.retranslate)
        self.retranslate()

    def _step(self) -> None:
        (self._stack.undo if self._back else self._stack.redo)()

    def retranslate(self) -> None:
        can = self._stack.canUndo() if self._back else self._stack.canRedo()
        step = self._stack.undoText() if self._back else self._stack.redoText()
        verb = self.tr("Undo") if self._back else self.tr("Redo")
        self.setEnabled(can)
        self.setIconText(verb)  # the toolbar keeps its width whatever the step is called
        self.setText(f"{verb} {step}".replace("&", "&&") if can else verb)
        self.setToolTip(f"{verb} {step} ({self.shortcut().toString()})".replace("<", "‹"))
