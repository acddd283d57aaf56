"""The one undo command: it reverses whatever its receipt says was changed."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from db.changes import Receipt


class Outcome(Enum):
    """What came of a step back or forth that was not done."""

    OVERTAKEN = auto()
    """Somebody has changed the same values since: the step can never be done."""
    FAILED = auto()
    """The store could not be written just now: the step stays where it was."""


class Reverter(Protocol):
    def revert(self, receipt: Receipt, assessment: str, then: Callable[[Receipt | Outcome], None]) -> None:
        """Do the opposite; `then` hears what came of it, at once or, for a large step, later."""

    def step_again(self, *, forward: bool) -> None:
        """Move the undo stack by one, once it is back from what it is doing."""


class ActionCommand(QUndoCommand):
    """An action that has already been stored; undo and redo store its opposite."""

    def __init__(self, reverter: Reverter, receipt: Receipt, assessment: str) -> None:
        super().__init__(receipt.label)
        self._reverter = reverter
        self._receipt = receipt
        self._assessment = assessment
        self._at_once = False
        self._pass = True  # the stack calls redo() at once when it takes a command that is done already

    def redo(self) -> None:
        self._step(forward=True)

    def undo(self) -> None:
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        if self._pass:
            self._pass = False
            return
        self._at_once = True
        self._reverter.revert(self._receipt, self._assessment, partial(self._arrive, forward=forward))
        self._at_once = False

    def _arrive(self, outcome: Receipt | Outcome, *, forward: bool) -> None:
        if isinstance(outcome, Receipt):
            self._receipt = outcome
            return
        if outcome is Outcome.OVERTAKEN:
            self.setObsolete(True)  # Qt takes it off the stack, once it is back from this step or moves over it again
            if self._at_once:
                return
        self._pass = True  # the stack moves over the step all the same: have it move back over it
        self._reverter.step_again(forward=not forward)
