"""Writing: the assessment as it was read, and the result, as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from exchange.json_format.figures import decimal_text, units_content
from exchange.json_format.ledgers import write_draft, write_feed, write_ledger, write_row
from scoring.batches import Batch, Paper
from scoring.collection import Sending
from scoring.double_entry import Pass
from scoring.entries import Assessment, Cell, Cells, Decision, Event
from scoring.materials import Material
from scoring.plan import Adjustment, Grades, Indicator, Item, Json, Plan, Previous, Unit, UpperItem
from scoring.problems import Problem
from scoring.result import Result
from scoring.sealing import Version

FORMAT: Final = "quanheng-assessment/1"
RESULT_FORMAT: Final = "quanheng-result/1"


def write_assessment(assessment: Assessment) -> str:
    """The assessment in the format; `read_assessment` gives back the same. Keys at their defaults are left out."""
    return _text(assessment_content(assessment))


def assessment_content(assessment: Assessment) -> dict[str, Any]:
    """What `write_assessment` writes, as dicts, lists, text and whole numbers."""
    plan, entries = assessment.plan, assessment.entries
    content = {
        "format": FORMAT,
        "assessment": _about(plan),
        "classes": [{"code": c.code, "name": c.name, "coefficient": decimal_text(c.coefficient)} for c in plan.classes],
        "units": [_unit(unit) for unit in plan.units],
        "lists": [
            _without({"code": x.code, "name": x.name, "year": x.year, "members": list(x.members)}, {"year": None})
            for x in plan.lists
        ],
        "items": [_item(item) for item in plan.items],
        "indicators": [_indicator(node) for node in plan.indicators],
        "adjustments": {
            "bonus": [_adjustment(rule) for rule in plan.bonus],
            "deduction": [_adjustment(rule) for rule in plan.deduction],
            "veto": [{"code": v.code, "name": v.name, "actions": list(v.actions)} for v in plan.veto],
        },
        "values": _cells(entries.values),
        "previous_values": _cells(entries.previous),
        "events": [_event(event) for event in entries.events],
        "decisions": [_decision(decision) for decision in entries.decisions],
    }
    beside = {key: kept for key, kept in _beside(plan).items() if kept}
    later = {
        "ballot_batches": [_batch(batch) for batch in entries.batches],
        "materials": [_material(material) for material in entries.materials],
        "second_passes": [_pass(one) for one in entries.passes],
        "second_values": _cells(entries.second),
        "ledger_rows": [write_row(row) for row in entries.ledger_rows],
        "drafts": [write_draft(draft) for draft in entries.drafts],
    }
    return _without(content, {"previous_values": {}}) | {key: kept for key, kept in later.items() if kept} | beside


def _beside(plan: Plan) -> dict[str, Any]:
    """What an office keeps beside its plan; nothing of it is scored."""
    return {
        "previous_indicators": [
            {"code": node.code, "parent": node.parent, "name": node.name, "weight": decimal_text(node.weight)}
            | ({"weight_by_class": _figures(node.weight_by_class)} if node.weight_by_class else {})
            for node in plan.previous_indicators
        ],
        "weight_sets": [
            _without(
                {
                    "name": kept.name,
                    "weights": _figures(kept.weights),
                    "weight_by_class": None
                    if kept.weight_by_class is None
                    else {code: _figures(own) for code, own in kept.weight_by_class.items()},
                    "note": kept.note,
                    "derivation": _plain(kept.derivation),
                },
                {"weight_by_class": None, "note": "", "derivation": {}},
            )
            for kept in plan.weight_sets
        ],
        "tag_sets": [{"name": tags.name, "tags": list(tags.tags)} for tags in plan.tag_sets],
        "upper_items": [_upper_item(item) for item in plan.upper_items],
        "sendings": [_sending(form) for form in plan.sendings],
        "versions": [_version(version) for version in plan.versions],
        "ledgers": [write_ledger(ledger) for ledger in plan.ledgers],
    }


def _sending(form: Sending) -> dict[str, Any]:
    content = {
        "template": form.template,
        "kind": form.kind,
        "recipient": form.recipient,
        "deadline": form.deadline,
        "at": form.at,
        "file": form.file,
        "sha256": form.sha256,
        "items": list(form.items),
        "units": list(form.units),
        "returned": [{"file": one.file, "sha256": one.sha256, "at": one.at} for one in form.returned],
    }
    absent = {"deadline": "", "at": "", "file": "", "sha256": "", "items": [], "units": [], "returned": []}
    return _without(content, absent)


def _version(version: Version) -> dict[str, Any]:
    return _without(asdict(version), dict.fromkeys(("by", "withdrawn_at", "withdrawn_by", "reason"), ""))


def _upper_item(item: UpperItem) -> dict[str, Any]:
    content = {
        "code": item.code,
        "name": item.name,
        "source": item.source,
        "weight": _maybe(item.weight),
        "note": item.note,
    }
    return _without(content, {"source": "", "weight": None, "note": ""})


def _cells(cells: Cells) -> dict[str, Json]:
    return {item: {unit: _cell(cell) for unit, cell in column.items()} for item, column in cells.items()}


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _figures(values: Mapping[str, Decimal]) -> dict[str, str]:
    return {key: decimal_text(value) for key, value in values.items()}


def _maybe(value: Decimal | None) -> str | None:
    return None if value is None else decimal_text(value)


def _without(content: dict[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The content without keys that are at these defaults."""
    return {key: value for key, value in content.items() if key not in defaults or value != defaults[key]}


