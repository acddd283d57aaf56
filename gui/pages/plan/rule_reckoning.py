"""What a rule gives that a key cannot wait for: many units whose points come one by one, reckoned beside the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from operator import is_
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from gui.document import Document
from scoring.entries import Cell
from scoring.problems import Problem

if TYPE_CHECKING:  # with NumPy, for which no page waits
    from scoring.preview.stage import Stage
    from scoring.worked import Worked

AT_ONCE: Final = 300
"""So many units are reckoned with the key, whatever the rule."""

Tried = Mapping[str, Cell | None]


@dataclass(frozen=True, slots=True)
class Reckoned:
    doubts: tuple[Problem, ...]
    worked: "Worked | None"
    """What the entries that are tried give."""


class RuleReckoning(QObject):
    done = Signal()
    """What was asked for last, or before, is known."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._of: tuple[object, ...] = ()
        """The stages that the answer is of, and what was tried."""
        self._found: Reckoned | None = None
        self._asking = self._under_way = False

    def of(self, stage: "Stage", before: "Stage | None", unit: str, tried: Tried | None) -> Reckoned | None:
        """The answer, and every dot of both stages is known with it; None while it is on its way: `done` follows.

        `tried`: the entries of a unit that are tried; None where a measure is."""
        if self._is_of(stage, before, unit, tried):
            return self._found
        if stage.measured or len(stage.plan.units) <= AT_ONCE:
            self._of, self._found = (stage, before, unit, tried), _reckon(stage, before, unit, tried)
        elif not self._under_way:  # one at a time: what is typed meanwhile is reckoned after it
            self._under_way = self._asking = True
            wanted = (stage, before, unit, tried)
            self._document.tasks.run(_reckon, *wanted, done=partial(self._answer, wanted), failed=self._broke)
            self._asking = False
        return self._found if self._is_of(stage, before, unit, tried) else None

    def _is_of(self, *wanted: object) -> bool:
        return bool(self._of) and all(map(is_, self._of[:2], wanted[:2])) and self._of[2:] == wanted[2:]

    def _answer(self, of: tuple[object, ...], found: Reckoned) -> None:
        self._of, self._found, self._under_way = of, found, False
        if not self._asking:  # who asks gets what is known at once as an answer
            self.done.emit()

    def _broke(self, error: Exception) -> None:
        self._under_way = False
        raise error


def _reckon(stage: "Stage", before: "Stage | None", unit: str, tried: Tried | None) -> Reckoned:
    from scoring.preview.doubts import doubts
    from scoring.preview.trial import try_entries

    for one in (stage, before):
        if one is not None:
            one.seen_by(unit).dots  # noqa: B018 - kept by the stage
    return Reckoned(tuple(doubts(stage, before)), None if tried is None else try_entries(stage, unit, tried))
