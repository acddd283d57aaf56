"""One suite over every scoring method: what holds whatever the formula."""

import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_assessment
from exchange.wording import LANGUAGES, word
from scoring.evaluate import evaluate
from scoring.methods import METHODS, method
from scoring.parameters import Parameter
from scoring.problems import Problem, Refused
from scoring.result import NodeScore
from tests.scoring.build import Json, document, leaf, read, score

WEIGHT = "4"
MEMBERS = ["甲", "乙", "丙"]


@dataclass(frozen=True)
class Example:
    """Parameters that fit values of 0 to 100. `better`: which way points never fall; "" = neither."""

    params: Json
    better: str = "up"
    kind: str = "number"
    high: str = WEIGHT
    measured: bool = True


def votes(a: int) -> list[Json]:
    return [{"all": {"A": str(a), "B": "3", "C": "1", "abstain": "2"}}]


EXAMPLES: dict[str, Example] = {
    "direct": Example({"max": "100"}, high="100"),
    "pass_fail": Example({"target": "60", "op": ">="}),
    "target_rate": Example({"target": "50", "cap_pct": "110", "threshold_pct": "20"}, high="4.4"),
    "target_step": Example(
        {"target": "50", "base": "2", "up_step": "5", "up_points": "0.3", "down_step": "7", "down_points": "0.4"}
    ),
    "gap_deduct": Example({"target": "60", "per": "7", "points": "0.3", "step_mode": "full_steps"}),
    "efficacy": Example({"good": "80", "bad": "30"}),
    "efficacy_tiers": Example({"standards": ["90", "70", "50"], "coefs": ["1", "0.7", "0.4"]}),
    "interpolation": Example({"anchors": [["10", "0"], ["60", "2.5"], ["90", "4"]]}),
    "tiers": Example({"tiers": [["90", "4"], ["60", "2"], ["30", "1"]]}),
    "interval": Example({"low": "40", "high": "60", "low_limit": "10", "high_limit": "90"}, better=""),
    "deduct": Example({"rules": [["x", "0.1", "3"]]}, better="down", measured=False),
    "checklist": Example({"item": "x", "elements": [["甲", "2"], ["乙", "1"], ["丙", "1"]]}, kind="states"),
    "item_mean": Example({"item": "x", "item_cap_pct": "120"}, kind="tasks"),
    "coverage": Example({"item": "x", "min_count": "40"}, kind="series"),
    "min_max": Example({"base_pct": "60"}),
    "best_ratio": Example({}),
    "mean_ratio": Example({"pct_at_mean": "80"}),
    "t_score": Example({"t_min": "20", "t_max": "80", "sd": "sample"}),
    "rank_linear": Example({"base_pct": "60", "ties": "average"}),
    "rank_step": Example({"step_points": "0.3"}),
    "rank_bands": Example({"bands": [["30", "100"], ["80", "80"], ["100", "60"]]}),
    "rank_map": Example({"map": {"1": "4", "2": "3"}, "participated": "1"}, better=""),
    "convert_scale": Example({"full": "100"}),
    "convert_grade": Example({"item": "x", "map": {"A": "100", "B": "70", "C": "0"}}, kind="grade"),
    "convert_rank": Example({"of": "100", "base_pct": "60"}, better="down"),
    "ballots": Example({"item": "x", "values": {"A": "100", "B": "80", "C": "60"}}, kind="ballots"),
    "panel": Example({"item": "x", "drop_high": "1", "drop_low": "1", "min_n_to_drop": "3"}, kind="marks"),
    "blend": Example(
        {
            "parts": [
                {"share": "0.4", "measure": "x", "method": "min_max", "params": {"base_pct": "60"}},
                {"share": "0.6", "measure": "x * 2", "method": "convert_scale", "params": {"full": "200"}},
            ]
        },
        measured=False,
    ),
    "formula": Example({"expression": "W * x / 100"}, measured=False),
}

Entry = Any
KINDS = {"states": "series", "marks": "series"}


