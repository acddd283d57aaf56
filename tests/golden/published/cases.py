"""Published cases as assessments in the format, and their figures as they were printed. Sources: data/SOURCES.md."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scoring.result import Result, UnitResult
from scoring.rounding import half_up
from tests.scoring.build import Json, document, score

DATA = Path(__file__).parent / "data"
WHOLE = Path(__file__).parents[4] / "shared" / "cases" / "published"
"""Beside the repository: what is too large for it."""

Row = dict[str, str]
DOUBLE = Fraction(1, 10**15)
"""What a short chain of binary floats may be off by, relative to the largest figure in it: units of the last place."""


def rows(case: str, file: str) -> list[Row]:
    return _csv(DATA / case / file)


def whole_rows(case: str, file: str) -> list[Row]:
    """All rows of a table of which the repository holds a part; skips where it is not there."""
    path = WHOLE / case / file
    if not path.is_file():
        pytest.skip(f"needs {file} of the case {case} in ../shared/cases/published")
    return _csv(path)


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def load(case: str, file: str) -> Any:
    """JSON with its numbers as they are written."""
    return json.loads((DATA / case / file).read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)


def plain(number: str | Decimal) -> str:
    """A number without an exponent, as the format writes it."""
    return f"{Decimal(number):f}"


def columns(table: Iterable[Row], names: Sequence[str], unit: str) -> dict[str, dict[str, str]]:
    """The values of an assessment from a table with one row a unit; an empty cell is blank."""
    listed = list(table)
    return {name: {row[unit]: plain(row[name]) for row in listed if row[name]} for name in names}


def index_of(
    indicators: Sequence[Json],
    values: Mapping[str, Mapping[str, Any]],
    *,
    full_score: str,
    total_places: int = 12,
    tie_breakers: Sequence[str] = (),
    **top: Any,
) -> Json:
    """An assessment that rounds nothing but the total, as indexes do; competition ranks unless told otherwise."""
    units = top.pop("units", None) or list(dict.fromkeys(unit for cells in values.values() for unit in cells))
    about = {
        "full_score": full_score,
        "rounding": {"leaf_places": None, "total_places": total_places},
        "ranking": {"ties": top.pop("ties", "competition"), "tie_breakers": list(tie_breakers)},
    }
    return document(indicators, values, units=units, about=about, **top)


def formula(code: str, expression: str, *, weight: str = "1", parent: str | None = None, **params: str) -> Json:
    """A leaf whose points are an expression."""
    params = {"expression": expression, **params}
    return {"code": code, "parent": parent, "weight": weight, "method": "formula", "params": params}


def complete(doc: Json) -> Result:
    """The result of an assessment in which nothing is wrong and nothing missing."""
    result = score(doc)
    assert (result.status, result.problems) == ("complete", ())
    return result


def points(unit: UnitResult, node: str) -> Fraction:
    found = unit.nodes[node].points
    assert found is not None
    return Fraction(found)


def printed(value: Fraction | Decimal, like: str) -> str:
    """A figure with as many decimals as the published one has."""
    return f"{half_up(Fraction(value), len(like.partition('.')[2])):f}"


def same_double(value: Fraction, published: str, scale: int = 0) -> bool:
    """Whether ours is a figure that was published with all digits of a binary float, but for the float's own error.

    `scale`: the size of the numbers whose difference the figure is.
    """
    wanted = Fraction(published)
    return abs(value - wanted) <= DOUBLE * max(abs(wanted), Fraction(scale))
