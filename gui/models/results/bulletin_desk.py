"""The bulletin of the open assessment, kept up to date beside the window, and what is chosen about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from exchange.letter import Bulletin
from exchange.sheets.bulletin.settings import Settings, kept_in, settings_of
from gui.document import Document
from gui.language import current
from gui.models.results.last_ranking import LastRanking
from gui.newest import Newest
from scoring.entries import Assessment
from scoring.result import Result


class BulletinDesk(QObject):
    changed = Signal()
    """The bulletin is another one."""
    failed = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._last = LastRanking(document, self)
        self._newest = Newest(document.tasks)
        self._own: Settings | None = None
        self.letter: Bulletin | None = None
        document.opened.connect(self._forget)
        self._last.changed.connect(self.make)

    @property
    def settings(self) -> Settings:
        """Those of the plan; of a file that is only read, what was chosen here."""
        return self._own or settings_of(self._document.assessment.plan)

    @property
    def assessment(self) -> Assessment:
        """The assessment with these settings."""
        assessment = self._document.assessment
        return replace(assessment, plan=kept_in(assessment.plan, self.settings))

    @property
    def last(self) -> Assessment | None:
        return self._last.assessment

    def choose(self, label: str, change: Callable[[Settings], Settings]) -> None:
        """Choose otherwise, as one step that can be undone."""
        settings = change(self.settings)
        if settings == self.settings:
            return
        if self._document.read_only:
            self._own = settings
            self.make()
        else:
            self._document.plan(label, kept_in(self._document.assessment.plan, settings))

    def make(self) -> None:
        """Write the bulletin anew from the newest result."""
        result = self._document.result
        if result is None:
            self._newest.stop()
            self._take(None)
            return
        self._last.want()
        self._newest.ask(
            write,
            self.assessment,
            result,
            self._last.assessment,
            self._last.result,
            current(),
            done=self._take,
            failed=self.failed.emit,
        )

    def stop(self) -> None:
        self._newest.stop()

    def _take(self, letter: Bulletin | None) -> None:
        self.letter = letter
        self.changed.emit()

    def _forget(self) -> None:
        self._newest.stop()
        self._own, self.letter = None, None
        self.changed.emit()


def write(
    assessment: Assessment, result: Result, last: Assessment | None, last_result: Result | None, language: str
) -> Bulletin:
    """Beside the window: the bulletin with what will be attached to it."""
    from exchange.sheet import Options
    from exchange.sheets.bulletin.attached import attachments, titles
    from exchange.sheets.bulletin.build import bulletin_of

    plan, entries = assessment.plan, assessment.entries
    settings = settings_of(plan)
    options = Options(code="-")
    attached = attachments(plan, entries, result, settings, language=language, options=options)
    return bulletin_of(
        plan,
        entries,
        result,
        language=language,
        last=last,
        last_result=last_result,
        settings=settings,
        attachments=titles(attached, plan, language),
        today=date.today(),
    )
