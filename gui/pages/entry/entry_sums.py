"""Count, sum, mean, smallest and largest of what is selected on the entry page, for the status bar."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from gui.document import Document
from gui.models.results.summary import Part, Summary, summary, summary_of
from gui.tasks import Task

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage

AT_ONCE: Final = 3_000
"""So many selected cells are summed on the spot; more of them beside the window."""
STATISTICS: Final = ("numbers", "sum", "mean", "least", "most")


class EntrySums(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self._summary: Summary | None = None
        self._summing: Task | None = None

    def show(self) -> None:
        page = self._page
        inside = page.member_grid.hasFocus()
        grid = page.member_grid if inside else page.active_grid
        spans = grid.spans()
        cells = sum(span.height * span.width for span in spans)
        if self._summing is not None:  # of a selection that is no more
            self._summing.cancel()
            self._summing = None
        if cells <= 1:
            self._take(None)
        elif inside or cells <= AT_ONCE:
            numbers = [grid.grid_model.number(*place) for place in grid.selected_places()]
            self._take(summary(cells, [number for number in numbers if number is not None]))
        else:
            parts: list[Part] = [
                part for span in spans for part in page.table.parts(span.top, span.bottom, span.left, span.right)
            ]
            self._take(Summary(cells))
            run = self._document.tasks.run
            self._summing = run(summary_of, cells, parts, done=self._take, progress=lambda _done, _all: None)

    def _take(self, found: Summary | None) -> None:
        self._summary = found
        self._page.counters_changed.emit()

    def words(self) -> tuple[str, ...]:
        found = self._summary
        if found is None:
            return ()
        chosen = self.tr("Selected {cells}").format(cells=found.cells)
        if not found.numbers:
            return (chosen,)
        words = {
            "numbers": self.tr("Numbers {count}").format(count=found.numbers),
            "sum": self.tr("Sum {value}").format(value=f"{found.total:f}"),
            "mean": self.tr("Mean {value}").format(value=found.mean),
            "least": self.tr("Smallest {value}").format(value=f"{found.least:f}"),
            "most": self.tr("Largest {value}").format(value=f"{found.most:f}"),
        }
        return (chosen, *(words[name] for name in STATISTICS if name in self._page.statistics))
