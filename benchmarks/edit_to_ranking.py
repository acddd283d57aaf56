"""From a key to the ranking: how long until a typed value stands in the painted ranking.

`python benchmarks/edit_to_ranking.py [EDITS] [--size S|M|L] [--profile]`: types into the entry grid beside the live
ranking, without a display, with a real store on disk; prints the median and the slowest edit, stored, scored, painted.
Without a size it is the sample city. `--profile` prints where the time goes.
"""

import argparse
import cProfile
import gc
import os
import pstats
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
LIMITS_MS = {"": 50, "S": 50, "M": 100, "L": 1000}

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))


def measure(edits: int, store_path: Path, size: str, profile: cProfile.Profile | None) -> list[tuple[float, float]]:
    """Milliseconds from Enter to the end of painting, for each edit: on the clock, and of the processor."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

    from db.store import Store
    from exchange.assessment_json import read_assessment
    from gui.document import Document
    from gui.pages.entry.entry_page import EntryPage
    from gui.tasks import ImmediateTasks
    from gui.widgets.ranking_panel import RankingPanel

    application = QApplication([])
    store = Store.create(store_path)
    with store.work("new") as work:
        if size:
            from benchmarks.sizes import make

            made = make(size)
        else:
            made = read_assessment((ROOT / "samples" / "city_2024.json").read_bytes())
        work.add(made)
    document = Document(ImmediateTasks())
    document.opened.connect(gc.freeze)  # as the program does
    gc.set_threshold(100_000, 50, 100)
    document.take(store)
    window = QWidget()
    layout = QHBoxLayout(window)
    page, panel = EntryPage(document), RankingPanel(document)
    layout.addWidget(page, 1)
    layout.addWidget(panel)
    window.resize(1366, 700)
    window.show()
    application.processEvents()
    number_items = [
        n
        for n in range(page.table.columnCount())
        if (one := page.table.item_column(n)) is not None and one.item.kind == "number"
    ]
    column = number_items[min(3, len(number_items) - 1)]
    taken = []
    for number in range(edits):
        page.grid.move_to((number % 10, column))
        QTest.keyClicks(page.grid, "5")
        editor = page.grid.editor
        assert editor is not None
        editor.setText(str(3000 + 37 * number))
        application.processEvents()
        if profile is not None:
            profile.enable()
        start, busy = perf_counter(), process_time()
        QTest.keyClick(editor, Qt.Key.Key_Return)
        for _ in range(3):  # rows in another order are laid out one turn later, and painted after that
            application.processEvents()
        taken.append(((perf_counter() - start) * 1000, (process_time() - busy) * 1000))
        if profile is not None:
            profile.disable()
    shown = [panel.ranking.index(row, 2).data() for row in range(panel.ranking.rowCount())]
    assert document.result is not None
    assert sorted(shown) == sorted(f"{unit.total:f}" for unit in document.result.units)
    document.close()
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edits", nargs="?", type=int, default=40)
    parser.add_argument("--size", default="", choices=[*LIMITS_MS])
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    profile = cProfile.Profile() if asked.profile else None
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(asked.edits, Path(folder) / "bench.qheng", asked.size, profile)
    if profile is not None:
        pstats.Stats(profile).sort_stats("cumtime").print_stats(60)
    limit = LIMITS_MS[asked.size]
    median, slowest = statistics.median(clock for clock, _ in taken), max(clock for clock, _ in taken)
    processor = statistics.median(busy for _, busy in taken)
    what = asked.size or "sample city"
    print(f"edit to painted ranking, {what}, {asked.edits} edits: median {median:.0f} ms, slowest {slowest:.0f} ms")
    print(f"processor time alone: median {processor:.0f} ms")
    print("within" if median <= limit else "over", f"the limit of {limit} ms")
    return 0 if median <= limit else 1


if __name__ == "__main__":
    raise SystemExit(main())
