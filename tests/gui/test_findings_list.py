"""What stands between a result and its signature: wrong, open, doubtful."""

import json
from collections.abc import Callable
from pathlib import Path

from exchange.assessment_json import read_assessment
from gui.document import Document
from gui.models.results.findings_list import FindingsList
from gui.tasks import ImmediateTasks
from scoring.entries import Cell
from tests.stores import empty_store


def opened(tmp_path: Path, change: Callable[[dict[str, dict[str, dict[str, object]]]], object]) -> Document:
    data = json.loads((Path(__file__).parents[2] / "samples" / "city_2024.json").read_text(encoding="utf-8"))
    change(data)
    store = empty_store(tmp_path / "city.qheng")
    with store.work("add") as work:
        work.add(read_assessment(json.dumps(data)))
    document = Document(ImmediateTasks())
    document.take(store)
    return document


def test_fines_that_are_scored_are_told_as_a_doubt_and_change_no_status(qapp: object, tmp_path: Path) -> None:
    def score_fines(data: dict[str, dict[str, dict[str, object]]]) -> None:
        leaf = next(node for node in data["indicators"] if node["code"] == "A1.4")  # type: ignore[index]
        leaf["measure"] = "fines / cases"  # type: ignore[index]

    document = opened(tmp_path, score_fines)
    assert document.result is not None
    assert [problem.code for problem in document.result.warnings] == ["legal.scored"]
    assert document.result.status == "complete"
    findings = FindingsList(document)
    assert [(reason.kind, reason.place[1]) for reason in findings.reasons] == [("warning", "A1.4")]
    document.close()


def test_what_is_wrong_comes_before_what_is_open_and_that_before_what_is_doubtful(qapp: object, tmp_path: Path) -> None:
    document = opened(tmp_path, lambda data: data)
    edits = {("cases", "U01"): Cell("12x"), ("cases", "U02"): None, ("hc_end", "U03"): Cell("-5")}
    document.cells("edit", edits)
    findings = FindingsList(document)
    assert [reason.kind for reason in findings.reasons] == ["problem", "open", "warning"]
    assert [reason.place[2] for reason in findings.reasons] == ["U01", "U02", "U03"]
    document.close()
