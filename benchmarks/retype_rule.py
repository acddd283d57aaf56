"""From a number in the rule editor to its painted curve, trial value and sentence.

`python benchmarks/retype_rule.py [TIMES]`: retypes an anchor of a curve on the plan page of the sample city, without
a display, with a real store on disk; prints the median and the slowest.
"""

import os
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))


def measure(times: int, store_path: Path) -> list[float]:
    """Milliseconds from the change of a parameter to the end of painting, for each time."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from db.store import Store
    from exchange.assessment_json import read_assessment
    from gui.document import Document
    from gui.models.plan_tree import Column
    from gui.pages.plan_page import PlanPage
    from gui.tasks import ImmediateTasks

    application = QApplication([])
    store = Store.create(store_path)
    with store.work("new") as work:
        work.add(read_assessment((ROOT / "samples" / "city_2024.json").read_bytes()))
    document = Document(ImmediateTasks())
    document.take(store)
    page = PlanPage(document)
    page.resize(1250, 640)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.place("A1.3", Column.METHOD))
    QTest.keyClick(page.view, Qt.Key.Key_F4)
    application.processEvents()
    draft = page.rule_side.desk.draft
    assert draft.node is not None
    page.rule_editor.trial.line.setText("5.9")
    taken = []
    for number in range(times):
        anchors = [["-20", "0"], ["0", "1.2"], ["20", f"{1.5 + number % 50 / 100:.2f}"]]
        start = perf_counter()
        draft.edit(replace(draft.node, params={**draft.node.params, "anchors": anchors}))
        application.processEvents()
        page.rule_editor.curve.repaint()
        taken.append((perf_counter() - start) * 1000)
    document.close()
    return taken


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(times, Path(folder) / "bench.qheng")
    print(f"a number retyped to its painted curve, sample city: median {statistics.median(taken):.0f} ms, ", end="")
    print(f"slowest {max(taken):.0f} ms, {times} times")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
