"""The entry grid on large assessments: opening it, scrolling, a paste of 10 000 cells, one edit, and the longest time
for which the window stood still.

`python benchmarks/entry_grid.py [M|L [STORE]]`: without a display, with a real store on disk (copied from STORE, which
is made where it is not there yet), and with reading, writing and scoring beside the window as in the program. A wait of
the window is the longest gap between two turns of its event loop; by the clock, and in time of the processor that the
window's own thread took for it, which other programs at work do not lengthen.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, thread_time

ROOT = Path(__file__).resolve().parent.parent
FRAMES = 60
BLOCK = 100, 100

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))


def make_store(path: Path, size: str) -> None:
    """A store with an assessment of a size, unless it is there already."""
    from benchmarks.sizes import make
    from db.store import Store

    if path.exists():
        return
    store = Store.create(path)
    with store.work("new") as work:
        work.add(make(size))
    store.close()


def measure(path: Path) -> list[tuple[str, float]]:
    """(what, milliseconds) of each step."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from gui.app import PREFERRED_FONTS, calm_the_collector, share_the_interpreter
    from gui.document import Document
    from gui.fonts import load_fonts
    from gui.pages.entry.entry_page import EntryPage
    from gui.theme import apply

    application = QApplication([])
    apply(application, [*PREFERRED_FONTS, load_fonts()], dark=False)
    document = Document()
    calm_the_collector(document)
    share_the_interpreter()
    taken: list[tuple[str, float]] = []
    last, longest = (perf_counter(), thread_time()), (0.0, 0.0)

    def beat() -> None:
        nonlocal last, longest
        now = perf_counter(), thread_time()
        longest = max(longest[0], now[0] - last[0]), max(longest[1], now[1] - last[1])
        last = now

    timer = QTimer(interval=2)
    timer.timeout.connect(beat)

    def timed(what: str, do: Callable[[], object], ready: Callable[[], bool] | None = None) -> None:
        """Do something, and wait until `ready`; also the longest wait of the window meanwhile."""
        nonlocal last, longest
        application.processEvents()
        last, longest = (perf_counter(), thread_time()), (0.0, 0.0)
        start, busy = perf_counter(), process_time()
        do()
        application.processEvents()
        shown = perf_counter()
        while ready is not None and not ready():  # asleep between events, as the program is
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        taken.append((what, (shown - start) * 1000))
        if ready is not None:
            taken.append((f"{what}: until the ranking is current", (perf_counter() - start) * 1000))
        if ready is not None:
            taken.append((f"{what}: processor alone", (process_time() - busy) * 1000))
        beat()
        taken.append((f"{what}: longest wait", longest[0] * 1000))
        taken.append((f"{what}: longest wait, processor alone", longest[1] * 1000))

    def scored() -> bool:
        result = document.result
        return (
            document.under_way is None and result is not None and result.working.entries is document.assessment.entries
        )

    timer.start()
    timed("read from the store", lambda: document.open_store(path), lambda: document.is_open)
    timed("score it", lambda: None, scored)
    pages: list[EntryPage] = []

    def show() -> None:
        page = EntryPage(document)
        page.resize(1366, 700)
        page.show()
        pages.append(page)

    timed("show the grid", show)
    page = pages[0]
    grid, table = page.grid, page.table

    def scroll() -> None:
        for _ in range(FRAMES):  # as a wheel does: three rows at a time
            grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 3)
            application.processEvents()

    def leaf_through() -> None:
        for _ in range(FRAMES // 4):  # a page at a time: every cell is painted anew
            grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 20)
            application.processEvents()

    for what, do, frames in (("scroll by three rows", scroll, FRAMES), ("leaf through", leaf_through, FRAMES // 4)):
        busy = process_time()
        timed(what, do)
        taken.append((f"{what}: one frame", taken[-2][1] / frames))
        taken.append((f"{what}: one frame, processor alone", (process_time() - busy) * 1000 / frames))
    rows, columns = BLOCK
    text = "\r\n".join("\t".join(str(row + column) for column in range(columns)) for row in range(rows))
    QGuiApplication.clipboard().setText(text)
    grid.move_to((0, 0))
    assert document.undo_stack.index() == 0
    timed("paste 10 000 cells", lambda: grid.blocks.paste(), scored)
    assert document.undo_stack.count() == 1
    timed("undo the paste", document.undo_stack.undo, scored)

    def edit() -> None:
        grid.move_to((5, 5))
        QTest.keyClicks(grid, "7")
        assert grid.editor is not None
        QTest.keyClick(grid.editor, Qt.Key.Key_Return)

    timed("one edit", edit, scored)
    timed("another edit", edit, scored)
    timed("select everything", grid.select_everything)
    timed("sort by a column", lambda: page.sort(3, Qt.SortOrder.DescendingOrder))
    totals = table.columnCount() - 2
    timed("sort by the total", lambda: page.sort(totals, Qt.SortOrder.DescendingOrder))
    timed("back to the stored order", lambda: page.sort(totals, None))
    assert table.rowCount() == len(document.assessment.plan.units)
    timer.stop()
    page.close()
    document.close()
    document.tasks.close()
    return taken


def main() -> int:
    size = sys.argv[1] if len(sys.argv) > 1 else "M"
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "kept.qheng"
        make_store(kept, size)
        path = Path(folder) / "bench.qheng"
        shutil.copy(kept, path)
        taken = measure(path)
    for what, milliseconds in taken:
        print(f"{size}  {what:<55} {milliseconds:9.1f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
