"""What the benchmarks score: the same for everybody, and nothing in it that a check would find."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks import page, plain
from benchmarks.sizes import SIZES, made, make, plain_leaf, shifted
from exchange.assessment_json import read_assessment, write_assessment
from scoring.checks import check
from scoring.entries import Assessment
from scoring.method import MeasureMethod
from scoring.methods import METHODS
from scoring.plan import Indicator
from scoring.rounding import round_half_up

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


class TestPlainWork:
    """The problem of the peers as a plan of ours."""

    VALUES = np.array([[3.0, 0.5, 7.2], [np.nan, 0.25, 1.0], [9.0, 0.125, np.nan], [3.0, 0.5, 7.2], [4.0, 0.3333, 2.5]])
    DIRECTIONS = np.array([1, -1, 1])
    PARTS = (3, 7, 5)
    WEIGHTS = np.array(PARTS) / 15

    def expected(self, values: list[list[Fraction | None]]) -> list[Fraction]:
        """Totals: points of two places, weights of what is missing shared out, two places again."""
        totals = []
        for row in values:
            earned, present = Fraction(0), 0
            for j, x in enumerate(row):
                column = [known for line in values if (known := line[j]) is not None]
                if x is not None:
                    gap = x - min(column) if self.DIRECTIONS[j] > 0 else max(column) - x
                    earned += round_half_up(self.PARTS[j] * gap / (max(column) - min(column)), 2)
                    present += self.PARTS[j]
            totals.append(round_half_up(15 * earned / present, 2))
        return totals

    def exact(self) -> list[list[Fraction | None]]:
        return [[None if x != x else Fraction(str(x)) for x in row] for row in self.VALUES.tolist()]

    def test_it_is_scored_exactly(self) -> None:
        result = plain.prepare(self.VALUES, self.DIRECTIONS, self.WEIGHTS).score()
        totals = self.expected(self.exact())
        assert [Fraction(unit.total) for unit in result.units] == totals
        assert [unit.rank for unit in result.units] == [1 + sum(t > own for t in totals) for own in totals]

    def test_the_whole_weights_are_found_again(self) -> None:
        assert tuple(plain.whole(self.WEIGHTS)) == self.PARTS

    @pytest.mark.parametrize(("value", "text"), [(2981.0, "2981"), (0.1, "0.1"), (0.0, "0"), (-0.0, "0"), (9.9, "9.9")])
    def test_a_figure_is_typed_as_people_type_it(self, value: float, text: str) -> None:
        assert plain.typed(value) == text


class TestPage:
    """What is written into docs/performance.md."""

    RECORDS = (
        '{"bench": "env", "cpu": "C", "cores": 2, "python": "3.11", "versions": {"pymcdm": "1.4.0"}}',
        '{"bench": "recompute", "case": "full/pymcdm", "size": "M", "median_s": 0.04, "other_cpu": 0.1}',
        '{"bench": "recompute", "case": "candidate/full_recompute", "size": "M", "median_s": 0.008}',
    )

    def folder(self, place: Path) -> Path:
        (place / "recompute-M.jsonl").write_text("\n".join(self.RECORDS), "utf-8")
        return place

    def test_a_ratio_is_judged_by_its_goal(self, tmp_path: Path) -> None:
        rows = list(page.goal_rows(page.read(self.folder(tmp_path))))
        assert ["0.2", "≤ 0.25", "yes"] in [list(row[-3:]) for row in rows]
        assert ["–", "≤ 5", "not measured"] in [list(row[-3:]) for row in rows]

    def test_the_words_around_what_was_measured_stay(self, tmp_path: Path) -> None:
        target = tmp_path / "page.md"
        target.write_text(f"before\n\n{page.BEGIN}\nold\n{page.END}\nafter\n", "utf-8")
        page.write_page(target, self.folder(tmp_path))
        written = target.read_text("utf-8")
        assert written.startswith("before\n")
        assert written.endswith("\nafter\n")
        assert "old" not in written
        page.write_page(target, tmp_path)
        assert target.read_text("utf-8") == written

    def test_a_page_without_its_marks_is_left_alone(self, tmp_path: Path) -> None:
        target = tmp_path / "page.md"
        target.write_text("by hand", "utf-8")
        with pytest.raises(ValueError, match="marks"):
            page.write_page(target, tmp_path)
        assert target.read_text("utf-8") == "by hand"

    @pytest.mark.parametrize(
        ("value", "text"),
        [(None, "–"), (1.234, "1.23 s"), (0.0386, "38.6 ms"), (2.6e-5, "26 µs"), (117.2, "117 s"), (5e-8, "0.05 µs")],
    )
    def test_a_time_stands_in_the_unit_that_fits(self, value: float | None, text: str) -> None:
        assert page.seconds(value) == text
