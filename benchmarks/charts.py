"""How long charts take: the first with matplotlib's import, the others, and a robustness chart from weights to pixels.

`python benchmarks/charts.py [RUNS]`: the sample city at 1060 × 618 pixels, in one process; prints seconds, on the clock
and of the processor: the median of the runs for all but the first chart.
"""

import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SIZE = 1060, 618
DPI = 96.0


def timed(work: Callable[[], object]) -> tuple[float, float]:
    start, busy = perf_counter(), process_time()
    work()
    return perf_counter() - start, process_time() - busy


def main(runs: int) -> None:
    from exchange.assessment_json import read_assessment
    from exchange.charts import CHARTS
    from exchange.charts.chart import Source
    from exchange.charts.years import before_of
    from scoring.evaluate import evaluate
    from scoring.plan import Previous

    old, new = (read_assessment((ROOT / "samples" / f"city_{year}.json").read_bytes()) for year in (2023, 2024))
    plan = replace(new.plan, previous=Previous(id=old.plan.id))
    result = evaluate(plan, new.entries)
    before = before_of(plan, evaluate(old.plan, old.entries))
    source = Source(plan=plan, entries=new.entries, result=result, language="zh_CN", before=before)
    box: list[object] = []

    def shown(key: str) -> None:
        from exchange.charts.drawing import draw
        from exchange.charts.fonts import ChartFonts
        from exchange.charts.render import pixels

        if not box:
            box.append(ChartFonts())
        fonts = box[0]
        assert isinstance(fonts, ChartFonts)
        chart = next(kind for kind in CHARTS if kind.key == key).build(source)[0]
        width, height = (length / DPI * 25.4 for length in SIZE)
        pixels(draw(chart, fonts, width, height), DPI, fonts)

    def said() -> None:
        next(kind for kind in CHARTS if kind.key == "places").build(source)

    row = "{:<34}{:>10}{:>12}".format
    print(row("", "clock, s", "processor, s"))
    print(row("robustness: the words", *(f"{one:.3f}" for one in timed(said))))
    print(row("first chart, with the import", *(f"{one:.2f}" for one in timed(lambda: shown("ranked")))))
    for kind in CHARTS:
        taken = [timed(lambda key=kind.key: shown(key)) for _ in range(runs)]  # type: ignore[misc]
        clock, busy = (statistics.median(column) for column in zip(*taken, strict=True))
        name = f"{kind.key}, 10 000 draws" if kind.key == "places" else kind.key
        print(row(name, f"{clock:.3f}", f"{busy:.3f}"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
