"""Last year's total and place of the units of today."""

from dataclasses import replace

from scoring.evaluate import evaluate
from scoring.plan import Previous
from scoring.years.standings import standings_before
from tests.exchange.sheet_cases import assessment


def test_a_unit_finds_what_it_had_under_its_code_of_then_and_what_is_new_or_merged_has_no_place() -> None:
    old = assessment(4)
    result = evaluate(old.plan, old.entries)
    then = {unit.code: unit for unit in result.units}
    units = {"U001": ("U002",), "U002": ("U001", "U003"), "U003": ()}
    plan = replace(old.plan, previous=Previous(id="last", units=units))
    found = standings_before(plan, result)
    assert set(found) == {"U001", "U002", "U004"}
    assert (found["U002"].total, found["U002"].rank) == (None, None)
    assert (found["U001"].total, found["U001"].rank) == (then["U002"].total, then["U002"].rank)
    assert found["U004"].rank_beside(None) == then["U004"].rank
    assert found["U004"].rank_beside("二类") == then["U004"].rank_in_class
    assert found["U004"].rank_beside("一类") is None, "a place in another class says nothing"
