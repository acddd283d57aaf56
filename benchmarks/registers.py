"""Ledgers and ballots: what a change in a ledger of 5 000 rows costs, and Enter at the end of a ballot of 50 units.

`python benchmarks/registers.py [--profile]`: in the whole window, without a display, with a real store on disk; prints
the median processor time of each until everything is painted. `--profile` prints where the time goes.
"""

import argparse
import cProfile
import gc
import os
import pstats
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
LIMITS_MS = {"ledger": 100, "ballot": 100}
ROWS, UNITS, TIMES = 5_000, 50, 9

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from db.store import Store  # noqa: E402
from exchange.assessment_json import read_assessment  # noqa: E402
from scoring.entries import Assessment, LedgerRow  # noqa: E402
from scoring.plan import Unit  # noqa: E402


def city() -> Assessment:
    """The sample city with a ledger of tasks, and with so many units that a ballot is long."""
    found, random = read_assessment((ROOT / "samples" / "city_2024.json").read_bytes()), Random(1)
    plan, entries = found.plan, found.entries
    more = tuple(
        Unit(code=f"X{n}", name=f"单位{n}", class_code=plan.units[0].class_code) for n in range(UNITS - len(plan.units))
    )
    rows = tuple(
        LedgerRow(
            kind="tasks",
            unit=random.choice(plan.units).code,
            matter=f"事项{n}",
            heading=f"举措{n % 42}",
            due=f"2024-{1 + n % 12:02}-15",
            done=f"2024-{1 + n % 12:02}-{10 + n % 12:02}" if n % 3 else "",
        )
        for n in range(ROWS)
    )
    values = {code: cells for code, cells in entries.values.items() if code != "ballot"}
    entries = replace(entries, values=values, ledger_rows=(*entries.ledger_rows, *rows))
    return Assessment(replace(plan, units=plan.units + more), entries)


def measure(store_path: Path, profile: cProfile.Profile | None) -> dict[str, float]:
    """Median milliseconds of the processor."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from gui.document import Document
    from gui.language import Translators
    from gui.main_window import MainWindow
    from gui.pages.ballot_page import BallotPage
    from gui.pages.ledger_page import LedgerPage
    from gui.pages.listing import BALLOTS, LEDGERS
    from gui.settings import SettingsFile
    from gui.tasks import ImmediateTasks

    application = QApplication([])
    store = Store.create(store_path)
    with store.work("new") as work:
        work.add(city())
    document = Document(ImmediateTasks())
    document.opened.connect(gc.freeze)  # as the program does
    gc.set_threshold(100_000, 50, 100)
    window = MainWindow(document, SettingsFile(store_path.with_suffix(".ini")), Translators(application))
    window.resize(1366, 768)
    window.show()
    document.take(store)
    application.processEvents()

    def timed(deed: Callable[[], object]) -> float:
        application.processEvents()
        if profile is not None:
            profile.enable()
        start = process_time()
        deed()
        application.processEvents()
        taken = (process_time() - start) * 1000
        if profile is not None:
            profile.disable()
        return taken

    window.show_page(LEDGERS)
    ledgers = window.pages[LEDGERS]
    assert isinstance(ledgers, LedgerPage)
    ledgers.show_ledger("tasks")
    table, column = ledgers.table, ledgers.table.columns.index("done")
    changes = [timed(lambda n=n: table.write("x", {(n, column): f"2024-12-0{1 + n}"})) for n in range(TIMES)]

    window.show_page(BALLOTS)
    ballots = window.pages[BALLOTS]
    assert isinstance(ballots, BallotPage)
    QTest.keyClick(ballots.batches, Qt.Key.Key_Return)
    random, ends = Random(2), []
    for _ in range(TIMES):
        for _ in range(UNITS):
            QTest.keyClicks(ballots.strip, random.choice("1234"))
        ends.append(timed(lambda: QTest.keyClick(ballots.strip, Qt.Key.Key_Return)))
    assert ballots.desk.batch is not None
    assert len(ballots.desk.batch.papers) == TIMES
    document.close()
    return {"ledger": statistics.median(changes), "ballot": statistics.median(ends)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true")
    profile = cProfile.Profile() if parser.parse_args().profile else None
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(Path(folder) / "bench.qheng", profile)
    if profile is not None:
        pstats.Stats(profile).sort_stats("cumtime").print_stats(60)
    print(f"a date in a ledger of {ROWS} rows: median {taken['ledger']:.0f} ms of the processor")
    print(f"Enter at the end of a ballot of {UNITS} units: median {taken['ballot']:.0f} ms of the processor")
    return 0 if all(taken[name] <= limit for name, limit in LIMITS_MS.items()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
