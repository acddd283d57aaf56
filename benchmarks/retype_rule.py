"""From a number in the rule editor to its painted curve, trial value and sentence.

`python benchmarks/retype_rule.py [TIMES] [--size M]`: changes a parameter on the plan page, without a display, with a
real store on disk and last year beside it; prints the median and the slowest, in milliseconds of the window's thread,
which is what keys wait for. The sample city: one indicator; another size: one of every method. What follows beside
the window (last year, points that come one by one) is waited for before the next key, and not counted.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import monotonic, sleep, thread_time

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from scoring.entries import Assessment  # noqa: E402


def two_years(size: str) -> tuple[Assessment, Assessment]:
    """An assessment of a size and the one before it, which has the same values."""
    if size == "city":
        from gui.sample import sample_city

        return sample_city()
    from benchmarks.sizes import make
    from db.rows import with_new_uids
    from scoring.plan import Previous

    now = with_the_rest(make(size, methods="all"))
    old = with_new_uids(replace(now, plan=replace(now.plan, id="before", year=now.plan.year - 1)))
    return replace(now, plan=replace(now.plan, previous=Previous(id="before"))), old


def with_the_rest(made: Assessment) -> Assessment:
    """With a leaf of each method that reads lists, ballots or marks: the sample city's, whose entries go round."""
    from gui.sample import sample_city
    from scoring.rules import read_rule

    city, _ = sample_city()
    plan, there = made.plan, {node.method for node in made.plan.leaves}
    rest = {node.method: node for node in city.plan.leaves if node.method not in there and node.method}
    items = {code: None for node in rest.values() for code in sorted(read_rule(city.plan, node).items)}
    new = [city.plan.item[code] for code in items if code not in plan.item]
    leaves = [replace(node, code=f"Z{at}", parent=None) for at, node in enumerate(rest.values(), 1)]
    cells = {item.code: list(city.entries.values.get(item.code, {}).values()) for item in new}
    values = {
        code: {unit.code: found[at % len(found)] for at, unit in enumerate(plan.units)} for code, found in cells.items()
    }
    plan = replace(
        plan, items=(*plan.items, *new), indicators=(*plan.indicators, *leaves), lists=(*plan.lists, *city.plan.lists)
    )
    return replace(made, plan=plan, entries=replace(made.entries, values={**made.entries.values, **values}))


def measure(times: int, size: str, store_path: Path) -> dict[str, list[float]]:
    """Milliseconds from the change of a parameter to the end of painting, for each time, by method."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from db.store import Store
    from gui.document import Document
    from gui.models.plan.plan_tree import Column
    from gui.pages.plan.plan_page import PlanPage

    application = QApplication([])
    now, old = two_years(size)
    store = Store.create(store_path)
    with store.work("new") as work:
        work.add(old)
        work.add(now)
    document = Document()
    gc.set_threshold(100_000, 50, 100)
    document.opened.connect(gc.freeze)  # both as the program does
    document.take(store)
    document.choose(now.plan.uid)
    page = PlanPage(document)
    page.resize(1250, 640)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)

    def settle() -> None:
        """Until last year and all points are there."""
        draft, curve, end = page.rule_side.desk.draft, page.rule_editor.curve, monotonic() + 60
        while monotonic() < end and (draft.before is None or curve.picture is None or curve.picture.stale):
            application.processEvents()
            sleep(0.002)

    one_of_each = {node.method: node.code for node in reversed(document.assessment.plan.leaves)}
    codes = ["A1.3"] if size == "city" else one_of_each.values()
    taken: dict[str, list[float]] = {}
    for code in codes:
        page.view.setFocus()
        page.view.setCurrentIndex(page.model.place(code, Column.METHOD))
        start = thread_time()
        page.rule_side.open()
        application.processEvents()
        taken.setdefault("the editor opened", []).append((thread_time() - start) * 1000)
        settle()
        page.rule_editor.cards.fold()
        page.rule_editor.trial.line.insert("5.9")
        page.rule_editor.trial.typed.emit("5.9")
        application.processEvents()
        draft = page.rule_side.desk.draft
        assert draft.node is not None
        found = taken.setdefault(str(draft.node.method), [])
        for number in range(times):
            if draft.stage is not None and draft.stage.measured:
                key = replace(draft.node, params={**draft.node.params, "zero_gets_zero": number % 2 == 0})
            else:  # rules of entries have no number in common: of the weight every point is another
                key = replace(draft.node, weight=draft.node.weight + Decimal("0.01"))
            start = thread_time()
            draft.edit(key)
            application.processEvents()
            found.append((thread_time() - start) * 1000)
            settle()
        draft.drop()
    document.close()
    document.tasks.close()
    return taken


def main() -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("times", nargs="?", type=int, default=40)
    asked.add_argument("--size", choices=("city", "S", "M"), default="city")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(wanted.times, wanted.size, Path(folder) / "bench.qheng")
    for method, found in taken.items():
        print(f"{method}: median {statistics.median(found):.0f} ms, slowest {max(found):.0f} ms, {len(found)} times")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
