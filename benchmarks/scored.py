"""What is done to an assessment while the clock runs: scored anew, edited and scored again, its ranking read."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count

from benchmarks.sizes import plain_leaf, shifted
from scoring.entries import Assessment, Cell
from scoring.evaluate import evaluate
from scoring.result import Rank, Result, columns_of

Ranking = list[tuple[Decimal, Rank | None]]


def ranking(result: Result) -> Ranking:
    """Total and rank of every unit, as a list shows them."""
    columns = columns_of(result.units)
    return list(zip(columns.total, columns.rank, strict=True))


def unseen(assessment: Assessment) -> Assessment:
    """The same assessment in new objects: nothing that was worked out for it before can be of use."""
    values = {item: dict(cells) for item, cells in assessment.entries.values.items()}
    return Assessment(replace(assessment.plan), replace(assessment.entries, values=values))


def read_already(result: Result) -> Result:
    """The result as if plan and cells had been read and nothing been scored: to score after it costs the scoring
    alone, as with a peer that holds its matrix of floats, or a sheet whose formulas are there."""
    assert result.working is not None
    return replace(result, working=replace(result.working, leaves={}, groups={}))


class Edits:
    """Edits, one after another, each scored after the one before. A call types one value and gives the new result."""

    def __init__(self, assessment: Assessment, result: Result, item: str, value: Callable[[int], str]) -> None:
        self._plan, self._entries, self._result = assessment.plan, assessment.entries, result
        self._item, self._value = item, value
        self._numbers = count()

    def __call__(self) -> Result:
        number = next(self._numbers)
        unit = self._plan.units[7 * number % len(self._plan.units)].code
        self._entries = self._entries.with_cells({(self._item, unit): Cell(self._value(number))})
        self._result = evaluate(self._plan, self._entries, after=self._result)
        return self._result


def edits(assessment: Assessment, result: Result, kind: str) -> Edits:
    """`kind`: inside (of a min-max leaf's range), beyond (it: all units of the leaf move), absolute (a leaf that
    looks at no other unit), rank (a leaf scored by rank), shared (an item that many leaves are related to)."""
    methods = {"inside": "min_max", "beyond": "min_max", "absolute": "efficacy", "rank": "rank_linear"}
    if kind == "shared":
        return Edits(assessment, result, "staff", lambda number: str(3000 + number))
    item = plain_leaf(assessment.plan, methods[kind]).code.lower()
    if kind == "beyond":
        return Edits(assessment, result, item, lambda number: str(1_000_000 + number))
    figures = sorted(Decimal(str(cell.value)) for cell in assessment.entries.values[item].values() if cell.value)
    middle = figures[len(figures) // 4 : -len(figures) // 4]
    return Edits(assessment, result, item, lambda number: f"{middle[31 * number % len(middle)]:f}")


def weight_edits(assessment: Assessment, result: Result) -> Callable[[], Result]:
    """Edits of two weights, one after another, each scored after the one before."""
    entries = assessment.entries
    results = [result]
    numbers = count()

    def edit() -> Result:
        plan = shifted(assessment.plan, next(numbers) % 20 + 1)
        results[0] = evaluate(plan, entries, after=results[0])
        return results[0]

    return edit
