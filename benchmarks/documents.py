"""How long documents take: the whole archive set of the sample city, the ranking of 3 000 units as PDF, and of
3 000 units × 120 indicators the check code, the summary, and its workbook with styles beside the same cells written by
XlsxWriter without any.

    python benchmarks/documents.py            # --checking: also the checking workbook of 3 000 × 120, a minute of work

Prints seconds of the clock, and of the processor in brackets: other programs on the machine do not count there.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QGuiApplication  # noqa: E402
from xlsxwriter import Workbook  # noqa: E402

from benchmarks.sizes import made  # noqa: E402
from exchange.assessment_json import read_assessment  # noqa: E402
from exchange.check_code import check_code  # noqa: E402
from exchange.checking import checking_workbook  # noqa: E402
from exchange.sheet import Options, Sheet  # noqa: E402
from exchange.sheets import make_sheets  # noqa: E402
from exchange.write_xlsx import write_xlsx  # noqa: E402
from gui.export_set import Wanted, write_set  # noqa: E402
from gui.painting import to_pdf  # noqa: E402
from scoring.evaluate import evaluate  # noqa: E402
from tests.exchange.sheet_cases import assessment  # noqa: E402

TURNS = 5
"""So often both are written, one after the other: other programs slow now this one and now that one down."""


def timed(name: str, goal: float | None, work: Callable[[], object]) -> float:
    """Seconds of the processor; None: it is what others are compared with."""
    gc.collect()  # what the work before left is not its burden
    start, used = time.perf_counter(), time.process_time()
    work()
    took = time.process_time() - used
    told = "" if goal is None else f"; goal {goal:.0f} s"
    print(f"{name}: {time.perf_counter() - start:.2f} s ({took:.2f} s){told}")
    return took


def plain(sheet: Sheet, path: Path) -> None:
    """The cells of a sheet and nothing else: what XlsxWriter alone takes for them."""
    book = Workbook(path, {"in_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(sheet.rows):
        for place, cell in enumerate(row.cells):
            if cell.number is not None:
                page.write_number(number, place, float(cell.number))
            elif cell.text:
                page.write_string(number, place, cell.text)
    book.close()


def main() -> None:
    application = QGuiApplication([])
    city = read_assessment((ROOT / "samples" / "city_2024.json").read_text(encoding="utf-8"))
    result, now = evaluate(city.plan, city.entries), datetime.now()
    many = assessment(3000)
    ranked = evaluate(many.plan, many.entries)
    with TemporaryDirectory() as name:
        folder = Path(name)
        wanted = Wanted(kind="archive", language="zh_CN", options=Options(time=now), day=now)
        timed("archive set of the sample city", 10, lambda: write_set(city, result, wanted, folder))

        def ranking() -> None:
            sheets = make_sheets(many.plan, many.entries, ranked, language="zh_CN", keys=["ranking"])
            to_pdf(sheets[:1], folder / "ranking.pdf")

        timed("ranking of 3 000 units as PDF", 5, ranking)
        large = made(3000, 120)
        scored = evaluate(large.plan, large.entries)
        timed("check code of 3 000 × 120", None, partial(check_code, large.plan, large.entries, scored))
        make = partial(make_sheets, large.plan, large.entries, scored, language="zh_CN", keys=["summary"])
        sheets: list[Sheet] = []
        timed("summary of 3 000 × 120 as data, with its check code", None, lambda: sheets.extend(make()))
        bare, styled = [], []
        for _ in range(TURNS):
            bare.append(timed("its cells by XlsxWriter alone", None, lambda: plain(sheets[0], folder / "plain.xlsx")))
            styled.append(timed("its workbook with styles", None, lambda: write_xlsx(folder / "m.xlsx", sheets)))
        print(f"with styles ÷ alone, the best of {TURNS} in turn: {min(styled) / min(bare):.2f}; goal 1.30")
        if "--checking" in sys.argv:
            path = folder / "checking.xlsx"
            work = partial(checking_workbook, path, large, scored, language="zh_CN", time=now)
            timed("checking workbook of 3 000 units and 120 indicators", 90, work)
    del application


if __name__ == "__main__":
    main()
