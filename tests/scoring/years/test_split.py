"""A unit's change taken apart: every part of it is there once, and the parts add up exactly."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.years.change import compare_years
from scoring.years.split import by_movement, split_change
from tests.oracle.draw import assessment_of
from tests.scoring.build import Json, document, leaf, read
from tests.scoring.test_year_change import copied, next_year, shuffled, with_other_rules

SEEDS = st.integers(0, 2**63)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(SEEDS, st.booleans(), st.booleans())
@QUICK
def test_the_parts_add_up_to_the_totals_and_so_do_both_halves(seed: int, other_values: bool, other_rules: bool) -> None:
    doc = copied(assessment_of(seed))
    new = next_year(doc)
    if other_rules:
        new = with_other_rules(new)
    if other_values:
        new = shuffled(new)
    old_one, new_one = read(doc), read(new)
    change = compare_years(old_one, new_one)
    for unit in change.units:
        parts = split_change(change, old_one.plan, new_one.plan, unit.code)
        assert sum((part.now for part in parts), Fraction(0)) == unit.total.now
        for figure in ("before", "trial", "change", "performance", "rule_effect"):
            total = getattr(unit.total, figure)
            found = [getattr(part, figure) for part in parts]
            if total is None:
                assert all(one is None for one in found)
            else:
                assert sum(found, Fraction(0)) == total, figure


def test_an_indicator_that_is_gone_and_one_that_is_new_are_the_rules_effect_and_its_value_performance() -> None:
    def tree(second: str, code: str) -> list[Json]:
        first = leaf("direct", weight="60", measure="x") | {"code": "A", "name": "办案"}
        return [first, leaf("direct", weight="40", measure="y") | {"code": code, "name": second}]

    old = document(tree("宣传", "B"), {"x": {"U": "50"}, "y": {"U": "30"}}, units=["U"])
    now = next_year(document(tree("满意度", "C"), {"x": {"U": "55"}, "y": {"U": "25"}}, units=["U"]))
    old_one, new_one = read(old), read(now)
    parts = split_change(compare_years(old_one, new_one), old_one.plan, new_one.plan, "U")
    found: list[tuple[object, ...]] = [(p.kind, p.name, p.is_new, p.performance, p.rule_effect) for p in parts]
    assert found == [
        ("node", "办案", False, 5, 0),
        ("node", "满意度", True, -5, 30),
        ("dropped", "宣传", False, 0, -30),
    ]


@given(SEEDS)
@QUICK
def test_units_stand_by_the_places_they_gained(seed: int) -> None:
    doc = assessment_of(seed)
    change = compare_years(read(doc), read(shuffled(next_year(doc))))
    gained = [unit.places_gained for unit in by_movement(change.units)]
    known = [one for one in gained if one is not None]
    assert known == sorted(known, reverse=True)
    assert gained[: len(known)] == known
