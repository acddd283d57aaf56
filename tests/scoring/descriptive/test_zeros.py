"""Where nothing was done: 0, not applicable, missing and blank are four different things."""

from typing import Any

import pytest

from scoring.descriptive.zeros import Mark, Matrix, zero_matrix
from tests.scoring.build import Json, document, leaf, read

ABSENT: Json = {"state": "not_applicable"}
MISSING: Json = {"state": "missing"}
FIELDS: Json = {"code": "f", "name": "重点领域", "year": 2024, "members": ["食品", "燃气", "价格"]}


def matrix(kind: str, cells: dict[str, Any], **item: Any) -> Matrix:
    """Units A to D with these entries of one item."""
    one = document(
        [leaf("direct", measure="y")],
        {"x": cells, "y": {}},
        units=list("ABCD"),
        items=[{"code": "x", "name": "x", "kind": kind} | item, {"code": "y", "name": "y", "kind": "number"}],
        lists=[FIELDS],
    )
    found = read(one)
    return zero_matrix(found.plan, found.entries, "x")


def row(found: Matrix, unit: str) -> str:
    """The marks of a unit: D, Z, / for not applicable, M, and . for blank."""
    letters = {Mark.DONE: "D", Mark.ZERO: "Z", Mark.NOT_APPLICABLE: "/", Mark.MISSING: "M", Mark.BLANK: "."}
    return "".join(letters[found.rows[unit][member]] for member in found.members)


def test_the_four_kinds_of_nothing_are_kept_apart() -> None:
    found = matrix("number", {"A": "0", "B": ABSENT, "C": MISSING})
    assert [row(found, unit) for unit in "ABCD"] == ["Z", "/", "M", "."]
    assert found.where(Mark.ZERO) == (("A", ""),)
    assert found.idle == ("A",)


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("3", "D"),
        ("-1", "D"),
        ("0.00", "Z"),
        ("约50", "M"),
        ({"state": "pending", "value": "0"}, "Z"),
        ({"state": "pending", "value": "2"}, "D"),
        ({"state": "pending"}, "."),
        ({"state": "void", "value": "7"}, "M"),
    ],
)
def test_a_cell_says_what_is_scored(cell: Any, mark: str) -> None:
    assert row(matrix("number", {"A": cell}), "A") == mark


def test_each_field_of_a_series_has_its_mark() -> None:
    cells = {
        "A": {"食品": "3", "燃气": "0", "价格": ABSENT},
        "B": {"食品": "0", "燃气": MISSING},
        "C": MISSING,
        "D": ABSENT,
    }
    found = matrix("series", cells, list="f")
    assert [row(found, unit) for unit in "ABCD"] == ["DZ/", "ZM.", "MMM", "///"]


def test_a_field_in_which_nobody_has_anything_is_certain_only_when_all_have_said_so() -> None:
    everybody = {unit: {"食品": "2", "燃气": "0", "价格": "0"} for unit in "ABCD"}
    found = matrix("series", everybody | {"D": {"食品": MISSING, "燃气": ABSENT, "价格": MISSING}}, list="f")
    assert found.untouched == ("燃气",)
    assert found.uncertain == ("价格",)
    assert found.idle == ()


def test_a_field_that_applies_nowhere_is_no_gap() -> None:
    found = matrix("series", {unit: {"食品": "0", "燃气": ABSENT, "价格": "1"} for unit in "ABCD"}, list="f")
    assert (found.untouched, found.uncertain) == (("食品",), ())


def test_a_unit_is_idle_where_it_has_0_in_all_that_applies_to_it() -> None:
    cells = {
        "A": {"食品": "0", "燃气": "0", "价格": ABSENT},
        "B": {"食品": "0", "燃气": "0"},
        "C": {"食品": ABSENT, "燃气": ABSENT, "价格": ABSENT},
        "D": {"食品": "0", "燃气": "0", "价格": "1"},
    }
    assert matrix("series", cells, list="f").idle == ("A",)


def test_a_series_without_a_list_has_the_members_that_somebody_has() -> None:
    found = matrix("series", {"A": {"一季度": "0"}, "B": {"二季度": "4"}})
    assert found.members == ("一季度", "二季度")
    assert [row(found, unit) for unit in "ABC"] == ["Z.", ".D", ".."]
    assert row(matrix("series", {"A": ["0", "5"]}), "A") == "ZD"


def test_of_a_task_counts_what_is_done_and_without_a_target_it_is_not_asked_for() -> None:
    cells = {
        "A": {
            "食品": {"target": "10", "done": "0"},
            "燃气": {"target": "0", "done": "0"},
            "价格": {"target": "4", "done": "4"},
        },
        "B": {"食品": MISSING, "燃气": ABSENT},
    }
    found = matrix("tasks", cells, list="f")
    assert [row(found, unit) for unit in "AB"] == ["Z/D", "M/."]


def test_an_item_without_numbers_has_no_zeros() -> None:
    with pytest.raises(ValueError, match="holds no numbers"):
        matrix("grade", {"A": "优"})