def _plain(value: Json) -> Json:
    if isinstance(value, str):  # nearly every value
        return value
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_plain(part) for part in value]
    return value


def _about(plan: Plan) -> dict[str, Any]:
    rounding, composition, ranking = plan.rounding, plan.composition, plan.ranking
    about = {
        "id": plan.id,
        "title": plan.title,
        "year": plan.year,
        "period": plan.period,
        "number": plan.number,
        "unit_label": plan.unit_label,
        "previous": None if plan.previous is None else _previous(plan.previous),
        "full_score": decimal_text(plan.full_score),
        "rounding": {
            "leaf_places": rounding.leaf_places,
            "total_places": rounding.total_places,
            "measure_places": rounding.measure_places,
        },
        "composition": {
            "bonus_cap": _maybe(composition.bonus_cap),
            "deduction_cap": _maybe(composition.deduction_cap),
            "coefficient": composition.coefficient,
        },
        "ranking": {"ties": ranking.ties, "tie_breakers": list(ranking.tie_breakers), "top_n": ranking.top_n},
        "grades": None if plan.grades is None else _grades(plan.grades),
        "signers": [_without({"role": who.role, "name": who.name}, {"name": ""}) for who in plan.signers],
        "layouts": _plain(plan.layouts),
    }
    return _without(about, {"number": None, "previous": None, "grades": None, "signers": [], "layouts": {}})


def _previous(previous: Previous) -> dict[str, Any]:
    units = {unit: list(codes) for unit, codes in previous.units.items()}
    return _without({"id": previous.id, "units": units}, {"units": {}})


