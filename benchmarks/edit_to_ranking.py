"""From a key to the ranking: how long until a typed value stands in the painted ranking of the sample city.

`python benchmarks/edit_to_ranking.py [EDITS]`: types into the entry grid of the main window's two widgets, without
a display, with a real store on disk; prints the median and the slowest edit, stored, scored and painted.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MS = 100

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))


def measure(edits: int, store_path: Path) -> list[tuple[float, float]]:
    """Milliseconds from Enter to the end of painting, for each edit: on the clock, and of the processor."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

    from db.store import Store
    from exchange.assessment_json import read_assessment
    from gui.document import Document
    from gui.pages.entry_page import EntryPage
    from gui.tasks import ImmediateTasks
    from gui.widgets.ranking_panel import RankingPanel

    application = QApplication([])
    store = Store.create(store_path)
    with store.work("new") as work:
        work.add(read_assessment((ROOT / "samples" / "city_2024.json").read_bytes()))
    document = Document(ImmediateTasks())
    document.take(store)
    window = QWidget()
    layout = QHBoxLayout(window)
    page, panel = EntryPage(document), RankingPanel(document)
    layout.addWidget(page, 1)
    layout.addWidget(panel)
    window.resize(1366, 700)
    window.show()
    application.processEvents()
    page.go_to(("values", "cases", "U01"))
    taken = []
    for number in range(edits):
        page.grid.move_to((number % 10, 3))
        QTest.keyClicks(page.grid, "5")
        editor = page.grid.editor
        assert editor is not None
        editor.setText(str(3000 + 37 * number))
        application.processEvents()
        start, busy = perf_counter(), process_time()
        QTest.keyClick(editor, Qt.Key.Key_Return)
        application.processEvents()  # everything that the edit asked to be painted has been painted
        taken.append(((perf_counter() - start) * 1000, (process_time() - busy) * 1000))
    shown = [panel.ranking.index(row, 2).data() for row in range(panel.ranking.rowCount())]
    assert document.result is not None
    assert sorted(shown) == sorted(f"{unit.total:f}" for unit in document.result.units)
    document.close()
    return taken


def main() -> int:
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(edits, Path(folder) / "bench.qheng")
    median, slowest = statistics.median(clock for clock, _ in taken), max(clock for clock, _ in taken)
    processor = statistics.median(busy for _, busy in taken)
    print(f"edit to painted ranking, sample city, {edits} edits: median {median:.0f} ms, slowest {slowest:.0f} ms")
    print(f"processor time alone: median {processor:.0f} ms")
    print("within" if median <= LIMIT_MS else "over", f"the limit of {LIMIT_MS} ms")
    return 0 if median <= LIMIT_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
