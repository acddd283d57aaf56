"""The JSON entrance: a file is read whole or refused with every finding and its place; nothing is lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exchange.assessment_json import read_assessment, write_assessment, write_result
from exchange.wording import LANGUAGES, problem_text
from scoring.evaluate import evaluate
from scoring.problems import Problem, Refused

SAMPLE = (Path(__file__).parents[2] / "samples" / "city_2024.json").read_text("utf-8")
Json = dict[str, Any]


def refusal(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        read_assessment(data)
    for problem in refused.value.problems:
        for language in LANGUAGES:
            assert problem_text(problem, language)
    return refused.value.problems


def changed(change: Callable[[Json], object]) -> str:
    doc = json.loads(SAMPLE)
    change(doc)
    return json.dumps(doc, ensure_ascii=False)


def before(doc: Json, name: str = "city-2023", **more: Any) -> Json:
    """Name an assessment before."""
    doc["assessment"]["previous"] = {"id": name, **more}
    return doc


def leaf(doc: Json, code: str = "A1.1") -> Json:
    found: Json = next(node for node in doc["indicators"] if node["code"] == code)
    return found


def test_the_sample_comes_back_key_for_key() -> None:
    assessment = read_assessment(SAMPLE)
    assert json.loads(write_assessment(assessment)) == json.loads(SAMPLE)
    assert read_assessment(write_assessment(assessment)) == assessment


def test_bytes_with_a_byte_order_mark_are_read_too() -> None:
    assert read_assessment(b"\xef\xbb\xbf" + SAMPLE.encode()) == read_assessment(SAMPLE)


def test_what_an_office_keeps_beside_its_plan_comes_back_and_changes_no_figure() -> None:
    beside: Json = {
        "previous_indicators": [
            {"code": "A", "parent": None, "name": "执法办案", "weight": "55.0", "weight_by_class": {"县": "60"}}
        ],
        "weight_sets": [
            {"name": "分类", "weights": {"A": "50"}, "weight_by_class": {"A": {"县": "45.5"}}},
            {"name": "不分类", "weights": {"A": "50"}, "weight_by_class": {}},
            {"name": "党组会前", "weights": {"A": "50.0", "gone": "1"}, "note": "1月8日"},
            {
                "name": "专家判断",
                "weights": {},
                "derivation": {"method": "ahp", "parent": None, "experts": [{"judgments": [["A", "B", "1/3"]]}]},
            },
        ],
        "tag_sets": [{"name": "五度", "tags": ["维度", "力度"]}],
        "upper_items": [{"code": "S3", "name": "案件质量", "source": "省局考核", "weight": "3.50"}],
        "sendings": [
            {"template": "1", "kind": "self", "recipient": "U01"},
            {
                "template": "2",
                "kind": "department",
                "recipient": "法制科",
                "deadline": "2025-01-08",
                "items": ["cases"],
                "units": ["U01"],
                "returned": [{"file": "法制科.xlsx", "sha256": "ab", "at": "2025-01-06T15:30:00"}],
            },
        ],
        "versions": [
            {"number": 1, "sha256": "ab", "at": "2025-01-10T17:00:00", "withdrawn_at": "2025-01-11", "reason": "申诉"},
            {"number": 2, "sha256": "cd", "at": "2025-01-12T17:00:00", "by": "王科长"},
        ],
        "ledgers": [
            {"kind": "cases", "stages": ["推荐", "入选"], "until": "2024-12-20"},
            {"kind": "tasks", "rows": 108},
        ],
        "ledger_rows": [
            {
                "kind": "cases",
                "unit": "U01",
                "matter": "某案",
                "stage": "推荐",
                "document": "〔2024〕3号",
                "count": "1.5",
            },
            {"kind": "tasks", "unit": "U01", "heading": "举措7", "due": "2024-05-31", "done": "2024-06-03"},
        ],
        "drafts": [
            {"kind": "bonus", "texts": {"unit": "甲", "note": "拟报"}},
            {"kind": "tasks", "texts": {"due": "5月"}},
        ],
    }

    feed = {"kind": "cases", "count": "points", "points": {"推荐": "0.10", "入选": "1"}}

    def keep(doc: Json) -> None:
        doc.update(beside)
        doc["items"].append({"code": "model", "name": "典型案例", "kind": "number", "ledger": feed})
        doc["assessment"]["signers"] = [{"role": "制表人", "name": "张敏"}, {"role": "分管领导"}]
        doc["assessment"]["layouts"] = {"ranking": {"paper": "A3"}}
        leaf(doc).update(upper=["S3"], locked=True, reason="市政府常务会")

    text = changed(keep)
    found = read_assessment(text)
    assert json.loads(write_assessment(found)) == json.loads(text)
    plain = read_assessment(SAMPLE)
    before, after = (evaluate(one.plan, one.entries) for one in (plain, found))
    assert write_result(after, found.plan) == write_result(before, plain.plan)


CASES: list[tuple[str, Callable[[Json], object], str, tuple[str, ...]]] = [
    ("another format", lambda d: d.update(format="x/9"), "format.unknown", ("format",)),
    ("no format", lambda d: d.pop("format"), "format.unknown", ("format",)),
    ("unknown top key", lambda d: d.update(extra=1), "format.key_unknown", ("extra",)),
    ("unknown key", lambda d: leaf(d).update(wieght="1"), "format.key_unknown", ("indicators", "A1.1", "wieght")),
    ("missing section", lambda d: d.pop("units"), "format.key_missing", ("units",)),
    ("missing name", lambda d: leaf(d).pop("name"), "format.key_missing", ("indicators", "A1.1", "name")),
    ("number as number", lambda d: leaf(d).update(weight=4), "format.decimal_string", ("indicators", "A1.1", "weight")),
    ("number with point", lambda d: leaf(d).update(weight=4.5), "json.number", ("indicators", "A1.1", "weight")),
    ("no number", lambda d: leaf(d).update(weight="4,5"), "format.decimal", ("indicators", "A1.1", "weight")),
    ("NaN text", lambda d: leaf(d).update(weight="NaN"), "format.decimal", ("indicators", "A1.1", "weight")),
    ("list for object", lambda d: d.update(values=[]), "format.not_object", ("values",)),
    ("object for list", lambda d: d.update(units={}), "format.not_list", ("units",)),
    ("text for year", lambda d: d["assessment"].update(year="2024"), "format.not_whole", ("assessment", "year")),
    ("true for year", lambda d: d["assessment"].update(year=True), "format.not_whole", ("assessment", "year")),
    (
        "places out of range",
        lambda d: d["assessment"]["rounding"].update(leaf_places=99),
        "format.range",
        ("assessment", "rounding", "leaf_places"),
    ),
    ("unknown word", lambda d: leaf(d).update(direction="UP"), "format.choice", ("indicators", "A1.1", "direction")),
    ("empty code", lambda d: d["units"][0].update(code=""), "format.code", ("units", "0", "code")),
    ("duplicate unit", lambda d: d["units"].append(d["units"][0]), "reference.twice", ("units", "U01")),
    ("duplicate node", lambda d: d["indicators"].append(leaf(d)), "reference.twice", ("indicators", "A1.1")),
    ("unknown parent", lambda d: leaf(d).update(parent="Z"), "reference.node", ("indicators", "A1.1", "parent")),
    ("child first", lambda d: d["indicators"].reverse(), "tree.parent_later", ("indicators", "A1", "parent")),
    ("own parent", lambda d: leaf(d, "A1").update(parent="A1"), "tree.parent_later", ("indicators", "A1", "parent")),
    ("itself as the one before", lambda d: before(d, "city-2024"), "previous.itself", ("assessment", "previous", "id")),
    (
        "previous values of nothing",
        lambda d: d.update(previous_values={"cases": {"U01": "1"}}),
        "previous.not_named",
        ("previous_values",),
    ),
    (
        "prev of nothing",
        lambda d: leaf(d).update(measure="growth(cases, prev(cases))"),
        "previous.not_named",
        ("assessment", "previous"),
    ),
    (
        "prev of no item",
        lambda d: (before(d), leaf(d).update(measure="prev(nothing)")),
        "reference.item",
        ("indicators", "A1.1", "measure"),
    ),
    (
        "unknown unit of today",
        lambda d: before(d, units={"U99": ["V1"]}),
        "reference.unit",
        ("assessment", "previous", "units", "U99"),
    ),
    (
        "former unit twice",
        lambda d: before(d, units={"U01": ["V1", "V1"]}),
        "reference.twice",
        ("assessment", "previous", "units", "U01", "V1"),
    ),
    (
        "former unit not in a list",
        lambda d: before(d, units={"U01": "V1"}),
        "format.not_list",
        ("assessment", "previous", "units", "U01"),
    ),
    (
        "previous values of no item",
        lambda d: (before(d), d.update(previous_values={"nothing": {}})),
        "reference.item",
        ("previous_values", "nothing"),
    ),
    (
        "merged grades",
        lambda d: d["items"].append({"code": "g", "name": "g", "kind": "grade", "merge": "sum"}),
        "previous.merge_kind",
        ("items", "g", "merge"),
    ),
    ("unknown merge", lambda d: d["items"][0].update(merge="max"), "format.choice", ("items", "hc_begin", "merge")),
    (
        "treatment as text",
        lambda d: leaf(d).update(treatment="all"),
        "format.not_object",
        ("indicators", "A1.1", "treatment"),
    ),
    (
        "leaf parent",
        lambda d: leaf(d, "A1.2").update(parent="A1.1"),
        "tree.leaf_parent",
        ("indicators", "A1.2", "parent"),
    ),
    ("unknown method", lambda d: leaf(d).update(method="magic"), "method.unknown", ("indicators", "A1.1")),
    (
        "unknown param",
        lambda d: leaf(d)["params"].update(gud="1"),
        "param.unknown",
        ("indicators", "A1.1", "params", "gud"),
    ),
    (
        "good = bad",
        lambda d: leaf(d).update(params={"good": "3", "bad": "3.0"}),
        "param.equal",
        ("indicators", "A1.1", "params", "good"),
    ),
    (
        "param of a class that is not",
        lambda d: leaf(d)["params"]["by_class"].update(四类={}),
        "reference.class",
        ("indicators", "A1.1", "params", "by_class", "四类"),
    ),
    (
        "param for one class missing",
        lambda d: leaf(d)["params"]["by_class"]["二类"].pop("bad"),
        "param.missing",
        ("indicators", "A1.1", "params", "bad"),
    ),
    (
        "bad expression",
        lambda d: leaf(d).update(measure="cases / ("),
        "expression.unfinished",
        ("indicators", "A1.1", "measure"),
    ),
    (
        "unknown item in a measure",
        lambda d: leaf(d).update(measure="cases / nobody"),
        "reference.item",
        ("indicators", "A1.1", "measure"),
    ),
    (
        "series as number",
        lambda d: leaf(d).update(measure="tq_area + 1"),
        "reference.not_number",
        ("indicators", "A1.1", "measure"),
    ),
    (
        "unknown item in a deduction",
        lambda d: leaf(d, "C1.2")["params"].update(rules=[["nobody", "1"]]),
        "reference.item",
        ("indicators", "C1.2", "params", "rules", "0"),
    ),
    (
        "unknown item in a part",
        lambda d: leaf(d, "B1.1")["params"]["parts"][1].update(measure="nobody"),
        "reference.item",
        ("indicators", "B1.1", "params", "parts", "1", "measure"),
    ),
    (
        "unknown key in a part",
        lambda d: leaf(d, "B1.1")["params"]["parts"][1].update(weight="1"),
        "format.key_unknown",
        ("indicators", "B1.1", "params", "parts", "1", "weight"),
    ),
    (
        "item of another kind",
        lambda d: leaf(d, "B1.3")["params"].update(item="cases"),
        "reference.not_series",
        ("indicators", "B1.3", "params", "item"),
    ),
    ("unknown class", lambda d: d["units"][0].update({"class": "九类"}), "reference.class", ("units", "U01", "class")),
    ("unknown list", lambda d: d["items"][22].update(list="no"), "reference.list", ("items", "tq_area", "list")),
    ("value of no item", lambda d: d["values"].update(no={}), "reference.item", ("values", "no")),
    ("value of no unit", lambda d: d["values"]["cases"].update(U99="1"), "reference.unit", ("values", "cases", "U99")),
    (
        "value as number",
        lambda d: d["values"]["cases"].update(U01=10320),
        "format.decimal_string",
        ("values", "cases", "U01"),
    ),
    ("value null", lambda d: d["values"]["cases"].update(U01=None), "format.not_text", ("values", "cases", "U01")),
    (
        "unknown state",
        lambda d: d["values"]["cases"].update(U01={"state": "lost"}),
        "format.choice",
        ("values", "cases", "U01", "state"),
    ),
    (
        "unknown key beside a state",
        lambda d: d["values"]["cases"].update(U01={"state": "missing", "why": ""}),
        "format.key_unknown",
        ("values", "cases", "U01", "why"),
    ),
    (
        "unknown member",
        lambda d: d["values"]["tq_area"]["U01"].update(铁拳="1"),
        "reference.member",
        ("values", "tq_area", "U01", "铁拳"),
    ),
    (
        "task without target",
        lambda d: d["values"]["special"]["U01"].update(新={"done": "1"}),
        "format.key_missing",
        ("values", "special", "U01", "新", "target"),
    ),
    (
        "tie-breaker",
        lambda d: d["assessment"]["ranking"].update(tie_breakers=["Z"]),
        "reference.node",
        ("assessment", "ranking", "tie_breakers", "Z"),
    ),
    (
        "quota grade",
        lambda d: d["assessment"]["grades"]["quota"].update(grade="特优"),
        "reference.grade",
        ("assessment", "grades", "quota", "grade"),
    ),
    (
        "condition node",
        lambda d: d["assessment"]["grades"]["conditions"][0].update(node="Z"),
        "reference.node",
        ("assessment", "grades", "conditions", "0", "node"),
    ),
    (
        "bands out of order",
        lambda d: d["assessment"]["grades"]["bands"].reverse(),
        "grades.order",
        ("assessment", "grades", "bands"),
    ),
    (
        "veto action",
        lambda d: d["adjustments"]["veto"][0]["actions"].append("jail"),
        "veto.action",
        ("adjustments", "veto", "V1", "jail"),
    ),
    (
        "veto node",
        lambda d: d["adjustments"]["veto"][0]["actions"].append("node_zero:Z"),
        "reference.node",
        ("adjustments", "veto", "V1", "node_zero:Z"),
    ),
    ("event unit", lambda d: d["events"][0].update(unit="U99"), "reference.unit", ("events", "0", "unit")),
    ("event rule", lambda d: d["events"][0].update(rule="V1"), "reference.rule", ("events", "0", "rule")),
    ("event level", lambda d: d["events"][0].update(level="宇宙级"), "reference.level", ("events", "0", "level")),
    ("event without points", lambda d: d["events"][0].pop("level"), "event.no_points", ("events", "0")),
    ("decision rule", lambda d: d["decisions"][0].update(rule="P1"), "reference.rule", ("decisions", "0", "rule")),
]


@pytest.mark.parametrize(("change", "code", "where"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_refused_with_its_place(change: Callable[[Json], object], code: str, where: tuple[str, ...]) -> None:
    assert (code, where) in {(problem.code, problem.where) for problem in refusal(changed(change))}


def test_one_fault_is_one_finding() -> None:
    for name, change, _, where in CASES:
        if name in ("child first", "value as number", "unknown parent", "missing section", "object for list"):
            continue
        found = refusal(changed(change))
        assert len(found) <= 5, (name, where, found)


def test_all_findings_are_told_at_once() -> None:
    def spoil(doc: Json) -> None:
        leaf(doc).update(wieght="1")
        leaf(doc, "A1.2").update(measure="nobody")
        doc["values"]["cases"]["U01"] = 5
        doc["assessment"]["year"] = "2024"

    assert {problem.code for problem in refusal(changed(spoil))} == {
        "format.key_unknown",
        "reference.item",
        "format.decimal_string",
        "format.not_whole",
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "json.empty"),
        (b"   ", "json.empty"),
        (SAMPLE.encode()[:30_000], "json.truncated"),
        (b"{'a': 1}", "json.syntax"),
        (b"[1, 2", "json.truncated"),
        ('{"题"'.encode(), "json.truncated"),
        (b'{"a": "cut off here', "json.truncated"),
        (b'{"a": "cut off behind a \\\\', "json.truncated"),
        (b'{"a": tru', "json.truncated"),
        (b'{"a": "b" x', "json.syntax"),
        (b'{"a": "two\nlines"}', "json.syntax"),
        (b"[]", "format.not_object"),
        (b"null", "format.not_object"),
        ("×".encode("gb18030"), "json.encoding"),
        (SAMPLE.encode("utf-16"), "json.encoding"),
        (b"[" * 100_000, "json.too_deep"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "json.too_deep"),
        (b"PK\x03\x04\x00\xff", "json.encoding"),
    ],
)
def test_what_is_no_json_at_all_is_refused(data: bytes, code: str) -> None:
    found = {problem.code for problem in refusal(data)}
    assert found <= {code, "json.syntax"} if data[:30_000] == SAMPLE.encode()[:30_000] else found == {code}


def test_a_file_that_ends_anywhere_is_refused() -> None:
    data = SAMPLE.encode()
    for end in range(0, len(data) - 2, 9973):
        assert refusal(data[:end])


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e5", "1.5", "9" * 5000])
def test_numbers_outside_the_format_are_refused_wherever_they_stand(number: str) -> None:
    data = SAMPLE.replace('"year": 2024', f'"year": {number}', 1)
    assert ("json.number", ("assessment", "year")) in {(p.code, p.where) for p in refusal(data)}


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    data = SAMPLE.replace('"U01": "360"', '"U01": "360", "U01": "361"', 1)
    (problem,) = refusal(data)
    assert (problem.code, problem.where) == ("json.key_twice", ("values", "hc_end", "U01"))


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "\\u001b[2J"])
def test_texts_that_cannot_be_stored_or_printed_are_refused(text: str) -> None:
    (problem,) = refusal(SAMPLE.replace("甲区局", text, 1))
    assert (problem.code, problem.where) == ("json.text", ("units", "U01", "name"))


def test_a_text_that_is_no_number_stays_is_a_problem_and_is_scored_as_missing() -> None:
    assessment = read_assessment(changed(lambda d: d["values"]["major"].update(U01="九件")))
    assert assessment.entries.values["major"]["U01"].value == "九件"
    result = evaluate(assessment.plan, assessment.entries)
    (problem,) = result.problems
    assert (problem.code, problem.where) == ("cell.not_a_number", ("values", "major", "U01"))
    assert result.status == "problems"
    assert result.units[0].nodes["A2.1"].state == "missing"


def test_weights_that_do_not_add_up_are_a_problem_but_no_refusal() -> None:
    assessment = read_assessment(changed(lambda d: leaf(d).update(weight="4.5")))
    (problem,) = evaluate(assessment.plan, assessment.entries).problems
    assert (problem.code, problem.where) == ("weights.group", ("indicators", "A1", "weight"))
    assert (problem.facts["wanted"], problem.facts["found"], problem.facts["difference"]) == ("11", "11.5", "-0.5")


def test_states_and_notes_of_cells_are_kept() -> None:
    cells = {
        "U01": {"state": "pending", "value": "5", "note": "待核实"},
        "U02": {"state": "void", "value": "7"},
        "U03": {"state": "missing", "note": "未报"},
        "U04": {"value": "5", "note": "口径已说明"},
        "U05": "007.50",
    }
    assessment = read_assessment(changed(lambda d: d["values"].update(major=cells)))
    assert json.loads(write_assessment(assessment))["values"]["major"] == cells
    assert read_assessment(write_assessment(assessment)) == assessment


def test_the_assessment_before_and_its_values_come_back_as_they_were() -> None:
    def change(doc: Json) -> None:
        before(doc, units={"U01": ["V1", "V2"], "U02": []})
        doc["items"][0]["merge"] = "sum"
        cells = {"V1": "010.50", "V2": {"state": "pending", "value": "3", "note": "待核"}, "gone": "约5"}
        doc["previous_values"] = {doc["items"][0]["code"]: cells}

    text = changed(change)
    assessment = read_assessment(text)
    assert json.loads(write_assessment(assessment)) == json.loads(text)
    assert assessment.plan.previous is not None
    assert assessment.plan.previous.units == {"U01": ("V1", "V2"), "U02": ()}


def test_last_years_list_may_have_had_other_members() -> None:
    def change(doc: Json) -> None:
        before(doc)
        series = next(item["code"] for item in doc["items"] if item.get("list"))
        doc["previous_values"] = {series: {"U01": {"a member of last year": "1"}}}

    assert read_assessment(changed(change)).entries.previous


def test_a_treatment_is_carried_unchanged() -> None:
    treatment = {"winsorise": {"skew": "2.0", "kurtosis": "3.50"}, "impute": "group_mean"}
    text = changed(lambda doc: leaf(doc).update(treatment=treatment))
    assessment = read_assessment(text)
    assert assessment.plan.indicator["A1.1"].treatment == treatment
    assert json.loads(write_assessment(assessment)) == json.loads(text)


def test_optional_sections_may_be_absent() -> None:
    doc = {
        "format": "quanheng-assessment/1",
        "assessment": {"id": "x", "title": "最小", "year": 2024, "full_score": "100"},
        "units": [{"code": "U", "name": "单位"}],
        "items": [{"code": "x", "name": "数据", "kind": "number"}],
        "indicators": [{"code": "x", "parent": None, "name": "指标", "weight": "100", "method": "direct"}],
        "values": {"x": {"U": "88.5"}},
    }
    assessment = read_assessment(json.dumps(doc))
    result = json.loads(write_result(evaluate(assessment.plan, assessment.entries), assessment.plan))
    assert result == {
        "format": "quanheng-result/1",
        "assessment": "x",
        "status": "complete",
        "units": [
            {
                "code": "U",
                "name": "单位",
                "class": None,
                "base": "88.50",
                "adjusted_base": "88.50",
                "bonus": "0.00",
                "deduction": "0.00",
                "total": "88.50",
                "rank": 1,
                "rank_in_class": None,
                "grade": None,
                "nodes": {
                    "x": {
                        "points": "88.50",
                        "weight": "100",
                        "effective_weight": "100.0000",
                        "state": "scored",
                        "measure": "88.5000",
                    }
                },
            }
        ],
        "problems": [],
    }
