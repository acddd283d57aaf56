"""A worked calculation as JSON, for programs that show or check it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from exchange.wording.worked import line
from scoring.worked import Worked
from scoring.worked.digits import exact_text
from scoring.worked.model import Note, Segment, Used
from scoring.worked.terms import Applied, Known, Term


def worked_content(worked: Worked, language: str) -> dict[str, Any]:
    """One line with everything that it is made of: `steps` in their order, each with its arithmetic as a tree.

    In a tree a number is {"number", "from", "of"?, "among"?}, an operation {"sign", "of"}. `right` is a step's result
    as shown, `exact` what the next step goes on with.
    """
    content: dict[str, Any] = {"code": worked.code, "name": worked.name, "kind": worked.kind}
    if worked.weight is not None:
        content |= {
            "weight": f"{worked.weight:f}",
            "effective_weight": _figure(worked.effective_weight),
            "state": worked.state,
            "method": worked.method,
        }
    return content | {
        "points": _figure(worked.points),
        "line": line(worked, language),
        "used": [_used(one) for one in worked.used],
        "policies": list(worked.policies),
        "steps": [_segment(segment) for segment in worked.segments],
    }


def _figure(value: Decimal | Fraction | None) -> str | None:
    return exact_text(value) if isinstance(value, Fraction) else None if value is None else f"{value:f}"


def _used(one: Used) -> dict[str, Any]:
    return {"item": one.item, "name": one.name, "value": one.text, "state": one.state, "previous": one.previous}


def _segment(segment: Segment) -> dict[str, Any]:
    if isinstance(segment, Note):
        return {"note": segment.key} | {
            name: fact.text if isinstance(fact, Known) else fact for name, fact in segment.facts.items()
        }
    content: dict[str, Any] = {"step": segment.kind}
    if segment.label is not None:
        content["label"] = _segment(segment.label)
    if segment.because:
        content["because"] = [_tree(one) for one in segment.because]
    return content | {
        "left": _tree(segment.term),
        "right": segment.result.text,
        "exact": exact_text(segment.result.value),
    }


def _tree(term: Term) -> dict[str, Any]:
    if isinstance(term, Applied):
        return {"sign": term.sign, "of": [_tree(operand) for operand in term.operands]}
    assert isinstance(term, Known)
    content: dict[str, Any] = {"number": term.text, "from": term.role}
    if term.of:
        content["of"] = term.of
    if term.among:
        content["among"] = term.among
    return content
