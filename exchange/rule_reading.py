"""What the engine says of a rule that is being typed: whether it can be read, and what is wrong with it in which field.

The fields are those of `exchange.rule_form`; a finding stands beside the field, and in a list beside the row, of which
it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from exchange.expression_text import as_expression, place_in
from exchange.rule_form import Path, label_of, value_at
from exchange.wording import PHRASES, word
from scoring.methods import BY_CODE
from scoring.plan import Indicator, Json, Plan
from scoring.problems import Problem
from scoring.rules import read_rule

NOTHING: Final[Mapping[Path, str]] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine says of a leaf: why it cannot be read, by field (`Field.path`) and row; the rest by itself."""

    reasons: Mapping[Path, str] = field(default_factory=dict)
    rows: Mapping[tuple[Path, int], str] = field(default_factory=dict)
    other: tuple[str, ...] = ()
    positions: Mapping[Path, int] = field(default_factory=dict)
    """Where in an expression it cannot be read on (1 = first character)."""

    @property
    def readable(self) -> bool:
        return not self.reasons and not self.rows and not self.other


def reading(plan: Plan, node: Indicator, language: str, typed: Mapping[Path, str] = NOTHING) -> Reading:
    """Whether a leaf's rule can be read, and what is wrong with it where. `typed`: expressions as they are being typed,
    in which the position of an error is to be told."""
    reasons: dict[Path, str] = {}
    rows: dict[tuple[Path, int], str] = {}
    other: list[str] = []
    positions: dict[Path, int] = {}
    twice = _twice(node, language)
    reasons.update(twice)
    rows.update(_strangers(plan, node, language))
    for problem in read_rule(plan, node).problems:
        path = problem.where[2:]
        if path in twice:
            continue
        position = _position(problem, node)
        if position and as_expression(typed.get(path, ""), plan) == _expression(node, path):
            position = place_in(typed[path], plan, position)
        said = _reason(problem, node, position, language)
        if position:
            positions.setdefault(path, position)
        if not path:
            other.append(said)
        elif (row := _row_of(node, path)) is not None:
            rows.setdefault((path[:-1], row), said)
        else:
            reasons.setdefault(path, said)
    return Reading(reasons, rows, tuple(dict.fromkeys(other)), positions)


def _position(problem: Problem, node: Indicator) -> int:
    """Where in an expression something is wrong (1 = first character); 0: nowhere in particular."""
    if position := problem.facts.get("position"):
        return int(position)
    item, text = problem.facts.get("item", ""), _expression(node, problem.where[2:])
    found = re.search(rf"(?<![\w.]){re.escape(item)}(?![\w.])", text) if item else None
    return found.start() + 1 if found else 0


def _expression(node: Indicator, path: Path) -> str:
    """The expression that stands at a path; of a row, its first cell."""
    if path == ("measure",):
        return node.measure or ""
    found = value_at(node, path)
    if isinstance(found, Sequence) and not isinstance(found, str) and found:
        found = found[0]
    return found if isinstance(found, str) else ""


def _reason(problem: Problem, node: Indicator, position: int, language: str) -> str:
    if problem.code == "param.number" and not problem.facts["value"]:
        return word("field.param.row" if problem.where[-1].isdigit() else "field.param.missing", language)
    key = f"field.{problem.code}"
    if key not in PHRASES:
        return word(problem.code, language, **problem.facts)
    facts = {**problem.facts, "position": str(position)}
    if "other" in facts:
        facts["other"] = label_of(node.method or "", facts["other"], language)
    return word(key, language, **facts)


def _row_of(node: Indicator, path: Path) -> int | None:
    """Which row of a list, or of a table of names, a path leads to; None where it leads to a parameter itself."""
    if "params" not in path:
        return None
    inside = path[len(path) - path[::-1].index("params") :]
    if inside[:1] in (("by_class",), ("by_unit",)):
        inside = inside[2:]
    if len(inside) != 2 or inside[0] == "parts":
        return None
    found = value_at(node, path[:-1])
    if isinstance(found, Mapping):
        return list(found).index(inside[1]) if inside[1] in found else None
    return int(inside[1]) if inside[1].isdigit() else None


def _twice(node: Indicator, language: str) -> dict[Path, str]:
    """Tables whose rows were typed without a name, or twice with one."""
    found: dict[Path, str] = {}
    for at, method, params in _parameters(node):
        kind = BY_CODE.get(method)
        for declared in fields(kind) if kind else ():
            value = params.get(declared.name)
            if (
                declared.metadata["parameter"].kind == "table"
                and isinstance(value, Sequence)
                and not isinstance(value, str)
            ):
                names = [str(row[0]) for row in value]  # type: ignore[index]
                doubled = next((name for name in names if name and names.count(name) > 1), "")
                key = "field.param.twice" if doubled else "field.param.row"
                found[*at, declared.name] = word(key, language, **({"value": doubled} if doubled else {}))
    return found


def _strangers(plan: Plan, node: Indicator, language: str) -> Iterator[tuple[tuple[Path, int], str]]:
    """Rows of units that name none of the plan: scoring would pass over them without a word."""
    for at, method, params in _parameters(node):
        kind = BY_CODE.get(method)
        for declared in fields(kind) if kind else ():
            value = params.get(declared.name)
            if declared.metadata["parameter"].of[0] == "unit" and isinstance(value, Mapping):
                for row, name in enumerate(value):
                    if name not in plan.unit:
                        yield ((*at, declared.name), row), word("field.reference.unit", language, code=name)


def _parameters(node: Indicator) -> Iterator[tuple[Path, str, Mapping[str, Json]]]:
    """All parameters of a leaf, those of its parts, and those that classes and units have of their own: where they
    stand, and of which method they are."""
    parts = node.params.get("parts")
    owners: list[tuple[Path, Any, Json]] = [((), node.method, node.params)]
    for number, part in enumerate(parts if isinstance(parts, list | tuple) else ()):
        if isinstance(part, Mapping):
            owners.append((("params", "parts", str(number)), part.get("method"), part.get("params")))
    for at, method, params in owners:
        if not isinstance(params, Mapping):
            continue
        yield (*at, "params"), str(method), params
        for by in ("by_class", "by_unit"):
            owned = params.get(by)
            for code, own in owned.items() if isinstance(owned, Mapping) else ():
                if isinstance(own, Mapping):
                    yield (*at, "params", by, code), str(method), own