def _grades(grades: Grades) -> dict[str, Any]:
    quota = grades.quota
    return {
        "bands": [[name, decimal_text(bound)] for name, bound in grades.bands],
        "quota": None
        if quota is None
        else {
            "grade": quota.grade,
            "percent": decimal_text(quota.percent),
            "scope": quota.scope,
            "at_least_one": quota.at_least_one,
            "ties": quota.ties,
        },
        "conditions": [
            {"grade": c.grade, "node": c.node, "min_rate": decimal_text(c.min_rate)} for c in grades.conditions
        ],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    content = {"code": unit.code, "name": unit.name, "class": unit.class_code, "ranked": unit.ranked}
    return _without(content, {"class": None, "ranked": True})


def _item(item: Item) -> dict[str, Any]:
    content = {
        "code": item.code,
        "name": item.name,
        "kind": item.kind,
        "unit": item.unit,
        "list": item.list_code,
        "department": item.department,
        "source": list(item.source),
        "minimum": _maybe(item.minimum),
        "maximum": _maybe(item.maximum),
        "integer": item.integer,
        "part_of": item.part_of,
        "total": _maybe(item.total),
        "merge": item.merge,
        "ledger": None if item.feed is None else write_feed(item.feed),
        "note": item.note,
    }
    absent: dict[str, Any] = {
        "unit": "",
        "list": None,
        "department": "",
        "source": [],
        "minimum": None,
        "maximum": None,
        "integer": False,
        "part_of": None,
        "total": None,
        "merge": "none",
        "ledger": None,
        "note": "",
    }
    return _without(content, absent)


def _indicator(node: Indicator) -> dict[str, Any]:
    content = {
        "code": node.code,
        "parent": node.parent,
        "name": node.name,
        "weight": decimal_text(node.weight),
        "weight_by_class": _figures(node.weight_by_class),
        "aggregate": node.aggregate,
        "unit": node.unit,
        "department": node.department,
        "source": list(node.source),
        "method": node.method,
        "params": _plain(node.params),
        "measure": node.measure,
        "direction": node.direction,
        "peers": node.peers,
        "min_peers": decimal_text(node.min_peers),
        "missing": node.missing,
        "not_applicable": node.not_applicable,
        "zero_denominator": node.zero_denominator,
        "treatment": _plain(node.treatment),
        "reference_only": node.reference_only,
        "basis": node.basis,
        "tags": list(node.tags),
        "upper": list(node.upper),
        "locked": node.locked,
        "reason": node.reason,
        "needs_evidence": node.needs_evidence,
        "note": node.note,
    }
    absent: dict[str, Any] = {
        "weight_by_class": {},
        "aggregate": "sum",
        "unit": "",
        "department": "",
        "source": [],
        "method": None,
        "measure": None,
        "direction": "up",
        "peers": "all",
        "min_peers": "4",
        "missing": "zero",
        "not_applicable": "redistribute",
        "zero_denominator": "missing",
        "treatment": {},
        "reference_only": False,
        "basis": "",
        "tags": [],
        "upper": [],
        "locked": False,
        "reason": "",
        "needs_evidence": False,
        "note": "",
    }
    if node.method is None:
        absent["params"] = {}
    return _without(content, absent)


def _adjustment(rule: Adjustment) -> dict[str, Any]:
    content = {
        "code": rule.code,
        "name": rule.name,
        "department": rule.department,
        "cap": _maybe(rule.cap),
        "points": _maybe(rule.points),
        "per_level": {level: decimal_text(points) for level, points in rule.per_level.items()},
        "dedupe": rule.dedupe,
        "needs_evidence": rule.needs_evidence,
    }
    return _without(content, {"department": "", "points": None, "per_level": {}, "needs_evidence": False})


def _cell(cell: Cell) -> Json:
    if cell.state is None and not cell.note and cell.value is not None:
        return _plain(cell.value)
    content: dict[str, Json] = {}
    if cell.state is not None:
        content["state"] = cell.state.value
    if cell.state is None or cell.value is not None:
        content["value"] = _plain(cell.value)
    if cell.state is None or cell.note:
        content["note"] = cell.note
    return content


_NOTHING_SAID = {"date": "", "document": "", "note": "", "department": "", "entered_by": "", "evidence": []}


def _event(event: Event) -> dict[str, Any]:
    content = {
        "unit": event.unit,
        "rule": event.rule,
        "level": event.level,
        "subject": event.subject,
        "count": decimal_text(event.count),
        "factor": decimal_text(event.factor),
        "points": _maybe(event.points),
        "date": event.date,
        "document": event.document,
        "note": event.note,
        "department": event.department,
        "entered_by": event.entered_by,
        "evidence": list(event.evidence),
    }
    absent: dict[str, Any] = {"level": None, "subject": None, "count": "1", "factor": "1", "points": None}
    return _without(content, {**absent, **_NOTHING_SAID})


def _decision(decision: Decision) -> dict[str, Any]:
    content = {
        "unit": decision.unit,
        "rule": decision.rule,
        "date": decision.date,
        "document": decision.document,
        "note": decision.note,
        "department": decision.department,
        "entered_by": decision.entered_by,
        "evidence": list(decision.evidence),
    }
    return _without(content, _NOTHING_SAID)


def _batch(batch: Batch) -> dict[str, Any]:
    content = {
        "item": batch.item,
        "round": batch.round,
        "label": batch.label,
        "voters": batch.voters,
        "issued": batch.issued,
        "returned": batch.returned,
        "void": batch.void,
        "units": list(batch.units),
        "own": list(batch.own),
        "void_all_equal": batch.void_all_equal,
        "most_best": batch.most_best,
        "papers": [_paper(paper) for paper in batch.papers],
        "second": [_paper(paper) for paper in batch.second],
        "closed": batch.closed,
    }
    absent: dict[str, Any] = {"label": "", "issued": None, "returned": None, "void": None, "own": []}
    absent |= {"void_all_equal": False, "most_best": None, "papers": [], "second": [], "closed": False}
    return _without(content, absent)


def _material(material: Material) -> dict[str, Any]:
    content = {
        "code": material.code,
        "file": material.file,
        "sha256": material.sha256,
        "size": material.size,
        "title": material.title,
        "document": material.document,
        "pages": material.pages,
        "copies": material.copies,
        "note": material.note,
        "at": material.at,
        "entered_by": material.entered_by,
        "cells": [{"item": item, "unit": unit} for item, unit in material.cells],
    }
    absent: dict[str, Any] = dict.fromkeys(("sha256", "title", "document", "pages", "note", "at", "entered_by"), "")
    return _without(content, absent | {"size": 0, "copies": 1, "cells": []})


def _pass(one: Pass) -> dict[str, Any]:
    content = {
        "items": list(one.items),
        "by": one.by,
        "begun": one.begun,
        "compared": one.compared,
        "closed": one.closed,
    }
    return _without(content, {"by": "", "begun": "", "compared": "", "closed": ""})


def _paper(paper: Paper) -> dict[str, Any]:
    return _without({"marks": list(paper.marks), "void": paper.void}, {"void": False})


# The result.


def write_result(result: Result, plan: Plan) -> str:
    """The result as quanheng-result/1: decimal strings with fixed places, ranks as numbers, states in words."""
    content = {
        "format": RESULT_FORMAT,
        "assessment": result.assessment,
        "status": result.status,
        "units": units_content(result, plan),
        "problems": [_problem(problem) for problem in result.problems],
    }
    return _text(content)


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "where": list(problem.where), "facts": dict(problem.facts)}
