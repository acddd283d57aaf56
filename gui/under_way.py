"""The one thing that a document does beside the window while nothing else can be changed: a large step that is being
written, or a large store that is being read."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Final

from db.changes import Change, Receipt, Report
from db.errors import Stopped, StoreError
from db.rows import CELL_TABLES
from scoring.entries import Assessment
from scoring.problems import Refused

if TYPE_CHECKING:  # the store needs SQLAlchemy: the first window comes before it
    from db.store import Store, Work

Written = tuple[Receipt, Assessment]
"""A step that is stored, and the assessment after it."""

MANY: Final = 1_000
"""So many cells are written beside the window."""
LARGE: Final = 16_000_000
"""Bytes of a store that is read beside the window."""


class UnderWay:
    """`label`: what it is, for people; `abandoned`: what is to be done once nobody waits for it any more."""

    def __init__(self, label: str, abandoned: Callable[[], None]) -> None:
        self.label, self._abandoned = label, abandoned
        self._stopped, self._over = Event(), Event()

    def stop(self) -> None:
        """Have it leave nothing behind. What is through by then is through: whoever waits for it hears which."""
        self._stopped.set()

    def abandon(self) -> None:
        """Stop it, and wait until the worker is through with it: nobody will hear of it."""
        self.stop()
        self._over.wait()
        self._abandoned()

    def run(self, work: Callable[[Report], object], *, report: Report) -> object:
        """On the worker: what the work gives, or why it was refused: also because it was stopped."""

        def heeding(step: int, steps: int) -> None:
            if self._stopped.is_set():
                raise Stopped(label=self.label)  # it leaves by its usual way out, and stores nothing
            report(step, steps)

        try:
            return work(heeding)
        except (StoreError, Refused) as refusal:
            return refusal
        finally:
            self._over.set()


def is_large(changes: tuple[Change, ...]) -> bool:
    """Are these many cells, and nothing but cells?"""
    return len(changes) >= MANY and all(change.table in CELL_TABLES for change in changes)


def write(
    store: "Store", label: str, action: "Callable[[Work, Report], None]", seen: Assessment, report: Report
) -> Written:
    """One step, whole or not at all; `seen`: the assessment before it."""
    with store.work(label) as work:
        action(work, report)
    return work.receipt, store.follow(seen, work.receipt.changes)


def revert(store: "Store", receipt: Receipt, seen: Assessment, report: Report) -> Written:
    """The opposite of a step."""
    reverse = store.revert(receipt, report)
    return reverse, store.follow(seen, reverse.changes)
