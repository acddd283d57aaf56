"""The documents of the open assessment as they lie on paper, made beside the window kind after kind: the kind that is
looked at comes first, and what was there before stays until its successor has come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from queue import SimpleQueue
from typing import Final

from PySide6.QtCore import QObject, Signal

from exchange.check_code import check_code
from exchange.sheet import Options, Sheet
from exchange.sheets import SHEETS, make_sheets
from exchange.sheets.charts import chart_sheets
from gui.document import Document
from gui.models.results.last_ranking import LastRanking
from gui.painting import FontReport, Fonts, Page, lay_out, texts_of
from gui.painting.fonts import OF_TABLES, STACKS
from gui.tasks import Task
from scoring.entries import Assessment
from scoring.result import Result
from scoring.years.standings import Former, standings_before

CARDS_LISTED: Final = 60
"""The score cards of so many units are listed one by one; those of more are written by the command line."""


CHARTS: Final = "charts"
KINDS: Final = tuple(key for kind in SHEETS for key in ((CHARTS, kind.key) if kind.key == "cards" else (kind.key,)))
"""Every kind of sheet in the order of the list: the many cards stand last."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A document and its pages."""

    sheet: Sheet
    pages: tuple[Page, ...]


Batch = tuple[str, tuple[Laid, ...]]
"""A kind of sheet and all its documents."""


class PreparedSheets(QObject):
    changed = Signal()
    """More documents are there, or others."""
    wanted = Signal()
    """What they are made of has changed: `make` them anew."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._last = LastRanking(document, self)
        self._last.changed.connect(self.wanted)
        self._task: Task | None = None
        self._old: dict[str, tuple[Laid, ...]] = {}
        self._new: dict[str, tuple[Laid, ...]] = {}
        self._arriving: SimpleQueue[Batch] = SimpleQueue()
        self.fonts: FontReport | None = None
        """What is to be said of the fonts, as of when everything was last laid out; None before."""

    @property
    def laid(self) -> tuple[Laid, ...]:
        """All documents that are there, in the order of `KINDS`."""
        return tuple(one for key in KINDS for one in self._new.get(key, self._old.get(key, ())))

    @property
    def is_complete(self) -> bool:
        return len(self._new) == len(KINDS)

    def is_current(self, key: str) -> bool:
        """Are the documents of this kind made of what the assessment says now?"""
        return key in self._new

    def before(self) -> Mapping[str, Former] | None:
        """Where the units stood last year; None while that is not known."""
        self._last.want()
        result = self._last.result
        return None if result is None else standings_before(self._document.assessment.plan, result)

    def clear(self) -> None:
        """Another assessment is open, or none."""
        self._stop()
        self._old, self.fonts = {}, None
        self.changed.emit()

    def make(self, assessment: Assessment, result: Result, *, language: str, signature: bool, first: str) -> None:
        """Make them anew, those of the kind `first` before the others. Where last year is about to be known, they are
        `wanted` when it is."""
        self._stop()
        before = self.before()
        if before is None and self._last.assessment is not None:
            return
        options = Options(
            signature=signature,
            user=self._document.user,
            time=datetime.now(),
            units=() if len(result.units) > CARDS_LISTED else None,
            before=before,
            last=self._last.assessment,
        )
        arriving = self._arriving

        def arrived(_step: int, _steps: int) -> None:
            if arriving is self._arriving:
                self._take()

        def done(fonts: FontReport) -> None:
            self._task, self.fonts, self._old = None, fonts, {}
            self.changed.emit()

        values = (assessment, result, language, options, first, self._old, arriving)
        task = self._document.tasks.run(prepare, *values, done=done, progress=arrived)
        self._task = None if self.is_complete else task

    def _stop(self) -> None:
        """What is under way does not arrive any more; what is there is of before."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._old, self._new, self._arriving = self._old | self._new, {}, SimpleQueue()

    def _take(self) -> None:
        while not self._arriving.empty():
            key, laid = self._arriving.get()
            self._new[key] = laid
        self.changed.emit()


def prepare(
    assessment: Assessment,
    result: Result,
    language: str,
    options: Options,
    first: str,
    before: Mapping[str, Sequence[Laid]],
    arriving: "SimpleQueue[Batch]",
    report: Callable[[int, int], None],
) -> FontReport:
    """Build every document, and lay out those that say or look something else than `before`. Runs beside the window:
    fonts are of the thread that made them."""
    plan, entries = assessment.plan, assessment.entries
    options = replace(options, code=check_code(plan, entries, result))
    fonts, made = Fonts(), list[Sheet]()
    order = sorted(KINDS, key=lambda key: key != first)
    for step, key in enumerate(order, 1):
        if key == CHARTS:
            sheets = chart_sheets(plan, entries, result, language=language, options=options)
        else:
            sheets = make_sheets(plan, entries, result, language=language, keys=[key], options=options)
        arriving.put((key, tuple(_laid(sheet, before.get(key, ()), fonts) for sheet in sheets)))
        made += sheets
        report(step, len(order))
    roles = tuple(STACKS) if any(sheet.letter is not None for sheet in made) else OF_TABLES
    return fonts.report(texts_of(made), roles)


def _laid(sheet: Sheet, before: Sequence[Laid], fonts: Fonts) -> Laid:
    same = next((one for one in before if one.sheet == sheet), None)
    return same or Laid(sheet, lay_out(sheet, fonts))