def entry(kind: str, x: int) -> Entry:
    """An entry of a kind that is the better the greater x in 0..100."""
    match kind:
        case "states":
            return {"甲": "1" if x > 50 else "0.5", "乙": "1" if x > 80 else "0", "丙": "0"}
        case "series":
            return {"甲": str(x), "乙": str(x // 2), "丙": {"state": "not_applicable"}}
        case "tasks":
            return {"一": {"target": "50", "done": str(x)}, "二": {"target": "0", "done": "5"}}
        case "marks":
            return [str(x), str(x // 2), str((x + 100) // 2)]
        case "ballots":
            return votes(x)
        case "grade":
            return "A" if x > 66 else "B" if x > 33 else "C"
    return str(x)


def build(code: str, xs: Sequence[Entry | None], *, units: Sequence[str] | None = None, **more: Any) -> Json:
    example = EXAMPLES[code]
    item: Json = {"code": "x", "name": "数据", "kind": KINDS.get(example.kind, example.kind)}
    lists = []
    if example.kind in ("states", "series"):
        item["list"] = "list"
        lists = [{"code": "list", "name": "清单", "year": 2024, "members": MEMBERS}]
    direct = example.kind != "number" or not example.measured
    node = leaf(code, deepcopy(example.params), weight=WEIGHT, measure=None if direct else "x", **more)
    names = list(units or (f"U{i}" for i in range(len(xs))))
    cells = {unit: x for unit, x in zip(names, xs, strict=True) if x is not None}
    return document([node], {"x": cells}, units=names, items=[item], lists=lists)


def scores(code: str, xs: Sequence[Entry | None], **more: Any) -> list[NodeScore]:
    return [unit.nodes["L"] for unit in score(build(code, xs, **more)).units]


def entries(code: str, xs: Sequence[int]) -> list[Entry]:
    return [entry(EXAMPLES[code].kind, x) for x in xs]


def points(score_: NodeScore) -> Fraction:
    assert score_.points is not None
    return Fraction(score_.points)


CODES = [kind.code for kind in METHODS]
figures = st.lists(st.integers(1, 100), min_size=1, max_size=6)
few = settings(max_examples=6, deadline=None)
"""For each method: the suite is run for all of them."""


def test_every_method_has_an_example_and_is_found_by_its_code() -> None:
    assert sorted(CODES) == sorted(EXAMPLES)
    assert [method(code).code for code in CODES] == CODES
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_method_and_its_group_have_a_name(code: str, language: str) -> None:
    assert word(f"method.{code}", language)
    assert word(f"method.group.{method(code).group}", language)


@pytest.mark.parametrize("code", CODES)
@few
@given(xs=figures, data=st.data())
def test_the_order_of_the_units_is_irrelevant(code: str, xs: list[int], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(xs))))
    straight = scores(code, entries(code, xs))
    mixed = scores(code, [entries(code, xs)[i] for i in order], units=[f"U{i}" for i in order])
    assert [straight[i] for i in order] == mixed


@pytest.mark.parametrize("code", CODES)
@few
@given(xs=figures)
def test_points_lie_within_their_bounds_and_have_two_places(code: str, xs: list[int]) -> None:
    for found in scores(code, entries(code, xs)):
        assert found.state == "scored"
        assert isinstance(found.points, Decimal)
        assert found.points.as_tuple().exponent == -2
        assert 0 <= found.points <= Decimal(EXAMPLES[code].high)


@pytest.mark.parametrize("code", [code for code in CODES if EXAMPLES[code].better])
@few
@given(xs=st.lists(st.integers(1, 100), min_size=2, max_size=6), x=st.integers(1, 100))
def test_a_better_value_never_gives_fewer_points(code: str, xs: list[int], x: int) -> None:
    before = points(scores(code, entries(code, xs))[0])
    after = points(scores(code, entries(code, [x, *xs[1:]]))[0])
    better = x >= xs[0] if EXAMPLES[code].better == "up" else x <= xs[0]
    assert after >= before if better else after <= before


@pytest.mark.parametrize("code", CODES)
@few
@given(x=st.integers(0, 100), count=st.integers(1, 6))
def test_equal_units_get_equal_points(code: str, x: int, count: int) -> None:
    found = scores(code, entries(code, [x] * count))
    assert len({(one.points, one.state) for one in found}) == 1


@pytest.mark.parametrize("code", CODES)
def test_without_any_entry_every_unit_is_missing_and_the_result_provisional(code: str) -> None:
    result = score(build(code, [None, None]))
    assert [unit.nodes["L"].state for unit in result.units] == ["missing", "missing"]
    assert [unit.total for unit in result.units] == [0, 0]
    assert result.status == "provisional"


@pytest.mark.parametrize("state", ["missing", "void", "not_applicable", "pending"])
@pytest.mark.parametrize("code", CODES)
def test_states_are_four_different_things(code: str, state: str) -> None:
    fine, marked = entries(code, [70, 70])
    cell = {"state": state, "value": marked} if state == "pending" else {"state": state}
    result = score(build(code, [fine, cell], not_applicable="full"))
    found = result.units[1].nodes["L"]
    assert found.state == {"void": "missing"}.get(state, state)
    assert result.status == ("provisional" if state == "pending" else "complete")
    if state == "not_applicable":
        assert found.points == Decimal(WEIGHT)
    if state == "pending":
        assert found.points == result.units[0].nodes["L"].points


@pytest.mark.parametrize("code", CODES)
def test_an_unknown_parameter_is_refused_with_its_name(code: str) -> None:
    doc = build(code, entries(code, [50]))
    doc["indicators"][0]["params"]["gooood"] = "1"
    with pytest.raises(Refused) as refused:
        read(doc)
    (problem,) = refused.value.problems
    assert problem.code == "param.unknown"
    assert problem.where == ("indicators", "L", "params", "gooood")
    assert problem.facts["name"] == "gooood"


@pytest.mark.parametrize(
    ("own", "code", "where"),
    [
        ("none", "param.object", ()),
        (None, "param.object", ()),
        (["U0"], "param.object", ()),
        ({"U0": "9"}, "param.object", ("U0",)),
        ({"U0": {"gooood": "1"}}, "param.unknown", ("U0", "gooood")),
        ({"U0": {"good": 9}}, "param.number", ("U0", "good")),
    ],
)
def test_what_is_wrong_with_the_parameters_of_one_unit_is_refused_at_its_place(
    own: Json, code: str, where: tuple[str, ...]
) -> None:
    doc = build("efficacy", entries("efficacy", [50]))
    doc["indicators"][0]["params"]["by_unit"] = own
    with pytest.raises(Refused) as refused:
        read(doc)
    (problem,) = refused.value.problems
    assert (problem.code, problem.where) == (code, ("indicators", "L", "params", "by_unit", *where))


def refusals(doc: Json) -> tuple[Problem, ...]:
    try:
        read(doc)
    except Refused as refused:
        return refused.problems
    return ()


@pytest.mark.parametrize("code", CODES)
def test_a_required_parameter_that_is_missing_is_refused_with_its_name(code: str) -> None:
    whole = build(code, entries(code, [50]))
    refused: set[str] = set()
    for name in EXAMPLES[code].params:
        doc = deepcopy(whole)
        del doc["indicators"][0]["params"][name]
        found = refusals(doc)
        if found:
            assert [problem.where[-1] for problem in found] in ([name], ["step_points"])
            refused.add(name)
    required = {name for name, default in defaults(code).items() if default is MISSING}
    assert refused == required & EXAMPLES[code].params.keys() | refused & {"step_points"}


def declared(code: str) -> dict[str, Parameter]:
    return {parameter.name: parameter.metadata["parameter"] for parameter in fields(method(code))}


def defaults(code: str) -> dict[str, Any]:
    return {parameter.name: parameter.default for parameter in fields(method(code))}


@pytest.mark.parametrize("code", CODES)
def test_a_number_that_is_no_decimal_string_is_refused_in_every_parameter(code: str) -> None:
    for name, value in EXAMPLES[code].params.items():
        for wrong in (7, None, True, ["x", "y"], "NaN"):
            if wrong is None and declared(code)[name].optional:
                continue
            if isinstance(value, str) and name in ("item", "expression") and wrong == "NaN":
                continue
            doc = build(code, entries(code, [50]))
            doc["indicators"][0]["params"][name] = wrong
            with pytest.raises(Refused):
                read(doc)


@pytest.mark.parametrize("code", CODES)
def test_params_of_a_class_and_of_a_unit_override_the_plain_ones(code: str) -> None:
    doc = build(code, entries(code, [60, 60, 60]))
    params = doc["indicators"][0]["params"]
    if not EXAMPLES[code].measured or EXAMPLES[code].kind != "number":
        override: Json = deepcopy(params)
        doc["indicators"][0]["params"] = {"by_unit": {"U0": override}, "by_class": {"甲": override}} | params
        assert len({unit.nodes["L"].points for unit in score(with_class(doc)).units}) == 1
        return
    params["by_class"] = {"甲": {"zero_gets_zero": True}}
    params["by_unit"] = {"U2": {"zero_gets_zero": False}}
    doc["values"]["x"] = {"U0": "60", "U1": "0", "U2": "0"}
    plain = {k: v for k, v in params.items() if not k.startswith("by_")}
    unzeroed = deepcopy(doc)
    unzeroed["indicators"][0]["params"] = plain
    found, without = score(with_class(doc)).units, score(with_class(unzeroed)).units
    assert found[1].nodes["L"].points == 0
    assert found[2].nodes["L"].points == without[2].nodes["L"].points


def with_class(doc: Json) -> Json:
    for unit in doc["units"]:
        unit["class"] = "甲"
    return doc | {"classes": [{"code": "甲", "name": "一类", "coefficient": "1"}]}


@pytest.mark.parametrize("code", CODES)
def test_a_plan_with_the_method_survives_writing_and_reading(code: str) -> None:
    doc = build(code, entries(code, [10, 90]))
    assessment = read(doc)
    written = write_assessment(assessment)
    assert read_assessment(written) == assessment
    assert json.loads(written)["indicators"][0]["params"] == doc["indicators"][0]["params"]


@pytest.mark.parametrize("code", CODES)
def test_scoring_leaves_plan_and_entries_as_they_were(code: str) -> None:
    assessment = read(build(code, entries(code, [10, 90])))
    before = write_assessment(assessment)
    first = evaluate(assessment.plan, assessment.entries)
    assert write_assessment(assessment) == before
    assert evaluate(assessment.plan, assessment.entries) == first
