"""The oracle's reading of §9: what a unit had in the assessment before."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.oracle.expressions import Lack, Value

Json = Any
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def codes_there(assessment: Json, unit: str) -> list[str]:
    """What the unit was called; several where it was made of them, none where it is new."""
    named = assessment["assessment"]["previous"].get("units", {})
    found: list[str] = named.get(unit, [unit])
    return found


def value_before(assessment: Json, code: str, unit: str) -> Value:
    """The worth of `prev(code)` for a unit."""
    there = codes_there(assessment, unit)
    column = assessment.get("previous_values", {}).get(code, {})
    found = [_worth(column.get(name)) for name in there]
    if not found:
        return Lack.NOT_APPLICABLE
    if len(found) == 1:
        return found[0]
    how = next(item for item in assessment["items"] if item["code"] == code).get("merge", "none")
    if how == "none" or any(value is Lack.MISSING for value in found):
        return Lack.MISSING
    left = [value for value in found if not isinstance(value, Lack)]
    if not left:
        return Lack.NOT_APPLICABLE
    whole = Fraction(0)
    for value in left:
        whole += value
    return whole if how == "sum" else whole / len(left)


def _worth(cell: Json) -> Value:
    if isinstance(cell, dict):
        if cell.get("state") == "not_applicable":
            return Lack.NOT_APPLICABLE
        if cell.get("state") in ("missing", "void"):
            return Lack.MISSING
        cell = cell.get("value")
    return Fraction(cell) if isinstance(cell, str) and NUMBER.fullmatch(cell) else Lack.MISSING


def unreadable(assessment: Json) -> Iterator[str]:
    """Texts that are no numbers where `prev` looks at them."""
    for item in assessment["items"]:
        asked = re.compile(rf"\bprev\(\s*{re.escape(item['code'])}\s*\)")
        if not any(asked.search(text) for node in assessment["indicators"] for text in _texts(node)):
            continue
        how = item.get("merge", "none")
        column = assessment.get("previous_values", {}).get(item["code"], {})
        for unit in assessment["units"]:
            names = codes_there(assessment, unit["code"])
            for name in names if len(names) == 1 or how != "none" else ():
                cell = column.get(name)
                state = cell.get("state") if isinstance(cell, dict) else None
                value = cell.get("value") if isinstance(cell, dict) else cell
                if state in (None, "pending") and value is not None and not NUMBER.fullmatch(value):
                    yield f"no number before: {value}"


def _texts(part: Json) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _texts(one)
