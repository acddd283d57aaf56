"""What the benchmarks score: the same for everybody, and nothing in it that a check would find."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from benchmarks.sizes import SIZES, made, make, plain_leaf, shifted
from exchange.assessment_json import read_assessment, write_assessment
from scoring.checks import check
from scoring.entries import Assessment
from scoring.method import MeasureMethod
from scoring.methods import METHODS
from scoring.plan import Indicator

UNITS, LEAVES = 200, 48


@cache
def assessment(methods: str = "measured") -> Assessment:
    return made(UNITS, LEAVES, methods=methods)


def methods_of(leaves: tuple[Indicator, ...]) -> set[str | None]:
    return {leaf.method for leaf in leaves}


def test_the_same_seed_makes_the_same_assessment() -> None:
    assert make("S") == make("S")
    assert make("S") != make("S", seed=8)


def test_the_small_size_has_its_units_and_leaves() -> None:
    plan = make("S").plan
    assert (len(plan.units), len(plan.leaves)) == SIZES["S"] == (20, 40)


@pytest.mark.parametrize("methods", ["measured", "all"])
@pytest.mark.parametrize("seed", [7, 8, 9])
def test_nothing_is_wrong_with_an_assessment_that_is_measured(methods: str, seed: int) -> None:
    for units, leaves in ((20, 40), (60, 120)):
        found = made(units, leaves, seed=seed, methods=methods)
        assert check(found.plan, found.entries) == ()


def test_every_method_that_scores_a_measure_is_in_it() -> None:
    measured = {kind.code for kind in METHODS if issubclass(kind, MeasureMethod)}
    assert methods_of(assessment().plan.leaves) == measured
    assert methods_of(assessment("all").plan.leaves) == measured | {"formula", "deduct", "blend"}


def test_rules_are_mixed() -> None:
    leaves = assessment().plan.leaves
    assert {leaf.direction for leaf in leaves} == {"up", "down"}
    assert {leaf.peers for leaf in leaves} == {"all", "class"}
    assert {leaf.missing for leaf in leaves} == {"zero", "lowest", "mean", "exclude"}
    assert {leaf.measure != leaf.code.lower() for leaf in leaves} == {True, False}


def test_one_value_in_ten_is_missing() -> None:
    found = assessment()
    filled = sum(cell.value is not None for cells in found.entries.values.values() for cell in cells.values())
    assert 0.88 < filled / (len(found.plan.items) * UNITS) < 0.92


def test_one_unit_in_twenty_is_the_copy_of_another() -> None:
    found = assessment()
    columns = found.entries.values.values()
    rows = Counter(tuple(cells.get(unit.code) for cells in columns) for unit in found.plan.units)
    assert Counter(rows.values()) == {1: UNITS - 2 * (UNITS // 20), 2: UNITS // 20}


def test_the_tree_has_three_levels_whose_weights_add_up_to_100() -> None:
    plan = assessment().plan
    depth: dict[str | None, int] = {None: 0}
    for node in plan.indicators:
        depth[node.code] = depth[node.parent] + 1
    assert {depth[leaf.code] for leaf in plan.leaves} == {3}
    assert sum(node.weight for node in plan.children[None]) == 100


def test_a_weight_is_moved_so_that_the_plan_still_adds_up() -> None:
    found = assessment()
    moved = shifted(found.plan, 7)
    assert check(moved, found.entries) == ()
    changed = [new.weight - old.weight for old, new in zip(found.plan.leaves, moved.leaves, strict=True)]
    assert sorted(filter(None, changed)) == [Decimal("-0.07"), Decimal("0.07")]


def test_a_leaf_to_edit_scores_its_item_as_it_is() -> None:
    plan = assessment().plan
    leaf = plain_leaf(plan, "min_max")
    assert (leaf.method, leaf.peers, leaf.measure) == ("min_max", "all", leaf.code.lower())


def test_an_assessment_that_is_measured_can_be_written_and_read_back() -> None:
    found = assessment("all")
    again = read_assessment(write_assessment(found))
    assert again.entries == found.entries
    assert again.plan == replace(found.plan, uid=again.plan.uid)
