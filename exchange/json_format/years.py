"""Two years compared, as JSON: decimal strings with their places, ranks as numbers, findings as data."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from exchange.json_format.figures import NODE_PLACES
from scoring.problems import Problem
from scoring.result import Rank
from scoring.rounding import half_up
from scoring.years.change import NodeChange, Split, UnitChange, YearChange


def years_content(found: YearChange) -> dict[str, Any]:
    """As dicts, lists, text and whole numbers."""
    return {
        "format": "quanheng-years/1",
        "old": {"assessment": found.old.assessment, "status": found.old.status},
        "new": {"assessment": found.new.assessment, "status": found.new.status},
        "units": [_unit(unit) for unit in found.units],
        "removed": [
            {"code": unit.code, "name": unit.name, "total": _figure(unit.total), "rank": _rank(unit.rank)}
            for unit in found.removed
        ],
        "new_items": list(found.new_items),
        "findings": [_problem(problem) for problem in found.findings],
    }


def _unit(unit: UnitChange) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "former": list(unit.former),
        "rank": {"before": _rank(unit.rank_before), "now": _rank(unit.rank), "gained": _rank(unit.places_gained)},
        "rank_in_class": {
            "before": _rank(unit.class_rank_before),
            "now": _rank(unit.class_rank),
            "gained": _rank(unit.class_places_gained),
        },
        "total": _split(unit.total),
        "nodes": [_node(node) for node in unit.nodes],
        "without": list(unit.without),
        "reason": None if unit.reason is None else _problem(unit.reason),
    }


def _node(node: NodeChange) -> dict[str, Any]:
    names = {"code": node.code, "name": node.name, "former": node.former, "matched_by": node.by}
    return names | {"points": _split(node.points)}


def _split(split: Split) -> dict[str, str | None]:
    return {
        "before": _figure(split.before),
        "trial": _figure(split.trial),
        "now": _figure(split.now),
        "change": _figure(split.change),
        "performance": _figure(split.performance),
        "rule_effect": _figure(split.rule_effect),
    }


def _figure(value: Decimal | Fraction | None) -> str | None:
    if value is None:
        return None
    return f"{value if isinstance(value, Decimal) else half_up(value, NODE_PLACES):f}"


def _rank(rank: Rank | None) -> int | str | None:
    return rank if rank is None or isinstance(rank, int) else f"{half_up(rank, 1):f}"


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "where": list(problem.where), "facts": dict(problem.facts)}
