"""Every parameter says something: another value, another sentence, in both languages."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exchange.wording import LANGUAGES
from scoring.method import Method
from scoring.methods import BY_CODE
from scoring.parameter_reading import Setting, parse
from scoring.parameters import Parameter
from tests.exchange.rule_cases import ITEM_RULES, WHOLE, numbers, said
from tests.oracle.draw_expressions import Chooser
from tests.oracle.draw_rules import RULES

Params = Mapping[str, Any]
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def drawn(data: st.DataObject, code: str) -> dict[str, Any]:
    """Random legal parameters of a method."""
    if code in ("blend", "formula", "deduct"):
        return dict(WHOLE[code][0])
    choose = Chooser(lambda low, high: data.draw(st.integers(low, high)))
    key = data.draw(st.sampled_from([name for name, rule in RULES.items() if (rule.method or name) == code]))
    return dict(ITEM_RULES.get(code, {})) | RULES[key].params(choose, 4.0)


def figure(data: st.DataObject) -> str:
    return data.draw(st.sampled_from(["0", "0.5", "1", "2", "3.25", "7", "12", "15", "35", "50", "99", "100", "140"]))


def another(data: st.DataObject, parameter: Parameter, now: Any) -> Any:
    """Another value for a parameter, of the kind that it takes."""
    match parameter.kind:
        case "number" | "whole":
            near = [] if now is None else [str(Decimal(str(now)) + 1)]
            return data.draw(st.sampled_from([*near, figure(data)]))
        case "flag":
            return True
        case "choice":
            return data.draw(st.sampled_from([choice for choice in parameter.choices if choice != now]))
        case "item":
            return data.draw(st.sampled_from(["fields", "marks", "other_jobs", "old_grade", "old_votes"]))
        case "formula":
            return data.draw(st.sampled_from(["W * x / 100", "x - 1", "z / y"]))
        case "numbers":
            return [figure(data) for _ in now or "ab"]
        case "pairs":
            return [[figure(data), figure(data)] for _ in range(data.draw(st.integers(1, 4)))]
        case "points":
            return [[name, figure(data)] for name in ("甲", "乙", "丙")[: data.draw(st.integers(1, 3))]]
        case "table":
            return {key: figure(data) for key in (now or {"g1": "1", "g2": "1"})}
        case "rules":
            return [[data.draw(st.sampled_from(["late", "wrong", "y - z"])), figure(data), figure(data)]]
        case "parts":
            return [{"share": "0.5", "method": "pass_fail", "params": {"target": figure(data)}}] * 2


def says_nothing(code: str, name: str, one: Any, other: Any, up: bool) -> bool:
    """A change that changes no points, whatever is entered; so it need not be said."""
    if code == "target_rate":
        no_task = not one.target and not other.target
        return no_task or (name == "form" and up)  # the form is for what is better the less it is
    if code == "panel":  # nothing is dropped
        return name == "min_n_to_drop" and not (one.drop_high or one.drop_low)
    if code == "target_step" and name in ("up_step", "up_max"):
        return not one.up_points
    if code == "tiers" and name != "zero_gets_zero":
        return bool(effective(one) == effective(other))
    if code == "interpolation":  # in points or in percent, nothing is nothing
        return all(won == 0 for method in (one, other) for _, won in method.anchors)
    if code == "rank_bands" and name == "bands":
        return bool(reached(one) == reached(other))
    return False


def effective(tiers: Any) -> Any:
    """What tiers mean: without last ones that give what the rest gets."""
    listed = list(tiers.tiers)
    while len(listed) > 1 and listed[-1][1] == tiers.otherwise:
        listed.pop()
    none = all(won == 0 for _, won in listed) and not tiers.otherwise
    return listed, tiers.boundary, tiers.otherwise, none or tiers.scale


def reached(bands: Any) -> Any:
    """What bands mean: beyond 100 % there is nobody."""
    found = []
    for upper, percent in bands.bands:
        found.append((min(upper, Fraction(100)), percent))
        if upper >= 100:
            break
    return found


def read(code: str, params: Params) -> Method | None:
    return parse(code, params, (), Setting(BY_CODE, None, None, []))


PARAMETERS = [(code, declared.name) for code, kind in BY_CODE.items() for declared in fields(kind)]


@pytest.mark.parametrize(("code", "name"), PARAMETERS)
@QUICK
@given(data=st.data())
def test_a_parameter_that_changes_changes_what_is_said(code: str, name: str, data: st.DataObject) -> None:
    params = drawn(data, code)
    parameter: Parameter = BY_CODE[code].__dataclass_fields__[name].metadata["parameter"]
    now = params.get(name, BY_CODE[code].__dataclass_fields__[name].default)
    changed = params | {name: another(data, parameter, None if now is MISSING else now)}
    if name in ("step_points", "step_pct"):
        changed.pop({"step_points": "step_pct", "step_pct": "step_points"}[name], None)
    one, other = read(code, params), read(code, changed)
    assume(one is not None and other is not None and one != other)
    assert one is not None
    assert other is not None
    up = data.draw(st.booleans()) and name != "form"
    assume(not says_nothing(code, name, one, other, up))
    for language in LANGUAGES:
        spoken = [said(code, own, language, direction="up" if up else "down") for own in (params, changed)]
        assert spoken[0] != spoken[1]


@pytest.mark.parametrize("code", BY_CODE)
@QUICK
@given(data=st.data())
def test_both_languages_name_the_same_figures(code: str, data: st.DataObject) -> None:
    params = drawn(data, code)
    english, chinese = (numbers(said(code, params, language)) for language in LANGUAGES)
    written_out = {Decimal(0), Decimal(1)}  # 不得分, the first
    assert english - written_out == chinese - written_out
