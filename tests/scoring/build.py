"""Small assessments in the format, for tests: one leaf, or a tree, over a few units."""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.result import NodeScore, Result, UnitResult

Json = dict[str, Any]


def document(
    indicators: Sequence[Json],
    values: Mapping[str, Mapping[str, Any]],
    *,
    units: Sequence[Json | str],
    items: Sequence[Json] | None = None,
    about: Json | None = None,
    **top: Any,
) -> Json:
    """An assessment as parsed JSON; items are numbers unless they are given; the full score is the first level's."""
    first = sum((Fraction(node["weight"]) for node in indicators if node.get("parent") is None), Fraction(0))
    return {
        "format": "quanheng-assessment/1",
        "assessment": {"id": "t", "title": "试验", "year": 2024, "full_score": decimal(first)} | (about or {}),
        "units": [{"code": unit, "name": f"单位{unit}"} if isinstance(unit, str) else unit for unit in units],
        "items": list(items) if items is not None else [number_item(code) for code in values],
        "indicators": [{"parent": None, "name": f"指标{node['code']}"} | node for node in indicators],
        "values": {code: dict(cells) for code, cells in values.items()},
    } | top


def number_item(code: str) -> Json:
    return {"code": code, "name": f"数据{code}", "kind": "number"}


def decimal(value: Fraction) -> str:
    return f"{float(value):g}"


def leaf(method: str, params: Json | None = None, *, weight: str = "4", measure: str | None = "x", **more: Any) -> Json:
    node: Json = {"code": "L", "weight": weight, "method": method, "params": params or {}} | more
    return node if measure is None else node | {"measure": measure}


def read(doc: Json) -> Assessment:
    return read_assessment(json.dumps(doc, ensure_ascii=False))


def score(doc: Json) -> Result:
    assessment = read(doc)
    return evaluate(assessment.plan, assessment.entries)


def one_leaf(node: Json, xs: Sequence[Any], *, about: Json | None = None, **top: Any) -> list[NodeScore]:
    """The leaf's scores for units with these entries of the item x; None = blank."""
    units = [f"U{index}" for index in range(len(xs))]
    cells = {unit: x for unit, x in zip(units, xs, strict=True) if x is not None}
    return [unit.nodes["L"] for unit in score(document([node], {"x": cells}, units=units, about=about, **top)).units]


def by_code(result: Result) -> dict[str, UnitResult]:
    return {unit.code: unit for unit in result.units}
