"""Makes and draws charts beside the window: first what a chart says, then its picture; only the newest wish counts.

matplotlib comes with the first picture, on the worker. One chart is worked on at a time; another wish stops it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from exchange.charts import CHARTS, ChartKind
from exchange.charts.chart import Chart, Source
from gui.document import Document
from gui.tasks import Task

if TYPE_CHECKING:  # it needs matplotlib: the page comes before it
    from exchange.charts.fonts import ChartFonts
    from exchange.charts.picture import Picture
    from exchange.charts.render import Pixels

MILLIMETRES: Final = 25.4
KINDS: Final = {kind.key: kind for kind in CHARTS}


@dataclass(frozen=True, slots=True)
class Wish:
    """A chart on a screen: its kind and source, the page of it, the room for it in pixels, and how dense these are."""

    key: str
    source: Source
    page: int
    width: int
    height: int
    dpi: float
    dark: bool

    @property
    def kind(self) -> ChartKind:
        return KINDS[self.key]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a wish: all pages as data, and the page that was wished for as a picture and in pixels."""

    wish: Wish
    charts: tuple[Chart, ...]
    picture: "Picture"
    pixels: "Pixels"
    lost: str


class ChartMaker(QObject):
    found = Signal(object)
    """tuple[Chart, ...]: what the chart says, before it is drawn, and again as it gets more certain."""
    drawn = Signal(object)
    """The `Drawn` that was wished for last, or a stage of it."""
    progressed = Signal(int, int)
    busy_changed = Signal(bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._fonts: list[ChartFonts] = []
        self._known: tuple[Wish, tuple[Chart, ...]] | None = None
        self._next: Wish | None = None
        self._task: Task | None = None
        self._busy = False
        self._working_at: Wish | None = None
        self._stop = Event()
        self._wanted: Wish | None = None

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def fonts(self) -> "ChartFonts":
        """The fonts of charts; made now where no chart has been drawn yet."""
        return fonts_of(self._fonts)

    def wish(self, wish: Wish | None) -> None:
        """Draw this next, or (None) nothing; what is under way for another chart is stopped."""
        self._wanted = wish
        if wish is None or self._working_at is None or not same_charts(self._working_at, wish):
            self._stop.set()
        self._next = wish
        if self._working_at is None:
            self._start()

    def stop(self) -> None:
        """End the trials that are under way with what they found so far."""
        self._stop.set()

    def _start(self) -> None:
        wish, self._next = self._next, None
        if wish is None:
            return
        known = self._known[1] if self._known is not None and same_charts(self._known[0], wish) else ()
        self._working_at, self._stop = wish, Event()
        stop = self._stop
        stages: SimpleQueue[object] = SimpleQueue()
        self._set_busy(True)

        def advance(step: int, steps: int) -> None:
            while not stages.empty():
                self._pass_on(stages.get(), wish)
            if steps and self._is_wanted(wish):
                self.progressed.emit(step, steps)

        def done(drawn: Drawn) -> None:
            if self._is_wanted(wish):
                self._known = wish, drawn.charts
            self._end(drawn)

        def failed(error: Exception) -> None:
            self._end(None)
            raise error

        self._task = self._document.tasks.run(
            make, wish, known, self._fonts, stop, stages, done=done, failed=failed, progress=advance
        )

    def _pass_on(self, stage: object, wish: Wish) -> None:
        if not self._is_wanted(wish):
            return
        if isinstance(stage, Drawn):
            self.drawn.emit(stage)
        else:
            self.found.emit(stage)

    def _end(self, drawn: Drawn | None) -> None:
        self._task = self._working_at = None
        if self._next is None:
            self._set_busy(False)
        if drawn is not None and self._is_wanted(drawn.wish):
            self.drawn.emit(drawn)
        if self._next is not None:
            self._start()

    def _is_wanted(self, wish: Wish) -> bool:
        """Does a wish ask for what is wanted now, if perhaps in another size?"""
        wanted = self._wanted
        return wanted is not None and wanted.page == wish.page and same_charts(wish, wanted)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)


def same_charts(one: Wish, other: Wish) -> bool:
    """Do two wishes differ only in how the chart is shown?"""
    a, b = one.source, other.source
    parts = ("class_code", "unit", "twin", "trials", "language", "before")
    return one.key == other.key and a.result is b.result and all(getattr(a, part) == getattr(b, part) for part in parts)


def make(
    wish: Wish,
    known: tuple[Chart, ...],
    box: "list[ChartFonts]",
    stop: Event,
    stages: "SimpleQueue[object]",
    report: Callable[[int, int], None],
) -> Drawn:
    """On the worker: the charts of a wish, unless they are known, and the picture. What can be said is told at once,
    and so are stages of trials that take long."""
    if not known:

        def watch(charts: tuple[Chart, ...], step: int, steps: int) -> None:
            if charts:
                stages.put(charts)
                if box:  # else the first picture would wait for matplotlib: words come before it
                    stages.put(_drawn(wish, charts, box))
            report(step, steps)

        source = replace(wish.source, cancelled=stop.is_set, watch=watch)
        known = wish.kind.build(source)
        stages.put(known)
        report(0, 0)
    return _drawn(wish, known, box)


def _drawn(wish: Wish, charts: tuple[Chart, ...], box: "list[ChartFonts]") -> Drawn:
    from exchange.charts.drawing import draw
    from exchange.charts.picture import DARK, PAPER
    from exchange.charts.render import pixels

    fonts = fonts_of(box)
    chart = charts[min(wish.page, len(charts) - 1)]
    width, height = (length / wish.dpi * MILLIMETRES for length in (wish.width, wish.height))
    picture = draw(chart, fonts, width, height)
    lost = fonts.lost([chart.title, *(words.text for words in picture.words)])
    return Drawn(wish, charts, picture, pixels(picture, wish.dpi, fonts, DARK if wish.dark else PAPER), lost)


def fonts_of(box: "list[ChartFonts]") -> "ChartFonts":
    if not box:
        from exchange.charts.fonts import ChartFonts

        box.append(ChartFonts())
    return box[0]


def save(charts: Sequence[Chart], path: Any, box: "list[ChartFonts]", form: str) -> None:
    """Write charts to a file that appears whole or not at all. Raises OSError."""
    from exchange.charts.drawing import on_paper
    from exchange.charts.render import write
    from exchange.file_names import whole_file

    fonts = fonts_of(box)
    with whole_file(path) as temporary:
        write([on_paper(chart, fonts) for chart in charts], temporary, fonts, form)
